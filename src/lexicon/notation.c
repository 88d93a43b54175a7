#include "lexicon/notation_reader.h"

#include "base/limits.h"
#include "lexicon/form.h"

#include <string.h>

static empi_node *read_choice(empi_reader *input, char close);
static empi_node *read_item(empi_reader *input);

/* The place of the item being read, by the column of the phrase's first character. */
empi_place empi_reader_place(const empi_reader *input)
{
    empi_place place = {input->file, input->phrase->line, input->phrase->column};
    for (size_t i = 0; i < input->item; i++) /* continuation bytes take no column */
        place.column += ((unsigned char)input->phrase->text[i] & 0xc0) != 0x80;
    return place;
}

void *empi_reader_mistake(empi_reader *input, const char *message, const char *detail, size_t length)
{
    empi_place place = empi_reader_place(input);
    if (!input->wrong)
        empi_error_add(input->notation->error, place, "phrase \"%.60s\": %s%s%.*s%s",
                       input->phrase->text, message, length ? " \"" : "", (int)length,
                       length ? detail : "", length ? "\"" : "");
    input->wrong = true;
    return NULL;
}

static char peek(const empi_reader *input)
{
    return input->at < input->phrase->length ? input->phrase->text[input->at] : '\0';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_space(empi_reader *input)
{
    while (is_space(peek(input)))
        input->at++;
}

static bool ends_word(char c)
{
    switch (c) {
    case '\0':
    case '(':
    case ')':
    case '|':
    case '<':
    case '>':
    case '{':
    case '}':
        return true;
    default:
        return is_space(c);
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- words ---- */

static empi_node *word_node(empi_reader *input, const char *word, size_t length)
{
    char room[3 * 256 + 1];
    const char *form;
    enum empi_word_kind kind = EMPI_WORD_EXACT;
    const char *whole = word;
    size_t form_length, whole_length = length;
    bool is_word = true;
    if (length > 1 && word[length - 1] == '*') {
        kind = EMPI_WORD_STEM;
        length--;
    } else if (length > 1 && word[0] == '*') {
        kind = EMPI_WORD_ENDING;
        word++;
        length--;
    }
    if (memchr(word, '*', length))
        return empi_reader_mistake(input, "a * stands at the end of a stem or at the start of an ending, not in",
                       whole, whole_length);
    if (length > 255)
        return empi_reader_mistake(input, "a word of more than 255 bytes", NULL, 0);
    form_length = length;
    form = empi_form_of(word, &form_length, room);
    if (form_length == 0)
        return empi_reader_mistake(input, "not a word:", word, length);
    if (form != word && !empi_text_is_word(input->notation->text, word, length, &is_word)) {
        input->notation->arena->failed = true;
        return NULL;
    }
    if (!is_word)
        return empi_reader_mistake(input, "no message has this as one word (, . ? ! stand alone, a number is #3 or "
                                          "#3e, other signs are left out):", whole, whole_length);
    if (kind == EMPI_WORD_STEM && form_length < 3)
        return empi_reader_mistake(input, "a stem needs at least three letters before the *:", whole, whole_length);
    if (kind == EMPI_WORD_ENDING && form_length < 4)
        return empi_reader_mistake(input, "an ending needs at least four letters after the *:", whole, whole_length);
    return empi_node_word(input,
                    empi_vocabulary_add(input->notation->vocabulary, form, form_length, kind));
}

/* Reads digits, at most 9 of them; -1 when there are none. */
static int32_t read_digits(empi_reader *input)
{
    int32_t value = -1;
    for (int i = 0; i < 9 && is_digit(peek(input)); i++) {
        value = (value < 0 ? 0 : value) * 10 + (peek(input) - '0');
        input->at++;
    }
    return value;
}

/* #  #3+  #2-5  #3  and with e the ordinals: #e  #3e+  #2-5e */
static empi_node *read_number(empi_reader *input)
{
    empi_node *node = empi_node_number(input, EMPI_NODE_NUMBER, 0);
    int32_t low, high;
    if (!node)
        return NULL;
    input->at++;
    low = read_digits(input);
    high = low;
    if (peek(input) == 'e') {
        node->flag = true;
        input->at++;
    }
    if (low < 0) {
        low = 0;
        high = INT32_MAX;
    } else if (peek(input) == '+') {
        high = INT32_MAX;
        input->at++;
    } else if (peek(input) == '-' && !node->flag) {
        input->at++;
        high = read_digits(input);
        if (peek(input) == 'e') {
            node->flag = true;
            input->at++;
        }
    }
    if (!ends_word(peek(input)) || high < low)
        return empi_reader_mistake(input, "write a number as #, #3, #3+, #2-5, or with e as #3e+, #2-5e", NULL, 0);
    node->low = low;
    node->high = high;
    return node;
}

static empi_node *read_gap(empi_reader *input)
{
    int32_t words;
    input->at += 3;
    words = read_digits(input);
    if (!ends_word(peek(input)))
        return empi_reader_mistake(input, "write a gap as ... or ...7, with a space on both sides", NULL, 0);
    if (words > EMPI_GAP_WORDS)
        return empi_reader_mistake(input, "a gap of more than 12 words", NULL, 0);
    return empi_node_number(input, EMPI_NODE_GAP, words < 0 ? 4 : words);
}

/* A word or a plain number. */
static empi_node *read_word(empi_reader *input)
{
    const char *word = input->phrase->text + input->at;
    size_t length = 0, digits = 0;
    while (!ends_word(peek(input))) {
        digits += is_digit(peek(input));
        if (peek(input) == '.' && strncmp(input->phrase->text + input->at, "...", 3) == 0)
            return empi_reader_mistake(input, "write a gap as ... or ...7, with a space on both sides", NULL, 0);
        input->at++;
        length++;
    }
    if (digits == length && length <= 9) {
        empi_node *node = empi_node_number(input, EMPI_NODE_NUMBER, 0);
        int32_t value = 0;
        for (size_t i = 0; i < length; i++)
            value = value * 10 + (word[i] - '0');
        if (node)
            node->low = node->high = value;
        return node;
    }
    return word_node(input, word, length);
}

/* ---- marks ---- */

static empi_node *read_mark(empi_reader *input)
{
    static const char marks[] = "^$.,?!_";
    static const uint8_t tests[] = {EMPI_TEST_START,    EMPI_TEST_END,     EMPI_TEST_SENTENCE,
                                    EMPI_TEST_COMMA,    EMPI_TEST_QUESTION, EMPI_TEST_EXCLAIM};
    const char *mark = strchr(marks, peek(input));
    input->at++;
    if (*mark == '_')
        return empi_node_number(input, EMPI_NODE_ANY, 0);
    return empi_node_number(input, EMPI_NODE_MARK, tests[mark - marks]);
}

/* A mark stands alone; a ! before a word, group or class is a not. */
static bool is_mark(const empi_reader *input)
{
    char c = peek(input);
    char next = input->at + 1 < input->phrase->length ? input->phrase->text[input->at + 1] : '\0';
    if (c == '!' && (next == '(' || next == '{'))
        return false;
    return c != '\0' && strchr("^$.,?!_", c) != NULL && ends_word(next);
}

/* _@ is a word to remember, @ that word again. */
static bool is_echo(const empi_reader *input)
{
    const char *at = input->phrase->text + input->at; /* ends in NUL */
    at += *at == '_';
    return *at == '@' && ends_word(at[1]);
}

static empi_node *read_echo(empi_reader *input)
{
    bool keep = peek(input) == '_';
    if (!keep)
        input->echo = 1 + input->item;
    input->at += keep ? 2 : 1;
    return empi_node_number(input, keep ? EMPI_NODE_KEEP : EMPI_NODE_SAME, 0);
}

/* ---- groups ---- */

static bool only_words(const empi_node *node)
{
    return node->kind == EMPI_NODE_SET || node->kind == EMPI_NODE_NUMBER;
}

static empi_node *read_not(empi_reader *input)
{
    empi_node *node = empi_node_number(input, EMPI_NODE_NOT, 0), *child;
    empi_node **children = &child;
    size_t count = 1;
    input->at++;
    child = read_item(input);
    if (!node || !child)
        return NULL;
    if (child->kind == EMPI_NODE_CHOICE) {
        children = child->children;
        count = child->count;
    }
    for (size_t i = 0; i < count; i++)
        if (!only_words(children[i]))
            return empi_reader_mistake(input, "after ! stands one word or a group of single words", NULL, 0);
    node->children = empi_arena_alloc(input->notation->arena, count * sizeof(empi_node *));
    if (!node->children)
        return NULL;
    memcpy(node->children, children, count * sizeof(empi_node *));
    node->count = count;
    return node;
}

static empi_node *read_free(empi_reader *input)
{
    empi_node_list list;
    empi_node *node;
    int32_t words;
    empi_node_list_init(&list);
    input->at++;
    for (skip_space(input); peek(input) != '>'; skip_space(input)) {
        if (peek(input) == '\0' || !empi_node_push(input, &list, read_item(input))) {
            empi_node_drop(input, &list);
            return peek(input) ? NULL : empi_reader_mistake(input, "a < without its >", NULL, 0);
        }
    }
    input->at++;
    words = read_digits(input);
    if (list.count < 2 || list.count > EMPI_FREE_ITEMS || words > EMPI_GAP_WORDS) {
        empi_node_drop(input, &list);
        return empi_reader_mistake(input, "< > takes 2 to 5 items and a gap of at most 12 words", NULL, 0);
    }
    node = empi_node_adopt(input, &list, EMPI_NODE_FREE);
    if (node)
        node->low = words < 0 ? 3 : words;
    return node;
}

static empi_node *read_class_name(empi_reader *input)
{
    const char *name;
    size_t length = 0;
    input->at++;
    name = input->phrase->text + input->at;
    while (peek(input) != '}') {
        if (peek(input) == '\0')
            return empi_reader_mistake(input, "a { without its }", NULL, 0);
        input->at++;
        length++;
    }
    input->at++;
    return empi_reader_class(input, name, length);
}

static empi_node *read_item(empi_reader *input)
{
    empi_node *node;
    char c = peek(input);
    input->item = input->at;
    if (++input->depth > EMPI_PHRASE_DEPTH)
        return empi_reader_mistake(input, "groups and classes nested too deeply", NULL, 0);
    if (c == '(') {
        input->at++;
        node = read_choice(input, ')');
    } else if (c == '<') {
        node = read_free(input);
    } else if (c == '{') {
        node = read_class_name(input);
    } else if (c == ')' || c == '>' || c == '}' || c == '|') {
        node = empi_reader_mistake(input, "unexpected", &c, 1);
    } else if (is_echo(input)) {
        node = read_echo(input);
    } else if (is_mark(input)) {
        node = read_mark(input);
    } else if (c == '!') {
        node = read_not(input);
    } else if (c == '#') {
        node = read_number(input);
    } else if (strncmp(input->phrase->text + input->at, "...", 3) == 0) {
        node = read_gap(input);
    } else {
        node = read_word(input);
    }
    input->depth--;
    return node;
}

static bool is_test(const empi_node *node, enum empi_mark_test test)
{
    return node->kind == EMPI_NODE_MARK && node->low == (int32_t)test;
}

/* The next item, which must not ask for a word before the message or behind it. */
static empi_node *read_next(empi_reader *input, const empi_node_list *before)
{
    const empi_node *last = before->count > 0 ? before->items[before->count - 1] : NULL;
    empi_node *next = read_item(input);
    if (!last || !next)
        return next;
    if (only_words(last) && is_test(next, EMPI_TEST_START))
        return empi_reader_mistake(input, "^ is where the message begins: no word stands before it", NULL, 0);
    if (is_test(last, EMPI_TEST_END) && only_words(next))
        return empi_reader_mistake(input, "$ is where the message ends: no word stands behind it", NULL, 0);
    return next;
}

/* Items up to | or the closing character, which is left unread. */
static empi_node *read_sequence(empi_reader *input, char close)
{
    empi_node_list list;
    empi_node_list_init(&list);
    for (skip_space(input); peek(input) != '|' && peek(input) != close; skip_space(input)) {
        if (peek(input) == '\0' || !empi_node_push(input, &list, read_next(input, &list))) {
            empi_node_drop(input, &list);
            return peek(input) ? NULL : empi_reader_mistake(input, "a ( without its )", NULL, 0);
        }
    }
    if (list.count == 1) {
        empi_node *only = list.items[0];
        empi_node_drop(input, &list);
        return only;
    }
    return empi_node_adopt(input, &list, EMPI_NODE_SEQUENCE);
}

/* The next branch: alone, or with the words before it that stand alone. */
static bool read_branch(empi_reader *input, char close, empi_node_list *list, empi_plain *words)
{
    size_t length = empi_reader_plain(input, close);
    if (length == 0)
        return empi_node_push(input, list, read_sequence(input, close));
    if (!empi_plain_add(input, length, words))
        return false;
    if (words->node)
        return true;
    words->node = empi_node_number(input, EMPI_NODE_SET, 0);
    return empi_node_push(input, list, words->node);
}

static bool read_branches(empi_reader *input, char close, empi_node_list *list)
{
    empi_plain words;
    bool done;
    empi_plain_init(&words);
    while ((done = read_branch(input, close, list, &words)) && peek(input) == '|')
        input->at++;
    return empi_plain_settle(input, &words) && done;
}

static empi_node *read_choice(empi_reader *input, char close)
{
    empi_node_list list;
    empi_node *choice;
    empi_node_list_init(&list);
    if (!read_branches(input, close, &list)) {
        empi_node_drop(input, &list);
        return NULL;
    }
    if (peek(input) == close && close != '\0')
        input->at++;
    if (list.count == 1) {
        choice = list.items[0];
        empi_node_drop(input, &list);
        return choice;
    }
    choice = empi_node_adopt(input, &list, EMPI_NODE_CHOICE);
    return choice ? empi_node_join(input, choice) : NULL;
}

static bool keeps_word(const empi_node *node)
{
    bool keeps = node->kind == EMPI_NODE_KEEP;
    for (size_t i = 0; !keeps && node->children && i < node->count; i++)
        keeps = keeps_word(node->children[i]);
    return keeps;
}

empi_node *empi_reader_whole(empi_reader *input)
{
    empi_node *node = read_choice(input, '\0');
    if (node && input->at < input->phrase->length)
        return empi_reader_mistake(input, "a closing bracket without an opening one", NULL, 0);
    return node;
}

empi_node *empi_notation_read(empi_notation *notation, const char *file, const empi_string *phrase)
{
    empi_reader input = {.notation = notation, .file = file, .phrase = phrase};
    empi_node *node = empi_reader_whole(&input);
    if (node && input.echo && !keeps_word(node)) {
        input.item = input.echo - 1;
        return empi_reader_mistake(&input, "@ is the word that _@ remembers, and there is no _@", NULL, 0);
    }
    return node;
}
