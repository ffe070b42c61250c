/* What authors see of their mistakes in the window, and what teachers are given. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lesson/key_names.h"
#include "lesson/solve.h"
#include "screen/keys.h"
#include "taught.h"

/* The colour of the text that holds these words; 0 when there is none. */
static Color ink_of(const Person *p, const char *words) {
    const Shapes *shapes = &p->frame->shapes;
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        if (s->kind == SHAPE_TEXT && strstr(shapes->text + s->first, words)) return s->color;
    }
    return (Color){0};
}

static bool is_bad(const Person *p, const char *words) {
    Color bad = theme_get(p->frame->ui.theme)->bad, color = ink_of(p, words);
    return memcmp(&bad, &color, sizeof bad) == 0;
}

/* ---- authors */

static void what_cannot_be_read_says_so_in_place(void **state) {
    (void)state;
    Person p =
        person_in(FRONT SCENE "Score {eval}`score`, {eval}`los`, {class}`label`, {class}`9`, "
                              "$\\hot{banana}{w} + \\val{wrang}$, {eval}`old_score`.\n\n"
                              "```{task}\n- say: Less\n  when: los < 0.69\n- say: More\n"
                              "  when: w[2,1,1] > 1\n```\n");
    assert_true(is_bad(&p, "los?") && is_bad(&p, "9?") && is_bad(&p, "wrang?"));
    assert_true(is_bad(&p, "w"));
    assert_true(person_reads(&p, NULL, "22") && person_reads(&p, NULL, "blue, 0"));
    assert_false(is_bad(&p, "22") || is_bad(&p, "blue, 0"));
    assert_true(is_bad(&p, "`los"));
    assert_true(person_reads(&p, NULL, "'loss'?"));
    assert_false(person_reads(&p, NULL, "`w[2,1,1]")); /* that layer may be added */
    person_leave(&p);
}

/* The sheet of keys and the names that {key} takes do not part ways. */
static void every_key_of_the_sheet_can_be_named(void **state) {
    (void)state;
    char hint[256];
    for (int i = 0; i < keys_help_rows; i++) {
        char keys[64], *rest = keys;
        snprintf(keys, sizeof keys, "%s", keys_help[i].keys);
        bool ctrl = false; /* of all that follows in the row */
        for (char *key = strtok_r(keys, " ", &rest); key; key = strtok_r(NULL, " ", &rest)) {
            char whole[80];
            bool words = strstr(key, "arrows") || (key[0] >= 'a' && key[0] <= 'z');
            snprintf(whole, sizeof whole, "%s%s", ctrl ? "Ctrl+" : "", key);
            if (!words && !key_names_know(whole, hint)) fail_msg("%s: %s", whole, hint);
            ctrl |= strcmp(key, "Ctrl") == 0;
        }
    }
    assert_true(key_names_know("Ctrl+Z", hint) && key_names_know("Ctrl+Shift+S", hint));
    assert_false(key_names_know("Z", hint) || key_names_know("Shift+O", hint) ||
                 key_names_know("Ctrl+H", hint));
    assert_false(key_names_know("Quux", hint) || key_names_know("I", hint) ||
                 key_names_know("", hint) || key_names_know("Shift+", hint));
}

/* ---- teachers */

static const char ASKED[] = FRONT SCENE
    "```{predict}\nask: Will it do?\nchoices: [\"Yes\", \"No\", \"Perhaps\"]\nanswer: \"No\"\n"
    "why: It is too far.\n```\n\n"
    "```{note}\nThey take **that** for a count. It is {eval}`score` now.\n\n- Ask whose it "
    "is.\n```\n";

static void notes_are_for_the_presenter(void **state) {
    (void)state;
    Person p = person_in(ASKED);
    assert_false(person_reads(&p, NULL, "whose") || count(&p, "notes", -1, SHAPE_TARGET));
    press_key(&p, 'V', "");
    assert_int_equal(count(&p, "notes", -1, SHAPE_TARGET), 1);
    assert_false(person_reads(&p, NULL, "whose")); /* they may hold the answer */
    press(&p, "notes", 0);
    assert_true(person_reads(&p, NULL, "whose"));
    press(&p, "notes", 0);
    assert_false(person_reads(&p, NULL, "whose"));
    press_key(&p, 'V', "");
    press_key(&p, 'B', ""); /* answers */
    press_key(&p, 'V', "");
    assert_true(person_reads(&p, NULL, "whose"));
    int question = shapes_find(&p.frame->shapes, "question", 0, -1);
    assert_true(question >= 0); /* the notes stand above it */
    const Rect card = where(&p, "notes", 0), asked = p.frame->shapes.shape[question].rect;
    assert_true(card.y + card.h <= asked.y && fabsf(card.x - asked.x) < 20);
    press_key(&p, 'V', "");
    assert_false(person_reads(&p, NULL, "whose"));
    person_leave(&p);
}

/* All that the notes of a lesson say, "*3 minutes.*", and what its front matter says. steps: how
 * many it has. */
static void count_minutes(const char *path, int *notes, int *whole, int *steps) {
    char line[4096];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    *notes = *whole = *steps = 0;
    while (fgets(line, sizeof line, file)) {
        *steps += strncmp(line, "## ", 3) == 0;
        if (strncmp(line, "minutes: ", 9) == 0) *whole = atoi(line + 9);
        for (char *at = line; (at = strstr(at, " minute")); at++) {
            char *digit = at;
            while (digit > line && digit[-1] >= '0' && digit[-1] <= '9') digit--;
            if (digit > line && digit < at && digit[-1] == '*') *notes += atoi(digit);
        }
    }
    fclose(file);
}

/* And has no more than nine of them: a longer one is to be split. */
static void a_lesson_takes_as_long_as_its_steps(void **state) {
    (void)state;
    DIR *folder = opendir(LESSONS_FOLDER);
    int lessons = 0, notes, whole, steps;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        char path[512];
        if (!strstr(entry->d_name, ".md")) continue;
        snprintf(path, sizeof path, "%s/%.200s", LESSONS_FOLDER, entry->d_name);
        count_minutes(path, &notes, &whole, &steps);
        if (steps < 1 || steps > 9) fail_msg("%s has %d steps", path, steps);
        if (notes != whole)
            fail_msg("%s: %d minutes, but its notes add up to %d", path, whole, notes);
        lessons++;
    }
    closedir(folder);
    assert_int_equal(lessons, 18);
}

static Rect bar_of(const Person *p, int choice) {
    int at = shapes_find_part(&p->frame->shapes, "hands bar", 0, choice, -1);
    return at < 0 ? (Rect){0} : p->frame->shapes.shape[at].rect;
}

static Color bar_ink(const Person *p, int choice) {
    int at = shapes_find_part(&p->frame->shapes, "hands bar", 0, choice, -1);
    if (at < 0) fail_msg("choice %d has no bar", choice);
    return p->frame->shapes.shape[at < 0 ? 0 : at].color;
}

static void hands_are_counted_with_the_question(void **state) {
    (void)state;
    Person p = person_in(ASKED);
    const Player *player = &p.frame->player;
    press_key(&p, 'V', "");
    press_part(&p, "hands", 0, 0);
    const char *numbers[] = {"12", "6", "4"}; /* Enter leads to the next */
    for (int i = 0; i < 3; i++) {
        types(&p, numbers[i]);
        press_key(&p, KEY_ENTER, "");
    }
    assert_int_equal(player->state[0].hands[0][0], 12);
    assert_int_equal(player->state[0].hands[0][1], 6);
    assert_int_equal(player->state[0].hands[0][2], 4);
    assert_true(player->state[0].choice[0] == 0 && !p.frame->ui.editing.tag.target);
    press_key(&p, KEY_DOWN, "");
    assert_int_equal(player->state[0].hands[0][2], 3);
    assert_true(bar_of(&p, 0).w > 1.9f * bar_of(&p, 1).w &&
                bar_of(&p, 0).w < 2.1f * bar_of(&p, 1).w);
    assert_true(bar_of(&p, 0).x == bar_of(&p, 2).x);
    Color good = theme_get(p.frame->ui.theme)->good, ink = bar_ink(&p, 1);
    assert_true(memcmp(&good, &ink, sizeof good) != 0); /* it does not tell yet */
    press_key(&p, 'V', "");                             /* the bars stay, the fields go */
    assert_true(bar_of(&p, 0).w > 0 && count(&p, "hands", -1, SHAPE_TARGET) == 0);
    press_key(&p, 'A', ""); /* wrong, and tried once more */
    press_key(&p, 'B', "");
    ink = bar_ink(&p, 1);
    assert_memory_equal(&good, &ink, sizeof good);
    ink = bar_ink(&p, 0);
    assert_true(memcmp(&good, &ink, sizeof good) != 0);
    person_leave(&p);
}

static const char TYPED[] =
    FRONT SCENE "```{predict}\nask: How much?\nnumber: rate * 42\nwithin: 0.01\n"
                "replies: {\"42\": \"Without the rate.\", \"< 1\": \"Too little.\", "
                "\"abs(guess) > 99\": \"Far too much.\"}\n"
                "when: steps >= 1\nwhy: So.\n```\n\n"
                "```{task}\n- say: One\n  when: steps >= 1\n  solve: [point]\n```\n";

/* Of a number that was typed, once it has been told: the right one, the slips by the number they
 * are, and all others. Before, the rows would tell the answer. */
static void hands_are_counted_for_numbers(void **state) {
    (void)state;
    Person p = person_in(TYPED);
    press_key(&p, 'V', "");
    assert_int_equal(count(&p, "hands", -1, SHAPE_TARGET), 0);
    assert_true(person_reads(&p, NULL, "once the answer is told"));
    press_key(&p, '4', "");
    types(&p, "4.2");
    press_key(&p, KEY_ENTER, "");
    press_key(&p, 'S', "");
    assert_int_equal(count(&p, "hands", -1, SHAPE_TARGET), 4);
    assert_true(person_reads(&p, NULL, "other") && person_reads(&p, NULL, "< 1"));
    press_part(&p, "hands", 0, 0);
    const char *numbers[] = {"12", "6", "0", "4"};
    for (int i = 0; i < 4; i++) {
        types(&p, numbers[i]);
        press_key(&p, KEY_ENTER, "");
    }
    const int *hands = p.frame->player.state[0].hands[0];
    assert_true(hands[0] == 12 && hands[1] == 6 && hands[2] == 0 && hands[3] == 4);
    assert_true(person_reads(&p, NULL, "HANDS: 22"));
    const Color good = theme_get(p.frame->ui.theme)->good, right = bar_ink(&p, 0),
                slip = bar_ink(&p, 1);
    assert_memory_equal(&good, &right, sizeof good);
    assert_true(memcmp(&good, &slip, sizeof good) != 0);
    assert_true(bar_of(&p, 0).w > 1.9f * bar_of(&p, 1).w);
    person_leave(&p);
}

/* ---- the log */

static const char LOGGED[] =
    FRONT "```{scene}\ndata: {set: gauss, count: 40, noise: 0.3, seed: 3, test: 0.25}\n"
          "network: {layers: [1 sigmoid], start: {kind: zeros}}\ntraining: {rate: 0.01}\n```\n\n"
          "```{log}\ngoal: loss < 0.5\n```\n";

/* The goal in words, and a column by what people call it: a network of one hidden layer has but one
 * activation to choose. */
static void a_log_speaks_in_words(void **state) {
    (void)state;
    static const char lesson[] =
        FRONT "```{scene}\ndata: {set: gauss, count: 40, noise: 0.3, seed: 3, test: 0.25}\n"
              "network: {layers: [2 tanh, 1 sigmoid]}\n```\n\n"
              "```{log}\ngoal: loss < 0.5\nsay: the loss is below a half\n"
              "columns: [\"activation[1]\", held-out, epochs]\n```\n";
    Person p = person_in(lesson);
    assert_true(person_reads(&p, NULL, "RUNS, UNTIL the loss is below a half"));
    assert_false(person_reads(&p, NULL, "loss < 0.5"));
    assert_true(person_reads(&p, NULL, "activation"));
    assert_false(person_reads(&p, NULL, "activation[1]") || person_reads(&p, NULL, "activation 1"));
    assert_true(person_reads(&p, NULL, "held out") && !person_reads(&p, NULL, "held-out"));
    person_leave(&p);
}

/* Each task that trains has its moment, also while another is still to be met. */
static void play_stops_at_every_task_that_trains(void **state) {
    (void)state;
    static const char lesson[] =
        FRONT "```{scene}\ndata: {set: gauss, count: 20, seed: 3}\n"
              "network: {layers: [1 sigmoid]}\ntraining: {rate: 0.01}\nkeys: [play]\n```\n\n"
              "```{task}\n- {say: Five, when: epoch >= 5, solve: [epoch 5]}\n"
              "- {say: Nine, when: epoch >= 9, solve: [epoch 9]}\n```\n";
    Person p = person_in(lesson);
    const Lab *lab = &p.frame->lab;
    for (int goal = 5; goal <= 9; goal += 4) {
        press_key(&p, KEY_SPACE, "");
        assert_true(lab->play.playing);
        for (int i = 0; i < 200 && lab->play.playing; i++) frame_step(p.frame, &p.input);
        assert_false(lab->play.playing);
        assert_int_equal(lab_trainer(lab)->epoch, goal);
    }
    person_leave(&p);
}

static void goes_on(Person *p, const char *line) {
    Message message;
    if (!solve_line(&p->frame->lab, line, &message)) fail_msg("%s", message.text);
    frame_step(p->frame, &p->input);
}

/* A row for each run, right below each other, with the settings that differ and no others. */
static void runs_stand_in_a_table(void **state) {
    (void)state;
    Person p = person_in(LOGGED);
    assert_true(person_reads(&p, NULL, "RUNS, UNTIL loss < 0.5"));
    assert_false(person_reads(&p, NULL, "momentum") || count(&p, "clear log", 0, SHAPE_TARGET));
    goes_on(&p, "epoch 2");
    assert_true(person_reads(&p, "run under way", "2"));
    assert_false(person_reads(&p, "run under way", ">"));
    goes_on(&p, "set rate 0.05");
    goes_on(&p, "restart");
    goes_on(&p, "epoch 30");
    assert_true(person_reads(&p, "run", "> 2") && person_reads(&p, "run", "0.05"));
    assert_true(person_reads(&p, NULL, "held-out loss") && !person_reads(&p, NULL, "optimizer"));
    const Shapes *shapes = &p.frame->shapes;
    int first = shapes_find(shapes, "run", 0, -1), second = shapes_find(shapes, "run", 1, -1);
    assert_true(first >= 0 && second >= 0);
    const Shape *a = &shapes->shape[first], *b = &shapes->shape[second];
    assert_true(b->at.y > a->at.y + 10 && b->at.y < a->at.y + 40);
    assert_true(a->at.x > 0 && a->at.x < 400 && b->at.x < 400);
    press(&p, "clear log", 0);
    assert_int_equal(p.frame->player.log.rows, 0);
    assert_false(person_reads(&p, "run", "0.05"));
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_read_says_so_in_place),
        cmocka_unit_test(every_key_of_the_sheet_can_be_named),
        cmocka_unit_test(a_lesson_takes_as_long_as_its_steps),
        cmocka_unit_test(notes_are_for_the_presenter),
        cmocka_unit_test(a_log_speaks_in_words),
        cmocka_unit_test(play_stops_at_every_task_that_trains),
        cmocka_unit_test(runs_stand_in_a_table),
        cmocka_unit_test(hands_are_counted_with_the_question),
        cmocka_unit_test(hands_are_counted_for_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
