#include "table.h"

#include <stdarg.h>
#include <stdio.h>

static void number(char *out, size_t size, double value)
{
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    (void)snprintf(out, size, "%.*f", digits, value);
}

void table_section(const char *title)
{
    (void)printf("\n%s\n%-46s %10s %13s %19s  %-5s %s\n", title, "", "goal", "measured", "spread",
                 "met", "note");
}

void table_row(const char *name, goal wanted, spread value, const char *unit, const char *note, ...)
{
    char goal_text[32] = "-", measured[48], least[24], most[24], spread_text[56] = "";
    const char *met = "-";
    va_list arguments;
    number(measured, 24, value.median);
    number(least, sizeof least, value.least);
    number(most, sizeof most, value.most);
    if (value.least < value.most)
        (void)snprintf(spread_text, sizeof spread_text, "%s - %s", least, most);
    if (wanted.side != GOAL_NONE) {
        bool good = wanted.side == GOAL_AT_LEAST ? value.median >= wanted.value
                                                 : value.median <= wanted.value;
        char bound[24];
        number(bound, sizeof bound, wanted.value);
        (void)snprintf(goal_text, sizeof goal_text, "%s %s",
                       wanted.side == GOAL_AT_LEAST ? ">=" : "<=", bound);
        met = good ? "yes" : "NO";
    }
    (void)printf("%-46s %10s %10s %-2s %19s  %-5s ", name, goal_text, measured, unit, spread_text,
                 met);
    va_start(arguments, note);
    (void)vprintf(note, arguments);
    va_end(arguments);
    (void)printf("\n");
    (void)fflush(stdout);
}

void table_left_out(const char *name, const char *why)
{
    (void)printf("%-46s left out: %s\n", name, why);
    (void)fflush(stdout);
}

spread table_one(double value)
{
    return (spread){value, value, value};
}
