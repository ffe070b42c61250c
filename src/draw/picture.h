/* Pictures as PNG files: what the window shows, a render, a golden picture. */
#ifndef DRAW_PICTURE_H
#define DRAW_PICTURE_H

#include <stdbool.h>

#include "base/message.h"
#include "draw/painter.h"

/* Written beside and renamed, so that a full disk never leaves half a picture. */
bool picture_write(const Canvas *canvas, const char *path, Message *message);

/* Into a new canvas; its pixels are the caller's to free. For comparing with golden pictures. */
bool picture_read(Canvas *canvas, const char *path, Message *message);

#endif
