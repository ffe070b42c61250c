/* What actions do to points, network and training: a scene and its run are changed together or not
 * at all. Only lab.c calls this; undo, selection and playing are its own business. */
#ifndef LAB_EDIT_H
#define LAB_EDIT_H

#include "lab/action.h"
#include "scene/scene.h"

typedef struct Edit {
    Scene *scene;
    Run **run;      /* replaced when the change makes the network begin anew */
    Timeline *left; /* of the run that was replaced; the caller's to destroy */
    int threads;
    Message *notice; /* why it was refused; or what it brought with it, "" when nothing */
} Edit;

/* Whether an action is of this sort: it changes the scene, and undo takes it back. */
bool edit_is(ActionKind kind);

/* False when refused; then scene and run are as they were. */
bool edit_apply(const Edit *edit, const Action *action);

#endif
