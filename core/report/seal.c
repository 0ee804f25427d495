/*
 * The seal of a document: the digest of all that stands in it.
 */
#include <string.h>

#include "core/base/buf.h"
#include "core/base/sha256.h"
#include "core/base/status.h"
#include "core/format/json.h"
#include "core/report/verify.h"

static int digest_of(char out[65], const struct peil_node *document)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    unsigned char digest[32];
    bool failed;

    peil_json_write_canonical(&text, document);
    failed = peil_buf_failed(&text);
    if (!failed) {
        peil_sha256(peil_buf_string(&text), text.length, digest);
        peil_sha256_hex(digest, out);
    }
    peil_buf_dispose(&text);
    return failed ? PEIL_ENOMEM : PEIL_OK;
}

int peil_report_seal(struct peil_arena *arena, struct peil_node *document)
{
    char digest[65];
    int status = digest_of(digest, document);

    if (status == PEIL_OK)
        peil_node_set_text(arena, document, "seal", digest);
    return peil_arena_failed(arena) ? PEIL_ENOMEM : status;
}

int peil_report_seal_of(char out[65], struct peil_arena *arena, const struct peil_node *document)
{
    struct peil_node *map = peil_node_map(arena);

    for (size_t i = 0; i < peil_node_count(document); i++) {
        const char *key = peil_node_key(document, i);

        if (strcmp(key, "seal") != 0)
            peil_node_set(arena, map, key, peil_node_clone(arena, peil_node_at(document, i)));
    }
    return peil_arena_failed(arena) ? PEIL_ENOMEM : digest_of(out, map);
}
