/*
 * For LD_PRELOAD: a program that takes its locale from the environment, as one that embeds peil
 * may.
 */
#include <locale.h>

__attribute__((constructor)) static void start(void)
{
    setlocale(LC_ALL, "");
}
