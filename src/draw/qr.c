/* See qr.h. */
#include "draw/qr.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#ifdef HAVE_QRENCODE
#    include <qrencode.h>
#endif

bool qr_can(void) {
#ifdef HAVE_QRENCODE
    return true;
#else
    return false;
#endif
}

#ifdef HAVE_QRENCODE
static bool encode(Qr *qr, const char *text) {
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);
    if (!code) return false;
    size_t squares = (size_t)code->width * (size_t)code->width;
    *qr = (Qr){.size = code->width, .dark = memory_zeroed(squares, 1)};
    for (size_t i = 0; i < squares; i++) qr->dark[i] = code->data[i] & 1;
    QRcode_free(code);
    return true;
}
#else
static bool encode(Qr *qr, const char *text) {
    return false;
}
#endif

bool qr_create(Qr *qr, const char *text, Message *message) {
    size_t length = strlen(text);
    *qr = (Qr){.size = 0};
    if (!qr_can())
        return message_set(message, "no code can be drawn: this program was built without "
                                    "libqrencode");
    if (length > QR_MOST)
        return message_set(message,
                           "%zu characters are too many for a code that phones can read; about %d "
                           "fit",
                           length, QR_MOST);
    return encode(qr, text) || message_set(message, "no code can be drawn of this");
}

void qr_destroy(Qr *qr) {
    free(qr->dark);
    *qr = (Qr){.size = 0};
}

Canvas qr_picture(const Qr *qr, int pixels) {
    int side = (qr->size + 2 * QR_QUIET) * pixels;
    Canvas canvas = {side, side, memory_zeroed((size_t)side * (size_t)side, 4), 1};
    memset(canvas.pixels, 255, (size_t)side * (size_t)side * 4);
    for (int y = 0; y < qr->size * pixels; y++) {
        uint32_t *row = canvas.pixels + (size_t)(y + QR_QUIET * pixels) * (size_t)side;
        const uint8_t *dark = qr->dark + y / pixels * qr->size;
        for (int x = 0; x < qr->size * pixels; x++) {
            const uint8_t black[4] = {0, 0, 0, 255};
            if (dark[x / pixels]) memcpy(row + QR_QUIET * pixels + x, black, sizeof black);
        }
    }
    return canvas;
}
