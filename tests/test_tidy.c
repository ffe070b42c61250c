/* Every step of every lesson, and every panel in every place, as tidy.h judges them: in the
 * smallest window, in that of the pictures, and in projector mode; with the fonts of this machine,
 * which is what people see. And that projector mode is what it says: type half as large again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/font_files.h"
#include "draw/text.h"
#include "lesson/answer.h"
#include "lesson/solve.h"
#include "scene/scene_file.h"
#include "screen/compare/compare.h"
#include "screen/lesson/lesson.h"
#include "tidy.h"
#include "ui/layout.h"

/* A window. */
typedef struct Window {
    float width, height, density;
    bool projector;
} Window;

static FontFiles *fonts;

static void show_in(Frame *frame, Window window) {
    frame->ui.width = window.width;
    frame->ui.height = window.height;
    frame->ui.density = window.density;
    frame->ui.projector = window.projector;
    frame->ui.scale = window.projector ? 1.5f : 1;
    frame_draw(frame);
}

static void name_of(Window w, const char *what, char text[200]) {
    snprintf(text, 200, "%.120s at %.0fx%.0f%s%s", what, (double)w.width, (double)w.height,
             w.density > 1 ? "@2" : "", w.projector ? " projected" : "");
}

/* ---- lessons */

static int order(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of the lessons' files, in order. */
static int lessons(char *name[64]) {
    DIR *folder = opendir(LESSONS_FOLDER);
    assert_non_null(folder);
    int count = 0;
    for (struct dirent *e; (e = readdir(folder)) && count < 64;) {
        size_t length = strlen(e->d_name);
        if (length > 3 && strcmp(e->d_name + length - 3, ".md") == 0)
            name[count++] = strdup(e->d_name);
    }
    closedir(folder);
    qsort(name, (size_t)count, sizeof *name, order);
    return count;
}

/* What a step asks for is in sight, while a question waits and behind it: on the page as it lies,
 * or below it and above the buttons. On a phone, whose page is low, a finger moves all of it. */
static int hidden_tasks(const Frame *frame, const char *where) {
    const Shapes *s = &frame->shapes;
    float buttons = target_rect(s, lesson_input_tag(LESSON_NEXT, 0)).y, end = 0;
    if (layout_is_column(frame->ui.width, frame->ui.height, frame->ui.scale)) return 0;
    for (int i = 0; i < s->shapes; i++) {
        const Shape *shape = &s->shape[i];
        if (shape->kind == SHAPE_TARGET && tag_is(shape->tag, &TARGET_PAGE))
            end = shape->rect.y + shape->rect.h;
    }
    const char *what = shapes_find(s, "next task", -1, -1) >= 0 ? "next task" : "task";
    for (int i = -1; (i = shapes_find(s, what, -1, i)) >= 0;) {
        Rect r = s->shape[i].rect;
        if (r.y + r.h <= (r.y >= end ? buttons : end)) continue;
        print_error("%s: task %d is out of sight\n", where, s->shape[i].mark.index + 1);
        return 1;
    }
    return 0;
}

/* As it is found, and again with all that can be opened: every prediction answered wrongly, every
 * hint shown. */
static int check_step(Frame *frame, const char *where, Window window) {
    char open[220];
    const LessonStep *step = &frame->player.lesson.step[frame->player.step];
    show_in(frame, window);
    int faults = tidy_faults(frame, where) + hidden_tasks(frame, where);
    int predicts = step->predicts;
    for (int i = 0; i < predicts; i++)
        player_choose(&frame->player, &frame->lab, i, step->predict[i].answer == 0);
    for (int i = 0; i < step->blocks; i++) {
        if (step->block[i].kind == BLOCK_HINT) player_hint(&frame->player, i);
    }
    snprintf(open, sizeof open, "%s, answered", where);
    frame_draw(frame);
    return faults + tidy_faults(frame, open) + hidden_tasks(frame, open);
}

static int check_lesson(Frame *frame, const char *name, Window window) {
    int faults = 0;
    for (int step = 0, steps = 1; step < steps; step++) {
        char path[600], what[100], where[200];
        Message message = {0};
        snprintf(path, sizeof path, "%s/%.200s#%d", LESSONS_FOLDER, name, step + 1);
        if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
        steps = frame->player.lesson.steps;
        snprintf(what, sizeof what, "%.60s#%d", name, step + 1);
        name_of(window, what, where);
        faults += check_step(frame, where, window);
    }
    return faults;
}

static void lessons_are_tidy(Window window) {
    char *name[64];
    int count = lessons(name), faults = 0;
    assert_int_equal(count, 18);
    Frame *frame = frame_create(font_files_source(fonts), 1);
    for (int i = 0; i < count; i++) {
        faults += check_lesson(frame, name[i], window);
        free(name[i]);
    }
    frame_destroy(frame);
    if (faults > 0) fail_msg("%d faults", faults);
}

static void lessons_in_the_smallest_window(void **state) {
    (void)state;
    lessons_are_tidy((Window){1024, 640, 1, false});
}

static void lessons_in_the_window_of_the_pictures(void **state) {
    (void)state;
    lessons_are_tidy((Window){1440, 900, 1, false});
}

/* A step when all of it is done: numbers have changed by then, and are longer than they were. */
static int check_done(Frame *frame, const char *path, const char *what) {
    static const Window windows[] = {
        {1024, 640, 1, false}, {1440, 900, 1, false}, {1024, 640, 1, true}, {1440, 900, 1, true}};
    Message message = {0};
    int faults = 0;
    if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
    for (int open; (open = player_waiting(&frame->player)) >= 0;)
        answer_give_truth(&frame->player, &frame->lab, open);
    solve_step(&frame->lab, &frame->player.lesson.step[frame->player.step], NULL, NULL);
    player_look(&frame->player, &frame->lab);
    for (size_t w = 0; w < sizeof windows / sizeof *windows; w++) {
        char done[100], where[200];
        snprintf(done, sizeof done, "%.80s, done", what);
        name_of(windows[w], done, where);
        show_in(frame, windows[w]);
        faults += tidy_faults(frame, where);
    }
    return faults;
}

static void steps_are_tidy_when_they_are_done(void **state) {
    (void)state;
    char *name[64];
    int count = lessons(name), faults = 0;
    Frame *frame = frame_create(font_files_source(fonts), 1);
    for (int i = 0; i < count; i++) {
        for (int step = 0, steps = 1; step < steps; step++) {
            char path[600], what[100];
            snprintf(path, sizeof path, "%s/%.200s#%d", LESSONS_FOLDER, name[i], step + 1);
            snprintf(what, sizeof what, "%.60s#%d", name[i], step + 1);
            faults += check_done(frame, path, what);
            steps = frame->player.lesson.steps;
        }
        free(name[i]);
    }
    frame_destroy(frame);
    if (faults > 0) fail_msg("%d faults", faults);
}

static void lessons_on_a_phone(void **state) {
    (void)state;
    lessons_are_tidy((Window){360, 640, 1, false});
}

static void lessons_at_a_small_projector(void **state) {
    (void)state;
    lessons_are_tidy((Window){1024, 640, 1, true});
}

static void lessons_at_a_projector(void **state) {
    (void)state;
    lessons_are_tidy((Window){1280, 720, 1, true});
}

static void lessons_at_a_large_projector(void **state) {
    (void)state;
    lessons_are_tidy((Window){1440, 900, 1, true});
}

/* ---- panels */

static const struct {
    const char *name, *text;
} scenes[] = {
    {"perceptron", "data: {points: [[4, 5, blue], [5, 9, red], [9, 6, red], [1, 1, blue]]}\n"
                   "network: {layers: [1 step], values: [{w: [[3, 4]], b: [-10]}]}\n"
                   "training: {rule: perceptron, rate: 0.1}\nselect: {point: 1}\n"},
    {"two units", "data: {set: xor, count: 60, seed: 1}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
                  "training: {rate: 0.5}\nselect: {point: 3, weight: \"w[1,1,1]\"}\n"},
    {"deep", "data: {set: circles, count: 160, seed: 1}\n"
             "network: {layers: [4 tanh, 3 relu, 1 sigmoid]}\n"
             "training: {rate: 0.3}\nselect: {point: 3, weight: \"w[2,1,1]\"}\n"},
    {"wide",
     "data: {set: spiral, count: 160, seed: 1}\nnetwork: {layers: [8 tanh, 8 tanh, 1 sigmoid]}\n"
     "training: {rate: 0.1, optimizer: adam}\nselect: {point: 3}\n"},
    {"three classes",
     "data: {set: blobs, count: 90, seed: 1}\nnetwork: {layers: [3 relu, 3 softmax]}\n"
     "training: {rate: 0.1}\nselect: {point: 1}\n"},
    {"numbers", "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
                "network: {layers: [1 linear], values: [{w: [[-1]], b: [1]}]}\n"
                "training: {rate: 0.3, loss: squared}\nselect: {point: 2}\n"},
    {"diverged", "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
                 "network: {layers: [1 linear], values: [{w: [[-1]], b: [1]}]}\n"
                 "training: {rate: 3, loss: squared}\nselect: {point: 2}\n"},
};

static Frame *opened(const char *scene) {
    char path[] = "/tmp/halfplane-tidy-XXXXXX.yaml";
    int file = mkstemps(path, 5);
    assert_true(file >= 0);
    assert_int_equal(write(file, scene, strlen(scene)), strlen(scene));
    close(file);
    Frame *frame = frame_create(font_files_source(fonts), 1);
    Message message = {0};
    if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
    unlink(path);
    return frame;
}

/* Every panel where another stood; then back. */
static int check_panels(Frame *frame, const char *scene, Window window) {
    int faults = 0;
    for (int place = 0; place < PLACE_COUNT; place++) {
        for (int panel = 0; panel < PANEL_COUNT; panel++) {
            if (panel == PANEL_GRAPH) continue; /* needs a scene of its own */
            char what[100], where[200];
            const Panel first[PLACE_COUNT] = {PANEL_PLANE, PANEL_NETWORK, PANEL_WEIGHTS};
            memcpy(frame->ui.panel, first, sizeof first);
            ui_put(&frame->ui, (Panel)panel, (Place)place);
            snprintf(what, sizeof what, "%s: %s in place %d", scene, panel_name((Panel)panel),
                     place);
            name_of(window, what, where);
            show_in(frame, window);
            faults += tidy_faults(frame, where);
        }
    }
    return faults;
}

static void panels_are_tidy(Window window) {
    int faults = 0;
    for (size_t s = 0; s < sizeof scenes / sizeof *scenes; s++) {
        Frame *frame = opened(scenes[s].text);
        Action step = {.kind = ACTION_STEP, .size = STEP_EPOCH};
        for (int i = 0; i < 5; i++) lab_apply(&frame->lab, &step);
        faults += check_panels(frame, scenes[s].name, window);
        frame_destroy(frame);
    }
    if (faults > 0) fail_msg("%d faults", faults);
}

static void panels_in_the_smallest_window(void **state) {
    (void)state;
    panels_are_tidy((Window){1024, 640, 1, false});
}

static void panels_in_the_window_of_the_pictures(void **state) {
    (void)state;
    panels_are_tidy((Window){1440, 900, 2, false});
}

static void panels_on_a_phone(void **state) {
    (void)state;
    panels_are_tidy((Window){360, 640, 1, false});
}

static void panels_at_a_small_projector(void **state) {
    (void)state;
    panels_are_tidy((Window){1024, 640, 1, true});
}

static void panels_at_a_projector(void **state) {
    (void)state;
    panels_are_tidy((Window){1280, 720, 2, true});
}

static void panels_at_a_large_projector(void **state) {
    (void)state;
    panels_are_tidy((Window){1920, 1080, 1, true});
}

/* Numbers of weights and losses that are as long as numbers get: none is cut, and none lies on
 * another, in the flat landscape, in space, nor below the transport. */
static void huge_numbers_are_whole(void **state) {
    (void)state;
    static const char text[] =
        "data: {points: [[-3, blue], [-2, blue], [-1, red], [1, blue], [2, red], [3, red]]}\n"
        "network: {layers: [1 sigmoid], values: [{w: [[2e+37]], b: [-2e+37]}]}\n"
        "training: {rate: 0.5}\n";
    Frame *frame = opened(text);
    int faults = 0;
    for (int w = 0; w < 24; w++) {
        bool high = w % 2, projector = w / 2 % 2;
        const float width = 1024 + 70 * (float)(w / 4);
        const Window window = {width, high ? 900 : 640, w % 3 ? 1 : 2, projector};
        for (int turned = 0; turned < 2; turned++) {
            const Panel panel[PLACE_COUNT] = {PANEL_LANDSCAPE, PANEL_OVER_X, PANEL_LANDSCAPE};
            char where[200];
            memcpy(frame->ui.panel, panel, sizeof panel);
            if (turned) turned_set(&frame->ui.turned, 33, 26);
            frame->ui.turned.of[TURNED_LANDSCAPE].turn.flat = turned ? 0 : 1;
            name_of(window, turned ? "huge weights in space" : "huge weights", where);
            show_in(frame, window);
            faults += tidy_faults(frame, where);
        }
    }
    frame_destroy(frame);
    if (faults > 0) fail_msg("%d faults", faults);
}

/* ---- runs side by side */

static const char *const compared[] = {
    "data: {set: circles, count: 160, seed: 1}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"
    "compare: {what: rate, values: [0.03, 0.3, 3, 30], until: \"loss < 0.1\", epochs: 800}\n",
    "data: {set: moons, count: 80, test: 0.3}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"
    "compare: {what: optimizer, values: [momentum, adam], until: \"test_loss < 0.2\"}\n",
    "data: {set: xor, count: 80}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"
    "compare: {what: inputs, values: [\"[x1, x2]\", \"[x1, x2, x1*x2]\", \"[x1^2, x2^2, x1*x2]\"],"
    " until: \"accuracy > 95 % and epoch > 20\", epochs: 100}\n",
    "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
    "network: {layers: [1 linear], values: [{w: [[-1]], b: [1]}]}\n"
    "training: {rate: 0.1, loss: squared}\ncompare: {what: rate, values: [0.01, 0.1, 3]}\n",
    "data: {set: gauss, count: 60}\nnetwork: {layers: [1 step]}\ntraining: {rule: perceptron}\n"
    "compare: {what: seed, values: [1, 2, 3, 4], until: \"wrong < 1\", epochs: 60}\n",
};

/* At the start, on the way, at the end; and with each of them lit. */
static int check_compared(Frame *frame, const char *name, Window window) {
    int faults = 0;
    for (int stage = 0; stage < 5; stage++) {
        char what[100], where[200];
        Action play = {.kind = ACTION_PLAY};
        if (lab_apply(&frame->lab, &play)) lab_advance(&frame->lab, stage * stage * stage * 7);
        frame->ui.focus = tag_of(&TARGET_COMPARE_TILE, stage);
        snprintf(what, sizeof what, "%.50s side by side, stage %d", name, stage);
        name_of(window, what, where);
        show_in(frame, window);
        faults += tidy_faults(frame, where);
    }
    return faults;
}

static void runs_side_by_side_are_tidy(void **state) {
    (void)state;
    const Window windows[] = {{1024, 640, 1, false}, {1440, 900, 1, false}, {1024, 640, 1, true},
                              {1280, 720, 1, true},  {1440, 900, 2, true},  {1920, 1080, 1, false}};
    int faults = 0;
    for (size_t s = 0; s < sizeof compared / sizeof *compared; s++) {
        for (size_t w = 0; w < sizeof windows / sizeof *windows; w++) {
            Frame *frame = opened(compared[s]);
            faults += check_compared(frame, strstr(compared[s], "compare: ") + 9, windows[w]);
            frame_destroy(frame);
        }
    }
    if (faults > 0) fail_msg("%d faults", faults);
}

/* Each kind of picture with every scene, and in every window. */
static void whatever_runs_side_by_side_are_shown_as(void **state) {
    (void)state;
    static const Panel shown[] = {PANEL_NETWORK, PANEL_SURFACE, PANEL_SPACE, PANEL_LANDSCAPE};
    const Window windows[] = {{1024, 640, 1, false}, {1440, 900, 1, false}, {1024, 640, 1, true},
                              {1280, 720, 1, true},  {1440, 900, 2, true},  {1920, 1080, 1, false}};
    enum { WINDOWS = sizeof windows / sizeof *windows };
    int faults = 0;
    for (size_t s = 0; s < sizeof compared / sizeof *compared; s++) {
        for (size_t p = 0; p < 4; p++) {
            Frame *frame = opened(compared[s]);
            char name[80];
            frame->ui.compare.panel = shown[p];
            snprintf(name, sizeof name, "%s of %.40s", panel_name(shown[p]),
                     strstr(compared[s], "compare: ") + 9);
            faults += check_compared(frame, name, windows[(s * 5 + p) % WINDOWS]);
            frame_destroy(frame);
        }
    }
    if (faults > 0) fail_msg("%d faults", faults);
}

/* ---- the list of lessons */

/* A card is higher than its line and than what parts it from the next, and no title reaches to its
 * edge. */
static int cramped_cards(const Frame *frame, const char *where) {
    const Shapes *shapes = &frame->shapes;
    int faults = 0;
    for (int i = -1; (i = shapes_find(shapes, "shelf", -1, i)) >= 0;) {
        const Rect card = shapes->shape[i].rect;
        if (shapes->shape[i].kind != SHAPE_TARGET) continue;
        for (int k = i + 1; k < shapes->shapes; k++) {
            const Shape *text = &shapes->shape[k];
            if (text->kind != SHAPE_TEXT || !rect_holds(card, text->at)) continue;
            Rect ink = tidy_ink(frame, text);
            bool fits = card.h >= 1.5f * text->text.size &&
                        ink.x + ink.w <= card.x + card.w - 6 * frame->ui.scale;
            if (!fits) print_error("%s: '%s' is cramped\n", where, shapes->text + text->first);
            faults += !fits;
        }
    }
    return faults;
}

static void the_list_of_lessons_is_tidy(void **state) {
    (void)state;
    const Window windows[] = {{1024, 640, 1, false}, {1440, 900, 1, false}, {1024, 640, 1, true},
                              {1024, 768, 1, true},  {1280, 720, 1, true},  {1440, 900, 2, true},
                              {360, 640, 1, false},  {420, 860, 2, false}};
    int faults = 0;
    Frame *frame = frame_create(font_files_source(fonts), 1);
    shelf_add_folder(&frame->shelf, LESSONS_FOLDER);
    frame->ui.home = true;
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        char where[200];
        name_of(windows[i], "home", where);
        show_in(frame, windows[i]);
        faults += tidy_faults(frame, where) + cramped_cards(frame, where);
    }
    frame_destroy(frame);
    if (faults > 0) fail_msg("%d faults", faults);
}

/* The sheet of keys lies on everything else: only its own texts are looked at. */
static void the_sheet_of_keys_fits(void **state) {
    (void)state;
    const float sizes[][2] = {{1024, 640}, {1280, 720}, {1440, 900}, {1920, 1080}};
    Frame *frame = frame_create(font_files_source(fonts), 1);
    frame->ui.help = true;
    for (int i = 0; i < 8; i++) {
        const float *size = sizes[i / 2];
        show_in(frame, (Window){size[0], size[1], 1, i % 2});
        const Shapes *shapes = &frame->shapes;
        for (int s = -1; (s = shapes_find(shapes, "help", -1, s)) >= 0;) {
            Rect ink = tidy_ink(frame, &shapes->shape[s]);
            assert_true(ink.x > 8 && ink.x + ink.w < size[0] - 8);
            assert_true(ink.y > 8 && ink.y + ink.h < size[1] - 8);
        }
    }
    frame_destroy(frame);
}

/* ---- projector mode */

/* The size of the text that begins with these words. */
static float size_of(const Frame *f, const char *words) {
    for (int i = 0; i < f->shapes.shapes; i++) {
        const Shape *s = &f->shapes.shape[i];
        if (s->kind == SHAPE_TEXT && strncmp(f->shapes.text + s->first, words, strlen(words)) == 0)
            return s->text.size;
    }
    fail_msg("nothing says %s", words);
    return 0;
}

/* All but a lesson's page, which may be too long for that. */
static void type_is_half_as_large_again(void **state) {
    (void)state;
    static const char *const words[] = {"Save", "epoch", "NETWORK"};
    enum { WORDS = 3 };
    const float sizes[][2] = {{1024, 640}, {1024, 768},  {1280, 720},  {1280, 800},
                              {1440, 900}, {1920, 1080}, {3840, 2160}, {1100, 1400}};
    Frame *frame = frame_create(font_files_source(fonts), 1);
    Message message = {0};
    char path[600];
    snprintf(path, sizeof path, "%s/14-backpropagation-at-work.md#1", LESSONS_FOLDER);
    if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
    ui_put(&frame->ui, PANEL_NETWORK, PLACE_STAGE);
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        float usual[WORDS];
        show_in(frame, (Window){sizes[s][0], sizes[s][1], 1, false});
        for (int i = 0; i < WORDS; i++) usual[i] = size_of(frame, words[i]);
        show_in(frame, (Window){sizes[s][0], sizes[s][1], 1, true});
        /* In a low timeline the epoch is told in a line, by the same small type. */
        for (int i = 0; i < WORDS; i++)
            assert_true(fabsf(size_of(frame, words[i]) / usual[i] - 1.5f) < 1e-3f);
    }
    frame_destroy(frame);
}

/* A page is set in letters half as large again, or as much smaller as it takes to be seen whole,
 * but never in such as cannot be read from the last row: 45 of them over each other fill the
 * window. And then nearly every page is seen whole as it is found. */
static void pages_are_read_from_the_last_row(void **state) {
    (void)state;
    const float sizes[][2] = {{1024, 640}, {1280, 720}, {1440, 900}, {1920, 1080}};
    char *name[64];
    int count = lessons(name), scrolled = 0, steps = 0;
    Frame *frame = frame_create(font_files_source(fonts), 1);
    for (int i = 0; i < count; i++) {
        for (int step = 0, last = 1; step < last; step++) {
            char path[600];
            Message message = {0};
            snprintf(path, sizeof path, "%s/%.200s#%d", LESSONS_FOLDER, name[i], step + 1);
            if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
            last = frame->player.lesson.steps;
            for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++, steps++) {
                show_in(frame, (Window){sizes[s][0], sizes[s][1], 1, false});
                float usual = size_of(frame, "STEP");
                show_in(frame, (Window){sizes[s][0], sizes[s][1], 1, true});
                float letters = size_of(frame, "STEP") * 13.5f / 11; /* of the text */
                assert_true(letters < 1.501f * 13.5f / 11 * usual);
                assert_true(letters * 1.11f > fminf(sizes[s][1] / 45.01f, 1.49f * usual));
                scrolled += steps_beyond(&frame->shapes) > 0;
            }
        }
        free(name[i]);
    }
    frame_destroy(frame);
    if (scrolled > steps / 50) fail_msg("%d of %d pages are too long as found", scrolled, steps);
}

/* ---- the sheet "Your table" */

static const char *const tables[] = {
    "name;height;weight;passed\nAda;1,72;68,5;yes\nBoris;1,84;86,5;no\nEmma;1,67;;no\n"
    "Farid;1,75;76,5;no\nGreta;1,78;NA;yes\n",
    "bill length mm,bill depth mm,flipper length mm,body mass "
    "g,species\n39.1,18.7,181,3750,Adelie\n"
    "46.5,17.9,192,3500,Chinstrap\n46.1,13.2,211,4500,Gentoo\n39.5,17.4,186,3800,Adelie\n",
    "day,temperature,rain next day\n1,20.5,0\n2,21.25,1.5\n3,18,12\n",
    "hours,mark\n1,3\n2,2\n3,1\n4,1\n5,3\n6,2\n",
    "Dear all,\nthis is no table at all, \"but a letter\n",
    "name;town;passed\nAda;Rom;yes\nBo;Bonn;no\n",
};

/* What the sheet lies over is covered, and may be anything. */
static void leave_only_the_sheet(Shapes *shapes) {
    int sheet = shapes_find(shapes, "cover", 0, -1);
    for (int i = 0; i < sheet; i++) shapes->shape[i] = (Shape){.kind = SHAPE_TARGET};
}

static void the_sheet_of_a_table_is_tidy(void **state) {
    (void)state;
    const Window windows[] = {{1024, 640, 1, false},
                              {1440, 900, 2, false},
                              {1024, 640, 1, true},
                              {1440, 900, 1, true},
                              {1920, 1080, 1, true}};
    Frame *frame = frame_create(font_files_source(fonts), 1);
    int faults = 0;
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        table_sheet_begin(&frame->ui.table, "/home/ada/our class.csv", strdup(tables[t]),
                          strlen(tables[t]));
        for (size_t w = 0; w < sizeof windows / sizeof *windows; w++) {
            char where[200], what[32];
            snprintf(what, sizeof what, "table %d", (int)t);
            name_of(windows[w], what, where);
            frame->ui.home = true; /* what is drawn lies on none of the lab's cards */
            show_in(frame, windows[w]);
            leave_only_the_sheet(&frame->shapes);
            faults += tidy_faults(frame, where);
        }
    }
    frame_destroy(frame);
    assert_int_equal(faults, 0);
}

/* ---- the sheet "Experiment" */

static const char *const experiments[] = {
    "data: {set: circles, count: 40}\nexperiment: {vary: [\"rate=0.03,0.1,0.3,1,3,10\"], starts: "
    "5, "
    "until: \"loss < 0.5\", epochs: 20}\n",
    "data: {set: circles, count: 40, test: 0.3}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"
    "experiment: {vary: [\"optimizer=sgd,momentum,rmsprop,adam\", \"units=2,4,8,16\"], "
    "starts: 20, until: \"accuracy > 60 %\", epochs: 9}\n",
    "data: {set: sine, count: 40}\nnetwork: {layers: [4 tanh, 1 linear]}\n"
    "experiment: {starts: 30, epochs: 9}\n",
    "data: {set: blobs, count: 60, classes: 4}\nexperiment: {vary: [\"rate=0.001..1000:12\"], "
    "starts: 3, epochs: 9}\n"};

static void the_sheet_of_an_experiment_is_tidy(void **state) {
    (void)state;
    const Window windows[] = {
        {1024, 640, 1, false}, {1440, 900, 2, false}, {1024, 640, 1, true}, {1440, 900, 1, true}};
    int faults = 0;
    for (size_t e = 0; e < sizeof experiments / sizeof *experiments; e++) {
        Frame *frame = frame_create(font_files_source(fonts), 1);
        ExperimentSheet *sheet = &frame->ui.experiment;
        Scene scene;
        Message message;
        if (!scene_parse(&scene, experiments[e], strlen(experiments[e]), "", 1, "", &message))
            fail_msg("%s", message.text);
        assert_true(lab_load(&frame->lab, &scene));
        for (int begun = 0; begun < 2; begun++) {
            experiment_sheet_begin(sheet, &frame->lab);
            if (begun) experiment_sheet_run(sheet, &frame->lab);
            while (sheet->at.going) experiment_advance(&sheet->at, 0.1, 1);
            for (size_t w = 0; w < sizeof windows / sizeof *windows; w++) {
                char where[200], what[32];
                snprintf(what, sizeof what, "experiment %d %d", (int)e, begun);
                name_of(windows[w], what, where);
                frame->ui.home = true;
                show_in(frame, windows[w]);
                leave_only_the_sheet(&frame->shapes);
                faults += tidy_faults(frame, where);
            }
        }
        frame_destroy(frame);
    }
    assert_int_equal(faults, 0);
}

static int load_fonts(void **state) {
    (void)state;
    Message message;
    fonts = font_files_create(&message);
    if (!fonts) print_error("%s\n", message.text);
    return fonts ? 0 : -1;
}

static int free_fonts(void **state) {
    (void)state;
    font_files_destroy(fonts);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(type_is_half_as_large_again),
        cmocka_unit_test(pages_are_read_from_the_last_row),
        cmocka_unit_test(huge_numbers_are_whole),
        cmocka_unit_test(runs_side_by_side_are_tidy),
        cmocka_unit_test(whatever_runs_side_by_side_are_shown_as),
        cmocka_unit_test(the_list_of_lessons_is_tidy),
        cmocka_unit_test(the_sheet_of_keys_fits),
        cmocka_unit_test(the_sheet_of_a_table_is_tidy),
        cmocka_unit_test(the_sheet_of_an_experiment_is_tidy),
        cmocka_unit_test(lessons_in_the_smallest_window),
        cmocka_unit_test(lessons_in_the_window_of_the_pictures),
        cmocka_unit_test(steps_are_tidy_when_they_are_done),
        cmocka_unit_test(lessons_on_a_phone),
        cmocka_unit_test(lessons_at_a_small_projector),
        cmocka_unit_test(lessons_at_a_projector),
        cmocka_unit_test(lessons_at_a_large_projector),
        cmocka_unit_test(panels_in_the_smallest_window),
        cmocka_unit_test(panels_in_the_window_of_the_pictures),
        cmocka_unit_test(panels_on_a_phone),
        cmocka_unit_test(panels_at_a_small_projector),
        cmocka_unit_test(panels_at_a_projector),
        cmocka_unit_test(panels_at_a_large_projector),
    };
    return cmocka_run_group_tests(tests, load_fonts, free_fonts);
}
