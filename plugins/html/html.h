/*
 * The HTML plugin from the inside. A page is written from top to bottom through a small buffer;
 * every text of the document goes through one of the escaping functions, chosen by where it lands.
 */
#ifndef PEIL_HTML_H
#define PEIL_HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <peil/plugin.h>

/* How an answer, a level or a verdict reads: a sign, a colour and never a colour alone. */
enum html_tone {
    HTML_GOOD,
    HTML_MIDDLING,
    HTML_POOR,
    HTML_OPEN,
    HTML_NONE
};

/*
 * One way an item can stand: an option of the scale that all share, or a state. Where there is no
 * such scale the choices are the tones.
 */
struct html_choice {
    const char *id;
    const struct peil_node *node; /* where the label stands; NULL for a tone */
    const char *word;             /* of a tone; else NULL */
    enum html_tone tone;
    size_t count; /* in the whole checklist */
};

#define HTML_CHOICES_MOST 16

/* The columns of every table of counts. */
struct html_choices {
    struct html_choice list[HTML_CHOICES_MOST];
    size_t count;
    bool tones;
};

/* How many items of a part stand at each choice. */
struct html_counts {
    size_t of[HTML_CHOICES_MOST];
};

struct html_page {
    const struct peil_host *host;
    const struct peil_node *document;
    struct peil_sink *sink;
    const struct peil_node *labels;
    const char *language;
    struct html_choices choices;
    bool brief;     /* neither the answers nor the method are shown: a paper for a meeting */
    int32_t status; /* what the last write answered */
    size_t used;
    char buffer[4096];
};

/* read.c: looking into the document. NULL nodes and missing keys read as nothing. */

const struct peil_node *html_get(
    const struct html_page *page, const struct peil_node *node, const char *key);
const struct peil_node *html_at(
    const struct html_page *page, const struct peil_node *list, size_t index);
size_t html_count(const struct html_page *page, const struct peil_node *node, const char *key);
size_t html_length(const struct html_page *page, const struct peil_node *list);
/* Never NULL; "" for what is no text. */
const char *html_text(const struct html_page *page, const struct peil_node *node, const char *key);
bool html_has_text(const struct html_page *page, const struct peil_node *node, const char *key);
bool html_is(
    const struct html_page *page, const struct peil_node *node, const char *key, const char *word);
bool html_is_number(const struct html_page *page, const struct peil_node *node, const char *key);
double html_number(const struct html_page *page, const struct peil_node *node, const char *key);
/* The number where it is a count that can be; else 0. */
size_t html_natural(const struct html_page *page, const struct peil_node *node, const char *key);
bool html_is_true(const struct html_page *page, const struct peil_node *node, const char *key);
bool html_is_type(const struct html_page *page, const struct peil_node *node, uint32_t type);
enum html_tone html_tone_of(
    const struct html_page *page, const struct peil_node *node, const char *key);

/*
 * The parts of a section in the order of the pack, items and sections mixed: calls one of the two
 * for each. NULL passes over that kind.
 */
struct html_walk {
    void (*item)(struct html_page *page, const struct peil_node *item, void *with);
    void (*section)(struct html_page *page, const struct peil_node *section, void *with);
    void *with;
};
void html_walk(
    struct html_page *page, const struct peil_node *section, const struct html_walk *walk);

/* Whether a part of the report is shown; in other documents all are. */
bool html_shows(const struct html_page *page, const char *part);

/* A word of the page itself, from the labels of the document; its own name where that lacks it. */
const char *html_word(const struct html_page *page, const char *word);
/* The reference with that id; NULL where the document does not list it. */
const struct peil_node *html_reference(const struct html_page *page, const char *id);

/* escape.c: writing. `html_put` takes markup of our own only, never a text of the document. */

void html_put(struct html_page *page, const char *markup);
void html_escape(struct html_page *page, const char *text); /* in an element or in quotes */
void html_put_word(struct html_page *page, const char *word);
/* The same with its {names} filled in, from pairs of name and text that end with a NULL. */
void html_put_filled(struct html_page *page, const char *word, const char *const *pairs);
void html_put_integer(struct html_page *page, size_t value);
/* A share of 0 to 1 as "63.2%", for the geometry of a drawing. */
void html_put_percent(struct html_page *page, double share);
void html_put_number(struct html_page *page, double value, int32_t decimals);
void html_put_date(struct html_page *page, const char *iso);
/* Whether it looks like a BCP 47 tag. */
bool html_language_valid(const char *language);
/* ` lang="..."` where the text at `key` is in another language than the document. */
void html_put_language(struct html_page *page, const struct peil_node *node, const char *key);
/* The text at `key`, in a span where its language differs. */
void html_put_text(struct html_page *page, const struct peil_node *node, const char *key);
/* `<tag class="...">text</tag>` with its language; nothing at all where there is no text. */
void html_element(struct html_page *page, const char *tag, const char *class_name,
    const struct peil_node *node, const char *key);
/* A link around `text`, or the text and the address as text where the address is not allowed. */
void html_put_link(struct html_page *page, const char *url, const char *text);
bool html_flush(struct html_page *page);

/* parts.c: pieces that come back everywhere. */

/* `<tag>word</tag>` */
void html_heading(struct html_page *page, const char *tag, const char *word);
/* `<tag>text</tag>` for each text of a list; one in another language is a map of it. */
void html_texts(struct html_page *page, const char *tag, const struct peil_node *list);
/* The number of a question or a section, where it has one. */
void html_put_nr(struct html_page *page, const struct peil_node *node);
/* An opened `<section>` with its heading; `</section>` is the caller's. */
void html_part(struct html_page *page, const char *id, const char *word);
void html_sign(struct html_page *page, enum html_tone tone);
const char *html_tone_class(enum html_tone tone);
const char *html_tone_sign(enum html_tone tone);
/* `<span class="mark tone">sign text</span>` */
void html_mark(
    struct html_page *page, enum html_tone tone, const struct peil_node *node, const char *key);
/* The anchor of a node, as it stands in an `id` or behind the # of a link. */
void html_anchor(struct html_page *page, const struct peil_node *node);
/* Starts a link to where a thing stands; false where that part is not shown. */
bool html_link(struct html_page *page, const struct peil_node *node);
/* The text at `key` as such a link; just the text where there is none. */
void html_anchor_link(struct html_page *page, const struct peil_node *node, const char *key);
/* `<div><dt>word</dt><dd>`, to be closed by html_fact_end. */
void html_fact(struct html_page *page, const char *word);
void html_fact_end(struct html_page *page);
void html_fact_text(
    struct html_page *page, const char *word, const struct peil_node *node, const char *key);
void html_fact_date(
    struct html_page *page, const char *word, const struct peil_node *node, const char *key);
/*
 * `<details>` to be unfolded under that word, which is the heading of what is in it on paper, where
 * nothing is folded. `</details>` is the caller's.
 */
void html_fold(struct html_page *page, const char *tag, const char *word);
/*
 * Opens a table with a word as its caption. On a narrow screen tables fold into blocks, which
 * makes some browsers forget that they are tables: hence the roles.
 */
void html_table(struct html_page *page, const char *class_name, const char *word);
/* Opens and closes the room in which a table that does not fold may be scrolled. */
void html_scroll(struct html_page *page, const char *name);
void html_scroll_end(struct html_page *page);
/* Opens and closes the head of a table; what stands between are columns. */
void html_head_row(struct html_page *page);
void html_head_row_end(struct html_page *page);
/* `<th scope="col">` with a word, or a text of the document; the class may be NULL. */
void html_column(struct html_page *page, const char *class_name, const char *word);
void html_column_text(
    struct html_page *page, const char *class_name, const struct peil_node *node, const char *key);
/* A whole head of such words, NULL at the end. */
void html_table_head(struct html_page *page, const char *const *words);
/* Opens a row up to the text of its head; the same with the text at `key` as its head. */
void html_row(struct html_page *page);
void html_row_text(struct html_page *page, const struct peil_node *node, const char *key);
/* `<td>` under the column of that word, which a narrow screen shows in the cell. */
void html_cell(struct html_page *page, const char *word);
/* The label of a basis (law, law applied, norm) and links to its references. */
void html_basis(struct html_page *page, const struct peil_node *basis);
/* What goes with the name of a reference wherever it stands: expired, old law. */
void html_reference_mark(struct html_page *page, const struct peil_node *reference);
/* A link to a reference by its id, and links to those in a list. */
void html_reference_link(struct html_page *page, const char *id);
void html_reference_links(struct html_page *page, const struct peil_node *ids);
/* What the pack calls its knock-outs together. */
void html_put_verdict_title(struct html_page *page);
/* Opens the `<div>` of a section, which html_section_parts closes. */
void html_section_start(struct html_page *page, const struct peil_node *section);
/* The number and the title of a section as a heading; depth 1 is h3. */
void html_section_heading(struct html_page *page, const struct peil_node *section);
/* Its introduction, its items as a list, and the sections in it. */
void html_section_parts(
    struct html_page *page, const struct peil_node *section, const struct html_walk *walk);

/* choices.c */
void html_choices_make(struct html_page *page);
void html_choice_label(struct html_page *page, const struct html_choice *choice);
/* Adds the items of a section, and of the sections in it. */
void html_choices_add(
    struct html_page *page, const struct peil_node *section, struct html_counts *counts);
/* Index of the choice that an item counts under; `choices.count` where none. */
size_t html_choice_of(const struct html_page *page, const struct peil_node *item);

/* bars.c: drawings, each with its text. */
void html_bar(struct html_page *page, const struct peil_node *score, const char *label);
void html_tally(struct html_page *page);
/* What such a drawing is made of: the pattern of what is open; a part of it from `from` on, with
 * its sign and, where that fits, its number. */
void html_tally_pattern(struct html_page *page);
struct html_segment {
    const char *class_name, *sign;
    size_t count;
};
void html_tally_segment(
    struct html_page *page, const struct html_segment *segment, double from, double share);

/* made_of.c: how a score came about, to be unfolded; nothing where the document does not say. */
void html_made_of(struct html_page *page, const struct peil_node *score);
/* A mark for a number that a script gave, or should have given. */
void html_own_number(struct html_page *page, const struct peil_node *score);

/* cells.c */

/* The heads of the columns of a table or grid. */
void html_column_heads(struct html_page *page, const struct peil_node *columns);
/* What stands in a cell. */
void html_cell_value(struct html_page *page, const struct peil_node *cell);
/* `<td>` with a cell, which a narrow screen puts the name of its column before; that may be NULL.
 */
void html_block_cell(
    struct html_page *page, const struct peil_node *column, const struct peil_node *cell);
/* What a table or grid of a block is called, and the same as its caption. */
const char *html_table_name(
    const struct html_page *page, const struct peil_node *block, const struct peil_node *table);
void html_block_caption(
    struct html_page *page, const struct peil_node *block, const struct peil_node *table);
/* The `grid` of a block. */
void html_grid(struct html_page *page, const struct peil_node *block);

/* blocks.c: what there is of `heading` (in that tag), `text`, `list`, `table`, `grid` in a map. */
void html_block(struct html_page *page, const struct peil_node *block, const char *heading);

/* item.c */
void html_item(struct html_page *page, const struct peil_node *item, void *with);
/* What stands under a question: basis, knock-out, origin. */
void html_item_tags(struct html_page *page, const struct peil_node *item);
/*
 * `<li class="..." id="...">` with the number and the question, and its help where `help`; `</li>`
 * is the caller's.
 */
void html_item_head(
    struct html_page *page, const char *class_name, const struct peil_node *item, bool help);
/* What can be unfolded under a question: help, source, scale, concepts. */
void html_item_details(struct html_page *page, const struct peil_node *item);

/* form_item.c: a question on paper. */
void html_form_item(struct html_page *page, const struct peil_node *item, void *with);
void html_box(struct html_page *page, bool ticked);

/* concepts.c: a table row for a concept, opened, with its label and definition as row header. */
void html_concept_head(struct html_page *page, const struct peil_node *concept);

/* The parts of a result, a file each. Each writes nothing where there is nothing to say. */
void html_errors(struct html_page *page);
void html_outcome(struct html_page *page);
void html_knockouts(struct html_page *page);
void html_advice(struct html_page *page);
/* Background: what others found or say. */
void html_context(struct html_page *page);
void html_blocks(struct html_page *page);
void html_whatif(struct html_page *page);
void html_sections(struct html_page *page);
void html_answers(struct html_page *page);
void html_concepts(struct html_page *page);
void html_open(struct html_page *page);
void html_method(struct html_page *page);
void html_references(struct html_page *page);
void html_warnings(struct html_page *page);
void html_provenance(struct html_page *page);

/* Whole pages, between the head and the foot. */
void html_result(struct html_page *page);
void html_form(struct html_page *page);
void html_checklist(struct html_page *page);
void html_explanation(struct html_page *page);
void html_comparison(struct html_page *page);
/* Its checklists, by whom and when they were filled in, for the banner. */
void html_comparison_facts(struct html_page *page);
/* compare_outcome.c: the picture behind the sentence that says what came out. */
void html_comparison_outcome(struct html_page *page);
/* The parts of a comparison, a file each: compare_*.c. */
void html_agenda(struct html_page *page);
void html_panels(struct html_page *page);
void html_frameworks(struct html_page *page);
void html_changes(struct html_page *page);
void html_benchmark(struct html_page *page);
/* compare_changes.c: how much more or less, with a sign. */
void html_put_difference(struct html_page *page, const struct peil_node *difference);
/* compare_course.c: two scores on a line; the scores of a row over the rounds. */
void html_dumbbell(struct html_page *page, const struct peil_node *split);
void html_course(
    struct html_page *page, const struct peil_node *row, const struct peil_node *rounds);
/* compare_dots.c: how many answers of a scale a drawing has room for beside each other, 0 for too
 * many; and the drawing of what a group said. */
size_t html_stops(const struct html_page *page, const struct peil_node *line);
void html_dots(struct html_page *page, const struct peil_node *line, const struct peil_node *cell);
/* compare_strip.c: a score among others; and the shapes of all that is drawn for checklists. */
void html_strip(struct html_page *page, const struct peil_node *spread, const struct peil_node *own,
    const char *label);
/* The scale that all such drawings share. */
void html_strip_ends(struct html_page *page);
void html_strip_legend(struct html_page *page, const struct peil_node *frameworks);

/* An entry of the list of contents: written where `shown`. */
struct html_entry {
    const char *id;
    const char *word; /* NULL: the title of the verdict */
    bool shown;
    size_t block; /* behind the id, from 1, for a block, whose heading is the text; else 0 */
    const struct peil_node *node;
};

/* contents.c: the parts of a page, in the list of contents and on the page. */

/* Room for the list of contents: what is beyond that is on the page all the same. */
#define HTML_ENTRIES_MOST 64

struct html_contents {
    struct html_entry entries[HTML_ENTRIES_MOST];
    size_t count;
};

/* A part of a page, by its name in the document. */
struct html_page_part {
    const char *name, *id, *word;
    const char *key; /* of the document; where there is nothing of it there is no such part */
    void (*put)(struct html_page *page);
    /* Adds its entries; NULL: one, as above. */
    void (*add)(struct html_page *page, struct html_contents *contents);
};

struct html_page_parts {
    const struct html_page_part *list;
    size_t count;
};

void html_contents_add(
    struct html_contents *contents, const char *id, const char *word, bool shown);
/* The same for what has its heading from the document; `block` as in struct html_entry. */
void html_contents_add_node(struct html_contents *contents, const char *id, size_t block,
    const struct peil_node *node, bool shown);
/* Those that the document asks for, in its order; all of them where it names none. */
void html_page_parts_list(
    struct html_page *page, const struct html_page_parts *parts, struct html_contents *contents);
void html_page_parts_put(struct html_page *page, const struct html_page_parts *parts);

/* The top of the page up to and with `<main>`; without entries that are shown no contents. */
void html_page_top(struct html_page *page, const struct html_entry *entries, size_t count);
/*
 * What stays folded on paper, and how to get at it: help and sources of questions, how sections
 * came to their numbers, and what belongs to an advice. Nothing where there is none of them.
 */
void html_paper_note(struct html_page *page, bool items, bool sections, bool advice);
void html_page_end(struct html_page *page);

/* style.c */

/*
 * The whole style sheet: our own and, behind it, the theme. To be freed; NULL after a failure that
 * was told to the host.
 */
char *html_style(struct html_page *page, size_t *length);
/* Writes `'sha256-...'`, the source expression of a content security policy. */
void html_style_hash(struct html_page *page, const char *style, size_t length);

/* style_sheet.c: style sheets in pieces, NULL at the end. */
extern const char *const html_style_common[];
extern const char *const html_style_report[]; /* for a result and a checklist */
extern const char *const html_style_form[];
/* style_compare.c: behind that of a report, for a comparison. */
extern const char *const html_style_comparison[];
/* style_paper.c: in its place for the others, which are printed on less paper. */
extern const char *const html_style_paper[];

#endif
