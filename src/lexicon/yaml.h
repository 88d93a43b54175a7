/* YAML, and no more of it than a lexicon needs: a tree of maps, lists and texts with their places.
 *
 * In: bytes. Out: nodes, or mistakes. The only file that knows libyaml. */
#ifndef EMPI_YAML_H
#define EMPI_YAML_H

#include "lexicon/lexicon.h"

enum empi_yaml_kind {
    EMPI_YAML_TEXT,
    EMPI_YAML_LIST,
    EMPI_YAML_MAP,
    EMPI_YAML_BROKEN /* a mistake was already reported here: say no more about it */
};

typedef struct empi_yaml_node empi_yaml_node;
struct empi_yaml_node {
    /* Of a text; its place is that of its first character, after an opening quote, so that a place
     * within it can be counted from there. Of a list or map: where it begins. */
    empi_string string;
    empi_yaml_node *first, *next; /* of a map: key, value, key, value */
    uint32_t count;               /* items of a list, keys of a map */
    int32_t column;               /* where the node begins, with its quote; the line is string's */
    uint8_t kind;
    bool plain;   /* a text without quotes */
    bool partial; /* a mistake cut it short: what is missing may stand further on */
};

/* Reads one document into the arena, which is emptied first. Mistakes are added to error; what was
 * understood is in the tree all the same: a line that is no YAML is left out, with what is indented
 * below it, and the rest is read again. NULL: nothing was understood, or *failed: no memory. */
const empi_yaml_node *empi_yaml_read(empi_arena *arena, const char *file, const char *bytes,
                                     size_t length, empi_error *error, bool *failed);

#endif
