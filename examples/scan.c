/* What does a message tell? Build: cc scan.c $(pkg-config --cflags --libs empathie) */
#include <empathie.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **words)
{
    const char *text = count > 1 ? words[1] : "Ik wacht al weken, maar laat maar.";
    empathie_engine *engine = NULL; /* make one, keep it, share it between threads */
    empathie_scanner *scanner = NULL;
    empathie_result *result = NULL;
    char *json = NULL;
    size_t length;
    int failed = 1;

    if (empathie_engine_new_default(&engine, NULL) == EMPATHIE_OK &&
        empathie_scanner_new(engine, &scanner, NULL) == EMPATHIE_OK &&
        empathie_scanner_scan(scanner, text, strlen(text), &result, NULL) == EMPATHIE_OK) {
        length = empathie_result_json(result, EMPATHIE_CODE_POINTS, NULL, 0); /* like snprintf */
        json = malloc(length + 1);
        if (json) {
            empathie_result_json(result, EMPATHIE_CODE_POINTS, json, length + 1);
            failed = puts(json) < 0;
        }
    }
    free(json);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
    empathie_engine_release(engine);
    return failed;
}
