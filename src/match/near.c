#include "match/near.h"

#include <string.h>

static void add_bits(empi_word_bits *to, const empi_word_bits *more)
{
    to->bits[0] |= more->bits[0];
    to->bits[1] |= more->bits[1];
}

void empi_near_sentences(const empi_stream *stream, bool crosses, uint32_t sentence,
                         const empi_sentence_items **first, const empi_sentence_items **last)
{
    bool before = crosses && sentence > 0;
    bool after = crosses && sentence + 1 < stream->text->sentence_count;
    *first = &stream->sentences[sentence - before];
    *last = &stream->sentences[sentence + after];
}

empi_word_bits empi_near_summary(const empi_stream *stream, bool crosses, uint32_t sentence)
{
    const empi_sentence_items *first, *last;
    empi_word_bits all = {{0}};
    for (empi_near_sentences(stream, crosses, sentence, &first, &last); first <= last; first++)
        add_bits(&all, &first->words);
    return all;
}

/* Sums up what stands on each side of each word of a sentence, in the sentences beside it too. */
static void look(empi_near *to, const empi_stream *stream, uint32_t sentence)
{
    enum { FAR = EMPI_NEAR_WORDS, CLOSE = EMPI_CLOSE_WORDS };
    const empi_sentence_items *own = &stream->sentences[sentence];
    empi_word_bits words[EMPI_WINDOW_ITEMS + 2 * FAR]; /* own->first stands at FAR */
    size_t from = own->first < FAR ? FAR - own->first : 0, end = own->count + 2 * FAR;
    size_t left = stream->count - own->first + FAR;
    empi_word_bits around = empi_near_summary(stream, true, sentence);
    to->sentence = sentence + 1;
    if (own->count > EMPI_WINDOW_ITEMS) {
        for (size_t i = 0; i < EMPI_SIDES; i++)
            to->whole[i] = around;
        return;
    }
    memset(words, 0, end * sizeof *words);
    for (size_t i = from; i < end && i < left; i++)
        words[i] = empi_item_bits(&stream->items[own->first + i - FAR]);
    for (size_t i = 0; i < own->count; i++) {
        const empi_word_bits *here = &words[i + FAR];
        empi_word_bits *near = to->items[i];
        near[EMPI_SIDE_ANY] = own->words;
        near[EMPI_SIDE_AROUND] = around;
        near[EMPI_SIDE_NEXT] = near[EMPI_SIDE_SOON] = here[1];
        near[EMPI_SIDE_LAST] = near[EMPI_SIDE_JUST] = here[-1];
        for (int far = 2; far <= CLOSE; far++) {
            add_bits(&near[EMPI_SIDE_SOON], &here[far]);
            add_bits(&near[EMPI_SIDE_JUST], &here[-far]);
        }
        near[EMPI_SIDE_LATER] = near[EMPI_SIDE_SOON];
        near[EMPI_SIDE_EARLIER] = near[EMPI_SIDE_JUST];
        for (int far = CLOSE + 1; far <= FAR; far++) {
            add_bits(&near[EMPI_SIDE_LATER], &here[far]);
            add_bits(&near[EMPI_SIDE_EARLIER], &here[-far]);
        }
    }
}

const empi_word_bits *empi_near_at(empi_near *near, const empi_stream *stream, size_t item)
{
    uint32_t sentence = stream->items[item].sentence;
    const empi_sentence_items *own = &stream->sentences[sentence];
    if (near->sentence != sentence + 1)
        look(near, stream, sentence);
    return own->count <= EMPI_WINDOW_ITEMS ? near->items[item - own->first] : near->whole;
}
