/* Any bytes as a message of a person. */
#define FUZZ_ENGINE
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *text = (const char *)bytes;
    empathie_result *result = NULL;
    EXPECT(empathie_scanner_scan(fuzz_scanner(), text, length, &result, NULL) == EMPATHIE_OK);
    fuzz_result(result, text, length);
    empathie_result_free(result);
    return 0;
}
