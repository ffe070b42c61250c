/* What a lab holds after every kind of action, in scenes of every kind: all that has become another
 * number, after the action, after it was undone, done again, and trained on. golden/held.txt has it
 * line by line (told.h). What it should be other tests say; that it is still the same, and that
 * nothing else has changed, this one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"
#include "lab/compare.h"
#include "lab/lab.h"
#include "lab/verdict.h"
#include "loaded.h"
#include "scene/scene_file.h"
#include "told.h"

/* ---- all that a lab holds */

enum { FIELDS = 400, FIELD_NAME = 40, FIELD_TEXT = 200 };

typedef struct Field {
    char name[FIELD_NAME], text[FIELD_TEXT];
} Field;

typedef struct Held {
    int count;
    Field field[FIELDS];
} Held;

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
static void
hold(Held *held, const char *name, const char *format, ...) {
    va_list arguments;
    assert_true(held->count < FIELDS);
    Field *field = &held->field[held->count++];
    snprintf(field->name, sizeof field->name, "%s", name);
    va_start(arguments, format);
    vsnprintf(field->text, sizeof field->text, format, arguments);
    va_end(arguments);
}

static void hold_number(Held *held, const char *name, double value) {
    if (isnan(value))
        hold(held, name, "none");
    else
        hold(held, name, "%.5g", value);
}

static void hold_hash(Held *held, const char *name, const void *data, size_t size) {
    hold(held, name, "#%08llx",
         (unsigned long long)(hash_bytes(HASH_BEGIN, data, size) & 0xffffffff));
}

static void hold_text(Held *held, const char *name, const char *text) {
    if (text && text[0])
        hold(held, name, "\"%s\"", text);
    else
        hold(held, name, "-");
}

/* Of many numbers how large they are, each counted by its place, and which way they go. */
typedef struct Many {
    double size, sum;
    int count, without; /* not numbers */
} Many;

static void many_add(Many *many, double value) {
    double by = 1 + (many->count++ % 17) / 16.0;
    if (isnan(value)) {
        many->without++;
        return;
    }
    many->size += by * fabs(value);
    many->sum += by * value;
}

static void many_write(const Many *many, char *text, size_t size) {
    int count = many->count - many->without;
    double way = 100 * many->sum / many->size;
    if (!(many->size > 0))
        snprintf(text, size, " %d: 0", count);
    else if (!isfinite(way) || many->sum == many->size)
        snprintf(text, size, " %d: %.5g", count, many->size);
    else
        snprintf(text, size, " %d: %.5g %.0f%%", count, many->size, way + 0.0);
}

static void hold_many(Held *held, const char *name, const Many *many) {
    char text[FIELD_TEXT];
    many_write(many, text, sizeof text);
    hold(held, name, "%s", text + 1);
}

static void hold_floats(Held *held, const char *name, const float *value, long count) {
    Many many = {0};
    for (long i = 0; value && i < count; i++) many_add(&many, (double)value[i]);
    hold_many(held, name, &many);
}

static void hold_doubles(Held *held, const char *name, const double *value, long count) {
    Many many = {0};
    for (long i = 0; value && i < count; i++) many_add(&many, value[i]);
    hold_many(held, name, &many);
}

static void hold_ints(Held *held, const char *name, const int *value, long count) {
    Many many = {0};
    for (long i = 0; value && i < count; i++) many_add(&many, value[i]);
    hold_many(held, name, &many);
}

static void hold_truths(Held *held, const char *name, const bool *value, long count) {
    Many many = {0};
    for (long i = 0; value && i < count; i++) many_add(&many, value[i]);
    hold_many(held, name, &many);
}

static void hold_scene(Held *held, const Lab *lab) {
    Scene scene = lab_scene(lab);
    char *text = scene_text(&scene, NULL);
    const Dataset *data = &lab->scene.data;
    hold_hash(held, "saved", text, strlen(text));
    free(text);
    scene_destroy(&scene);
    text = scene_text(&lab->scene, NULL);
    hold_hash(held, "scene", text, strlen(text));
    free(text);
    hold_number(held, "document", (double)lab->scene.document);
    hold_number(held, "edition", (double)lab->scene.edition);
    hold_number(held, "framed", (double)lab->scene.framed);
    hold_number(held, "points", data->count);
    hold_floats(held, "points' x", data->x, (long)data->count * data->columns);
    hold_floats(held, "labels", data->label, data->count);
    hold_truths(held, "mistaken", lab->mistaken, data->count);
    hold_truths(held, "held out", lab->held, data->count);
}

static void hold_score(Held *held, const char *name, const Score *score) {
    hold(held, name, "%.4g, accuracy %.4g, wrong %d, r2 %.4g", score->loss, score->accuracy,
         score->wrong, score->r2);
}

/* Several numbers of one thing. */
typedef struct Part {
    const char *name;
    const float *value;
    long count;
} Part;

static void hold_parts(Held *held, const char *name, const char *begin, const Part *part,
                       int parts) {
    char text[FIELD_TEXT];
    snprintf(text, sizeof text, "%s", begin);
    for (int p = 0; p < parts; p++) {
        size_t used = strlen(text);
        Many many = {0};
        for (long i = 0; i < part[p].count; i++) many_add(&many, (double)part[p].value[i]);
        if (many.size == 0) continue;
        snprintf(text + used, sizeof text - used, " %s", part[p].name);
        many_write(&many, text + strlen(text), sizeof text - strlen(text));
    }
    hold(held, name, "%s", text);
}

static void hold_step(Held *held, const Trainer *t) {
    const Step *step = &t->step;
    char begin[FIELD_TEXT];
    if (!t->recorded && t->next == PHASE_FORWARD) return;
    snprintf(begin, sizeof begin, "%d of epoch %d, points %d+%d, sample %d, rate %.4g, loss %.4g,",
             (int)step->number, (int)step->epoch, step->first, step->points, step->sample,
             (double)step->rate, step->loss);
    const Part part[] = {{"gradient", step->gradient, t->net.count},
                         {"change", step->change, t->net.count},
                         {"before", step->before, t->net.count}};
    hold_parts(held, "step", begin, part, 3);
}

static void hold_settings(Held *held, const Training *set) {
    hold(held, "settings", "rule %d loss %d optimizer %d", (int)set->rule, (int)set->loss,
         (int)set->optimizer);
    hold(held, "rate", "%.4g momentum %.4g", (double)set->rate, (double)set->momentum);
    hold(held, "batch", "%d shuffle %d seed %d", set->batch, set->shuffle, (int)set->seed);
    hold(held, "penalties", "%.4g %.4g, dropout %.4g", (double)set->l1, (double)set->l2,
         (double)set->dropout);
}

static void hold_timeline(Held *held, const char *name, const Timeline *timeline) {
    static const char *const series[SERIES_COUNT] = {"loss", "test",  "right",
                                                     "test", "wrong", "moves"};
    Part part[SERIES_COUNT];
    char begin[FIELD_TEXT];
    snprintf(begin, sizeof begin, "epochs %d stride %d keyframes %d kept %d", (int)timeline->epochs,
             (int)timeline->stride, timeline->keyframes.count, timeline->keyframes.kept);
    for (int s = 0; s < SERIES_COUNT; s++) {
        const Bucket *bucket = timeline->bucket[s];
        part[s] =
            (Part){series[s], bucket ? &bucket->first : NULL, bucket ? 4L * timeline->buckets : 0};
    }
    hold_parts(held, name, begin, part, SERIES_COUNT);
}

static void hold_run(Held *held, const Run *run) {
    const Trainer *t = &run->trainer;
    hold(held, "network", "#%08llx of %d", (unsigned long long)(network_hash(&t->net) >> 32),
         t->net.count);
    hold_number(held, "trained on", run->train.count);
    hold_number(held, "tested on", run->test.count);
    hold_floats(held, "inputs", run->train.x, (long)run->train.count * t->net.inputs);
    hold(held, "stands at", "epoch %d step %d moves %d position %d phase %d", (int)t->epoch,
         (int)t->steps, (int)t->moves, t->position, (int)t->next);
    hold_step(held, t);
    hold_settings(held, &t->settings);
    hold_floats(held, "first moments", t->optimizer.moment1, t->optimizer.count);
    hold_floats(held, "second moments", t->optimizer.moment2, t->optimizer.count);
    hold_score(held, "epoch's loss", &run->score);
    hold_score(held, "epoch's test loss", &run->test_score);
    hold_number(held, "first loss", run->first_loss);
    hold(held, "over", "diverged %d settled %d touched %d", run->diverged, run->settled,
         run->touched);
    hold_text(held, "cause", run->cause.text);
    hold(held, "way", "epoch %d legs %d", (int)run->way.epoch, run->way.legs);
    hold_timeline(held, "curve", &run->timeline);
}

static void hold_point(Held *held, const Lab *lab) {
    const Network *net = &lab->run->trainer.net;
    hold_number(held, "sample", lab->sample);
    if (lab->selected.point < 0) return;
    Many z = {0}, a = {0}, delta = {0};
    for (int l = 0; l < net->layers; l++) {
        for (int u = 0; u < net->layer[l].to * net->layer[l].pieces; u++) {
            many_add(&z, (double)lab->point.z[l][u]);
            many_add(&delta, (double)lab->point.delta[l][u]);
        }
        for (int u = 0; u < net->layer[l].to; u++) many_add(&a, (double)lab->point.a[l][u]);
    }
    hold_many(held, "point's z", &z);
    hold_many(held, "point's a", &a);
    hold_many(held, "point's delta", &delta);
    char begin[FIELD_TEXT];
    snprintf(begin, sizeof begin, "loss %.4g,", lab->point.loss);
    const Part part[] = {{"input", lab->point_input, net->inputs},
                         {"target", lab->point_target, net->outputs}};
    hold_parts(held, "point", begin, part, 2);
}

static void hold_factors(Held *held, const Factors *f) {
    if (!f->known) {
        hold(held, "factors", "none");
        return;
    }
    hold(held, "factors", "of %d, layer %d piece %d to %d from %d, perceptron %d", f->weight,
         f->place.layer, f->place.piece, f->place.to, f->place.from, f->perceptron);
    Many routes = {0}, nudges = {0};
    for (int r = 0; r < f->routes; r++) {
        many_add(&routes, f->route[r].product);
        for (int k = 0; k < f->route[r].count; k++) {
            const Factor *factor = &f->route[r].factor[k];
            many_add(&routes, factor->value);
            many_add(&routes, (int)factor->kind + 10 * factor->layer + factor->unit);
        }
    }
    for (int n = 16; n < 25; n++) many_add(&nudges, f->nudge[n].above - f->nudge[n].below);
    hold_many(held, "routes", &routes);
    hold_many(held, "nudges", &nudges);
    hold(held, "factors' ends", "slope %.5g delta %.5g input %.5g back %.5g gradient %.5g",
         f->slope, f->delta, f->input, f->back, f->gradient);
}

/* What is computed on request. */
static void hold_asked(Held *held, Lab *lab) {
    if (lab_is_graph(lab)) return;
    lab_find_factors(lab);
    lab_find_shares(lab);
    lab_find_votes(lab);
    const Shares *shares = lab_shares(lab);
    const Votes *votes = lab_votes(lab);
    hold_factors(held, lab_factors(lab));
    hold_floats(held, "shares", shares->loss, shares->count);
    hold_ints(held, "shares of", shares->point, shares->count);
    hold_floats(held, "blame", shares->delta, lab->run->trainer.net.layers);
    hold_doubles(held, "votes", votes->gradient, votes->count);
    hold_ints(held, "votes of", votes->point, votes->count);
    hold(held, "votes for", "%d of %d, mean %.5g", votes->weight, votes->points, votes->mean);
}

static void hold_graph(Held *held, const GraphRun *graph) {
    if (!graph) return;
    Many value = {0}, grad = {0}, was = {0};
    for (int i = 0; i < graph->count; i++) {
        many_add(&value, graph->value[graph->order[i]]);
        many_add(&was, graph->was[graph->order[i]]);
    }
    for (int i = 0; i < graph->backs; i++) many_add(&grad, graph->grad[graph->back[i]]);
    hold(held, "walked", "%d of %d and %d back", graph->walked, graph->count, graph->backs);
    hold_many(held, "values", &value);
    hold_many(held, "derivatives", &grad);
    hold_many(held, "values before", &was);
    hold(held, "graph compared", "%d, moved %d", graph->compared, graph->moved);
}

static void hold_trail(Held *held, const Trail *trail) {
    Many step = {0}, epoch = {0}, norm = {0};
    for (int i = 0; i < trail->count; i++) {
        many_add(&step, (double)trail->step[i]);
        many_add(&epoch, (double)trail->epoch[i]);
        for (int l = 0; l < trail->layers; l++) many_add(&norm, (double)trail->norm[i][l]);
    }
    hold_many(held, "trail's steps", &step);
    hold_many(held, "trail's epochs", &epoch);
    hold_many(held, "trail's norms", &norm);
    hold_floats(held, "trail", trail->theta, (long)trail->count * trail->weights);
    hold(held, "trail's way", "rate %.5g batch %d every %d", (double)trail->way.training.rate,
         trail->way.training.batch, (int)trail->every);
    for (int i = 0; i < TRAIL_FORMER; i++) {
        const FormerPath *former = &trail->former[i];
        hold_floats(held, i ? "second path" : "former path", former->theta,
                    (long)former->count * trail->weights);
    }
}

static void hold_compare(Held *held, const Compare *compare) {
    if (!compare) return;
    hold(held, "side by side", "%d, kept %d, at %d of %d", compare->def.count, compare->kept,
         (int)compare_now(compare), (int)compare_last(compare));
    for (int i = 0; i < compare->def.count; i++) {
        const CompareRun *run = &compare->run[i];
        char name[FIELD_NAME];
        snprintf(name, sizeof name, "run %d", i);
        if (run->lab)
            hold(held, name, "epoch %d goal %d loss %.5g", (int)lab_now(run->lab), (int)run->goal,
                 run->lab->score.loss);
        else
            hold_text(held, name, run->why.text);
    }
}

static void hold_beside(Held *held, const Lab *lab) {
    const Selection *s = &lab->selected;
    const LayerSizes *began = &lab->began, *before = &lab->began_before;
    int layers = lab->run->trainer.net.layers;
    hold(held, "selected", "point %d weight %d unit %d %d all %d axes %d %d", s->point, s->weight,
         s->layer, s->unit, s->all_points, s->across, s->up);
    hold(held, "plays", "%d speed %d size %d", lab->play.playing, lab->play.speed,
         (int)lab->play.size);
    hold(held, "kept", "%d", lab->keeps);
    hold_floats(held, "fan", lab->fan.line[0], 3L * lab->fan.count);
    hold_floats(held, "norms", lab->norm, layers);
    hold_floats(held, "norms at first", began->norm, began->layers);
    hold_floats(held, "blame at first", began->delta, began->has_delta ? began->layers : 0);
    hold_floats(held, "norms of the run before", before->norm, before->layers);
    hold_timeline(held, "ghost", &lab->ghost);
    hold(held, "ghost's way", "rate %.5g batch %d", (double)lab->ghost_way.training.rate,
         lab->ghost_way.training.batch);
    hold(held, "demanded", "%d open %d found %d shown %d wrong %d", lab->demand.count,
         demand_open(&lab->demand), demand_number(&lab->demand, DEMAND_FOUND),
         demand_number(&lab->demand, DEMAND_SHOWN), lab->demand.wrong);
    hold(held, "slip", "%d", lab->demand.last.text[0] ? (int)lab->demand.last.slip.kind : -1);
    hold(held, "locked", "%d", lab->locked);
    hold(held, "forgets", "%d, goes back %d, goal %d, refuses %d", lab_forgets(lab),
         lab_can_go_back(lab), lab_is_goal_met(lab), lab_refuses(lab, lab_way(STEP_EPOCH)) != NULL);
    hold(held, "place", "%d of %d", (int)lab_now(lab), (int)lab_last(lab));
    Verdict verdict = verdict_of(lab);
    hold(held, "verdict", "%d better %.5g", (int)verdict.kind, verdict.better);
}

static void hold_past(Held *held, const Past *past) {
    hold(held, "past", "%d, lost %d, trained %d", past->count, past->lost, past_trained(past));
    for (int i = 0; i < past->count; i++) {
        const PastEntry *e = &past->entry[i];
        char name[FIELD_NAME];
        snprintf(name, sizeof name, "past %d", i);
        hold(held, name, "kind %d count %d to %d,%d whole %d other points %d: %.90s", (int)e->kind,
             (int)e->count, (int)e->epoch, (int)e->steps, e->whole, e->edition != NULL,
             e->line ? e->line : "-");
    }
}

static void hold_all(Held *held, Lab *lab) {
    held->count = 0;
    int count = lab->run->trainer.net.count;
    hold_scene(held, lab);
    hold_run(held, lab->run);
    hold_score(held, "loss", &lab->score);
    hold_score(held, "test loss", &lab->test_score);
    hold_floats(held, "gradient", lab->gradient, count);
    hold_floats(held, "change", lab->change, count);
    hold_point(held, lab);
    hold_asked(held, lab);
    hold_graph(held, lab->graph);
    hold_floats(held, "scores", lab->scores.z, lab->scores.count);
    hold_ints(held, "scores of", lab->scores.point, lab->scores.count);
    hold_number(held, "surprise", lab->scores.probable ? lab->scores.surprise : -1);
    hold_ints(held, "confused", lab->confusion.count[0][0], (long)2 * MAX_CLASSES * MAX_CLASSES);
    hold_trail(held, &lab->trail);
    hold_compare(held, lab->compare);
    hold_beside(held, lab);
    hold_past(held, &lab->past);
    hold_text(held, "notice", lab->notice.text);
}

/* ---- what can be done */

/* Variants of actions: which one, and with what. Of points and weights -1 is the last there is. */
typedef struct Deed {
    const char *name;
    ActionKind kind;
    int index, count; /* of points, weights, units; count: how many, or the label */
    double number;
    const char *text;
} Deed;

static const Deed deeds[] = {
    {"add blue", ACTION_ADD_POINT, 0, 0, 1.5, ""},
    {"add red", ACTION_ADD_POINT, 0, 1, -2.5, ""},
    {"add green", ACTION_ADD_POINT, 0, 2, 0.5, ""},
    {"move the first", ACTION_MOVE_POINT, 0, 0, 2.25, ""},
    {"move the last", ACTION_MOVE_POINT, -1, 0, -3.5, ""},
    {"move none", ACTION_MOVE_POINT, 9999, 0, 1, ""},
    {"label the first", ACTION_LABEL_POINT, 0, 1, 0, ""},
    {"label the last green", ACTION_LABEL_POINT, -1, 2, 0, ""},
    {"label none", ACTION_LABEL_POINT, 9999, 1, 0, ""},
    {"erase the first", ACTION_ERASE_POINT, 0, 0, 0, ""},
    {"erase the selected", ACTION_ERASE_POINT, 2, 0, 0, ""},
    {"erase the last", ACTION_ERASE_POINT, -1, 0, 0, ""},
    {"erase none", ACTION_ERASE_POINT, 9999, 0, 0, ""},
    {"clear", ACTION_CLEAR_POINTS, 0, 0, 0, ""},
    {"set moons", ACTION_SET_POINTS, SET_MOONS, 30, 0.1, ""},
    {"set a line", ACTION_SET_POINTS, SET_LINE, 12, 0, ""},
    {"hold out a third", ACTION_HOLD_OUT, 0, 0, 0.33, ""},
    {"hold out none", ACTION_HOLD_OUT, 0, 0, 0, ""},
    {"hold out all", ACTION_HOLD_OUT, 0, 0, 1, ""},
    {"scale", ACTION_SCALE, 1, 0, 0, ""},
    {"do not scale", ACTION_SCALE, 0, 0, 0, ""},
    {"free axes", ACTION_FREE_AXES, 1, 0, 0, ""},
    {"a deeper network", ACTION_SET_NETWORK, 2, 0, 0, ""},
    {"no hidden layer", ACTION_SET_NETWORK, 0, 0, 0, ""},
    {"a network as it is", ACTION_SET_NETWORK, -1, 0, 0, ""},
    {"squares", ACTION_SET_INPUTS, 0, 0, 0, "x1^2"},
    {"a sine", ACTION_SET_INPUTS, 0, 0, 0, "sin(x1)"},
    {"the first weight", ACTION_SET_WEIGHTS, 0, 1, 0.75, ""},
    {"two weights", ACTION_SET_WEIGHTS, 1, 2, -1.25, ""},
    {"the last bias", ACTION_SET_WEIGHTS, -1, 1, 0.5, ""},
    {"a weight beyond", ACTION_SET_WEIGHTS, -1, 2, 0.5, ""},
    {"a weight as it is", ACTION_SET_WEIGHTS, 0, -1, 0, ""},
    {"restart", ACTION_RESTART, 0, 0, 0, ""},
    {"the next start", ACTION_NEW_START, 0, 0, 0, ""},
    {"start 7", ACTION_NEW_START, 0, 0, 7, ""},
    {"an expression", ACTION_SET_GRAPH, 0, 0, 0, "(a*b + 1)^2"},
    {"no expression", ACTION_SET_GRAPH, 0, 0, 0, ""},
    {"half an expression", ACTION_SET_GRAPH, 0, 0, 0, "a*("},
    {"the first leaf", ACTION_SET_LEAF, 0, 0, 1.5, ""},
    {"the third leaf", ACTION_SET_LEAF, 2, 0, -1, ""},
    {"no leaf", ACTION_SET_LEAF, 99, 0, 1, ""},
    {"descend", ACTION_DESCEND, 0, 0, 0, ""},
    {"rate", ACTION_SET_TRAINING, 0, 0, 0.05, "rate"},
    {"no rate", ACTION_SET_TRAINING, 0, 0, -1, "rate"},
    {"squared loss", ACTION_SET_TRAINING, 0, LOSS_SQUARED, 0, "loss"},
    {"hinge loss", ACTION_SET_TRAINING, 0, LOSS_HINGE, 0, "loss"},
    {"momentum", ACTION_SET_TRAINING, 0, OPTIMIZER_MOMENTUM, 0, "optimizer"},
    {"adam", ACTION_SET_TRAINING, 0, OPTIMIZER_ADAM, 0, "optimizer"},
    {"batches of 3", ACTION_SET_TRAINING, 0, 3, 0, "batch"},
    {"the whole batch", ACTION_SET_TRAINING, 0, 0, 0, "batch"},
    {"l1", ACTION_SET_TRAINING, 0, 0, 0.01, "l1"},
    {"l2", ACTION_SET_TRAINING, 0, 0, 0.02, "l2"},
    {"dropout", ACTION_SET_TRAINING, 0, 0, 0.3, "dropout"},
    {"the perceptron rule", ACTION_SET_TRAINING, 0, RULE_PERCEPTRON, 0, "rule"},
    {"gradient descent", ACTION_SET_TRAINING, 0, RULE_GRADIENT, 0, "rule"},
    {"stop when", ACTION_STOP_WHEN, 0, 0, 0, "loss < 10"},
    {"never stop", ACTION_STOP_WHEN, 0, 0, 0, ""},
    {"stop at nonsense", ACTION_STOP_WHEN, 0, 0, 0, "blue"},
    {"step a point", ACTION_STEP, STEP_POINT, 0, 0, ""},
    {"step a batch", ACTION_STEP, STEP_BATCH, 0, 0, ""},
    {"step an epoch", ACTION_STEP, STEP_EPOCH, 0, 0, ""},
    {"a phase", ACTION_PHASE, 0, 0, 0, ""},
    {"a point back", ACTION_STEP_BACK, STEP_POINT, 0, 0, ""},
    {"a batch back", ACTION_STEP_BACK, STEP_BATCH, 0, 0, ""},
    {"an epoch back", ACTION_STEP_BACK, STEP_EPOCH, 0, 0, ""},
    {"to the start", ACTION_SEEK, 0, 0, 0, ""},
    {"to epoch 1", ACTION_SEEK, 1, 0, 0, ""},
    {"to epoch 99", ACTION_SEEK, 99, 0, 0, ""},
    {"play", ACTION_PLAY, 0, 0, 0, ""},
    {"pause", ACTION_PAUSE, 0, 0, 0, ""},
    {"speed 7", ACTION_SPEED, 0, 0, 7, ""},
    {"speed 99", ACTION_SPEED, 0, 0, 99, ""},
    {"speed -1", ACTION_SPEED, 0, 0, -1, ""},
    {"in points", ACTION_STEP_SIZE, STEP_POINT, 0, 0, ""},
    {"no point", ACTION_SELECT_POINT, -9, 0, 0, ""},
    {"the first point", ACTION_SELECT_POINT, 0, 0, 0, ""},
    {"the last point", ACTION_SELECT_POINT, -1, 0, 0, ""},
    {"a point beyond", ACTION_SELECT_POINT, 9999, 0, 0, ""},
    {"no weight", ACTION_SELECT_WEIGHT, -9, 0, 0, ""},
    {"the weight 0", ACTION_SELECT_WEIGHT, 0, 0, 0, ""},
    {"the last weight", ACTION_SELECT_WEIGHT, -1, 0, 0, ""},
    {"a weight not there", ACTION_SELECT_WEIGHT, 9999, 0, 0, ""},
    {"no unit", ACTION_SELECT_UNIT, -1, 0, 0, ""},
    {"the first unit", ACTION_SELECT_UNIT, 0, 0, 0, ""},
    {"the second unit", ACTION_SELECT_UNIT, 0, 1, 0, ""},
    {"an output", ACTION_SELECT_UNIT, 1, 0, 0, ""},
    {"across", ACTION_SELECT_AXIS, 2, 0, 0, ""},
    {"up", ACTION_SELECT_AXIS, 0, 1, 0, ""},
    {"all points", ACTION_SELECT_VOTES, 1, 0, 0, ""},
    {"look", ACTION_LOOK, 0, 0, 4, ""},
    {"lock", ACTION_LOCK, 1, 0, 0, ""},
    {"by hand", ACTION_BY_HAND, 1, 0, 0, ""},
    {"give", ACTION_GIVE, 0, 0, 0, "1"},
    {"give words", ACTION_GIVE, 0, 0, 0, "one"},
    {"show", ACTION_SHOW, 0, 0, 0, ""},
    {"compare", ACTION_COMPARE, 2, 0, 0, "rate"},
    {"compare one", ACTION_COMPARE, 1, 0, 0, "rate"},
    {"compare nothing", ACTION_COMPARE, 0, 0, 0, "rate"},
    {"keep", ACTION_KEEP, 0, 0, 0, ""},
    {"forget", ACTION_FORGET, 0, 0, 0, ""},
    {"forget 3", ACTION_FORGET, 0, 0, 3, ""},
    {"go on with 0", ACTION_GO_ON, 0, 0, 0, ""},
    {"go on with 1", ACTION_GO_ON, 0, 0, 1, ""},
    {"undo", ACTION_UNDO, 0, 0, 0, ""},
    {"redo", ACTION_REDO, 0, 0, 0, ""},
};
enum { DEEDS = sizeof deeds / sizeof *deeds };

static Training trained_so(const Lab *lab, const Deed *d) {
    Training t = lab->scene.training;
    if (strcmp(d->text, "rate") == 0) t.rate = (float)d->number;
    if (strcmp(d->text, "loss") == 0) t.loss = (Loss)d->count;
    if (strcmp(d->text, "optimizer") == 0) t.optimizer = (Optimizer)d->count;
    if (strcmp(d->text, "batch") == 0) t.batch = d->count;
    if (strcmp(d->text, "l1") == 0) t.l1 = (float)d->number;
    if (strcmp(d->text, "l2") == 0) t.l2 = (float)d->number;
    if (strcmp(d->text, "dropout") == 0) t.dropout = (float)d->number;
    if (strcmp(d->text, "rule") == 0) t.rule = (Rule)d->count;
    return t;
}

static void set_weights(Action *action, const Lab *lab, const Deed *d) {
    const Network *net = lab_network(lab);
    action->weights.index = d->index < 0 ? net->count - 1 : d->index;
    action->weights.count = d->count < 0 ? 1 : d->count;
    for (int i = 0; i < action->weights.count; i++)
        action->weights.value[i] =
            d->count < 0 ? net->theta[d->index] : (float)d->number + (float)i / 4;
}

/* The action of a deed, in this lab. */
static Action action_of(const Lab *lab, const Deed *d) {
    Action action = {.kind = d->kind};
    int last = lab->scene.data.count - 1;
    const SetDef set = {.kind = (SetKind)d->index,
                        .count = d->count,
                        .classes = 2,
                        .seed = 3,
                        .noise = (float)d->number};
    switch (d->kind) {
    case ACTION_ADD_POINT:
    case ACTION_MOVE_POINT:
    case ACTION_LABEL_POINT:
    case ACTION_ERASE_POINT:
    case ACTION_SELECT_POINT:
        action.point.index = d->index == -9 ? -1 : d->index < 0 ? last : d->index;
        action.point.label = (float)d->count;
        for (int c = 0; c < MAX_COLUMNS; c++) action.point.x[c] = (float)d->number + (float)c / 2;
        break;
    case ACTION_SET_POINTS: action.set = set; break;
    case ACTION_SET_NETWORK:
        action.network = lab->scene.network;
        if (d->index >= 0) network_def_set_hidden(&action.network, d->index);
        break;
    case ACTION_SET_INPUTS:
        action.inputs = lab->scene.features;
        action.inputs.count++;
        assert_true(feature_from_text(d->text, action.inputs.columns,
                                      &action.inputs.feature[action.inputs.count - 1]));
        break;
    case ACTION_SELECT_WEIGHT:
    case ACTION_SELECT_AXIS:
        action.weights.count = d->count;
        action.weights.index = d->index == -9 ? -1
                               : d->index < 0 ? lab_network(lab)->count - 1
                                              : d->index;
        break;
    case ACTION_SET_WEIGHTS: set_weights(&action, lab, d); break;
    case ACTION_SET_TRAINING: action.training = trained_so(lab, d); break;
    case ACTION_SET_GRAPH:
        snprintf(action.expression, sizeof action.expression, "%s", d->text);
        break;
    case ACTION_SET_LEAF:
        action.leaf.index = d->index;
        action.leaf.value = d->number;
        break;
    case ACTION_SELECT_UNIT:
        action.unit.layer = d->index;
        action.unit.unit = d->count;
        break;
    case ACTION_LOOK:
        action.plane = lab->scene.view;
        action.plane.right = action.plane.left + (float)d->number;
        break;
    case ACTION_COMPARE:
        action.compare = (SceneCompare){.count = d->index, .epochs = 20};
        snprintf(action.compare.what, sizeof action.compare.what, "%s", d->text);
        for (int i = 0; i < d->index; i++)
            snprintf(action.compare.value[i], COMPARE_TEXT, "%s", i ? "0.5" : "0.02");
        break;
    case ACTION_STEP:
    case ACTION_STEP_BACK:
    case ACTION_STEP_SIZE: action.size = (StepSize)d->index; break;
    case ACTION_SEEK: action.epoch = d->index; break;
    case ACTION_STOP_WHEN:
    case ACTION_GIVE: snprintf(action.text, sizeof action.text, "%s", d->text); break;
    case ACTION_HOLD_OUT:
    case ACTION_NEW_START:
    case ACTION_SPEED:
    case ACTION_FORGET:
    case ACTION_GO_ON: action.number = d->number; break;
    case ACTION_SCALE:
    case ACTION_FREE_AXES:
    case ACTION_SELECT_VOTES:
    case ACTION_LOCK:
    case ACTION_BY_HAND: action.flag = d->index == 1; break;
    case ACTION_CLEAR_POINTS:
    case ACTION_RESTART:
    case ACTION_DESCEND:
    case ACTION_PHASE:
    case ACTION_PLAY:
    case ACTION_PAUSE:
    case ACTION_SHOW:
    case ACTION_KEEP:
    case ACTION_UNDO:
    case ACTION_REDO:
    case ACTION_COUNT: break;
    }
    return action;
}

/* ---- where it is done */

static bool act(Lab *lab, ActionKind kind, StepSize size) {
    return lab_apply(lab, &(Action){.kind = kind, .size = size});
}

static void train(Lab *lab) {
    for (int i = 0; i < 4; i++) act(lab, ACTION_STEP, STEP_EPOCH);
    act(lab, ACTION_STEP, STEP_BATCH);
}

/* With a former path, a ghost, an edit that can be done again. */
static void live(Lab *lab) {
    train(lab);
    act(lab, ACTION_RESTART, STEP_EPOCH);
    train(lab);
    lab_apply(lab, &(Action){.kind = ACTION_KEEP});
    lab_apply(lab, &(Action){.kind = ACTION_ADD_POINT, .point = {.x = {1, 1}, .label = 1}});
    act(lab, ACTION_STEP, STEP_EPOCH);
    lab_apply(lab, &(Action){.kind = ACTION_SET_WEIGHTS,
                             .weights = {.index = 0, .count = 1, .value = {0.25f}}});
    act(lab, ACTION_STEP, STEP_POINT);
    act(lab, ACTION_UNDO, STEP_EPOCH);
}

static void walk(Lab *lab) {
    for (int i = 0; i < 11; i++) act(lab, ACTION_STEP, STEP_POINT);
}

static void walk_by_hand(Lab *lab) {
    lab_apply(lab, &(Action){.kind = ACTION_BY_HAND, .flag = true});
    for (int i = 0; i < 30; i++) act(lab, ACTION_STEP, STEP_POINT);
}

static void side_by_side(Lab *lab) {
    act(lab, ACTION_PLAY, STEP_EPOCH);
    lab_advance(lab, 6);
    act(lab, ACTION_PAUSE, STEP_EPOCH);
}

#define GRAPH                                                                                      \
    "graph: {expression: \"(y - max(0, x*w + b))^2\", values: {x: 2, w: 3, b: 1, y: 4}, "          \
    "learn: [w, b]}\n"

static const struct {
    const char *name, *text;
    void (*prepare)(Lab *lab);
} stands[] = {
    {"fresh",
     "data: {set: circles, count: 20, seed: 1, test: 0.25}\n"
     "network: {layers: [3 tanh, 2 relu, 1 sigmoid]}\ntraining: {rate: 0.3, batch: 4}\n"
     "select: {point: 3, weight: \"w[2,1,1]\", unit: [2, 2]}\n",
     NULL},
    {"lived in",
     "data: {set: xor, count: 16, seed: 1}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
     "training: {rate: 0.5, optimizer: momentum, batch: 5}\nselect: {point: 3, weight: "
     "\"b[1,2]\"}\n",
     live},
    {"three classes",
     "data: {set: blobs, count: 18, classes: 3, seed: 1, test: 0.2}\n"
     "network: {layers: [2 maxout, 3 softmax]}\ntraining: {rate: 0.1, optimizer: adam, l2: 0.01}\n"
     "select: {point: 1, unit: [1, 2]}\n",
     train},
    {"perceptron",
     "data: {points: [[4, 5, blue], [5, 9, red], [9, 6, red], [1, 1, blue]]}\n"
     "network: {layers: [1 step], values: [{w: [[3, 4]], b: [-10]}]}\n"
     "training: {rule: perceptron, rate: 0.1}\nselect: {point: 3}\n",
     train},
    {"a line",
     "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
     "network: {layers: [1 linear]}\ntraining: {rate: 0.3, loss: squared}\nselect: {point: 2}\n",
     live},
    {"graph", GRAPH, walk},
    {"graph by hand", GRAPH, walk_by_hand},
    {"side by side",
     "data: {set: moons, count: 20, test: 0.3}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n"
     "compare: {what: rate, values: [0.03, 3], until: \"loss < 0.1\", epochs: 30}\n",
     side_by_side},
};
enum { STANDS = sizeof stands / sizeof *stands };

static Lab lab_at(int stand) {
    Lab lab = lab_of(stands[stand].text);
    if (stands[stand].prepare) stands[stand].prepare(&lab);
    return lab;
}

/* ---- what is told */

/* All that is another than before, and what is not there any more. */
static void tell_changes(Told *told, const Held *before, const Held *after) {
    int at = 0;
    for (int i = 0; i < after->count; i++) {
        const Field *now = &after->field[i];
        int k = at;
        while (k < before->count && strcmp(before->field[k].name, now->name) != 0) k++;
        for (; k < before->count && at < k; at++)
            told_add(told, " | no %s", before->field[at].name);
        if (k < before->count) at = k + 1;
        if (k == before->count || strcmp(before->field[k].text, now->text) != 0)
            told_add(told, " | %s %s", now->name, now->text);
    }
    for (; at < before->count; at++) told_add(told, " | no %s", before->field[at].name);
}

static void tell(Told *told, const char *stand, const char *what, const Held *before,
                 const Held *after) {
    told_add(told, "%s, %s", stand, what);
    tell_changes(told, before, after);
    told_end_line(told);
}

static void do_it(Told *told, int stand, const Deed *deed) {
    static Held before, after, again;
    Lab lab = lab_at(stand);
    int64_t revision = lab.revision, trained = lab.trained;
    int undos = lab.history.undos, redos = lab.history.redos, tries = (int)lab.tries;
    char name[120];
    hold_all(&before, &lab);
    Action action = action_of(&lab, deed);
    bool done = lab_apply(&lab, &action);
    hold_all(&after, &lab);
    snprintf(name, sizeof name, "%s%s%s%s, undo %+d, redo %+d, tries %+d", deed->name,
             done ? "" : " is refused", lab.revision != revision ? "" : ", nothing to be drawn",
             lab.trained != trained ? ", run changed" : "", lab.history.undos - undos,
             lab.history.redos - redos, (int)lab.tries - tries);
    tell(told, stands[stand].name, name, &before, &after);
    if (lab.history.undos > undos) {
        act(&lab, ACTION_UNDO, STEP_EPOCH);
        hold_all(&again, &lab);
        tell(told, stands[stand].name, "undone", &before, &again);
        act(&lab, ACTION_REDO, STEP_EPOCH);
        hold_all(&again, &lab);
        tell(told, stands[stand].name, "done again", &after, &again);
    }
    lab_destroy(&lab);
}

static void what_every_action_changes(void **state) {
    (void)state;
    static Held none, all;
    Told told = told_begin("held");
    for (int s = 0; s < STANDS; s++) {
        Lab lab = lab_at(s);
        hold_all(&all, &lab);
        tell(&told, stands[s].name, "at first", &none, &all);
        lab_destroy(&lab);
        for (int d = 0; d < DEEDS; d++) do_it(&told, s, &deeds[d]);
    }
    told_end(&told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_every_action_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
