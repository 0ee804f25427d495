/*
 * The text output plugin: what its files share.
 */
#ifndef PEIL_PLUGIN_TEXT_H
#define PEIL_PLUGIN_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include <peil/plugin.h>

/* How a piece of text stands out, where colour is wanted; the words say the same without it. */
enum tint {
    TINT_NONE,
    TINT_STRONG,
    TINT_GOOD,
    TINT_MIDDLING,
    TINT_POOR,
    TINT_FAINT
};

/* A word that is longer than this is written before its end has been seen. */
#define MOST_WORD 1024

/* The line that is being written. A word is kept until it is known whether it fits. */
struct flow {
    size_t column; /* columns written on this line */
    size_t margin; /* where the next line starts */
    size_t indent; /* where the lines start that wrapping makes */
    size_t blanks; /* owed before the word */
    size_t length; /* bytes of the word */
    size_t width;  /* columns of the word */
    bool open;     /* something stands on this line */
    bool gap;      /* an empty line is owed before the next one */
    bool closed;   /* an empty line is not wanted: at the top, and under a heading */
    enum tint tint;
    char word[MOST_WORD];
};

/* A rendering under way. */
struct page {
    const struct peil_host *host;
    struct peil_sink *sink;
    const struct peil_node *document;
    const struct peil_node *labels;
    const char *language;
    size_t columns;
    bool colour;
    bool signs; /* write signs, bars and lines under headings */
    bool brief; /* neither the answers nor the method are shown: a paper for a meeting */
    struct flow flow;
};

/* Reading (read.c): what is below a map; NULL, "", 0 and false where it is not there. */
const struct peil_node *get(const struct page *page, const struct peil_node *map, const char *key);
const struct peil_node *at(const struct page *page, const struct peil_node *list, size_t index);
size_t length_of(const struct page *page, const struct peil_node *list);
const char *text_of(const struct page *page, const struct peil_node *map, const char *key);
double number_of(const struct page *page, const struct peil_node *map, const char *key);
bool is_true(const struct page *page, const struct peil_node *map, const char *key);
bool has(const struct page *page, const struct peil_node *map, const char *key);
bool has_text(const struct page *page, const struct peil_node *map, const char *key);
bool is(const struct page *page, const struct peil_node *map, const char *key, const char *value);
/* The member of a list that has this `id`. */
const struct peil_node *by_id(
    const struct page *page, const struct peil_node *list, const char *id);
/* Whether a part of the report is shown. */
bool shows(const struct page *page, const char *part);
/* A word of the report. */
const char *word(const struct page *page, const char *name);

/*
 * Writing (flow.c). Text is wrapped at the page's columns by how wide it stands; what is wider
 * than a line is cut where the line ends.
 */
/* Text on one line as far as it fits: line feeds in it count as blanks. */
void put(struct page *page, const char *text);
void put_tinted(struct page *page, enum tint tint, const char *text);
/* Text whose line feeds are kept. */
void put_prose(struct page *page, const char *text);
/* Ends the line, if anything stands on it. */
void end_line(struct page *page);
/* An empty line before the next one, but not twice and not under a heading. */
void blank_line(struct page *page);
/* Goes on at a column of the line, if that is not yet passed. */
void tab(struct page *page, size_t column);
/* Starts a line at `column`; what wraps continues at `indent`. */
void start(struct page *page, size_t column, size_t indent);

/* Pieces that come back (parts.c). */
/* A line of its own. */
void line(struct page *page, size_t indent, const char *text);
/* A line of its own that stands out. */
void strong_line(struct page *page, const char *text);
/* A line that starts with a dash. */
void bullet(struct page *page, size_t indent, const char *text);
/* Such a line for each text of a list. */
void bullets(struct page *page, size_t indent, const struct peil_node *list);
/* "- label: value" */
void bullet_field(struct page *page, const char *label, const char *value);
void title(struct page *page, const char *text);
/* That some texts are in another language; nothing where none is. */
void language_note(struct page *page);
void heading(struct page *page, const char *text);
/* What the pack wants every reader to know. */
void put_notice(struct page *page);
/* "label: value" on a line of its own, when there is a value. */
void field(struct page *page, size_t indent, const char *label, const char *value);
/* The labels of a list, apart by commas, as a field. */
void field_labels(
    struct page *page, size_t indent, const char *label, const struct peil_node *list);
void put_number(struct page *page, double value, int32_t decimals);
void put_date(struct page *page, const char *iso);
/* A word of the report with one {name} in it filled in. */
void put_filled(struct page *page, const char *template, const char *name, const char *value);
/* ": nu 62" or, unless it is the first thing told of a row, ", nu 62"; for reading aloud. */
void put_aloud(struct page *page, bool *first, const char *name, const char *value);
/* "7 onderdelen": the word `name`.one or `name`.other, with the number for {n}. */
void put_counted(struct page *page, const char *name, double n);
/* The number of a thing, which what follows on the line stands behind; answers that column. */
size_t numbered(struct page *page, size_t indent, const struct peil_node *thing);
/* Its number and a blank, where it has one. */
void put_number_of(struct page *page, const struct peil_node *thing);
/* What somebody wrote, between quotes, on a line of its own; nothing where nothing was. */
void put_quote(struct page *page, size_t indent, const char *text);
/* The first words of a text of more than so many bytes, and dots behind them. */
#define SHORT_TEXT 60
void put_short(struct page *page, const char *text);
/* The sign of a tone, and a blank. */
void put_sign(struct page *page, const char *tone);
/* The sign and the words of an answer, a knock-out or anything else that has a tone. */
void put_marked(struct page *page, const char *tone, const char *words);
/* Kind and references of a basis: "wet: Wmo 2015, artikel 2.2.4 lid 2". */
void put_basis(struct page *page, const struct peil_node *basis);
/* How a reference is cited, with what a reader must know of it wherever it is named. */
void put_reference_name(struct page *page, const char *id);
/* A section's own lines: number, title, introduction. */
void put_section(struct page *page, const struct peil_node *section);

/* A part of a page, by its name in the document. */
struct part {
    const char *name;
    void (*put)(struct page *page);
};
/*
 * The parts that the document asks for, in its order; all of them where it names none. Warnings
 * stand behind them where the method, which has them, is left out.
 */
void put_parts(struct page *page, const struct part *parts, size_t count);

/* Walks through a section in the order of the pack. */
struct walk {
    void (*item)(struct page *page, const struct peil_node *item);
    void (*section)(struct page *page, const struct peil_node *section);
};
void walk(struct page *page, const struct peil_node *section, const struct walk *how);
/* The same for all sections of the document. */
void walk_all(struct page *page, const struct walk *how);

/* Blocks (blocks.c, grid.c). */
/* A cell or a point: a text, a number, a bool or a map with a label, a text, or both. */
void put_cell(struct page *page, const struct peil_node *cell);
/* What there is of `table` and `grid` in a block. */
void put_tables(struct page *page, const struct peil_node *block);
void put_grid(struct page *page, const struct peil_node *grid);

/* The parts of a page, each with its heading, and nothing where there is nothing to tell. */
void put_result(struct page *page);    /* result.c */
void put_advice(struct page *page);    /* advice.c */
void put_context(struct page *page);   /* context.c */
void put_knockouts(struct page *page); /* knockouts.c */
void put_blocks(struct page *page);    /* blocks.c */
void put_whatif(struct page *page);
void put_scores(struct page *page);      /* scores.c */
void put_concepts(struct page *page);    /* scores.c */
void put_answers(struct page *page);     /* answers.c */
void put_checklist(struct page *page);   /* checklist.c */
void put_form(struct page *page);        /* form.c */
void put_explanation(struct page *page); /* explanation.c */
void put_comparison(struct page *page);  /* compare.c */
void put_agenda(struct page *page);      /* compare_agenda.c */
void put_panels(struct page *page);      /* compare_panels.c */
void put_frameworks(struct page *page);  /* compare_frameworks.c */
/* What the document tells of checklists side by side; compare_frameworks.c. */
const struct peil_node *side_by_side(const struct page *page);

/* Where the columns of their table stand (compare_matrix.c). */
#define MATRIX_COLUMNS 8
struct matrix {
    size_t count;
    size_t at[MATRIX_COLUMNS + 1]; /* of each checklist, and of the last column */
};
/* False where it does not fit. */
bool find_matrix(const struct page *page, struct matrix *matrix);
void put_matrix_head(struct page *page, const struct matrix *matrix);
void put_matrix_row(
    struct page *page, const struct matrix *matrix, const struct peil_node *concept);
void put_changes(struct page *page);   /* compare_changes.c */
void put_benchmark(struct page *page); /* compare_benchmark.c */
/* Errors or warnings, under the heading `name`; result.c. */
void put_findings(struct page *page, const char *list, const char *name);
void put_scoring(struct page *page);    /* sources.c */
void put_references(struct page *page); /* sources.c */
void put_provenance(struct page *page); /* sources.c */
/* The name and the version of the program. */
void put_engine(struct page *page); /* sources.c */

#endif
