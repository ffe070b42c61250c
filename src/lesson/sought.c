/* See sought.h. */
#include "lesson/sought.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/eval.h"
#include "lesson/field.h"
#include "scene/clean.h"

enum { EPOCHS_MOST = 100000 };

/* --- What is asked for --- */

static bool read_line(Build *b, Reader *r, int node, Sought *s) {
    if (r->tree.node[node].kind != TREE_LIST) {
        static const char *const words[] = {"boundary", "any"};
        int word;
        return reader_choice(r, node, "line", words, 2, &word);
    }
    if (reader_list(r, node, "line", 3) < 3)
        return reader_fail(r, node,
                           "line has %d items; give three, w1, w2 and b of w1 x1 + w2 x2 "
                           "+ b = 0, or write line: boundary",
                           r->tree.node[node].count);
    int i = 0;
    for (int item = reader_first(r, node); item >= 0; item = reader_next(r, item)) {
        if (!field_condition(b, r, item, "line", &s->truth[i++])) return false;
    }
    return true;
}

/* A word, or a map of it and the axes. */
static bool read_sketch(Reader *r, int node, Predict *p) {
    enum { OF, EPOCHS, TOP, KEYS };
    static const char *const keys[KEYS] = {[OF] = "of", [EPOCHS] = "epochs", [TOP] = "top"};
    static_assert(KEYS == 3, "a name for each key");
    static const char *const subjects[] = {"loss", "over-x"};
    int at[KEYS] = {node, -1, -1}, subject = 0;
    bool map = r->tree.node[node].kind == TREE_MAP;
    if (map && !reader_map(r, node, "sketch", keys, KEYS, at)) return false;
    if (!field_needed(r, node, at[OF], "sketch", "of", "of: loss") ||
        !reader_choice(r, at[OF], "sketch", subjects, 2, &subject) ||
        !reader_int(r, at[EPOCHS], "epochs", 1, EPOCHS_MOST, &p->sought.epochs) ||
        !reader_float(r, at[TOP], "top", 1e-6, 1e9, &p->sought.top))
        return false;
    p->kind = subject ? PREDICT_CURVE : PREDICT_LOSS;
    if (p->kind == PREDICT_LOSS)
        return field_needed(r, node, at[EPOCHS], "sketch of the loss", "epochs",
                            "sketch: {of: loss, epochs: 50}");
    return (at[EPOCHS] < 0 && at[TOP] < 0) ||
           reader_fail(r, node,
                       "epochs and top are for a sketch of the loss; one over x has the "
                       "axes of its panel");
}

/* --- How near it must come --- */

/* "5 %" or 0.3. */
static bool read_amount(Reader *r, int node, float *amount, bool *share) {
    char text[32], *end;
    if (!reader_text(r, node, "within", text, sizeof text)) return false;
    double value = strtod(text, &end);
    end += strspn(end, " ");
    *share = strcmp(end, "%") == 0;
    *amount = (float)(*share ? value / 100 : value);
    bool good = end != text && (*share || *end == '\0') && isfinite(value) && value > 0;
    char quoted[64];
    return good || reader_fail(r, node, "within is %s; write a number above 0, or a share as 5 %%",
                               clean_quote(text, quoted));
}

static bool read_within_line(Reader *r, int node, Sought *s) {
    if (node < 0) return true;
    float *const value[] = {&s->within, &s->apart};
    int i = 0;
    bool list = r->tree.node[node].kind == TREE_LIST;
    if (!list || reader_list(r, node, "within", 2) != 2)
        return reader_fail(r, node,
                           "within of a line is a list of two: degrees, and how far apart "
                           "in units of the plane, as in within: [10, 0.5]");
    for (int item = reader_first(r, node); item >= 0 && i < 2; item = reader_next(r, item)) {
        if (!reader_float(r, item, "within", 1e-6, 1e6, value[i++])) return false;
    }
    return true;
}

static bool read_within(Reader *r, int node, Predict *p) {
    Sought *s = &p->sought;
    if (p->kind == PREDICT_LINE) {
        s->within = 10;
        return read_within_line(r, node, s);
    }
    s->within = p->kind == PREDICT_NUMBER ? 0.01f : 0.15f;
    s->share = true;
    return node < 0 || read_amount(r, node, &s->within, &s->share);
}

/* `right` takes the place of a truth, of which there must be one or the other. */
static bool check_right(Reader *r, const int at[PREDICT_KEYS], const Predict *p) {
    const Sought *s = &p->sought;
    bool any = at[LINE] >= 0 && r->tree.node[at[LINE]].kind == TREE_TEXT &&
               strcmp(tree_text(&r->tree, at[LINE]), "any") == 0;
    if (s->right && at[WITHIN] >= 0)
        return reader_fail(r, at[WITHIN],
                           "within says how near to what happens, right is a "
                           "condition of its own; keep one");
    if (s->right && p->kind == PREDICT_NUMBER)
        return reader_fail(r, at[RIGHT],
                           "right is for a line or a sketch; of a number, within "
                           "says how near is right");
    if (s->right && p->kind == PREDICT_LINE && !any)
        return reader_fail(r, at[RIGHT], "with right any line may do; write line: any");
    return s->right || !any ||
           reader_fail(r, at[LINE],
                       "line: any needs a condition; write one, as in right: "
                       "guess_wrong == 0");
}

/* --- Replies --- */

/* "< 2" is said of the number, "12" is that number; anything else is a condition as it stands. */
static bool read_reply_when(Build *b, Reader *r, int node, const Predict *p, const char **when) {
    char key[256], text[300], *end;
    Expression e;
    Message problem;
    if (!reader_text(r, node, "a reply", key, sizeof key)) return false;
    strtod(key, &end);
    bool number = p->kind == PREDICT_NUMBER, compares = key[0] && strchr("<>=!", key[0]);
    bool value = end != key && *end == '\0';
    const char *before = number && compares ? "guess " : number && value ? "guess == " : "";
    snprintf(text, sizeof text, "%s%s", before, key);
    if (!eval_condition(&e, text, &problem))
        return reader_fail(r, node, "in replies, %s", problem.text);
    *when = build_text(b, text, strlen(text));
    return true;
}

static bool read_replies(Build *b, Reader *r, int map, Predict *p) {
    const TreeNode *node = r->tree.node;
    int i = 0;
    if (map < 0) return true;
    if (node[map].kind != TREE_MAP)
        return reader_fail(r, map,
                           "replies is no map; write conditions and what is said then, as "
                           "in replies: {\"< 2\": \"Too little.\"}");
    if (node[map].count > LESSON_CHOICES)
        return reader_fail(r, map, "replies has %d items; give at most %d", node[map].count,
                           LESSON_CHOICES);
    for (int key = node[map].first; key >= 0; key = node[node[key].next].next, i++) {
        if (!read_reply_when(b, r, key, p, &p->reply_when[i]) ||
            !field_prose(b, r, node[key].next, "a reply", &p->reply[i]))
            return false;
    }
    return true;
}

/* --- All --- */

bool sought_read(Build *b, Reader *r, const int at[PREDICT_KEYS], Predict *p) {
    Sought *s = &p->sought;
    p->kind = at[NUMBER] >= 0 ? PREDICT_NUMBER : at[LINE] >= 0 ? PREDICT_LINE : PREDICT_LOSS;
    bool good = at[NUMBER] >= 0 ? field_condition(b, r, at[NUMBER], "number", &s->truth[0])
                : at[LINE] >= 0 ? read_line(b, r, at[LINE], s)
                                : read_sketch(r, at[SKETCH], p);
    return good && field_condition(b, r, at[RIGHT], "right", &s->right) && check_right(r, at, p) &&
           read_within(r, at[WITHIN], p) && read_replies(b, r, at[REPLIES], p);
}
