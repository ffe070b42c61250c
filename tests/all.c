/* All tests in one program, for a browser's machine: to link each alone takes longer than they do.
 * Their main functions have been given names of their own, which all.h lists.
 *
 * usage: every_test TEST */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define ONE(name) int main_##name(void);
#include "all.h"
#undef ONE

typedef struct One {
    const char *name;
    int (*run)(void);
} One;

static const One ones[] = {
#define ONE(name) {#name, main_##name},
#include "all.h"
#undef ONE
};

int main(int argc, char **argv) {
    umask(022); /* as src/web/page/main.c does it */
    for (size_t i = 0; argc == 2 && i < sizeof ones / sizeof *ones; i++) {
        if (strcmp(ones[i].name, argv[1]) == 0) return ones[i].run();
    }
    fprintf(stderr, "usage: every_test TEST\n");
    return 2;
}
