/* What Export offers, by mouse and by keys, and the picture of the plane alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/frame.h"
#include "base/memory.h"
#include "called.h"
#include "fonts.h"
#include "panels/plane/plane_picture.h"
#include "screen/header/header.h"
#include "screen/sheet.h"
#include "ui/layout.h"
#include "ui/target.h"

typedef struct Person {
    Frame *frame;
    Input input;
} Person;

static Person person_create(float width, float height) {
    Person p = {.frame = frame_create(&fonts_boxes, 1)};
    p.input = (Input){.seconds = 1.0 / 60, .width = width, .height = height, .density = 1};
    frame_free_play(p.frame);
    frame_step(p.frame, &p.input);
    return p;
}

static void does(Person *p, InputEvent event) {
    p->input.event[0] = event;
    p->input.events = 1;
    frame_step(p->frame, &p->input);
    p->input.events = 0;
}

static void press_key(Person *p, int key, bool shift, bool ctrl) {
    does(p, (InputEvent){.kind = INPUT_KEY, .key = key, .shift = shift, .ctrl = ctrl});
}

static const Shape *target(const Person *p, const char *name, int index) {
    for (int i = -1; (i = shapes_find(&p->frame->shapes, name, index, i)) >= 0;) {
        if (p->frame->shapes.shape[i].kind == SHAPE_TARGET) return &p->frame->shapes.shape[i];
    }
    return NULL;
}

/* An entry of the list. */
static const Shape *entry(const Person *p, Export which) {
    int at = shapes_find_part(&p->frame->shapes, "export", 0, (int)which, -1);
    return at < 0 ? NULL : &p->frame->shapes.shape[at];
}

static void click_shape(Person *p, const Shape *s) {
    assert_non_null(s);
    Point at = {s->rect.x + s->rect.w / 2, s->rect.y + s->rect.h / 2};
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
    does(p, (InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1});
    does(p, (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT});
}

static void click(Person *p, const char *name, int index) {
    click_shape(p, target(p, name, index));
}

/* The list hangs in the sheet "Hand this over". */
static void opens_exports(Person *p) {
    if (!p->frame->ui.share.open) click(p, "act", ACT_SHARE);
    click(p, "act", ACT_EXPORT);
}

static void a_list_drops_from_the_button(void **state) {
    (void)state;
    const float sizes[][2] = {{1024, 640}, {1440, 900}, {3840, 2160}};
    for (int s = 0; s < 3; s++) {
        Person p = person_create(sizes[s][0], sizes[s][1]);
        opens_exports(&p);
        for (int e = 0; e < EXPORT_COUNT; e++) {
            Rect r = entry(&p, (Export)e)->rect, button = target(&p, "act", ACT_EXPORT)->rect;
            assert_true(r.x >= 0 && r.x + r.w <= sizes[s][0] && r.y >= button.y + button.h);
        }
        opens_exports(&p);
        assert_null(entry(&p, EXPORT_WINDOW));
        frame_destroy(p.frame);
    }
}

static void each_entry_does_what_its_key_does(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    UiState *ui = &p.frame->ui;
    opens_exports(&p);
    click_shape(&p, entry(&p, EXPORT_WINDOW));
    assert_true(ui->wish.picture && !ui->popup.list.target);
    opens_exports(&p);
    click_shape(&p, entry(&p, EXPORT_PROGRAM));
    assert_true(ui->wish.program);
    ui->wish.picture = ui->wish.program = false;
    press_key(&p, KEY_F12, false, false);
    press_key(&p, 'E', false, true);
    assert_true(ui->wish.picture && ui->wish.program);
    opens_exports(&p);
    click_shape(&p, entry(&p, EXPORT_PLANE));
    assert_int_equal(ui->sheet.kind, SHEET_PICTURE);
    press_key(&p, KEY_ESCAPE, false, false);
    assert_int_equal(ui->sheet.kind, SHEET_CLOSED);
    press_key(&p, KEY_F12, true, false);
    press_key(&p, KEY_ENTER, false, false);
    assert_true(ui->sheet.wanted && ui->sheet.size == 1600);
    frame_destroy(p.frame);
}

static void arrows_go_through_a_list(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    UiState *ui = &p.frame->ui;
    click(&p, "act", ACT_SHARE);
    ui->focus = act_tag(ACT_EXPORT);
    press_key(&p, KEY_ENTER, false, false);
    assert_true(tag_same(ui->popup.list, act_tag(ACT_EXPORT)));
    for (int i = 0; i < EXPORT_COUNT; i++) press_key(&p, KEY_DOWN, false, false);
    assert_true(ui->focus.part == EXPORT_PROGRAM && !ui->cursor.shown);
    press_key(&p, KEY_DOWN, false, false);
    assert_int_equal(ui->focus.part, EXPORT_WINDOW);
    press_key(&p, KEY_UP, false, false);
    press_key(&p, KEY_ENTER, false, false);
    assert_true(ui->wish.program && !ui->popup.list.target);
    click(&p, "menu", PLACE_UPPER);
    press_key(&p, KEY_UP, false, false);
    assert_true(strcmp(called(ui->focus), "panel option") == 0);
    press_key(&p, KEY_ESCAPE, false, false);
    assert_null(ui->popup.list.target);
    frame_destroy(p.frame);
}

/* ---- the plane alone */

static Canvas plane_of(const Person *p, int width, int height) {
    Canvas canvas = {width, height, memory_zeroed((size_t)width * (size_t)height, 4), 1};
    assert_true(frame_paint_plane(p->frame, &canvas, 0, NULL));
    return canvas;
}

/* The steepest step between two pixels side by side. */
static int steepest(const Canvas *canvas) {
    int most = 0;
    for (int i = 1; i < canvas->width * canvas->height; i++) {
        if (i % canvas->width == 0) continue;
        int step = abs((int)(canvas->pixels[i] & 255) - (int)(canvas->pixels[i - 1] & 255));
        if (step > most) most = step;
    }
    return most;
}

/* Enlarged from something smaller, edges would be soft, or steps of several pixels. */
static void a_plane_is_drawn_at_its_own_size(void **state) {
    (void)state;
    Person p = person_create(1024, 640);
    Canvas small = plane_of(&p, 400, 400), large = plane_of(&p, 1600, 1600);
    assert_true(large.density == 2.5f && small.density == 1);
    assert_true(steepest(&large) > 200 && steepest(&small) > 200);
    int odd = 0; /* edges between the pixels of no smaller picture */
    for (int i = 1; i < 1600 * 1600; i++) odd += i % 4 && large.pixels[i] != large.pixels[i - 1];
    assert_true(odd > 10000);
    free(small.pixels);
    free(large.pixels);
    frame_destroy(p.frame);
}

/* The same whatever is selected, hovered or open, and whatever the window's size is. */
static void nothing_but_the_plane_is_in_its_picture(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    Canvas before = plane_of(&p, 500, 300);
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = 3}});
    press_key(&p, 'M', false, false);
    opens_exports(&p);
    p.input.width = 1024;
    frame_step(p.frame, &p.input);
    Canvas after = plane_of(&p, 500, 300);
    assert_memory_equal(before.pixels, after.pixels, 500 * 300 * 4);
    free(before.pixels);
    free(after.pixels);
    assert_int_equal(plane_picture_height(&p.frame->lab, 1000), 1000);
    p.frame->lab.scene.view.top = 0; /* half as high as wide */
    assert_int_equal(plane_picture_height(&p.frame->lab, 1000), 500);
    frame_destroy(p.frame);
}

/* Below the picture; above it, the plane is what it is without. */
static void a_caption_stands_below_the_plane(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    int high = 300, below = plane_picture_caption(500, high);
    assert_int_equal(below, 56);
    assert_int_equal(plane_picture_caption(1280, 1280), 112); /* twice as fine */
    Canvas plain = plane_of(&p, 500, high);
    Canvas with = {500, high + below, memory_zeroed((size_t)(500 * (high + below)), 4), 1};
    assert_true(frame_paint_plane(p.frame, &with, below, NULL));
    assert_memory_equal(plain.pixels, with.pixels, 500 * 300 * 4);
    int ink = 0;
    for (int i = 500 * high; i < 500 * (high + below); i++)
        ink += with.pixels[i] != with.pixels[500 * (high + below) - 1];
    assert_true(ink > 300); /* words and marks on the ground of its last pixel */
    free(plain.pixels);
    free(with.pixels);
    press_key(&p, KEY_F12, true, false);
    assert_false(p.frame->ui.sheet.caption);
    click(&p, "sheet act", SHEET_CAPTION);
    assert_true(p.frame->ui.sheet.caption);
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_PICTURE);
    press_key(&p, KEY_ESCAPE, false, false);
    press_key(&p, KEY_F12, true, false);
    assert_true(p.frame->ui.sheet.caption); /* as it was left */
    frame_destroy(p.frame);
}

/* Ctrl+F12 takes the panel that the pointer is over, the list the one on the stage. */
static void a_panel_is_a_picture_of_its_own(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    UiState *ui = &p.frame->ui;
    Layout layout = layout_of(ui);
    Rect stage = layout_place(&layout, PLACE_STAGE), side = layout_place(&layout, PLACE_UPPER);
    Point in_side = {side.x + side.w / 2, side.y + side.h / 2};
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = in_side});
    press_key(&p, KEY_F12, false, true);
    assert_true(ui->wish.picture && ui->wish.part.x == side.x && ui->wish.part.y == side.y &&
                ui->wish.part.w == side.w && ui->wish.part.h == side.h);
    opens_exports(&p);
    click_shape(&p, entry(&p, EXPORT_PANEL));
    assert_memory_equal(&ui->wish.part, &stage, sizeof stage);
    press_key(&p, KEY_F12, false, false);
    assert_true(ui->wish.part.w == 0 && !ui->wish.drawing);
    opens_exports(&p);
    click_shape(&p, entry(&p, EXPORT_PANEL_SVG));
    assert_true(ui->wish.drawing);
    assert_memory_equal(&ui->wish.part, &stage, sizeof stage);
    opens_exports(&p);
    click_shape(&p, entry(&p, EXPORT_WINDOW_SVG));
    assert_true(ui->wish.drawing && ui->wish.part.w == 0);
    frame_destroy(p.frame);
}

/* A curve has no more points than a line can hold, however fine the screen; it goes all the way
 * across all the same. */
static void a_curve_goes_all_the_way_across(void **state) {
    (void)state;
    char path[] = "/tmp/halfplane-export-XXXXXX";
    const char *text = "data: {points: [[-2, -1], [2, 1]]}\nnetwork: {layers: [1 linear]}\n"
                       "training: {loss: squared}\n";
    int file = mkstemp(path);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    Person p = person_create(1440, 900);
    assert_true(frame_open(p.frame, path, NULL));
    unlink(path);
    p.input = (Input){.width = 3840, .height = 2160, .density = 2};
    frame_step(p.frame, &p.input);
    int at = shapes_find(&p.frame->shapes, "fitted curve", 0, -1);
    assert_true(at >= 0);
    Rect curve = p.frame->shapes.shape[at].rect, plane = p.frame->plane.screen;
    assert_true(curve.x < plane.x + 4 && curve.x + curve.w > plane.x + plane.w - 4);
    frame_destroy(p.frame);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_drops_from_the_button),
        cmocka_unit_test(each_entry_does_what_its_key_does),
        cmocka_unit_test(arrows_go_through_a_list),
        cmocka_unit_test(a_plane_is_drawn_at_its_own_size),
        cmocka_unit_test(a_caption_stands_below_the_plane),
        cmocka_unit_test(a_panel_is_a_picture_of_its_own),
        cmocka_unit_test(a_curve_goes_all_the_way_across),
        cmocka_unit_test(nothing_but_the_plane_is_in_its_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
