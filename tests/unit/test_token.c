#include "text_support.h"

enum { MOST = 0xFF & ~(EMPI_TOKEN_CAPITAL | EMPI_TOKEN_COMMA | EMPI_TOKEN_DOTS) };

static void words(void **state)
{
    static const text_case cases[] = {
        {"", ""},
        {"   \n\n ", ""},
        {"?!... --- ,;", ""},
        {"ik wacht al weken", "ik wacht al weken"},
        {"z'n m\u2019n zo`n foto's", "zn mn zon fotos"},
        {"'t is 's avonds 'n ramp, hij had 'r 'k niet", "t is s avonds n ramp hij had r k niet"},
        {"'s-Hertogenbosch 's-avonds", "shertogenbosch savonds"},
        {"\u2018t werkt niet, \u2019s avonds", "t werkt niet s avonds"},
        {"e-mail E-Mail e\u2011mail", "email email email"},
        {"in- en uitschrijven", "in en uitschrijven"},
        {"zee-egel auto-ongeluk", "zeegel autoongeluk"},
        {"van-het-kastje-naar-de-muur", "van het kastje naar de muur"},
        {"jan-willem zwart-wit-foto", "janwillem zwartwitfoto"},
        {"IJs \u0132S \u0133s ijs", "ijs ijs/K ijs ijs"},
        {"caf\u00e9 cafe\u0301 CAF\u00c9", "cafe cafe cafe/K"},
        {"co\u00f6rdinatie ge\u0308interesseerd", "coordinatie geinteresseerd"},
        {"wach\u00adten wach\u200bten", "wachten wachten"},
        {"en/of hij/zij", "en of hij zij"},
        {"ma t/m vr v/d a/b/c", "ma t/m vr v/d a b c"},
        {"aaa aab aaba baaa aaaaaaaa abcdefgh abcdefgg abcdefghi aaabbbccc",
         "aa/T aab aaba baa/T aa/T abcdefgh abcdefgg abcdefghi aabbcc/T"},
        {"ABC ABc aBC \u00e6sop \u0133s eeeeeeee\u00e9", "abc/K abc abc aesop ijs ee/T"},
        {"A4 mp3 covid-19 b1", "a4 mp3 covid19 b1"},
        {"JULLIE zijn SLECHT! A B", "jullie/K zijn slecht/K | a b"},
        {"neeee jaaaaa zoooo boooos zzzz", "nee/T jaa/T zoo/T boos/T zz/T"},
        {"zeeën oo", "zeen oo"},
        {"\u00e9\u00e9n \u00c9\u00c9N", "een een/K"},
        {"\u0431\u0431\u0431\u0431", "\u0431\u0431/T"},
        {"*niet* **let** * punt", "niet let punt"},
        {"_nee_ woord", "nee woord"},
        {"(echt) [waar] {nee}", "echt waar nee"},
        {"wacht--maar woord\u2014woord", "wacht maar woord woord"},
        {"Jos' fiets, foto\u2019s'", "jos fiets fotos"},
        {"\u0632\u0645\u0627\u0646 \u4e2d\u6587", "\u0632\u0645\u0627\u0646 \u4e2d\u6587"},
        {"\uff37\uff41\uff43\uff48\uff54", "wacht"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), (uint8_t)MOST);
}

static void abbreviations(void **state)
{
    static const text_case cases[] = {
        {"m.b.t. mijn mail a.u.b. snel", "mbt mijn mail aub snel"},
        {"M.B.T. De brief", "mbt/K de brief"},
        {"i.v.m ziekte", "ivm ziekte"},
        {"t.z.t. hoor ik het", "tzt hoor ik het"},
        {"dhr. Jansen en mevr. De Wit", "dhr jansen en mevr de wit"},
        {"J. de Vries, A.B. Bakker en P.Jansen", "j de vries ab/K bakker en p jansen"},
        {"nr.12 art. 3", "nr #12 art #3"},
        {"bijv.morgen", "bijv morgen"},
        {"enz... en zo", "enz en zo"},
        {"nog.wanneer", "nog | wanneer"},
        {"a.s.maandag", "as maandag"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), (uint8_t)MOST);
}

static void starred(void **state)
{
    static const text_case cases[] = {
        {"k*t sh!t kl#te f@ck k_t", "k*t/S sh*t/S kl*te/S f*ck/S k*t/S"},
        {"k** ku* f*** ***lijer", "k**/S ku*/S f***/S ***lijer/S"},
        {"g*dverd*mme k*tbedrijf", "g*dverd*mme/S k*tbedrijf/S"},
        {"bull$hit k..t", "bull*hit/S k**t/S"},
        {"Hallo!Wat nu", "hallo | wat nu"},
        {"ok!Dan niet", "ok | dan niet"},
        {"wacht..maar niet", "wacht maar niet"},
        {"ja..ik", "ja ik"},
        {"bedrag* 3*4", "bedrag #3 #4"},
        {"kanker***", "kanker***/S"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), (uint8_t)MOST);
}

static void addresses(void **state)
{
    static const text_case cases[] = {
        {"mail jan.de-boer@mijn.overheid.nl. Bel", "mail jan.de-boer@mijn.overheid.nl | bel"},
        {"zie https://www.x.nl/a?b=c,d. Dan", "zie https://www.x.nl/a?b=c,d | dan"},
        {"www.duo.nl, klantenservice", "www.duo.nl klantenservice"},
        {"(mijn.overheid.nl/klacht)", "mijn.overheid.nl/klacht"},
        {"uwv.nl werkt niet", "uwv.nl werkt niet"},
        {"bijlage.pdf", "bijlage.pdf"},
        {"klaar.de brief is weg", "klaar | de brief is weg"},
        {"weg.Nl", "weg | nl"},
        {"@gemeente_x leuk", "@gemeente_x leuk"},
        {"2dehands.be 06jan@x.nl", "2dehands.be 06jan@x.nl"},
        {"#ZoGaatDat #klantenservice", "zo/H gaat/H dat/H klantenservice/H"},
        {"#UWVFaalt #NS #nooit_meer", "uwv/KH faalt/H ns/KH nooit/H meer/H"},
        {"#\u00c9chtWaar #\u0132sBeer", "echt/H waar/H ijs/H beer/H"},
        {"#3 # 3", "#3 #3"},
        {"a@b @ c", "a*b/S c"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), (uint8_t)MOST);
}

static void numbers(void **state)
{
    static const text_case cases[] = {
        {"3 12 1.250 12,50 1.250,75 0", "#3 #12 #1250 #12 #1250 #0"},
        {"99999999999 2147483647 2147483648", "#-1 #2147483647 #-1"},
        {"3x 4X 5\u00d7 gebeld, 100% zeker 12,5%", "#3 #4 #5 gebeld #100 zeker #12"},
        {"3e 2de 21ste 1STE keer", "#3e #2e #21e #1e keer"},
        {"10uur 3weken 5km 2a 3FM 7f3a9", "#10 uur #3 weken #5 km 2a 3fm/K 7f3a9"},
        {"3-4 weken, 10-12 dagen", "#3 #4 weken #10 #12 dagen"},
        {"3-jarig kind", "#3 jarig kind"},
        {"op 12-03 of 3/12 of 12-03-2025 of 12.3.25 of 2025-03-12",
         "op <date> of <date> of <date> of <date> of <date>"},
        {"op 32-01 of 12-13", "op #32 #1 of #12 #13"},
        {"1/2 jaar", "#1 #2 jaar"},
        {"om 10.15 uur, 9u30, 18:00, 14u en 10:15u",
         "om <time> uur <time> <time> <time> en <time>"},
        {"10.15 gram 25:00", "#10 gram #25 #0"},
        {"\u20ac 40 \u20ac12,50 40,- 40\u20ac 40 \u20ac EUR 40 \u20ac1.250,50",
         "#40$ #12$ #40$ #40$ #40$ #40$ #1250$"},
        {"12,50 euro en eur alleen", "#12 euro en eur alleen"},
        {"06-12345678 020 123 45 67 +31 6 1234 5678 0800-1234 0475/12.34.56",
         "0612345678 020 123 45 67 +31 6 1234 5678 08001234 0475/123456"},
        {"1234 AB 1234AB 2024 is 2024 IS", "1234 ab/K 1234ab/K #2024 is #2024 is/K"},
        {"24/7 bereikbaar", "24/7 bereikbaar"},
        {"1. eerste\n2. tweede", "#1 eerste | #2 tweede"},
        {"3\ufe0f\u20e3 keer", "#3 keer"},
        {"+ 3 en +ja", "#3 en ja"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), (uint8_t)MOST);
}

static void emoji(void **state)
{
    static const text_case cases[] = {
        {"top \U0001F44F\U0001F44F\U0001F44F hoor", "top (\U0001F44F)/T hoor"},
        {"\U0001F44D\U0001F3FD ok", "(\U0001F44D) ok"},
        {"\u2764\ufe0f \u2764", "(\u2764) (\u2764)"},
        {"\U0001F468\u200D\U0001F469\u200D\U0001F467", "(\U0001F468)"},
        {"\U0001F937\u200D\u2640\ufe0f hm", "(\U0001F937) hm"},
        {"\U0001F1F3\U0001F1F1\U0001F1E7\U0001F1EA",
         "(\U0001F1F3\U0001F1F1) (\U0001F1E7\U0001F1EA)"},
        {"\U0001F1F3", "(\U0001F1F3)"},
        {"a\U0001F621\U0001F622b", "a (\U0001F621) (\U0001F622) b"},
        {":) ;-) :( :D <3 :'( :))))) ^^ =)", "(:)) (;)) (:() (:d) (<3) (:() (:))/T (^^) (=))"},
        {"naam:Dirk http://x.nl :d", "naam dirk http://x.nl (:d)"},
        {"fijn:) <30", "fijn (:)) #30"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), (uint8_t)MOST);
}

static void pauses(void **state)
{
    static const text_case cases[] = {
        {"ja, maar (nee) dus", "ja maar/, nee/, dus/,"},
        {"prima - dank", "prima dank/,"},
        {"prima \u2013 dank\u2014hoor", "prima dank/, hoor/,"},
        {"in- en uit", "in en uit"},
        {"let op: dit; dat", "let op dit/, dat/,"},
        {"tja... nou.. goed\u2026 en . . . toen", "tja/. nou/. goed/. en/. toen"},
        {"klaar...", "klaar/."},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), EMPI_TOKEN_COMMA | EMPI_TOKEN_DOTS);
}

static void capitals(void **state)
{
    static const text_case cases[] = {
        {"Ik ben Jan \u00c9\u00c9N A.U.B.", "ik/C ben jan/C een/KC aub/KC"},
        {"'T Is \u0130s IJ \u01c5", "t/C is/C is/C ij/KC dz/C"},
        {"'s Avonds 3FM", "s avonds/C 3fm/K"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), EMPI_TOKEN_CAPITAL | EMPI_TOKEN_CAPS);
}

/* Forms of a lexicon's words are the forms of a text's words. */
static void forms(void **state)
{
    static const text_case cases[] = {
        {"e-mail", "email"},
        {"zo'n", "zon"},
        {"a.u.b.", "aub"},
        {"CAF\u00c9", "cafe"},
        {"\u0132s", "ijs"},
        {"'s", "s"},
        {"neeeee", "nee"},
        {"\U0001F44D\U0001F3FD", "\U0001F44D"},
        {":-)", ":)"},
        {"24/7", "24/7"},
        {"@boos", "@boos"},
        {"", ""},
        {"-", ""},
        {"stra\u00dfe", "strasse"},
        {"\ufb01ets", "fiets"},
        {"\xff", "\ufffd"},
    };
    size_t i;
    (void)state;
    for (i = 0; i < COUNT_OF(cases); i++) {
        char form[64];
        size_t length = empi_text_form(cases[i].text, strlen(cases[i].text), form);
        form[length] = '\0';
        assert_string_equal(form, cases[i].expected);
    }
}

static void long_words(void **state)
{
    char word[301], form[901];
    size_t i, length;
    (void)state;
    for (i = 0; i < 300; i++)
        word[i] = (char)('a' + i % 7);
    length = empi_text_form(word, 300, form);
    assert_int_equal(length, 64);
    assert_memory_equal(form, word, 64);
    for (i = 0; i < 300; i += 3)
        memcpy(word + i, i % 2 ? "\u20ad" : "\u4e2d", 3);
    length = empi_text_form(word, 300, form);
    assert_int_equal(length, 63);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),      cmocka_unit_test(abbreviations), cmocka_unit_test(starred),
        cmocka_unit_test(addresses),  cmocka_unit_test(numbers),       cmocka_unit_test(emoji),
        cmocka_unit_test(pauses),     cmocka_unit_test(capitals),      cmocka_unit_test(forms),
        cmocka_unit_test(long_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
