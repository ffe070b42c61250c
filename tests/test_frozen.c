/* Numbers that a lesson keeps: which moment each is of, that reading a file anew leaves them, and
 * that every text of a step is read, whoever reads it. */
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

#include "lesson/passage.h"
#include "lesson/player.h"
#include "lesson/solve.h"

#define SCENE                                                                                      \
    "---\ntitle: T\n---\n## One\n```{scene}\ndata: {points: [[1, 1, red], [3, -1, blue]]}\n"       \
    "network: {layers: [1 sigmoid], values: [{w: [[0, 0]], b: [0]}]}\ntraining: {rate: "           \
    "0.1}\n```\n"

/* Three choices, so that two may be tried; told when w reaches 9. */
#define QUESTION                                                                                   \
    "```{predict}\nask: A {eval}`w[1,1,1]`?\nchoices: [\"a\", \"b\", \"c\"]\nanswer: a\n"          \
    "why: B {eval}`w[1,1,1]`, {was}`b[1,1]`.\nwhen: w[1,1,1] == 9\nreplies:\n"                     \
    "  b: C {eval}`w[1,1,1]`.\n  c: D {eval}`w[1,1,1]`, {was}`b[1,1]`.\n```\n"

typedef struct Taken {
    Player player;
    Lab lab;
} Taken;

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void begin(Taken *t, const char *text) {
    char path[] = "/tmp/halfplane-frozen-XXXXXX.md";
    Message message = {""};
    *t = (Taken){.lab = lab_create(1)};
    int file = mkstemps(path, 3);
    assert_true(file >= 0);
    close(file);
    write_file(path, text);
    if (!player_open(&t->player, &t->lab, path, 0, &message)) fail_msg("%s", message.text);
    assert_string_equal(t->player.lesson.error.text, "");
}

static void end(Taken *t) {
    remove(t->player.path);
    player_destroy(&t->player);
    lab_destroy(&t->lab);
}

/* Even what waits for an answer: numbers may change in other ways meanwhile. */
static void does(Taken *t, const char *line) {
    Message message = {""};
    const bool locked = t->lab.locked;
    lab_apply(&t->lab, &(Action){.kind = ACTION_LOCK, .flag = false});
    if (!solve_line(&t->lab, line, &message)) fail_msg("%s", message.text);
    lab_apply(&t->lab, &(Action){.kind = ACTION_LOCK, .flag = locked});
    player_look(&t->player, &t->lab);
}

static void reads_anew(Taken *t, const char *text) {
    Message message = {""};
    write_file(t->player.path, text);
    if (!player_reload(&t->player, &t->lab, &message)) fail_msg("%s", message.text);
}

static double number(Names names, const char *text) {
    double value = NAN;
    int decimals;
    assert_true(names_evaluate(&names, text, &value, &decimals, NULL));
    return value;
}

static double told(const Taken *t, const char *text) {
    return number(player_names_told(&t->player, &t->lab, 0), text);
}

static double asked(const Taken *t, const char *text) {
    return number(player_names_asked(&t->player, &t->lab), text);
}

/* One text in a question, two replies and a reason, each with the number of its own moment. */
static void every_reply_has_the_numbers_of_its_moment(void **state) {
    (void)state;
    Taken t;
    begin(&t, SCENE QUESTION);
    does(&t, "set w[1,1,1] 1");
    player_choose(&t.player, &t.lab, 0, 1);
    does(&t, "set w[1,1,1] 2");
    assert_true(told(&t, "w[1,1,1]") == 1);
    player_choose(&t.player, &t.lab, 0, 2);
    does(&t, "set w[1,1,1] 3");
    assert_true(told(&t, "w[1,1,1]") == 2);
    does(&t, "set w[1,1,1] 9");
    does(&t, "set w[1,1,1] 4");
    assert_true(t.player.state[0].happened[0]);
    assert_true(told(&t, "w[1,1,1]") == 9 && asked(&t, "w[1,1,1]") == 0);
    end(&t);
}

/* What a reply says of the beginning is of the beginning. */
static void a_reply_knows_the_beginning(void **state) {
    (void)state;
    Taken t;
    begin(&t, SCENE "```{predict}\nask: A?\nchoices: [\"a\", \"b\"]\nanswer: a\nwhy: B.\nreplies:\n"
                    "  b: C {was}`b[1,1]`.\n```\n");
    does(&t, "set b[1,1] 5");
    player_choose(&t.player, &t.lab, 0, 1);
    assert_true(asked(&t, "b[1,1]") == 0);
    end(&t);
}

/* A file that is written anew while its step is taken. What was told keeps its numbers, and so does
 * what the step began with; a reason that has got a number more gets it. */
static void reading_anew_keeps_the_numbers(void **state) {
    (void)state;
    Taken t;
    begin(&t, SCENE QUESTION);
    player_choose(&t.player, &t.lab, 0, 0);
    player_choose(&t.player, &t.lab, 0, 2); /* the right choice stands */
    assert_int_equal(t.player.state[0].choice[0], 1);
    does(&t, "set w[1,1,1] 9");
    does(&t, "set b[1,1] 5");
    does(&t, "set w[1,1,1] 4");
    reads_anew(&t, SCENE QUESTION "More.\n");
    assert_true(told(&t, "w[1,1,1]") == 9);
    assert_true(asked(&t, "w[1,1,1]") == 0 && asked(&t, "b[1,1]") == 0);
    reads_anew(&t, SCENE "```{predict}\nask: A?\nchoices: [\"a\", \"b\", \"c\"]\nanswer: a\n"
                         "why: B {eval}`w[1,1,1]`, {eval}`w[1,1,2]`.\nwhen: w[1,1,1] == 9\n```\n");
    does(&t, "set w[1,1,2] 6");
    assert_true(told(&t, "w[1,1,1]") == 9 && told(&t, "w[1,1,2]") == 0);
    reads_anew(&t, "---\ntitle: T\n---\n## One\n```{scene}\ndata: {set: xor}\n```\nA "
                   "{was}`b[1,1]`.\n"); /* another scene begins anew */
    assert_true(asked(&t, "b[1,1]") == number((Names){.lab = &t.lab}, "b[1,1]"));
    end(&t);
}

/* Of two steps that have come to bear one title, one keeps what was done. */
static void a_step_that_is_gone_takes_its_numbers_along(void **state) {
    (void)state;
    Taken t;
    begin(&t, SCENE QUESTION "## Two\n```{scene}\ndata: {set: xor}\n```\nA {was}`loss`.\n");
    player_choose(&t.player, &t.lab, 0, 0);
    player_go(&t.player, &t.lab, 1);
    reads_anew(&t, SCENE QUESTION);
    assert_true(t.player.step == 0 && t.player.state[0].choice[0] == 1);
    end(&t);
}

/* ---- every text */

typedef struct Noted {
    const Lesson *lesson;
    char text[100];
} Noted;

/* "bP1 ": a letter for the kind, and how its text begins. Scenes and the like have none. */
static bool note(void *data, const Passage *passage) {
    static const char kinds[] = "bmtdacwr";
    Noted *noted = data;
    size_t used = strlen(noted->text);
    bool prose = passage->prose.count > 0;
    const char *said = prose ? noted->lesson->span[passage->prose.first].text : passage->text;
    if (said)
        snprintf(noted->text + used, sizeof noted->text - used, "%c%.2s ", kinds[passage->kind],
                 said);
    return true;
}

static void every_text_is_read_once(void **state) {
    (void)state;
    Taken t;
    begin(&t, SCENE "P1\n\n$$X2$$\n\n| H3 |\n|---|\n| C4 |\n\n"
                    "```{predict}\nask: A5\nchoices: [C6, C8]\nanswer: C8\nwhy: W9\nreplies: {C6: "
                    "R7}\n```\n```{task}\n- say: T0\n  when: loss < 0.1\n  solve: [epoch 99]\n```\n"
                    "```{derive}\nof: [\"w[1,1,1]\"]\nsay: D!\n```\n");
    Noted noted = {&t.player.lesson, ""};
    assert_true(passage_each(&t.player.lesson.step[0], note, &noted));
    assert_string_equal(noted.text, "bP1 mX2 bH3 bC4 aA5 cC6 rR7 cC8 wW9 tT0 dD! ");
    end(&t);
}

/* A key that a reply or a {derive} speaks of can be pressed. */
static void keys_are_open_wherever_they_are_read(void **state) {
    (void)state;
    Taken t;
    begin(&t, SCENE "```{predict}\nask: A?\nchoices: [a, b]\nanswer: a\nwhy: Press {key}`N`.\n"
                    "replies: {b: \"Press {key}`F`.\"}\n```\n");
    assert_int_equal(t.player.ways, 1u << TRAIN_NEW_START | 1u << TRAIN_PHASE);
    end(&t);
    begin(&t, SCENE "```{derive}\nof: [\"w[1,1,1]\"]\nsay: Then {key}`R`.\n```\n");
    assert_int_equal(t.player.ways, 1u << TRAIN_RESTART);
    end(&t);
}

/* A claim is held against the lab as soon as its sentence is read, in a reply as elsewhere. */
static void claims_of_a_reply_are_claims(void **state) {
    (void)state;
    Taken t;
    begin(&t, SCENE "```{predict}\nask: A?\nchoices: [a, b, c]\nanswer: a\nwhy: B.\nreplies: {b: "
                    "\"C. {claim}`w[1,1,1] == 1`\"}\n```\n");
    assert_null(player_false_claim(&t.player, &t.lab));
    player_choose(&t.player, &t.lab, 0, 1);
    assert_non_null(player_false_claim(&t.player, &t.lab));
    player_choose(&t.player, &t.lab, 0, 0);
    assert_null(player_false_claim(&t.player, &t.lab));
    end(&t);
    begin(&t, SCENE "```{derive}\nof: [\"w[1,1,1]\"]\nsay: \"D {claim}`w[1,1,1] == 1`\"\n```\n");
    assert_non_null(player_false_claim(&t.player, &t.lab));
    end(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reply_has_the_numbers_of_its_moment),
        cmocka_unit_test(a_reply_knows_the_beginning),
        cmocka_unit_test(reading_anew_keeps_the_numbers),
        cmocka_unit_test(a_step_that_is_gone_takes_its_numbers_along),
        cmocka_unit_test(every_text_is_read_once),
        cmocka_unit_test(keys_are_open_wherever_they_are_read),
        cmocka_unit_test(claims_of_a_reply_are_claims),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
