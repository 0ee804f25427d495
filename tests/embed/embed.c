/*
 * peil inside another program, with nothing but what is installed: scores an answers file with the
 * packs of a folder, and with a script where one is named, and writes the report as JSON. With
 * "compare" before the files it compares them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <peil/peil.h>

static char *read_file(const char *folder, const char *name, size_t *length)
{
    char path[4096];
    FILE *file;
    char *bytes = malloc(1 << 20);

    snprintf(path, sizeof(path), "%s%s%s", folder, *folder ? "/" : "", name);
    file = fopen(path, "rb");
    if (!file || !bytes)
        exit(1);
    *length = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static int finish(struct peil_engine *engine, int status, char *report, size_t length)
{
    if (status == PEIL_DONE)
        fwrite(report, 1, length, stdout);
    else
        fprintf(stderr, "%d %s\n", status, peil_engine_findings(engine));
    peil_bytes_free(report);
    peil_engine_free(engine);
    return status == PEIL_DONE ? 0 : 3;
}

static int compare(struct peil_engine *engine, char **names, size_t count)
{
    struct peil_given given[8] = {{0}};
    char *bytes[8], *report;
    size_t length;
    int status;

    if (count > 8)
        return 2;
    for (size_t i = 0; i < count; i++) {
        bytes[i] = read_file("", names[i], &given[i].length);
        given[i].name = names[i];
        given[i].answers = bytes[i];
    }
    status = peil_engine_compare(engine, given, count, NULL, &report, &length);
    status = finish(engine, status, report, length);
    for (size_t i = 0; i < count; i++)
        free(bytes[i]);
    return status;
}

int main(int argc, char **argv)
{
    static const char *const packs[] = {"bcmb.zip", "oco.zip"};
    struct peil_engine *engine = peil_engine_new();
    int compares = argc > 2 && strcmp(argv[2], "compare") == 0;
    size_t length;
    char *bytes, *report;
    int status;

    if (argc < 3 || (argc > 4 && !compares) || !engine)
        return 2;
    for (size_t i = 0; i < 2; i++) {
        bytes = read_file(argv[1], packs[i], &length);
        if (peil_engine_add_pack(engine, packs[i], bytes, length) != PEIL_DONE)
            return 3;
        free(bytes);
    }
    if (compares)
        return compare(engine, argv + 3, (size_t)argc - 3);
    if (argc == 4) {
        bytes = read_file("", argv[3], &length);
        if (peil_engine_add_script(engine, "bcmb", argv[3], bytes, length) != PEIL_DONE)
            return 3;
        free(bytes);
    }
    bytes = read_file("", argv[2], &length);
    status = peil_engine_score(engine, argv[2], bytes, length, NULL, &report, &length);
    free(bytes);
    return finish(engine, status, report, length);
}
