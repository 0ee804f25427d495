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
#include "core/cli/packs/head.h"
#include "core/cli/talk/errors.h"

/* A pack file that may be the one that is looked for. */
struct candidate {
    const char *path;
    struct peil_version version;
    bool known; /* its version; where that cannot be read, loading it tells why */
    bool zip;
    /* A zip as it was opened to look into it, and what holds its bytes; NULL where it has to be
       opened again, because there is something to say about it. */
    struct peil_archive *archive;
    struct peil_arena *arena;
};

/* Bytes that are read of a pack.yaml at first. */
#define HEAD ((size_t)2048)

static void close_candidate(struct candidate *one)
{
    peil_archive_close(one->archive);
    peil_arena_free(one->arena);
    one->archive = NULL;
    one->arena = NULL;
}

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
    if (near && strcmp(near, "-") != 0)
        done = add_around(store, near) && done;
    places = cli_pack_places(cli, arena);
    for (size_t i = 0; i < places.count; i++)
        done = add_folder(store, places.items[i]) && done;
    return done && !peil_arena_failed(arena);
}

/* Whether a file or folder goes by the bare id: "bcmb" or "bcmb.zip". */
static bool is_named(const char *path, const char *id)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t length = strlen(id);

    return strncmp(name, id, length) == 0 &&
           (name[length] == '\0' || strcmp(name + length, ".zip") == 0);
}

/* Whether something that is refused was meant as the pack: then loading it tells what is wrong. */
static bool is_meant(struct peil_arena *arena, const struct candidate *one, const char *id)
{
    return is_named(one->path, id) && (one->zip || cli_path_kind(cli_path_join(arena, one->path,
                                                       "pack.yaml")) == CLI_PATH_FILE);
}

/* The first bytes of the pack.yaml of a folder or an open zip; none where it has none. */
static int begin(struct peil_buf *out, struct candidate *one, size_t most, struct peil_diags *diags)
{
    const char *bytes = NULL, *path;
    size_t length = 0;
    int status;

    if (one->archive) {
        status =
            peil_archive_begin(&bytes, &length, one->archive, one->arena, "pack.yaml", most, diags);
        peil_buf_add(out, bytes, length);
        return status == PEIL_OK && peil_buf_failed(out) ? PEIL_ENOMEM : status;
    }
    path = cli_path_join(one->arena, one->path, "pack.yaml");
    if (!path)
        return PEIL_ENOMEM;
    return cli_path_kind(path) == CLI_PATH_FILE ? cli_file_begin(out, path, most, diags) : PEIL_OK;
}

/*
 * What the head of pack.yaml says of the pack. It stands at the top of nearly every file; only
 * where it does not, more is read.
 */
static int read_head(struct cli_pack_head *out, struct cli_store *store, struct candidate *one,
    struct peil_diags *diags)
{
    size_t all = store->cli->limits.entry_bytes;
    int status = PEIL_OK;

    if (one->zip)
        status = cli_archive_open(&one->archive, one->arena, one->path, &store->cli->limits, diags);
    for (size_t most = HEAD; status == PEIL_OK; most = all) {
        struct peil_buf bytes = PEIL_BUF_EMPTY;
        bool ended;

        status = begin(&bytes, one, most, diags);
        ended = bytes.length < most || most == all;
        if (status == PEIL_OK)
            cli_pack_head_read(out, peil_buf_string(&bytes), bytes.length, ended);
        peil_buf_dispose(&bytes);
        if (ended || (*out->id && *out->version))
            break;
    }
    return status;
}

/*
 * Ends the search at a file that cannot be read, and says why: another pack that lies further on is
 * not what was asked for.
 */
static void stop(
    struct cli_store *store, int status, const struct peil_diags *found, struct peil_diags *diags)
{
    store->stopped = true;
    if (status == PEIL_ENOMEM) {
        peil_arena_fail(store->arena);
        return;
    }
    cli_fail(store->cli, CLI_IO);
    for (size_t i = 0; i < peil_diags_count(found); i++) {
        const struct peil_diag *diag = peil_diags_at(found, i);

        peil_diag_add(diags, diag->severity, diag->code, PEIL_NOWHERE, diag->args);
    }
}

/*
 * Whether a file or folder is the pack `id`, going by the head of its pack.yaml: a look that need
 * not be right about broken packs, because loading checks everything. A zip of which nothing is to
 * be said stays open.
 */
static bool look(
    struct cli_store *store, struct candidate *one, const char *id, struct peil_diags *diags)
{
    struct peil_diags *said = peil_diags_new(0);
    struct cli_pack_head head = {0};
    bool match;
    int status;

    one->arena = peil_arena_new();
    status = one->arena && said ? read_head(&head, store, one, said) : PEIL_ENOMEM;
    match = status == PEIL_EINPUT ? is_meant(one->arena, one, id)
                                  : *head.id && strcmp(head.id, id) == 0;
    one->known = match && peil_version_read(head.version, &one->version);
    if (status != PEIL_OK && status != PEIL_EINPUT)
        stop(store, status, said, diags);
    if (!match || !one->archive || peil_diags_count(said) > 0)
        close_candidate(one);
    peil_diags_free(said);
    return match;
}

static int compare_versions(const struct peil_version *a, const struct peil_version *b)
{
    if (a->major != b->major)
        return a->major < b->major ? -1 : 1;
    if (a->minor != b->minor)
        return a->minor < b->minor ? -1 : 1;
    if (a->patch != b->patch)
        return a->patch < b->patch ? -1 : 1;
    return 0;
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
        return compare_versions(wanted->version, version) == 0;
    return wanted->version->major == version->major;
}

/* The better of two: the higher version, then the zip, then the first by name. */
static bool better(const struct candidate *a, const struct candidate *b)
{
    int order = compare_versions(&a->version, &b->version);

    if (b->path && a->known != b->known)
        return a->known;
    if (!b->path || order != 0)
        return !b->path || order > 0;
    if (a->zip != b->zip)
        return a->zip;
    return strcmp(a->path, b->path) < 0;
}

static void note_shadow(
    struct peil_diags *diags, const struct candidate *best, const struct candidate *other)
{
    if (compare_versions(&best->version, &other->version) == 0)
        peil_diag_add(diags, PEIL_NOTE, "cli/pack-twice", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("used", best->path), PEIL_TEXT("other", other->path)));
}

/* Whether an entry of a folder is what is wanted; fills in what is known of it. */
static bool is_wanted(struct cli_store *store, struct candidate *one, const char *folder,
    const char *name, const struct wanted *wanted, struct peil_diags *diags)
{
    enum cli_path kind;

    *one = (struct candidate){.zip = is_zip(name)};
    if (!name_fits(name, wanted->id))
        return false;
    one->path = strcmp(folder, ".") == 0 ? peil_arena_text(store->arena, name)
                                         : cli_path_join(store->arena, folder, name);
    if (!one->path)
        return false;
    kind = cli_path_kind(one->path);
    if (kind != (one->zip ? CLI_PATH_FILE : CLI_PATH_FOLDER) ||
        !look(store, one, wanted->id, diags))
        return false;
    if (!one->known || version_fits(wanted, &one->version))
        return true;
    close_candidate(one);
    return false;
}

/* The best there is in a folder; without a path where there is none. */
static struct candidate find_in_folder(struct cli_store *store, const char *folder,
    const struct wanted *wanted, struct peil_diags *diags)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    struct candidate best = {0};

    if (!dir && errno == ENOMEM)
        peil_arena_fail(store->arena);
    while (dir && !store->stopped && (entry = readdir(dir))) {
        struct candidate one;

        if (!is_wanted(store, &one, folder, entry->d_name, wanted, diags))
            continue;
        if (better(&one, &best)) {
            if (best.path)
                note_shadow(diags, &one, &best);
            close_candidate(&best);
            best = one;
        } else {
            note_shadow(diags, &best, &one);
            close_candidate(&one);
        }
    }
    if (dir)
        closedir(dir);
    return best;
}

/* False where there is none. */
static bool find(struct candidate *out, struct cli_store *store, const struct wanted *wanted,
    struct peil_diags *diags)
{
    *out = (struct candidate){0};
    store->stopped = false;
    for (size_t i = 0; i < store->folders.count && !out->path && !store->stopped; i++)
        *out = find_in_folder(store, store->folders.items[i], wanted, diags);
    if (out->path && !store->stopped && !peil_arena_failed(store->arena))
        return true;
    close_candidate(out);
    return false;
}

static const char *find_path(
    struct cli_store *store, const struct wanted *wanted, struct peil_diags *diags)
{
    struct candidate found;
    bool is_there = find(&found, store, wanted, diags);

    close_candidate(&found);
    return is_there ? found.path : NULL;
}

const char *cli_store_find(struct cli_store *store, const char *id,
    const struct peil_version *version, bool exact, struct peil_diags *diags)
{
    return find_path(store, &(struct wanted){id, version, exact}, diags);
}

const char *cli_store_find_any(struct cli_store *store, const char *id, struct peil_diags *diags)
{
    return find_path(store, &(struct wanted){id, NULL, false}, diags);
}

static void free_arena(void *arena)
{
    peil_arena_free(arena);
}

/* Hands over a zip that is open; its bytes stay as long as the store's arena. */
static int hand_over(struct peil_archive **out, struct cli_store *store, struct candidate *found)
{
    if (!peil_arena_defer(store->arena, free_arena, found->arena)) {
        close_candidate(found);
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
    struct candidate found;
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

const char *cli_store_places(struct cli_store *store)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    const char *kept;

    for (size_t i = 0; i < store->folders.count; i++)
        peil_buf_format(&text, "%s%s", i ? ", " : "", store->folders.items[i]);
    kept = peil_arena_text(store->arena, peil_buf_string(&text));
    peil_buf_dispose(&text);
    return kept ? kept : "";
}
