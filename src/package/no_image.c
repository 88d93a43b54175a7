/* Where no image of the built-in lexicons can be made, they are compiled at each start. */
#include "lexicon/embedded.h"

const void *empi_embedded_image(void)
{
    return NULL;
}
