#include "lexicon/numeral.h"

#include <string.h>

enum { WORD = 16 };

static const char units[20][WORD] = {
    "nul",  "een",    "twee",    "drie",     "vier",     "vijf",     "zes",
    "zeven", "acht",  "negen",   "tien",     "elf",      "twaalf",   "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"};

static const char tens[10][WORD] = {"",       "",        "twintig",  "dertig",  "veertig",
                                    "vijftig", "zestig", "zeventig", "tachtig", "negentig"};

static const struct {
    char form[WORD];
    int32_t value;
    bool ordinal;
} others[12] = {
    {"honderd", 100, false},  {"tweehonderd", 200, false}, {"driehonderd", 300, false},
    {"duizend", 1000, false}, {"honderdste", 100, true},   {"duizendste", 1000, true},
    {"tig", 20, false},       {"tigste", 20, true},        {"zoveelste", 20, true},
    {"umpteenste", 20, true}, {"tweeen", 2, false},        {"drieen", 3, false}};

static void append(char *form, const char *word)
{
    size_t used = strlen(form);
    memcpy(form + used, word, strlen(word) + 1);
}

static void cardinal(int32_t value, char *form)
{
    form[0] = '\0';
    if (value == 100) {
        append(form, "honderd");
    } else if (value < 20) {
        append(form, units[value]);
    } else {
        if (value % 10) {
            append(form, units[value % 10]);
            append(form, "en");
        }
        append(form, tens[value / 10]);
    }
}

/* eerste, derde and achtste are irregular; below twenty the rest takes -de, from twenty -ste. */
static void ordinal(int32_t value, char *form)
{
    cardinal(value, form);
    if (value == 1)
        memcpy(form, "eerste", sizeof "eerste");
    else if (value == 3)
        memcpy(form, "derde", sizeof "derde");
    else if (value == 8 || value >= 20)
        append(form, "ste");
    else
        append(form, "de");
}

void empi_numeral_at(size_t index, empi_numeral *numeral)
{
    memset(numeral, 0, sizeof *numeral);
    if (index < 200) {
        numeral->value = (int32_t)(index / 2) + 1;
        numeral->ordinal = index % 2 != 0;
        if (numeral->ordinal)
            ordinal(numeral->value, numeral->form);
        else
            cardinal(numeral->value, numeral->form);
    } else if (index < EMPI_NUMERAL_COUNT) {
        append(numeral->form, others[index - 200].form);
        numeral->value = others[index - 200].value;
        numeral->ordinal = others[index - 200].ordinal;
    }
}
