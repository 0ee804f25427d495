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

xgettext --keyword=_ --keyword=N_ --from-code=UTF-8 --no-location -o "$work/peil.pot" $(find core/cli -name '*.[ch]' | LC_ALL=C sort) 2>/dev/null
for catalogue in core/cli/po/*.po; do
  msgfmt --check -o /dev/null "$catalogue" || fault "$catalogue is damaged"
  msgcmp --use-untranslated "$catalogue" "$work/peil.pot" 2>"$work/errors" >/dev/null || { cat "$work/errors"; fault "$catalogue misses texts"; }
  msgattrib --untranslated "$catalogue" | grep -q '^msgid' && fault "$catalogue has empty texts"
  msgattrib --only-fuzzy "$catalogue" | grep -q '^msgid "..*"' && fault "$catalogue has fuzzy texts"
done
echo "messages: $([ $failed = 0 ] && echo 1 || echo 0) passed, $failed failed"
[ $failed = 0 ]
