#include "output/digest_words.h"
#include "output/output.h"
#include "output/write.h"

/* A number; a range as {"least":…,"most":…}; of what is held back {"least":…}; or null. */
static void put_cell(empi_writer *output, const empi_cell *cell)
{
    if (cell->shown == EMPI_EXACT) {
        empi_writer_number(output, cell->value);
    } else if (cell->shown == EMPI_FEW || cell->shown == EMPI_MANY) {
        empi_writer_text(output, "{\"least\":");
        empi_writer_number(output, cell->least);
        empi_write_number(output, "most", cell->most);
        empi_writer_byte(output, '}');
    } else if (cell->shown == EMPI_HELD) {
        empi_writer_text(output, "{\"least\":");
        empi_writer_number(output, cell->least);
        empi_writer_byte(output, '}');
    } else {
        empi_writer_text(output, "null");
    }
}

static void put_figure(empi_writer *output, const char *key, const empi_cell *cell, bool first)
{
    if (!first)
        empi_writer_byte(output, ',');
    empi_write_string(output, key);
    empi_writer_byte(output, ':');
    put_cell(output, cell);
}

/* ,"key":{…} of figures that have names. */
static void put_figures(empi_writer *output, const empi_digest *digest, const char *key,
                        const empi_cell *cells, size_t first, size_t end)
{
    empi_writer_byte(output, ',');
    empi_write_string(output, key);
    empi_writer_text(output, ":{");
    for (size_t i = first; i < end; i++)
        put_figure(output, empi_figure_name(digest, i), &cells[i], i == first);
    empi_writer_byte(output, '}');
}

static void put_acknowledgement(empi_writer *output, const empi_cell *cells)
{
    empi_cell unacknowledged = empi_cell_unacknowledged(cells);
    empi_writer_text(output, ",\"acknowledgement\":{");
    put_figure(output, "occasions", &cells[EMPI_FIGURE_OCCASION], true);
    put_figure(output, "acknowledged", &cells[EMPI_FIGURE_ACKNOWLEDGED], false);
    put_figure(output, "unacknowledged", &unacknowledged, false);
    empi_writer_byte(output, '}');
}

static void put_cells(empi_writer *output, const empi_digest *digest, const empi_cell *cells,
                      bool with_ages)
{
    put_figure(output, "conversations", &cells[EMPI_FIGURE_CONVERSATIONS], true);
    put_figures(output, digest, "kinds", cells, EMPI_FIGURE_KIND, EMPI_FIGURE_EVENT);
    put_figures(output, digest, "cues", cells, EMPI_FIGURE_CUE, digest->figure_count);
    put_figures(output, digest, "events", cells, EMPI_FIGURE_EVENT, EMPI_FIGURE_OCCASION);
    put_acknowledgement(output, cells);
    empi_writer_text(output, ",\"schuld\":{");
    put_figure(output, "open", &cells[EMPI_FIGURE_OPEN], true);
    if (with_ages)
        put_figures(output, digest, "by_age", cells, EMPI_FIGURE_AGE, EMPI_FIGURE_CUE);
    empi_writer_byte(output, '}');
}

static void put_group(empi_writer *output, const empi_publication *publication, enum empi_view view,
                      const empi_public_group *group)
{
    const empi_digest *digest = publication->digest;
    empi_writer_byte(output, '{');
    if (group->rest) {
        empi_writer_text(output, "\"rest\":true,");
    } else {
        empi_write_string(output, empi_view_name(view));
        empi_writer_byte(output, ':');
        if (view == EMPI_VIEW_PERIOD) {
            empi_writer_byte(output, '"');
            empi_write_period(output, digest->options.period, group->start);
            empi_writer_text(output, "\",\"from\":\"");
            empi_write_day(output, group->start);
            empi_writer_byte(output, '"');
        } else if (group->name[0] == '\0') {
            empi_writer_text(output, "null");
        } else {
            empi_write_string(output, group->name);
        }
        empi_writer_byte(output, ',');
    }
    put_cells(output, digest, group->cells, false);
    empi_writer_byte(output, '}');
}

size_t empi_output_digest_json(const empi_publication *publication, char *buffer, size_t capacity)
{
    static const char *const keys[EMPI_VIEWS] = {"periods", "themes", "channels"};
    const empi_digest *digest = publication->digest;
    empi_writer output;
    empi_writer_init(&output, buffer, capacity);
    empi_writer_byte(&output, '{');
    empi_write_text(&output, "lexicons", digest->engine->program->fingerprint, true);
    empi_write_text(&output, "period", empi_period_name(digest->options.period), false);
    empi_write_number(&output, "minimum", digest->options.minimum);
    empi_writer_text(&output, ",\"total\":{");
    put_cells(&output, digest, publication->total.cells, true);
    empi_writer_byte(&output, '}');
    for (int view = 0; view < EMPI_VIEWS; view++) {
        empi_writer_byte(&output, ',');
        empi_write_string(&output, keys[view]);
        empi_writer_text(&output, ":[");
        for (size_t i = 0; i < publication->counts[view]; i++) {
            if (i > 0)
                empi_writer_byte(&output, ',');
            put_group(&output, publication, (enum empi_view)view, &publication->groups[view][i]);
        }
        empi_writer_byte(&output, ']');
    }
    empi_writer_byte(&output, '}');
    return empi_writer_end(&output);
}
