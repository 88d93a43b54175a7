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

bool empi_turn_tells_any(const empi_turn *turn, int32_t kind, const char *const *cues, size_t count)
{
    const empi_signal *signal = empi_turn_signal(turn, kind);
    for (size_t i = 0; signal && i < signal->cue_count; i++)
        for (size_t k = 0; k < count; k++)
            if (strcmp(signal->cues[i], cues[k]) == 0)
                return true;
    return false;
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

static bool answers(const empi_turn *turn)
{
    static const char *const human[] = {"acknowledges", "owns", "explains"};
    return empi_turn_tells_any(turn, EMPI_OPENS, human, sizeof human / sizeof *human);
}

/* What a machine sends says that something arrived and little else: an answer that begins so and
 * goes on is an answer. */
static bool is_receipt(const empi_course *course, const empi_turn *turn)
{
    if (turn->from == EMPI_FROM_AUTOMATIC)
        return true;
    return turn->from == EMPI_FROM_ORGANISATION && does(turn, EMPI_DEED_RECEIPT) &&
           turn->words <= (uint32_t)course->program->numbers[EMPI_TALK_RECEIPT_WORDS] &&
           turn->asks == 0 && !does(turn, EMPI_DEED_DELIVERY) &&
           !does(turn, EMPI_DEED_REQUEST) && !answers(turn);
}

/* Whether every cue of the signal is among those named. */
static bool only(const empi_signal *signal, const char *const *cues, size_t count)
{
    for (size_t i = 0; i < signal->cue_count; i++) {
        size_t k = 0;
        while (k < count && strcmp(signal->cues[i], cues[k]) != 0)
            k++;
        if (k == count)
            return false;
    }
    return true;
}

/* A short answer says by itself little in a conversation, where it is held against what the person
 * wrote before (fading). */
bool empi_turn_tells(const empi_signal *signal)
{
    static const char *const brief[] = {"curt"};
    return !(signal->kind == EMPI_SILENCE && only(signal, brief, 1));
}

bool empi_turn_shows(const empi_turn *turn)
{
    for (size_t i = 0; i < turn->result->signal_count; i++)
        if (empi_turn_tells(&turn->result->signals[i]))
            return true;
    return does(turn, EMPI_DEED_SHOWN);
}

/* How sharp the words are. That something takes long or was asked twice is told by them too, but
 * a friendly person says that as well. */
static int32_t sharpness(const empi_turn *turn)
{
    static const char *const plain[] = {"waiting", "repetition", "confusion", "powerless"};
    const empi_signal *frustration = empi_turn_signal(turn, EMPI_FRUSTRATION);
    const empi_signal *question = empi_turn_signal(turn, EMPI_MASKED_QUESTION);
    int32_t most = 0;
    if (frustration) {
        most = frustration->intensity;
        if (only(frustration, plain, sizeof plain / sizeof *plain))
            most--;
    }
    if (question && (question->mask == EMPI_IRONY || question->mask == EMPI_RHETORICAL) &&
        question->intensity > most)
        most = question->intensity;
    return most;
}

static bool is_content(const empi_course *course, const empi_moment *moment)
{
    const empi_turn *turn = moment->turn;
    if (moment->person_before == EMPI_NO_TURN || turn->asks || does(turn, EMPI_DEED_AGAIN) ||
        does(turn, EMPI_DEED_PROGRESS) || moment->sharpness > 1 ||
        turn->words > (uint32_t)course->program->numbers[EMPI_TALK_RECEIPT_WORDS])
        return false;
    return does(turn, EMPI_DEED_THANKS) ||
           ((does(turn, EMPI_DEED_SETTLED) || does(turn, EMPI_DEED_CONSENT)) &&
            !does(turn, EMPI_DEED_EMPTY));
}

static void read_person(const empi_course *course, empi_moment *moment)
{
    const empi_turn *turn = moment->turn;
    moment->shows = empi_turn_shows(turn);
    moment->sharpness = sharpness(turn);
    moment->content = is_content(course, moment);
    moment->asks = !moment->content &&
                   (turn->asks || does(turn, EMPI_DEED_REQUEST) ||
                    does(turn, EMPI_DEED_PROGRESS) || does(turn, EMPI_DEED_AGAIN) ||
                    does(turn, EMPI_DEED_INSIST));
}

void empi_course_begin(empi_course *course)
{
    int32_t person = EMPI_NO_TURN;
    int64_t due = EMPI_NO_TIME;
    bool answered = false;
    for (size_t i = 0; i < course->count; i++) {
        empi_moment *moment = &course->moments[i];
        moment->from = is_receipt(course, moment->turn) ? EMPI_FROM_AUTOMATIC : moment->turn->from;
        moment->person_before = person;
        moment->due_before = due;
        moment->chat = is_chat(course, i);
        if (moment->from == EMPI_FROM_PERSON) {
            read_person(course, moment);
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
