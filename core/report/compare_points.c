/*
 * What checklists side by side give a meeting to talk about.
 */
#include <string.h>

#include "core/report/compare_frameworks.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* The law weighs more than what follows from it, and that more than anything else. */
#define LAW_WEIGHT 20
#define APPLIED_WEIGHT 10

const char *peil_beside_some(
    struct peil_report *r, const char *const *texts, size_t named, size_t count)
{
    struct peil_buf out = PEIL_BUF_EMPTY;

    for (size_t i = 0; i < named; i++) {
        if (i > 0)
            peil_buf_text(&out, i + 1 == count ? peil_word(r, "frameworks.and") : ", ");
        peil_buf_text(&out, texts[i]);
    }
    if (named < count)
        peil_buf_text(&out, peil_say(r, "frameworks.and-more",
                                PEIL_SLOTS({"n", peil_say_count(r, count - named)})));
    return peil_keep(r, &out);
}

const char *peil_beside_join(
    struct peil_report *r, const char *const *texts, size_t count, size_t most)
{
    return peil_beside_some(r, texts, count > most ? most : count, count);
}

/* ---- points of one concept -------------------------------------------------------------- */

static double law_weight(const struct peil_compared_concept *concept)
{
    return !concept->law                                    ? 0
           : concept->concept->basis.kind == PEIL_BASIS_LAW ? LAW_WEIGHT
                                                            : APPLIED_WEIGHT;
}

static struct peil_node *add_point(struct peil_beside *b, enum peil_agenda_kind kind,
    const struct peil_compared_concept *concept, double weight)
{
    struct peil_node *point =
        peil_agenda_add(b->c, kind, weight + law_weight(concept), concept->concept->qualified);

    peil_put_pack_text(b->r, point, "title", &concept->concept->label, concept->concept->pack);
    peil_put_pack_text(b->r, point, "text", &concept->concept->definition, concept->concept->pack);
    if (concept->law)
        peil_report_basis(b->r, point, &concept->concept->basis, concept->concept->pack);
    return point;
}

/* That the questions do not tell all of it, and which they are; NULL for nothing to say. */
static const char *side_text(
    const struct peil_beside *b, size_t column, const struct peil_concept_cell *cell, bool numbers)
{
    bool all = cell->relation == PEIL_RELATION_EQUAL;
    const char *tells =
        all ? NULL : peil_word_of(b->r, "frameworks.tells", peil_relation_word(cell->relation));
    const char *asked = numbers ? peil_beside_numbers(b, column, cell) : NULL;

    return asked && tells ? peil_arena_format(b->r->arena, "%s, %s", asked, tells)
           : asked        ? asked
                          : tells;
}

/*
 * The checklists that ask it, each with where it stands there; with the questions behind that where
 * `full`, else with their numbers.
 */
static void add_sides(struct peil_beside *b, struct peil_node *point,
    const struct peil_compared_concept *concept, bool full)
{
    for (size_t i = 0; i < b->frameworks->column_count; i++) {
        const struct peil_concept_cell *cell = &concept->cells[i];
        struct peil_node *side;

        if (cell->state == PEIL_CELL_NOT_ASKED)
            continue;
        side = peil_agenda_side(b->r, point, b->sides[i].label, peil_beside_cell_label(b, cell),
            peil_beside_cell_tone(b, cell));
        if (b->sides[i].who[0] != '\0')
            peil_put_text(b->r, side, "who", b->sides[i].who);
        if (full)
            peil_beside_put_questions(b, side, i, cell);
        peil_put_text(b->r, side, "text", side_text(b, i, cell, !full));
    }
}

/* How the known cells of a concept came out. */
struct tally {
    size_t best, weak;
    bool sure_best, sure_weak; /* one of those is about the concept itself, or a part of it */
    double least;              /* ratio */
};

static struct tally tally_of(
    const struct peil_beside *b, const struct peil_compared_concept *concept)
{
    const struct peil_level *best = &b->frameworks->pack->vocabulary->levels[0];
    struct tally tally = {.least = 1};

    for (size_t i = 0; i < b->frameworks->column_count; i++) {
        const struct peil_concept_cell *cell = &concept->cells[i];

        if (cell->state != PEIL_CELL_KNOWN)
            continue;
        tally.best += cell->level == best;
        tally.weak += cell->level != best;
        if (cell->confidence != PEIL_CONFIDENCE_INDICATIVE)
            *(cell->level == best ? &tally.sure_best : &tally.sure_weak) = true;
        tally.least = cell->ratio < tally.least ? cell->ratio : tally.least;
    }
    return tally;
}

/* Who may know what is open. */
static void put_asks(
    struct peil_beside *b, struct peil_node *point, const struct peil_compared_concept *concept)
{
    const char *texts[16];
    size_t count = 0;

    for (size_t i = 0; i < b->frameworks->column_count; i++) {
        const struct peil_concept_cell *cell = &concept->cells[i];

        for (size_t k = 0; k < cell->route_count; k++)
            for (size_t l = 0; l < cell->routes[k].level->source_count; l++) {
                const struct peil_concept_source *source = &cell->routes[k].level->sources[l];
                size_t asks = source->open && source->item ? source->item->asks_count : 0;

                for (size_t m = 0; m < asks; m++) {
                    const struct peil_term *term = source->item->asks[m];
                    const char *text = peil_say_label(b->r, &term->label, term->id);
                    bool there = !text || count == sizeof(texts) / sizeof(texts[0]);

                    for (size_t n = 0; !there && n < count; n++)
                        there = strcmp(texts[n], text) == 0;
                    if (!there)
                        texts[count++] = text;
                }
            }
    }
    if (count > 0)
        peil_put_text(b->r, point, "who",
            peil_say(b->r, "frameworks.asks",
                PEIL_SLOTS({"who", peil_beside_join(b->r, texts, count, count)})));
}

/* ---- points of several concepts --------------------------------------------------------- */

/* One point that lists concepts, each with what to say of it. */
struct listing {
    struct peil_node *point, *list;
    const char *word; /* of the title; that with ".law" behind it for those of the law */
    enum peil_agenda_kind kind;
    double weight;
    const char *key;
};

static void add_line(struct peil_beside *b, struct listing *listing, const char *text)
{
    if (!listing->point) {
        listing->point = peil_agenda_add(b->c, listing->kind, listing->weight, listing->key);
        peil_put_text(b->r, listing->point, "title", peil_word(b->r, listing->word));
        listing->list = peil_put_list(b->r, listing->point, "list");
    }
    peil_add_text(b->r, listing->list, text);
}

/* "Gratis (Ieder(in), VNG)" */
static const char *with_columns(struct peil_beside *b, const struct peil_compared_concept *concept)
{
    const char **labels =
        peil_arena_array(b->r->arena, b->frameworks->column_count + 1, sizeof(*labels));
    size_t count = 0;

    for (size_t i = 0; labels && i < b->frameworks->column_count; i++)
        if (concept->cells[i].state == PEIL_CELL_KNOWN)
            labels[count++] = b->sides[i].label;
    return peil_say(b->r, "frameworks.named",
        PEIL_SLOTS({"concept", peil_beside_concept_label(b, concept->concept)},
            {"names", labels ? peil_beside_join(b->r, labels, count, count) : ""}));
}

/* A concept that nobody asks, with the checklists that would. */
static const char *with_others(struct peil_beside *b, const struct peil_compared_concept *concept)
{
    const char *label = peil_beside_concept_label(b, concept->concept);
    const char *others = peil_beside_others(b, concept);

    return others ? peil_say(b->r, "frameworks.asked-by",
                        PEIL_SLOTS({"concept", label}, {"names", others}))
                  : label;
}

struct listings {
    struct listing nobody_law, nobody, fine, seems_fine;
};

static void add_known(
    struct peil_beside *b, struct listings *listings, const struct peil_compared_concept *concept)
{
    struct tally tally = tally_of(b, concept);

    if (tally.weak > 0 && (tally.best > 0 || !tally.sure_weak))
        add_sides(b, add_point(b, PEIL_AGENDA_UNSURE, concept, 1 - tally.least), concept, true);
    else if (tally.weak > 0)
        add_sides(b, add_point(b, PEIL_AGENDA_WEAK, concept, 1 - tally.least), concept, false);
    else
        add_line(
            b, tally.sure_best ? &listings->fine : &listings->seems_fine, with_columns(b, concept));
}

static void add_concept(
    struct peil_beside *b, struct listings *listings, const struct peil_compared_concept *concept)
{
    struct peil_node *point;

    switch (concept->status) {
    case PEIL_UNION_CONTRADICTED:
        point = add_point(b, PEIL_AGENDA_CONTRADICTED, concept,
            concept->cells[concept->against[1]].ratio - concept->cells[concept->against[0]].ratio);
        add_sides(b, point, concept, true);
        break;
    case PEIL_UNION_KNOWN:
    case PEIL_UNION_PARTLY:
        add_known(b, listings, concept);
        break;
    case PEIL_UNION_UNKNOWN:
        point = add_point(b, PEIL_AGENDA_UNKNOWN, concept, 0);
        put_asks(b, point, concept);
        add_sides(b, point, concept, false);
        break;
    case PEIL_UNION_NOT_ASKED:
        add_line(
            b, concept->law ? &listings->nobody_law : &listings->nobody, with_others(b, concept));
        break;
    case PEIL_UNION_NOT_APPLICABLE:
        break;
    }
}

void peil_beside_agenda(struct peil_beside *b)
{
    struct listings listings = {.nobody_law = {.word = "frameworks.nobody.law",
                                    .kind = PEIL_AGENDA_NOT_ASKED,
                                    .weight = LAW_WEIGHT,
                                    .key = "law"},
        .nobody = {.word = "frameworks.nobody", .kind = PEIL_AGENDA_NOT_ASKED, .key = "other"},
        .fine = {.word = "frameworks.fine", .kind = PEIL_AGENDA_FINE, .weight = 1, .key = "fine"},
        .seems_fine = {
            .word = "frameworks.fine.seems", .kind = PEIL_AGENDA_FINE, .key = "seems-fine"}};

    for (size_t i = 0; i < b->frameworks->concept_count; i++)
        add_concept(b, &listings, &b->frameworks->concepts[i]);
}
