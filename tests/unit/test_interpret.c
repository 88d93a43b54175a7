/* Scopes, combinations, weak evidence, strength and what is not understood, on a small lexicon. */
#include "engine_support.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const char lexicon[] =
    "format: 1\n"
    "kind: frustration\n"
    "unless: [resolved]\n"
    "classes:\n"
    "  denied_bridge: [echt, ik, ben, zo]\n"
    "  clause_start: [maar, omdat]\n"
    "  negation: [niet]\n"
    "cues:\n"
    "  - {id: anger, kind: frustration, label: boosheid, why: x}\n"
    "  - {id: waiting, kind: frustration, label: wachten, why: x}\n"
    "  - {id: trust, kind: masked_question, label: vertrouwen, why: x, question: Kan ik u nog geloven?}\n"
    "  - {id: help, kind: masked_question, label: hulp, why: x, question: Kan iemand helpen?}\n"
    "  - {id: trailing, kind: silence, label: open, why: x}\n"
    "  - {id: curt, kind: silence, label: kort, why: x}\n"
    "  - {id: crisis, kind: distress, label: crisis, unless_within: sentence, why: x}\n"
    "numbers:\n"
    "  - {id: points_shown, value: 5, why: x}\n"
    "points: |\n"
    "  stil: trailing 6\n"
    "  hier .: trailing 5\n"
    "  fijn: trailing -8, anger 0\n"
    "  zonnig: anger -9\n"
    "  rust = kalm rustig\n"
    "  rust = vredig\n"
    "  {rust}: trailing 6\n"
    "  kalm hier: trailing 4\n"
    "  zoek~: trailing 10\n"
    "  ¿wie dan: trailing 4\n"
    "  wie dan: trailing 6\n"
    "  ¿hoor: trailing 10\n"
    "  leeg: silence 7, trailing 4, silence -1\n"
    "  guur: silence 10\n"
    "  diepdal: crisis 10\n"
    "  ¿{rust}: trailing 4\n"
    "  @t.angry: anger 5\n"
    "  @anger: anger 3\n"
    "  @t.weak_soon: anger 2\n"
    "  @frustration weak: anger 1\n"
    "reflect:\n"
    "  - {id: t.r1, kind: frustration, ask: Wat is er gebeurd?}\n"
    "  - {id: t.r2, kind: frustration, cue: waiting, ask: Hoe lang al?}\n"
    "languages:\n"
    "  - {id: nl, label: Nederlands, words: [ik, ben, de, het, en, niet, maar, van, u]}\n"
    "  - {id: en, label: Engels, words: [the, i, am, and, not, of, you, is, my]}\n"
    "spelling:\n"
    "  same: {kben: ik ben, mn: mijn}\n"
    "  joined: {'te leur gesteld': teleurgesteld}\n"
    "  sounds: [ch > g, dt$ > t, d$ > t]\n"
    "  keep: [wagt]\n"
    "  masked: [klote]\n"
    "entries:\n"
    "  - {id: t.deny, kind: scope, cue: denied, reach: clause, any: [niet], why: x, matches: [x]}\n"
    "  - {id: t.over, kind: scope, cue: resolved, reach: message, any: [opgelost], why: x, matches: [x]}\n"
    "  - {id: t.after, kind: scope, cue: hypothetical, reach: after, any: [stel], why: x, matches: [x]}\n"
    "  - {id: t.back, kind: scope, cue: resolved, reach: back, any: [bedankt], why: x, matches: [x]}\n"
    "  - {id: t.praise, kind: mark, cue: praise, any: [(mooi|fijn)], why: x, matches: [x]}\n"
    "  - {id: t.seek, kind: mark, cue: seek, any: [zoek*], why: x, matches: [x]}\n"
    "  - {id: t.late, kind: mark, cue: late, any: [te laat], why: x, matches: [x]}\n"
    "  - {id: t.very, kind: mark, cue: intensifier, any: [(heel|erg)], why: x, matches: [x]}\n"
    "  - {id: t.bit, kind: mark, cue: softener, any: [beetje], why: x, matches: [x]}\n"
    "  - {id: t.swear, kind: mark, cue: swearing, any: [klote], why: x, matches: [x]}\n"
    "  - {id: t.angry, cue: anger, any: [boos, woedend], why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.let_down, cue: anger, any: [teleurgesteld], why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.no_answer, cue: waiting, any: [niet teruggebeld], why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.wait, cue: waiting, any: [wachten], unless: [hypothetical], except: [wachten wel even],\n"
    "     why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.weak_again, cue: waiting, strength: weak, any: [weer], why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.weak_soon, cue: anger, strength: weak, any: [straks], why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.weak_now, cue: anger, strength: weak, any: [nu al], why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.irony, kind: masked_question, cue: trust, mask: irony, all: [praise, late], within: next,\n"
    "     why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.danger, kind: distress, cue: crisis, any: [gevaar], why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.abyss, kind: distress, cue: crisis, points: 10, why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.hints, kind: silence, cue: trailing, points: 10,\n"
    "     why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.unnamed, kind: silence, cue: curt, points: 10,\n"
    "     why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.sunny, cue: anger, points: 2, why: x, matches: [x], rejects: [x]}\n"
    "  - {id: t.twice, kind: masked_question, cue: help, mask: statement, all: [late, late],\n"
    "     within: message, why: x, matches: [x], rejects: [x]}\n";

typedef struct reading_case {
    const char *text, *id;
    const char *reason; /* "" it counts, NULL it is not found */
} reading_case;

static const reading_case cases[] = {
    {"Ik ben boos.", "t.angry", ""},
    {"Ik ben niet boos.", "t.angry", "denied"},
    {"Ik ben echt niet zo boos.", "t.angry", "denied"},
    {"Boos ben ik niet.", "t.angry", "denied"},
    {"Niet gisteren maar nu boos.", "t.angry", ""},
    {"Ik wil dit niet, boos word ik ervan.", "t.angry", ""},
    {"Er is niet teruggebeld.", "t.no_answer", ""},
    {"Ik was boos. Het is opgelost.", "t.angry", "resolved"},
    {"Ik ben boos, het is niet opgelost.", "t.angry", ""},
    {"Ik was boos. Maar nu bedankt.", "t.angry", "resolved"},
    {"Ik was boos maar nu bedankt.", "t.angry", "resolved"}, /* its own sentence too */
    {"Nou bedankt. Ik ben boos.", "t.angry", ""},
    {"Stel dat wij moeten wachten.", "t.wait", "hypothetical"},
    {"Wij wachten, stel je voor.", "t.wait", ""},
    {"Wij wachten wel even.", "t.wait", "except"},
    {"Op de brief staat \"wij zijn allemaal erg boos\" en dat is het.", "t.angry", "quoted"},
    {"Ik ben dus \"boos\".", "t.angry", ""},
    {"Het gevaar is opgelost.", "t.danger", "resolved"},
    {"Het is opgelost. Ik ben in gevaar.", "t.danger", ""}, /* unless_within */
    {"Ik ben in gevaar. Bedankt.", "t.danger", ""},
    {"Het is opgelost. Een diepdal.", "t.abyss", ""}, /* also where points tell it */
    {"Een diepdal is opgelost.", "t.abyss", "resolved"},
    {"Mooi. U bent te laat.", "t.irony", ""},
    {"Mooi. Dat is zo. U bent te laat.", "t.irony", NULL},
    {"Mooi.", "t.irony", NULL},
    {"Maandag te laat, dinsdag te laat.", "t.twice", ""},
    {"Maandag te laat. Wat nu? Dinsdag te laat.", "t.twice", ""},
    {"Maandag te laat.", "t.twice", NULL},
    /* hints */
    {"Het is stil hier.", "t.hints", ""},
    {"Het is stil daar.", "t.hints", NULL},
    {"Hier is het stil.", "t.hints", NULL},
    {"Fijn stil hier.", "t.hints", NULL},
    {"Kalm hier.", "t.hints", ""},
    {"Het is vredig hier.", "t.hints", ""},
    {"Wij zoeken.", "t.hints", ""}, /* by its stem, though a phrase knows how it begins */
    {"Vredig en rustig.", "t.hints", NULL}, /* a theme counts once */
    {"Wie dan?", "t.hints", ""},           /* a row for questions counts beside the other */
    {"Wie dan.", "t.hints", NULL},
    {"Wie dan. Of wie anders?", "t.hints", NULL}, /* another sentence asks */
    {"Wie dan. En wie dan?", "t.hints", ""},
    {"Ik hoor. Hoor je?", "t.hints", ""}, /* it needs no other row */
    {"Ik hoor dat.", "t.hints", NULL},
    {"Is het vredig?", "t.hints", ""},
    {"Het is leeg.", "t.hints", ""}, /* points for a kind are points for its cues */
    {"Het is guur.", "t.hints", ""}, /* also in a row that names none */
    {"Het is guur.", "t.unnamed", NULL}, /* but not for a cue that no table names */
    {"Het is zonnig en ik ben boos.", "t.angry", "unlikely"},
    {"Het is zonnig en ik ben straks boos.", "t.angry", ""},
    {"Het is zonnig en ik ben teleurgesteld.", "t.let_down", ""}, /* not measured: it stands */
    {"Het is straks klaar.", "t.sunny", ""}, /* a weak entry has the points */
    {"Het is straks zonnig.", "t.sunny", NULL},
    /* spelling */
    {"kben boos", "t.angry", ""},
    {"wij wagten", "t.wait", ""},
    {"hij wagt", "t.wait", NULL},
    {"ik ben te leur gesteld", "t.let_down", ""},
    {"wat een kl*te zooi", "t.swear", ""},
    {"wat een klxte zooi", "t.swear", NULL},
    {"ik ben woedent", "t.angry", ""},
};

static void test_cases(void **state)
{
    empi_engine *engine = engine_from(lexicon);
    empi_scanner *scanner;
    (void)state;
    assert_non_null(engine);
    scanner = empi_scanner_new(engine);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *reason;
        assert_true(empi_scan_read(scanner, EMPI_SIDE_PERSON, cases[i].text, strlen(cases[i].text)));
        reason = reason_of(scanner, cases[i].id);
        if (!reason != !cases[i].reason || (reason && strcmp(reason, cases[i].reason) != 0))
            fail_msg("\"%s\", %s: %s in place of %s", cases[i].text, cases[i].id,
                     reason ? reason : "not found", cases[i].reason ? cases[i].reason : "not found");
    }
    empi_scanner_free(scanner);
    empi_engine_release(engine);
}

typedef struct signal_case {
    const char *text;
    int32_t kind, intensity; /* of the first signal; kind 0: none */
    uint8_t mask;
    const char *cues, *limits; /* comma separated */
} signal_case;

static const signal_case signals[] = {
    {"Het is hier goed.", 0, 0, 0, "", ""},
    {"Ik ben boos.", EMPI_FRUSTRATION, 2, 0, "anger", ""},
    {"Ik ben heel boos.", EMPI_FRUSTRATION, 3, 0, "anger", ""},
    {"Ik ben een beetje boos.", EMPI_FRUSTRATION, 1, 0, "anger", ""},
    {"Ik ben boos!!", EMPI_FRUSTRATION, 3, 0, "anger", ""},
    {"Ik ben BOOS op u.", EMPI_FRUSTRATION, 3, 0, "anger", ""},
    {"IK BEN BOOS OP U", EMPI_FRUSTRATION, 2, 0, "anger", ""},
    {"Ik ben boooos", EMPI_FRUSTRATION, 3, 0, "anger", ""},
    {"Ik ben boos op die klote brief", EMPI_FRUSTRATION, 3, 0, "anger", ""},
    {"Het is weer zover.", 0, 0, 0, "", ""},
    {"Het is nu al weer zover.", EMPI_FRUSTRATION, 1, 0, "anger,waiting", ""},
    {"Weer, weer en weer.", 0, 0, 0, "", ""},
    {"Ik ben boos en het is weer zover.", EMPI_FRUSTRATION, 2, 0, "anger", ""},
    {"Mooi, u bent te laat.", EMPI_MASKED_QUESTION, 2, EMPI_IRONY, "trust", "irony_uncertain"},
    {"Mooi, te laat. En te laat.", EMPI_MASKED_QUESTION, 2, EMPI_IRONY, "trust,help", ""},
    {"Boos", EMPI_FRUSTRATION, 2, 0, "anger", "short"},
    {"I am not boos and the mail of you is late", 0, 0, 0, "", "not_dutch"},
    {"Ik ben \xff boos.", EMPI_FRUSTRATION, 2, 0, "anger", "invalid_bytes"},
};

static void join(const char *const *items, size_t count, char *text)
{
    *text = '\0';
    for (size_t i = 0; i < count; i++) {
        strcat(text, i ? "," : "");
        strcat(text, items[i]);
    }
}

static void check_signal(const signal_case *want, const empi_result *result)
{
    char cues[100] = "", limits[100];
    const empi_signal *first = &result->signals[0];
    join(result->limits, result->limit_count, limits);
    if (result->signal_count > 0)
        join(first->cues, first->cue_count, cues);
    if ((result->signal_count > 0) != (want->kind != 0) || strcmp(cues, want->cues) != 0 ||
        strcmp(limits, want->limits) != 0)
        fail_msg("\"%s\": %d signals, cues \"%s\", limits \"%s\"", want->text,
                 (int)result->signal_count, cues, limits);
    if (result->signal_count > 0 &&
        (first->kind != want->kind || first->intensity != want->intensity ||
         first->mask != want->mask))
        fail_msg("\"%s\": kind %d, intensity %d, mask %d", want->text, (int)first->kind,
                 (int)first->intensity, (int)first->mask);
}

static void test_signals(void **state)
{
    empi_engine *engine = engine_from(lexicon);
    empi_scanner *scanner = empi_scanner_new(engine);
    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        empi_result *result = empi_scan(scanner, EMPI_SIDE_PERSON, signals[i].text, strlen(signals[i].text));
        assert_non_null(result);
        check_signal(&signals[i], result);
        empi_result_free(result);
    }
    empi_scanner_free(scanner);
    empi_engine_release(engine);
}

/* A result outlives its scanner and the caller's hold on the engine; it asks for the first cue,
 * then for the kind. */
static void test_result_lives_on(void **state)
{
    empi_engine *engine = engine_from(lexicon);
    empi_scanner *scanner = empi_scanner_new(engine);
    const char *text = "\xf0\x9f\x98\xa1 Wij wachten, niet boos.";
    empi_result *result = empi_scan(scanner, EMPI_SIDE_PERSON, text, strlen(text));
    (void)state;
    empi_scanner_free(scanner);
    empi_engine_release(engine);
    assert_int_equal(result->signal_count, 1);
    assert_int_equal(result->signals[0].evidence_count, 1);
    assert_int_equal(result->signals[0].evidence[0].start[0], 9);
    assert_int_equal(result->signals[0].evidence[0].start[1], 6);
    assert_int_equal(result->signals[0].evidence[0].start[2], 7);
    assert_int_equal(result->aside_count, 1);
    assert_string_equal(result->aside[0].reason, "denied");
    assert_int_equal(result->reflect_count, 2);
    assert_string_equal(result->reflect[0], "Hoe lang al?");
    assert_string_equal(result->reflect[1], "Wat is er gebeurd?");
    empi_result_free(result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_signals),
                                       cmocka_unit_test(test_result_lives_on)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
