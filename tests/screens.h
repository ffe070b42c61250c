/* For tests that touch whatever stands on a screen: how a screen comes about, and all on it that
 * can be touched. Include after drawn.h. */
#ifndef TESTS_SCREENS_H
#define TESTS_SCREENS_H

#include "drawn.h"

typedef struct Screen {
    const char *name, *text; /* a lesson if it begins with dashes */
    float width, height;
    void (*prepare)(Person *p); /* NULL: nothing more */
} Screen;

/* In front of it, after so many frames. The file it came from is named as what was (drawn.h). */
static inline Person screen_sit(const Screen *screen, const char *text, int frames) {
    Person p = {.frame = opened_as(text, strncmp(text, "---", 3) == 0 ? ".md" : ".scene")};
    p.input =
        (Input){.seconds = 0.5, .width = screen->width, .height = screen->height, .density = 1};
    frame_step(p.frame, &p.input);
    if (screen->prepare) screen->prepare(&p);
    snprintf(p.frame->ui.file_name, sizeof p.frame->ui.file_name, "%s.scene", written.name);
    p.frame->ui.revision++;
    for (int i = 0; i < frames; i++) frame_step(p.frame, &p.input);
    return p;
}

/* ---- what comes before it is looked at */

#define COMPARED                                                                                   \
    "data: {set: moons, count: 80, test: 0.3}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"           \
    "compare: {what: rate, values: [0.03, 0.3, 3], until: \"loss < 0.1\", epochs: 80}\n"

static inline void play(Person *p) {
    if (lab_apply(&p->frame->lab, &(Action){.kind = ACTION_PLAY})) lab_advance(&p->frame->lab, 30);
    lab_apply(&p->frame->lab, &(Action){.kind = ACTION_PAUSE});
}

static inline void begin_experiment(Person *p) {
    experiment_sheet_begin(&p->frame->ui.experiment, &p->frame->lab);
}

static inline void run_experiment(Person *p) {
    ExperimentSheet *sheet = &p->frame->ui.experiment;
    begin_experiment(p);
    experiment_sheet_run(sheet, &p->frame->lab);
    while (sheet->at.going) experiment_advance(&sheet->at, 0.1, 1);
}

/* ---- what can be touched */

typedef struct Thing {
    const char *name;
    Point at;
} Thing;

/* Whether one of them goes by this name. */
static inline bool is_among(const Thing *thing, int things, const char *called) {
    for (int i = 0; i < things; i++) {
        if (strcmp(thing[i].name, called) == 0) return true;
    }
    return false;
}

/* Those whose middle a finger would meet. once: the first of each name alone. */
static inline int things_of(const Person *p, Thing *thing, int most, bool once) {
    const Shapes *shapes = &p->frame->shapes;
    int count = 0;
    for (int i = 0; i < shapes->shapes && count < most; i++) {
        const Shape *s = &shapes->shape[i];
        Point at = rect_middle(s->rect);
        if (s->kind != SHAPE_TARGET || !s->mark.name || shapes_hit(shapes, at) != i) continue;
        if (!once || !is_among(thing, count, s->mark.name))
            thing[count++] = (Thing){s->mark.name, at};
    }
    return count;
}

#endif
