/* Looks at the bytes around a value for what YAML reads otherwise than its writer meant. */
#ifndef EMPI_CURSOR_H
#define EMPI_CURSOR_H

#include "lexicon/source.h"

/* Places are counted in characters and only go forward, so that all calls together walk through
 * the file once. */
typedef struct empi_cursor {
    const empi_source *source;
    size_t at;    /* byte */
    size_t index; /* character */
} empi_cursor;

/* Whether a comment stands on the line behind the text that ends at index; glued: one that begins
 * with "#3" or "#x" and so is hardly meant as a comment. */
bool empi_cursor_comment_behind(empi_cursor *cursor, size_t index, bool glued);
/* Whether a line between two places begins with "- ". */
bool empi_cursor_item_between(empi_cursor *cursor, size_t from, size_t to);

#endif
