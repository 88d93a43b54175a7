/* The Dutch lexicons inside the library: lexicons/nl/<name>.yaml, sorted by name. The build writes
 * the definitions, see src/package/embed.cmake. */
#ifndef EMPI_EMBEDDED_H
#define EMPI_EMBEDDED_H

#include <stddef.h>

typedef struct empi_embedded_file {
    const char *name;  /* its path in the repository, "lexicons/nl/waiting.yaml": shown in errors */
    const char *bytes; /* followed by a NUL that length does not count */
    size_t length;
    const char *digest; /* SHA-256 of the bytes, 64 hexadecimal digits */
} empi_embedded_file;

extern const empi_embedded_file empi_embedded_files[];
extern const size_t empi_embedded_count;

/* What compiling all these gives, as lexicon/image.h writes it; NULL: the build could not make it. */
const void *empi_embedded_image(void);

#endif
