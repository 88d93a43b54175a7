#include "signals/understood.h"

enum {
    SHORT_WORDS = 3,  /* fewer words than this leave much to guess */
    SOME_WORDS = 5,   /* without one word that is only Dutch, two of another language are enough */
    FOREIGN_WORDS = 3, /* fewer words of another language may be a greeting or a loan */
    OWN_WORDS = 3,     /* so many that are only Dutch are no borrowing */
    MOST_FOREIGN = 6   /* for each of them, in a text that mixes languages */
};

/* Function words tell the language: they are the most frequent words of any text and hardly ever
 * borrowed. Words that Dutch shares with a language count for neither. A text is not Dutch when
 * another language has far more words of its own in it; with both well represented it is mixed, and
 * is read all the same. */
empi_understood empi_understand(const empi_program *program, const empi_stream *stream,
                                bool undecided)
{
    uint32_t dutch = stream->only_dutch, foreign = 0;
    empi_understood found = {.dutch = true,
                             .brief = stream->words < SHORT_WORDS,
                             .skipped = (stream->text->found & EMPI_TEXT_SKIPPED) != 0,
                             .invalid = (stream->text->found & EMPI_TEXT_INVALID) != 0,
                             .undecided = undecided};
    for (size_t i = 1; i < program->language_count; i++)
        if (stream->foreign[i] > foreign)
            foreign = stream->foreign[i];
    if (dutch == 0 && stream->words >= SOME_WORDS) /* damaged bytes: no text at all, as a rule */
        found.dutch = foreign + 1 < FOREIGN_WORDS && !found.invalid;
    else
        found.dutch = foreign < FOREIGN_WORDS ||
                      foreign <= dutch * (dutch < OWN_WORDS ? 2 : MOST_FOREIGN);
    found.mixed = found.dutch && foreign >= FOREIGN_WORDS && foreign * 3 > dutch;
    return found;
}

void empi_understood_report(const empi_understood *understood, empi_result *result)
{
    const struct {
        bool holds;
        const char *name;
    } limits[] = {{!understood->dutch, "not_dutch"},     {understood->mixed, "mixed_language"},
                  {understood->brief, "short"},          {understood->skipped, "quoted_skipped"},
                  {understood->invalid, "invalid_bytes"}, {understood->undecided, "undecided"}};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (limits[i].holds)
            result->limits[result->limit_count++] = limits[i].name;
    for (size_t i = 0; i < result->signal_count; i++)
        if (result->signals[i].mask == EMPI_IRONY && result->signals[i].evidence_count == 1)
            result->limits[result->limit_count++] = "irony_uncertain";
}
