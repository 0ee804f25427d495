/*
 * Checklists side by side, on packs with vocabularies of their own that are tied to each other:
 * which vocabulary they meet in, what reaches it and by which way, and what is told of it.
 */
#include "tests/unit/compare_support.h"
#include "core/compare/chains.h"
#include "core/compare/reach.h"

#define LEVELS                                                                                     \
    "  levels: [{id: goed, label: Goed, from: 0.75}, {id: matig, label: Matig, from: 0.25}, "      \
    "{id: slecht, label: Slecht, from: 0}]\n"

#define EEN                                                                                        \
    "peil: 1\nid: een\nversion: 1.0.0\nlanguage: nl\ntitle: Lijst een\n"                           \
    "roles: [{id: klant, label: Klant, anonymous: yes}, {id: bestuur, label: Bestuur}]\n"          \
    "references: [{id: wet, kind: law, title: Een wet}]\n"                                         \
    "vocabulary:\n" LEVELS "  groups: [{id: g, label: Groep}]\n"                                   \
    "  concepts:\n"                                                                                \
    "    - {id: a, label: Begrip a, group: g}\n"                                                   \
    "    - {id: b, label: Begrip b, group: g}\n"                                                   \
    "    - {id: c, label: Begrip c, group: g}\n"                                                   \
    "    - {id: wettelijk, label: Uit de wet, group: g, basis: {kind: law, reference: wet}}\n"

#define TWEE                                                                                       \
    "peil: 1\nid: twee\nversion: 1.0.0\nlanguage: nl\ntitle: Lijst twee\nuses: [een@1]\n"          \
    "vocabulary:\n" LEVELS "  concepts:\n"                                                         \
    "    - {id: p, label: Begrip p, maps: [{concept: 'een:a', relation: subset}]}\n"               \
    "    - {id: q, label: Begrip q, maps: [{concept: 'een:b', relation: equal}]}\n"

#define DRIE                                                                                       \
    "peil: 1\nid: drie\nversion: 1.0.0\nlanguage: nl\ntitle: Lijst drie\nuses: [twee@1, een@1]\n"  \
    "vocabulary:\n" LEVELS "  concepts:\n"                                                         \
    "    - id: y\n      label: Begrip y\n      maps:\n"                                            \
    "        - {concept: 'twee:p', relation: subset}\n"                                            \
    "        - {concept: 'een:c', relation: intersects}\n"                                         \
    "    - {id: z, label: Begrip z, maps: [{concept: 'twee:q', relation: superset}]}\n"

#define CHECKLIST(id, uses, items)                                                                 \
    "peil: 1\nid: " id "\nversion: 1.0.0\nlanguage: nl\ntitle: Checklist " id "\n" uses            \
    "subject_fields: [{id: naam, label: Naam, required: yes, key: yes}]\n"                         \
    "scales: {o: [{id: goed, label: Goed, points: 2}, {id: half, label: Half, points: 1}, "        \
    "{id: niet, label: Niet, points: 0}]}\n"                                                       \
    "sections:\n  - id: s\n    title: S\n    scale: o\n    items:\n" items                         \
    "scoring: {model: mean}\n"
#define ITEM(id, concept, relation)                                                                \
    "      - {id: " id ", text: Vraag " id ", maps: [{concept: '" concept "', relation: " relation \
    "}]}\n"

#define K1                                                                                         \
    CHECKLIST("k1", "uses: [een@1]\n",                                                             \
        ITEM("k1.1", "een:a", "equal") ITEM("k1.2", "een:wettelijk", "equal"))
#define K2                                                                                         \
    CHECKLIST("k2", "uses: [twee@1, een@1]\n",                                                     \
        ITEM("k2.1", "twee:p", "equal") ITEM("k2.2", "twee:q", "superset"))
#define K3                                                                                         \
    CHECKLIST("k3", "uses: [drie@1, twee@1, een@1]\n",                                             \
        ITEM("k3.1", "drie:y", "subset") ITEM("k3.2", "drie:y", "subset")                          \
            ITEM("k3.3", "drie:z", "equal"))
#define K4 CHECKLIST("k4", "", "      - {id: k4.1, text: Vraag}\n")

static const struct shelf shelves[] = {
    {"een", 1, EEN, NULL}, {"twee", 1, TWEE, NULL}, {"drie", 1, DRIE, NULL}, {0}};

static struct compared c;

static void begin(void)
{
    compared_begin(&c);
}

static void end(void)
{
    compared_end(&c);
}

TestSuite(compare_frameworks, .init = begin, .fini = end);

static void load(const char *yaml)
{
    struct compared_pack *p = &c.packs[c.pack_count];

    compared_ready(&c, load_yaml(&p->world, yaml, shelves, &p->pack, c.diags));
}

static void load_all(void)
{
    load(K1);
    load(K2);
    load(K3);
    load(K4);
}

#define HEAD(pack) "peil-answers: 1\npack: " pack "@1\nsubject: {naam: Stad}\ndate: 2026-05-04\n"

static void add(const char *name, const char *answers)
{
    compared_add(&c, name, answers);
}

static const struct peil_frameworks *made(void)
{
    return compared_make(&c)->frameworks;
}

static const struct peil_concept_cell *cell(
    const struct peil_frameworks *f, const char *pack, const char *concept)
{
    for (size_t i = 0; i < f->column_count; i++)
        for (size_t k = 0; k < f->concept_count; k++)
            if (strcmp(f->columns[i].framework->pack->id, pack) == 0 &&
                strcmp(f->concepts[k].concept->id, concept) == 0)
                return &f->concepts[k].cells[i];
    cr_assert_fail("no cell %s of %s", concept, pack);
    return NULL;
}

/* ---- chains ------------------------------------------------------------------------------ */

Test(compare_frameworks, a_chain_is_as_strong_as_its_weakest_link)
{
    static const enum peil_relation through[4][4] = {
        {PEIL_RELATION_EQUAL, PEIL_RELATION_SUBSET, PEIL_RELATION_SUPERSET,
            PEIL_RELATION_INTERSECTS},
        {PEIL_RELATION_SUBSET, PEIL_RELATION_SUBSET, PEIL_RELATION_INTERSECTS,
            PEIL_RELATION_INTERSECTS},
        {PEIL_RELATION_SUPERSET, PEIL_RELATION_INTERSECTS, PEIL_RELATION_SUPERSET,
            PEIL_RELATION_INTERSECTS},
        {PEIL_RELATION_INTERSECTS, PEIL_RELATION_INTERSECTS, PEIL_RELATION_INTERSECTS,
            PEIL_RELATION_INTERSECTS}};

    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 4; k++)
            cr_assert_eq(
                peil_relation_through((enum peil_relation)i, (enum peil_relation)k), through[i][k]);
    /* However the links are taken together, the whole is the same. */
    for (int i = 0; i < 64; i++) {
        enum peil_relation a = (enum peil_relation)(i & 3), b = (enum peil_relation)(i >> 2 & 3),
                           d = (enum peil_relation)(i >> 4);

        cr_assert_eq(peil_relation_through(peil_relation_through(a, b), d),
            peil_relation_through(a, peil_relation_through(b, d)));
    }
}

Test(compare_frameworks, chains_show_the_way)
{
    const struct peil_chain *chains;
    struct peil_chains *finder;
    const struct peil_pack *drie;
    size_t count;

    load(K3);
    finder = peil_chains_new(c.arena, c.packs[0].pack);
    drie = c.packs[0].pack->used[1].pack;
    cr_assert_str_eq(drie->id, "drie");
    for (int again = 0; again < 2; again++) {
        cr_assert(peil_chains_from(finder, &drie->vocabulary->concepts[0], &chains, &count));
        cr_assert_eq(count, 3);
    }
    cr_assert_str_eq(chains[0].to->qualified, "twee:p");
    cr_assert_str_eq(chains[1].to->qualified, "een:c");
    cr_assert_eq(chains[1].relation, PEIL_RELATION_INTERSECTS);
    cr_assert_str_eq(chains[2].to->qualified, "een:a");
    cr_assert_eq(chains[2].relation, PEIL_RELATION_SUBSET);
    cr_assert_eq(chains[2].step_count, 2);
    cr_assert_str_eq(chains[2].steps[0].concept->qualified, "twee:p");
    cr_assert_eq(chains[2].steps[1].relation, PEIL_RELATION_SUBSET);
    cr_assert(
        peil_chains_from(finder, &chains[2].to->pack->vocabulary->concepts[1], &chains, &count));
    cr_assert_eq(count, 0);
}

/* A concept that is reached in two ways is reached by the stronger one, however long. */
Test(compare_frameworks, of_two_chains_the_stronger_relation_counts)
{
    static const struct shelf both[] = {{"een", 1, EEN, NULL}, {"twee", 1, TWEE, NULL},
        {"vier", 1,
            "peil: 1\nid: vier\nversion: 1.0.0\nlanguage: nl\ntitle: V\nuses: [twee@1, een@1]\n"
            "vocabulary:\n" LEVELS "  concepts:\n    - id: x\n      label: X\n      maps:\n"
            "        - {concept: 'een:b', relation: intersects}\n"
            "        - {concept: 'twee:q', relation: equal}\n",
            NULL},
        {0}};
    struct compared_pack *p = &c.packs[c.pack_count];
    const struct peil_chain *chains;
    const struct peil_pack *vier;
    size_t count;

    compared_ready(
        &c, load_yaml(&p->world, CHECKLIST("k", "uses: [vier@1]\n", ITEM("k.1", "vier:x", "equal")),
                both, &p->pack, c.diags));
    vier = p->pack->used[1].pack;
    cr_assert(peil_chains_from(
        peil_chains_new(c.arena, p->pack), &vier->vocabulary->concepts[0], &chains, &count));
    cr_assert_eq(count, 2);
    cr_assert_str_eq(chains[0].to->qualified, "twee:q");
    cr_assert_str_eq(chains[1].to->qualified, "een:b");
    cr_assert_eq(chains[1].relation, PEIL_RELATION_EQUAL);
    cr_assert_eq(chains[1].step_count, 2);
}

/* ---- the target -------------------------------------------------------------------------- */

Test(compare_frameworks, they_meet_where_most_of_them_come)
{
    const struct peil_frameworks *f;

    load_all();
    add("1", HEAD("k1") "answers: {k1.1: goed}\n");
    add("2", HEAD("k2") "answers: {k2.1: half, k2.2: niet}\n");
    add("3", HEAD("k3") "answers: {k3.1: goed, k3.2: niet, k3.3: half}\n");
    add("4", HEAD("k4") "answers: {k4.1: goed}\n");
    f = made();
    cr_assert_str_eq(f->pack->id, "een");
    cr_assert_eq(f->column_count, 4);
    cr_assert(f->columns[2].reached);
    cr_assert_not(f->columns[3].reached);
    cr_assert_eq(cell(f, "k1", "a")->relation, PEIL_RELATION_EQUAL);
    cr_assert_eq(cell(f, "k2", "a")->relation, PEIL_RELATION_SUBSET);
    cr_assert_eq(cell(f, "k2", "b")->relation, PEIL_RELATION_SUPERSET);
    cr_assert_eq(cell(f, "k3", "a")->relation, PEIL_RELATION_SUBSET);
    cr_assert_eq(cell(f, "k3", "b")->relation, PEIL_RELATION_SUPERSET);
    cr_assert_eq(cell(f, "k3", "c")->relation, PEIL_RELATION_INTERSECTS);
    cr_assert_eq(cell(f, "k4", "a")->state, PEIL_CELL_NOT_ASKED);
    cr_assert_float_eq(cell(f, "k3", "a")->ratio, 0.5, 1e-9);
    cr_assert_eq(cell(f, "k3", "a")->confidence, PEIL_CONFIDENCE_PARTIAL);
    cr_assert_eq(cell(f, "k3", "b")->confidence, PEIL_CONFIDENCE_INDICATIVE);
    cr_assert_str_eq(cell(f, "k3", "a")->level->id, "matig");
    cr_assert_eq(f->asked, 4);
    cr_assert_eq(f->nobody.count, 0);
}

Test(compare_frameworks, of_vocabularies_that_as_many_reach_the_first_by_id_counts)
{
    load(CHECKLIST("k1", "uses: [een@1]\n", ITEM("k1.1", "een:a", "equal")));
    load(K4);
    add("1", HEAD("k1") "answers: {k1.1: goed}\n");
    add("4", HEAD("k4") "answers: {k4.1: goed}\n");
    cr_assert_str_eq(made()->pack->id, "een");
    compared_end(&c);
    compared_begin(&c);
    load(K3);
    load(K4);
    add("3", HEAD("k3") "answers: {k3.1: goed}\n");
    add("4", HEAD("k4") "answers: {k4.1: goed}\n");
    cr_assert_str_eq(made()->pack->id, "drie"); /* drie, twee and een are reached by one each */
}

Test(compare_frameworks, without_mappings_there_is_nothing_to_meet_in)
{
    load(K4);
    load(CHECKLIST("k5", "", "      - {id: k5.1, text: Vraag}\n"));
    add("4", HEAD("k4") "answers: {k4.1: goed}\n");
    add("5", HEAD("k5") "answers: {k5.1: goed}\n");
    cr_assert_null(made()->pack);
    compared_document(&c, "nl");
    cr_assert_eq(peil_node_type(at(c.document, "frameworks.vocabulary")), PEIL_NODE_NULL);
    cr_text(c.document, "frameworks.note",
        "Deze checklists zijn niet aan dezelfde punten gekoppeld. Daarom zijn zij niet naast "
        "elkaar te leggen.");
    cr_text(c.document, "frameworks.left_out.1.id", "k5");
}

/* ---- intervals --------------------------------------------------------------------------- */

/* All that is open is answered in every way: what a cell can come to lies within its interval, and
 * reaches both ends of it. */
Test(compare_frameworks, the_interval_of_a_cell_is_what_every_way_to_go_on_leaves)
{
    static const char *const words[] = {"goed", "half", "niet"};

    for (int given = 0; given < 16; given++) {
        double low = 2, high = -1, least, most;
        char text[256];

        compared_end(&c);
        compared_begin(&c);
        load(K1);
        load(K3);
        add("1", HEAD("k1") "answers: {}\n");
        (void)snprintf(text, sizeof(text), HEAD("k3") "answers: {k3.1: %s, k3.2: %s}\n",
            given % 4 < 3 ? words[given % 4] : "unknown",
            given / 4 < 3 ? words[given / 4] : "unknown");
        add("3", text);
        least = cell(made(), "k3", "a")->least;
        most = cell(c.made->frameworks, "k3", "a")->most;
        for (int way = 0; way < 9; way++) {
            int first = given % 4 < 3 ? given % 4 : way % 3;
            int second = given / 4 < 3 ? given / 4 : way / 3;
            double ratio = ((2 - first) + (2 - second)) / 4.0;

            low = ratio < low ? ratio : low;
            high = ratio > high ? ratio : high;
        }
        cr_assert_float_eq(least, 0.75 * low, 1e-9);
        cr_assert_float_eq(most, 0.75 * high + 0.25, 1e-9);
    }
}

Test(compare_frameworks, a_vocabulary_may_say_itself_how_much_is_known)
{
    static char declared[2048];
    struct shelf own[] = {{"een", 1, declared, NULL}, {0}};
    struct compared_pack *p = &c.packs[0];
    const struct peil_frameworks *f;

    (void)snprintf(declared, sizeof(declared), "%s", EEN "  known: {subset: 0.9, superset: 0.2}\n");
    compared_ready(&c, load_yaml(&p->world,
                           CHECKLIST("k1", "uses: [een@1]\n",
                               ITEM("k1.1", "een:a", "subset") ITEM("k1.2", "een:b", "superset")
                                   ITEM("k1.3", "een:c", "intersects")),
                           own, &p->pack, c.diags));
    c.pack_count = 1;
    load(K4);
    add("1", HEAD("k1") "answers: {k1.1: niet, k1.2: niet, k1.3: niet}\n");
    add("4", HEAD("k4") "answers: {k4.1: goed}\n");
    f = made();
    cr_assert_float_eq(cell(f, "k1", "a")->most, 0.1, 1e-9);
    cr_assert_float_eq(cell(f, "k1", "b")->most, 0.8, 1e-9);
    cr_assert_float_eq(cell(f, "k1", "c")->most, 0.5, 1e-9);
    compared_document(&c, "nl");
    cr_text(c.document, "frameworks.rule.shares.1.text", "90%");
}

/* ---- what is told ------------------------------------------------------------------------ */

Test(compare_frameworks, gaps_go_both_ways_and_the_law_comes_first)
{
    const struct peil_frameworks *f;
    const struct peil_pack *other;
    bool asked[4] = {false};

    load(K1);
    load(CHECKLIST("k2", "uses: [een@1]\n", ITEM("k2.1", "een:a", "equal")));
    load(K3);
    other = c.packs[2].pack;
    add("1", HEAD("k1") "answers: {}\n");
    add("2", HEAD("k2") "answers: {}\n");
    f = made();
    cr_assert_eq(f->gap_count, 2);
    cr_assert_eq(f->gaps[0].count, 1);
    cr_assert_str_eq(f->gaps[0].concepts[0]->concept->id, "wettelijk");
    cr_assert_eq(f->gaps[1].count, 0);
    cr_assert_eq(f->nobody.count, 2);
    cr_assert_eq(f->columns[0].asked_law, 1);
    cr_assert_eq(f->law_count, 1);
    cr_assert_eq(peil_frameworks_asked_by(asked, c.arena, f, other), PEIL_OK);
    cr_assert(asked[0] && asked[1] && asked[2] && !asked[3]);
    compared_document(&c, "nl");
    compared_is_right(&c, c.document);
    cr_text(c.document, "frameworks.gaps.1.text", "k2 vraagt niets wat k1 niet vraagt");
    cr_text(c.document, "frameworks.nobody.0.id", "een:b");
}

Test(compare_frameworks, who_asks_what_nobody_asked_is_named)
{
    struct peil_comparison_options options = {.language = "nl", .version = "9.9.9"};
    const struct peil_pack *others[1];

    load(K1);
    load(K4);
    load(K3);
    others[0] = c.packs[2].pack;
    options.others = others;
    options.other_count = 1;
    add("1", HEAD("k1") "answers: {}\n");
    add("4", HEAD("k4") "answers: {}\n");
    made();
    c.document = peil_report_comparison(c.arena, c.made, &options);
    compared_is_right(&c, c.document);
    cr_text(c.document, "frameworks.nobody.0.others", "Checklist k3");
}

static const struct peil_node *first_of(const char *kind)
{
    const struct peil_node *agenda = at(c.document, "agenda");

    for (size_t i = 0; i < peil_node_count(agenda); i++)
        if (strcmp(peil_node_get_text(peil_node_at(agenda, i), "kind"), kind) == 0)
            return peil_node_at(agenda, i);
    return NULL;
}

Test(compare_frameworks, a_contradiction_shows_both_questions_and_who_said_what)
{
    const struct peil_node *point;

    load(K1);
    load(CHECKLIST("k2", "uses: [een@1]\n",
        ITEM("k2.1", "een:a", "subset") ITEM("k2.2", "een:wettelijk", "equal")
            ITEM("k2.3", "een:b", "equal")));
    add("1", HEAD("k1") "role: bestuur\nanswers: {k1.1: {value: goed, remark: Dat is zo.}, k1.2: "
                        "niet}\n");
    add("2", HEAD("k2") "role: klant\nanswers: {k2.1: {value: niet, remark: Geheim.}, k2.2: half, "
                        "k2.3: half}\n");
    c.options.least_group = 1;
    made();
    compared_document(&c, "nl");
    compared_is_right(&c, c.document);
    cr_assert_eq(peil_node_count(at(c.document, "agenda")), 4);
    cr_text(c.document, "agenda.0.title", "Uit de wet"); /* by law first */
    point = peil_node_at(at(c.document, "agenda"), 1);
    cr_text(point, "kind", "contradicted");
    cr_text(point, "title", "Begrip a");
    cr_text(point, "sides.0.label", "k1");
    cr_text(point, "sides.0.who", "bestuur, 4 mei 2026");
    cr_text(point, "sides.0.level_label", "Goed");
    cr_text(point, "sides.0.questions.0.text", "Vraag k1.1");
    cr_text(point, "sides.0.questions.0.answer_label", "Goed");
    cr_text(point, "sides.0.questions.0.remark", "Dat is zo.");
    cr_text(point, "sides.1.tone", "poor");
    cr_text(point, "sides.1.questions.0.answer_label", "Niet");
    cr_assert_null(at(point, "sides.1.questions.0.remark")); /* whoever said it stays unknown */
    cr_text(first_of("weak"), "title", "Begrip b");
    cr_text(first_of("not-asked"), "list.0", "Begrip c");
}

Test(compare_frameworks, the_way_stands_in_the_document)
{
    load_all();
    add("1", HEAD("k1") "answers: {k1.1: goed}\n");
    add("3", HEAD("k3") "answers: {k3.1: goed, k3.2: niet}\n");
    made();
    compared_document(&c, "nl");
    compared_is_right(&c, c.document);
    cr_text(c.document, "frameworks.concepts.0.cells.1.routes.0.path.0.label", "Begrip y");
    cr_text(c.document, "frameworks.concepts.0.cells.1.routes.0.path.2.concept", "een:a");
    cr_text(c.document, "frameworks.concepts.0.cells.1.routes.0.path.2.relation", "subset");
    cr_text(c.document, "frameworks.concepts.0.cells.1.via", "via Begrip y en Begrip p");
    cr_assert_null(at(c.document, "frameworks.concepts.0.cells.0.via"));
    cr_text(c.document, "frameworks.concepts.0.cells.1.interval_text",
        "37\xE2\x80\x93"
        "63");
}

Test(compare_frameworks, whatever_the_order_it_is_the_same)
{
    struct peil_node *first;

    load_all();
    add("1", HEAD("k1") "answers: {k1.1: goed, k1.2: niet}\n");
    add("2", HEAD("k2") "answers: {k2.1: niet, k2.2: half}\n");
    add("3", HEAD("k3") "answers: {k3.1: goed, k3.2: niet}\n");
    made();
    first = peil_node_clone(c.arena, compared_document(&c, "nl"));
    for (uint64_t turn = 1; turn < 6; turn++) {
        compared_shuffle(&c, turn);
        made();
        cr_assert(peil_node_equal(first, compared_document(&c, "nl")));
    }
}

/* Another version of a vocabulary may have a concept elsewhere, or under another id. */
Test(compare_frameworks, a_concept_is_found_by_what_it_was_called_before)
{
    static const struct peil_concept concepts[] = {
        {.id = "een"}, {.id = "nieuw", .was = "oud"}, {.id = "drie"}};
    static const struct peil_vocabulary vocabulary = {.concepts = concepts, .concept_count = 3};
    const struct peil_pack target = {.id = "gids", .vocabulary = &vocabulary};
    const struct peil_pack older = {.id = "gids"}, other = {.id = "anders"};

    cr_assert_eq(peil_reach_place(&target, &(struct peil_concept){.id = "oud", .pack = &older}), 1);
    cr_assert_eq(
        peil_reach_place(&target, &(struct peil_concept){.id = "drie", .pack = &older}), 2);
    cr_assert_eq(
        peil_reach_place(&target, &(struct peil_concept){.id = "drie", .index = 2, .pack = &older}),
        2);
    cr_assert_eq(
        peil_reach_place(&target, &(struct peil_concept){.id = "weg", .index = 9, .pack = &older}),
        PEIL_NONE);
    cr_assert_eq(
        peil_reach_place(&target, &(struct peil_concept){.id = "een", .pack = &other}), PEIL_NONE);
}
