#include "interpret/meeting.h"

#include "lexicon/hints.h"

/* Moves what full rows gave to the sums: a small number cannot hold more of them. */
static void settle(empi_meeting *at)
{
    for (size_t i = 0; i < EMPI_HINT_CUES; i++)
        at->sums[i] += at->recent.points[i];
    at->recent = (empi_hint_full){{0}};
    at->recent_count = 0;
}

static void add_full(empi_meeting *at, const empi_hint_full *row)
{
    enum { MOST = INT16_MAX / EMPI_HINT_MOST };
    for (size_t i = 0; i < EMPI_HINT_CUES; i++) /* eight at once, where the compiler can */
        at->recent.points[i] = (int16_t)(at->recent.points[i] + row->points[i]);
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
    add_points(at, &at->scene->program->hints.rows[index]);
}

static inline void meet_once(empi_meeting *at, uint32_t index, uint32_t item)
{
    if (index != UINT32_MAX && !(at->scene->readings->hint_met[index / 64] >> index % 64 & 1))
        meet_first(at, index, item);
}

static inline void meet_row(empi_meeting *at, uint32_t index, uint32_t item)
{
    meet_once(at, index, item);
    if (at->asks && index != UINT32_MAX)
        meet_once(at, at->scene->program->hints.rows[index].asking - 1, item);
}

static void meet_alone(empi_meeting *at, uint32_t word, uint32_t item)
{
    meet_row(at, at->scene->program->hints.words[word].alone - 1, item);
}

static void meet_pair(empi_meeting *at, uint32_t first, uint32_t second, uint32_t item)
{
    meet_row(at, empi_hints_find(at->scene->program, first, second), item);
}

/* Gives whether the word is of any. */
static bool meet_themes(empi_meeting *at, uint32_t word, uint32_t item)
{
    const empi_hints *hints = &at->scene->program->hints;
    const empi_hint_word *of = &hints->words[word];
    for (uint32_t i = of->theme_first; i < of->theme_first + of->theme_count; i++)
        meet_row(at, hints->theme_rows[i], item);
    return of->theme_count > 0;
}

typedef struct met_word {
    uint32_t word, root; /* EMPI_WORD_NONE: the lexicons do not have it */
} met_word;

static const met_word no_word = {EMPI_WORD_NONE, EMPI_WORD_NONE};

/* A word that the lexicons do not know may be another form of one that they do. */
static met_word word_of(const empi_meeting *at, const empi_item *item)
{
    const empi_program *program = at->scene->program;
    const empi_text *text = at->scene->stream->text;
    const empi_token *token = &text->tokens[item->token];
    if (item->flags & EMPI_TOKEN_QUOTED) /* somebody else's, or only named */
        return (met_word){EMPI_WORD_QUOTED, EMPI_WORD_QUOTED};
    if (item->word != EMPI_WORD_NONE && program->hints.words[item->word].exact)
        return (met_word){item->word, program->hints.words[item->word].root};
    if (item->kind != EMPI_TOKEN_WORD)
        return no_word;
    return (met_word){
        EMPI_WORD_NONE,
        empi_vocabulary_root(&program->vocabulary, text->forms + token->form, token->form_length)};
}

/* As it is written, by its stem, and with the word before it, both as written and both by stem. */
static void meet_word(empi_meeting *at, met_word before, met_word here, uint32_t item)
{
    if (here.word != EMPI_WORD_NONE)
        meet_alone(at, here.word, item);
    if (here.root != EMPI_WORD_NONE && here.root != here.word)
        meet_alone(at, here.root, item);
    if (here.word == EMPI_WORD_NONE || !meet_themes(at, here.word, item))
        if (here.root != EMPI_WORD_NONE)
            (void)meet_themes(at, here.root, item);
    if (before.word != EMPI_WORD_NONE && here.word != EMPI_WORD_NONE)
        meet_pair(at, before.word, here.word, item);
    if (before.root != EMPI_WORD_NONE && here.root != EMPI_WORD_NONE &&
        (before.root != before.word || here.root != here.word))
        meet_pair(at, before.root, here.root, item);
}

static met_word meet_sign(empi_meeting *at, met_word before, uint32_t sign, uint32_t item)
{
    met_word here = {sign, sign};
    meet_word(at, before, here, item);
    return here;
}

static uint8_t marks_of(const empi_stream *stream, uint32_t item)
{
    return stream->text->sentences[stream->items[item].sentence].marks;
}

/* A sentence's end shows as its question mark, its exclamation mark and its end. */
static met_word meet_end(empi_meeting *at, met_word before, uint32_t item)
{
    uint8_t marks = marks_of(at->scene->stream, item);
    if (marks & EMPI_MARK_QUESTION)
        before = meet_sign(at, before, EMPI_WORD_QUESTION, item);
    if (marks & EMPI_MARK_EXCLAIM)
        before = meet_sign(at, before, EMPI_WORD_EXCLAIM, item);
    return meet_sign(at, before, EMPI_WORD_END, item);
}

static void meet_all(empi_meeting *at)
{
    const empi_stream *stream = at->scene->stream;
    met_word before = no_word;
    for (uint32_t i = 0; i < stream->count; i++) {
        met_word here;
        if (stream->items[i].kind == EMPI_ITEM_BOUNDARY) {
            at->asks = false; /* the mark itself says so already */
            before = meet_end(at, before, i);
            continue;
        }
        at->asks = marks_of(stream, i) & EMPI_MARK_QUESTION;
        here = word_of(at, &stream->items[i]);
        meet_word(at, before, here, i);
        before = here;
    }
}

/* An entry that was found counts as a word does: for itself, and once for those of its cue and once
 * for those of its kind, the weak ones apart. */
static void meet_entries(empi_meeting *at)
{
    const empi_program *program = at->scene->program;
    const empi_readings *readings = at->scene->readings;
    for (size_t i = 0; i < readings->count; i++) {
        const empi_reading *reading = &readings->items[i];
        const empi_rule *rule = &program->rules[reading->rule];
        bool weak = rule->strength == 0;
        if (reading->reason || rule->kind > EMPI_KIND_LAST)
            continue;
        meet_row(at, empi_hints_find_of(program, EMPI_HINT_OF_ENTRY, reading->rule), reading->last);
        meet_row(at,
                 empi_hints_find_of(program, EMPI_HINT_OF_CUE, empi_hint_group(rule->cue, weak)),
                 reading->last);
        meet_row(at,
                 empi_hints_find_of(program, EMPI_HINT_OF_KIND,
                                    empi_hint_group((uint32_t)rule->kind, weak)),
                 reading->last);
    }
}

void empi_meeting_all(empi_meeting *at)
{
    meet_all(at);
    meet_entries(at);
    settle(at);
}
