/* Any bytes as a formula: parsed, and then set within sensible bounds; measured twice it is as
 * large. */
#include <math.h>
#include <string.h>

#include "draw/formula.h"
#include "fonts.h"
#include "fuzz.h"

static bool number(void *data, const char *expression, char *text, size_t size) {
    (void)data;
    snprintf(text, size, "%.20s", expression);
    return expression[0] != 'n';
}

static FormulaLit lit(void *data, const char *name) {
    (void)data;
    return (FormulaLit)(strlen(name) % 4);
}

/* The list knows nothing of targets but where they are: any address will do. */
static Tag target(void *data, const char *name, const char **called) {
    static const char place;
    (void)data;
    *called = "formula";
    return (Tag){name[0] == 'x' ? NULL : (const Target *)&place, (int)strlen(name), 0};
}

static void seen(void *data, bool hot, const char *text) {
    (void)data;
    PROMISE(text && (!hot || strlen(text) < FORMULA_NAME));
}

static void check_shapes(const Shapes *shapes) {
    PROMISE(shapes->shapes < 20 * FORMULA_NODES);
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        PROMISE(isfinite(s->at.x) && isfinite(s->at.y) && isfinite(s->rect.w) && s->rect.w >= 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    Message problem;
    Formula *formula = formula_parse((const char *)bytes, size, &problem);
    PROMISE(formula && strlen(problem.text) < sizeof problem.text);
    formula_each(formula, seen, NULL);
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    const FormulaStyle style = {.size = 17,
                                .display = size % 2 == 0,
                                .glyphs = glyphs,
                                .density = 2,
                                .number = number,
                                .lit = lit,
                                .target = target};
    FormulaSize measured = formula_measure(formula, &style),
                again = formula_measure(formula, &style);
    PROMISE(isfinite(measured.width) && measured.width >= 0 && measured.width == again.width);
    PROMISE(measured.ascent >= 0 && measured.descent >= 0);
    Shapes shapes = {0};
    formula_draw(formula, &style, &shapes, (Point){10, 20});
    check_shapes(&shapes);
    shapes_destroy(&shapes);
    formula_destroy(formula);
    glyphs_destroy(glyphs);
    return 0;
}
