/*
 * What was given to be compared: how much of it counts, and what does not, with why.
 */
#include <string.h>

#include "core/base/sort.h"
#include "core/compare/gather.h"
#include "core/report/comparing.h"
#include "core/report/phrase.h"

/* One that does not count, with why. */
struct gone {
    const char *name, *reason, *same;
};

static int gone_before(void *things, size_t a, size_t b)
{
    const struct gone *gone = things;
    int order = peil_compare_texts(gone[a].name, gone[b].name);

    return (order != 0 ? order : strcmp(gone[a].reason, gone[b].reason)) < 0;
}

static struct gone *list_gone(struct peil_comparing *c, size_t *count)
{
    const struct peil_comparison *comparison = c->comparison;
    const struct peil_gathering *gathering = comparison->gathering;
    struct gone *gone = peil_arena_array(c->r->arena,
        c->options->left_out_count + gathering->twice_count + comparison->unscored_count + 1,
        sizeof(*gone));
    size_t n = 0;

    *count = 0;
    if (!gone)
        return NULL;
    for (size_t i = 0; i < c->options->left_out_count; i++)
        gone[n++] =
            (struct gone){c->options->left_out[i].name, c->options->left_out[i].reason, NULL};
    for (size_t i = 0; i < gathering->twice_count; i++)
        gone[n++] =
            (struct gone){gathering->twice[i].sheet->name, "twice", gathering->twice[i].same->name};
    for (size_t i = 0; i < comparison->unscored_count; i++)
        gone[n++] = (struct gone){comparison->unscored[i]->name, "unscored", NULL};
    peil_sort_array(gone, n, sizeof(*gone), gone_before);
    *count = n;
    return gone;
}

void peil_comparing_inputs(struct peil_comparing *c)
{
    struct peil_report *r = c->r;
    struct peil_node *map = peil_put_map(r, c->document, "inputs"), *list;
    size_t count;
    struct gone *gone = list_gone(c, &count);

    peil_put_count(r, map, "count", c->comparison->counted);
    peil_put_count(r, map, "left_out", count);
    list = peil_put_list(r, map, "list");
    for (size_t i = 0; i < count; i++) {
        struct peil_node *one = peil_add_map(r, list);

        peil_put_text(r, one, "name", peil_say_input(r, gone[i].name));
        peil_put_text(r, one, "reason", gone[i].reason);
        peil_put_text(r, one, "reason_text",
            peil_fill(r, peil_word_of(r, "comparison.left-out", gone[i].reason),
                PEIL_SLOTS({"same", gone[i].same ? peil_say_input(r, gone[i].same) : ""})));
    }
}

/* Answers without a date among others of the focus: nobody knows of which round they are. */
static void warn_of_undated(struct peil_comparing *c, struct peil_node *list)
{
    const struct peil_compared_subject *focus = c->comparison->focus;

    for (size_t i = 0; focus && i < focus->framework_count; i++) {
        const struct peil_framework *framework = &focus->frameworks[i];
        const struct peil_round *last = &framework->rounds[framework->round_count - 1];

        for (size_t k = 0; last->from && k < last->sheet_count; k++) {
            struct peil_node *map;

            if (last->sheets[k]->answers->date ||
                peil_role_is_hidden(last->sheets[k]->answers->role))
                continue;
            map = peil_add_map(c->r, list);
            peil_put_text(c->r, map, "code", "compare/undated");
            peil_put_text(c->r, map, "text", peil_word(c->r, "warning.compare/undated"));
            peil_put_text(c->r, map, "file", last->sheets[k]->name);
        }
    }
}

void peil_comparing_warnings(struct peil_comparing *c)
{
    struct peil_node *list = peil_put_list(c->r, c->document, "warnings");

    for (size_t i = 0; i < c->comparison->doubtful_count; i++) {
        struct peil_node *map = peil_add_map(c->r, list);

        peil_put_text(c->r, map, "code", "compare/stored-differs");
        peil_put_text(c->r, map, "text", peil_word(c->r, "warning.compare/stored-differs"));
        peil_put_text(c->r, map, "file", c->comparison->doubtful[i]->name);
    }
    warn_of_undated(c, list);
    peil_comparing_warn_of_names(c, list);
}
