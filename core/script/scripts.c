/*
 * What is known of loaded scripts, and starting on an answers file.
 */
#include "core/script/host.h"

size_t peil_scripts_layer_count(const struct peil_scripts *scripts)
{
    return scripts->layer_count;
}

const struct peil_layer *peil_scripts_layer(const struct peil_scripts *scripts, size_t index)
{
    return &scripts->layers[index].about;
}

size_t peil_scripts_rule_count(const struct peil_scripts *scripts)
{
    return scripts->rule_count;
}

size_t peil_scripts_comparing_count(const struct peil_scripts *scripts)
{
    return scripts->comparing_count;
}

const struct peil_rule *peil_scripts_rule(const struct peil_scripts *scripts, size_t index)
{
    return scripts->rules[index]->rule;
}

size_t peil_scripts_rule_layer(const struct peil_scripts *scripts, size_t index)
{
    return scripts->rules[index]->layer;
}

size_t peil_scripts_concept_count(const struct peil_scripts *scripts)
{
    return scripts->concept_count;
}

const struct peil_concept *peil_scripts_concept(const struct peil_scripts *scripts, size_t number)
{
    return scripts->concepts[number];
}

size_t peil_scripts_concept_number(
    const struct peil_scripts *scripts, const struct peil_concept *concept)
{
    const struct peil_pack *pack = scripts->pack;
    size_t used = 0;

    while (used < pack->used_count && pack->used[used].pack != concept->pack)
        used++;
    return used < pack->used_count ? scripts->first_concept[used] + concept->index : PEIL_NONE;
}

size_t peil_scripts_block_count(const struct peil_scripts *scripts)
{
    return scripts->block_count;
}

struct peil_block_at peil_scripts_block(const struct peil_scripts *scripts, size_t index)
{
    return scripts->blocks[index]->at;
}

bool peil_scripts_has_hook(const struct peil_scripts *scripts, enum peil_hook hook)
{
    return scripts->hooks[hook].layer;
}

void peil_scripts_begin(struct peil_scripts *scripts, const struct peil_view *view)
{
    scripts->view = view;
    scripts->walks = scripts->remember && view && view->keys;
    scripts->text_left = scripts->limits->script_text;
    for (size_t i = 0; i < scripts->layer_count; i++)
        scripts->layers[i].left = scripts->limits->script_steps;
    peil_asked_clear(&scripts->asked);
}

void peil_scripts_remember(struct peil_scripts *scripts, bool on)
{
    scripts->remember = on;
    scripts->walks = on && scripts->view && scripts->view->keys;
}

const struct peil_recorded *peil_scripts_reads(struct peil_scripts *scripts, size_t *count)
{
    struct peil_asked *asked = &scripts->asked;

    /* The way through a tree is written down only for whoever wants to see it. */
    if (asked->walked && !peil_memo_find(asked->walked, scripts->view, asked->list, &asked->count))
        asked->count = 0;
    asked->walked = NULL;
    *count = asked->count;
    return asked->list;
}

bool peil_scripts_path(
    const struct peil_scripts *scripts, struct peil_read *list, size_t most, size_t *count)
{
    const struct peil_trie *walked = scripts->asked.walked;

    return walked && peil_memo_path(walked, scripts->view, list, most, count);
}

/* Places: items, concepts, sections and the whole, then what there is once. */
enum single {
    VERDICT,
    UNKNOWN_SHARE,
    ROLE,
    SINGLES
};

size_t peil_scripts_key_count(const struct peil_scripts *scripts)
{
    const struct peil_pack *pack = scripts->pack;

    return pack->item_count + scripts->concept_count + pack->section_count + 1 + SINGLES;
}

static size_t single_place(const struct peil_scripts *scripts, enum single single)
{
    return peil_scripts_key_count(scripts) - SINGLES + single;
}

size_t peil_scripts_key_place(const struct peil_scripts *scripts, struct peil_read read)
{
    const struct peil_pack *pack = scripts->pack;
    size_t sections = pack->item_count + scripts->concept_count;

    switch (read.kind) {
    case PEIL_READ_STATE:
    case PEIL_READ_VALUE:
    case PEIL_READ_POINTS:
    case PEIL_READ_WORTH:
    case PEIL_READ_CHOSEN:
    case PEIL_READ_KNOCKOUT:
        return read.a < pack->item_count ? read.a : PEIL_NONE;
    case PEIL_READ_LEVEL:
    case PEIL_READ_RATIO:
    case PEIL_READ_CONFIDENCE:
        return read.a < scripts->concept_count ? pack->item_count + read.a : PEIL_NONE;
    case PEIL_READ_SCORE:
        return read.a == PEIL_ALL             ? sections + pack->section_count
               : read.a < pack->section_count ? sections + read.a
                                              : PEIL_NONE;
    case PEIL_READ_VERDICT:
        return single_place(scripts, VERDICT);
    case PEIL_READ_UNKNOWN_SHARE:
        return single_place(scripts, UNKNOWN_SHARE);
    case PEIL_READ_ROLE:
        return single_place(scripts, ROLE);
    default:
        return PEIL_NONE;
    }
}

struct peil_scripts_counts peil_scripts_counts(const struct peil_scripts *scripts)
{
    struct peil_scripts_counts counts = scripts->counts;

    counts.memory = peil_memo_bytes(scripts->memo);
    return counts;
}
