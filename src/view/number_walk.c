/* See number_walk.h. */
#include "view/number_walk.h"

static int layers_of(const View *view) {
    return view->lab->run->trainer.net.layers;
}

int number_walk_place(const View *view) {
    int last = 2 * layers_of(view) + 2, place = view->desk->walk;
    return place < 0 ? last - 1 : place > last ? last : place;
}

WalkPhase number_walk_phase(const View *view) {
    int place = number_walk_place(view), layers = layers_of(view);
    return place <= layers           ? WALK_FORWARD
           : place == layers + 1     ? WALK_LOSS
           : place <= 2 * layers + 1 ? WALK_BACKWARD
                                     : WALK_UPDATE;
}

bool number_walk_shows_value(const View *view, int layer) {
    return number_walk_place(view) > layer;
}

bool number_walk_shows_loss(const View *view) {
    return number_walk_place(view) > layers_of(view);
}

bool number_walk_shows_delta(const View *view, int layer) {
    return number_walk_place(view) >= 2 * layers_of(view) + 1 - layer;
}

bool number_walk_shows_update(const View *view) {
    return number_walk_place(view) == 2 * layers_of(view) + 2;
}

bool number_walk_is_at(const View *view, int layer) {
    int place = number_walk_place(view), layers = layers_of(view);
    if (view->desk->walk < 0) return false;
    return place == layer + 1 || (place > layers + 1 && place == 2 * layers + 1 - layer);
}
