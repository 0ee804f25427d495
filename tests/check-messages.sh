#!/bin/sh
# Every code that the source can report has words, every text has a Dutch one, and every code has a
# wrong input in tests/bad or a reason why it cannot have one in tests/bad-without.txt.
set -u
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fault() { echo "messages: $1"; failed=$((failed + 1)); }

areas='yaml|json|text|zip|folder|pack-file|pack|answers|script|plugin|verify|compare|contribution|cli|io|test'
grep -ohE "\"($areas)/[a-z0-9-]+\"" core/base/*.c core/format/*.c core/pack/*.c core/script/*.c core/eval/*.c core/compare/*.c core/report/expect.c core/report/verify*.c core/report/seal.c \
  core/plugin/*.c $(find core/cli -name '*.c' ! -path 'core/cli/messages/*') | tr -d '"' | sort -u >"$work/used"
grep -ohE "^ *\{\"($areas)/[a-z0-9-]+\"" core/cli/messages/*.c | grep -oE "($areas)/[a-z0-9-]+" | sort -u >"$work/known"
for code in $(comm -23 "$work/used" "$work/known"); do fault "$code has no words"; done
for code in $(comm -13 "$work/used" "$work/known"); do fault "$code is never reported"; done

(cd tests/bad && for folder in *; do
  if [ -e "$folder/code" ]; then cat "$folder/code"; else echo "$folder" | sed 's#^\(pack-file\|[a-z]*\)-#\1/#'; fi
done) | sort -u >"$work/tried"
sed -n 's/^\([a-z-]*\/[a-z0-9-]*\) .*/\1/p' tests/bad-without.txt | sort -u >"$work/untried"
for code in $(sort -u "$work/tried" "$work/untried" | comm -23 "$work/known" -); do
  fault "$code has no wrong input in tests/bad"
done
for code in $(comm -12 "$work/tried" "$work/untried"); do fault "$code is tried after all"; done

# What the host of scripts says has words in lua_words_*.c: each message, with X for what it names,
# fits a pattern there. Pieces of messages, and what an author never sees, stand in `pieces`.
cat >"$work/pieces" <<'END'
%s %s
%s has no \"%s\"
%s has no \"%s\"; did you mean \"%s\"?
%s is asked with a name, not with %s
`%s` gives %s, not %s, nil or `declared`
`when` wants an expression or a function
block \"%s\": %s
no key \"%s\"
no key \"%s\"; did you mean \"%s\"?
there is one with this id already
%s() cannot be asked here
%s, %s
%s, declared
`%s` %s
`%s` has no key %s
a count
a declaration
a number
a row
an answer
an option
another number
another result
concept in this group called
globals are read-only after loading
base out of range
index out of range
it is built in
it is read-only
no stack
no value
not enough memory
nothing more can be written
number has no integer representation
out of bounds
at most 250 bytes at once
value out of range
option or row
subject field
the id of a band
the file answers no function to render this time
the file answers no table this time
END
cat core/script/*.c | tr '\n' ' ' | sed 's/"  *"//g' |
  grep -oE '(peil_state_fail|peil_state_fail_as|peil_bad_value|refuse|peil_declare_refuse|peil_arena_format)\(([^";]|"script/[a-z-]*"|" : ")*"([^"\\]|\\.)*"' |
  sed -E 's/^.*[(, ?:]"(([^"\\]|\\.)*)"$/\1/' | grep ' ' | sort -u | grep -vxFf "$work/pieces" |
  sed -E 's/%[sdz]/X/g; s/%%/%/g; s/\\"/"/g' >"$work/said"
grep -ohE '"wants [^"]*"' core/script/scripts_blocks.c | tr -d '"' | sed 's/^/`X` /' >>"$work/said"
[ "$(wc -l <"$work/said")" -gt 80 ] || fault 'the messages of scripts are not found'
sed -nE 's/^    \{"(([^"\\]|\\.)*)".*/\1/p' core/cli/messages/lua_words_*.c | sed -E 's/\\"/"/g; s/[][?\\]/\\&/g' >"$work/patterns"
while IFS= read -r said; do
  while IFS= read -r pattern; do
    # shellcheck disable=SC2254 # it is a pattern
    case $said in $pattern) continue 2 ;; esac
  done <"$work/patterns"
  fault "no words for what a script may be told: $said"
done <"$work/said"

xgettext --keyword=_ --keyword=N_ --from-code=UTF-8 --no-location -o "$work/peil.pot" $(find core/cli -name '*.[ch]' | LC_ALL=C sort) 2>/dev/null
for catalogue in core/cli/po/*.po; do
  msgfmt --check -o /dev/null "$catalogue" || fault "$catalogue is damaged"
  msgcmp --use-untranslated "$catalogue" "$work/peil.pot" 2>"$work/errors" >/dev/null || { cat "$work/errors"; fault "$catalogue misses texts"; }
  msgattrib --untranslated "$catalogue" | grep -q '^msgid' && fault "$catalogue has empty texts"
  msgattrib --only-fuzzy "$catalogue" | grep -q '^msgid "..*"' && fault "$catalogue has fuzzy texts"
done
echo "messages: $([ $failed = 0 ] && echo 1 || echo 0) passed, $failed failed"
[ $failed = 0 ]
