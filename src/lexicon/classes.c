#include "lexicon/notation_reader.h"

#include <string.h>

static empi_class *find_class(const empi_notation *notation, const char *name, size_t length)
{
    size_t low = 0, high = notation->class_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *other = notation->classes[middle].source->name.text;
        int order = strncmp(other, name, length);
        if (order == 0 && other[length] == '\0')
            return &notation->classes[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static void *unknown_class(empi_reader *input, const char *name, size_t length)
{
    const empi_notation *notation = input->notation;
    const char **names =
        empi_alloc(notation->memory, (notation->class_count + 1) * sizeof *names);
    char wanted[64] = "";
    const char *near;
    empi_place place = empi_reader_place(input);
    if (!names) {
        notation->arena->failed = true;
        return NULL;
    }
    for (size_t i = 0; i < notation->class_count; i++)
        names[i] = notation->classes[i].source->name.text;
    memcpy(wanted, name, length < 63 ? length : 63);
    near = empi_nearest(wanted, names, notation->class_count);
    if (!input->wrong)
        empi_error_add(notation->error, place,
                       near ? "unknown class \"%s\"; did you mean \"%s\"?" : "unknown class \"%s\"",
                       wanted, near);
    input->wrong = true;
    empi_free(notation->memory, names, (notation->class_count + 1) * sizeof *names);
    return NULL;
}

static empi_node *built_in_class(empi_reader *input, const char *name, size_t length)
{
    static const struct {
        char name[12];
        uint32_t word;
    } built_in[] = {
        {"datum", EMPI_WORD_DATE}, {"bedrag", EMPI_WORD_AMOUNT}, {"tijd", EMPI_WORD_TIME}};
    if (length == 7 && memcmp(name, "puntjes", 7) == 0)
        return empi_node_number(input, EMPI_NODE_MARK, EMPI_TEST_DOTS);
    if (length == 6 && memcmp(name, "citaat", 6) == 0)
        return empi_node_number(input, EMPI_NODE_MARK, EMPI_TEST_QUOTE);
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++)
        if (strlen(built_in[i].name) == length && memcmp(built_in[i].name, name, length) == 0)
            return empi_node_word(input, built_in[i].word);
    return NULL;
}

static void read_members(empi_notation *notation, empi_class *word_class, int depth)
{
    empi_node_list list;
    bool wrong = false;
    empi_reader last = {.notation = notation};
    empi_arena *phrase = notation->arena;
    notation->arena = notation->classes_arena;
    empi_node_list_init(&list);
    word_class->state = 1;
    for (size_t i = 0; i < word_class->source->members.count; i++) {
        empi_reader input = {.notation = notation,
                        .file = word_class->file,
                        .phrase = &word_class->source->members.items[i],
                        .depth = depth};
        empi_node *node = empi_reader_whole(&input);
        wrong |= input.wrong;
        if (node && !empi_node_push(&input, &list, node))
            break;
    }
    word_class->node = empi_node_adopt(&last, &list, EMPI_NODE_CHOICE);
    if (word_class->node && word_class->node->count)
        word_class->node = empi_node_join(&last, word_class->node);
    word_class->state = wrong ? 3 : 2;
    notation->arena = phrase;
}

void empi_notation_read_class(empi_notation *notation, empi_class *word_class)
{
    if (word_class->state == 0)
        read_members(notation, word_class, 0);
}

empi_node *empi_reader_class(empi_reader *input, const char *name, size_t length)
{
    empi_class *word_class = find_class(input->notation, name, length);
    empi_node *built_in;
    if (!word_class) {
        built_in = built_in_class(input, name, length);
        if (built_in || input->notation->arena->failed)
            return built_in;
        return unknown_class(input, name, length);
    }
    if (word_class->state == 1)
        return empi_reader_mistake(input, "a class that contains itself:", name, length);
    if (word_class->state == 0)
        read_members(input->notation, word_class, input->depth);
    if (word_class->state == 3 || !word_class->node) {
        input->wrong = true; /* reported where the class stands */
        return NULL;
    }
    if (word_class->node->kind == EMPI_NODE_CHOICE && word_class->node->count == 0)
        return empi_reader_mistake(input, "an empty class:", name, length);
    return word_class->node;
}
