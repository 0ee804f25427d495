/*
 * What stands above the items: about whom, by whom, when.
 */
#include "core/cli/fill/fill.h"

#include <string.h>
#include <time.h>

#include "core/base/num.h"
#include "core/pack/schema.h"

static enum cli_asked ask_field(struct cli_fill *fill, size_t index)
{
    const struct peil_subject_field *field = &fill->pack->subject_fields[index];
    const char *label = cli_fill_text(fill, &field->label);

    for (;;) {
        enum cli_asked end = CLI_ASKED_AGAIN;
        char *prompt = peil_arena_format(
            fill->arena, field->required ? "%s: " : _("%s (may stay empty): "), label);
        const char *line = cli_fill_line(fill, prompt ? prompt : "", &end);

        if (!line && end != CLI_ASKED_AGAIN)
            return end;
        if (line && *line) {
            fill->answers->subject[index] = peil_arena_text(fill->arena, line);
            return CLI_ASKED_DONE;
        }
        if (line && !field->required)
            return CLI_ASKED_SKIP;
        if (line)
            cli_fill_print(fill, "  %s", _("This is needed."));
    }
}

const struct peil_term *cli_fill_role(const struct cli_fill *fill, size_t index)
{
    for (size_t i = 0; i < fill->pack->used_count; i++) {
        const struct peil_pack *pack = fill->pack->used[i].pack;

        if (index < pack->role_count)
            return &pack->roles[index];
        index -= pack->role_count;
    }
    return NULL;
}

static enum cli_asked ask_role(struct cli_fill *fill)
{
    size_t count = 0;

    while (cli_fill_role(fill, count))
        count++;
    if (count == 0)
        return CLI_ASKED_SKIP;
    cli_fill_print(fill, "\n%s", _("In which role do you fill this in?"));
    for (size_t i = 0; i < count; i++) {
        char number[24];

        peil_num_digits(i + 1, number);
        cli_fill_print(
            fill, "  %s  %s", number, cli_fill_text(fill, &cli_fill_role(fill, i)->label));
    }
    for (;;) {
        enum cli_asked end = CLI_ASKED_AGAIN;
        const char *line = cli_fill_line(fill, _("A number, or Enter to leave it open: "), &end);
        size_t choice;

        if (!line && end != CLI_ASKED_AGAIN)
            return end;
        if (line && !*line)
            return CLI_ASKED_SKIP;
        if (line && cli_fill_stops(fill, line))
            return CLI_ASKED_STOP;
        choice = line ? cli_fill_number(line, count) : 0;
        if (choice) {
            fill->answers->role = cli_fill_role(fill, choice - 1);
            return CLI_ASKED_DONE;
        }
        cli_fill_print(fill, "  %s", _("That is none of the roles."));
    }
}

static void today(char out[11])
{
    time_t now = time(NULL);
    struct tm parts;

    out[0] = '\0';
    if (localtime_r(&now, &parts))
        strftime(out, 11, "%Y-%m-%d", &parts);
}

static enum cli_asked ask_date(struct cli_fill *fill)
{
    char proposal[11];

    today(proposal);
    for (;;) {
        enum cli_asked end = CLI_ASKED_AGAIN;
        char *prompt = peil_arena_format(fill->arena, _("Date [%s]: "), proposal);
        const char *line = cli_fill_line(fill, prompt ? prompt : "", &end);

        if (!line && end != CLI_ASKED_AGAIN)
            return end;
        if (line && (!*line || peil_is_date(line))) {
            fill->answers->date = peil_arena_text(fill->arena, *line ? line : proposal);
            return CLI_ASKED_DONE;
        }
        if (line && cli_fill_stops(fill, line))
            return CLI_ASKED_STOP;
        if (line)
            cli_fill_print(fill, "  %s", _("A date looks like 2026-03-14."));
    }
}

/* What was answered is on disk before the next thing is asked. */
static enum cli_asked keep(struct cli_fill *fill, enum cli_asked asked)
{
    return asked == CLI_ASKED_DONE ? cli_fill_save(fill) : asked;
}

static bool is_over(enum cli_asked asked)
{
    return asked == CLI_ASKED_STOP || asked == CLI_ASKED_INTERRUPTED;
}

enum cli_asked cli_fill_head(struct cli_fill *fill)
{
    enum cli_asked asked = CLI_ASKED_DONE;

    bool begun = fill->answers->date; /* all was asked before, so what is empty stays so */

    bool first = fill->pack->has_audience; /* what is asked hangs on it */

    if (first && !fill->answers->role && !begun)
        asked = keep(fill, ask_role(fill));
    for (size_t i = 0; i < fill->pack->subject_field_count && !is_over(asked); i++)
        if (!fill->answers->subject[i] && (!begun || fill->pack->subject_fields[i].required))
            asked = keep(fill, ask_field(fill, i));
    if (!first && !is_over(asked) && !fill->answers->role && !begun)
        asked = keep(fill, ask_role(fill));
    if (!is_over(asked) && !fill->answers->date)
        asked = keep(fill, ask_date(fill));
    return is_over(asked) ? asked : CLI_ASKED_DONE;
}
