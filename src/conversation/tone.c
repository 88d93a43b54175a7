#include "conversation/course.h"

/* Points for what is hearty in a turn. */
static int32_t warmth(const empi_turn *turn)
{
    return (does(turn, EMPI_DEED_HELLO) ? 2 : 0) + (does(turn, EMPI_DEED_BYE) ? 2 : 0) +
           (does(turn, EMPI_DEED_CHEER) ? 1 : 0) + (does(turn, EMPI_DEED_KIND) ? 1 : 0) +
           (does(turn, EMPI_DEED_THANKS) ? 1 : 0) +
           (turn->names == EMPI_FIRST_NAME ? 1 : 0);
}

/* Points for what keeps a distance. */
static int32_t distance(const empi_turn *turn)
{
    return (does(turn, EMPI_DEED_HELLO_FORMAL) ? 2 : 0) +
           (does(turn, EMPI_DEED_BYE_FORMAL) ? 2 : 0) + (does(turn, EMPI_DEED_INSIST) ? 2 : 0) +
           (turn->names == EMPI_INITIALS ? 1 : 0);
}

typedef struct tone {
    int32_t warmth, distance, anger;
    uint8_t names;
} tone;

/* Taking it back or giving it up is a turning of the tone, unless it is the end of a fading. */
static bool breaks_off(const empi_moment *moment)
{
    static const char *const leaving[] = {"withdrawal", "resignation"};
    const empi_signal *silence = empi_turn_signal(moment->turn, EMPI_SILENCE);
    return silence && silence->intensity >= 2 && !empi_noticed(moment, EMPI_EVENT_FADING) &&
           empi_turn_tells_any(moment->turn, EMPI_SILENCE, leaving,
                               sizeof leaving / sizeof *leaving);
}

static tone tone_of(const empi_moment *moment)
{
    const empi_turn *turn = moment->turn;
    tone found = {warmth(turn), distance(turn), moment->sharpness, turn->names};
    if (does(turn, EMPI_DEED_CHILL))
        found.anger += 2;
    if (turn->stress > 0)
        found.anger++;
    if (does(turn, EMPI_DEED_SELF))
        found.distance++;
    if (breaks_off(moment))
        found.distance += 2;
    return found;
}

/* How much colder than before, in points. That warmth stays away alone is too little: after a first
 * message most people leave out the greeting. */
static int32_t colder(tone before, tone after)
{
    int32_t points = 0;
    if (after.distance > before.distance)
        points += after.distance - before.distance;
    if (after.anger > before.anger)
        points += after.anger - before.anger;
    if (before.names == EMPI_FIRST_NAME && after.names > EMPI_FIRST_NAME)
        points++;
    if (points < 2)
        return 0;
    if (before.warmth - after.warmth >= 2)
        points += before.warmth >= 4 && after.warmth == 0 ? 2 : 1;
    return points;
}

void empi_course_tone(empi_course *course)
{
    const int32_t *numbers = course->program->numbers;
    tone usual = {0, 0, 0, EMPI_UNSIGNED};
    bool first = true, turned = false;
    for (size_t i = 0; i < course->count; i++) {
        const empi_moment *moment = &course->moments[i];
        tone here;
        if (moment->from != EMPI_FROM_PERSON)
            continue;
        here = tone_of(moment);
        if (first) {
            usual = here;
            first = false;
            continue;
        }
        if (!turned && !moment->content && moment->turn->words >= 3 &&
            colder(usual, here) >= numbers[EMPI_TALK_COLDER]) {
            empi_notice(course, i, EMPI_EVENT_TONE_SHIFT, moment->person_before, 0);
            turned = true;
        }
        if (moment->content && here.warmth > 0 && here.anger == 0)
            turned = false; /* made good: another turning is one of its own */
        if (!turned) { /* the warmest and friendliest of the person is what others are held to */
            usual.warmth = here.warmth > usual.warmth ? here.warmth : usual.warmth;
            usual.distance = here.distance < usual.distance ? here.distance : usual.distance;
            usual.anger = here.anger < usual.anger ? here.anger : usual.anger;
            if (usual.names == EMPI_UNSIGNED)
                usual.names = here.names;
        }
    }
}

/* ---- fading ---- */

/* Whether a turn asks in words. "0417?" and "En nu?" only remind of what was asked. */
static bool asks_in_words(const empi_turn *turn)
{
    enum { REMINDER_WORDS = 3 };
    return turn->asks && turn->words > REMINDER_WORDS;
}

/* Whether a turn is so much shorter and emptier than what the person wrote before. */
static bool is_faded(const empi_course *course, size_t turn, int64_t longest)
{
    const int32_t *numbers = course->program->numbers;
    const empi_moment *moment = &course->moments[turn];
    int64_t words = moment->turn->words;
    return longest >= numbers[EMPI_TALK_FADE_FROM] && words <= numbers[EMPI_TALK_FADE_WORDS] &&
           words * 100 <= longest * numbers[EMPI_TALK_FADE_SHARE] && !moment->content &&
           !asks_in_words(moment->turn) && !does(moment->turn, EMPI_DEED_THANKS) &&
           !does(moment->turn, EMPI_DEED_CHEER);
}

/* Told once: at the shortest such turn. A word or two is as little as people write; of those it is
 * the last, with which the person leaves. */
void empi_course_fading(empi_course *course)
{
    enum { BARE = 2 };
    int64_t longest = 0, shortest = INT64_MAX;
    size_t person_turns = 0, found = course->count;
    for (size_t i = 0; i < course->count; i++) {
        const empi_moment *moment = &course->moments[i];
        int64_t words = moment->turn->words;
        if (moment->from != EMPI_FROM_PERSON)
            continue;
        person_turns++;
        if (person_turns >= 3 && (words < shortest || words <= BARE) &&
            is_faded(course, i, longest)) {
            found = i;
            shortest = words;
        }
        if (words > longest)
            longest = words;
    }
    if (found < course->count)
        empi_notice(course, found, EMPI_EVENT_FADING, EMPI_NO_TURN, 0);
}
