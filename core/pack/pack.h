/*
 * A loaded pack: everything its YAML says, checked and typed. The format is described for authors
 * in packs/README.md. A pack is read-only after loading and may be used by many runs.
 *
 * All pointers in these structs are borrowed from the pack they belong to, or from a pack it uses,
 * which it keeps alive.
 */
#ifndef PEIL_PACK_PACK_H
#define PEIL_PACK_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/diag.h"
#include "core/base/source.h"
#include "core/base/status.h"
#include "core/format/archive.h"
#include "core/format/limits.h"
#include "core/pack/checklist.h"
#include "core/pack/text.h"
#include "core/pack/vocabulary.h"

#define PEIL_PACK_FORMAT 1
#define PEIL_NONE SIZE_MAX /* an index that points nowhere */

struct peil_version {
    uint32_t major, minor, patch;
};

/* A Lua file of a pack. */
struct peil_script_file {
    const char *name; /* "advice.lua" */
    const struct peil_source *source;
};

/* The parts that the report of a result is made of, in the order they stand in by themselves. */
enum peil_report_part {
    PEIL_REPORT_OUTCOME,
    PEIL_REPORT_ADVICE,
    PEIL_REPORT_WHATIF, /* by itself in pages only */
    PEIL_REPORT_BLOCKS,
    PEIL_REPORT_KNOCKOUTS,
    PEIL_REPORT_SECTIONS,
    PEIL_REPORT_ANSWERS,
    PEIL_REPORT_CONCEPTS,
    PEIL_REPORT_OPEN,
    PEIL_REPORT_METHOD, /* scoring, references, where it comes from */
    PEIL_REPORT_PARTS
};

/* How the pack wants its report to look. */
struct peil_report_layout {
    struct peil_text title; /* of the paper; may be empty */
    enum peil_report_part parts[PEIL_REPORT_PARTS];
    size_t part_count; /* 0: all, in their own order */
};

struct peil_rule;     /* see core/pack/rule.h */
struct peil_decision; /* see core/pack/decision.h */

/* A pack in use, itself included. */
struct peil_used {
    const struct peil_pack *pack;
    const char *path; /* how it was found: the name of its folder or zip, without the way to it */
};

struct peil_pack {
    const char *id, *language;
    const char *version_text;
    struct peil_version version;
    /*
     * Of what decides results: pack.yaml, then the Lua files in order of name, see
     * peil_archive_digest. Tests, examples and papers may change without it; the packs that it
     * uses have their own.
     */
    char digest[65];
    const char *name; /* of the folder or zip, as messages call it */
    struct peil_text title, publisher, description, licence;
    struct peil_text short_name; /* for where there is little room; empty if absent */
    struct peil_text notice;     /* what every output has to tell its reader; empty if absent */
    struct peil_text source_title, source_publisher, source_note;
    const char *source_url; /* NULL if absent */
    int64_t source_year;    /* 0 if absent */

    const struct peil_subject_field *subject_fields;
    size_t subject_field_count;
    size_t key_field; /* PEIL_NONE if none */

    const struct peil_term *roles, *actors, *evidence_kinds; /* its own */
    size_t role_count, actor_count, evidence_kind_count;
    const struct peil_reference *references; /* its own */
    size_t reference_count;
    const struct peil_caution *cautions; /* its own */
    size_t caution_count;
    const struct peil_term *context_kinds; /* its own */
    size_t context_kind_count;
    const struct peil_context *context; /* its own */
    size_t context_count;
    const struct peil_scale *scales;
    size_t scale_count;
    const struct peil_vocabulary *vocabulary; /* NULL if it has none */

    const struct peil_child *children; /* the top sections, as children */
    size_t child_count;
    const struct peil_section *sections; /* parents before children */
    size_t section_count;
    const struct peil_item *items; /* in the order of the pack */
    size_t item_count;
    struct peil_scoring scoring;
    struct peil_knockout_words knockouts;
    struct peil_report_layout report;
    const struct peil_rule *rules; /* `advice` in pack.yaml; those of advice.lua are not here */
    size_t rule_count;
    const struct peil_decision *decisions;
    size_t decision_count;
    const struct peil_script_file *scripts; /* all Lua files, sorted by name */
    size_t script_count;
    /*
     * The items whose own condition or that of a section above them has to be settled, in an order
     * in which each comes after those it reads.
     */
    const size_t *conditional;
    size_t conditional_count;
    bool has_audience; /* some item is not for everybody */

    /* Itself, then the packs it uses, and theirs, in order of first use. */
    const struct peil_used *used;
    size_t used_count;

    struct peil_arena *arena; /* holds all of the above; gives back the packs it loaded too */

    /* What the functions below look in. */
    struct peil_index *item_index; /* items and sections: twice the index, and 1 for a section */
    struct peil_index *role_index, *actor_index, *evidence_index; /* its own */
    struct peil_index *reference_index, *concept_index;           /* likewise */
    struct peil_index *caution_index, *context_kind_index;        /* likewise */
    const char *const *item_ids, *const *role_ids;                /* ending in NULL */
};

/*
 * How a pack finds the packs it uses. `open` answers an archive for the highest version of `id`
 * with that major version, and the caller of `open` closes it. PEIL_OK with `*out` NULL where there
 * is none.
 */
struct peil_store {
    void *context;
    int (*open)(void *context, const char *id, uint32_t major, struct peil_archive **out,
        struct peil_diags *diags);
};

/* Most packs that one pack may bring along, itself included. */
#define PEIL_PACKS_MOST 32

/*
 * Loads and checks a pack and all it uses. All mistakes go to `diags` in one run, which is sorted
 * by place at the end.
 *
 * A pack that is used is looked for in the archive itself ("uses/ID.zip") before `store` is asked,
 * because a bundle has to give the same result everywhere; what stands in the outermost archive
 * comes first, so that one bundle can carry all. `store` may be NULL. Each used pack is loaded
 * once: two packs that both use a third get the same one.
 *
 * PEIL_OK, PEIL_EINPUT, PEIL_EIO or PEIL_ENOMEM; on failure `*out` is NULL. The archive may be
 * closed afterwards. The pack belongs to the caller.
 */
PEIL_CHECK int peil_pack_load(struct peil_pack **out, struct peil_archive *archive,
    const struct peil_store *store, const struct peil_limits *limits, struct peil_diags *diags);

/*
 * Gives a pack back, with the packs that were loaded for it. NULL is fine. Only for what
 * peil_pack_load answered: the packs in `used` go with it.
 */
void peil_pack_free(struct peil_pack *pack);

/*
 * Finds by id; NULL where there is none. Roles, actors and references are also looked for in the
 * packs it uses, its own first, and may be named with their pack ("oco:inkoper").
 */
const struct peil_item *peil_pack_item(const struct peil_pack *pack, const char *id);
const struct peil_term *peil_pack_role(const struct peil_pack *pack, const char *id);
const struct peil_term *peil_pack_actor(const struct peil_pack *pack, const char *id);
const struct peil_section *peil_pack_section(const struct peil_pack *pack, const char *id);
const struct peil_reference *peil_pack_reference(const struct peil_pack *pack, const char *id);

/* Whether something is asked of a role; NULL is somebody who named none, of whom all is asked. */
bool peil_audience_has(const struct peil_audience *audience, const struct peil_term *role);

/* Ids for suggestions ("did you mean"), ending in NULL; of roles also those of the packs it uses.
 */
const char *const *peil_pack_item_ids(const struct peil_pack *pack);
const char *const *peil_pack_role_ids(const struct peil_pack *pack);

/* The index of an option in a scale, or PEIL_NONE; and of the one that was called so before. */
size_t peil_scale_option(const struct peil_scale *scale, const char *id);
size_t peil_scale_former(const struct peil_scale *scale, const char *was);

/* Reads "1.2.3"; false where it is not a version. */
bool peil_version_read(const char *text, struct peil_version *out);

/* Below 0, 0 or above 0, as `a` comes before, with or after `b`. */
int peil_version_order(const struct peil_version *a, const struct peil_version *b);

/* The words of the format for the enums above ("mean-of-means"), for the document and messages. */
const char *peil_origin_word(enum peil_origin origin);
const char *peil_basis_word(enum peil_basis_kind kind);
const char *peil_relation_word(enum peil_relation relation);
const char *peil_item_type_word(enum peil_item_type type);
const char *peil_model_word(enum peil_model model);
const char *peil_count_of_word(enum peil_count_of of);
const char *peil_open_policy_word(enum peil_open_policy policy);
const char *peil_na_policy_word(enum peil_na_policy policy);
const char *peil_rounding_word(enum peil_rounding mode);
const char *peil_report_part_word(enum peil_report_part part);
/* All of the last; ends in NULL. */
extern const char *const peil_report_part_words[];

#endif
