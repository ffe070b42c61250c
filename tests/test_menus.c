/* The header's words and what they open, the switches of looking, and the legends that are such
 * switches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "called.h"
#include "person.h"
#include "screen/header/header.h"
#include "ui/menu.h"
#include "ui/widgets.h"

static const char LESSON[] = "---\ntitle: A lesson of one's own\n---\n"
                             "## One\n\nLook.\n\n"
                             "```{scene}\n"
                             "data: {set: circles, count: 40, seed: 1, test: 0.25}\n"
                             "network: {layers: [3 tanh, 1 sigmoid]}\n"
                             "training: {rate: 0.3}\n"
                             "show: [plane, network, weights, rate]\n"
                             "keys: [epoch]\n```\n";

/* In a lesson whose file has this name. */
static Person in_lesson(float width, float height, const char *name) {
    char folder[] = "/tmp/halfplane-menus-XXXXXX", path[128];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(LESSON, file);
    fclose(file);
    Person p = person_create(width, height);
    Message message = {0};
    if (!frame_open(p.frame, path, &message)) fail_msg("%s", message.text);
    unlink(path);
    rmdir(folder);
    frame_step(p.frame, &p.input);
    return p;
}

static Rect card_of(const Person *p) {
    return where(p, "popup", 0);
}

static void a_section_opens_beneath_its_word_in_a_lesson(void **state) {
    (void)state;
    Person p = in_lesson(1440, 900, "07-own.md");
    const Lab *lab = &p.frame->lab;
    Layout layout = layout_of(&p.frame->ui);
    for (int s = 0; s < SECTION_COUNT; s++) {
        press(&p, "word", s);
        Rect card = card_of(&p);
        assert_true(card.x >= layout.stage.x && card.y >= layout.header.h);
        assert_true(card.x + card.w <= 1440 && card.y + card.h <= 900);
        assert_true(person_reads(&p, NULL, "Look.")); /* the lesson stays */
        press(&p, "word", s);
        assert_int_equal(count(&p, "popup", 0, SHAPE_TARGET), 0);
    }
    press(&p, "word", SECTION_NETWORK);
    press(&p, "more", CONTROL_UNITS);
    assert_int_equal(lab->scene.network.units[0], 4);
    press(&p, "control", CONTROL_ACTIVATION);
    press_part(&p, "option", CONTROL_ACTIVATION, ACTIVATION_RELU);
    assert_int_equal(lab->scene.network.activation[0], ACTIVATION_RELU);
    assert_true(is_called(p.frame->ui.popup.card, "word", SECTION_NETWORK));
    /* A slider in the card that the lesson offers too: the one that was pressed moves. */
    press(&p, "word", SECTION_TRAINING);
    Rect track = where(&p, "control", CONTROL_RATE);
    click(&p, (Point){track.x + track.w - 1, track.y + track.h / 2}, BUTTON_LEFT, 1);
    assert_true(lab->scene.training.rate > 8);
    /* A click elsewhere closes, and places no point. */
    int points = lab->scene.data.count;
    click(&p, (Point){layout.stage.x + 200, layout.stage.y + 500}, BUTTON_LEFT, 1);
    assert_null(p.frame->ui.popup.card.target);
    assert_int_equal(lab->scene.data.count, points);
    person_leave(&p);
}

static void in_free_play_a_word_leads_to_its_section(void **state) {
    (void)state;
    Person p = person_create(1024, 640);
    UiState *ui = &p.frame->ui;
    press(&p, "section", SECTION_TRAINING);
    assert_true(ui->folded[SECTION_TRAINING]);
    press(&p, "word", SECTION_TRAINING);
    assert_int_equal(count(&p, "popup", 0, SHAPE_TARGET), 0);
    assert_false(ui->folded[SECTION_TRAINING]);
    assert_true(is_called(ui->focus, "section", SECTION_TRAINING));
    Layout layout = layout_of(ui);
    assert_true(rect_holds(layout.left, middle(where(&p, "section", SECTION_TRAINING))));
    person_leave(&p);
}

static void view_switches_how_all_is_looked_at(void **state) {
    (void)state;
    Person p = in_lesson(2560, 1440, "own.md");
    UiState *ui = &p.frame->ui;
    for (int e = 0; e < ENTRY_COUNT; e++) {
        if (!menu_offers(&p.frame->player, &p.frame->lab, (Entry)e)) continue;
        press(&p, "word", WORD_VIEW);
        if (menu_key((Entry)e)[0]) assert_true(person_reads(&p, "entry", menu_key((Entry)e)));
        bool was = menu_is_on(ui, &p.frame->lab, (Entry)e);
        press(&p, "entry", e);
        assert_null(ui->popup.card.target);
        if (e != ENTRY_CONTROLS)
            assert_true(menu_is_on(ui, &p.frame->lab, (Entry)e) ==
                        (e < ENTRY_PROJECTOR ? true : !was));
    }
    assert_true(ui->theme == THEME_CONTRAST && ui->projector && ui->wander);
    assert_true(ui->wish.full_screen && ui->arrows.gradient && ui->accuracy);
    press(&p, "entry", ENTRY_CONTROLS); /* the header's way back */
    assert_false(ui->wander);
    press_key(&p, 'C', "");
    assert_true(ui->wander);
    press_key(&p, 'C', "");
    /* Arrows and axis are switched apart. */
    assert_true(ui->arrows.logarithmic && ui->extra[EXTRA_LOG_LOSS]);
    press_key(&p, 'L', "");
    assert_true(!ui->arrows.logarithmic && ui->extra[EXTRA_LOG_LOSS]);
    press_key(&p, 'L', "s");
    assert_true(!ui->arrows.logarithmic && !ui->extra[EXTRA_LOG_LOSS]);
    person_leave(&p);
}

static void the_keyboard_stays_within_what_is_open(void **state) {
    (void)state;
    Person p = in_lesson(2560, 1440, "own.md");
    UiState *ui = &p.frame->ui;
    for (int i = 0; i < 200 && !is_called(ui->focus, "word", WORD_VIEW); i++)
        press_key(&p, KEY_TAB, "");
    press_key(&p, KEY_ENTER, "");
    assert_true(is_called(ui->popup.card, "word", WORD_VIEW));
    press_key(&p, KEY_DOWN, "");
    assert_true(is_called(ui->focus, "entry", ENTRY_LIGHT));
    press_key(&p, KEY_UP, "");
    assert_true(is_called(ui->focus, "entry", ENTRY_CONTROLS));
    press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(ui->theme, THEME_DARK);
    press(&p, "word", WORD_VIEW);
    press_key(&p, KEY_LEFT, "");
    assert_true(is_called(ui->popup.card, "word", SECTION_TRAINING));
    press_key(&p, KEY_DOWN, "");
    assert_true(is_called(ui->focus, "control", CONTROL_RULE));
    press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_ENTER, ""); /* the list of losses, on top of the card */
    assert_true(is_called(ui->popup.list, "control", CONTROL_LOSS));
    press_key(&p, KEY_DOWN, ""); /* from the one that is chosen */
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(p.frame->lab.scene.training.loss, LOSS_SQUARED);
    press(&p, "control", CONTROL_LOSS); /* by a pointer: the arrows begin at the same one */
    press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(p.frame->lab.scene.training.loss, LOSS_MEAN_SQUARED);
    assert_true(is_called(ui->popup.card, "word", SECTION_TRAINING));
    /* Arrows that mean nothing to a toggle go on to the next, never to the plane's cursor. */
    press_key(&p, KEY_ESCAPE, "");
    press(&p, "word", SECTION_NETWORK);
    press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_RIGHT, "");
    assert_true(is_called(ui->focus, "control", CONTROL_INPUT + 1) && !ui->cursor.shown);
    press(&p, "word", SECTION_TRAINING);
    press_key(&p, KEY_ESCAPE, "");
    assert_true(!ui->popup.card.target && is_called(ui->focus, "word", SECTION_TRAINING));
    person_leave(&p);
}

/* Words side by side, or behind one: never over the title, the notice or the buttons. */
static void a_narrow_header_folds_its_words(void **state) {
    (void)state;
    static const float sizes[][2] = {{1024, 640}, {1440, 900}, {1920, 1080}};
    bool folded = false, unfolded = false;
    for (int s = 0; s < 3; s++) {
        for (int projector = 0; projector < 2; projector++) {
            Person p = in_lesson(sizes[s][0], sizes[s][1], "12-own.md");
            if (projector) press_key(&p, 'P', "");
            message_set(&p.frame->lab.notice, s == 1 ? "%s" : "%.0s",
                        "something that takes a long sentence to be said, as many things do");
            frame_draw(p.frame);
            bool narrow = count(&p, "word", WORD_MENU, SHAPE_TARGET) == 1;
            assert_int_equal(count(&p, "word", -1, SHAPE_TARGET), narrow ? 1 : 4);
            if (s == 1 && !projector)
                assert_true(person_reads(&p, "notice", "things do")); /* all of it */
            assert_true(person_reads(&p, "title", "12  A lesson of one's own"));
            Rect first = where(&p, "word", narrow ? WORD_MENU : 0);
            int title = shapes_find(&p.frame->shapes, "title", 0, -1);
            assert_true(p.frame->shapes.shape[title].at.x < first.x);
            folded |= narrow;
            unfolded |= !narrow;
            if (narrow) {
                press(&p, "word", WORD_MENU);
                press(&p, "word", SECTION_DATA);
                assert_true(card_of(&p).x >= layout_of(&p.frame->ui).stage.x);
            }
            person_leave(&p);
        }
    }
    assert_true(folded && unfolded);
    Person p = in_lesson(1440, 900, "own.md"); /* no number, none is shown */
    assert_true(person_reads(&p, "title", "A lesson of one's own"));
    assert_false(person_reads(&p, "title", "0"));
    person_leave(&p);
}

/* That the file lags behind takes no more of it than there is: a word, or a star in its place. */
static void a_title_keeps_its_room(void **state) {
    (void)state;
    int words = 0, stars = 0;
    for (int length = 4; length < 40; length++) {
        char title[64] = "";
        for (int i = 0; i < length; i++) title[i] = (char)('a' + i % 26);
        Person p = person_create(1024, 640);
        snprintf(p.frame->lab.scene.title, SCENE_TITLE, "%s", title);
        p.frame->ui.home = false;
        press_key(&p, 'P', "");
        p.frame->ui.edited = true;
        frame_draw(p.frame);
        bool word = person_reads(&p, "edited", "· edited"), star = person_reads(&p, "edited", "*");
        bool whole = person_reads(&p, "title", title);
        assert_true(word != star);
        assert_true(whole || star);
        words += word;
        stars += star && whole;
        person_leave(&p);
    }
    assert_true(words > 0 && stars > 2);
}

/* As much at the left as at the right, and above as below, in windows of every kind. */
static void lists_stand_in_the_middle_of_their_cards(void **state) {
    (void)state;
    static const float sizes[][2] = {{1440, 900}, {1024, 640}, {700, 426}, {360, 640}};
    for (int s = 0; s < 4; s++) {
        Person p = in_lesson(sizes[s][0], sizes[s][1], "own.md");
        const UiState *ui = &p.frame->ui;
        const Layout layout = layout_of(ui);
        int word = count(&p, "word", WORD_MENU, SHAPE_TARGET) ? WORD_MENU : WORD_VIEW;
        int first = -1, last = -1;
        press(&p, "word", word);
        Rect card = card_of(&p);
        for (int e = 0; e < ENTRY_COUNT; e++) {
            if (!count(&p, "entry", e, SHAPE_TARGET)) continue;
            first = first < 0 ? e : first;
            last = e;
        }
        assert_true(first >= 0);
        assert_true(fabsf(card.y - layout.header.h - 6 * layout.unit) < 0.01f);
        assert_true(card.x + card.w <= ui->width && card.y + card.h <= ui->height);
        Rect end = where(&p, "entry", last);
        bool scrolls = count(&p, "menu", -1, SHAPE_TARGET) > 0;
        float below = card.y + card.h - end.y - end.h, pad = 6 * layout.unit;
        float left = end.x - card.x, right = card.x + card.w - end.x - end.w;
        assert_true(fabsf(left - pad) < 0.01f && fabsf(right - pad) < 0.01f);
        if (!scrolls) assert_true(fabsf(below - pad) < 0.01f);
        if (word == WORD_VIEW)
            assert_true(fabsf(where(&p, "entry", first).y - card.y - pad) < 0.01f);
        if (word == WORD_MENU)
            assert_true(fabsf(where(&p, "word", SECTION_DATA).y - card.y - pad) < 0.01f);
        /* The card of a section: its rows as far from its left edge as from its right. */
        press(&p, "word", word == WORD_MENU ? SECTION_TRAINING : word);
        if (word == WORD_VIEW) press(&p, "word", SECTION_TRAINING);
        card = card_of(&p);
        Rect row = where(&p, "control", CONTROL_RATE);
        assert_true(row.x - card.x >= 18 * layout.unit - 0.01f);
        assert_true(card.x + card.w - row.x - row.w >= 18 * layout.unit - 0.01f);
        person_leave(&p);
    }
}

static void legends_are_switches(void **state) {
    (void)state;
    Person p = in_lesson(1440, 900, "own.md");
    UiState *ui = &p.frame->ui;
    assert_true(person_reads(&p, "legend", "next step"));
    assert_true(person_reads(&p, "legend", "× "));
    assert_true(person_reads(&p, "legend", "= "));
    assert_true(person_reads(&p, "legend", "linear"));
    press(&p, "entry", ENTRY_GRADIENT);
    assert_true(ui->arrows.gradient && person_reads(&p, "legend", "gradient"));
    press(&p, "entry", ENTRY_LOG_ARROWS);
    assert_true(ui->arrows.logarithmic && person_reads(&p, "legend", "logarithmic"));
    person_leave(&p);
}

static void accuracy_is_drawn_on_request(void **state) {
    (void)state;
    Person p = in_lesson(1440, 900, "own.md");
    for (int e = 0; e < 20; e++) press_key(&p, 'E', "");
    assert_int_equal(count(&p, "curve", SERIES_ACCURACY, SHAPE_LINE), 0);
    press_key(&p, 'A', "");
    assert_int_equal(count(&p, "curve", SERIES_ACCURACY, SHAPE_LINE), 1);
    assert_int_equal(count(&p, "curve", SERIES_TEST_ACCURACY, SHAPE_LINE), 1);
    assert_int_equal(count(&p, "curve", SERIES_LOSS, SHAPE_LINE), 1);
    assert_true(person_reads(&p, "accuracy axis", "100 %"));
    assert_true(person_reads(&p, "curve legend", "accuracy"));
    /* Numbers have none, and it says so. */
    Action line = control_action(&p.frame->lab, CONTROL_SET, SET_LINE - 1);
    assert_true(lab_apply(&p.frame->lab, &line));
    frame_draw(p.frame);
    assert_int_equal(count(&p, "curve", SERIES_ACCURACY, SHAPE_LINE), 0);
    assert_true(person_reads(&p, "curve legend", "no accuracy"));
    person_leave(&p);
}

/* Each button does its own, once more the opposite where it is a switch, and nothing else. */
static void every_button_does_its_own(void **state) {
    (void)state;
    for (int act = 0; act < ACT_COUNT; act++) {
        Person p = person_create(1440, 900);
        UiState *ui = &p.frame->ui;
        const UiState was = *ui;
        act_do(ui, (Act)act);
        assert_int_equal(ui->help, act == ACT_HELP);
        assert_int_equal(ui->wish.save, act == ACT_SAVE);
        assert_int_equal(ui->wish.anew, act == ACT_NEW);
        assert_int_equal(ui->wish.free_play, act == ACT_FREE_PLAY);
        assert_int_equal(ui->home, act == ACT_HOME);
        assert_int_equal(ui->projector, act == ACT_PROJECTOR);
        bool opens = act == ACT_OPEN || act == ACT_OPEN_TABLE;
        assert_int_equal(ui->sheet.kind, opens ? SHEET_OPEN : SHEET_CLOSED);
        assert_int_equal(ui->theme, act == ACT_THEME ? was.theme + 1 : was.theme);
        act_do(ui, (Act)act);
        assert_false(ui->help || ui->projector);
        while (act == ACT_THEME && ui->theme > 0) act_do(ui, ACT_THEME);
        person_leave(&p);
    }
}

/* The list of all panels covers the word that opens it where there is little room: the second press
 * chooses nothing there, and closes nothing elsewhere. Beside the word two presses
 * mean the stage. */
static void a_double_click_on_a_panels_word_only_opens_its_list(void **state) {
    (void)state;
    static const Point sizes[] = {{1440, 900}, {1024, 640}};
    for (int s = 0; s < 2; s++) {
        for (int place = 0; place < PLACE_COUNT; place++) {
            Person p = person_create(sizes[s].x, sizes[s].y);
            press_key(&p, KEY_ESCAPE, "");
            p.frame->ui.home = false;
            for (int i = 0; i < PLACE_COUNT; i++) p.frame->ui.panel[i] = (Panel)i;
            frame_step(p.frame, &p.input);
            if (count(&p, "menu", place, SHAPE_TARGET) == 0) { /* a tab at this size */
                person_leave(&p);
                continue;
            }
            Point at = middle(where(&p, "menu", place));
            for (int clicks = 1; clicks <= 3; clicks++) click(&p, at, BUTTON_LEFT, clicks);
            assert_true(count(&p, "panel option", place, SHAPE_TARGET) >= PANEL_COUNT);
            for (int i = 0; i < PLACE_COUNT; i++) assert_int_equal(p.frame->ui.panel[i], (Panel)i);
            press_part(&p, "panel option", place, PANEL_LIKELIHOOD); /* a press of its own */
            assert_int_equal(p.frame->ui.panel[place], PANEL_LIKELIHOOD);
            if (place != PLACE_STAGE) {
                Rect head = where(&p, "panel", PANEL_LIKELIHOOD);
                Point beside = {head.x + head.w - 20, head.y + head.h / 2};
                click(&p, beside, BUTTON_LEFT, 1);
                click(&p, beside, BUTTON_LEFT, 2);
                assert_int_equal(p.frame->ui.panel[PLACE_STAGE], PANEL_LIKELIHOOD);
            }
            person_leave(&p);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_button_does_its_own),
        cmocka_unit_test(a_section_opens_beneath_its_word_in_a_lesson),
        cmocka_unit_test(in_free_play_a_word_leads_to_its_section),
        cmocka_unit_test(view_switches_how_all_is_looked_at),
        cmocka_unit_test(the_keyboard_stays_within_what_is_open),
        cmocka_unit_test(a_narrow_header_folds_its_words),
        cmocka_unit_test(a_title_keeps_its_room),
        cmocka_unit_test(lists_stand_in_the_middle_of_their_cards),
        cmocka_unit_test(a_double_click_on_a_panels_word_only_opens_its_list),
        cmocka_unit_test(legends_are_switches),
        cmocka_unit_test(accuracy_is_drawn_on_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
