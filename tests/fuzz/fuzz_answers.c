/*
 * Reads any bytes as answers to a small fixed pack, scores them under every model and policy, and
 * reads their normal form back: scores stay on their scales, bounds in order, digests the same.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/eval/result.h"
#include "core/format/archive.h"
#include "core/format/yaml.h"
#include "tests/unit/plain_result.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char pack_yaml[] =
    "peil: 1\n"
    "id: p\n"
    "version: 1.0.0\n"
    "language: nl\n"
    "title: P\n"
    "subject_fields: [{id: naam, label: Naam}]\n"
    "roles: [{id: rol, label: Rol}]\n"
    "scales:\n"
    "  s: [{id: goed, label: Goed, points: 2}, {id: '1', label: Een, points: 1},\n"
    "    {id: niet, label: Niet, points: -1}, {id: geen, label: Geen mening}]\n"
    "scoring:\n"
    "  model: mean-of-means\n"
    "  bands: [{id: hoog, label: Hoog, from: 60}, {id: laag, label: Laag, from: 0}]\n"
    "sections:\n"
    "  - id: een\n"
    "    title: Een\n"
    "    scale: s\n"
    "    items:\n"
    "      - {id: a, text: A, was: b, knockout: yes, not_applicable: yes,\n"
    "          maps: [{concept: g.c, relation: equal}]}\n"
    "      - {id: d, text: D, unknown: no, remark: no, reverse: yes, target: 1,\n"
    "          not_applicable: {reasons: [{id: r, label: R}]}}\n"
    "    sections:\n"
    "      - id: twee\n"
    "        title: Twee\n"
    "        weight: 2\n"
    "        maps: [{concept: g.c, relation: subset}]\n"
    "        items:\n"
    "          - {id: k, text: K, type: choices, weight: 0.3}\n"
    "          - {id: m, text: M, type: matrix, not_applicable: yes,\n"
    "              rows: [{id: x, text: X}, {id: y, text: Y}, {id: state, text: S}]}\n"
    "  - id: drie\n"
    "    title: Drie\n"
    "    items:\n"
    "      - {id: n, text: N, type: number, min: 1, max: 9, step: 0.5, scored: yes}\n"
    "      - {id: t, text: T, type: text}\n"
    "      - {id: u, text: U, type: date}\n"
    "vocabulary:\n"
    "  levels: [{id: ja, label: Ja, from: 0.5}, {id: nee, label: Nee, from: 0}]\n"
    "  concepts: [{id: g.c, label: C}]\n";

static void check(bool holds)
{
    if (!holds)
        abort();
}

static struct peil_pack *load_pack(void)
{
    struct peil_memory_file file = {"pack.yaml", pack_yaml, sizeof(pack_yaml) - 1};
    struct peil_limits limits = PEIL_LIMITS;
    struct peil_archive *archive = NULL;
    struct peil_pack *pack = NULL;

    check(peil_archive_open_memory(&archive, "p", &file, 1, &limits, NULL) == PEIL_OK);
    check(peil_pack_load(&pack, archive, NULL, &limits, NULL) == PEIL_OK);
    peil_archive_close(archive);
    return pack;
}

static void check_score(const struct peil_score *score)
{
    check(score->completeness >= 0 && score->completeness <= 1);
    check(score->counts.answered + score->counts.unknown + score->counts.not_applicable +
              score->counts.blank + score->counts.skipped ==
          score->counts.asked);
    if (score->status == PEIL_SCORE_VALUE) {
        check(score->value >= score->scale_min && score->value <= score->scale_max);
        check(score->ratio >= 0 && score->ratio <= 1);
        check(isfinite(score->shown));
    } else {
        check(peil_score_reason_word(score->reason));
        check(!score->band);
    }
    if (score->bounded) {
        check(score->low <= score->high);
        check(score->low >= score->scale_min && score->high <= score->scale_max);
    }
}

static void check_result(const struct peil_answers *answers)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_result *result;

    check(plain_result(&result, arena, answers, NULL) == PEIL_OK);
    check_score(&result->total);
    for (size_t i = 0; i < result->pack->section_count; i++)
        check_score(&result->sections[i]);
    check(result->knockout_count == 1 && result->concept_count == 1);
    check(result->concepts[0].known == (result->concepts[0].level != NULL));
    peil_arena_free(arena);
}

/* The same answers under every model, with policies that change from one to the next. */
static void check_models(const struct peil_answers *answers)
{
    struct peil_pack pack = *answers->pack;
    struct peil_answers copy = *answers;

    copy.pack = &pack;
    for (int model = PEIL_MODEL_NONE; model <= PEIL_MODEL_LOWEST_LAW; model++) {
        for (int policy = PEIL_OPEN_EXCLUDE; policy <= PEIL_OPEN_PRORATE; policy++) {
            pack.scoring.model = (enum peil_model)model;
            pack.scoring.blank = (enum peil_open_policy)policy;
            pack.scoring.unknown = (enum peil_open_policy)((policy * 2 + 1) % 5);
            pack.scoring.not_applicable = (enum peil_na_policy)(policy % 3);
            pack.scoring.count_of = (enum peil_count_of)(policy % 3);
            pack.scoring.level = 1 + (unsigned)policy % 2;
            check_result(&copy);
        }
    }
}

static void check_normal_form(
    const struct peil_answers *answers, struct peil_arena *arena, const struct peil_limits *limits)
{
    struct peil_answers *again = NULL;
    const struct peil_node *node = peil_answers_node(arena, answers);
    char digest[65], other[65];

    check(peil_answers_read(&again, arena, answers->pack, node, limits, NULL) == PEIL_OK);
    check(peil_answers_digest(digest, node) == PEIL_OK);
    check(peil_answers_digest(other, peil_answers_node(arena, again)) == PEIL_OK);
    check(strcmp(digest, other) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct peil_pack *pack;
    struct peil_limits limits = PEIL_LIMITS;
    struct peil_arena *arena = peil_arena_new();
    struct peil_diags *diags = peil_diags_new(0);
    char *bytes = malloc(size + 1);
    struct peil_source source = {"a", bytes, size, 1};
    const struct peil_node *node = NULL;
    struct peil_answers *answers = NULL;

    pack = pack ? pack : load_pack();
    check(bytes);
    if (size > 0)
        memcpy(bytes, data, size);
    bytes[size] = '\0';
    limits.remark_bytes = 64;
    if (peil_yaml_read(&node, arena, &source, &limits, PEIL_TEXT_ANSWERS, diags) == PEIL_OK) {
        int status = peil_answers_read(&answers, arena, pack, node, &limits, diags);

        check((status == PEIL_OK) == (answers != NULL));
        check((status == PEIL_OK) == (peil_diags_errors(diags) == 0));
    }
    if (answers) {
        check_result(answers);
        check_models(answers);
        check_normal_form(answers, arena, &limits);
    }
    free(bytes);
    peil_diags_free(diags);
    peil_arena_free(arena);
    return 0;
}
