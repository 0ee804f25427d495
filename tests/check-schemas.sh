#!/bin/sh
# Everything that peil writes for programs is what the JSON Schemas in include/peil/schema say, as a
# validator from elsewhere reads them. Skipped with a notice where that is missing, except in CI.
#
#   sh tests/check-schemas.sh BUILD
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
peil=$build/peil
python=
for candidate in python3 /usr/bin/python3; do
  if [ -z "$python" ] && "$candidate" -c 'import jsonschema' 2>/dev/null; then python=$candidate; fi
done
if [ -z "$python" ]; then
  echo "schemas: skipped: python3-jsonschema is missing (sh scripts/needs.sh schemas)"
  [ "${CI-}" != true ] || exit 1
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TERM=dumb LANG=C PEIL_PACK_PATH=$root/packs HOME=$work/home
unset LANGUAGE LC_ALL LC_MESSAGES
export TERM LANG PEIL_PACK_PATH HOME
cd "$root" || exit 1
number=0 faults=0
made() { # CODES ARGUMENT...: what it writes, which is kept; one of the exit codes
  codes=$1 number=$((number + 1))
  shift
  "$peil" "$@" -q >"$work/$number.json" 2>"$work/said"
  end=$?
  case " $codes " in
    *" $end "*) ;;
    *) faults=$((faults + 1)); echo "--- schemas: peil $*: exit $end: $(head -n 3 "$work/said")" ;;
  esac
}
sheet() { # FILE PACK REST
  printf 'peil-answers: 1\npack: %s@1\n%s\n' "$2" "$3" >"$work/$1"
}

# ---- documents ----
sheet empty.yaml bcmb 'subject: {gemeente: Leeg}'
sheet nothing.yaml frieslab 'subject: {werkgebied: Leeg}
answers: {}'
printf 'rule{id = "stuk", priority = "low", text = "x", when = function() return nil + 1 end}\n' >"$work/broken.lua"
for language in nl en nl-x-b1; do
  for answers in packs/*/examples/*.answers.yaml packs/bcmb/examples/lindeveld/* tests/browser/answers/*.yaml "$work/empty.yaml"; do
    made 0 score --lang $language -f json "$answers"
  done
  for pack in packs/*/ tests/instruments/*/ tests/hostile/boos; do
    made 0 pack info --lang $language -f json "$pack"
    case $pack in *oco/) ;; *) made 0 fill --blank --lang $language -f json "$pack" ;; esac
  done
  made 0 compare --lang $language -f json packs/*/examples/rivierenmeer.answers.yaml
  made 0 compare --lang $language -f json packs/bcmb/examples/lindeveld/*
  made 0 compare --lang $language -f json packs/bcmb/examples/lindedorp-*.yaml
  made 0 compare --lang $language -f json packs/*/examples/*.answers.yaml
done
for answers in packs/*/examples/*.answers.yaml "$work/empty.yaml"; do
  made 0 explain -f json "$answers"
  made 0 explain --rules -f json "$answers"
  made 0 whatif -f json "$answers"
done
for part in onaf.3 onaf wettelijke-kern Keuzevrijheid; do
  made '0 3' explain -f json packs/bcmb/examples/achterwold.answers.yaml $part
done
made 0 score -f json --actor gemeenteraad --parts outcome,advice packs/bcmb/examples/achterwold.answers.yaml
made 4 score -f json --script "$work/broken.lua" packs/bcmb/examples/achterwold.answers.yaml
made 0 compare -f json --script "$work/broken.lua" packs/*/examples/rivierenmeer.answers.yaml
made 0 score -f ndjson packs/bcmb/examples/lindeveld/clienten.ndjson
sh tests/cases/compare-benchmark/towns 1 60 >"$work/towns.ndjson"
echo '{"peil-answers":1' >"$work/broken.json"
made 3 compare -f json "$work/towns.ndjson" "$work/broken.json"
made 0 compare -f json --subject GM0030 "$work/towns.ndjson"

# ---- contributions ----
made 0 contribute --secret "$work/secret" packs/bcmb/examples/middendam.answers.yaml
cp "$work/$number.json" "$work/one.json"
made 0 contribute --secret "$work/secret" --class klein "$work/towns.ndjson"
cp "$work/$number.json" "$work/many.json"
made 0 contribute "$work/one.json" "$work/many.json"
made 0 compare -f json --with "$work/many.json" --secret "$work/secret" --class klein --subject GM0030 "$work/towns.ndjson"

# ---- outcomes ----
made 0 score -f json packs/bcmb/examples/achterwold.answers.yaml
cp "$work/$number.json" "$work/result.json"
sed 's/"gemeente": "/&X/; s/"niet"/"goed"/' "$work/result.json" >"$work/changed.json"
made '1 3 6' verify --json "$work/result.json" "$work/changed.json" "$work/broken.json" "$work/not-there.json"
made 1 pack check --json tests/bad/*/pack tests/bad/*/proef
made 0 pack test --json packs/frieslab tests/instruments/*/
sed 's/value: 7/value: 8/' tests/instruments/audit-tien/tests/afhankelijk.yaml >"$work/afhankelijk.yaml"
cp -R tests/instruments/audit-tien "$work/audit" && cp "$work/afhankelijk.yaml" "$work/audit/tests/"
made 1 pack test --json "$work/audit"
made '0 5' plugins --json --plugin-dir "$build/tests/plugins"

# ---- lines ----
{ cat "$work/towns.ndjson"; echo '{"peil-answers":1,"pack":"bcmb@1","answers":{"onaf.1":"zzz","x":1}}'; echo '{'; } >"$work/mixed.ndjson"
made '0 3' score --stream "$work/mixed.ndjson"
made 4 score --stream "$work/towns.ndjson" "$work/mixed.ndjson" --script "$work/broken.lua"
made '0 3 4' score --stream --pack tests/cases/stream/pack tests/cases/stream/answers.ndjson
made '0 3 4' score --stream --pack packs/frieslab "$work/towns.ndjson"
for answers in packs/*/examples/*.answers.yaml; do
  made 0 score -f ndjson "$answers"
  "$python" -c 'import json, sys; print(json.dumps(json.loads(sys.stdin.readline())["answers"]))' \
    <"$work/$number.json" >"$work/line.ndjson"
  made 0 score --stream "$work/line.ndjson"
done

"$python" tests/schemas/validate.py include/peil/schema "$work"/[0-9]*.json || faults=$((faults + 1))
[ $faults = 0 ]
