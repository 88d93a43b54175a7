/* The lexicons of the repository as they stand in YAML, for what the benchmark makes of them. */
#ifndef BENCH_LEXICONS_H
#define BENCH_LEXICONS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct strings {
    const char **items;
    size_t count, capacity;
} strings;

typedef struct bench_entry {
    size_t file; /* in files */
    const char *id, *kind, *cue, *mask, *strength, *within, *reach, *regex;
    strings any, all, needs, except, unless, despite, matches, rejects;
    bool points;
} bench_entry;

typedef struct word_class {
    const char *name;
    strings members;
} word_class;

typedef struct lexicon_file {
    const char *path, *kind;
    strings unless;
} lexicon_file;

typedef struct lexicons {
    lexicon_file *files;
    size_t file_count;
    bench_entry *entries;
    size_t entry_count, entry_capacity;
    word_class *classes; /* of all files, as in the library */
    size_t class_count, class_capacity;
} lexicons;

/* Lives as long as the process; a file that cannot be read ends it. */
lexicons *lexicons_read(const char *const *paths, size_t count);
const word_class *lexicons_class(const lexicons *all, const char *name, size_t length);

void strings_add(strings *list, const char *text);

#endif
