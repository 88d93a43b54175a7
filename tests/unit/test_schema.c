/* Lexicons as read: what is kept, what is left out, what others may count on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"
#include "failing_memory.h"
#include "lexicon/lexicon.h"
#include "lexicon/schema_keys.h"

static const char whole[] =
    "format: 1\n"
    "kind: frustration\n"
    "unless: [resolved, other]\n"
    "classes:\n"
    "  duur: [dag*, week, een paar dagen]\n"
    "  geen_2:\n"
    "    - 'geen {antwoord}'\n"
    "kinds:\n"
    "  - id: silence\n"
    "    label: stilte\n"
    "cues:\n"
    "  - id: waiting\n"
    "    kind: frustration\n"
    "    label: wachten\n"
    "    why: De schrijver wacht.\n"
    "  - {id: recognition, kind: masked_question, label: zien, why: 'Gezien?', question: Zien?}\n"
    "labels:\n"
    "  masks:\n"
    "    irony: ironie\n"
    "  short: Dit is kort.\n"
    "reflect:\n"
    "  - id: waiting.ask\n"
    "    kind: frustration\n"
    "    cue: waiting\n"
    "    ask: Wat zou u willen horen?\n"
    "numbers:\n"
    "  - {id: irony_less, value: -10, why: Minder zeker.}\n"
    "languages:\n"
    "  - id: nl\n"
    "    label: Nederlands\n"
    "    words: [de, het, \"'t\"]\n"
    "spelling:\n"
    "  same:\n"
    "    mn: mijn\n"
    "    \"'t\": het\n"
    "  joined: {nogsteeds: nog steeds}\n"
    "  sounds: [ei ij, dt d]\n"
    "  keep: [mis]\n"
    "  masked: ['k**']\n"
    "  abbreviations: [bijv, d.w.z.]\n"
    "entries:\n"
    "  - id: waiting.letter\n"
    "    cue: waiting\n"
    "    strength: weak\n"
    "    any: [nog geen brief, '{duur} stil']\n"
    "    regex: 'wacht(en)?'\n"
    "    needs: [wacht*]\n"
    "    unless: [procedure]\n"
    "    despite: [resolved]\n"
    "    except: [brief verstuurd]\n"
    "    why: 'Er staat: \"geen brief\".'\n"
    "    matches: [Ik heb nog geen brief., Nog geen brief gezien.]\n"
    "    rejects: [Ik heb een brief.]\n"
    "    limits: [Brief? Nog geen.]\n"
    "  - id: irony.mixed\n"
    "    kind: masked_question\n"
    "    cue: recognition\n"
    "    mask: irony\n"
    "    all: [praise, frustration.waiting]\n"
    "    within: next\n"
    "    why: Lof naast tegenslag.\n"
    "    matches: [Mooi weer.]\n"
    "    rejects: [Mooi.]\n"
    "  - id: denied.not\n"
    "    kind: scope\n"
    "    cue: denied\n"
    "    reach: after\n"
    "    any: [niet]\n"
    "    why: Ontkenning.\n"
    "    matches: [Niet boos.]\n"
    "  - id: waiting.old\n"
    "    off: true\n";

typedef struct reading {
    empi_memory memory;
    empi_error *error;
    empi_lexicon *lexicon;
} reading;

static void read_text(reading *r, const char *yaml, size_t length)
{
    r->memory = empi_memory_default();
    r->error = empi_error_new(&r->memory, -4);
    r->lexicon = empi_lexicon_read(&r->memory, "eigen.yaml", yaml, length, r->error);
    assert_non_null(r->lexicon);
}

static void done(reading *r)
{
    empi_lexicon_free(r->lexicon);
    empi_error_free(r->error);
}

static void check_list(const empi_strings *list, const char *expected)
{
    char out[300] = "";
    size_t used = 0, i;
    for (i = 0; i < list->count; i++) {
        assert_int_equal(strlen(list->items[i].text), list->items[i].length);
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%s", i ? "|" : "",
                                 list->items[i].text);
    }
    assert_string_equal(out, expected);
}

static void test_sections(void **state)
{
    reading r;
    const empi_lexicon *lexicon;
    (void)state;
    read_text(&r, whole, sizeof whole - 1);
    lexicon = r.lexicon;
    if (empi_error_count(r.error))
        fail_msg("%d %s", (int)empi_error_place(r.error, 0).line, empi_error_message(r.error, 0));
    assert_string_equal(lexicon->name, "eigen.yaml");
    assert_int_equal(lexicon->class_count, 2);
    assert_string_equal(lexicon->classes[1].name.text, "geen_2");
    check_list(&lexicon->classes[0].members, "dag*|week|een paar dagen");
    check_list(&lexicon->classes[1].members, "geen {antwoord}");
    assert_int_equal(lexicon->kind_count, 1);
    assert_string_equal(lexicon->kinds[0].label.text, "stilte");
    assert_int_equal(lexicon->cue_count, 2);
    assert_string_equal(lexicon->cues[1].question.text, "Zien?");
    assert_null(lexicon->cues[0].question.text);
    assert_int_equal(lexicon->labels.count, 2);
    assert_string_equal(lexicon->labels.items[0].key.text, "irony");
    assert_string_equal(lexicon->labels.items[1].value.text, "Dit is kort.");
    assert_int_equal(lexicon->reflect_count, 1);
    assert_string_equal(lexicon->reflects[0].ask.text, "Wat zou u willen horen?");
    assert_int_equal(lexicon->number_count, 1);
    assert_string_equal(lexicon->numbers[0].value.text, "-10");
    assert_int_equal(lexicon->language_count, 1);
    check_list(&lexicon->languages[0].words, "de|het|'t");
    assert_int_equal(lexicon->same.count, 2);
    assert_string_equal(lexicon->same.items[1].key.text, "'t");
    assert_string_equal(lexicon->same.items[1].value.text, "het");
    assert_int_equal(lexicon->joined.count, 1);
    check_list(&lexicon->sounds, "ei ij|dt d");
    check_list(&lexicon->keep, "mis");
    check_list(&lexicon->masked, "k**");
    check_list(&lexicon->abbreviations, "bijv|d.w.z.");
    done(&r);
}

static void test_entries(void **state)
{
    reading r;
    const empi_entry_source *entry;
    (void)state;
    read_text(&r, whole, sizeof whole - 1);
    assert_int_equal(r.lexicon->entry_count, 4);
    entry = &r.lexicon->entries[0];
    assert_string_equal(entry->file, "eigen.yaml");
    assert_string_equal(entry->id.text, "waiting.letter");
    assert_int_equal(entry->line, 42);
    assert_int_equal(entry->column, 9);
    assert_string_equal(entry->kind.text, "frustration");
    assert_string_equal(entry->strength.text, "weak");
    assert_string_equal(entry->regex.text, "wacht(en)?");
    assert_string_equal(entry->why.text, "Er staat: \"geen brief\".");
    assert_null(entry->mask.text);
    assert_null(entry->off.text);
    check_list(&entry->any, "nog geen brief|{duur} stil");
    assert_int_equal(entry->any.items[1].line, 45);
    assert_int_equal(entry->any.items[1].column, 28); /* behind the quote */
    check_list(&entry->needs, "wacht*");
    check_list(&entry->unless, "procedure");
    check_list(&entry->file_unless, "resolved|other");
    check_list(&entry->despite, "resolved");
    check_list(&entry->except, "brief verstuurd");
    check_list(&entry->matches, "Ik heb nog geen brief.|Nog geen brief gezien.");
    check_list(&entry->rejects, "Ik heb een brief.");
    check_list(&entry->limits, "Brief? Nog geen.");
    entry = &r.lexicon->entries[1];
    assert_string_equal(entry->kind.text, "masked_question"); /* its own goes first */
    check_list(&entry->all, "praise|frustration.waiting");
    assert_string_equal(entry->within.text, "next");
    assert_string_equal(r.lexicon->entries[2].reach.text, "after");
    assert_string_equal(r.lexicon->entries[3].off.text, "true");
    done(&r);
}

/* Mistakes leave the rest of the entry standing; without an id there is no entry. */
static void test_kept(void **state)
{
    static const char yaml[] = "format: 1\nkind: frustration\nentries:\n"
                               "  - id: waiting.a\n    cue: waiting\n    strength: 9\n"
                               "    any: [a, {b}, c]\n"
                               "  - cue: waiting\n    any: [a]\n"
                               "  - id: waiting.b\n    kind: frust\n    any: [a]\n"
                               "  - niets\n"
                               "  - id: waiting.c\n    cue: waiting\n    any: [a]\n";
    reading r;
    (void)state;
    read_text(&r, yaml, sizeof yaml - 1);
    assert_int_equal(r.lexicon->entry_count, 3);
    assert_string_equal(r.lexicon->entries[0].id.text, "waiting.a");
    assert_null(r.lexicon->entries[0].strength.text);
    check_list(&r.lexicon->entries[0].any, "a|c");
    assert_null(r.lexicon->entries[1].kind.text);
    assert_null(r.lexicon->entries[1].cue.text);
    assert_string_equal(r.lexicon->entries[2].id.text, "waiting.c");
    assert_true(empi_error_count(r.error) > 0);
    done(&r);
}

static void test_many_mistakes(void **state)
{
    enum { ENTRIES = 20000 };
    char *yaml = malloc(ENTRIES * 20 + 100);
    size_t length, i;
    reading r;
    (void)state;
    assert_non_null(yaml);
    length = (size_t)snprintf(yaml, 100, "format: 1\nkind: mark\nentries:\n");
    for (i = 0; i < ENTRIES; i++)
        length += (size_t)snprintf(yaml + length, 20, "- {id: a.b, cu: x}\n");
    read_text(&r, yaml, length);
    assert_int_equal(empi_error_count(r.error), EMPI_MISTAKES + 1);
    assert_int_equal(r.lexicon->entry_count, ENTRIES);
    done(&r);
    free(yaml);
}

static void test_truncated(void **state)
{
    size_t length;
    (void)state;
    for (length = 0; length < sizeof whole - 1; length++) {
        char *copy = malloc(length ? length : 1);
        reading r;
        assert_non_null(copy);
        memcpy(copy, whole, length);
        read_text(&r, copy, length);
        free(copy);
        done(&r);
    }
}

static void test_no_memory(void **state)
{
    size_t fail_at;
    bool complete = false;
    (void)state;
    for (fail_at = 1; !complete; fail_at++) {
        failing_memory counter;
        empi_memory memory = failing_memory_use(&counter, fail_at);
        empi_error *error = empi_error_new(&memory, -4);
        empi_lexicon *lexicon = empi_lexicon_read(&memory, "x", whole, sizeof whole - 1, error);
        complete = counter.requests < fail_at;
        assert_int_equal(complete, lexicon != NULL);
        empi_lexicon_free(lexicon);
        empi_error_free(error);
        assert_int_equal(counter.in_use, 0);
        assert_int_equal(counter.wrong_sizes, 0);
    }
    empi_lexicon_free(NULL);
}

/* The table itself: rows of an object stand together and fit in their struct. */
static void test_table(void **state)
{
    int object;
    (void)state;
    for (object = 0; object < EMPI_OBJECTS; object++) {
        size_t count, i, j;
        const empi_key *keys = empi_keys((enum empi_object)object, &count);
        assert_true(count > 0 && count <= EMPI_KEYS_MAX);
        for (i = 0; i < count; i++) {
            const char *words[EMPI_VALUES_MAX];
            assert_true(keys[i].name[0] != '\0');
            assert_true(keys[i].at < empi_object_size((enum empi_object)object));
            assert_true(!keys[i].required || keys[i].reason[0]);
            assert_int_equal(keys[i].required & ~keys[i].allowed, 0);
            if (keys[i].values && keys[i].values < EMPI_VALUES_SETS)
                assert_true(empi_values_words((enum empi_values)keys[i].values, words) > 0);
            for (j = 0; j < i; j++)
                assert_string_not_equal(keys[i].name, keys[j].name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sections),      cmocka_unit_test(test_entries),
        cmocka_unit_test(test_kept),          cmocka_unit_test(test_many_mistakes),
        cmocka_unit_test(test_truncated),     cmocka_unit_test(test_no_memory),
        cmocka_unit_test(test_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
