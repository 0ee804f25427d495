/*
 * peil/plugin.h - everything an output plugin needs.
 *
 * An output plugin is a shared object that exports one constant, `peil_output_v1`, of type
 * `struct peil_output`. It turns a document (a read-only value tree) into bytes. It links to
 * nothing of peil: all it needs arrives in the host table. What a document holds is described by
 * schema/document.schema.json beside this header; `peil score -f json` shows one.
 *
 * Promise: within this major version fields are only ever appended, never moved, changed or
 * removed. Both structs start with their own size, so a plugin and a host of different ages can
 * work together: before using a field that was added later, test it with PEIL_HOST_HAS.
 *
 * Nothing changes owner. The document and every string read from it stay valid until `render`
 * returns; bytes handed to `write` are copied before it returns. Strings are valid UTF-8, end in a
 * NUL, and hold no control characters but the line feed. Nothing may longjmp or throw across this
 * border. All calls are made from the thread that called `render`; other threads may be in the same
 * `render` with other documents, so a plugin keeps what it is doing on its stack.
 */
#ifndef PEIL_PLUGIN_H
#define PEIL_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the document's shape that this header describes (`peil_document`). */
#define PEIL_DOCUMENT_VERSION 1u

/* What a node is. */
#define PEIL_NODE_NULL 0u
#define PEIL_NODE_BOOL 1u
#define PEIL_NODE_NUMBER 2u
#define PEIL_NODE_STRING 3u
#define PEIL_NODE_LIST 4u
#define PEIL_NODE_MAP 5u

/* A value in the document. */
struct peil_node;

/* Where a plugin's output goes, with what is known of that place. */
struct peil_sink;

/* The description of a plugin, see below. */
struct peil_output;

/* For `format_number`: as many decimals as it takes to read the same number back. */
#define PEIL_DECIMALS_SHORTEST (-1)

/*
 * What the host offers. All functions accept a NULL node and then answer as for a null value, so
 * a chain of look-ups needs one test at its end.
 */
struct peil_host {
    uint32_t size; /* sizeof(struct peil_host) when the host was compiled */

    /* The kind of node, one of PEIL_NODE_*. */
    uint32_t (*type)(const struct peil_node *node);
    /* 1 for true; 0 for false and for anything that is not a bool. */
    uint32_t (*boolean)(const struct peil_node *node);
    /* The number; 0 for anything that is not a number. Never NaN or infinite. */
    double (*number)(const struct peil_node *node);
    /* The text and, where `length` is not NULL, its bytes; "" for anything that is not a string. */
    const char *(*text)(const struct peil_node *node, size_t *length);
    /* The number of values in a list or map; 0 for anything else. */
    size_t (*count)(const struct peil_node *node);
    /* The value at `index` in a list or map; NULL where there is none. */
    const struct peil_node *(*at)(const struct peil_node *node, size_t index);
    /* The key at `index` in a map; NULL where there is none. Maps keep the order of the document.
     */
    const char *(*key)(const struct peil_node *node, size_t index);
    /* The value of a map at `key`; NULL where there is none or it is not a map. */
    const struct peil_node *(*get)(const struct peil_node *node, const char *key);

    /*
     * Writes bytes. 0 when they were taken, else negative; after a failure further calls do
     * nothing and fail too, so it is enough to return the last answer from `render`.
     */
    int32_t (*write)(struct peil_sink *sink, const char *bytes, size_t length);
    /*
     * Ends the rendering with a reason, one line of UTF-8 for the reader of the message. Always
     * answers a negative number, so that `return host->fail(sink, "...")` reads well.
     */
    int32_t (*fail)(struct peil_sink *sink, const char *message);
    /*
     * The value of a declared option ("--set NAME.OPTION=VALUE") or its default; "" for one that is
     * not declared, never NULL. Valid until `render` returns.
     */
    const char *(*option)(const struct peil_sink *sink, const char *name);
    /* Columns of the terminal or page that shows the output; 80 where nothing is known. */
    uint32_t (*columns)(const struct peil_sink *sink);
    /* 1 where colour by terminal escape sequences is wanted, else 0. */
    uint32_t (*colour)(const struct peil_sink *sink);

    /*
     * Text of a number for a reader of `language` (a BCP 47 tag; the decimal sign follows it),
     * with exactly `decimals` decimals, 0 to 9, rounded half away from zero in decimal, or
     * PEIL_DECIMALS_SHORTEST; "null" for what is not finite. Like snprintf: writes at most
     * `capacity` bytes with the NUL and answers the bytes needed without it; `out` may be NULL
     * where `capacity` is 0. A NULL for `language` is taken for English, here and below.
     */
    size_t (*format_number)(
        double value, int32_t decimals, const char *language, char *out, size_t capacity);
    /* Likewise for an ISO 8601 date ("2026-03-14": "14 maart 2026"); copies any other text. */
    size_t (*format_date)(const char *iso, const char *language, char *out, size_t capacity);
    /* Which form of a word goes with `count` in `language`: 0 for one, 1 for other. */
    uint32_t (*plural)(const char *language, double count);
    /* Columns that `length` bytes of text take in a terminal (wide and combining characters). */
    size_t (*display_width)(const char *text, size_t length);
    /* Writes a node as JSON (RFC 8259), with `indent` spaces a level, or 0 for one line; as write.
     */
    int32_t (*write_json)(struct peil_sink *sink, const struct peil_node *node, uint32_t indent);
    /* SHA-256 of bytes, 32 bytes into `out`: for the hashes of a content security policy. */
    void (*sha256)(const void *bytes, size_t length, unsigned char *out);

    /*
     * The descriptor that is being rendered, so that one `render` can serve several. Came later
     * than the first version: ask PEIL_HOST_HAS(host, self).
     */
    const struct peil_output *(*self)(const struct peil_sink *sink);
};

/* Whether the host that is running knows `field`. */
#define PEIL_HOST_HAS(host, field)                                                                 \
    ((host)->size >= offsetof(struct peil_host, field) + sizeof((host)->field))

/* How an option's value reaches the plugin. */
#define PEIL_OPTION_TEXT 0u /* as typed */
#define PEIL_OPTION_FILE 1u /* the contents of the file that was named; the host reads it */

/* An option of a plugin, for `--set NAME.OPTION=VALUE` and for `peil plugins`. */
struct peil_output_option {
    const char *name;          /* [a-z0-9-]+, at most 32 characters; another one for each option */
    const char *help;          /* one line, at most 1000 bytes, not empty */
    const char *default_value; /* what `option` answers when nothing was set; one line or "" */
    uint32_t kind;             /* PEIL_OPTION_TEXT or PEIL_OPTION_FILE */
    uint32_t reserved;         /* 0 */
};

/*
 * What a plugin exports under the name peil_output_v1: constant, and everything in it too. A plugin
 * whose descriptor is not as it says here is refused, with the reason.
 */
struct peil_output {
    uint32_t size;             /* sizeof(struct peil_output) when the plugin was compiled */
    uint32_t document_version; /* PEIL_DOCUMENT_VERSION when the plugin was compiled */
    const char *name;          /* what `-f` takes: [a-z0-9-]+, at most 32; its file is NAME.so */
    const char *media_type;    /* "text/html" */
    const char *extension;     /* of a file, without the dot, as a name: "html" */
    const char *summary;       /* one line, at most 1000 bytes, for `peil plugins` */
    /*
     * The kinds of document it renders, apart by single blanks: of "result", "comparison",
     * "checklist", "form" and "explanation". It is not called for others.
     */
    const char *kinds;
    /*
     * Renders `document`. 0 when done, else negative (after `fail`, or what `write` answered); what
     * was written is then thrown away. To write nothing at all counts as a failure.
     */
    int32_t (*render)(
        const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink);
    const struct peil_output_option *options; /* `option_count` of them; NULL when 0 */
    uint32_t option_count;                    /* at most 64 */
    uint32_t option_size; /* sizeof(struct peil_output_option), so that options can grow too */
};

/* The one symbol of a plugin. */
#if defined(__GNUC__)
#define PEIL_PLUGIN_EXPORT __attribute__((visibility("default")))
#else
#define PEIL_PLUGIN_EXPORT
#endif
extern PEIL_PLUGIN_EXPORT const struct peil_output peil_output_v1;

#ifdef __cplusplus
}
#endif

#endif
