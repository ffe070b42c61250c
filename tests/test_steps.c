/* A step of a lesson keeps its word, whatever was done before it: what it stands on, what may
 * train, which numbers stand still, when a question's reason is told, where play stops. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lesson/player.h"
#include "lesson/solve.h"
#include "lesson/ways.h"

#define STEPS TESTS_FOLDER "/lessons/steps.md"

typedef struct Person {
    Lab lab;
    Player player;
} Person;

static Person begin_at(int step) {
    Person p = {.lab = lab_create(1)};
    Message message = {""};
    if (!player_open(&p.player, &p.lab, STEPS, step, &message)) fail_msg("%s", message.text);
    assert_string_equal(p.player.lesson.error.text, "");
    return p;
}

static void leave(Person *p) {
    player_destroy(&p->player);
    lab_destroy(&p->lab);
}

static bool press(Person *p, ActionKind kind, StepSize size) {
    bool done = lab_apply(&p->lab, &(Action){.kind = kind, .size = size});
    player_look(&p->player, &p->lab);
    return done;
}

static void does(Person *p, const char *line) {
    Message message = {""};
    if (!solve_line(&p->lab, line, &message)) fail_msg("%s", message.text);
    player_look(&p->player, &p->lab);
}

static double value(const Person *p, const Names *names, const char *text) {
    double number;
    int decimals;
    (void)p;
    assert_true(names_evaluate(names, text, &number, &decimals, NULL));
    return number;
}

static void here_goes_on_and_solved_does_not(void **state) {
    (void)state;
    Person p = begin_at(0);
    player_choose(&p.player, &p.lab, 0, 0);
    does(&p, "step 2");
    float w = lab_network(&p.lab)->theta[0];
    player_go(&p.player, &p.lab, 1);
    assert_true(lab_network(&p.lab)->theta[0] == w); /* as the person left it */
    does(&p, "set w[1,1,1] 99");
    player_go(&p.player, &p.lab, 2);
    /* Six steps, the rate of step two, and its own step, which finds nothing to do. */
    assert_true(lab_network(&p.lab)->theta[0] < 1);
    assert_true(lab_settings(&p.lab)->rate == 0.05f);
    Person q = begin_at(2);
    assert_int_equal(network_hash(lab_network(&p.lab)), network_hash(lab_network(&q.lab)));
    leave(&q);
    leave(&p);
}

static void nothing_is_left_over(void **state) {
    (void)state;
    Person p = begin_at(0);
    assert_int_equal(p.lab.play.speed, 2);
    assert_int_equal(p.player.lesson.step[0].opening.hand, 0);
    assert_int_equal(p.player.lesson.step[1].opening.hand, HAND_MOVE);
    assert_int_equal(p.lab.play.size, STEP_BATCH); /* it takes no epochs */
    lab_apply(&p.lab, &(Action){.kind = ACTION_SPEED, .number = PLAY_FLAT_OUT});
    lab_apply(&p.lab, &(Action){.kind = ACTION_STEP_SIZE, .size = STEP_POINT});
    player_go(&p.player, &p.lab, 3);
    assert_int_equal(p.lab.play.speed, PLAY_TRAIN);
    assert_int_equal(p.lab.play.size, STEP_EPOCH);
    /* Undo does not lead back into another step. */
    assert_false(press(&p, ACTION_UNDO, 0));
    assert_non_null(strstr(p.lab.notice.text, "began here"));
    player_choose(&p.player, &p.lab, 0, 1);
    does(&p, "set rate 0.3");
    assert_true(press(&p, ACTION_UNDO, 0));
    assert_true(lab_settings(&p.lab)->rate == 0.1f);
    assert_false(press(&p, ACTION_UNDO, 0));
    /* Once the lesson is left, it does. */
    lab_release(&p.lab);
    assert_true(press(&p, ACTION_UNDO, 0));
    leave(&p);
}

static void only_what_a_step_speaks_of_trains(void **state) {
    (void)state;
    Person p = begin_at(0);
    player_choose(&p.player, &p.lab, 0, 0);
    assert_false(press(&p, ACTION_STEP, STEP_EPOCH));
    assert_non_null(strstr(p.lab.notice.text, "takes no epochs"));
    assert_false(press(&p, ACTION_PLAY, 0));
    assert_false(press(&p, ACTION_NEW_START, 0));
    assert_false(press(&p, ACTION_RESTART, 0));
    assert_true(press(&p, ACTION_STEP, STEP_POINT));
    lab_allow(&p.lab, ~0u);
    assert_true(press(&p, ACTION_STEP, STEP_EPOCH));
    assert_true(press(&p, ACTION_RESTART, 0));
    leave(&p);
    p = begin_at(3);
    const Lesson *lesson = &p.player.lesson;
    assert_int_equal(ways_of_step(lesson, &lesson->step[3]),
                     1u << TRAIN_EPOCH | 1u << TRAIN_PLAY | 1u << TRAIN_RESTART);
    assert_int_equal(ways_of_step(lesson, &lesson->step[1]), 1u << TRAIN_BATCH | 1u << TRAIN_POINT);
    leave(&p);
}

static void numbers_of_a_question_stand_still(void **state) {
    (void)state;
    Person p = begin_at(0);
    player_choose(&p.player, &p.lab, 0, 0);
    does(&p, "set b[1,1] 0");
    const Names now = player_names(&p.player, &p.lab);
    const Names asked = player_names_asked(&p.player, &p.lab);
    assert_true(value(&p, &now, "score") == 32);
    assert_true(value(&p, &asked, "score") == 22);
    assert_true(value(&p, &asked, "steps + 6") == 6);
    leave(&p);
}

static void a_wrong_choice_may_be_tried_once_more(void **state) {
    (void)state;
    Person p = begin_at(0);
    const PlayerStep *step = &p.player.state[0];
    player_choose(&p.player, &p.lab, 0, 1);
    assert_true(p.lab.locked && step->choice[0] == 0 && step->missed[0] == 2);
    player_choose(&p.player, &p.lab, 0, 1); /* it was wrong before */
    assert_int_equal(step->choice[0], 0);
    player_choose(&p.player, &p.lab, 0, 2); /* so is this, and now it stands */
    assert_true(!p.lab.locked && step->choice[0] == 3 && step->missed[0] == 2);
    player_choose(&p.player, &p.lab, 0, 0);
    assert_int_equal(step->choice[0], 3);
    /* Of two choices the first stands. */
    player_go(&p.player, &p.lab, 3);
    player_choose(&p.player, &p.lab, 0, 0);
    assert_int_equal(p.player.state[3].choice[0], 1);
    leave(&p);
}

static void the_reason_waits_until_it_has_happened(void **state) {
    (void)state;
    Person p = begin_at(0);
    const PlayerStep *step = &p.player.state[0];
    player_choose(&p.player, &p.lab, 0, 0);
    assert_false(step->happened[0]);
    does(&p, "step 6");
    assert_true(step->ticked[0] && step->happened[0]);
    double told = value(&p, &(Names){.lab = &p.lab}, "score : 1");
    does(&p, "set b[1,1] 50");
    const Names why = player_names_told(&p.player, &p.lab, 0);
    assert_true(value(&p, &why, "score : 1") == told);
    /* A condition of its own. */
    player_go(&p.player, &p.lab, 3);
    player_choose(&p.player, &p.lab, 0, 1);
    does(&p, "epoch 1");
    assert_false(p.player.state[3].happened[0]);
    does(&p, "epoch 1");
    assert_true(p.player.state[3].happened[0]);
    leave(&p);
}

static void what_answers_a_question_is_hidden(void **state) {
    (void)state;
    Person p = begin_at(0);
    unsigned always = 1u << HIDE_TIMELINE, open = 1u << HIDE_LABELS | 1u << HIDE_ARROWS;
    assert_int_equal(player_hidden(&p.player), always | open);
    player_choose(&p.player, &p.lab, 0, 0);
    assert_int_equal(player_hidden(&p.player), always);
    leave(&p);
}

static void play_awaits_the_goal_and_stops_there(void **state) {
    (void)state;
    Person p = begin_at(3);
    assert_true(p.player.state[3].ticked[1]); /* true on arrival */
    assert_true(player_awaits_goal(&p.player));
    player_choose(&p.player, &p.lab, 0, 1);
    assert_true(press(&p, ACTION_PLAY, 0));
    for (int i = 0; i < 50 && p.lab.play.playing; i++) {
        lab_advance(&p.lab, 1);
        player_look(&p.player, &p.lab);
    }
    assert_int_equal(lab_trainer(&p.lab)->epoch, 7);
    assert_false(player_awaits_goal(&p.player));
    assert_true(press(&p, ACTION_PLAY, 0)); /* and on, for who wants to */
    lab_advance(&p.lab, 1);
    player_look(&p.player, &p.lab);
    assert_true(p.lab.play.playing);
    leave(&p);
}

/* What the last step leaves out nobody has met by the end either; and there is no way down on a
 * graph before the step that leads it. */
static void what_was_not_met_is_not_shown(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    const char *first = TESTS_FOLDER "/../lessons/01-a-score-and-a-line.md";
    assert_true(player_open(&player, &lab, first, 99, NULL));
    const unsigned hidden = player_hidden(&player);
    lab.play.playing = true;
    player_finish(&player, &lab);
    assert_false(lab.play.playing); /* nobody looks at it beside the recap */
    assert_true(player.finished && hidden >> HIDE_TIMELINE & 1);
    assert_int_equal(player_hidden(&player), hidden);
    assert_true(player_leaves_out(&player, HIDE_TIMELINE));
    const char *graphs = TESTS_FOLDER "/../lessons/12-the-chain-rule-on-a-graph.md";
    assert_true(player_open(&player, &lab, graphs, 3, NULL));
    assert_false(player_descends(&player));
    player_go(&player, &lab, 5);
    assert_true(player_descends(&player));
    player_destroy(&player);
    assert_true(player_descends(&player)); /* outside lessons there is */
    lab_destroy(&lab);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(here_goes_on_and_solved_does_not),
        cmocka_unit_test(nothing_is_left_over),
        cmocka_unit_test(only_what_a_step_speaks_of_trains),
        cmocka_unit_test(numbers_of_a_question_stand_still),
        cmocka_unit_test(a_wrong_choice_may_be_tried_once_more),
        cmocka_unit_test(the_reason_waits_until_it_has_happened),
        cmocka_unit_test(what_answers_a_question_is_hidden),
        cmocka_unit_test(play_awaits_the_goal_and_stops_there),
        cmocka_unit_test(what_was_not_met_is_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
