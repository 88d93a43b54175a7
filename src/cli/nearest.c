#include <string.h>

#include "cli.h"

enum { WORD_BYTES = 32 }; /* no name of ours is longer */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edit distance in which two neighbours that changed places count as one edit. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t cost[WORD_BYTES + 1][WORD_BYTES + 1];
    size_t i, j;
    for (i = 0; i <= a_length; i++) {
        for (j = 0; j <= b_length; j++) {
            if (!i || !j) {
                cost[i][j] = i + j;
                continue;
            }
            cost[i][j] = least(cost[i - 1][j], cost[i][j - 1]) + 1;
            cost[i][j] = least(cost[i][j], cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = least(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a_length][b_length];
}

const char *cli_nearest(const char *word, const char *const *candidates, size_t count)
{
    size_t length = strlen(word), best = length <= 4 ? 1 : 2;
    const char *nearest = NULL;
    size_t i;
    if (length > WORD_BYTES)
        return NULL;
    for (i = 0; i < count; i++) {
        size_t other = strlen(candidates[i]), edits;
        if (other > WORD_BYTES)
            continue;
        edits = distance(word, length, candidates[i], other);
        if (edits < best || (edits == best && !nearest)) {
            best = edits;
            nearest = candidates[i];
        }
        if (!nearest && length >= 3 && !strncmp(word, candidates[i], length))
            nearest = candidates[i]; /* the beginning of it */
    }
    return nearest;
}
