/* Small figures cannot be worked out from what is shown beside them. Every way of filling a small
 * table is tried; whoever knows what is shown of it, and writes down all the ways that fit that,
 * must be left with more than one number for each small figure and for each small rest. */
#include "digest/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MINIMUM = 3, CELLS_MOST = 4 };

typedef struct small_table {
    int count;
    int64_t bases[CELLS_MOST]; /* what each is a part of, which is shown */
    empi_cell cells[CELLS_MOST], wholes[CELLS_MOST], total;
} small_table;

static void guard(small_table *table)
{
    empi_cell whole = {.shown = EMPI_EXACT};
    empi_cell *cells[CELLS_MOST];
    const empi_cell *wholes[CELLS_MOST];
    table->total = (empi_cell){0};
    for (int i = 0; i < table->count; i++) {
        int64_t base = table->bases[i];
        table->wholes[i] = (empi_cell){base, base, base, EMPI_EXACT};
        empi_guard_label(&table->cells[i], &table->wholes[i], base, MINIMUM);
        table->total.value += table->cells[i].value;
        whole.value += base;
        cells[i] = &table->cells[i];
        wholes[i] = &table->wholes[i];
    }
    whole.least = whole.most = whole.value;
    empi_guard_label(&table->total, &whole, whole.value, MINIMUM);
    empi_guard_sum(&(empi_sum){cells, wholes, NULL, (size_t)table->count, &table->total, MINIMUM});
}

/* What a reader knows of a cell from how it is shown. */
static void bounds(const empi_cell *cell, int64_t base, int64_t *least, int64_t *most)
{
    *least = cell->shown == EMPI_HELD ? MINIMUM : cell->shown == EMPI_BLANK ? 0 : cell->least;
    *most = cell->shown == EMPI_HELD || cell->shown == EMPI_BLANK ? base : cell->most;
}

/* The least and most that cell i is in any way of filling the others that fits. With bounds on each
 * and one sum, every number between is possible too. */
static void reach(const small_table *table, int i, int64_t *least, int64_t *most)
{
    int64_t total_least, total_most, others_least = 0, others_most = 0, base = 0;
    for (int j = 0; j < table->count; j++)
        base += table->bases[j];
    bounds(&table->total, base, &total_least, &total_most);
    for (int j = 0; j < table->count; j++) {
        int64_t low, high;
        bounds(&table->cells[j], table->bases[j], &low, &high);
        others_least += j == i ? 0 : low;
        others_most += j == i ? 0 : high;
    }
    bounds(&table->cells[i], table->bases[i], least, most);
    if (*least < total_least - others_most)
        *least = total_least - others_most;
    if (*most > total_most - others_least)
        *most = total_most - others_least;
}

static bool is_small(int64_t number)
{
    return number > 0 && number < MINIMUM;
}

/* How many small figures are told, or small rests, or small sums of what is not shown. */
static int told(const small_table *table)
{
    int count = 0;
    int64_t sum = table->total.value, base = 0;
    for (int i = 0; i < table->count; i++) {
        const empi_cell *cell = &table->cells[i];
        int64_t least, most, rest = table->bases[i] - cell->value;
        reach(table, i, &least, &most);
        assert_true(least <= cell->value && cell->value <= most);
        if (least == most && (is_small(cell->value) || is_small(rest)))
            count++;
        if (cell->shown == EMPI_FEW && (least > 0 || most < MINIMUM - 1))
            count++; /* all that is told of it is that it is few */
        if (cell->shown == EMPI_EXACT)
            sum -= cell->value;
        else
            base += table->bases[i];
    }
    if (table->total.shown == EMPI_EXACT && (is_small(sum) || is_small(base - sum)))
        count++;
    return count;
}

static int try_all(small_table *table)
{
    size_t ways = 1;
    int count = 0;
    for (int i = 0; i < table->count; i++)
        ways *= (size_t)table->bases[i] + 1;
    for (size_t way = 0; way < ways; way++) {
        size_t rest = way;
        int found;
        for (int i = 0; i < table->count; i++) {
            table->cells[i] = (empi_cell){.value = (int64_t)(rest % (size_t)(table->bases[i] + 1))};
            rest /= (size_t)table->bases[i] + 1;
        }
        guard(table);
        found = told(table);
        if (found > 0 && count == 0)
            for (int i = 0; i < table->count; i++)
                print_error("%d of %d, shown %d%s", (int)table->cells[i].value,
                            (int)table->bases[i], table->cells[i].shown,
                            i + 1 < table->count ? "; " : "\n");
        count += found;
    }
    return count;
}

static void nothing_small_is_told(void **state)
{
    int count = 0;
    (void)state;
    for (int a = MINIMUM; a <= 12; a++) {
        count += try_all(&(small_table){.count = 1, .bases = {a}});
        for (int b = MINIMUM; b <= a; b++) {
            count += try_all(&(small_table){.count = 2, .bases = {a, b}});
            for (int c = MINIMUM; c <= b; c++)
                count += try_all(&(small_table){.count = 3, .bases = {a, b, c}});
        }
    }
    count += try_all(&(small_table){.count = 4, .bases = {20, 12, 7, 6}});
    count += try_all(&(small_table){.count = 4, .bases = {14, 13, 3, 3}});
    assert_int_equal(count, 0);
}

/* What is needed to protect nobody is not held back. */
static void what_is_large_is_shown(void **state)
{
    small_table plain = {
        .count = 3, .bases = {30, 40, 20}, .cells = {{.value = 10}, {.value = 3}, {.value = 2}}};
    small_table large = {.count = 2, .bases = {30, 40}, .cells = {{.value = 10}, {.value = 30}}};
    small_table least = {.count = 1, .bases = {MINIMUM}, .cells = {{.value = MINIMUM}}};
    empi_cell kind = {40, 40, 40, EMPI_EXACT};
    empi_cell cues[] = {{10, 10, 10, EMPI_EXACT}, {30, 30, 30, EMPI_EXACT}};
    small_table all = {.count = 2, .bases = {30, 40}, .cells = {{.value = 30}, {.value = 40}}};
    (void)state;
    guard(&large);
    assert_int_equal(large.cells[0].shown, EMPI_EXACT);
    assert_int_equal(large.cells[1].shown, EMPI_EXACT);
    guard(&all);
    assert_int_equal(all.cells[0].shown, EMPI_EXACT);
    guard(&least); /* all of a whole that is just large enough */
    assert_int_equal(least.cells[0].shown, EMPI_EXACT);
    empi_guard_union(cues, 2, &kind, MINIMUM);
    assert_int_equal(cues[0].shown, EMPI_EXACT); /* none has two: they add up to the whole */
    assert_int_equal(cues[1].shown, EMPI_EXACT);
    guard(&plain);
    assert_int_equal(plain.total.shown, EMPI_EXACT);
    assert_int_equal(plain.cells[0].shown, EMPI_EXACT);
    assert_int_equal(plain.cells[1].shown, EMPI_HELD); /* or 15 - 13 would tell the third */
    assert_int_equal(plain.cells[2].shown, EMPI_FEW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_small_is_told),
                                       cmocka_unit_test(what_is_large_is_shown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
