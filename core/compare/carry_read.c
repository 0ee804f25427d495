/*
 * Answers on a version of a pack that is not there any more, as far as another version can read
 * them; and the list of what is lost.
 */
#include <string.h>

#include "core/compare/carry_parts.h"
#include "core/pack/index.h"

void peil_losses_add(struct peil_losses *losses, enum peil_carry_loss loss, const char *id,
    const struct peil_item *from, const struct peil_item *to, const char *part)
{
    if (losses->count == losses->room) {
        size_t room = losses->room > 0 ? 2 * losses->room : 8;
        struct peil_not_carried *list = peil_arena_array(losses->arena, room, sizeof(*list));

        if (!list)
            return;
        if (losses->count > 0)
            memcpy(list, losses->list, losses->count * sizeof(*list));
        losses->list = list;
        losses->room = room;
    }
    losses->list[losses->count++] =
        (struct peil_not_carried){.loss = loss, .id = id, .from = from, .to = to, .part = part};
}

const char *peil_carry_loss_word(enum peil_carry_loss loss)
{
    static const char *const words[] = {NULL, "item-gone", "type-changed", "scale-changed",
        "unit-changed", "option-gone", "row-gone", "out-of-range", "state-refused", "unreadable",
        "role-gone"};

    return words[loss];
}

bool peil_carry_is_of(const struct peil_node *stored, const struct peil_pack *pack)
{
    const char *digest = peil_node_get_text(peil_node_get(stored, "digests"), "pack");

    return digest && strcmp(digest, pack->digest) == 0;
}

/* Items by what they were called before. */
static struct peil_index *former_items(struct peil_arena *arena, const struct peil_pack *pack)
{
    struct peil_index *index = peil_index_new(arena, pack->item_count);

    for (size_t i = 0; i < pack->item_count; i++)
        peil_index_add(index, pack->items[i].was, i);
    return index && peil_index_sort(index, arena) ? index : NULL;
}

/*
 * The item that has an id, or had it; NULL where `map` also answers what the item was called
 * before: then something else had the id.
 */
static const struct peil_item *find_item(const struct peil_pack *pack,
    const struct peil_index *former, const struct peil_node *map, const char *id)
{
    const struct peil_item *item = peil_pack_item(pack, id);
    size_t found = item ? SIZE_MAX : peil_index_find(former, id);

    if (item && item->was && peil_node_get(map, item->was))
        return NULL;
    return found == SIZE_MAX ? item : &pack->items[found];
}

/* What the reading of an answer had against it. */
static enum peil_carry_loss loss_of(const struct peil_diags *diags)
{
    static const struct {
        const char *code;
        enum peil_carry_loss loss;
    } table[] = {{"answers/unknown-option", PEIL_CARRY_OPTION_GONE},
        {"answers/unknown-row", PEIL_CARRY_ROW_GONE},
        {"answers/number-too-small", PEIL_CARRY_OUT_OF_RANGE},
        {"answers/number-too-large", PEIL_CARRY_OUT_OF_RANGE},
        {"answers/unknown-not-allowed", PEIL_CARRY_STATE_REFUSED},
        {"answers/not-applicable-not-allowed", PEIL_CARRY_STATE_REFUSED},
        {"answers/expected-number", PEIL_CARRY_TYPE_CHANGED},
        {"answers/expected-option", PEIL_CARRY_TYPE_CHANGED},
        {"answers/expected-list", PEIL_CARRY_TYPE_CHANGED},
        {"answers/expected-rows", PEIL_CARRY_TYPE_CHANGED}};

    for (size_t i = 0; i < peil_diags_count(diags); i++)
        for (size_t j = 0; j < sizeof(table) / sizeof(*table); j++)
            if (strcmp(peil_diags_at(diags, i)->code, table[j].code) == 0)
                return table[j].loss;
    return PEIL_CARRY_UNREADABLE;
}

/* A short answer as it was written; NULL for a longer one. */
static const char *written(const struct peil_node *node)
{
    const struct peil_node *value =
        peil_node_type(node) == PEIL_NODE_MAP ? peil_node_get(node, "value") : node;

    return peil_node_type(value) == PEIL_NODE_STRING ? peil_node_as_text(value, NULL) : NULL;
}

/* The answers that can be read, one by one; the others are lost. NULL without memory. */
static struct peil_node *readable(struct peil_losses *losses, const struct peil_pack *to,
    const struct peil_node *map, const struct peil_limits *limits, struct peil_diags *scratch)
{
    struct peil_arena *arena = losses->arena;
    const struct peil_index *former = former_items(arena, to);
    struct peil_node *out = peil_node_map(arena);

    if (!former)
        return NULL;
    for (size_t i = 0; i < peil_node_count(map); i++) {
        const char *id = peil_node_key(map, i);
        const struct peil_node *node = peil_node_at(map, i);
        const struct peil_item *item = find_item(to, former, map, id);
        struct peil_answer answer;
        int status;

        peil_diags_clear(scratch);
        if (!item) {
            peil_losses_add(losses, PEIL_CARRY_ITEM_GONE, id, NULL, NULL, NULL);
            continue;
        }
        status = peil_answer_read(&answer, arena, item, node, limits, scratch);
        if (status == PEIL_ENOMEM || peil_diags_failed(scratch))
            return NULL;
        if (status == PEIL_OK)
            peil_node_set(arena, out, item->id, peil_node_clone(arena, node));
        else
            peil_losses_add(losses, loss_of(scratch), id, NULL, item, written(node));
    }
    peil_node_finish(arena, out);
    return out;
}

/* The fields of the subject that are still there. */
static struct peil_node *subject(
    struct peil_arena *arena, const struct peil_pack *to, const struct peil_node *map)
{
    struct peil_node *out = peil_node_map(arena);

    for (size_t i = 0; i < to->subject_field_count; i++) {
        const char *id = to->subject_fields[i].id;
        const struct peil_node *value = peil_node_get(map, id);

        if (value)
            peil_node_set(arena, out, id, peil_node_clone(arena, value));
    }
    return out;
}

/* A tree of the same answers that can be read against `to`. */
static struct peil_node *readable_tree(struct peil_losses *losses, const struct peil_pack *to,
    const struct peil_node *tree, const struct peil_limits *limits, struct peil_diags *scratch)
{
    static const char *const copied[] = {"peil-answers", "date", "respondent"};
    struct peil_arena *arena = losses->arena;
    struct peil_node *out = peil_node_map(arena);
    const char *role = peil_node_get_text(tree, "role");

    for (size_t i = 0; i < sizeof(copied) / sizeof(*copied); i++)
        if (peil_node_get(tree, copied[i]))
            peil_node_set(
                arena, out, copied[i], peil_node_clone(arena, peil_node_get(tree, copied[i])));
    peil_node_set_text(
        arena, out, "pack", peil_arena_format(arena, "%s@%u", to->id, to->version.major));
    peil_node_set(arena, out, "subject", subject(arena, to, peil_node_get(tree, "subject")));
    if (role && peil_pack_role(to, role))
        peil_node_set_text(arena, out, "role", role);
    else if (role)
        peil_losses_add(losses, PEIL_CARRY_ROLE_GONE, role, NULL, NULL, NULL);
    peil_node_set(arena, out, "answers",
        readable(losses, to, peil_node_get(tree, "answers"), limits, scratch));
    peil_node_finish(arena, out);
    peil_node_place_at(out, peil_node_place(tree));
    return out;
}

int peil_carry_read(struct peil_carried *out, struct peil_arena *arena, const struct peil_pack *to,
    const struct peil_node *tree, const struct peil_limits *limits, struct peil_diags *diags)
{
    struct peil_losses losses = {.arena = arena};
    struct peil_answers_head head;
    struct peil_diags *scratch;
    struct peil_node *copy;
    int status;

    *out = (struct peil_carried){0};
    if (!peil_answers_head(&head, tree, diags))
        return PEIL_EINPUT;
    if (strcmp(head.pack_id, to->id) != 0 || head.version.major != to->version.major)
        return peil_answers_read_partly(&out->answers, arena, to, tree, limits, diags);
    scratch = peil_diags_new(0);
    copy = scratch ? readable_tree(&losses, to, tree, limits, scratch) : NULL;
    peil_diags_free(scratch);
    if (!copy || peil_arena_failed(arena))
        return PEIL_ENOMEM;
    status = peil_answers_read_partly(&out->answers, arena, to, copy, limits, diags);
    out->lost = losses.list;
    out->lost_count = losses.count;
    return status;
}
