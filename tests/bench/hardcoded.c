/*
 * The same job by hand in C, for this one checklist and for answers that are right: the limit of
 * what an engine could reach. hardcoded FILE > results.ndjson
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ITEMS 31
#define THEMES 6

enum {
    GOOD,
    BETTER,
    NOT,
    UNKNOWN,
    BLANK
};

static const int sizes[THEMES] = {8, 3, 5, 5, 5, 5};
static const int starts[THEMES] = {0, 8, 11, 16, 21, 26};
static const double worths[] = {1, 0.5, 0};

static char input[1 << 20], output[1 << 20];
static size_t filled;

static char *put(char *to, const char *text, size_t length)
{
    memcpy(to, text, length);
    return to + length;
}
#define PUT(to, text) ((to) = put((to), (text), sizeof(text) - 1))

static char *put_number(char *to, unsigned value)
{
    char digits[12];
    int count = 0;

    do
        digits[count++] = (char)('0' + value % 10);
    while ((value /= 10) > 0);
    while (count > 0)
        *to++ = digits[--count];
    return to;
}

static unsigned rounded(double value)
{
    return (unsigned)(value + 0.5 + 1e-9);
}

/* The text of a key that stands behind `at`. */
static const char *text_of(const char **at, const char *key, size_t *length)
{
    const char *start = strstr(*at, key) + strlen(key);
    const char *end = start;

    while (*end != '"' && *end != ',' && *end != '}')
        end++;
    *at = end;
    *length = (size_t)(end - start);
    return start;
}

static void read_answers(const char *at, unsigned char *answers)
{
    memset(answers, BLANK, ITEMS);
    while (*at == '"' || *at == ',') {
        int item;

        at += *at == ',' ? 2 : 1;
        item = starts[at[0] - 'a'] + at[2] - '1';
        at += 6; /* a.1":" */
        switch (*at) {
        case 'g':
            answers[item] = GOOD;
            at += 5;
            break;
        case 'm':
            answers[item] = BETTER;
            at += 11;
            break;
        case 'n':
            answers[item] = NOT;
            at += 5;
            break;
        default:
            answers[item] = UNKNOWN;
            at += 8;
            break;
        }
    }
}

/* The worst answered of two; UNKNOWN where neither is. */
static int level(int a, int b)
{
    int worst = -1;

    if (a <= NOT)
        worst = a;
    if (b <= NOT && b > worst)
        worst = b;
    return worst < 0 ? UNKNOWN : worst;
}

static bool weak(int level)
{
    return level == BETTER || level == NOT;
}

struct score {
    int shown[THEMES]; /* -1 for none */
    int answered, unknown, failed, attention, open, units;
    double sum, low, high;
};

static void score_all(struct score *score, const unsigned char *answers)
{
    static const int knockouts[] = {0, 8, 11};

    *score = (struct score){0};
    for (int t = 0; t < THEMES; t++) {
        double sum = 0, weights = 0, all = 0;
        int count = 0;

        for (int i = starts[t]; i < starts[t] + sizes[t]; i++) {
            double weight = i % 3 + 1;

            all += weight;
            if (answers[i] > NOT) {
                score->unknown += answers[i] == UNKNOWN;
                continue;
            }
            sum += weight * worths[answers[i]];
            weights += weight;
            count++;
        }
        score->answered += count;
        score->low += sum / all;
        score->high += (sum + all - weights) / all;
        score->shown[t] = -1;
        if (count == 0 || (double)count / sizes[t] < 0.5)
            continue;
        score->shown[t] = (int)rounded(100 * (sum / weights));
        score->sum += sum / weights;
        score->units++;
    }
    for (int i = 0; i < 3; i++) {
        score->failed += answers[knockouts[i]] == NOT;
        score->attention += answers[knockouts[i]] == BETTER;
        score->open += answers[knockouts[i]] > NOT;
    }
}

static char *put_rule(char *to, const char *id, bool *first)
{
    to = *first ? put(to, ",\"advice\":[\"", 12) : put(to, ",\"", 2);
    *first = false;
    to = put(to, id, 3);
    *to++ = '"';
    return to;
}

static char *advise(
    char *to, const unsigned char *a, const struct score *score, unsigned residents, bool client)
{
    double access = 0;
    int known = 0;
    bool first = true;

    for (int i = 11; i < 14; i++) {
        if (a[i] <= NOT) {
            access += worths[a[i]];
            known++;
        }
    }
    if (a[0] == NOT)
        to = put_rule(to, "r01", &first);
    if (weak(level(a[1], a[2])) && weak(a[8]))
        to = put_rule(to, "r02", &first);
    if (a[11] == NOT || a[12] == NOT || a[13] == NOT)
        to = put_rule(to, "r03", &first);
    if (score->failed >= 2)
        to = put_rule(to, "r08", &first);
    if (known > 0 && access / known < 0.5)
        to = put_rule(to, "r04", &first);
    if (a[7] == GOOD && a[4] > NOT)
        to = put_rule(to, "r05", &first);
    if (score->shown[4] >= 75 && score->shown[1] >= 0 && score->shown[1] < 50)
        to = put_rule(to, "r06", &first);
    if (residents >= 100000 && level(a[26], a[27]) == NOT)
        to = put_rule(to, "r07", &first);
    if (100.0 * score->unknown / ITEMS > 5)
        to = put_rule(to, "r09", &first);
    if (client && weak(level(a[21], a[22])))
        to = put_rule(to, "r10", &first);
    if (!first)
        *to++ = ']';
    return to;
}

static char *put_score(char *to, const struct score *score)
{
    double cap = score->failed > 0 ? 60 : 100;
    bool has = score->units > 0 && score->answered / 31.0 >= 0.5;
    bool provisional = has && (score->units < THEMES || score->answered / 31.0 < 0.75);
    double value = has ? 100 * score->sum / score->units : 0;
    double low = 100 * score->low / THEMES;
    double high = 100 * score->high / THEMES;
    unsigned shown, lowest, highest, complete;

    /* The value lies within its bounds, though these count what it leaves out. */
    if (has && value < low)
        low = value;
    if (has && value > high)
        high = value;
    shown = rounded(value < cap ? value : cap);
    /* The cap rests on the core questions: while one is open, nothing is certain. */
    lowest = score->open > 0 ? 0 : rounded(low < cap ? low : cap);
    highest = score->open > 0 ? 100 : rounded(high < cap ? high : cap);
    complete = rounded(100 * (score->answered / 31.0));

    if (has) {
        PUT(to, "\"value\",\"score\":");
        to = put_number(to, shown);
    } else {
        PUT(to, "\"incomplete\"");
    }
    if (lowest < highest) {
        PUT(to, ",\"low\":");
        to = put_number(to, lowest);
        PUT(to, ",\"high\":");
        to = put_number(to, highest);
        if (score->open > 0)
            PUT(to, ",\"bounds\":\"enclosing\"");
    }
    PUT(to, ",\"completeness\":");
    if (score->answered == ITEMS) {
        *to++ = '1';
    } else {
        complete = complete > 99 ? 99 : complete;
        PUT(to, "0.");
        *to++ = (char)('0' + complete / 10);
        if (complete % 10 > 0)
            *to++ = (char)('0' + complete % 10);
    }
    if (provisional)
        PUT(to, ",\"provisional\":true");
    else if (has && shown >= 80)
        PUT(to, ",\"band\":\"op-orde\"");
    else if (has && shown >= 50)
        PUT(to, ",\"band\":\"redelijk\"");
    else if (has)
        PUT(to, ",\"band\":\"niet-op-orde\"");
    if (score->failed > 0)
        PUT(to, ",\"verdict\":\"failed\"");
    else if (score->attention > 0)
        PUT(to, ",\"verdict\":\"attention\"");
    else if (score->open > 0)
        PUT(to, ",\"verdict\":\"unknown\"");
    else
        PUT(to, ",\"verdict\":\"passed\"");
    PUT(to, ",\"sections\":{");
    for (int t = 0; t < THEMES; t++) {
        char key[] = ",\"a\":";

        key[2] = (char)('a' + t);
        to = t > 0 ? put(to, key, 5) : put(to, key + 1, 4);
        if (score->shown[t] < 0)
            PUT(to, "null");
        else
            to = put_number(to, (unsigned)score->shown[t]);
    }
    *to++ = '}';
    return to;
}

static void score_line(const char *at, unsigned line)
{
    static const char *const keys[] = {
        "\"code\":\"", "\"inwoners\":", "\"date\":\"", "\"role\":\"", "\"respondent\":\""};
    const char *texts[5];
    size_t lengths[5];
    unsigned char answers[ITEMS];
    struct score score;
    unsigned residents = 0;
    char *to = output + filled;

    for (int i = 0; i < 5; i++)
        texts[i] = text_of(&at, keys[i], &lengths[i]);
    for (size_t i = 0; i < lengths[1]; i++)
        residents = residents * 10 + (unsigned)(texts[1][i] - '0');
    read_answers(strchr(at, '{') + 1, answers);
    score_all(&score, answers);

    PUT(to, "{\"line\":");
    to = put_number(to, line);
    PUT(to, ",\"key\":\"");
    to = put(to, texts[0], lengths[0]);
    PUT(to, "\",\"respondent\":\"");
    to = put(to, texts[4], lengths[4]);
    PUT(to, "\",\"role\":\"");
    to = put(to, texts[3], lengths[3]);
    PUT(to, "\",\"date\":\"");
    to = put(to, texts[2], lengths[2]);
    PUT(to, "\",\"status\":");
    to = put_score(to, &score);
    to = advise(to, answers, &score, residents, *texts[3] == 'c');
    PUT(to, "}\n");
    filled = (size_t)(to - output);
    if (filled > sizeof(output) - 4096) {
        (void)!write(1, output, filled);
        filled = 0;
    }
}

int main(int argc, char **argv)
{
    int file = argc > 1 ? open(argv[1], O_RDONLY) : 0;
    size_t kept = 0;
    unsigned line = 0;
    ssize_t got;

    while ((got = read(file, input + kept, sizeof(input) - 1 - kept)) > 0) {
        char *at = input;
        char *end;

        kept += (size_t)got;
        while ((end = memchr(at, '\n', (size_t)(input + kept - at))) != NULL) {
            *end = '\0';
            score_line(at, ++line);
            at = end + 1;
        }
        kept = (size_t)(input + kept - at);
        memmove(input, at, kept);
    }
    (void)!write(1, output, filled);
    return 0;
}
