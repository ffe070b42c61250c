/* What a class stumbled over in the window of a lesson, each so that it cannot come back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"
#include "base/sums.h"
#include "lesson/answer.h"
#include "lesson/solve.h"
#include "person.h"
#include "screen/lesson/lesson.h"

#define LESSONS TESTS_FOLDER "/../lessons/"

static Person in_lesson(const char *step, float width, float height) {
    Person p = person_create(width, height);
    char path[400];
    Message message = {""};
    snprintf(path, sizeof path, "%s%s", LESSONS, step);
    if (!frame_open(p.frame, path, &message)) fail_msg("%s", message.text);
    frame_step(p.frame, &p.input);
    return p;
}

static void answer_all(Person *p) {
    Player *player = &p->frame->player;
    for (int i = 0; i < player->lesson.step[player->step].predicts; i++)
        answer_give_truth(player, &p->frame->lab, i);
    frame_draw(p->frame);
}

static void does_line(Person *p, const char *line) {
    Message message = {""};
    lab_allow(&p->frame->lab, ~0u);
    if (!solve_line(&p->frame->lab, line, &message)) fail_msg("%s: %s", line, message.text);
    frame_draw(p->frame);
}

/* ---- what waits for an answer */

/* Whoever goes on without an answer is told so where the answer is to be given, and how. */
static void a_question_says_that_it_waits(void **state) {
    (void)state;
    static const struct {
        const char *step, *said;
        int key;
    } steps[] = {{"12-the-chain-rule-on-a-graph.md#1", "Type your answer first.", 'S'},
                 {"13-backpropagation-by-hand.md#8", "Choose an answer first.", 'E'},
                 {"14-backpropagation-at-work.md#2", "Choose an answer first.", KEY_SPACE}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        Person p = in_lesson(steps[i].step, 1024, 640);
        assert_int_equal(count(&p, "question waits", 0, SHAPE_RECT), 0);
        assert_false(person_reads(&p, NULL, steps[i].said));
        press_key(&p, steps[i].key, "");
        int border = shapes_find(&p.frame->shapes, "question waits", 0, -1);
        int box = shapes_find(&p.frame->shapes, "question", 0, -1);
        assert_true(border >= 0 && box >= 0);
        Rect a = p.frame->shapes.shape[border].rect, b = p.frame->shapes.shape[box].rect;
        assert_true(fabsf(a.y - b.y) < 1 && fabsf(a.h - b.h) < 1);
        assert_true(person_sees(&p, box).h > 40);
        assert_true(person_reads(&p, NULL, steps[i].said));
        answer_all(&p);
        assert_int_equal(shapes_find(&p.frame->shapes, "question waits", 0, -1), -1);
        person_leave(&p);
    }
}

/* ---- classes */

/* A step has the classes that it has: the hand of a third one, learned elsewhere, adds nothing. */
static void no_class_comes_into_a_step(void **state) {
    (void)state;
    Person p = in_lesson("18-will-i-pass-this-class.md#2", 1440, 900);
    const Dataset *data = &p.frame->lab.scene.data;
    int points = data->count;
    Tool hand = p.frame->ui.tool;
    for (int key = '3'; key <= '4'; key++) {
        press_key(&p, key, "");
        assert_int_equal(p.frame->ui.tool, hand);
        assert_non_null(strstr(p.frame->lab.notice.text, "two classes: keys 1 and 2"));
    }
    does_line(&p, "select point 1");
    press_key(&p, '3', "c");
    assert_int_equal(data->classes, 2);
    press_key(&p, '2', "");
    click(&p, at(&p, 20, 37), BUTTON_LEFT, 1);
    assert_int_equal(data->count, points + 1);
    person_leave(&p);
    p = in_lesson("15-more-than-two-classes.md#6", 1440, 900);
    data = &p.frame->lab.scene.data;
    points = data->count;
    press_key(&p, '3', "");
    click(&p, at(&p, 3, 4), BUTTON_LEFT, 1);
    assert_int_equal(data->count, points + 1);
    press_key(&p, '4', "");
    assert_non_null(strstr(p.frame->lab.notice.text, "3 classes"));
    person_leave(&p);
}

/* What is said to a wrong derivative comes into sight, also below a page that is too long for its
 * window. */
static void a_reply_to_a_derivative_is_seen(void **state) {
    (void)state;
    Person p = in_lesson("12-the-chain-rule-on-a-graph.md#2", 1024, 640);
    answer_all(&p);
    frame_step(p.frame, &p.input);
    assert_int_equal(shapes_find(&p.frame->shapes, "replied", 0, -1), -1);
    press_key(&p, '5', "");
    types(&p, "5");
    press_key(&p, KEY_ENTER, "");
    int at = shapes_find(&p.frame->shapes, "replied", 0, -1);
    assert_true(at >= 0);
    Rect said = p.frame->shapes.shape[at].rect;
    const Shape *page = &p.frame->shapes.shape[target_find_any(&p.frame->shapes, &TARGET_PAGE, -1)];
    assert_true(said.h > 20 && said.y >= page->rect.y);
    assert_true(said.y + said.h <= page->rect.y + page->rect.h);
    person_leave(&p);
}

/* ---- numbers */

/* What a lesson says of a slope and of units, the panels beside it say in the same digits. */
static void a_page_and_its_panels_round_alike(void **state) {
    (void)state;
    Person p = in_lesson("17-vanishing-and-exploding.md#3", 1024, 640);
    assert_true(person_reads(&p, NULL, "slope a(1 − a) = 0.245"));
    assert_true(person_reads(&p, NULL, "0.245"));
    person_leave(&p);
    p = in_lesson("04-from-step-to-sigmoid.md#3", 1024, 640);
    assert_true(person_reads(&p, NULL, "slope = ?"));
    answer_all(&p);
    frame_step(p.frame, &p.input);
    assert_true(person_reads(&p, NULL, "a = 0.881")); /* 0.88 · 0.12 would be 0.106 */
    assert_true(person_reads(&p, NULL, "slope a(1 − a) = 0.105"));
    person_leave(&p);
    p = in_lesson("10-hidden-layers-learn-features.md#1", 1024, 640);
    const Lab *lab = &p.frame->lab;
    for (int i = 1; i <= lab->scene.data.count; i++) {
        char line[32], number[2][32], z[32], sum[160];
        snprintf(line, sizeof line, "select point %d", i);
        does_line(&p, line);
        for (int u = 0; u < 2; u++) {
            text_number((double)lab->point.a[0][u], 2, number[u], sizeof number[u]);
            numeral_short_of((double)lab->point.a[0][u], 0, 1, number[u], sizeof number[u]);
            assert_true(person_reads(&p, NULL, number[u]));
        }
        numeral_fixed((double)lab->point.z[1][0], 1, z, sizeof z);
        snprintf(sum, sizeof sum, "10 · %s + 10 · %s − 15 = %s", number[0], number[1], z);
        Message message;
        if (!sums_hold(sum, &message)) fail_msg("%s: %s", sum, message.text);
    }
    person_leave(&p);
}

/* A sigmoid is never said to have reached 0 or 1, nor to be flat; a ReLU is 0. */
static void a_curve_does_not_say_that_it_arrived(void **state) {
    (void)state;
    Person p = in_lesson("09-a-gallery-of-activations.md#2", 1440, 900);
    answer_all(&p);
    does_line(&p, "set b[1,1] 20");
    assert_true(person_reads(&p, NULL, "a > 0.9999") && person_reads(&p, NULL, "< 0.0001"));
    assert_false(person_reads(&p, NULL, "a = 1.00") || person_reads(&p, NULL, "= 0.00"));
    does_line(&p, "set b[1,1] -30");
    assert_true(person_reads(&p, NULL, "a < 0.0001"));
    does_line(&p, "set activation[1] tanh");
    does_line(&p, "set b[1,1] -30");
    assert_true(person_reads(&p, NULL, "a < −0.9999"));
    does_line(&p, "set activation[1] relu");
    does_line(&p, "set b[1,1] -30");
    assert_true(person_reads(&p, NULL, "= 0.00") && person_reads(&p, NULL, "slope = 0"));
    person_leave(&p);
}

/* Over x the answer takes the digits that keep it from its bound. */
static void an_answer_over_x_does_not_say_that_it_arrived(void **state) {
    (void)state;
    Person p = in_lesson("04-from-step-to-sigmoid.md#2", 1440, 900);
    answer_all(&p);
    does_line(&p, "set b[1,1] -30");
    does_line(&p, "select point 1");
    assert_false(person_reads(&p, NULL, "y = 0.00 ") || person_reads(&p, NULL, "y = 1.00 "));
    assert_true(person_reads(&p, NULL, "ŷ < 0.0001") || person_reads(&p, NULL, "y = 0.0"));
    does_line(&p, "set b[1,1] 60");
    assert_true(person_reads(&p, NULL, "ŷ > 0.9999, y = "));
    person_leave(&p);
}

/* The loss below the curve is rounded as that of the point in Numbers is: 1.10 and not 1.1. */
static void one_loss_has_one_rounding(void **state) {
    (void)state;
    Person p = in_lesson("15-more-than-two-classes.md#3", 1440, 900);
    answer_all(&p);
    does_line(&p, "set start zeros");
    assert_true(fabs(p.frame->lab.score.loss - log(3)) < 1e-4);
    assert_true(person_reads(&p, NULL, "1.10") && !person_reads(&p, NULL, " 1.1 "));
    person_leave(&p);
}

/* Digits above and below a name stand upright, in one face: slanted, a 1 is read as another
 * letter. */
static void scripts_of_weights_stand_upright(void **state) {
    (void)state;
    Person p = in_lesson("14-backpropagation-at-work.md#5", 1440, 900);
    int seen = 0;
    const Shapes *shapes = &p.frame->shapes;
    for (int i = -1; (i = shapes_find(shapes, "weight scripts", -1, i)) >= 0; seen++)
        assert_int_equal(shapes->shape[i].text.face, FONT_BOLD);
    assert_true(seen > 8 && person_reads(&p, "weight scripts", "¹₁"));
    person_leave(&p);
}

/* Every weight of a network whose derivatives are worked out has its number, in a small window too:
 * what is said of the loss gives way. */
static void every_weight_keeps_its_label(void **state) {
    (void)state;
    static const char *const steps[] = {
        "13-backpropagation-by-hand.md#1", "13-backpropagation-by-hand.md#6",
        "13-backpropagation-by-hand.md#9", "14-backpropagation-at-work.md#2",
        "14-backpropagation-at-work.md#4", "14-backpropagation-at-work.md#7"};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        Person p = in_lesson(steps[i], 1024, 640);
        const Network *net = lab_network(&p.frame->lab);
        for (int w = 0; w < net->count; w++) {
            if (weight_place(net, w).bias) continue;
            if (count(&p, "numbers label", w, SHAPE_TEXT) == 0)
                fail_msg("%s: weight %d has no label", steps[i], w);
        }
        person_leave(&p);
    }
}

/* ---- hands */

/* A layer more puts a row of units where no hand is: the next click in the same place adds
 * again. */
static void rows_stay_under_the_hand(void **state) {
    (void)state;
    static const char *const steps[] = {"11-feed-forward-in-matrices.md#7",
                                        "18-will-i-pass-this-class.md#4"};
    for (size_t s = 0; s < sizeof steps / sizeof *steps; s++) {
        Person p = in_lesson(steps[s], 1024, 640);
        answer_all(&p);
        Point more = middle(where(&p, "more", CONTROL_LAYERS));
        int before = lab_network(&p.frame->lab)->layers;
        click(&p, more, BUTTON_LEFT, 1);
        click(&p, more, BUTTON_LEFT, 1);
        assert_int_equal(lab_network(&p.frame->lab)->layers, before + 2);
        person_leave(&p);
    }
}

/* Where the way back is asked for, Right neither takes away what stands there nor keeps silent. */
static void the_way_back_is_left_to_the_person(void **state) {
    (void)state;
    Person p = in_lesson("13-backpropagation-by-hand.md#9", 1440, 900);
    answer_all(&p);
    assert_true(person_reads(&p, NULL, "(ŷ − y)² = 4.00"));
    press_key(&p, KEY_RIGHT, "");
    assert_true(person_reads(&p, NULL, "(ŷ − y)² = 4.00"));
    assert_non_null(strstr(p.frame->lab.notice.text, "The way back is yours"));
    press_key(&p, KEY_LEFT, ""); /* but one may look again */
    press_key(&p, KEY_RIGHT, "");
    press_key(&p, KEY_RIGHT, "");
    assert_non_null(strstr(p.frame->lab.notice.text, "The way back is yours"));
    person_leave(&p);
}

/* Nor does a lesson's text: the slope of a tanh far out is small, and not 0. */
static void a_slope_in_the_text_is_not_nothing(void **state) {
    (void)state;
    Person p = in_lesson("13-backpropagation-by-hand.md#7", 1440, 900);
    answer_all(&p);
    does_line(&p, "derive");
    assert_true(person_reads(&p, NULL, "0.786"));
    does_line(&p, "set w[1,1,1] 3");
    assert_true(person_reads(&p, NULL, "·10⁻⁷") && !person_reads(&p, NULL, "= 0.000"));
    person_leave(&p);
}

/* "Begin again" is a step as it was met: it asks anew, and what was done is not ticked any more. */
static void begin_again_takes_ticks_and_answers_away(void **state) {
    (void)state;
    Person p = in_lesson("13-backpropagation-by-hand.md#9", 1440, 900);
    PlayerStep *step = &p.frame->player.state[8];
    answer_all(&p);
    does_line(&p, "derive");
    does_line(&p, "step");
    frame_step(p.frame, &p.input);
    assert_true(step->ticked[0] && step->derived);
    press(&p, "lesson", LESSON_AGAIN);
    assert_false(step->ticked[0] || step->derived);
    person_leave(&p);
    p = in_lesson("06-rolling-downhill.md#9", 1440, 900);
    step = &p.frame->player.state[8];
    press_key(&p, 'A', "");
    assert_true(step->missed[0] == 1 && !step->choice[0]);
    answer_all(&p);
    does_line(&p, "train until diverged within 100");
    frame_step(p.frame, &p.input);
    assert_true(step->choice[0] == 3 && step->happened[0] && step->ticked[0]);
    press(&p, "lesson", LESSON_AGAIN);
    assert_false(step->choice[0] || step->missed[0] || step->happened[0] || step->ticked[0]);
    assert_true(p.frame->lab.locked && person_reads(&p, NULL, "Predict"));
    press_key(&p, 'A', ""); /* and judges anew */
    assert_int_equal(step->missed[0], 1);
    person_leave(&p);
}

/* Large type is set close only where a page is too low for wide gaps. */
static void gaps_are_as_wide_as_there_is_room(void **state) {
    (void)state;
    static const struct {
        float scale;
        int room;
        float gap, line;
    } cases[] = {{1, 0, 8, 1.42f},    {1, 1, 11, 1.5f},    {1, 2, 15, 1.58f},
                 {1.4f, 0, 7, 1.37f}, {1.4f, 1, 7, 1.37f}, {1.4f, 2, 15, 1.58f}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        UiState ui = {.scale = cases[i].scale};
        View view = {.ui = &ui, .layout = {.unit = 2}};
        const Flow flow = {.view = &view, .room = cases[i].room};
        assert_true(lesson_block_gap(&flow) == 2 * cases[i].gap);
        assert_true(lesson_block_line(&flow) == cases[i].line);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_says_that_it_waits),
        cmocka_unit_test(no_class_comes_into_a_step),
        cmocka_unit_test(a_reply_to_a_derivative_is_seen),
        cmocka_unit_test(a_page_and_its_panels_round_alike),
        cmocka_unit_test(a_curve_does_not_say_that_it_arrived),
        cmocka_unit_test(an_answer_over_x_does_not_say_that_it_arrived),
        cmocka_unit_test(one_loss_has_one_rounding),
        cmocka_unit_test(scripts_of_weights_stand_upright),
        cmocka_unit_test(every_weight_keeps_its_label),
        cmocka_unit_test(rows_stay_under_the_hand),
        cmocka_unit_test(a_slope_in_the_text_is_not_nothing),
        cmocka_unit_test(the_way_back_is_left_to_the_person),
        cmocka_unit_test(begin_again_takes_ticks_and_answers_away),
        cmocka_unit_test(gaps_are_as_wide_as_there_is_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
