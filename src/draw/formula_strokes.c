/* See formula_strokes.h. A stroke is a polygon around a line, with a given thickness at each
 * point. */
#include "draw/formula_strokes.h"

#include <math.h>
#include <string.h>

#include "draw/text.h"

enum { STROKE = 64 }; /* points of one at most */

typedef struct Stroke {
    Point at[STROKE];
    float width[STROKE];
    int count;
} Stroke;

static void stroke_to(Stroke *stroke, float x, float y, float width) {
    if (stroke->count == STROKE) return;
    stroke->at[stroke->count] = (Point){x, y};
    stroke->width[stroke->count++] = width;
}

static void stroke_draw(const Setting *s, const Stroke *stroke) {
    Point outline[2 * STROKE];
    int n = stroke->count;
    for (int i = 0; i < n; i++) {
        Point a = stroke->at[i > 0 ? i - 1 : 0], b = stroke->at[i + 1 < n ? i + 1 : i];
        float dx = b.x - a.x, dy = b.y - a.y, length = sqrtf(dx * dx + dy * dy);
        float half = length > 0 ? stroke->width[i] / 2 / length : 0;
        Point p = stroke->at[i];
        outline[i] = (Point){p.x - dy * half, p.y + dx * half};
        outline[2 * n - 1 - i] = (Point){p.x + dy * half, p.y - dx * half};
    }
    shapes_polygon(s->out, outline, 2 * n, s->color);
}

/* Not thinner than lets it be seen. */
static float seen(const Setting *s, float width, float pixels) {
    return fmaxf(width, pixels / s->style->density);
}

/* ---- delimiters, each drawn from y = 0 down to y = height */

typedef struct Reach {
    float em, height;
    bool right; /* the closing one: mirrored */
} Reach;

static float side(const Reach *r, float x, float width) {
    return r->right ? width - x : x;
}

static float draw_parenthesis(const Setting *s, const Reach *r) {
    enum { STEPS = 40 };
    float bulge = r->em * fminf(0.1f + 0.085f * r->height / r->em, 0.42f);
    float thick = seen(s, r->em * fminf(0.07f + 0.012f * r->height / r->em, 0.12f), 1.3f),
          thin = seen(s, r->em * 0.03f, 0.7f), width = bulge + r->em * 0.17f;
    Stroke stroke = {.count = 0};
    for (int i = 0; i <= STEPS; i++) {
        float t = 2 * (float)i / STEPS - 1, u = powf(fabsf(t), 2.1f);
        stroke_to(&stroke, side(r, r->em * 0.06f + thick / 2 + (bulge - thick / 2) * u, width),
                  (t + 1) / 2 * r->height, thin + (thick - thin) * (1 - t * t));
    }
    stroke_draw(s, &stroke);
    return width;
}

static void rect_at(const Setting *s, const Reach *r, float x, float y, float w, float h,
                    float width) {
    shapes_rect(s->out, (Rect){r->right ? width - x - w : x, y, w, h}, 0, s->color);
}

static float draw_bracket(const Setting *s, const Reach *r) {
    float rule = setting_rule(s), tick = setting_snap(s, r->em * 0.22f);
    float before = setting_snap(s, r->em * 0.1f),
          width = before + tick + setting_snap(s, r->em * 0.08f);
    float height = setting_snap(s, r->height);
    rect_at(s, r, before, 0, rule, height, width);
    rect_at(s, r, before, 0, tick, rule, width);
    rect_at(s, r, before, height - rule, tick, rule, width);
    return width;
}

static float draw_bars(const Setting *s, const Reach *r, int bars) {
    float rule = setting_rule(s), apart = setting_snap(s, r->em * 0.2f),
          before = setting_snap(s, r->em * 0.15f);
    float width = 2 * before + rule + (float)(bars - 1) * apart;
    for (int i = 0; i < bars; i++)
        rect_at(s, r, before + (float)i * apart, 0, rule, setting_snap(s, r->height), width);
    return width;
}

static float draw_angle(const Setting *s, const Reach *r) {
    float across = r->em * 0.3f, before = r->em * 0.08f, width = across + 2 * before;
    const Point corner[3] = {{side(r, before + across, width), 0},
                             {side(r, before, width), r->height / 2},
                             {side(r, before + across, width), r->height}};
    shapes_curve(s->out, corner, 3, seen(s, r->em * 0.05f, 1), 0, s->color);
    return width;
}

/* ---- braces */

/* Half of a brace, from its end (across, 0) to its tip (0, along), where a quarter of a round leads
 * to its stem and another one from it. */
static Stroke half_brace(const Setting *s, float em, float across, float along) {
    enum { STEPS = 12 };
    float turn = fminf(0.45f * em, along * 0.5f), stem = across / 2;
    float thick = seen(s, em * 0.095f, 1.3f), thin = seen(s, em * 0.028f, 0.6f);
    Stroke stroke = {.count = 0};
    for (int i = 0; i <= STEPS; i++) {
        float t = (float)i / STEPS, u = 1 - t;
        stroke_to(&stroke, across * u * u + stem * (1 - u * u), turn * t * t,
                  thin + (thick - thin) * t);
    }
    for (int i = 0; i <= STEPS; i++) {
        float t = (float)i / STEPS, u = 1 - t;
        stroke_to(&stroke, stem * (1 - t * t), along - turn * u * u, thin + (thick - thin) * u);
    }
    return stroke;
}

static float draw_brace(const Setting *s, const Reach *r) {
    float across = r->em * 0.42f, before = r->em * 0.06f, width = across + 0.22f * r->em;
    for (int half = 0; half < 2; half++) {
        Stroke stroke = half_brace(s, r->em, across, r->height / 2);
        for (int i = 0; i < stroke.count; i++) {
            Point *p = &stroke.at[i];
            *p = (Point){side(r, before + p->x, width), half ? r->height - p->y : p->y};
        }
        stroke_draw(s, &stroke);
    }
    return width;
}

SetBox strokes_brace(const Setting *s, float width, bool down) {
    float em = setting_em(s), across = em * 0.36f;
    SetBox box = setting_begin(s);
    for (int half = 0; half < 2; half++) {
        Stroke stroke = half_brace(s, em, across, width / 2);
        for (int i = 0; i < stroke.count; i++) {
            Point p = stroke.at[i];
            stroke.at[i] = (Point){half ? width - p.y : p.y, down ? across - p.x : p.x - across};
        }
        stroke_draw(s, &stroke);
    }
    box.width = width;
    box.ascent = down ? 0 : across;
    box.descent = down ? across : 0;
    setting_end(s, &box);
    return box;
}

/* ---- all delimiters */

static const char *glyph_of(char which) {
    switch (which) {
    case '(': return "(";
    case ')': return ")";
    case '[': return "[";
    case ']': return "]";
    case '{': return "{";
    case '}': return "}";
    case '<': return "⟨";
    case '>': return "⟩";
    case '|': return "|";
    case 'D': return "‖";
    default: return "";
    }
}

static float draw_delimiter(const Setting *s, const Reach *r, char which) {
    switch (which) {
    case '(':
    case ')': return draw_parenthesis(s, r);
    case '[':
    case ']': return draw_bracket(s, r);
    case '{':
    case '}': return draw_brace(s, r);
    case '<':
    case '>': return draw_angle(s, r);
    default: return draw_bars(s, r, which == 'D' ? 2 : 1);
    }
}

/* From y = 0 down to y = height, as one that is drawn. */
static SetBox drawn_delimiter(const Setting *s, char which, float height) {
    SetBox box = setting_begin(s);
    const Reach reach = {setting_em(s), height, strchr(")]}>", which) != NULL};
    box.width = draw_delimiter(s, &reach, which);
    box.descent = height;
    setting_end(s, &box);
    return box;
}

SetBox strokes_delimiter(const Setting *s, char which, float height) {
    float em = setting_em(s);
    SetBox box = setting_begin(s);
    box.width = 0.12f * em;
    if (which == '.') return box;
    const char *glyph = glyph_of(which), *at = glyph;
    Ink ink = setting_ink(s, FONT_MATH, text_next(&at));
    bool fits = (ink.ascent + ink.descent) * em >= height;
    box = fits ? setting_text(s, glyph, FONT_MATH, 1) : drawn_delimiter(s, which, height);
    float down = setting_snap(s, (box.ascent - box.descent) / 2 - setting_axis(s));
    setting_move(s, &box, 0, down);
    box.ascent -= down;
    box.descent += down;
    return box;
}

/* ---- roots */

SetBox strokes_root(const Setting *s, float width, float ascent, float descent) {
    SetBox box = setting_begin(s);
    float em = setting_em(s), rule = setting_rule(s), before = 0.72f * em, tall = ascent + descent;
    float thin = seen(s, 0.045f * em, 1), thick = seen(s, 0.095f * em, 1.5f);
    float knee = descent - fminf(0.52f * tall, 0.75f * em), foot = descent - thin / 2;
    const Point hook[2] = {{0.07f * em, knee + 0.07f * em}, {0.2f * em, knee}};
    const Point rise[2] = {{0.38f * em, foot}, {before, rule / 2 - ascent}};
    Stroke stem = {.count = 0};
    stroke_to(&stem, 0.19f * em, knee, thick);
    stroke_to(&stem, 0.38f * em, foot, thick * 0.8f);
    shapes_curve(s->out, hook, 2, thin, 0, s->color);
    stroke_draw(s, &stem);
    shapes_curve(s->out, rise, 2, thin, 0, s->color);
    shapes_rect(s->out, (Rect){before, -ascent, width, rule}, 0, s->color);
    box.width = before;
    box.ascent = ascent;
    box.descent = descent;
    setting_end(s, &box);
    return box;
}

/* ---- accents */

static float draw_hat(const Setting *s, float em) {
    float half = 0.2f * em, high = 0.17f * em, thin = seen(s, 0.035f * em, 0.8f),
          thick = seen(s, 0.075f * em, 1.2f);
    for (int side_of = -1; side_of <= 1; side_of += 2) {
        Stroke stroke = {.count = 0};
        stroke_to(&stroke, (float)side_of * half, 0, thin);
        stroke_to(&stroke, 0, -high, thick);
        stroke_draw(s, &stroke);
    }
    return high + 0.4f * thick;
}

static float draw_tilde(const Setting *s, float em) {
    enum { STEPS = 24 };
    float half = 0.22f * em, thin = seen(s, 0.035f * em, 0.8f), thick = seen(s, 0.075f * em, 1.2f);
    Stroke stroke = {.count = 0};
    for (int i = 0; i <= STEPS; i++) {
        float t = 2 * (float)i / STEPS - 1;
        stroke_to(&stroke, t * half, -0.07f * em + 0.055f * em * sinf(3.1415927f * t),
                  thin + (thick - thin) * (1 - t * t));
    }
    stroke_draw(s, &stroke);
    return 0.13f * em;
}

static float draw_vector(const Setting *s, float em, float width) {
    float half = fmaxf(0.22f * em, width / 2), y = -0.1f * em, line = seen(s, 0.045f * em, 1);
    const Point shaft[2] = {{-half, y}, {half, y}};
    const Point head[3] = {
        {half - 0.13f * em, y - 0.1f * em}, {half, y}, {half - 0.13f * em, y + 0.1f * em}};
    shapes_curve(s->out, shaft, 2, line, 0, s->color);
    shapes_curve(s->out, head, 3, line, 0, s->color);
    return 0.22f * em;
}

static float draw_dots(const Setting *s, float em, int dots) {
    float radius = seen(s, 0.065f * em, 0.9f), apart = 0.24f * em;
    for (int i = 0; i < dots; i++) {
        float x = ((float)i - (float)(dots - 1) / 2) * apart;
        shapes_disc(s->out, (Point){x, -radius - 0.02f * em}, radius, s->color);
    }
    return 2 * radius + 0.02f * em;
}

static float draw_bar(const Setting *s, float width) {
    float rule = setting_rule(s);
    shapes_rect(s->out, (Rect){-width / 2, -rule, width, rule}, 0, s->color);
    return rule;
}

SetBox strokes_accent(const Setting *s, const char *which, float width) {
    SetBox box = setting_begin(s);
    float em = setting_em(s);
    if (strcmp(which, "hat") == 0)
        box.ascent = draw_hat(s, em);
    else if (strcmp(which, "tilde") == 0)
        box.ascent = draw_tilde(s, em);
    else if (strcmp(which, "vec") == 0)
        box.ascent = draw_vector(s, em, 0);
    else if (strcmp(which, "dot") == 0 || strcmp(which, "ddot") == 0)
        box.ascent = draw_dots(s, em, which[1] == 'd' ? 2 : 1);
    else
        box.ascent = draw_bar(s, width);
    setting_end(s, &box);
    return box;
}
