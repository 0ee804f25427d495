/*
 * Reading lines of the usual shape. Whatever else is found ends the attempt: a mistake is not told
 * apart from what is merely unusual.
 */
#include "core/eval/answers_fast.h"

#include <string.h>

#include "core/eval/fast_line.h"
#include "core/pack/schema.h"

#define RESPONDENT_MOST 64

/*
 * The item of the key that is next, which is passed with its colon: the expected one, the one after
 * it, or any.
 */
static const struct peil_fast_item *take_key(struct peil_fast_line *line, size_t expected)
{
    const struct peil_fast *fast = line->fast;
    size_t count = fast->pack->item_count;
    const char *start = line->at;
    const char *text;
    size_t length;
    uint32_t hash;

    for (size_t i = expected; i < count && i < expected + 2; i++)
        if (peil_fast_take(line, &fast->items[i].key))
            return &fast->items[i];
    if (!peil_fast_take_string(line, &text, &length) || !peil_fast_take_sign(line, ':'))
        return NULL;
    hash = peil_fast_hash(start, length + 2);
    for (size_t at = hash & fast->slot_mask; fast->slots[at].item != 0;
         at = (at + 1) & fast->slot_mask) {
        const struct peil_fast_item *item = &fast->items[fast->slots[at].item - 1];

        if (fast->slots[at].hash == hash && item->key.length == length + 3 &&
            memcmp(item->key.text, start, length + 2) == 0)
            return item;
    }
    return NULL;
}

static bool take_answers(struct peil_fast_line *line)
{
    struct peil_fast *fast = line->fast;
    size_t expected = 0;
    bool more = true;

    if (!peil_fast_take_map(line))
        return false;
    if (line->at < line->end && *line->at == '}') {
        line->at++;
        return true;
    }
    while (more) {
        const struct peil_fast_item *item;
        struct peil_answer *answer;

        if (peil_fast_run(line, &expected))
            return true;
        item = take_key(line, expected);
        if (!item)
            return false;
        peil_fast_skip_blanks(line);
        expected = (size_t)(item - fast->items);
        peil_fast_pass_over(line, expected + 1);
        answer = &fast->by_item[expected++];
        if (answer->place.column != 0) /* given before */
            return false;
        if (!peil_fast_answer(line, item, answer) || !peil_fast_take_next(line, &more))
            return false;
    }
    return true;
}

static bool take_field_value(struct peil_fast_line *line, size_t field)
{
    const char **subject = &line->fast->answers.subject[field];
    size_t length = peil_fast_plain_digits(line);

    if (length == 0)
        return peil_fast_take_copy(line, subject, &length);
    *subject = line->texts;
    memcpy(line->texts, line->at, length);
    line->texts += length;
    *line->texts++ = '\0';
    line->at += length;
    return true;
}

static bool take_field(struct peil_fast_line *line, size_t *expected)
{
    struct peil_fast *fast = line->fast;
    size_t count = fast->pack->subject_field_count;
    size_t i = *expected < count ? *expected : 0;
    const char *start;

    for (size_t tried = 0; tried < count; tried++, i = i + 1 < count ? i + 1 : 0)
        if (peil_fast_take(line, &fast->fields[i]))
            break;
        else if (tried + 1 == count)
            return false;
    if (count == 0 || fast->answers.subject[i] || !peil_fast_take_colon(line))
        return false;
    *expected = i + 1;
    start = line->at;
    if (!take_field_value(line, i))
        return false;
    peil_fast_note_value(line, start, PEIL_FAST_SUBJECT, i);
    return true;
}

static bool take_subject(struct peil_fast_line *line)
{
    size_t expected = 0;
    bool more = true;

    if (!peil_fast_take_map(line))
        return false;
    while (more)
        if (!take_field(line, &expected) || !peil_fast_take_next(line, &more))
            return false;
    return true;
}

static bool take_role(struct peil_fast_line *line)
{
    struct peil_fast *fast = line->fast;
    const char *id;
    size_t length;

    for (size_t i = 0; i < fast->role_count; i++) {
        if (!peil_fast_take(line, &fast->roles[i].id))
            continue;
        fast->answers.role = fast->roles[i].role;
        return true;
    }
    /* It may be named with its pack. */
    fast->answers.role =
        peil_fast_take_copy(line, &id, &length) ? peil_pack_role(fast->pack, id) : NULL;
    return fast->answers.role != NULL;
}

static bool take_respondent(struct peil_fast_line *line)
{
    size_t length;

    return peil_fast_take_copy(line, &line->fast->answers.respondent, &length) &&
           length <= RESPONDENT_MOST && !memchr(line->fast->answers.respondent, '@', length);
}

static bool take_date(struct peil_fast_line *line)
{
    size_t length;

    return peil_fast_take_copy(line, &line->fast->answers.date, &length) &&
           peil_is_date(line->fast->answers.date);
}

static bool take_pack(struct peil_fast_line *line)
{
    return peil_fast_take(line, &line->fast->pack_major) ||
           peil_fast_take(line, &line->fast->pack_version);
}

static bool take_format(struct peil_fast_line *line)
{
    return PEIL_FAST_TAKE(line, "\"1\"") ||
           (peil_fast_plain_digits(line) == 1 && PEIL_FAST_TAKE(line, "1"));
}

/* What stands behind a key of the whole. */
static bool take_behind(struct peil_fast_line *line, enum peil_fast_head head)
{
    static bool (*const take[PEIL_FAST_HEADS])(struct peil_fast_line * line) = {
        [PEIL_FAST_FORMAT] = take_format,
        [PEIL_FAST_PACK] = take_pack,
        [PEIL_FAST_SUBJECT] = take_subject,
        [PEIL_FAST_DATE] = take_date,
        [PEIL_FAST_BY_ROLE] = take_role,
        [PEIL_FAST_RESPONDENT] = take_respondent,
        [PEIL_FAST_ANSWERS] = take_answers,
    };
    const char *start = line->at;

    if (head == PEIL_FAST_ANSWERS)
        line->answers = start;
    if (!take[head](line))
        return false;
    if (head >= PEIL_FAST_DATE)
        peil_fast_note_value(line, start, head, 0);
    return true;
}

static bool take_head(struct peil_fast_line *line, unsigned *seen)
{
    size_t i = line->head;

    for (size_t tried = 0; tried < PEIL_FAST_HEADS; tried++, i++) {
        i = i < PEIL_FAST_HEADS ? i : 0;
        if ((*seen >> i & 1) != 0 || !peil_fast_take(line, &line->fast->heads[i]))
            continue;
        line->head = i + 1;
        *seen |= 1u << i;
        if (!line->answers)
            line->seen = *seen;
        return peil_fast_take_colon(line) && take_behind(line, (enum peil_fast_head)i);
    }
    return false;
}

/* A value in its place between what all lines have. */
static bool take_between(struct peil_fast_line *line, const struct peil_fast_part *part)
{
    switch (part->head) {
    case PEIL_FAST_SUBJECT:
        return take_field_value(line, part->field);
    case PEIL_FAST_DATE:
        return take_date(line);
    case PEIL_FAST_BY_ROLE:
        return take_role(line);
    default:
        return take_respondent(line);
    }
}

/*
 * Reads a line that is like the one before it, up to the end of its answers. False where it is
 * another, or nothing that can be read here.
 */
static bool follow_shape(struct peil_fast_line *line, unsigned *seen, bool *more)
{
    const struct peil_fast_shape *shape = &line->fast->shape;
    const char *bytes = shape->bytes;

    for (size_t i = 0; i < shape->count; i++) {
        const struct peil_fast_part *part = &shape->parts[i];

        if (!peil_fast_take_text(line, bytes, part->length) ||
            (i + 1 < shape->count && !take_between(line, part)))
            return false;
        bytes += part->length;
    }
    *seen = shape->seen;
    line->head = PEIL_FAST_ANSWERS + 1;
    return shape->count > 0 && take_answers(line) && peil_fast_take_next(line, more);
}

static void clear(struct peil_fast *fast)
{
    struct peil_answers *answers = &fast->answers;

    /* Most lines leave no more in answers than a run does, and that is replaced item by item. */
    if (fast->more_than_runs)
        memset(fast->by_item, 0, fast->pack->item_count * sizeof(*fast->by_item));
    fast->more_than_runs = false;
    memset(answers->subject, 0, fast->pack->subject_field_count * sizeof(*answers->subject));
    answers->date = answers->respondent = NULL;
    answers->role = NULL;
}

/* Format and pack are there, and the subject fields that have to be. */
static bool is_complete(const struct peil_fast *fast, unsigned seen)
{
    if ((seen & 3) != 3)
        return false;
    for (size_t i = 0; i < fast->pack->subject_field_count; i++)
        if (fast->pack->subject_fields[i].required && !fast->answers.subject[i])
            return false;
    return true;
}

static bool read_line(struct peil_fast_line *line, unsigned *seen)
{
    char *texts = line->texts;
    bool more = true;

    clear(line->fast);
    if (!follow_shape(line, seen, &more)) {
        if (line->fast->shape.count > 0)
            clear(line->fast);
        line->at = line->source->bytes;
        line->texts = texts;
        line->head = line->continued = line->reached = 0;
        *seen = 0;
        line->fresh = true;
        if (!peil_fast_take_map(line))
            return false;
    }
    while (more)
        if (!take_head(line, seen) || !peil_fast_take_next(line, &more))
            return false;
    peil_fast_pass_over(line, line->fast->pack->item_count);
    peil_fast_skip_blanks(line);
    return line->at == line->end;
}

bool peil_fast_read(const struct peil_answers **out, struct peil_fast *fast,
    struct peil_arena *arena, const struct peil_source *source)
{
    struct peil_fast_line line = {
        .fast = fast, .source = source, .at = source->bytes, .end = source->bytes + source->length};
    unsigned seen = 0;

    *out = NULL;
    if (fast->unusable || source->length == 0 || source->length > fast->limits->nodes ||
        source->length > fast->limits->answers_bytes)
        return false;
    if (line.end[-1] == '\r')
        line.end--;
    /* All texts fit: they are written as they stand, and a NUL is no longer than a quote. */
    line.texts = peil_arena_room(arena, source->length + sizeof(uint64_t), 1);
    if (!line.texts)
        return false;
    if (!read_line(&line, &seen) || !is_complete(fast, seen))
        return false;
    if (line.fresh)
        peil_fast_keep_shape(&line);
    fast->answers.name = source->name;
    *out = &fast->answers;
    return true;
}
