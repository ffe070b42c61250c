/* Delimiters of any height, as lines of even weight. */
#include <math.h>

#include "draw/formula_tree.h"

float formula_fence_width(char delimiter, float size) {
    switch (delimiter) {
    case '.': return 0;
    case '|': return 0.14f * size;
    case '{':
    case '}': return 0.4f * size;
    default: return 0.26f * size;
    }
}

/* An arc that bends towards the left, or the right. */
static void round_fence(Shapes *out, bool left, float x, float top, float bottom, float width,
                        float line, Color color) {
    enum { POINTS = 17 };
    Point arc[POINTS];
    for (int i = 0; i < POINTS; i++) {
        float t = (float)i / (POINTS - 1) * 2 - 1, bend = 1 - t * t;
        float reach = (left ? 1 - bend : bend) * width;
        arc[i] = (Point){x + reach, top + (bottom - top) * (t + 1) / 2};
    }
    shapes_curve(out, arc, POINTS, line, 0, color);
}

static void square_fence(Shapes *out, bool left, float x, float top, float bottom, float width,
                         float line, Color color) {
    float straight = left ? x : x + width, ends = left ? x + width : x;
    Point bend[4] = {{ends, top}, {straight, top}, {straight, bottom}, {ends, bottom}};
    shapes_curve(out, bend, 4, line, 0, color);
}

/* Two arcs that meet in a tip. */
static void brace(Shapes *out, bool left, float x, float top, float bottom, float width, float line,
                  Color color) {
    enum { POINTS = 41 };
    Point curve[POINTS];
    float middle = (top + bottom) / 2, bend = fminf(width * 1.1f, (bottom - top) / 4);
    for (int i = 0; i < POINTS; i++) {
        float y = top + (bottom - top) * (float)i / (POINTS - 1);
        float end = fminf(y - top, bottom - y) / bend, tip = fabsf(y - middle) / bend, share = 0.5f;
        if (end < 1) share = 0.5f + 0.5f * (1 - end) * (1 - end);
        if (tip < 1) share = 0.5f - 0.5f * (1 - tip) * (1 - tip);
        curve[i] = (Point){left ? x + share * width : x + (1 - share) * width, y};
    }
    shapes_curve(out, curve, POINTS, line, 0, color);
}

void formula_fence_draw(Shapes *out, char delimiter, float x, float top, float bottom, float size,
                        Color color) {
    float width = formula_fence_width(delimiter, size), line = fmaxf(0.055f * size, 1),
          inset = 0.05f * size;
    float inner = width - 2 * inset, from = x + inset;
    switch (delimiter) {
    case '(':
    case ')': round_fence(out, delimiter == '(', from, top, bottom, inner, line, color); break;
    case '[':
    case ']': square_fence(out, delimiter == '[', from, top, bottom, inner, line, color); break;
    case '{':
    case '}': brace(out, delimiter == '{', from, top, bottom, inner, line, color); break;
    case '|':
        shapes_line(out, (Point){x + width / 2, top}, (Point){x + width / 2, bottom}, line, color);
        break;
    default: break;
    }
}
