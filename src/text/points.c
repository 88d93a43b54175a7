#include "text/points.h"

#include <string.h>

#include "text/text.h"

size_t empi_point_write(uint32_t point, unsigned char *out)
{
    if (point < 0x80) {
        out[0] = (unsigned char)point;
        return 1;
    }
    if (point < 0x800) {
        out[0] = (unsigned char)(0xC0 | point >> 6);
        out[1] = (unsigned char)(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        out[0] = (unsigned char)(0xE0 | point >> 12);
        out[1] = (unsigned char)(0x80 | (point >> 6 & 0x3F));
        out[2] = (unsigned char)(0x80 | (point & 0x3F));
        return 3;
    }
    out[0] = (unsigned char)(0xF0 | point >> 18);
    out[1] = (unsigned char)(0x80 | (point >> 12 & 0x3F));
    out[2] = (unsigned char)(0x80 | (point >> 6 & 0x3F));
    out[3] = (unsigned char)(0x80 | (point & 0x3F));
    return 4;
}

size_t empi_points_ascii(const unsigned char *bytes, size_t length)
{
    size_t at = 0;
    while (at + 8 <= length) {
        uint64_t eight;
        memcpy(&eight, bytes + at, 8);
        if (eight & UINT64_C(0x8080808080808080))
            break;
        at += 8;
    }
    while (at < length && bytes[at] < 0x80)
        at++;
    return at;
}

size_t empi_text_units(const char *bytes, size_t length, size_t offset, bool utf16)
{
    const unsigned char *text = (const unsigned char *)bytes;
    size_t at, units;
    if (offset > length)
        offset = length;
    if (offset == 0)
        return 0;
    at = units = empi_points_ascii(text, offset);
    while (at < offset) {
        uint32_t point;
        size_t size = empi_point_read(text + at, length - at, &point);
        units += utf16 && size == 4 ? 2 : 1;
        at += size ? size : 1;
    }
    return units;
}
