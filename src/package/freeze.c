/* Builds the library's own lexicons and writes the engine as an image, while the library itself is
 * being built: `empathie_freeze OUTPUT`. Lexicons with mistakes give an empty image, so that the
 * tool that tells about mistakes can be built all the same. */
#include "lexicon/image.h"
#include "signals/build.h"

#include <stdio.h>
#include <stdlib.h>

static empi_engine *build(void)
{
    empi_memory memory = empi_memory_default();
    empi_builder *builder = empi_builder_new(memory);
    empi_error *error = empi_error_new(&memory, 0);
    empi_engine *engine = NULL;
    bool done = builder && error;
    for (size_t i = 0; done && i < empi_embedded_count; i++)
        done = empi_builder_add_embedded(builder, &empi_embedded_files[i], 1);
    if (done)
        engine = empi_build(builder, false, error);
    if (!engine)
        (void)fprintf(stderr, "the lexicons have mistakes: `empathie lint` tells which\n");
    empi_builder_free(builder);
    empi_error_free(error);
    return engine;
}

static bool write_image(const empi_engine *engine, FILE *file)
{
    size_t size = empi_image_size(engine->program);
    void *image = calloc(1, size);
    bool done = image != NULL;
    if (done) {
        empi_image_write(engine->program, image);
        done = fwrite(image, 1, size, file) == size;
    }
    free(image);
    return done;
}

int main(int count, char **arguments)
{
    FILE *file = count == 2 ? fopen(arguments[1], "wb") : NULL;
    empi_engine *engine;
    bool done;
    if (!file)
        return EXIT_FAILURE;
    engine = build();
    done = !engine || write_image(engine, file);
    empi_engine_release(engine);
    return fclose(file) == 0 && done ? EXIT_SUCCESS : EXIT_FAILURE;
}
