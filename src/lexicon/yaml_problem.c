#include "lexicon/yaml_problem.h"

#include <string.h>

#include "base/utf8.h"

/* The parser's words and ours. The first row that fits is used: both parts must occur in what the
 * parser says. at_context: the mistake was made where the value began, not where it was noticed. */
typedef struct wording {
    char problem[52];
    char context[28];
    bool at_context;
    char said[112];
} wording;

static const wording wordings[] = {
    {"tab character", "", false, "a tab character: indent with spaces"},
    {"unexpected end of stream", "quoted", true,
     "this quote is never closed; inside single quotes an ' is written ''"},
    {"unexpected document indicator", "quoted", true,
     "this quote is never closed; inside single quotes an ' is written ''"},
    {"escape", "quoted", false,
     "a \\ between double quotes has a meaning of its own: use single quotes"},
    {"hexdecimal", "quoted", false,
     "a \\ between double quotes has a meaning of its own: use single quotes"},
    {"could not find expected ':'", "", true,
     "this is neither a key nor an item: a colon is missing, the indentation is wrong, or a text "
     "needs quotes"},
    {"block sequence entries", "", false,
     "\"- \" cannot stand here: begin the list on a line of its own, or put the text between "
     "quotes"},
    {"mapping keys", "", false,
     "\"? \" has a meaning of its own in YAML: put the text between quotes"},
    {"alphabetic or numeric", "anchor", true, "a value cannot begin with &: put it between quotes"},
    {"alphabetic or numeric", "alias", true, "a value cannot begin with *: put it between quotes"},
    {"", "scanning an anchor", true, "a value cannot begin with &: put it between quotes"},
    {"", "scanning an alias", true, "a value cannot begin with *: put it between quotes"},
    {"", "a tag", true, "a value cannot begin with !: put it between quotes"},
    {"tag handle", "", true, "a value cannot begin with !: put it between quotes"},
    {"", "directive", true, "a line cannot begin with %: put the text between quotes"},
    {"incompatible YAML", "", false, "only %YAML 1.1 and 1.2 are known; the line can be left out"},
    {"directive", "", false, "a line cannot begin with %: put the text between quotes"},
    {"", "block scalar", false,
     "after | or > the text begins on the next line: put this between quotes"},
    {"',' or ']'", "", false,
     "in a list between [ ] a comma or the closing ] is missing here, or a text needs quotes"},
    {"',' or '}'", "", true, "a value that begins with { must stand between quotes, as a whole"},
    {"<document start>", "", false,
     "this does not belong to what stands above it: look at the indentation"},
    {"expected '-' indicator", "", false,
     "this does not fit the list above it: every item begins with \"- \", straight below the "
     "others"},
    {"expected key", "", false,
     "this does not fit the keys above it: every key stands straight below the others"},
    {"node content", "", false,
     "a value is missing here, or begins with a sign for which it needs quotes"},
};

/* The byte at which a character stands. */
static size_t byte_of(const empi_yaml_problem *problem, size_t index)
{
    size_t at = 0;
    while (index-- > 0 && at < problem->length) {
        size_t step = empi_utf8_step(problem->bytes + at, problem->length - at, NULL);
        at += step ? step : 1;
    }
    return at;
}

static size_t line_start(const empi_yaml_problem *problem, size_t at)
{
    while (at > 0 && problem->bytes[at - 1] != '\n' && problem->bytes[at - 1] != '\r')
        at--;
    return at;
}

/* The last byte before at on the same line that is no blank; NUL if there is none. */
static char byte_before(const empi_yaml_problem *problem, size_t at)
{
    size_t start = line_start(problem, at);
    while (at > start && problem->bytes[at - 1] == ' ')
        at--;
    return at > start ? problem->bytes[at - 1] : '\0';
}

static char byte_at(const empi_yaml_problem *problem, size_t at)
{
    return at < problem->length ? problem->bytes[at] : '\0';
}

static size_t skip_indent(const empi_yaml_problem *problem, size_t at)
{
    while (byte_at(problem, at) == ' ' || byte_at(problem, at) == '-')
        at++;
    return at;
}

/* The colon behind a key of ours, such as "why:", with which the line begins; 0 if it does not, but
 * with a sentence for instance. */
static size_t key_colon(const empi_yaml_problem *problem, size_t line)
{
    size_t start = skip_indent(problem, line), at = start;
    while (byte_at(problem, at) == '_' ||
           (byte_at(problem, at) >= 'a' && byte_at(problem, at) <= 'z'))
        at++;
    return at > start && byte_at(problem, at) == ':' ? at : 0;
}

/* A list between [ ] that runs on into the next key, the next item or the end of the file. */
static bool is_never_closed(const empi_yaml_problem *problem, size_t at)
{
    size_t line = line_start(problem, at);
    size_t first = line;
    if (!problem->context || !strstr(problem->context, "parsing a flow") ||
        problem->context_place.line == problem->place.line)
        return false;
    while (byte_at(problem, first) == ' ')
        first++;
    return at == problem->length || byte_at(problem, first) == '-' || key_colon(problem, line) != 0;
}

static bool closes_value(char byte)
{
    return byte == '\'' || byte == '"' || byte == ']' || byte == '}';
}

/* What only the line itself can tell; NULL if it tells nothing. */
static const char *look_at_line(const empi_yaml_problem *problem, size_t at)
{
    char here = byte_at(problem, at);
    if (here == '\t')
        return "a tab character: indent with spaces";
    if (strstr(problem->problem, "mapping values")) {
        if (key_colon(problem, line_start(problem, at)) == at)
            return "a key cannot stand here: look at the indentation, or put the text above it "
                   "between quotes";
        return "\": \" inside a text has a meaning of its own: put the sentence between quotes";
    }
    if (strstr(problem->problem, "cannot start any token") && here == '%')
        return "a value cannot begin with %: put it between quotes";
    if (strstr(problem->problem, "cannot start any token") && here == '@')
        return "a value cannot begin with @: put it between quotes";
    if (strstr(problem->problem, "cannot start any token") && here == '`')
        return "a value cannot begin with `: put it between quotes";
    if (strstr(problem->problem, "did not find expected") &&
        closes_value(byte_before(problem, at)) && here != '\0' && here != '\n' && here != '\r')
        return "text stands behind the closing quote or bracket: put the value as a whole between "
               "quotes";
    return NULL;
}

int32_t empi_yaml_problem_report(empi_error *error, const empi_yaml_problem *problem)
{
    const char *context = problem->context ? problem->context : "";
    size_t at = byte_of(problem, problem->index);
    const char *said = look_at_line(problem, at);
    size_t i;
    if (is_never_closed(problem, at)) {
        empi_error_add(error, problem->context_place, "this %c is never closed",
                       strstr(context, "sequence") ? '[' : '{');
        return problem->context_place.line;
    }
    if (said) {
        empi_error_add(error, problem->place, "%s", said);
        return problem->place.line;
    }
    for (i = 0; i < sizeof wordings / sizeof *wordings; i++) {
        const wording *row = &wordings[i];
        if (strstr(problem->problem, row->problem) && strstr(context, row->context)) {
            bool at_context = row->at_context && problem->context;
            empi_place place = at_context ? problem->context_place : problem->place;
            empi_error_add(error, place, "%s", row->said);
            return place.line;
        }
    }
    empi_error_add(error, problem->place, "this is not valid YAML: %s", problem->problem);
    return problem->place.line;
}
