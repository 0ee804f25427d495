/*
 * Small packs with Lua, loaded from memory, and answers to them: for the tests of evaluation.
 */
#ifndef PEIL_TESTS_EVAL_LUA_H
#define PEIL_TESTS_EVAL_LUA_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/status.h"
#include "core/eval/advice.h"
#include "core/eval/evaluator.h"
#include "core/format/archive.h"
#include "core/format/yaml.h"
#include "core/pack/pack.h"
#include "core/pack/rule.h"
#include "core/script/scripts.h"
#include "tests/unit/eval_support.h"
#include "tests/unit/pack_help.h"

/* The start of a pack: three options, and what else an answer can be. */
#define LUA_HEAD                                                                                   \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"                             \
    "roles: [{id: klant, label: Klant}, {id: ambtenaar, label: Ambtenaar}]\n"                      \
    "actors: [{id: inkoper, label: Inkoper, does: yes}]\n"                                         \
    "scales:\n  oordeel:\n    - {id: goed, label: Goed, points: 2}\n"                              \
    "    - {id: moet-beter, label: Moet beter, points: 1}\n"                                       \
    "    - {id: niet, label: Niet, points: 0}\n"
#define LUA_LEVELS                                                                                 \
    "vocabulary:\n"                                                                                \
    "  levels: [{id: goed, label: Goed, from: 0.75}, {id: moet-beter, label: Moet beter, from: "   \
    "0.25}, {id: niet, label: Niet, from: 0}]\n"                                                   \
    "  groups: [{id: g, label: G}]\n"                                                              \
    "  concepts:\n"

/* A concept with advice for both of its weak levels. */
#define LUA_CONCEPT(id, basis)                                                                     \
    "    - {id: " id ", label: " id ", group: g, definition: D" basis                              \
    ", advice: {moet-beter: {text: "                                                               \
    "Beter " id "}, niet: {text: Niet " id "}}}\n"
#define LUA_LAW ", basis: {kind: law, reference: wet}"
#define LUA_APPLIED ", basis: {kind: law-applied, reference: wet}"
#define LUA_REFERENCE "references: [{id: wet, kind: law, title: De wet}]\n"

struct lua_file {
    const char *name, *text;
};

struct lua_world {
    struct peil_limits limits;
    struct peil_diags *diags;
    struct peil_pack *pack;
    struct peil_scripts *scripts;
    struct peil_evaluator *evaluator;
    struct peil_arena *arena; /* of the last run */
    struct peil_answers *answers;
    struct peil_result *result;
    const struct lua_file *used; /* files of the pack "bron", ending with a NULL name */
    struct peil_source extension;
    const struct peil_source *extensions[1];
    size_t extension_count;
    struct peil_want want;
};

static inline int lua_open_files(const struct lua_world *w, const char *name,
    const struct lua_file *files, struct peil_archive **out)
{
    static struct peil_memory_file memory[2][8];
    struct peil_memory_file *list = memory[files == w->used];
    size_t count = 0;

    for (; files[count].name; count++)
        list[count] = (struct peil_memory_file){
            files[count].name, files[count].text, strlen(files[count].text)};
    return peil_archive_open_memory(out, name, list, count, &w->limits, w->diags);
}

static inline int lua_store(void *context, const char *id, uint32_t major,
    struct peil_archive **out, struct peil_diags *diags)
{
    const struct lua_world *w = context;

    (void)diags;
    *out = NULL;
    if (!w->used || strcmp(id, "bron") != 0 || major != 1)
        return PEIL_OK;
    return lua_open_files(w, "bron", w->used, out);
}

/* Loads the pack in `files` (pack.yaml and Lua, ending with a NULL name); not its scripts. */
static inline void lua_load_pack(struct lua_world *w, const struct lua_file *files)
{
    struct peil_store store = {w, lua_store};
    struct peil_archive *archive;
    int status;

    w->limits = (struct peil_limits)PEIL_LIMITS;
    w->diags = peil_diags_new(0);
    w->arena = peil_arena_new();
    w->want = PEIL_WANT_ALL;
    cr_assert_eq(lua_open_files(w, "proef", files, &archive), PEIL_OK);
    status = peil_pack_load(&w->pack, archive, &store, &w->limits, w->diags);
    peil_archive_close(archive);
    if (status != PEIL_OK)
        show_diags(w->diags);
    cr_assert_eq(status, PEIL_OK);
}

static inline int lua_load_scripts(struct lua_world *w)
{
    int status = peil_scripts_load(
        &w->scripts, w->pack, w->extensions, w->extension_count, &w->limits, w->diags);

    return status == PEIL_OK ? peil_evaluator_new(&w->evaluator, w->pack, w->scripts, w->diags)
                             : status;
}

/* Loads all of it; `advice` and `scoring` are Lua, or NULL. */
static inline void lua_begin(
    struct lua_world *w, const char *yaml, const char *advice, const char *scoring)
{
    struct lua_file files[4] = {{"pack.yaml", yaml}};
    size_t count = 1;
    int status;

    if (advice)
        files[count++] = (struct lua_file){"advice.lua", advice};
    if (scoring)
        files[count++] = (struct lua_file){"scoring.lua", scoring};
    lua_load_pack(w, files);
    status = lua_load_scripts(w);
    if (status != PEIL_OK)
        show_diags(w->diags);
    cr_assert_eq(status, PEIL_OK);
}

static inline void lua_end(struct lua_world *w)
{
    peil_evaluator_free(w->evaluator);
    peil_scripts_free(w->scripts);
    peil_pack_free(w->pack);
    peil_arena_free(w->arena);
    peil_diags_free(w->diags);
    memset(w, 0, sizeof(*w));
}

static inline void lua_extend(struct lua_world *w, const char *text)
{
    w->extension = (struct peil_source){"eigen.lua", text, strlen(text), 1};
    w->extensions[0] = &w->extension;
    w->extension_count = 1;
}

/* Reads answers: `head` stands above them ("role: klant\n"), `lines` are the answers. */
static inline void lua_answer(struct lua_world *w, const char *head, const char *lines)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    struct peil_source *source;
    const struct peil_node *node;

    peil_diags_clear(w->diags);
    peil_arena_reset(w->arena);
    peil_buf_format(
        &text, "peil-answers: 1\npack: proef@1\n%s%s%s", head, *lines ? "answers:\n" : "", lines);
    source = peil_arena_alloc(w->arena, sizeof(*source));
    *source = (struct peil_source){
        "answers.yaml", peil_arena_copy(w->arena, text.data, text.length), text.length, 1};
    peil_buf_dispose(&text);
    if (peil_yaml_read(&node, w->arena, source, &w->limits, PEIL_TEXT_ANSWERS, w->diags) !=
            PEIL_OK ||
        peil_answers_read(&w->answers, w->arena, w->pack, node, &w->limits, w->diags) != PEIL_OK)
        show_diags(w->diags);
    cr_assert_eq(peil_diags_errors(w->diags), 0);
}

static inline const struct peil_result *lua_run(struct lua_world *w, const char *lines)
{
    lua_answer(w, "", lines);
    cr_assert_eq(
        peil_evaluate(&w->result, w->arena, w->evaluator, w->answers, &w->want, w->diags), PEIL_OK);
    return w->result;
}

static inline const struct peil_result *lua_run_as(
    struct lua_world *w, const char *head, const char *lines)
{
    lua_answer(w, head, lines);
    cr_assert_eq(
        peil_evaluate(&w->result, w->arena, w->evaluator, w->answers, &w->want, w->diags), PEIL_OK);
    return w->result;
}

static inline void lua_put_advice(struct peil_buf *out, const struct peil_advice *advice)
{
    peil_buf_text(out,
        advice->rule ? advice->rule->id : peil_text_get(&advice->base->text, "nl", "nl", NULL));
    peil_buf_format(out, ":%s", peil_priority_word(advice->priority));
    for (size_t i = 0; i < advice->replaced_count; i++) {
        peil_buf_text(out, i == 0 ? "(" : " ");
        lua_put_advice(out, &advice->replaced[i]);
    }
    if (advice->replaced_count > 0)
        peil_buf_char(out, ')');
}

/* All advice in order, as "id:priority" with what it replaced in brackets, apart by "; ". */
static inline const char *lua_advice(const struct lua_world *w)
{
    struct peil_buf out = PEIL_BUF_EMPTY;
    const char *text;

    for (size_t i = 0; i < w->result->advice_count; i++) {
        peil_buf_text(&out, i > 0 ? "; " : "");
        lua_put_advice(&out, &w->result->advice[i]);
    }
    text = peil_arena_copy(w->arena, out.length > 0 ? out.data : "", out.length);
    peil_buf_dispose(&out);
    return text;
}

static inline void lua_put_value(struct peil_buf *out, const struct peil_value *value)
{
    char digits[PEIL_NUM_SIZE];

    if (value->type == PEIL_VALUE_TEXT) {
        peil_buf_text(out, value->text);
    } else if (value->type == PEIL_VALUE_NIL) {
        peil_buf_text(out, "nil");
    } else {
        (void)peil_num_text(value->number, digits);
        peil_buf_text(out, digits);
    }
}

static inline const struct peil_diag *lua_diag(const struct lua_world *w, const char *code)
{
    for (size_t i = 0; i < peil_diags_count(w->diags); i++)
        if (strcmp(peil_diags_at(w->diags, i)->code, code) == 0)
            return peil_diags_at(w->diags, i);
    return NULL;
}

static inline enum peil_state lua_state(const struct lua_world *w, const char *item)
{
    return w->result->answers->answers[peil_pack_item(w->pack, item)->index].state;
}

#define cr_text(actual, expected) cr_assert_str_eq((actual), (expected), "%s", (actual))

#endif
