/* Tries to work out small numbers from what a digest shows, on random data, in two ways: by solving
 * all its sums as linear equations, and by narrowing what each figure can be with everything that
 * is known besides (ranges, what is a part of what, cues that together make up a kind) until
 * nothing narrows any more. Sees what is published and nothing else; only then the truth is laid
 * beside it. */
#include "digest_support.h"
#include "output/digest_words.h"

enum {
    FIGURES = EMPI_FIGURE_CUE + TALK_CUES,
    GROUPS_MOST = 64,
    CELLS_MOST = (GROUPS_MOST + 1) * FIGURES,
    SUMS_MOST = EMPI_VIEWS * FIGURES + 1,
    PRIME = 1000003
};

typedef struct attack_state {
    const empi_digest *digest;
    int64_t minimum;
    size_t groups; /* group 0 is the total */
    size_t first[EMPI_VIEWS], end[EMPI_VIEWS];
    const empi_public_group *shown[GROUPS_MOST + 1];
    int64_t truth[CELLS_MOST], least[CELLS_MOST], most[CELLS_MOST];
    bool changed;
    int told;
} attack_state;

static size_t cell_at(size_t group, size_t figure)
{
    return group * FIGURES + figure;
}

/* What a figure is a part of. */
static size_t whole_of(size_t figure)
{
    if (figure >= EMPI_FIGURE_CUE)
        return EMPI_FIGURE_KIND + (size_t)talk_cues[figure - EMPI_FIGURE_CUE].kind - 1;
    if (figure == EMPI_FIGURE_ACKNOWLEDGED)
        return EMPI_FIGURE_OCCASION;
    return figure >= EMPI_FIGURE_AGE ? EMPI_FIGURE_OPEN : EMPI_FIGURE_CONVERSATIONS;
}

static bool is_age(size_t figure)
{
    return figure >= EMPI_FIGURE_AGE && figure < EMPI_FIGURE_CUE;
}

/* ---- What is known at first ---------------------------------------------------------------- */

static void see_group(attack_state *attack, size_t group, const empi_public_group *shown)
{
    int64_t conversations = shown->cells[EMPI_FIGURE_CONVERSATIONS].most;
    attack->shown[group] = shown;
    for (size_t figure = 0; figure < FIGURES; figure++) {
        const empi_cell *cell = &shown->cells[figure];
        size_t at = cell_at(group, figure);
        attack->least[at] = cell->least;
        attack->most[at] = cell->most;
        if (cell->shown == EMPI_HELD || cell->shown == EMPI_BLANK) {
            assert_int_equal(cell->value, 0);
            assert_int_equal(cell->most, 0);
            attack->least[at] = cell->shown == EMPI_HELD ? attack->minimum : 0;
            attack->most[at] = conversations;
        }
        if (cell->shown == EMPI_EXACT && figure > EMPI_FIGURE_CONVERSATIONS) {
            /* what is a part of nothing that is told is not told either */
            enum empi_shown whole = (enum empi_shown)shown->cells[whole_of(figure)].shown;
            assert_true(whole == EMPI_EXACT || whole == EMPI_MANY);
        }
    }
}

static void know_truth(attack_state *attack, size_t group, const empi_group *raw, int sign)
{
    for (size_t figure = 0; figure < FIGURES; figure++)
        attack->truth[cell_at(group, figure)] += sign * raw->counts[figure];
}

static const empi_group *raw_group(const attack_state *attack, int view,
                                   const empi_public_group *shown)
{
    const empi_groups *groups = &attack->digest->groups[view];
    for (size_t i = 0; i < groups->count; i++)
        if (view == EMPI_VIEW_PERIOD ? groups->items[i]->start == shown->start
                                     : strcmp(groups->items[i]->name, shown->name) == 0)
            return groups->items[i];
    fail_msg("a group is shown that is not there");
    return NULL;
}

static void begin(attack_state *attack, const empi_digest *digest,
                  const empi_publication *publication)
{
    memset(attack, 0, sizeof *attack);
    attack->digest = digest;
    attack->minimum = digest->options.minimum;
    see_group(attack, 0, &publication->total);
    know_truth(attack, 0, digest->total, 1);
    attack->groups = 1;
    for (int view = 0; view < EMPI_VIEWS; view++) {
        attack->first[view] = attack->groups;
        for (size_t i = 0; i < publication->counts[view]; i++) {
            const empi_public_group *shown = &publication->groups[view][i];
            size_t group = attack->groups++;
            assert_true(group <= GROUPS_MOST);
            see_group(attack, group, shown);
            if (!shown->rest) {
                know_truth(attack, group, raw_group(attack, view, shown), 1);
                continue;
            }
            know_truth(attack, group, digest->total, 1);
            for (size_t j = attack->first[view]; j < group; j++)
                know_truth(attack, group, raw_group(attack, view, attack->shown[j]), -1);
        }
        attack->end[view] = attack->groups;
    }
}

/* ---- Narrowing ----------------------------------------------------------------------------- */

static void raise_least(attack_state *attack, size_t at, int64_t least)
{
    if (least <= attack->least[at])
        return;
    attack->least[at] = least;
    attack->changed = true;
}

static void lower_most(attack_state *attack, size_t at, int64_t most)
{
    if (most >= attack->most[at])
        return;
    attack->most[at] = most;
    attack->changed = true;
}

/* parts[] add up to whole; or to at least the whole. */
static void narrow_sum(attack_state *attack, size_t whole, const size_t *parts, size_t count,
                       bool equal)
{
    int64_t least = 0, most = 0;
    for (size_t i = 0; i < count; i++) {
        least += attack->least[parts[i]];
        most += attack->most[parts[i]];
    }
    lower_most(attack, whole, most);
    if (equal)
        raise_least(attack, whole, least);
    for (size_t i = 0; i < count; i++) {
        size_t part = parts[i];
        int64_t others_most = most - attack->most[part], others_least = least - attack->least[part];
        raise_least(attack, part, attack->least[whole] - others_most);
        if (equal)
            lower_most(attack, part, attack->most[whole] - others_least);
    }
}

static void narrow_group(attack_state *attack, size_t group)
{
    for (size_t figure = 1; figure < FIGURES; figure++) {
        size_t part = cell_at(group, figure), whole = cell_at(group, whole_of(figure));
        lower_most(attack, part, attack->most[whole]);
        raise_least(attack, whole, attack->least[part]);
    }
    for (int32_t kind = 1; kind <= 4; kind++) {
        size_t parts[TALK_CUES], count = 0;
        for (size_t i = 0; i < TALK_CUES; i++)
            if (talk_cues[i].kind == kind)
                parts[count++] = cell_at(group, EMPI_FIGURE_CUE + i);
        narrow_sum(attack, cell_at(group, EMPI_FIGURE_KIND + (size_t)kind - 1), parts, count,
                   false);
    }
}

static void narrow(attack_state *attack)
{
    size_t parts[GROUPS_MOST + 1], ages[EMPI_AGES];
    for (size_t i = 0; i < EMPI_AGES; i++)
        ages[i] = cell_at(0, EMPI_FIGURE_AGE + i);
    for (int round = 0; round < 100; round++) {
        attack->changed = false;
        for (size_t group = 0; group < attack->groups; group++)
            narrow_group(attack, group);
        narrow_sum(attack, cell_at(0, EMPI_FIGURE_OPEN), ages, EMPI_AGES, true);
        for (int view = 0; view < EMPI_VIEWS; view++)
            for (size_t figure = 0; figure < FIGURES; figure++) {
                size_t count = 0;
                if (attack->first[view] == attack->end[view])
                    continue;
                for (size_t group = attack->first[view]; group < attack->end[view]; group++)
                    parts[count++] = cell_at(group, figure);
                narrow_sum(attack, cell_at(0, figure), parts, count, true);
            }
        if (!attack->changed)
            return;
    }
}

static bool is_small(const attack_state *attack, int64_t number)
{
    return number > 0 && number < attack->minimum;
}

static bool is_known(const attack_state *attack, size_t at)
{
    return attack->least[at] == attack->most[at];
}

static void tell(attack_state *attack, size_t group, size_t figure, const char *how)
{
    const char *name = empi_figure_name(attack->digest, figure);
    attack->told++;
    if (attack->told <= 5)
        print_error("%s: %s of group %d: %d, shown %d, of %d, shown %d\n", how, name ? name : "?",
                    (int)group, (int)attack->truth[cell_at(group, figure)],
                    attack->shown[group]->cells[figure].shown,
                    (int)attack->truth[cell_at(group, whole_of(figure))],
                    attack->shown[group]->cells[whole_of(figure)].shown);
}

static void judge_narrowed(attack_state *attack)
{
    for (size_t group = 0; group < attack->groups; group++)
        for (size_t figure = 0; figure < FIGURES; figure++) {
            size_t at = cell_at(group, figure), whole = cell_at(group, whole_of(figure));
            if (attack->truth[at] < attack->least[at] || attack->truth[at] > attack->most[at])
                fail_msg("of figure %d of group %d is not true what is known: %d from %d to %d, "
                         "shown %d",
                         (int)figure, (int)group, (int)attack->truth[at], (int)attack->least[at],
                         (int)attack->most[at], attack->shown[group]->cells[figure].shown);
            if (!is_known(attack, at))
                continue;
            if (is_small(attack, attack->truth[at]))
                tell(attack, group, figure, "narrowed");
            else if (figure > 0 && is_known(attack, whole) &&
                     is_small(attack, attack->truth[whole] - attack->truth[at]))
                tell(attack, group, figure, "narrowed the rest");
        }
}

/* ---- Solving ------------------------------------------------------------------------------- */

typedef struct equation_set {
    size_t columns, rows;
    size_t column_of[CELLS_MOST], cell_of[CELLS_MOST];
    int32_t (*matrix)[CELLS_MOST];
    size_t pivots[SUMS_MOST];
} equation_set;

static int64_t power(int64_t base, int exponent)
{
    int64_t result = 1;
    for (; exponent > 0; exponent /= 2, base = base * base % PRIME)
        if (exponent % 2)
            result = result * base % PRIME;
    return result;
}

static void add_equation(equation_set *equations, const attack_state *attack, size_t whole,
                         const size_t *parts, size_t count)
{
    int32_t *row = equations->matrix[equations->rows++];
    memset(row, 0, sizeof equations->matrix[0]);
    for (size_t i = 0; i <= count; i++) {
        size_t at = i < count ? parts[i] : whole, figure = at % FIGURES;
        if (attack->shown[at / FIGURES]->cells[figure].shown == EMPI_EXACT)
            continue; /* known: it goes to the other side */
        if (equations->column_of[at] == SIZE_MAX) {
            equations->cell_of[equations->columns] = at;
            equations->column_of[at] = equations->columns++;
        }
        row[equations->column_of[at]] = i < count ? 1 : PRIME - 1;
    }
}

static void set_up(equation_set *equations, const attack_state *attack)
{
    size_t parts[GROUPS_MOST + 1];
    equations->columns = equations->rows = 0;
    for (size_t i = 0; i < CELLS_MOST; i++)
        equations->column_of[i] = SIZE_MAX;
    for (int view = 0; view < EMPI_VIEWS; view++)
        for (size_t figure = 0; figure < FIGURES; figure++) {
            size_t count = 0;
            for (size_t group = attack->first[view]; group < attack->end[view]; group++)
                parts[count++] = cell_at(group, figure);
            if (count > 0)
                add_equation(equations, attack, cell_at(0, figure), parts, count);
        }
    for (size_t i = 0; i < EMPI_AGES; i++)
        parts[i] = cell_at(0, EMPI_FIGURE_AGE + i);
    add_equation(equations, attack, cell_at(0, EMPI_FIGURE_OPEN), parts, EMPI_AGES);
}

static void subtract_row(int32_t *row, const int32_t *other, int64_t times, size_t columns)
{
    for (size_t i = 0; i < columns; i++)
        if (other[i])
            row[i] = (int32_t)((row[i] + (PRIME - times) * other[i]) % PRIME);
}

static void solve(equation_set *equations)
{
    size_t done = 0;
    for (size_t column = 0; column < equations->columns && done < equations->rows; column++) {
        size_t row = done;
        int64_t inverse;
        while (row < equations->rows && !equations->matrix[row][column])
            row++;
        if (row == equations->rows)
            continue;
        for (size_t i = 0; i < equations->columns; i++) {
            int32_t kept = equations->matrix[row][i];
            equations->matrix[row][i] = equations->matrix[done][i];
            equations->matrix[done][i] = kept;
        }
        inverse = power(equations->matrix[done][column], PRIME - 2);
        for (size_t i = 0; i < equations->columns; i++)
            equations->matrix[done][i] = (int32_t)(equations->matrix[done][i] * inverse % PRIME);
        for (size_t i = 0; i < equations->rows; i++)
            if (i != done && equations->matrix[i][column])
                subtract_row(equations->matrix[i], equations->matrix[done],
                             equations->matrix[i][column], equations->columns);
        equations->pivots[done++] = column;
    }
    equations->rows = done;
}

/* Whether the sums determine one unknown, or the difference of two. */
static bool determined(const equation_set *equations, size_t one, size_t other)
{
    static int32_t wanted[CELLS_MOST];
    memset(wanted, 0, sizeof wanted);
    if (one != SIZE_MAX)
        wanted[one] = 1;
    if (other != SIZE_MAX)
        wanted[other] = PRIME - 1;
    for (size_t row = 0; row < equations->rows; row++)
        if (wanted[equations->pivots[row]])
            subtract_row(wanted, equations->matrix[row], wanted[equations->pivots[row]],
                         equations->columns);
    for (size_t i = 0; i < equations->columns; i++)
        if (wanted[i])
            return false;
    return true;
}

static void judge_solved(attack_state *attack, const equation_set *equations)
{
    for (size_t group = 0; group < attack->groups; group++)
        for (size_t figure = 1; figure < FIGURES; figure++) {
            size_t at = cell_at(group, figure), whole = cell_at(group, whole_of(figure));
            bool hidden = attack->shown[group]->cells[figure].shown != EMPI_EXACT;
            bool hidden_whole = attack->shown[group]->cells[whole_of(figure)].shown != EMPI_EXACT;
            size_t one = hidden ? equations->column_of[at] : SIZE_MAX;
            size_t other = hidden_whole ? equations->column_of[whole] : SIZE_MAX;
            if ((hidden && one == SIZE_MAX) || (hidden_whole && other == SIZE_MAX))
                continue; /* in no sum at all */
            if (is_small(attack, attack->truth[at]) && determined(equations, one, SIZE_MAX))
                tell(attack, group, figure, "solved");
            if (is_small(attack, attack->truth[whole] - attack->truth[at]) &&
                determined(equations, one, other))
                tell(attack, group, figure, "solved the rest");
        }
}

/* What is not shown of a sum, all together. */
static void judge_sums(attack_state *attack)
{
    for (int view = 0; view < EMPI_VIEWS; view++)
        for (size_t figure = 1; figure < FIGURES; figure++) {
            int64_t rest = attack->truth[cell_at(0, figure)];
            if (attack->shown[0]->cells[figure].shown != EMPI_EXACT || is_age(figure))
                continue;
            for (size_t group = attack->first[view]; group < attack->end[view]; group++)
                if (attack->shown[group]->cells[figure].shown == EMPI_EXACT)
                    rest -= attack->truth[cell_at(group, figure)];
            if (attack->first[view] < attack->end[view] && is_small(attack, rest))
                tell(attack, 0, figure, "summed");
        }
}

/* ---- Data ---------------------------------------------------------------------------------- */

static void fill(empi_digest *digest, uint64_t *seed)
{
    int count = (int)(digest_random(seed) % 400), themes = 1 + (int)(digest_random(seed) % 12);
    unsigned often = 1 + digest_random(seed) % 99, overlap = 1 + digest_random(seed) % 4;
    for (int i = 0; i < count; i++) {
        char theme[8], channel[8];
        one_talk one = {.open_for = -1, .acknowledged = (int)(digest_random(seed) % 3)};
        int named = 1 + (int)(digest_random(seed) % (unsigned)themes);
        (void)snprintf(theme, sizeof theme, "t%d", (int)(digest_random(seed) % (unsigned)named));
        (void)snprintf(channel, sizeof channel, "k%d", (int)(digest_random(seed) % 3));
        one.theme = theme;
        one.channel = channel;
        one.at = (int64_t)(digest_random(seed) % 8) * 7 * 86400;
        for (unsigned j = 0; j < overlap; j++)
            if (digest_random(seed) % 100 < often)
                one.cues |= 1u << digest_random(seed) % (1 + digest_random(seed) % TALK_CUES);
        for (unsigned j = 1; j <= 5; j++)
            one.events |= (unsigned)(digest_random(seed) % 100 < often / j) << j;
        if (digest_random(seed) % 100 < often)
            one.open_for = digest_random(seed) % (40 * 86400) / (1 + digest_random(seed) % 20);
        assert_int_equal(digest_talk(digest, &one), EMPI_DIGEST_DONE);
    }
}

static void small_numbers_stay_unknown(void **state)
{
    static const int64_t minimums[] = {2, 3, 5, 10};
    empi_engine *engine = engine_from(digest_yaml);
    attack_state *attacker = malloc(sizeof *attacker);
    equation_set *system = malloc(sizeof *system);
    int told = 0;
    long shown = 0, all = 0;
    (void)state;
    assert_true(attacker && system);
    system->matrix = malloc(SUMS_MOST * sizeof *system->matrix);
    assert_non_null(system->matrix);
    for (uint64_t seed = 1; seed <= 400; seed++) {
        empi_digest *digest = empi_digest_new(engine);
        empi_publication publication;
        uint64_t random = seed * 77777;
        digest->options.minimum = minimums[seed % 4];
        fill(digest, &random);
        assert_true(empi_publish(digest, &publication));
        begin(attacker, digest, &publication);
        set_up(system, attacker);
        solve(system);
        judge_solved(attacker, system);
        judge_sums(attacker);
        for (size_t i = 0; i < attacker->groups * FIGURES; i++) {
            all += attacker->truth[i] >= attacker->minimum;
            shown += attacker->shown[i / FIGURES]->cells[i % FIGURES].shown == EMPI_EXACT;
        }
        narrow(attacker);
        judge_narrowed(attacker);
        if (attacker->told > 0)
            print_error("seed %d, minimum %d: %d told\n", (int)seed, (int)attacker->minimum,
                        attacker->told);
        told += attacker->told;
        empi_publication_end(&publication);
        empi_digest_free(digest);
    }
    print_message("%ld of %ld figures of at least the minimum are shown\n", shown, all);
    assert_true(shown > all / 2); /* it is of use, too */
    free(system->matrix);
    free(system);
    free(attacker);
    empi_engine_release(engine);
    assert_int_equal(told, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(small_numbers_stay_unknown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
