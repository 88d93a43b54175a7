/* One pass over the words of a message, and what its parts share: match.c phrases and the pass
 * itself, expression.c regexes, except.c antipatterns. */
#ifndef EMPI_PASS_H
#define EMPI_PASS_H

#include "match/near.h"
#include "match/run.h"
#include "match/window.h"

/* A sentence, or one with its neighbours, that was opened last. */
typedef struct empi_view {
    empi_window window;
    uint32_t sentence; /* 1 + the sentence; 0: none yet */
    bool fits;
} empi_view;

typedef struct empi_pass {
    empi_matcher *matcher;
    const empi_program *program;
    const empi_stream *stream;
    empi_hits *hits;
    empi_view own, around;
    empi_near near;
} empi_pass;

bool empi_pass_hit(empi_pass *at, empi_hit hit, size_t first, size_t last);

void empi_pass_look(empi_pass *at, empi_view *view, bool crosses, uint32_t sentence);

/* The window of the sentences that a match can lie in; NULL: they are too long for one. */
static inline const empi_window *empi_pass_window(empi_pass *at, bool crosses, uint32_t sentence)
{
    empi_view *seen = crosses ? &at->around : &at->own;
    if (seen->sentence != sentence + 1)
        empi_pass_look(at, seen, crosses, sentence);
    return seen->fits ? &seen->window : NULL;
}

/* The same to be run over. */
empi_run empi_pass_run(const empi_pass *at, const empi_phrase *phrase, uint32_t sentence);
/* Whether a match of the phrase can begin with an item. */
bool empi_pass_may_begin(const empi_pass *at, const empi_phrase *phrase, size_t start);

/* expression.c: tries a regex in a sentence that has one of the words it needs. */
bool empi_pass_regex(empi_pass *at, uint32_t index, uint32_t sentence);
/* except.c: marks the hits in whose sentence stands an antipattern of their rule. */
bool empi_pass_excepted(empi_pass *at);

#endif
