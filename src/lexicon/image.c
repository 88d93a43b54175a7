#include "lexicon/image.h"

#include <string.h>

/* One walk over all that hangs on a program serves four purposes. */
enum purpose {
    SETTLE,  /* arrays lose their spare room, texts become the program's own */
    MEASURE, /* what an image takes */
    WRITE,   /* everything is copied into the image; pointers become offsets */
    OPEN     /* offsets become pointers again, into the image or to copies */
};

enum { ALIGN = 16 };

typedef struct walk {
    enum purpose purpose;
    empi_program *program;
    char *image; /* WRITE, OPEN */
    size_t used; /* MEASURE, WRITE: of it */
} walk;

/* What an array is, besides its bytes. */
enum content { NUMBERS, POINTERS };

static size_t round_up(size_t size)
{
    return (size + ALIGN - 1) / ALIGN * ALIGN;
}

/* Copies to the end of the image; the place gets the offset. */
static void *write_bytes(walk *at, void *place, const void *bytes, size_t size)
{
    char *copy = at->image + at->used;
    void *offset = (void *)(uintptr_t)at->used; /* NOLINT(performance-no-int-to-ptr): it is that */
    if (size)
        memcpy(copy, bytes, size);
    memcpy(place, &offset, sizeof offset);
    at->used += size;
    return copy;
}

static void *open_bytes(walk *at, void *place, const void *offset, size_t size,
                        enum content content)
{
    char *found = at->image + (uintptr_t)offset;
    void *copy = content == POINTERS ? empi_arena_alloc(&at->program->arena, size) : found;
    if (copy && copy != found)
        memcpy(copy, found, size);
    memcpy(place, &copy, sizeof copy);
    return copy;
}

/* The array of which the pointer stands at place; gives it as it is now, so that what hangs on its
 * items can be walked; NULL: there is none. */
static void *array(walk *at, void *place, size_t count, size_t size, enum content content)
{
    void *items;
    memcpy(&items, place, sizeof items);
    if (!items)
        return NULL;
    switch (at->purpose) {
    case MEASURE:
        at->used = round_up(at->used) + count * size;
        return items;
    case WRITE:
        at->used = round_up(at->used);
        return write_bytes(at, place, items, count * size);
    case OPEN:
        return open_bytes(at, place, items, count * size, content);
    default:
        return items;
    }
}

/* The same of an array that has grown: it has room for capacity items. */
static void *grown(walk *at, void *place, size_t count, size_t size, enum content content,
                   size_t *capacity)
{
    void *items = array(at, place, count, size, content);
    if (items && at->purpose == SETTLE && count < *capacity) {
        void *smaller = empi_resize(&at->program->memory, items, *capacity * size, count * size);
        if (smaller) {
            memcpy(place, &smaller, sizeof smaller);
            items = smaller;
            *capacity = count;
        }
    }
    return items;
}

static void text(walk *at, const char **place)
{
    const char *string = *place;
    size_t size;
    if (!string)
        return;
    if (at->purpose == OPEN) {
        *place = at->image + (uintptr_t)string;
        return;
    }
    size = strlen(string) + 1;
    if (at->purpose == SETTLE)
        *place = empi_arena_string(&at->program->arena, string, size - 1);
    else if (at->purpose == MEASURE)
        at->used += size;
    else
        (void)write_bytes(at, place, string, size);
}

/* ---- what hangs on a program ---- */

static void walk_vocabulary(walk *at, empi_vocabulary *from)
{
    empi_word *words = grown(at, &from->words, from->word_count, sizeof *words, POINTERS,
                             &from->word_capacity);
    empi_word_set *sets = grown(at, &from->sets, from->set_count, sizeof *sets, POINTERS,
                                &from->set_capacity);
    uint32_t *of_sets = array(at, &from->set_words, from->set_word_count, sizeof *of_sets, NUMBERS);
    array(at, &from->table, from->table_size, sizeof *from->table, NUMBERS);
    grown(at, &from->carried, from->carried_count, sizeof *from->carried, NUMBERS,
          &from->carried_capacity);
    if (at->purpose == SETTLE || !words || !sets)
        return;
    for (size_t i = 0; i < from->word_count; i++)
        text(at, &words[i].form);
    for (size_t i = 0; at->purpose != MEASURE && i < from->set_count; i++) {
        sets[i].words = at->purpose == OPEN ? of_sets : NULL; /* one after the other */
        of_sets += sets[i].count;
    }
}

static void walk_sounds(walk *at, empi_sounds *from)
{
    array(at, &from->rules, from->rule_count, sizeof *from->rules, NUMBERS);
    array(at, &from->table, from->table_size, sizeof *from->table, NUMBERS);
}

static void walk_rules(walk *at, empi_program *from)
{
    empi_rule *rules = array(at, &from->rules, from->rule_count, sizeof *rules, POINTERS);
    for (size_t i = 0; rules && i < from->rule_count; i++) {
        empi_rule *rule = &rules[i];
        text(at, &rule->id);
        text(at, &rule->why);
        text(at, &rule->instead);
        text(at, &rule->file);
        text(at, &rule->cue_id);
        array(at, &rule->parts.items, rule->parts.count, sizeof *rule->parts.items, NUMBERS);
        array(at, &rule->unless.items, rule->unless.count, sizeof *rule->unless.items, NUMBERS);
        if (at->purpose == WRITE)
            rule->source = NULL;
    }
}

static void walk_forms(walk *at, empi_abbreviations *from)
{
    const char **forms = array(at, &from->forms, from->count, sizeof *forms, POINTERS);
    for (size_t i = 0; forms && at->purpose != SETTLE && i < from->count; i++)
        text(at, &forms[i]);
}

/* What is told by name: cues, labels, questions, languages. */
static void walk_names(walk *at, empi_program *from)
{
    empi_cue *cues = array(at, &from->cues, from->cue_count, sizeof *cues, POINTERS);
    empi_pair *labels = array(at, &from->labels, from->label_count, sizeof *labels, POINTERS);
    empi_reflection *asks =
        array(at, &from->reflections, from->reflection_count, sizeof *asks, POINTERS);
    for (size_t i = 0; cues && i < from->cue_count; i++) {
        text(at, &cues[i].id);
        text(at, &cues[i].label);
        text(at, &cues[i].question);
    }
    for (size_t i = 0; labels && i < from->label_count; i++) {
        text(at, &labels[i].key.text);
        text(at, &labels[i].value.text);
    }
    for (size_t i = 0; asks && i < from->reflection_count; i++)
        text(at, &asks[i].ask);
    for (size_t i = 0; i < from->language_count; i++)
        text(at, &from->languages[i]);
    walk_forms(at, &from->abbreviations);
    walk_forms(at, &from->small_words);
}

static void walk_hints(walk *at, empi_hints *from, size_t words)
{
    grown(at, &from->rows, from->row_count, sizeof *from->rows, NUMBERS, &from->row_capacity);
    grown(at, &from->values, from->value_count, sizeof *from->values, NUMBERS,
          &from->value_capacity);
    array(at, &from->table, from->table_size, sizeof *from->table, NUMBERS);
    array(at, &from->full, from->full_count, sizeof *from->full, NUMBERS);
    grown(at, &from->weighings, from->weighing_count, sizeof *from->weighings, NUMBERS,
          &from->weighing_capacity);
    array(at, &from->words, words, sizeof *from->words, NUMBERS);
    array(at, &from->theme_rows, from->theme_row_count, sizeof *from->theme_rows, NUMBERS);
}

static void walk_phrases(walk *at, empi_program *from)
{
    empi_regex *regexes = grown(at, &from->regexes, from->regex_count, sizeof *regexes, POINTERS,
                                &from->regex_capacity);
    size_t words = from->vocabulary.word_count;
    for (size_t i = 0; regexes && i < from->regex_count; i++) {
        text(at, &regexes[i].pattern.text);
        if (at->purpose == WRITE)
            regexes[i].code = NULL;
    }
    grown(at, &from->steps, from->step_count, sizeof *from->steps, NUMBERS, &from->step_capacity);
    grown(at, &from->phrases, from->phrase_count, sizeof *from->phrases, NUMBERS,
          &from->phrase_capacity);
    grown(at, &from->ways, from->way_count, sizeof *from->ways, NUMBERS, &from->way_capacity);
    array(at, &from->choices, from->choice_count, sizeof *from->choices, NUMBERS);
    array(at, &from->hung_on, words + 1, sizeof *from->hung_on, NUMBERS);
    array(at, &from->groups, from->group_count + 1, sizeof *from->groups, NUMBERS);
    array(at, &from->hung, from->hung_count, sizeof *from->hung, NUMBERS);
}

static void walk_all(walk *at, empi_program *from)
{
    walk_vocabulary(at, &from->vocabulary);
    walk_sounds(at, &from->sounds);
    walk_rules(at, from);
    walk_names(at, from);
    array(at, &from->rewrites, from->rewrite_count, sizeof *from->rewrites, NUMBERS);
    walk_hints(at, &from->hints, from->vocabulary.word_count);
    walk_phrases(at, from);
    array(at, &from->combinations, from->combination_count, sizeof *from->combinations, NUMBERS);
}

/* ---- the purposes ---- */

bool empi_program_settle(empi_program *program)
{
    walk at = {.purpose = SETTLE, .program = program};
    walk_all(&at, program);
    return !program->arena.failed;
}

size_t empi_image_size(const empi_program *program)
{
    empi_program copy = *program;
    walk at = {.purpose = MEASURE, .used = sizeof copy};
    walk_all(&at, &copy);
    return at.used;
}

void empi_image_write(const empi_program *program, void *room)
{
    walk at = {.purpose = WRITE, .image = room, .used = sizeof *program};
    empi_program *copy = room;
    *copy = *program;
    copy->lexicons = NULL;
    copy->lexicon_count = copy->lexicon_room = 0;
    copy->arena = copy->vocabulary.unfinished = (empi_arena){0};
    copy->vocabulary.arena = NULL;
    copy->vocabulary.memory = NULL;
    copy->memory = (empi_memory){0};
    walk_all(&at, copy);
}

bool empi_image_open(empi_program *program, const void *image)
{
    empi_memory memory = program->memory;
    walk at = {.purpose = OPEN, .program = program};
    memcpy(&at.image, &image, sizeof image); /* which is only read */
    memcpy(program, image, sizeof *program);
    program->memory = memory;
    empi_arena_init(&program->arena, &program->memory);
    empi_arena_init(&program->vocabulary.unfinished, &program->memory);
    program->vocabulary.arena = &program->arena;
    program->vocabulary.memory = &program->memory;
    program->opened = true;
    walk_all(&at, program);
    if (!program->arena.failed)
        return true;
    empi_arena_free(&program->arena);
    *program = (empi_program){.memory = memory};
    empi_arena_init(&program->arena, &program->memory);
    empi_vocabulary_init(&program->vocabulary, &program->arena);
    return false;
}
