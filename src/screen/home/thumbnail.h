/* A small picture of a trained scene: its field and its points, or the line through them. It
 * can be kept in a file, so that it need not be trained again; the file is for this machine
 * only, and a broken or outdated one is ignored. */
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
    int curve; /* points of a fitted curve */
    Point line[THUMBNAIL_CURVE];
    bool graph;         /* an expression graph, which has no field */
    const Theme *theme; /* it was drawn in; NULL: not yet */
} Thumbnail;

void thumbnail_destroy(Thumbnail *picture);

/* All these replace the picture; size: its sides, in pixels. */

/* A scene after two hundred epochs, or when training ends earlier; a heavy one after as many as are
 * done in a moment. */
void thumbnail_train(Thumbnail *picture, const Scene *scene, const Theme *theme, int size,
                     int threads);

/* A step of a lesson, from 0, with its tasks solved by their own `solve` lines. */
void thumbnail_solve(Thumbnail *picture, const char *lesson, int step, const Theme *theme, int size,
                     int threads);

/* Reads a file written with the same key; false, and the old picture kept, when there is none. */
bool thumbnail_read(Thumbnail *picture, const char *path, uint64_t key, const Theme *theme);

/* Written to a temporary name and renamed. Failure is silent: the thumbnail is just not kept. */
void thumbnail_write(const Thumbnail *picture, const char *path, uint64_t key);

/* Adds these bytes to a key. Keys begin with 0 and differ between versions of the program. */
uint64_t thumbnail_key(uint64_t key, const void *bytes, size_t count);

#endif
