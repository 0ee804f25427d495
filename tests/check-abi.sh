#!/bin/sh
# The plugin interface must not change under those who built against it: offsets, headers that stand
# alone in C and C++, and what a plugin and the library show.
#
#   sh tests/check-abi.sh BUILD
set -u
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0 passed=0
step() {
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "abi: failed: $*"; fi
}
c="${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Werror -Iinclude -fsyntax-only"
step $c tests/abi/layout.c
for define in -DHEADER_PLUGIN -DHEADER_PEIL; do
  step $c $define tests/headers/header_c.c
  if command -v c++ >/dev/null 2>&1; then
    step c++ -std=c++17 -Wall -Wextra -Wpedantic -Werror -Iinclude -fsyntax-only $define tests/headers/header_cpp.cpp
  fi
done
for plugin in "$build"/plugins/*.so; do
  nm -D --defined-only "$plugin" | awk '{print $3}' | grep -v '^__\|^_init$\|^_fini$' >"$work/symbols"
  # The sanitizers add symbols of their own.
  if ! nm -D "$plugin" | grep -q __asan_; then step cmp "$work/symbols" tests/abi/symbols.txt; fi
done
echo "abi: $passed passed, $failed failed"
[ $failed = 0 ]
