/* See check.h. */
#include "lesson/check.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lab/experiment.h"
#include "lesson/answer_check.h"
#include "lesson/derive.h"
#include "lesson/passage.h"
#include "lesson/show.h"
#include "lesson/solve.h"

/* The step that is being played. */
typedef struct Stage {
    LessonCheck *check;
    Player *player;
    Lab *lab;
    const LessonStep *step;
    const Span *told; /* the false claim that was told of last */
} Stage;

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
static void
problem(const Stage *s, int line, const char *format, ...) {
    Message text, whole;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text.text, sizeof text.text, format, arguments);
    va_end(arguments);
    message_set(&whole, "%.120s:%d: %.380s", s->player->path, line, text.text);
    s->check->problems++;
    s->check->report(s->check->data, whole.text);
}

/* --- Numbers --- */

static void check_prose(const Stage *s, Prose prose) {
    const Names names = player_names(s->player, s->lab);
    for (int i = prose.first; i < prose.first + prose.count; i++) {
        const Span *span = &s->player->lesson.span[i];
        Message why;
        double value;
        int decimals;
        bool number = span->kind == SPAN_EVAL || span->kind == SPAN_WAS || span->kind == SPAN_CLASS;
        bool condition =
            span->kind == SPAN_IF || span->kind == SPAN_CLAIM || span->kind == SPAN_NOW;
        if (!number && !condition) continue;
        s->check->numbers++;
        if (!names_evaluate(&names, span->text, &value, &decimals, &why)) {
            problem(s, span->line, "`%.80s`: %s", span->text, why.text);
        } else if (isnan(value) && number) {
            problem(s, span->line, "`%.80s` has no value when all of the step is done", span->text);
        } else if (span->kind == SPAN_CLASS && !names_is_class(&names, value)) {
            problem(s, span->line, "{class}`%.80s` is %g: there is no such class", span->text,
                    value);
        }
    }
}

static bool check_passage(void *data, const Passage *passage) {
    check_prose(data, passage->prose);
    return true;
}

/* Live numbers may wait for something to happen, but they must have a value when all is done. */
static void check_numbers(Stage *s) {
    passage_each(s->step, check_passage, s);
}

/* --- Tasks --- */

static int line_of(const Stage *s, BlockKind kind, int which) {
    for (int i = 0; i < s->step->blocks; i++) {
        const Block *b = &s->step->block[i];
        if (b->kind != kind) continue;
        if (kind == BLOCK_DERIVE || kind == BLOCK_LOG) return b->line;
        if (kind == BLOCK_PREDICT && b->predict == which) return b->line;
        if (kind == BLOCK_TASK && which >= b->first_task && which < b->first_task + b->tasks)
            return b->line;
    }
    return s->step->line;
}

/* Where lines that are done stand. */
typedef struct Lines {
    const Stage *stage;
    int line; /* of the file */
} Lines;

static bool heard(void *data, const Message *why) {
    const Lines *lines = data;
    if (why)
        problem(lines->stage, lines->line, "%s", why->text);
    else
        player_look(lines->stage->player, lines->stage->lab); /* the log follows every line */
    return !why;
}

static bool run_lines(const Stage *s, const char *const *line, int count, int where) {
    Lines lines = {s, where};
    return solve_lines(s->lab, line, count, heard, &lines);
}

/* What is not there yet may come: of a layer that is to be added, say. */
static bool readable(const Stage *s, const char *expression, int line) {
    const Names names = player_names(s->player, s->lab);
    Message why;
    if (names_known(&names, expression, &why)) return true;
    problem(s, line, "`%.80s`: %s", expression, why.text);
    return false;
}

static bool holds(const Stage *s, const char *expression) {
    const Names names = player_names(s->player, s->lab);
    return names_true(&names, expression);
}

/* ": loss is 12.4", or nothing; text: [300]. */
static const char *values_of(const Stage *s, const char *expression, char text[300]) {
    const Names names = player_names(s->player, s->lab);
    char values[256];
    snprintf(text, 300, "%s%s", names_values(&names, expression, values)[0] ? ": " : "", values);
    return text;
}

/* What a sentence claims must be so: when the step begins, and when all of it is done. One that is
 * false is told once. */
static void check_claims(Stage *s) {
    player_look(s->player, s->lab);
    const Span *claim = player_false_claim(s->player, s->lab);
    if (!claim || claim == s->told) return;
    s->told = claim;
    char values[300];
    problem(s, claim->line, "{claim}`%.120s` does not hold%s", claim->text,
            values_of(s, claim->text, values));
}

/* What a step asks for it must offer: without the tools, nothing can be placed, moved or erased. */
static bool needs_tools(const Task *task) {
    for (int i = 0; i < task->solve; i++) {
        if (solve_needs_tools(task->solve_line[i])) return true;
    }
    return false;
}

/* False when it cannot be met, so that what follows it would only fail for the same reason. */
static bool check_task(const Stage *s, int t) {
    const Task *task = &s->step->task[t];
    int line = line_of(s, BLOCK_TASK, t);
    char values[300];
    s->check->tasks++;
    if (!readable(s, task->when, line)) return false;
    if (holds(s, task->when))
        problem(s, line, "task %d (`%.80s`) is met before it is solved%s", t + 1, task->when,
                values_of(s, task->when, values));
    if (needs_tools(task) && !player_offers(s->player, SHOW_TOOLS))
        problem(s, line,
                "task %d places, moves or erases points, but `show` does not offer `points`",
                t + 1);
    if (!run_lines(s, task->solve_line, task->solve, line)) return false;
    if (holds(s, task->when)) return true;
    problem(s, line, "task %d (`%.80s`) is not met by its solve%s", t + 1, task->when,
            values_of(s, task->when, values));
    return false;
}

/* --- Derivatives --- */

/* They are what central differences say, and what is printed is accepted. */
static bool check_derive(const Stage *s) {
    int line = line_of(s, BLOCK_DERIVE, 0);
    Demand demand;
    Message why;
    s->check->tasks++;
    bool good = derive_demand(&s->step->derive, s->lab, &demand, &why) &&
                derive_prove(s->lab, &why) && derive_solve(s->lab, &why);
    if (!good) problem(s, line, "{derive}: %s", why.text);
    player_look(s->player, s->lab);
    return good;
}

/* The step's tasks, and its derivatives where they come among them. False when one cannot be
 * met. */
static bool check_tasks(const Stage *s) {
    int derive = derive_after(s->step);
    for (int t = 0; t <= s->step->tasks; t++) {
        if (t == derive && !check_derive(s)) return false;
        if (t < s->step->tasks && !check_task(s, t)) return false;
    }
    return true;
}

/* --- Predictions --- */

/* Of questions that are not chosen from; shown [PLAYER_PREDICTS]. */
static void check_open(const Stage *s, AnswerShown *shown) {
    for (int p = 0; p < s->step->predicts && p < PLAYER_PREDICTS; p++) {
        Message why;
        bool made = s->step->predict[p].kind != PREDICT_CHOICE;
        if (made && !answer_check_open(s->player, s->lab, p, &shown[p], &why))
            problem(s, line_of(s, BLOCK_PREDICT, p), "{predict}: %s", why.text);
    }
}

static void check_answered(const Stage *s, const AnswerShown *shown) {
    for (int p = 0; p < s->step->predicts && p < PLAYER_PREDICTS; p++) {
        Message why;
        bool made = s->step->predict[p].kind != PREDICT_CHOICE;
        if (made && !answer_check_done(s->player, s->lab, p, &shown[p], &why))
            problem(s, line_of(s, BLOCK_PREDICT, p), "{predict}: %s", why.text);
    }
}

/* What was asked must happen while the step is done, or its reason is never told. */
static void check_reasons(const Stage *s) {
    const PlayerStep *state = &s->player->state[s->player->step];
    player_look(s->player, s->lab);
    for (int p = 0; p < s->step->predicts && p < PLAYER_PREDICTS; p++) {
        const char *when = s->step->predict[p].when;
        int line = line_of(s, BLOCK_PREDICT, p);
        char values[300];
        if (!when || !readable(s, when, line) || state->happened[p]) continue;
        problem(s, line,
                "the reason is never told: `%.120s` does not hold while the tasks are done%s", when,
                values_of(s, when, values));
    }
}

static void check_log(const Stage *s) {
    const LessonStep *step = s->step;
    if (step->has_log && step->log.goal) readable(s, step->log.goal, line_of(s, BLOCK_LOG, 0));
}

static void choose_all(const Stage *s) {
    for (int p = 0; p < s->step->predicts; p++) {
        answer_give_truth(s->player, s->lab, p);
    }
}

/* All that the step asks for, without checking it. */
static bool do_tasks(const Stage *s, int line) {
    Lines lines = {s, line};
    return solve_step(s->lab, s->step, heard, &lines);
}

static void check_proof(const Stage *s, int p) {
    const Predict *predict = &s->step->predict[p];
    int line = line_of(s, BLOCK_PREDICT, p);
    char values[300];
    if (!predict->proof) return;
    s->check->proofs++;
    player_reset(s->player, s->lab);
    choose_all(s);
    if (predict->after >= 0) {
        if (!run_lines(s, predict->after_line, predict->after, line)) return;
    } else {
        if (!do_tasks(s, line)) return;
    }
    if (!readable(s, predict->proof, line) || holds(s, predict->proof)) return;
    problem(s, line, "the answer is not what happens: `%.120s` does not hold%s", predict->proof,
            values_of(s, predict->proof, values));
}

/* --- Steps --- */

/* What its experiment varies there must be. */
static void check_experiment(const Stage *s) {
    const SceneExperiment *def = &s->lab->scene.experiment;
    Message why;
    if (def->given && !experiment_check(&s->lab->scene, def, &why))
        problem(s, s->step->scene_line, "experiment: %s", why.text);
}

/* What is said of a line of the file begins with that: "13: there is no setting 'rat'". */
static void report_refused(const Stage *s) {
    const char *why = s->player->refused.text;
    int line = s->step->scene_line, at = 0, length = 0;
    bool placed = sscanf(why, "%d: %n", &at, &length) == 1 && length > 0;
    problem(s, placed ? at : line, "%s", placed ? why + length : why);
}

/* Nothing stands under its heading, which was told. */
static bool is_empty(const LessonStep *step) {
    return step->blocks == 1 && step->block[0].kind == BLOCK_ERROR && !step->has_look;
}

/* False when those that go on from it cannot be played. */
static bool check_step(Stage *s) {
    s->check->steps++;
    if (s->player->refused.text[0]) {
        report_refused(s);
        return false;
    }
    if (!s->step->has_scene && s->step->opening.from == FROM_SCENE) {
        if (!is_empty(s->step))
            problem(s, s->step->line,
                    "this step does not say what it stands on; give it a {scene} of its own, or "
                    "one with from: solved or from: here");
        return false;
    }
    check_experiment(s);
    AnswerShown shown[PLAYER_PREDICTS] = {0};
    check_open(s, shown);
    choose_all(s);
    if (s->check->visit) s->check->visit(s->check->data, s->player, s->lab, false);
    check_claims(s);
    if (!check_tasks(s)) return false;
    check_numbers(s);
    check_claims(s);
    check_answered(s, shown);
    check_reasons(s);
    check_log(s);
    if (s->check->visit) s->check->visit(s->check->data, s->player, s->lab, true);
    for (int p = 0; p < s->step->predicts; p++) check_proof(s, p);
    if (s->step->predicts > 0) { /* the proofs went elsewhere */
        player_reset(s->player, s->lab);
        choose_all(s);
        do_tasks(s, s->step->line);
    }
    return true;
}

/* Plays what can be played: a step that cannot be, and those that go on from it, would only fail
 * for a reason that was told already. */
static void check_steps(Stage *s) {
    const Lesson *lesson = &s->player->lesson;
    bool sound = lesson->step[0].has_scene || lesson->step[0].unplayable;
    s->step = &lesson->step[0];
    if (!sound && !is_empty(s->step))
        problem(s, s->step->line,
                "the first step has no {scene} that sets something up, and there is none before "
                "it to go on from; give it data, a network or a graph");
    for (int i = 0; i < lesson->steps; i++) {
        s->step = &lesson->step[i];
        if (s->step->unplayable || (!sound && !s->step->has_scene)) {
            sound = false;
            continue;
        }
        player_go(s->player, s->lab, i);
        sound = check_step(s);
    }
}

static void report_errors(const Stage *s) {
    for (int i = 0; i < s->player->lesson.steps; i++) {
        const LessonStep *step = &s->player->lesson.step[i];
        for (int b = 0; b < step->blocks; b++) {
            if (step->block[b].kind != BLOCK_ERROR) continue;
            s->check->problems++;
            s->check->report(s->check->data, step->block[b].text);
        }
    }
}

bool lesson_check(LessonCheck *check, const char *path, int threads) {
    Message message;
    Lab lab = lab_create(threads);
    Player player = {0};
    Stage stage = {.check = check, .player = &player, .lab = &lab};
    check->problems = 0;
    if (!player_open(&player, &lab, path, 0, &message)) {
        check->problems++;
        check->report(check->data, message.text);
    } else {
        report_errors(&stage);
        check_steps(&stage);
    }
    player_destroy(&player);
    lab_destroy(&lab);
    return check->problems == 0;
}
