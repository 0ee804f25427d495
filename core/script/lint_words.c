/*
 * Comparisons with a word that an answer can never be: `level("...") == "moetbeter"`.
 */
#include <string.h>

#include "core/pack/decision.h"
#include "core/pack/schema.h"
#include "core/script/lint.h"

/* What is compared: a function, the name in its brackets, and what is asked of an answer. */
struct asked {
    const struct peil_token *function;
    const char *name; /* NULL where it is no plain text */
    const char *field;
    const char *start, *end; /* of all of it, in the text; no end for role_is() */
    bool method;             /* of an answer */
};

static const char *const confidences[] = {"full", "partial", "indicative", "none", NULL};
static const char *const relations[] = {"equal", "subset", "superset", "intersects", NULL};
static const char *const statuses[] = {"value", "incomplete", "undefined", NULL};
static const char *const verdicts[] = {"failed", "attention", "unknown", "passed", "none", NULL};
static const char *const knockouts[] = {
    "failed", "attention", "unknown", "passed", "not-applicable", NULL};
static const char *const states[] = {
    "answered", "unknown", "not-applicable", "blank", "skipped", NULL};

/* ---- which words there are -------------------------------------------------------------- */

/* Room for `count` words, the `more` ones behind them and the NULL; NULL without memory. */
static const char **make_list(struct peil_arena *arena, size_t count, const char *const *more)
{
    const char **words;
    size_t extra = 0;

    while (more && more[extra])
        extra++;
    words = peil_arena_array(arena, count + extra + 1, sizeof(*words));
    for (size_t i = 0; words && i < extra; i++)
        words[count + i] = more[i];
    return words;
}

static const char *const *level_words(const struct peil_linting *linting, const char *name)
{
    static const char *const unknown[] = {"unknown", NULL};
    const struct peil_concept *concept =
        name ? peil_pack_concept(linting->layer->about.pack, name) : NULL;
    const struct peil_vocabulary *vocabulary = concept ? concept->pack->vocabulary : NULL;
    const char **words =
        vocabulary ? make_list(linting->arena, vocabulary->level_count, unknown) : NULL;

    for (size_t i = 0; words && i < vocabulary->level_count; i++)
        words[i] = vocabulary->levels[i].id;
    return words;
}

static const char *const *option_words(
    const struct peil_linting *linting, const struct peil_item *item, const char *const *more)
{
    const struct peil_scale *scale = item ? item->scale : NULL;
    const char **words = scale ? make_list(linting->arena, scale->count, more) : NULL;

    for (size_t i = 0; words && i < scale->count; i++)
        words[i] = scale->options[i].id;
    return words;
}

static const char *const *band_words(const struct peil_linting *linting)
{
    const struct peil_scoring *scoring = &linting->layer->scripts->pack->scoring;
    const char **words =
        scoring->band_count > 0 ? make_list(linting->arena, scoring->band_count, NULL) : NULL;

    for (size_t i = 0; words && i < scoring->band_count; i++)
        words[i] = scoring->bands[i].id;
    return words;
}

static const char *const *outcome_words(const struct peil_linting *linting, const char *name)
{
    const struct peil_decision *decision =
        name ? peil_pack_decision(linting->layer->scripts->pack, name) : NULL;
    const char **words = decision ? make_list(linting->arena, decision->outcome_count, NULL) : NULL;

    for (size_t i = 0; words && i < decision->outcome_count; i++)
        words[i] = decision->outcomes[i].id;
    return words;
}

static const char *const *answer_words(
    const struct peil_linting *linting, const struct asked *asked)
{
    const struct peil_item *item =
        asked->name ? peil_pack_item(linting->layer->scripts->pack, asked->name) : NULL;

    if (!asked->field)
        return NULL;
    if (asked->method)
        return strcmp(asked->field, "row") == 0 ? option_words(linting, item, states + 1) : NULL;
    if (strcmp(asked->field, "state") == 0)
        return states;
    if (strcmp(asked->field, "knockout") == 0)
        return knockouts;
    return strcmp(asked->field, "value") == 0 && item && item->type == PEIL_ITEM_CHOICE
               ? option_words(linting, item, NULL)
               : NULL;
}

/*
 * All that the answer can be, ending in NULL; NULL where that is not known. `*certain` is whether
 * it is the same for every checklist that may be filled in.
 */
static const char *const *words_of(
    const struct peil_linting *linting, const struct asked *asked, bool *certain)
{
    const struct peil_token *function = asked->function;

    *certain = true;
    if (peil_lint_is(function, "answer"))
        return answer_words(linting, asked);
    if (asked->field)
        return NULL;
    if (peil_lint_is(function, "level"))
        return level_words(linting, asked->name);
    if (peil_lint_is(function, "confidence"))
        return confidences;
    if (peil_lint_is(function, "relation"))
        return relations;
    if (peil_lint_is(function, "status"))
        return statuses;
    if (peil_lint_is(function, "verdict"))
        return verdicts;
    if (peil_lint_is(function, "decision"))
        return outcome_words(linting, asked->name);
    *certain = linting->layer->about.kind == PEIL_LAYER_PACK;
    if (peil_lint_is(function, "band"))
        return band_words(linting);
    *certain = linting->layer->about.kind != PEIL_LAYER_VOCABULARY;
    return peil_lint_is(function, "role") ? peil_pack_role_ids(linting->layer->about.pack) : NULL;
}

/* ---- what is said ----------------------------------------------------------------------- */

static bool is_among(const char *const *words, const struct peil_token *token)
{
    for (; *words; words++)
        if (strlen(*words) == token->length && strncmp(*words, token->text, token->length) == 0)
            return true;
    return false;
}

static const char *join(struct peil_arena *arena, const char *const *words)
{
    const char *text = *words;

    while (text && *++words)
        text = peil_arena_format(arena, "%s, %s", text, *words);
    return text ? text : "";
}

static void check_word(
    const struct peil_linting *linting, const struct asked *asked, const struct peil_token *value)
{
    bool certain;
    const char *const *words = words_of(linting, asked, &certain);
    const char *text, *near, *what, *list;

    if (!words || !*words || is_among(words, value) || value->length > PEIL_ID_MOST)
        return;
    text = peil_lint_copy(linting, value->text, value->length);
    what = asked->end ? peil_lint_copy(linting, asked->start, (size_t)(asked->end - asked->start))
                      : "role()";
    list = join(linting->arena, words);
    near = text ? peil_nearest(text, words) : NULL;
    if (!text || !what || (!certain && !near))
        return;
    peil_diag_add(linting->diags, PEIL_WARNING, "script/never-equal",
        peil_lint_place(linting, asked->start),
        near ? PEIL_ARGS(PEIL_TEXT("name", what), PEIL_TEXT("value", text), PEIL_TEXT("near", near),
                   PEIL_TEXT("list", list))
             : PEIL_ARGS(
                   PEIL_TEXT("name", what), PEIL_TEXT("value", text), PEIL_TEXT("list", list)));
}

static void check_compared(const struct peil_linting *linting, const struct asked *asked,
    bool equal, const struct peil_token *value)
{
    struct peil_place place = peil_lint_place(linting, asked->start);

    if (value->kind != PEIL_TOKEN_TEXT)
        return;
    if (peil_lint_is(asked->function, "answer") && !asked->field)
        peil_diag_add(linting->diags, PEIL_WARNING, "script/whole-answer", place, PEIL_NO_ARGS);
    if (peil_lint_is(asked->function, "level") && !asked->field && !equal &&
        !(value->length == 7 && strncmp(value->text, "unknown", 7) == 0))
        peil_diag_add(linting->diags, PEIL_WARNING, "script/also-unasked", place, PEIL_NO_ARGS);
    else
        check_word(linting, asked, value);
}

/*
 * What a file of somebody's own asks of a question or section that this checklist does not have is
 * nil, since it may be of another checklist. A name that is nearly right is none of that.
 */
static void check_name(const struct peil_linting *linting, const struct asked *asked)
{
    const struct peil_pack *pack = linting->layer->scripts->pack;
    bool item = peil_lint_is(asked->function, "answer") || peil_lint_is(asked->function, "basis");
    const char **ids = NULL;
    const char *near;

    if (linting->layer->about.kind != PEIL_LAYER_EXTENSION || !asked->name)
        return;
    if (!item && !peil_lint_is(asked->function, "score") &&
        !peil_lint_is(asked->function, "items") && !peil_lint_is(asked->function, "status") &&
        !peil_lint_is(asked->function, "counts"))
        return;
    if (item ? (bool)peil_pack_item(pack, asked->name) : (bool)peil_pack_section(pack, asked->name))
        return;
    if (!item)
        ids = make_list(linting->arena, pack->section_count, NULL);
    for (size_t i = 0; ids && i < pack->section_count; i++)
        ids[i] = pack->sections[i].id;
    near = item  ? peil_nearest(asked->name, peil_pack_item_ids(pack))
           : ids ? peil_nearest(asked->name, ids)
                 : NULL;
    if (near)
        peil_diag_add(linting->diags, PEIL_WARNING,
            item ? "script/unasked-item" : "script/unasked-section",
            peil_lint_place(linting, asked->start),
            PEIL_ARGS(PEIL_TEXT("id", asked->name), PEIL_TEXT("pack", pack->id),
                PEIL_TEXT("near", near)));
}

/* The field or method behind the brackets, if any; false where it is something else. */
static bool read_field(const struct peil_linting *linting, struct asked *asked, const char **at)
{
    struct peil_token name;

    if ((**at != '.' && **at != ':') || (*at)[1] == '.')
        return true;
    asked->method = **at == ':';
    ++*at;
    name = peil_expression_next(at);
    if (name.kind != PEIL_TOKEN_NAME)
        return false;
    asked->field = peil_lint_copy(linting, name.text, name.length);
    return asked->field && (!asked->method || peil_lint_skip_brackets(at));
}

void peil_lint_call(
    const struct peil_linting *linting, const struct peil_token *name, const char *at)
{
    struct asked asked = {.function = name, .start = name->text};
    const char *inside = at;
    struct peil_token value;
    bool equal;

    if (!peil_lint_skip(&inside, "("))
        return;
    value = peil_expression_next(&inside);
    if (value.kind == PEIL_TOKEN_TEXT && value.length <= PEIL_ID_MOST &&
        peil_lint_skip(&inside, ")"))
        asked.name = peil_lint_copy(linting, value.text, value.length);
    if (!peil_lint_skip_brackets(&at))
        return;
    check_name(linting, &asked);
    if (!read_field(linting, &asked, &at))
        return;
    asked.end = at;
    if (!peil_lint_compares(&at, &equal))
        return;
    value = peil_expression_next(&at);
    check_compared(linting, &asked, equal, &value);
}

void peil_lint_roles(
    const struct peil_linting *linting, const struct peil_token *name, const char *at)
{
    const struct peil_token role = {PEIL_TOKEN_NAME, "role", 4};
    struct asked asked = {.function = &role, .start = name->text};
    struct peil_token token;

    if (!peil_lint_skip(&at, "("))
        return;
    do {
        token = peil_expression_next(&at);
        if (token.kind != PEIL_TOKEN_TEXT)
            return;
        check_word(linting, &asked, &token);
    } while (peil_lint_skip(&at, ","));
}
