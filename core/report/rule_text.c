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

/* As peil_slot_value; the context is the node of the values. */
static const char *value_text(
    struct peil_report *r, const void *context, const char *between, size_t length)
{
    const struct peil_node *args = context;
    char name[MOST_NAME];
    const struct peil_node *value;
    int decimals;

    if (length >= sizeof(name))
        return NULL;
    memcpy(name, between, length);
    name[length] = '\0';
    decimals = take_decimals(name);
    value = peil_node_get(args, name);
    switch (peil_node_type(value)) {
    case PEIL_NODE_NUMBER:
        return decimals >= 0 ? peil_say_number(r, peil_node_as_number(value), decimals)
                             : peil_say_rounded(r, peil_node_as_number(value));
    case PEIL_NODE_STRING:
        return peil_say_date(r, peil_node_as_text(value, NULL));
    case PEIL_NODE_BOOL:
        return peil_word(r, peil_node_as_bool(value) ? "word.yes" : "word.no");
    default:
        return NULL;
    }
}

const char *peil_report_fill_args(
    struct peil_report *r, const char *text, const struct peil_node *args)
{
    if (!text || peil_node_count(args) == 0)
        return text;
    return peil_fill_asking(r, text, value_text, args);
}

void peil_report_put_args_text(struct peil_report *r, struct peil_node *map, const char *key,
    const struct peil_text *text, const struct peil_pack *owner, const struct peil_node *args)
{
    const char *found = NULL;
    const char *shown = peil_text_get(text, r->asked, owner->language, &found);

    peil_report_put_marked(r, map, key, peil_report_fill_args(r, shown, args), found);
}
