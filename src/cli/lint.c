#include "cli.h"

/* ", 12 silence" for every kind that has entries. */
static void put_counts(const empathie_engine *engine)
{
    static const int32_t kinds[] = {
        EMPATHIE_KIND_FRUSTRATION, EMPATHIE_KIND_MASKED_QUESTION, EMPATHIE_KIND_SILENCE,
        EMPATHIE_KIND_DISTRESS,    EMPATHIE_KIND_CLOSES,          EMPATHIE_KIND_OPENS,
        EMPATHIE_KIND_MARK,        EMPATHIE_KIND_SCOPE};
    size_t i, j, count = empathie_engine_count(engine);
    const char *between = ": ";
    cli_print("%zu entries", count);
    for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t of_kind = 0;
        for (j = 0; j < count; j++)
            of_kind += empathie_entry_kind(empathie_engine_entry(engine, j)) == kinds[i];
        if (!of_kind)
            continue;
        cli_print("%s%zu %s", between, of_kind, empathie_kind_name(kinds[i]));
        between = ", ";
    }
    cli_puts(".\nNo mistakes: all are well formed, and every example sentence does what its entry "
             "says.\n");
}

static int say_mistakes(empathie_error *error)
{
    size_t count = empathie_error_count(error);
    empathie_status status = empathie_error_status(error);
    bool lexicon = error && status != EMPATHIE_ERROR_MEMORY && status != EMPATHIE_ERROR_INTERNAL;
    cli_complain_error(error);
    if (lexicon)
        cli_complain("%zu mistake%s", count, count == 1 ? "" : "s");
    return lexicon ? CLI_LEXICON : CLI_BAD_INPUT;
}

/* What is no mistake yet worth a look. */
static int say_notes(empathie_builder *builder)
{
    empathie_error *notes = NULL, *error = NULL;
    size_t count;
    if (empathie_builder_review(builder, &notes, &error) != EMPATHIE_OK)
        return say_mistakes(error);
    count = empathie_error_count(notes);
    for (size_t i = 0; i < count; i++)
        cli_complain("%s:%d:%d: warning: %s", empathie_error_file(notes, i),
                     (int)empathie_error_line(notes, i), (int)empathie_error_column(notes, i),
                     empathie_error_message(notes, i));
    if (count)
        cli_complain("%zu warning%s", count, count == 1 ? "" : "s");
    empathie_error_free(notes);
    return CLI_OK;
}

int cli_lint(const cli_options *options)
{
    empathie_builder *builder = NULL;
    empathie_engine *engine = NULL;
    empathie_error *error = NULL;
    int status = cli_builder_new(options, &builder);
    if (status != CLI_OK)
        return status;
    if (empathie_builder_check(builder, &error) != EMPATHIE_OK ||
        empathie_builder_build(builder, &engine, &error) != EMPATHIE_OK)
        status = say_mistakes(error);
    else
        put_counts(engine);
    if (status == CLI_OK)
        status = say_notes(builder);
    empathie_engine_release(engine);
    empathie_builder_free(builder);
    return status;
}

int cli_version(const cli_options *options)
{
    empathie_engine *engine = NULL;
    int status;
    cli_print("empathie %s\n", empathie_version());
    status = cli_engine_new(options, &engine);
    if (status == CLI_OK)
        cli_print("lexicons %s\n", empathie_engine_fingerprint(engine));
    empathie_engine_release(engine);
    return status;
}
