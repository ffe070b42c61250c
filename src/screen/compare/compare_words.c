/* See compare.h. */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/numeral.h"
#include "lab/compare_choices.h"
#include "lab/verdict.h"
#include "screen/compare/compare.h"

/* ---- a run */

/* A word says itself what it is of; a number does not. */
const char *compare_words_name(const Compare *compare, int run, char text[COMPARE_WORDS]) {
    const char *what = compare->def.what, *value = compare->def.value[run];
    const char *brief = compare->kept ? "" : compare_choice_brief(what);
    snprintf(text, COMPARE_WORDS, "%s%s%s", brief, brief[0] ? " " : "", value);
    return text;
}

/* From some epoch to now: what it was then, and by how much it has risen and fallen on the way. */
typedef struct Way {
    double then, risen, fallen;
} Way;

static bool find_way(const Timeline *t, Series series, int64_t from, int64_t to, double now,
                     Way *way) {
    Bucket bucket;
    if (!timeline_at(t, series, from, &bucket) || !isfinite(bucket.first)) return false;
    double before = (double)bucket.first;
    *way = (Way){.then = before};
    for (int64_t epoch = from + 1; epoch <= to; epoch++) {
        bool known = epoch < to && timeline_at(t, series, epoch, &bucket) && isfinite(bucket.first);
        double here = epoch == to ? now : known ? (double)bucket.first : before;
        *(here > before ? &way->risen : &way->fallen) += fabs(here - before);
        before = here;
    }
    return true;
}

/* Half of what it falls it rises again, and that is not little beside what it is. */
static bool swings(const Way *way, double now) {
    return way->risen > 0.5 * way->fallen && way->risen > 0.1 * now;
}

/* Of the loss, over the last twenty epochs that the curve knows singly. */
static const char *way_of(const Lab *lab) {
    enum { BACK = 20 };
    Way way;
    int64_t epoch = lab_trainer(lab)->epoch;
    bool perceptron = lab->scene.training.rule == RULE_PERCEPTRON;
    int64_t back = epoch > BACK ? epoch - BACK : 0;
    Series series = perceptron ? SERIES_WRONG : SERIES_LOSS;
    double now = perceptron ? lab->score.wrong : lab->score.loss;
    if (epoch == 0) return "";
    if (verdict_of(lab).kind == VERDICT_JUMPS) return "jumps up and down";
    if (!find_way(lab_timeline(lab), series, back, epoch, now, &way)) return "";
    const double then = way.then;
    if (swings(&way, now)) return now < 0.96 * then ? "falls in swings" : "swings up and down";
    if (now > then * 1.02) return "has risen again";
    if (now > then * 0.998) return "hardly moves";
    return now > then * 0.96 ? "still falling, slowly" : "still falling";
}

const char *compare_words_state(const Compare *compare, int run, char text[COMPARE_WORDS]) {
    const CompareRun *r = &compare->run[run];
    const Lab *lab = r->lab;
    char goal[COMPARE_WORDS];
    compare_goal_words(compare->def.until, goal);
    text[0] = '\0';
    if (!lab)
        snprintf(text, COMPARE_WORDS, "%.200s", r->why.text);
    else if (lab->run->diverged)
        snprintf(text, COMPARE_WORDS, "diverged at epoch %lld",
                 (long long)lab->run->divergence.epochs);
    else if (compare_reached(compare, run))
        snprintf(text, COMPARE_WORDS, "%.200s reached", goal);
    else if (lab->run->settled)
        snprintf(text, COMPARE_WORDS, "no point is wrong: it has settled");
    else if (compare->kept)
        snprintf(text, COMPARE_WORDS, run == compare->def.count - 1 ? "the present run" : "kept");
    else if (compare->def.until[0] && compare_stopped(compare, run))
        snprintf(text, COMPARE_WORDS, "not in %d epochs: %s", compare->def.epochs, way_of(lab));
    else
        snprintf(text, COMPARE_WORDS, "%s", way_of(lab));
    return text;
}

const char *compare_words_loss(const Compare *compare, int run, char text[32]) {
    enum { USUAL = 3, MOST = 6 };
    CompareGoal goal;
    double loss = compare->run[run].lab->score.loss;
    bool below = compare_goal_read(compare->def.until, &goal) && goal.of == GOAL_LOSS &&
                 compare_reached(compare, run);
    double least = below ? strtod(goal.number, NULL) : INFINITY;
    for (int digits = fabs(loss) < 1e4 ? USUAL : 1; digits <= MOST; digits++) {
        numeral_short(loss, digits, text, 32);
        if (strtod(text, NULL) < least) break;
    }
    return text;
}

const char *compare_words_success(const Lab *run, char text[32]) {
    const Score *score = &run->score;
    if (run->scene.data.kind != LABEL_NUMBER)
        snprintf(text, 32, "%d", score->wrong);
    else if (score->r2 < -10)
        snprintf(text, 32, "< −10");
    else
        numeral_short(score->r2, 2, text, 32);
    return text;
}

/* ---- all of them */

/* "Rate 3": as a sentence begins. */
static const char *begun(const Compare *compare, int run, char text[COMPARE_WORDS]) {
    compare_words_name(compare, run, text);
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = (char)(text[0] - 'a' + 'A');
    return text;
}

/* Of those that reached the goal, the first and the last; -1 for none. */
static void ends_of(const Compare *compare, int *first, int *last) {
    *first = *last = -1;
    for (int i = 0; i < compare->def.count; i++) {
        int64_t goal = compare->run[i].goal;
        if (!compare_reached(compare, i)) continue;
        if (*first < 0 || goal < compare->run[*first].goal) *first = i;
        if (*last < 0 || goal > compare->run[*last].goal) *last = i;
    }
}

/* By loss, or by wrong points where their losses are not of one kind. */
static bool by_loss(const Compare *compare) {
    return strcmp(compare->def.what, "loss") != 0 && strcmp(compare->def.what, "rule") != 0;
}

/* The one that is best now; -1: none. */
static int best_of(const Compare *compare) {
    int best = -1;
    double least = INFINITY;
    bool losses = by_loss(compare);
    for (int i = 0; i < compare->def.count; i++) {
        const Lab *lab = compare->run[i].lab;
        if (!lab || lab->run->diverged) continue;
        double value = losses ? lab->score.loss : lab->score.wrong;
        if (value >= least) continue;
        least = value;
        best = i;
    }
    return best;
}

/* What it is judged by, as it is printed. */
static void judged(const Compare *compare, int run, char text[32]) {
    const Lab *lab = compare->run[run].lab;
    if (by_loss(compare))
        numeral_short(lab->score.loss, 3, text, 32);
    else
        snprintf(text, 32, "%d", lab->score.wrong);
}

/* How many read the same as one of them, with it. */
static int as_good(const Compare *compare, int best) {
    char least[32], other[32];
    int many = 0;
    judged(compare, best, least);
    for (int i = 0; i < compare->def.count; i++) {
        const Lab *lab = compare->run[i].lab;
        if (!lab || lab->run->diverged) continue;
        judged(compare, i, other);
        many += strcmp(other, least) == 0;
    }
    return many;
}

static void say_of_last(const Compare *compare, int first, int last, char *text, size_t size) {
    char name[COMPARE_WORDS];
    int64_t least = compare->run[first].goal, most = compare->run[last].goal;
    double times = least > 0 ? (double)most / (double)least : INFINITY;
    if (last == first || most == least) return;
    begun(compare, last, name);
    if (isfinite(times) && times >= 1.8)
        text_add(text, size, " %s took %.0f times as long.", name, times);
    else
        text_add(text, size, " %s took %lld epoch%s longer.", name, (long long)(most - least),
                 most - least == 1 ? "" : "s");
}

/* Of a goal that none has met. */
static void say_of_none(const Compare *compare, char *text, size_t size) {
    char least[32], words[COMPARE_WORDS];
    compare_goal_words(compare->def.until, words);
    int best = best_of(compare);
    bool over = compare_is_over(compare), goal = compare->def.until[0] != '\0';
    if (best < 0) {
        text_add(text, size, "None of them can go on.");
        return;
    }
    const int many = as_good(compare, best);
    judged(compare, best, least);
    if (goal && over)
        text_add(text, size, "None reached %s in %d epochs. ", words, compare->def.epochs);
    else if (goal)
        text_add(text, size, "None has reached %s yet. ", words);
    const char *what = by_loss(compare) ? "the least loss" : "the fewest points wrong";
    if (many > 1) {
        text_add(text, size, "%d of them have %s: %s.", many, what, least);
    } else {
        char name[COMPARE_WORDS];
        text_add(text, size, "%s has %s: %s.", begun(compare, best, name), what, least);
    }
}

static void say_of_diverged(const Compare *compare, char *text, size_t size) {
    char name[COMPARE_WORDS];
    for (int i = 0; i < compare->def.count; i++) {
        const Lab *lab = compare->run[i].lab;
        if (lab && lab->run->diverged)
            text_add(text, size, " %s diverged.", begun(compare, i, name));
    }
}

const char *compare_words_sum(const Compare *compare, char text[2 * COMPARE_WORDS]) {
    enum { SIZE = 2 * COMPARE_WORDS };
    int first, last;
    text[0] = '\0';
    if (compare_now(compare) == 0 && !compare_is_over(compare)) {
        snprintf(text, SIZE, "Space trains them all, on one clock.");
        return text;
    }
    ends_of(compare, &first, &last);
    if (first < 0) {
        say_of_none(compare, text, SIZE);
    } else {
        char name[COMPARE_WORDS];
        text_add(text, SIZE, "%s was there first.", begun(compare, first, name));
        say_of_last(compare, first, last, text, SIZE);
    }
    say_of_diverged(compare, text, SIZE);
    return text;
}

const char *compare_words_shared(const Lab *lab, char text[COMPARE_WORDS]) {
    const Scene *s = &lab->scene;
    const char *what = lab->compare->def.what;
    int points = lab_train_samples(lab)->count;
    text[0] = '\0';
    if (strcmp(what, "units") != 0 && strcmp(what, "activation") != 0 &&
        strcmp(what, "layers") != 0)
        text_add(text, COMPARE_WORDS, "%d %s · ", s->network.units[0],
                 activation_name(s->network.activation[0]));
    if (strcmp(what, "batch") != 0 && s->training.batch > 0)
        text_add(text, COMPARE_WORDS, "batch %d · ", s->training.batch);
    else if (strcmp(what, "batch") != 0)
        text_add(text, COMPARE_WORDS, "full batch · ");
    text_add(text, COMPARE_WORDS, "%d points", points);
    return text;
}

/* ---- goals */

static const char *const goal_names[] = {[GOAL_LOSS] = "loss",
                                         [GOAL_TEST_LOSS] = "test_loss",
                                         [GOAL_ACCURACY] = "accuracy",
                                         [GOAL_WRONG] = "wrong"};
static_assert(GOAL_COUNT == 5, "a goal has no name");

static char sign_of(GoalOf of) {
    return of == GOAL_ACCURACY ? '>' : '<';
}

bool compare_goal_read(const char *until, CompareGoal *goal) {
    char name[16], sign, number[24], rest;
    *goal = (CompareGoal){.of = GOAL_NONE};
    if (!until[0]) return true;
    int read = sscanf(until, " %15[a-z_] %c %23[0-9.eE% -]%c", name, &sign, number, &rest);
    if (read != 3) return false;
    for (int g = GOAL_LOSS; g < GOAL_COUNT; g++) {
        if (strcmp(goal_names[g], name) != 0 || sign != sign_of((GoalOf)g)) continue;
        goal->of = (GoalOf)g;
        snprintf(goal->number, sizeof goal->number, "%s", number);
        return true;
    }
    return false;
}

void compare_goal_text(const CompareGoal *goal, char until[STOP_TEXT]) {
    until[0] = '\0';
    if (goal->of == GOAL_NONE) return;
    snprintf(until, STOP_TEXT, "%s %c %s", goal_names[goal->of], sign_of(goal->of), goal->number);
}

const char *compare_goal_words(const char *until, char text[COMPARE_WORDS]) {
    CompareGoal goal;
    bool held_out = compare_goal_read(until, &goal) && goal.of == GOAL_TEST_LOSS;
    if (held_out)
        snprintf(text, COMPARE_WORDS, "held-out loss < %s", goal.number);
    else
        snprintf(text, COMPARE_WORDS, "%s", until);
    return text;
}
