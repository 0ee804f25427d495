/*
 * Making a fast reader: everything that a line is compared with.
 */
#include <limits.h>
#include <string.h>

#include "core/eval/fast_parts.h"

/* The usual shape nests three deep: the whole, the answers, the long form of an answer. */
#define DEPTH 4

static void set_pattern_with(
    struct peil_pattern *pattern, struct peil_arena *arena, const char *text, const char *behind)
{
    char *quoted = text ? peil_arena_format(arena, "\"%s\"%s", text, behind) : NULL;

    if (!quoted)
        return;
    pattern->text = quoted;
    pattern->length = strlen(quoted);
    for (size_t i = 0; i < 16; i++) {
        char *mask = (char *)(i < 8 ? &pattern->head_mask : &pattern->next_mask);
        char *bytes = (char *)(i < 8 ? &pattern->head : &pattern->next);

        mask[i % 8] = i < pattern->length ? (char)-1 : 0;
        bytes[i % 8] = i < pattern->length ? quoted[i] : 0;
    }
}

static void set_pattern(struct peil_pattern *pattern, struct peil_arena *arena, const char *text)
{
    set_pattern_with(pattern, arena, text, "");
}

/* Stands where a letter begins no word. */
static const struct peil_fast_word nothing = {.head = 1};

static void add_word(struct peil_fast_scale *made, struct peil_fast_word *word,
    struct peil_arena *arena, const char *text, enum peil_state state, uint32_t option)
{
    unsigned char letter = (unsigned char)text[0];
    struct peil_pattern pattern = {0};

    set_pattern(&pattern, arena, text);
    if (pattern.length > 16)
        return;
    *word = (struct peil_fast_word){.head = pattern.head,
        .head_mask = pattern.head_mask,
        .next = pattern.next,
        .next_mask = pattern.next_mask,
        .length = (uint32_t)pattern.length,
        .state = (uint32_t)state,
        .option = option,
        .more = made->words[letter] != &nothing ? made->words[letter] : NULL};
    made->words[letter] = word;
    made->lengths[letter] = (unsigned char)word->length;
}

/* Options first among the words with their letter, in their order. */
static void make_words(struct peil_fast_scale *made, struct peil_arena *arena)
{
    uint32_t count = (uint32_t)made->scale->count;
    struct peil_fast_word *words = peil_arena_array(arena, (size_t)count + 1, sizeof(*words));

    made->words = peil_arena_array(arena, UCHAR_MAX + 1, sizeof(*made->words));
    made->lengths = peil_arena_array(arena, UCHAR_MAX + 1, sizeof(*made->lengths));
    if (!words || !made->words || !made->lengths)
        return;
    for (size_t i = 0; i <= UCHAR_MAX; i++)
        made->words[i] = &nothing;
    add_word(made, &words[count], arena, "unknown", PEIL_STATE_UNKNOWN, 0);
    for (uint32_t i = count; i-- > 0;)
        add_word(made, &words[i], arena, made->scale->options[i].id, PEIL_STATE_ANSWERED, i);
}

static const struct peil_fast_scale *make_scale(
    struct peil_arena *arena, const struct peil_scale *scale)
{
    struct peil_fast_scale *made = peil_arena_alloc(arena, sizeof(*made));
    struct peil_pattern *options = peil_arena_array(arena, scale->count, sizeof(*options));

    if (!made || !options)
        return NULL;
    made->first = peil_arena_array(arena, UCHAR_MAX + 1, sizeof(*made->first));
    made->next = peil_arena_array(arena, scale->count, sizeof(*made->next));
    for (size_t i = scale->count; i-- > 0 && made->first && made->next;) {
        unsigned char letter = (unsigned char)scale->options[i].id[0];

        set_pattern(&options[i], arena, scale->options[i].id);
        made->next[i] = made->first[letter];
        made->first[letter] = (uint32_t)i + 1;
    }
    made->scale = scale;
    made->options = options;
    make_words(made, arena);
    return made;
}

/* The patterns of a scale; items that follow each other often have the same. */
static const struct peil_fast_scale *scale_of(
    const struct peil_fast *fast, struct peil_arena *arena, size_t index)
{
    const struct peil_scale *scale = fast->pack->items[index].scale;

    for (size_t back = 1; back <= 8 && back <= index; back++) {
        const struct peil_fast_item *earlier = &fast->items[index - back];

        if (earlier->scale && earlier->scale->scale == scale)
            return earlier->scale;
    }
    return make_scale(arena, scale);
}

static void add_slot(struct peil_fast *fast, size_t index)
{
    const struct peil_pattern *key = &fast->items[index].key;
    uint32_t hash = key->text ? peil_fast_hash(key->text, key->length - 1) : 0;
    size_t at = hash & fast->slot_mask;

    while (fast->slots[at].item != 0)
        at = (at + 1) & fast->slot_mask;
    fast->slots[at] = (struct peil_fast_slot){.hash = hash, .item = (uint32_t)index + 1};
}

/* The key as a run looks for it: nothing is that of an item that is not fine for one. */
static void set_run_key(struct peil_fast_item *made)
{
    made->run_key = (struct peil_fast_key){.head = 1};
    if (made->scale && made->key.length <= 16)
        made->run_key = (struct peil_fast_key){made->key.head, made->key.head_mask, made->key.next,
            made->key.next_mask, made->key.length};
}

static void make_items(struct peil_fast *fast, struct peil_arena *arena)
{
    const struct peil_pack *pack = fast->pack;

    for (size_t i = 0; i < pack->item_count && !peil_arena_failed(arena); i++) {
        const struct peil_item *item = &pack->items[i];
        struct peil_fast_item *made = &fast->items[i];

        set_pattern_with(&made->key, arena, item->id, ":");
        made->item = item;
        made->type = item->type;
        made->unknown = item->unknown_allowed;
        made->not_applicable = item->not_applicable_allowed && item->reason_count == 0;
        if (item->type == PEIL_ITEM_CHOICE)
            made->scale = scale_of(fast, arena, i);
        set_run_key(made);
        add_slot(fast, i);
    }
}

/* The roles of all packs that are in use, but for those that need the name of their pack. */
static void make_roles(struct peil_fast *fast, struct peil_arena *arena)
{
    const struct peil_pack *pack = fast->pack;
    size_t most = 0;

    for (size_t i = 0; i < pack->used_count; i++)
        most += pack->used[i].pack->role_count;
    fast->roles = peil_arena_array(arena, most, sizeof(*fast->roles));
    for (size_t i = 0; i < pack->used_count && fast->roles; i++) {
        const struct peil_pack *used = pack->used[i].pack;

        for (size_t k = 0; k < used->role_count; k++) {
            struct peil_fast_role *made = &fast->roles[fast->role_count];

            if (peil_pack_role(pack, used->roles[k].id) != &used->roles[k])
                continue;
            set_pattern(&made->id, arena, used->roles[k].id);
            made->role = &used->roles[k];
            fast->role_count++;
        }
    }
}

struct peil_fast *peil_fast_new(
    struct peil_arena *arena, const struct peil_pack *pack, const struct peil_limits *limits)
{
    static const char *const heads[PEIL_FAST_HEADS] = {[PEIL_FAST_FORMAT] = "peil-answers",
        [PEIL_FAST_PACK] = "pack",
        [PEIL_FAST_SUBJECT] = "subject",
        [PEIL_FAST_DATE] = "date",
        [PEIL_FAST_BY_ROLE] = "role",
        [PEIL_FAST_RESPONDENT] = "respondent",
        [PEIL_FAST_ANSWERS] = "answers"};
    struct peil_fast *fast = peil_arena_alloc(arena, sizeof(*fast));
    size_t slots = 16;

    while (slots < 2 * pack->item_count)
        slots *= 2;
    if (!fast)
        return NULL;
    fast->pack = pack;
    fast->limits = limits;
    fast->text_most =
        limits->remark_bytes < limits->scalar_bytes ? limits->remark_bytes : limits->scalar_bytes;
    fast->unusable = limits->depth < DEPTH || limits->scalar_bytes < 1024;
    fast->slot_mask = slots - 1;
    fast->slots = peil_arena_array(arena, slots, sizeof(*fast->slots));
    fast->items = peil_arena_array(arena, pack->item_count, sizeof(*fast->items));
    fast->fields = peil_arena_array(arena, pack->subject_field_count, sizeof(*fast->fields));
    fast->by_item = peil_arena_array(arena, pack->item_count, sizeof(*fast->by_item));
    fast->answers = (struct peil_answers){.pack = pack,
        .answers = fast->by_item,
        .subject =
            peil_arena_array(arena, pack->subject_field_count, sizeof(*fast->answers.subject))};
    set_pattern(&fast->pack_major, arena,
        peil_arena_format(arena, "%s@%u", pack->id, (unsigned)pack->version.major));
    set_pattern(&fast->pack_version, arena,
        peil_arena_format(arena, "%s@%s", pack->id, pack->version_text));
    set_pattern(&fast->unknown, arena, "unknown");
    set_pattern(&fast->not_applicable, arena, "not-applicable");
    for (size_t i = 0; i < PEIL_FAST_HEADS; i++)
        set_pattern(&fast->heads[i], arena, heads[i]);
    if (peil_arena_failed(arena))
        return NULL;
    for (size_t i = 0; i < pack->subject_field_count; i++)
        set_pattern(&fast->fields[i], arena, pack->subject_fields[i].id);
    make_roles(fast, arena);
    make_items(fast, arena);
    return peil_arena_failed(arena) ? NULL : fast;
}
