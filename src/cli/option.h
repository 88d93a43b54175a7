/* What options.c, which reads the words, and values.c, which reads their values, share. */
#ifndef EMPATHIE_CLI_OPTION_H
#define EMPATHIE_CLI_OPTION_H

#include "cli.h"

enum cli_option {
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_LEXICON,
    OPTION_NO_DEFAULT,
    OPTION_OFF,
    OPTION_COLOUR,
    OPTION_JSON,
    OPTION_JSONL,
    OPTION_OFFSETS,
    OPTION_TEXT,
    OPTION_FILE,
    OPTION_MISSES,
    OPTION_CSV,
    OPTION_HTML,
    OPTION_PERIOD,
    OPTION_MINIMUM,
    OPTION_JOBS,
    OPTION_NOW,
    OPTION_ANSWER_DAYS,
    OPTION_SILENT_DAYS,
    OPTION_HOLIDAYS,
    OPTION_ZONE,
    OPTIONS
};

/* value is NULL where the option takes none. CLI_OK, or CLI_USAGE after saying what is wrong. */
int cli_option_set(cli_options *options, enum cli_option option, const char *value);

#endif
