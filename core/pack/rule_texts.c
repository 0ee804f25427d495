/*
 * The names in the texts of advice.
 */
#include "core/pack/rule_texts.h"

#include <string.h>

/* The names that may stand in a text, and which of them did. At most 64. */
struct names {
    const char *const *words; /* ends in NULL */
    uint64_t seen;
};

static bool find(struct names *names, const struct peil_placeholder *found)
{
    size_t i;

    for (i = 0; found->valid && names->words[i]; i++) {
        if (strlen(names->words[i]) == found->name_length &&
            memcmp(names->words[i], found->name, found->name_length) == 0) {
            names->seen |= (uint64_t)1 << i;
            return true;
        }
    }
    return false;
}

static void check_variant(struct peil_schema_context *context, struct peil_place place,
    const struct peil_path *path, const char *text, struct names *names)
{
    struct peil_placeholder found;

    for (; peil_placeholder_find(text, &found); text = found.start + found.length) {
        const char *name;

        if (find(names, &found))
            continue;
        name = peil_arena_copy(context->arena, found.name, found.name_length);
        if (name) {
            peil_schema_unknown(
                context, "pack/unknown-placeholder", place, path, name, names->words);
        }
    }
}

/* The place of a variant; of the text itself where it has only one. */
static struct peil_place place_of(const struct peil_node *node, const char *tag)
{
    const struct peil_node *variant = peil_node_get(node, tag);

    return peil_node_place(variant ? variant : node);
}

static void check_text(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const struct peil_text *text, struct names *names)
{
    size_t i;

    for (i = 0; i < text->count; i++) {
        const struct peil_text_variant *variant = &text->variants[i];

        check_variant(context, place_of(node, variant->tag), path, variant->text, names);
    }
}

void peil_check_rule_texts(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const struct peil_rule *rule)
{
    const char **words = peil_arena_array(context->arena, rule->arg_count + 1, sizeof(*words));
    struct names names = {.words = words};
    size_t i;

    if (!words)
        return;
    for (i = 0; i < rule->arg_count; i++)
        words[i] = rule->args[i].name;
    check_text(context, peil_node_get(node, "heading"), PEIL_PATH_KEY(path, "heading"),
        &rule->heading, &names);
    check_text(
        context, peil_node_get(node, "text"), PEIL_PATH_KEY(path, "text"), &rule->text, &names);
    check_text(context, peil_node_get(node, "ask"), PEIL_PATH_KEY(path, "ask"), &rule->ask, &names);
    for (i = 0; i < rule->arg_count; i++) {
        if (!(names.seen >> i & 1) && peil_argument_name(rule->args[i].name)) {
            peil_schema_warning(context, "pack/unused-argument",
                peil_node_place(peil_node_get(node, "args")), PEIL_PATH_KEY(path, "args"),
                PEIL_ARGS(PEIL_TEXT("value", rule->args[i].name)));
        }
    }
}

void peil_check_placeholders(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const struct peil_text *text, const char *const *words)
{
    struct names names = {.words = words};

    check_text(context, node, path, text, &names);
}

void peil_check_ask(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const struct peil_text *ask)
{
    static const char *const words[] = {"text", "actors", NULL};
    size_t i;

    for (i = 0; i < ask->count; i++) {
        const struct peil_text_variant *variant = &ask->variants[i];
        struct peil_place place = place_of(node, variant->tag);
        struct names names = {.words = words};

        check_variant(context, place, path, variant->text, &names);
        if (!(names.seen & 1)) {
            peil_schema_error(context, "pack/placeholder-missing", place, path,
                PEIL_ARGS(PEIL_TEXT("value", "text")));
        }
    }
}
