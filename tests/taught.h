/* A lesson of one's own, given as text, in a window of the usual size. */
#ifndef TESTS_TAUGHT_H
#define TESTS_TAUGHT_H

#include "opened.h"
#include "person.h"

#define FRONT "---\ntitle: T\n---\n## One\n\n"

/* One blue point that a perceptron calls red. */
#define SCENE                                                                                      \
    "```{scene}\ndata: {points: [[4, 5, blue]]}\n"                                                 \
    "network: {layers: [1 step], values: [{w: [[3, 4]], b: [-10]}]}\n"                             \
    "training: {rule: perceptron, rate: 0.1}\nselect: {point: 1}\n```\n\n"

static inline Person person_in(const char *text) {
    Person p = {.frame = opened_as(text, ".md")};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

#endif
