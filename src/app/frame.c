/* See frame.h. */
#include "app/frame.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "draw/camera.h"
#include "draw/svg.h"
#include "lab/replay.h"
#include "panels/data/data.h"
#include "panels/landscape/landscape.h"
#include "panels/panels.h"
#include "panels/plane/plane_picture.h"
#include "panels/space/space.h"
#include "screen/compare/compare.h"
#include "screen/experiment/experiment.h"
#include "screen/input.h"
#include "screen/lesson/lesson.h"
#include "screen/timeline/timeline.h"
#include "screen/view.h"

Frame *frame_create(const FontSource *fonts, int threads) {
    Frame *frame = memory_zeroed(1, sizeof *frame);
    frame->lab = lab_create(threads);
    frame->lab.adapts = true;
    frame->ui = ui_create();
    frame->maps = maps_create();
    tile_pictures_create(&frame->tile);
    frame->shelf = shelf_create();
    for (int s = SET_NONE + 1; s < SET_COUNT; s++) frame->swatches[s] = swatch_of((SetKind)s);
    frame->progress.last = -1;
    frame->glyphs = glyphs_create(fonts);
    frame->painter = painter_create(frame->glyphs, threads);
    frame->flat_out = 1;
    frame->slice = 0.008;
    frame->lab_drawn = frame->ui_drawn = -1;
    return frame;
}

void frame_destroy(Frame *frame) {
    if (!frame) return;
    painter_destroy(frame->painter);
    glyphs_destroy(frame->glyphs);
    shapes_destroy(&frame->shapes);
    maps_destroy(&frame->maps);
    tile_pictures_destroy(&frame->tile);
    terrain_destroy(&frame->terrain);
    relief_destroy(&frame->relief);
    bent_destroy(&frame->bent);
    player_destroy(&frame->player);
    player_destroy(&frame->aside);
    free_play_destroy(&frame->free_play);
    shelf_destroy(&frame->shelf);
    sheet_destroy(&frame->ui.sheet);
    table_sheet_destroy(&frame->ui.table);
    share_sheet_destroy(&frame->ui.share);
    experiment_sheet_destroy(&frame->ui.experiment);
    data_order_destroy(&frame->ui.order);
    free(frame->ui.copied);
    free(frame->ui.wish.link);
    lab_destroy(&frame->lab);
    free(frame);
}

/* Only while the landscape is shown. */
static void update_terrain(Frame *frame) {
    UiState *ui = &frame->ui;
    const Range *span = frame->terrain.span;
    if (ui->home || ui_place_of(ui, PANEL_LANDSCAPE) < 0) return;
    const TerrainAsk ask = {.held = landscape_is_held(ui),
                            .logarithmic = ui->extra[EXTRA_LOG_LOSS],
                            .along_path = ui->extra[EXTRA_ALONG_PATH],
                            .in_slices = frame->lab.play.playing};
    terrain_update(&frame->terrain, &frame->lab, theme_get(ui->theme), &ask);
    const float edges[4] = {span[0].low, span[0].high, span[1].low, span[1].high};
    memcpy(ui->landscape, edges, sizeof edges);
}

/* Only while the surface is shown. */
static void update_relief(Frame *frame) {
    UiState *ui = &frame->ui;
    if (ui->home || ui_place_of(ui, PANEL_SURFACE) < 0) return;
    const Overlay *many = experiment_ensemble(ui, &frame->lab);
    relief_update(&frame->relief, &frame->lab, &ui->surface, many, theme_get(ui->theme));
    ui->surface_seen = relief_seen(&frame->relief);
    ui->surface_seen.starts = many ? many->networks : 0;
}

/* Only while the space is shown. */
static void update_bent(Frame *frame) {
    const UiState *ui = &frame->ui;
    if (ui->home || ui_place_of(ui, PANEL_SPACE) < 0) return;
    BentAsk ask = {.at = ui->space, .held = space_point_is_held(ui)};
    memcpy(ask.units, ui->space_units, sizeof ask.units);
    bent_update(&frame->bent, &frame->lab, &ask, theme_get(ui->theme));
}

/* The points' losses on the plane, or their blame in the gradients. */
static bool shows_shares(const UiState *ui) {
    return (ui->extra[EXTRA_SHARES] && ui_place_of(ui, PANEL_PLANE) >= 0) ||
           (ui->extra[EXTRA_BLAME] && ui_place_of(ui, PANEL_GRADIENTS) >= 0);
}

/* What only some panels show. */
static void find_numbers(Frame *frame) {
    const UiState *ui = &frame->ui;
    bool factors = ui_place_of(ui, PANEL_FACTORS) >= 0;
    bool votes = factors || ui_place_of(ui, PANEL_NUMBERS) >= 0;
    if (ui->home) return;
    if (factors) lab_find_factors(&frame->lab);
    if (shows_shares(ui)) lab_find_shares(&frame->lab);
    if (votes && frame->lab.selected.all_points) lab_find_votes(&frame->lab);
}

/* Whoever has left the lesson's path for the controls sees all, and may train in every way. */
static void follow_lesson(Frame *frame) {
    const Player *player = &frame->player;
    bool seen = player->playing && !frame->ui.wander, held = seen && !player->finished;
    frame->ui.hidden = seen ? player_hidden(player) : 0;
    if (player->playing) lab_allow(&frame->lab, held ? player->ways : ~0u);
}

/* The units on the axes of the space, as the scene has them. */
static void begin_units(Frame *frame) {
    for (int l = 0; l < MAX_LAYERS; l++) {
        const int *given = scene_space_units(&frame->lab.scene, l);
        SpaceUnits *units = &frame->ui.space_units[l];
        *units = (SpaceUnits){given != NULL, {0, 1, 2}};
        for (int d = 0; d < SPACE_AXES && given; d++) units->unit[d] = given[d] - 1;
    }
}

/* And those that were put there by hand are the scene's. */
static void note_units(Frame *frame) {
    const NetworkDef *def = &frame->lab.scene.network;
    int unit[MAX_LAYERS][SPACE_AXES] = {{0}};
    for (int l = 0; l + 1 < def->layers; l++) {
        const SpaceUnits *units = &frame->ui.space_units[l];
        if (!units->chosen || def->units[l] <= SPACE_AXES) continue;
        for (int d = 0; d < SPACE_AXES; d++) unit[l][d] = space_unit(units, d, def->units[l]) + 1;
    }
    lab_keep_units(&frame->lab, unit);
}

/* How a scene or a step wants the pictures of three dimensions, at first. */
static void begin_look(Frame *frame) {
    const LabLook *look = &frame->lab.look;
    frame->ui.space = (float)look->space;
    begin_units(frame);
    float threshold = (float)look->threshold;
    if (threshold == frame->ui.surface_seen.middle) threshold = NAN; /* the usual one */
    frame->ui.surface = (SurfaceHeight){HEIGHT_ANSWER, 0, threshold};
}

/* The picture of three dimensions that has the best place; NULL when there is none. */
static Turned *turned_in_sight(UiState *ui) {
    static const Panel panel[TURNED_COUNT] = {[TURNED_SURFACE] = PANEL_SURFACE,
                                              [TURNED_SPACE] = PANEL_SPACE,
                                              [TURNED_LANDSCAPE] = PANEL_LANDSCAPE};
    int best = -1;
    for (int i = 0; i < TURNED_COUNT; i++) {
        int place = ui_place_of(ui, panel[i]);
        if (place >= 0 && (best < 0 || place < ui_place_of(ui, panel[best]))) best = i;
    }
    return best < 0 ? NULL : &ui->turned.of[best];
}

/* What lessons may ask about how it is looked at; a turn and axes by hand are the scene's. */
static void note_look(Frame *frame) {
    UiState *ui = &frame->ui;
    Lab *lab = &frame->lab;
    const Turned *turned = turned_in_sight(ui);
    if (ui->home || !turned || ui->turned.opened != lab->opened) return;
    const Turn *turn = &turned->turn, *home = &turned->home;
    bool set = isfinite(ui->surface.threshold);
    float threshold = set ? ui->surface.threshold : ui->surface_seen.middle;
    if (ui_place_of(ui, PANEL_SURFACE) < 0) threshold = ui->surface.threshold;
    const LabLook look = {(double)turn->yaw, (double)turn->pitch, turned->above, (double)ui->space,
                          (double)threshold};
    lab_look(lab, look);
    if (ui_place_of(ui, PANEL_SPACE) >= 0) note_units(frame);
    bool flat = home->flat == 1, as_turned = turn->yaw == home->yaw && turn->pitch == home->pitch;
    bool at_home = turned->above ? flat : as_turned && !flat;
    if (turned->above && !at_home) return;
    if (at_home) turn = home;
    lab_keep_turn(lab, !at_home || ui->turned.given, turn->yaw, turn->pitch);
}

/* A step of a lesson sets the scales anew, as a scene does. */
static void update_rulers(Frame *frame) {
    const Player *player = &frame->player;
    int step = player->playing ? player->step + 1 : 0;
    int lens = player_lens(player);
    Rulers *rulers = &frame->ui.rulers;
    rulers_follow(rulers, &frame->lab, step, lens ? lens : frame->lab.scene.lens,
                  weights_are_held(&frame->ui));
    if (!player->playing) rulers_keep(rulers, &frame->lab);
    if (turned_follow(&frame->ui.turned, &frame->lab, step)) begin_look(frame);
}

static bool drags(const UiState *ui) {
    return ui->pressed.target && ui->drag.moving;
}

/* The rows of the data, where they are shown: as many as were drawn last are seen. */
static void follow_data(Frame *frame) {
    int seen = 0;
    if (frame->ui.home || ui_place_of(&frame->ui, PANEL_DATA) < 0) return;
    for (int i = -1; (i = target_find_any(&frame->shapes, &TARGET_DATA_ROW, i)) >= 0;) seen++;
    data_order_follow(&frame->ui.order, &frame->lab, seen > 0 ? seen : 1, drags(&frame->ui));
}

/* Notes that a stage has ended; returns when. */
static double ended(Frame *frame, FrameStage stage, double begun) {
    double now = clock_seconds();
    frame->spent[stage] += now - begun;
    return now;
}

static void update_maps(Frame *frame) {
    const UiState *ui = &frame->ui;
    if (compare_is_shown(&frame->lab, ui)) {
        update_rulers(frame); /* the tiles are turned, too */
        tile_pictures_update(&frame->tile, &frame->lab, ui);
        return;
    }
    Camera camera = view_camera(&frame->lab, ui);
    Plane window = maps_window(&frame->lab, &camera);
    float fine = maps_fineness(&frame->lab, &camera, &frame->lab.play);
    int width = (int)fmaxf(1, camera.screen.w * fine); /* a window may be of one pixel */
    int height = (int)fmaxf(1, camera.screen.h * fine);
    MapsWanted wanted = {.field = !ui->home && ui_place_of(ui, PANEL_PLANE) >= 0,
                         .units = !ui->home && ui_place_of(ui, PANEL_NETWORK) >= 0};
    maps_update(&frame->maps, &frame->lab, theme_get(ui->theme), &window, width, height,
                ui->density, wanted);
    update_rulers(frame); /* first: what a step begins with decides the pictures */
    update_terrain(frame);
    update_relief(frame);
    update_bent(frame);
}

void frame_draw(Frame *frame) {
    const UiState *ui = &frame->ui;
    double begun = clock_seconds();
    follow_lesson(frame);
    frame->ui.told = banner_is_said(&frame->lab, &frame->player);
    update_maps(frame);
    begun = ended(frame, FRAME_MAPS, begun);
    find_numbers(frame);
    follow_data(frame);
    experiment_picture_update(&frame->ui);
    View view = {.lab = &frame->lab,
                 .player = &frame->player,
                 .shelf = &frame->shelf,
                 .progress = &frame->progress,
                 .ui = ui,
                 .maps = &frame->maps,
                 .tile = &frame->tile,
                 .terrain = &frame->terrain,
                 .relief = &frame->relief,
                 .bent = &frame->bent,
                 .page_fit = &frame->page_fit,
                 .swatches = frame->swatches,
                 .glyphs = frame->glyphs,
                 .out = &frame->shapes};
    frame->plane = view_draw(&view);
    if (!frame->ui.home && ui_place_of(ui, PANEL_SPACE) >= 0)
        frame->ui.space_seen = space_seen(&view);
    if (!frame->ui.home && ui_place_of(ui, PANEL_LANDSCAPE) >= 0)
        frame->ui.landscape_seen = landscape_seen(&view);
    frame->lab_drawn = frame->lab.revision;
    frame->ui_drawn = ui->revision;
    frame->player_drawn = frame->player.revision;
    frame->shelf_drawn = frame->shelf.revision;
    ended(frame, FRAME_SHAPES, begun);
}

static void leave_home(Frame *frame) {
    UiState *ui = &frame->ui;
    int lesson = ui->wish.lesson, recent = ui->wish.recent;
    ui->wish.lesson = ui->wish.recent = -1;
    if (lesson >= 0 && lesson < frame->shelf.count) frame_take_lesson(frame, lesson);
    if (ui->wish.next_lesson) frame_next_lesson(frame);
    ui->wish.next_lesson = false;
    if (recent >= 0 && recent < SHELF_RECENT)
        snprintf(ui->wish.file, sizeof ui->wish.file, "%s", frame->shelf.recent[recent]);
    if (ui->wish.free_play) frame_free_play(frame);
    if (ui->wish.anew) frame_new(frame);
    if (ui->wish.play) lab_apply(&frame->lab, &(Action){.kind = ACTION_PLAY});
    ui->wish.free_play = ui->wish.anew = ui->wish.play = false;
}

/* A new set is met with an empty hand: neither the eraser nor a class that it does not have. One
 * that undo brings back is met as one stands. */
static void follow_set(Frame *frame) {
    const Lab *lab = &frame->lab;
    bool other = lab->scene.document == frame->document && lab->sets != frame->sets;
    if (other && !frame->player.playing) frame->ui.tool = TOOL_MOVE;
    frame->document = lab->scene.document;
    frame->sets = lab->sets;
}

static bool is_new(const Frame *frame) {
    return frame->lab_drawn != frame->lab.revision || frame->ui_drawn != frame->ui.revision ||
           frame->player_drawn != frame->player.revision ||
           frame->shelf_drawn != frame->shelf.revision;
}

/* Steps that are due: those that take long as far as the frame's slice goes. Returns how many were
 * taken. */
static int advance(Frame *frame, int steps, double until) {
    Lab *lab = &frame->lab;
    if (!lab_is_long(lab)) return steps > 0 ? lab_advance(lab, steps) : 0;
    int taken = lab_advance_until(lab, steps, until);
    frame->under_way = clock_seconds() >= until;
    return taken;
}

/* The very step that meets the task is the last. */
static int advance_watched(Frame *frame, int steps, double until) {
    int taken = 0;
    if (steps == 0) advance(frame, 0, until);
    while (taken < steps && frame->lab.play.playing && advance(frame, 1, until) > 0) {
        taken++;
        player_look(&frame->player, &frame->lab);
    }
    return taken;
}

static int steps_due(Frame *frame, double seconds) {
    enum { MANY = 1000 }; /* the slice ends before */
    Lab *lab = &frame->lab;
    if (lab->play.speed != PLAY_FLAT_OUT) return play_due(&lab->play, seconds);
    return lab_is_long(lab) ? MANY : frame->flat_out;
}

static void play(Frame *frame, double seconds) {
    static const double SLICE = 2e7; /* multiplications: about a frame's time */
    Lab *lab = &frame->lab;
    frame->under_way = false;
    if (lab_replays(lab)) lab_replay(lab, SLICE);
    if (!lab->play.playing || frame->ui.home || frame->ui.table.open || frame->ui.experiment.open)
        return;
    bool met = lab->scene.stop[0] && lab_is_goal_met(lab);
    bool was_long = lab_is_long(lab), flat = lab->play.speed == PLAY_FLAT_OUT;
    int steps = steps_due(frame, seconds);
    double until = clock_seconds() + frame->slice;
    bool watched = player_awaits_goal(&frame->player);
    int taken = watched ? advance_watched(frame, steps, until) : advance(frame, steps, until);
    if (was_long && !flat) play_owe(&lab->play, steps - taken);
    if (!watched && !lab->play.playing && !met && lab_is_goal_met(lab))
        message_set(&frame->ui.said, "Stopped at epoch %lld: %s",
                    (long long)lab_trainer(lab)->epoch, lab->scene.stop);
}

/* The runs of an experiment have the time that the run behind it would have. */
static void experiment(Frame *frame) {
    static const double SLICE = 0.008, SELDOM = 0.1; /* seconds */
    enum { MANY = 500 };                             /* a picture of more costs a while */
    ExperimentSheet *sheet = &frame->ui.experiment;
    if (!sheet->open) return;
    if (sheet->wanted >= 0) frame_open_trial(frame);
    bool ended = experiment_advance(&sheet->at, SLICE, frame->lab.threads);
    if (ended && sheet->at.done == sheet->at.runs) lab_note_experiment(&frame->lab, &sheet->at);
    sheet->ended |= ended;
    bool due = clock_seconds() >= sheet->due || !sheet->at.going;
    if (!sheet->ended || !due) return;
    sheet->ended = false;
    sheet->due = clock_seconds() + (sheet->at.runs > MANY ? SELDOM : 0);
    frame->ui.revision++;
}

/* Holds the lesson against the lab, but not in the midst of a drag: what is passed on the way to
 * somewhere else is not meant. */
static void look(Frame *frame) {
    const UiState *ui = &frame->ui;
    if (!drags(ui)) player_look(&frame->player, &frame->lab);
}

/* What has been said to the questions of the step that is shown, and to derivatives. */
typedef struct Said {
    int step; /* -1: no lesson */
    int much[PLAYER_PREDICTS];
    int wrong;
} Said;

static Said said_by(const Frame *frame) {
    const Player *player = &frame->player;
    Said said = {.step = player->playing ? player->step : -1, .wrong = frame->lab.demand.wrong};
    for (int p = 0; player->playing && p < PLAYER_PREDICTS; p++)
        said.much[p] = player_said(player, p);
    return said;
}

/* A reply or a reason that has just been told comes into sight, and a question that keeps somebody
 * waiting. */
static void show_what_was_said(Frame *frame, const Gesture *gesture, const Said *before) {
    const Said now = said_by(frame);
    float at = frame->ui.scrolled.lesson;
    if (now.step != before->step || frame->ui.home) return;
    for (int p = 0; p < PLAYER_PREDICTS; p++) {
        if (now.much[p] > before->much[p]) lesson_show_question(gesture, p);
    }
    if (now.wrong > before->wrong) lesson_show_reply(gesture);
    if (frame->player.playing && lab_is_kept_waiting(&frame->lab))
        lesson_show_question(gesture, player_waiting(&frame->player));
    if (frame->ui.scrolled.lesson != at) frame_draw(frame);
}

/* What a hand is on, with what may move it away from there. */
typedef struct Under {
    Tag tag;
    Rect rect;
    int step;
    float scrolled;
} Under;

static Under under_hand(const Frame *frame) {
    const UiState *ui = &frame->ui;
    return (Under){.tag = ui->hover,
                   .rect = ui->hover.target ? target_rect(&frame->shapes, ui->hover) : (Rect){0},
                   .step = frame->player.playing ? frame->player.step : -1,
                   .scrolled = ui->scrolled.lesson};
}

/* A layer more has a row more above its control: the control stays under the hand. */
static void stay_under_hand(Frame *frame, const Gesture *gesture, const Under *before) {
    const Under now = under_hand(frame);
    bool same = before->step >= 0 && now.step == before->step && tag_same(now.tag, before->tag) &&
                now.scrolled == before->scrolled;
    if (!same || frame->ui.home || before->rect.w <= 0 || now.rect.w <= 0) return;
    if (!lesson_keep_under(gesture, before->rect, now.rect)) return;
    frame_draw(frame);
}

/* Larger type may ask for more points than the window had before. */
static void fit_anew(UiState *ui, const Input *input, float before) {
    Input fitted = *input;
    if (ui->scale == before) return;
    input_fit(&fitted, ui->scale);
    ui->width = fitted.width;
    ui->height = fitted.height;
    ui->density = fitted.density;
}

bool frame_step(Frame *frame, const Input *window) {
    Lab *lab = &frame->lab;
    Input fitted = *window;
    const float scale = frame->ui.scale;
    const Input *input = input_fit(&fitted, scale) ? &fitted : window;
    const Gesture gesture = {&frame->ui, lab, &frame->player, &frame->shapes, &frame->plane};
    const Said said = said_by(frame);
    memset(frame->spent, 0, sizeof frame->spent);
    const Under under = under_hand(frame);
    follow_lesson(frame);
    input_take(&gesture, input);
    fit_anew(&frame->ui, window, scale);
    leave_home(frame);
    if (table_sheet_work(&frame->ui.table)) frame->ui.revision++;
    follow_set(frame);
    free_play_follow_graph(&frame->free_play, lab, &frame->ui);
    double begun = clock_seconds();
    play(frame, input->seconds);
    experiment(frame);
    ended(frame, FRAME_TRAINS, begun);
    if (turned_glide(&frame->ui.turned, (float)input->seconds)) frame->ui.revision++;
    note_look(frame);
    look(frame);
    progress_note(&frame->progress, &frame->player);
    if (frame->ui.home) shelf_work(&frame->shelf, theme_get(frame->ui.theme), lab->threads);
    if (!is_new(frame)) return false;
    frame_draw(frame);
    stay_under_hand(frame, &gesture, &under);
    show_what_was_said(frame, &gesture, &said);
    return true;
}

/* A small window has smaller points. */
static Canvas fitted(const Frame *frame, const Canvas *canvas) {
    return (Canvas){canvas->width, canvas->height, canvas->pixels, frame->ui.density};
}

void frame_paint(Frame *frame, const Canvas *canvas) {
    Canvas all = fitted(frame, canvas);
    double begun = clock_seconds();
    painter_paint(frame->painter, &all, &frame->shapes);
    ended(frame, FRAME_PAINTS, begun);
}

void frame_repaint(Frame *frame, const Canvas *canvas, Tiles *shown) {
    Canvas part = fitted(frame, canvas);
    double begun = clock_seconds();
    painter_repaint(frame->painter, &part, &frame->shapes, shown);
    ended(frame, FRAME_PAINTS, begun);
}

bool frame_paint_plane(Frame *frame, Canvas *canvas, int caption, Message *message) {
    return plane_picture_paint(&frame->lab, frame->ui.theme, frame->glyphs, frame->painter, canvas,
                               caption, message);
}

char *frame_svg(const Frame *frame, Rect part, size_t *length) {
    const Rect all = {0, 0, frame->ui.width, frame->ui.height};
    bool whole = part.w < 1 || part.h < 1;
    return svg_text(&frame->shapes, frame->glyphs, whole ? all : part, length);
}

char *frame_svg_plane(const Frame *frame, int width, int height, int caption, size_t *length,
                      Message *message) {
    return plane_picture_svg(&frame->lab, frame->ui.theme, frame->glyphs, width, height, caption,
                             length, message);
}

/* Of a sixtieth: the rest is the screen's and the system's. */
static const double WORK = 0.012;

/* What is being learned gets as long as what is drawn, or what that leaves of a sixtieth. Long
 * steps can be cut, and so there are thirty frames a second as long as a frame is drawn in three
 * quarters of that; where drawing is slower, a quarter of the time is theirs. */
static double slice_beside(double rest) {
    static const double LONGEST = 0.03;
    return fmax(fmax(WORK - rest, rest / 3), fmin(rest, LONGEST - rest));
}

/* As fast as it goes: as long as what is drawn, or what that leaves. Where a sixtieth has room for
 * some of it, no longer than that, and the picture moves smoothly. */
static double steps_beside(double rest) {
    static const double SIXTIETH = 0.0158, ROOM = 0.0125;
    double due = fmax(WORK - rest, rest);
    return rest < ROOM ? fmin(due, SIXTIETH - rest) : due;
}

void frame_pace(Frame *frame, double took) {
    static const double FADES = 0.02; /* a frame without a new step is quickly drawn */
    enum { MOST = 1 << 20 };
    double trained = frame->spent[FRAME_TRAINS], rest = took - trained;
    double due = steps_beside(rest);
    int *steps = &frame->flat_out;
    frame->drawing = fmax(rest, frame->drawing + FADES * (rest - frame->drawing));
    frame->slice = slice_beside(frame->drawing);
    if (trained < 0.9 * due)
        *steps += *steps / 4 + 1;
    else if (trained > 1.1 * due)
        *steps -= *steps / 5 + 1;
    if (*steps > MOST) *steps = MOST;
    if (*steps < 1) *steps = 1;
}
