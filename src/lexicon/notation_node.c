#include "lexicon/notation_reader.h"

#include "base/limits.h"
#include "lexicon/form.h"

#include <string.h>

/* ---- making nodes ---- */

static empi_node *new_node(empi_reader *input, enum empi_node_kind kind)
{
    empi_node *node = empi_arena_alloc_zero(input->notation->arena, sizeof *node);
    if (node)
        node->kind = (uint8_t)kind;
    return node;
}

empi_node *empi_node_number(empi_reader *input, enum empi_node_kind kind, int32_t low)
{
    empi_node *node = new_node(input, kind);
    if (node)
        node->low = low;
    return node;
}

/* Room for one item more of a list that begins in few, its own room for capacity items. */
static bool make_room(empi_reader *input, void *items_pointer, const void *few, size_t *capacity,
                      size_t item_size)
{
    const empi_memory *memory = input->notation->memory;
    size_t size = *capacity * item_size;
    void *items;
    memcpy(&items, items_pointer, sizeof items);
    if (items != few) {
        if (empi_grow(memory, items_pointer, capacity, *capacity + 1, item_size))
            return true;
    } else if ((items = empi_alloc(memory, 2 * size)) != NULL) {
        memcpy(items, few, size);
        memcpy(items_pointer, &items, sizeof items);
        *capacity *= 2;
        return true;
    }
    input->notation->arena->failed = true;
    return false;
}

bool empi_node_push(empi_reader *input, empi_node_list *list, empi_node *node)
{
    if (!node)
        return false;
    if (list->count == list->capacity &&
        !make_room(input, &list->items, list->few, &list->capacity, sizeof *list->items))
        return false;
    list->items[list->count++] = node;
    return true;
}

void empi_node_drop(empi_reader *input, empi_node_list *list)
{
    if (list->items != list->few)
        empi_free(input->notation->memory, list->items, list->capacity * sizeof *list->items);
    empi_node_list_init(list);
}

empi_node *empi_node_adopt(empi_reader *input, empi_node_list *list, enum empi_node_kind kind)
{
    empi_node *node = new_node(input, kind);
    if (node && list->count) {
        node->children =
            empi_arena_alloc(input->notation->arena, list->count * sizeof(empi_node *));
        node->count = list->count;
        if (node->children)
            memcpy(node->children, list->items, list->count * sizeof(empi_node *));
        else
            node = NULL;
    }
    empi_node_drop(input, list);
    return node;
}

empi_node *empi_node_word(empi_reader *input, uint32_t word)
{
    empi_node *node = new_node(input, EMPI_NODE_SET);
    if (!node || word == EMPI_WORD_NONE)
        return NULL;
    node->word = word;
    node->words = &node->word;
    node->count = 1;
    return node;
}

/* All single words among the branches become one set, so that a class of a hundred words costs as
 * much as one word. */
empi_node *empi_node_join(empi_reader *input, empi_node *choice)
{
    size_t words = 0, sets = 0, kept = 0, at = 0;
    empi_node *joined;
    for (size_t i = 0; i < choice->count; i++)
        if (choice->children[i]->kind == EMPI_NODE_SET) {
            words += choice->children[i]->count;
            sets++;
        }
    if (sets < 2)
        return choice->count == 1 ? choice->children[0] : choice;
    joined = new_node(input, EMPI_NODE_SET);
    if (!joined)
        return NULL;
    joined->words = empi_arena_alloc(input->notation->arena, words * sizeof *joined->words);
    if (!joined->words)
        return NULL;
    joined->count = words;
    for (size_t i = 0; i < choice->count; i++) {
        empi_node *child = choice->children[i];
        if (child->kind == EMPI_NODE_SET) {
            memcpy(joined->words + at, child->words, child->count * sizeof *child->words);
            if (at == 0)
                choice->children[kept++] = joined;
            at += child->count;
        } else {
            choice->children[kept++] = child;
        }
    }
    choice->count = kept;
    return kept == 1 ? joined : choice;
}

/* ---- words that stand alone ---- */

void empi_plain_init(empi_plain *words)
{
    words->node = NULL;
    words->items = words->few;
    words->count = 0;
    words->capacity = EMPI_PLAIN_FEW;
}

size_t empi_reader_plain(const empi_reader *input, char close)
{
    const char *start = input->phrase->text + input->at; /* ends in NUL */
    size_t length = 0, letters;
    while (start[length] >= 'a' && start[length] <= 'z')
        length++;
    letters = length;
    length += start[length] == '*';
    if ((start[length] != '|' && start[length] != close) || (length > letters && letters < 3) ||
        input->depth >= EMPI_PHRASE_DEPTH)
        return 0;
    return empi_is_own_form(start, letters) ? length : 0;
}

bool empi_plain_add(empi_reader *input, size_t length, empi_plain *words)
{
    const char *form = input->phrase->text + input->at;
    bool stem = form[length - 1] == '*';
    uint32_t word = empi_vocabulary_add(input->notation->vocabulary, form, length - stem,
                                        stem ? EMPI_WORD_STEM : EMPI_WORD_EXACT);
    input->at += length;
    if (word == EMPI_WORD_NONE)
        return false;
    if (words->count == words->capacity &&
        !make_room(input, &words->items, words->few, &words->capacity, sizeof *words->items))
        return false;
    words->items[words->count++] = word;
    return true;
}

/* The node gets a copy of the words. */
static bool give_words(empi_reader *input, const empi_plain *words, empi_node *node)
{
    node->count = words->count;
    node->word = words->items[0];
    node->words = &node->word;
    if (words->count > 1)
        node->words =
            empi_arena_alloc(input->notation->arena, words->count * sizeof *node->words);
    if (node->words)
        memcpy(node->words, words->items, words->count * sizeof *node->words);
    return node->words != NULL;
}

bool empi_plain_settle(empi_reader *input, empi_plain *words)
{
    bool done = !words->node || give_words(input, words, words->node);
    if (words->items != words->few)
        empi_free(input->notation->memory, words->items, words->capacity * sizeof *words->items);
    return done;
}
