#include "peer.h"

#ifdef BENCH_YARA
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <yara.h>

typedef struct state {
    YR_RULES *rules;
    YR_SCANNER *scanner;
    size_t found;
} state;

static int on_message(YR_SCAN_CONTEXT *scan, int message, void *data, void *context)
{
    state *self = context;
    (void)scan, (void)data;
    self->found += message == CALLBACK_MSG_RULE_MATCHING;
    return CALLBACK_CONTINUE;
}

static size_t find(void *context, const char *text, size_t length)
{
    state *self = context;
    self->found = 0;
    (void)yr_scanner_scan_mem(self->scanner, (const uint8_t *)text, length);
    return self->found;
}

static void put_rule(text_buffer *out, size_t index, const char *expression)
{
    char name[64];
    (void)snprintf(name, sizeof name, "rule r%zu { strings: $a = /", index);
    put_text(out, name);
    put_text(out, expression);
    put_text(out, "/ nocase condition: $a }\n");
}

/* A compiler that met a mistake takes no more rules: each is tried by itself first. */
static int takes(const char *expression)
{
    text_buffer rule = {0};
    YR_COMPILER *compiler;
    int mistakes;
    put_rule(&rule, 0, expression);
    if (yr_compiler_create(&compiler) != ERROR_SUCCESS)
        give_up("yr_compiler_create");
    mistakes = yr_compiler_add_string(compiler, rule.bytes, NULL);
    yr_compiler_destroy(compiler);
    free(rule.bytes);
    return mistakes == 0;
}

int peer_yara(peer *out, const char *const *expressions, size_t count)
{
    state *self = grow_block(NULL, sizeof *self);
    text_buffer rules = {0};
    YR_COMPILER *compiler;
    double start;
    *self = (state){0};
    *out = (peer){.state = self, .find = find};
    if (yr_initialize() != ERROR_SUCCESS)
        return 0;
    put(&rules, "", 0);
    for (size_t i = 0; i < count; i++) {
        if (!takes(expressions[i])) {
            out->refused++;
            continue;
        }
        put_rule(&rules, out->patterns++, expressions[i]);
    }
    start = seconds();
    if (yr_compiler_create(&compiler) != ERROR_SUCCESS ||
        yr_compiler_add_string(compiler, rules.bytes, NULL) != 0 ||
        yr_compiler_get_rules(compiler, &self->rules) != ERROR_SUCCESS ||
        yr_scanner_create(self->rules, &self->scanner) != ERROR_SUCCESS)
        return 0;
    yr_scanner_set_flags(self->scanner, SCAN_FLAGS_FAST_MODE | SCAN_FLAGS_REPORT_RULES_MATCHING);
    yr_scanner_set_callback(self->scanner, on_message, self);
    out->set_up = seconds() - start;
    free(rules.bytes);
    return 1;
}
#else
int peer_yara(peer *out, const char *const *expressions, size_t count)
{
    (void)out, (void)expressions, (void)count;
    return 0;
}
#endif
