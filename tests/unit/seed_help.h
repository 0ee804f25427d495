/*
 * The sources in tests/seeds, and the packs as their YAML has them, for tests that compare the two.
 */
#ifndef PEIL_TESTS_SEED_HELP_H
#define PEIL_TESTS_SEED_HELP_H

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "core/base/utf8.h"
#include "core/format/limits.h"
#include "core/format/yaml.h"

#define MOST_LINES 2048
#define MOST_PLACES 8
#define MOST_PACKS 32

static struct peil_arena *arena;

static inline void seeds_set_up(void)
{
    arena = peil_arena_new();
    cr_assert_not_null(arena);
}

static inline void seeds_tear_down(void)
{
    peil_arena_free(arena);
}

static inline char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "%s cannot be opened", path);
    size_t most = (size_t)1 << 20;
    char *bytes = peil_arena_alloc(arena, most);
    cr_assert_not_null(bytes);
    *length = fread(bytes, 1, most - 1, file);
    cr_assert(feof(file) && !ferror(file), "%s cannot be read, or is too long", path);
    fclose(file);
    return bytes;
}

struct seed {
    const char *name; /* "iederin-pagina" */
    const char *lines[MOST_LINES];
    size_t count;
};

static inline const struct seed *read_seed(const char *path)
{
    size_t length;
    char *bytes = read_file(path, &length);
    struct seed *seed = peil_arena_alloc(arena, sizeof(*seed));
    cr_assert_not_null(seed);
    for (char *line = bytes; line && line <= bytes + length;) {
        cr_assert_lt(seed->count, sizeof(seed->lines) / sizeof(*seed->lines));
        seed->lines[seed->count++] = line;
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        line = end ? end + 1 : NULL;
    }
    return seed;
}

/* A YAML file of the project; packs and lists beside the seeds. */
static inline const struct peil_node *read_yaml(const char *path)
{
    struct peil_source *source = peil_arena_alloc(arena, sizeof(*source));
    cr_assert_not_null(source);
    source->name = path;
    source->bytes = read_file(path, &source->length);
    source->first_line = 1;
    const struct peil_limits limits = PEIL_LIMITS;
    struct peil_diags *diags = peil_diags_new(0);
    const struct peil_node *root = NULL;
    int status = peil_yaml_read(&root, arena, source, &limits, PEIL_TEXT_PACK, diags);
    const struct peil_diag *first = peil_diags_at(diags, 0);
    cr_assert_eq(status, PEIL_OK, "%s:%u: %s", path, first ? first->line : 0,
        first ? first->code : "no diagnostic");
    peil_diags_free(diags);
    return root;
}

/* A text in Dutch, the language of the shipped packs; "" where there is none. */
static inline const char *dutch(const struct peil_node *map, const char *key)
{
    const struct peil_node *node = peil_node_get(map, key);
    const char *text = peil_node_type(node) == PEIL_NODE_MAP ? peil_node_get_text(node, "nl")
                                                             : peil_node_as_text(node, NULL);
    return text ? text : "";
}

/* ---- all seeds, all packs ---- */

#define SEEDS 5
static const char *const seed_names[SEEDS] = {"bcmb-checklist", "bcmb-signalering",
    "iederin-pagina", "movisie-publicaties", "movisie-profiel"};

static const struct seed *seeds[SEEDS];

static inline void read_seeds(void)
{
    for (size_t i = 0; i < SEEDS; i++) {
        struct seed *seed =
            (struct seed *)read_seed(peil_arena_format(arena, "tests/seeds/%s.txt", seed_names[i]));
        seed->name = seed_names[i];
        seeds[i] = seed;
    }
}

static inline const struct seed *seed_called(const char *name, size_t length)
{
    for (size_t i = 0; i < SEEDS; i++)
        if (strlen(seed_names[i]) == length && memcmp(seed_names[i], name, length) == 0)
            return seeds[i];
    return NULL;
}

/* The seed that "r.31" is about where a pack names no other; NULL for a pack without one. */
static inline const struct seed *main_seed(const char *pack)
{
    static const char *const mains[][2] = {
        {"bcmb", "bcmb-checklist"},
        {"iederin", "iederin-pagina"},
        {"vng-zelftest", "movisie-publicaties"},
        {"movisie-taken", "movisie-profiel"},
        {"movisie-competenties", "movisie-profiel"},
        {"movisie-organisatie", "movisie-profiel"},
        {"frieslab", "movisie-publicaties"},
        {"wlz", "movisie-publicaties"},
    };
    for (size_t i = 0; i < sizeof(mains) / sizeof(*mains); i++)
        if (strcmp(mains[i][0], pack) == 0)
            return seed_called(mains[i][1], strlen(mains[i][1]));
    return NULL;
}

struct shipped_pack {
    const char *id;
    const struct peil_node *root;
};

static inline int by_id(const void *a, const void *b)
{
    return strcmp(((const struct shipped_pack *)a)->id, ((const struct shipped_pack *)b)->id);
}

/* All folders in packs/ that hold a pack, in order of id. */
static inline size_t read_packs(struct shipped_pack packs[MOST_PACKS])
{
    DIR *dir = opendir("packs");
    struct dirent *entry;
    size_t count = 0;
    cr_assert_not_null(dir, "packs/ cannot be opened");
    while ((entry = readdir(dir))) {
        char *path = peil_arena_format(arena, "packs/%s/pack.yaml", entry->d_name);
        struct stat about;
        if (entry->d_name[0] == '.' || stat(path, &about) != 0)
            continue;
        cr_assert_lt(count, (size_t)MOST_PACKS);
        packs[count].root = read_yaml(path);
        packs[count].id = peil_node_get_text(packs[count].root, "id");
        cr_assert_str_eq(packs[count].id, entry->d_name);
        count++;
    }
    closedir(dir);
    qsort(packs, count, sizeof(*packs), by_id);
    return count;
}

/* ---- places ---- */

/* Lines of a seed, from 1, both included. */
struct place {
    const struct seed *seed;
    size_t first, last;
};

struct places {
    struct place at[MOST_PLACES];
    size_t count;
};

static inline bool read_lines(const char **text, struct place *place)
{
    char *end;
    if (**text < '1' || **text > '9')
        return false;
    place->first = place->last = strtoul(*text, &end, 10);
    if (*end == '-') {
        if (end[1] < '1' || end[1] > '9')
            return false;
        place->last = strtoul(end + 1, &end, 10);
    }
    *text = end;
    return place->first <= place->last && place->last <= place->seed->count;
}

static inline bool has_words(const struct seed *seed, size_t line)
{
    const char *text = seed->lines[line - 1];
    for (; *text; text++)
        if (!strchr(" \t\r", *text) && !(text[0] == '\xc2' && text[1] == '\xa0') &&
            !(text[0] == '\xa0' && text[-1] == '\xc2'))
            return true;
    return false;
}

/*
 * "r.31", "r.31-33", "bcmb-signalering r.15", or several with "; " between them. False where that
 * is not what it says, or where the lines are not there, or begin or end with an empty one.
 */
static inline bool read_places(const char *text, const struct seed *seed, struct places *out)
{
    out->count = 0;
    while (out->count < MOST_PLACES) {
        struct place *place = &out->at[out->count++];
        size_t name = strcspn(text, " ;");
        place->seed = seed;
        if (text[name] == ' ') {
            place->seed = seed_called(text, name);
            text += name + 1;
        }
        if (!place->seed || strncmp(text, "r.", 2) != 0)
            return false;
        text += 2;
        if (!read_lines(&text, place) || !has_words(place->seed, place->first) ||
            !has_words(place->seed, place->last))
            return false;
        if (!*text)
            return true;
        if (strncmp(text, "; ", 2) != 0)
            return false;
        text += 2;
    }
    return false;
}

#endif
