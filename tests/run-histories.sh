#!/bin/sh
# Scripts come to the same, errors included, whatever ran before them: answers alone in a worker,
# after others in this process, the other way round, in a stream, remembered or not; with budgets
# that end in the middle of the rules.
#
#   sh tests/run-histories.sh BUILD
#
# HISTORIES_SEED=N takes other answers.
set -u
build=$(cd "$1" && pwd)
peil=$build/peil
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TERM=dumb LANG=C
unset LANGUAGE LC_ALL LC_MESSAGES PEIL_PACK_PATH
export TERM LANG
passed=0 failed=0
same() { # WHAT FILE FILE
  if cmp -s "$2" "$3"; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    echo "--- histories: $1: $(diff "$2" "$3" | head -n 4 | cut -c1-300)"
  fi
}

pack=$work/pack
mkdir "$pack"
{
  printf 'peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n'
  printf 'subject_fields: [{id: wie, label: Wie, key: yes}]\n'
  printf 'scales: {s: [{id: ja, label: Ja, points: 2}, {id: deels, label: D, points: 1}, {id: nee, label: N, points: 0}]}\n'
  printf 'sections:\n  - id: a\n    title: A\n    scale: s\n    items:\n'
  for i in 1 2 3; do printf '      - {id: a.%s, text: T}\n' $i; done
  printf '      - {id: a.4, text: T, maps: [{concept: c.een, relation: subset}]}\n'
  printf '      - {id: a.5, text: T, for: [p], maps: [{concept: c.een, relation: equal}, {concept: c.twee, relation: equal}]}\n'
  printf '      - {id: a.6, text: T, for: [p, q], knockout: yes}\n'
  printf '      - {id: a.7, text: T, applies_if: %s}\n' "'answer(\"a.1\").value ~= \"nee\"'"
  printf 'roles: [{id: p, label: P}, {id: q, label: Q}, {id: r, label: R}]\n'
  printf 'vocabulary:\n  levels: [{id: goed, label: G, from: 0.6}, {id: niet, label: N, from: 0}]\n'
  printf '  concepts: [{id: c.een, label: E, advice: {niet: {text: Een.}}}, {id: c.twee, label: T, advice: {niet: {text: Twee.}}}]\n'
  printf 'scoring: {model: mean, bands: [{id: h, label: H, from: 50}, {id: l, label: L, from: 0}]}\n'
} >"$pack/pack.yaml"
cat >"$pack/advice.lua" <<'LUA'
local many, list = {}, {}
for i = 1, 300 do many["k" .. i] = i end
for i = 1, 9 do list[i] = i end
local function points(id) local a = answer(id) return a.points or 3 end
local acts = {
  function(n) return (level("c.een") or "geen") == (level("c.twee") or "geen") or n > 2 end,
  function(n) local s = 0 for i = 1, n * 4000 do s = s + i end return s > 0 end,
  function(n) local s = 0 for _ = 1, n do for _, v in pairs(many) do s = s + v end end return s > 0 end,
  function(n) local t = {} for i = 1, n * 300 do t[i] = {i} end return #t > 300 end,
  function(n) return #(("x"):rep(n * 400000)) > 0 end,
  function(n) local s = ("ab"):rep(n * 300) return s:find(".-.-b$") == 1 end,
  function(n) for i = 1, n * 60 do pcall(error, "no " .. i) end return n == 2 end,
  function(n) if n == 3 then error("three") end return n == 1 end,
  function(n) local t = {} for i = 1, n * 50 do t[i] = (i * 7919) % 101 end table.sort(t) return t[1] == 0 end,
  function(n) for i = 1, n * 20 do pcall(level, "onbekend" .. i) end return n > 1 end,
  function(n) return ("%5.3f"):format(n / 7) > "0.3" or (n / 7 .. ""):len() > 3 end,
}
for i = 1, 30 do
  local one, other = "a." .. (i % 6 + 1), "a." .. (i * 5 % 6 + 1)
  local act = acts[i % #acts + 1]
  rule{id = "r" .. i, priority = "low", text = "{n} {m}", args = {n = function() return points(one) end,
    m = function() return tostring(total()) end},
    when = function() return act(points(one)) and points(other) ~= 1 end}
end
block{id = "b", when = function() return points("a.2") > 0 end, heading = "B",
  list = function() local t = {} for i = 1, points("a.3") * 3 do t[i] = "x" .. i / 8 end return t end}
LUA
awk -v seed="${HISTORIES_SEED-1}" 'BEGIN {
  srand(seed); split("ja deels nee unknown", options, " ")
  for (n = 1; n <= 40; n++) {
    printf "{\"peil-answers\":1,\"pack\":\"proef@1\",\"subject\":{\"wie\":\"g%d\"},", n
    if (n % 4) printf "\"role\":\"%s\",", substr("pqr", n % 4, 1)
    printf "\"answers\":{"
    for (i = 1; i <= 7; i++)
      if (i < 7 || n % 3) printf "%s\"a.%d\":\"%s\"", (i > 1 ? "," : ""), i, options[int(rand() * 4) + 1]
    print "}}"
  }
}' >"$work/answers.ndjson"
awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }' "$work/answers.ndjson" >"$work/back.ndjson"
back() { awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }'; }
# Answers are named by their line, which the seal counts, too.
placeless() { sed 's/"seal":"[0-9a-f]*"//; s/"line":[0-9]*//g'; }
stream() { # FILE OPTION...
  file=$1
  shift
  "$peil" score --stream -p "$pack" --limit script-steps=$steps "$@" "$file" 2>&1 | sed '/^{"end"/d' | placeless
}
for steps in 60000 90000 140000 200000 300000 450000 700000 1000000; do
  score() { "$peil" score -q -f ndjson -p "$pack" --limit script-steps=$steps "$@" 2>/dev/null; }
  score - <"$work/answers.ndjson" >"$work/alone"
  [ $steps -lt 200000 ] || [ -s "$work/alone" ] || { failed=$((failed + 1)); echo "--- histories: nothing came out"; }
  score --no-worker - <"$work/answers.ndjson" >"$work/here"
  same "in this process, $steps" "$work/alone" "$work/here"
  score --no-worker - <"$work/back.ndjson" | back | placeless >"$work/here"
  placeless <"$work/alone" >"$work/other"
  same "the other way round, $steps" "$work/other" "$work/here"
  stream "$work/answers.ndjson" --no-memo --no-worker >"$work/stream"
  stream "$work/answers.ndjson" --no-worker >"$work/other"
  same "a stream that remembers, $steps" "$work/stream" "$work/other"
  stream "$work/answers.ndjson" --jobs 2 >"$work/other"
  same "a stream with workers, $steps" "$work/stream" "$work/other"
  stream "$work/back.ndjson" --no-worker | back >"$work/other"
  same "a stream the other way round, $steps" "$work/stream" "$work/other"
done
echo "histories: $passed passed, $failed failed"
[ $failed = 0 ]
