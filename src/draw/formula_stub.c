/* Temporary. */
#include "draw/formula.h"
#include "draw/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct Formula {
    char t[512];
};
Formula *formula_parse(const char *tex, size_t length, Message *problem) {
    Formula *f = calloc(1, sizeof *f);
    snprintf(f->t, 512, "%.*s", (int)length, tex);
    if (problem) problem->text[0] = 0;
    return f;
}
void formula_destroy(Formula *f) {
    free(f);
}
FormulaSize formula_measure(const Formula *f, const FormulaStyle *s) {
    TextStyle t = {FONT_MATH_ITALIC, s->size, s->color, ALIGN_LEFT, false};
    return (FormulaSize){text_width(s->glyphs, f->t, &t, s->density), s->size * 0.8f,
                         s->size * 0.3f};
}
void formula_draw(const Formula *f, const FormulaStyle *s, Shapes *out, Point at) {
    TextStyle t = {FONT_MATH_ITALIC, s->size, s->color, ALIGN_LEFT, false};
    shapes_text(out, f->t, at, &t);
}
void formula_each(const Formula *formula, void (*seen)(void *data, bool hot, const char *text),
                  void *data) {
    (void)formula;
    (void)seen;
    (void)data;
}
