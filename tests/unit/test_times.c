/* Durations and dates as the words of two parts of a combination name them, on a small lexicon. */
#include "engine_support.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const char lexicon[] =
    "format: 1\n"
    "kind: frustration\n"
    "classes:\n"
    "  time_minute: [minuut, minuten]\n"
    "  time_hour: [uur, uren]\n"
    "  time_day: [dag, dagen]\n"
    "  time_workday: [werkdag, werkdagen]\n"
    "  time_week: [week, weken]\n"
    "  time_month: [maand, maanden]\n"
    "  time_quarter: [kwartaal]\n"
    "  time_year: [jaar]\n"
    "  time_half: [half, halve]\n"
    "  time_one_and_half: [anderhalf, anderhalve]\n"
    "  time_few: [paar, enkele]\n"
    "  time_or: [of]\n"
    "  time_begin: [begin]\n"
    "  time_middle: [medio]\n"
    "  time_end: [eind]\n"
    "  time_january: [januari, jan]\n"
    "  time_march: [maart]\n"
    "  time_may: [mei]\n"
    "  time_june: [juni]\n"
    "  time_november: [november]\n"
    "  time_december: [december]\n"
    "cues:\n"
    "  - {id: waiting, kind: frustration, label: wachten, why: x}\n"
    "entries:\n"
    "  - {id: t.said, kind: mark, cue: said, any: [zei ...12 .], why: x, matches: [x]}\n"
    "  - {id: t.took, kind: mark, cue: took, any: [werd ...12 .], why: x, matches: [x]}\n"
    "  - {id: t.then, kind: mark, cue: then, any: [toen ...12 .], why: x, matches: [x]}\n"
    "  - {id: t.now, kind: mark, cue: now, any: [nu ...12 .], why: x, matches: [x]}\n"
    "  - {id: t.longer, cue: waiting, all: [said, took], longer: 0, within: message,\n"
    "     why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.week_longer, cue: waiting, all: [said, took], longer: 7, within: message,\n"
    "     why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.between, cue: waiting, all: [said, then, now], longer: 0, within: message,\n"
    "     why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.later, cue: waiting, all: [then, now], later: 28, within: message,\n"
    "     why: x, matches: [x], rejects: [x]}\n";

typedef struct time_case {
    const char *text, *id;
    bool found;
} time_case;

static const time_case cases[] = {
    {"zei 5 dagen. werd 18 dagen.", "t.longer", true},
    {"werd 18 dagen. zei 5 dagen.", "t.longer", true}, /* in any order */
    {"zei 18 dagen. werd 5 dagen.", "t.longer", false},
    {"zei 5 dagen. werd 5 dagen.", "t.longer", false},
    {"zei vijf dagen. werd achttien.", "t.longer", true},
    {"zei 5. werd 18 dagen.", "t.longer", true},
    {"zei 5. werd 18.", "t.longer", false},
    {"zei een dag. werd er een.", "t.longer", false},
    {"zei dagen. werd weken.", "t.longer", false},
    {"zei 5 dagen. werd lang.", "t.longer", false},
    {"zei 5 dagen. werd 11 dagen.", "t.week_longer", false},
    {"zei 5 dagen. werd 12 dagen.", "t.week_longer", true},
    /* units */
    {"zei 5 werkdagen. werd een week.", "t.longer", false},
    {"zei 5 werkdagen. werd 8 dagen.", "t.longer", true},
    {"zei 10 minuten. werd een uur.", "t.longer", true},
    {"zei 24u. werd 2 dagen.", "t.longer", true},
    {"zei 2 dagen. werd 24u.", "t.longer", false},
    {"zei 10.15 uur. werd 2 dagen.", "t.longer", false}, /* a time of day */
    {"zei een kwartaal. werd 4 maanden.", "t.longer", true},
    {"zei 3 maanden. werd een kwartaal.", "t.longer", false},
    {"zei een jaar. werd 13 maanden.", "t.longer", true},
    /* halves, some, from and to */
    {"zei een half jaar. werd 7 maanden.", "t.longer", true},
    {"zei een half jaar. werd 6 maanden.", "t.longer", false},
    {"zei 7 maanden. werd een half jaar.", "t.longer", false},
    {"zei een maand. werd anderhalve maand.", "t.longer", true},
    {"zei anderhalf jaar. werd een jaar.", "t.longer", false},
    {"zei twee en een half jaar. werd twee jaar.", "t.longer", false},
    {"zei twee jaar. werd twee en een half jaar.", "t.longer", true},
    {"zei 2,5 week. werd 3 weken.", "t.longer", false}, /* perhaps three */
    {"zei 2,5 week. werd 4 weken.", "t.longer", true},
    {"zei 1.000 dagen. werd 999 dagen.", "t.longer", false},
    {"zei een paar dagen. werd 4 dagen.", "t.longer", false},
    {"zei een paar dagen. werd 5 dagen.", "t.longer", true},
    {"zei 1 dag. werd een paar dagen.", "t.longer", true},
    {"zei 3 tot 5 weken. werd 4 weken.", "t.longer", false},
    {"zei 3-5 weken. werd 5 weken.", "t.longer", false},
    {"zei 3-5 weken. werd 6 weken.", "t.longer", true},
    {"zei 4 weken. werd 3 tot 5 weken.", "t.longer", false},
    {"zei een week of drie. werd twee weken.", "t.longer", false},
    {"zei een week of drie. werd vijf weken.", "t.longer", true},
    {"zei 2 dagen. werd drie lange weken.", "t.longer", true},
    /* the longest of those named */
    {"zei 2 weken en 3 dagen. werd 15 dagen.", "t.longer", true},
    {"zei 3 dagen of 2 weken. werd 5 dagen.", "t.longer", false},
    /* under way */
    {"zei 5 werkdagen. werd week vier.", "t.longer", true},
    {"zei 3 weken. werd week 4.", "t.longer", true},
    {"zei 4 weken. werd week 4.", "t.longer", false},
    {"zei 3 weken. werd de vierde week.", "t.longer", true},
    {"zei 4 weken. werd de 4e week.", "t.longer", false},
    /* numbers that nobody means */
    {"zei 5 dagen. werd 0 dagen.", "t.longer", false},
    {"zei 0 dagen. werd 5 dagen.", "t.longer", false},
    {"zei 5 dagen. werd 2147483647 dagen.", "t.longer", false},
    {"zei 5 dagen. werd 99999999999999999999 jaar.", "t.longer", false},
    {"zei 5 dagen. werd 100000 jaar.", "t.longer", true},
    {"zei 100000 jaar. werd 100000 dagen.", "t.longer", false},
    {"zei 100000 en een half jaar. werd 5 dagen.", "t.longer", false},
    {"zei 99999,5 jaar. werd 100000 jaar.", "t.longer", false},
    {"zei 5 dagen. werd week 2147483647.", "t.longer", false},
    {"zei 5 dagen. werd de 2147483647e week.", "t.longer", false},
    {"zei 5 dagen. werd half.", "t.longer", false},
    {"zei € 5. werd € 18.", "t.longer", false},
    /* dates */
    {"toen 3 jan. nu half mei.", "t.later", true},
    {"toen 3 januari. nu 20 januari.", "t.later", false},
    {"toen 3 januari. nu 30 januari.", "t.later", false},
    {"toen 3 januari. nu 31 januari.", "t.later", true},
    {"toen in maart. nu juni.", "t.later", true},
    {"toen in mei. nu juni.", "t.later", false},
    {"toen begin mei. nu eind juni.", "t.later", true},
    {"toen eind mei. nu begin juni.", "t.later", false},
    {"toen eind van mei. nu medio juni.", "t.later", false},
    {"toen de derde maart. nu 12 mei.", "t.later", true},
    {"toen 12-03. nu 12-05.", "t.later", true},
    {"toen 12-03-2025. nu 2025-05-12.", "t.later", true},
    {"toen 12-03-2026. nu 12-05-2025.", "t.later", false},
    {"toen 12-03-24. nu 12-03-25.", "t.later", true},
    {"toen 12-03-59. nu 12-03-60.", "t.later", false}, /* 60 is of the century before */
    {"toen 12-03. nu 12-03.", "t.later", false},
    {"toen november. nu januari.", "t.later", true},
    {"toen 2 maart 2024. nu maart 2026.", "t.later", true},
    {"toen 4 juni. nu 3 juni.", "t.later", false},
    {"toen 31-02. nu 12-05.", "t.later", false}, /* there is no such day */
    {"toen 40 januari. nu mei.", "t.later", true}, /* in January */
    {"toen 31-11-2025. nu mei.", "t.later", false},
    {"toen gisteren. nu mei.", "t.later", false},
    {"toen 3 dagen. nu 40 dagen.", "t.later", false},
    /* a duration against two dates */
    {"zei 3 dagen. toen 4 november. nu 9 december.", "t.between", true},
    {"zei 8 weken. toen 4 november. nu 9 december.", "t.between", false},
    {"zei 5. toen 4 november. nu 9 december.", "t.between", false}, /* five what? */
    {"zei 5 dagen. toen 4 november. nu veel later.", "t.between", false},
};

static void test_cases(void **state)
{
    empi_engine *engine = engine_from(lexicon);
    empi_scanner *scanner;
    (void)state;
    assert_non_null(engine);
    scanner = empi_scanner_new(engine);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = cases[i].text, *reason;
        assert_true(empi_scan_read(scanner, EMPI_SIDE_PERSON, text, strlen(text)));
        reason = reason_of(scanner, cases[i].id);
        if ((reason && !*reason) != cases[i].found)
            fail_msg("\"%s\", %s: %s", text, cases[i].id, reason ? "found" : "not found");
    }
    empi_scanner_free(scanner);
    empi_engine_release(engine);
}

/* Without the words for times nothing is longer or later. */
static void test_no_words(void **state)
{
    static const char bare[] =
        "format: 1\n"
        "kind: frustration\n"
        "cues: [{id: waiting, kind: frustration, label: wachten, why: x}]\n"
        "entries:\n"
        "  - {id: t.said, kind: mark, cue: said, any: ['# dagen'], why: x, matches: [x]}\n"
        "  - {id: t.took, kind: mark, cue: took, any: ['# weken'], why: x, matches: [x]}\n"
        "  - {id: t.longer, cue: waiting, all: [said, took], longer: 1,\n"
        "     why: x, matches: [x], rejects: [x]}\n";
    static const char text[] = "eerst 3 dagen en toen 7 weken";
    empi_engine *engine = engine_from(bare);
    empi_scanner *scanner;
    (void)state;
    assert_non_null(engine);
    scanner = empi_scanner_new(engine);
    assert_true(empi_scan_read(scanner, EMPI_SIDE_PERSON, text, sizeof text - 1));
    assert_null(reason_of(scanner, "t.longer"));
    empi_scanner_free(scanner);
    empi_engine_release(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_no_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
