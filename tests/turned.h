/* For tests of the pictures of three dimensions: somebody at a scene given as text, and what is
 * counted and waited for there. */
#ifndef TESTS_TURNED_H
#define TESTS_TURNED_H

#include "person.h"
#include "scene/scene_file.h"

/* Another scene in the place of the one before. */
static inline void person_opens(Person *p, const char *text) {
    Scene scene;
    Message message;
    if (!scene_parse(&scene, text, strlen(text), "t.scene", 1, "", &message))
        fail_msg("%s", message.text);
    SceneShow show = scene.show;
    assert_true(lab_load(&p->frame->lab, &scene));
    ui_show(&p->frame->ui, &show);
    frame_draw(p->frame);
}

static inline Person person_with(const char *text) {
    Person p = person_create(1440, 900);
    person_opens(&p, text);
    return p;
}

static inline void train(Person *p, int epochs) {
    for (int i = 0; i < epochs; i++)
        lab_apply(&p->frame->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    frame_draw(p->frame);
}

/* Frames go by until nothing glides any more. */
static inline void wait(Person *p) {
    for (int i = 0; i < 60; i++) frame_step(p->frame, &p->input);
}

static inline int count_of(const Person *p, const char *mark) {
    int count = 0;
    for (int i = -1; (i = shapes_find(&p->frame->shapes, mark, -1, i)) >= 0;) count++;
    return count;
}

#endif
