/*
 * A look at the head of a pack.yaml: it need not be right about broken packs, because loading
 * checks everything.
 */
#include "core/cli/packs/head.h"

#include <string.h>

/* The value of the line `line`, if it has that key and there is room for it; else `out` stays. */
static void take_value(char *out, size_t room, const char *line, const char *key)
{
    size_t length = strlen(key);
    const char *value;
    size_t size;

    if (*out || strncmp(line, key, length) != 0 || line[length] != ':')
        return;
    value = line + length + 1 + strspn(line + length + 1, " \"'");
    size = strcspn(value, " \"'\r\n#");
    if (size >= room)
        return;
    memcpy(out, value, size);
    out[size] = '\0';
}

void cli_pack_head_read(struct cli_pack_head *out, const char *yaml, size_t length, bool ended)
{
    const char *line = yaml, *end;

    *out = (struct cli_pack_head){0};
    while (*line) {
        end = memchr(line, '\n', length - (size_t)(line - yaml));
        if (!end && !ended)
            return;
        take_value(out->id, sizeof(out->id), line, "id");
        take_value(out->version, sizeof(out->version), line, "version");
        if (!end)
            return;
        line = end + 1;
    }
}
