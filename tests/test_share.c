/* The sheet "Hand this over": what is said to travel is what travels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/replay.h"
#include "lesson/lesson_file.h"
#include "opened.h"
#include "person.h"
#include "scene/scene_file.h"
#include "screen/header/header.h"
#include "tidy.h"

static const char circles[] = "data: {set: circles, count: 60}\n"
                              "network: {layers: [3 tanh, 1 sigmoid]}\n";

static Person beginning(const char *text, const char *ending, float width, float height) {
    Person p = {.frame = opened_as(text, ending)};
    p.input = (Input){.seconds = 1.0 / 60, .width = width, .height = height, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static ShareSheet *share_of(const Person *p) {
    return &p->frame->ui.share;
}

static void trains(Person *p, int epochs) {
    for (int i = 0; i < epochs; i++) press_key(p, 'E', "");
}

/* The lab of whoever opens the link. */
static Lab opened_elsewhere(const Person *p) {
    Lab lab = lab_create(1);
    Scene scene;
    Message message = {""};
    assert_non_null(share_of(p)->link);
    if (!scene_read(&scene, share_of(p)->link, &message)) fail_msg("%s", message.text);
    assert_true(lab_load(&lab, &scene));
    assert_true(lab_replay_all(&lab, &message));
    return lab;
}

static void whoever_opens_it_has_what_is_seen(void **state) {
    (void)state;
    Person p = beginning(circles, ".scene", 1440, 900);
    trains(&p, 7);
    snprintf(share_of(&p)->base, SHARE_BASE, "https://example.org/h.html");
    press(&p, "act", ACT_SHARE);
    assert_true(share_of(&p)->open);
    assert_true(strncmp(share_of(&p)->link, "https://example.org/h.html#scene=", 33) == 0);
    assert_true(person_reads(&p, "share what", "60 points"));
    assert_true(person_reads(&p, "share what", "epoch"));
    Lab lab = opened_elsewhere(&p);
    assert_int_equal(lab_trainer(&lab)->epoch, 7);
    assert_true(network_hash(lab_network(&lab)) == network_hash(lab_network(&p.frame->lab)));
    lab_destroy(&lab);
    press(&p, "share tick", 0); /* without the run */
    lab = opened_elsewhere(&p);
    assert_int_equal(lab_trainer(&lab)->epoch, 0);
    assert_int_equal(lab.scene.data.count, 60);
    lab_destroy(&lab);
    person_leave(&p);
}

/* A scene that has no title is called after its file, wherever its link is opened. */
static void the_name_of_its_file_travels(void **state) {
    (void)state;
    Person p = beginning(circles, ".scene", 1440, 900);
    p.frame->lab.scene.title[0] = '\0';
    snprintf(p.frame->ui.file_name, sizeof p.frame->ui.file_name, "Our 7.b rings.scene");
    press_key(&p, 'L', "c");
    Lab lab = opened_elsewhere(&p);
    assert_string_equal(lab.scene.title, "Our 7.b rings");
    assert_string_equal(p.frame->lab.scene.title, "");
    lab_destroy(&lab);
    press_key(&p, KEY_ESCAPE, "");
    p.frame->ui.file_name[0] = '\0';
    press_key(&p, 'L', "c");
    lab = opened_elsewhere(&p);
    assert_string_equal(lab.scene.title, "");
    lab_destroy(&lab);
    press_key(&p, KEY_ESCAPE, "");
    snprintf(p.frame->lab.scene.title, sizeof p.frame->lab.scene.title, "Rings");
    snprintf(p.frame->ui.file_name, sizeof p.frame->ui.file_name, "other.scene");
    press_key(&p, 'L', "c");
    lab = opened_elsewhere(&p);
    assert_string_equal(lab.scene.title, "Rings");
    lab_destroy(&lab);
    person_leave(&p);
}

static void the_link_is_copied(void **state) {
    (void)state;
    Person p = beginning(circles, ".scene", 1440, 900);
    press_key(&p, 'L', "c");
    assert_true(share_of(&p)->open);
    press(&p, "share act", 0);
    assert_true(p.frame->ui.wish.copy);
    assert_string_equal(p.frame->ui.copied, share_of(&p)->link);
    p.frame->ui.wish.copy = false;
    press_key(&p, 'C', "c");
    assert_true(p.frame->ui.wish.copy);
    press_key(&p, KEY_ESCAPE, "");
    assert_false(share_of(&p)->open);
    person_leave(&p);
}

/* Keys that mean something outside mean nothing while it is open. */
static void nothing_behind_it_changes(void **state) {
    (void)state;
    Person p = beginning(circles, ".scene", 1440, 900);
    press_key(&p, KEY_SPACE, "");
    assert_true(p.frame->lab.play.playing);
    press_key(&p, 'L', "c");
    assert_false(p.frame->lab.play.playing);
    int64_t epoch = lab_now(&p.frame->lab);
    trains(&p, 3);
    press_key(&p, 'R', "");
    press_key(&p, KEY_SPACE, "");
    assert_int_equal(lab_now(&p.frame->lab), epoch);
    person_leave(&p);
}

/* Squares are as large as each other, within the quiet ground around them. */
static void the_code_fills_the_screen(void **state) {
    (void)state;
    Person p = beginning(circles, ".scene", 1440, 900);
    press_key(&p, 'L', "c");
    const ShareSheet *share = share_of(&p);
    if (!qr_can()) {
        assert_true(person_reads(&p, "share no code", "libqrencode"));
        person_leave(&p);
        return;
    }
    Rect code = where(&p, "share code", 0);
    for (int i = 0, grounds = 0; i < p.frame->shapes.shapes; i++) { /* white, whatever the theme */
        const Shape *s = &p.frame->shapes.shape[i];
        if (s->kind != SHAPE_RECT || s->rect.x != code.x || s->rect.y != code.y ||
            s->rect.w != code.w)
            continue;
        if (grounds++ == 0)
            assert_true(s->color.r == 255 && s->color.g == 255 && s->color.b == 255);
    }
    assert_true(code.w > 300 && fabsf(code.w - code.h) < 1);
    press(&p, "share code", 0);
    assert_true(share->full);
    float high = 0, low = 900;
    for (int i = -1; (i = shapes_find(&p.frame->shapes, "share square", 0, i)) >= 0;) {
        Rect r = p.frame->shapes.shape[i].rect;
        low = fminf(low, r.y);
        high = fmaxf(high, r.y + r.h);
    }
    float quiet = QR_QUIET * (high - low) / (float)share->qr.size;
    assert_true(high - low > 600 && low >= quiet - 1 && 900 - high >= quiet - 1);
    press_key(&p, KEY_ESCAPE, "");
    assert_true(share->open && !share->full);
    person_leave(&p);
}

static void a_lesson_hands_over_its_step(void **state) {
    (void)state;
    Person p = {.frame = frame_create(&fonts_boxes, 1)};
    Message message = {""};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    if (!frame_open(p.frame, LESSONS_FOLDER "/05-how-wrong.md#3", &message))
        fail_msg("%s", message.text);
    frame_step(p.frame, &p.input);
    press_key(&p, 'L', "c");
    assert_non_null(strstr(share_of(&p)->link, "#scene="));
    press(&p, "share tick", 1);
    assert_string_equal(share_of(&p)->link, "#lesson=5.3");
    assert_true(person_reads(&p, "share what", "lesson"));
    person_leave(&p);
}

static const char own_lesson[] = "---\ntitle: Own\n---\n\n## One\n\nWords.\n\n```{scene}\n"
                                 "data: {points: [[1, 2, red], [3, 1, blue]]}\n```\n\n"
                                 "## Two\n\nMore words.\n\n```{scene}\nfrom: here\n```\n";

/* Numbered as one of the program's, which it is not. */
static Frame *opened_numbered(const char *text) {
    char folder[] = "/tmp/halfplane-share-XXXXXX", path[64], second[70];
    Message message = {""};
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/05-own.md", folder);
    FILE *file = fopen(path, "w");
    assert_true(file && fputs(text, file) >= 0 && fclose(file) == 0);
    Frame *frame = frame_create(&fonts_boxes, 1);
    snprintf(second, sizeof second, "%s#2", path);
    if (!frame_open(frame, second, &message)) fail_msg("%s", message.text);
    unlink(path);
    rmdir(folder);
    return frame;
}

static void another_lesson_travels_as_its_text(void **state) {
    (void)state;
    Person p = {.frame = opened_numbered(own_lesson)};
    Message message = {""};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    press_key(&p, 'L', "c");
    press(&p, "share tick", 1);
    assert_non_null(share_of(&p)->link);
    assert_true(strncmp(share_of(&p)->link, "#lesson-text=", 13) == 0);
    assert_true(person_reads(&p, "share what", "lesson"));
    Frame *other = frame_create(&fonts_boxes, 1);
    if (!frame_open(other, share_of(&p)->link, &message)) fail_msg("%s", message.text);
    const Player *player = &other->player;
    assert_true(player->playing && player->step == 1 && player->number == 0);
    assert_string_equal(player->lesson.title, "Own");
    assert_string_equal(player->lesson.source, own_lesson);
    assert_true(
        player_reload(&other->player, &other->lab, &message)); /* nothing looks for a file */
    assert_int_equal(player->step, 1);
    frame_destroy(other);
    person_leave(&p);
}

static void a_lesson_that_needs_files_travels_as_a_file(void **state) {
    (void)state;
    char text[600], needs[700];
    snprintf(text, sizeof text, "%s", own_lesson);
    char *scene = strstr(text, "data: ");
    *scene = '\0';
    snprintf(needs, sizeof needs, "%sdata: {file: rain.csv}\n```\n\n## Two\n\nWords.\n", text);
    Lesson lesson;
    Message message = {""};
    assert_true(lesson_parse(&lesson, needs, strlen(needs), "own.md", "/tmp", &message));
    lesson.error.text[0] = '\0'; /* here it has its file */
    assert_null(lesson_link(&lesson, 1, &message));
    assert_non_null(strstr(message.text, "no files"));
    lesson_destroy(&lesson);
}

static void too_much_is_told(void **state) {
    (void)state;
    Person p = beginning("data: {set: moons, count: 5000}\n", ".scene", 1440, 900);
    press_key(&p, 'L', "c");
    assert_true(share_of(&p)->link && (share_of(&p)->qr.size > 0) == qr_can());
    person_leave(&p);
    char *text = malloc(400000);
    int used = snprintf(text, 400000, "data:\n  rows:\n");
    unsigned x = 1;
    for (int i = 0; i < 12000; i++) {
        unsigned a = (x = x * 69069 + 1) >> 8, b = (x = x * 69069 + 1) >> 8;
        used += snprintf(text + used, 400000 - (size_t)used, "  - [%u.%03u, 0.%06u, %s]\n", a % 6,
                         a / 8 % 1000, b % 1000000, i % 2 ? "red" : "blue");
    }
    p = beginning(text, ".scene", 1440, 900);
    free(text);
    press_key(&p, 'L', "c");
    assert_null(share_of(&p)->link);
    assert_true(person_reads(&p, "share link", "this is too much for a link"));
    press(&p, "share act", 0); /* there is nothing to copy */
    assert_false(p.frame->ui.wish.copy);
    press(&p, "share act", 1);
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_SAVE);
    person_leave(&p);
}

static bool overlap(Rect a, Rect b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* What can be pressed, and the words between, lie beside each other within the window. */
static void expect_room(const Person *p, float width, float height) {
    Rect part[8] = {where(p, "share act", 0),   where(p, "share act", 1),
                    where(p, "share act", 2),   where(p, "share act", 3),
                    where(p, "share tick", 0),  where(p, "share tick", 1),
                    where(p, "act", ACT_EXPORT)};
    int parts = 7;
    if (qr_can()) part[parts++] = where(p, "share code", 0);
    for (int a = 0; a < parts; a++) {
        assert_true(part[a].x >= 12 && part[a].x + part[a].w <= width - 12);
        assert_true(part[a].y >= 12 && part[a].y + part[a].h <= height - 12);
        for (int b = 0; b < a; b++) assert_false(overlap(part[a], part[b]));
    }
    static const char *const words[] = {"share what", "share note", "share count", "share link"};
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        for (int i = -1; (i = shapes_find(&p->frame->shapes, words[w], 0, i)) >= 0;) {
            Rect ink = tidy_ink(p->frame, &p->frame->shapes.shape[i]);
            for (int a = 0; a < parts; a++) assert_false(overlap(ink, part[a]));
        }
    }
}

/* The three other ways are one row, with the same room between. */
static void expect_row(const Person *p) {
    Rect file = where(p, "share act", 1), picture = where(p, "share act", 2),
         export = where(p, "act", ACT_EXPORT);
    assert_true(file.w == picture.w && file.y == picture.y && file.y == export.y);
    assert_true(file.h == picture.h && file.h == export.h);
    float room = picture.x - (file.x + file.w);
    assert_true(room > 4 && fabsf(export.x - (picture.x + picture.w) - room) < 0.01f);
}

static void there_is_room_in_every_window(void **state) {
    (void)state;
    static const float sizes[][2] = {{1024, 640}, {1440, 900}, {1024, 1400}, {2560, 1440}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        for (int projector = 0; projector < 2; projector++) {
            Person p = {.frame = frame_create(&fonts_boxes, 1)};
            Message message;
            p.input = (Input){
                .seconds = 1.0 / 60, .width = sizes[i][0], .height = sizes[i][1], .density = 1};
            assert_true(
                frame_open(p.frame, LESSONS_FOLDER "/14-backpropagation-at-work.md#1", &message));
            frame_step(p.frame, &p.input);
            lab_allow(&p.frame->lab, ~0u);
            lab_apply(&p.frame->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
            if (projector) press_key(&p, 'P', "");
            press_key(&p, 'L', "c");
            expect_room(&p, sizes[i][0], sizes[i][1]);
            expect_row(&p);
            person_leave(&p);
        }
    }
}

int main(void) {
    setenv("HALFPLANE_LESSONS", LESSONS_FOLDER, 1); /* the program's own */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_opens_it_has_what_is_seen),
        cmocka_unit_test(the_name_of_its_file_travels),
        cmocka_unit_test(the_link_is_copied),
        cmocka_unit_test(nothing_behind_it_changes),
        cmocka_unit_test(the_code_fills_the_screen),
        cmocka_unit_test(a_lesson_hands_over_its_step),
        cmocka_unit_test(another_lesson_travels_as_its_text),
        cmocka_unit_test(a_lesson_that_needs_files_travels_as_a_file),
        cmocka_unit_test(too_much_is_told),
        cmocka_unit_test(there_is_room_in_every_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
