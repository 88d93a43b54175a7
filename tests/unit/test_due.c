/* What a promise names, and the day that is. Written on Wednesday 4 March 2026, 10:00 in Amsterdam,
 * unless said otherwise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "conversation/due.h"
#include "empathie.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

typedef struct due_case {
    const char *text;
    int32_t year, month, day; /* year 0: no time is named */
} due_case;

static const due_case cases[] = {
    {"U hoort vandaag nog van ons.", 2026, 3, 4},
    {"Ik bel u vanmiddag terug.", 2026, 3, 4},
    {"Onze monteur komt vandaag tussen 13 en 15 uur.", 2026, 3, 4},
    {"Morgen bel ik u terug.", 2026, 3, 5},
    {"Ik kom er morgenochtend op terug.", 2026, 3, 5},
    {"U heeft het overmorgen in huis.", 2026, 3, 6},
    {"U hoort vrijdag van ons.", 2026, 3, 6},
    {"U hoort uiterlijk vrijdagmiddag van ons", 2026, 3, 6},
    {"u hoort aanstaande maandag van mij", 2026, 3, 9},
    {"Woensdag laat ik het weten.", 2026, 3, 11},
    {"U hoort vandaag of morgen van ons.", 2026, 3, 5},
    {"Donderdag en anders vrijdag laat ik het weten.", 2026, 3, 6},
    {"U hoort volgende week van ons.", 2026, 3, 13},
    {"Volgende week dinsdag bel ik u.", 2026, 3, 10},
    {"Dinsdag volgende week bel ik u.", 2026, 3, 10},
    {"We nemen deze week contact op.", 2026, 3, 6},
    {"Eind van de week weten we meer.", 2026, 3, 6},
    {"Na het weekend laat ik het weten.", 2026, 3, 9},
    {"Begin volgende week bel ik u.", 2026, 3, 10},
    {"U hoort binnen twee werkdagen van ons.", 2026, 3, 6},
    {"U krijgt binnen 5 werkdagen antwoord.", 2026, 3, 11},
    {"Dit duurt 3 tot 5 werkdagen.", 2026, 3, 11},
    {"Het duurt 3-5 werkdagen.", 2026, 3, 11},
    {"De eerstvolgende werkdag belt een collega.", 2026, 3, 5},
    {"Binnen 14 dagen ontvangt u het besluit.", 2026, 3, 18},
    {"Binnen veertien dagen ontvangt u het besluit.", 2026, 3, 18},
    {"U krijgt over drie weken bericht.", 2026, 3, 25},
    {"Over een week weten we meer.", 2026, 3, 11},
    {"De behandeling duurt zes tot acht weken.", 2026, 4, 29},
    {"Binnen een maand ligt er een besluit.", 2026, 4, 4},
    {"Over een paar dagen weet ik meer.", 2026, 3, 8},
    {"U hoort uiterlijk 16 maart van ons.", 2026, 3, 16},
    {"U hoort uiterlijk vrijdag 20 maart van ons.", 2026, 3, 20},
    {"Voor 1 juni is het geregeld.", 2026, 6, 1},
    {"Voor 1 juni 2027 is het geregeld.", 2027, 6, 1},
    {"Uw aanvraag van 12 januari is voor 1 april klaar.", 2026, 4, 1},
    {"Uiterlijk 16-03 hoort u van ons.", 2026, 3, 16},
    {"U hoort uiterlijk 16-03-2026 van ons.", 2026, 3, 16},
    {"U hoort uiterlijk 2026-03-16 van ons.", 2026, 3, 16},
    {"U hoort uiterlijk 16/3/26 van ons.", 2026, 3, 16},
    {"U heeft tot de 20e.", 2026, 3, 20},
    {"Op de 2e van de maand wordt het betaald.", 2026, 4, 2},
    {"Eind maart weten we meer.", 2026, 3, 31},
    {"In oktober planten we nieuwe bomen.", 2026, 10, 31},
    {"Daarover beslist het bestuur op 6 oktober.", 2026, 10, 6},
    {"Per november passen wij het aan.", 2026, 11, 30},
    {"Dinsdag de 17e hoor je van mij.", 2026, 3, 17},
    {"De behandeltermijn van een bezwaar bedraagt 6 tot 12 weken.", 2026, 5, 27},
    {"Dat had u op de 10e al moeten horen.", 0, 0, 0},
    {"Wij hadden in april al een besluit moeten sturen.", 0, 0, 0},
    {"Wat naar, en dat na veertien maanden wachten op ons.", 0, 0, 0},
    {"In mei hoort u van ons.", 2026, 5, 31},
    {"Begin april hoort u van ons.", 2026, 4, 10},
    {"Half april hoort u van ons.", 2026, 4, 15},
    {"Eind van de maand staat het op uw rekening.", 2026, 3, 31},
    {"Volgende maand hoort u meer.", 2026, 4, 30},
    {"Voor het eind van het jaar is het klaar.", 2026, 12, 31},
    {"Na mijn vakantie pak ik het op.", 2026, 3, 25},
    {"In januari hoort u van ons.", 0, 0, 0}, /* that is past by now, whatever was meant */
    {"U hoort zo snel mogelijk van ons.", 0, 0, 0},
    {"Wij ontvingen uw brief van 12 maart.", 0, 0, 0},
    {"Dat was drie weken geleden.", 0, 0, 0},
    {"Goede morgen, waarmee kan ik helpen?", 0, 0, 0},
    {"U hoort uiterlijk 31 februari van ons.", 0, 0, 0},
    {"U hoort uiterlijk 45-77 van ons.", 0, 0, 0},
    {"Dat duurt 999999999999 weken.", 0, 0, 0},
    {"Binnen 99999 maanden.", 0, 0, 0},
    {"Over 2147483647 dagen.", 0, 0, 0},
    {"", 0, 0, 0},
};

static empi_scanner *scanner;
static empi_calendar calendar;

static int64_t utc(int32_t year, int32_t month, int32_t day, int hour)
{
    return empi_day_of_date((empi_date){year, month, day}) * INT64_C(86400) + hour * 3600;
}

static bool find(const char *text, int64_t written, int64_t *due)
{
    assert_true(empi_scan_read(scanner, EMPI_SIDE_ORGANISATION, text, strlen(text)));
    return empi_due_find(scanner, 0, UINT32_MAX, &calendar, written, due);
}

static void days(void **state)
{
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int64_t due = 0;
        bool found = find(cases[i].text, utc(2026, 3, 4, 9), &due);
        empi_date date = empi_date_of_day(empi_calendar_day(&calendar, due - 1, NULL));
        if (found == (cases[i].year != 0) &&
            (!found || (date.year == cases[i].year && date.month == cases[i].month &&
                        date.day == cases[i].day)))
            continue;
        print_error("%s\n  gives %d-%d-%d (%d)\n", cases[i].text, (int)date.year, (int)date.month,
                    (int)date.day, found);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

static void the_day_ends_at_midnight(void **state)
{
    int64_t due;
    (void)state;
    assert_true(find("U hoort vrijdag van ons.", utc(2026, 3, 4, 9), &due));
    assert_int_equal(due, utc(2026, 3, 6, 23));
    assert_true(find("U hoort vandaag van ons.", utc(2026, 7, 1, 21), &due));
    assert_int_equal(due, utc(2026, 7, 1, 22));
    assert_true(find("U hoort vandaag van ons.", utc(2026, 7, 1, 22), &due)); /* past midnight */
    assert_int_equal(due, utc(2026, 7, 2, 22));
}

static void hours(void **state)
{
    const int64_t written = utc(2026, 3, 4, 9);
    int64_t due;
    (void)state;
    assert_true(find("Binnen 24 uur heeft u antwoord.", written, &due));
    assert_int_equal(due, written + 24 * 3600);
    assert_true(find("Over een half uur bel ik u.", written, &due));
    assert_int_equal(due, written + 3600);
    assert_true(find("Binnen 48 uur, uiterlijk vrijdag.", written, &due));
    assert_int_equal(due, utc(2026, 3, 6, 23));
    assert_false(find("Wij zijn om 9 uur open.", written, &due));
}

static void holidays_are_no_working_days(void **state)
{
    int64_t due;
    (void)state;
    assert_true(find("U hoort binnen twee werkdagen van ons.", utc(2026, 4, 2, 9), &due));
    assert_int_equal(due, utc(2026, 4, 8, 22));
    calendar.holidays = EMPI_HOLIDAYS_NONE;
    assert_true(find("U hoort binnen twee werkdagen van ons.", utc(2026, 4, 2, 9), &due));
    assert_int_equal(due, utc(2026, 4, 6, 22));
    calendar = empi_calendar_default();
    /* Good Friday: Thursday is the last working day of the week */
    assert_true(find("U hoort deze week van ons.", utc(2026, 4, 1, 9), &due));
    assert_int_equal(due, utc(2026, 4, 2, 22));
    /* none is left on a Saturday */
    assert_true(find("U hoort deze week van ons.", utc(2026, 3, 7, 9), &due));
    assert_int_equal(due, utc(2026, 3, 8, 23));
}

static void around_the_turn_of_the_year(void **state)
{
    int64_t due;
    (void)state;
    assert_true(
        find("Uw brief van 28 december, u hoort 9 januari van ons.", utc(2026, 12, 30, 9), &due));
    assert_int_equal(due, utc(2027, 1, 9, 23));
    assert_true(find("U hoort voor de 3e van ons.", utc(2026, 12, 30, 9), &due));
    assert_int_equal(due, utc(2027, 1, 3, 23));
    assert_true(find("Volgende maand hoort u meer.", utc(2026, 12, 31, 9), &due));
    assert_int_equal(due, utc(2027, 1, 31, 23));
    assert_true(find("Binnen een maand hoort u meer.", utc(2027, 1, 31, 9), &due));
    assert_int_equal(due, utc(2027, 2, 28, 23));
}

static void only_these_sentences(void **state)
{
    static const char text[] = "Ik bel u morgen. Bezwaar maken kan binnen zes weken.";
    int64_t due;
    (void)state;
    assert_true(empi_scan_read(scanner, EMPI_SIDE_ORGANISATION, text, sizeof text - 1));
    assert_true(empi_due_find(scanner, 0, 0, &calendar, utc(2026, 3, 4, 9), &due));
    assert_int_equal(due, utc(2026, 3, 5, 23));
    assert_true(empi_due_find(scanner, 1, 1, &calendar, utc(2026, 3, 4, 9), &due));
    assert_int_equal(due, utc(2026, 4, 15, 22));
    assert_false(empi_due_find(scanner, 2, 9, &calendar, utc(2026, 3, 4, 9), &due));
}

static void at_any_moment(void **state)
{
    static const int64_t moments[] = {INT64_MIN, INT64_MIN + 1, -62135596800,  -1,
                                      0,         253402300799,  INT64_MAX - 1, INT64_MAX};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(moments); i++)
        for (size_t j = 0; j < COUNT_OF(cases); j++) {
            int64_t due;
            (void)find(cases[j].text, moments[i], &due);
        }
}

static int make(void **state)
{
    empathie_engine *engine;
    (void)state;
    (void)empathie_engine_new_default(&engine, NULL);
    if (!engine)
        return -1;
    scanner = empi_scanner_new(engine);
    empi_engine_release(engine);
    calendar = empi_calendar_default();
    return scanner ? 0 : -1;
}

static int drop(void **state)
{
    (void)state;
    empi_scanner_free(scanner);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(days),
        cmocka_unit_test(the_day_ends_at_midnight),
        cmocka_unit_test(hours),
        cmocka_unit_test(holidays_are_no_working_days),
        cmocka_unit_test(around_the_turn_of_the_year),
        cmocka_unit_test(only_these_sentences),
        cmocka_unit_test(at_any_moment),
    };
    return cmocka_run_group_tests(tests, make, drop);
}
