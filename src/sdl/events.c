/* See events.h. */
#include "sdl/events.h"

static const struct {
    SDL_Keycode code;
    int key; /* a Key */
} special[] = {
    {SDLK_RETURN, KEY_ENTER},   {SDLK_KP_ENTER, KEY_ENTER},     {SDLK_ESCAPE, KEY_ESCAPE},
    {SDLK_TAB, KEY_TAB},        {SDLK_DELETE, KEY_DELETE},      {SDLK_BACKSPACE, KEY_BACKSPACE},
    {SDLK_LEFT, KEY_LEFT},      {SDLK_RIGHT, KEY_RIGHT},        {SDLK_UP, KEY_UP},
    {SDLK_DOWN, KEY_DOWN},      {SDLK_HOME, KEY_HOME},          {SDLK_END, KEY_END},
    {SDLK_PAGEUP, KEY_PAGE_UP}, {SDLK_PAGEDOWN, KEY_PAGE_DOWN}, {SDLK_F11, KEY_F11},
    {SDLK_F12, KEY_F12},        {SDLK_KP_PLUS, KEY_PLUS},       {SDLK_KP_MINUS, KEY_MINUS},
};

static int key_of(SDL_Keysym key) {
    for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
        if (special[i].code == key.sym) return (int)special[i].key;
    }
    if (key.sym >= 'a' && key.sym <= 'z') return key.sym - 'a' + 'A';
    return key.sym >= ' ' && key.sym < 127 ? key.sym : KEY_NONE;
}

static void add_key(Input *input, const SDL_KeyboardEvent *key) {
    int code = key_of(key->keysym);
    InputEvent *event = code != KEY_NONE ? input_next(input, INPUT_KEY) : NULL;
    if (!event) return;
    event->key = code;
    event->shift = (key->keysym.mod & KMOD_SHIFT) != 0;
    event->ctrl = (key->keysym.mod & (KMOD_CTRL | KMOD_GUI)) != 0;
    if (event->ctrl && code == 'V')
        event->kind = INPUT_PASTE; /* its text is the window's to give */
}

static void add_space(Input *input, const SDL_KeyboardEvent *key) {
    SpaceKey *space = &input->space;
    bool down = key->state == SDL_PRESSED;
    if (!down && space->held && !space->has_gripped) add_key(input, key);
    if (!down || !space->held) space->has_gripped = false;
    space->held = down;
}

static void add_button(Input *input, const SDL_MouseButtonEvent *button, float scale) {
    InputEvent *event =
        input_next(input, button->state == SDL_PRESSED ? INPUT_PRESS : INPUT_RELEASE);
    if (!event) return;
    event->at = (Point){(float)button->x * scale, (float)button->y * scale};
    event->button = button->button == SDL_BUTTON_RIGHT    ? BUTTON_RIGHT
                    : button->button == SDL_BUTTON_MIDDLE ? BUTTON_MIDDLE
                                                          : BUTTON_LEFT;
    event->clicks = button->clicks;
    event->space = input->space.held && event->kind == INPUT_PRESS;
    input->space.has_gripped = input->space.has_gripped || event->space;
    event->shift = (SDL_GetModState() & KMOD_SHIFT) != 0;
    event->ctrl = (SDL_GetModState() & (KMOD_CTRL | KMOD_GUI)) != 0;
}

/* SDL measures in parts of the touch device; fingers start about a third of it apart. They may
 * move together without a change of the distance. */
static void add_pinch(Input *input, const SDL_MultiGestureEvent *gesture) {
    static const float APART = 0.33f;
    if (gesture->numFingers != 2) return;
    InputEvent *event = input_next(input, INPUT_PINCH);
    if (!event) return;
    event->at = (Point){gesture->x * input->width, gesture->y * input->height};
    event->dy = SDL_expf(gesture->dDist / APART);
}

static void add_text(Input *input, InputKind kind, const char *text) {
    InputEvent *event = input_next(input, kind);
    if (!event) return;
    if (kind == INPUT_DROP)
        SDL_strlcpy(event->path, text, sizeof event->path);
    else
        SDL_strlcpy(event->text, text, sizeof event->text);
}

void events_add(Input *input, const SDL_Event *e, float scale) {
    InputEvent *event;
    switch (e->type) {
    case SDL_QUIT: input_next(input, INPUT_QUIT); break;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        if (e->key.keysym.sym == SDLK_SPACE)
            add_space(input, &e->key);
        else if (e->type == SDL_KEYDOWN)
            add_key(input, &e->key);
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: add_button(input, &e->button, scale); break;
    case SDL_MOUSEMOTION:
        event = input_next(input, INPUT_MOVE);
        if (event) event->at = (Point){(float)e->motion.x * scale, (float)e->motion.y * scale};
        break;
    case SDL_MOUSEWHEEL:
        event = input_next(input, INPUT_WHEEL);
        if (!event) break;
        event->dx = e->wheel.preciseX;
        event->dy = e->wheel.preciseY;
        break;
    /* SDL reports one finger as a mouse too: its own events are ignored, not to press twice. */
    case SDL_MULTIGESTURE: add_pinch(input, &e->mgesture); break;
    case SDL_TEXTINPUT: add_text(input, INPUT_TEXT, e->text.text); break;
    case SDL_DROPFILE:
        add_text(input, INPUT_DROP, e->drop.file);
        SDL_free(e->drop.file);
        break;
    default: break;
    }
}
