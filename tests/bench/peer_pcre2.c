#define PCRE2_CODE_UNIT_WIDTH 8
#include "bench.h"
#include "peer.h"

#include <pcre2.h>
#include <string.h>

typedef struct state {
    pcre2_code **codes;
    size_t count;
    pcre2_match_data *data;
} state;

static size_t find(void *context, const char *text, size_t length)
{
    const state *self = context;
    size_t found = 0;
    for (size_t i = 0; i < self->count; i++)
        found += pcre2_match(self->codes[i], (PCRE2_SPTR)text, length, 0, 0, self->data, NULL) >= 0;
    return found;
}

int peer_pcre2(peer *out, const char *const *expressions, size_t count)
{
    state *self = grow_block(NULL, sizeof *self);
    double start = seconds();
    *self = (state){grow_block(NULL, (count + 1) * sizeof(pcre2_code *)), 0,
                    pcre2_match_data_create(1, NULL)};
    *out = (peer){.state = self, .find = find};
    for (size_t i = 0; i < count; i++) {
        int number;
        size_t offset;
        pcre2_code *code =
            pcre2_compile((PCRE2_SPTR)expressions[i], strlen(expressions[i]),
                          PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP, &number, &offset, NULL);
        if (!code) {
            out->refused++;
            continue;
        }
        (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
        self->codes[self->count++] = code;
    }
    out->patterns = self->count;
    out->set_up = seconds() - start;
    return self->data != NULL;
}
