/*
 * Made-up answers, and what the scripts of a pack do with them.
 */
#include <string.h>

#include "core/base/status.h"
#include "core/cli/packs/engine.h"
#include "core/cli/packs/script_check.h"
#include "core/eval/advice.h"
#include "core/eval/answers.h"
#include "core/eval/compared.h"

/* Answers that are tried with one item at its worst, as long as all of them take no more than... */
#define MOST_ANSWERS 1000000

enum made_up {
    MADE_BLANK,
    MADE_UNKNOWN,
    MADE_BEST,
    MADE_WORST,
    MADE_NOT_APPLICABLE,
    MADE_KINDS
};

/* A rule, and a concept that it rests on, of which was told; NULL for what is of the rule alone. */
struct told {
    struct told *earlier;
    const struct peil_rule *rule;
    const struct peil_concept *concept;
};

struct probe {
    const struct peil_pack *pack;
    struct cli_engine engine;
    struct peil_arena *kept; /* as long as the probing */
    struct peil_arena *arena;
    struct peil_diags *diags, *found;
    struct told *told;
    bool failed, spent;
};

/* The option with most points, or least; the last or first where none has any. */
static uint32_t pick(const struct peil_item *item, bool best)
{
    const struct peil_scale *scale = item->scale;
    bool high = best != item->reverse;
    size_t at = best ? 0 : scale->count - 1;

    for (size_t i = 0; i < scale->count; i++)
        if (scale->options[i].scored &&
            (!scale->options[at].scored ||
                (high ? scale->options[i].points > scale->options[at].points
                      : scale->options[i].points < scale->options[at].points)))
            at = i;
    return (uint32_t)at;
}

static void make_rows(
    struct peil_arena *arena, const struct peil_item *item, struct peil_answer *answer, bool best)
{
    struct peil_answer *rows = peil_arena_array(arena, item->row_count, sizeof(*rows));

    for (size_t i = 0; rows && i < item->row_count; i++)
        rows[i] = (struct peil_answer){.state = PEIL_STATE_ANSWERED, .option = pick(item, best)};
    answer->rows = rows;
}

static void make_chosen(
    struct peil_arena *arena, const struct peil_item *item, struct peil_answer *answer, bool best)
{
    bool *chosen = peil_arena_array(arena, item->scale->count, sizeof(*chosen));

    for (size_t i = 0; chosen && i < item->scale->count; i++)
        chosen[i] = best || i == pick(item, false);
    answer->chosen = chosen;
}

static double make_number(const struct peil_item *item, bool best)
{
    double least = item->has_min ? item->min : 0.0;
    double most = item->has_max ? item->max : least + 1.0;

    return best != item->reverse ? most : least;
}

static void make_answered(
    struct peil_arena *arena, const struct peil_item *item, struct peil_answer *answer, bool best)
{
    answer->state = PEIL_STATE_ANSWERED;
    switch (item->type) {
    case PEIL_ITEM_CHOICE:
        answer->option = pick(item, best);
        break;
    case PEIL_ITEM_CHOICES:
        make_chosen(arena, item, answer, best);
        break;
    case PEIL_ITEM_MATRIX:
        make_rows(arena, item, answer, best);
        break;
    case PEIL_ITEM_NUMBER:
        answer->number = make_number(item, best);
        break;
    case PEIL_ITEM_TEXT:
        answer->text = "x";
        break;
    case PEIL_ITEM_DATE:
        answer->text = "2026-01-01";
        break;
    }
}

static void make_one(struct peil_arena *arena, const struct peil_item *item,
    struct peil_answer *answer, enum made_up kind)
{
    *answer = (struct peil_answer){0};
    if (kind == MADE_BEST || kind == MADE_WORST) {
        make_answered(arena, item, answer, kind == MADE_BEST);
    } else if (kind == MADE_UNKNOWN && item->unknown_allowed) {
        answer->state = PEIL_STATE_UNKNOWN;
    } else if (kind == MADE_NOT_APPLICABLE && item->not_applicable_allowed) {
        answer->state = PEIL_STATE_NOT_APPLICABLE;
        answer->reason = item->reason_count ? item->reasons[0].id : "x";
        answer->reason_term = item->reason_count ? &item->reasons[0] : NULL;
    }
}

/* Answers of one kind, but for the item `worst` (PEIL_NONE for none). NULL without memory. */
static struct peil_answers *make_answers(
    struct peil_arena *arena, const struct peil_pack *pack, enum made_up kind, size_t worst)
{
    struct peil_answers *answers = peil_answers_blank(arena, pack);
    struct peil_answer *items = peil_arena_array(arena, pack->item_count + 1, sizeof(*items));
    const char **subject = peil_arena_array(arena, pack->subject_field_count + 1, sizeof(*subject));

    if (!answers || !items || !subject)
        return NULL;
    for (size_t i = 0; i < pack->item_count; i++)
        make_one(arena, &pack->items[i], &items[i], i == worst ? MADE_WORST : kind);
    for (size_t i = 0; i < pack->subject_field_count; i++)
        subject[i] = pack->subject_fields[i].required ? "X" : NULL;
    answers->answers = items;
    answers->subject = subject;
    answers->date = "2026-01-01";
    answers->name = pack->name;
    return answers;
}

static bool is_same(const struct peil_diag *a, const struct peil_diag *b)
{
    return a->code == b->code && a->line == b->line && a->column == b->column &&
           (a->file == b->file || (a->file && b->file && strcmp(a->file, b->file) == 0));
}

/* Takes over what was found this time and not before; what is said of the answers is not. */
static void take_found(struct probe *probe)
{
    for (size_t i = 0; i < peil_diags_count(probe->found); i++) {
        const struct peil_diag *diag = peil_diags_at(probe->found, i);
        bool known = strncmp(diag->code, "script/", 7) != 0;

        for (size_t k = 0; k < peil_diags_count(probe->diags) && !known; k++)
            known = is_same(diag, peil_diags_at(probe->diags, k));
        if (!known)
            peil_diag_add_copy(probe->diags, diag);
        probe->failed = probe->failed || diag->severity == PEIL_ERROR;
        probe->spent = probe->spent || strstr(diag->code, "/too-") != NULL;
    }
    peil_diags_join_failure(probe->diags, probe->found);
    peil_diags_clear(probe->found);
}

/* Whether a concept is asked for in this pack only by what overlaps or includes it. */
static bool is_indirect(const struct peil_concept_level *level)
{
    for (size_t i = 0; i < level->source_count; i++)
        if (level->sources[i].item && level->sources[i].item->knockout)
            return false;
    return level->tier == PEIL_TIER_OTHER;
}

/* Whether it was not told before. */
static bool tell_once(
    struct probe *probe, const struct peil_rule *rule, const struct peil_concept *concept)
{
    struct told *told = probe->told;

    while (told && (told->rule != rule || told->concept != concept))
        told = told->earlier;
    if (told || !(told = peil_arena_alloc(probe->kept, sizeof(*told))))
        return false;
    *told = (struct told){probe->told, rule, concept};
    probe->told = told;
    return true;
}

static void tell_indirect(
    struct probe *probe, const struct peil_rule *rule, const struct peil_concept *concept)
{
    if (tell_once(probe, rule, concept))
        peil_diag_add(probe->diags, PEIL_WARNING, "pack/asked-indirectly", rule->place,
            PEIL_ARGS(PEIL_TEXT("rule", rule->id), PEIL_TEXT("concept", concept->qualified),
                PEIL_TEXT("pack", probe->pack->id)));
}

/* What only a comparison can answer, and this rule never is in one. */
static void tell_alone(struct probe *probe, const struct peil_rule *rule, struct peil_read read)
{
    const char *function = read.kind == PEIL_READ_SPREAD ? "spread" : "other";

    if (tell_once(probe, rule, NULL))
        peil_diag_add(probe->diags, PEIL_WARNING, "script/compares-missing", rule->place,
            PEIL_ARGS(PEIL_TEXT("rule", rule->id), PEIL_TEXT("function", function)));
}

/* A critical rule accuses somebody, so what it rests on has to be asked straight. */
static void look_at_read(struct probe *probe, const struct peil_result *result,
    const struct peil_rule *rule, struct peil_read read)
{
    if (!rule->compares && (read.kind == PEIL_READ_OTHER || read.kind == PEIL_READ_SPREAD))
        tell_alone(probe, rule, read);
    if (rule->priority != PEIL_PRIORITY_CRITICAL ||
        (read.kind != PEIL_READ_LEVEL && read.kind != PEIL_READ_RATIO))
        return;
    for (size_t i = 0; i < result->concept_count; i++)
        if (result->concepts[i].number == read.a && is_indirect(&result->concepts[i]))
            tell_indirect(probe, rule, result->concepts[i].concept);
}

static void look_at_rules(struct probe *probe, const struct peil_result *result)
{
    for (size_t i = 0; i < result->advice_count; i++) {
        const struct peil_advice *advice = &result->advice[i];

        for (size_t k = 0; advice->rule && k < advice->reason_count; k++)
            look_at_read(probe, result, advice->rule, advice->reasons[k].asked.read);
    }
    for (size_t i = 0; i < result->near_count; i++)
        for (size_t k = 0; k < result->near[i].read_count; k++)
            look_at_read(probe, result, result->near[i].rule, result->near[i].reads[k].read);
}

static int evaluate(const struct peil_result **out, struct probe *probe,
    const struct peil_answers *answers, const struct peil_compared *compared)
{
    struct peil_want want = PEIL_WANT_ALL;
    struct peil_result *result = NULL;
    int status = PEIL_ENOMEM;

    want.compared = compared;
    if (answers)
        status = peil_evaluate(
            &result, probe->arena, probe->engine.evaluator, answers, &want, probe->found);
    if (status == PEIL_OK)
        look_at_rules(probe, result);
    *out = result;
    return status;
}

/* Respondents as far apart as can be on every concept, or in agreement. */
static void make_spreads(struct probe *probe, struct peil_compared *compared, bool apart)
{
    const struct peil_scripts *scripts = probe->engine.scripts;
    size_t count = peil_scripts_concept_count(scripts);
    struct peil_spread *spreads = peil_arena_array(probe->arena, count, sizeof(*spreads));

    for (size_t i = 0; spreads && i < count; i++) {
        const struct peil_concept *concept = peil_scripts_concept(scripts, i);
        size_t levels = concept->pack->vocabulary->level_count;

        spreads[i] = (struct peil_spread){.concept = concept->qualified,
            .steps = apart && levels > 0 ? levels - 1 : 0,
            .pack = probe->pack};
    }
    compared->spreads = spreads;
    compared->spread_count = spreads ? count : 0;
}

/* Rules that compare: with answers of another kind beside them, and with nothing. */
static int compare(struct probe *probe, const struct peil_answers *answers, enum made_up kind)
{
    const struct peil_result *other, *result;
    struct peil_compared compared = {0};
    int status;

    if (!probe->engine.scripts || peil_scripts_comparing_count(probe->engine.scripts) == 0)
        return PEIL_OK;
    status = evaluate(&result, probe, answers, &compared);
    if (status == PEIL_OK)
        status = evaluate(&other, probe,
            make_answers(
                probe->arena, probe->pack, kind == MADE_BEST ? MADE_WORST : MADE_BEST, PEIL_NONE),
            NULL);
    if (status != PEIL_OK)
        return status;
    compared = (struct peil_compared){.others = &other, .other_count = 1};
    make_spreads(probe, &compared, kind != MADE_BEST);
    return evaluate(&result, probe, answers, &compared);
}

static int try_one(struct probe *probe, enum made_up kind, size_t worst)
{
    const struct peil_result *result;
    struct peil_answers *answers;
    int status;

    peil_arena_reset(probe->arena);
    answers = make_answers(probe->arena, probe->pack, kind, worst);
    status = evaluate(&result, probe, answers, NULL);
    if (status == PEIL_OK && worst == PEIL_NONE)
        status = compare(probe, answers, kind);
    take_found(probe);
    return status;
}

static int try_all(struct probe *probe)
{
    size_t items = probe->pack->item_count;
    int status = PEIL_OK;

    for (int kind = 0; kind < MADE_KINDS && status == PEIL_OK && !probe->spent; kind++)
        status = try_one(probe, (enum made_up)kind, PEIL_NONE);
    for (size_t i = 0; i < items && i * items < MOST_ANSWERS; i++)
        if (status == PEIL_OK && !probe->spent)
            status = try_one(probe, MADE_BEST, i);
    return status;
}

int cli_probe(const struct cli *cli, const struct peil_pack *pack, volatile struct peil_seen *seen,
    struct peil_diags *diags)
{
    struct probe probe = {.pack = pack,
        .diags = diags,
        .found = peil_diags_new(0),
        .kept = peil_arena_new(),
        .arena = peil_arena_new()};
    int status = PEIL_ENOMEM;

    if (probe.found && probe.kept && probe.arena)
        status = cli_engine_open(&probe.engine, pack, NULL, true, &cli->limits, seen, diags);
    if (status == PEIL_OK)
        status = try_all(&probe);
    if (status == PEIL_OK && probe.failed)
        status = PEIL_ESCRIPT;
    cli_engine_close(&probe.engine);
    peil_diags_free(probe.found);
    peil_arena_free(probe.kept);
    peil_arena_free(probe.arena);
    return status;
}
