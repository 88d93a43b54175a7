/* Pieces of JSON that results and reports share. */
#ifndef EMPI_WRITE_H
#define EMPI_WRITE_H

#include "base/buffer.h"
#include "signals/result.h"

void empi_write_string(empi_writer *output, const char *text); /* with quotation marks */
/* "key":"value", with a comma before it unless it is the first of its object. */
void empi_write_text(empi_writer *output, const char *key, const char *value, bool first);
/* ,"key":value */
void empi_write_number(empi_writer *output, const char *key, int64_t value);
/* ,"key":["item",…] */
void empi_write_strings(empi_writer *output, const char *key, const char *const *items,
                        size_t count);
void empi_write_evidence(empi_writer *output, const empi_evidence *evidence, size_t unit);
/* What a result tells, as the members of an object without its braces. */
void empi_write_result(empi_writer *output, const empi_result *result, size_t unit);

#endif
