#include "conversation/state.h"

#include "base/limits.h"
#include "base/siphash.h"
#include "conversation/state_result.h"

#include <string.h>

enum {
    FINGERPRINT = 32,
    CHECK = 8,                                                    /* bytes of a checksum */
    TURN = 1 + 3 * 8 + 4 * 4 + 2 + 2 * 2 + 4 + EMPI_STATE_RESULT, /* at least */
    HEADER = 8 + 4 + 8
};

static const unsigned char magic[8] = {'e', 'm', 'p', 'a', 't', 'h', 'i', 'e'};
static const char damaged[] = "the saved conversation is damaged";

/* ---- Turns ---- */

static void code_turn(empi_state *at, empi_turn *turn)
{
    turn->from = (int32_t)empi_state_number(at, (uint32_t)turn->from, 1, EMPI_FROM_AUTOMATIC);
    turn->at = empi_code_signed(&at->code, turn->at);
    turn->due = empi_code_signed(&at->code, turn->due);
    turn->deeds = empi_code_number(&at->code, turn->deeds, 8, (UINT64_C(2) << EMPI_DEED_LAST) - 1);
    turn->asks = empi_state_number(at, turn->asks, 4, (UINT32_C(2) << EMPI_ASK_LAST) - 1);
    turn->words = empi_state_number(at, turn->words, 4, UINT32_MAX);
    turn->questions = empi_state_number(at, turn->questions, 4, UINT32_MAX);
    turn->sentences = empi_state_number(at, turn->sentences, 4, UINT32_MAX);
    turn->names = (uint8_t)empi_state_number(at, turn->names, 1, UINT8_MAX);
    turn->stress = (uint8_t)empi_state_number(at, turn->stress, 1, UINT8_MAX);
    at->code.damaged |= turn->from < EMPI_FROM_PERSON || !empi_calendar_holds(turn->at);
}

static void save_hashes(empi_state *at, const empi_word_hash *hashes, uint16_t count)
{
    (void)empi_state_number(at, count, 2, UINT16_MAX);
    for (size_t i = 0; i < count; i++)
        (void)empi_state_number(at, hashes[i], 2, UINT16_MAX);
}

static void load_hashes(empi_state *at, const empi_memory *memory, empi_word_hash **hashes,
                        uint16_t *count)
{
    size_t told = empi_code_count(&at->code, 0, 2, EMPI_TURN_WORDS, 2);
    if (told == 0 || empi_state_stopped(at))
        return;
    *hashes = empi_alloc(memory, told * sizeof **hashes);
    if (!*hashes) {
        at->failed = true;
        return;
    }
    *count = (uint16_t)told;
    for (size_t i = 0; i < told; i++) {
        (*hashes)[i] = (empi_word_hash)empi_state_number(at, 0, 2, UINT16_MAX);
        at->code.damaged |= i > 0 && (*hashes)[i] <= (*hashes)[i - 1];
    }
}

static void save_turn(empi_state *at, const empi_turn *turn)
{
    empi_turn copy = {.from = turn->from,
                      .at = turn->at,
                      .due = turn->due,
                      .deeds = turn->deeds,
                      .asks = turn->asks,
                      .words = turn->words,
                      .questions = turn->questions,
                      .sentences = turn->sentences,
                      .names = turn->names,
                      .stress = turn->stress};
    code_turn(at, &copy);
    save_hashes(at, turn->content, turn->content_count);
    save_hashes(at, turn->objects, turn->object_count);
    (void)empi_state_number(at, (uint32_t)turn->evidence_count, 4, UINT32_MAX);
    empi_state_save_evidence(at, turn->evidence, turn->evidence_count);
    empi_state_save_result(at, turn->result);
}

/* The evidence of what a turn does, in a block of exactly its size. */
static void load_turn_evidence(empi_state *at, empi_turn *turn)
{
    size_t told = empi_code_count(&at->code, 0, 4, UINT32_MAX, EMPI_STATE_EVIDENCE), kept;
    empi_evidence *evidence;
    if (told == 0 || empi_state_stopped(at))
        return;
    evidence = empi_alloc(&turn->memory, told * sizeof *evidence);
    if (!evidence) {
        at->failed = true;
        return;
    }
    kept = empi_state_load_evidence(at, evidence, told, -1);
    if (kept < told) { /* into a block of the right size, or none */
        empi_evidence *all = evidence;
        evidence = kept ? empi_alloc(&turn->memory, kept * sizeof *evidence) : NULL;
        if (evidence)
            memcpy(evidence, all, kept * sizeof *evidence);
        at->failed |= kept && !evidence;
        empi_free(&turn->memory, all, told * sizeof *all);
    }
    turn->evidence = evidence;
    turn->evidence_count = evidence ? kept : 0;
}

/* NULL: stopped. */
static empi_turn *load_turn(empi_state *at)
{
    const empi_memory *memory = &at->engine->program->memory;
    empi_turn *turn = empi_alloc_zero(memory, sizeof *turn);
    if (!turn) {
        at->failed = true;
        return NULL;
    }
    turn->memory = *memory;
    empi_counter_set(&turn->holders, 1);
    at->dropped = false;
    code_turn(at, turn);
    load_hashes(at, memory, &turn->content, &turn->content_count);
    load_hashes(at, memory, &turn->objects, &turn->object_count);
    load_turn_evidence(at, turn);
    if (!empi_state_stopped(at))
        turn->result = empi_state_load_result(at);
    if (turn->result)
        return turn;
    empi_turn_release(turn);
    return NULL;
}

/* ---- The whole ---- */

/* Tells whether a key is the one that was used, without telling the key. */
static uint64_t key_check(const unsigned char *key)
{
    static const char text[] = "key of a conversation";
    return empi_siphash(key, text, sizeof text - 1);
}

static uint64_t checksum(const unsigned char *bytes, size_t length)
{
    static const unsigned char no_key[EMPI_SIPHASH_KEY] = {0};
    return empi_siphash(no_key, bytes, length);
}

static unsigned nibble(char digit)
{
    return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

static void read_fingerprint(const empi_engine *engine, unsigned char bytes[FINGERPRINT])
{
    const char *hex = engine->program->fingerprint;
    for (size_t i = 0; i < FINGERPRINT; i++)
        bytes[i] = (unsigned char)(nibble(hex[2 * i]) << 4 | nibble(hex[2 * i + 1]));
}

static void save_all(empi_state *at, const empi_conversation *conversation, size_t length)
{
    unsigned char start[sizeof magic], fingerprint[FINGERPRINT];
    memcpy(start, magic, sizeof magic);
    read_fingerprint(at->engine, fingerprint);
    empi_code_bytes(&at->code, start, sizeof start);
    (void)empi_state_number(at, EMPI_STATE_VERSION, 4, UINT32_MAX);
    (void)empi_code_number(&at->code, length, 8, UINT64_MAX);
    (void)empi_code_number(&at->code, key_check(conversation->key), 8, UINT64_MAX);
    empi_code_bytes(&at->code, fingerprint, sizeof fingerprint);
    for (size_t i = 1; i <= EMPI_OPTION_LAST; i++)
        (void)empi_code_signed(&at->code, conversation->options[i]);
    (void)empi_state_number(at, (uint32_t)conversation->turn_count, 4, UINT32_MAX);
    for (size_t i = 0; i < conversation->turn_count; i++)
        save_turn(at, conversation->turns[i]);
}

size_t empi_state_save(const empi_conversation *conversation, unsigned char *bytes, size_t capacity)
{
    empi_state counted = {.engine = conversation->engine}, saved = {.engine = conversation->engine};
    size_t length;
    save_all(&counted, conversation, 0);
    length = counted.code.at + CHECK;
    if (!bytes || capacity < length)
        return length;
    saved.code.to = bytes;
    save_all(&saved, conversation, length);
    (void)empi_code_number(&saved.code, checksum(bytes, saved.code.at), CHECK, UINT64_MAX);
    return length;
}

/* What is wrong with the outside of a state, or NULL; at stands behind it then. */
static const char *check_outside(empi_state *at, const unsigned char *bytes, size_t length)
{
    unsigned char start[sizeof magic];
    empi_code sum;
    if (length < HEADER + CHECK || memcmp(bytes, magic, sizeof magic) != 0)
        return "this is no saved conversation";
    empi_code_bytes(&at->code, start, sizeof start);
    if (empi_state_number(at, 0, 4, UINT32_MAX) != EMPI_STATE_VERSION)
        return "the conversation was saved by another version of this library";
    if (empi_code_number(&at->code, 0, 8, UINT64_MAX) != length)
        return "the saved conversation is incomplete, or something follows it";
    sum = (empi_code){.from = bytes, .at = length - CHECK, .length = length};
    if (empi_code_number(&sum, 0, CHECK, UINT64_MAX) != checksum(bytes, length - CHECK))
        return damaged;
    at->code.length = length - CHECK;
    return NULL;
}

static void load_options(empi_state *at, empi_conversation *conversation)
{
    int64_t values[EMPI_OPTION_LAST + 1];
    for (int32_t i = 1; i <= EMPI_OPTION_LAST; i++)
        values[i] = empi_code_signed(&at->code, 0);
    if (empi_state_stopped(at))
        return;
    /* A day's end is checked against its start, so the old start must not be in the way. */
    conversation->options[EMPI_OPTION_DAY_START] = 0;
    conversation->options[EMPI_OPTION_DAY_END] = INT64_MAX;
    for (int32_t i = 1; i <= EMPI_OPTION_LAST; i++)
        at->code.damaged |= !empi_conversation_set(conversation, i, values[i]);
}

static const char *load_turns(empi_state *at, empi_conversation *conversation, uint64_t most)
{
    size_t count = empi_code_count(&at->code, 0, 4, UINT32_MAX, TURN);
    if (count > most)
        return "the saved conversation has more turns than EMPATHIE_LIMIT_TURNS";
    for (size_t i = 0; i < count && !empi_state_stopped(at); i++) {
        empi_turn *turn = load_turn(at);
        if (!turn)
            break;
        at->code.damaged |= i > 0 && turn->at < conversation->turns[i - 1]->at;
        at->failed |= !empi_conversation_push(conversation, turn);
    }
    at->code.damaged |= at->code.at != at->code.length;
    /* After a failure what follows was read from the wrong place. */
    return at->code.damaged && !at->failed ? damaged : NULL;
}

static const char *load_all(empi_state *at, empi_conversation *conversation, uint64_t most_turns)
{
    unsigned char fingerprint[FINGERPRINT], ours[FINGERPRINT];
    if (empi_code_number(&at->code, 0, 8, UINT64_MAX) != key_check(conversation->key))
        return "the conversation was saved with another key";
    empi_code_bytes(&at->code, fingerprint, sizeof fingerprint);
    read_fingerprint(at->engine, ours);
    at->foreign = memcmp(fingerprint, ours, sizeof ours) != 0;
    load_options(at, conversation);
    return load_turns(at, conversation, most_turns);
}

empi_conversation *empi_state_load(empi_engine *engine, const unsigned char *bytes, size_t length,
                                   const unsigned char *key, uint64_t most_turns,
                                   const char **problem)
{
    empi_state at = {.engine = engine, .loading = true};
    empi_conversation *conversation;
    at.code = (empi_code){.from = bytes, .length = length};
    *problem = check_outside(&at, bytes, length);
    if (*problem || !empi_state_names_make(&at.names, engine->program))
        return NULL;
    conversation = empi_conversation_new(engine);
    if (conversation) {
        memcpy(conversation->key, key, EMPI_KEY_BYTES);
        *problem = load_all(&at, conversation, most_turns);
        if (*problem || at.failed) {
            empi_conversation_free(conversation);
            conversation = NULL;
        }
    }
    empi_state_names_free(&at.names);
    return conversation;
}
