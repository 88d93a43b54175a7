#include "match/pass.h"
#include "match/sweep.h"

static bool may_occur(const empi_pass *at, const empi_phrase *phrase, const empi_word_bits *words)
{
    const empi_program *program = at->program;
    for (uint32_t i = 0; i < phrase->way_count; i++) {
        const empi_way *way = &program->ways[phrase->first_way + i];
        uint8_t met = 0;
        while (met < way->count &&
               empi_word_bits_meet(&program->vocabulary.sets[way->sets[met]].bits, words))
            met++;
        if (met == way->count)
            return true;
    }
    return false;
}

/* Whether a phrase begins somewhere in a sentence. */
static enum empi_run_found occurs(empi_pass *at, uint32_t index, uint32_t sentence)
{
    const empi_phrase *phrase = &at->program->phrases[index];
    const empi_sentence_items *own = &at->stream->sentences[sentence];
    const empi_window *window;
    empi_word_bits words = empi_near_summary(at->stream, phrase->crosses, sentence);
    empi_run run;
    enum empi_run_found found = EMPI_RUN_NO;
    if (!may_occur(at, phrase, &words))
        return EMPI_RUN_NO;
    window = phrase->keeps ? NULL : empi_pass_window(at, phrase->crosses, sentence);
    if (window) {
        uint64_t starts = (~UINT64_C(0) >> (64 - own->count)) << (own->first - window->from);
        starts &= empi_window_starts(window, phrase);
        return empi_sweep_occurs(window, phrase, starts, &at->matcher->sweep) ? EMPI_RUN_YES
                                                                              : EMPI_RUN_NO;
    }
    run = empi_pass_run(at, phrase, sentence);
    run.from = own->first;
    if (!empi_run_begin(&run, at->matcher))
        return EMPI_RUN_MEMORY;
    for (size_t i = own->first; i < own->first + own->count && found == EMPI_RUN_NO; i++) {
        size_t end;
        if (empi_pass_may_begin(at, phrase, i))
            found = empi_run_at(&run, at->matcher, i, &end);
    }
    return found;
}

/* Antipatterns are looked for only where their rule has a hit. */
bool empi_pass_excepted(empi_pass *at)
{
    for (size_t i = 0; i < at->hits->count; i++) {
        empi_hit *hit = &at->hits->items[i];
        const empi_rule *rule = &at->program->rules[hit->rule];
        for (uint32_t j = 0; j < rule->except_count && !hit->excepted; j++) {
            enum empi_run_found found = occurs(at, rule->first_except + j, hit->sentence);
            if (found == EMPI_RUN_MEMORY)
                return false;
            hit->excepted = found == EMPI_RUN_YES;
        }
    }
    return true;
}
