/* Eight threads on one engine, a scanner each, read what one thread reads. */
#include "../support/messages.h"

#include <pthread.h>

enum { THREADS = 8, ROUNDS = 2 };

typedef struct shared {
    empathie_engine *engine;
    const messages *all;
    char **expected; /* JSON of each message */
} shared;

typedef struct worker {
    pthread_t thread;
    const shared *with;
    size_t first;
    size_t wrong;          /* cmocka's assertions work in the main thread alone */
    empathie_result *last; /* freed by the main thread */
} worker;

static bool same(const empathie_result *result, const char *expected)
{
    char *json = json_string_in(result, EMPATHIE_UTF16);
    bool equal = strcmp(json, expected) == 0;
    free(json);
    return equal;
}

static void *work(void *context)
{
    worker *self = context;
    const shared *with = self->with;
    empathie_scanner *scanner = NULL;
    empathie_engine *engine = empathie_engine_retain(with->engine);
    if (empathie_scanner_new(engine, &scanner, NULL) != EMPATHIE_OK)
        self->wrong++;
    empathie_engine_release(engine);
    for (size_t i = 0; scanner && i < ROUNDS * with->all->count; i++) {
        size_t at = (self->first + i) % with->all->count;
        const char *text = message_at(with->all, at);
        empathie_result_free(self->last);
        if (empathie_scanner_scan(scanner, text, strlen(text), &self->last, NULL) != EMPATHIE_OK ||
            !same(self->last, with->expected[at]))
            self->wrong++;
    }
    empathie_scanner_free(scanner);
    return NULL;
}

static char **read_alone(empathie_engine *engine, const messages *all)
{
    char **expected = malloc(all->count * sizeof *expected);
    empathie_scanner *scanner = scanner_of(empathie_engine_retain(engine));
    assert_non_null(expected);
    for (size_t i = 0; i < all->count; i++) {
        empathie_result *result = scan(scanner, message_at(all, i));
        expected[i] = json_string_in(result, EMPATHIE_UTF16);
        empathie_result_free(result);
    }
    empathie_scanner_free(scanner);
    return expected;
}

static void test_threads(void **state)
{
    messages all = read_messages();
    shared with = {default_engine(), &all, NULL};
    worker workers[THREADS] = {0};
    (void)state;
    with.expected = read_alone(with.engine, &all);
    for (size_t i = 0; i < THREADS; i++) {
        workers[i].with = &with;
        workers[i].first = i * all.count / THREADS;
        assert_int_equal(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(workers[i].thread, NULL), 0);
        assert_int_equal(workers[i].wrong, 0);
    }
    empathie_engine_release(with.engine);
    for (size_t i = 0; i < THREADS; i++)
        empathie_result_free(workers[i].last); /* the last one takes the engine down */
    for (size_t i = 0; i < all.count; i++)
        free(with.expected[i]);
    free(with.expected);
    free_messages(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_threads)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
