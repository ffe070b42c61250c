/* See valley.h. */
#include "panels/landscape/valley.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/sort.h"
#include "lab/loss_key.h"
#include "panels/landscape/landscape.h"
#include "ui/widgets.h"

/* ---- which runs */

bool valley_is_one(const Lab *const *run, int runs, Message *message) {
    if (run[0]->trail.weights == 0)
        return message_set(message,
                           "Paths of more than %d weights are not kept: there is none to be seen.",
                           TRAIL_WEIGHTS);
    for (int i = 1; i < runs; i++) {
        if (loss_key(run[i]->run) != loss_key(run[0]->run))
            return message_set(message,
                               "What differs here changes the landscape itself: each run has one "
                               "of its own. Runs that differ in rate, batch, optimizer or start "
                               "share theirs.");
    }
    return true;
}

/* How far any weight has come from where it began. */
static float reach_of(const Lab *run) {
    const Trail *trail = &run->trail;
    int places = trail_until(trail, lab_trainer(run)->steps);
    float reach = 0;
    for (long i = trail->weights; i < (long)places * trail->weights; i++)
        reach = fmaxf(reach, fabsf(trail->theta[i] - trail->theta[i % trail->weights]));
    return reach;
}

int valley_in_sight(const Lab *const *run, int runs, const Lab *in_sight[COMPARE_VALUES]) {
    static const float FAR = 5;
    float reach[COMPARE_VALUES], sorted[COMPARE_VALUES];
    int count = 0;
    if (runs < 1) return 0;
    for (int i = 0; i < runs; i++) sorted[i] = reach[i] = reach_of(run[i]);
    sort_floats(sorted, runs);
    float middle = sorted[(runs - 1) / 2];
    for (int i = 0; i < runs; i++) {
        if (reach[i] <= FAR * middle) in_sight[count++] = run[i];
    }
    return count;
}

/* ---- drawn */

/* Until now: the places, and the present weights behind them. Returns how many. */
static int path_of(const View *view, const Lab *lab, Point at[TRAIL_MOST + 1]) {
    const Trail *trail = &lab->trail;
    int places = trail->weights ? trail_until(trail, lab_trainer(lab)->steps) : 0;
    for (int i = 0; i < places; i++)
        at[i] = terrain_at(view->terrain, trail->theta + (long)i * trail->weights);
    at[places] = terrain_at(view->terrain, lab_network(lab)->theta);
    return places + 1;
}

static void path(Site *site, int index) {
    View *view = site->view;
    const ValleyRun *run = &view->valley->run[index];
    Point at[TRAIL_MOST + 1];
    int count = path_of(view, run->lab, at);
    Color color = run->faint ? view->theme->quiet : view->theme->ink;
    const GroundLine line = {run->width + (run->lit ? 1.6f : 0), run->dash, color, 0.3f};
    shapes_mark(view->out, "valley path", index);
    if (count > 1) site_curve(site, at, count, &line);
    shapes_mark(view->out, NULL, 0);
}

/* Where it stands. False where that is out of sight. */
static bool end_of(const Site *site, int index, Point *at) {
    const ValleyRun *run = &site->view->valley->run[index];
    *at = site_place(site, terrain_at(site->view->terrain, lab_network(run->lab)->theta));
    return isfinite(at->x + at->y) && rect_holds(site->area, *at);
}

static void ball(Site *site, int index) {
    View *view = site->view;
    const ValleyRun *run = &view->valley->run[index];
    float r = view_units(view, run->lit ? 6 : 4.5f);
    Point at;
    if (!end_of(site, index, &at)) return;
    shapes_mark(view->out, "valley end", index);
    shapes_disc(view->out, at, r + 1.5f, view->theme->card);
    shapes_disc(view->out, at, r, run->faint ? view->theme->quiet : view->theme->ink);
    shapes_mark(view->out, NULL, 0);
}

static TextStyle name_style(const View *view) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    style.face = FONT_BOLD;
    return style;
}

static bool is_free(const Rect *taken, int count, Rect rect, Rect within) {
    for (int i = 0; i < count; i++) {
        if (rect_meets(taken[i], rect)) return false;
    }
    return rect_within(rect, within);
}

/* Beside the ball where there is room, at first on its level, then above and below. */
static Rect place_name(const Site *site, int index, const Rect *taken, int count) {
    enum { LEVELS = 7 };
    const View *view = site->view;
    const TextStyle style = name_style(view);
    const char *text = view->valley->run[index].name;
    float gap = view_units(view, 9), high = style.size * 1.25f;
    float wide = text_width(view->glyphs, text, &style, view->ui->density);
    Point at;
    if (!end_of(site, index, &at)) return (Rect){0};
    for (int i = 0; i < 2 * LEVELS; i++) {
        int level = (i / 2 + 1) / 2 * (i / 2 % 2 ? 1 : -1);
        float x = i % 2 ? at.x - gap - wide : at.x + gap;
        Rect plate = {x - 3, at.y - high / 2 + (float)level * (high + 1), wide + 6, high};
        if (is_free(taken, count, plate, site->area)) return plate;
    }
    return (Rect){0};
}

int valley_names(const Site *site, Rect name[COMPARE_VALUES]) {
    int runs = site->view->valley->runs;
    for (int i = 0; i < runs; i++) name[i] = place_name(site, i, name, i);
    return runs;
}

static void draw_name(View *view, int index, Rect plate) {
    const TextStyle style = name_style(view);
    if (plate.w <= 0) return;
    shapes_mark(view->out, "valley name", index);
    shapes_rect(view->out, plate, 3, color_faded(view->theme->card, 0.85f));
    view_text(view, view->valley->run[index].name, plate.x + 3,
              view_middle(view, &style, plate.y, plate.h), 0, &style);
    shapes_mark(view->out, NULL, 0);
}

/* What is pointed at lies over the others. */
void valley_paths(Site *site) {
    const Valley *valley = site->view->valley;
    for (int turn = 0; turn < 2; turn++) {
        for (int i = 0; i < valley->runs; i++) {
            if (valley->run[i].lit == (turn == 1)) path(site, i);
        }
    }
}

/* "outside: rate 4, rate 20": those that stand where the picture does not reach, by how many they
 * are where there is no room for their names. Where it reaches none, it is too small to be said. */
static void say_outside(Site *site) {
    View *view = site->view;
    const Valley *valley = view->valley;
    const TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    const Rect area = site->area;
    float gap = view_units(view, 8), high = style.size * 1.4f;
    char text[COMPARE_VALUES * (sizeof valley->run->name + 2) + 16] = "";
    int outside = 0;
    Point at;
    for (int i = 0; i < valley->runs; i++) {
        if (end_of(site, i, &at)) continue;
        outside++;
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s%s",
                 used ? ", " : "outside: ", valley->run[i].name);
    }
    float density = view->ui->density, room = 0.7f * area.w;
    float wide = text_width(view->glyphs, text, &style, density) + gap;
    if (wide > room) {
        snprintf(text, sizeof text, "%d outside", outside);
        wide = text_width(view->glyphs, text, &style, density) + gap;
    }
    if (outside == 0 || outside == valley->runs || wide > room) return;
    float y = site->box ? area.y + gap : area.y + area.h - gap - high; /* its cross is below */
    Rect plate = {area.x + gap, y, wide, high};
    shapes_mark(view->out, "valley outside", 0);
    shapes_rect(view->out, plate, 3, color_faded(view->theme->card, 0.85f));
    view_text(view, text, plate.x + gap / 2, view_middle(view, &style, plate.y, plate.h), 0,
              &style);
    shapes_mark(view->out, NULL, 0);
}

void valley_ends(Site *site) {
    Rect plate[COMPARE_VALUES];
    int runs = valley_names(site, plate);
    for (int i = 0; i < runs; i++) ball(site, i);
    for (int i = 0; i < runs; i++) draw_name(site->view, i, plate[i]);
    say_outside(site);
}

void valley_shadows(Site *site) {
    View *view = site->view;
    Point at[TRAIL_MOST + 1];
    const GroundLine line = {.width = 0.8f, .color = color_faded(view->theme->ink, 0.35f)};
    shapes_mark(view->out, "path below", 0);
    for (int i = 0; i < view->valley->runs; i++) {
        int count = path_of(view, view->valley->run[i].lab, at);
        if (count > 1) site_shadow(site, at, count, &line);
    }
    shapes_mark(view->out, NULL, 0);
}
