#include "output/digest_words.h"

#include "lexicon/compile.h"
#include "output/output.h"

const char *empi_view_name(enum empi_view view)
{
    static const char *const names[EMPI_VIEWS] = {"period", "theme", "channel"};
    return names[view];
}

const char *empi_period_name(int32_t period)
{
    static const char *const names[] = {"day", "week", "month"};
    return names[period - EMPI_PERIOD_DAY];
}

static bool is_event(size_t figure)
{
    return figure >= EMPI_FIGURE_EVENT && figure < EMPI_FIGURE_OCCASION;
}

static bool is_age(size_t figure)
{
    return figure >= EMPI_FIGURE_AGE && figure < EMPI_FIGURE_CUE;
}

const char *empi_figure_measure(size_t figure)
{
    if (figure == EMPI_FIGURE_CONVERSATIONS)
        return "conversations";
    if (figure < EMPI_FIGURE_EVENT)
        return "kind";
    if (is_event(figure))
        return "event";
    if (figure == EMPI_FIGURE_OCCASION)
        return "occasions";
    if (figure == EMPI_FIGURE_ACKNOWLEDGED)
        return "acknowledged";
    if (figure == EMPI_FIGURE_OPEN)
        return "open";
    return is_age(figure) ? "open_by_age" : "cue";
}

static const empi_cue *cue_of(const empi_digest *digest, size_t figure)
{
    return &digest->engine->program->cues[digest->cues[figure - EMPI_FIGURE_CUE]];
}

const char *empi_figure_name(const empi_digest *digest, size_t figure)
{
    static const char *const ages[EMPI_AGES] = {"under_1_day",  "1_to_3_days",   "3_to_7_days",
                                                "7_to_14_days", "14_to_30_days", "over_30_days"};
    if (figure >= EMPI_FIGURE_CUE)
        return cue_of(digest, figure)->id;
    if (is_age(figure))
        return ages[figure - EMPI_FIGURE_AGE];
    if (is_event(figure))
        return empi_event_name((int32_t)(figure - EMPI_FIGURE_EVENT) + EMPI_EVENT_TONE_SHIFT);
    if (figure >= EMPI_FIGURE_KIND && figure < EMPI_FIGURE_EVENT)
        return empi_kind_name((int32_t)(figure - EMPI_FIGURE_KIND) + EMPI_FRUSTRATION);
    return NULL;
}

const char *empi_figure_label(const empi_digest *digest, size_t figure)
{
    static const char *const ages[EMPI_AGES] = {"minder dan 1 dag", "1 tot 3 dagen",
                                                "3 tot 7 dagen",    "7 tot 14 dagen",
                                                "14 tot 30 dagen",  "30 dagen of langer"};
    const char *name = empi_figure_name(digest, figure), *label = NULL;
    if (is_age(figure))
        return ages[figure - EMPI_FIGURE_AGE];
    if (figure == EMPI_FIGURE_CONVERSATIONS)
        return "gesprekken";
    if (figure == EMPI_FIGURE_OCCASION)
        return "aanleiding tot erkenning";
    if (figure == EMPI_FIGURE_ACKNOWLEDGED)
        return "steeds erkend";
    if (figure == EMPI_FIGURE_OPEN)
        return "nog iets open";
    if (figure >= EMPI_FIGURE_CUE)
        label = cue_of(digest, figure)->label;
    if (!label)
        label = empi_program_label(digest->engine->program, name);
    return label ? label : name;
}

/* ---- Dates ------------------------------------------------------------------------------- */

static void put_digits(empi_writer *output, int32_t number, int count)
{
    char digits[4];
    for (int i = count - 1; i >= 0; i--) {
        digits[i] = (char)('0' + number % 10);
        number /= 10;
    }
    empi_writer_bytes(output, digits, (size_t)count);
}

void empi_write_day(empi_writer *output, int32_t day)
{
    empi_date date = empi_date_of_day(day);
    put_digits(output, date.year, 4);
    empi_writer_byte(output, '-');
    put_digits(output, date.month, 2);
    empi_writer_byte(output, '-');
    put_digits(output, date.day, 2);
}

empi_cell empi_cell_unacknowledged(const empi_cell *cells)
{
    const empi_cell *all = &cells[EMPI_FIGURE_OCCASION], *some = &cells[EMPI_FIGURE_ACKNOWLEDGED];
    int64_t left = all->value - some->value;
    if (all->shown == EMPI_EXACT && some->shown == EMPI_EXACT)
        return (empi_cell){.shown = EMPI_EXACT, .value = left, .least = left, .most = left};
    return (empi_cell){.shown = EMPI_BLANK};
}

void empi_write_period(empi_writer *output, int32_t period, int32_t start)
{
    empi_date date = empi_date_of_day(start);
    if (period == EMPI_PERIOD_DAY) {
        empi_write_day(output, start);
    } else if (period == EMPI_PERIOD_WEEK) { /* it is of the year of its Thursday */
        empi_date thursday = empi_date_of_day(start + 3);
        int32_t first = empi_day_of_date((empi_date){thursday.year, 1, 1});
        put_digits(output, thursday.year, 4);
        empi_writer_text(output, "-W");
        put_digits(output, (start + 3 - first) / 7 + 1, 2);
    } else {
        put_digits(output, date.year, 4);
        empi_writer_byte(output, '-');
        put_digits(output, date.month, 2);
    }
}
