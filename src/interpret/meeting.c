#include "interpret/meeting.h"

#include "base/ahead.h"
#include "lexicon/hints.h"

/* Moves what full rows gave to the sums: a small number cannot hold more of them. */
static void settle(empi_meeting *at)
{
    for (size_t i = 0; i < EMPI_HINT_CUES; i++) {
        at->sums[i] += at->recent[i];
        at->recent[i] = 0;
    }
    at->recent_count = 0;
}

static void add_full(empi_meeting *at, const empi_hint_full *row)
{
    enum { MOST = INT16_MAX / -INT8_MIN };
    empi_hint_full own = *row; /* so that the compiler sees no part of the sums in it */
    for (size_t i = 0; i < EMPI_HINT_CUES; i++)
        at->recent[i] = (int16_t)(at->recent[i] + own.points[i]);
    if (++at->recent_count == MOST)
        settle(at);
}

static void add_points(empi_meeting *at, const empi_hint_row *row)
{
    const empi_hints *hints = &at->scene->program->hints;
    if (row->count == EMPI_HINT_FULL) {
        add_full(at, &hints->full[row->at]);
        return;
    }
    for (uint32_t i = row->at; i < row->at + row->count; i++)
        at->sums[hints->values[i].slot] += hints->values[i].points;
}

/* ---- the last steps: rows, then their points ---- */

static void ask_for_points(const empi_hints *hints, const empi_hint_row *row)
{
    if (row->count == EMPI_HINT_FULL) {
        empi_ask_ahead(&hints->full[row->at]);
        empi_ask_ahead(&hints->full[row->at].points[EMPI_HINT_CUES - 1]);
    } else {
        empi_ask_ahead(&hints->values[row->at]);
    }
}

static void meet_first(empi_meeting *at, uint32_t index, uint32_t item)
{
    empi_readings *readings = at->scene->readings;
    if (at->met == readings->hints_capacity &&
        !empi_grow(at->scene->memory, &readings->hints, &readings->hints_capacity, at->met + 1,
                   sizeof *readings->hints)) {
        at->failed = true;
        return;
    }
    readings->hint_met[index / 64] |= UINT64_C(1) << index % 64;
    readings->hints[at->met++] = (empi_met){index, item};
}

/* Meets the rows that were led to, each once a message, and those for the same in a sentence that
 * asks. */
static void meet_rows(empi_meeting *at)
{
    const empi_readings *readings = at->scene->readings;
    const empi_hints *hints = &at->scene->program->hints;
    size_t first = at->met;
    for (size_t i = 0; i < at->row_count; i++) {
        const empi_row_at *led = &at->rows[i];
        const empi_hint_row *row = &hints->rows[led->row];
        if (led->asks && row->asking) {
            at->rows[at->row_count++] = (empi_row_at){row->asking - 1, led->item, false};
            empi_ask_ahead(&hints->rows[row->asking - 1]);
        }
        if (readings->hint_met[led->row / 64] >> led->row % 64 & 1)
            continue;
        ask_for_points(hints, row);
        meet_first(at, led->row, led->item);
    }
    at->row_count = 0;
    for (size_t i = first; i < at->met; i++)
        add_points(at, &hints->rows[readings->hints[i].row]);
}

static void lead_to(empi_meeting *at, uint32_t row, uint32_t item, bool asks)
{
    if (row == UINT32_MAX)
        return;
    if (at->row_count == EMPI_MEETING_ROWS / 2) /* each may bring one that asks */
        meet_rows(at);
    at->rows[at->row_count++] = (empi_row_at){row, item, asks};
    empi_ask_ahead(&at->scene->program->hints.rows[row]);
}

/* ---- the first steps: words, then where their rows are ---- */

static void lead_from(empi_meeting *at, uint32_t row, const empi_met_word *word)
{
    lead_to(at, row, word->item, word->asks);
}

static void lead_from_alone(empi_meeting *at, uint32_t word, const empi_met_word *here)
{
    lead_from(at, at->scene->program->hints.words[word].alone - 1, here);
}

/* Gives whether the word is of any theme. */
static bool lead_from_themes(empi_meeting *at, uint32_t word, const empi_met_word *here)
{
    const empi_hints *hints = &at->scene->program->hints;
    const empi_hint_word *of = &hints->words[word];
    for (uint32_t i = of->theme_first; i < of->theme_first + of->theme_count; i++)
        lead_from(at, hints->theme_rows[i], here);
    return of->theme_count > 0;
}

static bool are_two_roots(const empi_met_word *before, const empi_met_word *here)
{
    return before->root != EMPI_WORD_NONE && here->root != EMPI_WORD_NONE &&
           (before->root != before->word || here->root != here->word);
}

static bool are_two_words(const empi_met_word *before, const empi_met_word *here)
{
    return before->word != EMPI_WORD_NONE && here->word != EMPI_WORD_NONE;
}

/* As it is written, by its stem, and with the word before it, both as written and both by stem. */
static void lead_from_word(empi_meeting *at, const empi_met_word *here)
{
    const empi_program *program = at->scene->program;
    const empi_met_word *before = here - 1;
    if (here->word != EMPI_WORD_NONE)
        lead_from_alone(at, here->word, here);
    if (here->root != EMPI_WORD_NONE && here->root != here->word)
        lead_from_alone(at, here->root, here);
    if (here->word == EMPI_WORD_NONE || !lead_from_themes(at, here->word, here))
        if (here->root != EMPI_WORD_NONE)
            (void)lead_from_themes(at, here->root, here);
    if (are_two_words(before, here))
        lead_from(at, empi_hints_find(program, before->word, here->word), here);
    if (are_two_roots(before, here))
        lead_from(at, empi_hints_find(program, before->root, here->root), here);
}

static void meet_block(empi_meeting *at)
{
    const empi_program *program = at->scene->program;
    for (size_t i = 1; i <= at->word_count; i++) {
        const empi_met_word *here = &at->words[i], *before = here - 1;
        if (are_two_words(before, here))
            empi_hints_ask_ahead(program, before->word, here->word);
        if (are_two_roots(before, here))
            empi_hints_ask_ahead(program, before->root, here->root);
    }
    for (size_t i = 1; i <= at->word_count; i++)
        lead_from_word(at, &at->words[i]);
    meet_rows(at);
    at->words[0] = at->words[at->word_count];
    at->word_count = 0;
}

static void add_word(empi_meeting *at, empi_met_word word)
{
    const empi_hint_word *words = at->scene->program->hints.words;
    if (at->word_count == EMPI_MEETING_WORDS)
        meet_block(at);
    at->words[++at->word_count] = word;
    empi_ask_ahead(&words[word.word]);
    if (word.root != word.word)
        empi_ask_ahead(&words[word.root]);
}

static uint8_t marks_of(const empi_stream *stream, uint32_t item)
{
    return stream->text->sentences[stream->items[item].sentence].marks;
}

/* A word that the lexicons do not know may be another form of one that they do. */
static empi_met_word word_of(const empi_scene *scene, uint32_t index)
{
    const empi_program *program = scene->program;
    const empi_text *text = scene->stream->text;
    const empi_item *item = &scene->stream->items[index];
    const empi_token *token = &text->tokens[item->token];
    empi_met_word found = {.item = index,
                           .asks = marks_of(scene->stream, index) & EMPI_MARK_QUESTION};
    if (item->flags & EMPI_TOKEN_QUOTED) { /* somebody else's, or only named */
        found.word = found.root = EMPI_WORD_QUOTED;
    } else if (item->word != EMPI_WORD_NONE && program->hints.words[item->word].exact) {
        found.word = item->word;
        found.root = program->hints.words[item->word].root;
    } else if (item->kind == EMPI_TOKEN_WORD) {
        found.root = empi_vocabulary_root(&program->vocabulary, text->forms + token->form,
                                          token->form_length);
    }
    return found;
}

/* A sentence's end shows as its question mark, its exclamation mark and its end: the mark itself
 * says that it asks. */
static void add_end(empi_meeting *at, uint32_t item)
{
    uint8_t marks = marks_of(at->scene->stream, item);
    if (marks & EMPI_MARK_QUESTION)
        add_word(at, (empi_met_word){EMPI_WORD_QUESTION, EMPI_WORD_QUESTION, item, false});
    if (marks & EMPI_MARK_EXCLAIM)
        add_word(at, (empi_met_word){EMPI_WORD_EXCLAIM, EMPI_WORD_EXCLAIM, item, false});
    add_word(at, (empi_met_word){EMPI_WORD_END, EMPI_WORD_END, item, false});
}

static void meet_words(empi_meeting *at, uint32_t from, uint32_t to)
{
    const empi_stream *stream = at->scene->stream;
    at->words[0] = (empi_met_word){.word = EMPI_WORD_NONE, .root = EMPI_WORD_NONE};
    for (uint32_t i = from; i < to; i++)
        if (stream->items[i].kind == EMPI_ITEM_BOUNDARY)
            add_end(at, i);
        else
            add_word(at, word_of(at->scene, i));
    meet_block(at);
}

/* An entry that was found counts as a word does: for itself, and once for those of its cue and once
 * for those of its kind, the weak ones apart. */
static void meet_entries(empi_meeting *at, uint32_t from, uint32_t to)
{
    const empi_program *program = at->scene->program;
    const empi_readings *readings = at->scene->readings;
    for (size_t i = 0; i < readings->count; i++) {
        const empi_reading *reading = &readings->items[i];
        const empi_rule *rule = &program->rules[reading->rule];
        bool weak = rule->strength == 0;
        if (reading->reason || rule->kind > EMPI_KIND_LAST || reading->first < from ||
            reading->last >= to)
            continue;
        lead_to(at, empi_hints_find_of(program, EMPI_HINT_OF_ENTRY, reading->rule), reading->last,
                false);
        lead_to(at, empi_hints_find_of(program, EMPI_HINT_OF_CUE, empi_hint_group(rule->cue, weak)),
                reading->last, false);
        lead_to(at,
                empi_hints_find_of(program, EMPI_HINT_OF_KIND,
                                   empi_hint_group((uint32_t)rule->kind, weak)),
                reading->last, false);
    }
    meet_rows(at);
}

static void meet(empi_meeting *at, uint32_t from, uint32_t to)
{
    meet_words(at, from, to);
    meet_entries(at, from, to);
    settle(at);
}

void empi_meeting_all(empi_meeting *at)
{
    meet(at, 0, (uint32_t)at->scene->stream->count);
}

/* Marks the rows from first to end as met, or as not met. */
static void mark(const empi_readings *readings, size_t first, size_t end, bool met)
{
    for (size_t i = first; i < end; i++) {
        uint32_t row = readings->hints[i].row;
        uint64_t bit = UINT64_C(1) << row % 64;
        if (met)
            readings->hint_met[row / 64] |= bit;
        else
            readings->hint_met[row / 64] &= ~bit;
    }
}

void empi_meeting_sentence(const empi_meeting *all, uint32_t sentence, empi_meeting *own)
{
    const empi_sentence_items *items = &all->scene->stream->sentences[sentence];
    uint32_t from = (uint32_t)items->first;
    *own = (empi_meeting){.scene = all->scene, .met = all->met};
    mark(all->scene->readings, 0, all->met, false);
    meet(own, from, from + (uint32_t)items->count + 1); /* its end too */
    mark(all->scene->readings, all->met, own->met, false);
    mark(all->scene->readings, 0, all->met, true);
}
