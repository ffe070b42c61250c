/* See passage.h. */
#include "lesson/passage.h"

#include <stddef.h>

typedef struct Reading {
    PassageVisit *visit;
    void *data;
} Reading;

static bool read_passage(const Reading *r, Passage passage) {
    return r->visit(r->data, &passage);
}

static bool read_block(const Reading *r, const Block *block) {
    Passage p = {.kind = PASSAGE_BLOCK, .line = block->line};
    bool on = true;
    if (block->kind == BLOCK_MATH) {
        p.kind = PASSAGE_MATH;
        p.text = block->text;
        return read_passage(r, p);
    }
    p.prose = block->prose;
    on = read_passage(r, p);
    for (int c = 0; c < block->cells && on; c++) {
        p.prose = block->cell[c];
        on = read_passage(r, p);
    }
    return on;
}

static int line_of(const LessonStep *step, int predict) {
    for (int b = 0; b < step->blocks; b++) {
        const Block *block = &step->block[b];
        if (block->kind == BLOCK_PREDICT && block->predict == predict) return block->line;
    }
    return step->line;
}

static bool read_choice(const Reading *r, const Predict *asked, Passage p, int choice) {
    p.choice = choice;
    p.kind = PASSAGE_CHOICE;
    p.prose = asked->formula[choice];
    p.text = p.prose.count > 0 ? NULL : asked->choice[choice];
    if (!read_passage(r, p)) return false;
    p.kind = PASSAGE_REPLY;
    p.text = NULL;
    p.prose = asked->reply[choice];
    return !asked->has_reply[choice] || read_passage(r, p);
}

static bool read_question(const Reading *r, const LessonStep *step, int predict) {
    const Predict *asked = &step->predict[predict];
    Passage p = {.line = line_of(step, predict), .predict = predict};
    p.kind = PASSAGE_ASK;
    p.prose = asked->ask;
    bool on = read_passage(r, p);
    p.prose = (Prose){0};
    for (int c = 0; c < asked->choices && on; c++) on = read_choice(r, asked, p, c);
    p.kind = PASSAGE_REPLY;
    for (int c = 0; c < LESSON_CHOICES && asked->reply_when[c] && on; c++) {
        p.choice = c;
        p.prose = asked->reply[c];
        on = read_passage(r, p);
    }
    p.kind = PASSAGE_WHY;
    p.prose = asked->why;
    return on && read_passage(r, p);
}

bool passage_each(const LessonStep *step, PassageVisit *visit, void *data) {
    const Reading r = {visit, data};
    bool on = true;
    for (int b = 0; b < step->blocks && on; b++) on = read_block(&r, &step->block[b]);
    for (int p = 0; p < step->predicts && on; p++) on = read_question(&r, step, p);
    for (int t = 0; t < step->tasks && on; t++)
        on = read_passage(
            &r, (Passage){.kind = PASSAGE_TASK, .prose = step->task[t].say, .line = step->line});
    if (!on || !step->has_derive) return on;
    return read_passage(
        &r, (Passage){.kind = PASSAGE_DERIVE, .prose = step->derive.say, .line = step->line});
}
