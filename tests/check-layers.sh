#!/bin/sh
# The borders between the rooms of the house: who may include whom, and what only core/cli may do.
set -u
cd "$(dirname "$0")/.."
failed=0
fault() { echo "layers: $1"; failed=$((failed + 1)); }

# A room may include itself and the rooms below it.
below() {
  case $1 in
    base) echo base ;;
    format) echo base format ;;
    pack) echo base format pack ;;
    script) echo base format pack script ;;
    eval) echo base format pack script eval ;;
    compare) echo base format pack script eval compare ;;
    report) echo base format pack script eval compare report ;;
    plugin) echo base format plugin ;;
    api) echo base format pack script eval compare report plugin api ;;
    cli) echo base format pack script eval compare report plugin api cli ;;
    *) echo ;;
  esac
}
for folder in core/*/; do
  room=$(basename "$folder")
  allowed=" $(below "$room") "
  [ "$allowed" != "  " ] || fault "core/$room has no place in the layering"
  files=$(find "$folder" -name '*.[ch]')
  for other in $(sed -n 's/^#include "core\/\([a-z]*\)\/.*/\1/p' $files | sort -u); do
    case $allowed in *" $other "*) ;; *) fault "core/$room includes core/$other" ;; esac
  done
  found=$(grep -n '^#include "' $files | grep -v '"core/')
  [ -z "$found" ] || fault "not by the project's path: $found"
done

# Libraries stay in their rooms.
rooms() { # HEADERS ROOM
  found=$(grep -lE "^#include <($1)>" -r core include plugins 2>/dev/null | grep -v "^core/$2/")
  [ -z "$found" ] || fault "<$1> outside core/$2: $found"
}
rooms 'lua\.h|lauxlib\.h|lualib\.h' script
rooms 'yaml\.h|zip\.h' format
rooms 'dlfcn\.h' plugin
rooms 'libintl\.h' none
rooms 'locale\.h' script
rooms 'getopt\.h|signal\.h|pthread\.h' cli

# Below core/cli nothing prints, exits, asks the environment or looks at the clock.
calls='printf|fprintf|puts|putchar|fputs|exit|_exit|abort|assert|setlocale|getenv|setenv|time|clock_gettime|localtime|fork|system|fopen|open|rand|random|strtod|atof|sscanf|snprintf|sprintf'
found=$(grep -nE "(^|[^a-zA-Z0-9_>.])($calls)\(" core/base/*.c core/format/*.c core/pack/*.c core/eval/*.c \
  core/compare/*.c core/report/*.c $(ls core/script/*.c core/api/*.c 2>/dev/null) |
  grep -vE '^[^:]*:[0-9]*: *(\*|/\*|//)')
[ -z "$found" ] || fault "not allowed below core/cli:
$found"

# core/plugin looks at the files that it is about to load, and does nothing else of the kind.
found=$(grep -nE "(^|[^a-zA-Z0-9_>.])($calls)\(" core/plugin/*.c | grep -vE ' open\(|^[^:]*:[0-9]*: *(\*|/\*)')
[ -z "$found" ] || fault "not allowed in core/plugin:
$found"

# Plugins see the installed header only; the header sees only two of the standard ones.
found=$(grep -nE '^#include "core/|^#include <peil/' plugins/*/*.[ch] | grep -v '<peil/plugin.h>')
[ -z "$found" ] || fault "a plugin that looks into the house: $found"
found=$(grep -E '^#include' include/peil/plugin.h | grep -vE '<(stddef|stdint)\.h>')
[ -z "$found" ] || fault "plugin.h includes more than it should: $found"

# The top level is fixed.
found=$(ls | grep -vxE 'core|plugins|scripts|packs|include|tests|Makefile|README\.md|LICENSE.*|build')
[ -z "$found" ] || fault "the top level has more than it should: $found"
echo "layers: $([ $failed = 0 ] && echo 1 || echo 0) passed, $failed failed"
[ $failed = 0 ]
