/* See target.h. */
#include "ui/target.h"

void target_place(Shapes *list, Tag tag, Rect rect) {
    shapes_target(list, tag, tag.target->name, rect);
}

void target_place_line(Shapes *list, Tag tag, const Point *point, int count, float reach) {
    shapes_target_line(list, tag, tag.target->name, point, count, reach);
}

int target_find(const Shapes *list, Tag tag, int after) {
    for (int i = shapes_targets_before(list, after + 1); i < list->targets; i++) {
        if (tag_same(list->shape[list->target[i]].tag, tag)) return list->target[i];
    }
    return -1;
}

int target_find_any(const Shapes *list, const Target *target, int after) {
    for (int i = shapes_targets_before(list, after + 1); i < list->targets; i++) {
        if (list->shape[list->target[i]].tag.target == target) return list->target[i];
    }
    return -1;
}

Rect target_rect(const Shapes *list, Tag tag) {
    Rect found = {0};
    for (int i = -1; (i = target_find(list, tag, i)) >= 0;) found = list->shape[i].rect;
    return found;
}

Tag target_at(const Shapes *list, Point at) {
    int shape = shapes_hit(list, at);
    if (shape < 0) return (Tag){0};
    return list->shape[shape].tag;
}
