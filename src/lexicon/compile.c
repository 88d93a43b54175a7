#include "lexicon/compile.h"

#include "base/limits.h"
#include "lexicon/hints.h"
#include "lexicon/merge.h"
#include "lexicon/numeral.h"
#include "lexicon/phrase.h"
#include "lexicon/sides.h"
#include "lexicon/spelling.h"
#include "lexicon/trigger.h"

#include <string.h>

typedef struct compiler {
    empi_program *program;
    empi_error *error;
    empi_arena scratch; /* trees and the like; freed when done */
    empi_arena phrase;  /* while one phrase is made */
    empi_notation notation;
    empi_text text; /* read over for each word that the notation asks about */
    empi_phrase_maker maker;
    uint32_t *numerals;
    size_t numeral_count;
} compiler;

static bool memory_failed(const compiler *work)
{
    return work->scratch.failed || work->phrase.failed || work->program->arena.failed ||
           work->program->vocabulary.failed;
}

/* ---- words that the engine itself knows ---- */

static bool add_numerals(compiler *work)
{
    empi_vocabulary *vocabulary = &work->program->vocabulary;
    work->numerals =
        empi_arena_alloc(&work->scratch, EMPI_NUMERAL_COUNT * sizeof *work->numerals);
    if (!work->numerals)
        return false;
    for (size_t i = 0; i < EMPI_NUMERAL_COUNT; i++) {
        empi_numeral numeral;
        uint32_t id;
        empi_numeral_at(i, &numeral);
        id = empi_vocabulary_add(vocabulary, numeral.form, strlen(numeral.form), EMPI_WORD_EXACT);
        if (id == EMPI_WORD_NONE)
            return false;
        vocabulary->words[id].value = numeral.value;
        vocabulary->words[id].ordinal = numeral.ordinal;
        work->numerals[work->numeral_count++] = id;
    }
    return true;
}

static bool add_language(compiler *work, const empi_language_source *source, size_t language)
{
    empi_vocabulary *vocabulary = &work->program->vocabulary;
    for (size_t i = 0; i < source->words.count; i++) {
        const empi_string *word = &source->words.items[i];
        char form[3 * EMPI_WORD_BYTES + 1];
        size_t length = word->length > EMPI_WORD_BYTES ? EMPI_WORD_BYTES : word->length;
        uint32_t id;
        length = empi_text_form(word->text, length, form);
        id = empi_vocabulary_add(vocabulary, form, length, EMPI_WORD_EXACT);
        if (id == EMPI_WORD_NONE)
            return false;
        vocabulary->words[id].languages |= (uint16_t)(1u << language);
    }
    return true;
}

/* Language 0 is Dutch, whatever the order of the files. */
static bool add_languages(compiler *work)
{
    empi_program *program = work->program;
    program->languages[0] = "nl";
    program->language_count = 1;
    for (size_t i = 0; i < program->lexicon_count; i++) {
        const empi_lexicon *lexicon = program->lexicons[i];
        for (size_t j = 0; j < lexicon->language_count; j++) {
            const empi_string *name = &lexicon->languages[j].id;
            const char *id = name->text;
            size_t language = 0;
            if (!id)
                continue; /* the schema has reported it */
            while (language < program->language_count &&
                   strcmp(program->languages[language], id) != 0)
                language++;
            if (language == EMPI_LANGUAGES) {
                empi_error_add(work->error,
                               (empi_place){lexicon->name, name->line, name->column},
                               "at most %d languages", EMPI_LANGUAGES);
                continue;
            }
            if (language == program->language_count)
                program->languages[program->language_count++] = id;
            if (!add_language(work, &lexicon->languages[j], language))
                return false;
        }
    }
    return true;
}

/* ---- phrases of the rules ---- */

static void report_phrase(compiler *work, const empi_rule *rule, const empi_string *phrase,
                          enum empi_phrase_made made)
{
    empi_place place = {rule->file, phrase->line, phrase->column};
    if (made == EMPI_PHRASE_EMPTY)
        empi_error_add(work->error, place,
                       "phrase \"%.60s\": can match without any word; a phrase needs a word that is "
                       "always there",
                       phrase->text);
    if (made == EMPI_PHRASE_TOO_LARGE)
        empi_error_add(work->error, place,
                       "phrase \"%.60s\": too many possibilities (more than %d steps when written "
                       "out)",
                       phrase->text, EMPI_PHRASE_STEPS);
}

static bool make_phrases(compiler *work, uint32_t index, const empi_strings *phrases, bool except)
{
    const empi_rule *rule = &work->program->rules[index];
    for (size_t i = 0; i < phrases->count; i++) {
        empi_node *node = empi_notation_read(&work->notation, rule->file, &phrases->items[i]);
        enum empi_phrase_made made;
        if (memory_failed(work))
            return false;
        if (!node)
            continue;
        made = empi_phrase_make(&work->maker, node, index, except);
        if (made == EMPI_PHRASE_NO_MEMORY)
            return false;
        report_phrase(work, rule, &phrases->items[i], made);
    }
    return true;
}

static bool read_needs(compiler *work, const empi_rule *rule, uint32_t *words, size_t *count)
{
    for (size_t i = 0; i < rule->source->needs.count; i++) {
        const empi_string *need = &rule->source->needs.items[i];
        empi_node *node = empi_notation_read(&work->notation, rule->file, need);
        if (memory_failed(work))
            return false;
        if (node && node->kind == EMPI_NODE_SET && node->count == 1)
            words[(*count)++] = node->words[0];
        else if (node)
            empi_error_add(work->error, (empi_place){rule->file, need->line, need->column},
                           "\"needs\" takes single words, not \"%s\"", need->text);
    }
    return true;
}

static bool make_regex(compiler *work, uint32_t index)
{
    empi_program *program = work->program;
    const empi_rule *rule = &program->rules[index];
    size_t count = 0;
    uint32_t *words;
    if (!rule->source->regex.text)
        return true;
    words = empi_arena_alloc(&work->scratch, (rule->source->needs.count + 1) * sizeof *words);
    if (!words || !read_needs(work, rule, words, &count) ||
        !empi_grow(&program->memory, &program->regexes, &program->regex_capacity,
                   program->regex_count + 1, sizeof *program->regexes))
        return false;
    program->regexes[program->regex_count++] = (empi_regex){
        .pattern = rule->source->regex,
        .rule = index,
        .anchor = empi_vocabulary_set(&program->vocabulary, words, count)};
    return !program->vocabulary.failed;
}

static bool make_rules(compiler *work)
{
    empi_program *program = work->program;
    for (size_t i = 0; i < program->rule_count; i++) {
        empi_rule *rule = &program->rules[i];
        if (!make_phrases(work, (uint32_t)i, &rule->source->any, false) ||
            !make_regex(work, (uint32_t)i))
            return false;
        rule->first_except = (uint32_t)program->phrase_count;
        if (!make_phrases(work, (uint32_t)i, &rule->source->except, true))
            return false;
        rule->except_count = (uint32_t)program->phrase_count - rule->first_except;
    }
    for (size_t i = 0; i < work->notation.class_count; i++)
        empi_notation_read_class(&work->notation, &work->notation.classes[i]);
    return !memory_failed(work);
}

/* The words of a class that the engine uses; an empty set when no file has the class. */
static uint32_t engine_class(compiler *work, const char *name)
{
    uint32_t none = 0, *words = &none;
    size_t count = 0;
    for (size_t i = 0; i < work->notation.class_count; i++) {
        const empi_class *at = &work->notation.classes[i];
        if (strcmp(at->source->name.text, name) != 0 || !at->node)
            continue;
        if (at->node->kind == EMPI_NODE_SET) {
            words = at->node->words;
            count = at->node->count;
        } else if (at->node->kind == EMPI_NODE_CHOICE) {
            for (size_t j = 0; j < at->node->count; j++)
                if (at->node->children[j]->kind == EMPI_NODE_SET) {
                    words = at->node->children[j]->words;
                    count = at->node->children[j]->count;
                }
        }
    }
    return empi_vocabulary_set(&work->program->vocabulary, words, count);
}

/* The words of turn_small, of the last lexicon that has it, as the words of a text are folded. */
static bool list_small_words(empi_program *program)
{
    const empi_strings *members = NULL;
    const char **forms;
    for (size_t i = 0; i < program->lexicon_count; i++)
        for (size_t j = 0; j < program->lexicons[i]->class_count; j++) {
            const empi_class_source *source = &program->lexicons[i]->classes[j];
            if (source->name.text && strcmp(source->name.text, "turn_small") == 0)
                members = &source->members;
        }
    if (!members)
        return true;
    forms = empi_arena_alloc(&program->arena, (members->count + 1) * sizeof *forms);
    for (size_t i = 0; forms && i < members->count; i++) {
        char form[3 * EMPI_WORD_BYTES + 1];
        size_t length = members->items[i].length;
        length = empi_text_form(members->items[i].text,
                                length < EMPI_WORD_BYTES ? length : EMPI_WORD_BYTES, form);
        forms[i] = empi_arena_string(&program->arena, form, length);
        if (!forms[i])
            return false;
    }
    program->small_words = (empi_abbreviations){forms, forms ? members->count : 0};
    return forms != NULL;
}

/* ---- what readings are asked about ---- */

static empi_combination combination_of(const empi_program *program, uint32_t rule)
{
    empi_combination made = {.rule = rule};
    const empi_names *parts = &program->rules[rule].parts;
    for (size_t i = 0; i < parts->count; i++) {
        const empi_name *part = &parts->items[i];
        if (part->kind == EMPI_NAME_RULE)
            made.rules |= empi_name_bit(part->index);
        else if (part->kind == EMPI_NAME_CUE)
            made.cues |= empi_name_bit(part->index);
    }
    return made;
}

static bool list_combinations(empi_program *program)
{
    size_t count = 0;
    for (size_t i = 0; i < program->rule_count; i++)
        count += program->rules[i].parts.count > 0;
    program->combinations =
        empi_arena_alloc(&program->arena, (count + 1) * sizeof *program->combinations);
    if (!program->combinations)
        return false;
    for (size_t i = 0; i < program->rule_count; i++)
        if (program->rules[i].parts.count > 0)
            program->combinations[program->combination_count++] =
                combination_of(program, (uint32_t)i);
    return true;
}

static void find_stress(empi_program *program)
{
    program->intensifier_cue = empi_program_cue(program, EMPI_MARKER, "intensifier");
    program->softener_cue = empi_program_cue(program, EMPI_MARKER, "softener");
    program->swearing_cue = empi_program_cue(program, EMPI_MARKER, "swearing");
}

/* ---- what the vocabulary is asked ---- */

/* How often phrases ask for each set; NULL: no memory. */
static const uint32_t *count_uses(compiler *work)
{
    const empi_program *program = work->program;
    uint32_t *uses = empi_arena_alloc_zero(&work->scratch,
                                           (program->vocabulary.set_count + 1) * sizeof *uses);
    for (size_t i = 0; uses && i < program->way_count; i++)
        for (uint8_t j = 1; j < program->ways[i].count; j++)
            uses[program->ways[i].sets[j]]++;
    for (size_t i = 0; uses && i < program->step_count; i++)
        if (program->steps[i].operation == EMPI_STEP_SET)
            uses[program->steps[i].a]++;
    return uses;
}

/* ---- all together ---- */

static bool compile(compiler *work, const empi_compile_input *input)
{
    empi_program *program = work->program;
    empi_merge merge = {.program = program,
                        .error = work->error,
                        .groups = input->groups,
                        .off = input->off,
                        .off_count = input->off_count};
    if (!empi_merge_lexicons(&merge) || !add_numerals(work) || !add_languages(work) ||
        !empi_spelling_add(program, work->error))
        return false;
    find_stress(program);
    if (!empi_sides_find(program, &work->scratch))
        return false;
    work->notation = (empi_notation){.arena = &work->phrase,
                                     .classes_arena = &work->scratch,
                                     .memory = &program->memory,
                                     .vocabulary = &program->vocabulary,
                                     .classes = merge.classes,
                                     .class_count = merge.class_count,
                                     .error = work->error,
                                     .text = &work->text};
    work->maker =
        (empi_phrase_maker){program, &work->phrase, work->numerals, work->numeral_count};
    if (!make_rules(work) || !empi_hints_add(program, input->groups, work->error))
        return false;
    program->clause_starts = engine_class(work, "clause_start");
    program->negations = engine_class(work, "negation");
    program->denied_bridge = engine_class(work, "denied_bridge");
    program->says_little = engine_class(work, "says_little");
    for (size_t i = 0; i < EMPI_TIME_WORDS; i++)
        program->times[i] = engine_class(work, empi_time_class(i));
    if (!empi_vocabulary_freeze(&program->vocabulary, count_uses(work)) ||
        !empi_phrases_finish(program, &work->scratch))
        return false;
    return list_combinations(program) && list_small_words(program) && empi_hints_finish(program) &&
           empi_sounds_enter(&program->sounds, &program->vocabulary) && empi_triggers_make(program);
}

empi_program *empi_program_new(const empi_memory *memory)
{
    empi_program *program = empi_alloc_zero(memory, sizeof *program);
    if (!program)
        return NULL;
    program->memory = *memory;
    empi_arena_init(&program->arena, &program->memory);
    empi_vocabulary_init(&program->vocabulary, &program->arena);
    return program;
}

bool empi_program_compile(empi_program *program, const empi_compile_input *input,
                          empi_error *error)
{
    compiler work = {.program = program, .error = error};
    bool done;
    empi_arena_init(&work.scratch, &program->memory);
    empi_arena_init(&work.phrase, &program->memory);
    empi_text_init(&work.text, &program->memory);
    done = compile(&work, input);
    empi_text_free(&work.text);
    empi_arena_free(&work.phrase);
    empi_arena_free(&work.scratch);
    return done;
}

void empi_program_forget(empi_program *program)
{
    const empi_memory *memory = &program->memory;
    for (size_t i = 0; i < program->lexicon_count; i++)
        empi_lexicon_free(program->lexicons[i]);
    empi_free(memory, program->lexicons, program->lexicon_room * sizeof *program->lexicons);
    program->lexicons = NULL;
    program->lexicon_count = program->lexicon_room = 0;
    for (size_t i = 0; i < program->rule_count; i++)
        program->rules[i].source = NULL;
}

static void free_grown(empi_program *program)
{
    const empi_memory *memory = &program->memory;
    empi_hints_free(program);
    empi_free(memory, program->steps, program->step_capacity * sizeof *program->steps);
    empi_free(memory, program->phrases, program->phrase_capacity * sizeof *program->phrases);
    empi_free(memory, program->ways, program->way_capacity * sizeof *program->ways);
    empi_free(memory, program->regexes, program->regex_capacity * sizeof *program->regexes);
    empi_sounds_free(&program->sounds, memory);
    empi_vocabulary_free(&program->vocabulary);
}

void empi_program_free(empi_program *program)
{
    empi_memory memory;
    if (!program)
        return;
    memory = program->memory;
    if (!program->opened) {
        empi_program_forget(program);
        free_grown(program);
    }
    empi_arena_free(&program->arena);
    empi_free(&memory, program, sizeof *program);
}

const char *empi_program_label(const empi_program *program, const char *name)
{
    for (size_t i = 0; i < program->label_count; i++)
        if (strcmp(program->labels[i].key.text, name) == 0)
            return program->labels[i].value.text;
    for (size_t i = 0; i < program->cue_count; i++)
        if (strcmp(program->cues[i].id, name) == 0 && program->cues[i].label)
            return program->cues[i].label;
    return NULL;
}
