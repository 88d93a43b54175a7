#include <string.h>

#include "lexicon/duplicates.h"
#include "lexicon/lexicon.h"
#include "lexicon/schema_object.h"
#include "lexicon/schema_value.h"
#include "lexicon/yaml.h"

/* ---- Names that may occur once in a file ------------------------------------------------- */

static void report_twice(void *context, const empi_string *again, const empi_string *first)
{
    const empi_schema *schema = context;
    empi_error_add(schema->error, (empi_place){schema->file, again->line, again->column},
                   "\"%.*s\" already stands on line %d: give this one a name of its own",
                   empi_shown(again), again->text, (int)first->line);
}

/* The name is the first field of each object. */
static void check_once(empi_schema *schema, const void *objects, size_t count, size_t size)
{
    const unsigned char *bytes = objects;
    const empi_string **names;
    size_t i;
    if (count < 2)
        return;
    names = empi_arena_alloc(schema->scratch, count * sizeof *names);
    if (!names)
        return;
    for (i = 0; i < count; i++)
        names[i] = (const void *)(bytes + i * size);
    empi_duplicates(names, count, report_twice, schema);
}

static void check_entries_once(empi_schema *schema, const empi_lexicon *lexicon)
{
    const empi_string **names;
    size_t i;
    if (lexicon->entry_count < 2)
        return;
    names = empi_arena_alloc(schema->scratch, lexicon->entry_count * sizeof *names);
    if (!names)
        return;
    for (i = 0; i < lexicon->entry_count; i++)
        names[i] = &lexicon->entries[i].id;
    empi_duplicates(names, lexicon->entry_count, report_twice, schema);
}

static void check_names(empi_schema *schema, const empi_lexicon *lexicon)
{
    check_once(schema, lexicon->kinds, lexicon->kind_count, sizeof *lexicon->kinds);
    check_once(schema, lexicon->cues, lexicon->cue_count, sizeof *lexicon->cues);
    check_once(schema, lexicon->labels.items, lexicon->labels.count, sizeof *lexicon->labels.items);
    check_once(schema, lexicon->reflects, lexicon->reflect_count, sizeof *lexicon->reflects);
    check_once(schema, lexicon->numbers, lexicon->number_count, sizeof *lexicon->numbers);
    check_once(schema, lexicon->languages, lexicon->language_count, sizeof *lexicon->languages);
    check_entries_once(schema, lexicon);
}

/* ---- The file ---------------------------------------------------------------------------- */

static void read_root(empi_schema *schema, const empi_yaml_node *root, empi_lexicon_file *top)
{
    empi_found found;
    if (root->kind != EMPI_YAML_MAP) {
        empi_error_add(schema->error, empi_schema_place(schema, root),
                       "a lexicon must be a map that begins with \"format: 1\"");
        return;
    }
    empi_object_read(schema, EMPI_OBJECT_FILE, root, top, &found);
    empi_object_missing(schema, EMPI_OBJECT_FILE, root, &found, EMPI_FORM_ALL);
    check_names(schema, &top->lexicon);
}

/* False: no memory. */
static bool read_file(empi_lexicon_file *top, const empi_memory *memory, const char *bytes,
                      size_t length, empi_error *error)
{
    empi_arena scratch;
    empi_schema schema = {&top->lexicon.arena, &scratch, top->lexicon.name, error, top, false};
    const empi_yaml_node *root;
    size_t before = empi_error_count(error);
    bool failed = false;
    empi_arena_init(&scratch, memory);
    root = empi_yaml_read(&scratch, schema.file, bytes, length, error, &failed);
    if (root)
        read_root(&schema, root, top);
    else if (!failed && empi_error_count(error) == before)
        empi_error_add(error, (empi_place){schema.file, 1, 1},
                       "this file is empty: a lexicon begins with \"format: 1\"");
    failed = failed || scratch.failed || schema.arena->failed;
    empi_arena_free(&scratch);
    return !failed;
}

empi_lexicon *empi_lexicon_read(const empi_memory *memory, const char *name, const char *bytes,
                                size_t length, empi_error *error)
{
    empi_lexicon *lexicon = empi_alloc(memory, sizeof *lexicon);
    empi_lexicon_file top;
    if (!lexicon)
        return NULL;
    memset(&top, 0, sizeof top);
    empi_arena_init(&top.lexicon.arena, memory);
    top.lexicon.name =
        empi_arena_string(&top.lexicon.arena, name ? name : "", name ? strlen(name) : 0);
    if (!top.lexicon.name || !read_file(&top, memory, bytes, length, error) ||
        empi_error_failed(error)) {
        empi_arena_free(&top.lexicon.arena);
        empi_free(memory, lexicon, sizeof *lexicon);
        return NULL;
    }
    empi_error_sort(error);
    *lexicon = top.lexicon;
    return lexicon;
}

void empi_lexicon_free(empi_lexicon *lexicon)
{
    const empi_memory *memory;
    if (!lexicon)
        return;
    memory = lexicon->arena.memory;
    empi_arena_free(&lexicon->arena);
    empi_free(memory, lexicon, sizeof *lexicon);
}
