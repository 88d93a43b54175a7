#include "conversation/state.h"

#include "api/error.h"

size_t empathie_conversation_save(empathie_conversation *conversation, void *buffer,
                                  size_t capacity)
{
    size_t length;
    if (!conversation || !empi_flag_take(&conversation->busy))
        return 0;
    length = empi_state_save(conversation, buffer, capacity);
    empi_flag_give(&conversation->busy);
    return length;
}

empathie_status empathie_conversation_load(empathie_engine *engine, const void *bytes,
                                           size_t length, const unsigned char *key16,
                                           empathie_conversation **conversation,
                                           empathie_error **error)
{
    static const unsigned char no_key[EMPI_KEY_BYTES] = {0};
    empi_memory memory = engine ? engine->program->memory : empi_memory_default();
    const char *problem = NULL;
    if (error)
        *error = NULL;
    if (conversation)
        *conversation = NULL;
    if (!engine || !conversation || (!bytes && length > 0))
        return empi_fail(&memory, error, EMPATHIE_ERROR_ARGUMENT,
                         "engine, bytes or conversation is NULL");
    *conversation =
        empi_state_load(engine, bytes, length, key16 ? key16 : no_key,
                        (uint64_t)engine->program->limits[EMPATHIE_LIMIT_TURNS], &problem);
    if (problem)
        return empi_fail(&memory, error, EMPATHIE_ERROR_STATE, problem);
    return *conversation ? EMPATHIE_OK : EMPATHIE_ERROR_MEMORY;
}
