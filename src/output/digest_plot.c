#include "output/digest_plot.h"

#include "output/digest_svg.h"

/* ---- Columns over time ------------------------------------------------------------------- */

enum {
    COLUMN_LEFT = 46,
    COLUMN_RIGHT = 20, /* half a name of a day */
    COLUMN_TOP = 22,
    COLUMN_HEIGHT = 120,
    COLUMN_BELOW = 40,
    COLUMN_WIDTH = 340, /* at least */
    COLUMN_STEP = 16,   /* at least */
    COLUMN_SLOTS = 800  /* more: no room is left for periods without conversations */
};

typedef struct column_axis {
    const empi_publication *publication;
    const empi_columns *columns;
    int64_t slots, step, width, top; /* top: the value at the top of the axis */
} column_axis;

/* Periods with a name of their own: the rest is last and has no place in time. */
static size_t period_count(const empi_publication *publication)
{
    size_t count = publication->counts[EMPI_VIEW_PERIOD];
    return count > 0 && publication->groups[EMPI_VIEW_PERIOD][count - 1].rest ? count - 1 : count;
}

static int64_t time_slot(const empi_publication *publication, size_t index)
{
    const empi_public_group *groups = publication->groups[EMPI_VIEW_PERIOD];
    empi_date first, date;
    switch (publication->digest->options.period) {
    case EMPI_PERIOD_DAY:
        return groups[index].start - groups[0].start;
    case EMPI_PERIOD_WEEK:
        return (groups[index].start - groups[0].start) / 7;
    default:
        first = empi_date_of_day(groups[0].start);
        date = empi_date_of_day(groups[index].start);
        return (int64_t)(date.year - first.year) * 12 + date.month - first.month;
    }
}

static int64_t slot_of(const column_axis *axis, size_t index)
{
    size_t count = period_count(axis->publication);
    return axis->slots == (int64_t)count ? (int64_t)index : time_slot(axis->publication, index);
}

/* From what to what a column reaches, in the unit of its axis. false: it is not known. */
static bool reach(const empi_columns *columns, const empi_cell *cells, int64_t *least,
                  int64_t *most)
{
    const empi_cell *cell = &cells[columns->figure];
    if (cell->shown == EMPI_BLANK || cell->shown == EMPI_HELD)
        return false;
    *least = cell->least;
    *most = cell->most;
    if (columns->whole == EMPI_NO_FIGURE)
        return true;
    cell = &cells[columns->whole];
    if (cell->shown != EMPI_EXACT || cell->value == 0)
        return false;
    if (*most > cell->value)
        *most = cell->value;
    *least = (*least * 200 + cell->value) / (cell->value * 2); /* rounded */
    *most = (*most * 200 + cell->value) / (cell->value * 2);
    return true;
}

int empi_columns_highest(const empi_publication *publication, const empi_columns *columns)
{
    int64_t highest = 0, least, most;
    for (size_t i = 0; i < period_count(publication); i++)
        if (reach(columns, publication->groups[EMPI_VIEW_PERIOD][i].cells, &least, &most) &&
            most > highest)
            highest = most;
    return highest < INT32_MAX ? (int)highest : INT32_MAX;
}

static int64_t height_of(const column_axis *axis, int64_t value)
{
    return value * COLUMN_HEIGHT / axis->top;
}

static void put_value_axis(empi_writer *output, const column_axis *axis)
{
    bool percent = axis->columns->whole != EMPI_NO_FIGURE;
    int64_t step = empi_axis_step(axis->top), bottom = COLUMN_TOP + COLUMN_HEIGHT;
    for (int64_t value = 0; value <= axis->top; value += step) {
        int64_t y = bottom - height_of(axis, value);
        empi_svg_line(output, value == 0 ? "axis" : "grid",
                      (const int64_t[]){COLUMN_LEFT, y, COLUMN_LEFT + axis->width, y});
        empi_svg_text(output, "end", COLUMN_LEFT - 6, y + 4);
        empi_write_dutch_number(output, value);
        empi_svg_text_end(output);
    }
    empi_svg_text(output, "start", 0, 12);
    if (!percent)
        empi_writer_text(output, "aantal gesprekken");
    else if (axis->columns->whole == EMPI_FIGURE_CONVERSATIONS)
        empi_writer_text(output, "% van de gesprekken");
    else
        empi_writer_text(output, "% van de gesprekken met aanleiding");
    empi_svg_text_end(output);
}

/* What differs from one period to the next: W10, 03-02, or 03. */
static void put_short_period(empi_writer *output, int32_t period, int32_t start)
{
    char name[16];
    empi_writer writer;
    empi_writer_init(&writer, name, sizeof name);
    empi_write_period(&writer, period, start);
    (void)empi_writer_end(&writer);
    empi_writer_text(output, name + 5);
}

static void put_time_axis(empi_writer *output, const column_axis *axis)
{
    static const char *const titles[] = {"dag", "week", "maand"};
    const empi_public_group *groups = axis->publication->groups[EMPI_VIEW_PERIOD];
    int32_t period = axis->publication->digest->options.period;
    int64_t bottom = COLUMN_TOP + COLUMN_HEIGHT, last = -1000;
    size_t count = period_count(axis->publication);
    for (size_t i = 0; i < count; i++) {
        int64_t x = COLUMN_LEFT + slot_of(axis, i) * axis->step + axis->step / 2;
        if (x - last < 42)
            continue;
        empi_svg_text(output, "middle", x, bottom + 16);
        put_short_period(output, period, groups[i].start);
        empi_svg_text_end(output);
        last = x;
    }
    empi_svg_text(output, "middle", COLUMN_LEFT + axis->width / 2, bottom + 34);
    empi_writer_text(output, titles[period - EMPI_PERIOD_DAY]);
    empi_writer_text(output, " van het begin, ");
    empi_write_period(output, period, groups[0].start);
    empi_writer_text(output, " t/m ");
    empi_write_period(output, period, groups[count - 1].start);
    empi_svg_text_end(output);
}

static void put_column_words(empi_writer *output, const column_axis *axis,
                             const empi_public_group *group)
{
    empi_write_group_name(output, axis->publication->digest, EMPI_VIEW_PERIOD, group);
    empi_writer_text(output, ": ");
    empi_write_cell_words(output, &group->cells[axis->columns->figure]);
    if (axis->columns->whole != EMPI_NO_FIGURE) {
        empi_writer_text(output, " van ");
        empi_write_cell_words(output, &group->cells[axis->columns->whole]);
    }
    empi_writer_text(output, " gesprekken");
}

static void put_column(empi_writer *output, const column_axis *axis, size_t index)
{
    const empi_public_group *group = &axis->publication->groups[EMPI_VIEW_PERIOD][index];
    int64_t gap = axis->step / 6 + 1, least = 0, most = 0;
    int64_t x = COLUMN_LEFT + slot_of(axis, index) * axis->step + gap;
    int64_t width = axis->step - 2 * gap, bottom = COLUMN_TOP + COLUMN_HEIGHT;
    if (!reach(axis->columns, group->cells, &least, &most)) {
        empi_svg_text(output, "middle", x + width / 2, bottom - 4);
        empi_writer_text(output, "–");
        empi_svg_text_end(output);
        return;
    }
    if (most > least) {
        int64_t high = height_of(axis, most), low = height_of(axis, least);
        empi_svg_box(output, "range", (const int64_t[]){x, bottom - high, width, high - low});
        put_column_words(output, axis, group);
        empi_svg_box_end(output);
    }
    empi_svg_box(
        output, "bar",
        (const int64_t[]){x, bottom - height_of(axis, least), width, height_of(axis, least)});
    put_column_words(output, axis, group);
    empi_svg_box_end(output);
}

void empi_plot_columns(empi_writer *output, const empi_publication *publication,
                       const empi_columns *columns)
{
    size_t count = period_count(publication);
    column_axis axis = {publication, columns, 0, 0, 0, 0};
    if (count == 0)
        return;
    axis.slots = time_slot(publication, count - 1) + 1;
    if (axis.slots > COLUMN_SLOTS)
        axis.slots = (int64_t)count;
    axis.step = COLUMN_WIDTH / axis.slots > COLUMN_STEP ? COLUMN_WIDTH / axis.slots : COLUMN_STEP;
    if (axis.step > 60)
        axis.step = 60;
    axis.width = axis.slots * axis.step > COLUMN_WIDTH ? axis.slots * axis.step : COLUMN_WIDTH;
    axis.top = empi_axis_top(columns->ceiling > 0 ? columns->ceiling
                                                  : empi_columns_highest(publication, columns));
    empi_svg_begin(output, columns->id, columns->title, COLUMN_LEFT + axis.width + COLUMN_RIGHT,
                   COLUMN_TOP + COLUMN_HEIGHT + COLUMN_BELOW);
    put_value_axis(output, &axis);
    for (size_t i = 0; i < count; i++)
        put_column(output, &axis, i);
    put_time_axis(output, &axis);
    empi_svg_end(output);
}
