/*
 * Looking at a stored result by itself.
 */
#include <string.h>

#include "core/base/buf.h"
#include "core/base/status.h"
#include "core/eval/answers.h"
#include "core/format/json.h"
#include "core/report/verify.h"

/* Most blanks a level that peil writes JSON with. */
#define MOST_INDENT 8

/* The answers by themselves have to be those that were scored. */
static int check_answers(const struct peil_node *stored, struct peil_diags *diags)
{
    const struct peil_node *digests = peil_node_get(stored, "digests");
    const struct peil_node *answers = peil_node_get(stored, "answers");
    const char *was = peil_node_get_text(digests, "answers");
    char digest[65];
    int status = peil_answers_digest(digest, answers);

    if (status == PEIL_OK && (!was || strcmp(was, digest) != 0))
        peil_diag_add(diags, PEIL_ERROR, "verify/answers", peil_node_place(answers), PEIL_NO_ARGS);
    return status;
}

static int check_seal(
    struct peil_arena *arena, const struct peil_node *stored, struct peil_diags *diags)
{
    const char *was = peil_node_get_text(stored, "seal");
    char digest[65];
    int status = peil_report_seal_of(digest, arena, stored);

    if (status == PEIL_OK && (!was || strcmp(was, digest) != 0))
        peil_diag_add(diags, PEIL_ERROR, was ? "verify/seal" : "verify/no-seal",
            peil_node_place(was ? peil_node_get(stored, "seal") : stored), PEIL_NO_ARGS);
    return status;
}

/* How many blanks a level the source is written with: what stands before its first key. */
static unsigned indent_of(const struct peil_source *source)
{
    unsigned blanks = 0;

    if (source->length < 2 || source->bytes[1] != '\n')
        return 0;
    while (blanks + 2 < source->length && source->bytes[blanks + 2] == ' ')
        blanks++;
    return blanks;
}

/* The first byte in which two texts differ; at the end of the shorter where there is none. */
static size_t first_difference(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t at = 0;

    while (at < a_length && at < b_length && a[at] == b[at])
        at++;
    return at;
}

static int check_layout(
    const struct peil_node *stored, const struct peil_source *source, struct peil_diags *diags)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    unsigned indent = indent_of(source);
    size_t length = source->length, at;
    bool failed;

    if (length > 0 && source->bytes[length - 1] == '\n')
        length--;
    peil_json_write(&text, stored, indent <= MOST_INDENT ? indent : 2);
    failed = peil_buf_failed(&text);
    if (!failed) {
        at = first_difference(source->bytes, length, peil_buf_string(&text), text.length);
        if (at < length || at < text.length)
            peil_diag_add(
                diags, PEIL_ERROR, "verify/layout", peil_source_place(source, at), PEIL_NO_ARGS);
    }
    peil_buf_dispose(&text);
    return failed ? PEIL_ENOMEM : PEIL_OK;
}

int peil_report_verify_alone(struct peil_arena *arena, const struct peil_node *stored,
    const struct peil_source *source, struct peil_diags *diags)
{
    int status = check_seal(arena, stored, diags);

    if (status == PEIL_OK)
        status = check_answers(stored, diags);
    return status == PEIL_OK ? check_layout(stored, source, diags) : status;
}
