/* The window on the screen: a canvas of its size, shown. */
#ifndef SDL_WINDOW_H
#define SDL_WINDOW_H

#include <SDL.h>

#include "base/message.h"
#include "draw/painter.h"
#include "ui/state.h"

typedef struct Window {
    SDL_Window *window;
    bool direct; /* the canvas goes straight into the window's own picture; no renderer */
    SDL_Renderer *renderer;
    SDL_Texture *texture;
    uint64_t next;                     /* direct: when the screen shows its next picture */
    Canvas canvas;                     /* as large as the window in pixels; pixels owned */
    Tiles shown;                       /* of the canvas */
    float width, height;               /* in points */
    SDL_Cursor *cursor[POINTER_COUNT]; /* made when they are first wanted */
    PointerShape shape;
} Window;

/* False with a sentence when there is no display. */
bool window_create(Window *window, const char *title, Message *message);
void window_destroy(Window *window);

/* Follows the window's size; the canvas may be another one afterwards. True when it has changed. */
bool window_fit(Window *window);

/* The system has lost what was on the screen. */
void window_lost(Window *window);

/* The tiles of the canvas that have changed, on the screen. Waits for the screen's next picture
 * where it can. */
void window_show(Window *window);

void window_pointer(Window *window, PointerShape shape);
void window_full_screen(Window *window, bool full);

#endif
