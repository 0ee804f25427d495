/*
 * What loading a pack costs next to merely parsing its YAML: load events|pack FOLDER [ROUNDS]
 * prints microseconds of processor time a round, the median.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <yaml.h>

#include "core/pack/pack.h"

static char *bytes;
static size_t length;

static int read_file(const char *folder)
{
    char path[4096];
    FILE *file;

    (void)snprintf(path, sizeof(path), "%s/pack.yaml", folder);
    file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return 0;
    length = (size_t)ftell(file);
    rewind(file);
    bytes = malloc(length);
    return bytes && fread(bytes, 1, length, file) == length && fclose(file) == 0;
}

static int parse_events(void)
{
    yaml_parser_t parser;
    yaml_event_t event;
    int done = 0;
    int good = yaml_parser_initialize(&parser);

    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
    while (good && !done) {
        good = yaml_parser_parse(&parser, &event);
        done = good && event.type == YAML_STREAM_END_EVENT;
        if (good)
            yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return good;
}

static int load_pack(void)
{
    struct peil_limits limits = PEIL_LIMITS;
    struct peil_memory_file file = {.name = "pack.yaml", .bytes = bytes, .length = length};
    struct peil_diags *diags = peil_diags_new(0);
    struct peil_archive *archive;
    struct peil_pack *pack = NULL;
    int status = peil_archive_open_memory(&archive, "bench", &file, 1, &limits, diags);

    if (status == PEIL_OK) {
        status = peil_pack_load(&pack, archive, NULL, &limits, diags);
        peil_archive_close(archive);
    }
    if (status != PEIL_OK && peil_diags_count(diags) > 0)
        fprintf(stderr, "load: %s\n", peil_diags_at(diags, 0)->code);
    peil_pack_free(pack);
    peil_diags_free(diags);
    return status == PEIL_OK;
}

static int by_value(const void *a, const void *b)
{
    return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

int main(int argc, char **argv)
{
    int (*job)(void) = argc > 1 && strcmp(argv[1], "events") == 0 ? parse_events : load_pack;
    size_t rounds = argc > 3 ? (size_t)strtoul(argv[3], NULL, 10) : 20;
    double *times = calloc(rounds, sizeof(*times));

    if (argc < 3 || !times || !read_file(argv[2]))
        return 2;
    for (size_t i = 0; i < rounds; i++) {
        clock_t start = clock();

        if (!job())
            return 1;
        times[i] = (double)(clock() - start) * 1e6 / CLOCKS_PER_SEC;
    }
    qsort(times, rounds, sizeof(*times), by_value);
    printf("%.0f\n", times[rounds / 2]);
    return 0;
}
