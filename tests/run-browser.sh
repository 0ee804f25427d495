#!/bin/sh
# Looks at the HTML that peil makes in a browser. Skipped with a notice where chromium is missing,
# except in CI.
#
#   sh tests/run-browser.sh BUILD
set -eu
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
CHROMIUM=${CHROMIUM:-$(command -v chromium || true)}
if [ -z "$CHROMIUM" ] || ! command -v npm >/dev/null 2>&1; then
  echo "browser tests skipped: chromium, node or npm is missing (sh scripts/needs.sh browser)"
  [ "${CI-}" != true ] || exit 1
  exit 0
fi
export CHROMIUM
PEIL_HTML_DIR=$build/html
export PEIL_HTML_DIR
rm -rf "$PEIL_HTML_DIR" && mkdir -p "$PEIL_HTML_DIR"
for answers in packs/*/examples/*.answers.yaml tests/browser/answers/*.yaml; do
  [ -e "$answers" ] || continue
  name=${answers#*/} name=${name%%/*}-$(basename "$answers" .yaml)
  "$build/peil" score -q "$answers" -o "$PEIL_HTML_DIR/${name%.answers}.html"
done
"$build/peil" score -q --lang en packs/bcmb/examples/middendam.answers.yaml -o "$PEIL_HTML_DIR/english.html"
"$build/peil" score -q --parts outcome,advice packs/bcmb/examples/achterwold.answers.yaml -o "$PEIL_HTML_DIR/short.html"
"$build/peil" score -q --actor adviesraad --parts outcome,advice,open packs/vng-zelftest/examples/duinzicht.answers.yaml -o "$PEIL_HTML_DIR/meeting.html"
"$build/peil" explain -q packs/bcmb/examples/achterwold.answers.yaml --rules -o "$PEIL_HTML_DIR/explained.html"
"$build/peil" explain -q packs/bcmb/examples/achterwold.answers.yaml 1.5 -o "$PEIL_HTML_DIR/explained-item.html"
for pack in packs/*/; do
  name=$(basename "$pack")
  "$build/peil" pack info -q "$pack" -f html -o "$PEIL_HTML_DIR/pack-$name.html"
done
"$build/peil" fill -q bcmb --blank -o "$PEIL_HTML_DIR/form.html"
cd tests/browser
[ -d node_modules/playwright-core ] || npm ci --no-audit --no-fund --silent
node --test
