/* SPDX-License-Identifier: MIT
 *
 * empathie.h - find what a Dutch message tells besides its literal question.
 *
 *   builder --build--> engine --new--> scanner --scan--> result --json--> text
 *                         \----new--> conversation --read--> report --json--> text
 *
 * Rules that hold for every function below
 *   Text       UTF-8 bytes with a length; it need not end in NUL. Invalid bytes are read as U+FFFD
 *              and reported as the limit "invalid_bytes". Strings that the library returns end in
 *              NUL and are valid UTF-8.
 *   Offsets    counted from 0 in the text as the caller passed it; end is one past the last. The
 *              getters take the unit: EMPATHIE_BYTES, EMPATHIE_CODE_POINTS or EMPATHIE_UTF16. In
 *              the last two an invalid byte counts as one.
 *   Failure    a function that can fail returns an empathie_status and takes an empathie_error **,
 *              which may be NULL. On failure the out-parameter is NULL and *error, if asked for,
 *              is an object that the caller frees (NULL where memory for it was lacking too). On
 *              success *error is NULL.
 *   Ownership  what comes out through an out-parameter (**) is the caller's, to be given to the
 *              matching _free or _release. What a function returns directly is borrowed: it lives
 *              as long as the object it was asked of. _free(NULL) does nothing.
 *   Time       seconds (not milliseconds) since 1970-01-01 00:00 UTC, leap seconds not counted, as
 *              int64_t. The caller says what time it is; the library never asks.
 *   NULL       an object argument that is NULL, or an index out of range, is answered with NULL, 0
 *              or EMPATHIE_ERROR_ARGUMENT, never with a crash.
 *   Threads    engine, result and error never change after they are made: any number of threads
 *              may read one at once, and a report too. builder, scanner, conversation and digest
 *              serve one thread at a time. There is no global state, nothing to initialise and
 *              nothing to shut down.
 *   Fork       what was made before fork() may be used and freed in both processes, each its own
 *              copy; but for an object that another thread was using at that moment.
 *   Layout     no struct has a visible layout, so every object can grow without breaking a caller.
 *   Numbers    constants are never renumbered; new ones may be added: skip those you do not know.
 *   Machine    where the system forbids memory that can be written and run, expressions of
 *              lexicons are interpreted: slower, with the same results, save that an expression
 *              which comes near its limit of steps may be undecided in one and not in the other.
 *   World      the library reads no clock, locale, environment or network, writes no file, prints
 *              nothing and never ends the process.
 */
#ifndef EMPATHIE_H
#define EMPATHIE_H

#ifndef EMPATHIE_CDEF /* defined while the declarations are extracted for PHP, Lua and Python */
#include <stddef.h>
#include <stdint.h>
#endif

/* ---- Version ---------------------------------------------------------------------------- */

#define EMPATHIE_VERSION_MAJOR 0
#define EMPATHIE_VERSION_MINOR 1
#define EMPATHIE_VERSION_PATCH 0
#define EMPATHIE_ABI 0 /* libempathie.so.0; raised when a function below is removed or altered */

#ifndef EMPATHIE_API
#if defined(_WIN32) && !defined(EMPATHIE_STATIC)
#ifdef EMPATHIE_BUILDING
#define EMPATHIE_API __declspec(dllexport)
#else
#define EMPATHIE_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define EMPATHIE_API __attribute__((visibility("default")))
#else
#define EMPATHIE_API
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

EMPATHIE_API const char *empathie_version(void); /* "0.1.0", of the library that runs */
EMPATHIE_API int32_t empathie_abi(void);         /* compare with EMPATHIE_ABI */

/* ---- Types ------------------------------------------------------------------------------ */

typedef struct empathie_builder empathie_builder;   /* collects lexicons */
typedef struct empathie_engine empathie_engine;     /* compiled lexicons, shared */
typedef struct empathie_entry empathie_entry;       /* one lexicon entry in an engine */
typedef struct empathie_scanner empathie_scanner;   /* working memory of one thread */
typedef struct empathie_result empathie_result;     /* what one message tells */
typedef struct empathie_signal empathie_signal;     /* one kind within a result */
typedef struct empathie_evidence empathie_evidence; /* words that were read as something */
typedef struct empathie_error empathie_error;       /* why a call failed */
typedef struct empathie_conversation empathie_conversation; /* turns, as features without text */
typedef struct empathie_report empathie_report; /* what a conversation tells at one moment */
typedef struct empathie_event empathie_event;   /* something noticed at a turn */
typedef struct empathie_debt empathie_debt;     /* something shown or promised that is still open */
typedef struct empathie_digest empathie_digest; /* counts over many conversations */

typedef int32_t empathie_status;
enum {
    EMPATHIE_OK = 0,
    EMPATHIE_ERROR_MEMORY = -1,   /* the allocator returned NULL */
    EMPATHIE_ERROR_ARGUMENT = -2, /* a pointer, number or order of calls that is not allowed */
    EMPATHIE_ERROR_FILE = -3,     /* a file could not be read */
    EMPATHIE_ERROR_LEXICON = -4,  /* a lexicon has mistakes: each has a file, line and column */
    EMPATHIE_ERROR_LIMIT = -5,    /* a limit was reached, see empathie_builder_set_limit */
    EMPATHIE_ERROR_BUSY = -6,     /* the object is in use by another call; found on a best effort */
    EMPATHIE_ERROR_INTERNAL = -7, /* a mistake in this library: please report it */
    EMPATHIE_ERROR_STATE = -8     /* bytes that are no saved conversation, or a damaged one */
};

/* kind: what a signal is about */
enum {
    EMPATHIE_KIND_FRUSTRATION = 1,
    EMPATHIE_KIND_MASKED_QUESTION = 2,
    EMPATHIE_KIND_SILENCE = 3,
    EMPATHIE_KIND_DISTRESS = 4,
    EMPATHIE_KIND_CLOSES = 5, /* only in a reply: what shuts the conversation */
    EMPATHIE_KIND_OPENS = 6,  /* only in a reply: what keeps it going */
    EMPATHIE_KIND_PROMISE = 7, /* only in a ledger: what the organisation said it would do */
    EMPATHIE_KIND_MARK = 100, /* an entry that tells nothing by itself and is combined by others */
    EMPATHIE_KIND_SCOPE = 101 /* an entry that sets others aside, such as a denial */
};

/* mask: how a question is masked */
enum {
    EMPATHIE_MASK_NONE = 0,
    EMPATHIE_MASK_IRONY = 1,
    EMPATHIE_MASK_RHETORICAL = 2,
    EMPATHIE_MASK_HEDGE = 3,
    EMPATHIE_MASK_STATEMENT = 4
};

/* unit of offsets */
enum { EMPATHIE_BYTES = 1, EMPATHIE_CODE_POINTS = 2, EMPATHIE_UTF16 = 3 };

/* The names used in JSON and in the lexicons, such as "masked_question"; NULL if unknown. */
EMPATHIE_API const char *empathie_status_name(empathie_status status);
EMPATHIE_API const char *empathie_kind_name(int32_t kind);
EMPATHIE_API const char *empathie_mask_name(int32_t mask);

/* ---- Engine: the short way -------------------------------------------------------------- */

/* Makes an engine from the Dutch lexicons inside the library. Make one, keep it, share it. */
EMPATHIE_API empathie_status empathie_engine_new_default(empathie_engine **engine,
                                                         empathie_error **error);

/* An engine counts its holders. Scanners and results hold it too, so it may be released in any
 * order. retain returns its argument. */
EMPATHIE_API empathie_engine *empathie_engine_retain(empathie_engine *engine);
EMPATHIE_API void empathie_engine_release(empathie_engine *engine);

/* Identifies the exact lexicons in the engine: equal text gives equal results while this is equal.
 * 64 hexadecimal digits (SHA-256). */
EMPATHIE_API const char *empathie_engine_fingerprint(const empathie_engine *engine);

/* The Dutch word for a kind, cue, mask, limit or reason by its name ("waiting": "wachten"), for
 * people who read results; NULL if the lexicons have none. */
EMPATHIE_API const char *empathie_engine_label(const empathie_engine *engine, const char *name);

/* What the engine holds, in the order of the lexicons; replaced and switched-off entries are not
 * in it. */
EMPATHIE_API size_t empathie_engine_count(const empathie_engine *engine);
EMPATHIE_API const empathie_entry *empathie_engine_entry(const empathie_engine *engine,
                                                         size_t index);
EMPATHIE_API const char *empathie_entry_id(const empathie_entry *entry);  /* "waiting.no_progress" */
EMPATHIE_API const char *empathie_entry_cue(const empathie_entry *entry); /* "waiting" */
EMPATHIE_API const char *empathie_entry_why(const empathie_entry *entry); /* Dutch; may be "" */
EMPATHIE_API const char *empathie_entry_file(const empathie_entry *entry);
EMPATHIE_API int32_t empathie_entry_line(const empathie_entry *entry); /* from 1 */
EMPATHIE_API int32_t empathie_entry_kind(const empathie_entry *entry);
EMPATHIE_API int32_t empathie_entry_mask(const empathie_entry *entry);
EMPATHIE_API int32_t empathie_entry_strength(const empathie_entry *entry); /* 0 weak, 1, 2 or 3 */

/* ---- Engine: with lexicons of your own -------------------------------------------------- */

/* Does the work of malloc, realloc and free: block is NULL (old_size 0) to allocate, new_size is 0
 * to free. Returns memory aligned for any type, or NULL. Called from every thread that uses what
 * comes out of the builder. The YAML parser's own short-lived memory is malloc's. */
typedef void *(*empathie_resize_fn)(void *context, void *block, size_t old_size, size_t new_size);

EMPATHIE_API empathie_status empathie_builder_new(empathie_builder **builder,
                                                  empathie_error **error);
EMPATHIE_API empathie_status empathie_builder_new_with_memory(empathie_resize_fn resize,
                                                              void *context,
                                                              empathie_builder **builder,
                                                              empathie_error **error);
EMPATHIE_API void empathie_builder_free(empathie_builder *builder);

/* Each adds a lexicon; a later entry replaces an earlier one of the same id. The bytes are copied.
 * name is shown in errors in place of a path. path is UTF-8 on every system. */
EMPATHIE_API empathie_status empathie_builder_add_default(empathie_builder *builder,
                                                          empathie_error **error);
EMPATHIE_API empathie_status empathie_builder_add_bytes(empathie_builder *builder, const char *name,
                                                        const char *yaml, size_t length,
                                                        empathie_error **error);
EMPATHIE_API empathie_status empathie_builder_add_file(empathie_builder *builder, const char *path,
                                                       empathie_error **error);

/* Switches off one entry by its id, as `off: true` in a lexicon does. An id that no lexicon has is
 * a mistake that build reports. */
EMPATHIE_API empathie_status empathie_builder_switch_off(empathie_builder *builder, const char *id,
                                                         empathie_error **error);

enum {
    EMPATHIE_LIMIT_TEXT_BYTES = 1,    /* longest message; default 1 MiB, at most 64 MiB */
    EMPATHIE_LIMIT_LEXICON_BYTES = 2, /* largest lexicon file; default 6 MiB */
    EMPATHIE_LIMIT_MATCH_STEPS = 3,   /* PCRE2 match limit per expression and sentence; 20,000 */
    EMPATHIE_LIMIT_TURNS = 4          /* turns of one conversation; default 10,000 */
};
EMPATHIE_API empathie_status empathie_builder_set_limit(empathie_builder *builder, int32_t limit,
                                                        int64_t value, empathie_error **error);

/* Reads and checks all lexicons and compiles them. On EMPATHIE_ERROR_LEXICON the error lists every
 * mistake found, not only the first. An engine without any lexicon hears nothing: that is no error.
 * The builder can be changed and built again. */
EMPATHIE_API empathie_status empathie_builder_build(empathie_builder *builder,
                                                    empathie_engine **engine,
                                                    empathie_error **error);

/* Builds, then reads the sentences that the lexicons carry as examples. Each one that does not do
 * what its entry says is a mistake, with its place, in an EMPATHIE_ERROR_LEXICON. */
EMPATHIE_API empathie_status empathie_builder_check(empathie_builder *builder,
                                                    empathie_error **error);

/* Builds, reads the example sentences of all entries together, and lists what is no mistake yet
 * worth a look, each with its place: an entry that never tells anything by itself, a sentence under
 * limits or misses that is no longer wrong. *notes is NULL when there is nothing, else it is freed
 * as an error is. Mistakes in the lexicons come out through error. */
EMPATHIE_API empathie_status empathie_builder_review(empathie_builder *builder,
                                                     empathie_error **notes,
                                                     empathie_error **error);

/* ---- One message ------------------------------------------------------------------------ */

EMPATHIE_API empathie_status empathie_scanner_new(empathie_engine *engine,
                                                  empathie_scanner **scanner,
                                                  empathie_error **error);
EMPATHIE_API void empathie_scanner_free(empathie_scanner *scanner);

/* Reads one message. The result outlives the text, the scanner and the next scan. It holds offsets
 * and names, never the text. */
EMPATHIE_API empathie_status empathie_scanner_scan(empathie_scanner *scanner, const char *text,
                                                   size_t length, empathie_result **result,
                                                   empathie_error **error);

/* Reads a draft answer of the organisation: a signal of kind CLOSES whose cues are flags
 * ("boilerplate"), and one of kind OPENS whose cues are what keeps the conversation open
 * ("acknowledges"). It judges words, not colleagues. */
EMPATHIE_API empathie_status empathie_scanner_scan_reply(empathie_scanner *scanner,
                                                         const char *text, size_t length,
                                                         empathie_result **result,
                                                         empathie_error **error);
EMPATHIE_API void empathie_result_free(empathie_result *result);

/* At most one signal for each kind: distress first, then by intensity and confidence. */
EMPATHIE_API size_t empathie_result_count(const empathie_result *result);
EMPATHIE_API const empathie_signal *empathie_result_signal(const empathie_result *result,
                                                           size_t index);

EMPATHIE_API int32_t empathie_signal_kind(const empathie_signal *signal);
EMPATHIE_API int32_t empathie_signal_intensity(const empathie_signal *signal);  /* 1, 2 or 3 */
EMPATHIE_API int32_t empathie_signal_confidence(const empathie_signal *signal); /* 0 to 100 */
EMPATHIE_API int32_t empathie_signal_mask(const empathie_signal *signal);
/* The question underneath, in Dutch, of a masked question; NULL for the other kinds. */
EMPATHIE_API const char *empathie_signal_question(const empathie_signal *signal);

/* The cues of a signal, strongest first, each once. */
EMPATHIE_API size_t empathie_signal_cue_count(const empathie_signal *signal);
EMPATHIE_API const char *empathie_signal_cue(const empathie_signal *signal, size_t index);

/* Why: the words found, in the order of the text. */
EMPATHIE_API size_t empathie_signal_count(const empathie_signal *signal);
EMPATHIE_API const empathie_evidence *empathie_signal_evidence(const empathie_signal *signal,
                                                               size_t index);

EMPATHIE_API const char *empathie_evidence_cue(const empathie_evidence *evidence);  /* "waiting" */
EMPATHIE_API const char *empathie_evidence_rule(const empathie_evidence *evidence); /* entry id */
EMPATHIE_API const char *empathie_evidence_why(const empathie_evidence *evidence);  /* in Dutch */
/* A plainer wording in place of these words of a reply, in Dutch; NULL where there is none. */
EMPATHIE_API const char *empathie_evidence_instead(const empathie_evidence *evidence);
EMPATHIE_API int32_t empathie_evidence_kind(const empathie_evidence *evidence);
EMPATHIE_API int32_t empathie_evidence_strength(const empathie_evidence *evidence); /* 0 is weak */
EMPATHIE_API size_t empathie_evidence_start(const empathie_evidence *evidence, int32_t unit);
EMPATHIE_API size_t empathie_evidence_end(const empathie_evidence *evidence, int32_t unit);
/* Why these words were found and yet do not count, such as "denied"; NULL where they count. */
EMPATHIE_API const char *empathie_evidence_reason(const empathie_evidence *evidence);

/* Words that were found and set aside, in the order of the text, each with its reason. */
EMPATHIE_API size_t empathie_result_aside_count(const empathie_result *result);
EMPATHIE_API const empathie_evidence *empathie_result_aside(const empathie_result *result,
                                                            size_t index);

/* What the library did not understand or left out: "not_dutch", "mixed_language", "short",
 * "quoted_skipped", "invalid_bytes", "irony_uncertain", "undecided" (a pattern hit its limit:
 * what has been set aside with the reason "too_complex" names its entry; or the text has more hits
 * than are kept: less is told of its end, but entries for distress have room of their own),
 * "other_lexicons" (a conversation was loaded with other lexicons than it was read with). In a text
 * that is "not_dutch" entries for distress are told all the same. */
EMPATHIE_API size_t empathie_result_limit_count(const empathie_result *result);
EMPATHIE_API const char *empathie_result_limit(const empathie_result *result, size_t index);

/* Questions, in Dutch, for the reader to ask themselves before answering. Never a ready reply. */
EMPATHIE_API size_t empathie_result_reflect_count(const empathie_result *result);
EMPATHIE_API const char *empathie_result_reflect(const empathie_result *result, size_t index);

/* ---- A conversation ---------------------------------------------------------------------- */

/* whose turn it is */
enum {
    EMPATHIE_PERSON = 1,
    EMPATHIE_ORGANISATION = 2,
    EMPATHIE_AUTOMATIC = 3 /* sent by a machine: an organisation's turn recognised as a receipt is
                              read so too */
};

/* event: what an attentive reader notices in a conversation */
enum {
    EMPATHIE_EVENT_TONE_SHIFT = 1,         /* the person turns colder, angrier or more formal */
    EMPATHIE_EVENT_RECURRING_QUESTION = 2, /* in substance the same question again */
    EMPATHIE_EVENT_FADING = 3,             /* the person's turns get shorter and emptier */
    EMPATHIE_EVENT_WENT_SILENT = 4,    /* something was open, and the person stays away; its turn is
                                          the last of the organisation */
    EMPATHIE_EVENT_LEFT_UNANSWERED = 5, /* the organisation leaves a turn without an answer */
    EMPATHIE_EVENT_UNACKNOWLEDGED = 6,  /* what the person showed is passed by: a signal, or fear,
                                           illness or want, which need not be one */
    EMPATHIE_EVENT_ACKNOWLEDGED = 7     /* what the person showed is named */
};
EMPATHIE_API const char *empathie_event_name(int32_t type); /* "tone_shift"; NULL if unknown */

EMPATHIE_API empathie_status empathie_conversation_new(empathie_engine *engine,
                                                       empathie_conversation **conversation,
                                                       empathie_error **error);
EMPATHIE_API void empathie_conversation_free(empathie_conversation *conversation);

enum {
    EMPATHIE_OPTION_ANSWER_SECONDS = 1, /* working time after which a turn is left unanswered;
                                           default three working days, 24 hours. An answer within
                                           twice that is late, but is one */
    EMPATHIE_OPTION_SILENT_SECONDS = 2, /* working time after which a person went silent; default
                                           five working days */
    EMPATHIE_OPTION_CHAT_ANSWER_SECONDS = 3, /* by the clock, where turns follow each other within */
    EMPATHIE_OPTION_CHAT_SILENT_SECONDS = 4, /* minutes; default 15 minutes and 2 hours */
    EMPATHIE_OPTION_DAY_START = 5,      /* minutes after local midnight; default 540 (9:00) */
    EMPATHIE_OPTION_DAY_END = 6,        /* default 1020 (17:00) */
    EMPATHIE_OPTION_WORKDAYS = 7,       /* bits, 1 Monday to 64 Sunday; default 31 */
    EMPATHIE_OPTION_HOLIDAYS = 8,       /* default EMPATHIE_HOLIDAYS_NL */
    EMPATHIE_OPTION_ZONE = 9 /* minutes east of UTC; default EMPATHIE_ZONE_CENTRAL_EUROPE */
};
enum {
    EMPATHIE_HOLIDAYS_NONE = 0,
    EMPATHIE_HOLIDAYS_NL = 1, /* the days of the Algemene termijnenwet */
    EMPATHIE_HOLIDAYS_BE = 2
};
enum { EMPATHIE_ZONE_CENTRAL_EUROPE = 100000 }; /* an hour east of UTC, two in summer */

/* Before the first turn. */
EMPATHIE_API empathie_status empathie_conversation_set(empathie_conversation *conversation,
                                                       int32_t option, int64_t value,
                                                       empathie_error **error);

/* The 16 bytes that key the hashes of words, so that a saved state does not give them to who lacks
 * the key; without it they are keyed with zeros. Before the first turn. */
EMPATHIE_API empathie_status empathie_conversation_set_key(empathie_conversation *conversation,
                                                           const unsigned char *key16,
                                                           empathie_error **error);

/* Adds what from (EMPATHIE_PERSON, …) wrote at a time, which may not lie before that of the turn
 * before it, nor outside the years 1 to 9999. The text is read and not kept. After a failure the
 * conversation is as it was. */
EMPATHIE_API empathie_status empathie_conversation_add(empathie_conversation *conversation,
                                                       int32_t from, int64_t at, const char *text,
                                                       size_t length, empathie_error **error);

/* What the conversation tells at the moment now, which may not lie before the last turn, nor outside
 * the years 1 to 9999. More turns may follow; the same turns and moment always give the same report.
 * The report outlives the conversation. */
EMPATHIE_API empathie_status empathie_conversation_read(empathie_conversation *conversation,
                                                        int64_t now, empathie_report **report,
                                                        empathie_error **error);

/* As read, as if the organisation sent this text now: the last turn of the report is the draft.
 * What was shown and the draft passes by is what stays open in the ledger. The conversation does
 * not change. */
EMPATHIE_API empathie_status empathie_conversation_draft(empathie_conversation *conversation,
                                                         int64_t now, const char *text,
                                                         size_t length, empathie_report **report,
                                                         empathie_error **error);

/* A conversation as bytes, with which another process can go on. They hold features, hashes of
 * words keyed with the key, and no text; like snprintf, but nothing is written where capacity is
 * too small, and no NUL follows. 0: NULL, or in use by another call. The bytes end in a checksum
 * that finds damage; it is no signature. */
EMPATHIE_API size_t empathie_conversation_save(empathie_conversation *conversation, void *buffer,
                                               size_t capacity);
/* Any bytes are allowed; EMPATHIE_ERROR_STATE tells what is wrong with them, such as another key
 * (NULL: zeros). What other lexicons found is kept as far as those of the engine have it; where
 * something was left out the result has the limit "other_lexicons". */
EMPATHIE_API empathie_status empathie_conversation_load(empathie_engine *engine, const void *bytes,
                                                        size_t length, const unsigned char *key16,
                                                        empathie_conversation **conversation,
                                                        empathie_error **error);

EMPATHIE_API void empathie_report_free(empathie_report *report);

EMPATHIE_API size_t empathie_report_turn_count(const empathie_report *report);
/* What a turn tells by itself; of the organisation as scan_reply reads it. */
EMPATHIE_API const empathie_result *empathie_report_turn(const empathie_report *report,
                                                         size_t turn);
EMPATHIE_API int32_t empathie_report_from(const empathie_report *report, size_t turn);
EMPATHIE_API int64_t empathie_report_at(const empathie_report *report, size_t turn);

enum {
    EMPATHIE_ACKNOWLEDGED_NO_OCCASION = 0, /* nothing was shown since the organisation's last turn */
    EMPATHIE_ACKNOWLEDGED_YES = 1,
    EMPATHIE_ACKNOWLEDGED_NO = 2
};
EMPATHIE_API int32_t empathie_report_acknowledged(const empathie_report *report, size_t turn);

/* The events, by turn. */
EMPATHIE_API size_t empathie_report_count(const empathie_report *report);
EMPATHIE_API const empathie_event *empathie_report_event(const empathie_report *report,
                                                         size_t index);
EMPATHIE_API int32_t empathie_event_type(const empathie_event *event);
EMPATHIE_API size_t empathie_event_turn(const empathie_event *event); /* from 0 */
/* The earlier turn it looks back at; of LEFT_UNANSWERED the later one with which the person came
 * back; SIZE_MAX where there is none. */
EMPATHIE_API size_t empathie_event_refers_to(const empathie_event *event);
/* How long a silence has lasted, or lasted, by the clock; 0 where time is not the point. */
EMPATHIE_API int64_t empathie_event_seconds(const empathie_event *event);
EMPATHIE_API const char *empathie_event_why(const empathie_event *event); /* in Dutch */
/* The words of its turn that it rests on; there may be none. */
EMPATHIE_API size_t empathie_event_count(const empathie_event *event);
EMPATHIE_API const empathie_evidence *empathie_event_evidence(const empathie_event *event,
                                                              size_t index);

/* The ledger: what was shown and not acknowledged, or promised and not done; the oldest first. */
EMPATHIE_API size_t empathie_report_debt_count(const empathie_report *report);
EMPATHIE_API const empathie_debt *empathie_report_debt(const empathie_report *report,
                                                       size_t index);
EMPATHIE_API int32_t empathie_debt_kind(const empathie_debt *debt); /* or EMPATHIE_KIND_PROMISE */
EMPATHIE_API size_t empathie_debt_turn(const empathie_debt *debt);
EMPATHIE_API int64_t empathie_debt_opened_at(const empathie_debt *debt);
EMPATHIE_API int64_t empathie_debt_due_at(const empathie_debt *debt); /* else as opened_at */
EMPATHIE_API int64_t empathie_debt_open_for(const empathie_debt *debt); /* since due; 0 before */

/* ---- A digest ---------------------------------------------------------------------------- */

/* What comes in, counted: by the period in which a conversation began, by theme and by channel. The
 * unit is the conversation, in which something was seen at least once; a message alone counts as a
 * conversation of one turn. Nothing of a text is kept.
 *
 * What is written never shows a group of fewer conversations than the minimum, and no smaller number
 * follows from what is shown: a theme, channel or period of fewer goes into a group of all the
 * others; a number that is too small, or so large that the rest is too small, is told as a range;
 * and where such a number would follow from a sum, other numbers are left out too. It holds within
 * one digest: do not publish two of the same conversations. */
EMPATHIE_API empathie_status empathie_digest_new(empathie_engine *engine,
                                                 empathie_digest **digest, empathie_error **error);
EMPATHIE_API void empathie_digest_free(empathie_digest *digest);

enum {
    EMPATHIE_DIGEST_PERIOD = 1,  /* default EMPATHIE_PERIOD_WEEK */
    EMPATHIE_DIGEST_MINIMUM = 2, /* of conversations in a group; default 5; 1 hides nothing */
    EMPATHIE_DIGEST_ZONE = 3     /* as EMPATHIE_OPTION_ZONE: where a day begins */
};
enum {
    EMPATHIE_PERIOD_DAY = 1,
    EMPATHIE_PERIOD_WEEK = 2, /* of ISO 8601, from Monday */
    EMPATHIE_PERIOD_MONTH = 3
};

/* Before anything is added. */
EMPATHIE_API empathie_status empathie_digest_set(empathie_digest *digest, int32_t option,
                                                 int64_t value, empathie_error **error);

/* Adds a report of a conversation, or what one message tells, made with the same lexicons. theme and
 * channel are the caller's own names, UTF-8 of at most 200 bytes, or NULL; of each, and of periods, a
 * digest holds at most 10,000. The time of a message lies in the years 1 to 9999. A report without
 * turns is not counted. After a failure the digest is as it was. */
EMPATHIE_API empathie_status empathie_digest_add(empathie_digest *digest,
                                                 const empathie_report *report, const char *theme,
                                                 const char *channel, empathie_error **error);
EMPATHIE_API empathie_status empathie_digest_add_message(empathie_digest *digest,
                                                         const empathie_result *result, int64_t at,
                                                         const char *theme, const char *channel,
                                                         empathie_error **error);

/* Adds what other counted, such as that of another thread: it gives the same as one digest of all,
 * in any order. Both have the same options and lexicons. */
EMPATHIE_API empathie_status empathie_digest_merge(empathie_digest *digest,
                                                   const empathie_digest *other,
                                                   empathie_error **error);

/* ---- As text ---------------------------------------------------------------------------- */

/* Each writes at most capacity bytes into buffer, the last of them NUL, and returns the length of
 * the whole text without the NUL, like snprintf: call once with capacity 0 to learn the size.
 * Nothing is allocated, so nothing can fail. The same object always gives the same bytes. */

/* One JSON object on one line, without a line end. */
EMPATHIE_API size_t empathie_result_json(const empathie_result *result, int32_t unit, char *buffer,
                                         size_t capacity);
/* For the person who wrote: in plain Dutch, what was read into which words, and what was set
 * aside. text is the message that was scanned; a result does not keep it. */
EMPATHIE_API size_t empathie_result_explain(const empathie_result *result, const char *text,
                                            size_t length, char *buffer, size_t capacity);
/* All turns, events and the ledger of a conversation. */
EMPATHIE_API size_t empathie_report_json(const empathie_report *report, int32_t unit, char *buffer,
                                         size_t capacity);
/* A digest for programs (JSON), for spreadsheets (CSV of RFC 4180, a row for each number) and for
 * people (a page in Dutch with plots and tables that stands on its own). "" and 0 when there is no
 * memory to work them out. */
EMPATHIE_API size_t empathie_digest_json(const empathie_digest *digest, char *buffer,
                                         size_t capacity);
EMPATHIE_API size_t empathie_digest_csv(const empathie_digest *digest, char *buffer,
                                        size_t capacity);
EMPATHIE_API size_t empathie_digest_html(const empathie_digest *digest, char *buffer,
                                         size_t capacity);
EMPATHIE_API size_t empathie_error_text(const empathie_error *error, char *buffer,
                                        size_t capacity); /* "file:line:column: message" lines */

/* Counts text[0..offset) in another unit, for strings of Python (code points) or of JavaScript,
 * Java and C# (UTF-16). */
EMPATHIE_API size_t empathie_offset(const char *text, size_t length, size_t offset, int32_t unit);

/* ---- Errors ----------------------------------------------------------------------------- */

EMPATHIE_API void empathie_error_free(empathie_error *error);
EMPATHIE_API empathie_status empathie_error_status(const empathie_error *error);
EMPATHIE_API size_t empathie_error_count(const empathie_error *error); /* mistakes, at least 1 */
EMPATHIE_API const char *empathie_error_message(const empathie_error *error, size_t index);
EMPATHIE_API const char *empathie_error_file(const empathie_error *error, size_t index);
/* Both from 1, the column in code points; 0 where the mistake has no place. file may be NULL. */
EMPATHIE_API int32_t empathie_error_line(const empathie_error *error, size_t index);
EMPATHIE_API int32_t empathie_error_column(const empathie_error *error, size_t index);

#ifdef __cplusplus
}
#endif
#endif /* EMPATHIE_H */
