/*
 * Reading a whole answers file against its pack.
 */
#include "core/eval/answers.h"

#include <string.h>

#include "core/base/status.h"
#include "core/eval/reading.h"
#include "core/pack/index.h"

#define RESPONDENT_MOST 64

/* The reading of one file. */
struct file {
    struct peil_reading reading;
    const struct peil_pack *pack;
    struct peil_answers *answers;
    struct peil_answer *by_item; /* the same as answers->answers */
    bool *given;                 /* by item */
    bool partly;                 /* still being filled in */
    struct peil_index *renamed;  /* items by their former id; made when it is needed */
};

/* Whether the file is for this pack; what else is wrong with it is of no use otherwise. */
static bool check_pack(const struct peil_pack *pack, const struct peil_answers_head *head,
    struct peil_reading *reading)
{
    const struct peil_version *version = &pack->version;
    const char *asked = peil_arena_format(
        reading->arena, "%u.%u.%u", head->version.major, head->version.minor, head->version.patch);

    if (strcmp(head->pack_id, pack->id) != 0) {
        peil_reading_error(reading, "answers/other-pack", head->place, "pack",
            PEIL_ARGS(PEIL_TEXT("asked", head->pack_id), PEIL_TEXT("pack", pack->id)));
        return false;
    }
    if (head->version.major != version->major) {
        peil_reading_error(reading, "answers/other-major", head->place, "pack",
            PEIL_ARGS(PEIL_TEXT("pack", pack->id), PEIL_INTEGER("asked", head->version.major),
                PEIL_TEXT("version", pack->version_text)));
        return false;
    }
    if (head->exact &&
        (head->version.minor != version->minor || head->version.patch != version->patch)) {
        peil_reading_error(reading, "answers/other-version", head->place, "pack",
            PEIL_ARGS(PEIL_TEXT("pack", pack->id), PEIL_TEXT("asked", asked),
                PEIL_TEXT("version", pack->version_text)));
    }
    return true;
}

static void read_subject_value(
    struct file *file, const struct peil_subject_field *field, const struct peil_node *node)
{
    size_t index = (size_t)(field - file->pack->subject_fields);
    const char *path = peil_arena_format(file->reading.arena, "subject.%s", field->id);

    file->answers->subject[index] = peil_reading_text(&file->reading, node, path);
}

static void read_subject(struct file *file, const struct peil_node *root)
{
    const struct peil_node *map = peil_node_get(root, "subject");
    const struct peil_pack *pack = file->pack;
    size_t count = pack->subject_field_count;
    const char **ids = peil_arena_array(file->reading.arena, count + 1, sizeof(*ids));
    struct peil_place place = peil_node_place(map ? map : root);

    if (!ids)
        return;
    if (!peil_reading_is_empty(map) && peil_node_type(map) != PEIL_NODE_MAP) {
        peil_reading_error(&file->reading, "answers/expected-map", place, "subject",
            PEIL_ARGS(PEIL_TEXT("key", "subject")));
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const struct peil_node *value = peil_node_get(map, pack->subject_fields[i].id);

        ids[i] = pack->subject_fields[i].id;
        if (!peil_reading_is_empty(value)) {
            read_subject_value(file, &pack->subject_fields[i], value);
        } else if (pack->subject_fields[i].required && !file->partly) {
            peil_reading_error(&file->reading, "answers/subject-missing", place, "subject",
                PEIL_ARGS(PEIL_TEXT("field", ids[i])));
        }
    }
    peil_reading_keys(&file->reading, map, ids, "answers/unknown-subject-field");
}

/* The role that a text was probably meant to be, by its label or its id. */
static const char *near_role(struct file *file, const char *text, const char *const *ids)
{
    for (size_t i = 0; ids && ids[i]; i++) {
        const struct peil_term *role = peil_pack_role(file->pack, ids[i]);

        if (role && peil_reading_is_label(text, &role->label))
            return ids[i];
    }
    return peil_reading_near(&file->reading, text, ids);
}

static void read_role(struct file *file, const struct peil_node *node)
{
    struct peil_reading *reading = &file->reading;
    const char *text = peil_reading_text(reading, node, "role");
    const char *const *ids = peil_pack_role_ids(file->pack);

    file->answers->role = text ? peil_pack_role(file->pack, text) : NULL;
    if (text && !file->answers->role) {
        peil_reading_error(reading, "answers/unknown-role", peil_node_place(node), "role",
            PEIL_ARGS(PEIL_TEXT("role", peil_reading_short(reading, text)),
                PEIL_TEXT("near", near_role(file, text, ids)),
                PEIL_TEXT("list", peil_reading_words(reading, ids))));
    }
}

static void read_respondent(struct file *file, const struct peil_node *node)
{
    const char *text = peil_reading_text(&file->reading, node, "respondent");

    if (text && (strlen(text) > RESPONDENT_MOST || strchr(text, '@'))) {
        peil_reading_error(&file->reading, "answers/respondent", peil_node_place(node),
            "respondent", PEIL_ARGS(PEIL_INTEGER("most", RESPONDENT_MOST)));
    }
    file->answers->respondent = text;
}

/* The item that had an id before; NULL where there is none. */
static const struct peil_item *find_renamed(struct file *file, const char *id)
{
    const struct peil_pack *pack = file->pack;
    size_t count = 0;
    size_t found;

    if (!file->renamed) {
        for (size_t i = 0; i < pack->item_count; i++)
            count += pack->items[i].was != NULL;
        file->renamed = peil_index_new(file->reading.arena, count);
        if (!file->renamed)
            return NULL;
        for (size_t i = 0; i < pack->item_count; i++)
            peil_index_add(file->renamed, pack->items[i].was, i);
        peil_index_sort(file->renamed, file->reading.arena);
    }
    found = peil_index_find(file->renamed, id);
    return found == SIZE_MAX ? NULL : &pack->items[found];
}

/* The item that a key of the answers names; NULL, with an error, where there is none. */
static const struct peil_item *find_item(
    struct file *file, const char *key, struct peil_place place)
{
    const struct peil_item *item = peil_pack_item(file->pack, key);
    const struct peil_item *renamed = item ? NULL : find_renamed(file, key);
    struct peil_reading *reading = &file->reading;

    item = item ? item : renamed;
    if (!item) {
        peil_reading_error(reading, "answers/unknown-item", place, "answers",
            PEIL_ARGS(PEIL_TEXT("item", peil_reading_short(reading, key)),
                PEIL_TEXT("near", peil_reading_near(reading, key, peil_pack_item_ids(file->pack))),
                PEIL_TEXT("pack", file->pack->id)));
        return NULL;
    }
    if (file->given[item->index]) {
        peil_reading_error(reading, "answers/item-twice", place, "answers",
            PEIL_ARGS(PEIL_TEXT("item", item->id)));
        return NULL;
    }
    if (renamed) {
        peil_diag_add_at(reading->diags, PEIL_WARNING, "answers/renamed-item", place, "answers",
            PEIL_ARGS(PEIL_TEXT("old", key), PEIL_TEXT("new", item->id)));
    }
    file->given[item->index] = true;
    return item;
}

static void read_answers(struct file *file, const struct peil_node *root)
{
    const struct peil_node *map = peil_node_get(root, "answers");
    size_t count = peil_node_count(map);

    if (!peil_reading_is_empty(map) && peil_node_type(map) != PEIL_NODE_MAP) {
        peil_reading_error(&file->reading, "answers/expected-map", peil_node_place(map), "answers",
            PEIL_ARGS(PEIL_TEXT("key", "answers")));
        return;
    }
    for (size_t i = 0; i < count && !peil_arena_failed(file->reading.arena); i++) {
        struct peil_place place = peil_node_key_place(map, i);
        const struct peil_item *item = find_item(file, peil_node_key(map, i), place);

        if (item) {
            file->reading.item = item;
            peil_reading_answer(&file->reading, peil_node_at(map, i), &file->by_item[item->index]);
            file->reading.item = NULL;
        }
    }
}

/* Takes what a file can need at most, in one piece each. */
static bool take_room(struct file *file)
{
    const struct peil_pack *pack = file->pack;
    struct peil_reading *reading = &file->reading;
    size_t rows = 0;
    size_t options = 0;

    for (size_t i = 0; i < pack->item_count; i++) {
        rows += pack->items[i].row_count;
        options += pack->items[i].type == PEIL_ITEM_CHOICES ? pack->items[i].scale->count : 0;
    }
    file->given = peil_arena_array(reading->arena, pack->item_count, sizeof(*file->given));
    reading->rows = peil_arena_array(reading->arena, rows, sizeof(*reading->rows));
    reading->chosen = peil_arena_array(reading->arena, options, sizeof(*reading->chosen));
    return !peil_arena_failed(reading->arena);
}

/* Answers without a digest, to be filled in. */
static struct peil_answers *make_answers(
    struct peil_arena *arena, const struct peil_pack *pack, struct peil_answer **by_item)
{
    struct peil_answers *answers = peil_arena_alloc(arena, sizeof(*answers));

    *by_item = peil_arena_array(arena, pack->item_count, sizeof(**by_item));
    if (answers) {
        answers->pack = pack;
        answers->answers = *by_item;
        answers->subject =
            peil_arena_array(arena, pack->subject_field_count, sizeof(*answers->subject));
    }
    return peil_arena_failed(arena) ? NULL : answers;
}

struct peil_answers *peil_answers_blank(struct peil_arena *arena, const struct peil_pack *pack)
{
    struct peil_answer *by_item;
    struct peil_answers *answers = make_answers(arena, pack, &by_item);

    return answers;
}

static int read_file(struct peil_answers **out, struct peil_arena *arena,
    const struct peil_pack *pack, const struct peil_node *node, const struct peil_limits *limits,
    struct peil_diags *diags, bool partly)
{
    static const char *const keys[] = {
        "peil-answers", "pack", "subject", "date", "role", "respondent", "answers", NULL};
    struct file file = {.pack = pack,
        .partly = partly,
        .reading = {
            .arena = arena, .diags = diags, .limits = limits, .searches = PEIL_READING_SEARCHES}};
    struct peil_place place = peil_node_place(node);
    struct peil_answers_head head;

    *out = NULL;
    if (!peil_answers_head(&head, node, diags) || !check_pack(pack, &head, &file.reading))
        return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_EINPUT;
    file.answers = make_answers(arena, pack, &file.by_item);
    if (!file.answers || !take_room(&file))
        return PEIL_ENOMEM;
    file.answers->name = place.source ? place.source->name : NULL;
    peil_reading_keys(&file.reading, node, keys, "answers/unknown-key");
    read_subject(&file, node);
    file.answers->date = peil_reading_date(&file.reading, peil_node_get(node, "date"), "date");
    read_role(&file, peil_node_get(node, "role"));
    read_respondent(&file, peil_node_get(node, "respondent"));
    read_answers(&file, node);
    if (peil_arena_failed(arena))
        return PEIL_ENOMEM;
    if (file.reading.failed)
        return PEIL_EINPUT;
    *out = file.answers;
    return PEIL_OK;
}

int peil_answers_read(struct peil_answers **out, struct peil_arena *arena,
    const struct peil_pack *pack, const struct peil_node *node, const struct peil_limits *limits,
    struct peil_diags *diags)
{
    return read_file(out, arena, pack, node, limits, diags, false);
}

int peil_answers_read_partly(struct peil_answers **out, struct peil_arena *arena,
    const struct peil_pack *pack, const struct peil_node *node, const struct peil_limits *limits,
    struct peil_diags *diags)
{
    return read_file(out, arena, pack, node, limits, diags, true);
}
