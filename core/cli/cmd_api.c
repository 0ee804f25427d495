/*
 * peil api: what scripts can call, for editors.
 */
#include "core/cli/line/options.h"
#include "core/cli/output/output.h"
#include "core/script/scripts.h"

enum cli_exit cli_run_api(struct cli *cli)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    int status;

    peil_scripts_annotations(&text);
    status = cli_output_write(cli, NULL, &text);
    peil_buf_dispose(&text);
    cli_status(cli, status);
    cli_report(cli);
    return cli->worst;
}
