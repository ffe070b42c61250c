/* See compare.h. */
#include <stdio.h>

#include "panels/landscape/valley.h"
#include "panels/panels.h"
#include "screen/compare/compare.h"
#include "screen/compare/tile_pictures.h"
#include "ui/widgets.h"

static Valley valley_of(const View *view) {
    const Compare *compare = view->lab->compare;
    Valley valley = {.runs = 0};
    for (int i = 0; i < compare->def.count; i++) {
        const CompareLine line = compare_line(i);
        char name[COMPARE_WORDS];
        if (!compare->run[i].lab) continue;
        ValleyRun *run = &valley.run[valley.runs++];
        *run = (ValleyRun){.lab = compare->run[i].lab,
                           .width = line.width,
                           .dash = line.dash,
                           .faint = line.faint,
                           .lit = compare_lit(view->ui) == i};
        snprintf(run->name, sizeof run->name, "%.60s", compare_words_name(compare, i, name));
    }
    return valley;
}

void compare_valley_draw(View *view) {
    const Rect rect = compare_valley_place(view->ui, view->lab->compare->def.count);
    const TilePictures *pictures = view->tile;
    const float line = view_units(view, 20), side = view_units(view, 24);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    view_card(view, rect);
    if (pictures->no_terrain.text[0]) {
        shapes_mark(view->out, "no valley", 0);
        view_lines(view, pictures->no_terrain.text, (Point){rect.x + side, rect.y + side + line},
                   rect.w - 2 * side, line, 5, &style);
        shapes_mark(view->out, NULL, 0);
        return;
    }
    const Valley valley = valley_of(view);
    View own = *view;
    own.lab = valley.run[0].lab;
    own.terrain = &pictures->terrain;
    own.valley = &valley;
    own.bare = true;
    own.panel = rect;
    own.pointed = (Subject){SUBJECT_NONE, 0, 0};
    view_valley(&own, rect);
}
