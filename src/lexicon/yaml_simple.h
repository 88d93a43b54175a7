/* The YAML that lexicons are written in, read without a parser for all of YAML.
 *
 * In: good bytes. Out: the same tree that libyaml's events make, ten times as fast; or false at
 * whatever is a mistake, or is YAML but of another kind (yaml_simple.c names what it takes). Then
 * the file is to be read by libyaml, and what is in the tree forgotten. */
#ifndef EMPI_YAML_SIMPLE_H
#define EMPI_YAML_SIMPLE_H

#include "lexicon/yaml_tree.h"

bool empi_yaml_simple_read(empi_yaml_tree *tree, const char *bytes, size_t length);

#endif
