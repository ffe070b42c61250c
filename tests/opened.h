/* A frame that shows a scene given as text, for tests of what is drawn. */
#ifndef TESTS_OPENED_H
#define TESTS_OPENED_H

#include <stdio.h>
#include <unistd.h>

#include "app/frame.h"
#include "fonts.h"

/* Opens a scene, or a lesson if it ends in ".md". Drawn once, with the boxes of fonts.h for
 * letters. frame_destroy ends it. */
static inline Frame *opened_as(const char *text, const char *ending) {
    char path[64];
    snprintf(path, sizeof path, "/tmp/halfplane-opened-XXXXXX%s", ending);
    int file = mkstemps(path, (int)strlen(ending));
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    Frame *frame = frame_create(&fonts_boxes, 1);
    Message message = {0};
    if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
    unlink(path);
    frame_draw(frame);
    return frame;
}

static inline Frame *opened(const char *scene) {
    return opened_as(scene, ".yaml");
}

/* A shape of this kind with this tag; NULL when there is none. */
static inline const Shape *opened_shape(const Frame *f, const char *name, int index,
                                        ShapeKind kind) {
    for (int i = -1; (i = shapes_find(&f->shapes, name, index, i)) >= 0;) {
        if (f->shapes.shape[i].kind == kind) return &f->shapes.shape[i];
    }
    return NULL;
}

#endif
