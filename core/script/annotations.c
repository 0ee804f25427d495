/*
 * Annotations of the API for editors (LuaCATS), from the table that registers it.
 */
#include <string.h>

#include "core/base/buf.h"
#include "core/script/api.h"

/* A table that scripts hand in or get, which has no code of its own. */
struct api_class {
    const char *name, *doc;
    struct peil_api_param fields[16];
};

#define TEXT "string|table<string, string>"
#define VALUE "string|number|table<string, string>|peil.Cell"
#define CONDITION "string|fun(): boolean?"

static const struct api_class classes[] = {
    {"peil.Pack", "The checklist that is filled in.",
        {{"id", "string", "its id"}, {"version", "string", "its version, as \"1.2.0\""},
            {"language", "string", "its language, as \"nl\""}, {"title", "string", "its title"},
            {"publisher", "string|nil", "who publishes it"},
            {"model", "string", "how its score is made; \"none\" where it gives none"},
            {"scale_min", "number", "the lowest score there is"},
            {"scale_max", "number", "the highest score there is"}}},
    {"peil.Basis", "Why an item is asked: the law, our reading of the law, or a norm.",
        {{"kind", "\"law\"|\"law-applied\"|\"norm\"", "which of these"},
            {"references", "string[]", "the references it rests on, with their pack"}}},
    {"peil.Capped", "What capped() gives.", {{0}}},
    {"peil.Rule", "A rule of advice, with the keys of `advice` in pack.yaml.",
        {{"id", "string", "unique among all rules"},
            {"when", CONDITION, "an expression, or a function that answers true or false"},
            {"priority", "\"critical\"|\"high\"|\"medium\"|\"low\"|\"info\"|\"positive\"",
                "how pressing it is"},
            {"actor?", "string|string[]", "who can do it"}, {"heading?", TEXT, "a short heading"},
            {"text", TEXT, "what is advised; {name} stands for an argument"},
            {"ask?", TEXT, "the same for who can only ask for it"},
            {"references?", "string|string[]|fun(): string|string[]",
                "ids of laws and publications"},
            {"replaces?", "string|string[]",
                "concepts whose base advice it takes away, and \"rule:ID\""},
            {"replace?", "boolean", "takes the place of the rule with this id in an earlier layer"},
            {"compares?", "boolean", "it is for comparisons, and for nothing else"},
            {"args?", "table<string, string|fun(): number|string|any[]|table<string, string>>",
                "values of {name} in the texts; a list is written as \"a, b and c\""}}},
    {"peil.Table", "A table in a block.",
        {{"caption?", TEXT, "what it shows"},
            {"columns?", "(" TEXT ")[]", "headings of the columns"},
            {"rows", "(" VALUE ")[][]", "its rows, from top to bottom"}}},
    {"peil.Cell", "A cell of a table or grid that is more than a text.",
        {{"label", TEXT, "what stands in it"}, {"text?", TEXT, "more about it"},
            {"current?", "boolean", "it is where the reader stands"},
            {"possible?", "boolean", "the reader may still come to stand there"}}},
    {"peil.Grid", "A grid in a block: names along two sides, and cells.",
        {{"caption?", TEXT, "what it shows"}, {"columns", "(" TEXT ")[]", "names along the top"},
            {"rows", "(" TEXT ")[]", "names along the side"},
            {"row_title?", TEXT, "what the rows stand for"},
            {"column_title?", TEXT, "what the columns stand for"},
            {"cells", "(" VALUE ")[][]", "for each row, a cell for each column"}}},
    {"peil.Block", "A block in the result. Each value may be a function that answers it.",
        {{"id", "string", "unique in the file"},
            {"when?", CONDITION, "whether it shows; always if left out"},
            {"heading?", TEXT "|fun(): any", "its heading"},
            {"text?", TEXT "|fun(): any", "a text"},
            {"list?", "(" VALUE ")[]|fun(): any", "a list"},
            {"table?", "peil.Table|fun(): any", "a table"},
            {"grid?", "peil.Grid|fun(): any", "a grid"}}},
    {"peil.ItemAnswer", "One answer to one choice item, as the item hook gets it.",
        {{"id", "string", "id of the item"}, {"section", "string", "id of its section"},
            {"value", "string", "id of the option"},
            {"points", "number|nil", "points of the option"},
            {"weight", "number", "weight of the item"},
            {"options", "integer", "how many options there are"}}},
    {"peil.Scoring",
        "Scoring hooks. Each answers a number, nil for no value, capped(n), or `declared` itself.",
        {{"item?", "fun(item: peil.ItemAnswer, declared: fun(): number?): any",
             "what an answer is worth, 0 to 100"},
            {"section?", "fun(id: string, declared: fun(): number?): any",
                "the score of a section"},
            {"total?", "fun(declared: fun(): number?): any", "the score of the whole"},
            {"verdict?", "fun(declared: fun(): string?): any", "the id of a band"}}},
    {0}};

static void put_field(struct peil_buf *out, const char *name, const char *type, const char *doc)
{
    peil_buf_format(out, "---@field %s %s # %s\n", name, type, doc);
}

static void put_class(struct peil_buf *out, const struct api_class *class)
{
    peil_buf_format(out, "---%s\n---@class %s\n", class->doc, class->name);
    for (size_t i = 0; i < sizeof(class->fields) / sizeof(*class->fields); i++)
        if (class->fields[i].name)
            put_field(out, class->fields[i].name, class->fields[i].type, class->fields[i].doc);
    peil_buf_char(out, '\n');
}

static void put_fields(
    struct peil_buf *out, const char *name, const char *doc, const struct peil_api_field *fields)
{
    peil_buf_format(out, "---%s\n---@class %s\n", doc, name);
    for (; fields->name; fields++)
        put_field(out, fields->name, fields->type, fields->doc);
    peil_buf_char(out, '\n');
}

#define MOST_PARAMS                                                                                \
    (sizeof(((struct peil_api_function *)0)->params) / sizeof(struct peil_api_param))

/* The name of a parameter, without the mark of one that may be left out. */
static void put_name(struct peil_buf *out, const struct peil_api_param *param)
{
    peil_buf_add(out, param->name, strcspn(param->name, "?"));
}

/* A call with the first `count` values: what may be left out is not nil, which would go unseen. */
static void put_overload(
    struct peil_buf *out, const struct peil_api_function *function, size_t count)
{
    peil_buf_text(out, "---@overload fun(");
    for (size_t i = 0; i < count; i++) {
        peil_buf_text(out, i > 0 ? ", " : "");
        put_name(out, &function->params[i]);
        peil_buf_format(out, ": %s", function->params[i].type);
    }
    peil_buf_format(out, "): %s\n", function->returns);
}

static void put_function(struct peil_buf *out, const struct peil_api_function *function)
{
    size_t i;

    peil_buf_format(out, "---%s\n", function->doc);
    for (i = 0; i < MOST_PARAMS && function->params[i].name; i++)
        if (strchr(function->params[i].name, '?'))
            put_overload(out, function, i);
    for (i = 0; i < MOST_PARAMS && function->params[i].name; i++) {
        peil_buf_text(out, "---@param ");
        put_name(out, &function->params[i]);
        peil_buf_format(out, " %s # %s\n", function->params[i].type, function->params[i].doc);
    }
    if (function->returns)
        peil_buf_format(out, "---@return %s\n", function->returns);
    peil_buf_format(out, "function %s(", function->name);
    for (i = 0; i < MOST_PARAMS && function->params[i].name; i++) {
        peil_buf_text(out, i > 0 ? ", " : "");
        put_name(out, &function->params[i]);
    }
    peil_buf_text(out, ") end\n\n");
}

void peil_scripts_annotations(struct peil_buf *out)
{
    const struct peil_api_function *function;
    const struct api_class *class;

    peil_buf_text(out,
        "---@meta peil\n\n"
        "-- What scripts of packs can call, for editors. Made by `peil api`; do not edit.\n\n");
    for (class = classes; class->name; class ++)
        put_class(out, class);
    put_fields(out, "peil.Answer", "The answer to an item; read only.", peil_answer_fields);
    put_fields(
        out, "peil.Counts", "How many questions there are in each state.", peil_count_fields);
    put_fields(
        out, "peil.Other", "Another result about the same subject; read only.", peil_other_fields);
    for (function = peil_api_functions; function->name; function++)
        put_function(out, function);
    while (out->length > 1 && out->data[out->length - 2] == '\n')
        out->data[--out->length] = '\0';
}
