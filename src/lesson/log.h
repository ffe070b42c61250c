/* The log of a lesson's runs, for {log}: a row for each run, with the settings it had and how far
 * it came. A run lasts from a start, or a change of a setting, to the next. It is logged when it is
 * left, or as soon as it meets the goal; runs of less than an epoch are not. Two runs with the same
 * settings make one row: with a goal the one that tells more, otherwise the later one. */
#ifndef LESSON_LOG_H
#define LESSON_LOG_H

#include "lab/control.h"
#include "lesson/lesson.h"

enum { LOG_ROWS = 12 };

/* What a run came to. */
typedef enum LogResult {
    LOG_EPOCHS, /* to the goal; without one, or when it was not met, all of them */
    LOG_LOSS,
    LOG_WRONG,
    LOG_ACCURACY,
    LOG_TEST_LOSS,
    LOG_TEST_ACCURACY,
    LOG_OUTPUT, /* for the selected point; not known of epochs that are past */
    LOG_RESULTS
} LogResult;

typedef struct LogRow {
    double setting[CONTROL_COUNT]; /* of each control with a name that changes the run */
    int points;
    double result[LOG_RESULTS]; /* at the goal, or when it was left; NAN for none */
    bool reached;               /* it met the goal */
    bool aimed;                 /* there was one */
} LogRow;

typedef struct Log {
    int rows, dropped; /* dropped: older ones that there was no room for */
    int dropped_met;   /* of those, the ones that met the goal */
    LogRow row[LOG_ROWS];
    /* the run that is under way */
    bool running, logged;
    bool anew; /* from its start, and not from a place in it that was gone back to */
    LogRow now;
    int64_t began, epoch; /* the epoch it began with, and its last one seen */
    int64_t carried;      /* epochs that it had behind it when it was first looked at */
    int64_t checked;      /* the goal was looked for up to this epoch */
} Log;

/* Takes note of the lab as it is now. Called whenever it may have changed. goal: an expression, or
 * NULL. True when the rows have changed. */
bool log_look(Log *log, const Lab *lab, const char *goal);

/* Whether the run under way is one that the rows do not have: one that is come back to, after
 * another step, may stand among them. */
bool log_has_news(const Log *log);

/* Whether the run under way may still meet its goal. */
bool log_awaits(const Log *log);

/* The run is left: another step begins. True when the rows have changed. */
bool log_leave(Log *log);

void log_clear(Log *log);

/* Rows so far, the dropped ones included. */
int log_runs(const Log *log);

/* How many of them met the goal. */
int log_runs_met(const Log *log);

/* A result by its name in {log}; LOG_RESULTS when it is none. And its name. */
LogResult log_result_find(const char *name);
const char *log_result_name(LogResult result);

/* A control, a member of a family too: "rate", "units[2]"; CONTROL_NONE when it is none that a run
 * depends on. */
Control log_control_find(const char *name);

/* Whether the rows (and the run under way, if shown) differ in a setting. */
bool log_differs(const Log *log, Control control);

/* A setting of a row for people: "0.3", "tanh", "full", "on". */
const char *log_setting_text(const Lab *lab, const LogRow *row, Control control, char text[64]);

#endif
