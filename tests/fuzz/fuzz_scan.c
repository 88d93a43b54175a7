/* Any bytes as a message of a person. */
#define FUZZ_ENGINE
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static empathie_scanner *scanner;
    const char *text = (const char *)bytes;
    empathie_result *result = NULL;
    if (!scanner)
        EXPECT(empathie_scanner_new(fuzz_engine(), &scanner, NULL) == EMPATHIE_OK);
    EXPECT(empathie_scanner_scan(scanner, text, length, &result, NULL) == EMPATHIE_OK);
    fuzz_result(result, text, length);
    empathie_result_free(result);
    return 0;
}
