/* See told.h. */
#include "web/told.h"

#include <string.h>

#include "draw/text.h"
#include "lab/lab.h"
#include "lesson/passage.h"
#include "lesson/said.h"
#include "ui/target.h"

/* ---- a step of a lesson, read aloud */

typedef struct Reading {
    const Player *player;
    Names names;
    char *text;
} Reading;

static void add_span(const Reading *reading, const Span *span) {
    switch (span->kind) {
    case SPAN_TEXT:
    case SPAN_CODE:
    case SPAN_MATH:
    case SPAN_KEY:
    case SPAN_LINK: text_add(reading->text, TOLD_TEXT, "%s", span->text); break;
    case SPAN_EVAL:
    case SPAN_WAS: {
        double value;
        int decimals;
        if (names_evaluate(&reading->names, span->text, &value, &decimals, NULL))
            text_add(reading->text, TOLD_TEXT, "%.*f", decimals < 0 ? 2 : decimals, value);
        break;
    }
    case SPAN_BREAK: text_add(reading->text, TOLD_TEXT, "\n"); break;
    case SPAN_IF:
    case SPAN_ELSE:
    case SPAN_END:
    case SPAN_CLAIM:
    case SPAN_NOW:
    case SPAN_CLASS: break;
    }
}

/* What a person reads from the first: neither reasons nor replies, which come later. */
static bool read_passage(void *data, const Passage *passage) {
    const Reading *reading = data;
    Said said = SAID_BEGIN;
    if (passage->kind == PASSAGE_WHY || passage->kind == PASSAGE_REPLY) return true;
    if (passage->kind == PASSAGE_TASK) text_add(reading->text, TOLD_TEXT, "Your task: ");
    if (passage->text) text_add(reading->text, TOLD_TEXT, "%s", passage->text);
    for (int i = 0; i < passage->prose.count; i++) {
        const Span *span = &reading->player->lesson.span[passage->prose.first + i];
        if (said_next(&said, span, &reading->names)) add_span(reading, span);
    }
    text_add(reading->text, TOLD_TEXT, "\n");
    return true;
}

static void read_step(const Frame *frame, char text[TOLD_TEXT]) {
    const Player *player = &frame->player;
    const LessonStep *step = &player->lesson.step[player->step];
    Reading reading = {player, player_names(player, &frame->lab), text};
    text_add(text, TOLD_TEXT, "Step %d of %d: %s\n", player->step + 1, player->lesson.steps,
             step->title);
    passage_each(step, read_passage, &reading);
}

/* ---- what is new */

static int tasks_done(const Player *player) {
    int done = 0;
    for (int t = 0; player->playing && t < LESSON_TASKS; t++)
        done += player->state[player->step].ticked[t];
    return done;
}

static void tell_lesson(Told *told, const Frame *frame, char text[TOLD_TEXT]) {
    const Player *player = &frame->player;
    int step = player->playing && !player->finished ? player->step + 1 : 0;
    int done = tasks_done(player);
    if (step > 0 && step != told->step)
        read_step(frame, text);
    else if (step > 0 && done > told->done)
        text_add(text, TOLD_TEXT, "Done: %d of the tasks of this step.\n", done);
    told->step = step;
    told->done = done;
}

static void tell_run(Told *told, const Lab *lab, char text[TOLD_TEXT]) {
    if (told->playing && !lab->play.playing && !lab_is_graph(lab))
        text_add(text, TOLD_TEXT, "Epoch %lld, loss %.4g.\n", (long long)lab_now(lab),
                 (double)lab->score.loss);
    told->playing = lab->play.playing;
}

static void tell_said(Told *told, const Frame *frame, char text[TOLD_TEXT]) {
    const Message *said = frame->ui.said.text[0] ? &frame->ui.said : &frame->lab.notice;
    if (strcmp(said->text, told->said.text) == 0) return;
    told->said = *said;
    text_add(text, TOLD_TEXT, "%s\n", said->text);
}

static void tell_focus(Told *told, const Tag *focus, char text[TOLD_TEXT]) {
    const Target *target = focus->target;
    bool same = target == told->focus.target && focus->index == told->focus.index &&
                focus->part == told->focus.part;
    told->focus = *focus;
    if (same || !target) return;
    text_add(text, TOLD_TEXT, "%s %d", target->name, focus->index + 1);
    if (target->hint) text_add(text, TOLD_TEXT, ": %s", target->hint);
    text_add(text, TOLD_TEXT, "\n");
}

bool told_news(Told *told, const Frame *frame, char text[TOLD_TEXT]) {
    text[0] = '\0';
    tell_lesson(told, frame, text);
    tell_run(told, &frame->lab, text);
    tell_said(told, frame, text);
    tell_focus(told, &frame->ui.focus, text);
    return text[0] != '\0';
}
