/* Reads maps and lists into structs, as the table of schema_keys.h says. Knows no rule of any one
 * object but entries, which it hands to schema_entry.h. */
#ifndef EMPI_SCHEMA_OBJECT_H
#define EMPI_SCHEMA_OBJECT_H

#include "lexicon/schema_keys.h"
#include "lexicon/yaml.h"

typedef struct empi_schema {
    empi_arena *arena;   /* for what outlives reading */
    empi_arena *scratch; /* for what does not */
    const char *file;
    empi_error *error;
    const empi_lexicon_file *top; /* what the file says for all entries */
    bool kind_reported;           /* that neither the file nor an entry says its kind */
} empi_schema;

typedef struct empi_found { /* where the keys of an object stand; NULL: they don't */
    const empi_yaml_node *key[EMPI_KEYS_MAX];
    const empi_yaml_node *value[EMPI_KEYS_MAX];
} empi_found;

/* Reads what the map holds into object, which is zeroed; missing keys are left to
 * empi_object_missing, which knows the form. */
void empi_object_read(empi_schema *schema, enum empi_object kind, const empi_yaml_node *map,
                      void *object, empi_found *found);
/* form may be several: then a key is missed that all of them require. */
void empi_object_missing(empi_schema *schema, enum empi_object kind, const empi_yaml_node *map,
                         const empi_found *found, enum empi_form form);

empi_place empi_schema_place(const empi_schema *schema, const empi_yaml_node *node);

/* A copy that outlives reading. */
empi_string empi_schema_keep(empi_schema *schema, const empi_string *text);

/* As much of a text as a message should repeat. */
int empi_shown(const empi_string *text);

#endif
