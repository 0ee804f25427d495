/*
 * Which subject a reader means: by key, or by a name that only one bears.
 */
#include "core/compare/focus.h"

#include <string.h>

#include "core/base/buf.h"
#include "core/compare/gather.h"

/* Most keys that are named where several subjects bear one name. */
#define MOST_KEYS 8

static bool is_called(const char *text, const char *word)
{
    return text && strcmp(text, word) == 0;
}

/* A name without what stands between brackets at its end; NULL where there is no such thing. */
static const char *without_brackets(struct peil_arena *arena, const char *name)
{
    const char *bracket = strstr(name, " (");

    return bracket ? peil_arena_copy(arena, name, (size_t)(bracket - name)) : NULL;
}

/* Of whom there are answers, for a message. */
static const char *nearest(
    struct peil_arena *arena, const struct peil_gathering *gathering, const char *word)
{
    const char **names = peil_arena_array(arena, 2 * gathering->subject_count + 1, sizeof(*names));
    const char *near;
    size_t count = 0;

    for (size_t i = 0; names && i < gathering->subject_count; i++) {
        if (gathering->subjects[i].key)
            names[count++] = gathering->subjects[i].key;
        if (gathering->subjects[i].name)
            names[count++] = gathering->subjects[i].name;
    }
    near = names ? peil_nearest(word, names) : NULL;
    /* Who asks for a town may leave out what stands behind its name: "Bergen (NH)". */
    for (size_t i = 0; names && !near && i < count; i++) {
        const char *brief[] = {without_brackets(arena, names[i]), NULL};

        near = brief[0] && peil_nearest(word, brief) ? names[i] : NULL;
    }
    return near;
}

/* The keys of all with a name, apart by commas; NULL without memory. */
static const char *keys_of(
    struct peil_arena *arena, const struct peil_gathering *gathering, const char *name)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    const char *keys = NULL;
    size_t count = 0;

    for (size_t i = 0; i < gathering->subject_count && count <= MOST_KEYS; i++) {
        const struct peil_compared_subject *subject = &gathering->subjects[i];

        if (!subject->key || !is_called(subject->name, name))
            continue;
        peil_buf_text(&text, count > 0 ? ", " : "");
        peil_buf_text(&text, count < MOST_KEYS ? subject->key : "...");
        count++;
    }
    if (!peil_buf_failed(&text))
        keys = peil_arena_copy(arena, peil_buf_string(&text), text.length);
    peil_buf_dispose(&text);
    return keys;
}

int peil_focus_find(struct peil_compared_subject **out, struct peil_arena *arena,
    const struct peil_gathering *gathering, const char *word, struct peil_diags *diags)
{
    struct peil_compared_subject *found = NULL;
    const char *keys;
    size_t count = 0;

    *out = NULL;
    for (size_t i = 0; i < gathering->subject_count; i++) {
        if (is_called(gathering->subjects[i].key, word)) {
            *out = &gathering->subjects[i];
            return PEIL_OK;
        }
        if (!is_called(gathering->subjects[i].name, word))
            continue;
        found = &gathering->subjects[i];
        count++;
    }
    if (count == 1) {
        *out = found;
        return PEIL_OK;
    }
    if (count == 0) {
        peil_diag_add(diags, PEIL_ERROR, "compare/no-subject", PEIL_NOWHERE,
            PEIL_ARGS(
                PEIL_TEXT("subject", word), PEIL_TEXT("near", nearest(arena, gathering, word))));
        return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_EINPUT;
    }
    keys = keys_of(arena, gathering, word);
    if (!keys)
        return PEIL_ENOMEM;
    peil_diag_add(diags, PEIL_ERROR, "compare/several-subjects", PEIL_NOWHERE,
        PEIL_ARGS(PEIL_TEXT("subject", word), PEIL_TEXT("keys", keys)));
    return PEIL_EINPUT;
}
