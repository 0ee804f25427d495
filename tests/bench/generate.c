/*
 * Answers for measuring, always the same: generate COUNT [SEED] > answers.ndjson
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state;

static uint32_t below(uint32_t bound)
{
    uint64_t z = (state += UINT64_C(0x9E3779B97F4A7C15));

    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((z ^ (z >> 31)) % bound);
}

int main(int argc, char **argv)
{
    static const char *const roles[] = {"client", "ambtenaar", "wethouder"};
    static const char *const districts[] = {"Centrum", "Noord", "Zuid", "Oost", "West"};
    static const unsigned sizes[] = {8, 3, 5, 5, 5, 5};
    long count = argc > 1 ? strtol(argv[1], NULL, 10) : 1000;

    state = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    for (long i = 1; i <= count; i++) {
        unsigned town = below(342);
        unsigned good = 30 + below(50); /* of a hundred */
        const char *comma = "";

        printf("{\"peil-answers\":1,\"pack\":\"bench@1\",\"subject\":{\"gemeente\":\"Gemeente %u\","
               "\"code\":\"GM%04u\",\"inwoners\":%u,\"wijk\":\"%s\"},\"date\":\"2026-%02u-%02u\","
               "\"role\":\"%s\",\"respondent\":\"R%ld\",\"answers\":{",
            town, town, 5000 + town * town * 7, districts[below(5)], 1 + below(12), 1 + below(28),
            roles[below(3)], i);
        for (unsigned theme = 0; theme < 6; theme++) {
            for (unsigned item = 1; item <= sizes[theme]; item++) {
                unsigned draw = below(100);

                if (draw < 2)
                    continue;
                printf("%s\"%c.%u\":\"%s\"", comma, (char)('a' + theme), item,
                    draw < 4                          ? "unknown"
                    : draw < 4 + good * 96 / 100      ? "goed"
                    : draw < 52 + good * 96 / 100 / 2 ? "moet-beter"
                                                      : "niet");
                comma = ",";
            }
        }
        puts("}}");
    }
    return ferror(stdout) || fflush(stdout) != 0;
}
