#include "base/span.h"

enum {
    DAY = 24 * 60,
    HALF_DAY = DAY / 2,
    YEAR = 365,
    PLAIN_YEAR = 2001, /* not a leap year */
    ALMOST_YEAR = 330  /* a day shortly before another is a slip of the pen, not a year later */
};

/* The months of any row of months have 30.5 days on average, two less in February. */
static int64_t month_days(int64_t halves, bool most)
{
    int64_t days = most ? halves * 61 / 4 + 1 : halves * 15 - 2;
    return days > 0 ? days : 0;
}

/* Working days with the weekends between them; for the most, with the one in which they may begin.
 */
static int64_t workday_days(int64_t halves, bool most)
{
    int64_t days = (halves + 1) / 2;
    if (days == 0)
        return 0;
    return days + 2 * ((most ? days + 4 : days - 1) / 5);
}

static int64_t minutes(enum empi_unit unit, int64_t halves, bool most)
{
    switch (unit) {
    case EMPI_UNIT_MINUTE:
        return halves / 2;
    case EMPI_UNIT_HOUR:
        return halves * 30;
    case EMPI_UNIT_DAY:
        return halves * HALF_DAY;
    case EMPI_UNIT_WORKDAY:
        return workday_days(halves, most) * DAY;
    case EMPI_UNIT_WEEK:
        return halves * 7 * HALF_DAY;
    case EMPI_UNIT_MONTH:
        return month_days(halves, most) * DAY;
    case EMPI_UNIT_QUARTER:
        return month_days(halves * 3, most) * DAY;
    case EMPI_UNIT_YEAR:
        return halves * (most ? YEAR + 1 : YEAR) * HALF_DAY;
    default:
        return 0;
    }
}

int64_t empi_span_beyond(empi_span span, empi_span than)
{
    int64_t beyond;
    if (span.unit == EMPI_UNIT_NONE)
        span.unit = than.unit;
    if (than.unit == EMPI_UNIT_NONE)
        than.unit = span.unit;
    if (span.unit == than.unit) { /* six working days are longer than five, wherever they begin */
        int64_t halves = (int64_t)span.least - than.most;
        return halves > 0 ? minutes(span.unit, halves, false) : 0;
    }
    beyond = minutes(span.unit, span.least, false) - minutes(than.unit, than.most, true);
    return beyond > 0 ? beyond : 0;
}

int64_t empi_span_days_beyond(int32_t days, empi_span than)
{
    int64_t beyond = (int64_t)days * DAY - minutes(than.unit, than.most, true);
    return beyond > 0 && than.unit != EMPI_UNIT_NONE ? beyond : 0;
}

/* ---- days of the year ---- */

static int32_t day_of(int32_t year, int32_t month, int32_t of_month)
{
    return empi_day_of_date((empi_date){year, month, of_month});
}

int32_t empi_when_after(empi_when first, empi_when second)
{
    int32_t days;
    if (first.year && second.year) {
        days = day_of(second.year, second.month, second.first) -
               day_of(first.year, first.month, first.last);
        return days > 0 ? days : 0;
    }
    days = day_of(PLAIN_YEAR, second.month, second.first) -
           day_of(PLAIN_YEAR, first.month, first.last);
    if (day_of(PLAIN_YEAR, second.month, second.last) <
        day_of(PLAIN_YEAR, first.month, first.first)) {
        days += YEAR;
        if (days > ALMOST_YEAR)
            days = 0;
    }
    return days > 0 ? days : 0;
}
