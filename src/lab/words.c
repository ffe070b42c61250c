/* See words.h. */
#include "lab/words.h"

#include <stdio.h>
#include <string.h>

#include "lab/words_set.h"
#include "scene/hint.h"
#include "scene/label.h"
#include "scene/number.h"

bool words_split(Words *words, const char *line) {
    *words = (Words){.line = line};
    for (const char *at = line + strspn(line, " "); *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        if (words->count == WORDS_MOST || length >= sizeof words->word[0]) return false;
        snprintf(words->word[words->count++], sizeof words->word[0], "%.*s", (int)length, at);
        at += length;
    }
    return words->count > 0;
}

bool words_end(const Words *w, int at, Message *m) {
    return w->count <= at || message_set(m, "'%s' is one word too many", w->word[at]);
}

/* ---- weights */

int words_weight(const Network *net, const char *text) {
    int l = 0, to = 0, from = 0, end = 0;
    bool weight = sscanf(text, "w[%d,%d,%d]%n", &l, &to, &from, &end) == 3 && end && !text[end];
    if (!weight) end = 0;
    bool bias = !weight && sscanf(text, "b[%d,%d]%n", &l, &to, &end) == 2 && end && !text[end];
    if ((!weight && !bias) || l < 1 || l > net->layers) return -1;
    const Layer *layer = &net->layer[l - 1];
    if (to < 1 || to > layer->to || (weight && (from < 1 || from > layer->from))) return -1;
    return weight ? layer->w + (to - 1) * layer->from + from - 1 : layer->b + to - 1;
}

bool words_weight_name(const Network *net, int index, char text[32]) {
    int l = net->layers - 1;
    while (l > 0 && index < net->layer[l].w) l--;
    const Layer *layer = &net->layer[l];
    int of_weights = index - layer->w, of_biases = index - layer->b;
    char name[64];
    if (of_biases >= 0)
        snprintf(name, sizeof name, "b[%d,%d]", l + 1, of_biases + 1);
    else
        snprintf(name, sizeof name, "w[%d,%d,%d]", l + 1, of_weights / layer->from + 1,
                 of_weights % layer->from + 1);
    snprintf(text, 32, "%.31s", name);
    return words_weight(net, text) == index;
}

/* ---- time */

bool words_times(const Words *words, int64_t *times, Message *m) {
    uint64_t n = 1;
    if (words->count > 2 || (words->count == 2 && !number_read_whole(words->word[1], &n)))
        return message_set(m, "'%s' is no whole number", words->word[words->count - 1]);
    if (n < 1 || n > WORDS_TIMES)
        return message_set(m, "how often goes from 1 to %d", (int)WORDS_TIMES);
    *times = (int64_t)n;
    return true;
}

static bool read_times(const Lab *lab, const Words *w, Deed *deed, Message *m) {
    return words_times(w, &deed->times, m);
}

static bool read_seek(const Lab *lab, const Words *w, Deed *deed, Message *m) {
    uint64_t epoch;
    if (w->count != 2 || !number_read_whole(w->word[1], &epoch) || epoch > INT64_MAX)
        return message_set(m, "write the epoch, as in: seek 10");
    deed->action.epoch = (int64_t)epoch;
    return true;
}

/* new start, new start 7 */
static bool read_new(const Lab *lab, const Words *w, Deed *deed, Message *m) {
    uint64_t seed = 0;
    bool fits = w->count >= 2 && w->count <= 3 && strcmp(w->word[1], "start") == 0 &&
                (w->count == 2 || number_read_whole(w->word[2], &seed));
    deed->action.number = (double)seed;
    return fits || message_set(m, "write: new start, or with a seed: new start 7");
}

/* ---- points */

bool words_point(const Lab *lab, const char *word, int *index, Message *m) {
    uint64_t n;
    int count = lab->scene.data.count;
    if (!number_read_whole(word, &n) || n < 1 || n > (uint64_t)count)
        return message_set(m, "there is no point '%s'; there are %d", word, count);
    *index = (int)n - 1;
    return true;
}

/* Where what follows a verb begins: "erase 5" and "erase point 5" are the same. */
static int after_point(const Words *w) {
    return w->count > 1 && strcmp(w->word[1], "point") == 0 ? 2 : 1;
}

static const char *word_at(const Words *w, int at) {
    return at < w->count ? w->word[at] : "";
}

static bool coordinates(const Lab *lab, const Words *w, int at, float *x, Message *m) {
    for (int c = 0; c < lab->scene.data.columns; c++) {
        if (at + c >= w->count || !number_read(w->word[at + c], &x[c]))
            return message_set(m, "a point has %d numbers here", lab->scene.data.columns);
    }
    return true;
}

static bool read_label(const Lab *lab, const char *word, float *label, Message *m) {
    const Dataset *data = &lab->scene.data;
    int class = label_class(data, word);
    if (class < 0) class = label_colour(word);
    *label = (float)class;
    bool number = data->kind == LABEL_NUMBER && number_read(word, label);
    return number || (class >= 0 && data->kind == LABEL_CLASS) ||
           message_set(m, "'%s' is no class; write add 2 3 red", word);
}

static bool read_add(const Lab *lab, const Words *w, Deed *deed, Message *m) {
    int at = after_point(w);
    Action *add = &deed->action;
    return coordinates(lab, w, at, add->point.x, m) &&
           read_label(lab, word_at(w, at + lab->scene.data.columns), &add->point.label, m) &&
           words_end(w, at + lab->scene.data.columns + 1, m);
}

static bool read_move(const Lab *lab, const Words *w, Deed *deed, Message *m) {
    int at = after_point(w);
    Action *move = &deed->action;
    return words_point(lab, word_at(w, at), &move->point.index, m) &&
           coordinates(lab, w, at + 1, move->point.x, m) &&
           words_end(w, at + 1 + lab->scene.data.columns, m);
}

static bool read_relabel(const Lab *lab, const Words *w, Deed *deed, Message *m) {
    int at = after_point(w);
    Action *label = &deed->action;
    return words_point(lab, word_at(w, at), &label->point.index, m) &&
           read_label(lab, word_at(w, at + 1), &label->point.label, m) && words_end(w, at + 2, m);
}

static bool read_erase(const Lab *lab, const Words *w, Deed *deed, Message *m) {
    int at = after_point(w);
    Action *erase = &deed->action;
    return words_point(lab, word_at(w, at), &erase->point.index, m) && words_end(w, at + 1, m);
}

static bool read_set(const Lab *lab, const Words *w, Deed *deed, Message *m) {
    return words_set(lab, w, &deed->action, m);
}

/* ---- lines */

typedef struct Verb {
    const char *verb;
    Action action;
    /* What follows the verb; NULL: nothing does. */
    bool (*read)(const Lab *lab, const Words *words, Deed *deed, Message *message);
} Verb;

static const Verb verbs[] = {
    {"epochs", {.kind = ACTION_STEP, .size = STEP_EPOCH}, read_times},
    {"epoch", {.kind = ACTION_STEP, .size = STEP_EPOCH}, read_times},
    {"steps", {.kind = ACTION_STEP, .size = STEP_BATCH}, read_times},
    {"step", {.kind = ACTION_STEP, .size = STEP_BATCH}, read_times},
    {"points", {.kind = ACTION_STEP, .size = STEP_POINT}, read_times},
    {"point", {.kind = ACTION_STEP, .size = STEP_POINT}, read_times},
    {"visit", {.kind = ACTION_STEP, .size = STEP_POINT, .every = true}, read_times},
    {"phase", {.kind = ACTION_PHASE}, read_times},
    {"back", {.kind = ACTION_STEP_BACK, .size = STEP_BATCH}, read_times},
    {"seek", {.kind = ACTION_SEEK}, read_seek},
    {"restart", {.kind = ACTION_RESTART}, NULL},
    {"new", {.kind = ACTION_NEW_START}, read_new},
    {"set", {.kind = ACTION_SET_WEIGHTS}, read_set},
    {"add", {.kind = ACTION_ADD_POINT}, read_add},
    {"move", {.kind = ACTION_MOVE_POINT}, read_move},
    {"label", {.kind = ACTION_LABEL_POINT}, read_relabel},
    {"erase", {.kind = ACTION_ERASE_POINT}, read_erase},
    {"clear", {.kind = ACTION_CLEAR_POINTS}, NULL},
};

enum { VERBS = sizeof verbs / sizeof *verbs };

bool words_begin(const char *line, const char *word) {
    line += strspn(line, " ");
    size_t length = strcspn(line, " ");
    return strlen(word) == length && strncmp(line, word, length) == 0;
}

static const Verb *verb_of(const char *line) {
    for (int i = 0; i < VERBS; i++) {
        if (words_begin(line, verbs[i].verb)) return &verbs[i];
    }
    return NULL;
}

bool words_unknown(const char *line, const char *const *names, int count, Message *message) {
    char word[64], hint[256];
    line += strspn(line, " ");
    snprintf(word, sizeof word, "%.*s", (int)strcspn(line, " "), line);
    return message_set(message, "nothing is called that; %s", hint_name(word, names, count, hint));
}

bool words_known(const char *line, Message *message) {
    const char *names[VERBS];
    for (int i = 0; i < VERBS; i++) names[i] = verbs[i].verb;
    return verb_of(line) || words_unknown(line, names, VERBS, message);
}

bool words_read(const Lab *lab, const Words *words, Deed *deed, Message *message) {
    const Verb *verb = verb_of(words->line);
    if (!verb) return words_known(words->line, message);
    *deed = (Deed){verb->action, 1};
    return verb->read ? verb->read(lab, words, deed, message) : words_end(words, 1, message);
}
