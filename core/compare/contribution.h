/*
 * A contribution: the scores of one subject or of many, and nothing else. No answers, no remarks,
 * no dates, no names. Contributions are added up: whole numbers only, so that any order and any
 * grouping gives the same.
 *
 * For each pack (id and major version) and each class of subjects it holds a histogram of the
 * whole, of every section and of every concept: how many subjects stand at which percentage of the
 * scale, rounded half up, and how many have no value.
 *
 * It says by which rules the answers of several respondents were made one, because scores that were
 * made by different rules are not quite alike; not whether there were several.
 *
 * Each subject leaves a number behind, so that nothing is added twice. It is the start of
 * HMAC-SHA-256 (RFC 2104, FIPS 198-1) over pack and subject with a secret of whoever contributes.
 * Without that secret nobody can find out whose number it is, not even by trying all names that
 * there are; with it everybody can, so the secret stays at home. The same secret gives the same
 * number next year.
 *
 * What it does give away: the scores of a contribution of one subject are those of that subject, a
 * class that holds one subject in all the world names it, and the difference of two sums is what
 * was added. Counts are exact, small ones too, or they could not be added up: what may be shown of
 * them is decided by core/compare/benchmark.h.
 */
#ifndef PEIL_COMPARE_CONTRIBUTION_H
#define PEIL_COMPARE_CONTRIBUTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "core/compare/merge.h"
#include "core/eval/result.h"

#define PEIL_CONTRIBUTION_FORMAT 1
#define PEIL_BINS 101      /* 0 to 100 percent of the scale */
#define PEIL_CLASS_MOST 60 /* bytes of the name of a class */
#define PEIL_SECRET_BYTES 32
#define PEIL_MEMBER_SIZE 33 /* 32 hexadecimal digits and a NUL */

/*
 * Whether a class can be called this: at most PEIL_CLASS_MOST bytes on one line, that all show,
 * with no blank at the ends.
 */
bool peil_class_is_name(const char *text);

enum peil_cell_part {
    PEIL_CELL_TOTAL,
    PEIL_CELL_SECTION,
    PEIL_CELL_CONCEPT
};

/* How the subjects of one class do on one part of a checklist. */
struct peil_cell {
    enum peil_cell_part part;
    const char *id; /* of the section, or the qualified one of the concept; "" for the whole */
    uint32_t count, without;  /* subjects with a value, and those that have none */
    uint32_t bins[PEIL_BINS]; /* they add up to `count` */
};

struct peil_class_cells {
    const char *label;       /* "" for subjects of which no class is known */
    uint32_t subjects;       /* at least `count` and `without` of each cell together */
    struct peil_cell *cells; /* the whole, sections, concepts; each by id */
    size_t cell_count, cell_room;
};

struct peil_member {
    char id[PEIL_MEMBER_SIZE];
};

struct peil_pack_cells {
    const char *id;
    uint32_t major;
    const char **digests; /* of the packs that gave the scores; sorted */
    size_t digest_count, digest_room;
    struct peil_member *members; /* sorted; as many as the classes have subjects together */
    size_t member_count, member_room;
    struct peil_class_cells *classes; /* by label */
    size_t class_count, class_room;
    /* 1 << RULE for each by which several respondents were made one; 0: it does not say. */
    unsigned rules;
};

struct peil_contribution {
    struct peil_arena *arena;
    struct peil_pack_cells *packs; /* by id and major version */
    size_t pack_count, pack_room;
};

/* One with nothing in it. NULL without memory. */
struct peil_contribution *peil_contribution_new(struct peil_arena *arena);

/* A secret as it stands in a file: 64 hexadecimal digits, with blanks and line ends around them. */
bool peil_secret_read(unsigned char out[PEIL_SECRET_BYTES], const char *text, size_t length);

/* The number that a subject leaves behind, see above. */
void peil_contribution_member(char out[PEIL_MEMBER_SIZE],
    const unsigned char secret[PEIL_SECRET_BYTES], const struct peil_pack *pack,
    const char *subject);

/* The bin of a ratio of 0 to 1: its percentage, rounded half up as people do it. */
unsigned peil_contribution_bin(double ratio);

/*
 * Adds what one subject scored. `label` is "" where no class is known; `member` must not be in it
 * yet. Parts that can have no score are left out. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_contribution_add_result(struct peil_contribution *into,
    const struct peil_result *result, const char *label, const char *member);

/*
 * Says by which rule the answers of several respondents to a pack that is in it became one, whether
 * there were several or not: that nobody may know.
 */
void peil_contribution_use_rule(
    struct peil_contribution *into, const struct peil_pack *pack, enum peil_merge_rule rule);

/*
 * Adds another one, with which it shares no member; `into` is as it was on PEIL_ENOMEM only if it
 * is thrown away. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_contribution_add(
    struct peil_contribution *into, const struct peil_contribution *other);

/* A member that both have of one pack; NULL where there is none. */
const struct peil_member *peil_contribution_shared(
    const struct peil_contribution *a, const struct peil_contribution *b);

/* What there is of a pack; NULL for nothing. */
const struct peil_pack_cells *peil_contribution_pack(
    const struct peil_contribution *contribution, const char *id, uint32_t major);
bool peil_contribution_has(const struct peil_pack_cells *pack, const char *member);
/* A cell of a class; NULL where there is none. */
const struct peil_cell *peil_contribution_cell(
    const struct peil_class_cells *class_cells, enum peil_cell_part part, const char *id);

/* As canonical JSON with a line end: the same subjects give the same bytes. */
void peil_contribution_write(
    struct peil_buf *out, struct peil_arena *arena, const struct peil_contribution *contribution);
struct peil_node *peil_contribution_node(
    struct peil_arena *arena, const struct peil_contribution *contribution);

/* Whether a tree says that it is a contribution. */
bool peil_is_contribution(const struct peil_node *node);

/*
 * Reads a tree, whoever wrote it: everything in it is checked. All mistakes go to `diags`. What is
 * in `*out` borrows nothing from `node`. PEIL_OK, PEIL_EINPUT or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_contribution_read(struct peil_contribution **out, struct peil_arena *arena,
    const struct peil_node *node, struct peil_diags *diags);

/* "total", "section", "concept"; ends in NULL. */
extern const char *const peil_cell_words[];

#endif
