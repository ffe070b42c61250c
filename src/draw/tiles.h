/* What a canvas shows, tile by tile: a hash of all that was painted in each. A tile whose hash is
 * what it was need not be painted again. Kept by whoever keeps the canvas. */
#ifndef DRAW_TILES_H
#define DRAW_TILES_H

#include <stdbool.h>
#include <stdint.h>

/* Whole pixels: left, top inclusive; right, bottom exclusive. */
typedef struct Box {
    int left, top, right, bottom;
} Box;

static inline Box box_meet(Box a, Box b) {
    return (Box){a.left > b.left ? a.left : b.left, a.top > b.top ? a.top : b.top,
                 a.right < b.right ? a.right : b.right, a.bottom < b.bottom ? a.bottom : b.bottom};
}

/* The least that holds both. */
static inline Box box_join(Box a, Box b) {
    return (Box){a.left < b.left ? a.left : b.left, a.top < b.top ? a.top : b.top,
                 a.right > b.right ? a.right : b.right, a.bottom > b.bottom ? a.bottom : b.bottom};
}

static inline bool box_is_empty(Box box) {
    return box.right <= box.left || box.bottom <= box.top;
}

typedef struct Tiles {
    int width, height, side;   /* of the canvas and of a tile, in pixels */
    int across, down;          /* how many */
    uint64_t *hash;            /* [down][across]; 0: not painted yet */
    uint64_t *next;            /* [down][across]: what they are to be */
    int *under;                /* [down][across]: scratch of the painter */
    bool *changed;             /* [down][across]: by the last painting */
    const uint32_t *of_pixels; /* the canvas they tell of */
} Tiles;

void tiles_destroy(Tiles *tiles);

/* For a canvas: all are unpainted if it is not the one before. */
void tiles_fit(Tiles *tiles, int width, int height, const uint32_t *pixels, float density);

/* The canvas was painted by others: all is to be painted again. */
void tiles_forget(Tiles *tiles);

/* The next run of changed tiles in a row of them, from tile *at on, which moves behind it; empty
 * when there is none. One run has all the same `under`. */
Box tiles_run(const Tiles *tiles, int row, int *at);

/* Of a row, from the first tile that has changed to the last; empty when none has. */
Box tiles_changed(const Tiles *tiles, int row);

#endif
