/* All input from outside since the last frame as plain values, by a window or a test's script. */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include <stdbool.h>

#include "draw/shapes.h"

typedef enum InputKind {
    INPUT_MOVE,  /* the pointer is at `at` */
    INPUT_PRESS, /* button at `at`, `clicks` in a row, with shift, ctrl, space */
    INPUT_RELEASE,
    INPUT_WHEEL,  /* dx, dy in lines */
    INPUT_SCROLL, /* a finger at `at` takes the page there along: dy points down */
    INPUT_PINCH,  /* two fingers about `at`: dy is how many times farther apart they are now */
    INPUT_KEY,    /* key, with shift and ctrl */
    INPUT_TEXT,   /* text typed, for a field that has the focus */
    INPUT_DROP,   /* a file, path */
    INPUT_PASTE,  /* the clipboard's text, pasted */
    INPUT_QUIT,   /* the window is to be closed */
} InputKind;

typedef enum Key {
    KEY_NONE = 0,
    /* letters and digits are their capital ASCII; the rest: */
    KEY_SPACE = ' ',
    KEY_PLUS = '+',
    KEY_MINUS = '-',
    KEY_QUESTION = '?',
    KEY_ENTER = 256,
    KEY_ESCAPE,
    KEY_TAB,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_HOME,
    KEY_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_F11,
    KEY_F12,
} Key;

enum { BUTTON_LEFT = 1, BUTTON_MIDDLE = 2, BUTTON_RIGHT = 3 };

typedef struct InputEvent {
    InputKind kind;
    Point at; /* in points */
    int button, clicks, key;
    bool shift, ctrl;
    bool space;  /* is held while a button is pressed */
    bool finger; /* presses, of a host that also says how fingers scroll; no mouse does */
    float dx, dy;
    char text[64];
    char path[1024];
    const char *pasted; /* the caller's, for as long as the frame takes; "" where there is none */
} InputEvent;

enum { INPUT_EVENTS = 64 };

/* The smallest window that there is a layout for, in points: of one column, and of any other
 * shape; in projector mode half as large again. And how long a strip of a window may become when
 * its points are made smaller. */
enum {
    INPUT_COLUMN_WIDTH = 340,
    INPUT_COLUMN_HEIGHT = 560,
    INPUT_LEAST_WIDTH = 682,
    INPUT_LEAST_HEIGHT = 426,
    INPUT_MOST = 16384,
    INPUT_SMALLEST = 320 /* either way: what is smaller yet cannot be read */
};

/* Space acts when it is let go: held while a button is pressed, it takes hold of the plane. */
typedef struct SpaceKey {
    bool held, has_gripped;
} SpaceKey;

typedef struct Input {
    InputEvent event[INPUT_EVENTS]; /* in order */
    int events;
    double seconds;      /* since the last frame */
    float width, height; /* of the window, in points */
    float density;       /* pixels a point */
    SpaceKey space;      /* stays from frame to frame */
} Input;

/* A free event of this kind, all 0 but for that; of moves in a row only the latest is kept. NULL
 * when there is none. */
InputEvent *input_next(Input *input, InputKind kind);

/* A window too small for the layout, at this scale of its type, gets smaller points, and so enough
 * of them: everything is smaller, nothing cut off. Larger windows stay as they are; then this is
 * false. */
bool input_fit(Input *input, float scale);

#endif
