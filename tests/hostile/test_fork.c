/* An engine, a scanner and a conversation that were made before fork() go on in both processes. */
#include "../support/conversations.h"

#ifndef _WIN32
#include <sys/wait.h>
#include <unistd.h>

enum { MESSAGES = 40, CHILDREN = 3 };

typedef struct before {
    empathie_engine *engine;
    empathie_scanner *scanner;
    empathie_conversation *conversation;
    const messages *all;
    spoken talk;
} before;

static char *joined(char *text, char *more)
{
    size_t length = strlen(text);
    text = realloc(text, length + strlen(more) + 1);
    assert_non_null(text);
    memcpy(text + length, more, strlen(more) + 1);
    free(more);
    return text;
}

/* What is told by the scanner that was there, by a new one, and by the conversation that went on.
 */
static char *go_on(before *with)
{
    empathie_scanner *fresh = scanner_of(empathie_engine_retain(with->engine));
    char *text = calloc(1, 1);
    assert_non_null(text);
    for (size_t i = 0; i < MESSAGES; i++) {
        empathie_result *result = scan(i % 2 ? fresh : with->scanner, message_at(with->all, i));
        text = joined(text, json_string_in(result, EMPATHIE_BYTES));
        empathie_result_free(result);
    }
    empathie_scanner_free(fresh);
    say(with->conversation, &with->talk, 2, with->talk.count);
    return joined(text, told(with->conversation, with->talk.now));
}

static void let_go(before *with)
{
    empathie_conversation_free(with->conversation);
    empathie_scanner_free(with->scanner);
    empathie_engine_release(with->engine);
}

/* Writes what it tells to the pipe, frees all, and ends. */
static void be_child(before *with, int to)
{
    char *text = go_on(with);
    size_t length = strlen(text), done = 0;
    while (done < length) {
        ssize_t step = write(to, text + done, length - done);
        if (step <= 0)
            _exit(2);
        done += (size_t)step;
    }
    free(text);
    let_go(with);
    _exit(0);
}

static char *all_of(int from)
{
    size_t room = 1 << 20, length = 0;
    char *text = malloc(room);
    ssize_t step;
    assert_non_null(text);
    while ((step = read(from, text + length, room - length - 1)) > 0)
        length += (size_t)step;
    text[length] = '\0';
    return text;
}

static void test_fork(void **state)
{
    conversations cases = read_conversations(1);
    before with = {.engine = default_engine(), .all = &cases.messages};
    char *heard[CHILDREN], *own;
    (void)state;
    with.scanner = scanner_of(empathie_engine_retain(with.engine));
    with.talk = conversation_at(&cases, 0);
    assert_int_equal(empathie_conversation_new(with.engine, &with.conversation, NULL), EMPATHIE_OK);
    say(with.conversation, &with.talk, 0, 2);
    empathie_result_free(scan(with.scanner, message_at(with.all, 0)));
    for (size_t i = 0; i < CHILDREN; i++) {
        int ends[2], status = 0;
        pid_t child;
        assert_int_equal(pipe(ends), 0);
        child = fork();
        assert_true(child >= 0);
        if (child == 0)
            be_child(&with, ends[1]);
        (void)close(ends[1]);
        heard[i] = all_of(ends[0]);
        (void)close(ends[0]);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(status, 0);
    }
    own = go_on(&with);
    assert_true(strlen(own) > 10000);
    for (size_t i = 0; i < CHILDREN; i++) {
        assert_string_equal(heard[i], own);
        free(heard[i]);
    }
    free(own);
    let_go(&with);
    free_conversations(&cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fork)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#else
int main(void)
{
    return 0; /* there is no fork */
}
#endif
