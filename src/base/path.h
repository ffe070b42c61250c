/* Names of files, as texts: no disk is read. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

/* What comes after the last slash; all of it when there is none. */
const char *path_name(const char *path);

/* Whether it is longer than the ending and ends so, in capitals or not: ".csv". */
bool path_ends_with(const char *path, const char *ending);

/* Whether its ending is that of a table: .csv, .tsv, .tab or .txt. */
bool path_is_table(const char *path);

#endif
