/* The plane alone as a picture, for a page or a slide: field, boundary, axes and points, no
 * tools, no cards. It is drawn at its own size, in pixels, not enlarged from the window. */
#ifndef PANELS_PLANE_PICTURE_H
#define PANELS_PLANE_PICTURE_H

#include "draw/painter.h"
#include "draw/theme.h"
#include "lab/lab.h"
#include "ui/sheet.h"

enum { PLANE_PICTURE_LEAST = SHEET_LEAST, PLANE_PICTURE_MOST = SHEET_MOST }; /* pixels */

/* The height of a picture that shows exactly the scene's view. */
int plane_picture_height(const Lab *lab, int width);

/* How many pixels a caption needs below a picture of this size. */
int plane_picture_caption(int width, int height);

/* Paints into the canvas, whose density it sets. Its last `caption` pixels are for the caption:
 * title, epoch and loss, and the classes; 0 for none. False when the scene has no plane. */
bool plane_picture_paint(const Lab *lab, ThemeKind theme, Glyphs *glyphs, Painter *painter,
                         Canvas *canvas, int caption, Message *message);

/* The same as SVG (draw/svg.h), to be freed; NULL with a message when there is no plane. */
char *plane_picture_svg(const Lab *lab, ThemeKind theme, Glyphs *glyphs, int width, int height,
                        int caption, size_t *length, Message *message);

#endif
