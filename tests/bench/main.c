/* The benchmark: see README.md. Prints one table. */
#include "export.h"
#include "library.h"
#include "measure.h"
#include "nlpjs.h"
#include "peer.h"
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct options {
    const char *tool, *modules, *script, *folder, *messages, *words;
    const char *const *files;
    size_t file_count;
    bool quick;
    size_t rounds, bytes, step, copies;
    double budget;
} options;

/* Another engine and the library with what it is asked for. */
typedef struct rival {
    const char *name;
    int (*make)(peer *out, const char *const *expressions, size_t count);
    bool sample; /* of the entries, see options.step */
    double goal;
    peer engine;
    contestant *runs;
} rival;

typedef struct bench {
    options with;
    lexicons *all;
    material from;
    expressions every, some; /* of all entries; of every with.step'th */
    messages texts, warm, dense;
    counter memory;
    size_t scanner_bytes, yaml_bytes; /* of an engine that was read from YAML */
    library *full, *words_every, *words_some, *words_one; /* words: phrases only */
    library *more[3]; /* the built-in lexicons with 300 and 3,000 regexes, and with copies */
    size_t copied_entries, copied_phrases;
    nlpjs *node;
} bench;

enum { RIVALS = 5 };

/* ---- what is compared ---- */

static void make_texts(bench *self)
{
    const options *with = &self->with;
    text_counts counts;
    messages_make(&self->from, &(message_shape){with->bytes, 50, 350, 1}, &self->texts);
    messages_make(&self->from, &(message_shape){with->bytes / 20 + 200000, 50, 350, 2},
                  &self->warm);
    messages_make(&self->from, &(message_shape){with->bytes / 10 + 100000, 1000, 1000, 3},
                  &self->dense);
    counts = messages_count(&self->texts);
    (void)printf("text: %zu messages, %.1f MB, mean %.0f bytes (p10 %zu, median %zu, p90 %zu), "
                 "%.0f %% with more than ASCII\n",
                 self->texts.count, (double)self->texts.text.length / 1e6, counts.mean, counts.low,
                 counts.median, counts.high, counts.non_ascii);
}

static void make_libraries(bench *self)
{
    text_buffer words = {0}, some = {0}, one = {0};
    text_buffer *copies = grow_block(NULL, (self->all->file_count * 9 + 1) * sizeof *copies);
    size_t copy_count = 0, before;
    (void)fprintf(stderr, "building the library's engines\n");
    self->full = library_new(self->all, false, NULL, 0, &self->memory);
    before = self->memory.in_use;
    {
        empathie_scanner *scanner = NULL;
        if (empathie_scanner_new(self->full->engine, &scanner, NULL) != EMPATHIE_OK)
            give_up("no scanner");
        self->scanner_bytes = self->memory.in_use - before;
        empathie_scanner_free(scanner);
    }
    {
        char none[] = "format: 1\n"; /* beside the built-in lexicons, so that they are read */
        text_buffer text = {none, sizeof none - 1, sizeof none};
        library *read = library_new(self->all, false, &text, 1, &self->memory);
        self->yaml_bytes = read->engine_bytes;
        library_free(read);
    }
    overlay_phrases(self->all, 0, 1, &words);
    self->words_every = library_new(self->all, true, &words, 1, &self->memory);
    overlay_phrases(self->all, 0, self->with.step, &some);
    self->words_some = library_new(self->all, true, &some, 1, &self->memory);
    overlay_phrases(self->all, 0, self->all->entry_count, &one);
    self->words_one = library_new(self->all, true, &one, 1, &self->memory);
    for (size_t i = 0; i < 2; i++) {
        text_buffer regexes = {0};
        size_t wanted = i ? 3000 : 300;
        if (overlay_regexes(&self->every, wanted, &regexes) < wanted)
            give_up("too few phrases that can be regexes");
        self->more[i] = library_new(self->all, false, &regexes, 1, &self->memory);
        free(regexes.bytes);
    }
    for (size_t copy = 1; copy <= self->with.copies; copy++) {
        overlay made;
        overlay_copy(self->all, &self->from, (int)copy, &made);
        memcpy(copies + copy_count, made.files, made.file_count * sizeof *copies);
        copy_count += made.file_count;
        self->copied_entries += made.entries;
        self->copied_phrases += made.phrases;
    }
    self->more[2] = library_new(self->all, false, copies, copy_count, &self->memory);
    for (size_t i = 0; i < copy_count; i++)
        free(copies[i].bytes);
    free(copies);
    free(words.bytes);
    free(some.bytes);
    free(one.bytes);
}

static bool make_rival(const bench *self, rival *one)
{
    const expressions *from = one->sample ? &self->some : &self->every;
    const char **texts = grow_block(NULL, (from->count + 1) * sizeof *texts);
    bool made;
    (void)fprintf(stderr, "building %s for %zu phrases\n", one->name, from->count);
    for (size_t i = 0; i < from->count; i++)
        texts[i] = one->make == peer_yara ? from->items[i].plain : from->items[i].expression;
    made = one->make(&one->engine, texts, from->count);
    free(texts);
    return made;
}

/* ---- the races ---- */

static contestant *add_library(race *all, const char *name, library *one, bool reference)
{
    contestant *added = race_add(all, name, library_find, one);
    added->reference = reference;
    return added;
}

static double percent_found(const contestant *one)
{
    return 100 * (double)one->found / (double)one->asked;
}

static void rows_of_library(const race *all, const contestant *full)
{
    spread time = race_time(all, full);
    double bytes = (double)all->texts->text.length / (double)all->texts->count - 1;
    table_section("whole scan, one thread, built-in lexicons");
    table_row("messages a second", no_goal(),
              (spread){1 / time.median, 1 / time.most, 1 / time.least}, "", "%.1f us a message",
              time.median * 1e6);
    table_row(
        "MB a second", no_goal(),
        (spread){bytes / time.median / 1e6, bytes / time.most / 1e6, bytes / time.least / 1e6},
        "MB", "%.0f %% of the messages tell something", percent_found(full));
}

static const char *sample_note(const race *all, const contestant *one)
{
    static char note[96];
    size_t each = race_lap(all);
    note[0] = '\0';
    if (one->sample < each)
        (void)snprintf(note, sizeof note, "; on a sample, %zu of %zu messages a round",
                       LAPS * one->sample, LAPS * each);
    return note;
}

static void rows_of_rival(const race *all, const rival *one, const contestant *full,
                          const contestant *words)
{
    char name[96], failed[64] = "";
    if (!one->runs) {
        table_left_out(one->name, "not installed");
        return;
    }
    if (one->engine.failed && *one->engine.failed)
        (void)snprintf(failed, sizeof failed, "; gave up on %zu of %zu messages",
                       *one->engine.failed, one->runs->asked);
    table_row(one->name, at_least(one->goal), race_ratio(all, one->runs, full), "x",
              "%zu phrases%s, %zu refused; finds %.2f a message%s%s", one->engine.patterns,
              one->sample ? " against all of ours" : "", one->engine.refused,
              (double)one->runs->found / (double)one->runs->asked, sample_note(all, one->runs),
              failed);
    (void)snprintf(name, sizeof name, "  same phrases only");
    table_row(name, at_least(one->goal), race_ratio(all, one->runs, words), "x",
              "the library with the same phrases, no scopes, points or combinations");
}

static void race_ordinary(bench *self, rival *rivals)
{
    race all = {.rounds = self->with.rounds, .texts = &self->texts, .budget = self->with.budget};
    contestant *full = add_library(&all, "library", self->full, true);
    contestant *every = add_library(&all, "phrases", self->words_every, true);
    contestant *some = add_library(&all, "some phrases", self->words_some, true);
    contestant *single = add_library(&all, "one entry", self->words_one, false);
    contestant *regexes = add_library(&all, "300 regexes", self->more[0], true);
    contestant *regexes_more = add_library(&all, "3,000 regexes", self->more[1], false);
    contestant *copies = add_library(&all, "copies", self->more[2], false);
    contestant *copy = race_add(&all, "memcpy", scale_memcpy, NULL);
    contestant *valid = race_add(&all, "UTF-8", scale_utf8, NULL);
    contestant *map = race_add(&all, "utf8proc_map", scale_utf8proc, NULL);
    contestant *node = NULL;
    spread ratio;
    for (size_t i = 0; i < RIVALS; i++)
        if (rivals[i].engine.find)
            rivals[i].runs =
                race_add(&all, rivals[i].name, rivals[i].engine.find, rivals[i].engine.state);
    if (self->node) {
        node = race_add(&all, "NLP.js", NULL, self->node);
        node->whole = nlpjs_run;
    }
    race_run(&all, &self->warm);

    rows_of_library(&all, full);
    table_section("time of the other / time of the whole scan, same messages");
    for (size_t i = 0; i < RIVALS; i++)
        rows_of_rival(&all, &rivals[i], full, rivals[i].sample ? some : every);
    if (node)
        table_row("NLP.js sentiment, Dutch", at_least(10), race_ratio(&all, node, full), "x",
                  "words alone%s", sample_note(&all, node));
    else
        table_left_out("NLP.js sentiment, Dutch",
                       self->with.quick ? "quick" : "npm or node is not available");
    table_row("utf8proc_map, NFC and case folding", at_least(5), race_ratio(&all, map, full), "x",
              "%s", "");
    ratio = race_ratio(&all, copy, full);
    table_row("whole scan / memcpy", at_most(80),
              (spread){1 / ratio.median, 1 / ratio.most, 1 / ratio.least}, "x", "%s", "");
    ratio = race_ratio(&all, valid, full);
    table_row("whole scan / UTF-8 validation", no_goal(),
              (spread){1 / ratio.median, 1 / ratio.most, 1 / ratio.least}, "x",
              "scalar, eight ASCII bytes at a time");

    table_section("growth with what the lexicons hold: time / time with less");
    table_row("ten times the regexes", at_most(3.5), race_ratio(&all, regexes_more, regexes), "x",
              "3,000 and 300 beside the built-in lexicons%s", sample_note(&all, regexes_more));
    table_row("300 regexes more", no_goal(), race_ratio(&all, regexes, full), "x", "%s", "");
    table_row(self->with.quick ? "twice the entries" : "ten times the entries", at_most(2.5),
              race_ratio(&all, copies, full), "x",
              "+%zu entries, +%zu phrases; %.0f %% of the messages tell something, else %.0f%s",
              self->copied_entries, self->copied_phrases, percent_found(copies),
              percent_found(full), sample_note(&all, copies));
    table_row("phrases only, one entry / whole scan", no_goal(), race_ratio(&all, single, full),
              "x", "what reading costs before there is anything to find");
    table_row("phrases only, some entries / whole scan", no_goal(), race_ratio(&all, some, full),
              "x", "%zu phrases", self->some.count);
    table_row("phrases only, all / whole scan", no_goal(), race_ratio(&all, every, full), "x",
              "%zu phrases", self->every.count);
}

static void race_dense(bench *self, const rival *hyperscan)
{
    race all = {.rounds = self->with.rounds, .texts = &self->dense, .budget = self->with.budget};
    contestant *full = add_library(&all, "library", self->full, true);
    contestant *some = add_library(&all, "some phrases", self->words_some, true);
    contestant *other = NULL;
    spread time;
    if (hyperscan->engine.find)
        other = race_add(&all, "Hyperscan", hyperscan->engine.find, hyperscan->engine.state);
    race_run(&all, &self->warm);
    time = race_time(&all, full);
    table_section("complaint-like sentences only");
    table_row("whole scan", no_goal(),
              (spread){time.median * 1e6, time.least * 1e6, time.most * 1e6}, "us",
              "a message; %.0f %% of the messages tell something", percent_found(full));
    if (other) {
        table_row("Hyperscan / whole scan", at_least(1.5), race_ratio(&all, other, full), "x",
                  "%zu phrases against all of ours", hyperscan->engine.patterns);
        table_row("  same phrases only", at_least(1.5), race_ratio(&all, other, some), "x", "%s",
                  "");
    } else {
        table_left_out("Hyperscan / whole scan", "not installed");
    }
}

/* ---- all ---- */

static void run(bench *self)
{
    rival rivals[RIVALS] = {{.name = "Hyperscan, block, UTF-8, ids only",
                             .make = peer_hyperscan,
                             .sample = true,
                             .goal = 3.5},
                            {.name = "FilteredRE2", .make = peer_filtered_re2, .goal = 6},
                            {.name = "RE2::Set", .make = peer_re2_set, .sample = true, .goal = 12},
                            {.name = "YARA", .make = peer_yara, .goal = 30},
                            {.name = "PCRE2 JIT, one by one", .make = peer_pcre2, .goal = 1000}};
    const options *with = &self->with;
    self->all = lexicons_read(with->files, with->file_count);
    material_read(&self->from, self->all, with->messages, with->words);
    export_phrases(self->all, 0, 1, &self->every);
    export_phrases(self->all, 0, with->step, &self->some);
    (void)printf("libempathie %s: %zu entries, %zu phrases; to other engines %zu, of which %zu "
                 "approximately, and 1 in %zu entries: %zu\n",
                 empathie_version(), self->all->entry_count, self->every.count, self->every.count,
                 self->every.approximate, with->step, self->some.count);
    make_texts(self);
    make_libraries(self);
    for (size_t i = 0; i < RIVALS; i++) {
        rivals[i].sample |= with->quick;
        if (!make_rival(self, &rivals[i]))
            rivals[i].engine = (peer){0};
    }
    if (with->modules)
        self->node = nlpjs_new(with->script, with->modules, with->folder);
    race_ordinary(self, rivals);
    race_dense(self, &rivals[0]);
    table_section("one message, hostile texts, memory, threads, start, tool");
    row_latency(self->full, &self->texts);
    row_hostile(self->full, with->quick ? 20000 : 250000);
    row_allocations(self->full, &self->memory, &self->texts, self->scanner_bytes,
                    self->yaml_bytes);
    row_threads(self->full, &self->texts, with->rounds);
    row_start(with->rounds, rivals[0].engine.set_up, rivals[0].engine.patterns, self->every.count);
    if (with->tool)
        row_tool(self->full, with->tool, with->folder, &self->texts,
                 self->texts.count / with->rounds > 4000 ? 4000 : self->texts.count / with->rounds,
                 with->rounds);
    if (self->node)
        nlpjs_free(self->node);
}

int main(int count, char **arguments)
{
    bench self = {
        .with = {
            .rounds = 5, .bytes = 20000000, .step = 20, .copies = 9, .budget = 2, .folder = "."}};
    options *with = &self.with;
    const struct {
        const char *name;
        const char **value;
    } named[] = {{"--tool", &with->tool},         {"--modules", &with->modules},
                 {"--script", &with->script},     {"--folder", &with->folder},
                 {"--messages", &with->messages}, {"--words", &with->words}};
    int at = 1;
    for (; at < count && arguments[at][0] == '-'; at++) {
        if (strcmp(arguments[at], "--quick") == 0) {
            with->quick = true;
            with->rounds = 3;
            with->bytes = 200000;
            with->step = 400;
            with->copies = 1;
            with->budget = 0.1;
        }
        for (size_t i = 0; i < sizeof named / sizeof *named && at + 1 < count; i++)
            if (strcmp(arguments[at], named[i].name) == 0)
                *named[i].value = arguments[++at];
    }
    with->files = (const char *const *)(arguments + at);
    with->file_count = (size_t)(count - at);
    if (!with->messages || !with->words || with->file_count == 0)
        give_up("run it by tests/bench/run");
    run(&self);
    return 0;
}
