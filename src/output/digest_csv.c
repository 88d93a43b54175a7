#include "output/digest_words.h"
#include "output/output.h"

#include <string.h>

/* RFC 4180. A spreadsheet takes a cell that begins with one of these as a formula, whoever wrote
 * it; an apostrophe keeps it text. */
static void put_text(empi_writer *output, const char *text)
{
    bool formula = *text && strchr("=+-@\t\r", *text), quoted = strpbrk(text, "\",\r\n") != NULL;
    if (quoted)
        empi_writer_byte(output, '"');
    if (formula)
        empi_writer_byte(output, '\'');
    for (; *text; text++) {
        if (*text == '"')
            empi_writer_byte(output, '"');
        empi_writer_byte(output, *text);
    }
    if (quoted)
        empi_writer_byte(output, '"');
}

static bool is_total(const char *view)
{
    return strcmp(view, "total") == 0;
}

/* count, least and most: all three where it is exact, the last two of a range. */
static void put_numbers(empi_writer *output, const empi_cell *cell)
{
    empi_writer_byte(output, ',');
    if (cell->shown == EMPI_EXACT)
        empi_writer_number(output, cell->value);
    empi_writer_byte(output, ',');
    if (cell->shown != EMPI_BLANK)
        empi_writer_number(output, cell->least);
    empi_writer_byte(output, ',');
    if (cell->shown != EMPI_BLANK && cell->shown != EMPI_HELD)
        empi_writer_number(output, cell->most);
    empi_writer_text(output, "\r\n");
}

static void put_row(empi_writer *output, const empi_digest *digest, const char *view,
                    const empi_public_group *group, const char *measure, const char *name,
                    const empi_cell *cell)
{
    put_text(output, view);
    empi_writer_byte(output, ',');
    if (group->name)
        put_text(output, group->name);
    else if (!is_total(view) && !group->rest)
        empi_write_period(output, digest->options.period, group->start);
    empi_writer_text(output, group->rest ? ",yes," : ",no,");
    put_text(output, measure);
    empi_writer_byte(output, ',');
    put_text(output, name ? name : "");
    put_numbers(output, cell);
}

static void put_group(empi_writer *output, const empi_digest *digest, const char *view,
                      const empi_public_group *group)
{
    for (size_t figure = 0; figure < digest->figure_count; figure++) {
        const char *name = empi_figure_name(digest, figure);
        if (!is_total(view) && figure >= EMPI_FIGURE_AGE && figure < EMPI_FIGURE_CUE)
            continue;
        put_row(output, digest, view, group, empi_figure_measure(figure), name,
                &group->cells[figure]);
        if (figure == EMPI_FIGURE_ACKNOWLEDGED) {
            empi_cell left = empi_cell_unacknowledged(group->cells);
            put_row(output, digest, view, group, "unacknowledged", NULL, &left);
        }
    }
}

size_t empi_output_digest_csv(const empi_publication *publication, char *buffer, size_t capacity)
{
    empi_writer output;
    empi_writer_init(&output, buffer, capacity);
    empi_writer_text(&output, "view,group,rest,measure,name,count,least,most\r\n");
    put_group(&output, publication->digest, "total", &publication->total);
    for (int view = 0; view < EMPI_VIEWS; view++)
        for (size_t i = 0; i < publication->counts[view]; i++)
            put_group(&output, publication->digest, empi_view_name((enum empi_view)view),
                      &publication->groups[view][i]);
    return empi_writer_end(&output);
}
