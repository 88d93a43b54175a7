/* A program as one block of data is the same program: it finds the same, and is written the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine_support.h"
#include "failing_memory.h"

#include "lexicon/compile.h"
#include "lexicon/image.h"
#include "match/regex.h"
#include "output/output.h"

#include <stdlib.h>

static const char lexicon[] =
    "format: 1\n"
    "kind: frustration\n"
    "cues:\n"
    "  - {id: waiting, kind: frustration, label: wachten, why: x}\n"
    "  - {id: anger, kind: frustration, label: boosheid, why: x}\n"
    "labels: {frustration: frustratie, denied: ontkend}\n"
    "classes:\n"
    "  duur: [dag*, week, weken]\n"
    "  turn_small: [de, het]\n"
    "spelling:\n"
    "  same: {wagten: wachten}\n"
    "  sounds: [ch > g, dt$ > t]\n"
    "  abbreviations: [bijv.]\n"
    "reflect:\n"
    "  - {id: r.waiting, kind: frustration, cue: waiting, ask: Hoe lang duurt het?, why: x}\n"
    "languages:\n"
    "  - {id: en, label: Engels, words: [the, and]}\n"
    "points: |\n"
    "  huilen = huil huilt\n"
    "  {huilen}: anger 4\n"
    "  nog steeds: anger 3\n"
    "  \xC2\xBFnog: frustration 3\n"
    "  [words >= 3, frustration < 0]: frustration 2\n"
    "entries:\n"
    "  - {id: t.long, cue: waiting, any: ['wacht al ... {duur}', '<al weken wacht>'], why: Wacht.,\n"
    "     matches: [x], rejects: [x], except: [al ... gewacht]}\n"
    "  - {id: t.angry, cue: anger, points: 6, why: Boos., matches: [x], rejects: [x]}\n"
    "  - {id: t.code, cue: anger, regex: 'bo+s *!', needs: [boos], why: Roept., matches: [x],\n"
    "     rejects: [x]}\n"
    "  - {id: t.both, cue: anger, all: [t.long, t.code], within: message, why: Beide.,\n"
    "     matches: [x], rejects: [x]}\n"
    "  - {id: t.not, kind: scope, cue: denied, any: [niet], reach: sentence, why: x, matches: [x]}\n";

static const char *const texts[] = {
    "Ik wacht al drie weken.", "ik wagt al dagen, bijv. nu", "Ik huil nog steeds.", "boos!",
    "Ik wacht al drie weken. Boooos!", "Ik wacht niet al weken", "Ik huil nu.", "The cat and the dog and so on",
    "x", ""};

enum { TEXTS = sizeof texts / sizeof *texts };

/* A program that was opened from the image of another, in an engine. */
static empi_engine *engine_of(const void *image, const empi_memory *memory)
{
    empi_program *program = empi_program_new(memory);
    empi_error *error;
    bool done;
    if (!program)
        return NULL;
    error = empi_error_new(memory, 0);
    done = empi_image_open(program, image) && error && empi_regexes_compile(program, error);
    empi_error_free(error);
    if (done)
        return empi_engine_new(program);
    empi_regexes_free(program);
    empi_program_free(program);
    return NULL;
}

static void *image_of(const empi_program *program, size_t *size)
{
    void *image;
    *size = empi_image_size(program);
    image = calloc(1, *size);
    assert_non_null(image);
    empi_image_write(program, image);
    return image;
}

static void json_of(empi_scanner *scanner, const char *text, char *json, size_t room)
{
    empi_result *result = empi_scan(scanner, EMPI_SIDE_PERSON, text, strlen(text));
    assert_non_null(result);
    assert_true(empi_output_json(result, 0, json, room) < room);
    empi_result_free(result);
}

static void test_same(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_engine *built = engine_from(lexicon), *opened;
    empi_scanner *one, *other;
    size_t size, again_size, found = 0;
    void *image, *again;
    (void)state;
    assert_non_null(built);
    image = image_of(built->program, &size);
    opened = engine_of(image, &memory);
    assert_non_null(opened);
    one = empi_scanner_new(built);
    other = empi_scanner_new(opened);
    for (size_t i = 0; i < TEXTS; i++) {
        char first[4000], second[4000];
        json_of(one, texts[i], first, sizeof first);
        json_of(other, texts[i], second, sizeof second);
        assert_string_equal(first, second);
        found += strstr(first, "\"kind\"") != NULL;
    }
    assert_true(found >= 6); /* of "Ik huil nu." only with what its weighing adds */
    assert_string_equal(empi_program_label(opened->program, "denied"), "ontkend");
    assert_string_equal(opened->program->rules[0].cue_id, "waiting");
    empi_engine_release(built); /* the image needs nothing of what it was made of */
    empi_scanner_free(one);
    again = image_of(opened->program, &again_size);
    assert_int_equal(size, again_size);
    empi_scanner_free(other);
    empi_engine_release(opened);
    opened = engine_of(again, &memory);
    assert_non_null(opened);
    empi_engine_release(opened);
    free(again);
    free(image);
}

static void test_no_memory(void **state)
{
    empi_engine *built = engine_from(lexicon), *opened = NULL;
    size_t size;
    void *image = image_of(built->program, &size);
    (void)state;
    empi_engine_release(built);
    for (size_t fail_at = 1; !opened; fail_at++) {
        failing_memory counted;
        empi_memory memory = failing_memory_use(&counted, fail_at);
        opened = engine_of(image, &memory);
        if (opened) {
            assert_true(fail_at > 3);
            empi_engine_release(opened);
        }
        assert_int_equal(counted.in_use, 0);
        assert_int_equal(counted.wrong_sizes, 0);
    }
    free(image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same),
                                       cmocka_unit_test(test_no_memory)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
