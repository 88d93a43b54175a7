/* Any bytes as a conversation: a line is a turn, of which the first byte tells who and the second
 * how long after the turn before. Saved and loaded anywhere, it tells the same. */
#define FUZZ_ENGINE
#include "fuzz.h"

enum { MOST_TURNS = 40, START = 1772438400 };

typedef struct said {
    int32_t from;
    int64_t at;
    const char *text;
    size_t length;
} said;

/* 0 to 40 days, most of them short. */
static int64_t gap(uint8_t byte)
{
    return (int64_t)byte * byte * byte / 5;
}

static size_t split(const char *bytes, size_t length, said *turns)
{
    size_t count = 0;
    int64_t at = START;
    while (length >= 2 && count < MOST_TURNS) {
        const char *end = memchr(bytes + 2, '\n', length - 2);
        size_t step = end ? (size_t)(end - bytes) : length;
        at += gap((uint8_t)bytes[1]);
        turns[count++] = (said){EMPATHIE_PERSON + (uint8_t)bytes[0] % 3, at, bytes + 2, step - 2};
        step += end != NULL;
        bytes += step;
        length -= step;
    }
    return count;
}

static void say(empathie_conversation *conversation, const said *turns, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        EXPECT(empathie_conversation_add(conversation, turns[i].from, turns[i].at, turns[i].text,
                                         turns[i].length, NULL) == EMPATHIE_OK);
}

static void check_event(const empathie_event *event, const said *turns, size_t count)
{
    size_t turn = empathie_event_turn(event), refers_to = empathie_event_refers_to(event);
    EXPECT(empathie_event_name(empathie_event_type(event)));
    EXPECT(turn < count && (refers_to == SIZE_MAX || (refers_to < count && refers_to != turn)));
    EXPECT(empathie_event_seconds(event) >= 0);
    for (size_t i = 0; i < empathie_event_count(event); i++)
        fuzz_evidence(empathie_event_evidence(event, i), turns[turn].text, turns[turn].length);
}

/* What the conversation tells at a moment; to be freed. */
static char *tell(empathie_conversation *conversation, const said *turns, size_t count, int64_t now)
{
    empathie_report *report = NULL;
    char *out;
    EXPECT(empathie_conversation_read(conversation, now, &report, NULL) == EMPATHIE_OK);
    EXPECT(empathie_report_turn_count(report) == count);
    for (size_t i = 0; i < count; i++)
        fuzz_result(empathie_report_turn(report, i), turns[i].text, turns[i].length);
    for (size_t i = 0; i < empathie_report_count(report); i++)
        check_event(empathie_report_event(report, i), turns, count);
    for (size_t i = 0; i < empathie_report_debt_count(report); i++) {
        EXPECT(empathie_debt_turn(empathie_report_debt(report, i)) < count);
        EXPECT(empathie_debt_open_for(empathie_report_debt(report, i)) >= 0);
    }
    out = fuzz_report(report, EMPATHIE_BYTES);
    empathie_report_free(report);
    return out;
}

static empathie_conversation *move(empathie_conversation *conversation)
{
    size_t length = empathie_conversation_save(conversation, NULL, 0);
    void *bytes = malloc(length);
    empathie_conversation *loaded = NULL;
    EXPECT(bytes && empathie_conversation_save(conversation, bytes, length) == length);
    EXPECT(empathie_conversation_load(fuzz_engine(), bytes, length, NULL, &loaded, NULL) ==
           EMPATHIE_OK);
    free(bytes);
    empathie_conversation_free(conversation);
    return loaded;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    said turns[MOST_TURNS];
    size_t count, cut;
    empathie_conversation *whole = NULL, *moved = NULL;
    char *first, *second;
    int64_t now;
    if (length < 3)
        return 0;
    count = split((const char *)bytes + 2, length - 2, turns);
    cut = count ? bytes[0] % (count + 1) : 0;
    now = (count ? turns[count - 1].at : START) + gap(bytes[1]);
    EXPECT(empathie_conversation_new(fuzz_engine(), &whole, NULL) == EMPATHIE_OK);
    EXPECT(empathie_conversation_new(fuzz_engine(), &moved, NULL) == EMPATHIE_OK);
    say(whole, turns, 0, count);
    first = tell(whole, turns, count, now);
    say(moved, turns, 0, cut);
    moved = move(moved);
    say(moved, turns, cut, count);
    second = tell(moved, turns, count, now);
    EXPECT(strcmp(first, second) == 0);
    free(first);
    free(second);
    empathie_conversation_free(whole);
    empathie_conversation_free(moved);
    return 0;
}
