#include "conversation/conversation.h"

#include "base/limits.h"
#include "conversation/turn.h"

#include <string.h>

enum { MINUTE = 60, HOUR = 60 * MINUTE, WORKING_DAY = 8 * HOUR, DAY_MINUTES = 24 * 60 };
enum { ZONE_MOST = 14 * 60 };
#define SECONDS_MOST INT64_C(3153600000) /* a hundred years */

empi_turn *empi_turn_hold(empi_turn *turn)
{
    empi_counter_add(&turn->holders);
    return turn;
}

void empi_turn_release(empi_turn *turn)
{
    empi_memory memory;
    if (!turn || !empi_counter_drop(&turn->holders))
        return;
    memory = turn->memory; /* which the engine of the result may be the last to hold */
    empi_free(&memory, turn->content, turn->content_count * sizeof *turn->content);
    empi_free(&memory, turn->objects, turn->object_count * sizeof *turn->objects);
    empi_free(&memory, turn->evidence, turn->evidence_count * sizeof *turn->evidence);
    empi_result_free(turn->result);
    empi_free(&memory, turn, sizeof *turn);
}

empi_conversation *empi_conversation_new(empi_engine *engine)
{
    const empi_memory *memory = &engine->program->memory;
    empi_conversation *conversation = empi_alloc_zero(memory, sizeof *conversation);
    if (!conversation)
        return NULL;
    conversation->memory = *memory;
    conversation->engine = empi_engine_retain(engine);
    empi_flag_init(&conversation->busy);
    conversation->options[EMPI_OPTION_ANSWER_SECONDS] = 3 * WORKING_DAY;
    conversation->options[EMPI_OPTION_SILENT_SECONDS] = 5 * WORKING_DAY;
    conversation->options[EMPI_OPTION_CHAT_ANSWER_SECONDS] = 15 * MINUTE;
    conversation->options[EMPI_OPTION_CHAT_SILENT_SECONDS] = 2 * HOUR;
    conversation->options[EMPI_OPTION_DAY_START] = 9 * 60;
    conversation->options[EMPI_OPTION_DAY_END] = 17 * 60;
    conversation->options[EMPI_OPTION_WORKDAYS] = 31;
    conversation->options[EMPI_OPTION_HOLIDAYS] = 1;
    conversation->options[EMPI_OPTION_ZONE] = EMPI_ZONE_CENTRAL_EUROPE;
    return conversation;
}

void empi_conversation_free(empi_conversation *conversation)
{
    empi_memory memory;
    empi_engine *engine;
    if (!conversation)
        return;
    memory = conversation->memory;
    engine = conversation->engine;
    for (size_t i = 0; i < conversation->turn_count; i++)
        empi_turn_release(conversation->turns[i]);
    empi_free(&memory, conversation->turns,
              conversation->turn_capacity * sizeof *conversation->turns);
    empi_listener_free(conversation->listener);
    memset(conversation->key, 0, sizeof conversation->key);
    empi_free(&memory, conversation, sizeof *conversation);
    empi_engine_release(engine);
}

empi_calendar empi_options_calendar(const int64_t *options)
{
    return (empi_calendar){.zone = (int32_t)options[EMPI_OPTION_ZONE],
                           .day_start = (int32_t)options[EMPI_OPTION_DAY_START],
                           .day_end = (int32_t)options[EMPI_OPTION_DAY_END],
                           .workdays = (uint32_t)options[EMPI_OPTION_WORKDAYS],
                           .holidays = (int32_t)options[EMPI_OPTION_HOLIDAYS]};
}

bool empi_conversation_set(empi_conversation *conversation, int32_t option, int64_t value)
{
    static const struct {
        int64_t least, most;
    } bounds[EMPI_OPTION_LAST + 1] = {
        {1, 0},
        {1, SECONDS_MOST},
        {1, SECONDS_MOST},
        {1, SECONDS_MOST},
        {1, SECONDS_MOST},
        {0, DAY_MINUTES - 1},
        {1, DAY_MINUTES},
        {1, 127},
        {0, 2},
        {-ZONE_MOST, ZONE_MOST},
    };
    const int64_t *options = conversation->options;
    if (option < 1 || option > EMPI_OPTION_LAST)
        return false;
    if (!(option == EMPI_OPTION_ZONE && value == EMPI_ZONE_CENTRAL_EUROPE) &&
        (value < bounds[option].least || value > bounds[option].most))
        return false;
    if ((option == EMPI_OPTION_DAY_START && value >= options[EMPI_OPTION_DAY_END]) ||
        (option == EMPI_OPTION_DAY_END && value <= options[EMPI_OPTION_DAY_START]))
        return false;
    conversation->options[option] = value;
    return true;
}

bool empi_conversation_push(empi_conversation *conversation, empi_turn *turn)
{
    if (!empi_grow(&conversation->memory, &conversation->turns, &conversation->turn_capacity,
                   conversation->turn_count + 1, sizeof *conversation->turns)) {
        empi_turn_release(turn);
        return false;
    }
    conversation->turns[conversation->turn_count++] = turn;
    return true;
}

empi_turn *empi_conversation_hear(empi_conversation *conversation, enum empi_from from, int64_t at,
                                  const char *bytes, size_t length)
{
    if (!conversation->listener)
        conversation->listener = empi_listener_new(conversation->engine, conversation->key);
    if (!conversation->listener)
        return NULL;
    return empi_listener_hear(conversation->listener, conversation, from, at, bytes, length);
}
