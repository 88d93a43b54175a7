#include "digest/publish.h"

#include <string.h>

#include "digest/audit.h"
#include "digest/guard.h"

/* ---- Memory ------------------------------------------------------------------------------ */

static size_t cells_size(const empi_digest *digest)
{
    return digest->figure_count * sizeof(empi_cell);
}

static bool begin_group(const empi_digest *digest, empi_public_group *group,
                        const empi_group *source)
{
    *group = (empi_public_group){.name = source->name, .start = source->start};
    group->cells = empi_alloc_zero(&digest->memory, cells_size(digest));
    if (!group->cells)
        return false;
    for (size_t i = 0; i < digest->figure_count; i++)
        group->cells[i].value = source->counts[i];
    return true;
}

void empi_publication_end(empi_publication *publication)
{
    const empi_digest *digest = publication->digest;
    for (int view = 0; view < EMPI_VIEWS; view++) {
        for (size_t i = 0; i < publication->counts[view]; i++)
            empi_free(&digest->memory, publication->groups[view][i].cells, cells_size(digest));
        empi_free(&digest->memory, publication->groups[view],
                  publication->group_rooms[view] * sizeof(empi_public_group));
    }
    empi_free(&digest->memory, publication->total.cells, cells_size(digest));
    *publication = (empi_publication){.digest = digest};
}

/* ---- Small groups together --------------------------------------------------------------- */

static int64_t size_of(const empi_group *group)
{
    return group->counts[EMPI_FIGURE_CONVERSATIONS];
}

/* The smallest group of at least the minimum: what small groups are added to when they are too few
 * even together. groups->count when there is none. */
static size_t next_smallest(const empi_groups *groups, int64_t minimum)
{
    size_t best = groups->count;
    for (size_t i = 0; i < groups->count; i++)
        if (size_of(groups->items[i]) >= minimum &&
            (best == groups->count || size_of(groups->items[i]) < size_of(groups->items[best])))
            best = i;
    return best;
}

static void add_to_rest(const empi_digest *digest, empi_public_group *rest,
                        const empi_group *source)
{
    for (size_t i = 0; i < digest->figure_count; i++)
        rest->cells[i].value += source->counts[i];
}

static bool gather(const empi_digest *digest, empi_publication *publication, enum empi_view view)
{
    const empi_groups *groups = &digest->groups[view];
    const int64_t minimum = digest->options.minimum;
    int64_t small = 0;
    size_t joins = groups->count, count = 0;
    publication->group_rooms[view] = groups->count + 1;
    publication->groups[view] = empi_alloc_zero(&digest->memory, publication->group_rooms[view] *
                                                                     sizeof(empi_public_group));
    if (!publication->groups[view])
        return false;
    for (size_t i = 0; i < groups->count; i++)
        if (size_of(groups->items[i]) < minimum)
            small += size_of(groups->items[i]);
    if (small > 0 && small < minimum)
        joins = next_smallest(groups, minimum);
    for (size_t i = 0; i < groups->count; i++) {
        if (size_of(groups->items[i]) < minimum || i == joins)
            continue;
        publication->counts[view] = count + 1;
        if (!begin_group(digest, &publication->groups[view][count++], groups->items[i]))
            return false;
    }
    if (small == 0)
        return true;
    publication->counts[view] = count + 1;
    publication->groups[view][count].rest = true;
    publication->groups[view][count].cells = empi_alloc_zero(&digest->memory, cells_size(digest));
    if (!publication->groups[view][count].cells)
        return false;
    for (size_t i = 0; i < groups->count; i++)
        if (size_of(groups->items[i]) < minimum || i == joins)
            add_to_rest(digest, &publication->groups[view][count], groups->items[i]);
    return true;
}

/* ---- Figures and what they are a part of ------------------------------------------------- */

static size_t whole_of(const empi_digest *digest, size_t figure)
{
    if (figure >= EMPI_FIGURE_CUE)
        return EMPI_FIGURE_KIND + (size_t)empi_digest_cue_kind(digest, figure) - 1;
    if (figure == EMPI_FIGURE_ACKNOWLEDGED)
        return EMPI_FIGURE_OCCASION;
    if (figure >= EMPI_FIGURE_AGE)
        return EMPI_FIGURE_OPEN;
    return EMPI_FIGURE_CONVERSATIONS;
}

static void label(const empi_digest *digest, empi_public_group *group, size_t figure)
{
    empi_cell *cells = group->cells;
    empi_guard_label(&cells[figure], &cells[whole_of(digest, figure)],
                     cells[EMPI_FIGURE_CONVERSATIONS].value, digest->options.minimum);
}

static void show(empi_cell *cell)
{
    cell->shown = EMPI_EXACT;
    cell->least = cell->most = cell->value;
}

/* The cues of a kind stand together. */
static void cues_of(const empi_digest *digest, int32_t kind, size_t *first, size_t *count)
{
    *count = 0;
    for (size_t i = EMPI_FIGURE_CUE; i < digest->figure_count; i++)
        if (empi_digest_cue_kind(digest, i) == kind && (*count)++ == 0)
            *first = i;
}

static void guard_unions(const empi_digest *digest, empi_public_group *group)
{
    for (int32_t kind = EMPI_FRUSTRATION; kind <= EMPI_DISTRESS; kind++) {
        size_t first = 0, count;
        cues_of(digest, kind, &first, &count);
        if (count > 0)
            empi_guard_union(&group->cells[first], count,
                             &group->cells[EMPI_FIGURE_KIND + kind - 1], digest->options.minimum);
    }
}

/* ---- A whole, and a list that adds up to it ---------------------------------------------- */

/* Room for one sum. */
typedef struct workspace {
    const empi_digest *digest;
    empi_cell **cells;
    const empi_cell **wholes;
    int64_t *lows;
    size_t count;
} workspace;

static bool begin_work(const empi_digest *digest, workspace *work, size_t count)
{
    *work = (workspace){.digest = digest, .count = count};
    work->cells = empi_alloc(&digest->memory, count * sizeof *work->cells);
    work->wholes = empi_alloc(&digest->memory, count * sizeof *work->wholes);
    work->lows = empi_alloc(&digest->memory, count * sizeof *work->lows);
    return work->cells && work->wholes && work->lows;
}

static void end_work(workspace *work)
{
    const empi_memory *memory = &work->digest->memory;
    empi_free(memory, work->cells, work->count * sizeof *work->cells);
    empi_free(memory, work->wholes, work->count * sizeof *work->wholes);
    empi_free(memory, work->lows, work->count * sizeof *work->lows);
}

static void guard_figure(workspace *work, const empi_public_group *total, empi_public_group *groups,
                         size_t figure)
{
    const empi_digest *digest = work->digest;
    size_t whole = whole_of(digest, figure), first = 0, count = 0;
    if (figure >= EMPI_FIGURE_CUE)
        cues_of(digest, empi_digest_cue_kind(digest, figure), &first, &count);
    for (size_t i = 0; i < work->count; i++) {
        work->cells[i] = &groups[i].cells[figure];
        work->wholes[i] = &groups[i].cells[whole];
        work->lows[i] = count > 0 ? empi_guard_union_low(&groups[i].cells[first], count,
                                                         figure - first, work->wholes[i])
                                  : 0;
    }
    empi_guard_sum(&(empi_sum){work->cells, work->wholes, work->lows, work->count,
                               &total->cells[figure], digest->options.minimum});
}

static bool is_part(size_t figure)
{
    return figure == EMPI_FIGURE_ACKNOWLEDGED || figure >= EMPI_FIGURE_CUE;
}

/* ---- Families ---------------------------------------------------------------------------- */

enum { FAMILIES = EMPI_DISTRESS + 1, AUDITS = 8 };

static empi_family family_of(const empi_digest *digest, int index)
{
    empi_family family = {EMPI_FIGURE_OCCASION, EMPI_FIGURE_ACKNOWLEDGED, 1, false};
    if (index < EMPI_DISTRESS) {
        family = (empi_family){EMPI_FIGURE_KIND + (size_t)index, 0, 0, true};
        cues_of(digest, index + 1, &family.first, &family.count);
    }
    return family;
}

static void withhold_parts(empi_public_group *group, const empi_family *family)
{
    for (size_t i = 0; i < family->count; i++) {
        empi_cell *cell = &group->cells[family->first + i];
        cell->shown = EMPI_BLANK;
        cell->least = 0;
        cell->most = group->cells[family->whole].most;
    }
}

/* Shows nothing of a family in the groups where something small would follow, until nothing
 * follows. */
static void audit_family(workspace *work, empi_audit *audit, empi_public_group *groups,
                         const empi_family *family)
{
    for (int audits = 0; empi_audit_family(audit, family); audits++) {
        for (size_t i = 0; i < work->count; i++)
            if (audit->told[i] || audits >= AUDITS)
                withhold_parts(&groups[i], family);
        if (audits >= AUDITS)
            return;
        for (size_t i = 0; i < family->count; i++)
            guard_figure(work, audit->total, groups, family->first + i);
    }
}

static bool audit_view(workspace *work, const empi_public_group *total, empi_public_group *groups)
{
    const empi_digest *digest = work->digest;
    empi_audit audit = {.digest = digest, .total = total, .groups = groups, .count = work->count};
    size_t most = digest->cue_count > 0 ? digest->cue_count : 1;
    bool fine = empi_audit_begin(&audit, most);
    for (int i = 0; fine && i < FAMILIES; i++) {
        empi_family family = family_of(digest, i);
        if (family.count > 0)
            audit_family(work, &audit, groups, &family);
    }
    empi_audit_end(&audit, most);
    return fine;
}

static bool is_age(size_t figure)
{
    return figure >= EMPI_FIGURE_AGE && figure < EMPI_FIGURE_CUE;
}

/* First what is a part of all conversations, then what is a part of that. Ages are told of the
 * whole only: there they add up to what is open, and of one list more they would be in two sums. */
static bool publish_view(const empi_digest *digest, empi_publication *publication,
                         enum empi_view view)
{
    empi_public_group *groups = publication->groups[view];
    workspace work;
    bool fine;
    if (publication->counts[view] == 0)
        return true;
    fine = begin_work(digest, &work, publication->counts[view]);
    for (int parts = 0; fine && parts < 2; parts++) {
        for (size_t i = 0; i < work.count; i++) {
            show(&groups[i].cells[EMPI_FIGURE_CONVERSATIONS]);
            for (size_t figure = 1; figure < digest->figure_count; figure++)
                if (!is_age(figure) && is_part(figure) == (parts == 1))
                    label(digest, &groups[i], figure);
            if (parts == 1)
                guard_unions(digest, &groups[i]);
        }
        for (size_t figure = 1; figure < digest->figure_count; figure++)
            if (!is_age(figure) && is_part(figure) == (parts == 1))
                guard_figure(&work, &publication->total, groups, figure);
    }
    fine = fine && audit_view(&work, &publication->total, groups);
    for (size_t i = 0; fine && i < work.count; i++)
        for (size_t age = 0; age < EMPI_AGES; age++)
            groups[i].cells[EMPI_FIGURE_AGE + age].shown = EMPI_BLANK;
    end_work(&work);
    return fine;
}

static void publish_total(const empi_digest *digest, empi_public_group *total)
{
    empi_cell *ages[EMPI_AGES];
    const empi_cell *wholes[EMPI_AGES];
    show(&total->cells[EMPI_FIGURE_CONVERSATIONS]);
    for (size_t figure = 1; figure < digest->figure_count; figure++)
        label(digest, total, figure);
    guard_unions(digest, total);
    for (size_t i = 0; i < EMPI_AGES; i++) {
        ages[i] = &total->cells[EMPI_FIGURE_AGE + i];
        wholes[i] = &total->cells[EMPI_FIGURE_OPEN];
    }
    empi_guard_sum(&(empi_sum){ages, wholes, NULL, EMPI_AGES, &total->cells[EMPI_FIGURE_OPEN],
                               digest->options.minimum});
}

/* What is not shown is not there, so that no way of writing it can tell. */
static void wipe(const empi_digest *digest, empi_public_group *group)
{
    for (size_t i = 0; i < digest->figure_count; i++) {
        empi_cell *cell = &group->cells[i];
        if (cell->shown == EMPI_EXACT)
            continue;
        cell->value = 0;
        if (cell->shown == EMPI_HELD)
            cell->least = digest->options.minimum;
        if (cell->shown == EMPI_BLANK)
            cell->least = 0;
        if (cell->shown == EMPI_HELD || cell->shown == EMPI_BLANK)
            cell->most = 0;
    }
}

static bool publish(const empi_digest *digest, empi_publication *publication)
{
    if (!begin_group(digest, &publication->total, digest->total))
        return false;
    if (size_of(digest->total) < digest->options.minimum) {
        empi_guard_label(&publication->total.cells[EMPI_FIGURE_CONVERSATIONS],
                         &(empi_cell){.shown = EMPI_FEW}, 0, digest->options.minimum);
        for (size_t i = 1; i < digest->figure_count; i++)
            publication->total.cells[i].shown = EMPI_BLANK;
        wipe(digest, &publication->total);
        return true;
    }
    publish_total(digest, &publication->total);
    for (int view = 0; view < EMPI_VIEWS; view++)
        if (!gather(digest, publication, (enum empi_view)view) ||
            !publish_view(digest, publication, (enum empi_view)view))
            return false;
    wipe(digest, &publication->total);
    for (int view = 0; view < EMPI_VIEWS; view++)
        for (size_t i = 0; i < publication->counts[view]; i++)
            wipe(digest, &publication->groups[view][i]);
    return true;
}

bool empi_publish(const empi_digest *digest, empi_publication *publication)
{
    *publication = (empi_publication){.digest = digest};
    return publish(digest, publication);
}
