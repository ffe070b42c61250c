/* See window.h. */
#include "sdl/window.h"

#include <stdlib.h>

#include "base/memory.h"
#include "ui/input.h"

enum { WIDTH = 1440, HEIGHT = 900 };

/* Where no display answers, SDL draws where nobody sees it. Only who asks for that wants it. */
static bool is_seen(void) {
    const char *driver = SDL_GetCurrentVideoDriver();
    static const char *const unseen[] = {"offscreen", "dummy", "evdev"};
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++) {
        if (driver && SDL_strcmp(driver, unseen[i]) == 0)
            return SDL_getenv("SDL_VIDEODRIVER") != NULL;
    }
    return true;
}

/* Under X11 a window has a picture that its server shares with us. Elsewhere SDL has none, or draws
 * it with a renderer of its own. A renderer there takes as long to open as all the rest up to the
 * first frame; and on a machine without a graphics processor it draws each frame a second time, on
 * the cores that draw and train. */
static bool is_direct(void) {
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && SDL_strcmp(driver, "x11") == 0;
}

static bool open_way(Window *w) {
    w->direct = is_direct() && SDL_GetWindowSurface(w->window);
    if (!w->direct) w->renderer = SDL_CreateRenderer(w->window, -1, SDL_RENDERER_PRESENTVSYNC);
    return w->direct || w->renderer;
}

bool window_create(Window *w, const char *title, Message *message) {
    *w = (Window){0};
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_VIDEO_HIGHDPI_DISABLED, "0");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        return message_set(message, "there is no display to open a window on: %s", SDL_GetError());
    }
    if (!is_seen()) {
        SDL_Quit();
        return message_set(message, "there is no display to open a window on: none answers");
    }
    SDL_Rect room = {0, 0, WIDTH, HEIGHT};
    SDL_GetDisplayUsableBounds(0, &room);
    int width = room.w < WIDTH ? room.w : WIDTH, height = room.h < HEIGHT ? room.h : HEIGHT;
    w->window = SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width,
                                 height, SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (!w->window || !open_way(w)) {
        message_set(message, "a window cannot be opened: %s", SDL_GetError());
        window_destroy(w);
        return false;
    }
    SDL_SetWindowMinimumSize(w->window, INPUT_SMALLEST, INPUT_SMALLEST);
    window_fit(w);
    return true;
}

void window_destroy(Window *w) {
    for (int i = 0; i < POINTER_COUNT; i++) {
        if (w->cursor[i]) SDL_FreeCursor(w->cursor[i]);
    }
    if (w->texture) SDL_DestroyTexture(w->texture);
    if (w->renderer) SDL_DestroyRenderer(w->renderer);
    if (w->window) SDL_DestroyWindow(w->window);
    free(w->canvas.pixels);
    tiles_destroy(&w->shown);
    *w = (Window){0};
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

/* The window's size in pixels. */
static bool size_in_pixels(const Window *w, int *wide, int *high) {
    const SDL_Surface *surface = w->direct ? SDL_GetWindowSurface(w->window) : NULL;
    if (surface) {
        *wide = surface->w;
        *high = surface->h;
    }
    bool known =
        surface || (w->renderer && SDL_GetRendererOutputSize(w->renderer, wide, high) == 0);
    return known && *wide >= 1 && *high >= 1;
}

bool window_fit(Window *w) {
    int points_wide, points_high, wide, high;
    SDL_GetWindowSize(w->window, &points_wide, &points_high);
    if (!size_in_pixels(w, &wide, &high)) return false;
    w->width = (float)points_wide;
    w->height = (float)points_high;
    bool fits = w->canvas.width == wide && w->canvas.height == high;
    if (fits && (w->texture || w->direct)) return false;
    if (w->texture) SDL_DestroyTexture(w->texture);
    if (w->renderer)
        w->texture = SDL_CreateTexture(w->renderer, SDL_PIXELFORMAT_RGBA32,
                                       SDL_TEXTUREACCESS_STREAMING, wide, high);
    free(w->canvas.pixels);
    w->canvas =
        (Canvas){wide, high, memory_zeroed((size_t)wide * (size_t)high, 4), (float)wide / w->width};
    tiles_forget(&w->shown); /* other pixels may lie where the old ones did */
    return true;
}

void window_lost(Window *w) {
    if (w->texture) SDL_DestroyTexture(w->texture);
    w->texture = NULL;
}

static SDL_Rect rect_of(Box part) {
    return (SDL_Rect){part.left, part.top, part.right - part.left, part.bottom - part.top};
}

static const uint32_t *pixels_of(const Window *w, Box part) {
    return w->canvas.pixels + (long)part.top * w->canvas.width + part.left;
}

static void upload(const Window *w, Box part) {
    const SDL_Rect at = rect_of(part);
    SDL_UpdateTexture(w->texture, &at, pixels_of(w, part), w->canvas.width * 4);
}

/* Into the window's picture, whatever order of colours that has. */
static void copy(const Window *w, const SDL_Surface *surface, Box part) {
    const SDL_PixelFormat *format = surface->format;
    const SDL_Rect at = rect_of(part);
    char *to = (char *)surface->pixels + (long)at.y * surface->pitch + at.x * format->BytesPerPixel;
    SDL_ConvertPixels(at.w, at.h, SDL_PIXELFORMAT_RGBA32, pixels_of(w, part), w->canvas.width * 4,
                      format->format, to, surface->pitch);
}

/* Nobody tells when the screen shows a picture: as often as it does. */
static void wait_for_next(Window *w) {
    SDL_DisplayMode mode = {0};
    SDL_GetCurrentDisplayMode(SDL_GetWindowDisplayIndex(w->window), &mode);
    uint64_t second = SDL_GetPerformanceFrequency(), now = SDL_GetPerformanceCounter();
    uint64_t period = second / (uint64_t)(mode.refresh_rate > 0 ? mode.refresh_rate : 60);
    if (now < w->next) SDL_Delay((uint32_t)((w->next - now) * 1000 / second));
    now = SDL_GetPerformanceCounter();
    w->next = (now > w->next + period ? now : w->next) + period;
}

/* All that changed is shown as one rectangle: of several, the server might show some a frame later
 * than others. */
static void show_direct(Window *w) {
    SDL_Surface *surface = SDL_GetWindowSurface(w->window);
    Box changed = {0};
    if (!surface || surface->w != w->canvas.width || surface->h != w->canvas.height) return;
    for (int row = 0; row < w->shown.down; row++) {
        int at = 0;
        for (Box run; run = tiles_run(&w->shown, row, &at), !box_is_empty(run);) {
            copy(w, surface, run);
            changed = box_is_empty(changed) ? run : box_join(changed, run);
        }
    }
    const SDL_Rect part = rect_of(changed);
    wait_for_next(w); /* last: what can be done before is */
    if (!box_is_empty(changed)) SDL_UpdateWindowSurfaceRects(w->window, &part, 1);
}

void window_show(Window *w) {
    if (w->direct) {
        show_direct(w);
        return;
    }
    for (int row = 0; row < w->shown.down; row++) {
        int at = 0;
        for (Box run; run = tiles_run(&w->shown, row, &at), !box_is_empty(run);) upload(w, run);
    }
    SDL_RenderCopy(w->renderer, w->texture, NULL, NULL);
    SDL_RenderPresent(w->renderer);
}

void window_pointer(Window *w, PointerShape shape) {
    static const SDL_SystemCursor system[POINTER_COUNT] = {
        [POINTER_ARROW] = SDL_SYSTEM_CURSOR_ARROW,     [POINTER_HAND] = SDL_SYSTEM_CURSOR_HAND,
        [POINTER_CROSS] = SDL_SYSTEM_CURSOR_CROSSHAIR, [POINTER_MOVE] = SDL_SYSTEM_CURSOR_SIZEALL,
        [POINTER_ACROSS] = SDL_SYSTEM_CURSOR_SIZEWE,   [POINTER_UP] = SDL_SYSTEM_CURSOR_SIZENS};
    if (shape == w->shape) return;
    w->shape = shape;
    if (!w->cursor[shape]) w->cursor[shape] = SDL_CreateSystemCursor(system[shape]);
    if (w->cursor[shape]) SDL_SetCursor(w->cursor[shape]);
}

void window_full_screen(Window *w, bool full) {
    SDL_SetWindowFullscreen(w->window, full ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}
