/*
 * How often each answer was given. By option where all that counts is answered on one scale, so
 * that a reader sees "18 goed, 7 moet beter"; else by what became of each question.
 */
#include <string.h>

#include "core/report/parts.h"
#include "core/report/phrase.h"

/* The states in the order they are told; the first only where options are not counted. */
static const enum peil_state states[] = {PEIL_STATE_ANSWERED, PEIL_STATE_UNKNOWN,
    PEIL_STATE_NOT_APPLICABLE, PEIL_STATE_BLANK, PEIL_STATE_SKIPPED};
#define STATES (sizeof(states) / sizeof(states[0]))

struct tally {
    const struct peil_scale *scale; /* the one scale; NULL where there is none */
    size_t *options;                /* by option of that scale */
    size_t states[STATES];          /* by `enum peil_state` */
};

static bool any_scored(const struct peil_pack *pack)
{
    for (size_t i = 0; i < pack->item_count; i++)
        if (pack->items[i].scored)
            return true;
    return false;
}

/* The scale that all items that count are answered on, one option each; NULL where there is none.
 */
static const struct peil_scale *one_scale(const struct peil_pack *pack, bool scored_only)
{
    const struct peil_scale *scale = NULL;

    for (size_t i = 0; i < pack->item_count; i++) {
        const struct peil_item *item = &pack->items[i];

        if (scored_only && !item->scored)
            continue;
        if (item->type != PEIL_ITEM_CHOICE || (scale && item->scale != scale))
            return NULL;
        scale = item->scale;
    }
    return scale;
}

static struct tally tally_answers(struct peil_report *r)
{
    const struct peil_pack *pack = r->pack;
    bool scored_only = any_scored(pack);
    struct tally tally = {.scale = one_scale(pack, scored_only)};

    if (tally.scale) {
        tally.options = peil_arena_array(r->arena, tally.scale->count, sizeof(*tally.options));
        if (!tally.options)
            tally.scale = NULL;
    }
    for (size_t i = 0; i < pack->item_count; i++) {
        const struct peil_answer *answer = &r->answers->answers[i];

        if (scored_only && !pack->items[i].scored)
            continue;
        tally.states[answer->state]++;
        if (tally.scale && answer->state == PEIL_STATE_ANSWERED)
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

void peil_report_counts(struct peil_report *r, struct peil_node *document)
{
    struct tally tally = tally_answers(r);
    struct peil_node *list;

    if (tally.scale)
        put_options(r, document, &tally);
    list = peil_put_list(r, document, "state_counts");
    for (size_t i = tally.scale ? 1 : 0; i < STATES; i++) {
        const char *word = peil_state_word(states[i]);
        struct peil_node *map;

        if (tally.states[states[i]] > 0) {
            map = peil_add_map(r, list);
            peil_put_text(r, map, "id", word);
            peil_put_text(r, map, "label", peil_word_of(r, "state", word));
            peil_put_count(r, map, "count", tally.states[states[i]]);
        }
    }
}

static void add_counted(
    struct peil_report *r, struct peil_buf *out, size_t count, const char *label)
{
    peil_buf_text(out, out->length > 0 ? ", " : "");
    peil_buf_text(out, peil_say(r, "sentence.counted",
                           PEIL_SLOTS({"n", peil_say_count(r, count)}, {"label", label})));
}

const char *peil_report_counts_text(struct peil_report *r)
{
    struct tally tally = tally_answers(r);
    struct peil_buf out = PEIL_BUF_EMPTY;

    for (size_t i = 0; tally.scale && i < tally.scale->count; i++) {
        const struct peil_option *option = &tally.scale->options[i];

        add_counted(r, &out, tally.options[i], peil_say_label(r, &option->label, option->id));
    }
    for (size_t i = tally.scale ? 1 : 0; i < STATES; i++) {
        const char *word = peil_state_word(states[i]);

        if (tally.states[states[i]] > 0)
            add_counted(r, &out, tally.states[states[i]], peil_word_of(r, "state", word));
    }
    return out.length > 0 || peil_buf_failed(&out) ? peil_keep(r, &out) : NULL;
}
