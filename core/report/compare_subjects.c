/*
 * The subjects of a comparison: what a reader calls them, and where names and codes do not agree.
 */
#include <string.h>

#include "core/base/sort.h"
#include "core/compare/gather.h"
#include "core/report/compare_frameworks.h"
#include "core/report/phrase.h"

/* Most subjects that are listed, most that are warned about, and most names or codes in a row. */
#define MOST_SUBJECTS 50
#define MOST_WARNINGS 20
#define MOST_IN_A_ROW 5

/* ---- names that are the same ----------------------------------------------------------------- */

static int name_before(void *things, size_t a, size_t b)
{
    const struct peil_compared_subject **subjects = things;
    int order = peil_compare_texts(subjects[a]->name, subjects[b]->name);

    return (order != 0 ? order : peil_compare_texts(subjects[a]->key, subjects[b]->key)) < 0;
}

/* Where the subjects of the same name as the one at `from` end. */
static size_t alike_end(const struct peil_comparing *c, size_t from)
{
    const struct peil_compared_subject *const *by_name = c->by_name;
    size_t end = from + 1;

    while (by_name[from]->name && end < c->named_count &&
           peil_compare_texts(by_name[from]->name, by_name[end]->name) == 0)
        end++;
    return end;
}

bool peil_comparing_find_alike(struct peil_comparing *c)
{
    const struct peil_gathering *gathering = c->comparison->gathering;
    const struct peil_compared_subject **by_name = peil_arena_array(
        c->r->arena, gathering->subject_count + 1, sizeof(struct peil_compared_subject *));
    size_t end;

    c->alike = peil_arena_array(c->r->arena, gathering->subject_count + 1, sizeof(*c->alike));
    if (!by_name || !c->alike)
        return false;
    for (size_t i = 0; i < gathering->subject_count; i++)
        if (gathering->subjects[i].framework_count > 0)
            by_name[c->named_count++] = &gathering->subjects[i];
    peil_sort_array(by_name, c->named_count, sizeof(*by_name), name_before);
    c->by_name = by_name;
    for (size_t i = 0; i < c->named_count; i = end) {
        end = alike_end(c, i);
        for (size_t k = i; end - i > 1 && k < end; k++)
            c->alike[by_name[k] - gathering->subjects] = true;
    }
    return true;
}

const char *peil_comparing_subject_label(
    const struct peil_comparing *c, const struct peil_compared_subject *subject)
{
    size_t index = (size_t)(subject - c->comparison->gathering->subjects);

    if (!subject->name)
        return subject->key;
    return c->alike[index] && subject->key && strcmp(subject->name, subject->key) != 0
               ? peil_say(c->r, "comparison.subject",
                     PEIL_SLOTS({"name", subject->name}, {"key", subject->key}))
               : subject->name;
}

/* ---- the list -------------------------------------------------------------------------------- */

void peil_comparing_subjects(struct peil_comparing *c)
{
    const struct peil_gathering *gathering = c->comparison->gathering;
    struct peil_node *map = peil_put_map(c->r, c->document, "subjects"), *list;

    peil_put_count(c->r, map, "count", c->named_count);
    if (c->named_count > MOST_SUBJECTS)
        return;
    list = peil_put_list(c->r, map, "list");
    for (size_t i = 0; i < gathering->subject_count; i++) {
        struct peil_node *one;

        if (gathering->subjects[i].framework_count == 0)
            continue;
        one = peil_add_map(c->r, list);
        peil_put_text(c->r, one, "key", gathering->subjects[i].key);
        peil_put_text(c->r, one, "name", gathering->subjects[i].name);
    }
}

/* ---- warnings -------------------------------------------------------------------------------- */

static void warn(struct peil_comparing *c, struct peil_node *list, const char *code,
    const struct peil_slot *slots)
{
    struct peil_node *map = peil_add_map(c->r, list);

    peil_put_text(c->r, map, "code", code);
    peil_put_text(c->r, map, "text", peil_fill(c->r, peil_word_of(c->r, "warning", code), slots));
}

/* One name with several codes: a code may be mistyped. */
static bool warn_of_codes(struct peil_comparing *c, struct peil_node *list, size_t from, size_t end)
{
    const char *keys[MOST_IN_A_ROW];
    size_t count = 0;

    if (end - from < 2)
        return false;
    for (size_t i = from; i < end && count < MOST_IN_A_ROW; i++)
        keys[count++] = c->by_name[i]->key ? c->by_name[i]->key : "\xE2\x80\x93";
    warn(c, list, "compare/several-codes",
        PEIL_SLOTS({"name", c->by_name[from]->name},
            {"codes", peil_beside_some(c->r, keys, count, end - from)}));
    return true;
}

/* The names that the answers about a subject give it. */
static size_t names_of(const struct peil_compared_subject *subject, const char **names)
{
    size_t count = 0;

    for (size_t i = 0; i < subject->framework_count; i++)
        for (size_t j = 0; j < subject->frameworks[i].round_count; j++)
            for (size_t k = 0; k < subject->frameworks[i].rounds[j].sheet_count; k++) {
                const struct peil_sheet *sheet = subject->frameworks[i].rounds[j].sheets[k];
                const char *name = peil_subject_name(sheet->answers);
                bool there = !name || count == MOST_IN_A_ROW;

                for (size_t n = 0; !there && n < count; n++)
                    there = strcmp(names[n], name) == 0;
                if (!there)
                    names[count++] = name;
            }
    return count;
}

/* One code with several names. */
static bool warn_of_names(
    struct peil_comparing *c, struct peil_node *list, const struct peil_compared_subject *subject)
{
    const char *names[MOST_IN_A_ROW];
    size_t count = names_of(subject, names);

    if (count < 2 || !subject->key || !subject->name)
        return false;
    warn(c, list, "compare/several-names",
        PEIL_SLOTS({"code", subject->key}, {"names", peil_beside_some(c->r, names, count, count)},
            {"shown", subject->name}));
    return true;
}

void peil_comparing_warn_of_names(struct peil_comparing *c, struct peil_node *list)
{
    size_t end, told = 0;

    for (size_t i = 0; i < c->named_count && told < MOST_WARNINGS; i = end) {
        end = alike_end(c, i);
        told += warn_of_codes(c, list, i, end);
        for (size_t k = i; k < end && told < MOST_WARNINGS; k++)
            told += warn_of_names(c, list, c->by_name[k]);
    }
}
