/* See predict.h. */
#include "lesson/predict.h"

#include <assert.h>
#include <string.h>

#include "lesson/field.h"
#include "lesson/sought.h"
#include "scene/clean.h"
#include "scene/hint.h"

/* The ways to answer, of which a question has one. */
static const int ways[] = {CHOICES, NUMBER, LINE, SKETCH};
enum { WAYS = sizeof ways / sizeof *ways };

/* Which of the ways it has; -1 with a message for none or two. */
static int way_of(Reader *r, int map, const int at[PREDICT_KEYS]) {
    int way = -1;
    for (int i = 0; i < WAYS; i++) {
        if (at[ways[i]] < 0) continue;
        if (way >= 0) {
            reader_fail(r, at[ways[i]],
                        "a {predict} is answered in one way; keep one of choices, "
                        "number, line and sketch");
            return -1;
        }
        way = ways[i];
    }
    if (way < 0)
        reader_fail(r, map,
                    "this {predict} has no choices; write them, as in choices: [\"Yes\", "
                    "\"No\"], or ask for a number, a line or a sketch");
    return way;
}

static bool has_all(Reader *r, int map, const int at[PREDICT_KEYS]) {
    const char *where = "{predict}";
    int way = way_of(r, map, at);
    if (way < 0 || !field_needed(r, map, at[ASK], where, "ask", "ask: Will it be enough?"))
        return false;
    if (way != CHOICES && at[ANSWER] >= 0)
        return reader_fail(r, at[ANSWER], "answer is for choices; what is right here stands in %s",
                           way == NUMBER ? "number"
                           : way == LINE ? "line"
                                         : "within or right");
    if (way == CHOICES && (at[WITHIN] >= 0 || at[RIGHT] >= 0))
        return reader_fail(r, at[WITHIN] >= 0 ? at[WITHIN] : at[RIGHT],
                           "within and right are for a number, a line or a sketch; of choices, "
                           "answer says which is right");
    return (way != CHOICES ||
            field_needed(r, map, at[ANSWER], where, "answer", "answer: \"No\"")) &&
           field_needed(r, map, at[WHY], where, "why", "why: It takes five more.");
}

static bool read_choices(Build *b, Reader *r, int node, Predict *p) {
    int count = reader_list(r, node, "choices", LESSON_CHOICES);
    if (count < 0) return false;
    if (count < 2) {
        return reader_fail(r, node, "choices has %d item%s; give 2 to %d", count,
                           count == 1 ? "" : "s", LESSON_CHOICES);
    }
    for (int item = reader_first(r, node); item >= 0; item = reader_next(r, item)) {
        const char **choice = &p->choice[p->choices];
        if (!field_text(b, r, item, "a choice", choice)) return false;
        if (strchr(*choice, '$') && !field_prose(b, r, item, "a choice", &p->formula[p->choices]))
            return false;
        for (int i = 0; i < p->choices; i++) {
            char quoted[64];
            if (strcmp(p->choice[i], p->choice[p->choices]) != 0) continue;
            return reader_fail(r, item, "the choice %s stands there twice; keep one",
                               clean_quote(p->choice[i], quoted));
        }
        p->choices++;
    }
    return true;
}

static bool read_answer(Reader *r, int node, Predict *p) {
    char quoted[64], hint[256];
    const char *answer = reader_word(r, node, "answer");
    if (!answer) return false;
    for (int i = 0; i < p->choices; i++) {
        p->answer = i;
        if (strcmp(p->choice[i], answer) == 0) return true;
    }
    return reader_fail(r, node, "answer is %s, which is none of the choices; %s",
                       clean_quote(answer, quoted), hint_name(answer, p->choice, p->choices, hint));
}

/* A map from choices to prose. */
static bool read_replies(Build *b, Reader *r, int map, Predict *p) {
    int at[LESSON_CHOICES];
    if (!reader_map(r, map, "replies", p->choice, p->choices, at)) return false;
    for (int i = 0; i < p->choices; i++) {
        p->has_reply[i] = at[i] >= 0;
        if (!field_prose(b, r, at[i], "a reply", &p->reply[i])) return false;
    }
    return true;
}

bool predict_read(Build *b, Reader *r, int map, Predict *p) {
    static const char *const keys[PREDICT_KEYS] = {
        [ASK] = "ask",     [CHOICES] = "choices", [ANSWER] = "answer", [NUMBER] = "number",
        [LINE] = "line",   [SKETCH] = "sketch",   [WITHIN] = "within", [RIGHT] = "right",
        [WHY] = "why",     [REPLIES] = "replies", [WHEN] = "when",     [HIDES] = "hides",
        [PROOF] = "proof", [AFTER] = "after"};
    static_assert(PREDICT_KEYS == 14, "a name for each key");
    int at[PREDICT_KEYS];
    *p = (Predict){.after = -1};
    if (!reader_map(r, map, "{predict}", keys, PREDICT_KEYS, at) || !has_all(r, map, at))
        return false;
    bool good = at[CHOICES] >= 0
                    ? read_choices(b, r, at[CHOICES], p) && read_answer(r, at[ANSWER], p) &&
                          read_replies(b, r, at[REPLIES], p)
                    : sought_read(b, r, at, p);
    return good && field_condition(b, r, at[WHEN], "when", &p->when) &&
           opening_read_hidden(r, at[HIDES], "hides", &p->hidden) &&
           field_condition(b, r, at[PROOF], "proof", &p->proof) &&
           field_lines(b, r, at[AFTER], "after", p->after_line, &p->after) &&
           field_prose(b, r, at[ASK], "ask", &p->ask) && field_prose(b, r, at[WHY], "why", &p->why);
}
