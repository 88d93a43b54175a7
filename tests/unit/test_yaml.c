/* YAML as a tree: places, the strict subset, hostile input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"
#include "failing_memory.h"
#include "lexicon/yaml.h"

typedef struct reading {
    empi_memory memory;
    empi_arena arena;
    empi_error *error;
    const empi_yaml_node *root;
    bool failed;
} reading;

static reading *read_bytes(const char *bytes, size_t length)
{
    reading *r = calloc(1, sizeof *r);
    char *copy = malloc(length ? length : 1); /* of its own, so that reading past it is noticed */
    assert_non_null(r);
    assert_non_null(copy);
    if (length)
        memcpy(copy, bytes, length);
    r->memory = empi_memory_default();
    r->error = empi_error_new(&r->memory, -4);
    empi_arena_init(&r->arena, &r->memory);
    r->root = empi_yaml_read(&r->arena, "f", copy, length, r->error, &r->failed);
    free(copy);
    assert_false(r->failed);
    assert_false(empi_error_failed(r->error));
    return r;
}

static void done(reading *r)
{
    empi_error_free(r->error);
    empi_arena_free(&r->arena);
    free(r);
}

/* The tree in one line: [a, b] and {key: value}, each with its line and column when places. */
static void show(const empi_yaml_node *node, bool places, char *out, size_t size)
{
    size_t used = strlen(out);
    const empi_yaml_node *child;
    uint32_t i = 0;
    if (places)
        used += (size_t)snprintf(out + used, size - used, "%d:%d ", (int)node->string.line,
                                 (int)node->string.column);
    if (node->kind == EMPI_YAML_TEXT)
        (void)snprintf(out + used, size - used, "%s", node->string.text);
    else if (node->kind == EMPI_YAML_BROKEN)
        (void)snprintf(out + used, size - used, "?");
    else
        (void)snprintf(out + used, size - used, "%s", node->kind == EMPI_YAML_LIST ? "[" : "{");
    for (child = node->first; child && node->kind != EMPI_YAML_BROKEN; child = child->next, i++) {
        const char *between = node->kind == EMPI_YAML_MAP && i % 2 ? ": " : ", ";
        used = strlen(out);
        (void)snprintf(out + used, size - used, "%s", i ? between : "");
        show(child, places, out, size);
    }
    used = strlen(out);
    if (node->kind == EMPI_YAML_LIST || node->kind == EMPI_YAML_MAP)
        (void)snprintf(out + used, size - used, "%s%s", node->kind == EMPI_YAML_LIST ? "]" : "}",
                       node->partial ? "~" : "");
}

static void check_tree(const char *bytes, size_t length, bool places, const char *expected)
{
    reading *r = read_bytes(bytes, length);
    char out[2000] = "";
    if (r->root)
        show(r->root, places, out, sizeof out);
    assert_string_equal(out, expected);
    assert_int_equal(empi_error_count(r->error), 0);
    done(r);
}

static void test_tree(void **state)
{
    static const struct {
        const char *yaml, *tree;
    } cases[] = {
        {"", ""},
        {"\n\n# niets\n", ""},
        {"a", "a"},
        {"a: 1\nb: true\nc: ~\n", "{a: 1, b: true, c: ~}"},
        {"a:\n- 1\n- 2\n", "{a: [1, 2]}"},
        {"a:\n  - b: 1\n    c: 2\n  - d: 3\n", "{a: [{b: 1, c: 2}, {d: 3}]}"},
        {"[a, 'b c', \"d\"]", "[a, b c, d]"},
        {"a: [ ]\nb: { }\nc:\n", "{a: [], b: {}, c: }"},
        {"- 'm''n'\n- \"a\\tb\"\n- \"\\u00e9\"\n", "[m'n, a\tb, \xC3\xA9]"},
        {"- een\n  twee\n- |\n  drie\n  vier\n- >\n  vijf\n  zes\n",
         "[een twee, drie\nvier, vijf zes]"},
        {"%YAML 1.1\n---\na: b\n...\n", "{a: b}"},
        {"a: b # toelichting\n# nog een\nc: d\n", "{a: b, c: d}"},
        {"a: x:y http://z\n", "{a: x:y http://z}"},
        {"\xF0\x9F\x91\x8F: caf\xC3\xA9\n", "{\xF0\x9F\x91\x8F: caf\xC3\xA9}"},
    };
    size_t i;
    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        check_tree(cases[i].yaml, strlen(cases[i].yaml), false, cases[i].tree);
}

/* Columns count characters, and stand behind an opening quote; lines are those of any editor. */
static void test_places(void **state)
{
    static const struct {
        const char *yaml, *tree;
    } cases[] = {
        {"a: b\nc:\n  - d\n  - 'e'\n  - \"f\"\n",
         "1:1 {1:1 a: 1:4 b, 2:1 c: 3:3 [3:5 d, 4:6 e, 5:6 f]}"},
        {"\xC3\xA9\xC3\xA9: \xF0\x9F\x91\x8F\nx: [\xC3\xA9, b]\n",
         "1:1 {1:1 \xC3\xA9\xC3\xA9: 1:5 \xF0\x9F\x91\x8F, 2:1 x: 2:4 [2:5 \xC3\xA9, 2:8 b]}"},
        {"a: b\r\nc: d\r\n", "1:1 {1:1 a: 1:4 b, 2:1 c: 2:4 d}"},
        {"a: b\rc: d\r", "1:1 {1:1 a: 1:4 b, 2:1 c: 2:4 d}"},
        {"\xEF\xBB\xBF"
         "a: b\n",
         "1:1 {1:1 a: 1:4 b}"},
        {"\xEF\xBB\xBF# \xC3\xA9\n\na: b\n", "3:1 {3:1 a: 3:4 b}"},
    };
    size_t i;
    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        check_tree(cases[i].yaml, strlen(cases[i].yaml), true, cases[i].tree);
}

typedef struct mistake_case {
    const char *yaml;
    size_t length;        /* 0: to the NUL */
    const char *mistakes; /* "line:column part of the message", one a line */
} mistake_case;

static void check_mistakes(const mistake_case *item)
{
    reading *r = read_bytes(item->yaml, item->length ? item->length : strlen(item->yaml));
    const char *line = item->mistakes;
    size_t i = 0;
    empi_error_sort(r->error);
    while (*line) {
        size_t length = strcspn(line, "\n");
        const char *space = memchr(line, ' ', length);
        char expected[200], place[40];
        empi_place at = empi_error_place(r->error, i);
        const char *message = empi_error_message(r->error, i);
        assert_non_null(space);
        (void)snprintf(place, sizeof place, "%d:%d", (int)at.line, (int)at.column);
        (void)snprintf(expected, sizeof expected, "%.*s", (int)(line + length - space - 1),
                       space + 1);
        if (!message || strlen(place) != (size_t)(space - line) ||
            memcmp(place, line, strlen(place)) != 0 || !strstr(message, expected))
            fail_msg("in\n%s\nexpected %.*s\nfound %s %s", item->yaml, (int)length, line, place,
                     message ? message : "nothing");
        line += length + (line[length] == '\n');
        i++;
    }
    if (empi_error_count(r->error) != i)
        fail_msg("in\n%s\nalso found %s", item->yaml, empi_error_message(r->error, i));
    done(r);
}

static void test_subset(void **state)
{
    static const mistake_case cases[] = {
        {"a: &x b\n", 0, "1:4 begin with & (\"&x\")"},
        {"- &x\n- *x\n", 0, "1:3 begin with & (\"&x\")\n2:3 begin with * (\"*x\")"},
        {"- *achterstand\n", 0, "1:3 (\"*achterstand\"): put it between quotes"},
        {"- !niet goed\n", 0, "1:3 begin with ! (\"!niet\")"},
        {"- !!str a\n", 0, "1:3 begin with !"},
        {"a: 1\nb: 2\na: 3\na: 4\n", 0,
         "3:1 duplicate key \"a\" (first on line 1)\n"
         "4:1 duplicate key \"a\" (first on line 1)"},
        {"a:\n  b: 1\n  b: 2\nb: 3\n", 0, "3:3 duplicate key \"b\" (first on line 2)"},
        {"'a': 1\na: 2\n", 0, "2:1 duplicate key \"a\" (first on line 1)"},
        {"a: 1\n---\nb: 2\n", 0, "2:1 a second document"},
        {"%TAG ! tag:x,2000:\n---\na: 1\n", 0, "1:1 cannot begin with %"},
        {"%FOO\n---\na: 1\n", 0, "1:1 cannot begin with %"},
        {"? [a]\n: b\n", 0, "1:3 a key must be a word"},
        {"- \"a\\0b\"\n", 0, "1:3 escape for a control character"},
        {"- \"\\x1B[0m\"\n", 0, "1:3 escape for a control character"},
    };
    size_t i;
    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        check_mistakes(&cases[i]);
}

/* What people get wrong who write sentences between YAML's signs. */
static void test_wordings(void **state)
{
    static const mistake_case cases[] = {
        {"a:\n\t- b\n", 0, "2:1 tab character"},
        {"a:\n  - b\n\tc: d\n", 0, "3:1 tab character"},
        {"why: dit is fout: echt\n", 0, "1:17 put the sentence between quotes"},
        {"a: 'open\nb: c\n", 0, "1:4 never closed"},
        {"a: \"open\nb: c\n", 0, "1:4 never closed"},
        {"- 'k heb 't niet\n- b\n", 0, "1:11 text stands behind the closing quote"},
        {"- 'k wacht\n- zo is 't\n- c\n", 0, "1:3 closes only on line 2"},
        {"- 'k wacht\n- 'k bel\n- c\n", 0, "1:3 closes only on line 2\n2:3 never closed"},
        {"- {jullie} komen\n", 0, "1:12 text stands behind the closing quote or bracket"},
        {"- [a] b\n", 0, "1:7 text stands behind the closing quote or bracket"},
        {"a: {b\nc: d\n", 0, "1:4 never closed"},
        {"a: [b, c\nd: e\n", 0, "1:4 this [ is never closed"},
        {"a: [b, c\n", 0, "1:4 this [ is never closed"},
        {"a:\n  - b\n c: d\n", 0, "3:2 does not fit"},
        {"a:\n    b: c\n  d: e\n", 0, "3:3 does not fit"},
        {"a: b\nlos\nc: d\n", 0, "2:1 a colon is missing"},
        {"- %procent\n", 0, "1:3 begin with %"},
        {"- @ik\n", 0, "1:3 begin with @"},
        {"- `x\n", 0, "1:3 begin with `"},
        {"- * los\n", 0, "1:3 begin with *"},
        {"- & los\n", 0, "1:3 begin with &"},
        {"- | tekst\n", 0, "1:5 begins on the next line"},
        {"- > tekst\n", 0, "1:5 begins on the next line"},
        {"a: - b\n", 0, "1:4 \"- \" cannot stand here"},
        {"- \"a \\d\"\n", 0, "1:6 use single quotes"},
        {"- nog # dagen\n", 0, "1:6 begins a comment"},
        {"a: [van # tot, b]\nc: d\n", 0, "1:8 begins a comment"},
        {"a: [b, c] # goed\nd:\n  # goed\n  - 'e' # goed\nf: g # goed\n", 0, ""},
        {"a: 'twee\n  regels'\n", 0, ""},
        {"a: b #3 c\nd: e # f\n", 0, "1:5 begins a comment"},
        {"a: 'b' #c\nd: e ## f\ng: h #\n", 0, ""},
        {"a: |\n  - 'tekst\n  b: c: d\n", 0, ""},
    };
    size_t i;
    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        check_mistakes(&cases[i]);
}

static void test_bytes(void **state)
{
    static const mistake_case cases[] = {
        {"a: caf\xE9\n", 0, "1:7 byte E9 is not UTF-8"},
        {"a: \xC3\xA9\xE9\nb: \xE8 \xE9\n", 0,
         "1:5 byte E9 is not UTF-8: save the file as UTF-8 (and 2 more"},
        {"a: b\0c\n", 7, "1:5 character U+0000"},
        {"a: b\nc\x07: d\n", 0, "2:2 character U+0007 cannot be in a text"},
        {"a: b\xC2\x85"
         "c\n",
         0, "1:5 character U+0085 is a hidden line end"},
        {"a: b\xE2\x80\xA8"
         "c\n",
         0, "1:5 character U+2028 is a hidden line end"},
        {"a: b\xE2\x80\xAE"
         "c\n",
         0, "1:5 character U+202E cannot be seen"},
        {"a: b\xEF\xBB\xBF"
         "c\n",
         0, "1:5 character U+FEFF cannot be seen"},
        {"a: b\xEF\xBF\xBF"
         "c\n",
         0, "1:5 character U+FFFF"},
        {"a: \xED\xA0\x80\n", 0, "1:4 byte ED is not UTF-8: save the file as UTF-8 (and 2 more"},
        {"\xFF\xFE"
         "a\0:\0",
         6, "1:1 UTF-16"},
        {"\xFE\xFF\0a\0:", 6, "1:1 UTF-16"},
        {"a\0:\0 \0b\0", 8, "1:1 UTF-16"},
        {"\0a\0:", 4, "1:1 UTF-16"},
        {"\0\0\0\0", 4, "1:1 character U+0000 cannot be in a text (and 3 more"},
        {"\xEF\xBB", 0, "1:1 byte EF is not UTF-8"},
        {"x: \xE9\n- y: z: w\n", 0, "1:4 byte E9\n2:1 does not fit the keys above it"},
    };
    size_t i;
    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        check_mistakes(&cases[i]);
}

/* After a line that is no YAML the rest is read: all mistakes in one run, each once. */
static void test_goes_on(void **state)
{
    static const mistake_case cases[] = {
        {"a:\n  - {x} y\n  - *z\n  - b\n  - 'k zie 't\nc: d: e\nf: &g h\n", 0,
         "2:9 text stands behind\n3:5 begin with *\n5:13 text stands behind\n6:5 between quotes\n"
         "7:4 begin with &"},
        {"a: 1\n b: 2\na: 3\nc: d: e\na: 4\n", 0,
         "2:3 a key cannot stand here\n3:1 duplicate key \"a\" (first on line 1)\n"
         "4:5 between quotes\n5:1 duplicate key \"a\" (first on line 1)"},
    };
    static const char yaml[] = "a: 1\nb:\n  - {x} y\n  - z\nc: d: e\nf:\n  - \"g\" h\ni: j\n";
    reading *r = read_bytes(yaml, sizeof yaml - 1);
    char out[200] = "";
    size_t i;
    (void)state;
    show(r->root, false, out, sizeof out);
    assert_string_equal(out, "{a: 1, b: [z]~, f: ?, i: j}~");
    assert_int_equal(empi_error_count(r->error), 3);
    done(r);
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        check_mistakes(&cases[i]);
}

/* ---- Hostile ----------------------------------------------------------------------------- */

static char *repeat(const char *front, const char *text, size_t times, size_t *length)
{
    size_t start = strlen(front), size = strlen(text), i;
    char *bytes = malloc(start + size * times + 1);
    assert_non_null(bytes);
    memcpy(bytes, front, start);
    for (i = 0; i < times; i++)
        memcpy(bytes + start + i * size, text, size);
    bytes[start + size * times] = '\0';
    *length = start + size * times;
    return bytes;
}

static void check_hostile(const char *front, const char *text, size_t times, const char *said)
{
    size_t length, at = 0;
    char *bytes = repeat(front, text, times, &length);
    reading *r = read_bytes(bytes, length);
    while (said && at < empi_error_count(r->error) &&
           !strstr(empi_error_message(r->error, at), said))
        at++;
    if (said && at == empi_error_count(r->error))
        fail_msg("%s...: %s", text, at ? empi_error_message(r->error, 0) : "no mistakes");
    done(r);
    free(bytes);
}

static void test_hostile(void **state)
{
    (void)state;
    check_hostile("", "[", 10000, "nested more than");
    check_hostile("", "[", 2000000, "nested more than");
    check_hostile("", "{", 10000, "nested more than");
    check_hostile("", "- ", 10000, "nested more than");
    check_hostile("", "? ", 10000, "nested more than");
    check_hostile("", "{a: ", 10000, "nested more than");
    check_hostile("", "a: ", 10000, "between quotes");
    check_hostile("", "- a\n", 500000, "more than 400000 values");
    check_hostile("a: [", "b,", 1000000, "more than 400000 values");
    check_hostile("", "a: b\n", 150000, "duplicate key");
    check_hostile("", "x", 1 << 20, "longer than 8192");
    check_hostile("a: '", "x ", 1 << 20, NULL);
    check_hostile("a: \"", "\\n", 1 << 20, NULL);
    check_hostile("- &a a\n", "- *a\n", 100000, "begin with &");
    check_hostile("", "&a ", 10000, NULL);
    check_hostile("", "!a ", 10000, NULL);
    check_hostile("", "\t", 100000, NULL);
    check_hostile("", " ", 1 << 20, NULL);
    check_hostile("", "\n", 1 << 20, NULL);
    check_hostile("", "#", 1 << 20, NULL);
    check_hostile("", "--- a\n", 10000, "a second document");
    check_hostile("", "%", 10000, NULL);
    check_hostile("", "\xFF", 1 << 20, "is not UTF-8");
    check_hostile("", "'\n", 100000, NULL);
    check_hostile("", "\"a\": ", 10000, NULL);
    check_hostile("", "a: b: c\n", 100000, "between quotes");
    check_hostile("", "- {x} y\n", 100000, "text stands behind");
    check_hostile("", "- {x} y\n", 100, "what stands below was not read");
    check_hostile("", "|\n", 10000, NULL);
    check_hostile("a: |\n", " bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n", 110000, "longer than 6291456");
    check_hostile("a: >\n", " b\n", 500000, "longer than 8192");
    check_hostile("", "[a, ", 10000, "nested more than");
    check_hostile("[", "a: ", 10000, NULL);
    check_hostile("", "]", 10000, NULL);
    check_hostile("", "\r", 1 << 20, NULL);
    check_hostile("", "? a\n", 100000, "duplicate key");
    check_hostile("", "- ? a\n", 50000, NULL);
}

/* Different keys of one map are compared without going through all of them for each. */
static void test_many_keys(void **state)
{
    enum { KEYS = 150000 };
    char *bytes = malloc(KEYS * 12);
    size_t length = 0;
    reading *r;
    int i;
    (void)state;
    assert_non_null(bytes);
    for (i = 0; i < KEYS; i++)
        length += (size_t)snprintf(bytes + length, 12, "%d:\n", i == KEYS - 1 ? 5 : i);
    r = read_bytes(bytes, length);
    assert_int_equal(empi_error_count(r->error), 1);
    assert_string_equal(empi_error_message(r->error, 0), "duplicate key \"5\" (first on line 6)");
    assert_int_equal(r->root->count, KEYS);
    done(r);
    free(bytes);
}

static const char good[] = "%YAML 1.1\n---\n# \xC3\xA9\xC3\xA9n\nformat: 1\r\nkind: frustration\n"
                           "entries:\n  - id: waiting.x\n    any: [a, 'b ''c', \"d\\u00e9\\n\"]\n"
                           "    why: |\n      twee\n      regels\n    matches:\n      - >-\n"
                           "        gevouwen\n        tekst \xF0\x9F\x91\x8F\n      - ? x\n"
                           "        : y\n      - {a: b, c: [d]}\n...\n";

static void test_truncated(void **state)
{
    size_t length, at;
    (void)state;
    for (length = 0; length < sizeof good; length++)
        done(read_bytes(good, length));
    for (at = 0; at < sizeof good - 1; at++) { /* and with one byte changed */
        static const char others[] = "\0\t\n'\"[]{}:#-*&!|>%@\\ \xFF";
        char bytes[sizeof good];
        size_t i;
        for (i = 0; i < sizeof others - 1; i++) {
            memcpy(bytes, good, sizeof good);
            bytes[at] = others[i];
            done(read_bytes(bytes, sizeof good - 1));
        }
    }
}

static void test_no_memory(void **state)
{
    static const char yaml[] = "a: {x} y\nb: &c d\ne: [1, 2]\ne: \xE9\n";
    size_t fail_at;
    bool failed = true;
    (void)state;
    for (fail_at = 1; failed; fail_at++) {
        failing_memory counter;
        empi_memory memory = failing_memory_use(&counter, fail_at);
        empi_memory good_memory = empi_memory_default();
        empi_error *error = empi_error_new(&good_memory, -4);
        const empi_yaml_node *root;
        empi_arena arena;
        empi_arena_init(&arena, &memory);
        root = empi_yaml_read(&arena, "f", yaml, sizeof yaml - 1, error, &failed);
        assert_int_equal(failed, counter.requests >= fail_at);
        assert_true(failed ? !root : root != NULL);
        empi_arena_free(&arena);
        empi_error_free(error);
        assert_int_equal(counter.in_use, 0);
        assert_int_equal(counter.wrong_sizes, 0);
    }
    assert_true(fail_at > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree),      cmocka_unit_test(test_places),
        cmocka_unit_test(test_subset),    cmocka_unit_test(test_wordings),
        cmocka_unit_test(test_bytes),     cmocka_unit_test(test_goes_on),
        cmocka_unit_test(test_hostile),   cmocka_unit_test(test_many_keys),
        cmocka_unit_test(test_truncated), cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
