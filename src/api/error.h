/* How every exported function tells that it failed. */
#ifndef EMPI_API_ERROR_H
#define EMPI_API_ERROR_H

#include "base/error.h"
#include "empathie.h"

/* Makes *error, if asked for, an error of one message. */
void empi_make_error(const empi_memory *memory, empathie_error **error, empathie_status status,
                     const char *message);

/* The same, and gives status back. */
static inline empathie_status empi_fail(const empi_memory *memory, empathie_error **error,
                                        empathie_status status, const char *message)
{
    empi_make_error(memory, error, status, message);
    return status;
}

/* Fails with EMPATHIE_ERROR_LIMIT: "the text is longer than" 1048576 "bytes (…)". */
empathie_status empi_fail_over(const empi_memory *memory, empathie_error **error,
                               const char *what, int64_t limit, const char *unit);

/* Takes back an error for whose message memory was lacking. */
void empi_drop_unfinished(empathie_error **error);

/* Hands over an error that has mistakes, or that failed for want of memory. */
empathie_status empi_fail_with(empathie_error **error, empi_error *mistakes);

#endif
