/* Results as text, into a caller's buffer by the contract of snprintf. Nothing is allocated. */
#ifndef EMPI_OUTPUT_H
#define EMPI_OUTPUT_H

#include "conversation/report.h"
#include "digest/publish.h"

/* unit: 0 bytes, 1 code points, 2 UTF-16 units */
size_t empi_output_json(const empi_result *result, size_t unit, char *buffer, size_t capacity);
size_t empi_output_explain(const empi_result *result, const char *text, size_t length,
                           char *buffer, size_t capacity);

size_t empi_output_report(const empi_report *report, size_t unit, char *buffer, size_t capacity);

size_t empi_output_digest_json(const empi_publication *publication, char *buffer, size_t capacity);
size_t empi_output_digest_csv(const empi_publication *publication, char *buffer, size_t capacity);
size_t empi_output_digest_html(const empi_publication *publication, char *buffer, size_t capacity);

const char *empi_kind_name(int32_t kind); /* NULL if unknown */
const char *empi_mask_name(int32_t mask);
const char *empi_event_name(int32_t type);
const char *empi_from_name(int32_t from);

#endif
