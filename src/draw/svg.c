/* See svg.h. */
#include "draw/svg.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/picture.h"
#include "draw/text.h"

/* What is written, and how deep in clips. */
typedef struct Svg {
    char *text;
    size_t used, room;
    int clips, depth; /* clips written; those that are open */
} Svg;

static void put_bytes(Svg *svg, const char *bytes, size_t length) {
    if (svg->used + length + 1 > svg->room) {
        svg->room = 2 * (svg->used + length) + 4096;
        svg->text = memory_resize(svg->text, svg->room);
    }
    memcpy(svg->text + svg->used, bytes, length);
    svg->used += length;
    svg->text[svg->used] = '\0';
}

static void put(Svg *svg, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(Svg *svg, const char *format, ...) {
    char line[1024];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(line, sizeof line, format, values);
    va_end(values);
    if (length > 0) put_bytes(svg, line, strlen(line));
}

/* ---- numbers, colours, letters */

/* " x="3.25"": to a hundredth of a point. */
static void put_number(Svg *svg, const char *name, float value) {
    put(svg, " %s=\"%.6g\"", name, (double)(roundf(value * 100) / 100));
}

static void put_rect(Svg *svg, Rect r) {
    put_number(svg, "x", r.x);
    put_number(svg, "y", r.y);
    put_number(svg, "width", fmaxf(0, r.w));
    put_number(svg, "height", fmaxf(0, r.h));
}

/* name: fill or stroke. */
static void put_color(Svg *svg, const char *name, Color c) {
    put(svg, " %s=\"#%02x%02x%02x\"", name, c.r, c.g, c.b);
    if (c.a < 255) put(svg, " %s-opacity=\"%.3g\"", name, c.a / 255.0);
}

static void put_stroke(Svg *svg, float width, Color c) {
    put(svg, " fill=\"none\"");
    put_color(svg, "stroke", c);
    put_number(svg, "stroke-width", width);
}

static void put_letters(Svg *svg, const char *text) {
    for (; *text; text++) {
        if (*text == '&')
            put(svg, "&amp;");
        else if (*text == '<')
            put(svg, "&lt;");
        else if (*text == '>')
            put(svg, "&gt;");
        else if ((unsigned char)*text >= ' ')
            put_bytes(svg, text, 1);
    }
}

static void put_points(Svg *svg, const Point *point, int count) {
    put(svg, " points=\"");
    for (int i = 0; i < count; i++)
        put(svg, "%s%.6g,%.6g", i ? " " : "", (double)(roundf(point[i].x * 100) / 100),
            (double)(roundf(point[i].y * 100) / 100));
    put(svg, "\"");
}

/* ---- shapes */

static void rectangle(Svg *svg, const Shape *s, bool filled) {
    Rect r = filled ? s->rect : rect_inset(s->rect, s->width / 2);
    put(svg, "<rect");
    put_rect(svg, r);
    if (s->radius > 0) put_number(svg, "rx", s->radius);
    if (filled)
        put_color(svg, "fill", s->color);
    else
        put_stroke(svg, s->width, s->color);
    put(svg, "/>\n");
}

static void circle(Svg *svg, const Shape *s, bool filled) {
    Point middle = rect_middle(s->rect);
    put(svg, "<circle");
    put_number(svg, "cx", middle.x);
    put_number(svg, "cy", middle.y);
    put_number(svg, "r", s->rect.w / 2 - (filled ? 0 : s->width / 2));
    if (filled)
        put_color(svg, "fill", s->color);
    else
        put_stroke(svg, s->width, s->color);
    put(svg, "/>\n");
}

static void line(Svg *svg, const Shape *s, const Point *point) {
    put(svg, "<polyline");
    put_points(svg, point, s->count);
    put_stroke(svg, s->width, s->color);
    put(svg, " stroke-linecap=\"%s\" stroke-linejoin=\"round\"", s->dash > 0 ? "butt" : "round");
    if (s->dash > 0) put_number(svg, "stroke-dasharray", s->dash);
    put(svg, "/>\n");
}

static void polygon(Svg *svg, const Point *point, int count, Color color) {
    put(svg, "<polygon");
    put_points(svg, point, count);
    put_color(svg, "fill", color);
    put(svg, "/>\n");
}

/* As the painter draws it: shaft and head. */
static void arrow(Svg *svg, const Shape *s, Point a, Point b) {
    float dx = b.x - a.x, dy = b.y - a.y, length = hypotf(dx, dy);
    if (!(length > 0.3f) || !isfinite(length)) return;
    float ux = dx / length, uy = dy / length, head = fminf(3.6f * s->width, length);
    float half = head * 0.55f, shaft = fminf(s->width / 2, half * 0.7f);
    Point neck = {b.x - ux * head, b.y - uy * head};
    const Point outline[7] = {
        {a.x - uy * shaft, a.y + ux * shaft},     {neck.x - uy * shaft, neck.y + ux * shaft},
        {neck.x - uy * half, neck.y + ux * half}, b,
        {neck.x + uy * half, neck.y - ux * half}, {neck.x + uy * shaft, neck.y - ux * shaft},
        {a.x + uy * shaft, a.y - ux * shaft}};
    polygon(svg, outline, 7, s->color);
}

static const char *font_of(FontFace face) {
    static const char *const fonts[FONT_COUNT] = {
        [FONT_REGULAR] = "font-family=\"Inter, sans-serif\"",
        [FONT_MEDIUM] = "font-family=\"Inter, sans-serif\" font-weight=\"500\"",
        [FONT_BOLD] = "font-family=\"Inter, sans-serif\" font-weight=\"600\"",
        [FONT_ITALIC] = "font-family=\"Inter, sans-serif\" font-style=\"italic\"",
        [FONT_MATH] = "font-family=\"STIX Two Text, STIX, serif\"",
        [FONT_MATH_ITALIC] = "font-family=\"STIX Two Text, STIX, serif\" font-style=\"italic\"",
        [FONT_MATH_BOLD] = "font-family=\"STIX Two Text, STIX, serif\" font-weight=\"700\"",
        [FONT_MONO] = "font-family=\"DejaVu Sans Mono, monospace\"",
    };
    return fonts[face];
}

static void text(Svg *svg, const Shape *s, const char *words, Glyphs *glyphs) {
    static const char *const anchors[] = {
        [ALIGN_LEFT] = "start", [ALIGN_CENTER] = "middle", [ALIGN_RIGHT] = "end"};
    static const float FINE = 4; /* pixels a point, to measure by */
    put(svg, "<text");
    put_number(svg, "x", s->at.x);
    put_number(svg, "y", s->at.y);
    put_number(svg, "font-size", s->text.size);
    put_number(svg, "textLength", text_width(glyphs, words, &s->text, FINE));
    put(svg, " text-anchor=\"%s\" %s", anchors[s->text.align], font_of(s->text.face));
    put_color(svg, "fill", s->text.color);
    put(svg, ">");
    put_letters(svg, words);
    put(svg, "</text>\n");
}

static void put_base64(Svg *svg, const unsigned char *bytes, size_t length) {
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        unsigned three = (unsigned)bytes[i] << 16;
        if (i + 1 < length) three |= (unsigned)bytes[i + 1] << 8;
        if (i + 2 < length) three |= bytes[i + 2];
        char four[4] = {signs[three >> 18], signs[three >> 12 & 63],
                        i + 1 < length ? signs[three >> 6 & 63] : '=',
                        i + 2 < length ? signs[three & 63] : '='};
        put_bytes(svg, four, sizeof four);
    }
}

static void open_clip(Svg *svg, Rect rect, float radius) {
    int number = svg->clips++;
    put(svg, "<clipPath id=\"clip%d\"><rect", number);
    put_rect(svg, rect);
    if (radius > 0) put_number(svg, "rx", radius);
    put(svg, "/></clipPath>\n<g clip-path=\"url(#clip%d)\">\n", number);
    svg->depth++;
}

static void close_clip(Svg *svg) {
    if (svg->depth == 0) return;
    put(svg, "</g>\n");
    svg->depth--;
}

/* Fields are pixels here, too: a PNG within. */
static void image(Svg *svg, const Shape *s) {
    size_t length;
    const Image *image = s->image;
    size_t size = (size_t)image->width * (size_t)image->height * sizeof *image->pixels;
    if (size == 0) return;
    Canvas canvas = {image->width, image->height, memory_zeroed(size, 1), 1};
    memcpy(canvas.pixels, image->pixels, size);
    char *png = picture_bytes(&canvas, &length);
    if (s->radius > 0) open_clip(svg, s->rect, s->radius);
    put(svg, "<image");
    put_rect(svg, s->rect);
    put(svg, " preserveAspectRatio=\"none\"%s href=\"data:image/png;base64,",
        image->smooth ? "" : " style=\"image-rendering:pixelated\"");
    put_base64(svg, (const unsigned char *)png, length);
    put(svg, "\"/>\n");
    if (s->radius > 0) close_clip(svg);
    free(png);
    free(canvas.pixels);
}

static void shape(Svg *svg, const Shapes *shapes, const Shape *s, Glyphs *glyphs) {
    const Point *point = shapes->point + s->first;
    switch (s->kind) {
    case SHAPE_RECT: rectangle(svg, s, true); break;
    case SHAPE_BORDER: rectangle(svg, s, false); break;
    case SHAPE_DISC: circle(svg, s, true); break;
    case SHAPE_RING: circle(svg, s, false); break;
    case SHAPE_LINE: line(svg, s, point); break;
    case SHAPE_POLYGON: polygon(svg, point, s->count, s->color); break;
    case SHAPE_ARROW: arrow(svg, s, point[0], point[1]); break;
    case SHAPE_TEXT: text(svg, s, shapes->text + s->first, glyphs); break;
    case SHAPE_IMAGE: image(svg, s); break;
    case SHAPE_CLIP: open_clip(svg, s->rect, 0); break;
    case SHAPE_UNCLIP: close_clip(svg); break;
    case SHAPE_SHADOW:
    case SHAPE_TARGET:
    case SHAPE_SOURCE: break;
    }
}

/* Of a part of a window next to nothing else is written: an editor would show it around the
 * picture. How far a text reaches from where it stands is not known here. */
static bool is_outside(const Shape *s, Rect part) {
    bool clip = s->kind == SHAPE_CLIP || s->kind == SHAPE_UNCLIP; /* these come in pairs */
    Rect far = {part.x - 40, part.y - 8, part.w + 80, part.h + 16};
    if (s->kind == SHAPE_TEXT) return !rect_holds(far, s->at);
    return !clip && !rect_meets(rect_inset(s->rect, -4), part);
}

char *svg_text(const Shapes *shapes, Glyphs *glyphs, Rect part, size_t *length) {
    Svg svg = {0};
    put(&svg,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.6g\" height=\"%.6g\" "
        "viewBox=\"%.6g %.6g %.6g %.6g\">\n",
        (double)part.w, (double)part.h, (double)part.x, (double)part.y, (double)part.w,
        (double)part.h);
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        if (!is_outside(s, part)) shape(&svg, shapes, s, glyphs);
    }
    while (svg.depth > 0) close_clip(&svg);
    put(&svg, "</svg>\n");
    *length = svg.used;
    return svg.text;
}
