#include "cli.h"

static const char tool_help[] =
    "empathie: hear what a Dutch message tells besides its literal question\n"
    "\n"
    "  empathie \"Ik wacht al weken, maar jullie zullen het wel druk hebben.\"\n"
    "  empathie berichten.txt                 a file, one message a line\n"
    "  empathie --jsonl < in.jsonl > out.jsonl    for programs\n"
    "\n"
    "Subcommands\n"
    "  scan      what messages tell, with the words that tell it (the default)\n"
    "  reply     what a draft answer closes and opens, before it is sent\n"
    "  converse  how a conversation goes: what recurs, falls silent, is named or passed by\n"
    "  explain   the same in plain Dutch, for the person who wrote\n"
    "  digest    counts by week, theme and channel, with small groups left out\n"
    "  entries   what the lexicons listen for\n"
    "  lint      check lexicons as a compiler does, with their example sentences\n"
    "  evaluate  compare with messages that people have labelled\n"
    "\n"
    "With every subcommand\n"
    "  -l, --lexicon FILE   add a lexicon of your own; its entries replace ours of the same id\n"
    "      --off ID         switch off one entry\n"
    "      --no-default     leave out the lexicons inside the tool\n"
    "      --color WHEN     auto (on a terminal, unless NO_COLOR is set), always, never\n"
    "  -h, --help           also: empathie SUBCOMMAND --help\n"
    "  -V, --version        with the fingerprint of the lexicons\n"
    "\n"
    "Ends with 0: fine, 1: some input was bad, 2: wrong use, 3: mistakes in a lexicon.\n";

static const char scan_help[] =
    "empathie [scan] [OPTIONS] [TEXT | FILE | -]...\n"
    "Tells what messages say besides their literal question: the kind, the words that say it, why\n"
    "these words, and what you may ask yourself before you answer.\n"
    "\n"
    "  empathie \"Laat maar, ik zoek het zelf wel uit.\"     one message\n"
    "  empathie scan berichten.txt                          one message a line\n"
    "  pbpaste | empathie                                   stdin, one message a line\n"
    "  empathie scan --jsonl < in.jsonl > out.jsonl         objects {\"id\":...,\"text\":\"...\"}\n"
    "  empathie scan --json --offsets utf16 \"Fijn hoor.\"    for JavaScript\n"
    "\n"
    "An argument that names an existing file is read as a file, - is stdin, and anything else is\n"
    "a text, unless it looks like a file name (one word with a slash, or one that ends in .txt,\n"
    ".json, .jsonl or .csv). Without arguments stdin is read.\n"
    "\n"
    "      --text           every argument is a text\n"
    "      --file           every argument is a file\n"
    "      --json           one JSON object for each text or line, with its number as id\n"
    "      --jsonl          a JSON object a line in, exactly one out, in the same order; id is\n"
    "                       echoed, or the line number. A bad line, an empty one too, gives\n"
    "                       {\"id\":...,\"error\":{\"line\":N,\"message\":\"...\"}} and the work goes on\n"
    "      --offsets UNIT   of start and end in JSON: code_points (default), bytes, utf16\n"
    "  -j, --jobs N         threads, for JSON; default 1. The order of the lines stays\n"
    "  -l, --lexicon FILE, --off ID, --no-default, --color WHEN: see empathie --help\n"
    "\n"
    "Ends with 1 if a line was bad or a file could not be read. For people, empty lines are left\n"
    "out; --json answers them too.\n";

static const char reply_help[] =
    "empathie reply [OPTIONS] [TEXT | FILE | -]...\n"
    "Reads a draft answer before it is sent: which words shut the conversation, why, and what could\n"
    "stand there instead; and which words keep it open. It judges words, not people.\n"
    "\n"
    "  empathie reply \"Wij nemen uw opmerking mee.\"          one draft\n"
    "  empathie reply antwoorden.txt                          one draft a line\n"
    "  empathie reply --jsonl < in.jsonl > out.jsonl          objects {\"id\":...,\"text\":\"...\"}\n"
    "\n"
    "Drafts are given as messages are; see scan --help for arguments, --text, --file, --json,\n"
    "--jsonl, --offsets and --jobs. In JSON a draft has \"flags\" and \"opens\", each with its words, rule and\n"
    "why, and where it helps \"instead\": a plainer wording.\n"
    "\n"
    "With the conversation at hand it also tells which signals of the person the draft passes by:\n"
    "\n"
    "  {\"id\":\"d1\",\"turns\":[{\"from\":\"person\",\"at\":\"2026-03-02T09:14:00+01:00\",\"text\":\"...\"}],\n"
    "   \"at\":\"2026-03-03T09:00:00+01:00\",\"text\":\"the draft\"}\n"
    "\n"
    "gives \"passes_by\":[{\"turn\":0,\"kind\":\"frustration\"}] too. turns are as with converse; at is\n"
    "the moment of the draft, without it that of the last turn. A file with such lines needs no\n"
    "--jsonl.\n"
    "\n"
    "  -l, --lexicon FILE, --off ID, --no-default, --color WHEN: see empathie --help\n"
    "\n"
    "Ends with 1 if a line was bad or a file could not be read, never because of what it found.\n";

#define TALK_OPTIONS                                                                               \
    "      --answer-days N  working days without an answer after which a turn is left unanswered;\n"  \
    "                       default 3: sooner, someone may be ill or have to ask a colleague\n"       \
    "      --silent-days N  working days after which a person went silent; default 5: someone with\n" \
    "                       something open mostly writes within a week\n"                             \
    "      --holidays WHAT  nl (default: the days of the Algemene termijnenwet), be or none\n"        \
    "      --zone MINUTES   east of UTC, for office hours and days; default Central European time,\n" \
    "                       with summer time\n"

static const char converse_help[] =
    "empathie converse [OPTIONS] [FILE | -]...\n"
    "Reads conversations with their times: where the tone turns, what is asked again, who falls\n"
    "silent, what is left unanswered, what an answer names or passes by; and the ledger of what was\n"
    "shown or promised and is still open. One conversation a line:\n"
    "\n"
    "  {\"id\":\"c1\",\"turns\":[{\"from\":\"person\",\"at\":\"2026-03-02T09:14:00+01:00\",\"text\":\"...\"},\n"
    "   {\"from\":\"organisation\",\"at\":\"...\",\"text\":\"...\"}],\"ends_at\":\"2026-03-20T09:00:00+01:00\"}\n"
    "\n"
    "from is person, organisation or automatic. A turn without a time has that of the turn before\n"
    "it; the first needs one where anything else has. ends_at is the moment of looking; without it,\n"
    "that of the last turn.\n"
    "\n"
    "  empathie converse gesprekken.jsonl                      for people\n"
    "  empathie converse --jsonl < in.jsonl > out.jsonl        for programs\n"
    "\n"
    "      --json, --jsonl  one JSON object for each line, in the same order; a bad line gives\n"
    "                       {\"id\":...,\"error\":{\"line\":N,\"message\":\"...\"}} and the work goes on\n"
    "      --offsets UNIT   of start and end in JSON: code_points (default), bytes, utf16\n"
    "  -j, --jobs N         threads, for JSON; default 1. The order of the lines stays\n"
    TALK_OPTIONS
    "  -l, --lexicon FILE, --off ID, --no-default, --color WHEN: see empathie --help\n"
    "\n"
    "Ends with 1 if a line was bad or a file could not be read.\n";

static const char lint_help[] =
    "empathie lint [OPTIONS] [FILE]...\n"
    "Checks lexicons as a compiler does: every mistake as file:line:column: message. Then reads\n"
    "every example sentence (matches, rejects) and tells which do not do what their entry says.\n"
    "\n"
    "  empathie lint                          the lexicons inside the tool\n"
    "  empathie lint onze-woorden.yaml        with yours on top of them\n"
    "  empathie lint --no-default lexicons/nl/*.yaml    only these files\n"
    "\n"
    "  -l, --lexicon FILE, --off ID, --no-default: see empathie --help\n"
    "\n"
    "Ends with 3 if there are mistakes.\n";

static const char evaluate_help[] =
    "empathie evaluate [OPTIONS] FILE...\n"
    "Compares what is found with what people labelled: precision, recall and F1 for each kind and\n"
    "each cue, and how many messages without a signal raised one. A line of a file:\n"
    "\n"
    "  {\"id\":\"m1\",\"text\":\"Ik wacht al zes weken.\",\"kinds\":{\"frustration\":{\"cues\":[\"waiting\"]}}}\n"
    "  {\"id\":\"m2\",\"text\":\"Hoe laat gaan jullie open?\",\"kinds\":{}}\n"
    "\n"
    "  empathie evaluate berichten.jsonl\n"
    "  empathie evaluate --misses 5 berichten.jsonl     also shows what went wrong\n"
    "  empathie evaluate -l onze-woorden.yaml berichten.jsonl     does our file help?\n"
    "\n"
    "      --misses N       list up to N misses and N false alarms for each kind, with the words\n"
    "                       that were read as something\n"
    "  -l, --lexicon FILE, --off ID, --no-default: see empathie --help\n";

static const char explain_help[] =
    "empathie explain [OPTIONS] [TEXT | FILE | -]...\n"
    "Says in plain Dutch what was read into which words, and what was set aside: for the person\n"
    "who wrote, who has a right to know. Files and stdin hold one message a line.\n"
    "\n"
    "  empathie explain \"Gefeliciteerd met jullie snelle service, week vijf alweer.\"\n"
    "  empathie explain - < bericht.txt\n"
    "\n"
    "      --text, --file   every argument is a text, a file; without these: see scan --help\n"
    "  -l, --lexicon FILE, --off ID, --no-default: see empathie --help\n";

static const char entries_help[] =
    "empathie entries [OPTIONS] [PATTERN]\n"
    "Lists what the lexicons listen for: id, kind, cue, strength, place in the lexicon, and why.\n"
    "PATTERN is a part of the id, cue or kind; with * it must fit the whole.\n"
    "\n"
    "  empathie entries\n"
    "  empathie entries waiting\n"
    "  empathie entries 'trust.*'\n"
    "  empathie entries --json distress       one JSON object a line; strength 0 is weak\n"
    "\n"
    "  -l, --lexicon FILE, --off ID, --no-default, --color WHEN: see empathie --help\n"
    "\n"
    "Ends with 1 if nothing fits the pattern.\n";

static const char digest_help[] =
    "empathie digest [OPTIONS] [FILE | -]...\n"
    "Counts what comes in: by the week in which a conversation began, by theme and by channel. The\n"
    "unit is the conversation. Groups of fewer than five are not shown, and cannot be worked out.\n"
    "A line is a conversation, or a message alone:\n"
    "\n"
    "  {\"turns\":[{\"from\":\"person\",\"at\":\"2026-03-02T09:14:00+01:00\",\"text\":\"...\"},...],\n"
    "   \"ends_at\":\"2026-03-20T09:00:00+01:00\",\"theme\":\"afval\",\"channel\":\"mail\"}\n"
    "  {\"text\":\"...\",\"at\":\"2026-03-02T09:14:00+01:00\",\"theme\":\"afval\",\"channel\":\"mail\"}\n"
    "\n"
    "  empathie digest --html overzicht.html gesprekken.jsonl    a page with plots, in Dutch\n"
    "  empathie digest --csv --period month gesprekken.jsonl > maanden.csv\n"
    "\n"
    "      --json           one JSON object on stdout (the default, but on a terminal)\n"
    "      --csv            a row for each number; rest says yes of small groups together, and a name\n"
    "                       that a spreadsheet would take for a formula begins with an '\n"
    "      --html FILE      a page that stands on its own; - is stdout\n"
    "      --period PERIOD  day, week (default) or month\n"
    "      --minimum N      the smallest group that is shown; default 5\n"
    "      --now MOMENT     when it is read, for conversations without \"ends_at\"; otherwise that\n"
    "                       is their last turn\n"
    TALK_OPTIONS
    "  -j, --jobs N         threads; default as many as there are processors\n"
    "  -l, --lexicon FILE, --off ID, --no-default: see empathie --help\n"
    "\n"
    "Ends with 1 if a line was bad: it is not counted, and told on stderr; after twenty only how many.\n";

static const char *const helps[CLI_COMMANDS] = {
    [CLI_SCAN] = scan_help,         [CLI_REPLY] = reply_help,     [CLI_CONVERSE] = converse_help, [CLI_LINT] = lint_help,
    [CLI_EVALUATE] = evaluate_help, [CLI_EXPLAIN] = explain_help, [CLI_ENTRIES] = entries_help,
    [CLI_DIGEST] = digest_help,
};

void cli_help(enum cli_command command, bool whole_tool)
{
    cli_puts(whole_tool ? tool_help : helps[command]);
}
