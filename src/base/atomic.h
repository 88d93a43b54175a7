/* A counter and a flag that threads share. */
#ifndef EMPI_ATOMIC_H
#define EMPI_ATOMIC_H

#include <stdatomic.h>
#include <stdbool.h>

typedef struct empi_counter {
    atomic_uint value;
} empi_counter;

static inline void empi_counter_set(empi_counter *counter, unsigned value)
{
    atomic_init(&counter->value, value);
}

static inline void empi_counter_add(empi_counter *counter)
{
    atomic_fetch_add_explicit(&counter->value, 1, memory_order_relaxed);
}

/* True when the last holder has let go: everything the others did is then visible. */
static inline bool empi_counter_drop(empi_counter *counter)
{
    return atomic_fetch_sub_explicit(&counter->value, 1, memory_order_acq_rel) == 1;
}

typedef struct empi_flag {
    atomic_flag value;
} empi_flag;

static inline void empi_flag_init(empi_flag *flag)
{
    atomic_flag_clear_explicit(&flag->value, memory_order_relaxed);
}

static inline bool empi_flag_take(empi_flag *flag) /* false: taken by another */
{
    return !atomic_flag_test_and_set_explicit(&flag->value, memory_order_acquire);
}

static inline void empi_flag_give(empi_flag *flag)
{
    atomic_flag_clear_explicit(&flag->value, memory_order_release);
}

#endif
