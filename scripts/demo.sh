#!/bin/sh
# Shows peil at work: installs what is missing, builds, scores the answers of a fictitious
# municipality with the zipped BCMB pack, and says where the reports are.
#
#   sh scripts/demo.sh [--no-install]
set -eu
cd "$(dirname "$0")/.."

sh scripts/needs.sh "$@" build
echo "Building peil ..."
mkdir -p build
make all >build/demo.log 2>&1 || {
  cat build/demo.log
  exit 1
}

peil=build/release/peil
pack=build/release/packs/bcmb.zip
answers=packs/bcmb/examples/middendam.answers.yaml
out=build/demo
mkdir -p "$out"

echo "Scoring $answers with $pack:"
echo
"$peil" score "$answers" --pack "$pack" --quiet | sed -n '1,40p'
echo "[...]"
for format in text json html; do
  case $format in text) ending=txt ;; *) ending=$format ;; esac
  "$peil" score "$answers" --pack "$pack" --quiet --format $format -o "$out/middendam.$ending"
done
echo
echo "The whole report:"
echo "  to read and print   $out/middendam.html   (open it in a browser)"
echo "  as plain text       $out/middendam.txt"
echo "  for other programs  $out/middendam.json"
echo
echo "Next: $peil fill bcmb my-town.answers.yaml     fill in the checklist yourself"
echo "      $peil help                               everything else"
