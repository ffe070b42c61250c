/* The pictures of runs side by side that are made before anything is drawn, each run on a thread:
 * fields and thumbnails, surfaces, spaces, or the one landscape that has all paths in it. Only what
 * the tiles show is made, and made again when a run changes. */
#ifndef SCREEN_TILE_PICTURES_H
#define SCREEN_TILE_PICTURES_H

#include "panels/landscape/terrain.h"
#include "panels/maps.h"
#include "panels/space/bent.h"
#include "panels/surface/relief.h"
#include "ui/state.h"

typedef struct TilePictures {
    Maps maps[COMPARE_VALUES];
    Relief relief[COMPARE_VALUES];
    Bent bent[COMPARE_VALUES];
    Terrain terrain;
    Message no_terrain; /* why the runs have no landscape in common; "" where they have */
} TilePictures;

void tile_pictures_create(TilePictures *pictures);
void tile_pictures_destroy(TilePictures *pictures);

/* Brings up to date what the runs are shown as. */
void tile_pictures_update(TilePictures *pictures, const Lab *lab, const UiState *ui);

#endif
