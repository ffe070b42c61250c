/* The toolkit alone, linked with nothing above it, on things that no panel knows: what a press, a
 * drag, the wheel, Tab, arrows, Enter and typing make of targets that are declared here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "fonts.h"
#include "ui/editing.h"
#include "ui/focus.h"
#include "ui/highlight.h"
#include "ui/list.h"
#include "ui/popup.h"
#include "ui/scroll.h"
#include "ui/slider.h"
#include "ui/tooltip.h"
#include "ui/widgets.h"

/* What the targets have noticed, in the order in which they did: "press 2, drag 2, ". */
static char noticed[1000];

static void notice(const char *what, Tag tag) {
    size_t used = strlen(noticed);
    snprintf(noticed + used, sizeof noticed - used, "%s %d, ", what, tag.index);
}

static void expect(const char *what) {
    assert_string_equal(noticed, what);
    noticed[0] = '\0';
}

static void press(const Gesture *g, Tag tag, const InputEvent *e) {
    notice(e->clicks > 1 ? "double press" : "press", tag);
    if (e->clicks > 1) editing_change(g, tag, 12.5);
}

static void press_other(const Gesture *g, Tag tag, const InputEvent *e) {
    (void)g;
    notice(e->button == BUTTON_RIGHT ? "right" : "middle", tag);
}

static void drag(const Gesture *g, Tag tag, Point at) {
    (void)g;
    (void)at;
    notice("drag", tag);
}

static void release(const Gesture *g, Tag tag, const InputEvent *e) {
    (void)e;
    notice(g->ui->drag.moving ? "drop" : "click", tag);
}

static void turn(const Gesture *g, Tag tag, float lines) {
    (void)g;
    notice(lines > 0 ? "up" : "down", tag);
}

static bool arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->key != KEY_LEFT && e->key != KEY_RIGHT) return false;
    (void)g;
    notice(e->key == KEY_LEFT ? "left" : "right", tag);
    return true;
}

static double typed_value;

static void typed(const Gesture *g, Tag tag, double value) {
    (void)g;
    typed_value = value;
    notice("typed", tag);
}

static const Target BUTTON = {.name = "button",
                              .hint = "What it does (B)",
                              .pointer = POINTER_UP,
                              .stop = TAB_EACH,
                              .press = press,
                              .press_other = press_other,
                              .drag = drag,
                              .release = release,
                              .turn = turn,
                              .arrow = arrow,
                              .typed = typed};

static const Target DOT = {
    .name = "dot", .stop = TAB_GROUP, .subject = SUBJECT_POINT, .press = press};
static const Target GROUND = {.name = "ground", .steady = true, .press = press, .turn = turn};
static const Target TRACK = {.name = "track", .stop = TAB_EACH, .enter = focus_enter_nothing};

static float *position(UiState *ui) {
    return &ui->scrolled.lesson;
}

static const ScrollArea AREA = {position};
static const Target PAGE = {.name = "page", .scroll = &AREA};

static const Target ENTRY = {.name = "entry", .stop = TAB_EACH, .press = press};

static void open_list(View *view, Tag tag) {
    static const ListEntry entries[] = {{.label = "One", .key = "1"},
                                        {.label = "Two", .chosen = true}};
    list_draw(view, target_rect(view->out, tag), 0, entries, 2, tag_of(&ENTRY, 0));
}

static void opener_press(const Gesture *g, Tag tag, const InputEvent *e) {
    (void)e;
    if (tag.index == 0)
        popup_toggle(g, tag);
    else
        popup_toggle_card(g, tag);
}

static Tag opener_follow(const Gesture *g, Tag tag) {
    return popup_is_open(g->ui, tag) ? tag_part(&ENTRY, 0, 1) : (Tag){0};
}

/* 0 opens a list, 1 a card. */
static const Target OPENER = {.name = "opener",
                              .stop = TAB_EACH,
                              .press = opener_press,
                              .follow = opener_follow,
                              .open = open_list};

/* ---- a screen of them */

typedef struct Screen {
    UiState ui;
    Lab lab;
    Player player;
    Shapes shapes;
    Camera plane;
    Glyphs *glyphs;
} Screen;

static Gesture gesture_of(Screen *s) {
    return (Gesture){&s->ui, &s->lab, &s->player, &s->shapes, &s->plane};
}

static View view_of(Screen *s) {
    return (View){.lab = &s->lab,
                  .player = &s->player,
                  .ui = &s->ui,
                  .theme = theme_get(THEME_LIGHT),
                  .layout = layout_of(&s->ui),
                  .pointed = highlight_pointed(&s->lab, &s->ui),
                  .glyphs = s->glyphs,
                  .out = &s->shapes};
}

/* Three buttons in a row, three dots below them, a ground below all, a track, two openers, and a
 * page of five hundred points of which one hundred are seen, with a button at its end. */
static void draw(Screen *s) {
    View view = view_of(s);
    shapes_clear(&s->shapes);
    target_place(view.out, tag_of(&GROUND, 0), (Rect){0, 0, 600, 400});
    for (int i = 0; i < 3; i++)
        view_button(&view, (Rect){100 * (float)i, 0, 80, 40}, "B", false, tag_of(&BUTTON, i));
    for (int i = 0; i < 3; i++)
        target_place(view.out, tag_of(&DOT, i), (Rect){100 * (float)i, 100, 20, 20});
    slider_knob(&view, (Rect){0, 150, 200, 20}, 0.5f, 7, view.theme->accent, tag_of(&TRACK, 0));
    for (int i = 0; i < 2; i++)
        target_place(view.out, tag_of(&OPENER, i), (Rect){400, 200 * (float)i, 100, 20});
    Rect page = {700, 0, 200, 100};
    scroll_place(view.out, &PAGE, page, 400);
    shapes_clip(view.out, page);
    float moved = s->ui.scrolled.lesson;
    target_place(view.out, tag_of(&BUTTON, 9), (Rect){700, 450 - moved, 100, 30});
    shapes_unclip(view.out);
    popup_draw(&view);
    tooltip_draw(&view);
}

static Screen screen_create(void) {
    Screen s = {.ui = ui_create(), .lab = lab_create(1), .glyphs = glyphs_create(&fonts_boxes)};
    noticed[0] = '\0';
    draw(&s);
    return s;
}

static void screen_destroy(Screen *s) {
    lab_destroy(&s->lab);
    shapes_destroy(&s->shapes);
    glyphs_destroy(s->glyphs);
}

static void does(Screen *s, InputEvent event) {
    Gesture g = gesture_of(s);
    gesture_event(&g, &event);
    draw(s);
}

static void goes_to(Screen *s, float x, float y) {
    does(s, (InputEvent){.kind = INPUT_MOVE, .at = {x, y}});
}

static void presses(Screen *s, float x, float y, int button, int clicks) {
    goes_to(s, x, y);
    InputEvent e = {.kind = INPUT_PRESS, .at = {x, y}, .button = button, .clicks = clicks};
    does(s, e);
}

static void lets_go(Screen *s, int button) {
    does(s, (InputEvent){.kind = INPUT_RELEASE, .at = s->ui.pointer, .button = button});
}

static void clicks(Screen *s, float x, float y) {
    presses(s, x, y, BUTTON_LEFT, 1);
    lets_go(s, BUTTON_LEFT);
}

static void double_clicks(Screen *s, float x, float y) {
    presses(s, x, y, BUTTON_LEFT, 2);
    lets_go(s, BUTTON_LEFT);
}

static void tab(Screen *s, bool back) {
    Gesture g = gesture_of(s);
    focus_move(&g, back);
    draw(s);
}

static bool has_focus(const Screen *s, const Target *target, int index) {
    return tag_same(s->ui.focus, tag_of(target, index));
}

/* ---- */

static void what_lies_there_is_pressed_and_dragged(void **state) {
    (void)state;
    Screen s = screen_create();
    clicks(&s, 110, 10);
    expect("press 1, click 1, ");
    presses(&s, 10, 10, BUTTON_LEFT, 1);
    goes_to(&s, 11, 12); /* a hand that trembles */
    goes_to(&s, 40, 12);
    goes_to(&s, 300, 300); /* it holds what it pressed, wherever it goes */
    does(&s, (InputEvent){.kind = INPUT_RELEASE, .button = BUTTON_RIGHT}); /* another button */
    lets_go(&s, BUTTON_LEFT);
    expect("press 0, drag 0, drag 0, drop 0, ");
    presses(&s, 210, 10, BUTTON_RIGHT, 1);
    assert_null(s.ui.pressed.target);
    expect("right 2, ");
    clicks(&s, 650, 390); /* nothing lies there */
    expect("");
    screen_destroy(&s);
}

static void the_wheel_turns_what_it_is_on(void **state) {
    (void)state;
    Screen s = screen_create();
    goes_to(&s, 110, 10);
    does(&s, (InputEvent){.kind = INPUT_WHEEL, .dy = 1});
    goes_to(&s, 300, 300);
    does(&s, (InputEvent){.kind = INPUT_WHEEL, .dy = -1});
    expect("up 1, down 0, ");
    goes_to(&s, 750, 50);
    does(&s, (InputEvent){.kind = INPUT_WHEEL, .dy = -2});
    assert_true(s.ui.scrolled.lesson == 72);
    for (int i = 0; i < 20; i++) does(&s, (InputEvent){.kind = INPUT_WHEEL, .dy = -100});
    assert_true(s.ui.scrolled.lesson == 400); /* no further than there is text */
    for (int i = 0; i < 20; i++) does(&s, (InputEvent){.kind = INPUT_WHEEL, .dy = 100});
    assert_true(s.ui.scrolled.lesson == 0);
    expect("");
    screen_destroy(&s);
}

static void tab_goes_round_and_halts_once_at_a_group(void **state) {
    (void)state;
    Screen s = screen_create();
    for (int i = 0; i < 3; i++) {
        tab(&s, false);
        assert_true(has_focus(&s, &BUTTON, i));
    }
    tab(&s, false);
    assert_true(has_focus(&s, &DOT, 0)); /* the first of the group, as none is selected */
    tab(&s, false);
    assert_true(has_focus(&s, &TRACK, 0));
    for (int i = 0; i < 3; i++) tab(&s, false); /* the openers, and the button on the page */
    assert_true(has_focus(&s, &BUTTON, 9));
    assert_true(s.ui.scrolled.lesson == 388); /* it came into view */
    tab(&s, false);
    assert_true(has_focus(&s, &BUTTON, 0));
    tab(&s, true);
    assert_true(has_focus(&s, &BUTTON, 9));
    for (int i = 0; i < 3; i++) lab_apply(&s.lab, &(Action){.kind = ACTION_ADD_POINT});
    subject_select(&s.lab, subject_point(2));
    s.ui.focus = tag_of(&BUTTON, 2);
    tab(&s, false);
    assert_true(has_focus(&s, &DOT, 2)); /* the selected one stands for the group */
    screen_destroy(&s);
}

static void arrows_lead_to_the_nearest(void **state) {
    (void)state;
    Screen s = screen_create();
    Gesture g = gesture_of(&s);
    const Tag none = {0};
    assert_false(focus_toward(&g, 'A', NULL, none));
    assert_false(focus_toward(&g, KEY_RIGHT, NULL, none)); /* there is nowhere to set out from */
    assert_true(focus_toward(&g, KEY_RIGHT, NULL, tag_of(&BUTTON, 0)));
    assert_true(has_focus(&s, &BUTTON, 0)); /* the first arrow shows where it is */
    assert_true(focus_toward(&g, KEY_RIGHT, NULL, none) && has_focus(&s, &BUTTON, 1));
    assert_true(focus_toward(&g, KEY_DOWN, NULL, none) && has_focus(&s, &DOT, 1));
    assert_true(focus_toward(&g, KEY_RIGHT, &DOT, none) && has_focus(&s, &DOT, 2));
    assert_true(focus_toward(&g, KEY_RIGHT, &DOT, none) && has_focus(&s, &DOT, 2)); /* it stays */
    focus_sibling(&g, true);
    assert_true(has_focus(&s, &DOT, 1));
    assert_false(focus_arrow(&g, &(InputEvent){.key = KEY_LEFT})); /* a dot has no use for it */
    s.ui.focus = tag_of(&BUTTON, 1);
    assert_true(focus_arrow(&g, &(InputEvent){.key = KEY_LEFT}));
    assert_false(focus_arrow(&g, &(InputEvent){.key = KEY_LEFT, .ctrl = true}));
    expect("left 1, ");
    screen_destroy(&s);
}

static void enter_presses_or_does_what_it_means_there(void **state) {
    (void)state;
    Screen s = screen_create();
    Gesture g = gesture_of(&s);
    focus_enter(&g);
    expect("");
    s.ui.focus = tag_of(&BUTTON, 1);
    focus_enter(&g);
    expect("press 1, ");
    assert_null(s.ui.pressed.target);
    s.ui.focus = tag_of(&TRACK, 0);
    focus_enter(&g);
    s.ui.focus = tag_of(&BUTTON, 7); /* is not drawn */
    focus_enter(&g);
    expect("");
    screen_destroy(&s);
}

static void a_number_is_typed_into_what_asks_for_it(void **state) {
    (void)state;
    Screen s = screen_create();
    Gesture g = gesture_of(&s);
    char shown[UI_TEXT + 4];
    double_clicks(&s, 110, 10);
    assert_true(editing_is_on(&s.ui));
    assert_string_equal(editing_shown(&s.ui, shown), "12.5"); /* the old value, all selected */
    assert_true(s.ui.editing.old);
    editing_text(&g, "1x.5");
    assert_string_equal(editing_shown(&s.ui, shown), "1.5|");
    editing_key(&g, KEY_BACKSPACE);
    editing_text(&g, "25");
    editing_key(&g, KEY_ENTER);
    assert_true(typed_value == 1.25 && !editing_is_on(&s.ui));
    expect("double press 1, click 1, typed 1, ");
    double_clicks(&s, 110, 10);
    editing_text(&g, "1e");
    editing_key(&g, KEY_ENTER);
    assert_non_null(strstr(s.lab.notice.text, "\"1e\" is not a number"));
    double_clicks(&s, 110, 10);
    for (int i = 0; i < UI_TEXT + 100; i++) editing_text(&g, "9");
    assert_int_equal(strlen(s.ui.editing.line.text), UI_TEXT - 1);
    editing_key(&g, KEY_DELETE); /* behind the last: all of it */
    editing_text(&g, "15");
    editing_key(&g, KEY_LEFT);
    editing_text(&g, ".2");
    assert_string_equal(editing_shown(&s.ui, shown), "1.2|5");
    editing_key(&g, KEY_HOME);
    editing_key(&g, KEY_DELETE); /* before a digit: that digit */
    assert_string_equal(editing_shown(&s.ui, shown), "|.25");
    editing_key(&g, KEY_ESCAPE);
    double_clicks(&s, 110, 10);
    editing_key(&g, KEY_ENTER); /* nothing was typed: nothing is set */
    assert_false(editing_is_on(&s.ui));
    double_clicks(&s, 110, 10);
    editing_key(&g, KEY_BACKSPACE);
    assert_string_equal(editing_shown(&s.ui, shown), "|");
    clicks(&s, 10, 10); /* a press elsewhere leaves it */
    assert_false(editing_is_on(&s.ui));
    expect("double press 1, click 1, double press 1, click 1, double press 1, click 1, double "
           "press 1, click 1, press 0, click 0, ");
    screen_destroy(&s);
}

static void a_list_opens_closes_and_keeps_the_keyboard(void **state) {
    (void)state;
    Screen s = screen_create();
    Gesture g = gesture_of(&s);
    clicks(&s, 410, 10);
    assert_true(popup_is_open(&s.ui, tag_of(&OPENER, 0)));
    assert_true(popup_holds(&s.shapes, (Point){410, 40}));
    tab(&s, false);
    assert_true(has_focus(&s, &ENTRY, 0));
    tab(&s, false);
    tab(&s, false);
    assert_true(has_focus(&s, &ENTRY, 0)); /* round within the list */
    clicks(&s, 410, 10);
    assert_false(popup_is_open(&s.ui, tag_of(&OPENER, 0))); /* the press that closed it */
    s.ui.focus = tag_of(&OPENER, 0);
    focus_enter(&g);
    draw(&s);
    assert_true(tag_same(s.ui.focus, tag_part(&ENTRY, 0, 1))); /* at what is chosen */
    assert_true(popup_key(&g, &(InputEvent){.key = KEY_ESCAPE}));
    assert_true(has_focus(&s, &OPENER, 0) && !s.ui.popup.list.target);
    assert_false(popup_key(&g, &(InputEvent){.key = KEY_ESCAPE}));
    screen_destroy(&s);
}

static void a_card_stays_while_it_is_pressed_within(void **state) {
    (void)state;
    Screen s = screen_create();
    clicks(&s, 410, 210);
    assert_true(popup_is_open(&s.ui, tag_of(&OPENER, 1)));
    clicks(&s, 415, 230); /* an entry of it */
    expect("press 0, ");
    assert_true(popup_is_open(&s.ui, tag_of(&OPENER, 1)));
    clicks(&s, 300, 300); /* beside it: closes it, and does nothing to the ground */
    expect("");
    assert_null(s.ui.popup.card.target);
    clicks(&s, 300, 300);
    expect("press 0, ");
    screen_destroy(&s);
}

static bool says(const Screen *s, const char *words) {
    for (int i = 0; i < s->shapes.shapes; i++) {
        const Shape *shape = &s->shapes.shape[i];
        if (shape->kind == SHAPE_TEXT && strcmp(s->shapes.text + shape->first, words) == 0)
            return true;
    }
    return false;
}

static void what_lies_under_the_pointer_says_what_it_is(void **state) {
    (void)state;
    Screen s = screen_create();
    Gesture g = gesture_of(&s);
    goes_to(&s, 110, 10);
    assert_true(says(&s, "What it does (B)"));
    assert_int_equal(gesture_shape(&g), POINTER_UP);
    presses(&s, 110, 10, BUTTON_LEFT, 1);
    assert_false(says(&s, "What it does (B)")); /* not while it is held */
    lets_go(&s, BUTTON_LEFT);
    goes_to(&s, 110, 110);
    View view = view_of(&s);
    assert_int_equal(view.pointed.kind, SUBJECT_POINT);
    assert_true(highlight_of(&view, subject_point(1)) == HIGHLIGHT_POINTED);
    assert_true(highlight_of(&view, subject_point(0)) == 0);
    screen_destroy(&s);
}

static void a_slider_tells_its_share(void **state) {
    (void)state;
    Screen s = screen_create();
    Gesture g = gesture_of(&s);
    const Tag track = tag_of(&TRACK, 0);
    assert_true(slider_share(&g, track, (Point){50, 0}) == 0.25f);
    assert_true(slider_share(&g, track, (Point){-50, 0}) == 0);
    assert_true(slider_share(&g, track, (Point){5000, 0}) == 1);
    assert_true(slider_share(&g, tag_of(&TRACK, 1), (Point){50, 0}) < 0);
    screen_destroy(&s);
}

/* Made of a title: small letters and digits, one dash for all that stands between, none at its
 * ends; of the open file its name without the ending. */
static void files_are_named_after_what_is_shown(void **state) {
    (void)state;
    static const char *const all[][3] = {{"Two moons", "", "two-moons"},
                                         {"Two moons!", "", "two-moons"},
                                         {"Two moons?! ...", "", "two-moons"},
                                         {"  (a) b/c:  D9 ", "", "a-b-c-d9"},
                                         {"a", "", "a"},
                                         {"a-", "", "a"},
                                         {"Größe", "", "größe"},
                                         {"?!", "", "halfplane"},
                                         {"My marks.csv", "", "my-marks"},
                                         {"rings.scene", "", "rings"},
                                         {".scene", "", "scene"},
                                         {"Two moons", "rings.scene", "rings"},
                                         {"Two moons", "my.own.scene", "my.own"},
                                         {"Two moons", "rings", "rings"},
                                         {"Two moons", ".scene", "two-moons"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        UiState ui = ui_create();
        Scene scene = {.set = {.kind = SET_NONE}};
        char stem[UI_STEM];
        snprintf(scene.title, sizeof scene.title, "%s", all[i][0]);
        snprintf(ui.file_name, sizeof ui.file_name, "%s", all[i][1]);
        assert_string_equal(ui_file_stem(&ui, &scene, stem), all[i][2]);
    }
    /* A set in place of a table's points is none of that file any more. */
    UiState ui = ui_create();
    Scene scene = {.set = {.kind = SET_CIRCLES}};
    char stem[UI_STEM];
    snprintf(ui.file_name, sizeof ui.file_name, "iris.csv");
    assert_string_equal(ui_file_stem(&ui, &scene, stem), "circles");
    snprintf(ui.file_name, sizeof ui.file_name, "rings.scene");
    assert_string_equal(ui_file_stem(&ui, &scene, stem), "rings");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_lies_there_is_pressed_and_dragged),
        cmocka_unit_test(the_wheel_turns_what_it_is_on),
        cmocka_unit_test(tab_goes_round_and_halts_once_at_a_group),
        cmocka_unit_test(arrows_lead_to_the_nearest),
        cmocka_unit_test(enter_presses_or_does_what_it_means_there),
        cmocka_unit_test(a_number_is_typed_into_what_asks_for_it),
        cmocka_unit_test(a_list_opens_closes_and_keeps_the_keyboard),
        cmocka_unit_test(a_card_stays_while_it_is_pressed_within),
        cmocka_unit_test(what_lies_under_the_pointer_says_what_it_is),
        cmocka_unit_test(a_slider_tells_its_share),
        cmocka_unit_test(files_are_named_after_what_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
