#!/bin/sh
# Golden runs of the program: every folder in tests/cases holds a script `cmd`, and what must come
# out of it in `stdout`, `stderr` and `exit` (0 when there is none).
#
#   sh tests/run-cases.sh BUILD [--update] [CASE...]
#
# The scripts run in a copy of their folder with peil on the path, one tests/cases beside them, and
# nothing of the environment that could change the outcome. $PACKS is the folder of packs.
set -u
build=$(cd "$1" && pwd) && shift
root=$(cd "$(dirname "$0")/.." && pwd)
update=no
if [ "${1-}" = --update ]; then update=yes; shift; fi
[ $# -gt 0 ] || set -- $(cd "$root/tests/cases" && echo *)
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
passed=0 failed=0

for name in "$@"; do
  case_dir=$root/tests/cases/$name
  rm -rf "$work/run" && cp -R "$case_dir" "$work/run"
  rm -f "$work/run/stdout" "$work/run/stderr" "$work/run/exit"
  (
    cd "$work/run" &&
    env -i PATH="$build:/usr/bin:/bin" HOME="$work/home" PACKS="$root/packs" CASES="$root/tests/cases" \
      BUILD="$build" LC_ALL="${CASE_LOCALE-C}" LANGUAGE=en LOCPATH="${LOCPATH-}" TERM=dumb \
      LD_PRELOAD="${CASE_PRELOAD-}" \
      ASAN_OPTIONS="${ASAN_OPTIONS-}" UBSAN_OPTIONS="${UBSAN_OPTIONS-}" \
      sh ./cmd >"$work/stdout" 2>"$work/stderr" </dev/null
    echo $? >"$work/exit"
  )
  # The root of the project is not part of what is compared.
  sed -i "s#$build#BUILD#g; s#$root#ROOT#g; s#$work#WORK#g" "$work/stdout" "$work/stderr"
  good=yes
  for part in stdout stderr exit; do
    if [ $update = yes ]; then
      if [ -s "$work/$part" ] && ! { [ $part = exit ] && [ "$(cat "$work/exit")" = 0 ]; }; then
        cp "$work/$part" "$case_dir/$part"
      else
        rm -f "$case_dir/$part"
      fi
      continue
    fi
    wanted=$case_dir/$part
    if [ ! -e "$wanted" ]; then
      wanted=$work/wanted
      if [ $part = exit ]; then echo 0 >"$wanted"; else : >"$wanted"; fi
    fi
    if ! cmp -s "$wanted" "$work/$part"; then
      echo "--- case $name: $part differs"
      diff -u "$wanted" "$work/$part" | sed '1,2d' | head -40
      good=no
    fi
  done
  if [ $good = yes ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "cases: $passed passed, $failed failed"
[ $failed = 0 ]
