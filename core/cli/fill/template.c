/*
 * An answers file to fill in with a text editor: every question as a comment above its id.
 */
#include "core/cli/fill/fill.h"

#include <string.h>

#include "core/base/utf8.h"
#include "core/format/yaml_write.h"

#define COLUMNS 98

/* A comment, wrapped. */
static void add_comment(struct peil_buf *out, const char *indent, const char *text)
{
    size_t column = 0;

    while (text && *text) {
        size_t length = strcspn(text, " \n");
        size_t width = peil_utf8_text_width(text, length);

        if (column == 0 || column + 1 + width > COLUMNS) {
            if (column)
                peil_buf_char(out, '\n');
            peil_buf_format(out, "%s#", indent);
            column = strlen(indent) + 1;
        }
        peil_buf_char(out, ' ');
        peil_buf_add(out, text, length);
        column += 1 + width;
        text += length + (text[length] != '\0');
    }
    peil_buf_char(out, '\n');
}

/* The same of what was put together in a buffer. */
static void add_line(struct peil_buf *out, const char *indent, struct peil_buf *line)
{
    if (peil_buf_failed(line))
        peil_buf_join(out, line);
    else
        add_comment(out, indent, peil_buf_string(line));
    peil_buf_dispose(line);
}

static void add_reasons(struct cli_fill *fill, struct peil_buf *out, const struct peil_item *item)
{
    struct peil_buf line = PEIL_BUF_EMPTY;

    peil_buf_format(
        out, "  # %s {state: not-applicable, reason: ...}\n", _("or, when it does not apply:"));
    if (item->reason_count == 0)
        return;
    peil_buf_format(&line, "%s ", _("the reason is one of:"));
    for (size_t i = 0; i < item->reason_count; i++)
        peil_buf_format(&line, "%s%s (%s)", i ? ", " : "", item->reasons[i].id,
            cli_fill_text(fill, &item->reasons[i].label));
    add_line(out, "  ", &line);
}

static void add_choices(struct cli_fill *fill, struct peil_buf *out, const struct peil_item *item)
{
    struct peil_buf line = PEIL_BUF_EMPTY;

    peil_buf_text(&line, _("write: "));
    for (size_t i = 0; item->scale && i < item->scale->count; i++)
        peil_buf_format(&line, "%s%s (%s)", i ? ", " : "", item->scale->options[i].id,
            cli_fill_text(fill, &item->scale->options[i].label));
    if (item->type == PEIL_ITEM_CHOICES)
        peil_buf_format(&line, "; %s", _("several like [a, b]"));
    if (item->type == PEIL_ITEM_NUMBER)
        peil_buf_text(&line, _("a number"));
    if (item->type == PEIL_ITEM_DATE)
        peil_buf_text(&line, _("a date like 2026-03-14"));
    if (item->type == PEIL_ITEM_TEXT)
        peil_buf_text(&line, _("a text between double quotes"));
    if (item->unknown_allowed)
        peil_buf_format(&line, ", unknown (%s)", _("I do not know"));
    add_line(out, "  ", &line);
    if (item->not_applicable_allowed)
        add_reasons(fill, out, item);
}

/* Whom an item is for, where the file is for everybody. */
static void add_audience(
    struct cli_fill *fill, struct peil_buf *out, const struct peil_audience *audience)
{
    struct peil_buf line = PEIL_BUF_EMPTY;

    peil_buf_format(&line, "%s ", _("only for:"));
    for (size_t i = 0; i < audience->count; i++)
        peil_buf_format(
            &line, "%s%s", i ? ", " : "", cli_fill_text(fill, &audience->roles[i]->label));
    add_line(out, "  ", &line);
}

static void add_item(struct cli_fill *fill, struct peil_buf *out, const struct peil_item *item)
{
    char *text = peil_arena_format(
        fill->arena, "%s %s", cli_fill_place(fill, item->index), cli_fill_text(fill, &item->text));

    peil_buf_char(out, '\n');
    add_comment(out, "  ", text);
    if (item->help.count)
        add_comment(out, "  ", cli_fill_text(fill, &item->help));
    if (!fill->role && item->audience.count)
        add_audience(fill, out, &item->audience);
    add_choices(fill, out, item);
    if (item->type == PEIL_ITEM_MATRIX) {
        peil_buf_format(out, "  %s:\n", item->id);
        for (size_t i = 0; i < item->row_count; i++) {
            add_comment(out, "    ", cli_fill_text(fill, &item->rows[i].text));
            peil_buf_format(out, "    %s:\n", item->rows[i].id);
        }
    } else {
        peil_buf_format(out, "  %s:\n", item->id);
    }
}

static void add_roles(struct cli_fill *fill, struct peil_buf *out)
{
    struct peil_buf line = PEIL_BUF_EMPTY;
    size_t count = 0;

    peil_buf_text(&line, _("one of these:"));
    for (size_t i = 0; i < fill->pack->used_count; i++) {
        const struct peil_pack *pack = fill->pack->used[i].pack;

        for (size_t k = 0; k < pack->role_count; k++, count++)
            peil_buf_format(&line, "%s %s (%s)", count ? "," : "", pack->roles[k].id,
                cli_fill_text(fill, &pack->roles[k].label));
    }
    if (count) {
        add_line(out, "", &line);
        peil_buf_text(out, "role:\n");
    }
    peil_buf_dispose(&line);
}

static void add_head(struct cli_fill *fill, struct peil_buf *out)
{
    const struct peil_pack *pack = fill->pack;
    char major[24];

    add_comment(out, "", cli_fill_text(fill, &pack->title));
    if (pack->notice.count)
        add_comment(out, "", cli_fill_text(fill, &pack->notice));
    if (cli_fill_language_note(fill))
        add_comment(out, "", cli_fill_language_note(fill));
    add_comment(out, "",
        _("Fill in behind the colons and save. What you leave empty counts as not answered. Lines "
          "that begin with # are explanation."));
    add_comment(out, "",
        _("To explain an answer, write it like this: {value: ANSWER, remark: \"your remark\"}"));
    peil_num_digits(pack->version.major, major);
    peil_buf_format(out, "peil-answers: 1\npack: %s@%s\n", pack->id, major);
    if (pack->subject_field_count)
        peil_buf_text(out, "subject:\n");
    for (size_t i = 0; i < pack->subject_field_count; i++) {
        add_comment(out, "  ", cli_fill_text(fill, &pack->subject_fields[i].label));
        peil_buf_format(out, "  %s:\n", pack->subject_fields[i].id);
    }
    peil_buf_format(out, "# %s\ndate:\n", _("for example 2026-03-14"));
    if (fill->role)
        peil_buf_format(out, "role: %s\n", fill->role->id);
    else
        add_roles(fill, out);
    peil_buf_text(out, "answers:\n");
}

static void add_section(
    struct cli_fill *fill, struct peil_buf *out, const struct peil_section *section)
{
    struct peil_buf line = PEIL_BUF_EMPTY;

    peil_buf_char(out, '\n');
    peil_buf_format(&line, "---- %s ----", cli_fill_text(fill, &section->title));
    add_line(out, "  ", &line);
}

void cli_fill_template(struct peil_buf *out, struct cli_fill *fill)
{
    size_t section = PEIL_NONE;

    add_head(fill, out);
    for (size_t i = 0; i < fill->pack->item_count; i++) {
        const struct peil_item *item = &fill->pack->items[i];

        if (!peil_audience_has(&item->audience, fill->role))
            continue;
        if (item->section != section) {
            section = item->section;
            add_section(fill, out, &fill->pack->sections[section]);
        }
        add_item(fill, out, item);
    }
}
