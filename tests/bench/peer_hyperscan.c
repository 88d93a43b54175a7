#include "peer.h"

#ifdef BENCH_HYPERSCAN
#include "bench.h"

#include <hs/hs.h>
#include <stdlib.h>

typedef struct state {
    hs_database_t *database;
    hs_scratch_t *scratch;
    size_t found;
} state;

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                    void *context)
{
    state *self = context;
    (void)id, (void)from, (void)to, (void)flags;
    self->found++; /* each id once: HS_FLAG_SINGLEMATCH */
    return 0;
}

static size_t find(void *context, const char *text, size_t length)
{
    state *self = context;
    self->found = 0;
    if (hs_scan(self->database, text, (unsigned)length, 0, self->scratch, on_match, self) !=
        HS_SUCCESS)
        give_up("hs_scan");
    return self->found;
}

/* An expression that it refuses by itself is left out. */
int peer_hyperscan(peer *out, const char *const *expressions, size_t count)
{
    const unsigned flag = HS_FLAG_CASELESS | HS_FLAG_UTF8 | HS_FLAG_SINGLEMATCH;
    const char **taken = grow_block(NULL, (count + 1) * sizeof *taken);
    unsigned *flags = grow_block(NULL, (count + 1) * sizeof *flags);
    unsigned *ids = grow_block(NULL, (count + 1) * sizeof *ids);
    hs_compile_error_t *error = NULL;
    state *self = grow_block(NULL, sizeof *self);
    double start = seconds();
    *self = (state){0};
    *out = (peer){.state = self, .find = find, .patterns = count};
    for (size_t i = 0; i < count; i++) {
        taken[i] = expressions[i];
        flags[i] = flag;
        ids[i] = (unsigned)i;
    }
    while (hs_compile_multi(taken, flags, ids, (unsigned)out->patterns, HS_MODE_BLOCK, NULL,
                            &self->database, &error) != HS_SUCCESS) {
        if (error->expression < 0)
            give_up(error->message);
        taken[error->expression] = taken[--out->patterns];
        out->refused++;
        (void)hs_free_compile_error(error);
    }
    out->set_up = seconds() - start;
    if (hs_alloc_scratch(self->database, &self->scratch) != HS_SUCCESS)
        give_up("hs_alloc_scratch");
    free(taken);
    free(flags);
    free(ids);
    return 1;
}
#else
int peer_hyperscan(peer *out, const char *const *expressions, size_t count)
{
    (void)out, (void)expressions, (void)count;
    return 0;
}
#endif
