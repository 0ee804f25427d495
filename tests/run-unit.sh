#!/bin/sh
# Runs every unit test program; a leak or any other finding of a sanitizer fails it too.
#
#   sh tests/run-unit.sh BUILD
set -u
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
PEIL_TEST_BUILD=$build
logs=$build/tests/san
rm -rf "$logs" && mkdir -p "$logs"
# Criterion ends well although LeakSanitizer found something; only its log tells.
ASAN_OPTIONS="detect_leaks=1:log_path=$logs/log${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
UBSAN_OPTIONS="print_stacktrace=1:log_path=$logs/log"
export PEIL_TEST_BUILD ASAN_OPTIONS UBSAN_OPTIONS
passed=0 failed=0
for program in "$build"/tests/test_*; do
  [ -x "$program" ] || continue
  case $program in *.d|*.o) continue ;; esac
  if "$program" --jobs 2 --color=never >"$build/tests/out" 2>&1; then
    count=$(sed -n 's/.*Synthesis: Tested: [0-9]* | Passing: \([0-9]*\) .*/\1/p' "$build/tests/out")
    passed=$((passed + ${count:-0}))
  else
    cat "$build/tests/out"
    echo "--- $(basename "$program") failed"
    failed=$((failed + 1))
  fi
  if [ -n "$(ls "$logs")" ]; then
    cat "$logs"/*
    echo "--- $(basename "$program"): a sanitizer found something"
    rm -f "$logs"/*
    failed=$((failed + 1))
  fi
done
echo "unit tests: $passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
