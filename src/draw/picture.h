/* Pictures as PNG: what the window shows, a render, a golden picture. */
#ifndef DRAW_PICTURE_H
#define DRAW_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/message.h"
#include "draw/painter.h"

/* The bytes of a PNG file, to be freed. Where they go is the caller's business: a file, standard
 * output, a download. */
char *picture_bytes(const Canvas *canvas, size_t *length);

/* Into a new canvas; its pixels are the caller's to free. For comparing with golden pictures. */
bool picture_read(Canvas *canvas, const char *path, Message *message);

#endif
