/*
 * Nodes to YAML.
 */
#include "core/format/yaml_write.h"

#include <string.h>

#include "core/base/num.h"

/* A text that means itself without quotes whatever a reader may think of it: a word, an id, a date.
 */
static bool is_plain(const char *text, size_t length)
{
    static const char first[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    static const char rest[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-@";
    static const char *const taken[] = {
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", NULL};

    if (length == 0 || !strchr(first, text[0]))
        return false;
    for (size_t i = 1; i < length; i++)
        if (!strchr(rest, text[i]))
            return false;
    for (size_t i = 0; taken[i]; i++)
        if (strcmp(taken[i], text) == 0)
            return false;
    return true;
}

/* A text as a scalar: without quotes where it cannot be taken for anything else. */
static void write_text(struct peil_buf *out, const char *text, size_t length)
{
    if (is_plain(text, length)) {
        peil_buf_add(out, text, length);
        return;
    }
    peil_buf_char(out, '"');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"' || text[i] == '\\')
            peil_buf_char(out, '\\');
        if (text[i] == '\n')
            peil_buf_text(out, "\\n");
        else if (text[i] == '\t')
            peil_buf_text(out, "\\t");
        else
            peil_buf_char(out, text[i]);
    }
    peil_buf_char(out, '"');
}

/* As it stands behind a key. */
static void write_scalar(struct peil_buf *out, const struct peil_node *node)
{
    char number[PEIL_NUM_SIZE];
    const char *text;
    size_t length;

    switch (peil_node_type(node)) {
    case PEIL_NODE_BOOL:
        peil_buf_text(out, peil_node_as_bool(node) ? "true" : "false");
        break;
    case PEIL_NODE_NUMBER:
        peil_buf_add(out, number, peil_num_text(peil_node_as_number(node), number));
        break;
    case PEIL_NODE_STRING:
        text = peil_node_as_text(node, &length);
        write_text(out, text, length);
        break;
    case PEIL_NODE_LIST:
        peil_buf_text(out, "[]");
        break;
    case PEIL_NODE_MAP:
        peil_buf_text(out, "{}");
        break;
    default:
        break;
    }
}

static bool is_block(const struct peil_node *node)
{
    uint32_t type = peil_node_type(node);

    return (type == PEIL_NODE_LIST || type == PEIL_NODE_MAP) && peil_node_count(node) > 0;
}

/* What stands behind "key:" or "-". */
static void write_value(
    struct peil_buf *out, const struct peil_node *value, unsigned indent, bool in_list)
{
    struct peil_buf below = PEIL_BUF_EMPTY;

    if (!is_block(value)) {
        if (peil_node_type(value) != PEIL_NODE_NULL)
            peil_buf_char(out, ' ');
        write_scalar(out, value);
        peil_buf_char(out, '\n');
        return;
    }
    if (!in_list) {
        peil_buf_char(out, '\n');
        peil_yaml_write(out, value, indent + 2);
        return;
    }
    /* The first line of a value in a list stands behind its dash. */
    peil_yaml_write(&below, value, indent + 2);
    peil_buf_char(out, ' ');
    if (peil_buf_failed(&below))
        peil_buf_join(out, &below);
    else
        peil_buf_text(out, peil_buf_string(&below) + (below.length ? indent + 2 : 0));
    peil_buf_dispose(&below);
}

void peil_yaml_write(struct peil_buf *out, const struct peil_node *node, unsigned indent)
{
    bool list = peil_node_type(node) == PEIL_NODE_LIST;

    for (size_t i = 0; i < peil_node_count(node); i++) {
        peil_buf_repeat(out, ' ', indent);
        if (list) {
            peil_buf_char(out, '-');
        } else {
            const char *key = peil_node_key(node, i);

            write_text(out, key, strlen(key));
            peil_buf_char(out, ':');
        }
        write_value(out, peil_node_at(node, i), indent, list);
    }
}
