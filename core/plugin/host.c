/*
 * What the host offers to a plugin.
 */
#include "core/plugin/host.h"

#include <string.h>

#include "core/base/num.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/format/json.h"
#include "core/base/date.h"

static uint32_t host_bool(const struct peil_node *node)
{
    return peil_node_as_bool(node) ? 1 : 0;
}

static int32_t host_write(struct peil_sink *sink, const char *bytes, size_t length)
{
    if (sink->failed)
        return -1;
    peil_buf_add(sink->out, bytes, length);
    sink->failed = peil_buf_failed(sink->out);
    return sink->failed ? -1 : 0;
}

static int32_t host_fail(struct peil_sink *sink, const char *message)
{
    if (!sink->message.length && message)
        peil_buf_text(&sink->message, message);
    sink->failed = true;
    return -1;
}

static const char *host_option(const struct peil_sink *sink, const char *name)
{
    const struct peil_output_option *option = name ? peil_plugin_option(sink->output, name) : NULL;

    for (size_t i = option ? sink->facts->setting_count : 0; i-- > 0;)
        if (strcmp(sink->facts->settings[i].name, name) == 0)
            return sink->facts->settings[i].value;
    return option ? option->default_value : "";
}

static uint32_t host_columns(const struct peil_sink *sink)
{
    return sink->facts->columns ? sink->facts->columns : 80;
}

static uint32_t host_colour(const struct peil_sink *sink)
{
    return sink->facts->colour ? 1 : 0;
}

static size_t host_format_number(
    double value, int32_t decimals, const char *language, char *out, size_t capacity)
{
    return peil_num_format(value, decimals, language, out, capacity);
}

/* Dutch and English have the same two forms; so have the other languages that reports exist in. */
static uint32_t host_plural(const char *language, double count)
{
    (void)language;
    return count == 1 ? 0 : 1;
}

static int32_t host_write_json(
    struct peil_sink *sink, const struct peil_node *node, uint32_t indent)
{
    if (sink->failed)
        return -1;
    peil_json_write(sink->out, node, indent > 16 ? 16 : indent);
    sink->failed = peil_buf_failed(sink->out);
    return sink->failed ? -1 : 0;
}

static const struct peil_output *host_self(const struct peil_sink *sink)
{
    return sink->output;
}

const struct peil_host peil_plugin_host = {
    .size = sizeof(struct peil_host),
    .type = peil_node_type,
    .boolean = host_bool,
    .number = peil_node_as_number,
    .text = peil_node_as_text,
    .count = peil_node_count,
    .at = peil_node_at,
    .key = peil_node_key,
    .get = peil_node_get,
    .write = host_write,
    .fail = host_fail,
    .option = host_option,
    .columns = host_columns,
    .colour = host_colour,
    .format_number = host_format_number,
    .format_date = peil_date_format,
    .plural = host_plural,
    .display_width = peil_utf8_text_width,
    .write_json = host_write_json,
    .sha256 = peil_sha256,
    .self = host_self,
};
