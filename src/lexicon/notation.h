/* The phrase notation: from the text of a phrase to a tree.
 *
 * In: one phrase, the word classes, the vocabulary (to which its words are added). Out: a tree of
 * nodes, or mistakes with their place. Leaves to others: turning the tree into steps (phrase.h). */
#ifndef EMPI_NOTATION_H
#define EMPI_NOTATION_H

#include "lexicon/lexicon.h"
#include "lexicon/vocabulary.h"
#include "text/text.h"

enum empi_node_kind {
    EMPI_NODE_SEQUENCE,
    EMPI_NODE_CHOICE,
    EMPI_NODE_FREE,   /* children in any order; low: words between */
    EMPI_NODE_SET,    /* one word out of words */
    EMPI_NODE_NUMBER, /* low to high; flag: an ordinal */
    EMPI_NODE_ANY,    /* one word */
    EMPI_NODE_KEEP,   /* one word, which is remembered */
    EMPI_NODE_SAME,   /* the word that was remembered */
    EMPI_NODE_GAP,    /* 0 to low words */
    EMPI_NODE_NOT,    /* the next word is none of the children, which are words or numbers */
    EMPI_NODE_MARK    /* zero width; low is an empi_mark_test */
};

enum empi_mark_test {
    EMPI_TEST_START = 1, /* ^ */
    EMPI_TEST_END,       /* $ */
    EMPI_TEST_SENTENCE,  /* . */
    EMPI_TEST_COMMA,     /* , */
    EMPI_TEST_QUESTION,  /* ? */
    EMPI_TEST_EXCLAIM,   /* ! */
    EMPI_TEST_DOTS,      /* {puntjes} */
    EMPI_TEST_QUOTE      /* {citaat} */
};

typedef struct empi_node empi_node;
struct empi_node {
    uint8_t kind;
    bool flag;
    int32_t low, high;
    empi_node **children;
    uint32_t *words;
    size_t count;  /* of children or words */
    uint32_t word; /* where words points to when it is one */
    uint32_t set;  /* 1 + the set of these words in the vocabulary, once it was asked for */
    uint64_t cost, blur; /* of a set, once they were asked for (anchor.h); 0 before */
};

typedef struct empi_class { /* one word class of all the files together */
    const empi_class_source *source;
    const char *file;
    empi_node *node;   /* once read */
    uint8_t state;     /* 0 not read, 1 being read, 2 read, 3 read and found wrong */
} empi_class;

typedef struct empi_notation {
    empi_arena *arena;         /* of the phrase being read */
    empi_arena *classes_arena; /* of classes, which phrases share */
    const empi_memory *memory;
    empi_vocabulary *vocabulary;
    empi_class *classes; /* sorted by name */
    size_t class_count;
    empi_error *error;
    empi_text *text; /* room to see what a message makes of a word */
} empi_notation;

/* Reads one phrase. NULL: it has a mistake, which was added to the error, or memory ran out (the
 * arena or vocabulary tells). */
empi_node *empi_notation_read(empi_notation *notation, const char *file, const empi_string *phrase);

/* Reads a class that no phrase has named yet, to find its mistakes. */
void empi_notation_read_class(empi_notation *notation, empi_class *word_class);

#endif
