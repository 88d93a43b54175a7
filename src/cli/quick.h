/* The usual line of JSON, read without a tree of it. */
#ifndef EMPATHIE_CLI_QUICK_H
#define EMPATHIE_CLI_QUICK_H

#include "cli.h"

/* Reads an object with a text as cli_record_read does, ten times as fast; the text is not ended by a
 * NUL, may be part of the line, and there is no root. false: the line is wrong, or has what is left to
 * the parser (a conversation, keys with escapes, large numbers); the record holds nothing. */
bool cli_quick_read(cli_record *record, const char *line, size_t length, long long number);

#endif
