/* Formulas: where their parts stand, what is lit and live in them, what is said of mistakes, and
 * junk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/formula.h"
#include "fonts.h"
#include "near.h"

/* A formula that was drawn at (0, 0), and what was measured of it. */
typedef struct Drawn {
    Shapes shapes;
    FormulaSize size;
    Message problem;
} Drawn;

static const Color ink = {1, 1, 1, 255}, value = {2, 2, 2, 255}, gold = {3, 3, 3, 255},
                   bad = {4, 4, 4, 255}, ground = {5, 5, 5, 255};

static bool number(void *data, const char *expression, char *text, size_t size) {
    (void)data;
    if (strcmp(expression, "none") == 0) return false;
    snprintf(text, size, "<%s>", expression);
    return true;
}

static FormulaLit lit(void *data, const char *name) {
    (void)data;
    return strcmp(name, "lit") == 0      ? FORMULA_LIT
           : strcmp(name, "gold") == 0   ? FORMULA_GOLD
           : strcmp(name, "marked") == 0 ? FORMULA_MARKED
                                         : FORMULA_PLAIN;
}

/* The list knows nothing of targets but where they are: any address will do. */
static Tag target(void *data, const char *name, const char **called) {
    static const char place;
    (void)data;
    *called = "weight";
    return strcmp(name, "nowhere") == 0 ? (Tag){0}
                                        : (Tag){(const Target *)&place, (int)strlen(name), 0};
}

static Drawn draw_bytes(const char *tex, size_t length, bool display) {
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    const FormulaStyle style = {.size = 20,
                                .display = display,
                                .color = ink,
                                .value = value,
                                .gold = gold,
                                .ground = ground,
                                .bad = bad,
                                .glyphs = glyphs,
                                .density = 1,
                                .number = number,
                                .lit = lit,
                                .target = target};
    Drawn drawn = {.size = {0}};
    Formula *formula = formula_parse(tex, length, &drawn.problem);
    drawn.size = formula_measure(formula, &style);
    formula_draw(formula, &style, &drawn.shapes, (Point){0, 0});
    formula_destroy(formula);
    glyphs_destroy(glyphs);
    return drawn;
}

static Drawn draw(const char *tex) {
    return draw_bytes(tex, strlen(tex), true);
}

static const char *text_of(const Drawn *drawn, const Shape *shape) {
    return drawn->shapes.text + shape->first;
}

/* The text that reads so; fails when there is none. */
static const Shape *text_shape(const Drawn *drawn, const char *text) {
    for (int i = 0; i < drawn->shapes.shapes; i++) {
        const Shape *shape = &drawn->shapes.shape[i];
        if (shape->kind == SHAPE_TEXT && strcmp(text_of(drawn, shape), text) == 0) return shape;
    }
    fail_msg("'%s' was not drawn", text);
    return NULL;
}

static const Shape *first_of(const Drawn *drawn, ShapeKind kind) {
    for (int i = 0; i < drawn->shapes.shapes; i++) {
        if (drawn->shapes.shape[i].kind == kind) return &drawn->shapes.shape[i];
    }
    fail_msg("no shape of kind %d was drawn", (int)kind);
    return NULL;
}

static int count_of(const Drawn *drawn, ShapeKind kind) {
    int count = 0;
    for (int i = 0; i < drawn->shapes.shapes; i++) count += drawn->shapes.shape[i].kind == kind;
    return count;
}

static bool same_color(Color a, Color b) {
    return memcmp(&a, &b, sizeof a) == 0;
}

static const Shape *colored(const Drawn *drawn, ShapeKind kind, Color color) {
    for (int i = 0; i < drawn->shapes.shapes; i++) {
        const Shape *shape = &drawn->shapes.shape[i];
        if (shape->kind == kind && same_color(shape->color, color)) return shape;
    }
    fail_msg("nothing of kind %d has this colour", (int)kind);
    return NULL;
}

/* Left of, and in one line with. */
static void assert_after(const Drawn *drawn, const char *left, const char *right) {
    assert_true(text_shape(drawn, left)->at.x < text_shape(drawn, right)->at.x);
}

static float distance(const char *tex, const char *left, const char *right) {
    Drawn drawn = draw(tex);
    float way = text_shape(&drawn, right)->at.x - text_shape(&drawn, left)->at.x;
    shapes_destroy(&drawn.shapes);
    return way;
}

/* ---- where things stand */

static void a_numerator_stands_above_the_rule_above_the_denominator(void **state) {
    (void)state;
    Drawn drawn = draw("\\frac{a}{b}");
    const Shape *rule = first_of(&drawn, SHAPE_RECT);
    const Shape *above = text_shape(&drawn, "a"), *below = text_shape(&drawn, "b");
    assert_true(above->at.y < rule->rect.y);
    assert_true(below->at.y - 14 > rule->rect.y + rule->rect.h);
    assert_near(rule->rect.y + rule->rect.h / 2, -7, 1.01); /* a minus' middle, in boxes */
    assert_true(rule->rect.w >= 12 && rule->rect.x > 0);
    assert_int_equal(above->text.face, FONT_MATH_ITALIC);
    shapes_destroy(&drawn.shapes);
}

static void scripts_are_small_and_stand_high_and_low(void **state) {
    (void)state;
    Drawn drawn = draw("x_a^b");
    const Shape *base = text_shape(&drawn, "x");
    const Shape *low = text_shape(&drawn, "a"), *high = text_shape(&drawn, "b");
    assert_true(high->at.y < base->at.y && low->at.y > base->at.y);
    assert_true(low->at.y - 9.8f > high->at.y); /* and do not touch */
    assert_near(high->at.x, low->at.x, 1);
    assert_near(high->text.size, 14, 1e-4);
    shapes_destroy(&drawn.shapes);
    drawn = draw("x^{a^{b^c}}");
    assert_near(text_shape(&drawn, "b")->text.size, 10, 1e-4);
    assert_near(text_shape(&drawn, "c")->text.size, 10, 1e-4);
    shapes_destroy(&drawn.shapes);
    drawn = draw("f'^2");
    assert_after(&drawn, "′", "2");
    assert_string_equal(drawn.problem.text, "");
    shapes_destroy(&drawn.shapes);
}

static void a_sum_has_its_limits_above_and_below_or_beside(void **state) {
    (void)state;
    const char *tex = "\\sum_a^b";
    Drawn drawn = draw(tex);
    float middle = text_shape(&drawn, "a")->at.x + 4.2f;
    const Shape *sum = text_shape(&drawn, "∑");
    assert_near(middle, text_shape(&drawn, "b")->at.x + 4.2f, 1e-4);
    assert_near(middle, sum->at.x + 0.3f * sum->text.size, 0.5);
    assert_true(sum->text.size > 20);
    shapes_destroy(&drawn.shapes);
    drawn = draw_bytes(tex, strlen(tex), false);
    assert_after(&drawn, "∑", "a");
    assert_true(text_shape(&drawn, "a")->at.x >= 0.6f * text_shape(&drawn, "∑")->text.size - 1);
    shapes_destroy(&drawn.shapes);
}

static void signs_have_room_where_they_join_two_things(void **state) {
    (void)state;
    float wide = distance("a-b", "a", "b"), em = 20;
    assert_near(wide, 24 + 8 * em / 18, 0.1);
    assert_near(distance("a=b", "a", "b"), 24 + 10 * em / 18, 0.1);
    assert_near(distance("-ab", "−", "a"), 12, 0.1);
    assert_near(distance("a=-b", "−", "b"), 12, 0.1);
    assert_near(distance("(-b)", "−", "b"), 12, 0.1);
    assert_near(distance("x^{a-b}", "a", "b"), 16.8, 0.5); /* in scripts they have none */
    assert_near(distance("a\\quad b", "a", "b"), 12 + em, 0.1);
    assert_near(distance("\\ln a", "ln", "a"), 24 - 6 + 6 + em / 6, 0.1);
    assert_near(distance("a b", "a", "b"), 12, 0.1);
}

static void numbers_and_words_are_one_text_each(void **state) {
    (void)state;
    Drawn drawn = draw("12.5 x \\text{if so} \\tanh \\mathrm{relu} \\mathbf{W} \\gamma \\Gamma");
    assert_int_equal(text_shape(&drawn, "12.5")->text.face, FONT_MATH);
    assert_int_equal(text_shape(&drawn, "x")->text.face, FONT_MATH_ITALIC);
    assert_int_equal(text_shape(&drawn, "if so")->text.face, FONT_MATH);
    text_shape(&drawn, "tanh");
    assert_int_equal(text_shape(&drawn, "relu")->text.face, FONT_MATH);
    assert_int_equal(text_shape(&drawn, "W")->text.face, FONT_MATH_BOLD);
    assert_int_equal(text_shape(&drawn, "γ")->text.face, FONT_MATH_ITALIC);
    assert_int_equal(text_shape(&drawn, "Γ")->text.face, FONT_MATH);
    assert_int_equal(count_of(&drawn, SHAPE_TEXT), 8);
    assert_string_equal(drawn.problem.text, "");
    shapes_destroy(&drawn.shapes);
}

static void a_table_stands_in_rows_and_columns(void **state) {
    (void)state;
    Drawn drawn = draw("\\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}");
    const Shape *a = text_shape(&drawn, "a"), *b = text_shape(&drawn, "b");
    const Shape *c = text_shape(&drawn, "c"), *d = text_shape(&drawn, "d");
    assert_true(a->at.y == b->at.y && c->at.y == d->at.y && a->at.y < c->at.y - 14);
    assert_true(a->at.x == c->at.x && b->at.x == d->at.x && a->at.x < b->at.x - 12);
    const Shape *bracket = first_of(&drawn, SHAPE_RECT);
    assert_true(bracket->rect.x + bracket->rect.w < a->at.x);
    assert_true(bracket->rect.y < a->at.y - 10 && bracket->rect.y + bracket->rect.h > c->at.y - 3);
    shapes_destroy(&drawn.shapes);
    drawn = draw("\\begin{aligned} aa &= b \\\\ c &= d \\end{aligned}");
    assert_near(text_shape(&drawn, "c")->at.x, 12, 1e-3); /* right of its column */
    assert_near(text_shape(&drawn, "b")->at.x, text_shape(&drawn, "d")->at.x, 1e-3);
    shapes_destroy(&drawn.shapes);
}

static void delimiters_grow_with_what_they_enclose(void **state) {
    (void)state;
    Drawn small = draw("\\left( x \\right)");
    assert_int_equal(count_of(&small, SHAPE_TEXT), 3);
    Drawn large = draw("\\left( \\frac{a}{b} \\right.");
    const Shape *drawn = first_of(&large, SHAPE_POLYGON);
    assert_true(drawn->rect.h > 0.9f * (large.size.ascent + large.size.descent) - 1);
    assert_int_equal(count_of(&large, SHAPE_POLYGON), 1);
    shapes_destroy(&small.shapes);
    shapes_destroy(&large.shapes);
}

/* Every way to enclose: left of it what opens to the right, right of it its mirror image. */
static void delimiters_are_mirrored(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"(", ")"}, {"[", "]"}, {"\\{", "\\}"}, {"\\langle", "\\rangle"}, {"|", "|"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char tex[128];
        snprintf(tex, sizeof tex, "\\left%s \\frac{\\frac{a}{b}}{c} \\right%s", pairs[i][0],
                 pairs[i][1]);
        Drawn drawn = draw(tex);
        assert_string_equal(drawn.problem.text, "");
        float middle = drawn.size.width / 2, bends[2] = {0, 0}, mirrored = 0;
        float top = INFINITY, bottom = -INFINITY, balance = 0;
        int sides[2] = {0, 0};
        for (int k = 0; k < drawn.shapes.shapes; k++) {
            const Shape *shape = &drawn.shapes.shape[k];
            if (shape->kind == SHAPE_TEXT) continue;
            const Rect r = shape->rect;
            if (r.x <= middle && r.x + r.w >= middle) continue; /* a rule of the fractions */
            int side = r.x > middle;
            sides[side]++;
            top = fminf(top, r.y);
            bottom = fmaxf(bottom, r.y + r.h);
            balance += r.y + r.h / 2;
            mirrored += side ? 2 * middle - r.x - r.w : -r.x;
            for (int p = 0; shape->kind != SHAPE_RECT && p < shape->count; p++) {
                const Point *at = &drawn.shapes.point[shape->first + p];
                bends[side] += at->x - (r.x + r.w / 2);
            }
        }
        assert_true(sides[0] > 0);
        assert_int_equal(sides[0], sides[1]);
        assert_near(mirrored, 0, 0.6 * sides[0]);
        assert_near(bends[0] + bends[1], 0, 2);
        /* As much of it above the middle as below, and as tall as what it encloses. */
        assert_near(balance / (float)(sides[0] + sides[1]), (top + bottom) / 2, 0.6);
        assert_true(bottom - top > 0.9f * (drawn.size.ascent + drawn.size.descent) - 1);
        shapes_destroy(&drawn.shapes);
    }
}

/* A bracket's ticks lie at its ends, within its height, and point at what it encloses. */
static void brackets_have_their_ticks_within(void **state) {
    (void)state;
    Drawn drawn = draw("\\left[ \\begin{matrix} a \\\\ b \\\\ c \\end{matrix} \\right]");
    const Shape *a = text_shape(&drawn, "a");
    for (int right = 0; right < 2; right++) {
        Rect part[3] = {{0, 0, 0, 0}};
        int parts = 0;
        for (int k = 0; k < drawn.shapes.shapes; k++) {
            const Shape *shape = &drawn.shapes.shape[k];
            if (shape->kind != SHAPE_RECT || (shape->rect.x > a->at.x) != right) continue;
            assert_true(parts < 3);
            part[parts++] = shape->rect;
        }
        assert_int_equal(parts, 3);
        const Rect stem = part[0], ticks[2] = {part[1], part[2]};
        assert_true(stem.h > 2 * stem.w);
        assert_near(ticks[0].y, stem.y, 1e-3);
        assert_near(ticks[1].y + ticks[1].h, stem.y + stem.h, 1e-3);
        for (int k = 0; k < 2; k++) {
            assert_true(ticks[k].w > stem.w && ticks[k].h < stem.h / 4);
            if (right)
                assert_near(ticks[k].x + ticks[k].w, stem.x + stem.w, 1e-3);
            else
                assert_near(ticks[k].x, stem.x, 1e-3);
        }
    }
    shapes_destroy(&drawn.shapes);
}

/* What is set over letters does not lie on them, and what is under them neither: the brace's tip
 * points away from them, to what it is called. */
static void braces_leave_the_letters_free(void **state) {
    (void)state;
    static const char *const all[] = {"\\overbrace{abcd}^{n}", "\\underbrace{abcd}_{n}"};
    for (int under = 0; under < 2; under++) {
        Drawn drawn = draw(all[under]);
        const Shape *letter = text_shape(&drawn, "a"), *name = text_shape(&drawn, "n");
        float em = letter->text.size, top = letter->at.y - 0.68f * em,
              middle = drawn.size.width / 2;
        int found = 0;
        for (int k = 0; k < drawn.shapes.shapes; k++) {
            const Shape *shape = &drawn.shapes.shape[k];
            if (shape->kind != SHAPE_POLYGON) continue;
            found++;
            Rect r = shape->rect;
            assert_true(under ? r.y >= letter->at.y : r.y + r.h <= top);
            /* Its tip, at the middle, is the part that is furthest from the letters. */
            Point tip = {0, 0};
            for (int p = 0; p < shape->count; p++) {
                Point at = drawn.shapes.point[shape->first + p];
                if (p == 0 || (under ? at.y > tip.y : at.y < tip.y)) tip = at;
            }
            assert_near(tip.x, middle, 0.1 * (double)em);
        }
        assert_int_equal(found, 2);
        assert_true(under ? name->at.y > letter->at.y : name->at.y < top);
        shapes_destroy(&drawn.shapes);
    }
}

/* A sign that is typed is laid out as its command is. */
static void a_typed_sign_is_its_command(void **state) {
    (void)state;
    static const char *const both[][2] = {{"\\sum_a^b c", "∑_a^b c"},
                                          {"\\prod_a^b c", "∏_a^b c"},
                                          {"\\int_a^b c", "∫_a^b c"},
                                          {"a \\cdot b", "a·b"},
                                          {"a \\times b", "a×b"},
                                          {"a \\le b", "a≤b"},
                                          {"\\partial L", "∂L"},
                                          {"\\eta \\nabla L", "η∇L"},
                                          {"a \\ne b \\approx c", "a≠b≈c"},
                                          {"\\alpha \\sigma \\infty", "ασ∞"},
                                          {"a \\to b", "a→b"},
                                          {"a \\pm b", "a±b"}};
    for (size_t i = 0; i < sizeof both / sizeof *both; i++) {
        Drawn command = draw(both[i][0]), typed = draw(both[i][1]);
        assert_string_equal(typed.problem.text, "");
        assert_int_equal(command.shapes.shapes, typed.shapes.shapes);
        for (int k = 0; k < typed.shapes.shapes; k++) {
            const Shape *a = &command.shapes.shape[k], *b = &typed.shapes.shape[k];
            assert_int_equal(a->kind, b->kind);
            if (a->kind != SHAPE_TEXT) continue;
            assert_string_equal(text_of(&command, a), text_of(&typed, b));
            assert_int_equal(a->text.face, b->text.face);
            assert_near(a->text.size, b->text.size, 1e-6);
            assert_near(a->at.x, b->at.x, 1e-4);
            assert_near(a->at.y, b->at.y, 1e-4);
        }
        shapes_destroy(&command.shapes);
        shapes_destroy(&typed.shapes);
    }
}

/* ---- measuring */

static void assert_within(const Drawn *drawn, Rect r, float slack) {
    const FormulaSize *size = &drawn->size;
    assert_true(r.x >= -slack && r.x + r.w <= size->width + slack);
    assert_true(r.y >= -size->ascent - slack && r.y + r.h <= size->descent + slack);
}

static const char *const samples[] = {
    "z = w_1 x_1 + b",
    "\\frac{\\partial L}{\\partial \\hat y_1}",
    "\\sum_{i=1}^m \\left( \\frac{a}{b} \\right)^2",
    "\\sqrt[3]{\\frac{a}{\\sqrt b}} \\int_0^1 x",
    "\\begin{cases} a & b \\\\ c \\end{cases} \\begin{vmatrix} 1 & 2 \\\\ 3 \\end{vmatrix}",
    "\\underbrace{a + b}_{\\text{sum}} \\overbrace{c}^{d} \\vec v \\tilde x \\overline{ab}",
    "\\hot{w}{\\frac{1}{x}} \\val{w}_1'",
};
enum { SAMPLES = sizeof samples / sizeof *samples };

static void what_is_measured_is_what_is_drawn(void **state) {
    (void)state;
    for (int i = 0; i < SAMPLES; i++) {
        Drawn drawn = draw(samples[i]);
        float right = 0;
        assert_string_equal(drawn.problem.text, "");
        for (int k = 0; k < drawn.shapes.shapes; k++) {
            const Shape *shape = &drawn.shapes.shape[k];
            Rect r = shape->rect;
            if (shape->kind == SHAPE_TEXT) {
                float em = shape->text.size;
                r = (Rect){shape->at.x, shape->at.y - 0.68f * em, 0.3f * em, 0.68f * em};
            }
            assert_within(&drawn, r, 2);
            right = fmaxf(right, r.x + r.w);
        }
        assert_true(right > drawn.size.width - 12);
        shapes_destroy(&drawn.shapes);
    }
}

static void it_is_drawn_where_it_is_asked_for(void **state) {
    (void)state;
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    const FormulaStyle style = {.size = 20, .color = ink, .glyphs = glyphs, .density = 1};
    Formula *formula = formula_parse("a + \\left( \\frac12", 18, NULL);
    Shapes shapes = {0};
    shapes_rect(&shapes, (Rect){1, 2, 3, 4}, 0, ink);
    formula_draw(formula, &style, &shapes, (Point){100, 50});
    assert_same(shapes.shape[0].rect.x, 1);
    for (int i = 1; i < shapes.shapes; i++) {
        const Shape *shape = &shapes.shape[i];
        Point at = shape->kind == SHAPE_TEXT ? shape->at : (Point){shape->rect.x, shape->rect.y};
        assert_true(at.x >= 99 && at.x < 200 && at.y > 20 && at.y < 80);
    }
    shapes_destroy(&shapes);
    formula_destroy(formula);
    glyphs_destroy(glyphs);
}

/* ---- what lives */

static void a_live_number_is_asked_for_and_set_in_bold(void **state) {
    (void)state;
    Drawn drawn = draw("\\val{w[1,1,1] : 2} + \\val{none} + \\val{ 2 + 3 }");
    const Shape *shape = text_shape(&drawn, "<w[1,1,1] : 2>");
    assert_int_equal(shape->text.face, FONT_MATH_BOLD);
    assert_true(same_color(shape->color, value));
    text_shape(&drawn, "?");
    text_shape(&drawn, "<2 + 3>");
    assert_int_equal(count_of(&drawn, SHAPE_TARGET), 2); /* of the two that are names */
    assert_true(shapes_find(&drawn.shapes, "weight", (int)strlen("w[1,1,1]"), -1) >= 0);
    shapes_destroy(&drawn.shapes);
}

/* Only a name can be pointed at: not one with a sign before, within or after it, none that begins
 * with a digit, and none that is longer than names are. */
static void only_a_bare_name_is_pointed_at(void **state) {
    (void)state;
    static const struct {
        const char *expression;
        int length; /* of its name; 0: it is none */
    } all[] = {{"w", 1},   {"-w", 0},           {"(w", 0},      {"w)", 0},
               {"w+b", 0}, {"w[1,2,1] : 2", 8}, {"w[1, 2]", 7}, {"w_1  : 3", 3},
               {"1w", 0},  {"z : 1", 1},        {"-w : 2", 0},  {"w - : 2", 0}};
    char name[FORMULA_NAME + 1], tex[FORMULA_NAME + 16];
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        snprintf(tex, sizeof tex, "\\val{%s}", all[i].expression);
        Drawn drawn = draw(tex);
        if (count_of(&drawn, SHAPE_TARGET) != (all[i].length > 0))
            fail_msg("%s can be pointed at, or cannot", tex);
        if (all[i].length)
            assert_true(shapes_find(&drawn.shapes, "weight", all[i].length, -1) >= 0);
        shapes_destroy(&drawn.shapes);
    }
    for (int length = FORMULA_NAME - 1; length <= FORMULA_NAME; length++) {
        memset(name, 'a', sizeof name);
        name[length] = '\0';
        snprintf(tex, sizeof tex, "\\val{%s}", name);
        Drawn drawn = draw(tex);
        assert_int_equal(count_of(&drawn, SHAPE_TARGET), length < FORMULA_NAME);
        shapes_destroy(&drawn.shapes);
    }
}

static void what_is_hot_can_be_pointed_at_and_is_lit(void **state) {
    (void)state;
    Drawn drawn = draw("a + \\hot{lit}{b_\\val{v}} + \\hot{other}{\\hot{nowhere}{\\frac{c}{d}}}");
    assert_true(same_color(text_shape(&drawn, "a")->color, ink));
    assert_true(same_color(text_shape(&drawn, "b")->color, ink));
    assert_true(same_color(text_shape(&drawn, "<v>")->color, value));
    const Shape *behind = colored(&drawn, SHAPE_RECT, ground);
    assert_true(behind->rect.x < text_shape(&drawn, "b")->at.x &&
                behind->rect.x + behind->rect.w > text_shape(&drawn, "<v>")->at.x);
    assert_true(behind < text_shape(&drawn, "b")); /* and below it */
    assert_true(same_color(text_shape(&drawn, "c")->color, ink));
    assert_int_equal(count_of(&drawn, SHAPE_TARGET), 3);
    for (int i = shapes_find(&drawn.shapes, "weight", -1, -1); i >= 0;
         i = shapes_find(&drawn.shapes, "weight", -1, i))
        assert_within(&drawn, drawn.shapes.shape[i].rect, 1e-3f);
    const Shape *b = text_shape(&drawn, "b"), *v = text_shape(&drawn, "<v>");
    int over_b = shapes_hit(&drawn.shapes, (Point){b->at.x + 2, b->at.y - 3});
    int over_v = shapes_hit(&drawn.shapes, (Point){v->at.x + 2, v->at.y - 3});
    assert_int_equal(drawn.shapes.shape[over_b].tag.index, strlen("lit"));
    assert_int_equal(drawn.shapes.shape[over_v].tag.index, strlen("v"));
    shapes_destroy(&drawn.shapes);
}

/* What is the gradient is gold all through; what is selected has a line below it. */
static void gold_and_marks_differ_from_what_is_lit(void **state) {
    (void)state;
    Drawn drawn = draw("\\hot{gold}{b_\\val{v}} + \\hot{marked}{c}");
    assert_true(same_color(text_shape(&drawn, "b")->color, gold));
    assert_true(same_color(text_shape(&drawn, "<v>")->color, gold));
    assert_int_equal(count_of(&drawn, SHAPE_RECT), 1);
    const Shape *line = colored(&drawn, SHAPE_RECT, ink), *c = text_shape(&drawn, "c");
    assert_true(line->rect.y > c->at.y && line->rect.x >= c->at.x - 1);
    shapes_destroy(&drawn.shapes);
}

static void note(void *data, bool hot, const char *text) {
    char *all = data;
    strcat(all, hot ? "hot " : "val ");
    strcat(all, text);
    strcat(all, "; ");
}

static void a_checker_sees_all_names_in_order(void **state) {
    (void)state;
    const char *tex = "\\hot{w}{\\val{x}^{\\val{y}}} \\frac{\\val{z : 1}}{\\hot{b}{b}}";
    char all[200] = "";
    Formula *formula = formula_parse(tex, strlen(tex), NULL);
    formula_each(formula, note, all);
    assert_string_equal(all, "hot w; val x; val y; val z : 1; hot b; ");
    formula_destroy(formula);
}

/* ---- blanks */

static void blanks_change_nothing(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"\\frac{1}{2}", "\\frac {1}\n{2}"},
        {"\\sqrt[3]{x}", "\\sqrt [3] {x}"},
        {"\\sqrt{x}", "\\sqrt  {x}"},
        {"x^2_1", "x ^ 2 _ 1"},
        {"\\left(x\\right)", "\\left ( x \\right )"},
        {"\\begin{matrix}a&b\\\\c&d\\end{matrix}",
         "\\begin {matrix} a & b \\\\ c & d \\end {matrix}"},
        {"\\hat{x}+\\bar{y}", "\\hat {x} + \\bar {y}"},
        {"\\hot{w}{x}", "\\hot {w} {x}"},
        {"\\mathrm{d}x", "\\mathrm {d} x"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        Drawn a = draw(pairs[i][0]), b = draw(pairs[i][1]);
        if (b.problem.text[0]) fail_msg("%s: %s", pairs[i][1], b.problem.text);
        assert_string_equal(a.problem.text, "");
        assert_int_equal(a.shapes.shapes, b.shapes.shapes);
        for (int k = 0; k < a.shapes.shapes; k++) {
            const Shape *s = &a.shapes.shape[k], *t = &b.shapes.shape[k];
            assert_int_equal(s->kind, t->kind);
            assert_true(s->at.x == t->at.x && s->at.y == t->at.y);
            assert_memory_equal(&s->rect, &t->rect, sizeof s->rect);
        }
        shapes_destroy(&a.shapes);
        shapes_destroy(&b.shapes);
    }
}

/* ---- mistakes */

static void mistakes_are_named(void **state) {
    (void)state;
    static const struct {
        const char *tex, *problem;
    } mistakes[] = {
        {"\\alpa", "\\alpa is not known in formulas; did you mean \\alpha?"},
        {"\\farc{1}{2}", "\\farc is not known in formulas; did you mean \\frac?"},
        {"\\zebra", "\\zebra is not known in formulas"},
        {"{a", "a { is never closed: for each { there must be a }"},
        {"a}", "} has nothing to close or to part here"},
        {"a & b", "& has nothing to close or to part here"},
        {"a \\\\ b", "\\\\ has nothing to close or to part here"},
        {"\\frac{1}", "\\frac lacks what belongs to it: write \\frac{...}"},
        {"x^", "^ lacks what belongs to it: write ^{...}"},
        {"x^a^b", "one part has two ^: put braces where they belong, {a^b}^c"},
        {"\\left( x", "a \\left has no \\right"},
        {"x \\right)", "\\right has nothing to close or to part here"},
        {"\\begin{matrix} a", "\\begin{matrix} has no \\end{matrix}"},
        {"\\begin{matrix} a \\end{cases}", "\\begin{matrix} must end with \\end{matrix}"},
        {"\\val{}", "\\val{} is empty: it needs an expression, \\val{score}"},
        {"\\hot{}{x}", "\\hot needs a name of 1 to 63 letters: \\hot{w[1,1,1]}{w_1}"},
        {"\\", "a formula cannot end in a backslash"},
        {"\\1", "a backslash must be followed by the name of a command"},
        {"\\sqrt[3", "the [ after \\sqrt is never closed"},
        {"\\sqrt[3]{x", "a { is never closed: for each { there must be a }"},
        {"\\left q x \\right)",
         "after \\left and \\right stands one of ( ) [ ] | \\{ \\} \\| or a full stop"},
        {"\\begin{tabular} a \\end{tabular}",
         "after \\begin stands one of {matrix}, {pmatrix}, {bmatrix}, {vmatrix}, {cases} and "
         "{aligned}"},
        {"\\was{}", "\\was{} is empty: it needs an expression, \\was{score}"},
        {"x_", "_ lacks what belongs to it: write _{...}"},
        {"x_a_b", "one part has two _: put braces where they belong, {a_b}_c"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        Drawn drawn = draw(mistakes[i].tex);
        assert_string_equal(drawn.problem.text, mistakes[i].problem);
        shapes_destroy(&drawn.shapes);
    }
}

static void what_is_not_known_is_shown_as_typed(void **state) {
    (void)state;
    Drawn drawn = draw("a + \\zebra{b}");
    assert_true(same_color(text_shape(&drawn, "\\zebra")->color, bad));
    assert_true(same_color(text_shape(&drawn, "b")->color, ink));
    shapes_destroy(&drawn.shapes);
}

static char *repeated(const char *piece, int times) {
    size_t length = strlen(piece);
    char *all = calloc(length * (size_t)times + 1, 1);
    for (size_t i = 0; i < length * (size_t)times; i++) all[i] = piece[i % length];
    return all;
}

static void what_is_too_deep_or_too_long_ends(void **state) {
    (void)state;
    static const char *const pieces[] = {"{",
                                         "\\frac",
                                         "x^{",
                                         "\\left(",
                                         "\\begin{matrix}",
                                         "\\hat",
                                         "}",
                                         "\\sqrt[",
                                         "x",
                                         "\\hot{a}{",
                                         "'",
                                         "_",
                                         "&",
                                         "\\\\",
                                         "\\frac{1}",
                                         "\\text{",
                                         "\\val{a}",
                                         "^{_{",
                                         "\\mathbf",
                                         "\\",
                                         "\\end",
                                         "a&",
                                         "\\left(\\begin{cases}&\\\\"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char *tex = repeated(pieces[i], 5000);
        Drawn drawn = draw(tex);
        assert_true(isfinite(drawn.size.width) && isfinite(drawn.size.ascent));
        assert_true(drawn.shapes.shapes < 20000);
        if (strcmp(pieces[i], "'") != 0) assert_string_not_equal(drawn.problem.text, "");
        shapes_destroy(&drawn.shapes);
        free(tex);
    }
}

static void bytes_that_are_no_text_do_no_harm(void **state) {
    (void)state;
    static const char junk[] = "a\0b\xff\xc0\x80\\\xe2\x82 \\frac\0{\xf4}\x7f\t\n\\\0";
    for (size_t length = 0; length < sizeof junk; length++) {
        Drawn drawn = draw_bytes(junk, length, true);
        assert_true(isfinite(drawn.size.width));
        shapes_destroy(&drawn.shapes);
    }
    Drawn drawn = draw("");
    assert_same(drawn.size.width, 0);
    assert_string_equal(drawn.problem.text, "");
    shapes_destroy(&drawn.shapes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_numerator_stands_above_the_rule_above_the_denominator),
        cmocka_unit_test(scripts_are_small_and_stand_high_and_low),
        cmocka_unit_test(a_sum_has_its_limits_above_and_below_or_beside),
        cmocka_unit_test(signs_have_room_where_they_join_two_things),
        cmocka_unit_test(numbers_and_words_are_one_text_each),
        cmocka_unit_test(a_table_stands_in_rows_and_columns),
        cmocka_unit_test(delimiters_grow_with_what_they_enclose),
        cmocka_unit_test(delimiters_are_mirrored),
        cmocka_unit_test(brackets_have_their_ticks_within),
        cmocka_unit_test(braces_leave_the_letters_free),
        cmocka_unit_test(a_typed_sign_is_its_command),
        cmocka_unit_test(what_is_measured_is_what_is_drawn),
        cmocka_unit_test(it_is_drawn_where_it_is_asked_for),
        cmocka_unit_test(a_live_number_is_asked_for_and_set_in_bold),
        cmocka_unit_test(only_a_bare_name_is_pointed_at),
        cmocka_unit_test(what_is_hot_can_be_pointed_at_and_is_lit),
        cmocka_unit_test(gold_and_marks_differ_from_what_is_lit),
        cmocka_unit_test(a_checker_sees_all_names_in_order),
        cmocka_unit_test(blanks_change_nothing),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(what_is_not_known_is_shown_as_typed),
        cmocka_unit_test(what_is_too_deep_or_too_long_ends),
        cmocka_unit_test(bytes_that_are_no_text_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
