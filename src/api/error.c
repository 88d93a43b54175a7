#include "api/error.h"

#include "base/buffer.h"

#include <stdio.h>

void empi_drop_unfinished(empathie_error **error)
{
    if (empi_error_failed(*error)) {
        empi_error_free(*error);
        *error = NULL;
    }
}

void empi_make_error(const empi_memory *memory, empathie_error **error, empathie_status status,
                     const char *message)
{
    if (error) {
        *error = empi_error_new(memory, status);
        empi_error_add(*error, (empi_place){0}, "%s", message);
        empi_drop_unfinished(error);
    }
}

empathie_status empi_fail_over(const empi_memory *memory, empathie_error **error,
                               const char *what, int64_t limit, const char *unit)
{
    char message[120];
    (void)snprintf(message, sizeof message, "%s %lld %s", what, (long long)limit, unit);
    return empi_fail(memory, error, EMPATHIE_ERROR_LIMIT, message);
}

empathie_status empi_fail_with(empathie_error **error, empi_error *mistakes)
{
    empathie_status status =
        empi_error_failed(mistakes) ? EMPATHIE_ERROR_MEMORY : empi_error_status(mistakes);
    if (error && status != EMPATHIE_ERROR_MEMORY)
        *error = mistakes;
    else
        empi_error_free(mistakes);
    return status;
}

void empathie_error_free(empathie_error *error)
{
    empi_error_free(error);
}

empathie_status empathie_error_status(const empathie_error *error)
{
    return error ? empi_error_status(error) : EMPATHIE_ERROR_ARGUMENT;
}

size_t empathie_error_count(const empathie_error *error)
{
    return error ? empi_error_count(error) : 0;
}

const char *empathie_error_message(const empathie_error *error, size_t index)
{
    return index < empathie_error_count(error) ? empi_error_message(error, index) : NULL;
}

const char *empathie_error_file(const empathie_error *error, size_t index)
{
    return index < empathie_error_count(error) ? empi_error_place(error, index).file : NULL;
}

int32_t empathie_error_line(const empathie_error *error, size_t index)
{
    return index < empathie_error_count(error) ? empi_error_place(error, index).line : 0;
}

int32_t empathie_error_column(const empathie_error *error, size_t index)
{
    return index < empathie_error_count(error) ? empi_error_place(error, index).column : 0;
}

size_t empathie_error_text(const empathie_error *error, char *buffer, size_t capacity)
{
    empi_writer output;
    empi_writer_init(&output, buffer, buffer ? capacity : 0);
    for (size_t i = 0; i < empathie_error_count(error); i++) {
        empi_place place = empi_error_place(error, i);
        if (place.file) {
            empi_writer_text(&output, place.file);
            empi_writer_byte(&output, ':');
        }
        if (place.line > 0) {
            empi_writer_number(&output, place.line);
            empi_writer_byte(&output, ':');
            empi_writer_number(&output, place.column);
            empi_writer_byte(&output, ':');
        }
        if (place.file || place.line > 0)
            empi_writer_byte(&output, ' ');
        empi_writer_text(&output, empi_error_message(error, i));
        empi_writer_byte(&output, '\n');
    }
    return empi_writer_end(&output);
}
