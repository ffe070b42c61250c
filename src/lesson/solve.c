/* See solve.h. */
#include "lesson/solve.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/experiment.h"
#include "lab/words.h"
#include "lesson/derive.h"
#include "lesson/names.h"
#include "scene/number.h"
#include "scene/opening.h"

/* False without a reason: there was nothing to do. */
static bool apply(Lab *lab, const Action *action, Message *message) {
    return lab_apply(lab, action) || message_set(message, "%s", lab->notice.text);
}

enum { MOST_TIMES = 100000 };

static bool several(Lab *lab, const Action *action, int64_t times, Message *m) {
    if (times > MOST_TIMES) return message_set(m, "how often goes from 1 to %d", (int)MOST_TIMES);
    for (int64_t i = 0; i < times; i++) {
        if (!apply(lab, action, m)) return false;
    }
    return true;
}

/* What the lab knows in words. */
static bool do_words(Lab *lab, const Words *w, Message *m) {
    Deed deed;
    return words_read(lab, w, &deed, m) && several(lab, &deed.action, deed.times, m);
}

/* Gives all derivatives that are asked for. */
static bool do_derive(Lab *lab, const Words *w, Message *m) {
    return derive_solve(lab, m);
}

/* give -1, give 2 * 3 */
static bool do_give(Lab *lab, const Words *w, Message *m) {
    Action give = {.kind = ACTION_GIVE};
    size_t used = 0;
    for (int i = 1; i < w->count && used < sizeof give.text; i++)
        used += (size_t)snprintf(give.text + used, sizeof give.text - used, "%s%s",
                                 i > 1 ? " " : "", w->word[i]);
    return apply(lab, &give, m);
}

static bool do_descend(Lab *lab, const Words *w, Message *m) {
    int64_t times;
    return words_times(w, &times, m) && several(lab, &(Action){.kind = ACTION_DESCEND}, times, m);
}

/* train until EXPRESSION within 500 */
static bool do_train(Lab *lab, const Words *w, Message *m) {
    const Names names = {.lab = lab};
    char until[512];
    double value;
    int decimals, most = 1000;
    const char *from = strstr(w->line, "until");
    if (!from) return message_set(m, "write: train until EXPRESSION within 500");
    snprintf(until, sizeof until, "%s", from + 5);
    char *within = strstr(until, " within ");
    if (within) {
        most = atoi(within + 8);
        *within = '\0';
    }
    if (!names_evaluate(&names, until, &value, &decimals, m)) return false;
    for (int epoch = 0; epoch < most && !names_true(&names, until); epoch++) {
        if (!apply(lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH}, m)) break;
    }
    if (names_true(&names, until)) return true;
    char values[256];
    return message_set(m, "after %d epochs it is still not so: %s", most,
                       names_values(&names, until, values));
}

/* --- Looking --- */

static bool select_unit(Lab *lab, const Words *w, Message *m) {
    Action select = {.kind = ACTION_SELECT_UNIT};
    const Network *net = lab_network(lab);
    uint64_t l, j;
    bool there = w->count == 4 && number_read_whole(w->word[2], &l) &&
                 number_read_whole(w->word[3], &j) && l >= 1 && l <= (uint64_t)net->layers &&
                 j >= 1 && j <= (uint64_t)net->layer[l - 1].to;
    if (!there) return message_set(m, "there is no such unit; write select unit LAYER UNIT");
    select.unit.layer = (int)l - 1;
    select.unit.unit = (int)j - 1;
    return apply(lab, &select, m);
}

static bool select_votes(Lab *lab, const char *whose, Message *m) {
    const char *all = scene_votes_name(SHOW_VOTES_ALL), *this = scene_votes_name(SHOW_VOTES_THIS);
    Action select = {.kind = ACTION_SELECT_VOTES, .flag = strcmp(whose, all) == 0};
    if (!select.flag && strcmp(whose, this) != 0)
        return message_set(m, "write select votes %s or select votes %s", all, this);
    return apply(lab, &select, m);
}

static bool do_select(Lab *lab, const Words *w, Message *m) {
    const char *what = w->count > 2 ? w->word[1] : "";
    Action select = {.kind = ACTION_SELECT_POINT};
    if (strcmp(what, "unit") == 0) return select_unit(lab, w, m);
    if (strcmp(what, "votes") == 0) return select_votes(lab, w->word[2], m);
    if (strcmp(what, "point") == 0)
        return words_point(lab, w->word[2], &select.point.index, m) && apply(lab, &select, m);
    if (strcmp(what, "weight") != 0)
        return message_set(m, "write select point 3, select weight w[1,1,1] or select unit 1 2");
    select.kind = ACTION_SELECT_WEIGHT;
    select.weights.index = words_weight(lab_network(lab), w->word[2]);
    if (select.weights.index < 0) return message_set(m, "there is no weight %s", w->word[2]);
    return apply(lab, &select, m);
}

/* Numbers behind a verb. */
static bool read_look(const Words *w, int count, double number[2]) {
    bool read = w->count == count + 1;
    for (int i = 0; i < count && read; i++) read = number_read_double(w->word[i + 1], &number[i]);
    return read;
}

/* turn 60 16 */
static bool do_turn(Lab *lab, const Words *w, Message *m) {
    LabLook look = lab->look;
    double to[2];
    bool there = read_look(w, 2, to) && fabs(to[0]) <= 180 && fabs(to[1]) <= 90;
    if (!there) return message_set(m, "write turn YAW PITCH, in degrees, as in turn 31 33");
    look.yaw = to[0], look.pitch = to[1];
    look.above = false;
    lab_look(lab, look);
    return true;
}

/* space 0 */
static bool do_space(Lab *lab, const Words *w, Message *m) {
    LabLook look = lab->look;
    double to[2];
    int most = lab_network(lab)->layers - 1;
    if (!read_look(w, 1, to) || !(to[0] >= 0 && to[0] <= most))
        return message_set(m, "write space and how many layers it is bent by, 0 to %d", most);
    look.space = to[0];
    lab_look(lab, look);
    return true;
}

/* threshold 0.8 */
static bool do_threshold(Lab *lab, const Words *w, Message *m) {
    LabLook look = lab->look;
    double to[2];
    if (!read_look(w, 1, to)) return message_set(m, "write threshold and a number");
    look.threshold = to[0];
    lab_look(lab, look);
    return true;
}

/* From above, the flat picture. */
static bool do_above(Lab *lab, const Words *w, Message *m) {
    LabLook look = lab->look;
    look.above = true;
    lab_look(lab, look);
    return true;
}

/* What the window does with files, as far as a condition can ask: no file is touched. */
static bool do_export(Lab *lab, const Words *w, Message *m) {
    lab_note_program(lab);
    return true;
}

static bool do_open(Lab *lab, const Words *w, Message *m) {
    lab_note_table(lab);
    return true;
}

/* All of it at once; the window would take it in slices. */
static bool do_experiment(Lab *lab, const Words *w, Message *m) {
    static const double SLICE = 0.1; /* seconds */
    Experiment experiment;
    if (!lab->scene.experiment.given)
        return message_set(m, "the scene has no experiment to run: write one, as in "
                              "experiment: {vary: [\"rate=0.1,1\"], starts: 20}");
    if (!experiment_create(&experiment, &lab->scene, &lab->scene.experiment, m)) return false;
    while (experiment.going) experiment_advance(&experiment, SLICE, lab->threads);
    lab_note_experiment(lab, &experiment);
    experiment_destroy(&experiment);
    return true;
}

/* --- Lines --- */

#define BIT(way) (1u << (way))

/* What trains goes on by steps, by play and its buttons, or by phases: whoever may take one epoch
 * may play, too, and begin anew. */
enum {
    STEPS = BIT(TRAIN_BATCH) | BIT(TRAIN_POINT),
    EPOCHS = BIT(TRAIN_EPOCH) | BIT(TRAIN_PLAY) | BIT(TRAIN_RESTART)
};

typedef struct Verb {
    const char *verb;
    bool (*run)(Lab *lab, const Words *words, Message *message); /* NULL: the player's */
    unsigned ways;                                               /* bits 1 << TrainWay */
    bool tools; /* by hand it takes those that place, move and erase points */
    bool alone; /* nothing follows it */
} Verb;

static const Verb verbs[] = {
    {"step", do_words, STEPS, false, false},
    {"steps", do_words, STEPS, false, false},
    {"point", do_words, STEPS, false, false},
    {"points", do_words, STEPS, false, false},
    {"visit", do_words, STEPS, false, false},
    {"epoch", do_words, EPOCHS, false, false},
    {"epochs", do_words, EPOCHS, false, false},
    {"train", do_train, EPOCHS, false, false},
    {"phase", do_words, BIT(TRAIN_PHASE), false, false},
    {"restart", do_words, BIT(TRAIN_RESTART), false, false},
    {"new", do_words, BIT(TRAIN_NEW_START), false, false},
    {"back", do_words, 0, false, false},
    {"seek", do_words, 0, false, false},
    {"set", do_words, 0, false, false},
    {"add", do_words, 0, true, false},
    {"move", do_words, 0, true, false},
    {"label", do_words, 0, true, false},
    {"erase", do_words, 0, true, false},
    {"clear", do_words, 0, true, false},
    {"select", do_select, 0, false, false},
    {"turn", do_turn, 0, false, false},
    {"above", do_above, 0, false, true},
    {"space", do_space, 0, false, false},
    {"threshold", do_threshold, 0, false, false},
    {"derive", do_derive, 0, false, true},
    {"give", do_give, 0, false, false},
    {"descend", do_descend, 0, false, false},
    {"export", do_export, 0, false, true},
    {"open", do_open, 0, false, true},
    {"experiment", do_experiment, 0, false, true},
    {"predict", NULL, 0, false, false},
};

enum { VERBS = sizeof verbs / sizeof *verbs };

/* NULL when there is none such. */
static const Verb *verb_of(const char *line) {
    for (int i = 0; i < VERBS; i++) {
        if (words_begin(line, verbs[i].verb)) return &verbs[i];
    }
    return NULL;
}

static bool unknown(const char *line, Message *why) {
    const char *names[VERBS];
    for (int i = 0; i < VERBS; i++) names[i] = verbs[i].verb;
    return words_unknown(line, names, VERBS, why);
}

static bool run_words(Lab *lab, const Words *words, Message *why) {
    const Verb *verb = verb_of(words->line);
    if (!verb) return unknown(words->line, why);
    if (!verb->run) return message_set(why, "a choice is made by a person, not here");
    return (!verb->alone || words_end(words, 1, why)) && verb->run(lab, words, why);
}

Solved solve_try(Lab *lab, const char *line, Message *message) {
    Words words;
    Message why = {""};
    if (!words_split(&words, line)) {
        message_set(message, "'%.80s': a line has 1 to %d words", line, WORDS_MOST);
        return SOLVED_NOT;
    }
    if (run_words(lab, &words, &why)) return SOLVED_DONE;
    bool idle = !why.text[0];
    message_set(message, "'%.80s': %.400s", line, idle ? "nothing came of it" : why.text);
    return idle ? SOLVED_IDLE : SOLVED_NOT;
}

bool solve_line(Lab *lab, const char *line, Message *message) {
    return solve_try(lab, line, message) == SOLVED_DONE;
}

unsigned solve_ways(const char *line) {
    const Verb *verb = verb_of(line);
    return verb ? verb->ways : 0;
}

bool solve_needs_tools(const char *line) {
    const Verb *verb = verb_of(line);
    return verb && verb->tools;
}

/* --- Steps --- */

bool solve_lines(Lab *lab, const char *const *line, int count, SolveHeard heard, void *data) {
    for (int i = 0; i < count; i++) {
        const Verb *verb = verb_of(line[i]);
        Message why;
        if (verb && !verb->run) continue; /* a choice, and those have been made */
        bool done = solve_line(lab, line[i], &why);
        if (heard && !heard(data, done ? NULL : &why)) return false;
    }
    return true;
}

bool solve_step(Lab *lab, const LessonStep *step, SolveHeard heard, void *data) {
    int derive = derive_after(step);
    for (int t = 0; t <= step->tasks; t++) {
        Message why;
        bool given = t != derive || derive_solve(lab, &why);
        if (t == derive && heard && !heard(data, given ? NULL : &why)) return false;
        if (t == step->tasks) break;
        const Task *task = &step->task[t];
        if (!solve_lines(lab, task->solve_line, task->solve, heard, data)) return false;
    }
    return true;
}
