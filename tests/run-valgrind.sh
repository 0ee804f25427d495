#!/bin/sh
# Runs of the program under valgrind, workers included: reports, explanations, streams, scripts that
# are refused, and every wrong pack. Build with MODE=debug.
#
#   sh tests/run-valgrind.sh BUILD
set -u
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PEIL_PACK_PATH=$PWD/packs
PEIL=$build/peil
export PEIL_PACK_PATH PEIL work
passed=0 failed=0

# Exit codes that are good, and the arguments; without blanks in them. Standard input is a line of answers.
answers=packs/bcmb/examples/middendam.answers.yaml
other=packs/bcmb/examples/achterwold.answers.yaml
slow='--limit worker-seconds=120'
own=tests/cases/script-own-rule/mijn-advies.lua
grep -v Draaistad tests/cases/stream/answers.ndjson >"$work/lines.ndjson"
head -1 "$work/lines.ndjson" >"$work/typed"
cp tests/cases/script-workers/boos.lua "$work"
sed 's/GM9902/fout/; s/Middendam (fictief)/fout/' $answers >"$work/fout.yaml"
"$PEIL" score -q -f json $answers -o "$work/stored.json"
sed 's/"points": 2/"points": 1/; s/"state": "answered"/"state": ["answered"]/' "$work/stored.json" >"$work/changed.json"
mkdir "$work/plugins"
sed -n '/^```lua$/,/^```$/{/^```/d;p}' plugins/README.md >"$work/plugins/agenda.lua"
chmod -R go-w "$work/plugins"
{
  cat <<RUNS
0 score $slow $answers
0 score $slow --jobs 2 -f ndjson $answers $other
4 score $slow --script $work/boos.lua -f json $work/fout.yaml
0 score --no-worker --script $own --actor wethouder $answers
0 score --no-worker -f html $other
0 score --no-worker -f json $other
0 score --no-worker -f ndjson $other
0 score --no-worker --plugin-dir $work/plugins -f agenda $other
0 whatif $slow $answers
0 whatif --no-worker -f html $other
0 verify $slow $work/stored.json
0 verify --no-worker $work/stored.json
1 verify --no-worker --json $work/changed.json
0 explain $slow --rules $answers
0 explain --no-worker --rules -f html $answers
0 explain --no-worker $answers onaf.3
0 explain --no-worker --script $own $answers eerst-praten
4 score $slow --stream --jobs 2 --pack tests/cases/stream/pack $work/lines.ndjson
4 score --stream --no-worker --pack tests/cases/stream/pack $work/lines.ndjson
0 score --stream --no-worker --no-memo --pack tests/cases/stream/pack
0 pack check packs/bcmb packs/oco
0 pack check --no-worker packs/oco
0 pack test --no-worker packs/oco
0 pack info --no-worker -f json oco
0 pack build --no-worker --bundle -o $work/bundle.zip bcmb
0 pack check --no-worker $build/packs/bcmb.zip
0 fill --no-worker bcmb --template
0 plugins --plugin-dir tests/plugins
0 api
RUNS
  # Many packs in one run: each costs little beside the start.
  for folder in tests/bad/*/; do
    [ -d "$folder/pack" ] && echo "$folder"pack
    [ -e "$folder/pack.zip" ] && echo "$folder"pack.zip
  done | xargs -n 16 echo 01 pack check --no-worker
} >"$work/runs"

one='
  run=$1 wanted=$2
  shift 2
  case "$*" in *--no-worker*) leaks=full ;; *) leaks=no ;; esac # a worker ends with what it has
  valgrind -q --error-exitcode=99 --leak-check=$leaks --show-leak-kinds=definite,indirect \
    --errors-for-leak-kinds=definite,indirect "$PEIL" "$@" >"$work/said.$run" 2>&1 <"$work/typed"
  end=$?
  if [ "${wanted#*$end}" = "$wanted" ] || grep -q "^==[0-9]*== " "$work/said.$run"; then
    tail -60 "$work/said.$run"
    echo "--- valgrind: exit $end: $*"
    touch "$work/failed.$run"
  fi'
nl "$work/runs" | xargs -P "$(nproc 2>/dev/null || echo 1)" -L 1 sh -c "$one" one
for run in $(seq "$(wc -l <"$work/runs")"); do
  if [ -e "$work/failed.$run" ] || [ ! -e "$work/said.$run" ]; then failed=$((failed + 1)); else passed=$((passed + 1)); fi
done
echo "valgrind: $passed passed, $failed failed"
[ $failed = 0 ]
