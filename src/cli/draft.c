/* A draft with the conversation that it answers: what was shown there and the draft passes by. A
 * promise that is open is no signal, and stays out. */
#include <jansson.h>
#include <stdio.h>

#include "sink.h"

bool cli_draft_has_turns(const cli_record *record)
{
    return json_object_get(record->root, "turns") != NULL;
}

empathie_report *cli_draft_read(const cli_options *options, empathie_engine *engine,
                                cli_record *record)
{
    const json_t *turns = json_object_get(record->root, "turns");
    empathie_report *report = NULL;
    empathie_error *error = NULL;
    int64_t at = 0;
    empathie_conversation *conversation =
        cli_turns_read(options, engine, turns, cli_is_given(record->root, "at"), &at,
                       record->problem);
    if (!conversation)
        return NULL;
    if (cli_moment_read(record->root, "at", &at, NULL, record->problem) &&
        empathie_conversation_draft(conversation, at, record->text, record->text_length, &report,
                                    &error) != EMPATHIE_OK)
        (void)cli_refused(error, "the reply", record->problem);
    empathie_conversation_free(conversation);
    return report;
}

const empathie_result *cli_draft_result(const empathie_report *report)
{
    return empathie_report_turn(report, empathie_report_turn_count(report) - 1);
}

/* The next signal from *index on that stays open, or NULL. */
static const empathie_debt *passed_by(const empathie_report *report, size_t *index)
{
    while (*index < empathie_report_debt_count(report)) {
        const empathie_debt *debt = empathie_report_debt(report, (*index)++);
        if (empathie_debt_kind(debt) != EMPATHIE_KIND_PROMISE)
            return debt;
    }
    return NULL;
}

void cli_draft_put(cli_sink *answer, const empathie_report *report)
{
    const empathie_debt *debt;
    size_t index = 0;
    bool first = true;
    cli_sink_puts(answer, ",\"passes_by\":[");
    for (; (debt = passed_by(report, &index)) != NULL; first = false)
        cli_sink_print(answer, "%s{\"turn\":%zu,\"kind\":\"%s\"}", first ? "" : ",",
                       empathie_debt_turn(debt), empathie_kind_name(empathie_debt_kind(debt)));
    cli_sink_puts(answer, "]");
}

void cli_draft_show(const cli_terminal *terminal, const empathie_engine *engine,
                    const empathie_report *report)
{
    size_t last = empathie_report_turn_count(report) - 1, index = 0;
    const empathie_debt *debt = passed_by(report, &index);
    cli_flow flow;
    if (!debt && empathie_report_acknowledged(report, last) != EMPATHIE_ACKNOWLEDGED_YES)
        return;
    cli_puts("\n");
    cli_flow_begin(&flow, terminal, 2, 4);
    cli_flow_style(&flow, debt ? CLI_CLOSES : CLI_OPENS);
    cli_flow_puts(&flow, debt ? "Hier gaat dit antwoord aan voorbij: "
                              : "Dit antwoord noemt wat de ander liet merken.");
    for (bool first = true; debt; debt = passed_by(report, &index), first = false) {
        char turn[48];
        cli_flow_style(&flow, CLI_PLAIN);
        cli_flow_puts(&flow, first ? "" : "; ");
        cli_flow_style(&flow, cli_kind_style(empathie_debt_kind(debt)));
        cli_flow_puts(&flow, cli_label(engine, empathie_kind_name(empathie_debt_kind(debt))));
        cli_flow_style(&flow, CLI_PLAIN);
        (void)snprintf(turn, sizeof turn, " (beurt %zu)", empathie_debt_turn(debt) + 1);
        cli_flow_puts(&flow, turn);
    }
    cli_flow_end(&flow);
}
