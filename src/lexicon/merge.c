#include "lexicon/merge.h"

#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {"", "frustration", "masked_question", "silence",
                                         "distress"};
static const char *const mask_names[] = {"", "irony", "rhetorical", "hedge", "statement"};
static const char *const reach_names[] = {"", "sentence", "clause", "message", "after", "before",
                                          "back"};
static const char *const within_names[] = {"", "sentence", "next", "message"};

static int32_t index_in(const char *text, const char *const *names, int32_t count)
{
    for (int32_t i = 1; text && i < count; i++)
        if (strcmp(text, names[i]) == 0)
            return i;
    return 0;
}

static int32_t kind_of(const char *text)
{
    if (text && strcmp(text, "mark") == 0)
        return EMPI_MARKER;
    if (text && strcmp(text, "scope") == 0)
        return EMPI_SCOPE;
    return index_in(text, kind_names, EMPI_KIND_LAST + 1);
}

static empi_place place_of(const char *file, const empi_string *string)
{
    return (empi_place){file, string->line, string->column};
}

/* ---- finding by name: sorted arrays of (text, index), later ones of the same text last ---- */

typedef struct key {
    const char *text;
    uint32_t lexicon, index;
} key;

static int compare_keys(const void *left, const void *right)
{
    const key *a = left, *b = right;
    int order = strcmp(a->text, b->text);
    if (order != 0)
        return order;
    if (a->lexicon != b->lexicon)
        return a->lexicon < b->lexicon ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

typedef struct key_list {
    key *items;
    size_t count, capacity;
} key_list;

static bool add_key(const empi_memory *memory, key_list *list, const char *text, size_t lexicon,
                    size_t index)
{
    if (!empi_grow(memory, &list->items, &list->capacity, list->count + 1, sizeof *list->items))
        return false;
    list->items[list->count++] = (key){text, (uint32_t)lexicon, (uint32_t)index};
    return true;
}

static void free_keys(const empi_memory *memory, key_list *list)
{
    empi_free(memory, list->items, list->capacity * sizeof *list->items);
    *list = (key_list){0};
}

static void sort_keys(key_list *list)
{
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, compare_keys);
}

/* Whether the key repeats the one before it from another file of the same group: a mistake. Within
 * one file the schema has reported it. */
static bool repeats(const empi_merge *merge, const key_list *list, size_t i)
{
    return i > 0 && strcmp(list->items[i - 1].text, list->items[i].text) == 0 &&
           list->items[i - 1].lexicon != list->items[i].lexicon &&
           merge->groups[list->items[i - 1].lexicon] == merge->groups[list->items[i].lexicon];
}

static bool is_last(const key_list *list, size_t i)
{
    return i + 1 == list->count || strcmp(list->items[i].text, list->items[i + 1].text) != 0;
}

static void report_repeat(empi_merge *merge, const char *what, const char *file,
                          const empi_string *here, const char *first_file,
                          const empi_string *first)
{
    empi_error_add(merge->error, place_of(file, here), "%s \"%s\" stands already in %s, line %d",
                   what, here->text, first_file, (int)first->line);
}

/* ---- classes ---- */

static bool merge_classes(empi_merge *merge)
{
    empi_program *program = merge->program;
    key_list keys = {0};
    bool done = true;
    for (size_t i = 0; done && i < program->lexicon_count; i++)
        for (size_t j = 0; done && j < program->lexicons[i]->class_count; j++)
            done = add_key(&program->memory, &keys, program->lexicons[i]->classes[j].name.text, i,
                           j);
    sort_keys(&keys);
    merge->classes = empi_arena_alloc_zero(&program->arena, (keys.count + 1) * sizeof(empi_class));
    done = done && merge->classes;
    for (size_t i = 0; done && i < keys.count; i++) {
        const empi_lexicon *lexicon = program->lexicons[keys.items[i].lexicon];
        const empi_class_source *source = &lexicon->classes[keys.items[i].index];
        if (repeats(merge, &keys, i)) {
            const empi_lexicon *first = program->lexicons[keys.items[i - 1].lexicon];
            report_repeat(merge, "class", lexicon->name, &source->name, first->name,
                          &first->classes[keys.items[i - 1].index].name);
        }
        if (is_last(&keys, i))
            merge->classes[merge->class_count++] =
                (empi_class){.source = source, .file = lexicon->name};
    }
    free_keys(&program->memory, &keys);
    return done;
}

/* ---- cues, marks and scopes ---- */

uint32_t empi_program_cue(const empi_program *program, int32_t kind, const char *id)
{
    for (size_t i = 0; id && i < program->cue_count; i++)
        if (program->cues[i].kind == kind && strcmp(program->cues[i].id, id) == 0)
            return (uint32_t)i;
    return UINT32_MAX;
}

/* Adds a cue or finds it again; a later file may give it another label or question. */
static bool add_cue(empi_program *program, size_t *capacity, const empi_cue *cue)
{
    uint32_t at = empi_program_cue(program, cue->kind, cue->id);
    if (at != UINT32_MAX) {
        if (cue->label)
            program->cues[at].label = cue->label;
        if (cue->question)
            program->cues[at].question = cue->question;
        return true;
    }
    if (!empi_grow(&program->memory, &program->cues, capacity, program->cue_count + 1,
                   sizeof *program->cues))
        return false;
    program->cues[program->cue_count++] = *cue;
    return true;
}

static bool merge_cues(empi_merge *merge, size_t *capacity)
{
    empi_program *program = merge->program;
    for (size_t i = 0; i < program->lexicon_count; i++) {
        const empi_lexicon *lexicon = program->lexicons[i];
        for (size_t j = 0; j < lexicon->cue_count; j++) {
            const empi_cue_source *source = &lexicon->cues[j];
            empi_cue cue = {source->id.text, source->label.text, source->question.text,
                            kind_of(source->kind.text)};
            if (cue.kind != 0 && cue.id && !add_cue(program, capacity, &cue))
                return false;
        }
    }
    return true;
}

/* "quoted" is told by quotation marks, in code; it has no entries but can be named. */
static bool merge_marks(empi_merge *merge, size_t *capacity)
{
    empi_program *program = merge->program;
    empi_cue quoted = {"quoted", NULL, NULL, EMPI_SCOPE};
    for (size_t i = 0; i < program->lexicon_count; i++) {
        const empi_lexicon *lexicon = program->lexicons[i];
        for (size_t j = 0; j < lexicon->entry_count; j++) {
            const empi_entry_source *source = &lexicon->entries[j];
            empi_cue cue = {source->cue.text, NULL, NULL, kind_of(source->kind.text)};
            if (cue.kind >= EMPI_MARKER && cue.id && !add_cue(program, capacity, &cue))
                return false;
        }
    }
    return add_cue(program, capacity, &quoted);
}

/* ---- rules ---- */

static bool is_off(const empi_merge *merge, const empi_entry_source *source)
{
    if (source->off.text && strcmp(source->off.text, "true") == 0)
        return true;
    for (size_t i = 0; i < merge->off_count; i++)
        if (strcmp(merge->off[i], source->id.text) == 0)
            return true;
    return false;
}

static void unknown_cue(empi_merge *merge, const char *file, const empi_string *cue, int32_t kind)
{
    const empi_program *program = merge->program;
    const char *names[256], *near;
    size_t count = 0;
    for (size_t i = 0; i < program->cue_count && count < 256; i++)
        if (program->cues[i].kind == kind)
            names[count++] = program->cues[i].id;
    near = empi_nearest(cue->text, names, count);
    empi_error_add(merge->error, place_of(file, cue),
                   near ? "unknown cue \"%s\"; did you mean \"%s\"?"
                        : "unknown cue \"%s\" of this kind",
                   cue->text, near);
}

static void fill_rule(empi_merge *merge, const empi_entry_source *source)
{
    empi_program *program = merge->program;
    empi_rule *rule = &program->rules[program->rule_count];
    int32_t kind = kind_of(source->kind.text);
    uint32_t cue = empi_program_cue(program, kind, source->cue.text);
    const char *strength = source->strength.text;
    if (kind == 0 || !source->cue.text)
        return; /* the schema has reported it */
    if (cue == UINT32_MAX) {
        unknown_cue(merge, source->file, &source->cue, kind);
        return;
    }
    *rule = (empi_rule){.id = source->id.text,
                        .why = source->why.text ? source->why.text : "",
                        .file = source->file,
                        .line = source->line,
                        .kind = kind,
                        .cue = cue,
                        .mask = (uint8_t)index_in(source->mask.text, mask_names, 5),
                        .strength = 2,
                        .within = (uint8_t)index_in(source->within.text, within_names, 4),
                        .reach = (uint8_t)index_in(source->reach.text, reach_names, 7),
                        .source = source};
    if (strength)
        rule->strength = (uint8_t)(strcmp(strength, "weak") == 0 ? 0 : strength[0] - '0');
    if (rule->within == 0)
        rule->within = EMPI_WITHIN_SENTENCE;
    if (rule->reach == 0)
        rule->reach = EMPI_REACH_SENTENCE;
    program->rule_count++;
}

/* An entry that a later file only switches off, or that the caller switches off, must exist. */
static void check_off(empi_merge *merge, const key_list *keys)
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

/* Marks the entries that hold, in mine[lexicon first + index]. */
static void choose(empi_merge *merge, const key_list *keys, const size_t *firsts, bool *holds)
{
    empi_program *program = merge->program;
    for (size_t i = 0; i < keys->count; i++) {
        const key *at = &keys->items[i];
        const empi_entry_source *source = &program->lexicons[at->lexicon]->entries[at->index];
        if (repeats(merge, keys, i)) {
            const key *before = &keys->items[i - 1];
            const empi_entry_source *first =
                &program->lexicons[before->lexicon]->entries[before->index];
            report_repeat(merge, "entry", source->file, &source->id, first->file, &first->id);
        }
        if (source->off.text && (i == 0 || strcmp(keys->items[i - 1].text, at->text) != 0))
            empi_error_add(merge->error, place_of(source->file, &source->id),
                           "no entry \"%s\" to switch off", source->id.text);
        holds[firsts[at->lexicon] + at->index] = is_last(keys, i) && !is_off(merge, source);
    }
}

static bool merge_rules(empi_merge *merge)
{
    empi_program *program = merge->program;
    key_list keys = {0};
    size_t total = 0;
    size_t *firsts = empi_arena_alloc(&program->arena, (program->lexicon_count + 1) * sizeof *firsts);
    bool *holds, done = firsts != NULL;
    for (size_t i = 0; done && i < program->lexicon_count; i++) {
        firsts[i] = total;
        total += program->lexicons[i]->entry_count;
        for (size_t j = 0; done && j < program->lexicons[i]->entry_count; j++)
            done = add_key(&program->memory, &keys, program->lexicons[i]->entries[j].id.text, i, j);
    }
    holds = empi_arena_alloc_zero(&program->arena, total + 1);
    program->rules = empi_arena_alloc_zero(&program->arena, (total + 1) * sizeof *program->rules);
    done = done && holds && program->rules;
    if (done) {
        sort_keys(&keys);
        check_off(merge, &keys);
        choose(merge, &keys, firsts, holds);
        for (size_t i = 0; i < program->lexicon_count; i++)
            for (size_t j = 0; j < program->lexicons[i]->entry_count; j++)
                if (holds[firsts[i] + j])
                    fill_rule(merge, &program->lexicons[i]->entries[j]);
    }
    free_keys(&program->memory, &keys);
    return done;
}

/* ---- names in all, unless and despite ---- */

static bool find_name(const empi_program *program, const key_list *ids, const char *text,
                      empi_name *name)
{
    size_t low = 0, high = ids->count;
    int32_t kind = kind_of(text);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(ids->items[middle].text, text);
        if (order == 0) {
            *name = (empi_name){EMPI_NAME_RULE, ids->items[middle].index};
            return true;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (kind > 0 && kind < EMPI_MARKER) {
        *name = (empi_name){EMPI_NAME_KIND, (uint32_t)kind};
        return true;
    }
    name->kind = EMPI_NAME_CUE;
    for (kind = 1; kind <= EMPI_KIND_LAST; kind++) {
        size_t length = strlen(kind_names[kind]);
        if (strncmp(text, kind_names[kind], length) == 0 && text[length] == '.') {
            name->index = empi_program_cue(program, kind, text + length + 1);
            return name->index != UINT32_MAX;
        }
    }
    name->index = empi_program_cue(program, EMPI_SCOPE, text);
    if (name->index == UINT32_MAX)
        name->index = empi_program_cue(program, EMPI_MARKER, text);
    return name->index != UINT32_MAX;
}

static void unknown_name(empi_merge *merge, const char *file, const empi_string *name)
{
    const empi_program *program = merge->program;
    const char *names[512], *near;
    size_t count = 0;
    for (size_t i = 0; i < program->cue_count && count < 512; i++)
        if (program->cues[i].kind >= EMPI_MARKER)
            names[count++] = program->cues[i].id;
    near = empi_nearest(name->text, names, count);
    empi_error_add(merge->error, place_of(file, name),
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

static void add_names(empi_merge *merge, const key_list *ids, const empi_rule *rule,
                      const empi_strings *from, const empi_strings *but, empi_names *names,
                      empi_name *room)
{
    for (size_t i = 0; i < from->count; i++) {
        empi_name name;
        if (but && listed(but, from->items[i].text))
            continue;
        if (!find_name(merge->program, ids, from->items[i].text, &name))
            unknown_name(merge, rule->file, &from->items[i]);
        else
            room[names->count++] = name;
    }
    names->items = room;
}

/* What an entry holds out against must exist too: else a slip of the pen goes unnoticed. A denial
 * is always known, also to lexicons without one. */
static void check_despite(empi_merge *merge, const key_list *ids, const empi_rule *rule)
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

static bool resolve_names(empi_merge *merge)
{
    empi_program *program = merge->program;
    key_list ids = {0};
    bool done = true;
    for (size_t i = 0; done && i < program->rule_count; i++)
        done = add_key(&program->memory, &ids, program->rules[i].id, 0, i);
    sort_keys(&ids);
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
        add_names(merge, &ids, rule, &source->all, NULL, &rule->parts, parts);
        add_names(merge, &ids, rule, &source->unless, NULL, &rule->unless, unless);
        if (rule->kind != EMPI_SCOPE) /* a scope is silenced only by what it names itself */
            add_names(merge, &ids, rule, &source->file_unless, &source->despite, &rule->unless,
                      unless);
        add_denied(program, rule, unless);
        check_despite(merge, &ids, rule);
        for (size_t j = 0; j < rule->parts.count; j++)
            if (rule->parts.items[j].kind == EMPI_NAME_RULE &&
                program->rules[rule->parts.items[j].index].source->all.count > 0)
                empi_error_add(merge->error, place_of(rule->file, &source->all.items[j]),
                               "\"%s\" is a combination itself; a combination takes single entries",
                               source->all.items[j].text);
    }
    free_keys(&program->memory, &ids);
    return done;
}

/* ---- labels, reflections, numbers ---- */

/* The labels of later lexicons come first, because a search takes the first it finds. */
static bool merge_labels(empi_merge *merge)
{
    empi_program *program = merge->program;
    size_t count = 0, at = 0;
    empi_pair *labels;
    for (size_t i = 0; i < program->lexicon_count; i++)
        count += program->lexicons[i]->labels.count + program->lexicons[i]->kind_count;
    labels = empi_arena_alloc(&program->arena, (count + 1) * sizeof *labels);
    if (!labels)
        return false;
    for (size_t i = program->lexicon_count; i-- > 0;) {
        const empi_lexicon *lexicon = program->lexicons[i];
        for (size_t j = 0; j < lexicon->labels.count; j++)
            labels[at++] = lexicon->labels.items[j];
        for (size_t j = 0; j < lexicon->kind_count; j++)
            labels[at++] = (empi_pair){lexicon->kinds[j].id, lexicon->kinds[j].label};
    }
    program->labels = labels;
    program->label_count = at;
    return true;
}

static bool merge_reflections(empi_merge *merge)
{
    empi_program *program = merge->program;
    size_t count = 0;
    for (size_t i = 0; i < program->lexicon_count; i++)
        count += program->lexicons[i]->reflect_count;
    program->reflections =
        empi_arena_alloc(&program->arena, (count + 1) * sizeof *program->reflections);
    if (!program->reflections)
        return false;
    for (size_t i = program->lexicon_count; i-- > 0;) { /* an organisation's own come first */
        const empi_lexicon *lexicon = program->lexicons[i];
        for (size_t j = 0; j < lexicon->reflect_count; j++) {
            const empi_reflect_source *source = &lexicon->reflects[j];
            int32_t kind = kind_of(source->kind.text);
            uint32_t cue = empi_program_cue(program, kind, source->cue.text);
            if (source->cue.text && cue == UINT32_MAX)
                unknown_cue(merge, lexicon->name, &source->cue, kind);
            else if (kind != 0 && source->ask.text)
                program->reflections[program->reflection_count++] =
                    (empi_reflection){kind, cue, source->ask.text};
        }
    }
    return true;
}

static void merge_numbers(empi_merge *merge)
{
    static const struct {
        const char *id;
        int32_t value;
    } numbers[EMPI_NUMBER_COUNT] = {
        {"weak_enough", 2},          {"accumulate", 4},        {"confidence_plain", 70},
        {"confidence_weak", 50},     {"confidence_combination", 60}, {"confidence_extra", 6},
        {"confidence_misspelt", -10}, {"confidence_irony", -10}, {"confidence_max", 97},
        {"emphasis_caps_words", 2},  {"denied_before", 4},     {"denied_after", 4}};
    empi_program *program = merge->program;
    for (size_t k = 0; k < EMPI_NUMBER_COUNT; k++)
        program->numbers[k] = numbers[k].value;
    for (size_t i = 0; i < program->lexicon_count; i++) {
        const empi_lexicon *lexicon = program->lexicons[i];
        for (size_t j = 0; j < lexicon->number_count; j++) {
            const empi_number_source *source = &lexicon->numbers[j];
            size_t k = 0;
            while (k < EMPI_NUMBER_COUNT && source->id.text &&
                   strcmp(source->id.text, numbers[k].id) != 0)
                k++;
            if (k == EMPI_NUMBER_COUNT)
                empi_error_add(merge->error, place_of(lexicon->name, &source->id),
                               "unknown number \"%s\"", source->id.text);
            else if (source->value.text)
                program->numbers[k] = (int32_t)strtol(source->value.text, NULL, 10);
        }
    }
}

bool empi_merge_lexicons(empi_merge *merge)
{
    empi_program *program = merge->program;
    size_t capacity = 0;
    bool done = merge_cues(merge, &capacity) && merge_marks(merge, &capacity);
    if (program->cues) { /* from here on the cues take the room they need, to be freed by count */
        empi_cue *cues = empi_arena_alloc(&program->arena, (program->cue_count + 1) * sizeof *cues);
        if (cues)
            memcpy(cues, program->cues, program->cue_count * sizeof *cues);
        empi_free(&program->memory, program->cues, capacity * sizeof *program->cues);
        program->cues = cues;
        done = done && cues;
    }
    program->denied_cue = empi_program_cue(program, EMPI_SCOPE, "denied");
    program->hypothetical_cue = empi_program_cue(program, EMPI_SCOPE, "hypothetical");
    if (!done || !merge_classes(merge) || !merge_rules(merge) || !resolve_names(merge) ||
        !merge_labels(merge) || !merge_reflections(merge))
        return false;
    merge_numbers(merge);
    return true;
}
