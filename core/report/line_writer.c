/*
 * Bytes of a line on their way into a buffer.
 */
#include "core/report/line_writer.h"

#include "core/base/num.h"
#include "core/format/json.h"

/* Most bytes of an id, with its quotes, that is copied one by one. */
#define SHORT 32

/* Most room a small whole number takes. */
#define SMALL 1000000.0

void peil_line_finish(struct peil_line_writer *w)
{
    if (w->out->failed)
        return;
    w->out->length = (size_t)(w->at - w->out->data);
    *w->at = '\0';
}

bool peil_line_go_on(struct peil_line_writer *w, size_t length)
{
    if (peil_buf_room(w->out, length)) {
        w->at = w->out->data + w->out->length;
        w->end = w->out->data + w->out->capacity - 1;
        return true;
    }
    w->at = w->spare;
    w->end = w->spare + sizeof(w->spare);
    return false;
}

#define PLAIN_2 1, 1
#define PLAIN_4 PLAIN_2, PLAIN_2
#define PLAIN_8 PLAIN_4, PLAIN_4
#define PLAIN_16 PLAIN_8, PLAIN_8

/* Characters that stand in JSON as they are: printable ASCII but '"', '\\' and '<'. */
static const unsigned char plain[256] = {[0x20] = PLAIN_2,
    [0x23] = PLAIN_8,
    PLAIN_16,
    1,
    [0x3D] = PLAIN_16,
    PLAIN_8,
    PLAIN_4,
    PLAIN_2,
    1,
    [0x5D] = PLAIN_16,
    PLAIN_16,
    PLAIN_2};

/* The length of a text that stands in JSON as it is; else SIZE_MAX. */
static size_t plain_length(const char *text)
{
    size_t i = 0;

    while (plain[(unsigned char)text[i]])
        i++;
    return text[i] == '\0' ? i : SIZE_MAX;
}

static void put_quoted(struct peil_line_writer *w, const char *text, size_t length)
{
    if (!peil_line_need(w, length + 2 + PEIL_LINE_WORDS))
        return;
    *w->at++ = '"';
    peil_line_put(w, text, length);
    *w->at++ = '"';
}

void peil_line_put_text(struct peil_line_writer *w, const char *text)
{
    size_t length = plain_length(text);

    if (length != SIZE_MAX) {
        put_quoted(w, text, length);
        return;
    }
    peil_line_finish(w);
    peil_json_write_text(w->out, text, strlen(text));
    (void)peil_line_go_on(w, PEIL_LINE_WORDS);
}

/* Most are so short that calls would take longer than the bytes. */
void peil_line_put_id(struct peil_line_writer *w, const char *id)
{
    char *at = w->at;
    size_t i = 0;

    if (w->end - at < PEIL_LINE_WORDS + SHORT) {
        put_quoted(w, id, strlen(id));
        return;
    }
    *at++ = '"';
    for (; id[i] != '\0' && i < SHORT - 2; i++)
        at[i] = id[i];
    if (id[i] != '\0') {
        put_quoted(w, id, strlen(id));
        return;
    }
    at[i] = '"';
    w->at = at + i + 1;
}

void peil_line_put_number(struct peil_line_writer *w, double number)
{
    bool small = number >= 0 && number < SMALL;
    uint32_t whole = small ? (uint32_t)number : 0;

    if (!small || (double)whole < number) {
        w->at += peil_num_text(number, w->at);
    } else if (whole < 10) {
        *w->at++ = (char)('0' + whole);
    } else if (whole < 100) {
        w->at[0] = (char)('0' + whole / 10);
        w->at[1] = (char)('0' + whole % 10);
        w->at += 2;
    } else {
        w->at += peil_num_digits(whole, w->at);
    }
}
