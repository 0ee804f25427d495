/*
 * Loading one pack: what its parts share. Every part is a function that reads one subject from the
 * tree into the pack and reports what is wrong with it; a part that failed leaves what others need
 * to go on without follow-up errors.
 */
#ifndef PEIL_PACK_LOADING_H
#define PEIL_PACK_LOADING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "core/format/archive.h"
#include "core/format/limits.h"
#include "core/pack/index.h"
#include "core/pack/pack.h"
#include "core/pack/schema.h"

/* Bounds for points, weights and the like, so that no sum can overflow. */
#define PEIL_NUMBER_MOST 1e9

/* Highest `maturity_level`. */
#define PEIL_MATURITY_MOST 9

/* Deepest section. */
#define PEIL_DEPTH_MOST 4

/* Things of a pack, or of a pack it uses, that are named by id. */
enum peil_name_kind {
    PEIL_NAME_REFERENCE,
    PEIL_NAME_ROLE,
    PEIL_NAME_EVIDENCE,
    PEIL_NAME_CONCEPT,
    PEIL_NAME_ACTOR,
    PEIL_NAME_CAUTION,
    PEIL_NAME_CONTEXT_KIND,
    PEIL_NAME_KINDS
};

/* All packs of one run of peil_pack_load. */
struct peil_session {
    const struct peil_store *store; /* may be NULL */
    const struct peil_limits *limits;
    struct peil_diags *diags;
    struct peil_slot {
        char id[PEIL_ID_MOST + 1];
        uint32_t major;
        struct peil_pack *pack; /* once it is loaded */
        bool loading, absent;   /* neither, and no pack: it was refused */
    } slots[PEIL_PACKS_MOST];   /* the pack itself first */
    size_t count;
    int status; /* the worst so far: PEIL_OK, PEIL_EINPUT, PEIL_EIO, PEIL_ENOMEM */
};

/* What the checks want to know of a scale beyond peil_scale. */
struct peil_scale_note {
    bool broken; /* something is wrong with it: nothing is concluded from its options */
    bool used;
    struct peil_place place;
};

/* The parts of pack.yaml that are read one by one; NULL where absent. */
struct peil_parts {
    const struct peil_node *source, *uses, *subject_fields, *roles, *actors, *evidence_kinds;
    const struct peil_node *scales, *sections, *scoring, *knockouts, *references, *vocabulary;
    const struct peil_node *report, *advice, *decisions, *cautions, *context_kinds, *context;
};

struct peil_loading {
    struct peil_schema_context schema;
    struct peil_pack *pack;
    struct peil_arena *tree; /* the tree and scratch; given back when the pack is loaded */
    struct peil_archive *archive;
    struct peil_session *session;
    const struct peil_loading *by; /* the pack that uses it; NULL for the first */
    struct peil_parts parts;
    struct peil_place top; /* of the whole map */
    /* Something that declares names of a kind failed, so a name that is not found may be fine. */
    bool names_missing[PEIL_NAME_KINDS];
    bool scales_missing;
    bool scoring_known; /* there is a model, so that other parts can be checked against it */
    bool bands_known;   /* the bands and the scale under them were read */
    bool bands_ascend;  /* as they stand in the pack */
    bool sections_missing;
    struct peil_index *scale_index;
    struct peil_scale_note *scale_notes; /* by scale */
};

/* Whether memory ran out; whatever is half read must not be looked at any more. */
bool peil_load_stuck(const struct peil_loading *load);

/* Reads the keys at the top and finds the parts. False where the rest cannot be read. */
bool peil_load_head(struct peil_loading *load, const struct peil_node *root);

/* The parts, in the order in which they are read, and what is checked when all are there. */
void peil_load_uses(struct peil_loading *load);
void peil_load_terms(struct peil_loading *load);
void peil_load_cautions(struct peil_loading *load);
void peil_load_references(struct peil_loading *load);
void peil_load_vocabulary(struct peil_loading *load);
void peil_load_scales(struct peil_loading *load);
void peil_load_scoring(struct peil_loading *load);
void peil_load_sections(struct peil_loading *load);
void peil_load_knockout_words(struct peil_loading *load);
void peil_load_context(struct peil_loading *load);
void peil_load_report(struct peil_loading *load);
void peil_load_rules(struct peil_loading *load);
void peil_load_decisions(struct peil_loading *load); /* after peil_check_ids */
void peil_load_scripts(struct peil_loading *load);
void peil_check_scales(struct peil_loading *load);
void peil_check_scoring(struct peil_loading *load);
/* Whether the items have what the models ask for; part of peil_check_scoring. */
void peil_check_models(struct peil_loading *load);
void peil_check_ids(struct peil_loading *load);
void peil_check_contents(struct peil_loading *load);
void peil_check_conditions(struct peil_loading *load);
void peil_check_files(struct peil_loading *load, const struct peil_source *source);

/*
 * Loads the pack in an archive, without sorting the diagnostics. `by` uses it, at `slot`. Answers
 * PEIL_OK, PEIL_EINPUT, PEIL_EIO or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_load_one(struct peil_pack **out, struct peil_session *session,
    struct peil_slot *slot, struct peil_archive *archive, const struct peil_loading *by);

/* Reads one item; `scale` is what the sections above it set, NULL for none; so is `audience`. */
void peil_load_item(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, const struct peil_scale *scale, bool scale_broken,
    const struct peil_audience *audience, struct peil_item *item);

/* The audience of an item or a section: of the list at `for`, NULL for none, and that above. */
void peil_load_audience(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, const struct peil_audience *above, struct peil_audience *out);

/* Fills the cells of a decision table whose outcomes were read; these stand at `place`. */
void peil_load_decision_cells(struct peil_loading *load, struct peil_decision *decision,
    const struct peil_path *path, struct peil_place place);

/* Pieces that several parts have. */
enum peil_term_kind {
    PEIL_TERM_ROLE,
    PEIL_TERM_ACTOR,
    PEIL_TERM_EVIDENCE,
    PEIL_TERM_PLAIN /* a group, a reason */
};
void peil_load_term_list(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, enum peil_term_kind kind, const struct peil_term **out,
    size_t *count);
/* The bands of the scoring, from the list at `node`; sets `bands_known`. */
void peil_load_bands(
    struct peil_loading *load, const struct peil_node *node, const struct peil_path *path);
void peil_load_rounding(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, int *decimals, enum peil_rounding *mode);
/* What is advised for a concept, by level; NULL where nothing can be said. */
const struct peil_base_advice *peil_load_advice(struct peil_loading *load,
    const struct peil_node *node, const struct peil_path *path,
    const struct peil_vocabulary *vocabulary);
/* The cautions of a reference: those at a node (NULL for none), then those that hold by its age. */
void peil_load_cautions_of(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_reference *out);
void peil_load_basis(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, bool several, struct peil_basis *out);
/* The literal words of the source stand beside edited ones, and only there. */
void peil_check_source_text(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, bool has_origin, int origin);
/* The concepts that an item, or a section where `item` is NULL, maps to by a list. */
void peil_load_maps(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, const struct peil_item *item, const struct peil_mapping **out,
    size_t *count);
/* What a concept of this pack maps to, by its `maps`; of concepts of packs that this one uses. */
void peil_load_concept_maps(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_concept *concept);
/* The shares at a node; peil's own for NULL. */
void peil_load_known_shares(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_known_shares *out);
/*
 * Which rows of a matrix a list names, by row. NULL where nothing can be said about it, and for
 * what has no rows: another item, or none.
 */
const bool *peil_load_row_marks(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, const struct peil_item *item);
/* A scale by the node that names it; `*broken` where nothing can be said about it. */
const struct peil_scale *peil_load_scale(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, bool *broken);

/* Reports that a scale has no option `id`. */
void peil_load_unknown_option(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, const struct peil_scale *scale, const char *id);

/* peil_schema_unique for the pack that is loaded. */
void peil_check_unique(struct peil_loading *load, const struct peil_node *list, const char *key,
    const struct peil_path *path);

/* Checks the former ids (`was`) of a list of options or rows: free, and of one of them only. */
void peil_check_former(
    struct peil_loading *load, const struct peil_node *list, const struct peil_path *path);

/* Warns of a key of `map` that says nothing where it stands; not where it is absent. */
void peil_warn_unused(struct peil_loading *load, const struct peil_node *map, const char *key,
    const struct peil_path *path);

/* The place of the value at a key; of the map where it has none. */
struct peil_place peil_value_place(const struct peil_node *map, const char *key);

/* Who looks names up. */
struct peil_naming {
    struct peil_schema_context *schema;
    const struct peil_pack *pack;
    struct peil_arena *scratch;
    const bool *missing; /* by kind, see `names_missing`; NULL where nothing is */
};

/*
 * The thing that a node names ("wmo-1", "oco:wmo-1"): a struct peil_reference, peil_term or
 * peil_concept. NULL after it was reported, or where nothing can be said.
 */
const void *peil_find_name(const struct peil_naming *naming, enum peil_name_kind kind,
    const struct peil_node *node, const struct peil_path *path);

/* The same for the pack that is loaded. */
struct peil_naming peil_load_naming(struct peil_loading *load);
const void *peil_load_name(struct peil_loading *load, enum peil_name_kind kind,
    const struct peil_node *node, const struct peil_path *path);

/* The same by the name that is used in `pack`: its own first, then of the packs it uses. */
const void *peil_pack_named(
    const struct peil_pack *pack, enum peil_name_kind kind, const char *name);

#endif
