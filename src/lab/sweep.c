/* See sweep.h. */
#include "lab/sweep.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scene/clean.h"
#include "scene/number.h"

/* --- Reading --- */

/* Where a value ends: at a comma that stands in no brackets. */
static const char *end_of_value(const char *text) {
    int depth = 0;
    for (; *text && (*text != ',' || depth > 0); text++) {
        depth += strchr("([", *text) ? 1 : strchr(")]", *text) ? -1 : 0;
    }
    return text;
}

static bool add_piece(SweepAxis *axis, const SweepPiece *piece, Message *message) {
    if (axis->pieces == SWEEP_PIECES)
        return message_set(message, "%s has more than %d values; a range is one, as in 1..1000",
                           axis->name, SWEEP_PIECES);
    size_t size = (size_t)(axis->pieces + 1) * sizeof *axis->piece;
    axis->piece = memory_resize(axis->piece, size);
    axis->piece[axis->pieces++] = *piece;
    axis->count += piece->count;
    return true;
}

/* Three significant digits, as a person would have typed it. */
static void add_number(SweepPiece *piece, double value) {
    char digits[32];
    float read = 0;
    snprintf(digits, sizeof digits, "%.3g", value);
    number_read(digits, &read);
    piece->count = 1;
    number_text(read, piece->text);
}

/* So many from one to the other. */
static bool add_steps(SweepAxis *axis, double from, double to, uint64_t steps, Message *message) {
    bool logarithmic = setting_is_logarithmic(axis->name);
    if (steps < 2 || steps > SWEEP_PIECES)
        return message_set(message, "%s: a range has from 2 to %d values", axis->name,
                           SWEEP_PIECES);
    if (logarithmic && !(from > 0 && to > 0))
        return message_set(message,
                           "%s: a range of it is even in the logarithm, so it begins above 0",
                           axis->name);
    for (uint64_t i = 0; i < steps; i++) {
        double share = (double)i / (double)(steps - 1);
        SweepPiece piece = {0};
        add_number(&piece, logarithmic ? from * pow(to / from, share) : from + share * (to - from));
        if (!add_piece(axis, &piece, message)) return false;
    }
    return true;
}

static bool add_whole(SweepAxis *axis, const char *from, const char *to, Message *message) {
    uint64_t first, last;
    if (!number_read_whole(from, &first) || !number_read_whole(to, &last))
        return message_set(message,
                           "%s: a range is of whole numbers, as in 1..20; of others say how many "
                           "values it has, as in 0.001..10:9",
                           axis->name);
    if (last < first || last - first >= SWEEP_MOST)
        return message_set(message, "%s: a range goes up, and over at most %d numbers", axis->name,
                           SWEEP_MOST);
    SweepPiece piece = {.count = (int64_t)(last - first) + 1, .from = (int64_t)first};
    if (piece.count == 1) snprintf(piece.text, sizeof piece.text, "%" PRIu64, first);
    return add_piece(axis, &piece, message);
}

/* "1..20", "0.001..10:9". */
static bool add_range(SweepAxis *axis, const char *text, const char *dots, Message *message) {
    char from[SETTING_VALUE], to[SETTING_VALUE];
    const char *colon = strchr(dots, ':');
    double first, last;
    uint64_t steps;
    snprintf(from, sizeof from, "%.*s", (int)(dots - text), text);
    snprintf(to, sizeof to, "%.*s", (int)(colon ? colon - dots - 2 : SETTING_VALUE - 1), dots + 2);
    if (!colon) return add_whole(axis, from, to, message);
    if (!number_read_double(from, &first) || !number_read_double(to, &last) ||
        !number_read_whole(colon + 1, &steps))
        return message_set(message, "%s: a range with so many values is written as 0.001..10:9",
                           axis->name);
    return add_steps(axis, first, last, steps, message);
}

static bool add_value(SweepAxis *axis, const char *from, const char *end, Message *message) {
    while (from < end && *from == ' ') from++;
    while (end > from && end[-1] == ' ') end--;
    SweepPiece piece = {.count = 1};
    if (from == end) return message_set(message, "%s has an empty value", axis->name);
    if (end - from >= SETTING_VALUE)
        return message_set(message, "%s has a value of more than %d signs", axis->name,
                           SETTING_VALUE - 1);
    snprintf(piece.text, sizeof piece.text, "%.*s", (int)(end - from), from);
    const char *dots = strstr(piece.text, "..");
    bool range = dots && setting_is_number(axis->name) && piece.text[0] != '[';
    return range ? add_range(axis, piece.text, dots, message) : add_piece(axis, &piece, message);
}

static bool add_values(SweepAxis *axis, const char *text, Message *message) {
    for (;;) {
        const char *end = end_of_value(text);
        if (!add_value(axis, text, end, message)) return false;
        if (*end == '\0') return true;
        text = end + 1;
    }
}

static bool read_name(const Sweep *sweep, const char *pair, char name[SETTING_NAME], Message *m) {
    const char *sign = strchr(pair, '=');
    char quoted[64];
    if (!sign || sign == pair)
        return message_set(m, "%s is no setting; write NAME=VALUES, as in rate=0.03,0.3,3",
                           clean_quote(pair, quoted));
    if (sign - pair >= SETTING_NAME)
        return message_set(m, "there is no setting %s", clean_quote(pair, quoted));
    snprintf(name, SETTING_NAME, "%.*s", (int)(sign - pair), pair);
    for (int a = 0; a < sweep->axes; a++) {
        if (strcmp(sweep->axis[a].name, name) == 0)
            return message_set(m, "%s is there twice; put its values into one list", name);
    }
    return setting_check(name, m);
}

bool sweep_add(Sweep *sweep, const char *pair, Message *message) {
    SweepAxis axis = {.pieces = 0};
    if (!read_name(sweep, pair, axis.name, message)) return false;
    if (sweep->axes == SWEEP_AXES)
        return message_set(message, "at most %d settings vary at once", SWEEP_AXES);
    bool good = add_values(&axis, strchr(pair, '=') + 1, message);
    if (good && sweep_runs(sweep) > SWEEP_MOST / axis.count)
        good = message_set(message,
                           "this would be more than %d runs; take fewer values, or sweep a part of "
                           "them at a time",
                           SWEEP_MOST);
    if (good)
        sweep->axis[sweep->axes++] = axis;
    else
        free(axis.piece);
    return good;
}

void sweep_destroy(Sweep *sweep) {
    for (int a = 0; a < sweep->axes; a++) free(sweep->axis[a].piece);
    *sweep = (Sweep){.axes = 0};
}

/* --- Runs by number --- */

int64_t sweep_runs(const Sweep *sweep) {
    int64_t runs = 1;
    for (int a = 0; a < sweep->axes; a++) runs *= sweep->axis[a].count;
    return runs;
}

int sweep_seeds(const Sweep *sweep) {
    for (int a = 0; a < sweep->axes; a++) {
        if (strcmp(sweep->axis[a].name, "seed") == 0) return a;
    }
    return -1;
}

void sweep_at(const Sweep *sweep, int64_t run, int64_t at[SWEEP_AXES]) {
    int seeds = sweep_seeds(sweep);
    if (seeds >= 0) {
        at[seeds] = run % sweep->axis[seeds].count;
        run /= sweep->axis[seeds].count;
    }
    for (int a = sweep->axes - 1; a >= 0; a--) {
        if (a == seeds) continue;
        at[a] = run % sweep->axis[a].count;
        run /= sweep->axis[a].count;
    }
}

const char *sweep_value(const Sweep *sweep, int axis, int64_t at, char text[SETTING_VALUE]) {
    const SweepPiece *piece = sweep->axis[axis].piece;
    while (at >= piece->count) at -= piece++->count;
    if (piece->count == 1)
        snprintf(text, SETTING_VALUE, "%s", piece->text);
    else
        snprintf(text, SETTING_VALUE, "%" PRId64, piece->from + at);
    return text;
}

/* The axes in the order in which their settings are made. */
static void order(const Sweep *sweep, int list[SWEEP_AXES]) {
    for (int a = 0; a < sweep->axes; a++) {
        int place = a, rank = setting_order(sweep->axis[a].name);
        while (place > 0 && setting_order(sweep->axis[list[place - 1]].name) > rank) {
            list[place] = list[place - 1];
            place--;
        }
        list[place] = a;
    }
}

enum { ALL = -1 };

/* All settings, or one alone. What happened since a saved run began is not a part of its start. */
static bool set(const Sweep *sweep, int only, const int64_t at[SWEEP_AXES], Scene *scene,
                Message *m) {
    int list[SWEEP_AXES];
    char text[SETTING_VALUE];
    order(sweep, list);
    script_destroy(&scene->run);
    for (int i = 0; i < sweep->axes; i++) {
        int a = list[i];
        if (only != ALL && only != a) continue;
        sweep_value(sweep, a, at[a], text);
        if (!setting_apply(scene, sweep->axis[a].name, text, m)) return false;
    }
    return true;
}

static bool make(const Sweep *sweep, int only, const Scene *scene, const int64_t at[SWEEP_AXES],
                 Scene *out, Message *message) {
    *out = scene_copy(scene);
    bool good = set(sweep, only, at, out, message);
    const RunDef def = scene_run_def(out, 1);
    if (good && run_check(&def, message)) return true;
    scene_destroy(out);
    return false;
}

bool sweep_scene(const Sweep *sweep, const Scene *scene, int64_t run, Scene *out,
                 Message *message) {
    int64_t at[SWEEP_AXES];
    sweep_at(sweep, run, at);
    return make(sweep, ALL, scene, at, out, message);
}

/* --- What can be --- */

/* With the first of the others, or alone: what goes with some of them only is found when they are
 * combined. */
static bool can_be(const Sweep *sweep, int axis, const int64_t at[SWEEP_AXES], const Scene *scene,
                   Message *message) {
    Scene made;
    bool good =
        make(sweep, ALL, scene, at, &made, message) || make(sweep, axis, scene, at, &made, NULL);
    if (good) scene_destroy(&made);
    return good;
}

/* Every value of an axis; of a range its ends. */
static bool check_axis(const Sweep *sweep, int axis, const Scene *scene, Message *message) {
    int64_t at[SWEEP_AXES] = {0};
    for (int p = 0; p < sweep->axis[axis].pieces; p++) {
        int64_t from = at[axis], count = sweep->axis[axis].piece[p].count;
        if (!can_be(sweep, axis, at, scene, message)) return false;
        at[axis] = from + count - 1;
        if (count > 1 && !can_be(sweep, axis, at, scene, message)) return false;
        at[axis] = from + count;
    }
    return true;
}

bool sweep_check(const Sweep *sweep, const Scene *scene, Message *message) {
    for (int a = 0; a < sweep->axes; a++) {
        if (!check_axis(sweep, a, scene, message)) return false;
    }
    return true;
}
