/* The lessons there are, as the home screen lists them, each with a thumbnail: the field and the points of one of its own scenes, really trained.
 * Thumbnails are made one a frame, when they are first looked at, and kept. */
#ifndef VIEW_SHELF_H
#define VIEW_SHELF_H

#include "draw/shapes.h"
#include "draw/theme.h"
#include "lesson/lesson.h"

enum { SHELF_LESSONS = 64, SHELF_POINTS = 60, SHELF_CURVE = 33, SHELF_RECENT = 4 };

/* A little picture of a trained scene. */
typedef struct Thumbnail {
    Image field;
    int points;
    Point at[SHELF_POINTS]; /* 0 to 1 within the picture, y downwards */
    int class[SHELF_POINTS];
    int curve; /* points of a fitted line, in place of a field */
    Point line[SHELF_CURVE];
    bool graph;         /* an expression graph, which has no field */
    const Theme *theme; /* it was drawn in; NULL: not yet */
} Thumbnail;

typedef struct ShelfLesson {
    char path[1024], title[128], chapter[64];
    int minutes;
    bool broken;
    Scene scene; /* of the thumbnail; owned */
    bool has_scene;
    Thumbnail picture;
} ShelfLesson;

typedef struct Shelf {
    int count;
    ShelfLesson *lesson; /* [count]; owned */
    Scene first;         /* the large picture's; owned */
    Thumbnail large;
    char recent[SHELF_RECENT][1024]; /* paths of scenes and data opened lately; "" for none */
    int64_t revision;
} Shelf;

Shelf shelf_create(void);
void shelf_destroy(Shelf *shelf);

/* Adds all lessons (*.md) of a folder, in the order of their names. A folder that is not there adds none. */
void shelf_add_folder(Shelf *shelf, const char *folder);

/* Makes one thumbnail that is missing in this theme; false when there was none to make. */
bool shelf_work(Shelf *shelf, const Theme *theme, int threads);

/* What free play begins with. The caller's. */
Scene shelf_first_scene(void);

#endif
