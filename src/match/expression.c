#include "match/pass.h"
#include "match/sign.h"

/* The items whose tokens lie in folded[start..end). */
static bool items_of(const empi_pass *at, uint32_t sentence, size_t start, size_t end,
                     size_t *first, size_t *last)
{
    const empi_sentence_items *items = &at->stream->sentences[sentence];
    bool found = false;
    for (size_t i = items->first; i < items->first + items->count; i++) {
        const empi_item *item = &at->stream->items[i];
        const empi_token *token = &at->stream->text->tokens[item->token];
        if (token->start < end && at->stream->text->tokens[item->last].end > start) {
            *first = found ? *first : i;
            *last = i;
            found = true;
        }
    }
    return found;
}

/* Names the rule of an expression that was stopped, once in a message: what follows of it must not
 * take the place of what other rules find. */
static bool give_up(empi_pass *at, uint32_t rule, uint32_t sentence)
{
    const empi_sentence_items *items = &at->stream->sentences[sentence];
    at->hits->undecided = true;
    for (size_t i = 0; i < at->hits->count; i++)
        if (at->hits->items[i].rule == rule && at->hits->items[i].undecided)
            return true;
    return items->count == 0 || empi_pass_hit(at, (empi_hit){.rule = rule, .undecided = true},
                                              items->first, items->first + items->count - 1);
}

bool empi_pass_regex(empi_pass *at, uint32_t index, uint32_t sentence)
{
    const empi_regex *regex = &at->program->regexes[index];
    const empi_text *text = at->stream->text;
    const empi_sentence *where = &text->sentences[sentence];
    uint32_t *tried = &at->matcher->tried[at->program->phrase_count + index];
    size_t start = 0, end = 0, length = where->end - where->start;
    if (*tried == at->matcher->base + sentence + 1)
        return true;
    *tried = at->matcher->base + sentence + 1;
    if (!empi_sign_shows(&regex->sign, text->folded + where->start, length))
        return true;
    for (;;) {
        size_t first = 0, last = 0;
        enum empi_regex_found found = empi_regex_find(
            at->matcher->room, regex, text->folded + where->start, length, &start, &end);
        if (found == EMPI_REGEX_MEMORY)
            return false;
        if (found == EMPI_REGEX_UNDECIDED)
            return give_up(at, regex->rule, sentence);
        if (found != EMPI_REGEX_YES)
            return true;
        if (items_of(at, sentence, where->start + start, where->start + end, &first, &last) &&
            !empi_pass_hit(at, (empi_hit){.rule = regex->rule, .negative = true}, first, last))
            return false;
        start = end;
    }
}
