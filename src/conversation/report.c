#include "conversation/course.h"

#include "lexicon/compile.h"

#include <string.h>

void empi_report_free(empi_report *report)
{
    empi_memory memory;
    empi_engine *engine;
    if (!report)
        return;
    engine = report->engine;
    memory = engine->program->memory;
    for (size_t i = 0; report->turns && i < report->turn_count; i++)
        empi_turn_release(report->turns[i].turn);
    empi_free(&memory, report->turns, report->turn_count * sizeof *report->turns);
    empi_free(&memory, report->events, report->event_count * sizeof *report->events);
    empi_free(&memory, report->debts, report->debt_count * sizeof *report->debts);
    empi_free(&memory, report, sizeof *report);
    empi_engine_release(engine);
}

/* ---- the words that an event rests on ---- */

/* A piece of evidence of the turn's deeds whose mark is one of those named, as a run of one. */
static bool rest_on_deed(const empi_turn *turn, const char *const *marks, size_t count,
                         empi_event *event)
{
    for (size_t k = 0; k < count; k++)
        for (size_t i = 0; i < turn->evidence_count; i++)
            if (strcmp(turn->evidence[i].cue, marks[k]) == 0) {
                event->evidence = &turn->evidence[i];
                event->evidence_count = 1;
                return true;
            }
    return false;
}

static void rest_on_signal(const empi_signal *signal, empi_event *event)
{
    if (!signal || signal->evidence_count == 0)
        return;
    event->evidence = signal->evidence;
    event->evidence_count = signal->evidence_count;
}

static void rest_on_opening(const empi_turn *turn, empi_event *event)
{
    const empi_signal *opens = empi_turn_signal(turn, EMPI_OPENS);
    for (size_t i = 0; opens && i < opens->evidence_count; i++) {
        const char *cue = opens->evidence[i].cue;
        if (strcmp(cue, "acknowledges") != 0 && strcmp(cue, "owns") != 0)
            continue;
        event->evidence = &opens->evidence[i];
        event->evidence_count = 1;
        return;
    }
}

static void rest_on_words(const empi_turn *turn, empi_event *event)
{
    static const char *const again[] = {"turn_again", "turn_earlier", "turn_already",
                                        "turn_progress"};
    static const char *const cold[] = {"turn_chill", "turn_insist", "turn_hello_formal",
                                       "turn_bye_formal"};
    switch (event->type) {
    case EMPI_EVENT_RECURRING_QUESTION:
        (void)rest_on_deed(turn, again, sizeof again / sizeof *again, event);
        break;
    case EMPI_EVENT_TONE_SHIFT:
        if (!rest_on_deed(turn, cold, sizeof cold / sizeof *cold, event))
            rest_on_signal(empi_turn_signal(turn, EMPI_FRUSTRATION), event);
        break;
    case EMPI_EVENT_ACKNOWLEDGED:
        rest_on_opening(turn, event);
        break;
    default:
        break;
    }
}

/* ---- the report ---- */

static const char *why_of(const empi_program *program, int32_t type)
{
    static const char *const names[] = {"",
                                        "why_tone_shift",
                                        "why_recurring_question",
                                        "why_fading",
                                        "why_went_silent",
                                        "why_left_unanswered",
                                        "why_unacknowledged",
                                        "why_acknowledged"};
    const char *why = empi_program_label(program, names[type]);
    return why ? why : "";
}

static bool put_events(const empi_course *course, empi_report *report)
{
    size_t count = 0;
    for (size_t i = 0; i < course->count; i++)
        for (int32_t type = 1; type <= EMPI_EVENT_LAST; type++)
            count += empi_noticed(&course->moments[i], (enum empi_event_type)type);
    if (count == 0)
        return true;
    report->events = empi_alloc_zero(&course->program->memory, count * sizeof *report->events);
    if (!report->events)
        return false;
    report->event_count = count;
    count = 0;
    for (size_t i = 0; i < course->count; i++) {
        const empi_moment *moment = &course->moments[i];
        for (int32_t type = 1; type <= EMPI_EVENT_LAST; type++) {
            empi_event *event = &report->events[count];
            if (!empi_noticed(moment, (enum empi_event_type)type))
                continue;
            event->type = type;
            event->turn = (int32_t)i;
            event->refers_to = moment->refers_to[type];
            event->seconds = moment->seconds[type];
            event->why = why_of(course->program, type);
            rest_on_words(moment->turn, event);
            count++;
        }
    }
    return true;
}

static bool put_debts(const empi_course *course, empi_report *report)
{
    const empi_memory *memory = &course->program->memory;
    size_t room = (course->count * EMPI_DEBTS + 1) * sizeof(empi_debt);
    empi_debt *debts = empi_alloc(memory, room);
    size_t count;
    if (!debts)
        return false;
    count = empi_course_ledger(course, debts);
    if (count > 0) {
        report->debts = empi_alloc(memory, count * sizeof *debts);
        if (report->debts) {
            memcpy(report->debts, debts, count * sizeof *debts);
            report->debt_count = count;
        }
    }
    empi_free(memory, debts, room);
    return count == 0 || report->debts;
}

static bool put_turns(const empi_course *course, empi_report *report)
{
    if (course->count == 0)
        return true;
    report->turns =
        empi_alloc_zero(&course->program->memory, course->count * sizeof *report->turns);
    if (!report->turns)
        return false;
    report->turn_count = course->count;
    for (size_t i = 0; i < course->count; i++) {
        const empi_moment *moment = &course->moments[i];
        empi_turn *turn = i < course->conversation->turn_count ? course->conversation->turns[i]
                                                               : course->draft;
        report->turns[i].from = moment->from;
        report->turns[i].at = turn->at;
        report->turns[i].acknowledgement = moment->acknowledgement;
        report->turns[i].result = turn->result;
        report->turns[i].turn = empi_turn_hold(turn);
    }
    return true;
}

static bool follow(empi_course *course, empi_report *report)
{
    for (size_t i = 0; i < course->count; i++)
        course->moments[i].turn = i < course->conversation->turn_count
                                      ? course->conversation->turns[i]
                                      : course->draft;
    empi_course_begin(course);
    empi_course_recurring(course);
    empi_course_fading(course);
    empi_course_tone(course);
    empi_course_acknowledged(course);
    empi_course_unanswered(course);
    empi_course_silent(course);
    return put_turns(course, report) && put_events(course, report) && put_debts(course, report);
}

empi_report *empi_conversation_read(const empi_conversation *conversation, empi_turn *draft,
                                    int64_t now)
{
    const empi_memory *memory = &conversation->memory;
    empi_course course = {.conversation = conversation,
                          .program = conversation->engine->program,
                          .draft = draft,
                          .count = conversation->turn_count + (draft ? 1 : 0),
                          .now = now};
    size_t room = course.count * sizeof *course.moments;
    empi_report *report = empi_alloc_zero(memory, sizeof *report);
    bool done;
    if (!report)
        return NULL;
    report->engine = empi_engine_retain(conversation->engine);
    report->now = now;
    course.moments = empi_alloc_zero(memory, room);
    done = course.moments && follow(&course, report);
    empi_free(memory, course.moments, room);
    if (done)
        return report;
    empi_report_free(report);
    return NULL;
}
