/* The labelled messages of cases/messages.jsonl: what is found is about what people found. A change
 * of the words or the rules that loses more than it wins fails here; `empathie evaluate --misses 5
 * tests/cases/messages.jsonl` tells what. */
#include "../support/counted_memory.h"
#include "../support/messages.h"

static const double least_f1 = 0.70;          /* the mean over the four kinds */
static const double most_false_alarms = 0.04; /* of the messages that people found nothing in */

typedef struct tally {
    int right, missed, alarms;
} tally;

static double f1(const tally *of)
{
    int all = 2 * of->right + of->missed + of->alarms;
    return all ? 2.0 * of->right / all : 1;
}

static void test_messages(void **state)
{
    messages all = read_messages();
    empathie_scanner *scanner = scanner_of(default_engine());
    tally kinds[EMPATHIE_KIND_DISTRESS + 1] = {{0, 0, 0}};
    int quiet = 0, alarms = 0;
    double sum = 0;
    (void)state;
    for (size_t i = 0; i < all.count; i++) {
        const json_t *labels = json_object_get(json_array_get(all.lines, i), "kinds");
        empathie_result *result = scan(scanner, message_at(&all, i));
        for (int32_t kind = 1; kind <= EMPATHIE_KIND_DISTRESS; kind++) {
            bool wanted = json_object_get(labels, empathie_kind_name(kind)) != NULL;
            bool found = signal_of(result, kind) != NULL;
            kinds[kind].right += wanted && found;
            kinds[kind].missed += wanted && !found;
            kinds[kind].alarms += !wanted && found;
        }
        if (json_object_size(labels) == 0) {
            quiet++;
            alarms += empathie_result_count(result) > 0;
        }
        empathie_result_free(result);
    }
    for (int32_t kind = 1; kind <= EMPATHIE_KIND_DISTRESS; kind++) {
        printf("%-16s F1 %.3f\n", empathie_kind_name(kind), f1(&kinds[kind]));
        sum += f1(&kinds[kind]);
    }
    printf("mean %.3f, false alarms %d of %d\n", sum / EMPATHIE_KIND_DISTRESS, alarms, quiet);
    assert_true(quiet > 30);
    assert_true(sum / EMPATHIE_KIND_DISTRESS >= least_f1);
    assert_true(alarms <= most_false_alarms * quiet);
    empathie_scanner_free(scanner);
    free_messages(&all);
}

/* Once a scanner has seen messages as long and as full, a scan takes one block: its result. */
static void test_one_block(void **state)
{
    counted_memory memory = {0};
    messages all = read_messages();
    empathie_builder *builder = NULL;
    empathie_engine *engine = NULL;
    empathie_scanner *scanner;
    (void)state;
    assert_int_equal(
        empathie_builder_new_with_memory(counted_resize, &memory, &builder, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_add_default(builder, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_build(builder, &engine, NULL), EMPATHIE_OK);
    empathie_builder_free(builder);
    scanner = scanner_of(engine);
    for (size_t round = 0; round < 2; round++)
        for (size_t i = 0; i < all.count; i++) {
            size_t before = memory.requests;
            empathie_result_free(scan(scanner, message_at(&all, i)));
            if (round == 1)
                assert_int_equal(memory.requests - before, 1);
        }
    empathie_scanner_free(scanner);
    assert_int_equal(memory.in_use, 0);
    free_messages(&all);
}

static char *json_of(empathie_scanner *scanner, const char *text)
{
    empathie_result *result = scan(scanner, text);
    char *json = json_string_in(result, EMPATHIE_UTF16);
    empathie_result_free(result);
    return json;
}

/* The library holds its lexicons compiled; whoever checks them reads them as they are written. */
static void test_as_written(void **state)
{
    messages all = read_messages();
    empathie_builder *builder = NULL;
    empathie_engine *engine = NULL;
    empathie_engine *held = default_engine();
    empathie_scanner *written, *of_held;
    (void)state;
    builder = default_builder();
    assert_int_equal(empathie_builder_check(builder, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_build(builder, &engine, NULL), EMPATHIE_OK);
    empathie_builder_free(builder);
    assert_string_equal(empathie_engine_fingerprint(engine), empathie_engine_fingerprint(held));
    assert_int_equal(empathie_engine_count(engine), empathie_engine_count(held));
    assert_string_equal(empathie_engine_label(engine, "denied"),
                        empathie_engine_label(held, "denied"));
    written = scanner_of(engine);
    of_held = scanner_of(held);
    for (size_t i = 0; i < all.count; i++) {
        char *one = json_of(written, message_at(&all, i)), *other = json_of(of_held, message_at(&all, i));
        assert_string_equal(one, other);
        free(one);
        free(other);
    }
    empathie_scanner_free(written);
    empathie_scanner_free(of_held);
    free_messages(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_messages),
                                       cmocka_unit_test(test_one_block),
                                       cmocka_unit_test(test_as_written)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
