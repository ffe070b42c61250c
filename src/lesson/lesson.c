/* See lesson.h. */
#include "lesson/lesson.h"

#include <stdlib.h>

static void step_destroy(LessonStep *step) {
    free(step->block);
    free(step->predict);
    free(step->task);
    scene_destroy(&step->scene);
}

void lesson_destroy(Lesson *lesson) {
    for (int i = 0; i < lesson->steps; i++) step_destroy(&lesson->step[i]);
    free(lesson->step);
    free(lesson->span);
    free(lesson->source);
    while (lesson->memory) {
        LessonText *next = lesson->memory->next;
        free(lesson->memory);
        lesson->memory = next;
    }
    *lesson = (Lesson){.title = "", .summary = "", .chapter = ""};
}
