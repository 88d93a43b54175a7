/* Keeps small figures from being worked out from what is shown beside them. */
#ifndef EMPI_GUARD_H
#define EMPI_GUARD_H

#include "digest/publish.h"

/* Labels a cell by its value and by the cell that it is a part of, whose label is settled: of all
 * conversations of a kind, those with a cue. most: of conversations in its group. */
void empi_guard_label(empi_cell *cell, const empi_cell *whole, int64_t most, int64_t minimum);

/* One sum: cells[i] is cells[i * step], wholes[i] what it is a part of, and total what they add up
 * to. Holds cells back until every value in the range of a small one fits the sum. lows, where it
 * is not NULL, says what is known otherwise of cells that would be held back: a least value. */
typedef struct empi_sum {
    empi_cell **cells;
    const empi_cell **wholes;
    const int64_t *lows;
    size_t count;
    const empi_cell *total;
    int64_t minimum;
} empi_sum;

void empi_guard_sum(const empi_sum *sum);

/* Cues of one kind in one group: together they are at least the whole, because each conversation of
 * the kind has one of them. Holds back until that tells nothing about a small one. */
void empi_guard_union(empi_cell *cells, size_t count, const empi_cell *whole, int64_t minimum);

/* What a union tells about one of its cells: it is at least this. */
int64_t empi_guard_union_low(const empi_cell *cells, size_t count, size_t index,
                             const empi_cell *whole);

#endif
