/*
 * How a pack is scored.
 */
#include <string.h>

#include "core/pack/loading.h"
#include "core/pack/models.h"
#include "core/pack/rule_texts.h"
#include "core/pack/words.h"

struct scoring {
    int model, section_model, blank, unknown, not_applicable, origin;
    bool has_model, has_section_model, has_cap;
    double cap;
    int64_t level;
    const struct peil_node *count, *staged, *scale, *prorate, *thresholds, *rounding, *bands;
    struct peil_text sentence, note;
};

static const char *const origin_words[] = {"own", "source", NULL};

#define AT(field) offsetof(struct scoring, field)
static const struct peil_field scoring_fields[] = {{.key = "model",
                                                       .type = PEIL_FIELD_WORD,
                                                       .offset = AT(model),
                                                       .required = true,
                                                       .words = peil_model_words,
                                                       .seen_offset = AT(has_model)},
    {.key = "section_model",
        .type = PEIL_FIELD_WORD,
        .offset = AT(section_model),
        .words = peil_model_words,
        .seen_offset = AT(has_section_model)},
    {.key = "level",
        .type = PEIL_FIELD_INTEGER,
        .offset = AT(level),
        .min = 1,
        .max = PEIL_DEPTH_MOST},
    {.key = "count", .type = PEIL_FIELD_NODE, .offset = AT(count)},
    {.key = "staged", .type = PEIL_FIELD_NODE, .offset = AT(staged)},
    {.key = "scale", .type = PEIL_FIELD_NODE, .offset = AT(scale)},
    {.key = "blank", .type = PEIL_FIELD_WORD, .offset = AT(blank), .words = peil_open_policy_words},
    {.key = "unknown",
        .type = PEIL_FIELD_WORD,
        .offset = AT(unknown),
        .words = peil_open_policy_words},
    {.key = "not_applicable",
        .type = PEIL_FIELD_WORD,
        .offset = AT(not_applicable),
        .words = peil_na_policy_words},
    {.key = "cap",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(cap),
        .min = -PEIL_NUMBER_MOST,
        .max = PEIL_NUMBER_MOST,
        .seen_offset = AT(has_cap)},
    {.key = "prorate", .type = PEIL_FIELD_NODE, .offset = AT(prorate)},
    {.key = "thresholds", .type = PEIL_FIELD_NODE, .offset = AT(thresholds)},
    {.key = "rounding", .type = PEIL_FIELD_NODE, .offset = AT(rounding)},
    {.key = "bands", .type = PEIL_FIELD_NODE, .offset = AT(bands)},
    {.key = "sentence", .type = PEIL_FIELD_TEXT, .offset = AT(sentence)},
    {.key = "note", .type = PEIL_FIELD_TEXT, .offset = AT(note)},
    {.key = "origin", .type = PEIL_FIELD_WORD, .offset = AT(origin), .words = origin_words}, {0}};
#undef AT

struct count {
    int of;
    double from;
};

#define AT(field) offsetof(struct count, field)
static const struct peil_field count_fields[] = {
    {.key = "of", .type = PEIL_FIELD_WORD, .offset = AT(of), .words = peil_count_of_words},
    {.key = "from", .type = PEIL_FIELD_NUMBER, .offset = AT(from), .min = 0, .max = 1}, {0}};
#undef AT

#define AT(field) offsetof(struct peil_scoring, field)
static const struct peil_field scale_fields[] = {{.key = "min",
                                                     .type = PEIL_FIELD_NUMBER,
                                                     .offset = AT(scale_min),
                                                     .min = -PEIL_NUMBER_MOST,
                                                     .max = PEIL_NUMBER_MOST},
    {.key = "max",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(scale_max),
        .min = -PEIL_NUMBER_MOST,
        .max = PEIL_NUMBER_MOST},
    {0}};
static const struct peil_field staged_fields[] = {
    {.key = "from", .type = PEIL_FIELD_NUMBER, .offset = AT(staged_from), .min = 1e-3, .max = 1},
    {0}};
static const struct peil_field prorate_fields[] = {
    {.key = "from", .type = PEIL_FIELD_NUMBER, .offset = AT(prorate_from), .min = 0, .max = 1},
    {0}};
static const struct peil_field threshold_fields[] = {{.key = "provisional",
                                                         .type = PEIL_FIELD_NUMBER,
                                                         .offset = AT(provisional),
                                                         .min = 0,
                                                         .max = 1},
    {.key = "incomplete", .type = PEIL_FIELD_NUMBER, .offset = AT(incomplete), .min = 0, .max = 1},
    {0}};
#undef AT

struct rounding {
    int64_t decimals;
    int mode;
};

#define AT(field) offsetof(struct rounding, field)
static const struct peil_field rounding_fields[] = {
    {.key = "decimals", .type = PEIL_FIELD_INTEGER, .offset = AT(decimals), .min = 0, .max = 9},
    {.key = "mode", .type = PEIL_FIELD_WORD, .offset = AT(mode), .words = peil_rounding_words},
    {0}};
#undef AT

void peil_load_rounding(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, int *decimals, enum peil_rounding *mode)
{
    struct rounding rounding = {.decimals = *decimals, .mode = (int)*mode};

    if (peil_schema_read(&load->schema, node, rounding_fields, path, &rounding)) {
        *decimals = (int)rounding.decimals;
        *mode = (enum peil_rounding)rounding.mode;
    }
}

static enum peil_model default_section_model(enum peil_model model)
{
    return peil_model_traits(model)->below ? model : PEIL_MODEL_MEAN;
}

static void read_count(
    struct peil_loading *load, const struct peil_node *node, const struct peil_path *path)
{
    struct peil_scoring *scoring = &load->pack->scoring;
    struct count count = {.from = scoring->count_from};

    if (peil_schema_read(&load->schema, node, count_fields, PEIL_PATH_KEY(path, "count"), &count)) {
        scoring->count_of = (enum peil_count_of)count.of;
        scoring->count_from = scoring->count_of == PEIL_COUNT_KNOCKOUTS ? 1 : count.from;
    }
}

static void read_scale(
    struct peil_loading *load, const struct peil_node *node, const struct peil_path *path)
{
    struct peil_scoring *scoring = &load->pack->scoring;
    const struct peil_path *here = PEIL_PATH_KEY(path, "scale");
    bool failed_before = load->schema.failed;

    load->schema.failed = false;
    peil_schema_read(&load->schema, node, scale_fields, here, scoring);
    if (!load->schema.failed && scoring->scale_min >= scoring->scale_max) {
        peil_schema_error(&load->schema, "pack/min-not-below-max", peil_value_place(node, "max"),
            here,
            PEIL_ARGS(
                PEIL_NUMBER("min", scoring->scale_min), PEIL_NUMBER("max", scoring->scale_max)));
    }
    load->bands_known = load->bands_known && !load->schema.failed;
    load->schema.failed = load->schema.failed || failed_before;
}

static void read_thresholds(
    struct peil_loading *load, const struct peil_node *node, const struct peil_path *path)
{
    struct peil_scoring *scoring = &load->pack->scoring;
    const struct peil_path *here = PEIL_PATH_KEY(path, "thresholds");

    if (peil_schema_read(&load->schema, node, threshold_fields, here, scoring) &&
        scoring->incomplete > scoring->provisional) {
        peil_schema_error(&load->schema, "pack/thresholds-order",
            peil_value_place(node, "incomplete"), here,
            PEIL_ARGS(PEIL_NUMBER("incomplete", scoring->incomplete),
                PEIL_NUMBER("provisional", scoring->provisional)));
    }
}

/* {band} only where there are bands. */
static void check_sentence(
    struct peil_loading *load, const struct scoring *read, const struct peil_path *path)
{
    static const char *const words[] = {"subject", "value", "max", "band", NULL};
    const struct peil_node *node = peil_node_get(load->parts.scoring, "sentence");
    const struct peil_path *here = PEIL_PATH_KEY(path, "sentence");

    peil_check_placeholders(&load->schema, node, here, &read->sentence, words);
    for (size_t i = 0; !read->bands && i < read->sentence.count; i++) {
        const struct peil_text_variant *one = &read->sentence.variants[i];
        const struct peil_node *variant = peil_node_get(node, one->tag);

        if (strstr(one->text, "{band}"))
            peil_schema_error(&load->schema, "pack/sentence-without-bands",
                peil_node_place(variant ? variant : node), here, PEIL_NO_ARGS);
    }
}

/* The parts that are maps and lists of their own. */
static void read_parts(
    struct peil_loading *load, const struct scoring *read, const struct peil_path *path)
{
    struct peil_scoring *scoring = &load->pack->scoring;

    if (read->count)
        read_count(load, read->count, path);
    if (read->staged) {
        peil_schema_read(
            &load->schema, read->staged, staged_fields, PEIL_PATH_KEY(path, "staged"), scoring);
    }
    if (read->prorate) {
        peil_schema_read(
            &load->schema, read->prorate, prorate_fields, PEIL_PATH_KEY(path, "prorate"), scoring);
    }
    if (read->thresholds)
        read_thresholds(load, read->thresholds, path);
    if (read->rounding) {
        peil_load_rounding(load, read->rounding, PEIL_PATH_KEY(path, "rounding"),
            &scoring->decimals, &scoring->rounding);
    }
    if (read->bands)
        peil_load_bands(load, read->bands, PEIL_PATH_KEY(path, "bands"));
    if (read->scale)
        read_scale(load, read->scale, path);
}

void peil_load_scoring(struct peil_loading *load)
{
    const struct peil_node *node = load->parts.scoring;
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "scoring");
    struct peil_scoring *scoring = &load->pack->scoring;
    struct scoring read = {.level = 1};

    *scoring = (struct peil_scoring){.level = 1,
        .count_from = 1,
        .staged_from = 1,
        .scale_max = 100,
        .prorate_from = 0.5,
        .provisional = 0.75,
        .incomplete = 0.5,
        .rounding = PEIL_ROUND_HALF_UP};
    if (!node && load->parts.sections)
        peil_schema_error(&load->schema, "pack/no-scoring", load->top, NULL, PEIL_NO_ARGS);
    if (node && !load->parts.sections) {
        peil_schema_error(&load->schema, "pack/scoring-without-sections", peil_node_place(node),
            path, PEIL_NO_ARGS);
    }
    if (!node || !peil_schema_read(&load->schema, node, scoring_fields, path, &read))
        return;
    load->scoring_known = read.has_model;
    scoring->model = (enum peil_model)read.model;
    scoring->section_model = read.has_section_model ? (enum peil_model)read.section_model
                                                    : default_section_model(scoring->model);
    scoring->level = (unsigned)read.level;
    scoring->blank = (enum peil_open_policy)read.blank;
    scoring->unknown = (enum peil_open_policy)read.unknown;
    scoring->not_applicable = (enum peil_na_policy)read.not_applicable;
    scoring->has_cap = read.has_cap;
    scoring->cap = read.cap;
    scoring->sentence = read.sentence;
    scoring->note = read.note;
    scoring->origin = (enum peil_origin)read.origin;
    check_sentence(load, &read, path);
    read_parts(load, &read, path);
}
