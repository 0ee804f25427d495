/*
 * Reads any bytes as a result from another process, for answers to a small fixed pack: it is
 * refused, or it is a result that a report can be made of, and that comes back the same when it is
 * sent on.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/octets.h"
#include "core/base/status.h"
#include "core/eval/result_wire.h"
#include "core/format/archive.h"
#include "core/format/yaml.h"
#include "core/report/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char pack_yaml[] =
    "peil: 1\nid: p\nversion: 1.0.0\nlanguage: nl\ntitle: P\n"
    "roles: [{id: rol, label: Rol}, {id: ander, label: Ander}]\n"
    "scales: {s: [{id: goed, label: Goed, points: 2}, {id: niet, label: Niet, points: -1}]}\n"
    "scoring: {model: mean-of-means, bands: [{id: hoog, label: Hoog, from: 60}, {id: laag, label: "
    "Laag, from: 0}]}\n"
    "sections:\n"
    "  - id: een\n    title: Een\n    scale: s\n    items:\n"
    "      - {id: a, text: A, knockout: yes, maps: [{concept: g.c, relation: equal}]}\n"
    "      - {id: d, text: D, for: [ander]}\n"
    "      - {id: m, text: M, type: matrix, rows: [{id: x, text: X}, {id: y, text: Y}]}\n"
    "  - id: drie\n    title: Drie\n    maps: [{concept: g.e, relation: subset}]\n    items:\n"
    "      - {id: n, text: N, type: number, min: 1, max: 9, scored: yes}\n"
    "      - {id: t, text: T, type: text}\n"
    "vocabulary:\n"
    "  levels: [{id: ja, label: Ja, from: 0.5}, {id: nee, label: Nee, from: 0}]\n"
    "  concepts: [{id: g.c, label: C}, {id: g.e, label: E}]\n";
static const char answers_yaml[] = "peil-answers: 1\npack: p@1\nrole: rol\nanswers: {a: goed, d: "
                                   "niet, m: {x: niet}, n: 3, t: Tekst}\n";

static void check(bool holds)
{
    if (!holds)
        abort();
}

static struct peil_pack *pack;
static struct peil_answers *answers;
static struct peil_result_wire *wire;

static void load(void)
{
    static struct peil_source source = {"a", answers_yaml, sizeof(answers_yaml) - 1, 1};
    struct peil_memory_file file = {"pack.yaml", pack_yaml, sizeof(pack_yaml) - 1};
    struct peil_limits limits = PEIL_LIMITS;
    struct peil_archive *archive = NULL;
    static struct peil_arena *arena; /* stays, as the pack does */
    const struct peil_node *node = NULL;

    arena = peil_arena_new();
    check(peil_archive_open_memory(&archive, "p", &file, 1, &limits, NULL) == PEIL_OK);
    check(peil_pack_load(&pack, archive, NULL, &limits, NULL) == PEIL_OK);
    peil_archive_close(archive);
    check(peil_yaml_read(&node, arena, &source, &limits, PEIL_TEXT_ANSWERS, NULL) == PEIL_OK);
    check(peil_answers_read(&answers, arena, pack, node, &limits, NULL) == PEIL_OK);
    check(peil_result_wire_new(&wire, arena, pack) == PEIL_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct peil_octets in = peil_octets_of(data, size);
    struct peil_arena *arena = peil_arena_new();
    struct peil_buf again = PEIL_BUF_EMPTY;
    struct peil_result *result = NULL;

    if (!pack)
        load();
    if (peil_result_wire_read(&result, arena, wire, answers, NULL, &in) == PEIL_OK) {
        const struct peil_report_options options = {.version = "9.9.9"};
        struct peil_buf third = PEIL_BUF_EMPTY;

        check(peil_report_result(arena, result, &options));
        peil_result_wire_write(&again, wire, result);
        in = peil_octets_of(again.data, again.length);
        check(peil_result_wire_read(&result, arena, wire, answers, NULL, &in) == PEIL_OK);
        check(peil_octets_done(&in));
        peil_result_wire_write(&third, wire, result);
        check(again.length == third.length && !memcmp(again.data, third.data, third.length));
        peil_buf_dispose(&third);
    }
    peil_buf_dispose(&again);
    peil_arena_free(arena);
    return 0;
}
