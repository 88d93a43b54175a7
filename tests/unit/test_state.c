/* States whose checksum is right and whose content is not: nothing a stranger makes up may do harm.
 * What a state is for is tested by api.state. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/siphash.h"
#include "conversation/state.h"
#include "conversation/state_code.h"
#include "conversation/state_names.h"
#include "empathie.h"

enum { CHECK = 8, OUTSIDE = 8 + 4 + 8, MOST_TURNS = 1000 };

static empi_engine *engine;
static unsigned char *bytes; /* of a state that is right */
static size_t length;

static const unsigned char no_key[EMPI_KEY_BYTES];

static const struct {
    enum empi_from from;
    const char *text;
} turns[] = {
    {EMPI_FROM_PERSON, "Drie keer gebeld, drie keer niks. Wanneer hoor ik iets over mijn €340?"},
    {EMPI_FROM_ORGANISATION, "Wat vervelend dat u zo lang wacht. U hoort vrijdag van ons."},
    {EMPI_FROM_PERSON, "Zien jullie mij nog wel? Ik ben niet boos, maar laat maar."},
    {EMPI_FROM_AUTOMATIC, "Wij hebben uw bericht ontvangen."},
    {EMPI_FROM_PERSON, "Ik kan de huur niet betalen en slaap er niet van!!"},
};

static void put(unsigned char *at, uint64_t number, size_t count)
{
    for (size_t i = 0; i < count; i++)
        at[i] = (unsigned char)(number >> (8 * i));
}

/* Makes the length and the checksum right again. */
static void seal(unsigned char *state, size_t size)
{
    put(state + 12, size, 8);
    put(state + size - CHECK, empi_siphash(no_key, state, size - CHECK), CHECK);
}

/* Loads in memory of exactly this size; a conversation that comes out can be used. true: loaded. */
static bool try_to_load(const unsigned char *state, size_t size)
{
    unsigned char *exact = malloc(size);
    const char *problem = NULL;
    empi_conversation *conversation;
    assert_non_null(exact);
    memcpy(exact, state, size);
    conversation = empi_state_load(engine, exact, size, no_key, MOST_TURNS, &problem);
    free(exact);
    assert_true((conversation != NULL) == (problem == NULL));
    if (conversation) {
        size_t count = conversation->turn_count;
        int64_t now = count ? conversation->turns[count - 1]->at : 0;
        empi_report *report = empi_conversation_read(conversation, NULL, now);
        char *json;
        assert_non_null(report);
        size = empathie_report_json(report, EMPATHIE_UTF16, NULL, 0) + 1;
        json = malloc(size);
        assert_non_null(json);
        assert_int_equal(empathie_report_json(report, EMPATHIE_UTF16, json, size), size - 1);
        free(json);
        empi_report_free(report);
        assert_true(empi_state_save(conversation, NULL, 0) > OUTSIDE);
        empi_conversation_free(conversation);
    }
    return !problem;
}

static uint32_t draw(uint32_t *seed, uint32_t below)
{
    *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return (uint32_t)((uint64_t)(*seed >> 4) * below >> 28);
}

static void every_byte_made_up(void **state)
{
    static const unsigned char values[] = {0x00, 0x80, 0xFF};
    unsigned char *copy = malloc(length);
    (void)state;
    assert_non_null(copy);
    memcpy(copy, bytes, length);
    assert_true(try_to_load(copy, length));
    for (size_t i = OUTSIDE; i < length - CHECK; i++) {
        unsigned char old = copy[i];
        for (size_t j = 0; j < sizeof values; j++) {
            copy[i] = values[j];
            seal(copy, length);
            (void)try_to_load(copy, length);
        }
        copy[i] = old;
    }
    free(copy);
}

static void many_bytes_made_up(void **state)
{
    unsigned char *copy = malloc(length);
    uint32_t seed = 3;
    size_t loaded = 0;
    (void)state;
    assert_non_null(copy);
    for (int round = 0; round < 5000; round++) {
        uint32_t count = 1 + draw(&seed, 4);
        memcpy(copy, bytes, length);
        while (count-- > 0) {
            size_t at = OUTSIDE + draw(&seed, (uint32_t)(length - OUTSIDE - CHECK));
            size_t size = 1u << draw(&seed, 4);
            if (at + size <= length - CHECK)
                put(copy + at, draw(&seed, 2) ? draw(&seed, 300) : UINT64_MAX - draw(&seed, 3),
                    size);
        }
        seal(copy, length);
        loaded += try_to_load(copy, length);
    }
    assert_true(loaded > 50); /* else this tests nothing but the outside */
    free(copy);
}

static void cut_short_and_sealed(void **state)
{
    unsigned char *copy = malloc(length);
    (void)state;
    assert_non_null(copy);
    for (size_t size = OUTSIDE + CHECK; size < length; size++) {
        memcpy(copy, bytes, size);
        seal(copy, size);
        assert_false(try_to_load(copy, size));
    }
    free(copy);
}

static void too_many_turns(void **state)
{
    const char *problem;
    (void)state;
    assert_null(empi_state_load(engine, bytes, length, no_key, 4, &problem));
    assert_non_null(problem);
}

/* ---- its parts ---- */

static void numbers(void **state)
{
    static const int64_t signs[] = {INT64_MIN, INT64_MIN + 1, -1, 0, 1, INT64_MAX};
    unsigned char room[64] = {0};
    empi_code to = {.to = room}, from, counted = {0};
    (void)state;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        assert_int_equal(empi_code_signed(&to, signs[i]), signs[i]);
        (void)empi_code_signed(&counted, signs[i]);
    }
    assert_int_equal(empi_code_number(&to, 0x123456, 3, UINT64_MAX), 0x123456);
    assert_int_equal(counted.at + 3, to.at);
    assert_int_equal(room[to.at - 3], 0x56); /* the lowest first */
    from = (empi_code){.from = room, .length = to.at};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        assert_int_equal(empi_code_signed(&from, 0), signs[i]);
    assert_int_equal(empi_code_number(&from, 0, 3, 0x123455), 0);
    assert_true(from.damaged);
    from = (empi_code){.from = room, .at = to.at - 2, .length = to.at};
    assert_int_equal(empi_code_number(&from, 0, 3, UINT64_MAX), 0);
    assert_true(from.damaged);
}

static void counts_that_cannot_be(void **state)
{
    unsigned char room[20] = {3, 0, 0, 0};
    empi_code code = {.from = room, .length = sizeof room};
    (void)state;
    assert_int_equal(empi_code_count(&code, 0, 4, UINT32_MAX, 5), 3);
    assert_false(code.damaged);
    code.at = 0;
    assert_int_equal(empi_code_count(&code, 0, 4, UINT32_MAX, 6), 0);
    assert_true(code.damaged);
    room[3] = 0xFF;
    code = (empi_code){.from = room, .length = sizeof room};
    assert_int_equal(empi_code_count(&code, 0, 4, UINT32_MAX, 1), 0);
    assert_true(code.damaged);
}

static void names_there_and_back(void **state)
{
    const empi_program *program = engine->program;
    empi_state_names names;
    (void)state;
    assert_true(empi_state_names_make(&names, program));
    for (size_t i = 0; i < program->rule_count; i++)
        assert_ptr_equal(empi_state_rule(&names, empi_name_of_rule(&program->rules[i])),
                         &program->rules[i]);
    for (size_t i = 0; i < program->cue_count; i++) {
        const empi_cue *cue = &program->cues[i];
        assert_ptr_equal(empi_state_cue(&names, empi_name_of_cue(cue->kind, cue->id)), cue);
        assert_string_equal(empi_state_word(&names, empi_name_of_word(cue->id)), cue->id);
    }
    assert_string_equal(empi_state_word(&names, empi_name_of_word("other_lexicons")),
                        "other_lexicons");
    assert_null(empi_state_word(&names, empi_name_of_word("no_such_word")));
    assert_null(empi_state_rule(&names, empi_name_of_word("weak")));
    assert_null(empi_state_cue(&names, 0));
    assert_int_equal(empi_name_of_word(NULL), 0);
    empi_state_names_free(&names);
}

static int make(void **state)
{
    empi_conversation *conversation;
    (void)state;
    if (empathie_engine_new_default(&engine, NULL) != EMPATHIE_OK)
        return -1;
    conversation = empi_conversation_new(engine);
    for (size_t i = 0; conversation && i < sizeof turns / sizeof *turns; i++) {
        empi_turn *turn =
            empi_conversation_hear(conversation, turns[i].from, 1772438400 + (int64_t)i * 90000,
                                   turns[i].text, strlen(turns[i].text));
        if (!turn || !empi_conversation_push(conversation, turn))
            return -1;
    }
    if (!conversation)
        return -1;
    length = empi_state_save(conversation, NULL, 0);
    bytes = malloc(length);
    if (!bytes || empi_state_save(conversation, bytes, length) != length)
        return -1;
    empi_conversation_free(conversation);
    return 0;
}

static int drop(void **state)
{
    (void)state;
    free(bytes);
    empi_engine_release(engine);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_made_up),
        cmocka_unit_test(many_bytes_made_up),
        cmocka_unit_test(cut_short_and_sealed),
        cmocka_unit_test(too_many_turns),
        cmocka_unit_test(numbers),
        cmocka_unit_test(counts_that_cannot_be),
        cmocka_unit_test(names_there_and_back),
    };
    return cmocka_run_group_tests(tests, make, drop);
}
