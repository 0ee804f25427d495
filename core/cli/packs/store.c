/*
 * Finding packs in the folders where packs are kept.
 */
#include "core/cli/packs/store.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/files/places.h"
#include "core/cli/packs/candidate.h"
#include "core/cli/packs/near.h"
#include "core/cli/talk/errors.h"

/* Looking into a folder twice does no harm, so only the first ones are compared. */
#define COMPARED 64

static bool add_folder(struct cli_store *store, const char *folder)
{
    if (!folder || !*folder)
        return true;
    for (size_t i = 0; i < store->folders.count && i < COMPARED; i++)
        if (strcmp(store->folders.items[i], folder) == 0)
            return true;
    return cli_list_add(store->arena, &store->folders, folder);
}

/* Answers among the examples or tests of a pack find that pack where it stands. */
static bool add_around(struct cli_store *store, const char *near)
{
    const char *folder = cli_path_folder(store->arena, near), *parent;
    bool done = add_folder(store, folder);

    parent = folder ? cli_path_folder(store->arena, folder) : NULL;
    if (parent && strcmp(parent, ".") != 0 &&
        cli_path_kind(cli_path_join(store->arena, parent, "pack.yaml")) == CLI_PATH_FILE)
        done = add_folder(store, cli_path_folder(store->arena, parent)) && done;
    return done;
}

bool cli_store_init(
    struct cli_store *store, struct cli *cli, struct peil_arena *arena, const char *near)
{
    struct cli_list places;
    bool done = true;

    *store = (struct cli_store){.cli = cli, .arena = arena};
    for (size_t i = 0; i < cli->options.pack_dir.count; i++)
        done = add_folder(store, cli->options.pack_dir.items[i]) && done;
    done = add_around(store, strcmp(near, "-") == 0 ? "." : near) && done;
    places = cli_pack_places(cli, arena);
    for (size_t i = 0; i < places.count; i++)
        done = add_folder(store, places.items[i]) && done;
    return done && !peil_arena_failed(arena);
}

/* "bcmb", "bcmb.zip", "bcmb-1.2.0.zip", "bcmb-2": names that a pack `id` may go by. */
static bool name_fits(const char *name, const char *id)
{
    size_t length = strlen(id);

    if (strncmp(name, id, length) != 0)
        return false;
    return name[length] == '\0' || name[length] == '-' || strcmp(name + length, ".zip") == 0;
}

static bool is_zip(const char *name)
{
    size_t length = strlen(name);

    return length > 4 && strcmp(name + length - 4, ".zip") == 0;
}

/* What is asked of a candidate. */
struct wanted {
    const char *id;
    const struct peil_version *version; /* NULL: any */
    bool exact;
};

static bool version_fits(const struct wanted *wanted, const struct peil_version *version)
{
    if (!wanted->version)
        return true;
    if (wanted->exact)
        return peil_version_order(wanted->version, version) == 0;
    return wanted->version->major == version->major;
}

/* The better of two: one with a version, the higher version, then the zip, the first by name. */
static bool better(const struct cli_candidate *a, const struct cli_candidate *b)
{
    int order = peil_version_order(&a->version, &b->version);

    if (a->known != b->known)
        return a->known;
    if (order != 0)
        return order > 0;
    return a->zip != b->zip ? a->zip : strcmp(a->path, b->path) < 0;
}

/* Puts the better of two in `best`, notes the other where it is the same version, and closes it. */
static void keep_better(
    struct cli_candidate *best, const struct cli_candidate *one, struct peil_diags *diags)
{
    bool is_better = !best->path || better(one, best);
    struct cli_candidate other = is_better ? *best : *one;

    if (is_better)
        *best = *one;
    if (other.path && peil_version_order(&best->version, &other.version) == 0)
        peil_diag_add(diags, PEIL_NOTE, "cli/pack-twice", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("used", best->path), PEIL_TEXT("other", other.path)));
    cli_candidate_close(&other);
}

/* Whether an entry of a folder is what is wanted; fills in what is known of it. */
static bool is_wanted(struct cli_store *store, struct cli_candidate *one, const char *folder,
    const char *name, const struct wanted *wanted, struct peil_diags *diags)
{
    enum cli_path kind;

    *one = (struct cli_candidate){.zip = is_zip(name)};
    if (!name_fits(name, wanted->id))
        return false;
    one->path = strcmp(folder, ".") == 0 ? peil_arena_text(store->arena, name)
                                         : cli_path_join(store->arena, folder, name);
    if (!one->path)
        return false;
    kind = cli_path_kind(one->path);
    if (kind != (one->zip ? CLI_PATH_FILE : CLI_PATH_FOLDER) ||
        !cli_candidate_look(one, store, wanted->id, diags))
        return false;
    if (!one->known || version_fits(wanted, &one->version))
        return true;
    cli_candidate_close(one);
    return false;
}

/* The best there is in a folder; without a path where there is none. */
static struct cli_candidate find_in_folder(struct cli_store *store, const char *folder,
    const struct wanted *wanted, struct peil_diags *diags)
{
    DIR *dir = opendir(folder);
    struct dirent *entry = NULL;
    struct cli_candidate best = {0};

    if (!dir && errno == ENOMEM)
        peil_arena_fail(store->arena);
    while (dir && !store->stopped) {
        struct cli_candidate one;

        errno = 0;
        entry = readdir(dir);
        if (!entry)
            break;
        if (is_wanted(store, &one, folder, entry->d_name, wanted, diags))
            keep_better(&best, &one, diags);
    }
    if (dir && !entry && errno != 0) { /* a better one may stand where it was not read */
        cli_error_io(diags, "io/read", folder, errno);
        cli_fail(store->cli, CLI_IO);
        store->stopped = true;
    }
    if (dir)
        closedir(dir);
    return best;
}

/* False where there is none. */
static bool find(struct cli_candidate *out, struct cli_store *store, const struct wanted *wanted,
    struct peil_diags *diags)
{
    *out = (struct cli_candidate){0};
    store->stopped = false;
    for (size_t i = 0; i < store->folders.count && !out->path && !store->stopped; i++)
        *out = find_in_folder(store, store->folders.items[i], wanted, diags);
    if (out->path && !store->stopped && !peil_arena_failed(store->arena))
        return true;
    cli_candidate_close(out);
    return false;
}

const char *cli_store_find(struct cli_store *store, const char *id,
    const struct peil_version *version, bool exact, struct peil_diags *diags)
{
    struct cli_candidate found;
    bool is_there = find(&found, store, &(struct wanted){id, version, exact}, diags);

    cli_candidate_close(&found);
    return is_there ? found.path : NULL;
}

static void free_arena(void *arena)
{
    peil_arena_free(arena);
}

/* Hands over a zip that is open; its bytes stay as long as the store's arena. */
static int hand_over(
    struct peil_archive **out, struct cli_store *store, struct cli_candidate *found)
{
    if (!peil_arena_defer(store->arena, free_arena, found->arena)) {
        cli_candidate_close(found);
        return PEIL_ENOMEM;
    }
    *out = found->archive;
    return PEIL_OK;
}

static int open_pack(void *context, const char *id, uint32_t major, struct peil_archive **out,
    struct peil_diags *diags)
{
    struct cli_store *store = context;
    struct peil_version version = {.major = major};
    struct cli_candidate found;
    bool is_there = find(&found, store, &(struct wanted){id, &version, false}, diags);

    *out = NULL;
    if (store->stopped || peil_arena_failed(store->arena))
        return peil_arena_failed(store->arena) ? PEIL_ENOMEM : PEIL_EIO;
    if (!is_there)
        return PEIL_OK;
    return found.archive
               ? hand_over(out, store, &found)
               : cli_archive_open(out, store->arena, found.path, &store->cli->limits, diags);
}

struct peil_store cli_store_interface(struct cli_store *store)
{
    return (struct peil_store){store, open_pack};
}

/* The folders as one text. */
static const char *places(struct cli_store *store)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    const char *kept;

    for (size_t i = 0; i < store->folders.count; i++)
        peil_buf_format(&text, "%s%s", i ? ", " : "", store->folders.items[i]);
    kept = peil_buf_keep(&text, store->arena);
    return kept ? kept : "";
}

void cli_store_say_missing(
    struct cli_store *store, const char *name, const char *id, struct peil_place place)
{
    const char *other = id ? cli_store_find(store, id, NULL, false, NULL) : NULL;
    struct peil_diags *diags = store->cli->diags;

    if (other)
        peil_diag_add(diags, PEIL_ERROR, "cli/other-version", place,
            PEIL_ARGS(PEIL_TEXT("pack", id), PEIL_TEXT("path", other)));
    else
        peil_diag_add(diags, PEIL_ERROR, "cli/no-pack", place,
            PEIL_ARGS(PEIL_TEXT("pack", name), PEIL_TEXT("near", cli_store_near(store, name)),
                PEIL_TEXT("folders", places(store))));
}
