#!/bin/sh
# Two builds of the program must give the same bytes: every example in every format and language, what
# explains it, scripts that are added or fail, many answers, and packs.
#
#   sh tests/compare-builds.sh BUILD BUILD
set -u
one=$(cd "$1" && pwd) two=$(cd "$2" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PEIL_PACK_PATH=$root/packs
export PEIL_PACK_PATH
failed=0 passed=0
fault() { echo "builds: $1"; failed=$((failed + 1)); }
both() { # EXITS ARGUMENT...: what both say and write
  wanted=$1
  shift
  "$one/peil" "$@" >"$work/one" 2>&1
  end=$?
  "$two/peil" "$@" >"$work/two" 2>&1
  other=$?
  if [ $end != $other ] || [ "${wanted#*$end}" = "$wanted" ]; then fault "exits $end $other: $*: $(head -n 1 "$work/one" | cut -c 1-300)"
  elif [ ! -s "$work/one" ]; then fault "nothing comes out: $*"
  elif ! cmp -s "$work/one" "$work/two"; then fault "they differ: $*: $(diff "$work/one" "$work/two" | sed -n 2p | cut -c1-200)"
  else passed=$((passed + 1)); fi
}

own=tests/cases/script-own-rule/mijn-advies.lua
for answers in packs/*/examples/*.answers.yaml; do
  for language in nl en; do
    for format in text json html ndjson; do
      both 0 score -q --lang $language -f $format "$answers"
      both 0 explain -q --lang $language -f $format --rules "$answers"
    done
  done
  for format in text html json; do both 0 whatif -q -f $format "$answers"; done
  both 0 score -q -f json --script $own --actor wethouder "$answers"
  # Each finds correct what the other stored, and tells alike what is not.
  "$one/peil" score -q -f json "$answers" -o "$work/one.json"
  "$two/peil" verify -q "$work/one.json" || fault "what is stored is not found correct by the other: $answers"
  sed -i 's/"sections":/"afdelingen":/' "$work/one.json"
  both 1 verify "$work/one.json"
  question=$(awk '/^answers:/ { on = 1; next } on && /^  [a-z0-9]/ { sub(/:.*/, ""); print $1; exit }' "$answers")
  for part in "$question" niet-gemeten eerst-praten; do
    both 0 explain -q --script $own "$answers" $part
  done
done
both 0 explain -q packs/bcmb/examples/middendam.answers.yaml onaf
for format in text html json; do
  both 0 compare -q -f $format packs/bcmb/examples/lindeveld/*
done
for pack in packs/*/; do
  "$one/peil" pack build -q "$pack" -o "$work/one.zip"
  "$two/peil" pack build -q "$pack" -o "$work/two.zip"
  if cmp -s "$work/one.zip" "$work/two.zip"; then passed=$((passed + 1)); else fault "the zips of $pack differ"; fi
  for format in text json html; do both 0 pack info -q -f $format "$pack"; done
  both 0 pack check -v "$pack"
done

# Scripts that fail, by mistake and on purpose: the same words, limits and lines.
for script in tests/hostile/lua/*.lua; do
  case $script in
    */load-*) cp "$script" "$work/attack.lua" ;;
    *) { echo 'rule{id = "x", priority = "low", text = "x", when = function()'
      cat "$script"
      echo 'end}'; } >"$work/attack.lua" ;;
  esac
  both '0 4' score -q --no-worker --script "$work/attack.lua" packs/bcmb/examples/middendam.answers.yaml
done

# Many answers by luck.
${CC-cc} -std=c11 -D_GNU_SOURCE -O2 -o "$work/generate" tests/bench/generate.c || exit 1
"$work/generate" 20000 >"$work/many.ndjson"
both 0 score --stream --pack tests/bench/pack "$work/many.ndjson"
both 0 score --stream --no-memo --no-worker --pack tests/bench/pack "$work/many.ndjson"

echo "same bytes: $passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
