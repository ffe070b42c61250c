/* halfplane render: the whole window as a picture, without a display. */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/font_files.h"
#include "app/frame.h"
#include "app/library.h"
#include "base/memory.h"
#include "base/path.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/size.h"
#include "draw/picture.h"
#include "lab/replay.h"
#include "panels/plane/plane_picture.h"
#include "scene/file.h"

enum { MOST_SIZE = PLANE_PICTURE_MOST };

/* What is asked for, checked. */
typedef struct Render {
    Size size; /* in points; of the plane alone in pixels */
    double scale;
    ThemeKind theme;
    int64_t epochs;
    bool projector, presenter;
    bool experiment; /* that the scene holds, with all its runs */
    float turn[2];   /* of pictures of three dimensions, */
    bool turned;     /* if it was asked for */
    bool plane;      /* alone */
    bool vector;     /* as SVG */
} Render;

static bool read_turn(const char *text, Render *render, Message *message) {
    char rest;
    float *yaw = &render->turn[0], *pitch = &render->turn[1];
    render->turned = text != NULL;
    bool fits = !text || (sscanf(text, "%f,%f%c", yaw, pitch, &rest) == 2 && fabsf(*yaw) <= 180 &&
                          fabsf(*pitch) <= 90);
    return fits || message_set(message,
                               "--turn is '%.60s'; it must be YAW,PITCH in degrees, from -180,-90 "
                               "to 180,90, as in 31,33",
                               text);
}

static bool read_options(const Arguments *arguments, Render *render, Message *message) {
    const char *theme = options_text(arguments, "--theme", "light");
    for (int t = 0; t < THEME_COUNT; t++) {
        if (strcmp(theme, theme_name((ThemeKind)t)) == 0) render->theme = (ThemeKind)t;
    }
    render->epochs = options_number(arguments, "--epochs", 0);
    render->projector = options_given(arguments, "--projector");
    render->presenter = options_given(arguments, "--presenter");
    render->plane = options_given(arguments, "--plane");
    render->experiment = options_given(arguments, "--experiment");
    render->vector = path_ends_with(options_text(arguments, "-o", ""), ".svg");
    if (render->plane && (options_given(arguments, "--scale") || render->projector))
        return message_set(message, "--plane takes no --scale and no --projector: its --size is in "
                                    "pixels, and type grows with it");
    if (render->plane && render->experiment)
        return message_set(message, "--plane is of one run, and --experiment of many; choose one");
    const char *usual = render->plane ? "1600x1600" : "1440x900";
    int least = render->plane ? PLANE_PICTURE_LEAST : 0;
    Size smallest = least ? (Size){least, least} : (Size){INPUT_SMALLEST, INPUT_SMALLEST};
    return size_read(options_text(arguments, "--size", usual), smallest, MOST_SIZE, &render->size,
                     message) &&
           size_read_scale(options_text(arguments, "--scale", "1"), &render->scale, message) &&
           read_turn(options_text(arguments, "--turn", NULL), render, message);
}

/* Trains in a few stretches, so that earlier boundaries are there to be seen behind the last. A
 * graph is walked: a node is its epoch. */
static void train(Frame *frame, int64_t epochs) {
    enum { STRETCHES = 4 };
    Lab *lab = &frame->lab;
    int64_t from = lab_now(lab);
    if (lab_is_graph(lab)) {
        lab_apply(lab, &(Action){.kind = ACTION_SEEK, .epoch = epochs});
        return;
    }
    lab_apply(lab, &(Action){.kind = ACTION_STEP_SIZE, .size = STEP_EPOCH});
    lab_apply(lab, &(Action){.kind = ACTION_PLAY});
    for (int s = 1; s <= STRETCHES; s++) {
        int64_t until = from + epochs * s / STRETCHES;
        frame_draw(frame);
        while (lab->play.playing && lab_now(lab) < until) {
            int64_t left = until - lab_now(lab);
            if (lab_advance(lab, left < 1000 ? (int)left : 1000) == 0) break;
        }
    }
    lab->play.playing = false;
    lab->revision++;
    rulers_clear(&frame->ui.rulers); /* nobody has watched: they fit what is shown */
}

/* All runs of the scene's experiment, on its sheet. */
static bool run_experiment(Frame *frame, Message *message) {
    ExperimentSheet *sheet = &frame->ui.experiment;
    if (!experiment_sheet_run_given(sheet, &frame->lab, message)) return false;
    while (sheet->at.going) experiment_advance(&sheet->at, 1, frame->lab.threads);
    return true;
}

/* The list of lessons, with all its thumbnails. */
static void show_home(Frame *frame, ThemeKind theme) {
    char folder[1024];
    shelf_add_folder(&frame->shelf, library_lessons(folder));
    while (shelf_work(&frame->shelf, theme_get(theme), frame->lab.threads)) {
    }
    frame->ui.home = true;
}

/* The window as it was asked for. */
static void set_up(Frame *frame, const Render *render) {
    UiState *ui = &frame->ui;
    ui->theme = render->theme;
    ui->projector = render->projector;
    ui->presenting = render->presenter;
    ui->notes = NOTES_OPEN;
    ui->scale = render->projector ? 1.5f : 1;
    if (render->plane) return;
    Input window = {.width = (float)render->size.width,
                    .height = (float)render->size.height,
                    .density = (float)render->scale};
    input_fit(&window, ui->scale);
    ui->width = window.width;
    ui->height = window.height;
    ui->density = window.density;
}

/* Draws the shapes; the plane alone has its own. */
static void draw(Frame *frame, const Render *render) {
    frame_draw(frame);
    if (!render->turned) return;
    turned_set(&frame->ui.turned, render->turn[0], render->turn[1]);
    frame_draw(frame);
}

static bool open_file(Frame *frame, const Arguments *arguments, const char *path,
                      Message *message) {
    CellsAsk ask;
    CellsNotes notes;
    if (!load_ask(arguments, path, &ask, message)) return false;
    if (!path_is_table(path)) return frame_open(frame, path, message);
    if (!frame_open_table(frame, path, &ask, &notes, message)) return false;
    load_say(path, &notes);
    return true;
}

/* Opens what is to be drawn. */
static bool open_path(Frame *frame, const Render *render, const Arguments *arguments,
                      Message *message) {
    const char *path = arguments->word[0];
    if (strcmp(path, "home") != 0) return open_file(frame, arguments, path, message);
    if (render->plane)
        return message_set(message,
                           "home has no plane; give a scene, a table or a step of a lesson");
    show_home(frame, render->theme);
    return true;
}

/* The picture's file, to be freed; NULL with a message. */
static char *paint(Frame *frame, const Render *render, size_t *length, Message *message) {
    Canvas canvas = {(int)(render->size.width * render->scale),
                     (int)(render->size.height * render->scale), NULL, (float)render->scale};
    size_t pixels = (size_t)canvas.width * (size_t)canvas.height;
    char *bytes = NULL;
    if (!render->plane) draw(frame, render);
    if (render->vector && render->plane)
        return frame_svg_plane(frame, canvas.width, canvas.height, 0, length, message);
    if (render->vector) return frame_svg(frame, (Rect){0}, length);
    canvas.pixels = memory_zeroed(pixels, sizeof *canvas.pixels);
    bool painted = !render->plane || frame_paint_plane(frame, &canvas, 0, message);
    if (!render->plane) frame_paint(frame, &canvas);
    if (painted) bytes = picture_bytes(&canvas, length);
    free(canvas.pixels);
    return bytes;
}

/* "-" is standard output, whose errors command_main says. */
static bool write_picture(const char *bytes, size_t length, const char *out, Message *message) {
    if (strcmp(out, "-") != 0) return file_write(out, bytes, length, message);
    fwrite(bytes, 1, length, stdout);
    return true;
}

static int render_frame(Frame *frame, const Render *render, const Arguments *arguments,
                        Message *message) {
    const char *out = options_text(arguments, "-o", NULL);
    if (!open_path(frame, render, arguments, message) || !lab_replay_all(&frame->lab, message))
        return command_refused(message);
    set_up(frame, render);
    if (render->epochs > 0) train(frame, render->epochs);
    if (render->experiment && !run_experiment(frame, message)) return command_refused(message);
    size_t length = 0;
    char *bytes = paint(frame, render, &length, message);
    bool written = bytes && write_picture(bytes, length, out, message);
    free(bytes);
    return written ? STATUS_DONE : bytes ? command_failed(message) : command_refused(message);
}

static int render_run(const Arguments *arguments) {
    Render render = {0};
    Message message;
    if (!read_options(arguments, &render, &message)) return command_refused(&message);
    FontFiles *fonts = font_files_create(&message);
    if (!fonts) return command_failed(&message);
    Frame *frame = frame_create(font_files_source(fonts), load_threads(0));
    int status = render_frame(frame, &render, arguments, &message);
    frame_destroy(frame);
    font_files_destroy(fonts);
    return status;
}

static_assert(THEME_COUNT == 3, "--theme offers each, and docs/command-line.md says so");
static const Option render_options[] = {
    {.name = "-o",
     .kind = OPTION_TEXT,
     .value = "FILE",
     .required = true,
     .help = "the picture: a PNG, or an SVG where the name ends in .svg; - for standard output"},
    {.name = "--size",
     .kind = OPTION_TEXT,
     .value = "WxH",
     .help = "of the window in points (1440x900), of the plane in pixels (1600x1600)"},
    {.name = "--scale", .kind = OPTION_TEXT, .value = "S", .help = "pixels a point, 1 to 4 (1)"},
    {.name = "--epochs",
     .kind = OPTION_NUMBER,
     .value = "N",
     .high = MAX_EPOCHS,
     .help = "train so many first (0)"},
    {.name = "--theme",
     .kind = OPTION_CHOICE,
     .value = "light|dark|contrast",
     .help = "the colours (light)"},
    {.name = "--plane",
     .kind = OPTION_FLAG,
     .help = "the plane alone: field, boundary, axes, points"},
    {.name = "--turn",
     .kind = OPTION_TEXT,
     .value = "YAW,PITCH",
     .help = "pictures of three dimensions, in degrees (as the scene has it)"},
    {.name = "--projector", .kind = OPTION_FLAG, .help = "type half as large again"},
    {.name = "--experiment",
     .kind = OPTION_FLAG,
     .help = "the runs of the experiment that the scene holds"},
    {.name = "--presenter",
     .kind = OPTION_FLAG,
     .help = "a lesson's step with its notes and hands counted"},
    LOAD_OPTIONS,
    {0},
};

const Command render_command = {
    .name = "render",
    .summary = "the whole window, or the plane alone, as a picture, drawn without a display",
    .details = "The same pixels as on the screen: a scene or a table, trained for as long as is "
               "asked, a step of a lesson\n"
               "(FILE.md#STEP), or the list of lessons (home). With --plane, the plane alone, for "
               "a page or a "
               "slide.\n",
    .options = render_options,
    .words = {.name = "FILE",
              .example = "halfplane render circles.scene -o circles.png --epochs 200",
              .least = 1,
              .most = 1},
    .run = render_run,
};
