#include "lexicon/common.h"

#include <string.h>

typedef struct common_word {
    char form[15];
    uint16_t weight; /* times in a hundred thousand words */
} common_word;

/* Measured half over official and everyday prose, half over complaints; sorted by form. Only costs
 * depend on it: with other numbers the same is found, slower. */
static const common_word common[] = {
    {"aan", 515}, {"aangifte", 46}, {"aantal", 30}, {"aanvraag", 72}, {"aanvragen", 121},
    {"adres", 41}, {"af", 94}, {"afspraak", 57}, {"al", 224}, {"algemene", 25}, {"alle", 82},
    {"alleen", 161}, {"alles", 76}, {"als", 595}, {"altijd", 80}, {"ander", 37}, {"andere", 163},
    {"anders", 66}, {"antwoord", 45}, {"app", 63}, {"april", 30}, {"auto", 32}, {"balie", 31},
    {"bank", 30}, {"bedankt", 33}, {"bedrijf", 29}, {"behandeling", 29}, {"bel", 36},
    {"belastingen", 27}, {"bellen", 38}, {"ben", 261}, {"bent", 134}, {"bericht", 30},
    {"beroep", 80}, {"beslissing", 62}, {"besluit", 43}, {"beste", 28}, {"betaalt", 27},
    {"betalen", 62}, {"beter", 29}, {"bezwaar", 88}, {"bij", 921}, {"bijna", 25},
    {"bijvoorbeeld", 228}, {"binnen", 116}, {"blijven", 25}, {"brief", 124}, {"brp", 81},
    {"buiten", 31}, {"buitenland", 69}, {"buren", 31}, {"bus", 38}, {"chip", 33}, {"collega", 26},
    {"contact", 68}, {"daar", 119}, {"daarna", 46}, {"daarvoor", 29}, {"dag", 118}, {"dagen", 70},
    {"dan", 686}, {"dank", 58}, {"dat", 1074}, {"datum", 33}, {"de", 5404}, {"deel", 28},
    {"den", 38}, {"denk", 37}, {"derde", 24}, {"deur", 28}, {"deze", 247}, {"dezelfde", 27},
    {"die", 708}, {"digid", 76}, {"digitale", 27}, {"dinsdag", 41}, {"dit", 367}, {"dochter", 54},
    {"document", 31}, {"documenten", 34}, {"doe", 43}, {"doen", 176}, {"doet", 84},
    {"donderdag", 30}, {"door", 171}, {"doorgeven", 26}, {"dossier", 36}, {"drie", 130},
    {"dus", 91}, {"e", 45}, {"echt", 39}, {"een", 2775}, {"eens", 72}, {"eerst", 63},
    {"eerste", 52}, {"eigen", 82}, {"elkaar", 25}, {"elke", 88}, {"en", 1641}, {"er", 625},
    {"euro", 53}, {"europees", 40}, {"europese", 43}, {"even", 40}, {"formulier", 49},
    {"foto", 31}, {"ga", 85}, {"gaan", 104}, {"gaat", 165}, {"ge", 52}, {"geachte", 29},
    {"gebeld", 26}, {"gebruik", 30}, {"gebruiken", 51}, {"gedaan", 36}, {"geef", 33},
    {"geeft", 32}, {"geen", 316}, {"gegevens", 168}, {"geld", 44}, {"gelden", 24}, {"geldig", 46},
    {"geldt", 90}, {"gemaakt", 31}, {"gemeente", 319}, {"gemeentelijke", 25}, {"gemeenten", 49},
    {"geval", 28}, {"gevallen", 29}, {"geven", 75}, {"gevonden", 27}, {"geweest", 28},
    {"gewoon", 56}, {"ging", 28}, {"gisteren", 46}, {"goed", 152}, {"goede", 25}, {"graag", 91},
    {"haar", 109}, {"had", 109}, {"hangt", 26}, {"heb", 435}, {"hebben", 248}, {"hebt", 27},
    {"heeft", 583}, {"heel", 47}, {"heet", 43}, {"hele", 42}, {"helpen", 47}, {"hem", 78},
    {"het", 2461}, {"hier", 109}, {"hierbij", 34}, {"hiervoor", 31}, {"hij", 264}, {"hoe", 226},
    {"hoeft", 41}, {"hoeveel", 42}, {"hoor", 66}, {"huis", 66}, {"huisarts", 28}, {"hulp", 26},
    {"hun", 66}, {"idkaart", 52}, {"iedereen", 52}, {"iemand", 134}, {"iets", 96}, {"ik", 2617},
    {"in", 1719}, {"indienen", 51}, {"informatie", 130}, {"ingeschreven", 30}, {"inschrijven", 33},
    {"instantie", 38}, {"inwoners", 30}, {"is", 1509}, {"ja", 40}, {"jaar", 257}, {"januari", 34},
    {"je", 278}, {"juli", 24}, {"jullie", 243}, {"juni", 41}, {"kamer", 72}, {"kan", 569},
    {"keer", 151}, {"kiezen", 25}, {"kijken", 38}, {"kind", 62}, {"kinderen", 80}, {"klaar", 37},
    {"klacht", 94}, {"kleding", 32}, {"klopt", 36}, {"kom", 51}, {"komen", 97}, {"komt", 145},
    {"kopie", 78}, {"kosten", 37}, {"kreeg", 30}, {"krijg", 70}, {"krijgen", 73}, {"krijgt", 115},
    {"kunnen", 169}, {"kunt", 544}, {"kwijt", 25}, {"laat", 100}, {"laatste", 30}, {"land", 45},
    {"landen", 37}, {"lang", 36}, {"laten", 110}, {"later", 31}, {"leden", 43}, {"lees", 45},
    {"leest", 29}, {"ligt", 59}, {"maakt", 39}, {"maand", 70}, {"maandag", 36}, {"maanden", 48},
    {"maar", 330}, {"maart", 72}, {"mag", 280}, {"mail", 36}, {"maken", 152}, {"man", 67},
    {"me", 222}, {"mee", 98}, {"meer", 286}, {"mei", 52}, {"melden", 44}, {"melding", 26},
    {"meneer", 24}, {"mens", 26}, {"mensen", 93}, {"met", 930}, {"mevrouw", 74}, {"mij", 251},
    {"mijn", 954}, {"ministerie", 31}, {"minuten", 28}, {"misschien", 34}, {"mn", 34},
    {"moeder", 57}, {"moest", 25}, {"moet", 554}, {"moeten", 87}, {"mogelijk", 71}, {"mogen", 78},
    {"monteur", 26}, {"morgen", 46}, {"na", 172}, {"naam", 65}, {"naar", 400}, {"nationale", 33},
    {"nationaliteit", 28}, {"nederland", 147}, {"nederlands", 45}, {"nederlandse", 101},
    {"nee", 36}, {"neem", 53}, {"neemt", 28}, {"nemen", 55}, {"net", 32}, {"niemand", 52},
    {"niet", 1035}, {"niets", 52}, {"nieuw", 45}, {"nieuwe", 153}, {"niks", 60}, {"nl", 81},
    {"nodig", 156}, {"nog", 338}, {"nooit", 61}, {"nou", 48}, {"nu", 208}, {"nummer", 51},
    {"of", 1003}, {"om", 531}, {"ombudsman", 31}, {"omdat", 66}, {"onder", 99}, {"onderzoek", 37},
    {"online", 70}, {"ons", 112}, {"ontvangen", 48}, {"ontvangt", 27}, {"onze", 94}, {"ook", 485},
    {"op", 1388}, {"open", 62}, {"openbaar", 27}, {"opnieuw", 29}, {"organisatie", 76},
    {"organisaties", 60}, {"oude", 35}, {"ouder", 25}, {"ouders", 33}, {"over", 435},
    {"overheid", 146}, {"overleden", 29}, {"overzicht", 24}, {"pagina", 26}, {"papieren", 25},
    {"parlement", 36}, {"partij", 26}, {"partijen", 26}, {"pas", 43}, {"per", 126},
    {"personen", 65}, {"persoon", 35}, {"plaats", 39}, {"plek", 31}, {"politie", 42}, {"post", 33},
    {"provinciale", 25}, {"provincie", 31}, {"recht", 33}, {"rechtbank", 24}, {"rechter", 40},
    {"regelen", 78}, {"regels", 41}, {"reisdocument", 30}, {"rekening", 34}, {"s", 29},
    {"samen", 34}, {"school", 52}, {"schrijven", 29}, {"sinds", 85}, {"site", 26}, {"snel", 25},
    {"sommige", 34}, {"soms", 40}, {"staan", 103}, {"staat", 276}, {"staten", 27}, {"steeds", 44},
    {"stemmen", 115}, {"stempas", 32}, {"stond", 48}, {"straat", 25}, {"sturen", 37},
    {"stuur", 29}, {"t", 57}, {"taal", 29}, {"te", 816}, {"tegen", 75}, {"telefoon", 38},
    {"tellen", 33}, {"terecht", 41}, {"terug", 63}, {"thuis", 48}, {"tijd", 81}, {"tijdens", 34},
    {"toch", 71}, {"toe", 27}, {"toen", 43}, {"toestemming", 41}, {"tot", 149}, {"tussen", 38},
    {"twee", 125}, {"tweede", 60}, {"u", 2331}, {"uit", 238}, {"uittreksel", 26}, {"uur", 150},
    {"uw", 1053}, {"vaak", 25}, {"vader", 36}, {"van", 2108}, {"vanaf", 64}, {"vandaag", 51},
    {"vast", 35}, {"veel", 77}, {"verbod", 29}, {"verder", 34}, {"vergunning", 34},
    {"verkiezing", 30}, {"verkiezingen", 40}, {"verklaring", 37}, {"verplicht", 31},
    {"verschillende", 38}, {"verzoek", 55}, {"via", 103}, {"vier", 55}, {"vijf", 37}, {"vind", 27},
    {"vinden", 35}, {"vindt", 76}, {"volgende", 95}, {"volgens", 50}, {"voor", 1141},
    {"voordat", 28}, {"voorkomen", 27}, {"vorige", 59}, {"vraag", 83}, {"vraagt", 54},
    {"vragen", 139}, {"vrijdag", 42}, {"vroeg", 26}, {"vrouw", 40}, {"waar", 217}, {"waarom", 57},
    {"wacht", 27}, {"wachten", 29}, {"wanneer", 95}, {"want", 50}, {"was", 218}, {"wat", 338},
    {"water", 30}, {"we", 211}, {"website", 77}, {"week", 100}, {"weer", 150}, {"weet", 91},
    {"weg", 52}, {"weken", 119}, {"wel", 193}, {"welke", 171}, {"werd", 25}, {"werk", 62},
    {"werkgever", 25}, {"werkt", 40}, {"wet", 50}, {"weten", 72}, {"wie", 117}, {"wij", 200},
    {"wil", 170}, {"willen", 50}, {"wilt", 91}, {"woensdag", 28}, {"wonen", 49}, {"woning", 52},
    {"woont", 61}, {"word", 26}, {"worden", 124}, {"wordt", 140}, {"zaken", 53}, {"zal", 61},
    {"zat", 26}, {"zaterdag", 26}, {"ze", 216}, {"zeg", 32}, {"zeggen", 57}, {"zegt", 122},
    {"zei", 51}, {"zelf", 142}, {"zelfde", 26}, {"zes", 33}, {"zet", 25}, {"zich", 107},
    {"zie", 26}, {"zien", 69}, {"ziet", 32}, {"zij", 133}, {"zijn", 620}, {"zit", 98},
    {"zitten", 38}, {"zo", 148}, {"zoals", 71}, {"zoek", 34}, {"zon", 49}, {"zonder", 90},
    {"zoon", 50}, {"zorg", 26}, {"zou", 90},
};

enum { COMMON = sizeof common / sizeof common[0], RARE = 4 };

/* Whether a common word comes before a form; most differ in their first letters. */
static bool is_before(const char *word, const char *form, size_t length)
{
    size_t i = 0;
    while (i < length && word[i] && word[i] == form[i])
        i++;
    return i < length && (unsigned char)word[i] < (unsigned char)form[i];
}

/* The first word that is not before a form. */
static size_t first_from(const char *form, size_t length)
{
    size_t low = 0, high = COMMON;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (is_before(common[middle].form, form, length))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool begins(size_t at, const char *form, size_t length)
{
    return at < COMMON && strlen(common[at].form) >= length &&
           memcmp(common[at].form, form, length) == 0;
}

uint32_t empi_common_weight(const char *form, size_t length)
{
    size_t at = first_from(form, length);
    return begins(at, form, length) && !common[at].form[length] ? common[at].weight : RARE;
}

uint32_t empi_common_stem_weight(const char *form, size_t length)
{
    uint32_t weight = 3 * RARE;
    for (size_t at = first_from(form, length); begins(at, form, length); at++)
        weight += common[at].weight;
    return weight;
}

uint32_t empi_common_ending_weight(const char *form, size_t length)
{
    uint32_t weight = 6 * RARE;
    for (size_t i = 0; i < COMMON; i++) {
        size_t other = strlen(common[i].form);
        if (other >= length && memcmp(common[i].form + other - length, form, length) == 0)
            weight += common[i].weight;
    }
    return weight;
}
