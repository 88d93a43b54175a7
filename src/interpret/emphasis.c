#include "interpret/reading.h"

#include <string.h>

enum { NEAR = 3 }; /* an adverb of degree stands at most so many words before what it stresses */

/* Shouting is capitals by contrast: not where the whole message is in capitals. */
static bool shouts(const empi_scene *scene, const empi_reading *reading)
{
    const empi_stream *stream = scene->stream;
    int32_t caps = 0;
    if (stream->caps * 2 > stream->words)
        return false;
    for (size_t i = reading->first; i <= reading->last; i++)
        caps += (stream->items[i].flags & EMPI_TOKEN_CAPS) != 0;
    return caps >= scene->program->numbers[EMPI_EMPHASIS_CAPS_WORDS] ||
           (caps > 0 && reading->first == reading->last);
}

/* A sound without a vowel, such as "pfff" or "hmmm", is long by nature: only of other words and of
 * curses is a long form stress. */
static bool is_drawn_out(const empi_scene *scene, const empi_item *item)
{
    const empi_text *text = scene->stream->text;
    const empi_token *token = &text->tokens[item->token];
    if (!(item->flags & EMPI_TOKEN_STRETCHED) || item->kind != EMPI_TOKEN_WORD)
        return item->flags & EMPI_TOKEN_STRETCHED;
    if (item->word != EMPI_WORD_NONE && scene->program->vocabulary.words[item->word].swear)
        return true;
    for (size_t i = 0; i < token->form_length; i++)
        if (!strchr("bcdfghjklmnpqrstvwxz", text->forms[token->form + i]))
            return true;
    return false;
}

static bool is_stressed(const empi_scene *scene, const empi_reading *reading)
{
    const empi_stream *stream = scene->stream;
    if (stream->text->sentences[reading->sentence].marks & EMPI_MARK_EXCLAIMS)
        return true;
    for (size_t i = reading->first; i <= reading->last; i++)
        if (is_drawn_out(scene, &stream->items[i]))
            return true;
    return shouts(scene, reading);
}

/* Whether a mark of this cue stands in or just before the reading (or, with whole, anywhere in its
 * sentence). */
static bool has_mark(const empi_scene *scene, const empi_reading *reading, uint32_t cue, bool whole)
{
    const empi_readings *readings = scene->readings;
    if (cue == UINT32_MAX || readings->by_cue[cue] == 0)
        return false;
    for (size_t i = readings->sentences[reading->sentence];
         i < readings->sentences[reading->sentence + 1]; i++) {
        const empi_reading *mark = &readings->items[i];
        if (mark->reason || scene->program->rules[mark->rule].cue != cue)
            continue;
        if (whole || (mark->first <= reading->last && mark->last + NEAR >= reading->first))
            return true;
    }
    return false;
}

void empi_emphasis_apply(const empi_scene *scene)
{
    const empi_program *program = scene->program;
    for (size_t i = 0; i < scene->readings->count; i++) {
        empi_reading *reading = &scene->readings->items[i];
        if (reading->reason || program->rules[reading->rule].kind > EMPI_KIND_LAST)
            continue;
        if (has_mark(scene, reading, program->swearing_cue, true) || is_stressed(scene, reading) ||
            has_mark(scene, reading, program->intensifier_cue, false))
            reading->emphasis = 1;
        else if (has_mark(scene, reading, program->softener_cue, false))
            reading->emphasis = -1;
    }
}
