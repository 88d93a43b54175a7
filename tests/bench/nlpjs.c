#include "nlpjs.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct nlpjs {
    pid_t child;
    FILE *ask, *answer;
    char path[4096];
};

static void become_node(const int *ask, const int *answer, const char *script, const char *modules)
{
    char folder[4096];
    (void)snprintf(folder, sizeof folder, "%s/node_modules", modules);
    (void)setenv("NODE_PATH", folder, 1);
    if (dup2(ask[0], 0) == 0 && dup2(answer[1], 1) == 1) {
        (void)close(ask[1]);
        (void)close(answer[0]);
        (void)execlp("node", "node", script, (char *)NULL);
    }
    _exit(127);
}

/* -1 when it has ended. */
static double ask(nlpjs *self, size_t count)
{
    char line[64];
    if (fprintf(self->ask, "%s\t%zu\n", self->path, count) < 0 || fflush(self->ask) != 0 ||
        !fgets(line, sizeof line, self->answer))
        return -1;
    return strtod(line, NULL);
}

nlpjs *nlpjs_new(const char *script, const char *modules, const char *folder)
{
    nlpjs *self = grow_block(NULL, sizeof *self);
    int to[2], from[2];
    FILE *file;
    (void)snprintf(self->path, sizeof self->path, "%s/nlpjs.jsonl", folder);
    file = fopen(self->path, "wb");
    if (!file || fputs("{\"text\":\"Wat een mooie dag.\"}\n", file) == EOF || fclose(file) != 0)
        give_up(self->path);
    (void)signal(SIGPIPE, SIG_IGN);
    (void)fflush(NULL);
    if (pipe(to) != 0 || pipe(from) != 0 || (self->child = fork()) < 0)
        give_up("no process for node");
    if (self->child == 0)
        become_node(to, from, script, modules);
    (void)close(to[0]);
    (void)close(from[1]);
    self->ask = fdopen(to[1], "w");
    self->answer = fdopen(from[0], "r");
    if (self->ask && self->answer && ask(self, 1) >= 0)
        return self;
    nlpjs_free(self);
    return NULL;
}

void nlpjs_free(nlpjs *self)
{
    (void)fclose(self->ask);
    (void)fclose(self->answer);
    (void)waitpid(self->child, NULL, 0);
    free(self);
}

double nlpjs_run(void *state, const messages *all, size_t from, size_t count)
{
    nlpjs *self = state;
    double time;
    messages_write(all, from, from + count, self->path);
    time = ask(self, count);
    if (time < 0)
        give_up("node has ended");
    return time;
}
