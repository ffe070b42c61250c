/* The picture beside the chart of an experiment: one run's boundary, or those of many starts laid
 * over each other on the mean of their answers. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "draw/text.h"
#include "panels/maps.h"
#include "screen/experiment/experiment.h"
#include "ui/widgets.h"

/* ---- made before anything is drawn */

enum { SIZE = 160 };

/* A run with the weights that a run of the experiment ended with; to be destroyed, as the scene. */
static bool again(const Experiment *at, int run, Scene *scene, Run *out) {
    if (run < 0 || !at->run[run].ran || !experiment_scene(at, run, false, scene)) return false;
    if (!scene_run(scene, out, 1, NULL)) {
        scene_destroy(scene);
        return false;
    }
    run_set_weights(out, 0, out->trainer.net.count, at->run[run].theta);
    return true;
}

static void take(ExperimentPicture *picture, uint32_t *pixels, int size) {
    free((void *)picture->image.pixels);
    picture->image = (Image){.width = size, .height = size, .pixels = pixels, .smooth = true};
}

/* Ink over a pixel. */
static uint32_t inked(uint32_t pixel, Color ink, float share) {
    uint32_t out = pixel & 0xff000000u;
    const float parts[3] = {(float)ink.r, (float)ink.g, (float)ink.b};
    for (int c = 0; c < 3; c++) {
        float ground = (float)(pixel >> (8 * c) & 0xff);
        out |= (uint32_t)lroundf(ground + (parts[c] - ground) * share) << (8 * c);
    }
    return out;
}

/* The more of the networks have their boundary or curve in a place, the more ink. */
static void ink_edges(const Overlay *overlay, Color ink, uint32_t *pixels) {
    for (int i = 0; i < overlay->cells * overlay->cells; i++) {
        float share = overlay_edge(overlay, i);
        if (share > 0) pixels[i] = inked(pixels[i], ink, 0.15f + 0.85f * sqrtf(share));
    }
}

static void paint_run(ExperimentPicture *picture, const Experiment *at, int which,
                      const Theme *theme) {
    Scene scene;
    Run run;
    Overlay overlay = {.cells = 0};
    if (!again(at, which, &scene, &run)) return;
    uint32_t *pixels = memory_zeroed((size_t)SIZE * SIZE, sizeof *pixels);
    maps_paint(theme, &run, run.trainer.work, &at->window, SIZE, SIZE, 1, pixels);
    overlay_add(&overlay, &run, &at->window, SIZE);
    ink_edges(&overlay, theme->ink, pixels);
    take(picture, pixels, SIZE);
    overlay_destroy(&overlay);
    run_destroy(&run);
    scene_destroy(&scene);
}

/* The first run of a group that there is. */
static int first_of(const Experiment *at, int group) {
    int starts = experiment_starts(at);
    for (int r = group * starts; r < (group + 1) * starts; r++) {
        if (at->run[r].ran) return r;
    }
    return -1;
}

static void paint_group(ExperimentPicture *picture, const Experiment *at, int group,
                        const Theme *theme) {
    const Overlay *overlay = &at->overlay[group];
    Scene scene;
    Run run;
    if (overlay->networks == 0 || !again(at, first_of(at, group), &scene, &run)) return;
    int places = overlay->cells * overlay->cells;
    float *mean = memory_floats((long)places * overlay->outputs);
    uint32_t *pixels = memory_zeroed((size_t)places, sizeof *pixels);
    overlay_mean(overlay, mean);
    maps_colour(theme, &run, mean, places, pixels);
    ink_edges(overlay, theme->ink, pixels);
    take(picture, pixels, overlay->cells);
    free(mean);
    run_destroy(&run);
    scene_destroy(&scene);
}

/* The group that is looked at while no run is. */
static int group_shown(const UiState *ui) {
    const ExperimentSheet *s = &ui->experiment;
    int pointed = experiment_pointed_group(ui);
    return pointed >= 0 ? pointed : s->group >= 0 ? s->group : experiment_best(s);
}

const Overlay *experiment_ensemble(const UiState *ui, const Lab *lab) {
    const ExperimentSheet *s = &ui->experiment;
    int group = s->group >= 0 ? s->group : experiment_best(s);
    if (group < 0 || !experiment_sheet_is_of(s, lab)) return NULL;
    const Overlay *overlay = &s->at.overlay[group];
    return overlay->networks > 1 && !overlay->curves ? overlay : NULL;
}

/* ---- one input: curves */

static bool is_of_curves(const Experiment *at) {
    return at->scene.data.columns == 1;
}

/* Ink on the card, the more of it the more curves run there. */
static void paint_curves(ExperimentPicture *picture, const Overlay *overlay, const Theme *theme) {
    int places = overlay->cells * overlay->cells;
    uint32_t *pixels = memory_zeroed((size_t)places, sizeof *pixels);
    const Color card = theme->card;
    for (int i = 0; i < places; i++)
        pixels[i] = (uint32_t)card.r | (uint32_t)card.g << 8 | (uint32_t)card.b << 16 | 0xff000000u;
    ink_edges(overlay, theme->ink, pixels);
    take(picture, pixels, overlay->cells);
}

static void paint_curve(ExperimentPicture *picture, const Experiment *at, int which,
                        const Theme *theme) {
    Scene scene;
    Run run;
    Overlay overlay = {.cells = 0};
    if (!again(at, which, &scene, &run)) return;
    overlay_add(&overlay, &run, &at->window, SIZE);
    paint_curves(picture, &overlay, theme);
    overlay_destroy(&overlay);
    run_destroy(&run);
    scene_destroy(&scene);
}

void experiment_picture_update(UiState *ui) {
    ExperimentSheet *s = &ui->experiment;
    ExperimentPicture *p = &s->picture;
    const Theme *theme = theme_get(ui->theme);
    if (!s->open || s->at.runs == 0) return;
    int run = experiment_pointed_run(ui);
    int group = run >= 0 ? run / experiment_starts(&s->at) : group_shown(ui);
    int networks = run >= 0 || group < 0 ? 0 : s->at.overlay[group].networks;
    if (p->theme == theme && p->run == run && p->group == group && p->networks == networks) return;
    free((void *)p->image.pixels);
    *p = (ExperimentPicture){.run = run, .group = group, .networks = networks, .theme = theme};
    if (is_of_curves(&s->at) && run >= 0)
        paint_curve(p, &s->at, run, theme);
    else if (is_of_curves(&s->at) && networks > 0)
        paint_curves(p, &s->at.overlay[group], theme);
    else if (is_of_curves(&s->at))
        return;
    else if (run >= 0)
        paint_run(p, &s->at, run, theme);
    else if (group >= 0)
        paint_group(p, &s->at, group, theme);
}

/* ---- as height */

enum { AS_MEAN, AS_SPREAD, AS_HEIGHTS };

static const HeightOf heights[AS_HEIGHTS] = {HEIGHT_MEAN, HEIGHT_SPREAD};

/* The surface takes the stage, with this group. */
static void height_press(const Gesture *g, Tag tag, const InputEvent *e) {
    UiState *ui = g->ui;
    ui->experiment.group = ui->experiment.picture.group;
    ui->surface = (SurfaceHeight){heights[tag.index], 0, NAN};
    ui_put(ui, PANEL_SURFACE, PLACE_STAGE);
    experiment_sheet_close(&ui->experiment);
    ui_clear(ui);
}

static const char *height_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    static const char *const says[AS_HEIGHTS] = {
        [AS_MEAN] = "What these starts answer on the mean, as a surface over the plane",
        [AS_SPREAD] = "How far they are from their mean, as a surface: high where they disagree"};
    return says[tag.index];
}

static const Target TARGET_EXPERIMENT_HEIGHT = {
    .name = "experiment height", .stop = TAB_EACH, .press = height_press, .say = height_say};

/* Along the foot, side by side or, where that is too narrow, above each other. Returns how high
 * they are; 0 where there are not several starts of this scene. */
static float height_buttons(View *view, Rect rect, int group) {
    static const char *const words[AS_HEIGHTS] = {"Mean as height", "Spread as height"};
    const ExperimentSheet *s = &view->ui->experiment;
    float gap = view_units(view, 8), h = view_units(view, 30);
    bool several = group >= 0 && s->at.overlay[group].networks > 1 && !is_of_curves(&s->at) &&
                   experiment_sheet_is_of(s, view->lab);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    float wide = text_width(view->glyphs, words[AS_SPREAD], &style, view->ui->density);
    int columns = (rect.w - gap) / AS_HEIGHTS >= wide + 2 * gap ? AS_HEIGHTS : 1;
    float w = (rect.w - gap * (float)(columns - 1)) / (float)columns;
    float high = (h + gap) * AS_HEIGHTS / (float)columns;
    if (!several || wide + 2 * gap > w) return 0;
    for (int i = 0; i < AS_HEIGHTS; i++) {
        int column = i % columns, row = i / columns;
        view_button(view,
                    (Rect){rect.x + (w + gap) * (float)column,
                           rect.y + rect.h - high + gap + (h + gap) * (float)row, w, h},
                    words[i], false, tag_of(&TARGET_EXPERIMENT_HEIGHT, i));
    }
    return high;
}

/* ---- drawn */

/* Of many points some, from here and there: every so-manieth might all be of one class. */
static void points(View *view, Rect rect) {
    enum { MOST = 240, STRIDE = 7919 };
    const Experiment *at = &view->ui->experiment.at;
    const Dataset *data = &at->scene.data;
    const Plane *w = &at->window;
    float r = rect.w * 0.011f;
    int shown = data->count < MOST ? data->count : MOST;
    for (int k = 0; k < shown; k++) {
        int i = (int)((int64_t)k * STRIDE % data->count);
        const float *x = data->x + (long)i * data->columns;
        int class = data->kind == LABEL_CLASS ? (int)data->label[i] : 0;
        float up = is_of_curves(at) ? data->label[i] : x[w->up]; /* there labels are heights */
        Point p = {rect.x + (x[w->across] - w->left) / (w->right - w->left) * rect.w,
                   rect.y + (w->top - up) / (w->top - w->bottom) * rect.h};
        if (!rect_holds(rect_inset(rect, 2 * r), p)) continue;
        shapes_symbol(view->out, p, r, r * 0.3f, class,
                      data->kind == LABEL_CLASS ? view->theme->class_color[class % 8]
                                                : view->theme->quiet,
                      view->theme->card);
    }
}

/* Of what the chart shows beside the loss that is learned. */
static const char *held_out(const ExperimentSheet *s, double loss, char text[40]) {
    text[0] = '\0';
    if (s->figure == FIGURE_TEST_LOSS) snprintf(text, 40, ", held out %.3g", loss);
    return text;
}

static void say_run(const ExperimentSheet *s, int which, bool opens, char text[3][256]) {
    const ExperimentRun *run = &s->at.run[which];
    const Outcome *o = &run->outcome;
    int starts = experiment_starts(&s->at);
    char name[256], other[40];
    held_out(s, o->test_loss, other);
    experiment_group_name(s, which / starts, name);
    snprintf(text[0], 256, "%.200s, start %d of %d", name, which % starts + 1, starts);
    if (!run->ran) {
        snprintf(text[1], 256, "%.250s", run->why ? run->why->text : "not done yet");
        return;
    }
    if (o->end == TRIAL_DIVERGED)
        snprintf(text[1], 256, "diverged after epoch %lld", (long long)o->epochs);
    else if (o->reached >= 0)
        snprintf(text[1], 256, "goal met at epoch %lld, loss %.3g%s", (long long)o->reached,
                 o->loss, other);
    else
        snprintf(text[1], 256, "loss %.3g%s after %lld epochs", o->loss, other,
                 (long long)o->epochs);
    if (opens) snprintf(text[2], 256, "A click opens it, trained as far as here.");
}

/* Of one without a run that has ended: none has so far, or they cannot be, and why. */
static void say_none(const ExperimentSheet *s, int group, const char *name, char text[3][256]) {
    const ExperimentRun *last = &s->at.run[(group + 1) * experiment_starts(&s->at) - 1];
    snprintf(text[0], 256, "%.200s", name);
    snprintf(text[1], 256, "%.250s",
             last->done && last->why ? last->why->text : "no run of it has ended yet");
}

static void say_group(const ExperimentSheet *s, int group, char text[3][256]) {
    Spread spread = experiment_spread(&s->at, group);
    char name[256], other[40];
    held_out(s, spread.test_loss.middle, other);
    experiment_group_name(s, group, name);
    if (spread.runs == 0) {
        say_none(s, group, name, text);
        return;
    }
    snprintf(text[0], 256, spread.runs == 1 ? "%.200s, 1 start" : "%.200s, %d starts", name,
             spread.runs);
    if (s->at.def.until[0])
        snprintf(text[1], 256, "%d of %d reached the goal, half end below loss %.3g%s",
                 spread.reached, spread.runs, spread.loss.middle, other);
    else
        snprintf(text[1], 256, "half of them end below loss %.3g%s", spread.loss.middle, other);
    if (spread.runs > 1 && is_of_curves(&s->at))
        snprintf(text[2], 256,
                 "The curves of all starts over each other: the stronger, the more of them agree.");
    else if (spread.runs > 1)
        snprintf(text[2], 256,
                 "All boundaries over each other, on the mean of the answers: the stronger, "
                 "the more of them agree.");
}

void experiment_draw_picture(View *view, Rect rect) {
    const ExperimentSheet *s = &view->ui->experiment;
    const ExperimentPicture *p = &s->picture;
    char text[3][256] = {"", "", ""};
    rect.h -= height_buttons(view, rect, p->group);
    float line = view_units(view, 19), side = fminf(rect.w, rect.h - 6.5f * line);
    bool any = p->run >= 0 || (p->group >= 0 && experiment_spread(&s->at, p->group).runs > 0);
    bool pictured = any && side > view_units(view, 60);
    Rect square = {rect.x, rect.y, side, side};
    if (p->run >= 0)
        say_run(s, p->run, !view->player->playing, text);
    else if (p->group >= 0)
        say_group(s, p->group, text);
    if (pictured && p->image.pixels) {
        shapes_mark(view->out, "experiment picture", p->run);
        shapes_image(view->out, &p->image, square, view_units(view, 4));
        shapes_mark(view->out, NULL, 0);
        points(view, square);
    } else if (pictured) {
        shapes_rect(view->out, square, view_units(view, 4), view->theme->sunken);
    }
    float y = (pictured ? square.y + side : rect.y) + line * 1.3f;
    TextStyle bold = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT), plain = bold;
    TextStyle quiet = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    bold.face = FONT_BOLD;
    shapes_mark(view->out, "experiment picture words", 0);
    y += line * (float)view_lines(view, text[0], (Point){rect.x, y}, rect.w, line, 2, &bold);
    y += line * (float)view_lines(view, text[1], (Point){rect.x, y}, rect.w, line, 3, &plain);
    float needed = text_width(view->glyphs, text[2], &quiet, view->ui->density) / rect.w;
    int room = (int)((rect.y + rect.h - y) / line) + 1;
    if (1.2f * needed + 0.5f < (float)room)
        view_lines(view, text[2], (Point){rect.x, y}, rect.w, line, room, &quiet);
    shapes_mark(view->out, NULL, 0);
}
