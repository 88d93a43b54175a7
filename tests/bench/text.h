/* Messages made from material in the repository, the same in every run: each is new in it.
 *
 * Ordinary sentences are those that entries reject and those of messages without a label; sentences
 * that entries match are the complaint-like ones. Nearly a third of the long words of ordinary
 * sentences becomes another word of Debian's Dutch word list. */
#ifndef BENCH_TEXT_H
#define BENCH_TEXT_H

#include "bench.h"
#include "lexicons.h"

typedef struct material {
    strings ordinary, complaints, words;
} material;

typedef struct messages {
    text_buffer text; /* one after the other, a NUL between */
    size_t *starts;   /* count + 1 of them */
    size_t count, capacity;
} messages;

typedef struct message_shape {
    size_t bytes;            /* of all together */
    int complaints;          /* messages with complaint-like sentences, in 1,000 */
    int complaint_sentences; /* of the sentences of such a message, in 1,000 */
    uint64_t seed;
} message_shape;

void material_read(material *out, const lexicons *all, const char *messages_file,
                   const char *word_list);
void messages_make(const material *from, const message_shape *shape, messages *out);

static inline const char *message(const messages *all, size_t index)
{
    return all->text.bytes + all->starts[index];
}

static inline size_t message_length(const messages *all, size_t index)
{
    return all->starts[index + 1] - all->starts[index] - 1;
}

/* Writes {"id":…,"text":…} lines of messages from up to to. */
void messages_write(const messages *all, size_t from, size_t to, const char *path);

typedef struct text_counts {
    double mean, non_ascii;   /* bytes of a message; share of messages in percent */
    size_t low, median, high; /* the 10th, 50th and 90th of a hundred lengths */
} text_counts;
text_counts messages_count(const messages *all);

#endif
