#include "match/window.h"

static void add_place(empi_window *window, uint8_t bit, uint64_t place)
{
    if (!empi_word_bits_has(&window->summary, bit)) {
        empi_word_bits_add(&window->summary, bit);
        window->places[bit] = 0;
    }
    window->places[bit] |= place;
}

bool empi_window_open(empi_window *window, const empi_program *program, const empi_stream *stream,
                      size_t from, size_t to)
{
    window->program = program;
    window->stream = stream;
    window->from = from;
    window->to = to;
    window->words = window->numerals = window->certain = 0;
    window->summary = (empi_word_bits){{0}};
    if (to - from > EMPI_WINDOW_ITEMS - 1)
        return false;
    window->at[to - from] = window->at[to - from + 1] = (empi_word_bits){{0}};
    for (size_t i = from; i < to; i++) {
        const empi_item *item = &stream->items[i];
        uint64_t place = UINT64_C(1) << (i - from);
        window->at[i - from] = empi_item_bits(item);
        if (item->kind == EMPI_ITEM_BOUNDARY)
            continue;
        window->words |= place;
        if (item->numeral)
            window->numerals |= place;
        if (item->ending == EMPI_WORD_NONE && item->word_bit < EMPI_EXACT_BITS)
            window->certain |= place;
        if (item->word != EMPI_WORD_NONE)
            add_place(window, item->word_bit, place);
        if (item->ending != EMPI_WORD_NONE)
            add_place(window, item->ending_bit, place);
    }
    return true;
}

/* ---- where words stand ---- */

uint64_t empi_window_sure(const empi_window *window, const empi_word_set *set, uint64_t places)
{
    uint64_t found = 0;
    for (; places; places &= places - 1) {
        size_t place = empi_lowest(places);
        if (empi_item_of(set, &window->stream->items[window->from + place]))
            found |= UINT64_C(1) << place;
    }
    return found;
}

uint64_t empi_window_starts(const empi_window *window, const empi_phrase *phrase)
{
    uint64_t all = empi_window_all(window);
    if (phrase->at_start)
        return window->from == 0 ? 1 : 0;
    if (phrase->first == EMPI_NO_SET)
        return all;
    return empi_window_may_be(window, &window->program->vocabulary.sets[phrase->first], all);
}
