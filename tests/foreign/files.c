/* Files on a machine of another kind, where cmocka is not: what a system does in its own way
 * (scene/file_posix.c, scene/file_windows.c). Says what does not hold; 0 when all does.
 *
 * usage: files FOLDER     an empty one */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scene/file.h"

static int failed;

static void must(bool holds, const char *what) {
    if (holds) return;
    printf("does not hold: %s\n", what);
    failed = 1;
}

static bool holds(const char *path, const char *text) {
    Message message;
    char *read = file_read(path, 1000, NULL, &message);
    bool same = read && strcmp(read, text) == 0;
    free(read);
    return same;
}

static bool writes(const char *path, const char *text) {
    Message message = {""};
    bool good = file_write(path, text, strlen(text), &message);
    if (!good) printf("%s\n", message.text);
    return good;
}

static void saving(const char *path) {
    must(file_time(path) == -1 && file_stamp(path) == 0, "nothing is there yet");
    must(writes(path, "one\n") && holds(path, "one\n"), "a file is written");
    uint64_t stamp = file_stamp(path);
    must(stamp != 0 && file_time(path) > 1700000000LL * 1000000000, "and was written just now");
    must(writes(path, "second\n") && holds(path, "second\n"), "another takes its place");
    must(file_stamp(path) != stamp, "which is seen");
    Message message;
    must(chmod(path, 0444) == 0, "a file is protected");
    bool may = access(path, W_OK) == 0; /* as an administrator may */
    must(file_write(path, "third\n", 6, &message) == may, "it stays as it is");
    must(chmod(path, 0644) == 0, "it is free again");
}

static void locks(const char *path) {
    int lock = file_lock(path, false);
    must(lock >= 0, "a lock is taken");
    must(file_lock(path, false) < 0, "once");
    close(lock);
    lock = file_lock(path, true);
    must(lock >= 0, "and again when it is given back");
    close(lock);
}

static void places(const char *folder, const char *path) {
    char *whole = file_whole_path(path), *none = file_whole_path("no such file");
    must(whole && !strchr(whole, '\\') && strstr(whole, "/a.scene"), "a path has slashes");
    must(!none, "what is not there lies nowhere");
    must(file_is_same(path, whole ? whole : ""), "it is the same place by both names");
    free(whole);
    char beside[1024];
    Message message;
    must(file_beside(folder, "a.scene", beside, sizeof beside, &message), "it lies beside itself");
    must(!file_beside(folder, "../a.scene", beside, sizeof beside, &message), "not above");
    must(!file_beside(folder, "..\\a.scene", beside, sizeof beside, &message), "by no name");
    must(!file_beside(folder, "C:\\a.scene", beside, sizeof beside, &message), "nor elsewhere");
}

int main(int argc, char **argv) {
    char path[1024];
    if (argc != 2) return 2;
    snprintf(path, sizeof path, "%s/a.scene", argv[1]);
    saving(path);
    snprintf(path, sizeof path, "%s/a.lock", argv[1]);
    locks(path);
    snprintf(path, sizeof path, "%s/a.scene", argv[1]);
    places(argv[1], path);
    return failed;
}
