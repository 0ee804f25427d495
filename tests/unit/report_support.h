/*
 * Documents for tests, from a pack and answers that are written in the test itself.
 */
#ifndef PEIL_TESTS_REPORT_SUPPORT_H
#define PEIL_TESTS_REPORT_SUPPORT_H

#include <criterion/criterion.h>
#include <string.h>

#include "core/eval/answers.h"
#include "core/eval/result.h"
#include "core/format/yaml.h"
#include "core/report/report.h"
#include "tests/unit/pack_help.h"
#include "tests/unit/plain_result.h"

struct reporting {
    struct world world;
    struct peil_arena *arena;
    struct peil_diags *diags;
    struct peil_pack *pack;
    struct peil_source source;
    struct peil_answers *answers;
    struct peil_result *result;
    struct peil_report_options options;
    const struct peil_node *document;
};

static inline void reporting_begin(struct reporting *r, const char *pack)
{
    memset(r, 0, sizeof(*r));
    r->arena = peil_arena_new();
    r->diags = peil_diags_new(0);
    r->options = (struct peil_report_options){.version = "9.9.9", .diags = r->diags};
    if (load_yaml(&r->world, pack, NULL, &r->pack, r->diags) != PEIL_OK) {
        show_diags(r->diags);
        cr_assert_fail("the pack of the test is not right");
    }
    peil_diags_clear(r->diags);
}

static inline void reporting_end(struct reporting *r)
{
    peil_arena_free(r->arena);
    peil_diags_free(r->diags);
    peil_pack_free(r->pack);
    world_clear(&r->world);
}

/* Reads answers; `name` is that of their file. */
static inline void reporting_read(struct reporting *r, const char *name, const char *answers)
{
    const struct peil_node *node;
    int status;

    r->source = (struct peil_source){name, answers, strlen(answers), 1};
    status =
        peil_yaml_read(&node, r->arena, &r->source, &r->world.limits, PEIL_TEXT_ANSWERS, r->diags);
    if (status == PEIL_OK) {
        status =
            peil_answers_read(&r->answers, r->arena, r->pack, node, &r->world.limits, r->diags);
    }
    if (status != PEIL_OK) {
        show_diags(r->diags);
        cr_assert_fail("the answers of the test are not right");
    }
}

/* The document of a result, in `language` (NULL for the pack's). */
static inline const struct peil_node *reporting_result(
    struct reporting *r, const char *answers, const char *language)
{
    reporting_read(r, "proef.yaml", answers);
    cr_assert_eq(plain_result(&r->result, r->arena, r->answers, NULL), PEIL_OK);
    r->options.language = language;
    r->document = peil_report_result(r->arena, r->result, &r->options);
    cr_assert_not_null(r->document);
    return r->document;
}

/* The value at "sections.0.items.1.answer.label"; NULL where there is none. */
static inline const struct peil_node *at(const struct peil_node *node, const char *path)
{
    char step[64];

    while (node && *path != '\0') {
        size_t length = strcspn(path, ".");

        cr_assert_lt(length, sizeof(step));
        memcpy(step, path, length);
        step[length] = '\0';
        node = peil_node_type(node) == PEIL_NODE_LIST
                   ? peil_node_at(node, (size_t)strtoul(step, NULL, 10))
                   : peil_node_get(node, step);
        path += path[length] == '.' ? length + 1 : length;
    }
    return node;
}

static inline const char *text_at(const struct peil_node *node, const char *path)
{
    const struct peil_node *found = at(node, path);

    return peil_node_type(found) == PEIL_NODE_STRING ? peil_node_as_text(found, NULL) : "(no text)";
}

#define cr_text(document, path, expected) cr_assert_str_eq(text_at((document), (path)), (expected))

#endif
