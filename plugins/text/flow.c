/*
 * Writing lines: wrapping by display width, indenting, colour.
 *
 * A word is collected until its end is seen, over several calls if need be, so that a comma stays
 * with the word before it. Blanks and indents are owed until something follows them, so that no
 * line ends in one. Changes of tint travel inside the word as bytes that no text holds.
 */
#include "text.h"

#include <string.h>

#define FIRST_TINT 1 /* the byte for TINT_NONE; the others follow */

static const char *const tints[] = {
    "\x1b[0m", "\x1b[1m", "\x1b[32m", "\x1b[33m", "\x1b[31m", "\x1b[2m"};

static void write_bytes(struct page *page, const char *bytes, size_t length)
{
    page->host->write(page->sink, bytes, length);
}

static void write_blanks(struct page *page, size_t count)
{
    static const char room[] = "                                ";

    while (count > 0) {
        size_t part = count < sizeof(room) - 1 ? count : sizeof(room) - 1;

        write_bytes(page, room, part);
        count -= part;
    }
}

static void write_tint(struct page *page, enum tint tint)
{
    write_bytes(page, tints[tint], strlen(tints[tint]));
}

static void close_line(struct page *page)
{
    struct flow *flow = &page->flow;

    if (flow->open) {
        if (flow->tint != TINT_NONE)
            write_tint(page, TINT_NONE);
        write_bytes(page, "\n", 1);
    }
    flow->open = false;
    flow->column = 0;
    flow->margin = flow->indent;
    flow->blanks = 0;
}

static void open_line(struct page *page)
{
    struct flow *flow = &page->flow;

    if (flow->open)
        return;
    if (flow->gap && !flow->closed)
        write_bytes(page, "\n", 1);
    flow->gap = flow->closed = false;
    flow->open = true;
    flow->column = flow->margin;
    write_blanks(page, flow->margin);
    if (flow->tint != TINT_NONE)
        write_tint(page, flow->tint);
}

static size_t character_length(const char *bytes, size_t length)
{
    size_t size = 1;

    while (size < length && ((unsigned char)bytes[size] & 0xC0) == 0x80)
        size++;
    return size;
}

static bool is_tint(char byte)
{
    return (unsigned char)byte < FIRST_TINT + sizeof(tints) / sizeof(*tints);
}

static void change_tint(struct page *page, char byte)
{
    page->flow.tint = (enum tint)((unsigned char)byte - FIRST_TINT);
    if (page->flow.open)
        write_tint(page, page->flow.tint);
}

/* Writes a word that fits on the line. */
static void write_whole(struct page *page)
{
    struct flow *flow = &page->flow;

    for (size_t i = 0, end; i < flow->length; i = end) {
        end = i + 1;
        if (is_tint(flow->word[i])) {
            change_tint(page, flow->word[i]);
            continue;
        }
        while (end < flow->length && !is_tint(flow->word[end]))
            end++;
        open_line(page);
        write_bytes(page, flow->word + i, end - i);
    }
    flow->column += flow->width;
}

/* Writes the word character by character, on new lines where it does not fit. */
static void write_pieces(struct page *page)
{
    struct flow *flow = &page->flow;

    for (size_t i = 0; i < flow->length;) {
        size_t size = character_length(flow->word + i, flow->length - i), width;

        if (is_tint(flow->word[i])) {
            change_tint(page, flow->word[i]);
            i += size;
            continue;
        }
        width = page->host->display_width(flow->word + i, size);
        if (flow->column > flow->margin && flow->column + width > page->columns)
            close_line(page);
        open_line(page);
        write_bytes(page, flow->word + i, size);
        flow->column += width;
        i += size;
    }
}

/* The end of a word. */
static void flush(struct page *page)
{
    struct flow *flow = &page->flow;

    if (flow->width > 0) {
        if (flow->open && flow->column + flow->blanks + flow->width > page->columns)
            close_line(page);
        if (flow->open) {
            write_blanks(page, flow->blanks);
            flow->column += flow->blanks;
        }
        flow->blanks = 0;
    }
    if ((flow->open ? flow->column : flow->margin) + flow->width <= page->columns)
        write_whole(page);
    else
        write_pieces(page);
    flow->length = flow->width = 0;
}

/* Takes bytes for the word; where it grows too long, what is there is written. */
static void collect(struct page *page, const char *bytes, size_t length, size_t width)
{
    struct flow *flow = &page->flow;

    if (flow->length + length > sizeof(flow->word))
        flush(page);
    memcpy(flow->word + flow->length, bytes, length);
    flow->length += length;
    flow->width += width;
}

static void blank(struct page *page)
{
    flush(page);
    if (page->flow.open && page->flow.blanks == 0)
        page->flow.blanks = 1;
}

/* Scripts without blanks (Chinese, Japanese, Korean) and emoji may break before each character. */
static bool breaks_before(const char *bytes, size_t size, size_t width)
{
    return size > 2 && width == 2 && memcmp(bytes, "\xe3\x80", 2) != 0 &&
           memcmp(bytes, "\xef\xbc", 2) != 0; /* punctuation stays with what it follows */
}

/* How many letters, digits and signs of ASCII stand here, up to what is handy. */
static size_t plain_length(const char *text, size_t length)
{
    size_t size = 0;

    while (size < length && size < 64 && text[size] > ' ' && text[size] < 0x7F)
        size++;
    return size;
}

static void put_characters(struct page *page, const char *text, size_t length, bool lines)
{
    for (size_t i = 0; i < length;) {
        size_t plain = plain_length(text + i, length - i);
        size_t size = plain ? plain : character_length(text + i, length - i);
        unsigned char byte = (unsigned char)text[i];

        if (plain > 0) {
            collect(page, text + i, plain, plain);
        } else if (byte == '\n' && lines) {
            flush(page);
            if (!page->flow.open)
                blank_line(page);
            close_line(page);
        } else if (byte <= ' ') {
            blank(page);
        } else {
            size_t width = page->host->display_width(text + i, size);

            if (breaks_before(text + i, size, width))
                flush(page);
            collect(page, text + i, size, width);
        }
        i += size;
    }
}

void put(struct page *page, const char *text)
{
    put_characters(page, text, strlen(text), false);
}

void put_prose(struct page *page, const char *text)
{
    size_t length;

    text += strspn(text, " \n");
    length = strlen(text);
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == ' '))
        length--;
    put_characters(page, text, length, true);
}

void put_tinted(struct page *page, enum tint tint, const char *text)
{
    char change[2] = {(char)(FIRST_TINT + (int)tint), FIRST_TINT};

    if (!page->colour || tint == TINT_NONE || !*text) {
        put(page, text);
        return;
    }
    collect(page, &change[0], 1, 0);
    put(page, text);
    collect(page, &change[1], 1, 0);
}

void end_line(struct page *page)
{
    flush(page);
    close_line(page);
}

void blank_line(struct page *page)
{
    end_line(page);
    page->flow.gap = true;
}

void start(struct page *page, size_t column, size_t indent)
{
    end_line(page);
    page->flow.margin = column;
    page->flow.indent = indent;
}

void tab(struct page *page, size_t column)
{
    struct flow *flow = &page->flow;

    flush(page);
    open_line(page);
    if (flow->column < column) {
        write_blanks(page, column - flow->column);
        flow->column = column;
    }
    flow->blanks = 0;
}
