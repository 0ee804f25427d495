/*
 * Whether a text stands in lines of a seed. White space does not count, nor do line ends, and a
 * hyphen at the end of a line may be left out. Of a scanned source some words are damaged; each
 * repair of one stands in a list with its line, and counts as what the line says.
 */
#ifndef PEIL_TESTS_SEED_MATCH_H
#define PEIL_TESTS_SEED_MATCH_H

#include "tests/unit/seed_help.h"

#define MOST_REPAIRS 1024
#define MOST_LETTERS 65536

struct repair {
    const struct seed *seed;
    size_t line;
    const char *reads, *means;
    bool used;
};

static struct repair repairs[MOST_REPAIRS];
static size_t repair_count;

/* "398: cliénten > cliënten"; lines that begin with # explain. */
static inline void read_repairs(const char *name)
{
    const struct seed *list = read_seed(peil_arena_format(arena, "tests/seeds/%s.herstel", name));
    for (size_t i = 0; i < list->count; i++) {
        const char *line = list->lines[i], *arrow = strstr(line, " > ");
        if (!*line || *line == '#')
            continue;
        char *end;
        cr_assert_lt(repair_count, (size_t)MOST_REPAIRS);
        struct repair *repair = &repairs[repair_count++];
        repair->seed = seed_called(name, strlen(name));
        repair->line = strtoul(line, &end, 10);
        cr_assert(arrow && strncmp(end, ": ", 2) == 0 && arrow > end + 2 && arrow[3],
            "%s.herstel:%zu is not LINE: READS > MEANS", name, i + 1);
        repair->reads = peil_arena_copy(arena, end + 2, (size_t)(arrow - end - 2));
        repair->means = arrow + 3;
        cr_assert(repair->line >= 1 && repair->line <= repair->seed->count);
        cr_expect(strcmp(repair->reads, repair->means) != 0, "%s.herstel:%zu", name, i + 1);
    }
}

/* What counts of some lines, letter by letter. */
struct letters {
    uint32_t code[MOST_LETTERS];
    uint16_t line[MOST_LETTERS];
    int16_t repair[MOST_LETTERS]; /* -1 for none */
    bool optional[MOST_LETTERS];  /* a hyphen at the end of a line */
    size_t count;
};

static inline bool is_blank(uint32_t code)
{
    return code == ' ' || code == '\t' || code == '\r' || code == '\n' || code == 0xa0;
}

static inline void add_letters(
    struct letters *out, const char *text, size_t length, size_t line, int repair)
{
    uint32_t code = 0;
    size_t size;
    for (size_t i = 0; i < length; i += size) {
        size = peil_utf8_decode(text + i, length - i, &code);
        cr_assert_gt(size, (size_t)0);
        if (is_blank(code))
            continue;
        cr_assert_lt(out->count, (size_t)MOST_LETTERS);
        out->code[out->count] = code;
        out->line[out->count] = (uint16_t)line;
        out->repair[out->count] = (int16_t)repair;
        out->optional[out->count] = false;
        out->count++;
    }
}

/* The first repair of a line that is found at or after `text`; -1 for none. */
static inline int next_repair(const struct seed *seed, size_t line, const char *text,
    const bool taken[MOST_REPAIRS], const char **at)
{
    int next = -1;
    for (size_t i = 0; i < repair_count; i++) {
        if (repairs[i].seed != seed || repairs[i].line != line || taken[i])
            continue;
        const char *found = strstr(text, repairs[i].reads);
        if (found && (next < 0 || found < *at)) {
            next = (int)i;
            *at = found;
        }
    }
    return next;
}

static inline void add_line(
    struct letters *out, const struct seed *seed, size_t line, bool repaired)
{
    bool taken[MOST_REPAIRS] = {false};
    const char *text = seed->lines[line - 1], *at = NULL;
    size_t before = out->count;
    int next;
    while (repaired && (next = next_repair(seed, line, text, taken, &at)) >= 0) {
        add_letters(out, text, (size_t)(at - text), line, -1);
        add_letters(out, repairs[next].means, strlen(repairs[next].means), line, next);
        taken[next] = true;
        text = at + strlen(repairs[next].reads);
    }
    add_letters(out, text, strlen(text), line, -1);
    if (out->count > before && out->code[out->count - 1] == '-')
        out->optional[out->count - 1] = true;
}

/* The end of the match of `text` that begins at `from`; 0 where it does not. */
static inline size_t match_at(const struct letters *lines, size_t from, const struct letters *text)
{
    size_t i = from;
    for (size_t j = 0; j < text->count; i++) {
        if (i == lines->count)
            return 0;
        if (lines->code[i] == text->code[j])
            j++;
        else if (!lines->optional[i] || i == from)
            return 0;
    }
    return i;
}

/* Whether some text began in the first line of a place, and one ended in the last of one. */
struct touched {
    bool first, last;
};

static inline void touch(
    struct touched *touched, const struct places *places, size_t from, size_t to)
{
    for (size_t i = 0; i < places->count; i++) {
        touched->first |= places->at[i].first == from;
        touched->last |= places->at[i].last == to;
    }
}

static inline bool stands_as(
    const char *text, const struct places *places, bool repaired, struct touched *touched)
{
    static struct letters lines, words;
    size_t end;
    bool found = false;
    lines.count = words.count = 0;
    add_letters(&words, text, strlen(text), 0, -1);
    for (size_t i = 0; i < places->count; i++)
        for (size_t line = places->at[i].first; line <= places->at[i].last; line++)
            add_line(&lines, places->at[i].seed, line, repaired);
    for (size_t from = 0; from < lines.count && words.count > 1; from++) {
        end = match_at(&lines, from, &words);
        if (end == 0)
            continue;
        touch(touched, places, lines.line[from], lines.line[end - 1]);
        for (size_t i = from; i < end && !found; i++)
            if (lines.repair[i] >= 0)
                repairs[lines.repair[i]].used = true;
        found = true;
    }
    return found;
}

/*
 * Whether `text` stands in these places, read on from one to the next, as the lines are repaired or
 * as they are. Adds to `touched`, and marks the repairs that it took.
 */
static inline bool stands_in(const char *text, const struct places *places, struct touched *touched)
{
    return stands_as(text, places, true, touched) || stands_as(text, places, false, touched);
}

#endif
