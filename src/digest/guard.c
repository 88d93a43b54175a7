#include "digest/guard.h"

static void set(empi_cell *cell, enum empi_shown shown, int64_t least, int64_t most)
{
    cell->shown = (uint8_t)shown;
    cell->least = least;
    cell->most = most;
}

static void blank(empi_cell *cell, int64_t most)
{
    set(cell, EMPI_BLANK, 0, most);
}

/* Where the whole is under twice the minimum, "few" and "all but few" overlap, and a range would be
 * so narrow that it tells a number: then it is all of them or nothing is told. */
static void label_of_exact(empi_cell *cell, int64_t whole, int64_t minimum)
{
    int64_t rest = whole - cell->value;
    if (rest == 0 && (whole >= minimum || whole == 0))
        set(cell, EMPI_EXACT, cell->value, cell->value);
    else if (whole < 2 * minimum - 1)
        blank(cell, whole > 0 ? whole - 1 : 0);
    else if (cell->value < minimum)
        set(cell, EMPI_FEW, 0, minimum - 1);
    else if (rest == 1 && minimum == 2)
        blank(cell, whole); /* a range of one number would tell it */
    else if (rest < minimum)
        set(cell, EMPI_MANY, whole - minimum + 1, whole - 1);
    else
        set(cell, EMPI_EXACT, cell->value, cell->value);
}

void empi_guard_label(empi_cell *cell, const empi_cell *whole, int64_t most, int64_t minimum)
{
    if (minimum <= 1) {
        set(cell, EMPI_EXACT, cell->value, cell->value);
        return;
    }
    switch (whole->shown) {
    case EMPI_EXACT:
        label_of_exact(cell, whole->value, minimum);
        break;
    case EMPI_FEW:
        set(cell, EMPI_FEW, 0, minimum - 1);
        break;
    case EMPI_MANY: /* of the whole only the range is known */
        if (cell->value < minimum)
            set(cell, EMPI_FEW, 0, minimum - 1);
        else if (cell->value <= whole->least - minimum)
            set(cell, EMPI_EXACT, cell->value, cell->value);
        else
            blank(cell, most);
        break;
    default:
        blank(cell, most);
    }
}

/* ---- One sum ----------------------------------------------------------------------------- */

/* What is not shown of a sum: how much it is, of how many conversations, and between which bounds
 * it could be. */
typedef struct unknown_part {
    int64_t sum, whole, least, most, widest_blank;
    bool any, blanks;
} unknown_part;

static unknown_part look(const empi_sum *sum)
{
    unknown_part unknown = {.sum = sum->total->value};
    for (size_t i = 0; i < sum->count; i++) {
        const empi_cell *cell = sum->cells[i];
        if (cell->shown == EMPI_EXACT) {
            unknown.sum -= cell->value;
            continue;
        }
        unknown.any = true;
        unknown.whole += sum->wholes[i]->value;
        unknown.least += cell->least;
        unknown.most += cell->most;
        if (cell->shown != EMPI_BLANK)
            continue;
        unknown.blanks = true;
        if (cell->most - cell->least > unknown.widest_blank)
            unknown.widest_blank = cell->most - cell->least;
    }
    return unknown;
}

/* What is lacking so that nothing is told: each small cell could have any value of its range when
 * the others make up for it, below and above; and what is not shown is not few all together, nor
 * its rest. */
typedef struct lacking_room {
    int64_t below, above, sum, rest;
    bool others;
} lacking_room;

static int64_t at_least_zero(int64_t number)
{
    return number > 0 ? number : 0;
}

static lacking_room lacking(const unknown_part *unknown, int64_t minimum)
{
    lacking_room lack = {
        .below = at_least_zero(unknown->least + minimum - 1 - unknown->sum),
        .above = at_least_zero(unknown->sum + minimum - 1 - unknown->most),
        .sum = at_least_zero(minimum - unknown->sum),
        .rest = at_least_zero(minimum - (unknown->whole - unknown->sum)),
    };
    lack.others =
        unknown->blanks && unknown->most - unknown->least - unknown->widest_blank < minimum - 1;
    return lack;
}

static bool nothing_lacks(const lacking_room *lack)
{
    return lack->below == 0 && lack->above == 0 && lack->sum == 0 && lack->rest == 0 &&
           !lack->others;
}

static void bounds_if_held(const empi_sum *sum, size_t index, int64_t *least, int64_t *most)
{
    const empi_cell *cell = sum->cells[index], *whole = sum->wholes[index];
    int64_t low = sum->lows ? sum->lows[index] : 0;
    *least = low > sum->minimum ? low : sum->minimum;
    if (*least > cell->value)
        *least = cell->value;
    *most = whole->least - sum->minimum;
    if (*most < cell->value)
        *most = cell->value;
}

static int64_t smaller(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

/* How much of what lacks a cell gives when it is held back. */
static int64_t gain_of(const empi_sum *sum, size_t index, const lacking_room *lack)
{
    int64_t value = sum->cells[index]->value, least, most;
    bounds_if_held(sum, index, &least, &most);
    return smaller(value - least, lack->below) + smaller(most - value, lack->above) +
           smaller(value, lack->sum) + smaller(sum->wholes[index]->value - value, lack->rest) +
           (lack->others ? smaller(most - least, sum->minimum) : 0);
}

/* The cell that gives most, and of those the smallest; sum->count when there is none. */
static size_t choose(const empi_sum *sum, const lacking_room *lack)
{
    size_t best = sum->count;
    int64_t best_gain = -1;
    for (size_t i = 0; i < sum->count; i++) {
        const empi_cell *cell = sum->cells[i];
        int64_t gain;
        if (cell->shown != EMPI_EXACT || cell->value == 0)
            continue;
        gain = gain_of(sum, i, lack);
        if (gain > best_gain || (gain == best_gain && cell->value < sum->cells[best]->value)) {
            best = i;
            best_gain = gain;
        }
    }
    return best;
}

static void blank_all(const empi_sum *sum)
{
    for (size_t i = 0; i < sum->count; i++)
        blank(sum->cells[i], sum->wholes[i]->most);
}

enum { HELD_AT_MOST = 16 }; /* then nothing of the sum is shown: work stays within bounds */

void empi_guard_sum(const empi_sum *sum)
{
    if (sum->minimum <= 1)
        return;
    if (sum->total->shown == EMPI_FEW) {
        for (size_t i = 0; i < sum->count; i++)
            set(sum->cells[i], EMPI_FEW, 0, sum->minimum - 1);
        return;
    }
    if (sum->total->shown != EMPI_EXACT) {
        blank_all(sum);
        return;
    }
    for (int held = 0; held <= HELD_AT_MOST; held++) {
        unknown_part unknown = look(sum);
        lacking_room lack = lacking(&unknown, sum->minimum);
        int64_t least, most;
        size_t at;
        if (!unknown.any || nothing_lacks(&lack))
            return;
        at = choose(sum, &lack);
        if (at == sum->count)
            break;
        bounds_if_held(sum, at, &least, &most);
        set(sum->cells[at], EMPI_HELD, least, most);
    }
    blank_all(sum);
}

/* ---- Cues of one kind -------------------------------------------------------------------- */

static int64_t sum_of_most(const empi_cell *cells, size_t count)
{
    int64_t most = 0;
    for (size_t i = 0; i < count; i++)
        most += cells[i].most;
    return most;
}

int64_t empi_guard_union_low(const empi_cell *cells, size_t count, size_t index,
                             const empi_cell *whole)
{
    return whole->least - (sum_of_most(cells, count) - cells[index].most);
}

static bool union_is_safe(const empi_cell *cells, size_t count, const empi_cell *whole,
                          int64_t minimum)
{
    int64_t most = sum_of_most(cells, count), overlap = most - whole->value;
    bool exact = whole->shown == EMPI_EXACT;
    if (most < whole->most)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (cells[i].shown == EMPI_EXACT || cells[i].shown == EMPI_HELD)
            continue;
        exact = false;
        if (whole->least - (most - cells[i].most) > cells[i].least)
            return false;
    }
    /* All are shown: what they are more than the whole is how many have two. */
    return !exact || overlap == 0 || overlap >= minimum;
}

/* The smallest exact cell, or count. */
static size_t smallest(const empi_cell *cells, size_t count)
{
    size_t best = count;
    for (size_t i = 0; i < count; i++)
        if (cells[i].shown == EMPI_EXACT && cells[i].value > 0 &&
            (best == count || cells[i].value < cells[best].value))
            best = i;
    return best;
}

void empi_guard_union(empi_cell *cells, size_t count, const empi_cell *whole, int64_t minimum)
{
    if (minimum <= 1 || count < 2 || (whole->shown != EMPI_EXACT && whole->shown != EMPI_MANY) ||
        whole->value == 0)
        return;
    while (!union_is_safe(cells, count, whole, minimum)) {
        size_t at = smallest(cells, count);
        if (at == count) {
            for (size_t i = 0; i < count; i++)
                blank(&cells[i], whole->most);
            return;
        }
        set(&cells[at], EMPI_HELD, minimum, whole->most);
    }
}
