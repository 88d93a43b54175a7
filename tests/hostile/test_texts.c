/* Any bytes are a text: random ones, and real messages with damage. What comes out is in order. */
#include "../support/messages.h"

/* xorshift64: the same numbers on every machine. */
static uint64_t random_state;

static size_t random_below(size_t bound)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (size_t)(random_state % bound);
}

static void check_evidence(const empathie_evidence *evidence, const char *text, size_t length)
{
    size_t start = empathie_evidence_start(evidence, EMPATHIE_BYTES);
    size_t end = empathie_evidence_end(evidence, EMPATHIE_BYTES);
    assert_true(start < end && end <= length);
    assert_true(strlen(empathie_evidence_rule(evidence)) > 0);
    for (int32_t unit = EMPATHIE_CODE_POINTS; unit <= EMPATHIE_UTF16; unit++) {
        assert_int_equal(empathie_evidence_start(evidence, unit),
                         empathie_offset(text, length, start, unit));
        assert_int_equal(empathie_evidence_end(evidence, unit),
                         empathie_offset(text, length, end, unit));
    }
}

static void check_signal(const empathie_signal *signal, const char *text, size_t length)
{
    size_t before = 0;
    assert_non_null(empathie_kind_name(empathie_signal_kind(signal)));
    assert_in_range(empathie_signal_intensity(signal), 1, 3);
    assert_in_range(empathie_signal_confidence(signal), 0, 100);
    assert_true(empathie_signal_count(signal) >= 1);
    assert_true(empathie_signal_cue_count(signal) >= 1);
    for (size_t i = 0; i < empathie_signal_count(signal); i++) {
        const empathie_evidence *evidence = empathie_signal_evidence(signal, i);
        assert_true(empathie_evidence_start(evidence, EMPATHIE_BYTES) >= before);
        before = empathie_evidence_start(evidence, EMPATHIE_BYTES);
        assert_null(empathie_evidence_reason(evidence));
        check_evidence(evidence, text, length);
    }
}

static void check_output(const empathie_result *result, const char *text, size_t length)
{
    char *json = json_string_in(result, EMPATHIE_CODE_POINTS);
    json_t *value = json_loads(json, JSON_REJECT_DUPLICATES, NULL); /* valid UTF-8 too */
    size_t room = empathie_result_explain(result, text, length, NULL, 0);
    char *words = malloc(room + 1);
    assert_non_null(value);
    assert_non_null(words);
    assert_int_equal(empathie_result_explain(result, text, length, words, room + 1), room);
    json_decref(value);
    value = json_stringn(words, room); /* NULL unless UTF-8 */
    if (!value)
        fail_msg("the explanation is not UTF-8: %s", words);
    json_decref(value);
    free(words);
    free(json);
}

/* A copy of exactly its length, so that a read beyond it is found. */
static void scan_exactly(empathie_scanner *scanner, const char *text, size_t length)
{
    char *copy = malloc(length ? length : 1);
    empathie_result *result;
    assert_non_null(copy);
    memcpy(copy, text, length);
    result = scan_bytes(scanner, copy, length);
    for (size_t i = 0; i < empathie_result_count(result); i++)
        check_signal(empathie_result_signal(result, i), copy, length);
    for (size_t i = 0; i < empathie_result_aside_count(result); i++) {
        assert_non_null(empathie_evidence_reason(empathie_result_aside(result, i)));
        check_evidence(empathie_result_aside(result, i), copy, length);
    }
    check_output(result, copy, length);
    empathie_result_free(result);
    free(copy);
}

static void test_random_bytes(void **state)
{
    empathie_scanner *scanner = scanner_of(default_engine());
    char text[600];
    (void)state;
    random_state = UINT64_C(0x9e3779b97f4a7c15);
    for (int i = 0; i < 4000; i++) {
        size_t length = random_below(sizeof text);
        bool ascii = random_below(2);
        for (size_t j = 0; j < length; j++)
            text[j] = (char)(ascii ? ' ' + random_below(95) : random_below(256));
        scan_exactly(scanner, text, length);
    }
    empathie_scanner_free(scanner);
}

/* Characters that have a meaning somewhere: in folding, in cutting, in quoting. */
static const char *const pieces[] = {"\"",
                                     "'",
                                     "\xe2\x80\x9c",
                                     "\xe2\x80\x9d",
                                     "> ",
                                     "\n",
                                     "\r\n",
                                     "\n-- \n",
                                     "...",
                                     "\xe2\x80\xa6",
                                     "!!",
                                     "?!",
                                     ",",
                                     ". ",
                                     "@",
                                     "#",
                                     "://",
                                     "www.",
                                     "\xff",
                                     "\xc3",
                                     "\xcc\x81",
                                     "\xe2\x80\x8d",
                                     "\xf0\x9f\x98\xa1",
                                     "\xef\xb8\x8f",
                                     "\xe2\x80\xae",
                                     "\xc2\xa0",
                                     "\xc2\xad",
                                     "\xef\xbb\xbf",
                                     "\xf4\x90\x80\x80",
                                     "\xed\xa0\x80",
                                     "\xef\xb7\xba",
                                     "\xc4\xb0",
                                     "\xe1\xba\x9e",
                                     "0",
                                     "9999999999",
                                     "3.500,-",
                                     "12-03-2025",
                                     "*",
                                     "(",
                                     ")",
                                     "{",
                                     "\\",
                                     "\x00",
                                     "niet ",
                                     " niet",
                                     "Van: a@b.nl\nOnderwerp: x\n",
                                     "Met vriendelijke groet,\n",
                                     ":-)",
                                     "aaaaaaaaaaaaaaaa"};

static size_t mutate(char *text, size_t length, size_t room)
{
    size_t at = random_below(length + 1), count;
    switch (random_below(5)) {
    case 0: /* another byte */
        if (at < length)
            text[at] = (char)random_below(256);
        return length;
    case 1: /* a part left out */
        count = random_below(length - at + 1);
        memmove(text + at, text + at + count, length - at - count);
        return length - count;
    case 2: /* a part twice */
        count = random_below(length - at + 1);
        if (length + count > room)
            return length;
        memmove(text + at + count, text + at, length - at);
        return length + count;
    default: { /* something in between */
        const char *piece = pieces[random_below(COUNT(pieces))];
        count = *piece ? strlen(piece) : 1;
        if (length + count > room)
            return length;
        memmove(text + at + count, text + at, length - at);
        memcpy(text + at, piece, count);
        return length + count;
    }
    }
}

static void test_mutations(void **state)
{
    empathie_scanner *scanner = scanner_of(default_engine());
    messages all = read_messages();
    static char text[8000];
    (void)state;
    random_state = UINT64_C(0x2545f4914f6cdd1d);
    for (size_t i = 0; i < 40 * all.count; i++) {
        const char *message = message_at(&all, i);
        size_t length = strlen(message);
        assert_true(length < sizeof text / 2);
        memcpy(text, message, length);
        for (size_t j = i / all.count % 8; j > 0; j--)
            length = mutate(text, length, sizeof text);
        scan_exactly(scanner, text, length);
    }
    free_messages(&all);
    empathie_scanner_free(scanner);
}

/* Every message cut off after every byte, by a small lexicon. */
static void test_cut(void **state)
{
    empathie_scanner *scanner = scanner_of(small_engine());
    static const char text[] =
        "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9 Be\xcc\x81ste, \"ik wacht\" al 3.500,- "
        "weken\xe2\x80\xa6 "
        "mooi! Te laat. http://a.nl/?q=niet#x \xef\xbd\x82\xef\xbd\x8f\xef\xbd\x8f\xef\xbd\x93 "
        "\xff\n> boos\n-- \nJan";
    (void)state;
    for (size_t i = 0; i < sizeof text; i++)
        for (size_t j = i; j < sizeof text; j += 3)
            scan_exactly(scanner, text + i, j - i);
    empathie_scanner_free(scanner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_bytes),
                                       cmocka_unit_test(test_mutations),
                                       cmocka_unit_test(test_cut)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
