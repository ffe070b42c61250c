/* See compare.h. What stops each run: a score that is chosen and a number that is typed; a
 * condition of another form is shown, and typed, as its text. And the epochs at which it stops in
 * any case. */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scene/number.h"
#include "screen/compare/compare.h"
#include "ui/editing.h"
#include "ui/list.h"
#include "ui/popup.h"
#include "ui/widgets.h"

static const struct {
    const char *label, *usual;
} goals[] = {
    [GOAL_NONE] = {"never", ""},
    [GOAL_LOSS] = {"loss", "0.1"},
    [GOAL_TEST_LOSS] = {"held out", "0.1"},
    [GOAL_ACCURACY] = {"accuracy", "95 %"},
    [GOAL_WRONG] = {"wrong", "1"},
};
static_assert(sizeof goals / sizeof *goals == GOAL_COUNT, "a goal has no label");

/* Whether the scene has such a score. */
static bool offered(const Lab *lab, GoalOf of) {
    bool classes = lab->scene.data.kind == LABEL_CLASS;
    if (of == GOAL_TEST_LOSS) return lab_test_samples(lab)->count > 0;
    return classes || (of != GOAL_ACCURACY && of != GOAL_WRONG);
}

/* ---- hands */

static const Target TARGET_OF;

/* The condition, or the epochs, in place of what is; false where it is refused. */
static bool set_until(const Gesture *g, const char *until, Tag field) {
    SceneCompare def = g->lab->compare->def;
    bool fits = strlen(until) < sizeof def.until;
    if (!fits) message_set(&g->ui->compare.wrong, "that is too long for a condition");
    if (fits) memmove(def.until, until, strlen(until) + 1);
    return fits && compare_input_set(g, &def, field);
}

static void of_press(const Gesture *g, Tag tag, const InputEvent *e) {
    popup_toggle(g, tag);
}

static void option_press(const Gesture *g, Tag tag, const InputEvent *e) {
    CompareGoal goal = {.of = (GoalOf)tag.part};
    char until[STOP_TEXT];
    snprintf(goal.number, sizeof goal.number, "%s", goals[goal.of].usual);
    compare_goal_text(&goal, until);
    g->ui->popup.list = (Tag){0};
    set_until(g, until, tag_of(&TARGET_OF, 0));
}

static const Target TARGET_OPTION = {
    .name = "compare goal option", /* part: which */ .stop = TAB_EACH, .press = option_press};

static void open_list(View *view, Tag tag) {
    ListEntry entry[GOAL_COUNT];
    CompareGoal goal;
    int count = 0;
    bool simple = compare_goal_read(view->lab->compare->def.until, &goal);
    for (int of = 0; of < GOAL_COUNT; of++)
        entry[count++] = (ListEntry){.label = goals[of].label,
                                     .chosen = simple && goal.of == (GoalOf)of,
                                     .refused = !offered(view->lab, (GoalOf)of)};
    Rect anchor = target_rect(view->out, tag);
    list_draw(view, anchor, fmaxf(anchor.w, view_units(view, 124)), entry, count,
              tag_part(&TARGET_OPTION, 0, 0));
}

static const Target TARGET_OF = {.name = "compare goal",
                                 .hint = "By what score a run has reached its goal",
                                 .stop = TAB_EACH,
                                 .press = of_press,
                                 .open = open_list};

/* The number, or all of a condition that has another form. */
static void number_press(const Gesture *g, Tag tag, const InputEvent *e) {
    CompareGoal goal;
    const char *until = g->lab->compare->def.until;
    editing_change_text(g, tag, compare_goal_read(until, &goal) ? goal.number : until);
}

static bool number_enter(const Gesture *g, Tag tag) {
    number_press(g, tag, NULL);
    return true;
}

static void number_written(const Gesture *g, Tag tag, const char *text) {
    CompareGoal goal;
    char until[STOP_TEXT];
    snprintf(until, sizeof until, "%s", text);
    if (compare_goal_read(g->lab->compare->def.until, &goal)) {
        snprintf(goal.number, sizeof goal.number, "%s", text);
        compare_goal_text(&goal, until);
    }
    if (!set_until(g, until, tag)) editing_mend(g, tag, text);
}

static const Target TARGET_NUMBER = {.name = "compare goal number",
                                     .hint = "A run that gets there stops",
                                     .stop = TAB_EACH,
                                     .words = true,
                                     .press = number_press,
                                     .enter = number_enter,
                                     .written = number_written};

static void epochs_press(const Gesture *g, Tag tag, const InputEvent *e) {
    editing_change(g, tag, g->lab->compare->def.epochs);
}

static bool epochs_enter(const Gesture *g, Tag tag) {
    epochs_press(g, tag, NULL);
    return true;
}

static void epochs_written(const Gesture *g, Tag tag, const char *text) {
    SceneCompare def = g->lab->compare->def;
    uint64_t epochs = 0;
    bool good = number_read_whole(text, &epochs) && epochs >= 1 && epochs <= COMPARE_EPOCHS;
    def.epochs = (int)epochs;
    g->ui->compare.field = tag;
    if (!good)
        message_set(&g->ui->compare.wrong, "epochs are a whole number from 1 to %d",
                    COMPARE_EPOCHS);
    if (!good || !compare_input_set(g, &def, tag)) editing_mend(g, tag, text);
}

static const Target TARGET_EPOCHS = {.name = "compare epochs",
                                     .hint = "After so many epochs every run stops",
                                     .stop = TAB_EACH,
                                     .words = true,
                                     .press = epochs_press,
                                     .enter = epochs_enter,
                                     .written = epochs_written};

/* ---- the picture */

static void field(View *view, Rect rect, const char *text, Tag tag) {
    const Theme *t = view->theme;
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_CENTER);
    float radius = view_units(view, 6);
    shapes_mark(view->out, tag.target->name, 0);
    if (tag_same(view->ui->editing.tag, tag)) {
        editing_field(view, rect);
    } else {
        shapes_rect(view->out, rect, radius, t->card);
        shapes_border(view->out, rect, radius, 1, t->hairline);
        view_feedback(view, rect, radius, tag);
        view_text(view, text, rect.x + rect.w / 2, view_middle(view, &style, rect.y, rect.h),
                  rect.w - view_units(view, 8), &style);
    }
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, rect);
}

static void choice(View *view, Rect rect, const char *text) {
    Tag tag = tag_of(&TARGET_OF, 0);
    const Theme *t = view->theme;
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    float radius = view_units(view, 6), pad = view_units(view, 9), sign = view_units(view, 18);
    shapes_rect(view->out, rect, radius, t->card);
    shapes_border(view->out, rect, radius, 1, t->hairline);
    view_feedback(view, rect, radius, tag);
    view_text(view, text, rect.x + pad, view_middle(view, &style, rect.y, rect.h),
              rect.w - pad - sign, &style);
    view_chevron(view, (Point){rect.x + rect.w - sign * 0.6f, rect.y + rect.h / 2}, false);
    target_place(view->out, tag, rect);
}

/* "or at epoch", in short where there is little room. */
static void epochs(View *view, Rect row, float x) {
    char number[16];
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_RIGHT);
    float w = fminf(view_units(view, 62), row.w * 0.24f), gap = view_units(view, 7);
    const char *const words[] = {"or at epoch", "or at", "or"};
    Rect rect = {row.x + row.w - w, row.y, w, row.h};
    float y = view_middle(view, &style, row.y, row.h);
    for (int i = 0; i < 3; i++) {
        float wide = text_width(view->glyphs, words[i], &style, view->ui->density);
        if (rect.x - gap - wide < x + gap) continue;
        view_text(view, words[i], rect.x - gap, y, 0, &style);
        break;
    }
    snprintf(number, sizeof number, "%d", view->lab->compare->def.epochs);
    field(view, rect, number, tag_of(&TARGET_EPOCHS, 0));
}

float compare_goal_draw(View *view, Rect row) {
    const SceneCompare *def = &view->lab->compare->def;
    CompareGoal goal;
    bool simple = compare_goal_read(def->until, &goal);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    float gap = view_units(view, 6), sign = view_units(view, 16);
    float number = fminf(view_units(view, 54), row.w * 0.19f);
    float x = row.x, y = view_middle(view, &style, row.y, row.h);
    const char *label = simple ? goals[goal.of].label : "…";
    float wide = text_width(view->glyphs, label, &style, view->ui->density) + view_units(view, 32);
    choice(view, (Rect){x, row.y, wide, row.h}, label);
    x += wide;
    if (simple && goal.of != GOAL_NONE) {
        view_text(view, goal.of == GOAL_ACCURACY ? ">" : "<", x + sign / 2 + 2, y, 0, &style);
        x += sign + 4;
    } else {
        x += gap;
    }
    if (!simple) number = row.w - wide - gap - row.w * 0.24f - 2 * gap;
    if (!simple || goal.of != GOAL_NONE) {
        field(view, (Rect){x, row.y, number, row.h}, simple ? goal.number : def->until,
              tag_of(&TARGET_NUMBER, 0));
        x += number;
    }
    epochs(view, row, x);
    const CompareDesk *desk = &view->ui->compare;
    if (compare_goal_height(view, row.w) > 0) {
        TextStyle bad = view_style(view, TYPE_SMALL, view->theme->bad, ALIGN_LEFT);
        shapes_mark(view->out, "compare wrong", 1);
        view_lines(view, desk->wrong.text, (Point){row.x, row.y + row.h + view_units(view, 17)},
                   row.w, view_units(view, 16), 3, &bad);
        shapes_mark(view->out, NULL, 0);
    }
    return row.h + compare_goal_height(view, row.w);
}

/* What a refusal takes below the row, while the field is typed into. */
float compare_goal_height(View *view, float width) {
    const CompareDesk *desk = &view->ui->compare;
    bool here = tag_is(desk->field, &TARGET_NUMBER) || tag_is(desk->field, &TARGET_EPOCHS);
    bool shown = here && desk->wrong.text[0] && tag_same(view->ui->editing.tag, desk->field);
    return shown ? view_units(view, 54) : 0;
}
