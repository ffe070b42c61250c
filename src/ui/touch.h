/* What a touch does to a thing: each gesture on a point, a line, a weight, a control, the curve or the plane, as the
 * action it becomes. A part of hand.h, which knows when. `goes_on`: part of the gesture before, undone with it. */
#ifndef UI_TOUCH_H
#define UI_TOUCH_H

#include "draw/camera.h"
#include "lesson/player.h"
#include "ui/desk.h"

/* What every part of a gesture needs. */
typedef struct Hand {
    Desk *desk;
    Lab *lab;
    Player *player;
    const Shapes *drawn; /* what was seen */
    const Camera *plane; /* where the plane was seen */
} Hand;

/* Targets. */
bool touch_is(Tag tag, const char *name);
Tag touch_tag_at(const Hand *h, Point at);
Rect touch_rect_of(const Hand *h, Tag tag); /* of the topmost; empty when it is not drawn */

/* Whether the lesson's step lets points be placed, moved and erased; off the lesson they may be. */
bool touch_points_free(const Hand *h);

/* The same; if not, the lab's notice says so. */
bool touch_points_may_change(const Hand *h);

/* By lab_apply; `goes_on` counts only where the gesture has changed something already. */
bool touch_apply(const Hand *h, Action *action);

/* Points. A spray adds one more of a cluster around the pointer. */
void touch_add_point(const Hand *h, Point at, bool goes_on);
void touch_spray(const Hand *h, Point at);
void touch_erase_point(const Hand *h, int index, bool goes_on);
void touch_move_point(const Hand *h, int index, Point at, bool goes_on);
void touch_label_point(const Hand *h, int index, int class);

/* Weights. */
void touch_set_weights(const Hand *h, int index, int count, const float *value, bool goes_on);
void touch_set_weight(const Hand *h, int index, float value, bool goes_on);
void touch_press_weight(const Hand *h, int index, int clicks);
void touch_move_place(const Hand *h, Point at,
                      bool goes_on);                    /* on the landscape: both its weights */
void touch_turn_axis(const Hand *h, int which, int by); /* of the landscape: to another weight */
void touch_begin_typing(const Hand *h, Control control, int weight);

/* Leaves of the graph, by their place among the values that the scene gives. Dragged so many points from where they were
 * pressed, they stay in hundredths. */
void touch_set_leaf(const Hand *h, int index, double value, bool goes_on);
void touch_press_leaf(const Hand *h, int index, int clicks);
void touch_drag_leaf(const Hand *h, int index, float points, bool goes_on);

/* Controls. */
void touch_set_control(const Hand *h, Control control, double value, bool goes_on);
void touch_slide(const Hand *h, Control control, Point at, bool goes_on);
void touch_nudge(const Hand *h, Control control, int by);
void touch_type_control(const Hand *h, Control control); /* a number in place of a slide */
void touch_press_control(const Hand *h, Control control, Point at);

/* Time, looking, and the header. */
int64_t touch_moment(const Hand *h, Point at); /* the epoch there; -1 beside the timeline */
void touch_scrub(const Hand *h, Point at);
void touch_way_on(const Hand *h, WayOn way);
void touch_epsilon(const Hand *h, Point at); /* how far a weight is nudged to check its gradient */
void touch_act(Desk *desk, Act which);
void touch_scroll_controls(const Hand *h, float points);
void touch_export(Desk *desk, Export what);

#endif
