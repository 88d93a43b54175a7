/* How the page of a digest looks: on a wide and a narrow screen, light and dark, and on paper. */
#ifndef EMPI_DIGEST_STYLE_H
#define EMPI_DIGEST_STYLE_H

#include "base/buffer.h"

void empi_write_digest_style(empi_writer *output);

#endif
