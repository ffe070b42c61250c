/* halfplane link: a scene, or a step of a lesson, as a link. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/library.h"
#include "app/loop.h"
#include "base/memory.h"
#include "base/path.h"
#include "cli/command.h"
#include "cli/load.h"
#include "draw/picture.h"
#include "draw/qr.h"
#include "lab/replay.h"
#include "lesson/lesson_file.h"
#include "scene/file.h"
#include "scene/link.h"
#include "scene/scene_file.h"

/* The run goes on for so many epochs, in the words that opening does again. */
static bool add_epochs(Scene *scene, int64_t epochs, Message *message) {
    char line[SCRIPT_LINE];
    if (epochs == 0) return true;
    if (scene->graph.expression[0])
        return message_set(message, "an expression is not trained; leave out --epochs");
    if (scene->data.count == 0)
        return message_set(message, "there are no points to train on; leave out --epochs");
    snprintf(line, sizeof line, "epochs %lld", (long long)epochs);
    script_add(&scene->run, line, 0);
    return replay_check(&scene->run, message);
}

static char *link_scene(const Arguments *arguments, Message *message) {
    Scene scene;
    if (!load_scene(&scene, arguments, message)) return NULL;
    bool good = add_epochs(&scene, options_number(arguments, "--epochs", 0), message);
    char *link = good ? link_of_scene(&scene, message) : NULL;
    scene_destroy(&scene);
    return link;
}

/* A link again, for who puts another page before it. */
static char *link_again(const char *word, Message *message) {
    Link link;
    if (!link_read(&link, word, message)) return NULL;
    link_destroy(&link);
    const char *fragment = strchr(word, '#');
    size_t size = strlen(fragment) + 1;
    return memcpy(memory_zeroed(size, 1), fragment, size);
}

/* "lessons/05-how-wrong.md#3" is the third step of lesson 5, where the lessons have that file. The
 * text of any other lesson is in its link. */
static char *link_lesson(const char *word, Message *message) {
    char path[1024];
    Lesson lesson;
    if (link_is(word)) return link_again(word, message);
    snprintf(path, sizeof path, "%s", word);
    char *hash = strrchr(path, '#');
    if (hash) *hash = '\0';
    int number = library_number(path), step = hash ? atoi(hash + 1) : 0;
    if (!lesson_read(&lesson, path, message)) return NULL;
    int steps = lesson.steps;
    bool there = !hash || (step >= 1 && step <= steps);
    char *link = there && number == 0 ? lesson_link(&lesson, step, message) : NULL;
    lesson_destroy(&lesson);
    if (!there)
        message_set(message, "%.300s has %d step%s; write #1 for the first", path, steps,
                    steps == 1 ? "" : "s");
    if (!there || number == 0) return link;
    link = memory_zeroed(64, 1);
    snprintf(link, 64, step > 0 ? "#lesson=%d.%d" : "#lesson=%d", number, step);
    return link;
}

static bool is_lesson(const char *word) {
    char path[1024];
    snprintf(path, sizeof path, "%.*s", (int)strcspn(word, "#"), word);
    if (link_is(word)) return strstr(word, "#lesson") != NULL;
    return path_ends_with(path, ".md");
}

static bool write_code(const char *link, const char *path, Message *message) {
    enum { PIXELS = 8 };
    Qr qr;
    if (!qr_create(&qr, link, message)) return false;
    size_t length;
    Canvas canvas = qr_picture(&qr, PIXELS);
    char *bytes = picture_bytes(&canvas, &length);
    bool written = file_write(path, bytes, length, message);
    free(bytes);
    free(canvas.pixels);
    qr_destroy(&qr);
    return written;
}

/* Where pages with the program are: "" where nobody has said. */
static bool read_base(const Arguments *arguments, const char **base, Message *message) {
    const char *usual = getenv(LOOP_BASE);
    *base = options_text(arguments, "--base", usual ? usual : "");
    bool fits = !**base || (strstr(*base, "://") && !strchr(*base, '#'));
    return fits || message_set(message,
                               "--base is '%.200s'; it must be the address of a page, as in "
                               "https://example.org/halfplane.html",
                               *base);
}

static int link_run(const Arguments *arguments) {
    const char *word = arguments->word[0], *base, *code = options_text(arguments, "--qr", NULL);
    Message message;
    if (!read_base(arguments, &base, &message)) return command_refused(&message);
    char *fragment =
        is_lesson(word) ? link_lesson(word, &message) : link_scene(arguments, &message);
    if (!fragment) return command_refused(&message);
    size_t size = strlen(base) + strlen(fragment) + 1;
    char *link = memory_zeroed(size, 1);
    snprintf(link, size, "%s%s", base, fragment);
    free(fragment);
    puts(link);
    bool coded = !code || write_code(link, code, &message);
    free(link);
    return coded ? STATUS_DONE : command_failed(&message);
}

static const Option link_options[] = {
    {.name = "--epochs",
     .kind = OPTION_NUMBER,
     .value = "N",
     .high = MAX_EPOCHS,
     .help = "with the run so far and so many epochs more (0)"},
    {.name = "--base",
     .kind = OPTION_TEXT,
     .value = "URL",
     .help = "the page that the link leads to ($" LOOP_BASE ", or the fragment alone)"},
    {.name = "--qr",
     .kind = OPTION_TEXT,
     .value = "FILE",
     .help = "also write it as a QR code, a PNG"},
    LOAD_OPTIONS,
    {0},
};

const Command link_command = {
    .name = "link",
    .summary = "a scene, or a step of a lesson, as a link with everything in it",
    .details = "The link holds the points, the network, the weights and the run so far, and needs "
               "no server:\n"
               "every command takes it in place of a file, the window when it is pasted, and the "
               "page in a browser\n"
               "in its address. A step of a lesson (FILE.md#STEP) is named by its number.\n",
    .options = link_options,
    .words = {.name = "FILE",
              .example = "halfplane link circles.scene --epochs 200",
              .least = 1,
              .most = 1},
    .run = link_run,
};
