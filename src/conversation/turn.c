#include "conversation/turn.h"

#include "base/limits.h"
#include "conversation/brief.h"
#include "conversation/due.h"
#include "conversation/words.h"
#include "signals/scan.h"
#include "text/stem.h"

#include <stdlib.h>
#include <string.h>

/* The marks of the lexicons, in the order of empi_deed and empi_ask. */
static const char *const deed_marks[EMPI_DEED_LAST + 1] = {
    "turn_receipt", "turn_thanks",   "turn_settled", "turn_consent",  "turn_wait",
    "turn_promise", "turn_delivery", "turn_again",   "turn_earlier",  "turn_already",
    "turn_progress", "turn_insist",  "turn_request", "turn_offer",    "turn_empty",
    "turn_shown",   "turn_self",     "turn_new",     "turn_deadline", "turn_hello",
    "turn_hello_formal", "turn_bye", "turn_bye_formal", "turn_cheer", "turn_kind",
    "turn_chill",   "turn_regret",   "turn_narrates"};
static const char *const ask_marks[EMPI_ASK_LAST + 1] = {
    "turn_ask_when", "turn_ask_how_much", "turn_ask_who",    "turn_ask_what", "turn_ask_where",
    "turn_ask_how",  "turn_ask_why",      "turn_ask_status", "turn_ask_whether"};

enum { /* what a mark is to a turn */
    ROLE_NONE,
    ROLE_DEED,
    ROLE_ASK = ROLE_DEED + EMPI_DEED_LAST + 1,
    ROLE_LIKE = ROLE_ASK + EMPI_ASK_LAST + 1 /* words that mean the same */
};

struct empi_listener {
    empi_memory memory;
    empi_scanner *scanner;
    empi_words *words;
    uint8_t *roles; /* by cue of the program */
    size_t role_count;
    uint8_t *asked;   /* by sentence: whether it asks something */
    size_t asked_capacity;
    uint8_t *covered; /* by item: whether its content is taken, or it has none */
    size_t covered_capacity;
    empi_evidence evidence[EMPI_TURN_EVIDENCE]; /* of the turn that is read */
    size_t evidence_count;
};

static uint8_t role_of(const empi_cue *cue)
{
    if (cue->kind != EMPI_MARKER)
        return ROLE_NONE;
    for (size_t i = 0; i <= EMPI_DEED_LAST; i++)
        if (strcmp(cue->id, deed_marks[i]) == 0)
            return (uint8_t)(ROLE_DEED + i);
    for (size_t i = 0; i <= EMPI_ASK_LAST; i++)
        if (strcmp(cue->id, ask_marks[i]) == 0)
            return (uint8_t)(ROLE_ASK + i);
    return strcmp(cue->id, "turn_like") == 0 ? ROLE_LIKE : ROLE_NONE;
}

empi_listener *empi_listener_new(empi_engine *engine, const unsigned char *key)
{
    const empi_program *program = engine->program;
    empi_listener *listener = empi_alloc_zero(&program->memory, sizeof *listener);
    if (!listener)
        return NULL;
    listener->memory = program->memory;
    listener->role_count = program->cue_count;
    listener->scanner = empi_scanner_new(engine);
    listener->words = empi_words_new(program, key);
    listener->roles = empi_alloc_zero(&program->memory, program->cue_count);
    if (!listener->scanner || !listener->words || !listener->roles) {
        empi_listener_free(listener);
        return NULL;
    }
    for (size_t i = 0; i < program->cue_count; i++)
        listener->roles[i] = role_of(&program->cues[i]);
    return listener;
}

void empi_listener_free(empi_listener *listener)
{
    empi_memory memory;
    if (!listener)
        return;
    memory = listener->memory;
    empi_free(&memory, listener->roles, listener->role_count);
    empi_free(&memory, listener->covered, listener->covered_capacity);
    empi_free(&memory, listener->asked, listener->asked_capacity);
    empi_words_free(listener->words);
    empi_scanner_free(listener->scanner);
    empi_free(&memory, listener, sizeof *listener);
}

/* ---- deeds and asks ---- */

/* Words of greeting, thanks and farewell say nothing about what a turn is about. */
static bool is_courtesy(uint8_t role)
{
    switch (role - ROLE_DEED) {
    case EMPI_DEED_THANKS:
    case EMPI_DEED_HELLO:
    case EMPI_DEED_HELLO_FORMAL:
    case EMPI_DEED_BYE:
    case EMPI_DEED_BYE_FORMAL:
    case EMPI_DEED_AGAIN:
    case EMPI_DEED_OFFER:
        return true;
    default:
        return false;
    }
}

/* Of the organisation: feels with the person, or tells what the person went through. */
static bool is_asking(uint8_t role, int32_t from)
{
    if (from != EMPI_FROM_PERSON)
        return role == ROLE_DEED + EMPI_DEED_REGRET || role == ROLE_DEED + EMPI_DEED_NARRATES;
    return role >= ROLE_ASK || role == ROLE_DEED + EMPI_DEED_REQUEST ||
           role == ROLE_DEED + EMPI_DEED_PROGRESS || role == ROLE_DEED + EMPI_DEED_INSIST;
}

static void add_evidence(empi_listener *listener, const empi_reading *reading)
{
    const empi_scanner *scanner = listener->scanner;
    const empi_text *text = &scanner->text;
    const empi_rule *rule = &scanner->engine->program->rules[reading->rule];
    empi_evidence *evidence;
    if (listener->evidence_count == EMPI_TURN_EVIDENCE)
        return;
    evidence = &listener->evidence[listener->evidence_count++];
    *evidence = (empi_evidence){.rule = rule,
                                .cue = scanner->engine->program->cues[rule->cue].id,
                                .again = reading->again};
    evidence->start[0] = text->tokens[scanner->stream.items[reading->first].token].from;
    evidence->end[0] = text->tokens[scanner->stream.items[reading->last].last].to;
    for (int unit = 1; unit < 3; unit++) {
        evidence->start[unit] = (uint32_t)empi_text_units(text->bytes, text->length,
                                                          evidence->start[0], unit == 2);
        evidence->end[unit] =
            (uint32_t)empi_text_units(text->bytes, text->length, evidence->end[0], unit == 2);
    }
}

static uint8_t role_of_reading(const empi_listener *listener, const empi_reading *reading)
{
    const empi_program *program = listener->scanner->engine->program;
    return reading->reason ? ROLE_NONE : listener->roles[program->rules[reading->rule].cue];
}

static void read_deeds(empi_listener *listener, empi_turn *turn)
{
    const empi_readings *readings = &listener->scanner->readings;
    for (size_t i = 0; i < readings->count; i++) {
        const empi_reading *reading = &readings->items[i];
        uint8_t role = role_of_reading(listener, reading);
        if (role == ROLE_NONE || role == ROLE_LIKE)
            continue;
        if (role < ROLE_ASK)
            turn->deeds |= UINT64_C(1) << (role - ROLE_DEED);
        else
            turn->asks |= UINT32_C(1) << (role - ROLE_ASK);
        add_evidence(listener, reading);
        if (is_asking(role, turn->from))
            listener->asked[reading->sentence] = 1;
        if (is_courtesy(role))
            memset(listener->covered + reading->first, 1, reading->last - reading->first + 1);
    }
}

/* ---- the shape of a turn ---- */

static bool is_initial(const empi_token *token)
{
    return token->kind == EMPI_TOKEN_WORD && token->form_length <= 2 &&
           (token->flags & (EMPI_TOKEN_CAPITAL | EMPI_TOKEN_CAPS)) != 0;
}

static bool is_name(const empi_token *token)
{
    return token->kind == EMPI_TOKEN_WORD && token->form_length > 2 &&
           (token->flags & EMPI_TOKEN_CAPITAL) != 0;
}

/* How the text is signed: what stands after the close of its last sentence. Looked at are the names
 * with which it ends, numbers such as those of a house or a customer left out. */
static uint8_t read_signature(const empi_text *text)
{
    size_t end = text->token_count, names = 0, initials = 0, left = 8;
    while (end > 0 && left > 0 && text->tokens[end - 1].kind == EMPI_TOKEN_NUMBER)
        end--, left--;
    for (; end > 0 && left > 0; end--, left--) {
        const empi_token *token = &text->tokens[end - 1];
        if (is_initial(token))
            initials++;
        else if (is_name(token))
            names++;
        else
            break;
    }
    if (initials > 0 && names > 0)
        return EMPI_INITIALS;
    return names > 1 ? EMPI_FULL_NAME : names == 1 ? EMPI_FIRST_NAME : EMPI_UNSIGNED;
}

static void read_shape(const empi_listener *listener, empi_turn *turn)
{
    const empi_text *text = &listener->scanner->text;
    uint32_t stress = listener->scanner->stream.caps > 1 ? 1 : 0;
    turn->words = listener->scanner->stream.words;
    turn->sentences = (uint32_t)text->sentence_count;
    for (size_t i = 0; i < text->sentence_count; i++) {
        if (text->sentences[i].marks & EMPI_MARK_QUESTION) {
            turn->questions++;
            if (turn->from == EMPI_FROM_PERSON)
                listener->asked[i] = 1;
        }
        stress += text->sentences[i].marks & EMPI_MARK_EXCLAIMS ? 1 : 0;
    }
    if (turn->questions > 0 && turn->asks == 0)
        turn->asks = UINT32_C(1) << EMPI_ASK_WHETHER;
    turn->stress = (uint8_t)(stress < 3 ? stress : 3);
    turn->names = read_signature(text);
}

/* ---- content ---- */

typedef struct gathering {
    empi_word_hash items[EMPI_TURN_WORDS];
    size_t count;
} gathering;

/* Keeps them sorted, each once; of a very long turn the first EMPI_TURN_WORDS. bit is not compared and
 * is set when any of the same hash has it. */
static void gather(gathering *to, empi_word_hash hash, empi_word_hash bit)
{
    size_t low = 0, high = to->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((to->items[middle] & ~EMPI_WORD_ASKED) < hash)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < to->count && (to->items[low] & ~EMPI_WORD_ASKED) == hash) {
        to->items[low] |= bit;
        return;
    }
    if (to->count == EMPI_TURN_WORDS)
        return;
    memmove(to->items + low + 1, to->items + low, (to->count - low) * sizeof *to->items);
    to->items[low] = hash | bit;
    to->count++;
}

static void gather_word(const empi_listener *listener, const empi_item *item, gathering *content)
{
    const empi_program *program = listener->scanner->engine->program;
    const empi_text *text = &listener->scanner->text;
    const empi_token *token = &text->tokens[item->token];
    const char *form = text->forms + token->form;
    size_t length = token->form_length;
    char stem[EMPI_WORD_BYTES];
    if (item->misspelt && item->word != EMPI_WORD_NONE) {
        form = program->vocabulary.words[item->word].form;
        length = program->vocabulary.words[item->word].length;
    }
    if (length < 2 || empi_words_small(listener->words, form, length))
        return;
    length = empi_stem(form, length, stem);
    gather(content, empi_words_hash(listener->words, stem, length),
           listener->asked[item->sentence]);
}

/* Numbers below this are days, hours and counts, which two turns share by chance. */
enum { TELLING_NUMBER = 32 };

static void gather_number(const empi_listener *listener, const empi_item *item,
                          gathering *objects)
{
    const empi_token *token = &listener->scanner->text.tokens[item->token];
    char bytes[5] = {(char)token->kind};
    if (token->kind == EMPI_TOKEN_DATE) {
        gather(objects, empi_words_hash(listener->words,
                                        listener->scanner->text.forms + token->form,
                                        token->form_length),
               0);
        return;
    }
    if ((token->kind != EMPI_TOKEN_NUMBER && token->kind != EMPI_TOKEN_AMOUNT) ||
        token->value < TELLING_NUMBER)
        return;
    bytes[0] = 0; /* "89,95" and "€ 89,95" are the same */
    for (int i = 0; i < 4; i++)
        bytes[i + 1] = (char)(token->value >> (8 * i) & 0xff);
    gather(objects, empi_words_hash(listener->words, bytes, sizeof bytes), 0);
}

static void gather_likes(const empi_listener *listener, gathering *content)
{
    const empi_scanner *scanner = listener->scanner;
    for (size_t i = 0; i < scanner->readings.count; i++) {
        const empi_reading *reading = &scanner->readings.items[i];
        const char *id = scanner->engine->program->rules[reading->rule].id;
        if (role_of_reading(listener, reading) != ROLE_LIKE || listener->covered[reading->first])
            continue;
        gather(content, empi_words_hash(listener->words, id, strlen(id) + 1),
               listener->asked[reading->sentence]);
        memset(listener->covered + reading->first, 1, reading->last - reading->first + 1);
    }
}

static bool keep(const empi_memory *memory, const gathering *from, empi_word_hash **items,
                 uint16_t *count)
{
    if (from->count == 0)
        return true;
    *items = empi_alloc(memory, from->count * sizeof **items);
    if (!*items)
        return false;
    memcpy(*items, from->items, from->count * sizeof **items);
    *count = (uint16_t)from->count;
    return true;
}

static bool read_content(const empi_listener *listener, empi_turn *turn)
{
    const empi_stream *stream = &listener->scanner->stream;
    gathering content = {.count = 0}, objects = {.count = 0};
    gather_likes(listener, &content);
    for (size_t i = 0; i < stream->count; i++) {
        if (stream->items[i].kind == EMPI_TOKEN_WORD && !listener->covered[i])
            gather_word(listener, &stream->items[i], &content);
        else if (stream->items[i].kind != EMPI_ITEM_BOUNDARY)
            gather_number(listener, &stream->items[i], &objects);
    }
    return keep(&turn->memory, &content, &turn->content, &turn->content_count) &&
           keep(&turn->memory, &objects, &turn->objects, &turn->object_count);
}

/* ---- all of it ---- */

/* The last moment that a turn names, where it promises, agrees on waiting or tells what runs out. */
static void read_due(const empi_listener *listener, const int64_t *options, empi_turn *turn)
{
    static const uint64_t timed =
        UINT64_C(1) << EMPI_DEED_PROMISE | UINT64_C(1) << EMPI_DEED_WAIT |
        UINT64_C(1) << EMPI_DEED_RECEIPT | UINT64_C(1) << EMPI_DEED_DEADLINE;
    empi_calendar calendar = empi_options_calendar(options);
    size_t sentences = listener->scanner->text.sentence_count;
    int64_t due;
    if ((turn->deeds & timed) == 0 || sentences == 0)
        return;
    if (empi_due_find(listener->scanner, 0, (uint32_t)sentences - 1, &calendar, turn->at, &due) &&
        due >= turn->at)
        turn->due = due;
}

static bool keep_evidence(const empi_listener *listener, empi_turn *turn)
{
    size_t size = listener->evidence_count * sizeof *turn->evidence;
    if (size == 0)
        return true;
    turn->evidence = empi_alloc(&turn->memory, size);
    if (!turn->evidence)
        return false;
    memcpy(turn->evidence, listener->evidence, size);
    turn->evidence_count = listener->evidence_count;
    return true;
}

static bool read_turn(empi_listener *listener, const empi_conversation *conversation,
                      empi_turn *turn, const char *bytes, size_t length)
{
    empi_scanner *scanner = listener->scanner;
    enum empi_side side = turn->from == EMPI_FROM_PERSON ? EMPI_SIDE_PERSON
                                                         : EMPI_SIDE_ORGANISATION;
    size_t items, sentences;
    if (!empi_scan_read(scanner, side, bytes, length))
        return false;
    if (side == EMPI_SIDE_PERSON)
        empi_brief_settle(scanner, conversation->turns, conversation->turn_count);
    turn->result = empi_scan_result(scanner, side);
    if (!turn->result)
        return false;
    items = scanner->stream.count;
    sentences = scanner->text.sentence_count;
    if (!empi_grow(&listener->memory, &listener->covered, &listener->covered_capacity, items + 1,
                   1))
        return false;
    memset(listener->covered, 0, items + 1);
    if (!empi_grow(&listener->memory, &listener->asked, &listener->asked_capacity, sentences + 1,
                   1))
        return false;
    memset(listener->asked, 0, sentences + 1);
    listener->evidence_count = 0;
    read_deeds(listener, turn);
    read_shape(listener, turn);
    read_due(listener, conversation->options, turn);
    return keep_evidence(listener, turn) && read_content(listener, turn);
}

empi_turn *empi_listener_hear(empi_listener *listener, const empi_conversation *conversation,
                              enum empi_from from, int64_t at, const char *bytes, size_t length)
{
    empi_turn *turn = empi_alloc_zero(&listener->memory, sizeof *turn);
    if (!turn)
        return NULL;
    turn->memory = listener->memory;
    empi_counter_set(&turn->holders, 1);
    turn->from = (int32_t)from;
    turn->at = at;
    turn->due = EMPI_NO_TIME;
    if (read_turn(listener, conversation, turn, bytes, length))
        return turn;
    empi_turn_release(turn);
    return NULL;
}
