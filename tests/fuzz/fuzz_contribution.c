/*
 * Contributions from bytes. What was taken has counts that agree, is written and read again to the
 * same bytes, and adds up to the same with another in either order.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/compare/contribution.h"
#include "core/format/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
    if (!condition)
        abort();
}

static struct peil_contribution *read_bytes(
    struct peil_arena *arena, const char *bytes, size_t length)
{
    static const struct peil_limits limits = PEIL_LIMITS;
    struct peil_source *source = peil_arena_alloc(arena, sizeof(*source));
    struct peil_diags *diags = peil_diags_new(0);
    struct peil_contribution *read = NULL;
    const struct peil_node *node = NULL;

    *source = (struct peil_source){"fuzz", bytes, length, 1};
    if (peil_json_read(&node, arena, source, &limits, PEIL_TEXT_ANSWERS, diags) == PEIL_OK) {
        int status = peil_contribution_read(&read, arena, node, diags);

        require((status == PEIL_OK) == (read != NULL));
        require(read || peil_diags_errors(diags) > 0);
    }
    peil_diags_free(diags);
    return read;
}

static void check_counts(const struct peil_pack_cells *pack)
{
    uint64_t subjects = 0;

    for (size_t i = 0; i < pack->class_count; i++) {
        const struct peil_class_cells *class_cells = &pack->classes[i];

        subjects += class_cells->subjects;
        for (size_t j = 0; j < class_cells->cell_count; j++) {
            const struct peil_cell *cell = &class_cells->cells[j];
            uint64_t sum = 0;

            for (size_t bin = 0; bin < PEIL_BINS; bin++)
                sum += cell->bins[bin];
            require(sum == cell->count);
            require(sum + cell->without <= class_cells->subjects);
            require(peil_contribution_cell(class_cells, cell->part, cell->id) == cell);
        }
    }
    require(subjects == pack->member_count);
    for (size_t i = 0; i < pack->member_count; i++)
        require(peil_contribution_has(pack, pack->members[i].id));
}

static void write(struct peil_buf *out, const struct peil_contribution *one)
{
    struct peil_arena *arena = peil_arena_new();

    peil_buf_clear(out);
    peil_contribution_write(out, arena, one);
    require(!peil_buf_failed(out));
    peil_arena_free(arena);
}

static void require_same(const struct peil_buf *a, const struct peil_buf *b)
{
    require(a->length == b->length && memcmp(a->data, b->data, a->length) == 0);
}

/* One that shares nothing with it, but the names of a pack and a class. */
static const char other_text[] =
    "{\"peil_contribution\":1,\"packs\":[{\"id\":\"proef\",\"major\":1,\"digests\":[],\"members\":"
    "[\"ffffffffffffffffffffffffffffffff\"],\"classes\":[{\"class\":\"klein\",\"subjects\":1,"
    "\"cells\":[{\"part\":\"total\",\"count\":1,\"without\":0,\"histogram\":[[63,1]]}]}]}]}";

static void check_sums(struct peil_arena *arena, const struct peil_contribution *one)
{
    struct peil_contribution *other = read_bytes(arena, other_text, sizeof(other_text) - 1);
    struct peil_contribution *sum = peil_contribution_new(arena);
    struct peil_contribution *turned = peil_contribution_new(arena);
    struct peil_buf a = PEIL_BUF_EMPTY, b = PEIL_BUF_EMPTY;

    require(other != NULL);
    if (!peil_contribution_shared(one, other)) {
        require(peil_contribution_add(sum, one) == PEIL_OK);
        require(peil_contribution_add(sum, other) == PEIL_OK);
        require(peil_contribution_add(turned, other) == PEIL_OK);
        require(peil_contribution_add(turned, one) == PEIL_OK);
        write(&a, sum);
        write(&b, turned);
        require_same(&a, &b);
    }
    peil_buf_dispose(&a);
    peil_buf_dispose(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_contribution *read = read_bytes(arena, (const char *)data, size), *again;
    struct peil_buf text = PEIL_BUF_EMPTY, second = PEIL_BUF_EMPTY;

    if (read) {
        for (size_t i = 0; i < read->pack_count; i++)
            check_counts(&read->packs[i]);
        write(&text, read);
        again = read_bytes(arena, text.data, text.length);
        require(again != NULL);
        write(&second, again);
        require_same(&text, &second);
        check_sums(arena, read);
    }
    peil_buf_dispose(&text);
    peil_buf_dispose(&second);
    peil_arena_free(arena);
    return 0;
}
