#include "conversation/conversation.h"

void empi_report_free(empi_report *report)
{
    empi_memory memory;
    empi_engine *engine;
    if (!report)
        return;
    engine = report->engine;
    memory = engine->program->memory;
    for (size_t i = 0; report->turns && i < report->turn_count; i++)
        empi_turn_release(report->turns[i].turn);
    empi_free(&memory, report->turns, report->turn_count * sizeof *report->turns);
    empi_free(&memory, report->events, report->event_count * sizeof *report->events);
    empi_free(&memory, report->debts, report->debt_count * sizeof *report->debts);
    empi_free(&memory, report, sizeof *report);
    empi_engine_release(engine);
}

empi_report *empi_conversation_read(const empi_conversation *conversation, empi_turn *draft,
                                    int64_t now)
{
    const empi_memory *memory = &conversation->memory;
    size_t count = conversation->turn_count + (draft ? 1 : 0);
    empi_report *report = empi_alloc_zero(memory, sizeof *report);
    if (!report)
        return NULL;
    report->engine = empi_engine_retain(conversation->engine);
    report->now = now;
    report->turn_count = count;
    report->turns = empi_alloc_zero(memory, count * sizeof *report->turns);
    if (count > 0 && !report->turns) {
        empi_report_free(report);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        empi_turn *turn = i < conversation->turn_count ? conversation->turns[i] : draft;
        report->turns[i].turn = empi_turn_hold(turn);
        report->turns[i].from = turn->from;
        report->turns[i].at = turn->at;
        report->turns[i].result = turn->result;
    }
    return report;
}
