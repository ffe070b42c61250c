/* Every step of every lesson, as one arrives in it and when all is done that it asks for: what is
 * drawn then, summed up (drawn.h); golden/taken.txt holds what was. Windows are of two sizes, and
 * some have a projector. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>

#include "drawn.h"
#include "lesson/solve.h"

static int is_lesson(const struct dirent *entry) {
    size_t length = strlen(entry->d_name);
    return length > 3 && strcmp(entry->d_name + length - 3, ".md") == 0;
}

/* Choices by their letters, until one of them is right or none is left. */
static void answer(Person *p) {
    for (int key = 'A'; key <= 'F' && p->frame->lab.locked; key++) press_key(p, key, "");
}

static void every_step_of_every_lesson(void **state) {
    (void)state;
    int from = written.failures;
    struct dirent **lesson;
    int lessons = scandir(LESSONS_FOLDER, &lesson, is_lesson, alphasort);
    assert_true(lessons >= 18);
    for (int l = 0; l < lessons; l++) {
        Person p = {.frame = frame_create(&fonts_boxes, 1)};
        for (int step = 0, steps = 1; step < steps; step++) {
            char path[300], name[64];
            Message message = {""};
            snprintf(path, sizeof path, "%s/%.200s#%d", LESSONS_FOLDER, lesson[l]->d_name,
                     step + 1);
            if (!frame_open(p.frame, path, &message)) fail_msg("%s", message.text);
            steps = p.frame->player.lesson.steps;
            bool large = step % 2;
            p.input = (Input){.seconds = 1.0 / 60,
                              .width = large ? 1440 : 1024,
                              .height = large ? 900 : 640,
                              .density = 1};
            p.frame->ui.projector = step % 3 == 2;
            rest(&p);
            snprintf(name, sizeof name, "%.2s.%d", lesson[l]->d_name, step + 1);
            look_at(name, p.frame);
            answer(&p);
            solve_step(&p.frame->lab, &p.frame->player.lesson.step[step], NULL, NULL);
            rest(&p);
            snprintf(name, sizeof name, "%.2s.%d, done", lesson[l]->d_name, step + 1);
            look_at(name, p.frame);
        }
        person_leave(&p);
        free(lesson[l]);
    }
    free(lesson);
    end(from);
}

static int begin(void **state) {
    (void)state;
    return read_what_was("taken");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_step_of_every_lesson),
    };
    return cmocka_run_group_tests(tests, begin, forget);
}
