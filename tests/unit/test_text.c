/* What holds for every text, whatever its bytes. */
#include "text_support.h"

#include <time.h>

#include "base/utf8.h"

static uint32_t random_next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Bytes, signs and pieces that mean something to the readers. */
static size_t random_text(uint32_t *seed, char *out, size_t room)
{
    static const char *const pieces[] = {
        "\n", "\r\n", " ", " ", "...", "!", "?", ".", ",", "'", "\"", "-", "--", "*", "#", "@",
        ">", "ik", "Wacht", "m.b.t.", "a.", "U.", "neeee", "k*t", "12", "03", "\u20ac", ":)",
        "\u00e9", "e\u0301", "\u0132", "\u2026", "\u201e", "\u201d", "\u2019", "\U0001F44D",
        "\U0001F3FD", "\u200d", "\ufe0f", "\U0001F1F3", "\u00ad", "\ufeff", "\xff", "\xe2\x82",
        "\xc3", "\ufdfa", "Van: x\n", "Aan: y\n", "Onderwerp: z\n", "Op 3 mrt schreef Jan:\n",
        "-- \n", "www.", ".nl", "http://", "\u00bd", "0612345678", "10.15 uur", "\xf0\x9f",
        "\u3000", "(", ")", "_", "u", "Verzonden vanaf mijn iPhone\n", "Disclaimer: ", "x@y.nl",
        "\t", "\u0964", "\u4e2d", "\u2100", "\u33c2", "\u2474", "\u2488", "\ufb01", "t/m", "a/b/c",
        "aaaaaaaaa", "EUR "};
    size_t length = 0;
    while (length + 40 < room && random_next(seed) % 60 != 0) {
        uint32_t pick = random_next(seed);
        if (pick % 8 == 0) {
            out[length++] = (char)(random_next(seed) & 0xFF);
        } else {
            const char *piece = pieces[random_next(seed) % COUNT_OF(pieces)];
            memcpy(out + length, piece, strlen(piece));
            length += strlen(piece);
        }
    }
    return length;
}

static bool is_utf8(const char *bytes, size_t length)
{
    size_t at = 0, size;
    while (at < length) {
        if ((size = empi_utf8_step(bytes + at, length - at, NULL)) == 0)
            return false;
        at += size;
    }
    return true;
}

static void check_tokens(const empi_text *text)
{
    uint32_t end = 0, from = 0;
    size_t i;
    for (i = 0; i < text->token_count; i++) {
        const empi_token *token = &text->tokens[i];
        assert_true(token->start >= end && token->start < token->end);
        assert_true(token->end <= text->folded_length);
        assert_true(token->from < token->to && token->to <= text->length);
        /* One sign may become two words: they then share its bytes. */
        assert_true(token->from >= from);
        assert_true(token->form_length > 0 && token->form_length <= 64);
        assert_true(token->form + token->form_length <= text->forms_length);
        assert_true(is_utf8(text->forms + token->form, token->form_length));
        assert_true(token->kind >= EMPI_TOKEN_WORD && token->kind <= EMPI_TOKEN_EMOJI);
        assert_true(token->value >= -1);
        end = token->end;
        from = token->from;
    }
}

static void check_sentences(const empi_text *text)
{
    uint32_t next = 0, end = 0;
    size_t i;
    for (i = 0; i < text->sentence_count; i++) {
        const empi_sentence *sentence = &text->sentences[i];
        assert_int_equal(sentence->first, next);
        assert_true(sentence->count >= 1 && sentence->count <= 96);
        assert_true(sentence->start >= end && sentence->end <= text->folded_length);
        next += sentence->count;
        assert_true(next <= text->token_count);
        assert_true(sentence->start <= text->tokens[sentence->first].start);
        assert_true(sentence->end >= text->tokens[next - 1].end);
        end = sentence->end;
    }
    assert_int_equal(next, text->token_count);
}

static void check_text(const empi_text *text)
{
    size_t i;
    assert_true(is_utf8(text->folded, text->folded_length));
    assert_true(text->folded_length <= text->length * 3);
    if (text->origin) {
        for (i = 0; i < text->folded_length; i++)
            assert_true(text->origin[i] <= text->origin[i + 1] && text->origin[i] < text->length);
        assert_int_equal(text->origin[text->folded_length], text->length);
    } else {
        assert_int_equal(text->folded_length, text->length);
    }
    check_tokens(text);
    check_sentences(text);
}

static void any_bytes(void **state)
{
    empi_memory memory = empi_memory_default();
    uint32_t seed = 20260301;
    empi_text text;
    int i;
    (void)state;
    empi_text_init(&text, &memory);
    for (i = 0; i < 20000; i++) {
        char room[600], *bytes;
        size_t length = random_text(&seed, room, sizeof room);
        bytes = malloc(length ? length : 1); /* so that reading past the end is seen */
        assert_non_null(bytes);
        memcpy(bytes, room, length);
        assert_true(empi_text_read(&text, bytes, length, &support_abbreviations));
        check_text(&text);
        free(bytes);
    }
    empi_text_free(&text);
}

/* Counts allocations and lets the one with this number fail, and all after it. */
typedef struct ration {
    size_t used, allowed, live;
} ration;

static void *ration_resize(void *context, void *block, size_t old_size, size_t new_size)
{
    ration *left = context;
    void *fresh;
    if (new_size == 0) {
        free(block);
        left->live -= old_size;
        return NULL;
    }
    if (left->used++ >= left->allowed)
        return NULL;
    fresh = realloc(block, new_size);
    assert_non_null(fresh);
    left->live += new_size - old_size;
    return fresh;
}

static const char sample[] =
    "Beste meneer,\nik wacht al 3 weken\u2026 Waarom?! \U0001F621 \"Niks\" m.b.t. mijn mail.\n"
    "En nu, en nu, en nu? Ik bel u op 12-03 om 10.15 uur. Een twee drie vier vijf zes zeven acht.\n"
    "A. B! C? D! E? F! G? H! I? J!\n> weg\n-- \nJan";

static void failing_memory(void **state)
{
    size_t allowed;
    bool done = false;
    (void)state;
    for (allowed = 0; !done; allowed++) {
        ration left = {.allowed = allowed};
        empi_memory memory = {ration_resize, &left};
        empi_text text;
        empi_text_init(&text, &memory);
        done = empi_text_read(&text, sample, sizeof sample - 1, &support_abbreviations);
        if (!done) {
            assert_int_equal(text.token_count, 0);
            assert_int_equal(text.sentence_count, 0);
            assert_int_equal(text.folded_length, 0);
            assert_null(text.origin);
        }
        left.allowed = SIZE_MAX;
        assert_true(empi_text_read(&text, sample, sizeof sample - 1, &support_abbreviations));
        check_text(&text);
        empi_text_free(&text);
        assert_int_equal(left.live, 0);
    }
    assert_true(allowed > 5);
}

static void warm_text_allocates_nothing(void **state)
{
    ration left = {.allowed = SIZE_MAX};
    empi_memory memory = {ration_resize, &left};
    empi_text text;
    size_t before;
    (void)state;
    empi_text_init(&text, &memory);
    assert_true(empi_text_read(&text, sample, sizeof sample - 1, &support_abbreviations));
    before = left.used;
    assert_true(empi_text_read(&text, "Ik wacht.", 9, &support_abbreviations));
    assert_int_equal(text.token_count, 2);
    assert_true(empi_text_read(&text, sample, sizeof sample - 1, &support_abbreviations));
    assert_int_equal(left.used, before);
    empi_text_free(&text);
    empi_text_free(&text);
    assert_int_equal(left.live, 0);
}

static void too_long(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_text text;
    (void)state;
    empi_text_init(&text, &memory);
    assert_false(empi_text_read(&text, "x", ((size_t)64 << 20) + 1, NULL));
    assert_int_equal(text.token_count, 0);
    empi_text_free(&text);
}

/* Twice as much text may take twice as long. The bounds are wide, for a busy machine: what is
 * quadratic takes thousands of times as long at these sizes. */
static double seconds_for(const char *piece, size_t length)
{
    empi_memory memory = empi_memory_default();
    size_t size = strlen(piece), at;
    char *bytes = malloc(length + size);
    empi_text text;
    clock_t start;
    double seconds;
    assert_non_null(bytes);
    for (at = 0; at < length; at += size)
        memcpy(bytes + at, piece, size);
    empi_text_init(&text, &memory);
    start = clock();
    assert_true(empi_text_read(&text, bytes, length, &support_abbreviations));
    seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    empi_text_free(&text);
    free(bytes);
    return seconds;
}

static void linear_time(void **state)
{
    static const char *const pieces[] = {
        "a", "A", "1", ".", "'", "-", "*", "@", "\n", " ", "\"", ">", "\xff", "\u00e9", "\u0301",
        "a/", "a.", "a-", "a'", "a*", "a@", "aa.bb.", "a_", "1.", "1-", "1,", "0 ", "1:", "#A",
        "#aB", "a!", "\U0001F621", "\U0001F621\u200d", "\U0001F1F3", ":)", ":", "<", "> a\n",
        "op 1:\n", "op\n", "van:\n", "van: a\naan: b\n", "-----\n", "-- \n", "a\n\n", "\"a ",
        "'a ", "(", "a? ", "a... ", "http://", "www.a.", "a@b.", "verzonden v\n", "disclaimer\n",
        "\u20ac", "\u20ac ", "eur ", "a - ", "1e", "1a", "***a", "a**", "\u00ad", "\ufdfa",
        "de informatie in dit bericht\n", "op 1 schreef\n", "..a", "k..", "!a", "+1", "0-", "a, ",
        "\u4e2d", "\u0964"};
    size_t i;
    (void)state;
    for (i = 0; i < COUNT_OF(pieces); i++) {
        double small = seconds_for(pieces[i], 50000), large = seconds_for(pieces[i], 200000);
        if (large > small * 12 + 0.1)
            print_error("%s: %f and %f\n", pieces[i], small, large);
        assert_true(large <= small * 12 + 0.1);
        assert_true(large < 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_bytes),
        cmocka_unit_test(failing_memory),
        cmocka_unit_test(warm_text_allocates_nothing),
        cmocka_unit_test(too_long),
        cmocka_unit_test(linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
