/* The kinds of entries. */
#ifndef EMPI_KIND_H
#define EMPI_KIND_H

enum empi_kind { /* as in empathie.h */
    EMPI_FRUSTRATION = 1,
    EMPI_MASKED_QUESTION = 2,
    EMPI_SILENCE = 3,
    EMPI_DISTRESS = 4,
    EMPI_CLOSES = 5, /* of replies only */
    EMPI_OPENS = 6,
    EMPI_KIND_LAST = 6,
    EMPI_PROMISE = 7, /* of ledgers only */
    EMPI_MARKER = 100,
    EMPI_SCOPE = 101
};

#endif
