#include "phrase.h"

#include "bench.h"

#include <stdlib.h>
#include <string.h>

typedef struct reader {
    const lexicons *all;
    const char *at;
    int depth;
    bool *approximate;
} reader;

static node *read_choice(reader *input, char close);
static node *read_item(reader *input);

static node *new_node(enum node_kind kind)
{
    node *made = grow_block(NULL, sizeof *made);
    *made = (node){.kind = kind};
    return made;
}

static node *new_token(const char *expression)
{
    node *made = new_node(TOKEN);
    made->text = expression;
    made->length = strlen(expression);
    return made;
}

static void push(node *parent, node *child)
{
    parent->children = grow_block(parent->children, (parent->count + 1) * sizeof *parent->children);
    parent->children[parent->count++] = child;
}

static void skip_space(reader *input)
{
    input->at += strspn(input->at, " \t\r\n");
}

static bool ends_word(char c)
{
    return c == '\0' || strchr(" \t\r\n()|<>{}", c) != NULL;
}

static int read_digits(reader *input, int otherwise)
{
    char *end;
    long value = strtol(input->at, &end, 10);
    if (end == input->at)
        return otherwise;
    input->at = end;
    return (int)value;
}

static node *read_class(reader *input)
{
    static const struct {
        const char *name, *expression;
    } built_in[] = {{"datum", "\\d+[-/]\\d+"},
                    {"bedrag", "\\d+[,.]?\\d*"},
                    {"tijd", "\\d+[.:]\\d\\d"},
                    {"puntjes", NULL},
                    {"citaat", NULL}};
    const char *name = input->at + 1;
    size_t length = strcspn(name, "}");
    const word_class *found;
    node *choice = new_node(CHOICE);
    input->at = name + length + 1;
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++)
        if (strlen(built_in[i].name) == length && memcmp(built_in[i].name, name, length) == 0) {
            if (built_in[i].expression)
                return new_token(built_in[i].expression);
            *input->approximate = true;
            return new_node(NOT);
        }
    found = lexicons_class(input->all, name, length);
    for (size_t i = 0; found && input->depth < 24 && i < found->members.count; i++) {
        reader member = {input->all, found->members.items[i], input->depth + 1, input->approximate};
        node *read = read_choice(&member, '\0');
        if (read->kind != CHOICE)
            push(choice, read);
        for (size_t j = 0; read->kind == CHOICE && j < read->count; j++)
            push(choice, read->children[j]);
    }
    return choice;
}

static node *read_free(reader *input)
{
    node *made = new_node(FREE);
    input->at++;
    for (skip_space(input); *input->at && *input->at != '>'; skip_space(input))
        push(made, read_item(input));
    input->at += *input->at == '>';
    made->words = read_digits(input, 3);
    *input->approximate |= made->count > 2;
    return made;
}

static node *read_number(reader *input)
{
    bool ordinal = false;
    for (; !ends_word(*input->at); input->at++)
        ordinal |= *input->at == 'e';
    return new_token(ordinal ? "(?:\\d+e|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|"
                               "negende|tiende)"
                             : "(?:\\d+|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|"
                               "twaalf)");
}

static node *read_word(reader *input)
{
    node *made = new_node(WORD);
    size_t length = 0;
    while (!ends_word(input->at[length]))
        length++;
    made->text = input->at;
    made->length = length;
    input->at += length ? length : 1;
    if (length > 1 && made->text[length - 1] == '*') {
        made->kind = STEM;
        made->length--;
    } else if (length > 1 && made->text[0] == '*') {
        made->kind = ENDING;
        made->text++;
        made->length--;
    }
    return made;
}

static node *read_mark(reader *input)
{
    node *made = new_node(MARK);
    made->mark = *input->at++;
    *input->approximate |= made->mark == '?' || made->mark == '!';
    return made;
}

static node *read_item(reader *input)
{
    char c = *input->at, next = input->at[1];
    if (c == '(') {
        node *made;
        input->at++;
        made = read_choice(input, ')');
        input->at += *input->at == ')';
        return made;
    }
    if (c == '<')
        return read_free(input);
    if (c == '{')
        return read_class(input);
    if ((c == '@' || (c == '_' && next == '@')) && ends_word(input->at[c == '_' ? 2 : 1])) {
        *input->approximate = true;
        input->at += c == '_' ? 2 : 1;
        return new_token(PHRASE_ANY_WORD);
    }
    if (c == '_' && ends_word(next)) {
        input->at++;
        return new_token(PHRASE_ANY_WORD);
    }
    if (strchr("^$.,?!", c) && ends_word(next) && !(c == '!' && (next == '(' || next == '{')))
        return read_mark(input);
    if (c == '!') {
        input->at++;
        (void)read_item(input);
        *input->approximate = true;
        return new_node(NOT);
    }
    if (c == '#')
        return read_number(input);
    if (strncmp(input->at, "...", 3) == 0) {
        node *made = new_node(GAP);
        input->at += 3;
        made->words = read_digits(input, 4);
        return made;
    }
    return read_word(input);
}

static node *read_choice(reader *input, char close)
{
    node *choice = new_node(CHOICE), *sequence = new_node(SEQUENCE);
    for (;;) {
        skip_space(input);
        if (*input->at == '\0' || *input->at == close || *input->at == '|') {
            push(choice, sequence->count == 1 ? sequence->children[0] : sequence);
            if (*input->at != '|')
                break;
            input->at++;
            sequence = new_node(SEQUENCE);
        } else {
            push(sequence, read_item(input));
        }
    }
    return choice->count == 1 ? choice->children[0] : choice;
}

node *phrase_read(const lexicons *all, const char *phrase, bool *approximate)
{
    reader input = {all, phrase, 0, approximate};
    return read_choice(&input, '\0');
}
