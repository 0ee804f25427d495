/*
 * The columns of the tables of counts: what an item can stand at.
 */
#include "html.h"

#include <string.h>

/* Where the points of an option stand among those of its scale. */
static bool points_of(struct html_page *page, const struct peil_node *options, const char *id,
    double *points, double *low, double *high)
{
    bool found = false;
    bool any = false;
    for (size_t i = 0; i < html_length(page, options); i++) {
        const struct peil_node *option = html_at(page, options, i);
        if (!html_is_number(page, option, "points"))
            continue;
        double value = html_number(page, option, "points");
        *low = !any || value < *low ? value : *low;
        *high = !any || value > *high ? value : *high;
        any = true;
        if (html_is(page, option, "id", id)) {
            *points = value;
            found = true;
        }
    }
    return found;
}

struct search {
    const char *id;
    enum html_tone tone;
    bool done;
};

/* The tone of an option, from the points that it has in the first item that offers it. */
static void look_in_item(struct html_page *page, const struct peil_node *item, void *with)
{
    struct search *search = with;
    double points = 0;
    double low = 0;
    double high = 0;
    if (search->done || !html_is(page, item, "type", "choice") ||
        !points_of(page, html_get(page, item, "options"), search->id, &points, &low, &high))
        return;
    search->done = true;
    search->tone = high <= low      ? HTML_NONE
                   : points >= high ? HTML_GOOD
                   : points <= low  ? HTML_POOR
                                    : HTML_MIDDLING;
}

static void look_in_section(struct html_page *page, const struct peil_node *section, void *with)
{
    struct html_walk walk = {look_in_item, look_in_section, with};
    if (!((struct search *)with)->done)
        html_walk(page, section, &walk);
}

static enum html_tone option_tone(struct html_page *page, const char *id)
{
    struct search search = {id, HTML_NONE, false};
    const struct peil_node *sections = html_get(page, page->document, "sections");
    for (size_t i = 0; i < html_length(page, sections); i++)
        look_in_section(page, html_at(page, sections, i), &search);
    return search.tone;
}

static void add_list(struct html_page *page, const char *key, bool states)
{
    struct html_choices *choices = &page->choices;
    const struct peil_node *list = html_get(page, page->document, key);
    for (size_t i = 0; i < html_length(page, list) && choices->count < HTML_CHOICES_MOST; i++) {
        const struct peil_node *entry = html_at(page, list, i);
        const char *id = html_text(page, entry, "id");
        struct html_choice *choice = &choices->list[choices->count++];
        *choice = (struct html_choice){
            .id = id,
            .node = entry,
            .tone = states ? html_tone_of(page, entry, "id") : option_tone(page, id),
            .count = html_natural(page, entry, "count"),
        };
    }
}

static void add_tones(struct html_page *page)
{
    static const struct html_choice tones[] = {
        {"good", NULL, "tone.good", HTML_GOOD, 0},
        {"middling", NULL, "tone.middling", HTML_MIDDLING, 0},
        {"poor", NULL, "tone.poor", HTML_POOR, 0},
        {"open", NULL, "tone.open", HTML_OPEN, 0},
        {"none", NULL, "tone.none", HTML_NONE, 0},
    };
    struct html_choices *choices = &page->choices;
    choices->tones = true;
    choices->count = sizeof(tones) / sizeof(tones[0]);
    memcpy(choices->list, tones, sizeof(tones));
    struct html_counts counts = {{0}};
    const struct peil_node *sections = html_get(page, page->document, "sections");
    for (size_t i = 0; i < html_length(page, sections); i++)
        html_choices_add(page, html_at(page, sections, i), &counts);
    size_t kept = 0;
    for (size_t i = 0; i < choices->count; i++) {
        if (counts.of[i] > 0) {
            choices->list[kept] = choices->list[i];
            choices->list[kept++].count = counts.of[i];
        }
    }
    choices->count = kept;
}

void html_choices_make(struct html_page *page)
{
    size_t options = html_count(page, page->document, "option_counts");
    if (options > 0 &&
        options + html_count(page, page->document, "state_counts") <= HTML_CHOICES_MOST) {
        add_list(page, "option_counts", false);
        add_list(page, "state_counts", true);
    } else {
        add_tones(page);
    }
}

void html_choice_label(struct html_page *page, const struct html_choice *choice)
{
    if (choice->node)
        html_put_text(page, choice->node, "label");
    else
        html_put_word(page, choice->word);
}

size_t html_choice_of(const struct html_page *page, const struct peil_node *item)
{
    const struct html_choices *choices = &page->choices;
    const struct peil_node *answer = html_get(page, item, "answer");
    if (!choices->tones && !html_is(page, item, "type", "choice"))
        return choices->count;
    const char *id = html_text(page, answer, "state");
    if (choices->tones)
        id = html_text(page, answer, "tone");
    else if (html_is_true(page, answer, "not_asked"))
        id = "not-asked";
    else if (strcmp(id, "answered") == 0)
        id = html_text(page, answer, "value");
    size_t i = 0;
    while (i < choices->count && strcmp(choices->list[i].id, id) != 0)
        i++;
    return i;
}

static void count_item(struct html_page *page, const struct peil_node *item, void *with)
{
    struct html_counts *counts = with;
    size_t choice = html_choice_of(page, item);
    if (choice < page->choices.count)
        counts->of[choice]++;
}

static void count_section(struct html_page *page, const struct peil_node *section, void *with)
{
    html_choices_add(page, section, with);
}

void html_choices_add(
    struct html_page *page, const struct peil_node *section, struct html_counts *counts)
{
    struct html_walk walk = {count_item, count_section, counts};
    html_walk(page, section, &walk);
}
