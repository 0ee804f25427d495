/*
 * Lines of one origin differ in values alone: what stands between those, up to the answers, is
 * kept from the last line that was read key by key, to be compared as a whole.
 */
#include "core/eval/fast_line.h"

void peil_fast_note_value(
    struct peil_fast_line *line, const char *start, enum peil_fast_head head, size_t field)
{
    struct peil_fast_shape *shape = &line->fast->shape;

    if (line->answers) /* it stands behind them */
        return;
    if (line->values < PEIL_FAST_VALUES)
        shape->values[line->values] =
            (struct peil_fast_value){.start = start, .end = line->at, .head = head, .field = field};
    line->values++;
}

void peil_fast_keep_shape(struct peil_fast_line *line)
{
    struct peil_fast_shape *shape = &line->fast->shape;
    const char *at = line->source->bytes;
    size_t length = 0;

    shape->count = 0;
    if (!line->answers || line->values > PEIL_FAST_VALUES)
        return;
    for (size_t i = 0; i <= line->values; i++) {
        struct peil_fast_value end = {.start = line->answers};
        const struct peil_fast_value *value = i < line->values ? &shape->values[i] : &end;
        size_t between = (size_t)(value->start - at);

        if (between > PEIL_FAST_SHAPE - length)
            return;
        memcpy(shape->bytes + length, at, between);
        shape->parts[i] =
            (struct peil_fast_part){.length = between, .head = value->head, .field = value->field};
        length += between;
        at = value->end;
    }
    shape->seen = line->seen;
    shape->count = line->values + 1;
}
