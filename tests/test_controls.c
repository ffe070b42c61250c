/* The controls of free play: that all of a scene can be set, that what cannot be says why, what
 * begins a run anew, and that sections fold and scroll. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "called.h"
#include "lab/setting.h"
#include "opened.h"
#include "person.h"
#include "screen/controls/controls.h"
#include "screen/header/header.h"

static void set(Person *p, Control control, double value) {
    Action action = control_action(&p->frame->lab, control, value);
    assert_true(lab_apply(&p->frame->lab, &action));
    frame_draw(p->frame);
}

static Person with_points(float width, float height) {
    Person p = person_create(width, height);
    set(&p, CONTROL_SET, SET_CIRCLES - 1);
    return p;
}

/* Comes into view by the keyboard, wherever it is. */
static void focus(Person *p, const char *name, int index) {
    press_key(p, KEY_ESCAPE, "");
    for (int i = 0; i < 200; i++) {
        press_key(p, KEY_TAB, "");
        Tag at = p->frame->ui.focus;
        if (is_called(at, name, index)) return;
    }
    fail_msg("Tab never comes to %s %d", name, index);
}

/* A knob at the end of its track is taken by any part of it, and 0 is where it was. */
static void a_knob_at_zero_can_be_taken_by_its_left_half(void **state) {
    (void)state;
    Person p = with_points(1440, 900);
    set(&p, CONTROL_L2, 0);
    focus(&p, "control", CONTROL_L2);
    Rect target = where(&p, "control", CONTROL_L2);
    float half = target.h * 0.35f, y = target.y + target.h / 2;
    Point left = {target.x + half - 5, y}, right = {target.x + target.w / 2, y};
    drag(&p, left, left);
    assert_true(control_value(&p.frame->lab, CONTROL_L2) == 0);
    drag(&p, left, right);
    const ControlInfo info = control_info(CONTROL_L2);
    double value = control_value(&p.frame->lab, CONTROL_L2);
    assert_true(fabs(value - (info.low + info.high) / 2) < 0.05 * info.high);
    person_leave(&p);
}

/* Points that no set drew come from somewhere: of a table when somebody named a column or a class
 * of them. */
static void where_points_come_from_is_said(void **state) {
    (void)state;
    static const struct {
        const char *data, *text;
    } cases[] = {
        {"points: [[1, 2, red], [2, 1, blue]]", "Your own points: 2"},
        {"classes: [cat, dog], points: [[1, 2, cat], [2, 1, dog]]", "Rows of a table: 2"},
        {"points: [[1, 2, red], [2, 1, blue]], columns: [u, v]", "Rows of a table: 2"},
        {"points: [[1, 2], [2, 1], [3, 4]]", "Your own points: 3"},
        {"points: [[1, 2], [2, 1]], columns: [size]", "Rows of a table: 2"},
        {"points: [[1, 2, 3], [2, 1, 4]], label: price", "Your own points: 2"},
        {"set: circles, count: 30", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[200];
        snprintf(text, sizeof text, "data: {%s}\nnetwork: {layers: [%s]}\n", cases[i].data,
                 i == 3 || i == 4 || i == 5 ? "1 linear" : "1 sigmoid");
        Person p = {.frame = opened(text)};
        p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
        frame_step(p.frame, &p.input);
        assert_int_equal(person_reads(&p, "origin", cases[i].text ? cases[i].text : ""),
                         cases[i].text != NULL);
        person_leave(&p);
    }
}

static void sets_are_pictures_to_choose_from(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    const Scene *s = &p.frame->lab.scene;
    assert_true(person_reads(&p, "origin", "No points yet"));
    for (int i = 0; i < SET_COUNT - 1; i++) {
        assert_true(count(&p, "picture", i, SHAPE_DISC) + count(&p, "picture", i, SHAPE_RECT) > 20);
        press_part(&p, "option", CONTROL_SET, i);
        assert_int_equal(s->set.kind, i + 1);
        assert_false(person_reads(&p, "tooltip", "")); /* what was pressed is seen first */
        Point there = p.frame->ui.pointer;
        does(&p, (InputEvent){.kind = INPUT_MOVE, .at = middle(where(&p, "act", ACT_OPEN_TABLE))});
        does(&p, (InputEvent){.kind = INPUT_MOVE, .at = there});
        assert_true(person_reads(&p, "tooltip", set_title((SetKind)(i + 1))));
    }
    assert_int_equal(count(&p, "origin", 0, SHAPE_TEXT), 0);
    focus(&p, "control", CONTROL_SET);
    press_key(&p, KEY_LEFT, "");
    assert_int_equal(s->set.kind, SET_FORMULA - 1);
    press_key(&p, KEY_UP, "");
    assert_int_equal(s->set.kind, SET_FORMULA - 1 - CONTROL_PICTURES_ROW);
    press_key(&p, KEY_UP, ""); /* there is no row above */
    press_key(&p, KEY_RIGHT, "");
    assert_int_equal(s->set.kind, SET_FORMULA - CONTROL_PICTURES_ROW);
    press_key(&p, '1', "");
    click(&p, at(&p, 5.3f, -5.1f), BUTTON_LEFT, 1);
    assert_true(person_reads(&p, "origin", "Your own points: "));
    press(&p, "act", ACT_OPEN_TABLE);
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_OPEN);
    press_key(&p, KEY_ESCAPE, "");
    press(&p, "control", CONTROL_CLEAR);
    assert_int_equal(s->data.count, 0);
    person_leave(&p);
}

/* Whatever makes sense is in one of the sections: by hand in one place, and no control is
 * forgotten. */
static void every_control_stands_somewhere(void **state) {
    (void)state;
    Person p = with_points(1440, 900);
    const Lab *lab = &p.frame->lab;
    set(&p, CONTROL_LAYERS, 1);
    set(&p, CONTROL_START, START_NORMAL);
    set(&p, CONTROL_OPTIMIZER, OPTIMIZER_MOMENTUM);
    for (int c = CONTROL_NONE + 1; c < CONTROL_COUNT; c++) {
        int which;
        Control family = control_family((Control)c, &which);
        if (which >= control_members(lab, family) || !control_enabled(lab, (Control)c)) continue;
        if (count(&p, "control", c, SHAPE_TARGET) == 0)
            fail_msg("%s stands in no section", control_info((Control)c).label);
    }
    person_leave(&p);
}

/* What strtod takes for a number and nobody else does. */
static void no_number_is_said(void **state) {
    (void)state;
    Person p = with_points(1440, 900);
    double before = control_value(&p.frame->lab, CONTROL_NOISE);
    for (int i = 0; i < 2; i++) {
        focus(&p, "control", CONTROL_NOISE);
        press_key(&p, KEY_ENTER, "");
        types(&p, i ? "nan" : "inf");
        press_key(&p, KEY_ENTER, "");
        assert_true(control_value(&p.frame->lab, CONTROL_NOISE) == before);
        assert_non_null(strstr(p.frame->lab.notice.text, "not a number"));
        p.frame->lab.notice = (Message){""};
    }
    person_leave(&p);
}

/* A key that does something types its letter, too: where no field is open, that is no wrong
 * number. */
static void a_key_is_no_number(void **state) {
    (void)state;
    Person p = with_points(1440, 900);
    for (const char *c = "RWAV"; *c; c++) {
        press_key(&p, *c, "");
        types(&p, (char[]){(char)(*c - 'A' + 'a'), '\0'});
        assert_string_equal(p.frame->lab.notice.text, "");
    }
    person_leave(&p);
}

/* Each key of formats that a control stands for, typed or pressed, and seen in the scene. */
static void all_of_a_scene_can_be_set(void **state) {
    (void)state;
    static const struct {
        Control control;
        const char *typed;
        double value;
    } numbers[] = {{CONTROL_POINTS, "77", 77},      {CONTROL_NOISE, "0.05", 0.05},
                   {CONTROL_HELD_OUT, "25", 0.25},  {CONTROL_DATA_SEED, "9", 9},
                   {CONTROL_SEED, "123", 123},      {CONTROL_START_SCALE, "1.5", 1.5},
                   {CONTROL_RATE, "0.123", 0.123},  {CONTROL_BATCH_SIZE, "7", 7},
                   {CONTROL_ORDER_SEED, "5", 5},    {CONTROL_L1, "0.002", 0.002},
                   {CONTROL_L2, "0.25", 0.25},      {CONTROL_DROPOUT, "40", 0.4},
                   {CONTROL_MOMENTUM, "0.75", 0.75}};
    Person p = with_points(1440, 900);
    const Lab *lab = &p.frame->lab;
    set(&p, CONTROL_LAYERS, 1);
    set(&p, CONTROL_START, START_NORMAL);
    set(&p, CONTROL_OPTIMIZER, OPTIMIZER_MOMENTUM);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        focus(&p, "control", (int)numbers[i].control);
        press_key(&p, KEY_ENTER, "");
        types(&p, numbers[i].typed);
        press_key(&p, KEY_ENTER, "");
        assert_true(fabs(control_value(lab, numbers[i].control) - numbers[i].value) < 1e-6);
    }
    assert_true(lab->scene.data.count == 77 && lab->scene.set.seed == 9);
    assert_true(lab->scene.training.batch == 7 && lab->scene.training.seed == 5);
    press(&p, "control", CONTROL_SHUFFLE);
    assert_false(lab->scene.training.shuffle);
    press(&p, "control", CONTROL_SCALE);
    assert_true(lab->scene.scale && lab->run->features.scaled);
    for (int a = 0; a < ACTIVATION_COUNT; a++) {
        if (a == ACTIVATION_STEP || a == ACTIVATION_SOFTMAX) continue;
        set(&p, CONTROL_ACTIVATION, a);
        assert_int_equal(lab->scene.network.activation[0], a);
    }
    set(&p, (Control)(CONTROL_ACTIVATION + 1), ACTIVATION_SOFTMAX);
    assert_int_equal(lab->scene.network.units[1], 2);
    set(&p, (Control)(CONTROL_ACTIVATION + 1), ACTIVATION_SIGMOID);
    assert_int_equal(lab->scene.network.units[1], 1);
    for (int l = 0; l < LOSS_COUNT; l++) {
        set(&p, CONTROL_LOSS, l);
        assert_int_equal(lab->scene.training.loss, l);
    }
    set(&p, CONTROL_SET, SET_BLOBS - 1);
    assert_int_equal(lab->scene.data.classes, 3);
    press_part(&p, "option", CONTROL_CLASSES, 2);
    assert_int_equal(lab->scene.data.classes, 4);
    person_leave(&p);
}

/* Without one it says that there are 0 hidden ones, and not that there is no layer; the settings of
 * an experiment, as those of scenes and lessons, count the output, too. */
static void hidden_layers_are_called_so(void **state) {
    (void)state;
    Person p = with_points(1440, 900);
    set(&p, CONTROL_LAYERS, 0);
    assert_true(person_reads(&p, NULL, "Hidden"));
    assert_false(person_reads(&p, NULL, "Layers"));
    assert_string_equal(setting_label("layers"), "Layers");
    person_leave(&p);
}

/* Between the ends of a stepper its number is typed; what is typed there is for it alone. */
static void the_number_of_units_can_be_typed(void **state) {
    (void)state;
    Person p = with_points(1440, 900);
    const NetworkDef *net = &p.frame->lab.scene.network;
    set(&p, CONTROL_LAYERS, 2);
    const Tool tool = p.frame->ui.tool;
    press(&p, "control", CONTROL_UNITS + 1);
    assert_true(count(&p, "old value", 0, SHAPE_RECT) > 0);
    for (const char *digit = "12"; *digit; digit++) {
        press_key(&p, *digit, "");
        types(&p, (char[]){*digit, '\0'});
    }
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(net->units[1], 12);
    assert_int_equal(p.frame->ui.tool, tool);
    click(&p, middle(where(&p, "control", CONTROL_LAYERS)), BUTTON_LEFT, 1);
    click(&p, middle(where(&p, "control", CONTROL_LAYERS)), BUTTON_LEFT, 2);
    assert_true(p.frame->ui.editing.old);
    types(&p, "3");
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(net->layers, 4);
    press(&p, "more", CONTROL_LAYERS); /* its ends are what they were */
    assert_int_equal(net->layers, 5);
    assert_null(p.frame->ui.editing.tag.target);
    press(&p, "control", CONTROL_LAYERS);
    types(&p, "20"); /* refused, with the reason */
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(net->layers, 5);
    assert_non_null(strstr(p.frame->lab.notice.text, "up to 8 hidden layers"));
    person_leave(&p);
}

static void inputs_are_switched_on_and_off(void **state) {
    (void)state;
    Person p = with_points(1440, 900);
    const Features *f = &p.frame->lab.scene.features;
    char text[TERM_TEXT];
    press(&p, "control", CONTROL_INPUT + 4);
    press(&p, "control", CONTROL_INPUT + 2);
    assert_int_equal(p.frame->lab.run->trainer.net.inputs, 4);
    assert_string_equal(feature_text(&f->feature[2], text), "x1^2");
    assert_string_equal(feature_text(&f->feature[3], text), "x1*x2");
    press(&p, "control", CONTROL_INPUT + 0);
    press(&p, "control", CONTROL_INPUT + 0);
    assert_string_equal(feature_text(&f->feature[0], text), "x1");
    for (int i = 0; i < 3; i++) press(&p, "control", CONTROL_INPUT + (int[]){0, 1, 2}[i]);
    assert_int_equal(f->count, 1);
    press(&p, "control", CONTROL_INPUT + 4); /* the last one stays */
    assert_int_equal(f->count, 1);
    assert_non_null(strstr(p.frame->lab.notice.text, "needs one input"));
    person_leave(&p);
}

/* Behind the toggles an input can be typed. What is wrong with it is said while it is typed, and
 * what cannot be taken stays to be mended. */
static void an_input_can_be_typed(void **state) {
    (void)state;
    Person p = with_points(1440, 900);
    const Features *f = &p.frame->lab.scene.features;
    press(&p, "term", TERM_FIELD_INPUT);
    assert_true(person_reads(&p, "term right", "Enter takes it"));
    types(&p, "x1^3 + x2 +");
    assert_true(person_reads(&p, "term wrong", "column 12: expected a number"));
    press_key(&p, KEY_ENTER, "");
    assert_non_null(strstr(p.frame->lab.notice.text, "column 12"));
    assert_int_equal(f->count, 2);
    types(&p, " x3");
    assert_true(person_reads(&p, "term wrong", "there is no column 'x3'; they are x1 to x2"));
    press_key(&p, KEY_BACKSPACE, "");
    types(&p, "1");
    assert_true(person_reads(&p, "term right", "= x₁³ + x₂ + x₁"));
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(f->count, 3);
    assert_string_equal(f->feature[2].term.text, "x1^3 + x2 + x1");
    assert_true(person_reads(&p, "toggle", "x₁³ + x₂ + x₁"));
    assert_int_equal(p.frame->lab.run->trainer.net.inputs, 3);
    press(&p, "term", TERM_FIELD_INPUT);
    types(&p, "x1^3 + x2 + x1");
    press_key(&p, KEY_ENTER, "");
    assert_non_null(strstr(p.frame->lab.notice.text, "fed this already"));
    assert_int_equal(f->count, 3);
    press_key(&p, KEY_ESCAPE, "");
    assert_int_equal(target_find(&p.frame->shapes, term_field_tag(TERM_FIELD_INPUT), -1) >= 0, 1);
    person_leave(&p);
}

static void the_condition_of_a_formula_can_be_typed(void **state) {
    (void)state;
    Person p = with_points(1440, 900);
    const Scene *s = &p.frame->lab.scene;
    press_part(&p, "option", CONTROL_SET, SET_FORMULA - 1);
    assert_true(person_reads(&p, "term", "x₂ > sin(x₁)"));
    press(&p, "term", TERM_FIELD_WHERE);
    types(&p, "x1 + x2");
    assert_true(person_reads(&p, "term wrong", "this is no condition"));
    types(&p, " < 0");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(s->set.where.text, "x1 + x2 < 0");
    assert_true(person_reads(&p, "term", "x₁ + x₂ < 0"));
    for (int i = 0; i < s->data.count; i++)
        assert_int_equal((int)s->data.label[i], s->data.x[2 * i] + s->data.x[2 * i + 1] < 0);
    person_leave(&p);
}

static void what_cannot_be_says_why(void **state) {
    (void)state;
    Person p = with_points(1440, 900);
    Lab *lab = &p.frame->lab;
    Message why;
    assert_false(control_check(lab, CONTROL_ACTIVATION, ACTIVATION_STEP, &why));
    assert_non_null(strstr(why.text, "slope"));
    press(&p, "control", CONTROL_ACTIVATION);
    press_part(&p, "option", CONTROL_ACTIVATION, ACTIVATION_LINEAR);
    assert_non_null(strstr(lab->notice.text, "probabilities"));
    assert_int_equal(lab->scene.network.activation[0], ACTIVATION_SIGMOID);
    press(&p, "value", CONTROL_RATE);
    types(&p, "-1");
    assert_true(person_reads(&p, NULL, "-1|"));
    press_key(&p, KEY_ENTER, "");
    assert_non_null(strstr(lab->notice.text, "Rate can be from 0 to 1000000"));
    press(&p, "value", CONTROL_POINTS);
    types(&p, "1e9");
    press_key(&p, KEY_ENTER, "");
    assert_non_null(strstr(lab->notice.text, "Points can be from 1 to 100000"));
    press_part(&p, "option", CONTROL_RULE, RULE_PERCEPTRON);
    assert_int_equal(lab->run->trainer.net.layer[0].activation, ACTIVATION_STEP);
    press(&p, "control", CONTROL_LOSS);
    assert_null(p.frame->ui.popup.list.target);
    assert_non_null(strstr(lab->notice.text, "follows no loss"));
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = middle(where(&p, "control", CONTROL_BATCH))});
    assert_true(person_reads(&p, "tooltip", "one point at a time"));
    press_key(&p, '1', "");
    click(&p, at(&p, 5.3f, -5.1f), BUTTON_LEFT, 1); /* one's own points have no noise to set */
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = middle(where(&p, "control", CONTROL_NOISE))});
    assert_true(person_reads(&p, "tooltip", "not drawn from a set"));
    person_leave(&p);
}

/* All that can be pressed without a word of its own on it names its key beside the pointer. */
static void tools_and_panels_have_tooltips(void **state) {
    (void)state;
    static const struct {
        const char *name;
        int index;
        const char *says;
    } things[] = {{"tool", TOOL_CLASS1, "red"},        {"tool", TOOL_CLASS0, "(2)"},
                  {"tool", TOOL_MOVE, "(M)"},          {"tool", TOOL_ERASE, "(X)"},
                  {"menu", PLACE_UPPER, "stand here"}, {"control", CONTROL_PLAY, "(Space)"},
                  {"control", CONTROL_RESTART, "(R)"}, {"act", ACT_SAVE, "(Ctrl+S"}};
    Person p = person_create(1440, 900);
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        Point over = middle(where(&p, things[i].name, things[i].index));
        does(&p, (InputEvent){.kind = INPUT_MOVE, .at = over});
        if (!person_reads(&p, "tooltip", things[i].says))
            fail_msg("%s %d does not say %s", things[i].name, things[i].index, things[i].says);
    }
    person_leave(&p);
}

/* Whether a control's tooltip says that the run begins anew, and whether it does. */
static void what_begins_the_run_anew_says_so(void **state) {
    (void)state;
    Person p = with_points(1440, 900);
    Lab *lab = &p.frame->lab;
    set(&p, CONTROL_LAYERS, 1);
    set(&p, CONTROL_START, START_UNIFORM);
    set(&p, CONTROL_OPTIMIZER, OPTIMIZER_MOMENTUM);
    set(&p, CONTROL_BATCH, 1);
    assert_true(count(&p, "restarts", 0, SHAPE_ARROW) >= 8);
    for (int c = CONTROL_SET; c <= CONTROL_DROPOUT; c++) {
        Control control = (Control)c;
        ControlInfo info = control_info(control);
        bool says = info.hint && strstr(info.hint, "begins anew");
        if (!control_enabled(lab, control) || control == CONTROL_CLEAR || control == CONTROL_RULE)
            continue;
        assert_true(says == info.restarts);
        for (int e = 0; e < 3; e++) press_key(&p, 'E', "");
        assert_true(lab->run->trainer.epoch == 3);
        double value = control_value(lab, control);
        double other = info.options                                      ? (value == 1 ? 2 : 1)
                       : info.kind == CONTROL_KIND_TOGGLE                ? value == 0
                       : info.whole || info.kind == CONTROL_KIND_STEPPER ? value + 1
                                                                         : value * 0.5 + 0.01;
        if (control == CONTROL_ACTIVATION + 1) other = ACTIVATION_SIGMOID;
        set(&p, control, other);
        assert_int_equal(lab->run->trainer.epoch, info.restarts ? 0 : 3);
        assert_true(lab_apply(lab, &(Action){.kind = ACTION_UNDO}));
        assert_true(lab_apply(lab, &(Action){.kind = ACTION_RESTART}));
    }
    person_leave(&p);
}

static void sections_fold_and_scroll(void **state) {
    (void)state;
    Person p = with_points(1024, 640);
    UiState *ui = &p.frame->ui;
    assert_int_equal(count(&p, "section", -1, SHAPE_TARGET), 3);
    int place = shapes_find(&p.frame->shapes, "controls", -1, -1);
    assert_true(p.frame->shapes.shape[place].tag.index > 0);
    /* The last control is out of sight; the wheel and the keyboard bring it. */
    int speed = shapes_find(&p.frame->shapes, "control", CONTROL_SPEED, -1);
    while (p.frame->shapes.shape[speed].kind != SHAPE_TARGET)
        speed = shapes_find(&p.frame->shapes, "control", CONTROL_SPEED, speed);
    assert_true(person_sees(&p, speed).h <= 0);
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = {100, 300}});
    for (int i = 0; i < 30; i++) does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = -1});
    assert_true(person_sees(&p, speed).h > 10);
    focus(&p, "control", CONTROL_SET);
    assert_true(ui->scrolled.controls < 60);
    focus(&p, "control", CONTROL_SPEED);
    assert_true(person_sees(&p, speed).h > 10);
    /* Folded, a section shows none of its controls, and the rest moves up. */
    focus(&p, "section", SECTION_DATA);
    press_key(&p, KEY_ENTER, "");
    assert_true(ui->folded[SECTION_DATA]);
    assert_int_equal(count(&p, "control", CONTROL_POINTS, SHAPE_TARGET), 0);
    assert_true(where(&p, "section", SECTION_NETWORK).y < 130);
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(count(&p, "control", CONTROL_POINTS, SHAPE_TARGET), 1);
    person_leave(&p);
}

/* A word of the header brings its section to the top, with all of the ring that says so. */
static void a_section_comes_with_its_ring(void **state) {
    (void)state;
    Person p = with_points(1024, 640);
    press(&p, "word", SECTION_NETWORK);
    frame_step(p.frame, &p.input);
    Rect title = where(&p, "section", SECTION_NETWORK), page = where(&p, "controls", -1);
    assert_true(is_called(p.frame->ui.focus, "section", SECTION_NETWORK));
    assert_true(p.frame->ui.scrolled.controls > 0);
    assert_true(title.y - 4 >= page.y && title.y < page.y + 20);
    person_leave(&p);
}

/* Nothing is ever drawn smaller than it can be read, or over its neighbour: rows keep apart at any
 * size, folded or not. */
static void rows_keep_apart(void **state) {
    (void)state;
    static const float sizes[][2] = {{1024, 640}, {1440, 900}, {2560, 1440}};
    for (int s = 0; s < 3; s++) {
        for (int projector = 0; projector < 2; projector++) {
            Person p = with_points(sizes[s][0], sizes[s][1]);
            set(&p, CONTROL_LAYERS, 3);
            if (projector) press_key(&p, 'P', "");
            const Shape *before = NULL;
            int controls = 0;
            for (int i = 0; i < p.frame->shapes.shapes; i++) {
                const Shape *shape = &p.frame->shapes.shape[i];
                bool mine = shape->kind == SHAPE_TARGET &&
                            strcmp(shape->mark.name, "control") == 0 &&
                            shape->tag.index < CONTROL_RESTART &&
                            shape->rect.x < layout_of(&p.frame->ui).stage.x;
                if (!mine) continue;
                Rect r = shape->rect;
                assert_true(r.h >= 18);
                if (before && r.y > before->rect.y + 1)
                    assert_true(r.y >= before->rect.y + before->rect.h + 1);
                before = shape;
                controls++;
            }
            assert_true(controls > 25);
            person_leave(&p);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_points_come_from_is_said),
        cmocka_unit_test(sets_are_pictures_to_choose_from),
        cmocka_unit_test(a_knob_at_zero_can_be_taken_by_its_left_half),
        cmocka_unit_test(every_control_stands_somewhere),
        cmocka_unit_test(no_number_is_said),
        cmocka_unit_test(a_key_is_no_number),
        cmocka_unit_test(all_of_a_scene_can_be_set),
        cmocka_unit_test(inputs_are_switched_on_and_off),
        cmocka_unit_test(the_number_of_units_can_be_typed),
        cmocka_unit_test(an_input_can_be_typed),
        cmocka_unit_test(the_condition_of_a_formula_can_be_typed),
        cmocka_unit_test(what_cannot_be_says_why),
        cmocka_unit_test(hidden_layers_are_called_so),
        cmocka_unit_test(tools_and_panels_have_tooltips),
        cmocka_unit_test(what_begins_the_run_anew_says_so),
        cmocka_unit_test(sections_fold_and_scroll),
        cmocka_unit_test(a_section_comes_with_its_ring),
        cmocka_unit_test(rows_keep_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
