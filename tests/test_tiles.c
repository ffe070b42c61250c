/* Tiles: what is painted in part looks as if all had been, on any number of threads, and no more is
 * painted than has changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/painter.h"
#include "draw/parcel.h"
#include "fonts.h"

enum { WIDE = 300, HIGH = 260, THINGS = 40, IMAGE = 20 };

/* Something of the picture, drawn anew at each frame as a panel would. */
typedef struct Thing {
    int kind;
    Point at;
    Color color;
    float size;
} Thing;

typedef struct Scenery {
    uint32_t state;
    Thing thing[THINGS];
    uint32_t pixels[IMAGE * IMAGE];
    Image image;
    Shapes shapes;
} Scenery;

static uint32_t next(Scenery *s) {
    s->state = s->state * 1664525u + 1013904223u;
    return s->state >> 8;
}

static float between(Scenery *s, float low, float high) {
    return low + (high - low) * (float)(next(s) & 0xffff) / 65536;
}

static Thing some_thing(Scenery *s) {
    Thing t = {.kind = (int)(next(s) % 12)};
    t.at = (Point){between(s, -40, WIDE + 40), between(s, -40, HIGH + 40)};
    t.color = (Color){(uint8_t)next(s), (uint8_t)next(s), (uint8_t)next(s),
                      next(s) % 3 ? 255 : (uint8_t)next(s)};
    t.size = between(s, 1, 90);
    return t;
}

static Scenery *scenery_create(uint32_t seed) {
    Scenery *s = calloc(1, sizeof *s);
    s->state = seed;
    for (int i = 0; i < THINGS; i++) s->thing[i] = some_thing(s);
    for (int i = 0; i < IMAGE * IMAGE; i++) s->pixels[i] = next(s) | 0xff000000u;
    s->image = (Image){IMAGE, IMAGE, s->pixels, true};
    return s;
}

static void scenery_destroy(Scenery *s) {
    shapes_destroy(&s->shapes);
    free(s);
}

static void draw_lines(Scenery *s, const Thing *t) {
    const Point curve[4] = {t->at,
                            {t->at.x + t->size, t->at.y + 20},
                            {t->at.x + 30, t->at.y + 2 * t->size},
                            {t->at.x - t->size, t->at.y - 30}};
    float width = 0.5f + t->size / 12;
    if (t->kind == 0) shapes_curve(&s->shapes, curve, 4, width, 0, t->color);
    if (t->kind == 1) shapes_curve(&s->shapes, curve, 4, width, 5, t->color);
    if (t->kind == 2) shapes_polygon(&s->shapes, curve, 4, t->color);
    if (t->kind == 3) shapes_arrow(&s->shapes, curve[0], curve[2], width, t->color);
    if (t->kind == 4)
        shapes_line(&s->shapes, t->at, (Point){t->at.x, t->at.y + t->size}, 1, t->color);
}

static void draw_thing(Scenery *s, const Thing *t) {
    Rect box = {t->at.x, t->at.y, t->size, t->size / 2 + 3};
    const TextStyle style = {.size = 8 + t->size / 6, .color = t->color, .align = ALIGN_CENTER};
    draw_lines(s, t);
    if (t->kind == 5) shapes_rect(&s->shapes, box, t->size / 9, t->color);
    if (t->kind == 6) shapes_border(&s->shapes, box, t->size / 9, 2, t->color);
    if (t->kind == 7) shapes_shadow(&s->shapes, box, 5, 9, t->color);
    if (t->kind == 8) shapes_disc(&s->shapes, t->at, t->size / 3, t->color);
    if (t->kind == 9) shapes_ring(&s->shapes, t->at, t->size / 3, 3, t->color);
    if (t->kind == 10) shapes_text(&s->shapes, "Tiles & text", t->at, &style);
    if (t->kind == 11) shapes_image(&s->shapes, &s->image, box, 6);
}

static const Shapes *drawn(Scenery *s) {
    shapes_clear(&s->shapes);
    shapes_rect(&s->shapes, (Rect){-1, -1, WIDE + 2, HIGH + 2}, 0, (Color){240, 240, 240, 255});
    for (int i = 0; i < THINGS; i++) {
        if (i % 10 == 5)
            shapes_clip(&s->shapes, (Rect){s->thing[i].at.x - 50, s->thing[i].at.y - 50, 150, 90});
        draw_thing(s, &s->thing[i]);
        if (i % 10 == 8) shapes_unclip(&s->shapes);
    }
    return &s->shapes;
}

static Canvas canvas_of(float density) {
    Canvas canvas = {(int)(WIDE * density), (int)(HIGH * density), NULL, density};
    canvas.pixels = calloc((size_t)canvas.width * (size_t)canvas.height, sizeof(uint32_t));
    return canvas;
}

static void assert_same(const Canvas *a, const Canvas *b) {
    assert_memory_equal(a->pixels, b->pixels,
                        sizeof(uint32_t) * (size_t)a->width * (size_t)a->height);
}

static void change_something(Scenery *s) {
    Thing *t = &s->thing[next(s) % THINGS];
    switch (next(s) % 5) {
    case 0: *t = some_thing(s); break;
    case 1: t->at.x += between(s, -3, 3); break;
    case 2: t->color.a ^= 0x40; break;
    case 3: s->pixels[next(s) % (IMAGE * IMAGE)] ^= 0x00ffffffu; break;
    default: s->thing[5].at.y += 7; break; /* a clip goes with it */
    }
}

static void a_part_looks_like_the_whole(void **state) {
    (void)state;
    const float density[] = {1, 1.3f, 1.5f, 2};
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    Painter *one = painter_create(glyphs, 1), *many = painter_create(glyphs, 8);
    for (int d = 0; d < 4; d++) {
        Scenery *s = scenery_create(7 + (uint32_t)d);
        Tiles shown = {0};
        Canvas whole = canvas_of(density[d]), part = canvas_of(density[d]);
        for (int i = 0; i < 60; i++) {
            painter_paint(one, &whole, drawn(s));
            painter_repaint(many, &part, &s->shapes, &shown);
            assert_same(&whole, &part);
            change_something(s);
        }
        tiles_destroy(&shown);
        free(whole.pixels);
        free(part.pixels);
        scenery_destroy(s);
    }
    painter_destroy(one);
    painter_destroy(many);
    glyphs_destroy(glyphs);
}

static int changed(const Tiles *tiles) {
    int count = 0;
    for (int i = 0; i < tiles->across * tiles->down; i++) count += tiles->changed[i];
    return count;
}

static void only_what_has_changed_is_painted(void **state) {
    (void)state;
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    Painter *painter = painter_create(glyphs, 2);
    Scenery *s = scenery_create(3);
    Tiles shown = {0};
    Canvas canvas = canvas_of(1);
    for (int i = 0; i < THINGS; i++) s->thing[i].kind = i == 20 ? 8 : 11;
    s->thing[20].at = (Point){100, 100}; /* a disc of 6 in the tile from 64 to 128 */
    s->thing[20].size = 18;
    painter_repaint(painter, &canvas, drawn(s), &shown);
    assert_int_equal(changed(&shown), shown.across * shown.down);
    painter_repaint(painter, &canvas, drawn(s), &shown);
    assert_int_equal(changed(&shown), 0);
    s->thing[20].color.r ^= 1;
    painter_repaint(painter, &canvas, drawn(s), &shown);
    assert_int_equal(changed(&shown), 1);
    assert_true(shown.changed[shown.across + 1]);
    int at = 0;
    Box run = tiles_run(&shown, 1, &at);
    assert_true(run.left == 64 && run.right == 128 && run.top == 64 && run.bottom == 128);
    assert_true(box_is_empty(tiles_run(&shown, 1, &at)));
    run = tiles_changed(&shown, 1);
    assert_true(run.left == 64 && run.right == 128 && run.top == 64 && run.bottom == 128);
    assert_true(box_is_empty(tiles_changed(&shown, 0)));
    shown.changed[shown.across + 3] = true; /* and what lies between them */
    run = tiles_changed(&shown, 1);
    assert_true(run.left == 64 && run.right == 256);
    tiles_forget(&shown);
    painter_repaint(painter, &canvas, drawn(s), &shown);
    assert_int_equal(changed(&shown), shown.across * shown.down);
    tiles_destroy(&shown);
    free(canvas.pixels);
    scenery_destroy(s);
    painter_destroy(painter);
    glyphs_destroy(glyphs);
}

/* Each pixel of a picture that lies across the corner of four tiles is seen in one of them, and no
 * other is painted for it. */
static void a_pixel_of_a_picture_is_painted_where_it_is_seen(void **state) {
    (void)state;
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    Painter *painter = painter_create(glyphs, 1);
    Scenery *s = scenery_create(5);
    Tiles shown = {0};
    Canvas canvas = canvas_of(1);
    for (int i = 0; i < IMAGE * IMAGE; i++) {
        shapes_clear(&s->shapes);
        shapes_image(&s->shapes, &s->image, (Rect){64 - 6, 64 - 4, 10, 10}, 0);
        painter_repaint(painter, &canvas, &s->shapes, &shown);
        s->pixels[i] ^= 0x00ffffffu;
        painter_repaint(painter, &canvas, &s->shapes, &shown);
        int right = i % IMAGE >= 2 * 6, below = i / IMAGE >= 2 * 4;
        assert_int_equal(changed(&shown), 1);
        assert_true(shown.changed[below * shown.across + right]);
    }
    tiles_destroy(&shown);
    free(canvas.pixels);
    scenery_destroy(s);
    painter_destroy(painter);
    glyphs_destroy(glyphs);
}

/* What an opaque shape hides is left out, and no more: painted one by one, when nothing can hide
 * anything, they look the same. */
static void nothing_is_hidden_that_is_seen(void **state) {
    (void)state;
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    Painter *painter = painter_create(glyphs, 1);
    Scenery *s = scenery_create(5);
    const Color sheer = {20, 90, 200, 200}, full = {250, 250, 250, 255};
    for (int kind = 0; kind < 6; kind++) {
        Canvas once = canvas_of(1), piecewise = canvas_of(1);
        Shapes all = {0};
        Rect large = {(float)kind * 5, 0, 290, kind % 2 ? 255 : 130};
        for (int shape = 0; shape < 3; shape++) {
            Shapes one = {0};
            for (int list = 0; list < 2; list++) {
                Shapes *out = list ? &one : &all;
                Color color = kind < 2 ? sheer : full;
                if (shape == 0)
                    shapes_rect(out, (Rect){0, 0, WIDE, HIGH}, 0, (Color){9, 9, 9, 255});
                if (shape == 1) shapes_disc(out, (Point){70, 70}, 60, (Color){255, 0, 0, 255});
                if (shape == 2 && kind < 4) shapes_rect(out, large, 40, color);
                if (shape == 2 && kind >= 4) shapes_image(out, &s->image, large, 40);
            }
            painter_paint(painter, &piecewise, &one);
            shapes_destroy(&one);
        }
        painter_paint(painter, &once, &all);
        assert_same(&once, &piecewise);
        shapes_destroy(&all);
        free(once.pixels);
        free(piecewise.pixels);
    }
    scenery_destroy(s);
    painter_destroy(painter);
    glyphs_destroy(glyphs);
}

/* Another canvas, or one of another size, is painted whole. */
static void another_canvas_is_painted_anew(void **state) {
    (void)state;
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    Painter *painter = painter_create(glyphs, 1);
    Scenery *s = scenery_create(11);
    Tiles shown = {0};
    Canvas small = canvas_of(1), large = canvas_of(2), whole = canvas_of(2);
    painter_repaint(painter, &small, drawn(s), &shown);
    painter_repaint(painter, &large, drawn(s), &shown);
    painter_paint(painter, &whole, drawn(s));
    assert_same(&whole, &large);
    tiles_destroy(&shown);
    free(small.pixels);
    free(large.pixels);
    free(whole.pixels);
    scenery_destroy(s);
    painter_destroy(painter);
    glyphs_destroy(glyphs);
}

/* What is not painted stays behind; nor does a parcel hold what the one before it held. */
static void add_what_is_not_painted(Scenery *s) {
    static const Image none = {0, 0, NULL, true};
    shapes_target(&s->shapes, (Tag){NULL, 1, 2}, "point", (Rect){1, 2, 30, 40});
    shapes_source(&s->shapes, "\\frac{1}{2}", (Rect){5, 5, 50, 50});
    shapes_image(&s->shapes, &none, (Rect){0, 0, 99, 99}, 0);
}

/* Painted from a copy of its bytes, when nothing of what was packed is there any more. */
static void a_parcel_looks_like_what_was_packed(void **state) {
    (void)state;
    Glyphs *here = glyphs_create(&fonts_boxes), *there = glyphs_create(&fonts_boxes);
    Painter *first = painter_create(here, 1), *other = painter_create(there, 1);
    Parcel parcel = {0};
    Tiles shown = {0};
    Canvas whole = canvas_of(1.5f), part = canvas_of(1.5f);
    for (uint32_t seed = 1; seed < 40; seed++) {
        Scenery *s = scenery_create(seed);
        drawn(s);
        add_what_is_not_painted(s);
        painter_paint(first, &whole, &s->shapes);
        parcel_pack(&parcel, &s->shapes);
        scenery_destroy(s);
        char *bytes = malloc(parcel.size);
        memcpy(bytes, parcel.bytes, parcel.size);
        Shapes opened = parcel_open(bytes);
        for (int i = 0; i < opened.shapes; i++) {
            assert_int_not_equal(opened.shape[i].kind, SHAPE_TARGET);
            assert_int_not_equal(opened.shape[i].kind, SHAPE_SOURCE);
        }
        painter_repaint(other, &part, &opened, &shown);
        assert_same(&whole, &part);
        free(bytes);
    }
    tiles_destroy(&shown);
    parcel_destroy(&parcel);
    free(whole.pixels);
    free(part.pixels);
    painter_destroy(first);
    painter_destroy(other);
    glyphs_destroy(here);
    glyphs_destroy(there);
}

static void nothing_is_packed_too(void **state) {
    (void)state;
    const Shapes nothing = {0};
    Parcel parcel = {0};
    parcel_pack(&parcel, &nothing);
    Shapes opened = parcel_open(parcel.bytes);
    assert_int_equal(opened.shapes, 0);
    assert_int_equal(opened.points, 0);
    parcel_destroy(&parcel);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_looks_like_the_whole),
        cmocka_unit_test(only_what_has_changed_is_painted),
        cmocka_unit_test(a_pixel_of_a_picture_is_painted_where_it_is_seen),
        cmocka_unit_test(nothing_is_hidden_that_is_seen),
        cmocka_unit_test(another_canvas_is_painted_anew),
        cmocka_unit_test(a_parcel_looks_like_what_was_packed),
        cmocka_unit_test(nothing_is_packed_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
