#include "match/stream.h"

#include "base/limits.h"

#include <string.h>

void empi_stream_init(empi_stream *stream, const empi_memory *memory)
{
    *stream = (empi_stream){.memory = memory};
}

void empi_stream_free(empi_stream *stream)
{
    empi_free(stream->memory, stream->items, stream->capacity * sizeof *stream->items);
    empi_free(stream->memory, stream->sentences,
              stream->sentence_capacity * sizeof *stream->sentences);
    empi_stream_init(stream, stream->memory);
}

/* ---- looking words up ---- */

/* The swear word behind the stars: same length and the same letters where there is no star. */
static uint32_t unmask(const empi_vocabulary *vocabulary, const char *form, size_t length)
{
    for (size_t id = EMPI_WORD_FIRST; id < vocabulary->word_count; id++) {
        const empi_word *word = &vocabulary->words[id];
        size_t i = 0;
        if (!word->swear || word->length != length)
            continue;
        while (i < length && (form[i] == '*' || form[i] == word->form[i]))
            i++;
        if (i == length)
            return (uint32_t)id;
    }
    return EMPI_WORD_NONE;
}

/* "zoo" (from "zooooo") is "zo": every doubled letter once. */
static uint32_t find_single(const empi_vocabulary *vocabulary, const char *form, size_t length)
{
    char single[EMPI_WORD_BYTES];
    size_t kept = 0;
    for (size_t i = 0; i < length && kept < sizeof single; i++)
        if (kept == 0 || single[kept - 1] != form[i])
            single[kept++] = form[i];
    return empi_vocabulary_exact(vocabulary, single, kept);
}

static bool may_be_misspelt(const empi_token *token, bool first)
{
    bool name = (token->flags & EMPI_TOKEN_CAPITAL) && !(token->flags & EMPI_TOKEN_CAPS) && !first;
    return !name;
}

/* A word known by its beginning only may be a misspelling of one known as a whole: "zegge" begins
 * as zeg*, and sounds as "zeggen", which begins so too and is in more entries. */
static void correct_stem(const empi_program *program, const char *form, empi_token *token,
                         bool first, bool *misspelt)
{
    const empi_vocabulary *vocabulary = &program->vocabulary;
    const empi_word *stem = &vocabulary->words[token->word];
    uint32_t whole;
    if (token->word == EMPI_WORD_NONE || stem->kind != EMPI_WORD_STEM ||
        !may_be_misspelt(token, first))
        return;
    whole = empi_sounds_find(&program->sounds, vocabulary, form, token->form_length);
    if (whole == EMPI_WORD_NONE || vocabulary->words[whole].length < stem->length ||
        memcmp(vocabulary->words[whole].form, stem->form, stem->length) != 0)
        return;
    token->word = whole;
    *misspelt = true;
}

static void look_up_word(const empi_program *program, const char *form, empi_token *token,
                         bool first, bool *misspelt)
{
    const empi_vocabulary *vocabulary = &program->vocabulary;
    size_t length = token->form_length;
    empi_vocabulary_find(vocabulary, form, length, &token->word, &token->tail);
    if (token->word != EMPI_WORD_NONE || token->tail != EMPI_WORD_NONE) {
        correct_stem(program, form, token, first, misspelt);
        return;
    }
    if (token->flags & EMPI_TOKEN_STARRED) {
        token->word = unmask(vocabulary, form, length);
        return;
    }
    if (token->flags & EMPI_TOKEN_STRETCHED)
        token->word = find_single(vocabulary, form, length);
    if (token->word == EMPI_WORD_NONE && may_be_misspelt(token, first)) {
        token->word = empi_sounds_find(&program->sounds, vocabulary, form, length);
        *misspelt = token->word != EMPI_WORD_NONE;
    }
}

static void count_word(empi_stream *stream, const empi_program *program, const empi_token *token)
{
    uint16_t languages = program->vocabulary.words[token->word].languages;
    stream->words++;
    stream->caps += (token->flags & EMPI_TOKEN_CAPS) != 0;
    stream->only_dutch += languages == 1;
    if (languages & 1)
        return;
    for (size_t i = 0; languages != 0; i++, languages >>= 1)
        stream->foreign[i] += languages & 1;
}

/* ---- items ---- */

static empi_item *new_item(empi_stream *stream)
{
    if (stream->count == stream->capacity &&
        !empi_grow(stream->memory, &stream->items, &stream->capacity, stream->count + 1,
                   sizeof *stream->items))
        return NULL;
    return &stream->items[stream->count++];
}

static void set_numeral(const empi_token *token, const empi_word *word, empi_item *item)
{
    if (item->kind == EMPI_TOKEN_NUMBER || item->kind == EMPI_TOKEN_ORDINAL) {
        item->numeral = item->kind == EMPI_TOKEN_NUMBER ? EMPI_CARDINAL : EMPI_ORDINAL;
        item->value = token->value < 0 ? INT32_MAX : token->value;
    } else if (word->value != 0) {
        item->numeral = word->ordinal ? EMPI_ORDINAL : EMPI_CARDINAL;
        item->value = word->value;
    }
}

static void sum_up(empi_sentence_items *sentence, const empi_item *item)
{
    if (item->word != EMPI_WORD_NONE)
        empi_word_bits_add(&sentence->words, item->word_bit);
    if (item->ending != EMPI_WORD_NONE)
        empi_word_bits_add(&sentence->words, item->ending_bit);
}

static bool add_item(empi_stream *stream, const empi_program *program, uint32_t sentence,
                     uint32_t token, uint32_t last, uint32_t word, bool misspelt)
{
    const empi_token *at = &stream->text->tokens[token];
    const empi_word *words = program->vocabulary.words;
    uint8_t dots = stream->text->tokens[last].flags & EMPI_TOKEN_DOTS;
    empi_item *item = new_item(stream);
    if (!item)
        return false;
    *item = (empi_item){.word = word,
                        .ending = at->tail,
                        .token = token,
                        .last = last,
                        .sentence = sentence,
                        .kind = at->kind,
                        .flags = (uint8_t)((at->flags & ~(unsigned)EMPI_TOKEN_DOTS) | dots),
                        .misspelt = misspelt,
                        .word_bit = words[word].bit,
                        .ending_bit = at->tail != EMPI_WORD_NONE ? words[at->tail].bit : 0};
    set_numeral(at, &words[word], item);
    sum_up(&stream->sentences[sentence], item);
    return true;
}

/* The rewrite that begins at a token, if any. */
static const empi_rewrite *find_rewrite(const empi_program *program, const empi_token *tokens,
                                        size_t count)
{
    uint32_t at = program->vocabulary.words[tokens->word].rewrite;
    for (size_t i = at; at != 0 && i <= program->rewrite_count; i++) {
        const empi_rewrite *rewrite = &program->rewrites[i - 1];
        uint8_t j = 1;
        if (rewrite->from[0] != tokens->word)
            break;
        while (j < rewrite->from_count && j < count && rewrite->from[j] == tokens[j].word)
            j++;
        if (j == rewrite->from_count)
            return rewrite;
    }
    return NULL;
}

static bool add_sentence(empi_stream *stream, const empi_program *program, empi_text *text,
                         uint32_t index)
{
    const empi_sentence *sentence = &text->sentences[index];
    uint32_t end = sentence->first + sentence->count;
    uint64_t misspelt[(EMPI_SENTENCE_TOKENS + 64) / 64 + 1] = {0};
    stream->sentences[index] = (empi_sentence_items){.first = (uint32_t)stream->count};
    for (uint32_t i = sentence->first; i < end; i++) {
        empi_token *token = &text->tokens[i];
        static const uint32_t words[] = {0,
                                         0,
                                         EMPI_WORD_NUMBER,
                                         EMPI_WORD_ORDINAL,
                                         EMPI_WORD_DATE,
                                         EMPI_WORD_AMOUNT,
                                         EMPI_WORD_TIME};
        bool wrong = false;
        token->tail = EMPI_WORD_NONE;
        if (token->kind == EMPI_TOKEN_WORD) {
            look_up_word(program, text->forms + token->form, token, i == sentence->first, &wrong);
            count_word(stream, program, token);
        } else if (token->kind == EMPI_TOKEN_EMOJI) {
            token->word = empi_vocabulary_exact(&program->vocabulary, text->forms + token->form,
                                                token->form_length);
        } else {
            token->word = words[token->kind];
        }
        if (wrong)
            misspelt[(i - sentence->first) / 64] |= UINT64_C(1) << ((i - sentence->first) % 64);
    }
    for (uint32_t i = sentence->first; i < end; i++) {
        const empi_token *token = &text->tokens[i];
        const empi_rewrite *rewrite = find_rewrite(program, token, end - i);
        uint32_t at = i - sentence->first, last = rewrite ? i + rewrite->from_count - 1u : i;
        bool wrong = misspelt[at / 64] >> (at % 64) & 1;
        if (!rewrite && !add_item(stream, program, index, i, i, token->word, wrong))
            return false;
        for (uint8_t j = 0; rewrite && j < rewrite->to_count; j++)
            if (!add_item(stream, program, index, i, last, rewrite->to[j], false))
                return false;
        i = last;
    }
    stream->sentences[index].count = (uint32_t)stream->count - stream->sentences[index].first;
    return true;
}

bool empi_stream_read(empi_stream *stream, const empi_program *program, empi_text *text)
{
    stream->text = text;
    stream->count = 0;
    stream->words = stream->caps = stream->only_dutch = 0;
    memset(stream->foreign, 0, sizeof stream->foreign);
    if (!empi_grow(stream->memory, &stream->sentences, &stream->sentence_capacity,
                   text->sentence_count, sizeof *stream->sentences))
        return false;
    for (size_t i = 0; i < text->sentence_count; i++) {
        empi_item *boundary;
        if (!add_sentence(stream, program, text, (uint32_t)i))
            return false;
        boundary = new_item(stream);
        if (!boundary)
            return false;
        *boundary = (empi_item){.sentence = (uint32_t)i};
    }
    return true;
}
