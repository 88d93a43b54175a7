#include <string.h>

#include "option.h"

static int choose(const char *option, const char *value, const char *const *names, size_t count)
{
    const char *nearest = cli_nearest(value, names, count);
    size_t i;
    for (i = 0; i < count; i++)
        if (!strcmp(value, names[i]))
            return (int)i;
    if (nearest)
        cli_complain("--%s %s: did you mean %s? There are %s, %s and %s", option, value, nearest,
                     names[0], names[1], names[2]);
    else
        cli_complain("--%s %s: choose %s, %s or %s", option, value, names[0], names[1], names[2]);
    return -1;
}

static int set_colour(cli_options *options, const char *value)
{
    static const char *const names[] = {"auto", "always", "never"};
    int chosen = choose("color", value, names, 3);
    if (chosen < 0)
        return CLI_USAGE;
    options->colour = (enum cli_colour)chosen;
    return CLI_OK;
}

static int set_unit(cli_options *options, const char *value)
{
    static const char *const names[] = {"code_points", "bytes", "utf16"};
    static const int32_t units[] = {EMPATHIE_CODE_POINTS, EMPATHIE_BYTES, EMPATHIE_UTF16};
    int chosen = choose("offsets", value, names, 3);
    if (chosen < 0)
        return CLI_USAGE;
    options->unit = units[chosen];
    return CLI_OK;
}

static bool is_number(const char *value, long *number)
{
    const char *digit;
    *number = 0;
    for (digit = value; *digit >= '0' && *digit <= '9' && digit - value < 9; digit++)
        *number = *number * 10 + (*digit - '0');
    return *value && !*digit;
}

static int set_number(long *number, const char *option, const char *value, long least, long most)
{
    if (is_number(value, number) && *number >= least && *number <= most)
        return CLI_OK;
    if (least == 0)
        cli_complain("--%s %s: give a whole number", option, value);
    else
        cli_complain("--%s %s: give a whole number from %ld to %ld", option, value, least, most);
    return CLI_USAGE;
}

static int set_period(cli_options *options, const char *value)
{
    static const char *const names[] = {"day", "week", "month"};
    int chosen = choose("period", value, names, 3);
    if (chosen < 0)
        return CLI_USAGE;
    options->period = EMPATHIE_PERIOD_DAY + chosen;
    return CLI_OK;
}

static int set_now(cli_options *options, const char *value)
{
    options->has_now = cli_time_read(value, &options->now);
    if (options->has_now)
        return CLI_OK;
    cli_complain("--now %s: give a time such as 2026-03-02T09:14:00+01:00", value);
    return CLI_USAGE;
}

static int set_holidays(cli_options *options, const char *value)
{
    static const char *const names[] = {"none", "nl", "be"};
    int chosen = choose("holidays", value, names, 3);
    if (chosen < 0)
        return CLI_USAGE;
    options->holidays = EMPATHIE_HOLIDAYS_NONE + chosen;
    options->has_holidays = true;
    return CLI_OK;
}

/* Minutes east of UTC. */
static int set_zone(cli_options *options, const char *value)
{
    enum { ZONE_MOST = 14 * 60 };
    bool west = value[0] == '-';
    long minutes;
    if (!is_number(value + (west || value[0] == '+'), &minutes) || minutes > ZONE_MOST) {
        cli_complain("--zone %s: give minutes east of UTC from -%d to %d", value, ZONE_MOST,
                     ZONE_MOST);
        return CLI_USAGE;
    }
    options->zone = (int32_t)(west ? -minutes : minutes);
    options->has_zone = true;
    return CLI_OK;
}

int cli_option_set(cli_options *options, enum cli_option option, const char *value)
{
    switch (option) {
    case OPTION_HELP:
        options->help = true;
        break;
    case OPTION_VERSION:
        options->version = true;
        break;
    case OPTION_LEXICON:
        options->lexicons[options->lexicon_count++] = value;
        break;
    case OPTION_NO_DEFAULT:
        options->no_default = true;
        break;
    case OPTION_OFF:
        options->off[options->off_count++] = value;
        break;
    case OPTION_COLOUR:
        return set_colour(options, value);
    case OPTION_JSON:
        options->json = true;
        break;
    case OPTION_JSONL:
        options->jsonl = true;
        break;
    case OPTION_OFFSETS:
        return set_unit(options, value);
    case OPTION_TEXT:
        options->reading = CLI_ALL_TEXT;
        break;
    case OPTION_FILE:
        options->reading = CLI_ALL_FILES;
        break;
    case OPTION_CSV:
        options->csv = true;
        break;
    case OPTION_HTML:
        options->html = value;
        break;
    case OPTION_PERIOD:
        return set_period(options, value);
    case OPTION_MINIMUM:
        return set_number(&options->minimum, "minimum", value, 1, 1000000);
    case OPTION_JOBS:
        return set_number(&options->jobs, "jobs", value, 1, 64);
    case OPTION_NOW:
        return set_now(options, value);
    case OPTION_ANSWER_DAYS:
        return set_number(&options->answer_days, "answer-days", value, 1, 1000);
    case OPTION_SILENT_DAYS:
        return set_number(&options->silent_days, "silent-days", value, 1, 1000);
    case OPTION_HOLIDAYS:
        return set_holidays(options, value);
    case OPTION_ZONE:
        return set_zone(options, value);
    default:
        return set_number(&options->misses, "misses", value, 0, 999999999);
    }
    return CLI_OK;
}
