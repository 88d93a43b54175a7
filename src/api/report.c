#include "conversation/report.h"

#include "empathie.h"
#include "output/output.h"

const char *empathie_event_name(int32_t type)
{
    return empi_event_name(type);
}

void empathie_report_free(empathie_report *report)
{
    empi_report_free(report);
}

/* ---- turns ---- */

size_t empathie_report_turn_count(const empathie_report *report)
{
    return report ? report->turn_count : 0;
}

static const empi_report_turn *turn_of(const empathie_report *report, size_t turn)
{
    return turn < empathie_report_turn_count(report) ? &report->turns[turn] : NULL;
}

const empathie_result *empathie_report_turn(const empathie_report *report, size_t turn)
{
    return turn_of(report, turn) ? turn_of(report, turn)->result : NULL;
}

int32_t empathie_report_from(const empathie_report *report, size_t turn)
{
    return turn_of(report, turn) ? turn_of(report, turn)->from : 0;
}

int64_t empathie_report_at(const empathie_report *report, size_t turn)
{
    return turn_of(report, turn) ? turn_of(report, turn)->at : 0;
}

int32_t empathie_report_acknowledged(const empathie_report *report, size_t turn)
{
    return turn_of(report, turn) ? turn_of(report, turn)->acknowledgement
                                 : EMPATHIE_ACKNOWLEDGED_NO_OCCASION;
}

/* ---- events ---- */

size_t empathie_report_count(const empathie_report *report)
{
    return report ? report->event_count : 0;
}

const empathie_event *empathie_report_event(const empathie_report *report, size_t index)
{
    return index < empathie_report_count(report) ? &report->events[index] : NULL;
}

int32_t empathie_event_type(const empathie_event *event)
{
    return event ? event->type : 0;
}

size_t empathie_event_turn(const empathie_event *event)
{
    return event ? (size_t)event->turn : 0;
}

size_t empathie_event_refers_to(const empathie_event *event)
{
    return event && event->refers_to != EMPI_NO_TURN ? (size_t)event->refers_to : SIZE_MAX;
}

int64_t empathie_event_seconds(const empathie_event *event)
{
    return event ? event->seconds : 0;
}

const char *empathie_event_why(const empathie_event *event)
{
    return event ? event->why : NULL;
}

size_t empathie_event_count(const empathie_event *event)
{
    return event ? event->evidence_count : 0;
}

const empathie_evidence *empathie_event_evidence(const empathie_event *event, size_t index)
{
    return index < empathie_event_count(event) ? &event->evidence[index] : NULL;
}

/* ---- the ledger ---- */

size_t empathie_report_debt_count(const empathie_report *report)
{
    return report ? report->debt_count : 0;
}

const empathie_debt *empathie_report_debt(const empathie_report *report, size_t index)
{
    return index < empathie_report_debt_count(report) ? &report->debts[index] : NULL;
}

int32_t empathie_debt_kind(const empathie_debt *debt)
{
    return debt ? debt->kind : 0;
}

size_t empathie_debt_turn(const empathie_debt *debt)
{
    return debt ? (size_t)debt->turn : 0;
}

int64_t empathie_debt_opened_at(const empathie_debt *debt)
{
    return debt ? debt->opened_at : 0;
}

int64_t empathie_debt_due_at(const empathie_debt *debt)
{
    return debt ? debt->due_at : 0;
}

int64_t empathie_debt_open_for(const empathie_debt *debt)
{
    return debt ? debt->open_for : 0;
}

/* ---- as text ---- */

size_t empathie_report_json(const empathie_report *report, int32_t unit, char *buffer,
                            size_t capacity)
{
    if (report && unit >= EMPATHIE_BYTES && unit <= EMPATHIE_UTF16)
        return empi_output_report(report, (size_t)(unit - EMPATHIE_BYTES), buffer,
                                  buffer ? capacity : 0);
    if (buffer && capacity > 0)
        buffer[0] = '\0';
    return 0;
}
