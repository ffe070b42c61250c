/* QR codes, by libqrencode: squares that a phone reads as a text. */
#ifndef DRAW_QR_H
#define DRAW_QR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/message.h"
#include "draw/painter.h"

/* More letters make squares too small for phones to read from a projector or a screen. */
enum { QR_MOST = 2000, QR_QUIET = 4 /* squares of light around a code */ };

typedef struct Qr {
    int size;      /* squares a side, without the quiet ones around it; 0 for none */
    uint8_t *dark; /* [size][size], 1 for a dark one; owned */
} Qr;

/* Whether codes can be made: the program was built with libqrencode. */
bool qr_can(void);

/* False with a sentence, and nothing to destroy, when the text is too long or none can be made. */
bool qr_create(Qr *qr, const char *text, Message *message);
void qr_destroy(Qr *qr);

/* Black on white with its quiet squares, each so many pixels; pixels are the caller's to free. */
Canvas qr_picture(const Qr *qr, int pixels);

#endif
