#include "lexicon/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "lexicon/cursor.h"
#include "lexicon/duplicates.h"
#include "lexicon/yaml_problem.h"

typedef struct level { /* a list or map that is still open */
    empi_yaml_node *node;
    empi_yaml_node *last;
    uint32_t children;
} level;

typedef struct reader {
    yaml_parser_t parser;
    empi_arena *arena;
    empi_error *sink;
    empi_error *error; /* NULL while reading again what was read and judged before */
    const char *file;
    empi_source source;
    level open[EMPI_YAML_DEPTH];
    size_t depth;
    empi_yaml_node *root;
    size_t count;     /* nodes so far */
    size_t documents;
    empi_cursor cursor;
    size_t heard;     /* characters up to which earlier readings reported mistakes */
    size_t reached;   /* characters up to which this one did */
    int32_t broken;   /* the line that is no YAML; 0: none */
    empi_place quote; /* of the last text, if it is quoted and ends on another line: its beginning */
    int32_t quote_end;
    bool swallows; /* it has a list item in it, which was reported */
    int32_t comment_line;
    bool commented; /* the last text has a comment behind it that was reported */
    bool stopped;   /* reading on makes no sense */
    bool failed;    /* no memory */
} reader;

static int32_t number(size_t value)
{
    return value < INT32_MAX ? (int32_t)value + 1 : INT32_MAX;
}

static empi_place place_of(const reader *r, const yaml_mark_t *mark)
{
    return (empi_place){r->file, number(mark->line), number(mark->column)};
}

static void stop(reader *r)
{
    size_t i;
    for (i = 0; i < r->depth; i++)
        r->open[i].node->partial = true;
    r->stopped = true;
}

/* ---- Nodes ------------------------------------------------------------------------------- */

static bool expects_key(const reader *r)
{
    return r->depth > 0 && r->open[r->depth - 1].node->kind == EMPI_YAML_MAP &&
           r->open[r->depth - 1].children % 2 == 0;
}

static void hang(reader *r, empi_yaml_node *node)
{
    level *parent;
    if (r->depth == 0) {
        r->root = node;
        return;
    }
    parent = &r->open[r->depth - 1];
    if (parent->last)
        parent->last->next = node;
    else
        parent->node->first = node;
    parent->last = node;
    parent->children++;
    parent->node->count = parent->children;
    if (parent->node->kind == EMPI_YAML_MAP)
        parent->node->count = (parent->children + 1) / 2;
}

static empi_yaml_node *add_node(reader *r, enum empi_yaml_kind kind, const yaml_mark_t *mark)
{
    empi_yaml_node *node;
    empi_place place = place_of(r, mark);
    if (++r->count > EMPI_YAML_NODES) {
        empi_error_add(r->error, place, "this file holds more than %d values: split it",
                       (int)EMPI_YAML_NODES);
        stop(r);
        return NULL;
    }
    node = empi_arena_alloc_zero(r->arena, sizeof *node);
    if (!node) {
        r->failed = true;
        return NULL;
    }
    node->kind = (uint8_t)kind;
    node->string.line = place.line;
    node->string.column = place.column;
    node->column = place.column;
    if (kind != EMPI_YAML_TEXT && kind != EMPI_YAML_BROKEN && expects_key(r)) {
        empi_error_add(r->error, place, "a key must be a word: put a text that begins with %s between "
                       "quotes", kind == EMPI_YAML_MAP ? "{" : "[");
    }
    hang(r, node);
    return node;
}

static void open_level(reader *r, enum empi_yaml_kind kind, const yaml_mark_t *mark)
{
    empi_yaml_node *node;
    if (r->depth == EMPI_YAML_DEPTH) {
        empi_error_add(r->error, place_of(r, mark), "lists and maps are nested more than %d deep",
                       (int)EMPI_YAML_DEPTH);
        stop(r);
        return;
    }
    node = add_node(r, kind, mark);
    if (node)
        r->open[r->depth++] = (level){node, NULL, 0};
}

/* ---- Keys that occur twice --------------------------------------------------------------- */

static void report_duplicate(void *context, const empi_string *again, const empi_string *first)
{
    reader *r = context;
    size_t shown = empi_utf8_cut(again->text, again->length, 60);
    empi_error_add(r->error, (empi_place){r->file, again->line, again->column},
                   "duplicate key \"%.*s\" (first on line %d)", (int)shown, again->text,
                   (int)first->line);
}

static void check_keys(reader *r, const empi_yaml_node *map)
{
    enum { FEW = 32 };
    const empi_string *few[FEW];
    const empi_string **names = few;
    const empi_yaml_node *key;
    size_t count = 0, size = map->count * sizeof *names;
    if (map->count > FEW)
        names = empi_alloc(r->arena->memory, size);
    if (!names) {
        r->failed = true;
        return;
    }
    for (key = map->first; key; key = key->next ? key->next->next : NULL)
        if (key->kind == EMPI_YAML_TEXT)
            names[count++] = &key->string;
    empi_duplicates(names, count, report_duplicate, r);
    if (names != few)
        empi_free(r->arena->memory, names, size);
}

static void close_level(reader *r, const yaml_mark_t *mark)
{
    empi_yaml_node *closed;
    if (r->depth == 0)
        return;
    closed = r->open[--r->depth].node;
    closed->partial = empi_source_touched(&r->source, closed->string.line, number(mark->line));
    if (closed->kind == EMPI_YAML_MAP)
        check_keys(r, closed);
}

/* ---- Texts ------------------------------------------------------------------------------- */

static void report_quote(reader *r)
{
    empi_error_add(r->error, r->quote, "this quote closes only on line %d: is one missing here?",
                   (int)r->quote_end);
}

/* In a list of phrases a # behind a blank is nearly always meant as a number; YAML drops it and the
 * rest of the line without a word. */
static void check_comment(reader *r, const yaml_event_t *event)
{
    bool is_item = r->depth > 0 && r->open[r->depth - 1].node->kind == EMPI_YAML_LIST;
    r->commented = is_item && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
                   event->data.scalar.length && empi_cursor_comment_behind(&r->cursor, event->end_mark.index);
    r->comment_line = number(event->start_mark.line);
    if (r->commented)
        empi_error_add(r->error, place_of(r, &event->end_mark),
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
    r->swallows = empi_cursor_item_between(&r->cursor, event->start_mark.index,
                                           event->end_mark.index);
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
    empi_place place = place_of(r, &event->start_mark);
    empi_yaml_node *node = add_node(r, EMPI_YAML_TEXT, &event->start_mark);
    if (!node)
        return;
    if (length > EMPI_YAML_SCALAR) {
        empi_error_add(r->error, place, "this text is longer than %d bytes", (int)EMPI_YAML_SCALAR);
        node->kind = EMPI_YAML_BROKEN;
        return;
    }
    if (has_control(text, length)) {
        empi_error_add(r->error, place, "this text has an escape for a control character");
        node->kind = EMPI_YAML_BROKEN;
        return;
    }
    node->string.text = empi_arena_string(r->arena, text, length);
    node->string.length = length;
    r->failed = r->failed || !node->string.text;
    node->plain = style == YAML_PLAIN_SCALAR_STYLE;
    check_quote(r, event);
    check_comment(r, event);
    if (node->plain && !length &&
        empi_source_touched(&r->source, place.line + 1, place.line + 1))
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
    empi_error_add(r->error, place_of(r, &event->start_mark),
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
        empi_error_add(r->error, place_of(r, &event->start_mark),
                       "a line cannot begin with %%: put the text between quotes");
    if (r->documents++ > 0) {
        empi_error_add(r->error, place_of(r, &event->start_mark),
                       "a second document begins here: a lexicon is one, without \"---\" inside");
        stop(r);
    }
}

/* ---- Events ------------------------------------------------------------------------------ */

static void take(reader *r, const yaml_event_t *event)
{
    r->error = event->start_mark.index < r->heard ? NULL : r->sink;
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
        (void)add_node(r, EMPI_YAML_BROKEN, &event->start_mark);
        break;
    case YAML_SEQUENCE_START_EVENT:
        open_level(r, EMPI_YAML_LIST, &event->start_mark);
        break;
    case YAML_MAPPING_START_EVENT:
        open_level(r, EMPI_YAML_MAP, &event->start_mark);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_level(r, &event->start_mark);
        break;
    case YAML_STREAM_END_EVENT:
        r->stopped = true;
        break;
    default:
        break;
    }
}

/* What was half read on that line is not to be judged. */
static void drop_line(reader *r, int32_t line)
{
    size_t i;
    for (i = 0; i < r->depth; i++)
        if (r->open[i].last && r->open[i].last->string.line == line)
            r->open[i].last->kind = EMPI_YAML_BROKEN;
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
    stop(r);
    r->error = r->sink;
    r->broken = problem.place.line;
    if (parser->error == YAML_MEMORY_ERROR) {
        r->failed = true;
    } else if (r->quote.line && r->quote_end == problem.place.line) {
        r->broken = r->quote.line;
        if (!r->swallows)
            report_quote(r);
    } else if (r->commented) { /* reported already; the comment took the closing ] with it */
        r->broken = r->comment_line;
    } else {
        r->broken = empi_yaml_problem_report(r->error, &problem);
    }
    drop_line(r, r->broken);
}

static void read_events(reader *r)
{
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->source.bytes,
                                 r->source.length);
    while (!r->stopped && !r->failed) {
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
    empi_arena_free(r->arena);
    r->heard = r->reached;
    r->root = NULL;
    r->depth = r->count = r->documents = 0;
    r->cursor = (empi_cursor){&r->source, 0, 0};
    r->broken = r->quote.line = 0;
    r->commented = r->stopped = false;
    if (!yaml_parser_initialize(&r->parser)) {
        r->failed = true;
        return;
    }
    read_events(r);
    yaml_parser_delete(&r->parser);
}

/* Reads, and reads again without what was no YAML, as often as that is worth it. */
static void read_all(reader *r)
{
    size_t work = 0;
    do {
        read_once(r);
        work += r->source.length;
    } while (r->broken && !r->failed && work <= EMPI_YAML_REPAIR_BYTES &&
             empi_source_blank(&r->source, r->broken));
}

const empi_yaml_node *empi_yaml_read(empi_arena *arena, const char *file, const char *bytes,
                                     size_t length, empi_error *error, bool *failed)
{
    reader r = {.arena = arena, .sink = error, .file = file};
    if (empi_source_open(&r.source, arena->memory, file, bytes, length, error))
        read_all(&r);
    empi_source_close(&r.source);
    *failed = r.failed || r.source.failed || arena->failed;
    return *failed ? NULL : r.root;
}
