#include <stdlib.h>

#include "cli.h"

/* Where the world is to blame and not a lexicon. */
static int fail(empathie_error *error)
{
    bool memory = !error || empathie_error_status(error) == EMPATHIE_ERROR_MEMORY;
    cli_complain_error(error);
    return memory ? CLI_BAD_INPUT : CLI_LEXICON;
}

int cli_builder_new(const cli_options *options, empathie_builder **builder)
{
    empathie_error *error = NULL;
    empathie_status status = empathie_builder_new(builder, &error);
    size_t i;
    if (status == EMPATHIE_OK)
        status = empathie_builder_set_limit(*builder, EMPATHIE_LIMIT_TEXT_BYTES, CLI_TEXT_BYTES,
                                            &error);
    if (status == EMPATHIE_OK && !options->no_default)
        status = empathie_builder_add_default(*builder, &error);
    for (i = 0; status == EMPATHIE_OK && i < options->lexicon_count; i++)
        status = empathie_builder_add_file(*builder, options->lexicons[i], &error);
    for (i = 0; status == EMPATHIE_OK && i < options->off_count; i++)
        status = empathie_builder_switch_off(*builder, options->off[i], &error);
    if (status == EMPATHIE_OK)
        return CLI_OK;
    empathie_builder_free(*builder);
    *builder = NULL;
    return fail(error);
}

int cli_engine_new(const cli_options *options, empathie_engine **engine)
{
    empathie_builder *builder = NULL;
    empathie_error *error = NULL;
    int status = cli_builder_new(options, &builder);
    *engine = NULL;
    if (status != CLI_OK)
        return status;
    if (empathie_builder_build(builder, engine, &error) != EMPATHIE_OK)
        status = fail(error);
    empathie_builder_free(builder);
    return status;
}

const char *cli_label(const empathie_engine *engine, const char *name)
{
    const char *label = empathie_engine_label(engine, name);
    return label ? label : name ? name : "";
}

int cli_reader_begin(cli_reader *reader, const cli_options *options)
{
    empathie_error *error = NULL;
    int status = cli_engine_new(options, &reader->engine);
    reader->scanner = NULL;
    reader->text = NULL;
    reader->capacity = 0;
    if (status != CLI_OK)
        return status;
    if (empathie_scanner_new(reader->engine, &reader->scanner, &error) == EMPATHIE_OK)
        return CLI_OK;
    cli_reader_end(reader);
    return fail(error);
}

void cli_reader_end(cli_reader *reader)
{
    empathie_scanner_free(reader->scanner);
    empathie_engine_release(reader->engine);
    free(reader->text);
}

static bool make_room(cli_reader *reader, size_t needed)
{
    char *grown;
    if (needed < reader->capacity)
        return true;
    grown = realloc(reader->text, needed + needed / 2 + 1024);
    if (!grown)
        return false;
    reader->text = grown;
    reader->capacity = needed + needed / 2 + 1024;
    return true;
}

const char *cli_reader_explain(cli_reader *reader, const empathie_result *result,
                                const char *text, size_t text_length, size_t *length)
{
    *length = empathie_result_explain(result, text, text_length, reader->text, reader->capacity);
    if (*length < reader->capacity)
        return reader->text;
    if (!make_room(reader, *length))
        return NULL;
    *length = empathie_result_explain(result, text, text_length, reader->text, reader->capacity);
    return reader->text;
}
