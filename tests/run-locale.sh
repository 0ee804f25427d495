#!/bin/sh
# Under a locale with decimal commas everything must come out the same, also in a program that takes
# that locale, as one that embeds peil may. The locale is made in a folder of its own, so that none
# needs to be installed.
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
taken=$build/tests/fault/locale.so
failed=0 passed=0
CASE_LOCALE=nl_NL.UTF-8 CASE_PRELOAD=$taken sh tests/run-cases.sh "$build" || failed=1
LD_PRELOAD=$taken LC_ALL=nl_NL.UTF-8 sh tests/run-unit.sh "$build" || failed=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PEIL_PACK_PATH=$PWD/packs
export PEIL_PACK_PATH
same() { # ARGUMENT...
  LC_ALL=C LANGUAGE=en "$build/peil" "$@" >"$work/c" 2>&1
  LD_PRELOAD=$taken LC_ALL=nl_NL.UTF-8 LANGUAGE=en "$build/peil" "$@" >"$work/nl" 2>&1
  if [ -s "$work/c" ] && cmp -s "$work/c" "$work/nl"; then passed=$((passed + 1)); else
    echo "--- locale: $*: $(diff "$work/c" "$work/nl" | sed -n 2,4p)"; failed=1; fi
}
# What Lua itself makes of numbers and texts: operators, and the functions of a plugin and a rule.
cat >"$work/getallen.lua" <<'LUA'
rule {
  id = "getallen",
  priority = "low",
  when = function() return 1.5 .. "" == "1.5" and tonumber("1,5") == nil and "Z" < "a" end,
  text = "Een half is " .. 0.5 .. ", " .. tostring(1e-3) .. string.format(" of %.2f of %g.", 0.25, 1e21),
}
LUA
mkdir "$work/plugins"
cat >"$work/plugins/getallen.lua" <<'LUA'
return {
  name = "getallen", media_type = "text/plain", extension = "txt", summary = "numbers", kinds = {"result"},
  render = function(doc, out) out:write(doc.score.value, " ", 1.5 .. "", "\n") end,
}
LUA
chmod -R go-w "$work/plugins"
for answers in packs/*/examples/*.answers.yaml; do
  for format in text json html; do
    same score -q -f $format --script "$work/getallen.lua" "$answers"
    same explain -q -f $format --rules "$answers"
  done
  same score -q --plugin-dir "$work/plugins" -f getallen "$answers"
  same explain -q --script "$work/getallen.lua" "$answers" getallen
done
LC_ALL=nl_NL.UTF-8 LD_PRELOAD=$taken "$build/peil" score -q --script "$work/getallen.lua" \
  packs/bcmb/examples/middendam.answers.yaml | grep -qF 'Een half is 0.5, 0.001 of 0.25 of 1e+21.' || {
  echo "--- locale: the rule with numbers gives no advice"; failed=1; }
same score --stream --pack tests/cases/stream/pack tests/cases/stream/answers.ndjson
same pack check -v packs/bcmb packs/oco
same pack test packs/bcmb
echo "locale: $passed passed, $failed failed"
exit $failed
