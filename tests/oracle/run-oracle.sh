#!/bin/sh
# The models of XCCDF against OpenSCAP: random trees of rules with all nine outcomes, scored by peil
# and by oscap, must give the same scores (to 1 in 10 000) and the same highest scores.
#
#   sh tests/oracle/run-oracle.sh BUILD [TREES [SEED]]
set -u
build=$(cd "$1" && pwd)
trees=${2:-500} seed=${3:-1}
cd "$(dirname "$0")/../.." || exit 1
command -v oscap >/dev/null 2>&1 || { echo "oracle: no oscap; sh scripts/needs.sh oracle" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/tests/oracle/trees" "$trees" "$seed" "$work" || exit 2
export build
# Of one tree: "MODEL peil SCORE MOST" and "MODEL oscap SCORE MOST", each on a line.
one='
  cd "$1" || exit 1
  oscap xccdf eval --results results.xml xccdf.xml >said 2>&1
  [ -s results.xml ] || exit 0
  sed -n "s|.*<score system=\"urn:xccdf:scoring:\([a-z-]*\)\" maximum=\"\([0-9.e+-]*\)\">\([0-9.e+-]*\)<.*|\1 oscap \3 \2|p" \
    results.xml | sed "s/^default /xccdf-default /" >scores
  for model in xccdf-default flat flat-unweighted absolute; do
    "$build/peil" score answers.yaml -p $model -f json 2>>said |
      sed -n "/^  \"score\": {/,/^  }/{
        s/^    \"value\": \(.*\),\$/value \1/p
        s/^    \"scale_max\": \(.*\),\$/most \1/p
      }" | tr "\n" " " | sed "s/^/$model peil /" >>scores
    echo >>scores
  done'
seq 1 $((trees + 2)) | sed "s|^|$work/|" |
  HOME=$work LC_ALL=C PEIL_PACK_PATH='' xargs -P "$(nproc 2>/dev/null || echo 1)" -n 1 sh -c "$one" one
# What is open stays in the highest score of peil.
cat >"$work/compare.awk" <<'END'
function near(a, b) { return (a > b ? a - b : b - a) <= 1e-4 * (b > 1 ? b : 1) }
function wrong(what) { print "tree " tree ": " model ": " what; bad++ }
FNR == 1 { delete score; delete most; delete found }
FILENAME ~ /open$/ { weight = $1; number = $2; next }
$2 == "oscap" { score[$1] = $3; most[$1] = $4; next }
$2 == "peil" { found[$1] = $0 }
FNR == 8 {
  tree = FILENAME; sub(/\/scores$/, "", tree); sub(/.*\//, "", tree); tree += 0
  for (model in score) {
    split(found[model], part, " "); done[model]++
    if (tree > trees) {
      none = tree == trees + 1 || model != "flat-unweighted"
      if ((part[4] == "null") != none) wrong("peil " part[4] (none ? ", not none" : ", none"))
      continue
    }
    if (model == "absolute") most[model] = 1 # oscap says the sum of the weights
    open = model == "flat" ? weight : model == "flat-unweighted" ? number : 0
    if (part[4] == "null" || !near(part[4], score[model])) wrong("peil " part[4] ", oscap " score[model])
    else if (!near(part[6] - open, most[model])) wrong("peil of " part[6] - open ", oscap of " most[model])
    else same++
    if (part[4] > 0) above[model]++
  }
}
END {
  for (model in done) models++
  for (model in done) if (done[model] != trees + 2) { print model ": " done[model] " of " trees + 2 " trees"; bad++ }
  for (model in done) if (!above[model]) { print model ": all scores are 0"; bad++ }
  printf "oracle: %d trees x %d models, %d scores the same, %d not\n", trees, models, same, bad
  exit bad > 0 || models != 4 || same != 4 * trees
}
END
for tree in $(seq 1 $((trees + 2))); do echo "$work/$tree/open $work/$tree/scores"; done |
  tr ' ' '\n' >"$work/files"
xargs -n 100000 awk -v trees="$trees" -f "$work/compare.awk" <"$work/files"
