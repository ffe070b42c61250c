/* Axes with scales of their own: height from 1.5 to 1.9 beside weight from 50 to 100. What is drawn
 * stays true by its numbers: a line is a line, and a vector is drawn as the points are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "opened.h"
#include "panels/subjects.h"
#include "person.h"
#include "scene/scene_file.h"
#include "screen/header/header.h"
#include "ui/menu.h"
#include "ui/symbol.h"

#define DATA                                                                                       \
    "data:\n  columns: [height, weight]\n  points: [[1.55, 52, blue], [1.62, 66, blue],"           \
    " [1.7, 61, blue], [1.71, 84, red], [1.8, 75, red], [1.88, 97, red]]\n"
static const char PLAIN[] = DATA
    "network: {layers: [1 sigmoid], values: [{w: [[12, 0.2]], b: [-34.4]}]}\nview: {scale: free}\n";
static const char SCALED[] =
    DATA "  scale: standard\n"
         "network: {layers: [1 sigmoid], values: [{w: [[1.5, 0.5]], b: [0.25]}]}\n"
         "view: {scale: free, x: [1.5, 1.95], y: [20, 120]}\n";

static Scene parsed(const char *text) {
    Scene scene;
    Message message;
    if (!scene_parse(&scene, text, strlen(text), "t", 1, "", &message))
        fail_msg("%s", message.text);
    return scene;
}

static Person person_with(const char *scene) {
    Person p = {.frame = opened_as(scene, ".scene")};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static void assert_near(float is, float wanted, float off) {
    if (!(fabsf(is - wanted) <= off)) fail_msg("%g is not %g", (double)is, (double)wanted);
}

/* ---- the camera */

static void a_camera_leads_back(void **state) {
    (void)state;
    static const float span[] = {1e-3f, 0.4f, 12, 5e4f}, low[] = {-6, 1.5f, 50, 900};
    for (int i = 0; i < 16; i++) {
        float wide = span[i % 4], high = span[i / 4], x = low[i % 4], y = low[i / 4];
        Camera c = {{120, 60, 640, 480}, x, x + wide, y, y + high};
        Point unit = camera_unit(&c), p = camera_to_screen(&c, x + wide / 3, y + high / 4);
        Point back = camera_to_plane(&c, p);
        assert_near(back.x, x + wide / 3, 1e-4f * wide + 1e-6f * fabsf(x));
        assert_near(back.y, y + high / 4, 1e-4f * high + 1e-6f * fabsf(y));
        assert_near(unit.x * wide, 640, 0.1f);
        assert_near(unit.y * high, 480, 0.1f);
        camera_stretch(&c, p, 2, 1); /* one axis, about a place that stays */
        Point still = camera_to_screen(&c, back.x, back.y);
        assert_near(still.x, p.x, 0.5f);
        assert_near(still.y, p.y, 0.5f);
        assert_near((c.top - c.bottom) / high, 1, 1e-3f);
        assert_near((c.right - c.left) / wide, 0.5f, 2e-3f);
    }
}

/* ---- the scene */

static void tables_have_free_axes_and_all_else_has_not(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool free;
    } cases[] = {
        {"data: {set: circles}", false},
        {"data: {points: [[150, 2, red], [190, 3, blue]]}", false},
        {"data: {points: [[150, 2, red]]}\nview: {scale: free}", true},
        {"data: {set: circles}\nview: {scale: free}", true},
        {"", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Scene scene = parsed(cases[i].text);
        assert_int_equal(scene.free_axes, cases[i].free);
        scene_destroy(&scene);
    }
    char path[] = "/tmp/halfplane-axes-XXXXXX.csv";
    int file = mkstemps(path, 4);
    static const char table[] = "height,weight,sex\n1.6,60,f\n1.8,80,m\n1.7,72,m\n1.5,50,f\n";
    for (int own = 0; own < 2; own++) { /* pasted, it has no file */
        Cells cells;
        CellsRows rows;
        Scene pasted;
        Message why = {""};
        if (!cells_parse(&cells, table, strlen(table), (CellsHow){.separator = 0}, &why) ||
            !scene_from_cells(&pasted, &cells, "pasted.csv", own, &rows, &why))
            fail_msg("%s", why.text);
        assert_true(pasted.free_axes && pasted.rate_open);
        cells_destroy(&cells);
        scene_destroy(&pasted);
    }
    assert_int_equal(write(file, table, strlen(table)), strlen(table));
    close(file);
    Scene scene;
    Message message;
    CellsAsk ask = {0};
    CellsNotes notes;
    assert_true(scene_from_table(&scene, path, &ask, &notes, &message));
    assert_true(scene.free_axes);
    assert_near(scene.view.left, 1.47f, 1e-3f);
    assert_near(scene.view.top, 83, 1e-3f);
    unlink(path);
    scene_destroy(&scene);
}

/* Whether it is as usual for its points or not. */
static void a_scene_keeps_its_axes(void **state) {
    (void)state;
    static const char *const cases[] = {
        "data: {set: circles}\nview: {scale: free}", "data: {set: circles}\nview: {scale: equal}",
        "data: {points: [[150, 2, red]]}\nview: {scale: free}", "data: {points: [[150, 2, red]]}"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Scene scene = parsed(cases[i]);
        char *text = scene_text(&scene, NULL);
        Scene again = parsed(text);
        assert_int_equal(again.free_axes, scene.free_axes);
        assert_memory_equal(&again.view, &scene.view, sizeof scene.view);
        free(text);
        scene_destroy(&again);
        scene_destroy(&scene);
    }
}

static void a_wrong_word_is_told_with_the_right_ones(void **state) {
    (void)state;
    Scene scene;
    Message message;
    static const char text[] = "view: {scale: square}";
    assert_false(scene_parse(&scene, text, strlen(text), "t", 1, "", &message));
    assert_non_null(strstr(message.text, "equal"));
    assert_non_null(strstr(message.text, "free"));
}

/* ---- what is drawn */

static const Point *ends_of(const Person *p, const char *name, ShapeKind kind) {
    const Shape *shape = opened_shape(p->frame, name, 0, kind);
    assert_non_null(shape);
    return p->frame->shapes.point + shape->first;
}

/* The line runs where the score is 0 from edge to edge, and the vector from its foot there: as far
 * as the weights say along each axis, in the units that the inputs have there. */
static void line_and_vector_are_true(void **state) {
    (void)state;
    static const char *const scenes[] = {PLAIN, SCALED};
    for (int i = 0; i < 2; i++) {
        Person p = person_with(scenes[i]);
        const Camera *c = &p.frame->plane;
        const Features *f = lab_features(&p.frame->lab);
        const float *w = lab_network(&p.frame->lab)->theta;
        Point one = {f->scaled ? f->deviation[0] : 1, f->scaled ? f->deviation[1] : 1};
        Point zero = {f->scaled ? f->mean[0] : 0, f->scaled ? f->mean[1] : 0};
        const Plane *shown = &p.frame->lab.scene.view;
        assert_near(c->right - c->left, shown->right - shown->left, 1e-5f);
        assert_near(c->top - c->bottom, shown->top - shown->bottom, 1e-4f);
        const Point *line = ends_of(&p, "boundary", SHAPE_LINE);
        for (int k = 0; k < 2; k++) {
            Point at = camera_to_plane(c, line[k]);
            float score = w[0] * (at.x - zero.x) / one.x + w[1] * (at.y - zero.y) / one.y + w[2];
            assert_near(score, 0, 2e-2f);
        }
        const Point *vector = ends_of(&p, "weight vector", SHAPE_ARROW);
        Point foot = camera_to_plane(c, vector[0]), tip = camera_to_plane(c, vector[1]);
        float reach = p.frame->ui.rulers.now.vector.reach;
        assert_near((tip.x - foot.x) / one.x * reach, w[0], 1e-2f * fabsf(w[0]));
        assert_near((tip.y - foot.y) / one.y * reach, w[1], 1e-2f * fabsf(w[1]) + 1e-2f);
        float length = hypotf(vector[1].x - vector[0].x, vector[1].y - vector[0].y);
        assert_true(length > 60 && length < c->screen.w * 0.6f);
        /* It says itself that there is no right angle. */
        assert_true(shapes_find(&p.frame->shapes, "units said", 0, -1) >= 0);
        person_leave(&p);
    }
}

static Rect units_box(const Person *p) {
    const Shape *box = opened_shape(p->frame, "units said", 0, SHAPE_RECT);
    assert_non_null(box);
    return box->rect;
}

/* It says so where it covers no point, as long as there is such a place near the foot. */
static void what_is_said_of_units_covers_no_point(void **state) {
    (void)state;
    Person p = person_with(PLAIN);
    Rect at_foot = units_box(&p);
    Point under = camera_to_plane(&p.frame->plane, rect_middle(at_foot));
    lab_apply(&p.frame->lab,
              &(Action){.kind = ACTION_ADD_POINT, .point = {.x = {under.x, under.y}, .label = 1}});
    frame_draw(p.frame);
    Rect box = units_box(&p);
    Point there = camera_to_screen(&p.frame->plane, under.x, under.y);
    assert_true(there.y > box.y + box.h + 5 && there.y < box.y + 4 * box.h);
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_UNDO});
    frame_draw(p.frame);
    assert_near(units_box(&p).y, at_foot.y, 0.01f);
    person_leave(&p);
}

static void equal_units_say_nothing_of_angles(void **state) {
    (void)state;
    Person p = person_with("data: {points: [[1, 2, red], [-2, -1, blue]]}\n"
                           "network: {layers: [1 sigmoid], values: [{w: [[3, 4]], b: [0]}]}\n");
    const Point *vector = ends_of(&p, "weight vector", SHAPE_ARROW);
    const Point *line = ends_of(&p, "boundary", SHAPE_LINE);
    float along = (line[1].x - line[0].x) * (vector[1].x - vector[0].x) +
                  (line[1].y - line[0].y) * (vector[1].y - vector[0].y);
    assert_near(along, 0, 1);
    assert_int_equal(shapes_find(&p.frame->shapes, "units said", 0, -1), -1);
    person_leave(&p);
}

/* The tip follows the pointer: from the foot, which stays, the weights point there in the units of
 * the inputs, and keep their length. */
static void the_tip_follows_the_pointer(void **state) {
    (void)state;
    Person p = person_with(SCALED);
    const Features *f = lab_features(&p.frame->lab);
    const Camera c = p.frame->plane;
    p.frame->ui.tool = TOOL_MOVE;
    const Point *vector = ends_of(&p, "weight vector", SHAPE_ARROW);
    Point foot = camera_to_plane(&c, vector[0]), tip = vector[1];
    Point to = {tip.x - 40, tip.y - 90}, at = camera_to_plane(&c, to);
    drag(&p, tip, to);
    const float *w = lab_network(&p.frame->lab)->theta;
    float x = (at.x - foot.x) / f->deviation[0], y = (at.y - foot.y) / f->deviation[1];
    assert_near(atan2f(w[1], w[0]), atan2f(y, x), 0.02f);
    assert_near(hypotf(w[0], w[1]), hypotf(1.5f, 0.5f), 1e-3f);
    float score = w[0] * (foot.x - f->mean[0]) / f->deviation[0] +
                  w[1] * (foot.y - f->mean[1]) / f->deviation[1] + w[2];
    assert_near(score, 0, 1e-2f);
    vector = ends_of(&p, "weight vector", SHAPE_ARROW);
    float cross = (vector[1].x - vector[0].x) * (to.y - vector[0].y) -
                  (vector[1].y - vector[0].y) * (to.x - vector[0].x);
    assert_near(cross / hypotf(to.x - vector[0].x, to.y - vector[0].y), 0, 3);
    person_leave(&p);
}

/* ---- hands */

static void units_are_made_equal_and_that_is_undone(void **state) {
    (void)state;
    Person p = person_with(PLAIN);
    const Camera before = p.frame->plane;
    press(&p, "word", WORD_VIEW);
    press(&p, "entry", ENTRY_EQUAL_UNITS);
    Point unit = camera_unit(&p.frame->plane);
    assert_near(unit.x, unit.y, 1e-3f * unit.x);
    assert_false(p.frame->lab.scene.free_axes);
    press_key(&p, 'Z', "c");
    assert_true(p.frame->lab.scene.free_axes);
    assert_memory_equal(&p.frame->plane, &before, sizeof before);
    press_key(&p, 'Z', "cs");
    assert_false(p.frame->lab.scene.free_axes);
    press(&p, "word", WORD_VIEW);
    press(&p, "entry", ENTRY_EQUAL_UNITS); /* all points are seen again, whatever was shown */
    assert_near(p.frame->plane.left, before.left, 1e-4f);
    assert_near(p.frame->plane.top, before.top, 1e-3f);
    person_leave(&p);
}

static void turn_wheel(Person *p, Point at, float lines) {
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
    does(p, (InputEvent){.kind = INPUT_WHEEL, .at = at, .dy = lines});
}

static void the_wheel_on_an_axis_turns_that_axis(void **state) {
    (void)state;
    Person p = person_with(PLAIN);
    Camera c = p.frame->plane;
    Rect r = c.screen;
    turn_wheel(&p, (Point){r.x + r.w / 2, r.y + r.h - 8}, 1);
    assert_true(p.frame->plane.right - p.frame->plane.left < 0.95f * (c.right - c.left));
    assert_near(p.frame->plane.top, c.top, 1e-4f);
    c = p.frame->plane;
    turn_wheel(&p, (Point){r.x + 8, r.y + r.h - 150}, 1);
    assert_near(p.frame->plane.right, c.right, 1e-5f);
    assert_true(p.frame->plane.top - p.frame->plane.bottom < 0.95f * (c.top - c.bottom));
    c = p.frame->plane;
    turn_wheel(&p, middle(r), -1);
    assert_true(p.frame->plane.right - p.frame->plane.left > 1.05f * (c.right - c.left));
    assert_true(p.frame->plane.top - p.frame->plane.bottom > 1.05f * (c.top - c.bottom));
    person_leave(&p);
}

static int points_seen(const Person *p) {
    const Lab *lab = &p->frame->lab;
    int seen = 0;
    for (int i = 0; i < lab->scene.data.count; i++) {
        const float *x = lab->scene.data.x + (long)i * lab->scene.data.columns;
        seen += rect_holds(p->frame->plane.screen, camera_to_screen(&p->frame->plane, x[0], x[1]));
    }
    return seen;
}

/* A set after a table is shown as it is by itself, and undo brings the table's own window back. */
static void another_set_is_shown_whole(void **state) {
    (void)state;
    Person p = person_with(PLAIN);
    const Camera before = p.frame->plane;
    Action set = {.kind = ACTION_SET_POINTS, .set = {.kind = SET_CIRCLES, .count = 50, .seed = 1}};
    assert_true(lab_apply(&p.frame->lab, &set));
    frame_draw(p.frame);
    assert_int_equal(points_seen(&p), 50);
    assert_near(p.frame->lab.scene.view.left, -6, 0);
    assert_near(p.frame->lab.scene.view.top, 6, 0);
    assert_false(p.frame->lab.scene.free_axes);
    assert_int_equal(shapes_find(&p.frame->shapes, "reset view", 0, -1), -1);
    press_key(&p, 'Z', "c");
    assert_memory_equal(&p.frame->plane, &before, sizeof before);
    assert_true(p.frame->lab.scene.free_axes);
    person_leave(&p);
}

/* More points of the same set leave the person where they look. */
static void more_of_a_set_moves_nothing(void **state) {
    (void)state;
    Person p = person_with("data: {set: circles, count: 50}");
    turn_wheel(&p, middle(p.frame->plane.screen), 2);
    const Camera before = p.frame->plane;
    Action set = {.kind = ACTION_SET_POINTS, .set = {.kind = SET_CIRCLES, .count = 90, .seed = 1}};
    assert_true(lab_apply(&p.frame->lab, &set));
    frame_draw(p.frame);
    assert_memory_equal(&p.frame->plane, &before, sizeof before);
    person_leave(&p);
}

static void a_button_brings_points_back_into_sight(void **state) {
    (void)state;
    Person p = person_with(PLAIN);
    assert_int_equal(points_seen(&p), 6);
    assert_int_equal(shapes_find(&p.frame->shapes, "fit", 0, -1), -1);
    for (int i = 0; i < 4; i++) press_key(&p, KEY_PLUS, "c");
    assert_true(points_seen(&p) < 6);
    press(&p, "fit", 0);
    assert_int_equal(points_seen(&p), 6);
    assert_int_equal(shapes_find(&p.frame->shapes, "fit", 0, -1), -1);
    person_leave(&p);
}

/* ---- more columns than two, and names */

static const char FLOWERS[] =
    "data:\n  columns: [length, width, depth]\n  classes: [lily, rose, iris]\n"
    "  points: [[1, 20, 0.1, lily], [2, 30, 0.2, lily], [3, 20, 0.5, rose], [4, 40, 0.6, rose],"
    " [5, 30, 0.9, iris], [6, 50, 0.8, iris]]\n"
    "network: {layers: [3 softmax], values: [{w: [[0, 0, -20], [0, 0, 0], [0, 0, 20]],"
    " b: [6, 0, -14]}]}\nview: {scale: free}\n";

static void a_column_is_chosen_at_its_axis(void **state) {
    (void)state;
    Person p = person_with(FLOWERS);
    const Plane *view = &p.frame->lab.scene.view;
    press(&p, "axis", 1);
    Rect depth = {0};
    for (int i = -1; (i = shapes_find_part(&p.frame->shapes, "column", 1, 2, i)) >= 0;)
        depth = p.frame->shapes.shape[i].rect;
    assert_true(depth.w > 0);
    click(&p, middle(depth), BUTTON_LEFT, 1);
    assert_int_equal(view->across, 0);
    assert_int_equal(view->up, 2);
    assert_near(view->bottom, 0.02f, 1e-4f);
    assert_near(view->top, 0.98f, 1e-4f);
    /* It is what is shown first now, for the button that leads back. */
    assert_int_equal(shapes_find(&p.frame->shapes, "reset view", 0, -1), -1);
    person_leave(&p);
}

/* A point off the slice that is right has its own ground, where that of the slice says
 * otherwise. */
static void a_right_point_off_the_slice_does_not_look_wrong(void **state) {
    (void)state;
    Person p = person_with(FLOWERS);
    const Lab *lab = &p.frame->lab;
    for (int i = 0; i < 6; i++) {
        assert_false(lab->mistaken[i]);
        bool rose = lab->scene.data.label[i] == 1; /* as all of the slice is, at a depth of 0.52 */
        assert_int_equal(opened_shape(p.frame, "own ground", i, SHAPE_DISC) != NULL, !rose);
    }
    person_leave(&p);
}

static void a_click_moves_the_slice(void **state) {
    (void)state;
    Person p = person_with(FLOWERS);
    p.frame->ui.tool = TOOL_MOVE;
    press(&p, "point", 4);
    assert_near(p.frame->lab.scene.view.fixed[2], 0.9f, 1e-6f);
    person_leave(&p);
}

/* Beside the plane's title if there is room for it, as there is for short names, and else below. */
static void the_slices_leave_the_title_free(void **state) {
    (void)state;
    static const char *const names[] = {"", "columns: [sepal length, petal width, petal length], "};
    for (int i = 0; i < 2; i++) {
        char scene[300];
        snprintf(scene, sizeof scene,
                 "data: {%spoints: [[1, 2, 0.25, red], [-1, 2, 0.75, blue], [1, 1, -1, red]]}\n"
                 "inputs: [x1, x2, x3]\nnetwork: {layers: [1 sigmoid]}\nshow: [space, plane]\n",
                 names[i]);
        Person p = person_with(scene);
        p.input.width = 1024;
        p.input.height = 640;
        frame_step(p.frame, &p.input);
        Rect title = where(&p, "menu", PLACE_UPPER), track = where(&p, "slice", 2);
        assert_true(title.w > 0 && track.w > 0);
        assert_int_equal(track.y > title.y + title.h, i);
        person_leave(&p);
    }
}

/* A table's axis stands at the left edge, where the tools are, and the sliders at the right. */
static void an_axis_is_named_beside_tools_and_sliders(void **state) {
    (void)state;
    static const char scene[] =
        "data: {columns: [alcohol, malic acid, ash, magnesium], label: kind, rows: "
        "[[12, 1, 2, 99, a], [14, 5, 3, 88, b], [13, 2, 1, 77, b], [11.5, 3, 1, 79, a]]}\n"
        "network: {layers: [1 sigmoid]}\nview: {scale: free}\n";
    for (int i = 0; i < 3; i++) {
        Person p = person_with(scene);
        p.input.width = i == 2 ? 1440 : 1024;
        p.input.height = i == 2 ? 900 : 640;
        if (i == 1) press_key(&p, 'P', "");
        frame_step(p.frame, &p.input);
        const Shape *name = opened_shape(p.frame, "axis name", 1, SHAPE_TEXT);
        assert_non_null(name);
        Rect said = {name->at.x, name->at.y - name->text.size, 60, name->text.size},
             track = where(&p, "slice", 2), tools = where(&p, "tool", 1);
        assert_string_equal(p.frame->shapes.text + name->first, "malic acid");
        assert_true(track.w > 0 && tools.w > 0);
        assert_true(said.x >= tools.x + tools.w && said.y < track.y);
        assert_true(said.x + said.w < track.x);
        person_leave(&p);
    }
}

/* All columns alike: "x₁" up, "x₃" across, and "x₂" at its slider. */
static void columns_without_names_have_low_digits(void **state) {
    (void)state;
    static const char *const said[] = {"x₁", "x₂", "x₃"};
    Person p = person_with("data: {points: [[1, 2, 0.25, red], [-1, 2, 0.75, blue]]}\n"
                           "inputs: [x1, x2, x3]\nnetwork: {layers: [1 sigmoid]}\n"
                           "view: {axes: [x3, x1], fixed: {x2: 0.5}}\n");
    const Shapes *out = &p.frame->shapes;
    Rect plane = where(&p, "plane", 0);
    int found[3] = {0};
    for (int i = 0; i < out->shapes; i++) {
        const Shape *s = &out->shape[i];
        if (s->kind != SHAPE_TEXT || !rect_holds(plane, s->at)) continue;
        assert_false(strcmp(out->text + s->first, "x2") == 0);
        assert_false(strcmp(out->text + s->first, "x3") == 0);
        for (int c = 0; c < 3; c++) found[c] += strcmp(out->text + s->first, said[c]) == 0;
    }
    for (int c = 0; c < 3; c++) assert_int_equal(found[c], 1);
    person_leave(&p);
}

/* For a projector the plane of a table is low. */
static void the_classes_stand_clear_of_the_buttons(void **state) {
    (void)state;
    Person p = person_with(
        "data: {columns: [a, b, c, d, e, f, g, h], label: kind, classes: [one, two, three], rows: "
        "[[0, 9, 1, 1, 1, 1, 1, 1, one], [0, 8, 2, 2, 2, 2, 2, 2, two], "
        "[2.5, 4, 3, 3, 3, 3, 3, 3, three], [3, 4.5, 3, 3, 3, 3, 3, 3, three], "
        "[3.5, 5, 3, 3, 3, 3, 3, 3, one], [2.5, 8.5, 3, 3, 3, 3, 3, 3, two], "
        "[3, 9, 3, 3, 3, 3, 3, 3, two]]}\n"
        "view: {scale: free, x: [-0.2, 9.4], y: [-1, 9.8]}\n");
    p.input.width = 1024;
    p.input.height = 640;
    press_key(&p, 'P', "");
    frame_step(p.frame, &p.input);
    Rect button = where(&p, "fit", 0);
    assert_true(button.w > 0);
    const Shapes *out = &p.frame->shapes;
    for (int i = -1; (i = shapes_find(out, "class legend", -1, i)) >= 0;) {
        const Shape *s = &out->shape[i];
        Rect around = {s->at.x, s->at.y - s->text.size, 60, s->text.size};
        if (s->kind == SHAPE_TEXT) assert_false(rect_meets(button, around));
    }
    person_leave(&p);
}

/* With their names or by their marks alone, as there is room, among sliders and buttons. */
static void many_classes_are_told_in_windows_of_all_sizes(void **state) {
    (void)state;
    static const char *const kinds[] = {"one", "two", "three", "four", "five", "six"};
    char text[2048];
    int used = snprintf(text, sizeof text,
                        "data: {columns: [a, b, c, d, e, f, g, h], label: kind, "
                        "classes: [one, two, three, four, five, six], rows: [");
    for (int i = 0; i < 12; i++)
        used +=
            snprintf(text + used, sizeof text - (size_t)used, "%s[%d, %d, 1, 2, 3, 4, 5, %d, %s]",
                     i ? ", " : "", i % 4, i / 4, i, kinds[i % 6]);
    snprintf(text + used, sizeof text - (size_t)used, "]}\nview: {x: [-2, 20], y: [-2, 20]}\n");
    static const float sizes[][2] = {{1440, 900}, {1280, 720}, {1024, 640}};
    for (int s = 0; s < 3; s++) {
        for (int projector = 0; projector < 2; projector++) {
            Person p = person_with(text);
            p.input.width = sizes[s][0];
            p.input.height = sizes[s][1];
            p.frame->ui.projector = projector;
            press_key(&p, 'P', "");
            frame_step(p.frame, &p.input);
            for (int class = 0; class < 6; class ++)
                assert_true(shapes_find(&p.frame->shapes, "class legend", class, -1) >= 0);
            person_leave(&p);
        }
    }
}

static Rect output_of(const Person *p, int class) {
    int at = shapes_find_part(&p->frame->shapes, "unit", 0, class, -1);
    assert_true(at >= 0);
    return p->frame->shapes.shape[at].rect;
}

static void classes_are_named_where_they_stand(void **state) {
    (void)state;
    static const char *const names[] = {"lily", "rose", "iris"};
    Person p = person_with(FLOWERS);
    for (int class = 0; class < 3; class ++) {
        char text[SYMBOL_TEXT];
        assert_string_equal(symbol_unit(&p.frame->lab, 0, class, text), names[class]);
        assert_true(person_reads(&p, "class legend", names[class]));
        assert_true(shapes_find(&p.frame->shapes, "class mark", class, -1) >= 0);
    }
    for (int i = 1; i < 3; i++) { /* everywhere in the order of the hands: red, blue, green */
        int class = dataset_class_shown(i), above = dataset_class_shown(i - 1);
        assert_true(where(&p, "tool", class).y > where(&p, "tool", above).y);
        assert_true(output_of(&p, class).y > output_of(&p, above).y);
        assert_true(opened_shape(p.frame, "class legend", class, SHAPE_TEXT)->at.y >
                    opened_shape(p.frame, "class legend", above, SHAPE_TEXT)->at.y);
    }
    p.frame->ui.panel[PLACE_STAGE] = PANEL_LIKELIHOOD;
    frame_draw(p.frame);
    for (int class = 0; class < 3; class ++)
        assert_true(person_reads(&p, "likelihood class", names[class]));
    person_leave(&p);
    p = person_with("data: {label: party, rows: [[1, 2, blue], [2, 1, red], [3, 3, green]]}");
    char said[SYMBOL_TEXT]; /* of a table the words for colours are names as any others */
    assert_string_equal(symbol_unit(&p.frame->lab, 0, 2, said), "green");
    assert_true(person_reads(&p, "class legend", "red"));
    person_leave(&p);
    p = person_with("data: {set: blobs, count: 30}"); /* colours are no names */
    char text[SYMBOL_TEXT];
    assert_string_equal(symbol_unit(&p.frame->lab, 0, 0, text), "ŷ₁");
    assert_int_equal(shapes_find(&p.frame->shapes, "class legend", -1, -1), -1);
    person_leave(&p);
}

static const char *said_of(Person *p, const Target *target, int index, int part) {
    static char text[TOOLTIP_TEXT];
    Glyphs *glyphs = p->frame->glyphs;
    View view = {.lab = &p->frame->lab, .ui = &p->frame->ui, .glyphs = glyphs};
    return target->say(&view, tag_part(target, index, part), text);
}

/* Under the pointer, units, weights and points say whose they are; what has no name says
 * nothing. */
static void names_are_said_under_the_pointer(void **state) {
    (void)state;
    Person p = person_with(FLOWERS);
    const Lab *lab = &p.frame->lab;
    assert_string_equal(said_of(&p, &TARGET_UNIT, 0, 1), "rose, the red disc");
    assert_string_equal(said_of(&p, &TARGET_UNIT, -1, 0), lab->scene.data.name[0]);
    const char *edge = said_of(&p, &TARGET_EDGE, lab_network(lab)->layer[0].w, 0);
    assert_non_null(strstr(edge, lab->scene.data.name[0]));
    assert_non_null(strstr(edge, "to lily, the blue square"));
    assert_non_null(strstr(said_of(&p, &TARGET_EDGE, lab_network(lab)->layer[0].b + 2, 0),
                           "the bias of iris, the green triangle"));
    char expected[128];
    snprintf(expected, sizeof expected, "Point 1: %s",
             lab->scene.data.class_name[(int)lab->scene.data.label[0]]);
    assert_non_null(strstr(said_of(&p, &TARGET_SAY_POINT, 0, 0), expected));
    person_leave(&p);
    p = person_with("data: {set: circles, count: 30}");
    assert_null(said_of(&p, &TARGET_UNIT, 0, 0));
    assert_null(said_of(&p, &TARGET_UNIT, -1, 0));
    assert_null(said_of(&p, &TARGET_EDGE, 0, 0));
    assert_null(said_of(&p, &TARGET_SAY_POINT, 0, 0));
    person_leave(&p);
}

/* A last layer of other units than there are classes does not stand for them: lesson 11 looks at a
 * hidden layer by itself. */
static void a_layer_of_other_units_wears_no_marks(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    Message message;
    assert_true(
        frame_open(p.frame, TESTS_FOLDER "/../lessons/11-feed-forward-in-matrices.md", &message));
    frame_step(p.frame, &p.input);
    assert_true(p.frame->lab.scene.data.classes == 3 && lab_network(&p.frame->lab)->outputs == 4);
    assert_true(shapes_find(&p.frame->shapes, "unit", 0, -1) >= 0);
    assert_int_equal(shapes_find(&p.frame->shapes, "class mark", -1, -1), -1);
    person_leave(&p);
}

/* Outputs of named classes stand as the hands do, red first; but where a scene names the outputs,
 * in the order that numbers and matrices have beside them. */
static void named_outputs_keep_their_order(void **state) {
    (void)state;
    static const char *const names[] = {"", ", names: [[cat, dog, bird]]"};
    for (int i = 0; i < 2; i++) {
        char scene[256];
        snprintf(scene, sizeof scene,
                 "data: {set: blobs, classes: [cat, dog, bird], count: 30, seed: 1}\n"
                 "network: {layers: [3 softmax]%s}\n",
                 names[i]);
        Person p = {.frame = opened(scene)};
        p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
        frame_step(p.frame, &p.input);
        float high[3];
        for (int u = 0; u < 3; u++) {
            int at = shapes_find_part(&p.frame->shapes, "unit", 0, u, -1);
            assert_true(at >= 0);
            high[u] = p.frame->shapes.shape[at].rect.y;
        }
        assert_int_equal(high[0] < high[1], i == 1);
        assert_true(high[2] > high[0] && high[2] > high[1]);
        person_leave(&p);
    }
}

static int by_height(const void *a, const void *b) {
    const float *x = a, *y = b;
    return (x[0] > y[0]) - (x[0] < y[0]);
}

/* The classes of the tools from the top, and of the outputs: [count] each. */
static void orders_of(const Person *p, int count, int tools[], int outputs[]) {
    float high[2][MAX_CLASSES][2];
    for (int c = 0; c < count; c++) {
        int unit = shapes_find_part(&p->frame->shapes, "unit",
                                    lab_network(&p->frame->lab)->layers - 1, c, -1);
        assert_true(unit >= 0);
        high[0][c][0] = where(p, "tool", c).y;
        high[1][c][0] = p->frame->shapes.shape[unit].rect.y;
        high[0][c][1] = high[1][c][1] = (float)c;
    }
    for (int of = 0; of < 2; of++) qsort(high[of], (size_t)count, sizeof high[of][0], by_height);
    for (int i = 0; i < count; i++) {
        tools[i] = (int)high[0][i][1];
        outputs[i] = (int)high[1][i][1];
    }
}

/* Of classes that nobody has named: the hand that is the upper one places what the upper output
 * is for. */
static void unnamed_outputs_stand_in_the_order_of_the_hands(void **state) {
    (void)state;
    static const char *const points[] = {"[1, 2, red], [2, 3, blue]",
                                         "[1, 2, red], [2, 3, blue], [0, 1, green]",
                                         "[1, 2, red], [2, 3, blue], [0, 1, green], [-1, 0, 3]",
                                         "[1, 2, 0], [2, 3, 1], [0, 1, 2], [-1, 0, 3], [0, 0, 4]"};
    for (int i = 0; i < 4; i++) {
        for (int hidden = 0; hidden < 2; hidden++) {
            char scene[300];
            int classes = i + 2, tools[MAX_CLASSES], outputs[MAX_CLASSES];
            snprintf(scene, sizeof scene,
                     "data: {points: [%s]}\nnetwork: {layers: [%s%d softmax]}\n", points[i],
                     hidden ? "3 tanh, " : "", classes);
            Person p = person_with(scene);
            orders_of(&p, classes, tools, outputs);
            assert_int_equal(tools[0], 1); /* red */
            assert_int_equal(tools[1], 0); /* then blue */
            assert_memory_equal(tools, outputs, sizeof(int) * (size_t)classes);
            person_leave(&p);
        }
    }
}

/* How many texts are just these words. */
static int said(const Person *p, const char *words) {
    const Shapes *s = &p->frame->shapes;
    int count = 0;
    for (int i = 0; i < s->shapes; i++)
        count += s->shape[i].kind == SHAPE_TEXT && strcmp(s->text + s->shape[i].first, words) == 0;
    return count;
}

/* Where numbers are to be met: at the axis that leads up, at the output, at the axis over x. */
static void an_answer_is_called_as_its_column(void **state) {
    (void)state;
    static const Panel panels[] = {PANEL_PLANE, PANEL_NETWORK, PANEL_OVER_X};
    for (int named = 0; named < 2; named++) {
        Person p = person_with(named ? "data: {columns: [size], label: rent, rows: [[40, 400], "
                                       "[60, 550], [80, 790]]}\n"
                                       "network: {layers: [2 tanh, 1 linear]}\n"
                                     : "data: {points: [[40, 400], [60, 550], [80, 790]]}\n"
                                       "network: {layers: [2 tanh, 1 linear]}\n");
        for (int i = 0; i < 3; i++) {
            const Panel alone[PLACE_COUNT] = {panels[i], PANEL_NONE, PANEL_NONE};
            memcpy(p.frame->ui.panel, alone, sizeof alone);
            frame_draw(p.frame);
            if ((said(&p, "rent") > 0) != named)
                fail_msg("rent is said %d times in %s", said(&p, "rent"), panel_name(panels[i]));
        }
        person_leave(&p);
    }
}

/* ---- outputs follow the classes */

static int outputs_after(Person *p, SetKind set) {
    Action action = {.kind = ACTION_SET_POINTS,
                     .set = {.kind = set, .count = 40, .classes = 4, .seed = 1}};
    assert_true(lab_apply(&p->frame->lab, &action));
    return lab_network(&p->frame->lab)->outputs;
}

static void outputs_follow_the_classes(void **state) {
    (void)state;
    Person p =
        person_with("data: {set: circles, count: 40}\nnetwork: {layers: [3 tanh, 1 sigmoid]}");
    assert_int_equal(outputs_after(&p, SET_BLOBS), 4);
    assert_int_equal(outputs_after(&p, SET_CIRCLES), 1);
    assert_int_equal(lab_network(&p.frame->lab)->layer[0].to, 3);
    assert_int_equal(outputs_after(&p, SET_BLOBS), 4);
    assert_true(lab_apply(&p.frame->lab, &(Action){.kind = ACTION_CLEAR_POINTS}));
    assert_int_equal(lab_network(&p.frame->lab)->outputs, 1);
    person_leave(&p);
    /* Two were asked for where one is usual. */
    p = person_with("data: {set: circles, count: 40}\nnetwork: {layers: [2 softmax]}");
    assert_int_equal(outputs_after(&p, SET_MOONS), 2);
    person_leave(&p);
}

/* ---- many points, small planes */

static float size_of(const Person *p) {
    int at = shapes_find(&p->frame->shapes, "point", 0, -1);
    assert_true(at >= 0);
    return p->frame->shapes.shape[at].rect.w;
}

static void marks_shrink_where_they_would_cover_the_plane(void **state) {
    (void)state;
    Person p = person_with("data: {set: circles, count: 200}");
    float usual = size_of(&p);
    person_leave(&p);
    p = person_with("data: {set: circles, count: 10000}");
    assert_true(size_of(&p) < 0.6f * usual);
    /* The boundary lies on top of so many. */
    const Shapes *s = &p.frame->shapes;
    int boundary = shapes_find(s, "boundary", 0, -1), last = -1;
    for (int i = -1; (i = shapes_find(s, "point", -1, i)) >= 0;) last = i;
    assert_true(boundary > last);
    person_leave(&p);
}

/* Nor under what parts the lines of units from the points, where one of them runs along it. */
static void the_boundary_is_seen_along_a_line_among_many_points(void **state) {
    (void)state;
    Person p = person_with("data: {set: circles, count: 10000}\n"
                           "network: {layers: [4 tanh, 1 sigmoid]}\n");
    const Shapes *s = &p.frame->shapes;
    int boundary = shapes_find(s, "boundary", 0, -1), halos = 0;
    assert_true(s->shape[boundary].width > s->shape[boundary + 1].width); /* has one of its own */
    assert_int_equal(shapes_find(s, "boundary", 0, boundary), boundary + 1);
    for (int i = 0; i < s->shapes; i++) {
        const Shape *shape = &s->shape[i];
        const char *mark = shape->kind == SHAPE_LINE && shape->mark.name ? shape->mark.name : "";
        halos += i < boundary && strcmp(mark, "line halo") == 0;
        assert_false(i > boundary && strcmp(mark, "line halo") == 0);
        assert_false(i > boundary && strcmp(mark, "line") == 0 && shape->dash == 0);
    }
    assert_int_equal(halos, 4);
    person_leave(&p);
}

/* Columns are named at the inputs to choose from and in the list of weights. */
static void columns_are_named_in_controls_and_weights(void **state) {
    (void)state;
    Person p = person_with("data: {columns: [length_of_the_wing, age], label: kind, rows: "
                           "[[0, 0, a], [0, 9, b]]}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n");
    assert_true(person_reads(&p, NULL, "age²"));
    assert_true(person_reads(&p, NULL, "sin age"));
    assert_true(person_reads(&p, NULL, "length_of_the_w… "));
    const Rect first = where(&p, "weight", 0), second = where(&p, "weight", 1);
    bool wing = false, age = false;
    for (int i = 0; i < p.frame->shapes.shapes; i++) {
        const Shape *s = &p.frame->shapes.shape[i];
        const char *text = s->kind == SHAPE_TEXT ? p.frame->shapes.text + s->first : "";
        wing |= rect_holds(first, s->at) && strncmp(text, "length", 6) == 0;
        age |= rect_holds(second, s->at) && strcmp(text, "age") == 0;
    }
    assert_true(wing && age);
    person_leave(&p);
    p = person_with("data: {set: circles}");
    assert_true(person_reads(&p, NULL, "sin x₁"));
    person_leave(&p);
}

#define MANY "data: {columns: [m2, age], label: kind, rows: ["

/* Eight classes all over the plane: their names would cover points wherever they stand. */
static void the_legend_of_many_classes_folds(void **state) {
    (void)state;
    char scene[4096] = MANY;
    size_t used = strlen(scene);
    for (int i = 0; i < 80; i++)
        used += (size_t)snprintf(scene + used, sizeof scene - used, "%s[%d, %d, kind %c]",
                                 i ? ", " : "", i % 10, i / 10, 'a' + i % 8);
    snprintf(scene + used, sizeof scene - used, "]}\nview: {scale: free}\n");
    Person p = person_with(scene);
    Rect folded = where(&p, "legend", 1);
    assert_false(person_reads(&p, "class legend", "kind h"));
    for (int class = 0; class < 8; class ++)
        assert_true(shapes_find(&p.frame->shapes, "class legend", class, -1) >= 0);
    press(&p, "legend", 1);
    Rect open = where(&p, "legend", 0);
    assert_true(person_reads(&p, "class legend", "kind h"));
    assert_true(open.w * open.h > 3 * folded.w * folded.h);
    press(&p, "legend", 0);
    assert_false(person_reads(&p, "class legend", "kind h"));
    assert_true(where(&p, "legend", 1).w == folded.w);
    char name[SYMBOL_TEXT]; /* as it stands in the table: these are square metres */
    assert_string_equal(symbol_unit(&p.frame->lab, -1, 0, name), "m2");
    assert_string_equal(symbol_unit_tex(&p.frame->lab, -1, 0, name), "\\text{m2}");
    person_leave(&p);
}

/* What a table has at its left edge lies under the tools. */
static void points_under_the_tools_can_be_shown(void **state) {
    (void)state;
    Person p = person_with("data: {columns: [size, age], label: kind, rows: [[0, 9.3, a], [0, 8, "
                           "b], [99, 0, c], [50, 4, a]]}\n"
                           "view: {scale: free, x: [-3, 103], y: [-1, 10]}\n");
    Rect point = where(&p, "point", 0);
    assert_true(rect_meets(point, where(&p, "tool", 1)));
    press(&p, "fit", 0);
    frame_draw(p.frame);
    point = where(&p, "point", 0);
    assert_false(rect_meets(point, where(&p, "tool", 1)));
    assert_int_equal(shapes_find(&p.frame->shapes, "fit", 0, -1), -1);
    person_leave(&p);
}

/* For a projector, with the settings folded away, the tools cover a good part of the plane: also
 * the points of a set can be brought out from under them. */
static void a_sets_points_come_out_from_under_the_tools(void **state) {
    (void)state;
    Person p = person_with("data: {set: circles, count: 160, seed: 1, noise: 0.1}\n");
    p.input.width = 1024;
    p.input.height = 640;
    press_key(&p, 'P', "");
    press_key(&p, 'K', "");
    for (int shown = 0; shown < 2; shown++) {
        Rect tools = where(&p, "tool", 1);
        Rect last = where(&p, "tool", TOOL_ERASE);
        int covered = 0, points = p.frame->lab.scene.data.count;
        tools.h = last.y + last.h - tools.y;
        for (int i = 0; i < points; i++) {
            const float *x = p.frame->lab.scene.data.x + 2 * (long)i;
            Point place = at(&p, x[0], x[1]);
            covered += rect_holds(tools, place);
            assert_true(!shown || rect_holds(p.frame->plane.screen, place));
        }
        assert_int_equal(covered > 0, !shown);
        assert_int_equal(count(&p, "fit", 0, SHAPE_TARGET) > 0, !shown);
        if (!shown) press(&p, "fit", 0);
    }
    person_leave(&p);
}

static bool same_color(Color a, Color b) {
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

/* What a point is drawn with, besides what stands for it being touched. */
typedef struct Drawn {
    bool ink, own, card; /* of these colours: the theme's, its class's, the card's */
    float wide;          /* of all of it */
} Drawn;

static Drawn drawn_of(const Person *p, int point) {
    const Theme *t = theme_get(THEME_LIGHT);
    const Shapes *s = &p->frame->shapes;
    Color own = t->class_color[(int)p->frame->lab.scene.data.label[point]];
    Drawn drawn = {.wide = 0};
    for (int i = -1; (i = shapes_find(s, "point", point, i)) >= 0;) {
        const Shape *shape = &s->shape[i];
        if (shape->kind == SHAPE_TARGET) continue;
        drawn.ink |= same_color(shape->color, t->ink);
        drawn.own |= same_color(shape->color, own);
        drawn.card |= same_color(shape->color, t->card);
        drawn.wide = fmaxf(drawn.wide, shape->rect.w);
    }
    return drawn;
}

/* Among thousands: larger, in a dark rim, in its colour; hollow where it is held out; and over all
 * that are right. */
static void small_points_show_that_they_are_wrong(void **state) {
    (void)state;
    Person p = person_with("data: {set: gauss, count: 4000, noise: 0.6, test: 0.3}\n"
                           "network: {layers: [1 sigmoid], values: [{w: [[1, -0.2]], b: [1]}]}\n"
                           "training: {rate: 0.6}\n");
    const Lab *lab = &p.frame->lab;
    int wrong[2] = {0}, right = 0, last_right = -1, first_wrong = INT_MAX;
    for (int i = 0; i < lab->scene.data.count; i += 7) {
        Drawn drawn = drawn_of(&p, i);
        int at = shapes_find(&p.frame->shapes, "point", i, -1);
        if (at < 0) continue; /* out of sight */
        assert_true(drawn.own);
        assert_int_equal(drawn.ink, lab->mistaken[i]);
        if (lab->mistaken[i]) {
            assert_int_equal(drawn.card, lab->held[i]);
            assert_true(drawn.wide > 1.3f * drawn_of(&p, right).wide);
            wrong[lab->held[i]]++;
            if (at < first_wrong) first_wrong = at;
        } else {
            if (at > last_right) last_right = at;
            right = i;
        }
    }
    assert_true(wrong[0] > 10 && wrong[1] > 5);
    assert_true(first_wrong > last_right);
    person_leave(&p);
}

/* Points in the left corners are shown beside the tools, those in the right ones beside the legend;
 * the legend of gold arrows stands above the axis' name. */
static void fitting_keeps_off_what_lies_over_the_plane(void **state) {
    (void)state;
    Person p = person_with("data: {columns: [size, age], label: kind, rows: [[0, 0, a], [0, 9, b], "
                           "[9, 0, c], [9, 9, a], [9, 8, b], [8, 9, c]]}\n"
                           "view: {scale: free}\n");
    press_key(&p, '0', "c");
    frame_draw(p.frame);
    Rect legend = {0};
    int at = shapes_find(&p.frame->shapes, "class legend", 0, -1);
    for (int i = at; i > 0 && legend.w <= 0; i--) {
        if (p.frame->shapes.shape[i].kind == SHAPE_BORDER) legend = p.frame->shapes.shape[i].rect;
    }
    for (int i = 0; i < 6; i++) {
        Rect point = where(&p, "point", i);
        assert_false(rect_meets(point, legend));
        for (int tool = 0; tool < 3; tool++)
            assert_false(rect_meets(point, where(&p, "tool", tool)));
    }
    Rect lens = where(&p, "entry", ENTRY_GRADIENT);
    for (int i = 0; i < p.frame->shapes.shapes; i++) {
        const Shape *s = &p.frame->shapes.shape[i];
        bool name = s->kind == SHAPE_TEXT && strcmp(p.frame->shapes.text + s->first, "size") == 0 &&
                    s->text.align == ALIGN_RIGHT;
        if (name && s->at.x > lens.x) assert_true(s->at.y - s->text.size > lens.y + lens.h - 2);
    }
    person_leave(&p);
}

/* The topmost disc of a point: what it is filled with. */
static Color fill_of(const Person *p, int point) {
    const Shapes *s = &p->frame->shapes;
    Color fill = {0};
    for (int i = -1; (i = shapes_find(s, "point", point, i)) >= 0;) {
        if (s->shape[i].kind == SHAPE_DISC) fill = s->shape[i].color;
    }
    return fill;
}

/* Amounts from 182000 to 882000 are no classes: the ground where the network says the least is as
 * blue as can be, and a point with the most as red as can be. */
static void amounts_are_seen_by_their_shade(void **state) {
    (void)state;
    Person p = person_with(
        "data: {columns: [rooms, size], label: price, rows: [[1, 2, 182000], [2, 2, 532000], "
        "[3, 1, 882000], [3, 3, 182000]]}\n"
        "network: {layers: [1 linear], values: [{w: [[0, 0]], b: [182000]}]}\n"
        "training: {loss: squared}\n");
    const Theme *t = theme_get(THEME_LIGHT);
    const uint32_t *ground = p.frame->maps.field.pixels;
    Color low = t->class_field[0];
    assert_int_equal(ground[1000] & 0xffffff, low.r | low.g << 8 | low.b << 16);
    assert_true(same_color(fill_of(&p, 0), t->class_color[0]));
    assert_true(same_color(fill_of(&p, 2), t->class_color[1]));
    assert_true(same_color(fill_of(&p, 3), fill_of(&p, 0)));
    Color middle = fill_of(&p, 1);
    assert_true(abs(middle.r - middle.b) < 30); /* neither blue nor red */
    assert_true(person_reads(&p, "amounts", "price"));
    assert_true(person_reads(&p, "amounts", "182000"));
    assert_true(person_reads(&p, "amounts", "882000"));
    person_leave(&p);
    p = person_with("data: {set: sine}\nnetwork: {layers: [1 linear]}\n"
                    "training: {loss: squared}\n"); /* over one input their height says it */
    assert_int_equal(shapes_find(&p.frame->shapes, "amounts", -1, -1), -1);
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_camera_leads_back),
        cmocka_unit_test(tables_have_free_axes_and_all_else_has_not),
        cmocka_unit_test(a_scene_keeps_its_axes),
        cmocka_unit_test(a_wrong_word_is_told_with_the_right_ones),
        cmocka_unit_test(line_and_vector_are_true),
        cmocka_unit_test(what_is_said_of_units_covers_no_point),
        cmocka_unit_test(equal_units_say_nothing_of_angles),
        cmocka_unit_test(the_tip_follows_the_pointer),
        cmocka_unit_test(units_are_made_equal_and_that_is_undone),
        cmocka_unit_test(the_wheel_on_an_axis_turns_that_axis),
        cmocka_unit_test(another_set_is_shown_whole),
        cmocka_unit_test(more_of_a_set_moves_nothing),
        cmocka_unit_test(a_button_brings_points_back_into_sight),
        cmocka_unit_test(a_column_is_chosen_at_its_axis),
        cmocka_unit_test(a_right_point_off_the_slice_does_not_look_wrong),
        cmocka_unit_test(a_click_moves_the_slice),
        cmocka_unit_test(the_slices_leave_the_title_free),
        cmocka_unit_test(an_axis_is_named_beside_tools_and_sliders),
        cmocka_unit_test(columns_without_names_have_low_digits),
        cmocka_unit_test(the_classes_stand_clear_of_the_buttons),
        cmocka_unit_test(many_classes_are_told_in_windows_of_all_sizes),
        cmocka_unit_test(classes_are_named_where_they_stand),
        cmocka_unit_test(the_legend_of_many_classes_folds),
        cmocka_unit_test(points_under_the_tools_can_be_shown),
        cmocka_unit_test(names_are_said_under_the_pointer),
        cmocka_unit_test(a_layer_of_other_units_wears_no_marks),
        cmocka_unit_test(named_outputs_keep_their_order),
        cmocka_unit_test(unnamed_outputs_stand_in_the_order_of_the_hands),
        cmocka_unit_test(an_answer_is_called_as_its_column),
        cmocka_unit_test(small_points_show_that_they_are_wrong),
        cmocka_unit_test(outputs_follow_the_classes),
        cmocka_unit_test(marks_shrink_where_they_would_cover_the_plane),
        cmocka_unit_test(the_boundary_is_seen_along_a_line_among_many_points),
        cmocka_unit_test(columns_are_named_in_controls_and_weights),
        cmocka_unit_test(a_sets_points_come_out_from_under_the_tools),
        cmocka_unit_test(fitting_keeps_off_what_lies_over_the_plane),
        cmocka_unit_test(amounts_are_seen_by_their_shade),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
