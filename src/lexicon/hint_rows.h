/* Tables of points, compiled: which words, themes and entries have how many points for which cues,
 * and how sums weigh beside each other. */
#ifndef EMPI_HINT_ROWS_H
#define EMPI_HINT_ROWS_H

#include "lexicon/kind.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Words, or two words in a row, that by themselves tell little: points for or against cues. */
typedef struct empi_hint {
    uint16_t slot; /* of the cue, in empi_hints; while tables are read also EMPI_HINT_CUES + a kind */
    int16_t points;
} empi_hint;

/* In the first of a row: it counts only in a sentence that asks. */
#define EMPI_HINT_ASKING (UINT32_C(1) << 31)

typedef struct empi_hint_row {
    uint32_t first, second; /* words, the second EMPI_WORD_NONE: one word only; or first
                               EMPI_WORD_NONE and second 1 + a theme, or what an empi_hint_of makes */
    uint32_t at, count;     /* its values; or EMPI_HINT_FULL, and at is its place among full rows */
    uint32_t asking;        /* 1 + the row for the same where the sentence asks; 0: none */
    int32_t group;          /* of files that it came from */
} empi_hint_row;

enum { EMPI_HINT_CUES = 48 }; /* cues that can have points */

/* A row with points for many cues is kept as points for all, where they are small enough: common
 * words are like that. */
#define EMPI_HINT_FULL UINT32_MAX

typedef struct empi_hint_full {
    int8_t points[EMPI_HINT_CUES]; /* by slot */
} empi_hint_full;

enum { EMPI_HINT_MOST = 999 }; /* points of one value, for or against */

/* What a word has to do with rows. */
typedef struct empi_hint_word {
    uint32_t alone;       /* 1 + its row; 0: none */
    uint32_t root;        /* its root; that of a sign is itself; EMPI_WORD_NONE: none has points */
    uint32_t theme_first; /* its themes, in theme_rows */
    uint32_t theme_count;
    bool first, second;   /* of a row of two words */
    bool exact;           /* a whole word or a sign, not only the beginning or end of some */
} empi_hint_word;

/* What else than words has a row: an entry, the entries of a cue, those of a kind; of the last two
 * the weak ones apart. */
enum empi_hint_of {
    EMPI_HINT_OF_KIND = 1 << 28,
    EMPI_HINT_OF_CUE = 1 << 29,
    EMPI_HINT_OF_ENTRY = 1 << 30
};

typedef struct empi_hint_theme { /* a name for many words that do the same work */
    const char *name;            /* of the lexicon; no NUL at its end */
    size_t length;
} empi_hint_theme;

typedef struct empi_hint_member {
    uint32_t word, theme;
} empi_hint_member;

/* What a weighing asks of a message. The first ones are kinds: by how many points the best cue of
 * that kind is above (or below) what is enough for it. */
enum empi_measure {
    EMPI_MEASURE_NOTHING, /* and so always holds */
    EMPI_MEASURE_WORDS = EMPI_DISTRESS + 1,
    EMPI_MEASURE_SENTENCES,
    EMPI_MEASURE_QUESTIONS,    /* sentences with a question mark */
    EMPI_MEASURE_EXCLAMATIONS, /* with an exclamation mark */
    EMPI_MEASURE_ENTRIES,      /* that found something and have a row of points */
    EMPI_MEASURE_COUNT
};

typedef struct empi_hint_condition {
    uint8_t measure; /* empi_measure */
    bool below;      /* than so much; else at least so much */
    int16_t than;
} empi_hint_condition;

/* Points for kinds where a message as a whole is so: sums that stand beside others, or in a message
 * of some length, say more or less than alone. */
typedef struct empi_hint_weighing {
    uint64_t named;             /* slots that it is for, as bits: its table or an earlier one names them */
    empi_hint_condition all[2]; /* in order; the second may ask nothing */
    int32_t group;              /* of files that it came from */
    int16_t points[EMPI_DISTRESS + 2]; /* by kind; the last one is there so that no padding is */
} empi_hint_weighing;

typedef struct empi_hints {
    uint32_t rules[EMPI_HINT_CUES]; /* by slot: the entry that its points tell */
    int32_t enough[EMPI_HINT_CUES]; /* by slot: the sum that tells it */
    int32_t kinds[EMPI_HINT_CUES];  /* by slot */
    size_t cue_count;
    uint64_t named; /* slots that the tables read so far name, as bits */
    empi_hint_row *rows;
    size_t row_count, row_capacity;
    empi_hint *values;
    size_t value_count, value_capacity;
    uint32_t *table; /* open addressing by words: 1 + row */
    size_t table_size;
    empi_hint_theme *themes; /* while tables are read; and their members */
    size_t theme_count, theme_capacity;
    empi_hint_member *members;
    size_t member_count, member_capacity;
    empi_hint_full *full;
    size_t full_count;
    empi_hint_weighing *weighings;
    size_t weighing_count, weighing_capacity;
    empi_hint_word *words; /* by word */
    uint32_t *theme_rows;  /* one list after the other, in the order of the words */
    size_t theme_row_count;
} empi_hints;

#endif
