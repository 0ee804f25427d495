#!/bin/sh
# Calls that fail: memory, files, pipes and processes, one call after another, while the program
# does its work. Whatever fails, peil says so, ends with an exit code that is true, and leaves the
# old file or the new one.
#
#   sh tests/run-faults.sh BUILD
#
# FAULTS=all tries every call, not a sample of so many; FAULTS_SEED=N takes another sample;
# FAULTS_CASES="stream explain" runs these only. A case that ends with another code than 0 by itself
# has that behind its name.
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

old_files() { # FOLDER
  for old in out.html out.zip out.json; do echo old >"$1/$old"; done
  cp "$root/packs/bcmb/examples/voorbeeldstad.answers.yaml" "$1/fill.yaml"
}

# Runs a case in a fresh folder: standard output in out, what is said in said.
run_case() { # NAME ENVIRONMENT...
  name=$1
  shift
  rm -rf "$work/run"
  mkdir "$work/run"
  cp "$root/packs/bcmb/examples/middendam.answers.yaml" "$work/run/in.yaml"
  case $name in
    *-over) old_files "$work/run" ;;
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
    template-nl) set -- "$@" "$peil" fill --lang nl bcmb --template ;;
    blank-over) set -- "$@" "$peil" fill bcmb in.yaml --blank -o out.html ;;
    fill-new | fill-over) set -- "$@" "$peil" fill bcmb fill.yaml ;;
    folder) set -- "$@" "$peil" score --jobs 2 -f html in.yaml "$work/other.yaml" -o reports ;;
    theme) set -- "$@" "$peil" score -f html --set "html.theme=$work/theme.css" in.yaml ;;
    explain-rules) set -- "$@" "$peil" explain --no-worker --rules in.yaml ;;
    info-html-over) set -- "$@" "$peil" pack info bcmb -o out.html ;;
    check-json) set -- "$@" "$peil" pack check --json "$work/small" ;;
    test-compare) set -- "$@" "$peil" pack test "$work/oco" ;;
    test-compare-json) set -- "$@" "$peil" pack test --no-worker --json "$work/oco" ;;
    compare) set -- "$@" "$peil" compare "$work/rivier/"*.yaml ;;
    compare-json) set -- "$@" "$peil" compare --no-worker -f json "$work/rivier/bcmb.yaml" "$work/rivier/vng.yaml" ;;
    compare-html-over) set -- "$@" "$peil" compare "$work/rivier/"*.yaml -o out.html ;;
    compare-with) set -- "$@" "$peil" compare in.yaml --with "$work/bijdrage.json" ;;
    contribute-over) set -- "$@" "$peil" contribute --secret "$work/secret" in.yaml "$work/other.yaml" -o out.json ;;
    contribute-new) set -- "$@" "$peil" contribute --secret made in.yaml -o out.json ;;
    completion) set -- "$@" "$peil" completion bash ;;
    man) set -- "$@" "$peil" man ;;
    help) set -- "$@" "$peil" help --lang nl score ;;
    api) set -- "$@" "$peil" api ;;
    plugins) set -- "$@" "$peil" plugins --plugin-dir "$work/plugins" ;;
    plugins-json) set -- "$@" "$peil" plugins --json ;;
    refused-3) set -- "$@" "$peil" score --no-worker "$work/wrong.yaml" ;;
    refused-pack-1) set -- "$@" "$peil" pack check "$work/broken" ;;
    refused-test-1) set -- "$@" "$peil" pack test "$work/differs" ;;
    refused-verify-json-1) set -- "$@" "$peil" verify --json "$work/changed.json" ;;
    refused-script-4) set -- "$@" "$peil" score --script "$work/wrong.lua" in.yaml ;;
    refused-compare-3) set -- "$@" "$peil" compare "$work/wrong.yaml" "$work/rivier/bcmb.yaml" "$work/rivier/vng.yaml" ;;
    *) fault "there is no case $name"; return 99 ;;
  esac
  (cd "$work/run" && "$@" <"$work/typed" >"$work/out" 2>"$work/said")
  end=$?
  # A secret is another one each time, and so is what is made with it; both are as long as ever.
  if [ "$name" = contribute-new ] && [ -e "$work/run/made" ]; then
    for file in "$work/run/made" "$work/run/out.json"; do
      [ ! -e "$file" ] || { sed 's/[0-9a-f]\{16,\}/X/g' "$file" >"$work/same"; mv "$work/same" "$file"; }
    done
  fi
  return $end
}

# What a case ends with when no call fails.
usual_end() { # CASE
  case $1 in refused-*) echo "${1##*-}" ;; *) echo 0 ;; esac
}

# What a run may leave: the old files or the new ones, and nothing else.
look_for_halves() { # CASE WHAT
  for file in "$work/run"/* "$work/run"/.[!.]* "$work/run"/*/* "$work/run"/*/.[!.]*; do
    [ -f "$file" ] || continue
    base=${file#"$work/run/"}
    if [ -e "$work/good/$1/$base" ] && cmp -s "$file" "$work/good/$1/$base"; then continue; fi
    if [ -e "$work/old/$1/$base" ] && cmp -s "$file" "$work/old/$1/$base"; then continue; fi
    if [ "$end" != 0 ] && is_rest "$1" "$file" "$work/good/$1/$base"; then continue; fi
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
  case $1 in check-json | test-compare-json | verify-json | refused-verify-json-1) is_verdict; return ;; esac
  case $1 in many | stream | stream-here) ;; *) return 1 ;; esac
  ! grep -vxFf "$work/good/$1.out" "$work/out" | grep -v '^{"line":[0-9]*,"errors":.*}$' | grep -qv '^{"end":.*}$'
}

# Comparing leaves out what cannot be read, and says so; advice that could not be made, too.
is_rest() { # CASE FILE GOOD
  case $1 in *compare* | contribute-*) ;; *) return 1 ;; esac
  grep -q ' left out$' "$work/said" || grep -q 'Wat niet gelukt is' "$2" || return 1
  case $1 in
    contribute-*) [ "$(tail -c 2 "$2")" = "$(tail -c 2 "$3")" ] ;; # JSON, in one line
    *) [ "$(tail -n 1 "$2")" = "$(tail -n 1 "$3")" ] ;;
  esac
}

# A list of plugins says which cannot be used.
is_list() { # CASE
  case $1 in plugins) grep -q 'refused:' "$work/out" ;; plugins-json) grep -q '"used": false' "$work/out" && [ "$(tail -n 1 "$work/out")" = ']' ] ;; *) false ;; esac
}

judge() { # CASE WHAT EXIT ALLOWED...
  case=$1 what=$2 end=$3
  shift 3
  # A worker that is gone costs the line it was at: it says so on the line.
  case $case:$end in stream:4) grep -q '"errors":\[{"code":"script/crashed"' "$work/out" && set -- "$@" 4 && partial=yes ;; esac
  case $case:$end in
    *:"$(usual_end "$case")") ;;
    *-json*) [ -s "$work/said" ] || grep '"severity": "error"' "$work/out" >"$work/said" ;;
  esac
  before=$failed
  if [ "$end" -ge 128 ] || [ "$end" = 99 ]; then fault "$what: ended by exit $end"; fi
  if grep -q 'Sanitizer\|runtime error' "$work/said"; then fault "$what: a sanitizer spoke"; fi
  if [ "$end" = "$(usual_end "$case")" ]; then
    cmp -s "$work/out" "$work/good/$case.out" || is_list "$case" || fault "$what: exit $end, and another output"
    [ "$end" = 0 ] || [ "${partial-}" = yes ] || cmp -s "$work/said" "$work/good/$case.said" || fault "$what: exit $end, and something else is said: $(head -c 300 "$work/said" | tr '\n' ' ')"
    for file in "$work/good/$case"/* "$work/good/$case"/*/*; do
      [ -f "$file" ] || continue
      base=${file#"$work/good/$case/"}
      cmp -s "$file" "$work/run/$base" || fault "$what: exit $end, and another $base"
    done
  else
    if [ "$end" = 5 ] && [ -s "$work/said" ]; then # the dynamic loader does not tell what it lacks
      # and a plugin that says what it lacked has said it
      grep -q "plugin/cannot-load\|plugin/missing\|memory.*\[plugin/failed\]${partial:+\\|plugin/crashed}" "$work/said" || fault "$what: exit 5: $(head -c 300 "$work/said" | tr '\n' ' ')"
    fi
    case " $* " in *" $end "*) ;; *) fault "$what: exit $end: $(head -c 200 "$work/said" | tr '\n' ' ')" ;; esac
    [ "${partial-}" = yes ] || [ -s "$work/said" ] || fault "$what: exit $end, and nothing is said"
    if [ -s "$work/out" ] && ! cmp -s "$work/out" "$work/good/$case.out"; then
      [ "$case" = test ] || [ "${partial-}" = yes ] || only_lines "$case" || is_rest "$case" "$work/out" "$work/good/$case.out" || fault "$what: half an output"
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
mkdir "$work/rivier"
for pack in bcmb iederin vng-zelftest; do
  cp "$root/packs/$pack/examples/rivierenmeer.answers.yaml" "$work/rivier/${pack%-*}.yaml"
done
echo 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef >"$work/secret"
"$peil" contribute -q --secret "$work/secret" "$root/packs/bcmb/examples/achterwold.answers.yaml" -o "$work/bijdrage.json"
cp -R "$root/packs/oco" "$work/oco"
find "$work/oco/tests" -type f ! -name kaders-oneens.yaml -exec rm {} +
echo ':root { --accent: #123456; }' >"$work/theme.css"
# What is wrong by itself: answers, a pack, a test of it, a stored result, a rule.
sed 's/: goed$/: geod/; s/^date:.*/date: morgen/' "$root/packs/bcmb/examples/middendam.answers.yaml" >"$work/wrong.yaml"
cp -R "$work/small" "$work/broken"
sed -i 's/points: 2/points: veel/; s/model: mean/model: meen/' "$work/broken/pack.yaml"
cp -R "$work/small" "$work/differs"
sed -i 's/kind: result/kind: comparison, score: {value: 3}/' "$work/differs/tests/een.yaml"
sed 's/Middendam/Ergens/' "$work/stored.json" >"$work/changed.json"
sed 's/when = .*/when = weak("nergens"),/' "$own" >"$work/wrong.lua"
usual="text no-worker script explain plugin many stream stream-here html-over json check check-zip"
usual="$usual verify verify-json whatif whatif-here"
usual="$usual test build-over bundle info template template-nl fill-new fill-over blank-over folder theme"
usual="$usual explain-rules info-html-over check-json test-compare test-compare-json"
usual="$usual compare compare-json compare-html-over compare-with contribute-over contribute-new"
usual="$usual completion man help api plugins plugins-json"
usual="$usual refused-3 refused-pack-1 refused-test-1 refused-verify-json-1 refused-script-4 refused-compare-3"
cases=${FAULTS_CASES:-$usual}
# All of them: two by two, as many at the same time as there are processors.
if [ -z "${FAULTS_CASES-}" ]; then
  mkdir "$work/parts"
  printf '%s\n' $cases | xargs -n 2 -P "$(nproc 2>/dev/null || echo 1)" sh -c 'script=$1 build=$2 parts=$3
    shift 3
    FAULTS_CASES="$*" sh "$script" "$build" 2>&1 | tee "$parts/$1" | grep -v "^faults: "; :' part "$0" "$build" "$work/parts"
  set -- $cases
  awk -v parts="$((($# + 1) / 2))" '/^faults: [0-9]+ passed, [0-9]+ failed$/ { ended++; passed += $2; failed += $4 }
    END {
      if (ended != parts) { print "--- faults: " parts - ended " of " parts " parts did not end"; failed++ }
      print "faults: " passed " passed, " failed + 0 " failed"
      exit failed > 0
    }' "$work/parts"/*
  exit
fi
for case in $cases; do
  run_case "$case" NONE=1
  end=$?
  [ $end = "$(usual_end "$case")" ] || fault "$case: ends by itself with $end: $(head -c 300 "$work/said")"
  mkdir -p "$work/good/$case" "$work/old/$case"
  cp "$work/out" "$work/good/$case.out"
  cp "$work/said" "$work/good/$case.said"
  cp -R "$work/run"/* "$work/good/$case"
  case $case in
    *-over) old_files "$work/old/$case" ;;
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
  for call in write read open readdir fsync rename close pipe socketpair fork poll waitpid mmap; do
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
