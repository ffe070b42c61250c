/* A little picture of a trained scene: its field and its points, or the line through them. It can be kept in a file, so that it need not
 * be trained again; the file is of this machine only, and one that is broken or of something else is as none. */
#ifndef SCREEN_THUMBNAIL_H
#define SCREEN_THUMBNAIL_H

#include "draw/shapes.h"
#include "draw/theme.h"
#include "scene/scene.h"

enum { THUMBNAIL_POINTS = 60, THUMBNAIL_CURVE = 33, THUMBNAIL_LARGEST = 512 };

typedef struct Thumbnail {
    Image field; /* its pixels are owned */
    int points;
    Point at[THUMBNAIL_POINTS]; /* 0 to 1 within the picture, y downwards */
    int class[THUMBNAIL_POINTS];
    int curve; /* points of a fitted line, in place of a field */
    Point line[THUMBNAIL_CURVE];
    bool graph;         /* an expression graph, which has no field */
    const Theme *theme; /* it was drawn in; NULL: not yet */
} Thumbnail;

void thumbnail_destroy(Thumbnail *picture);

/* All these put a new picture in the place of the old; size: its sides, in pixels. */

/* A scene after two hundred epochs, or when there is nothing more to do. */
void thumbnail_train(Thumbnail *picture, const Scene *scene, const Theme *theme, int size,
                     int threads);

/* A step of a lesson, from 0, with its tasks solved as they say themselves. */
void thumbnail_solve(Thumbnail *picture, const char *lesson, int step, const Theme *theme, int size,
                     int threads);

/* From a file that was written with the same key; false, with the old picture as it was, when there is none. */
bool thumbnail_read(Thumbnail *picture, const char *path, uint64_t key, const Theme *theme);

/* Beside, and renamed. What cannot be written is not kept, and nobody needs to know. */
void thumbnail_write(const Thumbnail *picture, const char *path, uint64_t key);

/* Goes on with a key: all these bytes, too. Keys begin with 0 and tell pictures of this version only. */
uint64_t thumbnail_key(uint64_t key, const void *bytes, size_t count);

#endif
