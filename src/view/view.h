/* What a person sees: looks at lab and desk, writes shapes. Computes nothing but pictures (maps.h), changes
 * nothing.
 *
 * One screen, four places: left tells (a lesson, or the controls), the stage is where people click, the side
 * explains (network, weights), the timeline is curve and transport in one.
 *
 * Targets it draws, for hands and tests; (name, index):
 *     "control" Control     a button, a slider's track, a stepper's field, a choice, segments, pictures, a toggle, a field
 *     "value" Control       a slider's number, to be typed
 *     "less" / "more" Control   a stepper's two ends
 *     "option" Control * 64 + option   of an open choice, of segments, of pictures
 *     "section" Section     a section's title;  "controls" how far they can be moved   where they are seen
 *     "plane" 0             the stage's plane; "point" index; "line" unit (a first-layer unit's line, all along it)
 *     "vector" unit         the tip of its weight vector, which turns the line
 *     "tool" Tool           the tools at the plane's edge
 *     "unit" layer * 64 + unit   (layer -1: inputs, as -64 + i);  "edge" index in theta, at its arrow or label;
 *     "edge line" index in theta   all along it
 *     "weight" index in theta    a row of the list, a bias under its unit
 *     "weights page" n      the list's place, which can be scrolled by so many rows
 *     "epsilon" 0           the slider of the gradient check
 *     "phase" Phase         of the numbers: forward, loss, backward, update
 *     "leaf" / "leaf row" value of scene.graph   a leaf of the graph; its row in the list
 *     "say point" index     a point where it stands for one: its bar, or a number of it; hovering lights it
 *     "landscape" 0         its mark can be dragged from anywhere on it;  "axis" 0 or 1: the name of one of its weights
 *     "slice" column        where a column stands that the plane does not show
 *     "way on" WayOn        of a run that diverged
 *     "scrub" 0             the curve, to drag through time
 *     "panel" Panel         a panel's title;  "menu" Place   what opens its list of panels
 *     "panel option" Place * PANEL_COUNT + Panel   of that list; of the tabs
 *     "word" Word           of the header;  "entry" Entry   of the list it opens, or a legend that is the same switch
 *     "popup" 0             the ground of what lies on top of the rest
 *     "act" Act             a button of the header;  "export" Export   of the list under one
 *     "shelf" lesson        a card of the home screen;  "next" lesson   its button that goes on;  "recent" file
 *     "lesson" LessonAct    a step's back, next, dots;  "hint" block
 *     "choice" prediction * LESSON_CHOICES + choice
 *     "sheet" 0             the sheet of files, over everything;  "sheet act" SheetAct   its buttons
 *     "sheet list" n        its list, of which n rows are seen at once;  "sheet row" row;  "sheet line" 0   what is typed
 *     "sheet part" n        the folder n names below the root;  "sheet recent" index of shelf.recent */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "draw/camera.h"
#include "draw/text.h"
#include "lesson/player.h"
#include "lesson/progress.h"
#include "ui/desk.h"
#include "ui/thing.h"
#include "view/layout.h"
#include "view/maps.h"
#include "view/shelf.h"
#include "view/swatch.h"
#include "view/terrain.h"

/* What a panel needs to draw itself. */
typedef struct View {
    const Lab *lab;
    const Player *player;
    const Shelf *shelf;
    const Progress *progress;
    const Desk *desk;
    const Maps *maps;
    const Terrain *terrain;
    const Swatch *swatches; /* [SET_COUNT] */
    const Theme *theme;
    Layout layout;
    Camera camera; /* of the plane */
    Place place;   /* of the panel that is being drawn */
    Thing pointed; /* at: lit wherever it is drawn (lit.h) */
    float largest; /* change (or gradient) of any weight: the scale of all gold arrows */
    Glyphs *glyphs;
    Shapes *out;
} View;

/* Where the plane will be drawn, and which part of it. */
Camera view_camera(const Lab *lab, const Desk *desk);

/* Everything, into view->out; what is derived from the rest (theme, layout, camera, pointed, largest) is filled in. Returns the
 * plane's camera, which hands need. */
Camera view_draw(View *view);

/* One file a panel. */
void view_header(View *view);
void view_header_list(View *view); /* of its button that is open */
void view_home(View *view);
void view_controls(View *view, Rect rect);
void view_lesson(View *view, Rect rect);
void view_plane(View *view, Rect rect);
void view_plane_alone(View *view, Rect rect); /* for plane_picture.h */
void view_network(View *view, Rect rect);
void view_weights(View *view, Rect rect);
void view_numbers(View *view, Rect rect);
void view_factors(View *view, Rect rect);
void view_matrices(View *view, Rect rect);
void view_graph(View *view, Rect rect);
void view_leaves(View *view, Rect rect); /* of the graph, in place of weights */
void view_curve(View *view, Rect rect);
void view_landscape(View *view, Rect rect);
void view_likelihood(View *view, Rect rect);
void view_gradients(View *view, Rect rect);
void view_timeline(View *view, Rect rect);
void view_walk(View *view, Rect rect); /* of the graph, in place of the curve */
void view_panel_menu(View *view);      /* the list of panels that is open */
void view_tabs(View *view);  /* of the panels that share a place, where the layout folds */
void view_words(View *view); /* what a word of the header opens */
void view_help(View *view);
void view_sheet(View *view); /* of files */
void view_tooltip(View *view);

#endif
