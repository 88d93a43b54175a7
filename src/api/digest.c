#include "digest/digest.h"

#include <string.h>

#include "api/error.h"
#include "base/utf8.h"
#include "output/output.h"

empathie_status empathie_digest_new(empathie_engine *engine, empathie_digest **digest,
                                    empathie_error **error)
{
    empi_memory memory = engine ? engine->program->memory : empi_memory_default();
    if (error)
        *error = NULL;
    if (digest)
        *digest = NULL;
    if (!engine || !digest)
        return empi_fail(&memory, error, EMPATHIE_ERROR_ARGUMENT, "engine or digest is NULL");
    *digest = empi_digest_new(engine);
    return *digest ? EMPATHIE_OK : EMPATHIE_ERROR_MEMORY;
}

void empathie_digest_free(empathie_digest *digest)
{
    empi_digest_free(digest);
}

/* Takes the digest for a call; problem tells what is wrong with the other arguments. */
static empathie_status begin(empathie_digest *digest, const char *problem, empathie_error **error)
{
    empi_memory memory = digest ? digest->memory : empi_memory_default();
    if (error)
        *error = NULL;
    if (!digest || problem)
        return empi_fail(&memory, error, EMPATHIE_ERROR_ARGUMENT,
                         digest ? problem : "digest is NULL");
    if (!empi_flag_take(&digest->busy))
        return empi_fail(&memory, error, EMPATHIE_ERROR_BUSY,
                         "the digest is in use by another call");
    return EMPATHIE_OK;
}

static empathie_status end(empathie_digest *digest, enum empi_digest_outcome outcome,
                           empathie_error **error)
{
    empi_flag_give(&digest->busy);
    if (outcome == EMPI_DIGEST_FULL)
        return empi_fail(&digest->memory, error, EMPATHIE_ERROR_LIMIT,
                         "more than 10,000 periods, themes or channels");
    return outcome == EMPI_DIGEST_DONE ? EMPATHIE_OK : EMPATHIE_ERROR_MEMORY;
}

/* ---- Options ----------------------------------------------------------------------------- */

static bool set(empi_digest_options *options, int32_t option, int64_t value)
{
    switch (option) {
    case EMPATHIE_DIGEST_PERIOD:
        if (value < EMPATHIE_PERIOD_DAY || value > EMPATHIE_PERIOD_MONTH)
            return false;
        options->period = (int32_t)value;
        return true;
    case EMPATHIE_DIGEST_MINIMUM:
        if (value < 1 || value > EMPI_DIGEST_MINIMUM)
            return false;
        options->minimum = value;
        return true;
    case EMPATHIE_DIGEST_ZONE:
        if (value != EMPATHIE_ZONE_CENTRAL_EUROPE && (value < -24 * 60 || value > 24 * 60))
            return false;
        options->zone = (int32_t)value;
        return true;
    default:
        return false;
    }
}

empathie_status empathie_digest_set(empathie_digest *digest, int32_t option, int64_t value,
                                    empathie_error **error)
{
    const char *problem = NULL;
    empathie_status status = begin(digest, NULL, error);
    if (status != EMPATHIE_OK)
        return status;
    if (digest->total->counts[EMPI_FIGURE_CONVERSATIONS] > 0)
        problem = "options are set before anything is added";
    else if (!set(&digest->options, option, value))
        problem = "no such option, or a value that it cannot have";
    status = end(digest, EMPI_DIGEST_DONE, error);
    return problem ? empi_fail(&digest->memory, error, EMPATHIE_ERROR_ARGUMENT, problem) : status;
}

/* ---- Adding ------------------------------------------------------------------------------ */

static bool same_lexicons(const empi_engine *engine, const empi_engine *other)
{
    return engine == other ||
           strcmp(engine->program->fingerprint, other->program->fingerprint) == 0;
}

static const char *name_problem(const char *name)
{
    size_t length = name ? strlen(name) : 0, at = 0, step;
    if (length > EMPI_DIGEST_NAME)
        return "a theme or channel is longer than 200 bytes";
    while (at < length && (step = empi_utf8_step(name + at, length - at, NULL)) > 0)
        at += step;
    return at < length ? "a theme or channel is not UTF-8" : NULL;
}

static const char *problem_of(const empathie_digest *digest, const empi_engine *engine,
                              const char *theme, const char *channel)
{
    const char *problem = name_problem(theme);
    if (!engine)
        return "report or result is NULL";
    if (digest && !same_lexicons(digest->engine, engine))
        return "it was made with other lexicons than the digest";
    return problem ? problem : name_problem(channel);
}

empathie_status empathie_digest_add(empathie_digest *digest, const empathie_report *report,
                                    const char *theme, const char *channel, empathie_error **error)
{
    empathie_status status =
        begin(digest, problem_of(digest, report ? report->engine : NULL, theme, channel), error);
    if (status != EMPATHIE_OK)
        return status;
    return end(digest, empi_digest_add(digest, report, theme ? theme : "", channel ? channel : ""),
               error);
}

empathie_status empathie_digest_add_message(empathie_digest *digest, const empathie_result *result,
                                            int64_t at, const char *theme, const char *channel,
                                            empathie_error **error)
{
    const char *problem = problem_of(digest, result ? result->engine : NULL, theme, channel);
    empathie_status status;
    if (!problem && result->side != EMPI_SIDE_PERSON)
        problem = "this is a reading of a reply, not of a message";
    if (!problem && !empi_calendar_holds(at))
        problem = EMPI_TIME_OUTSIDE;
    status = begin(digest, problem, error);
    if (status != EMPATHIE_OK)
        return status;
    return end(
        digest,
        empi_digest_add_message(
            digest, result, (empi_digest_place){at, theme ? theme : "", channel ? channel : ""}),
        error);
}

static bool same_options(const empi_digest *digest, const empi_digest *other)
{
    return digest->options.period == other->options.period &&
           digest->options.minimum == other->options.minimum &&
           digest->options.zone == other->options.zone;
}

empathie_status empathie_digest_merge(empathie_digest *digest, const empathie_digest *other,
                                      empathie_error **error)
{
    const char *problem = NULL;
    empathie_status status;
    if (!other || other == digest)
        problem = "other is NULL, or the digest itself";
    else if (digest &&
             (!same_lexicons(digest->engine, other->engine) || !same_options(digest, other)))
        problem = "the digests have other options or lexicons";
    status = begin(digest, problem, error);
    if (status != EMPATHIE_OK)
        return status;
    return end(digest, empi_digest_merge(digest, other), error);
}

/* ---- As text ----------------------------------------------------------------------------- */

typedef size_t (*writing)(const empi_publication *publication, char *buffer, size_t capacity);

static size_t write_published(const empathie_digest *digest, writing write_it, char *buffer,
                              size_t capacity)
{
    empi_publication publication;
    size_t length = 0;
    if (buffer && capacity > 0)
        buffer[0] = '\0';
    if (!digest)
        return 0;
    if (empi_publish(digest, &publication))
        length = write_it(&publication, buffer, buffer ? capacity : 0);
    empi_publication_end(&publication);
    return length;
}

size_t empathie_digest_json(const empathie_digest *digest, char *buffer, size_t capacity)
{
    return write_published(digest, empi_output_digest_json, buffer, capacity);
}

size_t empathie_digest_csv(const empathie_digest *digest, char *buffer, size_t capacity)
{
    return write_published(digest, empi_output_digest_csv, buffer, capacity);
}

size_t empathie_digest_html(const empathie_digest *digest, char *buffer, size_t capacity)
{
    return write_published(digest, empi_output_digest_html, buffer, capacity);
}
