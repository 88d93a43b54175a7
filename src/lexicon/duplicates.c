#include "lexicon/duplicates.h"

#include <string.h>

static bool same_text(const empi_string *a, const empi_string *b)
{
    return a->text && b->text && a->length == b->length && !memcmp(a->text, b->text, a->length);
}

static bool comes_after(const empi_string *a, const empi_string *b)
{
    int order;
    if (!a->text || !b->text)
        return !a->text && b->text;
    if (a->length != b->length)
        return a->length > b->length;
    order = memcmp(a->text, b->text, a->length);
    if (order != 0)
        return order > 0;
    return a->line != b->line ? a->line > b->line : a->column > b->column;
}

static void sink(const empi_string **names, size_t root, size_t count)
{
    for (;;) {
        size_t child = root * 2 + 1;
        const empi_string *spare = names[root];
        if (child >= count)
            return;
        if (child + 1 < count && comes_after(names[child + 1], names[child]))
            child++;
        if (!comes_after(names[child], spare))
            return;
        names[root] = names[child];
        names[child] = spare;
        root = child;
    }
}

/* A heap sort: qsort may be quadratic, and may ask for memory that is not ours to give. */
static void sort(const empi_string **names, size_t count)
{
    size_t i;
    for (i = count / 2; i-- > 0;)
        sink(names, i, count);
    for (i = count; i-- > 1;) {
        const empi_string *spare = names[0];
        names[0] = names[i];
        names[i] = spare;
        sink(names, 0, i);
    }
}

void empi_duplicates(const empi_string **names, size_t count, empi_duplicate_fn found,
                     void *context)
{
    size_t first = 0, i;
    if (count < 2)
        return;
    sort(names, count);
    for (i = 1; i < count; i++) {
        if (same_text(names[first], names[i]))
            found(context, names[i], names[first]);
        else
            first = i;
    }
}
