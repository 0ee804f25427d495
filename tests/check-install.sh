#!/bin/sh
# Installs into a folder of its own, builds the plugin of plugins/README.md and a program against
# libpeil with nothing but what was installed, and uses them.
set -eu
cd "$(dirname "$0")/.."
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
program=$PWD/tests/embed/embed.c
cd "$work/outside"
cp "$answers" middendam.yaml

cc -std=c11 -Wall -Wextra -Werror -fPIC -shared -Wl,-z,defs $(pkg-config --cflags peil) -o lines.so lines.c
peil score -f lines --plugin-dir "$work/outside" middendam.yaml >lines.txt
[ -s lines.txt ]
cp lines.so "$(pkg-config --variable=plugindir peil)/"
peil plugins | grep -q '^lines '
peil score -f lines middendam.yaml | cmp - lines.txt
peil score middendam.yaml -o report.html -q
grep -q Middendam report.html
peil --lang nl help score | grep -q 'Gebruik'

cc -std=c11 -Wall -Wextra -Werror -o embed "$program" $(pkg-config --cflags --libs peil)
./embed "$(pkg-config --variable=packdir peil)" middendam.yaml >embedded.json
peil score -q -f json middendam.yaml | cmp - embedded.json
# What editors read of the Lua API, and the library that it can be required with.
lua=$(pkg-config --variable=luadir peil)
peil api | cmp - "$lua/peil.d.lua"
[ -s "$lua/peil/rules.lua" ] && [ -s "$lua/peil/scoring.lua" ]
# Nothing but the interface is visible in the library.
nm -D --defined-only "$LD_LIBRARY_PATH"/libpeil.so.0 | awk '{print $3}' | grep -v '^peil_\(engine_\|version$\|bytes_free$\)' && {
  echo "the library shows more than its interface"; exit 1; }
echo "install: 1 passed, 0 failed"
