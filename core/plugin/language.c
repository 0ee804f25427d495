/*
 * Loading a plugin that is written in another language than C.
 */
#include "core/plugin/language.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/status.h"
#include "core/plugin/check.h"

#define MOST_BYTES ((size_t)64 << 10)

/* Reads all of an open file into the arena; NULL with the reason in `*refused`. */
static const char *read_all(
    struct peil_arena *arena, int file, size_t *length, const char **refused)
{
    char *bytes = peil_arena_alloc(arena, MOST_BYTES + 2);

    *length = 0;
    while (bytes && *length <= MOST_BYTES) {
        ssize_t got = read(file, bytes + *length, MOST_BYTES + 1 - *length);

        if (got == 0)
            return bytes;
        if (got < 0 && errno != EINTR) {
            *refused = "plugin/missing";
            return NULL;
        }
        *length += got > 0 ? (size_t)got : 0;
    }
    *refused = "plugin/too-large";
    return NULL;
}

static const struct peil_source *read_file(
    struct peil_arena *arena, const char *path, uint32_t owner, const char **refused)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct peil_source *source = peil_arena_alloc(arena, sizeof(*source));
    const char *slash = strrchr(path, '/');
    struct stat about;

    *refused = peil_plugin_check_file(path, owner);
    if (!*refused && (file < 0 || fstat(file, &about) != 0))
        *refused = "plugin/missing";
    if (!*refused)
        *refused = peil_plugin_check_about(&about, owner);
    if (!*refused && source) {
        source->name = slash ? slash + 1 : path;
        source->first_line = 1;
        source->bytes = read_all(arena, file, &source->length, refused);
    }
    if (file >= 0)
        close(file);
    return *refused ? NULL : source;
}

/* Hands on what was said of a place in the file. */
static void hand_on(
    struct peil_diags *diags, const struct peil_source *source, const struct peil_diag *diag)
{
    struct peil_place place = {source, diag->line, diag->column};

    peil_diag_add(
        diags, diag->severity, diag->code, diag->line > 0 ? place : PEIL_NOWHERE, diag->args);
}

/* Why the language refused the file: its own reason, or that its script did not work. */
static void take_reason(struct peil_plugin_load *load, struct peil_arena *arena,
    const struct peil_source *source, const struct peil_diags *found, struct peil_diags *diags)
{
    load->refused = "plugin/script";
    for (size_t i = 0; i < peil_diags_count(found); i++) {
        const struct peil_diag *diag = peil_diags_at(found, i);
        const struct peil_arg *detail = peil_diag_arg(diag, "detail");

        if (diag->severity != PEIL_ERROR)
            continue;
        if (strncmp(diag->code, "plugin/", strlen("plugin/")) == 0) {
            load->refused = diag->code;
            load->detail = detail ? peil_arena_text(arena, detail->text) : NULL;
        } else {
            hand_on(diags, source, diag);
        }
    }
    if (peil_diags_failed(found))
        peil_arena_fail(arena);
}

struct peil_plugin_load peil_plugin_load_language(struct peil_arena *arena, const char *path,
    const char *name, uint32_t owner, const struct peil_plugin_language *language,
    struct peil_diags *diags)
{
    struct peil_plugin_load load = {0};
    const struct peil_source *source = NULL;
    const struct peil_output *output = NULL;
    struct peil_diags *found = peil_diags_new(0);
    int status;

    if (!peil_plugin_is_name(name))
        load.refused = "plugin/file-name";
    else
        source = read_file(arena, path, owner, &load.refused);
    if (!load.refused && source && found) {
        status = language->open(&output, source, language->context, found);
        if (status == PEIL_OK)
            peil_plugin_check_loaded(&load, arena, output, name);
        else if (status == PEIL_ENOMEM)
            peil_arena_fail(arena);
        else
            take_reason(&load, arena, source, found, diags);
        if (status == PEIL_OK && load.refused)
            language->close(output);
    } else if (!load.refused) {
        peil_arena_fail(arena);
    }
    peil_diags_free(found);
    return load;
}
