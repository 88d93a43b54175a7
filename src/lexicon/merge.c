#include "lexicon/merge_parts.h"

#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {"",         "frustration", "masked_question", "silence",
                                         "distress", "closes",      "opens"};

int32_t empi_merge_index(const char *text, const char *const *names, int32_t count)
{
    for (int32_t i = 1; text && i < count; i++)
        if (strcmp(text, names[i]) == 0)
            return i;
    return 0;
}

const char *empi_merge_kind_name(int32_t kind)
{
    return kind_names[kind];
}

int32_t empi_merge_kind(const char *text)
{
    if (text && strcmp(text, "mark") == 0)
        return EMPI_MARKER;
    if (text && strcmp(text, "scope") == 0)
        return EMPI_SCOPE;
    return empi_merge_index(text, kind_names, EMPI_KIND_LAST + 1);
}

int32_t empi_merge_within(const char *text)
{
    static const char *const names[] = {"", "sentence", "next", "message"};
    return empi_merge_index(text, names, 4);
}

empi_place empi_merge_place(const char *file, const empi_string *string)
{
    return (empi_place){file, string->line, string->column};
}

/* ---- names with their places ---- */

static int compare_keys(const void *left, const void *right)
{
    const empi_key *a = left, *b = right;
    int order = strcmp(a->text, b->text);
    if (order != 0)
        return order;
    if (a->lexicon != b->lexicon)
        return a->lexicon < b->lexicon ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

bool empi_keys_add(const empi_memory *memory, empi_key_list *list, const char *text, size_t lexicon,
                    size_t index)
{
    if (!empi_grow(memory, &list->items, &list->capacity, list->count + 1, sizeof *list->items))
        return false;
    list->items[list->count++] = (empi_key){text, (uint32_t)lexicon, (uint32_t)index};
    return true;
}

void empi_keys_free(const empi_memory *memory, empi_key_list *list)
{
    empi_free(memory, list->items, list->capacity * sizeof *list->items);
    *list = (empi_key_list){0};
}

void empi_keys_sort(empi_key_list *list)
{
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, compare_keys);
}

bool empi_name_is(const char *name, const char *text, size_t length)
{
    return strncmp(name, text, length) == 0 && name[length] == '\0';
}

size_t empi_keys_find(const empi_key_list *list, const char *text, size_t length)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strncmp(list->items[middle].text, text, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether the key repeats the one before it from another file of the same group: a mistake. Within
 * one file the schema has reported it. */
bool empi_keys_repeat(const empi_merge *merge, const empi_key_list *list, size_t i)
{
    return i > 0 && strcmp(list->items[i - 1].text, list->items[i].text) == 0 &&
           list->items[i - 1].lexicon != list->items[i].lexicon &&
           merge->groups[list->items[i - 1].lexicon] == merge->groups[list->items[i].lexicon];
}

bool empi_keys_last(const empi_key_list *list, size_t i)
{
    return i + 1 == list->count || strcmp(list->items[i].text, list->items[i + 1].text) != 0;
}

bool empi_merge_has_entry(const empi_program *program, const char *id, size_t length)
{
    for (size_t i = 0; i < program->lexicon_count; i++)
        for (size_t j = 0; j < program->lexicons[i]->entry_count; j++)
            if (empi_name_is(program->lexicons[i]->entries[j].id.text, id, length))
                return true;
    return false;
}

void empi_merge_report_repeat(empi_merge *merge, const char *what, const char *file,
                          const empi_string *here, const char *first_file,
                          const empi_string *first)
{
    empi_error_add(merge->error, empi_merge_place(file, here), "%s \"%s\" stands already in %s, line %d",
                   what, here->text, first_file, (int)first->line);
}

/* ---- classes ---- */

static bool merge_classes(empi_merge *merge)
{
    empi_program *program = merge->program;
    empi_key_list keys = {0};
    bool done = true;
    for (size_t i = 0; done && i < program->lexicon_count; i++)
        for (size_t j = 0; done && j < program->lexicons[i]->class_count; j++)
            done = empi_keys_add(&program->memory, &keys, program->lexicons[i]->classes[j].name.text, i,
                           j);
    empi_keys_sort(&keys);
    merge->classes = empi_arena_alloc_zero(&program->arena, (keys.count + 1) * sizeof(empi_class));
    done = done && merge->classes;
    for (size_t i = 0; done && i < keys.count; i++) {
        const empi_lexicon *lexicon = program->lexicons[keys.items[i].lexicon];
        const empi_class_source *source = &lexicon->classes[keys.items[i].index];
        if (empi_keys_repeat(merge, &keys, i)) {
            const empi_lexicon *first = program->lexicons[keys.items[i - 1].lexicon];
            empi_merge_report_repeat(merge, "class", lexicon->name, &source->name, first->name,
                          &first->classes[keys.items[i - 1].index].name);
        }
        if (empi_keys_last(&keys, i))
            merge->classes[merge->class_count++] =
                (empi_class){.source = source, .file = lexicon->name};
    }
    empi_keys_free(&program->memory, &keys);
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

/* Adds a cue or finds it again; a later file may give it another label or question, or say how far
 * scopes reach its entries. */
static bool add_cue(empi_program *program, size_t *capacity, const empi_cue *cue)
{
    uint32_t at = empi_program_cue(program, cue->kind, cue->id);
    if (at != UINT32_MAX) {
        if (cue->label)
            program->cues[at].label = cue->label;
        if (cue->question)
            program->cues[at].question = cue->question;
        if (cue->unless_within)
            program->cues[at].unless_within = cue->unless_within;
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
                            empi_merge_kind(source->kind.text),
                            (uint32_t)empi_merge_within(source->unless_within.text)};
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
    empi_cue quoted = {"quoted", NULL, NULL, EMPI_SCOPE, 0};
    for (size_t i = 0; i < program->lexicon_count; i++) {
        const empi_lexicon *lexicon = program->lexicons[i];
        for (size_t j = 0; j < lexicon->entry_count; j++) {
            const empi_entry_source *source = &lexicon->entries[j];
            empi_cue cue = {source->cue.text, NULL, NULL, empi_merge_kind(source->kind.text), 0};
            if (cue.kind >= EMPI_MARKER && cue.id && !add_cue(program, capacity, &cue))
                return false;
        }
    }
    return add_cue(program, capacity, &quoted);
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
            int32_t kind = empi_merge_kind(source->kind.text);
            uint32_t cue = empi_program_cue(program, kind, source->cue.text);
            if (source->cue.text && cue == UINT32_MAX)
                empi_merge_unknown_cue(merge, lexicon->name, &source->cue, kind);
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
        {"emphasis_caps_words", 2},  {"denied_before", 4},     {"denied_after", 4},
        {"reply_weak_enough", 2},    {"reply_weak_words", 30},
        {"points_shown", 5},         {"points_doubt", 0},      {"points_share", 100},
        {"talk_alike", 40},          {"talk_pace", 900},       {"talk_colder", 3},
        {"talk_fade_from", 12},      {"talk_fade_words", 6},   {"talk_fade_share", 35},
        {"talk_receipt_words", 35},  {"talk_late", 200},
        {"talk_echo", 2}};
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
                empi_error_add(merge->error, empi_merge_place(lexicon->name, &source->id),
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
    if (!done)
        return false;
    program->denied_cue = empi_program_cue(program, EMPI_SCOPE, "denied");
    if (!merge_classes(merge) || !empi_merge_rules(merge) || !empi_merge_names(merge) ||
        !merge_labels(merge) || !merge_reflections(merge))
        return false;
    merge_numbers(merge);
    return true;
}
