/* Files that record what the built-in lexicons do with words of a test's own, a line a case. */
#ifndef RECORDED_H
#define RECORDED_H

#include "api_support.h"

/* A scanner on the built-in lexicons and one more. */
SHARED empathie_scanner *scanner_beside_default(const char *name, const char *yaml)
{
    empathie_builder *builder;
    empathie_scanner *scanner;
    builder = default_builder();
    assert_int_equal(empathie_builder_add_bytes(builder, name, yaml, strlen(yaml), NULL),
                     EMPATHIE_OK);
    scanner = scanner_of(built(builder)); /* which takes the engine over */
    empathie_builder_free(builder);
    return scanner;
}

/* check prints a line that is wrong as it would be right, and gives 1. */
SHARED void check_recorded(empathie_scanner *scanner, const char *file, int least,
                           int (*check)(empathie_scanner *scanner, char *line))
{
    char *lines = file_bytes(file, NULL);
    int count = 0, wrong = 0;
    for (char *line = lines, *end; *line; line = end + 1, count++) {
        end = strchr(line, '\n');
        assert_non_null(end);
        *end = '\0';
        wrong += check(scanner, line);
    }
    free(lines);
    assert_true(count >= least);
    assert_int_equal(wrong, 0);
}

#endif
