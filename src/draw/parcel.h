/* A picture as one stretch of memory: shapes, and the pixels of the images they show. It can be
 * copied to wherever the same program paints it, in a memory of its own; there it looks the same,
 * pixel by pixel. It is for nothing else: no file holds one, and no other version reads it. */
#ifndef DRAW_PARCEL_H
#define DRAW_PARCEL_H

#include "draw/shapes.h"

typedef struct Parcel {
    char *bytes;
    size_t size, room; /* used, and allocated */
} Parcel;

void parcel_destroy(Parcel *parcel);

/* All that is painted, in place of what it held. Targets and sources stay behind. */
void parcel_pack(Parcel *parcel, const Shapes *shapes);

/* What a copy of a parcel's bytes holds, once for each copy. The shapes lie within the bytes: they
 * are not destroyed, and no other is added to them. The bytes are aligned as malloc does it. */
Shapes parcel_open(char *bytes);

#endif
