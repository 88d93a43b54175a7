/* Says what is wrong with YAML to somebody who writes sentences, not programs. */
#ifndef EMPI_YAML_PROBLEM_H
#define EMPI_YAML_PROBLEM_H

#include "base/error.h"

typedef struct empi_yaml_problem {
    const char *problem, *context; /* the parser's own words; context may be NULL */
    const char *bytes;             /* of the file */
    size_t length;
    size_t index; /* characters from the front */
    empi_place place, context_place;
} empi_yaml_problem;

/* Returns the line that the mistake was reported on. */
int32_t empi_yaml_problem_report(empi_error *error, const empi_yaml_problem *problem);

#endif
