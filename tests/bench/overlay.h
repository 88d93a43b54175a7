/* Lexicons made from those of the repository, to see what it costs to hold more. */
#ifndef BENCH_OVERLAY_H
#define BENCH_OVERLAY_H

#include "export.h"
#include "text.h"

/* One copy of all entries with phrases, under other ids and with some other words in every phrase:
 * one lexicon for each file. Scopes are not copied: with other words they would set real hits
 * aside. */
typedef struct overlay {
    text_buffer *files;
    size_t file_count, entries, phrases;
} overlay;
void overlay_copy(const lexicons *all, const material *from, int copy, overlay *out);

/* Entries that hold `count` of the phrases as regexes with needs. Returns how many there are. */
size_t overlay_regexes(const expressions *phrases, size_t count, text_buffer *out);

/* Of every `step`th entry only its phrases: without the scopes, antipatterns and combinations. */
void overlay_phrases(const lexicons *all, size_t first, size_t step, text_buffer *out);

#endif
