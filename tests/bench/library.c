#include "library.h"

#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *resize(void *context, void *block, size_t old_size, size_t new_size)
{
    counter *memory = context;
    memory->in_use += new_size - old_size;
    if (new_size == 0) {
        free(block);
        return NULL;
    }
    memory->requests++;
    return realloc(block, new_size);
}

static void stop_on(empathie_error *error)
{
    static char text[4096];
    if (!error)
        return;
    (void)empathie_error_text(error, text, sizeof text);
    give_up(text);
}

/* The lexicons that say how words are written and what cues there are. */
static void add_basics(empathie_builder *builder, const lexicons *all)
{
    static const char *const names[] = {"signals.yaml", "strength.yaml", "spelling.yaml"};
    for (size_t i = 0; i < all->file_count; i++) {
        const char *name = strrchr(all->files[i].path, '/');
        for (size_t j = 0; name && j < sizeof names / sizeof *names; j++)
            if (strcmp(name + 1, names[j]) == 0) {
                empathie_error *error = NULL;
                (void)empathie_builder_add_file(builder, all->files[i].path, &error);
                stop_on(error);
            }
    }
}

library *library_new(const lexicons *all, bool only_words, const text_buffer *texts, size_t count,
                     counter *memory)
{
    library *self = grow_block(NULL, sizeof *self);
    empathie_builder *builder = NULL;
    empathie_error *error = NULL;
    size_t before = memory->in_use;
    double start = processor_seconds();
    *self = (library){0};
    (void)empathie_builder_new_with_memory(resize, memory, &builder, &error);
    stop_on(error);
    if (only_words)
        add_basics(builder, all);
    else
        (void)empathie_builder_add_default(builder, &error);
    stop_on(error);
    for (size_t i = 0; i < count; i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "bench%zu", i);
        if (texts[i].length)
            (void)empathie_builder_add_bytes(builder, name, texts[i].bytes, texts[i].length,
                                             &error);
        stop_on(error);
    }
    (void)empathie_builder_build(builder, &self->engine, &error);
    stop_on(error);
    empathie_builder_free(builder);
    self->set_up = processor_seconds() - start;
    self->engine_bytes = memory->in_use - before;
    (void)empathie_scanner_new(self->engine, &self->scanner, &error);
    stop_on(error);
    return self;
}

void library_free(library *self)
{
    empathie_scanner_free(self->scanner);
    empathie_engine_release(self->engine);
    free(self);
}

empathie_result *library_scan(empathie_scanner *scanner, const char *text, size_t length)
{
    empathie_result *result = NULL;
    empathie_error *error = NULL;
    (void)empathie_scanner_scan(scanner, text, length, &result, &error);
    stop_on(error);
    return result;
}

size_t library_find(void *state, const char *text, size_t length)
{
    library *self = state;
    empathie_result *result = library_scan(self->scanner, text, length);
    size_t signals = empathie_result_count(result);
    empathie_result_free(result);
    return signals > 0;
}
