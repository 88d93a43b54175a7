#include "rows.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- messages of about 300 bytes ---- */

/* Microseconds of each message, the middle one of three passes: one that others on the machine made
 * longer is not the message's. Returns how many messages there are. */
static size_t time_messages(library *self, const messages *texts, size_t from, size_t to,
                            double *times)
{
    enum { PASSES = 3, MOST = 1000 };
    static double all[MOST][PASSES];
    size_t count = 0;
    for (size_t pass = 0; pass < PASSES; pass++) {
        count = 0;
        for (size_t i = from; i < to && count < MOST; i++) {
            size_t length = message_length(texts, i);
            double start = seconds();
            if (length < 280 || length > 320)
                continue;
            (void)library_find(self, message(texts, i), length);
            all[count++][pass] = (seconds() - start) * 1e6;
        }
    }
    for (size_t i = 0; i < count; i++)
        times[i] = spread_of(all[i], PASSES).median;
    return count;
}

void row_latency(library *self, const messages *texts)
{
    enum { PARTS = 5 };
    double *times = grow_block(NULL, texts->count * sizeof *times);
    double middle[PARTS], late[PARTS], ratio[PARTS];
    for (size_t part = 0; part < PARTS; part++) {
        size_t each = texts->count / PARTS;
        size_t count = time_messages(self, texts, part * each, (part + 1) * each, times);
        if (count == 0)
            give_up("no messages of 300 bytes");
        (void)spread_of(times, count);
        middle[part] = times[count / 2];
        late[part] = times[count * 99 / 100];
        ratio[part] = late[part] / middle[part];
    }
    table_row("300 bytes: p50", no_goal(), spread_of(middle, PARTS), "us", "on the clock");
    table_row("300 bytes: p99", no_goal(), spread_of(late, PARTS), "us", "on the clock");
    table_row("300 bytes: p99 / p50", at_most(10), spread_of(ratio, PARTS), "x", "%s", "");
    free(times);
}

/* ---- texts made to be slow ---- */

static const char *const pieces[] = {"a",
                                     "a ",
                                     ". ",
                                     "!",
                                     "\"",
                                     "\xe2\x80\x9c a \xe2\x80\x98 b ",
                                     "'",
                                     "\xf0\x9f\x98\xa1",
                                     ":-) ",
                                     "e\xcc\x81\xcc\xa7",
                                     "\xef\xb7\xba",
                                     "\xff",
                                     "> a\n",
                                     "Van: a\nOnderwerp: b\n",
                                     "3.500,- ",
                                     "http://a.",
                                     "niet ",
                                     "niet boos ",
                                     "wacht al weken ",
                                     "nog steeds geen ",
                                     "Mooi. Te laat. ",
                                     "de keer ",
                                     "wagten woedent ",
                                     "boos, ",
                                     "te leur ",
                                     "BOOS ",
                                     "boooooos ",
                                     "ik bel al drie weken en niemand die mij "};

static double least_time(library *self, const char *text, size_t length)
{
    double least = 1e9;
    for (int i = 0; i < 3; i++) {
        double start = processor_seconds();
        empathie_result *result = library_scan(self->scanner, text, length);
        double time = processor_seconds() - start;
        empathie_result_free(result);
        least = time < least ? time : least;
    }
    return least;
}

/* The first bytes of a piece, those that are no printable ASCII as \xNN. */
static void show(char *out, size_t size, const char *piece)
{
    size_t at = 0;
    for (; *piece && at + 5 < size; piece++) {
        bool plain = *piece >= ' ' && *piece <= '~';
        at +=
            (size_t)snprintf(out + at, size - at, plain ? "%c" : "\\x%02x", (unsigned char)*piece);
    }
}

void row_hostile(library *self, size_t bytes)
{
    enum { COUNT = sizeof pieces / sizeof *pieces };
    double ratios[COUNT], slowest = 0;
    const char *worst = "", *slow = "";
    char *text = grow_block(NULL, 2 * bytes);
    for (size_t p = 0; p < COUNT; p++) {
        size_t width = strlen(pieces[p]);
        double least = 1e9, whole = 0;
        for (size_t i = 0; i < 2 * bytes; i++)
            text[i] = pieces[p][i % width];
        for (int again = 0; again < 3 && least > 2.1; again++) {
            double ratio;
            whole = least_time(self, text, 2 * bytes);
            ratio = whole / (least_time(self, text, bytes) + 1e-4); /* a tenth of a ms is nothing */
            least = ratio < least ? ratio : least;
        }
        ratios[p] = least;
        if (whole > slowest) {
            slowest = whole;
            slow = pieces[p];
        }
    }
    for (size_t p = 0, most = 0; p < COUNT; p++)
        if (ratios[p] >= ratios[most]) {
            most = p;
            worst = pieces[p];
        }
    {
        char worst_shown[32] = "", slow_shown[32] = "";
        spread all = spread_of(ratios, COUNT);
        show(worst_shown, sizeof worst_shown, worst);
        show(slow_shown, sizeof slow_shown, slow);
        all.median = all.most;
        table_row("hostile text, twice as long: worst", at_most(2.1), all, "x",
                  "of %d texts of %zu KB; worst \"%s\"", (int)COUNT, 2 * bytes / 1000, worst_shown);
        table_row("hostile text: slowest", no_goal(),
                  table_one(slowest * 1e9 / (2 * (double)bytes)), "ns", "a byte, of \"%s\"",
                  slow_shown);
    }
    free(text);
}

/* ---- memory ---- */

void row_allocations(library *self, counter *memory, const messages *texts, size_t scanner_bytes,
                     size_t yaml_bytes)
{
    size_t count = texts->count < 2000 ? texts->count : 2000, before, most = 0;
    for (size_t i = 0; i < count; i++)
        (void)library_find(self, message(texts, i), message_length(texts, i));
    before = memory->requests;
    for (size_t i = 0; i < count; i++) {
        size_t start = memory->requests;
        (void)library_find(self, message(texts, i), message_length(texts, i));
        most = memory->requests - start > most ? memory->requests - start : most;
    }
    table_row("allocations in a warm scan", at_most(1),
              table_one((double)(memory->requests - before) / (double)count), "",
              "the result's block; most in one scan %zu", most);
    table_row("engine, the built-in lexicons", at_most(8),
              table_one((double)self->engine_bytes / 1e6), "MB",
              "beside constant data that processes share");
    table_row("engine from YAML", at_most(8), table_one((double)yaml_bytes / 1e6), "MB",
              "all of it its own");
    table_row("scanner, new", no_goal(), table_one((double)scanner_bytes / 1e3), "KB", "%s", "");
}

/* ---- two threads ---- */

typedef struct worker {
    empathie_engine *engine;
    const messages *texts;
    size_t from, to;
    double processor;
} worker;

static void *work(void *context)
{
    worker *self = context;
    empathie_scanner *scanner = NULL;
    double start;
    if (empathie_scanner_new(self->engine, &scanner, NULL) != EMPATHIE_OK)
        give_up("no scanner");
    start = processor_seconds();
    for (size_t i = self->from; i < self->to; i++)
        empathie_result_free(
            library_scan(scanner, message(self->texts, i), message_length(self->texts, i)));
    self->processor = processor_seconds() - start;
    empathie_scanner_free(scanner);
    return NULL;
}

/* Clock time of the workers together; *processor is their processor time. */
static double run_workers(worker *workers, size_t count, double *processor)
{
    pthread_t threads[2];
    double start = seconds();
    for (size_t i = 0; i < count; i++)
        if (pthread_create(&threads[i], NULL, work, &workers[i]) != 0)
            give_up("no thread");
    *processor = 0;
    for (size_t i = 0; i < count; i++) {
        (void)pthread_join(threads[i], NULL);
        *processor += workers[i].processor;
    }
    return seconds() - start;
}

void row_threads(library *self, const messages *texts, size_t rounds)
{
    double faster[ROUNDS_MOST], dearer[ROUNDS_MOST];
    size_t each = texts->count / rounds;
    each = each > 4000 ? 4000 : each;
    for (size_t round = 0; round < rounds; round++) {
        size_t from = round * each, middle = from + each / 2, to = from + each;
        worker one = {self->engine, texts, from, to, 0};
        worker two[] = {{self->engine, texts, from, middle, 0},
                        {self->engine, texts, middle, to, 0}};
        double alone, together;
        double clock_one = run_workers(&one, 1, &alone);
        double clock_two = run_workers(two, 2, &together);
        faster[round] = clock_one / clock_two;
        dearer[round] = together / alone;
    }
    table_row("two threads, one engine: faster", at_least(1.8), spread_of(faster, rounds), "x",
              "on the clock; %ld processors, shared with what else runs",
              sysconf(_SC_NPROCESSORS_ONLN));
    table_row("two threads: processor time a message", at_most(1.1), spread_of(dearer, rounds), "x",
              "of that on one thread");
}

/* ---- start ---- */

/* Milliseconds until there is an engine of the built-in lexicons. An empty lexicon beside them makes
 * the library read all of them as YAML. */
static double start_of(bool from_yaml)
{
    static const char none[] = "format: 1\n";
    empathie_builder *builder = NULL;
    empathie_engine *engine = NULL;
    double start = processor_seconds(), end;
    bool fine = empathie_builder_new(&builder, NULL) == EMPATHIE_OK &&
                empathie_builder_add_default(builder, NULL) == EMPATHIE_OK;
    if (fine && from_yaml)
        fine = empathie_builder_add_bytes(builder, "none", none, sizeof none - 1, NULL) ==
               EMPATHIE_OK;
    if (!fine || empathie_builder_build(builder, &engine, NULL) != EMPATHIE_OK)
        give_up("no engine");
    end = processor_seconds();
    empathie_engine_release(engine);
    empathie_builder_free(builder);
    return (end - start) * 1e3;
}

void row_start(size_t rounds, double hyperscan, size_t hyperscan_patterns, size_t phrases)
{
    double held[ROUNDS_MOST], yaml[ROUNDS_MOST];
    spread all;
    for (size_t round = 0; round < rounds; round++) {
        held[round] = start_of(false);
        yaml[round] = start_of(true);
    }
    all = spread_of(yaml, rounds);
    table_row("start, the built-in lexicons", at_most(10), spread_of(held, rounds), "ms",
              "held compiled in the library");
    table_row("start from YAML, all lexicons", at_most(20), all, "ms", "%zu phrases", phrases);
    if (hyperscan > 0) {
        double part = hyperscan * 1e3 * (double)phrases / (double)hyperscan_patterns;
        table_row("Hyperscan's compilation / start", at_least(200),
                  (spread){part / all.median, part / all.most, part / all.least}, "x",
                  "its %.1f s on the clock for %zu phrases, as if in proportion to their number",
                  hyperscan, hyperscan_patterns);
    }
}

/* ---- the tool ---- */

static double children_seconds(void)
{
    struct rusage used;
    (void)getrusage(RUSAGE_CHILDREN, &used);
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/* Processor time of the tool for the lines of a file. */
static double run_tool(const char *tool, const char *path)
{
    double start = children_seconds();
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        int in = open(path, O_RDONLY), out = open("/dev/null", O_WRONLY);
        if (in >= 0 && out >= 0 && dup2(in, 0) == 0 && dup2(out, 1) == 1)
            (void)execl(tool, tool, "scan", "--jsonl", (char *)NULL);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
        give_up("the tool");
    return children_seconds() - start;
}

static double run_library(library *self, const messages *texts, size_t from, size_t to)
{
    static char json[1 << 20];
    double start = processor_seconds();
    for (size_t i = from; i < to; i++) {
        empathie_result *result =
            library_scan(self->scanner, message(texts, i), message_length(texts, i));
        (void)empathie_result_json(result, EMPATHIE_CODE_POINTS, json, sizeof json);
        empathie_result_free(result);
    }
    return processor_seconds() - start;
}

void row_tool(library *self, const char *tool, const char *folder, const messages *texts,
              size_t count, size_t rounds)
{
    double ratios[ROUNDS_MOST];
    char path[4096], one[4096];
    (void)snprintf(path, sizeof path, "%s/tool.jsonl", folder);
    (void)snprintf(one, sizeof one, "%s/one.jsonl", folder);
    messages_write(texts, 0, 1, one);
    for (size_t round = 0; round < rounds; round++) {
        size_t from = round * count;
        double theirs, ours;
        messages_write(texts, from, from + count, path);
        theirs = run_tool(tool, path) - run_tool(tool, one);
        ours = run_library(self, texts, from, from + count);
        ratios[round] = theirs / ours;
    }
    table_row("tool --jsonl / library, with JSON", no_goal(), spread_of(ratios, rounds), "x",
              "processor time without its start, %zu lines a round", count);
}
