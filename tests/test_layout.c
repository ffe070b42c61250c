/* Arrangements as hands meet them: where a small window folds, tabs, the page of a lesson that is
 * longer than its card, and the axes of the timeline. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/frame.h"
#include "draw/text.h"
#include "fonts.h"
#include "lesson/answer.h"
#include "screen/header/header.h"
#include "screen/lesson/lesson.h"
#include "screen/timeline/timeline.h"
#include "ui/layout.h"
#include "ui/menu.h"
#include "ui/scroll.h"

/* Somebody in a lesson. */
typedef struct Reader {
    Frame *frame;
    Input input;
} Reader;

static void does(Reader *r, InputEvent event) {
    r->input.events = 1;
    r->input.event[0] = event;
    frame_step(r->frame, &r->input);
    r->input.events = 0;
}

static void press_key(Reader *r, int key) {
    does(r, (InputEvent){.kind = INPUT_KEY, .key = key});
}

static const Shape *find(const Reader *r, const char *name, int index, ShapeKind kind) {
    const Shapes *shapes = &r->frame->shapes;
    for (int i = -1; (i = shapes_find(shapes, name, index, i)) >= 0;) {
        if (shapes->shape[i].kind == kind) return &shapes->shape[i];
    }
    return NULL;
}

static Point middle(Rect r) {
    return (Point){r.x + r.w / 2, r.y + r.h / 2};
}

static void press_at(Reader *r, Rect rect) {
    Point at = middle(rect);
    does(r, (InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1});
    does(r, (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT});
}

static void press(Reader *r, const char *name, int index) {
    const Shape *target = find(r, name, index, SHAPE_TARGET);
    if (!target) fail_msg("there is no %s %d to press", name, index);
    press_at(r, target ? target->rect : (Rect){0});
}

/* lesson: "02-the-perceptron-trick.md#2" */
static Reader reader_create(const char *lesson, float width, float height, bool projector) {
    char path[600];
    Message message = {0};
    Reader r = {frame_create(&fonts_boxes, 1), {.seconds = 0.01, .density = 1}};
    r.input.width = width;
    r.input.height = height;
    snprintf(path, sizeof path, "%s/%s", LESSONS_FOLDER, lesson);
    if (!frame_open(r.frame, path, &message)) fail_msg("%s", message.text);
    r.frame->ui.projector = projector;
    frame_step(r.frame, &r.input);
    does(&r, (InputEvent){.kind = INPUT_MOVE});
    return r;
}

static void reader_leave(Reader *r) {
    frame_destroy(r->frame);
}

static int step_of(const Reader *r) {
    return r->frame->player.step;
}

/* Whether a text of just these words stands in a place. */
static bool says(const Reader *r, Rect place, const char *words) {
    const Shapes *shapes = &r->frame->shapes;
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        if (s->kind == SHAPE_TEXT && rect_holds(place, s->at) &&
            strcmp(shapes->text + s->first, words) == 0)
            return true;
    }
    return false;
}

/* ---- folding */

static void places_fold_instead_of_shrinking(void **state) {
    (void)state;
    static const struct {
        float width, height;
        Fold usual, projected;
    } windows[] = {{1024, 640, FOLD_NONE, FOLD_STAGE}, {1024, 768, FOLD_NONE, FOLD_STAGE},
                   {1280, 720, FOLD_NONE, FOLD_SIDE},  {1366, 768, FOLD_NONE, FOLD_SIDE},
                   {1440, 900, FOLD_NONE, FOLD_NONE},  {1920, 1080, FOLD_NONE, FOLD_NONE},
                   {3840, 2160, FOLD_NONE, FOLD_NONE}};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        UiState ui = ui_create();
        ui.width = windows[i].width, ui.height = windows[i].height;
        Layout usual = layout_of(&ui);
        ui.scale = 1.5f;
        Layout projected = layout_of(&ui);
        assert_int_equal(usual.fold, windows[i].usual);
        assert_int_equal(projected.fold, windows[i].projected);
        assert_true(fabsf(projected.unit / usual.unit - 1.5f) < 1e-6f);
        /* What stands at the side has room for what it says. */
        assert_true(projected.side.w <= 0 || projected.side.w >= 250 * projected.unit);
        assert_true(projected.stage.w >= 270 * projected.unit);
        assert_true(projected.stage.h >= 230 * projected.unit);
    }
}

/* A tab, or an entry of the list of panels. */
static void press_panel(Reader *r, Place place, Panel panel) {
    int at = shapes_find_part(&r->frame->shapes, "panel option", (int)place, (int)panel, -1);
    assert_true(at >= 0);
    press_at(r, r->frame->shapes.shape[at].rect);
}

static void a_tab_shows_what_is_folded_away(void **state) {
    (void)state;
    Reader r = reader_create("02-the-perceptron-trick.md#2", 1024, 640, true);
    UiState *ui = &r.frame->ui;
    const Layout l = layout_of(ui);
    assert_int_equal(ui->panel[PLACE_STAGE], PANEL_PLANE);
    assert_true(says(&r, l.tabs, "Plane") && says(&r, l.tabs, "Network"));
    float before = find(&r, "tab", PANEL_WEIGHTS, SHAPE_TEXT)->at.x;
    assert_null(find(&r, "weight", 0, SHAPE_TARGET));
    press_panel(&r, PLACE_STAGE, PANEL_WEIGHTS);
    assert_int_equal(ui->panel[PLACE_STAGE], PANEL_WEIGHTS);
    assert_non_null(find(&r, "weight", 0, SHAPE_TARGET));
    assert_null(find(&r, "plane", 0, SHAPE_TARGET));
    assert_true(find(&r, "tab", PANEL_WEIGHTS, SHAPE_TEXT)->at.x == before);
    press_panel(&r, PLACE_STAGE, PANEL_PLANE);
    assert_non_null(find(&r, "plane", 0, SHAPE_TARGET));
    reader_leave(&r);
}

static void the_side_keeps_one_of_its_two(void **state) {
    (void)state;
    Reader r = reader_create("02-the-perceptron-trick.md#2", 1280, 720, true);
    assert_non_null(find(&r, "plane", 0, SHAPE_TARGET));
    assert_non_null(find(&r, "unit", -1, SHAPE_TARGET));
    assert_null(find(&r, "weight", 0, SHAPE_TARGET));
    press_panel(&r, PLACE_UPPER, PANEL_WEIGHTS);
    assert_non_null(find(&r, "plane", 0, SHAPE_TARGET));
    assert_non_null(find(&r, "weight", 0, SHAPE_TARGET));
    ui_put(&r.frame->ui, PANEL_NUMBERS, PLACE_STAGE); /* numbers take the side's room as well */
    assert_int_equal(layout_of(&r.frame->ui).fold, FOLD_STAGE);
    ui_put(&r.frame->ui, PANEL_PLANE, PLACE_STAGE);
    ui_put(&r.frame->ui, PANEL_NETWORK, PLACE_UPPER);
    press_key(&r, 'P'); /* and without projector mode there are no tabs */
    assert_null(find(&r, "tab", -1, SHAPE_TEXT));
    assert_non_null(find(&r, "unit", -1, SHAPE_TARGET));
    reader_leave(&r);
}

/* ---- the page */

static void a_long_text_says_so_and_scrolls(void **state) {
    (void)state;
    Reader r = reader_create("14-backpropagation-at-work.md#3", 800, 480, false);
    float *at = &r.frame->ui.scrolled.lesson;
    int end = find(&r, "page", -1, SHAPE_TARGET)->tag.index;
    assert_true(end > 50);
    assert_non_null(find(&r, "lesson", LESSON_MORE, SHAPE_TARGET));
    press_key(&r, KEY_DOWN);
    assert_true(*at > 0);
    press_key(&r, KEY_UP);
    assert_true(*at == 0);
    press(&r, "lesson", LESSON_MORE);
    assert_true(*at > 50);
    for (int i = 0; i < 40; i++) press_key(&r, KEY_DOWN);
    assert_true(*at == (float)end);
    assert_null(find(&r, "lesson", LESSON_MORE, SHAPE_TARGET));
    assert_int_equal(step_of(&r), 2);
    press_key(&r, KEY_PAGE_DOWN);
    assert_int_equal(step_of(&r), 3);
    assert_true(*at == 0);
    reader_leave(&r);
}

static void the_wheel_scrolls_over_the_text_alone(void **state) {
    (void)state;
    Reader r = reader_create("14-backpropagation-at-work.md#3", 800, 480, false);
    Layout l = layout_of(&r.frame->ui);
    does(&r, (InputEvent){.kind = INPUT_MOVE, .at = middle(l.timeline)});
    does(&r, (InputEvent){.kind = INPUT_WHEEL, .dy = -2});
    assert_true(r.frame->ui.scrolled.lesson == 0);
    does(&r, (InputEvent){.kind = INPUT_MOVE, .at = {l.left.w - 30, 150}});
    does(&r, (InputEvent){.kind = INPUT_WHEEL, .dy = -2});
    assert_true(r.frame->ui.scrolled.lesson > 0);
    reader_leave(&r);
}

static void arrows_belong_to_the_cursor_once_it_is_there(void **state) {
    (void)state;
    Reader r = reader_create("18-will-i-pass-this-class.md#2", 690, 430, false);
    UiState *ui = &r.frame->ui;
    press_key(&r, KEY_LEFT);
    assert_true(ui->cursor.shown);
    float up = ui->cursor.at[1];
    press_key(&r, KEY_UP);
    assert_true(ui->cursor.at[1] > up && ui->scrolled.lesson == 0);
    press_key(&r, KEY_ESCAPE);
    press_key(&r, KEY_DOWN);
    assert_true(ui->scrolled.lesson > 0);
    reader_leave(&r);
}

/* ---- one column */

static void cards_of_a_phone_stand_above_each_other(void **state) {
    (void)state;
    Reader r = reader_create("02-the-perceptron-trick.md#2", 360, 640, false);
    const Layout l = layout_of(&r.frame->ui);
    assert_int_equal(l.fold, FOLD_COLUMN);
    assert_true(r.frame->ui.width == 360 && l.unit == 1); /* type does not shrink */
    assert_true(l.header.h < l.tabs.y && l.tabs.y + l.tabs.h <= l.stage.y + 1);
    assert_true(l.stage.y + l.stage.h < l.timeline.y);
    assert_true(l.timeline.y + l.timeline.h < l.left.y && l.left.y + l.left.h <= 640);
    assert_true(l.stage.h > 150 && l.left.h > 200);
    press(&r, "lesson", LESSON_NEXT);
    assert_int_equal(step_of(&r), 2);
    press(&r, "entry", ENTRY_COLUMN); /* folded away, the picture has its room */
    const Layout tall = layout_of(&r.frame->ui);
    assert_true(tall.left.h == 0 && tall.stage.h > 1.5f * l.stage.h);
    press(&r, "entry", ENTRY_COLUMN);
    assert_true(layout_of(&r.frame->ui).left.h == l.left.h);
    reader_leave(&r);
}

static void a_finger_takes_the_page_along(void **state) {
    (void)state;
    Reader r = reader_create("18-will-i-pass-this-class.md#2", 360, 640, false);
    const Layout l = layout_of(&r.frame->ui);
    Point page = middle(l.left), plane = middle(l.stage);
    assert_true(scroll_is_at(&r.frame->shapes, page));
    assert_false(scroll_is_at(&r.frame->shapes, plane));
    does(&r, (InputEvent){.kind = INPUT_SCROLL, .at = page, .dy = -25});
    assert_true(r.frame->ui.scrolled.lesson == 25);
    does(&r, (InputEvent){.kind = INPUT_SCROLL, .at = page, .dy = 1000});
    assert_true(r.frame->ui.scrolled.lesson == 0);
    does(&r, (InputEvent){.kind = INPUT_SCROLL, .at = plane, .dy = -25});
    assert_true(r.frame->ui.scrolled.lesson == 0);
    reader_leave(&r);
}

/* What has no room in the bar is in the list; the list of lessons scrolls. */
static void nothing_is_out_of_reach_on_a_phone(void **state) {
    (void)state;
    Reader r = reader_create("02-the-perceptron-trick.md#2", 360, 640, false);
    assert_null(find(&r, "act", ACT_SAVE, SHAPE_TARGET));
    press(&r, "word", WORD_MENU);
    press(&r, "act", ACT_HELP);
    assert_true(r.frame->ui.help && !r.frame->ui.popup.card.target);
    press_key(&r, KEY_ESCAPE);
    press(&r, "word", WORD_MENU);
    press(&r, "act", ACT_SAVE);
    assert_true(r.frame->ui.wish.save);
    shelf_add_folder(&r.frame->shelf, LESSONS_FOLDER);
    press(&r, "act", ACT_HOME);
    assert_true(r.frame->ui.home);
    for (int i = 0; i < 60; i++)
        does(&r, (InputEvent){.kind = INPUT_SCROLL, .at = {180, 400}, .dy = -40});
    const Shape *last = find(&r, "shelf", 17, SHAPE_TARGET);
    assert_true(last && last->rect.y + last->rect.h <= 640);
    press_at(&r, last->rect);
    assert_true(r.frame->ui.wish.lesson == 17 || !r.frame->ui.home);
    reader_leave(&r);
}

/* K hides the left column of what is there; home has none. */
static void home_is_whole_without_the_left_column(void **state) {
    (void)state;
    const float sizes[2][2] = {{1440, 900}, {360, 640}};
    for (int i = 0; i < 2; i++) {
        Reader r = reader_create("02-the-perceptron-trick.md#2", sizes[i][0], sizes[i][1], false);
        shelf_add_folder(&r.frame->shelf, LESSONS_FOLDER);
        press_key(&r, 'K');
        assert_true(r.frame->ui.column_folded);
        press(&r, "act", ACT_HOME);
        const Shape *card = find(&r, "shelf", 0, SHAPE_TARGET);
        assert_true(card && card->rect.w > 150 && card->rect.h > 30);
        assert_true(r.frame->ui.column_folded); /* and back it is as it was */
        reader_leave(&r);
    }
}

/* The picture is large enough to be looked at, or is not there. */
static void home_has_no_speck_for_a_picture(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++) {
        const float least = i ? 60 * 1.5f : 60;
        Reader r = reader_create("02-the-perceptron-trick.md#2", 1024, 640, i == 1);
        Frame *f = r.frame;
        shelf_add_folder(&f->shelf, LESSONS_FOLDER);
        snprintf(f->shelf.recent[0], sizeof f->shelf.recent[0], "/home/ada/rings.scene");
        f->ui.home = true;
        frame_step(f, &r.input);
        float left = find(&r, "recent", 0, SHAPE_TARGET)->rect.x;
        int pictures = 0;
        for (int k = 0; k < f->shapes.shapes; k++) {
            const Shape *s = &f->shapes.shape[k];
            if (s->kind != SHAPE_IMAGE || s->rect.x > left + 20) continue;
            pictures++;
            assert_true(s->rect.w >= least);
        }
        assert_int_equal(pictures, i == 0);
        reader_leave(&r);
    }
}

/* Type that is half as large again asks for more points than the window has: none is cut off. */
static void a_phone_can_be_a_projector(void **state) {
    (void)state;
    Reader r = reader_create("02-the-perceptron-trick.md#2", 360, 640, false);
    press_key(&r, 'P');
    const UiState *ui = &r.frame->ui;
    assert_true(ui->scale == 1.5f && ui->width >= 510 && ui->density < 1);
    press_key(&r, 'P');
    assert_true(ui->scale == 1 && ui->width == 360 && ui->density == 1);
    reader_leave(&r);
}

static float type_of(const Reader *r, const char *word) {
    const Shapes *shapes = &r->frame->shapes;
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        if (s->kind == SHAPE_TEXT && strcmp(shapes->text + s->first, word) == 0)
            return s->text.size;
    }
    fail_msg("no word '%s'", word);
    return 0;
}

/* The type of a step is large where it has room, and the same before and after a question is
 * answered. */
/* The question of the step, rightly. */
static void answers(Reader *r) {
    answer_give_truth(&r->frame->player, &r->frame->lab, 0);
    frame_step(r->frame, &r->input);
}

static void type_fits_the_step_and_stays(void **state) {
    (void)state;
    Reader small = reader_create("02-the-perceptron-trick.md#2", 1024, 640, false);
    Reader large = reader_create("02-the-perceptron-trick.md#2", 1920, 1600, false);
    float size = type_of(&small, "trick"), unit = layout_of(&large.frame->ui).unit;
    assert_true(type_of(&large, "trick") > 1.05f * size * unit);
    answers(&small);
    answers(&large);
    assert_true(type_of(&small, "trick") == size);
    assert_true(type_of(&large, "trick") > 1.05f * size * unit);
    reader_leave(&small);
    reader_leave(&large);
}

/* In the smallest window what the lab says now takes the room of where we are. */
static void a_notice_has_room(void **state) {
    (void)state;
    Reader r = reader_create("14-backpropagation-at-work.md#3", 800, 480, false);
    press_key(&r, 'E');
    const Shape *notice = find(&r, "notice", 0, SHAPE_TEXT);
    assert_non_null(notice);
    assert_true(notice->at.x < 100);
    assert_non_null(strstr(r.frame->shapes.text + notice->first, "Choose an answer first"));
    reader_leave(&r);
}

/* ---- the timeline */

static void a_perceptron_counts_steps_and_whole_points(void **state) {
    (void)state;
    Reader r = reader_create("02-the-perceptron-trick.md#3", 1440, 900, false);
    Rect place = layout_of(&r.frame->ui).timeline;
    assert_true(says(&r, place, "step") && says(&r, place, "1 / 13"));
    const char *const whole[] = {"0", "1", "2", "3", "4", "6", "14", "20"};
    for (int i = 0; i < 8; i++) assert_true(says(&r, place, whole[i]));
    assert_false(says(&r, place, "0.5"));
    assert_int_equal(timeline_span(&r.frame->lab, &(Player){0}), 20);
    reader_leave(&r);
}

/* The axis counts what the figure beside it counts, and scrubbing finds the epoch of a step. */
static void axis_and_counter_agree(void **state) {
    (void)state;
    Reader r = reader_create("03-the-perceptron-algorithm.md#3", 1440, 900, false);
    Lab *lab = &r.frame->lab;
    assert_true(lab_settings(lab)->rule == RULE_PERCEPTRON);
    for (int i = 0; i < 7; i++) lab_apply(lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    frame_draw(r.frame);
    const Shape *unit = find(&r, "time unit", 0, SHAPE_TEXT);
    assert_string_equal(r.frame->shapes.text + unit->first, "steps");
    const Shape *curve = find(&r, "curve", SERIES_WRONG, SHAPE_LINE);
    Rect scrub = find(&r, "scrub", 0, SHAPE_TARGET)->rect;
    const Point *last = r.frame->shapes.point + curve->first + curve->count - 1;
    int64_t span = timeline_span(lab, &r.frame->player), moves = lab_trainer(lab)->moves;
    assert_true(moves > lab_trainer(lab)->epoch && span >= moves);
    float x = scrub.x + scrub.w * (float)moves / (float)span;
    assert_true(fabsf(last->x - x) < 0.1f);
    reader_leave(&r);
}

/* Where every epoch is a press of a key, there are few of them. */
static void an_axis_is_short_where_nothing_plays(void **state) {
    (void)state;
    Reader r = reader_create("07-batch-one-point-a-handful.md#6", 1440, 900, false);
    assert_int_equal(timeline_span(&r.frame->lab, &(Player){0}), 20);
    reader_leave(&r);
}

static void an_axis_grows_with_what_happens(void **state) {
    (void)state;
    Reader r = reader_create("14-backpropagation-at-work.md#1", 1440, 900, false);
    Lab *lab = &r.frame->lab;
    assert_int_equal(timeline_span(lab, &(Player){0}), 200);
    Training one = lab->scene.training;
    one.batch = 1;
    lab_apply(lab, &(Action){.kind = ACTION_SET_TRAINING, .training = one});
    const int64_t spans[] = {20, 50, 100, 200};
    for (int i = 0; i < 4; i++) {
        while (lab->run->trainer.epoch < spans[i] / 2 + 1)
            lab_apply(lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
        assert_int_equal(timeline_span(lab, &(Player){0}), spans[i]);
    }
    reader_leave(&r);
}

/* Fails where a choice of the step's open question is under the page's end; whether there is one.
 * Of a step that the lesson does not have, false. */
static bool choices_are_seen(const char *name) {
    char path[600];
    Message message;
    bool found = false;
    Reader r = {frame_create(&fonts_boxes, 1), {.seconds = 0.01, .density = 1}};
    r.input.width = 1024;
    r.input.height = 640;
    snprintf(path, sizeof path, "%s/%s", LESSONS_FOLDER, name);
    if (frame_open(r.frame, path, &message)) {
        r.frame->ui.projector = true;
        frame_step(r.frame, &r.input);
        const Shapes *s = &r.frame->shapes;
        for (int i = -1; (i = shapes_find(s, "choice", -1, i)) >= 0;) {
            Rect choice = s->shape[i].rect;
            if (s->shape[i].kind != SHAPE_TARGET) continue;
            found = true;
            if (choice.y + choice.h > 570)
                fail_msg("%s: a choice ends at %g", name, (double)(choice.y + choice.h));
        }
    }
    reader_leave(&r);
    return found;
}

/* In every step of every lesson, on a small projector: who is asked sees all choices. */
static void questions_are_seen_whole(void **state) {
    (void)state;
    struct dirent **file;
    int asked = 0, files = scandir(LESSONS_FOLDER, &file, NULL, alphasort);
    for (int i = 0; i < files; i++) {
        int steps = strstr(file[i]->d_name, ".md") ? 9 : 0;
        for (int step = 1; step <= steps; step++) {
            char name[300];
            snprintf(name, sizeof name, "%.200s#%d", file[i]->d_name, step);
            asked += choices_are_seen(name);
        }
        free(file[i]);
    }
    free(file);
    assert_true(asked > 100);
}

/* In somebody's page there is no bar, and the plane has its room; what is to be said is still
 * said. */
static void a_framed_window_has_no_header(void **state) {
    (void)state;
    Frame *frame = frame_create(&fonts_boxes, 1);
    Reader r = {.frame = frame,
                .input = {.seconds = 1.0 / 60, .width = 1100, .height = 700, .density = 1}};
    frame_free_play(frame);
    frame_step(frame, &r.input);
    float before = layout_of(&frame->ui).stage.y;
    assert_non_null(find(&r, "act", 0, SHAPE_TARGET));
    frame->ui.framed = true;
    frame->ui.revision++;
    frame_step(frame, &r.input);
    assert_true(layout_of(&frame->ui).stage.y < before - 40);
    assert_null(find(&r, "act", 0, SHAPE_TARGET));
    assert_null(find(&r, "notice", 0, SHAPE_TEXT));
    message_set(&frame->ui.said, "Said.");
    frame->ui.revision++;
    frame_step(frame, &r.input);
    assert_non_null(find(&r, "notice", 0, SHAPE_TEXT));
    frame_destroy(frame);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_fold_instead_of_shrinking),
        cmocka_unit_test(a_tab_shows_what_is_folded_away),
        cmocka_unit_test(the_side_keeps_one_of_its_two),
        cmocka_unit_test(a_long_text_says_so_and_scrolls),
        cmocka_unit_test(the_wheel_scrolls_over_the_text_alone),
        cmocka_unit_test(arrows_belong_to_the_cursor_once_it_is_there),
        cmocka_unit_test(cards_of_a_phone_stand_above_each_other),
        cmocka_unit_test(a_finger_takes_the_page_along),
        cmocka_unit_test(nothing_is_out_of_reach_on_a_phone),
        cmocka_unit_test(home_is_whole_without_the_left_column),
        cmocka_unit_test(home_has_no_speck_for_a_picture),
        cmocka_unit_test(a_phone_can_be_a_projector),
        cmocka_unit_test(type_fits_the_step_and_stays),
        cmocka_unit_test(a_notice_has_room),
        cmocka_unit_test(axis_and_counter_agree),
        cmocka_unit_test(a_perceptron_counts_steps_and_whole_points),
        cmocka_unit_test(questions_are_seen_whole),
        cmocka_unit_test(an_axis_is_short_where_nothing_plays),
        cmocka_unit_test(an_axis_grows_with_what_happens),
        cmocka_unit_test(a_framed_window_has_no_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
