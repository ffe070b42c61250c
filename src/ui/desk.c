/* See desk.h. */
#include "ui/desk.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

Desk desk_create(void) {
    return (Desk){.width = 1440,
                  .height = 900,
                  .density = 1,
                  .scale = 1,
                  .panel = {PANEL_PLANE, PANEL_NETWORK, PANEL_WEIGHTS},
                  .tool = TOOL_CLASS1,
                  .pivot = {.unit = -1},
                  .phases = {.phase = PHASE_WALK_ALL},
                  .moment = -1,
                  .wish = {.lesson = -1, .recent = -1},
                  .epsilon = 20}; /* 1e-3 */
}

const char *desk_stem(const Desk *desk, char stem[DESK_STEM]) {
    snprintf(stem, DESK_STEM, "%s", desk->file_name);
    char *dot = strrchr(stem, '.');
    if (dot) *dot = '\0';
    if (!stem[0]) snprintf(stem, DESK_STEM, "halfplane");
    return stem;
}

void desk_put_down(Desk *desk) {
    desk->popup.list = (Tag){0};
    desk->editing.tag = (Tag){0};
    desk->cursor.shown = false;
    desk->drag.goes_on = desk->drag.moving = false;
    desk->drag.held = 0;
}

void desk_clear(Desk *desk) {
    desk_put_down(desk);
    desk->popup = (Popup){0};
    desk->help = false;
    desk->focus = desk->hover = desk->pressed = (Tag){0};
}

int desk_place_of(const Desk *desk, Panel panel) {
    for (int place = 0; place < PLACE_COUNT; place++) {
        if (desk->panel[place] == panel) return place;
    }
    return -1;
}

void desk_put(Desk *desk, Panel panel, Place place) {
    if (panel == PANEL_NONE) return;
    int from = desk_place_of(desk, panel);
    if (from >= 0) desk->panel[from] = desk->panel[place];
    desk->panel[place] = panel;
}

void desk_show(Desk *desk, const SceneShow *show) {
    Panel wanted[PLACE_COUNT] = {PANEL_NONE, PANEL_NONE, PANEL_NONE};
    int place = 0;
    desk->phases.phase = PHASE_WALK_ALL;
    desk->pivot.unit = -1;
    for (int i = 0; i < show->count && place < PLACE_COUNT; i++) {
        Panel panel = panel_find(show->name[i]);
        if (panel != PANEL_NONE) wanted[place++] = panel;
    }
    if (place > 0) memcpy(desk->panel, wanted, sizeof wanted);
}

/* 200, 500, 1000, 2000, ...; where few steps are many, from 20, 50, 100. */
int64_t desk_span(const Lab *lab) {
    if (lab_is_graph(lab)) return lab_last(lab);
    int64_t last = lab_last(lab), ghost = lab->ghost.epochs - 1;
    const Training *t = &lab->scene.training;
    bool few = t->rule == RULE_PERCEPTRON || t->batch == 1 || lab->play.size == STEP_POINT;
    int64_t most = last > ghost ? last : ghost, span = few ? 20 : 200;
    for (int step = 0; span < most + most / 20; step++)
        span = step % 3 == 0 ? span / 2 * 5 : span * 2;
    return span;
}

void desk_slice_range(const Lab *lab, int column, float *low, float *high) {
    const Dataset *data = &lab->scene.data;
    *low = *high = data->count ? data->x[column] : 0;
    for (int i = 1; i < data->count; i++) {
        float x = data->x[(long)i * data->columns + column];
        if (x < *low) *low = x;
        if (x > *high) *high = x;
    }
    if (*low == *high) *low -= 1, *high += 1;
}
