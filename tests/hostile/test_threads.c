/* Eight threads on one engine, a scanner, conversations and a digest each, read what one thread
 * reads. */
#include "../support/conversations.h"

#include <pthread.h>

enum { THREADS = 8, ROUNDS = 2, TALKS = 8 };

typedef struct shared {
    empathie_engine *engine;
    const messages *all;
    char **expected; /* JSON of each message */
    const conversations *talks;
    char **told;                   /* JSON of each conversation */
    const empathie_report *report; /* made by the main thread */
} shared;

typedef struct worker {
    pthread_t thread;
    const shared *with;
    size_t first;
    size_t wrong;            /* cmocka's assertions work in the main thread alone */
    empathie_result *last;   /* freed by the main thread */
    empathie_digest *digest; /* goes to the main thread */
} worker;

static bool same(const empathie_result *result, const char *expected)
{
    char *json = json_string_in(result, EMPATHIE_UTF16);
    bool equal = strcmp(json, expected) == 0;
    free(json);
    return equal;
}

static bool same_report(const empathie_report *report, const char *expected)
{
    size_t length = empathie_report_json(report, EMPATHIE_UTF16, NULL, 0);
    char *json = malloc(length + 1);
    bool equal = json && empathie_report_json(report, EMPATHIE_UTF16, json, length + 1) == length &&
                 strcmp(json, expected) == 0;
    free(json);
    return equal;
}

/* Reads a conversation, saved and loaded halfway; a draft is read in between. NULL: a call failed.
 */
static empathie_report *converse(empathie_engine *engine, const spoken *talk)
{
    unsigned char bytes[1 << 16];
    empathie_conversation *conversation = NULL;
    empathie_report *report = NULL;
    bool done = empathie_conversation_new(engine, &conversation, NULL) == EMPATHIE_OK;
    for (size_t i = 0; done && i < talk->count; i++) {
        const said *turn = &talk->turns[i];
        size_t length;
        done = empathie_conversation_add(conversation, turn->from, turn->at, turn->text,
                                         strlen(turn->text), NULL) == EMPATHIE_OK;
        if (!done || i != talk->count / 2)
            continue;
        done = empathie_conversation_draft(conversation, turn->at, "Wij bellen u.", 13, &report,
                                           NULL) == EMPATHIE_OK;
        empathie_report_free(report);
        length = empathie_conversation_save(conversation, bytes, sizeof bytes);
        empathie_conversation_free(conversation);
        conversation = NULL;
        done = done && length > 0 && length <= sizeof bytes &&
               empathie_conversation_load(engine, bytes, length, NULL, &conversation, NULL) ==
                   EMPATHIE_OK;
    }
    report = NULL;
    if (done)
        (void)empathie_conversation_read(conversation, talk->now, &report, NULL);
    empathie_conversation_free(conversation);
    return report;
}

/* Each thread begins with another conversation. */
static void work_on_talks(worker *self)
{
    const shared *with = self->with;
    if (empathie_digest_new(with->engine, &self->digest, NULL) != EMPATHIE_OK)
        self->wrong++;
    for (size_t i = 0; self->digest && i < with->talks->count; i++) {
        size_t at = (self->first + i) % with->talks->count;
        spoken talk = conversation_at(with->talks, at);
        empathie_report *report = converse(with->engine, &talk);
        if (!same_report(report, with->told[at]) ||
            empathie_digest_add(self->digest, report, "a", NULL, NULL) != EMPATHIE_OK)
            self->wrong++;
        empathie_report_free(report);
    }
    if (!same_report(with->report, with->told[0])) /* all read this one */
        self->wrong++;
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
    work_on_talks(self);
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

/* What each conversation tells; the first report is kept. */
static char **converse_alone(empathie_engine *engine, const conversations *talks,
                             empathie_report **first)
{
    char **texts = malloc(talks->count * sizeof *texts);
    assert_non_null(texts);
    for (size_t i = 0; i < talks->count; i++) {
        spoken talk = conversation_at(talks, i);
        empathie_report *report = converse(engine, &talk);
        size_t length = empathie_report_json(report, EMPATHIE_UTF16, NULL, 0);
        assert_non_null(report);
        texts[i] = malloc(length + 1);
        assert_non_null(texts[i]);
        (void)empathie_report_json(report, EMPATHIE_UTF16, texts[i], length + 1);
        if (i == 0)
            *first = report;
        else
            empathie_report_free(report);
    }
    return texts;
}

/* All threads counted the same conversations. */
static void compare_digests(worker *workers)
{
    static char first[1 << 16], other[1 << 16];
    for (size_t i = 0; i < THREADS; i++) {
        char *text = i ? other : first;
        assert_in_range(empathie_digest_json(workers[i].digest, text, sizeof first), 100,
                        sizeof first - 1);
        assert_string_equal(text, first);
    }
    for (size_t i = 0; i < THREADS; i++)
        empathie_digest_free(workers[i].digest);
}

static void test_threads(void **state)
{
    conversations talks = read_conversations(TALKS);
    messages all = talks.messages;
    empathie_report *report = NULL;
    shared with = {.engine = default_engine(), .all = &all, .talks = &talks};
    worker workers[THREADS] = {0};
    (void)state;
    with.expected = read_alone(with.engine, &all);
    with.told = converse_alone(with.engine, &talks, &report);
    with.report = report;
    for (size_t i = 0; i < THREADS; i++) {
        workers[i].with = &with;
        workers[i].first = i * all.count / THREADS;
        assert_int_equal(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(workers[i].thread, NULL), 0);
        assert_int_equal(workers[i].wrong, 0);
    }
    compare_digests(workers);
    empathie_report_free(report);
    empathie_engine_release(with.engine);
    for (size_t i = 0; i < THREADS; i++)
        empathie_result_free(workers[i].last); /* the last one takes the engine down */
    for (size_t i = 0; i < all.count; i++)
        free(with.expected[i]);
    free(with.expected);
    for (size_t i = 0; i < talks.count; i++)
        free(with.told[i]);
    free(with.told);
    free_conversations(&talks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_threads)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
