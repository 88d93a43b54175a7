/* Reads files: the only place in the library that does. */
#ifndef EMPI_FILE_H
#define EMPI_FILE_H

#include "base/buffer.h"

enum empi_file_result {
    EMPI_FILE_OK,
    EMPI_FILE_UNREADABLE,
    EMPI_FILE_TOO_LARGE,
    EMPI_FILE_NO_MEMORY
};

typedef struct empi_file_problem {
    char text[96]; /* such as "cannot be read: No such file or directory"; "" when all went well */
} empi_file_problem;

/* Appends the whole file to buffer. path is UTF-8 on every system. What was read before a failure
 * may be in the buffer. */
enum empi_file_result empi_file_read(empi_buffer *buffer, const char *path, size_t limit,
                                     empi_file_problem *problem);

#endif
