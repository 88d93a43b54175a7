/* What can be read off the pattern of a regex: signs that a text has that it matches. Most texts lack
 * them, and need not be searched. */
#ifndef EMPI_SIGN_H
#define EMPI_SIGN_H

#include "lexicon/program.h"

empi_regex_sign empi_sign_of(const char *pattern, size_t length);

/* One past the class ("[a-z]") that begins at a place of a pattern. */
size_t empi_sign_class_end(const char *pattern, size_t length, size_t at);

/* false: the regex matches nothing in text. */
bool empi_sign_shows(const empi_regex_sign *sign, const char *text, size_t length);

#endif
