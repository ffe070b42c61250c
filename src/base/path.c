/* See path.h. */
#include "base/path.h"

#include <string.h>
#include <strings.h>

const char *path_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool path_ends_with(const char *path, const char *ending) {
    size_t length = strlen(path), tail = strlen(ending);
    return length > tail && strcasecmp(path + length - tail, ending) == 0;
}

bool path_is_table(const char *path) {
    return path_ends_with(path, ".csv") || path_ends_with(path, ".tsv") ||
           path_ends_with(path, ".tab") || path_ends_with(path, ".txt");
}
