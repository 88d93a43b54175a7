#include "base/limits.h"
#include "conversation/course.h"

#include <string.h>

/* ---- acknowledgement ---- */

/* A person shows something by what is said, and by asking twice or turning cold. */
static bool shows_openly(const empi_moment *moment)
{
    return moment->shows || empi_noticed(moment, EMPI_EVENT_RECURRING_QUESTION) ||
           empi_noticed(moment, EMPI_EVENT_TONE_SHIFT);
}

/* And by fading. */
static bool shows_something(const empi_moment *moment)
{
    return shows_openly(moment) || empi_noticed(moment, EMPI_EVENT_FADING);
}

/* What of the person's words comes back in a reply. */
typedef struct returning {
    size_t words; /* in all of it */
    size_t echo;  /* where the reply feels with the person or tells what happened */
} returning;

/* At most of any one turn of those that showed something and were not acknowledged since: what was
 * passed by before may be named now. */
static returning returning_of(const empi_course *course, size_t open, size_t reply)
{
    const empi_turn *turn = course->moments[reply].turn;
    returning most = {0, 0};
    for (size_t i = reply, left = EMPI_LOOK_BACK; i-- > open && left > 0; left--) {
        const empi_moment *moment = &course->moments[i];
        size_t words, echo;
        if (moment->from != EMPI_FROM_PERSON || !shows_something(moment))
            continue;
        words = empi_turns_share(moment->turn, turn);
        echo = empi_turns_echo(moment->turn, turn);
        most.words = words > most.words ? words : most.words;
        most.echo = echo > most.echo ? echo : most.echo;
    }
    return most;
}

/* A reply acknowledges by naming what it read, or by owning what went wrong; an apology or a stock
 * phrase alone is neither. Telling what the person went through, or regret, does name it where the
 * person's own words come back in it. open: the first turn that shows something and was not
 * acknowledged. */
static bool acknowledges(const empi_course *course, size_t open, size_t reply)
{
    const empi_turn *turn = course->moments[reply].turn;
    const empi_signal *opens = empi_turn_signal(turn, EMPI_OPENS);
    size_t enough = (size_t)course->program->numbers[EMPI_TALK_ECHO];
    returning most;
    bool hinted = false; /* by loose words alone: it has to be about what the person wrote */
    for (size_t i = 0; opens && i < opens->evidence_count; i++) {
        const empi_evidence *evidence = &opens->evidence[i];
        if (strcmp(evidence->cue, "acknowledges") != 0 && strcmp(evidence->cue, "owns") != 0)
            continue;
        if (evidence->rule->strength > 0 && !evidence->rule->by_points)
            return true;
        hinted = true;
    }
    most = returning_of(course, open, reply);
    if (hinted && (does(turn, EMPI_DEED_REGRET) || does(turn, EMPI_DEED_NARRATES) ||
                   most.words >= enough))
        return true;
    return (does(turn, EMPI_DEED_NARRATES) && most.echo > 0) ||
           (does(turn, EMPI_DEED_REGRET) && most.echo >= enough);
}

/* "Anything else?" and nothing beside it is no response to anything. */
static bool only_offers(const empi_turn *turn)
{
    enum { OFFER_WORDS = 12 };
    return does(turn, EMPI_DEED_OFFER) && turn->words <= OFFER_WORDS;
}

/* Whether a turn of the organisation is the response to what was shown. A receipt is not where
 * somebody answers after it, nor where it is the first that the person hears. */
static bool is_response(const empi_moment *moment, bool heard_before)
{
    if (moment->from == EMPI_FROM_AUTOMATIC)
        return !moment->answered && heard_before;
    return !only_offers(moment->turn);
}

void empi_course_acknowledged(empi_course *course)
{
    int32_t shown = EMPI_NO_TURN, open = EMPI_NO_TURN;
    bool heard_before = false, told_before = false;
    for (size_t i = 0; i < course->count; i++) {
        empi_moment *moment = &course->moments[i];
        bool response;
        if (moment->from == EMPI_FROM_PERSON) {
            /* who only answers shorter, and showed nothing before, may be content with that */
            bool counts = told_before ? shows_something(moment) : shows_openly(moment);
            told_before = told_before || moment->shows;
            if (!counts)
                continue;
            shown = (int32_t)i;
            if (open == EMPI_NO_TURN)
                open = shown;
            continue;
        }
        response = is_response(moment, heard_before);
        heard_before = true;
        if (open == EMPI_NO_TURN || !response)
            continue;
        if (acknowledges(course, (size_t)open, i)) {
            moment->acknowledgement = 1;
            empi_notice(course, i, EMPI_EVENT_ACKNOWLEDGED, shown == EMPI_NO_TURN ? open : shown,
                        0);
            open = EMPI_NO_TURN;
        } else if (shown != EMPI_NO_TURN) { /* each time it is shown it is passed by once */
            moment->acknowledgement = 2;
            empi_notice(course, i, EMPI_EVENT_UNACKNOWLEDGED, shown, 0);
        }
        shown = EMPI_NO_TURN;
    }
}

/* ---- left unanswered ---- */

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* The next turn of the organisation that is no receipt, or the moment of reading, and the latest
 * moment that receipts before it name. */
typedef struct answer {
    int32_t turn; /* EMPI_NO_TURN: none yet */
    int64_t at, receipts_due;
} answer;

/* How long the answer to a turn stayed away where that was too long, else 0. It may be expected not
 * before what was promised or agreed on in the organisation's turn before it, in the turn itself, or
 * in a receipt after it. */
static int64_t overdue(const empi_course *course, size_t turn, const answer *next)
{
    const empi_moment *moment = &course->moments[turn];
    const int64_t *options = course->conversation->options;
    int64_t from = later(later(moment->turn->at, moment->due_before), next->receipts_due);
    int64_t limit = options[moment->chat ? EMPI_OPTION_CHAT_ANSWER_SECONDS
                                         : EMPI_OPTION_ANSWER_SECONDS];
    bool again = turn > 0 && course->moments[turn - 1].from == EMPI_FROM_PERSON;
    bool missed = !again && does(moment->turn, EMPI_DEED_DEADLINE) && moment->turn->due != EMPI_NO_TIME &&
                  next->at > moment->turn->due;
    if (does(moment->turn, EMPI_DEED_WAIT))
        from = later(from, moment->turn->due);
    if (next->turn == (int32_t)turn + 1) /* late, but the person did not have to write again */
        limit = limit / 100 * course->program->numbers[EMPI_TALK_LATE];
    if (!missed && empi_course_elapsed(course, moment->chat, from, next->at) <= limit)
        return 0;
    return empi_seconds_between(moment->turn->at, next->at);
}

/* The person gives what the organisation asked for, and it said what it would do then. */
static bool fulfils(const empi_course *course, size_t turn)
{
    const empi_moment *moment = &course->moments[turn], *before = moment - 1;
    return turn > 0 && before->from == EMPI_FROM_ORGANISATION && before->turn->asks &&
           does(before->turn, EMPI_DEED_PROMISE) && !moment->content;
}

/* Somebody who tells something of some length, and neither rounds off nor answers a question, tells
 * it to hear something back. */
static bool tells(const empi_course *course, size_t turn)
{
    static const enum empi_deed at_ease[] = {EMPI_DEED_THANKS, EMPI_DEED_SETTLED,
                                             EMPI_DEED_CONSENT, EMPI_DEED_WAIT,
                                             EMPI_DEED_CHEER, EMPI_DEED_KIND};
    const empi_moment *moment = &course->moments[turn];
    if (moment->content ||
        moment->turn->words < (uint32_t)course->program->numbers[EMPI_TALK_FADE_FROM])
        return false;
    for (size_t i = 0; i < sizeof at_ease / sizeof *at_ease; i++)
        if (does(moment->turn, at_ease[i]))
            return false;
    return turn == 0 || moment[-1].from != EMPI_FROM_ORGANISATION || !moment[-1].turn->asks;
}

static bool wants_answer(const empi_course *course, size_t turn)
{
    const empi_moment *moment = &course->moments[turn];
    return moment->asks || fulfils(course, turn) || tells(course, turn) ||
           empi_noticed(moment, EMPI_EVENT_RECURRING_QUESTION) ||
           (moment->shows && !moment->content) ||
           ((does(moment->turn, EMPI_DEED_DEADLINE) || does(moment->turn, EMPI_DEED_SELF)) &&
            !moment->content);
}

void empi_course_unanswered(empi_course *course)
{
    answer next = {EMPI_NO_TURN, course->now, EMPI_NO_TIME};
    for (size_t i = course->count; i-- > 0;) {
        const empi_moment *moment = &course->moments[i];
        int64_t seconds;
        if (moment->from == EMPI_FROM_ORGANISATION)
            next = (answer){(int32_t)i, moment->turn->at, EMPI_NO_TIME};
        if (moment->from == EMPI_FROM_AUTOMATIC)
            next.receipts_due = later(next.receipts_due, moment->turn->due);
        if (moment->from != EMPI_FROM_PERSON || !wants_answer(course, i))
            continue;
        seconds = overdue(course, i, &next);
        if (seconds > 0)
            empi_notice(course, i, EMPI_EVENT_LEFT_UNANSWERED, next.turn, seconds);
    }
}

/* ---- gone silent ---- */

static bool has_shown(const empi_course *course)
{
    for (size_t i = 0; i < course->count; i++)
        if (course->moments[i].from == EMPI_FROM_PERSON && shows_something(&course->moments[i]))
            return true;
    return false;
}

/* Whether something that was shown was passed by, and nobody named it since. Where the organisation
 * ends with what was wanted, there is nothing left to write about. */
static bool is_open(const empi_course *course)
{
    const empi_moment *last = &course->moments[course->count - 1];
    for (size_t i = course->count; i-- > 0;) {
        if (course->moments[i].acknowledgement == 1)
            return false;
        if (course->moments[i].acknowledgement == 2)
            return &course->moments[i] == last || !does(last->turn, EMPI_DEED_DELIVERY);
    }
    return false;
}

/* Whether the organisation's last turn waits for the person: asks or requests something. */
static bool waits_for_person(const empi_turn *turn)
{
    return turn->asks || (does(turn, EMPI_DEED_REQUEST) && !does(turn, EMPI_DEED_OFFER));
}

void empi_course_silent(empi_course *course)
{
    const int64_t *options = course->conversation->options;
    const empi_moment *last, *person;
    int64_t from;
    size_t end = course->count;
    if (end == 0 || course->moments[end - 1].from == EMPI_FROM_PERSON)
        return;
    last = &course->moments[end - 1];
    if (last->person_before == EMPI_NO_TURN)
        return;
    person = &course->moments[last->person_before];
    if (person->content || does(person->turn, EMPI_DEED_SELF))
        return;
    if (!is_open(course) && !empi_noticed(person, EMPI_EVENT_FADING) &&
        !(waits_for_person(last->turn) && has_shown(course)))
        return;
    from = last->turn->at; /* nobody waits for what a machine said each time */
    if (does(person->turn, EMPI_DEED_WAIT))
        from = later(from, person->turn->due);
    if (last->from == EMPI_FROM_ORGANISATION)
        from = later(from, last->turn->due);
    if (empi_course_elapsed(course, last->chat, from, course->now) <=
        options[last->chat ? EMPI_OPTION_CHAT_SILENT_SECONDS : EMPI_OPTION_SILENT_SECONDS])
        return;
    empi_notice(course, end - 1, EMPI_EVENT_WENT_SILENT, last->person_before,
                empi_seconds_between(last->turn->at, course->now));
}
