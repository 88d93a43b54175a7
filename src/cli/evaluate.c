/* Compares what is found with what people labelled, one JSON object a line:
 * {"id":"m1","text":"…","kinds":{"frustration":{"cues":["waiting"],"intensity":2}}} */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

enum {
    KINDS = EMPATHIE_KIND_DISTRESS + 1, /* [0] stays empty */
    ROWS = 256,                         /* cues; the lexicons have 26 */
    NAME_BYTES = 80
};

typedef struct counts {
    long long right, false_alarm, missed;
} counts;

typedef struct row {
    char name[NAME_BYTES]; /* "frustration.waiting" */
    counts tally;
} row;

typedef struct evaluate_job {
    const cli_options *options;
    cli_reader reader;
    cli_progress progress;
    cli_terminal terminal;
    counts kinds[KINDS];
    row rows[ROWS];
    size_t row_count;
    long long messages, quiet, alarms, bad;
    long long masks, masks_right, intensities, intensities_right;
} evaluate_job;

static int32_t kind_by_name(const char *name)
{
    int32_t kind;
    for (kind = 1; kind < KINDS; kind++)
        if (!strcmp(name, empathie_kind_name(kind)))
            return kind;
    return 0;
}

static void add(counts *tally, bool wanted, bool found)
{
    tally->right += wanted && found;
    tally->false_alarm += !wanted && found;
    tally->missed += wanted && !found;
}

/* ---- One message ----------------------------------------------------------------------------- */

static const empathie_signal *signal_of(const empathie_result *result, int32_t kind)
{
    size_t i;
    for (i = 0; i < empathie_result_count(result); i++)
        if (empathie_signal_kind(empathie_result_signal(result, i)) == kind)
            return empathie_result_signal(result, i);
    return NULL;
}

static bool has_cue(const empathie_signal *signal, const char *cue)
{
    size_t i;
    for (i = 0; signal && i < empathie_signal_cue_count(signal); i++)
        if (!strcmp(empathie_signal_cue(signal, i), cue))
            return true;
    return false;
}

static bool labels_cue(const json_t *cues, const char *cue)
{
    size_t i;
    for (i = 0; i < json_array_size(cues); i++)
        if (!strcmp(json_string_value(json_array_get(cues, i)), cue))
            return true;
    return false;
}

/* The tally of a cue; cues beyond ROWS, which no sane file has, share the last. */
static counts *row_of(evaluate_job *evaluation, int32_t kind, const char *cue)
{
    char name[NAME_BYTES];
    size_t i;
    (void)snprintf(name, sizeof name, "%s.%s", empathie_kind_name(kind), cue);
    for (i = 0; i < evaluation->row_count; i++)
        if (!strcmp(evaluation->rows[i].name, name))
            return &evaluation->rows[i].tally;
    if (evaluation->row_count == ROWS)
        i = ROWS - 1;
    else
        memcpy(evaluation->rows[evaluation->row_count++].name, name, sizeof name);
    return &evaluation->rows[i].tally;
}

static void compare_cues(evaluate_job *evaluation, int32_t kind, const json_t *cues,
                         const empathie_signal *signal)
{
    size_t i;
    for (i = 0; i < json_array_size(cues); i++) {
        const char *cue = json_string_value(json_array_get(cues, i));
        add(row_of(evaluation, kind, cue), true, has_cue(signal, cue));
    }
    for (i = 0; signal && i < empathie_signal_cue_count(signal); i++) {
        const char *cue = empathie_signal_cue(signal, i);
        if (!labels_cue(cues, cue))
            add(row_of(evaluation, kind, cue), false, true);
    }
}

static void compare_form(evaluate_job *evaluation, const json_t *label,
                         const empathie_signal *signal)
{
    const json_t *mask = json_object_get(label, "mask");
    const json_t *intensity = json_object_get(label, "intensity");
    if (json_is_string(mask)) {
        const char *found = empathie_mask_name(empathie_signal_mask(signal));
        evaluation->masks++;
        evaluation->masks_right += found && !strcmp(found, json_string_value(mask));
    }
    if (json_is_number(intensity)) {
        evaluation->intensities++;
        evaluation->intensities_right +=
            json_number_value(intensity) == (double)empathie_signal_intensity(signal);
    }
}

static bool still_listed(const evaluate_job *evaluation, int32_t kind, bool wanted)
{
    const counts *tally = &evaluation->kinds[kind];
    return (wanted ? tally->missed : tally->false_alarm) <= evaluation->options->misses;
}

static void put_cues(const json_t *label, const empathie_signal *signal)
{
    const json_t *cues = json_object_get(label, "cues");
    size_t i;
    cli_puts(" (");
    for (i = 0; i < json_array_size(cues); i++)
        cli_print("%s%s", i ? ", " : "", json_string_value(json_array_get(cues, i)));
    for (i = 0; signal && i < empathie_signal_cue_count(signal); i++)
        cli_print("%s%s", i ? ", " : "", empathie_signal_cue(signal, i));
    cli_puts(")");
}

static void compare(evaluate_job *evaluation, const cli_record *record, const json_t *kinds,
                    const empathie_result *result)
{
    bool listed = false;
    int32_t kind;
    for (kind = 1; kind < KINDS; kind++) {
        const json_t *label = json_object_get(kinds, empathie_kind_name(kind));
        const empathie_signal *signal = signal_of(result, kind);
        add(&evaluation->kinds[kind], label, signal);
        compare_cues(evaluation, kind, json_object_get(label, "cues"), signal);
        if (label && signal)
            compare_form(evaluation, label, signal);
        if (!label == !signal || !still_listed(evaluation, kind, label))
            continue;
        cli_progress_hide(&evaluation->progress);
        cli_print("%s%s %s", listed ? "; " : "", label ? "missed" : "false alarm",
                  empathie_kind_name(kind));
        put_cues(label, signal);
        listed = true;
    }
    if (listed) {
        cli_print(" in %s\n", record->id);
        cli_show(&evaluation->terminal, evaluation->reader.engine, result, record->text,
                 record->text_length, CLI_VIEW_PLAIN);
        cli_puts("\n");
    }
    evaluation->messages++;
    if (!json_object_size(kinds)) {
        evaluation->quiet++;
        evaluation->alarms += empathie_result_count(result) > 0;
    }
}

/* ---- Labels ---------------------------------------------------------------------------------- */

static bool has_entry(const empathie_engine *engine, int32_t kind, const char *cue)
{
    size_t i;
    for (i = 0; i < empathie_engine_count(engine); i++) {
        const empathie_entry *entry = empathie_engine_entry(engine, i);
        if (empathie_entry_kind(entry) == kind && !strcmp(empathie_entry_cue(entry), cue))
            return true;
    }
    return false;
}

static bool refuse(char *problem, const char *what, const char *name)
{
    (void)snprintf(problem, CLI_PROBLEM_BYTES, "%s \"%.60s\"", what, name ? name : "");
    return false;
}

static bool is_intensity(const json_t *value)
{
    double number = json_number_value(value); /* 0 for what is none */
    return number == 1 || number == 2 || number == 3;
}

static bool check_label(const empathie_engine *engine, const char *kind, const json_t *label,
                        char *problem)
{
    const json_t *cues = json_object_get(label, "cues");
    const json_t *intensity = json_object_get(label, "intensity");
    int32_t number = kind_by_name(kind);
    size_t i;
    if (!number)
        return refuse(problem, "no kind is called", kind);
    if (cues && !json_is_array(cues))
        return refuse(problem, "\"cues\" is no list in", kind);
    if (intensity && !is_intensity(intensity))
        return refuse(problem, "\"intensity\" is not 1, 2 or 3 in", kind);
    for (i = 0; i < json_array_size(cues); i++) {
        const char *cue = json_string_value(json_array_get(cues, i));
        if (!cue)
            return refuse(problem, "a cue is not a name in", kind);
        if (strlen(cue) > NAME_BYTES / 2 || !has_entry(engine, number, cue))
            return refuse(problem, "no entry of this kind tells", cue);
    }
    return true;
}

/* A misspelt kind or cue would else be counted as a message without it. */
static bool check_labels(const empathie_engine *engine, json_t *kinds, char *problem)
{
    const char *kind;
    json_t *label;
    if (!json_is_object(kinds)) {
        (void)snprintf(problem, CLI_PROBLEM_BYTES, "there is no \"kinds\" object");
        return false;
    }
    json_object_foreach(kinds, kind, label)
        if (!check_label(engine, kind, label, problem))
            return false;
    return true;
}

static bool evaluate(void *context, const cli_message *message)
{
    evaluate_job *evaluation = context;
    cli_record record;
    empathie_result *result = NULL;
    empathie_error *error = NULL;
    const char *problem = NULL;
    memset(&record, 0, sizeof record);
    if (message->too_long)
        problem = "the line is too long";
    else if (!message->length)
        return true;
    else if (!cli_record_read(&record, message->line, message->length, message->number) ||
             !check_labels(evaluation->reader.engine, json_object_get(record.root, "kinds"),
                           record.problem))
        problem = record.problem;
    if (!problem && empathie_scanner_scan(evaluation->reader.scanner, record.text,
                                          record.text_length, &result, &error) != EMPATHIE_OK)
        problem = error ? empathie_error_message(error, 0) : "out of memory";
    if (problem) {
        cli_progress_hide(&evaluation->progress);
        cli_complain("%s:%lld: %s", message->source, message->number, problem);
        evaluation->bad++;
    } else {
        compare(evaluation, &record, json_object_get(record.root, "kinds"), result);
    }
    empathie_error_free(error);
    empathie_result_free(result);
    cli_record_free(&record);
    return true;
}

/* ---- Figures --------------------------------------------------------------------------------- */

static double share(long long part, long long whole)
{
    return whole ? (double)part / (double)whole : 0;
}

static double f1(const counts *tally)
{
    return share(2 * tally->right, 2 * tally->right + tally->missed + tally->false_alarm);
}

static void put_title(const char *title)
{
    cli_print("%-32s%6s%11s%9s%8s\n", title, "n", "precision", "recall", "F1");
}

static void put_row(const char *name, const counts *tally)
{
    cli_print("  %-30s%6lld%11.3f%9.3f%8.3f\n", name, tally->right + tally->missed,
              share(tally->right, tally->right + tally->false_alarm),
              share(tally->right, tally->right + tally->missed), f1(tally));
}

/* Over the rows that are labelled at all. */
static void put_macro(double sum, int count)
{
    cli_print("  %-56s%8.3f\n", "macro-F1", count ? sum / count : 0);
}

static int compare_rows(const void *left, const void *right)
{
    return strcmp(((const row *)left)->name, ((const row *)right)->name);
}

static void put_figures(evaluate_job *evaluation)
{
    double sum = 0;
    int counted = 0;
    int32_t kind;
    size_t i;
    put_title("kind");
    for (kind = 1; kind < KINDS; kind++) {
        const counts *tally = &evaluation->kinds[kind];
        bool labelled = tally->right + tally->missed > 0;
        put_row(empathie_kind_name(kind), tally);
        sum += labelled ? f1(tally) : 0;
        counted += labelled;
    }
    put_macro(sum, counted);
    sum = 0;
    counted = 0;
    qsort(evaluation->rows, evaluation->row_count, sizeof *evaluation->rows, compare_rows);
    put_title("cue");
    for (i = 0; i < evaluation->row_count; i++) {
        const counts *tally = &evaluation->rows[i].tally;
        bool labelled = tally->right + tally->missed > 0;
        put_row(evaluation->rows[i].name, tally);
        sum += labelled ? f1(tally) : 0;
        counted += labelled;
    }
    put_macro(sum, counted);
}

static void put_shares(const evaluate_job *evaluation)
{
    if (evaluation->masks)
        cli_print("  the same mask, where both have a masked question: %lld of %lld (%.1f %%)\n",
                  evaluation->masks_right, evaluation->masks,
                  100 * share(evaluation->masks_right, evaluation->masks));
    if (evaluation->intensities)
        cli_print("  the same intensity, where both have the kind: %lld of %lld (%.1f %%)\n",
                  evaluation->intensities_right, evaluation->intensities,
                  100 * share(evaluation->intensities_right, evaluation->intensities));
    cli_print("  signal-free messages with a false alarm: %lld of %lld (%.1f %%)\n",
              evaluation->alarms, evaluation->quiet,
              100 * share(evaluation->alarms, evaluation->quiet));
}

int cli_evaluate(const cli_options *options)
{
    evaluate_job *evaluation = calloc(1, sizeof *evaluation);
    int status;
    if (!evaluation) {
        cli_complain("out of memory");
        return CLI_BAD_INPUT;
    }
    evaluation->options = options;
    status = cli_reader_begin(&evaluation->reader, options);
    if (status == CLI_OK) {
        cli_terminal_begin(&evaluation->terminal, options->colour);
        cli_progress_begin(&evaluation->progress, true);
        if (!cli_each_message(options, &evaluation->progress, evaluate, evaluation) ||
            evaluation->bad)
            status = CLI_BAD_INPUT;
        if (evaluation->messages) {
            put_figures(evaluation);
            put_shares(evaluation);
        }
        cli_reader_end(&evaluation->reader);
    }
    free(evaluation);
    return status;
}
