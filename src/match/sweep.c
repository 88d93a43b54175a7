#include "match/sweep.h"

static uint64_t numerals_of(const empi_window *window, const empi_step *step, uint64_t among)
{
    uint8_t kind = step->operation == EMPI_STEP_NUMBER ? EMPI_CARDINAL : EMPI_ORDINAL;
    uint64_t found = 0;
    for (uint64_t left = among & window->numerals; left; left &= left - 1) {
        const empi_item *item = &window->stream->items[window->from + empi_lowest(left)];
        if (item->numeral == kind && item->value >= step->a && item->value <= step->b)
            found |= left & (~left + 1);
    }
    return found;
}

/* The places, of those given, with a word that a step takes. */
static uint64_t taken(const empi_window *window, const empi_step *step, uint64_t among)
{
    const empi_word_set *set;
    switch (step->operation) {
    case EMPI_STEP_SET:
        set = &window->program->vocabulary.sets[step->a];
        return empi_window_members(window, set, empi_window_may_be(window, set, among));
    case EMPI_STEP_NUMBER:
    case EMPI_STEP_ORDINAL:
        return numerals_of(window, step, among);
    default: /* EMPI_STEP_ANY */
        return among & window->words;
    }
}

static bool test(const empi_window *window, int32_t what, size_t *place)
{
    empi_run run = {.program = window->program,
                    .stream = window->stream,
                    .from = window->from,
                    .to = window->to};
    uint32_t at = (uint32_t)(window->from + *place);
    bool holds = empi_run_test(&run, what, &at);
    *place = at - window->from;
    return holds;
}

/* The places to which a test leads from those given. */
static uint64_t tested(const empi_window *window, int32_t what, uint64_t among)
{
    uint64_t found = 0;
    for (; among; among &= among - 1) {
        size_t place = empi_lowest(among);
        if (test(window, what, &place))
            found |= UINT64_C(1) << place;
    }
    return found;
}

/* The places, of those given, from which a test leads to others. */
static uint64_t tested_back(const empi_window *window, int32_t what, uint64_t among, uint64_t to)
{
    uint64_t found = 0;
    for (among &= to | to >> 1; among; among &= among - 1) {
        size_t from = empi_lowest(among), place = from;
        if (test(window, what, &place) && (to >> place & 1))
            found |= UINT64_C(1) << from;
    }
    return found;
}

/* ---- forward ---- */

static uint64_t after_gap(const empi_window *window, uint64_t places, int32_t most)
{
    uint64_t all = places;
    for (; most > 0 && places; most--) {
        places = (places & window->words) << 1;
        all |= places;
    }
    return all;
}

static inline bool is_met(const empi_sweep *sweep, size_t step)
{
    return sweep->met[step / 64] >> (step % 64) & 1;
}

/* The places, of those given, from which a step may go on as far as the summaries tell. */
static inline uint64_t may_pass(const empi_window *window, const empi_step *step, uint64_t places)
{
    return step->operation == EMPI_STEP_SET
               ? empi_window_may_be(window, &window->program->vocabulary.sets[step->a], places)
               : places;
}

/* Lets a step be met at some places. One that takes no word there is not met at all. */
static inline void meet(const empi_window *window, const empi_step *steps, const empi_sweep *sweep,
                        size_t step, uint64_t places)
{
    places = may_pass(window, &steps[step], places);
    if (!places)
        return;
    if (is_met(sweep, step)) {
        sweep->reach[step] |= places;
        return;
    }
    sweep->met[step / 64] |= UINT64_C(1) << (step % 64);
    sweep->reach[step] = places;
}

/* The words at some places. */
static empi_word_bits bits_at(const empi_window *window, uint64_t places)
{
    empi_word_bits found = {{0}};
    for (; places; places &= places - 1) {
        const empi_word_bits *at = &window->at[empi_lowest(places)];
        found.bits[0] |= at->bits[0];
        found.bits[1] |= at->bits[1];
    }
    return found;
}

/* Each alternative of a choice that can begin with a word that stands there; most cannot. */
static void meet_choice(const empi_window *window, const empi_step *steps, const empi_sweep *sweep,
                        size_t step, uint64_t places)
{
    const empi_program *program = window->program;
    empi_word_bits words = bits_at(window, places);
    while (steps[step].operation == EMPI_STEP_SPLIT) {
        const empi_step *next = &steps[step + 1];
        int32_t choice = steps[step].b;
        if (choice >= 0 && !empi_word_bits_meet(&program->choices[choice], &words))
            return;
        if (next->operation != EMPI_STEP_SET ||
            empi_word_bits_meet(&program->vocabulary.sets[next->a].bits, &words))
            meet(window, steps, sweep, step + 1, places);
        step = (size_t)steps[step].a;
    }
    meet(window, steps, sweep, step, places);
}

/* What a step that takes a word or denies one takes of the places where it stands is kept in ways:
 * the way back asks for it again. */
static void pass(const empi_window *window, const empi_step *steps, const empi_sweep *sweep,
                 size_t at)
{
    const empi_step *step = &steps[at];
    uint64_t here = sweep->reach[at];
    switch (step->operation) {
    case EMPI_STEP_GAP:
        meet(window, steps, sweep, at + 1, after_gap(window, here, step->a));
        break;
    case EMPI_STEP_SPLIT:
        meet_choice(window, steps, sweep, at, here);
        break;
    case EMPI_STEP_JUMP:
        meet(window, steps, sweep, (size_t)step->a, here);
        break;
    case EMPI_STEP_NOT:
        sweep->ways[at] = here & ~taken(window, step + 1, here);
        meet(window, steps, sweep, at + 2, sweep->ways[at]);
        break;
    case EMPI_STEP_TEST:
        meet(window, steps, sweep, at + 1, tested(window, step->a, here));
        break;
    case EMPI_STEP_SET:
        sweep->ways[at] =
            empi_window_members(window, &window->program->vocabulary.sets[step->a], here);
        if (sweep->ways[at])
            meet(window, steps, sweep, (size_t)step->b, sweep->ways[at] << 1);
        break;
    default:
        sweep->ways[at] = taken(window, step, here);
        meet(window, steps, sweep, at + 1, sweep->ways[at] << 1);
        break;
    }
}

bool empi_sweep_occurs(const empi_window *window, const empi_phrase *phrase, uint64_t starts,
                       const empi_sweep *sweep)
{
    const empi_step *steps = window->program->steps + phrase->first_step;
    size_t last = phrase->step_count - 1; /* the step that says so */
    sweep->met[0] = 0;                    /* most need no more */
    for (size_t i = 1; i <= last / 64; i++)
        sweep->met[i] = 0;
    meet(window, steps, sweep, 0, starts);
    for (size_t i = 0; i <= last / 64; i++) {
        uint64_t done = 0, left; /* steps only lead to later ones */
        while ((left = sweep->met[i] & ~done) != 0) {
            size_t step = 64 * i + empi_lowest(left);
            if (step == last)
                return true;
            pass(window, steps, sweep, step);
            done |= left & (~left + 1);
        }
    }
    return false;
}

/* ---- backward ---- */

static uint64_t before_gap(const empi_window *window, uint64_t places, int32_t most)
{
    uint64_t all = places;
    for (; most > 0 && places; most--) {
        places = places >> 1 & window->words;
        all |= places;
    }
    return all;
}

static inline uint64_t way_on(const empi_sweep *sweep, size_t step)
{
    return is_met(sweep, step) ? sweep->ways[step] : 0;
}

static uint64_t choice_back(const empi_step *steps, const empi_sweep *sweep, size_t step)
{
    uint64_t found = 0;
    while (steps[step].operation == EMPI_STEP_SPLIT) {
        found |= way_on(sweep, step + 1);
        step = (size_t)steps[step].a;
    }
    return found | way_on(sweep, step);
}

uint64_t empi_sweep_trace(const empi_window *window, const empi_phrase *phrase,
                          const empi_sweep *sweep)
{
    const empi_step *steps = window->program->steps + phrase->first_step;
    uint64_t *ways = sweep->ways;
    for (size_t i = phrase->step_count; i-- > 0;) {
        const empi_step *step = &steps[i];
        if (!is_met(sweep, i))
            continue;
        switch (step->operation) {
        case EMPI_STEP_MATCH:
            ways[i] = empi_window_all(window) << 1 | 1;
            break;
        case EMPI_STEP_GAP:
            ways[i] = before_gap(window, way_on(sweep, i + 1), step->a);
            break;
        case EMPI_STEP_SPLIT:
            ways[i] = choice_back(steps, sweep, i);
            break;
        case EMPI_STEP_JUMP:
            ways[i] = way_on(sweep, (size_t)step->a);
            break;
        case EMPI_STEP_NOT:
            ways[i] &= way_on(sweep, i + 2);
            break;
        case EMPI_STEP_TEST:
            ways[i] = tested_back(window, step->a, sweep->reach[i], way_on(sweep, i + 1));
            break;
        case EMPI_STEP_SET:
            ways[i] &= way_on(sweep, (size_t)step->b) >> 1;
            break;
        default:
            ways[i] &= way_on(sweep, i + 1) >> 1;
            break;
        }
    }
    return way_on(sweep, 0) & sweep->reach[0];
}

size_t empi_sweep_follow(const empi_window *window, const empi_phrase *phrase,
                         const empi_sweep *sweep, size_t place)
{
    const empi_step *steps = window->program->steps + phrase->first_step;
    size_t i = 0;
    while (steps[i].operation != EMPI_STEP_MATCH) {
        switch (steps[i].operation) {
        case EMPI_STEP_GAP:
            while (!(way_on(sweep, i + 1) >> place & 1))
                place++;
            i++;
            break;
        case EMPI_STEP_SPLIT:
            i = way_on(sweep, i + 1) >> place & 1 ? i + 1 : (size_t)steps[i].a;
            break;
        case EMPI_STEP_JUMP:
            i = (size_t)steps[i].a;
            break;
        case EMPI_STEP_NOT:
            i += 2;
            break;
        case EMPI_STEP_TEST:
            test(window, steps[i].a, &place);
            i++;
            break;
        case EMPI_STEP_SET:
            place++;
            i = (size_t)steps[i].b;
            break;
        default:
            place++;
            i++;
            break;
        }
    }
    return window->from + place;
}
