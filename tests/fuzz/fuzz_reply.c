/* Any bytes as an answer of the organisation, alone and as a draft in a conversation. */
#define FUZZ_ENGINE
#include "fuzz.h"

static const char question[] = "Ik wacht al drie weken op mijn geld. Ben ik jullie vergeten?";

static void draft(const char *text, size_t length)
{
    static empathie_conversation *conversation; /* a draft leaves it as it was */
    empathie_report *report = NULL;
    if (!conversation) {
        EXPECT(empathie_conversation_new(fuzz_engine(), &conversation, NULL) == EMPATHIE_OK);
        EXPECT(empathie_conversation_add(conversation, EMPATHIE_PERSON, 1772438400, question,
                                         sizeof question - 1, NULL) == EMPATHIE_OK);
    }
    EXPECT(empathie_conversation_draft(conversation, 1772538400, text, length, &report, NULL) ==
           EMPATHIE_OK);
    EXPECT(empathie_report_turn_count(report) == 2);
    fuzz_result(empathie_report_turn(report, 1), text, length);
    free(fuzz_report(report, EMPATHIE_BYTES));
    empathie_report_free(report);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *text = (const char *)bytes;
    empathie_result *result = NULL;
    EXPECT(empathie_scanner_scan_reply(fuzz_scanner(), text, length, &result, NULL) ==
           EMPATHIE_OK);
    fuzz_result(result, text, length);
    empathie_result_free(result);
    draft(text, length);
    return 0;
}
