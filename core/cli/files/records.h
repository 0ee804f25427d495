/*
 * Answers files as they come: YAML, JSON, or one JSON object a line, from a file or from standard
 * input.
 */
#ifndef PEIL_CLI_FILES_RECORDS_H
#define PEIL_CLI_FILES_RECORDS_H

#include "core/base/node.h"
#include "core/base/status.h"
#include "core/cli/cli.h"

enum cli_record_format {
    CLI_RECORDS_YAML,
    CLI_RECORDS_JSON,
    CLI_RECORDS_NDJSON
};

/* By the name; standard input by its first line: one whole object and more lines is NDJSON. */
enum cli_record_format cli_records_format(const char *path, const char *bytes);

/* A file that was read, and how far its records were taken. */
struct cli_records {
    const char *path;
    struct peil_source source;
    enum cli_record_format format;
    size_t offset;
    uint32_t line;           /* of what comes next */
    uint32_t current;        /* line of the record that was read last */
    struct peil_source last; /* its text */
    bool taken;
};

/* Whether a text holds nothing but white space. */
bool cli_records_none(const char *bytes, size_t length);

/*
 * Whether it is what people hand in by mistake: a pack or an office file (both are zips), an older
 * office file, a PDF, a web page (a report, or a form to print). Read as answers these would give
 * messages that say nothing to them.
 */
bool cli_records_other_kind(const char *bytes, size_t length);

/* Reads a file ("-" for standard input) into `arena`. A status, with diagnostics. */
PEIL_CHECK int cli_records_open(
    struct cli_records *records, struct cli *cli, struct peil_arena *arena, const char *path);

/* The same; lines of JSON of which there are none are refused. */
PEIL_CHECK int cli_records_open_some(
    struct cli_records *records, struct cli *cli, struct peil_arena *arena, const char *path);

/*
 * The next record, read into `arena`: PEIL_OK with `*node` NULL at the end. A record that is broken
 * is told about and answers PEIL_EINPUT; the one after it can still be read.
 */
PEIL_CHECK int cli_records_next(const struct peil_node **node, struct cli_records *records,
    struct cli *cli, struct peil_arena *arena);

/* The same for a record that may be a document that peil stored. */
PEIL_CHECK int cli_records_next_any(const struct peil_node **node, struct cli_records *records,
    struct cli *cli, struct peil_arena *arena);

/* Reads a record once more, without telling anything: `source` is as in `last`. */
PEIL_CHECK int cli_records_again(const struct peil_node **node, enum cli_record_format format,
    const struct peil_source *source, struct cli *cli, struct peil_arena *arena);

#endif
