/* Simple YAML gives the same tree as libyaml does, or the same mistakes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lexicon/embedded.h"
#include "lexicon/yaml.h"

static void same(const empi_yaml_node *a, const empi_yaml_node *b)
{
    for (; a && b; a = a->next, b = b->next) {
        assert_int_equal(a->string.line, b->string.line);
        assert_int_equal(a->string.column, b->string.column);
        assert_int_equal(a->column, b->column);
        assert_int_equal(a->kind, b->kind);
        assert_int_equal(a->count, b->count);
        assert_int_equal(a->plain, b->plain);
        assert_int_equal(a->partial, b->partial);
        assert_int_equal(a->string.length, b->string.length);
        assert_true(!a->string.text == !b->string.text);
        if (a->string.text)
            assert_string_equal(a->string.text, b->string.text);
        same(a->first, b->first);
    }
    assert_true(!a && !b);
}

/* A tab, even in a comment at the end, leaves the file to libyaml. */
static void check(const char *bytes, size_t length)
{
    static const char tab[] = "\n#\t";
    empi_memory memory = empi_memory_default();
    char *other = malloc(length + sizeof tab);
    empi_arena arenas[2];
    empi_error *errors[2];
    const empi_yaml_node *roots[2];
    assert_non_null(other);
    memcpy(other, bytes, length);
    memcpy(other + length, tab, sizeof tab);
    for (int i = 0; i < 2; i++) {
        bool failed;
        empi_arena_init(&arenas[i], &memory);
        errors[i] = empi_error_new(&memory, -4);
        roots[i] = empi_yaml_read(&arenas[i], "f", i ? other : bytes,
                                  i ? length + sizeof tab - 1 : length, errors[i], &failed);
        assert_false(failed);
    }
    same(roots[0], roots[1]);
    assert_int_equal(empi_error_count(errors[0]), empi_error_count(errors[1]));
    for (int i = 0; i < 2; i++) {
        empi_error_free(errors[i]);
        empi_arena_free(&arenas[i]);
    }
    free(other);
}

static void test_lexicons(void **state)
{
    (void)state;
    for (size_t i = 0; i < empi_embedded_count; i++)
        check(empi_embedded_files[i].bytes, empi_embedded_files[i].length);
}

static void test_kinds(void **state)
{
    static const char *const documents[] = {
        "a: b", "a: b\n", "\n\n# x\na: b\n\n# y\n", "a:\n  b: c\n  d: e\nf: g\n",
        "a:\n- b\n- c\nd: e\n", "a:\n  - b\n  - c\n", "- a: b\n  c: d\n- e: f\n",
        "-   a: b\n    c: d\n", "a: [b, c d, 'e', \"f\"]\n", "a: [b,\n  c, # x\n  d]\ne: f\n",
        "a: []\n", "a: [b, [c, d]]\n", "a: [b,]\n", "a: 'it''s'\nb: \"c \\\" \\\\ d\"\n",
        "'a': b\n\"c\": d\n", "a: caf\xC3\xA9 '\nb: [\xC3\xA9, c]\n", "a: x # y\n", "a: 'x' # y\n",
        "a: # y\n  b: c\n", "a: |\n  b\n   c\n\n  d\ne: f\n", "a: |\n  b\n\n\n", "a: |\n  b\n # c\n",
        "a: |\nb: c\n", "a: |\n\n  b\n", "a: |-\n  b\n", "a: >\n  b\n  c\n", "a: |\n  b\n c: d\n",
        "a: http://b\n", "a: b:c\n", "a: b: c\n", "a:\nb: c\n", "- a\n- - b\n", "-\n- a\n",
        "a: -b\n", "a: - b\n", "a: .\n", "... \n", "---\na: b\n", "a: b\n---\n", "a: b\n...\n",
        "a: &b c\n", "a: *b\n", "a: !b c\n", "a: @b\n", "%a\n", "a: {b: c}\n", "a: [b: c]\n",
        "a: [b, , c]\n", "a: [b\n", "a: [b]]\n", "a: [b] c\n", "a: 'b\n  c'\n", "a: 'b' c\n",
        "a: b\n  c\n", "a: b\n c: d\n", "a:\n    b: c\n  d: e\n", "a: b\na: c\n", "a : b\n",
        "'a' : b\n", "'a':b\n", "[a]: b\n", "a: [b?, c ?, ?d]\n", "a: [-1, - b]\n",
        "a: [b#c, #d\n  e]\n", "a: [b, c #d\n]\n", "a: \"b\\n\"\n", "a: '\n", "a: \"\n", "", "\n",
        "# a\n", " a: b\n", " a: b\nc: d\n", "a: b\n- c\n", "- a\nb: c\n", "a:\n  - b\n c: d\n",
        "a: [\n-b,\n...]\n", "a: ''\n", "a: b \n", "a:   b\n", "a\n", "'a'\n", "[a, b]\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
        check(documents[i], strlen(documents[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lexicons),
                                       cmocka_unit_test(test_kinds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
