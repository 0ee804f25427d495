/*
 * peil/peil.h - peil inside another program.
 *
 * Bytes in, bytes out: packs as zips, answers as YAML or JSON, reports as JSON or as whatever an
 * output plugin makes of it. The library opens no files, prints nothing, never ends the program,
 * and looks neither at the clock nor at the environment nor at the locale. An engine may be used by
 * one thread at a time; different engines know nothing of each other.
 */
#ifndef PEIL_PEIL_H
#define PEIL_PEIL_H

#include <stddef.h>
#include <stdint.h>

#include <peil/plugin.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PEIL_API __attribute__((visibility("default")))
#else
#define PEIL_API
#endif

/* What a call answers: 0, or one of these. peil_engine_findings() tells what is wrong, and where.
 */
#define PEIL_DONE 0
#define PEIL_REFUSED (-1)       /* a pack or answers were refused */
#define PEIL_NO_MEMORY (-2)     /* out of memory; nothing changed owner */
#define PEIL_SCRIPT_FAILED (-4) /* a pack's Lua, or a script that was added, does not load */
#define PEIL_PLUGIN_FAILED (-5) /* an output plugin was refused or failed */
#define PEIL_BROKEN (-6)        /* a mistake of peil itself */

/* Packs, and what was found in the last call. */
struct peil_engine;

/* The version of the library, "0.1.0". */
PEIL_API const char *peil_version(void);

/* A new engine without packs, or NULL. */
PEIL_API struct peil_engine *peil_engine_new(void);

/* Gives an engine back. NULL is fine. */
PEIL_API void peil_engine_free(struct peil_engine *engine);

/*
 * Adds the zip of a pack; `name` is how findings call it. The bytes are copied. A pack is loaded
 * when it is first needed, so packs that use each other may be added in any order; what is checked
 * here is the zip itself, and that its pack.yaml is YAML. Of two packs with one id and one major
 * version the later one counts. `name` may be NULL. A pack that was refused is not added.
 */
PEIL_API int peil_engine_add_pack(
    struct peil_engine *engine, const char *name, const void *zip, size_t length);

/*
 * Adds a Lua file of somebody's own, with rules and blocks on top of those of a pack: of the one
 * with this id, or of any where `pack_id` is NULL. The bytes are copied; `name` is how findings and
 * reports call it, and may be NULL. It is looked at when answers are scored next, not before; files
 * are loaded in the order in which they were added. Scripts run inside this process, in a sandbox
 * that counts what they do; who takes scripts of strangers gives them a process of their own.
 */
PEIL_API int peil_engine_add_script(struct peil_engine *engine, const char *pack_id,
    const char *name, const void *lua, size_t length);

/* How a report is to be made; all may be NULL. To be zeroed before it is filled in. */
struct peil_report_request {
    const char *language; /* BCP 47; NULL: that of the pack */
    const char *asof;     /* the day to judge by, "2026-03-14"; NULL: the date of the answers */
    const struct peil_output *output; /* NULL: the document as JSON */
};

/*
 * Scores answers (JSON when they begin with '{', else YAML) on the pack that they name, and makes a
 * report of the result. On PEIL_DONE `*report` holds `*report_length` bytes and a NUL behind them,
 * the caller's to give back with peil_bytes_free; else it is NULL, with length 0. A script that
 * fails while it scores is no reason to fail: the report is made without what that script would
 * have given, and says so, as the findings do. `name` is how findings call the answers. `answers`,
 * `name` and `request` are borrowed until the call ends, and `request` and `name` may be NULL.
 */
PEIL_API int peil_engine_score(struct peil_engine *engine, const char *name, const void *answers,
    size_t length, const struct peil_report_request *request, char **report, size_t *report_length);

/* One respondent's answers, or a stored result in JSON, of which the answers are taken. */
struct peil_given {
    const char *name; /* how findings and the report call them; may be NULL */
    const void *answers;
    size_t length;
};

/* How a comparison is to be made; all may be NULL or 0. To be zeroed before it is filled in. */
struct peil_compare_request {
    const char *language; /* BCP 47; NULL: that of the first pack */
    const char *asof;     /* the day to judge by, "2026-03-14"; NULL: the dates of the answers */
    const char *subject;  /* key or name of the subject to tell of in full; NULL: the only one */
    const char *rule;     /* how several answers count as one: "median", "lowest", "majority";
                             NULL: median */
    size_t least_group;   /* respondents from which on an anonymous role is told about; 0: 5 */
    const char *const *actors; /* ids: only advice that one of them can do, or ask for */
    size_t actor_count;
    const struct peil_output *output; /* NULL: the document as JSON */
};

/*
 * Compares `count` sets of answers: of several checklists, people, years or subjects, in any order.
 * As peil_engine_score otherwise; where one of them is refused, all are, and the findings tell what
 * is wrong with each.
 */
PEIL_API int peil_engine_compare(struct peil_engine *engine, const struct peil_given *given,
    size_t count, const struct peil_compare_request *request, char **report, size_t *report_length);

/* Gives back what peil_engine_score or peil_engine_compare handed out. NULL is fine. */
PEIL_API void peil_bytes_free(char *bytes);

/*
 * What was found in the last call, as a JSON list of {severity, code, file, line, column, path,
 * arguments}; "[]" when all was well. Codes are stable; `peil` itself turns them into sentences.
 * The engine's own, valid until the next call with it; NULL without memory.
 */
PEIL_API const char *peil_engine_findings(struct peil_engine *engine);

#ifdef __cplusplus
}
#endif

#endif
