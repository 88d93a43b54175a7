/* Memory: blocks, arrays that grow, the arena. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "failing_memory.h"

static void test_blocks(void **state)
{
    failing_memory counter;
    empi_memory memory = failing_memory_use(&counter, 0);
    unsigned char *zero = empi_alloc_zero(&memory, 100);
    unsigned char *empty = empi_alloc(&memory, 0);
    size_t i;
    (void)state;
    assert_non_null(zero);
    assert_non_null(empty); /* even nothing has an address of its own */
    for (i = 0; i < 100; i++)
        assert_int_equal(zero[i], 0);
    zero[99] = 7;
    zero = empi_resize(&memory, zero, 100, 5000);
    assert_int_equal(zero[99], 7);
    empi_free(&memory, zero, 5000);
    empi_free(&memory, empty, 0);
    empi_free(&memory, NULL, 0);
    assert_int_equal(counter.in_use, 0);
    assert_int_equal(counter.wrong_sizes, 0);
}

static void test_default_memory(void **state)
{
    empi_memory memory = empi_memory_default();
    void *block = empi_alloc(&memory, 10);
    (void)state;
    assert_non_null(block);
    block = empi_resize(&memory, block, 10, 100000);
    assert_non_null(block);
    empi_free(&memory, block, 100000);
}

static void test_grow(void **state)
{
    failing_memory counter;
    empi_memory memory = failing_memory_use(&counter, 0);
    uint32_t *items = NULL;
    size_t capacity = 0, i;
    (void)state;
    for (i = 0; i < 1000; i++) {
        assert_true(empi_grow(&memory, &items, &capacity, i + 1, sizeof *items));
        items[i] = (uint32_t)i;
    }
    for (i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    assert_true(counter.requests < 20); /* half as much again, not one at a time */
    counter.fail_at = 1;
    assert_false(empi_grow(&memory, &items, &capacity, capacity + 1, sizeof *items));
    assert_int_equal(items[999], 999);
    assert_false(empi_grow(&memory, &items, &capacity, SIZE_MAX, sizeof *items));
    assert_false(empi_grow(&memory, &items, &capacity, SIZE_MAX / sizeof *items, sizeof *items));
    empi_free(&memory, items, capacity * sizeof *items);
    assert_int_equal(counter.in_use, 0);
    assert_int_equal(counter.wrong_sizes, 0);
}

static void test_arena(void **state)
{
    failing_memory counter;
    empi_memory memory = failing_memory_use(&counter, 0);
    empi_arena arena;
    char *word, *large;
    size_t size;
    (void)state;
    empi_arena_init(&arena, &memory);
    for (size = 0; size < 200; size++) {
        unsigned char *block = empi_arena_alloc_zero(&arena, size);
        assert_non_null(block);
        assert_int_equal((uintptr_t)block % 16, 0);
        memset(block, 0xEE, size);
    }
    word = empi_arena_string(&arena, "wachten\0x", 7);
    large = empi_arena_alloc(&arena, 1000000);
    assert_non_null(large);
    memset(large, 1, 1000000);
    assert_string_equal(word, "wachten");
    assert_string_equal(empi_arena_string(&arena, NULL, 0), "");
    assert_true(arena.total >= 1000000);
    empi_arena_free(&arena);
    assert_int_equal(counter.in_use, 0);
    assert_non_null(empi_arena_alloc(&arena, 1)); /* usable again */
    empi_arena_free(&arena);
    assert_int_equal(counter.in_use, 0);
    assert_int_equal(counter.wrong_sizes, 0);
}

static void test_arena_fails_for_good(void **state)
{
    failing_memory counter;
    empi_memory memory = failing_memory_use(&counter, 2);
    empi_arena arena;
    (void)state;
    empi_arena_init(&arena, &memory);
    assert_non_null(empi_arena_alloc(&arena, 10));
    assert_null(empi_arena_alloc(&arena, 1000000));
    assert_true(arena.failed);
    assert_null(empi_arena_alloc(&arena, 1));
    assert_null(empi_arena_alloc_zero(&arena, 1));
    assert_null(empi_arena_string(&arena, "a", 1));
    empi_arena_free(&arena);
    assert_false(arena.failed);
    counter.fail_at = 0;
    assert_null(empi_arena_alloc(&arena, SIZE_MAX));
    assert_null(empi_arena_alloc(&arena, SIZE_MAX - 20));
    empi_arena_free(&arena);
    assert_null(empi_arena_alloc(&arena, SIZE_MAX - 64));
    empi_arena_free(&arena);
    assert_null(empi_arena_string(&arena, "a", SIZE_MAX));
    empi_arena_free(&arena);
    assert_int_equal(counter.in_use, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_default_memory),
        cmocka_unit_test(test_grow),
        cmocka_unit_test(test_arena),
        cmocka_unit_test(test_arena_fails_for_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
