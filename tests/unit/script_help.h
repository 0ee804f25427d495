/*
 * A checklist with a vocabulary and Lua files, and a view whose answers a test decides.
 */
#ifndef PEIL_TESTS_SCRIPT_HELP_H
#define PEIL_TESTS_SCRIPT_HELP_H

#include <criterion/criterion.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/pack/pack.h"
#include "core/script/scripts.h"
#include "tests/unit/pack_help.h"

#define HELP_VOCABULARY                                                                            \
    "peil: 1\nid: woorden\nversion: 1.0.0\nlanguage: nl\ntitle: Woorden\n"                         \
    "actors: [{id: inkoper, label: Inkoper}]\n"                                                    \
    "vocabulary:\n  levels: [{id: goed, label: Goed, from: 0.75}, "                                \
    "{id: moet-beter, label: Moet beter, from: 0.25}, {id: niet, label: Niet, from: 0}]\n"         \
    "  groups: [{id: a, label: A}, {id: b, label: B}]\n"                                           \
    "  concepts:\n"                                                                                \
    "    - {id: a.een, label: Een, group: a}\n    - {id: a.twee, label: Twee, group: a}\n"         \
    "    - {id: a.drie, label: Drie, group: a}\n    - {id: b.een, label: Een, group: b}\n"

#define HELP_HEAD                                                                                  \
    "peil: 1\nid: proef\nversion: 1.2.0\nlanguage: nl\ntitle: Proef\nuses: [woorden@1]\n"          \
    "subject_fields: [{id: gemeente, label: Gemeente}, {id: code, label: Code, key: yes}]\n"       \
    "scales: {s: [{id: ja, label: Ja, points: 2}, {id: deels, "                                    \
    "label: {nl: Deels, en: Partly}, points: 1}, "                                                 \
    "{id: nee, label: Nee, points: 0}]}\n"

#define HELP_SECTIONS                                                                              \
    "sections:\n"                                                                                  \
    "  - id: onaf\n    title: Onafhankelijk\n    scale: s\n    items:\n"                           \
    "      - {id: onaf.1, text: Een, knockout: yes, basis: {kind: norm}}\n"                        \
    "      - {id: onaf.2, text: Twee}\n"                                                           \
    "  - id: breed\n    title: Breed\n    scale: s\n    items:\n"                                  \
    "      - {id: breed.1, text: Een, knockout: yes}\n"                                            \
    "      - {id: breed.2, text: Meer, type: choices, scored: no}\n"                               \
    "      - {id: breed.3, text: Tabel, type: matrix, "                                            \
    "rows: [{id: loket, text: Loket}, {id: brief, text: Brief}]}\n"                                \
    "      - {id: breed.4, text: Getal, type: number, scored: no}\n"

#define HELP_SCORING                                                                               \
    "scoring: {model: mean-of-means, bands: [{id: hoog, label: Hoog, from: 50}, "                  \
    "{id: laag, label: Laag, from: 0}]}\n"

#define HELP_PACK HELP_HEAD HELP_SECTIONS HELP_SCORING

struct help_file {
    const char *name, *text;
};

/* What the view answers: the last one that fits; nil where none does. */
struct help_answer {
    struct peil_read read;
    struct peil_value value;
};

struct help {
    struct peil_limits limits;
    struct peil_memory_file files[2][16];
    const struct help_file *vocabulary; /* more files of the vocabulary */
    struct peil_pack *pack;
    struct peil_scripts *scripts;
    struct peil_diags *diags;
    struct peil_arena *arena;
    struct peil_view view;
    struct help_answer answers[64];
    size_t answer_count, asked;
    bool refuse; /* every question */
    struct peil_source sources[4];
    const struct peil_source *extensions[4];
    size_t extension_count;
    volatile struct peil_seen *seen; /* where scripts are; NULL for nobody who watches */
    bool scores;                     /* nothing will be compared */
};

static inline size_t help_files(
    struct peil_memory_file *into, const char *yaml, const struct help_file *files)
{
    size_t count = 0;

    into[count++] = (struct peil_memory_file){"pack.yaml", yaml, strlen(yaml)};
    for (; files && files->name; files++)
        into[count++] = (struct peil_memory_file){files->name, files->text, strlen(files->text)};
    return count;
}

static inline int help_open(void *context, const char *id, uint32_t major,
    struct peil_archive **out, struct peil_diags *diags)
{
    struct help *help = context;
    size_t count = help_files(help->files[1], HELP_VOCABULARY, help->vocabulary);

    (void)major;
    *out = NULL;
    if (strcmp(id, "woorden") != 0)
        return PEIL_OK;
    return peil_archive_open_memory(out, "woorden", help->files[1], count, &help->limits, diags);
}

static inline bool help_read(void *context, struct peil_read read, struct peil_value *out)
{
    struct help *help = context;

    help->asked++;
    *out = (struct peil_value){.type = PEIL_VALUE_NIL};
    for (size_t i = help->answer_count; i > 0; i--) {
        const struct help_answer *answer = &help->answers[i - 1];

        if (answer->read.kind == read.kind && answer->read.a == read.a &&
            answer->read.b == read.b) {
            *out = answer->value;
            break;
        }
    }
    return !help->refuse;
}

static inline struct help *help_new(void)
{
    struct help *help = calloc(1, sizeof(*help));

    help->limits = (struct peil_limits)PEIL_LIMITS;
    help->diags = peil_diags_new(0);
    help->arena = peil_arena_new();
    help->view = (struct peil_view){.context = help, .read = help_read};
    return help;
}

static inline void help_extend(struct help *help, const char *name, const char *text)
{
    size_t at = help->extension_count++;

    help->sources[at] = (struct peil_source){name, text, strlen(text), 1};
    help->extensions[at] = &help->sources[at];
}

/* Loads the pack and its scripts; answers the status of the scripts. */
static inline int help_load(struct help *help, const char *yaml, const struct help_file *files)
{
    struct peil_store store = {.context = help, .open = help_open};
    struct peil_archive *archive;
    int status;

    status = peil_archive_open_memory(&archive, "proef", help->files[0],
        help_files(help->files[0], yaml, files), &help->limits, help->diags);
    if (status == PEIL_OK) {
        status = peil_pack_load(&help->pack, archive, &store, &help->limits, help->diags);
        peil_archive_close(archive);
    }
    if (status != PEIL_OK)
        return status;
    status = peil_scripts_load_watched(&help->scripts, help->pack, help->extensions,
        help->extension_count, !help->scores, &help->limits, help->seen, help->diags);
    if (status == PEIL_OK)
        peil_scripts_begin(help->scripts, &help->view);
    return status;
}

static inline void help_must_load(
    struct help *help, const char *yaml, const struct help_file *files)
{
    int status = help_load(help, yaml, files);

    show_diags(help->diags);
    cr_assert_eq(status, PEIL_OK);
    cr_assert_eq(peil_diags_errors(help->diags), 0);
}

/* With one advice.lua. */
static inline void help_advice(struct help *help, const char *lua)
{
    help_must_load(help, HELP_PACK, (const struct help_file[]){{"advice.lua", lua}, {NULL, NULL}});
}

static inline void help_free(struct help *help)
{
    peil_scripts_free(help->scripts);
    peil_pack_free(help->pack);
    peil_diags_free(help->diags);
    peil_arena_free(help->arena);
    free(help);
}

static inline void help_forget(struct help *help)
{
    help->answer_count = 0;
    peil_scripts_begin(help->scripts, &help->view);
}

static inline void help_say(
    struct help *help, enum peil_read_kind kind, uint32_t a, uint32_t b, struct peil_value value)
{
    help->answers[help->answer_count++] = (struct help_answer){{(uint32_t)kind, a, b}, value};
}

static inline void help_text(
    struct help *help, enum peil_read_kind kind, uint32_t a, uint32_t b, const char *text)
{
    help_say(help, kind, a, b,
        (struct peil_value){.type = PEIL_VALUE_TEXT, .text = text, .length = strlen(text)});
}

static inline void help_number(
    struct help *help, enum peil_read_kind kind, uint32_t a, uint32_t b, double number)
{
    help_say(help, kind, a, b, (struct peil_value){.type = PEIL_VALUE_NUMBER, .number = number});
}

/* Whether the rule with that index fires; it must not fail. */
static inline bool help_fires(struct help *help, size_t rule)
{
    bool fires = false;
    int status = peil_scripts_test_rule(&fires, help->scripts, rule, help->diags);

    show_diags(help->diags);
    cr_assert_eq(status, PEIL_OK);
    return fires;
}

/* The only diagnostic there is, which has this code; an argument of it. */
static inline const char *help_failure(struct help *help, const char *code, const char *arg)
{
    const struct peil_arg *found;

    if (peil_diags_count(help->diags) != 1 ||
        strcmp(peil_diags_at(help->diags, 0)->code, code) != 0)
        show_diags(help->diags);
    cr_assert_eq(peil_diags_count(help->diags), 1);
    cr_assert_str_eq(peil_diags_at(help->diags, 0)->code, code);
    found = arg ? peil_diag_arg(peil_diags_at(help->diags, 0), arg) : NULL;
    return found ? found->text : NULL;
}

static inline uint32_t help_line(const struct help *help)
{
    return peil_diags_at(help->diags, 0)->line;
}

#endif
