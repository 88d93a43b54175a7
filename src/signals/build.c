#include "signals/build.h"

#include "base/sha256.h"
#include "lexicon/compile.h"
#include "lexicon/image.h"
#include "match/regex.h"

#include <string.h>

empi_builder *empi_builder_new(empi_memory memory)
{
    empi_builder *builder = empi_alloc_zero(&memory, sizeof *builder);
    if (!builder)
        return NULL;
    builder->memory = memory;
    empi_flag_init(&builder->busy);
    builder->limits[1] = EMPI_TEXT_BYTES;
    builder->limits[2] = EMPI_LEXICON_BYTES;
    builder->limits[3] = EMPI_MATCH_STEPS;
    builder->limits[4] = EMPI_TURNS;
    return builder;
}

static void free_string(const empi_memory *memory, char *string)
{
    if (string)
        empi_free(memory, string, strlen(string) + 1);
}

static char *copy_string(const empi_memory *memory, const char *string)
{
    size_t size = strlen(string) + 1;
    char *copy = empi_alloc(memory, size);
    if (copy)
        memcpy(copy, string, size);
    return copy;
}

void empi_builder_keep(empi_builder *builder, size_t count)
{
    empi_checked_free(&builder->checked);
    while (builder->source_count > count) {
        empi_source *source = &builder->sources[--builder->source_count];
        free_string(&builder->memory, source->name);
        empi_free(&builder->memory, source->copy, source->length);
    }
}

void empi_builder_free(empi_builder *builder)
{
    empi_memory memory;
    if (!builder)
        return;
    memory = builder->memory;
    empi_builder_keep(builder, 0);
    for (size_t i = 0; i < builder->off_count; i++)
        free_string(&memory, builder->off[i]);
    empi_free(&memory, builder->sources, builder->source_capacity * sizeof *builder->sources);
    empi_free(&memory, builder->off, builder->off_capacity * sizeof *builder->off);
    empi_free(&memory, builder, sizeof *builder);
}

static bool add_source(empi_builder *builder, const char *name, empi_source source)
{
    empi_checked_free(&builder->checked);
    if (!empi_grow(&builder->memory, &builder->sources, &builder->source_capacity,
                   builder->source_count + 1, sizeof source))
        return false;
    source.name = copy_string(&builder->memory, name);
    if (!source.name)
        return false;
    builder->sources[builder->source_count++] = source;
    return true;
}

bool empi_builder_add(empi_builder *builder, const char *name, const char *bytes, size_t length,
                      int32_t group)
{
    char *copy = empi_alloc(&builder->memory, length);
    empi_source source = {.bytes = copy, .copy = copy, .length = length, .group = group};
    if (!copy)
        return false;
    if (length)
        memcpy(copy, bytes, length);
    if (add_source(builder, name, source))
        return true;
    empi_free(&builder->memory, copy, length);
    return false;
}

bool empi_builder_add_embedded(empi_builder *builder, const empi_embedded_file *file,
                               int32_t group)
{
    return add_source(builder, file->name,
                      (empi_source){.bytes = file->bytes,
                                    .length = file->length,
                                    .group = group,
                                    .digest = file->digest});
}

bool empi_builder_off(empi_builder *builder, const char *id)
{
    char *copy;
    empi_checked_free(&builder->checked);
    if (!empi_grow(&builder->memory, &builder->off, &builder->off_capacity, builder->off_count + 1,
                   sizeof *builder->off))
        return false;
    copy = copy_string(&builder->memory, id);
    if (!copy)
        return false;
    builder->off[builder->off_count++] = copy;
    return true;
}

void empi_builder_limit(empi_builder *builder, int32_t limit, int64_t value)
{
    empi_checked_free(&builder->checked);
    builder->limits[limit] = value;
}

/* ---- building ---- */

static void add_number(empi_sha256 *hash, uint64_t number)
{
    unsigned char bytes[8];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(number >> (8 * i));
    empi_sha256_add(hash, bytes, sizeof bytes);
}

/* Of the library's own files the build has worked the digest out. */
static void add_digest(empi_sha256 *hash, const empi_source *source)
{
    char digits[EMPI_SHA256_HEX + 1];
    const char *digest = source->digest;
    if (!digest) {
        empi_sha256 of_file;
        empi_sha256_init(&of_file);
        empi_sha256_add(&of_file, source->bytes, source->length);
        empi_sha256_hex(&of_file, digits);
        digest = digits;
    }
    empi_sha256_add(hash, digest, EMPI_SHA256_HEX);
}

/* Whatever changes results goes in: the digests of the files in order, what is off, the limits but
 * that on turns, which ends a conversation and changes none. */
static void fingerprint(const empi_builder *builder, char digits[65])
{
    empi_sha256 hash;
    empi_sha256_init(&hash);
    add_number(&hash, builder->source_count);
    for (size_t i = 0; i < builder->source_count; i++)
        add_digest(&hash, &builder->sources[i]);
    for (size_t i = 0; i < builder->off_count; i++)
        empi_sha256_add(&hash, builder->off[i], strlen(builder->off[i]) + 1);
    for (size_t i = 1; i < 4; i++)
        add_number(&hash, (uint64_t)builder->limits[i]);
    empi_sha256_hex(&hash, digits);
}

/* Reads all files into the program. false: no memory. */
static bool read_lexicons(const empi_builder *builder, empi_program *program, empi_error *error)
{
    size_t count = builder->source_count;
    program->lexicons = empi_alloc_zero(&program->memory, count * sizeof *program->lexicons);
    if (!program->lexicons)
        return false;
    program->lexicon_room = count;
    for (size_t i = 0; i < count; i++) {
        const empi_source *source = &builder->sources[i];
        program->lexicons[i] = empi_lexicon_read(&program->memory, source->name, source->bytes,
                                                 source->length, error);
        if (!program->lexicons[i])
            return false;
        program->lexicon_count++;
    }
    return true;
}

static bool compile(const empi_builder *builder, empi_program *program, bool examples,
                    empi_error *error)
{
    size_t size = builder->source_count * sizeof(int32_t);
    int32_t *groups = empi_alloc(&program->memory, size);
    empi_compile_input input = {groups, (const char *const *)builder->off, builder->off_count};
    bool done = groups && read_lexicons(builder, program, error);
    for (size_t i = 0; done && i < builder->source_count; i++)
        groups[i] = builder->sources[i].group;
    done = done && empi_program_compile(program, &input, error);
    empi_free(&program->memory, groups, size);
    if (!done || empi_error_count(error) > 0)
        return done;
    done = empi_program_settle(program);
    if (done && !examples)
        empi_program_forget(program);
    return done;
}

/* The image of what is to be built: of the library's own lexicons and nothing else. NULL: none. */
static const void *image_of(const empi_builder *builder)
{
    if (builder->off_count > 0 || builder->source_count != empi_embedded_count)
        return NULL;
    for (size_t i = 0; i < empi_embedded_count; i++)
        if (builder->sources[i].bytes != empi_embedded_files[i].bytes)
            return NULL;
    return empi_embedded_image();
}

empi_engine *empi_build(const empi_builder *builder, bool examples, empi_error *error)
{
    empi_program *program = empi_program_new(&builder->memory);
    empi_engine *engine;
    const void *image;
    bool done;
    if (!program) {
        empi_error_fail(error);
        return NULL;
    }
    image = examples ? NULL : image_of(builder);
    if (image)
        done = empi_image_open(program, image);
    else
        done = compile(builder, program, examples, error);
    memcpy(program->limits, builder->limits, sizeof program->limits);
    fingerprint(builder, program->fingerprint);
    done = done && empi_regexes_compile(program, error);
    engine = empi_engine_new(program);
    if (!engine || !done)
        empi_error_fail(error);
    if (!engine || !done || empi_error_count(error) > 0) {
        empi_engine_release(engine);
        return NULL;
    }
    return engine;
}
