#!/bin/sh
# All tests of `make check`, one after another; goes on after a failure and tells at the end.
#
#   sh tests/run-all.sh BUILD
set -u
build=$1
cd "$(dirname "$0")/.."
passed=0 failed=0

# Criterion finds its tests through /proc, which a bare chroot does not have.
if [ ! -e /proc/self ]; then
  if mount -t proc proc /proc 2>/dev/null; then
    echo "there is no /proc here: mounted for the tests, and taken away after them"
    trap 'umount /proc' EXIT
  else
    echo "there is no /proc here, and the unit tests need it: mount -t proc proc /proc" >&2
    exit 1
  fi
fi

step() {
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $*"; fi
}
replay() {
  for program in "$build"/tests/fuzz_*_replay; do
    name=$(basename "$program" _replay)
    "$program" tests/fuzz/seeds/"${name#fuzz_}"/* || return 1
  done
}
step sh tests/run-unit.sh "$build"
step sh tests/run-cases.sh "$build"
step sh tests/run-bad.sh "$build"
step sh tests/run-stream.sh "$build"
step sh tests/run-histories.sh "$build"
step sh tests/run-verify.sh "$build"
step "$build/peil" pack check --quiet packs/*/
step "$build/peil" pack test packs/*/
step "$build/peil" pack check --quiet tests/instruments/*/
step "$build/peil" pack test tests/instruments/*/
step replay
step sh tests/check-layers.sh
step sh tests/check-messages.sh
[ ! -e tests/check-abi.sh ] || step sh tests/check-abi.sh "$build"
[ ! -e tests/check-docs.sh ] || step sh tests/check-docs.sh "$build"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
