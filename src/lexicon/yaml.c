#include "lexicon/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "lexicon/cursor.h"
#include "lexicon/yaml_problem.h"
#include "lexicon/yaml_simple.h"
#include "lexicon/yaml_tree.h"

typedef struct reader {
    yaml_parser_t parser;
    empi_yaml_tree tree; /* its error is NULL while reading again what was judged before */
    empi_error *sink;
    empi_source source;
    empi_cursor cursor;
    size_t documents;
    size_t heard;     /* characters up to which earlier readings reported mistakes */
    size_t reached;   /* characters up to which this one did */
    int32_t broken;   /* the line that is no YAML; 0: none */
    empi_place quote; /* where the last text begins, if it is quoted and ends on another line */
    int32_t quote_end;
    bool swallows; /* it has a list item in it, which was reported */
    int32_t comment_line;
    bool commented; /* the last text has a comment behind it that was reported */
} reader;

static int32_t number(size_t value)
{
    return value < INT32_MAX ? (int32_t)value + 1 : INT32_MAX;
}

static empi_place place_of(const reader *r, const yaml_mark_t *mark)
{
    return (empi_place){r->tree.file, number(mark->line), number(mark->column)};
}

/* ---- Texts ------------------------------------------------------------------------------- */

static void report_quote(reader *r)
{
    empi_error_add(r->tree.error, r->quote,
                   "this quote closes only on line %d: is one missing here?", (int)r->quote_end);
}

/* YAML drops a # behind a blank and the rest of the line without a word. In a list of phrases it is
 * nearly always meant as a number; elsewhere it depends on what follows. */
static void check_comment(reader *r, const yaml_event_t *event)
{
    bool is_plain =
        event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && event->data.scalar.length;
    bool is_item = empi_yaml_tree_in_list(&r->tree);
    r->commented =
        is_plain && empi_cursor_comment_behind(&r->cursor, event->end_mark.index, !is_item);
    r->comment_line = number(event->start_mark.line);
    if (r->commented)
        empi_error_add(r->tree.error, place_of(r, &event->end_mark),
                       "a # behind a blank begins a comment: put the text between quotes, or the "
                       "comment on a line of its own");
}

/* A quoted text may go on for lines, but one that swallows a list item misses its closing quote. */
static void check_quote(reader *r, const yaml_event_t *event)
{
    yaml_scalar_style_t style = event->data.scalar.style;
    r->quote.line = 0;
    if ((style != YAML_SINGLE_QUOTED_SCALAR_STYLE && style != YAML_DOUBLE_QUOTED_SCALAR_STYLE) ||
        event->start_mark.line == event->end_mark.line)
        return;
    r->quote = place_of(r, &event->start_mark);
    r->quote_end = number(event->end_mark.line);
    r->swallows =
        empi_cursor_item_between(&r->cursor, event->start_mark.index, event->end_mark.index);
    if (r->swallows)
        report_quote(r);
}

/* Escapes between double quotes can make what may not stand in the file itself. */
static bool has_control(const char *text, size_t length)
{
    size_t i;
    for (i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        if ((byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') || byte == 0x7F)
            return true;
    }
    return false;
}

static void add_text(reader *r, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    yaml_scalar_style_t style = event->data.scalar.style;
    size_t most = style == YAML_LITERAL_SCALAR_STYLE ? EMPI_YAML_BLOCK : EMPI_YAML_SCALAR;
    empi_place place = place_of(r, &event->start_mark);
    empi_yaml_node *node = empi_yaml_tree_add(&r->tree, EMPI_YAML_TEXT, place);
    if (!node)
        return;
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
        while (length && text[length - 1] == '\n') /* the last line end is YAML's, not the text's */
            length--;
    if (length > most) {
        empi_error_add(r->tree.error, place, "this text is longer than %d bytes", (int)most);
        node->kind = EMPI_YAML_BROKEN;
        return;
    }
    if (has_control(text, length)) {
        empi_error_add(r->tree.error, place, "this text has an escape for a control character");
        node->kind = EMPI_YAML_BROKEN;
        return;
    }
    node->string.text = empi_arena_string(r->tree.arena, text, length);
    node->string.length = length;
    r->tree.failed = r->tree.failed || !node->string.text;
    node->plain = style == YAML_PLAIN_SCALAR_STYLE;
    check_quote(r, event);
    check_comment(r, event);
    if (node->plain && !length && empi_source_touched(&r->source, place.line + 1, place.line + 1))
        node->kind = EMPI_YAML_BROKEN; /* its value was left out */
    if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        node->string.column++;
}

/* ---- What a lexicon does not use --------------------------------------------------------- */

static void refuse_sign(reader *r, const yaml_event_t *event, char sign, const yaml_char_t *name)
{
    const char *shown = name ? (const char *)name : "";
    int length = (int)empi_utf8_cut(shown, strlen(shown), 40);
    if (sign == '!' && *shown == '!') { /* a tag is named with its sign */
        shown++;
        length -= length > 0;
    }
    empi_error_add(r->tree.error, place_of(r, &event->start_mark),
                   "a value cannot begin with %c (\"%c%.*s\"): put it between quotes", sign, sign,
                   length, shown);
}

static void check_signs(reader *r, const yaml_event_t *event)
{
    const yaml_char_t *anchor = NULL, *tag = NULL;
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    }
    if (anchor)
        refuse_sign(r, event, '&', anchor);
    if (tag)
        refuse_sign(r, event, '!', tag);
}

static void start_document(reader *r, const yaml_event_t *event)
{
    if (event->data.document_start.tag_directives.start !=
        event->data.document_start.tag_directives.end)
        empi_error_add(r->tree.error, place_of(r, &event->start_mark),
                       "a line cannot begin with %%: put the text between quotes");
    if (r->documents++ > 0) {
        empi_error_add(r->tree.error, place_of(r, &event->start_mark),
                       "a second document begins here: a lexicon is one, without \"---\" inside");
        empi_yaml_tree_stop(&r->tree);
    }
}

/* ---- Events ------------------------------------------------------------------------------ */

static void close_level(reader *r, const yaml_mark_t *mark)
{
    const empi_yaml_node *node = empi_yaml_tree_top(&r->tree);
    if (node)
        empi_yaml_tree_close(
            &r->tree, empi_source_touched(&r->source, node->string.line, number(mark->line)));
}

static void take(reader *r, const yaml_event_t *event)
{
    r->tree.error = event->start_mark.index < r->heard ? NULL : r->sink;
    check_signs(r, event);
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        start_document(r, event);
        break;
    case YAML_SCALAR_EVENT:
        add_text(r, event);
        break;
    case YAML_ALIAS_EVENT:
        refuse_sign(r, event, '*', event->data.alias.anchor);
        (void)empi_yaml_tree_add(&r->tree, EMPI_YAML_BROKEN, place_of(r, &event->start_mark));
        break;
    case YAML_SEQUENCE_START_EVENT:
        empi_yaml_tree_open(&r->tree, EMPI_YAML_LIST, place_of(r, &event->start_mark));
        break;
    case YAML_MAPPING_START_EVENT:
        empi_yaml_tree_open(&r->tree, EMPI_YAML_MAP, place_of(r, &event->start_mark));
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_level(r, &event->start_mark);
        break;
    case YAML_STREAM_END_EVENT:
        r->tree.stopped = true;
        break;
    default:
        break;
    }
}

static void report_problem(reader *r)
{
    const yaml_parser_t *parser = &r->parser;
    empi_yaml_problem problem = {
        .problem = parser->problem ? parser->problem : "",
        .context = parser->context,
        .bytes = r->source.bytes,
        .length = r->source.length,
        .index = parser->problem_mark.index,
        .place = place_of(r, &parser->problem_mark),
        .context_place = place_of(r, &parser->context_mark),
    };
    empi_yaml_tree_stop(&r->tree);
    r->tree.error = r->sink;
    r->broken = problem.place.line;
    if (parser->error == YAML_MEMORY_ERROR) {
        r->tree.failed = true;
    } else if (r->quote.line && r->quote_end == problem.place.line) {
        r->broken = r->quote.line;
        if (!r->swallows)
            report_quote(r);
    } else if (r->commented) { /* reported already; the comment took the closing ] with it */
        r->broken = r->comment_line;
    } else {
        r->broken = empi_yaml_problem_report(r->tree.error, &problem);
    }
    empi_yaml_tree_drop_line(&r->tree, r->broken);
}

static void read_events(reader *r)
{
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->source.bytes,
                                 r->source.length);
    while (!r->tree.stopped && !r->tree.failed) {
        yaml_event_t event;
        size_t index;
        if (!yaml_parser_parse(&r->parser, &event)) {
            report_problem(r);
            return;
        }
        index = event.start_mark.index;
        take(r, &event);
        yaml_event_delete(&event);
        if (r->reached <= index)
            r->reached = index + 1;
    }
}

static void read_once(reader *r)
{
    empi_arena_free(r->tree.arena);
    empi_yaml_tree_init(&r->tree, r->tree.arena, r->tree.file);
    r->cursor = (empi_cursor){&r->source, 0, 0};
    r->documents = 0;
    r->heard = r->reached;
    r->broken = r->quote.line = 0;
    r->commented = false;
    if (!yaml_parser_initialize(&r->parser)) {
        r->tree.failed = true;
        return;
    }
    read_events(r);
    yaml_parser_delete(&r->parser);
}

/* Reads, and reads again without what was no YAML, as often as that is worth it. */
static void read_all(reader *r)
{
    size_t work = 0;
    for (;;) {
        read_once(r);
        work += r->source.length;
        if (!r->broken || r->tree.failed)
            return;
        if (work > EMPI_YAML_REPAIR_BYTES || r->source.blanked_count == EMPI_YAML_REPAIRS)
            break;
        if (!empi_source_blank(&r->source, r->broken))
            return;
    }
    empi_error_add(r->sink, (empi_place){r->tree.file, r->broken + 1, 1},
                   "what stands below was not read: mend what stands above first");
}

/* Most files are simple and without mistakes. Whatever is found wrong, libyaml is to find it. */
static bool read_fast(reader *r)
{
    bool done;
    if (r->source.copy)
        return false;
    empi_arena_free(r->tree.arena);
    r->tree.error = empi_error_new(r->tree.arena->memory, 0);
    if (!r->tree.error)
        return false;
    done = empi_yaml_simple_read(&r->tree, r->source.bytes, r->source.length) &&
           empi_error_count(r->tree.error) == 0 && !empi_error_failed(r->tree.error);
    empi_error_free(r->tree.error);
    r->tree.error = r->sink;
    return done && !r->tree.failed && !r->tree.arena->failed;
}

const empi_yaml_node *empi_yaml_read(empi_arena *arena, const char *file, const char *bytes,
                                     size_t length, empi_error *error, bool *failed)
{
    reader r = {.tree = {.arena = arena, .file = file}, .sink = error};
    if (empi_source_open(&r.source, arena->memory, file, bytes, length, error) && !read_fast(&r))
        read_all(&r);
    empi_source_close(&r.source);
    *failed = r.tree.failed || r.source.failed || arena->failed;
    return *failed ? NULL : r.tree.root;
}
