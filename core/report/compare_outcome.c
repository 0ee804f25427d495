/*
 * The outcome of a comparison at a glance: one sentence, and how many points or questions came out
 * in which way.
 */
#include "core/report/compare_outcome.h"

#include <math.h>
#include <string.h>

#include "core/report/phrase.h"

/* A way in which something can come out. Those without a tone are neither good nor bad. */
struct way {
    const char *id, *tone;
};

/* Of points that checklists share: the kinds of the agenda. */
static const struct way point_ways[] = {{"contradicted", NULL}, {"weak", "middling"},
    {"unsure", NULL}, {"unknown", "open"}, {"not-asked", "none"}, {"fine", "good"}};
/* Of questions that several people answered. */
static const struct way question_ways[] = {{"far", NULL}, {"near", NULL}, {"alike", NULL}};

/* Of a scale: what is more is far. */
#define HALF 0.5

#define POINT_WAYS (sizeof(point_ways) / sizeof(point_ways[0]))
#define QUESTION_WAYS (sizeof(question_ways) / sizeof(question_ways[0]))

/* ---- counting -------------------------------------------------------------------------------- */

static size_t whole_number(const struct peil_node *map, const char *key)
{
    const struct peil_node *number = peil_node_get(map, key);

    return number ? (size_t)peil_node_as_number(number) : 0;
}

/* How many one of the agenda stands for: some bundle others, some list what they are about. */
static size_t stands_for(const struct peil_node *point)
{
    const struct peil_node *list = peil_node_get(point, "list");
    size_t count = whole_number(point, "count");

    return count > 0 ? count : list ? peil_node_count(list) : 1;
}

/* By kind how many points of the agenda there are. */
static void count_points(const struct peil_comparing *c, size_t *counts)
{
    const struct peil_node *agenda = peil_node_get(c->document, "agenda");

    for (size_t i = 0; i < peil_node_count(agenda); i++) {
        const struct peil_node *point = peil_node_at(agenda, i);

        for (size_t k = 0; k < POINT_WAYS; k++)
            if (strcmp(peil_node_get_text(point, "kind"), point_ways[k].id) == 0)
                counts[k] += stands_for(point);
    }
}

/*
 * How far answers are apart, as a share of the scale: between the two groups that are furthest
 * apart on average, as among many people somebody always says otherwise; in one group between
 * people.
 */
static double apart_by(const struct peil_node *line)
{
    const struct peil_node *gaps = peil_node_get(line, "gaps");
    const struct peil_node *spread = peil_node_get(line, "spread");
    double widest = 0;

    for (size_t i = 0; i < peil_node_count(gaps); i++) {
        double gap = fabs(peil_node_as_number(peil_node_get(peil_node_at(gaps, i), "gap")));

        widest = gap > widest ? gap : widest;
    }
    return peil_node_count(gaps) > 0 ? widest : spread ? peil_node_as_number(spread) : 0;
}

/* By how far answers are apart how many questions there are; nobody differs who is alone. */
static void count_questions(const struct peil_comparing *c, size_t *counts)
{
    const struct peil_node *panel = peil_node_at(peil_node_get(c->document, "panels"), 0);
    const struct peil_node *lines = peil_node_get(panel, "lines");

    for (size_t i = 0; i < peil_node_count(lines); i++) {
        const struct peil_node *line = peil_node_at(lines, i);
        const struct peil_node *differs = peil_node_get(line, "differs");

        if (whole_number(line, "answered") < 2)
            continue;
        if (!differs || !peil_node_as_bool(differs))
            counts[2]++;
        else
            counts[apart_by(line) > HALF ? 0 : 1]++;
    }
}

static size_t sum_of(const size_t *counts, size_t count)
{
    size_t sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += counts[i];
    return sum;
}

/* ---- which of them is told ------------------------------------------------------------------- */

static bool stands_beside(const struct peil_comparing *c)
{
    const struct peil_frameworks *f = c->comparison->frameworks;

    return f && f->pack && f->column_count > 1;
}

bool peil_comparing_one_panel(const struct peil_comparing *c)
{
    return !stands_beside(c) && c->comparison->panel_count == 1 &&
           c->comparison->focus->framework_count == 1;
}

static void put_tally(struct peil_comparing *c, struct peil_node *summary, const char *word,
    const struct way *ways, const size_t *counts, size_t count)
{
    struct peil_report *r = c->r;
    size_t sum = sum_of(counts, count);
    struct peil_node *tally, *list;

    if (sum == 0)
        return;
    tally = peil_put_map(r, summary, "tally");
    peil_put_text(r, tally, "label",
        peil_say_plural(r, word, sum, PEIL_SLOTS({"n", peil_say_count(r, sum)})));
    list = peil_put_list(r, tally, "counts");
    for (size_t i = 0; i < count; i++) {
        struct peil_node *one;

        if (counts[i] == 0)
            continue;
        one = peil_add_map(r, list);
        peil_put_text(r, one, "id", ways[i].id);
        peil_put_text(r, one, "label", peil_word_of(r, "outcome.way", ways[i].id));
        peil_put_text(r, one, "tone", ways[i].tone);
        peil_put_count(r, one, "count", counts[i]);
    }
}

void peil_comparing_tally(struct peil_comparing *c, struct peil_node *summary)
{
    size_t points[POINT_WAYS] = {0}, questions[QUESTION_WAYS] = {0};

    if (stands_beside(c)) {
        count_points(c, points);
        put_tally(c, summary, "outcome.points", point_ways, points, POINT_WAYS);
    } else if (peil_comparing_one_panel(c)) {
        count_questions(c, questions);
        put_tally(c, summary, "outcome.questions", question_ways, questions, QUESTION_WAYS);
    }
}

/* ---- the sentence ---------------------------------------------------------------------------- */

/* On how many points checklists contradict each other. */
static const char *beside_sentence(struct peil_comparing *c, const char *subject)
{
    const struct peil_frameworks *f = c->comparison->frameworks;
    size_t counts[POINT_WAYS] = {0}, against;

    count_points(c, counts);
    against = counts[0];
    if (sum_of(counts, POINT_WAYS) == counts[POINT_WAYS - 2])
        return NULL;
    return peil_say(c->r, against > 0 ? "outcome.beside" : "outcome.beside.none",
        PEIL_SLOTS({"subject", subject}, {"against", peil_say_count(c->r, against)},
            {"of", peil_say_count(c->r, f->concept_count)},
            {"checklists", peil_say_count(c->r, f->column_count)}));
}

/* On how many questions respondents differ. */
static const char *panel_sentence(struct peil_comparing *c, const char *subject)
{
    size_t counts[QUESTION_WAYS] = {0}, sum, apart;

    count_questions(c, counts);
    sum = sum_of(counts, QUESTION_WAYS);
    apart = counts[0] + counts[1];
    if (sum == 0)
        return NULL;
    return peil_say(c->r, apart > 0 ? "outcome.panel" : "outcome.panel.none",
        PEIL_SLOTS({"subject", subject}, {"apart", peil_say_count(c->r, apart)},
            {"of", peil_say_count(c->r, sum)}));
}

const char *peil_comparing_outcome(struct peil_comparing *c, const char *subject)
{
    return stands_beside(c)              ? beside_sentence(c, subject)
           : peil_comparing_one_panel(c) ? panel_sentence(c, subject)
                                         : NULL;
}
