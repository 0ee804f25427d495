/*
 * What happens when memory runs out while scripts are loaded and called, wherever it does.
 */
#include "tests/unit/failing_malloc.h"
#include "tests/unit/script_help.h"

static const struct help_file files[] = {
    {"scoring.lua", "local help = require 'peil.scoring'\n"
                    "scoring{total=function(declared) return help.cap_if(weak('a.een'), 40, "
                    "declared) end}"},
    {"advice.lua",
        "local rules = require 'peil.rules'\n"
        "rule{id='r', priority='critical', actor='inkoper', text='{n} {t}', args={n='1 + 1', "
        "t=function() return 'x' .. #items() end},\n"
        "  when=function() return rules.count_weak('a.een', 'a.twee') > 0 and "
        "at_least(average('a', {except='een'}), 10) end}\n"
        "rule{id='s', priority='low', actor='inkoper', text='T', when=[[level('a.fout')]]}\n"
        "block{id='b', list=function() return items() end, table={rows={{1, 'a'}}}}\n"},
    {0}};

/* Everything that can be done with scripts; what does not fit a status is an error of the test. */
static int use(struct help *help)
{
    const struct peil_node *node;
    struct peil_hook_value value;
    bool fires;
    int status;

    status = peil_scripts_test_rule(&fires, help->scripts, 0, help->diags);
    if (status == PEIL_OK)
        status = peil_scripts_test_rule(&fires, help->scripts, 0, help->diags);
    if (status == PEIL_OK)
        status = peil_scripts_rule_args(&node, help->scripts, 0, help->arena, help->diags);
    if (status == PEIL_OK)
        status = peil_scripts_run_hook(&value, help->scripts, PEIL_HOOK_TOTAL, 0, help->diags);
    if (status == PEIL_OK)
        status = peil_scripts_make_block(&node, help->scripts, 0, help->arena, help->diags);
    if (status == PEIL_OK) {
        status = peil_scripts_test_rule(&fires, help->scripts, 1, help->diags);
        if (status == PEIL_ESCRIPT)
            status = PEIL_OK; /* as it should: there is no such concept */
        else if (status == PEIL_OK)
            status = PEIL_EINTERNAL;
    }
    return status;
}

static struct help *ready(void)
{
    struct help *help = help_new();

    help_text(help, PEIL_READ_LEVEL, 0, 1, "niet");
    help_text(help, PEIL_READ_LEVEL, 0, 0, "niet");
    help_number(help, PEIL_READ_RATIO, 1, 0, 50);
    return help;
}

/* Loading and using, with the requests from `first` on, or that one alone, refused. */
static int try_all(size_t first, bool lasting, size_t *asked)
{
    struct peil_store store;
    struct help *help = ready();
    struct peil_archive *archive;
    int status;

    store = (struct peil_store){.context = help, .open = help_open};
    cr_assert_eq(peil_archive_open_memory(&archive, "proef", help->files[0],
                     help_files(help->files[0], HELP_PACK, files), &help->limits, help->diags),
        PEIL_OK);
    cr_assert_eq(peil_pack_load(&help->pack, archive, &store, &help->limits, help->diags), PEIL_OK);
    peil_archive_close(archive);
    failing_malloc_start(first, lasting || first == FAILING_NONE ? FAILING_NONE : first + 1);
    status = peil_scripts_load(&help->scripts, help->pack, NULL, 0, &help->limits, help->diags);
    if (status == PEIL_OK) {
        peil_scripts_begin(help->scripts, &help->view);
        status = use(help);
    }
    *asked = failing_malloc_stop();
    help_free(help);
    return status;
}

Test(script_memory, each_refusal_is_no_memory_or_makes_no_difference, .timeout = 300)
{
    size_t count, asked;

    cr_assert_eq(try_all(FAILING_NONE, false, &count), PEIL_OK);
    cr_assert_gt(count, 100);
    for (int lasting = 0; lasting < 2; lasting++)
        for (size_t i = 1; i <= count; i++) {
            int status = try_all(i, lasting, &asked);

            cr_assert(status == PEIL_OK || status == PEIL_ENOMEM, "request %zu of %zu: %d", i,
                count, status);
        }
}

Test(script_memory, calls_after_a_refusal_work_again, .timeout = 300)
{
    size_t count = 40;

    for (size_t i = 1; i <= count; i++) {
        struct help *help = ready();
        int status;

        help_must_load(help, HELP_PACK, files);
        failing_malloc_start(i, i + 1);
        status = use(help);
        (void)failing_malloc_stop();
        cr_assert(status == PEIL_OK || status == PEIL_ENOMEM);
        peil_arena_reset(help->arena);
        peil_scripts_begin(help->scripts, &help->view);
        cr_assert_eq(use(help), PEIL_OK);
        help_free(help);
    }
}
