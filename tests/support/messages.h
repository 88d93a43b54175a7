/* The texts of cases/messages.jsonl, for tests that want many real messages. */
#ifndef MESSAGES_H
#define MESSAGES_H

#include "api_support.h"

#include <jansson.h>

typedef struct messages {
    json_t *lines; /* holds the texts */
    size_t count;
} messages;

SHARED messages read_messages(void)
{
    messages all = {json_array(), 0};
    char *bytes = file_bytes("cases/messages.jsonl", NULL), *line = bytes;
    while (*line) {
        char *end = strchr(line, '\n');
        size_t length = end ? (size_t)(end - line) : strlen(line);
        json_t *object = json_loadb(line, length, 0, NULL);
        assert_true(json_is_string(json_object_get(object, "text")));
        assert_int_equal(json_array_append_new(all.lines, object), 0);
        line += length + (end != NULL);
    }
    free(bytes);
    all.count = json_array_size(all.lines);
    assert_true(all.count > 100);
    return all;
}

SHARED const char *message_at(const messages *all, size_t index)
{
    return json_string_value(
        json_object_get(json_array_get(all->lines, index % all->count), "text"));
}

SHARED void free_messages(messages *all)
{
    json_decref(all->lines);
}

#endif
