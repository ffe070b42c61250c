/* Runs side by side (lab/compare.h) in place of the one run's panels: at the left what differs and
 * what came of it, a tile for each run, and below one curve each over one clock. */
#ifndef SCREEN_COMPARE_H
#define SCREEN_COMPARE_H

#include "lab/compare.h"
#include "ui/gesture.h"
#include "ui/view.h"

/* ---- compare.c: The whole, and how it is entered. */

/* Puts runs side by side: what was compared last, or rates; back to the one run where they are. */
void compare_input_begin(const Gesture *g);

/* From now on the one run is this. */
bool compare_input_go_on(const Gesture *g, int run);

/* A key that this screen has for itself, or that would change what it does not show. */
bool compare_input_key(const Gesture *g, const InputEvent *e);

/* The present run is kept, and the header says so. */
void compare_input_keep(const Gesture *g);

void view_compare(View *view);

/* Whether the runs are on the screen: the lab has them, and nothing lies before it. */
bool compare_is_shown(const Lab *lab, const UiState *ui);

/* The run that the pointer or the focus is on, be it its tile, its row or its curve; -1: none. */
int compare_lit(const UiState *ui);

/* What is made of the runs' definition: by one of the fields. Says what is wrong below it. */
bool compare_input_set(const Gesture *g, const SceneCompare *def, Tag field);

/* ---- compare_tiles.c */

/* Where a run is drawn. */
typedef struct CompareTile {
    Rect card, picture, told;
    bool below;   /* what is told stands below the picture, not at its right; */
    bool compact; /* in one line */
} CompareTile;

/* Of so many runs. */
void compare_tiles_place(const UiState *ui, int count, CompareTile tile[COMPARE_VALUES]);

/* With all paths in one landscape: that of it, beside the tiles. */
Rect compare_valley_place(const UiState *ui, int count);

/* The part of the plane in it. */
Camera compare_tile_camera(const Lab *run, const CompareTile *tile);

void compare_tiles_draw(View *view);

extern const Target TARGET_COMPARE_TILE, TARGET_COMPARE_GO_ON; /* index: the run */

/* ---- compare_valley.c: The landscape that all runs have in common, with their paths. */

void compare_valley_draw(View *view);

/* ---- compare_column.c, compare_goal.c, compare_table.c: the left column. */

void compare_column_draw(View *view, Rect rect);

extern const Target TARGET_COMPARE_COLUMN, TARGET_COMPARE_ROW;

/* What stops each run, in one row. Returns how high it is, a refusal below it included. */
float compare_goal_draw(View *view, Rect row);
float compare_goal_height(View *view, float width);

float compare_table_height(View *view, float width);
void compare_table_draw(View *view, Point at, float width);

/* All of it as cells, to be freed. */
char *compare_table_text(const Compare *compare);

/* ---- compare_chart.c */

void compare_chart_draw(View *view, Rect rect);

extern const Target TARGET_COMPARE_CURVE;

/* The last epoch on its axis. */
int64_t compare_chart_span(const Compare *compare);

/* How a run's curve is drawn: each is told from the others by its dash, not by a colour. */
typedef struct CompareLine {
    float width, dash;
    bool faint, zigzag;
} CompareLine;

CompareLine compare_line(int run);

/* A short piece of it, for a legend. */
void compare_line_sign(View *view, Point at, float width, int run);

/* ---- compare_words.c */

enum { COMPARE_WORDS = 256 };

/* "rate 0.3"; "adam". */
const char *compare_words_name(const Compare *compare, int run, char text[COMPARE_WORDS]);

/* How a run stands: "still falling, slowly". */
const char *compare_words_state(const Compare *compare, int run, char text[COMPARE_WORDS]);

/* Its loss: one below a goal that it has met is not rounded up to it. */
const char *compare_words_loss(const Compare *compare, int run, char text[32]);

/* How many points are wrong; of labels that are numbers R². */
const char *compare_words_success(const Lab *run, char text[32]);

/* What comes of all of them, in a sentence or two. */
const char *compare_words_sum(const Compare *compare, char text[2 * COMPARE_WORDS]);

/* "4 tanh · full batch · 160 points", as far as all have it in common. */
const char *compare_words_shared(const Lab *lab, char text[COMPARE_WORDS]);

/* ---- a goal that the fields can show: "loss < 0.1" */

typedef enum GoalOf {
    GOAL_NONE,
    GOAL_LOSS,
    GOAL_TEST_LOSS,
    GOAL_ACCURACY,
    GOAL_WRONG,
    GOAL_COUNT
} GoalOf;

typedef struct CompareGoal {
    GoalOf of;
    char number[24]; /* as it was typed: "95 %" */
} CompareGoal;

/* False when it is another condition, that only its text shows. */
bool compare_goal_read(const char *until, CompareGoal *goal);
void compare_goal_text(const CompareGoal *goal, char until[STOP_TEXT]);

/* As people read it: "held-out loss < 0.2". */
const char *compare_goal_words(const char *until, char text[COMPARE_WORDS]);

#endif
