/* A message with the places of the words that tell something, sorted and numbered. */
#ifndef EMPATHIE_CLI_PICTURE_H
#define EMPATHIE_CLI_PICTURE_H

#include "cli.h"

/* A stretch of the message that one or more evidences point at. */
typedef struct cli_stretch {
    size_t start, end;
    int32_t kind;
} cli_stretch;

typedef struct cli_edge {
    size_t at;
    bool opens;
    size_t span;
} cli_edge;

typedef struct cli_picture {
    const cli_terminal *terminal;
    const empathie_engine *engine;
    const empathie_result *result;
    const char *text;
    size_t length;
    cli_stretch *spans; /* sorted, each once */
    cli_edge *marks;
    size_t count;
} cli_picture;

/* Fills in spans, marks and count. false: no memory, and nothing is marked. End it in both cases. */
bool cli_picture_begin(cli_picture *picture);
void cli_picture_end(cli_picture *picture);

cli_stretch cli_span_of(const empathie_evidence *evidence);
/* The number of evidence in the message, from 1; 0 where it points at no words. */
size_t cli_number_of(const cli_picture *picture, const empathie_evidence *evidence);

#endif
