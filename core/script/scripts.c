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
    scripts->text_left = scripts->limits->script_text;
    for (size_t i = 0; i < scripts->layer_count; i++)
        scripts->layers[i].left = scripts->limits->script_steps;
    peil_asked_clear(&scripts->asked);
}

void peil_scripts_remember(struct peil_scripts *scripts, bool on)
{
    scripts->remember = on;
}

const struct peil_recorded *peil_scripts_reads(const struct peil_scripts *scripts, size_t *count)
{
    *count = scripts->asked.count;
    return scripts->asked.list;
}

struct peil_scripts_counts peil_scripts_counts(const struct peil_scripts *scripts)
{
    struct peil_scripts_counts counts = scripts->counts;

    counts.memory = peil_memo_bytes(scripts->memo);
    return counts;
}
