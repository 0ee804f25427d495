/*
 * Filling templates, and numbers and dates in words.
 */
#include "core/report/phrase.h"

#include <math.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/date.h"
#include "core/base/num.h"
#include "core/base/utf8.h"

const char *peil_word(const struct peil_report *r, const char *name)
{
    const char *text = peil_words_find(r->words, name);

    return text ? text : name;
}

const char *peil_word_of(const struct peil_report *r, const char *prefix, const char *name)
{
    char full[96];
    size_t before = strlen(prefix);
    size_t behind = strlen(name);
    const char *text;

    if (before + behind + 2 > sizeof(full))
        return name;
    memcpy(full, prefix, before);
    full[before] = '.';
    memcpy(full + before + 1, name, behind + 1);
    text = peil_words_find(r->words, full);
    return text ? text : name;
}

/* The text of a slot, as peil_slot_value; the context is the first of the slots, or NULL. */
static const char *slot_text(
    struct peil_report *r, const void *context, const char *name, size_t length)
{
    (void)r;
    for (const struct peil_slot *slots = context; slots && slots->name; slots++)
        if (strlen(slots->name) == length && memcmp(slots->name, name, length) == 0)
            return slots->text ? slots->text : "";
    return NULL;
}

const char *peil_keep(struct peil_report *r, struct peil_buf *buf)
{
    const char *text = peil_buf_keep(buf, r->arena);

    return text ? text : "";
}

const char *peil_keep_any(struct peil_report *r, struct peil_buf *buf)
{
    return buf->length > 0 || peil_buf_failed(buf) ? peil_keep(r, buf) : NULL;
}

const char *peil_fill_asking(
    struct peil_report *r, const char *text, peil_slot_value value_of, const void *context)
{
    struct peil_buf out = PEIL_BUF_EMPTY;

    while (*text != '\0') {
        size_t plain = strcspn(text, "{");
        const char *end;
        const char *value;

        peil_buf_add(&out, text, plain);
        text += plain;
        if (*text == '\0')
            break;
        end = strchr(text, '}');
        value = end ? value_of(r, context, text + 1, (size_t)(end - text) - 1) : NULL;
        if (value) {
            peil_buf_text(&out, value);
            text = end + 1;
        } else {
            peil_buf_char(&out, *text++);
        }
    }
    return peil_keep(r, &out);
}

const char *peil_fill(struct peil_report *r, const char *text, const struct peil_slot *slots)
{
    return peil_fill_asking(r, text, slot_text, slots);
}

const char *peil_say(struct peil_report *r, const char *name, const struct peil_slot *slots)
{
    return peil_fill(r, peil_word(r, name), slots);
}

const char *peil_say_plural(
    struct peil_report *r, const char *name, size_t count, const struct peil_slot *slots)
{
    return peil_fill(r, peil_word_of(r, name, count == 1 ? "one" : "other"), slots);
}

const char *peil_say_number(struct peil_report *r, double value, int decimals)
{
    char small[64];
    size_t length = peil_num_format(value, decimals, r->language, small, sizeof(small));
    const char *text = NULL;

    if (length < sizeof(small)) {
        text = peil_arena_copy(r->arena, small, length);
    } else {
        char *large = peil_arena_alloc(r->arena, length + 1);

        if (large)
            peil_num_format(value, decimals, r->language, large, length + 1);
        text = large;
    }
    return text ? text : "";
}

const char *peil_say_rounded(struct peil_report *r, double value)
{
    return peil_say_number(r, peil_num_round(value, 1, PEIL_ROUND_HALF_UP), -1);
}

const char *peil_say_count(struct peil_report *r, size_t value)
{
    const char *text = peil_arena_format(r->arena, "%z", value);

    return text ? text : "";
}

const char *peil_say_percent(struct peil_report *r, double share)
{
    const char *text = peil_arena_format(
        r->arena, "%s%%", peil_say_number(r, peil_num_publish(share * 100.0), -1));

    return text ? text : "";
}

const char *peil_say_whole_percent(struct peil_report *r, double share)
{
    return peil_say_percent(r, floor(peil_num_publish(share * 100.0)) / 100.0);
}

const char *peil_say_input(struct peil_report *r, const char *name)
{
    if (!name || *name != '-' || (name[1] != '\0' && name[1] != ':'))
        return name;
    return peil_arena_format(r->arena, "%s%s", peil_word(r, "word.standard-input"), name + 1);
}

const char *peil_say_date(struct peil_report *r, const char *iso)
{
    char text[64];
    size_t length = peil_date_format(iso, r->language, text, sizeof(text));

    if (length >= sizeof(text))
        return iso;
    iso = peil_arena_copy(r->arena, text, length);
    return iso ? iso : "";
}

const char *peil_say_sentence(struct peil_report *r, const char *clause)
{
    char *text = peil_arena_format(r->arena, "%s.", clause);

    if (!text)
        return "";
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    return text;
}

/* Whether no letter behind the first is a capital. */
static bool rest_is_lower(const char *text, size_t first)
{
    size_t length = strlen(text);

    for (size_t i = first; i < length;) {
        uint32_t code;
        size_t size = peil_utf8_decode(text + i, length - i, &code);

        if (size == 0 || peil_utf8_lower(code) != code)
            return false;
        i += size;
    }
    return true;
}

static const char *lower_first(struct peil_report *r, const char *label)
{
    uint32_t code;
    size_t first = peil_utf8_decode(label, strlen(label), &code);
    char lower[4];
    size_t length;
    struct peil_buf out = PEIL_BUF_EMPTY;

    if (first == 0 || peil_utf8_lower(code) == code || !rest_is_lower(label, first))
        return label;
    length = peil_utf8_encode(peil_utf8_lower(code), lower);
    peil_buf_add(&out, lower, length);
    peil_buf_text(&out, label + first);
    return peil_keep(r, &out);
}

const char *peil_say_label(
    struct peil_report *r, const struct peil_text *label, const char *otherwise)
{
    const char *found = NULL;
    const char *text = peil_text_get(label, r->asked, r->pack->language, &found);

    if (!text)
        return otherwise;
    return found && peil_text_same_language(r->language, found) ? lower_first(r, text) : text;
}
