/*
 * Texts of rules: {name} stands for a value that the rule worked out, and is written the way the
 * reader's language writes it.
 */
#include <string.h>

#include "core/report/parts.h"
#include "core/report/phrase.h"

/* Longest name of a value, with its decimals. */
#define MOST_NAME 64

/* Takes ".2" off the end of a name; -1 where it has none. */
static int take_decimals(char *name)
{
    char *dot = strrchr(name, '.');

    if (!dot || dot[1] < '0' || dot[1] > '9' || dot[2] != '\0')
        return -1;
    *dot = '\0';
    return dot[1] - '0';
}

/* The text of a map by language that fits the reader best. */
static const char *choose(
    struct peil_report *r, const struct peil_node *map, const struct peil_pack *owner)
{
    size_t count = peil_node_count(map);
    struct peil_text_variant *variants = peil_arena_array(r->arena, count, sizeof(*variants));
    struct peil_text text = {variants, 0};

    for (size_t i = 0; variants && i < count; i++)
        variants[text.count++] = (struct peil_text_variant){
            peil_node_key(map, i), peil_node_as_text(peil_node_at(map, i), NULL)};
    return peil_text_get(&text, r->asked, owner->language, NULL);
}

static const char *node_text(struct peil_report *r, const struct peil_node *value,
    const struct peil_pack *owner, int decimals);

/* "a, b en c" */
static const char *list_text(struct peil_report *r, const struct peil_node *list,
    const struct peil_pack *owner, int decimals)
{
    size_t count = peil_node_count(list);
    struct peil_buf out = PEIL_BUF_EMPTY;

    if (count == 0)
        return peil_word(r, "word.none");
    for (size_t i = 0; i < count; i++) {
        const char *one = node_text(r, peil_node_at(list, i), owner, decimals);

        if (i > 0 && i + 1 == count)
            peil_buf_format(&out, " %s ", peil_word(r, "word.and"));
        else if (i > 0)
            peil_buf_text(&out, ", ");
        peil_buf_text(&out, one ? one : "");
    }
    return peil_keep(r, &out);
}

/* A value as the reader's language writes it; NULL for none. A list holds no lists. */
static const char *node_text(struct peil_report *r, const struct peil_node *value,
    const struct peil_pack *owner, int decimals)
{
    switch (peil_node_type(value)) {
    case PEIL_NODE_NUMBER:
        return decimals >= 0 ? peil_say_number(r, peil_node_as_number(value), decimals)
                             : peil_say_rounded(r, peil_node_as_number(value));
    case PEIL_NODE_STRING:
        return peil_say_date(r, peil_node_as_text(value, NULL));
    case PEIL_NODE_BOOL:
        return peil_word(r, peil_node_as_bool(value) ? "word.yes" : "word.no");
    case PEIL_NODE_MAP:
        return choose(r, value, owner);
    case PEIL_NODE_LIST:
        return list_text(r, value, owner, decimals);
    default:
        return NULL;
    }
}

/* What the values of a rule are read with. */
struct filling {
    const struct peil_node *args;
    const struct peil_pack *owner; /* whose language a text falls back on */
};

/* As peil_slot_value; the context is a filling. */
static const char *value_text(
    struct peil_report *r, const void *context, const char *between, size_t length)
{
    const struct filling *filling = context;
    char name[MOST_NAME];
    int decimals;

    if (length >= sizeof(name))
        return NULL;
    memcpy(name, between, length);
    name[length] = '\0';
    decimals = take_decimals(name);
    return node_text(r, peil_node_get(filling->args, name), filling->owner, decimals);
}

const char *peil_report_fill_args(struct peil_report *r, const char *text,
    const struct peil_node *args, const struct peil_pack *owner)
{
    const struct filling filling = {args, owner};

    if (!text || peil_node_count(args) == 0)
        return text;
    return peil_fill_asking(r, text, value_text, &filling);
}

void peil_report_put_args_text(struct peil_report *r, struct peil_node *map, const char *key,
    const struct peil_text *text, const struct peil_pack *owner, const struct peil_node *args)
{
    const char *found = NULL;
    const char *shown = peil_text_get(text, r->asked, owner->language, &found);

    peil_report_put_marked(r, map, key, peil_report_fill_args(r, shown, args, owner), found);
}
