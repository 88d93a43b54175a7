/* Where the words stand that a result points at. */
#include "picture.h"

#include <stdlib.h>

static int compare_spans(const void *left, const void *right)
{
    const cli_stretch *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    return (a->kind < b->kind) - (a->kind > b->kind); /* distress has the greatest number */
}

/* Closing before opening; the inner closes first and the outer opens first. */
static int compare_marks(const void *left, const void *right)
{
    const cli_edge *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    if (a->opens != b->opens)
        return a->opens ? 1 : -1;
    if (a->span == b->span)
        return 0;
    return (a->span < b->span) == a->opens ? -1 : 1;
}

static size_t evidence_count(const empathie_result *result)
{
    size_t i, sum = 0;
    for (i = 0; i < empathie_result_count(result); i++)
        sum += empathie_signal_count(empathie_result_signal(result, i));
    return sum;
}

cli_stretch cli_span_of(const empathie_evidence *evidence)
{
    cli_stretch span = {empathie_evidence_start(evidence, EMPATHIE_BYTES),
                 empathie_evidence_end(evidence, EMPATHIE_BYTES), empathie_evidence_kind(evidence)};
    return span;
}

static void collect_spans(cli_picture *picture)
{
    size_t i, j, kept = 0;
    for (i = 0; i < empathie_result_count(picture->result); i++) {
        const empathie_signal *signal = empathie_result_signal(picture->result, i);
        for (j = 0; j < empathie_signal_count(signal); j++) {
            cli_stretch found = cli_span_of(empathie_signal_evidence(signal, j));
            if (found.start < found.end && found.end <= picture->length)
                picture->spans[picture->count++] = found;
        }
    }
    if (picture->count)
        qsort(picture->spans, picture->count, sizeof *picture->spans, compare_spans);
    for (i = 0; i < picture->count; i++)
        if (!kept || picture->spans[kept - 1].start != picture->spans[i].start ||
            picture->spans[kept - 1].end != picture->spans[i].end)
            picture->spans[kept++] = picture->spans[i];
    picture->count = kept;
    for (i = 0; i < kept; i++) {
        picture->marks[2 * i] = (cli_edge){picture->spans[i].start, true, i};
        picture->marks[2 * i + 1] = (cli_edge){picture->spans[i].end, false, i};
    }
    if (kept)
        qsort(picture->marks, kept * 2, sizeof *picture->marks, compare_marks);
}

size_t cli_number_of(const cli_picture *picture, const empathie_evidence *evidence)
{
    cli_stretch wanted = cli_span_of(evidence);
    size_t low = 0, high = picture->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        cli_stretch *here = &picture->spans[middle];
        if (here->start == wanted.start && here->end == wanted.end)
            return middle + 1;
        wanted.kind = here->kind;
        if (compare_spans(here, &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

bool cli_picture_begin(cli_picture *picture)
{
    size_t room = evidence_count(picture->result);
    if (!room)
        return true;
    picture->spans = calloc(room, sizeof *picture->spans);
    picture->marks = calloc(room * 2, sizeof *picture->marks);
    if (!picture->spans || !picture->marks)
        return false;
    collect_spans(picture);
    return true;
}

void cli_picture_end(cli_picture *picture)
{
    free(picture->spans);
    free(picture->marks);
}
