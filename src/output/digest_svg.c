#include "output/digest_svg.h"

/* ---- Words ------------------------------------------------------------------------------- */

void empi_write_html(empi_writer *output, const char *text)
{
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '&')
            empi_writer_text(output, "&amp;");
        else if (byte == '<')
            empi_writer_text(output, "&lt;");
        else if (byte == '>')
            empi_writer_text(output, "&gt;");
        else if (byte == '"')
            empi_writer_text(output, "&quot;");
        else if (byte == '\'')
            empi_writer_text(output, "&#39;");
        else if (byte < 0x20 || byte == 0x7F)
            empi_writer_byte(output, ' ');
        else
            empi_writer_byte(output, *text);
    }
}

void empi_write_dutch_number(empi_writer *output, int64_t number)
{
    if (number >= 1000) {
        int64_t rest = number % 1000;
        empi_write_dutch_number(output, number / 1000);
        empi_writer_byte(output, '.');
        empi_writer_text(output, rest < 10 ? "00" : rest < 100 ? "0" : "");
        number = rest;
    }
    empi_writer_number(output, number);
}

void empi_write_cell_words(empi_writer *output, const empi_cell *cell)
{
    if (cell->shown == EMPI_BLANK) {
        empi_writer_text(output, "weggelaten");
        return;
    }
    if (cell->shown == EMPI_FEW) {
        empi_writer_text(output, "minder dan ");
        empi_write_dutch_number(output, cell->most + 1);
        return;
    }
    empi_write_dutch_number(output, cell->least);
    if (cell->shown == EMPI_HELD) {
        empi_writer_text(output, " of meer");
    } else if (cell->shown == EMPI_MANY) {
        empi_writer_text(output, " tot ");
        empi_write_dutch_number(output, cell->most);
    }
}

void empi_write_group_name(empi_writer *output, const empi_digest *digest, enum empi_view view,
                           const empi_public_group *group)
{
    static const char *const rests[EMPI_VIEWS] = {"andere perioden samen", "andere thema’s samen",
                                                  "andere kanalen samen"};
    static const char *const nameless[EMPI_VIEWS] = {"", "zonder thema", "zonder kanaal"};
    if (group->rest)
        empi_writer_text(output, rests[view]);
    else if (view == EMPI_VIEW_PERIOD)
        empi_write_period(output, digest->options.period, group->start);
    else
        empi_write_html(output, group->name[0] ? group->name : nameless[view]);
}

/* ---- SVG --------------------------------------------------------------------------------- */

static void put_attribute(empi_writer *output, const char *name, int64_t value)
{
    empi_writer_byte(output, ' ');
    empi_writer_text(output, name);
    empi_writer_text(output, "=\"");
    empi_writer_number(output, value);
    empi_writer_byte(output, '"');
}

void empi_svg_begin(empi_writer *output, const char *id, const char *title, int64_t width,
                    int64_t height)
{
    empi_writer_text(output, "<figure>\n<figcaption id=\"");
    empi_writer_text(output, id);
    empi_writer_text(output, "\">");
    empi_write_html(output, title);
    empi_writer_text(output, "</figcaption>\n<div class=\"plot\" tabindex=\"0\" role=\"group\" "
                             "aria-labelledby=\"");
    empi_writer_text(output, id);
    empi_writer_text(output, "\">\n<svg role=\"img\" aria-labelledby=\"");
    empi_writer_text(output, id);
    empi_writer_text(output, "\" viewBox=\"0 0 ");
    empi_writer_number(output, width);
    empi_writer_byte(output, ' ');
    empi_writer_number(output, height);
    empi_writer_text(output, "\" style=\"min-width:");
    empi_writer_number(output, width * 7 / 8);
    empi_writer_text(output, "px;max-width:");
    empi_writer_number(output, width * 3 / 2);
    empi_writer_text(output, "px\">\n");
}

void empi_svg_end(empi_writer *output)
{
    empi_writer_text(output, "</svg>\n</div>\n</figure>\n");
}

/* The opening of an element, up to its next attribute. */
static void begin_shape(empi_writer *output, const char *name, const char *attribute,
                        const char *value)
{
    empi_writer_byte(output, '<');
    empi_writer_text(output, name);
    empi_writer_byte(output, ' ');
    empi_writer_text(output, attribute);
    empi_writer_text(output, "=\"");
    empi_writer_text(output, value);
    empi_writer_byte(output, '"');
}

void empi_svg_line(empi_writer *output, const char *class_name, const int64_t ends[4])
{
    begin_shape(output, "line", "class", class_name);
    put_attribute(output, "x1", ends[0]);
    put_attribute(output, "y1", ends[1]);
    put_attribute(output, "x2", ends[2]);
    put_attribute(output, "y2", ends[3]);
    empi_writer_text(output, "/>\n");
}

void empi_svg_box(empi_writer *output, const char *class_name, const int64_t box[4])
{
    begin_shape(output, "rect", "class", class_name);
    put_attribute(output, "x", box[0]);
    put_attribute(output, "y", box[1]);
    put_attribute(output, "width", box[2]);
    put_attribute(output, "height", box[3] > 0 ? box[3] : 0);
    empi_writer_text(output, "><title>");
}

void empi_svg_box_end(empi_writer *output)
{
    empi_writer_text(output, "</title></rect>\n");
}

void empi_svg_text(empi_writer *output, const char *anchor, int64_t x, int64_t y)
{
    begin_shape(output, "text", "text-anchor", anchor);
    put_attribute(output, "x", x);
    put_attribute(output, "y", y);
    empi_writer_byte(output, '>');
}

void empi_svg_text_end(empi_writer *output)
{
    empi_writer_text(output, "</text>\n");
}

int64_t empi_axis_step(int64_t highest)
{
    int64_t step = 1;
    for (int i = 0; highest > step * 4; i++)
        step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

int64_t empi_axis_top(int64_t highest)
{
    int64_t step = empi_axis_step(highest);
    return highest < 1 ? step : (highest + step - 1) / step * step;
}
