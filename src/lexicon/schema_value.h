/* Single values: texts, words of a closed set, numbers, names and lists of them. */
#ifndef EMPI_SCHEMA_VALUE_H
#define EMPI_SCHEMA_VALUE_H

#include "lexicon/schema_object.h"

/* Each reads the value of key and says what is wrong with it. A value that is not in its closed
 * set, or no number, is left out. */
void empi_value_text(empi_schema *schema, const empi_key *key, const empi_yaml_node *value,
                     empi_string *text);
/* The same for a text that may be any, named by a key of the writer's own. */
void empi_value_any(empi_schema *schema, const char *name, const empi_yaml_node *value,
                    empi_string *text);
void empi_value_texts(empi_schema *schema, const char *name, enum empi_values values,
                      const empi_yaml_node *value, empi_strings *texts);

/* Whether the value is the map or list that key asks for; says so if not. */
bool empi_value_is(empi_schema *schema, const char *name, const empi_yaml_node *value,
                   enum empi_yaml_kind kind);

/* Says what is wrong with a name, of a class for instance. */
void empi_value_name(empi_schema *schema, const empi_yaml_node *value, enum empi_values values);

#endif
