/* Conversations: arguments and limits, what is noticed in the cases, drafts, and the ledger. */
#include "../support/conversations.h"
#include "../support/counted_memory.h"

static empathie_engine *engine;

static empathie_conversation *fresh(void)
{
    empathie_conversation *conversation = NULL;
    assert_int_equal(empathie_conversation_new(engine, &conversation, NULL), EMPATHIE_OK);
    assert_non_null(conversation);
    return conversation;
}

static empathie_status add(empathie_conversation *conversation, int32_t from, int64_t at,
                           const char *text)
{
    return empathie_conversation_add(conversation, from, at, text, strlen(text), NULL);
}

static empathie_report *read_at(empathie_conversation *conversation, int64_t now)
{
    empathie_report *report = NULL;
    assert_int_equal(empathie_conversation_read(conversation, now, &report, NULL), EMPATHIE_OK);
    assert_non_null(report);
    return report;
}

static const empathie_event *event_of(const empathie_report *report, int32_t type)
{
    for (size_t i = 0; i < empathie_report_count(report); i++)
        if (empathie_event_type(empathie_report_event(report, i)) == type)
            return empathie_report_event(report, i);
    return NULL;
}

enum { MONDAY = 1772438400, HOUR = 3600, DAY = 86400 }; /* 2026-03-02 08:00 UTC, nine in Dutch */

static const char afraid[] = "Ik slaap al dagen niet van de brief over mijn uitkering. Moet ik alles "
                             "terugbetalen?";
static const char cold[] = "Zie artikel 12 van het besluit.";
static const char warm[] = "Wat naar dat u door onze brief niet slaapt, dat had ik u eerst moeten "
                           "uitleggen. Ik bel u vrijdag.";

/* ---- arguments ---- */

static void null_is_answered(void **unused)
{
    empathie_conversation *conversation = (empathie_conversation *)1;
    empathie_report *report = (empathie_report *)1;
    empathie_error *error = NULL;
    unsigned char key[16] = {0};
    char buffer[4] = "abc";
    (void)unused;
    assert_int_equal(empathie_conversation_new(NULL, &conversation, &error),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_null(conversation);
    assert_int_equal(empathie_error_status(error), EMPATHIE_ERROR_ARGUMENT);
    empathie_error_free(error);
    assert_int_equal(empathie_conversation_new(engine, NULL, NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_conversation_set(NULL, 1, 1, NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_conversation_set_key(NULL, key, NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_conversation_add(NULL, EMPATHIE_PERSON, 0, "x", 1, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_conversation_read(NULL, 0, &report, NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_null(report);
    report = (empathie_report *)1;
    assert_int_equal(empathie_conversation_draft(NULL, 0, "x", 1, &report, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_null(report);
    empathie_conversation_free(NULL);
    empathie_report_free(NULL);
    assert_int_equal(empathie_report_turn_count(NULL), 0);
    assert_null(empathie_report_turn(NULL, 0));
    assert_int_equal(empathie_report_from(NULL, 0), 0);
    assert_int_equal(empathie_report_at(NULL, 0), 0);
    assert_int_equal(empathie_report_acknowledged(NULL, 0), EMPATHIE_ACKNOWLEDGED_NO_OCCASION);
    assert_int_equal(empathie_report_count(NULL), 0);
    assert_null(empathie_report_event(NULL, 0));
    assert_int_equal(empathie_event_type(NULL), 0);
    assert_int_equal(empathie_event_turn(NULL), 0);
    assert_true(empathie_event_refers_to(NULL) == SIZE_MAX);
    assert_int_equal(empathie_event_seconds(NULL), 0);
    assert_null(empathie_event_why(NULL));
    assert_int_equal(empathie_event_count(NULL), 0);
    assert_null(empathie_event_evidence(NULL, 0));
    assert_int_equal(empathie_report_debt_count(NULL), 0);
    assert_null(empathie_report_debt(NULL, 0));
    assert_int_equal(empathie_debt_kind(NULL), 0);
    assert_int_equal(empathie_debt_turn(NULL), 0);
    assert_int_equal(empathie_debt_opened_at(NULL), 0);
    assert_int_equal(empathie_debt_due_at(NULL), 0);
    assert_int_equal(empathie_debt_open_for(NULL), 0);
    assert_int_equal(empathie_report_json(NULL, EMPATHIE_BYTES, buffer, sizeof buffer), 0);
    assert_string_equal(buffer, "");
}

static void names_of_events(void **unused)
{
    (void)unused;
    assert_string_equal(empathie_event_name(EMPATHIE_EVENT_TONE_SHIFT), "tone_shift");
    assert_string_equal(empathie_event_name(EMPATHIE_EVENT_ACKNOWLEDGED), "acknowledged");
    assert_null(empathie_event_name(0));
    assert_null(empathie_event_name(8));
    assert_string_equal(empathie_kind_name(EMPATHIE_KIND_PROMISE), "promise");
}

static void options_have_bounds(void **unused)
{
    static const struct {
        int32_t option;
        int64_t value;
        empathie_status status;
    } cases[] = {
        {EMPATHIE_OPTION_ANSWER_SECONDS, 0, EMPATHIE_ERROR_ARGUMENT},
        {EMPATHIE_OPTION_ANSWER_SECONDS, 1, EMPATHIE_OK},
        {EMPATHIE_OPTION_SILENT_SECONDS, INT64_MAX, EMPATHIE_ERROR_ARGUMENT},
        {EMPATHIE_OPTION_CHAT_SILENT_SECONDS, -1, EMPATHIE_ERROR_ARGUMENT},
        {EMPATHIE_OPTION_DAY_START, 1020, EMPATHIE_ERROR_ARGUMENT}, /* not before the end */
        {EMPATHIE_OPTION_DAY_START, 480, EMPATHIE_OK},
        {EMPATHIE_OPTION_DAY_END, 480, EMPATHIE_ERROR_ARGUMENT},
        {EMPATHIE_OPTION_DAY_END, 1440, EMPATHIE_OK},
        {EMPATHIE_OPTION_DAY_END, 1441, EMPATHIE_ERROR_ARGUMENT},
        {EMPATHIE_OPTION_WORKDAYS, 0, EMPATHIE_ERROR_ARGUMENT},
        {EMPATHIE_OPTION_WORKDAYS, 127, EMPATHIE_OK},
        {EMPATHIE_OPTION_HOLIDAYS, 3, EMPATHIE_ERROR_ARGUMENT},
        {EMPATHIE_OPTION_HOLIDAYS, EMPATHIE_HOLIDAYS_BE, EMPATHIE_OK},
        {EMPATHIE_OPTION_ZONE, 900, EMPATHIE_ERROR_ARGUMENT},
        {EMPATHIE_OPTION_ZONE, -210, EMPATHIE_OK},
        {EMPATHIE_OPTION_ZONE, EMPATHIE_ZONE_CENTRAL_EUROPE, EMPATHIE_OK},
        {0, 1, EMPATHIE_ERROR_ARGUMENT},
        {10, 1, EMPATHIE_ERROR_ARGUMENT},
    };
    empathie_conversation *conversation = fresh();
    unsigned char key[16] = {7};
    (void)unused;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(empathie_conversation_set(conversation, cases[i].option, cases[i].value,
                                                   NULL),
                         cases[i].status);
    assert_int_equal(empathie_conversation_set_key(conversation, key, NULL), EMPATHIE_OK);
    assert_int_equal(add(conversation, EMPATHIE_PERSON, 0, "Dag"), EMPATHIE_OK);
    assert_int_equal(empathie_conversation_set(conversation, EMPATHIE_OPTION_ZONE, 0, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_conversation_set_key(conversation, key, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    empathie_conversation_free(conversation);
}

static void times_do_not_go_back(void **unused)
{
    empathie_conversation *conversation = fresh();
    empathie_report *report = NULL;
    empathie_error *error = NULL;
    (void)unused;
    assert_int_equal(add(conversation, EMPATHIE_PERSON, 100, "Dag"), EMPATHIE_OK);
    assert_int_equal(add(conversation, EMPATHIE_PERSON, 100, "Dag"), EMPATHIE_OK);
    assert_int_equal(empathie_conversation_add(conversation, EMPATHIE_PERSON, 99, "x", 1, &error),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_string_equal(empathie_error_message(error, 0),
                        "the time lies before that of the last turn");
    empathie_error_free(error);
    assert_int_equal(add(conversation, 4, 200, "x"), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(add(conversation, 0, 200, "x"), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_conversation_add(conversation, EMPATHIE_PERSON, 200, NULL, 1, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_conversation_add(conversation, EMPATHIE_PERSON, 200, NULL, 0, NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_conversation_read(conversation, 199, &report, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_null(report);
    report = read_at(conversation, 200);
    assert_int_equal(empathie_report_turn_count(report), 3);
    empathie_report_free(report);
    empathie_conversation_free(conversation);
}

static void turns_are_limited(void **unused)
{
    empathie_builder *builder = small_builder();
    empathie_engine *small;
    empathie_conversation *conversation = NULL;
    (void)unused;
    assert_int_equal(empathie_builder_set_limit(builder, EMPATHIE_LIMIT_TURNS, 0, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_builder_set_limit(builder, EMPATHIE_LIMIT_TURNS, 2, NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_builder_set_limit(builder, EMPATHIE_LIMIT_TEXT_BYTES, 10, NULL),
                     EMPATHIE_OK);
    small = built(builder);
    empathie_builder_free(builder);
    assert_int_equal(empathie_conversation_new(small, &conversation, NULL), EMPATHIE_OK);
    empathie_engine_release(small);
    assert_int_equal(add(conversation, EMPATHIE_PERSON, 0, "elf letters"), EMPATHIE_ERROR_LIMIT);
    assert_int_equal(add(conversation, EMPATHIE_PERSON, 0, "een"), EMPATHIE_OK);
    assert_int_equal(add(conversation, EMPATHIE_PERSON, 0, "twee"), EMPATHIE_OK);
    assert_int_equal(add(conversation, EMPATHIE_PERSON, 0, "drie"), EMPATHIE_ERROR_LIMIT);
    empathie_conversation_free(conversation);
}

/* ---- what is noticed ---- */

static bool expects(const json_t *signals, const char *type, size_t turn)
{
    for (size_t i = 0; i < json_array_size(signals); i++) {
        const json_t *one = json_array_get(signals, i);
        if (strcmp(json_string_value(json_object_get(one, "type")), type) == 0 &&
            (size_t)json_integer_value(json_object_get(one, "turn")) == turn)
            return true;
    }
    return false;
}

static bool is_curt(const empathie_result *result)
{
    for (size_t i = 0; i < empathie_result_count(result); i++) {
        const empathie_signal *signal = empathie_result_signal(result, i);
        for (size_t k = 0; k < empathie_signal_cue_count(signal); k++)
            if (strcmp(empathie_signal_cue(signal, k), "curt") == 0)
                return true;
    }
    return false;
}

/* Where a case says which turns are curt, no other is. */
static int check_curt(const json_t *expected, const empathie_report *report)
{
    const json_t *turns = json_object_get(expected, "curt");
    int wrong = 0;
    for (size_t i = 0; turns && i < empathie_report_turn_count(report); i++) {
        bool wanted = false;
        for (size_t k = 0; k < json_array_size(turns); k++)
            wanted = wanted || json_integer_value(json_array_get(turns, k)) == (json_int_t)i;
        if (is_curt(empathie_report_turn(report, i)) == wanted)
            continue;
        print_error("%s: turn %zu is %scurt\n",
                    json_string_value(json_object_get(expected, "id")), i, wanted ? "not " : "");
        wrong = 1;
    }
    return wrong;
}

static int check_case(const json_t *expected, const empathie_report *report)
{
    const json_t *signals = json_object_get(expected, "signals");
    const char *id = json_string_value(json_object_get(expected, "id"));
    int wrong = json_array_size(signals) != empathie_report_count(report);
    for (size_t i = 0; i < empathie_report_count(report); i++) {
        const empathie_event *event = empathie_report_event(report, i);
        const char *type = empathie_event_name(empathie_event_type(event));
        assert_true(empathie_event_turn(event) < empathie_report_turn_count(report));
        assert_true(strlen(empathie_event_why(event)) > 20);
        if (expects(signals, type, empathie_event_turn(event)))
            continue;
        print_error("%s: %s at turn %zu is not expected\n", id, type, empathie_event_turn(event));
        wrong = 1;
    }
    if (wrong)
        print_error("%s (%s) has %zu events, not %zu\n", id,
                    json_string_value(json_object_get(expected, "guards")),
                    empathie_report_count(report), json_array_size(signals));
    return wrong;
}

static void the_cases(void **unused)
{
    conversations all = read_conversations(0);
    int wrong = 0;
    (void)unused;
    assert_true(all.count > 20);
    for (size_t i = 0; i < all.count; i++) {
        spoken talk = conversation_at(&all, i);
        empathie_conversation *conversation = fresh();
        empathie_report *report;
        say(conversation, &talk, 0, talk.count);
        report = read_at(conversation, talk.now);
        wrong += check_case(json_array_get(all.lines, i), report);
        wrong += check_curt(json_array_get(all.lines, i), report);
        empathie_report_free(report);
        empathie_conversation_free(conversation);
    }
    free_conversations(&all);
    assert_int_equal(wrong, 0);
}

static void silence_tells_how_long(void **unused)
{
    empathie_conversation *conversation = fresh();
    empathie_report *report;
    const empathie_event *event;
    (void)unused;
    assert_int_equal(add(conversation, EMPATHIE_PERSON, MONDAY, afraid), EMPATHIE_OK);
    assert_int_equal(add(conversation, EMPATHIE_ORGANISATION, MONDAY + DAY, cold), EMPATHIE_OK);
    report = read_at(conversation, MONDAY + 14 * DAY);
    event = event_of(report, EMPATHIE_EVENT_WENT_SILENT);
    assert_non_null(event);
    assert_int_equal(empathie_event_turn(event), 1);
    assert_int_equal(empathie_event_refers_to(event), 0);
    assert_int_equal(empathie_event_seconds(event), 13 * DAY);
    assert_int_equal(empathie_report_acknowledged(report, 1), EMPATHIE_ACKNOWLEDGED_NO);
    assert_int_equal(empathie_report_from(report, 0), EMPATHIE_PERSON);
    assert_int_equal(empathie_report_at(report, 1), MONDAY + DAY);
    empathie_report_free(report);
    empathie_conversation_free(conversation);
}

/* The threshold is the caller's. */
static void thresholds_are_set(void **unused)
{
    static const int64_t seconds[] = {4 * HOUR, 80 * HOUR};
    (void)unused;
    for (int i = 0; i < 2; i++) {
        empathie_conversation *conversation = fresh();
        empathie_report *report;
        assert_int_equal(empathie_conversation_set(conversation, EMPATHIE_OPTION_ANSWER_SECONDS,
                                                   seconds[i], NULL),
                         EMPATHIE_OK);
        assert_int_equal(add(conversation, EMPATHIE_PERSON, MONDAY, "Is de zaal vrij?"),
                         EMPATHIE_OK);
        report = read_at(conversation, MONDAY + DAY);
        assert_int_equal(event_of(report, EMPATHIE_EVENT_LEFT_UNANSWERED) != NULL, i == 0);
        empathie_report_free(report);
        empathie_conversation_free(conversation);
    }
}

/* ---- the ledger and drafts ---- */

static void ledger_opens_and_closes(void **unused)
{
    empathie_conversation *conversation = fresh();
    empathie_report *report;
    const empathie_debt *debt;
    (void)unused;
    assert_int_equal(add(conversation, EMPATHIE_PERSON, MONDAY, afraid), EMPATHIE_OK);
    assert_int_equal(add(conversation, EMPATHIE_ORGANISATION, MONDAY + HOUR, cold), EMPATHIE_OK);
    report = read_at(conversation, MONDAY + DAY);
    assert_true(empathie_report_debt_count(report) >= 1);
    debt = empathie_report_debt(report, 0);
    assert_int_equal(empathie_debt_turn(debt), 0);
    assert_int_equal(empathie_debt_opened_at(debt), MONDAY);
    assert_int_equal(empathie_debt_due_at(debt), MONDAY);
    assert_int_equal(empathie_debt_open_for(debt), DAY);
    empathie_report_free(report);

    assert_int_equal(add(conversation, EMPATHIE_PERSON, MONDAY + DAY, "Ik ben er echt kapot van."),
                     EMPATHIE_OK);
    assert_int_equal(add(conversation, EMPATHIE_ORGANISATION, MONDAY + DAY + HOUR, warm),
                     EMPATHIE_OK);
    report = read_at(conversation, MONDAY + 2 * DAY);
    assert_int_equal(empathie_report_acknowledged(report, 3), EMPATHIE_ACKNOWLEDGED_YES);
    assert_int_equal(empathie_report_debt_count(report), 1);
    debt = empathie_report_debt(report, 0);
    assert_int_equal(empathie_debt_kind(debt), EMPATHIE_KIND_PROMISE);
    assert_int_equal(empathie_debt_turn(debt), 3);
    assert_int_equal(empathie_debt_open_for(debt), 0);
    assert_true(empathie_debt_due_at(debt) > MONDAY + 4 * DAY);
    empathie_report_free(report);

    report = read_at(conversation, MONDAY + 10 * DAY);
    debt = empathie_report_debt(report, 0);
    assert_true(empathie_debt_open_for(debt) > 4 * DAY); /* Friday went by */
    empathie_report_free(report);

    assert_int_equal(add(conversation, EMPATHIE_ORGANISATION, MONDAY + 10 * DAY,
                         "Zoals beloofd heb ik u net gebeld, de brief is ingetrokken."),
                     EMPATHIE_OK);
    report = read_at(conversation, MONDAY + 10 * DAY);
    assert_int_equal(empathie_report_debt_count(report), 0);
    empathie_report_free(report);
    empathie_conversation_free(conversation);
}

static void draft_changes_nothing(void **unused)
{
    empathie_conversation *conversation = fresh();
    empathie_report *report = NULL;
    char *before, *after;
    (void)unused;
    assert_int_equal(add(conversation, EMPATHIE_PERSON, MONDAY, afraid), EMPATHIE_OK);
    before = told(conversation, MONDAY + HOUR);
    assert_int_equal(empathie_conversation_draft(conversation, MONDAY + HOUR, cold, strlen(cold),
                                                 &report, NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_report_turn_count(report), 2);
    assert_int_equal(empathie_report_acknowledged(report, 1), EMPATHIE_ACKNOWLEDGED_NO);
    assert_true(empathie_report_debt_count(report) >= 1);
    empathie_report_free(report);
    assert_int_equal(empathie_conversation_draft(conversation, MONDAY + HOUR, warm, strlen(warm),
                                                 &report, NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_report_acknowledged(report, 1), EMPATHIE_ACKNOWLEDGED_YES);
    assert_non_null(event_of(report, EMPATHIE_EVENT_ACKNOWLEDGED));
    assert_true(empathie_event_count(event_of(report, EMPATHIE_EVENT_ACKNOWLEDGED)) > 0);
    after = told(conversation, MONDAY + HOUR);
    assert_string_equal(before, after);
    free(before);
    free(after);
    empathie_conversation_free(conversation);
    assert_int_equal(empathie_report_turn_count(report), 2); /* the report lives on */
    assert_non_null(empathie_event_evidence(event_of(report, EMPATHIE_EVENT_ACKNOWLEDGED), 0));
    empathie_report_free(report);
}

/* ---- hostile ---- */

static void times_at_the_ends(void **unused)
{
    static const int64_t first = INT64_C(-62135596800), last = INT64_C(253402300799);
    static const int64_t outside[] = {INT64_MIN, INT64_MAX, INT64_C(-62135596801),
                                      INT64_C(253402300800),
                                      INT64_C(1763800000000)}; /* a date in milliseconds */
    empathie_conversation *conversation = fresh();
    empathie_report *report;
    (void)unused;
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        assert_int_equal(add(conversation, EMPATHIE_PERSON, outside[i], "Dag"),
                         EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(add(conversation, EMPATHIE_PERSON, first, afraid), EMPATHIE_OK);
    assert_int_equal(add(conversation, EMPATHIE_ORGANISATION, first, warm), EMPATHIE_OK);
    assert_int_equal(add(conversation, EMPATHIE_PERSON, last, afraid), EMPATHIE_OK);
    assert_int_equal(empathie_conversation_read(conversation, last + 1, &report, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    report = read_at(conversation, last);
    empathie_report_free(report);
    empathie_conversation_free(conversation);
}

static void any_bytes(void **unused)
{
    empathie_conversation *conversation = fresh();
    empathie_report *report;
    char bytes[256];
    (void)unused;
    for (int i = 0; i < 256; i++)
        bytes[i] = (char)i;
    for (int32_t from = EMPATHIE_PERSON; from <= EMPATHIE_AUTOMATIC; from++) {
        assert_int_equal(empathie_conversation_add(conversation, from, 0, bytes, 256, NULL),
                         EMPATHIE_OK);
        assert_int_equal(add(conversation, from, 0, ""), EMPATHIE_OK);
        assert_int_equal(add(conversation, from, 0, "!!!?!?...😡😡😡"), EMPATHIE_OK);
    }
    report = read_at(conversation, 0);
    assert_int_equal(empathie_report_turn_count(report), 9);
    empathie_report_free(report);
    empathie_conversation_free(conversation);
    conversation = fresh(); /* no turns at all */
    report = read_at(conversation, 0);
    assert_int_equal(empathie_report_turn_count(report), 0);
    assert_int_equal(empathie_report_count(report), 0);
    empathie_report_free(report);
    empathie_conversation_free(conversation);
}

/* From new to report while the n-th request for memory fails, for every n. */
static bool talk_with(empathie_engine *counted)
{
    empathie_conversation *conversation = NULL;
    empathie_report *report = NULL;
    bool done = empathie_conversation_new(counted, &conversation, NULL) == EMPATHIE_OK;
    for (int i = 0; done && i < 4; i++)
        done = empathie_conversation_add(conversation, i % 2 + 1, MONDAY + i * DAY,
                                         i % 2 ? warm : afraid, strlen(i % 2 ? warm : afraid),
                                         NULL) == EMPATHIE_OK;
    done = done && empathie_conversation_draft(conversation, MONDAY + 9 * DAY, cold, strlen(cold),
                                               &report, NULL) == EMPATHIE_OK;
    assert_int_equal(done, report != NULL);
    empathie_report_free(report);
    empathie_conversation_free(conversation);
    return done;
}

static void every_request_may_fail(void **unused)
{
    counted_memory memory = {0};
    empathie_builder *builder = NULL;
    empathie_engine *counted;
    size_t in_use, requests, most;
    (void)unused;
    assert_int_equal(empathie_builder_new_with_memory(counted_resize, &memory, &builder, NULL),
                     EMPATHIE_OK);
    add_small(builder);
    counted = built(builder);
    empathie_builder_free(builder);
    in_use = memory.in_use;
    requests = memory.requests;
    assert_true(talk_with(counted));
    most = memory.requests - requests;
    for (size_t fail = 1; fail <= most; fail++) {
        memory.once = fail % 2;
        memory.fail_at = memory.requests + fail;
        (void)talk_with(counted); /* expressions do without a stack where there is no memory */
        assert_int_equal(memory.in_use, in_use);
    }
    memory.fail_at = 0;
    assert_true(talk_with(counted));
    assert_int_equal(memory.in_use, in_use);
    assert_int_equal(memory.wrong_sizes, 0);
    empathie_engine_release(counted);
    assert_int_equal(memory.in_use, 0);
}

static int begin(void **unused)
{
    (void)unused;
    engine = default_engine();
    return 0;
}

static int end(void **unused)
{
    (void)unused;
    empathie_engine_release(engine);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_is_answered),       cmocka_unit_test(names_of_events),
        cmocka_unit_test(options_have_bounds),    cmocka_unit_test(times_do_not_go_back),
        cmocka_unit_test(turns_are_limited),      cmocka_unit_test(the_cases),
        cmocka_unit_test(silence_tells_how_long), cmocka_unit_test(thresholds_are_set),
        cmocka_unit_test(ledger_opens_and_closes), cmocka_unit_test(draft_changes_nothing),
        cmocka_unit_test(times_at_the_ends),      cmocka_unit_test(any_bytes),
        cmocka_unit_test(every_request_may_fail),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
