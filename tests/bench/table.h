/* The table that comes out. */
#ifndef BENCH_TABLE_H
#define BENCH_TABLE_H

#include "measure.h"

enum goal_side { GOAL_NONE, GOAL_AT_LEAST, GOAL_AT_MOST };

typedef struct goal {
    enum goal_side side;
    double value;
} goal;

static inline goal no_goal(void)
{
    return (goal){GOAL_NONE, 0};
}

static inline goal at_least(double value)
{
    return (goal){GOAL_AT_LEAST, value};
}

static inline goal at_most(double value)
{
    return (goal){GOAL_AT_MOST, value};
}

void table_section(const char *title);
/* unit such as "x" or "us"; the note is printed with printf's rules. */
void table_row(const char *name, goal wanted, spread value, const char *unit, const char *note, ...)
    __attribute__((format(printf, 5, 6)));
void table_left_out(const char *name, const char *why);
spread table_one(double value);

#endif
