/* What the parts of the merge share: names with their places, sorted. */
#ifndef EMPI_MERGE_PARTS_H
#define EMPI_MERGE_PARTS_H

#include "lexicon/merge.h"

/* A name and the lexicon and index where it stands. Sorted by name; of the same name the later
 * comes last. */
typedef struct empi_key {
    const char *text;
    uint32_t lexicon, index;
} empi_key;

typedef struct empi_key_list {
    empi_key *items;
    size_t count, capacity;
} empi_key_list;

bool empi_keys_add(const empi_memory *memory, empi_key_list *list, const char *text,
                   size_t lexicon, size_t index);
void empi_keys_sort(empi_key_list *list);
/* Whether a name is a text of length bytes. */
bool empi_name_is(const char *name, const char *text, size_t length);
/* The first key that does not come before a text of length bytes. */
size_t empi_keys_find(const empi_key_list *list, const char *text, size_t length);
void empi_keys_free(const empi_memory *memory, empi_key_list *list);
bool empi_keys_last(const empi_key_list *list, size_t i); /* the one of its name that holds */

/* Whether the key repeats the one before it from the same group of files: a mistake. */
bool empi_keys_repeat(const empi_merge *merge, const empi_key_list *list, size_t i);
void empi_merge_report_repeat(empi_merge *merge, const char *what, const char *file,
                              const empi_string *here, const char *first_file,
                              const empi_string *first);

/* Whether any file has an entry of that name, if only one that is switched off. */
bool empi_merge_has_entry(const empi_program *program, const char *id, size_t length);
void empi_merge_unknown_cue(empi_merge *merge, const char *file, const empi_string *cue,
                            int32_t kind);

int32_t empi_merge_kind(const char *text); /* 0: none of that name */
int32_t empi_merge_within(const char *text); /* empi_within; 0: none of that name */
const char *empi_merge_kind_name(int32_t kind); /* of a signal, flag or opening */
int32_t empi_merge_index(const char *text, const char *const *names, int32_t count);
empi_place empi_merge_place(const char *file, const empi_string *string);

/* rules.c: the entries that hold become rules; then the names in them are looked up. */
bool empi_merge_rules(empi_merge *merge);
bool empi_merge_names(empi_merge *merge);

#endif
