/*
 * What packs lend each other: terms, sources with what to know of them, a vocabulary of concepts
 * with its advice, and background. See core/pack/pack.h.
 */
#ifndef PEIL_PACK_VOCABULARY_H
#define PEIL_PACK_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/source.h"
#include "core/pack/text.h"

struct peil_pack;

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

enum peil_relation {
    PEIL_RELATION_EQUAL,
    PEIL_RELATION_SUBSET,
    PEIL_RELATION_SUPERSET,
    PEIL_RELATION_INTERSECTS
};

struct peil_mapping;

struct peil_concept {
    const char *id;        /* "onafhankelijkheid.contract" */
    const char *qualified; /* "oco:onafhankelijkheid.contract" */
    const char *was;       /* NULL if absent */
    struct peil_text label, definition;
    const struct peil_term *group; /* NULL if absent */
    struct peil_basis basis;
    const struct peil_base_advice *advice; /* by level; NULL where none is given */
    const struct peil_mapping *maps;       /* to concepts of other vocabularies */
    size_t map_count;
    const struct peil_pack *pack; /* the vocabulary */
    size_t index;                 /* in that vocabulary */
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

/*
 * How much of a concept is known through a question that is about it by a relation other than
 * equal, from 0 to below 1: the rest stays open whatever is answered. For comparing checklists.
 */
struct peil_known_shares {
    bool declared; /* by the vocabulary; else they are peil's own */
    double subset, superset, intersects;
};
#define PEIL_KNOWN_SHARES ((struct peil_known_shares){false, 0.75, 0.5, 0.5})

struct peil_vocabulary {
    const struct peil_level *levels;
    size_t level_count;
    const struct peil_term *groups;
    size_t group_count;
    const struct peil_concept *concepts;
    size_t concept_count;
    struct peil_text ask; /* template with {text} and perhaps {actors}; empty where absent */
    struct peil_known_shares known;
};

struct peil_mapping {
    const struct peil_concept *concept;
    enum peil_relation relation;
    const bool *rows; /* of a matrix: by row, those it is about; NULL: all of them */
};

#endif
