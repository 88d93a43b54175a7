/* Code points of UTF-8. An invalid byte is always a unit of its own. */
#ifndef EMPI_POINTS_H
#define EMPI_POINTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"

enum { EMPI_POINT_BYTES = 4, EMPI_REPLACEMENT = 0xFFFD };

/* Length of the valid sequence at bytes, with its code point; 0: bytes[0] is invalid here. */
static inline size_t empi_point_read(const unsigned char *bytes, size_t left, uint32_t *point)
{
    return empi_utf8_step((const char *)bytes, left, point);
}

/* Writes a scalar value, returns 1 to 4. */
size_t empi_point_write(uint32_t point, unsigned char *out);

/* How many of the first bytes are ASCII. */
size_t empi_points_ascii(const unsigned char *bytes, size_t length);

/* Decodes text known to be valid UTF-8. */
static inline uint32_t empi_point_trusted(const unsigned char *bytes, size_t *length)
{
    uint32_t first = bytes[0];
    if (first < 0x80) {
        *length = 1;
        return first;
    }
    if (first < 0xE0) {
        *length = 2;
        return (first & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
    }
    if (first < 0xF0) {
        *length = 3;
        return (first & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    }
    *length = 4;
    return (first & 0x07u) << 18 | (bytes[1] & 0x3Fu) << 12 | (bytes[2] & 0x3Fu) << 6 |
           (bytes[3] & 0x3Fu);
}

#endif
