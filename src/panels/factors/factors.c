/* The selected weight's gradient at the selected point, factor by factor along every route from the
 * loss, and the check by a nudge both ways, chosen by the slider. Numbers from lab/factors.h. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "panels/factors/factors_tex.h"
#include "panels/linked.h"
#include "panels/numbers/numbers.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/votes.h"
#include "ui/focus.h"
#include "ui/slider.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

/* ---- how far the weight is nudged */

static void epsilon_slide(const Gesture *g, Tag tag, Point at) {
    float share = slider_share(g, tag, at);
    if (share >= 0) g->ui->epsilon = (int)(share * (FACTORS_NOTCHES - 1) + 0.5f);
}

static void epsilon_press(const Gesture *g, Tag tag, const InputEvent *e) {
    epsilon_slide(g, tag, e->at);
}

static bool epsilon_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->key != KEY_LEFT && e->key != KEY_RIGHT) return false;
    int notch = g->ui->epsilon + (e->key == KEY_LEFT ? -1 : 1);
    if (notch >= 0 && notch < FACTORS_NOTCHES) g->ui->epsilon = notch;
    return true;
}

static const Target TARGET_EPSILON = {
    .name = "epsilon",
    .hint = "How far the weight is nudged to check its gradient (arrows)",
    .pointer = POINTER_ACROSS,
    .stop = TAB_EACH,
    .press = epsilon_press,
    .drag = epsilon_slide,
    .arrow = epsilon_arrow,
    .enter = focus_enter_nothing};

/* ---- a point, where none is selected */

/* The first that is on the wrong side, of which there is something to learn; else the first. One
 * that is held out has no part in any gradient, and is taken only where there is no other. */
static void pick_press(const Gesture *g, Tag tag, const InputEvent *e) {
    const Lab *lab = g->lab;
    int point = 0, best = -1;
    for (int i = 0; i < lab->scene.data.count; i++) {
        int worth = 2 * !lab->held[i] + lab->mistaken[i];
        if (worth <= best) continue;
        best = worth;
        point = i;
    }
    gesture_apply(g, &(Action){.kind = ACTION_SELECT_POINT, .point.index = point});
}

static const Target TARGET_PICK = {.name = "pick point",
                                   .hint = "Selects a point that is on the wrong side, if one is",
                                   .stop = TAB_EACH,
                                   .press = pick_press};

static bool can_pick(const View *view) {
    return !lab_factors(view->lab)->known && view->lab->scene.data.count > 0 &&
           view_offers(view, "points");
}

static void pick_button(View *view, Rect page) {
    float wide = fminf(page.w, view_units(view, 150)), high = view_units(view, 27);
    view_button(view, (Rect){page.x, page.y + view_units(view, 6), wide, high}, "Pick one for me",
                false, tag_of(&TARGET_PICK, 0));
}

/* ---- formulas */

/* Formulas below each other, each as large as `size` or as its width lets it be. */
typedef struct Stack {
    Formula *formula[FACTORS_LINES];
    FormulaSize box[FACTORS_LINES];
    float size[FACTORS_LINES], height;
    int count;
} Stack;

static void add_formula(View *view, Stack *stack, const char *tex, float size, float width) {
    Formula *formula = formula_parse(tex, strlen(tex), NULL);
    FormulaStyle style = linked_style(view, size);
    FormulaSize box = formula_measure(formula, &style);
    if (box.width > width) {
        style.size = size *= width / box.width;
        box = formula_measure(formula, &style);
    }
    int i = stack->count++;
    stack->formula[i] = formula;
    stack->box[i] = box;
    stack->size[i] = size;
    stack->height += box.ascent + box.descent + view_units(view, 9);
}

static void draw_stack(View *view, Stack *stack, float middle, float y) {
    for (int i = 0; i < stack->count; i++) {
        FormulaStyle style = linked_style(view, stack->size[i]);
        FormulaSize box = stack->box[i];
        shapes_mark(view->out, "factors line", i);
        formula_draw(stack->formula[i], &style, view->out,
                     (Point){middle - box.width / 2, y + box.ascent});
        shapes_mark(view->out, NULL, 0);
        y += box.ascent + box.descent + view_units(view, 9);
    }
}

static void free_stack(Stack *stack) {
    for (int i = 0; i < stack->count; i++) formula_destroy(stack->formula[i]);
    *stack = (Stack){0};
}

/* The lines, as large as the place lets them all be. Returns the size of the smallest. */
static float build_stack(View *view, Stack *stack, char line[][FACTORS_TEX], int count, Rect rect,
                         float size) {
    *stack = (Stack){0};
    for (int tries = 0; tries < 10; tries++) {
        float least = size;
        free_stack(stack);
        for (int i = 0; i < count; i++) {
            add_formula(view, stack, line[i], size, rect.w);
            least = fminf(least, stack->size[i]);
        }
        if (stack->height <= rect.h) return least;
        size *= 0.88f;
    }
    return 0;
}

static void product(View *view, Rect rect, bool numbers) {
    static const float PLACE = 0.4f; /* above the middle of what is free */
    char line[FACTORS_LINES][FACTORS_TEX];
    bool staged = view->place == PLACE_STAGE;
    float least = view_units(view, 12), size = view_units(view, staged ? 24 : 19);
    FactorsDetail detail = numbers ? FACTORS_ALL : FACTORS_LETTERS;
    int count = factors_tex_lines(view->lab, detail, line);
    Stack stack;
    if (build_stack(view, &stack, line, count, rect, size) < least && numbers) {
        free_stack(&stack);
        count = factors_tex_lines(view->lab, FACTORS_BRIEF, line);
        build_stack(view, &stack, line, count, rect, size);
    }
    float free = rect.h - stack.height;
    draw_stack(view, &stack, rect.x + rect.w / 2, rect.y + (free > 0 ? free * PLACE : 0));
    free_stack(&stack);
}

/* ---- the check */

/* A dot for every notch, green where the check agrees. */
static void slider(View *view, Rect rect) {
    const Theme *t = view->theme;
    const Factors *f = lab_factors(view->lab);
    float middle = rect.y + rect.h / 2, number = view_units(view, 58), name = view_units(view, 18);
    Rect track = {rect.x + name, rect.y, rect.w - number - name, rect.h};
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    char text[64];
    float y = view_middle(view, &style, rect.y, rect.h);
    style.face = FONT_MATH_ITALIC;
    view_text(view, "ε", rect.x, y, 0, &style);
    shapes_line(view->out, (Point){track.x, middle}, (Point){track.x + track.w, middle},
                view_units(view, 2), t->hairline);
    for (int i = 0; i < FACTORS_NOTCHES; i++) {
        float x = track.x + track.w * (float)i / (FACTORS_NOTCHES - 1);
        bool good = factors_agrees(f, &f->nudge[i]);
        shapes_mark(view->out, good ? "nudge agrees" : "nudge differs", i);
        shapes_disc(view->out, (Point){x, middle}, view_units(view, 2), good ? t->good : t->faint);
        shapes_mark(view->out, NULL, 0);
    }
    float share = (float)view->ui->epsilon / (FACTORS_NOTCHES - 1);
    slider_knob(view, track, share, view_units(view, 7), t->accent, tag_of(&TARGET_EPSILON, 0));
    style = view_style(view, TYPE_BODY, t->ink, ALIGN_RIGHT);
    double epsilon = f->nudge[view->ui->epsilon].epsilon;
    view_text(view, text_short(epsilon, 1, text, sizeof text), rect.x + rect.w, y, 0, &style);
}

static const char *verdict(const Factors *f, const Nudge *n, bool good) {
    if (n->above == n->below && f->gradient != 0)
        return "ε is too small: the two losses are equal in all their digits";
    if (!good && n->epsilon < 2e-3)
        return "ε is too small: rounding eats the difference of the two losses";
    if (!good) return "ε is too large: the loss bends between the two";
    return "Two passes forward, no chain rule";
}

static void check_line(View *view, Rect rect, const Nudge *nudge, bool good) {
    const Theme *t = view->theme;
    char tex[FACTORS_TEX];
    Stack stack = {0};
    TextStyle style = view_style(view, TYPE_BODY, good ? t->good : t->bad, ALIGN_LEFT);
    const char *word = good ? "✓ agrees" : "✗ differs";
    float beside = view_units(view, 84);
    factors_tex_check(view->lab, nudge, tex);
    add_formula(view, &stack, tex, view_units(view, 15), rect.w - beside);
    FormulaSize box = stack.box[0];
    float left = rect.x + (rect.w - beside - box.width) / 2;
    float y = rect.y + (rect.h - box.ascent - box.descent) / 2;
    draw_stack(view, &stack, left + box.width / 2, y);
    shapes_mark(view->out, "factors check", good);
    view_text(view, word, left + box.width + view_units(view, 12), y + box.ascent, 0, &style);
    shapes_mark(view->out, NULL, 0);
    free_stack(&stack);
}

/* Returns the height it takes; nothing is drawn when there is less. */
static float check(View *view, Rect rect) {
    const Factors *f = lab_factors(view->lab);
    const Nudge *nudge = &f->nudge[view->ui->epsilon];
    bool good = factors_agrees(f, nudge), small = rect.h < view_units(view, 200);
    float line = view_units(view, 46), row = view_units(view, 26), say = view_units(view, 20);
    float height = line + row + (small ? 0 : say + view_units(view, 8));
    if (rect.h < height + view_units(view, 40)) return 0;
    float y = rect.y + rect.h - height;
    shapes_line(view->out, (Point){rect.x, y}, (Point){rect.x + rect.w, y}, 1,
                view->theme->hairline);
    check_line(view, (Rect){rect.x, y, rect.w, line}, nudge, good);
    slider(view, (Rect){rect.x, y + line, rect.w, row});
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    shapes_mark(view->out, "factors said", 0);
    if (!small)
        view_phrases(view, verdict(f, nudge, good), rect.x, y + line + row + say * 0.8f, rect.w,
                     &style);
    shapes_mark(view->out, NULL, 0);
    return height;
}

/* ---- all of it */

/* Whether letters must do: something in the product is asked for, or not shown yet. */
static bool hides_numbers(const View *view) {
    return view_hides_back(view) || ui_hides(view->ui, HIDE_WEIGHTS);
}

/* What there is to say instead. */
static const char *excuse(const View *view) {
    if (!lab_factors(view->lab)->known) return "Select a point in the plane to see its factors";
    if (view_waits(view)) return "The numbers wait for your answer";
    return hides_numbers(view) ? "The numbers are not shown yet" : NULL;
}

/* "of ∂L/∂w₁, of the ringed point"; in a narrow place the switch stands on a row of its own.
 * Returns the height. */
static float head(View *view, Rect rect) {
    const Lab *lab = view->lab;
    char beside[128], name[SYMBOL_TEXT], of[VOTES_TEXT];
    float choice = votes_switch_width(view), pad = view_units(view, 14);
    bool wide = rect.w > choice + view_units(view, 360);
    symbol_weight(lab_network(lab), lab_factors(lab)->weight, name);
    snprintf(beside, sizeof beside, "of ∂L/∂%s, %s", name, votes_whose(view, of));
    float height = panel_head(view, rect, PANEL_FACTORS, "FACTORS",
                              lab_factors(lab)->known ? beside : NULL, wide ? choice + pad : 0);
    if (choice <= 0) return height;
    Rect row = {rect.x + rect.w - pad - choice, rect.y + pad, choice, view_units(view, 22)};
    if (!wide) row.y = rect.y + height - view_units(view, 4), row.x = rect.x + view_units(view, 20);
    votes_switch(view, row, votes_are_all(view));
    return wide ? height : height + row.h + view_units(view, 6);
}

/* The mean in letters, and what it is made of. */
static void mean_of_all(View *view, Rect page) {
    char line[FACTORS_LINES][FACTORS_TEX];
    Stack stack;
    FactorsDetail detail = view_hides_back(view) ? FACTORS_LETTERS : FACTORS_ALL;
    float size = view_units(view, 17), least = view_units(view, 12);
    int count = factors_tex_mean(view->lab, detail, line);
    if (build_stack(view, &stack, line, count, page, size) < least) {
        free_stack(&stack);
        count = factors_tex_mean(view->lab, FACTORS_BRIEF, line);
        build_stack(view, &stack, line, count, page, size);
    }
    draw_stack(view, &stack, page.x + page.w / 2, page.y);
    float height = stack.height + view_units(view, 6);
    free_stack(&stack);
    float most = view_units(view, 240);
    Rect bars = {page.x, page.y + height, page.w, fminf(page.h - height, most)};
    votes_bars(view, bars, true);
}

static void one_point(View *view, Rect page) {
    const char *sorry = excuse(view);
    if (sorry) {
        TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
        if (can_pick(view)) pick_button(view, page);
        view_text(view, sorry, page.x, page.y + page.h - view_units(view, 4), page.w, &style);
        page.h -= view_units(view, 24);
    } else
        page.h -= check(view, page);
    if (lab_factors(view->lab)->known) product(view, page, !hides_numbers(view));
}

void view_factors(View *view, Rect rect) {
    float pad = view_units(view, 20), top = head(view, rect);
    Rect page = {rect.x + pad, rect.y + top, rect.w - 2 * pad, rect.h - top - pad * 0.6f};
    shapes_clip(view->out, rect);
    if (votes_are_all(view))
        mean_of_all(view, page);
    else
        one_point(view, page);
    shapes_unclip(view->out);
}
