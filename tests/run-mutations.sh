#!/bin/sh
# The shipped packs with one line dropped, given twice or altered: peil accepts the pack or names
# the file and a line near the change, and never breaks down. So with lines of their scripts and with
# their conditions; where these are accepted, answers are scored or the line that fails is named.
#
#   sh tests/run-mutations.sh BUILD
#
# MUTATIONS=all tries every line, not a sample of that many a pack and kind; MUTATIONS_SEED=N takes
# another sample.
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
peil=$build/peil
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
HOME=$work/home
PEIL_PACK_PATH=$work/packs
LANG=C
unset LANGUAGE LC_ALL LC_MESSAGES
export HOME PEIL_PACK_PATH LANG
passed=0 failed=0 refused=0
near=6
mkdir "$work/packs"
cp -R "$root"/packs/*/ "$work/packs"

mutate() { # KIND LINE FILE
  awk -v kind="$1" -v at="$2" '
    NR != at { print; next }
    kind == "drop" { next }
    kind == "twice" { print; print; next }
    kind == "indent" { print "  " $0; next }
    kind == "outdent" { sub(/^ /, ""); print; next }
    kind == "key" { sub(/[a-z_]+:/, "x&"); print; next }
    kind == "empty" { sub(/: .*/, ":"); print; next }
    kind == "number" { sub(/: .*/, ": -999999999999999999999"); print; next }
    kind == "map" { sub(/: .*/, ": {a: [b, {c: d}]}"); print; next }
    kind == "quote" { sub(/: /, ": \""); print; next }
    kind == "cut" { print substr($0, 1, length($0) / 2); next }' "$3"
}

# Whether what is said names something that the line defined: an id or a key, or what it came from.
is_named() { # LINE
  case $1 in uses:*) return 0 ;; esac
  for word in $(echo "$1" | grep -oE '(id: |^ *)[a-z][a-z0-9.-]*' | sed 's/^id: //'); do
    grep -qF "\"$word" "$work/said" && return 0
  done
  return 1
}

# A wrong line shows where it stands, where what it belongs to begins or ends, or, when an id is
# lost, where the id is used.
judge() { # PACK KIND LINE EXIT
  if [ "$4" = 0 ]; then passed=$((passed + 1)); return; fi
  if [ "$4" != 1 ] || grep -q 'Sanitizer\|runtime error' "$work/said"; then
    failed=$((failed + 1)); echo "--- mutations: $1, $2 line $3: exit $4: $(head -n 3 "$work/said")"; return
  fi
  refused=$((refused + 1))
  if grep -oE "^$work/packs/$1/pack.yaml:[0-9]+" "$work/said" | sed 's/.*://' |
    awk -v at="$3" -v near="$near" -v good="$root/packs/$1/pack.yaml" '
      function indent(text) { match(text, /^ *(- )?/); return RLENGTH }
      function raw(text) { match(text, /^ */); return RLENGTH }
      BEGIN { while ((getline text < good) > 0) lines[++count] = text }
      $1 >= at - near && $1 <= at + near { found = 1 }
      { reported[$1] = 1 }
      END {
        own = raw(lines[at])
        # The section, item or other block that the line is in: the lines above it with less indentation.
        depth = 1000
        for (i = at; i > 0; i--) {
          if (lines[i] ~ /^ *(#|$)/) continue
          if (indent(lines[i]) < depth || i == at) { depth = indent(lines[i]); if (i in reported) found = 1 }
        }
        for (i = at + 1; i <= count && (lines[i] ~ /^ *(#|$)/ || raw(lines[i]) > own); i++) continue
        if ((i in reported) || (i - 1 in reported) || (i + 1 in reported)) found = 1
        exit !found
      }' || is_named "$(sed -n "$3p" "$root/packs/$1/pack.yaml")"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    [ $failed -gt 30 ] || echo "--- mutations: $1, $2 line $3 [$(sed -n "$3p" "$root/packs/$1/pack.yaml" | cut -c1-60)]: $(head -n 1 "$work/said" | sed "s#$work/packs/##" | cut -c1-160)"
  fi
}

for pack in bcmb oco; do
  good=$root/packs/$pack/pack.yaml
  lines=$(wc -l <"$good")
  for kind in drop twice indent outdent key empty number map quote cut; do
    for line in $(awk -v most="$lines" -v sample="${MUTATIONS-25}" -v seed="${MUTATIONS_SEED-1}$kind" 'BEGIN {
      for (i = 1; i <= length(seed); i++) number = number * 31 % 1000003 + index("0123456789abcdefghijklmnopqrstuvwxyz", substr(seed, i, 1))
      srand(number)
      step = sample == "all" || most <= sample ? 1 : most / sample
      for (at = 0; at < most; at += step) print int(at + (step == 1 ? 1 : 1 + rand() * (step - 1)))
    }'); do
      mutate $kind "$line" "$good" >"$work/packs/$pack/pack.yaml"
      timeout 30 "$peil" pack check "$work/packs/$pack" >/dev/null 2>"$work/said"
      judge $pack $kind "$line" $?
    done
    cp "$good" "$work/packs/$pack/pack.yaml"
  done
done

# ---- scripts and conditions -------------------------------------------------------------------
alter() { # KIND LINE FILE
  awk -v kind="$1" -v at="$2" '
    NR != at { print; next }
    kind == "drop" { next }
    kind == "twice" { print; print; next }
    kind == "cut" { print substr($0, 1, length($0) / 2); next }
    kind == "name" { sub(/^ *(when: )?/, "&x"); print; next }
    kind == "inner-name" { sub(/[a-z_]+\(/, "x&"); print; next }
    kind == "concept" { sub(/"[a-z]/, "&x"); print; next }
    kind == "bracket" { sub(/[])}]/, ""); print; next }
    kind == "equals" { if (!sub(/[=~]=/, "=")) sub(/=/, "=="); print; next }
    kind == "value" { sub(/"[^"]*"/, "nil"); print; next }
    kind == "number" { sub(/[0-9]+/, "1e999"); print; next }
    kind == "operator" { sub(/ (and|or|not|\.\.|==|~=) /, " < "); print; next }' "$3"
}
tell() { failed=$((failed + 1)); [ $failed -gt 30 ] || echo "--- mutations: $1: $(head -n 1 "$work/said" | sed "s#$work/packs/##" | cut -c1-160)"; }
# A place in the pack is named, for a condition near its line.
placed() { # PACK FILE LINE
  case $2 in
    *.lua) grep -qE "$1/$2:[0-9]+" "$work/said" ;;
    *) grep -oE "$1/$2:[0-9]+" "$work/said" | sed 's/.*://' |
      awk -v at="$3" -v near="$near" '$1 >= at - near && $1 <= at + near { found = 1 } END { exit !found }' ;;
  esac
}
try_script() { # PACK KIND LINE FILE
  good=$root/packs/$1/$4
  alter "$2" "$3" "$good" >"$work/packs/$1/$4"
  if cmp -s "$good" "$work/packs/$1/$4"; then return; fi
  what="$1/$4, $2 line $3 [$(sed -n "$3p" "$good" | cut -c1-60)]"
  timeout 30 "$peil" pack check "$work/packs/$1" >/dev/null 2>"$work/said"
  end=$?
  if [ $end = 0 ]; then
    timeout 30 "$peil" score "$root/packs/bcmb/examples/achterwold.answers.yaml" >/dev/null 2>"$work/said"
    end=$?
    if [ $end = 0 ] && ! grep -q 'error:' "$work/said"; then passed=$((passed + 1)); cp "$good" "$work/packs/$1/$4"; return; fi
    [ $end = 0 ] || [ $end = 4 ] || tell "$what: exit $end"
  elif [ $end != 1 ]; then
    tell "$what: exit $end"
  fi
  refused=$((refused + 1))
  if grep -q 'Sanitizer\|runtime error' "$work/said"; then tell "$what: a sanitizer spoke"
  elif placed "$1" "$4" "$3"; then passed=$((passed + 1))
  else tell "$what: no place, or far away"; fi
  cp "$good" "$work/packs/$1/$4"
}
for kind in drop twice cut name inner-name concept bracket equals value number operator; do
  for pack in oco; do
    for file in advice.lua pack.yaml; do
      case $file in
        *.lua) grep -nvE '^ *(--|$)' "$root/packs/$pack/$file" ;;
        *) awk '/^ *(when|applies_if|escalate_if):/ { on = 1; print NR ":"; next } on && /^      / { print NR ":"; next } { on = 0 }' "$root/packs/$pack/$file" ;;
      esac | cut -d: -f1 >"$work/lines"
      count=$(wc -l <"$work/lines")
      for line in $(awk -v most="$count" -v sample="${MUTATIONS-12}" -v seed="${MUTATIONS_SEED-1}$kind$file" '
        BEGIN {
          for (i = 1; i <= length(seed); i++) number = number * 31 % 1000003 + index("0123456789abcdefghijklmnopqrstuvwxyz", substr(seed, i, 1))
          srand(number)
          left = sample == "all" || sample > most ? most : sample
        }
        rand() * (most - NR + 1) < left { print; left-- }' "$work/lines"); do
        try_script "$pack" $kind "$line" "$file"
      done
    done
  done
done
echo "mutations: $passed passed ($refused were refused), $failed failed"
[ $failed = 0 ]
