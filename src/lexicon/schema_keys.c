#include "lexicon/schema_keys.h"

#define IN_FILE(field) offsetof(empi_lexicon_file, field)
#define IN_LIST(field, counter)                                                                    \
    offsetof(empi_lexicon_file, lexicon.field), offsetof(empi_lexicon_file, lexicon.counter)
#define IN(type, field) offsetof(type, field), 0

enum {
    FILE_ = EMPI_OBJECT_FILE,
    ENTRY = EMPI_OBJECT_ENTRY,
    KIND = EMPI_OBJECT_KIND,
    CUE = EMPI_OBJECT_CUE,
    REFLECT = EMPI_OBJECT_REFLECT,
    NUMBER = EMPI_OBJECT_NUMBER,
    LANGUAGE = EMPI_OBJECT_LANGUAGE,
    SPELLING = EMPI_OBJECT_SPELLING,

    TEXT = EMPI_KEY_TEXT,
    TEXTS = EMPI_KEY_TEXTS,
    PAIRS = EMPI_KEY_PAIRS,

    ON = EMPI_FORM_ON,
    ALL = EMPI_FORM_ALL,
    SIGNAL = EMPI_FORM_SIGNAL,
    MASKED = EMPI_FORM_MASKED,
    SCOPE = EMPI_FORM_SCOPE,
    NONE = 0
};

#define WHY "one sentence for the people who read the result"

static const empi_key keys[] = {
    {FILE_, "format", TEXT, EMPI_VALUES_FORMAT, ALL, ALL, 0, IN_FILE(format), 0,
     "a lexicon begins with format: 1"},
    {FILE_, "kind", TEXT, EMPI_VALUES_KIND, ALL, NONE, 0, IN_FILE(kind), 0, ""},
    {FILE_, "unless", TEXTS, EMPI_VALUES_NAME, ALL, NONE, 0, IN_FILE(unless), 0, ""},
    {FILE_, "classes", EMPI_KEY_CLASSES, 0, ALL, NONE, 0, IN_LIST(classes, class_count), ""},
    {FILE_, "kinds", EMPI_KEY_OBJECTS, 0, ALL, NONE, KIND, IN_LIST(kinds, kind_count), ""},
    {FILE_, "cues", EMPI_KEY_OBJECTS, 0, ALL, NONE, CUE, IN_LIST(cues, cue_count), ""},
    {FILE_, "labels", EMPI_KEY_LABELS, 0, ALL, NONE, 0, IN_FILE(lexicon.labels), 0, ""},
    {FILE_, "reflect", EMPI_KEY_OBJECTS, 0, ALL, NONE, REFLECT, IN_LIST(reflects, reflect_count),
     ""},
    {FILE_, "numbers", EMPI_KEY_OBJECTS, 0, ALL, NONE, NUMBER, IN_LIST(numbers, number_count), ""},
    {FILE_, "languages", EMPI_KEY_OBJECTS, 0, ALL, NONE, LANGUAGE,
     IN_LIST(languages, language_count), ""},
    {FILE_, "spelling", EMPI_KEY_OBJECT, 0, ALL, NONE, SPELLING, IN_FILE(lexicon), 0, ""},
    {FILE_, "points", TEXT, 0, ALL, NONE, 0, IN_FILE(lexicon.points), 0, ""},
    {FILE_, "entries", EMPI_KEY_OBJECTS, 0, ALL, NONE, ENTRY, IN_LIST(entries, entry_count), ""},

    {ENTRY, "id", TEXT, EMPI_VALUES_ID, ALL, ALL, 0, IN(empi_entry_source, id),
     "a name of its own, such as waiting.no_progress"},
    {ENTRY, "off", TEXT, EMPI_VALUES_OFF, EMPI_FORM_OFF, NONE, 0, IN(empi_entry_source, off), ""},
    {ENTRY, "kind", TEXT, EMPI_VALUES_KIND, ON, NONE, 0, IN(empi_entry_source, kind), ""},
    {ENTRY, "cue", TEXT, EMPI_VALUES_NAME, ON, ON, 0, IN(empi_entry_source, cue),
     "what it tells, such as waiting"},
    {ENTRY, "mask", TEXT, EMPI_VALUES_MASK, MASKED, MASKED, 0, IN(empi_entry_source, mask),
     "irony, rhetorical, hedge or statement"},
    {ENTRY, "strength", TEXT, EMPI_VALUES_STRENGTH, SIGNAL, NONE, 0,
     IN(empi_entry_source, strength), ""},
    {ENTRY, "reach", TEXT, EMPI_VALUES_REACH, SCOPE, SCOPE, 0, IN(empi_entry_source, reach),
     "how far it silences: sentence, clause, message, after, before or back"},
    {ENTRY, "any", TEXTS, 0, ON, NONE, 0, IN(empi_entry_source, any), ""},
    {ENTRY, "regex", TEXT, 0, ON, NONE, 0, IN(empi_entry_source, regex), ""},
    {ENTRY, "needs", TEXTS, 0, ON, NONE, 0, IN(empi_entry_source, needs), ""},
    {ENTRY, "all", TEXTS, 0, ON, NONE, 0, IN(empi_entry_source, all), ""},
    {ENTRY, "points", TEXT, EMPI_VALUES_NUMBER, SIGNAL, NONE, 0, IN(empi_entry_source, points), ""},
    {ENTRY, "longer", TEXT, EMPI_VALUES_NUMBER, ON, NONE, 0, IN(empi_entry_source, longer), ""},
    {ENTRY, "later", TEXT, EMPI_VALUES_NUMBER, ON, NONE, 0, IN(empi_entry_source, later), ""},
    {ENTRY, "within", TEXT, EMPI_VALUES_WITHIN, ON, NONE, 0, IN(empi_entry_source, within), ""},
    {ENTRY, "unless", TEXTS, 0, ON, NONE, 0, IN(empi_entry_source, unless), ""},
    {ENTRY, "despite", TEXTS, 0, ON, NONE, 0, IN(empi_entry_source, despite), ""},
    {ENTRY, "except", TEXTS, 0, ON, NONE, 0, IN(empi_entry_source, except), ""},
    {ENTRY, "why", TEXT, 0, ON, ON, 0, IN(empi_entry_source, why), WHY},
    {ENTRY, "instead", TEXT, 0, EMPI_FORM_CLOSES, NONE, 0, IN(empi_entry_source, instead), ""},
    {ENTRY, "matches", TEXTS, 0, ON, ON, 0, IN(empi_entry_source, matches),
     "sentences in which it must be found"},
    {ENTRY, "rejects", TEXTS, 0, ON, SIGNAL, 0, IN(empi_entry_source, rejects),
     "sentences in which it must not be found"},
    {ENTRY, "limits", TEXTS, 0, ON, NONE, 0, IN(empi_entry_source, limits), ""},
    {ENTRY, "misses", TEXTS, 0, ON, NONE, 0, IN(empi_entry_source, misses), ""},

    {KIND, "id", TEXT, EMPI_VALUES_SIGNAL, ALL, ALL, 0, IN(empi_cue_source, id),
     "the kind that gets the label"},
    {KIND, "label", TEXT, 0, ALL, ALL, 0, IN(empi_cue_source, label),
     "what people read in place of the id"},

    {CUE, "id", TEXT, EMPI_VALUES_NAME, ALL, ALL, 0, IN(empi_cue_source, id),
     "a name of its own, such as waiting"},
    {CUE, "kind", TEXT, EMPI_VALUES_SIGNAL, ALL, ALL, 0, IN(empi_cue_source, kind),
     "frustration, masked_question, silence, distress, closes or opens"},
    {CUE, "label", TEXT, 0, ALL, ALL, 0, IN(empi_cue_source, label),
     "what people read in place of the id"},
    {CUE, "why", TEXT, 0, ALL, ALL, 0, IN(empi_cue_source, why), WHY},
    {CUE, "question", TEXT, 0, ALL, NONE, 0, IN(empi_cue_source, question), ""},
    {CUE, "unless_within", TEXT, EMPI_VALUES_UNLESS, ALL, NONE, 0,
     IN(empi_cue_source, unless_within), ""},

    {REFLECT, "id", TEXT, EMPI_VALUES_ID, ALL, ALL, 0, IN(empi_reflect_source, id),
     "a name of its own"},
    {REFLECT, "kind", TEXT, EMPI_VALUES_SIGNAL, ALL, ALL, 0, IN(empi_reflect_source, kind),
     "frustration, masked_question, silence, distress, closes or opens"},
    {REFLECT, "cue", TEXT, EMPI_VALUES_NAME, ALL, NONE, 0, IN(empi_reflect_source, cue), ""},
    {REFLECT, "ask", TEXT, 0, ALL, ALL, 0, IN(empi_reflect_source, ask),
     "the question to the reader"},
    {REFLECT, "why", TEXT, 0, ALL, NONE, 0, IN(empi_reflect_source, why), ""},

    {NUMBER, "id", TEXT, EMPI_VALUES_NAME, ALL, ALL, 0, IN(empi_number_source, id),
     "a name of its own, such as weak_enough"},
    {NUMBER, "value", TEXT, EMPI_VALUES_NUMBER, ALL, ALL, 0, IN(empi_number_source, value),
     "a whole number"},
    {NUMBER, "why", TEXT, 0, ALL, ALL, 0, IN(empi_number_source, why),
     "the reason for this number"},

    {LANGUAGE, "id", TEXT, EMPI_VALUES_NAME, ALL, ALL, 0, IN(empi_language_source, id),
     "a short name, such as nl"},
    {LANGUAGE, "label", TEXT, 0, ALL, ALL, 0, IN(empi_language_source, label),
     "what people read in place of the id"},
    {LANGUAGE, "words", TEXTS, 0, ALL, ALL, 0, IN(empi_language_source, words),
     "frequent small words of the language"},

    {SPELLING, "same", PAIRS, 0, ALL, NONE, 0, IN(empi_lexicon, same), ""},
    {SPELLING, "joined", PAIRS, 0, ALL, NONE, 0, IN(empi_lexicon, joined), ""},
    {SPELLING, "sounds", TEXTS, 0, ALL, NONE, 0, IN(empi_lexicon, sounds), ""},
    {SPELLING, "keep", TEXTS, 0, ALL, NONE, 0, IN(empi_lexicon, keep), ""},
    {SPELLING, "masked", TEXTS, 0, ALL, NONE, 0, IN(empi_lexicon, masked), ""},
    {SPELLING, "abbreviations", TEXTS, 0, ALL, NONE, 0, IN(empi_lexicon, abbreviations), ""},
};

typedef struct object_row {
    size_t size;
    char name[16];
} object_row;

static const object_row objects[EMPI_OBJECTS] = {
    {sizeof(empi_lexicon_file), "a lexicon"},     {sizeof(empi_entry_source), "an entry"},
    {sizeof(empi_cue_source), "a kind"},          {sizeof(empi_cue_source), "a cue"},
    {sizeof(empi_reflect_source), "a question"},  {sizeof(empi_number_source), "a number"},
    {sizeof(empi_language_source), "a language"}, {sizeof(empi_lexicon), "the spelling"},
};

static const char sets[EMPI_VALUES_SETS][EMPI_VALUES_MAX][16] = {
    [EMPI_VALUES_KIND] = {"frustration", "masked_question", "silence", "distress", "closes",
                          "opens", "mark", "scope"},
    [EMPI_VALUES_SIGNAL] = {"frustration", "masked_question", "silence", "distress", "closes",
                            "opens"},
    [EMPI_VALUES_MASK] = {"irony", "rhetorical", "hedge", "statement"},
    [EMPI_VALUES_STRENGTH] = {"weak", "1", "2", "3"},
    [EMPI_VALUES_WITHIN] = {"sentence", "next", "message"},
    [EMPI_VALUES_UNLESS] = {"sentence", "message"},
    [EMPI_VALUES_REACH] = {"sentence", "clause", "message", "after", "before", "back"},
    [EMPI_VALUES_OFF] = {"true"},
};

const empi_key *empi_keys(enum empi_object object, size_t *count)
{
    size_t rows = sizeof keys / sizeof *keys;
    size_t first = 0, end;
    while (first < rows && keys[first].object != object)
        first++;
    for (end = first; end < rows && keys[end].object == object;)
        end++;
    *count = end - first;
    return keys + first;
}

size_t empi_object_size(enum empi_object object)
{
    return objects[object].size;
}

const char *empi_object_name(enum empi_object object)
{
    return objects[object].name;
}

size_t empi_values_words(enum empi_values values, const char *words[EMPI_VALUES_MAX])
{
    size_t count = 0;
    if (values >= EMPI_VALUES_SETS)
        return 0;
    while (count < EMPI_VALUES_MAX && sets[values][count][0]) {
        words[count] = sets[values][count];
        count++;
    }
    return count;
}
