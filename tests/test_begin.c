/* How a table begins: whatever its numbers are, what is pressed first is Play, and it learns; with
 * hidden layers too, and again after a rate that was too large. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/control.h"
#include "lab/verdict.h"
#include "near.h"
#include "person.h"
#include "scene/clean.h"
#include "scene/scene_file.h"
#include "scene/usual_rate.h"
#include "screen/timeline/timeline.h"

/* Rows of a line with a little beside it: x from low on, y = base + slope (x - low) and a wobble of
 * a tenth of all that it rises. */
typedef struct Straight {
    const char *header;
    double low, step, base, slope;
    const char *more; /* a column between them, the same in each row; "" for none */
} Straight;

enum { ROWS = 40 };

static const Straight straights[] = {
    {"height,weight", 1.5, 0.01, 50, 100, ""},     /* metres: the mean is far, all lie near */
    {"size,price", 40, 4, 150000, 3200, ""},       /* an answer of six digits */
    {"year,temperature", 1970, 1, 8, 0.02, ""},    /* the input, too, is far from 0 */
    {"hours,mark", 0, 0.5, 20, 4, ""},             /* */
    {"current,field", 1e-3, 2e-4, 1e-6, 4e-4, ""}, /* both are next to nothing */
    {"x,always,y", 0, 0.1, 1, 2, "7,"},            /* a column that says nothing */
};
enum { STRAIGHTS = sizeof straights / sizeof *straights };

static void text_of(const Straight *s, char text[4096]) {
    int used = snprintf(text, 4096, "%s\n", s->header);
    double rise = s->slope * s->step * ROWS;
    for (int i = 0; i < ROWS; i++) {
        double wobble = rise * 0.05 * (double)((i * 7) % 11 - 5) / 5;
        used += snprintf(text + used, 4096 - (size_t)used, "%.9g,%s%.9g\n", s->low + s->step * i,
                         s->more, s->base + s->slope * s->step * i + wobble);
    }
}

/* Two classes about a line, in unlike columns. */
static void classes_text(char text[4096]) {
    int used = snprintf(text, 4096, "weight,height,sex\n");
    for (int i = 0; i < ROWS; i++) {
        int class = i % 2;
        used += snprintf(text + used, 4096 - (size_t)used, "%g,%g,%c\n",
                         60.0 + 12 * class + (i * 5) % 9, 1.65 + 0.1 * class + 0.01 * ((i * 3) % 7),
                         "fm"[class]);
    }
}

/* Pasted into free play, and used as the sheet proposes. */
static Person pasted(const char *text) {
    Person p = person_create(1440, 900);
    frame_free_play(p.frame);
    frame_step(p.frame, &p.input);
    char *copy = strdup(text);
    does(&p, (InputEvent){.kind = INPUT_PASTE, .pasted = copy});
    free(copy);
    TableSheet *sheet = &p.frame->ui.table;
    assert_true(sheet->open);
    while (sheet->reading) frame_step(p.frame, &p.input);
    assert_true(frame_use_table(p.frame));
    frame_step(p.frame, &p.input);
    return p;
}

static Person pasted_straight(int i) {
    char text[4096];
    text_of(&straights[i], text);
    return pasted(text);
}

static void trains(Lab *lab, int epochs) {
    for (int i = 0; i < epochs && !lab->run->diverged; i++) {
        bool goes = lab_apply(lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
        assert_true(goes || lab->run->diverged);
    }
}

static double learned(const Lab *lab) {
    return lab->scene.data.kind == LABEL_NUMBER ? lab->score.r2 : lab->score.accuracy;
}

static void has_learned(const Lab *lab, double least, const char *what) {
    if (!(learned(lab) >= least))
        fail_msg("%s: %g at rate %g", what, learned(lab), (double)lab->scene.training.rate);
}

/* Three seconds of Play, at the speed at which free play begins. */
static void play_learns_every_table(void **state) {
    (void)state;
    enum { SECONDS_OF_PLAY = 45 };
    for (int i = 0; i < STRAIGHTS; i++) {
        Person p = pasted_straight(i);
        Lab *lab = &p.frame->lab;
        assert_same(lab->scene.training.rate, usual_rate(&lab->scene));
        trains(lab, SECONDS_OF_PLAY);
        has_learned(lab, 0.9, straights[i].header);
        assert_int_equal(verdict_of(lab).kind, VERDICT_NONE);
        person_leave(&p);
    }
    char text[4096];
    classes_text(text);
    Person p = pasted(text);
    assert_same(p.frame->lab.scene.training.rate, 0.6f);
    trains(&p.frame->lab, SECONDS_OF_PLAY);
    has_learned(&p.frame->lab, 0.95, "classes");
    person_leave(&p);
}

/* The first thing that is tried: the rate follows, as nobody has set it. */
static void a_hidden_layer_learns_them_too(void **state) {
    (void)state;
    for (int i = 0; i < STRAIGHTS; i++) {
        Person p = pasted_straight(i);
        Lab *lab = &p.frame->lab;
        Action more = control_action(lab, CONTROL_LAYERS, 1);
        assert_true(lab_apply(lab, &more));
        assert_int_equal(lab->scene.network.layers, 2);
        assert_same(lab->scene.training.rate, 0.03f);
        trains(lab, 600);
        has_learned(lab, 0.9, straights[i].header);
        person_leave(&p);
    }
}

static void an_answer_far_from_one_has_another_unit(void **state) {
    (void)state;
    static const char *const name[STRAIGHTS] = {"weight", "price / 100000", "temperature",
                                                "mark",   "field / 1e-6",   "y"};
    for (int i = 0; i < STRAIGHTS; i++) {
        Person p = pasted_straight(i);
        const Dataset *data = &p.frame->lab.scene.data;
        float most = 0;
        assert_string_equal(data->label_name, name[i]);
        for (int row = 0; row < data->count; row++) most = fmaxf(most, fabsf(data->label[row]));
        assert_true(most >= 0.02f && most <= 200);
        person_leave(&p);
    }
}

/* A name of 31 bytes keeps its unit, and no letter is cut in two. */
static void a_long_name_keeps_its_unit(void **state) {
    (void)state;
    static const char text[] =
        "x,Einwohnerzahl der Städte in Österreich\n1,120000\n2,340000\n3,510000\n";
    Person p = pasted(text);
    const char *name = p.frame->lab.scene.data.label_name;
    assert_non_null(strstr(name, " / 100000"));
    assert_true(strlen(name) < 32 && clean_is(name));
    person_leave(&p);
}

/* What is saved is what was seen: its rows are in that unit, and so is the name. */
static void the_unit_is_saved_with_the_rows(void **state) {
    (void)state;
    Person p = pasted_straight(1);
    const Scene *shown = &p.frame->lab.scene;
    char *text = scene_text(shown, NULL);
    Scene again;
    Message message = {""};
    if (!scene_parse(&again, text, strlen(text), "again", 1, "", &message))
        fail_msg("%s", message.text);
    assert_string_equal(again.data.label_name, "price / 100000");
    assert_memory_equal(again.data.label, shown->data.label, sizeof(float) * ROWS);
    scene_destroy(&again);
    free(text);
    person_leave(&p);
}

/* ---- after a rate that is too large */

static void sets_rate(Lab *lab, double rate) {
    Action set = {.kind = ACTION_SET_TRAINING, .training = lab->scene.training};
    set.training.rate = (float)rate;
    assert_true(lab_apply(lab, &set));
}

/* Whichever is offered, as often as something is. */
static void accepts_what_is_offered(Person *p) {
    enum { MOST_TIMES = 3 };
    for (int i = 0; i < MOST_TIMES; i++) {
        frame_step(p->frame, &p->input);
        bool diverged = p->frame->lab.run->diverged;
        Verdict v = verdict_of(&p->frame->lab);
        if (!diverged && v.kind == VERDICT_NONE) return;
        press(p, "way on",
              diverged                     ? WAY_SLOWER
              : v.again                    ? WAY_AGAIN
              : v.kind == VERDICT_UNSCALED ? WAY_SCALE
                                           : WAY_RATE);
        lab_apply(&p->frame->lab, &(Action){.kind = ACTION_PAUSE});
        trains(&p->frame->lab, 400);
    }
}

static void what_is_offered_helps(Person *p, double times, double least, const char *what) {
    Lab *lab = &p->frame->lab;
    sets_rate(lab, (double)usual_rate(&lab->scene) * times);
    trains(lab, 70);
    accepts_what_is_offered(p);
    if (learned(lab) < least) trains(lab, 400);
    has_learned(lab, least, what);
}

static void the_rate_that_is_offered_learns(void **state) {
    (void)state;
    static const double times[] = {5, 12, 30, 80, 1000};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        Person p = person_create(1440, 900);
        frame_free_play(p.frame);
        frame_step(p.frame, &p.input);
        what_is_offered_helps(&p, times[i], 0.95, "circles");
        person_leave(&p);
        for (int table = 0; table < 2; table++) {
            p = pasted_straight(table);
            what_is_offered_helps(&p, times[i], 0.9, straights[table].header);
            person_leave(&p);
            p = pasted_straight(table);
            Action more = control_action(&p.frame->lab, CONTROL_LAYERS, 1);
            lab_apply(&p.frame->lab, &more);
            what_is_offered_helps(&p, times[i], 0.9, straights[table].header);
            person_leave(&p);
        }
    }
}

/* A line that lies flat, since nobody scaled the columns, is not left alone with its rate. */
static void columns_that_are_not_scaled_are_told_of(void **state) {
    (void)state;
    Person p = pasted_straight(0);
    Lab *lab = &p.frame->lab;
    assert_true(lab->scene.scale);
    lab_apply(lab, &(Action){.kind = ACTION_SCALE, .flag = false});
    trains(lab, 300);
    assert_true(lab->score.r2 < 0.9);
    assert_int_equal(verdict_of(lab).kind, VERDICT_UNSCALED);
    frame_step(p.frame, &p.input);
    press(&p, "way on", WAY_SCALE);
    assert_true(lab->scene.scale);
    trains(lab, 45);
    has_learned(lab, 0.9, "scaled");
    assert_int_equal(verdict_of(lab).kind, VERDICT_NONE);
    person_leave(&p);
}

/* As far from each other and from 0 as the points of the sets, they stay as they are. */
static void columns_about_zero_are_not_scaled(void **state) {
    (void)state;
    static const char *const text[] = {
        "x,y,class\n-2,3,a\n3,-1,b\n1,-3,a\n-4,2,b\n", /* as the plane */
        "x,y,class\n-2,3,a\n9,-1,b\n1,-3,a\n-4,2,b\n", /* one lies far */
        "x,y,class\n-2,3.1,a\n3,3,b\n1,3.1,a\n-4,3,b\n" /* close together */};
    for (int i = 0; i < 3; i++) {
        Person p = pasted(text[i]);
        assert_true(p.frame->lab.scene.scale == (i > 0));
        person_leave(&p);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(play_learns_every_table),
        cmocka_unit_test(a_hidden_layer_learns_them_too),
        cmocka_unit_test(an_answer_far_from_one_has_another_unit),
        cmocka_unit_test(a_long_name_keeps_its_unit),
        cmocka_unit_test(the_unit_is_saved_with_the_rows),
        cmocka_unit_test(columns_that_are_not_scaled_are_told_of),
        cmocka_unit_test(columns_about_zero_are_not_scaled),
        cmocka_unit_test(the_rate_that_is_offered_learns),
    };
    return cmocka_run_group_tests_name("begin", tests, NULL, NULL);
}
