/* Lexicons from strangers: an error or an engine, soon, whatever is in them. */
#include "../support/api_support.h"

#include <time.h>

/* Text that grows. */
typedef struct growing {
    char *text;
    size_t length, room;
} growing;

static void put(growing *to, const char *text)
{
    size_t length = strlen(text);
    while (to->length + length + 1 > to->room) {
        to->room = to->room ? 2 * to->room : 4096;
        to->text = realloc(to->text, to->room);
        assert_non_null(to->text);
    }
    memcpy(to->text + to->length, text, length + 1);
    to->length += length;
}

static void put_times(growing *to, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++)
        put(to, text);
}

static void put_numbered(growing *to, const char *format, size_t count)
{
    char line[400];
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(line, sizeof line, format, i, i);
        put(to, line);
    }
}

/* Sanitizers make all of this some ten times as slow. */
enum { SECONDS = 30 };

static const char message[] =
    "Ik wacht al drie weken, aaa aaaaaaaa, en ben boos. De 4e keer te laat!";

/* Builds and, when that works, scans. Gives the status of building. */
static empathie_status try_lexicon(const char *what, const char *yaml, size_t length)
{
    empathie_builder *builder;
    empathie_engine *engine = NULL;
    empathie_error *error = NULL;
    clock_t start = clock();
    empathie_status status;
    assert_int_equal(empathie_builder_new(&builder, NULL), EMPATHIE_OK);
    assert_int_equal(
        empathie_builder_set_limit(builder, EMPATHIE_LIMIT_LEXICON_BYTES, 64 << 20, NULL), 0);
    assert_int_equal(empathie_builder_add_bytes(builder, "hostile.yaml", yaml, length, NULL), 0);
    status = empathie_builder_build(builder, &engine, &error);
    if (status == EMPATHIE_OK) {
        empathie_scanner *scanner = scanner_of(engine);
        empathie_result_free(scan(scanner, message));
        empathie_scanner_free(scanner);
        status = empathie_builder_check(builder, &error) == EMPATHIE_OK ? EMPATHIE_OK
                                                                        : EMPATHIE_ERROR_LEXICON;
    }
    if (error) {
        assert_int_equal(empathie_error_status(error), EMPATHIE_ERROR_LEXICON);
        assert_in_range(empathie_error_count(error), 1, 201);
        free(error_string(error));
    } else {
        assert_int_equal(status, EMPATHIE_OK);
    }
    empathie_error_free(error);
    empathie_builder_free(builder);
    if (clock() - start > SECONDS * CLOCKS_PER_SEC)
        fail_msg("%s: %.1f seconds", what, (double)(clock() - start) / CLOCKS_PER_SEC);
    return status;
}

static const char head[] = "format: 1\nkind: frustration\n"
                           "cues: [{id: anger, kind: frustration, label: boos, why: x}]\n";

static void put_entry(growing *to, const char *phrase)
{
    put(to, "entries:\n  - {id: anger.a, cue: anger, why: x, matches: [x], rejects: [y], any: ['");
    put(to, phrase);
    put(to, "']}\n");
}

static void try_phrase(const char *phrase)
{
    growing yaml = {0};
    put(&yaml, head);
    put_entry(&yaml, phrase);
    (void)try_lexicon(phrase, yaml.text, yaml.length);
    free(yaml.text);
}

/* ---- what grows without end ---- */

static void test_nesting(void **state)
{
    static const char *const opening[] = {"[", "{a: ", "- ", "? ", "a:\n ",
                                          "(", "!(",   "<",  "\"", "&a [*a, "};
    (void)state;
    for (size_t i = 0; i < COUNT(opening); i++) {
        growing yaml = {0};
        put(&yaml, "format: 1\nentries: ");
        put_times(&yaml, opening[i], 100000);
        assert_int_not_equal(try_lexicon(opening[i], yaml.text, yaml.length), EMPATHIE_OK);
        free(yaml.text);
    }
}

/* Brackets within a phrase, up to the longest scalar and beyond. */
static void test_deep_phrases(void **state)
{
    static const char *const items[][3] = {{"(", "a", ")"},   {"<a ", "b", ">"},
                                           {"(a|", "b", ")"}, {"(a (b|", "c", "))"},
                                           {"!(", "a", ")"},  {"<(a|) ", "b", ">12"}};
    static const size_t depths[] = {2, 5, 11, 23, 24, 25, 500, 3000, 20000};
    (void)state;
    for (size_t i = 0; i < COUNT(items); i++)
        for (size_t j = 0; j < COUNT(depths); j++) {
            growing phrase = {0};
            put_times(&phrase, items[i][0], depths[j]);
            put(&phrase, items[i][1]);
            put_times(&phrase, items[i][2], depths[j]);
            try_phrase(phrase.text);
            free(phrase.text);
        }
}

static void test_exploding_phrases(void **state)
{
    static const char *const pieces[] = {"(a|b c|) ",
                                         "(a|b|c d|e f) ",
                                         "<a b c d e> ",
                                         "<(a|b c) (d|) (e|f g) (h|) i>12 ",
                                         "(a|) ",
                                         "... ",
                                         "...12 a ",
                                         "(a ...12|...12 a) ",
                                         "<(a|a a) (a|a a) (a|a a) (a|a a) (a|a a)>12 ",
                                         "<<a b> <c d>> ",
                                         "<<<a b> c> <d <e f>>> ",
                                         "(((a|)|)|) ",
                                         "_ ",
                                         "# ",
                                         "^ a ",
                                         "a* ",
                                         "!a "};
    static const size_t times[] = {1, 3, 10, 100, 700};
    (void)state;
    for (size_t i = 0; i < COUNT(pieces); i++)
        for (size_t j = 0; j < COUNT(times); j++) {
            growing phrase = {0};
            put_times(&phrase, pieces[i], times[j]);
            put(&phrase, "slot");
            try_phrase(phrase.text);
            free(phrase.text);
        }
}

/* Each class twice in the next one: two to the power of their number, when written out. */
static void classes(growing *yaml, size_t count, const char *each, const char *last)
{
    char line[300];
    put(yaml, head);
    put(yaml, "classes:\n");
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(line, sizeof line, each, i, i + 1, i + 1, i + 1);
        put(yaml, line);
    }
    (void)snprintf(line, sizeof line, last, count);
    put(yaml, line);
    put_entry(yaml, "x {c0}");
}

static void test_classes(void **state)
{
    static const char *const each[] = {"  c%zu: ['{c%zu} {c%zu}']\n",
                                       "  c%zu: ['{c%zu}', '{c%zu} a', b]\n",
                                       "  c%zu: ['<{c%zu} {c%zu} {c%zu}>']\n",
                                       "  c%zu: ['({c%zu}|{c%zu} {c%zu})', a]\n",
                                       "  c%zu: ['{c%zu}']\n",
                                       "  c%zu: [a, '{c%zu} ...12 {c%zu}']\n"};
    static const char *const last[] = {"  c%zu: [a, b]\n", "  c%zu: ['{c0}']\n",
                                       "  c%zu: ['a b', '']\n"};
    static const size_t counts[] = {2, 10, 22, 30, 100, 5000};
    (void)state;
    for (size_t i = 0; i < COUNT(each); i++)
        for (size_t j = 0; j < COUNT(last); j++)
            for (size_t k = 0; k < COUNT(counts); k++) {
                growing yaml = {0};
                classes(&yaml, counts[k], each[i], last[j]);
                (void)try_lexicon(each[i], yaml.text, yaml.length);
                free(yaml.text);
            }
}

/* ---- what is many ---- */

static void try_many(const char *what, const char *start, const char *format, size_t count,
                     const char *end)
{
    growing yaml = {0};
    put(&yaml, start);
    put_numbered(&yaml, format, count);
    put(&yaml, end);
    (void)try_lexicon(what, yaml.text, yaml.length);
    free(yaml.text);
}

static void test_many(void **state)
{
    static const char entries[] =
        "format: 1\nkind: frustration\n"
        "cues: [{id: anger, kind: frustration, label: x, why: x}]\nentries:\n";
    (void)state;
    try_many("entries", entries,
             "- {id: a.b%zu, cue: anger, why: x, matches: [x], rejects: [y], any: [woord%zu]}\n",
             200000, "");
    try_many("entries of the same words", entries,
             "- {id: a.b%zu, cue: anger, why: x, matches: [x], rejects: [y], any: [boos]}\n", 20000,
             "");
    try_many("entries of one id", entries, "- {id: a.b, off: true}\n", 100000, "");
    try_many("entries that are off", entries, "- {id: a.b%zu, off: true}\n", 100000, "");
    try_many("entries of nothing", entries, "- \n", 200000, "");
    try_many("wrong keys", entries, "- {k%zu: x}\n", 100000, "");
    try_many("cues", "format: 1\ncues:\n", "- {id: c%zu, kind: frustration, label: x, why: x}\n",
             20000, "");
    try_many("classes", "format: 1\nclasses:\n", "  c%zu: [woord%zu]\n", 100000, "");
    try_many("labels", "format: 1\nlabels:\n", "  c%zu: woord%zu\n", 150000, "");
    try_many("languages", "format: 1\nlanguages:\n", "- {id: l%zu, label: x, words: [a]}\n", 20000,
             "");
    try_many("numbers", "format: 1\nnumbers:\n", "- {id: l%zu, value: 1, why: x}\n", 20000, "");
    try_many("respellings", "format: 1\nspelling: {same: {", "a%zu: b%zu, ", 50000, "x: y}}\n");
    try_many("respellings to the next", "format: 1\nspelling: {same: {", "a%zu: a%zua, ", 50000,
             "x: y}}\n");
    try_many("sounds", "format: 1\nspelling: {sounds: [", "a%zu > b, ", 20000, "x > y]}\n");
    try_many("stems", "format: 1\nclasses: {c: [", "stem%zu*, ", 100000, "x]}\n");
    try_many("endings", "format: 1\nclasses: {c: [", "'*einde%zu', ", 100000, "x]}\n");
    try_many(
        "phrases",
        "format: 1\nkind: frustration\ncues: [{id: anger, kind: frustration, label: x, why: x}]\n"
        "entries:\n- {id: a.a, cue: anger, why: x, matches: [x], rejects: [y], any: [",
        "woord%zu al, ", 100000, "x]}\n");
    try_many("scopes",
             "format: 1\nentries:\n- {id: a.d, kind: scope, cue: denied, reach: message, why: x, "
             "matches: [x], any: [",
             "woord%zu al, ", 50000, "x]}\n");
    try_many("names that are not", entries,
             "- {id: a.b%zu, cue: anger, unless: [n%zu], why: x, matches: [x], rejects: [y], any: "
             "[b]}\n",
             20000, "");
    try_many("combinations", entries,
             "- {id: a.b%zu, cue: anger, all: [frustration, frustration, frustration], within: "
             "message, why: x, "
             "matches: [x], rejects: [y]}\n",
             5000, "- {id: a.a, cue: anger, any: [boos], why: x, matches: [x], rejects: [y]}\n");
    try_many("keys", "format: 1\n", "k%zu: x\n", 100000, "");
    try_many(
        "failing examples",
        "format: 1\nkind: frustration\ncues: [{id: anger, kind: frustration, label: x, why: x}]\n"
        "entries:\n- {id: a.a, cue: anger, any: [boos], why: x, rejects: [y], matches: [",
        "zin nummer %zu, ", 50000, "x]}\n");
}

/* Each stem begins with all shorter ones. */
static void test_chain_of_stems(void **state)
{
    growing yaml = {0};
    char stem[8200];
    (void)state;
    put(&yaml, head);
    put(&yaml, "classes: {c: [");
    for (size_t i = 3; i < 250; i++) {
        memset(stem, 'a', i);
        strcpy(stem + i, "*, '*");
        memset(stem + i + 5, 'a', i);
        strcpy(stem + 2 * i + 5, "', ");
        put(&yaml, stem);
    }
    put(&yaml, "x]}\n");
    put_entry(&yaml, "{c} b");
    (void)try_lexicon("stems in each other", yaml.text, yaml.length);
    free(yaml.text);
}

static void test_long(void **state)
{
    static const size_t lengths[] = {60,   64,   65,   200,  255,  256,    257,
                                     4096, 4097, 8191, 8192, 8193, 3000000};
    static const char *const formats[] = {"entries: [{id: a.%s, off: true}]\n",
                                          "classes: {c: [%s*]}\n",
                                          "classes: {c: ['*%s']}\n",
                                          "classes: {c: [%s]}\n",
                                          "classes: {%s: [x]}\n",
                                          "labels: {%s: x}\n",
                                          "%s: x\n",
                                          "# %s\n",
                                          "spelling: {same: {%s: x}}\n",
                                          "spelling: {same: {x: %s}}\n",
                                          "spelling: {sounds: ['%s > x', 'x > %s']}\n",
                                          "spelling: {masked: [%s]}\n",
                                          "spelling: {abbreviations: [%s]}\n",
                                          "spelling: {keep: [%s]}\n",
                                          "languages: [{id: nl, label: x, words: [%s]}]\n",
                                          "numbers: [{id: accumulate, value: %s, why: x}]\n"};
    (void)state;
    for (size_t i = 0; i < COUNT(lengths); i++) {
        char *word = malloc(lengths[i] + 1);
        assert_non_null(word);
        memset(word, 'a', lengths[i]);
        word[lengths[i]] = '\0';
        for (size_t j = 0; j < COUNT(formats); j++) {
            growing yaml = {0};
            const char *hole = strstr(formats[j], "%s");
            char before[100];
            put(&yaml, "format: 1\n");
            memcpy(before, formats[j], (size_t)(hole - formats[j]));
            before[hole - formats[j]] = '\0';
            put(&yaml, before);
            put(&yaml, word);
            put(&yaml, hole + 2);
            (void)try_lexicon(formats[j], yaml.text, yaml.length);
            free(yaml.text);
        }
        free(word);
    }
}

static void test_expressions(void **state)
{
    static const char *const expressions[] = {"((((((((((a{1,100}){1,100}){1,100}){1,100}){1,100}",
                                              "(a+)+$",
                                              "(?R)",
                                              "(?R)a",
                                              "a(?R)?b",
                                              "((?1))",
                                              "\\K",
                                              "a\\K",
                                              "(?=a\\K)",
                                              "(*UTF)a",
                                              "(*UCP)\\w",
                                              "(*LIMIT_MATCH=1)a",
                                              "(*NO_JIT)(a+)+b",
                                              "(?{x})",
                                              "(?C1)a",
                                              "(?C\"x\")a",
                                              "\\Ca",
                                              "\\p{L}+",
                                              "\\X+",
                                              "[[:alpha:]]+",
                                              "(*ACCEPT)",
                                              "a(*COMMIT)b",
                                              "(?i)A",
                                              "\\Qa",
                                              "a\\",
                                              "(?<n>a)\\k<n>",
                                              "\\1",
                                              "\\g{99999}",
                                              "(?'n",
                                              "[a",
                                              "a{99999}",
                                              "a{65535}a{65535}",
                                              "(a{65535}){65535}",
                                              "\xf0\x9f\x98\xa1+",
                                              "\\x{110000}",
                                              "(?<=a+)b",
                                              "(?<=(a|bb){1,20})b",
                                              "()",
                                              "a?",
                                              "$",
                                              "^",
                                              "\\b",
                                              "(?!)"};
    (void)state;
    for (size_t i = 0; i < COUNT(expressions); i++) {
        growing yaml = {0};
        put(&yaml, head);
        put(&yaml, "entries:\n  - id: anger.a\n    cue: anger\n    why: x\n    matches: [x]\n    "
                   "rejects: [y]\n"
                   "    needs: [keer]\n    regex: '");
        for (const char *at = expressions[i]; *at; at++) {
            char piece[3] = {*at, *at == '\'' ? '\'' : '\0', '\0'};
            put(&yaml, piece);
        }
        put(&yaml, "'\n");
        (void)try_lexicon(expressions[i], yaml.text, yaml.length);
        free(yaml.text);
    }
}

/* A good file cut off, with a byte changed, and with a byte left out, at every seventh byte. */
static void test_broken_anywhere(void **state)
{
    static const char bytes[] = "\0\n\t :'\"[]{},-#&*!|>%@`?\\\xff\xc3~";
    size_t length;
    char *yaml = file_bytes("cases/small.yaml", &length), *copy = malloc(length);
    (void)state;
    assert_non_null(copy);
    for (size_t at = 0; at < length; at += 7) {
        (void)try_lexicon("cut off", yaml, at);
        memcpy(copy, yaml, length);
        copy[at] = bytes[at / 7 % (sizeof bytes - 1)];
        (void)try_lexicon("another byte", copy, length);
        memmove(copy + at, yaml + at + 1, length - at - 1);
        (void)try_lexicon("a byte less", copy, length - 1);
    }
    free(copy);
    free(yaml);
}

/* Phrases that can go on in many ways from every word, on a text of those words alone. */
static void test_slow_phrases(void **state)
{
    static const char *const phrases[] = {"a ...12 a ...12 a ...12 a ...12 b", "<a a a a b>12",
                                          "(a|a a|a a a) (a|a a) (a|a a) ...12 (a|a a) b",
                                          "<(a|a a) (a|) a (a|a a) b>12",
                                          "a ... (a ...12 a|a ... a) ...12 (b|b a)"};
    enum { LENGTH = 200000 };
    char *text = malloc(LENGTH);
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < LENGTH; i++)
        text[i] = i % 2 ? ' ' : 'a';
    for (size_t i = 0; i < COUNT(phrases); i++) {
        growing yaml = {0};
        empathie_builder *builder;
        empathie_scanner *scanner;
        clock_t start;
        put(&yaml, head);
        put_entry(&yaml, phrases[i]);
        assert_int_equal(empathie_builder_new(&builder, NULL), EMPATHIE_OK);
        assert_int_equal(
            empathie_builder_add_bytes(builder, "slow.yaml", yaml.text, yaml.length, NULL), 0);
        scanner = scanner_of(built(builder));
        empathie_builder_free(builder);
        start = clock();
        empathie_result_free(scan_bytes(scanner, text, LENGTH));
        if (clock() - start > SECONDS * CLOCKS_PER_SEC)
            fail_msg("%s: %.1f seconds", phrases[i], (double)(clock() - start) / CLOCKS_PER_SEC);
        empathie_scanner_free(scanner);
        free(yaml.text);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nesting),
                                       cmocka_unit_test(test_deep_phrases),
                                       cmocka_unit_test(test_exploding_phrases),
                                       cmocka_unit_test(test_classes),
                                       cmocka_unit_test(test_many),
                                       cmocka_unit_test(test_chain_of_stems),
                                       cmocka_unit_test(test_long),
                                       cmocka_unit_test(test_expressions),
                                       cmocka_unit_test(test_broken_anywhere),
                                       cmocka_unit_test(test_slow_phrases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
