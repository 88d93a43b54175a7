/* What the files of the tool share. The tool knows the library by include/empathie.h alone. */
#ifndef EMPATHIE_CLI_H
#define EMPATHIE_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "empathie.h"

/* How the tool ends. */
enum {
    CLI_OK = 0,
    CLI_BAD_INPUT = 1, /* some input was bad, or output could not be written */
    CLI_USAGE = 2,
    CLI_LEXICON = 3
};

enum { CLI_TEXT_BYTES = 64 << 20 }; /* the longest message that the library takes */

/* ---- options.c ------------------------------------------------------------------------------- */

enum cli_command {
    CLI_SCAN,
    CLI_REPLY,
    CLI_CONVERSE,
    CLI_LINT,
    CLI_EVALUATE,
    CLI_EXPLAIN,
    CLI_ENTRIES,
    CLI_DIGEST,
    CLI_COMMANDS
};

enum cli_colour { CLI_COLOUR_AUTO, CLI_COLOUR_ALWAYS, CLI_COLOUR_NEVER };

/* What a positional argument is. */
enum cli_reading { CLI_GUESS, CLI_ALL_TEXT, CLI_ALL_FILES };

typedef struct cli_options {
    enum cli_command command;
    bool help, version, json, jsonl, no_default;
    enum cli_colour colour;
    enum cli_reading reading;
    int32_t unit;
    long misses;
    bool csv, has_now, has_holidays, has_zone;
    const char *html; /* file */
    int32_t period;   /* EMPATHIE_PERIOD_; 0: the usual */
    long minimum, jobs; /* 0: the usual */
    int64_t now;
    long answer_days, silent_days; /* working days; 0: the usual */
    int32_t holidays, zone;        /* as EMPATHIE_OPTION_ */
    const char **lexicons, **off, **arguments; /* each has room for all of argv */
    size_t lexicon_count, off_count, argument_count;
} cli_options;

/* Returns CLI_OK, or CLI_USAGE after saying on stderr what is wrong. Free it in both cases. */
int cli_options_read(cli_options *options, int count, char **words);
void cli_options_free(cli_options *options);

/* The candidate that word was probably meant to be, or NULL. */
const char *cli_nearest(const char *word, const char *const *candidates, size_t count);

/* ---- help.c ---------------------------------------------------------------------------------- */

void cli_help(enum cli_command command, bool whole_tool);

/* ---- output.c: stdout with its failure remembered, and stderr -------------------------------- */

void cli_write(const char *bytes, size_t length);
void cli_puts(const char *text);
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void cli_print(const char *format, ...);
void cli_flush(void);
bool cli_output_failed(void); /* there is no use in going on */

/* "empathie: …" on stderr, after what went to stdout. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void cli_complain(const char *format, ...);
/* Every mistake that the error lists, one a line, on stderr; the error is freed. */
void cli_complain_error(empathie_error *error);

/* ---- lines.c: a file or stdin, line by line -------------------------------------------------- */

enum cli_line {
    CLI_LINE,
    CLI_LINE_TOO_LONG, /* skipped */
    CLI_LINES_END,
    CLI_LINES_FAILED /* reading failed; said on stderr */
};

typedef struct cli_lines {
    const char *name; /* for messages */
    int file;
    bool ended;
    char *buffer;
    size_t start, searched, end, capacity;
    void (*between)(void *context); /* called before a wait for more; may be NULL */
    void *context;
    long long number;           /* of the line last given, from 1 */
    long long bytes_read, size; /* size is 0 when not known */
} cli_lines;

bool cli_lines_open(cli_lines *lines, const char *path); /* "-" is stdin; false: said on stderr */
void cli_lines_close(cli_lines *lines);
/* The line without its end; it stays until the next call. */
enum cli_line cli_lines_next(cli_lines *lines, const char **line, size_t *length);

/* ---- progress.c: a bar on stderr ------------------------------------------------------------- */

typedef struct cli_progress {
    bool wanted, shown;
    long long count;
    double started, drawn;
} cli_progress;

void cli_progress_begin(cli_progress *progress, bool wanted);
void cli_progress_step(cli_progress *progress, const cli_lines *lines);
void cli_progress_hide(cli_progress *progress); /* before anything else goes to the terminal */

/* ---- engine.c: lexicons by the options ------------------------------------------------------- */

/* Each returns CLI_OK, or CLI_LEXICON or CLI_BAD_INPUT after saying on stderr what is wrong. */
int cli_builder_new(const cli_options *options, empathie_builder **builder);
int cli_engine_new(const cli_options *options, empathie_engine **engine);

/* The Dutch word for a name, or the name. */
const char *cli_label(const empathie_engine *engine, const char *name);

/* An engine with one scanner and room for text that the library writes. */
typedef struct cli_reader {
    empathie_engine *engine;
    empathie_scanner *scanner;
    char *text;
    size_t capacity;
} cli_reader;

int cli_reader_begin(cli_reader *reader, const cli_options *options);
void cli_reader_end(cli_reader *reader);
/* Borrowed until the next call; NULL when there is no memory. */
const char *cli_reader_explain(cli_reader *reader, const empathie_result *result,
                                const char *text, size_t text_length, size_t *length);

/* ---- record.c: one line of JSONL ------------------------------------------------------------- */

struct json_t;

enum { CLI_PROBLEM_BYTES = 256 };

typedef struct cli_record {
    struct json_t *root;
    const char *text; /* NULs were refused */
    size_t text_length;
    char *decoded; /* what the text is, if it is not part of root or of the line */
    char *id; /* as JSON */
    char problem[CLI_PROBLEM_BYTES];
} cli_record;

/* Reads an object and its id. false: problem says why; id is set all the same: the line's own if it
 * can be read, else its number. Free the record in both cases. id is NULL only when there is no
 * memory. */
bool cli_record_parse(cli_record *record, const char *line, size_t length, long long number);
/* Reads the text of an object that was read so. */
bool cli_record_text(cli_record *record);
/* Both. */
bool cli_record_read(cli_record *record, const char *line, size_t length, long long number);
void cli_record_free(cli_record *record);
void cli_print_json_string(const char *text); /* with quotation marks */

/* ---- when.c: moments as people and programs write them --------------------------------------- */

/* ISO 8601: 2026-03-02T09:14:00+01:00, 2026-03-02T09:14Z, 2026-03-02; without a zone it is UTC. */
bool cli_time_read(const char *text, int64_t *at);
/* "3 dagen", "2 uur", "40 minuten". */
void cli_time_span(int64_t seconds, char *text, size_t room);

/* ---- turns.c: conversations in JSON ---------------------------------------------------------- */

/* In all of these problem has room for CLI_PROBLEM_BYTES and is written on failure. */

/* Why this is no text of a message or turn; NULL: it is one. */
const char *cli_text_refused(const struct json_t *text);
/* Whether it has that key, and not null there. */
bool cli_is_given(const struct json_t *object, const char *key);
/* *at stays what it was where there is no such key; *found, which may be NULL, becomes true where
 * there is. false: it is no time. */
bool cli_moment_read(const struct json_t *object, const char *key, int64_t *at, bool *found,
                     char *problem);
/* Tells why the library refused what stands there, frees the error and gives false. */
bool cli_refused(empathie_error *error, const char *where, char *problem);
/* The conversation in a list of turns, with the options of the command line; *at becomes the time
 * of the last. timed: the first turn needs a time; else only where another has one. NULL: it
 * cannot be read. */
empathie_conversation *cli_turns_read(const cli_options *options, empathie_engine *engine,
                                      const struct json_t *turns, bool timed, int64_t *at,
                                      char *problem);

/* ---- input.c: texts and files of the command line, one by one -------------------------------- */

typedef struct cli_message {
    const char *source; /* file name; NULL for a text of the command line */
    long long number;   /* of the line, or of the text */
    const char *line;   /* as read */
    size_t length;
    bool too_long;
} cli_message;

/* Called for every message; returns false to stop. */
typedef bool (*cli_message_fn)(void *context, const cli_message *message);

/* Reads what the arguments name, or stdin when there are none. false: some input was bad. */
bool cli_each_message(const cli_options *options, cli_progress *progress, cli_message_fn call,
                      void *context);
/* The same, with a call of between each time that there is nothing more to read for the moment. */
bool cli_each_message_between(const cli_options *options, cli_progress *progress,
                              cli_message_fn call, void (*between)(void *context), void *context);

/* ---- terminal.c: styles, width and wrapping -------------------------------------------------- */

enum cli_style {
    CLI_PLAIN,
    CLI_FRUSTRATION,
    CLI_MASKED_QUESTION,
    CLI_SILENCE,
    CLI_DISTRESS,
    CLI_CLOSES,
    CLI_OPENS,
    CLI_OTHER_KIND,
    CLI_BOLD,
    CLI_FAINT
};

typedef struct cli_terminal {
    bool colour;
    int width;
} cli_terminal;

void cli_terminal_begin(cli_terminal *terminal, enum cli_colour colour);
enum cli_style cli_kind_style(int32_t kind);

enum { CLI_PIECE_BYTES = 512 };

/* A paragraph that is wrapped while it is written. Control characters, which could steer a
 * terminal, are shown as U+FFFD, and so are invalid bytes. */
typedef struct cli_flow {
    const cli_terminal *terminal;
    int indent, column, line_start;
    enum cli_style style, space_style, written_style;
    bool space;
    char word[CLI_PIECE_BYTES];
    size_t word_bytes;
    int word_width;
    enum cli_style word_first_style, word_last_style;
} cli_flow;

void cli_flow_begin(cli_flow *flow, const cli_terminal *terminal, int first_indent, int indent);
void cli_flow_style(cli_flow *flow, enum cli_style style);
void cli_flow_text(cli_flow *flow, const char *bytes, size_t length);
void cli_flow_puts(cli_flow *flow, const char *text);
void cli_flow_end(cli_flow *flow);

/* ---- show.c ---------------------------------------------------------------------------------- */

enum cli_view {
    CLI_VIEW_PLAIN,
    CLI_VIEW_READER, /* with the questions to the reader of a message */
    CLI_VIEW_DRAFT   /* a reply, for who is about to send it */
};

/* One message or draft and what it tells, for people. */
void cli_show(const cli_terminal *terminal, const empathie_engine *engine,
              const empathie_result *result, const char *text, size_t length, enum cli_view view);
/* The last word on a draft, for who wrote it. */
void cli_show_draft_end(const cli_terminal *terminal);

/* ---- draft.c: a draft with the conversation that it answers ---------------------------------- */

struct cli_sink;

bool cli_draft_has_turns(const cli_record *record);
/* The report of which the draft, the text of the record, is the last turn. NULL: record->problem
 * says why not. */
empathie_report *cli_draft_read(const cli_options *options, empathie_engine *engine,
                                cli_record *record);
const empathie_result *cli_draft_result(const empathie_report *report); /* borrowed */
/* What the draft passes by, as a member of a JSON object and for people. */
void cli_draft_put(struct cli_sink *answer, const empathie_report *report);
void cli_draft_show(const cli_terminal *terminal, const empathie_engine *engine,
                    const empathie_report *report);

/* ---- digest_show.c --------------------------------------------------------------------------- */

/* The main figures of a digest, from its JSON, for people. */
void cli_show_digest(const cli_terminal *terminal, const empathie_engine *engine, const char *json,
                     size_t length);

/* ---- Subcommands: each returns the exit status ----------------------------------------------- */

int cli_scan(const cli_options *options); /* scan and reply */
int cli_converse(const cli_options *options);
int cli_lint(const cli_options *options);
int cli_evaluate(const cli_options *options);
int cli_explain(const cli_options *options);
int cli_entries(const cli_options *options);
int cli_digest(const cli_options *options);
int cli_version(const cli_options *options);

#endif
