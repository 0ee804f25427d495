/*
 * What happens when memory runs out while contributions are read, added up and set beside scores.
 */
#include "benchmark_help.h"
#include "tests/unit/failing_malloc.h"

#include "core/format/json.h"

static struct peil_arena *fixed;
static struct peil_gathering *gathering;
static const struct peil_node *node;
static struct peil_source source = {.name = "a.json", .first_line = 1};

/* A contribution of forty subjects in two classes, as JSON; and two subjects at hand. */
static void set_up(void)
{
    static const struct peil_limits limits = PEIL_LIMITS;
    static const unsigned char secret[PEIL_SECRET_BYTES] = {1};
    struct peil_pack *pack;
    struct peil_result *results[2];
    struct peil_contribution *many;
    struct peil_buf out = PEIL_BUF_EMPTY;

    fixed = peil_arena_new();
    pack = help_pack(fixed, "proef");
    many = peil_contribution_new(fixed);
    for (int i = 0; i < 40; i++) {
        char member[PEIL_MEMBER_SIZE];

        peil_contribution_member(member, secret, pack, peil_arena_format(fixed, "c%d", i));
        cr_assert_eq(peil_contribution_add_result(many, help_result(fixed, pack, i, 2 * i, i),
                         i % 2 ? "klein" : "groot", member),
            PEIL_OK);
    }
    peil_contribution_write(&out, fixed, many);
    source.bytes = peil_arena_copy(fixed, out.data, out.length);
    source.length = out.length;
    peil_buf_dispose(&out);
    cr_assert_eq(peil_json_read(&node, fixed, &source, &limits, PEIL_TEXT_ANSWERS, NULL), PEIL_OK);
    for (int i = 0; i < 2; i++)
        results[i] = help_result(fixed, pack, 50, 60, 70);
    gathering = help_gathering(fixed, pack, results, 2);
}

static int make(struct peil_arena *arena)
{
    struct peil_contribution *read = NULL, *sum = peil_contribution_new(arena);
    struct peil_benchmarking *b;
    struct peil_benchmark *made;
    struct peil_benchmark_options options = {.label = "klein", .with = sum};
    struct peil_buf out = PEIL_BUF_EMPTY;
    int status = sum ? peil_contribution_read(&read, arena, node, NULL) : PEIL_ENOMEM;

    if (status == PEIL_OK)
        status = peil_contribution_add(sum, read);
    if (status == PEIL_OK)
        status = peil_benchmark_begin(&b, arena, gathering, gathering->subjects, &options);
    for (size_t i = 0; status == PEIL_OK && i < 2; i++)
        status = peil_benchmark_take(b, &gathering->subjects[i]);
    if (status == PEIL_OK)
        status = peil_benchmark_end(&made, b);
    if (status == PEIL_OK) {
        cr_assert_eq(made->frameworks[0].subjects, 42);
        peil_contribution_write(&out, arena, sum);
        status = out.failed || peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_OK;
        cr_assert(status != PEIL_OK ||
                  (out.length == source.length && memcmp(out.data, source.bytes, out.length) == 0));
    }
    peil_buf_dispose(&out);
    return status;
}

/* With the requests from `first` to `end` refused. */
static int try_all(size_t first, size_t end, size_t *asked)
{
    struct peil_arena *arena = peil_arena_new();
    int status;

    failing_malloc_start(first, end);
    status = make(arena);
    *asked = failing_malloc_stop();
    peil_arena_free(arena);
    return status;
}

static void fail_each(bool lasting)
{
    set_up();
    cr_assert_gt(failing_malloc_each(try_all, PEIL_OK, 6, lasting), 2);
    peil_arena_free(fixed);
}

Test(contribution_memory, an_allocation_that_fails_once_is_no_memory_or_does_no_harm)
{
    fail_each(false);
}

Test(contribution_memory, so_when_nothing_is_granted_any_more)
{
    fail_each(true);
}
