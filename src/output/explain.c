#include "output/output.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "lexicon/compile.h"

#include <string.h>

static const char *label_of(const empi_result *result, const char *name)
{
    const char *label = empi_program_label(result->engine->program, name);
    return label ? label : name;
}

/* The words of the message, on one line, between quotation marks. Offsets are those of the text
 * that was scanned; of another text no more is shown than it has. */
static void put_words(empi_writer *output, const empi_evidence *evidence, const char *text,
                      size_t length)
{
    size_t start = evidence->start[0], end = evidence->end[0];
    end = end > length ? length : end;
    empi_writer_text(output, "\xe2\x80\x9c");
    while (start < end) {
        size_t step = empi_utf8_step(text + start, end - start, NULL);
        if (step == 0) /* an invalid byte, as it was read */
            empi_writer_text(output, "\xef\xbf\xbd");
        for (size_t i = start; i < start + step; i++)
            empi_writer_byte(output, (unsigned char)text[i] < 0x20 ? ' ' : text[i]);
        start += step ? step : 1;
    }
    empi_writer_text(output, "\xe2\x80\x9d");
}

static const char *intensity_text(int32_t intensity)
{
    return intensity == 1 ? "licht" : intensity == 2 ? "duidelijk" : "sterk";
}

static void put_signal(empi_writer *output, const empi_result *result, const empi_signal *signal,
                       const char *text, size_t length)
{
    empi_writer_text(output, "- ");
    empi_writer_text(output, label_of(result, empi_kind_name(signal->kind)));
    empi_writer_text(output, " (");
    for (size_t i = 0; i < signal->cue_count; i++) {
        if (i > 0)
            empi_writer_text(output, ", ");
        empi_writer_text(output, label_of(result, signal->cues[i]));
    }
    empi_writer_text(output, "), ");
    empi_writer_text(output, intensity_text(signal->intensity));
    empi_writer_text(output, ".\n");
    if (signal->question) {
        empi_writer_text(output, "  De vraag die eronder kan liggen: ");
        empi_writer_text(output, signal->question);
        empi_writer_byte(output, '\n');
    }
    for (size_t i = 0; i < signal->evidence_count; i++) {
        const empi_evidence *evidence = &signal->evidence[i];
        if (evidence->again)
            continue; /* told with the first of its entry */
        empi_writer_text(output, "  Gelezen in ");
        put_words(output, evidence, text, length);
        for (size_t j = i + 1; j < signal->evidence_count; j++)
            if (signal->evidence[j].rule == evidence->rule) {
                empi_writer_text(output, ", ");
                put_words(output, &signal->evidence[j], text, length);
            }
        empi_writer_text(output, ": ");
        empi_writer_text(output, evidence->rule->why);
        empi_writer_text(output, " [");
        empi_writer_text(output, evidence->rule->id);
        empi_writer_text(output, "]\n");
    }
}

static void put_aside(empi_writer *output, const empi_result *result, const char *text,
                      size_t length)
{
    empi_writer_text(output, "Wel gezien, maar niet meegeteld:\n");
    for (size_t i = 0; i < result->aside_count; i++) {
        const empi_evidence *evidence = &result->aside[i];
        empi_writer_text(output, "- ");
        put_words(output, evidence, text, length);
        empi_writer_text(output, " (");
        empi_writer_text(output, label_of(result, evidence->cue));
        empi_writer_text(output, ") telt niet mee, want ");
        empi_writer_text(output, label_of(result, evidence->reason));
        empi_writer_text(output, ". [");
        empi_writer_text(output, evidence->rule->id);
        empi_writer_text(output, "]\n");
    }
}

size_t empi_output_explain(const empi_result *result, const char *text, size_t length,
                           char *buffer, size_t capacity)
{
    empi_writer output;
    empi_writer_init(&output, buffer, capacity);
    if (result->signal_count == 0)
        empi_writer_text(&output, "In dit bericht is geen signaal gelezen.\n");
    else
        empi_writer_text(&output, "Dit is in uw bericht gelezen. Het gaat over de woorden, niet "
                                  "over u, en een mens kan het anders zien:\n");
    for (size_t i = 0; i < result->signal_count; i++)
        put_signal(&output, result, &result->signals[i], text, length);
    if (result->aside_count > 0)
        put_aside(&output, result, text, length);
    for (size_t i = 0; i < result->limit_count; i++) {
        empi_writer_text(&output, i == 0 ? "Wat niet zeker is: " : " ");
        empi_writer_text(&output, label_of(result, result->limits[i]));
        if (i + 1 == result->limit_count)
            empi_writer_byte(&output, '\n');
    }
    empi_writer_text(&output, "Uw bericht wordt hiervoor niet bewaard, en er wordt geen oordeel "
                              "over u van gemaakt.\n");
    return empi_writer_end(&output);
}
