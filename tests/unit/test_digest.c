#include "digest_support.h"

enum { MARCH_2 = 1772406000 }; /* 2026-03-02 00:00 in Amsterdam: a Monday */

static empi_digest *new_digest(empi_engine *engine, int32_t period, int64_t minimum)
{
    empi_digest *digest = empi_digest_new(engine);
    assert_non_null(digest);
    digest->options.period = period;
    digest->options.minimum = minimum;
    return digest;
}

static void expect(const empi_digest *digest, const char *part)
{
    char *json = digest_text(digest, empi_output_digest_json);
    if (!strstr(json, part))
        fail_msg("%s\nlacks %s", json, part);
    free(json);
}

static void reject(const empi_digest *digest, digest_writer write, const char *part)
{
    char *text = digest_text(digest, write);
    if (strstr(text, part))
        fail_msg("%s\nshould lack %s", text, part);
    free(text);
}

/* ---- What is counted ----------------------------------------------------------------------- */

static void conversations_are_counted_once(void **state)
{
    empi_engine *engine = engine_from(digest_yaml);
    empi_digest *digest = new_digest(engine, EMPI_PERIOD_WEEK, 1);
    (void)state;
    for (int i = 0; i < 3; i++)
        digest_talk(digest, &(one_talk){.cues = 1 | 4 | 64,
                                        .events = 1 << 2 | 1 << 6,
                                        .at = MARCH_2,
                                        .acknowledged = 2,
                                        .open_for = 2 * 86400});
    digest_talk(digest, &(one_talk){.cues = 4, .at = MARCH_2, .acknowledged = 1, .open_for = -1});
    digest_talk(digest, &(one_talk){.at = MARCH_2, .open_for = 0});
    expect(digest, "\"total\":{\"conversations\":5,\"kinds\":{\"frustration\":4,"
                   "\"masked_question\":0,\"silence\":3,\"distress\":0}");
    expect(digest, "\"cues\":{\"anger\":3,\"grief\":0,\"waiting\":4,");
    expect(digest, "\"events\":{\"tone_shift\":0,\"recurring_question\":3,\"fading\":0,");
    expect(digest, "\"acknowledgement\":{\"occasions\":4,\"acknowledged\":1,\"unacknowledged\":3}");
    expect(digest, "\"schuld\":{\"open\":4,\"by_age\":{\"under_1_day\":1,\"1_to_3_days\":3,");
    empi_digest_free(digest);
    empi_engine_release(engine);
}

static void a_promise_that_is_not_due_is_not_owed(void **state)
{
    empi_engine *engine = engine_from(digest_yaml);
    empi_digest *digest = new_digest(engine, EMPI_PERIOD_WEEK, 1);
    empi_report_turn turn = {.from = EMPI_FROM_ORGANISATION, .at = MARCH_2};
    empi_debt debts[] = {{.kind = EMPI_PROMISE, .due_at = MARCH_2 + 99}};
    empi_report report = {
        .engine = engine, .turns = &turn, .turn_count = 1, .debts = debts, .debt_count = 1};
    (void)state;
    assert_int_equal(empi_digest_add(digest, &report, "", ""), EMPI_DIGEST_DONE);
    expect(digest, "\"schuld\":{\"open\":0,");
    debts[0].open_for = 1;
    assert_int_equal(empi_digest_add(digest, &report, "", ""), EMPI_DIGEST_DONE);
    expect(digest, "\"schuld\":{\"open\":1,");
    report.turn_count = 0;
    assert_int_equal(empi_digest_add(digest, &report, "", ""), EMPI_DIGEST_DONE);
    expect(digest, "\"total\":{\"conversations\":2,");
    empi_digest_free(digest);
    empi_engine_release(engine);
}

static void periods_have_names(void **state)
{
    static const struct {
        int64_t at;
        int32_t period;
        const char *expected;
    } cases[] = {
        {MARCH_2, EMPI_PERIOD_WEEK, "\"period\":\"2026-W10\",\"from\":\"2026-03-02\""},
        {MARCH_2 - 1, EMPI_PERIOD_WEEK, "\"period\":\"2026-W09\",\"from\":\"2026-02-23\""},
        {MARCH_2 - 1, EMPI_PERIOD_DAY, "\"period\":\"2026-03-01\",\"from\":\"2026-03-01\""},
        {MARCH_2 - 1, EMPI_PERIOD_MONTH, "\"period\":\"2026-03\",\"from\":\"2026-03-01\""},
        {1767225600, EMPI_PERIOD_WEEK, "\"period\":\"2026-W01\",\"from\":\"2025-12-29\""},
        {1609459200, EMPI_PERIOD_WEEK, "\"period\":\"2020-W53\",\"from\":\"2020-12-28\""},
        {1735689600, EMPI_PERIOD_WEEK, "\"period\":\"2025-W01\",\"from\":\"2024-12-30\""},
        {1751320799, EMPI_PERIOD_MONTH, "\"period\":\"2025-06\""}, /* an hour is two in summer */
        {1751320800, EMPI_PERIOD_MONTH, "\"period\":\"2025-07\""},
        {0, EMPI_PERIOD_DAY, "\"period\":\"1970-01-01\""},
        {INT64_MAX, EMPI_PERIOD_DAY, "\"period\":\"9999-12-31\""},
        {INT64_MIN + 1, EMPI_PERIOD_MONTH, "\"period\":\"0001-01\""},
        {INT64_MIN, EMPI_PERIOD_WEEK, "\"period\":\"0001-W01\""},
        {INT64_MAX, EMPI_PERIOD_WEEK, "\"period\":\"9999-W52\""},
    };
    empi_engine *engine = engine_from(digest_yaml);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        empi_digest *digest = new_digest(engine, cases[i].period, 1);
        digest_talk(digest, &(one_talk){.at = cases[i].at, .open_for = -1});
        expect(digest, cases[i].expected);
        free(digest_text(digest, empi_output_digest_html));
        empi_digest_free(digest);
    }
    empi_engine_release(engine);
}

/* ---- What is not shown --------------------------------------------------------------------- */

static void add_many(empi_digest *digest, int count, one_talk one)
{
    for (int i = 0; i < count; i++)
        assert_int_equal(digest_talk(digest, &one), EMPI_DIGEST_DONE);
}

static void small_groups_have_no_name(void **state)
{
    static const digest_writer writers[] = {empi_output_digest_json, empi_output_digest_csv,
                                            empi_output_digest_html};
    empi_engine *engine = engine_from(digest_yaml);
    empi_digest *digest = new_digest(engine, EMPI_PERIOD_WEEK, 5);
    (void)state;
    add_many(digest, 4, (one_talk){.at = MARCH_2, .open_for = -1, .theme = "zeldzaam"});
    for (size_t i = 0; i < 3; i++)
        reject(digest, writers[i], "zeldzaam");
    expect(digest, "\"total\":{\"conversations\":{\"least\":0,\"most\":4},");
    expect(digest, "\"periods\":[],\"themes\":[],\"channels\":[]}");
    add_many(digest, 9, (one_talk){.at = MARCH_2, .open_for = -1, .theme = "parkeren"});
    for (size_t i = 0; i < 3; i++) {
        reject(digest, writers[i], "zeldzaam");
        reject(digest, writers[i], "parkeren"); /* or four would be the others */
    }
    expect(digest, "\"themes\":[{\"rest\":true,\"conversations\":13,");
    add_many(digest, 1, (one_talk){.at = MARCH_2, .open_for = -1, .theme = "ook zeldzaam"});
    for (size_t i = 0; i < 3; i++)
        reject(digest, writers[i], "zeldzaam");
    expect(digest, "\"themes\":[{\"theme\":\"parkeren\",\"conversations\":9,");
    expect(digest, "{\"rest\":true,\"conversations\":5,");
    empi_digest_free(digest);
    empi_engine_release(engine);
}

/* ---- Merging ------------------------------------------------------------------------------- */

static one_talk some_talk(uint64_t *seed)
{
    static const char *const themes[] = {"afval",     "paspoort", "wmo",
                                         "belasting", NULL,       "grafrecht"};
    static const char *const channels[] = {"mail", "chat", "balie"};
    uint32_t spread = digest_random(seed) % 100;
    one_talk made = {.at = MARCH_2 + (int64_t)(digest_random(seed) % 60) * 43200,
                     .acknowledged = (int)(digest_random(seed) % 3),
                     .open_for = -1};
    for (unsigned i = 0; i < TALK_CUES; i++)
        made.cues |= (unsigned)(digest_random(seed) % 100 < spread / (i + 1)) << i;
    for (unsigned i = 1; i <= 5; i++)
        made.events |= (unsigned)(digest_random(seed) % (2 * i + 1) == 0) << i;
    if (digest_random(seed) % 3 == 0)
        made.open_for = digest_random(seed) % (40 * 86400);
    made.theme = themes[digest_random(seed) % (1 + digest_random(seed) % 6)];
    made.channel = channels[digest_random(seed) % (1 + digest_random(seed) % 3)];
    return made;
}

static void merging_gives_the_same_in_any_order(void **state)
{
    static const int orders[][3] = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {2, 0, 1}};
    static const digest_writer writers[] = {empi_output_digest_json, empi_output_digest_csv,
                                            empi_output_digest_html};
    empi_engine *engine = engine_from(digest_yaml);
    (void)state;
    for (uint64_t seed = 1; seed < 20; seed++)
        for (size_t order = 0; order < 4; order++) {
            empi_digest *whole = new_digest(engine, EMPI_PERIOD_WEEK, 5), *parts[3];
            uint64_t random = seed;
            for (int i = 0; i < 3; i++)
                parts[i] = new_digest(engine, EMPI_PERIOD_WEEK, 5);
            for (int i = 0; i < 150; i++) {
                one_talk one = some_talk(&random);
                digest_talk(whole, &one);
                digest_talk(parts[digest_random(&random) % 3], &one);
            }
            for (int i = 1; i < 3; i++)
                assert_int_equal(
                    empi_digest_merge(parts[orders[order][0]], parts[orders[order][i]]),
                    EMPI_DIGEST_DONE);
            for (size_t i = 0; i < 3; i++) {
                char *one = digest_text(whole, writers[i]);
                char *other = digest_text(parts[orders[order][0]], writers[i]);
                assert_string_equal(one, other);
                free(one);
                free(other);
            }
            for (int i = 0; i < 3; i++)
                empi_digest_free(parts[i]);
            empi_digest_free(whole);
        }
    empi_engine_release(engine);
}

/* ---- Limits and memory --------------------------------------------------------------------- */

static void themes_are_bounded(void **state)
{
    empi_engine *engine = engine_from(digest_yaml);
    empi_digest *digest = new_digest(engine, EMPI_PERIOD_MONTH, 5);
    char name[16], *before, *after;
    (void)state;
    for (int i = 0; i < EMPI_DIGEST_GROUPS; i++) {
        (void)snprintf(name, sizeof name, "t%d", i * 7919 % EMPI_DIGEST_GROUPS);
        assert_int_equal(digest_talk(digest, &(one_talk){.at = MARCH_2, .theme = name}),
                         EMPI_DIGEST_DONE);
    }
    before = digest_text(digest, empi_output_digest_json);
    assert_int_equal(digest_talk(digest, &(one_talk){.at = MARCH_2, .theme = "een te veel"}),
                     EMPI_DIGEST_FULL);
    after = digest_text(digest, empi_output_digest_json);
    assert_string_equal(before, after);
    assert_int_equal(digest_talk(digest, &(one_talk){.at = MARCH_2, .theme = "t5"}),
                     EMPI_DIGEST_DONE);
    free(before);
    free(after);
    empi_digest_free(digest);
    empi_engine_release(engine);
}

/* Adds, merges and writes with the n-th allocation failing: each step is done or not done. */
static bool work(empi_engine *engine, failing_memory *memory, const empi_memory *use)
{
    empi_memory usual = engine->program->memory;
    empi_digest *digest, *other;
    empi_publication publication;
    bool done = false;
    engine->program->memory = *use;
    digest = empi_digest_new(engine);
    other = digest ? empi_digest_new(engine) : NULL;
    if (other) {
        uint64_t seed = 5;
        int64_t counted;
        done = true;
        for (int i = 0; i < 30 && done; i++) {
            one_talk one = some_talk(&seed);
            counted = digest->total->counts[0];
            done = digest_talk(i % 2 ? digest : other, &one) == EMPI_DIGEST_DONE;
            assert_true(done || digest->total->counts[0] == counted);
        }
        counted = digest->total->counts[0];
        done = done && empi_digest_merge(digest, other) == EMPI_DIGEST_DONE;
        assert_true(done || digest->total->counts[0] == counted);
        done = empi_publish(digest, &publication) && done;
        empi_publication_end(&publication);
    }
    empi_digest_free(other);
    empi_digest_free(digest);
    engine->program->memory = usual;
    assert_int_equal(memory->in_use, 0);
    assert_int_equal(memory->wrong_sizes, 0);
    return done;
}

static void memory_may_lack(void **state)
{
    empi_engine *engine = engine_from(digest_yaml);
    size_t fail_at = 0;
    bool done = false;
    (void)state;
    while (!done && fail_at < 2000) {
        failing_memory memory;
        empi_memory use = failing_memory_use(&memory, ++fail_at);
        memory.once = fail_at % 2 == 0;
        done = work(engine, &memory, &use) && memory.requests < fail_at;
    }
    assert_true(done);
    assert_true(fail_at > 40);
    empi_engine_release(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conversations_are_counted_once),
        cmocka_unit_test(a_promise_that_is_not_due_is_not_owed),
        cmocka_unit_test(periods_have_names),
        cmocka_unit_test(small_groups_have_no_name),
        cmocka_unit_test(merging_gives_the_same_in_any_order),
        cmocka_unit_test(themes_are_bounded),
        cmocka_unit_test(memory_may_lack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
