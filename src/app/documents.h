/* Which file each scene that the lab was given belongs to, and what of it is in safety. Undo brings back a scene that was there
 * before another was opened; its name comes back with it, so that no work is ever saved under another's name. Reads and writes
 * nothing. */
#ifndef APP_DOCUMENTS_H
#define APP_DOCUMENTS_H

#include "lab/lab.h"

typedef struct Document {
    int64_t number;  /* Scene.document */
    char path[1024]; /* the file it came from, or was saved as; "" for none */
    char place[128]; /* how it is called on the screen */
    bool scene;      /* the file is a scene, so that it can be saved there */
    bool lesson;     /* a lesson set it up */
    uint64_t saved;  /* document_hash of what is in safety */
} Document;

enum { DOCUMENTS = 64 };

typedef struct Documents {
    Document document[DOCUMENTS]; /* the newest last */
    int count;
} Documents;

/* NULL when it is not known, or forgotten. */
Document *documents_find(Documents *documents, int64_t number);

/* A new one at the end; when there is no room, the oldest is forgotten. Valid until the next. */
Document *documents_add(Documents *documents, int64_t number);

/* Of all that a file would hold: the scene and its weights [count]. */
uint64_t document_hash(const Scene *scene, const float *weights);

#endif
