#include "signals/build.h"
#include "signals/scan.h"

#include <string.h>

typedef struct checker {
    empi_scanner *scanner;
    empi_error *error;
} checker;

static bool read_example(checker *at, const empi_rule *rule, const empi_string *text)
{
    enum empi_side side = empi_kind_side(rule->kind) & EMPI_SIDE_PERSON ? EMPI_SIDE_PERSON
                                                                        : EMPI_SIDE_ORGANISATION;
    return empi_scan_read(at->scanner, side, text->text, text->length);
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
    checker at = {empi_scanner_new(engine), error};
    bool done = at.scanner != NULL;
    for (size_t i = 0; done && i < engine->program->rule_count; i++) {
        const empi_rule *rule = &engine->program->rules[i];
        done = check_matches(&at, rule, (uint32_t)i) && check_rejects(&at, rule, (uint32_t)i);
    }
    empi_scanner_free(at.scanner);
    return done;
}
