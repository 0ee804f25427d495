/*
 * Answers as a tree in their shortest form, and the digest of that tree.
 */

#include <string.h>

#include "core/base/buf.h"
#include "core/base/sha256.h"
#include "core/base/status.h"
#include "core/eval/reading.h"
#include "core/format/json.h"

static struct peil_node *answer_node(
    struct peil_arena *arena, const struct peil_item *item, const struct peil_answer *answer);

static struct peil_node *chosen_node(
    struct peil_arena *arena, const struct peil_scale *scale, const bool *chosen)
{
    struct peil_node *list = peil_node_list(arena);

    for (size_t i = 0; i < scale->count; i++)
        if (chosen[i])
            peil_node_add(arena, list, peil_node_text(arena, scale->options[i].id));
    return list;
}

static struct peil_node *rows_node(
    struct peil_arena *arena, const struct peil_item *item, const struct peil_answer *rows)
{
    struct peil_node *map = peil_node_map(arena);
    struct peil_item row = {.type = PEIL_ITEM_CHOICE, .scale = item->scale};

    for (size_t i = 0; i < item->row_count; i++) {
        struct peil_node *value = answer_node(arena, &row, &rows[i]);

        if (value)
            peil_node_set(arena, map, item->rows[i].id, value);
    }
    peil_node_finish(arena, map);
    return map;
}

/* The value of an answer that is there; NULL for a state. */
static struct peil_node *value_node(
    struct peil_arena *arena, const struct peil_item *item, const struct peil_answer *answer)
{
    if (item->type == PEIL_ITEM_MATRIX && answer->rows)
        return rows_node(arena, item, answer->rows);
    if (answer->state != PEIL_STATE_ANSWERED)
        return NULL;
    switch (item->type) {
    case PEIL_ITEM_CHOICE:
        return peil_node_text(arena, item->scale->options[answer->option].id);
    case PEIL_ITEM_CHOICES:
        return answer->chosen ? chosen_node(arena, item->scale, answer->chosen) : NULL;
    case PEIL_ITEM_NUMBER:
        return peil_node_number(arena, answer->number);
    case PEIL_ITEM_TEXT:
    case PEIL_ITEM_DATE:
        return answer->text ? peil_node_text(arena, answer->text) : NULL;
    case PEIL_ITEM_MATRIX:
        break;
    }
    return NULL;
}

static struct peil_node *evidence_node(struct peil_arena *arena, const struct peil_answer *answer)
{
    struct peil_node *list = peil_node_list(arena);

    for (size_t i = 0; i < answer->evidence_count; i++) {
        const struct peil_evidence *evidence = &answer->evidence[i];
        struct peil_node *map;

        if (!evidence->url && !evidence->date) {
            peil_node_add(arena, list, peil_node_text(arena, evidence->title));
            continue;
        }
        map = peil_node_map(arena);
        peil_node_set_text(arena, map, "title", evidence->title);
        peil_node_set_text(arena, map, "url", evidence->url);
        peil_node_set_text(arena, map, "date", evidence->date);
        peil_node_add(arena, list, map);
    }
    return list;
}

/* Whether a value that stands alone would be read as something else. */
static bool is_misread(const struct peil_item *item, const struct peil_answer *answer)
{
    enum peil_state state;

    return item->type == PEIL_ITEM_TEXT && answer->text &&
           peil_reading_state_word(answer->text, &state);
}

/* An answer in its shortest form; NULL where there is nothing to say. */
static struct peil_node *answer_node(
    struct peil_arena *arena, const struct peil_item *item, const struct peil_answer *answer)
{
    struct peil_node *value = value_node(arena, item, answer);
    bool alone = !answer->remark && answer->evidence_count == 0 && !answer->reason;
    struct peil_node *map;

    if (alone && !value) {
        return answer->state == PEIL_STATE_BLANK || answer->state == PEIL_STATE_SKIPPED
                   ? NULL
                   : peil_node_text(arena, peil_state_word(answer->state));
    }
    if (alone && !is_misread(item, answer))
        return peil_node_count(value) == 0 && item->type == PEIL_ITEM_MATRIX ? NULL : value;
    map = peil_node_map(arena);
    if (value)
        peil_node_set(arena, map, "value", value);
    else
        peil_node_set_text(arena, map, "state", peil_state_word(answer->state));
    peil_node_set_text(arena, map, "reason", answer->reason);
    peil_node_set_text(arena, map, "remark", answer->remark);
    if (answer->evidence_count > 0)
        peil_node_set(arena, map, "evidence", evidence_node(arena, answer));
    return map;
}

static void set_subject(
    struct peil_arena *arena, struct peil_node *root, const struct peil_answers *answers)
{
    const struct peil_pack *pack = answers->pack;
    struct peil_node *map = peil_node_map(arena);

    for (size_t i = 0; i < pack->subject_field_count; i++)
        peil_node_set_text(arena, map, pack->subject_fields[i].id, answers->subject[i]);
    if (peil_node_count(map) > 0)
        peil_node_set(arena, root, "subject", map);
}

/* The role as this pack finds it again: its own roles come before those of the packs it uses. */
static const char *role_name(struct peil_arena *arena, const struct peil_answers *answers)
{
    const struct peil_term *role = answers->role;

    if (!role || peil_pack_role(answers->pack, role->id) == role)
        return role ? role->id : NULL;
    return peil_arena_format(arena, "%s:%s", role->pack->id, role->id);
}

struct peil_node *peil_answers_node(struct peil_arena *arena, const struct peil_answers *answers)
{
    const struct peil_pack *pack = answers->pack;
    struct peil_node *root = peil_node_map(arena);
    struct peil_node *map = peil_node_map(arena);

    peil_node_set_number(arena, root, "peil-answers", PEIL_ANSWERS_FORMAT);
    peil_node_set_text(
        arena, root, "pack", peil_arena_format(arena, "%s@%u", pack->id, pack->version.major));
    set_subject(arena, root, answers);
    peil_node_set_text(arena, root, "date", answers->date);
    peil_node_set_text(arena, root, "role", role_name(arena, answers));
    peil_node_set_text(arena, root, "respondent", answers->respondent);
    for (size_t i = 0; i < pack->item_count; i++) {
        struct peil_node *value = answer_node(arena, &pack->items[i], &answers->answers[i]);

        if (value)
            peil_node_set(arena, map, pack->items[i].id, value);
    }
    peil_node_finish(arena, map);
    peil_node_set(arena, root, "answers", map);
    peil_node_finish(arena, root);
    return peil_arena_failed(arena) ? NULL : root;
}

int peil_answers_digest(char out[65], const struct peil_node *node)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;
    unsigned char digest[32];
    bool failed;

    out[0] = '\0';
    if (!node)
        return PEIL_ENOMEM;
    peil_json_write_canonical(&buf, node);
    failed = peil_buf_failed(&buf);
    if (!failed) {
        peil_sha256(peil_buf_string(&buf), buf.length, digest);
        peil_sha256_hex(digest, out);
    }
    peil_buf_dispose(&buf);
    return failed ? PEIL_ENOMEM : PEIL_OK;
}
