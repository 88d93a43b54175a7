/* What one message tells: one block of memory that holds offsets and points to the names of the
 * engine, never the text. */
#ifndef EMPI_RESULT_H
#define EMPI_RESULT_H

#include "signals/engine.h"

typedef struct empathie_evidence {
    const empi_rule *rule;
    const char *cue;
    const char *reason; /* NULL where it counts */
    bool again;         /* an earlier piece is of the same entry */
    uint32_t start[3], end[3]; /* in bytes, code points and UTF-16 units */
} empi_evidence;

typedef struct empathie_signal {
    int32_t kind, intensity, confidence, mask;
    const char *question;
    const char **cues;
    size_t cue_count;
    empi_evidence *evidence;
    size_t evidence_count;
} empi_signal;

enum { EMPI_RESULT_LIMITS = 8 };

typedef struct empathie_result {
    empi_engine *engine; /* held */
    size_t size;         /* of this block */
    uint8_t side;        /* empi_side: whose text it is about */
    empi_signal signals[EMPI_KIND_LAST];
    size_t signal_count;
    empi_evidence *aside;
    size_t aside_count;
    const char *limits[EMPI_RESULT_LIMITS];
    size_t limit_count;
    const char *reflect[EMPI_REFLECT];
    size_t reflect_count;
} empi_result;

void empi_result_free(empi_result *result);

#endif
