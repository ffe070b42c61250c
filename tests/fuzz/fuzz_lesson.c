/* Any bytes as a lesson: refused with a message that names a line, or steps within all limits whose
 * spans, texts and lists hang together. */
#include <string.h>

#include "fuzz.h"
#include "lesson/lesson_file.h"
#include "lesson/show.h"
#include "scene/clean.h"

static void check_prose(const Lesson *lesson, Prose prose) {
    PROMISE(prose.first >= 0 && prose.count >= 0);
    PROMISE(prose.count == 0 || prose.first + prose.count <= lesson->spans);
}

static void check_spans(const Lesson *lesson) {
    for (int i = 0; i < lesson->spans; i++) {
        const Span *span = &lesson->span[i];
        PROMISE(span->kind <= SPAN_BREAK && span->line >= 1 && clean_is(span->text));
        PROMISE((span->kind == SPAN_LINK) == (span->link != NULL));
        PROMISE(span->kind == SPAN_BREAK || span->kind == SPAN_ELSE || span->kind == SPAN_END ||
                span->text[0] != '\0');
    }
}

static void check_predict(const Lesson *lesson, const Predict *predict) {
    check_prose(lesson, predict->ask);
    check_prose(lesson, predict->why);
    bool chosen = predict->kind == PREDICT_CHOICE;
    PROMISE(predict->choices >= (chosen ? 2 : 0) &&
            predict->choices <= (chosen ? LESSON_CHOICES : 0));
    PROMISE(predict->answer >= 0 && predict->answer < (chosen ? predict->choices : 1));
    PROMISE(predict->kind != PREDICT_NUMBER || predict->sought.truth[0]);
    PROMISE(predict->kind != PREDICT_LOSS || predict->sought.epochs > 0);
    for (int i = 0; i < LESSON_CHOICES; i++) check_prose(lesson, predict->reply[i]);
    PROMISE(predict->after >= -1 && predict->after <= LESSON_SOLVE);
    for (int i = 0; i < predict->choices; i++) PROMISE(clean_is(predict->choice[i]));
    for (int i = 0; i < predict->after; i++) PROMISE(clean_is(predict->after_line[i]));
}

static void check_task(const Lesson *lesson, const Task *task) {
    check_prose(lesson, task->say);
    PROMISE(task->when && task->solve >= 0 && task->solve <= LESSON_SOLVE);
    for (int i = 0; i < task->solve; i++) PROMISE(clean_is(task->solve_line[i]));
}

static void check_log(const LessonStep *step) {
    PROMISE(step->log.columns >= 0 && step->log.columns <= LOG_COLUMNS);
    for (int i = 0; i < step->log.columns; i++) PROMISE(clean_is(step->log.column[i]));
    PROMISE(!step->log.goal || clean_is(step->log.goal));
}

static void check_block(const Lesson *lesson, const LessonStep *step, const Block *block) {
    bool text =
        block->kind == BLOCK_CODE || block->kind == BLOCK_MATH || block->kind == BLOCK_ERROR;
    PROMISE(text == (block->text != NULL));
    PROMISE(block->line >= 1 && block->depth >= 0 && block->depth <= 2 * LESSON_DEPTH + 2);
    PROMISE(block->cells >= 0 && block->cells <= LESSON_COLUMNS);
    PROMISE(block->number >= -2);
    PROMISE(block->kind != BLOCK_MATH || clean_is(block->text));
    check_prose(lesson, block->prose);
    for (int i = 0; i < block->cells; i++) check_prose(lesson, block->cell[i]);
    if (block->kind == BLOCK_PREDICT) check_predict(lesson, &step->predict[block->predict]);
    PROMISE(block->first_task + block->tasks <= step->tasks);
    PROMISE(block->kind != BLOCK_ERROR ||
            (step->broken && strncmp(block->text, "t.md:", 5) == 0 && clean_is(block->text)));
}

static void check_step(const Lesson *lesson, const LessonStep *step) {
    PROMISE(step->blocks <= LESSON_BLOCKS && step->tasks <= LESSON_TASKS);
    PROMISE(clean_is(step->title) && step->line >= 1);
    PROMISE(!step->has_scene || step->has_look);
    check_log(step);
    for (int i = 0; i < step->blocks; i++) check_block(lesson, step, &step->block[i]);
    for (int i = 0; i < step->tasks; i++) check_task(lesson, &step->task[i]);
    for (int i = 0; i < step->scene.show.count && step->has_look; i++) {
        PROMISE(show_knows(step->scene.show.name[i], NULL));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    Lesson lesson;
    Message message = {""};
    if (!lesson_parse(&lesson, (const char *)bytes, size, "t.md", "", &message)) {
        PROMISE(strncmp(message.text, "t.md:", 5) == 0 && clean_is(message.text));
        return 0;
    }
    bool broken = false;
    PROMISE(lesson.steps >= 1 && lesson.steps <= LESSON_STEPS);
    PROMISE(clean_is(lesson.title) && clean_is(lesson.summary) && clean_is(lesson.chapter));
    check_spans(&lesson);
    for (int i = 0; i < lesson.steps; i++) {
        check_step(&lesson, &lesson.step[i]);
        broken |= lesson.step[i].broken;
    }
    PROMISE(broken == (lesson.error.text[0] != '\0'));
    lesson_destroy(&lesson);
    return 0;
}
