/* What is said about the rate, over the curve: of a run that diverges, that jumps up and down, that
 * hardly falls; that the curve is seen below it, and the ways on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "draw/text.h"
#include "lab/verdict.h"
#include "opened.h"
#include "scene/usual_rate.h"
#include "screen/timeline/timeline.h"
#include "ui/layout.h"

/* Descends for five epochs; then the rate becomes far too large. */
static Frame *diverged(void) {
    Frame *f = opened("data: {set: line, count: 40, seed: 2, noise: 0.1}\n"
                      "network: {layers: [1 linear]}\n"
                      "training: {loss: squared, rate: 0.05}\n");
    Lab *lab = &f->lab;
    for (int i = 0; i < 5; i++) lab_apply(lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    assert_int_equal(lab->run->trainer.epoch, 5);
    Action rate = {.kind = ACTION_SET_TRAINING, .training = lab->scene.training};
    rate.training.rate = 60;
    lab_apply(lab, &rate);
    lab_apply(lab, &(Action){.kind = ACTION_PLAY});
    lab_advance(lab, 1000);
    assert_true(lab->run->diverged && !lab->play.playing);
    frame_draw(f);
    return f;
}

static void press(Frame *f, const char *name, int index) {
    const Shape *target = opened_shape(f, name, index, SHAPE_TARGET);
    assert_non_null(target);
    Point at = {target->rect.x + target->rect.w / 2, target->rect.y + target->rect.h / 2};
    Input input = {.width = 1440, .height = 900, .density = 1, .events = 2};
    input.event[0] =
        (InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1};
    input.event[1] = (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT};
    frame_step(f, &input);
}

static bool says(const Frame *f, const char *words) {
    char all[500] = "";
    for (int i = -1; (i = shapes_find(&f->shapes, "banner", 0, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        if (s->kind != SHAPE_TEXT) continue;
        strcat(all, f->shapes.text + s->first);
        strcat(all, " ");
    }
    return strstr(all, words) != NULL;
}

static void it_is_told_in_words(void **state) {
    (void)state;
    Frame *f = diverged();
    assert_true(says(f, "The rate 60 is too large"));
    assert_true(says(f, "0.03 is usual."));
    char share[64], loss[32]; /* from where it was least, five epochs after the start */
    Bucket least;
    assert_true(timeline_at(lab_timeline(&f->lab), SERIES_LOSS, 5, &least));
    snprintf(share, sizeof share, "grew from %s to",
             text_short((double)least.first, 2, loss, sizeof loss));
    assert_true(says(f, share));
    assert_true(says(f, text_short(f->lab.score.loss, 2, loss, sizeof loss))); /* where it stands */
    snprintf(share, sizeof share, "in %d epoch", (int)f->lab.run->trainer.epoch - 5);
    assert_true(says(f, share));
    assert_null(opened_shape(f, "notice", 0, SHAPE_TEXT)); /* not twice */
    frame_destroy(f);
}

static void the_way_back_leads_to_the_least_loss(void **state) {
    (void)state;
    Frame *f = diverged();
    press(f, "way on", WAY_BACK);
    assert_int_equal(f->lab.run->trainer.epoch, 5);
    assert_true(!f->lab.run->diverged && f->lab.score.loss < 1);
    assert_null(opened_shape(f, "way on", WAY_BACK, SHAPE_TARGET));
    frame_destroy(f);
}

static void the_usual_rate_goes_on_from_there(void **state) {
    (void)state;
    Frame *f = diverged();
    press(f, "way on", WAY_SLOWER);
    assert_int_equal(f->lab.run->trainer.epoch, 5);
    assert_true(fabsf(f->lab.scene.training.rate - 0.03f) < 1e-6f);
    assert_true(lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH}));
    assert_int_equal(f->lab.run->trainer.epoch, 6);
    frame_destroy(f);
}

/* The others are those it diverged with, though time goes back to before they were chosen. */
/* Where the usual rate itself is too large, as for coordinates that nothing scales. */
static void below_the_usual_rate_a_tenth_is_tried(void **state) {
    (void)state;
    Frame *f = opened("data: {points: [[100, 1], [120, 2], [90, 1.5]]}\n"
                      "network: {layers: [1 linear]}\ntraining: {rate: 0.03}\n");
    lab_apply(&f->lab, &(Action){.kind = ACTION_PLAY});
    lab_advance(&f->lab, 1000);
    frame_draw(f);
    assert_true(f->lab.run->diverged && !says(f, "is usual"));
    press(f, "way on", WAY_SLOWER);
    assert_true(fabsf(f->lab.scene.training.rate - 0.003f) < 1e-6f);
    frame_destroy(f);
}

static void only_the_rate_is_another(void **state) {
    (void)state;
    Frame *f = opened("data: {set: line, count: 40, seed: 2, noise: 0.1}\n"
                      "network: {layers: [1 linear]}\n"
                      "training: {loss: squared, optimizer: adam, rate: 0.05}\n");
    Lab *lab = &f->lab;
    for (int i = 0; i < 5; i++) lab_apply(lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    Action set = {.kind = ACTION_SET_TRAINING, .training = lab->scene.training};
    set.training.optimizer = OPTIMIZER_SGD;
    set.training.rate = 60;
    lab_apply(lab, &set);
    lab_apply(lab, &(Action){.kind = ACTION_PLAY});
    lab_advance(lab, 1000);
    frame_draw(f);
    press(f, "way on", WAY_SLOWER);
    assert_int_equal(lab->run->trainer.epoch, 5);
    assert_int_equal(lab->scene.training.optimizer, OPTIMIZER_SGD);
    assert_true(fabsf(lab->scene.training.rate - 0.03f) < 1e-6f);
    frame_destroy(f);
}

/* The lowest point of what the banner is made of: its words and buttons. */
static float foot(const Frame *f) {
    float low = 0;
    for (int w = WAY_BACK; w <= WAY_AGAIN; w++) {
        const Shape *way = opened_shape(f, "way on", w, SHAPE_TARGET);
        if (way && way->rect.y + way->rect.h > low) low = way->rect.y + way->rect.h;
    }
    assert_true(low > 0);
    return low;
}

static const Point *points_of(const Frame *f, const char *name, int index, int *count) {
    const Shape *line = opened_shape(f, name, index, SHAPE_LINE);
    assert_non_null(line);
    *count = line->count;
    return f->shapes.point + line->first;
}

/* Whatever its ends are, what stands beside it is 1, 2, 3 or 5 times a power of ten. */
static void a_logarithmic_axis_has_round_numbers(void **state) {
    (void)state;
    Frame *f = diverged();
    int ticks = 0;
    float last = INFINITY;
    for (int i = -1; (i = shapes_find(&f->shapes, "loss tick", 0, i)) >= 0; ticks++) {
        const Shape *s = &f->shapes.shape[i];
        const char *text = f->shapes.text + s->first;
        size_t digits = strcspn(text, "123456789");
        assert_true(strchr("1235", text[digits]) && text[digits]);
        assert_true(strcspn(text + digits + 1, "123456789") >= strcspn(text + digits + 1, "\xc2"));
        assert_true(s->at.y < last); /* from below upward */
        last = s->at.y;
    }
    assert_true(ticks >= 2 && ticks <= 5);
    frame_destroy(f);
}

static void the_curve_stands_below_it_on_a_logarithmic_axis(void **state) {
    (void)state;
    Frame *f = diverged();
    int count = 0;
    const Point *curve = points_of(f, "curve", SERIES_LOSS, &count);
    assert_true(count >= 7);
    float least = 1e9f;
    for (int i = 0; i < count; i++) least = fminf(least, curve[i].y);
    assert_true(least > foot(f));
    /* Down for five epochs, up from there, and further up to what the next would have been. */
    assert_true(curve[5].y > curve[0].y + 3 && curve[6].y < curve[5].y - 3);
    int two = 0;
    const Point *outbreak = points_of(f, "outbreak", 0, &two);
    assert_int_equal(two, 2);
    assert_true(outbreak[0].y > outbreak[1].y && outbreak[1].y > foot(f));
    assert_true(fabsf(outbreak[0].x - curve[count - 1].x) < 0.5f);
    assert_non_null(opened_shape(f, "scrub", 0, SHAPE_TARGET)); /* and time goes back along it */
    frame_destroy(f);
}

static Frame *trained(const char *scene, int epochs) {
    Frame *f = opened(scene);
    for (int i = 0; i < epochs; i++)
        lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    frame_draw(f);
    return f;
}

#define CIRCLES                                                                                    \
    "data: {set: circles, count: 160, seed: 1}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"

static void a_loss_that_jumps_is_told_of(void **state) {
    (void)state;
    Frame *f = trained(CIRCLES "training: {rate: 50}\n", 60);
    assert_int_equal(verdict_of(&f->lab).kind, VERDICT_JUMPS);
    assert_true(says(f, "The rate 50 is too large: the loss jumps up and down"));
    frame_destroy(f);
}

/* Another rate would not help where a penalty throws the weights about. */
static void a_penalty_that_jumps_is_told_of(void **state) {
    (void)state;
    Frame *f = trained(CIRCLES "training: {rate: 2, l1: 50}\n", 40);
    assert_int_equal(verdict_of(&f->lab).kind, VERDICT_PENALTY);
    assert_true(says(f, "The penalty L1 50 is too large"));
    assert_false(says(f, "The rate"));
    for (int w = WAY_BACK; w <= WAY_AGAIN; w++)
        assert_null(opened_shape(f, "way on", w, SHAPE_TARGET));
    frame_destroy(f);
    f = trained(CIRCLES "training: {rate: 50, l1: 0.001}\n", 60); /* a small one is not to blame */
    assert_int_equal(verdict_of(&f->lab).kind, VERDICT_JUMPS);
    frame_destroy(f);
}

/* Smaller steps come down into the valley while no weight lies far from it. */
static void where_going_on_helps_it_is_offered(void **state) {
    (void)state;
    Frame *f = trained(CIRCLES "training: {rate: 8}\n", 60);
    assert_int_equal(verdict_of(&f->lab).kind, VERDICT_JUMPS);
    assert_true(f->lab.score.accuracy < 0.9);
    press(f, "way on", WAY_RATE);
    assert_true(f->lab.scene.training.rate == usual_rate(&f->lab.scene));
    assert_int_equal(f->lab.run->trainer.epoch, 60); /* on from here */
    for (int i = 0; i < 300; i++)
        lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    assert_true(f->lab.score.accuracy > 0.97);
    frame_destroy(f);
}

/* Thrown hidden units do not come back: what is offered learns the circle. */
static void where_going_on_cannot_help_it_begins_again(void **state) {
    (void)state;
    Frame *f = trained(CIRCLES "training: {rate: 50}\n", 60);
    assert_true(verdict_of(&f->lab).lost);
    assert_null(opened_shape(f, "way on", WAY_RATE, SHAPE_TARGET));
    press(f, "way on", WAY_AGAIN);
    assert_int_equal(f->lab.run->trainer.epoch, 0);
    assert_true(f->lab.scene.training.rate == usual_rate(&f->lab.scene));
    for (int i = 0; i < 400; i++)
        lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    assert_true(f->lab.score.accuracy > 0.97);
    lab_apply(&f->lab, &(Action){.kind = ACTION_UNDO}); /* of both, at once */
    assert_true(f->lab.scene.training.rate == 50);
    frame_destroy(f);
}

/* From the start there is nothing to go on from. */
static void what_never_fell_begins_again(void **state) {
    (void)state;
    Frame *f = opened("data: {set: line, count: 40, seed: 2}\nnetwork: {layers: [1 linear]}\n"
                      "training: {loss: squared, rate: 60}\n");
    lab_apply(&f->lab, &(Action){.kind = ACTION_PLAY});
    lab_advance(&f->lab, 1000);
    frame_draw(f);
    assert_true(f->lab.run->diverged);
    bool again = false;
    for (int i = 0; i < f->shapes.shapes; i++) {
        const Shape *s = &f->shapes.shape[i];
        again |=
            s->kind == SHAPE_TEXT && strcmp(f->shapes.text + s->first, "Begin again at 0.03") == 0;
    }
    assert_true(again);
    press(f, "way on", WAY_SLOWER);
    assert_true(f->lab.play.playing);
    frame_destroy(f);
}

/* Under the perceptron rule that no line parts the points is said as long as it is true. */
static void a_rule_that_never_ends_is_told_of(void **state) {
    (void)state;
    Frame *f = opened("data: {set: xor, count: 60}\n"
                      "network: {layers: [1 step], start: {kind: zeros}}\n"
                      "training: {rule: perceptron}\n");
    Input input = {.width = 1440, .height = 900, .density = 1};
    for (int i = 0; i < 3; i++)
        lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    for (int i = 0; i < 200; i++) frame_step(f, &input);
    assert_true(says(f, "No line can separate these points"));
    input.width = 1024, input.height = 640;
    input.events = 1;
    input.event[0] = (InputEvent){.kind = INPUT_KEY, .key = KEY_ESCAPE};
    frame_step(f, &input);
    assert_true(says(f, "No line can separate these points"));
    lab_apply(&f->lab, &(Action){.kind = ACTION_SEEK, .epoch = 0});
    frame_draw(f);
    assert_false(says(f, "No line"));
    frame_destroy(f);
}

static void a_loss_that_hardly_falls_is_told_of(void **state) {
    (void)state;
    Frame *f = trained(CIRCLES "training: {rate: 0.001}\n", 60);
    const Verdict v = verdict_of(&f->lab);
    assert_int_equal(v.kind, VERDICT_CRAWLS);
    assert_true(v.share > 0 && v.share < 0.02 && v.epochs == 50);
    assert_true(says(f, "The rate 0.001 is small: the loss fell by "));
    assert_true(says(f, "% in 50 epochs"));
    press(f, "way on", WAY_RATE);
    assert_true(f->lab.scene.training.rate == usual_rate(&f->lab.scene));
    frame_destroy(f);
}

#define WAVE                                                                                       \
    "data: {set: sine, count: 160, noise: 0.1, test: 0.3}\n"                                       \
    "network: {layers: [4 tanh, 1 linear], start: {kind: xavier, seed: 11}}\n"

/* No rate does a wave by plain descent in seconds: that is told, with what does. */
static void a_set_that_plain_descent_is_slow_on_is_told_of(void **state) {
    (void)state;
    Frame *f = trained(WAVE "training: {loss: squared, rate: 0.05}\n", 60);
    const Verdict v = verdict_of(&f->lab);
    assert_int_equal(v.kind, VERDICT_SLOW);
    assert_true(v.share > 0.02 && v.share < 0.25 && v.epochs == 50);
    assert_true(says(f, "Plain descent is slow here: the loss fell by "));
    press(f, "way on", WAY_ADAM);
    assert_int_equal(f->lab.run->trainer.epoch, 60); /* on from here */
    assert_int_equal(f->lab.scene.training.optimizer, OPTIMIZER_ADAM);
    assert_true(f->lab.scene.training.rate == usual_rate(&f->lab.scene));
    for (int i = 0; i < 150; i++) /* ten seconds */
        lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    assert_true(f->lab.score.r2 > 0.95);
    frame_draw(f);
    assert_int_equal(verdict_of(&f->lab).kind, VERDICT_NONE);
    frame_destroy(f);
    f = trained(WAVE "training: {loss: squared, optimizer: momentum, rate: 0.005}\n", 60);
    assert_true(says(f, "Descent with momentum is slow here"));
    frame_destroy(f);
}

/* In a small window it takes no more than two lines: the curve below is higher than it. */
static void what_is_said_leaves_the_curve_its_height(void **state) {
    (void)state;
    Frame *f = trained(WAVE "training: {loss: squared, rate: 0.05}\n", 60);
    Input input = {.width = 1024, .height = 640, .density = 1, .events = 1};
    input.event[0] = (InputEvent){.kind = INPUT_KEY, .key = KEY_ESCAPE};
    frame_step(f, &input);
    assert_true(says(f, "Plain descent is slow here"));
    float top = 1e9f, low = 0;
    for (int i = -1; (i = shapes_find(&f->shapes, "banner", 0, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        if (s->kind == SHAPE_TEXT) top = fminf(top, s->at.y), low = fmaxf(low, s->at.y);
    }
    assert_true(low - top < 20);
    const Shape *chart = opened_shape(f, "scrub", 0, SHAPE_TARGET);
    if (chart->rect.h <= 40) fail_msg("the curve is %g high", (double)chart->rect.h);
    assert_non_null(opened_shape(f, "way on", WAY_ADAM, SHAPE_TARGET));
    frame_destroy(f);
}

/* A line through a wave is soon as good as a line can be; other numbers are learned in time. */
static void what_is_at_its_best_or_nearly_there_is_not_called_slow(void **state) {
    (void)state;
    static const char *const scenes[] = {
        "data: {set: sine, count: 160}\nnetwork: {layers: [1 linear]}\ntraining: {rate: 0.05}\n",
        "data: {set: sine, count: 160}\nnetwork: {layers: [1 tanh, 1 linear]}\n"
        "training: {rate: 0.05}\n",
        "data: {set: line, count: 160}\nnetwork: {layers: [4 tanh, 1 linear]}\n"
        "training: {rate: 0.03}\n",
        "data: {set: plane, count: 160}\nnetwork: {layers: [4 tanh, 1 linear]}\n"
        "training: {rate: 0.03}\n",
    };
    for (int i = 0; i < 4; i++) {
        Frame *f = trained(scenes[i], 0);
        for (int e = 1; e <= 300; e++) {
            lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
            if (verdict_of(&f->lab).kind == VERDICT_SLOW)
                fail_msg("%s is called slow at epoch %d", scenes[i], e);
        }
        frame_destroy(f);
    }
}

/* A tenth of what is usual, but in the end it is learned. */
#define LEARNED                                                                                    \
    "data: {set: line, count: 60}\nnetwork: {layers: [1 linear]}\ntraining: {rate: 0.003}\n"

static void nothing_is_told_where_nothing_is_wrong(void **state) {
    (void)state;
    static const char *const scenes[] = {
        CIRCLES "training: {rate: 0.6}\n", CIRCLES "training: {rate: 2}\n",
        CIRCLES "training: {rate: 5, batch: 1}\n", /* one point at a time is restless at any rate */
        LEARNED};
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
        Frame *f = trained(scenes[i], i == 3 ? 3000 : 80);
        if (verdict_of(&f->lab).kind != VERDICT_NONE) fail_msg("%s is judged", scenes[i]);
        assert_null(opened_shape(f, "banner", 0, SHAPE_TEXT));
        frame_destroy(f);
    }
}

/* Transport, curve and banner, none over another; what lies below stays in its place. */
static void a_low_timeline_has_a_row_for_it(void **state) {
    (void)state;
    static const float sizes[][2] = {{1024, 640}, {1024, 768}, {1280, 720}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Frame *f = trained(CIRCLES "training: {rate: 50}\n", 0);
        Input input = {.width = sizes[i][0], .height = sizes[i][1], .density = 1};
        f->ui.projector = true;
        frame_step(f, &input);
        const Layout before = layout_of(&f->ui);
        assert_true(before.banner.h == 0);
        for (int e = 0; e < 60; e++)
            lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
        frame_step(f, &input);
        const Layout now = layout_of(&f->ui);
        assert_true(says(f, "50"));
        assert_memory_equal(&before.timeline, &now.timeline, sizeof now.timeline);
        assert_true(now.stage.y + now.stage.h <= now.banner.y);
        assert_true(now.banner.y + now.banner.h <= now.timeline.y);
        const Shape *way = opened_shape(f, "way on", WAY_AGAIN, SHAPE_TARGET);
        const Shape *curve = opened_shape(f, "curve", SERIES_LOSS, SHAPE_LINE);
        assert_non_null(way);
        assert_non_null(curve);
        assert_non_null(opened_shape(f, "control", CONTROL_PLAY, SHAPE_TARGET));
        assert_true(way->rect.y >= now.banner.y);
        assert_true(way->rect.y + way->rect.h <= now.banner.y + now.banner.h);
        assert_true(curve->rect.y > now.timeline.y);
        lab_apply(&f->lab, &(Action){.kind = ACTION_RESTART});
        frame_step(f, &input);
        const Layout after = layout_of(&f->ui);
        assert_memory_equal(&before, &after, sizeof after);
        frame_destroy(f);
    }
}

#define DIVERGES                                                                                   \
    "data: {set: line, count: 40, seed: 2}\nnetwork: {layers: [1 linear]}\n"                       \
    "training: {loss: squared, rate: 60}\n"

/* Its card: what was filled and outlined last before its words. */
static Rect card_of(const Frame *f, float *radius) {
    int first = shapes_find(&f->shapes, "banner", 0, -1);
    assert_true(first >= 2);
    const Shape *border = &f->shapes.shape[first - 1], *ground = border - 1;
    assert_true(border->kind == SHAPE_BORDER && ground->kind == SHAPE_RECT);
    assert_memory_equal(&border->rect, &ground->rect, sizeof(Rect));
    assert_true(border->radius == ground->radius);
    *radius = ground->radius;
    return ground->rect;
}

/* Words and buttons within the card, none over another, whatever is said and in every window; the
 * corners of the card are the same everywhere. */
static void all_of_it_is_within_its_card(void **state) {
    (void)state;
    static const char *const scenes[] = {
        CIRCLES "training: {rate: 50}\n", CIRCLES "training: {rate: 8}\n",
        CIRCLES "training: {rate: 0.001}\n", CIRCLES "training: {rate: 2, l1: 50}\n", DIVERGES};
    static const float sizes[][3] = {
        {1440, 900, 0}, {1024, 640, 0}, {1024, 640, 1}, {1280, 720, 1}, {360, 640, 0}};
    float corner = 0;
    for (int s = 0; s < 5 * 5; s++) {
        const float *size = sizes[s % 5];
        bool diverges = s / 5 == 4;
        if (size[0] < 400 && !diverges) continue; /* there is no room to say less than that */
        Frame *f = trained(scenes[s / 5], 60);
        assert_true(f->lab.run->diverged == diverges);
        Input input = {.width = size[0], .height = size[1], .density = 1};
        f->ui.projector = size[2] > 0;
        frame_step(f, &input);
        f->ui.revision++;
        frame_step(f, &input);
        float radius, right = 0;
        Rect card = card_of(f, &radius);
        if (s == 0) corner = radius;
        assert_true(radius == corner && radius < card.h / 2);
        assert_true(card.x >= 0 && card.x + card.w <= f->ui.width + 0.01f);
        for (int w = WAY_BACK; w <= WAY_AGAIN; w++) {
            const Shape *way = opened_shape(f, "way on", w, SHAPE_TARGET);
            if (!way) continue;
            assert_true(way->rect.x >= card.x && way->rect.y >= card.y);
            assert_true(way->rect.x + way->rect.w <= card.x + card.w + 0.01f);
            assert_true(way->rect.y + way->rect.h <= card.y + card.h + 0.01f);
        }
        for (int i = -1; (i = shapes_find(&f->shapes, "banner", 0, i)) >= 0;) {
            const Shape *word = &f->shapes.shape[i];
            if (word->kind != SHAPE_TEXT) continue;
            float wide = text_width(f->glyphs, f->shapes.text + word->first, &word->text, 1);
            right = fmaxf(right, word->at.x + wide);
            assert_true(word->at.x >= card.x + 8 - 0.01f);
            assert_true(word->at.y - word->text.size * 0.7f >= card.y - 2); /* boxes are wide */
            assert_true(word->at.y <= card.y + card.h);
            assert_true(word->at.x + wide <= card.x + card.w);
        }
        assert_true(right > 0);
        frame_destroy(f);
    }
}

/* The first scene of free play, all of it trained on: the loss zigzags, and falls as it should. */
static void a_zigzag_that_leads_down_is_nothing_to_tell(void **state) {
    (void)state;
    Frame *f = trained("data: {set: circles, count: 160, seed: 1, noise: 0.1}\n"
                       "network: {layers: [4 tanh, 1 sigmoid], start: {kind: xavier, seed: 11}}\n"
                       "training: {rate: 2}\n",
                       0);
    int rises = 0;
    double before = f->lab.score.loss;
    for (int i = 0; i < 150; i++) {
        lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
        if (verdict_of(&f->lab).kind != VERDICT_NONE) fail_msg("epoch %d is judged", i + 1);
        rises += f->lab.score.loss > before;
        before = f->lab.score.loss;
    }
    assert_true(rises > 30 && f->lab.score.accuracy > 0.95);
    frame_destroy(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_told_in_words),
        cmocka_unit_test(the_way_back_leads_to_the_least_loss),
        cmocka_unit_test(the_usual_rate_goes_on_from_there),
        cmocka_unit_test(below_the_usual_rate_a_tenth_is_tried),
        cmocka_unit_test(only_the_rate_is_another),
        cmocka_unit_test(the_curve_stands_below_it_on_a_logarithmic_axis),
        cmocka_unit_test(a_logarithmic_axis_has_round_numbers),
        cmocka_unit_test(a_loss_that_jumps_is_told_of),
        cmocka_unit_test(a_penalty_that_jumps_is_told_of),
        cmocka_unit_test(where_going_on_helps_it_is_offered),
        cmocka_unit_test(where_going_on_cannot_help_it_begins_again),
        cmocka_unit_test(what_never_fell_begins_again),
        cmocka_unit_test(a_rule_that_never_ends_is_told_of),
        cmocka_unit_test(a_loss_that_hardly_falls_is_told_of),
        cmocka_unit_test(a_set_that_plain_descent_is_slow_on_is_told_of),
        cmocka_unit_test(what_is_said_leaves_the_curve_its_height),
        cmocka_unit_test(what_is_at_its_best_or_nearly_there_is_not_called_slow),
        cmocka_unit_test(a_low_timeline_has_a_row_for_it),
        cmocka_unit_test(all_of_it_is_within_its_card),
        cmocka_unit_test(a_zigzag_that_leads_down_is_nothing_to_tell),
        cmocka_unit_test(nothing_is_told_where_nothing_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
