/* See highlight.h. */
#include "ui/highlight.h"

#include "lab/by_hand.h"

/* Whose derivative is asked for. */
static Subject asked_for(const Lab *lab) {
    int turn = by_hand_turn(lab);
    const Demanded *item = turn < 0 ? NULL : &lab->demand.item[turn];
    if (item && item->kind == DEMAND_WEIGHT) return subject_weight(item->index);
    if (item && item->kind == DEMAND_DELTA) return subject_unit(item->index, item->part);
    return (Subject){SUBJECT_NONE, 0, 0};
}

Subject highlight_pointed(const Lab *lab, const UiState *ui) {
    Subject subject = subject_of(lab, ui->hover);
    if (subject.kind == SUBJECT_NONE) subject = subject_of(lab, ui->focus);
    return subject.kind == SUBJECT_NONE ? asked_for(lab) : subject;
}

static bool is_pointed(const View *view, Subject subject) {
    if (subject.kind == SUBJECT_NONE) return false;
    return subject_same(view->pointed, subject) ||
           (subject.kind == SUBJECT_WEIGHT &&
            subject_is_weight_of(view->lab, subject.index, view->pointed));
}

Highlight highlight_of(const View *view, Subject subject) {
    return (is_pointed(view, subject) ? HIGHLIGHT_POINTED : 0u) |
           (subject_is_selected(view->lab, subject) ? HIGHLIGHT_SELECTED : 0u);
}

Highlight highlight_line(const View *view, int unit) {
    Subject line = subject_unit(0, unit), at = view->pointed;
    bool weight = at.kind == SUBJECT_WEIGHT && subject_is_weight_of(view->lab, at.index, line);
    return highlight_of(view, line) | (weight ? HIGHLIGHT_POINTED : 0u);
}

Color highlight_ground(const View *view) {
    return color_faded(view->theme->ink, 0.11f);
}
