/* What a conversation tells at one moment: results of its turns, events, and what is still owed.
 * Holds offsets, names and times, never text. */
#ifndef EMPI_REPORT_H
#define EMPI_REPORT_H

#include "signals/result.h"

enum empi_event_type { /* as EMPATHIE_EVENT_ */
    EMPI_EVENT_TONE_SHIFT = 1,
    EMPI_EVENT_RECURRING_QUESTION,
    EMPI_EVENT_FADING,
    EMPI_EVENT_WENT_SILENT,
    EMPI_EVENT_LEFT_UNANSWERED,
    EMPI_EVENT_UNACKNOWLEDGED,
    EMPI_EVENT_ACKNOWLEDGED,
    EMPI_EVENT_LAST = EMPI_EVENT_ACKNOWLEDGED
};

enum empi_from { EMPI_FROM_PERSON = 1, EMPI_FROM_ORGANISATION, EMPI_FROM_AUTOMATIC };

enum { EMPI_NO_TURN = -1 };

typedef struct empathie_event {
    int32_t type;      /* empi_event_type */
    int32_t turn;      /* from 0: where an attentive reader notices it */
    int32_t refers_to; /* an earlier turn, or EMPI_NO_TURN */
    int64_t seconds;   /* how long a silence lasted; 0 where time is not the point */
    const char *why;   /* Dutch, of the engine */
    const empi_evidence *evidence; /* words of the turn that it rests on, held by it; may be none */
    size_t evidence_count;
} empi_event;

/* What was shown and not acknowledged, or promised and not kept. */
typedef struct empathie_debt {
    int32_t kind;      /* of the signal; EMPATHIE_KIND_PROMISE for a promise */
    int32_t turn;      /* where it was shown or promised */
    int64_t opened_at; /* seconds since 1970 */
    int64_t due_at;    /* of a promise: when it falls due; else opened_at */
    int64_t open_for;  /* seconds from due_at to the moment of reading; 0 for a promise not yet due */
} empi_debt;

typedef struct empi_report_turn {
    int32_t from; /* empi_from, a recognised receipt is EMPI_FROM_AUTOMATIC */
    int64_t at;
    int32_t acknowledgement; /* of an organisation's turn: 0 no occasion, 1 yes, 2 no */
    const empi_result *result; /* of the turn */
    struct empi_turn *turn;    /* held; NULL in a report made by hand */
} empi_report_turn;

typedef struct empathie_report {
    empi_engine *engine; /* held */
    int64_t now;
    empi_report_turn *turns;
    size_t turn_count;
    empi_event *events; /* by turn, then by type */
    size_t event_count;
    empi_debt *debts; /* open ones, oldest first */
    size_t debt_count;
} empi_report;

/* Frees the three arrays, each of exactly count items, and lets go of turns and engine. */
void empi_report_free(empi_report *report);

#endif
