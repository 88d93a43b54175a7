/* One message for a reader: the text with the words marked, then each signal with its reasons.
 *
 *   Ik [wacht al drie weken]¹ en [niemand]² belt terug.
 *
 *   frustratie ●●○ duidelijk · wachten, niet gehoord · zekerheid 74
 *     ¹ "wacht al drie weken" – De schrijver meldt … (waiting.no_progress)
 *
 * With colour the brackets make way for the colour of the kind. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

enum {
    QUOTE_BYTES = 72, /* of evidence; the rest is to be seen in the message */
    ASIDES = 4,
    INDENT = 2
};

/* A stretch of the message that one or more evidences point at. */
typedef struct stretch {
    size_t start, end;
    int32_t kind;
} stretch;

typedef struct edge {
    size_t at;
    bool opens;
    size_t span;
} edge;

typedef struct message_picture {
    const cli_terminal *terminal;
    const empathie_engine *engine;
    const empathie_result *result;
    const char *text;
    size_t length;
    stretch *spans; /* sorted, each once */
    edge *marks;
    size_t count;
} message_picture;

/* ---- Where the words stand ------------------------------------------------------------------- */

static int compare_spans(const void *left, const void *right)
{
    const stretch *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    return (a->kind < b->kind) - (a->kind > b->kind); /* distress has the greatest number */
}

/* Closing before opening; the inner closes first and the outer opens first. */
static int compare_marks(const void *left, const void *right)
{
    const edge *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    if (a->opens != b->opens)
        return a->opens ? 1 : -1;
    if (a->span == b->span)
        return 0;
    return (a->span < b->span) == a->opens ? -1 : 1;
}

static size_t evidence_count(const empathie_result *result)
{
    size_t i, sum = 0;
    for (i = 0; i < empathie_result_count(result); i++)
        sum += empathie_signal_count(empathie_result_signal(result, i));
    return sum;
}

static stretch span_of(const empathie_evidence *evidence)
{
    stretch span = {empathie_evidence_start(evidence, EMPATHIE_BYTES),
                 empathie_evidence_end(evidence, EMPATHIE_BYTES), empathie_evidence_kind(evidence)};
    return span;
}

static void collect_spans(message_picture *picture)
{
    size_t i, j, kept = 0;
    for (i = 0; i < empathie_result_count(picture->result); i++) {
        const empathie_signal *signal = empathie_result_signal(picture->result, i);
        for (j = 0; j < empathie_signal_count(signal); j++) {
            stretch found = span_of(empathie_signal_evidence(signal, j));
            if (found.start < found.end && found.end <= picture->length)
                picture->spans[picture->count++] = found;
        }
    }
    if (picture->count)
        qsort(picture->spans, picture->count, sizeof *picture->spans, compare_spans);
    for (i = 0; i < picture->count; i++)
        if (!kept || picture->spans[kept - 1].start != picture->spans[i].start ||
            picture->spans[kept - 1].end != picture->spans[i].end)
            picture->spans[kept++] = picture->spans[i];
    picture->count = kept;
    for (i = 0; i < kept; i++) {
        picture->marks[2 * i] = (edge){picture->spans[i].start, true, i};
        picture->marks[2 * i + 1] = (edge){picture->spans[i].end, false, i};
    }
    if (kept)
        qsort(picture->marks, kept * 2, sizeof *picture->marks, compare_marks);
}

/* The number of evidence in the message, from 1; 0 where it points at no words. */
static size_t number_of(const message_picture *picture, const empathie_evidence *evidence)
{
    stretch wanted = span_of(evidence);
    size_t low = 0, high = picture->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        stretch *here = &picture->spans[middle];
        if (here->start == wanted.start && here->end == wanted.end)
            return middle + 1;
        wanted.kind = here->kind;
        if (compare_spans(here, &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* ---- The message ----------------------------------------------------------------------------- */

static void put_number(cli_flow *flow, size_t number)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    if (number >= 10)
        put_number(flow, number / 10);
    cli_flow_puts(flow, raised[number % 10]);
}

/* Of the kinds whose words are open here the gravest gives the colour. */
static enum cli_style open_style(const size_t *open, size_t kinds)
{
    while (kinds-- > 0)
        if (open[kinds])
            return cli_kind_style((int32_t)kinds);
    return CLI_PLAIN;
}

static void show_message(const message_picture *picture)
{
    enum { KINDS = EMPATHIE_KIND_DISTRESS + 1 };
    bool colour = picture->terminal->colour;
    size_t open[KINDS] = {0}, at = 0, i;
    cli_flow flow;
    cli_flow_begin(&flow, picture->terminal, INDENT, INDENT);
    for (i = 0; i < picture->count * 2; i++) {
        const edge *mark = &picture->marks[i];
        int32_t kind = picture->spans[mark->span].kind;
        cli_flow_text(&flow, picture->text + at, mark->at - at);
        at = mark->at;
        if (kind < 1 || kind >= KINDS)
            kind = EMPATHIE_KIND_FRUSTRATION;
        if (mark->opens) {
            open[kind]++;
            cli_flow_style(&flow, open_style(open, KINDS));
            if (!colour)
                cli_flow_puts(&flow, "[");
        } else {
            bool follows = i && !mark[-1].opens && mark[-1].at == at;
            cli_flow_puts(&flow, !colour ? "]" : follows ? "," : "");
            cli_flow_style(&flow, cli_kind_style(kind));
            put_number(&flow, mark->span + 1);
            open[kind]--;
            cli_flow_style(&flow, open_style(open, KINDS));
        }
    }
    cli_flow_text(&flow, picture->text + at, picture->length - at);
    cli_flow_end(&flow);
}

/* ---- What it tells --------------------------------------------------------------------------- */

static size_t cut(const char *bytes, size_t length)
{
    size_t size = QUOTE_BYTES;
    if (length <= QUOTE_BYTES)
        return length;
    while (size > 0 && ((unsigned char)bytes[size] & 0xC0) == 0x80)
        size--;
    return size;
}

static void put_quote(cli_flow *flow, const message_picture *picture,
                      const empathie_evidence *evidence)
{
    stretch span = span_of(evidence);
    size_t length, kept, i, from;
    const char *words = picture->text + span.start;
    if (span.start >= span.end || span.end > picture->length)
        return;
    length = span.end - span.start;
    kept = cut(words, length);
    cli_flow_puts(flow, "\"");
    for (i = from = 0; i < kept; i++) {
        if (words[i] != '\n')
            continue;
        cli_flow_text(flow, words + from, i - from);
        cli_flow_puts(flow, " ");
        from = i + 1;
    }
    cli_flow_text(flow, words + from, kept - from);
    cli_flow_puts(flow, kept < length ? "…\"" : "\"");
}

static void show_evidence(const message_picture *picture, const empathie_evidence *evidence)
{
    size_t number = number_of(picture, evidence);
    const char *why = empathie_evidence_why(evidence);
    cli_flow flow;
    cli_flow_begin(&flow, picture->terminal, INDENT * 2, INDENT * 3);
    if (number) {
        cli_flow_style(&flow, cli_kind_style(empathie_evidence_kind(evidence)));
        put_number(&flow, number);
        cli_flow_puts(&flow, " ");
        put_quote(&flow, picture, evidence);
        cli_flow_style(&flow, CLI_PLAIN);
        cli_flow_puts(&flow, " – ");
    }
    if (why && why[0]) {
        cli_flow_puts(&flow, why);
        cli_flow_puts(&flow, " ");
    }
    cli_flow_style(&flow, CLI_FAINT);
    cli_flow_puts(&flow, "(");
    cli_flow_puts(&flow, empathie_evidence_rule(evidence));
    cli_flow_puts(&flow, ")");
    cli_flow_end(&flow);
}

static void show_heading(const message_picture *picture, const empathie_signal *signal)
{
    static const char *const bars[] = {"○○○", "●○○ licht", "●●○ duidelijk", "●●● sterk"};
    int32_t intensity = empathie_signal_intensity(signal), mask = empathie_signal_mask(signal);
    char sure[32];
    size_t i;
    cli_flow flow;
    cli_flow_begin(&flow, picture->terminal, INDENT, INDENT * 2);
    cli_flow_style(&flow, cli_kind_style(empathie_signal_kind(signal)));
    cli_flow_puts(&flow, cli_label(picture->engine,
                                   empathie_kind_name(empathie_signal_kind(signal))));
    cli_flow_puts(&flow, " ");
    cli_flow_puts(&flow, bars[intensity < 0 || intensity > 3 ? 0 : intensity]);
    cli_flow_style(&flow, CLI_PLAIN);
    cli_flow_puts(&flow, " · ");
    for (i = 0; i < empathie_signal_cue_count(signal); i++) {
        cli_flow_puts(&flow, i ? ", " : "");
        cli_flow_puts(&flow, cli_label(picture->engine, empathie_signal_cue(signal, i)));
    }
    if (mask != EMPATHIE_MASK_NONE) {
        cli_flow_puts(&flow, " · als ");
        cli_flow_puts(&flow, cli_label(picture->engine, empathie_mask_name(mask)));
    }
    cli_flow_style(&flow, CLI_FAINT);
    (void)snprintf(sure, sizeof sure, " · zekerheid %d",
                   (int)empathie_signal_confidence(signal));
    cli_flow_puts(&flow, sure);
    cli_flow_end(&flow);
}

static void show_signal(const message_picture *picture, const empathie_signal *signal)
{
    const char *question = empathie_signal_question(signal);
    size_t i;
    show_heading(picture, signal);
    if (question) {
        cli_flow flow;
        cli_flow_begin(&flow, picture->terminal, INDENT * 2, INDENT * 3);
        cli_flow_puts(&flow, "Daaronder: ");
        cli_flow_style(&flow, CLI_BOLD);
        cli_flow_puts(&flow, question);
        cli_flow_end(&flow);
    }
    for (i = 0; i < empathie_signal_count(signal); i++)
        show_evidence(picture, empathie_signal_evidence(signal, i));
}

/* ---- What it does not tell ------------------------------------------------------------------- */

static void show_asides(const message_picture *picture)
{
    size_t count = empathie_result_aside_count(picture->result), i;
    char more[48];
    cli_flow flow;
    for (i = 0; i < count && i < ASIDES; i++) {
        const empathie_evidence *evidence = empathie_result_aside(picture->result, i);
        cli_flow_begin(&flow, picture->terminal, INDENT, INDENT * 2);
        cli_flow_style(&flow, CLI_FAINT);
        cli_flow_puts(&flow, "Telt niet mee: ");
        put_quote(&flow, picture, evidence);
        cli_flow_puts(&flow, ", want ");
        cli_flow_puts(&flow, cli_label(picture->engine, empathie_evidence_reason(evidence)));
        cli_flow_puts(&flow, ". (");
        cli_flow_puts(&flow, empathie_evidence_rule(evidence));
        cli_flow_puts(&flow, ")");
        cli_flow_end(&flow);
    }
    if (count <= ASIDES)
        return;
    (void)snprintf(more, sizeof more, "En nog %zu die niet meetellen.", count - ASIDES);
    cli_flow_begin(&flow, picture->terminal, INDENT, INDENT);
    cli_flow_style(&flow, CLI_FAINT);
    cli_flow_puts(&flow, more);
    cli_flow_end(&flow);
}

static void show_limits(const message_picture *picture)
{
    size_t i;
    for (i = 0; i < empathie_result_limit_count(picture->result); i++) {
        cli_flow flow;
        cli_flow_begin(&flow, picture->terminal, INDENT, INDENT * 2);
        cli_flow_style(&flow, CLI_FAINT);
        cli_flow_puts(&flow, "Let op: ");
        cli_flow_puts(&flow, cli_label(picture->engine,
                                       empathie_result_limit(picture->result, i)));
        cli_flow_end(&flow);
    }
}

static void show_reflections(const message_picture *picture)
{
    size_t count = empathie_result_reflect_count(picture->result), i;
    cli_flow flow;
    if (!count)
        return;
    cli_puts("\n");
    cli_flow_begin(&flow, picture->terminal, INDENT, INDENT);
    cli_flow_style(&flow, CLI_BOLD);
    cli_flow_puts(&flow, "Vraag jezelf af");
    cli_flow_end(&flow);
    for (i = 0; i < count; i++) {
        cli_flow_begin(&flow, picture->terminal, INDENT * 2, INDENT * 3);
        cli_flow_puts(&flow, "– ");
        cli_flow_puts(&flow, empathie_result_reflect(picture->result, i));
        cli_flow_end(&flow);
    }
}

static void show_nothing(const message_picture *picture)
{
    cli_flow flow;
    cli_flow_begin(&flow, picture->terminal, INDENT, INDENT);
    cli_flow_style(&flow, CLI_FAINT);
    cli_flow_puts(&flow, "Geen signaal gehoord.");
    cli_flow_end(&flow);
}

void cli_show(const cli_terminal *terminal, const empathie_engine *engine,
              const empathie_result *result, const char *text, size_t length, bool reflect)
{
    message_picture picture = {terminal, engine, result, text, length, NULL, NULL, 0};
    size_t room = evidence_count(result), i;
    picture.spans = room ? calloc(room, sizeof *picture.spans) : NULL;
    picture.marks = room ? calloc(room * 2, sizeof *picture.marks) : NULL;
    if (picture.spans && picture.marks)
        collect_spans(&picture);
    else if (room)
        cli_complain("out of memory: the words cannot be marked");
    show_message(&picture);
    for (i = 0; i < empathie_result_count(result); i++) {
        cli_puts("\n");
        show_signal(&picture, empathie_result_signal(result, i));
    }
    if (!empathie_result_count(result))
        show_nothing(&picture);
    else if (empathie_result_aside_count(result) || empathie_result_limit_count(result))
        cli_puts("\n");
    show_asides(&picture);
    show_limits(&picture);
    if (reflect)
        show_reflections(&picture);
    free(picture.spans);
    free(picture.marks);
}
