/* What the pictures of three dimensions share: a box that is turned by drag, keys, wheel and two
 * fingers; its axes with upright labels that keep clear of each other; and below it the way from
 * above, the way back, and which way the axes point. */
#ifndef PANELS_BOX_VIEW_H
#define PANELS_BOX_VIEW_H

#include "draw/orbit.h"
#include "ui/gesture.h"
#include "ui/view.h"

enum { BOX_LABELS = 192 };

typedef struct BoxView {
    View *view;
    TurnedPicture which;
    Rect rect; /* of the picture */
    Orbit orbit;
    Point3 low, high;       /* corners of the box */
    Rect taken[BOX_LABELS]; /* by labels, and by the axes they stand at */
    int labels;
    const struct Ground *ground; /* what hides labels of the floor; NULL: nothing does */
} BoxView;

/* An axis of the box: what its ends stand for. */
typedef struct BoxAxis {
    const char *name; /* NULL: there is none */
    float low, high;  /* not a number: without numbers */
    Color color;      /* of its name and line */
    Tag tag;          /* its name is a button; without a target it is none */
} BoxAxis;

/* What the foot leaves free. */
typedef struct BoxFoot {
    Point buttons; /* where one more button would begin, but for a gap */
    Point words;   /* where words end, at the right */
} BoxFoot;

/* Looks at the box from low to high, and places the target that turns it. The foot is for the
 * buttons. distance: of the eye. */
BoxView box_view_begin(View *view, Rect rect, TurnedPicture which, Point3 low, Point3 high,
                       float distance);

/* The camera of that box; and where its picture was drawn last, empty if it was not. */
Orbit box_view_orbit(Rect rect, const Turn *turn, Point3 low, Point3 high, float distance);
Rect box_view_rect(const Shapes *drawn, TurnedPicture which);

/* The camera of a box whose floor lies just within `flat` when it is seen from above, whatever its
 * zoom: where a flat picture of its own takes over. */
Orbit box_view_orbit_onto(Rect rect, Rect flat, const Turn *turn, Point3 low, Point3 high,
                          float distance);

/* A button that glides from the flat picture into space, where there is no foot. */
void box_view_raise(View *view, TurnedPicture which, Rect rect);

Point box_view_place(const BoxView *box, Point3 at);

/* The edges behind everything, before it is drawn; numbers, names and the near upright axis, after.
 * Across, back, up. */
void box_axes_behind(BoxView *box);
void box_axes_draw(BoxView *box, const BoxAxis axis[3]);

/* Where the upright axis stands: the corner farthest to the left on the screen. */
Point3 box_axes_corner(const Orbit *orbit, Point3 low, Point3 high);

/* A word whose middle is there, over whatever line runs there; false where another stands already,
 * an axis passes, or the ground is before it. */
bool box_view_label(BoxView *box, const char *text, Point at, const TextStyle *style);

/* Along this line no label is placed from now on. */
void box_view_keep_free(BoxView *box, Point from, Point to);

/* Buttons, the small cross of axes (a name that is NULL has none), and in words what else can be
 * done. In a low panel the picture takes their place: keys and mouse do the same. */
bool box_view_has_foot(const View *view);
BoxFoot box_view_foot(BoxView *box, const char *const name[3], bool words);
float box_view_foot_height(const View *view);

/* What a hand does on the box itself: by so much of a picture so wide, and back to the first view.
 * The wheel over something in the box comes nearer as beside it. */
void box_view_turn(const Gesture *g, TurnedPicture which, Point by, float width);
void box_view_reset(const Gesture *g, TurnedPicture which);
void box_view_wheel(const Gesture *g, TurnedPicture which, float lines);

/* Two fingers turn and zoom the picture that they are on; false where there is none. */
bool box_view_pinch(const Gesture *g, const InputEvent *event);

#endif
