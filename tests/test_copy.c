/* Copying and pasting: what Ctrl+C puts aside for the clipboard, and where pasted text goes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/exports.h"
#include "app/files.h"
#include "draw/formula.h"
#include "draw/picture.h"
#include "opened.h"
#include "person.h"

static const char *const two_points =
    "data: {points: [[1, 2.5, blue], [-3, 4, red], [0.1, -2, red]]}\n"
    "network: {layers: [1 sigmoid], values: [{w: [[0.5, -0.25]], b: [1]}]}\n"
    "show: [plane, network, weights]\n";

static Person at_points(void) {
    Person p = {.frame = opened(two_points)};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static void copies(Person *p) {
    p->frame->ui.wish.copy = false;
    press_key(p, 'C', "c");
}

static void pastes(Person *p, const char *text) {
    does(p, (InputEvent){.kind = INPUT_PASTE, .pasted = text});
}

static void expect_copied(const Person *p, const char *text, const char *said) {
    assert_true(p->frame->ui.wish.copy);
    assert_string_equal(p->frame->ui.copied, text);
    assert_string_equal(p->frame->ui.said.text, said);
    assert_true(person_reads(p, "notice", said));
}

static void a_point_is_a_row_of_cells(void **state) {
    (void)state;
    Person p = at_points();
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = at(&p, -3, 4)});
    copies(&p);
    expect_copied(&p, "x1\tx2\tlabel\n-3\t4\tred\n", "Copied 1 point as cells.");
    person_leave(&p);
}

static void all_points_are_rows_that_paste_as_they_were(void **state) {
    (void)state;
    Person p = at_points();
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = at(&p, -5, -5)});
    copies(&p);
    expect_copied(&p, "x1\tx2\tlabel\n1\t2.5\tblue\n-3\t4\tred\n0.1\t-2\tred\n",
                  "Copied 3 points as cells.");
    pastes(&p, p.frame->ui.copied);
    assert_true(p.frame->ui.table.open);
    press_key(&p, KEY_ENTER, "");
    assert_true(frame_use_table(p.frame));
    const Dataset *data = &p.frame->lab.scene.data;
    assert_int_equal(data->count, 3);
    assert_true(data->x[4] == 0.1f && data->label[0] == 0 && data->label[2] == 1);
    person_leave(&p);
}

static void weights_are_cells_with_their_names(void **state) {
    (void)state;
    Person p = at_points();
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = middle(where(&p, "weight", 1))});
    copies(&p);
    expect_copied(&p, "weight\tvalue\nw₂\t-0.25\n", "Copied 1 weight as cells.");
    Rect row = where(&p, "weight", 2);
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = {row.x + 4, row.y + row.h + 60}});
    copies(&p);
    expect_copied(&p, "weight\tvalue\nw₁\t0.5\nw₂\t-0.25\nb\t1\n", "Copied 3 weights as cells.");
    person_leave(&p);
}

/* With Shift always, and where there is no text: the very pixels of that panel, as a PNG. */
static void a_panel_is_copied_as_a_picture(void **state) {
    (void)state;
    Person p = at_points();
    enum { WIDTH = 1440, HEIGHT = 900 };
    uint32_t *pixels = calloc(WIDTH * HEIGHT, sizeof *pixels);
    Canvas canvas = {WIDTH, HEIGHT, pixels, 1}, read;
    UiState *ui = &p.frame->ui;
    Layout layout = layout_of(ui);
    Rect stage = layout_place(&layout, PLACE_STAGE), upper = layout_place(&layout, PLACE_UPPER);
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = middle(upper)});
    does(&p, (InputEvent){.kind = INPUT_KEY, .key = 'C', .ctrl = true, .shift = true});
    assert_true(ui->wish.copy_picture && !ui->wish.copy);
    assert_memory_equal(&ui->wish.part, &upper, sizeof upper);
    ui->wish.copy_picture = false;
    ui_put(ui, PANEL_LANDSCAPE, PLACE_STAGE);
    ui->revision++;
    frame_step(p.frame, &p.input);
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = {700, 80}});
    copies(&p);
    assert_true(ui->wish.copy_picture && !ui->wish.copy);
    assert_memory_equal(&ui->wish.part, &stage, sizeof stage);

    Message message;
    size_t length;
    frame_paint(p.frame, &canvas);
    char *png = exports_picture_bytes(p.frame, &canvas, stage, &length);
    FILE *file = fopen("copied.png", "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(png, 1, length, file), length);
    fclose(file);
    assert_true(picture_read(&read, "copied.png", &message));
    assert_int_equal(read.width, (int)stage.w);
    for (int y = 0; y < read.height; y++)
        assert_memory_equal(read.pixels + y * read.width,
                            pixels + (y + (int)stage.y) * WIDTH + (int)stage.x,
                            (size_t)read.width * sizeof *pixels);
    remove("copied.png");
    free(read.pixels);
    free(png);
    free(pixels);
    person_leave(&p);
}

static void an_empty_clipboard_says_what_to_do(void **state) {
    (void)state;
    Person p = at_points();
    pastes(&p, "");
    assert_false(p.frame->ui.table.open);
    assert_true(person_reads(&p, "notice", "The clipboard holds no text"));
    person_leave(&p);
}

static bool number_of(void *data, const char *expression, char *text, size_t size) {
    (void)data;
    snprintf(text, size, "%s",
             strcmp(expression, "w[1,1,1]") == 0 ? "0.5"
             : strcmp(expression, "tiny") == 0   ? "−2·10⁸"
                                                 : "2");
    return true;
}

static void a_formula_is_latex_with_its_numbers(void **state) {
    (void)state;
    static const char tex[] = "\\hot{w 0}{w_1} \\leftarrow \\val{w[1,1,1]} - \\frac{1}{\\val{x}}";
    Formula *formula = formula_parse(tex, strlen(tex), NULL);
    FormulaStyle style = {.size = 14, .density = 1, .number = number_of};
    char out[200], little[8];
    formula_tex(formula, &style, out, sizeof out);
    assert_string_equal(out, "{w_1} \\leftarrow 0.5 - \\frac{1}{2}");
    formula_tex(formula, &style, little, sizeof little);
    assert_string_equal(little, "{w_1} \\");
    formula_destroy(formula);
    static const char signs[] = "= (−1.5) · 3·10⁻¹² × \\val{tiny}";
    formula = formula_parse(signs, strlen(signs), NULL);
    formula_tex(formula, &style, out, sizeof out); /* LaTeX knows none of these as they are */
    assert_string_equal(out, "= (-1.5) \\cdot  3\\cdot 10^{-12} \\times  -2\\cdot 10^{8}");
    formula_destroy(formula);
    static const char words[] = "\\text{a · b, 2⁸ of \\val{x}} · c";
    formula = formula_parse(words, strlen(words), NULL);
    formula_tex(formula, &style, out, sizeof out);
    assert_string_equal(out, "\\text{a · b, 2⁸ of 2} \\cdot  c");
    formula_destroy(formula);
    Person p = {.frame = opened_as("---\ntitle: T\n---\n## One\nHere\n\n$$ a^2 + \\val{1+1} $$\n"
                                   "\n```{scene}\ndata: {set: circles}\n```\n",
                                   ".md")};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    Rect source = {0};
    for (int i = 0; i < p.frame->shapes.shapes; i++) {
        const Shape *s = &p.frame->shapes.shape[i];
        if (s->kind == SHAPE_SOURCE && strstr(p.frame->shapes.text + s->first, "a^2"))
            source = s->rect;
    }
    assert_true(source.w > 0);
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = rect_middle(source)});
    copies(&p);
    assert_non_null(strstr(p.frame->ui.copied, "a^2 + 2"));
    assert_string_equal(p.frame->ui.said.text, "Copied the formula as LaTeX.");
    person_leave(&p);
}

/* The pointer is seldom on the letters: above a formula, and below, it is that one which is meant;
 * a subject beside it is still itself, and further away it is the panel. */
static void a_formula_is_copied_from_beside_it(void **state) {
    (void)state;
    Person p = {.frame = opened("data: {set: circles, count: 40}\nselect: {point: 3, weight: "
                                "\"w[1,1,1]\"}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n"
                                "show: [plane, factors, weights]\n")};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    Rect source = {0};
    for (int i = p.frame->shapes.shapes - 1; i >= 0; i--) {
        const Shape *s = &p.frame->shapes.shape[i];
        if (s->kind == SHAPE_SOURCE) source = s->rect;
    }
    assert_true(source.w > 0);
    const float x = rect_middle(source).x;
    const float off[] = {source.y - 15, source.y - 2, source.y + source.h + 2};
    for (int i = 0; i < 3; i++) {
        does(&p, (InputEvent){.kind = INPUT_MOVE, .at = {x, off[i]}});
        p.frame->ui.said.text[0] = '\0';
        copies(&p);
        assert_string_equal(p.frame->ui.said.text, "Copied the formula as LaTeX.");
        assert_non_null(strstr(p.frame->ui.copied, "varepsilon"));
    }
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = {x, source.y - 40}});
    copies(&p);

    assert_true(p.frame->ui.wish.copy_picture);
    p.frame->ui.wish.copy_picture = false;
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = middle(where(&p, "weight", 0))});
    copies(&p);
    assert_string_equal(p.frame->ui.said.text, "Copied 1 weight as cells.");
    person_leave(&p);
}

static void fields_copy_cut_and_paste(void **state) {
    (void)state;
    Person p = at_points();
    click(&p, middle(where(&p, "weight number", 0)), BUTTON_LEFT, 1);
    Editing *editing = &p.frame->ui.editing;
    assert_true(editing->tag.target != NULL);
    types(&p, "1.5");
    press_key(&p, 'A', "c");
    copies(&p);
    assert_string_equal(p.frame->ui.copied, "1.5");
    assert_string_equal(editing->line.text, "1.5");
    pastes(&p, "-2 apples.5");
    assert_string_equal(editing->line.text, "-2e.5"); /* nothing but the signs of numbers */
    press_key(&p, 'A', "c");
    press_key(&p, 'X', "c");
    assert_string_equal(editing->line.text, "");
    pastes(&p, "0.75");
    press_key(&p, KEY_ENTER, "");
    assert_true(lab_network(&p.frame->lab)->theta[0] == 0.75f);
    assert_false(p.frame->ui.table.open);
    press_key(&p, 'S', "cs");
    FileSheet *sheet = &p.frame->ui.sheet;
    pastes(&p, "our\nclass");
    assert_string_equal(sheet->line.text, "ourclass");
    press_key(&p, 'X', "c");
    assert_string_equal(sheet->line.text, "");
    assert_string_equal(p.frame->ui.copied, "ourclass");
    pastes(&p, "again");
    press_key(&p, 'A', "c");
    types(&p, "b");
    assert_string_equal(sheet->line.text, "b");
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_point_is_a_row_of_cells),
        cmocka_unit_test(all_points_are_rows_that_paste_as_they_were),
        cmocka_unit_test(weights_are_cells_with_their_names),
        cmocka_unit_test(a_panel_is_copied_as_a_picture),
        cmocka_unit_test(an_empty_clipboard_says_what_to_do),
        cmocka_unit_test(a_formula_is_latex_with_its_numbers),
        cmocka_unit_test(a_formula_is_copied_from_beside_it),
        cmocka_unit_test(fields_copy_cut_and_paste),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
