#define _POSIX_C_SOURCE 200809L
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

static bool is_file(const char *argument)
{
    struct stat about;
    return !stat(argument, &about) && !S_ISDIR(about.st_mode);
}

/* Nobody writes such a message, and a misspelt file name must not be scanned as one. */
static bool looks_like_file(const char *argument)
{
    static const char *const endings[] = {".txt", ".json", ".jsonl", ".csv"};
    size_t length = strlen(argument), i;
    if (strpbrk(argument, " \t\n"))
        return false;
    for (i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && !strcmp(argument + length - ending, endings[i]))
            return true;
    }
    return strchr(argument, '/') != NULL;
}

static bool read_as_file(const cli_options *options, const char *argument)
{
    if (options->reading != CLI_GUESS)
        return options->reading == CLI_ALL_FILES;
    return options->jsonl || options->command == CLI_EVALUATE ||
           options->command == CLI_CONVERSE || options->command == CLI_DIGEST ||
           !strcmp(argument, "-") ||
           is_file(argument) || looks_like_file(argument);
}

/* Who is called, with what. */
typedef struct listener {
    cli_message_fn call;
    void (*between)(void *context);
    void *context;
    cli_progress *progress;
} listener;

/* *go_on turns false when call wants no more. */
static bool each_line(const char *path, const listener *to, bool *go_on)
{
    cli_lines lines;
    cli_message message = {NULL, 0, NULL, 0, false};
    enum cli_line state = CLI_LINES_END;
    if (to->between) /* what is said of this file comes after what was said of others */
        to->between(to->context);
    if (!cli_lines_open(&lines, path))
        return false;
    if (isatty(lines.file))
        cli_complain("type a message and press Enter; Ctrl-D ends");
    lines.between = to->between;
    lines.context = to->context;
    message.source = lines.name;
    while (*go_on) {
        state = cli_lines_next(&lines, &message.line, &message.length);
        if (state == CLI_LINES_END || state == CLI_LINES_FAILED)
            break;
        message.number = lines.number;
        message.too_long = state == CLI_LINE_TOO_LONG;
        cli_progress_step(to->progress, &lines);
        *go_on = to->call(to->context, &message) && !cli_output_failed();
    }
    cli_progress_hide(to->progress);
    cli_lines_close(&lines);
    return state != CLI_LINES_FAILED;
}

bool cli_each_message_between(const cli_options *options, cli_progress *progress,
                              cli_message_fn call, void (*between)(void *context), void *context)
{
    const listener to = {call, between, context, progress};
    bool fine = true, go_on = true;
    long long texts = 0;
    size_t i;
    if (!options->argument_count)
        return each_line("-", &to, &go_on);
    for (i = 0; go_on && i < options->argument_count; i++) {
        const char *argument = options->arguments[i];
        if (read_as_file(options, argument)) {
            fine = each_line(argument, &to, &go_on) && fine;
        } else {
            cli_message message = {NULL, ++texts, argument, strlen(argument), false};
            go_on = call(context, &message) && !cli_output_failed();
        }
    }
    return fine;
}

bool cli_each_message(const cli_options *options, cli_progress *progress, cli_message_fn call,
                      void *context)
{
    return cli_each_message_between(options, progress, call, NULL, context);
}
