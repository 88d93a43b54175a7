/* The bytes of a lexicon file, before anything is read into them: is it text at all? */
#ifndef EMPI_SOURCE_H
#define EMPI_SOURCE_H

#include "base/error.h"
#include "base/limits.h"

typedef struct empi_lines { /* a range of lines, both included */
    int32_t first, last;
} empi_lines;

typedef struct empi_source {
    const char *bytes; /* well-formed UTF-8 without byte order mark, control characters or NUL */
    size_t length;
    char *copy; /* NULL while the file's own bytes are good */
    size_t copy_size;
    const empi_memory *memory;
    bool failed;
    empi_lines blanked[EMPI_YAML_REPAIRS];
    size_t blanked_count;
} empi_source;

/* Adds a mistake for what no lexicon can hold, and puts "_" in its place so that the rest can still
 * be read at the same lines and columns. False: not readable at all (UTF-16), or no
 * memory, which is then said in failed. */
bool empi_source_open(empi_source *source, const empi_memory *memory, const char *file,
                      const char *bytes, size_t length, empi_error *error);
/* Puts blanks in place of a line and of the lines below it that are indented more, which belong to
 * it. All other lines keep their places. False: there is nothing to blank, or too much was. */
bool empi_source_blank(empi_source *source, int32_t line);
/* Whether any of these lines was blanked. */
bool empi_source_touched(const empi_source *source, int32_t first, int32_t last);
void empi_source_close(empi_source *source);

#endif
