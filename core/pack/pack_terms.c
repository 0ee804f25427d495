/*
 * Things with an id and a label: roles, actors, kinds of evidence, groups, reasons.
 */
#include "core/pack/loading.h"

struct term {
    const char *id;
    struct peil_text label, as;
    bool flag;
    int sort;
};

static const char *const sort_words[] = {"person", "office", NULL};

#define AT(field) offsetof(struct term, field)
#define COMMON_FIELDS                                                                              \
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id), .required = true},                      \
    {                                                                                              \
        .key = "label", .type = PEIL_FIELD_TEXT, .offset = AT(label), .required = true             \
    }

static const struct peil_field role_fields[] = {COMMON_FIELDS,
    {.key = "anonymous", .type = PEIL_FIELD_BOOL, .offset = AT(flag)},
    {.key = "sort", .type = PEIL_FIELD_WORD, .offset = AT(sort), .words = sort_words}, {0}};
static const struct peil_field actor_fields[] = {COMMON_FIELDS,
    {.key = "as", .type = PEIL_FIELD_TEXT, .offset = AT(as)},
    {.key = "does", .type = PEIL_FIELD_BOOL, .offset = AT(flag)}, {0}};
static const struct peil_field evidence_fields[] = {
    COMMON_FIELDS, {.key = "experience", .type = PEIL_FIELD_BOOL, .offset = AT(flag)}, {0}};
static const struct peil_field plain_fields[] = {COMMON_FIELDS, {0}};
#undef AT

/* By peil_term_kind. */
static const struct peil_field *const tables[] = {
    role_fields, actor_fields, evidence_fields, plain_fields};

void peil_load_term_list(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, enum peil_term_kind kind, const struct peil_term **out,
    size_t *count)
{
    struct peil_term *terms;
    size_t i;

    if (!peil_schema_list(&load->schema, node, path))
        return;
    terms = peil_arena_array(load->pack->arena, peil_node_count(node), sizeof(*terms));
    if (!terms)
        return;
    for (i = 0; i < peil_node_count(node); i++) {
        const struct peil_node *map = peil_node_at(node, i);
        struct term term = {.flag = kind == PEIL_TERM_ACTOR};

        peil_schema_read(&load->schema, map, tables[kind], PEIL_PATH_AT(path, i), &term);
        terms[i].id = term.id;
        terms[i].label = term.label;
        terms[i].as = term.as;
        terms[i].pack = load->pack;
        terms[i].flag = term.flag;
        terms[i].office = term.sort == 1;
        terms[i].place = peil_value_place(map, "id");
    }
    peil_check_unique(load, node, "id", path);
    *out = terms;
    *count = peil_node_count(node);
}

/* An index of the terms; sets `*missing` where one has no id. */
static struct peil_index *index_terms(
    struct peil_loading *load, const struct peil_term *terms, size_t count, bool *missing)
{
    struct peil_index *index = peil_index_new(load->pack->arena, count);
    size_t i;

    for (i = 0; i < count; i++) {
        *missing = *missing || !terms[i].id;
        peil_index_add(index, terms[i].id, i);
    }
    peil_index_sort(index, load->tree);
    return index;
}

void peil_load_terms(struct peil_loading *load)
{
    const struct peil_parts *parts = &load->parts;
    struct peil_pack *pack = load->pack;
    bool *missing = load->names_missing;

    if (parts->roles) {
        peil_load_term_list(load, parts->roles, PEIL_PATH_KEY(NULL, "roles"), PEIL_TERM_ROLE,
            &pack->roles, &pack->role_count);
        missing[PEIL_NAME_ROLE] = missing[PEIL_NAME_ROLE] || pack->role_count == 0;
    }
    if (parts->actors) {
        peil_load_term_list(load, parts->actors, PEIL_PATH_KEY(NULL, "actors"), PEIL_TERM_ACTOR,
            &pack->actors, &pack->actor_count);
        missing[PEIL_NAME_ACTOR] = missing[PEIL_NAME_ACTOR] || pack->actor_count == 0;
    }
    if (parts->evidence_kinds) {
        peil_load_term_list(load, parts->evidence_kinds, PEIL_PATH_KEY(NULL, "evidence_kinds"),
            PEIL_TERM_EVIDENCE, &pack->evidence_kinds, &pack->evidence_kind_count);
        missing[PEIL_NAME_EVIDENCE] = missing[PEIL_NAME_EVIDENCE] || pack->evidence_kind_count == 0;
    }
    if (parts->context_kinds) {
        peil_load_term_list(load, parts->context_kinds, PEIL_PATH_KEY(NULL, "context_kinds"),
            PEIL_TERM_PLAIN, &pack->context_kinds, &pack->context_kind_count);
        missing[PEIL_NAME_CONTEXT_KIND] =
            missing[PEIL_NAME_CONTEXT_KIND] || pack->context_kind_count == 0;
    }
    pack->role_index = index_terms(load, pack->roles, pack->role_count, &missing[PEIL_NAME_ROLE]);
    pack->actor_index =
        index_terms(load, pack->actors, pack->actor_count, &missing[PEIL_NAME_ACTOR]);
    pack->evidence_index = index_terms(
        load, pack->evidence_kinds, pack->evidence_kind_count, &missing[PEIL_NAME_EVIDENCE]);
    pack->context_kind_index = index_terms(
        load, pack->context_kinds, pack->context_kind_count, &missing[PEIL_NAME_CONTEXT_KIND]);
}
