/* Links: a whole scene, a step of a lesson, or a lesson of one's own, in the part of an address
 * after its "#".
 *
 *     #scene=...      a scene's text, deflated and written in the 64 letters of base64url
 *     #lesson=5.3     the third step of the fifth lesson; #lesson=5 the lesson
 *     #lesson-text=...    the Markdown of any other lesson, as a scene's text; .3 at its end names
 *                         the third step
 *
 * They come from strangers: what is read is bounded, and what is wrong is said in a sentence. */
#ifndef SCENE_LINK_H
#define SCENE_LINK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/message.h"
#include "scene/scene.h"

/* What a link may hold: its bytes as they travel, and as text. */
enum { LINK_PACKED = 64 * 1024, LINK_TEXT = 4 * 1024 * 1024 };

/* Of lessons and of their steps. */
enum { LINK_LESSON_MOST = 999 };

typedef enum LinkKind {
    LINK_SCENE,
    LINK_STEP,  /* of one of the program's lessons, by its number */
    LINK_LESSON /* its text */
} LinkKind;

typedef struct Link {
    LinkKind kind;
    char *text; /* ending in 0; owned. NULL of LINK_STEP */
    size_t length;
    int lesson, step; /* from 1; step 0 where none is named */
} Link;

/* Whether a word means a link and no file: its fragment alone, or a whole address with one. */
bool link_is(const char *word);

/* False with a sentence, and nothing to destroy, when the link is broken. */
bool link_read(Link *link, const char *word, Message *message);
void link_destroy(Link *link);

/* The fragment, "#scene=...", to be freed. NULL with a sentence when it does not fit. */
char *link_of_text(const char *text, size_t length, Message *message);

/* The same of a lesson's text, "#lesson-text=..."; step: from 1, 0 for none. Whether it can be read
 * is not looked at. */
char *link_of_lesson(const char *text, size_t length, int step, Message *message);

/* The place of a step, from 1, in a lesson: a file's name or a link to the text of one, with or
 * without a step. To be freed. */
char *link_at_step(const char *lesson, int step);

/* The fragment of a scene: all of it, points of files too, in as few letters as it takes. */
char *link_of_scene(const Scene *scene, Message *message);

#endif
