#include "lexicon/yaml_tree.h"

#include "base/utf8.h"
#include "lexicon/duplicates.h"

void empi_yaml_tree_init(empi_yaml_tree *tree, empi_arena *arena, const char *file)
{
    *tree = (empi_yaml_tree){.arena = arena, .file = file};
}

void empi_yaml_tree_stop(empi_yaml_tree *tree)
{
    size_t i;
    for (i = 0; i < tree->depth; i++)
        tree->open[i].node->partial = true;
    tree->stopped = true;
}

/* ---- Nodes ------------------------------------------------------------------------------- */

static bool expects_key(const empi_yaml_tree *tree)
{
    return tree->depth > 0 && tree->open[tree->depth - 1].node->kind == EMPI_YAML_MAP &&
           tree->open[tree->depth - 1].children % 2 == 0;
}

static void hang(empi_yaml_tree *tree, empi_yaml_node *node)
{
    empi_yaml_level *parent;
    if (tree->depth == 0) {
        tree->root = node;
        return;
    }
    parent = &tree->open[tree->depth - 1];
    if (parent->last)
        parent->last->next = node;
    else
        parent->node->first = node;
    parent->last = node;
    parent->children++;
    parent->node->count = parent->children;
    if (parent->node->kind == EMPI_YAML_MAP)
        parent->node->count = (parent->children + 1) / 2;
}

empi_yaml_node *empi_yaml_tree_add(empi_yaml_tree *tree, enum empi_yaml_kind kind, empi_place place)
{
    empi_yaml_node *node;
    if (++tree->count > EMPI_YAML_NODES) {
        empi_error_add(tree->error, place, "this file holds more than %d values: split it",
                       (int)EMPI_YAML_NODES);
        empi_yaml_tree_stop(tree);
        return NULL;
    }
    node = empi_arena_alloc_zero(tree->arena, sizeof *node);
    if (!node) {
        tree->failed = true;
        return NULL;
    }
    node->kind = (uint8_t)kind;
    node->string.line = place.line;
    node->string.column = place.column;
    node->column = place.column;
    if (kind != EMPI_YAML_TEXT && kind != EMPI_YAML_BROKEN && expects_key(tree)) {
        empi_error_add(tree->error, place,
                       "a key must be a word: put a text that begins with %s between "
                       "quotes",
                       kind == EMPI_YAML_MAP ? "{" : "[");
    }
    hang(tree, node);
    return node;
}

void empi_yaml_tree_open(empi_yaml_tree *tree, enum empi_yaml_kind kind, empi_place place)
{
    empi_yaml_node *node;
    if (tree->depth == EMPI_YAML_DEPTH) {
        empi_error_add(tree->error, place, "lists and maps are nested more than %d deep",
                       (int)EMPI_YAML_DEPTH);
        empi_yaml_tree_stop(tree);
        return;
    }
    node = empi_yaml_tree_add(tree, kind, place);
    if (node)
        tree->open[tree->depth++] = (empi_yaml_level){node, NULL, 0};
}

/* ---- Keys that occur twice --------------------------------------------------------------- */

static void report_duplicate(void *context, const empi_string *again, const empi_string *first)
{
    empi_yaml_tree *tree = context;
    size_t shown = empi_utf8_cut(again->text, again->length, 60);
    empi_error_add(tree->error, (empi_place){tree->file, again->line, again->column},
                   "duplicate key \"%.*s\" (first on line %d)", (int)shown, again->text,
                   (int)first->line);
}

static void check_keys(empi_yaml_tree *tree, const empi_yaml_node *map)
{
    enum { FEW = 32 };
    const empi_string *few[FEW];
    const empi_string **names = few;
    const empi_yaml_node *key;
    size_t count = 0, size = map->count * sizeof *names;
    if (map->count > FEW)
        names = empi_alloc(tree->arena->memory, size);
    if (!names) {
        tree->failed = true;
        return;
    }
    for (key = map->first; key; key = key->next ? key->next->next : NULL)
        if (key->kind == EMPI_YAML_TEXT)
            names[count++] = &key->string;
    empi_duplicates(names, count, report_duplicate, tree);
    if (names != few)
        empi_free(tree->arena->memory, names, size);
}

void empi_yaml_tree_close(empi_yaml_tree *tree, bool partial)
{
    empi_yaml_node *closed;
    if (tree->depth == 0)
        return;
    closed = tree->open[--tree->depth].node;
    closed->partial = partial;
    if (closed->kind == EMPI_YAML_MAP)
        check_keys(tree, closed);
}

const empi_yaml_node *empi_yaml_tree_top(const empi_yaml_tree *tree)
{
    return tree->depth ? tree->open[tree->depth - 1].node : NULL;
}

bool empi_yaml_tree_in_list(const empi_yaml_tree *tree)
{
    return tree->depth && tree->open[tree->depth - 1].node->kind == EMPI_YAML_LIST;
}

void empi_yaml_tree_drop_line(empi_yaml_tree *tree, int32_t line)
{
    size_t i;
    for (i = 0; i < tree->depth; i++)
        if (tree->open[i].last && tree->open[i].last->string.line == line)
            tree->open[i].last->kind = EMPI_YAML_BROKEN;
}
