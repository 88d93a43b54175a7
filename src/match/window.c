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

/* Halves the words that are left without a guess at which half it will be. */
static inline bool has_id(const empi_word_set *set, uint32_t word)
{
    const uint32_t *words = set->words;
    for (uint32_t left = set->count; left > 1;) {
        uint32_t half = left / 2;
        words += words[half] <= word ? half : 0;
        left -= half;
    }
    return set->count > 0 && *words == word;
}

uint64_t empi_window_members(const empi_window *window, const empi_word_set *set, uint64_t places)
{
    uint64_t found = places & window->certain;
    places ^= found;
    while (places) {
        size_t place = empi_lowest(places);
        const empi_item *item = &window->stream->items[window->from + place];
        places &= places - 1;
        if (has_id(set, item->word) ||
            (item->ending != EMPI_WORD_NONE && has_id(set, item->ending)))
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

/* The places on a side of one. */
static uint64_t beside(const empi_window *window, size_t place, uint8_t side)
{
    static const uint8_t far[EMPI_SIDES] = {
        0, 1, EMPI_CLOSE_WORDS, EMPI_NEAR_WORDS, 1, EMPI_CLOSE_WORDS, EMPI_NEAR_WORDS, 0};
    uint64_t all = empi_window_all(window), stretch = (UINT64_C(1) << far[side]) - 1;
    if (far[side] == 0)
        return all;
    if (side <= EMPI_SIDE_LATER)
        return stretch << (place + 1) & all;
    return place >= far[side] ? stretch << (place - far[side]) : stretch >> (far[side] - place);
}

bool empi_window_has(const empi_window *window, uint32_t set, size_t item, uint8_t side)
{
    const empi_word_set *words = &window->program->vocabulary.sets[set];
    uint64_t among = beside(window, item - window->from, side);
    return empi_window_members(window, words, empi_window_may_be(window, words, among)) != 0;
}
