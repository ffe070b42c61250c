/* See show.h. */
#include "lesson/show.h"

#include <string.h>

#include "lab/control.h"
#include "lab/extra_names.h"
#include "lab/panel_names.h"
#include "scene/clean.h"
#include "scene/hint.h"

enum { NAMES = PANEL_COUNT + EXTRA_COUNT + 2 + CONTROL_COUNT };

/* Every name there is, in the order in which they are told. Returns how many. */
static int all_names(const char *name[NAMES]) {
    int count = 0;
    for (int p = 0; p < PANEL_COUNT; p++) name[count++] = panel_name((Panel)p);
    name[count++] = SHOW_COMPARE;
    for (int e = 0; e < EXTRA_COUNT; e++) name[count++] = extra_name((Extra)e);
    name[count++] = SHOW_TOOLS;
    for (int c = 0; c < CONTROL_COUNT; c++) {
        const char *control = control_info((Control)c).name;
        if (control && control_find(control) == (Control)c) name[count++] = control;
    }
    return count;
}

bool show_knows(const char *name, Message *message) {
    const char *names[NAMES];
    char quoted[64], hint[256];
    if (panel_find(name) != PANEL_NONE || extra_find(name) != EXTRA_NONE ||
        strcmp(name, SHOW_TOOLS) == 0 || strcmp(name, SHOW_COMPARE) == 0 ||
        control_find(name) != CONTROL_NONE)
        return true;
    return message_set(message, "show has %s, which there is not; %s", clean_quote(name, quoted),
                       hint_name(name, names, all_names(names), hint));
}

bool show_check(const SceneShow *show, Message *message) {
    for (int i = 0; i < show->count; i++) {
        if (!show_knows(show->name[i], message)) return false;
    }
    return true;
}

const SceneShow *show_of_step(const Lesson *lesson, int step) {
    static const SceneShow usual = {3, {"plane", "network", "weights"}}, graph = {1, {"graph"}};
    for (int s = step; s >= 0; s--) {
        const LessonStep *at = &lesson->step[s];
        if (!at->has_look) continue;
        if (at->scene.show.count > 0) return &at->scene.show;
        if (at->scene.graph.expression[0] != '\0') return &graph;
    }
    return &usual;
}

bool show_has(const SceneShow *show, const char *name) {
    for (int i = 0; i < show->count; i++) {
        if (strcmp(show->name[i], name) == 0) return true;
    }
    return false;
}
