#include "empathie.h"

#include "output/output.h"
#include "signals/result.h"

void empathie_result_free(empathie_result *result)
{
    empi_result_free(result);
}

size_t empathie_result_count(const empathie_result *result)
{
    return result ? result->signal_count : 0;
}

const empathie_signal *empathie_result_signal(const empathie_result *result, size_t index)
{
    return index < empathie_result_count(result) ? &result->signals[index] : NULL;
}

/* ---- a signal ---- */

int32_t empathie_signal_kind(const empathie_signal *signal)
{
    return signal ? signal->kind : 0;
}

int32_t empathie_signal_intensity(const empathie_signal *signal)
{
    return signal ? signal->intensity : 0;
}

int32_t empathie_signal_confidence(const empathie_signal *signal)
{
    return signal ? signal->confidence : 0;
}

int32_t empathie_signal_mask(const empathie_signal *signal)
{
    return signal ? signal->mask : 0;
}

const char *empathie_signal_question(const empathie_signal *signal)
{
    return signal ? signal->question : NULL;
}

size_t empathie_signal_cue_count(const empathie_signal *signal)
{
    return signal ? signal->cue_count : 0;
}

const char *empathie_signal_cue(const empathie_signal *signal, size_t index)
{
    return index < empathie_signal_cue_count(signal) ? signal->cues[index] : NULL;
}

size_t empathie_signal_count(const empathie_signal *signal)
{
    return signal ? signal->evidence_count : 0;
}

const empathie_evidence *empathie_signal_evidence(const empathie_signal *signal, size_t index)
{
    return index < empathie_signal_count(signal) ? &signal->evidence[index] : NULL;
}

/* ---- evidence ---- */

const char *empathie_evidence_cue(const empathie_evidence *evidence)
{
    return evidence ? evidence->cue : NULL;
}

const char *empathie_evidence_rule(const empathie_evidence *evidence)
{
    return evidence ? evidence->rule->id : NULL;
}

const char *empathie_evidence_why(const empathie_evidence *evidence)
{
    return evidence ? evidence->rule->why : NULL;
}

const char *empathie_evidence_instead(const empathie_evidence *evidence)
{
    return evidence ? evidence->rule->instead : NULL;
}

int32_t empathie_evidence_kind(const empathie_evidence *evidence)
{
    return evidence ? evidence->rule->kind : 0;
}

int32_t empathie_evidence_strength(const empathie_evidence *evidence)
{
    return evidence ? evidence->rule->strength : 0;
}

static bool is_unit(int32_t unit)
{
    return unit >= EMPATHIE_BYTES && unit <= EMPATHIE_UTF16;
}

size_t empathie_evidence_start(const empathie_evidence *evidence, int32_t unit)
{
    return evidence && is_unit(unit) ? evidence->start[unit - EMPATHIE_BYTES] : 0;
}

size_t empathie_evidence_end(const empathie_evidence *evidence, int32_t unit)
{
    return evidence && is_unit(unit) ? evidence->end[unit - EMPATHIE_BYTES] : 0;
}

const char *empathie_evidence_reason(const empathie_evidence *evidence)
{
    return evidence ? evidence->reason : NULL;
}

/* ---- the rest of a result ---- */

size_t empathie_result_aside_count(const empathie_result *result)
{
    return result ? result->aside_count : 0;
}

const empathie_evidence *empathie_result_aside(const empathie_result *result, size_t index)
{
    return index < empathie_result_aside_count(result) ? &result->aside[index] : NULL;
}

size_t empathie_result_limit_count(const empathie_result *result)
{
    return result ? result->limit_count : 0;
}

const char *empathie_result_limit(const empathie_result *result, size_t index)
{
    return index < empathie_result_limit_count(result) ? result->limits[index] : NULL;
}

size_t empathie_result_reflect_count(const empathie_result *result)
{
    return result ? result->reflect_count : 0;
}

const char *empathie_result_reflect(const empathie_result *result, size_t index)
{
    return index < empathie_result_reflect_count(result) ? result->reflect[index] : NULL;
}

/* ---- as text ---- */

static size_t nothing(char *buffer, size_t capacity)
{
    if (buffer && capacity > 0)
        buffer[0] = '\0';
    return 0;
}

size_t empathie_result_json(const empathie_result *result, int32_t unit, char *buffer,
                            size_t capacity)
{
    if (!result || !is_unit(unit))
        return nothing(buffer, capacity);
    return empi_output_json(result, (size_t)(unit - EMPATHIE_BYTES), buffer,
                            buffer ? capacity : 0);
}

size_t empathie_result_explain(const empathie_result *result, const char *text, size_t length,
                               char *buffer, size_t capacity)
{
    if (!result)
        return nothing(buffer, capacity);
    return empi_output_explain(result, text ? text : "", text ? length : 0, buffer,
                               buffer ? capacity : 0);
}

size_t empathie_offset(const char *text, size_t length, size_t offset, int32_t unit)
{
    if (!text || !is_unit(unit))
        return 0;
    if (offset > length)
        offset = length;
    return unit == EMPATHIE_BYTES
               ? offset
               : empi_text_units(text, length, offset, unit == EMPATHIE_UTF16);
}
