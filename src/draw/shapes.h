/* A picture as a list of shapes: views and widgets write it, the painter reads it, and tests
 * ask it questions ("nine gold arrows, this one up"). Nothing is drawn here.
 *
 * Coordinates are points: the same size on every screen. x grows to the right, y downwards. The
 * painter multiplies by the screen's density. Shapes are painted in their order, later ones on
 * top. */
#ifndef DRAW_SHAPES_H
#define DRAW_SHAPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rect.h"
#include "draw/color.h"
#include "draw/font.h"

typedef enum ShapeKind {
    SHAPE_RECT,   /* filled, corners rounded by radius */
    SHAPE_BORDER, /* its outline, inside it, `width` wide */
    SHAPE_SHADOW, /* a soft shadow around it, `width` far */
    SHAPE_DISC,   /* round, within rect */
    SHAPE_RING,   /* its outline, inside it, `width` wide */
    SHAPE_LINE, /* through `count` points, `width` wide, round ends and joins; dashed if dash > 0 */
    SHAPE_POLYGON, /* filled, through `count` points, round what they go about */
    SHAPE_ARROW,   /* from point 0 to point 1, `width` wide, with a head */
    SHAPE_TEXT,
    SHAPE_IMAGE,  /* pixels stretched over rect */
    SHAPE_CLIP,   /* from here on only within rect, and within the clip before it */
    SHAPE_TARGET, /* paints nothing: a target for input; along a line if it
                     has points */
    SHAPE_UNCLIP, /* back to the clip before */
    SHAPE_SOURCE, /* paints nothing: the LaTeX of the formula within rect, to be copied */
} ShapeKind;

/* Pixels that outlive the list: a field, a thumbnail. 0xAABBGGRR as bytes r, g, b, a; not
 * premultiplied. */
typedef struct Image {
    int width, height;
    const uint32_t *pixels;
    bool smooth; /* between pixels: mixed, or the nearest */
} Image;

typedef enum Align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } Align;

typedef struct TextStyle {
    FontFace face;
    float size; /* of the em, in points */
    Color color;
    Align align;  /* about the x it is placed at */
    bool tabular; /* figures all as wide as the widest */
} TextStyle;

/* A target of input, declared in ui/target.h. The list carries it and knows nothing of it. */
typedef struct Target Target;

/* Which of a target's subjects: the index of the point, the weight, the unit of a layer, the
 * option of a control. */
typedef struct Tag {
    const Target *target; /* NULL for nothing */
    int index;
    int part; /* of what has two numbers: the unit of layer `index`, the option of control `index`
               */
} Tag;

/* The name by which a test finds a shape: "gradient arrow", "point", "weight row". The program
 * never reads it. */
typedef struct Mark {
    const char *name; /* a literal; NULL for none */
    int index, part;
} Mark;

typedef struct Shape {
    ShapeKind kind;
    Color color;
    Rect rect; /* of those that have one; of others the box around them */
    float radius, width, dash;
    int first, count; /* points of the list; or characters of its text */
    int clip;         /* 1 + the shape that clips it, of a clip the one before; 0: none */
    TextStyle text;
    Point at; /* of text: where its baseline is */
    const Image *image;
    Tag tag; /* of a target */
    Mark mark;
} Shape;

typedef struct Shapes {
    Shape *shape;
    Point *point;
    char *text;                                   /* all texts, each ended by 0 */
    int *target;                                  /* the shapes that are targets, in their order */
    int shapes, points, texts, targets, rooms[4]; /* used, and allocated */
    Mark mark;                                    /* given to every shape added from now on */
    int clip;                                     /* likewise */
    bool no_targets;                              /* they are left out from now on */
} Shapes;

void shapes_destroy(Shapes *list);
/* Empty again; keeps its memory for the next frame. */
void shapes_clear(Shapes *list);
/* Takes back the last shapes, so that so many are left; what clips has to be closed among them. */
void shapes_cut(Shapes *list, int left);

/* Gives the shapes added from now on this name; NULL ends it. */
void shapes_mark(Shapes *list, const char *name, int index);
void shapes_mark_part(Shapes *list, const char *name, int index, int part);

void shapes_rect(Shapes *list, Rect rect, float radius, Color color);
void shapes_border(Shapes *list, Rect rect, float radius, float width, Color color);
void shapes_shadow(Shapes *list, Rect rect, float radius, float far, Color color);
void shapes_disc(Shapes *list, Point center, float radius, Color color);
void shapes_ring(Shapes *list, Point center, float radius, float width, Color color);
void shapes_line(Shapes *list, Point a, Point b, float width, Color color);
void shapes_dashed(Shapes *list, Point a, Point b, float width, float dash, Color color);
void shapes_curve(Shapes *list, const Point *point, int count, float width, float dash,
                  Color color);
void shapes_polygon(Shapes *list, const Point *point, int count, Color color);
void shapes_arrow(Shapes *list, Point from, Point to, float width, Color color);
void shapes_image(Shapes *list, const Image *image, Rect rect, float radius);
void shapes_clip(Shapes *list, Rect rect);
void shapes_unclip(Shapes *list);
/* A target for input; name: its target's, for tests. Later targets lie on top of earlier ones.
 * Code that draws a panel uses target_place (ui/target.h). */
void shapes_target(Shapes *list, Tag tag, const char *name, Rect rect);
/* The same along a line, as far as `reach` from it. */
void shapes_target_line(Shapes *list, Tag tag, const char *name, const Point *point, int count,
                        float reach);
/* From here on targets are left out, until they are let in again: what is drawn is only looked at.
 */
void shapes_leave_out_targets(Shapes *list, bool out);
/* The LaTeX of what is drawn there. */
void shapes_source(Shapes *list, const char *text, Rect rect);
/* text is copied; an empty one adds no shape. */
void shapes_text(Shapes *list, const char *text, Point baseline, const TextStyle *style);

/* The symbol of a class (0 a square, 1 a disc, 2 a triangle, 3 a diamond, 4 a triangle on its tip,
 * 5 a cross, 6 a star, 7 a bar), about as large as a disc of this radius, with an edge `rim` wide
 * around it. */
void shapes_symbol(Shapes *list, Point center, float radius, float rim, int which, Color fill,
                   Color edge);

/* The topmost target under a point, not clipped away; -1 for none. */
int shapes_hit(const Shapes *list, Point point);

/* Of the targets that there are how many lie before a shape: the place of the first one from there
 * in `target`. */
int shapes_targets_before(const Shapes *list, int shape);

/* For tests: the next shape that is marked so after `after` (-1 for the first); index -1 for any.
 * -1 when there is none. */
int shapes_find(const Shapes *list, const char *name, int index, int after);
int shapes_find_part(const Shapes *list, const char *name, int index, int part, int after);

#endif
