/* See ways.h. */
#include "lesson/ways.h"

#include <string.h>

#include "lab/control.h"
#include "lesson/passage.h"
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

typedef struct Reading {
    const Lesson *lesson;
    unsigned ways;
} Reading;

/* The keys that it speaks of; a note's too, since teachers press them in front of a class. */
static bool read_keys(void *data, const Passage *passage) {
    Reading *reading = data;
    for (int i = 0; i < passage->prose.count; i++) {
        const Span *span = &reading->lesson->span[passage->prose.first + i];
        if (span->kind == SPAN_KEY) reading->ways |= ways_of_key(span->text);
    }
    return true;
}

/* A letter that is looked for on a page. */
typedef struct Search {
    const Lesson *lesson;
    char letter;
} Search;

/* False where it is named, which ends the search. */
static bool names_no_key(void *data, const Passage *passage) {
    const Search *search = data;
    for (int i = 0; i < passage->prose.count; i++) {
        const Span *span = &search->lesson->span[passage->prose.first + i];
        bool letter = span->kind == SPAN_KEY && span->text[0] == search->letter;
        if (letter && !span->text[1]) return false;
    }
    return true;
}

bool ways_names_key(const Lesson *lesson, const LessonStep *step, char letter) {
    Search search = {lesson, letter};
    return !passage_each(step, names_no_key, &search);
}

unsigned ways_of_task(const Task *task) {
    return ways_of_lines(task->solve_line, task->solve);
}

/* Who is shown the seed may type one, and that is a new start. */
static unsigned ways_of_show(const SceneShow *show) {
    for (int i = 0; i < show->count; i++) {
        if (control_find(show->name[i]) == CONTROL_SEED) return BIT(TRAIN_NEW_START);
    }
    return 0;
}

unsigned ways_of_step(const Lesson *lesson, const LessonStep *step) {
    unsigned shown = ways_of_show(&step->scene.show);
    if (step->opening.ways_given) return step->opening.ways | shown;
    /* A table of runs is filled by running. */
    Reading reading = {lesson, (step->has_log ? EPOCHS : 0) | shown};
    passage_each(step, read_keys, &reading);
    for (int t = 0; t < step->tasks; t++) reading.ways |= ways_of_task(&step->task[t]);
    for (int p = 0; p < step->predicts; p++) {
        const Predict *predict = &step->predict[p];
        if (predict->after > 0) reading.ways |= ways_of_lines(predict->after_line, predict->after);
    }
    return reading.ways;
}

bool ways_trains(const Task *task) {
    return (ways_of_task(task) & (STEPS | EPOCHS)) != 0;
}

bool ways_descends(const Task *task) {
    static const char descend[] = "descend";
    for (int i = 0; i < task->solve; i++) {
        if (strncmp(task->solve_line[i], descend, strlen(descend)) == 0) return true;
    }
    return false;
}
