/* Long stretches of use, as they are taught: what was done can be gone back to, gone through again,
 * undone, saved and opened, always to the bit; and what is drawn on the way is what is meant. */
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

#include "app/frame.h"
#include "fonts.h"
#include "lab/replay.h"
#include "scene/scene_file.h"
#include "witness.h"

static uint64_t bits(const Lab *lab) {
    return network_hash(&lab->run->trainer.net);
}

static void act(Lab *lab, Action action) {
    if (!lab_apply(lab, &action)) fail_msg("refused: %s", lab->notice.text);
}

static void step(Lab *lab, StepSize size) {
    act(lab, (Action){.kind = ACTION_STEP, .size = size});
}

static bool back(Lab *lab, StepSize size) {
    return lab_apply(lab, &(Action){.kind = ACTION_STEP_BACK, .size = size});
}

static void seek(Lab *lab, int64_t epoch) {
    act(lab, (Action){.kind = ACTION_SEEK, .epoch = epoch});
}

static void load(Lab *lab, const char *text) {
    Scene scene;
    Message message = {""};
    if (!scene_parse(&scene, text, strlen(text), "stretch", 1, "", &message) ||
        !lab_load(lab, &scene))
        fail_msg("%s %s", message.text, lab->notice.text);
}

static void step_to(Lab *lab, int64_t epoch) {
    while (lab->run->trainer.epoch < epoch) step(lab, STEP_EPOCH);
}

/* Every way to train that there is; the last batch of an epoch is a short one. */
static const char *const ways[] = {
    "{optimizer: sgd, rate: 0.3}",
    "{optimizer: sgd, rate: 0.05, batch: 1}",
    "{optimizer: sgd, batch: 7, shuffle: false}",
    "{optimizer: sgd, batch: 7, l1: 0.01, l2: 0.02}",
    "{optimizer: momentum, rate: 0.02, batch: 7}",
    "{optimizer: rmsprop, rate: 0.01, batch: 7}",
    "{optimizer: adam, rate: 0.01}",
    "{optimizer: adam, rate: 0.02, batch: 1}",
    "{optimizer: adam, rate: 0.02, batch: 7}",
};

/* Calls `check` with a lab for each of them, with dropout and without; and for the perceptron
 * rule. */
static void for_all_ways(void (*check)(Lab *lab, const char *scene)) {
    char scene[512];
    for (size_t i = 0; i < 2 * sizeof ways / sizeof *ways + 1; i++) {
        Lab lab = lab_create(1);
        if (i / 2 < sizeof ways / sizeof *ways)
            snprintf(scene, sizeof scene,
                     "data: {set: moons, count: 25, noise: 0.3, test: 0.2}\n"
                     "network: {layers: [4 tanh, 1 sigmoid], dropout: %s}\ntraining: %s\n",
                     i % 2 ? "0.3" : "0", ways[i / 2]);
        else /* not to be parted by a line, so that it never settles */
            snprintf(scene, sizeof scene,
                     "data: {set: xor, count: 25}\nnetwork: {layers: [1 step]}\n"
                     "training: {rule: perceptron, rate: 0.1}\n");
        load(&lab, scene);
        check(&lab, scene);
        lab_destroy(&lab);
    }
}

/* The scrubber leads to the bits of training straight to that epoch, in any order of places. */
static void scrubs_exactly(Lab *lab, const char *scene) {
    enum { EPOCHS = 60 };
    uint64_t straight[EPOCHS + 1];
    for (int e = 0; e <= EPOCHS; e++) {
        straight[e] = bits(lab);
        step_to(lab, e + 1);
    }
    for (int i = 0; i <= EPOCHS; i++) {
        int e = i * 37 % (EPOCHS + 1);
        seek(lab, e);
        if (bits(lab) != straight[e]) fail_msg("epoch %d is another one with\n%s", e, scene);
    }
    seek(lab, 20);
    step_to(lab, 30);
    assert_true(bits(lab) == straight[30]);
}

static void the_scrubber_gives_the_bits_of_training_straight(void **state) {
    (void)state;
    for_all_ways(scrubs_exactly);
}

/* Steps of a size taken, and taken back to the start one by one: the same bits at every place. */
static void goes_back_exactly(Lab *lab, const char *scene) {
    enum { STEPS = 40 };
    for (StepSize size = 0; size < STEP_SIZE_COUNT; size++) {
        uint64_t before[STEPS];
        int64_t steps[STEPS];
        load(lab, scene);
        for (int i = 0; i < STEPS; i++) {
            before[i] = bits(lab);
            steps[i] = lab->run->trainer.steps;
            step(lab, size);
        }
        for (int i = STEPS - 1; i >= 0; i--) {
            /* The perceptron rule passes over points that are right; back it goes by each. */
            do assert_true(back(lab, size));
            while (lab->run->trainer.steps > steps[i]);
            if (bits(lab) != before[i])
                fail_msg("step %d back of size %d with\n%s", i, size, scene);
        }
        assert_false(back(lab, size));
        assert_int_equal(lab->run->trainer.steps, 0);
    }
}

static void stepping_back_gives_the_bits_of_training_to_there(void **state) {
    (void)state;
    for_all_ways(goes_back_exactly);
}

/* A new way after scrubbing is drawn over the old one, which stays as a ghost: as it was, and as
 * long. */
static void leaves_a_ghost(Lab *lab, const char *scene) {
    (void)scene;
    step_to(lab, 30);
    Bucket was, ghost;
    assert_true(timeline_at(&lab->run->timeline, SERIES_LOSS, 25, &was));
    seek(lab, 10);
    assert_int_equal(lab->ghost.epochs, 0);
    const float by_hand[1] = {0.123f};
    act(lab, (Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    act(lab, (Action){.kind = ACTION_SET_WEIGHTS,
                      .weights = {.index = 0, .count = 1, .value = {by_hand[0]}}});
    step_to(lab, 20);
    assert_int_equal(lab->ghost.epochs, 31);
    assert_int_equal(lab->run->timeline.epochs, 21);
    assert_true(timeline_at(&lab->ghost, SERIES_LOSS, 25, &ghost) && ghost.first == was.first);
}

static void a_new_way_leaves_the_old_curve_as_a_ghost(void **state) {
    (void)state;
    for_all_ways(leaves_a_ghost);
}

/* ---- through the window */

typedef struct Person {
    Frame *frame;
    Input input;
} Person;

static Person person_create(void) {
    Person p = {.frame = frame_create(&fonts_boxes, 1)};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static void look(Person *p) {
    Message message;
    frame_draw(p->frame);
    if (!witness_shapes(&p->frame->shapes, &message)) fail_msg("%s", message.text);
}

static void does(Person *p, InputKind kind, Point at) {
    p->input.event[0] = (InputEvent){.kind = kind, .at = at, .button = BUTTON_LEFT, .clicks = 1};
    p->input.events = 1;
    frame_step(p->frame, &p->input);
    p->input.events = 0;
}

static void click_plane(Person *p, float x, float y) {
    Point at = camera_to_screen(&p->frame->plane, x, y);
    does(p, INPUT_PRESS, at);
    does(p, INPUT_RELEASE, at);
}

/* Of the arrow of a weight that stands upright, as on an edge: 1 up, -1 down, 0 where there is
 * none. */
static int arrow_on_edge(const Person *p, int weight) {
    const Shapes *shapes = &p->frame->shapes;
    for (int i = -1; (i = shapes_find(shapes, "gradient arrow", weight, i)) >= 0;) {
        const Shape *s = &shapes->shape[i];
        const Point *end = shapes->point + s->first;
        if (s->kind == SHAPE_ARROW && fabsf(end[1].x - end[0].x) < 0.01f)
            return end[1].y < end[0].y ? 1 : -1;
    }
    return 0;
}

/* A 2-2-1 network has six weights on its edges and three biases: the coming step is drawn for all
 * nine, up where a weight will be raised, and the step then does just that. */
static void the_step_is_drawn_on_each_of_nine_numbers(void **state) {
    (void)state;
    Person p = person_create();
    Lab *lab = &p.frame->lab;
    load(lab, "data: {set: xor, count: 20}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n");
    ui_put(&p.frame->ui, PANEL_WEIGHTS, PLACE_STAGE);
    ui_put(&p.frame->ui, PANEL_NETWORK, PLACE_UPPER);
    const Network *net = &lab->run->trainer.net;
    assert_int_equal(net->count, 9);
    const int edge[6] = {network_w(net, 0, 0, 0, 0), network_w(net, 0, 0, 0, 1),
                         network_w(net, 0, 0, 1, 0), network_w(net, 0, 0, 1, 1),
                         network_w(net, 1, 0, 0, 0), network_w(net, 1, 0, 0, 1)};
    for (int turn = 0; turn < 5; turn++) {
        float before[9], coming[9];
        look(&p);
        memcpy(before, net->theta, sizeof before);
        memcpy(coming, lab->change, sizeof coming);
        for (int w = 0; w < 9; w++) {
            assert_true(shapes_find(&p.frame->shapes, "gradient arrow", w, -1) >= 0);
        }
        for (int e = 0; e < 6; e++) {
            float move = coming[edge[e]];
            int arrow = arrow_on_edge(&p, edge[e]);
            const Rulers *r = &p.frame->ui.rulers; /* a fifth of the ruler can be seen */
            if (fabsf(move) * r->now.lens[0] > r->now.edge[0].reach / 5) assert_true(arrow != 0);
            if (arrow != 0) assert_int_equal(arrow, move > 0 ? 1 : -1);
        }
        step(lab, STEP_EPOCH);
        for (int w = 0; w < 9; w++) assert_true(net->theta[w] == before[w] + coming[w]);
    }
    frame_destroy(p.frame);
}

/* Ten points clicked, played until it settles, scrubbed back, a weight set by hand, undone, saved
 * and reopened. */
static void a_lesson_hour_is_kept_to_the_bit(void **state) {
    (void)state;
    Person p = person_create();
    Lab *lab = &p.frame->lab;
    Message message;
    char path[] = "/tmp/stretch-XXXXXX";
    close(mkstemp(path));
    for (int i = 0; i < 10; i++) {
        float side = i < 5 ? 1 : -1;
        p.frame->ui.tool = i < 5 ? TOOL_CLASS1 : TOOL_CLASS0;
        click_plane(&p, side * (1.5f + 0.5f * (float)(i % 5)), side * (4 - 0.7f * (float)(i % 5)));
    }
    assert_int_equal(lab->scene.data.count, 10);
    act(lab, (Action){.kind = ACTION_PLAY});
    for (int i = 0; i < 900; i++) frame_step(p.frame, &p.input);
    act(lab, (Action){.kind = ACTION_PAUSE});
    int64_t epoch = lab->run->trainer.epoch;
    assert_true(epoch > 100 && lab->score.wrong == 0);
    uint64_t settled = witness_hash(lab);
    seek(lab, epoch / 3);
    uint64_t third = witness_hash(lab);
    act(lab,
        (Action){.kind = ACTION_SET_WEIGHTS, .weights = {.index = 1, .count = 1, .value = {2}}});
    look(&p);
    act(lab, (Action){.kind = ACTION_UNDO});
    assert_true(witness_hash(lab) == third);
    seek(lab, epoch);
    assert_true(witness_hash(lab) == settled);
    if (!witness_save(lab, path, &message)) fail_msg("%s", message.text);
    Scene saved;
    assert_true(scene_read(&saved, path, &message) && lab_load(lab, &saved));
    if (!lab_replay_all(lab, &message)) fail_msg("%s", message.text);
    assert_int_equal(lab->score.wrong, 0);
    look(&p);
    act(lab, (Action){.kind = ACTION_UNDO});
    assert_true(witness_hash(lab) == settled);
    if (!witness_undo(lab, &message)) fail_msg("%s", message.text);
    remove(path);
    frame_destroy(p.frame);
}

/* However long it runs, it takes no more memory than after a short while. */
static void a_million_epochs_take_no_more_memory(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    load(&lab, "data: {points: [[1, 1, red], [-1, 0, blue]]}\n");
    act(&lab, (Action){.kind = ACTION_SPEED, .number = PLAY_FLAT_OUT});
    act(&lab, (Action){.kind = ACTION_PLAY});
    lab_advance(&lab, 10000);
    size_t early = witness_heap();
    for (int i = 0; i < 99; i++) lab_advance(&lab, 10000);
    size_t late = witness_heap();
    assert_int_equal(lab.run->trainer.epoch, 1000000);
    if (late > early + 400000) fail_msg("from %zu to %zu bytes", early, late);
    seek(&lab, 777777);
    assert_int_equal(lab.run->trainer.epoch, 777777);
    lab_destroy(&lab);
}

/* What cannot be opened disturbs nothing: what was playing plays on. */
static void a_bad_file_does_not_stop_the_run(void **state) {
    (void)state;
    static const char *const files[] = {
        "scenes/bad/rate-is-text.scene",
        "scenes/bad/missing.csv",
        "scenes/none.scene",
        "scenes/commands/broken.csv",
        "scenes/bad",
        "lessons/none.md",
        "scenes/commands/show-unknown.scene",
        "scenes/commands/binary.scene",
    };
    Person p = person_create();
    Lab *lab = &p.frame->lab;
    load(lab, "data: {set: moons, count: 30}\n");
    act(lab, (Action){.kind = ACTION_PLAY});
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[512];
        Message message = {""};
        for (int f = 0; f < 10; f++) frame_step(p.frame, &p.input);
        uint64_t before = witness_hash(lab);
        snprintf(path, sizeof path, "%s/%s", TESTS_FOLDER, files[i]);
        assert_false(frame_open(p.frame, path, &message));
        assert_true(strstr(message.text, files[i]) &&
                    message.text[strlen(message.text) - 1] != ' ');
        assert_true(lab->play.playing && witness_hash(lab) == before);
    }
    assert_true(lab->run->trainer.epoch > 0);
    frame_destroy(p.frame);
}

/* A line through values beyond all numbers has gaps, and no point that lies nowhere. */
static void a_curve_beyond_all_numbers_lies_somewhere(void **state) {
    (void)state;
    Person p = person_create();
    load(&p.frame->lab, "data: {points: [[1, 2.5], [2, 3.5]]}\n"
                        "network: {layers: [1 linear], values: [{w: [[3e38]], b: [1]}]}\n"
                        "view: {x: [-6, 6], y: [-6, 6]}\n");
    look(&p);
    assert_true(shapes_find(&p.frame->shapes, "fitted curve", 0, -1) >= 0);
    frame_destroy(p.frame);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_scrubber_gives_the_bits_of_training_straight),
        cmocka_unit_test(stepping_back_gives_the_bits_of_training_to_there),
        cmocka_unit_test(a_new_way_leaves_the_old_curve_as_a_ghost),
        cmocka_unit_test(the_step_is_drawn_on_each_of_nine_numbers),
        cmocka_unit_test(a_lesson_hour_is_kept_to_the_bit),
        cmocka_unit_test(a_million_epochs_take_no_more_memory),
        cmocka_unit_test(a_bad_file_does_not_stop_the_run),
        cmocka_unit_test(a_curve_beyond_all_numbers_lies_somewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
