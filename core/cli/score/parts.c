/*
 * --parts: which parts of a report are wanted, in which order.
 */
#include <string.h>

#include "core/base/diag.h"
#include "core/cli/score/assess.h"

static enum cli_exit unknown(struct cli *cli, const char *word, const char *const *words)
{
    const char *near = peil_nearest(word, words);
    const char *all = words[0];

    if (near)
        return cli_usage(
            cli, _("--parts: a report has no part \"%s\"; did you mean \"%s\"?"), word, near);
    for (size_t i = 1; words[i] && all; i++)
        all = peil_arena_format(cli->arena, "%s, %s", all, words[i]);
    return cli_usage(
        cli, _("--parts: a report has no part \"%s\", but: all, %s"), word, all ? all : "");
}

/* PEIL_REPORT_PARTS for what is no part. */
static enum peil_report_part find_part(const char *word)
{
    size_t part = 0;

    while (part < PEIL_REPORT_PARTS && strcmp(peil_report_part_words[part], word) != 0)
        part++;
    return (enum peil_report_part)part;
}

static bool has_part(const struct cli_parts *parts, enum peil_report_part part)
{
    for (size_t i = 0; i < parts->count; i++)
        if (parts->list[i] == part)
            return true;
    return false;
}

static enum cli_exit add_part(
    size_t *list, size_t *count, struct cli *cli, const char *const *words, const char *word)
{
    size_t part = 0;

    while (words[part] && strcmp(words[part], word) != 0)
        part++;
    if (!words[part])
        return unknown(cli, word, words);
    for (size_t i = 0; i < *count; i++)
        if (list[i] == part)
            return cli_usage(cli, _("--parts names \"%s\" twice"), word);
    list[(*count)++] = part;
    return CLI_DONE;
}

enum cli_exit cli_part_words_read(
    size_t *list, size_t *count, struct cli *cli, const char *const *words)
{
    const char *text = cli->options.parts;
    enum cli_exit end = CLI_DONE;

    *count = 0;
    if (!text)
        return CLI_DONE;
    if (strcmp(text, "all") == 0) {
        for (; words[*count]; (*count)++)
            list[*count] = *count;
        return CLI_DONE;
    }
    while (end == CLI_DONE) {
        size_t length = strcspn(text, ",");
        const char *word = peil_arena_copy(cli->arena, text, length);

        end = word ? add_part(list, count, cli, words, word) : CLI_INTERNAL;
        if (text[length] == '\0')
            break;
        text += length + 1;
    }
    return end;
}

enum cli_exit cli_parts_read(struct cli_parts *parts, struct cli *cli)
{
    size_t list[PEIL_REPORT_PARTS];
    enum cli_exit end = cli_part_words_read(list, &parts->count, cli, peil_report_part_words);

    for (size_t i = 0; i < parts->count; i++)
        parts->list[i] = (enum peil_report_part)list[i];
    return end;
}

void cli_parts_stored(struct cli_parts *parts, const struct peil_node *list)
{
    *parts = (struct cli_parts){0};
    for (size_t i = 0; i < peil_node_count(list); i++) {
        const char *word = peil_node_as_text(peil_node_at(list, i), NULL);
        enum peil_report_part part = word ? find_part(word) : PEIL_REPORT_PARTS;

        if (part < PEIL_REPORT_PARTS && !has_part(parts, part))
            parts->list[parts->count++] = part;
    }
}
