#include "base/utf8.h"

static size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

size_t empi_utf8_step(const char *bytes, size_t length, uint32_t *code)
{
    static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
    static const unsigned char lead_bits[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t value;
    size_t size, i;
    if (length == 0)
        return 0;
    size = sequence_length((unsigned char)bytes[0]);
    if (size == 0 || size > length)
        return 0;
    value = (unsigned char)bytes[0] & lead_bits[size];
    for (i = 1; i < size; i++) {
        unsigned char next = (unsigned char)bytes[i];
        if ((next & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (next & 0x3F);
    }
    if (value < smallest[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    if (code)
        *code = value;
    return size;
}

size_t empi_utf8_cut(const char *bytes, size_t length, size_t room)
{
    size_t end = room;
    if (length <= room)
        return length;
    /* Four bytes back at most: in bytes that are no UTF-8 any place is as good as another. */
    while (end > 0 && room - end < 4 && ((unsigned char)bytes[end] & 0xC0) == 0x80)
        end--;
    return ((unsigned char)bytes[end] & 0xC0) == 0x80 ? room : end;
}
