/* Does what a thorough reader would do, and tells where that gives a small number away.
 *
 * Each sum and each union is safe by itself (guard.h). But the cues of a kind stand in both: in a
 * group they make up the kind, and over all groups they add up. Going back and forth between the
 * two may narrow a figure until one number is left. */
#ifndef EMPI_AUDIT_H
#define EMPI_AUDIT_H

#include "digest/publish.h"

/* A figure and its parts: a kind and its cues, which stand together. */
typedef struct empi_family {
    size_t whole, first, count;
    bool makes_up; /* each conversation of the whole has a part */
} empi_family;

typedef struct empi_audit {
    const empi_digest *digest;
    const empi_public_group *total;
    const empi_public_group *groups;
    size_t count;
    int64_t *least, *most; /* by row and figure of the family; row 0 is the total */
    bool *told;            /* by group: something small of the family follows */
    empi_family family;
    bool changed;
} empi_audit;

/* Room for families of at most parts parts. false: no memory. End it in both cases. */
bool empi_audit_begin(empi_audit *audit, size_t parts);
void empi_audit_end(empi_audit *audit, size_t parts);

/* false: nothing follows. */
bool empi_audit_family(empi_audit *audit, const empi_family *family);

#endif
