/* See edit.h. Every edit works on a copy of the scene; it replaces the scene only once a run of
 * the copy exists. */
#include "lab/edit.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lab/adapt.h"
#include "lab/graph.h"

/* What becomes of the run after an edit. */
typedef enum Outcome {
    REFUSED,   /* nothing changes; the notice says why */
    CONTINUES, /* from the present weights, with the points as they are now */
    RESTARTS,  /* from the start */
} Outcome;

static const float FARTHEST = 1e6f; /* of a point or a weight set by hand */

static Outcome refuse(Message *notice, const char *why) {
    message_set(notice, "%s", why);
    return REFUSED;
}

static bool all_near(const float *x, int n) {
    for (int i = 0; i < n; i++) {
        if (!(fabsf(x[i]) <= FARTHEST)) return false;
    }
    return true;
}

/* From now on the points are the person's own, wherever they came from. */
static void own_points(Scene *scene) {
    scene->set.kind = SET_NONE;
    scene->file[0] = '\0';
    dataset_destroy(&scene->points);
    scene->points = dataset_create(scene->data.columns, scene->data.kind);
}

static void forget_values(Scene *scene) {
    free(scene->values);
    scene->values = NULL;
}

/* How many outputs are usual for the labels. */
static int usual_outputs(const Dataset *data) {
    return data->kind == LABEL_NUMBER || data->classes <= 2 ? 1 : data->classes;
}

/* Gives the network outputs, and the training a loss, that suit the labels. */
static void set_outputs(Scene *scene, Message *notice) {
    NetworkDef *net = &scene->network;
    int last = net->layers - 1, classes = scene->data.classes;
    bool numbers = scene->data.kind == LABEL_NUMBER;
    net->units[last] = usual_outputs(&scene->data);
    net->activation[last] = numbers        ? ACTIVATION_LINEAR
                            : classes <= 2 ? ACTIVATION_SIGMOID
                                           : ACTIVATION_SOFTMAX;
    scene->training.loss = numbers ? LOSS_SQUARED : LOSS_CROSS_ENTROPY;
    scene->training.rule = RULE_GRADIENT;
    forget_values(scene);
    message_set(notice, "For these labels the output became %d %s, and the network begins anew.",
                net->units[last], activation_name(net->activation[last]));
}

/* The same, unless those that there are can learn them. False when they can. */
static bool fit_outputs(Scene *scene, LabelKind kind_before, Message *notice) {
    const NetworkDef *net = &scene->network;
    bool same_kind = scene->data.kind == kind_before;
    if (same_kind && samples_check(&scene->data, net->units[net->layers - 1], NULL)) return false;
    set_outputs(scene, notice);
    return true;
}

/* In free play, where all points are exchanged or taken away, the outputs follow the classes,
 * unless a scene asked for more than are usual. False when they are right already. */
static bool follow_classes(const Scene *before, Scene *after, ActionKind kind, Message *notice) {
    const NetworkDef *net = &after->network;
    int outputs = net->units[net->layers - 1];
    bool other = kind == ACTION_SET_POINTS || kind == ACTION_CLEAR_POINTS;
    bool usual = before->network.units[before->network.layers - 1] == usual_outputs(&before->data);
    bool classes = before->data.kind == LABEL_CLASS && after->data.kind == LABEL_CLASS;
    if (!other || !usual || !classes || outputs == usual_outputs(&after->data)) return false;
    set_outputs(after, notice);
    return true;
}

static Outcome add_point(Scene *scene, const Action *action, Message *notice) {
    if (!all_near(action->point.x, scene->data.columns) || !all_near(&action->point.label, 1)) {
        return refuse(notice, "That point is too far away: numbers go up to a million.");
    }
    own_points(scene);
    if (!dataset_add(&scene->data, action->point.x, action->point.label)) {
        return refuse(notice, "There is no room for more than 100000 points: erase some first.");
    }
    return fit_outputs(scene, scene->data.kind, notice) ? RESTARTS : CONTINUES;
}

static Outcome change_point(Scene *scene, const Action *action, Message *notice) {
    int index = action->point.index;
    if (index < 0 || index >= scene->data.count) return refuse(notice, "There is no such point.");
    own_points(scene);
    if (action->kind == ACTION_ERASE_POINT) {
        dataset_remove(&scene->data, index);
    } else if (action->kind == ACTION_LABEL_POINT) {
        scene->data.label[index] = action->point.label;
        if ((int)action->point.label >= scene->data.classes && scene->data.kind == LABEL_CLASS) {
            scene->data.classes = (int)action->point.label + 1;
        }
    } else {
        if (!all_near(action->point.x, scene->data.columns)) {
            return refuse(notice, "A point cannot go there: numbers go up to a million.");
        }
        memcpy(scene->data.x + (long)index * scene->data.columns, action->point.x,
               sizeof(float) * (size_t)scene->data.columns);
    }
    return fit_outputs(scene, scene->data.kind, notice) ? RESTARTS : CONTINUES;
}

static Outcome clear_points(Scene *scene) {
    own_points(scene);
    scene->title[0] = '\0';
    while (scene->data.count) dataset_remove(&scene->data, scene->data.count - 1);
    return CONTINUES;
}

/* Points of another kind are shown as they would be at first; more of the same stay where the
 * person looks. */
static void show_other_points(Scene *scene) {
    Scene fresh = scene_default();
    scene->free_axes = false;
    scene->view.left = fresh.view.left;
    scene->view.right = fresh.view.right;
    scene->view.bottom = fresh.view.bottom;
    scene->view.top = fresh.view.top;
    scene_destroy(&fresh);
    scene_show_points(scene);
    scene->framed++;
}

static Outcome set_points(Scene *scene, const Action *action, Message *notice) {
    int columns = scene->data.columns;
    bool other = scene->set.kind != action->set.kind, bare = scene->data.count == 0;
    LabelKind kind = scene->data.kind;
    if (bare) scene->graph = (SceneGraph){.values = 0}; /* an expression alone makes room */
    dataset_destroy(&scene->data);
    if (scene->set.kind != action->set.kind) scene->title[0] = '\0'; /* spoke of other points */
    scene->set = action->set;
    scene->data = dataset_generate(&action->set);
    scene->file[0] = '\0';
    dataset_destroy(&scene->points);
    scene->points = dataset_create(scene->data.columns, scene->data.kind);
    if (scene->data.columns != columns) {
        scene->features = features_identity(scene->data.columns);
        scene->inputs_given = false;
        scene->network.inputs = scene->features.count;
        scene->view.across = 0;
        scene->view.up = scene->data.columns > 1; /* the same where there is one column only */
        scene->axis[0][0] = scene->axis[1][0] = '\0';
        forget_values(scene);
    }
    if (other) show_other_points(scene);
    fit_outputs(scene, kind, notice);
    return RESTARTS;
}

/* Another share is drawn from the points that there are. */
static Outcome hold_out(Scene *scene, float share) {
    if (share != scene->held_out) dataset_number(&scene->data, NULL, 0);
    scene->held_out = share;
    return CONTINUES;
}

static Outcome set_network(Scene *scene, const Action *action) {
    scene->network = action->network;
    scene->network.inputs = scene->features.count;
    forget_values(scene);
    return RESTARTS;
}

static Outcome set_inputs(Scene *scene, const Action *action) {
    scene->features = action->inputs;
    scene->inputs_given = true;
    scene->network.inputs = action->inputs.count;
    forget_values(scene);
    return RESTARTS;
}

static Outcome new_start(Scene *scene, const Action *action) {
    uint64_t seed = (uint64_t)action->number;
    scene->network.start.seed = seed ? seed : scene->network.start.seed + 1;
    forget_values(scene);
    return RESTARTS;
}

/* Whether the network is one that the rule can train, as far as it is known beforehand. */
static bool rule_fits(const Scene *scene, Rule rule) {
    const NetworkDef *net = &scene->network;
    bool steps = net->activation[net->layers - 1] == ACTIVATION_STEP;
    bool perceptron = net->layers == 1 && net->units[0] == 1 && steps;
    return rule == scene->training.rule || (rule == RULE_PERCEPTRON ? perceptron : !steps);
}

/* Another rule brings the network it needs: the perceptron rule a single step unit, without
 * penalties, and gradient descent something with a slope in place of the step. */
static void change_rule(Scene *scene, const Action *action) {
    NetworkDef *net = &scene->network;
    Training *t = &scene->training;
    bool numbers = scene->data.kind == LABEL_NUMBER;
    int last = net->layers - 1;
    *t = action->training;
    forget_values(scene);
    if (t->rule == RULE_GRADIENT) {
        net->activation[last] = numbers ? ACTIVATION_LINEAR : ACTIVATION_SIGMOID;
        if (numbers) t->loss = LOSS_SQUARED;
    } else {
        net->layers = net->units[0] = 1;
        net->activation[0] = ACTIVATION_STEP;
        t->l1 = t->l2 = t->dropout = 0;
    }
}

/* The output that a loss needs, where the present one cannot give it. */
static Activation output_for(const Scene *scene, const Training *training) {
    const NetworkDef *net = &scene->network;
    Activation output = net->activation[net->layers - 1];
    bool same = training->rule == RULE_PERCEPTRON || training->loss == scene->training.loss;
    return same ? output : loss_output(training->loss, output, net->units[net->layers - 1]);
}

/* Another loss brings the output it needs. */
static void change_loss(Scene *scene, const Action *action) {
    NetworkDef *net = &scene->network;
    net->activation[net->layers - 1] = output_for(scene, &action->training);
    scene->training = action->training;
    forget_values(scene);
}

static Outcome change_training(Scene *scene, const Action *action, Message *notice) {
    const NetworkDef *net = &scene->network;
    bool rule = !rule_fits(scene, action->training.rule);
    if (rule)
        change_rule(scene, action);
    else
        change_loss(scene, action);
    int last = net->layers - 1;
    message_set(notice,
                rule ? "For this rule the network became %d %s, and begins anew."
                     : "For this loss the output became %d %s, and the network begins anew.",
                net->units[last], activation_name(net->activation[last]));
    return RESTARTS;
}

/* Edits of the scene alone. */
static Outcome edit_scene(Scene *scene, const Action *action, Message *notice) {
    switch (action->kind) {
    case ACTION_ADD_POINT: return add_point(scene, action, notice);
    case ACTION_MOVE_POINT:
    case ACTION_LABEL_POINT:
    case ACTION_ERASE_POINT: return change_point(scene, action, notice);
    case ACTION_CLEAR_POINTS: return clear_points(scene);
    case ACTION_SET_POINTS: return set_points(scene, action, notice);
    case ACTION_HOLD_OUT: return hold_out(scene, (float)action->number);
    case ACTION_SCALE: scene->scale = action->flag; return RESTARTS;
    case ACTION_SET_NETWORK: return set_network(scene, action);
    case ACTION_SET_INPUTS: return set_inputs(scene, action);
    case ACTION_NEW_START: return new_start(scene, action);
    case ACTION_SET_TRAINING: return change_training(scene, action, notice);
    case ACTION_RESTART: return RESTARTS;
    case ACTION_FREE_AXES:
    case ACTION_SET_WEIGHTS:
    case ACTION_SET_GRAPH:
    case ACTION_SET_LEAF:
    case ACTION_STOP_WHEN:
    case ACTION_DESCEND: /* edit_apply handles these without copying the scene */
    case ACTION_STEP:
    case ACTION_PHASE:
    case ACTION_STEP_BACK:
    case ACTION_SEEK:
    case ACTION_PLAY:
    case ACTION_PAUSE:
    case ACTION_SPEED:
    case ACTION_STEP_SIZE:
    case ACTION_SELECT_POINT:
    case ACTION_SELECT_WEIGHT:
    case ACTION_SELECT_UNIT:
    case ACTION_SELECT_AXIS:
    case ACTION_SELECT_VOTES:
    case ACTION_LOOK:
    case ACTION_LOCK:
    case ACTION_BY_HAND:
    case ACTION_GIVE:
    case ACTION_SHOW:
    case ACTION_COMPARE:
    case ACTION_GO_ON:
    case ACTION_KEEP:
    case ACTION_FORGET:
    case ACTION_UNDO:
    case ACTION_REDO:
    case ACTION_COUNT: break;
    }
    assert(false && "not an edit of the scene");
    return REFUSED;
}

/* Replaces the run by a new one of the scene. */
static bool restart(const Edit *edit, const Scene *scene) {
    Run *run = memory_zeroed(1, sizeof *run);
    if (!scene_run(scene, run, edit->threads, edit->notice)) {
        free(run);
        return false;
    }
    *edit->left = (*edit->run)->timeline;
    (*edit->run)->timeline = (Timeline){0};
    run_destroy(*edit->run);
    free(*edit->run);
    *edit->run = run;
    return true;
}

static bool go_on(const Edit *edit, const Scene *scene) {
    const RunDef def = scene_run_def(scene, edit->threads);
    return run_set_data(*edit->run, &def, edit->notice);
}

/* Undo makes the run anew from its scene: what no run could be made of must not come into it. */
static bool is_trainable(const Scene *scene, Message *message) {
    return training_check(&scene->training, &scene->network, message) &&
           training_check_labels(&scene->training, &scene->data, message);
}

static bool set_training(const Edit *edit, const Training *training) {
    Scene after = *edit->scene;
    after.training = *training;
    if (edit->adapts) adapt_scene(edit->scene, &after);
    if (!is_trainable(&after, edit->notice)) return false;
    edit->scene->training = after.training;
    edit->scene->rate_open = after.rate_open;
    run_set_training(*edit->run, &after.training);
    return true;
}

static bool set_weights(const Edit *edit, const Action *action) {
    int first = action->weights.index, count = action->weights.count;
    if (first < 0 || count < 1 || count > ACTION_WEIGHTS ||
        first + count > (*edit->run)->trainer.net.count) {
        return message_set(edit->notice, "There is no such weight.");
    }
    if (!all_near(action->weights.value, count)) {
        return message_set(edit->notice, "A weight goes from -1000000 to 1000000.");
    }
    run_set_weights(*edit->run, first, count, action->weights.value);
    return true;
}

static bool set_stop(const Edit *edit, const char *text) {
    Message why;
    if (!stop_check(text, &why))
        return message_set(edit->notice, "%c%.500s.", toupper((unsigned char)why.text[0]),
                           why.text + 1);
    size_t length = strlen(text);
    assert(length < STOP_TEXT);
    memcpy(edit->scene->stop, text, length + 1);
    return true;
}

/* A name that the expression before this one gave a value keeps it. */
static bool set_graph(const Edit *edit, const char *expression) {
    SceneGraph *graph = &edit->scene->graph, before = *graph;
    *graph = (SceneGraph){.values = 0};
    if (!expression[0] || scene_graph_write(graph, expression, &before, edit->notice)) return true;
    *graph = before;
    return false;
}

static bool set_leaf(const Edit *edit, const Action *action) {
    SceneGraph *graph = &edit->scene->graph;
    int index = action->leaf.index;
    if (index < 0 || index >= graph->values) {
        return message_set(edit->notice, "There is no such name in the expression.");
    }
    if (!(fabs(action->leaf.value) <= (double)FARTHEST)) {
        return message_set(edit->notice, "A value goes from -1000000 to 1000000.");
    }
    graph->value[index] = action->leaf.value;
    return true;
}

static bool descend(const Edit *edit) {
    return graph_descend(&edit->scene->graph, (double)edit->scene->training.rate,
                         (double)FARTHEST) ||
           message_set(edit->notice, "This step would lead beyond 1000000: take a smaller rate.");
}

/* Whether new settings leave the network as it is, so that training goes on with them. */
static bool keeps_network(const Scene *scene, const Training *training) {
    int last = scene->network.layers - 1;
    return rule_fits(scene, training->rule) &&
           output_for(scene, training) == scene->network.activation[last];
}

/* What fills the window when units are equal leaves most of it empty when they are not. */
static bool free_axes(const Edit *edit, bool free) {
    Scene *scene = edit->scene;
    scene->free_axes = free;
    if (free) scene_show_points(scene);
    scene->framed++;
    return true;
}

bool edit_apply(const Edit *edit, const Action *action) {
    if (action->kind == ACTION_SET_TRAINING && keeps_network(edit->scene, &action->training))
        return set_training(edit, &action->training);
    if (action->kind == ACTION_FREE_AXES) return free_axes(edit, action->flag);
    if (action->kind == ACTION_SET_WEIGHTS) return set_weights(edit, action);
    if (action->kind == ACTION_STOP_WHEN) return set_stop(edit, action->text);
    if (action->kind == ACTION_SET_GRAPH) return set_graph(edit, action->expression);
    if (action->kind == ACTION_SET_LEAF) return set_leaf(edit, action);
    if (action->kind == ACTION_DESCEND) return descend(edit);
    Scene scene = scene_copy(edit->scene);
    scene.edition = edit->edition;
    Outcome outcome = edit_scene(&scene, action, edit->notice);
    if (edit->adapts && outcome != REFUSED &&
        follow_classes(edit->scene, &scene, action->kind, edit->notice))
        outcome = RESTARTS;
    if (edit->adapts) adapt_scene(edit->scene, &scene);
    bool done =
        outcome != REFUSED && (outcome == RESTARTS ? restart(edit, &scene) : go_on(edit, &scene));
    if (done) {
        unit_names_trim(&scene.names, &scene.network);
        Scene old = *edit->scene;
        *edit->scene = scene;
        scene = old;
    }
    scene_destroy(&scene);
    return done;
}

bool edit_scene_alone(Scene *scene, const Action *action, Message *message) {
    if (action->kind == ACTION_SET_TRAINING && keeps_network(scene, &action->training)) {
        scene->training = action->training;
        return is_trainable(scene, message);
    }
    if (edit_scene(scene, action, message) == REFUSED) return false;
    unit_names_trim(&scene->names, &scene->network);
    return true;
}
