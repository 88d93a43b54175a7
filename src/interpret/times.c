#include "interpret/reading.h"

#include "base/span.h"

enum {
    MONTH_DAYS = 31,
    YEAR_LEAST = 1900,
    YEAR_MOST = 2199,
    CENTURY = 2000,
    BEGIN_LAST = 10, /* "begin mei" */
    HALF_FIRST = 10,
    HALF_LAST = 20,
    END_FIRST = 20,
    FEW_LEAST = 2,
    FEW_MOST = 4,
    LEAP_YEAR = 2000,
    OLDEST_SHORT_YEAR = 60 /* 12-3-61 is of the century before */
};

static bool is(const empi_scene *scene, const empi_item *item, enum empi_time_word word)
{
    return item->kind != EMPI_ITEM_BOUNDARY &&
           empi_item_in(scene->program, item, scene->program->times[word]);
}

/* The item so many places before or behind another in its sentence; NULL: there is none. */
static const empi_item *beside(const empi_scene *scene, const empi_item *item, int32_t places)
{
    const empi_stream *stream = scene->stream;
    int64_t at = (item - stream->items) + places;
    int64_t first = stream->sentences[item->sentence].first;
    if (at < first || at >= first + stream->sentences[item->sentence].count)
        return NULL;
    return &stream->items[at];
}

static bool is_count(const empi_item *item)
{
    return item && item->numeral == EMPI_CARDINAL && item->value > 0 &&
           item->value <= EMPI_SPAN_MOST;
}

static enum empi_unit unit_of(const empi_scene *scene, const empi_item *item)
{
    for (unsigned word = EMPI_TIME_MINUTE; word <= EMPI_TIME_YEAR; word++)
        if (is(scene, item, (enum empi_time_word)word))
            return (enum empi_unit)(EMPI_UNIT_MINUTE + (word - EMPI_TIME_MINUTE));
    return EMPI_UNIT_NONE;
}

/* ---- Durations ---- */

/* "2,5": the number that the item holds is its whole part. */
static bool has_decimals(const empi_scene *scene, const empi_item *item)
{
    const empi_token *token = &scene->stream->text->tokens[item->token];
    const char *folded = scene->stream->text->folded;
    uint32_t at = token->end;
    while (at > token->start && folded[at - 1] != ',' && folded[at - 1] != '.')
        at--;
    return item->kind == EMPI_TOKEN_NUMBER && at > token->start &&
           (folded[at - 1] == ',' || token->end - at < 3);
}

/* "3", "3 tot 5", "3-5", "2,5", which is from 2 to 3. */
static void read_count(const empi_scene *scene, const empi_item *item, empi_span *span)
{
    const empi_item *before = beside(scene, item, -1);
    span->least = span->most = 2 * item->value;
    if (has_decimals(scene, item) && item->value < EMPI_SPAN_MOST)
        span->most += 2;
    if (!is_count(before))
        before = beside(scene, item, -2);
    if (is_count(before) && before->value < item->value)
        span->least = 2 * before->value;
}

/* "half", "een half", "twee en een half": the item is the half. */
static void read_half(const empi_scene *scene, const empi_item *item, empi_span *span)
{
    const empi_item *one = beside(scene, item, -1), *whole = beside(scene, item, -3);
    int32_t halves = 1;
    if (is_count(one) && one->value == 1 && is_count(whole))
        halves += 2 * whole->value;
    else if (is_count(one) && one->value > 1)
        halves += 2 * one->value;
    span->least = span->most = halves;
    if (halves > 2 * EMPI_SPAN_MOST)
        span->least = span->most = 2 * EMPI_SPAN_MOST;
}

/* How many, from the word before the unit or, one word further off, behind "lange" or "volle". */
static bool read_before(const empi_scene *scene, const empi_item *item, empi_span *span)
{
    if (!item)
        return false;
    if (is(scene, item, EMPI_TIME_HALF))
        read_half(scene, item, span);
    else if (is(scene, item, EMPI_TIME_ONE_AND_HALF))
        span->least = span->most = 3;
    else if (is(scene, item, EMPI_TIME_FEW))
        span->least = 2 * FEW_LEAST, span->most = 2 * FEW_MOST;
    else if (is_count(item))
        read_count(scene, item, span);
    else if (item->numeral == EMPI_ORDINAL && item->value > 0 && item->value <= EMPI_SPAN_MOST)
        span->least = 2 * item->value - 1, span->most = 2 * item->value; /* "de vierde week" */
    else
        return false;
    return true;
}

/* "week vier", "een week of drie". */
static bool read_behind(const empi_scene *scene, const empi_item *unit, bool one, empi_span *span)
{
    const empi_item *next = beside(scene, unit, 1), *then = beside(scene, unit, 2);
    if (one && next && is(scene, next, EMPI_TIME_OR) && is_count(then)) {
        span->least = span->most = 2 * then->value;
        return true;
    }
    if (one || !is_count(next) || (then && unit_of(scene, then)))
        return false;
    span->least = 2 * next->value - 1; /* it is under way */
    span->most = 2 * next->value;
    return true;
}

static bool read_duration(const empi_scene *scene, const empi_item *unit, empi_span *span)
{
    const empi_item *before = beside(scene, unit, -1);
    bool found = read_before(scene, before, span);
    if (!found && before && !before->numeral && !unit_of(scene, before))
        found = read_before(scene, beside(scene, unit, -2), span);
    return read_behind(scene, unit, found && span->least == 2 && span->most == 2, span) || found;
}

/* "24u": as a time of day it would be written with minutes. */
static bool read_hours(const empi_scene *scene, const empi_item *item, empi_span *span)
{
    const empi_token *token = &scene->stream->text->tokens[item->token];
    char last = scene->stream->text->folded[token->end - 1];
    if (item->kind != EMPI_TOKEN_TIME || (last != 'u' && last != 'h') ||
        token->end - token->start > 3)
        return false;
    *span = (empi_span){EMPI_UNIT_HOUR, 2 * token->value, 2 * token->value};
    return token->value > 0;
}

static bool is_month(const empi_scene *scene, const empi_item *item)
{
    for (unsigned word = EMPI_TIME_JANUARY; item && word <= EMPI_TIME_DECEMBER; word++)
        if (is(scene, item, (enum empi_time_word)word))
            return true;
    return false;
}

/* The longest duration among the words; else the last number that is neither "een" nor part of a
 * date. */
static bool read_span(const empi_scene *scene, const empi_reading *reading, empi_span *span)
{
    bool found = false;
    *span = (empi_span){0};
    for (uint32_t i = reading->first; i <= reading->last; i++) {
        const empi_item *item = &scene->stream->items[i];
        empi_span other = {.unit = unit_of(scene, item)};
        if (other.unit ? !read_duration(scene, item, &other) : !read_hours(scene, item, &other))
            continue;
        if (!found || empi_span_beyond(other, *span) > 0)
            *span = other;
        found = true;
    }
    for (uint32_t i = reading->first; i <= reading->last && (!found || !span->unit); i++) {
        const empi_item *item = &scene->stream->items[i];
        if (!is_count(item) || item->value == 1 || is_month(scene, beside(scene, item, 1)))
            continue;
        *span = (empi_span){EMPI_UNIT_NONE, 2 * item->value, 2 * item->value};
        found = true;
    }
    return found;
}

/* ---- Dates ---- */

size_t empi_date_figures(const empi_stream *stream, const empi_item *item,
                         int32_t parts[EMPI_DATE_PARTS])
{
    const empi_token *token = &stream->text->tokens[item->token];
    size_t count = 0;
    bool inside = false;
    for (uint32_t at = token->start; at < token->end; at++) {
        char byte = stream->text->folded[at];
        bool digit = byte >= '0' && byte <= '9';
        if (digit && !inside) {
            if (count == EMPI_DATE_PARTS)
                return count;
            parts[count++] = 0;
        }
        inside = digit;
        if (digit && parts[count - 1] < 100000)
            parts[count - 1] = parts[count - 1] * 10 + (byte - '0');
    }
    return count;
}

/* Whether there is such a day. */
static bool settle_day(empi_when *when, int32_t day)
{
    when->first = when->last = day;
    return when->month >= 1 && when->month <= 12 && day >= 1 &&
           day <= empi_month_length(when->year ? when->year : LEAP_YEAR, when->month);
}

static bool read_figures(const empi_scene *scene, const empi_item *item, empi_when *when)
{
    int32_t parts[EMPI_DATE_PARTS];
    size_t count = empi_date_figures(scene->stream, item, parts);
    bool year_first = count == EMPI_DATE_PARTS && parts[0] >= 1000;
    if (count < 2)
        return false;
    *when = (empi_when){.month = parts[1]};
    if (count == EMPI_DATE_PARTS)
        when->year = year_first ? parts[0] : parts[2];
    if (count == EMPI_DATE_PARTS && when->year < 100)
        when->year += when->year < OLDEST_SHORT_YEAR ? CENTURY : CENTURY - 100;
    return when->year <= YEAR_MOST && settle_day(when, year_first ? parts[2] : parts[0]);
}

/* Which part of a month is meant: "half mei", "eind van mei". */
static void read_part(const empi_scene *scene, const empi_item *before, empi_when *when)
{
    if (!before)
        return;
    if (is(scene, before, EMPI_TIME_BEGIN))
        when->last = BEGIN_LAST;
    else if (is(scene, before, EMPI_TIME_HALF) || is(scene, before, EMPI_TIME_MIDDLE))
        when->first = HALF_FIRST, when->last = HALF_LAST;
    else if (is(scene, before, EMPI_TIME_END))
        when->first = END_FIRST;
}

/* "3 mei 2025", "de derde mei", "half mei", "mei". */
static bool read_month(const empi_scene *scene, const empi_item *item, empi_when *when)
{
    const empi_item *before = beside(scene, item, -1), *next = beside(scene, item, 1);
    int32_t month = 0;
    while (month < 12 && !is(scene, item, (enum empi_time_word)(EMPI_TIME_JANUARY + month)))
        month++;
    if (month == 12)
        return false;
    *when = (empi_when){.month = month + 1};
    if (next && next->kind == EMPI_TOKEN_NUMBER && next->value >= YEAR_LEAST &&
        next->value <= YEAR_MOST)
        when->year = next->value;
    if (before && before->numeral && before->value >= 1 && before->value <= MONTH_DAYS)
        return settle_day(when, before->value);
    when->first = 1;
    when->last = empi_month_length(when->year ? when->year : LEAP_YEAR, when->month);
    read_part(scene, before, when);
    if (when->first == 1 && when->last > BEGIN_LAST)
        read_part(scene, beside(scene, item, -2), when);
    return true;
}

/* The first date among the words. */
static bool read_when(const empi_scene *scene, const empi_reading *reading, empi_when *when)
{
    for (uint32_t i = reading->first; i <= reading->last; i++) {
        const empi_item *item = &scene->stream->items[i];
        if (item->kind == EMPI_TOKEN_DATE ? read_figures(scene, item, when)
                                          : read_month(scene, item, when))
            return true;
    }
    return false;
}

/* ---- Comparing ---- */

static bool hold_longer(const empi_scene *scene, const empi_rule *rule, const size_t *parts)
{
    const empi_reading *readings = scene->readings->items;
    int64_t beyond = 0, enough = (int64_t)rule->days * 24 * 60;
    empi_span than, span;
    empi_when first, second;
    if (!read_span(scene, &readings[parts[0]], &than))
        return false;
    if (rule->parts.count > 2 && read_when(scene, &readings[parts[1]], &first) &&
        read_when(scene, &readings[parts[2]], &second))
        beyond = empi_span_days_beyond(empi_when_after(first, second), than);
    else if (read_span(scene, &readings[parts[1]], &span))
        beyond = empi_span_beyond(span, than);
    return beyond > 0 && beyond >= enough;
}

static bool hold_later(const empi_scene *scene, const empi_rule *rule, const size_t *parts)
{
    const empi_reading *readings = scene->readings->items;
    empi_when first, second;
    int32_t days;
    if (!read_when(scene, &readings[parts[0]], &first) ||
        !read_when(scene, &readings[parts[1]], &second))
        return false;
    days = empi_when_after(first, second);
    return days > 0 && days >= rule->days;
}

bool empi_times_hold(const empi_scene *scene, const empi_rule *rule, const size_t *parts)
{
    switch (rule->compare) {
    case EMPI_COMPARE_LONGER:
        return hold_longer(scene, rule, parts);
    case EMPI_COMPARE_LATER:
        return hold_later(scene, rule, parts);
    default:
        return true;
    }
}
