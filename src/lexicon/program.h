/* Compiled lexicons: what an engine holds. Immutable once built, shared by all threads.
 *
 * A rule is a compiled entry. Its phrases are short programs of steps over words; each hangs on
 * its rarest word (its anchor), so that a message costs as much as it touches. */
#ifndef EMPI_PROGRAM_H
#define EMPI_PROGRAM_H

#include "lexicon/hint_rows.h"
#include "lexicon/lexicon.h"
#include "lexicon/sound.h"
#include "lexicon/time_words.h"
#include "lexicon/vocabulary.h"
#include "text/text.h"

/* ---- phrases ---- */

enum empi_operation {
    EMPI_STEP_MATCH = 0,
    EMPI_STEP_SET,     /* a: set; b: the step after it, jumps done */
    EMPI_STEP_NUMBER,  /* a, b: lowest and highest */
    EMPI_STEP_ORDINAL, /* a, b */
    EMPI_STEP_ANY,
    EMPI_STEP_KEEP,  /* any word, which is remembered */
    EMPI_STEP_SAME,  /* the word that was remembered */
    EMPI_STEP_GAP,   /* a: at most so many words; fewest first */
    EMPI_STEP_SPLIT, /* go on with the next step, or else at a; b: of choices; -1: any */
    EMPI_STEP_JUMP,  /* go on at a */
    EMPI_STEP_NOT,   /* the next step, which takes one word, does not take the next word */
    EMPI_STEP_TEST   /* a: empi_mark_test */
};

typedef struct empi_step {
    uint32_t operation;
    int32_t a, b;
} empi_step;

#define EMPI_NO_SET UINT32_MAX

/* One way for a phrase to match: sets of which every such match has a word, the rarest first. A
 * sentence without a word of each cannot hold it. */
enum { EMPI_WAY_SETS = 3, EMPI_CLOSE_WORDS = 3, EMPI_NEAR_WORDS = 7 };

enum empi_way_side { /* where a set has its word, seen from the word of the first set */
    EMPI_SIDE_ANY,
    EMPI_SIDE_NEXT,                      /* the next word */
    EMPI_SIDE_SOON,                      /* one of the next EMPI_CLOSE_WORDS */
    EMPI_SIDE_LATER,                     /* one of the next EMPI_NEAR_WORDS */
    EMPI_SIDE_LAST,                      /* the same before it */
    EMPI_SIDE_JUST,
    EMPI_SIDE_EARLIER,
    EMPI_SIDE_AROUND,                    /* in the sentence or in one beside it */
    EMPI_SIDES
};

typedef struct empi_way {
    uint32_t sets[EMPI_WAY_SETS];
    uint8_t sides[EMPI_WAY_SETS];
    uint8_t count; /* at least 1 */
} empi_way;

typedef struct empi_phrase {
    uint32_t rule;
    uint32_t first_step, step_count;
    uint32_t first;   /* set with which every match begins; EMPI_NO_SET: not known */
    uint32_t first_way;
    uint16_t way_count; /* every match is in one of these ways */
    uint16_t most_words; /* of a match, ends of sentences between them included */
    bool at_start;    /* begins with the message */
    bool at_end;      /* ends with the message */
    bool keeps;       /* remembers a word */
    bool crosses;     /* may go from one sentence into the next */
    bool except;      /* an antipattern of the rule: tried only where the rule has a hit */
    bool negative;    /* names a negation itself, so that one among its words does not deny it */
} empi_phrase;

/* What every text that a regex matches has, where that can be read off the pattern. */
enum { EMPI_REGEX_BYTES_KNOWN = 4, EMPI_REGEX_ENDS_KNOWN = 4 };

typedef struct empi_regex_sign {
    char bytes[EMPI_REGEX_BYTES_KNOWN]; /* one of these stands in it */
    char ends[EMPI_REGEX_ENDS_KNOWN][2]; /* and it ends in one of these */
    uint8_t byte_count, end_count;      /* 0: not known */
    uint8_t end_lengths[EMPI_REGEX_ENDS_KNOWN];
    uint8_t repeats;                    /* a word of so many letters stands in it twice; 0: not known */
} empi_regex_sign;

typedef struct empi_regex {
    empi_string pattern;
    uint32_t rule;
    uint32_t anchor; /* set of its needs */
    void *code;      /* match/regex.h */
    empi_regex_sign sign;
} empi_regex;

/* ---- rules ---- */

enum empi_mask { EMPI_IRONY = 1, EMPI_RHETORICAL, EMPI_HEDGE, EMPI_STATEMENT };

enum empi_reach {
    EMPI_REACH_SENTENCE = 1,
    EMPI_REACH_CLAUSE,
    EMPI_REACH_MESSAGE,
    EMPI_REACH_AFTER,
    EMPI_REACH_BEFORE,
    EMPI_REACH_BACK /* its own sentence and all before it */
};

enum empi_within { EMPI_WITHIN_SENTENCE = 1, EMPI_WITHIN_NEXT, EMPI_WITHIN_MESSAGE };

/* How the times that the parts of a combination name must compare. */
enum empi_compare {
    EMPI_COMPARE_LONGER = 1, /* the second is longer than the first, or so far are the second and
                                third apart */
    EMPI_COMPARE_LATER       /* the second is later than the first */
};

/* Whose texts an entry is for: the signals of people, what closes and opens in replies, or both.
 * Marks and scopes are for the texts of those who name them, and for turns of a conversation, which
 * may ask for any of them. Bits. */
enum empi_side { EMPI_SIDE_PERSON = 1, EMPI_SIDE_ORGANISATION = 2, EMPI_SIDE_TALK = 4 };

static inline uint8_t empi_kind_side(int32_t kind)
{
    if (kind == EMPI_CLOSES || kind == EMPI_OPENS)
        return EMPI_SIDE_ORGANISATION;
    return kind <= EMPI_DISTRESS ? EMPI_SIDE_PERSON
                                 : EMPI_SIDE_PERSON | EMPI_SIDE_ORGANISATION;
}

/* Something that can be named in all, unless and despite. */
enum empi_name_kind { EMPI_NAME_RULE = 1, EMPI_NAME_CUE, EMPI_NAME_KIND };

typedef struct empi_name {
    uint32_t kind;  /* empi_name_kind */
    uint32_t index; /* of a rule, a cue, or a kind's number */
} empi_name;

typedef struct empi_cue { /* also the names of marks and scopes */
    const char *id;
    const char *label;    /* NULL where the lexicons give none */
    const char *question; /* of masked questions */
    int32_t kind;
    uint32_t unless_within; /* EMPI_WITHIN_SENTENCE: only scopes in the same sentence set its entries
                               aside; else as far as each scope reaches */
} empi_cue;

typedef struct empi_names {
    const empi_name *items;
    size_t count;
} empi_names;

typedef struct empi_rule {
    const char *id, *why, *instead, *file;
    const char *cue_id; /* as its lexicon names it */
    int32_t line;
    int32_t since; /* the group of files with which it took the place of another; -1: it is first */
    int32_t kind;
    uint32_t cue;
    uint8_t mask;     /* empi_mask or 0 */
    uint8_t strength; /* 0 weak, 1, 2, 3 */
    uint8_t within;   /* of a combination */
    uint8_t compare;  /* empi_compare or 0 */
    uint32_t first_except, except_count; /* its antipatterns among the phrases */
    uint8_t sides;    /* empi_side: in whose texts it is sought */
    uint8_t reach;    /* of a scope */
    bool in_quotes;   /* counts between quotation marks too */
    bool by_points;   /* told by the tables of points */
    int32_t days;     /* by which the times differ at least */
    empi_names parts; /* of a combination */
    empi_names unless;
    const empi_entry_source *source; /* NULL once compiled, but where examples are kept */
} empi_rule;

typedef struct empi_reflection {
    int32_t kind;
    uint32_t cue; /* UINT32_MAX: for the whole kind */
    const char *ask;
} empi_reflection;

enum empi_number {
    EMPI_WEAK_ENOUGH,
    EMPI_ACCUMULATE,
    EMPI_CONFIDENCE_PLAIN,
    EMPI_CONFIDENCE_WEAK,
    EMPI_CONFIDENCE_COMBINATION,
    EMPI_CONFIDENCE_EXTRA,
    EMPI_CONFIDENCE_MISSPELT,
    EMPI_CONFIDENCE_IRONY,
    EMPI_CONFIDENCE_MAX,
    EMPI_EMPHASIS_CAPS_WORDS,
    EMPI_DENIED_BEFORE,
    EMPI_DENIED_AFTER,
    EMPI_REPLY_WEAK_ENOUGH,
    EMPI_REPLY_WEAK_WORDS,
    EMPI_POINTS_SHOWN,
    EMPI_POINTS_DOUBT,  /* how far below enough an entry for a cue still stands */
    EMPI_POINTS_SHARE, /* how far another cue stands out beside the best of its kind, in percent */
    EMPI_TALK_ALIKE, /* of conversations: conversation_events.yaml says what each is for */
    EMPI_TALK_PACE,
    EMPI_TALK_COLDER,
    EMPI_TALK_FADE_FROM,
    EMPI_TALK_FADE_WORDS,
    EMPI_TALK_FADE_SHARE,
    EMPI_TALK_RECEIPT_WORDS,
    EMPI_TALK_LATE,
    EMPI_TALK_ECHO,
    EMPI_NUMBER_COUNT
};

/* A spelling that is rewritten: one form to one to three words, or two or three words to one. */
typedef struct empi_rewrite {
    uint32_t from[3]; /* words; only the first for a form */
    uint32_t to[3];
    uint8_t from_count, to_count;
} empi_rewrite;

/* What hangs on a word: phrases of which it is an anchor, and regexes that need it. They come in
 * groups that ask for the same other words in the same place, so that most are ruled out together. */
enum empi_hung_kind {
    EMPI_HUNG_PLAIN,
    EMPI_HUNG_HARD, /* phrases that cross or remember */
    EMPI_HUNG_REGEX
};

typedef struct empi_hung_group {
    empi_word_bits gate; /* all bits where there is none */
    uint32_t first;      /* in hung; of the next group: where this one ends */
    uint8_t side;        /* empi_way_side of the gate */
    uint8_t kind;        /* empi_hung_kind */
    uint8_t sides;       /* empi_side: of any of them */
} empi_hung_group;

enum { EMPI_HUNG_AT_START = 8 }; /* only where the message begins */

typedef struct empi_hung {
    uint32_t index;    /* of the phrase or regex */
    uint32_t gates[2]; /* sets of which a word is needed too: that of its group, and another;
                          EMPI_NO_SET: none */
    uint8_t side;      /* empi_way_side of the other */
    uint8_t sides;     /* empi_side, or with EMPI_HUNG_AT_START */
    uint8_t most;      /* the message has at most so many words; 0: any number */
} empi_hung;

/* A rule with parts, and the cues and rules that it needs, one bit for many: most combinations are
 * ruled out by that alone. */
typedef struct empi_combination {
    uint64_t cues, rules;
    uint32_t rule;
} empi_combination;

static inline uint64_t empi_name_bit(uint32_t index)
{
    return UINT64_C(1) << (index % 64);
}

enum { EMPI_LANGUAGES = 16 };

/* All that hangs on a program is named in image.c as well. */
typedef struct empi_program {
    empi_memory memory;
    empi_arena arena;
    bool opened; /* from an image, which has what is not in the arena */
    empi_vocabulary vocabulary;
    empi_sounds sounds;
    empi_lexicon **lexicons; /* owned; none once compiled, but where examples are kept */
    size_t lexicon_count, lexicon_room;
    empi_rule *rules;
    size_t rule_count;
    empi_cue *cues;
    size_t cue_count;
    const empi_pair *labels; /* of kinds, masks, limits and reasons; the first of a key holds */
    size_t label_count;
    empi_reflection *reflections;
    size_t reflection_count;
    int32_t numbers[EMPI_NUMBER_COUNT];
    const char *languages[EMPI_LANGUAGES];
    size_t language_count;
    empi_abbreviations abbreviations;
    empi_abbreviations small_words; /* forms that do not tell what a turn is about */
    empi_rewrite *rewrites; /* sorted by from[0], longest first */
    size_t rewrite_count;
    empi_hints hints;
    empi_step *steps;
    size_t step_count, step_capacity;
    empi_phrase *phrases;
    size_t phrase_count, phrase_capacity;
    empi_way *ways;
    size_t way_count, way_capacity;
    size_t longest_phrase; /* most steps of one */
    empi_word_bits *choices; /* words with which a phrase can go on from a split */
    size_t choice_count;
    empi_regex *regexes;
    size_t regex_count, regex_capacity;
    uint32_t *hung_on; /* by word, and one more: where its groups begin */
    empi_hung_group *groups; /* and one more, for where the last one ends */
    size_t group_count;
    empi_hung *hung;
    size_t hung_count;
    uint32_t clause_starts;  /* set: words that begin a clause */
    uint32_t negations;      /* set: words that deny; a phrase that names one denies by itself */
    uint32_t denied_bridge;  /* set: words that may stand between a denial and what it denies */
    uint32_t says_little;    /* set: words that are shown only where no others have points */
    uint32_t times[EMPI_TIME_WORDS]; /* sets: words for times */
    uint32_t denied_cue;     /* UINT32_MAX: none */
    uint32_t intensifier_cue, softener_cue, swearing_cue;
    empi_combination *combinations; /* in the order of their rules */
    size_t combination_count;
    char fingerprint[65];
    int64_t limits[5]; /* by EMPATHIE_LIMIT_ number */
} empi_program;

#endif
