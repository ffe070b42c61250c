/* Linked views: what the pointer or the focus is on is lit wherever it is drawn, what is selected
 * is marked there, and neither in gold. Things are pointed at by the names they are drawn with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "called.h"
#include "opened.h"
#include "ui/layout.h"
#include "ui/subject.h"

static const char DEEP[] =
    "data: {points: [[1, 1, red], [-1, -1, red], [1, -1, blue], [-1, 1, blue]]}\n"
    "network: {layers: [2 tanh, 1 sigmoid]}\n"
    "training: {rate: 0.5}\n"
    "select: {point: 1}\n";

static const char LESSON[] = "---\ntitle: Own\n---\n## One\n\n"
                             "A weight is {eval}`w[1,1,2]`, and $\\val{w[1,1,2]}$ again.\n"
                             "The point has {eval}`score[2]`.\n\n"
                             "```{scene}\n"
                             "data: {points: [[1, 1, red], [-1, -1, red], [1, -1, blue]]}\n"
                             "network: {layers: [2 tanh, 1 sigmoid]}\n"
                             "show: [plane, network, weights]\n"
                             "```\n";

static void does(Frame *f, InputEvent event) {
    Input input = {.seconds = 0.01, .width = 1440, .height = 900, .density = 1, .events = 1};
    input.event[0] = event;
    frame_step(f, &input);
}

/* These panels, the first on the stage. */
static Frame *shown(Panel stage, Panel upper, Panel lower) {
    Frame *frame = opened(DEEP);
    const Panel panel[PLACE_COUNT] = {stage, upper, lower};
    memcpy(frame->ui.panel, panel, sizeof panel);
    frame->ui.revision++;
    frame_draw(frame);
    return frame;
}

static const Shape *target(const Frame *f, const char *name, int index) {
    for (int i = -1; (i = shapes_find(&f->shapes, name, index, i)) >= 0;) {
        if (f->shapes.shape[i].kind == SHAPE_TARGET) return &f->shapes.shape[i];
    }
    fail_msg("there is no %s %d to point at", name, index);
    return NULL;
}

static Point middle(Rect r) {
    return (Point){r.x + r.w / 2, r.y + r.h / 2};
}

static void point_at(Frame *f, const char *name, int index) {
    does(f, (InputEvent){.kind = INPUT_MOVE, .at = middle(target(f, name, index)->rect)});
    assert_string_equal(called(f->ui.hover), name);
}

/* Layer -1 are the inputs. */
static void point_at_unit(Frame *f, int layer, int unit) {
    int at = -1;
    do at = shapes_find_part(&f->shapes, "unit", layer, unit, at);
    while (at >= 0 &&
           (f->shapes.shape[at].kind != SHAPE_TARGET || f->shapes.shape[at].mark.index != layer));
    assert_true(at >= 0);
    does(f, (InputEvent){.kind = INPUT_MOVE, .at = middle(f->shapes.shape[at].rect)});
    assert_true(is_called(f->ui.hover, "unit", layer) && f->ui.hover.part == unit);
}

static void select_by_press(Frame *f, const char *name, int index) {
    Point at = middle(target(f, name, index)->rect);
    does(f, (InputEvent){.kind = INPUT_MOVE, .at = at});
    does(f, (InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1});
    does(f, (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT});
    does(f, (InputEvent){.kind = INPUT_MOVE, .at = {-9, -9}});
}

static bool same(Color a, Color b) {
    return memcmp(&a, &b, sizeof a) == 0;
}

/* How many shapes of this tag have that colour, wholly or faded. */
static int count(const Frame *f, const char *name, int index, Color color) {
    int n = 0;
    for (int i = -1; (i = shapes_find(&f->shapes, name, index, i)) >= 0;)
        n += f->shapes.shape[i].kind != SHAPE_TARGET && same(f->shapes.shape[i].color, color);
    return n;
}

static Color ground(const Frame *f) {
    return color_faded(theme_get(f->ui.theme)->ink, 0.11f);
}

static bool lit(const Frame *f, const char *name, int index) {
    return count(f, name, index, ground(f)) > 0;
}

static bool lit_unit(const Frame *f, int layer, int unit) {
    for (int i = -1; (i = shapes_find_part(&f->shapes, "unit", layer, unit, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        if (s->kind != SHAPE_TARGET && same(s->color, ground(f))) return true;
    }
    return false;
}

/* All grounds on the screen, whatever they belong to. */
static int grounds(const Frame *f) {
    int n = 0;
    for (int i = 0; i < f->shapes.shapes; i++) n += same(f->shapes.shape[i].color, ground(f));
    return n;
}

/* Whether something in this place is lit. */
static bool lit_in(const Frame *f, Place place) {
    const Layout layout = layout_of(&f->ui);
    Rect rect = layout_place(&layout, place);
    for (int i = 0; i < f->shapes.shapes; i++) {
        const Shape *s = &f->shapes.shape[i];
        if (same(s->color, ground(f)) && rect_holds(rect, middle(s->rect))) return true;
    }
    return false;
}

static int golden(const Frame *f) {
    const Theme *t = theme_get(f->ui.theme);
    int n = 0;
    for (int i = 0; i < f->shapes.shapes; i++)
        n +=
            same(f->shapes.shape[i].color, t->gold) || same(f->shapes.shape[i].color, t->gold_text);
    return n;
}

static void a_weight_is_lit_everywhere(void **state) {
    (void)state;
    Frame *f = shown(PANEL_PLANE, PANEL_NETWORK, PANEL_WEIGHTS);
    const Network *net = &f->lab.run->trainer.net;
    int w = network_w(net, 0, 0, 1, 0);
    int before = golden(f);
    static const char *const names[] = {"weight line", "edge"};
    for (int i = 0; i < 2; i++) {
        point_at(f, names[i], w);
        assert_true(lit(f, "weight row", w) && lit(f, "edge", w));
        assert_true(lit(f, "line", 1) && !lit(f, "line", 0)); /* its unit's */
        assert_false(lit(f, "weight row", w + 1));
        assert_int_equal(golden(f), before);
    }
    frame_destroy(f);
    f = shown(PANEL_NUMBERS, PANEL_MATRICES, PANEL_WEIGHTS);
    int dark = grounds(f);
    point_at(f, "weight line", w);
    assert_true(lit(f, "numbers label", w) && lit(f, "edge", w) && lit_in(f, PLACE_UPPER));
    assert_true(grounds(f) > dark + 3);
    frame_destroy(f);
    f = shown(PANEL_FACTORS, PANEL_LANDSCAPE, PANEL_WEIGHTS);
    select_by_press(f, "weight", 0);
    point_at(f, "weight line", 0);
    assert_true(lit(f, "factors line", 0));
    assert_true(lit(f, "weight row", 0) && lit(f, "axis", 0) && !lit(f, "axis", 1));
    point_at(f, "axis", 1);
    assert_true(lit(f, "weight row", f->lab.selected.up) && lit(f, "axis", 1) &&
                !lit(f, "axis", 0));
    frame_destroy(f);
}

static void a_unit_is_lit_everywhere(void **state) {
    (void)state;
    Frame *f = shown(PANEL_PLANE, PANEL_NETWORK, PANEL_WEIGHTS);
    const Network *net = &f->lab.run->trainer.net;
    point_at_unit(f, 0, 1);
    assert_true(lit_unit(f, 0, 1) && lit(f, "line", 1));
    assert_true(!lit_unit(f, 0, 0) && !lit(f, "line", 0));
    for (int i = 0; i < net->count; i++) {
        WeightPlace p = weight_place(net, i);
        assert_true(lit(f, "weight row", i) == (p.layer == 0 && p.to == 1));
    }
    point_at_unit(f, -1, 0); /* the first input: what leads away from it */
    assert_true(lit(f, "edge", network_w(net, 0, 0, 0, 0)) &&
                lit(f, "edge", network_w(net, 0, 0, 1, 0)));
    assert_false(lit(f, "edge", network_w(net, 0, 0, 0, 1)));
    point_at(f, "line", 1);
    assert_true(lit_unit(f, 0, 1) && lit(f, "edge", network_w(net, 0, 0, 1, 1)));
    frame_destroy(f);
    f = shown(PANEL_NUMBERS, PANEL_MATRICES, PANEL_CURVE);
    point_at_unit(f, 0, 0);
    assert_true(lit_unit(f, 0, 0) && lit_in(f, PLACE_UPPER));
    int thick = 0;
    for (int i = -1; (i = shapes_find(&f->shapes, "activation", 0, i)) >= 0;)
        thick += f->shapes.shape[i].width > 3;
    assert_int_equal(thick, 1); /* its curve */
    frame_destroy(f);
}

/* Few bars are no wider than they need be, and stand in the middle. */
static void few_bars_stand_in_the_middle(void **state) {
    (void)state;
    Frame *f = shown(PANEL_LIKELIHOOD, PANEL_PLANE, PANEL_CURVE);
    f->ui.width = 2560, f->ui.height = 1440;
    frame_draw(f);
    const Layout layout = layout_of(&f->ui);
    const Rect stage = layout_place(&layout, PLACE_STAGE);
    float left = 1e6f, right = -1e6f;
    for (int i = 0; i < 4; i++) {
        Rect bar = opened_shape(f, "probability", i, SHAPE_RECT)->rect;
        left = bar.x < left ? bar.x : left;
        right = bar.x + bar.w > right ? bar.x + bar.w : right;
    }
    float off = (left + right) / 2 - (stage.x + stage.w / 2);
    assert_true(right - left < 0.7f * stage.w);
    assert_true(off > -40 && off < 40); /* at the left stand the numbers of the scale */
    frame_destroy(f);
}

static void a_point_is_lit_everywhere(void **state) {
    (void)state;
    Frame *f = shown(PANEL_PLANE, PANEL_LIKELIHOOD, PANEL_CURVE);
    int before = golden(f);
    point_at(f, "point", 2);
    assert_true(lit(f, "point", 2) && lit(f, "probability column", 2) && lit(f, "score dot", 2));
    assert_false(lit(f, "point", 1) || lit(f, "probability column", 1));
    assert_int_equal(golden(f), before);
    does(f, (InputEvent){.kind = INPUT_MOVE,
                         .at = middle(target(f, "say point", 1)->rect)}); /* its bar */
    assert_true(lit(f, "point", 1) && lit(f, "score dot", 1) && !lit(f, "point", 2));
    frame_destroy(f);
}

/* A number in the text, and the same in a formula. */
static void a_lesson_is_linked(void **state) {
    (void)state;
    Frame *f = opened_as(LESSON, ".md");
    const Network *net = &f->lab.run->trainer.net;
    int w = network_w(net, 0, 0, 0, 1), dark = grounds(f), before = golden(f);
    point_at(f, "say weight", w);
    assert_true(lit(f, "edge", w) && lit(f, "weight row", w));
    int all = grounds(f);
    point_at(f, "weight line", w);
    assert_int_equal(grounds(f), all); /* the text lights its number and its formula */
    assert_true(all >= dark + 5);
    assert_int_equal(golden(f), before);
    frame_destroy(f);
}

/* A single neuron: its edges with their numbers, its sum, and the boundary, which is its line. */
static void a_neuron_is_lit_with_its_line(void **state) {
    (void)state;
    Frame *f = opened("data: {points: [[1, 1, red], [-1, -1, blue]]}\nnetwork: {layers: [1 step]}\n"
                      "training: {rule: perceptron}\n");
    point_at(f, "weight line", 2);
    assert_true(lit(f, "edge value", 2) && lit(f, "weight row", 2) && !lit(f, "edge value", 0));
    float thick = 0;
    for (int i = -1; (i = shapes_find(&f->shapes, "boundary", 0, i)) >= 0;)
        thick = f->shapes.shape[i].width;
    assert_true(thick > 3);
    point_at(f, "line", 0);
    assert_true(lit(f, "unit", 0) && lit(f, "edge value", 0) && lit(f, "edge value", 2));
    frame_destroy(f);
}

/* What is selected stays marked, and looks different. */
static void selected_is_not_pointed_at(void **state) {
    (void)state;
    Frame *f = shown(PANEL_PLANE, PANEL_NETWORK, PANEL_WEIGHTS);
    select_by_press(f, "weight", 1);
    Color ink = theme_get(f->ui.theme)->ink;
    assert_true(!lit(f, "weight row", 1) && count(f, "weight row", 1, ink) == 1);
    assert_false(lit(f, "edge", 1));
    select_by_press(f, "unit", 0);
    assert_false(lit(f, "unit", 0));
    assert_int_equal(count(f, "unit", 0, ink), 1);
    frame_destroy(f);
}

/* The keyboard points as the pointer does. */
static void what_has_the_focus_is_lit(void **state) {
    (void)state;
    Frame *f = shown(PANEL_PLANE, PANEL_NETWORK, PANEL_WEIGHTS);
    for (int i = 0; i < 200 && !subject_of(&f->lab, f->ui.focus).kind; i++)
        does(f, (InputEvent){.kind = INPUT_KEY, .key = KEY_TAB});
    Subject at = subject_of(&f->lab, f->ui.focus);
    assert_true(at.kind != SUBJECT_NONE);
    assert_true(grounds(f) >= 1);
    frame_destroy(f);
}

/* A moment under the pointer: its number and a quiet line, and the nearest boundary before it that
 * is kept. */
static void a_moment_can_be_looked_at(void **state) {
    (void)state;
    Frame *f =
        opened("data: {points: [[1, 1, red], [-1, -1, blue]]}\nnetwork: {layers: [1 sigmoid]}\n");
    for (int i = 0; i < 40; i++) does(f, (InputEvent){.kind = INPUT_KEY, .key = 'E'});
    Rect scrub = target(f, "scrub", 0)->rect;
    uint64_t bits = network_hash(&f->lab.run->trainer.net);
    Color quiet = theme_get(f->ui.theme)->quiet;
    does(f, (InputEvent){.kind = INPUT_MOVE, .at = {scrub.x + scrub.w * 30 / 200, scrub.y + 20}});
    assert_int_equal(f->ui.moment, 30);
    assert_int_equal(count(f, "moment", 30, quiet), 1);
    assert_true(shapes_find(&f->shapes, "boundary then", -1, -1) >= 0);
    does(f, (InputEvent){.kind = INPUT_MOVE, .at = {-9, -9}});
    assert_int_equal(f->ui.moment, -1);
    assert_true(shapes_find(&f->shapes, "boundary then", -1, -1) < 0);
    assert_true(network_hash(&f->lab.run->trainer.net) == bits);
    frame_destroy(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_weight_is_lit_everywhere),
        cmocka_unit_test(a_unit_is_lit_everywhere),
        cmocka_unit_test(few_bars_stand_in_the_middle),
        cmocka_unit_test(a_point_is_lit_everywhere),
        cmocka_unit_test(a_lesson_is_linked),
        cmocka_unit_test(a_neuron_is_lit_with_its_line),
        cmocka_unit_test(selected_is_not_pointed_at),
        cmocka_unit_test(what_has_the_focus_is_lit),
        cmocka_unit_test(a_moment_can_be_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
