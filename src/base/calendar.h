/* Dates, working days and office hours, by the Gregorian calendar.
 *
 * A moment is in seconds since 1970-01-01 UTC, a day in days since 1970-01-01. Any number is
 * allowed as a moment: those before the year 1 or after 9999 count as the first or last of these
 * years. */
#ifndef EMPI_CALENDAR_H
#define EMPI_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    EMPI_ZONE_CENTRAL_EUROPE = 100000
}; /* an hour east of UTC; in summer, as the EU has it, two */

enum empi_holidays { /* as EMPATHIE_HOLIDAYS_ */
                     EMPI_HOLIDAYS_NONE = 0,
                     EMPI_HOLIDAYS_NL = 1, /* Algemene termijnenwet, article 3 */
                     EMPI_HOLIDAYS_BE = 2  /* the ten legal holidays */
};

#define EMPI_DAY_SECONDS INT64_C(86400)

enum { EMPI_MONDAY = 1, EMPI_FRIDAY = 5, EMPI_SUNDAY = 7 };

typedef struct empi_calendar {
    int32_t zone;               /* minutes east of UTC, or EMPI_ZONE_CENTRAL_EUROPE */
    int32_t day_start, day_end; /* office hours, in minutes after local midnight */
    uint32_t workdays; /* bits: 1 Monday to 64 Sunday; none set: there is no working time */
    int32_t holidays;  /* empi_holidays */
} empi_calendar;

/* Monday to Friday from nine to five, in the Netherlands. */
empi_calendar empi_calendar_default(void);

typedef struct empi_date {
    int32_t year, month, day; /* month and day from 1 */
} empi_date;

int32_t
empi_day_of_date(empi_date date); /* the year 1 to 9999; month and day may be out of range */
empi_date empi_date_of_day(int32_t day);
int32_t empi_month_length(int32_t year, int32_t month);
int32_t empi_weekday(int32_t day); /* EMPI_MONDAY to EMPI_SUNDAY */
int32_t empi_easter(int32_t year); /* the day of Easter Sunday */

/* Whether a moment lies in the years 1 to 9999, by UTC; and what to say of one that does not. */
bool empi_calendar_holds(int64_t at);
#define EMPI_TIME_OUTSIDE                                                                         \
    "the time lies outside the years 1 to 9999; it is in seconds since 1970, not in milliseconds"
/* The day on which a moment falls for whoever lives in the zone. second: of that day; may be NULL.
 */
int32_t empi_calendar_day(const empi_calendar *calendar, int64_t at, int32_t *second);
/* The moment at which that day begins. */
int64_t empi_calendar_midnight(const empi_calendar *calendar, int32_t day);

bool empi_holiday(const empi_calendar *calendar, int32_t day);
bool empi_workday(const empi_calendar *calendar, int32_t day);
/* The count-th working day after a day; without working days, count days later. */
int32_t empi_workday_after(const empi_calendar *calendar, int32_t day, int32_t count);

/* Seconds of office hours between two moments; 0 if to is not after from. Does not shrink when to
 * moves on, but in the hour that is lived twice where an office is open then. Holidays are left out
 * for the first hundred years only. */
int64_t empi_working_seconds(const empi_calendar *calendar, int64_t from, int64_t to);

#endif
