/* A network of many weights, drawn as blocks of cells: that each cell has its weight's colour, that
 * what is pointed at is told with its arrow, and that all of it stays in the panel and is quick. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

#include "opened.h"
#include "panels/network/strips.h"
#include "person.h"

static const char WIDE[] = "data: {set: circles, count: 40}\n"
                           "network: {layers: [20 tanh, 13 tanh, 1 sigmoid]}\n"
                           "training: {rate: 0.3}\n";

static Person with(const char *scene) {
    Person p = {.frame = opened(scene)};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static Rect strip_of(const Person *p, int layer) {
    const Shape *s = opened_shape(p->frame, "strip", layer, SHAPE_IMAGE);
    assert_non_null(s);
    return s->rect;
}

static void thickets_become_strips(void **state) {
    (void)state;
    static const struct {
        const char *layers;
        bool strips;
    } nets[] = {{"1 sigmoid", false},
                {"8 tanh, 8 tanh, 1 sigmoid", false},
                {"12 tanh, 1 sigmoid", false},
                {"13 tanh, 1 sigmoid", true},
                {"12 tanh, 12 tanh, 12 tanh, 1 sigmoid", true}};
    for (size_t i = 0; i < sizeof nets / sizeof *nets; i++) {
        char scene[160];
        snprintf(scene, sizeof scene, "data: {set: gauss}\nnetwork: {layers: [%s]}\n",
                 nets[i].layers);
        Person p = with(scene);
        assert_int_equal(strips_fit(lab_network(&p.frame->lab)), nets[i].strips);
        assert_int_equal(count(&p, "strip", -1, SHAPE_IMAGE) > 0, nets[i].strips);
        person_leave(&p);
    }
}

/* Row by row the units, column by column what they read; blue below zero, red above. */
static void cells_have_their_weights_colours(void **state) {
    (void)state;
    Person p = with(WIDE);
    const Network *net = lab_network(&p.frame->lab);
    const Shape *s = opened_shape(p.frame, "strip", 1, SHAPE_IMAGE);
    assert_int_equal(s->image->width, 20);
    assert_int_equal(s->image->height, 13);
    for (int to = 0; to < 13; to++) {
        for (int from = 0; from < 20; from++) {
            float w = net->theta[network_w(net, 1, 0, to, from)];
            uint32_t pixel = s->image->pixels[to * 20 + from];
            int red = (int)(pixel & 0xff), blue = (int)(pixel >> 16 & 0xff);
            if (fabsf(w) > 0.02f) assert_true(w > 0 ? red > blue : blue > red);
        }
    }
    person_leave(&p);
}

static void the_pointed_weight_is_told_with_its_arrow(void **state) {
    (void)state;
    Person p = with(WIDE);
    Network *net = &p.frame->lab.run->trainer.net;
    int index = network_w(net, 1, 0, 4, 7);
    Rect block = strip_of(&p, 1);
    Point cell = {block.x + block.w * 7.5f / 20, block.y + block.h * 4.5f / 13};
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = cell});
    const Shape *frame = opened_shape(p.frame, "strip cell", index, SHAPE_BORDER);
    assert_non_null(frame);
    assert_true(rect_holds(frame->rect, cell) && frame->rect.w < block.w / 6);
    assert_true(person_reads(&p, "strip weight", "from 8 to 5"));
    assert_int_equal(count(&p, "edge", index, SHAPE_TARGET), 1);
    click(&p, cell, BUTTON_LEFT, 1);
    assert_int_equal(p.frame->lab.selected.weight, index);
    float before = net->theta[index];
    drag(&p, cell, (Point){cell.x, cell.y - 50});
    assert_true(net->theta[index] > before + 0.5f);
    person_leave(&p);
}

static void eight_layers_of_64_are_legible_and_quick(void **state) {
    (void)state;
    static const float sizes[][2] = {{1440, 900}, {1024, 640}};
    for (int k = 0; k < 2; k++) {
        Person p = with("data: {set: spiral, count: 50}\nnetwork: {layers: [64 tanh, 64 tanh, "
                        "64 tanh, 64 tanh, 64 tanh, 64 tanh, 64 tanh, 64 tanh, 1 sigmoid]}\n");
        p.input.width = sizes[k][0], p.input.height = sizes[k][1];
        frame_step(p.frame, &p.input);
        Layout layout = layout_of(&p.frame->ui);
        Rect panel = layout_place(&layout, PLACE_UPPER);
        for (int l = 0; l < 9; l++) {
            Rect s = strip_of(&p, l);
            assert_true(s.x >= panel.x && s.x + s.w <= panel.x + panel.w);
            assert_true(s.y >= panel.y && s.y + s.h <= panel.y + panel.h);
            assert_true(s.h >= 10 && s.w >= 20);
            if (l > 0) assert_false(rect_meets(s, strip_of(&p, l - 1)));
            /* a name has room above each, a line of words below all */
            Rect below = l + 5 < 9 ? strip_of(&p, l + 5) : (Rect){0, panel.y + panel.h, 0, 0};
            assert_true(s.y + s.h + 30 <= below.y);
        }
        assert_false(person_reads(&p, NULL, "more"));
        clock_t begin = clock();
        for (int i = 0; i < 10; i++) frame_draw(p.frame);
        assert_true((double)(clock() - begin) / CLOCKS_PER_SEC < 1.0); /* it was a wall of arrows */
        person_leave(&p);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thickets_become_strips),
        cmocka_unit_test(cells_have_their_weights_colours),
        cmocka_unit_test(the_pointed_weight_is_told_with_its_arrow),
        cmocka_unit_test(eight_layers_of_64_are_legible_and_quick),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
