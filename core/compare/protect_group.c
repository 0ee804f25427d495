/*
 * What goes of the answers of an anonymous role that is told about.
 */
#include "core/compare/protect_group.h"

#include <string.h>

#include "core/base/sort.h"
#include "core/compare/gather.h"

static bool has_answer(const struct peil_protected_group *group, size_t sheet,
    const struct peil_item *item, size_t row)
{
    const struct peil_answer *answers =
        group->counted ? group->sheets[sheet]->result->answers->answers : group->by_item[sheet];
    const struct peil_answer *answer = &answers[item->index];

    if (row != PEIL_NONE)
        return answer->rows && answer->rows[row].state == PEIL_STATE_ANSWERED;
    return answer->state == PEIL_STATE_ANSWERED;
}

static void hide(struct peil_protected_group *group, const struct peil_item *item, size_t row)
{
    for (size_t i = 0; i < group->count; i++) {
        struct peil_answer *answer = &group->by_item[i][item->index];

        if (row == PEIL_NONE)
            *answer = (struct peil_answer){.state = PEIL_STATE_BLANK};
        else /* the rows are this group's own, see own_rows */
            ((struct peil_answer *)answer->rows)[row] =
                (struct peil_answer){.state = PEIL_STATE_BLANK};
    }
    group->hidden++;
    group->changed = true;
}

/* Hides an item or a row of it that too few answered, or for too few of whom it counts. */
static void protect_part(
    struct peil_protected_group *group, const struct peil_item *item, size_t row)
{
    size_t count = 0;

    for (size_t i = 0; i < group->count; i++)
        count += has_answer(group, i, item, row);
    if (count < group->least ? !group->counted || count > 0 : item->type == PEIL_ITEM_TEXT)
        hide(group, item, row);
}

static void protect_item(struct peil_protected_group *group, const struct peil_item *item)
{
    if (item->type != PEIL_ITEM_MATRIX) {
        protect_part(group, item, PEIL_NONE);
        return;
    }
    for (size_t row = 0; row < item->row_count; row++)
        protect_part(group, item, row);
    for (size_t i = 0; i < group->count; i++) {
        struct peil_answer *answer = &group->by_item[i][item->index];

        answer->state = peil_matrix_state(answer->rows, item->row_count);
    }
}

/* What somebody wrote in own words goes. */
static void strip(struct peil_answer *answer)
{
    answer->remark = NULL;
    answer->evidence = NULL;
    answer->evidence_count = 0;
    answer->reason = answer->reason_term ? answer->reason_term->id : NULL;
}

/* Rows that can be changed; a state of the whole becomes that of every row. */
static bool own_rows(
    struct peil_arena *arena, const struct peil_item *item, struct peil_answer *answer)
{
    struct peil_answer *rows = peil_arena_array(arena, item->row_count, sizeof(*rows));

    for (size_t i = 0; rows && i < item->row_count; i++) {
        rows[i] = answer->rows ? answer->rows[i] : *answer;
        strip(&rows[i]);
    }
    answer->rows = rows;
    return rows != NULL;
}

static bool copy_answers(struct peil_protected_group *group)
{
    size_t items = group->pack->item_count;

    group->by_item = peil_arena_array(group->arena, group->count, sizeof(*group->by_item));
    for (size_t i = 0; group->by_item && i < group->count; i++) {
        struct peil_answer *copy = peil_arena_array(group->arena, items, sizeof(*copy));

        if (!copy)
            return false;
        memcpy(copy, group->sheets[i]->answers->answers, items * sizeof(*copy));
        for (size_t item = 0; item < items; item++) {
            strip(&copy[item]);
            if (group->pack->items[item].type == PEIL_ITEM_MATRIX &&
                !own_rows(group->arena, &group->pack->items[item], &copy[item]))
                return false;
        }
        group->by_item[i] = copy;
    }
    return group->by_item != NULL;
}

/* Values of the subject that too few gave. Which subject it is, is known. */
static void protect_subject(
    const struct peil_protected_group *group, size_t sheet, const char **subject)
{
    const struct peil_pack *pack = group->pack;

    for (size_t field = 0; field < pack->subject_field_count; field++) {
        const char *value = group->sheets[sheet]->answers->subject[field];
        bool known = field == 0 || field == pack->key_field;
        size_t same = 0;

        for (size_t i = 0; value && !known && same < group->least && i < group->count; i++)
            same += peil_compare_texts(group->sheets[i]->answers->subject[field], value) == 0;
        subject[field] = known || same >= group->least ? value : NULL;
    }
}

/* Gives every sheet of a group the answers that are left. */
static int replace_answers(struct peil_protected_group *group)
{
    size_t fields = group->pack->subject_field_count;
    struct peil_answers **replaced =
        peil_arena_array(group->arena, group->count, sizeof(*replaced));

    for (size_t i = 0; replaced && i < group->count; i++) {
        struct peil_answers *answers = peil_arena_alloc(group->arena, sizeof(*answers));
        const char **subject = peil_arena_array(group->arena, fields, sizeof(*subject));
        char *digest = peil_arena_alloc(group->arena, 65);
        int status;

        if (!answers || !subject || !digest)
            return PEIL_ENOMEM;
        *answers = *group->sheets[i]->answers;
        protect_subject(group, i, subject);
        answers->subject = subject;
        answers->respondent = NULL;
        answers->answers = group->by_item[i];
        status = peil_answers_digest(digest, peil_answers_node(group->arena, answers));
        if (status != PEIL_OK)
            return status;
        group->sheets[i]->digest = digest;
        replaced[i] = answers;
    }
    for (size_t i = 0; replaced && i < group->count; i++) {
        group->sheets[i]->answers = replaced[i];
        group->sheets[i]->stored = NULL;
        group->sheets[i]->given = NULL;
        group->sheets[i]->lost = NULL;
        group->sheets[i]->lost_count = 0;
        group->sheets[i]->result = NULL;
        group->sheets[i]->hidden = group->hidden;
    }
    return replaced ? PEIL_OK : PEIL_ENOMEM;
}

static int sheet_before(void *things, size_t a, size_t b)
{
    struct peil_sheet **sheets = things;
    int order = strcmp(sheets[a]->digest, sheets[b]->digest);

    return order < 0;
}

int peil_protect_group(struct peil_protected_group *group)
{
    int status = PEIL_OK;

    group->pack = group->sheets[0]->answers->pack;
    if (!copy_answers(group))
        return PEIL_ENOMEM;
    for (size_t i = 0; i < group->pack->item_count; i++)
        protect_item(group, &group->pack->items[i]);
    if (!group->counted || group->changed)
        status = replace_answers(group);
    if (status == PEIL_OK)
        peil_sort_array(group->sheets, group->count, sizeof(*group->sheets), sheet_before);
    return status;
}
