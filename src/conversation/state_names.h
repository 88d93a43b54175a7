/* Names in a saved state: 64 bits for a rule, a cue or a word of the library, so that a state holds
 * no text at all, and the way back from these to the names of an engine. */
#ifndef EMPI_STATE_NAMES_H
#define EMPI_STATE_NAMES_H

#include "lexicon/program.h"

uint64_t empi_name_of_rule(const empi_rule *rule);
uint64_t empi_name_of_cue(int32_t kind, const char *id);
uint64_t empi_name_of_word(const char *word); /* of a limit or a reason; NULL: 0 */

typedef struct empi_state_name {
    uint64_t name;
    uint32_t number; /* from 1; 0: none here */
} empi_state_name;

typedef struct empi_state_names {
    const empi_program *program;
    uint64_t factor;
    empi_state_name *items; /* by name; room for so many, a power of two */
    size_t room, count;
} empi_state_names;

bool empi_state_names_make(empi_state_names *names,
                           const empi_program *program); /* false: no memory */
void empi_state_names_free(empi_state_names *names);

/* Each gives NULL where the engine has no such name. */
const empi_rule *empi_state_rule(const empi_state_names *names, uint64_t name);
const empi_cue *empi_state_cue(const empi_state_names *names, uint64_t name);
const char *empi_state_word(const empi_state_names *names, uint64_t name);

#endif
