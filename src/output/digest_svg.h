/* Pieces of which the page of a digest is made: words, and the lines and boxes of its plots. */
#ifndef EMPI_DIGEST_SVG_H
#define EMPI_DIGEST_SVG_H

#include "output/digest_words.h"

/* Text in HTML: no character of it is markup. */
void empi_write_html(empi_writer *output, const char *text);
/* 1.234 as Dutch writes it. */
void empi_write_dutch_number(empi_writer *output, int64_t number);
/* "12", "minder dan 5", "26 tot 29", "5 of meer", "weggelaten" */
void empi_write_cell_words(empi_writer *output, const empi_cell *cell);
/* The name of a group for people. */
void empi_write_group_name(empi_writer *output, const empi_digest *digest, enum empi_view view,
                           const empi_public_group *group);

/* A plot in a figure, with its title; all numbers are in units of its own width and height. */
void empi_svg_begin(empi_writer *output, const char *id, const char *title, int64_t width,
                    int64_t height);
void empi_svg_end(empi_writer *output);
void empi_svg_line(empi_writer *output, const char *class_name, const int64_t ends[4]);
/* x, y, width and height. What is written until the end of the box is shown when it is pointed at.
 */
void empi_svg_box(empi_writer *output, const char *class_name, const int64_t box[4]);
void empi_svg_box_end(empi_writer *output);
/* anchor: start, middle or end. What is written until the end of the text stands in it. */
void empi_svg_text(empi_writer *output, const char *anchor, int64_t x, int64_t y);
void empi_svg_text_end(empi_writer *output);

/* The distance between the lines of an axis, so that there are at most four: 1, 2 or 5 with
 * noughts; and where the axis ends. */
int64_t empi_axis_step(int64_t highest);
int64_t empi_axis_top(int64_t highest);

#endif
