#!/bin/sh
# Input, packs, folders and surroundings that mean ill: no crash, no hang, no control characters on
# the terminal, no tag in a page, and the same bytes whatever the surroundings.
#
#   sh tests/run-hostile.sh BUILD
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
peil=$build/peil
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PEIL_PACK_PATH=$root/packs
HOME=$work/home
TERM=dumb
LANG=C
unset LANGUAGE LC_ALL LC_MESSAGES
export PEIL_PACK_PATH HOME TERM LANG
passed=0 failed=0
fault() { failed=$((failed + 1)); echo "--- hostile: $1"; }
good() { passed=$((passed + 1)); }
escape=$(printf '\033')

# Runs peil with a deadline; its exit code must be one of CODES, what it says must be clean.
try() { # WHAT CODES ARGUMENT...
  what=$1 codes=$2
  shift 2
  timeout 30 "$peil" "$@" >"$work/out" 2>"$work/said"
  end=$?
  case " $codes " in *" $end "*) ;; *) fault "$what: exit $end: $(head -c 200 "$work/said")"; return ;; esac
  if grep -q 'Sanitizer\|runtime error' "$work/said"; then fault "$what: a sanitizer spoke"; return; fi
  clean "$what" "$work/said" && good
}
clean() { # WHAT FILE: no byte below 0x20 but line feeds, no DEL, no C1
  if LC_ALL=C tr -d '\n\040-\176\200-\377' <"$2" | LC_ALL=C grep -q .; then fault "$1: control characters"; return 1; fi
  if LC_ALL=C grep -q "$(printf '\302[\200-\237]')" "$2"; then fault "$1: control characters (C1)"; return 1; fi
}
head_of_answers() { printf 'peil-answers: 1\npack: bcmb@1\nsubject: {gemeente: X}\nanswers:'; }
repeat() { # TEXT TIMES
  yes -- "$1" | head -n "$2" | tr -d '\n'
}

# ---- answers ----------------------------------------------------------------------------------
repeat '[' 4000000 | try 'four million brackets' 3 score -
repeat '{"a":' 800000 | try 'deep JSON' 3 score -
{ head_of_answers; repeat ' {a:' 900000; } | try 'deep maps' 3 score -
{ head_of_answers; printf '\n '; repeat '- ' 1900000; } | try 'deep lists' 3 score -
{ head_of_answers; printf '\n  onaf.1: '; repeat 'x ' 500000; echo; } | try 'a megabyte in a line' 3 score -
{ head_of_answers; echo; awk 'BEGIN { for (i = 0; i < 300000; i++) print "  k" i ": 1" }'; } | try 'many keys' 3 score -
{ head_of_answers; echo; awk 'BEGIN { for (i = 0; i < 400000; i++) print "  k: 1" }'; } | try 'one key many times' 3 score -
{ printf '{"peil-answers":1,"pack":"bcmb@1","answers":{'; repeat '"a":1,' 600000; echo '"b":1}}'; } | try 'many keys, JSON' 3 score -
awk 'BEGIN { for (i = 0; i < 200000; i++) print "- &a" i " x" }' | try 'many anchors' 3 score -
{ printf '{"peil-answers":1'; repeat '0' 60000; echo '}'; } | try 'a long number' 3 score -
echo '{"peil-answers":1e999999999999999999999}' | try 'a large exponent' 3 score -
yes | try 'endless input' 3 score -
try 'an endless file' 3 score /dev/zero
for pack in ../x x/y@1 /etc@1 ../../etc/passwd@1 bcmb@../1 bcmb@99999999999999999999 bcmb@4294967297 bcmb@-1 bcmb@ @1 ..@1 '"a\u001b[31m@1"' '"a\0b@1"'; do
  printf 'peil-answers: 1\npack: %s\nanswers: {}\n' "$pack" | try "the pack $pack" 3 score -
done
for text in '\x1b[31m' '\u202e' '\x9b31m'; do
  { head_of_answers; printf '\n  onaf.1: {value: goed, remark: "a%sb"}\n' "$text"; } | try "an escape $text" 3 score -
  { head_of_answers; printf "\n  onaf.1: {value: goed, remark: 'a%bb'}\n" "$(printf '%b' "$text")"; } | try "a character $text" '0 3' score -
done

# ---- the command line and the environment -----------------------------------------------------
bytes=$(printf '\377\376\033[31m')
for name in ../x /etc bcmb@@1 bcmb@1.2.3.4 bcmb@4294967297 '' . "$bytes" "$(repeat a 5000)" %s%n /dev/zero /dev/full; do
  try "pack check $(printf %.20s "$name")" '1 2 3' pack check "$name" </dev/null
done
try 'a command in bytes' 2 "$bytes"
try 'an option in bytes' 2 score "--$bytes"
try 'a language in bytes' 2 score "--lang=$bytes" x
try 'a setting in bytes' 2 score --set "text.$bytes=$bytes" "$root/packs/bcmb/examples/middendam.answers.yaml"
try 'a long argument' 6 score "$(repeat x 120000)"
try 'many arguments' 6 score $(yes x | head -n 30000)
example=$root/packs/bcmb/examples/middendam.answers.yaml
"$peil" score "$example" >"$work/usual"
surrounded() { # WHAT ENVIRONMENT...: the same report
  what=$1
  shift
  timeout 30 env "$@" "$peil" score "$example" >"$work/out" 2>"$work/said" && cmp -s "$work/out" "$work/usual" &&
    good || fault "$what: another report, or none: $(head -c 200 "$work/said")"
}
surrounded 'odd languages' LANGUAGE="$bytes" LANG=%s%n LC_ALL=../../x
surrounded 'no home, no terminal' -u HOME -u TERM
surrounded 'odd home and terminal' HOME="$(repeat / 5000)" TERM="$bytes" NO_COLOR="$bytes" XDG_DATA_HOME=relative
surrounded 'a path with empty parts' PEIL_PACK_PATH=":::$PEIL_PACK_PATH::"
surrounded 'a path with relative parts' PEIL_PACK_PATH=".:..:$PEIL_PACK_PATH"
surrounded 'a path of 50,000 parts' PEIL_PACK_PATH="$(repeat a: 50000)$PEIL_PACK_PATH"
surrounded 'a path of 10,000 folders' PEIL_PACK_PATH="$(awk 'BEGIN { for (i = 0; i < 10000; i++) printf "/n/%d:", i }')$PEIL_PACK_PATH"

# ---- stored results ---------------------------------------------------------------------------
# Whatever stands in a result that somebody gives to `peil verify`, it is not found correct.
sed 's/^uses:.*//' "$root/tests/bad/io-full/proef/pack.yaml" >"$work/klein.yaml"
mkdir "$work/stored" "$work/stored/proef" && cd "$work/stored" || exit 1
mv "$work/klein.yaml" proef/pack.yaml
printf 'peil-answers: 1\npack: proef@1\nanswers: {een.1: niet}\n' >answers.yaml
"$peil" score -q -f json answers.yaml -o small.json && "$peil" verify -q small.json && good || fault 'no stored result'
"$peil" score -q -f json --set json.indent=0 answers.yaml -o line.json
"$peil" score -q -f json "$example" -o large.json
refused() { # WHAT FILE
  try "$1" '1 3' verify "$2"
  if grep -q ': correct$' "$work/said"; then fault "$1: found correct"; fi
}
other() { # KEY VALUE [FILE]: a result with another value for a key of its top
  printf '%s\n' "$2" >value
  awk -v key="  \"$1\":" '
    /^  "/ { skip = 0 }
    index($0, key) == 1 {
      printf "%s ", key
      while ((getline line < "value") > 0) print line
      if (key !~ /"seal"/) print ","
      skip = /[[{]$/
      next
    }
    /^[}]/ { skip = 0 }
    !skip { print }' "${3-large.json}" >other.json
  if cmp -s other.json "${3-large.json}"; then fault "the key $1 is not in the result"; fi
}
lists() { # TEXT TIMES
  printf '[%s' "$1"
  repeat ",$1" "$2"
  printf ']'
}
repeat '[' 4000000 | try 'a stored result of brackets' 3 verify -
repeat '{"answers":' 800000 | try 'a deep stored result' 3 verify -
yes | try 'an endless stored result' 3 verify -
try 'an endless file to verify' 3 verify /dev/zero
for file in answers.yaml "$peil" /dev/null .; do try "verify $(basename $file)" '3 6' verify "$file"; done
other answers '[1, 2]' && refused 'answers in a list' other.json
other answers '{"peil-answers": 1, "pack": "bcmb@1", "answers": [1]}' && refused 'answers in a list of answers' other.json
other answers "{\"answers\": $(repeat '[' 40)$(repeat ']' 40)}" && refused 'deep answers' other.json
other pack '{"id": "../../../../etc", "version": "1.0.0"}' && refused 'a pack elsewhere' other.json
other asof '"2026-99-99\u001b[31m"' && refused 'a date that is none' other.json
for options in '[1]' '{"language": "\u001b[31m"}' "{\"language\": \"$(repeat a 60000)\"}" '{"actors": [1, null, {}, []]}' \
  '{"actors": ["\u001b[31m"]}' "{\"actors\": $(lists '"xyzzy"' 20000)}" "{\"parts\": $(lists '"open"' 20000)}" '{"parts": {"open": 1}}'; do
  other options "$options" && refused "options that lie: $(printf %.40s "$options")" other.json
done
other sections "$(lists '{"id": "onaf"}' 150000)" && refused 'a section again and again' other.json
other concepts "$(lists '{"id": "onafhankelijkheid.contract"}' 60000)" && refused 'a concept again and again' other.json
other packs "$(lists '{"id": "bcmb"}' 60000)" && refused 'a pack again and again' other.json
other errors "$(lists '{}' 200000)" && refused 'many errors' other.json
awk 'NR == 2 { for (i = 0; i < 100000; i++) printf "  \"k%d\\u001b[31m\": 1,\n", i } { print }' large.json >other.json && refused 'many keys' other.json
# Every value of a small result, one at a time, is of another type.
mkdir each
awk '/: / { found++ } { lines[NR] = $0 } END {
  split("7 -1e308 [1,{}] {\"a\":{}} \"\\u001b[31m\\u202e\" null true \"\"", kinds, " ")
  for (at = 1; at <= NR; at++) {
    if (lines[at] !~ /": [^[{]*$/) continue
    line = lines[at]
    sub(/": .*[^,]/, "\": ", line)
    split(line, ends, /": /)
    file = sprintf("each/%04d.json", at)
    for (i = 1; i <= NR; i++)
      if (i == at) print ends[1] "\": " kinds[at % 8 + 1] ends[2] > file
      else print lines[i] > file
    close(file)
  }
}' small.json
count=$(ls each | wc -l)
try "a value of another type, $count times" '1 3' verify --json each/*.json
[ "$count" -gt 100 ] && ! grep -q '"good": true' "$work/out" && [ "$(grep -c '"good": false' "$work/out")" = "$count" ] && good ||
  fault "of another type, and correct: $(grep -B2 '"good": true' "$work/out" | head -n 3)"
# What is wrong with one does not touch another.
{ repeat '[' 100; echo; cat line.json; echo '{"peil_document":1,"kind":"result","answers":{}}'; head -c 300 line.json; } >mixed.ndjson
try 'a good one among others' 3 verify mixed.ndjson
[ "$(grep ': correct$' "$work/said")" = 'mixed.ndjson:2: correct' ] && good || fault "a good one among others: $(grep orrect "$work/said")"
cd "$root" || exit 1

# ---- packs ------------------------------------------------------------------------------------
cp -R "$root/tests/bad/io-full/proef" "$work/proef"
folder() { rm -rf "$work/pack" && cp -R "$work/proef" "$work/pack"; }
folder && mkfifo "$work/pack/x.yaml" && try 'a pipe in a pack' 1 pack check "$work/pack"
folder && rm "$work/pack/pack.yaml" && mkfifo "$work/pack/pack.yaml" && try 'pack.yaml is a pipe' 1 pack check "$work/pack"
folder && ln -s /etc/passwd "$work/pack/x.yaml" && try 'a link in a pack' 1 pack check "$work/pack"
folder && ln -s / "$work/pack/sub" && try 'a link to a folder in a pack' 1 pack check "$work/pack"
folder && mkdir -p "$work/pack/a/a/a/a/a/a/a/a/a/a/a/a" && try 'deep folders' 1 pack check "$work/pack"
folder && touch "$work/pack/$(printf 'x\033[31m.yaml')" && try 'a name with an escape' 1 pack check "$work/pack"
folder && ln -s pack "$work/link" && try 'a link to a pack' 0 pack check "$work/link"
mkdir "$work/path"
mkfifo "$work/path/proef.zip" "$work/path/proef-1"
ln -s /dev/zero "$work/path/proef-2.zip"
ln -s nothing "$work/path/proef-3.zip"
PEIL_PACK_PATH=$work/path try 'only pipes and devices by that name' 3 pack check proef
cp -R "$work/proef" "$work/path/proef-4"
PEIL_PACK_PATH=$work/path try 'a pack among pipes' 0 pack check proef
echo nonsense >"$work/path/proef-5.zip"
PEIL_PACK_PATH=$work/path try 'a pack beside a broken one' 0 pack check proef
mkdir "$work/broken" && echo nonsense >"$work/broken/proef.zip"
PEIL_PACK_PATH=$work/broken:$work/path try 'a broken pack is not passed over' 1 pack check proef
for use in ../../etc@1 /etc@1 x/y@1 proef@1 a@99999999999 '"a\u001b@1"'; do
  folder && printf '\nuses: [%s]\n' "$use" >>"$work/pack/pack.yaml" && try "uses $use" 1 pack check "$work/pack"
done
mkdir "$work/here" && cd "$work/here" || exit 1
for id in ../x x/y CON -rf . '"a b"' "$(repeat a 300)"; do
  folder && sed -i "s|^id: .*|id: $id|" "$work/pack/pack.yaml" && try "the id $id" 3 pack build "$work/pack"
done
for version in 1.0.0/../x 1 99999999999.0.0 -1.0.0; do
  folder && sed -i "s|^version: .*|version: $version|" "$work/pack/pack.yaml" && try "the version $version" 3 pack build "$work/pack"
done
[ -z "$(ls -A "$work/here")" ] && good || fault "files were made: $(ls -A "$work/here")"

# A good zip with bytes changed, taken away or put in.
zip=$build/packs/oco.zip
size=$(wc -c <"$zip")
awk -v seed="${HOSTILE_SEED-1}" -v size="$size" 'BEGIN {
  srand(seed)
  for (i = 0; i < 120; i++) {
    at = i % 3 == 0 ? size - 1 - int(rand() * 400) : int(rand() * size)
    print i, at, int(rand() * 256)
  }
}' >"$work/changes"
while read -r number at byte; do
  if [ $((number % 4)) = 3 ]; then
    head -c "$at" "$zip" >"$work/oco.zip"
  else
    cp "$zip" "$work/oco.zip"
    printf "\\$(printf %o "$byte")" | dd of="$work/oco.zip" bs=1 seek="$at" conv=notrunc 2>/dev/null
  fi
  try "zip $number" '0 1' pack check "$work/oco.zip"
done <"$work/changes"

# ---- scripts ------------------------------------------------------------------------------------
# Every attack is a rule of a pack (or, "load-", what the pack does when it is loaded) on one sheet of
# answers. It ends in time, with exit 4 and a message that names a line of the script; the other
# answers of the run are scored. The first line of an attack says which message is expected.
seconds=${HOSTILE_SECONDS-2}
cp -R "$work/proef" "$work/aanval"
sed -i 's/^id: .*/id: aanval/; s/^uses:.*//' "$work/aanval/pack.yaml"
printf 'subject_fields: [{id: wie, label: Wie, required: yes}]\n' >>"$work/aanval/pack.yaml"
printf 'peil-answers: 1\npack: aanval@1\nsubject: {wie: boos}\nanswers: {een.1: niet}\n' >"$work/boos.yaml"
printf 'peil-answers: 1\npack: aanval@1\nsubject: {wie: goed}\nanswers: {een.1: goed}\n' >"$work/goed.yaml"
attack() { # NAME MESSAGE: the script is in place
  began=$(date +%s%N)
  PEIL_PACK_PATH=$work:$root/packs timeout 30 "$peil" score -f ndjson "$work/boos.yaml" "$work/goed.yaml" "$example" \
    >"$work/out" 2>"$work/said"
  end=$?
  took=$((($(date +%s%N) - began) / 1000000))
  before=$failed
  [ $end = 4 ] || fault "script $1: exit $end: $(head -c 300 "$work/said")"
  [ $took -le $((seconds * 1000)) ] || fault "script $1: took $took ms"
  grep -qE "aanval.*advice.lua:[0-9]+.*\[$2" "$work/said" || fault "script $1: no place, or another message: $(head -c 300 "$work/said")"
  grep -q '"key": *"GM9902"\|"code": *"GM9902"\|GM9902' "$work/out" || fault "script $1: the other pack is not scored"
  case $1 in load-*) ;; *) grep -q '"goed"' "$work/out" || fault "script $1: the other answers are not scored" ;; esac
  grep -q 'Sanitizer\|runtime error' "$work/said" && fault "script $1: a sanitizer spoke"
  clean "script $1" "$work/said" || return
  [ $failed = $before ] && good
}
for script in "$root"/tests/hostile/lua/*.lua; do
  name=$(basename "$script" .lua)
  case $name in
    load-*) cp "$script" "$work/aanval/advice.lua" ;;
    *) {
      echo 'local function attack()'
      cat "$script"
      echo 'end'
      echo 'rule{id = "x", priority = "low", text = "x", when = function()'
      echo '  if subject("wie") == "boos" then attack() error("the attack came through") end'
      echo '  return false'
      echo 'end}'
    } >"$work/aanval/advice.lua" ;;
  esac
  attack "$name" "$(sed -n 's/^-- \([a-z].*\|(.*\)/\1/p' "$script" | head -n 1)"
done
printf '\033LuaR' >"$work/aanval/advice.lua" && try 'compiled Lua' 3 score -p "$work/aanval" "$work/boos.yaml"
printf 'x = "\353"\n' >"$work/aanval/advice.lua" && try 'Lua in Latin-1' 3 score -p "$work/aanval" "$work/boos.yaml"
printf 'x = "\000"\n' >"$work/aanval/advice.lua" && try 'Lua with a NUL' 3 score -p "$work/aanval" "$work/boos.yaml"
repeat 'x=1 ' 20000 >"$work/aanval/advice.lua" && try 'a large script' 3 score -p "$work/aanval" "$work/boos.yaml"
deep() { # NAME MESSAGE BEFORE MIDDLE AFTER TIMES
  { printf 'local x = '; repeat "$3" "$6"; printf %s "$4"; repeat "$5" "$6"; echo; } >"$work/aanval/advice.lua"
  attack "load-$1" "$2"
}
deep parentheses 'script/(syntax|too-)' '(' 1 ')' 10000
deep tables 'script/(syntax|too-)' '{' '' '}' 10000
deep functions 'script/(syntax|too-)' 'function() return ' 1 ' end' 2000
deep minus 'script/(syntax|too-)' '- ' 1 '' 20000
deep concatenation 'script/(syntax|too-)' '1 .. ' 1 '' 10000
{ repeat 'do ' 9000; repeat 'end ' 9000; } >"$work/aanval/advice.lua" && attack load-do 'script/(syntax|too-)'
{ printf 'local a if a then '; repeat 'elseif a then ' 4500; echo 'end while true do end'; } >"$work/aanval/advice.lua" && attack load-elseif 'script/(syntax|too-)'
{ printf 'local a = 1 local b = '; repeat 'a and ' 10000; echo 'a while true do end'; } >"$work/aanval/advice.lua" && attack load-and 'script/(syntax|too-)'

# ---- scoring hooks that are slow ----------------------------------------------------------------
# What improvements would add asks the hooks again and again: within what a script may take in all, so
# that a page, and what is asked of it, end in time and have everything else.
cd "$work" && rm -rf traag && mkdir traag && cp "$work/stored/proef/pack.yaml" traag/pack.yaml
awk 'BEGIN { for (i = 0; i < 60; i++) print "      - {id: een.v" i ", text: Vraag " i ".}" }' >vragen
sed -i -e 's/^id: .*/id: traag/' -e '/^    items:/r vragen' traag/pack.yaml
{ printf 'peil-answers: 1\npack: traag@1\nanswers:\n'
  awk 'BEGIN { for (i = 0; i < 60; i++) print "  een.v" i ": niet" }'; } >traag.yaml
for body in '' 'for i = 1, 1000000 do local a = i end' 'while true do end' 'for i = 1, 20 do string.rep("x", 1000000) end' \
  'string.find(string.rep("a", 2000), ".-.-b")' 'local t = {} for i = 1, 50000 do t[i] = "x" .. i end' \
  'local t = {} for i = 1, 20000 do t[i] = 20000 - i end table.sort(t)' 'error("no")' 'local function f() return f() + 1 end f()'; do
  echo "scoring{total = function(declared) $body return declared end}" >traag/scoring.lua
  for command in 'score -f text' 'score -f html' 'score -f json' whatif 'whatif -f html'; do
    try "a hook, $command: $body" '0 4' $command --limit worker-seconds=20 traag.yaml
    case $command in 'score -f html' | *json) grep -q 'Vraag 59' "$work/out" ;; *) grep -q Proef "$work/out" ;; esac ||
      fault "a hook, $command: not everything is there: $body"
  done
done

# ---- workers that have got out of the sandbox ---------------------------------------------------
# The shim makes of a worker what such a script would: whatever it does, peil says so, and the rest
# of the run is done. A filter of calls holds off the worst, but a sanitizer goes without one.
shim=$build/tests/fault/hostile_worker.so
filtered=no
case $(uname -m) in x86_64 | aarch64) grep -q '^Seccomp:' /proc/self/status 2>/dev/null && filtered=yes ;; esac
nm -D "$peil" 2>/dev/null | grep -q __asan && filtered=no
"$peil" score -f json "$example" >"$work/good.json"
escaped() { # MODE SEED FORMAT: $end, out, said
  ASAN_OPTIONS=verify_asan_link_order=0 HOSTILE_WORKER=$1 HOSTILE_SEED=$2 LD_PRELOAD=$shim setsid timeout 30 \
    "$peil" score -f "$3" "$example" >"$work/out" 2>"$work/said"
  end=$?
}
for mode in nothing abort stop close flood slow half; do
  began=$(date +%s%N)
  escaped $mode 1 json
  took=$((($(date +%s%N) - began) / 1000000))
  [ $end = 4 ] && [ ! -s "$work/out" ] || fault "a worker, $mode: exit $end"
  [ $took -le $((seconds * 1000)) ] || fault "a worker, $mode: took $took ms"
  grep -q 'script/\(crashed\|too-slow\)' "$work/said" && good || fault "a worker, $mode: $(head -c 200 "$work/said")"
done
# In a comparison, where answers are scored several at a time, each is tried by itself then.
compared() { # MODE SEED: $end, out, said
  ASAN_OPTIONS=verify_asan_link_order=0 HOSTILE_WORKER=$1 HOSTILE_SEED=$2 LD_PRELOAD=$shim setsid timeout 30 \
    "$peil" compare -f json "$root"/packs/bcmb/examples/*.yaml "$root"/packs/iederin/examples/*.yaml \
    "$root"/packs/vng-zelftest/examples/*.yaml >"$work/out" 2>"$work/said"
  end=$?
}
for mode in nothing abort close half; do
  compared $mode 1
  [ $end = 4 ] && [ ! -s "$work/out" ] || fault "workers of a comparison, $mode: exit $end"
  grep -q 'script/crashed' "$work/said" && grep -q 'compare/nothing' "$work/said" && good ||
    fault "workers of a comparison, $mode: $(head -c 200 "$work/said")"
done
seed=0
while [ $seed -lt 60 ]; do
  seed=$((seed + 1))
  compared damage $seed
  case $end in 0 | 3 | 4 | 5) ;; *) fault "workers of a comparison, damage $seed: exit $end: $(head -c 200 "$work/said")"; continue ;; esac
  if grep -q 'Sanitizer\|runtime error' "$work/said"; then fault "workers of a comparison, damage $seed: a sanitizer spoke"; continue; fi
  clean "workers of a comparison, damage $seed" "$work/said" && good
done
for mode in group parent leave try; do
  [ $filtered = yes ] || continue
  escaped $mode 1 json
  [ $end = 0 ] && cmp -s "$work/out" "$work/good.json" && good || fault "a worker, $mode: exit $end: $(head -c 200 "$work/said")"
done
# What it answers may be anything: told, or shown, but never a crash, nor of a plugin.
for number in $(seq 1 "${HOSTILE_ANSWERS-20}"); do
  for format in text html json; do
    escaped damage "$number" $format
    case $end in 0 | 4) ;; *) fault "a damaged answer, $number, $format: exit $end: $(head -c 200 "$work/said")" ;; esac
    grep -q 'Sanitizer\|runtime error' "$work/said" && fault "a damaged answer, $number, $format: a sanitizer spoke"
    clean "a damaged answer, $number, $format" "$work/said" && good
  done
done

# The same where its results lie in memory that it shares with its parent.
for number in $(seq 1 "${HOSTILE_ANSWERS-20}"); do
  ASAN_OPTIONS=verify_asan_link_order=0 HOSTILE_WORKER=damage HOSTILE_SEED=$number LD_PRELOAD=$shim setsid timeout 60 \
    "$peil" score --stream --jobs 1 --pack "$root/tests/cases/stream/pack" \
    "$root/tests/cases/stream/answers.ndjson" >"$work/out" 2>"$work/said"
  end=$?
  case $end in 0 | 3 | 4) ;; *) fault "a damaged stream, $number: exit $end: $(head -c 200 "$work/said")" ;; esac
  grep -q 'Sanitizer\|runtime error' "$work/said" && fault "a damaged stream, $number: a sanitizer spoke"
  grep -qv '^{".*}$' "$work/out" && fault "a damaged stream, $number: $(grep -v '^{".*}$' "$work/out" | head -n 2)"
  clean "a damaged stream, $number" "$work/out" && good
done

# ---- what comes out ---------------------------------------------------------------------------
cd "$root/tests/hostile" || exit 1
# Every tag is one of ours, closed in its order, with quoted attributes that call nothing.
tags() { # FILE
  sed -e '/<style>/,/<\/style>/d' "$1" | tr '\n' ' ' | grep -o '<[^>]*>' | awk '
    BEGIN { split("meta link br hr img input col rect line path wbr circle", list, " "); for (i in list) empty[list[i]] = 1 }
    /^<!/ { next }
    { name = tolower($0); sub(/^<\/?/, "", name); sub(/[ \/>].*/, "", name) }
    name ~ /^(html|head|body)$/ { next }
    name ~ /^(script|iframe|object|embed|base|img|link|form)$/ { print "tag: " $0; next }
    name == "meta" && /http-equiv="?refresh/ { print "tag: " $0 }
    /^<\// { if (stack[depth--] != name) print "closed out of order: " $0; next }
    { rest = $0; sub(/^<[a-zA-Z0-9-]+/, "", rest); sub(/\/?>$/, "", rest)
      gsub(/ +[a-zA-Z:-]+="[^"<>]*"/, "", rest); gsub(/ +(checked|disabled|open|hidden|reversed|required|multiple|readonly)/, "", rest)
      if (rest !~ /^ *$/) print "attribute: " $0
      if (tolower($0) ~ / on[a-z]+=/ ) print "handler: " $0
      if (tolower($0) ~ /href="(javascript|data|file|vbscript):/) print "address: " $0 }
    !/\/>$/ && !(name in empty) { stack[++depth] = name }
    END { if (depth != 0) print "left open: " stack[depth] }'
}
page() { # WHAT FILE
  found=$(tags "$2")
  [ -z "$found" ] && grep -q '<h1' "$2" && good || fault "$1: $(echo "$found" | head -n 3)"
}
for language in nl en; do
  "$peil" score --quiet --lang $language -f html boos.answers.yaml >"$work/boos.html" || fault 'no page'
  page "a report, $language" "$work/boos.html"
  "$peil" pack info --lang $language -f html boos >"$work/boos.html" || fault 'no page of the pack'
  page "a pack, $language" "$work/boos.html"
  "$peil" fill --lang $language boos boos.answers.yaml --blank -f html >"$work/boos.html" || fault 'no form'
  page "a form, $language" "$work/boos.html"
  for colour in never always; do
    "$peil" score --lang $language --color=$colour boos.answers.yaml >"$work/boos.txt" || fault 'no text'
    # With colours there are colours, and nothing else.
    sed "s/$escape\\[[0-9;]*m//g" "$work/boos.txt" >"$work/plain.txt"
    [ $colour = always ] || cmp -s "$work/boos.txt" "$work/plain.txt" || fault 'colours that were not asked for'
    clean "text, $language, colour $colour" "$work/plain.txt" && good
  done
  "$peil" score --quiet --lang $language -f json boos.answers.yaml >"$work/boos.json" || fault 'no JSON'
  clean "JSON, $language" "$work/boos.json" && good
done
# What is written to be filled in is read back with nothing filled in.
"$peil" fill boos --template >"$work/boos.yaml"
sed -i 's/^  naam:.*/  naam: X/' "$work/boos.yaml"
"$peil" score --quiet -p boos -f json "$work/boos.yaml" >"$work/boos.json" && grep -q '"answered": 0' "$work/boos.json" &&
  good || fault 'the template is not empty'

# ---- the same bytes -----------------------------------------------------------------------------
mkdir "$work/elsewhere"
cp "$example" "$work/elsewhere/middendam.answers.yaml"
for format in json html text; do
  (cd "$root/packs/bcmb/examples" && "$peil" score -f $format middendam.answers.yaml) >"$work/first"
  same() { # WHAT COMMAND...
    what=$1
    shift
    "$@" >"$work/second" 2>"$work/said"
    cmp -s "$work/first" "$work/second" && good || fault "$format, $what: other bytes: $(diff "$work/first" "$work/second" | head -n 3)"
  }
  same again "$peil" score -f $format "$example"
  same 'a third time' "$peil" score -f $format "$example"
  same 'another time zone' env TZ=Pacific/Kiritimati "$peil" score -f $format "$example"
  same 'another home' env HOME=/nonexistent XDG_DATA_HOME=/nonexistent "$peil" score -f $format "$example"
  same 'without a worker' "$peil" score --no-worker -f $format "$example"
  same 'another folder' sh -c "cd '$work/elsewhere' && umask 077 && exec '$peil' score -f $format middendam.answers.yaml"
  same 'an absolute path' "$peil" score -f $format "$work/elsewhere/middendam.answers.yaml"
  same 'standard input' sh -c "exec '$peil' score -f $format - <'$example'"
  if setarch -R true 2>/dev/null; then
    same 'addresses that stay' setarch -R "$peil" score -f $format "$example"
  fi
done
echo "hostile: $passed passed, $failed failed"
[ $failed = 0 ]
