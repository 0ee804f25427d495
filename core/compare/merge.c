/*
 * The answers of several respondents as one sheet.
 */
#include "core/compare/merge.h"

#include <string.h>

#include "core/compare/merge_parts.h"

const char *const peil_merge_rule_words[] = {"median", "lowest", "majority", NULL};

const char *peil_merge_rule_word(enum peil_merge_rule rule)
{
    return peil_merge_rule_words[rule];
}

bool peil_merge_rule_read(const char *word, enum peil_merge_rule *out)
{
    for (size_t i = 0; peil_merge_rule_words[i]; i++) {
        if (strcmp(peil_merge_rule_words[i], word) == 0) {
            *out = (enum peil_merge_rule)i;
            return true;
        }
    }
    return false;
}

static void merge_matrix(
    struct peil_merging *m, const struct peil_answer *const *whole, struct peil_answer *out)
{
    struct peil_answer *rows = peil_arena_array(m->arena, m->item->row_count, sizeof(*rows));

    for (size_t row = 0; rows && row < m->item->row_count; row++) {
        for (size_t i = 0; i < m->count; i++)
            m->said[i] = whole[i]->rows ? &whole[i]->rows[row] : whole[i];
        peil_merge_part(m, &rows[row]);
    }
    out->rows = rows;
    out->state = rows ? peil_matrix_state(rows, m->item->row_count) : PEIL_STATE_BLANK;
}

/* The answer of a sheet to an item, as it counts; NULL where it is not asked or does not apply. */
static const struct peil_answer *answer_of(const struct peil_sheet *sheet, size_t index)
{
    const struct peil_answers *answers = sheet->result ? sheet->result->answers : sheet->answers;
    const struct peil_answer *answer = &answers->answers[index];

    if (!peil_answers_asks(answers, &answers->pack->items[index]) ||
        answer->state == PEIL_STATE_SKIPPED)
        return NULL;
    return answer;
}

static bool merge_items(struct peil_merging *m, struct peil_answer *out,
    const struct peil_pack *pack, struct peil_sheet *const *sheets, size_t count)
{
    const struct peil_answer **whole = peil_arena_array(m->arena, count, sizeof(*whole));

    m->said = peil_arena_array(m->arena, count, sizeof(*m->said));
    m->numbers = peil_arena_array(m->arena, count, sizeof(*m->numbers));
    m->texts = peil_arena_array(m->arena, count, sizeof(*m->texts));
    if (peil_arena_failed(m->arena))
        return false;
    for (size_t index = 0; index < pack->item_count; index++) {
        m->item = &pack->items[index];
        m->count = 0;
        for (size_t i = 0; i < count; i++) {
            const struct peil_answer *answer = answer_of(sheets[i], index);

            if (answer)
                whole[m->count++] = answer;
        }
        memcpy(m->said, whole, m->count * sizeof(*whole));
        if (m->item->type == PEIL_ITEM_MATRIX)
            merge_matrix(m, whole, &out[index]);
        else
            peil_merge_part(m, &out[index]);
    }
    return !peil_arena_failed(m->arena);
}

static void merge_head(struct peil_merging *m, struct peil_answers *out, const char **subject,
    struct peil_sheet *const *sheets, size_t count)
{
    for (size_t field = 0; field < out->pack->subject_field_count; field++) {
        size_t found = 0;

        for (size_t i = 0; i < count; i++)
            if (sheets[i]->answers->subject[field])
                m->texts[found++] = sheets[i]->answers->subject[field];
        subject[field] = peil_most_common_text(m->texts, found);
    }
    for (size_t i = 0; i < count; i++) {
        const char *date = sheets[i]->answers->date;

        if (date && (!out->date || strcmp(date, out->date) > 0))
            out->date = date;
    }
}

/* A role as `pack` knows it, which may be another copy of the pack that it was read with. */
static const struct peil_term *role_in(const struct peil_pack *pack, const struct peil_term *role)
{
    for (size_t i = 0; i < pack->used_count; i++) {
        const struct peil_pack *owner = pack->used[i].pack;

        if (strcmp(owner->id, role->pack->id) != 0)
            continue;
        for (size_t j = 0; j < owner->role_count; j++)
            if (strcmp(owner->roles[j].id, role->id) == 0)
                return &owner->roles[j];
    }
    return role;
}

/* The roles of all sheets, each once; none where somebody named no role, of whom all is asked. */
static bool merge_roles(struct peil_merging *m, struct peil_answers *out,
    struct peil_sheet *const *sheets, size_t count)
{
    const struct peil_term **roles = peil_arena_array(m->arena, count, sizeof(*roles));
    size_t found = 0;

    for (size_t i = 0; roles && i < count; i++) {
        const struct peil_term *role = sheets[i]->answers->role;
        bool new = true;

        if (!role)
            return true;
        role = role_in(out->pack, role);
        for (size_t j = 0; j < found; j++)
            new = new &&roles[j] != role;
        if (new)
            roles[found++] = role;
    }
    out->roles = (struct peil_audience){roles, found};
    return roles != NULL;
}

int peil_merge(const struct peil_answers **out, struct peil_arena *arena,
    const struct peil_pack *pack, struct peil_sheet *const *sheets, size_t count,
    enum peil_merge_rule rule)
{
    struct peil_merging m = {.arena = arena, .rule = rule};
    struct peil_answers *answers = peil_arena_alloc(arena, sizeof(*answers));
    struct peil_answer *by_item = peil_arena_array(arena, pack->item_count, sizeof(*by_item));
    const char **subject = peil_arena_array(arena, pack->subject_field_count, sizeof(*subject));

    *out = NULL;
    if (!answers || !by_item || !subject)
        return PEIL_ENOMEM;
    answers->pack = pack;
    answers->answers = by_item;
    answers->subject = subject;
    if (!merge_items(&m, by_item, pack, sheets, count) || !merge_roles(&m, answers, sheets, count))
        return PEIL_ENOMEM;
    merge_head(&m, answers, subject, sheets, count);
    *out = answers;
    return PEIL_OK;
}
