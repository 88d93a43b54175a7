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

/* What the example sentences show of an entry. */
typedef struct empi_examined {
    bool alone;     /* somewhere it is found where no other entry tells the same */
    uint32_t other; /* a rule that told the same where it did not tell alone */
} empi_examined;

/* An engine of which all example sentences were read, and what they showed, by rule. */
typedef struct empi_checked {
    empi_engine *engine; /* NULL: none */
    empi_examined *shown;
} empi_checked;

typedef struct empathie_builder {
    empi_memory memory;
    empi_flag busy;
    empi_source *sources;
    size_t source_count, source_capacity;
    char **off; /* ids to switch off */
    size_t off_count, off_capacity;
    int64_t limits[5]; /* by EMPATHIE_LIMIT_ number */
    int32_t groups;
    empi_checked checked; /* and found right, and nothing was changed since */
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
void empi_builder_limit(empi_builder *builder, int32_t limit, int64_t value);

/* Gives the engine, or NULL with mistakes in error, or NULL with an error that has failed: no
 * memory. examples: it keeps the example sentences of its entries. */
empi_engine *empi_build(const empi_builder *builder, bool examples, empi_error *error);

/* Builds and reads every example sentence of the entries; those that do not do what they should are
 * mistakes, if these are asked for. NULL in checked where empi_build gives NULL. */
void empi_check(const empi_builder *builder, empi_checked *checked, bool mistakes,
                empi_error *error);
void empi_checked_free(empi_checked *checked);

/* Reads the sentences that entries are known to have wrong, and adds what is no mistake yet worth a
 * look. false: no memory. */
bool empi_review(const empi_checked *checked, empi_error *notes);

#endif
