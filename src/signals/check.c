#include "signals/build.h"
#include "signals/scan.h"

#include <string.h>

/* What the example sentences show of an entry. */
typedef struct record {
    bool alone;     /* somewhere it is found where no other entry tells the same */
    uint32_t other; /* a rule that told the same where it did not tell alone */
} record;

typedef struct checker {
    empi_scanner *scanner;
    empi_error *error;
    record *records; /* by rule; NULL: none are kept */
} checker;

/* ---- which entries speak for themselves ---- */

/* Another entry of the same cue, as strong, that has the same words and more, or the same words and
 * stands earlier in the lexicons; or the reading itself. */
static uint32_t who_tells(const checker *at, const empi_reading *reading)
{
    const empi_program *program = at->scanner->engine->program;
    const empi_readings *readings = &at->scanner->readings;
    const empi_rule *rule = &program->rules[reading->rule];
    for (size_t i = 0; i < readings->count; i++) {
        const empi_reading *other = &readings->items[i];
        const empi_rule *other_rule = &program->rules[other->rule];
        bool same = other->first == reading->first && other->last == reading->last;
        if ((other->reason && other->reason != reading->reason) || other_rule->cue != rule->cue || other->rule == reading->rule ||
            other_rule->strength < rule->strength || other_rule->source->points.text)
            continue;
        if (other->first <= reading->first && other->last >= reading->last &&
            (!same || other->rule < reading->rule))
            return other->rule;
    }
    return reading->rule;
}

static void keep_record(checker *at)
{
    const empi_readings *readings = &at->scanner->readings;
    for (size_t i = 0; at->records && i < readings->count; i++) {
        const empi_reading *reading = &readings->items[i];
        record *of = &at->records[reading->rule];
        if (reading->reason && strcmp(reading->reason, "unlikely") != 0)
            continue;
        of->other = who_tells(at, reading);
        of->alone = of->alone || of->other == reading->rule;
    }
}

/* ---- example sentences ---- */

static bool read_example(checker *at, const empi_rule *rule, const empi_string *text)
{
    enum empi_side side = empi_kind_side(rule->kind) & EMPI_SIDE_PERSON ? EMPI_SIDE_PERSON
                                                                        : EMPI_SIDE_ORGANISATION;
    if (!empi_scan_read(at->scanner, side, text->text, text->length))
        return false;
    keep_record(at);
    return true;
}

/* Why the entry is silent in the sentence that was just read: the reason of a reading that was set
 * aside, or NULL. */
static const char *why_silent(const empi_scanner *scanner, uint32_t rule)
{
    for (size_t i = 0; i < scanner->readings.count; i++)
        if (scanner->readings.items[i].rule == rule)
            return scanner->readings.items[i].reason;
    return NULL;
}

static bool check_matches(checker *at, const empi_rule *rule, uint32_t index)
{
    for (size_t i = 0; i < rule->source->matches.count; i++) {
        const empi_string *text = &rule->source->matches.items[i];
        empi_place place = {rule->file, text->line, text->column};
        const char *reason;
        if (!read_example(at, rule, text))
            return false;
        if (empi_scan_has(at->scanner, index))
            continue;
        reason = why_silent(at->scanner, index);
        empi_error_add(at->error, place,
                       reason ? "\"%s\" does not find this sentence: set aside as %s"
                              : "\"%s\" does not find this sentence%s",
                       rule->id, reason ? reason : "");
    }
    return true;
}

/* The words that were found, to show what to change. */
static void found_words(const empi_scanner *scanner, uint32_t rule, const char **words,
                        size_t *length)
{
    const empi_readings *readings = &scanner->readings;
    const empi_text *text = &scanner->text;
    for (size_t i = 0; i < readings->count; i++) {
        const empi_reading *reading = &readings->items[i];
        if (reading->rule != rule || reading->reason)
            continue;
        const empi_item *items = scanner->stream.items;
        uint32_t from = text->tokens[items[reading->first].token].from;
        uint32_t to = text->tokens[items[reading->last].last].to;
        *words = text->bytes + from;
        *length = to - from;
        return;
    }
}

static bool check_rejects(checker *at, const empi_rule *rule, uint32_t index)
{
    for (size_t i = 0; i < rule->source->rejects.count; i++) {
        const empi_string *text = &rule->source->rejects.items[i];
        empi_place place = {rule->file, text->line, text->column};
        const char *words = "";
        size_t length = 0;
        if (!read_example(at, rule, text))
            return false;
        if (!empi_scan_has(at->scanner, index))
            continue;
        found_words(at->scanner, index, &words, &length);
        empi_error_add(at->error, place, "\"%s\" must not find this sentence, but finds \"%.*s\"",
                       rule->id, (int)length, words);
    }
    return true;
}

bool empi_check(empi_engine *engine, empi_error *error)
{
    checker at = {empi_scanner_new(engine), error, NULL};
    bool done = at.scanner != NULL;
    for (size_t i = 0; done && i < engine->program->rule_count; i++) {
        const empi_rule *rule = &engine->program->rules[i];
        done = check_matches(&at, rule, (uint32_t)i) && check_rejects(&at, rule, (uint32_t)i);
    }
    empi_scanner_free(at.scanner);
    return done;
}

/* ---- what is no mistake yet worth a look ---- */

/* Sentences that an entry has wrong and says so: each that it no longer has wrong is noted. */
static bool review_known(checker *at, uint32_t index, const empi_strings *known, bool found)
{
    const empi_rule *rule = &at->scanner->engine->program->rules[index];
    for (size_t i = 0; i < known->count; i++) {
        const empi_string *text = &known->items[i];
        empi_place place = {rule->file, text->line, text->column};
        if (!read_example(at, rule, text))
            return false;
        if (empi_scan_has(at->scanner, index) == found)
            empi_error_add(at->error, place,
                           found ? "mended: \"%s\" finds this sentence now; move it to \"matches\""
                                 : "mended: \"%s\" leaves this sentence alone now; move it to "
                                   "\"rejects\"",
                           rule->id);
    }
    return true;
}

static bool read_all(checker *at, const empi_rule *rule, const empi_strings *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        if (!read_example(at, rule, &texts->items[i]))
            return false;
    return true;
}

/* An entry that a combination names does its work there. */
static bool is_part(const empi_program *program, uint32_t index)
{
    for (size_t i = 0; i < program->rule_count; i++)
        for (size_t j = 0; j < program->rules[i].parts.count; j++) {
            const empi_name *part = &program->rules[i].parts.items[j];
            if (part->kind == EMPI_NAME_RULE && part->index == index)
                return true;
        }
    return false;
}

static void note_silent(checker *at, uint32_t index)
{
    const empi_program *program = at->scanner->engine->program;
    const empi_rule *rule = &program->rules[index];
    const record *of = &at->records[index];
    empi_place place = {rule->file, rule->line, 1};
    if (rule->kind > EMPI_KIND_LAST || of->alone || is_part(program, index))
        return;
    empi_error_add(at->error, place, "\"%s\" tells nothing that \"%s\" does not tell", rule->id,
                   program->rules[of->other].id);
}

bool empi_review(empi_engine *engine, empi_error *notes)
{
    const empi_program *program = engine->program;
    size_t size = (program->rule_count + 1) * sizeof(record);
    checker at = {empi_scanner_new(engine), notes, empi_alloc_zero(&program->memory, size)};
    bool done = at.scanner && at.records;
    for (size_t i = 0; done && i < program->rule_count; i++) {
        const empi_rule *rule = &program->rules[i];
        done = read_all(&at, rule, &rule->source->matches) &&
               read_all(&at, rule, &rule->source->rejects) &&
               review_known(&at, (uint32_t)i, &rule->source->limits, false) &&
               review_known(&at, (uint32_t)i, &rule->source->misses, true);
    }
    for (size_t i = 0; done && i < program->rule_count; i++)
        note_silent(&at, (uint32_t)i);
    empi_free(&program->memory, at.records, size);
    empi_scanner_free(at.scanner);
    return done;
}
