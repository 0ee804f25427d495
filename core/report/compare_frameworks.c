/*
 * Checklists side by side: what each of them asks, what they tell together, and what nobody asks.
 */
#include "core/report/compare_frameworks.h"

#include <string.h>

#include "core/compare/gather.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* ---- the checklists --------------------------------------------------------------------- */

/* In the head of a column. */
static const char *label_of(const struct peil_beside *b, size_t column)
{
    size_t count = b->frameworks->column_count;
    struct peil_report *r = b->sides[column].r;
    const struct peil_pack **packs = peil_arena_array(r->arena, count, sizeof(*packs));

    for (size_t i = 0; packs && i < count; i++)
        packs[i] = b->sides[i].r->pack;
    return packs ? peil_report_checklist_name(r, r->pack, packs, count) : r->pack->id;
}

/* The roles that took part, each once. */
static const char *roles_of(struct peil_report *r, const struct peil_round *round)
{
    const char **labels = peil_arena_array(r->arena, round->sheet_count + 1, sizeof(*labels));
    const struct peil_term *last = NULL;
    size_t count = 0;

    for (size_t i = 0; labels && i < round->sheet_count; i++) {
        const struct peil_term *role = round->sheets[i]->answers->role;

        if (role && !peil_is_same_role(role, last))
            labels[count++] = peil_say_label(r, &role->label, role->id);
        last = role;
    }
    return labels && count > 0 ? peil_beside_join(r, labels, count, count) : NULL;
}

static const char *who_of(struct peil_report *r, const struct peil_round *round)
{
    const char *roles = roles_of(r, round);
    const char *date = round->to ? peil_say_date(r, round->to) : NULL;

    if (roles && date)
        return peil_say(r, "frameworks.who", PEIL_SLOTS({"roles", roles}, {"date", date}));
    return roles ? roles : date ? date : "";
}

/* What one person remarked who need not stay unknown. */
static bool shows_remarks(const struct peil_round *round)
{
    const struct peil_term *role = round->sheet_count == 1 ? round->sheets[0]->answers->role : NULL;

    return round->sheet_count == 1 && !(role && role->flag && !role->office);
}

/* The report that knows the target vocabulary as the frameworks do. */
static struct peil_report *home_of(struct peil_comparing *c, const struct peil_pack *vocabulary)
{
    for (size_t i = 0; i < c->comparison->pack_count; i++)
        for (size_t k = 0; k < c->reports[i].pack->used_count; k++)
            if (c->reports[i].pack->used[k].pack == vocabulary)
                return &c->reports[i];
    return c->r;
}

static bool begin(struct peil_beside *b, struct peil_comparing *c)
{
    b->c = c;
    b->frameworks = c->comparison->frameworks;
    b->r = home_of(c, b->frameworks->pack);
    b->sides = peil_arena_array(b->r->arena, b->frameworks->column_count, sizeof(*b->sides));
    if (!b->sides)
        return false;
    for (size_t i = 0; i < b->frameworks->column_count; i++) {
        const struct peil_column *column = &b->frameworks->columns[i];
        struct peil_report *r = peil_comparing_report(c, column->framework->pack);

        b->sides[i] = (struct peil_side){.r = r,
            .column = column,
            .who = who_of(r, column->round),
            .remarks = shows_remarks(column->round)};
    }
    for (size_t i = 0; i < b->frameworks->column_count; i++)
        b->sides[i].label = label_of(b, i);
    return true;
}

/* ---- what is asked ---------------------------------------------------------------------- */

/* "27 van de 35 punten, waarvan 11 van de 20 uit de wet" */
static const char *asked_text(const struct peil_beside *b, size_t asked, size_t asked_law)
{
    const struct peil_frameworks *f = b->frameworks;

    return peil_say(b->r, f->law_count > 0 ? "frameworks.asked.law" : "frameworks.asked",
        PEIL_SLOTS({"asked", peil_say_count(b->r, asked)},
            {"of", peil_say_count(b->r, f->concept_count)},
            {"asked_law", peil_say_count(b->r, asked_law)},
            {"of_law", peil_say_count(b->r, f->law_count)}));
}

static void put_asked(
    const struct peil_beside *b, struct peil_node *map, size_t asked, size_t asked_law)
{
    peil_put_count(b->r, map, "asked", asked);
    peil_put_count(b->r, map, "of", b->frameworks->concept_count);
    peil_put_count(b->r, map, "asked_law", asked_law);
    peil_put_count(b->r, map, "of_law", b->frameworks->law_count);
    peil_put_text(b->r, map, "asked_text", asked_text(b, asked, asked_law));
}

static void add_count(const struct peil_beside *b, struct peil_node *list, const char *id,
    const char *label, const char *tone, size_t count)
{
    struct peil_node *map;

    if (count == 0)
        return;
    map = peil_add_map(b->r, list);
    peil_put_text(b->r, map, "id", id);
    peil_put_text(b->r, map, "label", label);
    peil_put_text(b->r, map, "tone", tone);
    peil_put_count(b->r, map, "count", count);
}

static void put_counts(
    const struct peil_beside *b, struct peil_node *map, const struct peil_column *column)
{
    const struct peil_vocabulary *vocabulary = b->frameworks->pack->vocabulary;
    struct peil_node *list = peil_put_list(b->r, map, "counts");

    for (size_t i = 0; i < vocabulary->level_count; i++)
        add_count(b, list, vocabulary->levels[i].id,
            peil_beside_level_label(b, &vocabulary->levels[i]),
            peil_beside_tone(b, &vocabulary->levels[i]), column->level_counts[i]);
    add_count(
        b, list, "unknown", peil_word(b->r, "frameworks.cell.unknown"), "open", column->unknown);
    add_count(b, list, "not-applicable", peil_word(b->r, "frameworks.cell.not-applicable"), "none",
        column->not_applicable);
}

static struct peil_node *add_checklist(
    struct peil_report *r, struct peil_node *list, const struct peil_round *round)
{
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "id", r->pack->id);
    peil_put_pack_text(r, map, "title", &r->pack->title, r->pack);
    peil_put_text(r, map, "who", who_of(r, round));
    return map;
}

static void put_checklists(struct peil_beside *b, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(b->r, map, "frameworks");

    for (size_t i = 0; i < b->frameworks->column_count; i++) {
        const struct peil_side *side = &b->sides[i];
        struct peil_node *one;

        if (!side->column->reached)
            continue;
        one = add_checklist(side->r, list, side->column->round);
        peil_put_text(b->r, one, "label", side->label);
        put_asked(b, one, side->column->asked, side->column->asked_law);
        put_counts(b, one, side->column);
    }
}

/* Checklists that are tied to nothing. */
static void put_left_out(struct peil_comparing *c, struct peil_node *map)
{
    const struct peil_frameworks *frameworks = c->comparison->frameworks;
    struct peil_node *list = peil_put_list(c->r, map, "left_out");

    for (size_t i = 0; i < frameworks->column_count; i++) {
        const struct peil_column *column = &frameworks->columns[i];
        struct peil_report *r = peil_comparing_report(c, column->framework->pack);

        if (!column->reached)
            peil_put_text(r, add_checklist(r, list, column->round), "note",
                peil_word(r, "frameworks.no-maps"));
    }
}

static void put_statuses(const struct peil_beside *b, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(b->r, map, "statuses");

    for (int status = PEIL_UNION_CONTRADICTED; status <= PEIL_UNION_NOT_ASKED; status++) {
        const char *word = peil_union_status_word((enum peil_union_status)status);
        size_t count = 0;

        for (size_t i = 0; i < b->frameworks->concept_count; i++)
            count += b->frameworks->concepts[i].status == (enum peil_union_status)status;
        add_count(b, list, word, peil_word_of(b->r, "frameworks.status", word), NULL, count);
    }
}

/* ---- gaps ------------------------------------------------------------------------------- */

static void add_missing(const struct peil_beside *b, struct peil_node *list,
    const struct peil_compared_concept *concept)
{
    struct peil_node *map = peil_add_map(b->r, list);

    peil_put_text(b->r, map, "id", concept->concept->qualified);
    peil_put_text(
        b->r, map, "anchor", peil_report_anchor(b->r, "concept", concept->concept->qualified));
    peil_put_pack_text(b->r, map, "label", &concept->concept->label, concept->concept->pack);
    peil_put_bool(b->r, map, "law", concept->law);
}

static void put_gaps(struct peil_beside *b, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(b->r, map, "gaps");

    for (size_t i = 0; i < b->frameworks->gap_count; i++) {
        const struct peil_gap *gap = &b->frameworks->gaps[i];
        struct peil_node *one = peil_add_map(b->r, list);
        struct peil_node *concepts;

        peil_put_text(b->r, one, "has", b->sides[gap->has].r->pack->id);
        peil_put_text(b->r, one, "lacks", b->sides[gap->lacks].r->pack->id);
        peil_put_text(b->r, one, "text",
            peil_say(b->r, gap->count > 0 ? "frameworks.gap" : "frameworks.gap.none",
                PEIL_SLOTS({"has", b->sides[gap->has].label}, {"lacks", b->sides[gap->lacks].label},
                    {"n", peil_say_count(b->r, gap->count)})));
        concepts = peil_put_list(b->r, one, "concepts");
        for (size_t k = 0; k < gap->count; k++)
            add_missing(b, concepts, gap->concepts[k]);
    }
}

const char *peil_beside_others(struct peil_beside *b, const struct peil_compared_concept *concept)
{
    const char *labels[8];
    size_t count = 0;

    for (size_t i = 0; i < b->other_count && count < sizeof(labels) / sizeof(labels[0]); i++) {
        const struct peil_pack *pack = b->c->options->others[i];
        const char *title = peil_text_get(&pack->title, b->r->asked, pack->language, NULL);

        if (b->others[i][concept - b->frameworks->concepts])
            labels[count++] = title ? title : pack->id;
    }
    return count > 0 ? peil_beside_join(b->r, labels, count, 3) : NULL;
}

static void put_nobody(struct peil_beside *b, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(b->r, map, "nobody");

    for (size_t i = 0; i < b->frameworks->nobody.count; i++) {
        const struct peil_compared_concept *concept = b->frameworks->nobody.concepts[i];

        add_missing(b, list, concept);
        peil_put_text(b->r, (struct peil_node *)peil_node_at(list, i), "others",
            peil_beside_others(b, concept));
    }
}

/* Which concepts the checklists ask that take no part. False without memory. */
static bool ask_others(struct peil_beside *b)
{
    size_t count = b->c->options->other_count;
    struct peil_arena *arena = b->r->arena;

    b->others = peil_arena_array(arena, count + 1, sizeof(*b->others));
    for (size_t i = 0; b->others && i < count; i++) {
        b->others[i] = peil_arena_array(arena, b->frameworks->concept_count, sizeof(**b->others));
        if (!b->others[i] || peil_frameworks_asked_by(b->others[i], arena, b->frameworks,
                                 b->c->options->others[i]) != PEIL_OK)
            return false;
        b->other_count++;
    }
    return b->others != NULL;
}

/* ---- how it is worked out --------------------------------------------------------------- */

static void put_rule(struct peil_beside *b, struct peil_node *map)
{
    static const char *const sentences[] = {"frameworks.rule.relation", "frameworks.rule.interval",
        "frameworks.rule.together", "frameworks.rule.contradicted"};
    const struct peil_vocabulary *vocabulary = b->frameworks->pack->vocabulary;
    struct peil_node *rule = peil_put_map(b->r, map, "rule");
    struct peil_node *list;

    peil_put_text(b->r, rule, "label",
        peil_word(
            b->r, vocabulary->known.declared ? "frameworks.rule.declared" : "frameworks.rule.own"));
    list = peil_put_list(b->r, rule, "explanation");
    for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
        peil_add_text(b->r, list, peil_word(b->r, sentences[i]));
    list = peil_put_list(b->r, rule, "shares");
    for (int i = PEIL_RELATION_EQUAL; i <= PEIL_RELATION_INTERSECTS; i++) {
        const char *word = peil_relation_word((enum peil_relation)i);
        double share = peil_known_share(vocabulary, (enum peil_relation)i);
        struct peil_node *one = peil_add_map(b->r, list);

        peil_put_text(b->r, one, "relation", word);
        peil_put_text(b->r, one, "label", peil_word_of(b->r, "frameworks.relation", word));
        peil_put_number(b->r, one, "share", share);
        peil_put_text(b->r, one, "text", peil_say_percent(b->r, share));
    }
}

static void put_vocabulary(struct peil_beside *b, struct peil_node *map)
{
    const struct peil_pack *pack = b->frameworks->pack;
    struct peil_node *made = peil_put_map(b->r, map, "vocabulary");
    struct peil_node *list;

    peil_put_text(b->r, made, "id", pack->id);
    peil_put_text(b->r, made, "version", pack->version_text);
    peil_put_pack_text(b->r, made, "title", &pack->title, pack);
    list = peil_put_list(b->r, made, "levels");
    for (size_t i = 0; i < pack->vocabulary->level_count; i++) {
        const struct peil_level *level = &pack->vocabulary->levels[i];
        struct peil_node *one = peil_add_map(b->r, list);

        peil_put_text(b->r, one, "id", level->id);
        peil_put_text(b->r, one, "label", peil_beside_level_label(b, level));
        peil_put_text(b->r, one, "tone", peil_beside_tone(b, level));
        peil_put_number(b->r, one, "from", level->from);
        peil_put_text(b->r, one, "from_text", peil_say_number(b->r, level->from * 100, -1));
    }
}

void peil_comparing_frameworks(struct peil_comparing *c)
{
    const struct peil_frameworks *frameworks = c->comparison->frameworks;
    struct peil_beside b = {0};
    struct peil_node *map;
    struct peil_node *together;

    if (!frameworks || frameworks->column_count < 2) {
        peil_put_null(c->r, c->document, "frameworks");
        return;
    }
    map = peil_put_map(c->r, c->document, "frameworks");
    if (!frameworks->pack) {
        peil_put_null(c->r, map, "vocabulary");
        peil_put_text(c->r, map, "note", peil_word(c->r, "frameworks.no-vocabulary"));
        put_left_out(c, map);
        return;
    }
    if (!begin(&b, c) || !ask_others(&b)) {
        peil_arena_fail(c->r->arena);
        return;
    }
    put_vocabulary(&b, map);
    put_checklists(&b, map);
    put_left_out(c, map);
    together = peil_put_map(b.r, map, "together");
    put_asked(&b, together, frameworks->asked, frameworks->asked_law);
    put_statuses(&b, together);
    peil_beside_concepts(&b, peil_put_list(b.r, map, "concepts"));
    put_gaps(&b, map);
    put_nobody(&b, map);
    put_rule(&b, map);
    peil_beside_agenda(&b);
}
