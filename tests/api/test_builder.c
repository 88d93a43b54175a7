/* Builders: order of calls, overlays, switching off, limits, and every wrong argument. */
#include "../support/api_support.h"
#include "../support/counted_memory.h"

/* The call failed with a status, an error that says the same, and a message. */
static void failed(empathie_status status, empathie_status wanted, empathie_error *error)
{
    assert_int_equal(status, wanted);
    assert_non_null(error);
    assert_int_equal(empathie_error_status(error), wanted);
    assert_true(empathie_error_count(error) >= 1);
    assert_true(strlen(empathie_error_message(error, 0)) > 5);
    empathie_error_free(error);
}

#define FAILS(wanted, call)                                                                        \
    do {                                                                                           \
        empathie_error *error = (empathie_error *)1;                                               \
        empathie_status status = (call);                                                           \
        failed(status, wanted, error);                                                             \
    } while (0)

static void test_arguments(void **state)
{
    empathie_builder *builder = (empathie_builder *)1, *none = NULL;
    empathie_engine *engine = (empathie_engine *)1;
    counted_memory memory = {0};
    (void)state;
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_new(NULL, &error));
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_new_with_memory(NULL, NULL, &builder, &error));
    assert_null(builder);
    FAILS(EMPATHIE_ERROR_ARGUMENT,
          empathie_builder_new_with_memory(counted_resize, &memory, NULL, &error));
    assert_int_equal(memory.requests, 0);
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_add_default(none, &error));
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_add_bytes(none, "x", "", 0, &error));
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_add_file(none, "x", &error));
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_switch_off(none, "x.y", &error));
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_set_limit(none, 1, 1, &error));
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_build(none, &engine, &error));
    assert_null(engine);
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_check(none, &error));
    empathie_builder_free(NULL);

    builder = small_builder();
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_add_bytes(builder, NULL, "", 0, &error));
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_add_bytes(builder, "x", NULL, 1, &error));
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_add_file(builder, NULL, &error));
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_switch_off(builder, NULL, &error));
    FAILS(EMPATHIE_ERROR_ARGUMENT, empathie_builder_build(builder, NULL, &error));
    assert_int_equal(empathie_builder_build(builder, NULL, NULL), EMPATHIE_ERROR_ARGUMENT);
    empathie_engine_release(built(builder)); /* still in order */
    empathie_builder_free(builder);
}

static void test_limit_values(void **state)
{
    static const struct {
        int32_t limit;
        int64_t value;
        bool allowed;
    } rows[] = {{1, 1, true},
                {1, 0, false},
                {1, -1, false},
                {1, 64 << 20, true},
                {1, (64 << 20) + 1, false},
                {1, INT64_MAX, false},
                {1, INT64_MIN, false},
                {2, 100, true},
                {2, 0, false},
                {2, INT64_MAX, false},
                {3, 1, true},
                {3, 0, false},
                {3, INT64_MAX, false},
                {0, 5, false},
                {4, 5, true},
                {4, 0, false},
                {4, 1000001, false},
                {5, 5, false},
                {-1, 5, false},
                {INT32_MAX, 5, false},
                {INT32_MIN, 5, false}};
    empathie_builder *builder = small_builder();
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        empathie_error *error = NULL;
        empathie_status status =
            empathie_builder_set_limit(builder, rows[i].limit, rows[i].value, &error);
        if (rows[i].allowed)
            assert_int_equal(status, EMPATHIE_OK);
        else
            failed(status, EMPATHIE_ERROR_ARGUMENT, error);
    }
    empathie_builder_free(builder);
}

static void test_lexicon_too_long(void **state)
{
    empathie_builder *builder = small_builder();
    (void)state;
    assert_int_equal(empathie_builder_set_limit(builder, EMPATHIE_LIMIT_LEXICON_BYTES, 14, NULL),
                     EMPATHIE_OK);
    add_yaml(builder, "fits", "format: 1 # 34");
    FAILS(EMPATHIE_ERROR_LIMIT,
          empathie_builder_add_bytes(builder, "long", "format: 1 # 345", 15, &error));
    FAILS(EMPATHIE_ERROR_LIMIT,
          empathie_builder_add_file(builder, TEST_DATA_DIR "/cases/small.yaml", &error));
    empathie_engine_release(built(builder));
    empathie_builder_free(builder);
}

static void test_files(void **state)
{
    empathie_builder *builder;
    empathie_error *missing = NULL;
    empathie_engine *engine;
    (void)state;
    assert_int_equal(empathie_builder_new(&builder, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_add_file(builder, "/nergens/woorden.yaml", &missing),
                     EMPATHIE_ERROR_FILE);
    assert_string_equal(empathie_error_file(missing, 0), "/nergens/woorden.yaml");
    assert_int_equal(empathie_error_line(missing, 0), 0);
    empathie_error_free(missing);
    FAILS(EMPATHIE_ERROR_FILE, empathie_builder_add_file(builder, TEST_DATA_DIR, &error));
    FAILS(EMPATHIE_ERROR_FILE, empathie_builder_add_file(builder, "", &error));
    assert_int_equal(
        empathie_builder_add_file(builder, TEST_DATA_DIR "/cases/small.yaml", &missing),
        EMPATHIE_OK);
    assert_null(missing);
    engine = built(builder);
    assert_int_equal(empathie_engine_count(engine), 25);
    assert_string_equal(empathie_entry_file(empathie_engine_entry(engine, 0)),
                        TEST_DATA_DIR "/cases/small.yaml");
    empathie_engine_release(engine);
    empathie_builder_free(builder);
}

/* A builder with nothing builds an engine that finds nothing. */
static void test_empty(void **state)
{
    empathie_builder *builder;
    empathie_scanner *scanner;
    empathie_result *result;
    (void)state;
    assert_int_equal(empathie_builder_new(&builder, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_check(builder, NULL), EMPATHIE_OK);
    scanner = scanner_of(built(builder));
    empathie_builder_free(builder);
    result = scan(scanner, "Ik wacht al drie weken op antwoord.");
    assert_int_equal(empathie_result_count(result), 0);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

/* ---- overlays ---- */

/* The intensity of frustration in a message, 0 for none, with some lexicons on top of small.yaml.
 */
static int32_t intensity_with(const char *overlay, const char *off, const char *message)
{
    empathie_builder *builder = small_builder();
    empathie_scanner *scanner;
    empathie_result *result;
    int32_t intensity;
    if (overlay)
        add_yaml(builder, "own.yaml", overlay);
    if (off)
        assert_int_equal(empathie_builder_switch_off(builder, off, NULL), EMPATHIE_OK);
    scanner = scanner_of(built(builder));
    empathie_builder_free(builder);
    result = scan(scanner, message);
    intensity = empathie_signal_intensity(signal_of(result, EMPATHIE_KIND_FRUSTRATION));
    empathie_result_free(result);
    empathie_scanner_free(scanner);
    return intensity;
}

static void test_overlays(void **state)
{
    static const char replaced[] =
        "format: 1\nkind: frustration\nentries:\n"
        "  - {id: anger.angry, cue: anger, strength: 3, any: [kwaad], why: x,\n"
        "     matches: [Ik ben kwaad.], rejects: [x]}\n";
    static const char off[] = "format: 1\nentries: [{id: anger.angry, off: true}]\n";
    static const char added[] =
        "format: 1\nkind: frustration\nclasses: {duur: [eeuwen]}\nentries:\n"
        "  - {id: anger.own, cue: anger, strength: 1, any: ['{duur} kwaad'],\n"
        "     why: x, matches: [Al eeuwen kwaad.], rejects: [x]}\n";
    (void)state;
    assert_int_equal(intensity_with(NULL, NULL, "Ik ben boos."), 2);
    assert_int_equal(intensity_with(replaced, NULL, "Ik ben boos."), 0);
    assert_int_equal(intensity_with(replaced, NULL, "Ik ben kwaad."), 3);
    assert_int_equal(intensity_with(off, NULL, "Ik ben boos."), 0);
    assert_int_equal(intensity_with(NULL, "anger.angry", "Ik ben boos."), 0);
    assert_int_equal(intensity_with(NULL, "anger.count", "Ik ben boos."), 2);
    assert_int_equal(intensity_with(added, NULL, "Ik ben al eeuwen kwaad."), 1);
    /* a class of one's own replaces the one of that name, for all entries */
    assert_int_equal(intensity_with(added, NULL, "Ik wacht al eeuwen."), 2);
    assert_int_equal(intensity_with(added, NULL, "Ik wacht al weken."), 0);
}

/* A later file says whether scopes in other sentences count for a cue. */
static void test_own_unless_within(void **state)
{
    static const char nearer[] = "format: 1\ncues: [{id: anger, kind: frustration, label: woede,\n"
                                 "        unless_within: sentence, why: x}]\n";
    (void)state;
    assert_int_equal(intensity_with(NULL, NULL, "Opgelost. Ik ben boos."), 0);
    assert_int_equal(intensity_with(nearer, NULL, "Opgelost. Ik ben boos."), 2);
    assert_int_equal(intensity_with(nearer, NULL, "Ik ben boos en opgelost."), 0);
}

/* A cue, label and question of one's own. */
static void test_own_names(void **state)
{
    static const char own[] =
        "format: 1\n"
        "cues: [{id: parking, kind: frustration, label: parkeren, why: x},\n"
        "       {id: anger, kind: frustration, label: woede, why: x}]\n"
        "labels: {denied: dat zegt u juist niet}\n"
        "reflect: [{id: own.ask, kind: frustration, cue: parking, ask: Waar kan het wel?}]\n"
        "kind: frustration\n"
        "entries: [{id: parking.none, cue: parking, any: [geen parkeerplaats], why: Geen plek.,\n"
        "           matches: [Er is geen parkeerplaats.], rejects: [x]}]\n";
    empathie_builder *builder = small_builder();
    empathie_engine *engine;
    empathie_scanner *scanner;
    empathie_result *result;
    empathie_error *error = NULL;
    (void)state;
    add_yaml(builder, "own.yaml", own);
    if (empathie_builder_check(builder, &error) != EMPATHIE_OK)
        show_error(error);
    assert_null(error);
    engine = built(builder);
    empathie_builder_free(builder);
    assert_string_equal(empathie_engine_label(engine, "parking"), "parkeren");
    assert_string_equal(empathie_engine_label(engine, "anger"), "woede");
    assert_string_equal(empathie_engine_label(engine, "denied"), "dat zegt u juist niet");
    scanner = scanner_of(engine);
    result = scan(scanner, "Er is hier geen parkeerplaats, en geen parkeerplaats daar.");
    assert_string_equal(empathie_signal_cue(empathie_result_signal(result, 0), 0), "parking");
    assert_string_equal(empathie_result_reflect(result, 0), "Waar kan het wel?");
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

/* A builder can be changed and built again; engines built before stay as they were. */
static void test_again(void **state)
{
    empathie_builder *builder = small_builder();
    empathie_engine *first = built(builder), *second;
    (void)state;
    assert_int_equal(empathie_builder_switch_off(builder, "anger.angry", NULL), EMPATHIE_OK);
    second = built(builder);
    assert_int_equal(empathie_engine_count(first), 25);
    assert_int_equal(empathie_engine_count(second), 24);
    add_yaml(builder, "bad.yaml", "format: 1\nentries: [{id: anger.later, cue: angr}]\n");
    assert_int_equal(empathie_builder_check(builder, NULL), EMPATHIE_ERROR_LEXICON);
    assert_int_equal(empathie_builder_check(builder, NULL), EMPATHIE_ERROR_LEXICON);
    empathie_builder_free(builder);
    assert_string_equal(empathie_entry_id(empathie_engine_entry(second, 0)), "denied.not");
    empathie_engine_release(first);
    empathie_engine_release(second);
}

/* Our own lexicons and an organisation's on top: replacing one of ours is no repetition. */
static void test_over_default(void **state)
{
    empathie_builder *builder;
    empathie_engine *engine = default_engine(), *mine;
    char yaml[200];
    size_t count = empathie_engine_count(engine);
    (void)state;
    builder = default_builder();
    (void)snprintf(yaml, sizeof yaml, "format: 1\nentries: [{id: %s, off: true}]\n",
                   "waiting.wait_with_duration");
    add_yaml(builder, "own.yaml", yaml);
    mine = built(builder);
    assert_int_equal(empathie_engine_count(mine), count - 1);
    assert_string_not_equal(empathie_engine_fingerprint(mine), empathie_engine_fingerprint(engine));
    empathie_engine_release(mine);
    empathie_engine_release(engine);
    empathie_builder_free(builder);
}

/* ---- in use by another call ---- */

/* Memory that, when asked for more, calls the object that is asking: the only way for one thread to
 * be in two calls at once. */
typedef struct nosy_memory {
    counted_memory counted;
    empathie_builder *builder;
    empathie_scanner *scanner;
    empathie_conversation *conversation;
    empathie_digest *digest;
    empathie_status builder_status, scanner_status, conversation_status, digest_status;
    size_t saved;
} nosy_memory;

static void nose_in_conversation(nosy_memory *memory, empathie_conversation *conversation)
{
    empathie_report *report = (empathie_report *)1;
    unsigned char bytes[100];
    memory->conversation_status =
        empathie_conversation_add(conversation, EMPATHIE_PERSON, 0, "x", 1, NULL);
    assert_int_equal(empathie_conversation_read(conversation, 0, &report, NULL),
                     EMPATHIE_ERROR_BUSY);
    assert_null(report);
    assert_int_equal(empathie_conversation_draft(conversation, 0, "x", 1, &report, NULL),
                     EMPATHIE_ERROR_BUSY);
    assert_int_equal(empathie_conversation_set(conversation, EMPATHIE_OPTION_DAY_START, 1, NULL),
                     EMPATHIE_ERROR_BUSY);
    memory->saved = empathie_conversation_save(conversation, bytes, sizeof bytes);
}

static void nose_in_digest(nosy_memory *memory, empathie_digest *digest)
{
    memory->digest_status =
        empathie_digest_set(digest, EMPATHIE_DIGEST_PERIOD, EMPATHIE_PERIOD_DAY, NULL);
}

static void *nosy_resize(void *context, void *block, size_t old_size, size_t new_size)
{
    nosy_memory *memory = context;
    empathie_builder *builder = memory->builder;
    empathie_scanner *scanner = memory->scanner;
    memory->builder = NULL; /* once */
    memory->scanner = NULL;
    if (memory->conversation && new_size) {
        empathie_conversation *conversation = memory->conversation;
        memory->conversation = NULL;
        nose_in_conversation(memory, conversation);
    }
    if (memory->digest && new_size) {
        empathie_digest *digest = memory->digest;
        memory->digest = NULL;
        nose_in_digest(memory, digest);
    }
    if (builder && new_size)
        memory->builder_status = empathie_builder_switch_off(builder, "anger.angry", NULL);
    if (scanner && new_size) {
        empathie_result *result = (empathie_result *)1;
        memory->scanner_status = empathie_scanner_scan(scanner, "x", 1, &result, NULL);
        assert_null(result);
    }
    return counted_resize(&memory->counted, block, old_size, new_size);
}

static void test_busy(void **state)
{
    nosy_memory memory = {0};
    empathie_builder *builder;
    empathie_scanner *scanner;
    empathie_result *result;
    (void)state;
    assert_int_equal(empathie_builder_new_with_memory(nosy_resize, &memory, &builder, NULL), 0);
    add_small(builder);
    memory.builder = builder;
    scanner = scanner_of(built(builder));
    assert_int_equal(memory.builder_status, EMPATHIE_ERROR_BUSY);
    memory.scanner = scanner;
    result = scan(scanner, "Ik ben boos.");
    assert_int_equal(memory.scanner_status, EMPATHIE_ERROR_BUSY);
    assert_int_equal(empathie_result_count(result), 1);
    empathie_result_free(result);
    empathie_result_free(scan(scanner, "Ik ben boos.")); /* free again */
    empathie_scanner_free(scanner);
    empathie_builder_free(builder);
    assert_int_equal(memory.counted.in_use, 0);
    assert_int_equal(memory.counted.wrong_sizes, 0);
}

static void test_busy_conversation(void **state)
{
    nosy_memory memory = {.saved = 1};
    empathie_builder *builder;
    empathie_engine *engine;
    empathie_conversation *conversation = NULL;
    empathie_digest *digest = NULL;
    empathie_report *report = NULL;
    (void)state;
    assert_int_equal(empathie_builder_new_with_memory(nosy_resize, &memory, &builder, NULL), 0);
    add_small(builder);
    engine = built(builder);
    empathie_builder_free(builder);
    assert_int_equal(empathie_conversation_new(engine, &conversation, NULL), 0);
    assert_int_equal(empathie_digest_new(engine, &digest, NULL), 0);
    empathie_engine_release(engine);
    memory.conversation = conversation;
    assert_int_equal(
        empathie_conversation_add(conversation, EMPATHIE_PERSON, 100, "Ik ben boos.", 12, NULL), 0);
    assert_int_equal(memory.conversation_status, EMPATHIE_ERROR_BUSY);
    assert_int_equal(memory.saved, 0);
    assert_int_equal(empathie_conversation_read(conversation, 100, &report, NULL),
                     0); /* free again */
    assert_int_equal(empathie_report_turn_count(report), 1);
    memory.digest = digest;
    assert_int_equal(empathie_digest_add(digest, report, "a", "b", NULL), 0);
    assert_int_equal(memory.digest_status, EMPATHIE_ERROR_BUSY);
    assert_int_equal(empathie_digest_add(digest, report, "a", "b", NULL), 0);
    empathie_report_free(report);
    empathie_digest_free(digest);
    empathie_conversation_free(conversation);
    assert_int_equal(memory.counted.in_use, 0);
    assert_int_equal(memory.counted.wrong_sizes, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_arguments),
                                       cmocka_unit_test(test_limit_values),
                                       cmocka_unit_test(test_lexicon_too_long),
                                       cmocka_unit_test(test_files),
                                       cmocka_unit_test(test_empty),
                                       cmocka_unit_test(test_overlays), cmocka_unit_test(test_own_unless_within),
                                       cmocka_unit_test(test_own_names),
                                       cmocka_unit_test(test_again),
                                       cmocka_unit_test(test_over_default),
                                       cmocka_unit_test(test_busy),
                                       cmocka_unit_test(test_busy_conversation)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
