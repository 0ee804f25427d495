#!/bin/sh
# Wrong inputs: every folder in tests/bad is named after the code of a diagnostic ("pack-no-scale"
# for pack/no-scale) and holds the smallest input that gives it, and in `expected` what peil says.
# The input is pack/, pack.zip, or answers.* (with pack/ beside it, or on the pack they name); or
# there is a script `cmd`. Every message is also made in Dutch. A file `needs` holds a condition that
# the system must meet; where it does not, the folder is skipped and named.
#
#   sh tests/run-bad.sh BUILD [--update] [FOLDER...]
set -u
build=$(cd "$1" && pwd) && shift
root=$(cd "$(dirname "$0")/.." && pwd)
update=no
if [ "${1-}" = --update ]; then update=yes; shift; fi
[ $# -gt 0 ] || set -- $(cd "$root/tests/bad" && echo *)
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

run() { # LANGUAGE: runs what the folder holds; all that peil says goes to standard output
  language=$1
  if [ -e cmd ]; then
    PEIL_LANG=$language sh ./cmd 2>&1
  elif ls answers.* >/dev/null 2>&1; then
    if [ -d pack ]; then
      peil score --verbose --lang "$language" --pack pack answers.* 2>&1 >/dev/null
    else
      peil score --verbose --lang "$language" answers.* 2>&1 >/dev/null
    fi
  elif [ -e pack.zip ]; then
    peil pack check --verbose --lang "$language" pack.zip 2>&1
  else
    peil pack check --verbose --lang "$language" pack 2>&1
  fi
  echo "exit $?"
}

PATH=$build:$PATH
PEIL_PACK_PATH=$root/packs
HOME=$work/home
TERM=dumb
export PATH PEIL_PACK_PATH HOME TERM
for name in "$@"; do
  folder=$root/tests/bad/$name
  code=$(echo "$name" | sed 's#^\(pack-file\|[a-z]*\)-#\1/#')
  [ -e "$folder/code" ] && code=$(cat "$folder/code")
  if [ -e "$folder/needs" ] && ! sh "$folder/needs"; then
    echo "wrong inputs: $name is skipped, because this does not hold here: $(cat "$folder/needs")"
    skipped=$((skipped + 1))
    continue
  fi
  rm -rf "$work/run" && cp -R "$folder" "$work/run"
  rm -f "$work/run/expected"
  (cd "$work/run" && run en) >"$work/en" </dev/null
  (cd "$work/run" && run nl) >"$work/nl" </dev/null
  sed -i "s#$build#BUILD#g; s#$root#ROOT#g; s#$work#WORK#g" "$work/en" "$work/nl"
  good=yes
  if [ $update = yes ]; then cp "$work/en" "$folder/expected"; fi
  if ! cmp -s "$folder/expected" "$work/en"; then
    echo "--- bad $name: what is said differs"
    diff -u "$folder/expected" "$work/en" | sed '1,2d' | head -20
    good=no
  fi
  if ! grep -qF "[$code]" "$work/en"; then
    echo "--- bad $name: $code is not said"; good=no
  fi
  if ! grep -qF "[$code]" "$work/nl"; then
    echo "--- bad $name: $code is not said in Dutch"; good=no
  fi
  if grep -q 'Sanitizer\|runtime error' "$work/en"; then
    echo "--- bad $name: a sanitizer spoke"; good=no
  fi
  if [ $good = yes ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "wrong inputs: $passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
