#include "lexicon/schema_entry.h"

#include <stdlib.h>
#include <string.h>

enum { DAYS_MOST = 3660 }; /* ten years: nobody waits longer */

typedef struct check { /* one entry and all that is known of it */
    empi_schema *schema;
    const empi_yaml_node *map;
    const empi_found *found;
    const empi_key *keys;
    size_t count;
    empi_entry_source *entry;
} check;

static const empi_yaml_node *key_node(const check *c, const char *name)
{
    size_t i;
    for (i = 0; i < c->count; i++)
        if (!strcmp(c->keys[i].name, name))
            return c->found->key[i];
    return NULL;
}

static void say(const check *c, const empi_yaml_node *node, const char *text)
{
    empi_error_add(c->schema->error, empi_schema_place(c->schema, node), "%s", text);
}

/* ---- Form -------------------------------------------------------------------------------- */

static enum empi_form form_of(const empi_string *kind)
{
    if (!strcmp(kind->text, "masked_question"))
        return EMPI_FORM_MASKED;
    if (!strcmp(kind->text, "closes"))
        return EMPI_FORM_CLOSES;
    if (!strcmp(kind->text, "mark"))
        return EMPI_FORM_MARK;
    if (!strcmp(kind->text, "scope"))
        return EMPI_FORM_SCOPE;
    return EMPI_FORM_PLAIN;
}

/* What an entry of the form is called in a message. */
static const char *form_name(enum empi_form form)
{
    switch (form) {
    case EMPI_FORM_MASKED:
        return "a masked_question";
    case EMPI_FORM_MARK:
        return "a mark";
    case EMPI_FORM_SCOPE:
        return "a scope";
    default:
        return "this kind";
    }
}

/* Keys that belong in entries of another form. */
static void check_allowed(const check *c, enum empi_form form)
{
    empi_error *error = c->schema->error;
    size_t i;
    for (i = 0; i < c->count; i++) {
        const empi_key *key = &c->keys[i];
        empi_place place;
        if (!c->found->key[i] || (key->allowed & form))
            continue;
        place = empi_schema_place(c->schema, c->found->key[i]);
        if (key->allowed == EMPI_FORM_MASKED)
            empi_error_add(error, place, "\"%s\" belongs to masked_question only", key->name);
        else if (key->allowed == EMPI_FORM_CLOSES)
            empi_error_add(error, place, "\"%s\" belongs to closes only", key->name);
        else if (key->allowed == EMPI_FORM_SCOPE)
            empi_error_add(error, place, "\"%s\" belongs to scopes only", key->name);
        else
            empi_error_add(error, place, "\"%s\" does not belong here: %s has none", key->name,
                           form_name(form));
    }
}

static bool check_off(const check *c)
{
    size_t i;
    for (i = 0; i < c->count; i++) {
        if (c->found->key[i] && !(c->keys[i].allowed & EMPI_FORM_OFF)) {
            say(c, c->found->key[i], "\"off: true\" takes no other keys than \"id\"");
            break;
        }
    }
    return c->entry->id.text != NULL;
}

static bool find_kind(const check *c)
{
    const empi_lexicon_file *top = c->schema->top;
    empi_entry_source *entry = c->entry;
    if (entry->kind.text)
        return true;
    if (key_node(c, "kind")) /* a wrong one, already reported */
        return false;
    entry->kind = top->kind;
    if (entry->kind.text)
        return true;
    if (!c->schema->kind_reported && !c->map->partial)
        say(c, c->map,
            "\"kind\" is missing: write it at the top of the file, for all its entries, "
            "or in each entry");
    c->schema->kind_reported = true;
    return false;
}

/* ---- What an entry looks for ------------------------------------------------------------- */

/* How times compare: a number of days in a combination. */
static void check_compare(const check *c, const char *name)
{
    const empi_yaml_node *node = key_node(c, name);
    if (!node)
        return;
    if (!key_node(c, "all"))
        empi_error_add(c->schema->error, empi_schema_place(c->schema, node),
                       "\"%s\" belongs to \"all\"", name);
    if (node->next->kind == EMPI_YAML_TEXT &&
        (node->next->string.text[0] == '-' ||
         strtol(node->next->string.text, NULL, 10) > DAYS_MOST))
        empi_error_add(c->schema->error, empi_schema_place(c->schema, node->next),
                       "\"%s\" takes a number of days from 0 to %d", name, (int)DAYS_MOST);
}

static void check_together(const check *c)
{
    const empi_yaml_node *regex = key_node(c, "regex"), *needs = key_node(c, "needs");
    const empi_yaml_node *all = key_node(c, "all"), *within = key_node(c, "within");
    if (all && (regex || key_node(c, "any")))
        say(c, all, "\"all\" stands in place of \"any\" and \"regex\", not beside them");
    if (key_node(c, "points") && (all || regex || key_node(c, "any")))
        say(c, key_node(c, "points"), "\"points\" stand alone, not beside \"any\", \"regex\" or \"all\"");
    if (needs && !regex)
        say(c, needs, "\"needs\" belongs to a \"regex\"");
    if (within && !all)
        say(c, within, "\"within\" belongs to \"all\"");
    check_compare(c, "longer");
    check_compare(c, "later");
    if (key_node(c, "longer") && key_node(c, "later"))
        say(c, key_node(c, "later"),
            "\"longer\" compares durations and \"later\" dates: an entry has one of them");
    if (all && all->next->kind == EMPI_YAML_LIST && all->next->count == 1 && !all->next->partial)
        say(c, all, "\"all\" needs at least two names: one alone is no combination");
}

static void check_looks_for(const check *c)
{
    const empi_yaml_node *regex = key_node(c, "regex");
    if (c->map->partial)
        return;
    if (!regex && !key_node(c, "any") && !key_node(c, "all") && !key_node(c, "points"))
        say(c, c->map, "an entry needs one of \"any\", \"regex\", \"all\" or \"points\"");
    if (regex && !key_node(c, "needs"))
        say(c, regex,
            "\"needs\" is missing: a regex states words of which every match contains at "
            "least one");
}

bool empi_entry_check(empi_schema *schema, const empi_yaml_node *map, const empi_found *found,
                      empi_entry_source *entry)
{
    check c = {.schema = schema, .map = map, .found = found, .entry = entry};
    enum empi_form form;
    c.keys = empi_keys(EMPI_OBJECT_ENTRY, &c.count);
    entry->file = schema->file;
    entry->file_unless = schema->top->unless;
    entry->line = entry->id.text ? entry->id.line : map->string.line;
    entry->column = entry->id.text ? entry->id.column : map->string.column;
    if (key_node(&c, "off")) {
        empi_object_missing(schema, EMPI_OBJECT_ENTRY, map, found, EMPI_FORM_OFF);
        return check_off(&c);
    }
    check_together(&c);
    check_looks_for(&c);
    if (!find_kind(&c)) {
        empi_object_missing(schema, EMPI_OBJECT_ENTRY, map, found, EMPI_FORM_ON);
        return entry->id.text != NULL;
    }
    form = form_of(&entry->kind);
    check_allowed(&c, form);
    empi_object_missing(schema, EMPI_OBJECT_ENTRY, map, found, form);
    return entry->id.text != NULL;
}
