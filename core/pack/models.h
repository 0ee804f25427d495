/*
 * What the models of a score are like, for whoever reads packs, makes reports or runs scripts.
 */
#ifndef PEIL_PACK_MODELS_H
#define PEIL_PACK_MODELS_H

#include <stdbool.h>

#include "core/pack/pack.h"

/* The scale that the scores of a model lie on. */
enum peil_model_scale {
    PEIL_MODEL_SCALE_NONE,
    PEIL_MODEL_SCALE_PACK,  /* `scale` of the pack */
    PEIL_MODEL_SCALE_PARTS, /* it depends on what applies */
    PEIL_MODEL_SCALE_ONE,   /* 0 to 1 */
    PEIL_MODEL_SCALE_BANDS  /* 0 to the number of the highest band */
};

struct peil_model_traits {
    enum peil_model_scale scale;
    bool whole;      /* its scores are whole numbers, whatever the rounding */
    bool below;      /* sections have it, too, unless the pack says otherwise; else a mean */
    bool own_weight; /* the weights of sections do not count */
    bool no_weight;  /* no weight counts, not even 0 */
    bool alike;      /* an item does not count for more by its weight */
    bool level;      /* it looks at `level` */
};

const struct peil_model_traits *peil_model_traits(enum peil_model model);

/* Whether an item has what a model asks for; else it does not take part. */
bool peil_model_counts(enum peil_model model, const struct peil_item *item);

/*
 * Points of an item as models compare them: those of a target or a baseline, where more is better
 * (for `reverse` counted from the other end), and those of a ratio from 0 to 1.
 */
double peil_model_points(const struct peil_item *item, double points);
double peil_model_points_at(const struct peil_item *item, double ratio);

/* Whether a section has a sum of its own in `ladder-sum`, if none above it has. */
bool peil_model_is_stream(const struct peil_pack *pack, size_t section);

/* Whether the scores of a model are made of those of sections. */
bool peil_model_by_sections(const struct peil_scoring *scoring, enum peil_model model);

/* Whether they are how many knock-outs are in order. */
bool peil_model_counts_knockouts(const struct peil_scoring *scoring, enum peil_model model);

#endif
