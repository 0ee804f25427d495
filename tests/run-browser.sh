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
page() { # NAME COMMAND...: a page of that name
  name=$1
  shift
  "$build/peil" "$@" -q -o "$PEIL_HTML_DIR/$name.html"
}
for answers in packs/*/examples/*.answers.yaml tests/browser/answers/*.answers.yaml; do
  pack=${answers#packs/} pack=${pack%%/*} name=$(basename "$answers" .answers.yaml)
  page "$pack-$name" score "$answers"
done
page english score --lang en packs/bcmb/examples/middendam.answers.yaml
page short score --parts outcome,advice packs/bcmb/examples/achterwold.answers.yaml
page meeting score --actor adviesraad --parts outcome,advice,open packs/vng-zelftest/examples/duinzicht.answers.yaml
page plain score --lang nl-x-b1 packs/bcmb/examples/middendam.answers.yaml
page explained explain packs/bcmb/examples/achterwold.answers.yaml --rules
page explained-item explain packs/bcmb/examples/achterwold.answers.yaml 1.5
page whatif whatif packs/bcmb/examples/achterwold.answers.yaml -f html
page respondents compare packs/bcmb/examples/lindeveld/*
page agenda compare --parts agenda packs/*/examples/rivierenmeer.answers.yaml
page beside compare --lang en packs/*/examples/rivierenmeer.answers.yaml
page many compare packs/*/examples/*.answers.yaml
page years compare packs/bcmb/examples/lindedorp-*.answers.yaml
towns=$(mktemp)
sh tests/cases/compare-benchmark/towns 1 60 >"$towns"
page benchmark compare --subject GM0030 --lang nl - <"$towns"
rm "$towns"
page decisions explain packs/frieslab/examples/oude-haven.answers.yaml -f html
for pack in packs/*/; do
  page "pack-$(basename "$pack")" pack info "$pack" -f html
done
page form fill bcmb --blank
page form-role fill iederin --role clientorganisatie --blank
cd tests/browser
[ -d node_modules/playwright-core ] || npm ci --no-audit --no-fund --silent
node --test
