#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "option.h"

enum {
    IN_SCAN = 1 << CLI_SCAN | 1 << CLI_REPLY, /* both read texts in the same ways */
    IN_CONVERSE = 1 << CLI_CONVERSE,
    IN_EVALUATE = 1 << CLI_EVALUATE,
    IN_EXPLAIN = 1 << CLI_EXPLAIN,
    IN_ENTRIES = 1 << CLI_ENTRIES,
    IN_DIGEST = 1 << CLI_DIGEST,
    IN_ALL = (1 << CLI_COMMANDS) - 1
};

static const struct {
    const char *name;
    char letter;
    bool takes_value;
    unsigned commands;
} specs[OPTIONS] = {
    [OPTION_HELP] = {"help", 'h', false, IN_ALL},
    [OPTION_VERSION] = {"version", 'V', false, IN_ALL},
    [OPTION_LEXICON] = {"lexicon", 'l', true, IN_ALL},
    [OPTION_NO_DEFAULT] = {"no-default", 0, false, IN_ALL},
    [OPTION_OFF] = {"off", 0, true, IN_ALL},
    [OPTION_COLOUR] = {"color", 0, true, IN_ALL},
    [OPTION_JSON] = {"json", 0, false, IN_SCAN | IN_CONVERSE | IN_ENTRIES | IN_DIGEST},
    [OPTION_JSONL] = {"jsonl", 0, false, IN_SCAN | IN_CONVERSE},
    [OPTION_OFFSETS] = {"offsets", 0, true, IN_SCAN | IN_CONVERSE},
    [OPTION_TEXT] = {"text", 0, false, IN_SCAN | IN_EXPLAIN},
    [OPTION_FILE] = {"file", 0, false, IN_SCAN | IN_EXPLAIN},
    [OPTION_MISSES] = {"misses", 0, true, IN_EVALUATE},
    [OPTION_CSV] = {"csv", 0, false, IN_DIGEST},
    [OPTION_HTML] = {"html", 0, true, IN_DIGEST},
    [OPTION_PERIOD] = {"period", 0, true, IN_DIGEST},
    [OPTION_MINIMUM] = {"minimum", 0, true, IN_DIGEST},
    [OPTION_JOBS] = {"jobs", 'j', true, IN_SCAN | IN_CONVERSE | IN_DIGEST},
    [OPTION_NOW] = {"now", 0, true, IN_DIGEST},
    [OPTION_ANSWER_DAYS] = {"answer-days", 0, true, IN_CONVERSE | IN_DIGEST},
    [OPTION_SILENT_DAYS] = {"silent-days", 0, true, IN_CONVERSE | IN_DIGEST},
    [OPTION_HOLIDAYS] = {"holidays", 0, true, IN_CONVERSE | IN_DIGEST},
    [OPTION_ZONE] = {"zone", 0, true, IN_CONVERSE | IN_DIGEST},
};

static const char *const command_names[CLI_COMMANDS] = {
    [CLI_SCAN] = "scan",         [CLI_REPLY] = "reply",     [CLI_CONVERSE] = "converse", [CLI_LINT] = "lint",
    [CLI_EVALUATE] = "evaluate", [CLI_EXPLAIN] = "explain", [CLI_ENTRIES] = "entries",
    [CLI_DIGEST] = "digest",
};

/* What reading the command line needs to remember. */
typedef struct command_line {
    cli_options *options;
    char **words; /* what is left to read; ends in NULL */
    unsigned seen; /* options */
    bool command_known;
    bool help_asked; /* by the word "help" */
    bool only_arguments; /* after "--" */
} command_line;

static int find_command(const char *word)
{
    int i;
    for (i = 0; i < CLI_COMMANDS; i++)
        if (!strcmp(word, command_names[i]))
            return i;
    return -1;
}

static int find_option(const char *name, size_t length)
{
    int i;
    for (i = 0; i < OPTIONS; i++)
        if (strlen(specs[i].name) == length && !memcmp(specs[i].name, name, length))
            return i;
    return length == 6 && !memcmp(name, "colour", 6) ? OPTION_COLOUR : -1;
}

/* ---- Words ----------------------------------------------------------------------------------- */

static int unknown_option(const char *word, const char *name, size_t length)
{
    const char *names[OPTIONS];
    const char *nearest;
    char copy[32];
    size_t i;
    for (i = 0; i < OPTIONS; i++)
        names[i] = specs[i].name;
    copy[0] = '\0';
    if (length < sizeof copy) {
        memcpy(copy, name, length);
        copy[length] = '\0';
    }
    nearest = copy[0] ? cli_nearest(copy, names, OPTIONS) : NULL;
    if (nearest)
        cli_complain("there is no option %s: did you mean --%s?", word, nearest);
    else
        cli_complain("there is no option %s; see empathie --help. A text that begins with a dash "
                     "goes after --",
                     word);
    return CLI_USAGE;
}

static int read_option(command_line *reader, const char *word)
{
    bool is_long = word[1] == '-';
    const char *name = word + (is_long ? 2 : 1);
    const char *equals = is_long ? strchr(name, '=') : NULL;
    size_t length = equals ? (size_t)(equals - name) : strlen(name);
    const char *value = equals ? equals + 1 : NULL;
    int option = -1, i;
    if (is_long)
        option = find_option(name, length);
    else
        for (i = 0; i < OPTIONS; i++)
            if (specs[i].letter == name[0] && (length == 1 || specs[i].takes_value))
                option = i;
    if (!is_long && option >= 0 && length > 1)
        value = name + 1; /* -j4 */
    if (option < 0)
        return unknown_option(word, name, length);
    reader->seen |= 1u << option;
    if (!specs[option].takes_value && value) {
        cli_complain("--%s takes no value", specs[option].name);
        return CLI_USAGE;
    }
    if (specs[option].takes_value && !value && !(value = *reader->words++)) {
        cli_complain("--%s needs a value", specs[option].name);
        return CLI_USAGE;
    }
    return cli_option_set(reader->options, (enum cli_option)option, value);
}

/* The first argument may be a subcommand. */
static bool read_command(command_line *reader, const char *word)
{
    int command = find_command(word);
    if (reader->command_known || reader->options->argument_count || reader->only_arguments)
        return false;
    if (command >= 0) {
        reader->options->command = (enum cli_command)command;
        reader->command_known = true;
        return true;
    }
    if (reader->help_asked || strcmp(word, "help") != 0)
        return false;
    reader->help_asked = true;
    return true;
}

static bool is_option(const char *word)
{
    size_t name = strcspn(word, "= \t\n");
    return word[0] == '-' && word[1] && (!word[name] || word[name] == '='); /* "- ja" is a text */
}

static int read_words(command_line *reader)
{
    const char *word;
    while ((word = *reader->words)) {
        int status = CLI_OK;
        reader->words++;
        if (!reader->only_arguments && !strcmp(word, "--"))
            reader->only_arguments = true;
        else if (!reader->only_arguments && is_option(word))
            status = read_option(reader, word);
        else if (!read_command(reader, word))
            reader->options->arguments[reader->options->argument_count++] = word;
        if (status != CLI_OK)
            return status;
    }
    return CLI_OK;
}

/* ---- Afterwards ------------------------------------------------------------------------------ */

static int check_belonging(const command_line *reader)
{
    const cli_options *options = reader->options;
    int i;
    for (i = 0; i < OPTIONS; i++) {
        if (!(reader->seen & 1u << i) || specs[i].commands & 1u << options->command)
            continue;
        cli_complain("%s has no option --%s; see empathie %s --help",
                     command_names[options->command], specs[i].name,
                     command_names[options->command]);
        return CLI_USAGE;
    }
    return CLI_OK;
}

/* A lone word that is nearly a subcommand was meant to be one; with a capital, a full stop or a
 * second word it is a message. */
static int check_command(const command_line *reader)
{
    const cli_options *options = reader->options;
    const char *word = options->argument_count ? options->arguments[0] : "", *letter, *nearest;
    if (reader->command_known || reader->only_arguments || options->reading != CLI_GUESS)
        return CLI_OK;
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): no argument of main is NULL */
    for (letter = word; *letter; letter++)
        if (*letter < 'a' || *letter > 'z')
            return CLI_OK;
    nearest = *word ? cli_nearest(word, command_names, CLI_COMMANDS) : NULL;
    if (!nearest || !access(word, F_OK))
        return CLI_OK;
    cli_complain("there is no subcommand %s: did you mean %s? To scan the word: empathie --text %s",
                 word, nearest, word);
    return CLI_USAGE;
}

static int check_arguments(const cli_options *options)
{
    if (options->help || options->version)
        return CLI_OK;
    if (options->jsonl && options->reading == CLI_ALL_TEXT) {
        cli_complain("--jsonl reads files or stdin, --text reads the arguments: choose one");
        return CLI_USAGE;
    }
    if (options->command == CLI_EVALUATE && !options->argument_count) {
        cli_complain("evaluate needs a file with labelled messages; see empathie evaluate --help");
        return CLI_USAGE;
    }
    if (options->command == CLI_ENTRIES && options->argument_count > 1) {
        cli_complain("entries takes one pattern; see empathie entries --help");
        return CLI_USAGE;
    }
    if (options->csv && (options->json || (options->html && !strcmp(options->html, "-")))) {
        cli_complain("--csv and %s both go to stdout: choose one",
                     options->json ? "--json" : "--html -");
        return CLI_USAGE;
    }
    if (options->no_default && !options->lexicon_count) {
        cli_complain("--no-default leaves nothing: name lexicons of your own with --lexicon");
        return CLI_USAGE;
    }
    return CLI_OK;
}

int cli_options_read(cli_options *options, int count, char **words)
{
    command_line reader = {options, NULL, 0, false, false, false};
    char *none[] = {NULL};
    size_t room = count > 0 ? (size_t)count : 1, i;
    int status;
    memset(options, 0, sizeof *options);
    options->unit = EMPATHIE_CODE_POINTS;
    options->lexicons = calloc(room * 2, sizeof *options->lexicons); /* lint adds its arguments */
    options->off = calloc(room, sizeof *options->off);
    options->arguments = calloc(room, sizeof *options->arguments);
    if (!options->lexicons || !options->off || !options->arguments) {
        cli_complain("out of memory");
        return CLI_BAD_INPUT;
    }
    reader.words = count > 0 ? words + 1 : none;
    status = read_words(&reader);
    if (status == CLI_OK && !reader.help_asked)
        status = check_command(&reader);
    if (status == CLI_OK)
        status = check_belonging(&reader);
    if (options->command == CLI_LINT)
        for (i = 0; i < options->argument_count; i++)
            options->lexicons[options->lexicon_count++] = options->arguments[i];
    options->help = options->help || reader.help_asked;
    if (status == CLI_OK)
        status = check_arguments(options);
    if (!reader.command_known && options->help)
        options->command = CLI_COMMANDS; /* help on the whole tool */
    return status;
}

void cli_options_free(cli_options *options)
{
    free(options->lexicons);
    free(options->off);
    free(options->arguments);
}
