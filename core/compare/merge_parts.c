/*
 * Which of several answers to one question stands for all.
 */
#include "core/compare/merge_parts.h"

#include <string.h>

#include "core/base/buf.h"
#include "core/base/sort.h"
#include "core/format/limits.h"

static size_t count_state(const struct peil_merging *m, enum peil_state state)
{
    size_t count = 0;

    for (size_t i = 0; i < m->count; i++)
        count += m->said[i]->state == state;
    return count;
}

static int number_before(void *numbers, size_t a, size_t b)
{
    return ((double *)numbers)[a] < ((double *)numbers)[b];
}

static int text_before(void *texts, size_t a, size_t b)
{
    return strcmp(((const char **)texts)[a], ((const char **)texts)[b]) < 0;
}

const char *peil_most_common_text(const char **texts, size_t count)
{
    const char *best = NULL;
    size_t most = 0;

    peil_sort_array(texts, count, sizeof(*texts), text_before);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && strcmp(texts[i], texts[end]) == 0;)
            end++;
        if (end - i > most) {
            most = end - i;
            best = texts[i];
        }
    }
    return best;
}

/* Not applicable, with the reason that was given most; a declared one before free words. */
static void merge_reason(struct peil_merging *m, struct peil_answer *out)
{
    size_t most = 0;
    size_t free = 0;

    out->state = PEIL_STATE_NOT_APPLICABLE;
    for (size_t reason = 0; reason < m->item->reason_count; reason++) {
        const struct peil_term *term = &m->item->reasons[reason];
        size_t count = 0;

        for (size_t i = 0; i < m->count; i++)
            count += m->said[i]->reason_term && strcmp(m->said[i]->reason_term->id, term->id) == 0;
        if (count > most) {
            most = count;
            out->reason_term = term;
            out->reason = term->id;
        }
    }
    for (size_t i = 0; i < m->count; i++)
        if (m->said[i]->reason && !m->said[i]->reason_term)
            m->texts[free++] = m->said[i]->reason;
    if (most == 0)
        out->reason = peil_most_common_text(m->texts, free);
}

/* Whether the option at `a` is worth less than that at `b`; both have points. */
static bool is_lower(const struct peil_item *item, size_t a, size_t b)
{
    double first = item->scale->options[a].points;
    double second = item->scale->options[b].points;

    if (!(first < second) && !(first > second))
        return a < b;
    return item->reverse ? first > second : first < second;
}

/* How often an option was given. */
static size_t given(const struct peil_merging *m, size_t option)
{
    size_t count = 0;

    for (size_t i = 0; i < m->count; i++)
        count += m->said[i]->state == PEIL_STATE_ANSWERED && m->said[i]->option == option;
    return count;
}

/* The option with points that comes next above `from`, PEIL_NONE being below all; or PEIL_NONE. */
static size_t next_option(const struct peil_item *item, size_t from)
{
    size_t next = PEIL_NONE;

    for (size_t i = 0; i < item->scale->count; i++)
        if (item->scale->options[i].scored && (from == PEIL_NONE || is_lower(item, from, i)) &&
            (next == PEIL_NONE || is_lower(item, i, next)))
            next = i;
    return next;
}

/* The option that was given most: the lowest with points, then the first without. */
static size_t most_given(const struct peil_merging *m)
{
    const struct peil_scale *scale = m->item->scale;
    size_t best = PEIL_NONE;
    size_t most = 0;

    for (size_t i = next_option(m->item, PEIL_NONE); i != PEIL_NONE; i = next_option(m->item, i)) {
        if (given(m, i) > most) {
            most = given(m, i);
            best = i;
        }
    }
    for (size_t i = 0; i < scale->count; i++) {
        if (!scale->options[i].scored && given(m, i) > most) {
            most = given(m, i);
            best = i;
        }
    }
    return best;
}

static void merge_choice(struct peil_merging *m, struct peil_answer *out)
{
    const struct peil_scale *scale = m->item->scale;
    size_t option = PEIL_NONE;
    size_t with_points = 0;
    size_t passed = 0;

    for (size_t i = 0; i < scale->count; i++)
        with_points += scale->options[i].scored ? given(m, i) : 0;
    if (m->rule == PEIL_MERGE_MAJORITY || with_points == 0) {
        option = most_given(m);
    } else {
        size_t place = m->rule == PEIL_MERGE_LOWEST ? 0 : (with_points - 1) / 2;

        do {
            option = next_option(m->item, option);
            passed += given(m, option);
        } while (passed <= place);
    }
    out->state = PEIL_STATE_ANSWERED;
    out->option = (uint32_t)option;
}

/* Whether choosing an option can only cost points. */
static bool takes_away(const struct peil_item *item, const struct peil_option *option)
{
    return option->scored && (item->reverse ? option->points > 0 : option->points < 0);
}

static bool brings(const struct peil_item *item, const struct peil_option *option)
{
    return option->scored && (item->reverse ? option->points < 0 : option->points > 0);
}

static void merge_choices(struct peil_merging *m, struct peil_answer *out)
{
    const struct peil_scale *scale = m->item->scale;
    bool *chosen = peil_arena_array(m->arena, scale->count, sizeof(*chosen));
    size_t answered = count_state(m, PEIL_STATE_ANSWERED);

    for (size_t option = 0; chosen && option < scale->count; option++) {
        const struct peil_option *about = &scale->options[option];
        size_t count = 0;

        for (size_t i = 0; i < m->count; i++)
            count += m->said[i]->state == PEIL_STATE_ANSWERED && m->said[i]->chosen &&
                     m->said[i]->chosen[option];
        if (m->rule == PEIL_MERGE_LOWEST && brings(m->item, about))
            chosen[option] = count == answered;
        else if (m->rule == PEIL_MERGE_LOWEST && takes_away(m->item, about))
            chosen[option] = count > 0;
        else
            chosen[option] =
                2 * count > answered || (2 * count == answered && takes_away(m->item, about));
    }
    out->state = PEIL_STATE_ANSWERED;
    out->chosen = chosen;
}

static void merge_number(struct peil_merging *m, struct peil_answer *out)
{
    size_t count = 0;
    size_t most = 0;

    /* Ascending in worth: a reversed item is better where the number is smaller. */
    for (size_t i = 0; i < m->count; i++)
        if (m->said[i]->state == PEIL_STATE_ANSWERED)
            m->numbers[count++] = m->item->reverse ? -m->said[i]->number : m->said[i]->number;
    peil_sort_array(m->numbers, count, sizeof(*m->numbers), number_before);
    out->state = PEIL_STATE_ANSWERED;
    out->number = m->numbers[m->rule == PEIL_MERGE_MEDIAN ? (count - 1) / 2 : 0];
    for (size_t i = 0, end; m->rule == PEIL_MERGE_MAJORITY && i < count; i = end) {
        for (end = i + 1; end < count && !(m->numbers[end] > m->numbers[i]);)
            end++;
        if (end - i > most) {
            most = end - i;
            out->number = m->numbers[i];
        }
    }
    if (m->item->reverse)
        out->number = -out->number;
}

static size_t collect_texts(struct peil_merging *m)
{
    size_t count = 0;

    for (size_t i = 0; i < m->count; i++)
        if (m->said[i]->state == PEIL_STATE_ANSWERED && m->said[i]->text)
            m->texts[count++] = m->said[i]->text;
    return count;
}

static void merge_date(struct peil_merging *m, struct peil_answer *out)
{
    size_t count = collect_texts(m);
    const char *most = peil_most_common_text(m->texts, count); /* puts them in order */

    if (count == 0)
        return;
    out->state = PEIL_STATE_ANSWERED;
    out->text = m->rule == PEIL_MERGE_MAJORITY ? most
                : m->rule == PEIL_MERGE_LOWEST ? m->texts[0]
                                               : m->texts[(count - 1) / 2];
}

/* All different texts below each other, as far as an answer may be long. */
static void merge_text(struct peil_merging *m, struct peil_answer *out)
{
    static const struct peil_limits limits = PEIL_LIMITS;
    struct peil_buf buf = PEIL_BUF_EMPTY;
    size_t count = collect_texts(m);

    for (size_t i = 0; i < count; i++) {
        bool said = false;

        for (size_t j = 0; j < i; j++)
            said = said || strcmp(m->texts[i], m->texts[j]) == 0;
        if (said || buf.length + 1 + strlen(m->texts[i]) > limits.remark_bytes)
            continue;
        peil_buf_text(&buf, buf.length > 0 ? "\n" : "");
        peil_buf_text(&buf, m->texts[i]);
    }
    if (peil_buf_failed(&buf))
        peil_arena_fail(m->arena);
    if (buf.length > 0) {
        out->state = PEIL_STATE_ANSWERED;
        out->text = peil_arena_copy(m->arena, buf.data, buf.length);
    }
    peil_buf_dispose(&buf);
}

void peil_merge_part(struct peil_merging *m, struct peil_answer *out)
{
    size_t answered = count_state(m, PEIL_STATE_ANSWERED);
    size_t not_applicable = count_state(m, PEIL_STATE_NOT_APPLICABLE);

    if (not_applicable > answered) {
        merge_reason(m, out);
    } else if (answered == 0) {
        out->state = count_state(m, PEIL_STATE_UNKNOWN) > 0 ? PEIL_STATE_UNKNOWN : PEIL_STATE_BLANK;
    } else {
        switch (m->item->type) {
        case PEIL_ITEM_CHOICE:
        case PEIL_ITEM_MATRIX:
            merge_choice(m, out);
            break;
        case PEIL_ITEM_CHOICES:
            merge_choices(m, out);
            break;
        case PEIL_ITEM_NUMBER:
            merge_number(m, out);
            break;
        case PEIL_ITEM_TEXT:
            merge_text(m, out);
            break;
        case PEIL_ITEM_DATE:
            merge_date(m, out);
            break;
        }
    }
}
