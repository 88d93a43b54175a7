#include "output/output.h"
#include "output/write.h"

const char *empi_event_name(int32_t type)
{
    switch (type) {
    case EMPI_EVENT_TONE_SHIFT:
        return "tone_shift";
    case EMPI_EVENT_RECURRING_QUESTION:
        return "recurring_question";
    case EMPI_EVENT_FADING:
        return "fading";
    case EMPI_EVENT_WENT_SILENT:
        return "went_silent";
    case EMPI_EVENT_LEFT_UNANSWERED:
        return "left_unanswered";
    case EMPI_EVENT_UNACKNOWLEDGED:
        return "unacknowledged";
    case EMPI_EVENT_ACKNOWLEDGED:
        return "acknowledged";
    default:
        return NULL;
    }
}

const char *empi_from_name(int32_t from)
{
    switch (from) {
    case EMPI_FROM_PERSON:
        return "person";
    case EMPI_FROM_ORGANISATION:
        return "organisation";
    default:
        return "automatic";
    }
}

static void put_event(empi_writer *output, const empi_event *event, size_t unit)
{
    empi_writer_byte(output, '{');
    empi_write_text(output, "type", empi_event_name(event->type), true);
    empi_write_number(output, "turn", event->turn);
    if (event->refers_to != EMPI_NO_TURN)
        empi_write_number(output, "refers_to", event->refers_to);
    if (event->seconds > 0)
        empi_write_number(output, "seconds", event->seconds);
    empi_write_text(output, "why", event->why, false);
    empi_writer_text(output, ",\"evidence\":[");
    for (size_t i = 0; i < event->evidence_count; i++) {
        if (i > 0)
            empi_writer_byte(output, ',');
        empi_write_evidence(output, &event->evidence[i], unit);
    }
    empi_writer_text(output, "]}");
}

static void put_turn(empi_writer *output, const empi_report_turn *turn, size_t unit)
{
    static const char *const acknowledged[] = {"no_occasion", "yes", "no"};
    empi_writer_byte(output, '{');
    empi_write_text(output, "from", empi_from_name(turn->from), true);
    if (turn->from != EMPI_FROM_PERSON)
        empi_write_text(output, "acknowledged", acknowledged[turn->acknowledgement], false);
    empi_writer_byte(output, ',');
    empi_write_result(output, turn->result, unit);
    empi_writer_byte(output, '}');
}

static void put_debt(empi_writer *output, const empi_debt *debt, int64_t now)
{
    empi_writer_byte(output, '{');
    empi_write_text(output, "kind", empi_kind_name(debt->kind), true);
    empi_write_number(output, "turn", debt->turn);
    empi_write_number(output, "open_for_seconds", debt->open_for);
    if (debt->due_at > now)
        empi_write_number(output, "due_in_seconds", debt->due_at - now);
    empi_writer_byte(output, '}');
}

size_t empi_output_report(const empi_report *report, size_t unit, char *buffer, size_t capacity)
{
    empi_writer output;
    empi_writer_init(&output, buffer, capacity);
    empi_writer_text(&output, "{\"signals\":[");
    for (size_t i = 0; i < report->event_count; i++) {
        if (i > 0)
            empi_writer_byte(&output, ',');
        put_event(&output, &report->events[i], unit);
    }
    empi_writer_text(&output, "],\"turns\":[");
    for (size_t i = 0; i < report->turn_count; i++) {
        if (i > 0)
            empi_writer_byte(&output, ',');
        put_turn(&output, &report->turns[i], unit);
    }
    empi_writer_text(&output, "],\"schuld\":[");
    for (size_t i = 0; i < report->debt_count; i++) {
        if (i > 0)
            empi_writer_byte(&output, ',');
        put_debt(&output, &report->debts[i], report->now);
    }
    empi_writer_text(&output, "]}");
    return empi_writer_end(&output);
}
