/* What is hard to draw in space: answers beyond all numbers, one point, points in one place, a
 * layer that answers nothing, 64 units, boxes seen from their edge, a low place. Each leaves a
 * picture, or a sentence that says why there is none; never neither, and never a mess. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "tidy.h"
#include "turned.h"

static const char *const panels[TURNED_COUNT] = {"surface", "space", "landscape"};

#define NO_ANSWERS                                                                                 \
    "The answers are no numbers any more: go back, or begin anew with a smaller rate."
#define NO_LOSS "The loss is no number here any more: go back, or begin anew with a smaller rate."
static const char *const no_numbers[TURNED_COUNT] = {NO_ANSWERS, NO_ANSWERS, NO_LOSS};

/* Where the panel stands that is the only one. */
static Rect place_of(const Person *p, int panel) {
    const Panel of[TURNED_COUNT] = {PANEL_SURFACE, PANEL_SPACE, PANEL_LANDSCAPE};
    return where(p, "panel", of[panel]);
}

/* How much is drawn below the head of that place, in pixels that are not of the card. */
static int drawn_below(Person *p, Rect head, float high) {
    const Canvas canvas = {(int)p->input.width, (int)p->input.height,
                           calloc((size_t)p->input.width * (size_t)p->input.height, 4), 1};
    int count = 0;
    frame_paint(p->frame, &canvas);
    const int from = (int)(head.y + head.h) + 2, to = (int)(head.y + high) - 4;
    const uint32_t card = canvas.pixels[from * canvas.width + (int)head.x + 4];
    for (int y = from; y < to; y++) {
        for (int x = (int)head.x + 4; x < (int)(head.x + head.w) - 4; x++)
            count += canvas.pixels[y * canvas.width + x] != card;
    }
    free(canvas.pixels);
    return count;
}

static void every_place_is_a_number(const Person *p) {
    const Shapes *shapes = &p->frame->shapes;
    for (int i = 0; i < shapes->points; i++)
        assert_true(isfinite(shapes->point[i].x) && isfinite(shapes->point[i].y));
    for (int i = 0; i < shapes->shapes; i++)
        assert_true(isfinite(shapes->shape[i].at.x) && isfinite(shapes->shape[i].rect.w));
}

static void turn_to(Person *p, float yaw, float pitch) {
    turned_set(&p->frame->ui.turned, yaw, pitch);
    p->frame->ui.revision++;
    frame_draw(p->frame);
}

/* A picture is more than its axes. */
static void is_a_picture(Person *p, int panel, const char *name) {
    static const char *const made_of[TURNED_COUNT] = {"ground", "paper", "ground"};
    const bool room = count_of(p, "wall") > 0 || count_of(p, "space point") > 0;
    if (count_of(p, made_of[panel]) == 0 && !(panel == TURNED_SPACE && room))
        fail_msg("%s of %s is empty", panels[panel], name);
    const Rect head = place_of(p, panel);
    assert_true(drawn_below(p, head, 560) > 6000);
    assert_false(person_reads(p, NULL, no_numbers[panel]));
    every_place_is_a_number(p);
}

static void is_a_sentence(Person *p, int panel, const char *name, const char *sentence) {
    static const char *const never[] = {"ground", "paper",   "wall",          "space point",
                                        "ball",   "contour", "surface point", "box axis"};
    if (!person_reads(p, NULL, sentence)) fail_msg("%s of %s says nothing", panels[panel], name);
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_int_equal(count_of(p, never[i]), 0);
    every_place_is_a_number(p);
    assert_int_equal(tidy_faults(p->frame, name), 0);
}

static Person person_at(int panel, const char *scene) {
    char text[512];
    snprintf(text, sizeof text, "%sview: {turn: [33, 26]}\nshow: [%s]\n", scene, panels[panel]);
    return person_with(text);
}

/* ---- what has a picture */

static const struct {
    const char *name, *scene;
} hard[] = {
    {"one point", "data: {points: [[1, 1, red]]}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n"},
    {"one place", "data: {points: [[1, 1, red], [1, 1, red], [1, 1, blue]]}\n"
                  "network: {layers: [3 tanh, 1 sigmoid]}\n"},
    {"a dead layer",
     "data: {set: circles, count: 30}\nnetwork: {layers: [3 relu, 1 sigmoid], values: "
     "[{w: [[0, 0], [0, 0], [0, 0]], b: [-5, -5, -5]}, {w: [[1, 1, 1]], b: [0]}]}\n"},
    {"64 units", "data: {set: circles, count: 30}\nnetwork: {layers: [64 relu, 1 sigmoid]}\n"},
    {"64 and 64",
     "data: {set: moons, count: 30}\nnetwork: {layers: [64 tanh, 64 relu, 1 sigmoid]}\n"},
};

/* From its edge, from below, from above; also along an axis. */
static void what_is_hard_has_a_picture(void **state) {
    (void)state;
    static const float turns[][2] = {{33, 26}, {0, 0}, {90, 0}, {45, 0}, {-120, 89}, {180, -30}};
    for (size_t h = 0; h < sizeof hard / sizeof *hard; h++) {
        for (int panel = 0; panel < TURNED_COUNT; panel++) {
            Person p = person_at(panel, hard[h].scene);
            train(&p, 3);
            for (size_t t = 0; t < sizeof turns / sizeof *turns; t++) {
                turn_to(&p, turns[t][0], turns[t][1]);
                is_a_picture(&p, panel, hard[h].name);
                assert_int_equal(tidy_faults(p.frame, hard[h].name), 0);
            }
            person_leave(&p);
        }
    }
}

/* ---- what has none */

/* Weights as no file holds them: training that ran away leaves them. */
static void weights_that_are_no_numbers_leave_a_sentence(void **state) {
    (void)state;
    static const float weight[] = {NAN, INFINITY, -INFINITY, 3e38f};
    for (size_t w = 0; w < sizeof weight / sizeof *weight; w++) {
        for (int k = 0; k < 2 * TURNED_COUNT; k++) {
            const int panel = k / 2;
            Person p = person_at(panel, "data: {set: circles, count: 30}\n"
                                        "network: {layers: [3 relu, 1 linear]}\n"
                                        "training: {loss: squared}\n");
            Lab *lab = &p.frame->lab;
            for (int i = 0; i < lab_network(lab)->count; i++)
                lab->run->trainer.net.theta[i] = weight[w];
            lab->revision++;
            if (k % 2) { /* from above, too */
                Turned *turned = &p.frame->ui.turned.of[panel];
                turned->turn.flat = 1, turned->above = true;
            }
            frame_draw(p.frame);
            /* Answers of 3e38 are numbers in a part of the plane, their loss nowhere. */
            if (isfinite(weight[w]) && panel != TURNED_LANDSCAPE)
                is_a_picture(&p, panel, "huge weights");
            else
                is_a_sentence(&p, panel, "no numbers", no_numbers[panel]);
            person_leave(&p);
        }
    }
}

/* Half of the window's answers are beyond all numbers: what can be drawn is, and it is said. */
static void where_it_is_a_number_it_is_drawn(void **state) {
    (void)state;
    static const char half[] =
        "data: {points: [[1, 1, red], [-1, 2, blue], [2, -1, red]]}\n"
        "network: {layers: [2 relu, 1 linear], values: "
        "[{w: [[1e+38, 1e+38], [1e+38, 1]], b: [1e+38, 0]}, {w: [[1e+38, 1e+38]], b: [1e+38]}]}\n"
        "training: {loss: squared}\n";
    Person p = person_at(TURNED_SURFACE, half);
    is_a_picture(&p, TURNED_SURFACE, "half a surface");
    assert_true(person_reads(&p, NULL, "where it is a number"));
    person_leave(&p);
    p = person_at(TURNED_SPACE, half);
    is_a_sentence(&p, TURNED_SPACE, "half a space", NO_ANSWERS);
    person_leave(&p);
    p = person_at(TURNED_LANDSCAPE, half);
    is_a_sentence(&p, TURNED_LANDSCAPE, "half a landscape", NO_LOSS);
    person_leave(&p);
    p = person_at(TURNED_LANDSCAPE, "data: {points: [[1, 1, red], [-1, 2, blue], [2, -1, red]]}\n"
                                    "network: {layers: [1 sigmoid], "
                                    "values: [{w: [[1e+38, 1e+38]], b: [1e+38]}]}\n");
    is_a_picture(&p, TURNED_LANDSCAPE, "half a landscape");
    assert_true(person_reads(&p, NULL, "where it is a number"));
    person_leave(&p);
}

/* ---- little room */

/* In the lowest place of a small window. */
static void a_low_place_has_a_picture_too(void **state) {
    (void)state;
    for (int panel = 0; panel < TURNED_COUNT; panel++) {
        char text[256];
        Person p = person_create(1024, 640);
        snprintf(text, sizeof text,
                 "data: {set: circles, count: 30}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n"
                 "view: {turn: [33, 26]}\nshow: [plane, weights, %s]\n",
                 panels[panel]);
        person_opens(&p, text);
        const Rect head = place_of(&p, panel);
        assert_true(drawn_below(&p, head, 120) > 700);
        assert_int_equal(tidy_faults(p.frame, panels[panel]), 0);
        person_leave(&p);
    }
}

/* ---- heights */

/* Wherever a surface ends, its height has three numbers at least. */
static void heights_have_numbers(void **state) {
    (void)state;
    static const float wide[2] = {1440, 1024}, high[2] = {900, 640};
    for (int seed = 1; seed <= 6; seed++) {
        for (int size = 0; size < 2; size++) {
            char text[256];
            Person p = person_create(wide[size], high[size]);
            snprintf(text, sizeof text,
                     "data: {set: plane, count: 40, seed: %d}\n"
                     "network: {layers: [4 tanh, 1 linear]}\n"
                     "training: {loss: squared, rate: 0.05}\nshow: [surface, plane]\n",
                     seed);
            person_opens(&p, text);
            train(&p, 20 * seed);
            int numbers = 0;
            for (int i = -1; (i = shapes_find(&p.frame->shapes, "box axis", 2, i)) >= 0;)
                numbers += p.frame->shapes.shape[i].kind == SHAPE_TEXT;
            if (numbers < 4) /* its name is one */
                fail_msg("%d of seed %d at %g wide", numbers, seed, (double)wide[size]);
            person_leave(&p);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_hard_has_a_picture),
        cmocka_unit_test(weights_that_are_no_numbers_leave_a_sentence),
        cmocka_unit_test(where_it_is_a_number_it_is_drawn),
        cmocka_unit_test(a_low_place_has_a_picture_too),
        cmocka_unit_test(heights_have_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
