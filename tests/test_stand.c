/* What a step of a lesson stands on: who goes back finds what they made, and who goes on from there
 * finds what they made of it. Lesson 18 is where this matters: points, network and training are the
 * student's own from its second step to its last. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/compare.h"
#include "lesson/answer.h"
#include "lesson/player.h"
#include "lesson/solve.h"
#include "lesson/stand.h"

#define CLASS TESTS_FOLDER "/../lessons/18-will-i-pass-this-class.md"

enum { MAP = 1, LINE = 2, NETWORK = 3, ASK = 4, BET = 5 }; /* its steps, from 0 */

typedef struct Taken {
    Player player;
    Lab lab;
} Taken;

static void open_at(Taken *t, const char *path, int step) {
    Message message = {""};
    *t = (Taken){.lab = lab_create(1)};
    if (!player_open(&t->player, &t->lab, path, step, &message)) fail_msg("%s", message.text);
    assert_string_equal(t->player.lesson.error.text, "");
}

static void open_text(Taken *t, const char *text) {
    char path[] = "/tmp/halfplane-stand-XXXXXX.md";
    int file = mkstemps(path, 3);
    assert_true(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text));
    close(file);
    open_at(t, path, 0);
    unlink(path);
}

static void end(Taken *t) {
    player_destroy(&t->player);
    lab_destroy(&t->lab);
}

static void does(Taken *t, const char *line) {
    Message message = {""};
    const LessonStep *step = &t->player.lesson.step[t->player.step];
    for (int p = 0; p < step->predicts; p++) answer_give_truth(&t->player, &t->lab, p);
    lab_allow(&t->lab, ~0u); /* whatever the step is about */
    if (!solve_line(&t->lab, line, &message)) fail_msg("%s", message.text);
    player_look(&t->player, &t->lab);
}

static void go(Taken *t, int step) {
    player_go(&t->player, &t->lab, step);
    assert_int_equal(t->player.step, step);
}

static uint64_t weights(const Taken *t) {
    return network_hash(lab_network(&t->lab));
}

static int points(const Taken *t) {
    return t->lab.scene.data.count;
}

/* A student who places themselves, trains a line, builds a network and trains it. */
static void take_lesson_18(Taken *t) {
    open_at(t, CLASS, MAP);
    does(t, "add 9 9 yes");
    does(t, "add 29 2 no");
    does(t, "add 15 20 yes");
    go(t, LINE);
    does(t, "epoch 37");
    go(t, NETWORK);
    does(t, "set layers 3");
    does(t, "set units[1] 3");
    does(t, "epoch 61");
    go(t, ASK);
    does(t, "select point 43");
    does(t, "move 43 16 21");
    go(t, BET);
}

static void back_leads_to_what_was_made(void **state) {
    (void)state;
    Taken t;
    take_lesson_18(&t);
    const uint64_t trained = weights(&t);
    go(&t, ASK);
    assert_int_equal(weights(&t), trained);
    assert_int_equal(t.lab.selected.point, 42);
    assert_true(t.lab.scene.data.x[2 * 42] == 16);
    go(&t, NETWORK);
    assert_int_equal(lab_network(&t.lab)->layers, 3);
    assert_int_equal(lab_trainer(&t.lab)->epoch, 61);
    assert_int_equal(lab_timeline(&t.lab)->epochs, 62); /* the curve, too */
    assert_true(t.lab.scene.data.x[2 * 42] == 15);
    go(&t, LINE);
    assert_int_equal(lab_network(&t.lab)->layers, 1);
    assert_int_equal(lab_trainer(&t.lab)->epoch, 37);
    go(&t, MAP);
    assert_int_equal(points(&t), 43);
    assert_true(t.lab.scene.data.x[2 * 40] == 9);
    end(&t);
}

/* Training goes on after coming back as it would have without leaving. */
static void what_was_left_goes_on_to_the_bit(void **state) {
    (void)state;
    Taken stayed, left;
    take_lesson_18(&stayed);
    take_lesson_18(&left);
    go(&left, NETWORK);
    go(&left, BET);
    does(&stayed, "epoch 5");
    does(&left, "epoch 5");
    assert_int_equal(weights(&left), weights(&stayed));
    end(&stayed);
    end(&left);
}

static void forward_again_leads_there_too(void **state) {
    (void)state;
    Taken t;
    take_lesson_18(&t);
    const uint64_t trained = weights(&t);
    for (int s = ASK; s >= MAP; s--) go(&t, s);
    for (int s = LINE; s <= ASK; s++) go(&t, s);
    assert_int_equal(weights(&t), trained);
    go(&t, MAP);
    go(&t, BET); /* by its dot */
    assert_int_equal(weights(&t), trained);
    assert_int_equal(points(&t), 43);
    end(&t);
}

/* Looking and choosing change nothing that later steps stand on. */
static void looking_is_no_change(void **state) {
    (void)state;
    Taken t;
    take_lesson_18(&t);
    const uint64_t trained = weights(&t);
    go(&t, LINE);
    does(&t, "select point 3");
    go(&t, NETWORK);
    go(&t, ASK);
    assert_int_equal(weights(&t), trained);
    end(&t);
}

static void what_is_changed_is_what_later_steps_stand_on(void **state) {
    (void)state;
    Taken t;
    take_lesson_18(&t);
    go(&t, MAP);
    does(&t, "add 1 1 no");
    go(&t, LINE);
    assert_int_equal(points(&t), 44);
    assert_int_equal(lab_trainer(&t.lab)->epoch, 0); /* begun anew with the new point */
    go(&t, NETWORK);
    assert_int_equal(points(&t), 44);
    assert_int_equal(lab_network(&t.lab)->layers, 1);
    end(&t);
}

/* A step that nobody has been to stands on what they left and what the lines of those between
 * give. */
static void a_jump_stands_on_what_was_left(void **state) {
    (void)state;
    Taken t;
    open_at(&t, CLASS, MAP);
    for (int i = 0; i < 5; i++) does(&t, "add 9 9 yes");
    go(&t, ASK);
    assert_int_equal(points(&t), 45);
    assert_int_equal(lab_network(&t.lab)->layers, 2);
    go(&t, MAP);
    assert_int_equal(points(&t), 45);
    end(&t);
    open_at(&t, CLASS, MAP); /* nothing placed: the lines place two */
    go(&t, ASK);
    assert_int_equal(points(&t), 42);
    end(&t);
}

/* The step's own start, with the points of one's own. */
static void begin_again_begins_again(void **state) {
    (void)state;
    Taken t;
    take_lesson_18(&t);
    go(&t, NETWORK);
    player_reset(&t.player, &t.lab);
    assert_int_equal(lab_network(&t.lab)->layers, 1);
    assert_int_equal(lab_trainer(&t.lab)->epoch, 37);
    assert_int_equal(points(&t), 43);
    go(&t, MAP);
    player_reset(&t.player, &t.lab);
    assert_int_equal(points(&t), 40);
    end(&t);
}

static void undo_ends_where_one_came_back(void **state) {
    (void)state;
    Taken t;
    take_lesson_18(&t);
    go(&t, MAP);
    assert_false(lab_apply(&t.lab, &(Action){.kind = ACTION_UNDO}));
    assert_int_equal(points(&t), 43);
    end(&t);
}

/* What stands on its own scene is set up anew, whatever was done in it. */
static void own_scenes_begin_anew(void **state) {
    (void)state;
    Taken t;
    open_at(&t, CLASS, 0);
    does(&t, "point 3");
    assert_int_equal(lab_trainer(&t.lab)->steps, 3);
    go(&t, MAP);
    go(&t, 0);
    assert_int_equal(lab_trainer(&t.lab)->steps, 0);
    assert_null(t.player.state[0].left);
    end(&t);
}

/* Numbers of a step's beginning are those of when one first came, and derivatives that were given
 * stay given. */
static void numbers_and_derivatives_stay(void **state) {
    (void)state;
    static const char lesson[] =
        "---\ntitle: T\n---\n## One\n"
        "```{scene}\ngraph: {expression: \"a = x * x; y = 3 * a\", values: {x: 2}, "
        "walked: forward}\n```\n"
        "```{derive}\nsay: Give them\n```\n"
        "## Two\n{was}`x` {was}`y`\n```{scene}\nfrom: here\n```\n";
    Taken t;
    open_text(&t, lesson);
    does(&t, "give 1");
    go(&t, 1);
    does(&t, "set x 5");
    go(&t, 0);
    assert_true(t.lab.demand.lesson);
    assert_int_equal(demand_number(&t.lab.demand, DEMAND_FOUND), 1);
    assert_true(t.lab.scene.graph.value[0] == 2);
    go(&t, 1);
    double was = 0;
    int decimals;
    assert_true(frozen_find(&t.player.state[1].begin, "x", &was, &decimals));
    assert_true(was == 2); /* {was} */
    assert_true(t.lab.scene.graph.value[0] == 5);
    end(&t);
}

static const char tries[] =
    "---\ntitle: T\n---\n"
    "## Own\n\n```{scene}\ndata: {set: circles, count: 20}\n"
    "network: {layers: [2 tanh, 1 sigmoid]}\ntraining: {rate: 0.2}\nshow: [plane]\n```\n"
    "## Rates\n\n```{scene}\nfrom: here\nshow: [plane, compare]\n```\n"
    "## Starts\n\n```{scene}\nfrom: here\n"
    "compare: {what: seed, values: [3, 4], epochs: 9}\n```\n"
    "## One\n\n```{scene}\nfrom: here\nshow: [plane]\n"
    "experiment: {starts: 3, epochs: 2}\n```\n"
    "## Side by side\n\n```{scene}\ndata: {set: circles, count: 20}\n"
    "show: [compare, network]\n```\n"
    "## Still\n\n```{scene}\ndata: {set: xor, count: 20}\n```\n";

/* What a step tries with the network that is there is side by side, and the next may end it. */
static void what_is_there_is_tried(void **state) {
    (void)state;
    Taken t;
    open_text(&t, tries);
    assert_null(t.lab.compare);
    go(&t, 1);
    assert_non_null(t.lab.compare);
    assert_string_equal(t.lab.compare->def.what, "rate");
    assert_int_equal(t.lab.compare->def.count, 4);
    assert_string_equal(t.lab.compare->def.value[0], "0.02"); /* 0.2, as the scene has it, ... */
    assert_string_equal(t.lab.compare->def.value[1], "0.2");
    assert_string_equal(t.lab.compare->def.until, "loss < 0.1");
    go(&t, 2);
    assert_string_equal(t.lab.compare->def.what, "seed");
    assert_int_equal(t.lab.compare->def.epochs, 9);
    does(&t, "epoch 4");
    go(&t, 3);
    assert_null(t.lab.compare);
    assert_int_equal(lab_trainer(&t.lab)->epoch, 0);
    assert_true(t.lab.scene.experiment.given);
    assert_int_equal(t.lab.scene.experiment.starts, 3);
    does(&t, "experiment");
    assert_int_equal(t.lab.found.runs, 3);
    go(&t, 4);
    assert_string_equal(t.lab.compare->def.what, "rate");
    go(&t, 5); /* it shows what the step before it shows */
    assert_non_null(t.lab.compare);
    go(&t, 1); /* a jump, on how the first was left */
    assert_string_equal(t.lab.compare->def.what, "rate");
    assert_string_equal(t.player.refused.text, "");
    end(&t);
}

/* A step that shows them or says nothing leaves runs side by side as they are, with what they
 * learned; one that shows other things alone ends them; one that tries something begins anew. */
static void runs_side_by_side_go_on_until_something_else_is_shown(void **state) {
    (void)state;
    static const struct {
        const char *scene;
        int runs, epoch;
    } steps[] = {{"select: {point: 2}", 2, 3},
                 {"hide: [mistakes]", 2, 3},
                 {"show: [compare, network]", 2, 3},
                 {"show: [network]", 0, 0},
                 {"compare: {what: seed, values: [1, 2, 3]}", 3, 0}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        Taken t;
        char text[1000];
        snprintf(text, sizeof text,
                 "---\ntitle: T\n---\n## A\n\n```{scene}\ndata: {set: circles, count: 20}\n"
                 "network: {layers: [2 tanh, 1 sigmoid]}\n"
                 "compare: {what: rate, values: [0.1, 0.2], epochs: 9}\n```\n"
                 "## B\n\n```{scene}\nfrom: here\n%s\n```\n",
                 steps[i].scene);
        open_text(&t, text);
        does(&t, "epoch 3");
        go(&t, 1);
        const Compare *compare = t.lab.compare;
        assert_int_equal(compare ? compare->def.count : 0, steps[i].runs);
        assert_int_equal(compare ? compare_now(compare) : 0, steps[i].epoch);
        end(&t);
    }
}

/* However many large steps there are, what is kept stays bounded: the nearest stay. */
static void memory_is_bounded(void **state) {
    (void)state;
    enum { STEPS = 30 };
    char lesson[4096] = "---\ntitle: T\n---\n## S\n```{scene}\ndata: {set: spiral, count: 100000}\n"
                        "network: {layers: [1 sigmoid]}\n```\n";
    for (int s = 1; s < STEPS; s++) strcat(lesson, "## S\n```{scene}\nfrom: here\n```\n");
    Taken t;
    open_text(&t, lesson);
    for (int s = 1; s < STEPS; s++) {
        go(&t, s);
        size_t bytes = 0;
        for (int i = 0; i < STEPS; i++) {
            const Snapshot *left = t.player.state[i].left;
            if (left) bytes += left->moment.bytes;
        }
        assert_true(bytes > 0 && bytes <= STAND_BYTES);
        assert_non_null(t.player.state[s - 1].left);
    }
    assert_null(t.player.state[0].left); /* the farthest has gone */
    end(&t);
}

/* Lesson 1 has a line to be turned by hand. Who opens all controls can have the machine find it,
 * and has done no task by that. */
static void what_the_machine_does_out_of_turn_is_no_task(void **state) {
    (void)state;
    Taken t;
    open_at(&t, TESTS_FOLDER "/../lessons/01-a-score-and-a-line.md", 5);
    const bool *ticked = t.player.state[5].ticked;
    does(&t, "train until wrong == 0 within 1000");
    assert_int_equal(t.lab.score.wrong, 0);
    assert_false(ticked[0] || ticked[1]);
    does(&t, "restart");
    assert_false(ticked[0] || ticked[1]);
    does(&t, "set w[1,1,1] 2");
    does(&t, "set w[1,1,2] 1");
    does(&t, "set b[1,1] -18");
    assert_true(ticked[0] && ticked[1]);
    end(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(back_leads_to_what_was_made),
        cmocka_unit_test(what_was_left_goes_on_to_the_bit),
        cmocka_unit_test(forward_again_leads_there_too),
        cmocka_unit_test(looking_is_no_change),
        cmocka_unit_test(what_is_changed_is_what_later_steps_stand_on),
        cmocka_unit_test(a_jump_stands_on_what_was_left),
        cmocka_unit_test(begin_again_begins_again),
        cmocka_unit_test(undo_ends_where_one_came_back),
        cmocka_unit_test(own_scenes_begin_anew),
        cmocka_unit_test(numbers_and_derivatives_stay),
        cmocka_unit_test(what_is_there_is_tried),
        cmocka_unit_test(runs_side_by_side_go_on_until_something_else_is_shown),
        cmocka_unit_test(memory_is_bounded),
        cmocka_unit_test(what_the_machine_does_out_of_turn_is_no_task),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
