#include "output/output.h"

#include "output/write.h"

const char *empi_kind_name(int32_t kind)
{
    switch (kind) {
    case EMPI_FRUSTRATION:
        return "frustration";
    case EMPI_MASKED_QUESTION:
        return "masked_question";
    case EMPI_SILENCE:
        return "silence";
    case EMPI_DISTRESS:
        return "distress";
    case EMPI_CLOSES:
        return "closes";
    case EMPI_OPENS:
        return "opens";
    case EMPI_MARKER:
        return "mark";
    case EMPI_PROMISE:
        return "promise";
    case EMPI_SCOPE:
        return "scope";
    default:
        return NULL;
    }
}

const char *empi_mask_name(int32_t mask)
{
    switch (mask) {
    case 0:
        return "none";
    case EMPI_IRONY:
        return "irony";
    case EMPI_RHETORICAL:
        return "rhetorical";
    case EMPI_HEDGE:
        return "hedge";
    case EMPI_STATEMENT:
        return "statement";
    default:
        return NULL;
    }
}

static void write_escape(empi_writer *output, unsigned char byte)
{
    static const char hexadecimal[] = "0123456789abcdef";
    const char code[] = {'\\', 'u', '0', '0', hexadecimal[byte >> 4], hexadecimal[byte & 15]};
    const char quoted[] = {'\\', (char)byte};
    if (byte < 0x20)
        empi_writer_bytes(output, code, sizeof code);
    else
        empi_writer_bytes(output, quoted, sizeof quoted);
}

void empi_write_string(empi_writer *output, const char *text)
{
    const char *written = text; /* up to here */
    empi_writer_byte(output, '"');
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        empi_writer_bytes(output, written, (size_t)(text - written));
        write_escape(output, byte);
        written = text + 1;
    }
    empi_writer_bytes(output, written, (size_t)(text - written));
    empi_writer_byte(output, '"');
}

void empi_write_text(empi_writer *output, const char *key, const char *value, bool first)
{
    if (!first)
        empi_writer_byte(output, ',');
    empi_write_string(output, key);
    empi_writer_byte(output, ':');
    empi_write_string(output, value);
}

void empi_write_number(empi_writer *output, const char *key, int64_t value)
{
    empi_writer_byte(output, ',');
    empi_write_string(output, key);
    empi_writer_byte(output, ':');
    empi_writer_number(output, value);
}

void empi_write_strings(empi_writer *output, const char *key, const char *const *items,
                        size_t count)
{
    empi_writer_byte(output, ',');
    empi_write_string(output, key);
    empi_writer_text(output, ":[");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            empi_writer_byte(output, ',');
        empi_write_string(output, items[i]);
    }
    empi_writer_byte(output, ']');
}

void empi_write_evidence(empi_writer *output, const empi_evidence *evidence, size_t unit)
{
    empi_writer_byte(output, '{');
    empi_write_text(output, "cue", evidence->cue, true);
    empi_write_text(output, "rule", evidence->rule->id, false);
    empi_write_number(output, "start", evidence->start[unit]);
    empi_write_number(output, "end", evidence->end[unit]);
    empi_write_text(output, "why", evidence->rule->why, false);
    empi_writer_byte(output, '}');
}

static void put_signal(empi_writer *output, const empi_signal *signal, size_t unit)
{
    empi_writer_byte(output, '{');
    empi_write_text(output, "kind", empi_kind_name(signal->kind), true);
    empi_write_number(output, "intensity", signal->intensity);
    empi_write_number(output, "confidence", signal->confidence);
    empi_write_strings(output, "cues", signal->cues, signal->cue_count);
    if (signal->mask)
        empi_write_text(output, "mask", empi_mask_name(signal->mask), false);
    if (signal->question)
        empi_write_text(output, "question", signal->question, false);
    empi_writer_text(output, ",\"evidence\":[");
    for (size_t i = 0; i < signal->evidence_count; i++) {
        if (i > 0)
            empi_writer_byte(output, ',');
        empi_write_evidence(output, &signal->evidence[i], unit);
    }
    empi_writer_text(output, "]}");
}

/* A reply's evidence, named by key: each flag or opening with its words. */
static void put_readings(empi_writer *output, const char *key, const empi_result *result,
                         int32_t kind, size_t unit)
{
    bool first = true;
    for (size_t i = 0; i < result->signal_count; i++) {
        const empi_signal *signal = &result->signals[i];
        for (size_t j = 0; signal->kind == kind && j < signal->evidence_count; j++) {
            const empi_evidence *evidence = &signal->evidence[j];
            empi_writer_text(output, first ? "{" : ",{");
            first = false;
            empi_write_text(output, key, evidence->cue, true);
            empi_write_number(output, "start", evidence->start[unit]);
            empi_write_number(output, "end", evidence->end[unit]);
            empi_write_text(output, "rule", evidence->rule->id, false);
            empi_write_text(output, "why", evidence->rule->why, false);
            if (evidence->rule->instead)
                empi_write_text(output, "instead", evidence->rule->instead, false);
            empi_writer_byte(output, '}');
        }
    }
}

static void put_reply(empi_writer *output, const empi_result *result, size_t unit)
{
    empi_writer_text(output, "\"flags\":[");
    put_readings(output, "flag", result, EMPI_CLOSES, unit);
    empi_writer_text(output, "],\"opens\":[");
    put_readings(output, "open", result, EMPI_OPENS, unit);
    empi_writer_byte(output, ']');
}

static void put_message(empi_writer *output, const empi_result *result, size_t unit)
{
    empi_writer_text(output, "\"signals\":[");
    for (size_t i = 0; i < result->signal_count; i++) {
        if (i > 0)
            empi_writer_byte(output, ',');
        put_signal(output, &result->signals[i], unit);
    }
    empi_writer_byte(output, ']');
}

void empi_write_result(empi_writer *output, const empi_result *result, size_t unit)
{
    if (result->side == EMPI_SIDE_ORGANISATION)
        put_reply(output, result, unit);
    else
        put_message(output, result, unit);
    empi_write_strings(output, "limits", result->limits, result->limit_count);
    empi_write_strings(output, "reflect", result->reflect, result->reflect_count);
}

size_t empi_output_json(const empi_result *result, size_t unit, char *buffer, size_t capacity)
{
    empi_writer output;
    empi_writer_init(&output, buffer, capacity);
    empi_writer_byte(&output, '{');
    empi_write_result(&output, result, unit);
    empi_writer_byte(&output, '}');
    return empi_writer_end(&output);
}
