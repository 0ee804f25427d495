#!/bin/sh
# Installs into a folder of its own, builds the plugins of plugins/README.md and a program against
# libpeil with nothing but what was installed, and uses them, with a script of an organisation, too.
set -eu
cd "$(dirname "$0")/.."
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
make -s install BUILD="$work/build" PREFIX="$work/peil" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
# What was built for one PREFIX is not good for another.
make -n BUILD="$work/build" PREFIX="$work/elsewhere" all | grep -q 'core/cli/main\.o' || {
  echo "install: another PREFIX does not build the program again"; exit 1; }

PKG_CONFIG_PATH=$work/peil/lib/pkgconfig
PATH=$work/peil/bin:$PATH
LD_LIBRARY_PATH=$work/peil/lib
HOME=$work
export PKG_CONFIG_PATH PATH LD_LIBRARY_PATH HOME
mkdir "$work/outside"
answers=$PWD/packs/bcmb/examples/middendam.answers.yaml
sed -n '/^```c$/,/^```$/{/^```/d;p}' plugins/README.md | sed -n '/lines\.c/,$p' >"$work/outside/lines.c"
sed -n '/^```lua$/,/^```$/{/^```/d;p}' plugins/README.md | sed -n '/agenda\.lua/,$p' >"$work/outside/agenda.lua"
cp tests/cases/script-own-rule/mijn-advies.lua "$work/outside"
program=$PWD/tests/embed/embed.c
cd "$work/outside"
cp "$answers" middendam.yaml

cc -std=c11 -Wall -Wextra -Werror -fPIC -shared -Wl,-z,defs $(pkg-config --cflags peil) -o lines.so lines.c
peil score -f lines --plugin-dir "$work/outside" middendam.yaml >lines.txt
[ -s lines.txt ]
cp lines.so "$(pkg-config --variable=plugindir peil)/"
peil plugins | grep -q '^lines '
peil score -f lines middendam.yaml | cmp - lines.txt
peil score -f agenda --plugin-dir "$work/outside" middendam.yaml >agenda.txt
grep -q '^\[?\] ' agenda.txt
cp agenda.lua "$(pkg-config --variable=plugindir peil)/"
peil plugins | grep -q '^agenda '
peil score -f agenda middendam.yaml | cmp - agenda.txt
peil score middendam.yaml -o report.html -q
grep -q Middendam report.html
peil --lang nl help score | grep -q 'Gebruik'
# A catalogue that was made on another kind of machine is read as well; one that is damaged is not there.
catalogue=$work/peil/share/locale/nl/LC_MESSAGES/peil.mo
peil --lang nl help score >dutch.txt
for order in big little; do
  msgfmt --endianness=$order -o "$catalogue" "$here/core/cli/po/nl.po"
  peil --lang nl help score | cmp - dutch.txt
done
printf '\336\022\004\224' | dd of="$catalogue" conv=notrunc 2>/dev/null
peil --lang nl help score | grep -q 'Usage'
cp "$work/build/release/locale/nl/LC_MESSAGES/peil.mo" "$catalogue"


cc -std=c11 -Wall -Wextra -Werror -o embed "$program" $(pkg-config --cflags --libs peil)
./embed "$(pkg-config --variable=packdir peil)" middendam.yaml >embedded.json
peil score -q -f json middendam.yaml | cmp - embedded.json
# What the header shows, in C and in C++.
{
  echo '#include <stdio.h>'
  echo '#include <peil/peil.h>'
  echo 'void shown(const void *oco, size_t oco_size, const void *bcmb, size_t bcmb_size,'
  echo '  const void *answers, size_t answers_size);'
  echo 'void shown(const void *oco, size_t oco_size, const void *bcmb, size_t bcmb_size,'
  echo '  const void *answers, size_t answers_size) {'
  sed -n 's/^ \*     //p' "$work/peil/include/peil/peil.h"
  echo '}'
} >shown.c
grep -q peil_engine_score shown.c
cc -std=c11 -Wall -Wextra -Werror $(pkg-config --cflags peil) -c -o shown.o shown.c
if command -v c++ >/dev/null 2>&1; then
  c++ -std=c++11 -Wall -Wextra -Werror $(pkg-config --cflags peil) -x c++ -c -o shown.o shown.c
fi
# Two people's answers side by side, in any order.
sed 's/^respondent:.*//; s/^role:.*/role: adviesraad/; s/: goed$/: niet/' middendam.yaml >other.yaml
./embed "$(pkg-config --variable=packdir peil)" compare other.yaml middendam.yaml >compared.json
peil compare -q -f json middendam.yaml other.yaml | cmp - compared.json
# A script of one's own changes the advice, without a rebuild of anything.
./embed "$(pkg-config --variable=packdir peil)" middendam.yaml mijn-advies.lua >scripted.json
grep -q '"eerst-praten"' scripted.json
peil score -q -f json --script mijn-advies.lua middendam.yaml | cmp - scripted.json
peil explain --script mijn-advies.lua middendam.yaml eerst-praten | grep -q 'mijn-advies.lua'
# And all of it in one file.
cc -std=c11 -Wall -Wextra -Werror -o embed-static "$program" $(pkg-config --cflags peil) \
  "$(pkg-config --variable=libdir peil)/libpeil.a" $(pkg-config --static --libs-only-l peil | sed 's/-lpeil//') -lm
./embed-static "$(pkg-config --variable=packdir peil)" middendam.yaml mijn-advies.lua | cmp - scripted.json
# What editors read of the Lua API, and the library that it can be required with.
lua=$(pkg-config --variable=luadir peil)
peil api | cmp - "$lua/peil.d.lua"
[ -s "$lua/peil/rules.lua" ] && [ -s "$lua/peil/scoring.lua" ]
# Nothing but the interface is visible in the library.
nm -D --defined-only "$LD_LIBRARY_PATH"/libpeil.so.0 | awk '{print $3}' | grep -v '^peil_\(engine_\|version$\|bytes_free$\)' && {
  echo "the library shows more than its interface"; exit 1; }
echo "install: 1 passed, 0 failed"
