#include "signals/reply.h"

typedef struct weighing {
    const empi_program *program;
    const empi_stream *stream;
    empi_readings *readings;
} weighing;

static const empi_rule *rule_of(const weighing *at, size_t index)
{
    return &at->program->rules[at->readings->items[index].rule];
}

/* Whether the readings of a flag are enough together: one that is strong, or weak ones that are
 * many enough and no further apart on average than a number of words. */
static bool is_enough(const weighing *at, uint32_t cue)
{
    const int32_t *numbers = at->program->numbers;
    int64_t weak = 0;
    for (size_t i = 0; i < at->readings->count; i++) {
        if (at->readings->items[i].reason || rule_of(at, i)->cue != cue)
            continue;
        if (rule_of(at, i)->strength > 0)
            return true;
        weak++;
    }
    return weak >= numbers[EMPI_REPLY_WEAK_ENOUGH] &&
           weak * numbers[EMPI_REPLY_WEAK_WORDS] >= (int64_t)at->stream->words;
}

void empi_reply_settle(const empi_program *program, const empi_stream *stream,
                       empi_readings *readings)
{
    weighing at = {program, stream, readings};
    for (uint32_t cue = 0; cue < program->cue_count; cue++) {
        int32_t kind = program->cues[cue].kind;
        if ((kind != EMPI_CLOSES && kind != EMPI_OPENS) || is_enough(&at, cue))
            continue;
        for (size_t i = 0; i < readings->count; i++)
            if (!readings->items[i].reason && rule_of(&at, i)->cue == cue)
                readings->items[i].reason = "weak";
    }
}
