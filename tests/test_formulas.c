/* What becomes of all that a formula can hold: each command by its name, every structure, what is
 * live in it and what is mistaken, on a line of its own and in prose. golden/formulas.txt has for
 * each what is said of it, its MathML, its LaTeX with numbers in it, how large it is, and the sums
 * of what is drawn (told.h). Where its parts should stand test_formula says; that nothing of it has
 * changed, this one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "draw/formula.h"
#include "draw/formula_mathml.h"
#include "fonts.h"
#include "told.h"

/* ---- what asks for numbers and lights */

static bool is(const char *a, const char *b) {
    return strcmp(a, b) == 0;
}

/* was: it says so. */
static bool number_in(const char *expression, bool was, char *text, size_t size) {
    const char *digits = is(expression, "minus")  ? "-3"
                         : is(expression, "zero") ? "0"
                         : is(expression, "one")  ? "1"
                                                  : "4.25";
    snprintf(text, size, "%s%s", was ? "7" : "", digits);
    return !is(expression, "none");
}

static bool number_now(void *data, const char *expression, char *text, size_t size) {
    (void)data;
    return number_in(expression, false, text, size);
}

static bool number_then(void *data, const char *expression, char *text, size_t size) {
    (void)data;
    return number_in(expression, true, text, size);
}

static bool number_either(void *data, const char *expression, bool was, char *text, size_t size) {
    (void)data;
    return number_in(expression, was, text, size);
}

static FormulaLit lit(void *data, const char *name) {
    (void)data;
    return is(name, "lit")      ? FORMULA_LIT
           : is(name, "gold")   ? FORMULA_GOLD
           : is(name, "marked") ? FORMULA_MARKED
           : is(name, "bad")    ? FORMULA_BAD
                                : FORMULA_PLAIN;
}

static Tag target(void *data, const char *name, const char **called) {
    static const char place;
    (void)data;
    *called = "part";
    return is(name, "nowhere") ? (Tag){0} : (Tag){(const Target *)&place, (int)strlen(name), 0};
}

/* ---- what is told */

/* Of each kind of shape how many there are, and all of them where and in which colour. */
static void tell_shapes(Told *told, const Shapes *shapes) {
    double x = 0, y = 0, size = 0, lines = 0, colors = 0;
    int kinds[SHAPE_SOURCE + 1] = {0};
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        kinds[s->kind]++;
        lines += (double)s->width + (double)s->radius;
        if (s->kind == SHAPE_TEXT) {
            x += (double)s->at.x, y += (double)s->at.y, size += (double)s->text.size;
            colors += s->text.color.r * (1 + (int)s->text.face);
            told_add(told, " %s", shapes->text + s->first);
            continue;
        }
        x += (double)s->rect.x, y += (double)s->rect.y;
        size += (double)s->rect.w + (double)s->rect.h;
        colors += s->color.r;
        for (int p = 0; s->kind != SHAPE_SOURCE && p < s->count; p++) {
            x += (double)shapes->point[s->first + p].x;
            y += (double)shapes->point[s->first + p].y;
        }
    }
    told_add(told, " | at %.2f %.2f, %.2f large, %.2f wide, colours %.0f, kinds", x, y, size, lines,
             colors);
    for (int k = 0; k < SHAPE_SOURCE + 1; k++) {
        if (kinds[k]) told_add(told, " %d of %d", kinds[k], k);
    }
}

static void tell_mathml(Told *told, const Formula *formula, bool display) {
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    assert_non_null(file);
    formula_mathml(formula, display, number_either, NULL, file);
    fclose(file);
    told_add(told, " | %s", text);
    free(text);
}

static void tell_one(Told *told, const char *tex) {
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    FormulaStyle style = {.size = 20,
                          .color = {1, 1, 1, 255},
                          .value = {20, 2, 2, 255},
                          .gold = {44, 3, 3, 255},
                          .bad = {90, 4, 4, 255},
                          .ground = {170, 5, 5, 255},
                          .glyphs = glyphs,
                          .density = 1,
                          .number = number_now,
                          .was = number_then,
                          .lit = lit,
                          .target = target};
    Message problem;
    Formula *formula = formula_parse(tex, strlen(tex), &problem);
    for (int display = 1; display >= 0; display--) {
        char again[512];
        Shapes shapes = {0};
        style.display = display;
        FormulaSize size = formula_measure(formula, &style);
        formula_draw(formula, &style, &shapes, (Point){0, 0});
        formula_tex(formula, &style, again, sizeof again);
        told_add(told, "%s%s:", tex, display ? "" : ", in prose");
        if (display && problem.text[0]) told_add(told, " %s", problem.text);
        if (display) told_add(told, " | %s", again);
        tell_mathml(told, formula, display);
        told_add(told, " | %.2f by %.2f and %.2f |", (double)size.width, (double)size.ascent,
                 (double)size.descent);
        tell_shapes(told, &shapes);
        told_end_line(told);
        shapes_destroy(&shapes);
    }
    formula_destroy(formula);
    glyphs_destroy(glyphs);
}

/* ---- all that there is */

// clang-format off
static const char *const commands[] = {
    "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta",
    "vartheta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau",
    "upsilon", "phi", "varphi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda",
    "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega", "partial", "nabla", "infty",
    "forall", "exists", "emptyset", "ell", "top", "bot", "prime", "degree", "checkmark",
    "vert", "lvert", "rvert", "Vert", "lVert", "rVert", "%", "$", "#", "&", "_", "|", "cdot",
    "times", "div", "pm", "mp", "circ", "ast", "odot", "oplus", "otimes", "cup", "cap",
    "wedge", "vee", "setminus", "star", "le", "leq", "ge", "geq", "ne", "neq", "lt", "gt",
    "approx", "sim", "equiv", "ll", "gg", "propto", "in", "notin", "subset", "subseteq",
    "leftarrow", "gets", "rightarrow", "to", "leftrightarrow", "Leftarrow", "Rightarrow",
    "Leftrightarrow", "mapsto", "implies", "iff", "mid", "colon", "perp", "uparrow",
    "downarrow", "dots", "ldots", "cdots", "vdots", "ddots", "{", "lbrace", "langle", "lfloor",
    "lceil", "}", "rbrace", "rangle", "rfloor", "rceil", "sum", "prod", "int", "exp", "ln",
    "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "det", "dim", "max", "min", "lim",
    "sup", "inf", "argmax", "argmin", "arg", "quad", "qquad", ",", ":", ">", ";", "!", " ",
    "hat", "widehat", "bar", "overline", "underline", "vec", "dot", "ddot", "tilde",
    "widetilde", "mathrm", "mathbf", "boldsymbol", "mathit", "frac", "dfrac", "tfrac", "sqrt",
    "underbrace", "overbrace", "text", "textrm", "operatorname", "left", "begin", "val", "was",
    "hot"
};

static const char *const structures[] = {
    "x_1", "x^2", "x_1^2", "x^2_1", "{}_1 x", "_1", "^2", "_1^2", "x_{i,j}^{(n+1)}", "x'",
    "x''_1", "\\sum_{i=1}^{n} x_i", "\\sum_i", "\\prod^n", "\\int_0^1 x\\,dx", "\\max_x f",
    "\\lim_{x \\to 0}", "\\argmin_w L", "\\frac{1}{2}", "\\frac12", "\\frac{\\frac{a}{b}}{c}",
    "\\dfrac{a}{b}", "\\tfrac{a}{b}", "\\frac{a}{b}^2", "\\sqrt{x}", "\\sqrt[3]{x}",
    "\\sqrt{\\frac{a}{b}}", "\\sqrt x", "\\hat{y}", "\\bar x", "\\vec{w}", "\\dot x",
    "\\ddot{x}", "\\tilde{x}", "\\widehat{ab}", "\\overline{x + y}", "\\underline{x}",
    "\\hat{y}^2_1", "\\underbrace{a + b}_{c}", "\\overbrace{a + b}^{c}", "\\underbrace{x}",
    "\\left( \\frac{a}{b} \\right)", "\\left[ x \\right]", "\\left| x \\right|",
    "\\left\\{ x \\right.", "\\left. x \\right|", "\\left\\langle x \\right\\rangle",
    "\\left\\| x \\right\\|", "\\left\\lfloor x \\right\\rfloor", "\\left( x", "\\left x",
    "\\right)", "\\begin{matrix} a & b \\\\ c & d \\end{matrix}",
    "\\begin{pmatrix} 1 \\\\ 2 \\\\ 3 \\end{pmatrix}", "\\begin{bmatrix} a & b \\end{bmatrix}",
    "\\begin{vmatrix} a & b \\\\ c & d \\end{vmatrix}",
    "\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{else} \\end{cases}",
    "\\begin{aligned} a &= b \\\\ &= c + d \\end{aligned}",
    "\\begin{matrix} a & \\\\ & b \\\\ \\end{matrix}", "\\begin{matrix} a",
    "\\begin{matrix} a \\end{cases}", "\\begin{table} a \\end{table}",
    "\\begin{matrix} 1&2&3&4&5&6&7&8&9&10&11&12&13&14&15&16&17&18&19&20&21 \\end{matrix}",
    "\\mathbf{x}", "\\mathbf{x + 1}", "\\mathrm{d}x", "\\mathit{loss}",
    "\\boldsymbol{\\alpha}", "\\mathbf{\\hat x}", "\\text{if } x", "\\textrm{a b}", "\\text{}",
    "\\operatorname{sgn}(x)", "\\operatorname{sgn}_x", "\\val{score}", "\\val{none}",
    "\\was{score}", "\\val{loss : 2} + 1", "\\hot{w[1,1,1]}{w_1}", "\\hot{lit}{x^2}",
    "\\hot{gold}{x}", "\\hot{marked}{\\frac{a}{b}}", "\\hot{nowhere}{x}",
    "\\hot{lit}{\\val{x}}", "2 + \\val{minus}", "2 \\cdot \\val{minus}", "x - (\\val{minus})",
    "\\val{zero} x", "\\val{one} x_1 - \\val{zero}", "a+b", "a-b", "-a", "a=-b", "a \\cdot b",
    "a b", "2a", "a(b)", "f(x)(y)", "a,b", "a;b", "a:b", "a!", "a<b", "a>b", "a*b", "1.5",
    "1,5", "12 34", "3x^2", "\\sin x", "\\sin(x)", "2 \\sin x", "\\ln 2", "\\exp(-x)",
    "a \\le b", "(a)", "[a]", "\\{a\\}", "a \\to b", "a \\dots b", "\\partial L / \\partial w",
    "a\\,b", "a\\:b", "a\\;b", "a\\!b", "a\\ b", "a\\quad b", "a~b", "a & b", "a \\\\ b",
    "a % b", "a $ b", "α + β", "−x", "x’", "‖x‖", "≤", "∑_i", "ü", "\\alpah", "\\foo",
    "\\fracc{a}{b}", "\\frac{a}", "\\frac", "x^", "x_", "x^1^2", "x_1_2", "{a", "a}", "\\sqrt",
    "\\val", "\\val{", "\\hot{a}", "\\hot", "\\begin", "\\begin{}", "\\text", "\\text{a",
    "\\left", "\\mathbf", "\\", "\\hat"
};
// clang-format on

static void all_of_it(void **state) {
    (void)state;
    Told told = told_begin("formulas");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char tex[128];
        snprintf(tex, sizeof tex, "a \\%s{b}{c}_1^2 d", commands[i]);
        tell_one(&told, tex);
    }
    for (size_t i = 0; i < sizeof structures / sizeof *structures; i++)
        tell_one(&told, structures[i]);
    told_end(&told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
