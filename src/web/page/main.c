/* Where the page begins: with the file or the link that its address names, or with none. */
#include <stdio.h>
#include <sys/stat.h>

#include "app/loop.h"

int main(int argc, char **argv) {
    Message message = {""};
    umask(022); /* the page begins with one that closes every new file to all */
    if (loop_run(argc > 1 ? argv[1] : NULL, 1, &message)) return 0;
    fprintf(stderr, "%s\n", message.text);
    return 1;
}
