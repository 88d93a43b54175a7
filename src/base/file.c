#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#ifdef _WIN32
#include <wchar.h>

#include "base/utf8.h"
#endif

enum { CHUNK = 64 * 1024 };

/* strerror may share its memory between threads and speaks the language of the locale. */
static const char *reason(int code)
{
    switch (code) {
    case ENOENT:
        return "No such file or directory";
    case EACCES:
    case EPERM:
        return "Permission denied";
    case EISDIR:
        return "Is a directory";
    case ENOTDIR:
        return "A part of the path is not a directory";
    case ENAMETOOLONG:
        return "File name too long";
    case EMFILE:
    case ENFILE:
        return "Too many open files";
    case EIO:
        return "Input/output error";
    case ENXIO:
    case ENODEV:
        return "No such device";
#ifdef ELOOP
    case ELOOP:
        return "Too many symbolic links";
#endif
#ifdef EOVERFLOW
    case EOVERFLOW:
        return "File too large";
#endif
    default:
        return NULL;
    }
}

static enum empi_file_result unreadable(empi_file_problem *problem, int code)
{
    const char *text = reason(code);
    if (code == ENOMEM)
        return EMPI_FILE_NO_MEMORY;
    if (text)
        (void)snprintf(problem->text, sizeof problem->text, "cannot be read: %s", text);
    else if (code)
        (void)snprintf(problem->text, sizeof problem->text, "cannot be read: error %d", code);
    else
        (void)snprintf(problem->text, sizeof problem->text, "cannot be read");
    return EMPI_FILE_UNREADABLE;
}

#ifdef _WIN32
enum { PATH_UNITS = 4096 };

static FILE *open_file(const char *path)
{
    wchar_t wide[PATH_UNITS];
    size_t length = strlen(path), at = 0, units = 0;
    while (at < length) {
        uint32_t code = 0;
        size_t step = empi_utf8_step(path + at, length - at, &code);
        if (step == 0 || units + 3 > PATH_UNITS) {
            errno = step ? ENAMETOOLONG : ENOENT;
            return NULL;
        }
        if (code >= 0x10000) {
            wide[units++] = (wchar_t)(0xD800 + ((code - 0x10000) >> 10));
            code = 0xDC00 + ((code - 0x10000) & 0x3FF);
        }
        wide[units++] = (wchar_t)code;
        at += step;
    }
    wide[units] = L'\0';
    return _wfopen(wide, L"rb");
}
#else
static FILE *open_file(const char *path)
{
    return fopen(path, "rbe"); /* e: not inherited by programs that the host starts */
}
#endif

/* Reads until the end, an error, or one byte more than the limit. */
static enum empi_file_result read_all(empi_buffer *buffer, FILE *file, size_t limit,
                                      empi_file_problem *problem)
{
    size_t total = 0;
    for (;;) {
        size_t wanted = limit - total < CHUNK ? limit - total + 1 : CHUNK;
        char *room = empi_buffer_room(buffer, wanted);
        size_t got;
        if (!room)
            return EMPI_FILE_NO_MEMORY;
        errno = 0;
        got = fread(room, 1, wanted, file);
        if (got > limit - total)
            return EMPI_FILE_TOO_LARGE;
        buffer->length += got;
        total += got;
        if (ferror(file)) {
            if (errno != EINTR)
                return unreadable(problem, errno);
            clearerr(file); /* a signal came in between: nothing is wrong */
        } else if (feof(file)) {
            return EMPI_FILE_OK;
        }
    }
}

enum empi_file_result empi_file_read(empi_buffer *buffer, const char *path, size_t limit,
                                     empi_file_problem *problem)
{
    enum empi_file_result result;
    FILE *file;
    problem->text[0] = '\0';
    errno = 0;
    file = open_file(path);
    if (!file) {
        result = unreadable(problem, errno);
    } else {
        (void)setvbuf(file, NULL, _IONBF, 0); /* large pieces need no second copy */
        result = read_all(buffer, file, limit, problem);
        (void)fclose(file);
    }
    if (result == EMPI_FILE_NO_MEMORY)
        (void)snprintf(problem->text, sizeof problem->text, "cannot be read: out of memory");
    if (result == EMPI_FILE_TOO_LARGE)
        (void)snprintf(problem->text, sizeof problem->text,
                       "cannot be read: larger than the limit of %zu bytes", limit);
    return result;
}
