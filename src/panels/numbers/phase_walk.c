/* See phase_walk.h. The places of the walk in their order, in a network of n layers:
 *
 *     0 ..... n | n + 1 | n + 2 ..... 2n + 1 | 2n + 2
 *     forward     loss     backward            update     */
#include "panels/numbers/phase_walk.h"

#include "lab/by_hand.h"

static int layers_of(const Lab *lab) {
    return lab_network(lab)->layers;
}

/* The last place of a phase. */
static int end_of(const Lab *lab, Phase phase) {
    int n = layers_of(lab);
    return phase == PHASE_FORWARD    ? n
           : phase == PHASE_LOSS     ? n + 1
           : phase == PHASE_BACKWARD ? 2 * n + 1
                                     : 2 * n + 2;
}

static int place_of(const UiState *ui, const Lab *lab) {
    int n = layers_of(lab), layer = ui->phases.layers > n ? n : ui->phases.layers;
    switch (ui->phases.phase) {
    case PHASE_WALK_ALL: return end_of(lab, PHASE_BACKWARD);
    case PHASE_FORWARD: return layer;
    case PHASE_BACKWARD: return n + 1 + layer;
    default: return end_of(lab, (Phase)ui->phases.phase);
    }
}

static void put(UiState *ui, const Lab *lab, int place) {
    int n = layers_of(lab);
    Phase phase = place <= n           ? PHASE_FORWARD
                  : place == n + 1     ? PHASE_LOSS
                  : place <= 2 * n + 1 ? PHASE_BACKWARD
                                       : PHASE_UPDATE;
    ui->phases.phase = (int)phase;
    ui->phases.layers = phase == PHASE_FORWARD    ? place
                        : phase == PHASE_BACKWARD ? place - n - 1
                                                  : n;
}

static bool is_perceptron(const Lab *lab) {
    return lab_settings(lab)->rule == RULE_PERCEPTRON;
}

static bool apply(Lab *lab, ActionKind kind) {
    Action action = {.kind = kind, .size = STEP_POINT};
    return lab_apply(lab, &action);
}

/* The trainer does the phases walked, except by the perceptron rule: it chooses its own point. */
static void catch_up(Lab *lab, int place) {
    const Trainer *t = lab_trainer(lab);
    if (is_perceptron(lab) || lab->locked || lab_train_samples(lab)->count == 0) return;
    while (t->next < PHASE_UPDATE && place >= end_of(lab, t->next)) {
        if (!apply(lab, ACTION_PHASE)) return;
    }
}

static bool is_asked(Lab *lab) {
    return message_set(&lab->notice,
                       "The way back is yours: type the derivatives, or have them shown.");
}

/* While a question is open, or derivatives are asked for, the walk stops at the loss, and the lab's
 * notice says why. */
static bool may_go(Lab *lab, int place) {
    if (by_hand_hides_any(lab) && place > end_of(lab, PHASE_LOSS)) return is_asked(lab);
    return !lab->locked || place <= end_of(lab, PHASE_LOSS) || apply(lab, ACTION_PHASE);
}

static void go(UiState *ui, Lab *lab, int place) {
    if (!may_go(lab, place)) return;
    put(ui, lab, place);
    catch_up(lab, place);
}

static void take_step(UiState *ui, Lab *lab) {
    const Trainer *t = lab_trainer(lab);
    if (is_perceptron(lab)) {
        apply(lab, ACTION_STEP);
    } else {
        while (t->next != PHASE_FORWARD && apply(lab, ACTION_PHASE)) {
        }
    }
    put(ui, lab, 0);
}

bool phase_walk_is_on(const UiState *ui, const Lab *lab) {
    return ui->panel[PLACE_STAGE] == PANEL_NUMBERS && lab->selected.point >= 0 &&
           !lab_is_graph(lab) && !ui->home;
}

/* Before the walk has begun, the first step starts with the trainer's next phase. */
static int first_place(const Lab *lab) {
    Phase next = lab_trainer(lab)->next;
    return next == PHASE_FORWARD ? 1 : end_of(lab, next - 1) + 1;
}

void phase_walk_step(UiState *ui, Lab *lab, bool back) {
    int place = place_of(ui, lab);
    if (back)
        put(ui, lab, place > 0 ? place - 1 : 0);
    else if (ui->phases.phase == PHASE_WALK_ALL && by_hand_hides_any(lab))
        is_asked(lab); /* all that may be seen is: to begin anew would only take it away */
    else if (ui->phases.phase == PHASE_WALK_ALL)
        go(ui, lab, first_place(lab));
    else if (place < end_of(lab, PHASE_UPDATE))
        go(ui, lab, place + 1);
    else if (may_go(lab, place))
        take_step(ui, lab);
}

void phase_walk_go(UiState *ui, Lab *lab, Phase phase) {
    go(ui, lab, end_of(lab, phase));
}

void phase_walk_follow(UiState *ui, const Lab *lab) {
    Phase next = lab_trainer(lab)->next;
    if (next == PHASE_FORWARD)
        ui->phases.phase = PHASE_WALK_ALL;
    else
        put(ui, lab, end_of(lab, next - 1));
}
