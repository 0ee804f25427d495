/*
 * Answers on one version of a pack, as answers on another: by id, following what was declared to be
 * renamed (`was`) of items, sections, options and rows. What cannot be carried is listed with its
 * reason, and stays blank.
 *
 * A renamed id is followed both ways: from an older version to a newer one, which says what things
 * were called before, and back. `was` wins from an id that happens to be the same.
 */
#ifndef PEIL_COMPARE_CARRY_H
#define PEIL_COMPARE_CARRY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "core/eval/answers.h"
#include "core/format/limits.h"
#include "core/pack/pack.h"

/* Why something is not the same in the other version. */
enum peil_carry_loss {
    PEIL_CARRY_FOLLOWED,      /* nothing is lost */
    PEIL_CARRY_ITEM_GONE,     /* no item has this id, or had it */
    PEIL_CARRY_TYPE_CHANGED,  /* a choice became a number, for instance */
    PEIL_CARRY_SCALE_CHANGED, /* the best or the worst option is another one */
    PEIL_CARRY_UNIT_CHANGED,  /* number: days became weeks */
    PEIL_CARRY_OPTION_GONE,   /* the option that was chosen */
    PEIL_CARRY_ROW_GONE,      /* a row that was answered */
    PEIL_CARRY_OUT_OF_RANGE,  /* a number that is no longer allowed */
    PEIL_CARRY_STATE_REFUSED, /* "unknown" or "not applicable" is no longer allowed */
    PEIL_CARRY_UNREADABLE,    /* only by peil_carry_read: no answer to this item */
    PEIL_CARRY_ROLE_GONE      /* the role of whoever answered */
};

/* An answer, or a part of one, that could not be carried. */
struct peil_not_carried {
    enum peil_carry_loss loss;
    const char *id;               /* of the item, or the role, as it was given */
    const struct peil_item *from; /* NULL where its pack is not there, and for a role */
    const struct peil_item *to;   /* NULL where the item is gone, and for a role */
    const char *part;             /* id of the row or option, or the number or word; NULL */
};

/* What of one version is what of another: by index; PEIL_NONE where there is nothing. */
struct peil_carry_map {
    const struct peil_pack *from, *to;
    bool back;              /* `to` is the older one */
    const size_t *items;    /* by item of `from` */
    const size_t *sections; /* by section of `from` */
};

/* Answers on `to`, and what of them was lost, in the order of `from`. */
struct peil_carried {
    struct peil_answers *answers;
    const struct peil_not_carried *lost;
    size_t lost_count;
};

/* Finds what is what. The packs have the same id. PEIL_OK or PEIL_ENOMEM. */
PEIL_CHECK int peil_carry_map_make(struct peil_carry_map *out, struct peil_arena *arena,
    const struct peil_pack *from, const struct peil_pack *to);

/*
 * Whether the answers to an item (by index in `from`) can be compared at all: the item is there,
 * with the same type, and on a scale of which the best and the worst option are the same.
 */
enum peil_carry_loss peil_carry_item(const struct peil_carry_map *map, size_t item);

/*
 * Of a matrix (by index in `from`) that can be compared: by row of the item it is in `to`, whether
 * the row was there. NULL where all were, or without memory.
 */
const bool *peil_carry_rows(
    const struct peil_carry_map *map, struct peil_arena *arena, size_t item);

/* The answers on `map->from`, on `map->to`. What is in `out` borrows from both and from `answers`.
 * PEIL_OK or PEIL_ENOMEM. */
PEIL_CHECK int peil_carry(struct peil_carried *out, struct peil_arena *arena,
    const struct peil_carry_map *map, const struct peil_answers *answers);

/*
 * The same for a tree of answers on a version that is not there (of the same major): what `to`
 * knows by this id, or knew, and can read. PEIL_OK; PEIL_EINPUT with errors in `diags` where it is
 * no tree of answers on this pack; PEIL_ENOMEM.
 */
PEIL_CHECK int peil_carry_read(struct peil_carried *out, struct peil_arena *arena,
    const struct peil_pack *to, const struct peil_node *tree, const struct peil_limits *limits,
    struct peil_diags *diags);

/* Whether a stored result was made with this pack: by its content. */
bool peil_carry_is_of(const struct peil_node *stored, const struct peil_pack *pack);

/* "item-gone" ...; NULL for PEIL_CARRY_FOLLOWED. */
const char *peil_carry_loss_word(enum peil_carry_loss loss);

#endif
