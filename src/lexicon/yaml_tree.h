/* Hangs the nodes of a document together while it is read, within bounds. */
#ifndef EMPI_YAML_TREE_H
#define EMPI_YAML_TREE_H

#include "base/limits.h"
#include "lexicon/yaml.h"

typedef struct empi_yaml_level { /* a list or map that is still open */
    empi_yaml_node *node;
    empi_yaml_node *last;
    uint32_t children;
} empi_yaml_level;

typedef struct empi_yaml_tree {
    empi_arena *arena;
    empi_error *error; /* may be NULL */
    const char *file;
    empi_yaml_level open[EMPI_YAML_DEPTH];
    size_t depth;
    empi_yaml_node *root;
    size_t count; /* nodes so far */
    bool stopped; /* reading on makes no sense */
    bool failed;  /* no memory */
} empi_yaml_tree;

void empi_yaml_tree_init(empi_yaml_tree *tree, empi_arena *arena, const char *file);

/* Each hangs a node in the list or map that is open; NULL when a bound or memory stops
 * it. */
empi_yaml_node *empi_yaml_tree_add(empi_yaml_tree *tree, enum empi_yaml_kind kind,
                                   empi_place place);
void empi_yaml_tree_open(empi_yaml_tree *tree, enum empi_yaml_kind kind, empi_place place);
/* Reports keys that occur twice. partial: something inside was left out. */
void empi_yaml_tree_close(empi_yaml_tree *tree, bool partial);

const empi_yaml_node *empi_yaml_tree_top(const empi_yaml_tree *tree); /* NULL: none is open */
bool empi_yaml_tree_in_list(const empi_yaml_tree *tree);

/* What is open stays so: it is partial. */
void empi_yaml_tree_stop(empi_yaml_tree *tree);
/* What was half read on that line is not to be judged. */
void empi_yaml_tree_drop_line(empi_yaml_tree *tree, int32_t line);

#endif
