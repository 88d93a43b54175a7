/* A compiled program as one block of constant data, and back; and a program in no more memory than it
 * needs. */
#ifndef EMPI_IMAGE_H
#define EMPI_IMAGE_H

#include "lexicon/program.h"

/* Gives back what the growing of arrays took too much, and makes the program hold its texts itself,
 * so that its lexicons can go. false: no memory. */
bool empi_program_settle(empi_program *program);

/* How many bytes the image of a settled program takes. */
size_t empi_image_size(const empi_program *program);
/* Writes it to room of that size, aligned for any type. It holds offsets in place of pointers, and
 * is for programs made of the same code for the same processor. */
void empi_image_write(const empi_program *program, void *room);

/* Makes an empty program what the image was made of, but for the regexes, which are to be compiled
 * again. What has no pointers stays in the image, which must stay. false: no memory, and the program is
 * empty still. */
bool empi_image_open(empi_program *program, const void *image);

#endif
