/* See guess.h. */
#include "lesson/guess.h"

#include <math.h>

#include "base/clamp.h"
#include "lab/answers.h"

static bool is_curve(const Predict *predict) {
    return predict->kind == PREDICT_LOSS || predict->kind == PREDICT_CURVE;
}

/* --- While it is made --- */

/* The loss is drawn from 0 to twice what it is now, unless the lesson says how far. */
static void take_loss_axes(Guess *guess, const Sought *sought, const Lab *lab) {
    double now = lab_settings(lab)->rule == RULE_PERCEPTRON ? lab->score.wrong : lab->score.loss;
    guess->left = guess->low = 0;
    guess->right = (float)sought->epochs;
    guess->high = sought->top > 0 ? sought->top : now > 0 && isfinite(now) ? 2 * (float)now : 1;
}

/* Classes lie between 0 and 1; numbers where the plane, or else the labels, have them. */
static void take_curve_axes(Guess *guess, const Lab *lab) {
    const Scene *s = &lab->scene;
    guess->left = s->view.left;
    guess->right = s->view.right;
    guess->low = 0;
    guess->high = 1;
    if (s->data.kind == LABEL_CLASS) return;
    guess->low = s->view.bottom;
    guess->high = s->view.top;
    if (s->data.columns == 1 || s->data.count == 0) return;
    guess->low = INFINITY, guess->high = -INFINITY;
    for (int i = 0; i < s->data.count; i++) {
        guess->low = fminf(guess->low, s->data.label[i]);
        guess->high = fmaxf(guess->high, s->data.label[i] + 1e-3f);
    }
}

Guess guess_begin(const Predict *predict, const Lab *lab) {
    const Plane *p = &lab->scene.view;
    Guess guess = {.number = NAN, .knot = GUESS_KNOTS / 2};
    float wide = p->right - p->left, middle = (p->bottom + p->top) / 2;
    for (int i = 0; i < 2; i++) {
        guess.grip[i][0] = p->left + wide * (i ? 0.75f : 0.25f);
        guess.grip[i][1] = middle;
    }
    for (int i = 0; i < GUESS_PLACES; i++) guess.height[i] = NAN;
    if (predict->kind == PREDICT_LOSS) take_loss_axes(&guess, &predict->sought, lab);
    if (predict->kind == PREDICT_CURVE) take_curve_axes(&guess, lab);
    return guess;
}

bool guess_is_whole(const Predict *predict, const Guess *guess) {
    int drawn = 0;
    for (int i = 0; i < GUESS_PLACES; i++) drawn += !isnan(guess->height[i]);
    if (is_curve(predict)) return drawn > GUESS_PLACES * 3 / 5;
    return guess->touched;
}

void guess_stroke(Guess *guess, float from, float low, float to, float high) {
    const float last = GUESS_PLACES - 1, span = guess->high - guess->low;
    float a = clamp_float(fminf(from, to), 0, 1) * last,
          b = clamp_float(fmaxf(from, to), 0, 1) * last;
    for (int i = (int)ceilf(a - 0.5f); i <= (int)floorf(b + 0.5f); i++) {
        float t = to == from ? 1 : ((float)i / last - from) / (to - from);
        float share = clamp_float(low + clamp_float(t, 0, 1) * (high - low), 0, 1);
        if (i >= 0 && i < GUESS_PLACES) guess->height[i] = guess->low + share * span;
    }
    guess->touched = true;
}

int guess_knot_place(int knot) {
    return knot * (GUESS_PLACES - 1) / (GUESS_KNOTS - 1);
}

/* Straight from one knot to the next. */
static void join_knots(Guess *guess, int from, int to) {
    int first = guess_knot_place(from), last = guess_knot_place(to);
    for (int i = first; i <= last; i++) {
        float t = (float)(i - first) / (float)(last - first);
        guess->height[i] = guess->height[first] + t * (guess->height[last] - guess->height[first]);
    }
}

void guess_lift(Guess *guess, float share) {
    int at = guess_knot_place(guess->knot);
    float span = guess->high - guess->low;
    guess_fill(guess);
    guess->height[at] = clamp_float(guess->height[at] + share * span, guess->low, guess->high);
    if (guess->knot > 0) join_knots(guess, guess->knot - 1, guess->knot);
    if (guess->knot + 1 < GUESS_KNOTS) join_knots(guess, guess->knot, guess->knot + 1);
    guess->touched = true;
}

void guess_fill(Guess *guess) {
    float before = NAN, *height = guess->height;
    for (int i = 0; i < GUESS_PLACES; i++) {
        if (isnan(height[i])) height[i] = before;
        before = height[i];
    }
    for (int i = GUESS_PLACES - 1; i >= 0; i--) {
        if (isnan(height[i])) height[i] = before;
        before = height[i];
    }
    for (int i = 0; i < GUESS_PLACES && isnan(height[i]); i++)
        height[i] = (guess->low + guess->high) / 2;
}

void guess_line(const Guess *guess, float line[3]) {
    const float *p = guess->grip[0], *q = guess->grip[1];
    line[0] = p[1] - q[1];
    line[1] = q[0] - p[0];
    line[2] = -(line[0] * p[0] + line[1] * p[1]);
}

/* --- What is true --- */

bool guess_is_judged_at_once(const Predict *predict) {
    return predict->sought.right || predict->sought.truth[0];
}

static bool evaluate(const Names *names, const char *text, double *value) {
    int decimals;
    return names_evaluate(names, text, value, &decimals, NULL) && isfinite(*value);
}

/* The line where a single neuron's score is 0; over one input, the line of its answers. */
static bool network_line(const Lab *lab, float line[3]) {
    const Network *net = lab_network(lab);
    const Features *f = lab_features(lab);
    const Scene *s = &lab->scene;
    bool alone = net->layers == 1 && net->outputs == 1 && net->layer[0].pieces == 1;
    alone &= f->count == 2 || !f->scaled;
    for (int i = 0; i < f->count; i++) alone &= f->feature[i].kind == FEATURE_COORDINATE;
    if (!alone || f->count != s->data.columns || f->count > 2) return false;
    if (f->count == 2) {
        features_line(f, net->theta, net->theta[2], line);
    } else {
        line[0] = net->theta[0];
        line[1] = -1;
        line[2] = net->theta[1];
    }
    bool answers = net->layer[0].activation == ACTIVATION_LINEAR && s->data.kind == LABEL_NUMBER;
    bool across = f->count == 2 ? f->feature[0].a == s->view.across : answers;
    return across && (line[0] != 0 || line[1] != 0);
}

/* A line as its grips: the point nearest to the old middle, and one a step along it. */
static void place_line(Guess *truth, const float line[3]) {
    float length = hypotf(line[0], line[1]), w = line[0] / length, v = line[1] / length;
    float x = (truth->grip[0][0] + truth->grip[1][0]) / 2;
    float y = (truth->grip[0][1] + truth->grip[1][1]) / 2;
    float away = w * x + v * y + line[2] / length;
    for (int i = 0; i < 2; i++) {
        float along = i ? 1 : -1;
        truth->grip[i][0] = x - w * away + v * along;
        truth->grip[i][1] = y - v * away - w * along;
    }
}

static bool true_line(const Predict *predict, const Names *names, Guess *truth) {
    float line[3];
    for (int i = 0; i < 3 && predict->sought.truth[0]; i++) {
        double value;
        if (!evaluate(names, predict->sought.truth[i], &value)) return false;
        line[i] = (float)value;
    }
    if (!predict->sought.truth[0] && !network_line(names->lab, line)) return false;
    if (!(hypotf(line[0], line[1]) > 0)) return false;
    place_line(truth, line);
    return true;
}

/* As far as the run has come it must have come to the end of the axis, or have diverged. */
static bool true_loss(const Lab *lab, Guess *truth) {
    const Timeline *t = lab_timeline(lab);
    bool perceptron = lab_settings(lab)->rule == RULE_PERCEPTRON, diverged = lab->run->diverged;
    if (!diverged && (float)(t->epochs - 1) < truth->right) return false;
    for (int i = 0; i < GUESS_PLACES; i++) {
        Bucket bucket;
        int64_t epoch = (int64_t)lroundf(truth->right * (float)i / (GUESS_PLACES - 1));
        bool there = timeline_at(t, perceptron ? SERIES_WRONG : SERIES_LOSS, epoch, &bucket);
        float value = there && isfinite(bucket.first) ? bucket.first : truth->high;
        truth->height[i] = fminf(value, truth->high);
    }
    return true;
}

static bool true_curve(const Lab *lab, Guess *truth) {
    float x[GUESS_PLACES];
    for (int i = 0; i < GUESS_PLACES; i++)
        x[i] = truth->left + (truth->right - truth->left) * (float)i / (GUESS_PLACES - 1);
    answers_at(lab, NULL, GUESS_PLACES, x, truth->height);
    for (int i = 0; i < GUESS_PLACES; i++) {
        if (!isfinite(truth->height[i])) return false;
        truth->height[i] = clamp_float(truth->height[i], truth->low, truth->high);
    }
    return true;
}

bool guess_truth(const Predict *predict, const Names *names, const Guess *axes, Guess *truth) {
    *truth = *axes;
    truth->touched = true;
    switch (predict->kind) {
    case PREDICT_NUMBER: return evaluate(names, predict->sought.truth[0], &truth->number);
    case PREDICT_LINE: return true_line(predict, names, truth);
    case PREDICT_LOSS: return true_loss(names->lab, truth);
    case PREDICT_CURVE: return true_curve(names->lab, truth);
    case PREDICT_CHOICE: break;
    }
    return false;
}

/* --- What is said of it --- */

static void add_curve_facts(GuessFacts *facts, const Guess *guess) {
    const float *height = guess->height;
    double last = GUESS_PLACES - 1,
           half = ((double)height[0] + (double)height[GUESS_PLACES - 1]) / 2;
    facts->start = facts->most = facts->least = (double)height[0];
    facts->end = (double)height[GUESS_PLACES - 1];
    facts->rose = facts->fell = 0;
    for (int i = 1; i < GUESS_PLACES; i++) {
        double now = (double)height[i], before = (double)height[i - 1];
        double share = now == before ? 0 : (half - before) / (now - before);
        facts->most = fmax(facts->most, now);
        facts->least = fmin(facts->least, now);
        facts->rose += fmax(now - before, 0);
        facts->fell += fmax(before - now, 0);
        bool passes = (before - half) * (now - half) <= 0 && now != before;
        if (passes && isnan(facts->middle))
            facts->middle = (double)guess->left +
                            ((double)i - 1 + share) / last * (double)(guess->right - guess->left);
    }
}

/* Points of two classes; whichever side is meant for which. */
static int wrong_of_line(const float line[3], const Lab *lab) {
    const Dataset *data = &lab->scene.data;
    const Plane *view = &lab->scene.view;
    int wrong = 0;
    if (data->kind != LABEL_CLASS || data->columns < 2) return -1;
    for (int i = 0; i < data->count; i++) {
        const float *x = data->x + (long)i * data->columns;
        bool above = line[0] * x[view->across] + line[1] * x[view->up] + line[2] > 0;
        wrong += above != (data->label[i] > 0.5f);
    }
    return wrong < data->count - wrong ? wrong : data->count - wrong;
}

/* Where the points' middle is; without points, the middle of the plane. */
static void middle_of(const Lab *lab, double at[2]) {
    const Dataset *data = &lab->scene.data;
    const Plane *view = &lab->scene.view;
    at[0] = (double)(view->left + view->right) / 2;
    at[1] = (double)(view->bottom + view->top) / 2;
    if (data->count == 0) return;
    at[0] = at[1] = 0;
    for (int i = 0; i < data->count; i++) {
        const float *x = data->x + (long)i * data->columns;
        float up = data->columns > 1 ? x[view->up] : data->label[i];
        at[0] += (double)x[view->across] / data->count;
        at[1] += (double)up / data->count;
    }
}

static void add_line_facts(GuessFacts *facts, const Guess *guess, const Guess *truth,
                           const Lab *lab) {
    float a[3], b[3];
    double at[2];
    guess_line(guess, a);
    int wrong = wrong_of_line(a, lab);
    if (wrong >= 0) facts->wrong = wrong;
    if (!truth) return;
    guess_line(truth, b);
    middle_of(lab, at);
    double la = hypot((double)a[0], (double)a[1]), lb = hypot((double)b[0], (double)b[1]);
    double cosine = ((double)a[0] * (double)b[0] + (double)a[1] * (double)b[1]) / (la * lb);
    double sign = cosine < 0 ? -1 : 1;
    double da = ((double)a[0] * at[0] + (double)a[1] * at[1] + (double)a[2]) / la;
    double db = ((double)b[0] * at[0] + (double)b[1] * at[1] + (double)b[2]) / lb;
    facts->angle = acos(fmin(fabs(cosine), 1)) * 180 / acos(-1.0);
    facts->off = fabs(da - sign * db);
}

GuessFacts guess_facts(const Predict *predict, const Guess *guess, const Guess *truth,
                       const Lab *lab) {
    GuessFacts facts = {guess->number, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    if (truth && predict->kind == PREDICT_NUMBER) facts.truth = truth->number;
    if (predict->kind == PREDICT_LINE) add_line_facts(&facts, guess, truth, lab);
    if (!is_curve(predict)) return facts;
    add_curve_facts(&facts, guess);
    if (!truth) return facts;
    facts.off = 0;
    for (int i = 0; i < GUESS_PLACES; i++)
        facts.off += fabs((double)(guess->height[i] - truth->height[i])) / GUESS_PLACES /
                     (double)(guess->high - guess->low);
    return facts;
}

bool guess_is_right(const Predict *predict, const GuessFacts *facts, const Guess *truth,
                    const Names *names) {
    const Sought *s = &predict->sought;
    Names with = *names;
    with.guess = facts;
    with.frozen = NULL;
    if (s->right) return names_true(&with, s->right);
    if (!truth) return false;
    double most = (double)s->within;
    if (predict->kind == PREDICT_LINE) {
        const Plane *view = &names->lab->scene.view;
        float apart = s->apart > 0 ? s->apart : (view->right - view->left) / 20;
        return facts->angle <= most && facts->off <= (double)apart;
    }
    if (predict->kind != PREDICT_NUMBER) return facts->off <= most;
    if (s->share) most *= fabs(truth->number);
    return fabs(facts->number - truth->number) <= most + 1e-9 * fabs(truth->number);
}

int guess_reply(const Predict *predict, const Names *names) {
    for (int i = 0; i < LESSON_CHOICES && predict->reply_when[i]; i++) {
        if (names_true(names, predict->reply_when[i])) return i + 1;
    }
    return 0;
}
