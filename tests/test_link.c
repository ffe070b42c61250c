/* Links: a scene or a step of a lesson in an address, there and back to the bit; and everything
 * that can be wrong with one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/path.h"
#include "draw/qr.h"
#include "lab/lab.h"
#include "lab/replay.h"
#include "loaded.h"
#include "scene/link.h"
#include "scene/scene_file.h"

static const char circles[] = "data: {set: circles, count: 60}\n"
                              "network: {layers: [3 tanh, 1 sigmoid]}\n"
                              "training: {rate: 0.3}\n";

static char *link_to(const Scene *scene) {
    Message message = {""};
    char *link = link_of_scene(scene, &message);
    if (!link) fail_msg("%s", message.text);
    return link;
}

static void expect_same_scene(const Scene *a, const Scene *b) {
    char *one = scene_text_whole(a), *other = scene_text_whole(b);
    assert_string_equal(one, other);
    free(one);
    free(other);
}

/* The same scene, and in no more letters than it needs. */
static void every_scene_comes_back_from_its_link(void **state) {
    (void)state;
    DIR *folder = opendir(TESTS_FOLDER "/scenes");
    int seen = 0;
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        char path[600];
        Scene scene, plain, again;
        Message message = {""};
        if (!path_ends_with(entry->d_name, ".scene")) continue;
        snprintf(path, sizeof path, TESTS_FOLDER "/scenes/%s", entry->d_name);
        if (!scene_read(&scene, path, &message)) fail_msg("%s", message.text);
        char *link = link_to(&scene), *text = scene_text_whole(&scene);
        plain = scene_of(text); /* without its file: the points are its own */
        if (!scene_read(&again, link, &message)) fail_msg("%s: %s", path, message.text);
        expect_same_scene(&plain, &again);
        assert_true(strlen(link) < 400);
        free(link);
        free(text);
        scene_destroy(&scene);
        scene_destroy(&plain);
        scene_destroy(&again);
        seen++;
    }
    closedir(folder);
    assert_true(seen > 15);
}

static void what_goes_without_saying_is_left_out(void **state) {
    (void)state;
    Scene scene = scene_of(circles);
    char *text = scene_text_short(&scene);
    assert_non_null(strstr(text, "rate: 0.3"));
    assert_non_null(strstr(text, "count: 60"));
    assert_null(strstr(text, "momentum"));
    assert_null(strstr(text, "noise"));
    assert_null(strstr(text, "start"));
    free(text);
    scene_destroy(&scene);
}

/* Whoever opens the link has the run: weights, curve and all. */
static void a_run_comes_back_to_the_bit(void **state) {
    (void)state;
    Lab lab = lab_create(1), other = lab_create(1);
    Scene scene = scene_of(circles), again;
    Message message = {""};
    assert_true(lab_load(&lab, &scene));
    lab_apply(&lab, &(Action){.kind = ACTION_STEP_SIZE, .size = STEP_EPOCH});
    lab_apply(&lab, &(Action){.kind = ACTION_PLAY});
    lab_advance(&lab, 25);
    scene = lab_scene(&lab);
    char *link = link_to(&scene);
    scene_destroy(&scene);
    assert_true(scene_read(&again, link, &message));
    assert_true(lab_load(&other, &again));
    assert_true(lab_replay_all(&other, &message));
    assert_int_equal(lab_trainer(&other)->epoch, 25);
    assert_true(network_hash(lab_network(&other)) == network_hash(lab_network(&lab)));
    free(link);
    lab_destroy(&lab);
    lab_destroy(&other);
}

static void a_link_is_told_from_a_file(void **state) {
    (void)state;
    assert_true(link_is("#scene=abc"));
    assert_true(link_is("https://example.org/a/page.html#scene=abc"));
    assert_true(link_is("file:///tmp/halfplane.html#lesson=5"));
    assert_false(link_is("circles.scene"));
    assert_false(link_is("lessons/05-how-wrong.md#3"));
    assert_false(link_is("a#scene=abc")); /* a file may be called so */
    assert_false(link_is("https://example.org/#top"));
    assert_false(link_is(""));
}

static void a_lesson_is_named_by_numbers(void **state) {
    (void)state;
    Link link;
    Message message;
    assert_true(link_read(&link, "https://example.org/#lesson=5.3", &message));
    assert_true(link.lesson == 5 && link.step == 3 && link.text == NULL);
    assert_true(link_read(&link, "#lesson=18", &message));
    assert_true(link.lesson == 18 && link.step == 0);
    static const char *const wrong[] = {
        "",     "0", "05", "5.",  "5.0",  ".3",     "5.3.",
        "5.3x", "x", "-5", "5 3", "1000", "5.1000", "99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char word[64];
        snprintf(word, sizeof word, "#lesson=%s", wrong[i]);
        message.text[0] = '\0';
        assert_false(link_read(&link, word, &message));
        assert_non_null(strstr(message.text, "#lesson=5.3"));
    }
}

static void a_lesson_comes_back_from_its_link(void **state) {
    (void)state;
    static const char text[] = "---\ntitle: Own\n---\n## One\n\nWords.\n";
    Message message = {""};
    for (int step = 0; step < 3; step++) {
        Link read;
        char *link = link_of_lesson(text, sizeof text - 1, step, &message), cut[300];
        assert_non_null(link);
        assert_true(strncmp(link, "#lesson-text=", 13) == 0 && link_is(link));
        if (!link_read(&read, link, &message)) fail_msg("%s", message.text);
        assert_true(read.kind == LINK_LESSON && read.step == step);
        assert_string_equal(read.text, text);
        link_destroy(&read);
        size_t letters = strcspn(link, ".");
        for (size_t end = 13; end < letters; end++) {
            snprintf(cut, sizeof cut, "%.*s%s", (int)end, link, link + letters);
            assert_false(link_read(&read, cut, &message));
            assert_non_null(strstr(message.text, "copy all of it"));
        }
        free(link);
    }
    static const char *const wrong[] = {".", ".0", ".x", ".1x", ".1.2", "..1", ".1000", "&a=1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Link read;
        char *link = link_of_lesson(text, sizeof text - 1, 0, &message), word[300];
        snprintf(word, sizeof word, "%s%s", link, wrong[i]);
        assert_false(link_read(&read, word, &message));
        assert_non_null(strstr(message.text, "copy all of it"));
        free(link);
    }
}

static void expect_broken(const char *word, const char *why) {
    Link link;
    Message message = {""};
    if (link_read(&link, word, &message)) fail_msg("%.60s is read", word);
    if (!strstr(message.text, why)) fail_msg("%.60s: %s", word, message.text);
}

static void a_broken_link_is_told_of(void **state) {
    (void)state;
    Scene scene = scene_of(circles);
    char *link = link_to(&scene), broken[600];
    scene_destroy(&scene);
    size_t length = strlen(link);
    assert_true(length + 2 < sizeof broken);
    for (size_t cut = 8; cut < length; cut++) {
        snprintf(broken, sizeof broken, "%.*s", (int)cut, link);
        expect_broken(broken, "cut off");
    }
    snprintf(broken, sizeof broken, "%sA", link);
    expect_broken(broken, "copy all of it");
    snprintf(broken, sizeof broken, "%s.", link);
    expect_broken(broken, "copy all of it");
    snprintf(broken, sizeof broken, "%s&utm=1", link);
    expect_broken(broken, "copy all of it");
    expect_broken("#scene=", "copy all of it");
    expect_broken("#scene=+/==", "copy all of it");
    expect_broken("#other=5", "#scene=");
    free(link);
}

/* No link makes the program hold more than it says. */
static void what_is_too_large_is_refused(void **state) {
    (void)state;
    Message message = {""};
    char *zeros = memory_resize(NULL, LINK_TEXT + 1);
    memset(zeros, ' ', LINK_TEXT + 1);
    assert_null(link_of_text(zeros, LINK_TEXT + 1, &message));
    assert_non_null(strstr(message.text, "hand over a file"));
    char *link = link_of_text(zeros, LINK_TEXT, &message); /* just fits */
    assert_non_null(link);
    Link read;
    assert_true(link_read(&read, link, &message));
    assert_int_equal(read.length, LINK_TEXT);
    link_destroy(&read);
    free(link);
    for (size_t i = 0, x = 1; i < 200000; i++) zeros[i] = (char)(33 + (x = x * 69069 + 1) / 7 % 90);
    assert_null(link_of_text(zeros, 200000, &message));
    assert_non_null(strstr(message.text, "KiB"));
    memset(zeros, 'A', 100000);
    memcpy(zeros, "#scene=", 7);
    zeros[100000] = '\0';
    expect_broken(zeros, "64 KiB");
    free(zeros);
}

/* A deflated stream of more than fits: blocks of one letter, over and over. */
static void what_unfolds_to_too_much_is_refused(void **state) {
    (void)state;
    static const char bomb[] = TESTS_FOLDER "/fuzz/corpus/link/bomb";
    FILE *file = fopen(bomb, "r");
    char word[20000] = "";
    assert_non_null(file);
    assert_true(fread(word, 1, sizeof word - 1, file) > 0);
    fclose(file);
    expect_broken(word, "4 MiB");
}

static void a_code_holds_the_text(void **state) {
    (void)state;
    Qr qr;
    Message message = {""};
    if (!qr_can()) {
        assert_false(qr_create(&qr, "#lesson=5", &message));
        assert_non_null(strstr(message.text, "libqrencode"));
        return;
    }
    assert_true(qr_create(&qr, "#lesson=5", &message));
    assert_int_equal(qr.size, 21);
    static const char finder[7][8] = {"#######", "#.....#", "#.###.#", "#.###.#",
                                      "#.###.#", "#.....#", "#######"};
    for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 7; x++) assert_int_equal(qr.dark[y * 21 + x], finder[y][x] == '#');
    }
    Canvas picture = qr_picture(&qr, 2);
    assert_int_equal(picture.width, (21 + 8) * 2);
    assert_true(picture.pixels[0] == 0xffffffff);
    assert_true(picture.pixels[8 * picture.width + 8] == 0xff000000);
    free(picture.pixels);
    qr_destroy(&qr);
    char *much = memory_zeroed(QR_MOST + 2, 1);
    memset(much, 'A', QR_MOST + 1);
    assert_false(qr_create(&qr, much, &message));
    assert_non_null(strstr(message.text, "2001 characters"));
    free(much);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scene_comes_back_from_its_link),
        cmocka_unit_test(what_goes_without_saying_is_left_out),
        cmocka_unit_test(a_run_comes_back_to_the_bit),
        cmocka_unit_test(a_link_is_told_from_a_file),
        cmocka_unit_test(a_lesson_is_named_by_numbers),
        cmocka_unit_test(a_lesson_comes_back_from_its_link),
        cmocka_unit_test(a_broken_link_is_told_of),
        cmocka_unit_test(what_is_too_large_is_refused),
        cmocka_unit_test(what_unfolds_to_too_much_is_refused),
        cmocka_unit_test(a_code_holds_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
