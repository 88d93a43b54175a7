/* What the numbers of lexicons/nl/strength.yaml do, as recorded in cases/strength.tsv, with
 * the words of cases/strength.yaml; without the tables points*.yaml, which have points for any
 * words.
 *
 * A line there has what it guards, "p" for a message of a person or "o" for an answer of the
 * organisation, the text, and what is told: of each signal its kind (and mask), intensity,
 * confidence and how many pieces of evidence, and "-" for none. Whoever changes a number changes
 * its lines: a line that is wrong is printed as it would be right. */
#include "../support/recorded.h"

#include <glob.h>

static void tell(const empathie_result *result, char *told, size_t size)
{
    size_t at = 0;
    (void)snprintf(told, size, "-");
    for (size_t i = 0; i < empathie_result_count(result) && at < size; i++) {
        const empathie_signal *signal = empathie_result_signal(result, i);
        at += (size_t)snprintf(
            told + at, size - at, "%s%s%s%s %d %d %d", i ? ", " : "",
            empathie_kind_name(empathie_signal_kind(signal)),
            empathie_signal_mask(signal) ? "/" : "",
            empathie_signal_mask(signal) ? empathie_mask_name(empathie_signal_mask(signal)) : "",
            (int)empathie_signal_intensity(signal), (int)empathie_signal_confidence(signal),
            (int)empathie_signal_count(signal));
    }
}

static int check_line(empathie_scanner *scanner, char *line)
{
    char *cells[4] = {line}, told[200];
    empathie_result *result = NULL;
    for (int i = 1; i < 4; i++) {
        cells[i] = strchr(cells[i - 1], '\t');
        assert_non_null(cells[i]);
        *cells[i]++ = '\0';
    }
    assert_int_equal((*cells[1] == 'o' ? empathie_scanner_scan_reply : empathie_scanner_scan)(
                         scanner, cells[2], strlen(cells[2]), &result, NULL),
                     EMPATHIE_OK);
    tell(result, told, sizeof told);
    empathie_result_free(result);
    if (strcmp(told, cells[3]) == 0)
        return 0;
    print_error("%s\t%s\t%s\t%s\n", cells[0], cells[1], cells[2], told);
    return 1;
}

/* The built-in lexicons without those files. */
static empathie_scanner *scanner_without_points(void)
{
    empathie_builder *builder;
    empathie_scanner *scanner;
    glob_t files;
    int left_out = 0;
    assert_int_equal(empathie_builder_new(&builder, NULL), EMPATHIE_OK);
    assert_int_equal(glob(TEST_DATA_DIR "/../lexicons/nl/*.yaml", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++)
        if (strncmp(strrchr(files.gl_pathv[i], '/'), "/points", 7) == 0)
            left_out++;
        else
            assert_int_equal(empathie_builder_add_file(builder, files.gl_pathv[i], NULL),
                             EMPATHIE_OK);
    assert_int_equal(left_out, 3);
    globfree(&files);
    assert_int_equal(empathie_builder_add_file(builder, TEST_DATA_DIR "/cases/strength.yaml", NULL),
                     EMPATHIE_OK);
    scanner = scanner_of(built(builder)); /* which takes the engine over */
    empathie_builder_free(builder);
    return scanner;
}

static void as_recorded(void **unused)
{
    empathie_scanner *scanner = scanner_without_points();
    (void)unused;
    check_recorded(scanner, "cases/strength.tsv", 24, check_line);
    empathie_scanner_free(scanner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_recorded)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
