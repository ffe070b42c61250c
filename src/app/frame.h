/* One frame of the program: input in, pixels out. All state is in one struct, nothing sleeps; a
 * window, a test with scripted input and `halfplane render` all run this. */
#ifndef APP_FRAME_H
#define APP_FRAME_H

#include "app/free_play.h"
#include "draw/camera.h"
#include "draw/painter.h"
#include "lab/lab.h"
#include "lesson/progress.h"
#include "panels/landscape/terrain.h"
#include "panels/maps.h"
#include "panels/space/bent.h"
#include "panels/surface/relief.h"
#include "scene/cells.h"
#include "screen/compare/tile_pictures.h"
#include "screen/controls/swatch.h"
#include "screen/home/shelf.h"
#include "screen/lesson/lesson.h"
#include "ui/input.h"
#include "ui/state.h"

/* What a frame's time goes to. */
typedef enum FrameStage {
    FRAME_TRAINS,
    FRAME_MAPS,   /* fields and grounds under the panels that show them */
    FRAME_SHAPES, /* panels and controls into the list */
    FRAME_PAINTS,
    FRAME_STAGES
} FrameStage;

typedef struct Frame {
    Lab lab; /* of free play; while a lesson is taken, the lesson's */
    FreePlay free_play;
    Player player;
    Player aside; /* the lesson that something else took the place of, to be taken up again */
    Progress progress;
    Shelf shelf; /* all lessons: empty until shelf_add_folder */
    UiState ui;
    Maps maps;
    TilePictures tile; /* of runs side by side */
    Terrain terrain;   /* all 0 until a landscape is shown */
    Relief relief;     /* all 0 until a surface is shown */
    Bent bent;         /* all 0 until a space is shown */
    PageFit page_fit;  /* all 0 until a lesson is shown */
    Swatch swatches[SET_COUNT];
    Shapes shapes; /* as drawn last */
    Camera plane;  /* of the plane, as drawn last */
    Glyphs *glyphs;
    Painter *painter;
    int64_t document;           /* on the screen in the frame before, */
    int64_t sets;               /* and how many sets had been chosen there (Lab.sets) */
    int flat_out;               /* steps per frame while playing flat out, adapted to the machine */
    double slice;               /* seconds a frame for long steps (lab_is_long), adapted, too, */
    double drawing;             /* to what slower ones of the last frames took without training */
    bool under_way;             /* the last frame's slice ended within such a step */
    double spent[FRAME_STAGES]; /* seconds, in the last frame */
    int64_t lab_drawn, ui_drawn, player_drawn, shelf_drawn; /* revisions */
} Frame;

Frame *frame_create(const FontSource *fonts, int threads);
void frame_destroy(Frame *frame);

/* Opens a scene, a table, a lesson ("FILE.md", or "FILE.md#STEP") or a link in place of what is
 * there. False with a reason, and nothing changed, when it cannot be read or has no such step. */
bool frame_open(Frame *frame, const char *path, Message *message);

/* A table as it is asked for, with what was decided about it. */
bool frame_open_table(Frame *frame, const char *path, const CellsAsk *ask, CellsNotes *notes,
                      Message *message);

/* Opens the run of the experiment that was clicked, trained as far as there; undo brings back what
 * was there. False with the reason in the sheet. */
bool frame_open_trial(Frame *frame);

/* Makes a scene of the table on the sheet and closes the sheet; or says there why it cannot be. */
bool frame_use_table(Frame *frame);

/* Opens a lesson of the shelf where it was left; one that is open stays as it is. */
void frame_take_lesson(Frame *frame, int lesson);

/* From the end of a lesson to the next; from the last of them to the list. */
void frame_next_lesson(Frame *frame);

/* Leaves the lesson, if there is one, and the home screen: free play is found as it was left. One
 * that has not begun yet gets first points. */
void frame_free_play(Frame *frame);

/* Free play as it begins, whatever was there. Undo brings that back. */
void frame_new(Frame *frame);

/* Draws everything. */
void frame_draw(Frame *frame);

/* Input, then time, then shapes. True when something was redrawn, for frame_paint to show. */
bool frame_step(Frame *frame, const Input *input);

void frame_paint(Frame *frame, const Canvas *canvas);
/* Only what differs from what the canvas shows by the same `shown`. */
void frame_repaint(Frame *frame, const Canvas *canvas, Tiles *shown);

/* The plane alone (plane_picture.h), in the present theme; its last pixels are for a caption. */
bool frame_paint_plane(Frame *frame, Canvas *canvas, int caption, Message *message);

/* What is drawn as SVG, to be freed: the window, or a part of it; the plane alone, NULL with a
 * message for none. part: in points; empty for all. */
char *frame_svg(const Frame *frame, Rect part, size_t *length);
char *frame_svg_plane(const Frame *frame, int width, int height, int caption, size_t *length,
                      Message *message);

/* Reports how long a frame took from its input to its last pixel, in seconds: flat out means as
 * many steps as allow 60 frames a second, and where drawing leaves too little for that, as much
 * time for training as for drawing. Long steps are cut so that there are 30 at least, unless
 * drawing alone takes longer. The results of the steps do not depend on it. */
void frame_pace(Frame *frame, double took);

#endif
