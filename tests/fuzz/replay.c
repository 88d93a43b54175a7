/* Gives every file of the folders named to a target: what fuzzing found stays found. */
#define _POSIX_C_SOURCE 200809L
#include "fuzz.h"

#include <dirent.h>

static void give(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes;
    long length;
    EXPECT(file && fseek(file, 0, SEEK_END) == 0);
    length = ftell(file);
    EXPECT(length >= 0 && fseek(file, 0, SEEK_SET) == 0);
    bytes = malloc(length ? (size_t)length : 1);
    EXPECT(bytes && fread(bytes, 1, (size_t)length, file) == (size_t)length);
    (void)fclose(file);
    (void)printf("%s\n", path); /* the last one is the one that failed */
    (void)fflush(stdout);
    (void)LLVMFuzzerTestOneInput(bytes, (size_t)length);
    free(bytes);
}

int main(int count, char **words)
{
    size_t given = 0;
    for (int i = 1; i < count; i++) {
        DIR *folder = opendir(words[i]);
        const struct dirent *entry;
        EXPECT(folder);
        while ((entry = readdir(folder)) != NULL) {
            char path[4096];
            if (entry->d_name[0] == '.')
                continue;
            (void)snprintf(path, sizeof path, "%s/%s", words[i], entry->d_name);
            give(path);
            given++;
        }
        (void)closedir(folder);
    }
    EXPECT(given > 0);
    return 0;
}
