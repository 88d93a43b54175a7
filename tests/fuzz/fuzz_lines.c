/* Any bytes as lines of JSON for the tool: it reads them from a file, one by one. */
#define _POSIX_C_SOURCE 200809L
#include "fuzz.h"

#include "../../src/cli/quick.h"

#include <jansson.h>
#include <unistd.h>

/* What is read without a tree is what the parser reads. */
static void compare(const cli_record *record, bool fine, const char *line, size_t length,
                    long long number)
{
    cli_record quick;
    if (!cli_quick_read(&quick, line, length, number))
        return;
    EXPECT(fine && !quick.problem[0] && strcmp(quick.id, record->id) == 0);
    EXPECT(quick.text_length == record->text_length &&
           memcmp(quick.text, record->text, quick.text_length) == 0);
    cli_record_free(&quick);
}

static void read_line(const char *line, size_t length, long long number)
{
    cli_record record;
    int64_t at;
    bool fine = cli_record_read(&record, line, length, number);
    json_t *id =
        json_loads(record.id, JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, NULL);
    EXPECT(id && !strchr(record.id, '\n')); /* what is echoed is JSON, on one line */
    EXPECT(fine == !record.problem[0] && fuzz_is_utf8(record.problem, strlen(record.problem)));
    EXPECT(!fine || fuzz_is_utf8(record.text, record.text_length));
    compare(&record, fine, line, length, number);
    if (fine)
        (void)cli_time_read(record.text, &at);
    json_decref(id);
    cli_record_free(&record);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static FILE *file;
    cli_lines lines = {.name = "fuzz"};
    enum cli_line found;
    const char *line;
    size_t line_length, given = 0;
    if (!file)
        EXPECT((file = tmpfile()) != NULL);
    lines.file = fileno(file);
    EXPECT(ftruncate(lines.file, 0) == 0 &&
           pwrite(lines.file, bytes, length, 0) == (ssize_t)length);
    EXPECT(lseek(lines.file, 0, SEEK_SET) == 0);
    while ((found = cli_lines_next(&lines, &line, &line_length)) == CLI_LINE) {
        EXPECT(!memchr(line, '\n', line_length));
        read_line(line, line_length, lines.number);
        given += line_length;
    }
    EXPECT(found == CLI_LINES_END && given <= length);
    lines.file = STDIN_FILENO; /* which close leaves open */
    cli_lines_close(&lines);
    return 0;
}
