/* The built-in lexicons say when a message is not Dutch, and leave Dutch with loan words alone. */
#include "../support/api_support.h"

typedef struct message_row {
    const char *language, *text;
} message_row;

static const message_row foreign[] = {
    {"English",
     "I have been waiting for my passport for six weeks now and nobody answers the phone."},
    {"English",
     "Could you please tell me when the office is open on Friday? I need to bring the form."},
    {"English",
     "This is the third time that I am writing to you about the same bill. Please help me."},
    {"English", "never mind, i will do it myself then. thanks for nothing"},
    {"bytes", "q\xff zx \xfe\xfd w\xff xk pq\xc0 jq"},
    {"German", "Ich warte seit sechs Wochen auf meinen Ausweis und niemand geht ans Telefon."},
    {"German", "Können Sie mir bitte sagen, wann das Büro am Freitag geöffnet ist? Ich habe noch "
               "eine Frage."},
    {"German", "Das ist schon das dritte Mal, dass ich Ihnen wegen der Rechnung schreibe, und ich "
               "bin sehr enttäuscht."},
    {"German", "wir haben das formular nicht bekommen, können sie es uns noch einmal schicken?"},
    {"French", "J'attends ma carte depuis six semaines et personne ne me répond au téléphone."},
    {"French", "Bonjour, pouvez-vous me dire quand le bureau est ouvert ? Je dois déposer un "
               "dossier pour ma fille."},
    {"French", "C'est la troisième fois que je vous écris pour la même facture et je ne comprends "
               "pas pourquoi."},
    {"French", "laissez tomber, je vais le faire moi-même, merci pour rien"},
    {"Turkish", "Altı haftadır pasaportumu bekliyorum ve kimse telefona cevap vermiyor, bu çok "
                "kötü bir durum."},
    {"Turkish",
     "Merhaba, ofis cuma günü ne zaman açık? Bu formu getirmek için bir randevu gerekli mi?"},
    {"Turkish", "Bu fatura için size üçüncü kez yazıyorum ama hiç cevap yok. Ne yapmam lazım?"},
    {"Turkish", "ben bu mektubu anlamıyorum, bana yardım eder misiniz lütfen, çok teşekkür ederim"},
    {"Frisian",
     "Ik wachtsje no al seis wiken op myn paspoart en der is nimmen dy't de tillefoan opnimt."},
    {"Frisian", "Kinne jo my sizze wannear't it kantoar iepen is? Ik moat in formulier foar myn "
                "dochter bringe."},
    {"Frisian", "It is no de tredde kear dat ik jo oer dizze rekken skriuw en ik haw noch neat fan "
                "jimme heard."},
    {"Frisian",
     "wy hawwe it net krigen, kinne jo it ús nochris stjoere? ik bin der hielendal klear mei"},
    {"Afrikaans", "Ek wag nou al ses weke vir my paspoort en niemand antwoord die telefoon nie."},
    {"Afrikaans", "Kan julle asseblief vir my sê wanneer die kantoor oop is? Ek moet 'n vorm vir "
                  "my dogter bring."},
    {"Afrikaans", "Dit is nou die derde keer dat ek vir julle oor hierdie rekening skryf en ek het "
                  "nog niks gehoor nie."},
    {"Afrikaans", "ons het dit nie gekry nie, kan u dit asseblief weer vir ons stuur? ek is baie "
                  "moeg hiervoor"}};

static const char *const dutch[] = {
    "Ik wacht al zes weken op mijn paspoort en niemand neemt de telefoon op.",
    "Hoi, de helpdesk heeft mijn account gereset maar de login werkt nog niet, sorry voor de "
    "haast.",
    "Kunnen jullie de update van de app even checken? Ik krijg steeds een error bij het uploaden.",
    "Het weekend was top, maar de check-in ging mis en de manager was niet te bereiken. Please "
    "help!",
    "Ik heb een sms gekregen met een link naar de website, is dat fake of echt van jullie?",
    "Mijn au pair heeft een visum nodig, en het bureau zegt: c'est la vie. Wat moet ik nu doen?",
    "kheb u al ne keer gebeld en ge zegt altijd hetzelfde, da kan toch ni",
    "Beste, der Kinderen is mijn achternaam en niet die van mijn man. Graag aanpassen in het "
    "systeem.",
    "Ik zit in de WW en mijn jobcoach zegt dat ik een training mag doen, klopt dat?",
    "De deadline voor de subsidie is morgen en de website is down. Krijg ik nog feedback?",
    "Mn zoon moet naar de spoedeisende hulp, mag dat zonder verwijsbrief van de huisarts",
    "Thanks voor de snelle reactie, het is helemaal goed gekomen met de refund.",
    "We zijn in Berlin und so geweest en toen is mijn ov-chipkaart gestolen, wat nu?",
    "Goedemiddag, wat zijn de openingstijden van het milieustraat op zaterdag?",
    "Ik bel al drie dagen, geen antwoord.",
    "Ik wacht drie maanden op antwoord van kantoor.",
    "Drie brieven, geen enkel antwoord terug.",
    "We are here only since May, my Dutch is nog niet goed. How do I get a bin, een container?"};

static void test_foreign(void **state)
{
    empathie_scanner *scanner = scanner_of(default_engine());
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(foreign); i++) {
        empathie_result *result = scan(scanner, foreign[i].text);
        if (!has_limit(result, "not_dutch")) {
            (void)fprintf(stderr, "%s taken for Dutch: %s\n", foreign[i].language, foreign[i].text);
            wrong++;
        }
        empathie_result_free(result);
    }
    empathie_scanner_free(scanner);
    assert_int_equal(wrong, 0);
}

static void test_dutch(void **state)
{
    empathie_scanner *scanner = scanner_of(default_engine());
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(dutch); i++) {
        empathie_result *result = scan(scanner, dutch[i]);
        if (has_limit(result, "not_dutch")) {
            (void)fprintf(stderr, "Dutch taken for another language: %s\n", dutch[i]);
            wrong++;
        }
        empathie_result_free(result);
    }
    empathie_scanner_free(scanner);
    assert_int_equal(wrong, 0);
}

/* Words of distress are heard whatever the language seems to be; other words are not. */
static void test_distress(void **state)
{
    static const char text[] = "I am so tired of waiting and this is a scandal, wat een schande, and "
                               "nobody is here for me. Ik wil dood.";
    empathie_scanner *scanner = scanner_of(default_engine());
    empathie_result *result = scan(scanner, text);
    (void)state;
    assert_true(has_limit(result, "not_dutch"));
    assert_int_equal(empathie_result_count(result), 1);
    assert_int_equal(empathie_signal_kind(empathie_result_signal(result, 0)),
                     EMPATHIE_KIND_DISTRESS);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

/* Who tells of two kinds of distress takes neither back. */
static void test_two_distresses(void **state)
{
    empathie_scanner *scanner = scanner_of(default_engine());
    empathie_result *result = scan(scanner, "Het leven heeft voor mij geen zin meer. Ik slaap al "
                                            "weken niet en ik kan het niet meer aan.");
    const empathie_signal *signal = empathie_result_signal(result, 0);
    bool crisis = false;
    (void)state;
    assert_int_equal(empathie_signal_kind(signal), EMPATHIE_KIND_DISTRESS);
    for (size_t i = 0; i < empathie_signal_cue_count(signal); i++)
        crisis |= strcmp(empathie_signal_cue(signal, i), "crisis") == 0;
    assert_true(crisis);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_foreign), cmocka_unit_test(test_dutch),
        cmocka_unit_test(test_distress), cmocka_unit_test(test_two_distresses)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
