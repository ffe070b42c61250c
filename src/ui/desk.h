/* The desk: how a person looks at the lab. Which panel is on the stage, which tool is in the hand, what the
 * pointer is over, what is being dragged. None of it changes what is computed. The hand (hand.h) changes
 * it, views only read it. */
#ifndef UI_DESK_H
#define UI_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/shapes.h"
#include "draw/theme.h"
#include "ui/control.h"
#include "ui/sheet.h"

/* What can be looked at. Any of them may stand in any place. */
typedef enum Panel {
    PANEL_NONE = -1, /* a place without one: the others have its room */
    PANEL_PLANE,
    PANEL_NETWORK,
    PANEL_WEIGHTS,
    PANEL_NUMBERS,    /* the network with every number of the selected point */
    PANEL_FACTORS,    /* the selected weight's gradient, factor by factor */
    PANEL_MATRICES,   /* the forward pass as matrices */
    PANEL_CURVE,      /* the selected unit's activation and its slope */
    PANEL_LANDSCAPE,  /* the loss over two weights */
    PANEL_LIKELIHOOD, /* every point's probability, product and sum */
    PANEL_GRADIENTS,  /* size of the gradient, layer by layer */
    PANEL_GRAPH,      /* the scene's expression graph */
    PANEL_COUNT
} Panel;

/* Where panels stand: the large place in the middle, and two at its side. */
typedef enum Place { PLACE_STAGE, PLACE_UPPER, PLACE_LOWER, PLACE_COUNT } Place;

typedef enum Tool {
    TOOL_CLASS0,
    TOOL_CLASS1,
    TOOL_CLASS2,
    TOOL_CLASS3,
    TOOL_MOVE,
    TOOL_ERASE
} Tool;

/* Of the controls. Each can be folded away. */
typedef enum Section { SECTION_DATA, SECTION_NETWORK, SECTION_TRAINING, SECTION_COUNT } Section;

/* Words of the header that open something: first the sections, then how all is looked at. */
typedef enum Word {
    WORD_NONE = -1,
    WORD_VIEW = SECTION_COUNT,
    WORD_MENU, /* all of the others behind one word, where the header is narrow */
    WORD_COUNT
} Word;

/* Buttons that the frame answers, not the lab. */
typedef enum Act {
    ACT_HELP,
    ACT_SAVE, /* under the name it has */
    ACT_OPEN,
    ACT_OPEN_CSV, /* the same, where it stands among the points */
    ACT_EXPORT,
    ACT_HOME,
    ACT_FREE_PLAY,
    ACT_PROJECTOR,
    ACT_THEME
} Act;

/* What can be done about a run that diverged. */
typedef enum WayOn {
    WAY_BACK,  /* to where the loss was least */
    WAY_SLOWER /* on from there with a tenth of the rate */
} WayOn;

/* What Export can make. */
typedef enum Export { EXPORT_WINDOW, EXPORT_PLANE, EXPORT_PROGRAM, EXPORT_COUNT } Export;

/* What takes a person through a lesson. */
typedef enum LessonAct {
    LESSON_BACK,
    LESSON_NEXT,
    LESSON_AGAIN,
    LESSON_MORE,   /* the text moves up by most of a page */
    LESSON_ONWARD, /* from its end to the lesson after it */
    LESSON_STEP    /* + step: there at once */
} LessonAct;

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

enum { DESK_TEXT = 64, DESK_STEM = 128 };

/* Desk.walk where nobody has walked yet: all that there is, up to the gradients. */
enum { WALK_ALL = -1 };

typedef struct Desk {
    float width, height, density; /* of the window, in points; pixels a point */
    float scale;                  /* of all type and spacing: 1, or 1.5 in projector mode */
    ThemeKind theme;
    bool projector, full_screen, help;
    Panel panel[PLACE_COUNT]; /* all different */
    int menu;                 /* the place whose list of panels is open; -1 */
    int list;                 /* the Act of the header whose list is open; -1 */
    Tool tool;
    bool gradient_length;    /* arrows show the gradient, not the step */
    bool logarithmic_arrows; /* their lengths */
    bool logarithmic_loss;   /* the axis of the curve */
    bool accuracy;           /* is drawn beside the loss */
    bool folded[SECTION_COUNT];
    Word word;                 /* of the header, what it opens is open; WORD_NONE */
    Tag hover, focus, pressed; /* targets, by tag; name NULL for none */
    Point pointer;
    float wheel; /* lines that were turned and have moved nothing yet: less than one */
    int64_t
        moment; /* the epoch on the timeline that the pointer is over; of a graph, the step; -1 for none */
    bool dragging;
    bool going; /* what is done now is undone together with what this gesture has done already */
    int held_button;    /* of the mouse, that was pressed last */
    float held;         /* seconds that a spray has waited for its next point */
    float pivot[2];     /* on the plane, where a unit's line was turned about last */
    int pivot_unit;     /* -1: none was */
    PointerShape shape; /* of the pointer: what it can do where it is */
    Point drag_from;    /* where the drag began, on the screen */
    float drag_value;   /* what the dragged thing was then */
    float landscape[4]; /* the weights at its left, right, bottom and top, as it was drawn last */
    Control open;       /* the choice whose list is open; CONTROL_NONE */
    Control editing;    /* the field or slider being typed into; CONTROL_NONE */
    int editing_weight; /* the weight being typed; -1 */
    int editing_leaf;   /* the leaf of the graph being typed; -1 */
    char typed[DESK_TEXT];
    float cursor[2]; /* the keyboard's cursor in the plane */
    bool cursor_shown;
    int scroll_weights;    /* first weight row shown */
    float scroll_lesson;   /* points the lesson's text has been moved up */
    float scroll_controls; /* and the controls; more than there is counts as all of it */
    int walk;       /* the phase of a step that the numbers show, 0 forward to 3 update; WALK_ALL */
    int walk_layer; /* so many layers of it: forward from the first, backward from the last */
    int epsilon;    /* notch of factors_epsilon: how far a weight is nudged to check its gradient */
    bool wander;    /* the controls stand in the lesson's place: the person went off on their own */
    bool home;      /* the list of lessons is shown instead of the lab */
    int64_t revision; /* goes up whenever what is drawn may have changed */
    bool quit;
    int want_lesson, want_recent; /* of the home screen's lists, to be opened; -1 */
    bool want_free_play, want_next_lesson;
    /* what only the outside can do; whoever runs the frame does it and clears it */
    bool want_export, want_save, want_picture, want_full_screen;
    FileSheet sheet; /* over everything else, while it is open */
    char place[128]; /* the name of the file that is open; "" for none */
    Message said;    /* what the outside did, in the header until the next press; "" for nothing */
    bool edited;     /* that file does not hold what is on the screen */
    char dropped[1024]; /* a path to open; "" for none */
} Desk;

Desk desk_create(void);

/* What files made from what is open are called: its name without the ending, or "halfplane". Returns stem. */
const char *desk_stem(const Desk *desk, char stem[DESK_STEM]);

/* Whatever is open closes, whatever is typed into is left, whatever is held is let go. A word of the header stays open. */
void desk_put_down(Desk *desk);

/* The same, and nothing is pointed at or has the focus: what is on the screen becomes something else. */
void desk_clear(Desk *desk);

/* Where a panel stands; -1 when it does not. */
int desk_place_of(const Desk *desk, Panel panel);

/* A panel to a place; the one that stood there goes where the other came from, or away. */
void desk_put(Desk *desk, Panel panel, Place place);

/* The panels that a scene wants to be seen: the first on the stage, the next two at its side, and no others. When it names none, all
 * stays as it is. The numbers are looked at from the start again. */
void desk_show(Desk *desk, const SceneShow *show);

/* "network": as lessons name it. NULL beyond the last. */
const char *panel_name(Panel panel);

/* The last epoch on the timeline's axis: a round number with room for what is to come; at least 200, or 20 where the run is taken
 * point by point. Of a graph: all the steps of its walk. */
int64_t desk_span(const Lab *lab);

/* From the least to the greatest value of a column: how far its slice can be moved. */
void desk_slice_range(const Lab *lab, int column, float *low, float *high);

#endif
