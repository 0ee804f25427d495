#!/bin/sh
# Stored results: what peil wrote is found correct, in every language, format and with every option;
# with one byte changed, anywhere, it is not.
#
#   sh tests/run-verify.sh BUILD
#
# VERIFY_BYTES=N changes so many bytes, one at a time, spread over a result (200); every byte of a
# small one is tried by tests/unit/test_report_verify_bytes.c.
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
peil=$build/peil
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TERM=dumb LANG=C PEIL_PACK_PATH=$root/packs
unset LANGUAGE LC_ALL LC_MESSAGES
export TERM LANG PEIL_PACK_PATH
passed=0 failed=0
good() { passed=$((passed + 1)); }
fault() {
  failed=$((failed + 1))
  echo "--- verify: $1"
}
correct() { # FILE [OPTION...]: it is what peil makes of it
  file=$1 && shift
  if "$peil" verify -q "$@" "$file" 2>"$work/said"; then good; else
    fault "$file is not found correct: $(head -n 3 "$work/said")"
  fi
}

cd "$work" || exit 1
printf 'rule {id = "eigen", when = "true", priority = "info", text = "Eigen."}\n' >eigen.lua
for answers in "$root"/packs/*/examples/*.yaml; do
  name=$(basename "$answers" .answers.yaml)
  for language in nl en; do
    "$peil" score -q --lang $language "$answers" -f json -o "$name-$language.json" && correct "$name-$language.json"
  done
  "$peil" score -q "$answers" --asof 2031-01-01 -f json --set json.indent=0 -o "$name-asof.json" && correct "$name-asof.json"
  "$peil" score -q "$answers" --parts open,outcome -f json -o "$name-parts.json" && correct "$name-parts.json"
  "$peil" score -q "$answers" --script eigen.lua -f json -o "$name-eigen.json" && correct "$name-eigen.json" --script eigen.lua
  correct "$name-eigen.json" --script eigen.lua --no-worker
done
"$peil" score -q "$root/packs/bcmb/examples/achterwold.answers.yaml" --actor adviesraad --actor inkoper -f json -o actor.json
correct actor.json
"$peil" score -q "$root"/packs/bcmb/examples/*.yaml -f ndjson -o all.ndjson && correct all.ndjson

# A pack that cannot be read is told with the result, as data as well.
mkdir broken && echo ': {' >broken/pack.yaml
"$peil" verify achterwold-nl.json -p broken --json >told 2>said
code=$?
if [ $code = 3 ] && grep -q '"code": "yaml/' told && [ ! -s said ]; then good; else
  fault "what is wrong with a pack is not among the findings ($code)"
fi

# One byte at a time: no file is found correct.
whole=$work/achterwold-nl.json
size=$(wc -c <"$whole")
count=${VERIFY_BYTES:-200}
mkdir changed
i=0
while [ $i -lt "$count" ]; do
  at=$((size * i / count + i % 7))
  was=$(dd if="$whole" bs=1 skip=$at count=1 2>/dev/null | od -An -tu1 | tr -d ' ')
  cp "$whole" changed/$at.json
  printf "\\$(printf %o $(((was ^ 1) & 255)))" | dd of=changed/$at.json bs=1 seek=$at conv=notrunc 2>/dev/null
  cmp -s "$whole" changed/$at.json && fault "byte $at was not changed"
  i=$((i + 1))
done
"$peil" verify changed/*.json --json >verdicts 2>/dev/null
code=$?
if [ $code = 1 ] || [ $code = 3 ]; then good; else fault "changed results end with $code"; fi
if grep -q '"good": 0,' verdicts && grep -q "\"bad\": $count," verdicts; then
  passed=$((passed + count))
else
  fault "a changed result is found correct: $(grep -B1 '"good": true' verdicts | grep name | head -n 5)"
fi
echo "verify: $passed passed, $failed failed"
[ $failed = 0 ]
