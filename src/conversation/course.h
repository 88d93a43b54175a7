/* What a report is worked out from: the turns, and what was noticed at each so far.
 *
 * The parts run in the order of this file; each reads what those before it noticed. Nothing here
 * looks at text, and nothing looks further back than a bounded number of turns. */
#ifndef EMPI_COURSE_H
#define EMPI_COURSE_H

#include "conversation/conversation.h"

/* What is noticed at one turn. */
typedef struct empi_moment {
    const empi_turn *turn;
    int32_t from;          /* empi_from; a receipt is EMPI_FROM_AUTOMATIC */
    int32_t person_before; /* the person's turn before it; EMPI_NO_TURN: none */
    int64_t due_before;    /* what the turn of the organisation before it promised; EMPI_NO_TIME */
    bool answered;         /* after it somebody answers before the person writes again */
    bool chat;             /* turns follow each other within minutes here */
    bool shows;            /* a signal of whatever kind, or fear, illness, want */
    bool asks;             /* a question, a request, or that something is wrong */
    bool content;          /* nothing is open as far as the writer is concerned */
    int32_t sharpness;     /* of its words: 0 to 3 */
    uint32_t events;       /* bit n: empi_event_type n */
    int32_t refers_to[EMPI_EVENT_LAST + 1]; /* of each event */
    int64_t seconds[EMPI_EVENT_LAST + 1];
    int32_t acknowledgement;
} empi_moment;

typedef struct empi_course {
    const empi_conversation *conversation;
    const empi_program *program;
    empi_turn *draft; /* the last turn; NULL: none */
    empi_moment *moments;
    size_t count;
    int64_t now;
} empi_course;

/* course.c: who wrote, at what pace, and what each turn shows. moments has room for count. */
void empi_course_begin(empi_course *course);
/* likeness.c: questions that recur. */
void empi_course_recurring(empi_course *course);
/* tone.c: where the person's turns fade, and where the tone turns otherwise. */
void empi_course_fading(empi_course *course);
void empi_course_tone(empi_course *course);
/* response.c: what the organisation names and passes by, and who stays silent. */
void empi_course_acknowledged(empi_course *course);
void empi_course_unanswered(empi_course *course);
void empi_course_silent(empi_course *course);

/* ledger.c: what is open. debts has room for EMPI_DEBTS a turn. Gives their number. */
enum { EMPI_DEBTS = EMPI_DISTRESS + 1 };
size_t empi_course_ledger(const empi_course *course, empi_debt *debts);

void empi_notice(empi_course *course, size_t turn, enum empi_event_type type, int32_t refers_to,
                 int64_t seconds);
static inline bool empi_noticed(const empi_moment *moment, enum empi_event_type type)
{
    return moment->events >> type & 1;
}

/* likeness.c: how many words and numbers both turns have. */
size_t empi_turns_share(const empi_turn *a, const empi_turn *b);
/* How many words of a person come back where a reply feels with them or tells what they went
 * through. */
size_t empi_turns_echo(const empi_turn *shown, const empi_turn *reply);

static inline bool does(const empi_turn *turn, enum empi_deed deed)
{
    return empi_turn_does(turn, deed);
}
/* Whether the turn has a signal of the kind with any of these cues. */
bool empi_turn_tells_any(const empi_turn *turn, int32_t kind, const char *const *cues, size_t count);
/* Whether a person's turn shows a signal of whatever kind, or fear, illness, want. */
bool empi_turn_shows(const empi_turn *turn);
/* Whether the signal of a person's turn tells something in a conversation. */
bool empi_turn_tells(const empi_signal *signal);

/* Office hours between two moments, or seconds by the clock in a chat. */
int64_t empi_course_elapsed(const empi_course *course, bool chat, int64_t from, int64_t to);
/* The signal of a kind in the result of a turn, or NULL. */
const empi_signal *empi_turn_signal(const empi_turn *turn, int32_t kind);

/* Two moments of int64_t, without overflow. */
static inline int64_t empi_seconds_between(int64_t from, int64_t to)
{
    uint64_t between = (uint64_t)to - (uint64_t)from;
    if (to <= from)
        return 0;
    return between > INT64_MAX ? INT64_MAX : (int64_t)between;
}

#endif
