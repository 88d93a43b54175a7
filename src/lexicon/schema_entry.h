/* The rules of one entry: which keys go together in which form. */
#ifndef EMPI_SCHEMA_ENTRY_H
#define EMPI_SCHEMA_ENTRY_H

#include "lexicon/schema_object.h"

/* Checks an entry that was read, and fills in what it has from its file. False: it has no id,
 * so that nothing can be done with it. One whose kind is unknown is kept, without kind. */
bool empi_entry_check(empi_schema *schema, const empi_yaml_node *map, const empi_found *found,
                      empi_entry_source *entry);

#endif
