// Each public header by itself, first and twice, as C++. Compiled twice, as header_c.c is.
#ifdef HEADER_PEIL
#if defined(__has_include)
#if __has_include(<peil/peil.h>)
#include <peil/peil.h>
#include <peil/peil.h>
#endif
#endif
#else
#include <peil/plugin.h>
#include <peil/plugin.h>

namespace
{
int32_t render(const peil_host *host, const peil_node *document, peil_sink *sink)
{
    if (!PEIL_HOST_HAS(host, get))
        return host->fail(sink, "this host is older than the first");
    return host->write_json(sink, host->get(document, "kind"), 0);
}
} // namespace

// A plugin can be written in C++; designated initialisers come with C++20, so it is done by order.
const peil_output peil_output_v1 = {sizeof(peil_output), PEIL_DOCUMENT_VERSION, "cpp", "text/plain",
    "txt", "a plugin in C++", "result", render, nullptr, 0, 0};
#endif
