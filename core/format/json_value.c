/*
 * Numbers and words in JSON, and what to say of anything else.
 */
#include <string.h>

#include "core/base/num.h"
#include "core/base/utf8.h"
#include "core/format/json_reader.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

/* The length of the word or number at the next byte. */
static size_t word_length(const struct peil_json_reader *reader)
{
    size_t end = reader->at;

    while (end < reader->length &&
           (is_letter(reader->text[end]) || is_digit(reader->text[end]) ||
               reader->text[end] == '+' || reader->text[end] == '-' || reader->text[end] == '.' ||
               (unsigned char)reader->text[end] >= 0x80))
        end++;
    return end - reader->at;
}

/* Reports the word at the next byte. */
static void refuse_word(
    struct peil_json_reader *reader, const char *code, const char *name, size_t length)
{
    char excerpt[PEIL_SCAN_EXCERPT_SIZE];

    peil_scan_excerpt(reader->text + reader->at, length, excerpt);
    peil_json_fatal(reader, code, PEIL_ARGS(PEIL_TEXT(name, excerpt)));
}

static bool is_word(const char *text, size_t length, const char *word)
{
    return length == strlen(word) && memcmp(text, word, length) == 0;
}

/* The same in any mix of capitals. */
static bool is_word_nearly(const char *text, size_t length, const char *word)
{
    if (length != strlen(word))
        return false;
    for (size_t i = 0; i < length; i++)
        if ((text[i] | 0x20) != word[i])
            return false;
    return true;
}

static struct peil_node *read_number(struct peil_json_reader *reader)
{
    size_t length = word_length(reader);
    double value = 0.0;
    enum peil_num_error error = peil_num_read(reader->text + reader->at, length, true, &value);

    if (error != PEIL_NUM_OK) {
        refuse_word(reader, error == PEIL_NUM_RANGE ? "json/number-range" : "json/number-form",
            "number", length);
        return NULL;
    }
    reader->at += length;
    return peil_node_number(reader->arena, value);
}

static struct peil_node *read_word(struct peil_json_reader *reader)
{
    const char *text = reader->text + reader->at;
    size_t length = word_length(reader);
    static const char *const NEARLY[] = {"true", "false", "null", "none", "undefined"};

    if (is_word(text, length, "true") || is_word(text, length, "false")) {
        reader->at += length;
        return peil_node_bool(reader->arena, length == 4);
    }
    if (is_word(text, length, "null")) {
        reader->at += length;
        return peil_node_null(reader->arena);
    }
    for (size_t i = 0; i < sizeof(NEARLY) / sizeof(NEARLY[0]); i++) {
        if (is_word_nearly(text, length, NEARLY[i])) {
            refuse_word(reader, "json/word", "word", length);
            return NULL;
        }
    }
    if (is_word_nearly(text, length, "nan") || is_word_nearly(text, length, "infinity") ||
        is_word_nearly(text, length, "inf"))
        refuse_word(reader, "json/number-form", "number", length);
    else
        refuse_word(reader, "json/unquoted-text", "text", length);
    return NULL;
}

/* The quotes that word processors make of ' and ". */
static bool is_curly_quote(const struct peil_json_reader *reader)
{
    uint32_t code = 0;

    peil_utf8_decode(reader->text + reader->at, reader->length - reader->at, &code);
    return (code >= 0x2018 && code <= 0x201f) || code == 0xab || code == 0xbb;
}

/* What may stand where a key or value is due as well as where one has ended. */
static bool explain_common(struct peil_json_reader *reader)
{
    char c = peil_json_peek(reader);

    if (reader->at == reader->length) {
        const struct peil_json_frame *frame;

        if (reader->depth == 0)
            return false;
        frame = &reader->frames[reader->depth - 1];
        peil_json_error(reader, "json/unclosed", frame->opened,
            PEIL_ARGS(PEIL_TEXT("bracket", frame->map ? "{" : "["),
                PEIL_TEXT("closing", frame->map ? "}" : "]")));
        reader->stop = true;
    } else if (c == '\'') {
        peil_json_fatal(reader, "json/single-quotes", PEIL_NO_ARGS);
    } else if (is_curly_quote(reader)) {
        peil_json_fatal(reader, "json/curly-quotes", PEIL_NO_ARGS);
    } else if (c == '/' || c == '#') {
        peil_json_fatal(reader, "json/comment", PEIL_NO_ARGS);
    } else {
        return false;
    }
    return true;
}

/* Reports the next byte, as a last resort. */
static void explain_byte(struct peil_json_reader *reader)
{
    uint32_t code = 0;
    size_t size = peil_utf8_decode(reader->text + reader->at, reader->length - reader->at, &code);
    char name[PEIL_SCAN_NAME_SIZE];
    bool nbsp = size > 0 && peil_utf8_classify(code) == PEIL_UTF8_NBSP;

    if (size > 0 && peil_utf8_classify(code) == PEIL_UTF8_PLAIN) {
        memcpy(name, reader->text + reader->at, size);
        name[size] = '\0';
    } else {
        peil_scan_name(code, name);
    }
    peil_json_fatal(
        reader, nbsp ? "json/nbsp" : "json/unexpected", PEIL_ARGS(PEIL_TEXT("character", name)));
}

struct peil_node *peil_json_scalar(struct peil_json_reader *reader)
{
    char c = peil_json_peek(reader);

    if (is_digit(c) || c == '-' || c == '+' || c == '.')
        return read_number(reader);
    if (is_letter(c))
        return read_word(reader);
    if (!explain_common(reader))
        explain_byte(reader);
    return NULL;
}

void peil_json_explain_key(struct peil_json_reader *reader)
{
    size_t length = word_length(reader);
    size_t at = reader->at;

    if (explain_common(reader))
        return;
    /* {"weight": 0,5}: the comma was meant as a decimal sign. */
    if (is_digit(peil_json_peek(reader)) && at >= 2 && reader->text[at - 1] == ',' &&
        is_digit(reader->text[at - 2]))
        peil_json_fatal(reader, "json/decimal-comma", PEIL_NO_ARGS);
    else if (length > 0)
        refuse_word(reader, "json/unquoted-key", "key", length);
    else
        explain_byte(reader);
}

void peil_json_explain_next(struct peil_json_reader *reader, const struct peil_json_frame *frame)
{
    char c = peil_json_peek(reader);

    if (explain_common(reader))
        return;
    if (c == '}' || c == ']') {
        peil_json_fatal(reader, "json/wrong-bracket",
            PEIL_ARGS(PEIL_TEXT("closing", frame->map ? "}" : "]"),
                PEIL_TEXT("found", c == '}' ? "}" : "]"),
                PEIL_INTEGER("first_line", frame->opened.line)));
    } else if (c == '"' || c == '{' || c == '[' || c == '-' || is_digit(c) || is_letter(c)) {
        peil_json_fatal(reader, "json/missing-comma", PEIL_NO_ARGS);
    } else {
        explain_byte(reader);
    }
}
