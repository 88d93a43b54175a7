/* The classes with which the lexicons say what the words for times are: calendar.yaml has them. */
#ifndef EMPI_TIME_WORDS_H
#define EMPI_TIME_WORDS_H

#include <stddef.h>

enum empi_time_word {
    EMPI_TIME_MINUTE, /* in the order of empi_unit */
    EMPI_TIME_HOUR,
    EMPI_TIME_DAY,
    EMPI_TIME_WORKDAY,
    EMPI_TIME_WEEK,
    EMPI_TIME_MONTH,
    EMPI_TIME_QUARTER,
    EMPI_TIME_YEAR,
    EMPI_TIME_HALF, /* of a unit, or the middle of a month */
    EMPI_TIME_ONE_AND_HALF,
    EMPI_TIME_FEW,
    EMPI_TIME_OR, /* "een week of drie" */
    EMPI_TIME_BEGIN,
    EMPI_TIME_MIDDLE,
    EMPI_TIME_END,
    EMPI_TIME_JANUARY, /* and the other months in their order */
    EMPI_TIME_DECEMBER = EMPI_TIME_JANUARY + 11,
    EMPI_TIME_WORDS
};

const char *empi_time_class(size_t word);

#endif
