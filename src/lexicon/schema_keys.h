/* The format of a lexicon as one table: which keys an object has, what each holds, where it is
 * kept, and in which entries it belongs. To add a key, add a field and a row. */
#ifndef EMPI_SCHEMA_KEYS_H
#define EMPI_SCHEMA_KEYS_H

#include "lexicon/lexicon.h"

typedef struct empi_lexicon_file { /* a file's top level: what outlives reading and what does not */
    empi_string format, kind;
    empi_strings unless;
    empi_lexicon lexicon;
} empi_lexicon_file;

enum empi_object {
    EMPI_OBJECT_FILE,
    EMPI_OBJECT_ENTRY,
    EMPI_OBJECT_KIND,
    EMPI_OBJECT_CUE,
    EMPI_OBJECT_REFLECT,
    EMPI_OBJECT_NUMBER,
    EMPI_OBJECT_LANGUAGE,
    EMPI_OBJECT_SPELLING,
    EMPI_OBJECTS
};

enum empi_key_type {
    EMPI_KEY_TEXT,    /* empi_string */
    EMPI_KEY_TEXTS,   /* a list: empi_strings */
    EMPI_KEY_PAIRS,   /* a map of texts: empi_pairs */
    EMPI_KEY_LABELS,  /* the same, or maps of them under a heading */
    EMPI_KEY_CLASSES, /* a map of lists: an array of empi_class_source, and its count */
    EMPI_KEY_OBJECT,  /* a map with keys of its own, kept in the same place */
    EMPI_KEY_OBJECTS  /* a list of those: an array, and its count */
};

/* What a text must be: a word of a closed set, or well formed. */
enum empi_values {
    EMPI_VALUES_ANY,
    EMPI_VALUES_KIND,
    EMPI_VALUES_SIGNAL,
    EMPI_VALUES_MASK,
    EMPI_VALUES_STRENGTH,
    EMPI_VALUES_WITHIN,
    EMPI_VALUES_UNLESS,
    EMPI_VALUES_REACH,
    EMPI_VALUES_OFF,
    EMPI_VALUES_SETS, /* the ones before it are closed sets */
    EMPI_VALUES_FORMAT,
    EMPI_VALUES_NUMBER,
    EMPI_VALUES_NAME, /* waiting */
    EMPI_VALUES_ID    /* waiting.no_progress */
};

/* The forms an entry takes. Bits: a key may belong to several. */
enum empi_form {
    EMPI_FORM_PLAIN = 1 << 0,  /* frustration, silence, distress, or opens */
    EMPI_FORM_MASKED = 1 << 1, /* masked_question */
    EMPI_FORM_MARK = 1 << 2,
    EMPI_FORM_SCOPE = 1 << 3,
    EMPI_FORM_OFF = 1 << 4,    /* off: true */
    EMPI_FORM_CLOSES = 1 << 5, /* closes: the only one with instead */
    EMPI_FORM_SIGNAL = EMPI_FORM_PLAIN | EMPI_FORM_MASKED | EMPI_FORM_CLOSES,
    EMPI_FORM_ON = EMPI_FORM_SIGNAL | EMPI_FORM_MARK | EMPI_FORM_SCOPE,
    EMPI_FORM_ALL = EMPI_FORM_ON | EMPI_FORM_OFF
};

typedef struct empi_key {
    uint8_t object;   /* enum empi_object: whose key it is */
    char name[16];
    uint8_t type;     /* enum empi_key_type */
    uint8_t values;   /* enum empi_values, of the text or of each text in the list */
    uint8_t allowed;  /* enum empi_form: other objects than entries allow and require all or none */
    uint8_t required;
    uint8_t child;    /* enum empi_object, of OBJECT and OBJECTS */
    uint16_t at, count_at; /* where in the object's struct */
    char reason[88];  /* why it is needed, behind '"key" is missing: ' */
} empi_key;

enum { EMPI_KEYS_MAX = 24, EMPI_VALUES_MAX = 8 }; /* keys of one object, words of one set */

/* The rows of one object. */
const empi_key *empi_keys(enum empi_object object, size_t *count);
size_t empi_object_size(enum empi_object object);
const char *empi_object_name(enum empi_object object); /* "a cue" */

/* The words of a closed set; returns how many. */
size_t empi_values_words(enum empi_values values, const char *words[EMPI_VALUES_MAX]);

#endif
