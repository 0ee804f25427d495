/*
 * The parts of a document, each made by its own file of core/report. All need a report that was
 * begun; what they answer belongs to its arena.
 */
#ifndef PEIL_REPORT_PARTS_H
#define PEIL_REPORT_PARTS_H

#include "core/eval/advice.h"
#include "core/report/build.h"
#include "core/script/view.h"

/* document_common.c */

/* The keys that every document starts with. */
void peil_report_common(struct peil_report *r, struct peil_node *document);
/* Words a plugin needs, by name; the report's own sentences stay out of it. */
void peil_report_labels(struct peil_report *r, struct peil_node *document);
/* The fields of the subject; `fields` is a list. With `help` for whoever has to fill them in. */
void peil_report_fields(struct peil_report *r, struct peil_node *fields, bool help);
/* Who filled in: [{role, role_label, respondent, date}]. */
void peil_report_respondents(struct peil_report *r, struct peil_node *document);
/* The digests of the pack and, where there are any, of the answers. */
/* `answers` is the tree of the answers; NULL where the document has none. */
void peil_report_digests(
    struct peil_report *r, struct peil_node *document, const struct peil_node *answers);
/* The roles that can be named in answers on the pack. */
void peil_report_roles(struct peil_report *r, struct peil_node *document);
/* The scales of the pack, with their options. */
void peil_report_scales(struct peil_report *r, struct peil_node *document);

/* checklist_name.c */

/*
 * A short name for a checklist beside others: its own, else who publishes it where that is short;
 * its id where it has neither, or another of `packs` would be called the same. Behind it the major
 * version, where that is what tells it from another.
 */
const char *peil_report_checklist_name(const struct peil_report *r, const struct peil_pack *pack,
    const struct peil_pack *const *packs, size_t count);

/* document_audience.c */

/* Whether an item is left out because it is asked of others. */
bool peil_report_not_asked(const struct peil_report *r, const struct peil_item *item);
/* `for` of an item: [{id, label}]; nothing where it is for everybody. */
void peil_report_audience(
    struct peil_report *r, struct peil_node *map, const struct peil_audience *audience);
/* "alleen gevraagd aan: Cliënt" */
const char *peil_report_asked_of(struct peil_report *r, const struct peil_audience *audience);
/* Whether a form shows an item, or something in a section. */
bool peil_report_shows_item(const struct peil_report *r, const struct peil_item *item);
bool peil_report_shows_section(const struct peil_report *r, const struct peil_section *section);
/* That a verdict does not tell of all points that must be in order; NULL where it does. */
const char *peil_report_verdict_limit(struct peil_report *r);
/* Notes of how much was not asked. */
void peil_report_note_audience(struct peil_report *r, struct peil_node *notes);

/* document_sections.c */

/* The sections with all that is in them. */
void peil_report_sections(struct peil_report *r, struct peil_node *document);
/* The options of a scale: [{id, label, points, description}]. */
struct peil_node *peil_report_options_of(struct peil_report *r, const struct peil_scale *scale);

/* document_answer.c */

/* The answer to an item. `worth` is what it counts for. */
struct peil_node *peil_report_answer(struct peil_report *r, const struct peil_item *item,
    const struct peil_answer *answer, const struct peil_worth *worth);
/* The answer to row `row` of a matrix. */
struct peil_node *peil_report_row_answer(
    struct peil_report *r, const struct peil_item *item, const struct peil_answer *row);
/* What a reader sees of an answer: "Goed", "3 uur", "niet ingevuld". Never NULL. */
const char *peil_report_answer_label(
    struct peil_report *r, const struct peil_item *item, const struct peil_answer *answer);

/*
 * Where an answer stands, for a sign or a colour: at an end of its scale, between, or open. `has`:
 * it has points, and `ratio` says how many of the scale.
 */
const char *peil_report_tone(enum peil_state state, bool has, double ratio);

/* document_score.c */

/* The score of a section; of the whole, which says how many parts it was made of, for NULL. */
struct peil_node *peil_report_score(struct peil_report *r, const struct peil_section *section);
/* "63": the value of the whole as it is shown, where it has one. */
const char *peil_report_shown_text(struct peil_report *r, const struct peil_score *score);
/* The same for any number of a score that `model` made, rounded as it is shown. */
const char *peil_report_number_text(struct peil_report *r, double shown, enum peil_model model);
/* "63 van 100"; the word for no score where there is none. */
const char *peil_report_score_text(
    struct peil_report *r, const struct peil_score *score, enum peil_model model);
/*
 * "tussen 58 en 70"; NULL where that tells a reader nothing: the bounds are unknown, the same, or
 * those of the whole scale.
 */
const char *peil_report_range_text(
    struct peil_report *r, const struct peil_score *score, enum peil_model model);

/* document_scoring.c */

/* How scores are made: the declared rules. */
void peil_report_scoring(struct peil_report *r, struct peil_node *document);
/* "80 of hoger": the scores that band `index` of the pack holds. */
const char *peil_report_band_text(struct peil_report *r, size_t index);
/*
 * That the scores come from a rule of the pack itself, as the template `word` puts it; NULL where
 * the rule is that of the source, or there is none.
 */
const char *peil_report_own_rule(struct peil_report *r, const char *word);
/* Whether all items with points weigh the same, and all sections. */
bool peil_report_equal_items(const struct peil_pack *pack);
bool peil_report_equal_sections(const struct peil_pack *pack);

/* explain.c */

/* The declared rules in whole sentences, into a list. */
void peil_report_explain(struct peil_report *r, struct peil_node *list);

/* summary.c */

/* Why there is no score, or only a provisional one, as a clause; NULL where there is nothing. */
const char *peil_report_reason(struct peil_report *r, const struct peil_score *score, bool total);
/* The outcome in one sentence. */
const char *peil_report_sentence(struct peil_report *r);

/* notes.c */

/*
 * Fills `map` with the summary of a result. Call after everything that names references; there
 * were `references` of them.
 */
void peil_report_summary(struct peil_report *r, struct peil_node *map, size_t references);
/* What the pack calls its knock-outs. */
void peil_report_verdict_title(struct peil_report *r, struct peil_node *map);

/* document_result.c */

/* Who or what was assessed, by the first of the subject's fields; NULL where it is not given. */
const char *peil_report_subject_name(const struct peil_report *r);

/* counts.c */

/*
 * How many items there are in each state, as a reader sees it: a matrix with some rows answered and
 * some open is answered in part, and stands under no other state.
 */
struct peil_census {
    size_t asked; /* all that are counted here */
    size_t answered, partly, unknown, not_applicable, blank, skipped;
    size_t not_asked; /* they are for other roles */
    size_t left_out;  /* items without points, which are not counted here */
};
/* Of a section, or of the whole for NULL: the items that its score is made of; all without one. */
struct peil_census peil_report_census(
    const struct peil_report *r, const struct peil_section *section);
/* Whether a matrix is answered in part. */
bool peil_report_is_partly(const struct peil_item *item, const struct peil_answer *answer);
/* "5 van 7 beantwoord, 1 niet van toepassing", where 7 is what applies. */
const char *peil_report_answered_text(struct peil_report *r, const struct peil_census *census);
/* How often each answer was given: `option_counts` and `state_counts`. */
void peil_report_counts(struct peil_report *r, struct peil_node *document);
/* The same as one text: "18 goed, 7 moet beter, 2 weet ik niet"; NULL for a pack without items. */
const char *peil_report_counts_text(struct peil_report *r, const struct peil_section *section);
/* That some items are not in those counts, and why; NULL where all are. */
const char *peil_report_counts_note(struct peil_report *r);

/* document_concepts.c */

/* What each concept came out at. */
void peil_report_concepts(struct peil_report *r, struct peil_node *document);
/* The mappings of an item or section; nothing where there are none. */
void peil_report_maps(
    struct peil_report *r, struct peil_node *map, const struct peil_mapping *maps, size_t count);
/* The vocabulary of the pack; nothing where it has none. */
void peil_report_vocabulary(struct peil_report *r, struct peil_node *document);

/* document_advice.c */

/* What to do, most pressing first, and what a choice of actors leaves out of it (`filter`). */
void peil_report_advice(struct peil_report *r, struct peil_node *document);
/* Whether one of those who were asked for can do it, or ask for it. */
bool peil_report_wants_advice(const struct peil_report *r, const struct peil_advice *advice);
/* `filter`: who was asked for, and how much that leaves out; nothing where nobody was. */
void peil_report_put_filter(struct peil_report *r, struct peil_node *document, size_t left_out);
/* One of it. */
void peil_report_add_advice(
    struct peil_report *r, struct peil_node *list, const struct peil_advice *advice);
/* "contractadvies", or "oco:kwaliteit.kennis:niet" for base advice. */
const char *peil_report_advice_id(struct peil_report *r, const struct peil_advice *advice);

/* rule_text.c */

/*
 * A text with {name} and {name.2} filled in from the values that a rule of `owner` worked out; a
 * list becomes "a, b and c".
 */
const char *peil_report_fill_args(struct peil_report *r, const char *text,
    const struct peil_node *args, const struct peil_pack *owner);
/* A text of a rule, as peil_put_pack_text. */
void peil_report_put_args_text(struct peil_report *r, struct peil_node *map, const char *key,
    const struct peil_text *text, const struct peil_pack *owner, const struct peil_node *args);

/* reason_lists.c */

/* What decided (`because`), and what was merely read (`read`). */
void peil_report_reasons(
    struct peil_report *r, struct peil_node *map, const struct peil_advice *advice);

/* reasons.c */

/*
 * Something that was asked, with its answer in words; NULL where it is of nothing that is known.
 * `is_so`: the value is that of this result, not one that it might have.
 */
struct peil_node *peil_report_reason_of(
    struct peil_report *r, const struct peil_recorded *asked, bool is_so);
/* Counts of the same questions are one reason, with the texts of all of them as `counts`. */
const char *peil_report_count_text(struct peil_report *r, const struct peil_recorded *asked);
struct peil_node *peil_report_counts_reason(
    struct peil_report *r, const struct peil_recorded *asked, const char *counts);
/* A share of 0 to 100 with at most one decimal: "62,5%". */
const char *peil_report_share_text(struct peil_report *r, double value);

/* reason_concept.c */

/* As peil_report_reason_of for the level of a concept, which is told as `value`. */
struct peil_node *peil_report_concept_reason(
    struct peil_report *r, const struct peil_concept *concept, const char *value);

/* layers.c */

/* The name of a layer; that of `owner` (NULL: the pack) where no scripts were loaded. */
const char *peil_report_layer(
    const struct peil_report *r, size_t index, const struct peil_pack *owner);
/* What stands behind the last "/" or ":" of a name; NULL for NULL. */
const char *peil_report_last_part(const char *name);
/* Sets `layer`, `file` and `line`. */
void peil_report_put_place(struct peil_report *r, struct peil_node *map, size_t layer,
    const struct peil_pack *owner, const struct peil_place *place);
/* The layers of a result that are no packs, into the list of packs. */
void peil_report_extensions(struct peil_report *r, struct peil_node *packs);
/* The digests of all files of Lua that took part. */
void peil_report_script_digests(struct peil_report *r, struct peil_node *digests);

/* document_blocks.c */

/* The decision tables, and what scripts add to the result. */
void peil_report_blocks(struct peil_report *r, struct peil_node *document);

/* document_errors.c */

/* What of a script failed; an empty list for a document that is of no result. */
void peil_report_errors(struct peil_report *r, struct peil_node *document);
/* One of it. */
void peil_report_add_error(
    struct peil_report *r, struct peil_node *list, const struct peil_script_error *error);

/* document_made_of.c */

/*
 * How a score was made: by which rule, and of which items or sections, each with what it brings;
 * nothing for a score that no model makes. `section` as for peil_report_score.
 */
void peil_report_made_of(
    struct peil_report *r, struct peil_node *map, const struct peil_section *section);
/* A score with two decimals more than it is shown with. */
const char *peil_report_exact_text(struct peil_report *r, double value);
/* The file that holds a pack's own way of scoring: "bcmb/scoring.lua". */
const char *peil_report_own_file(struct peil_report *r);

/* references.c */

/* Ids of references, as `references`, and remembers that they were named. */
void peil_report_name_references(struct peil_report *r, struct peil_node *map,
    const struct peil_reference *const *references, size_t count);

/* A basis, and remembers that its references were named; nothing for no basis. */
void peil_report_basis(struct peil_report *r, struct peil_node *map, const struct peil_basis *basis,
    const struct peil_pack *owner);
/* The references that were named so far; with `own`, all of the pack itself as well. */
struct peil_node *peil_report_references(struct peil_report *r, bool own);
/*
 * Whether a text may become a live link: https, a host, a path of at least one character, and only
 * characters that an address is made of. Anything else is shown as text.
 */
bool peil_report_is_link(const char *text);

/* document_context.c */

/* Ids of the background to what an advice is about, as `context`; nothing where there is none. */
void peil_report_name_context(
    struct peil_report *r, struct peil_node *map, const struct peil_advice *advice);
/* The background that was named so far; with `own`, all of the pack itself as well. */
void peil_report_context(struct peil_report *r, struct peil_node *document, bool own);
/* How much of it the pack itself has, in all and by kind. */
void peil_report_count_context(struct peil_report *r, struct peil_node *counts);

/* pack_counts.c */

/* Numbers of a pack: items by section, references by kind, groups, base advice. */
void peil_report_pack_counts(struct peil_report *r, struct peil_node *counts);

/* languages.c */

/* That some texts are in another language; nothing where none is. After all other parts. */
void peil_report_languages(struct peil_report *r, struct peil_node *document);

/* warnings.c */

/* Warnings about the answers. */
void peil_report_warnings(struct peil_report *r, struct peil_node *document);

#endif
