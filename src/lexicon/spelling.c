#include "lexicon/spelling.h"

#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

/* Adds the words of text (at most three) and gives how many; 0: too many, none, or no memory. */
static uint8_t add_words(empi_program *program, const empi_string *text, uint32_t words[3])
{
    uint8_t count = 0;
    size_t at = 0;
    while (at < text->length) {
        size_t start = at, length;
        char form[3 * EMPI_WORD_BYTES + 1];
        while (at < text->length && text->text[at] != ' ')
            at++;
        length = at - start;
        at += at < text->length;
        if (length == 0)
            continue;
        if (count == 3)
            return 0;
        length = empi_text_form(text->text + start,
                                length > EMPI_WORD_BYTES ? EMPI_WORD_BYTES : length, form);
        words[count] = empi_vocabulary_add(&program->vocabulary, form, length, EMPI_WORD_EXACT);
        if (words[count++] == EMPI_WORD_NONE)
            return 0;
    }
    return count;
}

static void add_rewrites(empi_program *program, const char *file, const empi_pairs *pairs,
                         bool joined, empi_error *error)
{
    for (size_t i = 0; i < pairs->count; i++) {
        empi_rewrite *rewrite = &program->rewrites[program->rewrite_count];
        const empi_string *key = &pairs->items[i].key;
        rewrite->from_count = add_words(program, key, rewrite->from);
        rewrite->to_count = add_words(program, &pairs->items[i].value, rewrite->to);
        if (program->vocabulary.failed)
            return;
        if (joined ? rewrite->from_count < 2 || rewrite->to_count == 0
                   : rewrite->from_count != 1 || rewrite->to_count == 0)
            empi_error_add(error, (empi_place){file, key->line, key->column},
                           joined ? "\"%s\": joined rewrites two or three words to one, two or three"
                                  : "\"%s\": same rewrites one word to one, two or three",
                           key->text);
        else
            program->rewrite_count++;
    }
}

static int compare_rewrites(const void *left, const void *right)
{
    const empi_rewrite *a = left, *b = right;
    if (a->from[0] != b->from[0])
        return a->from[0] < b->from[0] ? -1 : 1;
    return b->from_count - a->from_count; /* the longest is tried first */
}

static void index_rewrites(empi_program *program)
{
    if (program->rewrite_count > 1)
        qsort(program->rewrites, program->rewrite_count, sizeof *program->rewrites,
              compare_rewrites);
    for (size_t i = program->rewrite_count; i-- > 0;)
        program->vocabulary.words[program->rewrites[i].from[0]].rewrite = (uint32_t)i + 1;
}

static void add_sounds(empi_program *program, const char *file, const empi_strings *rules,
                       empi_error *error)
{
    for (size_t i = 0; i < rules->count; i++) {
        empi_sound_rule *rule = &program->sounds.rules[program->sounds.rule_count];
        if (empi_sound_rule_read(rules->items[i].text, rule))
            program->sounds.rule_count++;
        else
            empi_error_add(error, (empi_place){file, rules->items[i].line, rules->items[i].column},
                           "\"%s\": write a sound rule as \"ch > g\" or \"dt$ > t\"",
                           rules->items[i].text);
    }
}

static void mark_words(empi_program *program, const empi_strings *words, bool keep)
{
    for (size_t i = 0; i < words->count; i++) {
        uint32_t ids[3];
        if (add_words(program, &words->items[i], ids) != 1)
            continue;
        if (keep)
            program->vocabulary.words[ids[0]].keep = true;
        else
            program->vocabulary.words[ids[0]].swear = true;
    }
}

static int compare_forms(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

static bool add_abbreviations(empi_program *program, const empi_strings *words,
                              const char **forms, size_t *count)
{
    for (size_t i = 0; i < words->count; i++) {
        char form[3 * EMPI_WORD_BYTES + 1];
        size_t length = words->items[i].length;
        length = empi_text_form(words->items[i].text,
                                length > EMPI_WORD_BYTES ? EMPI_WORD_BYTES : length, form);
        forms[*count] = empi_arena_string(&program->arena, form, length);
        if (!forms[(*count)++])
            return false;
    }
    return true;
}

typedef struct totals {
    size_t rewrites, sounds, abbreviations;
} totals;

static totals count_all(const empi_program *program)
{
    totals all = {0};
    for (size_t i = 0; i < program->lexicon_count; i++) {
        all.rewrites += program->lexicons[i]->same.count + program->lexicons[i]->joined.count;
        all.sounds += program->lexicons[i]->sounds.count;
        all.abbreviations += program->lexicons[i]->abbreviations.count;
    }
    return all;
}

bool empi_spelling_add(empi_program *program, empi_error *error)
{
    totals all = count_all(program);
    const char **forms = empi_arena_alloc(&program->arena, (all.abbreviations + 1) * sizeof *forms);
    size_t form_count = 0;
    program->rewrites =
        empi_arena_alloc_zero(&program->arena, (all.rewrites + 1) * sizeof(empi_rewrite));
    program->sounds.rules =
        empi_arena_alloc_zero(&program->arena, (all.sounds + 1) * sizeof(empi_sound_rule));
    if (!forms || !program->rewrites || !program->sounds.rules)
        return false;
    for (size_t i = 0; i < program->lexicon_count; i++) {
        const empi_lexicon *lexicon = program->lexicons[i];
        add_rewrites(program, lexicon->name, &lexicon->same, false, error);
        add_rewrites(program, lexicon->name, &lexicon->joined, true, error);
        add_sounds(program, lexicon->name, &lexicon->sounds, error);
        mark_words(program, &lexicon->keep, true);
        mark_words(program, &lexicon->masked, false);
        if (program->vocabulary.failed ||
            !add_abbreviations(program, &lexicon->abbreviations, forms, &form_count))
            return false;
    }
    index_rewrites(program);
    if (form_count > 1)
        qsort(forms, form_count, sizeof *forms, compare_forms);
    program->abbreviations = (empi_abbreviations){forms, form_count};
    return true;
}
