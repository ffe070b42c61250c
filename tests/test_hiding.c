/* What a step or an open question hides is hidden in every panel: not as a number, a colour, a
 * length or a place, nor while somebody types over it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "base/numeral.h"
#include "draw/text.h"
#include "opened.h"
#include "person.h"

/* Weights that no axis shows by chance, one input, so that every panel has something to draw. */
static const char NEURON[] =
    "data: {points: [[2.57, red], [-1.37, blue], [0.71, blue]]}\n"
    "network: {layers: [1 sigmoid], values: [{w: [[0.617]], b: [-0.577]}]}\n"
    "training: {rate: 0.1}\nselect: {point: 2, weight: \"w[1,1,1]\", unit: [1, 1]}\n";
static const char PLANE[] =
    "data: {points: [[2.57, 1.11, red], [-1.37, 0.44, blue], [0.71, -2.2, blue]]}\n"
    "network: {layers: [1 sigmoid], values: [{w: [[0.617, 1.293]], b: [-0.577]}]}\n"
    "training: {rate: 0.1}\nselect: {point: 2, weight: \"w[1,1,1]\", unit: [1, 1]}\n";
static const char DEEP[] =
    "data: {points: [[2.57, 1.11, red], [-1.37, 0.44, blue], [0.71, -2.2, blue]]}\n"
    "network: {layers: [2 tanh, 1 sigmoid], values: [{w: [[0.617, 1.293], [0.617, 1.293]], b: "
    "[-0.577, -0.577]},\n"
    "  {w: [[0.617, 1.293]], b: [-0.577]}]}\n"
    "training: {rate: 0.1}\nselect: {point: 2, weight: \"w[1,1,1]\", unit: [1, 1]}\n";

static const char *const scenes[] = {NEURON, PLANE, DEEP};
enum { SCENES = sizeof scenes / sizeof *scenes };

/* A step of a lesson with this scene, which hides these parts. */
static Person hiding(const char *scene, const char *parts) {
    char lesson[2000];
    snprintf(lesson, sizeof lesson,
             "---\ntitle: Hiding\n---\n\n## One\n\n```{scene}\n%s"
             "show: [plane, network, weights, squares, shares]\nhide: [%s]\nkeys: [epoch]\n```\n",
             scene, parts);
    Person p = {.frame = opened_as(lesson, ".md")};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

/* Calls check with each panel on the stage, at each phase of a step. */
static void in_every_panel(const char *parts, void (*check)(const Person *p, Panel panel)) {
    for (int s = 0; s < SCENES; s++) {
        Person p = hiding(scenes[s], parts);
        for (int panel = 0; panel < PANEL_COUNT; panel++) {
            if (panel == PANEL_GRAPH) continue;
            ui_put(&p.frame->ui, (Panel)panel, PLACE_STAGE);
            for (int phase = PHASE_WALK_ALL; phase < PHASE_COUNT; phase++) {
                p.frame->ui.phases = (PhaseWalk){phase, 2};
                Action all = {.kind = ACTION_SELECT_VOTES, .flag = phase == PHASE_UPDATE};
                lab_apply(&p.frame->lab, &all);
                frame_step(p.frame, &p.input);
                check(&p, (Panel)panel);
            }
        }
        person_leave(&p);
    }
}

static void reads_nowhere(const Person *p, Panel panel, const char *words) {
    const Shapes *shapes = &p->frame->shapes;
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        const char *text = s->kind == SHAPE_TEXT ? shapes->text + s->first : "";
        if (strstr(text, words))
            fail_msg("'%s' is read in '%s', %s", words, text, panel_name(panel));
    }
}

/* ---- weights */

static bool same_color(Color a, Color b) {
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

static void no_weight_is_told(const Person *p, Panel panel) {
    static const char *const told[] = {"0.62", "0.617", "1.29", "0.58", "0.577"};
    for (int i = 0; i < 5; i++) reads_nowhere(p, panel, told[i]);
    const Shapes *shapes = &p->frame->shapes;
    const Theme *t = theme_get(p->frame->ui.theme);
    float width = 0; /* numbers and network have one each */
    for (int i = -1; (i = shapes_find(shapes, "edge", -1, i)) >= 0;) {
        const Shape *s = &shapes->shape[i];
        if (s->kind != SHAPE_LINE || s->mark.index == p->frame->lab.selected.weight) continue;
        assert_true(same_color(s->color, t->quiet));
        assert_true(width == 0 || s->width == width || panel != PANEL_NETWORK);
        width = s->width;
    }
    assert_int_equal(shapes_find(shapes, "weight knob", -1, -1), -1);
}

static void weights_are_hidden_everywhere(void **state) {
    (void)state;
    in_every_panel("weights", no_weight_is_told);
}

static void typing_does_not_tell_the_old_weight(void **state) {
    (void)state;
    Person p = hiding(PLANE, "weights");
    frame_step(p.frame, &p.input);
    const Shapes *shapes = &p.frame->shapes;
    int row = shapes_find(shapes, "weight number", 0, -1);
    assert_true(row >= 0);
    click(&p, middle(shapes->shape[row].rect), BUTTON_LEFT, 1);
    assert_non_null(p.frame->ui.editing.tag.target);
    assert_string_equal(p.frame->ui.editing.line.text, "");
    no_weight_is_told(&p, PANEL_WEIGHTS);
    person_leave(&p);
}

/* ---- labels */

static void no_class_is_told(const Person *p, Panel panel) {
    static const char *const marks[] = {"point",     "answered point", "thread",      "score tick",
                                        "score dot", "vote",           "probability", "square"};
    const Shapes *shapes = &p->frame->shapes;
    const Theme *t = theme_get(p->frame->ui.theme);
    for (int m = 0; m < 8; m++) {
        for (int i = -1; (i = shapes_find(shapes, marks[m], -1, i)) >= 0;) {
            for (int c = 0; c < 2; c++) {
                if (same_color(shapes->shape[i].color, t->class_color[c]))
                    fail_msg("a %s in %s tells its class", marks[m], panel_name(panel));
            }
        }
    }
    assert_int_equal(shapes_find(shapes, "thread", -1, -1), -1);
    assert_int_equal(shapes_find(shapes, "answered point", -1, -1), -1);
    reads_nowhere(p, panel, "should be");
    reads_nowhere(p, panel, "label  y = 0");
}

static void labels_are_hidden_everywhere(void **state) {
    (void)state;
    in_every_panel("labels", no_class_is_told);
}

/* ---- values and the loss */

static void tells(const Person *p, Panel panel, double value) {
    char text[32];
    reads_nowhere(p, panel, numeral_shown(value, text, sizeof text));
    reads_nowhere(p, panel, text_short(value, 3, text, sizeof text));
}

static void no_value_is_told(const Person *p, Panel panel) {
    const Lab *lab = &p->frame->lab;
    const Network *net = lab_network(lab);
    for (int l = 0; l < net->layers; l++) {
        tells(p, panel, (double)lab->point.a[l][0]);
        tells(p, panel, (double)lab->point.z[l][0]);
    }
    tells(p, panel, lab->point.loss);
    assert_int_equal(shapes_find(&p->frame->shapes, "score", -1, -1), -1);
    assert_int_equal(shapes_find(&p->frame->shapes, "score tick", -1, -1), -1);
}

static void values_are_hidden_everywhere(void **state) {
    (void)state;
    in_every_panel("numbers", no_value_is_told);
}

static void no_loss_is_told(const Person *p, Panel panel) {
    tells(p, panel, p->frame->lab.point.loss);
    tells(p, panel, p->frame->lab.score.loss);
    const Shapes *shapes = &p->frame->shapes;
    assert_int_equal(shapes_find(shapes, "contour height", -1, -1), -1);
    assert_int_equal(shapes_find(shapes, "contour", -1, -1), -1);
}

static void the_loss_is_hidden_everywhere(void **state) {
    (void)state;
    in_every_panel("loss", no_loss_is_told);
}

/* ---- the boundary */

static void no_answer_is_told(const Person *p, Panel panel) {
    static const char *const marks[] = {"boundary",    "thread",       "square",
                                        "answers now", "answers next", "fitted curve"};
    for (int m = 0; m < 6; m++) {
        if (shapes_find(&p->frame->shapes, marks[m], -1, -1) >= 0)
            fail_msg("%s is drawn in %s", marks[m], panel_name(panel));
    }
}

static void the_boundary_is_hidden_everywhere(void **state) {
    (void)state;
    in_every_panel("boundary", no_answer_is_told);
}

/* A network that reads three numbers. */
static const char SOLID[] =
    "data: {points: [[2, 1, 0, red], [-1, 2, 3, blue], [1, -2, 1, blue]]}\n"
    "network: {layers: [1 sigmoid], values: [{w: [[0.6, 1.3, 0.2]], b: [-4]}]}\n"
    "training: {rate: 0.1}\n";

/* What a point is filled with: a square or a disc over its rim. */
static uint32_t color_of_point(const Person *p, int point) {
    const Shapes *shapes = &p->frame->shapes;
    Color c = {0};
    for (int i = -1; (i = shapes_find(shapes, "point", point, i)) >= 0;) {
        const Shape *s = &shapes->shape[i];
        if (s->kind == SHAPE_RECT || s->kind == SHAPE_DISC) c = s->color;
    }
    return (uint32_t)c.r << 24 | (uint32_t)c.g << 16 | (uint32_t)c.b << 8 | c.a;
}

/* What points are drawn with, their crosses among it. */
static int lines_of_points(const Person *p) {
    int lines = 0;
    for (int i = 0; i < p->frame->lab.scene.data.count; i++)
        lines += count(p, "point", i, SHAPE_LINE);
    return lines;
}

static void mistakes_are_hidden_and_classes_seen(void **state) {
    (void)state;
    Person p = hiding(SOLID, "arrows"), q = hiding(SOLID, "mistakes");
    assert_true(p.frame->lab.score.wrong > 0);
    assert_int_equal(lines_of_points(&p), 2 * p.frame->lab.score.wrong);
    assert_int_equal(lines_of_points(&q), 0);
    assert_true(color_of_point(&q, 0) != color_of_point(&q, 1));
    person_leave(&q);
    person_leave(&p);
}

static void without_an_answer_no_slice_is_shown(void **state) {
    (void)state;
    Person p = hiding(SOLID, "arrows"), q = hiding(SOLID, "field, boundary");
    assert_true(count(&p, "slice", 2, SHAPE_TARGET) > 0);
    assert_true(color_of_point(&p, 1) != color_of_point(&p, 2)); /* paler, further away */
    assert_int_equal(count(&q, "slice", 2, SHAPE_TARGET), 0);
    assert_true(color_of_point(&q, 1) == color_of_point(&q, 2));
    person_leave(&q);
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_are_hidden_everywhere),
        cmocka_unit_test(typing_does_not_tell_the_old_weight),
        cmocka_unit_test(labels_are_hidden_everywhere),
        cmocka_unit_test(values_are_hidden_everywhere),
        cmocka_unit_test(the_loss_is_hidden_everywhere),
        cmocka_unit_test(the_boundary_is_hidden_everywhere),
        cmocka_unit_test(mistakes_are_hidden_and_classes_seen),
        cmocka_unit_test(without_an_answer_no_slice_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
