#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"

static bool output_failed;

static void check(bool fine)
{
    if (fine || output_failed)
        return;
    output_failed = true;
    (void)fprintf(stderr, "empathie: cannot write the output: %s\n", strerror(errno));
}

void cli_write(const char *bytes, size_t length)
{
    if (length && !output_failed)
        check(fwrite(bytes, 1, length, stdout) == length);
}

void cli_puts(const char *text)
{
    cli_write(text, strlen(text));
}

void cli_print(const char *format, ...)
{
    va_list arguments;
    if (output_failed)
        return;
    va_start(arguments, format);
    check(vfprintf(stdout, format, arguments) >= 0);
    va_end(arguments);
}

void cli_flush(void)
{
    if (!output_failed)
        check(fflush(stdout) == 0);
}

bool cli_output_failed(void)
{
    return output_failed;
}

void cli_complain(const char *format, ...)
{
    va_list arguments;
    cli_flush();
    (void)fputs("empathie: ", stderr);
    va_start(arguments, format);
    (void)vfprintf(stderr, format, arguments);
    va_end(arguments);
    (void)fputc('\n', stderr);
}

void cli_complain_error(empathie_error *error)
{
    size_t i, count = empathie_error_count(error);
    cli_flush();
    if (!error)
        cli_complain("out of memory");
    for (i = 0; i < count; i++) {
        const char *file = empathie_error_file(error, i);
        int32_t line = empathie_error_line(error, i), column = empathie_error_column(error, i);
        if (!file || !file[0])
            (void)fputs("empathie: ", stderr);
        else if (line < 1)
            (void)fprintf(stderr, "%s: ", file);
        else
            (void)fprintf(stderr, "%s:%d:%d: ", file, (int)line, (int)column);
        (void)fprintf(stderr, "%s\n", empathie_error_message(error, i));
    }
    empathie_error_free(error);
}
