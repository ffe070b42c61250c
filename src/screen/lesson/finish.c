/* See lesson.h. */
#include "screen/lesson/lesson.h"

#include <math.h>
#include <stdio.h>

#include "screen/header/header.h"
#include "screen/home/shelf.h"
#include "ui/widgets.h"

static int steps_done(const View *view) {
    const Player *player = view->player;
    const ProgressEntry *entry = progress_find(view->progress, player->path);
    int done = 0;
    for (int s = 0; s < player->lesson.steps; s++)
        done += player_step_done(player, s) || progress_step_done(entry, s);
    return done;
}

/* What is left, and how to get there. */
static void account(Flow *flow) {
    const Player *player = flow->view->player;
    int steps = player->lesson.steps, done = steps_done(flow->view);
    TextStyle style = view_style(flow->view, TYPE_BODY, flow->view->theme->ink, ALIGN_LEFT);
    char text[160];
    style.size *= 1.1f;
    if (done == steps) {
        style.color = flow->view->theme->good;
        style.face = FONT_BOLD;
        snprintf(text, sizeof text, steps > 1 ? "✓ All %d steps are done." : "✓ It is done.",
                 steps);
    } else
        snprintf(
            text, sizeof text,
            "%d of %d steps are done. Those with a pale dot below still have a question or a task "
            "that waits for you.",
            done, steps);
    shapes_mark(flow->view->out, "finish", done);
    flow_text(flow, text, &style, 1.5f);
    shapes_mark(flow->view->out, NULL, 0);
}

static void button(Flow *flow, const char *label, bool primary, Tag tag) {
    float h = view_units(flow->view, 38);
    view_button(flow->view, (Rect){flow->x, flow->y, flow->width, h}, label, primary, tag);
    flow->y += h + view_units(flow->view, 10);
}

/* "You said “12”; it is “36”." */
static void missed_choice(Flow *flow, const Predict *asked, int missed, const TextStyle *style) {
    char said[256], answer[256];
    const Piece sentence[] = {{.words = "You said “"},
                              predict_block_choice(flow, asked, missed - 1, said),
                              {.words = "”; it is “"},
                              predict_block_choice(flow, asked, asked->answer, answer),
                              {.words = "”."}};
    flow_pieces(flow, sentence, 5, style, (Prose){0, 0}, style, 1.45f);
}

/* "You said 12; it is 36.", or how far off a line or a curve was. */
static void missed_guess(Flow *flow, const Predict *asked, const PlayerStep *state, int predict,
                         const TextStyle *style) {
    char text[300];
    double truth = state->facts[predict].truth;
    if (asked->kind == PREDICT_NUMBER && !isnan(truth)) {
        char said[32], is[32];
        snprintf(text, sizeof text, "You said %s; it is %s.",
                 guess_block_number(state->first_guess[predict].number, said),
                 guess_block_number(truth, is));
    } else {
        guess_block_said(asked, &state->first_guess[predict], &state->first_facts[predict], text);
    }
    flow_text(flow, text, style, 1.45f);
}

/* A line for each prediction that was not right at once: what was said and what is so, and back to
 * its step. */
static void missed_line(Flow *flow, int step, int predict) {
    View *view = flow->view;
    const LessonStep *s = &view->player->lesson.step[step];
    const PlayerStep *state = &view->player->state[step];
    const Predict *asked = &s->predict[predict];
    char text[300];
    if (!state->missed[predict]) return;
    TextStyle title = view_style(view, TYPE_BODY, view->theme->accent, ALIGN_LEFT);
    TextStyle ink = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    Rect row = {flow->x - 4, flow->y, flow->width + 8, 0};
    snprintf(text, sizeof text, "%d  %.200s", step + 1, s->title);
    shapes_mark_part(view->out, "missed", step, predict);
    flow_text(flow, text, &title, 1.45f);
    Flow then = *flow;
    then.frozen = &state->begin;
    if (asked->kind == PREDICT_CHOICE)
        missed_choice(&then, asked, state->missed[predict], &ink);
    else
        missed_guess(&then, asked, state, predict, &ink);
    flow->y = then.y;
    shapes_mark(view->out, NULL, 0);
    row.h = flow->y - row.y;
    view_feedback(view, row, 4, lesson_input_tag(LESSON_STEP, step));
    target_place(view->out, lesson_input_tag(LESSON_STEP, step), row);
    flow->y += view_units(view, 8);
}

static void recap(Flow *flow) {
    const Player *player = flow->view->player;
    TextStyle caption = view_style(flow->view, TYPE_CAPTION, flow->view->theme->quiet, ALIGN_LEFT);
    bool headed = false;
    for (int s = 0; s < player->lesson.steps; s++) {
        for (int p = 0; p < player->lesson.step[s].predicts && p < PLAYER_PREDICTS; p++) {
            if (player->state[s].missed[p] && !headed) {
                flow->y += view_units(flow->view, 18);
                flow_text(flow, "LOOK AGAIN", &caption, 1.8f);
                headed = true;
            }
            missed_line(flow, s, p);
        }
    }
}

void finish_page(Flow *flow) {
    View *view = flow->view;
    const Shelf *shelf = view->shelf;
    int next = shelf_next(shelf, view->player->path);
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    char text[200];
    account(flow);
    recap(flow);
    flow->y += view_units(view, 22);
    if (next < 0) {
        button(flow, "All lessons", true, lesson_input_tag(LESSON_ONWARD, 0));
        return;
    }
    flow_text(flow, "NEXT LESSON", &caption, 1.8f);
    snprintf(text, sizeof text, "%d  %.128s", next + 1, shelf->lesson[next].title);
    button(flow, text, true, lesson_input_tag(LESSON_ONWARD, 0));
    button(flow, "All lessons", false, act_tag(ACT_HOME));
    flow->y += view_units(view, 6);
    TextStyle quiet = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    flow_text(flow, "Enter opens the next lesson, PageUp leads back.", &quiet, 1.5f);
}
