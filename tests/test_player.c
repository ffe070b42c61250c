/* Lessons as they are taken: names, steps, predictions that lock, tasks that tick, progress that is
 * remembered. */
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

#include "lesson/answer.h"
#include "lesson/check.h"
#include "lesson/figures.h"
#include "lesson/hands.h"
#include "lesson/player.h"
#include "lesson/progress.h"
#include "lesson/solve.h"

#define LESSONS   TESTS_FOLDER "/../lessons/"
#define TRICK     LESSONS "02-the-perceptron-trick.md"
#define ALGORITHM LESSONS "03-the-perceptron-algorithm.md"

static double value_of(const Lab *lab, const char *text) {
    const Names names = {.lab = lab, .predicted = 2};
    double value;
    int decimals;
    Message message = {""};
    if (!names_evaluate(&names, text, &value, &decimals, &message))
        fail_msg("%s: %s", text, message.text);
    return value;
}

static void solve(Lab *lab, const char *line) {
    Message message = {""};
    lab_allow(lab, ~0u); /* whatever the step is about */
    if (!solve_line(lab, line, &message)) fail_msg("%s", message.text);
}

/* Answers and does all that a step asks. */
static void do_step(Player *player, Lab *lab) {
    const LessonStep *step = &player->lesson.step[player->step];
    for (int p = 0; p < step->predicts; p++) answer_give_truth(player, lab, p);
    for (int t = 0; t < step->tasks; t++) {
        for (int i = 0; i < step->task[t].solve; i++) solve(lab, step->task[t].solve_line[i]);
        player_look(player, lab);
    }
}

/* Of a class, row by row of a question that is there, and no more of them than there may be. */
static void hands_are_counted_where_a_question_is(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    assert_int_equal(hands_total(&player, 0), 0); /* no lesson yet */
    hands_set(&player, 0, 0, 5);
    assert_true(player_open(&player, &lab, TESTS_FOLDER "/lessons/predict.md", 0, NULL));
    const Predict *number = &player.lesson.step[0].predict[0];
    assert_int_equal(hands_rows(number), 4); /* right, two slips, others */
    assert_null(hands_slip(number, 0));
    assert_string_equal(hands_slip(number, 1), "< 1");
    assert_string_equal(hands_slip(number, 2), "42");
    assert_null(hands_slip(number, 3));
    static const struct {
        int predict, row, count, kept;
    } sets[] = {{0, 0, 7, 7},     {0, 3, 12, 12}, {0, 1, HANDS_MOST, HANDS_MOST},
                {0, 2, -4, 0},    {0, 4, 5, 0},   {0, -1, 5, 0},
                {1, 0, 5, 0},     {-1, 0, 5, 0},  {PLAYER_PREDICTS, 0, 5, 0},
                {0, 1, 1000, 999}};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        hands_set(&player, sets[i].predict, sets[i].row, sets[i].count);
        assert_int_equal(hands_of(&player, sets[i].predict, sets[i].row), sets[i].kept);
    }
    assert_int_equal(hands_total(&player, 0), 7 + 12 + 999);
    const Predict line = {.kind = PREDICT_LINE}, choice = {.kind = PREDICT_CHOICE, .choices = 3};
    assert_true(hands_rows(&line) == 0 && hands_rows(&choice) == 3);
    player_destroy(&player);
    lab_destroy(&lab);
}

static void names_read_the_lab(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    assert_true(player_open(&player, &lab, TRICK, 1, NULL));
    assert_true(value_of(&lab, "w[1,1,1]") == 3 && value_of(&lab, "b[1,1]") == -10);
    assert_true(value_of(&lab, "score") == 22 && value_of(&lab, "rate") == 0.1);
    assert_true(value_of(&lab, "old_w[1,1,1] == 0 : 2") == 0); /* no step yet: no value, not true */
    assert_true(value_of(&lab, "predicted") == 2 && value_of(&lab, "layers") == 1);
    double value;
    int decimals;
    Message message;
    const Names names = {.lab = &lab};
    assert_true(names_evaluate(&names, "score : 3", &value, &decimals, &message) && decimals == 3);
    assert_false(names_evaluate(&names, "w[2,1,1]", &value, &decimals, &message));
    assert_string_equal(message.text, "w: layer 2 is not there; there is 1");
    assert_false(names_evaluate(&names, "scores", &value, &decimals, &message));
    assert_string_equal(message.text, "there is no name 'scores'; did you mean 'score'?");
    assert_false(names_evaluate(&names, "w", &value, &decimals, &message));
    assert_string_equal(message.text, "write w[layer,to,from]");
    assert_int_equal(names_target(&names, "w[1,1,2]").index, 1);
    assert_int_equal(names_target(&names, "b[1,1]").index, 2);
    player_destroy(&player);
    lab_destroy(&lab);
}

/* Lines look as hands do, and another scene is looked at anew. */
static void lines_turn_and_bend(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    Message message = {""};
    assert_true(player_open(&player, &lab, TRICK, 1, NULL));
    assert_true(value_of(&lab, "space") == 1 && value_of(&lab, "above") == 0);
    int64_t looks = lab.looks;
    solve(&lab, "above");
    solve(&lab, "turn 90 30");
    solve(&lab, "threshold 0.8");
    solve(&lab, "space 0");
    assert_true(lab.looks == looks + 4);
    assert_true(value_of(&lab, "turn_yaw == 90 and turn_pitch == 30 and above == 0") == 1);
    assert_true(value_of(&lab, "abs(sight[1] - cos(0.5235988)) < 0.0001") == 1);
    assert_true(value_of(&lab, "threshold == 0.8 and space == 0") == 1);
    assert_false(solve_line(&lab, "turn 90", &message));
    assert_string_equal(message.text,
                        "'turn 90': write turn YAW PITCH, in degrees, as in turn 31 33");
    assert_false(solve_line(&lab, "space 2", &message));
    player_reset(&player, &lab);
    assert_true(value_of(&lab, "space") == 1 && value_of(&lab, "threshold == 0.8") == 0);
    player_destroy(&player);
    lab_destroy(&lab);
}

static void a_prediction_locks_the_run(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    Action step = {.kind = ACTION_STEP, .size = STEP_POINT};
    assert_true(player_open(&player, &lab, TRICK, 1, NULL));
    assert_true(lab.locked);
    assert_false(lab_apply(&lab, &step));
    assert_non_null(strstr(lab.notice.text, "Type your answer first"));
    answer_give_truth(&player, &lab, 0);
    assert_false(lab.locked);
    assert_true(lab_apply(&lab, &step));
    assert_true(value_of(&lab,
                         "abs(w[1,1,1] - 2.6) < 0.00001 and abs(w[1,1,2] - 3.5) < 0.00001 and "
                         "abs(b[1,1] + 10.1) < 0.00001"));
    player_destroy(&player);
    lab_destroy(&lab);
}

static void tasks_tick_and_stay_ticked(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    assert_true(player_open(&player, &lab, TRICK, 0, NULL));
    for (int s = 0; s < player.lesson.steps; s++) {
        player_go(&player, &lab, s);
        assert_int_equal(player.step, s);
        assert_false(player_step_done(&player, s));
        do_step(&player, &lab);
        assert_true(player_step_done(&player, s));
    }
    player_go(&player, &lab, 99);
    assert_int_equal(player.step, player.lesson.steps - 1);
    player_go(&player, &lab, -5);
    assert_int_equal(player.step, 0);
    assert_true(player_step_done(&player, 0));
    player_destroy(&player);
    lab_destroy(&lab);
}

/* Coming to a step by its dot is the same as walking there. */
static void a_jump_leads_to_the_same_bits(void **state) {
    (void)state;
    Lab walked = lab_create(1), jumped = lab_create(1);
    Player slow = {0}, fast = {0};
    assert_true(player_open(&slow, &walked, TRICK, 0, NULL));
    for (int s = 0; s < 2; s++) {
        do_step(&slow, &walked);
        player_go(&slow, &walked, s + 1);
    }
    assert_true(player_open(&fast, &jumped, TRICK, 2, NULL));
    assert_int_equal(network_hash(&walked.run->trainer.net),
                     network_hash(&jumped.run->trainer.net));
    answer_give_truth(&slow, &walked, 0);
    solve(&walked, "set w[1,1,1] 7");
    player_reset(&slow, &walked);
    assert_int_equal(network_hash(&walked.run->trainer.net),
                     network_hash(&jumped.run->trainer.net));
    player_destroy(&slow);
    player_destroy(&fast);
    lab_destroy(&walked);
    lab_destroy(&jumped);
}

static void lines_that_make_no_sense_say_so(void **state) {
    (void)state;
    static const struct {
        const char *line, *says;
    } cases[] = {
        {"jump", "nothing is called that"},
        {"", "1 to"},
        {"step many", "no whole number"},
        {"step 0", "from 1 to 100000"},
        {"set rate fast", "no number"},
        {"set colour 3", "cannot be set"},
        {"set loss large", "no loss called"},
        {"set w[9,1,1] 2", "cannot be set"},
        {"set slice[0] 1", "cannot be set"}, /* they count from 1 */
        {"set slice[3] 1", "cannot be set"},
        {"select point 99", "no point '99'"},
        {"select unit 4 4", "no such unit"},
        {"add 1 red", "2 numbers"},
        {"add 1 2 pink", "is no class"},
        {"train until wrong == 99 within 3", "still not so"},
        {"train until ) within 3", "expected"},
        {"seek", "write the epoch"},
        {"new", "new start"},
        {"predict 5", "by a person"},
    };
    Lab lab = lab_create(1);
    Player player = {0};
    assert_true(player_open(&player, &lab, TRICK, 0, NULL));
    lab_apply(&lab, &(Action){.kind = ACTION_LOCK, .flag = false});
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Message message = {""};
        assert_false(solve_line(&lab, cases[i].line, &message));
        if (!strstr(message.text, cases[i].says)) fail_msg("%s: %s", cases[i].line, message.text);
    }
    player_destroy(&player);
    lab_destroy(&lab);
}

/* A step of two hints whose task asks for a weight. */
static const char HINTED[] = "---\ntitle: T\n---\n## S\n```{scene}\ndata: {set: gauss, count: 8}\n"
                             "network: {layers: [1 sigmoid]}\n```\n"
                             "```{task}\n- say: Set it\n  when: w[1,1,1] == 3\n"
                             "  solve: [\"set w[1,1,1] 3\"]\n```\n"
                             "```{hint}\nOne.\n```\n```{hint}\nTwo.\n```\n";

static void open_text(Player *player, Lab *lab, const char *text) {
    char path[] = "/tmp/halfplane-hinted-XXXXXX.md";
    int file = mkstemps(path, 3);
    assert_true(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text));
    close(file);
    assert_true(player_open(player, lab, path, 0, NULL));
    unlink(path);
}

static void set_weight(Player *player, Lab *lab, float value, bool goes_on) {
    Action set = {.kind = ACTION_SET_WEIGHTS, .goes_on = goes_on};
    set.weights.count = 1;
    set.weights.value[0] = value;
    assert_true(lab_apply(lab, &set));
    player_look(player, lab);
}

/* Three tries in vain and a hint is offered, a fourth and it is open; then the next one. Time does
 * not count, and looking neither. */
static void a_hint_is_offered_to_who_tries_in_vain(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    open_text(&player, &lab, HINTED);
    const bool *open = player.state[0].open;
    int first = player_next_hint(&player), second = first + 1;
    while (player.lesson.step[0].block[second].kind != BLOCK_HINT) second++;
    for (int i = 0; i < 3; i++) {
        assert_false(player_hint_is_due(&player, first));
        set_weight(&player, &lab, (float)i, false);
        set_weight(&player, &lab, (float)i + 0.5f, true); /* the same gesture */
        lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
        player_look(&player, &lab);
    }
    assert_true(player_hint_is_due(&player, first) && !open[first]);
    set_weight(&player, &lab, 8, false);
    assert_true(open[first] && !player_hint_is_due(&player, first));
    assert_int_equal(player_next_hint(&player), second);
    for (int i = 0; i < 4; i++) set_weight(&player, &lab, (float)(10 + i), false);
    assert_true(open[second]);
    player_hint(&player, second); /* closed by hand, it stays closed */
    for (int i = 0; i < 9; i++) set_weight(&player, &lab, (float)(20 + i), false);
    assert_false(open[second]);
    player_destroy(&player);
    lab_destroy(&lab);
}

/* Pressing a weight chooses it, dragging it then changes it: one deed, and one try. Another one is
 * another. */
static void a_drag_is_one_try(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    open_text(&player, &lab, HINTED);
    for (int i = 1; i <= 2; i++) {
        lab_apply(&lab, &(Action){.kind = ACTION_SELECT_WEIGHT});
        player_look(&player, &lab);
        set_weight(&player, &lab, (float)i, false);
        set_weight(&player, &lab, (float)i + 0.5f, true);
        assert_int_equal(player.state[0].tried, 4 * i);
    }
    set_weight(&player, &lab, 8, false);
    assert_int_equal(player.state[0].tried, 12);
    player_destroy(&player);
    lab_destroy(&lab);
}

/* A step is a quarter of a try, a task that is met begins the count anew, and a step that begins
 * again too. */
static void what_counts_as_a_try(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    open_text(&player, &lab, HINTED);
    int hint = player_next_hint(&player);
    for (int i = 0; i < 11; i++) {
        solve(&lab, "step");
        player_look(&player, &lab);
    }
    assert_false(player_hint_is_due(&player, hint));
    player_reset(&player, &lab);
    for (int i = 0; i < 12; i++) {
        assert_false(player_hint_is_due(&player, hint));
        solve(&lab, "step");
        player_look(&player, &lab);
    }
    assert_true(player_hint_is_due(&player, hint));
    set_weight(&player, &lab, 3, false);
    assert_true(player.state[0].ticked[0] && !player_hint_is_due(&player, hint));
    for (int i = 0; i < 9; i++) set_weight(&player, &lab, (float)(20 + i), false);
    assert_false(player_hint_is_due(&player, hint) || player.state[0].open[hint]);
    player_destroy(&player);
    lab_destroy(&lab);
}

static void progress_comes_back(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    Progress progress = {.last = -1}, again;
    assert_true(player_open(&player, &lab, TRICK, 0, NULL));
    do_step(&player, &lab);
    player_go(&player, &lab, 1);
    progress_note(&progress, &player);
    int64_t revision = progress.revision;
    progress_note(&progress, &player);
    assert_int_equal(progress.revision, revision);
    char *text = progress_text(&progress);
    assert_true(progress_read(&again, text));
    free(text);
    const ProgressEntry *entry = progress_find(&again, "anywhere/02-the-perceptron-trick.md");
    assert_non_null(entry);
    assert_int_equal(entry->at, 1);
    assert_true(entry->done == 1 && again.last == 0);
    assert_false(progress_complete(entry));
    assert_false(progress_read(&again, "nonsense\n\x01 -4 zz 9\nfine.md 3 7 2 last\n"
                                       "fine.md 3 7 2\ntoo-many.md 99999 1 0\n"));
    assert_int_equal(again.count, 1);
    assert_true(progress_complete(&again.entry[0]));
    assert_false(progress_read(&again, "x\n")); /* one letter is no line either */
    assert_true(progress_read(&again, "\n\nfine.md 3 7 2 last\n") && again.count == 1);
    assert_true(progress_read(&again, "") && again.count == 0 && again.last == -1);
    player_destroy(&player);
    lab_destroy(&lab);
}

/* Two windows: what was done in either is done, and each goes on where it was. */
static void progress_of_two_windows_becomes_one(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    Progress mine, theirs;
    assert_true(progress_read(&mine, "01-a.md 4 1 0 last\n"));
    assert_true(progress_read(&theirs, "01-a.md 4 6 2\n05-b.md 6 3 1 last\n"));
    progress_merge(&mine, &theirs);
    assert_int_equal(mine.count, 2);
    assert_true(mine.entry[0].done == 7 && mine.entry[0].at == 2 && mine.last == 1);
    assert_true(player_open(&player, &lab, TRICK, 1, NULL));
    progress_note(&mine, &player);
    assert_true(progress_read(&theirs, "02-the-perceptron-trick.md 9 100 8 last\n01-a.md 4 8 3\n"));
    theirs.entry[0].steps = player.lesson.steps;
    progress_merge(&mine, &theirs);
    const ProgressEntry *entry = progress_find(&mine, TRICK);
    assert_true(mine.last == 2 && entry->at == 1 && entry->done == 0x100);
    assert_true(mine.entry[0].done == 15 && mine.entry[0].at == 3);
    player_destroy(&player);
    lab_destroy(&lab);
}

/* ---- the check finds what is wrong */

typedef struct Found {
    int count;
    char text[2000];
} Found;

static void note(void *data, const char *text) {
    Found *found = data;
    size_t used = strlen(found->text);
    found->count++;
    snprintf(found->text + used, sizeof found->text - used, "%s\n", text);
}

static const char scene[] = "```{scene}\ndata: {points: [[4, 5, blue]]}\nnetwork: {layers: [1 "
                            "step], values: [{w: [[3, 4]], b: [-10]}]}\n"
                            "training: {rule: perceptron, rate: 0.1}\nselect: {point: 1}\n```\n";

static void the_check_finds(const char *body, const char *says) {
    char path[] = "/tmp/halfplane-lesson-XXXXXX.md";
    Found found = {0};
    LessonCheck check = {.report = note, .data = &found};
    close(mkstemps(path, 3));
    FILE *file = fopen(path, "w");
    fprintf(file, "---\ntitle: T\n---\n## S\n\nText.\n\n%s\n%s\n", scene, body);
    fclose(file);
    bool sound = lesson_check(&check, path, 1);
    remove(path);
    if (says ? sound || !strstr(found.text, says) : !sound)
        fail_msg("%s\nsaid: %s", body, found.text);
}

static void the_check_is_red_where_it_should_be(void **state) {
    (void)state;
    the_check_finds("```{task}\n- say: Step\n  when: steps >= 1\n  solve: [step]\n```", NULL);
    the_check_finds("```{task}\n- say: Step\n  when: steps >= 0\n  solve: [step]\n```",
                    "met before it is solved");
    the_check_finds("```{task}\n- say: Step\n  when: steps >= 9\n  solve: [step]\n```",
                    "not met by its solve: steps is 1");
    the_check_finds("```{task}\n- say: Step\n  when: stops >= 1\n  solve: [step]\n```",
                    "no name 'stops'; did you mean 'steps'?");
    the_check_finds("```{task}\n- say: Step\n  when: steps >= 1\n  solve: [leap]\n```",
                    "nothing is called that; there are step, steps, point, points");
    the_check_finds("```{task}\n- say: Add\n  when: points >= 9\n  solve: [add 1 1 red]\n```",
                    "does not offer `points`");
    the_check_finds("It is {eval}`wrongs`.", "no name 'wrongs'");
    the_check_finds("It is {eval}`test_loss`.", "has no value");
    the_check_finds("It is {eval}`w[1,2,1]`.", "unit 2 is not there");
    the_check_finds("It is {class}`9`.", "there is no such class");
    const char *predict = "```{predict}\nask: A?\nchoices: [\"1\", \"2\"]\nanswer: \"1\"\nwhy: "
                          "B.\nafter: [step]\nproof: %s\n```";
    char body[500];
    snprintf(body, sizeof body, predict, "wrong == 1");
    the_check_finds(body, NULL);
    snprintf(body, sizeof body, predict, "wrong == 0");
    the_check_finds(body, "the answer is not what happens: `wrong == 0` does not hold: wrong is 1");
    the_check_finds("```{predict}\nask: A?\nchoices: [\"1\", \"2\"]\nanswer: \"3\"\nwhy: B.\n```",
                    "answer");
    the_check_finds("```{sceen}\n```", "sceen");
}

/* What stands on the screen as it was typed. */
static void the_check_is_red_where_something_is_raw(void **state) {
    (void)state;
    the_check_finds("It is\n\\val{loss} now.",
                    ":16: \\val{loss} stands outside of a formula; write {eval}`loss`, or");
    the_check_finds("It is $\\val{wrong}$ now.", NULL);
    the_check_finds("It is \\\\val{wrong} now, and `\\val{wrong}` as typed.", NULL);
    the_check_finds("A half is \\frac{1}{2}.", "\\frac stands outside of a formula");
    the_check_finds("One\nand {end} two.", ":16: this {end} belongs to no {if}");
    the_check_finds("One {else} two.", "this {else} belongs to no {if}");
    the_check_finds("{if}`wrong == 1` One.{end} Two.{end}", "this {end} belongs to no {if}");
    the_check_finds("{if}`wrong == 1` One {if}`wrong == 0` or {else} and {end} two.{end}", NULL);
    the_check_finds("Write \\{end} and {key}`S`.", NULL);
}

/* What an author wrote with no number of the lab in it is computed as well. */
static void plain_sums_must_come_out(void **state) {
    (void)state;
    static const struct {
        const char *tex, *says;
    } cases[] = {
        {"2 + 3 = 6", "the left side is 5, but 6 stands behind the =; mend it, or write \\approx"},
        {"4 \\cdot 2 = 8", ""},
        {"4 \\cdot 2 &= 9", "the left side is 8"},
        {"2 \\approx 3", ""},
        {"x + 1 = 2", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Message problem;
        char *set = figures_set(cases[i].tex, NULL, NULL, &problem);
        assert_string_equal(set, cases[i].tex);
        free(set);
        bool said = cases[i].says[0] ? strstr(problem.text, cases[i].says) != NULL
                                     : problem.text[0] == '\0';
        if (!said) fail_msg("%s: %s", cases[i].tex, problem.text);
    }
}

/* Where a person had done it before, a line that finds nothing left to do is not refused. */
static void lines_that_find_nothing_to_do_are_no_mistake(void **state) {
    (void)state;
    the_check_finds(
        "```{task}\n- say: Step\n  when: wrong == 0\n  solve: [step 6]\n```\n"
        "## Another\n\n```{scene}\nfrom: here\nrun: [epoch 2, set rate 0.1]\n```\nText.",
        NULL);
    the_check_finds("```{task}\n- say: Step\n  when: wrong == 0\n  solve: [step 6]\n```\n"
                    "## Another\n\n```{scene}\nfrom: solved\nrun: [epoch 2]\n```\nText.",
                    "run: 'epoch 2': No point is wrong");
    the_check_finds("## Another\n\n```{scene}\nfrom: here\nrun: [set rate fast]\n```\nText.",
                    "run: 'set rate fast'");
}

#define STEP    "## Another\n\n```{scene}\n"
#define CIRCLES "data: {set: circles, count: 20}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"

/* What a step wants that the lab refuses is told, whether the scene is its own or is there. */
static void the_check_is_red_where_runs_cannot_be_compared(void **state) {
    (void)state;
    the_check_finds(STEP CIRCLES "compare: {what: rate, values: [fast, 1]}\n```", "fast");
    the_check_finds(STEP CIRCLES "compare: {what: rate, values: [0.1, 1]}\n```", NULL);
    the_check_finds(STEP "from: here\ncompare: {what: units, values: [2, 3]}\n```", "units");
    the_check_finds(STEP "from: here\ncompare: {what: rate, values: [0.2, 0.3]}\n```", NULL);
    the_check_finds(STEP "from: here\nshow: [compare]\n```", NULL);
    the_check_finds(STEP "from: here\nshow: [compar]\n```", "did you mean 'compare'?");
    the_check_finds(STEP CIRCLES "training: {rate: 0}\nshow: [compare]\n```", "no two rates");
    the_check_finds(STEP "graph: {expression: \"y = x^2\", values: {x: 1}}\nshow: [compare]\n```",
                    "An expression is walked, not trained");
}

/* One cause, one message: what cannot be played for it, and what goes on from there, is silent. */
static void one_slip_is_told_once(void **state) {
    (void)state;
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"## A\n```{scene}\ndata: {sett: xor}\n```\n```{task}\n- say: B\n  when: steps >= 3\n"
         "  solve: [step]\n```\n{eval}`w[7,1,1]`\n## C\n{eval}`w[7,1,1]`\n",
         ":6: 'sett' is no key"},
        {"## A\n```{scene}\ndata: {set: xor}\n```\n```{task}\n- say: B\n  whn: steps >= 1\n"
         "  solve: [step]\n```\n## C\n```{task}\n- say: D\n  when: steps >= 2\n  solve: "
         "[step]\n```\n",
         ":10: 'whn' is no key"},
        {"## A\n```{scene}\ndata: {set: xor}\n```\n```{task}\n- say: B\n  when: steps >= 1\n"
         "  solve: [stap]\n```\n## C\n```{task}\n- say: D\n  when: steps >= 2\n  solve: "
         "[step]\n```\n",
         "'stap': nothing is called that; did you mean 'step'?"},
        {"## A\nText.\n```{task}\n- say: B\n  when: steps >= 1\n  solve: [step]\n```\n## C\n"
         "{eval}`w[7,1,1]`\n",
         ":4: the first step has no {scene}"},
        {"## A\n## B\n```{scene}\ndata: {set: xor}\n```\nText.\n", /* empty, the first or not */
         ":4: there is nothing under this heading"},
        {"## A\n```{scene}\ndata: {set: xor}\n```\nText.\n## B\n## C\n```{scene}\n"
         "data: {set: xor}\n```\nText.\n",
         ":9: there is nothing under this heading"},
        {"## A\n```{scene}\ndata: {set: xor}\n```\n```{task}\n- say: B\n  when: steps >= 1\n"
         "  solve: [step]\n```\n## C\n```{task}\n- say: D\n  when: steps >= 1\n  solve: "
         "[step]\n```\n",
         ":13: this step does not say what it stands on"},
        {"## A\n```{scene}\ndata: {set: xor}\n```\nSo it is.{claim}`loss > 100`\n```{task}\n"
         "- say: B\n  when: steps >= 1\n  solve: [step]\n```\n",
         ":8: {claim}`loss > 100` does not hold"},
        {"## A\n```{scene}\ndata: {set: xor}\ncompare: {what: rat, values: [1, 2]}\n```\nText.\n",
         ".md:7: there is no setting 'rat'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char path[] = "/tmp/halfplane-lesson-XXXXXX.md";
        Found found = {0};
        LessonCheck check = {.report = note, .data = &found};
        close(mkstemps(path, 3));
        FILE *file = fopen(path, "w");
        fprintf(file, "---\ntitle: T\n---\n%s", cases[i].text);
        fclose(file);
        assert_false(lesson_check(&check, path, 1));
        remove(path);
        if (found.count != 1 || !strstr(found.text, cases[i].says))
            fail_msg("%s\nsaid: %s", cases[i].text, found.text);
    }
}

/* A file that is written anew while it is taken. */
static void reading_anew_keeps_what_was_done(void **state) {
    (void)state;
    static const char first[] = "---\ntitle: T\n---\n## A\n```{scene}\ndata: {set: gauss, count: "
                                "8}\n```\n## B\nWords.\n```{task}\n- say: C\n  when: steps >= 3\n"
                                "  solve: [step 3]\n```\n";
    static const char second[] =
        "---\ntitle: T\n---\n## A\n```{scene}\ndata: {set: gauss, count: 8}\n```\n## New\nOne.\n"
        "## B\nOther words.\n```{task}\n- say: C\n  when: steps >= 3\n  solve: [step 3]\n```\n";
    Lab lab = lab_create(1);
    Player player = {0};
    open_text(&player, &lab, first);
    player_go(&player, &lab, 1);
    solve(&lab, "step 5");
    player_look(&player, &lab);
    assert_true(player.state[1].ticked[0]);
    FILE *file = fopen(player.path, "w");
    fputs(second, file);
    fclose(file);
    uint64_t weights = network_hash(lab_network(&lab));
    assert_true(player_reload(&player, &lab, NULL));
    assert_int_equal(player.step, 2); /* at its heading */
    assert_true(player.state[2].ticked[0] && !player.state[1].ticked[0]);
    assert_true(player.state[0].entered && !player.state[1].entered);
    assert_true(value_of(&lab, "steps") == 5 && network_hash(lab_network(&lab)) == weights);
    file = fopen(player.path, "w"); /* another scene begins anew */
    fputs("---\ntitle: T\n---\n## B\n```{scene}\ndata: {set: xor}\n```\n", file);
    fclose(file);
    assert_true(player_reload(&player, &lab, NULL));
    assert_true(player.step == 0 && value_of(&lab, "steps") == 0);
    remove(player.path);
    player_destroy(&player);
    lab_destroy(&lab);
}

/* Lesson 3: the ring is on the student by whom the line was just moved. */
static void the_ring_is_on_who_moved_the_line(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    assert_true(player_open(&player, &lab, ALGORITHM, 1, NULL));
    player_choose(&player, &lab, 0, 2);
    int ringed = -1;
    for (int i = 0; i < 5; i++) {
        solve(&lab, "step");
        assert_true(lab.selected.point > ringed); /* in their order */
        ringed = lab.selected.point;
        assert_true(value_of(&lab, "abs(abs(w[1,1,1] - old_w[1,1,1]) - rate * x[1]) < 0.00001"));
        assert_true(value_of(&lab, "abs(abs(w[1,1,2] - old_w[1,1,2]) - rate * x[2]) < 0.00001"));
        assert_true(value_of(&lab, "(label == 1) == (b[1,1] > old_b[1,1])"));
    }
    player_destroy(&player);
    lab_destroy(&lab);
}

/* What lesson 3 tells of its start: nearly done after three epochs, worse than ever after four. */
static void the_wrong_ones_go_up_and_down(void **state) {
    (void)state;
    static const char *said[] = {"wrong_at[0] == 5", "wrong_at[1] == 9",  "wrong_at[2] == 5",
                                 "wrong_at[3] == 1", "wrong_at[4] == 10", "wrong_at[5] == 0"};
    Lab lab = lab_create(1);
    Player player = {0};
    assert_true(player_open(&player, &lab, ALGORITHM, 1, NULL));
    player_choose(&player, &lab, 0, 2);
    solve(&lab, "train until wrong == 0 within 100");
    for (int i = 0; i < 6; i++) assert_true(value_of(&lab, said[i]));
    assert_true(value_of(&lab, "epoch") == 5);
    player_destroy(&player);
    lab_destroy(&lab);
}

/* And of its first step: guessing does not find a line that is right about everyone. */
static void random_lines_are_hardly_ever_right(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    int right = 0, nearly = 0;
    char line[32];
    assert_true(player_open(&player, &lab, ALGORITHM, 0, NULL));
    answer_give_truth(&player, &lab, 0);
    for (int seed = 1; seed <= 2000; seed++) {
        snprintf(line, sizeof line, "new start %d", seed);
        solve(&lab, line);
        right += lab.score.wrong == 0;
        nearly += lab.score.wrong <= 5;
    }
    assert_int_equal(right, 1);
    assert_true(nearly > 20 && nearly < 60); /* some 2 in 100 */
    player_destroy(&player);
    lab_destroy(&lab);
}

/* Under the perceptron rule a point that is passed over is no step. */
static void steps_are_updates(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    open_text(&player, &lab,
              "---\ntitle: T\n---\n## A\n```{scene}\ndata: {points: [[1, 1, red], [2, 2, red], "
              "[3, 1, red], [2, -1, blue], [0, -2, blue]]}\nnetwork: {layers: [1 step], start: "
              "{kind: zeros}}\n"
              "training: {rule: perceptron, shuffle: false}\n```\n");
    solve(&lab, "step");
    assert_true(value_of(&lab, "steps") == 1);
    solve(&lab, "train until wrong == 0 within 50");
    assert_true(value_of(&lab, "steps") == (double)lab_trainer(&lab)->moves);
    assert_true(lab_trainer(&lab)->steps > lab_trainer(&lab)->moves);
    player_destroy(&player);
    lab_destroy(&lab);
}

static void the_loss_that_rose_is_known(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    open_text(&player, &lab,
              "---\ntitle: T\n---\n## A\n```{scene}\ndata: {points: [[1, 1, red], [3, -1, blue]]}\n"
              "network: {layers: [1 sigmoid], values: [{w: [[0, 0]], b: [0]}]}\n"
              "training: {rate: 0.1}\n```\n");
    double first = value_of(&lab, "loss");
    solve(&lab, "epoch 5");
    assert_true(value_of(&lab, "loss_rose") == 0 && value_of(&lab, "max_loss == loss_at[0]") == 1);
    solve(&lab, "set w[1,1,1] 9");
    assert_true(value_of(&lab, "loss_rose") == 1 && value_of(&lab, "max_loss") > first);
    solve(&lab, "restart");
    assert_true(value_of(&lab, "loss_rose") == 0);
    player_destroy(&player);
    lab_destroy(&lab);
}

static void names_that_are_none_are_told_from_those_to_come(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Player player = {0};
    Message message;
    char values[256];
    assert_true(player_open(&player, &lab, TRICK, 1, NULL));
    const Names names = player_names(&player, &lab);
    assert_true(names_known(&names, "w[2,1,1] > 0 and units[3] == 2", NULL));
    assert_true(names_known(&names, "activation[2] == tanh : 1", NULL));
    assert_false(names_known(&names, "Selected == 1", &message));
    assert_string_equal(message.text, "there is no name 'Selected'; did you mean 'selected'?");
    assert_false(names_known(&names, "step >= 1", &message));
    assert_string_equal(message.text, "there is no name 'step'; did you mean 'steps'?");
    assert_false(names_known(&names, "w[1,1]", &message));
    assert_string_equal(names_values(&names, "w[1,1,1] > 2 and old_score < 1", values),
                        "w[1,1,1] is 3, old_score has no value");
    assert_true(names_is_class(&names, 1) && !names_is_class(&names, 9));
    player_destroy(&player);
    lab_destroy(&lab);
}

/* Who came to the end is led to what is left; who is done begins anew. */
static void progress_knows_where_to_go_on(void **state) {
    (void)state;
    ProgressEntry entry = {.steps = 4, .at = 2, .done = 0x3};
    assert_int_equal(progress_step(NULL), 0);
    assert_int_equal(progress_step(&entry), 2);
    assert_true(progress_step_done(&entry, 1) && !progress_step_done(&entry, 2));
    assert_false(progress_step_done(NULL, 0));
    entry.at = 3;
    assert_int_equal(progress_step(&entry), 3);
    entry.done = 0xb;
    assert_int_equal(progress_step(&entry), 2);
    entry.done = 0xf;
    assert_int_equal(progress_step(&entry), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hands_are_counted_where_a_question_is),
        cmocka_unit_test(names_read_the_lab),
        cmocka_unit_test(lines_turn_and_bend),
        cmocka_unit_test(a_prediction_locks_the_run),
        cmocka_unit_test(tasks_tick_and_stay_ticked),
        cmocka_unit_test(a_jump_leads_to_the_same_bits),
        cmocka_unit_test(lines_that_make_no_sense_say_so),
        cmocka_unit_test(a_hint_is_offered_to_who_tries_in_vain),
        cmocka_unit_test(a_drag_is_one_try),
        cmocka_unit_test(what_counts_as_a_try),
        cmocka_unit_test(progress_comes_back),
        cmocka_unit_test(progress_of_two_windows_becomes_one),
        cmocka_unit_test(progress_knows_where_to_go_on),
        cmocka_unit_test(the_check_is_red_where_it_should_be),
        cmocka_unit_test(the_check_is_red_where_something_is_raw),
        cmocka_unit_test(plain_sums_must_come_out),
        cmocka_unit_test(lines_that_find_nothing_to_do_are_no_mistake),
        cmocka_unit_test(the_check_is_red_where_runs_cannot_be_compared),
        cmocka_unit_test(one_slip_is_told_once),
        cmocka_unit_test(reading_anew_keeps_what_was_done),
        cmocka_unit_test(steps_are_updates),
        cmocka_unit_test(the_ring_is_on_who_moved_the_line),
        cmocka_unit_test(the_wrong_ones_go_up_and_down),
        cmocka_unit_test(random_lines_are_hardly_ever_right),
        cmocka_unit_test(the_loss_that_rose_is_known),
        cmocka_unit_test(names_that_are_none_are_told_from_those_to_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
