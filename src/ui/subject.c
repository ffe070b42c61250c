/* See subject.h. */
#include "ui/subject.h"

#include "ui/target.h"

Subject subject_of(const Lab *lab, Tag tag) {
    if (!tag.target) return (Subject){SUBJECT_NONE, 0, 0};
    if (tag.target->stands_for) return tag.target->stands_for(lab, tag);
    if (tag.target->subject == SUBJECT_NONE) return (Subject){SUBJECT_NONE, 0, 0};
    return (Subject){tag.target->subject, tag.index, tag.part};
}

bool subject_same(Subject a, Subject b) {
    return a.kind == b.kind && a.index == b.index && a.part == b.part;
}

bool subject_is_weight_of(const Lab *lab, int weight, Subject unit) {
    const Network *net = lab_network(lab);
    if (unit.kind == SUBJECT_PAIR) return weight == unit.index || weight == unit.part;
    if (unit.kind != SUBJECT_UNIT || weight < 0 || weight >= net->count) return false;
    WeightPlace p = weight_place(net, weight);
    if (unit.index < 0) return p.layer == 0 && !p.bias && p.from == unit.part;
    return p.layer == unit.index && p.to == unit.part;
}

bool subject_is_selected(const Lab *lab, Subject subject) {
    const Selection *s = &lab->selected;
    switch (subject.kind) {
    case SUBJECT_POINT: return s->point == subject.index;
    case SUBJECT_WEIGHT: return s->weight == subject.index;
    case SUBJECT_UNIT: return s->layer >= 0 && s->layer == subject.index && s->unit == subject.part;
    case SUBJECT_LEAF:
    case SUBJECT_PAIR:
    case SUBJECT_NONE: break;
    }
    return false;
}

bool subject_select(Lab *lab, Subject subject) {
    Action select = {0};
    switch (subject.kind) {
    case SUBJECT_POINT:
        select.kind = ACTION_SELECT_POINT;
        select.point.index = subject.index;
        return lab_apply(lab, &select);
    case SUBJECT_WEIGHT:
        select.kind = ACTION_SELECT_WEIGHT;
        select.weights.index = subject.index;
        return lab_apply(lab, &select);
    case SUBJECT_UNIT: /* inputs have nothing to be looked into: they select none */
        select.kind = ACTION_SELECT_UNIT;
        select.unit.layer = subject.index < 0 ? -1 : subject.index;
        select.unit.unit = subject.index < 0 ? -1 : subject.part;
        return lab_apply(lab, &select);
    case SUBJECT_LEAF:
    case SUBJECT_PAIR:
    case SUBJECT_NONE: break;
    }
    return false;
}
