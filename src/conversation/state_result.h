/* Evidence and results of turns in a saved state. */
#ifndef EMPI_STATE_RESULT_H
#define EMPI_STATE_RESULT_H

#include "conversation/conversation.h"
#include "conversation/state_code.h"
#include "conversation/state_names.h"

typedef struct empi_state {
    empi_code code;
    empi_engine *engine;
    empi_state_names names; /* only for loading */
    bool loading;
    bool foreign; /* saved with other lexicons: names may be unknown */
    bool dropped; /* an unknown name was left out of the turn */
    bool failed;  /* no memory */
} empi_state;

enum { /* bytes at least */
       EMPI_STATE_NAME = 8,
       EMPI_STATE_EVIDENCE = 2 * EMPI_STATE_NAME + 1 + 6 * 4,
       EMPI_STATE_RESULT = 1 + 2 * 4 + 1 + 4 + 1 + 1
};

/* Saves a number of at most 32 bits, or loads one. */
static inline uint32_t empi_state_number(empi_state *at, uint32_t value, size_t bytes,
                                         uint32_t most)
{
    return (uint32_t)empi_code_number(&at->code, value, bytes, most);
}

static inline bool empi_state_stopped(const empi_state *at)
{
    return at->failed || at->code.damaged;
}

void empi_state_save_evidence(empi_state *at, const empi_evidence *evidence, size_t count);
/* Loads count pieces and keeps those of rules that the engine has: of a kind, of any kind that is
 * told (kind 0) or of any (-1). Gives how many. */
size_t empi_state_load_evidence(empi_state *at, empi_evidence *evidence, size_t count,
                                int32_t kind);

void empi_state_save_result(empi_state *at, const empi_result *result);
empi_result *empi_state_load_result(empi_state *at); /* NULL: stopped */

#endif
