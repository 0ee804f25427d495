/*
 * Whether a file may be a plugin, and whether what it exports is one.
 */
#include "core/plugin/check.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/utf8.h"

/* A descriptor of the first version has at least this; what was appended later may be missing. */
#define LEAST_OUTPUT (offsetof(struct peil_output, option_size) + sizeof(uint32_t))
#define LEAST_OPTION (offsetof(struct peil_output_option, reserved) + sizeof(uint32_t))
#define MOST_OPTION 4096 /* bytes that an option may have grown to */
#define MOST_OPTIONS 64
#define MOST_NAME 32
#define MOST_LINE 1000 /* bytes of a summary, a help text, a list of kinds */

static const char name_characters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

static bool is_from(const char *text, const char *characters)
{
    size_t length = text ? strspn(text, characters) : 0;

    return length > 0 && length <= MOST_NAME && text[length] == '\0';
}

bool peil_plugin_is_name(const char *text)
{
    return is_from(text, name_characters);
}

/*
 * A sticky folder that all may write to (/tmp) is refused too: anybody could put a plugin there. A
 * group that may write is the owner's choice; where each user has a group, files start like that.
 */
static const char *check_owner(const struct stat *about, uint32_t owner)
{
    if (about->st_uid != 0 && about->st_uid != geteuid() && about->st_uid != owner)
        return "plugin/owner";
    return about->st_mode & S_IWOTH ? "plugin/writable" : NULL;
}

const char *peil_plugin_check_about(const struct stat *about, uint32_t owner)
{
    if (!S_ISREG(about->st_mode))
        return "plugin/not-a-file";
    return check_owner(about, owner);
}

const char *peil_plugin_check_file(const char *path, uint32_t owner)
{
    struct stat about;

    if (lstat(path, &about) != 0)
        return "plugin/missing";
    return peil_plugin_check_about(&about, owner);
}

const char *peil_plugin_check_folder(const char *path, uint32_t owner)
{
    struct stat about;

    if (stat(path, &about) != 0)
        return "plugin/missing";
    if (!S_ISDIR(about.st_mode))
        return "plugin/not-a-folder";
    return check_owner(&about, owner);
}

/* One line of text that can be shown to people as it is. */
static bool is_line(const char *text)
{
    size_t length = text ? strnlen(text, MOST_LINE + 1) : 0;

    if (length == 0 || length > MOST_LINE)
        return false;
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        size_t size = peil_utf8_decode(text + at, length - at, &code);

        if (size == 0 || code < 0x20 || peil_utf8_classify(code) != PEIL_UTF8_PLAIN)
            return false;
        at += size;
    }
    return true;
}

/* "type/subtype" of RFC 6838, and what may follow: "text/plain; charset=utf-8". */
static bool is_media_type(const char *text)
{
    const char *slash = text ? strchr(text, '/') : NULL;

    return is_line(text) && slash && slash != text && slash[1] != '\0';
}

const struct peil_output_option *peil_plugin_option_at(
    const struct peil_output *output, uint32_t index)
{
    return (const void *)((const char *)output->options + (size_t)index * output->option_size);
}

static bool is_option(const struct peil_output *output, uint32_t index)
{
    const struct peil_output_option *option = peil_plugin_option_at(output, index);
    const char *usual = option->default_value;

    if (!peil_plugin_is_name(option->name) || !is_line(option->help) || !usual ||
        (*usual && !is_line(usual)) || option->kind > PEIL_OPTION_FILE)
        return false;
    for (uint32_t i = 0; i < index; i++)
        if (strcmp(peil_plugin_option_at(output, i)->name, option->name) == 0)
            return false;
    return true;
}

static bool are_options(const struct peil_output *output)
{
    if (output->option_count == 0)
        return true;
    if (!output->options || output->option_count > MOST_OPTIONS ||
        output->option_size < LEAST_OPTION || output->option_size > MOST_OPTION ||
        output->option_size % _Alignof(struct peil_output_option) != 0)
        return false;
    for (uint32_t i = 0; i < output->option_count; i++)
        if (!is_option(output, i))
            return false;
    return true;
}

const char *peil_plugin_check_output(const struct peil_output *output)
{
    if (output->size < LEAST_OUTPUT)
        return "plugin/too-small";
    if (!peil_plugin_is_name(output->name) || !is_media_type(output->media_type) ||
        !peil_plugin_is_name(output->extension) || !is_line(output->summary) ||
        !is_line(output->kinds))
        return "plugin/names";
    if (!output->render)
        return "plugin/no-render";
    if (output->document_version == 0)
        return "plugin/older";
    if (output->document_version > PEIL_DOCUMENT_VERSION)
        return "plugin/newer-document";
    return are_options(output) ? NULL : "plugin/options";
}
