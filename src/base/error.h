/* What went wrong, as an owned list of mistakes with their places. */
#ifndef EMPI_ERROR_H
#define EMPI_ERROR_H

#include "base/memory.h"

typedef struct empathie_error empi_error;

/* Where in which file. name may be NULL; line 0: no place. The name is copied. */
typedef struct empi_place {
    const char *file;
    int32_t line, column;
} empi_place;

empi_error *empi_error_new(const empi_memory *memory, int32_t status); /* NULL: no memory */
void empi_error_free(empi_error *error);

/* Adds a mistake, printf style. error may be NULL or may have failed for want of memory: then
 * nothing happens but the failure is remembered. After EMPI_MISTAKES mistakes one says that there
 * are more and the rest is only counted. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void empi_error_add(empi_error *error, empi_place place, const char *format, ...);

/* Sorts mistakes of the same file by line and column, keeping the files in order of appearance. */
void empi_error_sort(empi_error *error);

/* From now on mistakes are only counted: a costly search for a suggestion may be left out. */
bool empi_error_full(const empi_error *error);
/* Memory ran out elsewhere: what is listed is not all there is. */
void empi_error_fail(empi_error *error);
bool empi_error_failed(const empi_error *error); /* memory ran out while adding, or elsewhere */
int32_t empi_error_status(const empi_error *error);
size_t empi_error_count(const empi_error *error);
const char *empi_error_message(const empi_error *error, size_t index); /* NULL out of range */
empi_place empi_error_place(const empi_error *error, size_t index);

/* The candidate nearest to word by edit distance, if near enough to be what was meant, or NULL. */
const char *empi_nearest(const char *word, const char *const *candidates, size_t count);

#endif
