/* How long a time is, and how far two days of the year are apart, as people say it: "vijf
 * werkdagen", "half mei". What is not said exactly has a least and a most. */
#ifndef EMPI_SPAN_H
#define EMPI_SPAN_H

#include "base/calendar.h"

enum empi_unit {
    EMPI_UNIT_NONE, /* a number alone: of the unit that it is compared with */
    EMPI_UNIT_MINUTE,
    EMPI_UNIT_HOUR,
    EMPI_UNIT_DAY,
    EMPI_UNIT_WORKDAY,
    EMPI_UNIT_WEEK,
    EMPI_UNIT_MONTH,
    EMPI_UNIT_QUARTER,
    EMPI_UNIT_YEAR
};

enum { EMPI_SPAN_MOST = 100000 }; /* units; a larger number is no time that people wait */

typedef struct empi_span {
    enum empi_unit unit;
    int32_t least, most; /* in halves of the unit, from 0 to 2 * EMPI_SPAN_MOST */
} empi_span;

/* By how many minutes a time surely is longer than another; 0: perhaps by none. */
int64_t empi_span_beyond(empi_span span, empi_span than);
/* The same of a number of days. */
int64_t empi_span_days_beyond(int32_t days, empi_span than);

typedef struct empi_when { /* a day, or days in a row, of one month */
    int32_t year;          /* 0: not named; else 1 to 9999 */
    int32_t month;         /* 1 to 12 */
    int32_t first, last;   /* days of the month that there are */
} empi_when;

/* How many days the second surely lies after the first; 0: perhaps none. Where a year is not named,
 * it is the first such day that follows, unless that takes nearly a year. */
int32_t empi_when_after(empi_when first, empi_when second);

#endif
