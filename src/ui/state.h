/* The state of the interface: which panel is where, which tool is chosen, what the pointer is
 * over, what is being dragged. None of it changes what is computed. Gestures and keys change it
 * (gesture.h); code that draws only reads it. */
#ifndef UI_STATE_H
#define UI_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/shapes.h"
#include "draw/theme.h"
#include "lab/control.h"
#include "lab/extra_names.h"
#include "lab/panel_names.h"
#include "lesson/player.h"
#include "scene/opening.h"
#include "ui/data_order.h"
#include "ui/experiment_sheet.h"
#include "ui/rulers.h"
#include "ui/share_sheet.h"
#include "ui/sheet.h"
#include "ui/table_sheet.h"
#include "ui/turned.h"
#include "ui/typing.h"

/* Where panels are: the large place in the middle, and two at its side. */
typedef enum Place { PLACE_STAGE, PLACE_UPPER, PLACE_LOWER, PLACE_COUNT } Place;

typedef enum Tool {
    TOOL_CLASS0,
    TOOL_CLASS1,
    TOOL_CLASS2,
    TOOL_CLASS3,
    TOOL_CLASS4,
    TOOL_CLASS5,
    TOOL_CLASS6,
    TOOL_CLASS7, /* of the last class there can be */
    TOOL_MOVE,
    TOOL_ERASE,
    TOOL_COUNT
} Tool;

/* Of the controls. Each can be folded away (screen/controls/controls.h). */
typedef enum Section { SECTION_DATA, SECTION_NETWORK, SECTION_TRAINING, SECTION_COUNT } Section;

/* What the pointer looks like. */
typedef enum PointerShape {
    POINTER_ARROW,
    POINTER_HAND,  /* can be dragged */
    POINTER_CROSS, /* places */
    POINTER_MOVE,  /* moves anywhere */
    POINTER_ACROSS,
    POINTER_UP,
    POINTER_COUNT
} PointerShape;

enum { UI_TEXT = TYPING_TEXT, UI_STEM = 128 };

/* The open popups: a card (opened by a word of the header), and a list on it or elsewhere. Each
 * is identified by the target that opened it; see popup.h. */
typedef struct Popup {
    Tag card;                     /* stays open while presses are inside it */
    Tag list;                     /* any press closes it */
    Tag card_before, list_before; /* what was open when the present press began */
    bool just_opened;             /* the list, by the press before: see popup_press_again */
} Popup;

/* The teacher's notes in the presenter's view. */
typedef enum NotesFold {
    NOTES_FITTING, /* open, but folded while a question waits */
    NOTES_OPEN,
    NOTES_FOLDED
} NotesFold;

/* A number or an expression being typed in place of the one shown. */
typedef struct Editing {
    Tag tag;  /* what it is typed into; target NULL: nothing is */
    bool old; /* the line is still what was shown */
    Typing line;
} Editing;

/* Since a button was pressed. */
typedef struct Drag {
    bool moving; /* far enough to count as a drag */
    /* changes from now on are undone together with what this gesture has changed already */
    bool goes_on;
    int button;  /* that was pressed last */
    float held;  /* seconds that a spray has waited for its next point */
    Point from;  /* where it began, on the screen */
    Point aside; /* how far beside it the finger came down */
    float value; /* the dragged value then */
} Drag;

/* How far each page is scrolled. More than its content counts as all of it. */
typedef struct Scrolled {
    float lesson, controls, compare, home, menu, help; /* points */
    int weights;                                       /* rows */
} Scrolled;

/* How far the numbers of a step are shown. */
typedef struct PhaseWalk {
    /* 0 forward to 3 update; PHASE_WALK_ALL: no walk yet, all up to the gradients is shown */
    int phase;
    int layers; /* layers shown: forward from the first, backward from the last */
} PhaseWalk;

enum { PHASE_WALK_ALL = -1 };

/* The gold arrows. */
typedef struct Arrows {
    bool gradient;    /* they show the gradient, not the step */
    bool logarithmic; /* their lengths on edges */
} Arrows;

/* Two fingers on the screen. */
typedef struct Pinch {
    bool goes_on;
    Point at; /* between them, last */
} Pinch;

/* On the plane. */
typedef struct Cursor {
    bool shown;
    float at[2];
} Cursor;

typedef struct Pivot {
    int unit; /* whose line was turned last; -1 for none */
    float at[2];
} Pivot;

/* The tooltip keeps quiet after a press or a key until the pointer goes to something else. */
typedef struct Hush {
    bool on;
    Tag tag;  /* what the pointer was over, */
    Point at; /* and where it was */
} Hush;

/* What stands as height over the plane; of the runs of an experiment from many starts, what they
 * answer on the mean, or how far they are from it. */
typedef enum HeightOf {
    HEIGHT_ANSWER,
    HEIGHT_SCORE,
    HEIGHT_UNIT,
    HEIGHT_MEAN,
    HEIGHT_SPREAD
} HeightOf;

typedef struct SurfaceHeight {
    HeightOf of; /* of an output; or of the unit that is selected */
    int output;
    float threshold; /* where a person has put it; not a number: where the network has it */
} SurfaceHeight;

/* As the surface was drawn last. */
typedef struct SurfaceSeen {
    float low, high, middle; /* at the floor, at full height, and where the answer turns */
    bool labelled;           /* points stand at their labels, */
    int unit;                /* as this output should answer */
    int starts; /* of the experiment whose mean can stand as height; below 2: there is none */
} SurfaceSeen;

/* Of a layer with more units than there are axes: these, or the main directions of all. */
typedef struct SpaceUnits {
    bool chosen;
    int unit[SPACE_AXES]; /* across, back, up; read with space_unit (panels/space/bent.h) */
} SpaceUnits;

/* The space as it was drawn last, and the vector of its cut. */
typedef struct SpaceSeen {
    const struct Bent *bent;  /* NULL before there is one */
    int layer, unit, dims;    /* whose; no dims: there is none */
    Point3 foot, normal, tip; /* in the box */
    float middle[3], half[3]; /* a weight is the normal / half; the bias as the pane lies */
} SpaceSeen;

/* The landscape as it was drawn last, turned or flat. */
typedef struct LandscapeSeen {
    Orbit orbit;                   /* of the turned one */
    const struct Terrain *terrain; /* NULL before there is one */
} LandscapeSeen;

/* The screen with runs side by side. */
typedef struct CompareDesk {
    SceneCompare last; /* what was compared last, to be taken up again; none at first */
    Panel panel;       /* that each run is shown as */
    Message wrong;     /* with what was typed into this field: */
    Tag field;
} CompareDesk;

/* Requests that only the caller which runs the frame can carry out; it does so and clears them. */
typedef struct Wish {
    int lesson, recent; /* of the lists of lessons and files, to be opened; -1 for none */
    bool free_play, anew, next_lesson;
    bool play;                                         /* with free_play: and it trains at once */
    bool program, picture, drawing, save, full_screen; /* a drawing is SVG, a picture pixels */
    bool compare, keep, experiment;
    Rect part;         /* of the window, that the picture is of; empty: all of it */
    bool copy;         /* UiState.copied to the clipboard */
    bool copy_picture; /* likewise a picture of the part */
    char file[1024];   /* a path to open; "" for none */
    char *link;        /* to open; owned. NULL for none */
    bool quit;
} Wish;

/* The legend of many classes on the plane: only their marks, where their names would cover points,
 * until the person wants it otherwise. */
typedef enum LegendFold { LEGEND_AS_FITS, LEGEND_OPEN, LEGEND_SHUT } LegendFold;

/* Which part of a graph is seen that is larger than its place (panels/graph/graph_pan.h). */
typedef struct GraphPan {
    Point share; /* of what is out of sight, how much lies left and above */
    int walked;  /* the steps of the walk, and the scene, for which it was moved */
    int64_t opened;
    Point at; /* the pointer, while it is dragged */
} GraphPan;

typedef struct UiState {
    float width, height, density; /* of the window, in points; pixels a point */
    float scale;                  /* of all type and spacing: 1, or 1.5 in projector mode */
    ThemeKind theme;
    bool projector, full_screen;
    bool framed; /* a part of somebody's page: without the header and the list of lessons */
    /* view */
    Panel panel[PLACE_COUNT]; /* all different */
    bool home;                /* the list of lessons instead of the lab */
    bool wander;     /* the controls are in the lesson's place: the person left the lesson's path */
    bool answered;   /* by a letter, the key before: one more of them is a slip */
    bool presenting; /* a lesson with notes and fields for hands: for the teacher */
    NotesFold notes;
    unsigned hidden; /* bits 1 << HiddenPart: what a lesson keeps off the screen now */
    bool help;       /* the sheet of keys is shown */
    bool folded[SECTION_COUNT];
    bool column_folded; /* the left column: the pictures have its room */
    bool told;          /* something is to be said of the run (timeline.h), as it was drawn last */
    Arrows arrows;
    bool extra[EXTRA_COUNT]; /* what is drawn besides */
    LegendFold legend;
    Rulers rulers;   /* the scales, followed before each drawing */
    DataOrder order; /* of the rows of the data, likewise */
    bool accuracy;   /* is drawn beside the loss */
    PhaseWalk phases;
    int epsilon; /* notch of factors_epsilon: how far a weight is nudged to check its gradient */
    Scrolled scrolled;
    /* the epoch on the timeline that the pointer is over; of a graph, the step; -1 for none */
    int64_t moment;
    /* input */
    Tool tool;
    Tag hover, focus,
        pressed;        /* what the pointer is over, what has the keyboard, what a button holds */
    bool focus_by_hand; /* a press gave it: no ring, until a key is pressed */
    Point pointer;
    Hush hush;
    PointerShape shape; /* of the pointer: what it can do where it is */
    bool fingers;       /* the last press was one's: finger.h */
    float wheel;        /* fraction of a wheel line that has moved nothing yet */
    Drag drag;
    Pinch pinch;
    Popup popup;
    Editing editing;
    Cursor cursor;
    Pivot pivot;
    TurnedAll turned; /* the pictures of three dimensions */
    SurfaceHeight surface;
    SurfaceSeen surface_seen;
    SpaceSeen space_seen;
    float space; /* 0: the plane; 1: as the first layer sees it, ... */
    SpaceUnits space_units[MAX_LAYERS];
    LandscapeSeen landscape_seen;
    float landscape[4]; /* the weights at its left, right, bottom and top, as it was drawn last */
    GraphPan graph_pan;
    CompareDesk compare;
    /* files */
    FileSheet sheet;            /* over everything else while it is open */
    TableSheet table;           /* likewise */
    ShareSheet share;           /* likewise */
    ExperimentSheet experiment; /* likewise */
    char file_name[128];        /* of the file that is open; "" for none */
    /* the result of a file operation, in the header until the next press; "" for nothing */
    Message said;
    char *copied; /* for the clipboard; owned */
    bool edited;  /* there are unsaved changes */
    Wish wish;
    int64_t revision; /* goes up whenever what is drawn may have changed */
} UiState;

UiState ui_create(void);

/* The stem of files made from what is shown: the open file's name without the ending; without a
 * file the scene's title, as "two-moons". */
const char *ui_file_stem(const UiState *ui, const Scene *scene, char stem[UI_STEM]);

/* Puts a text, which it takes over, on the clipboard, and says so in the header. */
void ui_copy(UiState *ui, char *text, const char *said);

/* Closes an open list, ends typing without setting the number, and releases what is dragged. A
 * card stays open. */
void ui_put_down(UiState *ui);

/* The same, and clears pointer target and focus: the screen is about to show something else. */
void ui_clear(UiState *ui);

/* Takes a hand; while nothing may be edited none but the one that moves, and the notice says
 * why. */
void ui_take_tool(UiState *ui, Lab *lab, Tool tool);

/* The place of a panel; -1 when it has none. */
int ui_place_of(const UiState *ui, Panel panel);

/* Puts a panel in a place; the panel there moves to the other's old place, or is removed. */
void ui_put(UiState *ui, Panel panel, Place place);

/* Whether a lesson keeps this off the screen now. */
bool ui_hides(const UiState *ui, HiddenPart part);

/* Shows the panels that a scene names: the first on the stage, the next two at its side, and no
 * others; when it names none, they stay. The extras that it names are on and all others off, unless
 * it names nothing at all. The phase walk starts again. */
void ui_show(UiState *ui, const SceneShow *show);

/* The same for a step of a lesson. Where it asks to walk through the phases, the walk stands at its
 * very beginning, with nothing computed yet. */
void ui_show_step(UiState *ui, const Player *player);

#endif
