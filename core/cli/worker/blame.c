/*
 * What became of a worker that gave no answer, in words.
 */
#include <signal.h>
#include <string.h>

#include "core/base/num.h"
#include "core/base/status.h"
#include "core/base/utf8.h"
#include "core/cli/cli.h"
#include "core/cli/packs/engine.h"
#include "core/cli/talk/errors.h"
#include "core/cli/worker/worker.h"

/* A source of the pack, of one that it uses, or of the user; NULL where there is none. */
static const struct peil_source *find_source(
    const struct peil_pack *pack, const struct cli_extensions *extensions, const char *name)
{
    for (size_t i = 0; extensions && i < extensions->count; i++)
        if (strcmp(extensions->sources[i]->name, name) == 0)
            return extensions->sources[i];
    for (size_t i = 0; pack && i < pack->used_count; i++) {
        const struct peil_pack *used = pack->used[i].pack;

        for (size_t k = 0; k < used->script_count; k++)
            if (strcmp(used->scripts[k].source->name, name) == 0)
                return used->scripts[k].source;
    }
    return NULL;
}

/* The name that a child left in shared memory, if it can be shown. */
static bool read_name(char *out, size_t size, const volatile struct peil_seen *seen)
{
    size_t length = 0;

    while (length + 1 < size && seen->file[length]) {
        out[length] = seen->file[length];
        if ((unsigned char)out[length] < 0x20 || out[length] == 0x7F)
            return false;
        length++;
    }
    out[length] = '\0';
    return length > 0 && peil_utf8_check(out, length) == length;
}

/* Where a child was last seen; `name` and `source` keep what is not of a pack. */
static struct peil_place last_place(const struct cli_job *job, const struct peil_pack *pack,
    const struct cli_extensions *extensions, char *name, size_t size, struct peil_source *source)
{
    const struct peil_source *known;

    if (!job->seen || !read_name(name, size, job->seen))
        return PEIL_NOWHERE;
    known = find_source(pack, extensions, name);
    *source = (struct peil_source){.name = name, .first_line = 1};
    return (struct peil_place){known ? known : source, job->seen->line, 0};
}

const char *cli_job_reason(const struct cli_job *job)
{
    if (job->end == CLI_JOB_TOO_MUCH)
        return _("its answer did not end");
    if (job->end == CLI_JOB_DONE)
        return _("its answer was damaged");
    if (job->reason == SIGXCPU || job->reason == SIGALRM)
        return _("it took too much processor time");
    return job->reason ? strsignal(job->reason) : _("it ended by itself");
}

int cli_job_blame(const struct cli_job *job, const char *name, const struct peil_pack *pack,
    const struct cli_extensions *extensions, struct peil_diags *diags)
{
    struct peil_source source;
    char file[sizeof(((struct peil_seen *)0)->file)];
    struct peil_place place = last_place(job, pack, extensions, file, sizeof(file), &source);

    switch (job->end) {
    case CLI_JOB_REFUSED:
        cli_error_io(diags, "io/process", name, job->reason);
        return PEIL_EIO;
    case CLI_JOB_UNREADABLE:
        cli_error_io(diags, "io/read", name, job->reason);
        return PEIL_EIO;
    case CLI_JOB_UNSENT:
        peil_diag_add(diags, PEIL_ERROR, "io/process", PEIL_NOWHERE,
            PEIL_ARGS(
                PEIL_TEXT("path", name), PEIL_TEXT("reason", _("it could not send its answer"))));
        return PEIL_EIO;
    case CLI_JOB_NO_MEMORY:
        return PEIL_ENOMEM;
    case CLI_JOB_LATE:
        peil_diag_add(diags, PEIL_ERROR, "script/too-slow", place,
            PEIL_ARGS(PEIL_NUMBER("seconds", (double)job->milliseconds / 1000.0),
                PEIL_TEXT("name", name)));
        return PEIL_ESCRIPT;
    default:
        peil_diag_add(diags, PEIL_ERROR, "script/crashed", place,
            PEIL_ARGS(PEIL_TEXT("reason", cli_job_reason(job)), PEIL_TEXT("name", name)));
        return PEIL_ESCRIPT;
    }
}
