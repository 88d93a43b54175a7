/* A lexicon as read from YAML and checked against the schema: strings with their places.
 *
 * In: bytes of one file. Out: an empi_lexicon, or mistakes. Knows the format, not the phrase
 * notation (phrase.h) nor Dutch. Everything lives in the lexicon's arena. */
#ifndef EMPI_LEXICON_H
#define EMPI_LEXICON_H

#include "base/error.h"

/* A scalar and where its first character stands, after an opening quote; text NULL: absent. */
typedef struct empi_string {
    const char *text;
    size_t length;
    int32_t line, column;
} empi_string;

typedef struct empi_strings {
    empi_string *items;
    size_t count;
} empi_strings;

typedef struct empi_pair { /* a map entry of scalars */
    empi_string key, value;
} empi_pair;

typedef struct empi_pairs {
    empi_pair *items;
    size_t count;
} empi_pairs;

typedef struct empi_class_source {
    empi_string name;
    empi_strings members;
} empi_class_source;

typedef struct empi_cue_source { /* kinds: use id and label only */
    empi_string id, kind, label, question, unless_within, why;
} empi_cue_source;

typedef struct empi_reflect_source {
    empi_string id, kind, cue, ask, why;
} empi_reflect_source;

typedef struct empi_number_source {
    empi_string id, value, why;
} empi_number_source;

typedef struct empi_language_source {
    empi_string id, label;
    empi_strings words;
} empi_language_source;

typedef struct empi_entry_source {
    const char *file;        /* name of the lexicon it came from */
    empi_string id, cue, mask, strength, regex, within, reach, why, instead, off;
    empi_string kind;        /* of the entry, else of the file */
    empi_string points;      /* how many points from the tables tell its cue */
    empi_string longer, later; /* by how many days the times of its parts must differ */
    empi_strings any, all, needs, except, matches, rejects;
    empi_strings limits, misses; /* sentences in which it is found, or not, and knows it is wrong */
    empi_strings unless, despite; /* the entry's own */
    empi_strings file_unless;     /* of its file; shared */
    int32_t line, column;    /* of the entry's id */
} empi_entry_source;

typedef struct empi_lexicon {
    empi_arena arena;
    const char *name;
    empi_class_source *classes;
    size_t class_count;
    empi_cue_source *kinds, *cues;
    size_t kind_count, cue_count;
    empi_pairs labels;
    empi_reflect_source *reflects;
    size_t reflect_count;
    empi_number_source *numbers;
    size_t number_count;
    empi_language_source *languages;
    size_t language_count;
    empi_pairs same, joined;                             /* spelling */
    empi_string points;                                  /* a table: "words: cue 3, cue -2" */
    empi_strings sounds, keep, masked, abbreviations;    /* spelling */
    empi_entry_source *entries;
    size_t entry_count;
} empi_lexicon;

/* Reads and checks one file. Mistakes are added to error (kept non-NULL by the caller); what can be
 * understood is returned all the same, so that later files can be checked against it. NULL: no
 * memory. What is checked here: YAML, the strict subset, depth and size limits, duplicate keys,
 * unknown or misplaced keys (with a suggestion), wrong types, missing keys, format number, values
 * of a closed set (kind, mask, strength, within, reach, off), numbers, ids well formed. Names that
 * point elsewhere (cues, classes, scopes, entry ids) are checked where all files are known. */
empi_lexicon *empi_lexicon_read(const empi_memory *memory, const char *name, const char *bytes,
                                size_t length, empi_error *error);
void empi_lexicon_free(empi_lexicon *lexicon);

#endif
