/* What stands on the curve of the loss besides it: edits, the run before, gaps, how far a run has
 * been done again; and that nothing is shown of a loss that is not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/text.h"
#include "lab/replay.h"
#include "opened.h"
#include "person.h"
#include "screen/timeline/timeline.h"

#define CIRCLES                                                                                    \
    "data: {set: circles, count: 60, seed: 1}\n"                                                   \
    "network: {layers: [4 tanh, 1 sigmoid]}\ntraining: {rate: 0.5}\n"

static Person with(const char *scene) {
    Person p = {.frame = opened(scene)};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static void applies(Person *p, Action action) {
    assert_true(lab_apply(&p->frame->lab, &action));
    frame_step(p->frame, &p->input);
}

static void trains(Person *p, int epochs) {
    for (int i = 0; i < epochs; i++) applies(p, (Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
}

static float x_of(const Person *p, int epoch) {
    Rect area = where(p, "scrub", 0);
    return area.x + area.w * (float)epoch / 200;
}

static void edits_are_marked_where_they_were_made(void **state) {
    (void)state;
    Person p = with(CIRCLES);
    trains(&p, 6);
    applies(&p, (Action){.kind = ACTION_ERASE_POINT, .point = {.index = 4}});
    trains(&p, 6);
    Action rate = {.kind = ACTION_SET_TRAINING, .training = p.frame->lab.scene.training};
    rate.training.rate = 0.25f;
    applies(&p, rate);
    trains(&p, 6);
    Rect area = where(&p, "scrub", 0);
    for (int epoch = 0; epoch <= 18; epoch++) {
        const Shape *mark = opened_shape(p.frame, "edit mark", epoch, SHAPE_POLYGON);
        assert_int_equal(mark != NULL, epoch == 6 || epoch == 12);
        if (!mark) continue;
        assert_true(fabsf(mark->rect.x + mark->rect.w / 2 - x_of(&p, epoch)) < 1);
        assert_true(fabsf(mark->rect.y + mark->rect.h / 2 - area.y - area.h) < 3);
    }
    Point there = {x_of(&p, 6), area.y + area.h / 2};
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = there});
    frame_step(p.frame, &p.input);
    assert_true(person_reads(&p, "moment", "point erased"));
    there.x = x_of(&p, 9);
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = there});
    frame_step(p.frame, &p.input);
    assert_true(person_reads(&p, "moment", "epoch 9"));
    assert_false(person_reads(&p, "moment", "erased"));
    person_leave(&p);
}

static float end_of(const Person *p, const Shape *words) {
    const char *text = p->frame->shapes.text + words->first;
    return words->at.x + text_width(p->frame->glyphs, text, &words->text, 1);
}

static float left_of_legend(const Person *p) {
    const Shapes *shapes = &p->frame->shapes;
    float left = INFINITY;
    for (int i = -1; (i = shapes_find(shapes, "curve legend", 0, i)) >= 0;) {
        const Shape *s = &shapes->shape[i];
        if (s->kind == SHAPE_LINE) left = fminf(left, s->rect.x);
    }
    return left;
}

/* A run that has fallen by decades is begun again: on the logarithmic axis its end is no flat line
 * along the bottom. */
static void the_end_of_the_run_before_is_seen(void **state) {
    (void)state;
    Person p = with("data: {points: [[1, red], [-1, blue]]}\n"
                    "network: {layers: [1 sigmoid]}\ntraining: {rate: 20}\n");
    p.frame->ui.extra[EXTRA_LOG_LOSS] = true;
    trains(&p, 60);
    applies(&p, (Action){.kind = ACTION_RESTART});
    trains(&p, 1);
    const Shape *ghost = opened_shape(p.frame, "ghost curve", SERIES_LOSS, SHAPE_LINE);
    assert_non_null(ghost);
    const Point *end = p.frame->shapes.point + ghost->first + ghost->count - 1;
    assert_true(end[0].y > end[-1].y && end[-1].y > end[-10].y);
    person_leave(&p);
}

static void the_run_before_is_named_by_what_differs(void **state) {
    (void)state;
    Person p = with(CIRCLES);
    assert_null(opened_shape(p.frame, "ghost curve", SERIES_LOSS, SHAPE_LINE));
    trains(&p, 8);
    applies(&p, (Action){.kind = ACTION_RESTART});
    Action rate = {.kind = ACTION_SET_TRAINING, .training = p.frame->lab.scene.training};
    rate.training.rate = 0.1f;
    applies(&p, rate);
    trains(&p, 3);
    const Shape *ghost = opened_shape(p.frame, "ghost curve", SERIES_LOSS, SHAPE_LINE);
    const Shape *curve = opened_shape(p.frame, "curve", SERIES_LOSS, SHAPE_LINE);
    assert_non_null(ghost);
    assert_non_null(curve);
    assert_int_equal(ghost->count, 9);
    assert_true(ghost->rect.x + ghost->rect.w > curve->rect.x + curve->rect.w + 10);
    assert_true(person_reads(&p, "curve legend", "before, rate 0.5"));
    for (int epochs = 3; epochs < 180; epochs += 3) { /* its name covers nothing */
        const Shape *words = opened_shape(p.frame, "moment words", 0, SHAPE_TEXT);
        if (words) assert_true(end_of(&p, words) < left_of_legend(&p));
        assert_true(words || epochs > 20);
        trains(&p, 3);
    }
    /* The rate that it was trained at, though another was chosen before it ended. */
    rate.training.rate = 0.25f;
    applies(&p, rate);
    applies(&p, (Action){.kind = ACTION_RESTART});
    trains(&p, 3);
    assert_true(person_reads(&p, "curve legend", "before, rate 0.1"));
    /* By its batch, where that is what differs. */
    applies(&p, (Action){.kind = ACTION_RESTART});
    rate.training.batch = 4;
    applies(&p, rate);
    trains(&p, 3);
    assert_false(person_reads(&p, "curve legend", "before, rate"));
    assert_true(person_reads(&p, "curve legend", "before, batch"));
    /* Where nothing differs, by nothing; after a new start by its seed; and the shortest first. */
    applies(&p, (Action){.kind = ACTION_RESTART});
    trains(&p, 3);
    assert_true(person_reads(&p, "curve legend", "before"));
    assert_false(person_reads(&p, "curve legend", "before,"));
    applies(&p, (Action){.kind = ACTION_NEW_START});
    trains(&p, 3);
    char seed[48];
    snprintf(seed, sizeof seed, "before, seed %d", (int)p.frame->lab.scene.network.start.seed - 1);
    assert_true(person_reads(&p, "curve legend", seed));
    assert_false(person_reads(&p, "curve legend", "rate"));
    NetworkDef network = p.frame->lab.scene.network;
    network.start.kind = START_NORMAL;
    network.units[0]++;
    applies(&p, (Action){.kind = ACTION_SET_NETWORK, .network = network});
    trains(&p, 3);
    assert_true(person_reads(&p, "curve legend", "before, xavier, layers"));
    applies(&p, control_action(&p.frame->lab, CONTROL_SET, SET_SINE - 1)); /* another loss */
    assert_null(opened_shape(p.frame, "ghost curve", SERIES_LOSS, SHAPE_LINE));
    assert_false(person_reads(&p, "curve legend", "before"));
    person_leave(&p);
}

/* A run that has just begun is not a speck at the foot of one that went on for ever. */
static void the_run_before_leaves_room_for_this_one(void **state) {
    (void)state;
    Person p = with(CIRCLES);
    Lab *lab = &p.frame->lab;
    applies(&p, (Action){.kind = ACTION_PLAY});
    lab_advance(lab, 3000);
    assert_int_equal(timeline_span(lab, &p.frame->player), 5000);
    applies(&p, (Action){.kind = ACTION_RESTART});
    assert_int_equal(lab->ghost.epochs, 3001);
    assert_int_equal(timeline_span(lab, &p.frame->player), 200);
    Rect area = where(&p, "scrub", 0);
    const Shape *ghost = opened_shape(p.frame, "ghost curve", SERIES_LOSS, SHAPE_LINE);
    assert_non_null(ghost);
    assert_true(ghost->rect.x + ghost->rect.w <= area.x + area.w + 2);
    assert_true(ghost->rect.x + ghost->rect.w > area.x + area.w * 0.9f); /* all the way across */
    for (int epoch = 1; epoch < 700; epoch += 20) {
        trains(&p, 20);
        int64_t span = timeline_span(lab, &p.frame->player);
        assert_true(span == 200 || lab_trainer(lab)->epoch * 13 >= span);
        assert_true(span >= 200 && span <= 5000);
    }
    assert_int_equal(timeline_span(lab, &p.frame->player), 5000); /* all of it, for comparison */
    person_leave(&p);
}

static int lines_of(const Person *p) {
    return count(p, "curve", SERIES_LOSS, SHAPE_LINE);
}

/* How often a text stands alone. */
static int times(const Person *p, const char *text) {
    const Shapes *shapes = &p->frame->shapes;
    int found = 0;
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        found += s->kind == SHAPE_TEXT && strcmp(shapes->text + s->first, text) == 0;
    }
    return found;
}

static void without_points_there_is_no_loss(void **state) {
    (void)state;
    Person p = with(CIRCLES);
    trains(&p, 5);
    assert_int_equal(lines_of(&p), 1);
    assert_int_equal(times(&p, "–"), 0);
    applies(&p, (Action){.kind = ACTION_CLEAR_POINTS});
    assert_true(times(&p, "–") > 5); /* the loss, and the step of each weight that is shown */
    assert_int_equal(times(&p, "0.0000"), 0);
    const Shape *before = opened_shape(p.frame, "curve", SERIES_LOSS, SHAPE_LINE);
    assert_true(before->rect.x + before->rect.w < x_of(&p, 5) + 3); /* nothing falls to 0 */
    assert_true(before->rect.y + before->rect.h <
                where(&p, "scrub", 0).y + where(&p, "scrub", 0).h - 5);
    for (int i = 0; i < 4; i++)
        applies(&p, (Action){.kind = ACTION_ADD_POINT,
                             .point = {.x = {(float)i, 1}, .label = (float)(i % 2)}});
    trains(&p, 5);
    const Shape *last = NULL;
    for (int i = -1; (i = shapes_find(&p.frame->shapes, "curve", SERIES_LOSS, i)) >= 0;)
        last = &p.frame->shapes.shape[i];
    assert_true(last && fabsf(last->rect.x + last->rect.w - x_of(&p, 10)) < 3);
    person_leave(&p);
}

static void how_far_a_run_is_done_again_is_told(void **state) {
    (void)state;
    Person p = {.frame = opened(CIRCLES "run: [epochs 4000]\n")};
    Lab *lab = &p.frame->lab;
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    lab_replay(lab, 1e5);
    assert_true(lab_replays(lab));
    frame_draw(p.frame);
    char text[32];
    snprintf(text, sizeof text, "done again: %.0f %%", lab_replay_share(lab) * 100);
    assert_true(lab_replay_share(lab) < 0.5);
    assert_true(person_reads(&p, "moment words", text));
    assert_true(person_reads(&p, "moment words", "Esc stops"));
    for (int i = 0; i < 1000 && lab_replays(lab); i++) frame_step(p.frame, &p.input);
    assert_int_equal(lab_trainer(lab)->epoch, 4000);
    assert_false(person_reads(&p, "moment words", "done again"));
    person_leave(&p);
}

/* Where a loss stands, by the numbers at the axis: between the two that are furthest apart. */
typedef struct Axis {
    float low, high, y_low, y_high;
    bool logarithmic;
    int numbers;
} Axis;

static Axis axis_of(const Person *p) {
    Axis axis = {.logarithmic = p->frame->ui.extra[EXTRA_LOG_LOSS]};
    const Shapes *shapes = &p->frame->shapes;
    for (int i = -1; (i = shapes_find(shapes, "loss tick", 0, i)) >= 0;) {
        const Shape *s = &shapes->shape[i];
        if (s->kind != SHAPE_TEXT || strstr(shapes->text + s->first, "·")) continue;
        float value = strtof(shapes->text + s->first, NULL);
        float y = s->at.y - 4 * p->frame->ui.density;
        if (axis.numbers == 0 || value < axis.low) axis.low = value, axis.y_low = y;
        if (axis.numbers == 0 || value > axis.high) axis.high = value, axis.y_high = y;
        axis.numbers++;
    }
    assert_true(axis.numbers >= 2 && axis.y_high < axis.y_low - 20);
    return axis;
}

static float on_axis(const Axis *a, float value) {
    float share = a->logarithmic ? logf(value / a->low) / logf(a->high / a->low)
                                 : (value - a->low) / (a->high - a->low);
    return a->y_low + (a->y_high - a->y_low) * share;
}

/* The curve, its place now, and every number beside it stand where the axis has them. */
static void a_curve_stands_on_its_axis(void **state) {
    (void)state;
    for (int logarithmic = 0; logarithmic < 2; logarithmic++) {
        Person p = with(CIRCLES);
        p.frame->ui.extra[EXTRA_LOG_LOSS] = logarithmic;
        trains(&p, 120);
        const Axis axis = axis_of(&p);
        const Shapes *shapes = &p.frame->shapes;
        const Timeline *timeline = lab_timeline(&p.frame->lab);
        const Shape *curve = opened_shape(p.frame, "curve", SERIES_LOSS, SHAPE_LINE);
        assert_non_null(curve);
        assert_true(curve->count >= 120);
        for (int epoch = 0; epoch < 120; epoch++) {
            Bucket bucket;
            assert_true(timeline_at(timeline, SERIES_LOSS, epoch, &bucket));
            Point at = shapes->point[curve->first + epoch];
            assert_true(fabsf(at.x - x_of(&p, epoch)) < 0.5f);
            assert_true(fabsf(at.y - on_axis(&axis, bucket.first)) < 1);
        }
        /* Every number of the axis, not only the outer ones. */
        for (int i = -1; (i = shapes_find(shapes, "loss tick", 0, i)) >= 0;) {
            const Shape *s = &shapes->shape[i];
            if (s->kind != SHAPE_TEXT || strstr(shapes->text + s->first, "·")) continue;
            float value = strtof(shapes->text + s->first, NULL);
            assert_true(fabsf(s->at.y - 4 - on_axis(&axis, value)) < 1);
        }
        person_leave(&p);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_curve_stands_on_its_axis),
        cmocka_unit_test(edits_are_marked_where_they_were_made),
        cmocka_unit_test(the_end_of_the_run_before_is_seen),
        cmocka_unit_test(the_run_before_is_named_by_what_differs),
        cmocka_unit_test(the_run_before_leaves_room_for_this_one),
        cmocka_unit_test(without_points_there_is_no_loss),
        cmocka_unit_test(how_far_a_run_is_done_again_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
