/* What of a digest may be shown.
 *
 * In: raw counts. Out: figures of which each is a number, a range, or nothing. The promise: whoever
 * adds and subtracts what is shown finds no number of conversations from 1 to the minimum - 1.
 *
 * Three things make that simple enough to prove:
 * 1. Periods, themes and channels are three lists that each add up to the same whole, and no table
 *    crosses two of them. So every figure that is not shown is in one sum only.
 * 2. A group of fewer conversations than the minimum is not shown but added to the others.
 * 3. Of what remains, a small figure is told as "fewer than the minimum", and one of which the
 *    rest is small as a range too. Where its sum would tell more than that, larger figures of the
 *    same sum are held back until it does not (guard.h). */
#ifndef EMPI_PUBLISH_H
#define EMPI_PUBLISH_H

#include "digest/digest.h"

enum empi_shown {
    EMPI_EXACT, /* least is most */
    EMPI_FEW,   /* from 0 to the minimum - 1 */
    EMPI_MANY,  /* all but 1 to the minimum - 1 of the conversations that it could be */
    EMPI_HELD,  /* at least the minimum, and held back to protect others */
    EMPI_BLANK  /* nothing is told */
};

typedef struct empi_cell {
    int64_t least, most; /* as whoever reads the digest knows it; most only of a range */
    int64_t value;       /* 0 unless it is exact, once published */
    uint8_t shown;       /* empi_shown */
} empi_cell;

typedef struct empi_public_group {
    const char *name; /* of the digest; NULL for a period */
    int32_t start;
    bool rest;        /* small groups together: without a name of its own */
    empi_cell *cells; /* by figure */
} empi_public_group;

typedef struct empi_publication {
    const empi_digest *digest; /* lives longer */
    empi_public_group total;
    empi_public_group *groups[EMPI_VIEWS]; /* in order; the rest is last */
    size_t counts[EMPI_VIEWS];
    size_t group_rooms[EMPI_VIEWS];
} empi_publication;

/* false: no memory. End it in both cases. */
bool empi_publish(const empi_digest *digest, empi_publication *publication);
void empi_publication_end(empi_publication *publication);

#endif
