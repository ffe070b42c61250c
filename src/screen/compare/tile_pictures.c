/* See tile_pictures.h. */
#include "screen/compare/tile_pictures.h"

#include <math.h>
#include <string.h>

#include "panels/landscape/valley.h"
#include "panels/space/space.h"
#include "screen/compare/compare.h"

void tile_pictures_create(TilePictures *p) {
    memset(p, 0, sizeof *p);
    for (int i = 0; i < COMPARE_VALUES; i++) p->maps[i] = maps_create();
}

void tile_pictures_destroy(TilePictures *p) {
    for (int i = 0; i < COMPARE_VALUES; i++) {
        maps_destroy(&p->maps[i]);
        relief_destroy(&p->relief[i]);
        bent_destroy(&p->bent[i]);
    }
    terrain_destroy(&p->terrain);
}

static void update_maps(Maps *maps, const Lab *run, const CompareTile *tile, const UiState *ui,
                        const Play *play) {
    const MapsWanted wanted = {.field = ui->compare.panel == PANEL_PLANE,
                               .units = ui->compare.panel == PANEL_NETWORK};
    const Camera camera = compare_tile_camera(run, tile);
    const Plane window = maps_window(run, &camera);
    float fine = maps_fineness(run, &camera, play);
    maps_update(maps, run, theme_get(ui->theme), &window, (int)fmaxf(1, camera.screen.w * fine),
                (int)fmaxf(1, camera.screen.h * fine), ui->density, wanted);
}

static void update_bent(Bent *bent, const Lab *run, const UiState *ui) {
    BentAsk ask = {.at = fminf(ui->space, (float)bent_last(run))};
    memcpy(ask.units, ui->space_units, sizeof ask.units);
    bent_update(bent, run, &ask, theme_get(ui->theme));
}

/* Beginning with the first that there is. */
static void update_terrain(TilePictures *p, const Compare *compare, const UiState *ui,
                           bool playing) {
    const Lab *run[COMPARE_VALUES], *in_sight[COMPARE_VALUES];
    int runs = 0;
    for (int i = 0; i < compare->def.count; i++) {
        if (compare->run[i].lab) run[runs++] = compare->run[i].lab;
    }
    p->no_terrain.text[0] = '\0';
    if (runs == 0 || !valley_is_one(run, runs, &p->no_terrain)) return;
    TerrainAsk ask = {.in_slices = playing, .run = in_sight};
    ask.logarithmic = ui->extra[EXTRA_LOG_LOSS];
    ask.runs = valley_in_sight(run, runs, in_sight);
    terrain_update(&p->terrain, in_sight[0], theme_get(ui->theme), &ask);
    if (p->terrain.size == 0)
        message_set(&p->no_terrain, "Train a little: the landscape is the one that the paths of "
                                    "these runs go through, over their two main directions.");
}

static void update(TilePictures *p, int i, const Lab *run, const CompareTile *tile,
                   const UiState *ui, const Play *play) {
    const Panel panel = ui->compare.panel;
    if (panel == PANEL_SURFACE)
        relief_update(&p->relief[i], run, &ui->surface, NULL, theme_get(ui->theme));
    else if (panel == PANEL_SPACE)
        update_bent(&p->bent[i], run, ui);
    else if (panel != PANEL_LANDSCAPE)
        update_maps(&p->maps[i], run, tile, ui, play);
}

void tile_pictures_update(TilePictures *p, const Lab *lab, const UiState *ui) {
    const Compare *compare = lab->compare;
    CompareTile tile[COMPARE_VALUES];
    int count = compare->def.count, threads = lab->threads;
    compare_tiles_place(ui, count, tile);
    (void)threads; /* without OpenMP nobody asks */
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1)
    for (int i = 0; i < count; i++) {
        const Lab *run = compare->run[i].lab;
        if (run) update(p, i, run, &tile[i], ui, &lab->play);
    }
    if (ui->compare.panel == PANEL_LANDSCAPE) update_terrain(p, compare, ui, lab->play.playing);
}
