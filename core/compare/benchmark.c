/*
 * A subject among many: which checklists there are, and who takes part in each.
 */
#include "core/compare/benchmark_parts.h"

#include <string.h>

static const char *label_of(const struct peil_benchmark_options *options)
{
    return options->label ? options->label : "";
}

static size_t least_of(const struct peil_benchmark_options *options)
{
    return options->least > 0 ? options->least : PEIL_BENCHMARK_LEAST;
}

const struct peil_result *peil_benchmark_result(
    const struct peil_compared_subject *subject, const struct peil_pack *pack)
{
    for (size_t i = 0; i < subject->framework_count; i++) {
        const struct peil_framework *framework = &subject->frameworks[i];

        if (strcmp(framework->pack->id, pack->id) == 0 &&
            framework->pack->version.major == pack->version.major)
            return framework->rounds[framework->round_count - 1].result;
    }
    return NULL;
}

/* A number that nobody else has, for subjects of which no contribution is looked for. */
static void own_member(char out[PEIL_MEMBER_SIZE], size_t index)
{
    static const char digits[] = "0123456789abcdef";

    memset(out, 'x', PEIL_MEMBER_SIZE - 1); /* no digit, so that it is in no contribution */
    out[PEIL_MEMBER_SIZE - 1] = '\0';
    for (size_t at = PEIL_MEMBER_SIZE - 1; index > 0 && at > 0; index /= 16)
        out[--at] = digits[index % 16];
}

/* Whether the contributions have a subject at hand; and its number there, or another one. */
static bool stands_in(struct peil_benchmarking *b, size_t subject, const struct peil_pack *pack,
    char member[PEIL_MEMBER_SIZE])
{
    const struct peil_benchmark_options *options = b->options;
    const char *key = b->gathering->subjects[subject].key;
    const struct peil_pack_cells *cells =
        options->with ? peil_contribution_pack(options->with, pack->id, pack->version.major) : NULL;

    own_member(member, subject + 1);
    if (!options->secret || !key || !cells)
        return false;
    peil_contribution_member(member, options->secret, pack, key);
    return peil_contribution_has(cells, member);
}

/* Puts the scores of all that are at hand in `mine`, and those that are nowhere else in `all`. */
static bool add_own(struct peil_benchmarking *b)
{
    const char *label = label_of(b->options);
    char member[PEIL_MEMBER_SIZE];
    bool good = true;

    for (size_t i = 0; good && i < b->gathering->subject_count; i++) {
        const struct peil_compared_subject *subject = &b->gathering->subjects[i];

        for (size_t j = 0; good && j < subject->framework_count; j++) {
            const struct peil_framework *framework = &subject->frameworks[j];
            const struct peil_result *result = framework->rounds[framework->round_count - 1].result;
            bool there = stands_in(b, i, framework->pack, member);

            good =
                peil_contribution_add_result(b->mine, result, label, member) == PEIL_OK &&
                (there || peil_contribution_add_result(b->all, result, label, member) == PEIL_OK);
        }
    }
    return good;
}

/* The packs of the subjects at hand, by id and version. */
static bool list_packs(struct peil_benchmarking *b)
{
    size_t count = b->mine->pack_count;

    b->packs = peil_arena_array(b->arena, count > 0 ? count : 1, sizeof(struct peil_pack *));
    for (size_t i = 0; b->packs && i < b->gathering->subject_count; i++) {
        const struct peil_compared_subject *subject = &b->gathering->subjects[i];

        for (size_t j = 0; j < subject->framework_count; j++) {
            const struct peil_pack *pack = subject->frameworks[j].pack;
            const struct peil_pack_cells *cells =
                peil_contribution_pack(b->mine, pack->id, pack->version.major);

            if (cells && !b->packs[cells - b->mine->packs])
                b->packs[cells - b->mine->packs] = pack;
        }
    }
    return b->packs != NULL;
}

/* What contributions are about and nothing at hand is. */
static bool list_others(struct peil_benchmarking *b, struct peil_benchmark *out)
{
    const char **others = peil_arena_array(
        b->arena, b->all->pack_count > 0 ? b->all->pack_count : 1, sizeof(*others));

    for (size_t i = 0; others && i < b->all->pack_count; i++) {
        const struct peil_pack_cells *pack = &b->all->packs[i];

        if (!peil_contribution_pack(b->mine, pack->id, pack->major))
            others[out->other_count++] = pack->id;
    }
    out->others = others;
    return others != NULL;
}

static bool gather_scores(struct peil_benchmarking *b)
{
    b->mine = peil_contribution_new(b->arena);
    b->all = peil_contribution_new(b->arena);
    return b->mine && b->all && add_own(b) &&
           (!b->options->with || peil_contribution_add(b->all, b->options->with) == PEIL_OK) &&
           list_packs(b);
}

static bool make_frameworks(struct peil_benchmarking *b, struct peil_benchmark *out)
{
    size_t count = b->mine->pack_count;
    struct peil_benchmark_framework *list =
        peil_arena_array(b->arena, count > 0 ? count : 1, sizeof(*list));
    char member[PEIL_MEMBER_SIZE];

    out->frameworks = list;
    out->framework_count = count;
    for (size_t i = 0; list && i < count; i++) {
        const struct peil_pack_cells *mine = &b->mine->packs[i];

        list[i].pack = b->packs[i];
        list[i].at_hand = mine->member_count;
        list[i].subjects = peil_contribution_pack(b->all, mine->id, mine->major)->member_count;
        list[i].contributed = list[i].subjects - list[i].at_hand;
        list[i].has_focus = b->focus && peil_benchmark_result(b->focus, b->packs[i]);
        list[i].focus_twice =
            list[i].has_focus &&
            stands_in(b, (size_t)(b->focus - b->gathering->subjects), b->packs[i], member);
        if (!peil_benchmark_framework_make(b, &list[i]))
            return false;
    }
    return list != NULL;
}

int peil_benchmark_make(struct peil_benchmark **out, struct peil_arena *arena,
    const struct peil_gathering *gathering, const struct peil_compared_subject *focus,
    const struct peil_benchmark_options *options)
{
    struct peil_benchmarking b = {.arena = arena,
        .gathering = gathering,
        .focus = focus,
        .options = options,
        .least = least_of(options),
        .label = label_of(options),
        .contributions = options->with && options->with->pack_count > 0};
    struct peil_benchmark *made;

    *out = NULL;
    if (gathering->subject_count == 0 || (gathering->subject_count == 1 && !b.contributions))
        return PEIL_OK;
    made = peil_arena_alloc(arena, sizeof(*made));
    if (!made)
        return PEIL_ENOMEM;
    *made = (struct peil_benchmark){.least = b.least,
        .subjects = gathering->subject_count,
        .focus = focus,
        .contributions = b.contributions,
        .secret = options->secret != NULL};
    if (gathering->subject_count > 1 && gathering->subject_count <= PEIL_BENCHMARK_SIDE_BY_SIDE) {
        made->side = gathering->subjects;
        made->side_count = gathering->subject_count;
    }
    b.side = made->side_count;
    b.bare = b.side > 0 && !b.contributions;
    if (!gather_scores(&b) || !list_others(&b, made) || !make_frameworks(&b, made))
        return PEIL_ENOMEM;
    *out = made;
    return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_OK;
}
