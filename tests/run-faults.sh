#!/bin/sh
# Calls that fail: memory, files, pipes and processes, one call after another, while the program
# does its work. Whatever fails, peil says so, ends with an exit code that is true, and leaves the
# old file or the new one.
#
#   sh tests/run-faults.sh BUILD
#
# FAULTS=all tries every call, not a sample of so many; FAULTS_SEED=N takes another sample;
# FAULTS_CASES="stream explain" runs these only.
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
peil=$build/peil
shim=$build/tests/fault/failing_malloc.so
seed=${FAULTS_SEED-1}
sample=${FAULTS-12}
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
ASAN_OPTIONS=verify_asan_link_order=0:allocator_may_return_null=1
PEIL_PACK_PATH=$root/packs
HOME=$work/home
TERM=dumb
LANG=C
unset LANGUAGE LC_ALL LC_MESSAGES
export ASAN_OPTIONS PEIL_PACK_PATH HOME TERM LANG
passed=0 failed=0

fault() {
  failed=$((failed + 1))
  [ $failed -gt 40 ] || echo "--- faults: $1"
}

# Numbers from 1 to $1: all of them, or the first ones and a sample of the rest.
numbers() {
  awk -v most="$1" -v sample="$sample" -v seed="$seed" 'BEGIN {
    srand(seed)
    if (sample == "all" || most <= sample) step = 1; else step = most / sample
    for (at = 1; at <= most; at += step) {
      number = step == 1 ? at : int(at + rand() * step)
      if (number <= most) print int(number)
    }
  }'
}

# Runs a case in a fresh folder: standard output in out, what is said in said.
run_case() { # NAME ENVIRONMENT...
  name=$1
  shift
  rm -rf "$work/run"
  mkdir "$work/run"
  cp "$root/packs/bcmb/examples/middendam.answers.yaml" "$work/run/in.yaml"
  case $name in
    *-over) echo old >"$work/run/out.html"; echo old >"$work/run/out.zip"
      cp "$root/packs/bcmb/examples/voorbeeldstad.answers.yaml" "$work/run/fill.yaml" ;;
  esac
  set -- "$name" env "$@"
  shift
  case $name in
    text) set -- "$@" "$peil" score in.yaml ;;
    script) set -- "$@" "$peil" score --script "$own" in.yaml ;;
    explain) set -- "$@" "$peil" explain --script "$own" in.yaml eerst-praten ;;
    plugin) set -- "$@" "$peil" score --plugin-dir "$work/plugins" -f short in.yaml ;;
    many) set -- "$@" "$peil" score --jobs 2 -f ndjson in.yaml "$work/other.yaml" ;;
    stream) set -- "$@" "$peil" score --stream --jobs 2 --pack "$work/klein" "$work/few.ndjson" ;;
    stream-here) set -- "$@" "$peil" score --stream --no-worker --pack "$work/klein" "$work/few.ndjson" ;;
    no-worker) set -- "$@" "$peil" score --no-worker in.yaml ;;
    html-over) set -- "$@" "$peil" score in.yaml -o out.html ;;
    json) set -- "$@" "$peil" score --no-worker -f json in.yaml ;;
    check) set -- "$@" "$peil" pack check bcmb ;;
    check-zip) set -- "$@" "$peil" pack check "$build/packs/bcmb.zip" ;;
    test) set -- "$@" "$peil" pack test "$work/small" ;;
    build-over) set -- "$@" "$peil" pack build bcmb -o out.zip ;;
    bundle) set -- "$@" "$peil" pack build bcmb --bundle -o out.zip ;;
    info) set -- "$@" "$peil" pack info --no-worker bcmb ;;
    verify) set -- "$@" "$peil" verify "$work/stored.json" ;;
    verify-json) set -- "$@" "$peil" verify --no-worker --json "$work/stored.json" ;;
    whatif) set -- "$@" "$peil" whatif in.yaml ;;
    whatif-here) set -- "$@" "$peil" whatif --no-worker -f html in.yaml ;;
    template) set -- "$@" "$peil" fill bcmb --template -o out.yaml ;;
    fill-new | fill-over) set -- "$@" "$peil" fill bcmb fill.yaml ;;
  esac
  (cd "$work/run" && "$@" <"$work/typed" >"$work/out" 2>"$work/said")
}

# What a run may leave: the old files or the new ones, and nothing else.
look_for_halves() { # CASE WHAT
  for file in "$work/run"/* "$work/run"/.[!.]*; do
    [ -e "$file" ] || continue
    base=$(basename "$file")
    if [ -e "$work/good/$1/$base" ] && cmp -s "$file" "$work/good/$1/$base"; then continue; fi
    if [ -e "$work/old/$1/$base" ] && cmp -s "$file" "$work/old/$1/$base"; then continue; fi
    case $base in
      fill.yaml)
        if "$peil" score --quiet -o "$work/report.txt" "$file" 2>"$work/why"; then continue; fi
        grep -q 'answers/subject-missing' "$work/why" && [ "$(grep -c 'error:' "$work/why")" = 1 ] && continue ;;
    esac
    fault "$2: $base is neither the old one nor the new one"
  done
}

# A verdict as JSON is whole, and finds nothing correct.
is_verdict() {
  [ "$(tail -n 1 "$work/out")" = '}' ] && grep -q '^  "good": 0,' "$work/out"
}

# Of answers that come a line each, those that came are whole; or they say what became of them.
only_lines() { # CASE
  case $1 in verify-json) is_verdict; return ;; esac
  case $1 in many | stream | stream-here) ;; *) return 1 ;; esac
  ! grep -vxFf "$work/good/$1.out" "$work/out" | grep -v '^{"line":[0-9]*,"errors":.*}$' | grep -qv '^{"end":.*}$'
}

judge() { # CASE WHAT EXIT ALLOWED...
  case=$1 what=$2 end=$3
  shift 3
  # A worker that is gone costs the line it was at: it says so on the line.
  case $case:$end in stream:4) grep -q '"errors":\[{"code":"script/crashed"' "$work/out" && set -- "$@" 4 && partial=yes ;; esac
  case $case in verify-json) [ -s "$work/said" ] || grep '"severity": "error"' "$work/out" >"$work/said" ;; esac
  before=$failed
  if [ "$end" -ge 128 ] || [ "$end" = 99 ]; then fault "$what: ended by exit $end"; fi
  if grep -q 'Sanitizer\|runtime error' "$work/said"; then fault "$what: a sanitizer spoke"; fi
  if [ "$end" = 0 ]; then
    cmp -s "$work/out" "$work/good/$case.out" || fault "$what: exit 0, and another output"
    for file in "$work/good/$case"/*; do
      cmp -s "$file" "$work/run/$(basename "$file")" || fault "$what: exit 0, and another $(basename "$file")"
    done
  else
    if [ "$end" = 5 ] && [ -s "$work/said" ]; then # the dynamic loader does not tell what it lacks
      # and a plugin that says what it lacked has said it
      grep -q "plugin/cannot-load\|plugin/missing\|memory.*\[plugin/failed\]${partial:+\\|plugin/crashed}" "$work/said" || fault "$what: exit 5: $(head -c 300 "$work/said" | tr '\n' ' ')"
    fi
    case " $* " in *" $end "*) ;; *) fault "$what: exit $end: $(head -c 200 "$work/said" | tr '\n' ' ')" ;; esac
    [ "${partial-}" = yes ] || [ -s "$work/said" ] || fault "$what: exit $end, and nothing is said"
    if [ -s "$work/out" ] && ! cmp -s "$work/out" "$work/good/$case.out"; then
      [ "$case" = test ] || [ "${partial-}" = yes ] || only_lines "$case" || fault "$what: half an output"
    fi
  fi
  look_for_halves "$case" "$what"
  if [ $failed = $before ]; then passed=$((passed + 1)); fi
}

# ---- preparations ---------------------------------------------------------------------------
mkdir -p "$work/good" "$work/old" "$work/small/tests"
printf '%s\n' Middendam GM9998 '' 2026-03-14 1 2 '?' r 'een opmerking' 3 q >"$work/typed"
sed 's/^uses:.*//' "$root/tests/bad/io-full/proef/pack.yaml" >"$work/small/pack.yaml"
cat >"$work/small/tests/een.yaml" <<'END'
peil-test: 1
title: een
answers: {answers: {een.1: goed}}
expect: {kind: result}
END
cp "$root/packs/bcmb/examples/voorbeeldstad.answers.yaml" "$work/other.yaml"
own=$root/tests/cases/script-own-rule/mijn-advies.lua
mkdir "$work/plugins"
cat >"$work/plugins/short.lua" <<'END'
return {
  name = "short", media_type = "text/plain", extension = "txt", summary = "one line", kinds = {"result"},
  render = function(doc, out) out:write(doc.score.sentence or doc.score.text, "\n") end,
}
END
chmod -R go-w "$work/plugins"
cp -R "$root/tests/cases/stream/pack" "$work/klein"
grep -v Draaistad "$root/tests/cases/stream/answers.ndjson" | head -3 >"$work/few.ndjson"
"$peil" score -q -f json --set json.indent=0 "$root/packs/bcmb/examples/middendam.answers.yaml" -o "$work/stored.json"
usual="text no-worker script explain plugin many stream stream-here html-over json check check-zip"
usual="$usual verify verify-json whatif whatif-here"
cases=${FAULTS_CASES-$usual test build-over bundle info template fill-new fill-over}
for case in $cases; do
  run_case "$case" NONE=1 || { fault "$case: fails by itself: $(cat "$work/said")"; }
  mkdir -p "$work/good/$case" "$work/old/$case"
  cp "$work/out" "$work/good/$case.out"
  cp "$work/run"/* "$work/good/$case"
  case $case in
    *-over) echo old >"$work/old/$case/out.html"; echo old >"$work/old/$case/out.zip"
      cp "$root/packs/bcmb/examples/voorbeeldstad.answers.yaml" "$work/old/$case/fill.yaml" ;;
  esac
done

# ---- memory ---------------------------------------------------------------------------------
count() { # CASE CALL
  rm -f "$work/count"
  run_case "$1" LD_PRELOAD="$shim" FAULT_CALL="$2" FAULT_COUNT="$work/count"
  cat "$work/count"
}
for case in $cases; do
  for number in $(numbers "$(count "$case" malloc)"); do
    partial=
    run_case "$case" LD_PRELOAD="$shim" FAULT_CALL=malloc FAULT_AT="$number"
    judge "$case" "$case, allocation $number" $? 7 5
    run_case "$case" LD_PRELOAD="$shim" FAULT_CALL=malloc FAULT_AT="$number" FAULT_STICKY=1
    judge "$case" "$case, allocations from $number on" $? 7
  done
done

# ---- files, pipes, processes ----------------------------------------------------------------
eintr=4 eio=5
for case in $cases; do
  for call in write read open fsync rename close pipe socketpair fork poll waitpid mmap; do
    allowed="6 5"
    [ $call = mmap ] && allowed="6 5 7"
    for number in $(numbers "$(($(count "$case" $call) + 5))"); do
      partial=
      [ $call = write ] && partial=yes
      run_case "$case" LD_PRELOAD="$shim" FAULT_CALL=$call FAULT_AT="$number" FAULT_ERRNO=$eio
      judge "$case" "$case, $call $number" $? $allowed
    done
    case $call in pipe | socketpair | fork | poll | waitpid | mmap)
      run_case "$case" LD_PRELOAD="$shim" FAULT_CALL=$call FAULT_AT=1 FAULT_STICKY=1 FAULT_ERRNO=$eio
      judge "$case" "$case, every $call" $? $allowed ;;
    esac
  done
  for call in write read; do
    for number in $(numbers "$(($(count "$case" $call) + 5))"); do
      partial=
      run_case "$case" LD_PRELOAD="$shim" FAULT_CALL=$call FAULT_AT="$number" FAULT_ERRNO=$eintr
      judge "$case" "$case, $call $number interrupted" $?
    done
  done
  run_case "$case" LD_PRELOAD="$shim" FAULT_CALL=short
  judge "$case" "$case, seven bytes at a time" $?
done
echo "faults: $passed passed, $failed failed"
[ $failed = 0 ]
