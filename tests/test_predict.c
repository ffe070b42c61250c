/* Predictions: formulas among the choices, and what is given by a line, a curve or a number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "draw/text.h"
#include "lesson/answer.h"
#include "lesson/check.h"
#include "taught.h"

static void a_sentence_may_have_forms_within_a_form(void **state) {
    (void)state;
    Person p = person_in(FRONT SCENE "Press {key}`S`. {if}`wrong == 0`Right.{else}Wrong{if}`steps "
                                     "== 0`, untouched{else}, still{end}.{end} Always.");
    assert_true(person_reads(&p, NULL, "untouched") && person_reads(&p, NULL, "Always."));
    assert_false(person_reads(&p, NULL, "still") || person_reads(&p, NULL, "Right."));
    press_key(&p, 'S', "");
    assert_true(person_reads(&p, NULL, "still") && person_reads(&p, NULL, "Always."));
    for (int i = 0; i < 5; i++) press_key(&p, 'S', "");
    assert_true(person_reads(&p, NULL, "Right.") && person_reads(&p, NULL, "Always."));
    assert_false(person_reads(&p, NULL, "still") || person_reads(&p, NULL, "untouched"));
    person_leave(&p);
}

/* Set as formulas in the choice, in what is said to it, and in the recap. */
static void a_choice_may_hold_a_formula(void **state) {
    (void)state;
    Person p = person_in(FRONT SCENE "```{predict}\nask: Which?\nchoices: ['$w_1 x_1$', '"
                                     "$\\frac{w_1}{x_1}$', '5']\nanswer: '$w_1 x_1$'\nwhy: So.\n"
                                     "```\n");
    assert_false(person_reads(&p, NULL, "$"));
    assert_true(person_reads(&p, "choice", "w") && person_reads(&p, "choice", "5"));
    press_key(&p, 'B', "");
    assert_true(person_reads(&p, NULL, "“"));
    assert_false(person_reads(&p, NULL, "frac"));
    press_key(&p, 'A', "");
    press_key(&p, KEY_PAGE_DOWN, "");
    assert_true(person_reads(&p, "missed", "“") && person_reads(&p, "missed", "w"));
    assert_false(person_reads(&p, NULL, "frac") || person_reads(&p, NULL, "$"));
    person_leave(&p);
}

/* ---- what is made and not chosen */

static Person at_step_sized(int step, float width, float height) {
    Person p = person_create(width, height);
    char path[300];
    Message message;
    snprintf(path, sizeof path, TESTS_FOLDER "/lessons/predict.md#%d", step);
    if (!frame_open(p.frame, path, &message)) fail_msg("%s", message.text);
    frame_step(p.frame, &p.input);
    return p;
}

static Person at_step(int step) {
    return at_step_sized(step, 1440, 900);
}

static const PlayerStep *state_of(const Person *p) {
    return &p->frame->player.state[p->frame->player.step];
}

static int choice_of(const Person *p) {
    return state_of(p)->choice[0];
}

/* Digits go to the field wherever the focus is. */
static void gives_number(Person *p, const char *text) {
    press_key(p, text[0], "");
    types(p, text);
    press_key(p, KEY_ENTER, "");
}

static void a_number_is_typed_and_may_be_tried_twice(void **state) {
    (void)state;
    Person p = at_step(1);
    assert_true(person_reads(&p, "guess number", "?"));
    assert_false(person_reads(&p, NULL, "4.2"));
    gives_number(&p, "42");
    assert_true(choice_of(&p) == ANSWER_OPEN && person_reads(&p, NULL, "forgot"));
    assert_true(person_reads(&p, NULL, "Not 42.") && person_reads(&p, NULL, "Try once more."));
    gives_number(&p, "42"); /* the same is no other try */
    assert_int_equal(choice_of(&p), ANSWER_OPEN);
    assert_true(person_reads(&p, NULL, "Try another number"));
    press_key(&p, 'S', ""); /* still locked */
    assert_int_equal(lab_trainer(&p.frame->lab)->steps, 0);
    gives_number(&p, "4,25");
    assert_int_equal(choice_of(&p), ANSWER_RIGHT);
    assert_true(person_reads(&p, "guess number", "4.25"));
    assert_true(person_reads(&p, NULL, "You said 4.25.") && person_reads(&p, NULL, "happens."));
    press_key(&p, 'S', "");
    assert_true(person_reads(&p, NULL, "Right."));
    assert_true(state_of(&p)->missed[0] == 1);
    person_leave(&p);
}

static void a_number_may_be_a_product_and_must_be_near(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int choice;
    } cases[] = {{"0.1 * 42", ANSWER_RIGHT}, {"4.28", ANSWER_RIGHT}, {"4.29", ANSWER_OPEN},
                 {"4.11", ANSWER_OPEN},      {"abc", ANSWER_OPEN},   {"-4.2", ANSWER_OPEN}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Person p = at_step(1);
        press(&p, "guess field", 0);
        types(&p, cases[i].text);
        press_key(&p, KEY_ENTER, "");
        if (choice_of(&p) != cases[i].choice) fail_msg("%s: %d", cases[i].text, choice_of(&p));
        person_leave(&p);
    }
}

/* Of two answers in one step each is told what was said to it. */
static void each_answer_is_told_its_own_number(void **state) {
    (void)state;
    Person p = person_in(FRONT SCENE "```{predict}\nask: The first?\nnumber: 3\nwithin: 0.1\n"
                                     "why: First it was {eval}`guess`.\nproof: steps == 1\n```\n\n"
                                     "```{predict}\nask: The second?\nnumber: 7\nwithin: 0.1\n"
                                     "why: Then it was {eval}`guess`.\nproof: steps == 1\n```\n");
    gives_number(&p, "3.05");
    gives_number(&p, "7.05");
    assert_true(state_of(&p)->choice[0] == ANSWER_RIGHT && state_of(&p)->choice[1] == ANSWER_RIGHT);
    press_key(&p, 'S', "");
    for (int i = 0; i < 60; i++) frame_step(p.frame, &p.input);
    assert_true(person_reads(&p, NULL, "First it was 3.05"));
    assert_true(person_reads(&p, NULL, "Then it was 7.05"));
    person_leave(&p);
}

/* Where the grip is on the screen. */
static Point grip(const Person *p, int which) {
    const Guess *guess = &state_of(p)->guess[0];
    return at(p, guess->grip[which][0], guess->grip[which][1]);
}

static void a_line_is_dragged_and_judged_by_what_happens(void **state) {
    (void)state;
    Person p = at_step(2);
    int points = p.frame->lab.scene.data.count;
    int64_t before = p.frame->lab.revision;
    press(&p, "give", 0); /* not before it was touched */
    assert_int_equal(choice_of(&p), ANSWER_OPEN);
    press_key(&p, 'S', "");
    assert_int_equal(lab_trainer(&p.frame->lab)->steps, 0);
    drag(&p, at(&p, 4, 5), at(&p, 2, 2)); /* the point stays */
    assert_true(p.frame->lab.scene.data.x[0] == 4);
    drag(&p, grip(&p, 0), at(&p, -4, 3));
    drag(&p, grip(&p, 1), at(&p, 5, -4));
    assert_true(fabsf(state_of(&p)->guess[0].grip[0][1] - 3) < 0.1f);
    press_key(&p, 'Z', "c"); /* undo has nothing to do with it */
    assert_true(fabsf(state_of(&p)->guess[0].grip[0][1] - 3) < 0.1f);
    press(&p, "give", 0);
    assert_true(choice_of(&p) == ANSWER_GIVEN && count(&p, "grip", 0, SHAPE_DISC) == 0);
    assert_true(person_reads(&p, NULL, "Your line stays in sight."));
    assert_true(person_reads(&p, NULL, "Now see what happens."));
    for (int i = 0; i < 100 && choice_of(&p) == ANSWER_GIVEN; i++) press_key(&p, 'E', "");
    const GuessFacts *facts = &state_of(&p)->facts[0];
    const float *w = lab_network(&p.frame->lab)->theta;
    /* from (-4, 3) to (5, -4): normal (7, 9); the angle to the neuron's (w1, w2) by hand */
    double cosine =
        fabs((double)(7 * w[0] + 9 * w[1])) / (hypot(7, 9) * hypot((double)w[0], (double)w[1]));
    assert_true(fabs(facts->angle - acos(cosine) * 180 / acos(-1)) < 0.8);
    assert_int_equal(choice_of(&p),
                     facts->angle <= 20 && facts->off <= 1 ? ANSWER_RIGHT : ANSWER_WRONG);
    assert_true(person_reads(&p, NULL, "off."));
    assert_true(count(&p, "placed line", 0, SHAPE_LINE) == 1); /* it stays beside what happened */
    assert_true(points == p.frame->lab.scene.data.count && before != p.frame->lab.revision);
    person_leave(&p);
}

static void a_line_is_placed_by_keys_alone(void **state) {
    (void)state;
    Person p = at_step_sized(3, 1024, 640);
    Guess before = state_of(&p)->guess[0];
    press_key(&p, KEY_ENTER, "");
    assert_true(person_reads(&p, NULL, "First drag the dashed line"));
    press_key(&p, KEY_UP, ""); /* all four points are above it */
    press_key(&p, KEY_ENTER, "");
    assert_true(choice_of(&p) == ANSWER_OPEN && person_reads(&p, NULL, "Not so."));
    assert_true(person_reads(&p, NULL, "Try once more."));
    press_key(&p, KEY_ENTER, ""); /* twice the same line is one try */
    assert_int_equal(choice_of(&p), ANSWER_OPEN);
    assert_true(person_reads(&p, NULL, "Drag the line elsewhere"));
    for (int i = 0; i < 7; i++) press_key(&p, KEY_UP, "s");
    press_key(&p, KEY_TAB, "");
    press_key(&p, KEY_DOWN, "");
    const Guess *guess = &state_of(&p)->guess[0];
    assert_true(guess->grip[0][1] > before.grip[0][1] + 3);
    assert_true(guess->grip[1][1] < before.grip[1][1]);
    press_key(&p, KEY_ENTER, "");
    assert_true(choice_of(&p) == ANSWER_RIGHT && person_reads(&p, NULL, "Right."));
    person_leave(&p);
}

/* Over a share of the pad. */
static Point on_pad(const Person *p, float across, float up) {
    Rect pad = where(p, "sketch", 0);
    return (Point){pad.x + across * pad.w, pad.y + (1 - up) * pad.h};
}

/* On a small projector the chart is little wider than the words. */
static void the_invitation_keeps_off_the_edges(void **state) {
    (void)state;
    for (int small = 0; small < 2; small++) {
        Person p = small ? at_step_sized(4, 1024, 640) : at_step(4);
        if (small) press_key(&p, 'P', "");
        frame_step(p.frame, &p.input);
        const Shape *said = opened_shape(p.frame, "sketch invitation", 0, SHAPE_TEXT);
        assert_non_null(said);
        const char *words = p.frame->shapes.text + said->first;
        float wide = text_width(p.frame->glyphs, words, &said->text, 1);
        float from = on_pad(&p, 0, 0).x, to = on_pad(&p, 1, 0).x;
        assert_true(wide < to - from - 40);
        assert_string_equal(words, small ? "draw here" : "draw your curve here");
        person_leave(&p);
    }
}

static void a_loss_is_drawn_and_held_against_the_real_one(void **state) {
    (void)state;
    Person p = at_step(4);
    drag(&p, on_pad(&p, 0.02f, 0.7f), on_pad(&p, 0.3f, 0.5f));
    press_key(&p, KEY_ENTER, ""); /* not from end to end yet */
    assert_int_equal(choice_of(&p), ANSWER_OPEN);
    drag(&p, on_pad(&p, 0.3f, 0.5f), on_pad(&p, 0.98f, 0.4f));
    assert_true(fabsf(state_of(&p)->guess[0].height[19] - 0.5f) < 0.03f);
    assert_null(p.frame->ui.focus.target);
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(choice_of(&p), ANSWER_GIVEN);
    assert_true(person_reads(&p, NULL, "Your curve stays in sight."));
    for (int i = 0; i < 40; i++) press_key(&p, 'E', "");
    const GuessFacts *facts = &state_of(&p)->facts[0];
    double off = 0;
    for (int i = 0; i < GUESS_PLACES; i++) {
        Bucket b;
        assert_true(timeline_at(lab_timeline(&p.frame->lab), SERIES_LOSS,
                                lroundf(40.0f * (float)i / (GUESS_PLACES - 1)), &b));
        off += fabs((double)(state_of(&p)->guess[0].height[i] - b.first)) / GUESS_PLACES;
    }
    assert_true(fabs(facts->off - off) < 1e-6);
    assert_int_equal(choice_of(&p), off < 0.2 ? ANSWER_RIGHT : ANSWER_WRONG);
    assert_true(count(&p, "sketched curve", 0, SHAPE_LINE) == 1);
    assert_true(person_reads(&p, NULL, "height"));
    person_leave(&p);
}

static void a_curve_over_x_is_drawn_by_keys(void **state) {
    (void)state;
    Person p = at_step(5);
    assert_int_equal(count(&p, "answers now", 0, SHAPE_LINE), 0); /* it would tell */
    press_key(&p, KEY_UP, "");
    assert_int_equal(count(&p, "sketch knot", 4, SHAPE_RING), 1);
    press_key(&p, KEY_ENTER, "");
    assert_true(choice_of(&p) == ANSWER_OPEN && person_reads(&p, NULL, "once"));
    press_key(&p, KEY_ENTER, "");
    assert_true(choice_of(&p) == ANSWER_OPEN && person_reads(&p, NULL, "Draw another curve"));
    for (int i = 0; i < 8; i++) press_key(&p, KEY_LEFT, "");
    for (int k = 0; k < GUESS_KNOTS; k++) {
        for (int i = 0; i < 12; i++) press_key(&p, k < 4 ? KEY_DOWN : KEY_UP, "s");
        press_key(&p, KEY_RIGHT, "");
    }
    const GuessFacts before = guess_facts(&p.frame->player.lesson.step[4].predict[0],
                                          &state_of(&p)->guess[0], NULL, &p.frame->lab);
    assert_true(before.start == 0 && before.end == 1 && before.rose == 1 && before.fell == 0);
    assert_true(before.middle > -1.3 && before.middle < 0);
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(choice_of(&p), ANSWER_RIGHT);
    assert_true(count(&p, "answers now", 0, SHAPE_LINE) == 1 && person_reads(&p, NULL, "Right."));
    person_leave(&p);
}

/* Where nothing is drawn it goes on as it was last, before that as it was first; with nothing at
 * all it lies in the middle, wherever that is; and the first knot that is lifted bends a level
 * line. */
static void a_curve_is_carried_on_over_what_is_not_drawn(void **state) {
    (void)state;
    static const struct {
        int drawn[2]; /* places, from left to right; -1: none */
        float first, between, last;
    } curves[] = {{{-1, -1}, 2, 2, 2},
                  {{0, -1}, 5, 5, 5},
                  {{GUESS_PLACES - 1, -1}, 5, 5, 5},
                  {{20, -1}, 5, 5, 5},
                  {{10, 50}, 5, 5, -1}};
    for (size_t c = 0; c < sizeof curves / sizeof *curves; c++) {
        Guess guess = {.low = -2, .high = 6, .knot = GUESS_KNOTS / 2};
        for (int i = 0; i < GUESS_PLACES; i++) guess.height[i] = NAN;
        for (int i = 0; i < 2; i++)
            if (curves[c].drawn[i] >= 0) guess.height[curves[c].drawn[i]] = i == 0 ? 5 : -1;
        guess_fill(&guess);
        assert_true(guess.height[0] == curves[c].first);
        assert_true(guess.height[30] == curves[c].between);
        assert_true(guess.height[GUESS_PLACES - 1] == curves[c].last);
    }
    Guess guess = {.low = -2, .high = 6, .knot = GUESS_KNOTS / 2};
    for (int i = 0; i < GUESS_PLACES; i++) guess.height[i] = NAN;
    guess_lift(&guess, 0.25f);
    const int at = guess_knot_place(GUESS_KNOTS / 2);
    assert_true(guess.height[0] == 2 && guess.height[GUESS_PLACES - 1] == 2);
    assert_true(guess.height[at] == 4 && guess.touched);
    assert_true(guess.height[at - 4] == 3 && guess.height[at + 4] == 3);
}

/* At the end stand the misses, and how far off they were. */
static void the_recap_tells_what_was_made(void **state) {
    (void)state;
    Person p = at_step(1);
    gives_number(&p, "42");
    gives_number(&p, "4.2");
    for (int i = 0; i < 5; i++) press_key(&p, KEY_PAGE_DOWN, "");
    assert_true(person_reads(&p, "missed", "You said 42; it is 4.2."));
    press_key(&p, KEY_PAGE_UP, "");
    press_key(&p, KEY_UP, "");
    press_key(&p, KEY_ENTER, "");
    press_key(&p, KEY_PAGE_DOWN, "");
    assert_true(person_reads(&p, "missed", "curve"));
    person_leave(&p);
}

/* ---- the check */

static void collect(void *data, const char *text) {
    char *all = data;
    snprintf(all + strlen(all), 2000 - strlen(all), "%s\n", text);
}

/* scene: more lines of it. block: of the question. */
static void the_check_of(const char *scene, const char *block, const char *words) {
    char path[] = "/tmp/halfplane-check-XXXXXX.md", found[2000] = "";
    int file = mkstemps(path, 3);
    dprintf(file,
            FRONT "```{scene}\ndata: {points: [[4, 5, blue], [-1, -1, red]]}\nnetwork: {layers: [1 "
                  "sigmoid], start: {kind: zeros}}\nshow: [plane]\n%s```\n\n```{predict}\nask: A?\n"
                  "%s\nwhy: B.\n```\n\n```{task}\n- say: Train\n  when: epoch >= 10\n  solve: "
                  "[epoch 10]\n```\n",
            scene, block);
    close(file);
    LessonCheck check = {.report = collect, .data = found};
    lesson_check(&check, path, 1);
    unlink(path);
    if (words ? !strstr(found, words) : found[0] != '\0')
        fail_msg("%s%s:\n%s", scene, block, found);
}

static void the_check_finds(const char *block, const char *words) {
    the_check_of("", block, words);
}

/* What is written for a moment that never comes, or of what is not there. */
static void the_check_asks_whether_all_of_it_comes(void **state) {
    (void)state;
    the_check_finds("number: 4\nwhen: epoch >= 5", NULL);
    the_check_finds("number: 4\nwhen: epok >= 5", "there is no name 'epok'");
    the_check_finds("number: 4\nwhen: epoch >= 50", "the reason is never told: `epoch >= 50`");
    the_check_finds("number: 4\nwhy: B.\n```\n\n```{log}\ngoal: los < 0.1\n```\n\n"
                    "```{predict}\nask: C?\nnumber: 4",
                    "`los < 0.1`: there is no name 'los'");
    the_check_of("run: [epoch 3]\n", "number: 4", NULL);
    the_check_of("run: [epok 3]\n", "number: 4", "run: 'epok 3': nothing is called that");
    the_check_of("run: [\"set w[9,9,9] 3\"]\n", "number: 4", "'w[9,9,9]' cannot be set");
    the_check_of("experiment: {vary: [\"rate=0.1,1\"], starts: 2}\n", "number: 4", NULL);
    the_check_of("experiment: {vary: [\"l3=0,1\"]}\n", "number: 4", "there is no setting 'l3'");
}

static void the_check_asks_whether_it_can_be_answered(void **state) {
    (void)state;
    the_check_finds("number: 4", NULL);
    the_check_finds("number: lss", "did you mean 'loss'?");
    the_check_finds("number: score", "has no value");
    the_check_finds("line: boundary", NULL);
    the_check_finds("line: any\nright: guess_wrong == 0", NULL);
    the_check_finds("line: any\nright: guess_wrong < 9", "whatever is given");
    the_check_finds("line: any\nright: guess_wrong > 9", "nothing that was tried");
    the_check_finds("line: any\nright: gess_wrong > 9", "did you mean");
    the_check_finds("sketch: {of: loss, epochs: 10}", NULL);
    the_check_finds("sketch: {of: loss, epochs: 50}", "shorter than `epochs`");
    the_check_finds("sketch: {of: loss, epochs: 10}\nright: guess_rose > 0.5", "not what happens");
    the_check_finds("sketch: {of: loss, epochs: 10}\nhides: [loss]", "which is hidden");
    the_check_finds("sketch: over-x", "does not offer");
    the_check_finds("line: bundary", "did you mean 'boundary'?");
    the_check_finds("line: [1, 2]", "give three");
    the_check_finds("line: any", "needs a condition");
    the_check_finds("sketch: los\n", "did you mean 'loss'?");
    the_check_finds("sketch: loss", "no epochs");
    the_check_finds("number: 4\nwithin: much", "5 %");
    the_check_finds("number: 4\nchoices: [a, b]", "one way");
    the_check_finds("number: 4\nanswer: 4", "answer is for choices");
    the_check_finds("number: 4\nreplies: {\"< \": So.}", "in replies");
    the_check_finds("line: boundary\nwithin: 5", "degrees");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_may_have_forms_within_a_form),
        cmocka_unit_test(a_choice_may_hold_a_formula),
        cmocka_unit_test(a_number_is_typed_and_may_be_tried_twice),
        cmocka_unit_test(a_number_may_be_a_product_and_must_be_near),
        cmocka_unit_test(each_answer_is_told_its_own_number),
        cmocka_unit_test(a_line_is_dragged_and_judged_by_what_happens),
        cmocka_unit_test(a_line_is_placed_by_keys_alone),
        cmocka_unit_test(a_loss_is_drawn_and_held_against_the_real_one),
        cmocka_unit_test(the_invitation_keeps_off_the_edges),
        cmocka_unit_test(a_curve_over_x_is_drawn_by_keys),
        cmocka_unit_test(a_curve_is_carried_on_over_what_is_not_drawn),
        cmocka_unit_test(the_recap_tells_what_was_made),
        cmocka_unit_test(the_check_asks_whether_it_can_be_answered),
        cmocka_unit_test(the_check_asks_whether_all_of_it_comes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
