/* See compare.h. */
#include "screen/compare/compare.h"

#include <string.h>

#include "lab/compare_choices.h"
#include "screen/view.h"
#include "ui/widgets.h"

/* ---- hands */

static bool compare_now_by(Lab *lab, const SceneCompare *def) {
    Action action = {.kind = ACTION_COMPARE, .compare = *def};
    return lab_apply(lab, &action);
}

/* What was compared last, if this scene can be trained with its values; else rates. */
static void begin(const Gesture *g) {
    Lab *lab = g->lab;
    SceneCompare def = g->ui->compare.last;
    const SceneCompare kept = {.count = 1, .what = COMPARE_KEPT};
    if (def.count == 0 && lab->keeps > 0 && compare_now_by(lab, &kept)) return;
    if (def.count > 0 && compare_check(&lab->scene, &def, NULL) && compare_now_by(lab, &def))
        return;
    if (compare_usual(&lab->scene, &def))
        compare_now_by(lab, &def);
    else
        message_set(&lab->notice, "There are no two rates that this scene can be trained with.");
}

/* Who comes back finds the same again. */
static void remember(const Gesture *g) {
    SceneCompare *last = &g->ui->compare.last;
    *last = g->lab->compare->def;
    last->at = 0;
    if (g->lab->compare->kept) last->count = 0;
}

static void end(const Gesture *g) {
    remember(g);
    lab_apply(g->lab, &(Action){.kind = ACTION_COMPARE});
}

bool compare_input_go_on(const Gesture *g, int run) {
    if (g->lab->compare) remember(g);
    return gesture_apply(g, &(Action){.kind = ACTION_GO_ON, .number = run});
}

void compare_input_begin(const Gesture *g) {
    ui_clear(g->ui);
    g->ui->compare.wrong.text[0] = '\0';
    if (g->lab->compare)
        end(g);
    else
        begin(g);
}

void compare_input_keep(const Gesture *g) {
    UiState *ui = g->ui;
    Lab *lab = g->lab;
    if (lab->compare || !lab_apply(lab, &(Action){.kind = ACTION_KEEP})) return;
    ui->compare.last = (SceneCompare){.count = 0}; /* what J opens are the kept ones now */
    message_set(&ui->said, "Kept this run. Train another: J shows them side by side.");
}

bool compare_input_set(const Gesture *g, const SceneCompare *def, Tag field) {
    CompareDesk *desk = &g->ui->compare;
    Action action = {.kind = ACTION_COMPARE, .compare = *def};
    action.compare.at = 0;
    desk->field = field;
    desk->wrong.text[0] = '\0';
    if (gesture_apply(g, &action)) return true;
    desk->wrong = g->lab->notice;
    g->lab->notice.text[0] = '\0'; /* it is said below the field */
    return false;
}

/* Points, panels and arrows are not on this screen: their keys would change what nobody sees. */
static bool is_for_one_run(int key) {
    static const int keys[] = {'B', 'S', 'F', 'D', 'M', 'X',       'V',
                               'A', 'G', 'W', ',', '.', KEY_DELETE};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i] == key) return true;
    }
    return key >= '1' && key <= '8';
}

bool compare_input_key(const Gesture *g, const InputEvent *e) {
    if (!compare_is_shown(g->lab, g->ui)) return false;
    if (e->key == KEY_ESCAPE || (e->key == 'J' && !e->ctrl && !e->shift)) {
        compare_input_begin(g);
        return true;
    }
    return !e->ctrl && is_for_one_run(e->key);
}

/* ---- the picture */

bool compare_is_shown(const Lab *lab, const UiState *ui) {
    return lab->compare && !ui->home;
}

int compare_lit(const UiState *ui) {
    const Tag tags[] = {ui->hover, ui->focus};
    for (int i = 0; i < 2; i++) {
        Tag tag = tags[i];
        if (tag_is(tag, &TARGET_COMPARE_TILE) || tag_is(tag, &TARGET_COMPARE_GO_ON) ||
            tag_is(tag, &TARGET_COMPARE_ROW) || tag_is(tag, &TARGET_COMPARE_CURVE))
            return tag.index;
    }
    return -1;
}

void view_compare(View *view) {
    const Layout *l = &view->layout;
    if (view->player->playing && !view->ui->wander && l->left.w > 0)
        view_lesson(view, l->left);
    else if (l->left.w > 0)
        compare_column_draw(view, l->left);
    compare_tiles_draw(view);
    if (l->timeline.h > 0) compare_chart_draw(view, l->timeline);
}
