#include "match/match.h"

#include "base/limits.h"

#include <stdlib.h>

bool empi_hits_add(empi_hits *hits, const empi_memory *memory, const empi_stream *stream,
                   empi_hit hit, enum empi_hit_room room)
{
    const empi_item *items = stream->items;
    if (hits->taken[room] >= EMPI_HITS) {
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
    hits->taken[room]++;
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

enum { FEW = 48 }; /* what most messages have: sorted without a call for each comparison */

static void sort_few(empi_hit *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        empi_hit hit = items[i];
        size_t at = i;
        for (; at > 0 && compare_hits(&hit, &items[at - 1]) < 0; at--)
            items[at] = items[at - 1];
        items[at] = hit;
    }
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
    if (hits->count <= FEW)
        sort_few(hits->items, hits->count);
    else
        qsort(hits->items, hits->count, sizeof *hits->items, compare_hits);
    drop_overlaps(hits);
}
