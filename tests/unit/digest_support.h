/* Conversations made by hand, and digests of them. */
#ifndef DIGEST_SUPPORT_H
#define DIGEST_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "digest/publish.h"
#include "engine_support.h"
#include "failing_memory.h"
#include "output/output.h"

static const char digest_yaml[] =
    "format: 1\n"
    "kind: frustration\n"
    "kinds:\n"
    "  - {id: frustration, label: frustratie}\n"
    "  - {id: masked_question, label: gemaskeerde vraag}\n"
    "  - {id: silence, label: stilte}\n"
    "  - {id: distress, label: nood}\n"
    "cues:\n"
    "  - {id: anger, kind: frustration, label: boosheid, why: Boos.}\n"
    "  - {id: grief, kind: frustration, label: verdriet, why: Verdrietig.}\n"
    "  - {id: waiting, kind: frustration, label: wachten, why: Wacht.}\n"
    "  - {id: unheard, kind: frustration, label: niet gehoord, why: Niet gehoord.}\n"
    "  - {id: trust, kind: masked_question, label: vertrouwen, why: Vertrouwen., question: Kan "
    "ik?}\n"
    "  - {id: help, kind: masked_question, label: hulp, why: Hulp., question: Wie?}\n"
    "  - {id: curt, kind: silence, label: kortaf, why: Kortaf.}\n"
    "  - {id: crisis, kind: distress, label: crisis, why: Gevaar.}\n"
    "  - {id: hardship, kind: distress, label: geldnood, why: Geldnood.}\n"
    "  - {id: overload, kind: distress, label: overbelast, why: Overbelast.}\n"
    "entries:\n"
    "  - {id: anger.angry, cue: anger, any: [boos], why: Boos., matches: [Ik ben boos.], rejects: "
    "[Dag.]}\n";

/* One conversation: bits of the cues as they stand above, of events from 1, the moment at which it
 * began, whether it was acknowledged (0 no occasion, 1 yes, 2 no), and how long something is open
 * (negative: nothing). */
typedef struct one_talk {
    unsigned cues, events;
    int64_t at;
    int acknowledged;
    int64_t open_for;
    const char *theme, *channel;
} one_talk;

static const struct {
    const char *id;
    int32_t kind;
} talk_cues[] = {{"anger", 1}, {"grief", 1}, {"waiting", 1}, {"unheard", 1},  {"trust", 2},
                 {"help", 2},  {"curt", 3},  {"crisis", 4},  {"hardship", 4}, {"overload", 4}};

enum { TALK_CUES = sizeof talk_cues / sizeof *talk_cues };

static inline enum empi_digest_outcome digest_talk(empi_digest *digest, const one_talk *talk)
{
    empi_result result = {.engine = digest->engine, .side = EMPI_SIDE_PERSON};
    const char *names[4][TALK_CUES];
    empi_report_turn turns[2] = {
        {.from = EMPI_FROM_PERSON, .at = talk->at, .result = &result},
        {.from = EMPI_FROM_ORGANISATION, .at = talk->at, .acknowledgement = talk->acknowledged}};
    empi_event events[EMPI_EVENT_LAST];
    empi_debt debt = {.kind = EMPI_FRUSTRATION, .open_for = talk->open_for};
    empi_report report = {.engine = digest->engine,
                          .now = talk->at,
                          .turns = turns,
                          .turn_count = 2,
                          .events = events,
                          .debts = &debt,
                          .debt_count = talk->open_for >= 0};
    for (int32_t kind = 1; kind <= 4; kind++) {
        empi_signal *signal = &result.signals[result.signal_count];
        *signal = (empi_signal){.kind = kind, .cues = names[kind - 1]};
        for (unsigned i = 0; i < TALK_CUES; i++)
            if (talk_cues[i].kind == kind && talk->cues >> i & 1)
                signal->cues[signal->cue_count++] = talk_cues[i].id;
        result.signal_count += signal->cue_count > 0;
    }
    for (int32_t type = 1; type <= EMPI_EVENT_LAST; type++)
        if (talk->events >> type & 1)
            events[report.event_count++] = (empi_event){.type = type};
    return empi_digest_add(digest, &report, talk->theme ? talk->theme : "",
                           talk->channel ? talk->channel : "");
}

typedef size_t (*digest_writer)(const empi_publication *publication, char *buffer, size_t capacity);

/* To be freed by the caller. */
static inline char *digest_text(const empi_digest *digest, digest_writer write)
{
    empi_publication publication;
    size_t length;
    char *text;
    assert_true(empi_publish(digest, &publication));
    length = write(&publication, NULL, 0);
    text = malloc(length + 1);
    assert_non_null(text);
    assert_int_equal(write(&publication, text, length + 1), length);
    assert_int_equal(strlen(text), length);
    empi_publication_end(&publication);
    return text;
}

/* A number that looks random and is the same on every machine. */
static inline uint32_t digest_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

#endif
