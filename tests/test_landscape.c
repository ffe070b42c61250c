/* The landscape in space: heights and the step are those of the loss, the ball is dragged over the
 * ground, from above it is the flat picture, and along the path it shows where that went. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "panels/landscape/landscape.h"
#include "panels/panels.h"
#include "turned.h"
#include "ui/widgets.h"

static const char valley[] =
    "data: {points: [[-3, blue], [-2, blue], [-1, red], [1, blue], [2, red], [3, red]]}\n"
    "network: {layers: [1 sigmoid], values: [{w: [[-2]], b: [1.5]}]}\n"
    "training: {rate: 0.5}\n"
    "view: {turn: [33, 26]}\n"
    "show: [landscape, over-x, weights]\n";

static const char deep[] = "data: {set: circles, count: 40, seed: 2}\n"
                           "network: {layers: [3 tanh, 1 sigmoid]}\n"
                           "training: {rate: 1}\n"
                           "view: {turn: [33, 26]}\n"
                           "show: [landscape, along-path]\n";

static const float *theta_of(const Person *p) {
    return lab_network(&p->frame->lab)->theta;
}

/* The loss that training sees with the present weights. */
static float loss_now(const Person *p) {
    return (float)p->frame->lab.score.loss;
}

static void heights_are_the_loss(void **state) {
    (void)state;
    Person p = person_with(valley);
    const Terrain *t = &p.frame->terrain;
    Action set = {.kind = ACTION_SET_WEIGHTS, .weights = {.index = 0, .count = 2}};
    const int places[4] = {0, 65, 1000, TERRAIN_MOST * TERRAIN_MOST - 1};
    assert_int_equal(t->size, TERRAIN_MOST);
    for (int i = 0; i < 4; i++) {
        int row = places[i] / t->size;
        float u = (float)(places[i] % t->size) / (float)(t->size - 1),
              v = (float)row / (float)(t->size - 1);
        set.weights.value[0] = t->span[0].low + u * (t->span[0].high - t->span[0].low);
        set.weights.value[1] = t->span[1].high - v * (t->span[1].high - t->span[1].low);
        assert_true(lab_apply(&p.frame->lab, &set));
        assert_true(fabsf(loss_now(&p) - t->value[places[i]]) < 1e-3f);
        assert_true(t->z[places[i]] == terrain_z(t, t->value[places[i]]));
    }
    assert_true(terrain_z(t, t->low) == TERRAIN_FOOT && terrain_z(t, t->high) == TERRAIN_TOP);
    person_leave(&p);
}

/* Of more points than are used, those of every class are among them, which take turns in a set. */
static void heights_of_many_points_are_nearly_the_loss(void **state) {
    (void)state;
    Person p = person_with("data: {set: gauss, count: 2000, seed: 2}\n"
                           "inputs: [x1]\n"
                           "network: {layers: [1 sigmoid]}\n"
                           "show: [landscape, over-x, weights]\n");
    const Terrain *t = &p.frame->terrain;
    Action set = {.kind = ACTION_SET_WEIGHTS, .weights = {.index = 0, .count = 2}};
    for (int corner = 0; corner < 4; corner++) {
        int row = corner / 2 * (t->size - 1), column = corner % 2 * (t->size - 1);
        float value = t->value[row * t->size + column];
        set.weights.value[0] = column > 0 ? t->span[0].high : t->span[0].low;
        set.weights.value[1] = row > 0 ? t->span[1].low : t->span[1].high;
        assert_true(lab_apply(&p.frame->lab, &set));
        assert_true(fabsf(loss_now(&p) - value) < 0.15f * loss_now(&p));
    }
    person_leave(&p);
}

/* What another scene's ball had been dragged out to is not kept for the next one. */
static void each_scene_has_a_range_of_its_own(void **state) {
    (void)state;
    Person p = person_with(valley);
    const Terrain *t = &p.frame->terrain;
    Range first[2];
    memcpy(first, t->span, sizeof first);
    Action far = {.kind = ACTION_SET_WEIGHTS, .weights = {.index = 0, .count = 2}};
    far.weights.value[0] = -9;
    far.weights.value[1] = 8;
    assert_true(lab_apply(&p.frame->lab, &far));
    frame_draw(p.frame);
    assert_true(t->span[0].low < first[0].low);
    person_opens(&p, valley);
    for (int i = 0; i < 2; i++)
        assert_true(t->span[i].low == first[i].low && t->span[i].high == first[i].high);
    person_leave(&p);
}

/* The ball is seen where its camera puts the weights, as high as the loss there. */
static void the_ball_lies_on_the_ground(void **state) {
    (void)state;
    Person p = person_with(valley);
    train(&p, 2);
    const Terrain *t = &p.frame->terrain;
    const Range *x = &t->span[0], *y = &t->span[1];
    Point3 at = {(theta_of(&p)[0] - x->low) / (x->high - x->low) * 2 - 1,
                 (theta_of(&p)[1] - y->low) / (y->high - y->low) * 2 - 1,
                 terrain_z(t, loss_now(&p))};
    Point seen = orbit_project(&p.frame->ui.landscape_seen.orbit, at, NULL),
          ball = middle(where(&p, "ball", 0));
    assert_true(hypotf(seen.x - ball.x, seen.y - ball.y) < 6);
    assert_true(count_of(&p, "plumb") > 0 && count_of(&p, "ground") > 1900);
    assert_true(person_reads(&p, "loss axis", "loss"));
    person_leave(&p);
}

/* Over the floor the gold arrow is as long as the step, and on the ground as steep as that is. */
static void the_step_has_its_true_length(void **state) {
    (void)state;
    Person p = person_with(valley);
    train(&p, 1);
    const Frame *f = p.frame;
    const Orbit *orbit = &f->ui.landscape_seen.orbit;
    int found = 0;
    for (int i = -1; (i = shapes_find(&f->shapes, "gradient arrow", 0, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        Rect box = where(&p, "box", TURNED_LANDSCAPE);
        const Point *end = f->shapes.point + s->first;
        if (s->kind != SHAPE_ARROW || !rect_holds(box, end[0])) continue;
        const float *move = f->lab.change;
        const Range *span = f->terrain.span;
        float half = (span[0].high - span[0].low) / 2;
        /* The tip's ray passes over the place of the next weights. */
        Ray ray = orbit_ray(orbit, end[1]);
        float x = (theta_of(&p)[0] + move[0] - span[0].low) / half - 1,
              y = (theta_of(&p)[1] + move[1] - span[1].low) / half - 1, up;
        assert_true(ray_nears_line(&ray, (Point3){x, y, 0}, (Point3){0, 0, 1}, &up));
        Point tip = orbit_project(orbit, (Point3){x, y, up}, NULL);
        assert_true(hypotf(tip.x - end[1].x, tip.y - end[1].y) < 0.5f);
        assert_true(up < terrain_z(&f->terrain, loss_now(&p))); /* downhill */
        found++;
    }
    assert_int_equal(found, 1);
    person_leave(&p);
}

/* On the floor the step is seen once more, from below the ball to below the next weights. */
static void the_step_lies_on_the_floor_too(void **state) {
    (void)state;
    Person p = person_with(valley);
    train(&p, 1);
    const Frame *f = p.frame;
    const Orbit *orbit = &f->ui.landscape_seen.orbit;
    int at = shapes_find(&f->shapes, "step below", 0, -1);
    assert_true(at >= 0 && f->shapes.shape[at].kind == SHAPE_ARROW);
    const Point *end = f->shapes.point + f->shapes.shape[at].first;
    const Range *span = f->terrain.span;
    for (int i = 0; i < 2; i++) {
        Point3 floor = {0, 0, 0};
        float w[2];
        for (int k = 0; k < 2; k++) {
            w[k] = theta_of(&p)[k] + (i ? f->lab.change[k] : 0);
            w[k] = (w[k] - span[k].low) / (span[k].high - span[k].low) * 2 - 1;
        }
        floor.x = w[0], floor.y = w[1];
        Point want = orbit_project(orbit, floor, NULL);
        assert_true(hypotf(want.x - end[i].x, want.y - end[i].y) < 0.1f);
    }
    person_leave(&p);
}

/* Everywhere on a contour the loss is the one that it says, up to the coarseness of the grid. */
static void contours_lie_where_the_loss_is_theirs(void **state) {
    (void)state;
    Person p = person_with(valley);
    const Terrain *t = &p.frame->terrain;
    Action set = {.kind = ACTION_SET_WEIGHTS, .weights = {.index = 0, .count = 2}};
    int checked = 0;
    for (int k = 0; k < t->levels; k++) {
        const ContourLines line = t->line[k];
        float level = t->level[k];
        for (int i = 0; i < line.points; i += 9) {
            Point at = line.point[i];
            set.weights.value[0] = at.x, set.weights.value[1] = at.y;
            assert_true(lab_apply(&p.frame->lab, &set));
            assert_true(fabsf(loss_now(&p) - level) < 0.01f * level);
            checked++;
        }
    }
    assert_true(t->levels >= 6 && checked > 50);
    person_leave(&p);
}

/* Across them, the ground rises as the gradient says. */
static void the_ground_is_as_steep_as_the_gradient(void **state) {
    (void)state;
    Person p = person_with(valley);
    train(&p, 2);
    const Lab *lab = &p.frame->lab;
    const Terrain *t = &p.frame->terrain;
    const float *theta = theta_of(&p);
    for (int k = 0; k < 2; k++) {
        const Range *s = &t->span[k];
        float step = (s->high - s->low) / (float)(t->size - 1), value[2];
        for (int side = 0; side < 2; side++) {
            float w[2] = {theta[0], theta[1]};
            w[k] += (side ? step : -step) / 2;
            const Ground ground = {.nodes = t->size, .half = {1, 1}, .z = t->value};
            value[side] = ground_at(
                &ground,
                (Point){(w[0] - t->span[0].low) / (t->span[0].high - t->span[0].low) * 2 - 1,
                        (w[1] - t->span[1].low) / (t->span[1].high - t->span[1].low) * 2 - 1});
        }
        /* A step of gradient descent is minus the rate times the slope. */
        float slope = (value[1] - value[0]) / step, want = -lab->change[k] / 0.5f;
        assert_true(fabsf(slope - want) < 0.03f);
    }
    person_leave(&p);
}

/* The longest dash among the lines of this name; 0 for none. */
static float dash_of(const Person *p, const char *name) {
    const Shapes *shapes = &p->frame->shapes;
    float dash = 0;
    for (int i = -1; (i = shapes_find(shapes, name, -1, i)) >= 0;)
        dash = fmaxf(dash, shapes->shape[i].dash);
    return dash;
}

/* The legend shows the path of the run before as the picture does: dashed on the map, not in
 * space. */
static void the_legend_is_dashed_as_the_path_is(void **state) {
    (void)state;
    Person p = person_with(valley);
    train(&p, 5);
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_RESTART});
    train(&p, 2);
    for (int flat = 0; flat < 2; flat++) {
        p.frame->ui.turned.of[TURNED_LANDSCAPE].turn.flat = (float)flat;
        frame_draw(p.frame);
        assert_true(count_of(&p, "former path") > 0 && count_of(&p, "path legend") > 0);
        assert_int_equal(dash_of(&p, "former path") > 0, flat);
        assert_int_equal(dash_of(&p, "path legend") > 0, flat);
    }
    person_leave(&p);
}

/* From the same start at another rate: the run before stays on the ground, pale, from its start to
 * where it came, and is told of in the head. */
static void an_earlier_run_stays_beside(void **state) {
    (void)state;
    Person p = person_with(valley);
    train(&p, 5);
    const float came[2] = {theta_of(&p)[0], theta_of(&p)[1]};
    Action set = {.kind = ACTION_SET_TRAINING, .training = p.frame->lab.scene.training};
    assert_int_equal(count_of(&p, "former path"), 0);
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_RESTART});
    frame_draw(p.frame);
    assert_true(person_reads(&p, "path legend", "the run before"));
    set.training.rate = 3;
    assert_true(lab_apply(&p.frame->lab, &set));
    train(&p, 2);
    const Frame *f = p.frame;
    const Trail *trail = &f->lab.trail;
    assert_int_equal(trail->former[0].count, 6);
    assert_true(trail->former[0].theta[10] == came[0] && trail->former[0].theta[11] == came[1]);
    assert_true(count_of(&p, "former path") > 0 && count_of(&p, "path below") > 1);
    assert_true(person_reads(&p, "path legend", "rate 3"));
    assert_true(person_reads(&p, "path legend", "rate 0.5, before"));
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_RESTART});
    set.training.batch = 2;
    assert_true(lab_apply(&p.frame->lab, &set));
    train(&p, 2);
    assert_true(person_reads(&p, "path legend", "batch 2"));
    assert_true(person_reads(&p, "path legend", "batch 6, before"));
    person_leave(&p);
}

static void the_ball_is_dragged_over_the_ground(void **state) {
    (void)state;
    Person p = person_with(valley);
    Point ball = middle(where(&p, "ball", 0)), to = {ball.x + 60, ball.y + 50};
    float yaw = p.frame->ui.turned.of[TURNED_LANDSCAPE].turn.yaw;
    drag(&p, ball, to);
    Point now = middle(where(&p, "ball", 0));
    assert_true(theta_of(&p)[0] != -2 && theta_of(&p)[1] != 1.5f);
    assert_true(hypotf(now.x - to.x, now.y - to.y) < 8); /* it stays under the pointer */
    assert_true(p.frame->ui.turned.of[TURNED_LANDSCAPE].turn.yaw == yaw);
    assert_true(lab_apply(&p.frame->lab, &(Action){.kind = ACTION_UNDO}));
    assert_true(theta_of(&p)[0] == -2 && theta_of(&p)[1] == 1.5f);
    person_leave(&p);
}

/* Where the number of each contour stands; NAN where it has none. */
static void heights_at(Person *p, float flat, Point at[TERRAIN_LEVELS]) {
    p->frame->ui.turned.of[TURNED_LANDSCAPE].turn.flat = flat;
    p->frame->ui.revision++;
    frame_draw(p->frame);
    for (int k = 0; k < TERRAIN_LEVELS; k++) {
        int i = shapes_find(&p->frame->shapes, "contour height", k, -1);
        at[k] = i < 0 ? (Point){NAN, NAN} : middle(p->frame->shapes.shape[i].rect);
    }
}

/* When the flat picture takes over from the last that glided, they stand where they stood. */
static void numbers_of_contours_do_not_jump_at_the_end_of_a_glide(void **state) {
    (void)state;
    static const char *const scenes[] = {valley, deep};
    for (int s = 0; s < 2; s++) {
        Person p = person_with(scenes[s]);
        train(&p, 20);
        Point last[TERRAIN_LEVELS], flat[TERRAIN_LEVELS];
        int both = 0;
        p.frame->ui.turned.of[TURNED_LANDSCAPE].above = true;
        heights_at(&p, 0.999f, last);
        heights_at(&p, 1, flat);
        for (int k = 0; k < TERRAIN_LEVELS; k++) {
            if (!isfinite(last[k].x + flat[k].x)) continue;
            both++;
            assert_true(hypotf(last[k].x - flat[k].x, last[k].y - flat[k].y) < 30);
        }
        assert_true(both > 2);
        person_leave(&p);
    }
}

/* "ŷ" and "x" give way to the curve, which runs flat at both ends, and to its name. */
static void no_curve_runs_through_what_lies_across_and_up(void **state) {
    (void)state;
    int found = 0;
    for (float height = 500; height <= 1000; height += 20) {
        Person p = person_with(valley);
        p.input.width = 1024;
        p.input.height = height;
        frame_step(p.frame, &p.input);
        const Frame *f = p.frame;
        int now = shapes_find(&f->shapes, "answers now", 0, -1);
        assert_true(now >= 0);
        const Shape *curve = &f->shapes.shape[now];
        for (int up = 0; up < 2; up++) {
            int at = shapes_find(&f->shapes, "answers letter", up, -1);
            while (at >= 0 && f->shapes.shape[at].kind != SHAPE_TEXT)
                at = shapes_find(&f->shapes, "answers letter", up, at);
            assert_true(at >= 0);
            const Shape *s = &f->shapes.shape[at];
            float wide = text_width(f->glyphs, f->shapes.text + s->first, &s->text, 1);
            Rect box = {up ? s->at.x : s->at.x - wide, s->at.y - s->text.size, wide, s->text.size};
            for (int i = 0; i < curve->count; i++)
                assert_false(rect_holds(box, f->shapes.point[curve->first + i]));
            found++;
        }
        person_leave(&p);
    }
    assert_int_equal(found, 52);
}

/* Over x a mistaken point is crossed, as in every picture; no other is. */
static void mistaken_points_are_crossed_over_x(void **state) {
    (void)state;
    Person p = person_with(valley);
    int mistaken = 0;
    for (int i = 0; i < 6; i++) {
        int lines = count(&p, "answered point", i, SHAPE_LINE);
        assert_int_equal(lines, p.frame->lab.mistaken[i] ? 2 : 0);
        mistaken += p.frame->lab.mistaken[i];
    }
    assert_true(mistaken > 0 && mistaken < 6);
    person_leave(&p);
}

enum { SEEN_SHAPES = 600 };

/* Where everything of these names lies. */
typedef struct Seen {
    Point at[SEEN_SHAPES];
    int count;
} Seen;

static Seen seen_of(const Person *p) {
    static const char *const names[] = {"path", "path below",     "former path",
                                        "ball", "answers before", "answers now"};
    const Shapes *shapes = &p->frame->shapes;
    Seen seen = {.count = 0};
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *shape = &shapes->shape[i];
        for (size_t n = 0; shape->mark.name && n < sizeof names / sizeof *names; n++) {
            if (strcmp(shape->mark.name, names[n]) != 0 || shape->count == 0) continue;
            assert_true(seen.count < SEEN_SHAPES);
            seen.at[seen.count++] = shapes->point[shape->first + shape->count - 1];
        }
    }
    return seen;
}

static void looks_the_same(const Seen *a, const Seen *b) {
    assert_int_equal(a->count, b->count);
    for (int i = 0; i < a->count; i++)
        assert_true(fabsf(a->at[i].x - b->at[i].x) + fabsf(a->at[i].y - b->at[i].y) < 0.01f);
}

/* The path, those of earlier runs, and the earlier curves over x come back with the weights, and go
 * again. */
static void undo_brings_back_what_was_seen(void **state) {
    (void)state;
    Person p = person_with(valley);
    train(&p, 5);
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_RESTART});
    train(&p, 3);
    wait(&p);
    const Seen before = seen_of(&p);
    assert_int_equal(p.frame->lab.trail.former[0].count, 6);
    assert_true(count_of(&p, "answers before") > 1 && count_of(&p, "former path") > 0);
    Point ball = middle(where(&p, "ball", 0));
    drag(&p, ball, (Point){ball.x - 30, ball.y + 20});
    wait(&p);
    const Seen after = seen_of(&p);
    assert_int_equal(p.frame->lab.trail.count, 1);
    assert_int_equal(count_of(&p, "answers before") + count_of(&p, "former path"), 0);
    assert_true(lab_apply(&p.frame->lab, &(Action){.kind = ACTION_UNDO}));
    wait(&p);
    const Seen undone = seen_of(&p);
    looks_the_same(&before, &undone);
    assert_true(lab_apply(&p.frame->lab, &(Action){.kind = ACTION_REDO}));
    wait(&p);
    const Seen again = seen_of(&p);
    looks_the_same(&after, &again);
    train(&p, 2); /* and it goes on from there */
    assert_int_equal(p.frame->lab.trail.count, 3);
    person_leave(&p);
}

static const char of_three[] = "data: {set: blobs, count: 30, seed: 2}\n"
                               "network: {layers: [1 sigmoid]}\n"
                               "view: {turn: [33, 26]}\nshow: [landscape, weights, plane]\n";

static void points_at(Person *p, Point at) {
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
}

/* The ball stands for the two weights under it: pointed at, it lights up both rows; and it is lit
 * while one of them is pointed at, but not by the third. On the ground, and on the flat picture. */
static void the_ball_lights_up_with_its_weights(void **state) {
    (void)state;
    const Point away = {5, 5};
    Person p = person_with(of_three);
    train(&p, 3);
    for (int flat = 0; flat < 2; flat++) {
        Turned *turned = &p.frame->ui.turned.of[TURNED_LANDSCAPE];
        turned->turn.flat = (float)flat, turned->above = flat;
        const char *hand = flat ? "landscape" : "ball";
        points_at(&p, away);
        int rows[3], ball = count(&p, "place", -1, SHAPE_DISC);
        for (int i = 0; i < 3; i++) rows[i] = count(&p, "weight row", i, SHAPE_RECT);
        points_at(&p, middle(where(&p, hand, 0)));
        for (int i = 0; i < 3; i++)
            assert_int_equal(count(&p, "weight row", i, SHAPE_RECT), rows[i] + (i < 2));
        for (int i = 0; i < 3; i++) {
            points_at(&p, middle(where(&p, "weight", i)));
            assert_int_equal(count(&p, "place", -1, SHAPE_DISC), ball + (i < 2));
        }
    }
    person_leave(&p);
}

enum { FACES = 4096 };
typedef struct FacesSeen {
    int count;
    Shape face[FACES];
    Point corner[FACES];
} FacesSeen;

static void see_faces(const Person *p, FacesSeen *seen) {
    const Shapes *shapes = &p->frame->shapes;
    seen->count = 0;
    for (int i = -1; (i = shapes_find(shapes, "ground", -1, i)) >= 0 && seen->count < FACES;) {
        seen->face[seen->count] = shapes->shape[i];
        seen->corner[seen->count++] = shapes->point[shapes->shape[i].first];
    }
}

/* How far from its turn a face comes in another picture, in the same place with the same colour. */
static int turns_away(const FacesSeen *a, int face, const FacesSeen *b) {
    enum { SHADES = 2 };
    static const float NEAR = 0.4f;
    int least = FACES;
    for (int k = 0; k < b->count; k++) {
        bool same = a->face[face].kind == b->face[k].kind &&
                    color_apart(a->face[face].color, b->face[k].color) <= SHADES &&
                    fabsf(a->corner[face].x - b->corner[k].x) < NEAR &&
                    fabsf(a->corner[face].y - b->corner[k].y) < NEAR;
        if (same && abs(face - k) < least) least = abs(face - k);
    }
    return least;
}

/* Turned by a hair, each face is there again, in its place, with its colour and at its turn; only
 * those equally far may change turns: the picture does not shimmer. */
static void the_order_of_faces_is_steady(void **state) {
    (void)state;
    enum { FEW = 24 };
    static FacesSeen before, after;
    Person p = person_with(of_three);
    train(&p, 3);
    Turn *turn = &p.frame->ui.turned.of[TURNED_LANDSCAPE].turn;
    for (int k = 0; k < 8; k++) {
        turn->yaw = 33 + 45 * (float)k, turn->pitch = 20 + 5 * (float)k;
        frame_draw(p.frame);
        see_faces(&p, &before);
        turn->yaw += 0.01f;
        frame_draw(p.frame);
        see_faces(&p, &after);
        assert_in_range(before.count, 300, FACES - 1);
        assert_int_equal(before.count, after.count);
        for (int i = 0; i < before.count; i++) {
            int away = turns_away(&before, i, &after);
            if (away > FEW) fail_msg("face %d is %d turns away at %d", i, away, k);
        }
    }
    person_leave(&p);
}

static void keys_move_the_ball(void **state) {
    (void)state;
    Person p = person_with(valley);
    p.frame->ui.focus = p.frame->shapes.shape[shapes_find(&p.frame->shapes, "ball", 0, -1)].tag;
    press_key(&p, KEY_RIGHT, "");
    assert_true(theta_of(&p)[0] > -2 && theta_of(&p)[1] == 1.5f);
    press_key(&p, KEY_DOWN, "");
    assert_true(theta_of(&p)[1] < 1.5f);
    person_leave(&p);
}

/* Just before it is flat, the corners of the floor are those of the flat picture. */
static void it_glides_onto_the_flat_picture(void **state) {
    (void)state;
    Person p = person_with(valley);
    Turned *turned = &p.frame->ui.turned.of[TURNED_LANDSCAPE];
    turned->turn.zoom = 1.7f;
    turned->turn.flat = 0.9999f;
    p.frame->ui.revision++;
    frame_draw(p.frame);
    Orbit orbit = p.frame->ui.landscape_seen.orbit;
    Point ball = middle(where(&p, "ball", 0));
    press(&p, "from above", TURNED_LANDSCAPE);
    wait(&p);
    assert_true(turned->turn.flat == 1 && count_of(&p, "ground") == 0);
    Rect area = where(&p, "landscape", 0);
    for (int i = 0; i < 4; i++) {
        Point at = orbit_project(&orbit, (Point3){i & 1 ? 1 : -1, i & 2 ? 1 : -1, 0}, NULL);
        assert_true(fabsf(at.x - (i & 1 ? area.x + area.w : area.x)) < 0.5f);
        assert_true(fabsf(at.y - (i & 2 ? area.y : area.y + area.h)) < 0.5f);
    }
    for (int i = -1; (i = shapes_find(&p.frame->shapes, "place", 0, i)) >= 0;) {
        Point flat = middle(p.frame->shapes.shape[i].rect);
        assert_true(hypotf(flat.x - ball.x, flat.y - ball.y) < 6);
    }
    press(&p, "from above", TURNED_LANDSCAPE);
    wait(&p);
    assert_true(turned->turn.flat == 0 && count_of(&p, "ground") > 1900);
    person_leave(&p);
}

/* Without a word in the scene it is the map that everybody knows. */
static void it_is_flat_until_it_is_raised(void **state) {
    (void)state;
    Person p = person_with("data: {set: moons, count: 20}\nshow: [landscape]\n");
    assert_int_equal(count_of(&p, "ground"), 0);
    press(&p, "from above", TURNED_LANDSCAPE);
    wait(&p);
    assert_true(count_of(&p, "ground") > 1000);
    person_leave(&p);
}

/* Of a panel that is too narrow for the flat picture only the words are left. */
static void the_flat_picture_wants_room(void **state) {
    (void)state;
    Person p = person_with("data: {set: moons, count: 20}\nshow: [landscape]\n");
    Frame *f = p.frame;
    View view = {.lab = &f->lab,
                 .ui = &f->ui,
                 .theme = theme_get(f->ui.theme),
                 .layout = layout_of(&f->ui),
                 .terrain = &f->terrain,
                 .glyphs = f->glyphs,
                 .out = &f->shapes};
    const float beside = 46 + 20; /* for the numbers of the axis, and on the right */
    for (int room = 38; room < 44; room++) {
        shapes_clear(view.out);
        view_landscape(&view, (Rect){0, 0, view_units(&view, beside + (float)room), 400});
        assert_int_equal(count_of(&p, "landscape") > 0, room > 40);
        assert_true(person_reads(&p, NULL, "LANDSCAPE"));
    }
    person_leave(&p);
}

/* ---- along the path */

/* In the plane of its two main directions the path is as long as it can be, and the ball where the
 * network is. */
static void the_path_spans_its_own_landscape(void **state) {
    (void)state;
    Person p = person_with(deep);
    const Terrain *t = &p.frame->terrain;
    assert_false(t->along_path); /* there is none yet */
    train(&p, 64);
    const PathAxes *path = &t->path;
    int weights = lab_network(&p.frame->lab)->count;
    float dot = 0, length[2] = {0, 0}, moved = 0;
    assert_true(t->along_path && path->weights == weights);
    for (int i = 0; i < weights; i++) {
        float by = theta_of(&p)[i] - path->origin[i];
        moved += by * by;
        dot += path->axis[0][i] * path->axis[1][i];
        for (int k = 0; k < 2; k++) length[k] += path->axis[k][i] * path->axis[k][i];
    }
    assert_true(fabsf(dot) < 1e-3f);
    assert_true(fabsf(length[0] - 1) < 1e-3f && fabsf(length[1] - 1) < 1e-3f);
    Point now = terrain_at(t, theta_of(&p));
    float seen = now.x * now.x + now.y * now.y;
    assert_true(seen <= moved * 1.001f && seen > 0.6f * moved && now.x > 0);
    assert_true(person_reads(&p, "box axis", "d₁"));
    /* Where the ball is, the ground is as high as the loss. */
    const Ground ground = {.nodes = t->size, .half = {1, 1}, .z = t->z};
    const Range *x = &t->span[0], *y = &t->span[1];
    float z = ground_at(&ground, (Point){(now.x - x->low) / (x->high - x->low) * 2 - 1,
                                         (now.y - y->low) / (y->high - y->low) * 2 - 1});
    assert_true(fabsf(z - terrain_z(t, loss_now(&p))) < 0.02f);
    person_leave(&p);
}

static void dragging_along_the_path_moves_all_weights(void **state) {
    (void)state;
    Person p = person_with(deep);
    train(&p, 64);
    float before[TRAIL_WEIGHTS];
    int weights = lab_network(&p.frame->lab)->count, moved = 0;
    memcpy(before, theta_of(&p), sizeof(float) * (size_t)weights);
    p.frame->ui.focus = p.frame->shapes.shape[shapes_find(&p.frame->shapes, "ball", 0, -1)].tag;
    Point from = terrain_at(&p.frame->terrain, before);
    press_key(&p, KEY_LEFT, "");
    Point to = terrain_at(&p.frame->terrain, theta_of(&p));
    for (int i = 0; i < weights; i++) moved += theta_of(&p)[i] != before[i];
    assert_true(to.x < from.x && fabsf(to.y - from.y) < 1e-3f && moved > weights / 2);
    assert_true(p.frame->terrain.along_path); /* the directions stay, although the path is new */
    person_leave(&p);
}

/* ---- in slices */

/* While it trains, the ground is made in parts, whole all the time; at rest it is of now. */
static void the_ground_is_made_in_slices(void **state) {
    (void)state;
    Person p = person_with("data: {set: circles, count: 200}\n"
                           "network: {layers: [24 tanh, 24 tanh, 1 sigmoid]}\n"
                           "view: {turn: [33, 26]}\nshow: [landscape]\n");
    Frame *f = p.frame;
    float before[TERRAIN_MOST];
    int in_making = 0;
    memcpy(before, f->terrain.value, sizeof before);
    lab_apply(&f->lab, &(Action){.kind = ACTION_PLAY});
    for (int i = 0; i < 6; i++) {
        lab_advance(&f->lab, 1);
        frame_draw(f);
        in_making += f->terrain.draft.row < f->terrain.draft.size;
        if (i == 0) assert_memory_equal(before, f->terrain.value, sizeof before);
    }
    assert_true(in_making >= 4);
    lab_apply(&f->lab, &(Action){.kind = ACTION_PAUSE});
    frame_draw(f);
    assert_true(f->terrain.draft.row == f->terrain.draft.size);
    assert_true(f->terrain.key == f->terrain.draft.key);
    assert_true(before[0] != f->terrain.value[0]);
    person_leave(&p);
}

/* ---- what is hard to draw */

static void what_cannot_be_drawn_is_said(void **state) {
    (void)state;
    static const char *const scenes[] = {
        "data: {set: none}\nview: {turn: [33, 26]}\nshow: [landscape]\n",
        "data: {points: [[1, 1, red]]}\nview: {turn: [33, 26]}\nshow: [landscape]\n",
        "data: {points: [[1, 1, red], [1, 1, blue]]}\nnetwork: {layers: [64 relu, 1 sigmoid]}\n"
        "view: {turn: [33, 26]}\nshow: [landscape, along-path]\n",
        "data: {set: circles, count: 30}\nnetwork: {layers: [1 step]}\n"
        "training: {rule: perceptron}\nview: {turn: [33, 26]}\nshow: [landscape]\n",
        "data: {set: circles, count: 30}\nnetwork: {layers: [2 relu, 1 sigmoid], "
        "values: [{w: [[0, 0], [0, 0]], b: [-5, -5]}, {w: [[1, 1]], b: [0]}]}\n"
        "view: {turn: [33, 26]}\nshow: [landscape]\n",
        "data: {set: plane, count: 30}\nnetwork: {layers: [1 linear]}\n"
        "training: {loss: squared, rate: 100}\nview: {turn: [33, 26]}\nshow: [landscape]\n",
    };
    for (size_t s = 0; s < sizeof scenes / sizeof *scenes; s++) {
        Person p = person_with(scenes[s]);
        train(&p, 4);
        for (int turn = 0; turn < 4; turn++) {
            turned_set(&p.frame->ui.turned, (float)(turn * 90 - 180), (float)(turn * 45 - 90));
            p.frame->ui.revision++;
            frame_draw(p.frame);
        }
        assert_true((count_of(&p, "ground") > 0) == (s > 0));
        person_leave(&p);
    }
}

static void no_numbers_leave_a_sentence(void **state) {
    (void)state;
    Person p = person_with(valley);
    Lab *lab = &p.frame->lab;
    for (int i = 0; i < lab_network(lab)->count; i++) lab->run->trainer.net.theta[i] = NAN;
    lab->revision++;
    frame_draw(p.frame);
    assert_int_equal(count_of(&p, "ground"), 0);
    assert_int_equal(count_of(&p, "ball"), 0);
    assert_true(person_reads(&p, NULL, "The loss is no number here any more: go back, or begin"));
    person_leave(&p);
}

/* ---- what is written there */

typedef struct Written {
    Rect box;
    const char *text;
} Written;

static bool is_written(const Shape *s) {
    return s->kind == SHAPE_TEXT && s->mark.name &&
           (strcmp(s->mark.name, "box axis") == 0 || strcmp(s->mark.name, "loss axis") == 0 ||
            strcmp(s->mark.name, "contour height") == 0);
}

/* The numbers and names of axes and contours, as high as figures are. */
static int written(const Frame *f, Written at[64]) {
    int count = 0;
    for (int i = 0; i < f->shapes.shapes && count < 64; i++) {
        const Shape *s = &f->shapes.shape[i];
        if (!is_written(s)) continue;
        const char *text = f->shapes.text + s->first;
        float wide = text_width(f->glyphs, text, &s->text, f->ui.density),
              high = s->text.size * 0.7f;
        at[count++] = (Written){{s->at.x - wide / 2, s->at.y - high, wide, high}, text};
    }
    return count;
}

/* Whether a line of an axis passes through it. */
static bool is_crossed(const Frame *f, Rect box) {
    enum { PARTS = 200, TICK = 12 };
    for (int i = 0; i < f->shapes.shapes; i++) {
        const Shape *s = &f->shapes.shape[i];
        bool axis = s->mark.name && (strcmp(s->mark.name, "box axis") == 0 ||
                                     strcmp(s->mark.name, "loss axis") == 0);
        if (s->kind != SHAPE_LINE || !axis) continue;
        const Point *p = f->shapes.point + s->first;
        if (hypotf(p[1].x - p[0].x, p[1].y - p[0].y) < TICK) continue;
        for (int k = 0; k <= PARTS; k++) {
            float share = (float)k / PARTS;
            Point at = {p[0].x + (p[1].x - p[0].x) * share, p[0].y + (p[1].y - p[0].y) * share};
            if (rect_holds(box, at)) return true;
        }
    }
    return false;
}

/* However it is turned, no number touches another or an axis; most of them have room. */
static void numbers_keep_clear_at_every_turn(void **state) {
    (void)state;
    static const float turns[14][2] = {{33, 26}, {0, 20},    {60, 35},   {90, 60},  {120, 26},
                                       {150, 8}, {170, 15},  {180, 40},  {-30, 70}, {-60, 45},
                                       {-90, 5}, {-120, 30}, {-150, 55}, {10, 85}};
    for (int narrow = 0; narrow < 2; narrow++) {
        Person p = person_with(valley);
        Frame *f = p.frame;
        train(&p, 3);
        if (narrow) f->ui.width = 1024, f->ui.height = 640;
        for (size_t t = 0; t < sizeof turns / sizeof *turns; t++) {
            Written at[64];
            f->ui.turned.of[TURNED_LANDSCAPE].turn.yaw = turns[t][0];
            f->ui.turned.of[TURNED_LANDSCAPE].turn.pitch = turns[t][1];
            frame_draw(f);
            int count = written(f, at);
            assert_in_range(count, 8, 63);
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < i; k++) {
                    if (rect_meets(at[i].box, at[k].box))
                        fail_msg("'%s' touches '%s' at %g, %g", at[i].text, at[k].text,
                                 (double)turns[t][0], (double)turns[t][1]);
                }
                if (is_crossed(f, at[i].box))
                    fail_msg("'%s' lies on an axis at %g, %g", at[i].text, (double)turns[t][0],
                             (double)turns[t][1]);
            }
        }
        person_leave(&p);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heights_are_the_loss),
        cmocka_unit_test(heights_of_many_points_are_nearly_the_loss),
        cmocka_unit_test(each_scene_has_a_range_of_its_own),
        cmocka_unit_test(numbers_keep_clear_at_every_turn),
        cmocka_unit_test(the_ball_lies_on_the_ground),
        cmocka_unit_test(the_step_has_its_true_length),
        cmocka_unit_test(the_step_lies_on_the_floor_too),
        cmocka_unit_test(contours_lie_where_the_loss_is_theirs),
        cmocka_unit_test(the_ground_is_as_steep_as_the_gradient),
        cmocka_unit_test(an_earlier_run_stays_beside),
        cmocka_unit_test(the_legend_is_dashed_as_the_path_is),
        cmocka_unit_test(the_ball_is_dragged_over_the_ground),
        cmocka_unit_test(numbers_of_contours_do_not_jump_at_the_end_of_a_glide),
        cmocka_unit_test(mistaken_points_are_crossed_over_x),
        cmocka_unit_test(no_curve_runs_through_what_lies_across_and_up),
        cmocka_unit_test(undo_brings_back_what_was_seen),
        cmocka_unit_test(the_ball_lights_up_with_its_weights),
        cmocka_unit_test(the_order_of_faces_is_steady),
        cmocka_unit_test(keys_move_the_ball),
        cmocka_unit_test(it_glides_onto_the_flat_picture),
        cmocka_unit_test(it_is_flat_until_it_is_raised),
        cmocka_unit_test(the_flat_picture_wants_room),
        cmocka_unit_test(the_path_spans_its_own_landscape),
        cmocka_unit_test(dragging_along_the_path_moves_all_weights),
        cmocka_unit_test(the_ground_is_made_in_slices),
        cmocka_unit_test(what_cannot_be_drawn_is_said),
        cmocka_unit_test(no_numbers_leave_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
