/* Reading one table of points: what its parts share.
 *
 * hint_table.c reads its lines and what they are of; hint_values.c the points behind the colon;
 * hint_weighing.c lines that ask how a message as a whole is. */
#ifndef EMPI_HINT_READING_H
#define EMPI_HINT_READING_H

#include "lexicon/hint_names.h"

enum { EMPI_HINT_NAME_SLOTS = 128 };

typedef struct empi_hint_reading {
    empi_program *program;
    empi_error *error;
    const empi_lexicon *lexicon;
    int32_t group;
    int32_t line; /* the one at hand */
    uint8_t slots[EMPI_HINT_NAME_SLOTS]; /* 1 + the cue last found for a name that looks like this */
    int32_t kind_lines[EMPI_KIND_LAST + 1]; /* where a kind is first given points; 0: nowhere */
    bool kind_named[EMPI_KIND_LAST + 1];    /* a cue of it is named, if only one without points */
    bool weighs;                            /* the line at hand has points for kinds of signals only */
    empi_hint_names names;
} empi_hint_reading;

/* what: with a "%.*s" for the text. */
void empi_hint_mistake(const empi_hint_reading *at, const char *what, const char *text,
                       size_t length);

const char *empi_hint_skip(const char *text, const char *end); /* blanks */
/* A whole number from -EMPI_HINT_MOST to EMPI_HINT_MOST. */
bool empi_hint_number(const char *text, size_t length, int32_t *number);

/* "waiting 3, frustration 2": adds the values to the row, those of a kind as EMPI_HINT_CUES + the
 * kind. false: no memory. */
bool empi_hint_values(empi_hint_reading *at, const char *text, const char *end, empi_hint_row *row);
/* Once a table is read: of its values, from first on, makes those for kinds values for cues. */
bool empi_hint_spread(empi_hint_reading *at, size_t first);

/* "[frustration >= 10, words < 20]: silence -3", with the colon at colon; NULL: there is none. false:
 * no memory. */
bool empi_hint_weighing_read(empi_hint_reading *at, const char *text, const char *colon,
                             const char *end);

#endif
