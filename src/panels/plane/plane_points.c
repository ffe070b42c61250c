/* The points on the plane: filled ones train, outlined ones are held out, a cross is a mistake. On
 * request each is as large as its share of the loss. Points away from the slice shown are paler. */
#include <math.h>

#include "panels/amounts.h"
#include "panels/maps.h"
#include "panels/plane/plane.h"
#include "panels/point_sign.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

Point plane_point_place(const View *view, int index) {
    const Dataset *data = &view->lab->scene.data;
    const Plane *plane = &view->lab->scene.view;
    const float *x = data->x + (long)index * data->columns;
    float up = data->columns > 1 ? x[plane->up] : data->label[index];
    return camera_to_screen(&view->camera, x[plane->across], up);
}

int plane_covered(const View *view, Rect box, int enough) {
    const Dataset *data = &view->lab->scene.data;
    const Plane *plane = &view->lab->scene.view;
    Rect near = rect_inset(box, -view_units(view, 7));
    Point from = camera_to_plane(&view->camera, (Point){near.x, near.y + near.h}),
          to = camera_to_plane(&view->camera, (Point){near.x + near.w, near.y});
    int count = 0;
    for (int i = 0; i < data->count && count < enough; i++) {
        const float *x = data->x + (long)i * data->columns;
        float across = x[plane->across], up = data->columns > 1 ? x[plane->up] : data->label[i];
        count += across >= from.x && across < to.x && up > from.y && up <= to.y;
    }
    return count;
}

/* ---- how far a point lies from the slice */

/* Half of what each column that is not shown covers. 0 where the plane shows no slice. */
static int hidden_columns(const View *view, float half[MAX_COLUMNS]) {
    const Scene *s = &view->lab->scene;
    int hidden = 0;
    bool sliced = plane_is_sliced(view);
    for (int c = 0; c < s->data.columns; c++) {
        float low, high;
        half[c] = 0;
        if (c == s->view.across || c == s->view.up || !sliced) continue;
        camera_input_slice_range(view->lab, c, &low, &high);
        half[c] = (high - low) / 2;
        hidden++;
    }
    return hidden;
}

/* How much of a point's colour is left: all of it on the slice, less the further away. */
static float presence(const View *view, int index, const float half[MAX_COLUMNS], int hidden) {
    static const float LEAST = 0.18f, QUICK = 3;
    const Scene *s = &view->lab->scene;
    float sum = 0;
    if (hidden == 0) return 1;
    for (int c = 0; c < s->data.columns; c++) {
        if (!(half[c] > 0)) continue;
        float away = (s->data.x[(long)index * s->data.columns + c] - s->view.fixed[c]) / half[c];
        sum += away * away;
    }
    float away = sqrtf(sum / (float)hidden) * QUICK;
    return LEAST + (1 - LEAST) / (1 + away * away);
}

/* ---- how large it is */

/* Its area is its loss: of classes on one scale for all pictures, of numbers with the largest as
 * large as can be. Never so small that it cannot be seen, nor so large that it hides the others. */
static float share_radius(const View *view, float loss) {
    static const float OF_ONE = 13, LEAST = 2.2f, MOST = 30;
    const Lab *lab = view->lab;
    float most = lab_shares(lab)->most;
    float radius = OF_ONE * sqrtf(fmaxf(loss, 0));
    if (lab->scene.data.kind == LABEL_NUMBER)
        radius = most > 0 ? MOST * sqrtf(fmaxf(loss, 0) / most) : LEAST;
    return view_units(view, fminf(fmaxf(radius, LEAST), MOST));
}

/* Smaller where so many points would cover more than a share of the plane. */
static float usual_radius(const View *view) {
    static const float USUAL = 5.4f, LEAST = 2, COVERED = 0.18f, PI = 3.14159f;
    Rect r = view->camera.screen;
    float each = COVERED * r.w * r.h / fmaxf(1, (float)view->lab->scene.data.count);
    return fmaxf(view_units(view, LEAST), fminf(view_units(view, USUAL), sqrtf(each / PI)));
}

/* The shares, where they are to be seen and known of every training point; else NULL. */
static const Shares *shares_of(const View *view) {
    const Lab *lab = view->lab;
    bool known = lab->shared == lab->trained && lab_train_samples(lab)->count <= SHARES_MOST;
    bool shown = view->ui->extra[EXTRA_SHARES] && !view_hides_loss(view);
    return shown && known ? lab_shares(lab) : NULL;
}

float plane_point_radius(const View *view, int index) {
    const Shares *shares = shares_of(view);
    for (int i = 0; shares && i < shares->count; i++) {
        if (shares->point[i] == index) return share_radius(view, shares->loss[i]);
    }
    return usual_radius(view);
}

/* ---- drawing */

typedef struct PointLook {
    float radius, presence;
    int class; /* its symbol */
    bool amount;
    Color color, rim;
} PointLook;

/* Numbers over one input have no class: their height says all. Over two their colour does. */
static PointLook look_of(const View *view, int index, float radius, const Amounts *amounts) {
    const Theme *t = view->theme;
    PointSign sign = point_sign(view, index);
    PointLook look = {radius, 1, sign.symbol, false, sign.color, t->card};
    if (!amounts_are_shown(view)) return look;
    look.amount = true;
    look.color = amounts_color(t, *amounts, view->lab->scene.data.label[index]);
    look.rim = color_mix(look.color, t->ink, 0.6f);
    return look;
}

static void cross(View *view, Point p, float r, Color color) {
    shapes_line(view->out, (Point){p.x - r, p.y - r}, (Point){p.x + r, p.y + r}, 1.6f, color);
    shapes_line(view->out, (Point){p.x - r, p.y + r}, (Point){p.x + r, p.y - r}, 1.6f, color);
}

static bool is_mistake(const View *view, int index) {
    return view->lab->mistaken[index] && !view_hides_mistakes(view);
}

static bool is_small(const View *view, float radius) {
    return radius <= view_units(view, 4);
}

/* Too small to hold a cross: larger than the others, with a dark rim; its colour and its shape stay
 * to be seen, and of one held out the hollow. */
static void small_mistake(View *view, int index, Point p, const PointLook *look) {
    static const float LARGER = 1.45f, HOLLOW = 0.4f;
    float r = look->radius * LARGER;
    shapes_symbol(view->out, p, r, fmaxf(1, look->radius * 0.5f), look->class,
                  color_faded(look->color, look->presence),
                  color_faded(view->theme->ink, look->presence));
    if (view->lab->held[index])
        shapes_disc(view->out, p, r * HOLLOW, color_faded(view->theme->card, look->presence));
}

/* A mistake has a cross. */
static void mark(View *view, int index, Point p, const PointLook *look) {
    const Lab *lab = view->lab;
    const bool mistaken = is_mistake(view, index);
    const bool small = is_small(view, look->radius);
    if (mistaken && small) {
        small_mistake(view, index, p, look);
        return;
    }
    float rim = small ? 0.8f : 1.4f, r = fminf(look->radius, 8) * 0.5f;
    Color color = color_faded(look->color, look->presence);
    Color card = color_faded(view->theme->card, look->presence), sign = card;
    Color edge = color_faded(look->rim, look->presence);
    if (lab->held[index] && look->amount) {
        shapes_symbol(view->out, p, look->radius - rim, 1.5f * rim, look->class, card, edge);
        shapes_disc(view->out, p, look->radius * 0.45f, color);
    } else if (lab->held[index]) {
        shapes_symbol(view->out, p, look->radius - rim, 1.5f * rim, look->class, card, color);
        sign = color;
    } else {
        shapes_symbol(view->out, p, look->radius, look->amount ? 1 : rim, look->class, color, edge);
    }
    if (mistaken) cross(view, p, r, sign);
}

/* Off the slice the ground is not the point's own: where it says another class than the network
 * says of the point, which is right, the point brings some of its own ground along. */
static void own_ground(View *view, int index, Point p, const PointLook *look) {
    const Lab *lab = view->lab;
    const Dataset *data = &lab->scene.data;
    bool right = data->kind == LABEL_CLASS && !lab->mistaken[index];
    if (look->presence >= 1 || !right || ui_hides(view->ui, HIDE_LABELS)) return;
    int class = (int)data->label[index], ground = maps_class(view->maps, lab, &view->camera, p);
    if (ground < 0 || ground == class || ui_hides(view->ui, HIDE_FIELD)) return;
    shapes_mark(view->out, "own ground", index);
    shapes_disc(view->out, p, look->radius * 1.9f,
                color_mix(view->theme->card, view->theme->class_field[class], 0.55f));
    shapes_mark(view->out, "point", index);
}

static void draw_point(View *view, int index, Point p, const PointLook *look) {
    float radius = look->radius, reach = fmaxf(radius, view_units(view, 5)) + 2;
    Rect box = {p.x - reach, p.y - reach, 2 * reach, 2 * reach};
    Highlight highlight = highlight_of(view, subject_point(index));
    shapes_mark(view->out, "point", index);
    if (highlight & HIGHLIGHT_POINTED)
        shapes_disc(view->out, p, radius * 2.4f, highlight_ground(view));
    own_ground(view, index, p, look);
    mark(view, index, p, look);
    float ring = fminf(radius * 2, radius + view_units(view, 6));
    if (highlight & HIGHLIGHT_SELECTED)
        shapes_ring(view->out, p, ring, 2.2f, view->theme->ink);
    else if (highlight)
        shapes_ring(view->out, p, fminf(radius * 1.7f, ring), 1.5f, view->theme->ink);
    view_focus(view, box, 4, tag_of(&TARGET_POINT, index));
    target_place(view->out, tag_of(&TARGET_POINT, index), box);
}

/* With shares the large points come first, so that no small one lies hidden under them, the
 * selected one over them, that its ring is seen. In turn the others; where there are so many that
 * they are small, the mistakes are not buried among them. */
typedef enum PointTurn { LARGE, LARGE_SELECTED, OTHERS, MISTAKES, SELECTED } PointTurn;

static PointTurn turn_of(const View *view, int index, float radius, float usual) {
    const Lab *lab = view->lab;
    bool selected = index == lab->selected.point;
    if (radius > usual) return selected ? LARGE_SELECTED : LARGE;
    if (selected) return SELECTED;
    return is_small(view, radius) && is_mistake(view, index) ? MISTAKES : OTHERS;
}

static void draw_points(View *view, Rect rect, const Shares *shares, PointTurn turn) {
    const Lab *lab = view->lab;
    float half[MAX_COLUMNS], usual = usual_radius(view);
    int hidden = hidden_columns(view, half), at = 0;
    const Amounts amounts = amounts_of(lab->run);
    for (int i = 0; i < lab->scene.data.count; i++) {
        float radius = usual;
        if (shares && at < shares->count && shares->point[at] == i)
            radius = share_radius(view, shares->loss[at++]);
        if (turn != turn_of(view, i, radius, usual)) continue;
        Point p = plane_point_place(view, i);
        if (!rect_holds(rect_inset(rect, -radius), p)) continue;
        PointLook look = look_of(view, i, radius, &amounts);
        look.presence = presence(view, i, half, hidden);
        draw_point(view, i, p, &look);
    }
    shapes_mark(view->out, NULL, 0);
}

void plane_points(View *view, Rect rect) {
    const Shares *shares = shares_of(view);
    for (PointTurn turn = shares ? LARGE : OTHERS; turn <= SELECTED; turn++)
        draw_points(view, rect, shares, turn);
}
