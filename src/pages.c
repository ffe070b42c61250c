/* A tool of the build, not installed: writes what a package takes from the tables of the commands.
 * pages man|bash|zsh|fish */
#include <stdio.h>
#include <string.h>

#include "cli/manual.h"

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        void (*write)(FILE *out);
    } page[] = {
        {"man", manual_page}, {"bash", manual_bash}, {"zsh", manual_zsh}, {"fish", manual_fish}};
    for (int i = 0; i < (int)(sizeof page / sizeof page[0]); i++) {
        if (argc != 2 || strcmp(argv[1], page[i].name) != 0) continue;
        page[i].write(stdout);
        return fflush(stdout) != 0;
    }
    fputs("pages man|bash|zsh|fish\n", stderr);
    return 2;
}
