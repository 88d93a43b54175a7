/* The phrase notation, from its text to what it finds. */
#include "engine_support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct phrase_case {
    const char *phrase, *text;
    bool found;
} phrase_case;

static const phrase_case cases[] = {
    /* words, fold, spelling conventions */
    {"geen antwoord", "Ik kreeg GEEN Antwoord.", true},
    {"geen antwoord", "Ik kreeg geen enkel antwoord.", false},
    {"geen antwoord", "geen, antwoord", true},
    {"geen antwoord", "Ik heb er geen. Antwoord graag.", false},
    {"foto's", "de fotos staan erbij", true},
    {"e-mail", "mijn Email is weg", true},
    {"reïntegratie", "mijn reintegratie", true},
    {"boos", "boosheid", false},
    {"boos*", "Boosheid is dat", true},
    {"*achterstand", "door mijn huurachterstand", true},
    {"*achterstand", "achterstanden", false},
    {"boos", "ik ben boooooos", true},
    {"zo", "dat duurt zooooo lang", true},
    {"👏", "Knap hoor 👏👏", true},
    /* alternatives and options */
    {"nog (steeds|altijd) niets", "nog altijd niets", true},
    {"nog (steeds|altijd) niets", "nog niets", false},
    {"nog (steeds|altijd|) niets", "nog niets", true},
    {"(a|b (c|d)) e", "b d e", true},
    {"(a|b (c|d)) e", "b e", false},
    /* gaps */
    {"wacht ... weken", "ik wacht nu al drie weken", true},
    {"wacht ... weken", "ik wacht op de brief van vorige week en al weken", false},
    {"wacht ...8 weken", "ik wacht op de brief van vorige week en al weken", true},
    {"wacht ... weken", "Ik wacht. Al weken.", false},
    {"wacht _ weken", "ik wacht drie weken", true},
    {"wacht _ weken", "ik wacht weken", false},
    {"wacht _ weken", "ik wacht nu drie weken", false},
    /* any order */
    {"<nooit antwoord gekregen>", "Nooit heb ik antwoord gekregen", true},
    {"<nooit antwoord gekregen>", "dat ik antwoord nooit heb gekregen", true},
    {"<nooit antwoord gekregen>", "gekregen antwoord heb ik nooit", true},
    {"<nooit antwoord gekregen>", "ik heb nooit iets gekregen", false},
    {"<nooit antwoord>1", "nooit heb ik ooit antwoord", false},
    {"<(ik|wij) niet bellen>", "bellen doen wij niet", true},
    {"<a b c d e>", "e d c b a", true},
    {"<a b c d e>", "e d c b", false},
    /* not */
    {"laat maar !weten", "laat maar zitten", true},
    {"laat maar !weten", "laat maar weten", false},
    {"laat maar !(weten|zien)", "laat maar zien", false},
    {"laat maar !(weten|zien)", "laat maar zitten", true},
    {"geen !{enkel}", "geen paard", true},
    {"geen !{enkel}", "geen hond", false},
    {"maart !(#|nog)", "12 maart 2025", false},
    {"maart !(#|nog)", "12 maart nog", false},
    {"maart !(#|nog)", "12 maart gestuurd", true},
    {"laat maar !weten", "laat maar", true},
    /* edges and marks */
    {"^ prima $", "Prima.", true},
    {"^ prima $", "Prima, dank.", false},
    {"^ dank", "Nee. Dank.", false},
    {". tja .", "Hij belde niet. Tja. Verder niets.", true},
    {". tja .", "Tja, dat is zo.", false},
    {"zeker . dank", "Dat weet ik zeker. Dank u.", true},
    {"zeker . dank", "zeker dank", false},
    {", hoor", "Dat is fijn, hoor", true},
    {", hoor", "Dat is fijn hoor", false},
    {"hoor ,", "Fijn hoor, die brief", true},
    {"moet ik ?", "Moet ik dan alles doen?", true},
    {"moet ik ?", "Dan moet ik alles doen.", false},
    {"klaar !", "Ik ben er klaar mee!", true},
    {"klaar !", "Ik ben er klaar mee.", false},
    {"zeggen {puntjes}", "Ik wilde nog zeggen...", true},
    {"zeggen {puntjes}", "Ik wilde nog zeggen… laat maar", true},
    {"zeggen {puntjes}", "Ik wilde nog zeggen.", false},
    {"staat {citaat} binnen", "Er staat \"binnen een week\".", true},
    {"staat {citaat} binnen", "Er staat binnen een week.", false},
    {"staat {citaat} een", "Er staat \"binnen een week\".", false},
    /* numbers */
    {"# weken", "al drie weken", true},
    {"# weken", "al 3 weken", true},
    {"# weken", "al enkele weken", false},
    {"#4+ keer", "drie keer", false},
    {"#4+ keer", "vijfentwintig keer", true},
    {"#2-5 keer", "6 keer", false},
    {"#2-5 keer", "5 keer", true},
    {"#3e+ mail", "mijn vijfde mail", true},
    {"#3e+ mail", "mijn 3e mail", true},
    {"#3e+ mail", "mijn tweede mail", false},
    {"#3e+ mail", "drie mail", false},
    {"#2-5e mail", "mijn vijfde mail", true},
    {"#2-5e mail", "mijn 6e mail", false},
    {"#2-5e mail", "vijf mail", false},
    {"2 jaar", "na twee jaar", true},
    {"op {datum}", "op 12-03-2025 gebeld", true},
    {"{bedrag} over", "nog € 12,50 over", true},
    {"om {tijd}", "om 10.15 uur", true},
    /* the same word again */
    {"_@ 1 ... @ 2", "Monteur 1 kwam niet, monteur 2 ook niet", true},
    {"_@ 1 ... @ 2", "Monteur 1 kwam niet, bus 2 ook niet", false},
    {"(zegt|stuurt) ... _@ . @ (zegt|stuurt)", "De huisarts zegt: gemeente. Gemeente zegt nee.", true},
    {"(zegt|stuurt) ... _@ . @ (zegt|stuurt)", "De huisarts zegt: gemeente. Loket zegt nee.", false},
    {"_@ na @", "dag na dag", true},
    {"_@ na @", "dag na week na week", true},
    /* classes */
    {"{dier} weg", "de hond weg", true},
    {"{dier} weg", "de grijze poes weg", true},
    {"{dier} weg", "de poes weg", false},
    {"{dieren} weg", "hond en grijze poes weg", true},
};

static const char lexicon_start[] =
    "format: 1\n"
    "kind: mark\n"
    "classes:\n"
    "  dier: [hond, 'grijze (poes|kat)']\n"
    "  enkel: [hond, kat]\n"
    "  dieren: ['{dier} en {dier}', '{dier}']\n"
    "entries:\n"
    "  - id: test.phrase\n"
    "    cue: test\n"
    "    despite: [quoted]\n"
    "    why: test\n"
    "    matches: [x]\n"
    "    any:\n"
    "      - '";

/* The phrase between single quotes, which are doubled inside. */
static char *lexicon_of(const char *phrase)
{
    size_t room = sizeof lexicon_start + 2 * strlen(phrase) + 8;
    char *yaml = malloc(room), *at;
    assert_non_null(yaml);
    at = yaml + sprintf(yaml, "%s", lexicon_start);
    for (; *phrase; phrase++) {
        *at++ = *phrase;
        if (*phrase == '\'')
            *at++ = '\'';
    }
    sprintf(at, "'\n");
    return yaml;
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *yaml = lexicon_of(cases[i].phrase);
        empi_engine *engine = engine_from(yaml);
        empi_scanner *scanner;
        bool found;
        free(yaml);
        if (!engine)
            fail_msg("phrase \"%s\" is not understood", cases[i].phrase);
        scanner = empi_scanner_new(engine);
        assert_non_null(scanner);
        assert_true(empi_scan_read(scanner, EMPI_SIDE_PERSON, cases[i].text, strlen(cases[i].text)));
        found = reason_of(scanner, "test.phrase") != NULL;
        if (found != cases[i].found)
            fail_msg("phrase \"%s\" %s \"%s\"", cases[i].phrase,
                     found ? "finds" : "does not find", cases[i].text);
        empi_scanner_free(scanner);
        empi_engine_release(engine);
    }
}

/* The words that were found, in the caller's bytes. */
static void test_span(void **state)
{
    char *yaml = lexicon_of("geen ... antwoord");
    empi_engine *engine = engine_from(yaml);
    empi_scanner *scanner = empi_scanner_new(engine);
    const char *text = "Eén brief, en géén \xc2\xad" "enkel ANTWOORD!";
    const empi_reading *reading;
    const empi_item *items;
    uint32_t from, to;
    (void)state;
    free(yaml);
    assert_true(empi_scan_read(scanner, EMPI_SIDE_PERSON, text, strlen(text)));
    assert_int_equal(scanner->readings.count, 1);
    reading = &scanner->readings.items[0];
    items = scanner->stream.items;
    from = scanner->text.tokens[items[reading->first].token].from;
    to = scanner->text.tokens[items[reading->last].last].to;
    assert_int_equal(from, strstr(text, "g\xc3\xa9\xc3\xa9n") - text);
    assert_int_equal(to, strchr(text, '!') - text);
    empi_scanner_free(scanner);
    empi_engine_release(engine);
}

/* A phrase of gaps and options over a sentence of nothing but its words stays cheap: every pair of
 * step and word is visited once. */
static void test_hostile_phrase(void **state)
{
    char *yaml = lexicon_of("<(a|) (a a|a) ...12 (a|a a) a ...12>12 ...12 a ...12 b");
    empi_engine *engine;
    empi_scanner *scanner;
    char text[20000];
    (void)state;
    engine = engine_from(yaml);
    free(yaml);
    assert_null(engine); /* items of < > are words, groups and classes, of at most five */
    yaml = lexicon_of("a ...12 (a|a a|) ...12 (a|a a|) ...12 (a|) ...12 a ...12 b");
    engine = engine_from(yaml);
    free(yaml);
    assert_non_null(engine);
    scanner = empi_scanner_new(engine);
    for (size_t i = 0; i < sizeof text; i += 2)
        memcpy(text + i, "a ", 2);
    assert_true(empi_scan_read(scanner, EMPI_SIDE_PERSON, text, sizeof text));
    assert_int_equal(scanner->readings.count, 0);
    empi_scanner_free(scanner);
    empi_engine_release(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_span),
                                       cmocka_unit_test(test_hostile_phrase)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
