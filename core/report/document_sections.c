/*
 * The tree of sections and items.
 */
#include "core/report/parts.h"
#include "core/report/phrase.h"

static void put_children(
    struct peil_report *r, struct peil_node *map, const struct peil_child *children, size_t count);

struct peil_node *peil_report_options_of(struct peil_report *r, const struct peil_scale *scale)
{
    struct peil_node *list;

    if (r->scale == scale && scale)
        return r->scale_options;
    list = peil_node_list(r->arena);
    for (size_t i = 0; i < scale->count; i++) {
        const struct peil_option *option = &scale->options[i];
        struct peil_node *map = peil_add_map(r, list);

        peil_put_text(r, map, "id", option->id);
        peil_put_pack_text(r, map, "label", &option->label, r->pack);
        if (option->scored)
            peil_put_number(r, map, "points", option->points);
        peil_put_pack_text(r, map, "description", &option->description, r->pack);
    }
    r->scale = scale;
    r->scale_options = list;
    return list;
}

/* The words of the pack itself, with what it says of where they come from. */
struct words {
    const struct peil_text *text;
    enum peil_origin origin;
    const char *source_text, *source;
};

/*
 * Where the words that are shown come from. A translation, or a text in plain words, of what a
 * source says is no longer what it says: it is shown as edited, with the source's own words.
 */
static void put_origin(struct peil_report *r, struct peil_node *map, struct words words)
{
    const char *own = peil_text_get(words.text, r->pack->language, NULL, NULL);
    enum peil_origin origin = words.origin;
    const char *source_text = words.source_text;
    const char *name;

    if (origin == PEIL_ORIGIN_SOURCE && own != peil_pack_text(r, words.text, r->pack)) {
        origin = PEIL_ORIGIN_EDITED;
        source_text = own;
    }
    name = peil_origin_word(origin);
    peil_put_text(r, map, "origin", name);
    peil_put_text(r, map, "origin_label", peil_word_of(r, "origin", name));
    peil_put_own(r, map, "source_text", source_text, r->pack);
    peil_put_text(r, map, "source", words.source);
}

static void put_text_and_origin(
    struct peil_report *r, struct peil_node *map, const struct peil_item *item)
{
    const char *type = peil_item_type_word(item->type);

    peil_put_pack_text(r, map, "text", &item->text, r->pack);
    peil_put_pack_text(r, map, "help", &item->help, r->pack);
    peil_put_text(r, map, "type", type);
    put_origin(r, map, (struct words){&item->text, item->origin, item->source_text, item->source});
}

static void put_knockout(struct peil_report *r, struct peil_node *map, const struct peil_item *item)
{
    const struct peil_knockout *knockout = r->knockouts[item->index];

    peil_put_bool(r, map, "is_knockout", item->knockout);
    if (knockout) {
        const char *state = peil_knockout_word(knockout->state);

        peil_put_text(r, map, "knockout", state);
        peil_put_text(r, map, "knockout_label",
            peil_report_not_asked(r, item) ? peil_word(r, "state.not-asked")
                                           : peil_word_of(r, "verdict", state));
    }
}

static void put_evidence_kind(
    struct peil_report *r, struct peil_node *map, const struct peil_item *item)
{
    if (item->evidence) {
        struct peil_node *kind = peil_put_map(r, map, "evidence_kind");

        peil_put_term(r, kind, item->evidence);
        peil_put_bool(r, kind, "experience", item->evidence->flag);
    }
}

static void put_rows(struct peil_report *r, struct peil_node *map, const struct peil_item *item,
    const struct peil_answer *answer)
{
    struct peil_node *list = peil_put_list(r, map, "rows");

    for (size_t i = 0; i < item->row_count; i++) {
        struct peil_node *row = peil_add_map(r, list);

        peil_put_text(r, row, "id", item->rows[i].id);
        peil_put_pack_text(r, row, "text", &item->rows[i].text, r->pack);
        if (answer && answer->rows) {
            peil_node_set(
                r->arena, row, "answer", peil_report_row_answer(r, item, &answer->rows[i]));
        }
    }
}

/* What can be answered. */
static void put_form(struct peil_report *r, struct peil_node *map, const struct peil_item *item,
    const struct peil_answer *answer)
{
    if (item->scale)
        peil_node_set(r->arena, map, "options", peil_report_options_of(r, item->scale));
    if (item->type == PEIL_ITEM_MATRIX)
        put_rows(r, map, item, answer);
    if (item->type == PEIL_ITEM_NUMBER) {
        peil_put_pack_text(r, map, "unit", &item->unit, r->pack);
        if (item->has_min)
            peil_put_number(r, map, "min", item->min);
        if (item->has_max)
            peil_put_number(r, map, "max", item->max);
        if (item->has_step)
            peil_put_number(r, map, "step", item->step);
    }
}

static void put_asks(struct peil_report *r, struct peil_node *map, const struct peil_item *item)
{
    struct peil_node *list;

    if (item->asks_count == 0)
        return;
    list = peil_put_list(r, map, "asks");
    for (size_t i = 0; i < item->asks_count; i++)
        peil_add_term(r, list, item->asks[i]);
}

/* What a form offers beside the answers themselves. */
static void put_may(struct peil_report *r, struct peil_node *map, const struct peil_item *item)
{
    struct peil_node *may = peil_put_map(r, map, "may");
    struct peil_node *reasons;

    peil_put_bool(r, may, "unknown", item->unknown_allowed);
    peil_put_bool(r, may, "not_applicable", item->not_applicable_allowed);
    reasons = peil_put_list(r, may, "reasons");
    for (size_t i = 0; i < item->reason_count; i++)
        peil_add_term(r, reasons, &item->reasons[i]);
    peil_put_bool(r, may, "remark", item->remark_allowed);
}

static void put_answer(struct peil_report *r, struct peil_node *map, const struct peil_item *item,
    const struct peil_answer *answer)
{
    struct peil_worth worth;

    if (r->result)
        worth = r->result->worths[item->index];
    else if (!answer || answer->state == PEIL_STATE_BLANK)
        return;
    else
        worth = peil_answer_worth(item, answer);
    peil_node_set(r->arena, map, "answer", peil_report_answer(r, item, answer, &worth));
}

static void add_item(struct peil_report *r, struct peil_node *list, const struct peil_item *item)
{
    const struct peil_report_name *name = &r->items[item->index];
    const struct peil_answer *answer = r->answers ? &r->answers->answers[item->index] : NULL;
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "id", item->id);
    peil_put_text(r, map, "number", name->number);
    peil_put_text(r, map, "anchor", name->anchor);
    put_text_and_origin(r, map, item);
    peil_put_number(r, map, "weight", item->weight);
    peil_put_bool(r, map, "scored", item->scored);
    if (item->reverse)
        peil_put_bool(r, map, "reverse", true);
    put_knockout(r, map, item);
    peil_report_basis(r, map, &item->basis, r->pack);
    put_evidence_kind(r, map, item);
    peil_report_maps(r, map, item->maps, item->map_count);
    put_form(r, map, item, answer);
    put_asks(r, map, item);
    peil_report_audience(r, map, &item->audience);
    put_answer(r, map, item, answer);
    if (r->form)
        put_may(r, map, item);
}

static void add_section(
    struct peil_report *r, struct peil_node *list, const struct peil_section *section)
{
    const struct peil_report_name *name = &r->sections[section->index];
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "id", section->id);
    peil_put_text(r, map, "number", name->number);
    peil_put_text(r, map, "anchor", name->anchor);
    peil_put_pack_text(r, map, "title", &section->title, r->pack);
    if (section->has_origin)
        put_origin(r, map,
            (struct words){
                &section->title, section->origin, section->source_text, section->source});
    peil_put_pack_text(r, map, "intro", &section->intro, r->pack);
    peil_put_count(r, map, "depth", section->depth);
    peil_put_number(r, map, "weight", section->weight);
    if (r->result) {
        peil_put_text(r, map, "counts_text", peil_report_counts_text(r, section));
        peil_node_set(r->arena, map, "score", peil_report_score(r, section));
    }
    peil_report_maps(r, map, section->maps, section->map_count);
    put_children(r, map, section->children, section->child_count);
}

static void put_children(
    struct peil_report *r, struct peil_node *map, const struct peil_child *children, size_t count)
{
    struct peil_node *order = peil_put_list(r, map, "order");
    struct peil_node *items = peil_put_list(r, map, "items");
    struct peil_node *sections = peil_put_list(r, map, "sections");

    for (size_t i = 0; i < count; i++) {
        if (children[i].is_section) {
            const struct peil_section *section = &r->pack->sections[children[i].index];

            if (!peil_report_shows_section(r, section))
                continue;
            peil_add_text(r, order, peil_arena_format(r->arena, "section:%s", section->id));
            add_section(r, sections, section);
        } else {
            const struct peil_item *item = &r->pack->items[children[i].index];

            if (!peil_report_shows_item(r, item))
                continue;
            peil_add_text(r, order, peil_arena_format(r->arena, "item:%s", item->id));
            add_item(r, items, item);
        }
    }
}

void peil_report_sections(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "sections");

    for (size_t i = 0; i < r->pack->child_count; i++)
        if (peil_report_shows_section(r, &r->pack->sections[r->pack->children[i].index]))
            add_section(r, list, &r->pack->sections[r->pack->children[i].index]);
}
