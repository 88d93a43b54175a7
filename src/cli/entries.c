#include <stdio.h>
#include <string.h>

#include "cli.h"

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* Whether text fits pattern, in which * stands for anything; open: also in the middle of text.
 * Goes back to the last * only, so the work is at most the product of the lengths. */
static bool fits(const char *pattern, const char *text, bool open)
{
    const char *star = open ? pattern : NULL, *retry = text;
    while (*text || *pattern) {
        if (*pattern == '*') {
            star = ++pattern;
            retry = text;
        } else if (!*pattern && open) {
            return true;
        } else if (*text && lower(*pattern) == lower(*text)) {
            pattern++;
            text++;
        } else if (star && *retry) {
            pattern = star;
            text = ++retry;
        } else {
            return false;
        }
    }
    return true;
}

static bool is_asked_for(const char *pattern, const empathie_entry *entry)
{
    bool open = pattern && !strchr(pattern, '*');
    if (!pattern)
        return true;
    return fits(pattern, empathie_entry_id(entry), open) ||
           fits(pattern, empathie_entry_cue(entry), open) ||
           fits(pattern, empathie_kind_name(empathie_entry_kind(entry)), open);
}

static void put_json(const empathie_entry *entry)
{
    int32_t mask = empathie_entry_mask(entry);
    cli_puts("{\"id\":");
    cli_print_json_string(empathie_entry_id(entry));
    cli_print(",\"kind\":\"%s\",\"cue\":", empathie_kind_name(empathie_entry_kind(entry)));
    cli_print_json_string(empathie_entry_cue(entry));
    if (mask != EMPATHIE_MASK_NONE)
        cli_print(",\"mask\":\"%s\"", empathie_mask_name(mask));
    cli_print(",\"strength\":%d,\"file\":", (int)empathie_entry_strength(entry));
    cli_print_json_string(empathie_entry_file(entry));
    cli_print(",\"line\":%d,\"why\":", (int)empathie_entry_line(entry));
    cli_print_json_string(empathie_entry_why(entry));
    cli_puts("}\n");
}

static void put_entry(const cli_terminal *terminal, const empathie_engine *engine,
                      const empathie_entry *entry)
{
    static const char *const strengths[] = {"weak", "strength 1", "strength 2", "strength 3"};
    int32_t kind = empathie_entry_kind(entry), strength = empathie_entry_strength(entry);
    char place[32];
    cli_flow flow;
    cli_flow_begin(&flow, terminal, 0, 4);
    cli_flow_style(&flow, cli_kind_style(kind));
    cli_flow_puts(&flow, empathie_entry_id(entry));
    cli_flow_style(&flow, CLI_PLAIN);
    cli_flow_puts(&flow, "  ");
    cli_flow_puts(&flow, empathie_kind_name(kind));
    cli_flow_puts(&flow, " · ");
    cli_flow_puts(&flow, cli_label(engine, empathie_entry_cue(entry)));
    if (kind < EMPATHIE_KIND_MARK) {
        cli_flow_puts(&flow, " · ");
        cli_flow_puts(&flow, strengths[strength < 0 || strength > 3 ? 0 : strength]);
    }
    cli_flow_style(&flow, CLI_FAINT);
    cli_flow_puts(&flow, " · ");
    cli_flow_puts(&flow, empathie_entry_file(entry));
    (void)snprintf(place, sizeof place, ":%d", (int)empathie_entry_line(entry));
    cli_flow_puts(&flow, place);
    cli_flow_end(&flow);
    if (!empathie_entry_why(entry)[0])
        return;
    cli_flow_begin(&flow, terminal, 4, 4);
    cli_flow_puts(&flow, empathie_entry_why(entry));
    cli_flow_end(&flow);
}

int cli_entries(const cli_options *options)
{
    const char *pattern = options->argument_count ? options->arguments[0] : NULL;
    empathie_engine *engine = NULL;
    cli_terminal terminal;
    size_t i, shown = 0;
    int status = cli_engine_new(options, &engine);
    if (status != CLI_OK)
        return status;
    cli_terminal_begin(&terminal, options->colour);
    for (i = 0; i < empathie_engine_count(engine); i++) {
        const empathie_entry *entry = empathie_engine_entry(engine, i);
        if (!is_asked_for(pattern, entry))
            continue;
        shown++;
        if (options->json)
            put_json(entry);
        else
            put_entry(&terminal, engine, entry);
    }
    if (!shown && pattern)
        cli_complain("no entry fits %s", pattern);
    empathie_engine_release(engine);
    return shown || !pattern ? CLI_OK : CLI_BAD_INPUT;
}
