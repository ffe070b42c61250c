/* Actions that edit points, network or training: the scene and its run change together or not at
 * all. Only change.c and replay.c call these; undo, selection and playing are its business. */
#ifndef LAB_EDIT_H
#define LAB_EDIT_H

#include "lab/action.h"
#include "scene/scene.h"

typedef struct Edit {
    Scene *scene;
    Run **run;      /* replaced when the edit restarts training */
    Timeline *left; /* out: of the run that was replaced; the caller destroys it */
    int threads;
    bool adapts;     /* settings that nobody has set follow the others (adapt.h) */
    int64_t edition; /* the number of the points, should they become others */
    Message *notice; /* why it was refused, or what it brought with it; "" for neither */
} Edit;

/* False when refused; then scene and run are as they were. */
bool edit_apply(const Edit *edit, const Action *action);

/* The same for a scene that has no run, for edits that a run would begin anew after, and for those
 * of its training. False when refused: then the scene may be half edited. Whether all of it fits
 * together is found when a run is made of it. */
bool edit_scene_alone(Scene *scene, const Action *action, Message *message);

#endif
