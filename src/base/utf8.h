/* UTF-8, one character at a time. */
#ifndef EMPI_UTF8_H
#define EMPI_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* The length in bytes of the well-formed character at the front, and its code point; 0 if there is
 * none: no bytes left, a broken sequence, a surrogate or an overlong form. code may be NULL. */
size_t empi_utf8_step(const char *bytes, size_t length, uint32_t *code);

/* The longest beginning of at most room bytes that does not end inside a character. */
size_t empi_utf8_cut(const char *bytes, size_t length, size_t room);

#endif
