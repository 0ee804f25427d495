/*
 * peil/peil.h - peil inside another program.
 *
 * Bytes in, bytes out: packs as zips, answers as YAML or JSON, reports as JSON or as whatever an
 * output plugin makes of it. The library opens no files, prints nothing, never ends the program,
 * and looks neither at the clock nor at the environment nor at the locale: the same bytes in give
 * the same bytes out. (libzip asks the C library for the time zone, which reads TZ when a pack is
 * added or loaded; nothing depends on it.)
 *
 *     struct peil_engine *engine = peil_engine_new();
 *     char *report = NULL;
 *     size_t length;
 *
 *     if (engine && peil_engine_add_pack(engine, "oco.zip", oco, oco_size) == PEIL_DONE &&
 *         peil_engine_add_pack(engine, "bcmb.zip", bcmb, bcmb_size) == PEIL_DONE &&
 *         peil_engine_score(engine, "mijnstad.yaml", answers, answers_size, NULL, &report,
 *             &length) == PEIL_DONE)
 *         fwrite(report, 1, length, stdout);
 *     else if (engine && peil_engine_findings(engine))
 *         puts(peil_engine_findings(engine));
 *     peil_bytes_free(report);
 *     peil_engine_free(engine);
 *
 * Compile with what `pkg-config --cflags --libs peil` says. The packs that come with peil lie in
 * `pkg-config --variable=packdir peil`; a pack that uses another one, as bcmb uses oco, wants that
 * one added too. What stands in a report is described by schema/document.schema.json beside this
 * header.
 *
 * What holds for all functions: texts are UTF-8 and end in a NUL. An engine, and where an answer is
 * to be put, may not be NULL unless it is said; bytes may be where there are none. An engine may be
 * used by one thread at a time; different engines know nothing of each other. After a call that
 * failed the engine is what it was before, and can be used further.
 *
 * What is too large is refused: of a zip, more than 32 MiB or 64 MiB of files in it; of answers, 4
 * MiB; of a Lua file, 64 KiB. A script that takes more than 10 million instructions for one set of
 * answers, or 8 MiB, has failed.
 *
 * The structs below may get more fields at their end. The library has another soname then, so a
 * program that sets a whole struct to zero before it fills it in needs to be compiled again, and no
 * more than that.
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

/*
 * What a call answers: 0, or one of these; peil_engine_findings() tells what is wrong, and where.
 * (-3 is for reading and writing files, which the library does not do.)
 */
#define PEIL_DONE 0
#define PEIL_REFUSED (-1)       /* a pack, answers or what was asked for them were refused */
#define PEIL_NO_MEMORY (-2)     /* out of memory; there may be no findings then */
#define PEIL_SCRIPT_FAILED (-4) /* a pack's Lua, or a script that was added, does not load */
#define PEIL_PLUGIN_FAILED (-5) /* an output plugin was refused or failed */
#define PEIL_BROKEN (-6)        /* a mistake of peil itself */

/* Packs and scripts, and what was found in the last call. */
struct peil_engine;

/* The version of the library that is running, "0.1.0"; a constant. */
PEIL_API const char *peil_version(void);

/* A new engine without packs, the caller's to give back; or NULL without memory. */
PEIL_API struct peil_engine *peil_engine_new(void);

/* Gives an engine back. NULL is fine. */
PEIL_API void peil_engine_free(struct peil_engine *engine);

/*
 * Adds the zip of a pack. The bytes are copied; `name` is how findings and reports call it, and may
 * be NULL. Packs that use each other may be added in any order, because a pack is loaded when it is
 * first needed: what is checked here is the zip itself, that its pack.yaml is YAML, and that it
 * says which pack it is. A pack that was refused is not added. One with the id and major version of
 * an earlier one takes its place, also for the packs that use it. PEIL_DONE, PEIL_REFUSED or
 * PEIL_NO_MEMORY.
 */
PEIL_API int peil_engine_add_pack(
    struct peil_engine *engine, const char *name, const void *zip, size_t length);

/*
 * Adds a Lua file of somebody's own, with rules and blocks on top of those of a pack: of the one
 * with this id, or of any where `pack_id` is NULL. The bytes are copied; `name` is how findings and
 * reports call it, and may be NULL. Files are loaded in the order in which they were added, when
 * answers are scored next, not before: one that does not load lets every scoring of that pack fail
 * with PEIL_SCRIPT_FAILED, and cannot be taken away again, so whoever is not sure of a script adds
 * it to an engine of its own. Scripts run inside this process, in a sandbox that counts what they
 * do; who takes scripts of strangers gives them a process of their own. PEIL_DONE or
 * PEIL_NO_MEMORY.
 */
PEIL_API int peil_engine_add_script(struct peil_engine *engine, const char *pack_id,
    const char *name, const void *lua, size_t length);

/* How a report is to be made; all may be NULL. To be zeroed before it is filled in. */
struct peil_report_request {
    const char *language; /* a BCP 47 tag; NULL: that of the pack. Words of the report itself are
                             there in Dutch and English: others get English */
    const char *asof;     /* the day to judge by, "2026-03-14"; NULL: the date of the answers */
    /*
     * An output plugin that is linked in, see <peil/plugin.h>: it writes for 80 columns without
     * colour, with its options as they are by themselves. It need not be the symbol peil_output_v1.
     * NULL: the document as JSON.
     */
    const struct peil_output *output;
};

/*
 * Scores answers (JSON when they begin with '{', else YAML) on the pack that they name, and makes a
 * report of the result. On PEIL_DONE `*report` holds `*report_length` bytes and a NUL behind them,
 * the caller's to give back with peil_bytes_free; else it is NULL, with length 0. A low score is a
 * result as any other. A script that fails while it scores is no reason to fail: the report is made
 * without what that script would have given, and says so, as the findings do. `name` is how
 * findings call the answers. All that is handed in is borrowed until the call ends; `request` and
 * `name` may be NULL.
 */
PEIL_API int peil_engine_score(struct peil_engine *engine, const char *name, const void *answers,
    size_t length, const struct peil_report_request *request, char **report, size_t *report_length);

/* One respondent's answers, or a stored result in JSON, of which the answers are taken. */
struct peil_given {
    const char *name;    /* how findings and the report call them; NULL: its number, from 1 */
    const void *answers; /* JSON or YAML, as for peil_engine_score */
    size_t length;       /* bytes of them */
};

/* How a comparison is to be made; all may be NULL or 0. To be zeroed before it is filled in. */
struct peil_compare_request {
    const char *language; /* a BCP 47 tag; NULL: that of the first pack */
    const char *asof;     /* the day to judge by, "2026-03-14"; NULL: the dates of the answers */
    const char *subject;  /* key or name of the subject to tell of in full; NULL: the only one */
    const char *rule;     /* how several answers count as one: "median", "lowest", "majority";
                             NULL: median */
    size_t least_group;   /* respondents from which on an anonymous role is told about; 0: 5 */
    const char *const *actors;        /* ids: only advice that one of them can do, or ask for; */
    size_t actor_count;               /* 0: all advice */
    const struct peil_output *output; /* as above */
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
 * What was found in the last call with this engine, as a JSON list; "[]" when all was well. Each
 * finding is a map:
 *   severity   "error", "warning" or "note"; only errors are why a call fails
 *   code       what it is about, "answers/unknown-option"; codes are stable, so match on these
 *   file       what it was called when it was handed in; of a pack with the file in it
 *   line       where in it, from 1
 *   column     likewise, in characters
 *   path       the place in the tree of the file, "answers.onaf.1"
 *   arguments  what it is about, by name, as texts and numbers; {} where there is nothing
 * What is not known is left out, but for severity, code and arguments. The sentences that the
 * command `peil` makes of them are not in the library. The text is the engine's own and valid until
 * the next call with it, this one included; NULL without memory.
 */
PEIL_API const char *peil_engine_findings(struct peil_engine *engine);

#ifdef __cplusplus
}
#endif

#endif
