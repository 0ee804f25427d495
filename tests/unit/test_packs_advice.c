/*
 * Whether the advice of the pack oco says what its source says, text by text. The source stands in
 * tests/seeds, byte for byte. Texts are compared as they are.
 */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "core/base/sha256.h"
#include "core/format/yaml.h"
#include "core/pack/rule.h"
#include "tests/unit/pack_help.h"

static struct world world;
static struct peil_arena *arena;
static struct peil_pack *oco;
static const char *script; /* all Lua of oco */

static void set_up(void)
{
    struct peil_diags *diags = peil_diags_new(0);

    memset(&world, 0, sizeof(world));
    arena = peil_arena_new();
    cr_assert_eq(load_folder(&world, "packs/oco", "packs", &oco, diags), PEIL_OK);
    cr_assert_eq(peil_diags_count(diags), (size_t)0);
    peil_diags_free(diags);
    script = "";
    for (size_t i = 0; i < oco->script_count; i++)
        script = peil_arena_format(arena, "%s%s", script, oco->scripts[i].source->bytes);
}

static void tear_down(void)
{
    peil_pack_free(oco);
    peil_arena_free(arena);
    world_clear(&world);
}

TestSuite(packs_advice, .init = set_up, .fini = tear_down);

/* The list in a seed: a key is put before it, because a pack cannot be a list. */
static const struct peil_node *seed(const char *path, const char *sha256)
{
    const struct peil_limits limits = PEIL_LIMITS;
    struct peil_source *source = peil_arena_alloc(arena, sizeof(*source));
    const struct peil_node *root = NULL;
    unsigned char digest[32];
    char hex[65], *bytes;
    size_t length;

    bytes = read_whole(path, &length);
    cr_assert_not_null(bytes, "%s cannot be read", path);
    peil_sha256(bytes, length, digest);
    peil_sha256_hex(digest, hex);
    cr_assert_str_eq(hex, sha256, "%s has changed", path);
    source->name = path;
    source->bytes = peil_arena_format(arena, "list:\n%s", bytes);
    source->length = strlen(source->bytes);
    source->first_line = 0;
    free(bytes);
    struct peil_diags *diags = peil_diags_new(0);
    int status = peil_yaml_read(&root, arena, source, &limits, PEIL_TEXT_PACK, diags);
    const struct peil_diag *first = peil_diags_at(diags, 0);
    cr_assert_eq(status, PEIL_OK, "%s:%u: %s", path, first ? first->line : 0,
        first ? first->code : "no diagnostic");
    peil_diags_free(diags);
    return peil_node_get(root, "list");
}

static const struct peil_node *seed_advice(void)
{
    return seed("tests/seeds/adviezen.yaml",
        "fb9e884508470a36001f7d8253c5bb7fe8535fffce1cd9884f2a1f7e9e8ab695");
}

static const struct peil_node *seed_rules(void)
{
    return seed("tests/seeds/regels.yaml",
        "82b2b6e0bdd9072915368d95fe75da501bc6d354acad17060bd716edf8aa7879");
}

static const char *in(const struct peil_text *text, const char *language)
{
    const char *found = NULL, *words = peil_text_get(text, language, NULL, &found);

    return words && strcmp(found, language) == 0 ? words : "";
}

/* The id of an actor of the seed, which writes "clientorganisatie" with a diaeresis. */
static const char *actor_id(const char *name)
{
    return strcmp(name, "cliëntorganisatie") == 0 ? "clientorganisatie" : name;
}

static size_t level_index(const char *word)
{
    size_t level = strcmp(word, "moet_beter") == 0 ? 1 : 2;

    cr_assert(level == 1 || strcmp(word, "niet") == 0, "%s", word);
    cr_assert_str_eq(oco->vocabulary->levels[level].id, level == 1 ? "moet-beter" : "niet");
    return level;
}

Test(packs_advice, every_base_advice_has_the_text_and_the_actor_of_the_source)
{
    const struct peil_node *list = seed_advice();

    cr_assert_eq(peil_node_count(list), (size_t)70);
    for (size_t i = 0; i < 70; i++) {
        const struct peil_node *row = peil_node_at(list, i);
        const char *name = peil_node_get_text(row, "concept");
        const struct peil_concept *concept = peil_pack_concept(oco, name);
        cr_assert(concept && concept->advice, "%s", name);
        const struct peil_base_advice *advice =
            &concept->advice[level_index(peil_node_get_text(row, "level"))];
        cr_expect_str_eq(in(&advice->text, "nl"), peil_node_get_text(row, "text"), "%s", name);
        cr_expect_str_neq(in(&advice->text, "en"), "", "%s has no English", name);
        cr_assert_eq(advice->actor_count, (size_t)1, "%s", name);
        cr_expect_str_eq(
            advice->actors[0]->id, actor_id(peil_node_get_text(row, "actor")), "%s", name);
    }
}

Test(packs_advice, no_other_base_advice_is_there)
{
    size_t count = 0;

    for (size_t i = 0; i < oco->vocabulary->concept_count; i++) {
        const struct peil_base_advice *advice = oco->vocabulary->concepts[i].advice;
        cr_assert_not_null(advice);
        for (size_t level = 0; level < oco->vocabulary->level_count; level++)
            count += advice[level].text.count > 0 ? 1 : 0;
        cr_expect_eq(advice[0].text.count, (size_t)0, "goed needs no advice");
    }
    cr_expect_eq(count, (size_t)70);
}

/* Whether a reference of the pack is of the article or publication that the source names. */
static bool is_named(const struct peil_reference *reference, const char *refs)
{
    if (reference->kind == PEIL_REFERENCE_PUBLICATION)
        return strstr(refs, reference->id) != NULL;
    /* "2.1.3 lid 3" stands for all of it, and "lid 2" of 3.1 for the points that are meant. */
    size_t length = strcspn(reference->article, " ,");
    return strstr(refs, peil_arena_copy(arena, reference->article, length)) != NULL;
}

Test(packs_advice, references_are_those_that_the_source_names)
{
    const struct peil_node *list = seed_advice();

    for (size_t i = 0; i < 70; i++) {
        const struct peil_node *row = peil_node_at(list, i);
        const char *refs = peil_node_get_text(row, "refs"), *at;
        const struct peil_base_advice *advice =
            &peil_pack_concept(oco, peil_node_get_text(row, "concept"))
                 ->advice[level_index(peil_node_get_text(row, "level"))];
        size_t publications = 0, found = 0;
        bool law = strstr(refs, "Wmo ") != NULL, has_law = false;
        for (at = strstr(refs, "pub."); at; at = strstr(at + 1, "pub."))
            publications++;
        for (size_t j = 0; j < advice->reference_count; j++) {
            cr_expect(is_named(advice->references[j], refs), "%s is not in \"%s\"",
                advice->references[j]->id, refs);
            found += advice->references[j]->kind == PEIL_REFERENCE_PUBLICATION ? 1 : 0;
            has_law = has_law || advice->references[j]->kind == PEIL_REFERENCE_LAW;
        }
        cr_expect_eq(found, publications, "%s", refs);
        cr_expect_eq(has_law, law, "%s", refs);
    }
}

/* The rules of the source that this pack owns, by the id they have here. */
static const struct {
    const char *seed, *id;
} owned[] = {{"R01", "contractadvies"}, {"R02", "wijkteam-beslist"},
    {"R03", "informeel-zonder-vangnet"}, {"R04", "beleving-blijft-achter"},
    {"R05", "goed-door-mensen-niet-geborgd"}, {"R06", "wettelijke-kern"},
    {"R07", "levensbreed-op-papier"}, {"R08", "breed-maar-onbekend"},
    {"R09", "website-wel-brief-niet"}, {"R10", "kwaliteit-overgelaten"},
    {"R11", "vrijwilligers-zonder-begeleiding"}, {"R12", "geen-stem-van-clienten"},
    {"R13", "te-veel-onbekend"}, {"R14", "invullers-oneens"}, {"R15", "kaders-oneens"},
    {"R16", "niet-gemeten"}, {"R19", "alles-op-orde"}};
#define OWNED (sizeof(owned) / sizeof(*owned))

static const char *own_id(const char *seed_id)
{
    for (size_t i = 0; i < OWNED; i++)
        if (strncmp(owned[i].seed, seed_id, 3) == 0)
            return owned[i].id;
    return NULL;
}

static const struct peil_rule *yaml_rule(const char *id)
{
    for (size_t i = 0; i < oco->rule_count; i++)
        if (strcmp(oco->rules[i].id, id) == 0)
            return &oco->rules[i];
    return NULL;
}

static enum peil_priority priority_of(const char *severity)
{
    static const char *const words[] = {"kritiek", "hoog", "midden", "laag", "info", "positief"};

    for (int i = 0; i < 6; i++)
        if (strcmp(words[i], severity) == 0)
            return (enum peil_priority)i;
    cr_assert_fail("%s", severity);
    return PEIL_PRIORITY_INFO;
}

/* "inkoper + wethouder" */
static const char *actors_of(const struct peil_rule *rule)
{
    const char *text = "";

    for (size_t i = 0; i < rule->actor_count; i++) {
        const char *id = rule->actors[i]->id;
        id = strcmp(id, "clientorganisatie") == 0 ? "cliëntorganisatie" : id;
        text = i == 0 ? id : peil_arena_format(arena, "%s + %s", text, id);
    }
    return text;
}

static void check_yaml_rule(const struct peil_rule *rule, const struct peil_node *row)
{
    cr_expect_str_eq(in(&rule->text, "nl"), peil_node_get_text(row, "text"), "%s", rule->id);
    cr_expect_str_neq(in(&rule->text, "en"), "", "%s", rule->id);
    cr_expect_str_neq(in(&rule->heading, "nl"), "", "%s", rule->id);
    cr_expect_str_neq(in(&rule->heading, "en"), "", "%s", rule->id);
    cr_expect_eq(rule->priority, priority_of(peil_node_get_text(row, "severity")), "%s", rule->id);
    cr_expect_str_eq(actors_of(rule), peil_node_get_text(row, "actor"), "%s", rule->id);
    for (size_t i = 0; i < rule->reference_count; i++)
        cr_expect(is_named(rule->references[i], peil_node_get_text(row, "refs")), "%s: %s",
            rule->id, rule->references[i]->id);
}

/* "wethouder + gemeenteraad" as Lua writes it. */
static const char *lua_actors(const char *actors)
{
    const char *plus = strstr(actors, " + ");

    if (!plus)
        return peil_arena_format(arena, "\n  actor = \"%s\",\n", actors);
    return peil_arena_format(arena, "\n  actor = {\"%s\", \"%s\"},\n",
        peil_arena_copy(arena, actors, (size_t)(plus - actors)), plus + 3);
}

/* The text with a slot where one point is told otherwise than several. */
static const char *in_numbers(const char *text)
{
    static const char one[] = "Zet dit punt bovenaan";
    const char *at = strstr(text, one);

    return at ? peil_arena_format(arena, "%sZet {dit} bovenaan%s",
                    peil_arena_copy(arena, text, (size_t)(at - text)), at + strlen(one))
              : text;
}

/*
 * What stands in Lua is compared as text: nothing runs here. One text is made there, of what
 * a checklist does not ask: what comes of it is compared where packs/bcmb tests it.
 */
static void check_lua_rule(const char *id, const struct peil_node *row)
{
    const char *from = strstr(script, peil_arena_format(arena, "id = \"%s\"", id));
    cr_assert_not_null(from, "%s is nowhere", id);
    const char *end = strstr(from, "\n}\n");
    const char *rule = peil_arena_copy(arena, from, (size_t)(end - from));
    const char *text = peil_node_get_text(row, "text");
    bool made = strcmp(id, "niet-gemeten") == 0;
    bool listed = strcmp(id, "kaders-oneens") == 0; /* names the checklists behind it */
    size_t length;
    char *tested = read_whole("packs/bcmb/tests/regel-niet-gemeten.yaml", &length);

    if (made)
        cr_expect_not_null(strstr(tested, text), "%s", text);
    else
        cr_expect(strstr(rule, peil_arena_format(arena, "\n    nl = \"%s%s", in_numbers(text),
                                   listed ? " Het gaat om: {checklists}.\",\n" : "\",\n")) ||
                      strstr(rule, peil_arena_format(arena, "\n    nl = [[%s]],\n", text)),
            "%s lacks %s", id, text);
    free(tested);
    cr_expect_not_null(
        strstr(rule, peil_arena_format(arena, "\n  priority = \"%s\",\n",
                         peil_priority_word(priority_of(peil_node_get_text(row, "severity"))))),
        "%s", id);
    cr_expect_not_null(
        strstr(rule, lua_actors(peil_node_get_text(row, "actor"))), "%s: who can do it", id);
}

Test(packs_advice, every_rule_has_the_text_the_priority_and_the_actors_of_the_source)
{
    const struct peil_node *list = seed_rules();
    size_t count = 0;

    cr_assert_eq(peil_node_count(list), (size_t)20);
    for (size_t i = 0; i < 20; i++) {
        const struct peil_node *row = peil_node_at(list, i);
        const char *id = own_id(peil_node_get_text(row, "id"));
        const struct peil_rule *rule = id ? yaml_rule(id) : NULL;
        if (rule)
            check_yaml_rule(rule, row);
        else if (id)
            check_lua_rule(id, row);
        count += id ? 1 : 0;
    }
    cr_expect_eq(count, OWNED);
    cr_expect_eq(oco->rule_count, (size_t)11);
}

Test(packs_advice, the_concepts_in_law_lua_are_those_of_the_law)
{
    size_t count = 0;

    for (size_t i = 0; i < oco->vocabulary->concept_count; i++) {
        const struct peil_concept *concept = &oco->vocabulary->concepts[i];
        const char *line = peil_arena_format(arena, "\n  \"%s\",\n", concept->id);
        bool law = concept->basis.kind == PEIL_BASIS_LAW;
        cr_expect_eq(strstr(script, line) != NULL, law, "%s", line);
        count += law ? 1 : 0;
    }
    cr_expect_eq(count, (size_t)7);
}

Test(packs_advice, every_actor_can_be_named_in_a_sentence)
{
    for (size_t i = 0; i < oco->actor_count; i++) {
        cr_expect_str_neq(in(&oco->actors[i].as, "nl"), "", "%s", oco->actors[i].id);
        cr_expect_str_neq(in(&oco->actors[i].as, "en"), "", "%s", oco->actors[i].id);
    }
    cr_expect_str_eq(in(&oco->vocabulary->ask, "nl"), "Vraag {actors} om dit op te pakken: {text}");
}

/* The form for who can only ask; NULL where it is the text itself. */
static const char *ask_of(const struct peil_base_advice *advice, const char *language)
{
    const char *template = in(&oco->vocabulary->ask, language);
    const char *text = strstr(template, "{text}"), *actors = strstr(template, "{actors}");

    if (advice->ask.count > 0)
        return in(&advice->ask, language);
    for (size_t i = 0; i < advice->actor_count; i++)
        if (advice->actors[i]->flag)
            return text && actors ? template : "";
    return NULL;
}

/* Who cannot do it himself can ask for it; what is advised to those who only ask, is asked. */
Test(packs_advice, every_base_advice_can_be_asked_for)
{
    size_t own = 0, itself = 0;

    for (size_t i = 0; i < oco->vocabulary->concept_count; i++) {
        for (size_t level = 1; level < 3; level++) {
            const struct peil_base_advice *advice = &oco->vocabulary->concepts[i].advice[level];
            const char *nl = ask_of(advice, "nl"), *en = ask_of(advice, "en");
            cr_expect(!nl || *nl != '\0', "%s", oco->vocabulary->concepts[i].id);
            cr_expect(!en || *en != '\0', "%s", oco->vocabulary->concepts[i].id);
            own += advice->ask.count > 0 ? 1 : 0;
            itself += nl ? 0 : 1;
        }
    }
    cr_expect_eq(own, (size_t)2);
    cr_expect_eq(itself, (size_t)4);
}

/* ---- background ---- */

static bool has_context(const struct peil_concept *concept)
{
    for (size_t i = 0; i < oco->context_count; i++)
        for (size_t j = 0; j < oco->context[i].concept_count; j++)
            if (oco->context[i].concepts[j] == concept)
                return true;
    return false;
}

/* "001 r.7" in the list of advice is a line of the seed that the background comes from. */
Test(packs_advice, advice_that_rests_on_the_signalering_has_background)
{
    const struct peil_node *list = seed_advice();
    size_t found = 0;

    for (size_t i = 0; i < 70; i++) {
        const struct peil_node *row = peil_node_at(list, i);
        const char *name = peil_node_get_text(row, "concept");
        if (!strstr(peil_node_get_text(row, "refs"), "001 "))
            continue;
        found++;
        cr_expect(has_context(peil_pack_concept(oco, name)), "%s has none", name);
    }
    cr_expect_gt(found, (size_t)9);
}

/* Replaces spaces that do not break by plain ones. */
static void plain_spaces(char *text)
{
    char *to = text;

    for (const char *from = text; *from; to++) {
        bool hard = strncmp(from, "\xC2\xA0", 2) == 0;
        *to = hard ? ' ' : *from;
        from += hard ? 2 : 1;
    }
    *to = '\0';
}

/* A text of one paragraph, as the seed has it within a line. */
static bool is_in_lines(const char *seed, const char *text, size_t first, size_t last)
{
    const char *at = seed;

    for (size_t line = 1; line < first; line++)
        at = strchr(at, '\n') + 1;
    const char *end = at;
    for (size_t line = first; line <= last; line++)
        end = strchr(end, '\n') + 1;
    return strstr(peil_arena_copy(arena, at, (size_t)(end - at)), text);
}

Test(packs_advice, background_is_literal_and_names_its_lines)
{
    static const char prefix[] = "bcmb-signalering r.";
    size_t length, kinds[6] = {0};
    char *whole = read_whole("tests/seeds/bcmb-signalering.txt", &length);

    plain_spaces(whole);
    cr_assert_eq(oco->context_count, (size_t)17);
    cr_assert_eq(oco->context_kind_count, (size_t)6);
    for (size_t i = 0; i < oco->context_count; i++) {
        const struct peil_context *context = &oco->context[i];
        unsigned first = 0, last = 0;
        cr_assert_eq(context->origin, PEIL_ORIGIN_SOURCE, "%s", context->id);
        cr_assert_eq(strncmp(context->source, prefix, strlen(prefix)), 0, "%s", context->id);
        int count = sscanf(context->source + strlen(prefix), "%u-%u", &first, &last);
        cr_assert_geq(count, 1, "%s", context->id);
        last = count == 2 ? last : first;
        cr_expect(is_in_lines(whole, in(&context->text, "nl"), first, last), "%s", context->id);
        if (context->by.count > 0)
            cr_expect(is_in_lines(whole, in(&context->by, "nl"), first, last), "%s", context->id);
        cr_expect_gt(context->reference_count, (size_t)0, "%s", context->id);
        cr_expect_eq(context->references[0]->caution_count, (size_t)1, "%s", context->id);
        cr_expect_eq(context->kind == &oco->context_kinds[1], context->year == 2021);
        kinds[context->kind - oco->context_kinds]++;
    }
    /* The problem, findings, causes, recommendations, good practice, quotations. */
    cr_expect_arr_eq(kinds, ((size_t[]){1, 4, 4, 5, 1, 2}), sizeof(kinds));
    free(whole);
}

Test(packs_advice, publications_of_before_the_law_say_so_and_others_do_not)
{
    for (size_t i = 0; i < oco->reference_count; i++) {
        const struct peil_reference *reference = &oco->references[i];
        bool old = false;
        for (size_t j = 0; j < reference->caution_count; j++)
            old = old || strcmp(reference->cautions[j]->id, "oude-wet") == 0;
        cr_expect_eq(old,
            reference->kind != PEIL_REFERENCE_LAW && reference->year != 0 && reference->year < 2015,
            "%s", reference->id);
    }
}

/* ---- which checklist asks what ---- */

/* The closest relation of what a checklist asks to a concept; worse than all where it does not. */
static unsigned relation_of(const struct peil_pack *pack, const struct peil_concept *concept)
{
    unsigned found = PEIL_RELATION_INTERSECTS;

    for (size_t i = 0; i < pack->item_count; i++)
        for (size_t j = 0; j < pack->items[i].map_count; j++)
            if (pack->items[i].maps[j].concept == concept &&
                pack->items[i].maps[j].relation < found)
                found = pack->items[i].maps[j].relation;
    for (size_t i = 0; i < pack->section_count; i++)
        for (size_t j = 0; j < pack->sections[i].map_count; j++)
            if (pack->sections[i].maps[j].concept == concept &&
                pack->sections[i].maps[j].relation < found)
                found = pack->sections[i].maps[j].relation;
    return found;
}

/* What law.lua says of a checklist; NULL where it has nothing of it. */
static const char *said_of(const char *id)
{
    const char *from = strstr(script, peil_arena_format(arena, "\n    id = \"%s\",", id));

    return from ? peil_arena_copy(arena, from, (size_t)(strstr(from, "\n  },") - from)) : NULL;
}

/* Whether it says just that of a pack, which may use this vocabulary or not. */
static void check_checklist(const struct peil_pack *pack, size_t *listed)
{
    const char *said = said_of(pack->id);
    size_t asked = 0;

    for (size_t i = 0; i < oco->vocabulary->concept_count; i++) {
        const char *id = oco->vocabulary->concepts[i].id;
        bool asks = false;

        if (oco->vocabulary->concepts[i].basis.kind != PEIL_BASIS_LAW)
            continue;
        for (size_t j = 0; j < pack->used_count; j++) {
            const struct peil_vocabulary *used = pack->used[j].pack->vocabulary;
            for (size_t k = 0; used && k < used->concept_count; k++)
                asks |= strcmp(used->concepts[k].id, id) == 0 &&
                        relation_of(pack, &used->concepts[k]) < PEIL_RELATION_INTERSECTS;
        }
        asked += asks;
        cr_expect_eq(said && strstr(said, peil_arena_format(arena, "\"%s\"", id)), asks, "%s, %s",
            pack->id, id);
    }
    cr_expect_eq(said != NULL, asked > 0, "%s", pack->id);
    *listed += said != NULL;
}

/* Every pack that is there, so that a new one, or a new relation, cannot be forgotten. */
Test(packs_advice, the_checklists_in_law_lua_ask_what_it_says)
{
    DIR *dir = opendir("packs");
    struct dirent *entry;
    size_t listed = 0, told = 0;

    cr_assert_not_null(dir);
    while ((entry = readdir(dir))) {
        struct peil_diags *diags = peil_diags_new(0);
        struct peil_pack *pack = NULL;
        struct world other;
        const char *folder = peil_arena_format(arena, "packs/%s", entry->d_name);
        FILE *file = fopen(peil_arena_format(arena, "%s/pack.yaml", folder), "r");

        memset(&other, 0, sizeof(other));
        if (file && entry->d_name[0] != '.' && fclose(file) == 0) {
            cr_assert_eq(load_folder(&other, folder, "packs", &pack, diags), PEIL_OK);
            check_checklist(pack, &listed);
            peil_pack_free(pack);
        }
        world_clear(&other);
        peil_diags_free(diags);
    }
    closedir(dir);
    for (const char *at = script; (at = strstr(at, "\n  {\n    id = \"")); at++)
        told++;
    cr_expect_eq(listed, told, "law.lua has a checklist that is not there");
}
