/* Any bytes as a saved conversation. As they are; with their length and checksum made right, else
 * nothing would come further than these; and as changes to a state that is right, three bytes each:
 * where, and what. What loads is a conversation like any other. */
#define FUZZ_ENGINE
#include "fuzz.h"

#include "base/siphash.h"

enum { OUTSIDE = 8 + 4 + 8, CHECK = 8, STEP = 3, START = 1772438400 };

static const unsigned char no_key[EMPI_SIPHASH_KEY];

static const struct {
    int32_t from;
    const char *text;
} turns[] = {
    {EMPATHIE_PERSON, "Drie keer gebeld, drie keer niks. Wanneer hoor ik iets over mijn €340?"},
    {EMPATHIE_ORGANISATION, "Wat vervelend dat u zo lang wacht. U hoort vrijdag van ons."},
    {EMPATHIE_PERSON, "Zien jullie mij nog wel? Ik ben niet boos, maar laat maar."},
    {EMPATHIE_AUTOMATIC, "Wij hebben uw bericht ontvangen."},
    {EMPATHIE_PERSON, "Ik kan de huur niet betalen en slaap er niet van. Wanneer hoor ik iets?"},
};

static void put(uint8_t *at, uint64_t number, size_t count)
{
    for (size_t i = 0; i < count; i++)
        at[i] = (uint8_t)(number >> (8 * i));
}

static void seal(uint8_t *state, size_t length)
{
    put(state + 12, length, 8);
    put(state + length - CHECK, empi_siphash(no_key, state, length - CHECK), CHECK);
}

static void report(empathie_conversation *conversation, int64_t now)
{
    empathie_report *told = NULL;
    if (empathie_conversation_read(conversation, now, &told, NULL) != EMPATHIE_OK)
        return; /* its last turn may lie after that */
    free(fuzz_report(told, EMPATHIE_CODE_POINTS));
    empathie_report_free(told);
}

/* What is saved again loads again, and is then the same. */
static void save_again(empathie_conversation *conversation)
{
    size_t length = empathie_conversation_save(conversation, NULL, 0);
    uint8_t *first = malloc(length), *second = malloc(length);
    empathie_conversation *loaded = NULL;
    EXPECT(first && second);
    EXPECT(empathie_conversation_save(conversation, first, length) == length);
    EXPECT(empathie_conversation_load(fuzz_engine(), first, length, NULL, &loaded, NULL) ==
           EMPATHIE_OK);
    EXPECT(empathie_conversation_save(loaded, second, length) == length);
    EXPECT(memcmp(first, second, length) == 0);
    empathie_conversation_free(loaded);
    free(first);
    free(second);
}

static void load(const uint8_t *bytes, size_t length)
{
    empathie_conversation *conversation = NULL;
    empathie_error *error = NULL;
    empathie_status status =
        empathie_conversation_load(fuzz_engine(), bytes, length, NULL, &conversation, &error);
    EXPECT(status == EMPATHIE_OK || status == EMPATHIE_ERROR_STATE);
    EXPECT((status == EMPATHIE_OK) == (conversation != NULL) && (conversation != NULL) == !error);
    empathie_error_free(error);
    if (!conversation)
        return;
    save_again(conversation);
    report(conversation, START + 1000000);
    report(conversation, INT64_MAX);
    (void)empathie_conversation_add(conversation, EMPATHIE_PERSON, INT64_MAX - 9, turns[0].text,
                                    strlen(turns[0].text), NULL);
    report(conversation, INT64_MAX);
    save_again(conversation);
    empathie_conversation_free(conversation);
}

/* A state that is right; made once. */
static const uint8_t *make(size_t *length)
{
    static uint8_t *state;
    static size_t made;
    empathie_conversation *conversation = NULL;
    if (!state) {
        EXPECT(empathie_conversation_new(fuzz_engine(), &conversation, NULL) == EMPATHIE_OK);
        for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
            EXPECT(empathie_conversation_add(conversation, turns[i].from,
                                             START + (int64_t)i * 90000, turns[i].text,
                                             strlen(turns[i].text), NULL) == EMPATHIE_OK);
        made = empathie_conversation_save(conversation, NULL, 0);
        state = malloc(made);
        EXPECT(state && empathie_conversation_save(conversation, state, made) == made);
        empathie_conversation_free(conversation);
    }
    *length = made;
    return state;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    size_t right;
    const uint8_t *state = make(&right);
    uint8_t *copy;
    load(bytes, length);
    if (length >= OUTSIDE + CHECK) {
        copy = malloc(length);
        EXPECT(copy);
        memcpy(copy, bytes, length);
        seal(copy, length);
        load(copy, length);
        free(copy);
    }
    copy = malloc(right);
    EXPECT(copy);
    memcpy(copy, state, right);
    for (size_t i = 0; i + STEP <= length; i += STEP)
        copy[(bytes[i] | (size_t)bytes[i + 1] << 8) % right] = bytes[i + 2];
    seal(copy, right);
    load(copy, right);
    free(copy);
    return 0;
}
