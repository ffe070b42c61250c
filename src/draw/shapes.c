/* See shapes.h. Growing arrays, emptied but kept from frame to frame. */
#include "draw/shapes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void shapes_destroy(Shapes *list) {
    free(list->shape);
    free(list->point);
    free(list->text);
    free(list->target);
    *list = (Shapes){0};
}

void shapes_clear(Shapes *list) {
    list->shapes = list->points = list->texts = list->targets = list->clip = 0;
    list->mark = (Mark){0};
    list->no_targets = false;
}

int shapes_targets_before(const Shapes *list, int shape) {
    int low = 0, high = list->targets;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (list->target[middle] < shape)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void shapes_cut(Shapes *list, int left) {
    list->shapes = left;
    list->targets = shapes_targets_before(list, left);
}

/* Room for `more` beyond `used`; the array may move. */
static void *grown(void *array, int used, int more, int *room, size_t size) {
    if (used + more <= *room) return array;
    while (used + more > *room) *room = *room ? *room * 2 : 256;
    return memory_resize(array, size * (size_t)*room);
}

static Shape *add(Shapes *list, ShapeKind kind, Color color) {
    list->shape = grown(list->shape, list->shapes, 1, &list->rooms[0], sizeof(Shape));
    Shape *shape = &list->shape[list->shapes++];
    *shape = (Shape){.kind = kind, .color = color, .mark = list->mark, .clip = list->clip};
    return shape;
}

/* The box around its points, and half its width more. */
static Rect box_of(const Point *point, int count, float width) {
    Point low = point[0], high = point[0];
    for (int i = 1; i < count; i++) {
        low = (Point){fminf(low.x, point[i].x), fminf(low.y, point[i].y)};
        high = (Point){fmaxf(high.x, point[i].x), fmaxf(high.y, point[i].y)};
    }
    return (Rect){low.x - width / 2, low.y - width / 2, high.x - low.x + width,
                  high.y - low.y + width};
}

static Shape *add_points(Shapes *list, ShapeKind kind, const Point *point, int count, float width,
                         Color color) {
    list->point = grown(list->point, list->points, count, &list->rooms[1], sizeof(Point));
    memcpy(list->point + list->points, point, sizeof(Point) * (size_t)count);
    Shape *shape = add(list, kind, color);
    shape->first = list->points;
    shape->count = count;
    shape->width = width;
    shape->rect = box_of(point, count, width);
    list->points += count;
    return shape;
}

void shapes_mark(Shapes *list, const char *name, int index) {
    list->mark = (Mark){name, index, 0};
}

void shapes_mark_part(Shapes *list, const char *name, int index, int part) {
    list->mark = (Mark){name, index, part};
}

void shapes_rect(Shapes *list, Rect rect, float radius, Color color) {
    Shape *shape = add(list, SHAPE_RECT, color);
    shape->rect = rect;
    shape->radius = radius;
}

void shapes_border(Shapes *list, Rect rect, float radius, float width, Color color) {
    Shape *shape = add(list, SHAPE_BORDER, color);
    shape->rect = rect;
    shape->radius = radius;
    shape->width = width;
}

void shapes_shadow(Shapes *list, Rect rect, float radius, float far, Color color) {
    Shape *shape = add(list, SHAPE_SHADOW, color);
    shape->rect = rect;
    shape->radius = radius;
    shape->width = far;
}

static Rect around(Point center, float radius) {
    return (Rect){center.x - radius, center.y - radius, 2 * radius, 2 * radius};
}

void shapes_disc(Shapes *list, Point center, float radius, Color color) {
    add(list, SHAPE_DISC, color)->rect = around(center, radius);
}

void shapes_ring(Shapes *list, Point center, float radius, float width, Color color) {
    Shape *shape = add(list, SHAPE_RING, color);
    shape->rect = around(center, radius);
    shape->width = width;
}

void shapes_line(Shapes *list, Point a, Point b, float width, Color color) {
    const Point point[2] = {a, b};
    add_points(list, SHAPE_LINE, point, 2, width, color);
}

void shapes_dashed(Shapes *list, Point a, Point b, float width, float dash, Color color) {
    const Point point[2] = {a, b};
    add_points(list, SHAPE_LINE, point, 2, width, color)->dash = dash;
}

void shapes_curve(Shapes *list, const Point *point, int count, float width, float dash,
                  Color color) {
    if (count > 1) add_points(list, SHAPE_LINE, point, count, width, color)->dash = dash;
}

void shapes_polygon(Shapes *list, const Point *point, int count, Color color) {
    if (count > 2) add_points(list, SHAPE_POLYGON, point, count, 0, color);
}

void shapes_arrow(Shapes *list, Point from, Point to, float width, Color color) {
    const Point point[2] = {from, to};
    Shape *shape = add_points(list, SHAPE_ARROW, point, 2, width, color);
    shape->rect = box_of(point, 2, width * 5);
}

void shapes_image(Shapes *list, const Image *image, Rect rect, float radius) {
    Shape *shape = add(list, SHAPE_IMAGE, (Color){255, 255, 255, 255});
    shape->rect = rect;
    shape->radius = radius;
    shape->image = image;
}

void shapes_clip(Shapes *list, Rect rect) {
    add(list, SHAPE_CLIP, (Color){0})->rect = rect;
    list->clip = list->shapes;
}

void shapes_unclip(Shapes *list) {
    add(list, SHAPE_UNCLIP, (Color){0});
    if (list->clip > 0) list->clip = list->shape[list->clip - 1].clip;
}

static void stands_for(Shapes *list, Shape *shape, Tag tag, const char *name) {
    shape->tag = tag;
    shape->mark = (Mark){name, tag.index, tag.part};
    list->target = grown(list->target, list->targets, 1, &list->rooms[3], sizeof(int));
    list->target[list->targets++] = list->shapes - 1;
}

void shapes_target(Shapes *list, Tag tag, const char *name, Rect rect) {
    if (list->no_targets) return;
    Shape *shape = add(list, SHAPE_TARGET, (Color){0});
    shape->rect = rect;
    stands_for(list, shape, tag, name);
}

void shapes_target_line(Shapes *list, Tag tag, const char *name, const Point *point, int count,
                        float reach) {
    if (list->no_targets) return;
    Shape *shape = add_points(list, SHAPE_TARGET, point, count, 2 * reach, (Color){0});
    stands_for(list, shape, tag, name);
}

/* Copies a text; returns where it begins. */
static int keep_text(Shapes *list, const char *text, int size) {
    int first = list->texts;
    list->text = grown(list->text, list->texts, size, &list->rooms[2], 1);
    memcpy(list->text + first, text, (size_t)size);
    list->texts += size;
    return first;
}

void shapes_leave_out_targets(Shapes *list, bool out) {
    list->no_targets = out;
}

void shapes_source(Shapes *list, const char *text, Rect rect) {
    int size = (int)strlen(text) + 1, first = keep_text(list, text, size);
    Shape *shape = add(list, SHAPE_SOURCE, (Color){0});
    shape->rect = rect;
    shape->first = first;
    shape->count = size - 1;
}

void shapes_text(Shapes *list, const char *text, Point baseline, const TextStyle *style) {
    int size = (int)strlen(text) + 1;
    if (size == 1) return;
    int first = keep_text(list, text, size);
    Shape *shape = add(list, SHAPE_TEXT, style->color);
    shape->first = first;
    shape->count = size - 1;
    shape->text = *style;
    shape->at = baseline;
}

/* The corners of a symbol that is neither round nor square, for a radius of 1, whose area is about
 * that of a disc. Returns how many. */
enum { CORNERS = 12 };
static int corners_of(int which, Point corner[CORNERS]) {
    static const Point up[] = {{0, -1.25f}, {1.09f, 0.625f}, {-1.09f, 0.625f}};
    static const Point diamond[] = {{0, -1.22f}, {1.22f, 0}, {0, 1.22f}, {-1.22f, 0}};
    static const Point down[] = {{0, 1.25f}, {-1.09f, -0.625f}, {1.09f, -0.625f}};
    static const Point cross[] = {{-0.4f, -1.2f}, {0.4f, -1.2f}, {0.4f, -0.4f},  {1.2f, -0.4f},
                                  {1.2f, 0.4f},   {0.4f, 0.4f},  {0.4f, 1.2f},   {-0.4f, 1.2f},
                                  {-0.4f, 0.4f},  {-1.2f, 0.4f}, {-1.2f, -0.4f}, {-0.4f, -0.4f}};
    static const Point star[] = {
        {0, -1.4f}, {0.41f, -0.57f}, {1.33f, -0.43f}, {0.67f, 0.22f},   {0.82f, 1.13f},
        {0, 0.7f},  {-0.82f, 1.13f}, {-0.67f, 0.22f}, {-1.33f, -0.43f}, {-0.41f, -0.57f}};
    static const Point bar[] = {{-1.3f, -0.6f}, {1.3f, -0.6f}, {1.3f, 0.6f}, {-1.3f, 0.6f}};
    static const struct {
        const Point *corner;
        int count;
    } forms[] = {{up, 3}, {diamond, 4}, {down, 3}, {cross, 12}, {star, 10}, {bar, 4}};
    enum { FORMS = sizeof forms / sizeof *forms };
    int form = which - 2 < FORMS ? which - 2 : FORMS - 1;
    memcpy(corner, forms[form].corner, sizeof *corner * (size_t)forms[form].count);
    return forms[form].count;
}

/* Its edge is what it is when it is larger. */
static void cornered(Shapes *list, Point c, float radius, int which, Color color) {
    Point corner[CORNERS];
    int count = corners_of(which, corner);
    for (int i = 0; i < count; i++)
        corner[i] = (Point){c.x + radius * corner[i].x, c.y + radius * corner[i].y};
    shapes_polygon(list, corner, count, color);
}

void shapes_symbol(Shapes *list, Point c, float radius, float rim, int which, Color fill,
                   Color edge) {
    float square = radius * 0.89f; /* the same area as the disc's looks as large */
    if (which == 1) {
        shapes_disc(list, c, radius + rim, edge);
        shapes_disc(list, c, radius, fill);
    } else if (which == 0) {
        shapes_rect(list, around(c, square + rim), 1.5f, edge);
        shapes_rect(list, around(c, square), 1, fill);
    } else {
        cornered(list, c, radius + 1.2f * rim, which, edge);
        cornered(list, c, radius, which, fill);
    }
}

int shapes_find(const Shapes *list, const char *name, int index, int after) {
    for (int i = after + 1; i < list->shapes; i++) {
        const Mark *mark = &list->shape[i].mark;
        bool named = mark->name && strcmp(mark->name, name) == 0;
        if (named && (index == -1 || mark->index == index)) return i;
    }
    return -1;
}

int shapes_find_part(const Shapes *list, const char *name, int index, int part, int after) {
    do after = shapes_find(list, name, index, after);
    while (after >= 0 && list->shape[after].mark.part != part);
    return after;
}

/* How far a point is from the line between two others. */
static float distance(Point p, Point a, Point b) {
    float dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    float t = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return hypotf(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

static bool is_over(const Shapes *list, const Shape *target, Point p) {
    if (!rect_holds(target->rect, p) || target->count == 0) return rect_holds(target->rect, p);
    const Point *point = list->point + target->first;
    for (int i = 1; i < target->count; i++) {
        if (distance(p, point[i - 1], point[i]) < target->width / 2) return true;
    }
    return false;
}

static bool is_clipped_away(const Shapes *list, const Shape *shape, Point p) {
    for (int clip = shape->clip; clip > 0; clip = list->shape[clip - 1].clip) {
        if (!rect_holds(list->shape[clip - 1].rect, p)) return true;
    }
    return false;
}

int shapes_hit(const Shapes *list, Point point) {
    for (int i = list->targets - 1; i >= 0; i--) {
        const Shape *target = &list->shape[list->target[i]];
        if (is_over(list, target, point) && !is_clipped_away(list, target, point))
            return list->target[i];
    }
    return -1;
}
