/* See point_names.h. */
#include "lesson/point_names.h"

#include <math.h>

#include "lab/by_hand.h"

static bool selected(const Names *n) {
    return n->lab->selected.point >= 0;
}

static const Network *network_of(const Names *n) {
    return lab_network(n->lab);
}

/* --- The selected point --- */

double point_names_selected(const Names *n, const int at[3]) {
    return n->lab->selected.point + 1;
}

double point_names_label(const Names *n, const int at[3]) {
    return selected(n) ? (double)n->lab->scene.data.label[n->lab->selected.point] : NAN;
}

double point_names_x(const Names *n, const int at[3]) {
    return selected(n) ? (double)n->lab->point_input[at[0]] : NAN;
}

double point_names_z(const Names *n, const int at[3]) {
    const Layer *layer = &network_of(n)->layer[at[0]];
    if (!selected(n)) return NAN;
    double z = (double)n->lab->point.z[at[0]][at[1]];
    for (int piece = 1; piece < layer->pieces; piece++) {
        double other = (double)n->lab->point.z[at[0]][piece * layer->to + at[1]];
        if (other > z) z = other;
    }
    return z;
}

double point_names_a(const Names *n, const int at[3]) {
    return selected(n) ? (double)n->lab->point.a[at[0]][at[1]] : NAN;
}

double point_names_delta(const Names *n, const int at[3]) {
    bool shown = selected(n) && !by_hand_hides_delta(n->lab, at[0], at[1]);
    return shown ? factors_delta(n->lab, at[0], at[1]) : NAN;
}

double point_names_slope(const Names *n, const int at[3]) {
    return selected(n) ? factors_slope(n->lab, at[0], at[1]) : NAN;
}

double point_names_score(const Names *n, const int at[3]) {
    const int first[3] = {network_of(n)->layers - 1, 0, 0};
    return point_names_z(n, first);
}

double point_names_output(const Names *n, const int at[3]) {
    const int first[3] = {network_of(n)->layers - 1, 0, 0};
    return point_names_a(n, first);
}

double point_names_share(const Names *n, const int at[3]) {
    return selected(n) ? n->lab->point.loss : NAN;
}

double point_names_old_score(const Names *n, const int at[3]) {
    const Trainer *t = lab_trainer(n->lab);
    PointPass pass;
    if (!selected(n) || !t->recorded) return NAN;
    return lab_pass(n->lab, n->lab->selected.point, t->step.before, &pass)
               ? (double)pass.z[t->net.layers - 1][0]
               : NAN;
}

/* dL/dw = delta a, of this point alone. */
double point_names_gradient(const Names *n, const int at[3]) {
    bool shown = selected(n) && !by_hand_hides_weight(n->lab, at[0]);
    return shown ? factors_gradient(n->lab, at[0]) : NAN;
}

/* --- Any point --- */

double point_names_px(const Names *n, const int at[3]) {
    const Dataset *data = &n->lab->scene.data;
    return (double)data->x[(long)at[0] * data->columns + at[1]];
}

double point_names_py(const Names *n, const int at[3]) {
    return (double)n->lab->scene.data.label[at[0]];
}

double point_names_pscore(const Names *n, const int at[3]) {
    PointPass pass;
    bool there = lab_pass(n->lab, at[0], NULL, &pass);
    return there ? (double)pass.z[network_of(n)->layers - 1][0] : NAN;
}

double point_names_pout(const Names *n, const int at[3]) {
    PointPass pass;
    bool there = lab_pass(n->lab, at[0], NULL, &pass);
    return there ? (double)pass.a[network_of(n)->layers - 1][at[1]] : NAN;
}

double point_names_ploss(const Names *n, const int at[3]) {
    PointPass pass;
    return lab_pass(n->lab, at[0], NULL, &pass) ? pass.loss : NAN;
}

/* Cross-entropy is the mean of -ln of what each point's own class was given. */
double point_names_likelihood(const Names *n, const int at[3]) {
    const Lab *lab = n->lab;
    if (lab_settings(lab)->loss != LOSS_CROSS_ENTROPY || !lab_train_samples(lab)->count) return NAN;
    return exp(-lab->score.loss * lab_train_samples(lab)->count);
}
