/*
 * Whether a shared object is all there.
 */
#include "core/plugin/whole.h"

#if defined(__ELF__)

#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_at(int file, void *out, size_t length, uint64_t place)
{
    return place <= INT32_MAX && pread(file, out, length, (off_t)place) == (ssize_t)length;
}

/* Whether all parts that are to be mapped end within the file. */
static bool holds_parts(int file, const ElfW(Ehdr) * head, uint64_t size)
{
    for (unsigned i = 0; i < head->e_phnum; i++) {
        ElfW(Phdr) part;

        if (!read_at(file, &part, sizeof(part), head->e_phoff + (uint64_t)i * sizeof(part)))
            return false;
        if (part.p_type == PT_LOAD &&
            (part.p_offset > size || part.p_filesz > size - part.p_offset))
            return false;
    }
    return true;
}

bool peil_plugin_is_whole(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    bool whole = true;
    struct stat about;
    ElfW(Ehdr) head;

    if (file < 0)
        return true;
    if (fstat(file, &about) == 0 && read_at(file, &head, sizeof(head), 0) &&
        memcmp(head.e_ident, ELFMAG, SELFMAG) == 0 && head.e_phentsize == sizeof(ElfW(Phdr)))
        whole = holds_parts(file, &head, (uint64_t)about.st_size);
    close(file);
    return whole;
}

#else

bool peil_plugin_is_whole(const char *path)
{
    (void)path;
    return true;
}

#endif
