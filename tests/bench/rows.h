/* The rows of the table that are no race between engines. */
#ifndef BENCH_ROWS_H
#define BENCH_ROWS_H

#include "library.h"
#include "table.h"

void row_latency(library *self, const messages *texts);
void row_hostile(library *self, size_t bytes);
void row_allocations(library *self, counter *memory, const messages *texts, size_t scanner_bytes,
                     size_t yaml_bytes);
void row_threads(library *self, const messages *texts, size_t rounds);
void row_start(size_t rounds, double hyperscan, size_t hyperscan_patterns, size_t phrases);
void row_tool(library *self, const char *tool, const char *folder, const messages *texts,
              size_t count, size_t rounds);

#endif
