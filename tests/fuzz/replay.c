/* Gives a fuzzer every file of the folders named on the command line: the ordinary test that what
 * was once found stays mended. */
#include <dirent.h>
#include <string.h>

#include "fuzz.h"

static void replay(const char *path) {
    static uint8_t bytes[1 << 20];
    FILE *file = fopen(path, "rb");
    PROMISE(file);
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    uint8_t *exact = malloc(size + (size == 0)); /* so that a sanitizer sees its end */
    PROMISE(exact);
    memcpy(exact, bytes, size);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
}

int main(int count, char **folders) {
    int files = 0;
    for (int i = 1; i < count; i++) {
        DIR *folder = opendir(folders[i]);
        PROMISE(folder);
        for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
            char path[2000];
            if (entry->d_name[0] == '.') continue;
            snprintf(path, sizeof path, "%s/%s", folders[i], entry->d_name);
            replay(path);
            files++;
        }
        closedir(folder);
    }
    printf("%d inputs replayed\n", files);
    PROMISE(files > 0);
    return 0;
}
