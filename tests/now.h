/* What a test finds to be, left for a person to look at and to copy over what was: in the folder
 * now/ beside the tests' programs, so that each build has its own. */
#ifndef TESTS_NOW_H
#define TESTS_NOW_H

#include <stdio.h>
#include <sys/stat.h>

enum { NOW_PATH = 1024 };

/* TESTS_NOW is that folder; name: of a file in it. Returns path. */
static inline const char *now_path(const char *name, char path[NOW_PATH]) {
    mkdir(TESTS_NOW, 0777);
    snprintf(path, NOW_PATH, "%s/%s", TESTS_NOW, name);
    return path;
}

#endif
