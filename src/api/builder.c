#include "api/error.h"
#include "base/file.h"
#include "lexicon/embedded.h"
#include "signals/build.h"

#include <string.h>

enum { TEXT_BYTES_MOST = EMPI_TEXT_BYTES_MAX, LEXICON_BYTES_MOST = 256 << 20 };

empathie_status empathie_builder_new_with_memory(empathie_resize_fn resize, void *context,
                                                 empathie_builder **builder,
                                                 empathie_error **error)
{
    empi_memory memory = {resize, context};
    if (error)
        *error = NULL;
    if (builder)
        *builder = NULL;
    if (!resize || !builder) {
        memory = empi_memory_default();
        return empi_fail(&memory, error, EMPATHIE_ERROR_ARGUMENT, "resize or builder is NULL");
    }
    *builder = empi_builder_new(memory);
    return *builder ? EMPATHIE_OK : EMPATHIE_ERROR_MEMORY;
}

empathie_status empathie_builder_new(empathie_builder **builder, empathie_error **error)
{
    empi_memory memory = empi_memory_default();
    return empathie_builder_new_with_memory(memory.resize, memory.context, builder, error);
}

void empathie_builder_free(empathie_builder *builder)
{
    empi_builder_free(builder);
}

/* Every call on a builder begins here: the arguments and the flag that another thread may hold. */
static empathie_status begin(empathie_builder *builder, bool arguments, empathie_error **error)
{
    empi_memory memory = builder ? builder->memory : empi_memory_default();
    if (error)
        *error = NULL;
    if (!builder || !arguments)
        return empi_fail(&memory, error, EMPATHIE_ERROR_ARGUMENT, "an argument is NULL");
    if (!empi_flag_take(&builder->busy))
        return empi_fail(&memory, error, EMPATHIE_ERROR_BUSY,
                         "the builder is in use by another call");
    return EMPATHIE_OK;
}

static empathie_status end(empathie_builder *builder, empathie_status status)
{
    empi_flag_give(&builder->busy);
    return status;
}

static empathie_status too_large(empathie_builder *builder, const char *name,
                                 empathie_error **error)
{
    if (error) {
        *error = empi_error_new(&builder->memory, EMPATHIE_ERROR_LIMIT);
        empi_error_add(*error, (empi_place){name, 0, 0}, "a lexicon of more than %lld bytes",
                       (long long)builder->limits[EMPATHIE_LIMIT_LEXICON_BYTES]);
        empi_drop_unfinished(error);
    }
    return end(builder, EMPATHIE_ERROR_LIMIT);
}

empathie_status empathie_builder_add_default(empathie_builder *builder, empathie_error **error)
{
    empathie_status status = begin(builder, true, error);
    size_t before;
    int32_t group;
    if (status != EMPATHIE_OK)
        return status;
    before = builder->source_count;
    group = ++builder->groups;
    for (size_t i = 0; i < empi_embedded_count; i++) {
        if (!empi_builder_add_embedded(builder, &empi_embedded_files[i], group)) {
            empi_builder_keep(builder, before); /* all of them or none */
            return end(builder, EMPATHIE_ERROR_MEMORY);
        }
    }
    return end(builder, EMPATHIE_OK);
}

empathie_status empathie_builder_add_bytes(empathie_builder *builder, const char *name,
                                           const char *yaml, size_t length,
                                           empathie_error **error)
{
    empathie_status status = begin(builder, name && (yaml || length == 0), error);
    if (status != EMPATHIE_OK)
        return status;
    if ((uint64_t)length > (uint64_t)builder->limits[EMPATHIE_LIMIT_LEXICON_BYTES])
        return too_large(builder, name, error);
    if (!empi_builder_add(builder, name, yaml, length, ++builder->groups))
        return end(builder, EMPATHIE_ERROR_MEMORY);
    return end(builder, EMPATHIE_OK);
}

static empathie_status unreadable(empathie_builder *builder, const char *path,
                                  const empi_file_problem *problem, empathie_error **error)
{
    if (error) {
        *error = empi_error_new(&builder->memory, EMPATHIE_ERROR_FILE);
        empi_error_add(*error, (empi_place){path, 0, 0}, "%s", problem->text);
        empi_drop_unfinished(error);
    }
    return end(builder, EMPATHIE_ERROR_FILE);
}

empathie_status empathie_builder_add_file(empathie_builder *builder, const char *path,
                                          empathie_error **error)
{
    empathie_status status = begin(builder, path != NULL, error);
    empi_file_problem problem;
    empi_buffer buffer;
    enum empi_file_result found;
    bool added = false;
    if (status != EMPATHIE_OK)
        return status;
    empi_buffer_init(&buffer, &builder->memory);
    found = empi_file_read(&buffer, path, (size_t)builder->limits[EMPATHIE_LIMIT_LEXICON_BYTES],
                           &problem);
    if (found == EMPI_FILE_OK)
        added = empi_builder_add(builder, path, buffer.bytes, buffer.length, ++builder->groups);
    empi_buffer_free(&buffer);
    if (found == EMPI_FILE_UNREADABLE)
        return unreadable(builder, path, &problem, error);
    if (found == EMPI_FILE_TOO_LARGE)
        return too_large(builder, path, error);
    return end(builder, added ? EMPATHIE_OK : EMPATHIE_ERROR_MEMORY);
}

empathie_status empathie_builder_switch_off(empathie_builder *builder, const char *id,
                                            empathie_error **error)
{
    empathie_status status = begin(builder, id != NULL, error);
    if (status != EMPATHIE_OK)
        return status;
    return end(builder, empi_builder_off(builder, id) ? EMPATHIE_OK : EMPATHIE_ERROR_MEMORY);
}

empathie_status empathie_builder_set_limit(empathie_builder *builder, int32_t limit, int64_t value,
                                           empathie_error **error)
{
    static const int64_t most[] = {0, TEXT_BYTES_MOST, LEXICON_BYTES_MOST, UINT32_MAX,
                                   EMPI_TURNS_MAX};
    empathie_status status = begin(builder, true, error);
    if (status != EMPATHIE_OK)
        return status;
    if (limit < EMPATHIE_LIMIT_TEXT_BYTES || limit > EMPATHIE_LIMIT_TURNS || value < 1 ||
        value > most[limit])
        return end(builder, empi_fail(&builder->memory, error, EMPATHIE_ERROR_ARGUMENT,
                                      "no such limit, or a value that it cannot have"));
    empi_builder_limit(builder, limit, value);
    return end(builder, EMPATHIE_OK);
}

/* What became of building; mistakes is freed or handed over. */
static empathie_status built(const empathie_engine *engine, empi_error *mistakes,
                             empathie_error **error)
{
    if (engine) {
        empi_error_free(mistakes);
        return EMPATHIE_OK;
    }
    empi_error_sort(mistakes);
    return empi_fail_with(error, mistakes);
}

static empathie_status build(empathie_builder *builder, empathie_engine **engine,
                             empathie_error **error)
{
    empi_error *mistakes;
    if (builder->checked.engine) {
        *engine = empi_engine_retain(builder->checked.engine);
        return EMPATHIE_OK;
    }
    mistakes = empi_error_new(&builder->memory, EMPATHIE_ERROR_LEXICON);
    if (!mistakes)
        return EMPATHIE_ERROR_MEMORY;
    *engine = empi_build(builder, false, mistakes);
    return built(*engine, mistakes, error);
}

static empathie_status check(const empathie_builder *builder, bool mistakes_too,
                             empi_checked *checked, empathie_error **error)
{
    empi_error *mistakes = empi_error_new(&builder->memory, EMPATHIE_ERROR_LEXICON);
    if (!mistakes)
        return EMPATHIE_ERROR_MEMORY;
    empi_check(builder, checked, mistakes_too, mistakes);
    return built(checked->engine, mistakes, error);
}

static empathie_status review(const empathie_builder *builder, const empi_checked *checked,
                              empathie_error **notes)
{
    empi_error *found = empi_error_new(&builder->memory, EMPATHIE_ERROR_LEXICON);
    if (!found || !empi_review(checked, found) || empi_error_failed(found)) {
        empi_error_free(found);
        return EMPATHIE_ERROR_MEMORY;
    }
    if (empi_error_count(found) > 0) {
        empi_error_sort(found);
        *notes = found;
    } else {
        empi_error_free(found);
    }
    return EMPATHIE_OK;
}

empathie_status empathie_builder_build(empathie_builder *builder, empathie_engine **engine,
                                       empathie_error **error)
{
    empathie_status status = begin(builder, engine != NULL, error);
    if (engine)
        *engine = NULL;
    if (status != EMPATHIE_OK)
        return status;
    return end(builder, build(builder, engine, error));
}

empathie_status empathie_builder_check(empathie_builder *builder, empathie_error **error)
{
    empathie_status status = begin(builder, true, error);
    if (status != EMPATHIE_OK)
        return status;
    if (!builder->checked.engine)
        status = check(builder, true, &builder->checked, error);
    return end(builder, status);
}

empathie_status empathie_builder_review(empathie_builder *builder, empathie_error **notes,
                                        empathie_error **error)
{
    empathie_status status = begin(builder, notes != NULL, error);
    empi_checked unchecked = {0};
    const empi_checked *checked;
    if (notes)
        *notes = NULL;
    if (status != EMPATHIE_OK)
        return status;
    checked = builder->checked.engine ? &builder->checked : &unchecked;
    if (!checked->engine) /* sentences that entries get wrong are none of its business */
        status = check(builder, false, &unchecked, error);
    if (status == EMPATHIE_OK)
        status = review(builder, checked, notes);
    empi_checked_free(&unchecked);
    return end(builder, status);
}

empathie_status empathie_engine_new_default(empathie_engine **engine, empathie_error **error)
{
    empathie_builder *builder;
    empathie_status status = empathie_builder_new(&builder, error);
    if (engine)
        *engine = NULL;
    if (status == EMPATHIE_OK)
        status = empathie_builder_add_default(builder, error);
    if (status == EMPATHIE_OK)
        status = empathie_builder_build(builder, engine, error);
    empathie_builder_free(builder);
    return status;
}
