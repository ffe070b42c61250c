/* The file of each scene loaded into the lab, and what of it is saved. Undo to an earlier scene
 * brings its file name back, so no work is saved under another's. Reads and writes no file. */
#ifndef APP_DOCUMENTS_H
#define APP_DOCUMENTS_H

#include "lab/lab.h"

typedef struct Document {
    int64_t number;  /* Scene.document */
    char path[1024]; /* the file it came from, or was saved as; "" for none */
    char place[128]; /* its name on the screen */
    bool scene;      /* the file is a scene: it can be saved there */
    uint64_t saved;  /* document_hash of what was saved last */
    uint64_t stamp;  /* file_stamp when it was opened or saved last */
} Document;

enum { DOCUMENTS = 64 };

typedef struct Documents {
    Document document[DOCUMENTS]; /* the newest last */
    int count;
} Documents;

/* NULL when it is unknown or was forgotten. */
Document *documents_find(Documents *documents, int64_t number);

/* Adds one at the end; when full, the oldest is forgotten. Valid until the next call. */
Document *documents_add(Documents *documents, int64_t number);

/* A hash of all that a file would hold. */
uint64_t document_hash(const Scene *scene);

#endif
