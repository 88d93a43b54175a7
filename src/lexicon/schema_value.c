#include "lexicon/schema_value.h"

#include <string.h>

#include "base/utf8.h"

enum { SHOWN_BYTES = 48, NUMBER_DIGITS = 9 };

int empi_shown(const empi_string *text)
{
    return (int)empi_utf8_cut(text->text, text->length, SHOWN_BYTES);
}

empi_place empi_schema_place(const empi_schema *schema, const empi_yaml_node *node)
{
    return (empi_place){schema->file, node->string.line, node->column};
}

empi_string empi_schema_keep(empi_schema *schema, const empi_string *text)
{
    empi_string kept = *text;
    kept.text = empi_arena_string(schema->arena, text->text, text->length);
    return kept;
}

/* ---- Kinds of value ---------------------------------------------------------------------- */

static bool is_blank(const empi_yaml_node *value)
{
    size_t i;
    if (value->kind != EMPI_YAML_TEXT)
        return false;
    for (i = 0; i < value->string.length; i++)
        if (value->string.text[i] != ' ' && value->string.text[i] != '\n' &&
            value->string.text[i] != '\t' && value->string.text[i] != '\r')
            return false;
    return true;
}

/* A map where a text should stand: most often a sentence with a colon, or a class at the front. */
static const char *why_map(const empi_yaml_node *value)
{
    const empi_yaml_node *key = value->first;
    if (key && key->next && key->next->kind == EMPI_YAML_TEXT && !key->next->string.length)
        return "it begins with { or ?, or ends in a colon: put it between quotes";
    return "\": \" makes a key of what stands before it: put the sentence between quotes";
}

static void say_kind(empi_schema *schema, const char *name, const empi_yaml_node *value,
                     enum empi_yaml_kind wanted)
{
    static const char kinds[3][40] = {"a text", "a list: items that begin with \"- \"",
                                      "a map: keys, each with a value"};
    empi_place place = empi_schema_place(schema, value);
    if (value->kind == EMPI_YAML_TEXT && value->string.length == 0 && value->plain)
        empi_error_add(schema->error, place, "%s has no value", name);
    else if (wanted == EMPI_YAML_TEXT && value->kind == EMPI_YAML_MAP)
        empi_error_add(schema->error, place, "%s must be a text, but %s", name, why_map(value));
    else if (wanted == EMPI_YAML_TEXT)
        empi_error_add(schema->error, place,
                       "%s must be one text, not a list (a text that begins with - or [ needs "
                       "quotes)",
                       name);
    else
        empi_error_add(schema->error, place, "%s must be %s", name, kinds[wanted]);
}

bool empi_value_is(empi_schema *schema, const char *name, const empi_yaml_node *value,
                   enum empi_yaml_kind kind)
{
    char quoted[64];
    size_t length = empi_utf8_cut(name, strlen(name), sizeof quoted - 3);
    if (value->kind == EMPI_YAML_BROKEN)
        return false;
    if (value->kind == kind)
        return true;
    quoted[0] = '"';
    memcpy(quoted + 1, name, length);
    memcpy(quoted + 1 + length, "\"", 2);
    say_kind(schema, quoted, value, kind);
    return false;
}

/* ---- Texts that must be well formed ------------------------------------------------------ */

static bool is_word_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
}

/* Lowercase words with a dot between each two: at least as many words as asked for. */
static bool is_name(const empi_string *text, size_t least, size_t most)
{
    size_t words = 1, i;
    bool empty = true;
    for (i = 0; i < text->length; i++) {
        if (text->text[i] == '.' && !empty) {
            words++;
            empty = true;
        } else if (is_word_byte(text->text[i])) {
            empty = false;
        } else {
            return false;
        }
    }
    return !empty && words >= least && words <= most;
}

static bool is_number(const empi_string *text)
{
    size_t sign = text->length && (text->text[0] == '-' || text->text[0] == '+');
    size_t i;
    if (text->length == sign || text->length - sign > NUMBER_DIGITS)
        return false;
    for (i = sign; i < text->length; i++)
        if (text->text[i] < '0' || text->text[i] > '9')
            return false;
    return true;
}

void empi_value_name(empi_schema *schema, const empi_yaml_node *value, enum empi_values values)
{
    const empi_string *text = &value->string;
    empi_place place = empi_schema_place(schema, value);
    if (values == EMPI_VALUES_NAME && !is_name(text, 1, 1))
        empi_error_add(schema->error, place,
                       "\"%.*s\" is not a name: use lowercase letters, digits and _",
                       empi_shown(text), text->text);
    if (values == EMPI_VALUES_ID && !is_name(text, 2, SIZE_MAX))
        empi_error_add(schema->error, place,
                       "\"%.*s\" is not an id: use lowercase letters, digits and _, with a dot "
                       "after the cue, as in waiting.no_progress",
                       empi_shown(text), text->text);
}

/* ---- Closed sets ------------------------------------------------------------------------- */

/* "irony, rhetorical or hedge" */
static void list_words(const char *const *words, size_t count, char *out, size_t size)
{
    size_t used = 0, i;
    for (i = 0; i < count; i++) {
        const char *between = i == 0 ? "" : i + 1 == count ? " or " : ", ";
        size_t gap = strlen(between), length = strlen(words[i]);
        if (used + gap + length + 1 > size)
            break;
        memcpy(out + used, between, gap);
        memcpy(out + used + gap, words[i], length);
        used += gap + length;
    }
    out[used] = '\0';
}

static bool in_set(empi_schema *schema, const empi_key *key, const empi_yaml_node *value)
{
    const char *words[EMPI_VALUES_MAX];
    const empi_string *text = &value->string;
    size_t count = empi_values_words((enum empi_values)key->values, words);
    const char *nearest;
    char all[96];
    size_t i;
    for (i = 0; i < count; i++)
        if (strlen(words[i]) == text->length && !memcmp(words[i], text->text, text->length))
            return true;
    list_words(words, count, all, sizeof all);
    nearest = count > 1 ? empi_nearest(text->text, words, count) : NULL;
    if (count == 1)
        empi_error_add(schema->error, empi_schema_place(schema, value), "\"%s\" can only be %s",
                       key->name, all);
    else if (nearest)
        empi_error_add(schema->error, empi_schema_place(schema, value),
                       "\"%s\" must be %s, not \"%.*s\"; did you mean \"%s\"?", key->name, all,
                       empi_shown(text), text->text, nearest);
    else
        empi_error_add(schema->error, empi_schema_place(schema, value),
                       "\"%s\" must be %s, not \"%.*s\"", key->name, all, empi_shown(text),
                       text->text);
    return false;
}

static bool is_good(empi_schema *schema, const empi_key *key, const empi_yaml_node *value)
{
    const empi_string *text = &value->string;
    if (key->values > EMPI_VALUES_ANY && key->values < EMPI_VALUES_SETS)
        return in_set(schema, key, value);
    if (key->values == EMPI_VALUES_FORMAT && (text->length != 1 || text->text[0] != '1')) {
        empi_error_add(schema->error, empi_schema_place(schema, value),
                       "\"format\" is \"%.*s\", but this library reads format 1", empi_shown(text),
                       text->text);
        return false;
    }
    if (key->values == EMPI_VALUES_NUMBER && !is_number(text)) {
        empi_error_add(schema->error, empi_schema_place(schema, value),
                       "\"%s\" must be a whole number of at most %d digits, not \"%.*s\"",
                       key->name, NUMBER_DIGITS, empi_shown(text), text->text);
        return false;
    }
    empi_value_name(schema, value, (enum empi_values)key->values);
    return true;
}

static bool has_text(empi_schema *schema, const char *name, const empi_yaml_node *value)
{
    if (!empi_value_is(schema, name, value, EMPI_YAML_TEXT))
        return false;
    if (is_blank(value)) {
        empi_error_add(schema->error, empi_schema_place(schema, value), "\"%.48s\" has no value",
                       name);
        return false;
    }
    return true;
}

void empi_value_text(empi_schema *schema, const empi_key *key, const empi_yaml_node *value,
                     empi_string *text)
{
    if (has_text(schema, key->name, value) && is_good(schema, key, value))
        *text = empi_schema_keep(schema, &value->string);
}

void empi_value_any(empi_schema *schema, const char *name, const empi_yaml_node *value,
                    empi_string *text)
{
    if (has_text(schema, name, value))
        *text = empi_schema_keep(schema, &value->string);
}

/* ---- Lists ------------------------------------------------------------------------------- */

static bool read_item(empi_schema *schema, enum empi_values values, const empi_yaml_node *item)
{
    if (item->kind == EMPI_YAML_BROKEN)
        return false;
    if (item->kind != EMPI_YAML_TEXT) {
        say_kind(schema, "an item of this list", item, EMPI_YAML_TEXT);
        return false;
    }
    if (is_blank(item)) {
        empi_error_add(schema->error, empi_schema_place(schema, item),
                       "this item is empty; a text that begins with # needs quotes");
        return false;
    }
    empi_value_name(schema, item, values);
    return true;
}

void empi_value_texts(empi_schema *schema, const char *name, enum empi_values values,
                      const empi_yaml_node *value, empi_strings *texts)
{
    const empi_yaml_node *item;
    if (!empi_value_is(schema, name, value, EMPI_YAML_LIST))
        return;
    if (!value->count && !value->partial)
        empi_error_add(schema->error, empi_schema_place(schema, value), "\"%.48s\" is empty", name);
    texts->items = empi_arena_alloc_zero(schema->arena, value->count * sizeof *texts->items);
    if (!texts->items)
        return;
    for (item = value->first; item; item = item->next)
        if (read_item(schema, values, item))
            texts->items[texts->count++] = empi_schema_keep(schema, &item->string);
}
