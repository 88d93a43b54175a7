/* What reading phrases and reading classes share. */
#ifndef EMPI_NOTATION_READER_H
#define EMPI_NOTATION_READER_H

#include "lexicon/notation.h"

typedef struct empi_reader { /* one phrase being read */
    empi_notation *notation;
    const char *file;
    const empi_string *phrase;
    size_t at;
    size_t item; /* where the item being read begins */
    int depth;
    size_t echo; /* 1 + where an @ begins; 0: there is none */
    bool wrong; /* a mistake was reported: say no more about this phrase */
} empi_reader;

/* Few items need no memory of their own; a list stays where it was made. */
enum { EMPI_NODES_FEW = 8 };

typedef struct empi_node_list {
    empi_node **items;
    size_t count, capacity;
    empi_node *few[EMPI_NODES_FEW];
} empi_node_list;

static inline void empi_node_list_init(empi_node_list *list)
{
    list->items = list->few;
    list->count = 0;
    list->capacity = EMPI_NODES_FEW;
}

/* Reports a mistake at the item being read, with the words that are wrong, and gives NULL. */
void *empi_reader_mistake(empi_reader *input, const char *message, const char *detail,
                          size_t length);
empi_place empi_reader_place(const empi_reader *input);

empi_node *empi_node_number(empi_reader *input, enum empi_node_kind kind, int32_t low);
empi_node *empi_node_word(empi_reader *input, uint32_t word);
bool empi_node_push(empi_reader *input, empi_node_list *list, empi_node *node);
void empi_node_drop(empi_reader *input, empi_node_list *list);
/* Moves the list into a node of its own. */
empi_node *empi_node_adopt(empi_reader *input, empi_node_list *list, enum empi_node_kind kind);
/* All single words among the branches become one set, so that a class of a hundred words costs as
 * much as one word. */
empi_node *empi_node_join(empi_reader *input, empi_node *choice);

/* Branches of a choice that are single words, by far the most: they need no nodes of their own. */
enum { EMPI_PLAIN_FEW = 32 };

typedef struct empi_plain {
    empi_node *node; /* of all of them, among the branches; NULL: there are none yet */
    uint32_t *items;
    size_t count, capacity;
    uint32_t few[EMPI_PLAIN_FEW];
} empi_plain;

void empi_plain_init(empi_plain *words);
/* Whether the branch that comes is a word as it is looked up, or the stem of one: its length with the
 * star, or 0. */
size_t empi_reader_plain(const empi_reader *input, char close);
/* Reads it. false: no memory. */
bool empi_plain_add(empi_reader *input, size_t length, empi_plain *words);
/* Gives the words to their node, and frees the list. false: no memory. */
bool empi_plain_settle(empi_reader *input, empi_plain *words);

empi_node *empi_reader_whole(empi_reader *input); /* the whole phrase */
/* classes.c: the node of the class of a name, or NULL with a mistake. */
empi_node *empi_reader_class(empi_reader *input, const char *name, size_t length);

#endif
