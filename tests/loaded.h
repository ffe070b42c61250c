/* A scene given as text, and a lab that shows it. Include after cmocka.h. */
#ifndef TESTS_LOADED_H
#define TESTS_LOADED_H

#include <string.h>

#include "lab/lab.h"
#include "scene/scene_file.h"

static inline Scene scene_of(const char *text) {
    Scene scene;
    Message message = {""};
    if (!scene_parse(&scene, text, strlen(text), "a.scene", 1, "", &message))
        fail_msg("%s\n%s", message.text, text);
    return scene;
}

/* lab_destroy ends it. */
static inline Lab lab_of(const char *text) {
    Lab lab = lab_create(1);
    Scene scene = scene_of(text);
    if (!lab_load(&lab, &scene)) fail_msg("%s\n%s", lab.notice.text, text);
    return lab;
}

#endif
