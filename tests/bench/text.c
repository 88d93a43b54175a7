#include "text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* ---- material ---- */

static bool has_labels(const json_t *line)
{
    return json_object_size(json_object_get(line, "kinds")) > 0;
}

static void read_messages(material *out, const char *path)
{
    size_t length = 0;
    char *bytes = file_bytes(path, &length), *line = bytes;
    if (!bytes)
        give_up(path);
    while (line < bytes + length) {
        char *end = strchr(line, '\n');
        json_t *object;
        if (end)
            *end = '\0';
        object = json_loads(line, 0, NULL); /* kept: its text is used */
        if (json_is_string(json_object_get(object, "text")))
            strings_add(has_labels(object) ? &out->complaints : &out->ordinary,
                        json_string_value(json_object_get(object, "text")));
        line = end ? end + 1 : bytes + length;
    }
}

static void read_words(material *out, const char *path)
{
    char *bytes = file_bytes(path, NULL), *word;
    if (!bytes)
        give_up(path);
    for (word = strtok(bytes, "\n"); word; word = strtok(NULL, "\n"))
        if (strlen(word) >= 4 && word[0] >= 'a' && word[0] <= 'z')
            strings_add(&out->words, word);
}

void material_read(material *out, const lexicons *all, const char *messages_file,
                   const char *word_list)
{
    *out = (material){0};
    for (size_t i = 0; i < all->entry_count; i++) {
        const bench_entry *entry = &all->entries[i];
        bool told = entry->kind &&
                    (strcmp(entry->kind, "frustration") == 0 ||
                     strcmp(entry->kind, "masked_question") == 0 ||
                     strcmp(entry->kind, "silence") == 0 || strcmp(entry->kind, "distress") == 0);
        for (size_t j = 0; told && j < entry->matches.count; j++)
            strings_add(&out->complaints, entry->matches.items[j]);
        for (size_t j = 0; told && j < entry->rejects.count; j++)
            strings_add(&out->ordinary, entry->rejects.items[j]);
    }
    read_messages(out, messages_file);
    read_words(out, word_list);
}

/* ---- messages ---- */

static const char *pick(const strings *from, uint64_t *random)
{
    return from->items[random_below(random, from->count)];
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

/* Words of five letters and more without a capital become another in 30 of 100. */
static void put_varied(text_buffer *out, const char *sentence, const material *from,
                       uint64_t *random)
{
    while (*sentence) {
        size_t length = 0;
        while (is_letter(sentence[length]))
            length++;
        if (length >= 5 && sentence[0] >= 'a' && random_below(random, 100) < 30)
            put_text(out, pick(&from->words, random));
        else
            put(out, sentence, length ? length : 1);
        sentence += length ? length : 1;
    }
}

/* Names and amounts that hold more than ASCII, as in more than a quarter of real messages. */
static void put_non_ascii(text_buffer *out, uint64_t *random)
{
    static const char *const pieces[] = {"Het gaat om één aanvraag.",
                                         "Dank voor uw reactie, coördinator.",
                                         "Het bedrag was € 48.",
                                         "Groeten, Chloë",
                                         "Wij zijn nu in België.",
                                         "Zie ook de bijlage – die is nieuw.",
                                         "De privé-afspraak blijft staan.",
                                         "Met vriendelijke groet, André"};
    put_text(out, " ");
    put_text(out, pieces[random_below(random, sizeof pieces / sizeof *pieces)]);
}

static void put_emoji(text_buffer *out, uint64_t *random)
{
    static const char *const emoji[] = {" 😊", " 👍", " 😡", " 🙏", " 😂", " ❤️"};
    put_text(out, emoji[random_below(random, sizeof emoji / sizeof *emoji)]);
}

static void curly(text_buffer *message)
{
    text_buffer out = {0};
    for (size_t i = 0; i < message->length; i++)
        if (message->bytes[i] == '\'')
            put_text(&out, "’");
        else
            put(&out, message->bytes + i, 1);
    free(message->bytes);
    *message = out;
}

static void decomposed(text_buffer *message)
{
    utf8proc_uint8_t *nfd = utf8proc_NFD((const utf8proc_uint8_t *)message->bytes);
    if (nfd) {
        message->length = 0;
        put_text(message, (const char *)nfd);
    }
    free(nfd);
}

static void one_case(text_buffer *message, bool upper)
{
    for (size_t i = 0; i < message->length; i++) {
        char c = message->bytes[i];
        if (upper && c >= 'a' && c <= 'z')
            message->bytes[i] = (char)(c - 'a' + 'A');
        else if (!upper && c >= 'A' && c <= 'Z')
            message->bytes[i] = (char)(c - 'A' + 'a');
    }
}

/* Lengths as measured in chats and mails: 140 to 480 bytes, few shorter or longer. */
static void make_one(const material *from, const message_shape *shape, text_buffer *out,
                     uint64_t *random)
{
    bool complaint = random_below(random, 1000) < (size_t)shape->complaints;
    size_t wanted = 60 + random_below(random, 260) + random_below(random, 150), style;
    bool first = true;
    out->length = 0;
    while (out->length < wanted) {
        bool angry =
            complaint && (first || random_below(random, 1000) < (size_t)shape->complaint_sentences);
        if (!first)
            put_text(out, random_below(random, 12) ? " " : "\n");
        if (angry)
            put_text(out, pick(&from->complaints, random));
        else
            put_varied(out, pick(&from->ordinary, random), from, random);
        first = false;
        if (out->length && is_letter(out->bytes[out->length - 1]))
            put_text(out, ".");
    }
    if (random_below(random, 100) < 16)
        put_non_ascii(out, random);
    style = random_below(random, 100);
    if (style < 4)
        put_emoji(out, random);
    else if (style < 9)
        curly(out);
    else if (style < 10)
        decomposed(out);
    else if (style < 12)
        one_case(out, true);
    else if (style < 22)
        one_case(out, false);
}

void messages_make(const material *from, const message_shape *shape, messages *out)
{
    uint64_t random = shape->seed;
    text_buffer one = {0};
    *out = (messages){0};
    while (out->text.length < shape->bytes) {
        make_one(from, shape, &one, &random);
        if (out->count + 2 > out->capacity) {
            out->capacity = 2 * out->capacity + 1024;
            out->starts = grow_block(out->starts, out->capacity * sizeof *out->starts);
        }
        out->starts[out->count++] = out->text.length;
        put(&out->text, one.bytes, one.length + 1);
        out->starts[out->count] = out->text.length;
    }
    free(one.bytes);
}

/* ---- what was made ---- */

void messages_write(const messages *all, size_t from, size_t to, const char *path)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        give_up(path);
    for (size_t i = from; i < to; i++) {
        json_t *object = json_pack("{s:I,s:s%}", "id", (json_int_t)i, "text", message(all, i),
                                   message_length(all, i));
        if (!object || json_dumpf(object, file, JSON_COMPACT) != 0 || fputc('\n', file) == EOF)
            give_up(path);
        json_decref(object);
    }
    if (fclose(file) != 0)
        give_up(path);
}

static int by_size(const void *one, const void *other)
{
    size_t a = *(const size_t *)one, b = *(const size_t *)other;
    return (a > b) - (a < b);
}

text_counts messages_count(const messages *all)
{
    size_t *lengths = grow_block(NULL, all->count * sizeof *lengths), non_ascii = 0;
    text_counts counts;
    for (size_t i = 0; i < all->count; i++) {
        const char *text = message(all, i);
        lengths[i] = message_length(all, i);
        for (size_t j = 0; j < lengths[i]; j++)
            if (text[j] & 0x80) {
                non_ascii++;
                break;
            }
    }
    qsort(lengths, all->count, sizeof *lengths, by_size);
    counts = (text_counts){(double)all->text.length / (double)all->count - 1,
                           100 * (double)non_ascii / (double)all->count, lengths[all->count / 10],
                           lengths[all->count / 2], lengths[all->count * 9 / 10]};
    free(lengths);
    return counts;
}
