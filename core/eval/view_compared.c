/*
 * What rules that compare may ask, and what they are told.
 */
#include <string.h>

#include "core/base/num.h"
#include "core/eval/compared.h"
#include "core/eval/evaluation.h"

const struct peil_concept_level *peil_compared_level(
    const struct peil_compared *compared, size_t other, const char *concept)
{
    const struct peil_result *result =
        compared && other < compared->other_count ? compared->others[other] : NULL;

    for (size_t i = 0; result && i < result->concept_count; i++)
        if (!result->concepts[i].unasked &&
            strcmp(result->concepts[i].concept->qualified, concept) == 0)
            return &result->concepts[i];
    return NULL;
}

const struct peil_spread *peil_compared_spread(
    const struct peil_compared *compared, const char *concept)
{
    for (size_t i = 0; compared && i < compared->spread_count; i++)
        if (strcmp(compared->spreads[i].concept, concept) == 0)
            return &compared->spreads[i];
    return NULL;
}

static bool has_layer(const struct peil_result *result, const struct peil_layer *layer)
{
    for (size_t i = 0; i < peil_scripts_layer_count(result->scripts); i++) {
        const struct peil_layer *other = peil_scripts_layer(result->scripts, i);

        if (other->kind == layer->kind && strcmp(other->name, layer->name) == 0)
            return true;
    }
    return false;
}

bool peil_compared_rests(const struct peil_compared *compared, const struct peil_layer *layer)
{
    for (size_t i = 0; i < compared->asked_count; i++)
        if (compared->asked[i] && compared->asked[i]->scripts &&
            has_layer(compared->asked[i], layer))
            return true;
    return false;
}

static const char *text_of(const struct peil_pack *pack, const struct peil_text *text)
{
    return peil_text_get(text, pack->language, pack->language, NULL);
}

static void read_fact(const struct peil_pack *pack, uint32_t fact, struct peil_value *out)
{
    switch (fact) {
    case PEIL_OTHER_ID:
        peil_value_text(out, pack->id);
        break;
    case PEIL_OTHER_VERSION:
        peil_value_text(out, pack->version_text);
        break;
    case PEIL_OTHER_LANGUAGE:
        peil_value_text(out, pack->language);
        break;
    case PEIL_OTHER_TITLE:
        peil_value_text(out, text_of(pack, &pack->title));
        break;
    case PEIL_OTHER_PUBLISHER:
        peil_value_text(out, text_of(pack, &pack->publisher));
        break;
    case PEIL_OTHER_MODEL:
        peil_value_text(out, peil_model_word(pack->scoring.model));
        break;
    case PEIL_OTHER_SCALE_MIN:
        peil_value_number(out, pack->scoring.scale_min);
        break;
    case PEIL_OTHER_SCALE_MAX:
        peil_value_number(out, pack->scoring.scale_max);
        break;
    default:
        break;
    }
}

/* As for the own result: what was asked indirectly, and not by a knock-out, accuses nobody. */
static bool is_too_weak(const struct peil_concept_level *level, bool critical)
{
    if (!critical || level->confidence != PEIL_CONFIDENCE_INDICATIVE)
        return false;
    for (size_t i = 0; i < level->source_count; i++)
        if (level->sources[i].item && level->sources[i].item->knockout)
            return false;
    return true;
}

static void read_level(
    const struct peil_concept_level *level, struct peil_read read, struct peil_value *out)
{
    bool known = level->known && !is_too_weak(level, PEIL_OTHER_IS_CRITICAL(read.b));

    out->open = level->open;
    if (read.kind == PEIL_READ_OTHER_CONFIDENCE)
        peil_value_text(out, peil_confidence_word(level->confidence));
    else
        peil_value_text(out, known ? level->level->id : "unknown");
}

bool peil_evaluation_read_compared(
    struct peil_evaluation *evaluation, struct peil_read read, struct peil_value *out)
{
    const struct peil_compared *compared = evaluation->want->compared;
    const struct peil_concept_level *level;
    const struct peil_spread *spread;
    const char *concept;

    if (!compared)
        return true;
    if (read.kind == PEIL_READ_OTHER) {
        if (read.a < compared->other_count)
            read_fact(compared->others[read.a]->pack, read.b, out);
        return true;
    }
    if (read.a >= peil_scripts_concept_count(evaluation->scripts))
        return false;
    concept = peil_scripts_concept(evaluation->scripts, read.a)->qualified;
    if (read.kind == PEIL_READ_SPREAD) {
        spread = peil_compared_spread(compared, concept);
        if (spread)
            peil_value_number(out, (double)spread->steps);
        return true;
    }
    level = peil_compared_level(compared, PEIL_OTHER_OF(read.b), concept);
    if (level)
        read_level(level, read, out);
    return true;
}
