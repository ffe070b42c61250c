/* What drawing code gets: lab and UiState, read-only; layout, theme, fonts; the list for shapes. */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "draw/camera.h"
#include "draw/text.h"
#include "lesson/player.h"
#include "lesson/progress.h"
#include "ui/layout.h"
#include "ui/state.h"
#include "ui/target.h"

struct View {
    const Lab *lab;
    const Player *player;
    const Progress *progress;
    const UiState *ui;
    const Theme *theme;
    Layout layout;
    Camera camera;               /* of the plane */
    bool bare;                   /* one picture of several: without arrows and what explains them */
    const struct Valley *valley; /* of the landscape: paths of several runs in place of the one's */
    Place place;                 /* of the panel that is being drawn */
    Rect panel;                  /* where that is */
    Subject pointed;             /* at: highlighted wherever it is drawn (highlight.h) */
    Glyphs *glyphs;
    Shapes *out;
    /* Pictures made before anything is drawn; this folder does not look inside. */
    const struct Maps *maps;
    const struct Terrain *terrain;
    const struct Relief *relief;
    const struct Bent *bent;
    const struct TilePictures *tile; /* likewise of the runs side by side (screen/compare) */
    const struct Shelf *shelf;
    struct PageFit *page_fit;      /* of a lesson's page, from the last picture (screen/lesson) */
    const struct Swatch *swatches; /* [SET_COUNT] */
};

#endif
