#include "text_support.h"

static void left_out(void **state)
{
    static const text_case cases[] = {
        {"Nee.\n> wat wil u\n> precies\nIk wil rust.", "nee | ik wil rust"},
        {"> wat wil u\nIk wil rust.", "ik wil rust"},
        {"Nee dank.\n\nOp 3 mrt 2025 om 10:12 schreef Jan <jan@x.nl>:\n\nHallo Piet", "nee dank"},
        {"Nee dank.\n\nOp 3 mrt 2025 om 10:12 schreef Jan de Boer van de afdeling\n"
         "<jan@x.nl>:\nHallo Piet",
         "nee dank"},
        {"Nee dank.\nOn Mon, 3 Mar 2025 at 10:12, Jan <jan@x.nl> wrote:\n> Hallo", "nee dank"},
        {"Nee dank.\nOp ma 3 mrt 2025 heeft Jan <jan@x.nl> het volgende geschreven:\nHallo",
         "nee dank"},
        {"Nee.\njan@x.nl schreef op 3 maart 2025 10:12:\nHallo", "nee"},
        {"Op 3 mrt 2025 schreef Jan <jan@x.nl>:\n> Hallo\nMijn antwoord", "mijn antwoord"},
        {"Nee dank.\n\nVan: Jan <jan@x.nl>\nVerzonden: maandag 3 maart\nAan: Piet\n"
         "Onderwerp: Re: klacht\n\nHallo Piet",
         "nee dank"},
        {"Nee dank.\r\n\r\n**Van:** Jan\r\n**Verzonden:** maandag\r\n**Aan:** Piet\r\n\r\nHallo",
         "nee dank"},
        {"No thanks.\nFrom: Jan\nSent: Monday\nTo: Piet\nSubject: x\nHello", "no thanks"},
        {"Dank.\n-----Oorspronkelijk bericht-----\nVan: Jan\nHallo", "dank"},
        {"Dank.\n---------- Forwarded message ---------\nVan: Jan\nDate: x\n\nHallo", "dank"},
        {"Dank.\nBegin doorgestuurd bericht:\n\nVan: Jan\nHallo", "dank"},
        {"Dank. Van: Jan Verzonden: nu", "dank | van jan verzonden nu"},
        {"Dank.\nVan: Jan Verzonden: ma 3 mrt Aan: ons Onderwerp: klacht\nHallo", "dank"},
        {"Ik wacht.\n-- \nJan Jansen\nDirecteur", "ik wacht"},
        {"Ik wacht.\nVerzonden vanaf mijn iPhone", "ik wacht"},
        {"Ik wacht.\nVerstuurd vanaf mijn Samsung Galaxy-smartphone\nNog iets",
         "ik wacht | nog iets"},
        {"I wait.\nSent from my iPad", "i wait"},
        {"Ik wacht.\nOutlook voor iOS downloaden", "ik wacht"},
        {"Ik wacht.\n\nDe informatie in dit bericht is vertrouwelijk en uitsluitend bestemd voor "
         "u.",
         "ik wacht"},
        {"Ik wacht.\n\nDisclaimer: aan dit bericht kunnen geen rechten worden ontleend.",
         "ik wacht"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), 0);
}

static void kept(void **state)
{
    static const text_case cases[] = {
        {"Ik wacht.\n\nMet vriendelijke groet,\nJan", "ik wacht | met vriendelijke groet | jan"},
        {"Op 3 maart schreef ik jullie:\ngeen antwoord",
         "op #3 maart schreef ik jullie | geen antwoord"},
        {"Op 12 maart schreef u het volgende:\ndat het goed kwam",
         "op #12 maart schreef u het volgende | dat het goed kwam"},
        {"Ik kom van: Utrecht", "ik kom van utrecht"},
        {"Van: Utrecht\nnaar Zeist", "van utrecht naar zeist"},
        {"Onderwerp: klacht\n\nIk wacht", "onderwerp klacht | ik wacht"},
        {"Verzonden op maandag, nooit aangekomen", "verzonden op maandag nooit aangekomen"},
        {"Ik heb dit verzonden vanaf mijn iPhone", "ik heb dit verzonden vanaf mijn iphone"},
        {"De informatie in dit bericht klopt niet", "de informatie in dit bericht klopt niet"},
        {"Dit is --\nniet het einde", "dit is niet het einde"},
        {">:( ik wacht", "(:() ik wacht"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), 0);
}

/* Where nothing else would remain, what is quoted is what there is to read. */
static void all_there_is(void **state)
{
    static const text_case cases[] = {
        {"> ik wacht", "ik wacht"},
        {"> ik wacht\n> al lang", "ik wacht al lang"},
        {"Van: Jan\nVerzonden: ma\nAan: ons\nOnderwerp: klacht\n\nIk ben boos.", "ik ben boos"},
        {"---------- Forwarded message ---------\nVan: Jan\nDate: nu\nSubject: x\nTo: y\n\nIk ben "
         "boos.",
         "ik ben boos"},
        {"Van: Jan\nVerzonden: ma\nAan: ons\n\nBoos.\n\nVan: ons\nVerzonden: ma\nAan: Jan\n\nHallo",
         "boos"},
        {"Op 3 mrt 2025 schreef Jan <jan@x.nl>:\n> Hallo Piet", "hallo piet"},
        {"-- \nJan", "jan"},
        {"Verzonden vanaf mijn iPhone", "verzonden vanaf mijn iphone"},
        {"Van: Jan\nVerzonden: ma\nAan: ons", "van jan | verzonden ma | aan ons"},
    };
    (void)state;
    check_cases(cases, COUNT_OF(cases), 0);
}

static void told(void **state)
{
    static const struct {
        const char *text;
        uint32_t found;
    } cases[] = {
        {"Ik wacht.", 0},
        {"Ik wacht.\n> nee", EMPI_TEXT_SKIPPED},
        {"> nee", 0},
        {"Ik wacht.\n-- \nJan", EMPI_TEXT_SKIPPED},
        {"Ik wacht\xff.\n-- \nJan", EMPI_TEXT_SKIPPED | EMPI_TEXT_INVALID},
    };
    empi_memory memory = empi_memory_default();
    empi_text text;
    size_t i;
    (void)state;
    empi_text_init(&text, &memory);
    for (i = 0; i < COUNT_OF(cases); i++) {
        assert_true(empi_text_read(&text, cases[i].text, strlen(cases[i].text), NULL));
        assert_int_equal(text.found, cases[i].found);
    }
    empi_text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(left_out),
        cmocka_unit_test(kept),
        cmocka_unit_test(all_there_is),
        cmocka_unit_test(told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
