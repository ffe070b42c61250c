/* The lessons as the home screen lists them: their pictures, kept between runs; own lessons; and
 * lessons with mistakes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scene/file.h"
#include "screen/home/shelf.h"

#define LESSONS TESTS_FOLDER "/../lessons"

static char folder[64];

static int set_up(void **state) {
    (void)state;
    strcpy(folder, "/tmp/halfplane-shelf-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    char path[400];
    DIR *list = opendir(folder);
    if (!list) return -1;
    for (struct dirent *e; (e = readdir(list));) {
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (e->d_name[0] != '.') unlink(path);
    }
    closedir(list);
    return rmdir(folder);
}

static const char *in_folder(const char *name) {
    static char path[400];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_text(const char *name, const char *text) {
    assert_true(file_write(in_folder(name), text, strlen(text), NULL));
}

static int files(void) {
    int count = 0;
    DIR *list = opendir(folder);
    for (struct dirent *e; (e = readdir(list));) count += e->d_name[0] != '.';
    closedir(list);
    return count;
}

#define XOR                                                                                        \
    "data: {set: xor, count: 40}\n"                                                                \
    "network: {layers: [4 tanh, 1 sigmoid]}\ntraining: {rate: 1}\n"
#define LESSON(KEYS, SCENE)                                                                        \
    "---\ntitle: T\n" KEYS "---\n## One\nWords.\n## Two\n```{scene}\n" SCENE                       \
    "```\n```{task}\n- say: Train\n  when: wrong == 0\n"                                           \
    "  solve: [train until wrong == 0 within 500]\n```\n"

static Shelf shelf_of(const char *cache) {
    Shelf shelf = shelf_create();
    shelf_add_folder(&shelf, folder);
    strcpy(shelf.cache, cache);
    return shelf;
}

static void draw_all(Shelf *shelf, ThemeKind theme) {
    while (shelf_work(shelf, theme_get(theme), 1)) {
    }
}

/* How many of the picture's pixels are nearer to red than to blue. */
static int red_of(const Thumbnail *t) {
    int red = 0;
    for (int i = 0; i < t->field.width * t->field.height; i++)
        red += (t->field.pixels[i] & 0xff) > (t->field.pixels[i] >> 16 & 0xff);
    return red;
}

static uint32_t pixel(const Thumbnail *t, float x, float y) {
    return t->field.pixels[(int)(y * (float)t->field.height) * t->field.width +
                           (int)(x * (float)t->field.width)];
}

static bool is_red(uint32_t p) {
    return (p & 0xff) > (p >> 16 & 0xff);
}

/* A step that is named is shown solved: four corners of two colours, and points of both. */
static void a_named_step_is_shown_solved(void **state) {
    (void)state;
    write_text("a.md", LESSON("thumbnail: 2\n", XOR));
    Shelf shelf = shelf_of("");
    draw_all(&shelf, THEME_LIGHT);
    const Thumbnail *t = &shelf.lesson[0].picture;
    assert_true(t->field.width == 96 && red_of(t) > 96 * 96 / 4 && red_of(t) < 96 * 96 * 3 / 4);
    assert_true(is_red(pixel(t, 0.3f, 0.3f)) != is_red(pixel(t, 0.7f, 0.3f)));
    assert_true(is_red(pixel(t, 0.3f, 0.3f)) == is_red(pixel(t, 0.7f, 0.7f)));
    shelf_destroy(&shelf);
    unlink(in_folder("a.md"));
}

/* Of many points some are drawn, of all classes, whatever the order they lie in. */
static void points_of_all_classes_are_drawn(void **state) {
    (void)state;
    write_text("a.md", LESSON("", "data: {set: circles, count: 200}\n"));
    Shelf shelf = shelf_of("");
    draw_all(&shelf, THEME_LIGHT);
    const Thumbnail *t = &shelf.lesson[0].picture;
    int of[2] = {0, 0};
    for (int i = 0; i < t->points; i++) of[t->class[i]]++;
    assert_true(t->points <= 60 && of[0] > 5 && of[1] > 5);
    shelf_destroy(&shelf);
    unlink(in_folder("a.md"));
}

/* A scene that would train for minutes is drawn as far as it comes, whether it is to be solved or
 * not. */
static void a_heavy_scene_holds_nobody_up(void **state) {
    (void)state;
    static const char heavy[] =
        "data: {set: xor, count: 100000}\n"
        "network: {layers: [64 tanh, 64 tanh, 64 tanh, 64 tanh, 64 tanh, 64 tanh, 1 sigmoid]}\n";
    char solved[1000], trained[1000];
    snprintf(solved, sizeof solved, LESSON("thumbnail: 2\n", "%s"), heavy);
    snprintf(trained, sizeof trained, LESSON("", "%s"), heavy);
    write_text("a.md", solved);
    write_text("b.md", trained);
    Shelf shelf = shelf_of("");
    draw_all(&shelf, THEME_LIGHT);
    for (int i = 0; i < 2; i++) assert_non_null(shelf.lesson[i].picture.field.pixels);
    shelf_destroy(&shelf);
    unlink(in_folder("a.md"));
    unlink(in_folder("b.md"));
}

static void assert_same(const Thumbnail *a, const Thumbnail *b) {
    assert_true(a->points == b->points && a->curve == b->curve && a->graph == b->graph);
    assert_memory_equal(a->at, b->at, sizeof a->at);
    assert_int_equal(a->field.width, b->field.width);
    assert_memory_equal(a->field.pixels, b->field.pixels,
                        (size_t)a->field.width * (size_t)a->field.height * 4);
}

static Thumbnail kept(uint64_t key, const char *name) {
    Thumbnail t = {.curve = 0};
    if (!thumbnail_read(&t, in_folder(name), key, theme_get(THEME_LIGHT))) t.theme = NULL;
    return t;
}

/* The second time a picture is read, not made; of another text, another theme or another version it
 * is made. */
static void pictures_are_kept(void **state) {
    (void)state;
    write_text("a.md", LESSON("thumbnail: 2\n", XOR));
    Shelf first = shelf_of(folder), second = shelf_of(folder);
    draw_all(&first, THEME_LIGHT);
    assert_int_equal(files(), 3); /* the lesson, its picture, the large one */
    draw_all(&second, THEME_LIGHT);
    assert_same(&first.lesson[0].picture, &second.lesson[0].picture);
    assert_same(&first.large, &second.large);
    uint64_t key = first.lesson[0].key;
    Thumbnail t = kept(key, "0-light"), other = kept(key + 1, "0-light");
    assert_same(&t, &first.lesson[0].picture);
    assert_null(other.theme);
    thumbnail_destroy(&t);
    write_text("a.md", LESSON("thumbnail: 2\nminutes: 3\n", XOR));
    Shelf third = shelf_of(folder);
    assert_true(third.lesson[0].key != key);
    draw_all(&third, THEME_LIGHT);
    draw_all(&third, THEME_DARK);
    assert_int_equal(files(), 5); /* the old one gave its place to the new one */
    shelf_destroy(&first);
    shelf_destroy(&second);
    shelf_destroy(&third);
    for (int i = 0; i < 4; i++)
        unlink(in_folder((const char *[]){"0-light", "-1-light", "0-dark", "-1-dark"}[i]));
    unlink(in_folder("a.md"));
}

/* A file that is cut, longer, or has one wrong bit, and what is no file, is as none. */
static void a_broken_file_is_ignored(void **state) {
    (void)state;
    size_t length;
    Thumbnail t = {.points = 2, .curve = 3};
    uint32_t *pixels = malloc(4 * sizeof *pixels);
    for (uint32_t i = 0; i < 4; i++) pixels[i] = i * 0x01020304;
    t.field = (Image){2, 2, pixels, true};
    thumbnail_write(&t, in_folder("t"), 77);
    Thumbnail again = kept(77, "t");
    assert_non_null(again.theme);
    assert_same(&t, &again);
    char *bytes = file_read(in_folder("t"), 100000, &length, NULL);
    for (size_t i = 0; i < length; i += 7) {
        bytes[i] ^= 4;
        assert_true(file_write(in_folder("t"), bytes, length, NULL));
        assert_null(kept(77, "t").theme);
        bytes[i] ^= 4;
        assert_true(file_write(in_folder("t"), bytes, i, NULL));
        assert_null(kept(77, "t").theme);
    }
    assert_null(kept(77, "none").theme);
    unlink(in_folder("t"));
    assert_int_equal(mkfifo(in_folder("t"), 0666), 0);
    alarm(30); /* else a pipe would be waited for for ever */
    assert_null(kept(77, "t").theme);
    alarm(0);
    free(bytes);
    thumbnail_destroy(&t);
    thumbnail_destroy(&again);
    unlink(in_folder("t"));
}

/* What cannot be read is listed with what is wrong with it, and does not stop the others. */
static void lessons_with_mistakes_are_listed(void **state) {
    (void)state;
    write_text("a.md", LESSON("chapter: Mine\n", XOR));
    write_text("b.md", "no front matter\n");
    write_text("c.md",
               "---\ntitle: C\nchapter: Mine\n---\n## One\n```{scene}\ndata: {set: xors}\n```\n");
    write_text("d.md", "---\ntitle: D\nthumbnail: 2\nchapter: Mine\n---\n## One\nWords.\n");
    write_text("e.md", "---\ntitle: E\n---\n## One\nWords.\n");
    Shelf shelf = shelf_create();
    shelf_add_folder(&shelf, LESSONS);
    int own = shelf.count;
    shelf_add_folder(&shelf, folder);
    assert_int_equal(shelf.count, own + 5);
    const ShelfLesson *l = shelf.lesson + own;
    assert_true(!l[0].broken && l[1].broken && l[2].broken && l[3].broken && !l[4].broken);
    assert_string_equal(l[1].title, "b.md");
    assert_string_equal(l[1].chapter, "Mine");
    assert_non_null(strstr(l[1].error, "line 1: a lesson begins with its front matter"));
    assert_string_equal(l[2].title, "C");
    assert_non_null(strstr(l[2].error, "line 7: "));
    assert_non_null(strstr(l[3].error, "line 3: thumbnail is 2, but the lesson has 1 step"));
    assert_string_equal(l[4].chapter, "");
    draw_all(&shelf, THEME_LIGHT);
    /* After the last lesson of one folder comes none of another. */
    assert_int_equal(shelf_next(&shelf, shelf.lesson[own - 1].path), -1);
    assert_int_equal(shelf_next(&shelf, l[0].path), own + 1);
    assert_int_equal(shelf_next(&shelf, "nowhere.md"), -1);
    shelf_destroy(&shelf);
    for (const char *c = "abcde"; *c; c++) unlink(in_folder((char[]){*c, '.', 'm', 'd', 0}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_named_step_is_shown_solved),
        cmocka_unit_test(points_of_all_classes_are_drawn),
        cmocka_unit_test(a_heavy_scene_holds_nobody_up),
        cmocka_unit_test(pictures_are_kept),
        cmocka_unit_test(a_broken_file_is_ignored),
        cmocka_unit_test(lessons_with_mistakes_are_listed),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
