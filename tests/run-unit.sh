#!/bin/sh
# Runs every unit test program, as many at a time as there are processors; a leak or any other finding
# of a sanitizer fails it too.
#
#   sh tests/run-unit.sh BUILD
set -u
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
PEIL_TEST_BUILD=$build
logs=$build/tests/logs
rm -rf "$logs" && mkdir -p "$logs"
export PEIL_TEST_BUILD logs
# Criterion ends well although LeakSanitizer found something; only its log tells.
one='
  name=$(basename "$1")
  ASAN_OPTIONS="detect_leaks=1:log_path=$logs/$name.found${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
  UBSAN_OPTIONS="print_stacktrace=1:log_path=$logs/$name.found"
  export ASAN_OPTIONS UBSAN_OPTIONS
  "$1" --jobs 2 --color=never >"$logs/$name.out" 2>&1 || touch "$logs/$name.failed"'
# The longest ones are at the end of the alphabet.
for program in "$build"/tests/test_*; do
  case $program in *.d | *.o) continue ;; esac
  [ -e "tests/unit/$(basename "$program").c" ] || continue # of which the source is gone
  [ ! -x "$program" ] || echo "$program"
done | sort -r >"$logs/programs"
xargs -P "$(nproc 2>/dev/null || echo 1)" -n 1 sh -c "$one" one <"$logs/programs"

passed=0 failed=0
while read -r program; do
  name=$(basename "$program")
  if [ -e "$logs/$name.failed" ]; then
    cat "$logs/$name.out"
    echo "--- $name failed"
    failed=$((failed + 1))
  else
    count=$(sed -n 's/.*Synthesis: Tested: [0-9]* | Passing: \([0-9]*\) .*/\1/p' "$logs/$name.out")
    [ "${count:-0}" -gt 0 ] || { echo "--- $name: nothing was tested"; failed=$((failed + 1)); }
    passed=$((passed + ${count:-0}))
  fi
  if ls "$logs/$name".found* >/dev/null 2>&1; then
    cat "$logs/$name".found*
    echo "--- $name: a sanitizer found something"
    failed=$((failed + 1))
  fi
done <"$logs/programs"
echo "unit tests: $passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
