/*
 * core/compare/contribution: adding up scores.
 */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "benchmark_help.h"
#include "tests/unit/luck.h"
#include "report_support.h"
#include "schema_check.h"

#include "core/base/sha256.h"
#include "core/compare/contribution.h"
#include "core/format/json.h"

static const unsigned char secret[PEIL_SECRET_BYTES] = {1, 2, 3};

static char *text_of(struct peil_arena *arena, const struct peil_contribution *contribution)
{
    struct peil_buf out = PEIL_BUF_EMPTY;
    char *text;

    peil_contribution_write(&out, arena, contribution);
    text = peil_arena_text(arena, peil_buf_string(&out));
    peil_buf_dispose(&out);
    return text;
}

static int read_text(struct peil_contribution **out, struct peil_arena *arena, const char *text,
    struct peil_diags *diags)
{
    static const struct peil_limits limits = PEIL_LIMITS;
    struct peil_source *source = peil_arena_alloc(arena, sizeof(*source));
    const struct peil_node *node;

    *source = (struct peil_source){"bijdrage.json", text, strlen(text), 1};
    cr_assert_eq(peil_json_read(&node, arena, source, &limits, PEIL_TEXT_ANSWERS, diags), PEIL_OK);
    return peil_contribution_read(out, arena, node, diags);
}

static struct peil_contribution *one_of(struct peil_arena *arena, const struct peil_pack *pack,
    const char *subject, const char *label, int total, int section, int concept)
{
    struct peil_contribution *made = peil_contribution_new(arena);
    char member[PEIL_MEMBER_SIZE];

    peil_contribution_member(member, secret, pack, subject);
    cr_assert_eq(peil_contribution_add_result(
                     made, help_result(arena, pack, total, section, concept), label, member),
        PEIL_OK);
    return made;
}

Test(contribution, holds_scores_and_nothing_that_names_anybody)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_pack *pack = help_pack(arena, "proef");
    char *text = text_of(arena, one_of(arena, pack, "GM9999", "klein", 63, HELP_NONE, 50));

    cr_assert_str_eq(text,
        "{\"packs\":[{\"classes\":[{\"cells\":["
        "{\"count\":1,\"histogram\":[[63,1]],\"part\":\"total\",\"without\":0},"
        "{\"count\":0,\"histogram\":[],\"id\":\"wonen\",\"part\":\"section\",\"without\":1},"
        "{\"count\":0,\"histogram\":[],\"id\":\"gids:nabij\",\"part\":\"concept\",\"without\":1},"
        "{\"count\":1,\"histogram\":[[50,1]],\"id\":\"gids:recht\",\"part\":\"concept\","
        "\"without\":0}],\"class\":\"klein\",\"subjects\":1}],"
        "\"digests\":[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"],"
        "\"id\":\"proef\",\"major\":1,"
        "\"members\":[\"3490aa7ca06af28b7819ea4e22dab38d\"]}],\"peil_contribution\":1}\n");
    peil_arena_free(arena);
}

/* Against HMAC-SHA-256 as RFC 2104 writes it: H(K ^ opad, H(K ^ ipad, text)). */
Test(contribution, the_number_of_a_subject_is_the_start_of_a_keyed_hash)
{
    static const char message[] = "peil contribution\0proef\0"
                                  "1\0GM9999";
    struct peil_arena *arena = peil_arena_new();
    unsigned char inner[64 + sizeof(message)], outer[64 + 32], digest[32];
    char member[PEIL_MEMBER_SIZE], hex[65];

    for (size_t i = 0; i < 64; i++) {
        unsigned char key = i < sizeof(secret) ? secret[i] : 0;

        inner[i] = key ^ 0x36;
        outer[i] = key ^ 0x5c;
    }
    memcpy(inner + 64, message, sizeof(message));
    peil_sha256(inner, sizeof(inner), outer + 64);
    peil_sha256(outer, sizeof(outer), digest);
    peil_sha256_hex(digest, hex);
    peil_contribution_member(member, secret, help_pack(arena, "proef"), "GM9999");
    cr_assert_eq(strlen(member), 32);
    cr_assert(strncmp(member, hex, 32) == 0);
    peil_arena_free(arena);
}

Test(contribution, another_secret_pack_version_or_subject_gives_another_number)
{
    static const unsigned char other_secret[PEIL_SECRET_BYTES] = {1, 2, 4};
    struct peil_arena *arena = peil_arena_new();
    struct peil_pack *pack = help_pack(arena, "proef"), *other = help_pack(arena, "proe");
    struct peil_pack *later = help_pack(arena, "proef");
    char members[5][PEIL_MEMBER_SIZE];

    later->version.major = 2;
    peil_contribution_member(members[0], secret, pack, "fGM1");
    peil_contribution_member(members[1], other_secret, pack, "fGM1");
    peil_contribution_member(members[2], secret, other, "fGM1");
    peil_contribution_member(members[3], secret, later, "fGM1");
    peil_contribution_member(members[4], secret, pack, "fGM2");
    for (size_t i = 0; i < 5; i++)
        for (size_t j = 0; j < i; j++)
            cr_assert_str_neq(members[i], members[j]);
    peil_arena_free(arena);
}

Test(contribution, a_secret_is_sixty_four_digits)
{
    static const char good[] =
        " 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\r\n";
    unsigned char out[PEIL_SECRET_BYTES];

    cr_assert(peil_secret_read(out, good, strlen(good)));
    cr_assert_eq(out[0], 0x01);
    cr_assert_eq(out[31], 0xef);
    cr_assert_not(peil_secret_read(out, good, strlen(good) - 3));
    cr_assert_not(peil_secret_read(out, "geheim", 6));
    cr_assert_not(peil_secret_read(out, "", 0));
    cr_assert_not(peil_secret_read(
        out, "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef", 64));
}

Test(contribution, bins_are_percentages_rounded_half_up)
{
    cr_assert_eq(peil_contribution_bin(0), 0);
    cr_assert_eq(peil_contribution_bin(0.004999), 0);
    cr_assert_eq(peil_contribution_bin(0.005), 1);
    cr_assert_eq(peil_contribution_bin(1.0 / 3), 33);
    cr_assert_eq(peil_contribution_bin(2.0 / 3), 67);
    cr_assert_eq(peil_contribution_bin(0.285), 29, "0.285 is a little less in binary");
    cr_assert_eq(peil_contribution_bin(0.994999), 99);
    cr_assert_eq(peil_contribution_bin(1), 100);
    cr_assert_eq(peil_contribution_bin(1.7), 100, "sums may go past their scale");
    cr_assert_eq(peil_contribution_bin(-0.1), 0);
}

#define MANY 24

/* Random scores; two packs, three classes, all rules of merging. */
static void make_many(struct peil_arena *arena, struct peil_contribution **many, uint64_t *state)
{
    static const char *const labels[] = {"", "groot", "klein"};
    struct peil_pack *packs[] = {help_pack(arena, "proef"), help_pack(arena, "ander")};

    memset(packs[1]->digest, 'b', 64);
    for (size_t i = 0; i < MANY; i++) {
        char *subject = peil_arena_format(arena, "GM%z", i);
        struct peil_pack *pack = packs[luck_below(state, 2)];

        many[i] = one_of(arena, pack, subject, labels[luck_below(state, 3)],
            (int)luck_below(state, 102) - 1, (int)luck_below(state, 102) - 1,
            (int)luck_below(state, 102) - 1);
        peil_contribution_use_rule(many[i], pack, (enum peil_merge_rule)luck_below(state, 3));
    }
}

static void shuffle(struct peil_contribution **many, size_t count, uint64_t *state)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = luck_below(state, (uint32_t)i);
        struct peil_contribution *kept = many[i - 1];

        many[i - 1] = many[j];
        many[j] = kept;
    }
}

/* Adds up in a tree of random form; some are written and read back on the way. */
static struct peil_contribution *add_up(
    struct peil_arena *arena, struct peil_contribution **many, size_t count, uint64_t *state)
{
    struct peil_contribution *sum;
    size_t half;

    if (count == 1) {
        struct peil_contribution *read;

        if (luck_below(state, 2))
            return many[0];
        cr_assert_eq(read_text(&read, arena, text_of(arena, many[0]), NULL), PEIL_OK);
        return read;
    }
    half = 1 + luck_below(state, (uint32_t)count - 1);
    sum = peil_contribution_new(arena);
    cr_assert_eq(peil_contribution_add(sum, add_up(arena, many, half, state)), PEIL_OK);
    cr_assert_eq(
        peil_contribution_add(sum, add_up(arena, many + half, count - half, state)), PEIL_OK);
    return sum;
}

Test(contribution, any_order_and_any_grouping_gives_the_same_bytes)
{
    uint64_t state = 1;

    for (size_t round = 0; round < 20; round++) {
        struct peil_arena *arena = peil_arena_new();
        struct peil_contribution *many[MANY], *all = peil_contribution_new(arena);
        const char *wanted;

        make_many(arena, many, &state);
        for (size_t i = 0; i < MANY; i++)
            cr_assert_eq(peil_contribution_add(all, many[i]), PEIL_OK);
        wanted = text_of(arena, all);
        for (size_t i = 0; i < 5; i++) {
            shuffle(many, MANY, &state);
            cr_assert_str_eq(text_of(arena, add_up(arena, many, MANY, &state)), wanted);
        }
        peil_arena_free(arena);
    }
}

/* Every contribution is what its schema says. */
static bool is_right(struct peil_arena *arena, const struct peil_contribution *contribution)
{
    static struct peil_source source = {.name = "contribution.schema.json", .first_line = 1};
    static const struct peil_limits limits = PEIL_LIMITS;
    const struct peil_node *schema = NULL;
    char found[256];

    if (!source.bytes)
        source.bytes = read_whole("include/peil/schema/contribution.schema.json", &source.length);
    cr_assert_eq(peil_json_read(&schema, arena, &source, &limits, PEIL_TEXT_PACK, NULL), PEIL_OK);
    return schema_check(
        schema, NULL, peil_contribution_node(arena, contribution), found, sizeof(found));
}

Test(contribution, it_is_what_its_schema_says)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_contribution *many[MANY], *all = peil_contribution_new(arena);
    uint64_t state = 3;

    make_many(arena, many, &state);
    for (size_t i = 0; i < MANY; i++) {
        cr_assert(is_right(arena, many[i]));
        cr_assert_eq(peil_contribution_add(all, many[i]), PEIL_OK);
    }
    cr_assert(is_right(arena, all));
    all->packs[0].classes[0].subjects = 0;
    cr_assert_not(is_right(arena, all));
    peil_arena_free(arena);
}

Test(contribution, adding_loses_and_invents_nothing)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_contribution *many[MANY], *all = peil_contribution_new(arena);
    uint64_t state = 7;
    size_t members = 0;

    make_many(arena, many, &state);
    for (size_t i = 0; i < MANY; i++)
        cr_assert_eq(peil_contribution_add(all, many[i]), PEIL_OK);
    for (size_t i = 0; i < all->pack_count; i++) {
        const struct peil_pack_cells *pack = &all->packs[i];
        uint32_t subjects = 0;

        members += pack->member_count;
        cr_assert_eq(pack->digest_count, 1);
        for (size_t j = 1; j < pack->member_count; j++)
            cr_assert(strcmp(pack->members[j - 1].id, pack->members[j].id) < 0);
        for (size_t j = 0; j < pack->class_count; j++) {
            const struct peil_class_cells *class_cells = &pack->classes[j];

            subjects += class_cells->subjects;
            for (size_t k = 0; k < class_cells->cell_count; k++) {
                const struct peil_cell *cell = &class_cells->cells[k];
                uint32_t sum = 0;

                for (size_t bin = 0; bin < PEIL_BINS; bin++)
                    sum += cell->bins[bin];
                cr_assert_eq(sum, cell->count);
                cr_assert_eq(cell->count + cell->without, class_cells->subjects);
            }
        }
        cr_assert_eq(subjects, pack->member_count);
    }
    cr_assert_eq(members, MANY);
    peil_arena_free(arena);
}

Test(contribution, it_keeps_every_rule_that_several_were_merged_by)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_pack *pack = help_pack(arena, "proef"), *other = help_pack(arena, "ander");
    struct peil_contribution *a = one_of(arena, pack, "GM1", "", 1, 1, 1);
    struct peil_contribution *b = one_of(arena, pack, "GM2", "", 1, 1, 1);
    struct peil_contribution *c = one_of(arena, other, "GM1", "", 1, 1, 1), *read;

    cr_assert_null(strstr(text_of(arena, a), "\"rules\""), "of before it was said");
    cr_assert_eq(read_text(&read, arena, text_of(arena, a), NULL), PEIL_OK);
    cr_assert_eq(read->packs[0].rules, 0U);
    peil_contribution_use_rule(a, pack, PEIL_MERGE_MAJORITY);
    peil_contribution_use_rule(b, pack, PEIL_MERGE_MEDIAN);
    peil_contribution_use_rule(b, pack, PEIL_MERGE_MEDIAN);
    peil_contribution_use_rule(c, other, PEIL_MERGE_LOWEST);
    cr_assert_eq(peil_contribution_add(a, b), PEIL_OK);
    cr_assert_eq(peil_contribution_add(a, c), PEIL_OK);
    cr_assert_not_null(strstr(text_of(arena, a), "\"rules\":[\"median\",\"majority\"]"));
    cr_assert_not_null(strstr(text_of(arena, a), "\"rules\":[\"lowest\"]"));
    cr_assert_eq(read_text(&read, arena, text_of(arena, a), NULL), PEIL_OK);
    cr_assert_str_eq(text_of(arena, read), text_of(arena, a));
    peil_arena_free(arena);
}

Test(contribution, what_two_share_is_found_by_pack_and_number)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_pack *pack = help_pack(arena, "proef"), *other = help_pack(arena, "ander");
    struct peil_contribution *a = one_of(arena, pack, "GM1", "", 1, 1, 1);
    struct peil_contribution *b = one_of(arena, pack, "GM1", "klein", 99, 9, 9);
    struct peil_contribution *c = one_of(arena, pack, "GM2", "", 1, 1, 1);
    struct peil_contribution *d = one_of(arena, other, "GM1", "", 1, 1, 1);
    char member[PEIL_MEMBER_SIZE];

    peil_contribution_member(member, secret, pack, "GM1");
    cr_assert_str_eq(peil_contribution_shared(a, b)->id, member);
    cr_assert_str_eq(peil_contribution_shared(b, a)->id, member);
    cr_assert_null(peil_contribution_shared(a, c));
    cr_assert_null(peil_contribution_shared(a, d));
    cr_assert(peil_contribution_has(peil_contribution_pack(a, "proef", 1), member));
    cr_assert_null(peil_contribution_pack(a, "proef", 2));
    peil_arena_free(arena);
}

#define DIGEST "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\""
#define MEMBER "\"0123456789abcdef0123456789abcdef\""
#define PACK(classes)                                                                              \
    "{\"peil_contribution\":1,\"packs\":[{\"id\":\"proef\",\"major\":1,\"digests\":[" DIGEST       \
    "],\"members\":[" MEMBER "],\"classes\":[" classes "]}]}"
#define CELL(rest) PACK("{\"subjects\":1,\"cells\":[{" rest "}]}")

#define RULES(list)                                                                                \
    "{\"peil_contribution\":1,\"packs\":[{\"id\":\"proef\",\"major\":1,\"digests\":[],"            \
    "\"members\":[],"                                                                              \
    "\"classes\":[],\"rules\":" list "}]}"

/* What is wrong, and where. */
static const struct {
    const char *text, *code, *path;
} wrong[] = {
    {"{}", "contribution/not-one", NULL},
    {"[]", "contribution/not-one", NULL},
    {"{\"peil_contribution\":2,\"packs\":[]}", "contribution/format", NULL},
    {"{\"peil_contribution\":1}", "contribution/missing-key", NULL},
    {"{\"peil_contribution\":1,\"packs\":{}}", "contribution/expected-list", "packs"},
    {"{\"peil_contribution\":1,\"packs\":[7]}", "contribution/expected-map", "packs[0]"},
    {"{\"peil_contribution\":1,\"packs\":[],\"names\":[]}", "contribution/unknown-key", NULL},
    {"{\"names\":[],\"peil_contribution\":1,\"packs\":[]}", "contribution/unknown-key", NULL},
    {PACK("{\"subjects\":2,\"cells\":[]}"), "contribution/sum", "packs[0].classes"},
    {PACK("{\"subjects\":0,\"cells\":[]}"), "contribution/expected-count",
        "packs[0].classes[0].subjects"},
    {PACK("{\"subjects\":1.5,\"cells\":[]}"), "contribution/expected-count",
        "packs[0].classes[0].subjects"},
    {PACK("{\"subjects\":1e300,\"cells\":[]}"), "contribution/expected-count",
        "packs[0].classes[0].subjects"},
    {PACK("{\"subjects\":-1,\"cells\":[]}"), "contribution/expected-count",
        "packs[0].classes[0].subjects"},
    {PACK("{\"class\":\"\",\"subjects\":1,\"cells\":[]}"), "contribution/not-a-class",
        "packs[0].classes[0].class"},
    {PACK("{\"subjects\":1,\"cells\":[]},{\"subjects\":1,\"cells\":[]}"), "contribution/twice",
        "packs[0].classes[1]"},
    {CELL("\"part\":\"whole\""), "contribution/not-a-part", "packs[0].classes[0].cells[0].part"},
    {CELL("\"part\":\"total\",\"id\":\"x\""), "contribution/whole-id",
        "packs[0].classes[0].cells[0].id"},
    {CELL("\"part\":\"section\",\"id\":\"Wonen!\""), "contribution/not-an-id",
        "packs[0].classes[0].cells[0].id"},
    {CELL("\"part\":\"concept\",\"id\":\"recht\""), "contribution/not-a-concept",
        "packs[0].classes[0].cells[0].id"},
    {CELL("\"part\":\"total\",\"count\":1,\"without\":1,\"histogram\":[[3,1]]"), "contribution/sum",
        "packs[0].classes[0].cells[0]"},
    {CELL("\"part\":\"total\",\"count\":1,\"without\":0,\"histogram\":[]"), "contribution/sum",
        "packs[0].classes[0].cells[0].histogram"},
    {CELL("\"part\":\"total\",\"count\":1,\"without\":0,\"histogram\":[[101,1]]"),
        "contribution/expected-count", "packs[0].classes[0].cells[0].histogram[0][0]"},
    {CELL("\"part\":\"total\",\"count\":1,\"without\":0,\"histogram\":[[5,1],[5,1]]"),
        "contribution/expected-count", "packs[0].classes[0].cells[0].histogram[1][0]"},
    {CELL("\"part\":\"total\",\"count\":1,\"without\":0,\"histogram\":[[100,1],[100,1]]"),
        "contribution/expected-pair", "packs[0].classes[0].cells[0].histogram[1]"},
    {CELL("\"part\":\"total\",\"count\":1,\"without\":0,\"histogram\":[[5,0]]"),
        "contribution/expected-count", "packs[0].classes[0].cells[0].histogram[0][1]"},
    {CELL("\"part\":\"total\",\"count\":1,\"without\":0,\"histogram\":[5]"),
        "contribution/expected-pair", "packs[0].classes[0].cells[0].histogram[0]"},
    {CELL("\"part\":\"total\",\"count\":1,\"without\":0,\"histogram\":[[5,1]]},"
          "{\"part\":\"total\",\"count\":1,\"without\":0,\"histogram\":[[5,1]]"),
        "contribution/order", "packs[0].classes[0].cells[1]"},
    {"{\"peil_contribution\":1,\"packs\":[{\"id\":\"proef\",\"major\":1,\"digests\":[\"abc\"],"
     "\"members\":[\"GM9999\"],\"classes\":[]}]}",
        "contribution/not-a-digest", "packs[0].digests[0]"},
    {"{\"peil_contribution\":1,\"packs\":[{\"id\":\"proef\",\"major\":1,\"digests\":[],"
     "\"members\":[\"GM9999\"],\"classes\":[]}]}",
        "contribution/not-a-member", "packs[0].members[0]"},
    {"{\"peil_contribution\":1,\"packs\":[{\"id\":\"proef\",\"major\":1,\"digests\":[],"
     "\"members\":[\"0123456789abcdef\"],\"classes\":[]}]}",
        "contribution/not-a-member", "packs[0].members[0]"},
    {"{\"peil_contribution\":1,\"packs\":[{\"id\":\"proef\",\"major\":1,\"digests\":[],"
     "\"members\":[\"Burgemeester van Lutjebroek-Oost\"],\"classes\":[]}]}",
        "contribution/not-a-member", "packs[0].members[0]"},
    {"{\"peil_contribution\":1,\"packs\":[{\"id\":\"proef\",\"major\":1,\"digests\":[],"
     "\"members\":[" MEMBER "," MEMBER "],\"classes\":[{\"subjects\":2,\"cells\":[]}]}]}",
        "contribution/twice", "packs[0].members"},
    {RULES("7"), "contribution/expected-list", "packs[0].rules"},
    {RULES("[7]"), "contribution/not-a-rule", "packs[0].rules[0]"},
    {RULES("[\"median\",\"Lowest\"]"), "contribution/not-a-rule", "packs[0].rules[1]"},
    {RULES("[\"median\",\"median\"]"), "contribution/twice", "packs[0].rules[1]"},
};

Test(contribution, what_is_wrong_is_told_with_its_place)
{
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        struct peil_arena *arena = peil_arena_new();
        struct peil_diags *diags = peil_diags_new(0);
        struct peil_contribution *read;
        const struct peil_diag *first;

        cr_assert_eq(
            read_text(&read, arena, wrong[i].text, diags), PEIL_EINPUT, "%s", wrong[i].text);
        cr_assert_null(read);
        first = peil_diags_at(diags, 0);
        cr_assert_str_eq(first->code, wrong[i].code, "%s: %s", wrong[i].text, first->code);
        if (wrong[i].path)
            cr_assert_str_eq(first->path, wrong[i].path, "%s: %s", wrong[i].text, first->path);
        else
            cr_assert_null(first->path);
        cr_assert_str_eq(first->file, "bijdrage.json");
        cr_assert_eq(first->line, 1);
        peil_diags_free(diags);
        peil_arena_free(arena);
    }
}

/* After a mistake in one number the others are looked at, too. */
Test(contribution, all_that_is_wrong_is_told_at_once)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_diags *diags = peil_diags_new(0);
    struct peil_contribution *read;

    cr_assert_eq(read_text(&read, arena,
                     CELL("\"part\":\"total\",\"count\":1,\"without\":0,\"histogram\":[[101,1]]},"
                          "{\"part\":\"section\",\"id\":\"wonen\",\"count\":1,\"without\":0,"
                          "\"histogram\":[[5]]"),
                     diags),
        PEIL_EINPUT);
    cr_assert_eq(peil_diags_count(diags), 2);
    cr_assert_str_eq(peil_diags_at(diags, 0)->code, "contribution/expected-count");
    cr_assert_str_eq(peil_diags_at(diags, 1)->code, "contribution/expected-pair");
    peil_diags_free(diags);
    peil_arena_free(arena);
}

/* Versions of a checklist that were used, each once and in order, whoever contributed first. */
Test(contribution, of_several_versions_all_digests_are_in_it)
{
    static const char versions[] = "cab";
    static const size_t orders[][4] = {{0, 1, 2, 1}, {2, 0, 1, 0}};
    struct peil_arena *arena = peil_arena_new();

    for (size_t order = 0; order < 2; order++) {
        struct peil_contribution *all = peil_contribution_new(arena);

        for (size_t i = 0; i < 4; i++) {
            struct peil_pack *pack = help_pack(arena, "proef");
            size_t version = orders[order][i];

            memset(pack->digest, versions[version], 64);
            cr_assert_eq(peil_contribution_add(
                             all, one_of(arena, pack, peil_arena_format(arena, "GM%z%z", order, i),
                                      "", 10, 20, 30)),
                PEIL_OK);
        }
        cr_assert_eq(all->packs[0].digest_count, 3);
        for (size_t i = 0; i < 3; i++)
            cr_assert_eq(all->packs[0].digests[i][0], "abc"[i]);
    }
    peil_arena_free(arena);
}

Test(contribution, too_many_classes_are_refused_before_they_cost_time)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_diags *diags = peil_diags_new(0);
    struct peil_buf text = PEIL_BUF_EMPTY;
    struct peil_contribution *read;

    peil_buf_text(&text, "{\"peil_contribution\":1,\"packs\":[{\"id\":\"p\",\"major\":1,"
                         "\"digests\":[],\"members\":[],\"classes\":[0");
    for (size_t i = 0; i < 100; i++)
        peil_buf_text(&text, ",0");
    peil_buf_text(&text, "]}]}");
    cr_assert_eq(read_text(&read, arena, peil_buf_string(&text), diags), PEIL_EINPUT);
    cr_assert_eq(peil_diags_count(diags), 1);
    cr_assert_str_eq(peil_diags_at(diags, 0)->code, "contribution/too-many");
    cr_assert_eq(peil_diag_arg(peil_diags_at(diags, 0), "most")->integer, 100);
    peil_buf_dispose(&text);
    peil_diags_free(diags);
    peil_arena_free(arena);
}

Test(contribution, the_name_of_a_class_shows_in_full_on_one_line)
{
    static const char *const good[] = {"50.000 tot 100.000 inwoners", "Kle\xc3\xadn", "x"};
    static const char *const bad[] = {"", " ", " klein", "klein ", "klein\nof groot",
        "klein\tgroot", "klein\x1b[31m", "klein\xe2\x80\xae", "kle\xc2\xadin", "klein\xc2\xa0groot",
        "klein\xff", "tien tekens tien tekens tien tekens tien tekens tien tekens 12"};

    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        cr_expect(peil_class_is_name(good[i]), "%s", good[i]);
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        cr_expect_not(peil_class_is_name(bad[i]), "bad %zu", i);
}
