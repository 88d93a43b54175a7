#include "text_support.h"

static void ends(void **state)
{
    static const text_case cases[] = {
        {"Ik wacht. Waarom? Dat kan niet!", "ik wacht | waarom | dat kan niet"},
        {"ik wacht. waarom? dat kan niet", "ik wacht | waarom | dat kan niet"},
        {"Hallo?! Is daar iemand", "hallo | is daar iemand"},
        {"ik wacht.waarom", "ik wacht | waarom"},
        {"tja... dus ik wacht... Wat nu", "tja dus ik wacht | wat nu"},
        {"maar goed\u2026 Laat maar", "maar goed | laat maar"},
        {"maar goed...", "maar goed"},
        {"ik bel u. Daarna mail ik", "ik bel u | daarna mail ik"},
        {"dhr. Jansen belt m.b.t. de zaak", "dhr jansen belt mbt de zaak"},
        {"Graag antwoord a.u.b. Ik wacht", "graag antwoord aub | ik wacht"},
        {"graag antwoord a.u.b. nu", "graag antwoord aub nu"},
        {"J. de Vries en A. van Dam", "j de vries en a van dam"},
        {"in 2024. Toen niet", "in #2024 | toen niet"},
        {"om 10.15 uur op 12.03.2025 voor 12.50 euro", "om <time> uur op <date> voor #12 euro"},
        {"jan@x.nl en www.x.nl en 1.250 stuks", "jan@x.nl en www.x.nl en #1250 stuks"},
        {"zin (met haakjes). Nog een.", "zin met haakjes | nog een"},
        {"drie weken (!) gewacht", "drie weken gewacht"},
        {"drie weken ((?!)) gewacht", "drie weken gewacht"},
        {"zij zei \"nee\". toen niks", "zij zei nee | toen niks"},
        {"drie weken (echt!) gewacht", "drie weken echt gewacht"},
        {"\"Kom maar!\" zei hij", "kom maar zei hij"},
        {"\"Kom maar.\" Toen niks", "kom maar | toen niks"},
        {"?! ja", "ja"},
        {"...", ""},
        {"ja ?? nee", "ja | nee"},
        {"a . b", "a b"},
        {"ok . goed", "ok | goed"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), 0);
}

static void lines(void **state)
{
    static const text_case cases[] = {
        {"Beste heer,\nik wacht al lang", "beste heer | ik wacht al lang"},
        {"Hoi,\r\nik wacht", "hoi | ik wacht"},
        {"ik heb vorige week al twee keer gebeld,\nen gemaild",
         "ik heb vorige week al twee keer gebeld en gemaild"},
        {"ik wacht\nal lang", "ik wacht al lang"},
        {"ik wacht\nAl lang", "ik wacht | al lang"},
        {"ik wacht\n\nal lang", "ik wacht | al lang"},
        {"ik wacht\n  \nal lang", "ik wacht | al lang"},
        {"ik wacht\r\n\r\nal lang", "ik wacht | al lang"},
        {"ik wacht\ral lang\r\rnu", "ik wacht al lang | nu"},
        {"ik wil\n- geld\n- rust", "ik wil | geld | rust"},
        {"ik wil\n* geld\n\u2022 rust", "ik wil | geld | rust"},
        {"ik wil\n1) geld\n2) rust", "ik wil | #1 geld | #2 rust"},
        {"ik wil:\ngeld", "ik wil | geld"},
        {"ik wacht\u2028\u2028nu", "ik wacht | nu"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), 0);
}

static void emoji(void **state)
{
    static const text_case cases[] = {
        {"Dank! \U0001F60A Tot morgen", "dank (\U0001F60A) | tot morgen"},
        {"Fijn... \U0001F644 Weer niks", "fijn (\U0001F644) | weer niks"},
        {"Nee. \U0001F621\U0001F622 :( ja", "nee (\U0001F621) (\U0001F622) (:() | ja"},
        {"Nee. \U0001F621! ja", "nee (\U0001F621) | ja"},
        {"Leuk \U0001F44F Weer niks", "leuk (\U0001F44F) | weer niks"},
        {"\U0001F44F Goed gedaan", "(\U0001F44F) goed gedaan"},
        {"leuk \U0001F44F weer niks", "leuk (\U0001F44F) weer niks"},
        {"Nee.\n\U0001F621", "nee | (\U0001F621)"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), 0);
}

static void quotes(void **state)
{
    static const text_case cases[] = {
        {"hij zei \"niks aan\" en ging", "hij zei niks/Q aan/Q en ging"},
        {"hij zei \u201cniks aan\u201d en ging", "hij zei niks/Q aan/Q en ging"},
        {"hij zei \u201eniks aan\u201d en ging", "hij zei niks/Q aan/Q en ging"},
        {"hij zei \u201eniks aan\u201c en ging", "hij zei niks/Q aan/Q en ging"},
        {"hij zei \u2018niks aan\u2019 en ging", "hij zei niks/Q aan/Q en ging"},
        {"hij zei 'niks aan' en ging", "hij zei niks/Q aan/Q en ging"},
        {"hij zei \u00abniks aan\u00bb en ging", "hij zei niks/Q aan/Q en ging"},
        {"hij zei \"niks aan", "hij zei niks aan"},
        {"'t is foto's kijken bij oma's 's avonds", "t is fotos kijken bij omas s avonds"},
        {"\u2018t is z\u2019n foto\u2019s", "t is zn fotos"},
        {"een \"passend aanbod\".", "een passend/Q aanbod/Q"},
        {"een \"passend aanbod.\" Ja", "een passend/Q aanbod/Q | ja"},
        {"\u201cIk wacht. Al lang\u201d zei ik", "ik/Q wacht/Q | al/Q lang/Q zei ik"},
        {"zie \"deel een\n\ndeel twee\" hier", "zie deel een | deel twee hier"},
        {"scherm van 12\" en 14\" breed", "scherm van #12 en #14 breed"},
        {"ik 'snap' \"het\" 'wel'", "ik snap/Q het/Q wel/Q"},
        {"\"open \"nieuw\" dicht", "open nieuw/Q dicht"},
        {"\"\" leeg \"\"", "leeg"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), EMPI_TOKEN_QUOTED);
}

static void marks(void **state)
{
    static const struct {
        const char *text;
        unsigned marks;
    } cases[] = {
        {"Ik wacht", 0},
        {"Ik wacht.", 0},
        {"Wacht ik?", EMPI_MARK_QUESTION},
        {"Wacht ik??", EMPI_MARK_QUESTION},
        {"Ik wacht!", EMPI_MARK_EXCLAIM},
        {"Ik wacht!!", EMPI_MARK_EXCLAIM | EMPI_MARK_EXCLAIMS},
        {"Wacht ik?!", EMPI_MARK_QUESTION | EMPI_MARK_EXCLAIM | EMPI_MARK_EXCLAIMS},
        {"Ik wacht..", EMPI_MARK_DOTS},
        {"Ik wacht\u2026", EMPI_MARK_DOTS},
        {"Ik wacht\u203c", EMPI_MARK_EXCLAIM | EMPI_MARK_EXCLAIMS},
        {"Ik wacht... \U0001F644", EMPI_MARK_DOTS},
        {"drie (!) weken", EMPI_MARK_EXCLAIM},
        {"Waar blijft het\u2753", EMPI_MARK_QUESTION},
    };
    empi_memory memory = empi_memory_default();
    empi_text text;
    size_t i;
    (void)state;
    empi_text_init(&text, &memory);
    for (i = 0; i < COUNT_OF(cases); i++) {
        assert_true(empi_text_read(&text, cases[i].text, strlen(cases[i].text), NULL));
        assert_int_equal(text.sentence_count, 1);
        if (text.sentences[0].marks != cases[i].marks)
            print_error("%s\n", cases[i].text);
        assert_int_equal(text.sentences[0].marks, cases[i].marks);
    }
    empi_text_free(&text);
}

/* Where sentences begin and end in the folded text, signs included. */
static void spans(void **state)
{
    static const text_case cases[] = {
        {"  Ik wacht.  Waarom?! ", "[ik wacht.][waarom?!]"},
        {"Hoi Jan,\nik wacht", "[hoi jan,][ik wacht]"},
        {"(Zo.) \"Nee.\" Ja", "[(zo.)][\"nee.\"][ja]"},
        {"Tja... \U0001F644 Ja", "[tja... \U0001F644][ja]"},
        {"- een\n- twee\n", "[- een][- twee]"},
        {"zin.zin", "[zin.][zin]"},
    };
    empi_memory memory = empi_memory_default();
    empi_text text;
    size_t i, j;
    (void)state;
    empi_text_init(&text, &memory);
    for (i = 0; i < COUNT_OF(cases); i++) {
        char shown[200], *out = shown;
        assert_true(empi_text_read(&text, cases[i].text, strlen(cases[i].text), NULL));
        for (j = 0; j < text.sentence_count; j++)
            out += sprintf(out, "[%.*s]", (int)(text.sentences[j].end - text.sentences[j].start),
                           text.folded + text.sentences[j].start);
        assert_string_equal(shown, cases[i].expected);
    }
    empi_text_free(&text);
}

/* Dictated text: no full stop anywhere. */
static void cuts(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_text text;
    char bytes[4000];
    size_t i, length = 0;
    (void)state;
    for (i = 0; i < 300; i++)
        length += (size_t)sprintf(bytes + length, "%s ",
                                  i == 90    ? "maar"
                                  : i == 185 ? "en,"
                                             : "woord");
    empi_text_init(&text, &memory);
    assert_true(empi_text_read(&text, bytes, length, NULL));
    assert_int_equal(text.sentence_count, 4);
    assert_int_equal(text.sentences[0].count, 90);
    assert_int_equal(text.sentences[1].count, 96);
    assert_int_equal(text.sentences[2].count, 96);
    assert_int_equal(text.sentences[3].count, 18);
    assert_true(text.sentences[0].cut && text.sentences[1].cut && text.sentences[2].cut);
    assert_false(text.sentences[3].cut);
    empi_text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends),   cmocka_unit_test(lines), cmocka_unit_test(emoji),
        cmocka_unit_test(quotes), cmocka_unit_test(marks), cmocka_unit_test(spans),
        cmocka_unit_test(cuts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
