/* Dates against a walk of day by day, holidays against the published ones, working time against a
 * count of minute by minute. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/calendar.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static int32_t day(int32_t year, int32_t month, int32_t of_month)
{
    return empi_day_of_date((empi_date){year, month, of_month});
}

static int64_t utc(int32_t year, int32_t month, int32_t of_month, int hour, int minute)
{
    return day(year, month, of_month) * INT64_C(86400) + hour * 3600 + minute * 60;
}

/* ---- dates ---- */

static void ten_thousand_years_of_days(void **state)
{
    static const int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t at = day(1, 1, 1), weekday = empi_weekday(at);
    (void)state;
    assert_int_equal(at, -719162);
    for (int32_t year = 1; year <= 9999; year++) {
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (int32_t month = 1; month <= 12; month++) {
            int32_t length = lengths[month - 1] + (leap && month == 2);
            assert_int_equal(empi_month_length(year, month), length);
            for (int32_t of_month = 1; of_month <= length; of_month++, at++) {
                empi_date date = empi_date_of_day(at);
                assert_true(date.year == year && date.month == month && date.day == of_month);
                assert_int_equal(day(year, month, of_month), at);
                assert_int_equal(empi_weekday(at), weekday);
                weekday = weekday % 7 + 1;
            }
        }
    }
    assert_int_equal(at - 1, 2932896);
}

static void months_beyond_the_year(void **state)
{
    (void)state;
    assert_int_equal(day(2026, 13, 1), day(2027, 1, 1));
    assert_int_equal(day(2026, 0, 31), day(2025, 12, 31));
    assert_int_equal(day(2026, 3, 0), day(2026, 2, 28));
    assert_int_equal(day(2026, -11, 1), day(2025, 1, 1));
    assert_int_equal(empi_weekday(day(2026, 3, 2)), EMPI_MONDAY);
    assert_int_equal(empi_weekday(0), 4);
}

static void easter(void **state)
{
    static const empi_date sundays[] = {{1818, 3, 22}, {1943, 4, 25}, {1954, 4, 18}, {1981, 4, 19},
                                        {2000, 4, 23}, {2008, 3, 23}, {2024, 3, 31}, {2025, 4, 20},
                                        {2026, 4, 5},  {2027, 3, 28}, {2038, 4, 25}, {2049, 4, 18}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sundays); i++)
        assert_int_equal(empi_easter(sundays[i].year), empi_day_of_date(sundays[i]));
    for (int32_t year = 1; year <= 9999; year++)
        assert_int_equal(empi_weekday(empi_easter(year)), EMPI_SUNDAY);
}

/* ---- zones ---- */

static void summer_time(void **state)
{
    empi_calendar calendar = empi_calendar_default();
    int32_t second;
    (void)state;
    assert_int_equal(empi_calendar_day(&calendar, utc(2026, 3, 29, 0, 59), &second),
                     day(2026, 3, 29));
    assert_int_equal(second, (1 * 60 + 59) * 60);
    (void)empi_calendar_day(&calendar, utc(2026, 3, 29, 1, 0), &second);
    assert_int_equal(second, 3 * 3600);
    (void)empi_calendar_day(&calendar, utc(2026, 10, 25, 0, 59), &second);
    assert_int_equal(second, (2 * 60 + 59) * 60);
    (void)empi_calendar_day(&calendar, utc(2026, 10, 25, 1, 0), &second);
    assert_int_equal(second, 2 * 3600);
    assert_int_equal(empi_calendar_day(&calendar, utc(2026, 7, 1, 22, 0), &second),
                     day(2026, 7, 2));
    assert_int_equal(second, 0);
    assert_int_equal(empi_calendar_day(&calendar, utc(2026, 12, 31, 23, 0), NULL), day(2027, 1, 1));
}

static void midnights(void **state)
{
    static const int32_t zones[] = {EMPI_ZONE_CENTRAL_EUROPE, 0, -240, 330, 840, -720};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(zones); i++) {
        empi_calendar calendar = empi_calendar_default();
        calendar.zone = zones[i];
        for (int32_t at = day(2024, 1, 1); at < day(2031, 1, 1); at++) {
            int64_t midnight = empi_calendar_midnight(&calendar, at);
            int32_t second;
            assert_int_equal(empi_calendar_day(&calendar, midnight, &second), at);
            assert_int_equal(second, 0);
            assert_int_equal(empi_calendar_day(&calendar, midnight - 1, &second), at - 1);
            assert_int_equal(second, 86399);
        }
    }
}

/* ---- holidays ---- */

static void holidays_of_the_netherlands(void **state)
{
    static const empi_date days[] = {{2025, 1, 1},   {2025, 4, 18}, {2025, 4, 21}, {2025, 4, 26},
                                     {2025, 5, 5},   {2025, 5, 29}, {2025, 6, 9},  {2025, 12, 25},
                                     {2025, 12, 26}, {2026, 1, 1},  {2026, 4, 3},  {2026, 4, 6},
                                     {2026, 4, 27},  {2026, 5, 5},  {2026, 5, 14}, {2026, 5, 25},
                                     {2026, 12, 25}, {2026, 12, 26}};
    empi_calendar calendar = empi_calendar_default();
    size_t next = 0;
    (void)state;
    for (int32_t at = day(2025, 1, 1); at < day(2027, 1, 1); at++) {
        bool listed = next < COUNT_OF(days) && at == empi_day_of_date(days[next]);
        assert_int_equal(empi_holiday(&calendar, at), listed);
        next += listed;
    }
    assert_int_equal(next, COUNT_OF(days));
    assert_true(empi_holiday(&calendar, day(2013, 4, 30)));  /* Queen's Day */
    assert_false(empi_holiday(&calendar, day(2014, 4, 27))); /* a Sunday */
    assert_true(empi_holiday(&calendar, day(2014, 4, 26)));
}

static void holidays_of_belgium(void **state)
{
    static const empi_date days[] = {{2026, 1, 1},   {2026, 4, 6},  {2026, 5, 1},  {2026, 5, 14},
                                     {2026, 5, 25},  {2026, 7, 21}, {2026, 8, 15}, {2026, 11, 1},
                                     {2026, 11, 11}, {2026, 12, 25}};
    empi_calendar calendar = empi_calendar_default();
    size_t next = 0;
    (void)state;
    calendar.holidays = EMPI_HOLIDAYS_BE;
    for (int32_t at = day(2026, 1, 1); at < day(2027, 1, 1); at++) {
        bool listed = next < COUNT_OF(days) && at == empi_day_of_date(days[next]);
        assert_int_equal(empi_holiday(&calendar, at), listed);
        next += listed;
    }
    assert_int_equal(next, COUNT_OF(days));
    calendar.holidays = EMPI_HOLIDAYS_NONE;
    assert_false(empi_holiday(&calendar, day(2026, 12, 25)));
    calendar.holidays = 77;
    assert_false(empi_holiday(&calendar, day(2026, 12, 25)));
}

static void workdays(void **state)
{
    empi_calendar calendar = empi_calendar_default();
    (void)state;
    assert_int_equal(empi_workday_after(&calendar, day(2026, 3, 6), 1), day(2026, 3, 9));
    assert_int_equal(empi_workday_after(&calendar, day(2026, 3, 7), 2), day(2026, 3, 10));
    assert_int_equal(empi_workday_after(&calendar, day(2026, 4, 2), 1),
                     day(2026, 4, 7)); /* Easter */
    assert_int_equal(empi_workday_after(&calendar, day(2026, 4, 2), 0), day(2026, 4, 2));
    assert_int_equal(empi_workday_after(&calendar, day(2026, 4, 2), -5), day(2026, 4, 2));
    assert_true(empi_workday_after(&calendar, day(2026, 4, 2), INT32_MAX) < day(2045, 1, 1));
    assert_int_equal(empi_workday_after(&calendar, day(9999, 12, 30), 9), day(9999, 12, 31));
    calendar.workdays = 0;
    assert_int_equal(empi_workday_after(&calendar, day(2026, 4, 2), 3), day(2026, 4, 5));
}

/* ---- working time ---- */

static void office_hours(void **state)
{
    enum { HOUR = 3600, DAY = 8 * HOUR };
    static const struct {
        int64_t seconds;
        int from[5],
            to[5]; /* in UTC; the office is open from 8 to 16 in winter, 7 to 15 in summer */
    } cases[] = {
        {0, {2026, 3, 2, 9, 0}, {2026, 3, 2, 9, 0}},
        {HOUR, {2026, 3, 2, 9, 0}, {2026, 3, 2, 10, 0}},
        {0, {2026, 3, 2, 17, 0}, {2026, 3, 3, 7, 0}},
        {2 * HOUR, {2026, 3, 2, 15, 0}, {2026, 3, 3, 9, 0}},
        {DAY, {2026, 3, 6, 12, 0}, {2026, 3, 9, 12, 0}}, /* over a weekend */
        {0, {2026, 3, 7, 0, 0}, {2026, 3, 8, 23, 0}},    /* a weekend */
        {5 * DAY, {2026, 3, 2, 0, 0}, {2026, 3, 9, 0, 0}},
        {DAY, {2026, 4, 2, 7, 0}, {2026, 4, 6, 20, 0}},      /* Easter: Thursday to Monday */
        {0, {2025, 12, 24, 16, 0}, {2025, 12, 29, 8, 0}},    /* Christmas and a weekend */
        {DAY, {2026, 3, 27, 8, 0}, {2026, 3, 30, 7, 0}},     /* the clock goes forward */
        {4 * DAY, {2026, 5, 11, 0, 0}, {2026, 5, 18, 0, 0}}, /* Ascension Day */
        {4 * DAY, {2016, 5, 2, 0, 0}, {2016, 5, 9, 0, 0}},   /* which was 5 May: one day, not two */
    };
    empi_calendar calendar = empi_calendar_default();
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const int *a = cases[i].from, *b = cases[i].to;
        assert_int_equal(empi_working_seconds(&calendar, utc(a[0], a[1], a[2], a[3], a[4]),
                                              utc(b[0], b[1], b[2], b[3], b[4])),
                         cases[i].seconds);
        assert_int_equal(empi_working_seconds(&calendar, utc(b[0], b[1], b[2], b[3], b[4]),
                                              utc(a[0], a[1], a[2], a[3], a[4])),
                         0);
    }
}

static uint32_t draw(uint32_t *seed, uint32_t below)
{
    *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return (uint32_t)((uint64_t)(*seed >> 4) * below >> 28);
}

static void counted_by_the_minute(void **state)
{
    uint32_t seed = 7;
    (void)state;
    for (int round = 0; round < 300; round++) {
        empi_calendar calendar = {round % 3 ? EMPI_ZONE_CENTRAL_EUROPE
                                            : (int32_t)draw(&seed, 1681) - 840,
                                  0, 0, draw(&seed, 128), (int32_t)draw(&seed, 3)};
        int64_t from =
            utc(2020, 1, 1, 0, 0) + draw(&seed, 3650) * INT64_C(86400) + draw(&seed, 1440) * 60;
        int64_t to = from + draw(&seed, 40 * 1440) * INT64_C(60), counted = 0;
        calendar.day_start =
            240 + (int32_t)draw(&seed, 1200); /* no office is open at three at night */
        calendar.day_end =
            calendar.day_start + (int32_t)draw(&seed, (uint32_t)(1441 - calendar.day_start));
        for (int64_t at = from; at < to; at += 60) {
            int32_t second, on = empi_calendar_day(&calendar, at, &second);
            counted += empi_workday(&calendar, on) && second >= calendar.day_start * 60 &&
                       second < calendar.day_end * 60;
        }
        assert_int_equal(empi_working_seconds(&calendar, from, to), counted * 60);
    }
}

static void any_number_is_a_moment(void **state)
{
    static const int64_t moments[] = {
        INT64_MIN,  INT64_MIN + 1, -62135596801, -62135596800,  -1,       0, 1,
        1772438400, 253402300799,  253402300800, INT64_MAX - 1, INT64_MAX};
    empi_calendar calendar = empi_calendar_default();
    (void)state;
    for (size_t i = 0; i < COUNT_OF(moments); i++) {
        int64_t before = 0;
        for (size_t j = 0; j < COUNT_OF(moments); j++) {
            int64_t seconds = empi_working_seconds(&calendar, moments[i], moments[j]);
            assert_true(seconds >= before);
            before = seconds;
        }
        for (int32_t zone = -840; zone <= 840; zone += 840) {
            calendar.zone = zone;
            assert_in_range(empi_calendar_day(&calendar, moments[i], NULL) + 719162, 0, 3652058);
        }
        calendar.zone = EMPI_ZONE_CENTRAL_EUROPE;
    }
    (void)empi_calendar_midnight(&calendar, INT32_MIN);
    (void)empi_calendar_midnight(&calendar, INT32_MAX);
}

static void time_never_runs_back(void **state)
{
    empi_calendar calendar = empi_calendar_default();
    int64_t from = utc(2026, 10, 22, 10, 0), before = 0;
    (void)state;
    calendar.workdays = 127;
    calendar.day_start = 0;
    calendar.day_end = 1440;
    for (int64_t to = from; to < from + 7 * 86400; to += 97) {
        int64_t seconds = empi_working_seconds(&calendar, from, to);
        if (to < utc(2026, 10, 25, 0, 0) || to > utc(2026, 10, 25, 2, 0)) {
            assert_true(seconds >= before);
            before = seconds;
        }
    }
    from = utc(2026, 1, 1, 0, 0);
    for (int32_t year = 2026, last = 0; year < 2300; year++) {
        int64_t seconds = empi_working_seconds(&calendar, from, utc(year, 12, 25, 12, 0));
        assert_true(seconds / 86400 > last);
        last = (int32_t)(seconds / 86400);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_thousand_years_of_days),
        cmocka_unit_test(months_beyond_the_year),
        cmocka_unit_test(easter),
        cmocka_unit_test(summer_time),
        cmocka_unit_test(midnights),
        cmocka_unit_test(holidays_of_the_netherlands),
        cmocka_unit_test(holidays_of_belgium),
        cmocka_unit_test(workdays),
        cmocka_unit_test(office_hours),
        cmocka_unit_test(counted_by_the_minute),
        cmocka_unit_test(any_number_is_a_moment),
        cmocka_unit_test(time_never_runs_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
