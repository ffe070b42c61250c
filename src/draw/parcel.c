/* See parcel.h. First the counts; then all shapes, all points, all texts; then the images in the
 * order of their shapes, each followed by its pixels. */
#include "draw/parcel.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/surface.h"

typedef struct Head {
    int shapes, points, texts;
} Head;

enum { ALIGN = 16 };

static size_t aligned(size_t size) {
    return (size + ALIGN - 1) / ALIGN * ALIGN;
}

static size_t pixels_of(const Image *image) {
    return sizeof *image->pixels * (size_t)image->width * (size_t)image->height;
}

void parcel_destroy(Parcel *parcel) {
    free(parcel->bytes);
    *parcel = (Parcel){0};
}

/* Room for so many bytes at the end; an address holds until the next is asked for. */
static void *more(Parcel *p, size_t size) {
    size_t at = p->size, end = at + aligned(size);
    if (end > p->room) {
        p->room = 2 * end;
        p->bytes = memory_resize(p->bytes, p->room);
    }
    p->size = end;
    return p->bytes + at;
}

static void add(Parcel *p, const void *data, size_t size) {
    void *at = more(p, size);
    if (size > 0) memcpy(at, data, size);
}

static bool is_painted(const Shape *s) {
    if (s->kind == SHAPE_IMAGE) return surface_takes(s->image);
    return s->kind != SHAPE_TARGET && s->kind != SHAPE_SOURCE;
}

/* Returns how many. */
static int add_shapes(Parcel *p, const Shapes *shapes) {
    size_t before = p->size;
    Shape *to = more(p, sizeof(Shape) * (size_t)shapes->shapes);
    int count = 0;
    for (int i = 0; i < shapes->shapes; i++) {
        if (is_painted(&shapes->shape[i])) to[count++] = shapes->shape[i];
    }
    p->size = before + aligned(sizeof(Shape) * (size_t)count);
    return count;
}

void parcel_pack(Parcel *p, const Shapes *shapes) {
    Head head = {0, shapes->points, shapes->texts};
    p->size = 0;
    add(p, &head, sizeof head);
    head.shapes = add_shapes(p, shapes);
    memcpy(p->bytes, &head, sizeof head);
    add(p, shapes->point, sizeof(Point) * (size_t)shapes->points);
    add(p, shapes->text, (size_t)shapes->texts);
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        if (s->kind != SHAPE_IMAGE || !is_painted(s)) continue;
        add(p, s->image, sizeof *s->image);
        add(p, s->image->pixels, pixels_of(s->image));
    }
}

/* The next so many bytes. */
static void *next(char **at, size_t size) {
    void *here = *at;
    *at += aligned(size);
    return here;
}

Shapes parcel_open(char *bytes) {
    char *at = bytes;
    const Head *head = next(&at, sizeof *head);
    Shapes shapes = {.shapes = head->shapes, .points = head->points, .texts = head->texts};
    shapes.shape = next(&at, sizeof(Shape) * (size_t)shapes.shapes);
    shapes.point = next(&at, sizeof(Point) * (size_t)shapes.points);
    shapes.text = next(&at, (size_t)shapes.texts);
    for (int i = 0; i < shapes.shapes; i++) {
        if (shapes.shape[i].kind != SHAPE_IMAGE) continue;
        Image *image = next(&at, sizeof *image);
        image->pixels = next(&at, pixels_of(image));
        shapes.shape[i].image = image;
    }
    return shapes;
}
