/* From words to the phrases and regexes that hang on them. */
#ifndef EMPI_TRIGGER_H
#define EMPI_TRIGGER_H

#include "lexicon/program.h"

/* Hangs the phrases and regexes of a program whose vocabulary is frozen. false: no memory. */
bool empi_triggers_make(empi_program *program);

#endif
