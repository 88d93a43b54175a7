#include "base/calendar.h"

enum {
    DAY_FIRST = -719162,    /* 0001-01-01 */
    DAY_LAST = 2932896,     /* 9999-12-31 */
    ERA_DAYS = 146097,      /* 400 years */
    HOLIDAYS_MOST = 10,     /* in a year */
    HOLIDAY_YEARS = 100,    /* for longer times they no longer matter, the work to find them does */
    WORKDAYS_COUNTED = 1000 /* nobody promises further ahead */
};

/* ---- Days and dates ---- */

empi_calendar empi_calendar_default(void)
{
    return (empi_calendar){EMPI_ZONE_CENTRAL_EUROPE, 9 * 60, 17 * 60, 31, EMPI_HOLIDAYS_NL};
}

static int32_t floor_divide(int32_t number, int32_t by)
{
    return number / by - (number % by < 0);
}

/* Years here begin in March, so that a leap day is the last of its year. */
int32_t empi_day_of_date(empi_date date)
{
    int32_t months = date.month - 1, year = date.year + floor_divide(months, 12);
    int32_t month = months - floor_divide(months, 12) * 12 + 1, era, of_era, of_year;
    year -= month <= 2;
    era = floor_divide(year, 400);
    of_era = year - era * 400;
    of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year + date.day - 719469;
}

empi_date empi_date_of_day(int32_t day)
{
    int32_t from_march = day + 719468, era = floor_divide(from_march, ERA_DAYS);
    int32_t of_era = from_march - era * ERA_DAYS;
    int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int32_t month = (5 * of_year + 2) / 153;
    empi_date date = {year + era * 400, month < 10 ? month + 3 : month - 9,
                      of_year - (153 * month + 2) / 5 + 1};
    date.year += date.month <= 2;
    return date;
}

int32_t empi_month_length(int32_t year, int32_t month)
{
    return empi_day_of_date((empi_date){year, month + 1, 1}) -
           empi_day_of_date((empi_date){year, month, 1});
}

int32_t empi_weekday(int32_t day)
{
    int32_t from_monday = day + 3; /* 1970-01-01 was a Thursday */
    return from_monday - floor_divide(from_monday, 7) * 7 + 1;
}

/* Gauss's rule as corrected for the Gregorian calendar (Meeus, Jones, Butcher). */
int32_t empi_easter(int32_t year)
{
    int32_t golden = year % 19, century = year / 100, of_century = year % 100;
    int32_t moon =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int32_t week = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    int32_t late = (golden + 11 * moon + 22 * week) / 451;
    int32_t sum = moon + week - 7 * late + 114;
    return empi_day_of_date((empi_date){year, sum / 31, sum % 31 + 1});
}

/* ---- Zones ---- */

static int64_t within(int64_t value, int64_t lowest, int64_t highest)
{
    return value < lowest ? lowest : value > highest ? highest : value;
}

static int32_t last_sunday(int32_t year, int32_t month)
{
    int32_t last = empi_day_of_date((empi_date){year, month + 1, 1}) - 1;
    return last - empi_weekday(last) % 7;
}

/* The first and last second of the years that count. */
#define SECOND_FIRST (DAY_FIRST * EMPI_DAY_SECONDS)
#define SECOND_LAST  ((DAY_LAST + 1) * EMPI_DAY_SECONDS - 1)

static int32_t day_of_second(int64_t second)
{
    return (int32_t)((second - SECOND_FIRST) / EMPI_DAY_SECONDS) + DAY_FIRST;
}

/* Seconds east of UTC. Summer lasts from the last Sunday of March to that of October, 1:00 UTC. */
static int64_t offset_at(const empi_calendar *calendar, int64_t at)
{
    static const int64_t hour = 3600;
    int32_t year;
    if (calendar->zone != EMPI_ZONE_CENTRAL_EUROPE)
        return (int64_t)calendar->zone * 60;
    year = empi_date_of_day(day_of_second(at)).year;
    if (at >= last_sunday(year, 3) * EMPI_DAY_SECONDS + hour &&
        at < last_sunday(year, 10) * EMPI_DAY_SECONDS + hour)
        return 2 * hour;
    return hour;
}

bool empi_calendar_holds(int64_t at)
{
    return at >= SECOND_FIRST && at <= SECOND_LAST;
}

int32_t empi_calendar_day(const empi_calendar *calendar, int64_t at, int32_t *second)
{
    int64_t utc = within(at, SECOND_FIRST, SECOND_LAST);
    int64_t local = within(utc + offset_at(calendar, utc), SECOND_FIRST, SECOND_LAST);
    if (second)
        *second = (int32_t)((local - SECOND_FIRST) % EMPI_DAY_SECONDS);
    return day_of_second(local);
}

int64_t empi_calendar_midnight(const empi_calendar *calendar, int32_t day)
{
    int64_t local = within(day, DAY_FIRST, DAY_LAST + 1) * EMPI_DAY_SECONDS;
    /* The clock changes at night but never at midnight; two hours before it was the same. */
    int64_t before = within(local - INT64_C(7200), SECOND_FIRST, SECOND_LAST);
    return local - offset_at(calendar, before);
}

/* ---- Holidays ---- */

typedef struct holidays {
    int32_t days[HOLIDAYS_MOST];
    size_t count;
} holidays;

static void add(holidays *list, int32_t day)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->days[i] == day) /* Ascension Day may be 5 May */
            return;
    list->days[list->count++] = day;
}

static void add_date(holidays *list, int32_t year, int32_t month, int32_t day)
{
    add(list, empi_day_of_date((empi_date){year, month, day}));
}

/* The king's birthday, until 2013 the day of the queen; moved when it is a Sunday. */
static int32_t royal_day(int32_t year)
{
    empi_date date = {year, 4, year < 2014 ? 30 : 27};
    int32_t day = empi_day_of_date(date);
    return empi_weekday(day) == EMPI_SUNDAY ? day - 1 : day;
}

static void holidays_of(int32_t kind, int32_t year, holidays *list)
{
    int32_t easter = empi_easter(year);
    list->count = 0;
    if (kind != EMPI_HOLIDAYS_NL && kind != EMPI_HOLIDAYS_BE)
        return;
    add_date(list, year, 1, 1);
    add(list, easter + 1);
    add(list, easter + 39); /* Ascension Day */
    add(list, easter + 50); /* Whit Monday */
    add_date(list, year, 12, 25);
    if (kind == EMPI_HOLIDAYS_NL) {
        add(list, easter - 2);
        add(list, royal_day(year));
        add_date(list, year, 5, 5);
        add_date(list, year, 12, 26);
    } else {
        add_date(list, year, 5, 1);
        add_date(list, year, 7, 21);
        add_date(list, year, 8, 15);
        add_date(list, year, 11, 1);
        add_date(list, year, 11, 11);
    }
}

static bool is_weekly(const empi_calendar *calendar, int32_t day)
{
    return calendar->workdays >> (empi_weekday(day) - 1) & 1;
}

static bool is_listed(const holidays *list, int32_t day)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->days[i] == day)
            return true;
    return false;
}

bool empi_holiday(const empi_calendar *calendar, int32_t day)
{
    holidays list;
    holidays_of(calendar->holidays, empi_date_of_day(day).year, &list);
    return is_listed(&list, day);
}

/* ---- Working time ---- */

bool empi_workday(const empi_calendar *calendar, int32_t day)
{
    return is_weekly(calendar, day) && !empi_holiday(calendar, day);
}

int32_t empi_workday_after(const empi_calendar *calendar, int32_t day, int32_t count)
{
    int32_t left = count < WORKDAYS_COUNTED ? count : WORKDAYS_COUNTED, year = 0;
    holidays list = {.count = 0};
    if ((calendar->workdays & 127) == 0)
        return day + left;
    while (left > 0 && day < DAY_LAST) {
        empi_date date = empi_date_of_day(++day);
        if (date.year != year)
            holidays_of(calendar->holidays, date.year, &list);
        year = date.year;
        left -= is_weekly(calendar, day) && !is_listed(&list, day);
    }
    return day;
}

/* Holidays from from up to to that would have been worked on. */
static int64_t holidays_lost(const empi_calendar *calendar, int32_t from, int32_t to)
{
    int32_t first = empi_date_of_day(from).year, last = empi_date_of_day(to).year;
    int64_t lost = 0;
    if (calendar->holidays == EMPI_HOLIDAYS_NONE)
        return 0;
    if (last - first > HOLIDAY_YEARS)
        last = first + HOLIDAY_YEARS;
    for (int32_t year = first; year <= last; year++) {
        holidays list;
        holidays_of(calendar->holidays, year, &list);
        for (size_t i = 0; i < list.count; i++)
            lost += list.days[i] >= from && list.days[i] < to && is_weekly(calendar, list.days[i]);
    }
    return lost;
}

/* Working days from from up to to. */
static int64_t workdays_between(const empi_calendar *calendar, int32_t from, int32_t to)
{
    int32_t weeks = (to - from) / 7;
    int64_t count = 0;
    for (unsigned bit = 0; bit < 7; bit++)
        count += calendar->workdays >> bit & 1;
    count *= weeks;
    for (int32_t day = from + weeks * 7; day < to; day++)
        count += is_weekly(calendar, day);
    return count - holidays_lost(calendar, from, to);
}

/* Seconds of office hours on a day before a second of it. */
static int64_t worked(const empi_calendar *calendar, int32_t day, int32_t second)
{
    if (!empi_workday(calendar, day))
        return 0;
    return within(second, calendar->day_start * (int64_t)60, calendar->day_end * (int64_t)60) -
           calendar->day_start * (int64_t)60;
}

int64_t empi_working_seconds(const empi_calendar *calendar, int64_t from, int64_t to)
{
    int32_t from_second, to_second, from_day, to_day;
    int64_t seconds;
    if (to <= from || calendar->day_end <= calendar->day_start)
        return 0;
    from_day = empi_calendar_day(calendar, from, &from_second);
    to_day = empi_calendar_day(calendar, to, &to_second);
    if (to_day < from_day) /* an hour is lived twice in October */
        return 0;
    seconds = workdays_between(calendar, from_day, to_day) *
                  (calendar->day_end - calendar->day_start) * 60 +
              worked(calendar, to_day, to_second) - worked(calendar, from_day, from_second);
    return seconds > 0 ? seconds : 0;
}
