/*
 * Texts of rules: {name} stands for a value that the rule worked out, and is written the way the
 * reader's language writes it.
 */
#include <stdlib.h>
#include <string.h>

#include "core/base/num.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* Longest name of a value, with its decimals. */
#define MOST_NAME 64

/* A number with at most one decimal, or exactly as many as were asked for. */
static const char *number_text(struct peil_report *r, double value, int decimals)
{
    if (decimals >= 0)
        return peil_say_number(r, value, decimals);
    return peil_say_number(r, peil_num_round(value, 1, PEIL_ROUND_HALF_UP), -1);
}

/* Takes ".2" off the end of a name; -1 where it has none. */
static int take_decimals(char *name)
{
    char *dot = strrchr(name, '.');

    if (!dot || dot[1] < '0' || dot[1] > '9' || dot[2] != '\0')
        return -1;
    *dot = '\0';
    return dot[1] - '0';
}

/* What stands for `length` bytes between braces; NULL where the rule has no such value. */
static const char *value_text(
    struct peil_report *r, const struct peil_node *args, const char *between, size_t length)
{
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
        return number_text(r, peil_node_as_number(value), decimals);
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
    struct peil_buf out = PEIL_BUF_EMPTY;

    if (!text || peil_node_count(args) == 0)
        return text;
    while (*text != '\0') {
        size_t plain = strcspn(text, "{");
        const char *end;
        const char *value;

        peil_buf_add(&out, text, plain);
        text += plain;
        if (*text == '\0')
            break;
        end = strchr(text, '}');
        value = end ? value_text(r, args, text + 1, (size_t)(end - text) - 1) : NULL;
        if (value) {
            peil_buf_text(&out, value);
            text = end + 1;
        } else {
            peil_buf_char(&out, *text++);
        }
    }
    return peil_keep(r, &out);
}

void peil_report_put_args_text(struct peil_report *r, struct peil_node *map, const char *key,
    const struct peil_text *text, const struct peil_pack *owner, const struct peil_node *args)
{
    const char *found = NULL;
    const char *shown = peil_text_get(text, r->asked, owner->language, &found);

    peil_report_put_marked(r, map, key, peil_report_fill_args(r, shown, args), found);
}
