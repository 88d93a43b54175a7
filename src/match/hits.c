#include "match/match.h"

#include "base/limits.h"

#include <stdlib.h>

bool empi_hits_add(empi_hits *hits, const empi_memory *memory, const empi_stream *stream,
                   empi_hit hit)
{
    const empi_item *items = stream->items;
    if (hits->count >= EMPI_HITS) {
        hits->undecided = true;
        return true;
    }
    while (hit.first < hit.last && items[hit.first].kind == EMPI_ITEM_BOUNDARY)
        hit.first++;
    while (hit.last > hit.first && items[hit.last].kind == EMPI_ITEM_BOUNDARY)
        hit.last--;
    if (items[hit.first].kind == EMPI_ITEM_BOUNDARY)
        return true;
    hit.sentence = items[hit.first].sentence;
    for (size_t i = hit.first; i <= hit.last; i++)
        hit.misspelt |= items[i].misspelt;
    if (!empi_grow(memory, &hits->items, &hits->capacity, hits->count + 1, sizeof hit))
        return false;
    hits->items[hits->count++] = hit;
    return true;
}

static int compare_hits(const void *left, const void *right)
{
    const empi_hit *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->rule != b->rule)
        return a->rule < b->rule ? -1 : 1;
    return a->last > b->last ? -1 : a->last < b->last;
}

/* Phrases of one rule often find the same words: of overlapping hits of a rule the first and
 * longest stays. */
static void drop_overlaps(empi_hits *hits)
{
    size_t kept = 0;
    for (size_t i = 0; i < hits->count; i++) {
        const empi_hit *hit = &hits->items[i];
        bool covered = false;
        for (size_t j = kept; j-- > 0 && !covered;) {
            const empi_hit *other = &hits->items[j];
            if (other->sentence + 1 < hit->sentence)
                break;
            covered = other->rule == hit->rule && other->undecided == hit->undecided &&
                      other->last >= hit->first;
            if (covered && hit->last > other->last)
                hits->items[j].last = hit->last;
            if (covered)
                hits->items[j].negative |= hit->negative;
        }
        if (!covered)
            hits->items[kept++] = *hit;
    }
    hits->count = kept;
}

void empi_hits_settle(empi_hits *hits)
{
    if (hits->count > 1)
        qsort(hits->items, hits->count, sizeof *hits->items, compare_hits);
    drop_overlaps(hits);
}
