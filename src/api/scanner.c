#include "api/error.h"
#include "signals/scan.h"

empathie_status empathie_scanner_new(empathie_engine *engine, empathie_scanner **scanner,
                                     empathie_error **error)
{
    empi_memory memory = engine ? engine->program->memory : empi_memory_default();
    if (error)
        *error = NULL;
    if (scanner)
        *scanner = NULL;
    if (!engine || !scanner)
        return empi_fail(&memory, error, EMPATHIE_ERROR_ARGUMENT, "engine or scanner is NULL");
    *scanner = empi_scanner_new(engine);
    return *scanner ? EMPATHIE_OK : EMPATHIE_ERROR_MEMORY;
}

void empathie_scanner_free(empathie_scanner *scanner)
{
    empi_scanner_free(scanner);
}

static empathie_status scan(empathie_scanner *scanner, enum empi_side side, const char *text,
                            size_t length, empathie_result **result, empathie_error **error)
{
    const empi_program *program = scanner->engine->program;
    if ((uint64_t)length > (uint64_t)program->limits[EMPATHIE_LIMIT_TEXT_BYTES])
        return empi_fail_over(&program->memory, error, "the text is longer than",
                              program->limits[EMPATHIE_LIMIT_TEXT_BYTES],
                              "bytes (EMPATHIE_LIMIT_TEXT_BYTES)");
    *result = empi_scan(scanner, side, text ? text : "", length);
    return *result ? EMPATHIE_OK : EMPATHIE_ERROR_MEMORY;
}

static empathie_status check_and_scan(empathie_scanner *scanner, enum empi_side side,
                                      const char *text, size_t length, empathie_result **result,
                                      empathie_error **error)
{
    empi_memory memory = scanner ? scanner->memory : empi_memory_default();
    empathie_status status;
    if (error)
        *error = NULL;
    if (result)
        *result = NULL;
    if (!scanner || !result || (!text && length > 0))
        return empi_fail(&memory, error, EMPATHIE_ERROR_ARGUMENT,
                         "scanner, text or result is NULL");
    if (!empi_flag_take(&scanner->busy))
        return empi_fail(&memory, error, EMPATHIE_ERROR_BUSY,
                         "the scanner is in use by another call");
    status = scan(scanner, side, text, length, result, error);
    empi_flag_give(&scanner->busy);
    return status;
}

empathie_status empathie_scanner_scan(empathie_scanner *scanner, const char *text, size_t length,
                                      empathie_result **result, empathie_error **error)
{
    return check_and_scan(scanner, EMPI_SIDE_PERSON, text, length, result, error);
}

empathie_status empathie_scanner_scan_reply(empathie_scanner *scanner, const char *text,
                                            size_t length, empathie_result **result,
                                            empathie_error **error)
{
    return check_and_scan(scanner, EMPI_SIDE_ORGANISATION, text, length, result, error);
}
