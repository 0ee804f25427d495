/*
 * How far the items are answered, and how often each answer was given. By option where all that
 * counts is answered on one scale, so that a reader sees "18 goed, 7 moet beter"; else by what
 * became of each question.
 */
#include <string.h>

#include "core/report/parts.h"
#include "core/report/phrase.h"

struct tally {
    const struct peil_scale *scale; /* the one scale; NULL where there is none */
    size_t *options;                /* by option of that scale */
    struct peil_census census;
};

static bool any_scored(const struct peil_item *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].scored)
            return true;
    return false;
}

bool peil_report_is_partly(const struct peil_item *item, const struct peil_answer *answer)
{
    bool is_open = false;

    for (size_t i = 0; answer->rows && i < item->row_count; i++) {
        enum peil_state state = answer->rows[i].state;

        is_open = is_open || state == PEIL_STATE_BLANK || state == PEIL_STATE_UNKNOWN;
    }
    return is_open && answer->state == PEIL_STATE_ANSWERED;
}

static void count_state(const struct peil_report *r, struct peil_census *census,
    const struct peil_item *item, const struct peil_answer *answer)
{
    census->asked++;
    if (peil_report_not_asked(r, item)) {
        census->not_asked++;
        return;
    }
    switch (answer->state) {
    case PEIL_STATE_ANSWERED:
        if (peil_report_is_partly(item, answer))
            census->partly++;
        else
            census->answered++;
        break;
    case PEIL_STATE_UNKNOWN:
        census->unknown++;
        break;
    case PEIL_STATE_NOT_APPLICABLE:
        census->not_applicable++;
        break;
    case PEIL_STATE_BLANK:
        census->blank++;
        break;
    case PEIL_STATE_SKIPPED:
        census->skipped++;
        break;
    }
}

static struct peil_census census_of(
    const struct peil_report *r, size_t first, size_t count, bool scored_only)
{
    struct peil_census census = {0};

    for (size_t i = first; i < first + count; i++)
        if (scored_only && !r->pack->items[i].scored)
            census.left_out++;
        else
            count_state(r, &census, &r->pack->items[i], &r->answers->answers[i]);
    return census;
}

struct peil_census peil_report_census(
    const struct peil_report *r, const struct peil_section *section)
{
    size_t first = section ? section->first_item : 0;
    size_t count = section ? section->item_count : r->pack->item_count;
    enum peil_model model = section ? section->model : r->pack->scoring.model;

    return census_of(
        r, first, count, model != PEIL_MODEL_NONE && any_scored(r->pack->items + first, count));
}

/* Items that lie together. */
struct range {
    size_t first, count;
};

static struct range range_of(const struct peil_report *r, const struct peil_section *section)
{
    return section ? (struct range){section->first_item, section->item_count}
                   : (struct range){0, r->pack->item_count};
}

/* The scale that all items that count are answered on, one option each; NULL where there is none.
 */
static const struct peil_scale *one_scale(
    const struct peil_pack *pack, struct range range, bool scored_only)
{
    const struct peil_scale *scale = NULL;

    for (size_t i = range.first; i < range.first + range.count; i++) {
        const struct peil_item *item = &pack->items[i];

        if (scored_only && !item->scored)
            continue;
        if (item->type != PEIL_ITEM_CHOICE || (scale && item->scale != scale))
            return NULL;
        scale = item->scale;
    }
    return scale;
}

/* Of a section; of the whole for NULL. */
static struct tally tally_answers(struct peil_report *r, const struct peil_section *section)
{
    const struct peil_pack *pack = r->pack;
    struct range range = range_of(r, section);
    bool scored_only = any_scored(pack->items + range.first, range.count);
    struct tally tally = {.scale = one_scale(pack, range, scored_only),
        .census = census_of(r, range.first, range.count, scored_only)};

    if (tally.scale) {
        tally.options = peil_arena_array(r->arena, tally.scale->count, sizeof(*tally.options));
        if (!tally.options)
            tally.scale = NULL;
    }
    for (size_t i = range.first; tally.scale && i < range.first + range.count; i++) {
        const struct peil_answer *answer = &r->answers->answers[i];

        if (answer->state == PEIL_STATE_ANSWERED && !(scored_only && !pack->items[i].scored))
            tally.options[answer->option]++;
    }
    return tally;
}

static void put_options(
    struct peil_report *r, struct peil_node *document, const struct tally *tally)
{
    struct peil_node *list = peil_put_list(r, document, "option_counts");

    for (size_t i = 0; i < tally->scale->count; i++) {
        const struct peil_option *option = &tally->scale->options[i];
        struct peil_node *map = peil_add_map(r, list);

        peil_put_text(r, map, "id", option->id);
        peil_put_pack_text(r, map, "label", &option->label, r->pack);
        peil_put_count(r, map, "count", tally->options[i]);
    }
}

struct counted {
    const char *state; /* as in the words "state.*" */
    size_t count;
};
#define COUNTED 7

/* The states in the order they are told; "answered" only where options are not counted. */
static size_t list_states(const struct tally *tally, struct counted *list)
{
    const struct peil_census *census = &tally->census;
    const struct counted all[COUNTED] = {{"answered", !tally->scale ? census->answered : 0},
        {"partly", census->partly}, {"unknown", census->unknown},
        {"not-applicable", census->not_applicable}, {"blank", census->blank},
        {"skipped", census->skipped}, {"not-asked", census->not_asked}};
    size_t count = 0;

    for (size_t i = 0; i < COUNTED; i++)
        if (all[i].count > 0)
            list[count++] = all[i];
    return count;
}

void peil_report_counts(struct peil_report *r, struct peil_node *document)
{
    struct tally tally = tally_answers(r, NULL);
    struct counted states[COUNTED];
    size_t count = list_states(&tally, states);
    struct peil_node *list;

    if (tally.scale)
        put_options(r, document, &tally);
    list = peil_put_list(r, document, "state_counts");
    for (size_t i = 0; i < count; i++) {
        struct peil_node *map = peil_add_map(r, list);

        peil_put_text(r, map, "id", states[i].state);
        peil_put_text(r, map, "label", peil_word_of(r, "state", states[i].state));
        peil_put_count(r, map, "count", states[i].count);
    }
}

static void add_counted(
    struct peil_report *r, struct peil_buf *out, size_t count, const char *label)
{
    peil_buf_text(out, out->length > 0 ? ", " : "");
    peil_buf_text(out, peil_say(r, "sentence.counted",
                           PEIL_SLOTS({"n", peil_say_count(r, count)}, {"label", label})));
}

const char *peil_report_counts_text(struct peil_report *r, const struct peil_section *section)
{
    struct tally tally = tally_answers(r, section);
    struct counted states[COUNTED];
    size_t count = list_states(&tally, states);
    struct peil_buf out = PEIL_BUF_EMPTY;

    for (size_t i = 0; tally.scale && i < tally.scale->count; i++) {
        const struct peil_option *option = &tally.scale->options[i];

        add_counted(r, &out, tally.options[i], peil_say_label(r, &option->label, option->id));
    }
    for (size_t i = 0; i < count; i++)
        add_counted(r, &out, states[i].count, peil_word_of(r, "state", states[i].state));
    return peil_keep_any(r, &out);
}

const char *peil_report_counts_note(struct peil_report *r)
{
    size_t left_out = tally_answers(r, NULL).census.left_out;

    return left_out == 0 ? NULL
                         : peil_say_plural(r, "sentence.counts-note", left_out,
                               PEIL_SLOTS({"n", peil_say_count(r, left_out)}));
}

const char *peil_report_answered_text(struct peil_report *r, const struct peil_census *census)
{
    size_t apply = census->asked - census->not_applicable - census->skipped - census->not_asked;
    struct peil_buf out = PEIL_BUF_EMPTY;

    if (apply > 0 || census->asked == 0) {
        peil_buf_text(&out, peil_say(r, "count.answered",
                                PEIL_SLOTS({"n", peil_say_count(r, census->answered)},
                                    {"total", peil_say_count(r, apply)})));
    }
    if (census->partly > 0)
        add_counted(r, &out, census->partly, peil_word(r, "state.partly"));
    if (census->not_applicable > 0)
        add_counted(r, &out, census->not_applicable, peil_word(r, "state.not-applicable"));
    if (census->skipped > 0)
        add_counted(r, &out, census->skipped, peil_word(r, "state.skipped"));
    if (census->not_asked > 0)
        add_counted(r, &out, census->not_asked, peil_word(r, "state.not-asked"));
    return peil_keep(r, &out);
}
