#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"

enum {
    LOOK_EVERY = 16, /* messages between looks at the clock */
    BAR_CELLS = 30
};

static const double patience = 1.0; /* seconds of work before there is anything to see */
static const double redraw = 0.1;

static double now(void)
{
    struct timespec time;
    if (clock_gettime(CLOCK_MONOTONIC, &time))
        return 0;
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void cli_progress_begin(cli_progress *progress, bool wanted)
{
    progress->wanted = wanted && isatty(STDERR_FILENO);
    progress->shown = false;
    progress->count = 0;
    progress->started = progress->drawn = progress->wanted ? now() : 0;
}

static void draw_bar(long long part, long long whole)
{
    int i, cells = (int)(part * BAR_CELLS / whole);
    (void)fputs("  [", stderr);
    for (i = 0; i < BAR_CELLS; i++)
        (void)fputc(i < cells ? '#' : '.', stderr);
    (void)fprintf(stderr, "] %3d %%", (int)(part * 100 / whole));
}

void cli_progress_step(cli_progress *progress, const cli_lines *lines)
{
    double time;
    if (++progress->count % LOOK_EVERY && lines->number > LOOK_EVERY)
        return;
    if (!progress->wanted)
        return;
    time = now();
    if (time - progress->started < patience || time - progress->drawn < redraw)
        return;
    progress->drawn = time;
    progress->shown = true;
    (void)fputs("\r\033[K", stderr);
    if (lines->size > 0 && lines->bytes_read <= lines->size)
        draw_bar(lines->bytes_read - (long long)(lines->end - lines->start), lines->size);
    (void)fprintf(stderr, "  %lld messages", progress->count);
    (void)fflush(stderr);
}

void cli_progress_hide(cli_progress *progress)
{
    if (progress->shown)
        (void)fputs("\r\033[K", stderr);
    progress->shown = false;
}
