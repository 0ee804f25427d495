/*
 * The list of diagnostics: adding, sorting, counting.
 */
#include "core/base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/base/diag_line.h"
#include "core/base/sort.h"

#define MOST_BY_DEFAULT 1000
#define FIRST_ROOM 16

struct entry {
    struct peil_diag diag;
    size_t file;  /* rank of the file, by first appearance */
    size_t order; /* of being added */
};

struct file {
    struct file *earlier;
    const char *name; /* NULL for diagnostics without a file */
    size_t rank;
};

struct peil_diags {
    struct peil_arena *arena;
    struct entry **entries;
    struct file *files; /* the newest first */
    size_t count;
    size_t room;
    size_t most;
    size_t left_out;
    size_t errors;
};

struct peil_diags *peil_diags_new(size_t most)
{
    struct peil_diags *diags = calloc(1, sizeof(*diags));

    if (!diags)
        return NULL;
    diags->most = most == 0 ? MOST_BY_DEFAULT : most;
    diags->arena = peil_arena_new();
    if (!diags->arena) {
        free(diags);
        return NULL;
    }
    return diags;
}

void peil_diags_free(struct peil_diags *diags)
{
    if (diags) {
        peil_arena_free(diags->arena);
        free(diags);
    }
}

void peil_diags_clear(struct peil_diags *diags)
{
    struct peil_diags empty = {0};

    if (diags) {
        peil_arena_reset(diags->arena);
        empty.arena = diags->arena;
        empty.most = diags->most;
        *diags = empty;
    }
}

static const struct peil_arg no_args[1];

/* A copy of the arguments that say something; NULL without memory. */
static const struct peil_arg *copy_args(struct peil_arena *arena, const struct peil_arg *args)
{
    struct peil_arg *copy;
    size_t count = 0;
    size_t kept = 0;
    size_t at;

    if (!args || args[0].type == PEIL_ARG_END)
        return no_args;
    while (args[count].type != PEIL_ARG_END)
        count++;
    copy = peil_arena_array(arena, count + 1, sizeof(*copy));
    for (at = 0; copy && at < count; at++) {
        if (args[at].type == PEIL_ARG_TEXT && !args[at].text)
            continue;
        copy[kept] = args[at];
        copy[kept].name = peil_arena_text(arena, args[at].name ? args[at].name : "");
        copy[kept].text = peil_arena_text(arena, args[at].text);
        kept++;
    }
    return copy;
}

static const struct file *find_file(struct peil_diags *diags, const char *name)
{
    struct file *file;

    for (file = diags->files; file; file = file->earlier)
        if (name == file->name || (name && file->name && strcmp(name, file->name) == 0))
            return file;
    file = peil_arena_alloc(diags->arena, sizeof(*file));
    if (!file)
        return NULL;
    file->name = peil_arena_text(diags->arena, name);
    if (name && !file->name)
        return NULL;
    file->rank = diags->files ? diags->files->rank + 1 : 0;
    file->earlier = diags->files;
    diags->files = file;
    return file;
}

static bool make_room(struct peil_diags *diags)
{
    size_t room = diags->room == 0 ? FIRST_ROOM : diags->room * 2;
    struct entry **entries;

    if (diags->count < diags->room)
        return true;
    entries = room < diags->room ? NULL : peil_arena_array(diags->arena, room, sizeof(*entries));
    if (!entries)
        return false;
    if (diags->count > 0)
        memcpy(entries, diags->entries, diags->count * sizeof(*entries));
    diags->entries = entries;
    diags->room = room;
    return true;
}

/* Whether the diagnostic is kept, with all that belongs to it. */
static bool keep(struct peil_diags *diags, const struct peil_diag *diag, struct peil_place place)
{
    struct entry *entry = peil_arena_alloc(diags->arena, sizeof(*entry));
    const struct file *file = find_file(diags, diag->file);

    if (!entry || !file || !make_room(diags))
        return false;
    entry->diag = *diag;
    entry->diag.file = file->name;
    entry->diag.path = peil_arena_text(diags->arena, diag->path);
    entry->diag.args = copy_args(diags->arena, diag->args);
    if (diag->source_line)
        entry->diag.source_line = peil_arena_text(diags->arena, diag->source_line);
    else
        peil_diag_copy_line(diags->arena, place, &entry->diag);
    if (!entry->diag.args || peil_arena_failed(diags->arena))
        return false;
    entry->file = file->rank;
    entry->order = diags->count;
    diags->entries[diags->count++] = entry;
    return true;
}

static void add(struct peil_diags *diags, const struct peil_diag *diag, struct peil_place place)
{
    diags->errors += diag->severity == PEIL_ERROR;
    if (diags->count >= diags->most || !keep(diags, diag, place))
        diags->left_out++;
}

void peil_diag_add_at(struct peil_diags *diags, enum peil_severity severity, const char *code,
    struct peil_place place, const char *path, const struct peil_arg *args)
{
    struct peil_diag diag = {.severity = severity, .code = code, .path = path, .args = args};

    if (!diags)
        return;
    if (place.source) {
        diag.file = place.source->name;
        diag.line = place.line;
        diag.column = place.column;
    }
    add(diags, &diag, place);
}

void peil_diag_add_copy(struct peil_diags *diags, const struct peil_diag *diag)
{
    if (diags)
        add(diags, diag, PEIL_NOWHERE);
}

void peil_diag_add(struct peil_diags *diags, enum peil_severity severity, const char *code,
    struct peil_place place, const struct peil_arg *args)
{
    peil_diag_add_at(diags, severity, code, place, NULL, args);
}

static int comes_before(void *things, size_t a, size_t b)
{
    struct entry *const *entries = things;
    const struct entry *left = entries[a];
    const struct entry *right = entries[b];

    if (left->file != right->file)
        return left->file < right->file;
    if (left->diag.line != right->diag.line)
        return left->diag.line < right->diag.line;
    if (left->diag.column != right->diag.column)
        return left->diag.column < right->diag.column;
    return left->order < right->order;
}

static void swap_entries(void *things, size_t a, size_t b)
{
    struct entry **entries = things;
    struct entry *other = entries[a];

    entries[a] = entries[b];
    entries[b] = other;
}

void peil_diags_sort(struct peil_diags *diags)
{
    static const struct peil_sortable how = {comes_before, swap_entries};

    if (diags)
        peil_sort(diags->entries, diags->count, &how);
}

size_t peil_diags_count(const struct peil_diags *diags)
{
    return diags ? diags->count : 0;
}

size_t peil_diags_left_out(const struct peil_diags *diags)
{
    return diags ? diags->left_out : 0;
}

size_t peil_diags_errors(const struct peil_diags *diags)
{
    return diags ? diags->errors : 0;
}

bool peil_diags_failed(const struct peil_diags *diags)
{
    return diags && peil_arena_failed(diags->arena);
}

void peil_diags_join_failure(struct peil_diags *diags, const struct peil_diags *other)
{
    if (diags && peil_diags_failed(other))
        peil_arena_fail(diags->arena);
}

const struct peil_diag *peil_diags_at(const struct peil_diags *diags, size_t index)
{
    return index < peil_diags_count(diags) ? &diags->entries[index]->diag : NULL;
}

const struct peil_arg *peil_diag_arg(const struct peil_diag *diag, const char *name)
{
    const struct peil_arg *arg;

    if (!diag || !name)
        return NULL;
    for (arg = diag->args; arg->type != PEIL_ARG_END; arg++)
        if (strcmp(arg->name, name) == 0)
            return arg;
    return NULL;
}
