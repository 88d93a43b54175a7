/* From lexicon files to an engine. */
#ifndef EMPI_BUILD_H
#define EMPI_BUILD_H

#include "base/error.h"
#include "lexicon/embedded.h"
#include "signals/engine.h"

typedef struct empi_source {
    char *name; /* ends in NUL */
    const char *bytes;
    char *copy; /* NULL: the bytes are constant data of the library */
    size_t length;
    int32_t group; /* files of one group may not repeat an id */
    const char *digest; /* SHA-256 as hexadecimal digits; NULL: not known yet */
} empi_source;

typedef struct empathie_builder {
    empi_memory memory;
    empi_flag busy;
    empi_source *sources;
    size_t source_count, source_capacity;
    char **off; /* ids to switch off */
    size_t off_count, off_capacity;
    int64_t limits[5]; /* by EMPATHIE_LIMIT_ number */
    int32_t groups;
} empi_builder;

empi_builder *empi_builder_new(empi_memory memory); /* NULL: no memory */
void empi_builder_free(empi_builder *builder);

/* Copies a file's bytes; false: no memory. */
bool empi_builder_add(empi_builder *builder, const char *name, const char *bytes, size_t length,
                      int32_t group);
/* Adds a file of the library itself, of which nothing is copied but the name. */
bool empi_builder_add_embedded(empi_builder *builder, const empi_embedded_file *file,
                               int32_t group);
/* Takes back the files after the first count. */
void empi_builder_keep(empi_builder *builder, size_t count);
bool empi_builder_off(empi_builder *builder, const char *id);

/* Gives the engine, or NULL with mistakes in error, or NULL with an error that has failed: no
 * memory. */
empi_engine *empi_build(const empi_builder *builder, empi_error *error);

/* Reads every example sentence of the engine's entries and adds those that do not do what they
 * should. false: no memory. */
bool empi_check(empi_engine *engine, empi_error *error);

/* Reads them again, with the sentences that entries are known to have wrong, and adds what is no
 * mistake yet worth a look. false: no memory. */
bool empi_review(empi_engine *engine, empi_error *notes);

#endif
