/* The log of a lesson's runs: what makes a run, which epoch met the goal, which rows there are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lesson/check.h"
#include "lesson/solve.h"

#define FRONT "---\ntitle: T\n---\n## One\n"
#define SCENE                                                                                      \
    "```{scene}\ndata: {set: gauss, count: 40, noise: 0.3, seed: 3}\n"                             \
    "network: {layers: [1 sigmoid], start: {kind: zeros}}\ntraining: {rate: 0.01}\n```\n"
#define LOGGED FRONT SCENE "```{log}\ngoal: loss < 0.3\n```\n"

typedef struct Taken {
    Player player;
    Lab lab;
} Taken;

static void begin(Taken *t, const char *text) {
    char path[] = "/tmp/halfplane-log-XXXXXX.md";
    Message message = {""};
    *t = (Taken){.lab = lab_create(1)};
    int file = mkstemps(path, 3);
    assert_true(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text));
    close(file);
    if (!player_open(&t->player, &t->lab, path, 0, &message)) fail_msg("%s", message.text);
    assert_string_equal(t->player.lesson.error.text, "");
    unlink(path);
}

static void end(Taken *t) {
    player_destroy(&t->player);
    lab_destroy(&t->lab);
}

/* As in the window: what was done is looked at afterwards. */
static void does(Taken *t, const char *line) {
    Message message = {""};
    lab_allow(&t->lab, ~0u); /* whatever the step speaks of */
    if (!solve_line(&t->lab, line, &message)) fail_msg("%s", message.text);
    player_look(&t->player, &t->lab);
}

static const LogRow *row_of(const Taken *t, int row) {
    assert_true(row < t->player.log.rows);
    return &t->player.log.row[row];
}

/* The first epoch at which the loss is below, step by step. */
static int epochs_until(double rate, double below) {
    char line[64];
    Taken t;
    begin(&t, LOGGED);
    snprintf(line, sizeof line, "set rate %g", rate);
    does(&t, line);
    int epochs = 0;
    while (t.lab.score.loss >= below) {
        does(&t, "epoch");
        epochs++;
    }
    end(&t);
    return epochs;
}

/* Played in leaps, as flat out, the run is logged with the very epoch that met its goal. */
static void the_epoch_that_meets_the_goal_is_found(void **state) {
    (void)state;
    Taken t;
    int slow = epochs_until(0.01, 0.3), fast = epochs_until(0.05, 0.3);
    begin(&t, LOGGED);
    does(&t, "epoch 300");
    assert_int_equal(t.player.log.rows, 1);
    assert_true(row_of(&t, 0)->reached && row_of(&t, 0)->result[LOG_EPOCHS] == slow);
    assert_true(row_of(&t, 0)->result[LOG_LOSS] < 0.3 && row_of(&t, 0)->result[LOG_LOSS] > 0.28);
    assert_true(isnan(row_of(&t, 0)->result[LOG_TEST_LOSS]));
    does(&t, "set rate 0.05");
    does(&t, "restart");
    does(&t, "epoch 300");
    assert_int_equal(t.player.log.rows, 2);
    assert_true(fast < slow && row_of(&t, 1)->result[LOG_EPOCHS] == fast);
    assert_true(log_differs(&t.player.log, CONTROL_RATE));
    assert_false(log_differs(&t.player.log, CONTROL_LOSS));
    end(&t);
}

/* Restarted and played on before anybody looked: the epochs are those since the restart. */
static void a_restart_within_a_leap_is_a_run(void **state) {
    (void)state;
    Taken t;
    begin(&t, LOGGED);
    does(&t, "epoch 3");
    assert_true(solve_line(&t.lab, "restart", NULL) && solve_line(&t.lab, "set rate 0.05", NULL) &&
                solve_line(&t.lab, "epoch 200", NULL));
    player_look(&t.player, &t.lab);
    assert_int_equal(t.player.log.rows, 1); /* of 3 epochs, in vain */
    assert_true(!row_of(&t, 0)->reached && row_of(&t, 0)->aimed);
    assert_true(row_of(&t, 0)->result[LOG_EPOCHS] == 3);
    does(&t, "restart");
    does(&t, "epoch 200");
    assert_int_equal(t.player.log.rows, 2);
    assert_true(row_of(&t, 1)->result[LOG_EPOCHS] == epochs_until(0.05, 0.3));
    assert_int_equal(log_runs_met(&t.player.log),
                     1); /* the one that was left early is no such run */
    const Names names = player_names(&t.player, &t.lab);
    assert_true(names_true(&names, "runs == 2 and runs_met == 1"));
    end(&t);
}

/* A step that begins in the middle of a run counts what is behind it, and logs what goes on. */
static void a_run_under_way_has_all_its_epochs(void **state) {
    (void)state;
    Taken t;
    begin(&t, FRONT "```{scene}\ndata: {set: gauss, count: 40, noise: 0.3, seed: 3}\n"
                    "network: {layers: [1 sigmoid], start: {kind: zeros}}\n"
                    "training: {rate: 0.01}\nrun: [epoch 5]\n```\n```{log}\n```\n");
    player_look(&t.player, &t.lab);
    assert_true(t.player.log.now.result[LOG_EPOCHS] == 5);
    does(&t, "restart"); /* nothing was trained here */
    assert_int_equal(log_runs(&t.player.log), 0);
    does(&t, "epoch 2");
    assert_true(t.player.log.now.result[LOG_EPOCHS] == 2);
    end(&t);
    begin(&t, FRONT "```{scene}\ndata: {set: gauss, count: 40, noise: 0.3, seed: 3}\n"
                    "network: {layers: [1 sigmoid], start: {kind: zeros}}\n"
                    "training: {rate: 0.01}\nrun: [epoch 5]\n```\n```{log}\n```\n");
    does(&t, "epoch 3");
    does(&t, "restart");
    assert_int_equal(log_runs(&t.player.log), 1);
    assert_true(row_of(&t, 0)->result[LOG_EPOCHS] == 8);
    end(&t);
}

/* Whoever looks is told when a row has come, once, so that it is drawn. */
static void a_new_row_is_told_once(void **state) {
    (void)state;
    Taken t;
    Log log = {0};
    begin(&t, LOGGED);
    assert_false(log_look(&log, &t.lab, "epoch >= 2"));
    int told = 0;
    for (int i = 0; i < 5; i++) {
        lab_apply(&t.lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
        bool now = log_look(&log, &t.lab, "epoch >= 2");
        told += now;
        assert_int_equal(now, i == 1);
    }
    assert_int_equal(told, 1);
    assert_int_equal(log_runs(&log), 1);
    log_clear(&log);
    end(&t);
}

static void a_run_is_logged_when_it_is_left(void **state) {
    (void)state;
    Taken t;
    begin(&t, FRONT SCENE "```{log}\n```\n## Two\nWords.\n");
    assert_int_equal(log_runs(&t.player.log), 0);
    does(&t, "epoch 5");
    assert_int_equal(log_runs(&t.player.log), 0);
    does(&t, "set rate 0.2"); /* goes on: a run of its own from here */
    assert_int_equal(log_runs(&t.player.log), 1);
    assert_true(row_of(&t, 0)->result[LOG_EPOCHS] == 5 && !row_of(&t, 0)->aimed);
    does(&t, "epoch 7");
    does(&t, "restart");
    assert_true(row_of(&t, 1)->result[LOG_EPOCHS] == 7);
    does(&t, "set rate 0.3");
    does(&t, "set rate 0.4"); /* a slider on its way makes no rows */
    assert_int_equal(log_runs(&t.player.log), 2);
    does(&t, "epoch 2");
    player_finish(&t.player, &t.lab);
    player_go(&t.player, &t.lab, 1);
    assert_int_equal(log_runs(&t.player.log), 3);
    does(&t, "epoch 9"); /* this step has no log */
    assert_int_equal(log_runs(&t.player.log), 3);
    const Names names = player_names(&t.player, &t.lab);
    assert_true(names_true(&names, "runs == 3"));
    player_clear_log(&t.player);
    assert_int_equal(log_runs(&t.player.log), 0);
    end(&t);
}

static void the_same_settings_make_one_row(void **state) {
    (void)state;
    Taken t;
    begin(&t, FRONT SCENE "```{log}\n```\n");
    does(&t, "epoch 5");
    does(&t, "restart");
    does(&t, "epoch 8");
    does(&t, "restart");
    does(&t, "epoch 2");
    does(&t, "seek 1"); /* back, and on */
    does(&t, "epoch 3");
    does(&t, "new start 7");
    assert_int_equal(log_runs(&t.player.log), 1);
    assert_true(row_of(&t, 0)->result[LOG_EPOCHS] == 4); /* the last from the start */
    does(&t, "epoch 4");
    does(&t, "restart");
    assert_int_equal(log_runs(&t.player.log), 2);
    assert_true(log_differs(&t.player.log, CONTROL_SEED));
    end(&t);
}

/* Going back to look at an earlier epoch takes nothing from the row. */
/* What a run answers for the selected point, where the run is; of an epoch that it has passed
 * nobody has kept it. */
static void a_row_keeps_the_output_of_the_selected_point(void **state) {
    (void)state;
    Taken t;
    begin(&t, FRONT SCENE "```{log}\ngoal: epoch >= 2\n```\n");
    does(&t, "epoch 2");
    assert_true(isnan(row_of(&t, 0)->result[LOG_OUTPUT])); /* no point is selected */
    does(&t, "set rate 0.05");
    does(&t, "restart");
    does(&t, "select point 1");
    does(&t, "epoch 2");
    double output = row_of(&t, 1)->result[LOG_OUTPUT];
    assert_true(output > 0 && output < 1 && output == (double)t.lab.point.a[0][0]);
    does(&t, "epoch 5"); /* the row stays */
    assert_true(row_of(&t, 1)->result[LOG_OUTPUT] == output);
    end(&t);
    begin(&t, LOGGED);
    does(&t, "select point 1");
    does(&t, "epoch 300"); /* in one leap over the goal */
    assert_true(row_of(&t, 0)->reached && isnan(row_of(&t, 0)->result[LOG_OUTPUT]));
    end(&t);
}

static void looking_back_keeps_the_row(void **state) {
    (void)state;
    Taken t;
    begin(&t, FRONT SCENE "```{log}\n```\n");
    does(&t, "epoch 8");
    does(&t, "seek 1");
    does(&t, "new start 7");
    assert_true(row_of(&t, 0)->result[LOG_EPOCHS] == 8);
    end(&t);
}

/* With a goal, the run that met it stays. */
static void a_run_that_met_its_goal_stays(void **state) {
    (void)state;
    Taken t;
    begin(&t, LOGGED);
    does(&t, "epoch 300");
    does(&t, "restart");
    does(&t, "epoch 2");
    does(&t, "set rate 2");
    assert_int_equal(log_runs(&t.player.log), 1);
    assert_true(row_of(&t, 0)->reached && row_of(&t, 0)->result[LOG_EPOCHS] > 2);
    end(&t);
}

/* No task asks for it: the goal of the log is one to play to. */
static void play_stops_at_the_goal(void **state) {
    (void)state;
    Taken t;
    begin(&t, LOGGED);
    for (int run = 0; run < 2; run++) {
        assert_true(player_awaits_goal(&t.player));
        lab_apply(&t.lab, &(Action){.kind = ACTION_PLAY});
        lab_apply(&t.lab, &(Action){.kind = ACTION_STEP_SIZE, .size = STEP_EPOCH});
        for (int i = 0; i < 1000 && t.lab.play.playing; i++) {
            lab_advance(&t.lab, 1);
            player_look(&t.player, &t.lab);
        }
        assert_false(t.lab.play.playing || player_awaits_goal(&t.player));
        assert_true(t.lab.score.loss < 0.3);
        assert_true((double)lab_trainer(&t.lab)->epoch == row_of(&t, run)->result[LOG_EPOCHS]);
        if (run == 0) does(&t, "set rate 0.05");
        if (run == 0) does(&t, "restart");
    }
    lab_apply(&t.lab, &(Action){.kind = ACTION_PLAY}); /* and on, for who wants to */
    lab_advance(&t.lab, 1);
    player_look(&t.player, &t.lab);
    assert_true(t.lab.play.playing);
    end(&t);
}

/* A run that is come back to after another step is the one that stands in the table. */
static void a_run_that_is_come_back_to_is_listed_once(void **state) {
    (void)state;
    static const char two[] =
        FRONT SCENE "## Two\n```{scene}\nfrom: here\n```\n```{log}\ngoal: epoch >= 20\n```\n";
    Taken t;
    begin(&t, two);
    player_go(&t.player, &t.lab, 1);
    does(&t, "epoch 8");
    assert_true(log_has_news(&t.player.log));
    player_go(&t.player, &t.lab, 0);
    player_go(&t.player, &t.lab, 1);
    assert_true(lab_trainer(&t.lab)->epoch == 8 && row_of(&t, 0)->result[LOG_EPOCHS] == 8);
    assert_false(log_has_news(&t.player.log));
    does(&t, "epoch");
    assert_true(log_has_news(&t.player.log) && log_awaits(&t.player.log));
    does(&t, "epoch 11"); /* it meets its goal */
    assert_false(log_has_news(&t.player.log));
    player_go(&t.player, &t.lab, 0);
    player_go(&t.player, &t.lab, 1);
    assert_true(lab_trainer(&t.lab)->epoch == 20 && t.player.log.rows == 1);
    assert_true(row_of(&t, 0)->reached && row_of(&t, 0)->result[LOG_EPOCHS] == 20);
    assert_false(log_has_news(&t.player.log) || log_awaits(&t.player.log));
    does(&t, "restart"); /* from its start it is another */
    does(&t, "epoch");
    assert_true(log_has_news(&t.player.log) && log_awaits(&t.player.log));
    end(&t);
}

static void the_oldest_rows_go(void **state) {
    (void)state;
    Taken t;
    begin(&t, FRONT SCENE "```{log}\n```\n");
    for (int i = 1; i <= LOG_ROWS + 3; i++) {
        char line[64];
        snprintf(line, sizeof line, "set rate %d", i);
        does(&t, line);
        does(&t, "restart");
        does(&t, "epoch 1");
    }
    does(&t, "restart");
    assert_int_equal(t.player.log.rows, LOG_ROWS);
    assert_int_equal(log_runs(&t.player.log), LOG_ROWS + 3);
    assert_true(row_of(&t, 0)->setting[CONTROL_RATE] == 4);
    end(&t);
}

static void settings_are_named_and_told(void **state) {
    (void)state;
    char text[64];
    Taken t;
    begin(&t, LOGGED);
    does(&t, "set optimizer momentum");
    does(&t, "set batch 7");
    does(&t, "epoch 1");
    const LogRow *now = &t.player.log.now;
    assert_int_equal(log_control_find("units[2]"), control_member(CONTROL_UNITS, 1));
    assert_int_equal(log_control_find("units"), CONTROL_NONE);
    assert_int_equal(log_control_find("rate[1]"), CONTROL_NONE);
    assert_int_equal(log_control_find("speed"), CONTROL_NONE);
    assert_string_equal(log_setting_text(&t.lab, now, CONTROL_RATE, text), "0.01");
    assert_string_equal(log_setting_text(&t.lab, now, log_control_find("batch"), text), "7");
    assert_string_equal(log_setting_text(&t.lab, now, CONTROL_MOMENTUM, text), "0.9");
    assert_string_equal(log_setting_text(&t.lab, now, CONTROL_SHUFFLE, text), "on");
    end(&t);
}

static void print(void *data, const char *text) {
    snprintf(data, 500, "%s", text);
}

/* The check counts runs line by line, as a person makes them. */
static void the_check_logs_what_it_solves(void **state) {
    (void)state;
    static const char text[] =
        LOGGED "```{task}\n- say: Log three\n  when: runs >= 3\n  solve: [epoch 20, set rate 0.3, "
               "restart, epoch 90, set rate 1, restart, epoch 90]\n```\n";
    char path[] = "/tmp/halfplane-log-XXXXXX.md", said[500] = "";
    LessonCheck check = {.report = print, .data = said};
    int file = mkstemps(path, 3);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    if (!lesson_check(&check, path, 1)) fail_msg("%s", said);
    remove(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_epoch_that_meets_the_goal_is_found),
        cmocka_unit_test(a_restart_within_a_leap_is_a_run),
        cmocka_unit_test(a_run_under_way_has_all_its_epochs),
        cmocka_unit_test(a_new_row_is_told_once),
        cmocka_unit_test(a_run_is_logged_when_it_is_left),
        cmocka_unit_test(the_same_settings_make_one_row),
        cmocka_unit_test(a_row_keeps_the_output_of_the_selected_point),
        cmocka_unit_test(looking_back_keeps_the_row),
        cmocka_unit_test(a_run_that_met_its_goal_stays),
        cmocka_unit_test(play_stops_at_the_goal),
        cmocka_unit_test(a_run_that_is_come_back_to_is_listed_once),
        cmocka_unit_test(the_oldest_rows_go),
        cmocka_unit_test(settings_are_named_and_told),
        cmocka_unit_test(the_check_logs_what_it_solves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
