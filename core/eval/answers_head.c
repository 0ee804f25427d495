/*
 * Which pack an answers file is for.
 */
#include <string.h>

#include "core/base/num.h"
#include "core/eval/answers.h"
#include "core/pack/schema.h"

/* Reads "1"; false for anything but a whole number without leading zeros. */
static bool read_major(const char *text, uint32_t *out)
{
    size_t length = strlen(text);
    double value = -1;

    if (strchr(text, '.') || length > 10 ||
        peil_num_read(text, length, false, &value) != PEIL_NUM_OK || value < 0 ||
        value > (double)UINT32_MAX)
        return false;
    *out = (uint32_t)value;
    return true;
}

/* Reads "bcmb@1" or "bcmb@1.2.0". */
static bool read_reference(struct peil_answers_head *out, const char *text)
{
    const char *at = strchr(text, '@');
    size_t length = at ? (size_t)(at - text) : 0;

    if (!at || length >= sizeof(out->pack_id))
        return false;
    memcpy(out->pack_id, text, length);
    out->pack_id[length] = '\0';
    out->exact = peil_version_read(at + 1, &out->version);
    return peil_is_id(out->pack_id) && (out->exact || read_major(at + 1, &out->version.major));
}

static bool check_format(const struct peil_node *node, struct peil_diags *diags)
{
    const struct peil_node *format = peil_node_get(node, "peil-answers");
    const char *text = peil_node_as_text(format, NULL);
    char digits[PEIL_NUM_SIZE];

    if (!format) {
        peil_diag_add(diags, PEIL_ERROR, "answers/format-missing", peil_node_place(node),
            PEIL_ARGS(PEIL_INTEGER("format", PEIL_ANSWERS_FORMAT)));
        return false;
    }
    if (peil_node_type(format) == PEIL_NODE_NUMBER) {
        peil_num_text(peil_node_as_number(format), digits);
        text = digits;
    }
    if (strcmp(text, "1") != 0) {
        peil_diag_add_at(diags, PEIL_ERROR, "answers/format-unknown", peil_node_place(format),
            "peil-answers", PEIL_ARGS(PEIL_INTEGER("format", PEIL_ANSWERS_FORMAT)));
        return false;
    }
    return true;
}

/* What people hand in instead of answers, and which key tells; said, and then true. */
static bool is_other_file(const struct peil_node *node, struct peil_diags *diags)
{
    static const struct {
        const char *key, *code;
    } others[] = {{"peil_document", "answers/is-document"},
        {"peil_contribution", "answers/is-contribution"}, {"peil", "answers/is-pack"}};

    if (peil_node_get(node, "peil-answers"))
        return false;
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        if (peil_node_get(node, others[i].key)) {
            peil_diag_add(diags, PEIL_ERROR, others[i].code, peil_node_place(node), PEIL_NO_ARGS);
            return true;
        }
    return false;
}

bool peil_answers_head(
    struct peil_answers_head *out, const struct peil_node *node, struct peil_diags *diags)
{
    const struct peil_node *pack = peil_node_get(node, "pack");
    bool ok;

    *out = (struct peil_answers_head){.place = peil_node_place(pack)};
    if (peil_node_type(node) != PEIL_NODE_MAP) {
        peil_diag_add(diags, PEIL_ERROR, "answers/not-a-map", peil_node_place(node), PEIL_NO_ARGS);
        return false;
    }
    if (is_other_file(node, diags))
        return false;
    ok = check_format(node, diags);
    if (!pack) {
        peil_diag_add(
            diags, PEIL_ERROR, "answers/pack-missing", peil_node_place(node), PEIL_NO_ARGS);
        return false;
    }
    if (!read_reference(out, peil_node_as_text(pack, NULL))) {
        peil_diag_add_at(diags, PEIL_ERROR, "answers/pack-form", out->place, "pack", PEIL_NO_ARGS);
        return false;
    }
    return ok;
}

bool peil_answers_head_same(const struct peil_answers_head *a, const struct peil_answers_head *b)
{
    return strcmp(a->pack_id, b->pack_id) == 0 && a->exact == b->exact &&
           (a->exact ? peil_version_order(&a->version, &b->version) == 0
                     : a->version.major == b->version.major);
}
