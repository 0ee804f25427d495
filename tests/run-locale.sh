#!/bin/sh
# Under a locale with decimal commas everything must come out the same. The locale is made in a
# folder of its own, so that none needs to be installed.
#
#   sh tests/run-locale.sh BUILD
set -u
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
LOCPATH=$build/locpath
mkdir -p "$LOCPATH"
[ -d "$LOCPATH/nl_NL.UTF-8" ] || localedef -i nl_NL -f UTF-8 "$LOCPATH/nl_NL.UTF-8" || exit 1
[ "$(LOCPATH=$LOCPATH LC_ALL=nl_NL.UTF-8 locale decimal_point)" = , ] || {
  echo "locale: nl_NL could not be made"; exit 1; }
export LOCPATH
failed=0
CASE_LOCALE=nl_NL.UTF-8 sh tests/run-cases.sh "$build" || failed=1
LC_ALL=nl_NL.UTF-8 sh tests/run-unit.sh "$build" || failed=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for format in text json html; do
  for answers in packs/*/examples/*.answers.yaml; do
    LC_ALL=C "$build/peil" score -q -f $format "$answers" >"$work/c"
    LC_ALL=nl_NL.UTF-8 "$build/peil" score -q -f $format "$answers" >"$work/nl"
    cmp "$work/c" "$work/nl" || failed=1
  done
done
exit $failed
