/* A target is something that can be pressed, declared once: its name, its tooltip, its subject,
 * and its handlers of presses, drags and keys. The file that draws it declares it and places
 * it:
 *
 *     static const Target SLICE = {.name = "slice", .press = slice_press, ...};
 *     ...
 *     target_place(view->out, tag_of(&SLICE, column), track);
 *
 * Input is looked up among the shapes drawn last, and the target's own functions are called
 * (gesture.h). No other file needs to know of it. */
#ifndef UI_TARGET_H
#define UI_TARGET_H

#include "ui/input.h"
#include "ui/state.h"
#include "ui/subject.h"

typedef struct Gesture Gesture;       /* gesture.h */
typedef struct View View;             /* view.h */
typedef struct ScrollArea ScrollArea; /* scroll.h */

/* Whether Tab stops at it. A group has one tab stop, the target that has the focus or is
 * selected, and arrows lead to the others. */
typedef enum TabStop { TAB_NEVER, TAB_EACH, TAB_GROUP } TabStop;

enum { TOOLTIP_TEXT = 640 };

struct Target {
    const char *name;     /* for tests; unique */
    const char *hint;     /* the tooltip, with the key that does the same; NULL: none */
    PointerShape pointer; /* over it */
    TabStop stop;
    SubjectKind subject;      /* the kind of its subject, highlighted with it */
    const ScrollArea *scroll; /* it is a page, which the wheel scrolls from any target on it */
    bool words;               /* words are typed into it, not only numbers */
    bool steady;              /* a press that only closes a popup does not act on it */
    bool edits;               /* it is a handle, and waits with all edits (lab_holds_still) */

    /* All may be NULL. */
    void (*press)(const Gesture *g, Tag tag, const InputEvent *event);
    void (*press_other)(const Gesture *g, Tag tag, const InputEvent *event); /* another button */
    void (*drag)(const Gesture *g, Tag tag, Point at);
    void (*release)(const Gesture *g, Tag tag, const InputEvent *event);
    void (*hold)(const Gesture *g, Tag tag, float seconds); /* time passes while it is held */
    void (*turn)(const Gesture *g, Tag tag, float lines);   /* the wheel */

    /* While it has the focus. arrow and enter return false where they do not use the key: then
     * an arrow moves the focus, and Enter presses the middle of the target. */
    bool (*arrow)(const Gesture *g, Tag tag, const InputEvent *event);
    bool (*enter)(const Gesture *g, Tag tag);
    Tag (*follow)(const Gesture *g, Tag tag); /* where the focus goes after Enter has pressed it */
    void (*typed)(const Gesture *g, Tag tag, double value); /* a number was typed into it */
    /* The same, for one that takes more than numbers: products, fractions. */
    void (*written)(const Gesture *g, Tag tag, const char *text);
    bool blank; /* what is written may be nothing */

    /* Where one answer for all targets of this kind is not enough. */
    bool (*stops)(const Gesture *g, Tag tag);
    PointerShape (*shape)(const Gesture *g, Tag tag);
    Subject (*stands_for)(const Lab *lab, Tag tag);
    const char *(*say)(const View *view, Tag tag, char text[TOOLTIP_TEXT]);

    /* Draws the popup that pressing it opened (popup.h). */
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

/* A tag without a target equals none. */
static inline bool tag_same(Tag a, Tag b) {
    return a.target && a.target == b.target && a.index == b.index && a.part == b.part;
}

void target_place(Shapes *list, Tag tag, Rect rect);
void target_place_line(Shapes *list, Tag tag, const Point *point, int count, float reach);

/* The next of the drawn targets after `after` (-1 for the first) with this tag, or of this
 * kind; -1 when there is none. */
int target_find(const Shapes *list, Tag tag, int after);
int target_find_any(const Shapes *list, const Target *target, int after);

/* The rectangle of the topmost target with that tag; empty when it is not drawn. */
Rect target_rect(const Shapes *list, Tag tag);

/* The target under a point. */
Tag target_at(const Shapes *list, Point at);

#endif
