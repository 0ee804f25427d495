#!/bin/sh
# Killed, interrupted, and in places where nothing can be written.
#
#   sh tests/run-killed.sh BUILD
#
# KILLED_SEED=N takes other moments, KILLED_ROUNDS=N more of them.
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
peil=$build/peil
work=$(mktemp -d)
mounted=
clean() {
  [ -z "$mounted" ] || umount "$mounted"
  chmod -R u+w "$work"
  rm -rf "$work"
}
trap clean EXIT
PEIL_PACK_PATH=$root/packs
HOME=$work/home
TERM=dumb
LANG=C
unset LANGUAGE LC_ALL LC_MESSAGES
export PEIL_PACK_PATH HOME TERM LANG
passed=0 failed=0
fault() { failed=$((failed + 1)); echo "--- killed: $1"; }
good() { passed=$((passed + 1)); }
is() { # WHAT EXPECTED FOUND
  if [ "$2" = "$3" ]; then good; else fault "$1: $2 expected, $3 found"; fi
}

# ---- killed while filling in: all answers but the one in hand are there -----------------------
items=$(grep -c '^      - id: ' "$root/packs/bcmb/pack.yaml")
head_lines() { printf '%s\n' Proefstad GM1234 '' 2026-03-14; }
answers() { # one number an item
  awk -v most="$items" 'BEGIN { for (i = 0; i < most; i++) print i % 3 + 1 }'
}
mkfifo "$work/typed"
round=0
awk -v seed="${KILLED_SEED-1}" -v rounds="${KILLED_ROUNDS-30}" \
  'BEGIN { srand(seed); for (i = 0; i < rounds; i++) printf "%.3f\n", rand() * 0.15 }' >"$work/moments"
while read -r moment; do
  round=$((round + 1))
  rm -rf "$work/run" && mkdir "$work/run"
  { head_lines; answers | while read -r line; do echo "$line"; sleep 0.004; done; sleep 1; } >"$work/typed" 2>/dev/null &
  writer=$!
  (cd "$work/run" && exec "$peil" fill bcmb a.yaml) <"$work/typed" >/dev/null 2>"$work/said" &
  filler=$!
  sleep "$moment"
  kill -9 $filler 2>/dev/null
  { wait $filler; } 2>/dev/null
  kill $writer 2>/dev/null
  { wait $writer; } 2>/dev/null
  asked=$(grep -c "([a-z]* [0-9]* [a-z]* [0-9]*)$" "$work/said")
  if [ -e "$work/run/a.yaml" ]; then
    kept=$(awk '/^answers:/ { on = 1; next } on && /^  [a-z]/ { n++ } END { print n + 0 }' "$work/run/a.yaml")
    "$peil" score --quiet -f json -o "$work/report.json" "$work/run/a.yaml" 2>"$work/why" ||
      grep -q 'answers/subject-missing' "$work/why" || fault "round $round: the answers cannot be read: $(cat "$work/why")"
    [ "$kept" -ge $((asked - 1)) ] || fault "round $round: asked $asked, kept $kept"
    [ "$kept" -le "$asked" ] || fault "round $round: asked $asked, kept $kept"
  else
    [ "$asked" = 0 ] || fault "round $round: asked $asked, and there is no file"
  fi
  # What is left over does not stop the next session.
  echo q | (cd "$work/run" && "$peil" fill bcmb a.yaml) >/dev/null 2>&1
  is "round $round, going on" 0 $?
done <"$work/moments"

# ---- interrupted at a prompt ------------------------------------------------------------------
for signal in INT TERM HUP; do
  for lines in 0 1 6; do
    rm -rf "$work/run" && mkdir "$work/run"
    { { head_lines; answers; } | head -n $lines; sleep 3; } >"$work/typed" &
    writer=$!
    # A shell starts what runs in the background with interrupts ignored; env takes that back.
    (cd "$work/run" && exec env --default-signal=INT "$peil" fill bcmb a.yaml) <"$work/typed" >/dev/null 2>"$work/said" &
    filler=$!
    sleep 0.3
    kill -$signal $filler
    { wait $filler; } 2>/dev/null
    is "$signal after $lines lines" 130 $?
    kill $writer 2>/dev/null
    { wait $writer; } 2>/dev/null
    [ -e "$work/run/a.yaml.lock" ] && fault "$signal: the lock is left"
    found=$(ls "$work/run" | tr '\n' ' ')
    if [ $lines = 0 ]; then is "$signal at once: files" "" "$found"; else is "$signal: files" "a.yaml " "$found"; fi
    if [ $lines -ge 1 ]; then is "$signal: the name" 1 "$(grep -c Proefstad "$work/run/a.yaml")"; fi
    if [ $lines = 6 ]; then is "$signal: answers" 2 "$(awk '/^answers:/ { on = 1; next } on && /^  [a-z]/ { n++ } END { print n + 0 }' "$work/run/a.yaml")"; fi
  done
done

# ---- killed while a script runs: its process does not outlive the program ----------------------
printf '%s\n' 'rule{id = "x", priority = "low", text = "x", when = function() while true do end end}' >"$work/draai.lua"
run_long() { # ARGUMENT...: the script goes on and on
  exec "$peil" "$@" --limit script-steps=999999999999 --limit worker-seconds=60
}
outlives() { # WHAT, of the process $parent
  child= tries=0
  while [ -z "$child" ] && [ $tries -lt 100 ]; do
    sleep 0.05
    tries=$((tries + 1))
    child=$(cat /proc/$parent/task/$parent/children 2>/dev/null)
  done
  sleep 0.2
  kill -9 $parent
  { wait $parent; } 2>/dev/null
  sleep 0.5
  [ -n "$child" ] || { fault "$1: there is no worker"; return; }
  left=
  for process in $child; do
    case $(cut -d' ' -f3 /proc/$process/stat 2>/dev/null) in '' | Z) ;; *) left="$left $process" ;; esac
  done
  is "$1: what is left" '' "$left"
}
(run_long score --script "$work/draai.lua" "$root/packs/bcmb/examples/middendam.answers.yaml") >/dev/null 2>&1 &
parent=$!
outlives 'killed while scoring'
grep Draaistad "$root/tests/cases/stream/answers.ndjson" >"$work/draai.ndjson"
(run_long score --stream --jobs 2 --pack "$root/tests/cases/stream/pack" "$work/draai.ndjson") >/dev/null 2>&1 &
parent=$!
outlives 'killed in a stream'
# Whoever started the program may not want to know of children; the program does.
"$peil" score "$root/packs/bcmb/examples/middendam.answers.yaml" >"$work/usual" 2>&1
(trap '' CHLD; exec "$peil" score "$root/packs/bcmb/examples/middendam.answers.yaml") >"$work/out" 2>&1
is 'children that nobody waits for' 0 $?
cmp -s "$work/usual" "$work/out" || fault 'children that nobody waits for: another report'
(trap '' CHLD; exec "$peil" score --script "$work/draai.lua" "$root/packs/bcmb/examples/middendam.answers.yaml") >"$work/out" 2>"$work/said"
is 'children that nobody waits for, and a script that goes on' 4 $?
grep -q 'script/too-' "$work/said" || fault "children that nobody waits for: $(head -1 "$work/said")"

# ---- places where nothing can be written ------------------------------------------------------
answers_file=$root/packs/bcmb/examples/middendam.answers.yaml
run=$work/places
mkdir "$run" && cd "$run" || exit 1
"$peil" score --quiet -f html -o good.html "$answers_file" || fault 'no report to compare with'
"$peil" score "$answers_file" >good.txt

if mkdir full && mount -t tmpfs -o size=64k none full 2>/dev/null; then
  mounted=$run/full
  echo old >full/report.html
  "$peil" score --quiet "$answers_file" -o full/report.html 2>said
  is 'full disk' 6 $?
  is 'full disk: the old file' old "$(cat full/report.html)"
  dd if=/dev/zero of=full/rest bs=1k >/dev/null 2>&1
  { head_lines; answers; } | "$peil" fill bcmb full/a.yaml >/dev/null 2>said
  is 'full disk while filling in' 6 $?
  is 'full disk: files' 'report.html rest ' "$(ls -A full | tr '\n' ' ')"
  umount full && mounted=
fi
echo old >limited.html
(ulimit -f 8; trap '' XFSZ; exec "$peil" score --quiet "$answers_file" -o limited.html) 2>said
is 'a limit on files' 6 $?
is 'a limit on files: the old file' old "$(cat limited.html)"
for command in "score $answers_file" --help 'pack check bcmb --json' 'fill bcmb --template' plugins; do
  "$peil" $command >/dev/full 2>said
  is "a full standard output: $command" 6 $?
done
if [ "$(id -u)" != 0 ]; then
  mkdir locked && chmod a-w locked
  "$peil" score --quiet "$answers_file" -o locked/a.html 2>said
  is 'a folder that may not be written to' 6 $?
  echo old >kept.html && chmod a-w kept.html
  "$peil" score --quiet "$answers_file" -o kept.html 2>said
  is 'a file that may not be written to' "6 old" "$? $(cat kept.html)"
fi

# Standard input, output and error closed, in all combinations.
for closed in '' '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
  rm -f closed.html
  eval "\"\$peil\" score -f html -o closed.html \"\$answers_file\" $closed" >/dev/null 2>&1
  is "to a file with $closed" 0 $?
  cmp -s closed.html good.html || fault "to a file with $closed: other bytes"
  sh -c "\"\$1\" score \"\$2\" $closed" - "$peil" "$answers_file" >closed.txt 2>said
  end=$?
  case $closed in
    '>&-'* | *' >&-'*) [ $end = 6 ] && [ ! -s closed.txt ] && good || fault "with $closed: exit $end" ;;
    *) [ $end = 0 ] && cmp -s closed.txt good.txt && good || fault "with $closed: exit $end" ;;
  esac
done

# Links keep pointing; pipes are written through, and waiting for their reader can be ended.
ln -s target.html link.html
for round in 1 2; do
  "$peil" score --quiet "$answers_file" -o link.html
  is "a link, round $round" "target.html 0" "$(readlink link.html) $(cmp -s target.html good.html; echo $?)"
done
ln -s round round && "$peil" score "$answers_file" -f text -o round 2>said
is 'a link to itself' 6 $?
mkfifo pipe
cat pipe >piped.html &
reader=$!
"$peil" score --quiet "$answers_file" -f html -o pipe && wait $reader && cmp -s piped.html good.html && good || fault 'a pipe'
"$peil" score --quiet "$answers_file" -f html -o pipe 2>said &
waiting=$!
sleep 0.3
kill -TERM $waiting
{ wait $waiting; } 2>/dev/null
is 'a pipe without a reader, ended' 143 $?
for mode in 600 640 755 444; do
  rm -f moded.txt && echo old >moded.txt && chmod $mode moded.txt
  "$peil" score --quiet "$answers_file" -o moded.txt 2>said
  is 'the mode' $mode "$(stat -c %a moded.txt)"
done
cd "$root" || exit 1
echo "killed: $passed passed, $failed failed"
[ $failed = 0 ]
