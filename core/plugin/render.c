/*
 * Running a plugin on a document.
 */
#include "core/plugin/plugin.h"

#include <string.h>

#include "core/base/status.h"
#include "core/base/utf8.h"
#include "core/plugin/check.h"
#include "core/plugin/host.h"

#define MOST_MESSAGE 1000 /* bytes of what a plugin says when it fails */

const struct peil_output_option *peil_plugin_option(
    const struct peil_output *output, const char *name)
{
    for (uint32_t i = 0; i < output->option_count; i++) {
        const struct peil_output_option *option = peil_plugin_option_at(output, i);

        if (strcmp(option->name, name) == 0)
            return option;
    }
    return NULL;
}

/* Whether a word stands in a list of words apart by blanks. */
static bool has_word(const char *list, const char *word)
{
    size_t length = strlen(word);

    while (*list) {
        size_t size = strcspn(list, " ");

        if (size == length && memcmp(list, word, size) == 0)
            return true;
        list += size + (list[size] == ' ');
    }
    return false;
}

/* What a plugin said, as one line of harmless UTF-8, whatever its bytes were. */
static void add_message(struct peil_buf *out, const struct peil_buf *message)
{
    const char *bytes = peil_buf_string(message);

    for (size_t at = 0; at < message->length && out->length < MOST_MESSAGE;) {
        uint32_t code = 0;
        size_t size = peil_utf8_decode(bytes + at, message->length - at, &code);
        enum peil_utf8_class kind = size ? peil_utf8_classify(code) : PEIL_UTF8_CONTROL;

        if (code == '\n' || code == '\t' || kind == PEIL_UTF8_NBSP)
            peil_buf_char(out, ' ');
        else if (kind == PEIL_UTF8_PLAIN && code >= 0x20)
            peil_buf_add(out, bytes + at, size);
        else
            peil_buf_text(out, "\xef\xbf\xbd"); /* U+FFFD, the replacement character */
        at += size ? size : 1;
    }
}

static int failed(struct peil_sink *sink, struct peil_diags *diags)
{
    struct peil_buf message = PEIL_BUF_EMPTY;

    if (peil_buf_failed(sink->out)) {
        if (!sink->out->full)
            return PEIL_ENOMEM;
        peil_diag_add(diags, PEIL_ERROR, "plugin/too-much", PEIL_NOWHERE,
            PEIL_ARGS(
                PEIL_TEXT("name", sink->output->name), PEIL_INTEGER("most", sink->out->limit)));
        return PEIL_EPLUGIN;
    }
    add_message(&message, &sink->message);
    if (peil_buf_failed(&sink->message) || peil_buf_failed(&message)) {
        peil_buf_dispose(&message);
        return PEIL_ENOMEM;
    }
    peil_diag_add(diags, PEIL_ERROR, message.length ? "plugin/failed" : "plugin/failed-silently",
        PEIL_NOWHERE,
        PEIL_ARGS(PEIL_TEXT("name", sink->output->name),
            PEIL_TEXT("message", message.length ? peil_buf_string(&message) : NULL)));
    peil_buf_dispose(&message);
    return PEIL_EPLUGIN;
}

/* Whether the plugin has all options that were set. */
static bool has_options(
    const struct peil_output *output, const struct peil_sink_facts *facts, struct peil_diags *diags)
{
    for (size_t i = 0; i < facts->setting_count; i++) {
        const char *name = facts->settings[i].name;

        if (peil_plugin_option(output, name))
            continue;
        peil_diag_add(diags, PEIL_ERROR, "plugin/unknown-option", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("name", output->name), PEIL_TEXT("option", name)));
        return false;
    }
    return true;
}

/* Whether the plugin renders a kind of document. */
static bool has_kind(const struct peil_output *output, const char *kind, struct peil_diags *diags)
{
    if (kind && has_word(output->kinds, kind))
        return true;
    peil_diag_add(diags, PEIL_ERROR, "plugin/other-kind", PEIL_NOWHERE,
        PEIL_ARGS(PEIL_TEXT("name", output->name), PEIL_TEXT("kind", kind ? kind : ""),
            PEIL_TEXT("kinds", output->kinds)));
    return false;
}

/* Takes away what was written since; `before` bytes were there. */
static void take_back(struct peil_buf *out, size_t before)
{
    out->length = before;
    if (out->data)
        out->data[before] = '\0';
}

int peil_plugin_render(struct peil_buf *out, const struct peil_output *output,
    const struct peil_node *document, const struct peil_sink_facts *facts, struct peil_diags *diags)
{
    static const struct peil_sink_facts no_facts;
    struct peil_sink sink = {.out = out, .output = output, .facts = facts ? facts : &no_facts};
    size_t before = out->length;
    int status = PEIL_OK;
    int32_t answer;

    if (!has_kind(output, peil_node_get_text(document, "kind"), diags) ||
        !has_options(output, sink.facts, diags))
        return PEIL_EPLUGIN;
    answer = output->render(&peil_plugin_host, document, &sink);
    if (answer != 0 || sink.failed) {
        status = failed(&sink, diags);
        take_back(out, before);
    } else if (out->length == before) {
        peil_diag_add(diags, PEIL_ERROR, "plugin/nothing", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("name", output->name)));
        status = PEIL_EPLUGIN;
    }
    peil_buf_dispose(&sink.message);
    return status;
}
