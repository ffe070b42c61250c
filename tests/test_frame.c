/* Long stretches of use, replayed without a display: hands in, and what is on the screen and in the
 * lab out. Things are pressed by the names they are drawn with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "called.h"
#include "taught.h"
#include "ui/layout.h"

static uint64_t bits(const Person *p) {
    return network_hash(&p->frame->lab.run->trainer.net);
}

static const float ten[10][3] = {{1, 2, 1},      {2, 1, 1},   {3, 3, 1},      {2, 2.5f, 1},
                                 {4, 1, 1},      {-1, -2, 0}, {-2, -1.5f, 0}, {-3, -3, 0},
                                 {-2, -3.5f, 0}, {-4, -1, 0}};

static void place_ten(Person *p) {
    for (int i = 0; i < 10; i++) {
        press_key(p, ten[i][2] == 1 ? '1' : '2', "");
        click(p, at(p, ten[i][0], ten[i][1]), BUTTON_LEFT, 1);
    }
}

/* What a machine comes to: steps a second, and how long a frame takes. */
typedef struct Pace {
    double rate, frame;
} Pace;

/* Frames of a machine that draws for so long and needs so long for a step, when the pace has
 * settled. */
static Pace paced(double drawing, double step) {
    Person p = person_create(640, 480);
    for (int i = 0; i < 400; i++) {
        p.frame->spent[FRAME_TRAINS] = step * p.frame->flat_out;
        frame_pace(p.frame, drawing + p.frame->spent[FRAME_TRAINS]);
    }
    Pace all = {0, 0};
    for (int i = 0; i < 100; i++) {
        p.frame->spent[FRAME_TRAINS] = step * p.frame->flat_out;
        double took = drawing + p.frame->spent[FRAME_TRAINS];
        all.rate += p.frame->flat_out / took / 100;
        all.frame += took / 100;
        frame_pace(p.frame, took);
    }
    person_leave(&p);
    return all;
}

static double pace(double drawing, double step) {
    return paced(drawing, step).rate;
}

/* Sixty frames a second wherever drawing leaves a quarter of one; of what is slower, half is
 * learning. */
static void flat_out_is_smooth(void **state) {
    (void)state;
    for (double drawing = 0.002; drawing < 0.0122; drawing += 0.001) {
        Pace pace = paced(drawing, 1e-5);
        assert_true(pace.frame < 1.0 / 60);
        assert_true(pace.frame - drawing > 0.003);
        assert_true(drawing > 0.0075 || pace.frame > 1.85 * drawing);
    }
    for (double drawing = 0.014; drawing < 0.06; drawing += 0.005) {
        double share = 1 - drawing / paced(drawing, 1e-5).frame;
        assert_true(share > 0.45 && share < 0.55);
    }
}

/* What a frame of a long step takes at most, by the pace, where one in four shows a new step and
 * takes so long to draw, and the others a third of that. */
static double longest(double drawing) {
    Person p = person_create(640, 480);
    double most = 0;
    for (int i = 0; i < 100; i++) {
        double draws = i % 4 ? drawing / 3 : drawing, slice = p.frame->slice;
        p.frame->spent[FRAME_TRAINS] = slice;
        frame_pace(p.frame, draws + slice);
        if (i > 20) most = fmax(most, draws + slice);
    }
    person_leave(&p);
    return most;
}

/* Thirty frames a second as long as drawing leaves a little, sixty where it is quick. */
static void long_steps_leave_time_for_frames(void **state) {
    (void)state;
    assert_true(longest(0.005) < 1.0 / 60);
    assert_true(longest(0.012) < 1.0 / 30);
    assert_true(longest(0.022) < 1.0 / 30);
    assert_true(longest(0.050) < 0.067);
}

/* "As fast as it goes" is never slower than the number before it, 250, wherever the machine can;
 * and a step that takes long lets the window follow the hand. */
static void flat_out_is_the_fastest(void **state) {
    (void)state;
    assert_true(play_rate(PLAY_FLAT_OUT - 1) == 250);
    assert_true(pace(0.004, 1e-5) > 20000);
    assert_true(pace(0.030, 1e-5) >= 250);
    assert_true(pace(0.080, 0.0005) >= 250);
    assert_true(pace(0.030, 0.050) < 1 / 0.079); /* one step a frame */
    assert_true(pace(0.004, 0.050) < 1 / 0.053);
}

/* The story of the manual: ten points, play, the boundary settles, scrub back, drag a weight,
 * undo. */
static void ten_points_are_learned(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    Lab *lab = &p.frame->lab;
    place_ten(&p);
    assert_int_equal(lab->scene.data.count, 10);
    for (int i = 0; i < 10; i++) {
        assert_true(fabsf(lab->scene.data.x[2 * i] - ten[i][0]) < 0.02f);
        assert_true(lab->scene.data.label[i] == ten[i][2]);
    }
    uint64_t start = bits(&p);
    press(&p, "control", CONTROL_PLAY);
    assert_true(lab->play.playing);
    for (int i = 0; i < 600; i++) frame_step(p.frame, &p.input);
    assert_true(lab->run->trainer.epoch > 100 && lab->score.wrong == 0);
    assert_int_equal(count(&p, "boundary", 0, SHAPE_LINE), 1); /* of one unit: a line */
    press(&p, "control", CONTROL_PLAY);
    assert_false(lab->play.playing);
    int64_t epoch = lab->run->trainer.epoch;
    uint64_t settled = bits(&p);
    Rect scrub = where(&p, "scrub", 0);
    drag(&p, (Point){scrub.x + scrub.w * 0.5f, scrub.y + 20}, (Point){scrub.x, scrub.y + 20});
    assert_true(lab->run->trainer.epoch == 0 && bits(&p) == start);
    const Action forward = {.kind = ACTION_SEEK, .epoch = epoch};
    lab_apply(lab, &forward);
    assert_true(bits(&p) == settled);
    frame_draw(p.frame);
    press(&p, "weight", 0);
    Rect row = where(&p, "weight", 0);
    drag(&p, middle(row), (Point){row.x + row.w / 2 + 50, row.y + row.h / 2});
    assert_true(bits(&p) != settled);
    press_key(&p, 'Z', "c");
    assert_true(bits(&p) == settled);
    person_leave(&p);
}

static void everything_can_be_undone_to_the_start(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    uint64_t empty = bits(&p);
    place_ten(&p);
    press(&p, "more", CONTROL_LAYERS);
    press(&p, "more", CONTROL_UNITS);
    press_part(&p, "option", CONTROL_OPTIMIZER, 3);
    for (int i = 0; i < 5; i++) press_key(&p, 'E', "");
    Rect rate = where(&p, "control", CONTROL_RATE);
    drag(&p, middle(rate), (Point){rate.x + 5, rate.y + 5});
    press_key(&p, 'N', "");
    drag(&p, at(&p, 1, 2), at(&p, 0, 4)); /* a point */
    press(&p, "control", CONTROL_SET);
    press_part(&p, "option", CONTROL_SET, 2);
    assert_int_equal(p.frame->lab.scene.set.kind, SET_XOR);
    uint64_t late = bits(&p);
    int undone = 0;
    for (; p.frame->lab.history.undos > 0; undone++) press_key(&p, 'Z', "c");
    assert_true(undone >= 16);
    assert_int_equal(p.frame->lab.scene.data.count, 0);
    assert_true(bits(&p) == empty);
    for (; undone > 0; undone--) press_key(&p, 'Z', "cs");
    assert_true(bits(&p) == late);
    person_leave(&p);
}

static void a_hand_on_the_keyboard_is_enough(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    const Lab *lab = &p.frame->lab;
    press_key(&p, '1', "");
    for (int i = 0; i < 10; i++) press_key(&p, KEY_RIGHT, "");
    press_key(&p, KEY_ENTER, "");
    press_key(&p, '2', "");
    for (int i = 0; i < 3; i++) press_key(&p, KEY_LEFT, "s");
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(lab->scene.data.count, 2);
    assert_true(lab->scene.data.label[0] == 1 && lab->scene.data.label[1] == 0);
    press_key(&p, KEY_ESCAPE, "");
    for (int i = 0; i < 80; i++) {
        press_key(&p, KEY_TAB, "");
        Tag focus = p.frame->ui.focus;
        if (is_called(focus, "control", CONTROL_LAYERS)) break;
    }
    press_key(&p, KEY_RIGHT, "");
    assert_int_equal(lab->scene.network.layers, 2);
    press_key(&p, KEY_SPACE, "");
    for (int i = 0; i < 60; i++) frame_step(p.frame, &p.input);
    assert_true(lab->run->trainer.epoch > 5);
    press_key(&p, KEY_SPACE, "");
    int64_t epoch = lab->run->trainer.epoch;
    press_key(&p, 'E', "s");
    assert_int_equal(lab->run->trainer.epoch, epoch - 1);
    press_key(&p, KEY_QUESTION, "");
    assert_true(count(&p, "help", 0, SHAPE_TEXT) > 20);
    person_leave(&p);
}

static void a_weight_and_a_seed_can_be_typed(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    place_ten(&p);
    click(&p, middle(where(&p, "weight", 1)), BUTTON_LEFT, 2);
    types(&p, "-1.25");
    press_key(&p, KEY_ENTER, "");
    assert_true(p.frame->lab.run->trainer.net.theta[1] == -1.25f);
    click(&p, middle(where(&p, "weight", 1)), BUTTON_LEFT, 2);
    types(&p, "1-2");
    press_key(&p, KEY_ENTER, "");
    assert_non_null(strstr(p.frame->lab.notice.text, "is not a number"));
    assert_true(p.frame->lab.run->trainer.net.theta[1] == -1.25f);
    press(&p, "control", CONTROL_SEED);
    types(&p, "42");
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(p.frame->lab.scene.network.start.seed, 42);
    person_leave(&p);
}

/* A long step that no frame has come to the end of is gone on with at once; wherever nothing is
 * under way, the machine may rest. */
static void only_a_step_under_way_goes_on_at_once(void **state) {
    (void)state;
    static const char *const scenes[] = {
        "data: {set: circles, count: 900}\nnetwork: {layers: [64 tanh, 64 tanh, 1 sigmoid]}\n",
        "data: {set: circles, count: 9}\nnetwork: {layers: [1 sigmoid]}\n"};
    for (int small = 0; small < 2; small++) {
        Person p = {.frame = opened(scenes[small])};
        Frame *f = p.frame;
        p.input = (Input){.seconds = 1.0 / 60, .width = 1024, .height = 640, .density = 1};
        f->lab.play.speed = PLAY_FLAT_OUT;
        frame_step(f, &p.input);
        assert_false(f->under_way);
        press_key(&p, KEY_SPACE, "");
        assert_true(f->lab.play.playing && lab_is_long(&f->lab) != small);
        for (int i = 0; i < 3; i++) {
            f->slice = 0;
            frame_step(f, &p.input);
            assert_int_equal(f->under_way, !small);
        }
        f->ui.home = true; /* nothing is trained behind it */
        frame_step(f, &p.input);
        assert_false(f->under_way);
        f->ui.home = false;
        frame_step(f, &p.input);
        press_key(&p, KEY_SPACE, "");
        frame_step(f, &p.input);
        assert_false(f->under_way || f->lab.play.playing);
        person_leave(&p);
    }
}

static void points_are_sprayed_moved_and_erased(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    const Dataset *data = &p.frame->lab.scene.data;
    drag(&p, at(&p, -4, 4), at(&p, 4, 4)); /* with the hand that moves, on nothing */
    assert_int_equal(data->count, 0);
    press_key(&p, '1', "");
    drag(&p, at(&p, -4, 4), at(&p, 4, 4));
    assert_true(data->count > 5);
    press_key(&p, 'Z', "c");
    assert_int_equal(data->count, 0);
    place_ten(&p);
    drag(&p, at(&p, 1, 2), at(&p, 0, 5));
    assert_true(fabsf(data->x[1] - 5) < 0.05f);
    click(&p, at(&p, 0, 5), BUTTON_RIGHT, 1);
    assert_int_equal(data->count, 9);
    press(&p, "point", 0);
    press_key(&p, KEY_DELETE, "");
    assert_int_equal(data->count, 8);
    person_leave(&p);
}

static const char BETWEEN[] =
    FRONT "```{scene}\ndata: {points: [[-4, 0, red], [0, 3, blue]]}\n"
          "network: {layers: [1 sigmoid]}\nshow: [plane, points]\n```\n\n"
          "```{task}\n- say: Between 1 and 2\n  when: px[1,1] > 1 and px[1,1] < 2\n"
          "  solve: [move 1 1.5 0]\n```\n";

static void what_is_passed_in_a_drag_is_not_meant(void **state) {
    (void)state;
    Person p = person_in(BETWEEN);
    const Dataset *data = &p.frame->lab.scene.data;
    drag(&p, at(&p, -4, 0), at(&p, 4.5f, 0)); /* in steps of 0.85 */
    assert_true(fabsf(data->x[0] - 4.5f) < 0.1f);
    assert_false(p.frame->player.state[0].ticked[0]);
    drag(&p, at(&p, 4.5f, 0), at(&p, 1.5f, 0));
    assert_true(fabsf(data->x[0] - 1.5f) < 0.1f);
    assert_true(p.frame->player.state[0].ticked[0]);
    person_leave(&p);
}

static void nothing_is_drawn_while_nothing_changes(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    place_ten(&p);
    assert_false(frame_step(p.frame, &p.input));
    p.input.width = 1200;
    assert_true(frame_step(p.frame, &p.input));
    assert_false(frame_step(p.frame, &p.input));
    person_leave(&p);
}

/* At every size, in every theme, with large type: all that can be pressed lies within the window,
 * and cards keep apart. */
static void everything_stays_in_the_window(void **state) {
    (void)state;
    const float sizes[][2] = {{1024, 640},  {1280, 720},  {1440, 900},
                              {1920, 1080}, {3840, 2160}, {1100, 1400}};
    for (int s = 0; s < 6; s++) {
        for (int projector = 0; projector < 2; projector++) {
            Person p = person_create(sizes[s][0], sizes[s][1]);
            place_ten(&p);
            press(&p, "more", CONTROL_LAYERS);
            if (projector) press_key(&p, 'P', "");
            for (int i = 0; i < p.frame->shapes.shapes; i++) {
                const Shape *shape = &p.frame->shapes.shape[i];
                if (shape->kind != SHAPE_TARGET || strcmp(shape->mark.name, "point") == 0) continue;
                Rect r = person_sees(&p, i);
                if (r.w <= 0 || r.h <= 0) continue; /* clipped away: the controls scroll */
                assert_true(r.x >= -1 && r.y >= -1 && r.x + r.w <= sizes[s][0] + 1 &&
                            r.y + r.h <= sizes[s][1] + 1);
            }
            Layout l = layout_of(&p.frame->ui);
            assert_true(l.left.x + l.left.w <= l.stage.x);
            assert_true(l.side.w <= 0 || l.stage.x + l.stage.w <= l.side.x);
            assert_true(l.stage.y + l.stage.h <= l.timeline.y && l.header.h <= l.stage.y);
            person_leave(&p);
        }
    }
}

/* Smaller than any layout: points are smaller, so that everything is there and can be pressed. */
static void a_small_window_shows_everything(void **state) {
    (void)state;
    Person p = person_create(512, 400);
    const UiState *ui = &p.frame->ui;
    float share = ui->density;
    assert_true(ui->width == 682 && share > 0.74f && share < 0.76f && ui->height * share > 399);
    Point button = middle(where(&p, "control", CONTROL_PLAY));
    click(&p, (Point){button.x * share, button.y * share}, BUTTON_LEFT, 1);
    assert_true(p.frame->lab.play.playing);
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_points_are_learned),
        cmocka_unit_test(everything_can_be_undone_to_the_start),
        cmocka_unit_test(a_hand_on_the_keyboard_is_enough),
        cmocka_unit_test(a_weight_and_a_seed_can_be_typed),
        cmocka_unit_test(flat_out_is_the_fastest),
        cmocka_unit_test(flat_out_is_smooth),
        cmocka_unit_test(long_steps_leave_time_for_frames),
        cmocka_unit_test(only_a_step_under_way_goes_on_at_once),
        cmocka_unit_test(points_are_sprayed_moved_and_erased),
        cmocka_unit_test(what_is_passed_in_a_drag_is_not_meant),
        cmocka_unit_test(nothing_is_drawn_while_nothing_changes),
        cmocka_unit_test(everything_stays_in_the_window),
        cmocka_unit_test(a_small_window_shows_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
