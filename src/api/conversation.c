#include "conversation/conversation.h"

#include "api/error.h"

#include <string.h>

empathie_status empathie_conversation_new(empathie_engine *engine,
                                          empathie_conversation **conversation,
                                          empathie_error **error)
{
    empi_memory memory = engine ? engine->program->memory : empi_memory_default();
    if (error)
        *error = NULL;
    if (conversation)
        *conversation = NULL;
    if (!engine || !conversation)
        return empi_fail(&memory, error, EMPATHIE_ERROR_ARGUMENT, "engine or conversation is NULL");
    *conversation = empi_conversation_new(engine);
    return *conversation ? EMPATHIE_OK : EMPATHIE_ERROR_MEMORY;
}

void empathie_conversation_free(empathie_conversation *conversation)
{
    empi_conversation_free(conversation);
}

/* Takes the conversation for a call; sound tells whether the other arguments are. */
static empathie_status begin(empathie_conversation *conversation, bool sound,
                             empathie_error **error)
{
    empi_memory memory = conversation ? conversation->memory : empi_memory_default();
    if (error)
        *error = NULL;
    if (!conversation || !sound)
        return empi_fail(&memory, error, EMPATHIE_ERROR_ARGUMENT, "an argument is NULL");
    if (!empi_flag_take(&conversation->busy))
        return empi_fail(&memory, error, EMPATHIE_ERROR_BUSY,
                         "the conversation is in use by another call");
    return EMPATHIE_OK;
}

static empathie_status end(empathie_conversation *conversation, empathie_status status)
{
    empi_flag_give(&conversation->busy);
    return status;
}

static empathie_status refuse(empathie_conversation *conversation, empathie_status status,
                              const char *message, empathie_error **error)
{
    return end(conversation, empi_fail(&conversation->memory, error, status, message));
}

empathie_status empathie_conversation_set(empathie_conversation *conversation, int32_t option,
                                          int64_t value, empathie_error **error)
{
    empathie_status status = begin(conversation, true, error);
    if (status != EMPATHIE_OK)
        return status;
    if (conversation->turn_count > 0)
        return refuse(conversation, EMPATHIE_ERROR_ARGUMENT,
                      "options are set before the first turn", error);
    if (!empi_conversation_set(conversation, option, value))
        return refuse(conversation, EMPATHIE_ERROR_ARGUMENT,
                      "no such option, or a value that it cannot have", error);
    return end(conversation, EMPATHIE_OK);
}

empathie_status empathie_conversation_set_key(empathie_conversation *conversation,
                                              const unsigned char *key16, empathie_error **error)
{
    empathie_status status = begin(conversation, key16 != NULL, error);
    if (status != EMPATHIE_OK)
        return status;
    if (conversation->turn_count > 0 || conversation->listener)
        return refuse(conversation, EMPATHIE_ERROR_ARGUMENT,
                      "the key is set before the first turn", error);
    memcpy(conversation->key, key16, sizeof conversation->key);
    return end(conversation, EMPATHIE_OK);
}

/* What is wrong with a turn at a time, or NULL. */
static const char *time_problem(const empathie_conversation *conversation, int64_t at)
{
    size_t count = conversation->turn_count;
    if (!empi_calendar_holds(at))
        return EMPI_TIME_OUTSIDE;
    return count > 0 && at < conversation->turns[count - 1]->at
               ? "the time lies before that of the last turn"
               : NULL;
}

static empathie_status hear(empathie_conversation *conversation, int32_t from, int64_t at,
                            const char *text, size_t length, empi_turn **turn,
                            empathie_error **error)
{
    const empi_program *program = conversation->engine->program;
    const char *problem = time_problem(conversation, at);
    if (from < EMPATHIE_PERSON || from > EMPATHIE_AUTOMATIC)
        problem = "from is none of EMPATHIE_PERSON, EMPATHIE_ORGANISATION and EMPATHIE_AUTOMATIC";
    if (problem)
        return empi_fail(&program->memory, error, EMPATHIE_ERROR_ARGUMENT, problem);
    if ((uint64_t)length > (uint64_t)program->limits[EMPATHIE_LIMIT_TEXT_BYTES])
        return empi_fail_over(&program->memory, error, "the text is longer than",
                              program->limits[EMPATHIE_LIMIT_TEXT_BYTES],
                              "bytes (EMPATHIE_LIMIT_TEXT_BYTES)");
    if (conversation->turn_count >= (uint64_t)program->limits[EMPATHIE_LIMIT_TURNS])
        return empi_fail_over(&program->memory, error, "a conversation has at most",
                              program->limits[EMPATHIE_LIMIT_TURNS],
                              "turns (EMPATHIE_LIMIT_TURNS)");
    *turn = empi_conversation_hear(conversation, (enum empi_from)from, at, text ? text : "",
                                   length);
    return *turn ? EMPATHIE_OK : EMPATHIE_ERROR_MEMORY;
}

empathie_status empathie_conversation_add(empathie_conversation *conversation, int32_t from,
                                          int64_t at, const char *text, size_t length,
                                          empathie_error **error)
{
    empi_turn *turn = NULL;
    empathie_status status = begin(conversation, text || length == 0, error);
    if (status != EMPATHIE_OK)
        return status;
    status = hear(conversation, from, at, text, length, &turn, error);
    if (status == EMPATHIE_OK && !empi_conversation_push(conversation, turn))
        status = EMPATHIE_ERROR_MEMORY;
    return end(conversation, status);
}

empathie_status empathie_conversation_read(empathie_conversation *conversation, int64_t now,
                                           empathie_report **report, empathie_error **error)
{
    empathie_status status = begin(conversation, report != NULL, error);
    const char *problem;
    if (report)
        *report = NULL;
    if (status != EMPATHIE_OK)
        return status;
    problem = time_problem(conversation, now);
    if (problem)
        return refuse(conversation, EMPATHIE_ERROR_ARGUMENT, problem, error);
    *report = empi_conversation_read(conversation, NULL, now);
    return end(conversation, *report ? EMPATHIE_OK : EMPATHIE_ERROR_MEMORY);
}

empathie_status empathie_conversation_draft(empathie_conversation *conversation, int64_t now,
                                            const char *text, size_t length,
                                            empathie_report **report, empathie_error **error)
{
    empi_turn *draft = NULL;
    empathie_status status = begin(conversation, report && (text || length == 0), error);
    if (report)
        *report = NULL;
    if (status != EMPATHIE_OK)
        return status;
    status = hear(conversation, EMPATHIE_ORGANISATION, now, text, length, &draft, error);
    if (status == EMPATHIE_OK) {
        *report = empi_conversation_read(conversation, draft, now);
        status = *report ? EMPATHIE_OK : EMPATHIE_ERROR_MEMORY;
        empi_turn_release(draft);
    }
    return end(conversation, status);
}
