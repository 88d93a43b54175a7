/* The Unicode tables for what is too rare for tables of our own. */
#ifndef EMPI_UNICODE_H
#define EMPI_UNICODE_H

#include <stddef.h>
#include <stdint.h>

enum { EMPI_UNICODE_ROOM = 72 };

/* Compatibility decomposition, case folded, without marks and invisible characters: at most
 * EMPI_UNICODE_ROOM bytes. 0: nothing is left of it. */
size_t empi_unicode_fold(uint32_t point, unsigned char *out);

/* 1: a capital, -1: a small letter, 0: neither. */
int empi_unicode_case(uint32_t point);

#endif
