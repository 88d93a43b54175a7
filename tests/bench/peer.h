/* Other engines, each asked which of the expressions occur in a message. */
#ifndef BENCH_PEER_H
#define BENCH_PEER_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct peer {
    void *state;
    size_t (*find)(void *state, const char *text, size_t length); /* returns how many occur */
    size_t patterns, refused;
    double set_up;        /* seconds */
    const size_t *failed; /* messages on which it gave up; NULL: it does not */
} peer;

/* Each returns false when it is not built in. expressions: count of them, with (?: ) groups; for
 * YARA with ( ) groups. */
int peer_hyperscan(peer *out, const char *const *expressions, size_t count);
int peer_filtered_re2(peer *out, const char *const *expressions, size_t count);
int peer_re2_set(peer *out, const char *const *expressions, size_t count);
int peer_yara(peer *out, const char *const *expressions, size_t count);
int peer_pcre2(peer *out, const char *const *expressions, size_t count);

/* What the least work with a text costs. */
size_t scale_memcpy(void *state, const char *text, size_t length);
size_t scale_utf8(void *state, const char *text, size_t length);
size_t scale_utf8proc(void *state, const char *text, size_t length);

#ifdef __cplusplus
}
#endif
#endif
