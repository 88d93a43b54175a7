/* What hits mean here.
 *
 * In: hits, the stream, the program. Out: readings: hits and combinations of hits, each either
 * counting or set aside with a reason. Leaves to others: which readings make a signal (signals/). */
#ifndef EMPI_READING_H
#define EMPI_READING_H

#include "match/match.h"

typedef struct empi_reading {
    uint32_t rule;
    uint32_t first, last; /* items */
    uint32_t sentence;
    const char *reason;   /* why it is set aside: a scope's name, "except", …; NULL: it counts */
    bool misspelt;
    bool negative;        /* its phrase names a negation */
    bool again;           /* an earlier one that counts is of the same entry */
    int8_t emphasis;      /* -1 softened, 1 stressed */
} empi_reading;

typedef struct empi_met { /* a row of points, and the item where it was first met */
    uint32_t row, item;
} empi_met;

typedef struct empi_told { /* the same, and its points for a cue */
    empi_met met;
    int32_t points;
} empi_told;

typedef struct empi_readings {
    empi_reading *items;
    size_t count, capacity;
    uint32_t *sentences; /* by sentence: its first reading; one more than there are sentences */
    size_t sentence_capacity;
    uint32_t *clauses; /* by item */
    size_t clause_capacity;
    uint32_t *by_cue; /* how many readings of a cue still count; by cue */
    size_t cue_capacity;
    uint32_t *rule_seen; /* by rule; all 0 between uses */
    size_t rule_capacity;
    uint8_t side;      /* empi_side: whose text it is */
    uint64_t *hint_met; /* by row of points, a bit: it was met; all 0 between uses */
    size_t hint_capacity; /* in words of 64 */
    empi_met *hints; /* those met */
    size_t hints_capacity;
    empi_told *told; /* those that speak for the cue that is being told */
    size_t told_capacity;
    size_t single; /* readings before the combinations, sorted by place */
} empi_readings;

void empi_readings_free(empi_readings *readings, const empi_memory *memory);

/* false: no memory. */
bool empi_interpret(empi_readings *readings, const empi_memory *memory,
                    const empi_program *program, const empi_stream *stream, const empi_hits *hits);

/* ---- the parts of it, each on its own ---- */

typedef struct empi_scene { /* what every part looks at */
    empi_readings *readings;
    const empi_memory *memory;
    const empi_program *program;
    const empi_stream *stream;
} empi_scene;

/* scope.c: sets aside what is quoted, denied, hypothetical and so on. */
void empi_scopes_apply(const empi_scene *scene);
/* Whether a reading is named by name. */
bool empi_reading_named(const empi_scene *scene, const empi_reading *reading,
                        const empi_name *name);
/* Whether a reading counts, alone or together with others. What only the other words of the message
 * speak against ("unlikely") was found all the same. */
bool empi_reading_found(const empi_reading *reading);
/* The reason for which a reading does not count, or NULL. */
const char *empi_scope_reason(const empi_scene *scene, const empi_reading *reading);

/* times.c: whether the times that the parts of a combination name compare as its entry says.
 * parts: readings, one a part. */
bool empi_times_hold(const empi_scene *scene, const empi_rule *rule, const size_t *parts);
enum { EMPI_DATE_PARTS = 3 };
/* The numbers in a date in figures, as they stand; returns how many. */
size_t empi_date_figures(const empi_stream *stream, const empi_item *item,
                         int32_t parts[EMPI_DATE_PARTS]);

/* combine.c: adds a reading for every combination of which all parts are there. */
bool empi_combine(const empi_scene *scene);

/* hint.c: adds up the points of words and pairs of words by cue, adds readings for cues of which there
 * are enough, and sets single plain readings aside that the other words speak against. */
bool empi_hints_apply(const empi_scene *scene);
/* scope.c: the reason for which a scope of the whole message silences a rule, or NULL. */
const char *empi_scope_message_reason(const empi_scene *scene, const empi_reading *reading);

/* emphasis.c: what stresses or softens each reading. */
void empi_emphasis_apply(const empi_scene *scene);

#endif
