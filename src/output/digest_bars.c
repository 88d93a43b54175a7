#include "output/digest_plot.h"

#include <string.h>

#include "base/utf8.h"
#include "output/digest_svg.h"

enum {
    BAR_WIDTH = 400,
    BAR_LABEL = 160, /* left of the bars */
    BAR_NUMBER = 76, /* right of them */
    BAR_ROOM = BAR_WIDTH - BAR_LABEL - BAR_NUMBER,
    BAR_TOP = 4,
    BAR_STEP = 24,
    BAR_HEIGHT = 14,
    BAR_BELOW = 40,
    LABEL_BYTES = 21,
    BARS_MOST = 20 /* the table has all of them */
};

/* As much of a label as there is room for. */
static void put_label(empi_writer *output, const char *label, int64_t y)
{
    size_t length = strlen(label), characters = 0, at = 0, cut = 0;
    char part[4 * LABEL_BYTES + 8];
    while (at < length) {
        size_t step = empi_utf8_step(label + at, length - at, NULL);
        if (++characters == LABEL_BYTES)
            cut = at;
        at += step > 0 ? step : 1;
    }
    empi_svg_text(output, "end", BAR_LABEL - 8, y + BAR_HEIGHT - 3);
    if (characters <= LABEL_BYTES) {
        empi_write_html(output, label);
    } else {
        memcpy(part, label, cut);
        part[cut] = '\0';
        empi_write_html(output, part);
        empi_writer_text(output, "…");
    }
    empi_svg_text_end(output);
}

static void put_axis(empi_writer *output, int64_t top, int64_t bottom, const char *unit)
{
    int64_t step = empi_axis_step(top);
    for (int64_t value = 0; value <= top; value += step) {
        int64_t x = BAR_LABEL + value * BAR_ROOM / top;
        empi_svg_line(output, value == 0 ? "axis" : "grid",
                      (const int64_t[]){x, BAR_TOP, x, bottom});
        empi_svg_text(output, "middle", x, bottom + 15);
        empi_write_dutch_number(output, value);
        empi_svg_text_end(output);
    }
    empi_svg_text(output, "middle", BAR_LABEL + BAR_ROOM / 2, bottom + 33);
    empi_writer_text(output, unit);
    empi_svg_text_end(output);
}

/* ---- Groups ------------------------------------------------------------------------------ */

typedef struct bar_order {
    const empi_public_group *groups[BARS_MOST];
    size_t count;
} bar_order;

static int64_t size_of(const empi_public_group *group)
{
    return group->cells[EMPI_FIGURE_CONVERSATIONS].least;
}

/* The largest groups, largest first, the rest last. */
static void order(const empi_publication *publication, enum empi_view view, bar_order *bars)
{
    const empi_public_group *rest = NULL;
    bars->count = 0;
    for (size_t i = 0; i < publication->counts[view]; i++) {
        const empi_public_group *group = &publication->groups[view][i];
        size_t at = bars->count;
        if (group->rest) {
            rest = group;
            continue;
        }
        if (at == BARS_MOST - 1 && size_of(bars->groups[at - 1]) >= size_of(group))
            continue;
        if (at < BARS_MOST - 1)
            bars->count++;
        else
            at--;
        for (; at > 0 && size_of(bars->groups[at - 1]) < size_of(group); at--)
            bars->groups[at] = bars->groups[at - 1];
        bars->groups[at] = group;
    }
    if (rest)
        bars->groups[bars->count++] = rest;
}

static void put_numbers(empi_writer *output, const empi_public_group *group, size_t figure)
{
    const empi_cell *cell = &group->cells[figure];
    if (cell->shown == EMPI_BLANK)
        empi_writer_text(output, "–");
    else if (cell->shown == EMPI_FEW) {
        empi_writer_text(output, "&lt; ");
        empi_write_dutch_number(output, cell->most + 1);
    } else {
        empi_writer_text(output, cell->shown == EMPI_EXACT ? "" : "≥ ");
        empi_write_dutch_number(output, cell->least);
    }
    empi_writer_text(output, " van ");
    empi_write_dutch_number(output, size_of(group));
}

static void put_group(empi_writer *output, const empi_publication *publication,
                      const empi_bars *bars, const empi_public_group *group, const int64_t at[2])
{
    const empi_cell *cell = &group->cells[bars->figure];
    int64_t top = at[1], y = at[0], most = cell->shown == EMPI_BLANK ? 0 : cell->most;
    int64_t whole = size_of(group) * BAR_ROOM / top, least = cell->least * BAR_ROOM / top;
    char name[1300]; /* of 200 bytes, each a character that HTML writes with six */
    empi_writer writer;
    empi_writer_init(&writer, name, sizeof name);
    if (group->name && group->name[0])
        empi_writer_text(&writer, group->name);
    else
        empi_write_group_name(&writer, publication->digest, bars->view, group);
    (void)empi_writer_end(&writer);
    put_label(output, name, y);
    for (int part = 0; part < 3; part++) {
        static const char *const classes[] = {"whole", "range", "bar"};
        int64_t widths[] = {whole, most * BAR_ROOM / top, least};
        if (part > 0 && widths[part] == 0)
            continue;
        empi_svg_box(output, classes[part],
                     (const int64_t[]){BAR_LABEL, y, widths[part], BAR_HEIGHT});
        empi_write_html(output, name);
        empi_writer_text(output, ": ");
        empi_write_cell_words(output, cell);
        empi_writer_text(output, " van ");
        empi_write_dutch_number(output, size_of(group));
        empi_writer_text(output, " gesprekken");
        empi_svg_box_end(output);
    }
    empi_svg_text(output, "start", BAR_LABEL + whole + 6, y + BAR_HEIGHT - 3);
    put_numbers(output, group, bars->figure);
    empi_svg_text_end(output);
}

void empi_plot_bars(empi_writer *output, const empi_publication *publication, const empi_bars *bars)
{
    bar_order ordered;
    int64_t top = 0, bottom;
    order(publication, bars->view, &ordered);
    if (ordered.count == 0)
        return;
    for (size_t i = 0; i < ordered.count; i++)
        if (size_of(ordered.groups[i]) > top)
            top = size_of(ordered.groups[i]);
    top = empi_axis_top(top);
    bottom = BAR_TOP + (int64_t)ordered.count * BAR_STEP;
    empi_svg_begin(output, bars->id, bars->title, BAR_WIDTH, bottom + BAR_BELOW);
    put_axis(output, top, bottom, "aantal gesprekken");
    for (size_t i = 0; i < ordered.count; i++)
        put_group(output, publication, bars, ordered.groups[i],
                  (const int64_t[]){BAR_TOP + 5 + (int64_t)i * BAR_STEP, top});
    empi_svg_end(output);
}

/* ---- Figures of the whole ---------------------------------------------------------------- */

/* What is known of a figure as a bar. */
static int64_t length_of(const empi_cell *cell)
{
    return cell->shown == EMPI_BLANK ? 0 : cell->most > cell->least ? cell->most : cell->least;
}

static void put_item(empi_writer *output, const char *label, const empi_cell *cell, int64_t y,
                     int64_t top)
{
    int64_t least = cell->least * BAR_ROOM / top, most = length_of(cell) * BAR_ROOM / top;
    put_label(output, label, y);
    for (int part = 0; part < 2; part++) {
        int64_t width = part == 0 ? most : least;
        if (cell->shown == EMPI_BLANK || width == 0 || (part == 0 && most == least))
            continue;
        empi_svg_box(output, part == 0 ? "range" : "bar",
                     (const int64_t[]){BAR_LABEL, y, width, BAR_HEIGHT});
        empi_write_html(output, label);
        empi_writer_text(output, ": ");
        empi_write_cell_words(output, cell);
        empi_svg_box_end(output);
    }
    empi_svg_text(output, "start", BAR_LABEL + most + 6, y + BAR_HEIGHT - 3);
    if (cell->shown == EMPI_FEW) {
        empi_writer_text(output, "&lt; ");
        empi_write_dutch_number(output, cell->most + 1);
    } else if (cell->shown == EMPI_BLANK) {
        empi_writer_text(output, "–");
    } else {
        empi_writer_text(output, cell->shown == EMPI_EXACT ? "" : "≥ ");
        empi_write_dutch_number(output, cell->least);
    }
    empi_svg_text_end(output);
}

void empi_plot_list(empi_writer *output, const empi_publication *publication, const empi_list *list)
{
    const empi_cell *cells = publication->total.cells;
    int64_t top = 0, bottom = BAR_TOP + (int64_t)(list->end - list->first) * BAR_STEP;
    if (list->end == list->first)
        return;
    for (size_t i = list->first; i < list->end; i++)
        if (length_of(&cells[i]) > top)
            top = length_of(&cells[i]);
    top = empi_axis_top(top);
    empi_svg_begin(output, list->id, list->title, BAR_WIDTH, bottom + BAR_BELOW);
    put_axis(output, top, bottom, list->unit);
    for (size_t i = list->first; i < list->end; i++)
        put_item(output, empi_figure_label(publication->digest, i), &cells[i],
                 BAR_TOP + 5 + (int64_t)(i - list->first) * BAR_STEP, top);
    empi_svg_end(output);
}
