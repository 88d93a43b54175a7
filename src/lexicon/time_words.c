#include "lexicon/time_words.h"

const char *empi_time_class(size_t word)
{
    static const char names[EMPI_TIME_WORDS][20] = {
        "time_minute",   "time_hour",     "time_day",    "time_workday",   "time_week",
        "time_month",    "time_quarter",  "time_year",   "time_half",      "time_one_and_half",
        "time_few",      "time_or",       "time_begin",  "time_middle",    "time_end",
        "time_january",  "time_february", "time_march",  "time_april",     "time_may",
        "time_june",     "time_july",     "time_august", "time_september", "time_october",
        "time_november", "time_december"};
    return names[word];
}
