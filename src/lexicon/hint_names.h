/* What a row of points is of, when it is not of words: "@anger.curse" an entry, "@anger" or
 * "@anger weak" the plain or the weak entries of a cue, "@frustration" or "@frustration weak" those
 * of a kind.
 *
 * In: the name after the @. Out: the second word of the row (empi_hint_of and an index). */
#ifndef EMPI_HINT_NAMES_H
#define EMPI_HINT_NAMES_H

#include "lexicon/merge_parts.h"

typedef struct empi_hint_names {
    const empi_program *program;
    empi_key_list rules; /* sorted when the first name is looked up */
} empi_hint_names;

enum empi_hint_named {
    EMPI_HINT_NAMED_MEMORY,
    EMPI_HINT_NAMED,
    EMPI_HINT_NAMED_OFF, /* an entry that is switched off: its row has nothing to do */
    EMPI_HINT_NAMED_UNKNOWN
};

enum empi_hint_named empi_hint_names_find(empi_hint_names *names, const char *text, size_t length,
                                          uint32_t *second);
/* The kind of signals, flags or openings that is called so; 0: none. */
int32_t empi_hint_names_kind(const char *text, size_t length);
void empi_hint_names_free(empi_hint_names *names);

#endif
