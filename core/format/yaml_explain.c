/*
 * What an author did wrong where libyaml cannot go on.
 */
#include <string.h>

#include "core/format/yaml_reader.h"

/*
 * libyaml's messages speak of tokens and nodes. What an author did wrong shows in the line the
 * message stands on, so the code is chosen by both.
 */

/* The line a mark stands on, and where in it the mark is. */
struct line {
    const char *text;
    size_t length;
    size_t at;
};

static struct line line_of(struct peil_yaml_reader *reader, yaml_mark_t mark)
{
    const struct peil_scan *scan = &reader->scan;
    size_t at = peil_yaml_offset(reader, mark);
    size_t start = at;
    size_t end = at;

    while (start > 0 && scan->text[start - 1] != '\n')
        start--;
    while (end < scan->length && scan->text[end] != '\n')
        end++;
    return (struct line){.text = scan->text + start, .length = end - start, .at = at - start};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The last byte before the mark that is no blank, or a NUL. */
static char before(const struct line *line)
{
    size_t at = line->at;

    while (at > 0 && is_blank(line->text[at - 1]))
        at--;
    return at == 0 ? '\0' : line->text[at - 1];
}

static char at_mark(const struct line *line)
{
    return line->at < line->length ? line->text[line->at] : '\0';
}

/* The offset behind indentation and "- ". */
static size_t skip_dashes(const struct line *line)
{
    size_t at = 0;

    while (at + 1 < line->length &&
           (is_blank(line->text[at]) || (line->text[at] == '-' && is_blank(line->text[at + 1]))))
        at++;
    return at;
}

/* Whether there is a key ("word: ", or with a text in quotes) before the mark on its line. */
static bool key_before(const struct line *line)
{
    for (size_t at = skip_dashes(line) + 1; at + 1 < line->at; at++)
        if (line->text[at] == ':' && is_blank(line->text[at + 1]))
            return true;
    return false;
}

/* Whether the words of the line before the mark hold a blank: they are no key. */
static bool blank_before(const struct line *line)
{
    for (size_t at = skip_dashes(line); at < line->at; at++)
        if (is_blank(line->text[at]))
            return true;
    return false;
}

static void tell(struct peil_yaml_reader *reader, const char *code)
{
    peil_yaml_error(reader, code, reader->parser.problem_mark, PEIL_NO_ARGS);
}

static void tell_context(struct peil_yaml_reader *reader, const char *code)
{
    peil_yaml_error(reader, code, reader->parser.context_mark, PEIL_NO_ARGS);
}

/* A text begins with a character that means something in YAML. */
static void tell_start(struct peil_yaml_reader *reader, yaml_mark_t mark, char character)
{
    char text[2] = {character, '\0'};

    peil_yaml_error(reader, "yaml/reserved-start", mark, PEIL_ARGS(PEIL_TEXT("character", text)));
}

static void explain_indicator(struct peil_yaml_reader *reader)
{
    struct line line = line_of(reader, reader->parser.context_mark);

    tell_start(reader, reader->parser.context_mark, at_mark(&line));
}

static void explain_start(struct peil_yaml_reader *reader)
{
    struct line line = line_of(reader, reader->parser.problem_mark);

    if (at_mark(&line) == '\t')
        tell(reader, "yaml/tab");
    else
        tell_start(reader, reader->parser.problem_mark, at_mark(&line));
}

static void explain_quote(struct peil_yaml_reader *reader)
{
    tell_context(reader, "yaml/unclosed-quote");
}

static void explain_escape(struct peil_yaml_reader *reader)
{
    tell(reader, "yaml/escape");
}

static void explain_tag(struct peil_yaml_reader *reader)
{
    tell_context(reader, "yaml/tag");
}

static void explain_directive(struct peil_yaml_reader *reader)
{
    tell_context(reader, "yaml/directive");
}

static void explain_tab(struct peil_yaml_reader *reader)
{
    tell(reader, "yaml/tab");
}

/* "mapping values are not allowed": there is a ':' too many. */
static void explain_colon(struct peil_yaml_reader *reader)
{
    struct line line = line_of(reader, reader->parser.problem_mark);

    if (key_before(&line) || blank_before(&line))
        tell(reader, "yaml/colon-in-text");
    else
        tell(reader, "yaml/indentation");
}

/* "could not find expected ':'": a line that is no key, and not indented as a text is. */
static void explain_no_colon(struct peil_yaml_reader *reader)
{
    struct line line = line_of(reader, reader->parser.context_mark);
    const char *rest = line.text + line.at;
    size_t length = line.length - line.at;

    if (peil_yaml_glued_key(rest, length) > 0)
        tell_context(reader, "yaml/blank-after-colon");
    else if (peil_yaml_nbsp_structure(rest, length))
        tell_context(reader, "yaml/nbsp-structure");
    else
        tell_context(reader, "yaml/missing-colon");
}

static void explain_dash(struct peil_yaml_reader *reader)
{
    struct line line = line_of(reader, reader->parser.problem_mark);

    if (before(&line) == ':')
        tell_start(reader, reader->parser.problem_mark, '-');
    else
        tell(reader, "yaml/indentation");
}

static void explain_question(struct peil_yaml_reader *reader)
{
    tell_start(reader, reader->parser.problem_mark, '?');
}

/* "did not find expected key": something stands behind a value, or is indented wrongly. */
static void explain_key(struct peil_yaml_reader *reader)
{
    struct line line = line_of(reader, reader->parser.problem_mark);
    char last = before(&line);

    if (last != '\0' && strchr("\"'", last))
        tell(reader, "yaml/text-after-quote");
    else if (last != '\0' && last != '-')
        tell(reader, "yaml/text-after-value");
    else
        tell(reader, "yaml/indentation");
}

static void explain_list(struct peil_yaml_reader *reader)
{
    struct line line = line_of(reader, reader->parser.problem_mark);
    int64_t first = peil_yaml_place(reader, reader->parser.context_mark).line;

    if (before(&line) != '\0') {
        explain_key(reader);
        return;
    }
    peil_yaml_error(reader, "yaml/mixed-list", reader->parser.problem_mark,
        PEIL_ARGS(PEIL_INTEGER("first_line", first)));
}

/* Something other than a comma or a closing bracket, on the line of the opening one. */
static void explain_flow(struct peil_yaml_reader *reader)
{
    struct line line = line_of(reader, reader->parser.problem_mark);
    char last = before(&line);

    if (at_mark(&line) == ':')
        tell(reader, "yaml/colon-in-text");
    else if (last != '\0' && strchr("\"'", last))
        tell(reader, "yaml/text-after-quote");
    else
        tell(reader, "yaml/missing-comma");
}

static void explain_content(struct peil_yaml_reader *reader)
{
    struct line line = line_of(reader, reader->parser.problem_mark);

    if (at_mark(&line) == '\0' || at_mark(&line) == '\r')
        tell(reader, "yaml/indentation");
    else
        tell_start(reader, reader->parser.problem_mark, at_mark(&line));
}

/* What libyaml says, by the beginning of its context and problem, and who knows what it means. */
static const struct {
    const char *context;
    const char *problem;
    void (*explain)(struct peil_yaml_reader *reader);
} EXPLANATIONS[] = {
    {"while scanning a quoted scalar", "", explain_quote},
    {"while parsing a quoted scalar", "", explain_escape},
    {"while scanning an alias", "", explain_indicator},
    {"while scanning an anchor", "", explain_indicator},
    {"while scanning a tag", "", explain_tag},
    {"while parsing a tag", "", explain_tag},
    {"", "found undefined tag handle", explain_tag},
    {"while scanning a directive", "", explain_directive},
    {"while scanning a %", "", explain_directive},
    {"", "found character that cannot start any token", explain_start},
    {"", "found a tab character", explain_tab},
    {"while scanning a block scalar", "", explain_indicator},
    {"", "mapping values are not allowed", explain_colon},
    {"", "mapping keys are not allowed", explain_question},
    {"", "block sequence entries are not allowed", explain_dash},
    {"", "could not find expected ':'", explain_no_colon},
    {"while parsing a flow node", "did not find expected node content", explain_content},
    {"while parsing a block node", "did not find expected node content", explain_content},
    {"while parsing a flow", "did not find expected ','", explain_flow},
    {"while parsing a block mapping", "", explain_key},
    {"while parsing a block collection", "", explain_list},
};

static bool begins_with(const char *text, const char *beginning)
{
    return strncmp(text ? text : "", beginning, strlen(beginning)) == 0;
}

/* A bracket that was opened on a line before the problem: most likely it was never closed. */
static bool explain_bracket(struct peil_yaml_reader *reader)
{
    const struct peil_yaml_frame *frame;
    bool map;

    if (reader->depth == 0)
        return false;
    frame = &reader->frames[reader->depth - 1];
    map = frame->map;
    if (!frame->flow || reader->parser.problem_mark.line <= frame->opened.line)
        return false;
    peil_yaml_error(reader, "yaml/unclosed-bracket", frame->opened,
        PEIL_ARGS(PEIL_TEXT("bracket", map ? "{" : "["), PEIL_TEXT("closing", map ? "}" : "]"),
            PEIL_INTEGER("until", peil_yaml_place(reader, reader->parser.problem_mark).line)));
    return true;
}

void peil_yaml_explain(struct peil_yaml_reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    const char *detail = parser->problem ? parser->problem : "";
    bool quote = begins_with(parser->context, "while scanning a quoted scalar");

    if (parser->error == YAML_MEMORY_ERROR || parser->error == YAML_NO_ERROR) {
        reader->no_memory = true;
        return;
    }
    /* A text that was cut off leaves its other lines behind; that has been said. */
    if (reader->cut_line > 0 && parser->problem_mark.line <= reader->cut_line)
        return;
    if (reader->quote_line > 0 &&
        (quote ? parser->context_mark : parser->problem_mark).line + 1 == reader->quote_line) {
        peil_yaml_error(reader, "yaml/unclosed-quote", reader->quote, PEIL_NO_ARGS);
        return;
    }
    if (!quote && explain_bracket(reader))
        return;
    for (size_t i = 0; i < sizeof(EXPLANATIONS) / sizeof(EXPLANATIONS[0]); i++) {
        if (begins_with(parser->context, EXPLANATIONS[i].context) &&
            begins_with(parser->problem, EXPLANATIONS[i].problem)) {
            EXPLANATIONS[i].explain(reader);
            return;
        }
    }
    peil_yaml_error(
        reader, "yaml/syntax", parser->problem_mark, PEIL_ARGS(PEIL_TEXT("detail", detail)));
}
