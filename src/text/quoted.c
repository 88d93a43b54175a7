#include "text/quoted.h"

#include <string.h>

#include "text/lexer.h"

enum {
    HEADER_LINES = 8,
    REPLY_LINES = 3,
    REPLY_BYTES = 400,
    DEVICE_BYTES = 90,
    DISCLAIMER_BYTES = 4000
};

enum line_kind {
    LINE_OWN,
    LINE_EMPTY,
    LINE_QUOTED,   /* > what somebody else wrote, or what a telephone adds */
    LINE_HEADER,   /* of an answered or forwarded mail: what follows is not the writer's */
    LINE_ATTACHED, /* the same, before lines that say themselves that they are quoted */
    LINE_END       /* a signature, or what a lawyer has put at the end */
};

typedef struct span {
    const char *folded;
    size_t start, end; /* without the line end and spaces at both sides */
} span;

static size_t line_end(const char *folded, size_t at, size_t length)
{
    const char *end = memchr(folded + at, '\n', length - at);
    return end ? (size_t)(end - folded) : length;
}

static size_t next_line(const char *folded, size_t at, size_t length)
{
    at = line_end(folded, at, length);
    return at < length ? at + 1 : length;
}

static span trimmed(const char *folded, size_t at, size_t length)
{
    span line = {folded, at, line_end(folded, at, length)};
    while (line.start < line.end && strchr(" *_", folded[line.start]))
        line.start++;
    while (line.end > line.start && folded[line.end - 1] == ' ')
        line.end--;
    return line;
}

static bool begins(span line, const char *word)
{
    size_t length = strlen(word);
    return line.end - line.start >= length && memcmp(line.folded + line.start, word, length) == 0;
}

/* Where the word ends in the span; 0: it is not in it. */
static size_t after(span line, const char *word)
{
    size_t length = strlen(word), at;
    for (at = line.start; at + length <= line.end; at++)
        /* NOLINTNEXTLINE(clang-analyzer-core.*): words are never empty */
        if (line.folded[at] == word[0] && memcmp(line.folded + at, word, length) == 0)
            return at + length;
    return 0;
}

/* Tables of words have rows of a fixed width: those need no relocation. */
static bool begins_any(span line, const char *words, size_t width, size_t size)
{
    size_t at;
    for (at = 0; at < size; at += width)
        if (begins(line, words + at))
            return true;
    return false;
}

static bool has_any(span line, const char *words, size_t width, size_t size)
{
    size_t at;
    for (at = 0; at < size; at += width)
        if (after(line, words + at))
            return true;
    return false;
}

#define BEGINS_ANY(line, table) begins_any(line, (table)[0], sizeof (table)[0], sizeof (table))
#define HAS_ANY(line, table) has_any(line, (table)[0], sizeof (table)[0], sizeof (table))

static const char fields[][16] = {
    "van:",      "from:",         "verzonden:",    "sent:",       "datum:",     "date:",
    "aan:",      "to:",           "cc:",           "bcc:",        "onderwerp:", "subject:",
    "reply-to:", "antwoord aan:", "beantwoorden:", "prioriteit:", "bijlagen:",  "bijlage:"};

/* -----Oorspronkelijk bericht-----, Begin doorgestuurd bericht: */
static bool is_separator(span line)
{
    static const char titles[][26] = {
        "oorspronkelijk bericht", "oorspronkelijke bericht", "originele bericht",
        "origineel bericht",      "original message",        "forwarded message",
        "doorgestuurd bericht",   "doorgestuurde bericht",   "original appointment"};
    if (line.end - line.start > 80 || !HAS_ANY(line, titles))
        return false;
    return begins(line, "---") || begins(line, "begin ");
}

/* The end of the header lines from a place on, of which there may be an empty one in between. */
static size_t header_end(const char *folded, size_t at, size_t length, size_t *count)
{
    size_t end = at, lines;
    *count = 0;
    for (lines = 0; at < length && lines < HEADER_LINES * 2 && *count < HEADER_LINES; lines++) {
        span line = trimmed(folded, at, length);
        bool field = BEGINS_ANY(line, fields);
        if (!field && (line.start < line.end || *count == 0) && lines > 0 && end < at)
            break;
        at = next_line(folded, at, length);
        *count += field;
        if (field)
            end = at;
        else if (line.start < line.end)
            break;
    }
    return end;
}

/* Van: Jan Verzonden: maandag Aan: ons Onderwerp: klacht, all in one line */
static size_t flat_header_end(span line)
{
    size_t end;
    if (!begins(line, "van:") && !begins(line, "from:"))
        return 0;
    if (!after(line, " verzonden:") && !after(line, " sent:") && !after(line, " datum:") &&
        !after(line, " date:"))
        return 0;
    end = after(line, " onderwerp:");
    return end ? end : after(line, " subject:");
}

/* "Op 12 maart schreef ik het volgende:" is the writer's own. */
static bool names_writer(span line, size_t at)
{
    static const char persons[][8] = {"ik ",  "wij ", "we ", "u ",  "jullie ", "je ", "men ",
                                      "hij ", "zij ", "ze ", "ik:", "u:",      "je:"};
    line.start = at;
    while (line.start < line.end && line.folded[line.start] == ' ')
        line.start++;
    return !BEGINS_ANY(line, persons);
}

static bool has_digit(span line)
{
    for (; line.start < line.end; line.start++)
        if (empi_is_digit(line.folded[line.start]))
            return true;
    return false;
}

static bool is_reply(span line)
{
    size_t verb;
    if (line.end <= line.start || line.folded[line.end - 1] != ':' || !has_digit(line))
        return false;
    if (begins(line, "op ") || begins(line, "on ")) {
        if ((verb = after(line, " schreef")) != 0)
            return names_writer(line, verb);
        if ((verb = after(line, " heeft ")) != 0)
            return after(line, "geschreven:") && names_writer(line, verb);
        return after(line, " wrote:") != 0;
    }
    return after(line, "@") && (after(line, " schreef op ") || after(line, " wrote on "));
}

/* The end of "Op … schreef …:", which mail programs break into lines; 0: it does not stand here. */
static size_t reply_end(const char *folded, size_t at, size_t length)
{
    span line = trimmed(folded, at, length);
    size_t lines, next = at;
    bool opens = begins(line, "op ") || begins(line, "on ");
    for (lines = 0; lines < REPLY_LINES && next < length; lines++) {
        span last = trimmed(folded, next, length);
        if (last.start == last.end || last.end - line.start > REPLY_BYTES)
            return 0;
        line.end = last.end;
        next = next_line(folded, next, length);
        if (folded[last.end - 1] == ':')
            return is_reply(line) ? next : 0;
        if (!opens)
            return 0;
    }
    return 0;
}

/* Verzonden vanaf mijn iPhone */
static bool is_device(span line)
{
    static const char openings[][16] = {
        "verzonden v",   "verzonden met",  "verzonden uit",    "verzonden door", "verstuurd v",
        "verstuurd met", "verstuurd door", "sent from",        "sent with",      "sent via",
        "get outlook",   "outlook voor ",  "download outlook", "envoye de"};
    static const char devices[][12] = {"iphone",  "ipad",     "android", "samsung",    "galaxy",
                                       "huawei",  "telefoon", "mobiel",  "smartphone", "blackberry",
                                       "outlook", "mail",     "yahoo",   "proton",     "windows",
                                       "tablet",  "xiaomi",   "nokia",   "toestel",    "ios"};
    return line.end - line.start <= DEVICE_BYTES && BEGINS_ANY(line, openings) &&
           HAS_ANY(line, devices);
}

static bool is_disclaimer(span line, size_t length)
{
    static const char openings[][32] = {"disclaimer",
                                        "de informatie in dit bericht",
                                        "de informatie in deze e-mail",
                                        "de informatie in dit e-mail",
                                        "de informatie verzonden",
                                        "de inhoud van dit bericht is",
                                        "de inhoud van deze e-mail",
                                        "dit bericht kan informatie",
                                        "dit bericht is uitsluitend",
                                        "dit e-mailbericht is uitslui",
                                        "dit e-mailbericht en",
                                        "deze e-mail is uitsluitend",
                                        "deze e-mail en",
                                        "deze e-mail kan vertrouwelijke",
                                        "aan dit bericht kunnen geen",
                                        "aan deze e-mail kunnen geen",
                                        "this e-mail and any",
                                        "this email and any",
                                        "this message is intended",
                                        "this message may contain",
                                        "the information contained in",
                                        "the information in this"};
    static const char terms[][16] = {"vertrouwelijk", "geadresseerde", "bestemd",      "rechten",
                                     "confidential",  "intended",      "aansprakelijk"};
    if (length - line.start > DISCLAIMER_BYTES || !BEGINS_ANY(line, openings))
        return false;
    return begins(line, "disclaimer") || HAS_ANY(line, terms);
}

static bool is_arrow(span line)
{
    return line.start < line.end && line.folded[line.start] == '>' &&
           !(line.end - line.start > 1 && memchr(":;=", line.folded[line.start + 1], 3));
}

/* A header line before which something stood, or after which quoted lines come. */
static enum line_kind kind_of_header(const char *folded, size_t length, size_t *end)
{
    size_t at = *end;
    while (at < length && trimmed(folded, at, length).start == trimmed(folded, at, length).end &&
           at - *end < 8)
        at = next_line(folded, at, length);
    return is_arrow(trimmed(folded, at, length)) ? LINE_ATTACHED : LINE_HEADER;
}

/* What everything below begins with: most lines need no closer look. */
static bool may_be_known(span line)
{
    static const char pairs[][3] = {"ve", "va", "se", "ge", "ou", "do", "en", "op",
                                    "on", "fr", "be", "di", "de", "aa", "th", "--"};
    const char *begin = line.folded + line.start;
    size_t i;
    if (line.start == line.end)
        return false;
    if (*begin == '>' || line.folded[line.end - 1] == ':')
        return true;
    for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (begin[0] == pairs[i][0] && begin[1] == pairs[i][1])
            return true;
    return false;
}

/* The end of a block of header fields at a place; 0: there is none. */
static size_t block_end(const char *folded, size_t at, size_t length, span line)
{
    size_t fields_seen, end;
    if (is_separator(line)) {
        at = next_line(folded, at, length);
        end = header_end(folded, at, length, &fields_seen);
        return fields_seen ? end : at;
    }
    if (!begins(line, "van:") && !begins(line, "from:"))
        return 0;
    end = header_end(folded, at, length, &fields_seen);
    return fields_seen >= 3 ? end : flat_header_end(line);
}

/* What the line at a place is, and where what follows it begins. */
static enum line_kind read_line(const char *folded, size_t at, size_t length, size_t *end)
{
    span line = trimmed(folded, at, length);
    size_t header;
    *end = next_line(folded, line.end, length);
    if (!may_be_known(line))
        return line.start == line.end ? LINE_EMPTY : LINE_OWN;
    if (is_arrow(line) || is_device(line))
        return LINE_QUOTED;
    if ((header = reply_end(folded, at, length)) != 0) {
        *end = header;
        return kind_of_header(folded, length, end);
    }
    if ((header = block_end(folded, at, length, line)) != 0) {
        *end = header;
        return LINE_HEADER;
    }
    if (line.end == at + 2 && begins(line, "--"))
        return LINE_END;
    return is_disclaimer(line, length) ? LINE_END : LINE_OWN;
}

static bool has_words(const char *folded, size_t at, size_t end)
{
    for (; at < end; at++)
        if (empi_is_ascii_letter(folded[at]) || empi_is_digit(folded[at]) ||
            (unsigned char)folded[at] >= 0xC3)
            return true;
    return false;
}

void empi_quoted_find(empi_quoted *quoted, const char *folded, size_t length)
{
    size_t at = 0, begin = 0, end;
    bool own = false;
    *quoted = (empi_quoted){.folded = folded, .length = length, .stop = length};
    for (; at < length; at = end) {
        enum line_kind kind = read_line(folded, at, length, &end);
        if (kind == LINE_QUOTED || kind == LINE_ATTACHED) {
            quoted->lines = true;
            if (kind == LINE_ATTACHED && !own)
                begin = end;
        } else if ((kind == LINE_HEADER || kind == LINE_END) && own) {
            quoted->stop = at;
            break;
        } else if (kind == LINE_HEADER) {
            begin = end;
        } else if (kind != LINE_EMPTY && !own) {
            own = has_words(folded, at, end);
        }
    }
    if (!own) {
        /* All of it is quoted: then that is what there is to read. */
        quoted->lines = false;
        if (!has_words(folded, begin, length))
            begin = 0;
    }
    quoted->at = begin;
    quoted->found = quoted->lines || begin > 0 || quoted->stop < length;
}

bool empi_quoted_next(empi_quoted *quoted, size_t *from, size_t *to)
{
    *from = *to = quoted->at;
    if (!quoted->lines)
        *to = quoted->stop;
    while (*to < quoted->stop) {
        size_t end;
        enum line_kind kind = read_line(quoted->folded, *to, quoted->length, &end);
        if (kind != LINE_QUOTED && kind != LINE_ATTACHED)
            *to = next_line(quoted->folded, *to, quoted->stop);
        else if (*to > *from)
            break;
        else
            *from = *to = end;
    }
    quoted->at = *to;
    return *to > *from;
}
