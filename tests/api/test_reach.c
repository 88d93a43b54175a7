/* How far each scope of the built-in lexicons reaches, as recorded in cases/reaches.tsv.
 *
 * A line there has an entry's id, a sentence that the entry finds, and five letters. They tell of a
 * word that always means something, put (1) in a sentence before it, (2) before it in the sentence,
 * (3) behind it in the sentence, (4) in the next sentence and (5) in the one after that: x, the scope
 * sets it aside; o, another scope does; -, it counts. Whoever changes how far a scope reaches changes
 * its line: a line that is wrong is printed as it would be right. */
#include "../support/recorded.h"

static const char probe[] =
    "format: 1\n"
    "entries:\n"
    "  - id: probe.word\n"
    "    kind: frustration\n"
    "    cue: anger\n"
    "    unless: [resolved, other, procedure, hypothetical, topic, glad, private, friendly, plan,\n"
    "             lookup, everyday, medical, noneed, farewell, swearing]\n"
    "    any: [xantippe]\n"
    "    why: x\n"
    "    matches: [Een xantippe.]\n"
    "    rejects: [Een tafel.]\n";

/* The sentence without the mark at its end, and the mark. */
typedef struct sentence {
    char text[400];
    char mark[2];
} sentence;

static sentence without_mark(const char *text)
{
    sentence made;
    size_t length = strlen(text);
    assert_true(length > 1 && length < sizeof made.text);
    memcpy(made.text, text, length + 1);
    made.mark[0] = strchr(".?!", text[length - 1]) ? text[length - 1] : '.';
    made.mark[1] = '\0';
    if (strchr(".?!", text[length - 1]))
        made.text[length - 1] = '\0';
    return made;
}

enum { PLACES = 5 };

static void put(char *room, size_t size, int place, const sentence *of)
{
    static const char *const shapes[PLACES] = {
        "Xantippe. %s%s", "Xantippe %s%s", "%s xantippe%s", "%s%s Xantippe.",
        "%s%s Het was dinsdag. Xantippe."};
    const char *percent = shapes[place];
    char *at = room, *end = room + size - 1;
    const char *parts[2] = {of->text, of->mark};
    int part = 0;
    for (; *percent && at < end; percent++) {
        if (*percent != '%') {
            *at++ = *percent;
            continue;
        }
        for (const char *from = parts[part]; *from && at < end; from++)
            *at++ = *from;
        part++;
        percent++;
    }
    *at = '\0';
}

/* The reason for which the probe is aside, "" where it counts, NULL where it is not found. */
static const char *reason_in(const empathie_result *result)
{
    for (size_t i = 0; i < empathie_result_count(result); i++) {
        const empathie_signal *signal = empathie_result_signal(result, i);
        for (size_t k = 0; k < empathie_signal_count(signal); k++)
            if (!strcmp(empathie_evidence_rule(empathie_signal_evidence(signal, k)), "probe.word"))
                return "";
    }
    for (size_t i = 0; i < empathie_result_aside_count(result); i++) {
        const empathie_evidence *evidence = empathie_result_aside(result, i);
        if (!strcmp(empathie_evidence_rule(evidence), "probe.word"))
            return empathie_evidence_reason(evidence);
    }
    return NULL;
}

static char letter_of(const char *reason, const char *id)
{
    if (!reason)
        return '?';
    if (!*reason)
        return '-';
    return strncmp(reason, id, strlen(reason)) == 0 ? 'x' : 'o';
}

static int check_line(empathie_scanner *scanner, char *line)
{
    char *text = strchr(line, '\t'), *letters = text ? strchr(text + 1, '\t') : NULL;
    char found[PLACES + 1] = "";
    sentence of;
    assert_non_null(letters);
    *text++ = *letters++ = '\0';
    of = without_mark(text);
    for (int place = 0; place < PLACES; place++) {
        char message[500];
        empathie_result *result;
        put(message, sizeof message, place, &of);
        result = scan(scanner, message);
        found[place] = letter_of(reason_in(result), line);
        empathie_result_free(result);
    }
    if (strcmp(found, letters) == 0)
        return 0;
    print_error("%s\t%s\t%s\n", line, text, found);
    return 1;
}

static void as_recorded(void **unused)
{
    empathie_scanner *scanner = scanner_beside_default("probe.yaml", probe);
    (void)unused;
    check_recorded(scanner, "cases/reaches.tsv", 70, check_line);
    empathie_scanner_free(scanner);
}

static void over_the_end_of_a_sentence(void **unused)
{
    static const char *const quiet[] = {
        "Ik ben boos. Ik ben wanhopig. Dat zijn zinnen in het lesmateriaal.",
        "Ik heb al drie keer gebeld. Uiteindelijk heel netjes geholpen.",
        "Drie weken wachten op de monteur, dat duurde lang. Bedankt voor de snelle oplossing.",
    };
    empathie_scanner *scanner = scanner_of(default_engine());
    (void)unused;
    for (size_t i = 0; i < COUNT(quiet); i++) {
        empathie_result *result = scan(scanner, quiet[i]);
        if (empathie_result_count(result) > 0)
            fail_msg("a signal in: %s", quiet[i]);
        empathie_result_free(result);
    }
    empathie_scanner_free(scanner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_recorded),
        cmocka_unit_test(over_the_end_of_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
