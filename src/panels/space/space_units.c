/* Which units of a wide layer stand on the axes: their names are buttons, and one below the picture
 * leads to the main directions of all units and back. Part of space.h. */
#include <string.h>

#include "panels/space/space.h"
#include "ui/widgets.h"

/* ---- an axis' name */

/* The stage that is seen, where it has more units than axes; else NULL. */
static const BentStage *wide_stage(const Gesture *g) {
    const Bent *s = g->ui->space_seen.bent;
    const BentStage *stage = s ? bent_stage(s) : NULL;
    return stage && stage->in_part ? stage : NULL;
}

static bool is_taken(const int unit[BENT_AXES], int axis) {
    bool taken = false;
    for (int d = 0; d < BENT_AXES; d++) taken = taken || (d != axis && unit[d] == unit[axis]);
    return taken;
}

/* To a unit further on that no other axis has; from the main directions, to units. */
static void turn_axis(const Gesture *g, int axis, int by) {
    const BentStage *stage = wide_stage(g);
    if (!stage) return;
    SpaceUnits *u = &g->ui->space_units[stage->layer];
    int count = stage->units, way = by < 0 ? -1 : 1, now[BENT_AXES];
    for (int d = 0; d < BENT_AXES; d++) now[d] = space_unit(u, d, count);
    for (; u->chosen && by != 0; by -= way) {
        do now[axis] = (now[axis] + way + count) % count;
        while (is_taken(now, axis));
    }
    u->chosen = true;
    memcpy(u->unit, now, sizeof now);
}

static void axis_press(const Gesture *g, Tag tag, const InputEvent *e) {
    turn_axis(g, tag.index, e->shift ? -1 : 1);
}

static void axis_press_other(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->button == BUTTON_RIGHT) turn_axis(g, tag.index, -1);
}

static void axis_turn(const Gesture *g, Tag tag, float lines) {
    turn_axis(g, tag.index, -gesture_steps(g, lines));
}

static bool axis_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->key != KEY_LEFT && e->key != KEY_RIGHT) return false;
    turn_axis(g, tag.index, e->key == KEY_LEFT ? -1 : 1);
    return true;
}

static const Target TARGET_SPACE_AXIS = {
    .name = "space axis", /* index: across, back, up */
    .hint = "Another unit on this axis (arrows, wheel; right click for the one before)",
    .stop = TAB_EACH,
    .press = axis_press,
    .press_other = axis_press_other,
    .turn = axis_turn,
    .arrow = axis_arrow};

Tag space_axis_tag(const BentStage *stage, int axis) {
    return stage->in_part ? tag_of(&TARGET_SPACE_AXIS, axis) : (Tag){0};
}

/* ---- units or directions */

static void units_press(const Gesture *g, Tag tag, const InputEvent *e) {
    const BentStage *stage = wide_stage(g);
    if (!stage) return;
    SpaceUnits *u = &g->ui->space_units[stage->layer];
    u->chosen = !u->chosen;
}

static const Target TARGET_SPACE_UNITS = {
    .name = "space units",
    .hint = "Three of the layer's units as axes, or the directions in which the points differ most",
    .stop = TAB_EACH,
    .press = units_press};

float space_units_button(BoxView *box, Point foot) {
    View *view = box->view;
    const BentStage *stage = bent_stage(view->bent);
    const char *text = stage->principal ? "three units" : "main directions";
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    float wide = text_width(view->glyphs, text, &style, view->ui->density) + view_units(view, 20);
    float end = box->rect.x + box->rect.w - view_units(view, 8);
    Rect rect = {foot.x + view_units(view, 8), foot.y, wide, view_units(view, 26)};
    if (!stage->in_part || rect.x + wide > end) return foot.x;
    view_button(view, rect, text, false, tag_of(&TARGET_SPACE_UNITS, 0));
    return rect.x + wide;
}
