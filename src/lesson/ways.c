/* See ways.h. */
#include "lesson/ways.h"

#include <string.h>

#include "lesson/solve.h"

#define BIT(way) (1u << (way))

enum {
    STEPS = BIT(TRAIN_BATCH) | BIT(TRAIN_POINT),
    EPOCHS = BIT(TRAIN_EPOCH) | BIT(TRAIN_PLAY) | BIT(TRAIN_RESTART)
};

static unsigned ways_of_key(const char *key) {
    static const struct {
        const char *key;
        unsigned ways;
    } keys[] = {
        {"Space", BIT(TRAIN_PLAY) | BIT(TRAIN_RESTART)},
        {"E", BIT(TRAIN_EPOCH)},
        {"B", BIT(TRAIN_BATCH)},
        {"S", STEPS},
        {"F", BIT(TRAIN_PHASE)},
        {"R", BIT(TRAIN_RESTART)},
        {"N", BIT(TRAIN_NEW_START)},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(key, keys[i].key) == 0) return keys[i].ways;
    }
    return 0;
}

static unsigned ways_of_lines(const char *const *line, int count) {
    unsigned ways = 0;
    for (int i = 0; i < count; i++) ways |= solve_ways(line[i]);
    return ways;
}

static unsigned ways_of_prose(const Lesson *lesson, Prose prose) {
    unsigned ways = 0;
    for (int i = prose.first; i < prose.first + prose.count; i++) {
        if (lesson->span[i].kind == SPAN_KEY) ways |= ways_of_key(lesson->span[i].text);
    }
    return ways;
}

unsigned ways_of_task(const Task *task) {
    return ways_of_lines(task->solve_line, task->solve);
}

unsigned ways_of_step(const Lesson *lesson, const LessonStep *step) {
    if (step->opening.ways_given) return step->opening.ways;
    unsigned ways = step->has_log ? EPOCHS : 0; /* a table of runs is filled by running */
    for (int b = 0; b < step->blocks; b++) {
        ways |= ways_of_prose(lesson, step->block[b].prose);
        for (int c = 0; c < step->block[b].cells; c++)
            ways |= ways_of_prose(lesson, step->block[b].cell[c]);
    }
    for (int t = 0; t < step->tasks; t++) {
        ways |= ways_of_prose(lesson, step->task[t].say);
        ways |= ways_of_task(&step->task[t]);
    }
    for (int p = 0; p < step->predicts; p++) {
        const Predict *predict = &step->predict[p];
        ways |= ways_of_prose(lesson, predict->ask);
        if (predict->after > 0) ways |= ways_of_lines(predict->after_line, predict->after);
    }
    return ways;
}

bool ways_trains(const Task *task) {
    return (ways_of_task(task) & (STEPS | EPOCHS)) != 0;
}
