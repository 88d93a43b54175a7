/* What the fuzz targets share. A target is a function that takes any bytes; what must hold is
 * checked with EXPECT, which ends the process so that the input is kept. */
#ifndef FUZZ_H
#define FUZZ_H

#include <empathie.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#define EXPECT(holds)                                                                              \
    do {                                                                                           \
        if (!(holds)) {                                                                            \
            (void)fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #holds);        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Each target uses some of these. */
#if defined(__GNUC__)
#define FUZZ_SHARED __attribute__((unused)) static
#else
#define FUZZ_SHARED static
#endif

/* Made once and kept until the process ends. */
FUZZ_SHARED empathie_engine *fuzz_engine(void)
{
    static empathie_engine *engine;
    if (!engine)
        EXPECT(empathie_engine_new_default(&engine, NULL) == EMPATHIE_OK);
    return engine;
}

#ifdef FUZZ_ENGINE /* a target that needs it has it before the first input, whose time is measured \
                    */
int LLVMFuzzerInitialize(int *count, char ***words);

int LLVMFuzzerInitialize(int *count, char ***words)
{
    (void)count;
    (void)words;
    (void)fuzz_engine();
    return 0;
}
#endif

/* The same, for a target that reads one text at a time. */
FUZZ_SHARED empathie_scanner *fuzz_scanner(void)
{
    static empathie_scanner *scanner;
    if (!scanner)
        EXPECT(empathie_scanner_new(fuzz_engine(), &scanner, NULL) == EMPATHIE_OK);
    return scanner;
}

/* Whether length bytes are UTF-8 without NUL. */
FUZZ_SHARED int fuzz_is_utf8(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        unsigned char byte = (unsigned char)text[i];
        size_t more = byte < 0x80   ? 0
                      : byte < 0xC2 ? 9
                      : byte < 0xE0 ? 1
                      : byte < 0xF0 ? 2
                      : byte < 0xF5 ? 3
                                    : 9;
        if (byte == 0 || more > length - i - 1)
            return 0;
        for (size_t j = 1; j <= more; j++)
            if (((unsigned char)text[i + j] & 0xC0) != 0x80)
                return 0;
        i += more + 1;
    }
    return 1;
}

FUZZ_SHARED void fuzz_evidence(const empathie_evidence *evidence, const char *text, size_t length)
{
    size_t start = empathie_evidence_start(evidence, EMPATHIE_BYTES);
    size_t end = empathie_evidence_end(evidence, EMPATHIE_BYTES);
    EXPECT(start < end && end <= length);
    for (int32_t unit = EMPATHIE_CODE_POINTS; unit <= EMPATHIE_UTF16; unit++)
        EXPECT(empathie_evidence_start(evidence, unit) ==
               empathie_offset(text, length, start, unit));
}

/* All that a result can be asked, and what must be true of it. */
FUZZ_SHARED void fuzz_result(const empathie_result *result, const char *text, size_t length)
{
    size_t json = empathie_result_json(result, EMPATHIE_UTF16, NULL, 0);
    size_t words = empathie_result_explain(result, text, length, NULL, 0);
    size_t room = (json > words ? json : words) + 1;
    char *out = malloc(room);
    EXPECT(out);
    EXPECT(empathie_result_json(result, EMPATHIE_UTF16, out, room) == json);
    EXPECT(fuzz_is_utf8(out, json) && out[0] == '{' && out[json - 1] == '}');
    EXPECT(empathie_result_explain(result, text, length, out, room) == words);
    EXPECT(fuzz_is_utf8(out, words));
    free(out);
    for (size_t i = 0; i < empathie_result_count(result); i++) {
        const empathie_signal *signal = empathie_result_signal(result, i);
        EXPECT(empathie_signal_intensity(signal) >= 1 && empathie_signal_intensity(signal) <= 3);
        EXPECT(empathie_signal_count(signal) > 0 && empathie_signal_cue_count(signal) > 0);
        for (size_t j = 0; j < empathie_signal_count(signal); j++)
            fuzz_evidence(empathie_signal_evidence(signal, j), text, length);
    }
}

/* A report as JSON, and what must be true of that; to be freed. */
FUZZ_SHARED char *fuzz_report(const empathie_report *report, int32_t unit)
{
    size_t length = empathie_report_json(report, unit, NULL, 0);
    char *out = malloc(length + 1);
    EXPECT(out && empathie_report_json(report, unit, out, length + 1) == length);
    EXPECT(fuzz_is_utf8(out, length) && out[0] == '{' && out[length - 1] == '}');
    return out;
}

#endif
