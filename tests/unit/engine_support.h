/* An engine from a lexicon in a test, and what it reads in a text. */
#ifndef ENGINE_SUPPORT_H
#define ENGINE_SUPPORT_H

#include "signals/build.h"
#include "signals/scan.h"

#include <stdio.h>
#include <string.h>

/* An engine from a lexicon and another on top of it, or NULL for none. NULL when they have mistakes,
 * which are printed. */
static inline empi_engine *engine_with(const char *yaml, const char *over)
{
    empi_memory memory = empi_memory_default();
    empi_builder *builder = empi_builder_new(memory);
    empi_error *error = empi_error_new(&memory, -4);
    empi_engine *engine = NULL;
    if (empi_builder_add(builder, "test.yaml", yaml, strlen(yaml), 1) &&
        (!over || empi_builder_add(builder, "over.yaml", over, strlen(over), 2)))
        engine = empi_build(builder, false, error);
    for (size_t i = 0; i < empi_error_count(error); i++)
        fprintf(stderr, "%d:%d: %s\n", (int)empi_error_place(error, i).line,
                (int)empi_error_place(error, i).column, empi_error_message(error, i));
    empi_error_free(error);
    empi_builder_free(builder);
    return engine;
}

static inline empi_engine *engine_from(const char *yaml)
{
    return engine_with(yaml, NULL);
}

static inline uint32_t rule_named(const empi_engine *engine, const char *id)
{
    for (size_t i = 0; i < engine->program->rule_count; i++)
        if (strcmp(engine->program->rules[i].id, id) == 0)
            return (uint32_t)i;
    return UINT32_MAX;
}

/* Why the entry does not count in what was scanned last: "" it counts, NULL it was not found. */
static inline const char *reason_of(const empi_scanner *scanner, const char *id)
{
    uint32_t rule = rule_named(scanner->engine, id);
    const char *reason = NULL;
    for (size_t i = 0; i < scanner->readings.count; i++) {
        if (scanner->readings.items[i].rule != rule)
            continue;
        if (!scanner->readings.items[i].reason)
            return "";
        reason = scanner->readings.items[i].reason;
    }
    return reason;
}

#endif
