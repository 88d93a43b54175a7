#include "lexicon/vocabulary.h"
#include "failing_memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static uint32_t add(empi_vocabulary *vocabulary, const char *form, enum empi_word_kind kind)
{
    return empi_vocabulary_add(vocabulary, form, strlen(form), kind);
}

static void test_words_have_one_id(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_arena arena;
    empi_vocabulary words;
    uint32_t brief;
    (void)state;
    empi_arena_init(&arena, &memory);
    empi_vocabulary_init(&words, &arena);
    brief = add(&words, "brief", EMPI_WORD_EXACT);
    assert_true(brief >= EMPI_WORD_FIRST);
    assert_int_equal(add(&words, "brief", EMPI_WORD_EXACT), brief);
    assert_int_not_equal(add(&words, "brief", EMPI_WORD_STEM), brief);
    for (int i = 0; i < 5000; i++) { /* the table grows several times */
        char form[16];
        size_t length = 0;
        for (int rest = i + 1; rest > 0; rest /= 26)
            form[length++] = (char)('a' + rest % 26);
        empi_vocabulary_add(&words, form, length, EMPI_WORD_EXACT);
    }
    assert_int_equal(empi_vocabulary_exact(&words, "brief", 5), brief);
    assert_int_equal(empi_vocabulary_exact(&words, "brieg", 5), EMPI_WORD_NONE);
    empi_vocabulary_free(&words);
    empi_arena_free(&arena);
}

/* A form is found as the word itself, else by its longest stem and its longest ending; sets hold
 * whatever carries a member. */
static void test_stems_and_endings(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_arena arena;
    empi_vocabulary words;
    uint32_t boos, stem, longer, ending, boosheid, word, tail;
    uint32_t members[2], boos_set, ending_set;
    (void)state;
    empi_arena_init(&arena, &memory);
    empi_vocabulary_init(&words, &arena);
    boos = add(&words, "boos", EMPI_WORD_EXACT);
    boosheid = add(&words, "boosheid", EMPI_WORD_EXACT);
    stem = add(&words, "boos", EMPI_WORD_STEM);
    longer = add(&words, "booswicht", EMPI_WORD_STEM);
    ending = add(&words, "achterstand", EMPI_WORD_ENDING);
    members[0] = stem;
    boos_set = empi_vocabulary_set(&words, members, 1);
    members[0] = ending;
    members[1] = boos;
    ending_set = empi_vocabulary_set(&words, members, 2);
    assert_true(empi_vocabulary_freeze(&words, NULL));

    empi_vocabulary_find(&words, "booswichten", 11, &word, &tail);
    assert_int_equal(word, longer);
    assert_int_equal(tail, EMPI_WORD_NONE);
    empi_vocabulary_find(&words, "huurachterstand", 15, &word, &tail);
    assert_int_equal(word, EMPI_WORD_NONE);
    assert_int_equal(tail, ending);
    empi_vocabulary_find(&words, "boosachterstand", 15, &word, &tail);
    assert_int_equal(word, stem);
    assert_int_equal(tail, ending);
    empi_vocabulary_find(&words, "boosheid", 8, &word, &tail);
    assert_int_equal(word, boosheid);

    assert_true(empi_vocabulary_in(&words, boos_set, stem));
    assert_true(empi_vocabulary_in(&words, boos_set, boos));
    assert_true(empi_vocabulary_in(&words, boos_set, boosheid));
    assert_true(empi_vocabulary_in(&words, boos_set, longer));
    assert_false(empi_vocabulary_in(&words, boos_set, ending));
    assert_true(empi_vocabulary_in(&words, ending_set, boos));
    assert_false(empi_vocabulary_in(&words, ending_set, boosheid));
    empi_vocabulary_free(&words);
    empi_arena_free(&arena);
}

static void test_equal_sets_are_one(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_arena arena;
    empi_vocabulary words;
    uint32_t ids[3], again[4], first;
    (void)state;
    empi_arena_init(&arena, &memory);
    empi_vocabulary_init(&words, &arena);
    ids[0] = add(&words, "een", EMPI_WORD_EXACT);
    ids[1] = add(&words, "twee", EMPI_WORD_EXACT);
    ids[2] = add(&words, "drie", EMPI_WORD_EXACT);
    again[0] = ids[2];
    again[1] = ids[0];
    again[2] = ids[1];
    again[3] = ids[0];
    first = empi_vocabulary_set(&words, ids, 3);
    assert_int_equal(empi_vocabulary_set(&words, again, 4), first);
    assert_int_not_equal(empi_vocabulary_set(&words, ids, 2), first);
    empi_vocabulary_free(&words);
    empi_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words_have_one_id),
                                       cmocka_unit_test(test_stems_and_endings),
                                       cmocka_unit_test(test_equal_sets_are_one)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
