#!/bin/sh
# What peil costs, beside other ways to do the same. Ratios of one interleaved run are what counts.
#
#   sh tests/bench/run-bench.sh BUILD
#
# BENCH_RECORDS (100000) answers; BENCH_MORE (1000000; 0 for none) answers for the large run;
# BENCH_ROUNDS (5) rounds, of which the medians count; BENCH_TOWNS (342) towns to compare, on three
# packs, by five respondents each.
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
bench=$root/tests/bench
peil=$build/peil
rounds=${BENCH_ROUNDS-5}
records=${BENCH_RECORDS-100000}
more=${BENCH_MORE-1000000}
towns=${BENCH_TOWNS-342}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset PEIL_PACK_PATH
cc=${CC-cc}
for program in measure generate hardcoded; do
  $cc -std=c11 -D_GNU_SOURCE -O2 -o "$work/$program" "$bench/$program.c" || exit 1
done
for program in load towns; do
  $cc -std=c11 -D_XOPEN_SOURCE=700 -O2 -I"$root" -I"$root/include" -o "$work/$program" \
    "$bench/$program.c" "$build/libpeil.a" $(pkg-config --libs yaml-0.1 libzip lua5.4) -lm -ldl || exit 1
done
missed=0

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
# measure NAME COMMAND...: one more figure of this program
measure() {
  name=$1
  shift
  "$work/measure" -n "${times-1}" "$@" >"$work/figure" || exit 1
  read -r cpu wall memory <"$work/figure"
  echo "$cpu" >>"$work/$name.cpu"
  echo "$wall" >>"$work/$name.wall"
  echo "$memory" >>"$work/$name.memory"
}
of() { median <"$work/$1"; }
forget() { rm -f "$work"/*.cpu "$work"/*.wall "$work"/*.memory; }
show() { printf '  %-44s %10.2f ms cpu %10.2f ms wall %8.1f MB\n' "$1" \
  "$(of "$2.cpu" | awk '{ print $1 / 1000 }')" "$(of "$2.wall" | awk '{ print $1 / 1000 }')" \
  "$(of "$2.memory" | awk '{ print $1 / 1024 }')"; }
# goal WHAT FOUND RELATION WANTED
goal() {
  if awk -v a="$2" -v r="$3" -v b="$4" 'BEGIN { exit !(r == ">=" ? a >= b : a <= b) }'; then
    verdict=met
  else
    verdict=MISSED
    missed=$((missed + 1))
  fi
  printf '  goal: %-52s %8.2f %s %-6s %s\n' "$1" "$2" "$3" "$4" "$verdict"
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { print (b > 0 ? a / b : 0) }'; }

# ---- many answers -----------------------------------------------------------------------------
"$peil" pack check --quiet "$bench/pack" || exit 1
cp -R "$bench/pack" "$work/bare" && rm "$work"/bare/*.lua
has_node=yes
command -v node >/dev/null || { has_node=no; echo "node is not here: it is left out"; }

stream() { "$peil" score --stream --jobs 1 --pack "$bench/pack" "$1" | grep -v '^{"end":'; }
same() {
  stream "$1" >"$work/peil.out"
  "$work/hardcoded" "$1" | cmp - "$work/peil.out" || exit 1
  [ $has_node = no ] || node "$bench/node.mjs" "$1" | cmp - "$work/peil.out" || exit 1
}
bulk() {
  forget
  "$work/generate" "$1" >"$work/answers.ndjson" || exit 1
  same "$work/answers.ndjson"
  i=0
  while [ $i -lt "$rounds" ]; do
    i=$((i + 1))
    [ $has_node = no ] || measure node node "$bench/node.mjs" "$work/answers.ndjson"
    measure hard "$work/hardcoded" "$work/answers.ndjson"
    measure one "$peil" score --stream --jobs 1 --pack "$bench/pack" "$work/answers.ndjson"
    measure bare "$peil" score --stream --jobs 1 --pack "$work/bare" "$work/answers.ndjson"
    measure plain "$peil" score --stream --jobs 1 --no-memo --pack "$bench/pack" "$work/answers.ndjson"
    measure two "$peil" score --stream --jobs 2 --pack "$bench/pack" "$work/answers.ndjson"
  done
  echo "$1 answers, the same bytes from all:"
  [ $has_node = no ] || show "by hand in JavaScript (node)" node
  show "by hand in C" hard
  show "peil, one worker" one
  show "peil, without its scripts" bare
  show "peil, without memory of what scripts said" plain
  show "peil, two workers" two
  [ $has_node = no ] || goal "node / peil (cpu)" "$(ratio "$(of node.cpu)" "$(of one.cpu)")" '>=' 6
  goal "peil / by hand in C (cpu)" "$(ratio "$(of one.cpu)" "$(of hard.cpu)")" '<=' 4
  goal "peil / peil without scripts (cpu)" "$(ratio "$(of one.cpu)" "$(of bare.cpu)")" '<=' 1.6
  goal "memory of the largest process, MB" "$(of one.memory | awk '{ print $1 / 1024 }')" '<=' 16
}
bulk "$records"
small=$(of one.memory)
if [ "$more" -gt 0 ]; then
  bulk "$more"
  goal "memory, many more answers" "$(ratio "$(of one.memory)" "$small")" '<=' 1.1
fi

# ---- one --------------------------------------------------------------------------------------
forget
"$work/generate" 1 | sed 's/^/ /' >"$work/one.json"
cp -R "$root/packs/bcmb" "$root/packs/oco" "$work"
mkdir "$work/zips" && cp "$build"/packs/*.zip "$work/zips"
"$peil" pack build --quiet "$bench/pack" -o "$work/bench.zip" || exit 1
set -- "$root"/packs/bcmb/examples/*.yaml
times=11
i=0
while [ $i -lt "$rounds" ]; do
  i=$((i + 1))
  measure true /bin/true
  measure own "$peil" score --pack "$bench/pack" "$work/one.json"
  measure ownzip "$peil" score --pack "$work/bench.zip" "$work/one.json"
  measure oco "$peil" score --pack "$work/bcmb" "$1"
  measure ocozip "$peil" score --pack "$work/zips/bcmb.zip" "$1"
  for other in 'lua5.4 -e ' 'python3 -c '; do
    command -v "${other%% *}" >/dev/null && measure "${other%% *}" $other ''
  done
done
echo "one answers file, report in the terminal:"
show /bin/true true
show "peil, a pack of its own, folder" own
show "peil, a pack of its own, zip" ownzip
show "peil, bcmb with oco, folder" oco
show "peil, bcmb with oco, zip" ocozip
for other in lua5.4 python3; do
  if [ -e "$work/$other.cpu" ]; then show "$other with nothing to do" "$other"; else echo "  $other is not here"; fi
done
base=$(of true.cpu)
for kind in own ownzip; do goal "$kind / true (cpu)" "$(ratio "$(of $kind.cpu)" "$base")" '<=' 7; done
for kind in oco ocozip; do goal "$kind / true (cpu)" "$(ratio "$(of $kind.cpu)" "$base")" '<=' 10; done

# ---- many towns -------------------------------------------------------------------------------
forget
times=1
for pack in bcmb iederin vng-zelftest; do
  "$peil" pack build "$root/packs/$pack" --pack-dir "$root/packs" --bundle --quiet -o "$work/$pack.zip" || exit 1
done
"$work/towns" "$towns" 5 "$work/bcmb.zip" "$work/iederin.zip" "$work/vng-zelftest.zip" >"$work/towns.ndjson" || exit 1
mkdir "$work/sheets"
awk -v folder="$work/sheets" '{ file = sprintf("%s/%05d.json", folder, NR); print >file; close(file) }' "$work/towns.ndjson"
quietly() { "$peil" "$@" --pack-dir "$root/packs" --quiet; }
quietly compare "$work/towns.ndjson" -f json -o "$work/one.json" || exit 1
quietly compare "$work"/sheets/*.json -f json -o "$work/many.json" || exit 1
cmp "$work/one.json" "$work/many.json" || exit 1
i=0
while [ $i -lt "$rounds" ]; do
  i=$((i + 1))
  measure lines "$peil" compare "$work/towns.ndjson" --pack-dir "$root/packs" -q -f json -o "$work/one.json"
  measure files "$peil" compare "$work"/sheets/*.json --pack-dir "$root/packs" -q -f json -o "$work/one.json"
  measure page "$peil" compare "$work/towns.ndjson" --subject GM0001 --pack-dir "$root/packs" -q -o "$work/page.html"
  measure give "$peil" contribute "$work/towns.ndjson" --secret "$work/secret" --pack-dir "$root/packs" -q -o "$work/all.json"
done
echo "$towns towns on three packs, five respondents each ($(wc -l <"$work/towns.ndjson") sets of answers):"
show "compare, one file" lines
show "compare, a file for each" files
show "compare, a page about one of them" page
show "contribute" give
for kind in lines files page; do
  goal "$kind: wall, s" "$(of $kind.wall | awk '{ print $1 / 1000000 }')" '<=' 1
  goal "$kind: memory of the largest process, MB" "$(of $kind.memory | awk '{ print $1 / 1024 }')" '<=' 64
done

# ---- packs ------------------------------------------------------------------------------------
echo "loading a pack, beside the bare events of libyaml:"
for items in 31 1000 20000; do
  mkdir -p "$work/p$items"
  awk -v items=$items 'BEGIN {
    print "peil: 1\nid: p\nversion: 1.0.0\nlanguage: nl\ntitle: P\nscales:\n  s:"
    print "    - {id: goed, label: Goed, points: 2}\n    - {id: niet, label: Niet, points: 0}"
    print "scoring: {model: mean}\nsections:"
    for (i = 0; i < items; i++) {
      if (i % 100 == 0)
        printf "  - id: s%d\n    title: Afdeling %d\n    scale: s\n    items:\n", i / 100, i / 100
      printf "      - id: s%d.i%d\n        text: Vraag %d gaat over iets dat we willen weten\n", i / 100, i, i
      printf "        help: Een toelichting bij deze vraag, die ook een zin lang is.\n        weight: %d\n", i % 3 + 1
    }
  }' >"$work/p$items/pack.yaml"
  : >"$work/events.cpu"
  : >"$work/pack.cpu"
  i=0
  while [ $i -lt "$rounds" ]; do
    i=$((i + 1))
    "$work/load" events "$work/p$items" 9 >>"$work/events.cpu" || exit 1
    "$work/load" pack "$work/p$items" 9 >>"$work/pack.cpu" || exit 1
  done
  printf '  %6d questions: %9.2f ms, events %9.2f ms\n' $items \
    "$(of pack.cpu | awk '{ print $1 / 1000 }')" "$(of events.cpu | awk '{ print $1 / 1000 }')"
  goal "load / events, $items questions" "$(ratio "$(of pack.cpu)" "$(of events.cpu)")" '<=' 1.25
done
echo "goals missed: $missed"
