#!/bin/sh
# Writes a C file with the Lua files that packs can require as "peil.NAME".
#
#   sh scripts/embed.sh FILE... >library.c
set -eu
cat <<'END'
/* The Lua files in scripts, made by scripts/embed.sh. */
#include "core/script/library.h"

#include <stddef.h>
#include <string.h>

END
for file in "$@"; do
  name=$(basename "$file" .lua)
  echo "static const unsigned char ${name}[] = {"
  od -An -v -tx1 "$file" | sed 's/ *\([0-9a-f][0-9a-f]\)/0x\1,/g; s/^/    /'
  echo "    0};"
done
echo
echo "static const struct peil_source sources[] = {"
for file in "$@"; do
  name=$(basename "$file" .lua)
  echo "    {.name = \"peil/$name.lua\", .bytes = (const char *)$name, .length = sizeof($name) - 1, .first_line = 1},"
done
cat <<'END'
};

static const char *const names[] = {
END
for file in "$@"; do echo "    \"peil.$(basename "$file" .lua)\","; done
cat <<'END'
};

const struct peil_source *peil_library_builtin(const char *name)
{
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strcmp(names[i], name) == 0)
            return &sources[i];
    return NULL;
}

bool peil_library_has(const struct peil_source *source)
{
    for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++)
        if (source == &sources[i])
            return true;
    return false;
}
END
