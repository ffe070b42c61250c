/* See score.h. */
#include "nn/score.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "nn/perceptron.h"

int score_class(const float *output, int outputs, float middle) {
    if (outputs == 1) return output[0] >= middle;
    int best = 0;
    for (int j = 1; j < outputs; j++) {
        if (output[j] > output[best]) best = j;
    }
    return best;
}

/* NAN where the labels do not vary: then there is nothing to explain. */
static double r_squared(const Samples *samples, const float *outputs) {
    int n = samples->count;
    double mean = 0, left = 0, about = 0;
    if (samples->kind != LABEL_NUMBER || samples->outputs != 1) return NAN;
    for (int p = 0; p < n; p++) mean += (double)samples->y[p] / n;
    for (int p = 0; p < n; p++) {
        double y = (double)samples->y[p], off = y - (double)outputs[p];
        left += off * off;
        about += (y - mean) * (y - mean);
    }
    return about > 0 ? 1 - left / about : NAN;
}

/* The mean loss of samples, and their outputs. */
static double ask(Workspace *work, const Network *net, const Samples *samples,
                  const Training *training, float *outputs) {
    int n = samples->count;
    if (n == 0) return 0;
    if (training->rule == RULE_PERCEPTRON)
        return perceptron_gradient(net, samples, NULL, n, NULL, outputs);
    return pass_forward(work, net, samples, NULL, n, training->loss, NULL, outputs);
}

ScoreAnswers score_answers_create(const Samples *train, const Samples *test) {
    ScoreAnswers answers = {.train = (long)train->count * train->outputs};
    answers.outputs = memory_floats(answers.train + (long)test->count * test->outputs);
    return answers;
}

void score_answers_destroy(ScoreAnswers *answers) {
    free(answers->outputs);
    *answers = (ScoreAnswers){0};
}

float *score_answers_test(const ScoreAnswers *answers) {
    return answers->outputs + answers->train;
}

void score_answers_find(ScoreAnswers *answers, Workspace *work, const Network *net,
                        const Samples *train, const Samples *test, const Training *training) {
    if (answers->known) return;
    answers->loss = ask(work, net, train, training, answers->outputs);
    answers->test_loss = ask(work, net, test, training, score_answers_test(answers));
    answers->known = true;
}

Score score_of(const Network *net, const Samples *samples, const Training *training,
               const float *outputs, double loss, bool *mistaken) {
    Score score = {.accuracy = NAN, .r2 = NAN};
    int n = samples->count, k = samples->outputs;
    if (n == 0) return score;
    score.loss = loss;
    const float label = 0.5f; /* parts the labels 0 and 1 */
    float middle = loss_middle(training_loss(training), net->layer[net->layers - 1].activation);
    for (int p = 0; p < n; p++) {
        int is = score_class(outputs + (long)p * k, k, middle);
        int should = score_class(samples->y + (long)p * k, k, label);
        bool wrong = samples->kind == LABEL_CLASS && is != should;
        score.wrong += wrong;
        if (mistaken) mistaken[p] = wrong;
    }
    /* The nearest number to the fraction: 1 - 28/50 would be 0.43999999999999995. */
    if (samples->kind == LABEL_CLASS) score.accuracy = (double)(n - score.wrong) / n;
    score.r2 = r_squared(samples, outputs);
    return score;
}

Score score_samples(Workspace *work, const Network *net, const Samples *samples,
                    const Training *training, float *outputs, bool *mistaken) {
    double loss = ask(work, net, samples, training, outputs);
    return score_of(net, samples, training, outputs, loss, mistaken);
}
