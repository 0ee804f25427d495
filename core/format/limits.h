/*
 * How much input may be, so that no file can make peil slow or large. The defaults are what
 * PEIL_LIMITS gives; each can be raised by a named option of the caller, never by the input.
 */
#ifndef PEIL_FORMAT_LIMITS_H
#define PEIL_FORMAT_LIMITS_H

#include <stddef.h>

struct peil_limits {
    size_t zip_bytes;     /* a zip file */
    size_t zip_entries;   /* files and folders in it */
    size_t zip_directory; /* bytes of its directory */
    size_t entry_bytes;   /* one file in a pack */
    size_t total_bytes;   /* all files in a pack */
    size_t name_bytes;    /* a name in a pack, folders included */
    size_t name_depth;    /* parts of a name */
    size_t depth;         /* nesting of YAML and JSON */
    size_t nodes;         /* values in one YAML or JSON text */
    size_t scalar_bytes;  /* one text in it */
    size_t answers_bytes; /* an answers file */
    size_t remark_bytes;  /* a remark or a text answer */
    size_t script_bytes;  /* one Lua file */
    size_t script_heap;   /* bytes of Lua values in one state */
    size_t script_steps;  /* instructions for one answers file */
    size_t script_text;   /* bytes of text that scripts may give for one answers file */
};

/* The defaults, as an initializer. */
#define PEIL_LIMITS                                                                                \
    {                                                                                              \
        .zip_bytes = (size_t)32 << 20, .zip_entries = 512, .zip_directory = (size_t)128 << 10,     \
        .entry_bytes = (size_t)8 << 20, .total_bytes = (size_t)64 << 20, .name_bytes = 120,        \
        .name_depth = 4, .depth = 32, .nodes = 1000000, .scalar_bytes = (size_t)64 << 10,          \
        .answers_bytes = (size_t)4 << 20, .remark_bytes = (size_t)16 << 10,                        \
        .script_bytes = (size_t)64 << 10, .script_heap = (size_t)8 << 20,                          \
        .script_steps = 10000000, .script_text = (size_t)1 << 20                                   \
    }

/*
 * What is done with characters that do not show: in packs all of them are errors; in answers, which
 * people paste from a word processor, the harmless ones are taken out (a non-breaking space becomes
 * a space) with one warning a text, and only control and bidi characters are errors. What peil
 * itself wrote is read as it stands.
 */
enum peil_text_rule {
    PEIL_TEXT_PACK,
    PEIL_TEXT_ANSWERS,
    PEIL_TEXT_STORED
};

#endif
