/* The phrase notation as a tree. What the library refuses is not met here. */
#ifndef BENCH_PHRASE_H
#define BENCH_PHRASE_H

#include "lexicons.h"

enum node_kind { WORD, STEM, ENDING, TOKEN, GAP, MARK, NOT, SEQUENCE, CHOICE, FREE };

typedef struct node {
    enum node_kind kind;
    const char *text; /* of WORD, STEM, ENDING; the expression of a TOKEN */
    size_t length;
    int words; /* of GAP and FREE */
    char mark;
    struct node **children;
    size_t count;
} node;

#define PHRASE_ANY_WORD "[^ .!?]+"

/* The words point into phrase and into all. Sets *approximate when something is left out. Lives as
 * long as the process. */
node *phrase_read(const lexicons *all, const char *phrase, bool *approximate);

#endif
