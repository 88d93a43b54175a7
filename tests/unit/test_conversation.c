/* The parts of a conversation that need no engine: stems. And what turns keep of words. */
#include "text_support.h"

#include "base/limits.h"
#include "conversation/course.h"
#include "conversation/words.h"
#include "text/stem.h"
#include "engine_support.h"

/* Words that are one word where two turns are compared, and words that are not. */
static void stems(void **unused)
{
    static const char *const same[][2] = {
        {"maken", "maakt"},       {"gemaakt", "maken"},   {"bellen", "belt"},
        {"pasje", "pas"},         {"kaarten", "kaart"},   {"gewerkt", "werken"},
        {"lampen", "lamp"},       {"containers", "container"}, {"leven", "leeft"},
        {"huizen", "huis"},       {"straatje", "straat"}, {"vergunningen", "vergunning"},
    };
    static const char *const different[][2] = {
        {"lamp", "lam"}, {"geld", "ge"}, {"bus", "bos"}, {"brief", "brie"}, {"kat", "kast"}};
    char a[EMPI_WORD_BYTES], b[EMPI_WORD_BYTES];
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        size_t left = empi_stem(same[i][0], strlen(same[i][0]), a);
        size_t right = empi_stem(same[i][1], strlen(same[i][1]), b);
        if (left != right || memcmp(a, b, left) != 0)
            fail_msg("%s is %.*s, %s is %.*s", same[i][0], (int)left, a, same[i][1], (int)right, b);
    }
    for (size_t i = 0; i < COUNT_OF(different); i++) {
        size_t left = empi_stem(different[i][0], strlen(different[i][0]), a);
        size_t right = empi_stem(different[i][1], strlen(different[i][1]), b);
        if (left == right && memcmp(a, b, left) == 0)
            fail_msg("%s and %s are both %.*s", different[i][0], different[i][1], (int)left, a);
    }
}

static void stems_of_anything(void **unused)
{
    char form[EMPI_WORD_BYTES * 2], stem[EMPI_WORD_BYTES];
    uint32_t seed = 1;
    (void)unused;
    for (int i = 0; i < 20000; i++) {
        size_t length = (size_t)(i % (int)sizeof form) + 1;
        for (size_t k = 0; k < length; k++) {
            seed = seed * 1664525 + 1013904223;
            form[k] = "aegdtsenjpvz"[seed >> 24 & 7];
        }
        assert_true(empi_stem(form, length, stem) <= EMPI_WORD_BYTES);
    }
}

static const char lexicon[] =
    "format: 1\n"
    "kind: mark\n"
    "classes:\n"
    "  turn_small: [de, is, wanneer, het, in]\n"
    "entries:\n"
    "  - {id: ask.when, cue: turn_ask_when, any: [wanneer], why: x, matches: [wanneer]}\n"
    "  - {id: like.money, cue: turn_like, any: [(geld|bedrag)], why: x, matches: [geld]}\n"
    "  - {id: thanks.word, cue: turn_thanks, any: [bedankt], why: x, matches: [bedankt]}\n";

static empi_turn *hear(empi_conversation *conversation, const char *text)
{
    empi_turn *turn =
        empi_conversation_hear(conversation, EMPI_FROM_PERSON, 0, text, strlen(text));
    assert_non_null(turn);
    return turn;
}

static void features(void **unused)
{
    empi_engine *engine = engine_from(lexicon);
    empi_conversation *conversation;
    empi_turn *a, *b, *c;
    (void)unused;
    assert_non_null(engine);
    conversation = empi_conversation_new(engine);
    a = hear(conversation, "Wanneer is het geld er? De lamp knippert. Bedankt. 4411");
    b = hear(conversation, "het bedrag 4411");
    c = hear(conversation, "lampen");
    assert_true(empi_turn_asks(a, EMPI_ASK_WHEN));
    assert_true(empi_turn_does(a, EMPI_DEED_THANKS));
    assert_false(empi_turn_does(b, EMPI_DEED_THANKS));
    assert_int_equal(a->questions, 1);
    assert_int_equal(a->content_count, 4); /* money, er, lamp, knippert; thanks and small words not */
    assert_int_equal(a->object_count, 1);
    assert_int_equal(a->evidence_count, 2);
    assert_int_equal(empi_turns_share(a, b), 2); /* money and the number */
    assert_int_equal(empi_turns_share(a, c), 1);
    assert_int_equal(empi_turns_share(b, c), 0);
    empi_turn_release(a);
    empi_turn_release(b);
    empi_turn_release(c);
    empi_conversation_free(conversation);
    empi_engine_release(engine);
}

/* Another key gives other hashes. */
static void keyed(void **unused)
{
    empi_engine *engine = engine_from(lexicon);
    empi_conversation *one, *other;
    empi_turn *a, *b;
    (void)unused;
    assert_non_null(engine);
    one = empi_conversation_new(engine);
    other = empi_conversation_new(engine);
    other->key[0] = 1;
    a = hear(one, "de lamp in de straat knippert rood");
    b = hear(other, "de lamp in de straat knippert rood");
    assert_int_equal(a->content_count, b->content_count);
    assert_memory_not_equal(a->content, b->content, a->content_count * sizeof *a->content);
    empi_turn_release(a);
    empi_turn_release(b);
    empi_conversation_free(one);
    empi_conversation_free(other);
    empi_engine_release(engine);
}

static void signatures(void **unused)
{
    static const struct {
        const char *text;
        uint8_t names;
    } cases[] = {
        {"Dank u wel. Els", EMPI_FIRST_NAME},
        {"Graag antwoord. Els de Wit", EMPI_FIRST_NAME},
        {"Graag antwoord. E.M. Jansen", EMPI_INITIALS},
        {"Graag antwoord. Els Jansen, Dorpsstraat 12", EMPI_FULL_NAME},
        {"graag antwoord", EMPI_UNSIGNED},
        {"", EMPI_UNSIGNED},
    };
    empi_engine *engine = engine_from(lexicon);
    empi_conversation *conversation = empi_conversation_new(engine);
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        empi_turn *turn = hear(conversation, cases[i].text);
        if (turn->names != cases[i].names)
            fail_msg("%s: %d", cases[i].text, turn->names);
        empi_turn_release(turn);
    }
    empi_conversation_free(conversation);
    empi_engine_release(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(stems), cmocka_unit_test(stems_of_anything),
                                       cmocka_unit_test(features), cmocka_unit_test(keyed),
                                       cmocka_unit_test(signatures)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
