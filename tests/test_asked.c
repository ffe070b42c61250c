/* What a step and its open question look like: numbers that stand still, replies, what is kept off
 * the screen, tasks that stay in sight, play that stops at the goal, and the recap at the end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/hash.h"
#include "lesson/answer.h"
#include "person.h"
#include "screen/lesson/lesson.h"
#include "taught.h"
#include "ui/layout.h"

#define STEPS TESTS_FOLDER "/lessons/steps.md"

static Person at_step_of(const char *lesson, int step, float width, float height) {
    Person p = person_create(width, height);
    char path[300];
    Message message;
    snprintf(path, sizeof path, "%s#%d", lesson, step);
    if (!frame_open(p.frame, path, &message)) fail_msg("%s", message.text);
    frame_step(p.frame, &p.input);
    return p;
}

static Person at_step(int step, float width, float height) {
    return at_step_of(STEPS, step, width, height);
}

/* Whether anything of a point is drawn in this colour. */
static bool has_ink(const Person *p, int point, Color color) {
    const Shapes *s = &p->frame->shapes;
    for (int i = -1; (i = shapes_find(s, "point", point, i)) >= 0;) {
        if (memcmp(&s->shape[i].color, &color, sizeof color) == 0) return true;
    }
    return false;
}

/* What a choice says, whole: "6" is a part of "36". */
static bool choice_says(const Person *p, int which, const char *words) {
    const Shapes *s = &p->frame->shapes;
    for (int i = -1; (i = shapes_find_part(s, "choice", 0, which, i)) >= 0;) {
        if (s->shape[i].kind == SHAPE_TEXT && strcmp(s->text + s->shape[i].first, words) == 0)
            return true;
    }
    return false;
}

static void a_question_quotes_the_beginning(void **state) {
    (void)state;
    Person p = at_step(1, 1440, 900);
    assert_true(choice_says(&p, 0, "6") && choice_says(&p, 2, "36"));
    press_key(&p, 'B', "");
    assert_true(person_reads(&p, NULL, "“12”."));
    assert_true(person_reads(&p, NULL, "once"));
    assert_true(person_reads(&p, NULL, "counted")); /* of the reply */
    press_key(&p, 'A', "");
    assert_true(person_reads(&p, NULL, "“6”."));
    assert_false(person_reads(&p, NULL, "Right."));
    for (int i = 0; i < 6; i++) press_key(&p, 'S', "");
    assert_true(person_reads(&p, NULL, "Right."));
    assert_true(choice_says(&p, 0, "6")); /* six steps later, and still that of the beginning */
    person_leave(&p);
}

/* Whether one of the shapes under a mark has this colour. */
static bool is_drawn_in(const Person *p, const char *name, Color color) {
    const Shapes *s = &p->frame->shapes;
    for (int i = -1; (i = shapes_find(s, name, -1, i)) >= 0;) {
        if (memcmp(&s->shape[i].color, &color, sizeof color) == 0) return true;
    }
    return false;
}

static Point on_line(const Person *p) {
    const Shapes *s = &p->frame->shapes;
    int i = shapes_find(s, "line end", 0, -1);
    assert_true(i >= 0);
    const Point *at = s->point + s->shape[i].first;
    return (Point){(at[0].x + at[1].x) / 2, (at[0].y + at[1].y) / 2};
}

/* What cannot be dragged before the answer looks so, and so does the pointer over it. */
static void handles_wait_and_look_so(void **state) {
    (void)state;
    Person p = at_step_of(TESTS_FOLDER "/../lessons/01-a-score-and-a-line.md", 6, 1024, 640);
    const Theme *t = theme_get(p.frame->ui.theme);
    for (int answered = 0; answered < 2; answered++) {
        does(&p, (InputEvent){.kind = INPUT_MOVE, .at = on_line(&p)});
        frame_step(p.frame, &p.input);
        assert_int_equal(p.frame->ui.shape, answered ? POINTER_MOVE : POINTER_ARROW);
        assert_true(is_drawn_in(&p, "line handle", answered ? t->ink : t->faint));
        answer_give_truth(&p.frame->player, &p.frame->lab, 0);
        frame_step(p.frame, &p.input);
    }
    person_leave(&p);
    p = at_step_of(TESTS_FOLDER "/../lessons/12-the-chain-rule-on-a-graph.md", 5, 1024, 640);
    for (int answered = 0; answered < 2; answered++) {
        does(&p, (InputEvent){.kind = INPUT_MOVE, .at = middle(where(&p, "leaf", 0))});
        assert_int_equal(p.frame->ui.shape, answered ? POINTER_HAND : POINTER_ARROW);
        assert_true(is_drawn_in(&p, "graph value", t->quiet) == !answered);
        answer_give_truth(&p.frame->player, &p.frame->lab, 0);
        frame_step(p.frame, &p.input);
    }
    person_leave(&p);
    p = at_step_of(TESTS_FOLDER "/../lessons/12-the-chain-rule-on-a-graph.md", 6, 1024, 640);
    for (int answered = 0; answered < 2; answered++) {
        assert_true(is_drawn_in(&p, "descend", t->faint) == !answered);
        answer_give_truth(&p.frame->player, &p.frame->lab, 0);
        frame_step(p.frame, &p.input);
    }
    person_leave(&p);
}

/* The lowest loss lies behind, and is asked for. */
static void time_and_votes_wait_where_they_would_tell(void **state) {
    (void)state;
    Person p = at_step_of(TESTS_FOLDER "/../lessons/16-fitting-too-well.md", 4, 1024, 640);
    Lab *lab = &p.frame->lab;
    assert_int_equal(lab_now(lab), 400);
    press_key(&p, 'E', "s");
    assert_int_equal(lab_now(lab), 400);
    assert_non_null(strstr(lab->notice.text, "Choose an answer first"));
    assert_false(lab_apply(lab, &(Action){.kind = ACTION_SEEK, .epoch = 75}));
    assert_false(control_enabled(lab, CONTROL_BACK));
    press_key(&p, 'B', "");
    press_key(&p, 'E', "s");
    assert_int_equal(lab_now(lab), 399);
    assert_true(lab_apply(lab, &(Action){.kind = ACTION_SEEK, .epoch = 75}));
    person_leave(&p);
    static const char ASKED[] =
        "---\ntitle: Votes\n---\n\n## One\n\nOne.\n\n```{scene}\ndata: {set: gauss, count: 9}\n"
        "show: [numbers]\nselect: {point: 1}\n```\n\n```{predict}\nask: Which?\nchoices: [A, B]\n"
        "answer: A\nwhy: So.\nwhen: %s\n```\n";
    for (int named = 0; named < 2; named++) {
        char text[512];
        snprintf(text, sizeof text, ASKED, named ? "votes > 1" : "epoch >= 3");
        p = person_in(text);
        lab = &p.frame->lab;
        Action all = {.kind = ACTION_SELECT_VOTES, .flag = true};
        assert_true(lab_apply(lab, &all) == !named);
        press_key(&p, 'A', "");
        assert_true(lab_apply(lab, &all));
        person_leave(&p);
    }
}

/* Before gold is taught, nothing promises it; where it only waits for an answer, that is said. */
static void what_is_not_taught_yet_is_not_promised(void **state) {
    (void)state;
    Person first = at_step_of(TESTS_FOLDER "/../lessons/01-a-score-and-a-line.md", 5, 1440, 900);
    Person later = at_step_of(TESTS_FOLDER "/../lessons/02-the-perceptron-trick.md", 5, 1440, 900);
    assert_false(person_reads(&first, "legend", "answer"));
    assert_true(person_reads(&later, "legend", "after your answer"));
    answer_give_truth(&first.frame->player, &first.frame->lab, 0);
    frame_step(first.frame, &first.input);
    press_key(&later, 'C', "");
    assert_int_equal(shapes_find(&first.frame->shapes, "legend", -1, -1), -1);
    assert_true(person_reads(&later, "legend", "next step"));
    first.frame->ui.wander = true; /* to try something else, with all controls */
    frame_step(first.frame, &first.input);
    assert_true(person_reads(&first, "legend", "next step"));
    person_leave(&first);
    person_leave(&later);
}

/* Discs of the neuron's step: the selected point's place on it. */
static int dots_on_the_step(const Person *p) {
    const Shapes *s = &p->frame->shapes;
    int dots = 0;
    for (int i = -1; (i = shapes_find(s, "unit", 0, i)) >= 0;)
        dots += s->shape[i].kind == SHAPE_DISC;
    return dots;
}

/* Is the student on the line accepted? The dot on the step would tell. */
static void the_step_keeps_its_dot_for_later(void **state) {
    (void)state;
    Person p = at_step_of(TESTS_FOLDER "/../lessons/01-a-score-and-a-line.md", 4, 1440, 900);
    assert_int_equal(dots_on_the_step(&p), 0);
    press_key(&p, 'A', "");
    assert_true(dots_on_the_step(&p) > 0);
    person_leave(&p);
}

static void what_would_answer_is_not_drawn(void **state) {
    (void)state;
    Person p = at_step(1, 1440, 900);
    const Theme *t = theme_get(p.frame->ui.theme);
    assert_true(has_ink(&p, 0, t->quiet) && !has_ink(&p, 0, t->class_color[0]));
    press_key(&p, 'A', "");
    assert_true(has_ink(&p, 0, t->class_color[0]));
    /* The step hides its timeline, and the stage has the room. */
    Layout l = layout_of(&p.frame->ui);
    assert_true(l.timeline.h == 0 && l.stage.y + l.stage.h > 870);
    assert_int_equal(shapes_find(&p.frame->shapes, "control", CONTROL_PLAY, -1), -1);
    press_key(&p, KEY_PAGE_DOWN, "");
    assert_true(layout_of(&p.frame->ui).timeline.h > 0);
    assert_true(shapes_find(&p.frame->shapes, "control", CONTROL_PLAY, -1) >= 0);
    person_leave(&p);
}

static void a_step_begins_with_its_own_hand(void **state) {
    (void)state;
    Person p = at_step(1, 1440, 900);
    assert_int_equal(p.frame->ui.tool, TOOL_CLASS0);
    press_key(&p, 'X', "");
    p.frame->ui.scrolled.weights = 3;
    press_key(&p, KEY_PAGE_DOWN, "");
    assert_int_equal(p.frame->ui.tool, TOOL_MOVE);
    assert_int_equal(p.frame->ui.scrolled.weights, 0);
    person_leave(&p);
}

static void play_stops_at_the_very_step(void **state) {
    (void)state;
    Person p = at_step(4, 1440, 900);
    press_key(&p, 'B', "");
    for (int i = 0; i < 9; i++) press_key(&p, '+', ""); /* as fast as it goes */
    press_key(&p, KEY_SPACE, "");
    for (int i = 0; i < 60; i++) frame_step(p.frame, &p.input);
    assert_false(p.frame->lab.play.playing);
    assert_int_equal(lab_trainer(&p.frame->lab)->epoch, 7);
    person_leave(&p);
}

static void leaving_for_the_controls_opens_all(void **state) {
    (void)state;
    Person p = at_step(1, 1440, 900);
    press_key(&p, 'A', "");
    press_key(&p, 'E', "");
    assert_int_equal(lab_trainer(&p.frame->lab)->epoch, 0);
    press_key(&p, 'C', "");
    assert_true(layout_of(&p.frame->ui).timeline.h > 0);
    press_key(&p, 'E', "");
    assert_int_equal(lab_trainer(&p.frame->lab)->epoch, 1);
    press_key(&p, 'C', "");
    assert_true(layout_of(&p.frame->ui).timeline.h == 0);
    person_leave(&p);
}

static void misses_are_told_at_the_end(void **state) {
    (void)state;
    Person p = at_step(1, 1440, 900);
    press_key(&p, 'C', "");
    press_key(&p, 'A', "");
    for (int s = 0; s < 3; s++) press_key(&p, KEY_PAGE_DOWN, "");
    press_key(&p, 'B', ""); /* right */
    press_key(&p, KEY_PAGE_DOWN, "");
    assert_true(p.frame->player.finished);
    int at = shapes_find_part(&p.frame->shapes, "missed", 0, 0, -1);
    assert_true(at >= 0);
    assert_true(person_reads(&p, "missed", "“36”;") && person_reads(&p, "missed", "“6”."));
    assert_int_equal(shapes_find_part(&p.frame->shapes, "missed", 3, 0, -1), -1);
    person_leave(&p);
}

/* A press beside a point or a line adds nothing, and a drag there moves no plane. */
static void near_misses_do_nothing(void **state) {
    (void)state;
    static const char *const steps[] = {"01-a-score-and-a-line.md#3", "01-a-score-and-a-line.md#6",
                                        "04-from-step-to-sigmoid.md#5", "05-how-wrong.md#5"};
    for (int i = 0; i < 4; i++) {
        char path[300];
        Message message;
        Person p = person_create(1440, 900);
        snprintf(path, sizeof path, "%s/%s", LESSONS_FOLDER, steps[i]);
        if (!frame_open(p.frame, path, &message)) fail_msg("%s", message.text);
        frame_step(p.frame, &p.input);
        const Scene *scene = &p.frame->lab.scene;
        const Plane before = scene->view;
        int points = scene->data.count;
        for (int k = 0; k < 40; k++) {
            Rect plane = where(&p, "plane", 0);
            Point at = {plane.x + plane.w * (0.17f + 0.1f * (float)(k % 8)),
                        plane.y + plane.h * (0.1f + 0.17f * (float)(k / 8))};
            click(&p, at, BUTTON_LEFT, 1);
        }
        assert_int_equal(scene->data.count, points);
        Rect plane = where(&p, "plane", 0);
        Point corner = {plane.x + plane.w - 40, plane.y + plane.h - 60};
        drag(&p, corner, (Point){corner.x - 90, corner.y - 70});
        assert_memory_equal(&scene->view, &before, sizeof before);
        assert_int_equal(scene->data.count, points);
        person_leave(&p);
    }
}

/* A long page, in a small window and in projector mode: its tasks do not scroll away. */
static void tasks_stay_in_sight(void **state) {
    (void)state;
    char path[] = "/tmp/halfplane-long-XXXXXX.md";
    int file = mkstemps(path, 3);
    FILE *out = fdopen(file, "w");
    assert_non_null(out);
    fputs("---\ntitle: T\n---\n## A\n\n", out);
    for (int i = 0; i < 40; i++) fputs("Many words that take more room than there is.\n\n", out);
    fputs("```{scene}\ndata: {set: xor}\n```\n```{task}\n- say: Do it\n  when: epoch >= 3\n  "
          "solve: [epoch 3]\n```\n",
          out);
    fclose(out);
    for (int large = 0; large < 2; large++) {
        Person p = person_create(1024, 640);
        Message message;
        if (!frame_open(p.frame, path, &message)) fail_msg("%s", message.text);
        p.frame->ui.projector = large;
        frame_step(p.frame, &p.input);
        p.frame->ui.revision++;
        frame_step(p.frame, &p.input);
        assert_true(shapes_find(&p.frame->shapes, "task", 0, -1) >= 0);
        Rect task = p.frame->shapes.shape[shapes_find(&p.frame->shapes, "task", 0, -1)].rect;
        int foot = shapes_find(&p.frame->shapes, "pinned tasks", 0, -1);
        assert_true(foot >= 0 && task.y > p.frame->shapes.shape[foot].rect.y);
        assert_true(task.y < 600);
        for (int i = 0; i < 3; i++) press_key(&p, KEY_PAGE_DOWN, "s"); /* scrolls the text */
        assert_true(p.frame->ui.scrolled.lesson > 0);
        Rect after = p.frame->shapes.shape[shapes_find(&p.frame->shapes, "task", 0, -1)].rect;
        assert_true(after.y == task.y);
        person_leave(&p);
    }
    unlink(path);
}

/* Words and where they stand. */
static uint64_t drawn(Person *p) {
    uint64_t hash = HASH_BEGIN;
    frame_draw(p->frame);
    const Shapes *list = &p->frame->shapes;
    for (int i = 0; i < list->shapes; i++) {
        const Shape *s = &list->shape[i];
        const float at[] = {s->at.x, s->at.y, s->text.size};
        if (s->kind != SHAPE_TEXT) continue;
        hash = hash_bytes(hash, at, sizeof at);
        hash = hash_bytes(hash, list->text + s->first, (size_t)s->count);
    }
    return hash;
}

/* As it is drawn where nothing was drawn before. */
static uint64_t drawn_anew(Person *p) {
    p->frame->page_fit = (PageFit){.whole = 0};
    return drawn(p);
}

/* What was found for the picture before is what would be found for this one, whatever was done
 * between them: answered, trained, opened, another step, another size. */
static void a_page_that_was_fitted_is_as_one_that_is(void **state) {
    (void)state;
    static const char *const lessons[] = {"02-the-perceptron-trick", "12-the-chain-rule-on-a-graph",
                                          "14-backpropagation-at-work",
                                          "17-vanishing-and-exploding"};
    static const float sizes[][2] = {{1440, 900}, {1024, 640}, {1920, 1080}};
    static const int keys[] = {'B', 'E', 'H', 'E', 'A', 'V', 'S'};
    for (int l = 0; l < 4; l++) {
        char path[200];
        snprintf(path, sizeof path, "%s/../lessons/%s.md", TESTS_FOLDER, lessons[l]);
        Person p = at_step_of(path, 1, 1440, 900);
        for (int step = 0; step < p.frame->player.lesson.steps; step++) {
            player_go(&p.frame->player, &p.frame->lab, step);
            p.input.width = sizes[step % 3][0];
            p.input.height = sizes[step % 3][1];
            p.frame->ui.projector = step % 4 > 0;
            for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
                press_key(&p, keys[k], "");
                uint64_t kept = drawn(&p);
                if (kept != drawn_anew(&p))
                    fail_msg("%s: step %d, key %d", lessons[l], step + 1, (int)k);
            }
        }
        person_leave(&p);
    }
}

/* Tasks on either side of a text have a heading each on the page, and one for all below it. */
static void tasks_below_the_page_have_one_heading(void **state) {
    (void)state;
    static const char task[] =
        "```{task}\n- say: Do it\n  when: steps >= 1\n  solve: [step]\n```\n";
    for (int lines = 1; lines < 40; lines += 38) {
        char text[8192];
        int used = snprintf(text, sizeof text, FRONT "First.\n\n" SCENE "%s", task);
        for (int i = 0; i < lines; i++)
            used += snprintf(text + used, sizeof text - (size_t)used,
                             "Many words that take more room than there is.\n\n");
        snprintf(text + used, sizeof text - (size_t)used, "%s", task);
        Person p = person_in(text);
        bool pinned = shapes_find(&p.frame->shapes, "pinned tasks", 0, -1) >= 0;
        assert_int_equal(pinned, lines > 1);
        assert_int_equal(person_reads(&p, NULL, "YOUR TASKS "), pinned);
        assert_int_equal(person_reads(&p, NULL, "YOUR TASK "), !pinned);
        person_leave(&p);
    }
}

/* It is not fitted again while nothing of it changes, and is when anything does. */
static void a_page_is_fitted_once(void **state) {
    (void)state;
    Person p = at_step_of(TESTS_FOLDER "/../lessons/02-the-perceptron-trick.md", 3, 1440, 900);
    p.frame->ui.projector = true;
    frame_step(p.frame, &p.input);
    uint64_t before = drawn(&p);
    assert_true(p.frame->page_fit.share > 0.5f);
    p.frame->page_fit.share *= 0.9f; /* as nobody would find it */
    assert_true(drawn(&p) != before);
    p.input.width = 1280;
    frame_step(p.frame, &p.input);
    uint64_t after = drawn(&p);
    assert_true(after == drawn_anew(&p));
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_quotes_the_beginning),
        cmocka_unit_test(handles_wait_and_look_so),
        cmocka_unit_test(time_and_votes_wait_where_they_would_tell),
        cmocka_unit_test(what_is_not_taught_yet_is_not_promised),
        cmocka_unit_test(the_step_keeps_its_dot_for_later),
        cmocka_unit_test(what_would_answer_is_not_drawn),
        cmocka_unit_test(a_step_begins_with_its_own_hand),
        cmocka_unit_test(play_stops_at_the_very_step),
        cmocka_unit_test(leaving_for_the_controls_opens_all),
        cmocka_unit_test(misses_are_told_at_the_end),
        cmocka_unit_test(near_misses_do_nothing),
        cmocka_unit_test(tasks_stay_in_sight),
        cmocka_unit_test(a_page_that_was_fitted_is_as_one_that_is),
        cmocka_unit_test(a_page_is_fitted_once),
        cmocka_unit_test(tasks_below_the_page_have_one_heading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
