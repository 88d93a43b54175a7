#include "lexicon/merge_parts.h"

#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

static const char *const mask_names[] = {"", "irony", "rhetorical", "hedge", "statement"};
static const char *const reach_names[] = {"", "sentence", "clause", "message", "after", "before",
                                          "back"};

static bool is_off(const empi_merge *merge, const empi_entry_source *source)
{
    if (source->off.text && strcmp(source->off.text, "true") == 0)
        return true;
    for (size_t i = 0; i < merge->off_count; i++)
        if (strcmp(merge->off[i], source->id.text) == 0)
            return true;
    return false;
}

void empi_merge_unknown_cue(empi_merge *merge, const char *file, const empi_string *cue,
                            int32_t kind)
{
    const empi_program *program = merge->program;
    const char *names[256], *near;
    size_t count = 0;
    for (size_t i = 0; i < program->cue_count && count < 256; i++)
        if (program->cues[i].kind == kind)
            names[count++] = program->cues[i].id;
    near = empi_nearest(cue->text, names, count);
    empi_error_add(merge->error, empi_merge_place(file, cue),
                   near ? "unknown cue \"%s\"; did you mean \"%s\"?"
                        : "unknown cue \"%s\" of this kind",
                   cue->text, near);
}

/* An entry holds, where it may have taken the place of one in an earlier file. */
enum hold { OUT, HOLDS, REPLACES };

/* since: the group of files with which it took the place of another; -1: it is the first. */
static void fill_rule(empi_merge *merge, const empi_entry_source *source, int32_t since)
{
    empi_program *program = merge->program;
    empi_rule *rule = &program->rules[program->rule_count];
    int32_t kind = empi_merge_kind(source->kind.text);
    uint32_t cue = empi_program_cue(program, kind, source->cue.text);
    const char *strength = source->strength.text;
    if (kind == 0 || !source->cue.text)
        return; /* the schema has reported it */
    if (cue == UINT32_MAX) {
        empi_merge_unknown_cue(merge, source->file, &source->cue, kind);
        return;
    }
    *rule = (empi_rule){.id = source->id.text,
                        .why = source->why.text ? source->why.text : "",
                        .instead = source->instead.text,
                        .file = source->file,
                        .cue_id = source->cue.text,
                        .line = source->line,
                        .since = since,
                        .kind = kind,
                        .by_points = source->points.text != NULL,
                        .cue = cue,
                        .mask = (uint8_t)empi_merge_index(source->mask.text, mask_names, 5),
                        .strength = 2,
                        .within = (uint8_t)empi_merge_within(source->within.text),
                        .reach = (uint8_t)empi_merge_index(source->reach.text, reach_names, 7),
                        .source = source};
    if (source->longer.text || source->later.text) {
        rule->compare = source->longer.text ? EMPI_COMPARE_LONGER : EMPI_COMPARE_LATER;
        rule->days = (int32_t)strtol(
            source->longer.text ? source->longer.text : source->later.text, NULL, 10);
    }
    if (strength)
        rule->strength = (uint8_t)(strcmp(strength, "weak") == 0 ? 0 : strength[0] - '0');
    if (rule->within == 0)
        rule->within = EMPI_WITHIN_SENTENCE;
    if (rule->reach == 0)
        rule->reach = EMPI_REACH_SENTENCE;
    program->rule_count++;
}

/* An entry that a later file only switches off, or that the caller switches off, must exist. */
static void check_off(empi_merge *merge, const empi_key_list *keys)
{
    for (size_t i = 0; i < merge->off_count; i++) {
        bool known = false;
        for (size_t j = 0; j < keys->count && !known; j++)
            known = strcmp(keys->items[j].text, merge->off[i]) == 0;
        if (!known)
            empi_error_add(merge->error, (empi_place){0}, "no entry \"%s\" to switch off",
                           merge->off[i]);
    }
}

/* Marks the entries that hold, in holds[lexicon first + index]. */
static void choose(empi_merge *merge, const empi_key_list *keys, const size_t *firsts,
                   uint8_t *holds)
{
    empi_program *program = merge->program;
    for (size_t i = 0; i < keys->count; i++) {
        const empi_key *at = &keys->items[i];
        const empi_entry_source *source = &program->lexicons[at->lexicon]->entries[at->index];
        if (empi_keys_repeat(merge, keys, i)) {
            const empi_key *before = &keys->items[i - 1];
            const empi_entry_source *first =
                &program->lexicons[before->lexicon]->entries[before->index];
            empi_merge_report_repeat(merge, "entry", source->file, &source->id, first->file, &first->id);
        }
        if (source->off.text && (i == 0 || strcmp(keys->items[i - 1].text, at->text) != 0))
            empi_error_add(merge->error, empi_merge_place(source->file, &source->id),
                           "no entry \"%s\" to switch off", source->id.text);
        if (empi_keys_last(keys, i) && !is_off(merge, source))
            holds[firsts[at->lexicon] + at->index] =
                i > 0 && strcmp(keys->items[i - 1].text, at->text) == 0 ? REPLACES : HOLDS;
    }
}

/* Whether an entry of that name exists and does not hold. */
static bool is_out(const empi_key_list *keys, const size_t *firsts, const uint8_t *holds,
                   const char *id)
{
    bool known = false;
    for (size_t i = empi_keys_find(keys, id, strlen(id));
         i < keys->count && strcmp(keys->items[i].text, id) == 0; i++) {
        if (holds[firsts[keys->items[i].lexicon] + keys->items[i].index] != OUT)
            return false;
        known = true;
    }
    return known;
}

/* A combination of which a part is switched off never comes about. Gives whether any went: one that
 * names another is a mistake, but is not to be read as if it did not. */
static bool drop_combinations(const empi_merge *merge, const empi_key_list *keys,
                              const size_t *firsts, uint8_t *holds)
{
    const empi_program *program = merge->program;
    bool dropped = false;
    for (size_t i = 0; i < keys->count; i++) {
        const empi_key *at = &keys->items[i];
        const empi_strings *all = &program->lexicons[at->lexicon]->entries[at->index].all;
        uint8_t *hold = &holds[firsts[at->lexicon] + at->index];
        for (size_t j = 0; j < all->count && *hold != OUT; j++)
            if (is_out(keys, firsts, holds, all->items[j].text)) {
                *hold = OUT;
                dropped = true;
            }
    }
    return dropped;
}

bool empi_merge_rules(empi_merge *merge)
{
    empi_program *program = merge->program;
    empi_key_list keys = {0};
    size_t total = 0;
    size_t *firsts = empi_arena_alloc(&program->arena, (program->lexicon_count + 1) * sizeof *firsts);
    uint8_t *holds;
    bool done = firsts != NULL;
    for (size_t i = 0; done && i < program->lexicon_count; i++) {
        firsts[i] = total;
        total += program->lexicons[i]->entry_count;
        for (size_t j = 0; done && j < program->lexicons[i]->entry_count; j++)
            done = empi_keys_add(&program->memory, &keys, program->lexicons[i]->entries[j].id.text, i, j);
    }
    holds = empi_arena_alloc_zero(&program->arena, total + 1);
    program->rules = empi_arena_alloc_zero(&program->arena, (total + 1) * sizeof *program->rules);
    done = done && holds && program->rules;
    if (done) {
        empi_keys_sort(&keys);
        check_off(merge, &keys);
        choose(merge, &keys, firsts, holds);
        while (drop_combinations(merge, &keys, firsts, holds))
            ;
        for (size_t i = 0; i < program->lexicon_count; i++)
            for (size_t j = 0; j < program->lexicons[i]->entry_count; j++)
                if (holds[firsts[i] + j] != OUT)
                    fill_rule(merge, &program->lexicons[i]->entries[j],
                              holds[firsts[i] + j] == REPLACES ? merge->groups[i] : -1);
    }
    empi_keys_free(&program->memory, &keys);
    return done;
}

/* ---- names in all, unless and despite ---- */

static bool find_name(const empi_program *program, const empi_key_list *ids, const char *text,
                      empi_name *name)
{
    size_t at = empi_keys_find(ids, text, strlen(text));
    int32_t kind = empi_merge_kind(text);
    if (at < ids->count && strcmp(ids->items[at].text, text) == 0) {
        *name = (empi_name){EMPI_NAME_RULE, ids->items[at].index};
        return true;
    }
    if (kind > 0 && kind < EMPI_MARKER) {
        *name = (empi_name){EMPI_NAME_KIND, (uint32_t)kind};
        return true;
    }
    name->kind = EMPI_NAME_CUE;
    for (kind = 1; kind <= EMPI_KIND_LAST; kind++) {
        const char *kind_name = empi_merge_kind_name(kind);
        size_t length = strlen(kind_name);
        if (strncmp(text, kind_name, length) == 0 && text[length] == '.') {
            name->index = empi_program_cue(program, kind, text + length + 1);
            return name->index != UINT32_MAX;
        }
    }
    name->index = empi_program_cue(program, EMPI_SCOPE, text);
    if (name->index == UINT32_MAX)
        name->index = empi_program_cue(program, EMPI_MARKER, text);
    return name->index != UINT32_MAX;
}

/* The lists of a file are asked about by each of its entries: names by the place of their text. */
typedef struct known_name {
    const char *text;
    empi_name name;
} known_name;

enum { KNOWN_NAMES = 256 };

typedef struct naming {
    empi_key_list ids;
    known_name known[KNOWN_NAMES];
} naming;

static bool find_known(const empi_program *program, naming *names, const char *text,
                       empi_name *name)
{
    uint32_t mixed = (uint32_t)(uintptr_t)text * UINT32_C(0x9e3779b1);
    known_name *known = &names->known[mixed >> 24]; /* one of KNOWN_NAMES */
    if (known->text != text) {
        if (!find_name(program, &names->ids, text, name))
            return false;
        *known = (known_name){text, *name};
    }
    *name = known->name;
    return true;
}

/* A name that is not found is a mistake, unless it is of an entry that is switched off: that never
 * is there. */
static void unknown_name(empi_merge *merge, const char *file, const empi_string *name)
{
    const empi_program *program = merge->program;
    const char *names[512], *near;
    size_t count = 0;
    if (empi_merge_has_entry(program, name->text, strlen(name->text)))
        return;
    for (size_t i = 0; i < program->cue_count && count < 512; i++)
        if (program->cues[i].kind >= EMPI_MARKER)
            names[count++] = program->cues[i].id;
    near = empi_nearest(name->text, names, count);
    empi_error_add(merge->error, empi_merge_place(file, name),
                   near ? "unknown name \"%s\"; did you mean \"%s\"?"
                        : "unknown name \"%s\": no scope, mark, entry, kind or kind.cue",
                   name->text, near);
}

static bool listed(const empi_strings *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].text, text) == 0)
            return true;
    return false;
}

static void add_names(empi_merge *merge, naming *known, const empi_rule *rule,
                      const empi_strings *from, const empi_strings *but, empi_names *names,
                      empi_name *room)
{
    for (size_t i = 0; i < from->count; i++) {
        empi_name name;
        if (but && listed(but, from->items[i].text))
            continue;
        if (!find_known(merge->program, known, from->items[i].text, &name))
            unknown_name(merge, rule->file, &from->items[i]);
        else
            room[names->count++] = name;
    }
    names->items = room;
}

/* What an entry holds out against must exist too: else a slip of the pen goes unnoticed. A denial
 * is always known, also to lexicons without one. */
static void check_despite(empi_merge *merge, const empi_key_list *ids, const empi_rule *rule)
{
    const empi_strings *despite = &rule->source->despite;
    for (size_t i = 0; i < despite->count; i++) {
        empi_name name;
        if (strcmp(despite->items[i].text, "denied") != 0 &&
            !find_name(merge->program, ids, despite->items[i].text, &name))
            unknown_name(merge, rule->file, &despite->items[i]);
    }
}

/* A denial and quotation marks hold for every entry that does not say otherwise; not for a
 * combination, whose parts they hold for already, nor for denials themselves. */
static void add_denied(empi_program *program, empi_rule *rule, empi_name *room)
{
    const empi_entry_source *source = rule->source;
    bool denial = rule->kind == EMPI_SCOPE && rule->cue == program->denied_cue;
    if (program->denied_cue != UINT32_MAX && source->all.count == 0 && !denial &&
        !listed(&source->despite, "denied"))
        room[rule->unless.count++] = (empi_name){EMPI_NAME_CUE, program->denied_cue};
    rule->unless.items = room;
    rule->in_quotes = listed(&source->despite, "quoted") || source->all.count > 0;
}

bool empi_merge_names(empi_merge *merge)
{
    empi_program *program = merge->program;
    naming names = {0};
    bool done = true;
    for (size_t i = 0; done && i < program->rule_count; i++)
        done = empi_keys_add(&program->memory, &names.ids, program->rules[i].id, 0, i);
    empi_keys_sort(&names.ids);
    for (size_t i = 0; done && i < program->rule_count; i++) {
        empi_rule *rule = &program->rules[i];
        const empi_entry_source *source = rule->source;
        size_t most = source->unless.count + source->file_unless.count + 1;
        empi_name *unless = empi_arena_alloc(&program->arena, most * sizeof *unless);
        empi_name *parts =
            empi_arena_alloc(&program->arena, (source->all.count + 1) * sizeof *parts);
        done = unless && parts;
        if (!done)
            break;
        add_names(merge, &names, rule, &source->all, NULL, &rule->parts, parts);
        add_names(merge, &names, rule, &source->unless, NULL, &rule->unless, unless);
        if (rule->kind != EMPI_SCOPE) /* a scope is silenced only by what it names itself */
            add_names(merge, &names, rule, &source->file_unless, &source->despite, &rule->unless,
                      unless);
        add_denied(program, rule, unless);
        check_despite(merge, &names.ids, rule);
        if (source->all.count > EMPI_PARTS)
            empi_error_add(merge->error, empi_merge_place(rule->file, &source->all.items[EMPI_PARTS]),
                           "a combination has at most %d parts", (int)EMPI_PARTS);
        for (size_t j = 0; j < rule->parts.count; j++)
            if (rule->parts.items[j].kind == EMPI_NAME_RULE &&
                program->rules[rule->parts.items[j].index].source->all.count > 0)
                empi_error_add(merge->error, empi_merge_place(rule->file, &source->all.items[j]),
                               "\"%s\" is a combination itself; a combination takes single entries",
                               source->all.items[j].text);
    }
    empi_keys_free(&program->memory, &names.ids);
    return done;
}
