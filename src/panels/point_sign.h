/* How a point's class looks, wherever points are drawn: by colour and by shape. */
#ifndef PANELS_POINT_SIGN_H
#define PANELS_POINT_SIGN_H

#include "ui/view.h"

typedef struct PointSign {
    int symbol; /* the class, as shapes_symbol takes it */
    Color color;
} PointSign;

/* The sign of a point of the data. Numbers have no class and share one sign; so do all points
 * while their labels are hidden. */
PointSign point_sign(const View *view, int point);

/* The cross on a symbol of this size, when the point is mistaken. */
void point_sign_cross(View *view, int point, Point at, float radius, Color color);

/* A point in space, this large: its symbol, hollow when it is held out and crossed when it is
 * mistaken, lit as it is everywhere. presence: 1, or paler where it is hidden. tag: what is placed
 * over it. */
void point_sign_draw(View *view, int point, Point at, float radius, float presence, Tag tag);

#endif
