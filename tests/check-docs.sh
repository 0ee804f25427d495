#!/bin/sh
# What the documentation says, tried on the program:
# - the files in ```yaml and ```lua blocks of packs/README.md and README.md ("# NAME/pack.yaml" or
#   "-- NAME/advice.lua" in the first line, "(vervolg)" or "(continued)" behind it for what comes after
#   it) are checked, tested and scored;
# - the rows of the table behind "<!-- NAME -->" are put in the `scoring` of the pack NAME, and
#   NAME.answers.yaml must then give the score in the last column;
# - the tables behind "<!-- sleutels: FILE TABLE -->" name exactly the keys of that table of the
#   source, and every table of the source stands somewhere; the words that a key can have are named;
# - each ```lua block of scripts/README.md ("-- advice.lua", comparison.lua or scoring.lua in the first line) is put
#   in the pack there, which must then give what the line "-- Geeft:" says, or "-- Geeft bij vergelijken:"
#   where all answers there are compared;
# - the rule of somebody's own in README.md gives its advice;
# - every function of the Lua API and of scripts/*.lua has a heading there;
# - the plugins in plugins/README.md are built as it says, and make something of a result;
# - links in *.md files lead somewhere; commands in ```sh blocks exist.
#
#   sh tests/check-docs.sh BUILD
set -u
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.." || exit 1
root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
good() { passed=$((passed + 1)); }
fault() { echo "docs: $1"; failed=$((failed + 1)); }
peil() { HOME=$work/home LANGUAGE=en LC_ALL=C TERM=dumb PEIL_PACK_PATH='' "$build/peil" "$@"; }
manual=packs/README.md
[ -e README.md ] && guides="$manual README.md" || guides=$manual
lua_manual=scripts/README.md
guides="$guides $lua_manual"

# Lines of the blocks of one language, with "FILE:LINE" of their first line before each block.
blocks() { # LANGUAGE FILE
  awk -v fence="\`\`\`$1" -v name="$2" '
    $0 == fence { inside = 1; print "\001" name ":" NR + 1; next }
    /^```/ { inside = 0 }
    inside { print }' "$2"
}

# ---- examples -------------------------------------------------------------------------------

extract() { # GUIDE FOLDER: writes the files; prints what is wrong
  { blocks yaml "$1"; blocks lua "$1"; } | awk -v folder="$2" '
    function wrong(what) { print at ": " what }
    /^\001/ { at = substr($0, 2); file = ""; first = 1; next }
    first {
      first = 0
      if ($0 !~ /^(#|--) [a-zA-Z0-9_.\/-]+\.(yaml|lua)( \((vervolg|continued)\))?$/) next
      name = $2; more = NF > 2
      if ($1 == "--" && name !~ /\//) next
      if (name ~ /(^|\/)\.\./ || name ~ /^\//) { wrong("leaves the folder: " name); next }
      if (more && !(name in made)) { wrong("nothing to go on with: " name); next }
      if (!more && name in made) { wrong("a second time: " name); next }
      file = folder "/" name
      part = file
      if (!more && sub(/\/[^\/]*$/, "", part)) system("mkdir -p " part)
      made[name] = 1
      if (more) next
    }
    file { print >>file; close(file) }'
}
try() { # runs a command; its words only when it fails
  if "$@" >"$work/said" 2>&1; then good; else
    fault "$guide: $* fails with $?"
    sed 's/^/  /' "$work/said" | head -20
  fi
}
# What the tables of worked scores say, as "NAME|SCORING|SCORE".
worked() {
  awk -F ' *[|] *' '
    /^<!-- [a-z0-9-]+ -->$/ { name = $2 = $0; gsub(/<!-- | -->/, "", name); next }
    /^\|/ { if (name != "" && $2 ~ /`.*:.*`/) { gsub(/`/, "", $2); print name "|" $2 "|" $(NF - 1) } next }
    /./ { name = "" }' "$1"
}
work_out() { # NAME SCORING: the score that the pack gives then
  rm -rf "$work/worked" && cp -R "$1" "$work/worked" 2>/dev/null
  grep -q '^scoring: {.*}$' "$work/worked/pack.yaml" 2>/dev/null || { echo "refused: no line scoring: {...}"; return; }
  sed "s/^scoring: {.*}\$/scoring: {$2}/" "$1/pack.yaml" >"$work/worked/pack.yaml"
  if ! peil score "$1/examples/$1.answers.yaml" -p "$work/worked" -f json >"$work/result" 2>"$work/said"; then
    echo "refused: $(head -1 "$work/said")"; return
  fi
  sed -n '/^  "score": {/,/^  }/p' "$work/result" | sed -n 's/^    "shown": \([0-9.-]*\),$/\1/p; s/^    "status": "[^v].*/geen/p'
}
for guide in $guides; do
  folder=$work/made/$(echo "$guide" | tr / -)
  mkdir -p "$folder"
  extract "$guide" "$folder" >"$work/wrong"
  while read -r line; do fault "$line"; done <"$work/wrong"
  worked "$guide" >"$work/scores"
  cd "$folder" || exit 1
  for pack in */pack.yaml; do
    [ -e "$pack" ] || continue
    pack=${pack%/pack.yaml}
    try peil pack check "$pack"
    # A pack whose scoring is changed by a table may hold keys for each of these ways to score.
    [ -z "$(worked "$root/$guide" | grep "^$pack|")" ] || sed -i '/\[pack\/unused-item-key\]$/d' "$work/said"
    ! grep -q 'warning:' "$work/said" || fault "$guide: $pack: $(grep -m 1 'warning:' "$work/said")"
    [ ! -d "$pack/tests" ] && [ "$guide" != "$manual" ] || try peil pack test "$pack"
  done
  find . -name '*.yaml' | LC_ALL=C sort >"$work/files"
  while read -r file; do
    ! grep -q '^peil-answers:' "$file" || try peil score "$file" --pack-dir . --pack-dir "$root/packs"
  done <"$work/files"
  while IFS='|' read -r name scoring score; do
    shown=$(work_out "$name" "$scoring")
    if [ "$shown" = "$score" ]; then good; else
      fault "$guide: $name with {$scoring} gives \"$shown\", not \"$score\""
    fi
  done <"$work/scores"
  cd "$root" || exit 1
done
[ -e "$work/made/packs-README.md/mijnpakket/pack.yaml" ] || fault "$manual has no pack mijnpakket"

# ---- Lua ------------------------------------------------------------------------------------

lua_folder=$work/made/$(echo "$lua_manual" | tr / -)
# Writes block N to the folder N, beside a copy of the example pack; prints N and the place of each.
lua_blocks() {
  blocks lua "$lua_manual" | awk -v folder="$lua_folder" '
    /^\001/ { count++; at = substr($0, 2); file = ""; next }
    !file {
      if ($0 !~ /^-- (advice|comparison|scoring)\.lua$/) { print "- " at; next }
      file = folder "/lua-" count "/" $2
      system("cp -R " folder "/voorbeeld " folder "/lua-" count)
      print count " " at
    }
    file { print >>file; close(file) }'
}
given() { # FOLDER: what "-- Geeft:" says must stand in the result
  want=$(sed -n 's/^-- Geeft\( bij vergelijken\)\{0,1\}: //p' "$1"/*.lua)
  case $want in
    '') echo "says not what it gives"; return ;;
    'score '*) grep -q "^    \"shown\": ${want#score }," "$work/result" || echo "does not give $want" ;;
    'blok '*) grep -q "^      \"id\": \"${want#blok }\"" "$work/result" || echo "does not give $want" ;;
    *) grep -q "^      \"id\": \"$want\"" "$work/result" || echo "does not give the advice $want" ;;
  esac
}
lua_blocks >"$work/lua"
while read -r number place; do
  if [ "$number" = - ]; then fault "$place: begins not with -- advice.lua, -- comparison.lua or -- scoring.lua"; continue; fi
  folder=$lua_folder/lua-$number
  guide=$place
  try peil pack check --pack-dir "$root/packs" "$folder"
  if grep -q '^-- Geeft bij vergelijken: ' "$folder"/*.lua; then
    rm -rf "$work/compared" && mkdir "$work/compared"
    cp -R "$folder" "$work/compared/voorbeeld" && cp -R "$lua_folder/zelftest" "$work/compared/zelftest"
    set -- compare "$work"/compared/*/examples/*.answers.yaml --pack-dir "$work/compared"
  else
    set -- score "$folder/examples/voorbeeld.answers.yaml" -p "$folder"
  fi
  if ! peil "$@" --pack-dir "$root/packs" -f json >"$work/result" 2>"$work/said"; then
    fault "$place: $(head -1 "$work/said")"; continue
  fi
  wrong=$(given "$folder")
  if [ -z "$wrong" ]; then good; else fault "$place: $wrong"; fi
done <"$work/lua"
[ -s "$work/lua" ] || fault "$lua_manual has no examples"
{
  sed -n 's/^function \([a-z_]*\)(.*/\1/p' scripts/peil.d.lua
  sed -n 's/^function rules\.\([a-z_]*\)(.*/rules.\1/p' scripts/rules.lua
  sed -n 's/^function help\.\([a-z_]*\)(.*/help.\1/p' scripts/scoring.lua
} >"$work/functions"
while read -r name; do
  if grep -qxF "### $name" "$lua_manual"; then good; else fault "$lua_manual has no heading for $name"; fi
done <"$work/functions"
if peil help api >/dev/null 2>&1; then
  if peil api | cmp -s - scripts/peil.d.lua; then good; else fault "scripts/peil.d.lua is old: make annotations"; fi
fi

# The rule of somebody's own in README.md.
[ ! -e README.md ] || blocks lua README.md | sed -n '/^-- mijn-advies.lua$/,/^\o001/p' | grep -v '^.README' >"$work/mijn-advies.lua"
text=$(sed -n 's/^ *text = "\(.*\)",$/\1/p' "$work/mijn-advies.lua")
if [ ! -e README.md ] || [ -n "$text" ] && peil score packs/bcmb/examples/achterwold.answers.yaml --pack-dir packs \
  --script "$work/mijn-advies.lua" 2>&1 | grep -qF "$text"; then
  good
else
  fault "README.md: the rule in mijn-advies.lua gives no advice"
fi

# ---- keys and words -------------------------------------------------------------------------

# Keys of a table of the source, each with "ja" or "nee" for whether it must be there; lists of
# plain words have no such mark.
source_keys() { # FILE TABLE
  awk -v table="$2" '
    /^#define COMMON_FIELDS/ { common = 1 }
    common { shared = shared " " $0; if ($0 !~ /\\$/) common = 0; next }
    index($0, " " table "[] =") || index($0, "*const " table "[] =") { on = 1 }
    on { text = text " " $0 }
    on && /;$/ { exit }
    END {
      sub(/COMMON_FIELDS/, shared, text)
      plain = text !~ /\.key = "/
      n = split(text, part, plain ? "\"" : "\\.key = \"")
      for (i = 2; i <= n; i++) {
        if (plain) { if (i % 2 == 0) print part[i], "?"; continue }
        key = part[i]; sub(/".*/, "", key)
        print key, part[i] ~ /\.required = true/ ? "ja" : "nee"
      }
    }' "$1" | LC_ALL=C sort
}
manual_keys() { # FILE TABLE
  awk -F ' *[|] *' -v mark="<!-- sleutels: $1 $2 -->" '
    $0 == mark { on = 1; next }
    on && /^\| `/ { key = $2; gsub(/`/, "", key); print key, $3; next }
    on && /./ && !/^\|/ { on = 0 }' "$manual" | LC_ALL=C sort
}
sed -n 's/^<!-- sleutels: \(.*\) -->$/\1/p' "$manual" >"$work/tables"
while read -r file table; do
  source_keys "$file" "$table" >"$work/source" 2>/dev/null
  manual_keys "$file" "$table" >"$work/manual"
  if [ ! -s "$work/source" ]; then fault "$manual names $file $table, which is not there"; continue; fi
  if grep -q ' ?$' "$work/source"; then
    sed -i 's/ ?$//' "$work/source"; sed -i 's/ .*//' "$work/manual"
  else
    sed -i 's/ als .*/ nee/' "$work/manual"
  fi
  if cmp -s "$work/source" "$work/manual"; then good; else
    fault "$manual: the table of $file $table differs from the source (< source, > manual)"
    diff "$work/source" "$work/manual" | grep '^[<>]' | sed 's/^/  /'
  fi
done <"$work/tables"
grep -oE 'struct peil_field [a-z_]+\[\]' core/pack/*.c core/cli/packtest/*.c | sed 's/\(.*\):.* \(.*\)\[\]/\1 \2/' | LC_ALL=C sort >"$work/source"
LC_ALL=C sort "$work/tables" | LC_ALL=C comm -23 "$work/source" - >"$work/missing"
while read -r line; do fault "no table in $manual for $line"; done <"$work/missing"
[ -s "$work/source" ] && good || fault "no tables of keys in the source"

awk '/_words\[\] = \{|(^| )unit_words\[\]|sort_words\[\]/ { on = 1 } on { print } /;$/ { on = 0 }' core/pack/*.c |
  grep -oE '"[a-z-]+"' | tr -d '"' | sort -u >"$work/words"
[ -s "$work/words" ] || fault "no words in the source"
while read -r word; do
  if grep -q "\`$word\`" "$manual"; then good; else fault "$manual does not name the word \"$word\""; fi
done <"$work/words"

# ---- plugins --------------------------------------------------------------------------------

# The block of one language whose first line names FILE.
example() { # LANGUAGE FILE
  blocks "$1" plugins/README.md | awk -v file="$2" '
    /^\001/ { on = 0; first = 1; next }
    first { on = index($0, file) > 0; first = 0 }
    on { print }'
}
use_plugin() { # NAME WORDS: renders a result with the plugin in $work/plugins
  if peil score packs/bcmb/examples/achterwold.answers.yaml --pack-dir packs --plugin-dir "$work/plugins" -f "$1" \
    >"$work/made-by" 2>"$work/said" && grep -q "$2" "$work/made-by"; then good; else
    fault "plugins/README.md: the plugin $1 does not work"
    sed 's/^/  /' "$work/said" | head -20
  fi
}
mkdir -p "$work/plugins" && chmod 755 "$work" "$work/plugins"
example c lines.c >"$work/lines.c"
example lua agenda.lua >"$work/plugins/agenda.lua"
if ${CC:-cc} -std=c11 -Wall -Wextra -Werror -fPIC -shared -fvisibility=hidden -Wl,-z,defs -Iinclude -o "$work/plugins/lines.so" \
  "$work/lines.c" 2>"$work/said"; then good; else
  fault "plugins/README.md: lines.c does not compile"
  sed 's/^/  /' "$work/said" | head -20
fi
chmod 644 "$work/plugins/agenda.lua"
use_plugin lines '^1.1; '
use_plugin agenda '^\[ \] '

# ---- links and commands ---------------------------------------------------------------------

# The anchor that a heading gets.
anchors() { sed -n '/^```/,/^```/d; s/^##* *//p' "$1" | tr 'A-Z' 'a-z' | sed 's/[^a-z0-9 _-]//g; s/ /-/g'; }
git ls-files -co --exclude-standard -- '*.md' 2>/dev/null >"$work/pages"
[ -s "$work/pages" ] || find . -name '*.md' -not -path './build*' -not -path '*/node_modules/*' | sed 's#^\./##' >"$work/pages"
while read -r page; do
  awk '/^ *```/ { code = !code; next } !code' "$page" | sed 's/`[^`]*`//g' | grep -oE '\]\([^) ]+\)' | sed 's/^](//; s/)$//' >"$work/links"
  while read -r link; do
    case $link in *:*) continue ;; esac
    path=${link%%#*}
    target=$page
    [ -z "$path" ] || target=$(dirname "$page")/$path
    if [ ! -e "$target" ]; then fault "$page: the link $link leads nowhere"; continue; fi
    case $link in *\#*)
      if ! anchors "$target" | grep -qxF -- "${link#*#}"; then fault "$page: there is no heading for $link"; continue; fi ;;
    esac
    good
  done <"$work/links"
done <"$work/pages"

for guide in $guides plugins/README.md; do blocks sh "$guide"; done | sed -n 's/ #.*//; s/^\(\$ \)\{0,1\}peil //p' >"$work/commands"
[ -s "$work/commands" ] || fault "no commands in the documentation"
while read -r first second rest; do
  case $first in pack) command="pack $second" ;; *) command=$first ;; esac
  # shellcheck disable=SC2086
  if ! peil help $command >"$work/help" 2>&1 || ! grep -q "^peil $command - " "$work/help"; then fault "there is no command peil $command"; continue; fi
  for option in $(echo "$second $rest" | grep -oE '(^| )--?[a-z][a-z-]*'); do
    grep -qE -- "(^| )$option( |,|\$)" "$work/help" || fault "peil $command has no option $option"
  done
  good
done <"$work/commands"

echo "docs: $passed passed, $failed failed"
[ $failed = 0 ]
