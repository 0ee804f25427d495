/*
 * A subject among many: taking the scores of each, and what there is in the end.
 */
#include <string.h>

#include "core/compare/benchmark_parts.h"
#include "core/compare/gather.h"

int peil_benchmark_begin(struct peil_benchmarking **out, struct peil_arena *arena,
    const struct peil_gathering *gathering, const struct peil_compared_subject *focus,
    const struct peil_benchmark_options *options)
{
    struct peil_benchmarking *b = peil_arena_alloc(arena, sizeof(*b));

    *out = b;
    if (!b)
        return PEIL_ENOMEM;
    *b = (struct peil_benchmarking){.arena = arena,
        .gathering = gathering,
        .focus = focus,
        .options = options,
        .least = options->least > 0 ? options->least : PEIL_BENCHMARK_LEAST,
        .label = options->label ? options->label : "",
        .contributions = options->with && options->with->pack_count > 0,
        .mine = peil_contribution_new(arena),
        .all = peil_contribution_new(arena),
        .kept = peil_arena_array(arena, gathering->subject_count + 1, sizeof(*b->kept))};
    if (gathering->subject_count > 1 && gathering->subject_count <= PEIL_BENCHMARK_SIDE_BY_SIDE)
        b->side = gathering->subject_count;
    b->bare = b->side > 0 && !b->contributions;
    if (!b->mine || !b->all || !b->kept)
        return PEIL_ENOMEM;
    return b->contributions ? peil_contribution_add(b->all, options->with) : PEIL_OK;
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
static bool stands_in(const struct peil_benchmarking *b,
    const struct peil_compared_subject *subject, const struct peil_pack *pack,
    char member[PEIL_MEMBER_SIZE])
{
    const struct peil_benchmark_options *options = b->options;
    const struct peil_pack_cells *cells =
        b->contributions ? peil_contribution_pack(options->with, pack->id, pack->version.major)
                         : NULL;

    own_member(member, (size_t)(subject - b->gathering->subjects) + 1);
    if (!options->secret || !subject->key || !cells)
        return false;
    peil_contribution_member(member, options->secret, pack, subject->key);
    return peil_contribution_has(cells, member);
}

/* ---- taking ---------------------------------------------------------------------------------- */

/* Remembers that a pack was seen: the highest version of it, whatever comes first. */
static bool see_pack(struct peil_benchmarking *b, const struct peil_result *result)
{
    const struct peil_pack *pack = result->pack;
    struct peil_seen_pack *seen = NULL;

    for (size_t i = 0; i < b->pack_count && !seen; i++)
        if (strcmp(b->packs[i].pack->id, pack->id) == 0 &&
            b->packs[i].pack->version.major == pack->version.major)
            seen = &b->packs[i];
    if (seen && peil_order_packs(pack, seen->pack) <= 0 && seen->concept_count > 0)
        return true;
    if (!seen) {
        struct peil_seen_pack *list = peil_arena_array(b->arena, b->pack_count + 1, sizeof(*list));

        if (!list)
            return false;
        if (b->pack_count > 0)
            memcpy(list, b->packs, b->pack_count * sizeof(*list));
        b->packs = list;
        seen = &list[b->pack_count++];
    }
    seen->pack = pack;
    seen->concept_count = result->concept_count;
    seen->concepts = peil_arena_array(b->arena, result->concept_count + 1, sizeof(*seen->concepts));
    for (size_t i = 0; seen->concepts && i < result->concept_count; i++)
        seen->concepts[i] = result->concepts[i].concept;
    return seen->concepts != NULL;
}

static bool take_result(struct peil_benchmarking *b, const struct peil_compared_subject *subject,
    const struct peil_result *result, struct peil_kept *kept)
{
    char member[PEIL_MEMBER_SIZE];
    bool there = stands_in(b, subject, result->pack, member);

    return see_pack(b, result) &&
           peil_contribution_add_result(b->mine, result, b->label, member) == PEIL_OK &&
           (there || peil_contribution_add_result(b->all, result, b->label, member) == PEIL_OK) &&
           (!kept || peil_benchmark_keep(kept, b->arena, result));
}

int peil_benchmark_take(struct peil_benchmarking *b, const struct peil_compared_subject *subject)
{
    bool alone = subject == b->focus || b->side > 0, good = true;
    struct peil_kept *kept = NULL;

    if (alone) {
        struct peil_kept_subject *mine = &b->kept[subject - b->gathering->subjects];

        kept = peil_arena_array(b->arena, subject->framework_count + 1, sizeof(*kept));
        *mine = (struct peil_kept_subject){kept, subject->framework_count};
        good = kept != NULL;
    }
    b->taken += subject->framework_count > 0;
    for (size_t i = 0; good && i < subject->framework_count; i++) {
        const struct peil_framework *framework = &subject->frameworks[i];

        good = take_result(b, subject, framework->rounds[framework->round_count - 1].result,
            kept ? &kept[i] : NULL);
    }
    return good ? PEIL_OK : PEIL_ENOMEM;
}

/* ---- the end --------------------------------------------------------------------------------- */

static const struct peil_seen_pack *seen_as(
    const struct peil_benchmarking *b, const struct peil_pack_cells *cells)
{
    size_t at = 0;

    while (at + 1 < b->pack_count && (strcmp(b->packs[at].pack->id, cells->id) != 0 ||
                                         b->packs[at].pack->version.major != cells->major))
        at++;
    return &b->packs[at];
}

/* What contributions are about and nothing at hand is. */
static bool list_others(struct peil_benchmarking *b, struct peil_benchmark *out)
{
    const char **others = peil_arena_array(b->arena, b->all->pack_count + 1, sizeof(*others));

    for (size_t i = 0; others && i < b->all->pack_count; i++) {
        const struct peil_pack_cells *pack = &b->all->packs[i];

        if (!peil_contribution_pack(b->mine, pack->id, pack->major))
            others[out->other_count++] = pack->id;
    }
    out->others = others;
    return others != NULL;
}

static bool make_frameworks(struct peil_benchmarking *b, struct peil_benchmark *out)
{
    size_t count = b->mine->pack_count;
    struct peil_benchmark_framework *list = peil_arena_array(b->arena, count + 1, sizeof(*list));
    char member[PEIL_MEMBER_SIZE];

    out->frameworks = list;
    out->framework_count = count;
    for (size_t i = 0; list && i < count; i++) {
        const struct peil_pack_cells *mine = &b->mine->packs[i];
        const struct peil_seen_pack *seen = seen_as(b, mine);

        list[i].pack = seen->pack;
        list[i].at_hand = mine->member_count;
        list[i].subjects = peil_contribution_pack(b->all, mine->id, mine->major)->member_count;
        list[i].contributed = list[i].subjects - list[i].at_hand;
        list[i].rules = peil_contribution_pack(b->all, mine->id, mine->major)->rules;
        list[i].has_focus = b->focus && peil_benchmark_kept(b, b->focus, seen->pack);
        list[i].focus_twice = list[i].has_focus && stands_in(b, b->focus, seen->pack, member);
        if (!peil_benchmark_framework_make(b, &list[i], seen))
            return false;
    }
    return list != NULL;
}

int peil_benchmark_end(struct peil_benchmark **out, struct peil_benchmarking *b)
{
    struct peil_benchmark *made;

    *out = NULL;
    if (b->taken == 0 || (b->taken == 1 && !b->contributions))
        return PEIL_OK;
    made = peil_arena_alloc(b->arena, sizeof(*made));
    if (!made)
        return PEIL_ENOMEM;
    *made = (struct peil_benchmark){.least = b->least,
        .subjects = b->taken,
        .focus = b->focus,
        .side = b->side > 0 ? b->gathering->subjects : NULL,
        .side_count = b->side,
        .contributions = b->contributions,
        .secret = b->options->secret != NULL};
    if (!list_others(b, made) || !make_frameworks(b, made) || peil_arena_failed(b->arena))
        return PEIL_ENOMEM;
    *out = made;
    return PEIL_OK;
}
