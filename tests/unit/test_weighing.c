/* Rows of points that ask of a message as a whole: which conditions hold, and for what they count.
 */
#include "engine_support.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const char lexicon[] =
    "format: 1\n"
    "kind: frustration\n"
    "cues:\n"
    "  - {id: anger, kind: frustration, label: boosheid, why: x}\n"
    "  - {id: trailing, kind: silence, label: open, why: x}\n"
    "  - {id: curt, kind: silence, label: kort, why: x}\n"
    "  - {id: withdrawal, kind: silence, label: weg, why: x}\n"
    "  - {id: crisis, kind: distress, label: crisis, why: x}\n"
    "numbers:\n"
    "  - {id: points_shown, value: 5, why: x}\n"
    "points: |\n"
    "  stil: trailing 6\n"
    "  dicht: withdrawal 6, curt 0\n"
    "  diepdal: crisis 10\n"
    "  @t.angry: anger 8\n"
    "  @t.mad: anger 1\n"
    "  @anger: anger 1\n"
    "  [exclamations >= 2, words < 5]: silence 5\n"
    "  [frustration >= 4, sentences >= 4]: silence 5\n"
    "  [ questions >= 2 ,entries >=1 ]: silence 5\n"
    "  [questions >= 2, entries >= 2]: silence 5\n"
    "  [masked_question >= -999]: silence 5\n"
    "  [distress >= 0]: silence 5, distress -1\n"
    "  [words >= 9]: silence 5\n"
    "entries:\n"
    "  - {id: t.angry, cue: anger, any: [boos], why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.anger, cue: anger, points: 2, why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.still, kind: silence, cue: trailing, points: 10, why: x, matches: [x], rejects: "
    "[x]}\n"
    "  - {id: t.curt, kind: silence, cue: curt, points: 3, why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.gone, kind: silence, cue: withdrawal, points: 16, why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.mad, cue: anger, any: [woest], why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.abyss, kind: distress, cue: crisis, points: 10, why: x, matches: [x], rejects: "
    "[x]}\n";

/* The first in the other order: it is the same row. */
static const char later[] =
    "format: 1\n"
    "kind: silence\n"
    "cues:\n"
    "  - {id: late, kind: silence, label: laat, why: x}\n"
    "points: |\n"
    "  slot: late 6\n"
    "  [words < 5, exclamations >= 2]: silence 3\n"
    "  [words >= 9]: silence 0\n"
    "entries:\n"
    "  - {id: t.late, cue: late, points: 10, why: x, matches: [x], rejects: [x]}\n";

typedef struct weighing_case {
    const char *text, *id;
    bool told;
} weighing_case;

static void check(empi_engine *engine, const weighing_case *cases, size_t count)
{
    empi_scanner *scanner;
    assert_non_null(engine);
    scanner = empi_scanner_new(engine);
    assert_non_null(scanner);
    for (size_t i = 0; i < count; i++) {
        assert_true(
            empi_scan_read(scanner, EMPI_SIDE_PERSON, cases[i].text, strlen(cases[i].text)));
        if ((reason_of(scanner, cases[i].id) != NULL) != cases[i].told)
            fail_msg("\"%s\", %s: %s", cases[i].text, cases[i].id,
                     cases[i].told ? "not told" : "told");
    }
    empi_scanner_free(scanner);
    empi_engine_release(engine);
}

static void test_conditions(void **state)
{
    static const weighing_case cases[] = {
        {"Kijk! Zo stil!", "t.still", true},
        {"Kijk! Zo stil!", "t.curt", false}, /* no word speaks for it */
        {"Zo stil!", "t.still", false},
        {"Kijk eens! Wat is het stil!", "t.still", false}, /* too many words */
        {"Kijk! Zo ver!", "t.still", false},               /* no word speaks for it */
        {"Ik ben boos. Ja. Stil. Wel.", "t.still", true},
        {"Ik ben boos. Ja. Stil.", "t.still", false},
        {"Ik ben hier. Ja. Stil. Wel.", "t.still", false},
        {"Boos? Stil?", "t.still", true},
        {"Hoe? Stil?", "t.still", false},       /* nor has a masked question any sum here */
        {"Boos? Dicht?", "t.gone", false},      /* one entry, though its cue has a row too */
        {"Woest boos? Dicht?", "t.gone", true}, /* two: both rows hold */
        {"Een stil diepdal.", "t.still", true}, /* judged by the sums as they came in */
        {"Een stil diepdal.", "t.abyss", false},
        {"Een twee drie vier vijf zes zeven acht stil.", "t.still", true},
    };
    (void)state;
    check(engine_from(lexicon), cases, sizeof cases / sizeof *cases);
}

static void test_replaced(void **state)
{
    static const weighing_case cases[] = {
        {"Kijk! Zo stil!", "t.still", false},
        {"Een twee drie vier vijf zes zeven acht stil.", "t.still", false},
        {"Boos? Stil?", "t.still", true},
        {"Boos? Slot?", "t.late", false}, /* a cue that only a later table names */
    };
    (void)state;
    check(engine_with(lexicon, later), cases, sizeof cases / sizeof *cases);
}

/* As many rows as there may be, and one more. */
static void test_most(void **state)
{
    static char over[4200 * 40];
    size_t at = (size_t)snprintf(over, sizeof over, "format: 1\npoints: |\n");
    empi_engine *engine;
    (void)state;
    for (int i = 0; i < 3993; i++) /* seven stand in the lexicon */
        at += (size_t)snprintf(over + at, sizeof over - at,
                               "  [words >= %d, words < %d]: silence 1\n", i % 900, i / 900);
    engine = engine_with(lexicon, over);
    assert_non_null(engine);
    empi_engine_release(engine);
    (void)snprintf(over + at, sizeof over - at, "  [words >= 1]: silence 1\n");
    assert_null(engine_with(lexicon, over));
}

static void test_most_themes(void **state)
{
    static char over[4200 * 40];
    size_t at = (size_t)snprintf(over, sizeof over, "format: 1\npoints: |\n");
    empi_engine *engine;
    (void)state;
    for (int i = 0; i < 4000; i++)
        at += (size_t)snprintf(over + at, sizeof over - at, "  thema%d = stil\n", i);
    (void)snprintf(over + at, sizeof over - at, "  thema7 = dicht\n"); /* one that is there */
    engine = engine_with(lexicon, over);
    assert_non_null(engine);
    empi_engine_release(engine);
    (void)snprintf(over + at, sizeof over - at, "  meer = dicht\n");
    assert_null(engine_with(lexicon, over));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_replaced),
        cmocka_unit_test(test_most),
        cmocka_unit_test(test_most_themes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
