/*
 * Reading single values of a tree.
 */
#include "core/pack/schema_values.h"

#include <string.h>

#include "core/base/num.h"

static bool wrong(struct peil_schema_context *context, const char *code,
    const struct peil_node *node, const struct peil_path *path)
{
    const char *text = peil_node_as_text(node, NULL);

    peil_schema_error(context, code, peil_node_place(node), path,
        PEIL_ARGS(PEIL_TEXT("value", peil_schema_shown(context, text))));
    return false;
}

bool peil_schema_filled(
    struct peil_schema_context *context, const struct peil_node *node, const struct peil_path *path)
{
    if (peil_node_type(node) != PEIL_NODE_NULL)
        return true;
    peil_schema_error(context, "pack/empty-value", peil_node_place(node), path, PEIL_NO_ARGS);
    return false;
}

bool peil_schema_scalar(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const char **out)
{
    const char *text;

    if (!peil_schema_filled(context, node, path))
        return false;
    if (peil_node_type(node) != PEIL_NODE_STRING) {
        peil_schema_error(context, "pack/not-a-text", peil_node_place(node), path, PEIL_NO_ARGS);
        return false;
    }
    text = peil_node_as_text(node, NULL);
    if (text[strspn(text, " \t\n")] == '\0') {
        peil_schema_error(context, "pack/empty-value", peil_node_place(node), path, PEIL_NO_ARGS);
        return false;
    }
    *out = text;
    return true;
}

static bool keep(
    struct peil_schema_context *context, const char *text, size_t length, const char **out)
{
    const char *copy = peil_arena_copy(context->arena, text, length);

    if (!copy)
        return false;
    *out = copy;
    return true;
}

bool peil_schema_string(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const char **out)
{
    const char *text;
    size_t length;

    if (!peil_schema_scalar(context, node, path, &text))
        return false;
    length = strlen(text);
    while (length > 0 && text[length - 1] == '\n')
        length--;
    return keep(context, text, length, out);
}

bool peil_schema_expression(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, struct peil_expression *out)
{
    if (!peil_schema_string(context, node, path, &out->text))
        return false;
    out->place = peil_expression_place(node);
    return true;
}

bool peil_schema_id(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const char **out)
{
    const char *text;

    if (!peil_schema_scalar(context, node, path, &text))
        return false;
    return peil_is_id(text) ? keep(context, text, strlen(text), out)
                            : wrong(context, "pack/not-an-id", node, path);
}

bool peil_schema_language(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const char **out)
{
    const char *text;

    if (!peil_schema_scalar(context, node, path, &text))
        return false;
    return peil_is_language(text) ? keep(context, text, strlen(text), out)
                                  : wrong(context, "pack/not-a-language", node, path);
}

bool peil_schema_date(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const char **out)
{
    const char *text;

    if (!peil_schema_scalar(context, node, path, &text))
        return false;
    return peil_is_date(text) ? keep(context, text, strlen(text), out)
                              : wrong(context, "pack/not-a-date", node, path);
}

/* Why a text is no number, in the words of a message. */
static const char *number_code(enum peil_num_error error)
{
    switch (error) {
    case PEIL_NUM_COMMA:
        return "pack/number-comma";
    case PEIL_NUM_LEADING_ZERO:
    case PEIL_NUM_FORM:
        return "pack/number-form";
    case PEIL_NUM_RANGE:
        return "pack/number-range";
    case PEIL_NUM_NOT_A_NUMBER:
    case PEIL_NUM_OK:
        break;
    }
    return "pack/not-a-number";
}

bool peil_schema_number(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, double *out)
{
    enum peil_num_error error;
    const char *text;
    double value;

    if (peil_node_type(node) == PEIL_NODE_NUMBER) {
        *out = peil_node_as_number(node);
        return true;
    }
    if (!peil_schema_scalar(context, node, path, &text))
        return false;
    error = peil_num_read(text, strlen(text), false, &value);
    if (error != PEIL_NUM_OK)
        return wrong(context, number_code(error), node, path);
    if (!peil_node_is_plain(node))
        return wrong(context, "pack/quoted-value", node, path);
    *out = value;
    return true;
}

/* False where it is no word for a bool. */
static bool bool_of_word(const char *text, bool *out)
{
    bool yes = strcmp(text, "yes") == 0 || strcmp(text, "true") == 0;

    if (!yes && strcmp(text, "no") != 0 && strcmp(text, "false") != 0)
        return false;
    *out = yes;
    return true;
}

bool peil_schema_bool(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, bool *out)
{
    const char *text;
    bool value;

    if (peil_node_type(node) == PEIL_NODE_BOOL) {
        *out = peil_node_as_bool(node);
        return true;
    }
    if (peil_node_type(node) == PEIL_NODE_NUMBER) {
        char digits[PEIL_NUM_SIZE];

        (void)peil_num_text(peil_node_as_number(node), digits);
        peil_schema_error(context, "pack/not-yes-or-no", peil_node_place(node), path,
            PEIL_ARGS(PEIL_TEXT("value", digits)));
        return false;
    }
    if (!peil_schema_scalar(context, node, path, &text))
        return false;
    if (!bool_of_word(text, &value))
        return wrong(context, "pack/not-yes-or-no", node, path);
    if (!peil_node_is_plain(node))
        return wrong(context, "pack/quoted-value", node, path);
    *out = value;
    return true;
}

/* Whether two tags are the same but for the case of their letters. */
static bool same_tag(const char *a, const char *b)
{
    size_t i;

    for (i = 0; a[i] != '\0' && (a[i] | 0x20) == (b[i] | 0x20); i++) {
    }
    return a[i] == '\0' && b[i] == '\0';
}

/* Reads the variant at `index` of a map by language; false where it is not to be kept. */
static bool read_variant(struct peil_schema_context *context, const struct peil_node *map,
    size_t index, const struct peil_path *path, const struct peil_text *before,
    struct peil_text_variant *out)
{
    const char *tag = peil_node_key(map, index);
    size_t i;

    if (!peil_is_language(tag)) {
        peil_schema_error(context, "pack/not-a-language", peil_node_key_place(map, index), path,
            PEIL_ARGS(PEIL_TEXT("value", peil_schema_shown(context, tag))));
        return false;
    }
    for (i = 0; i < before->count; i++) {
        if (same_tag(tag, before->variants[i].tag)) {
            peil_schema_error(context, "pack/duplicate-language", peil_node_key_place(map, index),
                path, PEIL_ARGS(PEIL_TEXT("value", tag)));
            return false;
        }
    }
    return keep(context, tag, strlen(tag), &out->tag) &&
           peil_schema_string(
               context, peil_node_at(map, index), PEIL_PATH_KEY(path, tag), &out->text);
}

/* Most languages of a text: nobody has more, and looking one up walks through them. */
#define LANGUAGES_MOST 100

static bool read_variants(struct peil_schema_context *context, const struct peil_node *map,
    const struct peil_path *path, struct peil_text *out)
{
    size_t count = peil_node_count(map), i;
    struct peil_text_variant *variants;
    struct peil_text text = {0};

    if (count == 0 || count > LANGUAGES_MOST) {
        peil_schema_error(context, count == 0 ? "pack/empty-value" : "pack/too-many-languages",
            peil_node_place(map), path, PEIL_NO_ARGS);
        return false;
    }
    variants = peil_arena_array(context->arena, count, sizeof(*variants));
    if (!variants)
        return false;
    text.variants = variants;
    for (i = 0; i < count; i++)
        if (read_variant(context, map, i, path, &text, &variants[text.count]))
            text.count++;
    if (text.count < count)
        return false;
    for (i = 0; context->language && i < count; i++)
        if (peil_text_same_language(context->language, variants[i].tag))
            break;
    if (i == count) {
        peil_schema_warning(context, "pack/language-missing", peil_node_place(map), path,
            PEIL_ARGS(PEIL_TEXT("language", context->language)));
    }
    *out = text;
    return true;
}

bool peil_schema_text(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, struct peil_text *out)
{
    struct peil_text_variant *variant;
    const char *text;

    if (peil_node_type(node) == PEIL_NODE_MAP)
        return read_variants(context, node, path, out);
    if (!peil_schema_string(context, node, path, &text))
        return false;
    variant = peil_arena_alloc(context->arena, sizeof(*variant));
    if (!variant)
        return false;
    variant->tag = context->language;
    variant->text = text;
    out->variants = variant;
    out->count = 1;
    return true;
}

bool peil_schema_list(
    struct peil_schema_context *context, const struct peil_node *node, const struct peil_path *path)
{
    if (!peil_schema_filled(context, node, path))
        return false;
    if (peil_node_type(node) != PEIL_NODE_LIST) {
        peil_schema_error(context, "pack/not-a-list", peil_node_place(node), path, PEIL_NO_ARGS);
        return false;
    }
    if (peil_node_count(node) == 0) {
        peil_schema_error(context, "pack/empty-list", peil_node_place(node), path, PEIL_NO_ARGS);
        return false;
    }
    return true;
}
