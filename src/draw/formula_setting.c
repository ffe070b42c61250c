/* See formula_setting.h. */
#include "draw/formula_setting.h"

#include <assert.h>
#include <math.h>

#include "draw/text.h"

/* The size at which ink is measured: large, so that it is known finely, and the same for every
 * size in which it is drawn. */
enum { LOOKED_AT = 64 };

static float level_size(const Setting *s) {
    static const float scale[LEVEL_COUNT] = {
        [LEVEL_DISPLAY] = 1, [LEVEL_TEXT] = 1, [LEVEL_SCRIPT] = 0.7f, [LEVEL_TINY] = 0.5f};
    static_assert(LEVEL_COUNT == 4, "a scale for each level");
    return fmaxf(s->style->size, 1) * scale[s->level];
}

float setting_em(const Setting *s) {
    const TextStyle style = {.size = level_size(s)};
    return (float)text_pixels(&style, s->style->density) / s->style->density;
}

float setting_snap(const Setting *s, float length) {
    return floorf(length * s->style->density + 0.5f) / s->style->density;
}

Ink setting_ink(const Setting *s, FontFace face, uint32_t character) {
    const Glyph *g = glyphs_get(s->style->glyphs, face, LOOKED_AT, character);
    const float em = LOOKED_AT;
    if (!g->coverage) return (Ink){0, g->advance / em, 0, 0};
    return (Ink){(float)g->left / em, (float)(g->left + g->width) / em, (float)-g->top / em,
                 (float)(g->top + g->height) / em};
}

float setting_axis(const Setting *s) {
    Ink minus = setting_ink(s, FONT_MATH, 0x2212);
    return (minus.ascent - minus.descent) / 2 * setting_em(s);
}

float setting_rule(const Setting *s) {
    float pixel = 1 / s->style->density, rule = setting_snap(s, 0.055f * setting_em(s));
    return rule > pixel ? rule : pixel;
}

float setting_x_height(const Setting *s) {
    const FontMetrics *metrics = glyphs_metrics(s->style->glyphs, FONT_MATH, LOOKED_AT);
    return metrics->x_height / LOOKED_AT * setting_em(s);
}

Setting setting_script(const Setting *s) {
    Setting script = *s;
    script.level = s->level < LEVEL_SCRIPT ? LEVEL_SCRIPT : LEVEL_TINY;
    return script;
}

/* ---- boxes */

SetBox setting_begin(const Setting *s) {
    return (SetBox){.first = s->out->shapes, .end = s->out->shapes};
}

void setting_end(const Setting *s, SetBox *box) {
    box->end = s->out->shapes;
}

void setting_hold(SetBox *box, const SetBox *inner, float y) {
    box->ascent = fmaxf(box->ascent, inner->ascent - y);
    box->descent = fmaxf(box->descent, inner->descent + y);
}

void setting_move(const Setting *s, const SetBox *box, float x, float y) {
    Shapes *list = s->out;
    for (int i = box->first; i < box->end; i++) {
        Shape *shape = &list->shape[i];
        shape->rect.x += x;
        shape->rect.y += y;
        shape->at.x += x;
        shape->at.y += y;
        bool drawn = shape->kind == SHAPE_LINE || shape->kind == SHAPE_POLYGON;
        for (int k = 0; drawn && k < shape->count; k++) {
            list->point[shape->first + k].x += x;
            list->point[shape->first + k].y += y;
        }
    }
}

int setting_bare(const Setting *s, int part) {
    const Part *parts = s->formula->part;
    for (;;) {
        int only = parts[part].kind == PART_ROW   ? parts[part].first
                   : parts[part].kind == PART_HOT ? parts[part].child[0]
                                                  : NONE;
        if (only == NONE || (parts[part].kind == PART_ROW && parts[only].next != NONE)) return part;
        part = only;
    }
}

/* ---- text */

/* How far a character's ink is left of its pen position, a little allowed: an f would touch what it
 * follows. */
static float overhang(const Setting *s, const char *text, FontFace face) {
    return fmaxf(0, -setting_ink(s, face, text_next(&text)).left - 0.06f);
}

/* Takes the ink of a run into its box. */
static void hold_ink(const Setting *s, SetBox *box, const char *text, FontFace face, float em) {
    uint32_t character;
    float advance = 0;
    Ink ink = {0};
    while ((character = text_next(&text)) != 0) {
        ink = setting_ink(s, face, character);
        box->ascent = fmaxf(box->ascent, ink.ascent * em);
        box->descent = fmaxf(box->descent, ink.descent * em);
        advance = glyphs_get(s->style->glyphs, face, LOOKED_AT, character)->advance / LOOKED_AT;
    }
    box->lean = fmaxf(0, ink.right - advance) * em;
    box->width += box->lean;
}

SetBox setting_text(const Setting *s, const char *text, FontFace face, float scale) {
    SetBox box = setting_begin(s);
    if (!*text) return box;
    const TextStyle style = {.face = face, .size = level_size(s) * scale, .color = s->color};
    float em = (float)text_pixels(&style, s->style->density) / s->style->density;
    float before = overhang(s, text, face) * em;
    shapes_text(s->out, text, (Point){before, 0}, &style);
    box.width = before + text_width(s->style->glyphs, text, &style, s->style->density);
    hold_ink(s, &box, text, face, em);
    setting_end(s, &box);
    return box;
}
