/* Any bytes as a lexicon of a stranger: it is built or its mistakes are told, and what was built
 * listens. */
#include "fuzz.h"

static const char message[] =
    "Ik ben heel boos en wacht al drie weken, niet te geloven! Laat maar zitten... "
    "Op 12-03 om 10.15 uur betaalde ik € 40. \xf0\x9f\x98\xa1 Mooi hoor, \"u hoort van ons\".";

static void tell(empathie_error *error)
{
    size_t length = empathie_error_text(error, NULL, 0);
    char *out = malloc(length + 1);
    EXPECT(out && empathie_error_count(error) > 0);
    EXPECT(empathie_error_text(error, out, length + 1) == length && fuzz_is_utf8(out, length));
    free(out);
    empathie_error_free(error);
}

static void listen(empathie_engine *engine)
{
    empathie_scanner *scanner = NULL;
    empathie_result *result = NULL;
    EXPECT(empathie_scanner_new(engine, &scanner, NULL) == EMPATHIE_OK);
    EXPECT(empathie_scanner_scan(scanner, message, sizeof message - 1, &result, NULL) ==
           EMPATHIE_OK);
    fuzz_result(result, message, sizeof message - 1);
    empathie_result_free(result);
    EXPECT(empathie_scanner_scan_reply(scanner, message, sizeof message - 1, &result, NULL) ==
           EMPATHIE_OK);
    fuzz_result(result, message, sizeof message - 1);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    empathie_builder *builder = NULL;
    empathie_engine *engine = NULL;
    empathie_error *error = NULL;
    empathie_status status;
    EXPECT(empathie_builder_new(&builder, NULL) == EMPATHIE_OK);
    EXPECT(empathie_builder_add_bytes(builder, "stranger.yaml", (const char *)bytes, length,
                                      NULL) == EMPATHIE_OK);
    status = empathie_builder_build(builder, &engine, &error);
    EXPECT(status == EMPATHIE_OK || status == EMPATHIE_ERROR_LEXICON ||
           status == EMPATHIE_ERROR_LIMIT);
    EXPECT((status == EMPATHIE_OK) == (engine != NULL) && (engine != NULL) == (error == NULL));
    if (error)
        tell(error);
    if (engine) {
        listen(engine);
        if (empathie_builder_check(builder, &error) != EMPATHIE_OK)
            tell(error);
    }
    empathie_engine_release(engine);
    empathie_builder_free(builder);
    return 0;
}
