#include "digest/digest.h"

#include <string.h>

const int64_t empi_age_ends[EMPI_AGES - 1] = {EMPI_DAY_SECONDS, 3 * EMPI_DAY_SECONDS,
                                              7 * EMPI_DAY_SECONDS, 14 * EMPI_DAY_SECONDS,
                                              30 * EMPI_DAY_SECONDS};

/* ---- Groups ------------------------------------------------------------------------------ */

static size_t group_size(const empi_digest *digest)
{
    return sizeof(empi_group) + digest->figure_count * sizeof(int64_t);
}

static void free_group(const empi_digest *digest, empi_group *group)
{
    if (!group)
        return;
    if (group->name)
        empi_free(&digest->memory, group->name, strlen(group->name) + 1);
    empi_free(&digest->memory, group, group_size(digest));
}

/* NULL: no memory. */
static empi_group *new_group(const empi_digest *digest, int32_t start, const char *name)
{
    empi_group *group = empi_alloc_zero(&digest->memory, group_size(digest));
    if (!group)
        return NULL;
    group->start = start;
    if (name) {
        group->name = empi_alloc(&digest->memory, strlen(name) + 1);
        if (!group->name) {
            free_group(digest, group);
            return NULL;
        }
        memcpy(group->name, name, strlen(name) + 1);
    }
    return group;
}

static int compare(const empi_group *group, int32_t start, const char *name)
{
    if (!name)
        return (group->start > start) - (group->start < start);
    return strcmp(group->name, name);
}

/* Where the group stands, or would. */
static size_t place_of(const empi_groups *groups, int32_t start, const char *name, bool *found)
{
    size_t low = 0, high = groups->count;
    *found = false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(groups->items[middle], start, name);
        if (order == 0) {
            *found = true;
            return middle;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static enum empi_digest_outcome find_group(empi_digest *digest, enum empi_view view, int32_t start,
                                           const char *name, empi_group **group)
{
    empi_groups *groups = &digest->groups[view];
    bool found;
    size_t at = place_of(groups, start, name, &found);
    if (found) {
        *group = groups->items[at];
        return EMPI_DIGEST_DONE;
    }
    if (groups->count >= EMPI_DIGEST_GROUPS)
        return EMPI_DIGEST_FULL;
    if (!empi_grow(&digest->memory, &groups->items, &groups->capacity, groups->count + 1,
                   sizeof(empi_group *)))
        return EMPI_DIGEST_NO_MEMORY;
    *group = new_group(digest, start, name);
    if (!*group)
        return EMPI_DIGEST_NO_MEMORY;
    memmove(groups->items + at + 1, groups->items + at,
            (groups->count - at) * sizeof(empi_group *));
    groups->items[at] = *group;
    groups->count++;
    return EMPI_DIGEST_DONE;
}

/* ---- A digest ---------------------------------------------------------------------------- */

static bool listen_for_cues(empi_digest *digest)
{
    const empi_program *program = digest->engine->program;
    size_t room = program->cue_count > 0 ? program->cue_count : 1;
    digest->cues = empi_alloc(&digest->memory, room * sizeof(uint32_t));
    if (!digest->cues)
        return false;
    for (int32_t kind = EMPI_FRUSTRATION; kind <= EMPI_DISTRESS; kind++)
        for (size_t i = 0; i < program->cue_count; i++)
            if (program->cues[i].kind == kind)
                digest->cues[digest->cue_count++] = (uint32_t)i;
    digest->figure_count = EMPI_FIGURE_CUE + digest->cue_count;
    return true;
}

empi_digest *empi_digest_new(empi_engine *engine)
{
    const empi_memory *memory = &engine->program->memory;
    empi_digest *digest = empi_alloc_zero(memory, sizeof *digest);
    if (!digest)
        return NULL;
    digest->memory = *memory;
    digest->engine = empi_engine_retain(engine);
    digest->options = (empi_digest_options){EMPI_PERIOD_WEEK, 5, EMPI_ZONE_CENTRAL_EUROPE};
    empi_flag_init(&digest->busy);
    if (listen_for_cues(digest)) {
        digest->seen = empi_alloc(memory, digest->figure_count * sizeof(bool));
        digest->total = new_group(digest, 0, NULL);
    }
    if (digest->seen && digest->total)
        return digest;
    empi_digest_free(digest);
    return NULL;
}

void empi_digest_free(empi_digest *digest)
{
    empi_memory memory;
    size_t room;
    if (!digest)
        return;
    memory = digest->memory;
    room = digest->engine->program->cue_count > 0 ? digest->engine->program->cue_count : 1;
    for (int view = 0; view < EMPI_VIEWS; view++) {
        empi_groups *groups = &digest->groups[view];
        for (size_t i = 0; i < groups->count; i++)
            free_group(digest, groups->items[i]);
        empi_free(&memory, groups->items, groups->capacity * sizeof(empi_group *));
    }
    free_group(digest, digest->total);
    empi_free(&memory, digest->seen, digest->figure_count * sizeof(bool));
    empi_free(&memory, digest->cues, room * sizeof(uint32_t));
    empi_engine_release(digest->engine);
    empi_free(&memory, digest, sizeof *digest);
}

int32_t empi_digest_cue_kind(const empi_digest *digest, size_t figure)
{
    return digest->engine->program->cues[digest->cues[figure - EMPI_FIGURE_CUE]].kind;
}

/* ---- Adding ------------------------------------------------------------------------------ */

/* The first day of the period of a moment. */
static int32_t period_of(const empi_digest_options *options, int64_t at)
{
    empi_calendar calendar = empi_calendar_default();
    int32_t day;
    calendar.zone = options->zone;
    day = empi_calendar_day(&calendar, at, NULL);
    if (options->period == EMPI_PERIOD_WEEK)
        return day - (empi_weekday(day) - EMPI_MONDAY);
    if (options->period == EMPI_PERIOD_MONTH)
        return day - (empi_date_of_day(day).day - 1);
    return day;
}

static void see_cue(empi_digest *digest, const char *name)
{
    const empi_cue *cues = digest->engine->program->cues;
    for (size_t i = 0; i < digest->cue_count; i++)
        if (cues[digest->cues[i]].id == name || strcmp(cues[digest->cues[i]].id, name) == 0)
            digest->seen[EMPI_FIGURE_CUE + i] = true;
}

static void see_result(empi_digest *digest, const empi_result *result)
{
    for (size_t i = 0; i < result->signal_count; i++) {
        const empi_signal *signal = &result->signals[i];
        if (signal->kind < EMPI_FRUSTRATION || signal->kind > EMPI_DISTRESS)
            continue;
        digest->seen[EMPI_FIGURE_KIND + signal->kind - 1] = true;
        for (size_t j = 0; j < signal->cue_count; j++)
            see_cue(digest, signal->cues[j]);
    }
}

static void see_turns(empi_digest *digest, const empi_report *report)
{
    bool passed_by = false;
    for (size_t i = 0; i < report->turn_count; i++) {
        const empi_report_turn *turn = &report->turns[i];
        if (turn->from == EMPI_FROM_PERSON && turn->result)
            see_result(digest, turn->result);
        if (turn->acknowledgement != 0)
            digest->seen[EMPI_FIGURE_OCCASION] = true;
        passed_by = passed_by || turn->acknowledgement == 2;
    }
    digest->seen[EMPI_FIGURE_ACKNOWLEDGED] = digest->seen[EMPI_FIGURE_OCCASION] && !passed_by;
}

/* A promise that is not due yet is not owed yet. */
static void see_debts(empi_digest *digest, const empi_report *report)
{
    int64_t oldest = -1;
    size_t age = 0;
    for (size_t i = 0; i < report->debt_count; i++) {
        const empi_debt *debt = &report->debts[i];
        if (debt->open_for > oldest && (debt->open_for > 0 || debt->kind != EMPI_PROMISE))
            oldest = debt->open_for;
    }
    if (oldest < 0)
        return;
    while (age + 1 < EMPI_AGES && oldest >= empi_age_ends[age])
        age++;
    digest->seen[EMPI_FIGURE_OPEN] = true;
    digest->seen[EMPI_FIGURE_AGE + age] = true;
}

static void count(const empi_digest *digest, empi_group *group)
{
    for (size_t i = 0; i < digest->figure_count; i++)
        group->counts[i] += digest->seen[i];
}

/* All groups are there before any is counted, so that a failure leaves the counts as they were; a
 * group that counts nothing is not shown. */
static enum empi_digest_outcome count_seen(empi_digest *digest, empi_digest_place place)
{
    empi_group *groups[EMPI_VIEWS];
    enum empi_digest_outcome outcome = find_group(
        digest, EMPI_VIEW_PERIOD, period_of(&digest->options, place.at), NULL, &groups[0]);
    if (outcome == EMPI_DIGEST_DONE)
        outcome = find_group(digest, EMPI_VIEW_THEME, 0, place.theme, &groups[1]);
    if (outcome == EMPI_DIGEST_DONE)
        outcome = find_group(digest, EMPI_VIEW_CHANNEL, 0, place.channel, &groups[2]);
    if (outcome != EMPI_DIGEST_DONE)
        return outcome;
    count(digest, digest->total);
    for (int view = 0; view < EMPI_VIEWS; view++)
        count(digest, groups[view]);
    return EMPI_DIGEST_DONE;
}

static void see_nothing(empi_digest *digest)
{
    memset(digest->seen, 0, digest->figure_count * sizeof(bool));
    digest->seen[EMPI_FIGURE_CONVERSATIONS] = true;
}

enum empi_digest_outcome empi_digest_add(empi_digest *digest, const empi_report *report,
                                         const char *theme, const char *channel)
{
    if (report->turn_count == 0)
        return EMPI_DIGEST_DONE;
    see_nothing(digest);
    see_turns(digest, report);
    see_debts(digest, report);
    for (size_t i = 0; i < report->event_count; i++) {
        int32_t type = report->events[i].type;
        if (type >= EMPI_EVENT_TONE_SHIFT && type <= EMPI_EVENT_LEFT_UNANSWERED)
            digest->seen[EMPI_FIGURE_EVENT + type - 1] = true;
    }
    return count_seen(digest, (empi_digest_place){report->turns[0].at, theme, channel});
}

enum empi_digest_outcome empi_digest_add_message(empi_digest *digest, const empi_result *result,
                                                 empi_digest_place place)
{
    see_nothing(digest);
    see_result(digest, result);
    return count_seen(digest, place);
}

/* ---- Merging ----------------------------------------------------------------------------- */

static void add_counts(const empi_digest *digest, empi_group *group, const empi_group *other)
{
    for (size_t i = 0; i < digest->figure_count; i++)
        group->counts[i] += other->counts[i];
}

enum empi_digest_outcome empi_digest_merge(empi_digest *digest, const empi_digest *other)
{
    for (int view = 0; view < EMPI_VIEWS; view++)
        for (size_t i = 0; i < other->groups[view].count; i++) {
            const empi_group *theirs = other->groups[view].items[i];
            empi_group *ours;
            enum empi_digest_outcome outcome =
                find_group(digest, (enum empi_view)view, theirs->start, theirs->name, &ours);
            if (outcome != EMPI_DIGEST_DONE)
                return outcome;
        }
    for (int view = 0; view < EMPI_VIEWS; view++)
        for (size_t i = 0; i < other->groups[view].count; i++) {
            const empi_group *theirs = other->groups[view].items[i];
            bool found;
            size_t at = place_of(&digest->groups[view], theirs->start, theirs->name, &found);
            add_counts(digest, digest->groups[view].items[at], theirs);
        }
    add_counts(digest, digest->total, other->total);
    return EMPI_DIGEST_DONE;
}
