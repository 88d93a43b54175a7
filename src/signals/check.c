#include "signals/build.h"
#include "signals/scan.h"

#include <string.h>

typedef struct checker {
    empi_scanner *scanner;
    empi_error *error; /* NULL: nobody asks */
    empi_examined *shown; /* by rule */
} checker;

static size_t shown_size(const empi_engine *engine)
{
    return (engine->program->rule_count + 1) * sizeof(empi_examined);
}

void empi_checked_free(empi_checked *checked)
{
    if (!checked->engine)
        return;
    empi_free(&checked->engine->program->memory, checked->shown, shown_size(checked->engine));
    empi_engine_release(checked->engine);
    *checked = (empi_checked){0};
}

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
        if ((other->reason && other->reason != reading->reason) || other_rule->cue != rule->cue ||
            other->rule == reading->rule || other_rule->strength < rule->strength ||
            other_rule->by_points)
            continue;
        if (other->first <= reading->first && other->last >= reading->last &&
            (!same || other->rule < reading->rule))
            return other->rule;
    }
    return reading->rule;
}

static void keep_shown(checker *at)
{
    const empi_readings *readings = &at->scanner->readings;
    for (size_t i = 0; i < readings->count; i++) {
        const empi_reading *reading = &readings->items[i];
        empi_examined *of = &at->shown[reading->rule];
        if (!empi_reading_found(reading))
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
    keep_shown(at);
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
        if (reading->rule != rule || !empi_reading_found(reading))
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

static bool read_examples(checker *at)
{
    const empi_program *program = at->scanner->engine->program;
    bool done = true;
    for (size_t i = 0; done && i < program->rule_count; i++) {
        const empi_rule *rule = &program->rules[i];
        done = check_matches(at, rule, (uint32_t)i) && check_rejects(at, rule, (uint32_t)i);
    }
    return done;
}

void empi_check(const empi_builder *builder, empi_checked *checked, bool mistakes,
                empi_error *error)
{
    checker at = {.error = mistakes ? error : NULL};
    checked->shown = NULL;
    checked->engine = empi_build(builder, true, error);
    if (!checked->engine)
        return;
    at.scanner = empi_scanner_new(checked->engine);
    at.shown = checked->shown = empi_alloc_zero(&builder->memory, shown_size(checked->engine));
    if (!at.scanner || !at.shown || !read_examples(&at))
        empi_error_fail(error);
    empi_scanner_free(at.scanner);
    if (empi_error_count(error) > 0 || empi_error_failed(error))
        empi_checked_free(checked);
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
    const empi_examined *of = &at->shown[index];
    empi_place place = {rule->file, rule->line, 1};
    if (rule->kind > EMPI_KIND_LAST || of->alone || is_part(program, index))
        return;
    empi_error_add(at->error, place, "\"%s\" tells nothing that \"%s\" does not tell", rule->id,
                   program->rules[of->other].id);
}

bool empi_review(const empi_checked *checked, empi_error *notes)
{
    const empi_program *program = checked->engine->program;
    checker at = {empi_scanner_new(checked->engine), notes, checked->shown};
    bool done = at.scanner != NULL;
    for (size_t i = 0; done && i < program->rule_count; i++) {
        const empi_rule *rule = &program->rules[i];
        done = review_known(&at, (uint32_t)i, &rule->source->limits, false) &&
               review_known(&at, (uint32_t)i, &rule->source->misses, true);
    }
    for (size_t i = 0; done && i < program->rule_count; i++)
        note_silent(&at, (uint32_t)i);
    empi_scanner_free(at.scanner);
    return done;
}
