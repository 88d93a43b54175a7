#include "signals/scan.h"

#include "signals/reply.h"

empi_scanner *empi_scanner_new(empi_engine *engine)
{
    const empi_program *program = engine->program;
    empi_scanner *scanner = empi_alloc_zero(&program->memory, sizeof *scanner);
    if (!scanner)
        return NULL;
    scanner->memory = program->memory;
    scanner->engine = empi_engine_retain(engine);
    empi_flag_init(&scanner->busy);
    empi_text_init(&scanner->text, &scanner->memory);
    empi_stream_init(&scanner->stream, &scanner->memory);
    if (!empi_matcher_init(&scanner->matcher, &scanner->memory, program)) {
        empi_scanner_free(scanner);
        return NULL;
    }
    return scanner;
}

void empi_scanner_free(empi_scanner *scanner)
{
    empi_memory memory;
    empi_engine *engine;
    if (!scanner)
        return;
    memory = scanner->memory;
    engine = scanner->engine;
    empi_signal_room_free(&scanner->room, &memory);
    empi_readings_free(&scanner->readings, &memory);
    empi_free(&memory, scanner->hits.items, scanner->hits.capacity * sizeof *scanner->hits.items);
    empi_matcher_free(&scanner->matcher);
    empi_stream_free(&scanner->stream);
    empi_text_free(&scanner->text);
    empi_free(&memory, scanner, sizeof *scanner);
    empi_engine_release(engine);
}

static bool read_for(empi_scanner *scanner, unsigned sides, const char *bytes, size_t length)
{
    const empi_program *program = scanner->engine->program;
    scanner->matcher.side = scanner->readings.side = (uint8_t)sides;
    return empi_text_read(&scanner->text, bytes, length, &program->abbreviations) &&
           empi_stream_read(&scanner->stream, program, &scanner->text) &&
           empi_match(&scanner->matcher, program, &scanner->stream, &scanner->hits) &&
           empi_interpret(&scanner->readings, &scanner->memory, program, &scanner->stream,
                          &scanner->hits);
}

bool empi_scan_read(empi_scanner *scanner, enum empi_side side, const char *bytes, size_t length)
{
    return read_for(scanner, (unsigned)side | EMPI_SIDE_TALK, bytes, length);
}

empi_result *empi_scan_result(empi_scanner *scanner, enum empi_side side)
{
    empi_result *result;
    if (side == EMPI_SIDE_ORGANISATION)
        empi_reply_settle(scanner->engine->program, &scanner->stream, &scanner->readings);
    result = empi_signals_make(scanner->engine, &scanner->stream, &scanner->readings,
                               scanner->hits.undecided, &scanner->room);
    if (result)
        result->side = (uint8_t)side;
    return result;
}

empi_result *empi_scan(empi_scanner *scanner, enum empi_side side, const char *bytes,
                       size_t length)
{
    return read_for(scanner, side, bytes, length) ? empi_scan_result(scanner, side) : NULL;
}

bool empi_scan_has(const empi_scanner *scanner, uint32_t rule)
{
    for (size_t i = 0; i < scanner->readings.count; i++)
        if (scanner->readings.items[i].rule == rule && empi_reading_found(&scanner->readings.items[i]))
            return true;
    return false;
}
