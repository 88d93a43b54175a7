#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"

/* "12", "minder dan 5", "26 tot 29", "5 of meer", "weggelaten" */
static void say_number(const json_t *value, char *text, size_t room)
{
    const json_t *least = json_object_get(value, "least"), *most = json_object_get(value, "most");
    long long from = json_integer_value(least), to = json_integer_value(most);
    if (json_is_integer(value))
        (void)snprintf(text, room, "%lld", (long long)json_integer_value(value));
    else if (most && from == 0)
        (void)snprintf(text, room, "minder dan %lld", to + 1);
    else if (most)
        (void)snprintf(text, room, "%lld tot %lld", from, to);
    else if (least)
        (void)snprintf(text, room, "%lld of meer", from);
    else
        (void)snprintf(text, room, "weggelaten");
}

static void put_line(const cli_terminal *terminal, enum cli_style style, const char *name,
                     const json_t *value)
{
    cli_flow flow;
    char number[64];
    say_number(value, number, sizeof number);
    cli_flow_begin(&flow, terminal, 2, 4);
    cli_flow_style(&flow, style);
    cli_flow_puts(&flow, name);
    cli_flow_style(&flow, CLI_PLAIN);
    cli_flow_puts(&flow, ": ");
    cli_flow_puts(&flow, number);
    cli_flow_end(&flow);
}

static void put_heading(const cli_terminal *terminal, const char *heading)
{
    cli_flow flow;
    cli_flow_begin(&flow, terminal, 0, 2);
    cli_flow_style(&flow, CLI_BOLD);
    cli_flow_puts(&flow, heading);
    cli_flow_end(&flow);
}

static void put_kinds(const cli_terminal *terminal, const empathie_engine *engine,
                      const json_t *total)
{
    const json_t *kinds = json_object_get(total, "kinds"),
                 *events = json_object_get(total, "events");
    for (int32_t kind = EMPATHIE_KIND_FRUSTRATION; kind <= EMPATHIE_KIND_DISTRESS; kind++) {
        const char *name = empathie_kind_name(kind);
        put_line(terminal, cli_kind_style(kind), cli_label(engine, name),
                 json_object_get(kinds, name));
    }
    for (int32_t type = EMPATHIE_EVENT_TONE_SHIFT; type <= EMPATHIE_EVENT_LEFT_UNANSWERED; type++) {
        const char *name = empathie_event_name(type);
        put_line(terminal, CLI_PLAIN, cli_label(engine, name), json_object_get(events, name));
    }
}

static void put_groups(const cli_terminal *terminal, const json_t *groups, const char *key,
                       const char *heading, const char *nameless)
{
    const json_t *group;
    size_t i;
    if (json_array_size(groups) < 2)
        return;
    put_heading(terminal, heading);
    json_array_foreach(groups, i, group)
    {
        const char *name = json_string_value(json_object_get(group, key));
        if (json_object_get(group, "rest"))
            name = "alle andere samen";
        put_line(terminal, CLI_PLAIN, name ? name : nameless,
                 json_object_get(group, "conversations"));
    }
}

void cli_show_digest(const cli_terminal *terminal, const empathie_engine *engine, const char *json,
                     size_t length)
{
    json_t *digest = json_loadb(json, length, 0, NULL);
    const json_t *total = json_object_get(digest, "total");
    const json_t *answers = json_object_get(total, "acknowledgement");
    put_heading(terminal, "Alle gesprekken samen");
    put_line(terminal, CLI_PLAIN, "gesprekken", json_object_get(total, "conversations"));
    put_kinds(terminal, engine, total);
    put_line(terminal, CLI_PLAIN, "iets laten merken en antwoord gekregen",
             json_object_get(answers, "occasions"));
    put_line(terminal, CLI_OPENS, "daarvan steeds erkend",
             json_object_get(answers, "acknowledged"));
    put_line(terminal, CLI_CLOSES, "nog iets open",
             json_object_get(json_object_get(total, "schuld"), "open"));
    put_groups(terminal, json_object_get(digest, "periods"), "period", "Gesprekken per periode",
               "");
    put_groups(terminal, json_object_get(digest, "themes"), "theme", "Gesprekken per thema",
               "zonder thema");
    put_groups(terminal, json_object_get(digest, "channels"), "channel", "Gesprekken per kanaal",
               "zonder kanaal");
    put_heading(terminal, "Met grafieken en uitleg: empathie digest --html overzicht.html …");
    json_decref(digest);
}
