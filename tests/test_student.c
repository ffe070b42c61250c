/* Lessons as a student meets them, with keys alone: from the home screen to the end of a lesson.
 * What is pressed is what is seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/frame.h"
#include "called.h"
#include "fonts.h"
#include "lesson/solve.h"
#include "screen/header/header.h"
#include "screen/lesson/lesson.h"

#define LESSONS TESTS_FOLDER "/../lessons"

static Input input = {.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};

static void does(Frame *f, InputEvent event) {
    input.event[0] = event;
    input.events = 1;
    frame_step(f, &input);
    input.events = 0;
}

static void key(Frame *f, int which) {
    does(f, (InputEvent){.kind = INPUT_KEY, .key = which});
}

static void shift(Frame *f, int which) {
    does(f, (InputEvent){.kind = INPUT_KEY, .key = which, .shift = true});
}

static void types(Frame *f, const char *text) {
    InputEvent event = {.kind = INPUT_TEXT};
    strcpy(event.text, text);
    does(f, event);
}

/* As a keyboard does where nothing has the focus: each key, then what it types; then Enter. */
static void answers(Frame *f, const char *text) {
    for (const char *c = text; *c; c++) {
        key(f, *c == '-' ? KEY_MINUS : *c);
        types(f, (char[]){*c, '\0'});
    }
    key(f, KEY_ENTER);
}

static bool has_focus(const Frame *f, const char *name, int index) {
    Tag focus = f->ui.focus;
    return is_called(focus, name, index);
}

/* Tab until it is there; how many presses that took. */
static int tab_to(Frame *f, const char *name, int index) {
    for (int i = 1; i <= 60; i++) {
        key(f, KEY_TAB);
        if (has_focus(f, name, index)) return i;
    }
    fail_msg("Tab does not come to %s %d", name, index);
    return 0;
}

static int count(const Frame *f, const char *name, int index) {
    int n = 0;
    for (int i = -1; (i = shapes_find(&f->shapes, name, index, i)) >= 0;)
        n += f->shapes.shape[i].kind == SHAPE_TARGET;
    return n;
}

static bool says(const Frame *f, const char *text) {
    for (int i = 0; i < f->shapes.shapes; i++) {
        const Shape *s = &f->shapes.shape[i];
        if (s->kind == SHAPE_TEXT && strcmp(f->shapes.text + s->first, text) == 0) return true;
    }
    return false;
}

static Frame *at_home(void) {
    Frame *f = frame_create(&fonts_boxes, 1);
    shelf_add_folder(&f->shelf, LESSONS);
    f->ui.home = true;
    frame_step(f, &input);
    return f;
}

static Frame *in_lesson(const char *name) {
    Frame *f = at_home();
    char path[400];
    Message message;
    snprintf(path, sizeof path, "%s/%s", LESSONS, name);
    if (!frame_open(f, path, &message)) fail_msg("%s", message.text);
    frame_step(f, &input);
    return f;
}

static void arrows_lead_from_card_to_card(void **state) {
    (void)state;
    Frame *f = at_home();
    key(f, KEY_DOWN);
    assert_true(has_focus(f, "shelf", 0)); /* the one to begin with */
    key(f, KEY_RIGHT);
    assert_true(has_focus(f, "shelf", 1));
    key(f, KEY_DOWN);
    assert_true(has_focus(f, "shelf", 4)); /* lesson 5, below lesson 2 */
    key(f, KEY_LEFT);
    key(f, KEY_UP);
    assert_true(has_focus(f, "shelf", 0));
    key(f, KEY_RIGHT);
    key(f, KEY_ENTER);
    assert_true(!f->ui.home && strstr(f->player.path, "02-the-perceptron-trick.md") != NULL);
    assert_null(called(f->ui.focus));
    frame_destroy(f);
}

/* Each once, and round again. */
static void tab_goes_through_all_of_the_home_screen(void **state) {
    (void)state;
    Frame *f = at_home();
    assert_true(tab_to(f, "shelf", 0) < tab_to(f, "shelf", 17));
    tab_to(f, "next", 0);
    tab_to(f, "act", ACT_HELP);
    tab_to(f, "shelf", 3);
    frame_destroy(f);
}

/* What lies behind the home screen is not changed by keys that are meant for it. */
static void keys_at_home_change_nothing_behind_it(void **state) {
    (void)state;
    Frame *f = in_lesson("02-the-perceptron-trick.md");
    f->ui.home = true;
    int64_t revision = f->lab.revision;
    for (const char *c = "ABESFRN\1"; *c > 1; c++) key(f, *c); /* Space begins free play */
    key(f, KEY_DELETE);
    does(f, (InputEvent){.kind = INPUT_KEY, .key = 'Z', .ctrl = true});
    assert_true(f->lab.revision == revision && f->player.state[0].choice[0] == 0);
    key(f, 'T');
    assert_int_equal(f->ui.theme, 1);
    frame_destroy(f);
}

static void the_lesson_comes_first(void **state) {
    (void)state;
    Frame *f = in_lesson("02-the-perceptron-trick.md");
    assert_int_equal(tab_to(f, "choice", 0), 1);
    key(f, KEY_TAB);
    assert_true(has_focus(f, "choice", 0) && f->ui.focus.part == 1);
    assert_int_equal(tab_to(f, "lesson", LESSON_NEXT), 1);
    key(f, KEY_ENTER);
    assert_int_equal(f->player.step, 1);
    frame_destroy(f);
}

static void a_question_is_answered_by_its_letter(void **state) {
    (void)state;
    Frame *f = in_lesson("02-the-perceptron-trick.md");
    const int *choice = f->player.state[0].choice;
    shift(f, 'B'); /* back by one batch, not an answer */
    key(f, 'C');   /* there are two */
    assert_int_equal(choice[0], 0);
    key(f, 'B');
    assert_int_equal(choice[0], 2);
    assert_false(f->lab.locked);
    key(f, 'A'); /* of two choices, the first stands */
    assert_int_equal(choice[0], 2);
    key(f, 'B'); /* now it is a batch, which this step does not take */
    assert_non_null(strstr(f->lab.notice.text, "takes no batches"));
    key(f, KEY_PAGE_DOWN); /* there a number is typed */
    key(f, 'A');
    key(f, 'B');
    assert_true(f->lab.locked && f->lab.run->trainer.steps == 0);
    answers(f, "2.6");
    assert_false(f->lab.locked);
    key(f, 'B');
    assert_true(f->lab.run->trainer.steps > 0);
    frame_destroy(f);
}

/* Whether all of the first question stands on the page, or while it waits, below it. */
static bool question_is_seen(const Frame *f) {
    static const float BUTTONS = 70; /* from the window's end */
    int question = shapes_find(&f->shapes, "question", 0, -1);
    int page = shapes_find(&f->shapes, "page", -1, -1);
    assert_true(question >= 0 && page >= 0);
    Rect q = f->shapes.shape[question].rect, p = f->shapes.shape[page].rect;
    bool pinned = shapes_find(&f->shapes, "pinned question", 0, -1) >= 0;
    assert_true(pinned == (q.y >= p.y + p.h));
    return q.y + q.h <= (pinned ? f->ui.height - BUTTONS : p.y + p.h);
}

static void what_is_said_comes_into_sight(void **state) {
    (void)state;
    const Input usual = input;
    Frame *f = in_lesson("09-a-gallery-of-activations.md#4");
    input.width = 1024;
    input.height = 640;
    frame_step(f, &input);
    assert_true(f->ui.scrolled.lesson == 0);
    key(f, 'P'); /* as large as it gets */
    assert_true(f->ui.scrolled.lesson == 0 && question_is_seen(f));
    key(f, 'A');
    assert_true(question_is_seen(f)); /* with its reply, which takes more room */
    key(f, 'C');
    assert_true(f->ui.scrolled.lesson > 0 && question_is_seen(f));
    f->ui.scrolled.lesson = 0; /* nothing is said now, so the page stays */
    key(f, KEY_TAB);
    assert_true(f->ui.scrolled.lesson == 0);
    frame_destroy(f);
    input = usual;
}

/* Its runs would tell what is asked. */
static void an_experiment_waits_for_the_answer(void **state) {
    (void)state;
    Frame *f = in_lesson("16-fitting-too-well.md#5");
    assert_int_equal(player_waiting(&f->player), 0);
    key(f, 'U');
    assert_false(f->ui.experiment.open);
    assert_true(lab_is_kept_waiting(&f->lab));
    key(f, 'C');
    assert_int_equal(player_waiting(&f->player), -1);
    key(f, 'U');
    assert_true(f->ui.experiment.open);
    frame_destroy(f);
}

static Point middle_of(const Frame *f, const char *name, int index) {
    for (int i = -1; (i = shapes_find(&f->shapes, name, index, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        if (s->kind != SHAPE_TARGET) continue;
        return (Point){s->rect.x + s->rect.w / 2, s->rect.y + s->rect.h / 2};
    }
    fail_msg("there is no %s %d", name, index);
    return (Point){0, 0};
}

static void drags(Frame *f, Point from, Point to) {
    does(f, (InputEvent){.kind = INPUT_MOVE, .at = from});
    does(f, (InputEvent){.kind = INPUT_PRESS, .at = from, .button = BUTTON_LEFT, .clicks = 1});
    if (from.x != to.x || from.y != to.y) does(f, (InputEvent){.kind = INPUT_MOVE, .at = to});
    does(f, (InputEvent){.kind = INPUT_RELEASE, .at = to, .button = BUTTON_LEFT});
}

static void clicks(Frame *f, const char *name, int index) {
    Point at = middle_of(f, name, index);
    drags(f, at, at);
}

/* The controls that a page shows would tell the answer. They say why they wait. */
static void controls_wait_for_the_answer(void **state) {
    (void)state;
    Frame *f = in_lesson("11-feed-forward-in-matrices.md#4");
    const Control second = control_member(CONTROL_UNITS, 1);
    assert_false(control_enabled(&f->lab, second)); /* and so it is dim */
    clicks(f, "more", (int)second);
    assert_int_equal(f->lab.scene.network.units[1], 4);
    assert_true(lab_is_kept_waiting(&f->lab) && question_is_seen(f));
    key(f, 'B');
    assert_true(control_enabled(&f->lab, second));
    clicks(f, "more", (int)second);
    assert_int_equal(f->lab.scene.network.units[1], 5);
    frame_destroy(f);

    f = in_lesson("17-vanishing-and-exploding.md#5");
    clicks(f, "control", CONTROL_START);
    assert_null(f->ui.popup.list.target);
    assert_true(lab_is_kept_waiting(&f->lab));
    key(f, 'A');
    clicks(f, "control", CONTROL_START);
    assert_non_null(f->ui.popup.list.target);
    frame_destroy(f);
}

/* Points that tell what is asked, and those that no question asks for. */
static void points_wait_for_the_answer(void **state) {
    (void)state;
    Frame *f = in_lesson("08-why-bend.md#3");
    clicks(f, "point", 3);
    assert_int_equal(f->lab.selected.point, 0);
    assert_true(lab_is_kept_waiting(&f->lab) && !f->player.state[2].ticked[0]);
    key(f, 'B');
    clicks(f, "point", 3);
    assert_int_equal(f->lab.selected.point, 3);
    assert_true(f->player.state[2].ticked[0]);
    frame_destroy(f);

    f = in_lesson("04-from-step-to-sigmoid.md#1"); /* it wants some to be looked at */
    clicks(f, "point", 18);
    assert_int_equal(f->lab.selected.point, 18);
    assert_false(f->player.state[0].ticked[0]);
    key(f, 'B');
    assert_true(f->player.state[0].ticked[0]);
    frame_destroy(f);
}

/* So do weights, the line and the tools; and what is looked at, where that is what is asked. */
static void hands_wait_for_the_answer(void **state) {
    (void)state;
    Frame *f = in_lesson("01-a-score-and-a-line.md#3");
    const int64_t edition = f->lab.scene.edition;
    clicks(f, "tool", TOOL_ERASE);
    assert_true(f->ui.tool == TOOL_MOVE && lab_is_kept_waiting(&f->lab));
    key(f, 'X');
    key(f, '8');
    assert_true(f->ui.tool == TOOL_MOVE);
    Point at = middle_of(f, "point", 18);
    drags(f, at, (Point){at.x + 60, at.y});
    assert_true(f->lab.scene.edition == edition && lab_is_kept_waiting(&f->lab));
    frame_destroy(f);

    f = in_lesson("04-from-step-to-sigmoid.md#6");
    at = middle_of(f, "threshold", 0);
    drags(f, at, (Point){at.x, at.y - 60});
    assert_true(isnan(f->ui.surface.threshold) != 0);
    assert_true(lab_is_kept_waiting(&f->lab));
    key(f, 'A');
    at = middle_of(f, "threshold", 0);
    drags(f, at, (Point){at.x, at.y - 60});
    assert_true(isfinite(f->ui.surface.threshold) != 0);
    frame_destroy(f);

    f = in_lesson("12-the-chain-rule-on-a-graph.md#5");
    const double before = f->lab.scene.graph.value[0];
    Message message;
    assert_false(solve_line(&f->lab, "set w 2.9", &message));
    assert_true(f->lab.scene.graph.value[0] == before && lab_is_kept_waiting(&f->lab));
    frame_destroy(f);
}

/* Nor does the one run become one of those side by side, which would have another batch. */
static void runs_side_by_side_wait_for_the_answer(void **state) {
    (void)state;
    Frame *f = in_lesson("07-batch-one-point-a-handful.md#7");
    const Action on = {.kind = ACTION_GO_ON, .number = 1};
    const int batch = lab_settings(&f->lab)->batch;
    assert_false(lab_apply(&f->lab, &on));
    assert_true(lab_is_kept_waiting(&f->lab));
    assert_int_equal(lab_settings(&f->lab)->batch, batch);
    key(f, 'A');
    assert_true(lab_apply(&f->lab, &on));
    assert_int_equal(lab_settings(&f->lab)->batch, 2);
    frame_destroy(f);
}

/* A task above a question is done first: until then it holds nothing up. */
static void what_is_asked_for_before_the_question_can_be_done(void **state) {
    (void)state;
    Frame *f = in_lesson("08-why-bend.md#1");
    Message message;
    assert_int_equal(player_waiting(&f->player), 0);
    assert_false(lab_holds_still(&f->lab));
    key(f, KEY_SPACE); /* but the run would tell */
    assert_true(!f->lab.play.playing && lab_is_kept_waiting(&f->lab));
    assert_true(shapes_find(&f->shapes, "notice", 0, -1) >= 0);
    f->ui.home = true; /* among the lessons nothing waits */
    frame_step(f, &input);
    assert_true(shapes_find(&f->shapes, "notice", 0, -1) < 0);
    f->ui.home = false;
    assert_true(solve_line(&f->lab, "set w[1,1,2] -1", &message));
    assert_true(solve_line(&f->lab, "set b[1,1] -4", &message));
    frame_step(f, &input);
    assert_true(f->player.state[0].ticked[0] && lab_holds_still(&f->lab));
    assert_false(solve_line(&f->lab, "set b[1,1] 0", &message));
    assert_true(f->lab.history.undos > 0); /* and what was done by hand stays done */
    assert_false(lab_apply(&f->lab, &(Action){.kind = ACTION_UNDO}));
    assert_true(lab_network(&f->lab)->theta[2] == -4 && lab_is_kept_waiting(&f->lab));
    key(f, 'C');
    assert_false(f->lab.locked);
    frame_destroy(f);
}

/* While the text of a long page is read, the question that waits for it stays in sight. */
static void a_question_that_waits_does_not_scroll_away(void **state) {
    (void)state;
    const Input usual = input;
    Frame *f = in_lesson("06-rolling-downhill.md#4");
    input.width = 800;
    input.height = 480;
    frame_step(f, &input);
    assert_true(question_is_seen(f));
    float at = f->shapes.shape[shapes_find(&f->shapes, "question", 0, -1)].rect.y;
    shift(f, KEY_PAGE_DOWN);
    assert_true(f->ui.scrolled.lesson > 0 && question_is_seen(f));
    assert_true(f->shapes.shape[shapes_find(&f->shapes, "question", 0, -1)].rect.y == at);
    frame_destroy(f);
    input = usual;
}

static float place_of(const Frame *f, const char *what, int index) {
    int at = shapes_find(&f->shapes, what, index, -1);
    return at < 0 ? -1 : f->shapes.shape[at].rect.y;
}

/* In a low window there is no room for a question and all of the tasks: the next one stands
 * below, and the others at the end of the text. */
static void a_question_leaves_room_for_the_next_task(void **state) {
    (void)state;
    const Input usual = input;
    Frame *f = in_lesson("16-fitting-too-well.md#3");
    input.width = 800;
    input.height = 480;
    frame_step(f, &input);
    assert_true(question_is_seen(f));
    assert_int_equal(f->player.lesson.step[2].tasks, 3);
    float next = place_of(f, "next task", 0);
    assert_true(next > place_of(f, "choice", 0) && next < 480 - 70);
    assert_true(place_of(f, "task", 2) > place_of(f, "task", 0));
    f->player.state[2].ticked[0] = true;
    f->ui.revision++;
    frame_step(f, &input);
    assert_true(place_of(f, "next task", 0) < 0 && place_of(f, "next task", 1) > 0);
    key(f, 'A');
    key(f, 'B'); /* the tasks have the room of the question */
    assert_true(place_of(f, "next task", -1) < 0 && place_of(f, "task", 2) < 480 - 70);
    frame_destroy(f);
    input = usual;
}

static void without_a_loss_the_numbers_stop_at_the_output(void **state) {
    (void)state;
    Frame *f = in_lesson("08-why-bend.md#3");
    assert_int_equal(f->ui.phases.phase, PHASE_FORWARD);
    key(f, 'B');
    assert_int_equal(f->ui.phases.phase, PHASE_FORWARD);
    assert_false(says(f, "∂"));
    frame_destroy(f);
}

/* Of a hidden layer alone: neither output nor phases, nor points that it would get wrong. */
static void a_hidden_layer_is_no_classifier(void **state) {
    (void)state;
    Frame *f = in_lesson("11-feed-forward-in-matrices.md");
    assert_true(says(f, "h") && !says(f, "ŷ"));
    assert_int_equal(shapes_find(&f->shapes, "phase", -1, -1), -1);
    for (int i = -1; (i = shapes_find(&f->shapes, "point", -1, i)) >= 0;)
        assert_int_not_equal(f->shapes.shape[i].kind, SHAPE_LINE);
    frame_destroy(f);
}

static void a_point_is_chosen_by_keys(void **state) {
    (void)state;
    Frame *f = in_lesson("02-the-perceptron-trick.md");
    key(f, 'A');
    assert_true(tab_to(f, "point", -1) < 6);
    while (f->ui.focus.index != 1) /* at the upper left */
        key(f, f->ui.focus.index == 0 ? KEY_UP : KEY_LEFT);
    key(f, KEY_ENTER);
    assert_int_equal(f->lab.selected.point, 1);
    /* And from there, without a focus, by arrows alone. */
    key(f, KEY_ESCAPE);
    key(f, KEY_DOWN);
    key(f, KEY_DOWN); /* the one with the cross */
    key(f, KEY_ENTER);
    assert_true(f->lab.selected.point == 0 && !f->ui.cursor.shown);
    assert_true(f->player.state[0].ticked[0]);
    frame_destroy(f);
}

static void click(Frame *f, float x, float y) {
    Point at = camera_to_screen(&f->plane, x, y);
    does(f, (InputEvent){.kind = INPUT_MOVE, .at = at});
    does(f, (InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1});
    does(f, (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT});
}

/* The open question is answered as the lesson would. */
static void answers_rightly(Frame *f) {
    const int open = player_waiting(&f->player);
    assert_true(open >= 0);
    key(f, 'A' + f->player.lesson.step[f->player.step].predict[open].answer);
    assert_int_equal(player_waiting(&f->player), -1);
}

/* A step that does not offer its points keeps them, whatever the hand holds. */
static void points_that_are_not_offered_stay(void **state) {
    (void)state;
    Frame *f = in_lesson("02-the-perceptron-trick.md");
    answers_rightly(f);
    key(f, '1');
    click(f, 3, 3);
    assert_int_equal(f->lab.scene.data.count, 13);
    assert_non_null(strstr(f->lab.notice.text, "stay as they are"));
    key(f, 'X');
    click(f, 4, 5);
    assert_true(f->lab.scene.data.count == 13 && f->lab.selected.point == 0);
    f->ui.wander = true;
    frame_step(f, &input); /* what the step hid takes room again */
    click(f, 4, 5);
    assert_int_equal(f->lab.scene.data.count, 12);
    frame_destroy(f);
}

/* Where points are offered, the hand that moves takes the selected one along, and Enter at the
 * cursor does what a click does. */
static void a_point_is_moved_by_keys(void **state) {
    (void)state;
    Frame *f = in_lesson("01-a-score-and-a-line.md#3");
    const float *x = f->lab.scene.data.x + 2 * (long)f->lab.selected.point;
    int count = f->lab.scene.data.count;
    float before = x[0];
    answers_rightly(f);
    key(f, '1');
    key(f, KEY_RIGHT);
    assert_true(f->ui.cursor.shown && x[0] == before);
    key(f, KEY_LEFT);
    key(f, KEY_ENTER); /* on the selected point: no other one is placed there */
    assert_int_equal(f->lab.scene.data.count, count);
    key(f, 'M');
    for (int i = 0; i < 40 && !f->player.state[2].ticked[0]; i++) key(f, KEY_RIGHT);
    x = f->lab.scene.data.x + 2 * (long)f->lab.selected.point;
    assert_true(x[0] > before + 2 && f->player.state[2].ticked[0]);
    key(f, KEY_PAGE_DOWN);
    assert_false(f->ui.cursor.shown);
    frame_destroy(f);
}

static void a_weight_is_set_by_keys(void **state) {
    (void)state;
    Frame *f = in_lesson("13-backpropagation-by-hand.md#2");
    const float *theta = f->lab.run->trainer.net.theta;
    key(f, 'B');
    assert_true(tab_to(f, "edge", 0) < 12); /* the selected one */
    key(f, KEY_ENTER);
    types(f, "0.6");
    key(f, KEY_ENTER);
    assert_true(theta[0] == 0.6f && f->player.state[1].ticked[0]);
    key(f, KEY_DOWN);
    assert_true(has_focus(f, "edge", -1) && f->ui.focus.index != 0);
    /* Left and right are the walk's while the numbers are on the stage, and else change the
     * weight. */
    int edge = f->ui.focus.index;
    float before = theta[edge];
    key(f, KEY_RIGHT);
    assert_true(theta[edge] == before && f->ui.phases.phase != PHASE_WALK_ALL);
    ui_put(&f->ui, PANEL_PLANE, PLACE_STAGE);
    key(f, KEY_RIGHT);
    assert_true(fabsf(theta[edge] - before - 0.1f) < 0.001f);
    frame_destroy(f);
}

/* The last step of lesson 13: a whole network, its derivatives typed one after the other. */
static void a_network_is_worked_out_on_paper(void **state) {
    (void)state;
    static const char *const right[] = {"-4", "-2", "-2", "-4", "-4*6/4", "-12",
                                        "6",  "-6", "2",  "4",  "-2",     "2"};
    Frame *f = in_lesson("13-backpropagation-by-hand.md#9");
    key(f, 'A');
    for (int i = 0; i < 12; i++) {
        answers(f, right[i]);
    }
    assert_true(f->player.state[8].derived);
    assert_int_equal(f->lab.demand.wrong, 0);
    key(f, 'B');
    assert_true(f->player.state[8].ticked[0]);
    assert_true(player_step_done(&f->player, 8));
    frame_destroy(f);
}

/* A letter too many after an answer by letters does not throw anybody out of the lesson. */
static void a_letter_too_many_is_a_slip(void **state) {
    (void)state;
    Frame *f = in_lesson("15-more-than-two-classes.md#3");
    key(f, 'D');
    key(f, 'A');
    key(f, 'C');
    assert_false(f->ui.wander);
    assert_non_null(strstr(f->lab.notice.text, "answered"));
    key(f, 'C'); /* now it is meant */
    assert_true(f->ui.wander);
    frame_destroy(f);
    f = in_lesson("14-backpropagation-at-work.md#4");
    key(f, 'A');
    key(f, 'B'); /* a step of the batch: what the task asks for */
    assert_int_equal(lab_trainer(&f->lab)->steps, 1);
    frame_destroy(f);
}

/* In lesson 7 a task asks for B, which is also the letter of a choice: pressed too early it answers
 * nothing, and Enter does. A, which is no such key, answers at once. */
static void a_letter_with_two_meanings_waits_for_enter(void **state) {
    (void)state;
    static const char *const steps[] = {"07-batch-one-point-a-handful.md#3",
                                        "14-backpropagation-at-work.md#5"};
    for (int i = 0; i < 2; i++) {
        Frame *f = in_lesson(steps[i]);
        const int *choice = f->player.state[f->player.step].choice;
        for (int times = 0; times < 3; times++) key(f, 'B');
        assert_int_equal(choice[0], 0);
        assert_true(f->lab.locked && lab_trainer(&f->lab)->steps == 0);
        assert_true(has_focus(f, "choice", 0) && f->ui.focus.part == 1);
        assert_true(shapes_find(&f->shapes, "pointed", 1, -1) >= 0);
        key(f, KEY_ENTER); /* three choices: a wrong one may be tried once more */
        assert_int_equal(f->player.state[f->player.step].missed[0], 2);
        assert_int_equal(shapes_find(&f->shapes, "pointed", -1, -1), -1); /* it has been */
        key(f, 'B');                                                      /* struck out */
        assert_int_equal(choice[0], 0);
        key(f, 'A');
        assert_int_equal(choice[0], 1);
        key(f, 'B');
        assert_int_equal(lab_trainer(&f->lab)->steps, 1);
        frame_destroy(f);
    }
}

/* In lesson 12 the way back is walked by keys; a wrong answer is told what it was. */
static void a_graph_is_walked_back_by_keys(void **state) {
    (void)state;
    static const char *const right[] = {"1", "-1", "1", "1", "1", "2"};
    Frame *f = in_lesson("12-the-chain-rule-on-a-graph.md#4");
    key(f, 'A');
    for (int i = 0; i < 6; i++) {
        if (i == 5) {
            answers(f, "3"); /* the value of w */
            assert_int_equal(f->lab.demand.wrong, 1);
        }
        answers(f, right[i]);
    }
    assert_true(player_step_done(&f->player, 3));
    frame_destroy(f);
}

/* W leads to the weights at once, wherever they stand. */
static void one_key_leads_to_the_weights(void **state) {
    (void)state;
    Frame *f = in_lesson("13-backpropagation-by-hand.md#4");
    const float *theta = f->lab.run->trainer.net.theta;
    key(f, 'B');
    key(f, 'W');
    assert_true(has_focus(f, "edge", 0));
    for (int i = 0; i < 20 && !has_focus(f, "edge", 6); i++) key(f, KEY_DOWN);
    key(f, KEY_ENTER);
    types(f, "0");
    key(f, KEY_ENTER);
    assert_true(theta[6] == 0 && f->player.state[3].ticked[0]);
    frame_destroy(f);
}

/* In the drawing of a single neuron, too; what is typed is seen where it will stand. */
static void a_single_neurons_weight_is_typed(void **state) {
    (void)state;
    Frame *f = in_lesson("02-the-perceptron-trick.md");
    key(f, 'A');
    key(f, 'W');
    assert_true(has_focus(f, "edge", 0));
    key(f, KEY_RIGHT);
    assert_true(fabsf(f->lab.run->trainer.net.theta[0] - 3.1f) < 0.001f);
    key(f, KEY_DOWN);
    assert_true(has_focus(f, "edge", 1));
    key(f, KEY_ENTER);
    types(f, "-2.5");
    assert_true(says(f, "-2.5|"));
    key(f, KEY_ENTER);
    assert_true(f->lab.run->trainer.net.theta[1] == -2.5f);
    frame_destroy(f);
}

/* A list that is opened by Enter takes the focus, at what is chosen; a choice gives it back. */
static void a_list_is_used_by_keys(void **state) {
    (void)state;
    Frame *f = in_lesson("09-a-gallery-of-activations.md#4");
    answers_rightly(f);
    assert_true(tab_to(f, "control", CONTROL_ACTIVATION) < 4);
    key(f, KEY_ENTER);
    assert_true(has_focus(f, "option", CONTROL_ACTIVATION) && f->ui.focus.part == ACTIVATION_RELU);
    key(f, KEY_DOWN);
    key(f, KEY_ENTER);
    assert_int_equal(f->lab.scene.network.activation[0], ACTIVATION_LEAKY_RELU);
    assert_true(has_focus(f, "control", CONTROL_ACTIVATION) && !f->ui.popup.list.target);
    tab_to(f, "menu", PLACE_UPPER);
    key(f, KEY_ENTER);
    Panel panel = f->ui.panel[PLACE_UPPER];
    assert_true(has_focus(f, "panel option", PLACE_UPPER) && f->ui.focus.part == (int)panel);
    key(f, KEY_ESCAPE);
    assert_true(!f->ui.popup.list.target && f->ui.panel[PLACE_UPPER] == panel);
    assert_true(has_focus(f, "menu", PLACE_UPPER));
    frame_destroy(f);
}

static void a_slice_is_moved_by_keys(void **state) {
    (void)state;
    Frame *f = in_lesson("01-a-score-and-a-line.md#7");
    float before = f->lab.scene.view.fixed[2];
    tab_to(f, "slice", 2);
    key(f, KEY_RIGHT);
    assert_true(f->lab.scene.view.fixed[2] == before && lab_is_kept_waiting(&f->lab));
    answers_rightly(f);
    tab_to(f, "slice", 2);
    for (int i = 0; i < 10; i++) key(f, KEY_RIGHT);
    assert_true(f->lab.scene.view.fixed[2] > before);
    frame_destroy(f);
}

/* In a low window the text is longer than its card: what Tab comes to is moved into sight. */
static void what_has_the_focus_is_seen(void **state) {
    (void)state;
    input.width = 1024, input.height = 640;
    Frame *f = in_lesson("02-the-perceptron-trick.md#5");
    answers_rightly(f);
    tab_to(f, "control", CONTROL_RATE);
    frame_draw(f);
    int at = shapes_find(&f->shapes, "control", CONTROL_RATE, -1);
    while (f->shapes.shape[at].kind != SHAPE_TARGET)
        at = shapes_find(&f->shapes, "control", CONTROL_RATE, at);
    Rect r = f->shapes.shape[at].rect;
    assert_int_equal(shapes_hit(&f->shapes, (Point){r.x + r.w / 2, r.y + r.h / 2}), at);
    float scrolled = f->ui.scrolled.lesson;
    shift(f, KEY_PAGE_UP);
    assert_true(f->ui.scrolled.lesson < scrolled || scrolled == 0);
    input.width = 1440, input.height = 900;
    frame_destroy(f);
}

/* Beyond the last step there is an end, and nothing is left by pressing once too often. */
static void a_lesson_has_an_end(void **state) {
    (void)state;
    Frame *f = in_lesson("02-the-perceptron-trick.md");
    for (int i = 0; i < 12; i++) key(f, KEY_PAGE_DOWN);
    assert_true(f->player.finished && !f->ui.home && f->player.step == 4);
    assert_true(says(f, "END OF THE LESSON") && says(f, "3  The perceptron algorithm"));
    assert_true(has_focus(f, "lesson", LESSON_ONWARD));
    assert_int_equal(count(f, "lesson", LESSON_NEXT), 0);
    key(f, KEY_PAGE_UP);
    assert_true(!f->player.finished && f->player.step == 4 && says(f, "STEP 5 OF 5"));
    key(f, KEY_PAGE_DOWN);
    key(f, KEY_ENTER);
    assert_non_null(strstr(f->player.path, "03-the-perceptron-algorithm.md"));
    assert_true(f->player.step == 0 && !f->player.finished);
    frame_destroy(f);
}

static void after_the_last_lesson_comes_the_list(void **state) {
    (void)state;
    Frame *f = in_lesson("18-will-i-pass-this-class.md");
    for (int i = 0; i < 12; i++) key(f, KEY_PAGE_DOWN);
    key(f, KEY_ENTER);
    assert_true(f->ui.home);
    frame_destroy(f);
}

/* To the list and back: the lesson is as it was, with what was chosen. */
static void a_lesson_that_is_open_waits(void **state) {
    (void)state;
    Frame *f = in_lesson("02-the-perceptron-trick.md");
    key(f, 'A');
    tab_to(f, "act", ACT_HOME);
    key(f, KEY_ENTER);
    assert_true(f->ui.home && called(f->ui.focus) == NULL);
    tab_to(f, "next", 1);
    key(f, KEY_ENTER);
    assert_true(!f->ui.home && f->player.state[0].choice[0] == 1);
    frame_destroy(f);
}

/* The number of the line of a list that is marked; 0 for none. A ground lies behind all of it. */
static int line_now(const Frame *f) {
    int i = shapes_find(&f->shapes, "now", -1, -1);
    if (i < 0) return 0;
    assert_true(f->shapes.shape[i].rect.h > 12 && f->shapes.shape[i].rect.w > 100);
    return f->shapes.shape[i].mark.index;
}

/* The algorithm lights up as it runs: the line that is done now is marked. */
static void a_list_lights_up_as_it_runs(void **state) {
    (void)state;
    Frame *f = in_lesson("06-rolling-downhill.md#5");
    assert_int_equal(line_now(f), 1);
    lab_apply(&f->lab, &(Action){.kind = ACTION_LOCK, .flag = false}); /* its question waits */
    static const int lines[] = {2, 2, 3, 4, 2};
    for (int i = 0; i < 5; i++) {
        assert_true(lab_apply(&f->lab, &(Action){.kind = ACTION_PHASE}));
        frame_draw(f);
        assert_int_equal(line_now(f), lines[i]);
    }
    frame_destroy(f);
    f = in_lesson("03-the-perceptron-algorithm.md#2");
    assert_int_equal(line_now(f), 1);
    lab_apply(&f->lab, &(Action){.kind = ACTION_LOCK, .flag = false});
    assert_true(lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_BATCH}));
    frame_draw(f);
    assert_int_equal(line_now(f), 2);
    frame_destroy(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrows_lead_from_card_to_card),
        cmocka_unit_test(tab_goes_through_all_of_the_home_screen),
        cmocka_unit_test(keys_at_home_change_nothing_behind_it),
        cmocka_unit_test(the_lesson_comes_first),
        cmocka_unit_test(a_question_is_answered_by_its_letter),
        cmocka_unit_test(what_is_said_comes_into_sight),
        cmocka_unit_test(an_experiment_waits_for_the_answer),
        cmocka_unit_test(controls_wait_for_the_answer),
        cmocka_unit_test(points_wait_for_the_answer),
        cmocka_unit_test(hands_wait_for_the_answer),
        cmocka_unit_test(runs_side_by_side_wait_for_the_answer),
        cmocka_unit_test(what_is_asked_for_before_the_question_can_be_done),
        cmocka_unit_test(a_question_that_waits_does_not_scroll_away),
        cmocka_unit_test(a_question_leaves_room_for_the_next_task),
        cmocka_unit_test(without_a_loss_the_numbers_stop_at_the_output),
        cmocka_unit_test(a_hidden_layer_is_no_classifier),
        cmocka_unit_test(a_point_is_chosen_by_keys),
        cmocka_unit_test(points_that_are_not_offered_stay),
        cmocka_unit_test(a_point_is_moved_by_keys),
        cmocka_unit_test(a_weight_is_set_by_keys),
        cmocka_unit_test(a_network_is_worked_out_on_paper),
        cmocka_unit_test(a_letter_too_many_is_a_slip),
        cmocka_unit_test(a_letter_with_two_meanings_waits_for_enter),
        cmocka_unit_test(a_graph_is_walked_back_by_keys),
        cmocka_unit_test(one_key_leads_to_the_weights),
        cmocka_unit_test(a_single_neurons_weight_is_typed),
        cmocka_unit_test(a_list_is_used_by_keys),
        cmocka_unit_test(a_slice_is_moved_by_keys),
        cmocka_unit_test(what_has_the_focus_is_seen),
        cmocka_unit_test(a_list_lights_up_as_it_runs),
        cmocka_unit_test(a_lesson_has_an_end),
        cmocka_unit_test(after_the_last_lesson_comes_the_list),
        cmocka_unit_test(a_lesson_that_is_open_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
