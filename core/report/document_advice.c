/*
 * Advice: what to do, who can do it, why it is advised, and what it took the place of.
 */
#include <string.h>

#include "core/eval/advice.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* What rules and base advice have in common. */
struct given {
    const struct peil_pack *owner;
    const struct peil_text *text, *ask;
    const struct peil_term **actors;
    size_t actor_count;
    const struct peil_reference *const *references;
    size_t reference_count;
};

static struct given given_of(const struct peil_advice *advice)
{
    struct given given;

    if (advice->rule) {
        const struct peil_rule *rule = advice->rule;

        given = (struct given){rule->pack, &rule->text, &rule->ask, rule->actors, rule->actor_count,
            (const struct peil_reference *const *)rule->references, rule->reference_count};
        if (advice->references) {
            given.references = advice->references;
            given.reference_count = advice->reference_count;
        }
        return given;
    }
    return (struct given){advice->concept->concept->pack, &advice->base->text, &advice->base->ask,
        advice->base->actors, advice->base->actor_count,
        (const struct peil_reference *const *)advice->base->references,
        advice->base->reference_count};
}

const char *peil_report_advice_id(struct peil_report *r, const struct peil_advice *advice)
{
    if (advice->rule)
        return advice->rule->id;
    return peil_arena_format(r->arena, "%s:%s", advice->concept->concept->qualified,
        advice->concept->level ? advice->concept->level->id : "unknown");
}

/* The template for who can only ask: of the rule's own vocabulary, else of the first in use. */
static const struct peil_pack *asker(const struct peil_report *r, const struct peil_pack *owner)
{
    if (owner->vocabulary && owner->vocabulary->ask.count > 0)
        return owner;
    for (size_t i = 0; i < r->pack->used_count; i++) {
        const struct peil_pack *pack = r->pack->used[i].pack;

        if (pack->vocabulary && pack->vocabulary->ask.count > 0)
            return pack;
    }
    return NULL;
}

/* "de inkoper en de wethouder" */
static const char *actor_names(struct peil_report *r, const struct given *given)
{
    struct peil_buf out = PEIL_BUF_EMPTY;

    for (size_t i = 0; i < given->actor_count; i++) {
        const struct peil_term *actor = given->actors[i];
        const char *name = peil_pack_text(r, &actor->as, actor->pack);

        if (!name)
            name = peil_pack_text(r, &actor->label, actor->pack);
        if (i > 0 && i + 1 == given->actor_count)
            peil_buf_format(&out, " %s ", peil_word(r, "word.and"));
        else if (i > 0)
            peil_buf_text(&out, ", ");
        peil_buf_text(&out, name ? name : actor->id);
    }
    return peil_keep(r, &out);
}

/* Whether the form for who can only ask says what the advice says. */
static bool same_text(
    struct peil_report *r, const struct given *given, const struct peil_node *args)
{
    const char *language = given->owner->language;
    const char *text = peil_report_fill_args(
        r, peil_text_get(given->text, r->asked, language, NULL), args, given->owner);
    const char *ask = peil_report_fill_args(
        r, peil_text_get(given->ask, r->asked, language, NULL), args, given->owner);

    return text && ask && strcmp(text, ask) == 0;
}

/* Whether one of the actors can do it himself; where none can, the advice is a question already. */
static bool some_do(const struct given *given)
{
    for (size_t i = 0; i < given->actor_count; i++)
        if (given->actors[i]->flag)
            return true;
    return false;
}

static void put_ask(struct peil_report *r, struct peil_node *map, const struct given *given,
    const struct peil_node *args)
{
    const struct peil_pack *pack = asker(r, given->owner);
    const char *found = NULL;
    const char *template;
    const char *text;

    if (given->ask->count > 0) {
        if (!same_text(r, given, args))
            peil_report_put_args_text(r, map, "ask", given->ask, given->owner, args);
        return;
    }
    if (!pack || !some_do(given))
        return;
    template = peil_pack_text(r, &pack->vocabulary->ask, pack);
    text = peil_text_get(given->text, r->asked, given->owner->language, &found);
    peil_report_put_marked(r, map, "ask",
        peil_fill(r, template,
            PEIL_SLOTS({"actors", actor_names(r, given)},
                {"text", peil_report_fill_args(r, text, args, given->owner)})),
        found);
}

static void put_actors(struct peil_report *r, struct peil_node *map, const struct given *given)
{
    struct peil_node *list = peil_put_list(r, map, "actors");

    for (size_t i = 0; i < given->actor_count; i++) {
        struct peil_node *one = peil_add_term(r, list, given->actors[i]);

        peil_put_bool(r, one, "does", given->actors[i]->flag);
    }
}

static void put_rule(struct peil_report *r, struct peil_node *map, const struct peil_advice *advice)
{
    const struct peil_rule *rule = advice->rule;
    struct peil_node *made = peil_put_map(r, map, "rule");

    peil_put_text(r, made, "id", rule->id);
    peil_report_put_place(r, made, advice->layer, rule->pack, &rule->place);
}

static void put_concept(
    struct peil_report *r, struct peil_node *map, const struct peil_concept_level *level)
{
    const struct peil_concept *concept = level->concept;
    struct peil_node *made = peil_put_map(r, map, "concept");

    peil_put_text(r, made, "id", concept->qualified);
    peil_put_text(r, made, "anchor", peil_report_anchor(r, "concept", concept->qualified));
    peil_put_pack_text(r, made, "label", &concept->label, concept->pack);
    peil_put_text(r, made, "level", level->level ? level->level->id : "unknown");
    if (level->level)
        peil_put_pack_text(r, made, "level_label", &level->level->label, concept->pack);
    else
        peil_put_text(r, made, "level_label", peil_word(r, "level.unknown"));
}

static void put_replaced(
    struct peil_report *r, struct peil_node *map, const struct peil_advice *advice)
{
    struct peil_node *list = peil_put_list(r, map, "replaced");

    for (size_t i = 0; i < advice->replaced_count; i++) {
        const struct peil_advice *old = &advice->replaced[i];
        struct given given = given_of(old);
        struct peil_node *made = peil_add_map(r, list);

        peil_put_text(r, made, "id", peil_report_advice_id(r, old));
        peil_put_text(r, made, "kind", old->rule ? "rule" : "base");
        peil_report_put_args_text(r, made, "text", given.text, given.owner, old->args);
        if (old->concept)
            put_concept(r, made, old->concept);
    }
}

static bool names_wanted(const struct peil_report *r, const struct given *given)
{
    for (size_t i = 0; i < given->actor_count; i++)
        for (size_t j = 0; j < r->options->actor_count; j++)
            if (strcmp(given->actors[i]->id, r->options->actors[j]) == 0)
                return true;
    return false;
}

static const struct peil_term *find_actor(const struct peil_report *r, const char *id)
{
    for (size_t i = 0; i < r->pack->used_count; i++) {
        const struct peil_pack *pack = r->pack->used[i].pack;

        for (size_t j = 0; j < pack->actor_count; j++)
            if (strcmp(pack->actors[j].id, id) == 0)
                return &pack->actors[j];
    }
    return NULL;
}

/* Whether one of those who were asked for does nothing but ask. */
static bool some_only_ask(const struct peil_report *r)
{
    for (size_t i = 0; r->options && i < r->options->actor_count; i++) {
        const struct peil_term *actor = find_actor(r, r->options->actors[i]);

        if (actor && !actor->flag)
            return true;
    }
    return false;
}

/* Whether an advice is for others, whom those who were asked for can only ask. */
static bool only_asks(const struct peil_report *r, const struct given *given)
{
    return given->actor_count > 0 && some_only_ask(r) && !names_wanted(r, given);
}

void peil_report_add_advice(
    struct peil_report *r, struct peil_node *list, const struct peil_advice *advice)
{
    struct given given = given_of(advice);
    struct peil_node *map = peil_add_map(r, list);
    const char *id = peil_report_advice_id(r, advice);
    const char *priority = peil_priority_word(advice->priority);

    peil_put_text(r, map, "id", id);
    peil_put_text(r, map, "anchor", peil_report_anchor(r, "advice", id ? id : ""));
    peil_put_text(r, map, "kind", advice->rule ? "rule" : "base");
    peil_put_text(r, map, "priority", priority);
    peil_put_text(r, map, "priority_label", peil_word_of(r, "priority", priority));
    peil_put_bool(r, map, "first", advice->priority <= PEIL_PRIORITY_HIGH);
    if (advice->rule)
        peil_report_put_args_text(
            r, map, "heading", &advice->rule->heading, given.owner, advice->args);
    peil_report_put_args_text(r, map, "text", given.text, given.owner, advice->args);
    put_ask(r, map, &given, advice->args);
    if (only_asks(r, &given))
        peil_put_bool(r, map, "only_ask", true);
    if (advice->concept && !advice->rule &&
        advice->concept->confidence == PEIL_CONFIDENCE_INDICATIVE)
        peil_put_text(r, map, "caution", peil_word(r, "sentence.indicative"));
    put_actors(r, map, &given);
    peil_report_name_references(r, map, given.references, given.reference_count);
    peil_report_name_context(r, map, advice);
    peil_report_reasons(r, map, advice);
    if (advice->rule)
        put_rule(r, map, advice);
    if (advice->concept)
        put_concept(r, map, advice->concept);
    put_replaced(r, map, advice);
}

bool peil_report_wants_advice(const struct peil_report *r, const struct peil_advice *advice)
{
    struct given given = given_of(advice);

    return !r->options || r->options->actor_count == 0 || names_wanted(r, &given) ||
           only_asks(r, &given);
}

void peil_report_put_filter(struct peil_report *r, struct peil_node *document, size_t left_out)
{
    const struct peil_report_options *options = r->options;
    struct peil_node *map;
    struct peil_node *list;
    struct peil_buf names = PEIL_BUF_EMPTY;
    const char *text;

    if (!options || options->actor_count == 0)
        return;
    map = peil_put_map(r, document, "filter");
    list = peil_put_list(r, map, "actors");
    for (size_t i = 0; i < options->actor_count; i++) {
        const struct peil_term *actor = find_actor(r, options->actors[i]);
        struct peil_node *one = peil_add_map(r, list);
        const char *label = actor ? peil_pack_text(r, &actor->label, actor->pack) : NULL;

        if (actor)
            peil_put_term(r, one, actor);
        else
            peil_node_set_text(r->arena, one, "id", options->actors[i]);
        peil_buf_text(&names, i > 0 ? ", " : "");
        peil_buf_text(&names, label ? label : options->actors[i]);
    }
    text = peil_say(r, "sentence.filter", PEIL_SLOTS({"actors", peil_keep(r, &names)}));
    if (some_only_ask(r))
        text = peil_arena_format(r->arena, "%s %s", text, peil_word(r, "sentence.filter.ask"));
    if (left_out > 0) {
        text = peil_arena_format(r->arena, "%s %s", text,
            peil_say_plural(r, "sentence.filter.left-out", left_out,
                PEIL_SLOTS({"n", peil_say_count(r, left_out)})));
    }
    peil_put_count(r, map, "left_out", left_out);
    peil_put_text(r, map, "text", text);
}

void peil_report_advice(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "advice");
    size_t left_out = 0;

    for (size_t i = 0; i < r->result->advice_count; i++) {
        if (peil_report_wants_advice(r, &r->result->advice[i]))
            peil_report_add_advice(r, list, &r->result->advice[i]);
        else
            left_out++;
    }
    peil_report_put_filter(r, document, left_out);
}
