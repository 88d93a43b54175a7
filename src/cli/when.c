#include <stdio.h>
#include <string.h>

#include "cli.h"

/* count digits as a number; false: they are not all digits. */
static bool read_digits(const char **text, int count, int *number)
{
    *number = 0;
    for (int i = 0; i < count; i++, ++*text) {
        if (**text < '0' || **text > '9')
            return false;
        *number = *number * 10 + (**text - '0');
    }
    return true;
}

static bool read_mark(const char **text, char mark)
{
    if (**text != mark)
        return false;
    ++*text;
    return true;
}

/* Days since 1970-01-01 of a date of the Gregorian calendar. */
static int64_t days_of(int year, int month, int day)
{
    int64_t shifted = year - (month <= 2), era = shifted / 400, of_era = shifted - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static bool read_date(const char **text, int64_t *days)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year, month, day, length;
    if (!read_digits(text, 4, &year) || !read_mark(text, '-') || !read_digits(text, 2, &month) ||
        !read_mark(text, '-') || !read_digits(text, 2, &day) || year < 1 || month < 1 ||
        month > 12)
        return false;
    length = lengths[month - 1];
    if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
        length = 29;
    *days = days_of(year, month, day);
    return day >= 1 && day <= length;
}

static bool read_clock(const char **text, int64_t *seconds)
{
    int hour, minute, second = 0;
    if (!read_digits(text, 2, &hour) || !read_mark(text, ':') || !read_digits(text, 2, &minute))
        return false;
    if (read_mark(text, ':')) {
        if (!read_digits(text, 2, &second))
            return false;
        if (**text == '.' || **text == ',') /* parts of a second are left out */
            do
                ++*text;
            while (**text >= '0' && **text <= '9');
    }
    *seconds = (int64_t)hour * 3600 + minute * 60 + second;
    return hour <= 24 && minute <= 59 && second <= 60;
}

/* What a zone lies east of UTC. */
static bool read_zone(const char **text, int64_t *seconds)
{
    int sign = **text == '-' ? -1 : 1, hours, minutes = 0;
    *seconds = 0;
    if (!**text || read_mark(text, 'Z') || read_mark(text, 'z'))
        return true;
    if ((!read_mark(text, '+') && !read_mark(text, '-')) || !read_digits(text, 2, &hours))
        return false;
    if (**text) {
        (void)read_mark(text, ':');
        if (!read_digits(text, 2, &minutes))
            return false;
    }
    *seconds = sign * ((int64_t)hours * 3600 + minutes * 60);
    return hours <= 24 && minutes <= 59;
}

bool cli_time_read(const char *text, int64_t *at)
{
    int64_t days, clock = 0, zone = 0;
    if (!read_date(&text, &days))
        return false;
    if (*text) {
        if (!read_mark(&text, 'T') && !read_mark(&text, 't') && !read_mark(&text, ' '))
            return false;
        if (!read_clock(&text, &clock) || !read_zone(&text, &zone))
            return false;
    }
    *at = days * 86400 + clock - zone;
    return *text == '\0';
}

void cli_time_span(int64_t seconds, char *text, size_t room)
{
    static const struct {
        int64_t seconds;
        const char *one, *more;
    } units[] = {{86400, "dag", "dagen"}, {3600, "uur", "uur"}, {60, "minuut", "minuten"}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        int64_t count = seconds / units[i].seconds;
        if (count >= 2 || (count == 1 && i + 1 == sizeof units / sizeof *units)) {
            (void)snprintf(text, room, "%lld %s", (long long)count,
                           count == 1 ? units[i].one : units[i].more);
            return;
        }
    }
    (void)snprintf(text, room, "minder dan een minuut");
}
