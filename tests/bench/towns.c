/*
 * Answers of many towns: towns TOWNS RESPONDENTS BUNDLE... writes a line of NDJSON for every town,
 * pack and respondent. A bundle is what `peil pack build --bundle` makes. Each town has a level of
 * its own around which its respondents answer, some of them differently, and leave things open. The
 * same arguments give the same bytes.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/format/archive.h"
#include "core/pack/pack.h"

static uint64_t state;

/* splitmix64 */
static uint32_t below(uint32_t bound)
{
    uint64_t z = (state += 0x9E3779B97F4A7C15u);

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) % bound);
}

static struct peil_pack *load(const char *path)
{
    static struct peil_limits limits = PEIL_LIMITS;
    struct peil_diags *diags = peil_diags_new(0);
    struct peil_archive *archive = NULL;
    struct peil_pack *pack = NULL;
    FILE *file = fopen(path, "rb");
    char *bytes = malloc((size_t)8 << 20);
    size_t length = file && bytes ? fread(bytes, 1, (size_t)8 << 20, file) : 0;

    if (length > 0 &&
        peil_archive_open_zip(&archive, path, bytes, length, &limits, diags) == PEIL_OK &&
        peil_pack_load(&pack, archive, NULL, &limits, diags) == PEIL_OK)
        peil_archive_close(archive);
    if (!pack) {
        fprintf(stderr, "towns: %s: %s\n", path,
            peil_diags_count(diags) > 0 ? peil_diags_at(diags, 0)->code : "cannot be read");
        exit(1);
    }
    fclose(file);
    return pack;
}

/* An option near the level of the town: of scored ones by points, of others any. */
static const char *choose(const struct peil_scale *scale, uint32_t level)
{
    uint32_t wish = level + below(41) < 20 ? 0 : level + below(41) - 20;
    const struct peil_option *best = &scale->options[below((uint32_t)scale->count)];
    double least = 1e9;

    for (size_t i = 0; scale->scored && i < scale->count; i++) {
        const struct peil_option *option = &scale->options[i];
        double ratio = (option->points - scale->low) / (scale->high - scale->low) * 100;
        double distance = ratio > wish ? ratio - wish : wish - ratio;

        if (option->scored && distance < least) {
            least = distance;
            best = option;
        }
    }
    return best->id;
}

static void write_answer(const struct peil_item *item, uint32_t level)
{
    printf("\"%s\":", item->id);
    if (item->unknown_allowed && below(25) == 0) {
        printf("\"unknown\"");
        return;
    }
    switch (item->type) {
    case PEIL_ITEM_CHOICE:
        printf("\"%s\"", choose(item->scale, level));
        break;
    case PEIL_ITEM_CHOICES:
        printf("[\"%s\"]", choose(item->scale, level));
        break;
    case PEIL_ITEM_MATRIX:
        printf("{");
        for (size_t i = 0; i < item->row_count; i++)
            printf("%s\"%s\":\"%s\"", i ? "," : "", item->rows[i].id, choose(item->scale, level));
        printf("}");
        break;
    case PEIL_ITEM_NUMBER:
        printf("%.0f", item->has_min ? item->min : 1);
        break;
    case PEIL_ITEM_TEXT:
        printf("\"Zo doen wij dat hier.\"");
        break;
    case PEIL_ITEM_DATE:
        printf("\"2026-01-31\"");
    }
}

static void write_sheet(const struct peil_pack *pack, size_t town, size_t who, uint32_t level)
{
    static const char *const roles[] = {
        "beleidsambtenaar", "wethouder", "raadslid", "adviesraad", "clientondersteuner"};
    const char *name = roles[who % 5], *between = "";
    const struct peil_term *role = peil_pack_role(pack, name);

    printf("{\"peil-answers\":1,\"pack\":\"%s@%u\",\"subject\":{\"gemeente\":\"Gemeente %zu\","
           "\"code\":\"GM%04zu\"},\"date\":\"2026-03-14\"",
        pack->id, (unsigned)pack->version.major, town, town);
    if (role)
        printf(",\"role\":\"%s\"", name);
    printf(",\"respondent\":\"R%zu\",\"answers\":{", who + 1);
    for (size_t i = 0; i < pack->item_count; i++) {
        const struct peil_item *item = &pack->items[i];

        if (below(40) == 0 || item->applies_if.text || !peil_audience_has(&item->audience, role) ||
            pack->sections[item->section].applies_if.text)
            continue;
        printf("%s", between);
        write_answer(item, level);
        between = ",";
    }
    printf("}}\n");
}

int main(int argc, char **argv)
{
    size_t towns = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 0;
    size_t people = argc > 2 ? (size_t)strtoul(argv[2], NULL, 10) : 0;
    struct peil_pack *packs[16];
    size_t count = 0;

    for (int i = 3; i < argc && count < 16; i++)
        packs[count++] = load(argv[i]);
    for (size_t town = 1; town <= towns; town++) {
        uint32_t level = 20 + below(70);

        for (size_t i = 0; i < count; i++)
            for (size_t who = 0; who < people; who++)
                write_sheet(packs[i], town, who, level);
    }
    return count == 0;
}
