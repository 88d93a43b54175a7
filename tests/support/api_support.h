/* What the tests of the public interface share; it includes nothing but that interface. */
#ifndef API_SUPPORT_H
#define API_SUPPORT_H

#include <empathie.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(items) (sizeof(items) / sizeof *(items))

/* Each test program uses some of these. */
#if defined(__GNUC__)
#define SHARED __attribute__((unused)) static
#else
#define SHARED static
#endif

/* The bytes of a file below tests/, with a NUL after them; to be freed. */
SHARED char *file_bytes(const char *name, size_t *length)
{
    char path[1000];
    size_t room = 1 << 16, size = 0, step;
    char *bytes = malloc(room + 1);
    FILE *file;
    (void)snprintf(path, sizeof path, "%s/%s", TEST_DATA_DIR, name);
    file = fopen(path, "rb");
    if (!file || !bytes)
        fail_msg("cannot read %s", path);
    while ((step = fread(bytes + size, 1, room - size, file)) > 0) {
        size += step;
        if (size == room)
            bytes = realloc(bytes, (room *= 2) + 1);
        assert_non_null(bytes);
    }
    (void)fclose(file);
    bytes[size] = '\0';
    if (length)
        *length = size;
    return bytes;
}

SHARED void show_error(const empathie_error *error)
{
    char text[4000];
    if (empathie_error_text(error, text, sizeof text) > 0)
        (void)fputs(text, stderr);
}

/* What a call wrote into a buffer of exactly the size it asked for; to be freed. */
SHARED char *error_string(const empathie_error *error)
{
    size_t length = empathie_error_text(error, NULL, 0);
    char *text = malloc(length + 1);
    assert_non_null(text);
    assert_int_equal(empathie_error_text(error, text, length + 1), length);
    assert_int_equal(strlen(text), length);
    return text;
}

SHARED char *json_string_in(const empathie_result *result, int32_t unit)
{
    size_t length = empathie_result_json(result, unit, NULL, 0);
    char *text = malloc(length + 1);
    assert_non_null(text);
    assert_int_equal(empathie_result_json(result, unit, text, length + 1), length);
    assert_int_equal(strlen(text), length);
    return text;
}

SHARED char *explanation(const empathie_result *result, const char *message)
{
    size_t length = empathie_result_explain(result, message, strlen(message), NULL, 0);
    char *text = malloc(length + 1);
    assert_non_null(text);
    assert_int_equal(empathie_result_explain(result, message, strlen(message), text, length + 1),
                     length);
    assert_int_equal(strlen(text), length);
    return text;
}

SHARED void add_small(empathie_builder *builder)
{
    size_t length;
    char *yaml = file_bytes("cases/small.yaml", &length);
    assert_int_equal(empathie_builder_add_bytes(builder, "small.yaml", yaml, length, NULL),
                     EMPATHIE_OK);
    free(yaml); /* the builder has a copy */
}

/* A builder that holds tests/cases/small.yaml. */
SHARED empathie_builder *small_builder(void)
{
    empathie_builder *builder;
    assert_int_equal(empathie_builder_new(&builder, NULL), EMPATHIE_OK);
    add_small(builder);
    return builder;
}

/* A builder that holds the built-in lexicons. */
SHARED empathie_builder *default_builder(void)
{
    empathie_builder *builder;
    assert_int_equal(empathie_builder_new(&builder, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_add_default(builder, NULL), EMPATHIE_OK);
    return builder;
}

SHARED void add_yaml(empathie_builder *builder, const char *name, const char *yaml)
{
    assert_int_equal(empathie_builder_add_bytes(builder, name, yaml, strlen(yaml), NULL),
                     EMPATHIE_OK);
}

SHARED empathie_engine *built(empathie_builder *builder)
{
    empathie_engine *engine = NULL;
    empathie_error *error = NULL;
    if (empathie_builder_build(builder, &engine, &error) != EMPATHIE_OK)
        show_error(error);
    assert_null(error);
    assert_non_null(engine);
    return engine;
}

SHARED empathie_engine *small_engine(void)
{
    empathie_builder *builder = small_builder();
    empathie_engine *engine = built(builder);
    empathie_builder_free(builder);
    return engine;
}

SHARED empathie_engine *default_engine(void)
{
    empathie_engine *engine = NULL;
    empathie_error *error = NULL;
    if (empathie_engine_new_default(&engine, &error) != EMPATHIE_OK)
        show_error(error);
    assert_null(error);
    assert_non_null(engine);
    return engine;
}

/* A scanner that holds the engine alone. */
SHARED empathie_scanner *scanner_of(empathie_engine *engine)
{
    empathie_scanner *scanner = NULL;
    assert_int_equal(empathie_scanner_new(engine, &scanner, NULL), EMPATHIE_OK);
    empathie_engine_release(engine);
    return scanner;
}

SHARED empathie_result *scan_bytes(empathie_scanner *scanner, const char *text, size_t length)
{
    empathie_result *result = NULL;
    empathie_error *error = NULL;
    assert_int_equal(empathie_scanner_scan(scanner, text, length, &result, &error), EMPATHIE_OK);
    assert_null(error);
    assert_non_null(result);
    return result;
}

SHARED empathie_result *scan(empathie_scanner *scanner, const char *text)
{
    return scan_bytes(scanner, text, strlen(text));
}

SHARED bool has_limit(const empathie_result *result, const char *limit)
{
    for (size_t i = 0; i < empathie_result_limit_count(result); i++)
        if (strcmp(empathie_result_limit(result, i), limit) == 0)
            return true;
    return false;
}

SHARED const empathie_signal *signal_of(const empathie_result *result, int32_t kind)
{
    for (size_t i = 0; i < empathie_result_count(result); i++)
        if (empathie_signal_kind(empathie_result_signal(result, i)) == kind)
            return empathie_result_signal(result, i);
    return NULL;
}

#endif
