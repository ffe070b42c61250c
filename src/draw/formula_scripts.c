/* Subscripts and superscripts: beside a part, or below and above it. See formula_setting.h. */
#include <math.h>

#include "draw/formula_setting.h"

/* How far a superscript is up and a subscript down. */
typedef struct Shift {
    float up, down;
} Shift;

/* A letter's scripts keep one height, those of anything else hang on its corners. */
static Shift first_shift(const Setting *s, const Part *base, const SetBox *box) {
    bool letter = (base->kind == PART_TEXT && !base->large) || base->kind == PART_VALUE ||
                  base->kind == PART_ACCENT || base->kind == PART_BAD ||
                  (base->kind == PART_ROW && base->first == NONE);
    if (letter) return (Shift){0, 0};
    const Setting script = setting_script(s);
    float em = setting_em(&script);
    return (Shift){box->ascent - 0.386f * em, box->descent + 0.05f * em};
}

static float least_up(const Setting *s, const SetBox *above) {
    float em = setting_em(s), part = s->cramped                  ? 0.289f
                                     : s->level == LEVEL_DISPLAY ? 0.413f
                                                                 : 0.363f;
    return fmaxf(part * em, above->descent + setting_x_height(s) / 4);
}

static float least_down(const Setting *s, const SetBox *below, bool both) {
    float em = setting_em(s);
    if (both) return 0.247f * em;
    return fmaxf(0.15f * em, below->ascent - 0.8f * setting_x_height(s));
}

/* Apart from each other, and not both too low. */
static void keep_apart(const Setting *s, const SetBox *above, const SetBox *below, Shift *shift) {
    float least = 0.16f * setting_em(s);
    float gap = (shift->up - above->descent) - (below->ascent - shift->down);
    if (gap >= least) return;
    shift->down += least - gap;
    float low = 0.8f * setting_x_height(s) - (shift->up - above->descent);
    if (low <= 0) return;
    shift->up += low;
    shift->down -= low;
}

static SetBox set_child(const Setting *s, int child) {
    return child == NONE ? setting_begin(s) : set_part(s, child);
}

static void set_beside(const Setting *s, const Part *part, SetBox *box) {
    Setting script = setting_script(s);
    SetBox above = set_child(&script, part->child[2]);
    script.cramped = true;
    SetBox below = set_child(&script, part->child[1]);
    bool has_above = part->child[2] != NONE, has_below = part->child[1] != NONE;
    const Part *base = &s->formula->part[setting_bare(s, part->child[0])];
    Shift shift = first_shift(s, base, box);
    if (has_above) shift.up = fmaxf(shift.up, least_up(s, &above));
    if (has_below) shift.down = fmaxf(shift.down, least_down(s, &below, has_above));
    if (has_above && has_below) keep_apart(s, &above, &below, &shift);
    shift = (Shift){setting_snap(s, shift.up), setting_snap(s, shift.down)};
    float right = box->width, left = right - box->lean;
    if (base->face == FONT_MATH_ITALIC) right += 0.03f * setting_em(s);
    /* A leaning letter's superscript stands beside its top, the subscript under that. */
    setting_move(s, &above, right, -shift.up);
    setting_move(s, &below, left, shift.down);
    if (has_above) setting_hold(box, &above, -shift.up);
    if (has_below) setting_hold(box, &below, shift.down);
    box->width =
        fmaxf(has_above ? right + above.width : right, left + below.width) + 0.05f * setting_em(s);
    box->lean = 0;
}

/* Moves all three so that their middles are in one line. */
static void set_middles(const Setting *s, SetBox *base, SetBox *above, SetBox *below, Shift shift) {
    float width = fmaxf(base->width, fmaxf(above->width, below->width));
    setting_move(s, base, (width - base->width) / 2, 0);
    setting_move(s, above, (width - above->width) / 2, -shift.up);
    setting_move(s, below, (width - below->width) / 2, shift.down);
    base->width = width;
}

static void set_stacked(const Setting *s, const Part *part, SetBox *box) {
    Setting script = setting_script(s);
    float em = setting_em(s);
    SetBox above = set_child(&script, part->child[2]);
    script.cramped = true;
    SetBox below = set_child(&script, part->child[1]);
    Shift shift;
    shift.up = setting_snap(s, box->ascent + above.descent +
                                   fmaxf(0.111f * em, 0.2f * em - above.descent));
    shift.down = setting_snap(s, box->descent + fmaxf(below.ascent + 0.167f * em, 0.6f * em));
    set_middles(s, box, &above, &below, shift);
    if (part->child[2] != NONE) setting_hold(box, &above, -shift.up);
    if (part->child[1] != NONE) setting_hold(box, &below, shift.down);
    box->lean = 0;
}

SetBox set_scripts(const Setting *s, const Part *part) {
    SetBox box = set_part(s, part->child[0]);
    Limits limits = s->formula->part[setting_bare(s, part->child[0])].limits;
    bool stacked =
        limits == LIMITS_ALWAYS || (limits == LIMITS_DISPLAY && s->level == LEVEL_DISPLAY);
    if (stacked)
        set_stacked(s, part, &box);
    else
        set_beside(s, part, &box);
    setting_end(s, &box);
    return box;
}
