/* See documents.h. */
#include "app/documents.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "scene/scene_file.h"

Document *documents_find(Documents *d, int64_t number) {
    for (int i = d->count - 1; i >= 0; i--) {
        if (d->document[i].number == number) return &d->document[i];
    }
    return NULL;
}

Document *documents_add(Documents *d, int64_t number) {
    if (d->count == DOCUMENTS)
        memmove(d->document, d->document + 1, sizeof *d->document * (size_t)--d->count);
    Document *added = &d->document[d->count++];
    *added = (Document){.number = number};
    return added;
}

uint64_t document_hash(const Scene *scene) {
    char *text = scene_text(scene, NULL);
    uint64_t hash = hash_bytes(HASH_BEGIN, text, text ? strlen(text) : 0);
    free(text);
    return hash;
}
