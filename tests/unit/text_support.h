/* Reads a text and writes down what was found, so that a case is a line of a table.
 *
 * Tokens are parted by a space, sentences by " | ". A word is its form, a number #3, an ordinal
 * #3e, an amount #3$, a date <date>, a time <time>, an emoji (form). Flags follow after a slash: K
 * caps, T stretched, S starred, H hashtag, Q quoted, comma, dot, C capital (only when asked). */
#ifndef TEXT_SUPPORT_H
#define TEXT_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/text.h"

typedef struct text_case {
    const char *text, *expected;
} text_case;

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static const char *const support_forms[] = {"art", "aub", "bijv", "dhr", "drs",
                                            "enz", "etc", "ivm",  "mbt", "mevr",
                                            "mvg", "nr",  "oa",   "svp", "tav"};
static const empi_abbreviations support_abbreviations = {support_forms, COUNT_OF(support_forms)};

static void show_token(const empi_text *text, const empi_token *token, char **out, uint8_t flags)
{
    static const char letters[] = "KTSHQ,.C";
    const char *form = text->forms + token->form;
    int length = token->form_length, i;
    unsigned shown = token->flags & flags;
    switch (token->kind) {
    case EMPI_TOKEN_NUMBER:
        *out += sprintf(*out, "#%d", (int)token->value);
        break;
    case EMPI_TOKEN_ORDINAL:
        *out += sprintf(*out, "#%de", (int)token->value);
        break;
    case EMPI_TOKEN_AMOUNT:
        *out += sprintf(*out, "#%d$", (int)token->value);
        break;
    case EMPI_TOKEN_DATE:
        *out += sprintf(*out, "<date>");
        break;
    case EMPI_TOKEN_TIME:
        *out += sprintf(*out, "<time>");
        break;
    case EMPI_TOKEN_EMOJI:
        *out += sprintf(*out, "(%.*s)", length, form);
        break;
    default:
        *out += sprintf(*out, "%.*s", length, form);
    }
    if (shown)
        *(*out)++ = '/';
    for (i = 0; i < 8; i++)
        if (shown >> i & 1)
            *(*out)++ = letters[i];
}

/* To be freed by the caller. */
static char *show_text(const empi_text *text, uint8_t flags)
{
    char *shown = malloc(text->folded_length * 12 + 64), *out = shown;
    size_t i, j;
    assert_non_null(shown);
    for (i = 0; i < text->sentence_count; i++) {
        const empi_sentence *sentence = &text->sentences[i];
        if (i > 0)
            out += sprintf(out, " | ");
        for (j = 0; j < sentence->count; j++) {
            if (j > 0)
                *out++ = ' ';
            show_token(text, &text->tokens[sentence->first + j], &out, flags);
        }
    }
    *out = '\0';
    return shown;
}

static inline void check_cases(const text_case *cases, size_t count, uint8_t flags)
{
    empi_memory memory = empi_memory_default();
    empi_text text;
    size_t i, failures = 0;
    empi_text_init(&text, &memory);
    for (i = 0; i < count; i++) {
        char *shown;
        assert_true(
            empi_text_read(&text, cases[i].text, strlen(cases[i].text), &support_abbreviations));
        shown = show_text(&text, flags);
        if (strcmp(shown, cases[i].expected) != 0) {
            print_error("%s\n  gives    %s\n  expected %s\n", cases[i].text, shown,
                        cases[i].expected);
            failures++;
        }
        free(shown);
    }
    empi_text_free(&text);
    assert_int_equal(failures, 0);
}

#endif
