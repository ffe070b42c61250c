/* Formulas as they were looked at and found good: tests/golden/formulas.png beside what is drawn
 * now, with the fonts of this machine. After a change that is meant, and looked at:
 *
 *     GOLDEN_WRITE=1 meson test -C build formula_sheet
 *
 * To look at it elsewhere:
 *
 *     FORMULA_SHEET=sheet.png FORMULA_DENSITY=2 build/tests/test_formula_sheet */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/font_files.h"
#include "draw/formula.h"
#include "draw/theme.h"
#include "golden.h"
#include "now.h"

static const char *const formulas[] = {
    "z = w_1 x_1 + w_2 x_2 + b",
    "\\hat y = \\sigma(z) = \\frac{1}{1 + e^{-z}}",
    "\\frac{\\partial L}{\\partial w_1} = \\frac{\\partial L}{\\partial \\hat y} \\cdot "
    "\\frac{\\partial \\hat y}{\\partial z} \\cdot \\frac{\\partial z}{\\partial h_1} \\cdot "
    "\\frac{\\partial h_1}{\\partial w_1}",
    "E = -\\frac{1}{m} \\sum_{i=1}^{m} \\left( y_i \\ln \\hat y_i + (1 - y_i) \\ln(1 - \\hat y_i) "
    "\\right)",
    "w_i' \\leftarrow w_i - \\alpha \\frac{\\partial E}{\\partial w_i}",
    "\\nabla E = \\left( \\frac{\\partial E}{\\partial w_1}, \\dots, \\frac{\\partial E}{\\partial "
    "w_n}, \\frac{\\partial E}{\\partial b} \\right)",
    "\\text{relu}(z) = \\begin{cases} z & \\text{if } z > 0 \\\\ 0 & \\text{otherwise} "
    "\\end{cases}",
    "\\begin{bmatrix} w_{11} & w_{12} \\\\ w_{21} & w_{22} \\end{bmatrix} \\begin{bmatrix} x_1 "
    "\\\\ "
    "x_2 \\end{bmatrix} + \\begin{bmatrix} b_1 \\\\ b_2 \\end{bmatrix} = \\begin{bmatrix} z_1 \\\\ "
    "z_2 \\end{bmatrix}",
    "\\mathbf{a}^{(l)} = f\\left( \\mathbf{W}^{(l)} \\mathbf{a}^{(l-1)} + \\mathbf{b}^{(l)} "
    "\\right)",
    "\\delta_j^{(l)} = f'(z_j^{(l)}) \\sum_k w_{kj}^{(l+1)} \\delta_k^{(l+1)}",
    "\\tanh z = \\frac{e^z - e^{-z}}{e^z + e^{-z}}",
    "\\frac{e^{z_i}}{\\sum_{j=1}^n e^{z_j}}",
    "\\lVert \\mathbf{w} \\rVert = \\sqrt{w_1^2 + w_2^2}",
    "d = \\frac{|w_1 x_1 + w_2 x_2 + b|}{\\sqrt{w_1^2 + w_2^2}}",
    "\\prod_{i=1}^{m} P(y_i \\mid x_i) = P_1 \\cdot P_2 \\cdots P_m",
    "\\int_0^1 x^2 \\, dx = \\frac13",
    "\\begin{aligned} \\sigma'(z) &= \\frac{e^{-z}}{(1 + e^{-z})^2} \\\\ &= \\sigma(z) \\, (1 - "
    "\\sigma(z)) \\end{aligned}",
    "\\frac{E(w + \\varepsilon) - E(w - \\varepsilon)}{2 \\varepsilon}",
    "m_t = \\beta_1 m_{t-1} + (1 - \\beta_1) g_t, \\quad \\hat m_t = \\frac{m_t}{1 - \\beta_1^t}",
    "w \\leftarrow w - \\frac{\\eta}{\\sqrt{\\hat v} + \\epsilon} \\hat m",
    "w_1 = \\val{w[1,1,1]} - 0.1 \\cdot \\val{dw[1,1,1]}",
    "\\hot{w[1,1,1]}{w_1} x_1 + \\hot{b}{\\lambda} \\sum_i \\hot{w[1,1,1]}{w_i^2}",
    "\\underbrace{w_1 x_1 + w_2 x_2}_{\\text{the score}} \\ge 0 \\Rightarrow \\hat y = 1",
    "\\sqrt{1 + \\sqrt{1 + \\sqrt{1 + x}}} \\le \\sqrt[3]{\\frac{a}{b}}",
    "\\left[ \\frac{1}{1 + \\frac{1}{1 + x}} \\right] \\left\\{ \\frac{a}{b} \\right| \\vec v "
    "\\cdot "
    "\\bar x, \\dot y, \\tilde z",
    "\\begin{pmatrix} 1 & 0 & -2.5 \\\\ 0 & 1 & 0.75 \\\\ 3 & 4 & 12 \\end{pmatrix} "
    "\\begin{vmatrix} a "
    "& b \\\\ c & d \\end{vmatrix}",
    "\\max_{k} z_k \\approx \\ln \\sum_k e^{z_k}, \\quad \\lim_{n \\to \\infty} a_n = a \\in A",
    "f_{\\theta}(x)^2 \\ne \\Delta \\Gamma \\pm \\Omega \\mp \\Phi, \\; (g \\circ f)'(x) = "
    "g'(f(x)) "
    "f'(x)",
    "x^{y^z}_{i_j} + e^{-\\frac{x^2}{2\\sigma^2}}",
    "\\alpha\\beta\\gamma\\delta\\epsilon\\zeta\\eta\\theta\\kappa\\lambda\\mu\\nu\\xi\\pi\\rho\\si"
    "gma"
    "\\tau\\phi\\chi\\psi\\omega",
    "a + \\unknown{x} = b",
};
enum { FORMULAS = sizeof formulas / sizeof *formulas };

/* In a line of prose. */
static const char *const inlines[] = {"\\frac{\\partial L}{\\partial w_1} = \\delta_1 x_1",
                                      "\\sum_{i=1}^m (y_i - \\hat y_i)^2",
                                      "\\left( \\frac12 \\right)^n",
                                      "\\sqrt{x}, \\; \\sqrt{w_1^2 + w_2^2}",
                                      "\\int_0^1 f(x) \\, dx",
                                      "\\max_i z_i"};
enum { INLINES = sizeof inlines / sizeof *inlines };

static bool number(void *data, const char *expression, char *text, size_t size) {
    (void)data, (void)expression;
    snprintf(text, size, "%s", expression[0] == 'd' ? "−0.372" : "1.25");
    return true;
}

static FormulaLit lit(void *data, const char *name) {
    (void)data;
    return name[0] == 'b' ? FORMULA_LIT : FORMULA_PLAIN;
}

/* From left to right, and in a new line when there is no room. */
typedef struct Flow {
    Shapes *out;
    FormulaStyle style;
    float left, right, x, y, line;
} Flow;

static void new_line(Flow *flow) {
    flow->x = flow->left;
    flow->y += flow->line;
    flow->line = 0;
}

static void flow_on(Flow *flow, const char *tex) {
    Formula *formula = formula_parse(tex, strlen(tex), NULL);
    FormulaSize size = formula_measure(formula, &flow->style);
    float gap = flow->style.size, tall = size.ascent + size.descent + gap;
    if (flow->x > flow->left && flow->x + size.width > flow->right) new_line(flow);
    formula_draw(formula, &flow->style, flow->out, (Point){flow->x, flow->y + size.ascent});
    flow->x += size.width + 2 * gap;
    flow->line = tall > flow->line ? tall : flow->line;
    formula_destroy(formula);
}

static void panel(Shapes *out, Glyphs *glyphs, float density, ThemeKind kind, float size,
                  Rect where) {
    const Theme *theme = theme_get(kind);
    shapes_rect(out, where, 0, theme->card);
    Flow flow = {.out = out,
                 .style = {.size = size,
                           .display = true,
                           .color = theme->ink,
                           .value = theme->class_color[0],
                           .gold = theme->gold_text,
                           .ground = theme->hover,
                           .bad = theme->bad,
                           .glyphs = glyphs,
                           .density = density,
                           .number = number,
                           .lit = lit},
                 .left = where.x + 20,
                 .right = where.x + where.w - 20,
                 .x = where.x + 20,
                 .y = where.y + 16};
    for (int i = 0; i < FORMULAS; i++) flow_on(&flow, formulas[i]);
    new_line(&flow);
    flow.style.display = false;
    for (int i = 0; i < INLINES; i++) flow_on(&flow, inlines[i]);
}

static void draw_sheet(Canvas *canvas) {
    Message message = {""};
    FontFiles *fonts = font_files_create(&message);
    assert_non_null(fonts);
    Glyphs *glyphs = glyphs_create(font_files_source(fonts));
    Painter *painter = painter_create(glyphs, 1);
    Shapes shapes = {0};
    panel(&shapes, glyphs, canvas->density, THEME_LIGHT, 17, (Rect){0, 0, 620, 1160});
    panel(&shapes, glyphs, canvas->density, THEME_DARK, 22, (Rect){620, 0, 740, 1160});
    painter_paint(painter, canvas, &shapes);
    shapes_destroy(&shapes);
    painter_destroy(painter);
    glyphs_destroy(glyphs);
    font_files_destroy(fonts);
}

static void write_picture(const Canvas *canvas, const char *path) {
    size_t length;
    char *bytes = picture_bytes(canvas, &length);
    FILE *file = fopen(path, "wb");
    assert_true(file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0);
    free(bytes);
}

static void formulas_look_as_they_should(void **state) {
    (void)state;
    const char *elsewhere = getenv("FORMULA_SHEET"), *density = getenv("FORMULA_DENSITY");
    const char *golden = TESTS_FOLDER "/golden/formulas.png";
    const char *wanted = elsewhere ? elsewhere : getenv("GOLDEN_WRITE") ? golden : NULL;
    char path[NOW_PATH];
    const char *out = wanted ? wanted : now_path("formulas.png", path);
    if (!wanted && system("fc-list : family 2>/dev/null | grep -qi '^STIXGeneral'") != 0) skip();
    float d = density ? (float)atof(density) : 1;
    Canvas now = {(int)(1360 * d), (int)(1160 * d), NULL, d}, then;
    now.pixels = calloc((size_t)now.width * (size_t)now.height, sizeof *now.pixels);
    Message message = {""};
    draw_sheet(&now);
    write_picture(&now, out);
    if (!wanted) {
        if (!picture_read(&then, golden, &message)) fail_msg("%s", message.text);
        golden_compare(&now, &then, out, 0.5, 2); /* most of it is paper */
        free(then.pixels);
        remove(out);
    }
    free(now.pixels);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(formulas_look_as_they_should)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
