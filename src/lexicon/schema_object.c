#include "lexicon/schema_object.h"

#include <string.h>

#include "base/limits.h"
#include "lexicon/schema_entry.h"
#include "lexicon/schema_value.h"

/* ---- Maps of names ----------------------------------------------------------------------- */

static bool is_key(const empi_yaml_node *key)
{
    return key->kind == EMPI_YAML_TEXT && key->next;
}

/* Adds to pairs, which has room. */
static void read_pairs(empi_schema *schema, const empi_yaml_node *map, empi_pairs *pairs)
{
    const empi_yaml_node *key;
    for (key = map->first; key; key = key->next ? key->next->next : NULL) {
        empi_pair pair = {{NULL, 0, 0, 0}, {NULL, 0, 0, 0}};
        if (!is_key(key))
            continue;
        pair.key = empi_schema_keep(schema, &key->string);
        empi_value_any(schema, key->string.text, key->next, &pair.value);
        if (pair.value.text)
            pairs->items[pairs->count++] = pair;
    }
}

static bool make_room(empi_schema *schema, empi_pairs *pairs, size_t count)
{
    pairs->items = empi_arena_alloc_zero(schema->arena, count * sizeof *pairs->items);
    return pairs->items != NULL;
}

/* Headings only divide the labels for people: their names are one list. */
static void read_labels(empi_schema *schema, const empi_yaml_node *map, empi_pairs *labels)
{
    const empi_yaml_node *key;
    size_t count = 0;
    for (key = map->first; key; key = key->next ? key->next->next : NULL)
        count += is_key(key) && key->next->kind == EMPI_YAML_MAP ? key->next->count : 1;
    if (!make_room(schema, labels, count))
        return;
    for (key = map->first; key; key = key->next ? key->next->next : NULL) {
        if (!is_key(key))
            continue;
        if (key->next->kind == EMPI_YAML_MAP) {
            read_pairs(schema, key->next, labels);
        } else {
            empi_pair *pair = &labels->items[labels->count];
            empi_value_any(schema, key->string.text, key->next, &pair->value);
            pair->key = empi_schema_keep(schema, &key->string);
            labels->count += pair->value.text != NULL;
        }
    }
}

static void read_classes(empi_schema *schema, const empi_yaml_node *map, void *array, size_t *count)
{
    empi_class_source *classes = empi_arena_alloc_zero(schema->arena, map->count * sizeof *classes);
    const empi_yaml_node *key;
    if (!classes)
        return;
    memcpy(array, &classes, sizeof classes);
    for (key = map->first; key; key = key->next ? key->next->next : NULL) {
        empi_class_source *item = &classes[*count];
        if (!is_key(key))
            continue;
        empi_value_name(schema, key, EMPI_VALUES_NAME);
        item->name = empi_schema_keep(schema, &key->string);
        empi_value_texts(schema, key->string.text, EMPI_VALUES_ANY, key->next, &item->members);
        ++*count;
    }
}

/* ---- Lists of objects -------------------------------------------------------------------- */

/* Whether the object can be kept. The id is the first field of every object in a list, but of an
 * entry, which its own rules judge. */
static bool read_item(empi_schema *schema, enum empi_object kind, const empi_yaml_node *item,
                      void *object)
{
    empi_found found;
    empi_string id;
    if (item->kind == EMPI_YAML_BROKEN)
        return false;
    if (item->kind != EMPI_YAML_MAP) {
        empi_error_add(schema->error, empi_schema_place(schema, item),
                       "%s must be a map that begins with \"id: \"", empi_object_name(kind));
        return false;
    }
    empi_object_read(schema, kind, item, object, &found);
    if (kind == EMPI_OBJECT_ENTRY)
        return empi_entry_check(schema, item, &found, object);
    empi_object_missing(schema, kind, item, &found, EMPI_FORM_ALL);
    memcpy(&id, object, sizeof id);
    return id.text != NULL;
}

static void read_objects(empi_schema *schema, enum empi_object kind, const empi_yaml_node *list,
                         void *array, size_t *count)
{
    size_t size = empi_object_size(kind);
    size_t room = list->count < EMPI_ENTRIES ? list->count : EMPI_ENTRIES;
    unsigned char *objects = empi_arena_alloc_zero(schema->arena, room * size);
    const empi_yaml_node *item;
    if (!objects)
        return;
    memcpy(array, &objects, sizeof objects);
    for (item = list->first; item; item = item->next) {
        if (*count == room) {
            empi_error_add(schema->error, empi_schema_place(schema, item),
                           "more than %d in one list: split the file", (int)EMPI_ENTRIES);
            return;
        }
        if (read_item(schema, kind, item, objects + *count * size))
            ++*count;
        else
            memset(objects + *count * size, 0, size);
    }
}

/* ---- One object -------------------------------------------------------------------------- */

static void read_value(empi_schema *schema, const empi_key *key, const empi_yaml_node *value,
                       unsigned char *object)
{
    static const uint8_t wanted[] = {
        [EMPI_KEY_TEXT] = EMPI_YAML_TEXT,    [EMPI_KEY_TEXTS] = EMPI_YAML_LIST,
        [EMPI_KEY_PAIRS] = EMPI_YAML_MAP,    [EMPI_KEY_LABELS] = EMPI_YAML_MAP,
        [EMPI_KEY_CLASSES] = EMPI_YAML_MAP,  [EMPI_KEY_OBJECT] = EMPI_YAML_MAP,
        [EMPI_KEY_OBJECTS] = EMPI_YAML_LIST,
    };
    void *at = object + key->at;
    void *count_at = object + key->count_at;
    empi_found found;
    if (!empi_value_is(schema, key->name, value, (enum empi_yaml_kind)wanted[key->type]))
        return;
    switch ((enum empi_key_type)key->type) {
    case EMPI_KEY_TEXT:
        empi_value_text(schema, key, value, at);
        if (key->object == EMPI_OBJECT_FILE && key->values == EMPI_VALUES_KIND)
            schema->kind_reported = !schema->top->kind.text; /* a wrong one is said once */
        break;
    case EMPI_KEY_TEXTS:
        empi_value_texts(schema, key->name, (enum empi_values)key->values, value, at);
        break;
    case EMPI_KEY_PAIRS:
        if (make_room(schema, at, value->count))
            read_pairs(schema, value, at);
        break;
    case EMPI_KEY_LABELS:
        read_labels(schema, value, at);
        break;
    case EMPI_KEY_CLASSES:
        read_classes(schema, value, at, count_at);
        break;
    case EMPI_KEY_OBJECT:
        empi_object_read(schema, (enum empi_object)key->child, value, at, &found);
        break;
    case EMPI_KEY_OBJECTS:
        read_objects(schema, (enum empi_object)key->child, value, at, count_at);
        break;
    }
}

static void unknown_key(empi_schema *schema, enum empi_object kind, const empi_yaml_node *node)
{
    const char *names[EMPI_KEYS_MAX];
    const empi_string *text = &node->string;
    empi_place place = empi_schema_place(schema, node);
    size_t count, i;
    const empi_key *keys = empi_keys(kind, &count);
    const char *nearest;
    for (i = 0; i < count; i++)
        names[i] = keys[i].name;
    nearest = empi_nearest(text->text, names, count);
    if (nearest)
        empi_error_add(schema->error, place, "unknown key \"%.*s\"; did you mean \"%s\"?",
                       empi_shown(text), text->text, nearest);
    else
        empi_error_add(schema->error, place, "unknown key \"%.*s\": %s has no such key",
                       empi_shown(text), text->text, empi_object_name(kind));
}

static size_t find_key(const empi_key *keys, size_t count, const empi_string *name)
{
    size_t i = 0;
    while (i < count && (strlen(keys[i].name) != name->length ||
                         memcmp(keys[i].name, name->text, name->length) != 0))
        i++;
    return i;
}

void empi_object_read(empi_schema *schema, enum empi_object kind, const empi_yaml_node *map,
                      void *object, empi_found *found)
{
    size_t count, i;
    const empi_key *keys = empi_keys(kind, &count);
    const empi_yaml_node *node;
    memset(found, 0, sizeof *found);
    for (node = map->first; node; node = node->next ? node->next->next : NULL) {
        if (!is_key(node))
            continue;
        i = find_key(keys, count, &node->string);
        if (i == count) {
            unknown_key(schema, kind, node);
        } else if (!found->key[i]) { /* a second one was reported as a duplicate */
            found->key[i] = node;
            found->value[i] = node->next;
        }
    }
    /* In the order of the table: what holds for all entries stands before the entries. */
    for (i = 0; i < count; i++)
        if (found->value[i])
            read_value(schema, &keys[i], found->value[i], object);
}

void empi_object_missing(empi_schema *schema, enum empi_object kind, const empi_yaml_node *map,
                         const empi_found *found, enum empi_form form)
{
    size_t count, i;
    const empi_key *keys = empi_keys(kind, &count);
    if (map->partial)
        return;
    for (i = 0; i < count; i++)
        if (!found->key[i] && (keys[i].required & form) == form)
            empi_error_add(schema->error, empi_schema_place(schema, map), "\"%s\" is missing: %s",
                           keys[i].name, keys[i].reason);
}
