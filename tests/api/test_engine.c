/* Engines: versions and names, holders, fingerprint, labels, entries. */
#include "../support/api_support.h"

#include <ctype.h>

static void test_version(void **state)
{
    char version[32];
    (void)state;
    (void)snprintf(version, sizeof version, "%d.%d.%d", EMPATHIE_VERSION_MAJOR,
                   EMPATHIE_VERSION_MINOR, EMPATHIE_VERSION_PATCH);
    assert_string_equal(empathie_version(), version);
    assert_int_equal(empathie_abi(), EMPATHIE_ABI);
}

typedef struct name_row {
    int32_t number;
    const char *name;
} name_row;

static void check_names(const char *(*name_of)(int32_t), const name_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *name = name_of(rows[i].number);
        if (!name != !rows[i].name || (name && strcmp(name, rows[i].name) != 0))
            fail_msg("%d is %s", (int)rows[i].number, name ? name : "nothing");
    }
}

/* Numbers are fixed: other languages' bindings hold copies of them. */
static void test_names(void **state)
{
    static const name_row statuses[] = {{0, "ok"},    {-1, "memory"},    {-2, "argument"},
                                        {-3, "file"}, {-4, "lexicon"},   {-5, "limit"},
                                        {-6, "busy"}, {-7, "internal"},  {-8, "state"},
                                        {1, NULL},    {-9, NULL},        {INT32_MIN, NULL},
                                        {INT32_MAX, NULL}};
    static const name_row kinds[] = {
        {1, "frustration"}, {2, "masked_question"}, {3, "silence"},   {4, "distress"},
        {100, "mark"},      {101, "scope"},         {0, NULL},        {99, NULL},
        {-1, NULL},         {INT32_MAX, NULL},      {INT32_MIN, NULL}};
    static const name_row masks[] = {{0, "none"},  {1, "irony"},     {2, "rhetorical"},
                                     {3, "hedge"}, {4, "statement"}, {99, NULL},
                                     {-1, NULL},   {INT32_MIN, NULL}};
    (void)state;
    check_names(empathie_status_name, statuses, COUNT(statuses));
    check_names(empathie_kind_name, kinds, COUNT(kinds));
    check_names(empathie_mask_name, masks, COUNT(masks));
}

static void test_nothing(void **state)
{
    empathie_error *error = NULL;
    (void)state;
    assert_int_equal(empathie_engine_new_default(NULL, &error), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_error_status(error), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_error_count(error), 1);
    empathie_error_free(error);
    assert_int_equal(empathie_engine_new_default(NULL, NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_null(empathie_engine_retain(NULL));
    empathie_engine_release(NULL);
    assert_null(empathie_engine_fingerprint(NULL));
    assert_null(empathie_engine_label(NULL, "waiting"));
    assert_int_equal(empathie_engine_count(NULL), 0);
    assert_null(empathie_engine_entry(NULL, 0));
    assert_null(empathie_entry_id(NULL));
    assert_null(empathie_entry_cue(NULL));
    assert_null(empathie_entry_why(NULL));
    assert_null(empathie_entry_file(NULL));
    assert_int_equal(empathie_entry_line(NULL), 0);
    assert_int_equal(empathie_entry_kind(NULL), 0);
    assert_int_equal(empathie_entry_mask(NULL), 0);
    assert_int_equal(empathie_entry_strength(NULL), 0);
}

static void test_labels(void **state)
{
    empathie_engine *engine = small_engine();
    (void)state;
    assert_string_equal(empathie_engine_label(engine, "waiting"), "wachten");
    assert_string_equal(empathie_engine_label(engine, "frustration"), "frustratie");
    assert_string_equal(empathie_engine_label(engine, "denied"), "het wordt ontkend");
    assert_string_equal(empathie_engine_label(engine, "irony"), "ironie");
    assert_null(empathie_engine_label(engine, "short"));
    assert_null(empathie_engine_label(engine, ""));
    assert_null(empathie_engine_label(engine, NULL));
    empathie_engine_release(engine);
}

typedef struct entry_row {
    const char *id, *cue;
    int32_t kind, mask, strength;
} entry_row;

static void test_entries(void **state)
{
    static const entry_row rows[] = {
        {"denied.not", "denied", EMPATHIE_KIND_SCOPE, EMPATHIE_MASK_NONE, 2},
        {"praise.nice", "praise", EMPATHIE_KIND_MARK, EMPATHIE_MASK_NONE, 2},
        {"anger.let_down", "anger", EMPATHIE_KIND_FRUSTRATION, EMPATHIE_MASK_NONE, 1},
        {"waiting.weak_again", "waiting", EMPATHIE_KIND_FRUSTRATION, EMPATHIE_MASK_NONE, 0},
        {"anger.count", "anger", EMPATHIE_KIND_FRUSTRATION, EMPATHIE_MASK_NONE, 3},
        {"trust.irony", "trust", EMPATHIE_KIND_MASKED_QUESTION, EMPATHIE_MASK_IRONY, 2},
        {"help.twice", "help", EMPATHIE_KIND_MASKED_QUESTION, EMPATHIE_MASK_STATEMENT, 2},
        {"hardship.money", "hardship", EMPATHIE_KIND_DISTRESS, EMPATHIE_MASK_NONE, 3}};
    empathie_engine *engine = small_engine();
    size_t count = empathie_engine_count(engine), at = 0;
    int32_t line = 0;
    (void)state;
    assert_int_equal(count, 25);
    for (size_t i = 0; i < count; i++) {
        const empathie_entry *entry = empathie_engine_entry(engine, i);
        assert_string_equal(empathie_entry_file(entry), "small.yaml");
        assert_true(empathie_entry_line(entry) > line);
        line = empathie_entry_line(entry);
        assert_true(strlen(empathie_entry_why(entry)) > 3);
        if (at < COUNT(rows) && strcmp(empathie_entry_id(entry), rows[at].id) == 0) {
            assert_string_equal(empathie_entry_cue(entry), rows[at].cue);
            assert_int_equal(empathie_entry_kind(entry), rows[at].kind);
            assert_int_equal(empathie_entry_mask(entry), rows[at].mask);
            assert_int_equal(empathie_entry_strength(entry), rows[at].strength);
            at++;
        }
    }
    assert_int_equal(at, COUNT(rows));
    assert_null(empathie_engine_entry(engine, count));
    assert_null(empathie_engine_entry(engine, SIZE_MAX));
    empathie_engine_release(engine);
}

/* The fingerprint of a builder after the changes that `change` makes; 64 digits. */
static void fingerprint_of(void (*change)(empathie_builder *builder), char digits[65])
{
    empathie_builder *builder = small_builder();
    empathie_engine *engine;
    if (change)
        change(builder);
    engine = built(builder);
    assert_int_equal(strlen(empathie_engine_fingerprint(engine)), 64);
    memcpy(digits, empathie_engine_fingerprint(engine), 65);
    for (size_t i = 0; i < 64; i++)
        assert_true(isdigit((unsigned char)digits[i]) || (digits[i] >= 'a' && digits[i] <= 'f'));
    empathie_engine_release(engine);
    empathie_builder_free(builder);
}

static void add_comment(empathie_builder *builder)
{
    assert_int_equal(empathie_builder_add_bytes(builder, "x", "format: 1 # x\n", 14, NULL), 0);
}

static void one_off(empathie_builder *builder)
{
    assert_int_equal(empathie_builder_switch_off(builder, "anger.angry", NULL), 0);
}

static void other_off(empathie_builder *builder)
{
    assert_int_equal(empathie_builder_switch_off(builder, "anger.count", NULL), 0);
}

static void other_steps(empathie_builder *builder)
{
    assert_int_equal(empathie_builder_set_limit(builder, EMPATHIE_LIMIT_MATCH_STEPS, 12345, NULL),
                     0);
}

static void test_fingerprint(void **state)
{
    static void (*const changes[])(empathie_builder *) = {NULL, add_comment, one_off, other_off,
                                                          other_steps};
    char digits[COUNT(changes)][65], again[65];
    (void)state;
    for (size_t i = 0; i < COUNT(changes); i++) {
        fingerprint_of(changes[i], digits[i]);
        fingerprint_of(changes[i], again);
        assert_string_equal(digits[i], again);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(digits[i], digits[j]);
    }
}

/* Engines are released in any order: the last holder takes it down. */
static void test_holders(void **state)
{
    empathie_engine *engine = small_engine();
    empathie_scanner *scanner;
    empathie_result *result;
    (void)state;
    assert_ptr_equal(empathie_engine_retain(engine), engine);
    empathie_engine_release(engine);
    scanner = scanner_of(engine);
    result = scan(scanner, "Ik ben boos.");
    empathie_scanner_free(scanner);
    assert_int_equal(empathie_result_count(result), 1);
    assert_string_equal(
        empathie_evidence_rule(empathie_signal_evidence(empathie_result_signal(result, 0), 0)),
        "anger.angry");
    empathie_result_free(result);
}

static void test_default(void **state)
{
    empathie_engine *engine = default_engine(), *again = default_engine();
    size_t count = empathie_engine_count(engine);
    (void)state;
    assert_true(count > 100);
    assert_string_equal(empathie_engine_fingerprint(engine), empathie_engine_fingerprint(again));
    for (size_t i = 0; i < count; i++) {
        const empathie_entry *entry = empathie_engine_entry(engine, i);
        int32_t kind = empathie_entry_kind(entry);
        assert_non_null(empathie_kind_name(kind));
        assert_non_null(empathie_mask_name(empathie_entry_mask(entry)));
        assert_true(empathie_entry_line(entry) > 0);
        assert_true(strncmp(empathie_entry_file(entry), "lexicons/nl/", 12) == 0);
        if (kind < EMPATHIE_KIND_MARK && !empathie_engine_label(engine, empathie_entry_cue(entry)))
            fail_msg("cue %s has no Dutch name", empathie_entry_cue(entry));
    }
    empathie_engine_release(engine);
    empathie_engine_release(again);
}

/* Whatever a result can name has a Dutch word in the built-in lexicons. */
static void test_default_labels(void **state)
{
    static const char *const names[] = {
        "frustration",   "masked_question", "silence",        "distress", "irony",
        "rhetorical",    "hedge",           "statement",      "denied",   "quoted",
        "except",        "not_dutch",       "mixed_language", "short",    "quoted_skipped",
        "invalid_bytes", "irony_uncertain", "undecided",      "too_complex", "foreign"};
    empathie_engine *engine = default_engine();
    size_t lacking = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++)
        if (!empathie_engine_label(engine, names[i])) {
            (void)fprintf(stderr, "no label for %s\n", names[i]);
            lacking++;
        }
    assert_int_equal(lacking, 0);
    empathie_engine_release(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_version),       cmocka_unit_test(test_names),
        cmocka_unit_test(test_nothing),       cmocka_unit_test(test_labels),
        cmocka_unit_test(test_entries),       cmocka_unit_test(test_fingerprint),
        cmocka_unit_test(test_holders),       cmocka_unit_test(test_default),
        cmocka_unit_test(test_default_labels)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
