/* All lessons, as the home screen lists them, each with a thumbnail: field and points of one of its
 * own scenes, really trained. One is made per frame, when first needed, and kept. */
#ifndef SCREEN_SHELF_H
#define SCREEN_SHELF_H

#include "lesson/lesson.h"
#include "screen/home/thumbnail.h"

enum { SHELF_LESSONS = 64, SHELF_RECENT = 4 };

typedef struct ShelfLesson {
    char path[1024], title[128], chapter[64];
    int minutes;
    bool broken;
    char error[160]; /* why it cannot be read: "line 12: what is wrong"; or another problem */
    int step;        /* that the thumbnail shows solved, from 1; 0: the lesson names none */
    Scene scene;     /* else the scene that it shows trained; owned */
    bool has_scene;
    uint64_t key; /* a hash of all that the thumbnail depends on, except the theme */
    Thumbnail picture;
} ShelfLesson;

typedef struct Shelf {
    int count;
    ShelfLesson *lesson; /* [count]; owned */
    Scene first;         /* the large picture's; owned */
    Thumbnail large;
    char recent[SHELF_RECENT][1024]; /* paths of scenes and data opened lately; "" for none */
    char work[160];   /* in free play, to go on with: "Circles (edited)"; "" for none */
    char cache[1024]; /* a folder to keep thumbnails in; "" for none */
    int64_t revision;
} Shelf;

Shelf shelf_create(void);
void shelf_destroy(Shelf *shelf);

/* Adds all lessons (*.md) of a folder, in the order of their names; none if it is not there. */
void shelf_add_folder(Shelf *shelf, const char *folder);

/* The lesson of this file, by its name; -1 for none. */
int shelf_find(const Shelf *shelf, const char *path);

/* The lesson after this one, of the same folder; -1 for none. */
int shelf_next(const Shelf *shelf, const char *path);

/* Makes one missing thumbnail in this theme; false when none is missing. */
bool shelf_work(Shelf *shelf, const Theme *theme, int threads);

/* The first scene of free play. The caller's. */
Scene shelf_first_scene(void);

#endif
