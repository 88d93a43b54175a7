/* Numbers to the bytes of a saved state and back, lowest byte first. One description of what is
 * saved, in state.c, serves both ways. */
#ifndef EMPI_STATE_CODE_H
#define EMPI_STATE_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct empi_code {
    unsigned char *to;         /* saving; NULL: only count */
    const unsigned char *from; /* loading; NULL: saving */
    size_t at, length;         /* length: of what is loaded */
    bool damaged;              /* sticky: what follows reads as 0 */
} empi_code;

/* Saves a number in so many bytes and gives it back, or gives what was saved; more than most is
 * damage. */
uint64_t empi_code_number(empi_code *code, uint64_t number, size_t bytes, uint64_t most);
int64_t empi_code_signed(empi_code *code, int64_t number);
void empi_code_bytes(empi_code *code, void *bytes, size_t length);

/* The number of things that follow of at least so many bytes each: what cannot be there is damage,
 * found before memory is asked for. */
size_t empi_code_count(empi_code *code, size_t count, size_t bytes, size_t most, size_t each);

#endif
