/*
 * Reading the tests that packs carry.
 */
#include "core/cli/packtest/pack_test.h"

#include <string.h>

#include "core/base/status.h"
#include "core/format/json.h"
#include "core/format/yaml.h"
#include "core/pack/schema.h"

static const struct peil_field test_fields[] = {
    {.key = "peil-test",
        .type = PEIL_FIELD_INTEGER,
        .offset = offsetof(struct cli_test_file, format),
        .required = true,
        .min = 1,
        .max = 1},
    {.key = "title",
        .type = PEIL_FIELD_STRING,
        .offset = offsetof(struct cli_test_file, title),
        .required = true},
    {.key = "answers", .type = PEIL_FIELD_NODE, .offset = offsetof(struct cli_test_file, answers)},
    {.key = "file", .type = PEIL_FIELD_STRING, .offset = offsetof(struct cli_test_file, file)},
    {.key = "set", .type = PEIL_FIELD_NODE, .offset = offsetof(struct cli_test_file, set)},
    {.key = "compare", .type = PEIL_FIELD_NODE, .offset = offsetof(struct cli_test_file, compare)},
    {.key = "expect", .type = PEIL_FIELD_NODE, .offset = offsetof(struct cli_test_file, expect)},
    {.key = "expect_diagnostics",
        .type = PEIL_FIELD_NODE,
        .offset = offsetof(struct cli_test_file, expect_diagnostics)},
    {0},
};

/* "../examples/a.yaml" from "tests/b.yaml" is "examples/a.yaml"; NULL where it leaves the pack. */
static const char *resolve(struct peil_arena *arena, const char *from, const char *path)
{
    const char *slash = strrchr(from, '/');
    size_t depth = slash ? (size_t)(slash - from) : 0;

    while (strncmp(path, "../", 3) == 0) {
        if (depth == 0)
            return NULL;
        while (depth > 0 && from[depth - 1] != '/')
            depth--;
        depth -= depth > 0;
        path += 3;
    }
    if (depth == 0)
        return path;
    return peil_arena_format(arena, "%s/%s", peil_arena_copy(arena, from, depth), path);
}

static int read_tree(
    const struct peil_node **out, struct cli_test *run, const char *name, enum peil_text_rule rule)
{
    const struct peil_source *source;
    int status =
        peil_archive_read(&source, run->tests->archive, run->arena, name, true, run->diags);
    size_t length = strlen(name);

    *out = NULL;
    if (status != PEIL_OK)
        return status;
    if (length > 5 && strcmp(name + length - 5, ".json") == 0)
        return peil_json_read(out, run->arena, source, &run->cli->limits, rule, run->diags);
    return peil_yaml_read(out, run->arena, source, &run->cli->limits, rule, run->diags);
}

/* A map with the entries of `under`, but those of `over` where both have a key. */
static struct peil_node *merge(
    struct peil_arena *arena, const struct peil_node *under, const struct peil_node *over)
{
    struct peil_node *map = peil_node_map(arena);
    const struct peil_node *parts[2] = {under, over};

    for (size_t p = 0; p < 2; p++)
        for (size_t i = 0; i < peil_node_count(parts[p]); i++) {
            const char *key = peil_node_key(parts[p], i);

            if (p == 0 && peil_node_get(over, key))
                continue;
            peil_node_set_key(arena, map, key, strlen(key), peil_node_key_place(parts[p], i),
                peil_node_clone(arena, peil_node_at(parts[p], i)));
        }
    peil_node_place_at(map, peil_node_place(under));
    return map;
}

/* Changes on top of the answers, and the head that answers in a test go without. */
static const struct peil_node *complete(struct cli_test *run, const struct peil_node *answers)
{
    struct peil_arena *arena = run->arena;
    struct peil_node *head = peil_node_map(arena), *all, *changed;
    struct peil_node *format = peil_node_text(arena, "1");

    if (format)
        peil_node_mark_plain(format);
    peil_node_set(arena, head, "peil-answers", format);
    peil_node_set_text(arena, head, "pack",
        peil_arena_format(arena, "%s@%u", run->tests->pack->id, run->tests->pack->version.major));
    all = merge(arena, head, answers);
    if (!run->test.set)
        return all;
    changed = peil_node_map(arena);
    peil_node_set(
        arena, changed, "answers", merge(arena, peil_node_get(answers, "answers"), run->test.set));
    return merge(arena, all, changed);
}

/* The answers in a file of the pack, that `node` names. */
static int read_named(
    const struct peil_node **out, struct cli_test *run, const struct peil_node *node)
{
    const char *path = peil_node_as_text(node, NULL);
    const char *name = resolve(run->arena, run->name, path);

    *out = NULL;
    if (name)
        return read_tree(out, run, name, PEIL_TEXT_ANSWERS);
    peil_diag_add(run->diags, PEIL_ERROR, "test/outside", peil_node_place(node),
        PEIL_ARGS(PEIL_TEXT("path", path)));
    return PEIL_EINPUT;
}

static int load_answers(const struct peil_node **out, struct cli_test *run)
{
    const struct peil_node *tree = run->test.answers;
    int status = PEIL_OK;

    *out = NULL;
    if (run->test.file)
        status = read_named(&tree, run, peil_node_get(run->tree, "file"));
    if (status == PEIL_OK && tree)
        *out = complete(run, tree);
    return status;
}

/* A list with all answers that are compared, each in the test itself or in a file. */
static int load_compared(const struct peil_node **out, struct cli_test *run)
{
    const struct peil_node *given = run->test.compare;
    struct peil_node *list = peil_node_list(run->arena);

    *out = NULL;
    if (run->test.answers || run->test.file || run->test.set ||
        peil_node_type(given) != PEIL_NODE_LIST) {
        peil_diag_add(
            run->diags, PEIL_ERROR, "test/compare-form", peil_node_place(given), PEIL_NO_ARGS);
        return PEIL_EINPUT;
    }
    for (size_t i = 0; i < peil_node_count(given); i++) {
        const struct peil_node *tree = peil_node_at(given, i);
        int status = PEIL_OK;

        if (peil_node_type(tree) == PEIL_NODE_STRING)
            status = read_named(&tree, run, tree);
        if (status != PEIL_OK)
            return status;
        peil_node_add(run->arena, list, peil_node_clone(run->arena, complete(run, tree)));
    }
    *out = list;
    return PEIL_OK;
}

int cli_test_read(struct cli_test *run)
{
    struct peil_schema_context context = {.arena = run->arena,
        .diags = run->diags,
        .language = run->tests->pack->language,
        .suggestions = PEIL_SUGGESTIONS};
    int status = read_tree(&run->tree, run, run->name, PEIL_TEXT_PACK);

    if (status == PEIL_OK)
        peil_schema_read(&context, run->tree, test_fields, NULL, &run->test);
    if (status != PEIL_OK || context.failed)
        return status == PEIL_OK ? PEIL_EINPUT : status;
    if (!run->test.expect && !run->test.expect_diagnostics) {
        peil_diag_add(
            run->diags, PEIL_ERROR, "test/nothing", peil_node_place(run->tree), PEIL_NO_ARGS);
        return PEIL_EINPUT;
    }
    return run->test.compare ? load_compared(&run->compared, run)
                             : load_answers(&run->answers, run);
}
