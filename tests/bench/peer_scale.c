#include "bench.h"
#include "peer.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { COPY_BYTES = 65536 };

size_t scale_memcpy(void *state, const char *text, size_t length)
{
    static char copy[COPY_BYTES];
    (void)state;
    memcpy(copy, text, length < COPY_BYTES ? length : COPY_BYTES);
    __asm__ volatile("" : : "r"(copy) : "memory"); /* so that the copy is really made */
    return 0;
}

/* How many continuation bytes follow, and the least and largest first of them. */
static size_t sequence(unsigned char lead, unsigned char *low, unsigned char *high)
{
    *low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    *high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return lead >= 0xc2 && lead <= 0xdf   ? 1
           : lead >= 0xe0 && lead <= 0xef ? 2
           : lead >= 0xf0 && lead <= 0xf4 ? 3
                                          : 0;
}

/* Eight ASCII bytes at a time, all else by the table of the Unicode standard. */
size_t scale_utf8(void *state, const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t i = 0;
    (void)state;
    while (i < length) {
        uint64_t eight;
        unsigned char low, high;
        size_t more;
        if (i + 8 <= length) {
            memcpy(&eight, bytes + i, 8);
            if (!(eight & UINT64_C(0x8080808080808080))) {
                i += 8;
                continue;
            }
        }
        if (bytes[i] < 0x80) {
            i++;
            continue;
        }
        more = sequence(bytes[i], &low, &high);
        if (more == 0 || i + more >= length || bytes[i + 1] < low || bytes[i + 1] > high)
            return 0;
        for (size_t j = 2; j <= more; j++)
            if ((bytes[i + j] & 0xc0) != 0x80)
                return 0;
        i += more + 1;
    }
    return 1;
}

size_t scale_utf8proc(void *state, const char *text, size_t length)
{
    utf8proc_uint8_t *mapped = NULL;
    (void)state;
    if (utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &mapped,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD) < 0)
        return 0;
    free(mapped);
    return 1;
}
