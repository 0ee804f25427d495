#!/bin/sh
# peil score --stream when much goes through it, and when its workers die.
#
#   sh tests/run-stream.sh BUILD
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
peil=$build/peil
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset PEIL_PACK_PATH
passed=0 failed=0
is() { # WHAT EXPECTED FOUND
  if [ "$2" = "$3" ]; then passed=$((passed + 1)); else
    failed=$((failed + 1)); echo "--- stream: $1: $2 expected, $3 found"; fi
}
cc=${CC-cc}
$cc -std=c11 -D_GNU_SOURCE -O2 -o "$work/generate" "$root/tests/bench/generate.c" || exit 1
$cc -std=c11 -D_GNU_SOURCE -O2 -o "$work/measure" "$root/tests/bench/measure.c" || exit 1
pack=$root/tests/bench/pack

# ---- memory does not grow ---------------------------------------------------------------------
"$work/generate" 200000 >"$work/many"
head -10000 "$work/many" >"$work/few"
memory() { "$work/measure" "$peil" score --stream --jobs 2 --pack "$pack" "$1" | cut -d' ' -f3; }
few=$(memory "$work/few")
many=$(memory "$work/many")
is "memory of 200,000 lines ($many kB) beside 10,000 ($few kB)" yes \
  "$([ "$many" -le $((few + few / 4 + 1024)) ] && echo yes || echo no)"

# ---- any number of workers gives the same -----------------------------------------------------
"$peil" score --stream --no-worker --pack "$pack" "$work/few" >"$work/here"
for jobs in 1 2 7; do
  is "jobs $jobs" "$(cksum <"$work/here")" \
    "$("$peil" score --stream --jobs $jobs --pack "$pack" "$work/few" | cksum)"
done
is "through a pipe" "$(cksum <"$work/here")" \
  "$(cat "$work/few" | "$peil" score --stream --pack "$pack" | cksum)"

# ---- a worker that is killed costs one line ---------------------------------------------------
lines() { printf '{"peil-answers":1,"pack":"klein@1","subject":{"gemeente":"%s"}}\n' Een Twee Draaistad Vier Vijf; }
lines | "$peil" score --stream --jobs 1 --pack "$root/tests/cases/stream/pack" \
  --limit script-steps=999999999999 --limit worker-seconds=60 >"$work/killed" &
shell=$!
worker=
tries=0
while [ -z "$worker" ] && [ $tries -lt 100 ]; do
  sleep 0.1
  tries=$((tries + 1))
  for parent in /proc/[0-9]*/stat; do
    read -r pid name _ father _ 2>/dev/null <"$parent" || continue
    case $name in "(peil)") ;; *) continue ;; esac
    [ "$father" = "$shell" ] && worker=$pid
  done
done
sleep 1
[ -z "$worker" ] || kill -SEGV "$worker"
wait $shell
is "exit of a run with a crash" 4 $?
is "lines" 6 "$(wc -l <"$work/killed")"
is "the line that crashed" 1 "$(grep -c '"line":3,"errors":\[{"code":"script/crashed","file":"[^"]*advice.lua","line":15,' "$work/killed")"
is "the others" 4 "$(grep -c '"status":' "$work/killed")"

# ---- whoever waits gets an answer -------------------------------------------------------------
mkfifo "$work/in"
"$peil" score --stream --pack "$pack" <"$work/in" >"$work/out" &
reader=$!
exec 3>"$work/in"
head -1 "$work/few" >&3
tries=0
while [ ! -s "$work/out" ] && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
is "a line before the end of the input" 1 "$(grep -c '"line":1,' "$work/out")"
exec 3>&-
wait $reader
is "and the end" 2 "$(wc -l <"$work/out")"

echo "stream: $passed passed, $failed failed"
[ $failed = 0 ]
