#!/bin/sh
# Two builds of the program must give the same bytes for every example and every format.
#
#   sh tests/compare-builds.sh BUILD BUILD
set -u
one=$(cd "$1" && pwd) two=$(cd "$2" && pwd)
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0 passed=0
same() {
  if cmp -s "$work/one" "$work/two"; then passed=$((passed + 1)); else
    echo "builds differ: $*"; failed=$((failed + 1)); fi
}
for answers in packs/*/examples/*.answers.yaml; do
  for format in text json html; do
    "$one/peil" score -q -f $format "$answers" >"$work/one"
    "$two/peil" score -q -f $format "$answers" >"$work/two"
    same "$format of $answers"
  done
done
for pack in packs/*/; do
  "$one/peil" pack build -q "$pack" -o "$work/one"
  "$two/peil" pack build -q "$pack" -o "$work/two"
  same "zip of $pack"
  "$one/peil" pack info -q -f json "$pack" >"$work/one"
  "$two/peil" pack info -q -f json "$pack" >"$work/two"
  same "info of $pack"
done
echo "same bytes: $passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
