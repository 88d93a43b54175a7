#include "conversation/course.h"

#include "base/calendar.h"

#include <string.h>

const empi_signal *empi_turn_signal(const empi_turn *turn, int32_t kind)
{
    for (size_t i = 0; i < turn->result->signal_count; i++)
        if (turn->result->signals[i].kind == kind)
            return &turn->result->signals[i];
    return NULL;
}

void empi_notice(empi_course *course, size_t turn, enum empi_event_type type, int32_t refers_to,
                 int64_t seconds)
{
    empi_moment *moment = &course->moments[turn];
    moment->events |= UINT32_C(1) << type;
    moment->refers_to[type] = refers_to;
    moment->seconds[type] = seconds;
}

int64_t empi_course_elapsed(const empi_course *course, bool chat, int64_t from, int64_t to)
{
    empi_calendar calendar = empi_options_calendar(course->conversation->options);
    return chat ? empi_seconds_between(from, to) : empi_working_seconds(&calendar, from, to);
}

/* ---- pace ---- */

/* Whether most of the last gaps before a turn are short. One quick answer makes no chat: somebody
 * may have sat at their mail. */
static bool is_chat(const empi_course *course, size_t turn)
{
    enum { GAPS = 3 };
    int64_t pace = course->program->numbers[EMPI_TALK_PACE];
    size_t gaps = 0, quick = 0;
    for (size_t i = turn; i > 0 && gaps < GAPS; i--, gaps++)
        if (empi_seconds_between(course->moments[i - 1].turn->at, course->moments[i].turn->at) <=
            pace)
            quick++;
    return gaps >= 2 && quick * 2 > gaps;
}

/* ---- what a turn shows ---- */

/* A receipt in which nobody says anything else: a person who writes "ontvangen" and then answers is
 * no machine. */
static bool is_receipt(const empi_turn *turn)
{
    if (turn->from == EMPI_FROM_AUTOMATIC)
        return true;
    return turn->from == EMPI_FROM_ORGANISATION && empi_turn_does(turn, EMPI_DEED_RECEIPT) &&
           turn->asks == 0 && !empi_turn_does(turn, EMPI_DEED_DELIVERY);
}

static int32_t unfriendly(const empi_turn *turn)
{
    static const int32_t kinds[] = {EMPI_FRUSTRATION, EMPI_MASKED_QUESTION, EMPI_SILENCE};
    int32_t most = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const empi_signal *signal = empi_turn_signal(turn, kinds[i]);
        if (signal && signal->intensity > most)
            most = signal->intensity;
    }
    return most;
}

static void read_person(empi_moment *moment)
{
    const empi_turn *turn = moment->turn;
    bool wants = turn->asks || empi_turn_does(turn, EMPI_DEED_REQUEST) ||
                 empi_turn_does(turn, EMPI_DEED_PROGRESS) ||
                 empi_turn_does(turn, EMPI_DEED_AGAIN) || empi_turn_does(turn, EMPI_DEED_INSIST);
    moment->shows = turn->result->signal_count > 0 || empi_turn_does(turn, EMPI_DEED_SHOWN);
    moment->frustration = unfriendly(turn);
    moment->content = (empi_turn_does(turn, EMPI_DEED_THANKS) ||
                       empi_turn_does(turn, EMPI_DEED_SETTLED) ||
                       empi_turn_does(turn, EMPI_DEED_CONSENT)) &&
                      !turn->asks && !empi_turn_does(turn, EMPI_DEED_AGAIN) &&
                      !empi_turn_does(turn, EMPI_DEED_PROGRESS) && moment->frustration < 2;
    moment->asks = wants && !moment->content;
}

void empi_course_begin(empi_course *course)
{
    int32_t person = EMPI_NO_TURN;
    int64_t due = EMPI_NO_TIME;
    bool answered = false;
    for (size_t i = 0; i < course->count; i++) {
        empi_moment *moment = &course->moments[i];
        moment->from = is_receipt(moment->turn) ? EMPI_FROM_AUTOMATIC : moment->turn->from;
        moment->person_before = person;
        moment->due_before = due;
        moment->chat = is_chat(course, i);
        if (moment->from == EMPI_FROM_PERSON) {
            read_person(moment);
            person = (int32_t)i;
        } else {
            due = moment->turn->due;
        }
    }
    for (size_t i = course->count; i-- > 0;) {
        course->moments[i].answered = answered;
        if (course->moments[i].from != EMPI_FROM_AUTOMATIC)
            answered = course->moments[i].from == EMPI_FROM_ORGANISATION;
    }
}
