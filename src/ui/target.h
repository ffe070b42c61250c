/* A thing that can be touched, declared once: what it is called, what it says of itself, what it stands for, and what becomes of a
 * press, a drag, an arrow key. The file that draws it declares it and places it:
 *
 *     static const Target SLICE = {.name = "slice", .hint = "...", .press = slice_press, .drag = slice_drag, ...};
 *     ...
 *     target_place(view->out, tag_of(&SLICE, column), track);
 *
 * What was pressed is then looked up among the shapes that were drawn last, and its own functions are called (gesture.h). Nobody
 * else needs to know of it. */
#ifndef UI_TARGET_H
#define UI_TARGET_H

#include "ui/input.h"
#include "ui/state.h"
#include "ui/subject.h"

typedef struct Gesture Gesture;       /* gesture.h */
typedef struct View View;             /* view.h */
typedef struct ScrollArea ScrollArea; /* scroll.h */

/* Whether Tab halts at it. Of a group it halts at one, the one that has the focus or is selected, and arrows lead to the others. */
typedef enum TabStop { TAB_NEVER, TAB_EACH, TAB_GROUP } TabStop;

enum { TOOLTIP_TEXT = 640 };

struct Target {
    const char *name;     /* what a test presses; no two targets share one */
    const char *hint;     /* the tooltip, with the key that does the same; NULL: none */
    PointerShape pointer; /* over it */
    TabStop stop;
    SubjectKind subject;      /* what it highlights wherever that is drawn */
    const ScrollArea *scroll; /* it is a page: the wheel reaches it through what lies on it */
    bool steady; /* a press that closes something that was open does nothing more to it */

    /* All may be NULL. */
    void (*press)(const Gesture *g, Tag tag, const InputEvent *event);
    void (*press_other)(const Gesture *g, Tag tag, const InputEvent *event); /* another button */
    void (*drag)(const Gesture *g, Tag tag, Point at);
    void (*release)(const Gesture *g, Tag tag, const InputEvent *event);
    void (*hold)(const Gesture *g, Tag tag,
                 float seconds);                          /* pressed, for so long since last time */
    void (*turn)(const Gesture *g, Tag tag, float lines); /* the wheel */

    /* While it has the focus. arrow and enter return false where the key is none of theirs: then an arrow goes elsewhere, and
     * Enter is a press on its middle. */
    bool (*arrow)(const Gesture *g, Tag tag, const InputEvent *event);
    bool (*enter)(const Gesture *g, Tag tag);
    Tag (*follow)(const Gesture *g, Tag tag); /* where the focus goes when Enter has pressed it */
    void (*typed)(const Gesture *g, Tag tag, double value); /* a number was typed into it */

    /* Where one answer for all is not enough. */
    bool (*stops)(const Gesture *g, Tag tag);
    PointerShape (*shape)(const Gesture *g, Tag tag);
    Subject (*stands_for)(const Lab *lab, Tag tag);
    const char *(*say)(const View *view, Tag tag, char text[TOOLTIP_TEXT]);

    /* Draws what pressing it has opened, over everything else (popup.h). */
    void (*open)(View *view, Tag tag);
};

static inline Tag tag_of(const Target *target, int index) {
    return (Tag){target, index, 0};
}

static inline Tag tag_part(const Target *target, int index, int part) {
    return (Tag){target, index, part};
}

static inline bool tag_is(Tag tag, const Target *target) {
    return tag.target == target;
}

/* Nothing is never the same. */
static inline bool tag_same(Tag a, Tag b) {
    return a.target && a.target == b.target && a.index == b.index && a.part == b.part;
}

void target_place(Shapes *list, Tag tag, Rect rect);
void target_place_line(Shapes *list, Tag tag, const Point *point, int count, float reach);

/* The next of the drawn targets after `after` (-1 for the first) with this tag, or of this kind; -1 when there is none. */
int target_find(const Shapes *list, Tag tag, int after);
int target_find_any(const Shapes *list, const Target *target, int after);

/* Where the topmost of that tag lies; empty when it is not drawn. */
Rect target_rect(const Shapes *list, Tag tag);

/* What lies under a point. */
Tag target_at(const Shapes *list, Point at);

#endif
