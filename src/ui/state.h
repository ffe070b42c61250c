/* How a person looks at the lab: which panel is on the stage, which tool is in the hand, what the pointer is over, what is being
 * dragged. None of it changes what is computed. Gestures and keys change it (gesture.h), whoever draws only reads it. */
#ifndef UI_STATE_H
#define UI_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/shapes.h"
#include "draw/theme.h"
#include "lab/control.h"
#include "lab/panel_names.h"
#include "ui/sheet.h"

/* Where panels stand: the large place in the middle, and two at its side. */
typedef enum Place { PLACE_STAGE, PLACE_UPPER, PLACE_LOWER, PLACE_COUNT } Place;

typedef enum Tool {
    TOOL_CLASS0,
    TOOL_CLASS1,
    TOOL_CLASS2,
    TOOL_CLASS3,
    TOOL_MOVE,
    TOOL_ERASE,
    TOOL_COUNT
} Tool;

/* Of the controls. Each can be folded away (section.h). */
typedef enum Section { SECTION_DATA, SECTION_NETWORK, SECTION_TRAINING, SECTION_COUNT } Section;

/* What the pointer looks like. */
typedef enum PointerShape {
    POINTER_ARROW,
    POINTER_HAND,  /* takes hold */
    POINTER_CROSS, /* places */
    POINTER_MOVE,  /* moves anywhere */
    POINTER_ACROSS,
    POINTER_UP,
    POINTER_COUNT
} PointerShape;

enum { UI_TEXT = 64, UI_STEM = 128 };

/* What lies on top of the rest for a while: a card (what a word of the header opens), and a list on it or elsewhere. Each is known by
 * what was pressed to open it; popup.h has the rest. */
typedef struct Popup {
    Tag card;                     /* stays while it is pressed within */
    Tag list;                     /* closes with whatever is pressed */
    Tag card_before, list_before; /* what was open when the present press began */
} Popup;

/* A number that is being typed, in place of the one that stands there. */
typedef struct Editing {
    Tag tag; /* what it is typed into; target NULL: nothing is */
    char text[UI_TEXT];
} Editing;

/* Since a button was pressed. */
typedef struct Drag {
    bool moving;  /* far enough to be meant */
    bool goes_on; /* what is done now is undone together with what this gesture has done already */
    int button;   /* that was pressed last */
    float held;   /* seconds that a spray has waited for its next point */
    Point from;   /* where it began, on the screen */
    float value;  /* what the dragged thing was then */
} Drag;

/* How far what is longer than its place has been moved up. More than there is counts as all of it. */
typedef struct Scrolled {
    float lesson, controls; /* points */
    int weights;            /* rows */
} Scrolled;

/* How far the numbers of a step are shown. */
typedef struct PhaseWalk {
    int phase; /* 0 forward to 3 update; PHASE_WALK_ALL: nobody has walked yet, all there is up to the gradients */
    int layers; /* so many of them: forward from the first, backward from the last */
} PhaseWalk;

enum { PHASE_WALK_ALL = -1 };

/* The gold arrows. */
typedef struct Arrows {
    bool gradient;    /* they show the gradient, not the step */
    bool logarithmic; /* their lengths */
} Arrows;

/* On the plane. */
typedef struct Cursor {
    bool shown;
    float at[2];
} Cursor;

typedef struct Pivot {
    int unit; /* whose line was turned last; -1 for none */
    float at[2];
} Pivot;

/* What was asked for and only the outside can do: whoever runs the frame does it, and clears it. */
typedef struct Wish {
    int lesson, recent; /* of the lists of lessons and files, to be opened; -1 for none */
    bool free_play, next_lesson;
    bool program, picture, save, full_screen;
    char file[1024]; /* a path to open; "" for none */
    bool quit;
} Wish;

typedef struct UiState {
    float width, height, density; /* of the window, in points; pixels a point */
    float scale;                  /* of all type and spacing: 1, or 1.5 in projector mode */
    ThemeKind theme;
    bool projector, full_screen;
    /* what is looked at */
    Panel panel[PLACE_COUNT]; /* all different */
    bool home;                /* the list of lessons instead of the lab */
    bool wander; /* the controls stand in the lesson's place: the person went off on their own */
    bool help;   /* the sheet of keys is shown */
    bool folded[SECTION_COUNT];
    Arrows arrows;
    bool logarithmic_loss; /* the axis of the curve */
    bool accuracy;         /* is drawn beside the loss */
    PhaseWalk phases;
    int epsilon; /* notch of factors_epsilon: how far a weight is nudged to check its gradient */
    Scrolled scrolled;
    int64_t
        moment; /* the epoch on the timeline that the pointer is over; of a graph, the step; -1 for none */
    /* hands */
    Tool tool;
    Tag hover, focus,
        pressed; /* what the pointer is over, what has the keyboard, what a button holds */
    Point pointer;
    PointerShape shape; /* of the pointer: what it can do where it is */
    float wheel;        /* lines that were turned and have moved nothing yet: less than one */
    Drag drag;
    Popup popup;
    Editing editing;
    Cursor cursor;
    Pivot pivot;
    float landscape[4]; /* the weights at its left, right, bottom and top, as it was drawn last */
    /* the outside */
    FileSheet sheet;     /* over everything else, while it is open */
    char file_name[128]; /* of the file that is open; "" for none */
    Message said; /* what the outside did, in the header until the next press; "" for nothing */
    bool edited;  /* that file does not hold what is on the screen */
    Wish wish;
    int64_t revision; /* goes up whenever what is drawn may have changed */
} UiState;

UiState ui_create(void);

/* What files made from what is open are called: its name without the ending, or "halfplane". Returns stem. */
const char *ui_file_stem(const UiState *ui, char stem[UI_STEM]);

/* A list that is open closes, whatever is typed into is left, whatever is held is let go. A card stays open. */
void ui_put_down(UiState *ui);

/* The same, and nothing is pointed at or has the focus: what is on the screen becomes something else. */
void ui_clear(UiState *ui);

/* Where a panel stands; -1 when it does not. */
int ui_place_of(const UiState *ui, Panel panel);

/* A panel to a place; the one that stood there goes where the other came from, or away. */
void ui_put(UiState *ui, Panel panel, Place place);

/* The panels that a scene wants to be seen: the first on the stage, the next two at its side, and no others. When it names none, all
 * stays as it is. The numbers are looked at from the start again. */
void ui_show(UiState *ui, const SceneShow *show);

#endif
