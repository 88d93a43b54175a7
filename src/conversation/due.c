#include "conversation/due.h"

#include <string.h>

enum {
    NEVER = INT32_MIN,
    YEAR = 365,
    PAST_DATE = 120,  /* a date of these days is past, one of longer ago means the next year */
    PAST_MONTH = 60,  /* a month alone */
    DAYS_MOST = 3660, /* nobody promises further ahead; what is more is no time to wait */
    HOURS_MOST = 24 * DAYS_MOST,
    DAY_WORD_LEAST = 10 /* "de derde" is rarely a day, "de twintigste" is */
};

enum meaning {
    IN_DAYS, /* so many days from now; n: without a number */
    IN_WORKDAYS,
    IN_WEEKS,
    IN_MONTHS,
    IN_HOURS,
    ON_WEEKDAY, /* n: which */
    IN_WEEK,    /* n: 0 this, 1 the next */
    AFTER_WEEKEND,
    IN_WEEKEND,
    IN_MONTH,    /* n: 0 this, 1 the next */
    IN_YEAR,     /* before it ends */
    ON_DATE,     /* in figures */
    ON_DAY,      /* of a month that is not named */
    NAMED_MONTH, /* n: which */
    PART         /* of a week or month; n: 0 its beginning, 1 its middle */
};

static const struct {
    char name[20];
    uint8_t meaning, n;
} words[] = {
    {"due_today", IN_DAYS, 0},
    {"due_tomorrow", IN_DAYS, 1},
    {"due_overmorrow", IN_DAYS, 2},
    {"due_few_days", IN_DAYS, 4},
    {"due_few_weeks", IN_DAYS, 21},
    {"due_leave", IN_DAYS, 21}, /* nobody says how long it is */
    {"due_days", IN_DAYS, 1},
    {"due_workdays", IN_WORKDAYS, 1},
    {"due_weeks", IN_WEEKS, 1},
    {"due_months", IN_MONTHS, 1},
    {"due_hours", IN_HOURS, 1},
    {"due_monday", ON_WEEKDAY, 1},
    {"due_tuesday", ON_WEEKDAY, 2},
    {"due_wednesday", ON_WEEKDAY, 3},
    {"due_thursday", ON_WEEKDAY, 4},
    {"due_friday", ON_WEEKDAY, 5},
    {"due_saturday", ON_WEEKDAY, 6},
    {"due_sunday", ON_WEEKDAY, 7},
    {"due_this_week", IN_WEEK, 0},
    {"due_next_week", IN_WEEK, 1},
    {"due_after_weekend", AFTER_WEEKEND, 0},
    {"due_weekend", IN_WEEKEND, 0},
    {"due_this_month", IN_MONTH, 0},
    {"due_next_month", IN_MONTH, 1},
    {"due_year", IN_YEAR, 0},
    {"due_date", ON_DATE, 0},
    {"due_day", ON_DAY, 0},
    {"due_january", NAMED_MONTH, 1},
    {"due_february", NAMED_MONTH, 2},
    {"due_march", NAMED_MONTH, 3},
    {"due_april", NAMED_MONTH, 4},
    {"due_may", NAMED_MONTH, 5},
    {"due_june", NAMED_MONTH, 6},
    {"due_july", NAMED_MONTH, 7},
    {"due_august", NAMED_MONTH, 8},
    {"due_september", NAMED_MONTH, 9},
    {"due_october", NAMED_MONTH, 10},
    {"due_november", NAMED_MONTH, 11},
    {"due_december", NAMED_MONTH, 12},
    {"due_begin", PART, 0},
    {"due_middle", PART, 1},
};

typedef struct due_search {
    const empi_stream *stream;
    const empi_calendar *calendar;
    int32_t today;
    bool next_week, begin, middle;
    int32_t dated;   /* the latest day of each sort; NEVER: none */
    int32_t near_by; /* a weekday, or a number of days from now */
    int32_t wide;    /* some time in a week or month */
    int64_t hours;   /* from now; 0: none */
} due_search;

static void later(const due_search *search, int32_t *day, int32_t candidate)
{
    if (candidate >= search->today && candidate <= search->today + DAYS_MOST && candidate > *day)
        *day = candidate;
}

/* ---- Numbers ---- */

/* The largest number among the words: "vijf tot tien", "3-5"; 0: there is none. */
static int32_t largest(const due_search *search, const empi_reading *reading)
{
    int32_t number = 0;
    for (uint32_t i = reading->first; i <= reading->last; i++) {
        const empi_item *item = &search->stream->items[i];
        int32_t parts[EMPI_DATE_PARTS], value = item->numeral ? item->value : 0;
        if (item->kind == EMPI_TOKEN_DATE && empi_date_figures(search->stream, item, parts) == 2)
            value = parts[1];
        if (value > number)
            number = value;
    }
    return number;
}

/* ---- Days ---- */

/* A day and month without a year: the sentence may name a date that is past. */
static int32_t nearest(const due_search *search, int32_t month, int32_t of_month, int32_t past)
{
    int32_t year = empi_date_of_day(search->today).year, day;
    day = empi_day_of_date((empi_date){year, month, of_month});
    if (day < search->today - past)
        return empi_day_of_date((empi_date){year + 1, month, of_month});
    if (day > search->today + YEAR - past)
        return empi_day_of_date((empi_date){year - 1, month, of_month});
    return day;
}

static bool is_day_of(int32_t year, int32_t month, int32_t of_month)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && of_month >= 1 &&
           of_month <= empi_month_length(year, month);
}

static void on_date(due_search *search, const empi_reading *reading)
{
    for (uint32_t i = reading->first; i <= reading->last; i++) {
        int32_t parts[EMPI_DATE_PARTS];
        size_t count;
        empi_date date;
        if (search->stream->items[i].kind != EMPI_TOKEN_DATE)
            continue;
        count = empi_date_figures(search->stream, &search->stream->items[i], parts);
        if (count < 2)
            continue;
        date = (empi_date){2000, parts[1], parts[0]}; /* a leap year: 29-2 is a day */
        if (count == 3) {
            date.year = parts[0] >= 1000 ? parts[0] : parts[2] < 100 ? 2000 + parts[2] : parts[2];
            date.day = parts[0] >= 1000 ? parts[2] : parts[0];
        }
        if (!is_day_of(date.year, date.month, date.day))
            continue;
        later(search, &search->dated,
              count == 3 ? empi_day_of_date(date)
                         : nearest(search, date.month, date.day, PAST_DATE));
    }
}

/* "de 20e": of this month or the next. */
static void on_day(due_search *search, const empi_reading *reading)
{
    for (uint32_t i = reading->first; i <= reading->last; i++) {
        const empi_item *item = &search->stream->items[i];
        empi_date date = empi_date_of_day(search->today);
        if (item->numeral != EMPI_ORDINAL || item->value > 31 || item->value < 1 ||
            (item->kind != EMPI_TOKEN_ORDINAL && item->value < DAY_WORD_LEAST))
            continue;
        date.month += item->value < date.day;
        date.day = item->value;
        later(search, &search->dated, empi_day_of_date(date));
    }
}

/* "16 februari 2027", "16 februari", "in februari". */
static void in_named_month(due_search *search, const empi_reading *reading, int32_t month)
{
    const empi_item *next = &search->stream->items[reading->last + 1]; /* at least a boundary */
    int32_t of_month = largest(search, reading), year = 0, length;
    if (next->kind == EMPI_TOKEN_NUMBER && next->value >= 1900 && next->value <= 9999)
        year = next->value;
    length = empi_month_length(year ? year : 2000, month);
    if (of_month > length)
        return;
    if (of_month > 0) {
        later(search, &search->dated,
              year ? empi_day_of_date((empi_date){year, month, of_month})
                   : nearest(search, month, of_month, PAST_DATE));
        return;
    }
    of_month = search->begin ? 10 : search->middle ? 15 : 28;
    of_month = year ? empi_day_of_date((empi_date){year, month, of_month})
                    : nearest(search, month, of_month, PAST_MONTH);
    if (!search->begin && !search->middle) { /* its last day */
        empi_date date = empi_date_of_day(of_month);
        of_month += empi_month_length(date.year, date.month) - date.day;
    }
    later(search, &search->wide, of_month);
}

static void on_weekday(due_search *search, int32_t weekday)
{
    int32_t today = empi_weekday(search->today);
    int32_t ahead = (weekday - today + 6) % 7 + 1; /* who means today says so */
    if (search->next_week)
        ahead = 7 - today + weekday;
    later(search, &search->near_by, search->today + ahead);
}

/* Until the last working day of a week; of a week without any left, until it ends. */
static void in_week(due_search *search, int32_t weeks)
{
    int32_t monday = search->today - empi_weekday(search->today) + 1 + 7 * weeks;
    int32_t until = monday + (search->begin ? 1 : search->middle ? 3 : 6), day = until;
    while (day > monday && day > search->today && !empi_workday(search->calendar, day))
        day--;
    if (day < search->today || !empi_workday(search->calendar, day))
        day = monday + 6;
    later(search, &search->wide, day);
}

static void in_months(due_search *search, int32_t *into, int32_t months, bool at_end)
{
    empi_date date = empi_date_of_day(search->today);
    int32_t length = empi_month_length(date.year, date.month + months);
    if (at_end || date.day > length)
        date.day = length;
    if (at_end && months > 0 && (search->begin || search->middle))
        date.day = search->begin ? 10 : 15;
    date.month += months;
    later(search, into, empi_day_of_date(date));
}

/* ---- Words ---- */

static int32_t at_most(int32_t number, int32_t most)
{
    return number < most ? number : most;
}

static void in_days(due_search *search, const empi_reading *reading, size_t word)
{
    int32_t number = largest(search, reading), n = words[word].n;
    /* "een paar": the number is in the words' meaning */
    if (number == 0 || (n != 1 && words[word].meaning == IN_DAYS))
        number = n;
    switch (words[word].meaning) {
    case IN_DAYS:
        later(search, &search->near_by, search->today + at_most(number, DAYS_MOST + 1));
        break;
    case IN_WEEKS:
        later(search, &search->near_by, search->today + 7 * at_most(number, DAYS_MOST));
        break;
    case IN_WORKDAYS:
        later(search, &search->near_by,
              empi_workday_after(search->calendar, search->today, number));
        break;
    case IN_MONTHS:
        in_months(search, &search->near_by, at_most(number, DAYS_MOST), false);
        break;
    default:
        if (number <= HOURS_MOST && number > search->hours)
            search->hours = number;
    }
}

static void hear(due_search *search, const empi_reading *reading, size_t word)
{
    int32_t n = words[word].n, monday = search->today - empi_weekday(search->today) + 1;
    switch (words[word].meaning) {
    case ON_WEEKDAY:
        on_weekday(search, n);
        break;
    case IN_WEEK:
        in_week(search, n);
        break;
    case AFTER_WEEKEND:
        later(search, &search->near_by, monday + 7);
        break;
    case IN_WEEKEND:
        later(search, &search->near_by, monday + 6);
        break;
    case IN_MONTH:
        in_months(search, &search->wide, n, true);
        break;
    case IN_YEAR:
        later(search, &search->wide,
              empi_day_of_date((empi_date){empi_date_of_day(search->today).year, 12, 31}));
        break;
    case ON_DATE:
        on_date(search, reading);
        break;
    case ON_DAY:
        on_day(search, reading);
        break;
    case NAMED_MONTH:
        in_named_month(search, reading, n);
        break;
    case PART:
        break;
    default:
        in_days(search, reading, word);
    }
}

/* Which of the words a reading is; the number of words: none. */
static size_t find_word(const empi_program *program, const empi_reading *reading)
{
    const empi_rule *rule = &program->rules[reading->rule];
    const char *name = program->cues[rule->cue].id;
    size_t i = 0;
    if (rule->kind != EMPI_MARKER || reading->reason || strncmp(name, "due_", 4) != 0)
        return sizeof words / sizeof *words;
    while (i < sizeof words / sizeof *words && strcmp(words[i].name, name) != 0)
        i++;
    return i;
}

/* What says which week or which part, must be known before the rest is understood. */
static void hear_modifiers(due_search *search, size_t word)
{
    if (words[word].meaning == IN_WEEK && words[word].n == 1)
        search->next_week = true;
    if (words[word].meaning == PART)
        *(words[word].n ? &search->middle : &search->begin) = true;
}

static bool settle(const due_search *search, int64_t written, int64_t *due)
{
    int32_t day = search->dated;
    if (day == NEVER)
        day = search->near_by;
    if (day == NEVER && search->hours == 0)
        day = search->wide;
    if (day != NEVER)
        *due = empi_calendar_midnight(search->calendar, day + 1);
    if (search->hours > 0 && written <= INT64_MAX - search->hours * 3600) {
        int64_t after = written + search->hours * 3600;
        if (day == NEVER || after > *due)
            *due = after;
        return true;
    }
    return day != NEVER;
}

bool empi_due_find(const empi_scanner *scanner, uint32_t first, uint32_t last,
                   const empi_calendar *calendar, int64_t written, int64_t *due)
{
    const empi_program *program = scanner->engine->program;
    due_search search = {.stream = &scanner->stream,
                         .calendar = calendar,
                         .today = empi_calendar_day(calendar, written, NULL),
                         .dated = NEVER,
                         .near_by = NEVER,
                         .wide = NEVER};
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < scanner->readings.count; i++) {
            const empi_reading *reading = &scanner->readings.items[i];
            size_t word;
            if (reading->sentence < first || reading->sentence > last)
                continue;
            word = find_word(program, reading);
            if (word == sizeof words / sizeof *words)
                continue;
            if (pass == 0)
                hear_modifiers(&search, word);
            else
                hear(&search, reading, word);
        }
    return settle(&search, written, due);
}
