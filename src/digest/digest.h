/* Reports added up: raw counts by period, by theme and by channel.
 *
 * The unit is the conversation: a figure is the number of conversations in which something was seen
 * at least once, so that one person who writes often does not weigh more. The raw counts never
 * leave this folder but through digest/publish.h. */
#ifndef EMPI_DIGEST_H
#define EMPI_DIGEST_H

#include "base/calendar.h"
#include "conversation/report.h"

enum empi_view { EMPI_VIEW_PERIOD, EMPI_VIEW_THEME, EMPI_VIEW_CHANNEL, EMPI_VIEWS };

enum empi_period { EMPI_PERIOD_DAY = 1, EMPI_PERIOD_WEEK, EMPI_PERIOD_MONTH };

enum { EMPI_AGES = 6 };

/* What is counted; the cues of the lexicons come last. */
enum empi_figure {
    EMPI_FIGURE_CONVERSATIONS,
    EMPI_FIGURE_KIND,                                     /* four, in the order of empi_kind */
    EMPI_FIGURE_EVENT = EMPI_FIGURE_KIND + EMPI_DISTRESS, /* up to left_unanswered */
    EMPI_FIGURE_OCCASION = EMPI_FIGURE_EVENT + EMPI_EVENT_LEFT_UNANSWERED, /* something was shown
                                                                              and answered */
    EMPI_FIGURE_ACKNOWLEDGED, /* of these: and acknowledged each time */
    EMPI_FIGURE_OPEN,         /* something is open in the ledger */
    EMPI_FIGURE_AGE,          /* by the age of the oldest of it */
    EMPI_FIGURE_CUE = EMPI_FIGURE_AGE + EMPI_AGES
};

/* In seconds, the first age that does not belong to each; the last has no end. */
extern const int64_t empi_age_ends[EMPI_AGES - 1];

typedef struct empi_group {
    char *name;       /* of a theme or channel, "" where the caller gave none; NULL for a period */
    int32_t start;    /* of a period: its first day */
    int64_t counts[]; /* by figure */
} empi_group;

typedef struct empi_groups {
    empi_group **items; /* sorted by start and name */
    size_t count, capacity;
} empi_groups;

typedef struct empi_digest_options {
    int32_t period; /* empi_period */
    int64_t minimum;
    int32_t zone;
} empi_digest_options;

typedef struct empathie_digest {
    empi_engine *engine; /* held */
    empi_memory memory;
    empi_flag busy;
    empi_digest_options options;
    uint32_t *cues; /* of the program, each of its own figure */
    size_t cue_count, figure_count;
    bool *seen; /* by figure: in what is being added */
    empi_group *total;
    empi_groups groups[EMPI_VIEWS];
} empi_digest;

empi_digest *empi_digest_new(empi_engine *engine); /* NULL: no memory */
void empi_digest_free(empi_digest *digest);

/* Where a conversation is counted. */
typedef struct empi_digest_place {
    int64_t at;
    const char *theme, *channel; /* not NULL */
} empi_digest_place;

enum empi_digest_outcome { EMPI_DIGEST_DONE, EMPI_DIGEST_NO_MEMORY, EMPI_DIGEST_FULL };

/* On failure the digest shows the same as before. */
enum empi_digest_outcome empi_digest_add(empi_digest *digest, const empi_report *report,
                                         const char *theme, const char *channel);
enum empi_digest_outcome empi_digest_add_message(empi_digest *digest, const empi_result *result,
                                                 empi_digest_place place);
enum empi_digest_outcome empi_digest_merge(empi_digest *digest, const empi_digest *other);

/* The kind of a figure that is a cue. */
int32_t empi_digest_cue_kind(const empi_digest *digest, size_t figure);

#endif
