#include "conversation/brief.h"

#include "base/limits.h"
#include "conversation/course.h"

#include <string.h>

/* Why the answer to this turn may be short, or NULL. shown: the person showed something just before
 * it. */
static const char *why_after(const empi_turn *turn, bool shown)
{
    static const char *const shut[] = {"closing", "hushing", "deflecting", "empty_promise"};
    static const char *const heard[] = {"acknowledges", "owns"};
    if (empi_turn_tells_any(turn, EMPI_CLOSES, shut, sizeof shut / sizeof *shut) ||
        does(turn, EMPI_DEED_RECEIPT))
        return NULL;
    if (turn->asks && !does(turn, EMPI_DEED_OFFER))
        return "asked";
    if (shown && !empi_turn_tells_any(turn, EMPI_OPENS, heard, sizeof heard / sizeof *heard))
        return NULL;
    return "content";
}

/* Whether all that the person wrote so far is about as short. */
static bool is_habit(empi_turn *const *before, size_t count, int32_t words)
{
    size_t turns = 0;
    for (size_t i = count, left = EMPI_LOOK_BACK; i-- > 0 && left > 0; left--) {
        if (before[i]->from != EMPI_FROM_PERSON)
            continue;
        if (before[i]->words > (uint32_t)words)
            return false;
        turns++;
    }
    return turns > 0;
}

/* The last turn of one side before this place, or NULL. */
static const empi_turn *last_of(enum empi_from from, empi_turn *const *before, size_t count)
{
    for (size_t i = count, left = EMPI_LOOK_BACK; i-- > 0 && left > 0; left--)
        if (before[i]->from == (int32_t)from)
            return before[i];
    return NULL;
}

static const char *why_short(const empi_program *program, empi_turn *const *before, size_t count)
{
    const empi_turn *person;
    while (count > 0 && before[count - 1]->from == EMPI_FROM_AUTOMATIC)
        count--;
    if (is_habit(before, count, program->numbers[EMPI_TALK_FADE_WORDS]))
        return "habit";
    if (count == 0 || before[count - 1]->from != EMPI_FROM_ORGANISATION)
        return NULL;
    person = last_of(EMPI_FROM_PERSON, before, count);
    return why_after(before[count - 1], person && empi_turn_shows(person));
}

void empi_brief_settle(empi_scanner *scanner, empi_turn *const *before, size_t count)
{
    const empi_program *program = scanner->engine->program;
    empi_readings *readings = &scanner->readings;
    const char *why = NULL;
    bool looked = false;
    for (size_t i = 0; i < readings->count; i++) {
        const empi_rule *rule = &program->rules[readings->items[i].rule];
        if (readings->items[i].reason || rule->kind != EMPI_SILENCE ||
            strcmp(program->cues[rule->cue].id, "curt") != 0)
            continue;
        if (!looked)
            why = why_short(program, before, count);
        looked = true;
        if (!why)
            return;
        readings->items[i].reason = why;
    }
}
