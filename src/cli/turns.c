#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"

bool cli_is_given(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return value && !json_is_null(value);
}

bool cli_moment_read(const json_t *object, const char *key, int64_t *at, bool *found,
                     char *problem)
{
    const json_t *value = json_object_get(object, key);
    if (!cli_is_given(object, key))
        return true;
    if (json_is_string(value) && cli_time_read(json_string_value(value), at)) {
        if (found)
            *found = true;
        return true;
    }
    (void)snprintf(problem, CLI_PROBLEM_BYTES,
                   "\"%s\" is no time such as 2026-03-02T09:14:00+01:00", key);
    return false;
}

static int32_t side_of(const json_t *turn)
{
    static const char *const names[] = {"person", "organisation", "automatic"};
    static const int32_t sides[] = {EMPATHIE_PERSON, EMPATHIE_ORGANISATION, EMPATHIE_AUTOMATIC};
    const char *from = json_string_value(json_object_get(turn, "from"));
    for (size_t i = 0; from && i < sizeof sides / sizeof *sides; i++)
        if (!strcmp(from, names[i]))
            return sides[i];
    return 0;
}

bool cli_refused(empathie_error *error, const char *where, char *problem)
{
    const char *reason = empathie_error_message(error, 0);
    (void)snprintf(problem, CLI_PROBLEM_BYTES, "%s: %s", where, reason ? reason : "out of memory");
    empathie_error_free(error);
    return false;
}

/* ---- Options --------------------------------------------------------------------------------- */

/* Days on the command line are working days, in the library seconds of office hours. */
enum { WORKING_DAY = 8 * 60 * 60 };

static empathie_status set(empathie_conversation *conversation, bool asked, int32_t option,
                           int64_t value, empathie_error **error)
{
    return asked ? empathie_conversation_set(conversation, option, value, error) : EMPATHIE_OK;
}

static empathie_status set_options(const cli_options *options, empathie_conversation *conversation,
                                   empathie_error **error)
{
    empathie_status status =
        set(conversation, options->answer_days > 0, EMPATHIE_OPTION_ANSWER_SECONDS,
            (int64_t)options->answer_days * WORKING_DAY, error);
    if (status == EMPATHIE_OK)
        status = set(conversation, options->silent_days > 0, EMPATHIE_OPTION_SILENT_SECONDS,
                     (int64_t)options->silent_days * WORKING_DAY, error);
    if (status == EMPATHIE_OK)
        status = set(conversation, options->has_holidays, EMPATHIE_OPTION_HOLIDAYS,
                     options->holidays, error);
    if (status == EMPATHIE_OK)
        status = set(conversation, options->has_zone, EMPATHIE_OPTION_ZONE, options->zone, error);
    return status;
}

/* ---- Turns ----------------------------------------------------------------------------------- */

static bool any_has_time(const json_t *turns)
{
    for (size_t i = 0; i < json_array_size(turns); i++)
        if (cli_is_given(json_array_get(turns, i), "at"))
            return true;
    return false;
}

/* dated: whether this turn or one before it has a time. */
static bool add_turn(empathie_conversation *conversation, const json_t *turn, size_t number,
                     int64_t *at, bool *dated, char *problem)
{
    const json_t *text = json_object_get(turn, "text");
    int32_t from = side_of(turn);
    empathie_error *error = NULL;
    char wrong[CLI_PROBLEM_BYTES - 32] = "", where[32];
    const char *refused = cli_text_refused(text);
    if (!from)
        (void)snprintf(wrong, sizeof wrong,
                       "\"from\" is not person, organisation or automatic");
    else if (refused)
        (void)snprintf(wrong, sizeof wrong, "%s", refused);
    else if (!cli_moment_read(turn, "at", at, dated, problem))
        (void)snprintf(wrong, sizeof wrong, "%.200s", problem);
    else if (!*dated)
        (void)snprintf(wrong, sizeof wrong, "there is no time \"at\", which the first turn needs");
    if (wrong[0]) {
        (void)snprintf(problem, CLI_PROBLEM_BYTES, "turn %zu: %s", number, wrong);
        return false;
    }
    if (empathie_conversation_add(conversation, from, *at, json_string_value(text),
                                  json_string_length(text), &error) == EMPATHIE_OK)
        return true;
    (void)snprintf(where, sizeof where, "turn %zu", number);
    return cli_refused(error, where, problem);
}

empathie_conversation *cli_turns_read(const cli_options *options, empathie_engine *engine,
                                      const json_t *turns, bool timed, int64_t *at, char *problem)
{
    empathie_conversation *conversation = NULL;
    empathie_error *error = NULL;
    bool dated = !timed && !any_has_time(turns), fine = true;
    *at = 0;
    if (!json_is_array(turns)) {
        (void)snprintf(problem, CLI_PROBLEM_BYTES, "there is no list of \"turns\"");
        return NULL;
    }
    if (empathie_conversation_new(engine, &conversation, &error) != EMPATHIE_OK ||
        set_options(options, conversation, &error) != EMPATHIE_OK)
        fine = cli_refused(error, "the options", problem);
    for (size_t i = 0; fine && i < json_array_size(turns); i++)
        fine = add_turn(conversation, json_array_get(turns, i), i, at, &dated, problem);
    if (fine)
        return conversation;
    empathie_conversation_free(conversation);
    return NULL;
}
