#include "export.h"

#include "bench.h"
#include "phrase.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEPARATOR ",?\\s"

static bool may_be_empty(const node *item)
{
    if (item->kind == GAP || item->kind == NOT)
        return true;
    if (item->kind == SEQUENCE) {
        for (size_t i = 0; i < item->count; i++)
            if (!may_be_empty(item->children[i]))
                return false;
        return true;
    }
    if (item->kind == CHOICE)
        for (size_t i = 0; i < item->count; i++)
            if (may_be_empty(item->children[i]))
                return true;
    return item->kind == CHOICE && item->count == 0;
}

/* What tells nothing at the edge of a phrase: only whether it occurs is asked. */
static bool drops_at_edge(const node *item)
{
    if (item->kind == MARK)
        return item->mark != '^' && item->mark != '$';
    if (item->kind == CHOICE)
        for (size_t i = 0; i < item->count; i++)
            if (drops_at_edge(item->children[i]))
                return true;
    return may_be_empty(item);
}

static bool begins_with_word(const node *item)
{
    switch (item->kind) {
    case SEQUENCE:
        return item->count && begins_with_word(item->children[0]);
    case CHOICE:
        for (size_t i = 0; i < item->count; i++)
            if (!begins_with_word(item->children[i]))
                return false;
        return item->count > 0;
    case GAP:
    case MARK:
    case NOT:
        return false;
    default:
        return true;
    }
}

static void write_node(text_buffer *out, const node *item, bool first, bool last);

static void write_word(text_buffer *out, const node *word)
{
    if (word->kind == ENDING)
        put_text(out, "\\w*");
    for (size_t i = 0; i < word->length; i++) {
        if (strchr("\\^$.|?*+()[]{}/", word->text[i]))
            put_text(out, "\\");
        put(out, word->text + i, 1);
    }
    if (word->kind == STEM)
        put_text(out, "\\w*");
}

static void write_gap(text_buffer *out, int words)
{
    char text[96];
    (void)snprintf(text, sizeof text, "(?:" SEPARATOR PHRASE_ANY_WORD "){0,%d}", words);
    if (words > 0)
        put_text(out, text);
}

static void write_branches(text_buffer *out, const node *choice, bool words, bool last)
{
    const char *between = "";
    put_text(out, "(?:");
    for (size_t i = 0; i < choice->count; i++) {
        const node *branch = choice->children[i];
        if (begins_with_word(branch) != words || may_be_empty(branch))
            continue;
        put_text(out, between);
        write_node(out, branch, words, last);
        between = "|";
    }
    put_text(out, ")");
}

static void write_choice(text_buffer *out, const node *choice, bool first, bool last)
{
    size_t words = 0, others = 0;
    bool empty = may_be_empty(choice);
    for (size_t i = 0; i < choice->count; i++)
        if (!may_be_empty(choice->children[i]))
            *(begins_with_word(choice->children[i]) ? &words : &others) += 1;
    if (words + others == 0)
        return;
    put_text(out, "(?:");
    if (words) {
        if (!first)
            put_text(out, SEPARATOR);
        write_branches(out, choice, true, last);
    }
    if (words && others)
        put_text(out, "|");
    if (others)
        write_branches(out, choice, false, last);
    put_text(out, empty ? ")?" : ")");
}

static void write_sequence(text_buffer *out, const node *sequence, bool first, bool last)
{
    size_t from = 0, to = sequence->count;
    while (first && from < to && drops_at_edge(sequence->children[from]))
        from++;
    while (last && from < to && drops_at_edge(sequence->children[to - 1]))
        to--;
    for (size_t i = from; i < to; i++)
        write_node(out, sequence->children[i], first && i == from, last && i + 1 == to);
}

static void write_free(text_buffer *out, const node *group, bool first, bool last)
{
    char times[16];
    node any = {.kind = CHOICE, .children = group->children, .count = group->count};
    if (group->count == 2) {
        if (!first)
            put_text(out, SEPARATOR);
        put_text(out, "(?:");
        for (size_t i = 0; i < 2; i++) {
            write_node(out, group->children[i], true, false);
            write_gap(out, group->words);
            write_node(out, group->children[1 - i], false, last);
            put_text(out, i == 0 ? "|" : ")");
        }
        return;
    }
    write_node(out, &any, first, false);
    put_text(out, "(?:");
    write_gap(out, group->words);
    write_node(out, &any, false, last);
    (void)snprintf(times, sizeof times, "){%zu}", group->count - 1);
    put_text(out, times);
}

static void write_node(text_buffer *out, const node *item, bool first, bool last)
{
    switch (item->kind) {
    case SEQUENCE:
        write_sequence(out, item, first, last);
        break;
    case CHOICE:
        write_choice(out, item, first, last);
        break;
    case FREE:
        write_free(out, item, first, last);
        break;
    case GAP:
        write_gap(out, item->words);
        break;
    case MARK:
        put_text(out, item->mark == '^'   ? "^\\W*"
                      : item->mark == '$' ? "\\W*$"
                      : item->mark == '.' ? "[.!?]+"
                      : item->mark == ',' ? "\\s*[,:;-]"
                                          : "");
        break;
    case NOT:
        break;
    default:
        if (!first)
            put_text(out, SEPARATOR);
        if (item->kind == TOKEN)
            put_text(out, item->text);
        else
            write_word(out, item);
    }
}

/* \b knows ASCII only in engines that are asked for no more. */
static bool plain_edge(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool plain_edges(const node *item, bool front)
{
    if (item->kind == WORD || item->kind == STEM || item->kind == ENDING)
        return item->length && plain_edge(item->text[front ? 0 : item->length - 1]);
    if (item->kind == SEQUENCE)
        return item->count && plain_edges(item->children[front ? 0 : item->count - 1], front);
    if (item->kind == MARK || item->kind == GAP || item->kind == NOT)
        return false;
    for (size_t i = 0; i < item->count; i++)
        if (!plain_edges(item->children[i], front))
            return false;
    return true;
}

/* YARA knows groups, but not (?: */
static char *with_plain_groups(const char *expression)
{
    text_buffer out = {0};
    for (; *expression; expression++) {
        put(&out, expression, 1);
        if (expression[0] == '(' && expression[1] == '?' && expression[2] == ':')
            expression += 2;
    }
    return out.bytes;
}

/* ---- words that every match needs ---- */

static bool only_words(const node *item, size_t *shortest, size_t *count)
{
    if (item->kind == WORD) {
        for (size_t i = 0; i < item->length; i++)
            if (!plain_edge(item->text[i]) || item->text[i] <= '9') /* a number is no word */
                return false;
        *shortest = item->length < *shortest ? item->length : *shortest;
        ++*count;
        return true;
    }
    if (item->kind != CHOICE)
        return false;
    for (size_t i = 0; i < item->count; i++)
        if (!only_words(item->children[i], shortest, count))
            return false;
    return item->count > 0;
}

static void write_needs(text_buffer *out, const node *item)
{
    if (item->kind == WORD) {
        put_text(out, out->length ? ", " : "");
        put(out, item->text, item->length);
    }
    for (size_t i = 0; i < item->count; i++)
        write_needs(out, item->children[i]);
}

static char *needs_of(const node *phrase)
{
    text_buffer out = {0};
    const node *best = NULL, *single[] = {phrase};
    size_t best_score = 0, count = phrase->kind == SEQUENCE ? phrase->count : 1;
    const node *const *items =
        phrase->kind == SEQUENCE ? (const node *const *)phrase->children : single;
    for (size_t i = 0; i < count; i++) {
        size_t shortest = 99, words = 0;
        if (only_words(items[i], &shortest, &words) && words <= 30 && shortest > best_score) {
            best_score = shortest;
            best = items[i];
        }
    }
    if (!best || best_score < 3)
        return NULL;
    write_needs(&out, best);
    return out.bytes;
}

/* ---- all phrases ---- */

static void export_phrase(const lexicons *all, size_t entry, const char *phrase, expressions *out)
{
    bool approximate = false;
    const node *tree = phrase_read(all, phrase, &approximate);
    text_buffer text = {0};
    put_text(&text, plain_edges(tree, true) ? "\\b" : "");
    write_node(&text, tree, true, true);
    put_text(&text, plain_edges(tree, false) ? "\\b" : "");
    if (text.length < 4)
        return;
    if (out->count == out->capacity) {
        out->capacity = out->capacity ? 2 * out->capacity : 4096;
        out->items = grow_block(out->items, out->capacity * sizeof *out->items);
    }
    out->approximate += approximate;
    out->items[out->count++] =
        (exported){text.bytes, with_plain_groups(text.bytes), needs_of(tree), entry};
}

void export_phrases(const lexicons *all, size_t first, size_t step, expressions *out)
{
    for (size_t i = first; i < all->entry_count; i += step) {
        const bench_entry *entry = &all->entries[i];
        if (!entry->kind || strcmp(entry->kind, "closes") == 0 || strcmp(entry->kind, "opens") == 0)
            continue;
        for (size_t j = 0; j < entry->any.count; j++)
            export_phrase(all, i, entry->any.items[j], out);
    }
}
