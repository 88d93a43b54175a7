#include "conversation/course.h"

#include <string.h>

static bool does(const empi_turn *turn, enum empi_deed deed)
{
    return empi_turn_does(turn, deed);
}

/* ---- acknowledgement ---- */

/* A person shows something by what is said, and by asking twice, turning cold or fading. */
static bool shows_something(const empi_moment *moment)
{
    return moment->shows || empi_noticed(moment, EMPI_EVENT_RECURRING_QUESTION) ||
           empi_noticed(moment, EMPI_EVENT_TONE_SHIFT) || empi_noticed(moment, EMPI_EVENT_FADING);
}

/* A reply acknowledges by naming what it read, or by owning what went wrong; an apology or a stock
 * phrase alone is neither. Telling what the person went through, or regret, does name it where the
 * person's own words come back in it. */
static bool acknowledges(const empi_course *course, const empi_moment *shown,
                         const empi_moment *reply)
{
    const empi_signal *opens = empi_turn_signal(reply->turn, EMPI_OPENS);
    size_t echo;
    bool hinted = false; /* by loose words alone: it has to be about what the person wrote */
    for (size_t i = 0; opens && i < opens->evidence_count; i++) {
        const empi_evidence *evidence = &opens->evidence[i];
        if (strcmp(evidence->cue, "acknowledges") != 0 && strcmp(evidence->cue, "owns") != 0)
            continue;
        if (evidence->rule->strength > 0 && !evidence->rule->source->points.text)
            return true;
        hinted = true;
    }
    if (hinted &&
        (does(reply->turn, EMPI_DEED_REGRET) || does(reply->turn, EMPI_DEED_NARRATES) ||
         empi_turns_share(shown->turn, reply->turn) >=
             (size_t)course->program->numbers[EMPI_TALK_ECHO]))
        return true;
    echo = empi_turns_echo(shown->turn, reply->turn);
    if (does(reply->turn, EMPI_DEED_NARRATES) && echo > 0)
        return true;
    return does(reply->turn, EMPI_DEED_REGRET) &&
           echo >= (size_t)course->program->numbers[EMPI_TALK_ECHO];
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
    int32_t shown = EMPI_NO_TURN;
    bool heard_before = false;
    for (size_t i = 0; i < course->count; i++) {
        empi_moment *moment = &course->moments[i];
        bool response;
        if (moment->from == EMPI_FROM_PERSON) {
            if (shows_something(moment))
                shown = (int32_t)i;
            continue;
        }
        response = is_response(moment, heard_before);
        heard_before = true;
        if (shown == EMPI_NO_TURN || !response)
            continue;
        moment->acknowledgement = acknowledges(course, &course->moments[shown], moment) ? 1 : 2;
        empi_notice(course, i,
                    moment->acknowledgement == 1 ? EMPI_EVENT_ACKNOWLEDGED
                                                 : EMPI_EVENT_UNACKNOWLEDGED,
                    shown, 0);
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

static bool wants_answer(const empi_moment *moment)
{
    return moment->asks || empi_noticed(moment, EMPI_EVENT_RECURRING_QUESTION) ||
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
        if (moment->from != EMPI_FROM_PERSON || !wants_answer(moment))
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
    if (last->acknowledgement != 2 && !empi_noticed(person, EMPI_EVENT_FADING) &&
        !(waits_for_person(last->turn) && has_shown(course)))
        return;
    from = last->turn->at; /* nobody waits for what a machine said each time */
    if (last->from == EMPI_FROM_ORGANISATION)
        from = later(from, last->turn->due);
    if (empi_course_elapsed(course, last->chat, from, course->now) <=
        options[last->chat ? EMPI_OPTION_CHAT_SILENT_SECONDS : EMPI_OPTION_SILENT_SECONDS])
        return;
    empi_notice(course, end - 1, EMPI_EVENT_WENT_SILENT, last->person_before,
                empi_seconds_between(last->turn->at, course->now));
}
