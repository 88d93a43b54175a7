#include "digest/audit.h"

enum { ROUNDS = 24 };

static size_t room(const empi_audit *audit, size_t parts)
{
    return (audit->count + 1) * (parts + 1);
}

bool empi_audit_begin(empi_audit *audit, size_t parts)
{
    const empi_memory *memory = &audit->digest->memory;
    audit->least = empi_alloc(memory, room(audit, parts) * sizeof *audit->least);
    audit->most = empi_alloc(memory, room(audit, parts) * sizeof *audit->most);
    audit->told = empi_alloc(memory, audit->count * sizeof *audit->told);
    return audit->least && audit->most && audit->told;
}

void empi_audit_end(empi_audit *audit, size_t parts)
{
    const empi_memory *memory = &audit->digest->memory;
    empi_free(memory, audit->least, room(audit, parts) * sizeof *audit->least);
    empi_free(memory, audit->most, room(audit, parts) * sizeof *audit->most);
    empi_free(memory, audit->told, audit->count * sizeof *audit->told);
}

/* ---- What a reader knows ----------------------------------------------------------------- */

static const empi_cell *cell_of(const empi_audit *audit, size_t row, size_t column)
{
    const empi_cell *cells = row == 0 ? audit->total->cells : audit->groups[row - 1].cells;
    return &cells[column == 0 ? audit->family.whole : audit->family.first + column - 1];
}

static size_t place(const empi_audit *audit, size_t row, size_t column)
{
    return row * (audit->family.count + 1) + column;
}

static void know(empi_audit *audit, size_t row)
{
    const empi_cell *cells = row == 0 ? audit->total->cells : audit->groups[row - 1].cells;
    for (size_t column = 0; column <= audit->family.count; column++) {
        const empi_cell *cell = cell_of(audit, row, column);
        size_t at = place(audit, row, column);
        bool range = cell->shown != EMPI_HELD && cell->shown != EMPI_BLANK;
        audit->least[at] = range                      ? cell->least
                           : cell->shown == EMPI_HELD ? audit->digest->options.minimum
                                                      : 0;
        audit->most[at] = range ? cell->most : cells[EMPI_FIGURE_CONVERSATIONS].value;
    }
}

/* ---- Narrowing --------------------------------------------------------------------------- */

static void at_least(empi_audit *audit, size_t at, int64_t least)
{
    if (least > audit->least[at]) {
        audit->least[at] = least;
        audit->changed = true;
    }
}

static void at_most(empi_audit *audit, size_t at, int64_t most)
{
    if (most < audit->most[at]) {
        audit->most[at] = most;
        audit->changed = true;
    }
}

static void narrow_row(empi_audit *audit, size_t row)
{
    size_t whole = place(audit, row, 0);
    int64_t most = 0;
    for (size_t column = 1; column <= audit->family.count; column++) {
        size_t part = place(audit, row, column);
        at_most(audit, part, audit->most[whole]);
        at_least(audit, whole, audit->least[part]);
        most += audit->most[part];
    }
    if (!audit->family.makes_up)
        return;
    at_most(audit, whole, most);
    for (size_t column = 1; column <= audit->family.count; column++) {
        size_t part = place(audit, row, column);
        at_least(audit, part, audit->least[whole] - (most - audit->most[part]));
    }
}

static void narrow_column(empi_audit *audit, size_t column)
{
    size_t total = place(audit, 0, column);
    int64_t least = 0, most = 0;
    for (size_t row = 1; row <= audit->count; row++) {
        least += audit->least[place(audit, row, column)];
        most += audit->most[place(audit, row, column)];
    }
    at_least(audit, total, least);
    at_most(audit, total, most);
    for (size_t row = 1; row <= audit->count; row++) {
        size_t at = place(audit, row, column);
        int64_t others_least = least - audit->least[at], others_most = most - audit->most[at];
        at_least(audit, at, audit->least[total] - others_most);
        at_most(audit, at, audit->most[total] - others_least);
    }
}

/* ---- What follows ------------------------------------------------------------------------ */

static bool is_small(const empi_audit *audit, int64_t number)
{
    return number > 0 && number < audit->digest->options.minimum;
}

static bool tells(const empi_audit *audit, size_t row)
{
    size_t whole = place(audit, row, 0);
    int64_t whole_value = cell_of(audit, row, 0)->value;
    for (size_t column = 1; column <= audit->family.count; column++) {
        size_t part = place(audit, row, column);
        int64_t value = cell_of(audit, row, column)->value;
        if (audit->least[part] == audit->most[part] &&
            (is_small(audit, value) ||
             (audit->least[whole] == audit->most[whole] && is_small(audit, whole_value - value))))
            return true;
    }
    return audit->least[whole] == audit->most[whole] && is_small(audit, whole_value);
}

bool empi_audit_family(empi_audit *audit, const empi_family *family)
{
    bool any = false;
    audit->family = *family;
    audit->changed = true;
    for (size_t row = 0; row <= audit->count; row++)
        know(audit, row);
    for (int round = 0; round < ROUNDS && audit->changed; round++) {
        audit->changed = false;
        for (size_t row = 0; row <= audit->count; row++)
            narrow_row(audit, row);
        for (size_t column = 0; column <= family->count; column++)
            narrow_column(audit, column);
    }
    for (size_t row = 1; row <= audit->count; row++) {
        audit->told[row - 1] = tells(audit, row);
        any = any || audit->told[row - 1];
    }
    return any;
}
