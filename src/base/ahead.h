/* Asking for memory before it is read: what is then at hand need not be waited for. */
#ifndef EMPI_AHEAD_H
#define EMPI_AHEAD_H

/* Any address will do: nothing is read of what cannot be. */
static inline void empi_ask_ahead(const void *address)
{
#if defined(__GNUC__)
    __builtin_prefetch(address);
#else
    (void)address;
#endif
}

#endif
