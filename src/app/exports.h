/* What is made of the window to be used elsewhere: pictures and drawings of it, the network as a
 * program, an experiment's runs as a table. Each goes to an unused name beside the open file, or
 * else in the current folder: NAME-1.png, NAME-2.png, ... Success and failure are told as files.h
 * does. */
#ifndef APP_EXPORTS_H
#define APP_EXPORTS_H

#include "app/files.h"

/* The window, or a part of it, in points; empty for all. */
void exports_picture(Files *files, Frame *frame, const Canvas *canvas, Rect part);
void exports_drawing(Files *files, Frame *frame, Rect part); /* as SVG */

/* The same picture as the bytes of a PNG, to be freed. */
char *exports_picture_bytes(const Frame *frame, const Canvas *canvas, Rect part, size_t *length);

/* The plane alone, as the sheet asks for it, which then closes or says why not. */
void exports_plane(Files *files, Frame *frame);

/* The network as a Python program. */
void exports_program(Files *files, Frame *frame);

/* The runs of the experiment, as CSV. */
void exports_rows(Files *files, Frame *frame);

#endif
