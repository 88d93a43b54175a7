#include "overlay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What every entry has to have; nobody checks these sentences. */
static const char needed[] = "    why: Om te meten.\n    matches: [Dit is geen voorbeeld.]\n"
                             "    rejects: [Dit ook niet.]\n";

static void put_quoted(text_buffer *out, const char *text)
{
    put_text(out, "'");
    for (; *text; text++) {
        if (*text == '\n')
            put_text(out, " ");
        else
            put(out, text, 1);
        if (*text == '\'')
            put_text(out, "'");
    }
    put_text(out, "'");
}

static void put_field(text_buffer *out, const char *key, const char *text)
{
    if (!text)
        return;
    put_text(out, "    ");
    put_text(out, key);
    put_text(out, ": ");
    put_quoted(out, text);
    put_text(out, "\n");
}

static void put_list(text_buffer *out, const char *indent, const char *key, const strings *list)
{
    if (!list->count)
        return;
    put_text(out, indent);
    put_text(out, key);
    put_text(out, ": [");
    for (size_t i = 0; i < list->count; i++) {
        put_text(out, i ? ", " : "");
        put_quoted(out, list->items[i]);
    }
    put_text(out, "]\n");
}

/* ---- other words ---- */

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

/* The words of all phrases, each as often as it occurs there. */
static strings words_of(const lexicons *all)
{
    strings words = {0};
    for (size_t i = 0; i < all->entry_count; i++)
        for (size_t j = 0; j < all->entries[i].any.count; j++) {
            const char *at = all->entries[i].any.items[j];
            while (*at) {
                text_buffer word = {0};
                size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyz");
                if (length >= 4 && (at[length] == ' ' || at[length] == '|')) {
                    put(&word, at, length);
                    strings_add(&words, word.bytes);
                }
                at += length ? length : 1;
            }
        }
    return words;
}

typedef struct variation {
    strings phrase_words;
    const strings *dictionary;
    uint64_t random;
} variation;

/* Half of the new words come from other phrases, so that the copies are touched too. */
static void put_other_word(text_buffer *out, variation *with)
{
    if (random_below(&with->random, 2)) {
        put_text(out,
                 with->phrase_words.items[random_below(&with->random, with->phrase_words.count)]);
        return;
    }
    for (;;) {
        const char *word =
            with->dictionary->items[random_below(&with->random, with->dictionary->count)];
        if (strspn(word, "abcdefghijklmnopqrstuvwxyz") == strlen(word)) {
            put_text(out, word);
            return;
        }
    }
}

/* All words of four letters and more become others. What stands in {} names a class. */
static void put_varied(text_buffer *out, const char *phrase, variation *with)
{
    bool in_class = false;
    while (*phrase) {
        size_t length = 0;
        while (is_plain(phrase[length]))
            length++;
        if (length >= 4 && !in_class) {
            put_other_word(out, with);
        } else {
            in_class = *phrase == '{' || (in_class && *phrase != '}');
            put(out, phrase, length ? length : 1);
        }
        phrase += length ? length : 1;
    }
}

/* Each gets a word of its own besides, so that what stayed as it was does not match by itself; not
 * between both edges of a message or sentence. */
static char *varied(const char *phrase, variation *with)
{
    text_buffer out = {0};
    size_t length = strlen(phrase);
    bool front = strchr("^.,", phrase[0]) == NULL;
    bool back = strchr("$.,?!", phrase[length - 1]) == NULL;
    put(&out, "", 0);
    if (front && !back) {
        put_other_word(&out, with);
        put_text(&out, " ");
    }
    put_varied(&out, phrase, with);
    if (back) {
        put_text(&out, " ");
        put_other_word(&out, with);
    }
    return out.bytes;
}

/* ---- copies of all entries ---- */

static void put_copy(text_buffer *out, const bench_entry *entry, variation *with, int copy)
{
    char id[256];
    strings any = {0};
    (void)snprintf(id, sizeof id, "%s_copy%d", entry->id, copy);
    for (size_t i = 0; i < entry->any.count; i++)
        strings_add(&any, varied(entry->any.items[i], with));
    put_text(out, "  - id: ");
    put_text(out, id);
    put_text(out, "\n");
    put_field(out, "kind", entry->kind);
    put_field(out, "cue", entry->cue);
    put_field(out, "mask", entry->mask);
    put_field(out, "strength", entry->strength);
    put_field(out, "within", entry->within);
    put_field(out, "reach", entry->reach);
    put_list(out, "    ", "any", &any);
    put_list(out, "    ", "except", &entry->except);
    put_list(out, "    ", "unless", &entry->unless);
    put_list(out, "    ", "despite", &entry->despite);
    put_text(out, needed);
    for (size_t i = 0; i < any.count; i++)
        free((char *)(uintptr_t)any.items[i]);
    free((void *)any.items);
}

void overlay_copy(const lexicons *all, const material *from, int copy, overlay *out)
{
    variation with = {words_of(all), &from->words, (uint64_t)copy};
    out->files = grow_block(NULL, all->file_count * sizeof *out->files);
    out->file_count = all->file_count;
    out->entries = out->phrases = 0;
    for (size_t f = 0; f < all->file_count; f++) {
        text_buffer *file = &out->files[f];
        bool any = false;
        *file = (text_buffer){0};
        put_text(file, "format: 1\n");
        put_list(file, "", "unless", &all->files[f].unless);
        put_text(file, "entries:\n");
        for (size_t i = 0; i < all->entry_count; i++) {
            const bench_entry *entry = &all->entries[i];
            if (entry->file != f || entry->any.count == 0 || !entry->kind ||
                strcmp(entry->kind, "scope") == 0)
                continue;
            put_copy(file, entry, &with, copy);
            out->entries++;
            out->phrases += entry->any.count;
            any = true;
        }
        if (!any)
            file->length = 0;
    }
}

/* ---- regexes ---- */

size_t overlay_regexes(const expressions *phrases, size_t count, text_buffer *out)
{
    size_t made = 0;
    put_text(out, "format: 1\nkind: mark\nentries:\n");
    for (size_t round = 0; made < count && round < 8; round++)
        for (size_t i = 7 * round; i < phrases->count && made < count; i += 8) {
            const exported *phrase = &phrases->items[i];
            char id[64];
            if (!phrase->needs || strlen(phrase->expression) > 1500)
                continue;
            (void)snprintf(id, sizeof id, "  - id: bench_regex.r%zu\n    cue: bench_regex\n", made);
            put_text(out, id);
            put_text(out, "    regex: ");
            put_quoted(out, phrase->expression);
            put_text(out, "\n    needs: [");
            put_text(out, phrase->needs);
            put_text(out, "]\n");
            put_text(out, needed);
            made++;
        }
    return made;
}

/* ---- phrases only ---- */

void overlay_phrases(const lexicons *all, size_t first, size_t step, text_buffer *out)
{
    put_text(out, "format: 1\nclasses:\n");
    for (size_t i = 0; i < all->class_count; i++) {
        if (!all->classes[i].members.count)
            continue;
        put_list(out, "  ", all->classes[i].name, &all->classes[i].members);
    }
    put_text(out, "entries:\n");
    for (size_t i = first; i < all->entry_count; i += step) {
        const bench_entry *entry = &all->entries[i];
        bool told =
            entry->kind && strcmp(entry->kind, "mark") != 0 && strcmp(entry->kind, "scope") != 0;
        if (!entry->any.count || !entry->kind || strcmp(entry->kind, "closes") == 0 ||
            strcmp(entry->kind, "opens") == 0)
            continue;
        put_text(out, "  - id: ");
        put_text(out, entry->id);
        put_text(out, "\n");
        put_field(out, "kind", told ? entry->kind : "mark");
        put_field(out, "cue", told ? entry->cue : "bench_mark");
        put_field(out, "mask", told ? entry->mask : NULL);
        put_field(out, "strength", told ? entry->strength : NULL);
        put_list(out, "    ", "any", &entry->any);
        put_text(out, needed);
    }
}
