/*
 * Makes zips by hand for tests, right ones and wrong ones: what a part does not say is filled in
 * as it should be, and everything can be overwritten afterwards.
 */
#ifndef PEIL_TESTS_ZIP_MAKER_H
#define PEIL_TESTS_ZIP_MAKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct zip_part {
    const char *name;
    size_t name_length;     /* 0: up to the NUL */
    const char *local_name; /* NULL: the same */
    const char *data;       /* as it stands in the zip; NULL: nothing */
    size_t data_length;     /* 0: up to the NUL */
    uint32_t size;          /* 0: as many as the data */
    uint32_t checksum;      /* 0: that of the data */
    uint16_t method;
    uint16_t flags;
    uint32_t attributes;
    const char *extra;
    size_t extra_length;
};

struct zip_made {
    unsigned char bytes[1 << 16];
    size_t length;
    size_t directory; /* where it begins */
    size_t end;       /* where the end record begins */
    size_t offsets[600];
};

static inline void zip_put(struct zip_made *zip, size_t at, uint32_t value, size_t width)
{
    for (size_t i = 0; i < width; i++, value >>= 8)
        zip->bytes[at + i] = (unsigned char)(value & 0xFF);
}

static inline void zip_number(struct zip_made *zip, uint32_t value, size_t width)
{
    zip_put(zip, zip->length, value, width);
    zip->length += width;
}

static inline void zip_bytes(struct zip_made *zip, const void *bytes, size_t length)
{
    if (length > 0)
        memcpy(zip->bytes + zip->length, bytes, length);
    zip->length += length;
}

static inline uint32_t zip_checksum(const char *bytes, size_t length)
{
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < length; i++) {
        crc ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
    }
    return ~crc;
}

static inline void zip_describe(
    struct zip_made *zip, const struct zip_part *part, size_t name_length)
{
    size_t length = part->data && !part->data_length ? strlen(part->data) : part->data_length;
    uint32_t checksum = part->checksum ? part->checksum : zip_checksum(part->data, length);
    zip_number(zip, 20, 2);
    zip_number(zip, part->flags, 2);
    zip_number(zip, part->method, 2);
    zip_number(zip, 0x00210000, 4);
    zip_number(zip, checksum, 4);
    zip_number(zip, (uint32_t)length, 4);
    zip_number(zip, part->size ? part->size : (uint32_t)length, 4);
    zip_number(zip, (uint32_t)name_length, 2);
    zip_number(zip, (uint32_t)part->extra_length, 2);
}

static inline void zip_make(struct zip_made *zip, const struct zip_part *parts, size_t count)
{
    zip->length = 0;
    for (size_t i = 0; i < count; i++) {
        const struct zip_part *part = &parts[i];
        const char *name = part->local_name ? part->local_name : part->name;
        size_t length = part->name_length && !part->local_name ? part->name_length : strlen(name);
        size_t data = part->data && !part->data_length ? strlen(part->data) : part->data_length;
        zip->offsets[i] = zip->length;
        zip_bytes(zip, "PK\3\4", 4);
        zip_describe(zip, part, length);
        zip_bytes(zip, name, length);
        zip_bytes(zip, part->extra, part->extra_length);
        zip_bytes(zip, part->data, data);
    }
    zip->directory = zip->length;
    for (size_t i = 0; i < count; i++) {
        const struct zip_part *part = &parts[i];
        size_t length = part->name_length ? part->name_length : strlen(part->name);
        zip_bytes(zip, "PK\1\2", 4);
        zip_number(zip, 3 << 8 | 20, 2);
        zip_describe(zip, part, length);
        zip_number(zip, 0, 4);
        zip_number(zip, 0, 2);
        zip_number(zip, part->attributes, 4);
        zip_number(zip, (uint32_t)zip->offsets[i], 4);
        zip_bytes(zip, part->name, length);
        zip_bytes(zip, part->extra, part->extra_length);
    }
    zip->end = zip->length;
    zip_bytes(zip, "PK\5\6\0\0\0\0", 8);
    zip_number(zip, (uint32_t)count, 2);
    zip_number(zip, (uint32_t)count, 2);
    zip_number(zip, (uint32_t)(zip->end - zip->directory), 4);
    zip_number(zip, (uint32_t)zip->directory, 4);
    zip_number(zip, 0, 2);
}

#endif
