#include "lexicons.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

void strings_add(strings *list, const char *text)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? 2 * list->capacity : 8;
        list->items = grow_block(list->items, list->capacity * sizeof *list->items);
    }
    list->items[list->count++] = text;
}

static const char *text_of(const yaml_node_t *node)
{
    return (const char *)node->data.scalar.value; /* the documents are never freed */
}

static strings list_of(yaml_document_t *document, const yaml_node_t *node)
{
    strings list = {0};
    if (node->type == YAML_SCALAR_NODE)
        strings_add(&list, text_of(node));
    if (node->type == YAML_SEQUENCE_NODE)
        for (yaml_node_item_t *item = node->data.sequence.items.start;
             item < node->data.sequence.items.top; item++)
            strings_add(&list, text_of(yaml_document_get_node(document, *item)));
    return list;
}

static void read_entry(lexicons *all, yaml_document_t *document, const yaml_node_t *node)
{
    size_t file = all->file_count - 1;
    bench_entry entry = {.file = file, .kind = all->files[file].kind};
    const struct {
        const char *key;
        const char **text;
        strings *list;
    } fields[] = {{"id", &entry.id, NULL},
                  {"kind", &entry.kind, NULL},
                  {"cue", &entry.cue, NULL},
                  {"mask", &entry.mask, NULL},
                  {"strength", &entry.strength, NULL},
                  {"within", &entry.within, NULL},
                  {"reach", &entry.reach, NULL},
                  {"regex", &entry.regex, NULL},
                  {"any", NULL, &entry.any},
                  {"all", NULL, &entry.all},
                  {"needs", NULL, &entry.needs},
                  {"except", NULL, &entry.except},
                  {"unless", NULL, &entry.unless},
                  {"despite", NULL, &entry.despite},
                  {"matches", NULL, &entry.matches},
                  {"rejects", NULL, &entry.rejects}};
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const char *key = text_of(yaml_document_get_node(document, pair->key));
        const yaml_node_t *value = yaml_document_get_node(document, pair->value);
        entry.points |= strcmp(key, "points") == 0;
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            if (strcmp(fields[i].key, key) == 0) {
                if (fields[i].text)
                    *fields[i].text = text_of(value);
                else
                    *fields[i].list = list_of(document, value);
            }
    }
    if (all->entry_count == all->entry_capacity) {
        all->entry_capacity = all->entry_capacity ? 2 * all->entry_capacity : 1024;
        all->entries = grow_block(all->entries, all->entry_capacity * sizeof *all->entries);
    }
    all->entries[all->entry_count++] = entry;
}

static void read_class(lexicons *all, yaml_document_t *document, const yaml_node_pair_t *pair)
{
    if (all->class_count == all->class_capacity) {
        all->class_capacity = all->class_capacity ? 2 * all->class_capacity : 256;
        all->classes = grow_block(all->classes, all->class_capacity * sizeof *all->classes);
    }
    all->classes[all->class_count++] =
        (word_class){text_of(yaml_document_get_node(document, pair->key)),
                     list_of(document, yaml_document_get_node(document, pair->value))};
}

/* kind and unless stand above the entries. */
static void read_section(lexicons *all, yaml_document_t *document, const yaml_node_pair_t *pair)
{
    const char *key = text_of(yaml_document_get_node(document, pair->key));
    const yaml_node_t *value = yaml_document_get_node(document, pair->value);
    lexicon_file *file = &all->files[all->file_count - 1];
    if (strcmp(key, "kind") == 0)
        file->kind = text_of(value);
    if (strcmp(key, "unless") == 0)
        file->unless = list_of(document, value);
    if (strcmp(key, "classes") == 0)
        for (yaml_node_pair_t *item = value->data.mapping.pairs.start;
             item < value->data.mapping.pairs.top; item++)
            read_class(all, document, item);
    if (strcmp(key, "entries") == 0 && value->type == YAML_SEQUENCE_NODE)
        for (yaml_node_item_t *item = value->data.sequence.items.start;
             item < value->data.sequence.items.top; item++)
            read_entry(all, document, yaml_document_get_node(document, *item));
}

static void read_file(lexicons *all, const char *path)
{
    yaml_parser_t parser;
    yaml_document_t *document = grow_block(NULL, sizeof *document);
    const yaml_node_t *root = NULL;
    FILE *file = fopen(path, "rb");
    if (!file || !yaml_parser_initialize(&parser))
        give_up(path);
    yaml_parser_set_input_file(&parser, file);
    if (!yaml_parser_load(&parser, document) || !(root = yaml_document_get_root_node(document)) ||
        root->type != YAML_MAPPING_NODE)
        give_up(path);
    all->files[all->file_count++] = (lexicon_file){.path = path};
    for (yaml_node_pair_t *pair = root->data.mapping.pairs.start;
         pair < root->data.mapping.pairs.top; pair++)
        read_section(all, document, pair);
    yaml_parser_delete(&parser);
    (void)fclose(file);
}

lexicons *lexicons_read(const char *const *paths, size_t count)
{
    lexicons *all = grow_block(NULL, sizeof *all);
    *all = (lexicons){.files = grow_block(NULL, (count + 1) * sizeof *all->files)};
    for (size_t i = 0; i < count; i++)
        read_file(all, paths[i]);
    return all;
}

const word_class *lexicons_class(const lexicons *all, const char *name, size_t length)
{
    for (size_t i = 0; i < all->class_count; i++)
        if (strlen(all->classes[i].name) == length &&
            memcmp(all->classes[i].name, name, length) == 0)
            return &all->classes[i];
    return NULL;
}
