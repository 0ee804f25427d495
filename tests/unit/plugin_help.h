/*
 * Finding plugins that were built for the tests, and folders of a test's own to put them in.
 */
#ifndef PEIL_TESTS_PLUGIN_HELP_H
#define PEIL_TESTS_PLUGIN_HELP_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/plugin/plugin.h"

#define PATH_ROOM 512

/* Nobody, in the sense of: neither root nor who runs the tests. */
#define STRANGER 54321

static inline const char *built(const char *folder)
{
    static char paths[4][PATH_ROOM];
    static int next;
    char *path = paths[next++ % 4];
    const char *build = getenv("PEIL_TEST_BUILD");

    cr_assert_not_null(build, "PEIL_TEST_BUILD names no build folder");
    snprintf(path, PATH_ROOM, "%s/%s", build, folder);
    return path;
}

static inline const char *fixtures(void)
{
    return built("tests/plugins");
}

/* A new folder that only its owner may write to; the test removes it with remove_folder. */
static inline char *new_folder(void)
{
    char path[] = "/tmp/peil-test-XXXXXX";

    cr_assert_not_null(mkdtemp(path));
    cr_assert_eq(chmod(path, 0755), 0);
    return strdup(path);
}

static inline void remove_folder(char *folder)
{
    char command[PATH_ROOM];

    snprintf(command, sizeof(command), "rm -rf '%s'", folder);
    cr_assert_eq(system(command), 0);
    free(folder);
}

static inline const char *in(const char *folder, const char *name)
{
    static char paths[4][PATH_ROOM];
    static int next;
    char *path = paths[next++ % 4];

    snprintf(path, PATH_ROOM, "%s/%s", folder, name);
    return path;
}

static inline void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");

    cr_assert_not_null(file);
    cr_assert_eq(fwrite(bytes, 1, length, file), length);
    cr_assert_eq(fclose(file), 0);
}

/* Copies the fixture `name`.so into a folder, under the name `as`.so. */
static inline void copy_as(const char *name, const char *folder, const char *as)
{
    char command[3 * PATH_ROOM];

    snprintf(command, sizeof(command), "cp '%s/%s.so' '%s/%s.so' && chmod 755 '%s/%s.so'",
        fixtures(), name, folder, as, folder, as);
    cr_assert_eq(system(command), 0);
}

static inline void copy(const char *name, const char *folder)
{
    copy_as(name, folder, name);
}

/* A test's own collection and findings. */
static struct peil_plugins *plugins;
static struct peil_diags *diags;

static inline void set_up(void)
{
    plugins = peil_plugins_new((uint32_t)geteuid());
    diags = peil_diags_new(0);
}

static inline void tear_down(void)
{
    peil_plugins_free(plugins);
    peil_diags_free(diags);
}

/* The only finding there is. */
static inline const struct peil_diag *finding(void)
{
    cr_assert_eq(peil_diags_count(diags), 1, "%zu findings", peil_diags_count(diags));
    return peil_diags_at(diags, 0);
}

static inline const char *finding_text(const char *name)
{
    const struct peil_arg *arg = peil_diag_arg(finding(), name);

    return arg && arg->type == PEIL_ARG_TEXT ? arg->text : "";
}

static inline void add_fixtures(void)
{
    cr_assert_eq(peil_plugins_folder(plugins, fixtures(), diags), PEIL_OK);
}

static inline const struct peil_output *open_plugin(const char *name)
{
    const struct peil_output *output = NULL;

    cr_assert_eq(peil_plugins_open(&output, plugins, name, diags), PEIL_OK, "%s is refused: %s",
        name, peil_diags_count(diags) ? peil_diags_at(diags, 0)->code : "");
    cr_assert_not_null(output);
    return output;
}

#endif
