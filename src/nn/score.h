/* Where points stand with a network: loss, accuracy, and which are on the wrong side. */
#ifndef NN_SCORE_H
#define NN_SCORE_H

#include "nn/pass.h"
#include "nn/samples.h"
#include "nn/training.h"

typedef struct Score {
    double loss;     /* mean, without penalties and dropout; 0 when there are no points */
    double accuracy; /* share of points on the right side; NAN for regression or no points */
    int wrong;       /* points on the wrong side; 0 for regression */
    double r2;       /* of numbers: 1 - squares left over / squares about the mean; else NAN */
} Score;

/* The class an output [outputs] stands for: of several the largest, the first at a tie; of one,
 * class 1 from the middle upwards (loss_middle). */
int score_class(const float *output, int outputs, float middle);

/* What a network says of the points it is trained on, and of those held out. */
typedef struct ScoreAnswers {
    bool known;             /* of the present weights */
    float *outputs;         /* [train.count + test.count][outputs]; owned */
    long train;             /* of these numbers belong to training */
    double loss, test_loss; /* the means */
} ScoreAnswers;

ScoreAnswers score_answers_create(const Samples *train, const Samples *test);
void score_answers_destroy(ScoreAnswers *answers);

/* The outputs of the points held out. */
float *score_answers_test(const ScoreAnswers *answers);

/* Asks the network about all points, unless it is known what it says. */
void score_answers_find(ScoreAnswers *answers, Workspace *work, const Network *net,
                        const Samples *train, const Samples *test, const Training *training);

/* The score of samples with such outputs [count][outputs] and mean loss; mistaken: [count], filled,
 * or NULL. */
Score score_of(const Network *net, const Samples *samples, const Training *training,
               const float *outputs, double loss, bool *mistaken);

/* The score of samples. outputs: scratch [count][outputs], filled; mistaken: [count] or NULL. */
Score score_samples(Workspace *work, const Network *net, const Samples *samples,
                    const Training *training, float *outputs, bool *mistaken);

#endif
