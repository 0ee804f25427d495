#!/bin/sh
# Runs of the program under valgrind: reports, packs, and every wrong input. Build with MODE=debug.
#
#   sh tests/run-valgrind.sh BUILD
set -u
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
PEIL_TEST_BUILD=$build
export PEIL_TEST_BUILD
failed=0 passed=0
check="valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect"
run() {
  if $check "$@" >"$build/tests/out" 2>&1; then passed=$((passed + 1)); else
    [ $? = 99 ] && { cat "$build/tests/out"; echo "--- valgrind: $*"; failed=$((failed + 1)); return; }
    passed=$((passed + 1))
  fi
}
run "$build/peil" score --no-worker packs/bcmb/examples/middendam.answers.yaml
run "$build/peil" score --no-worker --script tests/cases/script-own-rule/mijn-advies.lua packs/bcmb/examples/middendam.answers.yaml
run "$build/peil" explain --no-worker --rules packs/bcmb/examples/middendam.answers.yaml
run "$build/peil" explain --no-worker packs/bcmb/examples/middendam.answers.yaml onaf.3
for format in html json; do
  run "$build/peil" score --no-worker -f $format packs/bcmb/examples/middendam.answers.yaml
done
run "$build/peil" pack check --no-worker packs/bcmb packs/oco
run "$build/peil" pack test --no-worker packs/bcmb
run "$build/peil" pack check --no-worker build/release/packs/bcmb.zip
run "$build/peil" fill bcmb --template
for folder in tests/bad/*/; do
  [ -d "$folder/pack" ] && run "$build/peil" pack check --no-worker "$folder/pack"
  [ -e "$folder/pack.zip" ] && run "$build/peil" pack check --no-worker "$folder/pack.zip"
done
echo "valgrind: $passed passed, $failed failed"
[ $failed = 0 ]
