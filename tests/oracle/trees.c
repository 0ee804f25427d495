/*
 * Random trees of rules, for peil and for OpenSCAP: trees COUNT SEED FOLDER
 *
 * Writes FOLDER/N for each: xccdf.xml, MODEL/pack.yaml for each model, answers.yaml, and `open`:
 * the weights, and the number, of the rules that were not checked. The last two trees have no score
 * in peil: nothing applies, or all weighs 0. Scripts for the nine outcomes stand in FOLDER/scripts.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/eval/xccdf.h"

#define MOST 64
#define DEEPEST 4
#define TOP SIZE_MAX
#define PATH_SIZE 4096

struct node {
    size_t parent;
    unsigned depth;
    bool is_rule, selected, unscored;
    unsigned weight; /* in tenths */
    const struct peil_xccdf_outcome *outcome;
};

struct tree {
    struct node nodes[MOST];
    size_t count;
};

static const char *const models[][2] = {{"xccdf-default", "urn:xccdf:scoring:default"},
    {"flat", "urn:xccdf:scoring:flat"}, {"flat-unweighted", "urn:xccdf:scoring:flat-unweighted"},
    {"absolute", "urn:xccdf:scoring:absolute"}};
#define MODELS (sizeof(models) / sizeof(*models))

static uint64_t state;

/* splitmix64 */
static unsigned below(unsigned bound)
{
    uint64_t z = (state += 0x9E3779B97F4A7C15u);

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (unsigned)((z ^ (z >> 31)) % bound);
}

static void put_path(char *path, const char *folder, const char *name)
{
    int length = snprintf(path, PATH_SIZE, "%s/%s", folder, name);

    if (length < 0 || length >= PATH_SIZE) {
        fprintf(stderr, "trees: a path too long\n");
        exit(2);
    }
}

static FILE *open_file(const char *folder, const char *name)
{
    char path[PATH_SIZE];
    FILE *file;

    put_path(path, folder, name);
    file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(2);
    }
    return file;
}

static void close_file(FILE *file)
{
    if (fclose(file) != 0) {
        perror("trees");
        exit(2);
    }
}

static void make_folder(const char *folder)
{
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        perror(folder);
        exit(2);
    }
}

/* ---- trees ------------------------------------------------------------------------------ */

static struct node *add(struct tree *tree, size_t parent)
{
    static const unsigned weights[] = {10, 10, 10, 20, 0, 3, 25, 100};
    struct node *node = &tree->nodes[tree->count++];

    *node = (struct node){.parent = parent,
        .depth = parent == TOP ? 1 : tree->nodes[parent].depth + 1,
        .selected = below(12) > 0,
        .weight = weights[below(8)]};
    return node;
}

static void grow(struct tree *tree, size_t parent)
{
    unsigned depth = parent == TOP ? 0 : tree->nodes[parent].depth;
    unsigned rules = parent == TOP ? 0 : 1 + below(4);
    unsigned groups = parent == TOP ? 1 + below(3) : depth < DEEPEST ? below(3) : 0;

    /* Passes more often than not, so that `absolute` is not always 0. */
    for (unsigned i = 0; i < rules && tree->count < MOST; i++) {
        struct node *rule = add(tree, parent);

        rule->is_rule = true;
        rule->unscored = below(15) == 0;
        rule->outcome = &peil_xccdf_outcomes[below(2) == 0 ? 0 : below(PEIL_XCCDF_OUTCOMES)];
    }
    for (unsigned i = 0; i < groups && tree->count + 4 < MOST; i++) {
        size_t group = tree->count;

        add(tree, parent);
        grow(tree, group);
    }
}

static bool is_selected(const struct tree *tree, size_t at)
{
    for (; at != TOP; at = tree->nodes[at].parent)
        if (!tree->nodes[at].selected)
            return false;
    return true;
}

static bool counts(const struct tree *tree, size_t at)
{
    const struct node *rule = &tree->nodes[at];

    return !rule->unscored && is_selected(tree, at) &&
           (rule->outcome->state == PEIL_STATE_ANSWERED ||
               rule->outcome->state == PEIL_STATE_UNKNOWN);
}

/*
 * OpenSCAP gives a group of which all that counts weighs 0 the score 0; peil gives it none, and
 * leaves it out. So that there is none, something then weighs 1. Answers whether anything counts.
 */
static bool mend(struct tree *tree, size_t group)
{
    struct node *first = NULL;
    bool weighs = false;

    for (size_t i = 0; i < tree->count; i++) {
        struct node *node = &tree->nodes[i];

        if (node->parent != group || !(node->is_rule ? counts(tree, i) : mend(tree, i)))
            continue;
        first = first ? first : node;
        weighs = weighs || node->weight > 0;
    }
    if (first && !weighs)
        first->weight = 10;
    return first;
}

static void make(struct tree *tree)
{
    do {
        tree->count = 0;
        grow(tree, TOP);
    } while (!mend(tree, TOP));
}

/* ---- XCCDF ------------------------------------------------------------------------------ */

static void put_weight(FILE *file, const struct node *node)
{
    fprintf(file, "%u.%u", node->weight / 10, node->weight % 10);
}

static void put_rule(FILE *file, const struct tree *tree, size_t at)
{
    const struct node *node = &tree->nodes[at];

    fprintf(file, "<Rule id=\"xccdf_peil_rule_%zu\" selected=\"%s\" role=\"%s\" weight=\"", at,
        node->selected ? "true" : "false", node->unscored ? "unscored" : "full");
    put_weight(file, node);
    fprintf(file,
        "\"><title>%zu</title><check system=\"http://open-scap.org/page/SCE\">"
        "<check-content-ref href=\"../scripts/%s.sh\"/></check></Rule>\n",
        at, node->outcome->word);
}

static void put_groups(FILE *file, const struct tree *tree, size_t group)
{
    for (size_t i = 0; i < tree->count; i++) {
        const struct node *node = &tree->nodes[i];

        if (node->parent != group)
            continue;
        if (node->is_rule) {
            put_rule(file, tree, i);
            continue;
        }
        fprintf(file, "<Group id=\"xccdf_peil_group_%zu\" selected=\"%s\" weight=\"", i,
            node->selected ? "true" : "false");
        put_weight(file, node);
        fprintf(file, "\"><title>%zu</title>\n", i);
        put_groups(file, tree, i);
        fprintf(file, "</Group>\n");
    }
}

static void put_benchmark(const char *folder, const struct tree *tree)
{
    FILE *file = open_file(folder, "xccdf.xml");

    fprintf(file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Benchmark "
                  "xmlns=\"http://checklists.nist.gov/xccdf/1.2\" id=\"xccdf_peil_benchmark_t\">"
                  "<status>draft</status><version>1</version>\n");
    for (size_t i = 0; i < MODELS; i++)
        fprintf(file, "<model system=\"%s\"/>\n", models[i][1]);
    put_groups(file, tree, TOP);
    fprintf(file, "</Benchmark>\n");
    close_file(file);
}

/* ---- peil ------------------------------------------------------------------------------- */

/* What was not to be looked at or scored has a condition that does not hold. */
static bool is_skipped(const struct node *node)
{
    return !node->selected || (node->is_rule && node->outcome->state == PEIL_STATE_SKIPPED);
}

static void put_head(FILE *file, const struct node *node, size_t at, unsigned indent)
{
    fprintf(file, "%*s- id: k%zu\n%*sweight: ", (int)indent, "", at, (int)indent + 2, "");
    put_weight(file, node);
    fprintf(file, "\n");
    if (is_skipped(node))
        fprintf(file, "%*sapplies_if: answer(\"uit\").value == \"voldoet\"\n", (int)indent + 2, "");
}

static void put_sections(FILE *file, const struct tree *tree, size_t group, unsigned indent)
{
    bool said = false;

    fprintf(file, "%*stitle: T\n%*sitems:\n", (int)indent, "", (int)indent, "");
    for (size_t i = 0; i < tree->count; i++) {
        const struct node *node = &tree->nodes[i];

        if (node->parent != group || !node->is_rule)
            continue;
        put_head(file, node, i, indent + 2);
        fprintf(file, "%*stext: T\n%*sscored: %s\n%*snot_applicable: yes\n", (int)indent + 4, "",
            (int)indent + 4, "", node->unscored ? "no" : "yes", (int)indent + 4, "");
    }
    for (size_t i = 0; i < tree->count; i++) {
        if (tree->nodes[i].parent != group || tree->nodes[i].is_rule)
            continue;
        if (!said)
            fprintf(file, "%*ssections:\n", (int)indent, "");
        said = true;
        put_head(file, &tree->nodes[i], i, indent + 2);
        put_sections(file, tree, i, indent + 4);
    }
}

static void put_pack(const char *folder, const char *model, const struct tree *tree)
{
    char path[PATH_SIZE];
    FILE *file;

    put_path(path, folder, model);
    make_folder(path);
    file = open_file(path, "pack.yaml");
    fprintf(file,
        "peil: 1\nid: orakel\nversion: 1.0.0\nlanguage: nl\ntitle: T\n"
        "scales:\n  k: [{id: voldoet, label: V, points: 1}, {id: niet, label: N, points: 0}]\n"
        "scoring:\n  model: %s\n  unknown: minimum\n  rounding: {mode: none}\n"
        "  thresholds: {incomplete: 0, provisional: 0}\nsections:\n"
        "  - id: vooraf\n    title: T\n    scale: k\n    items:\n"
        "      - {id: uit, text: T, scored: no}\n",
        model);
    for (size_t i = 0; i < tree->count; i++) {
        if (tree->nodes[i].parent != TOP)
            continue;
        put_head(file, &tree->nodes[i], i, 2);
        fprintf(file, "    scale: k\n");
        put_sections(file, tree, i, 4);
    }
    close_file(file);
}

static void put_answers(const char *folder, const struct tree *tree)
{
    FILE *file = open_file(folder, "answers.yaml");

    fprintf(file, "peil-answers: 1\npack: orakel@1\nanswers:\n  uit: niet\n");
    for (size_t i = 0; i < tree->count; i++) {
        const struct node *node = &tree->nodes[i];

        if (!node->is_rule || !is_selected(tree, i))
            continue;
        if (node->outcome->state == PEIL_STATE_ANSWERED)
            fprintf(file, "  k%zu: %s\n", i, node->outcome->passes ? "voldoet" : "niet");
        else if (node->outcome->state == PEIL_STATE_UNKNOWN)
            fprintf(file, "  k%zu: unknown\n", i);
        else if (node->outcome->state == PEIL_STATE_NOT_APPLICABLE)
            fprintf(file, "  k%zu: not-applicable\n", i);
    }
    close_file(file);
}

/* In peil what is open stays in the highest score; in XCCDF what was not checked does not. */
static void put_open(const char *folder, const struct tree *tree)
{
    FILE *file = open_file(folder, "open");
    struct node open = {0};
    unsigned number = 0;

    for (size_t i = 0; i < tree->count; i++) {
        const struct node *node = &tree->nodes[i];

        if (node->is_rule && !node->unscored && is_selected(tree, i) &&
            node->outcome->state == PEIL_STATE_BLANK) {
            open.weight += node->weight;
            number++;
        }
    }
    put_weight(file, &open);
    fprintf(file, " %u\n", number);
    close_file(file);
}

/* ---- all of it -------------------------------------------------------------------------- */

static void write_tree(const char *folder, const struct tree *tree)
{
    make_folder(folder);
    put_benchmark(folder, tree);
    for (size_t i = 0; i < MODELS; i++)
        put_pack(folder, models[i][0], tree);
    put_answers(folder, tree);
    put_open(folder, tree);
}

static void write_scripts(const char *folder)
{
    char path[PATH_SIZE];

    make_folder(folder);
    for (int i = 0; i < PEIL_XCCDF_OUTCOMES; i++) {
        char name[64];
        FILE *file;

        snprintf(name, sizeof(name), "%s.sh", peil_xccdf_outcomes[i].word);
        file = open_file(folder, name);
        fprintf(file, "#!/bin/sh\nexit %d\n", 101 + i);
        close_file(file);
        put_path(path, folder, name);
        if (chmod(path, 0755) != 0) {
            perror(path);
            exit(2);
        }
    }
}

/* Where peil gives no score at all. */
static void spoil(struct tree *tree, bool weights)
{
    for (size_t i = 0; i < tree->count; i++) {
        if (weights)
            tree->nodes[i].weight = 0;
        else if (tree->nodes[i].is_rule)
            tree->nodes[i].outcome = peil_xccdf_outcome("notapplicable");
    }
}

int main(int argc, char **argv)
{
    unsigned long count = argc == 4 ? strtoul(argv[1], NULL, 10) : 0;
    static struct tree tree;
    char name[32];
    char path[PATH_SIZE];

    if (argc != 4) {
        fprintf(stderr, "trees COUNT SEED FOLDER\n");
        return 2;
    }
    state = strtoull(argv[2], NULL, 10);
    make_folder(argv[3]);
    put_path(path, argv[3], "scripts");
    write_scripts(path);
    for (unsigned long i = 1; i <= count + 2; i++) {
        make(&tree);
        if (i > count)
            spoil(&tree, i == count + 2);
        snprintf(name, sizeof(name), "%lu", i);
        put_path(path, argv[3], name);
        write_tree(path, &tree);
    }
    return 0;
}
