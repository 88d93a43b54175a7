#include "conversation/course.h"

typedef struct ledger {
    const empi_course *course;
    empi_debt *shown; /* not acknowledged, oldest first */
    size_t count;
    empi_debt promise; /* the last that was not kept; turn EMPI_NO_TURN: none */
} ledger;

static empi_debt entry(const ledger *book, int32_t kind, size_t turn, int64_t due)
{
    return (empi_debt){.kind = kind,
                       .turn = (int32_t)turn,
                       .opened_at = book->course->moments[turn].turn->at,
                       .due_at = due,
                       .open_for = empi_seconds_between(due, book->course->now)};
}

static void enter_shown(ledger *book, size_t turn)
{
    const empi_turn *at = book->course->moments[turn].turn;
    for (size_t i = 0; i < at->result->signal_count; i++)
        if (empi_turn_tells(&at->result->signals[i]))
            book->shown[book->count++] = entry(book, at->result->signals[i].kind, turn, at->at);
}

static void enter_reply(ledger *book, size_t turn)
{
    const empi_moment *moment = &book->course->moments[turn];
    const empi_turn *at = moment->turn;
    if (moment->acknowledgement == 1)
        book->count = 0;
    if (does(at, EMPI_DEED_DELIVERY))
        book->promise.turn = EMPI_NO_TURN;
    if (moment->from == EMPI_FROM_ORGANISATION && does(at, EMPI_DEED_PROMISE) &&
        at->due != EMPI_NO_TIME)
        book->promise = entry(book, EMPI_PROMISE, turn, at->due); /* a new day for the one before */
}

/* Puts the promise in its place by age. */
static size_t enter_promise(ledger *book)
{
    size_t at = book->count;
    if (book->promise.turn == EMPI_NO_TURN)
        return book->count;
    for (; at > 0 && book->shown[at - 1].turn > book->promise.turn; at--)
        book->shown[at] = book->shown[at - 1];
    book->shown[at] = book->promise;
    return book->count + 1;
}

size_t empi_course_ledger(const empi_course *course, empi_debt *debts)
{
    ledger book = {.course = course, .shown = debts, .promise = {.turn = EMPI_NO_TURN}};
    for (size_t i = 0; i < course->count; i++) {
        const empi_moment *moment = &course->moments[i];
        if (moment->from != EMPI_FROM_PERSON)
            enter_reply(&book, i);
        else
            enter_shown(&book, i);
        if (moment->content && does(moment->turn, EMPI_DEED_SETTLED))
            book.promise.turn = EMPI_NO_TURN; /* the person says that it is there */
    }
    return enter_promise(&book);
}
