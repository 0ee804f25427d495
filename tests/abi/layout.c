/*
 * The layout of everything that crosses the border to a plugin, on machines with 64-bit pointers.
 * A plugin that was compiled years ago relies on these numbers: lines may be added below the last
 * field of a struct, and nothing else here may ever change within a major version.
 *
 * Behind it, what a program hands to the library. Those structs do not tell their size: a field
 * more wants a higher ABI in the Makefile.
 */
#include <peil/peil.h>

#define AT(type, field, place)                                                                     \
    _Static_assert(offsetof(struct type, field) == (place), #type "." #field " moved")
#define WIDE(type, field, bytes)                                                                   \
    _Static_assert(sizeof(((struct type *)0)->field) == (bytes), #type "." #field " changed size")

#if UINTPTR_MAX == UINT64_MAX

AT(peil_host, size, 0);
WIDE(peil_host, size, 4);
AT(peil_host, type, 8);
AT(peil_host, boolean, 16);
AT(peil_host, number, 24);
AT(peil_host, text, 32);
AT(peil_host, count, 40);
AT(peil_host, at, 48);
AT(peil_host, key, 56);
AT(peil_host, get, 64);
AT(peil_host, write, 72);
AT(peil_host, fail, 80);
AT(peil_host, option, 88);
AT(peil_host, columns, 96);
AT(peil_host, colour, 104);
AT(peil_host, format_number, 112);
AT(peil_host, format_date, 120);
AT(peil_host, plural, 128);
AT(peil_host, display_width, 136);
AT(peil_host, write_json, 144);
AT(peil_host, sha256, 152);
AT(peil_host, self, 160);
/* The next field of peil_host starts at 168. */
_Static_assert(sizeof(struct peil_host) >= 168, "peil_host lost a field");

AT(peil_output_option, name, 0);
AT(peil_output_option, help, 8);
AT(peil_output_option, default_value, 16);
AT(peil_output_option, kind, 24);
WIDE(peil_output_option, kind, 4);
AT(peil_output_option, reserved, 28);
WIDE(peil_output_option, reserved, 4);
/* The next field of peil_output_option starts at 32. */
_Static_assert(sizeof(struct peil_output_option) >= 32, "peil_output_option lost a field");

AT(peil_output, size, 0);
WIDE(peil_output, size, 4);
AT(peil_output, document_version, 4);
WIDE(peil_output, document_version, 4);
AT(peil_output, name, 8);
AT(peil_output, media_type, 16);
AT(peil_output, extension, 24);
AT(peil_output, summary, 32);
AT(peil_output, kinds, 40);
AT(peil_output, render, 48);
AT(peil_output, options, 56);
AT(peil_output, option_count, 64);
WIDE(peil_output, option_count, 4);
AT(peil_output, option_size, 68);
WIDE(peil_output, option_size, 4);
/* The next field of peil_output starts at 72. */
_Static_assert(sizeof(struct peil_output) >= 72, "peil_output lost a field");

AT(peil_report_request, language, 0);
AT(peil_report_request, asof, 8);
AT(peil_report_request, output, 16);
_Static_assert(sizeof(struct peil_report_request) == 24, "peil_report_request: raise ABI");

AT(peil_given, name, 0);
AT(peil_given, answers, 8);
AT(peil_given, length, 16);
_Static_assert(sizeof(struct peil_given) == 24, "peil_given: raise ABI");

AT(peil_compare_request, language, 0);
AT(peil_compare_request, asof, 8);
AT(peil_compare_request, subject, 16);
AT(peil_compare_request, rule, 24);
AT(peil_compare_request, least_group, 32);
AT(peil_compare_request, actors, 40);
AT(peil_compare_request, actor_count, 48);
AT(peil_compare_request, output, 56);
_Static_assert(sizeof(struct peil_compare_request) == 64, "peil_compare_request: raise ABI");

#endif

/* The types of all functions. */
#define IS(field, ...)                                                                             \
    _Static_assert(_Generic(((struct peil_host *)0)->field, __VA_ARGS__ : 1, default : 0),         \
        "peil_host." #field " changed type")

IS(type, uint32_t (*)(const struct peil_node *));
IS(boolean, uint32_t (*)(const struct peil_node *));
IS(number, double (*)(const struct peil_node *));
IS(text, const char *(*)(const struct peil_node *, size_t *));
IS(count, size_t (*)(const struct peil_node *));
IS(at, const struct peil_node *(*)(const struct peil_node *, size_t));
IS(key, const char *(*)(const struct peil_node *, size_t));
IS(get, const struct peil_node *(*)(const struct peil_node *, const char *));
IS(write, int32_t (*)(struct peil_sink *, const char *, size_t));
IS(fail, int32_t (*)(struct peil_sink *, const char *));
IS(option, const char *(*)(const struct peil_sink *, const char *));
IS(columns, uint32_t (*)(const struct peil_sink *));
IS(colour, uint32_t (*)(const struct peil_sink *));
IS(format_number, size_t (*)(double, int32_t, const char *, char *, size_t));
IS(format_date, size_t (*)(const char *, const char *, char *, size_t));
IS(plural, uint32_t (*)(const char *, double));
IS(display_width, size_t (*)(const char *, size_t));
IS(write_json, int32_t (*)(struct peil_sink *, const struct peil_node *, uint32_t));
IS(sha256, void (*)(const void *, size_t, unsigned char *));
IS(self, const struct peil_output *(*)(const struct peil_sink *));
_Static_assert(
    _Generic(((struct peil_output *)0)->render,
        int32_t (*)(const struct peil_host *, const struct peil_node *, struct peil_sink *) : 1,
        default : 0),
    "peil_output.render changed type");

/* The numbers that stand for something. */
_Static_assert(PEIL_NODE_NULL == 0 && PEIL_NODE_BOOL == 1 && PEIL_NODE_NUMBER == 2 &&
                   PEIL_NODE_STRING == 3 && PEIL_NODE_LIST == 4 && PEIL_NODE_MAP == 5,
    "a kind of node changed its number");
_Static_assert(PEIL_OPTION_TEXT == 0 && PEIL_OPTION_FILE == 1, "a kind of option changed");
_Static_assert(PEIL_DECIMALS_SHORTEST == -1, "the sign for all decimals changed");

/* What calls answer. */
_Static_assert(PEIL_DONE == 0 && PEIL_REFUSED == -1 && PEIL_NO_MEMORY == -2 &&
                   PEIL_SCRIPT_FAILED == -4 && PEIL_PLUGIN_FAILED == -5 && PEIL_BROKEN == -6,
    "a status changed its number");
