/* Real folders, for the sheet of files. */
#ifndef APP_FOLDER_H
#define APP_FOLDER_H

#include "ui/listing.h"

FolderSource folder_source(void);

/* Whether there is a folder at a path. */
bool folder_is(const char *path);

/* The absolute folder of a path; "/" where it cannot be determined. Returns folder. */
const char *folder_of(const char *path, char folder[1024]);

#endif
