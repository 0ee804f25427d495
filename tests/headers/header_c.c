/*
 * Each public header by itself, first and twice, as plain C. Compiled twice: with HEADER_PEIL for
 * <peil/peil.h>, without it for <peil/plugin.h>.
 */
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

/* What the macro for older hosts answers, seen by the compiler of a stranger. */
int first_host_has_all(const struct peil_host *host);
int first_host_has_all(const struct peil_host *host)
{
    return PEIL_HOST_HAS(host, type) && PEIL_HOST_HAS(host, sha256);
}
#endif

/* A translation unit must hold something. */
extern int headers_are_fine;
int headers_are_fine = 1;
