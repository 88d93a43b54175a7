/* Plots of a digest as SVG inside a page, each with a title, axes, units and words for who does not
 * see it. */
#ifndef EMPI_DIGEST_PLOT_H
#define EMPI_DIGEST_PLOT_H

#include "output/digest_words.h"

/* Columns over time: how many, or where whole is not EMPI_NO_FIGURE what part of the whole, in
 * percent with the top of the axis at ceiling. */
enum { EMPI_NO_FIGURE = -1 };

typedef struct empi_columns {
    const char *id, *title;
    size_t figure;
    int whole;
    int ceiling;
} empi_columns;

void empi_plot_columns(empi_writer *output, const empi_publication *publication,
                       const empi_columns *columns);
/* The highest percentage that such a plot would have to show. */
int empi_columns_highest(const empi_publication *publication, const empi_columns *columns);

/* Lying bars: of each group how many conversations, and in how many of them the figure was seen. */
typedef struct empi_bars {
    const char *id, *title;
    enum empi_view view;
    size_t figure;
} empi_bars;

void empi_plot_bars(empi_writer *output, const empi_publication *publication,
                    const empi_bars *bars);

/* Lying bars of figures of the whole. */
typedef struct empi_list {
    const char *id, *title, *unit;
    size_t first, end;
} empi_list;

void empi_plot_list(empi_writer *output, const empi_publication *publication,
                    const empi_list *list);

#endif
