/*
 * Packs for tests: written in the test itself, or read from a folder, with a store that finds the
 * packs beside them.
 */
#ifndef PEIL_TESTS_PACK_HELP_H
#define PEIL_TESTS_PACK_HELP_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/status.h"
#include "core/pack/pack.h"

#define MOST_FILES 64

/* A pack that the store knows, by its pack.yaml or its folder. */
struct shelf {
    const char *id;
    uint32_t major;
    const char *yaml;   /* NULL for a folder */
    const char *folder; /* the folder in which the pack's folder stands */
};

/* Everything that has to live while a pack is loaded. */
struct world {
    const struct shelf *shelves; /* ends with a NULL id */
    const char *beside;          /* folder to look in for the rest; NULL for none */
    struct peil_memory_file files[64][MOST_FILES];
    char *owned[64 * MOST_FILES * 2];
    size_t owned_count, pack_count, opened;
    struct peil_limits limits;
};

static inline char *world_keep(struct world *world, char *text)
{
    if (text && world->owned_count < sizeof(world->owned) / sizeof(*world->owned))
        world->owned[world->owned_count++] = text;
    return text;
}

static inline void world_clear(struct world *world)
{
    while (world->owned_count > 0)
        free(world->owned[--world->owned_count]);
    world->pack_count = 0;
}

static inline char *join(const char *folder, const char *name)
{
    size_t length = strlen(folder) + strlen(name) + 2;
    char *path = malloc(length);

    if (path)
        (void)snprintf(path, length, "%s%s%s", folder, *folder ? "/" : "", name);
    return path;
}

static inline char *read_whole(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    long size;

    if (!file)
        return NULL;
    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0 &&
        fseek(file, 0, SEEK_SET) == 0) {
        bytes = malloc((size_t)size + 1);
        *length = bytes ? fread(bytes, 1, (size_t)size, file) : 0;
        if (bytes)
            bytes[*length] = '\0';
    }
    (void)fclose(file);
    return bytes;
}

/* Reads all files below a folder. */
static inline size_t read_folder(struct world *world, const char *folder, const char *prefix,
    struct peil_memory_file *files, size_t count)
{
    char *at = world_keep(world, join(folder, prefix));
    DIR *dir = at ? opendir(at) : NULL;
    struct dirent *entry;

    while (dir && (entry = readdir(dir)) && count < MOST_FILES) {
        struct stat about;
        char *name, *path;

        if (entry->d_name[0] == '.')
            continue;
        name = world_keep(world, join(prefix, entry->d_name));
        path = world_keep(world, join(folder, name));
        if (!path || stat(path, &about) != 0)
            continue;
        if (S_ISDIR(about.st_mode)) {
            count = read_folder(world, folder, name, files, count);
            continue;
        }
        files[count].name = name;
        files[count].bytes = world_keep(world, read_whole(path, &files[count].length));
        count++;
    }
    if (dir)
        (void)closedir(dir);
    return count;
}

static inline int open_folder(
    struct world *world, struct peil_archive **out, const char *folder, struct peil_diags *diags)
{
    struct peil_memory_file *files = world->files[world->pack_count++];
    size_t count = read_folder(world, folder, "", files, 0);

    return peil_archive_open_memory(out, folder, files, count, &world->limits, diags);
}

static inline int open_yaml(struct world *world, struct peil_archive **out, const char *name,
    const char *yaml, struct peil_diags *diags)
{
    struct peil_memory_file *files = world->files[world->pack_count++];

    files[0] =
        (struct peil_memory_file){.name = "pack.yaml", .bytes = yaml, .length = strlen(yaml)};
    return peil_archive_open_memory(out, name, files, 1, &world->limits, diags);
}

static inline int world_open(void *context, const char *id, uint32_t major,
    struct peil_archive **out, struct peil_diags *diags)
{
    struct world *world = context;
    const struct shelf *shelf = world->shelves;
    struct stat about;
    char *path;

    *out = NULL;
    world->opened++;
    for (; shelf && shelf->id; shelf++)
        if (strcmp(shelf->id, id) == 0 && shelf->major == major)
            return open_yaml(world, out, id, shelf->yaml, diags);
    path = world->beside ? world_keep(world, join(world->beside, id)) : NULL;
    if (path && stat(path, &about) == 0)
        return open_folder(world, out, path, diags);
    return PEIL_OK;
}

/* Loads a pack by its text. */
static inline int load_yaml(struct world *world, const char *yaml, const struct shelf *shelves,
    struct peil_pack **pack, struct peil_diags *diags)
{
    struct peil_store store = {.context = world, .open = world_open};
    struct peil_archive *archive;
    int status;

    world->limits = (struct peil_limits)PEIL_LIMITS;
    world->shelves = shelves;
    *pack = NULL;
    status = open_yaml(world, &archive, "test", yaml, diags);
    if (status == PEIL_OK) {
        status = peil_pack_load(pack, archive, &store, &world->limits, diags);
        peil_archive_close(archive);
    }
    return status;
}

/* Loads the pack in a folder. */
static inline int load_folder(struct world *world, const char *folder, const char *beside,
    struct peil_pack **pack, struct peil_diags *diags)
{
    struct peil_store store = {.context = world, .open = world_open};
    struct peil_archive *archive;
    int status;

    world->limits = (struct peil_limits)PEIL_LIMITS;
    world->shelves = NULL;
    world->beside = beside;
    *pack = NULL;
    status = open_folder(world, &archive, folder, diags);
    if (status == PEIL_OK) {
        status = peil_pack_load(pack, archive, &store, &world->limits, diags);
        peil_archive_close(archive);
    }
    return status;
}

/* Writes diagnostics to stderr, for whoever looks into a failing test. */
static inline void show_diags(const struct peil_diags *diags)
{
    size_t i;

    for (i = 0; i < peil_diags_count(diags); i++) {
        const struct peil_diag *diag = peil_diags_at(diags, i);
        const struct peil_arg *arg;

        fprintf(stderr, "%s:%u:%u: %s %s", diag->file ? diag->file : "-", (unsigned)diag->line,
            (unsigned)diag->column, diag->severity == PEIL_ERROR ? "error" : "warning", diag->code);
        fprintf(stderr, " at %s", diag->path ? diag->path : "-");
        for (arg = diag->args; arg->type != PEIL_ARG_END; arg++)
            if (arg->type == PEIL_ARG_TEXT)
                fprintf(stderr, " %s=\"%s\"", arg->name, arg->text);
            else if (arg->type == PEIL_ARG_INTEGER)
                fprintf(stderr, " %s=%ld", arg->name, (long)arg->integer);
            else
                fprintf(stderr, " %s=%g", arg->name, arg->number);
        fputc('\n', stderr);
    }
}

#endif
