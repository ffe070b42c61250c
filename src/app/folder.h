/* Real folders, for the sheet of files. */
#ifndef APP_FOLDER_H
#define APP_FOLDER_H

#include "ui/listing.h"

FolderSource folder_source(void);

/* Whether there is a folder at a path. */
bool folder_is(const char *path);

/* The folder that a path lies in, from the root. "/" where that cannot be told. Returns folder. */
const char *folder_of(const char *path, char folder[1024]);

#endif
