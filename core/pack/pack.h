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
#include "core/base/num.h"
#include "core/base/source.h"
#include "core/base/status.h"
#include "core/format/archive.h"
#include "core/format/limits.h"
#include "core/pack/expression.h"
#include "core/pack/text.h"

#define PEIL_PACK_FORMAT 1
#define PEIL_NONE SIZE_MAX /* an index that points nowhere */

struct peil_pack;

struct peil_version {
    uint32_t major, minor, patch;
};

/* A thing with an id and a label: role, actor, kind of evidence, group, reason. */
struct peil_term {
    const char *id;
    struct peil_text label;
    struct peil_text as; /* actor: how a sentence names it ("de wethouder"); may be empty */
    const struct peil_pack *pack; /* where it is declared */
    bool flag;   /* role: anonymous; actor: can do it himself; evidence kind: measures experience */
    bool office; /* role: an office, such as a municipality, not a person */
    struct peil_place place; /* where its id stands; so everywhere below */
};

/* Whom something is asked of: `for` in pack.yaml, with that of the sections above it. */
struct peil_audience {
    const struct peil_term *const *roles;
    size_t count; /* 0: everybody */
};

struct peil_option {
    const char *id;
    struct peil_text label;
    struct peil_text description;
    bool scored;
    double points;
};

struct peil_scale {
    const char *id;
    const struct peil_option *options; /* in the order of the form */
    size_t count;
    bool scored;      /* some option has points */
    double low, high; /* least and most points; 0 when not scored */
};

enum peil_origin {
    PEIL_ORIGIN_OWN,
    PEIL_ORIGIN_SOURCE,
    PEIL_ORIGIN_EDITED,
    PEIL_ORIGIN_DERIVED
};
enum peil_basis_kind {
    PEIL_BASIS_NONE,
    PEIL_BASIS_LAW,
    PEIL_BASIS_LAW_APPLIED,
    PEIL_BASIS_NORM
};

struct peil_reference {
    const char *id;
    const struct peil_pack *pack;
    enum {
        PEIL_REFERENCE_LAW,
        PEIL_REFERENCE_PUBLICATION,
        PEIL_REFERENCE_PAGE
    } kind;
    struct peil_text title, publisher, summary, audience, category, sort;
    const char *law, *article, *date, *link, *valid_until, *checked, *source; /* NULL if absent */
    int64_t year, pages;                                                      /* 0 if absent */
    enum peil_origin origin;
    const struct peil_caution **cautions;
    size_t caution_count;
    struct peil_place place;
};

/* Something to know about a source: that its law has changed, that nobody here has read it. */
struct peil_caution {
    const char *id;
    struct peil_text label; /* a word or two, behind the name of a source */
    struct peil_text text;
    int64_t before; /* also of publications and pages of the pack from before this year; 0: none */
    const struct peil_pack *pack;
    struct peil_place place;
};

/* Why something is asked: law, our reading of the law, or a norm. */
struct peil_basis {
    enum peil_basis_kind kind;
    const struct peil_reference **references;
    size_t reference_count;
    struct peil_text note;
};

struct peil_level {
    const char *id;
    struct peil_text label;
    double from; /* least ratio, 0 to 1; levels stand best first */
};

/* What a vocabulary advises where a concept has a certain level. */
struct peil_base_advice {
    struct peil_text text; /* empty: nothing is advised at this level */
    struct peil_text ask;  /* the same for who can only ask; empty: by the vocabulary's template */
    const struct peil_term **actors;
    size_t actor_count;
    const struct peil_reference **references;
    size_t reference_count;
    struct peil_place place;
};

struct peil_concept {
    const char *id;        /* "onafhankelijkheid.contract" */
    const char *qualified; /* "oco:onafhankelijkheid.contract" */
    const char *was;       /* NULL if absent */
    struct peil_text label, definition;
    const struct peil_term *group; /* NULL if absent */
    struct peil_basis basis;
    const struct peil_base_advice *advice; /* by level; NULL where none is given */
    const struct peil_pack *pack;          /* the vocabulary */
    size_t index;                          /* in that vocabulary */
    struct peil_place place;
};

/*
 * Background to concepts: a finding, a cause, an example, as somebody else tells of it. It asks
 * nothing and advises nothing.
 */
struct peil_context {
    const char *id;
    const struct peil_term *kind;
    struct peil_text title, text;     /* the title may be empty */
    struct peil_text by;              /* who says so, in a quotation; may be empty */
    int64_t year;                     /* 0 if absent */
    const char *source_text, *source; /* NULL if absent */
    enum peil_origin origin;
    const struct peil_reference **references;
    size_t reference_count;
    const struct peil_concept **concepts;
    size_t concept_count;
    const struct peil_pack *pack;
    struct peil_place place;
};

struct peil_vocabulary {
    const struct peil_level *levels;
    size_t level_count;
    const struct peil_term *groups;
    size_t group_count;
    const struct peil_concept *concepts;
    size_t concept_count;
    struct peil_text ask; /* template with {text} and perhaps {actors}; empty where absent */
};

enum peil_relation {
    PEIL_RELATION_EQUAL,
    PEIL_RELATION_SUBSET,
    PEIL_RELATION_SUPERSET,
    PEIL_RELATION_INTERSECTS
};

struct peil_mapping {
    const struct peil_concept *concept;
    enum peil_relation relation;
    const bool *rows; /* of a matrix: by row, those it is about; NULL: all of them */
};

enum peil_item_type {
    PEIL_ITEM_CHOICE,
    PEIL_ITEM_CHOICES,
    PEIL_ITEM_MATRIX,
    PEIL_ITEM_NUMBER,
    PEIL_ITEM_TEXT,
    PEIL_ITEM_DATE
};

struct peil_row {
    const char *id;
    struct peil_text text;
};

struct peil_item {
    const char *id, *was;
    size_t index;   /* in peil_pack_items */
    size_t section; /* index of the section it stands in */
    struct peil_text text, help, unit;
    const char *source_text, *source; /* NULL if absent */
    enum peil_origin origin;
    enum peil_item_type type;
    const struct peil_scale *scale; /* choice, choices, matrix; else NULL */
    const struct peil_row *rows;
    size_t row_count;
    bool has_min, has_max, has_step, has_target;
    double min, max, step; /* number */
    double target;         /* points */
    bool scored, reverse;
    /*
     * What its value can be. choice: least and most points; matrix: the same, for the mean of its
     * rows; choices: the least and most that chosen options can add up to; number: min and max.
     * Both 0 when not scored.
     */
    double low, high;
    double weight;
    double effort; /* of bringing it in order; above 0 */
    bool unknown_allowed, not_applicable_allowed, remark_allowed;
    const struct peil_term *reasons; /* for not-applicable; none means a free reason */
    size_t reason_count;
    bool knockout;
    const bool *fails, *attention; /* by option, when `knockout`; else NULL; `reverse` is in them */
    const bool *knockout_rows;     /* matrix: by row, those that decide; NULL: all of them */
    struct peil_basis basis;
    const struct peil_term *evidence; /* NULL if absent */
    const struct peil_term **asks;
    size_t asks_count;
    struct peil_audience audience;
    const struct peil_mapping *maps;
    size_t map_count;
    struct peil_expression applies_if;
    struct peil_place place;
};

enum peil_model {
    PEIL_MODEL_NONE,
    PEIL_MODEL_COUNT,
    PEIL_MODEL_MEAN,
    PEIL_MODEL_SUM,
    PEIL_MODEL_MEAN_OF_MEANS,
    PEIL_MODEL_WORST,
    PEIL_MODEL_LOWEST_LAW, /* of what the law asks; else mean */
    PEIL_MODEL_FLAT,       /* points for all that is the best; of XCCDF, so are the next three */
    PEIL_MODEL_FLAT_UNWEIGHTED,
    PEIL_MODEL_ABSOLUTE,
    PEIL_MODEL_XCCDF_DEFAULT,
    PEIL_MODEL_ALL_OR_PARTIAL
};

/* What the model count counts. */
enum peil_count_of {
    PEIL_COUNT_ITEMS,
    PEIL_COUNT_SECTIONS,
    PEIL_COUNT_KNOCKOUTS /* those that are in order */
};

enum peil_open_policy {
    PEIL_OPEN_EXCLUDE,
    PEIL_OPEN_ZERO,
    PEIL_OPEN_MINIMUM,
    PEIL_OPEN_NULL_IF_ANY,
    PEIL_OPEN_PRORATE
};

enum peil_na_policy {
    PEIL_NA_EXCLUDE,
    PEIL_NA_TARGET,
    PEIL_NA_MAXIMUM
};

struct peil_band {
    const char *id;
    struct peil_text label, verdict;
    double from;                        /* least shown number */
    struct peil_expression escalate_if; /* when true, this band holds whatever the number */
};

struct peil_scoring {
    enum peil_model model, section_model;
    unsigned level; /* depth of the sections that are units; 1 is the top */
    enum peil_count_of count_of;
    double count_from; /* count: the ratio a unit must reach; not for knock-outs */
    double scale_min, scale_max;
    enum peil_open_policy blank, unknown;
    enum peil_na_policy not_applicable;
    double prorate_from;
    double provisional, incomplete; /* completeness below which a score is that */
    int decimals;
    enum peil_rounding rounding;
    /*
     * Highest `from` first. The lowest starts at the least number the model can give when
     * everything applies; should leaving things out give a lower one yet, it belongs to the lowest
     * band.
     */
    const struct peil_band *bands;
    size_t band_count;
    struct peil_text sentence; /* template of the outcome, where there is a value; may be empty */
    struct peil_text note;
    enum peil_origin origin;
};

/* Something that stands in a section, in the order of the pack. */
struct peil_child {
    bool is_section;
    size_t index; /* in peil_pack_sections or peil_pack_items */
};

struct peil_section {
    const char *id, *was;
    size_t index;
    size_t parent;  /* PEIL_NONE at the top */
    unsigned depth; /* 1 at the top */
    struct peil_text title, intro;
    const char *source_text, *source; /* of the title; NULL if absent */
    enum peil_origin origin;          /* of the title */
    bool has_origin;
    double weight;
    enum peil_model model;
    int decimals; /* of its score; those of the pack unless the section says otherwise */
    enum peil_rounding rounding;
    const struct peil_child *children;
    size_t child_count;
    size_t first_item, item_count; /* all items below it, in order, lie together */
    const struct peil_mapping *maps;
    size_t map_count;
    struct peil_expression applies_if; /* of all items below it */
    struct peil_audience audience;     /* likewise */
    struct peil_place place;
};

struct peil_subject_field {
    const char *id;
    struct peil_text label, help;
    bool required, key;
};

/* The words of the knock-out verdict; empty texts where the pack leaves them to the report. */
struct peil_knockout_words {
    struct peil_text title, failed, attention, unknown, passed;
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
    const char *id, *language, *licence;
    const char *version_text;
    struct peil_version version;
    /*
     * Of what decides results: pack.yaml, then the Lua files in order of name, see
     * peil_archive_digest. Tests, examples and papers may change without it; the packs that it
     * uses have their own.
     */
    char digest[65];
    const char *name; /* of the folder or zip, as messages call it */
    struct peil_text title, publisher, description;
    struct peil_text notice; /* what every output has to tell its reader; empty if absent */
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

/* The index of an option in a scale, or PEIL_NONE. */
size_t peil_scale_option(const struct peil_scale *scale, const char *id);

/* Reads "1.2.3"; false where it is not a version. */
bool peil_version_read(const char *text, struct peil_version *out);

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
