/* The phrases of the lexicons as regular expressions for other engines: the same words in the same
 * order. They say whether a phrase occurs, not where, and approximate it:
 *   - case is the engine's; accents, stretched letters and misspellings are not folded;
 *   - "!word" is left out, "@" is any word, "." "," at the edge of a phrase and "?" are left out;
 *   - order-free groups of three and more accept any of their items as often as there are items;
 *   - numbers are digits or the words een to twaalf, ordinals eerste to tiende;
 *   - except, unless, scopes, combinations and points are not carried over.
 * Each is the cheaper choice for the other engine. */
#ifndef BENCH_EXPORT_H
#define BENCH_EXPORT_H

#include "lexicons.h"

typedef struct exported {
    char *expression; /* (?: ) groups; Hyperscan, RE2, PCRE2 */
    char *plain;      /* the same with ( ) groups, for YARA */
    char *needs;      /* words of which each match holds one, comma-separated; NULL: none known */
    size_t entry;
} exported;

typedef struct expressions {
    exported *items;
    size_t count, capacity;
    size_t approximate; /* of which something was left out */
} expressions;

/* Of the entries that scans of messages look for, every `step`th entry from `first`. */
void export_phrases(const lexicons *all, size_t first, size_t step, expressions *out);

#endif
