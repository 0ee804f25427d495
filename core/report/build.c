/*
 * Starting a document, and short forms for building it.
 */
#include "core/report/build.h"

#include <string.h>

/* The children of one level, numbered behind the number of the section they stand in. */
struct numbering {
    const struct peil_child *children;
    size_t count;
    const char *prefix; /* "3." */
};

/*
 * The anchor of an id: '.' and ':' become '-', '-' becomes "--", '_' becomes 'U', so that two ids
 * never get the same anchor (a '.' is never first in a part, and ids hold no capitals).
 */
static const char *anchor_of(struct peil_arena *arena, const char *kind, const char *id)
{
    size_t before = strlen(kind);
    char *text = peil_arena_alloc(arena, before + 2 + 2 * strlen(id));
    char *to = text;

    if (!text)
        return "";
    memcpy(to, kind, before);
    to += before;
    *to++ = '-';
    for (; *id != '\0'; id++) {
        switch (*id) {
        case '-':
            *to++ = '-';
            *to++ = '-';
            break;
        case '.':
        case ':':
            *to++ = '-';
            break;
        case '_':
            *to++ = 'U';
            break;
        default:
            *to++ = *id;
        }
    }
    return text;
}

const char *peil_report_anchor(struct peil_report *r, const char *kind, const char *id)
{
    return anchor_of(r->arena, kind, id);
}

static void number_children(struct peil_report *r, struct numbering level)
{
    for (size_t i = 0; i < level.count; i++) {
        const struct peil_child *child = &level.children[i];
        const char *number = peil_arena_format(r->arena, "%s%z", level.prefix, i + 1);

        if (child->is_section) {
            const struct peil_section *section = &r->pack->sections[child->index];
            const char *prefix = peil_arena_format(r->arena, "%s.", number);

            r->sections[child->index].number = number;
            r->sections[child->index].anchor = anchor_of(r->arena, "section", section->id);
            if (prefix) {
                number_children(
                    r, (struct numbering){section->children, section->child_count, prefix});
            }
        } else {
            r->items[child->index].number = number;
            r->items[child->index].anchor =
                anchor_of(r->arena, "item", r->pack->items[child->index].id);
        }
    }
}

/* One place for each thing, and at least one. */
static void *room(struct peil_arena *arena, size_t count, size_t size)
{
    return peil_arena_array(arena, count > 0 ? count : 1, size);
}

static bool name_children(struct peil_report *r)
{
    const struct peil_pack *pack = r->pack;

    r->items = room(r->arena, pack->item_count, sizeof(*r->items));
    r->sections = room(r->arena, pack->section_count, sizeof(*r->sections));
    if (!r->items || !r->sections)
        return false;
    number_children(r, (struct numbering){pack->children, pack->child_count, ""});
    return !peil_arena_failed(r->arena);
}

static bool prepare_references(struct peil_report *r)
{
    const struct peil_pack *pack = r->pack;

    r->named = room(r->arena, pack->used_count, sizeof(*r->named));
    for (size_t i = 0; r->named && i < pack->used_count; i++)
        r->named[i] = room(r->arena, pack->used[i].pack->reference_count, sizeof(**r->named));
    return !peil_arena_failed(r->arena);
}

static bool prepare_knockouts(struct peil_report *r)
{
    const struct peil_result *result = r->result;

    r->knockouts = room(r->arena, r->pack->item_count, sizeof(*r->knockouts));
    if (!r->knockouts)
        return false;
    for (size_t i = 0; result && i < result->knockout_count; i++)
        r->knockouts[result->knockouts[i].item->index] = &result->knockouts[i];
    return true;
}

bool peil_report_begin(struct peil_report *out, struct peil_arena *arena, const char *kind,
    const struct peil_pack *pack, const struct peil_result *result,
    const struct peil_answers *answers, const struct peil_report_options *options)
{
    *out = (struct peil_report){
        .arena = arena,
        .pack = pack,
        .result = result,
        .answers = result ? result->answers : answers,
        .options = options,
        .kind = kind,
        .form = strcmp(kind, "form") == 0,
        .asof = result ? result->asof : NULL,
    };
    out->asked = options && options->language ? options->language : pack->language;
    out->words = peil_words_for(out->asked);
    out->language = peil_words_has(out->asked) ? out->asked : out->words->language;
    return name_children(out) && prepare_references(out) && prepare_knockouts(out);
}

/* Keys are constants or words of the pack: they outlive the document. */
static void put(
    struct peil_report *r, struct peil_node *map, const char *key, struct peil_node *value)
{
    peil_node_set_borrowed(r->arena, map, key, strlen(key), value);
}

struct peil_node *peil_put_map(struct peil_report *r, struct peil_node *map, const char *key)
{
    struct peil_node *made = peil_node_map(r->arena);

    put(r, map, key, made);
    return made;
}

struct peil_node *peil_put_list(struct peil_report *r, struct peil_node *map, const char *key)
{
    struct peil_node *made = peil_node_list(r->arena);

    put(r, map, key, made);
    return made;
}

struct peil_node *peil_add_map(struct peil_report *r, struct peil_node *list)
{
    struct peil_node *made = peil_node_map(r->arena);

    peil_node_add(r->arena, list, made);
    return made;
}

void peil_add_text(struct peil_report *r, struct peil_node *list, const char *text)
{
    if (text)
        peil_node_add(r->arena, list, peil_node_borrow(r->arena, text, strlen(text)));
}

void peil_put_text(struct peil_report *r, struct peil_node *map, const char *key, const char *text)
{
    if (text)
        put(r, map, key, peil_node_borrow(r->arena, text, strlen(text)));
}

void peil_put_number(struct peil_report *r, struct peil_node *map, const char *key, double value)
{
    put(r, map, key, peil_node_number(r->arena, value));
}

void peil_put_count(struct peil_report *r, struct peil_node *map, const char *key, size_t value)
{
    put(r, map, key, peil_node_number(r->arena, (double)value));
}

void peil_put_bool(struct peil_report *r, struct peil_node *map, const char *key, bool value)
{
    put(r, map, key, peil_node_bool(r->arena, value));
}

void peil_put_null(struct peil_report *r, struct peil_node *map, const char *key)
{
    put(r, map, key, peil_node_null(r->arena));
}

void peil_put_maybe(
    struct peil_report *r, struct peil_node *map, const char *key, bool has, double value)
{
    if (has)
        peil_put_number(r, map, key, value);
    else
        peil_put_null(r, map, key);
}

static const char *find_text(const struct peil_report *r, const struct peil_text *text,
    const struct peil_pack *owner, const char **found)
{
    const struct peil_pack *pack = owner ? owner : r->pack;

    return peil_text_get(text, r->asked, pack->language, found);
}

const char *peil_pack_text(
    const struct peil_report *r, const struct peil_text *text, const struct peil_pack *owner)
{
    return find_text(r, text, owner, NULL);
}

static void meet_language(struct peil_report *r, const char *found)
{
    if (r->silent)
        return;
    for (size_t i = 0; i < r->other_count; i++)
        if (peil_text_same_language(r->others[i], found))
            return;
    if (r->other_count < PEIL_REPORT_LANGUAGES)
        r->others[r->other_count++] = found;
}

void peil_report_put_marked(struct peil_report *r, struct peil_node *map, const char *key,
    const char *text, const char *found)
{
    peil_put_text(r, map, key, text);
    if (text && found && !peil_text_same_language(r->language, found)) {
        char *mark = peil_arena_format(r->arena, "%s_language", key);

        if (mark)
            peil_put_text(r, map, mark, found);
        meet_language(r, found);
    }
}

/* What a source says is in the language that it is in: no reader has to be told that once more. */
void peil_put_own(struct peil_report *r, struct peil_node *map, const char *key, const char *text,
    const struct peil_pack *owner)
{
    bool silent = r->silent;

    r->silent = true;
    peil_report_put_marked(r, map, key, text, owner->language);
    r->silent = silent;
}

void peil_add_marked(
    struct peil_report *r, struct peil_node *list, const char *text, const char *found)
{
    if (!text || !found || peil_text_same_language(r->language, found))
        peil_add_text(r, list, text);
    else
        peil_report_put_marked(r, peil_add_map(r, list), "label", text, found);
}

void peil_put_made_of(struct peil_report *r, struct peil_node *map, const char *key,
    const char *words, const struct peil_text *text, const struct peil_pack *owner)
{
    const char *found = NULL;

    (void)find_text(r, text, owner, &found);
    peil_report_put_marked(r, map, key, words, found);
}

void peil_put_pack_text(struct peil_report *r, struct peil_node *map, const char *key,
    const struct peil_text *text, const struct peil_pack *owner)
{
    const char *found = NULL;
    const char *shown = find_text(r, text, owner, &found);

    peil_report_put_marked(r, map, key, shown, found);
}

void peil_put_term(struct peil_report *r, struct peil_node *map, const struct peil_term *term)
{
    peil_put_text(r, map, "id", term->id);
    peil_put_pack_text(r, map, "label", &term->label, term->pack);
}

struct peil_node *peil_add_term(
    struct peil_report *r, struct peil_node *list, const struct peil_term *term)
{
    struct peil_node *map = peil_add_map(r, list);

    peil_put_term(r, map, term);
    return map;
}
