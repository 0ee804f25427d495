/*
 * Whether the advice of the pack oco says what its source says, text by text. The source stands in
 * tests/seeds, byte for byte. Texts are compared as they are.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/base/sha256.h"
#include "core/format/yaml.h"
#include "core/pack/rule.h"
#include "tests/unit/pack_help.h"

static struct world world;
static struct peil_arena *arena;
static struct peil_pack *oco;
static char *script;

static void set_up(void)
{
    struct peil_diags *diags = peil_diags_new(0);
    size_t length;

    memset(&world, 0, sizeof(world));
    arena = peil_arena_new();
    cr_assert_eq(load_folder(&world, "packs/oco", "packs", &oco, diags), PEIL_OK);
    cr_assert_eq(peil_diags_count(diags), (size_t)0);
    peil_diags_free(diags);
    script = read_whole("packs/oco/advice.lua", &length);
    cr_assert_not_null(script);
}

static void tear_down(void)
{
    free(script);
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
    {"R13", "te-veel-onbekend"}, {"R16", "niet-gemeten"}, {"R19", "alles-op-orde"}};
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

/* What stands in advice.lua is compared as text: nothing runs here. */
static void check_lua_rule(const char *id, const struct peil_node *row)
{
    const char *from = strstr(script, peil_arena_format(arena, "id = \"%s\"", id));
    cr_assert_not_null(from, "%s is nowhere", id);
    const char *end = strstr(from, "\n}\n");
    const char *rule = peil_arena_copy(arena, from, (size_t)(end - from));
    const char *const lines[] = {
        peil_arena_format(arena, "\n    nl = \"%s\",\n", peil_node_get_text(row, "text")),
        peil_arena_format(arena, "\n  priority = \"%s\",\n",
            peil_priority_word(priority_of(peil_node_get_text(row, "severity")))),
        peil_arena_format(arena, "\n  actor = \"%s\",\n", peil_node_get_text(row, "actor"))};
    for (size_t i = 0; i < 3; i++)
        cr_expect_not_null(strstr(rule, lines[i]), "%s lacks %s", id, lines[i]);
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
    cr_expect_eq(oco->rule_count, (size_t)12);
}

Test(packs_advice, the_names_in_advice_lua_are_those_of_the_concepts_of_the_law)
{
    size_t count = 0;

    for (size_t i = 0; i < oco->vocabulary->concept_count; i++) {
        const struct peil_concept *concept = &oco->vocabulary->concepts[i];
        const char *line = peil_arena_format(arena, "  {\"%s\", \"%s\", \"%s\"},\n", concept->id,
            in(&concept->label, "nl"), in(&concept->label, "en"));
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

/* Whoever cannot do it himself is told what to ask: there the advice is a question already. */
Test(packs_advice, advice_to_those_who_can_only_ask_is_its_own_question)
{
    for (size_t i = 0; i < oco->vocabulary->concept_count; i++) {
        for (size_t level = 1; level < 3; level++) {
            const struct peil_base_advice *advice = &oco->vocabulary->concepts[i].advice[level];
            bool asks = !advice->actors[0]->flag;
            cr_expect_eq(advice->ask.count > 0, asks, "%s", oco->vocabulary->concepts[i].id);
            if (asks)
                cr_expect_str_eq(in(&advice->ask, "nl"), in(&advice->text, "nl"));
        }
    }
}
