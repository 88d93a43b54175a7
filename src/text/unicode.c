#include "text/unicode.h"

#include <stdbool.h>
#include <utf8proc.h>

#include "text/points.h"

enum { POINTS = EMPI_UNICODE_ROOM / 4 };

/* Taken apart, Hangul would be three letters where the writer typed one. */
static bool stays_whole(uint32_t point)
{
    return point >= 0xAC00 && point <= 0xD7A3;
}

static uint32_t plain(utf8proc_int32_t point)
{
    if (point >= 'A' && point <= 'Z')
        return (uint32_t)point + 0x20;
    if (point < 0x20 || point == 0x7F || utf8proc_category(point) == UTF8PROC_CATEGORY_ZS)
        return ' ';
    return (uint32_t)point;
}

size_t empi_unicode_fold(uint32_t point, unsigned char *out)
{
    utf8proc_int32_t points[POINTS];
    utf8proc_ssize_t count, i;
    size_t length = 0;
    int last = 0;
    if (stays_whole(point))
        return empi_point_write(point, out);
    count = utf8proc_decompose_char((utf8proc_int32_t)point, points, POINTS,
                                    (utf8proc_option_t)(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                        UTF8PROC_CASEFOLD | UTF8PROC_IGNORE |
                                                        UTF8PROC_STRIPMARK),
                                    &last);
    if (count < 0 || count > POINTS)
        return empi_point_write(point, out);
    for (i = 0; i < count; i++)
        length += empi_point_write(plain(points[i]), out + length);
    return length;
}

int empi_unicode_case(uint32_t point)
{
    switch (utf8proc_category((utf8proc_int32_t)point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return 1;
    case UTF8PROC_CATEGORY_LL:
        return -1;
    default:
        return 0;
    }
}
