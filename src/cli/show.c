/* One message for a reader: the text with the words marked, then each signal with its reasons.
 *
 *   Ik [wacht al drie weken]¹ en [niemand]² belt terug.
 *
 *   frustratie ●●○ duidelijk · wachten, niet gehoord · zekerheid 74
 *     ¹ "wacht al drie weken" – De schrijver meldt … (waiting.no_progress)
 *
 * With colour the brackets make way for the colour of the kind. */
#include <stdio.h>
#include <string.h>

#include "picture.h"

enum {
    QUOTE_BYTES = 72, /* of evidence; the rest is to be seen in the message */
    ASIDES = 4,
    INDENT = 2
};

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

static void show_message(const cli_picture *picture)
{
    enum { KINDS = EMPATHIE_KIND_OPENS + 1 };
    bool colour = picture->terminal->colour;
    size_t open[KINDS] = {0}, at = 0, i;
    cli_flow flow;
    cli_flow_begin(&flow, picture->terminal, INDENT, INDENT);
    for (i = 0; i < picture->count * 2; i++) {
        const cli_edge *mark = &picture->marks[i];
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

static void put_quote(cli_flow *flow, const cli_picture *picture,
                      const empathie_evidence *evidence)
{
    cli_stretch span = cli_span_of(evidence);
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

static void show_instead(const cli_picture *picture, const char *instead)
{
    cli_flow flow;
    if (!instead)
        return;
    cli_flow_begin(&flow, picture->terminal, INDENT * 3, INDENT * 4);
    cli_flow_style(&flow, CLI_BOLD);
    cli_flow_puts(&flow, "Liever: ");
    cli_flow_style(&flow, CLI_PLAIN);
    cli_flow_puts(&flow, instead);
    cli_flow_end(&flow);
}

static bool same_rule(const empathie_evidence *a, const empathie_evidence *b)
{
    return strcmp(empathie_evidence_rule(a), empathie_evidence_rule(b)) == 0;
}

/* An entry is told once, at its first words, with all words that it rests on. */
static bool told_before(const empathie_signal *signal, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (same_rule(empathie_signal_evidence(signal, i), empathie_signal_evidence(signal, index)))
            return true;
    return false;
}

static void put_all_words(cli_flow *flow, const cli_picture *picture,
                          const empathie_signal *signal, size_t first)
{
    const empathie_evidence *of = empathie_signal_evidence(signal, first);
    bool any = false;
    for (size_t i = first; i < empathie_signal_count(signal); i++) {
        const empathie_evidence *evidence = empathie_signal_evidence(signal, i);
        size_t number = cli_number_of(picture, evidence);
        if (!number || !same_rule(of, evidence))
            continue;
        cli_flow_style(flow, CLI_PLAIN);
        cli_flow_puts(flow, any ? ", " : "");
        cli_flow_style(flow, cli_kind_style(empathie_evidence_kind(evidence)));
        put_number(flow, number);
        cli_flow_puts(flow, " ");
        put_quote(flow, picture, evidence);
        any = true;
    }
    cli_flow_style(flow, CLI_PLAIN);
    cli_flow_puts(flow, any ? " – " : "");
}

static void show_evidence(const cli_picture *picture, const empathie_signal *signal, size_t index)
{
    const empathie_evidence *evidence = empathie_signal_evidence(signal, index);
    const char *why = empathie_evidence_why(evidence);
    cli_flow flow;
    if (told_before(signal, index))
        return;
    cli_flow_begin(&flow, picture->terminal, INDENT * 2, INDENT * 3);
    put_all_words(&flow, picture, signal, index);
    if (why && why[0]) {
        cli_flow_puts(&flow, why);
        cli_flow_puts(&flow, " ");
    }
    cli_flow_style(&flow, CLI_FAINT);
    cli_flow_puts(&flow, "(");
    cli_flow_puts(&flow, empathie_evidence_rule(evidence));
    cli_flow_puts(&flow, ")");
    cli_flow_end(&flow);
    show_instead(picture, empathie_evidence_instead(evidence));
}

static void put_strength(cli_flow *flow, const empathie_signal *signal)
{
    static const char *const bars[] = {"○○○", "●○○ licht", "●●○ duidelijk", "●●● sterk"};
    int32_t intensity = empathie_signal_intensity(signal);
    cli_flow_puts(flow, " ");
    cli_flow_puts(flow, bars[intensity < 0 || intensity > 3 ? 0 : intensity]);
}

static void put_certainty(cli_flow *flow, const empathie_signal *signal)
{
    char sure[32];
    cli_flow_style(flow, CLI_FAINT);
    (void)snprintf(sure, sizeof sure, " · zekerheid %d",
                   (int)empathie_signal_confidence(signal));
    cli_flow_puts(flow, sure);
}

/* A draft gets no marks for how strong and how sure: it is read to be changed, not weighed. */
static void show_heading(const cli_picture *picture, const empathie_signal *signal)
{
    int32_t kind = empathie_signal_kind(signal), mask = empathie_signal_mask(signal);
    bool of_draft = kind == EMPATHIE_KIND_CLOSES || kind == EMPATHIE_KIND_OPENS;
    size_t i;
    cli_flow flow;
    cli_flow_begin(&flow, picture->terminal, INDENT, INDENT * 2);
    cli_flow_style(&flow, cli_kind_style(kind));
    cli_flow_puts(&flow, cli_label(picture->engine, empathie_kind_name(kind)));
    if (!of_draft)
        put_strength(&flow, signal);
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
    if (!of_draft)
        put_certainty(&flow, signal);
    cli_flow_end(&flow);
}

static void show_signal(const cli_picture *picture, const empathie_signal *signal)
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
        show_evidence(picture, signal, i);
}

/* ---- What it does not tell ------------------------------------------------------------------- */

static void show_asides(const cli_picture *picture)
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

static void show_limits(const cli_picture *picture)
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

static void show_reflections(const cli_picture *picture)
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

void cli_show_draft_end(const cli_terminal *terminal)
{
    cli_flow flow;
    cli_puts("\n");
    cli_flow_begin(&flow, terminal, INDENT, INDENT);
    cli_flow_style(&flow, CLI_FAINT);
    cli_flow_puts(&flow, "Dit gaat over de woorden, niet over wie ze schreef. U kent de ander en het "
                         "verhaal; wat hier staat is een tweede paar ogen.");
    cli_flow_end(&flow);
}

static void show_nothing(const cli_picture *picture, enum cli_view view)
{
    cli_flow flow;
    cli_flow_begin(&flow, picture->terminal, INDENT, INDENT);
    cli_flow_style(&flow, CLI_FAINT);
    cli_flow_puts(&flow, view == CLI_VIEW_DRAFT
                             ? "Niets gevonden dat het gesprek sluit of opent."
                             : "Geen signaal gehoord.");
    cli_flow_end(&flow);
}

void cli_show(const cli_terminal *terminal, const empathie_engine *engine,
              const empathie_result *result, const char *text, size_t length, enum cli_view view)
{
    cli_picture picture = {terminal, engine, result, text, length, NULL, NULL, 0};
    size_t i;
    if (!cli_picture_begin(&picture))
        cli_complain("out of memory: the words cannot be marked");
    show_message(&picture);
    for (i = 0; i < empathie_result_count(result); i++) {
        cli_puts("\n");
        show_signal(&picture, empathie_result_signal(result, i));
    }
    if (!empathie_result_count(result))
        show_nothing(&picture, view);
    else if (empathie_result_aside_count(result) || empathie_result_limit_count(result))
        cli_puts("\n");
    show_asides(&picture);
    show_limits(&picture);
    if (view == CLI_VIEW_READER)
        show_reflections(&picture);
    cli_picture_end(&picture);
}
