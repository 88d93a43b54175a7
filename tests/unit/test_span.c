/* How long a time is and how far days are apart: what surely is longer or later, also with numbers
 * that nobody means. */
#include "base/span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { HOUR = 60, DAY = 24 * HOUR };

#define EXACT(unit, count)                                                                         \
    {                                                                                              \
        EMPI_UNIT_##unit, 2 * (count), 2 * (count)                                                 \
    }

typedef struct span_case {
    empi_span span, than;
    int64_t beyond; /* in minutes */
} span_case;

static const span_case spans[] = {
    {EXACT(DAY, 18), EXACT(DAY, 5), 13 * DAY},
    {EXACT(DAY, 5), EXACT(DAY, 18), 0},
    {EXACT(DAY, 5), EXACT(DAY, 5), 0},
    {EXACT(NONE, 14), EXACT(WEEK, 8), 6 * 7 * DAY},
    {EXACT(DAY, 18), EXACT(NONE, 5), 13 * DAY},
    {EXACT(NONE, 9), EXACT(NONE, 5), 0}, /* of what? */
    {EXACT(HOUR, 40), EXACT(HOUR, 24), 16 * HOUR},
    {EXACT(HOUR, 24), EXACT(DAY, 1), 0},
    {EXACT(HOUR, 25), EXACT(DAY, 1), HOUR},
    {EXACT(MINUTE, 50), EXACT(MINUTE, 10), 40},
    {EXACT(HOUR, 1), EXACT(MINUTE, 10), 50},
    /* working days: five of them may take a week */
    {EXACT(DAY, 7), EXACT(WORKDAY, 5), 0},
    {EXACT(DAY, 8), EXACT(WORKDAY, 5), DAY},
    {EXACT(WEEK, 1), EXACT(WORKDAY, 5), 0},
    {EXACT(WORKDAY, 6), EXACT(WORKDAY, 5), DAY},
    {EXACT(WORKDAY, 6), EXACT(WEEK, 1), DAY},
    {EXACT(WORKDAY, 5), EXACT(WEEK, 1), 0},
    {EXACT(DAY, 3), EXACT(WORKDAY, 1), 0}, /* over a weekend */
    {EXACT(DAY, 4), EXACT(WORKDAY, 1), DAY},
    /* months of any length */
    {EXACT(WEEK, 4), EXACT(MONTH, 1), 0},
    {EXACT(DAY, 31), EXACT(MONTH, 1), 0},
    {EXACT(DAY, 32), EXACT(MONTH, 1), DAY},
    {EXACT(MONTH, 1), EXACT(WEEK, 4), 0},
    {EXACT(MONTH, 2), EXACT(WEEK, 8), 2 * DAY},
    {EXACT(MONTH, 2), EXACT(MONTH, 1), 28 * DAY},
    {EXACT(MONTH, 12), EXACT(YEAR, 1), 0},
    {EXACT(YEAR, 1), EXACT(MONTH, 12), 0},
    {EXACT(MONTH, 13), EXACT(YEAR, 1), 22 * DAY},
    {EXACT(QUARTER, 1), EXACT(MONTH, 2), 26 * DAY},
    {EXACT(QUARTER, 1), EXACT(MONTH, 3), 0},
    {EXACT(YEAR, 1), EXACT(DAY, 365), 0},
    {EXACT(YEAR, 2), EXACT(YEAR, 1), 365 * DAY},
    /* halves: half a year, one and a half */
    {{EMPI_UNIT_YEAR, 1, 1}, EXACT(MONTH, 4), 4380 * HOUR - 123 * DAY},
    {{EMPI_UNIT_MONTH, 3, 3}, EXACT(MONTH, 1), 13 * DAY},
    {EXACT(WEEK, 1), {EMPI_UNIT_WEEK, 1, 1}, 3 * DAY + 12 * HOUR},
    {EXACT(DAY, 1), {EMPI_UNIT_WORKDAY, 1, 1}, 0},
    {{EMPI_UNIT_MONTH, 1, 1}, EXACT(WEEK, 1), 6 * DAY},
    /* three to five against four; week four is under way */
    {EXACT(WEEK, 4), {EMPI_UNIT_WEEK, 6, 10}, 0},
    {EXACT(WEEK, 6), {EMPI_UNIT_WEEK, 6, 10}, 7 * DAY},
    {{EMPI_UNIT_WEEK, 7, 8}, EXACT(WEEK, 4), 0},
    {{EMPI_UNIT_WEEK, 9, 10}, EXACT(WEEK, 4), 3 * DAY + 12 * HOUR},
    /* the largest there are, and none */
    {EXACT(YEAR, EMPI_SPAN_MOST), EXACT(MINUTE, 1), (int64_t)365 * DAY *EMPI_SPAN_MOST - 1},
    {EXACT(MINUTE, 1), EXACT(YEAR, EMPI_SPAN_MOST), 0},
    {EXACT(WORKDAY, EMPI_SPAN_MOST), EXACT(QUARTER, EMPI_SPAN_MOST), 0},
    {EXACT(DAY, 0), EXACT(WORKDAY, 0), 0},
    {EXACT(MONTH, 0), EXACT(QUARTER, 0), 0},
    {EXACT(NONE, 0), EXACT(NONE, 0), 0},
};

static void test_spans(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        int64_t beyond = empi_span_beyond(spans[i].span, spans[i].than);
        if (beyond != spans[i].beyond)
            fail_msg("case %d: %lld minutes in place of %lld", (int)i, (long long)beyond,
                     (long long)spans[i].beyond);
    }
}

/* Of every two spans at most one is longer, whatever their units. */
static void test_order(void **state)
{
    static const int32_t halves[] = {0, 1, 2, 3, 9, 10, 11, 24, 2 * EMPI_SPAN_MOST};
    enum { COUNT = sizeof halves / sizeof *halves };
    (void)state;
    for (int a = EMPI_UNIT_NONE; a <= EMPI_UNIT_YEAR; a++)
        for (int b = EMPI_UNIT_NONE; b <= EMPI_UNIT_YEAR; b++)
            for (size_t i = 0; i < COUNT * COUNT; i++) {
                empi_span one = {(enum empi_unit)a, halves[i / COUNT], halves[i / COUNT]};
                empi_span other = {(enum empi_unit)b, halves[i % COUNT], halves[i % COUNT]};
                int64_t beyond = empi_span_beyond(one, other);
                assert_true(beyond >= 0);
                assert_true(beyond == 0 || empi_span_beyond(other, one) == 0);
            }
}

static void test_days(void **state)
{
    empi_span week = EXACT(WEEK, 1), none = EXACT(NONE, 3), longest = EXACT(YEAR, EMPI_SPAN_MOST);
    (void)state;
    assert_int_equal(empi_span_days_beyond(8, week), DAY);
    assert_int_equal(empi_span_days_beyond(7, week), 0);
    assert_int_equal(empi_span_days_beyond(0, week), 0);
    assert_int_equal(empi_span_days_beyond(INT32_MIN, week), 0);
    assert_int_equal(empi_span_days_beyond(INT32_MAX, none), 0);
    assert_int_equal(empi_span_days_beyond(3660, longest), 0);
    assert_true(empi_span_days_beyond(INT32_MAX, week) > 0);
}

typedef struct when_case {
    empi_when first, second;
    int32_t days;
} when_case;

static const when_case whens[] = {
    {{0, 1, 3, 3}, {0, 5, 10, 20}, 127}, /* 3 January, the middle of May */
    {{0, 3, 2, 2}, {0, 6, 1, 30}, 91},   /* 2 March, June */
    {{0, 10, 4, 4}, {0, 11, 9, 9}, 36},
    {{0, 5, 1, 31}, {0, 5, 12, 12}, 0}, /* May, the 12th of May */
    {{0, 5, 12, 12}, {0, 5, 1, 31}, 0},
    {{0, 5, 12, 12}, {0, 5, 12, 12}, 0},
    {{0, 5, 12, 12}, {0, 5, 13, 13}, 1},
    {{0, 11, 20, 30}, {0, 2, 1, 28}, 63}, /* the end of November, February */
    {{0, 6, 4, 4}, {0, 6, 3, 3}, 0},      /* not a year later */
    {{0, 6, 4, 4}, {0, 4, 1, 30}, 301},
    {{0, 2, 29, 29}, {0, 3, 1, 1}, 0},
    {{2024, 2, 29, 29}, {2024, 3, 1, 1}, 1},
    {{2024, 3, 2, 2}, {2026, 3, 2, 2}, 730},
    {{2026, 3, 2, 2}, {2024, 3, 2, 2}, 0},
    {{2025, 11, 2, 2}, {0, 2, 1, 28}, 91}, /* the year of one is enough */
    {{0, 11, 2, 2}, {2026, 2, 1, 28}, 91},
    {{1, 1, 1, 1}, {9999, 12, 31, 31}, 3652058},
};

static void test_whens(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof whens / sizeof *whens; i++) {
        int32_t days = empi_when_after(whens[i].first, whens[i].second);
        if (days != whens[i].days)
            fail_msg("case %d: %d days in place of %d", (int)i, (int)days, (int)whens[i].days);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_spans), cmocka_unit_test(test_order),
                                       cmocka_unit_test(test_days), cmocka_unit_test(test_whens)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
