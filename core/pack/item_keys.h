/*
 * The keys of an item as they are read, before the rules of its type are applied.
 */
#ifndef PEIL_PACK_ITEM_KEYS_H
#define PEIL_PACK_ITEM_KEYS_H

#include "core/pack/loading.h"

struct peil_item_keys {
    const char *id, *was, *source_text, *source;
    struct peil_text text, help, unit;
    int type, origin;
    const struct peil_node *scale, *rows, *not_applicable, *knockout, *basis, *evidence, *maps,
        *asks, *audience;
    double min, max, step, target, baseline, weight, effort;
    int64_t maturity_level;
    bool has_type, has_origin, has_min, has_max, has_step, has_target, has_baseline, has_scored;
    bool scored, reverse, unknown, remark;
    struct peil_expression applies_if;
};

/*
 * Applies what belongs to the item's type: its scale, rows, range, points, and which other answers
 * it takes. `scale` and `scale_broken` are what the sections above set.
 */
void peil_load_item_type(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, const struct peil_item_keys *keys, const struct peil_scale *scale,
    bool scale_broken, struct peil_item *item);

/* Reads the knock-out of an item whose scale is known. */
void peil_load_knockout(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_item *item);

#endif
