/* Every bound in the library, with its reason. */
#ifndef EMPI_LIMITS_H
#define EMPI_LIMITS_H

enum {
    /* Texts. A message is rarely over 10 KB; a pasted mail thread may be 200 KB. */
    EMPI_TEXT_BYTES = 1 << 20,
    EMPI_TEXT_BYTES_MAX = 64 << 20, /* offsets are 32 bits; folding may make text three times as long */
    EMPI_SENTENCE_TOKENS = 96,      /* dictated text has no full stops: cut here, so work per word is bounded */

    /* Lexicons from strangers. Our own largest file is the table of points, 5.5 MB. */
    EMPI_LEXICON_BYTES = 6 << 20,
    EMPI_YAML_DEPTH = 16,         /* the schema needs 5 */
    EMPI_YAML_NODES = 400000,
    EMPI_YAML_SCALAR = 8192,      /* the longest regex or sentence */
    EMPI_YAML_BLOCK = 6 << 20,    /* the longest table of points, below a | */
    EMPI_YAML_REPAIRS = 20,       /* lines left out so that the rest of a broken file can be checked */
    EMPI_YAML_REPAIR_BYTES = 16 << 20, /* read again for that, in all: more than twice the largest file */
    EMPI_MISTAKES = 200,          /* after so many, one more says that there are more */
    EMPI_ENTRIES = 100000,
    EMPI_THEMES = 4000,           /* of words with points: each is sought among them by its name */
    EMPI_WEIGHINGS = 4000,        /* rows of points in square brackets: each is judged for each message */
    EMPI_PHRASE_DEPTH = 24,       /* nested groups and classes */
    EMPI_PHRASE_STEPS = 4000,     /* instructions in one compiled phrase after expansion */
    EMPI_PROGRAM_STEPS = 4000000, /* in all phrases together */
    EMPI_GAP_WORDS = 12,
    EMPI_PARTS = 8,               /* of a combination: the work grows with what fits together */
    EMPI_FREE_ITEMS = 5,          /* order-free items: 2^n states */
    EMPI_WORD_BYTES = 64,         /* longer words are cut for look-up */

    /* PCRE2 per sentence. Ordinary expressions need a few hundred steps; SPEED measurements: 20,000
     * stop a catastrophic expression within 0.2 ms. */
    EMPI_MATCH_STEPS = 20000,
    EMPI_MATCH_DEPTH = 1000,
    EMPI_MATCH_HEAP_KIB = 512,
    EMPI_REGEX_BYTES = 4096,

    EMPI_HITS = 4096, /* per message, of each empi_hit_room: a text of only trigger words stays bounded,
                         and a cry at the end of a long one counts */
    EMPI_REFLECT = 3, /* questions to the reader: more are not read */

    /* Conversations. A mail thread has tens of turns, a group chat of years has thousands. */
    EMPI_TURNS = 10000,
    EMPI_TURNS_MAX = 1000000,
    EMPI_TURN_WORDS = 255,  /* different words of a turn of which hashes are kept */
    EMPI_TURN_EVIDENCE = 32, /* places of its words that are kept with a turn */
    EMPI_LOOK_BACK = 64,    /* turns in which a question that recurs is looked for */

    /* Digests. An organisation has tens of themes and channels, and thirty years of days. */
    EMPI_DIGEST_GROUPS = 10000,
    EMPI_DIGEST_NAME = 200, /* bytes */
    EMPI_DIGEST_MINIMUM = 1000000
};

#endif
