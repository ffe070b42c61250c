/* The painter: what is covered, how much of it, and nothing beyond. Black on white, so that
 * darkness is area. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "draw/painter.h"
#include "draw/picture.h"
#include "draw/surface.h"
#include "fonts.h"

enum { SIZE = 120 };

static const Color ink = {0, 0, 0, 255};

typedef struct Sheet {
    Glyphs *glyphs;
    Painter *painter;
    Shapes shapes;
    Canvas canvas;
    uint32_t pixels[SIZE * SIZE];
} Sheet;

static Sheet *sheet_create(void) {
    Sheet *s = calloc(1, sizeof *s);
    s->glyphs = glyphs_create(&fonts_boxes);
    s->painter = painter_create(s->glyphs, 1);
    s->canvas = (Canvas){SIZE, SIZE, s->pixels, 1};
    memset(s->pixels, 255, sizeof s->pixels);
    return s;
}

static void sheet_destroy(Sheet *s) {
    painter_destroy(s->painter);
    glyphs_destroy(s->glyphs);
    shapes_destroy(&s->shapes);
    free(s);
}

/* Paints the list on white; returns how many pixels' worth is black. */
static double paint(Sheet *s) {
    double area = 0;
    memset(s->pixels, 255, sizeof s->pixels);
    painter_paint(s->painter, &s->canvas, &s->shapes);
    for (int i = 0; i < SIZE * SIZE; i++) area += (255 - (s->pixels[i] & 255)) / 255.0;
    shapes_clear(&s->shapes);
    return area;
}

static void assert_near(double value, double expected, double tolerance) {
    if (!(fabs(value - expected) <= tolerance)) fail_msg("%g is not %g", value, expected);
}

static void areas_are_what_geometry_says(void **state) {
    (void)state;
    Sheet *s = sheet_create();
    shapes_rect(&s->shapes, (Rect){10, 10, 30, 20}, 0, ink);
    assert_near(paint(s), 600, 0.01);
    shapes_rect(&s->shapes, (Rect){10, 10, 60, 40}, 12, ink);
    assert_near(paint(s), 2400 - (4 - 3.14159265) * 144, 4);
    for (float r = 2; r < 40; r *= 1.7f) {
        shapes_disc(&s->shapes, (Point){60.3f, 59.8f}, r, ink);
        double area = 3.14159265 * (double)(r * r);
        assert_near(paint(s), area, 0.02 * area + 0.6);
    }
    shapes_ring(&s->shapes, (Point){60, 60}, 30, 4, ink);
    assert_near(paint(s), 3.14159265 * (900 - 676), 8);
    const Point triangle[3] = {{10.5f, 10.25f}, {100.75f, 30}, {40, 90.5f}};
    shapes_polygon(&s->shapes, triangle, 3, ink);
    assert_near(paint(s), 3329.6, 6);
    sheet_destroy(s);
}

/* What is black, along a way through the middle of the sheet and across it. */
typedef struct Spread {
    double begin, end;  /* where it begins and ends along the way */
    double left, right; /* how much of it lies on each side */
    double shaft, head; /* how far it reaches across, at its first and its last fifth */
} Spread;

static Spread spread_along(const Sheet *s, float ux, float uy) {
    Spread spread = {SIZE, -SIZE, 0, 0, 0, 0};
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < SIZE * SIZE; i++) {
            double dark = (255 - (s->pixels[i] & 255)) / 255.0;
            double x = i % SIZE + 0.5 - SIZE / 2, y = i / SIZE + 0.5 - SIZE / 2;
            double along = x * (double)ux + y * (double)uy;
            double across = x * (double)uy - y * (double)ux;
            double fifth = (spread.end - spread.begin) / 5;
            if (dark < 0.5) continue;
            if (pass == 0) {
                spread.begin = fmin(spread.begin, along);
                spread.end = fmax(spread.end, along);
                *(across < 0 ? &spread.left : &spread.right) += dark;
            } else if (along < spread.begin + fifth) {
                spread.shaft = fmax(spread.shaft, fabs(across));
            } else if (along > spread.end - 3 * fifth) {
                spread.head = fmax(spread.head, fabs(across));
            }
        }
    }
    return spread;
}

/* An arrow has its head where it leads, wider than its shaft, in every direction; and as much of it
 * lies on each side. */
static void an_arrow_points_where_it_leads(void **state) {
    (void)state;
    Sheet *s = sheet_create();
    for (int i = 0; i < 16; i++) {
        float angle = (float)i * 0.3927f, ux = cosf(angle), uy = sinf(angle);
        for (float width = 4; width <= 14; width *= 1.5f) {
            const Point from = {60 - 40 * ux, 60 - 40 * uy}, to = {60 + 40 * ux, 60 + 40 * uy};
            shapes_arrow(&s->shapes, from, to, width, ink);
            double area = paint(s);
            Spread spread = spread_along(s, ux, uy);
            double head = 3.6 * (double)width, half = 0.55 * head;
            assert_near(area, (80 - head) * (double)width + head * half, 0.03 * area + 2);
            assert_near(spread.begin, -40, 1.5);
            assert_near(spread.end, 40, 3);
            assert_near(spread.left, spread.right, 0.04 * area + 2);
            assert_near(spread.shaft, (double)width / 2, 1);
            assert_near(spread.head, half, 1.5);
        }
    }
    /* Of a short one only the head is left. */
    shapes_arrow(&s->shapes, (Point){54, 60}, (Point){66, 60}, 30, ink);
    assert_near(paint(s), 12 * 12 * 0.55, 2);
    sheet_destroy(s);
}

/* ---- every kind of shape, against what lies within it */

/* How far a point is inside a rounded rectangle; below 0 outside. */
static double depth_in_rect(Rect r, double radius, double x, double y) {
    double half_w = (double)r.w / 2, half_h = (double)r.h / 2;
    double dx = fabs(x - (double)r.x - half_w) - half_w + radius;
    double dy = fabs(y - (double)r.y - half_h) - half_h + radius;
    return radius - fmin(fmax(dx, dy), 0) - hypot(fmax(dx, 0), fmax(dy, 0));
}

static double distance_to_line(Point a, Point b, double x, double y) {
    double dx = (double)(b.x - a.x), dy = (double)(b.y - a.y), px = x - (double)a.x,
           py = y - (double)a.y;
    double t = fmin(fmax((px * dx + py * dy) / (dx * dx + dy * dy + 1e-12), 0), 1);
    return hypot(px - t * dx, py - t * dy);
}

/* Whether its outline goes round a place, in whichever direction. */
static bool in_polygon(const Point *p, int count, double x, double y) {
    int turns = 0;
    for (int i = 0; i < count; i++) {
        Point a = p[i], b = p[(i + 1) % count];
        if (((double)a.y > y) == ((double)b.y > y)) continue;
        double at = (double)a.x + (y - (double)a.y) * (double)(b.x - a.x) / (double)(b.y - a.y);
        if (x < at) turns += b.y > a.y ? 1 : -1;
    }
    return turns != 0;
}

/* Whether a place, in points, is covered by a shape. */
static bool covers(const Sheet *s, const Shape *shape, double x, double y) {
    const Point *p = s->shapes.point + shape->first;
    const Rect r = shape->rect;
    double radius = (double)shape->radius, width = (double)shape->width;
    double away = hypot(x - (double)(r.x + r.w / 2), y - (double)(r.y + r.h / 2));
    switch (shape->kind) {
    case SHAPE_RECT: return depth_in_rect(r, radius, x, y) > 0;
    case SHAPE_BORDER: {
        double depth = depth_in_rect(r, radius, x, y);
        return depth > 0 && depth < width;
    }
    case SHAPE_DISC: return away < (double)r.w / 2;
    case SHAPE_RING: return away < (double)r.w / 2 && away > (double)r.w / 2 - width;
    case SHAPE_LINE:
        for (int i = 0; i + 1 < shape->count; i++) {
            if (distance_to_line(p[i], p[i + 1], x, y) < width / 2) return true;
        }
        return false;
    case SHAPE_POLYGON: return in_polygon(p, shape->count, x, y);
    case SHAPE_ARROW:
    case SHAPE_SHADOW:
    case SHAPE_TEXT:
    case SHAPE_IMAGE:
    case SHAPE_CLIP:
    case SHAPE_TARGET:
    case SHAPE_UNCLIP:
    case SHAPE_SOURCE: break;
    }
    fail();
    return false;
}

/* Each pixel is as dark as the share of it that is covered, nearly; and the whole as the area. */
static void assert_painted(Sheet *s, float density) {
    enum { SHARES = 4 };
    const Shape shape = s->shapes.shape[0];
    double *wanted = calloc(SIZE * SIZE, sizeof *wanted), area = 0, sum = 0, worst = 0;
    for (int i = 0; i < SIZE * SIZE; i++) {
        for (int k = 0; k < SHARES * SHARES; k++) {
            double x = (i % SIZE + (k % SHARES + 0.5) / SHARES) / (double)density;
            double y = (i / SIZE + (k / SHARES + 0.5) / SHARES) / (double)density;
            wanted[i] += covers(s, &shape, x, y) / (double)(SHARES * SHARES);
        }
        area += wanted[i];
    }
    s->canvas.density = density;
    memset(s->pixels, 255, sizeof s->pixels);
    painter_paint(s->painter, &s->canvas, &s->shapes);
    for (int i = 0; i < SIZE * SIZE; i++) {
        double dark = (255 - (s->pixels[i] & 255)) / 255.0;
        sum += dark;
        worst = fmax(worst, fabs(dark - wanted[i]));
    }
    /* Where the pieces of a line meet, a corner is taken for round. */
    if (worst > (shape.kind == SHAPE_LINE ? 0.5 : 0.35))
        fail_msg("kind %d: a pixel is off by %.2f", (int)shape.kind, worst);
    assert_near(sum, area, 0.012 * area + 1.5);
    s->canvas.density = 1;
    shapes_clear(&s->shapes);
    free(wanted);
}

static void every_kind_covers_what_lies_within(void **state) {
    (void)state;
    Sheet *s = sheet_create();
    const float densities[] = {1, 1.5f};
    for (int d = 0; d < 2; d++) {
        float k = densities[d];
        for (int i = 0; i < 12; i += i % 2 ? 3 : 1) {
            float t = (float)i, turn = t * 0.55f, round = 2 * (float)(i / 2);
            const Rect rect = {4 + 2 * (float)(i % 5), 6 + 2 * (float)(i % 3), 30 + 2 * t,
                               44 - 2 * t};
            const Point middle = {29.3f + 0.17f * t, 28.6f + 0.21f * t};
            shapes_rect(&s->shapes, rect, round, ink);
            assert_painted(s, k);
            shapes_border(&s->shapes, rect, round, 2 + 2 * (float)(i % 3), ink);
            assert_painted(s, k);
            shapes_disc(&s->shapes, middle, 3 + 2 * t, ink);
            assert_painted(s, k);
            shapes_ring(&s->shapes, middle, 8 + 1.5f * t, 2 + 0.3f * t, ink);
            assert_painted(s, k);
            const Point far = {middle.x + 24 * cosf(turn), middle.y + 24 * sinf(turn)};
            shapes_line(&s->shapes, middle, far, 3 + 0.6f * t, ink);
            assert_painted(s, k);
            Point corner[5];
            for (int c = 0; c < 5; c++) {
                float angle = turn + 1.2566f * (float)(c * (1 + i % 2)); /* a pentagon, or a star */
                corner[c] = (Point){middle.x + 22 * cosf(angle), middle.y + 22 * sinf(angle)};
            }
            shapes_polygon(&s->shapes, corner, 5, ink);
            assert_painted(s, k);
            shapes_curve(&s->shapes, corner, 3, 4 + 0.3f * t, 0, ink);
            assert_painted(s, k);
        }
    }
    sheet_destroy(s);
}

/* Lines at any angle have the same weight; a curve of many pieces is no darker where they meet. */
static void lines_are_even(void **state) {
    (void)state;
    Sheet *s = sheet_create();
    for (int i = 0; i < 16; i++) {
        float a = (float)i * 0.3927f + 0.1f, c = cosf(a) * 40, d = sinf(a) * 40;
        shapes_line(&s->shapes, (Point){60 - c, 60 - d}, (Point){60 + c, 60 + d}, 5, ink);
        assert_near(paint(s), 80 * 5 + 3.14159265 * 6.25, 5);
    }
    Point curve[33];
    for (int i = 0; i < 33; i++) curve[i] = (Point){20 + 2.5f * (float)i, 60};
    shapes_curve(&s->shapes, curve, 33, 6, 0, (Color){0, 0, 0, 128});
    paint(s);
    for (int x = 22; x < 98; x++)
        assert_int_equal(s->pixels[60 * SIZE + x] & 255, s->pixels[60 * SIZE + 60] & 255);
    for (int i = 0; i < 33; i++) curve[i].y = 60.3f; /* with rims that are covered in part */
    shapes_curve(&s->shapes, curve, 33, 4.4f, 0, (Color){0, 0, 0, 128});
    paint(s);
    for (int y = 55; y < 66; y++) {
        for (int x = 24; x < 96; x++)
            assert_int_equal(s->pixels[y * SIZE + x] & 255, s->pixels[y * SIZE + 60] & 255);
    }
    sheet_destroy(s);
}

/* Along a bend a line covers length times width, whether its pieces meet in mitres (few degrees a
 * piece) or in round joins; and nothing more than half a width away. */
static void bends_are_even(void **state) {
    (void)state;
    Sheet *s = sheet_create();
    for (int pieces = 6; pieces <= 96; pieces *= 2) {
        for (float width = 1.2f; width < 9; width *= 1.9f) {
            Point circle[97];
            const float radius = 40;
            for (int i = 0; i <= pieces; i++) {
                float turn = 6.2831853f * (float)i / (float)pieces;
                circle[i] = (Point){60 + radius * cosf(turn), 60 + radius * sinf(turn)};
            }
            shapes_curve(&s->shapes, circle, pieces + 1, width, 0, ink);
            float piece = 2 * radius * sinf(3.14159265f / (float)pieces);
            float expected = piece * (float)pieces * width;
            assert_near(paint(s), (double)expected, 0.02 * (double)expected + 3);
            float inner = radius * cosf(3.14159265f / (float)pieces) - width / 2 - 1;
            for (int i = 0; i < SIZE * SIZE; i++) {
                float x = (float)(i % SIZE) - 59.5f, y = (float)(i / SIZE) - 59.5f;
                float far = sqrtf(x * x + y * y);
                if (far < inner || far > radius + width / 2 + 1)
                    assert_int_equal(s->pixels[i] & 255, 255);
            }
        }
    }
    sheet_destroy(s);
}

/* A line that turns back at once, and one with points twice: no holes, nothing far away. */
static void sharp_turns_are_round(void **state) {
    (void)state;
    Sheet *s = sheet_create();
    const Point turn[5] = {{20, 60}, {80, 60}, {80, 60}, {80, 60.5f}, {20, 60.5f}};
    shapes_curve(&s->shapes, turn, 5, 8, 0, ink);
    assert_near(paint(s), 60 * 8.5 + 3.14159265 * 16, 12);
    for (int x = 22; x < 82; x++) assert_int_equal(s->pixels[60 * SIZE + x] & 255, 0);
    sheet_destroy(s);
}

static void hairlines_are_one_crisp_pixel(void **state) {
    (void)state;
    Sheet *s = sheet_create();
    shapes_line(&s->shapes, (Point){10, 20.4f}, (Point){50, 20.4f}, 1, ink);
    assert_near(paint(s), 40, 0.01);
    assert_int_equal(s->pixels[20 * SIZE + 30] & 255, 0);
    shapes_line(&s->shapes, (Point){30.6f, 10}, (Point){30.6f, 50}, 1, ink);
    assert_near(paint(s), 40, 0.01);
    assert_int_equal(s->pixels[20 * SIZE + 30] & 255, 0);
    for (int up = 0; up < 2; up++) { /* up to 1.6 pixels wide they are two */
        Point to = {up ? 10 : 50, up ? 50 : 10};
        shapes_line(&s->shapes, (Point){10, 10}, to, 1.55f, ink);
        assert_near(paint(s), 80, 0.01);
        shapes_line(&s->shapes, (Point){10, 10}, to, 1.45f, ink);
        assert_near(paint(s), 40, 0.01);
    }
    sheet_destroy(s);
}

static void dashes_cover_half(void **state) {
    (void)state;
    Sheet *s = sheet_create();
    shapes_dashed(&s->shapes, (Point){10, 15}, (Point){110, 100}, 3, 5, ink);
    double length = sqrt(100 * 100 + 85 * 85);
    assert_near(paint(s), length * 3 / 2, 12);
    sheet_destroy(s);
}

static int darkness(const Sheet *s, float x, float y) {
    return 255 - (int)(s->pixels[(int)y * SIZE + (int)x] & 255);
}

/* Dark in the middle of each dash, light in the middle of each gap, to the line's end and not
 * beyond: in every direction, and at two densities. */
static void dashes_are_even_in_every_direction(void **state) {
    (void)state;
    enum { DIRECTIONS = 24, DASHES = 5 };
    Sheet *s = sheet_create();
    for (int d = 0; d < 2 * DIRECTIONS; d++) {
        float density = d < DIRECTIONS ? 1 : 2, dash = 8 / density, middle = 60 / density;
        float angle = 6.2831853f * (float)(d % DIRECTIONS) / DIRECTIONS;
        Point way = {cosf(angle), sinf(angle)};
        float length = (2 * DASHES - 1.5f) * dash / 2;
        Point from = {middle - way.x * length, middle - way.y * length},
              to = {middle + way.x * length, middle + way.y * length};
        s->canvas.density = density;
        shapes_dashed(&s->shapes, from, to, 4 / density, dash, ink);
        paint(s);
        for (int i = 0; i < 2 * DASHES; i++) {
            float along = ((float)i + 0.5f) * dash; /* the last dash is half as long */
            if (i == 2 * DASHES - 2) along -= dash / 4;
            int dark =
                darkness(s, (from.x + way.x * along) * density, (from.y + way.y * along) * density);
            if (i % 2 == 0 ? dark < 200 : dark > 40)
                fail_msg("direction %d, piece %d: %d", d, i, dark);
        }
    }
    sheet_destroy(s);
}

/* However many pieces a curve is made of, its dashes lie as if it were one. */
static void dashes_go_on_past_bends(void **state) {
    (void)state;
    static uint32_t whole[SIZE * SIZE];
    Sheet *s = sheet_create();
    shapes_dashed(&s->shapes, (Point){10, 20}, (Point){106, 92}, 3, 7, ink);
    paint(s);
    memcpy(whole, s->pixels, sizeof whole);
    for (int pieces = 2; pieces <= 60; pieces += 29) {
        Point point[61];
        for (int i = 0; i <= pieces; i++) {
            float share = (float)i / (float)pieces;
            point[i] = (Point){10 + 96 * share, 20 + 72 * share};
        }
        shapes_curve(&s->shapes, point, pieces + 1, 3, 7, ink);
        paint(s);
        for (int i = 0; i < SIZE * SIZE; i++) {
            int one = (int)(whole[i] & 255), other = (int)(s->pixels[i] & 255);
            if (abs(one - other) > 60)
                fail_msg("%d pieces, at %d %d: %d, not %d", pieces, i % SIZE, i / SIZE, other, one);
        }
    }
    sheet_destroy(s);
}

static void neighbours_leave_no_seam(void **state) {
    (void)state;
    Sheet *s = sheet_create();
    s->canvas.density = 1.3f;
    for (int i = 0; i < 8; i++)
        shapes_rect(&s->shapes, (Rect){10 + 7.3f * (float)i, 10, 7.3f, 20}, 0, ink);
    paint(s);
    for (int x = 15; x < 85; x++) assert_int_equal(s->pixels[20 * SIZE + x] & 255, 0);
    sheet_destroy(s);
}

static void only_pictures_that_have_pixels_are_painted(void **state) {
    (void)state;
    static const uint32_t pixels[8193];
    static const struct {
        int width;
        bool there, taken;
    } images[] = {{-1, true, false},  {0, true, false},    {1, true, true},  {1, false, false},
                  {8192, true, true}, {8193, true, false}, {0, false, false}};
    for (size_t i = 0; i < sizeof images / sizeof *images; i++) {
        const Image image = {images[i].width, 1, images[i].there ? pixels : NULL, false};
        assert_int_equal(surface_takes(&image), images[i].taken);
        Sheet *s = sheet_create();
        shapes_image(&s->shapes, &image, (Rect){10, 10, 4, 2}, 0);
        assert_near(paint(s), images[i].taken ? 8 : 0, 0.01); /* all of them black */
        sheet_destroy(s);
    }
}

/* Two letters of fonts.h, each six tenths as wide and seven tenths as high as the text, lie left of
 * their place, around it or right of it, on whatever screen. */
static void texts_stand_at_their_place(void **state) {
    (void)state;
    static const struct {
        Align align;
        float left;
    } all[] = {{ALIGN_LEFT, 30}, {ALIGN_CENTER, 24}, {ALIGN_RIGHT, 18}};
    static const float densities[] = {1, 1.5f, 2};
    Sheet *s = sheet_create();
    for (int i = 0; i < 9; i++) {
        float d = s->canvas.density = densities[i / 3];
        const TextStyle style = {.size = 10, .color = ink, .align = all[i % 3].align};
        const Rect wanted = {all[i % 3].left * d, (40 - 7) * d, 12 * d, 7 * d};
        int left = SIZE, top = SIZE, right = 0, bottom = 0;
        shapes_text(&s->shapes, "nn", (Point){30, 40}, &style);
        paint(s);
        for (int k = 0; k < SIZE * SIZE; k++) {
            if ((s->pixels[k] & 255) > 128) continue;
            left = k % SIZE < left ? k % SIZE : left;
            right = k % SIZE + 1 > right ? k % SIZE + 1 : right;
            top = k / SIZE < top ? k / SIZE : top;
            bottom = k / SIZE + 1;
        }
        assert_near(left, (double)wanted.x, 1);
        assert_near(right, (double)(wanted.x + wanted.w), 1);
        assert_near(top, (double)wanted.y, 1);
        assert_near(bottom, (double)(wanted.y + wanted.h), 1);
    }
    sheet_destroy(s);
}

static void clips_meet(void **state) {
    (void)state;
    Sheet *s = sheet_create();
    shapes_clip(&s->shapes, (Rect){10, 10, 50, 50});
    shapes_clip(&s->shapes, (Rect){40, 40, 50, 50});
    shapes_rect(&s->shapes, (Rect){0, 0, 120, 120}, 0, ink);
    shapes_unclip(&s->shapes);
    shapes_unclip(&s->shapes);
    assert_near(paint(s), 400, 0.01);
    sheet_destroy(s);
}

static void some_of_everything(Shapes *list, Point o) {
    static const uint32_t four[4] = {0xff0000ff, 0xff00ff00, 0xffff0000, 0xff808080};
    static const Image image = {2, 2, four, true};
    shapes_shadow(list, (Rect){o.x + 5, o.y + 5, 60, 50}, 6, 6, (Color){0, 0, 0, 40});
    shapes_image(list, &image, (Rect){o.x + 8, o.y + 8, 50, 40}, 8);
    shapes_border(list, (Rect){o.x + 8, o.y + 8, 50, 40}, 8, 2, ink);
    shapes_arrow(list, o, (Point){o.x + 70, o.y + 90}, 4, (Color){200, 150, 0, 255});
    shapes_disc(list, (Point){o.x + 40, o.y + 60}, 17, (Color){200, 0, 0, 120});
    shapes_ring(list, (Point){o.x + 60, o.y + 60}, 20, 3, ink);
    for (int m = 0; m < 4; m++)
        shapes_symbol(list, (Point){o.x + 20 * (float)m, o.y + 80}, 6, 1.4f, m, ink, ink);
    shapes_text(list, "Text", (Point){o.x + 10, o.y + 40}, &(TextStyle){.size = 14, .color = ink});
    shapes_dashed(list, o, (Point){o.x + 100, o.y + 30}, 2, 4, ink);
}

/* Far outside, half outside, and where there is no number: nothing is touched that is not the
 * canvas. */
static void nothing_is_painted_beyond_the_canvas(void **state) {
    (void)state;
    Sheet *s = sheet_create();
    const float far[] = {-90, 90, -1e5f, 1e5f, 3e38f, -3e38f, NAN, INFINITY};
    for (int i = 0; i < 8; i++) {
        for (int j = 0; j < 8; j++) some_of_everything(&s->shapes, (Point){far[i], far[j]});
    }
    paint(s);
    for (int i = 0; i < SIZE * SIZE; i++) assert_int_equal(s->pixels[i] >> 24, 255);
    sheet_destroy(s);
}

static void pictures_are_written_and_read(void **state) {
    (void)state;
    Sheet *s = sheet_create();
    char path[] = "/tmp/halfplane-picture-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    Message message = {""};
    Canvas back;
    some_of_everything(&s->shapes, (Point){5, 5});
    paint(s);
    size_t length;
    char *bytes = picture_bytes(&s->canvas, &length);
    assert_true(write(file, bytes, length) == (ssize_t)length && close(file) == 0);
    free(bytes);
    assert_true(picture_read(&back, path, &message));
    assert_memory_equal(back.pixels, s->pixels, sizeof s->pixels);
    free(back.pixels);
    remove(path);
    assert_false(picture_read(&back, path, &message));
    sheet_destroy(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_are_what_geometry_says),
        cmocka_unit_test(an_arrow_points_where_it_leads),
        cmocka_unit_test(every_kind_covers_what_lies_within),
        cmocka_unit_test(lines_are_even),
        cmocka_unit_test(hairlines_are_one_crisp_pixel),
        cmocka_unit_test(bends_are_even),
        cmocka_unit_test(sharp_turns_are_round),
        cmocka_unit_test(dashes_cover_half),
        cmocka_unit_test(dashes_are_even_in_every_direction),
        cmocka_unit_test(dashes_go_on_past_bends),
        cmocka_unit_test(neighbours_leave_no_seam),
        cmocka_unit_test(only_pictures_that_have_pixels_are_painted),
        cmocka_unit_test(texts_stand_at_their_place),
        cmocka_unit_test(clips_meet),
        cmocka_unit_test(nothing_is_painted_beyond_the_canvas),
        cmocka_unit_test(pictures_are_written_and_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
