/* Scenes as YAML. Everything is checked before anything is kept: a scene that fails to read leaves
 * nothing behind, and the message begins "file:line: ". */
#ifndef SCENE_SCENE_FILE_H
#define SCENE_SCENE_FILE_H

#include <stddef.h>

#include "scene/cells.h"
#include "scene/opening.h"
#include "scene/scene.h"

/* A scene file may hold as much; enough for MAX_POINTS points of MAX_COLUMNS coordinates. */
enum { SCENE_BYTES = 32000000 };

/* From a file, whose data files are looked for beside it; or from a link (link.h), which has all in
 * it. */
bool scene_read(Scene *scene, const char *path, Message *message);

/* From text, as a lesson holds it. name and line say where the text stands, for messages; directory
 * is where its data files may lie, "" for nowhere. */
bool scene_parse(Scene *scene, const char *text, size_t length, const char *name, int line,
                 const char *directory, Message *message);

/* From the {scene} of a lesson's step, with how the step opens. look: it holds no scene of its own,
 * only that and what is looked at in the one that is there. Then what is selected cannot be checked
 * against that scene, only against the limits. */
bool scene_parse_step(Scene *scene, Opening *opening, bool look, const char *text, size_t length,
                      const char *name, int line, const char *directory, Message *message);

/* Whether a network learns from such columns only when they are scaled. */
bool scene_wants_scale(const Dataset *data);

/* From a table alone, with a network that fits it. notes say what was decided about it. Where
 * something had to be said of how the file is written, the scene holds the points itself. */
bool scene_from_table(Scene *scene, const char *path, const CellsAsk *ask, CellsNotes *notes,
                      Message *message);

/* The same from a table that was read, and perhaps put right by hand. own: it holds the points
 * itself; otherwise it names the file at path. */
bool scene_from_cells(Scene *scene, const Cells *cells, const char *path, bool own, CellsRows *rows,
                      Message *message);

/* The rows of a table are written into the scene up to so many, unless scene.beside says that it
 * stays where it is. */
enum { SCENE_ROWS = 20000 };

/* Writes beside and renames, so that a full disk never harms the old file. weights [scene_weights],
 * when not NULL, are written as `values`. Where the scene's data file would not be found beside
 * path, its rows are written instead. */
bool scene_write(const Scene *scene, const float *weights, const char *path, Message *message);

/* The same as text, for whoever keeps it elsewhere; to be freed. NULL when memory is short. */
char *scene_text(const Scene *scene, const float *weights);

/* The same with the points of its file, however many they are. */
char *scene_text_whole(const Scene *scene);

/* The shortest text that reads back as the same scene: without what goes without saying. */
char *scene_text_short(const Scene *scene);

#endif
