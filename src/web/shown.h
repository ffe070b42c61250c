/* What a canvas shows, handed to the page. */
#ifndef WEB_SHOWN_H
#define WEB_SHOWN_H

#include "draw/painter.h"

/* The parts of it that have changed by its tiles. */
void shown_send(const Canvas *canvas, const Tiles *shown);
/* All of it, whatever has changed. */
void shown_send_all(const Canvas *canvas);
/* The parts; but all of it where most has changed: then the browser need not keep what it shows. */
void shown_send_most(const Canvas *canvas, const Tiles *shown);

#endif
