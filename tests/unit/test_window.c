/* A phrase swept over a sentence at once finds what it finds when it is run from each word. */
#include "engine_support.h"

#include "match/sweep.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const char lexicon[] =
    "format: 1\n"
    "kind: mark\n"
    "entries:\n"
    "  - id: test.window\n"
    "    cue: test\n"
    "    despite: [quoted]\n"
    "    why: test\n"
    "    matches: [x]\n"
    "    rejects: [y]\n"
    "    any:\n"
    "      - niet\n"
    "      - ik ... niet\n"
    "      - (ik|wij) (al|) ...3 (niet|geen antwoord|nooit)\n"
    "      - <ik niet weer>2\n"
    "      - '<(ik|wij) al (wacht*|bel*) #>'\n"
    "      - laat maar !(weten|zien) _\n"
    "      - '#2+ (keer|x) (niet|gebeld|)'\n"
    "      - ik ... ik ... niet\n"
    "      - ', maar ... niet'\n"
    "      - '. ik (wacht|bel) (al|nog|)'\n"
    "      - wacht ... weken .\n";

static const char *const texts[] = {
    "ik ik ik niet niet",
    "Ik bel nu al 3 keer en ik krijg niet eens antwoord, maar dat wil ik niet.",
    "wij wachten al twee weken. Ik wacht nog. Laat maar zitten hoor. Laat maar weten.",
    "niet ik weer, weer niet ik, ik weer niet",
    "al 5 bel ik, bel ik al 5, 5 ik al belde. ik wacht al drie weken.",
    "ik krijg geen antwoord ik al dan nooit ik al al niet",
    "",
};

/* The end of what the run finds from a start, or start. */
static size_t run_end(empi_scanner *scanner, const empi_phrase *phrase,
                      const empi_sentence_items *own, size_t start)
{
    const empi_program *program = scanner->engine->program;
    empi_run run = {.program = program,
                    .stream = &scanner->stream,
                    .steps = program->steps + phrase->first_step,
                    .step_count = phrase->step_count,
                    .from = own->first,
                    .to = own->first + own->count};
    size_t end = start;
    assert_true(empi_run_begin(&run, &scanner->matcher));
    return empi_run_at(&run, &scanner->matcher, start, &end) == EMPI_RUN_YES ? end : start;
}

static size_t compare(empi_scanner *scanner, const empi_phrase *phrase,
                      const empi_sentence_items *own)
{
    empi_window window;
    const empi_sweep *sweep = &scanner->matcher.sweep;
    size_t found = 0;
    assert_true(empi_window_open(&window, scanner->engine->program, &scanner->stream, own->first,
                                 own->first + own->count));
    for (size_t place = 0; place < own->count; place++) {
        uint64_t start = UINT64_C(1) << place;
        size_t end = run_end(scanner, phrase, own, own->first + place);
        bool matches = end > own->first + place;
        assert_int_equal(empi_sweep_occurs(&window, phrase, start, sweep), matches);
        if (empi_sweep_occurs(&window, phrase, empi_window_all(&window), sweep))
            assert_int_equal((empi_sweep_trace(&window, phrase, sweep) & start) != 0, matches);
        if (!matches)
            continue;
        assert_true(empi_window_starts(&window, phrase) & start);
        assert_int_equal(empi_sweep_follow(&window, phrase, sweep, place), end);
        found++;
    }
    return found;
}

static void test_as_run(void **state)
{
    empi_engine *engine = engine_from(lexicon);
    empi_scanner *scanner;
    size_t found = 0;
    (void)state;
    assert_non_null(engine);
    scanner = empi_scanner_new(engine);
    assert_non_null(scanner);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(empi_scan_read(scanner, EMPI_SIDE_PERSON, texts[i], strlen(texts[i])));
        for (size_t j = 0; j < scanner->text.sentence_count; j++)
            for (size_t k = 0; k < engine->program->phrase_count; k++)
                found += compare(scanner, &engine->program->phrases[k],
                                 &scanner->stream.sentences[j]);
    }
    assert_true(found > 20);
    empi_scanner_free(scanner);
    empi_engine_release(engine);
}

static void test_too_long(void **state)
{
    empi_engine *engine = engine_from(lexicon);
    empi_scanner *scanner = empi_scanner_new(engine);
    empi_window window;
    char text[70 * 4 + 1];
    (void)state;
    assert_non_null(scanner);
    for (size_t i = 0; i < 70; i++)
        memcpy(text + 4 * i, i == 69 ? "niet" : "zee ", 4);
    assert_true(empi_scan_read(scanner, EMPI_SIDE_PERSON, text, sizeof text - 1));
    assert_false(empi_window_open(&window, engine->program, &scanner->stream, 0, 70));
    assert_int_equal(scanner->hits.count, 1); /* found all the same */
    empi_scanner_free(scanner);
    empi_engine_release(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_run),
        cmocka_unit_test(test_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
