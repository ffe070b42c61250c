/* After each kind of edit: what goes on, what begins anew, and what must be gone or stay, of all
 * that a scene holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/action.h"
#include "lab/lab.h"
#include "near.h"
#include "scene/scene_file.h"

/* A set and a point of its own, all that can be named, and weights that were given. */
static const char full[] =
    "title: Rings\n"
    "data: {set: circles, count: 20, noise: 0.1, seed: 3, points: [[2, 1, red]]}\n"
    "inputs: [x1, x2, x1*x2]\n"
    "view: {axes: [across, upward]}\n"
    "network: {layers: [2 tanh, 1 sigmoid], names: [[N, P]], values: ["
    "{w: [[1, 2, 3], [4, 5, 6]], b: [7, 8]}, {w: [[9, 10]], b: [11]}]}\n"
    "training: {loss: cross-entropy, rate: 0.5, l2: 0.01}\n";

/* What may differ afterwards. */
enum {
    ANEW = 1,       /* the run begins at epoch 0 */
    VALUES = 2,     /* the weights that were given are gone */
    TITLE = 4,      /* the title, which spoke of other points */
    SET = 8,        /* the set: the points are the person's own */
    OWN = 16,       /* the own points are no longer kept apart from the set */
    INPUTS = 32,    /* the inputs that were given */
    AXES = 64,      /* the axes' names */
    VIEW = 128,     /* the window is set anew */
    NAMES = 256,    /* names of units */
    THETA = 512,    /* the weights as they stand */
    LOSS = 1024,    /* loss, rule or penalties */
    EXPECTED = 2048 /* a sentence says what came with it */
};

static Lab open_full(void) {
    Scene scene;
    Message message = {""};
    Lab lab = lab_create(1);
    if (!scene_parse(&scene, full, strlen(full), "t.scene", 1, "", &message) ||
        !lab_load(&lab, &scene))
        fail_msg("%s%s", message.text, lab.notice.text);
    for (int i = 0; i < 3; i++) lab_apply(&lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    assert_int_equal(lab_now(&lab), 3);
    return lab;
}

/* What differs from a lab that was opened and trained alike. */
static unsigned differs(const Lab *lab) {
    Lab fresh = open_full();
    const Scene *a = &fresh.scene, *b = &lab->scene;
    unsigned all = 0;
    if (lab_now(lab) != 3) all |= ANEW;
    if (!b->values) all |= VALUES;
    if (strcmp(a->title, b->title) != 0) all |= TITLE;
    if (b->set.kind == SET_NONE) all |= SET;
    if (b->points.count != 1) all |= OWN;
    if (!b->inputs_given) all |= INPUTS;
    if (strcmp(a->axis[0], b->axis[0]) != 0 || strcmp(a->axis[1], b->axis[1]) != 0) all |= AXES;
    if (b->framed != a->framed) all |= VIEW;
    if (!unit_names_of(&b->names, 0, 0) || !unit_names_of(&b->names, 0, 1)) all |= NAMES;
    if (network_hash(lab_network(&fresh)) != network_hash(lab_network(lab))) all |= THETA;
    if (a->training.loss != b->training.loss || a->training.rule != b->training.rule ||
        a->training.l2 != b->training.l2)
        all |= LOSS;
    if (lab->notice.text[0]) all |= EXPECTED;
    lab_destroy(&fresh);
    return all;
}

static NetworkDef shaped(int hidden, int outputs, Activation output) {
    NetworkDef def = network_def_default();
    def.inputs = 3;
    def.layers = 2;
    def.units[0] = hidden;
    def.activation[0] = ACTIVATION_TANH;
    def.units[1] = outputs;
    def.activation[1] = output;
    return def;
}

static Training trained(Loss loss, Rule rule, float l2) {
    Training t = training_default();
    t.loss = loss;
    t.rule = rule;
    t.rate = 0.5f;
    t.l2 = l2;
    return t;
}

static void each_edit_drops_what_it_must_and_nothing_else(void **state) {
    (void)state;
    const SetDef circles = {SET_CIRCLES, 30, 2, 0.1f, 3, {.steps = 0}};
    const SetDef moons = {SET_MOONS, 20, 2, 0.1f, 3, {.steps = 0}};
    const SetDef line = {SET_LINE, 20, 2, 0.1f, 3, {.steps = 0}};
    const unsigned begins = ANEW | VALUES | THETA;
    const Features two = features_identity(2);
    const struct {
        const char *what;
        Action action;
        unsigned differs;
    } rows[] = {
        {"a point more", {.kind = ACTION_ADD_POINT, .point = {.x = {1, 2}, .label = 1}}, SET | OWN},
        {"a point of a third class",
         {.kind = ACTION_ADD_POINT, .point = {.x = {1, 2}, .label = 2}},
         SET | OWN | begins | EXPECTED},
        {"a point elsewhere",
         {.kind = ACTION_MOVE_POINT, .point = {.index = 4, .x = {1, 2}}},
         SET | OWN},
        {"a point of the other class",
         {.kind = ACTION_LABEL_POINT, .point = {.index = 4, .label = 1}},
         SET | OWN},
        {"a point less", {.kind = ACTION_ERASE_POINT, .point = {.index = 20}}, SET | OWN},
        {"no points", {.kind = ACTION_CLEAR_POINTS}, SET | OWN | TITLE},
        {"more of the same set", {.kind = ACTION_SET_POINTS, .set = circles}, OWN | ANEW | THETA},
        {"another set",
         {.kind = ACTION_SET_POINTS, .set = moons},
         OWN | ANEW | THETA | TITLE | VIEW},
        {"a set of one column, of numbers",
         {.kind = ACTION_SET_POINTS, .set = line},
         OWN | begins | TITLE | VIEW | INPUTS | AXES | LOSS | EXPECTED},
        {"some held out", {.kind = ACTION_HOLD_OUT, .number = 0.2}, 0},
        {"scaled", {.kind = ACTION_SCALE, .flag = true}, ANEW | THETA},
        {"axes of their own", {.kind = ACTION_FREE_AXES, .flag = true}, VIEW},
        {"fewer units",
         {.kind = ACTION_SET_NETWORK, .network = shaped(1, 1, ACTIVATION_SIGMOID)},
         begins | NAMES},
        {"more units",
         {.kind = ACTION_SET_NETWORK, .network = shaped(3, 1, ACTIVATION_SIGMOID)},
         begins},
        {"the same units",
         {.kind = ACTION_SET_NETWORK, .network = shaped(2, 1, ACTIVATION_SIGMOID)},
         begins},
        {"other inputs", {.kind = ACTION_SET_INPUTS, .inputs = two}, begins},
        {"a weight",
         {.kind = ACTION_SET_WEIGHTS, .weights = {.index = 2, .count = 1, .value = {5}}},
         THETA},
        {"restarted", {.kind = ACTION_RESTART}, ANEW | THETA},
        {"a new start", {.kind = ACTION_NEW_START}, begins},
        {"another penalty",
         {.kind = ACTION_SET_TRAINING,
          .training = trained(LOSS_CROSS_ENTROPY, RULE_GRADIENT, 0.1f)},
         LOSS},
        {"a loss that the output can have",
         {.kind = ACTION_SET_TRAINING, .training = trained(LOSS_SQUARED, RULE_GRADIENT, 0.01f)},
         LOSS},
        {"a loss that needs another output",
         {.kind = ACTION_SET_TRAINING, .training = trained(LOSS_HINGE, RULE_GRADIENT, 0.01f)},
         LOSS | begins | EXPECTED},
        {"the perceptron rule",
         {.kind = ACTION_SET_TRAINING,
          .training = trained(LOSS_CROSS_ENTROPY, RULE_PERCEPTRON, 0.01f)},
         LOSS | begins | NAMES | EXPECTED},
        {"where to stop", {.kind = ACTION_STOP_WHEN, .text = "loss < 0.1"}, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Lab lab = open_full();
        assert_int_equal(differs(&lab), 0);
        if (!lab_apply(&lab, &rows[i].action)) fail_msg("%s: %s", rows[i].what, lab.notice.text);
        unsigned is = differs(&lab);
        if (is != rows[i].differs)
            fail_msg("%s: %u differs, not %u", rows[i].what, is, rows[i].differs);
        assert_true(lab_apply(&lab, &(Action){.kind = ACTION_UNDO}));
        assert_int_equal(differs(&lab) & ~(unsigned)(EXPECTED | VIEW), 0);
        lab_destroy(&lab);
    }
}

/* Every action is an edit or none, as the lists in its comment say. */
static void what_changes_a_scene_is_an_edit(void **state) {
    (void)state;
    for (int kind = 0; kind < ACTION_COUNT; kind++) {
        bool points = kind <= ACTION_FREE_AXES, network = kind <= ACTION_DESCEND;
        bool training = kind == ACTION_SET_TRAINING || kind == ACTION_STOP_WHEN;
        assert_int_equal(action_is_edit((ActionKind)kind), points || network || training);
    }
}

/* A million is near enough, what is past it is refused, of each number a hand can set. */
static void numbers_by_hand_go_up_to_a_million(void **state) {
    (void)state;
    const float most = 1e6f, past = nextafterf(1e6f, INFINITY);
    for (int sign = -1; sign <= 1; sign += 2) {
        for (int k = 0; k < 2; k++) {
            float value = (float)sign * (k ? past : most);
            Action all[] = {
                {.kind = ACTION_ADD_POINT, .point = {.x = {value, 0}, .label = 1}},
                {.kind = ACTION_ADD_POINT, .point = {.x = {0, value}, .label = 1}},
                {.kind = ACTION_MOVE_POINT, .point = {.index = 20, .x = {value, 0}}},
                {.kind = ACTION_MOVE_POINT, .point = {.index = 0, .x = {0, value}}},
                {.kind = ACTION_SET_WEIGHTS,
                 .weights = {.index = 10, .count = 1, .value = {value}}},
                {.kind = ACTION_SET_WEIGHTS,
                 .weights = {.index = 0, .count = 2, .value = {0, value}}},
            };
            for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
                Lab lab = open_full();
                assert_int_equal(lab_apply(&lab, &all[i]), k == 0);
                assert_int_equal(lab.notice.text[0] == '\0', k == 0);
                lab_destroy(&lab);
            }
        }
    }
}

/* Of points and weights the first and the last there are, and none beside them. */
static void only_what_is_there_can_be_edited(void **state) {
    (void)state;
    Lab lab = open_full();
    const int points = lab.scene.data.count, weights = lab_network(&lab)->count;
    assert_true(points == 21 && weights == 11);
    static const ActionKind kinds[] = {ACTION_MOVE_POINT, ACTION_LABEL_POINT, ACTION_ERASE_POINT};
    for (int k = 0; k < 3; k++) {
        const int index[] = {-1, points, 0, points - 1};
        for (int i = 0; i < 4; i++) {
            Lab one = open_full();
            const Action action = {.kind = kinds[k], .point = {.index = index[i], .x = {1, 1}}};
            assert_int_equal(lab_apply(&one, &action), i >= 2);
            lab_destroy(&one);
        }
    }
    const struct {
        int index, count;
        bool there;
    } ranges[] = {{-1, 1, false},          {0, 0, false},           {0, 1, true},
                  {0, weights, true},      {0, weights + 1, false}, {weights - 1, 1, true},
                  {weights - 1, 2, false}, {weights, 1, false}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        const Action action = {.kind = ACTION_SET_WEIGHTS,
                               .weights = {.index = ranges[i].index, .count = ranges[i].count}};
        assert_int_equal(lab_apply(&lab, &action), ranges[i].there);
    }
    lab_destroy(&lab);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_edit_drops_what_it_must_and_nothing_else),
        cmocka_unit_test(what_changes_a_scene_is_an_edit),
        cmocka_unit_test(numbers_by_hand_go_up_to_a_million),
        cmocka_unit_test(only_what_is_there_can_be_edited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
