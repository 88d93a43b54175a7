/* Conversations for tests: those of cases/conversations.jsonl, and some made of the messages of
 * cases/messages.jsonl, of which every second is said by the organisation. */
#ifndef CONVERSATIONS_H
#define CONVERSATIONS_H

#include "messages.h"

enum { TURNS_MADE = 5, MOST_TURNS = 100 };

typedef struct said {
    int32_t from;
    int64_t at;
    const char *text;
} said;

typedef struct spoken { /* one conversation */
    said turns[MOST_TURNS];
    size_t count;
    int64_t now;
} spoken;

typedef struct conversations {
    messages messages;
    json_t *lines;
    size_t made, count;
} conversations;

SHARED conversations read_conversations(size_t made)
{
    conversations all = {read_messages(), json_array(), made, made};
    char *bytes = file_bytes("cases/conversations.jsonl", NULL), *line = bytes;
    while (*line) {
        char *end = strchr(line, '\n');
        size_t length = end ? (size_t)(end - line) : strlen(line);
        json_t *object = json_loadb(line, length, 0, NULL);
        assert_true(json_is_array(json_object_get(object, "turns")));
        assert_int_equal(json_array_append_new(all.lines, object), 0);
        line += length + (end != NULL);
    }
    free(bytes);
    all.count += json_array_size(all.lines);
    return all;
}

SHARED void free_conversations(conversations *all)
{
    json_decref(all->lines);
    free_messages(&all->messages);
}

/* 2026-03-02T09:14:00+01:00, also without seconds, and with Z or nothing for the zone; without a
 * time, the one before. */
SHARED int64_t read_time(const json_t *value, int64_t before)
{
    static const int days[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const char *text = json_string_value(value);
    int year, month, day, hour = 0, minute = 0, second = 0, east_hours = 0, east_minutes = 0;
    const char *zone;
    int64_t at;
    if (!text)
        return before;
    if (sscanf(text, "%d-%d-%dT%d:%d:%d", &year, &month, &day, &hour, &minute, &second) < 5)
        return before;
    zone = strpbrk(strchr(text, 'T'), "+-");
    if (zone)
        assert_int_equal(sscanf(zone + 1, "%d:%d", &east_hours, &east_minutes), 2);
    at = (year - 1970) * INT64_C(365) + (year - 1969) / 4 + days[month - 1] + day - 1 +
         (month > 2 && year % 4 == 0);
    at = ((at * 24 + hour) * 60 + minute) * 60 + second;
    return at - (zone && *zone == '-' ? -1 : 1) * (east_hours * 60 + east_minutes) * 60;
}

SHARED int32_t side_of(const char *from)
{
    if (strcmp(from, "person") == 0)
        return EMPATHIE_PERSON;
    return strcmp(from, "automatic") == 0 ? EMPATHIE_AUTOMATIC : EMPATHIE_ORGANISATION;
}

SHARED spoken conversation_at(const conversations *all, size_t index)
{
    spoken one = {.now = 1772438400};
    const json_t *object, *turns;
    if (index < all->made) {
        for (size_t i = 0; i < TURNS_MADE; i++) {
            one.now += (int64_t)(index % 7 + 1) * (i % 3 ? 600 : 150000);
            one.turns[i] = (said){i % 2 ? EMPATHIE_ORGANISATION : EMPATHIE_PERSON, one.now,
                                  message_at(&all->messages, index * TURNS_MADE + i)};
        }
        one.count = TURNS_MADE;
        one.now += (int64_t)index * 40000;
        return one;
    }
    object = json_array_get(all->lines, index - all->made);
    turns = json_object_get(object, "turns");
    for (size_t i = 0; i < json_array_size(turns) && i < MOST_TURNS; i++) {
        const json_t *turn = json_array_get(turns, i);
        const char *from = json_string_value(json_object_get(turn, "from"));
        one.now = read_time(json_object_get(turn, "at"), one.now);
        one.turns[one.count++] =
            (said){side_of(from), one.now, json_string_value(json_object_get(turn, "text"))};
    }
    one.now = read_time(json_object_get(object, "ends_at"), one.now);
    return one;
}

SHARED void say(empathie_conversation *conversation, const spoken *talk, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const said *turn = &talk->turns[i];
        empathie_error *error = NULL;
        empathie_status status = empathie_conversation_add(conversation, turn->from, turn->at,
                                                           turn->text, strlen(turn->text), &error);
        show_error(error);
        assert_int_equal(status, EMPATHIE_OK);
    }
}

/* What a conversation tells; to be freed. */
SHARED char *told(empathie_conversation *conversation, int64_t now)
{
    empathie_report *report = NULL;
    size_t length;
    char *text;
    assert_int_equal(empathie_conversation_read(conversation, now, &report, NULL), EMPATHIE_OK);
    length = empathie_report_json(report, EMPATHIE_CODE_POINTS, NULL, 0);
    text = malloc(length + 1);
    assert_non_null(text);
    assert_int_equal(empathie_report_json(report, EMPATHIE_CODE_POINTS, text, length + 1), length);
    empathie_report_free(report);
    return text;
}

#endif
